//! What happens after the close: corrections and additions with their reason, and the meeting opened again.
//!
//! Nothing that stood at a close is changed here. A correction stands next to the record that it corrects, whose own
//! content stays as it was decided.

use super::circumstances::Circumstances;
use super::event::{Content, Event, RecordId};
use super::record::{Record, RecordKind};
use super::state::Meeting;
use crate::time::Stamp;

/// A record's correction after the close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was recorded.
    pub at: Stamp,
    /// What the record says from then on.
    pub content: Content,
    pub reason: String,
    /// Who had the record open, as far as it was said.
    pub by: Option<String>,
    /// What was so then, as far as it counts for what the record says.
    pub(super) then: Circumstances,
}

/// How a record was added after the close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// For a reason that was said with it.
    Reason(String),
    /// While the meeting was open again, which says why.
    InReopened,
}

impl Addition {
    /// Returns the reason that was said with it.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Reason(reason) => Some(reason),
            Self::InReopened => None,
        }
    }
}

/// A moment at which the chain's value pins the record: the close, and what came after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The event's sequence number.
    pub seq: u64,
    pub at: Stamp,
    pub kind: CheckpointKind,
    /// Who had the record open, as far as it was said.
    pub by: Option<String>,
}

/// What pins the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckpointKind {
    /// The meeting was closed.
    Closed,
    /// A record was corrected after the close.
    Correction,
    /// A record was added after the close.
    Addition,
    /// The meeting was opened again, and why.
    Reopened(String),
}

impl Record {
    /// Returns why it was added after the close, if it was; empty where that is said of the reopening alone.
    #[must_use]
    pub fn added_reason(&self) -> Option<String> {
        self.added.as_ref().map(|added| added.reason().unwrap_or_default().to_owned())
    }
}

impl Meeting {
    /// The closes, and what was recorded or opened again after one, in order.
    #[must_use]
    pub fn pins(&self) -> &[Checkpoint] {
        &self.pins
    }

    /// When the meeting was closed for the first time.
    #[must_use]
    pub fn first_closed_at(&self) -> Option<Stamp> {
        self.pins.first().map(|p| p.at)
    }

    /// Returns the event that says who has the record open, where events come after a close and it was not said.
    #[must_use]
    pub fn says_who(&self, user: &str, events: &[Event]) -> Option<Event> {
        let is_new = |event: &Event| !matches!(event, Event::Undone { .. } | Event::Redone { .. });
        let is_known = user.is_empty() || self.opened_by.as_deref() == Some(user);
        let is_after = !self.pins.is_empty() && events.iter().any(is_new);
        (is_after && !is_known).then(|| Event::RecordOpened { by: user.to_owned() })
    }

    /// Returns whether a record stood in a protocol that was written at a close or after one, or the meeting is closed:
    /// it is corrected, and not changed any more.
    ///
    /// A note is in no protocol.
    #[must_use]
    pub fn is_sealed(&self, record: RecordId) -> bool {
        let Some(r) = self.record(record).filter(|r| r.kind() != RecordKind::Note) else { return false };
        let stood = self.stood_at_a_close(r);
        // An addition is in the protocol from its own line on.
        stood || r.added.is_some() || self.closed_at.is_some()
    }

    pub(super) fn stood_at_a_close(&self, record: &Record) -> bool {
        self.pins.iter().any(|p| p.kind == CheckpointKind::Closed && p.seq > record.since)
    }

    pub(super) fn pin(&mut self, seq: u64, at: Stamp, kind: CheckpointKind) {
        self.pins.push(Checkpoint { seq, at, kind, by: self.opened_by.clone() });
    }

    /// Puts a correction next to its record; a note has none, and what is corrected stays of its kind.
    pub(super) fn record_correction(&mut self, seq: u64, record: RecordId, mut correction: Correction, closed: bool) {
        let Some(r) = self.record_mut(record) else { return };
        correction.then = correction.then.of_change(r.circumstances(), r.current(), &correction.content);
        let is_same_kind = r.kind() != RecordKind::Note && r.kind() == correction.content.kind();
        if is_same_kind && !r.withdrawn {
            let at = correction.at;
            r.corrections.push(correction);
            r.closed |= closed;
            self.pin(seq, at, CheckpointKind::Correction);
        }
    }

    /// Marks a new record as one that was added after the close.
    pub(super) fn record_addition(&mut self, seq: u64, reason: &str, at: Stamp) {
        let by = self.opened_by.clone();
        if let Some(r) = self.record_mut(RecordId(seq)) {
            (r.added, r.added_by) = (Some(Addition::Reason(reason.to_owned())), by);
            self.pin(seq, at, CheckpointKind::Addition);
        }
    }

    /// Returns how a record was added after the close, if it was: as an addition, or while the meeting was open again,
    /// on a matter that was not treated since then, or of which a protocol has something already: else nobody could
    /// tell what was in that.
    #[must_use]
    pub fn addition_of(&self, record: &Record) -> Option<Addition> {
        let was_said = |pin: &Checkpoint| self.was_said_by(&record.on, pin.at);
        self.added_after(record, was_said)
    }

    /// Returns whether a record was added after the close on a matter that was not treated since then: it says nothing
    /// of how the matter was treated.
    pub(super) fn is_added_untreated(&self, record: &Record) -> bool {
        self.added_after(record, |_| false).is_some()
    }

    fn added_after(&self, record: &Record, is_all_told: impl Fn(&Checkpoint) -> bool) -> Option<Addition> {
        if record.added.is_some() || record.kind() == RecordKind::Note {
            return record.added.clone();
        }
        let pin = self.reopened_before(record.since)?;
        let mut spans =
            self.slots_of(&record.on).filter_map(|i| self.slots.get(i)).flat_map(|run| run.spans_of(&record.on));
        let is_treated = spans.any(|span| span.start >= pin.at || span.end.is_none());
        (!is_treated || is_all_told(pin)).then_some(Addition::InReopened)
    }

    /// Finds the reopening due to which the meeting was open when an event happened after a close.
    pub(super) fn reopened_before(&self, seq: u64) -> Option<&Checkpoint> {
        let is_edge = |pin: &&Checkpoint| matches!(pin.kind, CheckpointKind::Closed | CheckpointKind::Reopened(_));
        let edge = self.pins.iter().rev().filter(is_edge).find(|pin| pin.seq < seq);
        edge.filter(|pin| pin.kind != CheckpointKind::Closed)
    }

    pub(super) fn reopen(&mut self, seq: u64, at: Stamp, reason: &str) {
        if self.closed_at.take().is_some() {
            self.pin(seq, at, CheckpointKind::Reopened(reason.to_owned()));
        }
    }
}
