//! What follows from the events of a meeting: which slot runs, what has run, what was recorded. The fold.
//!
//! A [`Meeting`] is the state without history; undo lives in `history`, everything that depends on `now` in `timing`. The
//! fold is total: an event that does not fit (a slot that is not there, a pause in a pause) changes nothing, so that no
//! journal can bring it down.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};

use super::event::{Content, Edge, Event, RecordId, Stamped, Target};
use super::reload;
use crate::agenda::{Agenda, Item, ItemId, Shift, Slot, SlotId, SlotKind};
use crate::time::Stamp;

/// A stretch of time; open while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it began.
    pub start: Stamp,
    /// When it ended; none while it lasts.
    pub end: Option<Stamp>,
}

impl Span {
    /// Measures the span, up to `now` while it lasts; never negative.
    #[must_use]
    pub fn length(&self, now: Stamp) -> TimeDelta {
        (self.end.unwrap_or(now) - self.start).max(TimeDelta::zero())
    }

    /// Measures what the two spans share.
    #[must_use]
    pub fn overlap(&self, other: &Self, now: Stamp) -> TimeDelta {
        let end = self.end.unwrap_or(now).min(other.end.unwrap_or(now));
        (end - self.start.max(other.start)).max(TimeDelta::zero())
    }
}

/// Where a slot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotState {
    /// Not begun.
    Pending,
    /// Runs now (or would, were the meeting not paused).
    Running,
    /// Has run; may be returned to.
    Done,
    /// Everything that it treats was postponed.
    Postponed,
    /// Is not to be treated.
    Skipped,
}

/// A slot and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotRun {
    /// The slot as planned (or added).
    pub slot: Slot,
    /// When it ran, in order.
    pub spans: Vec<Span>,
    /// Whether it was skipped.
    pub skipped: bool,
    /// Whether it was added during the meeting.
    pub unplanned: bool,
    /// Whether the agenda no longer has it, though something happened in it.
    pub removed: bool,
}

impl SlotRun {
    pub(super) fn planned(slot: Slot) -> Self {
        Self { slot, spans: Vec::new(), skipped: false, unplanned: false, removed: false }
    }

    /// Lists what records of this slot belong to: its items, or itself as a point.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        if self.slot.items.is_empty() {
            vec![Target::Point(self.slot.id.clone())]
        } else {
            self.slot.items.iter().cloned().map(Target::Item).collect()
        }
    }
}

/// Something recorded: a decision, a follow-up or a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// What it belongs to.
    pub on: Target,
    /// What it says.
    pub content: Content,
    /// When it was recorded.
    pub at: Stamp,
    /// When its content was last changed.
    pub edited_at: Option<Stamp>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// An item's postponement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// To which coming meeting, if known.
    pub to: Option<NaiveDate>,
    /// When it was postponed.
    pub at: Stamp,
}

/// The state of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub(super) agenda: Agenda,
    pub(super) shift: Option<Shift>,
    pub(super) rehearsal: bool,
    pub(super) slots: Vec<SlotRun>,
    pub(super) index: HashMap<SlotId, usize>,
    pub(super) running: Option<usize>,
    pub(super) pauses: Vec<Span>,
    pub(super) records: Vec<Record>,
    pub(super) postponed: BTreeMap<Target, Postponement>,
    pub(super) removed_items: Vec<ItemId>,
    pub(super) closed_at: Option<Stamp>,
    pub(super) last_at: Option<Stamp>,
}

impl Meeting {
    /// Makes the state of a meeting of which nothing is recorded yet.
    #[must_use]
    pub fn new(agenda: Agenda, shift: Option<Shift>, rehearsal: bool) -> Self {
        let agenda = match shift {
            Some(shift) => agenda.shifted(shift),
            None => agenda,
        };
        let mut meeting = Self {
            slots: agenda.slots.iter().cloned().map(SlotRun::planned).collect(),
            agenda,
            shift,
            rehearsal,
            index: HashMap::new(),
            running: None,
            pauses: Vec::new(),
            records: Vec::new(),
            postponed: BTreeMap::new(),
            removed_items: Vec::new(),
            closed_at: None,
            last_at: None,
        };
        meeting.reindex();
        meeting
    }

    /// The agenda as it is now, moved to where the meeting is held.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// How far the plan was moved, if it was.
    #[must_use]
    pub fn shift(&self) -> Option<Shift> {
        self.shift
    }

    /// Whether this is only a rehearsal.
    #[must_use]
    pub fn rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// The slots in plan order, added ones at their place.
    #[must_use]
    pub fn slots(&self) -> &[SlotRun] {
        &self.slots
    }

