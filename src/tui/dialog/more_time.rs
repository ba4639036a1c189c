//! More or less time for the slot that runs: a line with so many minutes.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::{Component, Response};
use crate::agenda::SlotId;
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Allotted, Event, NotAllotted};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::Scope;
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::locked;

/// How many minutes are offered.
const OFFERED: i64 = 5;

/// The line for a slot's minutes.
#[derive(Clone, Debug)]
pub struct MoreTime {
    slot: SlotId,
    /// The line.
    pub line: InputLine,
}

impl MoreTime {
    /// Opens the line for a slot, with what is offered.
    #[must_use]
    pub fn new(slot: SlotId) -> Self {
        Self { slot, line: InputLine::new(TextBox::selected(&signed(OFFERED))) }
    }

    /// Opens the line for a slot; some of its minutes are typed.
    #[must_use]
    pub fn typed(slot: SlotId, text: &str) -> Self {
        Self { slot, line: InputLine::new(TextBox::new(text, false)) }
    }

    /// Changes the minutes by one; what is no number becomes what was offered.
    fn step(&mut self, by: i64) {
        let minutes = read(&self.line.text.text()).map_or(OFFERED, |minutes| minutes.saturating_add(by));
        self.line = InputLine::new(TextBox::selected(&signed(minutes)));
    }

    fn allotted(&self, cx: &Context) -> Result<Allotted, Msg> {
        let typed = self.line.text.text();
        let minutes = read(&typed).ok_or_else(|| msg!("problem-no-minutes", typed = text::one_line(&typed)))?;
        cx.meeting().allotted(&self.slot, minutes, cx.now).map_err(|why| match why {
            NotAllotted::NoSlot => msg!("notice-nothing-runs"),
            NotAllotted::Nothing => msg!("problem-no-more-time"),
            NotAllotted::TooLittle { of } => msg!("problem-too-little-time", minutes = of),
            NotAllotted::TooMuch => msg!("problem-too-much-time"),
        })
    }
}

/// Reads minutes with or without a sign: `5`, `+5`, `-5`, `–5 min`.
fn read(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let typed = typed.strip_suffix('.').unwrap_or(typed);
    let typed = typed.strip_suffix("min").unwrap_or(typed).trim_end();
    let (is_less, digits) = match typed.strip_prefix(['-', '\u{2013}', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let minutes: u16 = digits.trim_start().parse().ok().filter(|_| !digits.contains('+'))?;
    Some(if is_less { -i64::from(minutes) } else { i64::from(minutes) })
}

/// Writes minutes with their sign.
fn signed(minutes: i64) -> String {
    format!("{minutes:+}")
}

impl Component for MoreTime {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return Response::Close,
            Intent::Record => return self.record(cx),
            Intent::Up => self.step(1),
            Intent::Down => self.step(-1),
            Intent::Tab => {}
            Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        match self.allotted(cx) {
            Ok(allotted) => Response::record_and_close(Event::BudgetsChanged { budgets: vec![allotted.budget] }),
            Err(problem) => self.line.refuse(problem),
        }
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.slot = names.slot(&self.slot);
        true
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::MoreTime(self.slot.clone()))
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let index = cx.meeting().slot_index(&self.slot);
        let slot = index.map(|index| locked::slot_title(cx.meeting(), index)).unwrap_or_default();
        let help = match self.allotted(cx) {
            Ok(Allotted { before: Some(before), budget }) => {
                msg!("line-more-time-becomes", before = before, minutes = budget.minutes)
            }
            Ok(Allotted { before: None, budget }) => msg!("line-more-time-gets", minutes = budget.minutes),
            Err(_) => msg!("line-more-time-help"),
        };
        // Another row may be selected: what runs is said whole, where the edge of the box has no room for it.
        let help = if index.is_some() && cx.meeting().running() == index {
            lang.say(&msg!("line-more-time-runs", slot = slot.as_str(), help = lang.say(&help)))
        } else {
            lang.text("notice-slot-not-to-come")
        };
        let heading = (lang.say(&msg!("line-more-time", slot = slot)), cx.hint(Scope::Line, "hint-minutes"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_with_any_sign_and_nothing_else_is() {
        for (typed, minutes) in [("5", 5), ("+5", 5), (" -5", -5), ("\u{2013} 10 min.", -10), ("\u{2212}3", -3)] {
            assert_eq!(read(typed), Some(minutes), "{typed}");
        }
        for typed in ["", "+", "-", "+-5", "++5", "5 timer", "99999", "fem"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
