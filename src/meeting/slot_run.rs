//! A slot and what became of it: when it ran, what was changed of its plan, and what was recorded of its guests.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, TimeDelta};

use super::event::{GuestMark, Target};
use super::state::Span;
use crate::agenda::{Budget, Guest, ItemId, Slot, Who};

/// A slot and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotRun {
    /// The slot as planned (or added).
    pub slot: Slot,
    /// Its budget in minutes, if it was changed during the meeting.
    pub changed_minutes: Option<u32>,
    /// Its planned start, if it was changed during the meeting.
    pub changed_start: Option<NaiveDateTime>,
    /// Whether it was moved to another place in the plan during the meeting.
    pub moved: bool,
    /// The slots of the agenda that were put together in it, as that has them, itself first; none: nothing was.
    pub merged: Vec<Slot>,
    /// When it ran, in order.
    pub spans: Vec<Span>,
    /// Whether it was skipped.
    pub skipped: bool,
    /// Whether it was added during the meeting.
    pub unplanned: bool,
    /// Whether the agenda no longer has it, though something happened in it.
    pub removed: bool,
    /// Whether it stays closed although the agenda no longer says so: it was closed when the agenda dropped it.
    pub withheld: bool,
    /// Whether it ran while it was closed.
    pub ran_closed: bool,
    /// What was recorded of its guests; never [`GuestMark::Expected`].
    pub marks: BTreeMap<Who, GuestMark>,
    /// The guests whose marks were recorded while it was closed.
    pub closed_marks: BTreeSet<Who>,
    /// Which of its items a guest was named for, where a changed agenda put items together that had other guests; who
    /// is not here comes for all.
    pub named_for: BTreeMap<Who, BTreeSet<ItemId>>,
    /// How many of its stretches were over when a changed agenda put an item into it; those were not about the item.
    pub came_after: BTreeMap<ItemId, usize>,
    /// Guests who are recorded as having come and are not in the agenda.
    pub kept_guests: Vec<Guest>,
    /// Those of them who were added in the meeting. They stay guests of the slot even if marked as not having come.
    pub added_guests: BTreeSet<Who>,
}

impl SlotRun {
    pub(super) fn planned(slot: Slot) -> Self {
        Self {
            slot,
            changed_minutes: None,
            changed_start: None,
            moved: false,
            merged: Vec::new(),
            spans: Vec::new(),
            skipped: false,
            unplanned: false,
            removed: false,
            withheld: false,
            ran_closed: false,
            marks: BTreeMap::new(),
            closed_marks: BTreeSet::new(),
            named_for: BTreeMap::new(),
            came_after: BTreeMap::new(),
            kept_guests: Vec::new(),
            added_guests: BTreeSet::new(),
        }
    }

    /// Lists the stretches in which it treated one of its items, or what it is as a point.
    #[must_use]
    pub fn spans_of(&self, on: &Target) -> &[Span] {
        let before = if let Target::Item(id) = on { self.came_after.get(id) } else { None };
        self.spans.get(before.copied().unwrap_or_default()..).unwrap_or_default()
    }

    /// Returns whether it ran, and none of that was about one of its items.
    #[must_use]
    pub fn ran_without(&self, on: &Target) -> bool {
        !self.spans.is_empty() && self.spans_of(on).is_empty()
    }

    /// When it is to begin by the plan as it is now. None: nobody said when, or it was moved to another place.
    #[must_use]
    pub fn planned_start(&self) -> Option<NaiveDateTime> {
        self.changed_start.or(self.slot.start.filter(|_| !self.unplanned && !self.moved))
    }

    /// When its guests are to come: as they were told, wherever it was moved.
    #[must_use]
    pub fn told_start(&self) -> Option<NaiveDateTime> {
        self.changed_start.or(self.slot.start)
    }

    /// The length that counts, in minutes: the agreed one, or what it was changed to. None: nobody planned it.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        self.changed_minutes.or(self.slot.minutes)
    }

    /// The budget that counts. An end by the clock moves by as much as the length was changed.
    #[must_use]
    pub fn budget(&self) -> Budget {
        let until = match (self.slot.until, self.slot.minutes, self.changed_minutes) {
            (Some(until), Some(agreed), Some(now)) => {
                until.checked_add_signed(TimeDelta::minutes(i64::from(now) - i64::from(agreed)))
            }
            (Some(_), None, Some(_)) => None,
            (until, _, _) => until,
        };
        Budget::of(self.minutes(), until)
    }

    /// The budget as agreed, in minutes, whatever became of it.
    #[must_use]
    pub fn agreed_minutes(&self) -> Option<u32> {
        self.slot.minutes
    }

    /// Gives a guest another name, wherever the slot has it.
    pub(super) fn rename_guest(&mut self, old: &Who, new: &Who) {
        let guests = self.slot.guests.iter_mut().chain(&mut self.kept_guests).map(|guest| &mut guest.who);
        guests.chain(&mut self.slot.lead).filter(|who| *who == old).for_each(|who| who.clone_from(new));
        if let Some(mark) = self.marks.remove(old) {
            self.marks.insert(new.clone(), mark);
        }
        if self.added_guests.remove(old) {
            self.added_guests.insert(new.clone());
        }
        if self.closed_marks.remove(old) {
            self.closed_marks.insert(new.clone());
        }
        if let Some(items) = self.named_for.remove(old) {
            self.named_for.insert(new.clone(), items);
        }
    }

    /// Returns what was recorded of a guest of this slot.
    #[must_use]
    pub fn mark(&self, who: &Who) -> GuestMark {
        self.marks.get(who).copied().unwrap_or_default()
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
