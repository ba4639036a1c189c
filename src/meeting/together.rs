//! Several items by one action: which events it recorded, what it comes to for the items, and which of them were
//! considered together.

use std::collections::BTreeMap;

use super::event::{Event, JournalEntry, RecordId, Target};
use super::record::{Record, RecordKind};
use super::state::Meeting;

/// Which events of a journal one action recorded for several matters, by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Batches {
    /// The event that announces it, for each that it recorded.
    heads: BTreeMap<usize, usize>,
    /// The announcement of which events are still to come, and how many.
    open: Option<(usize, u32)>,
}

impl Batches {
    /// Takes the next event, which comes at a place; returns the announcement that it belongs to.
    pub(super) fn take(&mut self, entries: &[JournalEntry], place: usize, event: &Event) -> Option<usize> {
        if let Event::ConsideredTogether { events, .. } = event {
            self.open = (*events > 0).then_some((place, *events));
            return None;
        }
        let (head, left) = self.open.take()?;
        let Event::ConsideredTogether { items, .. } = &entries.get(head)?.event else { return None };
        // What is for none of them was recorded by something else.
        if *event != Event::ClosedTextFollows && !event.on().is_some_and(|on| items.contains(on)) {
            return None;
        }
        self.open = (left > 1).then_some((head, left - 1));
        self.heads.insert(place, head);
        Some(head)
    }

    /// Returns the announcement that the event at a place belongs to.
    pub(super) fn head_of(&self, place: usize) -> Option<usize> {
        self.heads.get(&place).copied()
    }

    /// Lists the places of the events that an announcement brings with it.
    pub(super) fn members_of(&self, head: usize) -> Vec<usize> {
        // They come right after it.
        self.heads.range(head + 1..).take_while(|(_, of)| **of == head).map(|(place, _)| *place).collect()
    }

    /// Returns whether the journal ends in the middle of what is announced.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

impl Event {
    /// Returns the events of one action for several matters: those of each, with one that comes first and says that
    /// they belong together. For one matter they are by themselves.
    #[must_use]
    pub fn together(on: &[Target], events: Vec<Self>) -> Vec<Self> {
        if on.len() < 2 {
            return events;
        }
        let head = Self::ConsideredTogether { items: on.to_vec(), events: events.len().try_into().unwrap_or(u32::MAX) };
        std::iter::once(head).chain(events).collect()
    }
}

/// What somebody knows of a meeting: which records, which slots, and of which matters that they are postponed.
pub struct Known<'a> {
    pub record: &'a dyn Fn(&Record) -> bool,
    pub slot: &'a dyn Fn(usize) -> bool,
    pub postponement: &'a dyn Fn(&Target) -> bool,
}

impl Meeting {
    /// Notes that a record was made with others by one action.
    pub(super) fn gather(&mut self, head: u64, record: RecordId) {
        if self.record(record).is_some() {
            self.together.entry(head).or_default().push(record);
        }
    }

    /// Lists what was considered together with a matter, it itself among them, in the order of the agenda; none: it was
    /// considered by itself.
    ///
    /// What counts is what was decided or voted on by one action, where that is now; the items of a slot that all were
    /// decided on once and treated nowhere else; and those of slots that were put together, where one was decided on
    /// and the others have no decision of their own. Only what is known counts.
    #[must_use]
    pub fn considered_together(&self, on: &Target, known: &Known<'_>) -> Vec<Target> {
        let is_vote = |r: &Record| r.kind() == RecordKind::Vote && !self.is_on_postponement(r);
        let is_it = |r: &&Record| !r.withdrawn && (r.kind() == RecordKind::Decision || is_vote(r));
        let by_action = self.together.values().map(|records| {
            let records = records.iter().filter_map(|id| self.record(*id)).filter(is_it);
            // What is added after the close says nothing of how the matter was treated.
            let records = records.filter(|r| (known.record)(r) && !self.is_added_untreated(r));
            records.map(|r| r.on.clone()).collect::<Vec<_>>()
        });
        let by_slot = self.slots_of(on).filter_map(|slot| self.treated_as_one(slot, known));
        let mut all: Vec<Target> = by_action.chain(by_slot).filter(|all| all.contains(on)).flatten().collect();
        all.sort_unstable();
        all.dedup();
        if all.len() > 1 { self.in_order(all) } else { Vec::new() }
    }

    /// Returns whether a matter was treated as one with another that was decided on: it needs no decision of its own.
    pub(super) fn is_one_with_decided(&self, on: &Target) -> bool {
        let postponement = |on: &Target| self.postponement(on).is_some();
        let known = Known { record: &|_| true, slot: &|_| true, postponement: &postponement };
        self.slots_of(on).any(|slot| self.treated_as_one(slot, &known).is_some())
    }

    /// Returns whether one action decided on a matter, or put it to the vote, together with others.
    #[must_use]
    pub fn is_decided_with_others(&self, on: &Target) -> bool {
        self.decided_with_others(on).next().is_some()
    }

    fn decided_with_others(&self, on: &Target) -> impl Iterator<Item = &Record> {
        let is_it = move |r: &&Record| {
            r.on == *on && !r.withdrawn && matches!(r.kind(), RecordKind::Decision | RecordKind::Vote)
        };
        self.together.values().flatten().filter_map(|id| self.record(*id)).filter(is_it)
    }

    /// Returns whether all that a slot treats was treated with something else, though it did not run itself: nobody
    /// comes back to it.
    ///
    /// Nothing closed counts: by what is still to come, everybody would see what was decided behind closed doors.
    #[must_use]
    pub fn is_treated_elsewhere(&self, index: usize) -> bool {
        let Some(run) = self.slots.get(index).filter(|run| run.spans.is_empty()) else { return false };
        let targets = run.targets();
        let is_told = |record: &Record| !self.is_record_closed(record);
        !targets.is_empty() && targets.iter().all(|on| self.decided_with_others(on).any(is_told))
    }

    /// Sorts matters as the agenda has them.
    #[must_use]
    pub fn in_order(&self, mut all: Vec<Target>) -> Vec<Target> {
        let order = self.targets();
        all.sort_by_key(|on| order.iter().position(|other| other == on).unwrap_or(usize::MAX));
        all
    }

    /// Lists the items of a slot that treated several as one: it ran, they were treated nowhere else, and each was
    /// decided on once; or one of them, where the meeting put them together.
    fn treated_as_one(&self, slot: usize, known: &Known<'_>) -> Option<Vec<Target>> {
        let has_run = |slot: usize| (known.slot)(slot) && self.slots.get(slot).is_some_and(|run| !run.spans.is_empty());
        let run = self.slots.get(slot).filter(|run| (known.slot)(slot) && run.slot.items.len() > 1)?;
        let treated = run.targets();
        // What is added after the close says nothing of how the matter was treated.
        let is_told = |r: &&Record| (known.record)(r) && !self.is_added_untreated(r);
        let is_one = |on: &Target| {
            let decisions: Vec<&Record> = self.decisions_on(on).filter(is_told).collect();
            // What was decided before that was put into the slot later, or after the slot had run.
            let began = run.spans_of(on).first().map(|span| span.start);
            let is_decided = match decisions.as_slice() {
                [] => !run.merged.is_empty(),
                [one] => began.is_some_and(|began| one.at >= began),
                _ => false,
            };
            is_decided && !(known.postponement)(on) && !self.slots_of(on).any(|other| other != slot && has_run(other))
        };
        let is_decided = |on: &Target| self.decisions_on(on).any(|r| is_told(&r));
        (treated.iter().all(is_one) && treated.iter().any(is_decided)).then_some(treated)
    }
}
