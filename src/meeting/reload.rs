//! A changed agenda taken over into a running meeting: what keeps its identity, and what stays although it was removed.
//!
//! The agenda's file is edited while the meeting runs, and most ids in it are only numbers or made from titles. So items
//! and slots are recognised by what they say first and by what they are called second, and what cannot be recognised but has
//! happened stays, flagged as removed: a record may stand under a title that is gone, but never under another matter's.

pub mod changes;
mod identity;

use std::collections::{HashMap, HashSet};

use identity::{items_alike, slots_alike};

use super::event::{Content, Target};
use super::state::{Meeting, Record, SlotRun};
use crate::agenda::{Agenda, Item, ItemId, PartyId, Shift, SlotId, SlotKind, Who};

/// Replaces the agenda of `meeting` by `agenda`; what has happened stays, and so does what `keep` names.
pub(super) fn carry_over(meeting: &mut Meeting, agenda: Agenda, keep: &[Target]) {
    let mut agenda = shifted(meeting, agenda);
    let Match { slots, kept_slots, kept_items, names } = Match::new(meeting, &agenda, keep);
    let old_runs = std::mem::take(&mut meeting.slots);
    let running = meeting.running.take().and_then(|i| old_runs.get(i)).map(|r| names.slot(&r.slot.id));
    let runs = merge(old_runs, &agenda, &slots, &kept_slots, &names);

    let kept: HashSet<&ItemId> = kept_items.iter().collect();
    let kept: Vec<Item> = meeting.agenda.items.iter().filter(|i| kept.contains(&i.id)).cloned().collect();
    agenda.items.extend(kept.into_iter().map(|item| Item { id: names.item(&item.id), ..item }));
    meeting.removed_items = kept_items.iter().map(|id| names.item(id)).collect();
    for record in &mut meeting.records {
        record.on = names.target(&record.on);
    }
    let mut postponed_items = HashMap::new();
    let mut postponed_points = HashMap::new();
    let items = meeting.postponed_items.drain().map(|(id, p)| (Target::Item(id), p));
    for (on, postponement) in items.chain(meeting.postponed_points.drain().map(|(id, p)| (Target::Point(id), p))) {
        match names.target(&on) {
            Target::Item(id) => postponed_items.insert(id, postponement),
            Target::Point(id) => postponed_points.insert(id, postponement),
        };
    }
    meeting.postponed_items = postponed_items;
    meeting.postponed_points = postponed_points;
    meeting.attendance.rename(|on| names.target(on));
    keep_parties(meeting, &runs, &mut agenda);

    meeting.slots = runs;
    meeting.agenda = agenda;
    meeting.reindex();
    meeting.running = running.and_then(|id| meeting.slot_index(&id));
}

/// Moves the plan of a meeting that has not begun, and every agenda that is taken over later, by as much.
pub(super) fn move_plan(meeting: &mut Meeting, by: Shift) {
    let slots = meeting.slots.iter().map(|run| run.slot.clone()).collect();
    let moved = Agenda { slots, ..meeting.agenda.clone() }.shifted(by);
    for (run, slot) in meeting.slots.iter_mut().zip(moved.slots) {
        run.slot = slot;
    }
    meeting.agenda = meeting.agenda.clone().shifted(by);
    meeting.shift = Some(meeting.shift.map_or(by, |before| before.then(by)));
}

/// Tells what everything of `meeting` will be called once `agenda` is taken over; `keep` as in the event.
///
/// It is what the fold itself goes by: who holds a place of the old plan finds it in the new one.
#[must_use]
pub fn names(meeting: &Meeting, agenda: &Agenda, keep: &[Target]) -> Names {
    Match::new(meeting, &shifted(meeting, agenda.clone()), keep).names
}

fn shifted(meeting: &Meeting, agenda: Agenda) -> Agenda {
    match meeting.shift {
        Some(shift) => agenda.shifted(shift),
        None => agenda,
    }
}

/// What of a meeting is what in a new agenda.
struct Match {
    slots: HashMap<SlotId, SlotId>,
    /// Which slots stay although the agenda lacks them, by place.
    kept_slots: Vec<bool>,
    /// Which items do.
    kept_items: Vec<ItemId>,
    names: Names,
}

impl Match {
    fn new(meeting: &Meeting, agenda: &Agenda, keep: &[Target]) -> Self {
        let items = items_alike(&meeting.agenda.items, &agenda.items);
        let slots = slots_alike(&meeting.slots, &agenda.slots, &items);
        let kept_point = |run: &SlotRun| keep.iter().any(|on| matches!(on, Target::Point(id) if *id == run.slot.id));
        let kept_slots: Vec<bool> = meeting
            .slots
            .iter()
            .map(|run| {
                !slots.contains_key(&run.slot.id) && (run.unplanned || has_history(meeting, run) || kept_point(run))
            })
            .collect();
        let kept_items = kept_items(meeting, &items, &kept_slots, keep);
        let names = Names::new(meeting, agenda, &items, &slots, &kept_slots, &kept_items);
        Self { slots, kept_slots, kept_items, names }
    }
}

