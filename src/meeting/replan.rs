//! The plan as it is changed from the keyboard: slots that are moved, given another start, put together, renamed or
//! removed. What the agenda says stays known.
//!
//! A slot is named by its id, and its place by the slot before it, so that an event means the same wherever the plan
//! changes around it.

mod merged;

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::amendment::Amended;
use super::event::{Event, Target};
use super::reload::Names;
use super::state::{Meeting, SlotState};
use crate::agenda::{Access, ItemId, Slot, SlotId, SlotKind, Who};

/// Why a slot cannot be moved, put together with the next one, renamed or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReplanned {
    /// It is the close of a day, or none of the plan's slots.
    NoSlot,
    /// It has begun, or is not to be treated.
    NotToCome,
    /// The agenda has it: its file says what it is called, and whether it is there.
    NotAdded,
    /// The protocol of an earlier close has it, as it is called.
    IsSigned,
    /// Something was recorded on it, which would be lost.
    HasRecords,
    /// Nothing follows it on its day that is to come.
    NothingFollows,
    /// A break, or a point of its own, is one of the two.
    NotOfItems,
    /// One of the two says itself that it is closed: together they would close what the file has open, until that is
    /// taken apart again.
    NotAsOpen,
    /// Who came to both was marked for one of them: for which is not to be told any more once they are one.
    HasMarks,
    /// It was not put together with another.
    NotMerged,
}

impl Meeting {
    /// Lists the places that a slot can be moved to, as the slot that it then comes after (none: it is the first), in
    /// plan order, with its own: after what has begun, and on its day.
    ///
    /// # Errors
    ///
    /// When it cannot be moved.
    pub fn places_to_move(&self, slot: &SlotId) -> Result<Vec<Option<SlotId>>, NotReplanned> {
        let index = self.to_replan(slot)?;
        let day = self.slots[index].slot.day;
        let of_day = |i: &usize| self.slots[*i].slot.day == day;
        let begun = (0..self.slots.len()).rfind(|i| of_day(i) && !self.slots[*i].spans.is_empty());
        let rest: Vec<usize> = (0..self.slots.len()).filter(|i| *i != index).collect();
        let id = |i: usize| self.slots.get(i).map(|run| run.slot.id.clone());
        let mut places = Vec::new();
        if begun.is_some_and(|begun| index < begun) {
            places.push(self.slot_before(slot).cloned());
        }
        if begun.is_none() {
            places.push(match rest.iter().position(of_day) {
                Some(first) => first.checked_sub(1).and_then(|before| id(*rest.get(before)?)),
                None => self.slot_before(slot).cloned(),
            });
        }
        let can_follow = |i: &usize| {
            of_day(i) && self.slots[*i].slot.kind != SlotKind::Close && begun.is_none_or(|begun| *i >= begun)
        };
        places.extend(rest.iter().filter(|i| can_follow(i)).map(|i| id(*i)));
        Ok(places)
    }

    /// Returns the moment of a day's plan that a time of day means: in a plan that goes on past midnight the next
    /// morning's, where it is before the day begins.
    #[must_use]
    pub fn planned_at(&self, day: NaiveDate, time: NaiveTime) -> NaiveDateTime {
        let at = day.and_time(time);
        let begins = self.agenda.slots.iter().filter(|slot| slot.day == day).find_map(|slot| slot.start);
        let is_next = self.agenda.overnight && begins.is_some_and(|begins| at < begins);
        day.succ_opt().filter(|_| is_next).map_or(at, |next| next.and_time(time))
    }

    /// Says after which slot a slot comes.
    #[must_use]
    pub fn slot_before(&self, slot: &SlotId) -> Option<&SlotId> {
        let index = self.slot_index(slot)?.checked_sub(1)?;
        self.slots.get(index).map(|run| &run.slot.id)
    }