    /// Finds a slot's place in the plan.
    #[must_use]
    pub fn slot_index(&self, id: &SlotId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The running slot's place in the plan.
    #[must_use]
    pub fn running(&self) -> Option<usize> {
        self.running
    }

    /// Where the slot at `index` stands.
    #[must_use]
    pub fn slot_state(&self, index: usize) -> SlotState {
        let Some(run) = self.slots.get(index) else { return SlotState::Pending };
        if self.running == Some(index) {
            SlotState::Running
        } else if !run.spans.is_empty() {
            SlotState::Done
        } else if run.skipped {
            SlotState::Skipped
        } else if !self.postponed.is_empty() && run.targets().iter().all(|t| self.postponed.contains_key(t)) {
            SlotState::Postponed
        } else {
            SlotState::Pending
        }
    }

    /// The first slot that is still to be treated, in plan order; the close is none.
    #[must_use]
    pub fn first_pending(&self) -> Option<usize> {
        (0..self.slots.len()).find(|&i| self.is_to_come(i))
    }

    /// Tells whether the slot at `index` is still to be treated.
    pub(super) fn is_to_come(&self, index: usize) -> bool {
        self.slots.get(index).is_some_and(|r| r.slot.kind != SlotKind::Close && !r.removed)
            && self.slot_state(index) == SlotState::Pending
    }

    /// When the first slot began.
    #[must_use]
    pub fn opened_at(&self) -> Option<Stamp> {
        self.slots.iter().flat_map(|r| &r.spans).map(|s| s.start).min()
    }

    /// When the meeting was closed.
    #[must_use]
    pub fn closed_at(&self) -> Option<Stamp> {
        self.closed_at
    }

    /// Since when the meeting is paused.
    #[must_use]
    pub fn paused_since(&self) -> Option<Stamp> {
        self.pauses.last().filter(|p| p.end.is_none()).map(|p| p.start)
    }

    /// The pauses, in order.
    #[must_use]
    pub fn pauses(&self) -> &[Span] {
        &self.pauses
    }

    /// When the last event happened.
    #[must_use]
    pub fn last_at(&self) -> Option<Stamp> {
        self.last_at
    }

    /// Everything recorded, withdrawn records included, in the order of recording.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Finds a record.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.binary_search_by_key(&id, |r| r.id).ok().and_then(|i| self.records.get(i))
    }

    /// What is recorded on an item or point and was not withdrawn, in the order of recording.
    pub fn records_on<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a Record> {
        self.records.iter().filter(move |r| !r.withdrawn && r.on == *on)
    }

    /// An item's or point's postponement.
    #[must_use]
    pub fn postponement(&self, on: &Target) -> Option<Postponement> {
        self.postponed.get(on).copied()
    }

    /// Tells whether the agenda no longer has an item that something was recorded on.
    #[must_use]
    pub fn is_item_removed(&self, id: &ItemId) -> bool {
        self.removed_items.contains(id)
    }

    /// Finds the item that a target names; none for a point.
    #[must_use]
    pub fn item(&self, on: &Target) -> Option<&Item> {
        match on {
            Target::Item(id) => self.agenda.item(id),
            Target::Point(_) => None,
        }
    }

    /// The title of an item or a point.
    #[must_use]
    pub fn title<'a>(&'a self, on: &'a Target) -> &'a str {
        match on {
            Target::Item(id) => self.agenda.item(id).map_or(id.0.as_str(), |i| &i.title),
            Target::Point(id) => self.slot_index(id).map_or(id.0.as_str(), |i| &self.slots[i].slot.title),
        }
    }

