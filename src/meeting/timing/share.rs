//! What the slots without a time of their own may take, where a time after them is known: each of their items as long.

use chrono::{NaiveDateTime, TimeDelta};

use super::Cursor;
use crate::meeting::event::Target;
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::{Meeting, SlotState};
use crate::time::Stamp;

/// What the next slots without a time of their own have together, until a time that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeShare {
    /// Until when: the next slot with a time of its own, or the day's end as announced.
    pub until: NaiveDateTime,
    /// How many items they treat, with those of the one that runs; what treats none counts as one.
    pub items: usize,
    /// What each of these may take on average; zero where nothing is left.
    pub each: TimeDelta,
    /// Whether that time has passed.
    pub is_over: bool,
    /// Whether the day ends then.
    pub is_end: bool,
    /// What the items of those that are over took on average; none before the first.
    pub so_far: Option<TimeDelta>,
}

impl Meeting {
    /// Counts what a slot treats: its items but for those that are postponed or off the agenda, and at least itself.
    pub(super) fn matters(&self, index: usize) -> usize {
        let is_treated =
            |on: &Target| self.postponement(on).is_none() && self.item(on).is_none_or(|item| item.withdrawn.is_none());
        let targets = self.slots.get(index).map(SlotRun::targets).unwrap_or_default();
        targets.iter().filter(|on| is_treated(on)).count().max(1)
    }

    /// Divides the time until a moment among the items of the untimed slots before it; what else is before it the
    /// cursor has counted already.
    pub(super) fn share(
        &self,
        cursor: Cursor,
        until: NaiveDateTime,
        is_end: bool,
        now: Stamp,
        untimed: &[bool],
    ) -> TimeShare {
        let left = (until - cursor.at).max(TimeDelta::zero());
        let average = |sum: TimeDelta, count: usize| Some(sum / i32::try_from(count).ok().filter(|count| *count > 0)?);
        let is_over = |index: usize| untimed[index] && self.slot_state(index) == SlotState::Done;
        let over: Vec<usize> = (0..untimed.len()).filter(|i| is_over(*i)).collect();
        let took = over.iter().map(|i| self.elapsed(*i, now)).sum();
        TimeShare {
            until,
            items: cursor.open,
            each: average(left, cursor.open).unwrap_or_default(),
            is_over: now.naive_local() >= until,
            is_end,
            so_far: average(took, over.iter().map(|i| self.matters(*i)).sum()),
        }
    }
}