    /// Finds the slot with which one that is to come, or runs, can be put together: the next to come of its day.
    ///
    /// # Errors
    ///
    /// When there is none, one of the two treats no items (what is recorded on a point of its own would have no place),
    /// only one of them says that it is closed, or a guest of the next one was marked already.
    pub fn slot_to_merge(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        let index = self.slot_index(slot).ok_or(NotReplanned::NoSlot)?;
        if !matches!(self.slot_state(index), SlotState::Pending | SlotState::Running) || self.slots[index].removed {
            return Err(NotReplanned::NotToCome);
        }
        let of_items = |index: usize| self.slots.get(index).is_some_and(|run| !run.slot.items.is_empty());
        let day = self.slots[index].slot.day;
        let mut following = (index + 1..self.slots.len()).take_while(|i| self.slots[*i].slot.day == day);
        match following.find(|i| self.is_to_come(*i)) {
            None => Err(NotReplanned::NothingFollows),
            Some(next) if of_items(index) && of_items(next) => self.can_be_one(index, next).map(|()| next),
            Some(_) => Err(NotReplanned::NotOfItems),
        }
    }

    fn can_be_one(&self, index: usize, next: usize) -> Result<(), NotReplanned> {
        let (Some(one), Some(other)) = (self.slots.get(index), self.slots.get(next)) else {
            return Err(NotReplanned::NoSlot);
        };
        let is_shared = |who: &Who| self.guests_of(other).any(|(guest, _)| guest == who);
        if one.slot.access != other.slot.access || one.withheld != other.withheld {
            Err(NotReplanned::NotAsOpen)
        } else if !other.marks.is_empty() || !other.kept_guests.is_empty() || one.marks.keys().any(is_shared) {
            Err(NotReplanned::HasMarks)
        } else {
            Ok(())
        }
    }

    /// Returns the place of an added point that can be renamed.
    ///
    /// # Errors
    ///
    /// When the agenda has it, or a protocol.
    pub fn slot_to_rename(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        self.added_slot(slot).and_then(|index| self.unless_signed(slot, index))
    }

    /// Returns the place of an added point that can be removed.
    ///
    /// # Errors
    ///
    /// When the agenda has it, or a protocol, it has begun, or something was recorded on it.
    pub fn slot_to_remove(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        self.bare_slot(slot).and_then(|index| self.unless_signed(slot, index))
    }

    /// Returns whether an event still changes the plan as it was to: what was asked for may have begun since, or ended.
    ///
    /// # Errors
    ///
    /// Why it does not.
    pub fn can_replan(&self, event: &Event) -> Result<(), NotReplanned> {
        let to_come = |slot: &SlotId| self.to_replan(slot).map(|_| ());
        match event {
            Event::SlotMoved { slot, .. } | Event::StartChanged { slot, .. } => to_come(slot),
            Event::SlotsMerged { slot, with } => match self.slot_to_merge(slot)? {
                next if self.slot_index(with) == Some(next) => Ok(()),
                _ => Err(NotReplanned::NotToCome),
            },
            Event::SlotRenamed { slot, .. } | Event::SlotNumbered { slot, .. } => self.slot_to_rename(slot).map(|_| ()),
            Event::SlotRemoved { slot } => self.slot_to_remove(slot).map(|_| ()),
            Event::BudgetsChanged { budgets } => budgets.iter().try_for_each(|budget| {
                let runs = self.running.is_some() && self.running == self.slot_index(&budget.slot);
                if runs { Ok(()) } else { to_come(&budget.slot) }
            }),
            _ => Ok(()),
        }
    }

    fn unless_signed(&self, slot: &SlotId, index: usize) -> Result<usize, NotReplanned> {
        if self.is_signed(&Target::Point(slot.clone())) { Err(NotReplanned::IsSigned) } else { Ok(index) }
    }

    fn added_slot(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        let index = self.slot_index(slot).ok_or(NotReplanned::NoSlot)?;
        if self.slots[index].unplanned { Ok(index) } else { Err(NotReplanned::NotAdded) }
    }

    /// Returns the place of an added point of which nothing is recorded.
    fn bare_slot(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        let index = self.added_slot(slot)?;
        let run = &self.slots[index];
        if self.running == Some(index) || !run.spans.is_empty() {
            return Err(NotReplanned::NotToCome);
        }
        // A record that was withdrawn counts too: it can be brought back.
        let on = Target::Point(slot.clone());
        let is_bare = run.marks.is_empty()
            && run.added_guests.is_empty()
            && self.postponement(&on).is_none()
            && !self.attendance.is_said_on(&on)
            && self.records.iter().all(|record| record.on != on);
        if is_bare { Ok(index) } else { Err(NotReplanned::HasRecords) }
    }