/// Tells whether anything happened in a slot that the protocol or the clock must not lose.
fn has_history(meeting: &Meeting, run: &SlotRun) -> bool {
    let point = Target::Point(run.slot.id.clone());
    !run.spans.is_empty()
        || !run.marks.is_empty()
        || meeting.postponed_points.contains_key(&run.slot.id)
        || meeting.attendance.is_somebody_disqualified(&point)
        || meeting.records_on(&point).next().is_some()
}

/// Lists the items that the new agenda lacks although something belongs to them.
fn kept_items(meeting: &Meeting, items: &HashMap<ItemId, ItemId>, kept_slots: &[bool], keep: &[Target]) -> Vec<ItemId> {
    let mut used: HashSet<&ItemId> = meeting.postponed_items.keys().collect();
    let on = meeting.records.iter().filter(|r| !r.withdrawn).map(|r| &r.on);
    used.extend(on.chain(keep).chain(meeting.attendance.disqualified_on()).filter_map(|on| match on {
        Target::Item(id) => Some(id),
        Target::Point(_) => None,
    }));
    for (run, _) in meeting.slots.iter().zip(kept_slots).filter(|(_, kept)| **kept) {
        used.extend(&run.slot.items);
    }
    let gone = |id: &&ItemId| !items.contains_key(*id) && used.contains(id);
    meeting.agenda.items.iter().map(|i| &i.id).filter(gone).cloned().collect()
}

/// What each old item, slot and point is called in the new plan; what stays although it is gone gives way to a new namesake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    items: HashMap<ItemId, ItemId>,
    slots: HashMap<SlotId, SlotId>,
    points: HashMap<SlotId, Target>,
    gone_items: HashSet<ItemId>,
    gone_slots: HashSet<SlotId>,
}

impl Names {
    /// The new name of an item.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> ItemId {
        self.items.get(id).unwrap_or(id).clone()
    }

    /// The new name of a slot.
    #[must_use]
    pub fn slot(&self, id: &SlotId) -> SlotId {
        self.slots.get(id).unwrap_or(id).clone()
    }

    /// The new name of what records belong to: a point may have become an item.
    #[must_use]
    pub fn target(&self, on: &Target) -> Target {
        match on {
            Target::Item(id) => Target::Item(self.item(id)),
            Target::Point(id) => self.points.get(id).unwrap_or(on).clone(),
        }
    }

    /// Tells whether a target of the old plan is in the new one no more, kept or otherwise.
    #[must_use]
    pub fn is_gone(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => self.gone_items.contains(id),
            Target::Point(id) => self.gone_slots.contains(id),
        }
    }

    /// The new name of a slot that is still in the plan, kept or otherwise.
    #[must_use]
    pub fn live_slot(&self, id: &SlotId) -> Option<SlotId> {
        (!self.gone_slots.contains(id)).then(|| self.slot(id))
    }

    fn new(
        meeting: &Meeting,
        agenda: &Agenda,
        items: &HashMap<ItemId, ItemId>,
        slots: &HashMap<SlotId, SlotId>,
        kept_slots: &[bool],
        kept_items: &[ItemId],
    ) -> Self {
        let kept: HashSet<&ItemId> = kept_items.iter().collect();
        let mut names = Self { items: items.clone(), slots: slots.clone(), ..Self::default() };
        let old_items: HashSet<&ItemId> = meeting.agenda.items.iter().map(|i| &i.id).collect();
        let mut taken: HashSet<String> = agenda.items.iter().map(|i| i.id.0.clone()).collect();
        for item in meeting.agenda.items.iter().filter(|i| !items.contains_key(&i.id)) {
            names.items.insert(item.id.clone(), ItemId(free_name(&item.id.0, &mut taken)));
            if !kept.contains(&item.id) {
                names.gone_items.insert(item.id.clone());
            }
        }
        // A record on what is in no agenda must not turn up on a new namesake either.
        for record in &meeting.records {
            if let Target::Item(id) = &record.on
                && !old_items.contains(id)
                && !names.items.contains_key(id)
            {
                names.items.insert(id.clone(), ItemId(free_name(&id.0, &mut taken)));
            }
        }
        let mut taken: HashSet<String> = agenda.slots.iter().map(|s| s.id.0.clone()).collect();
        let new_slots: HashMap<&SlotId, _> = agenda.slots.iter().map(|s| (&s.id, s)).collect();
        for (run, kept) in meeting.slots.iter().zip(kept_slots) {
            let old = &run.slot.id;
            if let Some(slot) = slots.get(old).and_then(|id| new_slots.get(id)) {
                // A point that became an item takes its records along.
                let target = slot.items.first().map_or(Target::Point(slot.id.clone()), |i| Target::Item(i.clone()));
                names.points.insert(old.clone(), target);
            } else if *kept {
                let id = SlotId(free_name(&old.0, &mut taken));
                names.points.insert(old.clone(), Target::Point(id.clone()));
                names.slots.insert(old.clone(), id);
            } else {
                names.gone_slots.insert(old.clone());
                // Only withdrawn records can name it: they must not turn up on a new namesake.
                names.points.insert(old.clone(), Target::Point(SlotId(free_name(&old.0, &mut taken))));
            }
        }
        for record in &meeting.records {
            if let Target::Point(id) = &record.on
                && !names.points.contains_key(id)
            {
                names.points.insert(id.clone(), Target::Point(SlotId(free_name(&id.0, &mut taken))));
            }
        }
        names
    }
}

