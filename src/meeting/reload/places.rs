//! Numbers and times that pass from one thing to another: what has those of an item that went may be that item, also
//! under a title that was on the agenda already.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDateTime;

use super::unclear::{Going, has_own};
use crate::agenda::{Agenda, Item, ItemId, Slot, SlotId, SlotKind};
use crate::meeting::event::{Matching, Target};
use crate::meeting::state::Meeting;

/// A place in an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A number, or the id that an item has in its stead.
    Number(String),
    /// When a slot begins; all that have no time are in one place.
    Time(Option<NaiveDateTime>),
}

/// The places of an agenda's items and slots.
#[derive(Debug, Default)]
pub(super) struct Places<'a> {
    times: HashMap<&'a ItemId, Vec<Option<NaiveDateTime>>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(slots: impl Iterator<Item = &'a Slot>) -> Self {
        let mut times: HashMap<&ItemId, Vec<Option<NaiveDateTime>>> = HashMap::new();
        for slot in slots {
            slot.items.iter().for_each(|item| times.entry(item).or_default().push(slot.start));
        }
        Self { times }
    }

    /// Lists the places of an item: its number, its id without what was put after it, and its slots' times.
    pub(super) fn of(&self, item: &Item) -> HashSet<Place> {
        let id = item.id.0.trim_end_matches('~').to_owned();
        let names = item.number.iter().cloned().chain([id]).map(Place::Number);
        names.chain(self.times.get(&item.id).into_iter().flatten().copied().map(Place::Time)).collect()
    }
}

/// What has a place in a new agenda that something open had which goes, or went before.
#[derive(Debug, Default)]
pub(super) struct Successors<'a> {
    pub(super) items: HashSet<&'a ItemId>,
    pub(super) slots: HashSet<&'a SlotId>,
    /// Those that went and in whose place something closed is.
    pub(super) of: BTreeSet<Target>,
}

impl<'a> Successors<'a> {
    /// Finds them; what had the place before has it by right.
    pub(super) fn of(meeting: &Meeting, agenda: &'a Agenda, matching: &Matching) -> Self {
        let mut gone: HashMap<Place, Vec<Target>> = HashMap::new();
        let (going, before) = (Going::of(meeting, matching), Places::new(meeting.slots.iter().map(|run| &run.slot)));
        let is_open = |on: &Target| !meeting.is_closed(on) && !meeting.published_matters.contains(on);
        let removed = meeting.removed_items.iter().cloned().map(Target::Item);
        let removed =
            removed.chain(meeting.slots.iter().filter(|r| r.removed).map(|r| r.slot.id.clone()).map(Target::Point));
        for on in going.targets().chain(removed.filter(is_open)) {
            let places = match &on {
                Target::Item(id) => meeting.agenda.item(id).map(|item| before.of(item)).unwrap_or_default(),
                Target::Point(id) => {
                    let runs = meeting.slots.iter().filter(|r| r.slot.id == *id && r.slot.kind != SlotKind::Break);
                    runs.map(|run| Place::Time(run.slot.start)).collect()
                }
            };
            places.into_iter().for_each(|place| gone.entry(place).or_default().push(on.clone()));
        }
        let mut found = Self::default();
        if gone.is_empty() {
            return found;
        }
        let (open, now) = (agenda.open_items(), Places::new(agenda.slots.iter()));
        let mut had: HashMap<&ItemId, HashSet<Place>> = HashMap::new();
        for item in &meeting.agenda.items {
            if let Some(new) = matching.items.get(&item.id) {
                had.entry(new).or_default().extend(before.of(item));
            }
        }
        let taken = |places: HashSet<Place>| -> Vec<&Target> {
            places.iter().filter_map(|place| gone.get(place)).flatten().collect()
        };
        for item in &agenda.items {
            let mut places = now.of(item);
            places.retain(|place| !had.get(&item.id).is_some_and(|had| had.contains(place)));
            let taken = taken(places);
            if !taken.is_empty() {
                found.items.insert(&item.id);
            }
            if !open.contains(&item.id) {
                found.of.extend(taken.into_iter().cloned());
            }
        }
        let mut had: HashMap<&SlotId, Vec<Option<NaiveDateTime>>> = HashMap::new();
        for run in &meeting.slots {
            if let Some(new) = matching.slots.get(&run.slot.id) {
                had.entry(new).or_default().push(run.slot.start);
            }
        }
        for slot in agenda.slots.iter().filter(|slot| has_own(slot) && slot.kind != SlotKind::Close) {
            if had.get(&slot.id).is_some_and(|had| had.contains(&slot.start)) {
                continue;
            }
            let taken = taken(HashSet::from([Place::Time(slot.start)]));
            if !taken.is_empty() {
                found.slots.insert(&slot.id);
            }
            if slot.access.is_closed() || slot.items.iter().any(|id| !open.contains(id)) {
                found.of.extend(taken.into_iter().cloned());
            }
        }
        found
    }
}
