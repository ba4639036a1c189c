//! A box to type in, of one line or several: a thin layer over ratatui-textarea with punktlig's keys.
//!
//! Whatever comes in by paste is cleaned here; a printable character with Ctrl+Alt (AltGr) is text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, DataCursor, TextArea, WrapMode};

use crate::text;

/// A box to type in.
#[derive(Clone, Debug)]
pub struct TextBox {
    area: TextArea<'static>,
    several_lines: bool,
    /// Whether its one line is wrapped.
    wraps: bool,
}

/// How a key changed a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Edit,
    Undo,
    Redo,
}

impl TextBox {
    /// Makes a box that holds `text`, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str, several_lines: bool) -> Self {
        // Not typed in: what it holds to begin with is nothing that undo takes away.
        let cleaned = cleaned(text, several_lines);
        let mut area = TextArea::new(cleaned.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        area.set_cursor_line_style(Style::new());
        // The terminal's own cursor is there.
        area.set_cursor_style(Style::new());
        area.set_selection_style(Style::new().add_modifier(Modifier::REVERSED));
        area.set_max_histories(1000);
        if several_lines {
            area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
        Self { area, several_lines, wraps: false }
    }

    /// Makes a box of one line that is wrapped where it is longer than the box is wide.
    #[must_use]
    pub fn wrapping(text: &str) -> Self {
        let mut new = Self::new(text, false);
        new.area.set_wrap_mode(WrapMode::WordOrGlyph);
        new.wraps = true;
        new
    }

    /// Counts the rows that the text takes in a box of this width, with its caret.
    #[must_use]
    pub fn rows(&self, width: u16) -> usize {
        if self.wraps { text::wrap(&format!("{}_", self.text()), usize::from(width)).len() } else { 1 }
    }

    /// Makes a box of one line whose text is selected: what is typed first takes its place, a cursor key keeps it.
    #[must_use]
    pub fn selected(text: &str) -> Self {
        let mut new = Self::new(text, false);
        new.area.select_all();
        new
    }

    /// Returns whether it takes several lines.
    #[must_use]
    pub fn has_several_lines(&self) -> bool {
        self.several_lines
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Returns whether there is nothing but blanks in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|l| l.trim().is_empty())
    }

    /// The widget to draw.
    #[must_use]
    pub fn widget(&self) -> &TextArea<'static> {
        &self.area
    }

    /// Returns the caret's column and row in the area in which it was drawn last.
    #[must_use]
    pub fn caret(&self) -> (u16, u16) {
        let (at, (top, left)) = (self.area.screen_cursor(), self.area.scroll_offset());
        let within = |at: usize, from: u16| u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(from);
        (within(at.col, left), within(at.row, top))
    }

    /// Returns the cursor's place in a box of one line, in characters.
    #[must_use]
    pub fn column(&self) -> usize {
        let DataCursor(_, column) = self.area.cursor();
        column
    }

    /// Puts text in at the cursor, cleaned; a box of one line takes it as one line.
    pub fn insert(&mut self, text: &str) {
        self.area.insert_str(cleaned(text, self.several_lines));
    }

    /// Puts text in at the cursor that was copied elsewhere: tabs become blanks, and bullets a list, or commas in a
    /// box of one line.
    pub fn paste(&mut self, text: &str) {
        if !self.several_lines {
            self.insert(&text::pasted_line(text));
            return;
        }
        let DataCursor(row, column) = self.area.cursor();
        let before = self.area.lines().get(row).is_none_or(|line| line.chars().take(column).all(char::is_whitespace));
        self.insert(&text::pasted(text, before));
    }

    /// Returns whether the cursor is in the first line.
    #[must_use]
    pub fn is_at_top(&self) -> bool {
        let DataCursor(row, _) = self.area.cursor();
        row == 0
    }

    /// Replaces the whole text of a box of one line and puts the cursor at a character.
    pub fn replace(&mut self, text: &str, column: usize) {
        self.area.select_all();
        self.area.delete_char();
        self.insert(text);
        self.area.move_cursor(CursorMove::Jump(0, u16::try_from(column).unwrap_or(u16::MAX)));
    }

    /// Takes a key; returns whether it was one for the box.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if !matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete) || (control && !alt) {
            self.area.cancel_selection();
        }
        match key.code {
            KeyCode::Char(c) if control && !alt => return self.control(c.to_ascii_lowercase()),
            KeyCode::Char(c) if !alt || control => {
                if !text::is_hostile(c) {
                    self.area.insert_char(c);
                }
            }
            KeyCode::Enter if self.several_lines => self.area.insert_newline(),
            KeyCode::Backspace if control || alt => {
                self.area.delete_word();
            }
            KeyCode::Backspace => {
                self.area.delete_char();
            }
            KeyCode::Delete if control => {
                self.area.delete_next_word();
            }
            KeyCode::Delete => {
                self.area.delete_next_char();
            }
            KeyCode::Left if control => self.area.move_cursor(CursorMove::WordBack),
            KeyCode::Right if control => self.area.move_cursor(CursorMove::WordForward),
            KeyCode::Left => self.area.move_cursor(CursorMove::Back),
            KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
            KeyCode::Up if self.several_lines => self.area.move_cursor(CursorMove::Up),
            KeyCode::Down if self.several_lines => self.area.move_cursor(CursorMove::Down),
            KeyCode::Home if control => self.area.move_cursor(CursorMove::Jump(0, 0)),
            KeyCode::End if control => {
                self.area.move_cursor(CursorMove::Bottom);
                self.area.move_cursor(CursorMove::End);
            }
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            KeyCode::PageUp if self.several_lines => self.area.move_cursor(CursorMove::ParagraphBack),
            KeyCode::PageDown if self.several_lines => self.area.move_cursor(CursorMove::ParagraphForward),
            _ => return false,
        }
        true
    }

    /// Takes a key; returns how it changed the text, if it did.
    pub fn typed(&mut self, key: &KeyEvent) -> Option<Change> {
        let before = self.text();
        self.key(key);
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
        let change = match key.code {
            KeyCode::Char('z' | 'Z') if is_control => Change::Undo,
            KeyCode::Char('y' | 'Y') if is_control => Change::Redo,
            _ => Change::Edit,
        };
        (self.text() != before).then_some(change)
    }

    fn control(&mut self, c: char) -> bool {
        match c {
            'z' => {
                self.area.undo();
            }
            'y' => {
                self.area.redo();
            }
            'w' => {
                self.area.delete_word();
            }
            // What Backspace sends on some terminals.
            'h' => {
                self.area.delete_char();
            }
            'u' => {
                self.area.delete_line_by_head();
            }
            'k' => {
                self.area.delete_line_by_end();
            }
            'a' => self.area.move_cursor(CursorMove::Head),
            'e' => self.area.move_cursor(CursorMove::End),
            _ => return false,
        }
        true
    }
}

