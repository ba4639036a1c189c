//! What follows from the events of a meeting: which slot runs, what has run, what was recorded.
//!
//! A [`Meeting`] is the state without history: what is, and what can be asked of it. What an event does to it stands in
//! `fold`, undo in `history`, everything about the time to come in `timing`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};

use super::after::Checkpoint;
use super::amendment::Amendment;
use super::attendance::RecordedAttendance;
use super::circumstances::Circumstances;
use super::event::{RecordId, Target};
use super::record::Record;
use super::reload::{InFile, Standing};
use super::slot_run::SlotRun;
use super::unannounced::Unannounced;
use crate::agenda::{Agenda, Item, ItemId, PartyId, Shift, Slot, SlotId, SlotKind};
use crate::time::{Stamp, Zone};

/// A stretch of time; open while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
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

/// Where a stretch is found: the slot's place in the plan, and its own among the slot's.
pub(super) type SpanPlace = (usize, usize);

/// The state of a slot.
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

/// An item's postponement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The number of the event that postponed it, though its date may be changed since: what is voted on it names that.
    pub id: RecordId,
    /// To which coming meeting, if known.
    pub to: Option<NaiveDate>,
    /// When it was postponed.
    pub at: Stamp,
    /// Whether that was recorded while the matter was closed.
    pub closed: bool,
}

/// Since when a matter or slot is there, counted in agendas that were taken over; 0: since the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Since {
    /// With which it came.
    pub(super) came: u32,
    /// With which it came, or last said something else.
    pub(super) said: u32,
}

