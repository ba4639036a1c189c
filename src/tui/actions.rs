//! What the keys of the main screen do.

use std::time::Duration;

use chrono::TimeDelta;

use super::app::{App, Effect, Focus, Then, When};
use super::keys::{self, Action};
use super::overlay::{Choice, Label, Line, LineKind, Menu, Overlay, Search, Writing};
use super::textbox::TextBox;
use super::view;
use crate::agenda::{ItemKind, SlotKind};
use crate::meeting::{Content, Edge, Event, NextStep, RecordId, RecordKind, Saying, SlotState, StatementKind, Target};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::wording::locked;

/// How long after a slot's start the keys that change slots ask once more, in real time.
const GUARD: Duration = Duration::from_secs(10);

impl App {
    /// Carries out a key of the main screen; `asked` is what the screen had asked to confirm.
    pub(super) fn act(&mut self, action: Action, asked: Option<Action>, when: When) -> Vec<Effect> {
        match action {
            Action::Next | Action::NextAnywhere => self.next(action, asked, when),
            Action::Start => self.start_selected(asked, when),
            Action::EndSlot => self.end_slot(),
            Action::Skip => self.skip(),
            Action::Pause => self.pause(),
            Action::AddSlot => {
                if self.is_open() {
                    self.open_line(LineKind::AddSlot);
                }
                Vec::new()
            }
            Action::CorrectTime => {
                self.correct_time();
                Vec::new()
            }
            Action::Decision => self.write(Writing::Decision),
            Action::AsRecommended => self.as_recommended(),
            Action::FollowUp => self.write(Writing::FollowUp),
            Action::Note => self.write(Writing::Note),
            Action::Guests => {
                self.open_guests(when);
                Vec::new()
            }
            Action::Attendance => {
                self.open_attendance(when);
                Vec::new()
            }
            Action::Votes => self.open_votes(),
            Action::Postpone => self.ask_postpone(),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-i64::from(view::plan_area(self.size).height.max(2) - 1)),
            Action::PageDown => self.step(i64::from(view::plan_area(self.size).height.max(2) - 1)),
            Action::Home => self.step(i64::MIN / 2),
            Action::End => self.step(i64::MAX / 2),
            Action::Records => {
                self.switch_focus();
                Vec::new()
            }
            Action::Edit => self.edit_menu(),
            Action::Withdraw => match self.selected_record() {
                Some(record) if !self.is_after_close() && self.meeting().is_sealed(record) => {
                    self.warn(msg!("after-sealed", edit = keys::label(Action::Edit, self.lang)));
                    Vec::new()
                }
                Some(record) if self.is_open_to(record) => self.record(Event::RecordWithdrawn { record }),
                Some(_) => Vec::new(),
                None => self.need_record(),
            },
            Action::CatchUp => {
                self.open_catch_up(when);
                Vec::new()
            }
            Action::Undo if self.may_undo(when) => self.undo(),
            Action::Undo => Vec::new(),
            Action::Redo => self.redo(),
            Action::Chair => {
                self.overlay = Some(Overlay::Chair);
                Vec::new()
            }
            Action::Read => {
                if let Some(target) = self.selected_target() {
                    self.overlay = Some(Overlay::Reader(target, 0));
                }
                Vec::new()
            }
            Action::Search => {
                self.overlay =
                    Some(Overlay::Search(Search { text: TextBox::new("", false), hits: Vec::new(), cursor: 0 }));
                Vec::new()
            }
            Action::Close => {
                if self.meeting().opened_at().is_none() {
                    self.warn(msg!("notice-not-begun"));
                } else if self.is_after_close() {
                    return self.ask_after_close();
                } else {
                    self.open_review(when.now);
                }
                Vec::new()
            }
            Action::Help => {
                self.overlay = Some(Overlay::Help(0));
                Vec::new()
            }
            Action::TryAgain => vec![Effect::TryAgain],
            Action::SaveElsewhere => self.ask_folder(),
            Action::Leave | Action::Interrupt => self.ask_to_leave(action == Action::Interrupt),
        }
    }

    fn next(&mut self, action: Action, asked: Option<Action>, when: When) -> Vec<Effect> {
        if !self.is_open() || self.must_ask_for_day(when) {
            return Vec::new();
        }
        let confirmed = asked == Some(action);
        let key = keys::label(action, self.lang);
        if let Some(began) = self.slot_began
            && !confirmed
            && when.real.saturating_sub(began) < GUARD
        {
            return self.ask(action, msg!("ask-just-begun", key = key));
        }
        match self.meeting().next_step(when.now) {
            NextStep::Start(slot) => {
                let slot = self.meeting().slots()[slot].slot.id.clone();
                self.follow_again();
                self.record(Event::SlotStarted { slot })
            }
            NextStep::DayEnds { then } if self.meeting().running().is_none() => {
                let slot = &self.meeting().slots()[then].slot;
                let (slot, day) = (slot.id.clone(), time::date_weekday(slot.day, self.lang));
                if !confirmed {
                    return self.ask(action, msg!("ask-other-day", day = day, key = key));
                }
                self.follow_again();
                self.record(Event::SlotStarted { slot })
            }
            NextStep::DayEnds { .. } => self.end_slot(),
            NextStep::Review => {
                // An open editor is not thrown away: its draft is among what the review shows.
                self.put_aside();
                self.open_review(when.now);
                Vec::new()
            }
            NextStep::None => Vec::new(),
        }
    }

    /// Opens the question of a meeting that is planned for another day; tells whether it had to.
    pub(super) fn must_ask_for_day(&mut self, when: When) -> bool {
        let meeting = self.meeting();
        let today = when.now.date_naive();
        // What is prepared beforehand does not begin the meeting.
        if meeting.opened_at().is_some() || meeting.rehearsal() || meeting.agenda().days().contains(&today) {
            return false;
        }
        let day = time::date_weekday(meeting.agenda().date, self.lang);
        self.overlay = Some(Overlay::Menu(Menu {
            title: msg!("menu-other-day", day = day),
            choices: vec![
                (Label::Message(msg!("choice-start-now")), Choice::StartNow),
                (Label::Message(msg!("choice-rehearse")), Choice::Rehearse),
                (Label::Message(msg!("choice-look")), Choice::Stay),
                (Label::Message(msg!("choice-leave")), Choice::Leave),
            ],
            cursor: 0,
            beneath: None,
        }));
        true
    }

    /// Moves the plan so that its first slot begins now, and begins it.
    pub(super) fn start_now(&mut self, now: Stamp) -> Vec<Effect> {
        // The nearest minute: a meeting started half a minute past one is not behind from its first second.
        let start = now.naive_local() + TimeDelta::seconds(30);
        let shift = self.meeting().agenda().shift_to(start);
        let Some(first) = self.meeting().first_pending().and_then(|i| self.meeting().slots().get(i)) else {
            return Vec::new();
        };
        let started = Event::SlotStarted { slot: first.slot.id.clone() };
        vec![Effect::Record(vec![Event::PlanMoved { shift }, started], Then::Say)]
    }

    fn start_selected(&mut self, asked: Option<Action>, when: When) -> Vec<Effect> {
        if let Focus::Records(_) = self.focus {
            return match self.selected_record() {
                Some(record) => self.edit_record(record),
                None => Vec::new(),
            };
        }
        let Some(slot) = self.selected_slot() else {
            if let Some(target) = self.selected_target() {
                self.overlay = Some(Overlay::Reader(target, 0));
            }
            return Vec::new();
        };
        if !self.is_open() || self.must_ask_for_day(when) {
            return Vec::new();
        }
        let run = &self.meeting().slots()[slot].slot;
        if run.kind == SlotKind::Close {
            return self.act(Action::Close, None, when);
        }
        // A long title must not push the question off the line.
        let room = usize::from(self.size.width.saturating_sub(48)).max(16);
        let (id, title) = (run.id.clone(), text::truncate(&text::one_line(&run.title), room).into_owned());
        let state = self.state(slot);
        if state == SlotState::Running {
            if self.meeting().paused_since().is_some() {
                return self.record(Event::MeetingResumed);
            }
            self.tell(msg!("notice-runs-already", slot = title));
            return Vec::new();
        }
        if asked != Some(Action::Start) {
            return self.ask(
                Action::Start,
                match state {
                    SlotState::Done => msg!("ask-return", slot = title),
                    _ => msg!("ask-start", slot = title),
                },
            );
        }
        self.follow_again();
        self.record(Event::SlotStarted { slot: id })
    }

    fn end_slot(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        match self.meeting().running().and_then(|i| self.meeting().slots().get(i)) {
            Some(run) => self.record(Event::SlotEnded { slot: run.slot.id.clone() }),
            None => {
                self.warn(msg!("notice-nothing-runs"));
                Vec::new()
            }
        }
    }

    fn skip(&mut self) -> Vec<Effect> {
        let Some(index) = self.selected_slot() else { return Vec::new() };
        if !self.is_open() {
            return Vec::new();
        }
        let slot = self.meeting().slots()[index].slot.id.clone();
        match self.state(index) {
            SlotState::Pending if self.meeting().slots()[index].slot.kind != SlotKind::Close => {
                self.record(Event::SlotSkipped { slot })
            }
            SlotState::Skipped => self.record(Event::SlotRestored { slot }),
            _ => {
                self.warn(msg!("notice-cannot-skip"));
                Vec::new()
            }
        }
    }

    fn pause(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        if self.meeting().paused_since().is_some() {
            return self.record(Event::MeetingResumed);
        }
        if self.meeting().opened_at().is_none() {
            self.warn(msg!("notice-not-begun"));
            return Vec::new();
        }
        self.record(Event::MeetingPaused)
    }

    /// Opens a line to type in.
    pub(super) fn open_line(&mut self, kind: LineKind) {
        self.open_prefilled(kind, TextBox::new("", false));
    }

    fn open_prefilled(&mut self, kind: LineKind, text: TextBox) {
        self.overlay = Some(Overlay::Line(Line { kind, text, original: None, choice: 0, problem: None }));
    }

    fn correct_time(&mut self) {
        let Some(slot) = self.selected_slot() else { return };
        if !self.is_open() {
            return;
        }
        let Some((slot, span)) = self.meeting().slots().get(slot).map(|r| (r.slot.id.clone(), r.spans.last())) else {
            return;
        };
        let Some(span) = span else {
            self.warn(msg!("notice-has-not-run"));
            return;
        };
        let text = TextBox::selected(&time::hm(span.start.time(), self.lang));
        self.open_prefilled(LineKind::CorrectTime { slot, edge: Edge::Start }, text);
    }

    fn ask_postpone(&mut self) -> Vec<Effect> {
        let Some(target) = self.selected_target() else { return Vec::new() };
        if !self.is_open() {
            return Vec::new();
        }
        if self.meeting().item(&target).is_some_and(|i| i.kind == ItemKind::Plan) {
            self.warn(msg!("notice-cannot-postpone"));
            return Vec::new();
        }
        self.ask_postpone_to(target, None);
        Vec::new()
    }

    /// Asks to which coming meeting, or whether what was postponed is treated after all; Esc goes back to what is `beneath`.
    pub(super) fn ask_postpone_to(&mut self, target: Target, beneath: Option<Box<Overlay>>) {
        let agenda = self.meeting().agenda();
        let mut dates: Vec<_> = agenda
            .upcoming
            .iter()
            .filter(|u| !u.cancelled)
            .filter_map(|u| u.date)
            .filter(|d| *d > agenda.date)
            .collect();
        dates.sort_unstable();
        dates.dedup();
        let lift = self
            .meeting()
            .postponement(&target)
            .map(|_| (Label::Message(msg!("choice-lift-postponement")), Choice::LiftPostponement(target.clone())));
        let dates = dates
            .into_iter()
            .map(|d| (Label::Text(time::date_weekday(d, self.lang)), Choice::Postpone(target.clone(), Some(d))));
        let mut choices: Vec<_> = lift.into_iter().chain(dates).collect();
        choices.push((Label::Message(msg!("choice-no-date")), Choice::Postpone(target.clone(), None)));
        let title = locked::title(self.meeting(), &target);
        self.overlay =
            Some(Overlay::Menu(Menu { title: msg!("menu-postpone", item = title), choices, cursor: 0, beneath }));
    }

    fn edit_menu(&mut self) -> Vec<Effect> {
        // With one record there is nothing to choose first.
        let only = || match self.selected_records().as_slice() {
            [one] => Some(one.id),
            _ => None,
        };
        let Some(id) = self.selected_record().or_else(only) else { return self.need_record() };
        let Some(record) = self.meeting().record(id) else { return Vec::new() };
        let is_withheld = self.meeting().is_withheld(record) && record.kind() != RecordKind::Note;
        let publish = is_withheld.then(|| (Label::Message(msg!("choice-publish")), Choice::AskPublish(id, 0)));
        if self.is_after_close() || self.meeting().is_sealed(id) {
            if publish.is_none() || self.is_after_close() {
                return self.edit_record(id);
            }
            let edit = (Label::Message(msg!("choice-edit")), Choice::EditRecord(id));
            let choices = [edit].into_iter().chain(publish).collect();
            self.overlay = Some(Overlay::Menu(Menu { title: msg!("menu-record"), choices, cursor: 0, beneath: None }));
            return Vec::new();
        }
        let mut choices = vec![
            (Label::Message(msg!("choice-edit")), Choice::EditRecord(id)),
            (Label::Message(msg!("choice-move")), Choice::AskMove(id)),
        ];
        let decision = (Label::Message(msg!("choice-to-decision")), Choice::Convert(id, Writing::Decision));
        let follow_up = (Label::Message(msg!("choice-to-follow-up")), Choice::Convert(id, Writing::FollowUp));
        let note = (Label::Message(msg!("choice-to-note")), Choice::Convert(id, Writing::Note));
        match record.current() {
            Content::Decision(_) => choices.extend([follow_up, note]),
            Content::FollowUp(_) => choices.extend([decision, note]),
            Content::Note { .. } => choices.extend([decision, follow_up]),
            Content::Vote(_) => {}
            Content::Statement(statement) => {
                let other = match statement.statement {
                    StatementKind::Dissent => (msg!("dissent-to-remark"), StatementKind::Remark),
                    StatementKind::Remark => (msg!("dissent-to-dissent"), StatementKind::Dissent),
                };
                let (who, decision) = (statement.who.clone(), statement.decision);
                let writing = Writing::Statement { statement: other.1, who, decision };
                choices.push((Label::Message(other.0), Choice::Convert(id, writing)));
            }
        }
        if record.kind().is_on_decision() {
            let own = self.meeting().decision_of(record);
            for other in self.meeting().decisions_on(&record.on).filter(|r| Some(r.id) != own) {
                let text = match other.current() {
                    Content::Decision(d) => text::truncate(&text::one_line(&d.text), 40).into_owned(),
                    _ => continue,
                };
                choices.push((Label::Message(msg!("vote-choice-decision", text = text)), Choice::Belong(id, other.id)));
            }
        }
        choices.extend(publish);
        choices.push((Label::Message(msg!("choice-withdraw")), Choice::Withdraw(id)));
        self.overlay = Some(Overlay::Menu(Menu { title: msg!("menu-record"), choices, cursor: 0, beneath: None }));
        Vec::new()
    }

    /// Shows all that a withheld record says, page by page where it is long, and asks at its end whether it may be public.
    pub(super) fn ask_publish(&mut self, id: RecordId, page: usize) -> Vec<Effect> {
        let Some(record) = self.meeting().record(id) else { return Vec::new() };
        let shown = record.sayings();
        let text = shown.iter().map(|saying| self.saying(saying)).collect::<Vec<_>>().join(" · ");
        // Narrower and lower than any box on this screen, so that nothing is cut off.
        let columns = usize::from(self.size.width / 2).saturating_sub(6).max(20);
        let rows = usize::from(self.size.height).saturating_sub(18).max(2);
        let lines = text::wrap(&text, columns);
        let text = lines.chunks(rows).nth(page).unwrap_or_default().join(" ");
        let is_last = lines.len() <= (page + 1) * rows;
        let go_on = if is_last {
            (Label::Message(msg!("choice-publish-yes")), Choice::Publish(id, shown))
        } else {
            (Label::Message(msg!("choice-publish-more")), Choice::AskPublish(id, page + 1))
        };
        let choices = vec![(Label::Message(msg!("choice-publish-no")), Choice::Stay), go_on];
        let title = msg!("menu-publish", text = text);
        self.overlay = Some(Overlay::Menu(Menu { title, choices, cursor: 0, beneath: None }));
        Vec::new()
    }

    /// Puts all that a record says, or a correction with its reason, into one line.
    fn saying(&self, saying: &Saying) -> String {
        let said = view::in_one_line(self, &saying.content);
        match &saying.reason {
            Some(reason) => format!("{said} ({})", text::in_a_sentence(reason)),
            None => said,
        }
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        match self.history.next_undo().map(|e| e.seq) {
            Some(undo) => self.record(Event::Undone { undo }),
            None => {
                self.warn(msg!("notice-nothing-to-undo"));
                Vec::new()
            }
        }
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        match self.history.next_redo().map(|e| e.seq) {
            Some(redo) => self.record(Event::Redone { redo }),
            None => {
                self.warn(msg!("notice-nothing-to-redo"));
                Vec::new()
            }
        }
    }

    /// Leaves at once where nothing runs and nothing is unsaved; else, or if it came by Ctrl-C, asks. What is being typed stays open beneath the question.
    pub(super) fn ask_to_leave(&mut self, always: bool) -> Vec<Effect> {
        let unsaved = self.trouble.is_some() || self.drafts_failing;
        let unwritten = self.written.unwritten && !unsaved;
        if !always && !unsaved && !unwritten && self.meeting().running().is_none() {
            return vec![Effect::Quit];
        }
        // Ctrl-C once more, at the question itself, is the answer.
        let asking =
            matches!(&self.overlay, Some(Overlay::Menu(m)) if m.choices.iter().any(|(_, c)| *c == Choice::Leave));
        if asking && always {
            return vec![Effect::Quit];
        }
        let leave = if unwritten { msg!("choice-leave") } else { msg!("choice-leave-open") };
        self.overlay = Some(Overlay::Menu(Menu {
            title: match (unsaved, unwritten) {
                (true, _) => msg!("stopped-leave"),
                (false, true) => msg!("left-unwritten"),
                (false, false) => msg!("menu-leave"),
            },
            choices: vec![(Label::Message(msg!("choice-stay")), Choice::Stay), (Label::Message(leave), Choice::Leave)],
            cursor: 0,
            beneath: self.overlay.take().map(Box::new),
        }));
        Vec::new()
    }

    /// Closes the meeting: an event, and then the protocols.
    pub(super) fn close_meeting(&mut self) -> Vec<Effect> {
        self.overlay = None;
        vec![Effect::Record(vec![Event::MeetingClosed], Then::Say)]
    }
}
