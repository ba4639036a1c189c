//! A meeting with its history: every event in order, and which of them hold.
//!
//! Undo and redo are events that name another event; the state is the fold of the events that hold. Undo takes back the
//! latest event that holds, so nothing that rests on an event outlives it. A record that was the latest thing to happen
//! is taken out and put back as it is, for that is the undo that people need most; every other undo folds anew.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::clock_set::corrections;
use super::event::{Event, JournalEntry, RecordId};
use super::record::{Record, RecordKind, Reverted};
use super::state::Meeting;
use super::together::Batches;
use crate::agenda::{Agenda, Shift};
use crate::time::Stamp;

/// The events of a meeting and the state that follows from them.
#[derive(Clone, Debug)]
pub struct History {
    entries: Vec<JournalEntry>,
    /// The time that each of them counts for.
    times: Vec<Stamp>,
    /// Whether each of them recorded something on a matter that was closed then. No undo changes that: what was written
    /// behind closed doors would else come out when the event that had closed them is taken back.
    closed: Vec<bool>,
    /// Records that were once on a closed matter. No undo opens them again, that of the move that took them there
    /// included; only what publishes them by an event of no lower number than is given here.
    sealed: BTreeMap<RecordId, u64>,
    meeting: Meeting,
    /// The records of which changes were taken back.
    reverted: BTreeMap<RecordId, Reverted>,
    /// What undo would take back, latest last, as places in `entries`.
    done: Vec<usize>,
    /// What redo would bring back, latest last.
    undone: Vec<usize>,
    off: HashSet<usize>,
    batches: Batches,
}

impl History {
    /// Makes the history of a meeting of which nothing is recorded yet.
    #[must_use]
    pub fn new(agenda: Agenda, shift: Option<Shift>, rehearsal: bool) -> Self {
        Self {
            entries: Vec::new(),
            times: Vec::new(),
            closed: Vec::new(),
            sealed: BTreeMap::new(),
            reverted: BTreeMap::new(),
            meeting: Meeting::new(agenda, shift, rehearsal),
            done: Vec::new(),
            undone: Vec::new(),
            off: HashSet::new(),
            batches: Batches::default(),
        }
    }

    /// Replays a journal's events; none if the first is not the record's creation.
    #[must_use]
    pub fn replay(events: Vec<JournalEntry>) -> Option<Self> {
        let Event::RecordCreated { agenda, shift, rehearsal, .. } = &events.first()?.event else { return None };
        let mut history = Self::new((**agenda).clone(), *shift, *rehearsal);
        // One by one, as they were recorded: what is closed between two of them closes what they bring back.
        events.into_iter().for_each(|entry| history.apply(entry));
        Some(history)
    }

    /// The state.
    #[must_use]
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// All events, in order.
    #[must_use]
    pub fn entries(&self) -> &[JournalEntry] {
        &self.entries
    }

    /// The times that the events count for, in order: as they were recorded, corrected where the machine's clock was
    /// set later.
    #[must_use]
    pub fn times(&self) -> &[Stamp] {
        &self.times
    }

