//! Reckons on which page a heading comes to stand, for the page numbers that the contents show until a word processor has
//! counted itself.
//!
//! Widths are Arial's, in classes; lines break at blanks; a heading stays with what follows it. It is an estimate: a word
//! processor that updates its fields knows better.

use super::styles::Style;

/// The height of a page's text in twips (twentieths of a point).
pub(super) const TEXT_HEIGHT: u32 = 13_720;
/// The width of a page's text in twips.
pub(super) const TEXT_WIDTH: u32 = 9_070;
/// The air above and below the text of a table's row in twips.
const CELL_AIR: u32 = 80;

/// The paper as far as it is filled.
#[derive(Default)]
pub(super) struct Pages {
    full: usize,
    y: u32,
    /// The height of paragraphs that stay with the next, and the headings among them.
    kept: u32,
    /// The room above the first of them, which the top of a page swallows, and the room below the last paragraph.
    above: u32,
    below: u32,
    waiting: Vec<usize>,
    /// The pages of the headings.
    headings: Vec<usize>,
    /// The widths and heights of the cells that are open, and the heights of the rows that they stand in.
    cells: Vec<(u32, u32)>,
    rows: Vec<u32>,
}

impl Pages {
    /// Counts the pages so far.
    pub fn count(&self) -> usize {
        self.full + 1
    }

    /// Gives the page of a heading, from 1.
    pub fn of(&self, heading: usize) -> usize {
        self.headings.get(heading).copied().unwrap_or_else(|| self.count())
    }

    /// Notes that the next paragraph is a heading whose page will be asked for.
    pub fn heading(&mut self) -> usize {
        self.headings.push(self.count());
        self.waiting.push(self.headings.len() - 1);
        self.headings.len() - 1
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.settle(0);
        if self.y > 0 {
            self.full += 1;
            self.y = 0;
        }
    }

    /// Puts a paragraph on the paper; `room` is what it wants above and below.
    pub fn paragraph(&mut self, style: &Style, left: u32, room: (u32, u32), keep_next: bool, text: &str) {
        let width = self.cells.last().map_or(TEXT_WIDTH, |(width, _)| *width).saturating_sub(left).max(400);
        let line = u32::from(style.size) * 10 * 1149 * 276 / 240 / 1000;
        let lines = lines(text, width, u32::from(style.size) * 10);
        let (height, least) = (lines * line, lines.min(2) * line);
        if let Some((_, filled)) = self.cells.last_mut() {
            *filled += height + room.0 + room.1;
            return;
        }
        // Of the room below one paragraph and that above the next, the greater counts.
        let before = room.0.saturating_sub(std::mem::replace(&mut self.below, room.1));
        if self.kept == 0 {
            self.above = before;
        }
        if keep_next {
            self.kept += before + height + room.1;
            return;
        }
        let alone = self.kept == 0;
        let turned = self.settle(before + least);
        self.y += height + room.1 + if turned && alone { 0 } else { before };
        while self.y > TEXT_HEIGHT + room.1 {
            self.full += 1;
            self.y -= TEXT_HEIGHT;
        }
    }

    /// Begins a row of a table.
    pub fn open_row(&mut self) {
        self.rows.push(0);
    }

    /// Begins a cell.
    pub fn open_cell(&mut self, width: u32) {
        self.cells.push((width, 0));
    }

    /// Ends a cell.
    pub fn close_cell(&mut self) {
        let (_, height) = self.cells.pop().unwrap_or_default();
        if let Some(row) = self.rows.last_mut() {
            *row = height.max(*row);
        }
    }

    /// Ends a row, which is at least `least` high and stands on one page.
    pub fn close_row(&mut self, least: u32) {
        let height = (self.rows.pop().unwrap_or_default() + CELL_AIR).max(least);
        if let Some((_, filled)) = self.cells.last_mut() {
            *filled += height;
            return;
        }
        self.settle(height.min(TEXT_HEIGHT));
        self.y += height;
        self.below = 0;
    }

    /// Puts what waits for the next lines on the page that has room for both,
    /// and tells whether that is a new one.
    fn settle(&mut self, next: u32) -> bool {
        let turned = self.y + self.kept + next > TEXT_HEIGHT && self.y > 0;
        if turned {
            self.full += 1;
            self.y = 0;
            self.kept = self.kept.saturating_sub(self.above);
        }
        self.y += std::mem::take(&mut self.kept);
        let page = self.count();
        for heading in self.waiting.drain(..) {
            if let Some(of) = self.headings.get_mut(heading) {
                *of = page;
            }
        }
        turned
    }
}

/// Counts the lines of a text of `size` (in twips) where a line has `room`.
fn lines(text: &str, room: u32, size: u32) -> u32 {
    let mut lines = 0;
    for line in text.split('\n') {
        lines += 1;
        let mut used = 0;
        for word in line.split_inclusive([' ', '\t']) {
            let width: u32 = word.chars().map(|c| thousandths(c) * size / 1000).sum();
            let bare: u32 = word.trim_end().chars().map(|c| thousandths(c) * size / 1000).sum();
            if used > 0 && used + bare > room {
                lines += 1;
                used = 0;
            }
            used += width;
        }
    }
    lines
}

/// Gives a character's width in thousandths of its size.
fn thousandths(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' => 222,
        ' ' | '.' | ',' | ':' | ';' | '/' | 'I' | 'f' | 't' | '!' => 278,
        'r' | '(' | ')' | '-' | '"' => 345,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'm' | 'w' | 'M' | 'æ' | 'W' | '%' | '@' | 'Æ' => 870,
        c if c.is_uppercase() => 690,
        _ => 556,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::docx::styles::style;

    #[test]
    fn text_fills_lines_and_lines_fill_pages() {
        assert_eq!(lines("en to tre", 100_000, 220), 1);
        assert_eq!(lines("en\nto", 100_000, 220), 2);
        assert_eq!(lines(&"ord ".repeat(100), TEXT_WIDTH, 220), 5);
        let mut pages = Pages::default();
        // A line of 277 with 30 above and below, of which the greater counts between two.
        for _ in 0..44 {
            pages.paragraph(style("TableText"), 0, (30, 30), false, "x");
        }
        assert_eq!(pages.count(), 1);
        pages.paragraph(style("TableText"), 0, (30, 30), false, "x");
        assert_eq!(pages.count(), 2);
    }

    #[test]
    fn a_heading_goes_with_what_follows_it() {
        let mut pages = Pages::default();
        let full = TEXT_HEIGHT - 600;
        pages.open_row();
        pages.close_row(full);
        let heading = pages.heading();
        pages.paragraph(style("Heading1"), 0, (480, 120), true, "Beslutning");
        assert_eq!((pages.of(heading), pages.count()), (1, 1));
        pages.paragraph(style("Normal"), 0, (0, 120), false, "x");
        assert_eq!((pages.of(heading), pages.count()), (2, 2));
    }
}
