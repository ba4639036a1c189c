//! Large letters: a line of text as pixels, eight high, drawn with as many quarter cells a pixel as the room allows.
//!
//! The letters are those of tui-big-text. Signs that it lacks are here; a text with a character that neither has is
//! not drawn large at all. Digits are all as wide, so that a clock stands still; letters are set close.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use crate::wording::locked;

/// How large a pixel is, in half cells: across, down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale(pub u16, pub u16);

/// The smallest letters, four rows high.
pub(super) const SMALL: Scale = Scale(1, 1);

/// A line of large text.
pub(super) struct LargeText {
    /// The pixels, a byte a column; bit 0 is the topmost.
    columns: Vec<u8>,
    /// How many rows of pixels it has.
    rows: u16,
}

/// What is in a cell, by which of its quarters are set: upper left, upper right, lower left, lower right.
const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

impl LargeText {
    /// Makes large text; none if one of its characters has no large form.
    pub(super) fn text(text: &str) -> Option<Self> {
        let mut columns = Vec::new();
        for c in text.chars() {
            columns.extend(letter(c)?);
        }
        Some(Self { columns, rows: 8 })
    }

    /// Makes a clock, which needs no room for descenders: digits and colons, at least as wide as `00:00`, to the left.
    pub(super) fn clock(text: &str) -> Option<Self> {
        let widest = Self::text("00:00")?.columns.len();
        let mut clock = Self::text(text)?;
        if clock.columns.len() < widest {
            clock.columns.resize(widest, 0);
        }
        clock.rows = 7;
        Some(clock)
    }

    /// Measures the text in pixels.
    pub(super) fn pixels(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    /// Measures the text in cells: columns and rows.
    pub(super) fn size(&self, scale: Scale) -> (u16, u16) {
        (self.pixels().saturating_mul(scale.0).div_ceil(2), (self.rows * scale.1).div_ceil(2))
    }

    /// Finds the largest scale at which the text fits; pixels are never wider than high, and at most twice as high as
    /// wide. Where they are to be `whole` cells, no cell is drawn in part.
    pub(super) fn fit(&self, width: u16, height: u16, whole: bool) -> Option<Scale> {
        let all = (1..=16).flat_map(|down| (down..=2 * down).map(move |across| Scale(across, down)));
        let all = all.filter(|Scale(across, down)| !whole || (across % 2, down % 2) == (0, 0));
        let fitting = all.filter(|scale| {
            let (w, h) = self.size(*scale);
            w <= width && h <= height
        });
        fitting.max_by_key(|Scale(across, down)| across * down)
    }

    /// Draws the text with its upper left corner at `at`.
    pub(super) fn draw(&self, buffer: &mut Buffer, at: Position, scale: Scale, style: Style) {
        let (width, height) = self.size(scale);
        let set = |x: u16, y: u16| {
            let column = self.columns.get(usize::from(x / scale.0)).copied().unwrap_or(0);
            let row = y / scale.1;
            row < self.rows && column >> row & 1 == 1
        };
        for row in 0..height {
            for column in 0..width {
                let (x, y) = (column * 2, row * 2);
                let quarters = usize::from(set(x, y))
                    | usize::from(set(x + 1, y)) << 1
                    | usize::from(set(x, y + 1)) << 2
                    | usize::from(set(x + 1, y + 1)) << 3;
                if let Some(cell) = buffer.cell_mut((at.x + column, at.y + row)) {
                    cell.set_symbol(QUARTERS[quarters]).set_style(style);
                }
            }
        }
    }
}

/// The columns of a character; none if it has no large form.
fn letter(c: char) -> Option<Vec<u8>> {
    if c == ' ' {
        return Some(vec![0; 4]);
    }
    let rows = match c {
        // Without the stroke, which makes it an eight from afar.
        '0' => [0x3e, 0x63, 0x63, 0x63, 0x63, 0x63, 0x3e, 0x00],
        '●' => [0x00, 0x3c, 0x7e, 0x7e, 0x7e, 0x7e, 0x3c, 0x00],
        '◔' => [0x3c, 0x72, 0xf1, 0xf1, 0x81, 0x81, 0x42, 0x3c],
        '▲' => [0x00, 0x18, 0x18, 0x3c, 0x3c, 0x7e, 0x7e, 0x00],
        '‖' => [0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x00],
        locked::SIGN => [0x3c, 0x66, 0x66, 0xff, 0xff, 0xe7, 0xff, 0x00],
        '–' => [0x00, 0x00, 0x00, 0x7e, 0x00, 0x00, 0x00, 0x00],
        '…' => [0x00, 0x00, 0x00, 0x00, 0x00, 0xdb, 0xdb, 0x00],
        '’' => [0x06, 0x06, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00],
        _ => glyph_rows(c),
    };
    let mut columns: Vec<u8> = (0..8).map(|x| (0..8).fold(0, |column, y| column | (rows[y] >> x & 1) << y)).collect();
    if !columns.iter().any(|column| *column != 0) {
        return None;
    }
    if !c.is_ascii_digit() {
        columns = columns.into_iter().skip_while(|column| *column == 0).collect();
        while columns.last() == Some(&0) {
            columns.pop();
        }
        // A colon is between digits, which bring a free column only at their right.
        columns.extend(if c == ':' { vec![0, 0] } else { vec![0] });
    }
    Some(columns)
}

/// Takes a character's rows from tui-big-text; blank if it has none. Bit 0 is the leftmost.
fn glyph_rows(c: char) -> [u8; 8] {
    let area = Rect::new(0, 0, 8, 8);
    let mut buffer = Buffer::empty(area);
    let line = Line::from(c.to_string());
    BigText::builder().pixel_size(PixelSize::Full).lines(vec![line]).build().render(area, &mut buffer);
    let mut rows = [0; 8];
    for position in area.positions() {
        if buffer[position].symbol() == "█" {
            rows[usize::from(position.y)] |= 1 << position.x;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_as_wide_at_nine_minutes_as_at_ten() {
        let width = |text| LargeText::clock(text).unwrap().pixels();
        assert_eq!(width("9:59"), width("10:00"));
        assert_eq!(width("0:07"), width("58:43"));
    }

    #[test]
    fn danish_letters_and_every_sign_have_a_large_form() {
        assert!(LargeText::text("ÆØÅ æøå é ● ◔ ▲ ‖ 🔒 … – ’ 0123456789").is_some());
        assert!(LargeText::text("会議").is_none());
        assert!(LargeText::text("e\u{301}").is_none());
    }

    #[test]
    fn the_largest_scale_that_fits_is_taken_and_none_if_none_does() {
        let clock = LargeText::clock("4:18").unwrap();
        for (width, height) in [(36, 4), (76, 9), (112, 14), (190, 24), (18, 60)] {
            let scale = clock.fit(width, height, false).unwrap();
            let (w, h) = clock.size(scale);
            assert!(w <= width && h <= height, "{scale:?} at {width}×{height}");
        }
        assert_eq!(clock.fit(36, 4, false), Some(Scale(2, 1)));
        assert_eq!(clock.fit(17, 60, false), None);
        assert_eq!((clock.fit(36, 4, true), clock.fit(80, 9, true)), (None, Some(Scale(4, 2))));
    }
}
