//! An unplanned slot, as a line: its title, maybe its minutes, and whether it is closed.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::menu::slot_added;
use super::{Component, Response, questions};
use crate::msg;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::Scope;
use crate::tui::slot_line::{SlotLine, slot_line};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::locked;

/// The line for an unplanned slot.
#[derive(Clone, Debug)]
pub struct AddSlot {
    /// The line.
    pub line: InputLine,
}

impl AddSlot {
    /// Opens the line; some of it is typed.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self { line: InputLine::new(TextBox::new(text, false)) }
    }
}

impl Default for AddSlot {
    fn default() -> Self {
        Self::typed("")
    }
}

impl Component for AddSlot {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return Response::Close,
            Intent::Record => return self.record(cx),
            Intent::Tab => {}
            Intent::Up | Intent::Down | Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        let SlotLine { title, minutes, access, unclear } = slot_line(&self.line.text.text());
        if title.is_empty() {
            return self.line.refuse(msg!("problem-no-title"));
        }
        match unclear {
            // Whether a word closes the point or belongs to its title is asked; Esc goes back to the line.
            Some(whole) => Response::over(questions::closed_slot(&title, &whole, minutes)),
            None => Response::record_all(slot_added(cx, title, minutes, access), OnRecorded::Close),
        }
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::NewPoint)
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let SlotLine { title, minutes, access, unclear } = slot_line(&self.line.text.text());
        // As long as it is not clear, all that was typed is shown.
        let title = unclear.unwrap_or(title);
        let title = locked::marked(&title, access.is_closed());
        let help = match (title.is_empty(), minutes) {
            (true, _) => lang.text("line-add-slot-help"),
            (false, Some(minutes)) => lang.say(&msg!("line-slot-minutes", slot = title, minutes = minutes)),
            (false, None) => lang.say(&msg!("line-slot-open", slot = title)),
        };
        let heading = (lang.text("line-add-slot"), cx.hint(Scope::Line, "hint-line"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &help);
    }
}
