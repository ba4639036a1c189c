//! Takes a new agenda over as a [`Matching`] says: what is renamed, what stays as removed, and where in the plan.

use std::collections::{HashMap, HashSet};

use super::compared::Compared;
use super::named_for::named_for;
use super::put_in::note_put_in;
use super::put_right::put_guests_right;
use super::standing::{Standing, keep_guests, keep_parties};
use super::{shift_left, shifted};
use crate::agenda::{Access, Agenda, Guest, Item, ItemId, Slot, SlotId, SlotKind, Who};
use crate::meeting::event::{GuestMark, Matching, Settled, Target};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// Replaces the agenda of `meeting` by `agenda`; what has happened stays.
pub(in crate::meeting) fn carry_over(meeting: &mut Meeting, agenda: Agenda, matching: &Matching, settled: &[Settled]) {
    let was_ahead_closed = meeting.is_ahead_closed();
    let merged = meeting.take_apart();
    meeting.shift = shift_left(meeting, settled);
    let mut agenda = shifted(meeting, agenda);
    let said = std::mem::take(&mut meeting.in_next_file);
    keep_guests(meeting, &mut agenda);
    let Match { slots, kept_slots, kept_items, names } = Match::new(meeting, &agenda, matching);
    let this = meeting.agendas + 1;
    let Compared { closes, is_named, goes, said_since, is_secret_item, is_closed_slot } =
        Compared::of(meeting, &agenda, &said, matching, this);
    meeting.closed_anew |= closes;
    meeting.named_anew |= is_named;
    if meeting.lost.is_none() && goes {
        meeting.lost = Some(this);
    }
    meeting.said_since = said_since;
    // One that changes nothing does not count.
    if meeting.lost == Some(this) || meeting.said_since.values().any(|since| since.said == this) {
        meeting.agendas = this;
    }
    keep_earlier(meeting, &names);
    let ids = meeting.slots.iter().map(|run| &run.slot.id).zip(&kept_slots);
    let gone_slots: Vec<SlotId> = ids.filter(|(_, kept)| **kept).map(|(id, _)| id.clone()).collect();
    meeting.in_file = said.and_gone(std::mem::take(&mut meeting.in_file), &kept_items, &gone_slots, &names);
    let kept: HashSet<&ItemId> = kept_items.iter().collect();
    let kept: Vec<Item> = meeting.agenda.items.iter().filter(|i| kept.contains(&i.id)).cloned().collect();
    for item in kept {
        let closed = !meeting.open_items.contains(&item.id) || is_secret_item.contains(&item.id);
        let access = if closed { Access::Closed } else { item.access };
        let place = place_of_kept(meeting, &agenda, &item.id, &names);
        agenda.items.insert(place, Item { id: names.item(&item.id), access, ..item });
    }

    let was_closed: Vec<Target> = meeting
        .targets()
        .into_iter()
        .filter(|on| meeting.is_closed_itself(on) || meeting.opened.contains(on))
        .collect();
    let mut old_runs = std::mem::take(&mut meeting.slots);
    old_runs.iter_mut().zip(is_closed_slot).for_each(|(run, closed)| run.withheld |= closed);
    put_guests_right(&mut old_runs, (&meeting.agenda, &mut agenda), &slots, meeting.first_closed_at().is_some());
    let mut came = came(meeting, &old_runs, &names);
    let running = meeting.running.take();
    note_put_in(&mut old_runs, running, &agenda, &names);
    let running = running.and_then(|i| old_runs.get(i)).map(|r| names.slot(&r.slot.id));
    let named_for = named_for(&old_runs, &agenda, &names);
    let order: Vec<SlotId> = meeting.agenda.slots.iter().map(|slot| slot.id.clone()).collect();
    let mut runs = merge(old_runs, &agenda, &slots, (&kept_slots, &order), &names);
    for run in &mut runs {
        run.named_for = named_for.get(&run.slot.id).cloned().unwrap_or_default();
        if let Some((items, came)) = came.remove(&run.slot.id).filter(|_| !run.removed && !run.unplanned) {
            let is_same = run.slot.items == items || run.slot.items.iter().any(|id| items.contains(id));
            let is_gone = |guest: &Guest| agenda.guests_of(&run.slot).all(|(who, _)| *who != guest.who);
            run.kept_guests = came.into_iter().filter(|guest| is_same && is_gone(guest)).collect();
        }
    }

    // For what is in the agenda, or back in it, the agenda says whether it is open; records keep the access they were
    // recorded under. An id that was freed by an undo must not withhold a later matter that happens to get it.
    let stays = |on: &&Target| match on {
        Target::Item(id) => kept_items.contains(id),
        Target::Point(id) => gone_slots.contains(id),
    };
    for matters in [&mut meeting.withheld_matters, &mut meeting.published_matters] {
        *matters = matters.iter().filter(stays).map(|on| names.slot_or_item(on)).collect();
    }

    for matters in [&mut meeting.signed, &mut meeting.signed_open] {
        *matters = matters.iter().filter(|on| !names.is_gone(on)).map(|on| names.target(on)).collect();
    }
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
    let signed = meeting.signed_attendance.iter_mut();
    signed.chain([&mut meeting.attendance]).for_each(|attendance| attendance.rename(|on| names.target(on)));
    meeting.amendments.iter_mut().for_each(|amendment| amendment.rename(&names));
    meeting.circumstances = meeting.circumstances.by(&agenda);
    meeting.overruled = keep_parties(meeting, &runs, &mut agenda, &names);
    meeting.set_namesakes_aside(&mut agenda);
    let refused = meeting.pass_on_to_members(&mut agenda);
    meeting.overruled.extend(refused.into_iter().map(|id| (id, Standing::of_member())));

    meeting.slots = runs;
    let opened: HashSet<Target> = was_closed.iter().map(|on| names.target(on)).collect();
    meeting.agenda = agenda;
    // What says the same as before is there already.
    let (items, slots) = (&meeting.agenda.items, &meeting.slots);
    meeting.earlier_items.retain(|item| !items.contains(item));
    meeting.earlier_slots.retain(|slot| !slots.iter().any(|run| run.slot == *slot));
    meeting.reindex();
    meeting.opened = opened.into_iter().filter(|on| !meeting.is_closed(on)).collect();
    meeting.running = running.and_then(|id| meeting.slot_index(&id));
    meeting.put_back_together(merged, &names);
    meeting.carry_closed();
    // An item that printed it and is gone does not open it.
    meeting.ahead_closed = was_ahead_closed;
    meeting.ahead_closed = meeting.is_ahead_closed();
}

