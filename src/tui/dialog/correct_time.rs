//! The right time of a slot's start or end.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::reason::amended;
use super::{Component, Response};
use crate::agenda::SlotId;
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Edge, Event, NoCorrection, SlotRun, TypedTime};
use crate::msg;
use crate::text;
use crate::time::Stamp;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::Scope;
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording;
use crate::wording::locked;

/// The line for a slot's right time.
#[derive(Clone, Debug)]
pub struct CorrectTime {
    pub slot: SlotId,
    edge: Edge,
    /// The line.
    pub line: InputLine,
}

impl CorrectTime {
    /// Opens the start of the selected slot; none: no slot is selected.
    ///
    /// # Errors
    ///
    /// When it has not run.
    pub fn new(cx: &Context) -> Result<Option<Self>, Msg> {
        let Some(run) = cx.selected_slot().and_then(|slot| cx.meeting().slots().get(slot)) else { return Ok(None) };
        let span = run.spans.last().ok_or_else(|| msg!("notice-has-not-run"))?;
        let text = TextBox::selected(&wording::clock(span.start, cx.now.date_naive(), cx.lang));
        Ok(Some(Self { slot: run.slot.id.clone(), edge: Edge::Start, line: InputLine::new(text) }))
    }

    /// Opens the end of the slot that runs, which it is to end at.
    #[must_use]
    pub fn end_of(slot: SlotId, cx: &Context) -> Self {
        let text = TextBox::selected(&wording::clock(cx.now, cx.now.date_naive(), cx.lang));
        Self { slot, edge: Edge::End, line: InputLine::new(text) }
    }

    /// Opens an end of a slot; some of its time is typed.
    #[must_use]
    pub fn typed(slot: SlotId, edge: Edge, text: &str) -> Self {
        Self { slot, edge, line: InputLine::new(TextBox::new(text, false)) }
    }

    fn run<'a>(&self, cx: &Context<'a>) -> Option<&'a SlotRun> {
        let meeting = cx.meeting();
        meeting.slot_index(&self.slot).and_then(|i| meeting.slots().get(i))
    }

    /// Returns whether it is the end of a slot that runs for the first time: then it ends at what is typed.
    fn ends_slot(&self, cx: &Context) -> bool {
        let meeting = cx.meeting();
        let runs = meeting.running().is_some() && meeting.running() == meeting.slot_index(&self.slot);
        let is_first = self.run(cx).is_some_and(|run| run.spans.iter().all(|span| span.end.is_none()));
        self.edge == Edge::End && runs && is_first
    }

    /// Ends the slot that runs at a time.
    fn end_at(&mut self, typed: TypedTime, cx: &Context) -> Response {
        let Some(start) = self.run(cx).and_then(|run| run.spans.last()).map(|span| span.start) else {
            return Response::Stay;
        };
        let hm = |at: Stamp| wording::clock(at, cx.now.date_naive(), cx.lang);
        match cx.meeting().moment(typed, cx.now) {
            Ok(to) if to >= start => {
                let ended = Event::SlotEnded { slot: self.slot.clone() };
                let corrected = Event::TimeCorrected { slot: self.slot.clone(), stretch: None, edge: Edge::End, to };
                let events = if to == cx.now { vec![ended] } else { vec![ended, corrected] };
                Response::record_all(events, OnRecorded::Close)
            }
            _ => self.line.refuse(msg!("problem-bounds", from = hm(start), to = hm(cx.now))),
        }
    }

    /// Turns the correction of a start into that of an end, and back.
    fn other_edge(&mut self, cx: &Context) {
        let Some(run) = self.run(cx) else { return };
        // One that runs again ended before; one that runs for the first time can end now.
        let (other, time) = match self.edge {
            Edge::Start => (Edge::End, run.spans.iter().rev().find_map(|s| s.end).or(Some(cx.now))),
            Edge::End => (Edge::Start, run.spans.last().map(|s| s.start)),
        };
        let Some(time) = time else { return };
        self.edge = other;
        self.line = InputLine::new(TextBox::selected(&wording::clock(time, cx.now.date_naive(), cx.lang)));
    }
}

impl Component for CorrectTime {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return Response::Close,
            Intent::Record => return self.record(cx),
            Intent::Tab => self.other_edge(cx),
            Intent::Up | Intent::Down | Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        let typed = self.line.text.text();
        let Some(to) = cx.meeting().typed_time(&typed) else {
            return self.line.refuse(msg!("problem-no-time", typed = text::one_line(&typed)));
        };
        if self.ends_slot(cx) {
            return self.end_at(to, cx);
        }
        let hm = |at: Stamp| wording::clock(at, cx.now.date_naive(), cx.lang);
        let problem = match cx.meeting().correction(&self.slot, self.edge, to, cx.now) {
            Ok(event) => return amended(cx, Response::record_and_close(event)),
            Err(NoCorrection::Nothing) => msg!("problem-still-runs"),
            Err(NoCorrection::Outside { from: Some(from), to }) => {
                msg!("problem-bounds", from = hm(from), to = hm(to))
            }
            Err(NoCorrection::Outside { from: None, to }) => msg!("problem-bound", to = hm(to)),
        };
        self.line.refuse(problem)
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.slot = names.slot(&self.slot);
        true
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::Time { slot: self.slot.clone(), edge: self.edge })
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let day = cx.now.date_naive();
        let hm = |at: Stamp| wording::clock(at, day, lang);
        let run = self.run(cx);
        let slot = cx.meeting().slot_index(&self.slot).map(|i| locked::slot_title(cx.meeting(), i)).unwrap_or_default();
        let (title, hint) = match self.edge {
            Edge::Start => (msg!("line-correct-start", slot = slot), "hint-correct-start"),
            Edge::End if self.ends_slot(cx) => (msg!("line-end-at", slot = slot), "hint-correct-end"),
            Edge::End => (msg!("line-correct-end", slot = slot), "hint-correct-end"),
        };
        let bounds = cx.meeting().correction_bounds(&self.slot, self.edge, cx.now);
        let start = run.and_then(|run| run.spans.last()).map(|span| span.start).filter(|_| self.ends_slot(cx));
        let bounds = start.map_or(bounds, |start| Some((Some(start), cx.now)));
        let help = match (run.filter(|r| r.spans.len() > 1), bounds) {
            (Some(run), _) => lang.say(&msg!("line-stretches", times = lang.list(&wording::stretches(run, day, lang)))),
            (None, Some((Some(min), max))) => lang.say(&msg!("line-bounds", from = hm(min), to = hm(max))),
            (None, Some((None, max))) => lang.say(&msg!("line-bound", to = hm(max))),
            (None, None) => String::new(),
        };
        self.line.draw(frame, places, cx, (&lang.say(&title), &cx.hint(Scope::Line, hint)), &help);
    }
}
