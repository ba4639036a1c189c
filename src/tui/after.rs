//! What can still be done once the meeting is closed: correct, add, open it again, write the protocols anew; each with a reason.

use chrono::TimeDelta;

use super::app::{App, Effect, Then, When};
use super::keymap::Action;
use super::overlay::{After, Choice, Label, LineKind, Menu, Overlay, Words, Writing};
use super::votes;
use crate::lang::Lang;
use crate::meeting::{Content, Event, RecordId, RecordKind, Target, forward};
use crate::msg;

/// How long what pins the record can be taken back as a slip: after that somebody may have read or signed the protocol.
const SLIP: TimeDelta = TimeDelta::minutes(10);

impl App {
    /// Tells whether the meeting is closed, so that what is written now comes after the close.
    #[must_use]
    pub fn is_after_close(&self) -> bool {
        self.meeting().closed_at().is_some()
    }

    /// Tells whether a text that changes this record, or is a new one, comes after the close and takes a reason.
    #[must_use]
    pub fn comes_after(&self, editing: Option<RecordId>) -> bool {
        editing.map_or_else(|| self.is_after_close(), |id| self.meeting().is_sealed(id))
    }

    /// Tells whether a record may be given this content: one that is sealed stays of its kind.
    pub(super) fn can_become(&self, id: RecordId, content: &Content) -> bool {
        let of_kind = |r: &crate::meeting::Record| r.kind() == content.kind();
        !self.meeting().is_sealed(id) || self.meeting().record(id).is_some_and(of_kind)
    }

    /// Tells whether a record can still be changed as in the meeting; says so if not. Nothing is said of correcting a note: it is in no protocol.
    pub(super) fn is_open_to(&mut self, id: RecordId) -> bool {
        let is_note = self.meeting().record(id).is_some_and(|r| r.kind() == RecordKind::Note);
        if is_note && self.is_after_close() {
            self.warn(msg!("notice-closed-note", close = self.keys.label(Action::Close)));
            return false;
        }
        self.is_open()
    }

    /// Opens what a key of the open meeting closes it with: the ways on from a closed one.
    pub(super) fn ask_after_close(&mut self) -> Vec<Effect> {
        let choices = [
            (msg!("after-choice-stay"), Choice::Stay),
            (msg!("after-choice-reopen"), Choice::AskReopen),
            (msg!("after-choice-write"), Choice::WriteAgain),
            (msg!("choice-leave"), Choice::Leave),
        ];
        self.overlay = Some(Overlay::Menu(Menu {
            title: msg!("after-menu"),
            choices: choices.into_iter().map(|(msg, choice)| (Label::Message(msg), choice)).collect(),
            cursor: 0,
            beneath: None,
        }));
        Vec::new()
    }

    /// Asks why the meeting is opened again.
    pub(super) fn ask_reopen(&mut self) -> Vec<Effect> {
        self.open_line(LineKind::Reason(Box::new(After::Reopen)));
        Vec::new()
    }

    /// Asks for the reason of what was written after the close; the text stays a draft meanwhile.
    pub(super) fn ask_reason(
        &mut self,
        on: Target,
        editing: Option<RecordId>,
        content: Content,
        draft: String,
    ) -> Vec<Effect> {
        let record = editing.and_then(|id| self.meeting().record(id));
        if record.is_some_and(|r| *r.current() == content) {
            self.warn(msg!("after-unchanged"));
            return Vec::new();
        }
        let after = match editing {
            Some(record) => After::Correct { record, on, content, draft },
            None => After::Add { on, content, draft },
        };
        self.open_line(LineKind::Reason(Box::new(after)));
        Vec::new()
    }

    /// Goes back from the reason to the text that it is for.
    pub(super) fn leave_reason(&mut self, after: After) {
        self.overlay = None;
        let (on, editing, content) = match after {
            After::Reopen => return,
            After::Correct { record, on, content, .. } => (on, Some(record), content),
            After::Add { on, content, .. } => (on, None, content),
        };
        let (writing, words) = told(&content, self.lang);
        self.open_writing(writing, on, editing, words);
    }

    /// Records what the reason was asked for.
    pub(super) fn record_reason(&mut self, after: After, reason: &str) -> Vec<Effect> {
        let reason = crate::text::one_line(reason).trim().to_owned();
        if reason.is_empty() {
            return self.problem(msg!("after-no-reason"));
        }
        let (event, then) = match after {
            After::Reopen => (Event::MeetingReopened { reason }, Then::CloseLine),
            After::Correct { record, content, draft, .. } => {
                (Event::CorrectionRecorded { record, content, reason }, Then::CloseDraft(draft))
            }
            After::Add { on, content, draft } => {
                (Event::AdditionRecorded { on, content, reason }, Then::CloseDraft(draft))
            }
        };
        let events = match &then {
            Then::CloseDraft(draft) => self.recording(draft, event),
            _ => vec![event],
        };
        vec![Effect::Record(events, then)]
    }

    /// Tells whether undo may take back what it would take back; says why not. A close asks to open the meeting again instead.
    pub(super) fn may_undo(&mut self, when: When) -> bool {
        let Some(next) = self.history.next_undo() else { return true };
        let at = self.history.next_undo_at().unwrap_or(next.at);
        if !next.event.is_pin() || when.now - at <= SLIP {
            return true;
        }
        let is_close = next.event == Event::MeetingClosed;
        if is_close && self.is_after_close() {
            self.ask_reopen();
        }
        self.warn(if is_close {
            msg!("after-too-late-close", minutes = SLIP.num_minutes())
        } else {
            msg!("after-too-late", minutes = SLIP.num_minutes())
        });
        false
    }
}

/// What a content was written as: the kind of text, and what it says.
pub(super) fn told(content: &Content, lang: Lang) -> (Writing, Words) {
    let plain = |text: &str| Words { text: text.to_owned(), ..Words::default() };
    match content {
        Content::Decision(d) => {
            let forwarded = forward::line(d.forwarded_to.as_deref(), d.forwarded_on, lang);
            (Writing::Decision, Words { text: d.text.clone(), outcome: d.outcome, forwarded })
        }
        Content::FollowUp(f) => (Writing::FollowUp, plain(&f.line)),
        Content::Note { text } => (Writing::Note, plain(text)),
        Content::Vote(vote) => (Writing::Vote { decision: vote.decision }, plain(&votes::written(vote))),
        Content::Statement(s) => {
            let writing = Writing::Statement { statement: s.statement, who: s.who.clone(), decision: s.decision };
            (writing, plain(&s.text))
        }
    }
}