    /// Returns the place of a slot that is to come, and that is not the close of a day.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub fn to_replan(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        let index = self.slot_index(slot).ok_or(NotReplanned::NoSlot)?;
        match self.slot_state(index) {
            _ if self.slots[index].slot.kind == SlotKind::Close => Err(NotReplanned::NoSlot),
            SlotState::Pending if !self.slots[index].removed => Ok(index),
            _ => Err(NotReplanned::NotToCome),
        }
    }

    /// Moves a slot so that it comes after another of its day, or first; a day's close stays last.
    pub(super) fn move_slot(&mut self, slot: &SlotId, after: Option<&SlotId>) {
        let Ok(from) = self.to_replan(slot) else { return };
        let place = match after {
            None => 0,
            Some(after) => match self.slot_index(after) {
                Some(before) => before + 1,
                None => return,
            },
        };
        // As it is counted once the slot is taken out.
        let place = if place > from { place - 1 } else { place };
        if place == from {
            return;
        }
        let running = self.running.and_then(|i| self.slots.get(i)).map(|run| run.slot.id.clone());
        let mut run = self.slots.remove(from);
        let before = place.checked_sub(1).and_then(|i| self.slots.get(i)).map(|run| &run.slot);
        let next = self.slots.get(place).map(|run| &run.slot);
        let is_of_day = |slot: Option<&Slot>| slot.is_some_and(|slot| slot.day == run.slot.day);
        let is_closed = before.is_some_and(|slot| slot.day == run.slot.day && slot.kind == SlotKind::Close);
        if is_closed || !(is_of_day(before) || is_of_day(next)) {
            self.slots.insert(from, run);
            return;
        }
        let neighbour = before.filter(|slot| slot.day == run.slot.day).or(next);
        run.slot.block = neighbour.and_then(|slot| slot.block.clone());
        run.moved = !run.unplanned;
        self.slots.insert(place, run);
        self.reindex();
        self.running = running.and_then(|id| self.slot_index(&id));
    }

    /// Gives a slot that is to come another start in the plan.
    pub(super) fn change_start(&mut self, slot: &SlotId, start: NaiveDateTime) {
        if let Ok(index) = self.to_replan(slot) {
            let run = &mut self.slots[index];
            let is_as_agreed = !run.unplanned && !run.moved && run.slot.start == Some(start);
            run.changed_start = (!is_as_agreed).then_some(start);
        }
    }

    /// Puts a slot together with a later one, which is then no slot of its own.
    pub(super) fn merge_slots(&mut self, slot: &SlotId, with: &SlotId) {
        if self.slot_to_merge(slot) == self.slot_index(with).ok_or(NotReplanned::NoSlot) {
            self.put_together(slot, with);
            self.carry_closed();
        }
    }

    fn put_together(&mut self, slot: &SlotId, with: &SlotId) {
        let (Some(index), Some(other)) = (self.slot_index(slot), self.slot_index(with)) else { return };
        if index == other {
            return;
        }
        let running = self.running.and_then(|i| self.slots.get(i)).map(|run| run.slot.id.clone());
        let other = self.slots.remove(other);
        let Some(index) = self.slots.iter().position(|run| run.slot.id == *slot) else { return };
        self.slots[index].take(other, &self.agenda);
        self.reindex();
        self.running = running.and_then(|id| self.slot_index(&id));
    }

    /// Gives an added point another title, maybe another number, and closes it if that says so; nothing opens it.
    pub(super) fn rename_slot(&mut self, slot: &SlotId, number: Option<&str>, title: &str, access: Access) {
        let Ok(index) = self.added_slot(slot) else { return };
        let run = &mut self.slots[index];
        let before = run.slot.clone();
        title.clone_into(&mut run.slot.title);
        if let Some(number) = number {
            run.slot.number = Some(number.to_owned());
        }
        if access.is_closed() {
            run.slot.access = Access::Closed;
        }
        // What it was called may be in a public file.
        if run.slot != before && !self.earlier_slots.contains(&before) {
            self.earlier_slots.push(before);
        }
        self.reindex();
        self.carry_closed();
    }

    /// Removes an added point of which nothing is recorded.
    pub(super) fn remove_slot(&mut self, slot: &SlotId) {
        let Ok(index) = self.bare_slot(slot) else { return };
        let run = self.slots.remove(index);
        // No protocol has it: it came since.
        let on = Target::Point(slot.clone());
        self.amendments.retain(|one| !matches!(&one.change, Amended::Fate { on: of, .. } if *of == on));
        if !self.earlier_slots.contains(&run.slot) {
            self.earlier_slots.push(run.slot);
        }
        self.running = self.running.map(|i| if i > index { i - 1 } else { i });
        self.reindex();
    }

    /// Returns the place of a slot that was put together, and can be taken apart again.
    ///
    /// # Errors
    ///
    /// When it has begun, or is as the agenda has it.
    pub fn slot_to_take_apart(&self, slot: &SlotId) -> Result<usize, NotReplanned> {
        let index = self.to_replan(slot)?;
        if self.slots[index].merged.is_empty() { Err(NotReplanned::NotMerged) } else { Ok(index) }
    }

    /// Takes one slot apart that was put together.
    pub(super) fn take_slot_apart(&mut self, slot: &SlotId) {
        if let Ok(index) = self.slot_to_take_apart(slot) {
            self.take_apart_where(|at| at == index);
            self.carry_closed();
        }
    }

    /// Returns the meeting with every slot that was put together as the agenda has it: what a changed agenda is
    /// compared with.
    pub(super) fn unmerged(&self) -> Cow<'_, Self> {
        if self.slots.iter().all(|run| run.merged.is_empty()) {
            return Cow::Borrowed(self);
        }
        let mut meeting = self.clone();
        meeting.take_apart();
        Cow::Owned(meeting)
    }

    /// Takes apart all that was put together, and says what that was.
    pub(super) fn take_apart(&mut self) -> Vec<Merged> {
        if self.slots.iter().all(|run| run.merged.is_empty()) {
            return Vec::new();
        }
        self.take_apart_where(|_| true)
    }

    fn take_apart_where(&mut self, is_it: impl Fn(usize) -> bool) -> Vec<Merged> {
        let running = self.running.and_then(|i| self.slots.get(i)).map(|run| run.slot.id.clone());
        let mut merged = Vec::new();
        for (at, mut run) in std::mem::take(&mut self.slots).into_iter().enumerate() {
            let parts = if is_it(at) { std::mem::take(&mut run.merged) } else { Vec::new() };
            let ids = parts.iter().map(|slot| (slot.id.clone(), slot.items.clone())).collect::<Vec<_>>();
            let others = run.apart(parts);
            if !others.is_empty() {
                merged.push(Merged { slots: ids, has_run: !run.spans.is_empty() });
            }
            self.slots.push(run);
            self.slots.extend(others);
        }
        self.reindex();
        self.running = running.and_then(|id| self.slot_index(&id));
        merged
    }

    /// Puts together again what was taken apart, once a changed agenda is taken over: unless its file treats the items
    /// of one of them otherwise now, or closes only some of them. What has run stays together as long as all are as
    /// open.
    pub(super) fn put_back_together(&mut self, merged: Vec<Merged>, names: &Names) {
        for Merged { slots, has_run } in merged {
            let is_same = |id: &SlotId, items: &[ItemId]| {
                let run = self.slot_index(id).and_then(|index| self.slots.get(index));
                run.is_some_and(|run| {
                    !run.removed && run.slot.items == items.iter().map(|id| names.item(id)).collect::<Vec<_>>()
                })
            };
            let now: Option<Vec<_>> = slots.iter().map(|(id, items)| Some((names.live_slot(id)?, items))).collect();
            let Some(now) = now else { continue };
            let access = |id: &SlotId| Some(self.slots.get(self.slot_index(id)?)?.slot.access);
            let first = now.first().and_then(|(id, _)| access(id));
            // Nothing is closed by the screen alone: it would come out as soon as the file takes them apart.
            let is_as_open = now.iter().all(|(id, _)| access(id) == first);
            if is_as_open && (has_run || now.iter().all(|(id, items)| is_same(id, items))) {
                let mut ids = now.into_iter().map(|(id, _)| id);
                if let Some(first) = ids.next() {
                    ids.for_each(|id| self.put_together(&first, &id));
                }
            }
        }
    }
}

/// Slots of an agenda that were put together.
pub(super) struct Merged {
    /// They, in order, with their items.
    slots: Vec<(SlotId, Vec<ItemId>)>,
    /// Whether they have begun.
    has_run: bool,
}