/// The state of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub(super) agenda: Agenda,
    pub(super) shift: Option<Shift>,
    pub(super) rehearsal: bool,
    /// The zone of every time, where the agenda that was taken over last names one.
    pub(super) zone: Option<Zone>,
    pub(super) slots: Vec<SlotRun>,
    pub(super) index: HashMap<SlotId, usize>,
    /// The items that everybody may read: what is not among them is closed.
    pub(super) open_items: HashSet<ItemId>,
    /// What was closed until a changed agenda opened it.
    pub(super) opened: HashSet<Target>,
    /// What was on the agenda when the meeting was last closed.
    pub(super) signed: HashSet<Target>,
    /// What was open when the meeting was last closed, and has been since.
    pub(super) signed_open: HashSet<Target>,
    /// What went from the agenda when something closed came into it, by what it is called here; slots of their own as
    /// points.
    pub(super) withheld_matters: BTreeSet<Target>,
    /// The records that are closed only because their matter went so: none of them was made behind closed doors.
    pub(super) withheld_as_gone: BTreeSet<RecordId>,
    /// The records that were on something closed only after they had been recorded.
    pub(super) closed_since: BTreeSet<RecordId>,
    /// The items that went, were withheld, and of which nothing stays here.
    pub(super) gone_items: Vec<Item>,
    /// The same of slots.
    pub(super) gone_slots: Vec<Slot>,
    /// What items said in earlier agendas, under the ids that they have here.
    pub(super) earlier_items: Vec<Item>,
    /// The same of slots.
    pub(super) earlier_slots: Vec<Slot>,
    /// What the agenda's file says of what keeps other words here.
    pub(super) in_file: InFile,
    /// The same of the agenda that is taken over next.
    pub(super) in_next_file: InFile,
    /// Whether the forward plan was closed and no item has printed it openly since.
    pub(super) ahead_closed: bool,
    /// Those of what was withheld that the minute-taker has published.
    pub(super) published_matters: BTreeSet<Target>,
    /// Whether something closed came with an agenda that had not been there, or had not said the same.
    pub(super) closed_anew: bool,
    /// Whether something closed came with an agenda by a title that nothing had.
    pub(super) named_anew: bool,
    /// How many agendas were taken over that changed what the meeting is about.
    pub(super) agendas: u32,
    /// With which of them something open first went and was not withheld.
    pub(super) lost: Option<u32>,
    /// Since when matters and slots are there that have not said the same all along.
    pub(super) said_since: HashMap<Target, Since>,
    pub(super) running: Option<usize>,
    pub(super) pauses: Vec<Span>,
    pub(super) records: Vec<Record>,
    /// What one action recorded for several matters, by the number of the event that says so.
    pub(super) together: BTreeMap<u64, Vec<RecordId>>,
    /// Whether what a vote belongs to is decided once: it is not in the journals of programs before that.
    pub(super) links_fixed: bool,
    /// Two maps, so that a slot's state is looked up without making a [`Target`] for each of its items.
    pub(super) postponed_items: HashMap<ItemId, Postponement>,
    pub(super) postponed_points: HashMap<SlotId, Postponement>,
    pub(super) removed_items: Vec<ItemId>,
    pub(super) pins: Vec<Checkpoint>,
    pub(super) amendments: Vec<Amendment>,
    pub(super) attendance: RecordedAttendance,
    /// What it was at each close where that differs.
    pub(super) signed_attendance: Vec<RecordedAttendance>,
    pub(super) circumstances: Circumstances,
    /// Whom nobody announced.
    pub(super) unannounced: Unannounced,
    /// How many of the public were there, if they were counted.
    pub(super) public_count: Option<u32>,
    /// Of whom the agenda that was taken over last says something else than what holds, since it was recorded.
    pub(super) overruled: BTreeMap<PartyId, Standing>,
    /// Who has the record open, as far as it was said.
    pub(super) opened_by: Option<String>,
    pub(super) closed_at: Option<Stamp>,
    pub(super) created_at: Option<Stamp>,
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
            zone: agenda.zone(),
            slots: agenda.slots.iter().cloned().map(SlotRun::planned).collect(),
            circumstances: Circumstances::of(&agenda),
            agenda,
            shift,
            rehearsal,
            index: HashMap::new(),
            open_items: HashSet::new(),
            opened: HashSet::new(),
            signed: HashSet::new(),
            signed_open: HashSet::new(),
            withheld_matters: BTreeSet::new(),
            withheld_as_gone: BTreeSet::new(),
            closed_since: BTreeSet::new(),
            gone_items: Vec::new(),
            gone_slots: Vec::new(),
            earlier_items: Vec::new(),
            earlier_slots: Vec::new(),
            in_file: InFile::default(),
            in_next_file: InFile::default(),
            ahead_closed: false,
            published_matters: BTreeSet::new(),
            closed_anew: false,
            named_anew: false,
            agendas: 0,
            lost: None,
            said_since: HashMap::new(),
            running: None,
            pauses: Vec::new(),
            records: Vec::new(),
            together: BTreeMap::new(),
            links_fixed: false,
            postponed_items: HashMap::new(),
            postponed_points: HashMap::new(),
            removed_items: Vec::new(),
            pins: Vec::new(),
            amendments: Vec::new(),
            attendance: RecordedAttendance::default(),
            signed_attendance: Vec::new(),
            unannounced: Unannounced::default(),
            public_count: None,
            overruled: BTreeMap::new(),
            opened_by: None,
            closed_at: None,
            created_at: None,
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
        } else if self.is_all_postponed(run) {
            SlotState::Postponed
        } else {
            SlotState::Pending
        }
    }

    /// Returns whether everything that a slot treats was postponed.
    pub(super) fn is_all_postponed(&self, run: &SlotRun) -> bool {
        match run.slot.items.as_slice() {
            [] => self.postponed_points.contains_key(&run.slot.id),
            items => items.iter().all(|i| self.postponed_items.contains_key(i)),
        }
    }

    /// The first slot that is still to be treated, in plan order; the close is none.
    #[must_use]
    pub fn first_pending(&self) -> Option<usize> {
        (0..self.slots.len()).find(|&i| self.is_to_come(i))
    }

    /// Returns whether the slot at `index` is still to be treated.
    #[must_use]
    pub fn is_to_come(&self, index: usize) -> bool {
        self.slots.get(index).is_some_and(|r| r.slot.kind != SlotKind::Close && !r.removed)
            && self.slot_state(index) == SlotState::Pending
            && !self.is_treated_elsewhere(index)
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

    /// How many of the public were there; none: nobody counted them.
    #[must_use]
    pub fn public_count(&self) -> Option<u32> {
        self.public_count
    }

    /// The pauses, in order.
    #[must_use]
    pub fn pauses(&self) -> &[Span] {
        &self.pauses
    }

    /// When the record was created; none: there is no record yet.
    #[must_use]
    pub fn created_at(&self) -> Option<Stamp> {
        self.created_at
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
        match on {
            Target::Item(id) => self.postponed_items.get(id).copied(),
            Target::Point(id) => self.postponed_points.get(id).copied(),
        }
    }

    /// Returns whether the agenda no longer has an item that something was recorded on.
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

    /// The places of the slots that treat a target.
    pub fn slots_of<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = usize> + 'a {
        self.slots.iter().enumerate().filter_map(move |(i, r)| match on {
            Target::Item(id) => r.slot.items.contains(id).then_some(i),
            Target::Point(id) => (r.slot.id == *id).then_some(i),
        })
    }

    /// Everything that records can belong to: the items in agenda order, then the points in plan order.
    ///
    /// A break is among the points when something was recorded on it, and so is whatever else a record names: nothing
    /// that was recorded is out of reach.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        let recorded: HashSet<&Target> = self.records.iter().filter(|r| !r.withdrawn).map(|r| &r.on).collect();
        let mut targets: Vec<Target> = self.agenda.items.iter().map(|i| Target::Item(i.id.clone())).collect();
        for run in self.slots.iter().filter(|r| r.slot.items.is_empty()) {
            let point = Target::Point(run.slot.id.clone());
            if run.slot.is_point() || recorded.contains(&point) {
                targets.push(point);
            }
        }
        let known: HashSet<&Target> = targets.iter().collect();
        let mut others: Vec<Target> = recorded.into_iter().filter(|t| !known.contains(t)).cloned().collect();
        others.sort_unstable();
        targets.append(&mut others);
        targets
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

    pub(super) fn reindex(&mut self) {
        self.index = self.slots.iter().enumerate().map(|(i, r)| (r.slot.id.clone(), i)).collect();
        self.decide_access();
    }
}