/// Finds a name like `id` that is not taken, and takes it; `~` is in no id of an agenda.
fn free_name(id: &str, taken: &mut HashSet<String>) -> String {
    let mut name = id.to_owned();
    while !taken.insert(name.clone()) {
        name.push('~');
    }
    name
}

/// Builds the new plan: its own slots with what happened in them, and the kept ones after the neighbours that they had.
fn merge(
    old: Vec<SlotRun>,
    agenda: &Agenda,
    slots: &HashMap<SlotId, SlotId>,
    kept_slots: &[bool],
    names: &Names,
) -> Vec<SlotRun> {
    let places: HashMap<&SlotId, usize> = agenda.slots.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let mut planned: Vec<SlotRun> = agenda.slots.iter().cloned().map(SlotRun::planned).collect();
    // For each new slot those that follow it; at 0 those that come first.
    let mut followers: Vec<Vec<SlotRun>> = vec![Vec::new(); planned.len() + 1];
    let mut after = 0;
    for (mut run, kept) in old.into_iter().zip(kept_slots) {
        if let Some(place) = slots.get(&run.slot.id).and_then(|id| places.get(id)).copied() {
            if let Some(new) = planned.get_mut(place) {
                // Where the file now gives the slot another length, that is the newer word.
                if new.agreed_minutes() == run.agreed_minutes() {
                    new.changed_minutes = run.changed_minutes;
                }
                new.spans = run.spans;
                new.skipped = run.skipped && new.spans.is_empty();
                new.marks = run.marks;
            }
            after = place + 1;
        } else if *kept {
            run.slot.id = names.slot(&run.slot.id);
            for item in &mut run.slot.items {
                *item = names.item(item);
            }
            run.removed = !run.unplanned;
            // Nothing comes after the close of a day.
            while after > 0 && planned.get(after - 1).is_some_and(|r| r.slot.kind == SlotKind::Close) {
                after -= 1;
            }
            if run.unplanned
                && let Some(neighbour) = planned.get(after.saturating_sub(1))
            {
                run.slot.day = neighbour.slot.day;
                run.slot.block.clone_from(&neighbour.slot.block);
            }
            if let Some(list) = followers.get_mut(after) {
                list.push(run);
            }
        }
    }
    let mut merged = Vec::with_capacity(planned.len());
    let mut followers = followers.into_iter();
    merged.extend(followers.next().unwrap_or_default());
    for (run, following) in planned.into_iter().zip(followers) {
        merged.push(run);
        merged.extend(following);
    }
    merged
}

/// Keeps the people and units that something recorded or kept still names.
fn keep_parties(meeting: &Meeting, runs: &[SlotRun], agenda: &mut Agenda) {
    let recorded = meeting.records.iter().flat_map(Record::versions).flat_map(Content::named);
    let kept = runs.iter().filter(|r| r.removed);
    let guests = kept.flat_map(|r| r.slot.guests.iter().map(|g| &g.who).chain(&r.slot.lead));
    let items = agenda.items.iter().flat_map(|i| i.responsible.iter().chain(&i.case_worker));
    let named: HashSet<PartyId> = recorded
        .chain(guests)
        .chain(items)
        .chain(meeting.attendance.named())
        .filter_map(|who| match who {
            Who::Id(id) => Some(id.clone()),
            Who::Name(_) => None,
        })
        .collect();
    let gone = |id: &PartyId| named.contains(id) && agenda.person(id).is_none() && agenda.unit(id).is_none();
    let people: Vec<_> = meeting.agenda.people.iter().filter(|p| gone(&p.id)).cloned().collect();
    let units: Vec<_> = meeting.agenda.units.iter().filter(|u| gone(&u.id)).cloned().collect();
    // A member of whom something was told stays one: the agenda that forgets the person says nothing else of them.
    let members = meeting.agenda.members.iter().filter(|id| people.iter().any(|p| p.id == **id));
    agenda.members.extend(members.filter(|id| meeting.attendance.is_told(id)).cloned());
    agenda.people.extend(people);
    agenda.units.extend(units);
}