/// Returns the place of an item that stays although the agenda lacks it: last; where a protocol has it, after the one
/// that it came after there.
fn place_of_kept(meeting: &Meeting, agenda: &Agenda, id: &ItemId, names: &Names) -> usize {
    if !meeting.is_signed(&Target::Item(id.clone())) {
        return agenda.items.len();
    }
    let mut before = meeting.agenda.items.iter().rev().skip_while(|item| item.id != *id).skip(1);
    let place = before.find_map(|item| agenda.items.iter().position(|other| other.id == names.item(&item.id)));
    place.map_or(0, |place| place + 1)
}

/// Finds for each slot of the plan to come who was recorded as having come to it, or was added, with the items that it
/// had.
fn came(meeting: &Meeting, old: &[SlotRun], names: &Names) -> HashMap<SlotId, (Vec<ItemId>, Vec<Guest>)> {
    let is_kept = |run: &SlotRun, who: &Who| run.mark(who) == GuestMark::Arrived || run.added_guests.contains(who);
    let has_kept = |run: &&SlotRun| run.marks.keys().chain(&run.added_guests).any(|who| is_kept(run, who));
    let came = old.iter().filter(has_kept).map(|run| {
        let all = meeting.guests_of(run).filter(|(who, _)| is_kept(run, who));
        let all = all.map(|(who, via)| Guest { who: who.clone(), via: via.map(str::to_owned) });
        let items = run.slot.items.iter().map(|id| names.item(id));
        (names.slot(&run.slot.id), (items.collect(), all.collect()))
    });
    came.collect()
}

