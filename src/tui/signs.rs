//! The screen's signs as every font has them: each as wide as what it replaces, so that no column moves.
//!
//! They are put in when a frame is drawn already: whatever is on it says the same, the help as well.

use ratatui::buffer::Buffer;

use crate::wording::locked;

/// Returns what is shown for a sign; none: it stays.
fn ascii(sign: char) -> Option<&'static str> {
    Some(match sign {
        // States of slots, guests and times.
        '✓' => "v",
        '✗' => "x",
        '▶' => ">",
        '●' | '○' => "o",
        '◔' => "+",
        '◆' => "*",
        '▲' => "!",
        '‖' => "=",
        locked::SIGN => "##",
        '☐' | '•' => "*",
        '✎' => "~",
        '↕' => "%",
        '→' => ">",
        '←' => "<",
        '↑' => "^",
        '↓' => "v",
        '␣' => "_",
        // Punctuation.
        '–' | '—' => "-",
        '…' => ".",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        // Lines and bars.
        '─' | '━' => "-",
        '│' | '┃' => "|",
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╭' | '╮' | '╰' | '╯' => "+",
        '█' | '□' => "#",
        '░' => ".",
        _ => return None,
    })
}

/// Puts them into a frame.
pub fn into_ascii(buffer: &mut Buffer) {
    for at in 0..buffer.content.len() {
        let is_digit = |at: usize| {
            buffer.content.get(at).is_some_and(|cell| cell.symbol().starts_with(|c: char| c.is_ascii_digit()))
        };
        let Some(cell) = buffer.content.get(at) else { return };
        let mut chars = cell.symbol().chars();
        let (Some(sign), None) = (chars.next(), chars.next()) else { continue };
        let Some(mut shown) = ascii(sign) else { continue };
        if sign == '…' && at.checked_sub(1).is_some_and(&is_digit) && is_digit(at + 1) {
            // Keys from the first to the last, and no figure with a point.
            shown = "-";
        }
        let style = cell.style();
        for (cell, c) in buffer.content.iter_mut().skip(at).zip(shown.chars()) {
            cell.set_char(c).set_style(style);
        }
    }
}

/// Puts them into a line, such as a window's title.
#[must_use]
pub fn in_ascii(line: &str) -> String {
    line.chars().fold(String::new(), |mut out, c| {
        match ascii(c) {
            Some(shown) => out.push_str(shown),
            None => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn every_sign_is_replaced_by_as_many_columns() {
        let line = "✓✗▶●○◔▲‖🔒☐•✎→←↑↓␣–…“”│─█░";
        let shown = in_ascii(line);
        assert!(shown.is_ascii() && text::width(&shown) == text::width(line), "{shown}");
        assert_eq!(in_ascii("8.21 Lukket drøftelse 🔒 · »Ås«"), "8.21 Lukket drøftelse ## · »Ås«");
    }

    #[test]
    fn keys_from_the_first_to_the_last_are_no_figure_with_a_point() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
        buffer.set_string(0, 0, "0…9 om 1…", Style::new());
        into_ascii(&mut buffer);
        assert_eq!(buffer.content.iter().map(|cell| cell.symbol()).collect::<String>(), "0-9 om 1.");
    }

    #[test]
    fn a_sign_of_two_columns_takes_both_and_what_follows_stays_where_it_is() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "Ø 🔒 x▶", Style::new());
        into_ascii(&mut buffer);
        assert_eq!(buffer.content.iter().map(|cell| cell.symbol()).collect::<String>(), "Ø ## x> ");
    }
}