/// Returns text as a box takes it.
fn cleaned(text: &str, several_lines: bool) -> String {
    let cleaned = text::clean(text);
    if several_lines { cleaned.into_owned() } else { cleaned.replace(['\n', '\t'], " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(b: &mut TextBox, code: KeyCode, modifiers: KeyModifiers) -> bool {
        b.key(&KeyEvent::new(code, modifiers))
    }

    #[test]
    fn danish_letters_and_altgr_characters_are_text() {
        let mut b = TextBox::new("", true);
        for c in "Ærø".chars() {
            press(&mut b, KeyCode::Char(c), KeyModifiers::NONE);
        }
        press(&mut b, KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(b.text(), "Ærø@");
    }

    #[test]
    fn a_paste_is_cleaned_and_one_line_stays_one_line() {
        let mut b = TextBox::new("", false);
        b.insert("a\u{1b}[31m\nb");
        assert_eq!(b.text(), "a[31m b");
        let mut b = TextBox::new("x", true);
        b.insert("1\r\n2");
        assert_eq!(b.text(), "x1\n2");
    }

    #[test]
    fn ctrl_home_and_end_go_to_the_very_ends_and_ctrl_k_deletes_to_the_lines_end() {
        let mut b = TextBox::new("et to tre fire\nanden linje", true);
        press(&mut b, KeyCode::Char('.'), KeyModifiers::NONE);
        press(&mut b, KeyCode::Home, KeyModifiers::CONTROL);
        press(&mut b, KeyCode::Char('X'), KeyModifiers::NONE);
        press(&mut b, KeyCode::End, KeyModifiers::CONTROL);
        press(&mut b, KeyCode::Char('!'), KeyModifiers::NONE);
        assert_eq!(b.text(), "Xet to tre fire\nanden linje.!");
        press(&mut b, KeyCode::Home, KeyModifiers::NONE);
        press(&mut b, KeyCode::Char('k'), KeyModifiers::CONTROL);
        assert_eq!(b.text(), "Xet to tre fire\n");
    }

    #[test]
    fn typing_can_be_undone() {
        let mut b = TextBox::new("", true);
        press(&mut b, KeyCode::Char('a'), KeyModifiers::NONE);
        press(&mut b, KeyCode::Char('z'), KeyModifiers::CONTROL);
        assert_eq!(b.text(), "");
    }

    #[test]
    fn undo_takes_away_what_was_typed_and_nothing_that_was_there_before() {
        let mut b = TextBox::new("Byrådet\nbeslutter", true);
        press(&mut b, KeyCode::Char('!'), KeyModifiers::NONE);
        for _ in 0..3 {
            press(&mut b, KeyCode::Char('z'), KeyModifiers::CONTROL);
        }
        assert_eq!(b.text(), "Byrådet\nbeslutter");
    }

    #[test]
    fn replacing_puts_the_cursor_where_it_is_asked() {
        let mut b = TextBox::new("abc", false);
        b.replace("æøåx", 2);
        assert_eq!((b.text().as_str(), b.column()), ("æøåx", 2));
    }
}
