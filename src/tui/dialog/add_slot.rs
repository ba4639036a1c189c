//! An unplanned slot, as a line: its title, maybe its minutes, and whether it is closed.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::menu::slot_added;
use super::{Component, Response, questions};
use crate::agenda::{Access, SlotId};
use crate::lang::Msg;
use crate::meeting::Target;
use crate::msg;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::Scope;
use crate::tui::slot_line::{SlotLine, slot_line};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::{locked, numbered};

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

/// Says what else than the point itself has the number already; while it is not clear whether the point is closed,
/// either counts.
pub(super) fn number_taken(cx: &Context, line: &SlotLine, own: Option<&SlotId>) -> Option<Msg> {
    let number = line.number.as_deref()?;
    let open = line.unclear.is_some().then_some(Access::Open);
    let own = own.map(|slot| Target::Point(slot.clone()));
    let bearer = std::iter::once(line.access).chain(open).find_map(|access| cx.meeting().bearer_of(number, access))?;
    if own.as_ref() == Some(&bearer) {
        return None;
    }
    let title = locked::fitted(&locked::title(cx.meeting(), &bearer), 40);
    Some(msg!("problem-number-taken", number = number, title = title))
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
        let line = slot_line(&self.line.text.text());
        if line.title.is_empty() {
            return self.line.refuse(msg!("problem-no-title"));
        }
        if let Some(taken) = number_taken(cx, &line, None) {
            return self.line.refuse(taken);
        }
        match &line.unclear {
            // Whether a word closes the point or belongs to its title is asked; Esc goes back to the line.
            Some(whole) => Response::over(questions::closed_slot(&line, whole)),
            None => Response::record_all(slot_added(cx, line), OnRecorded::Close),
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
        let line = slot_line(&self.line.text.text());
        let taken = number_taken(cx, &line, None);
        let SlotLine { number, title, minutes, access, unclear } = line;
        // As long as it is not clear, all that was typed is shown.
        let title = unclear.unwrap_or(title);
        let title = locked::marked(&title, access.is_closed());
        let is_empty = title.trim().is_empty();
        let title = numbered(number.as_deref(), &title);
        let help = match (is_empty, minutes) {
            _ if taken.is_some() => taken.map(|taken| lang.say(&taken)).unwrap_or_default(),
            (true, _) => lang.text("line-add-slot-help"),
            (false, Some(minutes)) => lang.say(&msg!("line-slot-minutes", slot = title, minutes = minutes)),
            (false, None) => lang.say(&msg!("line-slot-open", slot = title)),
        };
        let place = match (cx.meeting().running(), cx.selected_slot()) {
            (Some(_), _) => "line-add-slot",
            (None, Some(_)) => "line-add-slot-selected",
            (None, None) => "line-add-slot-first",
        };
        let heading = (lang.text(place), cx.hint(Scope::Line, "hint-line"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &help);
    }
}
