//! A slot of the plan changed in a line: its start, its length, or the title of one that was added.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::{Component, Response, add_slot, questions};
use crate::agenda::{Access, SlotId};
use crate::lang::Msg;
use crate::meeting::reload::{self, Names};
use crate::meeting::{ChangedBudget, Event, SlotRun};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::{LineFor, SlotField};
use crate::tui::keymap::Scope;
use crate::tui::slot_line::{self, SlotLine, slot_line};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::{locked, numbered};

/// The most minutes of a slot.
const MOST: u32 = 24 * 60;

/// The line for what is changed of a slot.
#[derive(Clone, Debug)]
pub struct ChangeSlot {
    slot: SlotId,
    field: SlotField,
    /// The line.
    pub line: InputLine,
}

impl ChangeSlot {
    /// Opens the line with what is so until now.
    #[must_use]
    pub fn new(slot: SlotId, field: SlotField, cx: &Context) -> Self {
        let run = run(&slot, cx);
        let now = match field {
            SlotField::Title => run.map(|run| run.slot.title.clone()),
            SlotField::Minutes => run.and_then(SlotRun::minutes).map(|minutes| minutes.to_string()),
            SlotField::Start => run.and_then(SlotRun::planned_start).map(|at| time::hm(at.time(), cx.lang)),
        };
        Self { slot, field, line: InputLine::new(TextBox::selected(&now.unwrap_or_default())) }
    }

    /// Opens the line; some of it is typed.
    #[must_use]
    pub fn typed(slot: SlotId, field: SlotField, text: &str) -> Self {
        Self { slot, field, line: InputLine::new(TextBox::new(text, false)) }
    }

    /// Returns the event that what is typed comes to, if it changes anything.
    fn event(&self, cx: &Context) -> Result<Option<Event>, Msg> {
        let typed = self.line.text.text();
        let slot = self.slot.clone();
        let Some(run) = run(&self.slot, cx) else { return Err(msg!("notice-slot-gone")) };
        match self.field {
            SlotField::Title => {
                let line = self.title(run);
                if line.title.is_empty() {
                    return Err(msg!("problem-no-title"));
                }
                if let Some(taken) = self.number_taken(&line, run, cx) {
                    return Err(taken);
                }
                let is_as_open = run.slot.access.is_closed() || !line.access.is_closed();
                let is_same = line.title == run.slot.title && is_as_open;
                let number = line.number.filter(|number| run.slot.number.as_ref() != Some(number));
                Ok((!is_same || number.is_some()).then(|| named(slot, number, line.title, line.access)))
            }
            SlotField::Minutes => {
                let bare = typed.trim().strip_suffix('.').unwrap_or(typed.trim());
                let bare = bare.strip_suffix("min").unwrap_or(bare).trim_end();
                let minutes: u32 =
                    bare.parse().map_err(|_| msg!("problem-no-length", typed = text::one_line(&typed)))?;
                if !(1..=MOST).contains(&minutes) {
                    return Err(msg!("problem-length", most = MOST));
                }
                let is_same = run.minutes() == Some(minutes);
                let budgets = vec![ChangedBudget { slot, minutes }];
                Ok((!is_same).then_some(Event::BudgetsChanged { budgets }))
            }
            SlotField::Start => {
                let time =
                    time::typed(&typed).ok_or_else(|| msg!("problem-no-time", typed = text::one_line(&typed)))?;
                let start = cx.meeting().planned_at(run.slot.day, time);
                let is_same = run.planned_start() == Some(start);
                Ok((!is_same).then_some(Event::StartChanged { slot, start }))
            }
        }
    }

    /// Reads the title, and a number before it ("#15 Budget"); any other is part of the title. A number alone leaves
    /// the title.
    fn title(&self, run: &SlotRun) -> SlotLine {
        let typed = self.line.text.text();
        let (number, rest) = slot_line::number(&typed);
        let SlotLine { title, minutes, access, unclear, .. } = slot_line(rest);
        let whole = text::one_line(&rest.replace(locked::SIGN, " ")).trim().to_owned();
        // Only what closes it is taken out, and only where that is clear.
        let title = if access.is_closed() && unclear.is_none() && minutes.is_none() { title } else { whole };
        let title = if title.is_empty() && number.is_some() { run.slot.title.clone() } else { title };
        SlotLine { number, title, minutes: None, access, unclear }
    }