/// Keeps what items and slots said until now, and what goes and is withheld: a public file may still hold it once it is
/// closed.
fn keep_earlier(meeting: &mut Meeting, names: &Names) {
    let items = std::mem::take(&mut meeting.earlier_items);
    for item in items.into_iter().chain(meeting.agenda.items.iter().cloned()) {
        let on = Target::Item(item.id.clone());
        if !names.is_gone(&on) {
            push_new(&mut meeting.earlier_items, Item { id: names.item(&item.id), ..item });
        } else if meeting.withheld_matters.contains(&on) {
            meeting.gone_items.push(item);
        }
    }
    let slots = std::mem::take(&mut meeting.earlier_slots);
    for slot in slots.into_iter().chain(meeting.slots.iter().map(|run| run.slot.clone())) {
        let on = Target::Point(slot.id.clone());
        if !names.is_gone(&on) {
            push_new(&mut meeting.earlier_slots, Slot { id: names.slot(&slot.id), ..slot });
        } else if meeting.withheld_matters.contains(&on) {
            meeting.gone_slots.push(slot);
        }
    }
}

fn push_new<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// Says what everything of `meeting` will be called once `agenda` is taken over as `matching` says.
///
/// It is what the fold itself goes by: who holds a place of the old plan finds it in the new one.
#[must_use]
pub fn names(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Names {
    Match::new(&meeting.unmerged(), agenda, matching).names
}

/// A matching, held against the meeting that it is applied to.
struct Match {
    /// The slots that the new agenda has.
    slots: HashMap<SlotId, SlotId>,
    /// Which slots stay although the agenda lacks them, by place.
    kept_slots: Vec<bool>,
    kept_items: Vec<ItemId>,
    names: Names,
}

impl Match {
    /// Reads a matching: a place of the old plan counts once, and so does one of the new plan. What it pairs with
    /// nothing goes, unless something belongs to it; it takes a name that nobody has, so that nothing of it turns up
    /// on a new namesake.
    fn new(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Self {
        let mut names = Names::default();
        let (slots, kept_slots) = Self::slots(meeting, agenda, matching, &mut names);
        let kept_items = Self::items(meeting, agenda, matching, &kept_slots, &mut names);
        Self { slots, kept_slots, kept_items, names }
    }

    fn slots(
        meeting: &Meeting,
        agenda: &Agenda,
        matching: &Matching,
        names: &mut Names,
    ) -> (HashMap<SlotId, SlotId>, Vec<bool>) {
        let new_slots: HashMap<&SlotId, _> = agenda.slots.iter().map(|s| (&s.id, s)).collect();
        let mut taken: HashSet<String> = new_slots.keys().map(|id| id.0.clone()).collect();
        let mut used: HashSet<&SlotId> = HashSet::new();
        let mut slots = HashMap::new();
        let mut kept = Vec::with_capacity(meeting.slots.len());
        for run in &meeting.slots {
            let old = &run.slot.id;
            let new = matching.slots.get(old).and_then(|new| new_slots.get(new));
            if let Some(slot) = new.filter(|slot| used.insert(&slot.id)) {
                // A point that became an item takes its records along.
                let target = slot.items.first().map_or(Target::Point(slot.id.clone()), |i| Target::Item(i.clone()));
                names.points.insert(old.clone(), target);
                names.slots.insert(old.clone(), slot.id.clone());
                slots.insert(old.clone(), slot.id.clone());
                kept.push(false);
                continue;
            }
            let point = Target::Point(old.clone());
            let stays = run.unplanned
                || has_history(meeting, run)
                || matching.keep.contains(&point)
                || closes_alone(run, agenda, matching);
            let name = SlotId(free_name(&old.0, &mut taken));
            names.points.insert(old.clone(), Target::Point(name.clone()));
            if stays {
                names.slots.insert(old.clone(), name);
            } else {
                names.gone_slots.insert(old.clone());
            }
            kept.push(stays);
        }
        // A record on what is in no plan must not turn up on a new namesake either.
        for record in &meeting.records {
            if let Target::Point(id) = &record.on
                && !names.points.contains_key(id)
            {
                names.points.insert(id.clone(), Target::Point(SlotId(free_name(&id.0, &mut taken))));
            }
        }
        (slots, kept)
    }

    /// Names the items, and lists those that stay although the agenda lacks them.
    fn items(
        meeting: &Meeting,
        agenda: &Agenda,
        matching: &Matching,
        kept_slots: &[bool],
        names: &mut Names,
    ) -> Vec<ItemId> {
        let new_items: HashSet<&ItemId> = agenda.items.iter().map(|i| &i.id).collect();
        let mut taken: HashSet<String> = new_items.iter().map(|id| id.0.clone()).collect();
        let mut used: HashSet<&ItemId> = HashSet::new();
        let needed = needed_items(meeting, kept_slots, &matching.keep);
        let mut kept = Vec::new();
        for old in meeting.agenda.items.iter().map(|i| &i.id) {
            let new = matching.items.get(old).and_then(|new| new_items.get(new));
            if let Some(new) = new.filter(|new| used.insert(new)) {
                names.items.insert(old.clone(), (*new).clone());
                continue;
            }
            names.items.insert(old.clone(), ItemId(free_name(&old.0, &mut taken)));
            if needed.contains(old) {
                kept.push(old.clone());
            } else {
                names.gone_items.insert(old.clone());
            }
        }
        for record in &meeting.records {
            if let Target::Item(id) = &record.on
                && !names.items.contains_key(id)
            {
                names.items.insert(id.clone(), ItemId(free_name(&id.0, &mut taken)));
            }
        }
        kept
    }
}

/// Returns whether anything happened in a slot that the protocol or the clock must not lose.
fn has_history(meeting: &Meeting, run: &SlotRun) -> bool {
    let point = Target::Point(run.slot.id.clone());
    !run.spans.is_empty()
        || !run.marks.is_empty()
        || !run.added_guests.is_empty()
        || meeting.postponed_points.contains_key(&run.slot.id)
        || meeting.attendance.is_said_on(&point)
        || meeting.records_on(&point).next().is_some()
}

/// Returns whether a slot closes an item that no slot of the new agenda treats: that it is taken off the plan opens
/// nothing.
fn closes_alone(run: &SlotRun, agenda: &Agenda, matching: &Matching) -> bool {
    let is_treated = |id: &ItemId| agenda.slots.iter().any(|slot| slot.items.contains(id));
    let has_item = |id: &ItemId| agenda.items.iter().any(|item| item.id == *id);
    let mut items = run.slot.items.iter().filter_map(|id| matching.items.get(id));
    run.slot.access.is_closed() && items.any(|id| has_item(id) && !is_treated(id))
}

/// Lists the items that something belongs to.
fn needed_items<'a>(meeting: &'a Meeting, kept_slots: &[bool], keep: &'a [Target]) -> HashSet<&'a ItemId> {
    let on = meeting.records.iter().filter(|r| !r.withdrawn).map(|r| &r.on);
    let on = on.chain(keep).chain(meeting.attendance.said_on()).filter_map(|on| match on {
        Target::Item(id) => Some(id),
        Target::Point(_) => None,
    });
    let kept = meeting.slots.iter().zip(kept_slots).filter(|(_, kept)| **kept).flat_map(|(run, _)| &run.slot.items);
    meeting.postponed_items.keys().chain(on).chain(kept).collect()
}

/// Finds a name like `id` that is not taken, and takes it; `~` is in no id of an agenda.
fn free_name(id: &str, taken: &mut HashSet<String>) -> String {
    let mut name = id.to_owned();
    while !taken.insert(name.clone()) {
        name.push('~');
    }
    name
}

/// What each old item, slot and point is called in the new plan; what stays although it is gone gives way to a new
/// namesake.
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

    /// The new name of an item, or of a slot that is called a point though it may treat items.
    pub(super) fn slot_or_item(&self, on: &Target) -> Target {
        match on {
            Target::Item(id) => Target::Item(self.item(id)),
            Target::Point(id) => Target::Point(self.slot(id)),
        }
    }

    /// Returns whether a target of the old plan is in the new one no more, kept or otherwise.
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
}

/// Builds the new plan: its own slots with what happened in them, and the kept ones after the neighbours that they
/// had.
fn merge(
    old: Vec<SlotRun>,
    agenda: &Agenda,
    slots: &HashMap<SlotId, SlotId>,
    (kept_slots, order): (&[bool], &[SlotId]),
    names: &Names,
) -> Vec<SlotRun> {
    let places: HashMap<&SlotId, usize> = agenda.slots.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let in_order: Vec<usize> = order.iter().filter_map(|id| places.get(slots.get(id)?).copied()).collect();
    let mut planned: Vec<SlotRun> = agenda.slots.iter().cloned().map(SlotRun::planned).collect();
    let was: Vec<SlotId> = old.iter().map(|run| names.slot(&run.slot.id)).collect();
    // For each new slot those that follow it; at 0 those that come first.
    let mut followers: Vec<Vec<SlotRun>> = vec![Vec::new(); planned.len() + 1];
    let mut after = 0;
    for (mut run, kept) in old.into_iter().zip(kept_slots) {
        if let Some(place) = slots.get(&run.slot.id).and_then(|id| places.get(id)).copied() {
            if let Some(new) = planned.get_mut(place) {
                // Where the file now gives the slot another length, that is the newer word. What follows from other
                // slots' times is no word on this one.
                let said = |run: &SlotRun| run.agreed_minutes().filter(|_| !run.slot.length_implied);
                if said(new) == said(&run) || new.agreed_minutes() == run.agreed_minutes() {
                    new.changed_minutes = run.changed_minutes.filter(|minutes| new.agreed_minutes() != Some(*minutes));
                }
                // So it does with its start, and with its place among the others.
                let start = |run: &SlotRun| (run.slot.start, run.slot.until);
                if start(new) == start(&run) {
                    new.changed_start = run.changed_start;
                }
                new.moved = run.moved && is_in_place(place, &in_order);
                new.spans = run.spans;
                new.skipped = run.skipped && new.spans.is_empty();
                new.marks = run.marks;
                new.closed_marks = run.closed_marks;
                new.added_guests = run.added_guests;
                new.ran_closed = run.ran_closed;
                new.came_after = run.came_after;
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
    move_again(&mut merged, &was);
    merged
}

/// Returns whether a slot is where it was among the others in the file; `order` has their places in the new file in the
/// order of the old one.
fn is_in_place(place: usize, order: &[usize]) -> bool {
    let mut parts = order.splitn(2, |other| *other == place);
    let (before, after) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    before.iter().all(|other| *other < place) && after.iter().all(|other| *other > place)
}

/// Puts what was moved after the slot that it came after; `was` has the slots in the order that they had.
fn move_again(runs: &mut Vec<SlotRun>, was: &[SlotId]) {
    for (n, id) in was.iter().enumerate() {
        let Some(from) = runs.iter().position(|run| run.moved && run.slot.id == *id) else { continue };
        let mut run = runs.remove(from);
        let before = was.iter().take(n).rev().find_map(|id| runs.iter().position(|run| run.slot.id == *id));
        let place = before.map_or(0, |before| before + 1);
        let neighbours = [before, Some(place)].map(|at| at.and_then(|at| runs.get(at)).map(|other| other.slot.clone()));
        let is_of_day = |slot: &Slot| slot.day == run.slot.day;
        let is_closed = neighbours[0].as_ref().is_some_and(|slot| is_of_day(slot) && slot.kind == SlotKind::Close);
        let neighbour = neighbours.into_iter().flatten().find(is_of_day).filter(|_| !is_closed);
        // Otherwise the day has no such place any more.
        run.moved = neighbour.is_some();
        let to = neighbour.map_or(from, |neighbour| {
            run.slot.block = neighbour.block;
            place
        });
        runs.insert(to, run);
    }
}