    /// Tells whether only the body may read a target.
    #[must_use]
    pub fn is_closed(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => self.agenda.item(id).is_some_and(|i| i.access.is_closed()),
            Target::Point(id) => self.slot_index(id).is_some_and(|i| self.slots[i].slot.access.is_closed()),
        }
    }

    /// The places of the slots that treat a target.
    pub fn slots_of<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = usize> + 'a {
        self.slots.iter().enumerate().filter_map(move |(i, r)| match on {
            Target::Item(id) => r.slot.items.contains(id).then_some(i),
            Target::Point(id) => (r.slot.id == *id).then_some(i),
        })
    }

    /// Everything that records can belong to: the items in agenda order, then the points in plan order.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        let items = self.agenda.items.iter().map(|i| Target::Item(i.id.clone()));
        let points = self.slots.iter().filter(|r| r.slot.is_point()).map(|r| Target::Point(r.slot.id.clone()));
        items.chain(points).collect()
    }

    /// Adds up the time in which a slot ran, pauses left out; never negative.
    #[must_use]
    pub fn elapsed(&self, index: usize, now: Stamp) -> TimeDelta {
        let Some(run) = self.slots.get(index) else { return TimeDelta::zero() };
        run.spans.iter().fold(TimeDelta::zero(), |sum, span| {
            let paused = self.pauses.iter().fold(TimeDelta::zero(), |sum, pause| sum + span.overlap(pause, now));
            sum + (span.length(now) - paused).max(TimeDelta::zero())
        })
    }

    /// Gives the earliest and latest time to which a slot's start or end can be corrected.
    ///
    /// A neighbour that moves along cannot be pushed past its own other end. None: there is nothing to correct (the slot
    /// has not run, or still runs and its end was asked for).
    #[must_use]
    pub fn correction_bounds(&self, slot: &SlotId, edge: Edge, now: Stamp) -> Option<(Option<Stamp>, Stamp)> {
        let index = self.slot_index(slot)?;
        let span = self.slots[index].spans.last()?;
        match edge {
            Edge::Start => {
                let before = self.span_before(*span).map(|(i, j)| self.slots[i].spans[j].start);
                Some((before, span.end.unwrap_or(now)))
            }
            Edge::End => {
                let end = span.end?;
                let after = self.span_after(end).map(|(i, j)| self.slots[i].spans[j].end.unwrap_or(now));
                Some((Some(span.start), after.or(self.closed_at).unwrap_or(now)))
            }
        }
    }

    fn all_spans(&self) -> impl Iterator<Item = ((usize, usize), Span)> + '_ {
        self.slots.iter().enumerate().flat_map(|(i, r)| r.spans.iter().enumerate().map(move |(j, s)| ((i, j), *s)))
    }

    fn span_before(&self, span: Span) -> Option<(usize, usize)> {
        self.all_spans().filter(|(_, s)| s.start < span.start).max_by_key(|(_, s)| s.start).map(|(at, _)| at)
    }

    fn span_after(&self, end: Stamp) -> Option<(usize, usize)> {
        self.all_spans().filter(|(_, s)| s.start >= end).min_by_key(|(_, s)| s.start).map(|(at, _)| at)
    }

    pub(super) fn reindex(&mut self) {
        self.index = self.slots.iter().enumerate().map(|(i, r)| (r.slot.id.clone(), i)).collect();
    }

    /// Applies one event. Undo and redo are the history's business and change nothing here.
    pub(super) fn apply(&mut self, entry: &Stamped) {
        // A clock that was set back between two runs must not make time run backwards.
        let at = self.last_at.map_or(entry.at, |last| last.max(entry.at));
        self.last_at = Some(at);
        match &entry.event {
            Event::RecordCreated { agenda, shift, rehearsal } => {
                *self = Self::new((**agenda).clone(), *shift, *rehearsal);
                self.last_at = Some(at);
            }
            Event::AgendaReloaded { agenda } => reload::carry_over(self, (**agenda).clone()),
            Event::SlotStarted { slot } => self.start(slot, at),
            Event::SlotEnded { slot } => {
                if self.running.is_some() && self.running == self.slot_index(slot) {
                    self.stop(at);
                }
            }
            Event::SlotSkipped { slot } => self.set_skipped(slot, true),
            Event::SlotRestored { slot } => self.set_skipped(slot, false),
            Event::SlotAdded { slot, title, minutes, after } => {
                self.add_slot(slot, title, *minutes, after.as_ref(), at);
            }
            Event::TimeCorrected { slot, edge, to } => self.correct(slot, *edge, *to, at),
            Event::MeetingPaused => {
                if self.paused_since().is_none() && self.closed_at.is_none() {
                    self.pauses.push(Span { start: at, end: None });
                }
            }
            Event::MeetingResumed => self.end_pause(at),
            Event::DecisionRecorded { on, decision } => {
                self.record_new(entry.seq, on, Content::Decision(decision.clone()), at);
            }
            Event::FollowUpRecorded { on, follow_up } => {
                self.record_new(entry.seq, on, Content::FollowUp(follow_up.clone()), at);
            }
            Event::NoteRecorded { on, text } => {
                self.record_new(entry.seq, on, Content::Note { text: text.clone() }, at);
            }
            Event::RecordEdited { record, content } => {
                if let Some(r) = self.record_mut(*record) {
                    r.content = content.clone();
                    r.edited_at = Some(at);
                }
            }
            Event::RecordMoved { record, on } => {
                if let Some(r) = self.record_mut(*record) {
                    r.on = on.clone();
                }
            }
            Event::RecordWithdrawn { record } => {
                if let Some(r) = self.record_mut(*record) {
                    r.withdrawn = true;
                }
            }
            Event::ItemPostponed { on, to } => {
                self.postponed.insert(on.clone(), Postponement { to: *to, at });
            }
            Event::MeetingClosed => {
                self.stop(at);
                self.end_pause(at);
                self.closed_at = Some(at);
            }
            Event::Undone { .. } | Event::Redone { .. } => {}
        }
    }

    fn start(&mut self, slot: &SlotId, at: Stamp) {
        let Some(index) = self.slot_index(slot) else { return };
        if self.closed_at.is_some() || self.slots[index].slot.kind == SlotKind::Close {
            return;
        }
        self.end_pause(at);
        if self.running == Some(index) {
            return;
        }
        self.stop(at);
        let run = &mut self.slots[index];
        run.skipped = false;
        run.spans.push(Span { start: at, end: None });
        for target in run.targets() {
            self.postponed.remove(&target);
        }
        self.running = Some(index);
    }

    fn stop(&mut self, at: Stamp) {
        if let Some(span) = self.running.take().and_then(|i| self.slots[i].spans.last_mut()) {
            span.end = Some(at.max(span.start));
        }
    }

    fn end_pause(&mut self, at: Stamp) {
        if let Some(pause) = self.pauses.last_mut().filter(|p| p.end.is_none()) {
            pause.end = Some(at);
        }
    }

    fn set_skipped(&mut self, slot: &SlotId, skipped: bool) {
        if let Some(index) = self.slot_index(slot) {
            let run = &mut self.slots[index];
            run.skipped = skipped && run.spans.is_empty();
        }
    }

    fn add_slot(&mut self, id: &SlotId, title: &str, minutes: Option<u32>, after: Option<&SlotId>, at: Stamp) {
        if self.index.contains_key(id) {
            return;
        }
        let place = after.and_then(|a| self.slot_index(a)).map_or(0, |i| i + 1);
        let neighbour = place.checked_sub(1).or_else(|| (!self.slots.is_empty()).then_some(0));
        let neighbour = neighbour.and_then(|i| self.slots.get(i)).map(|r| &r.slot);
        let slot = Slot {
            id: id.clone(),
            day: neighbour.map_or(self.agenda.date, |s| s.day),
            start: at.naive_local(),
            minutes,
            items: Vec::new(),
            title: title.to_owned(),
            own_title: true,
            text: None,
            access: crate::agenda::Access::Open,
            guests: Vec::new(),
            lead: Vec::new(),
            kind: SlotKind::Item,
            fixed: false,
            block: neighbour.and_then(|s| s.block.clone()),
            notes: None,
            annexes: Vec::new(),
        };
        self.slots.insert(place, SlotRun { unplanned: true, ..SlotRun::planned(slot) });
        self.running = self.running.map(|i| if i >= place { i + 1 } else { i });
        self.reindex();
    }

    fn correct(&mut self, slot: &SlotId, edge: Edge, to: Stamp, at: Stamp) {
        let Some((min, max)) = self.correction_bounds(slot, edge, at) else { return };
        let to = min.map_or(to, |min| to.max(min)).min(max);
        let Some(index) = self.slot_index(slot) else { return };
        let Some(span) = self.slots[index].spans.last().copied() else { return };
        let last = self.slots[index].spans.len() - 1;
        match edge {
            Edge::Start => {
                if let Some((i, j)) = self.span_before(span) {
                    let before = &mut self.slots[i].spans[j];
                    if before.end.is_some_and(|end| end == span.start || end > to) {
                        before.end = Some(to);
                    }
                }
                self.slots[index].spans[last].start = to;
            }
            Edge::End => {
                let Some(end) = span.end else { return };
                if let Some((i, j)) = self.span_after(end) {
                    let after = &mut self.slots[i].spans[j];
                    if after.start == end || after.start < to {
                        after.start = to;
                    }
                }
                self.slots[index].spans[last].end = Some(to);
            }
        }
    }

    fn record_new(&mut self, seq: u64, on: &Target, content: Content, at: Stamp) {
        let id = RecordId(seq);
        // Sequence numbers rise, so the list stays sorted and a record is found by search.
        if self.records.last().is_none_or(|r| r.id < id) {
            self.records.push(Record { id, on: on.clone(), content, at, edited_at: None, withdrawn: false });
        }
    }

    fn record_mut(&mut self, id: RecordId) -> Option<&mut Record> {
        self.records.binary_search_by_key(&id, |r| r.id).ok().and_then(|i| self.records.get_mut(i))
    }
}
