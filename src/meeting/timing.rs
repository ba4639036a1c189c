//! What follows at a given `now`: time left, forecast, drift and pace.
//!
//! DESIGN's section on time is the definition. Times of the plan and of the forecast are local and naive; time that has passed is
//! measured between timestamps, so that daylight saving does not stretch it.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::state::Meeting;
use crate::agenda::SlotKind;
use crate::time::Stamp;

/// How a slot stands against its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is time left.
    InTime,
    /// The last fifth of the budget, at least one minute and at most five.
    SoonOver,
    /// The budget is spent.
    Over,
}

/// A slot's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotTiming {
    /// How long it ran.
    pub elapsed: TimeDelta,
    /// How long it may run.
    pub budget: Option<TimeDelta>,
    /// What is left of the budget; negative is overrun.
    pub remaining: Option<TimeDelta>,
    /// How it stands.
    pub phase: Phase,
}

/// When a slot is expected to begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The start; of the running slot, its first start.
    pub start: NaiveDateTime,
    /// The end.
    pub end: NaiveDateTime,
    /// Whether it waits for its planned time although the room would be free.
    pub waits: bool,
}

/// How the day is expected to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// For each slot that runs or is to come, when; in plan order, as the meeting's slots.
    pub slots: Vec<Option<Expected>>,
    /// The day that `end`, `drift` and `pace` speak of.
    pub day: NaiveDate,
    /// When that day ends.
    pub end: Option<NaiveDateTime>,
    /// When that day was planned to end.
    pub planned_end: Option<NaiveDateTime>,
    /// How far behind the plan (negative: ahead) the day ends.
    pub drift: Option<TimeDelta>,
    /// To how many per cent of their budgets the rest must be squeezed to end on time; 0 if no time is left.
    pub pace: Option<u32>,
}

impl Meeting {
    /// Gives a slot's time at `now`.
    #[must_use]
    pub fn timing(&self, index: usize, now: Stamp) -> SlotTiming {
        let elapsed = self.elapsed(index, now);
        let budget = self.slots.get(index).and_then(|r| r.slot.budget());
        let remaining = budget.map(|b| b - elapsed);
        let phase = match (budget, remaining) {
            (Some(_), Some(left)) if left < TimeDelta::zero() => Phase::Over,
            (Some(budget), Some(left)) if left <= soon(budget) => Phase::SoonOver,
            _ => Phase::InTime,
        };
        SlotTiming { elapsed, budget, remaining, phase }
    }

    /// The day that the meeting is in: the running slot's, or else that of the first slot to come, or the last.
    #[must_use]
    pub fn current_day(&self) -> NaiveDate {
        let slot = self.running().or_else(|| self.first_pending()).and_then(|i| self.slots.get(i));
        let last = || self.slots.iter().filter(|r| !r.spans.is_empty()).map(|r| r.slot.day).max();
        slot.map(|r| r.slot.day).or_else(last).unwrap_or(self.agenda.date)
    }

    /// When a day was planned to end: at its close, or with its last slot; none if that has no budget.
    #[must_use]
    pub fn planned_end(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let of_day = || self.agenda.slots.iter().filter(|s| s.day == day);
        match of_day().find(|s| s.kind == SlotKind::Close) {
            Some(close) => Some(close.start),
            None => of_day().next_back()?.end(),
        }
    }

    /// Forecasts the rest of the meeting from `now`.
    #[must_use]
    pub fn forecast(&self, now: Stamp) -> Forecast {
        let clock = now.naive_local();
        let day = self.current_day();
        let mut slots = vec![None; self.slots.len()];
        let mut cursor = clock;
        let mut rest = TimeDelta::zero();
        let mut end = self.closed_at.map(|at| at.naive_local());
        let mut open_ended = false;
        if self.closed_at.is_none() {
            if let Some(index) = self.running() {
                let timing = self.timing(index, now);
                let left = timing.remaining.unwrap_or_default().max(TimeDelta::zero());
                cursor = clock + left;
                rest += left;
                open_ended = timing.budget.is_none();
                let start = self.slots[index].spans.first().map_or(clock, |s| s.start.naive_local());
                slots[index] = Some(Expected { start, end: cursor, waits: false });
                end = Some(cursor);
            }
            // A day of which nothing has run begins when it is planned to.
            let mut begun: Option<NaiveDate> = self.running().map(|i| self.slots[i].slot.day);
            let mut ran_days: Vec<NaiveDate> =
                self.slots.iter().filter(|r| !r.spans.is_empty()).map(|r| r.slot.day).collect();
            ran_days.dedup();
            for (index, run) in self.slots.iter().enumerate() {
                if !self.is_to_come(index) {
                    continue;
                }
                let slot = &run.slot;
                if begun != Some(slot.day) {
                    if !ran_days.contains(&slot.day) {
                        cursor = cursor.max(slot.start);
                    }
                    begun = Some(slot.day);
                }
                let waits = slot.fixed && slot.start > cursor;
                let start = if waits { slot.start } else { cursor };
                cursor = start + slot.budget().unwrap_or_default();
                slots[index] = Some(Expected { start, end: cursor, waits });
                if slot.day <= day {
                    end = Some(cursor);
                    rest += slot.budget().unwrap_or_default();
                    open_ended = slot.minutes.is_none();
                }
            }
            // Between the last slot and the close the end is now: nothing else is to come.
            if end.is_none() && self.opened_at().is_some() {
                end = Some(clock);
            }
        }
        let planned_end = self.planned_end(day);
        let drift = match (end, planned_end) {
            (Some(end), Some(planned)) => Some(end - planned),
            _ if open_ended => self.open_drift(day, &slots),
            _ => None,
        };
        let pace = planned_end.filter(|_| self.closed_at.is_none() && rest > TimeDelta::zero()).map(|planned| {
            let left = (planned - clock).max(TimeDelta::zero()).num_milliseconds();
            u32::try_from(left.saturating_mul(100) / rest.num_milliseconds().max(1)).unwrap_or(u32::MAX)
        });
        Forecast { slots, day, end: end.filter(|_| !open_ended), planned_end, drift, pace }
    }

    /// The drift of a day that ends with a slot without a budget: how late that slot begins.
    fn open_drift(&self, day: NaiveDate, slots: &[Option<Expected>]) -> Option<TimeDelta> {
        let last = self.slots.iter().rposition(|r| r.slot.day == day && r.slot.kind != SlotKind::Close)?;
        let run = self.slots.get(last)?;
        slots.get(last).copied().flatten().map(|e| e.start - run.slot.start)
    }

    /// Tells whether nothing of the plan is left to do: the next step is the review.
    #[must_use]
    pub fn is_worked_off(&self) -> bool {
        self.opened_at().is_some() && self.first_pending().is_none()
    }
}

/// The length of the last part of a budget in which a slot is soon over.
fn soon(budget: TimeDelta) -> TimeDelta {
    (budget / 5).clamp(TimeDelta::minutes(1), TimeDelta::minutes(5))
}