    /// Returns whether anything is recorded.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        !self.entries.is_empty()
    }

    /// Returns whether an event was taken back, and does not hold again.
    #[must_use]
    pub fn is_undone(&self, seq: u64) -> bool {
        self.off.iter().any(|&place| self.entries[place].seq == seq)
    }

    /// The event that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&JournalEntry> {
        self.done.last().and_then(|&i| self.entries.get(i))
    }

    /// Returns whether undo would give a published record that is closed now back to the public.
    #[must_use]
    pub fn undo_opens(&self) -> bool {
        let is_closed = |meeting: &Meeting, id| meeting.record(id).is_none_or(|r| meeting.is_record_closed(r));
        let published = self.meeting.records().iter().filter(|r| r.published.is_some()).map(|r| r.id);
        let closed: Vec<RecordId> = published.filter(|id| is_closed(&self.meeting, *id)).collect();
        let Some(undo) = self.next_undo().filter(|_| !closed.is_empty()) else { return false };
        let after = self.with(&[Event::Undone { undo: undo.seq }]);
        closed.into_iter().any(|id| !is_closed(&after.meeting, id))
    }

    /// Returns what it would be with these events recorded as well.
    #[must_use]
    pub fn with(&self, events: &[Event]) -> Self {
        let mut with = self.clone();
        for event in events {
            let Some(last) = with.entries.last() else { return with };
            let (seq, at) = (last.seq + 1, last.at);
            with.apply(JournalEntry { seq, at, event: event.clone() });
        }
        with
    }

    /// The event that redo would bring back.
    #[must_use]
    pub fn next_redo(&self) -> Option<&JournalEntry> {
        self.undone.last().and_then(|&i| self.entries.get(i))
    }

    /// Returns what is recorded before anything else where the journal ends in an announcement: a kill came between it
    /// and what it announces, and what comes next is something else.
    #[must_use]
    pub fn ends_announced(&self) -> Vec<Event> {
        let missing = self.announces().then_some(Event::ClosedTextMissing);
        let cut_short = self.batches.is_open().then_some(Event::TogetherCutShort);
        missing.into_iter().chain(cut_short).collect()
    }

    /// Returns whether the last event says of the next one that its text was written while its matter was closed.
    fn announces(&self) -> bool {
        self.entries.last().is_some_and(|entry| entry.event == Event::ClosedTextFollows)
    }

    /// The time that an event counts for.
    #[must_use]
    pub fn time_of(&self, entry: &JournalEntry) -> Stamp {
        let place = self.entries.iter().rposition(|other| other.seq == entry.seq);
        place.and_then(|i| self.times.get(i)).copied().unwrap_or(entry.at)
    }

    /// Returns whether the meeting was ever closed, also where that was taken back: a protocol of it was written.
    #[must_use]
    pub fn was_closed(&self) -> bool {
        self.entries.iter().any(|entry| entry.event == Event::MeetingClosed)
    }

    /// Returns whether a record was there when the meeting was closed, also where that was taken back; a note is in no
    /// protocol.
    #[must_use]
    pub fn stood_in_a_protocol(&self, record: &Record) -> bool {
        let closes = self.entries.iter().rfind(|entry| entry.event == Event::MeetingClosed);
        record.kind() != RecordKind::Note && closes.is_some_and(|close| close.seq > record.since)
    }

    /// Adds an event and brings the state up to date; the first must be the record's creation.
    pub fn apply(&mut self, entry: JournalEntry) {
        let is_stale = self.push(entry);
        if is_stale {
            self.refold();
        }
        self.meeting.set_reverted(&self.reverted);
    }

    /// Adds an event; returns whether the state must be folded anew.
    fn push(&mut self, entry: JournalEntry) -> bool {
        let place = self.entries.len();
        let follows_closed = self.announces();
        let head = self.batches.take(&self.entries, place, &entry.event);
        let closed = follows_closed || self.meeting.records_on_closed(&entry.event);
        let find = |stack: &[usize], seq: u64| stack.iter().rposition(|&i| self.entries[i].seq == seq);
        if follows_closed && matches!(entry.event, Event::Undone { .. }) {
            // What is taken back had closed a record that was published before: that yes no longer counts.
            self.sealed.extend(self.meeting.closed_records().map(|record| (record, entry.seq)));
        }
        let stale = match &entry.event {
            // Undo and redo pass time as any event does, also one that names nothing: live and replayed must agree.
            Event::Undone { undo } => match find(&self.done, *undo) {
                Some(i) => {
                    let target = self.done.remove(i);
                    self.undone.push(target);
                    self.off.insert(target);
                    self.off.extend(self.batches.members_of(target));
                    let quick = self.is_latest(target) && self.meeting.take_back(self.entries[target].seq);
                    self.meeting.pass(entry.at);
                    // The change, and that it was taken back.
                    self.count_reverted(target, 2);
                    !quick
                }
                None => {
                    self.meeting.pass(entry.at);
                    false
                }
            },
            Event::Redone { redo } => match find(&self.undone, *redo) {
                Some(i) => {
                    let target = self.undone.remove(i);
                    self.done.push(target);
                    self.off.remove(&target);
                    self.batches.members_of(target).iter().for_each(|member| _ = self.off.remove(member));
                    let quick = self.is_latest(target) && self.bring_back(target);
                    if quick {
                        self.seal();
                    }
                    self.meeting.pass(entry.at);
                    // What was counted as taken back is one of the changes that hold again.
                    self.count_reverted(target, 0);
                    !quick
                }
                None => {
                    self.meeting.pass(entry.at);
                    false
                }
            },
            event => {
                if event.is_undoable() && head.is_none() {
                    self.done.push(place);
                    self.undone.clear();
                }
                self.meeting.apply(&entry, closed);
                self.gather(head, entry.seq);
                let may_close = closed
                    || matches!(
                        event,
                        Event::RecordMoved { .. }
                            | Event::AgendaReplaced { .. }
                            | Event::AgendaReloaded { .. }
                            | Event::MattersWithheld { .. }
                    );
                if may_close {
                    self.seal();
                }
                let created = self.entries.first().map_or(event, |first| &first.event);
                let zone = |agenda: &Agenda| agenda.zone().or_else(|| created.zone());
                let is_elsewhere = event.agenda().is_some_and(|agenda| zone(agenda) != self.meeting.zone());
                matches!(event, Event::ClockSet { .. }) || is_elsewhere
            }
        };
        self.closed.push(closed);
        self.times.push(self.meeting.last_at().unwrap_or(entry.at));
        self.entries.push(entry);
        stale
    }

    /// Tells the meeting that a record belongs to what is announced at a place.
    fn gather(&mut self, head: Option<usize>, seq: u64) {
        if let Some(head) = head.and_then(|head| self.entries.get(head)) {
            self.meeting.gather(head.seq, RecordId(seq));
        }
    }

    /// Returns whether nothing that came after an event does anything but pass time.
    fn is_latest(&self, place: usize) -> bool {
        let passes = |(n, entry): (usize, &JournalEntry)| {
            self.off.contains(&n) || matches!(entry.event, Event::Undone { .. } | Event::Redone { .. })
        };
        self.entries.iter().enumerate().skip(place + 1).all(passes)
    }

    /// Puts back a record that was the latest thing to happen, as a fold would make it; false: it is not a record.
    fn bring_back(&mut self, place: usize) -> bool {
        let Some(entry) = self.entries.get(place) else { return false };
        let at = self.times.get(place).copied().unwrap_or(entry.at);
        let closed = self.closed.get(place).copied().unwrap_or(true);
        match entry.event.recorded() {
            Some((on, content)) => {
                self.meeting.record_new(entry.seq, on, content, at, closed);
                true
            }
            None => false,
        }
    }

    fn refold(&mut self) {
        let mut meeting: Option<Meeting> = None;
        let corrections = corrections(&self.entries);
        self.times.clear();
        for (i, (entry, by_ms)) in self.entries.iter().zip(corrections).enumerate() {
            let entry = if by_ms == 0 { Cow::Borrowed(entry) } else { Cow::Owned(entry.corrected(by_ms)) };
            let entry = &*entry;
            match (&mut meeting, &entry.event) {
                (Some(meeting), _) if self.off.contains(&i) => {
                    meeting.pass(entry.at);
                }
                (None, Event::RecordCreated { agenda, shift, rehearsal, .. }) => {
                    let mut created = Meeting::new((**agenda).clone(), *shift, *rehearsal);
                    created.zone = self.entries.iter().rev().find_map(|e| e.event.agenda()).and_then(Agenda::zone);
                    created.apply(entry, false);
                    meeting = Some(created);
                }
                (Some(meeting), _) => {
                    meeting.apply(entry, self.closed.get(i).copied().unwrap_or(true));
                    if let Some(head) = self.batches.head_of(i).and_then(|head| self.entries.get(head)) {
                        meeting.gather(head.seq, RecordId(entry.seq));
                    }
                }
                (None, _) => {}
            }
            self.times.push(meeting.as_ref().and_then(Meeting::last_at).unwrap_or(entry.at));
        }
        if let Some(meeting) = meeting {
            self.meeting = meeting;
            self.seal();
        }
    }

    /// Counts a change of a record that is taken back, or brought back.
    fn count_reverted(&mut self, place: usize, changes: usize) {
        let Some(change) = self.entries.get(place) else { return };
        let (Event::RecordEdited { record, .. } | Event::CorrectionRecorded { record, .. }) = &change.event else {
            return;
        };
        let reverted = self.reverted.entry(*record).or_default();
        *reverted = Reverted { changes: reverted.changes + changes, at: self.meeting.last_at() };
    }

    /// Remembers which records are closed, and closes those that were and have not been published.
    fn seal(&mut self) {
        for record in self.meeting.closed_records() {
            self.sealed.entry(record).or_insert(0);
        }
        self.meeting.close_records(&self.sealed);
    }
}