    /// Says what has the number already that is typed.
    fn number_taken(&self, line: &SlotLine, run: &SlotRun, cx: &Context) -> Option<Msg> {
        let access = if run.slot.access.is_closed() { Access::Closed } else { line.access };
        add_slot::number_taken(cx, &SlotLine { access, ..line.clone() }, Some(&self.slot))
    }
}

/// Returns the event by which an added point gets another title, or a number and a title.
pub(super) fn named(slot: SlotId, number: Option<String>, title: String, access: Access) -> Event {
    match number {
        Some(number) => Event::SlotNumbered { slot, number, title, access },
        None => Event::SlotRenamed { slot, title, access },
    }
}

fn run<'a>(slot: &SlotId, cx: &Context<'a>) -> Option<&'a SlotRun> {
    let meeting = cx.meeting();
    meeting.slot_index(slot).and_then(|index| meeting.slots().get(index))
}

impl Component for ChangeSlot {
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
        let event = match self.event(cx) {
            Ok(Some(event)) => event,
            Ok(None) => return Response::Close,
            Err(problem) => return self.line.refuse(problem),
        };
        let (number, title, access) = match &event {
            Event::SlotNumbered { number, title, access, .. } => (Some(number.clone()), title, access),
            Event::SlotRenamed { title, access, .. } => (None, title, access),
            _ => return Response::record_and_close(event),
        };
        let is_open = run(&self.slot, cx).is_some_and(|run| !run.slot.access.is_closed());
        if is_open && access.is_closed() && slot_line(&self.line.text.text()).unclear.is_some() {
            // Whether a word closes the point or belongs to its title is asked; Esc goes back to the line.
            return Response::over(questions::closed_title(&self.slot, number, title));
        }
        Response::record_all(renamed(cx, event), OnRecorded::Close)
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.slot = names.slot(&self.slot);
        true
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::Slot { slot: self.slot.clone(), field: self.field })
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let index = cx.meeting().slot_index(&self.slot);
        let slot = index.map(|index| locked::slot_title(cx.meeting(), index)).unwrap_or_default();
        let agreed = run(&self.slot, cx);
        let (heading, help) = match self.field {
            SlotField::Title => {
                let line = agreed.map(|run| (self.title(run), run));
                let help = match line {
                    Some((line, run)) if !line.title.is_empty() => {
                        let is_closed = line.access.is_closed() || run.slot.access.is_closed();
                        let title = numbered(line.number.as_deref(), &locked::marked(&line.title, is_closed));
                        let taken = self.number_taken(&line, run, cx);
                        taken.unwrap_or_else(|| msg!("line-new-title-becomes", title = title))
                    }
                    _ => msg!("line-new-title-help"),
                };
                (msg!("line-new-title", slot = slot), help)
            }
            SlotField::Minutes => {
                let help = match agreed.filter(|run| !run.unplanned).and_then(SlotRun::agreed_minutes) {
                    Some(agreed) => msg!("line-new-length-agreed", minutes = agreed),
                    None => msg!("line-new-length-help"),
                };
                (msg!("line-new-length", slot = slot), help)
            }
            SlotField::Start => {
                let help = match agreed.filter(|run| !run.unplanned).and_then(|run| run.slot.start) {
                    Some(agreed) => msg!("line-new-start-agreed", time = time::hm(agreed.time(), lang)),
                    None => msg!("line-new-start-help"),
                };
                (msg!("line-new-start", slot = slot), help)
            }
        };
        let heading = (lang.say(&heading), cx.hint(Scope::Line, "hint-line"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &lang.say(&help));
    }
}

/// Returns the events by which an added point is renamed: one that is closed by that may be what went from the agenda.
pub(super) fn renamed(cx: &Context, event: Event) -> Vec<Event> {
    let withheld = match &event {
        Event::SlotRenamed { title, access, .. } | Event::SlotNumbered { title, access, .. } if access.is_closed() => {
            reload::withheld_by_addition(cx.meeting(), title)
        }
        _ => None,
    };
    withheld.into_iter().chain([event]).collect()
}
