//! What follows at a given `now`: time left, forecast, drift and pace.
//!
//! DESIGN's section on time is the definition. Times of the plan and of the forecast are local and naive; time that has
//! passed is measured between timestamps, so that daylight saving does not stretch it.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::Serialize;

use super::state::{Meeting, SlotRun};
use crate::agenda::SlotKind;
use crate::time::{self, Stamp};

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
    pub phase: Phase,
}

/// How much of a slot's budget is spent, as a fraction: never more than all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetShare {
    /// The seconds that are spent.
    pub seconds: u64,
    /// The seconds of the budget, at least one.
    pub of_seconds: u64,
}

impl BudgetShare {
    /// Returns the part of a bar of this width that is full.
    #[must_use]
    pub fn of_width(self, width: usize) -> usize {
        let full = u128::from(self.seconds) * width as u128 / u128::from(self.of_seconds.max(1));
        usize::try_from(full).map_or(width, |full| full.min(width))
    }
}

impl SlotTiming {
    /// Returns how much of the budget is spent, if there is one.
    #[must_use]
    pub fn spent(&self) -> Option<BudgetShare> {
        let total = self.budget?.num_seconds().max(1);
        let seconds = u64::try_from(self.elapsed.num_seconds().clamp(0, total)).unwrap_or(0);
        Some(BudgetShare { seconds, of_seconds: u64::try_from(total).unwrap_or(1) })
    }
}

/// When a slot is expected to begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The start; of the running slot, its first start.
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// Whether it waits for its planned time although the room would be free.
    pub waits: bool,
}

/// How the day is expected to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// For each slot that runs or is to come, and the close of a day to come, when; in plan order, as the meeting's
    /// slots.
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

/// What the key for "next" does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Starts the slot at this place in the plan; a running one ends.
    Start(usize),
    /// Ends the running slot, if one runs: the day is over, and this slot is the first of a later day.
    DayEnds {
        /// The slot with which the meeting goes on.
        then: usize,
    },
    /// Opens the review: nothing of the plan is left.
    Review,
    /// Nothing: the meeting is closed.
    None,
}

impl Meeting {
    /// Returns a slot's time at `now`.
    #[must_use]
    pub fn timing(&self, index: usize, now: Stamp) -> SlotTiming {
        let elapsed = self.elapsed(index, now);
        let budget = self.slots.get(index).and_then(SlotRun::budget);
        let remaining = budget.map(|b| b - elapsed);
        let phase = match (budget, remaining) {
            (Some(_), Some(left)) if left < TimeDelta::zero() => Phase::Over,
            (Some(budget), Some(left)) if left <= soon(budget) => Phase::SoonOver,
            _ => Phase::InTime,
        };
        SlotTiming { elapsed, budget, remaining, phase }
    }

    /// The day of the plan that it is at `now`, whatever was left over of the day before.
    ///
    /// A day's turn has come when its start is nearer than the end of the day before: a meeting that runs past midnight
    /// is still in its day, and the morning before the start belongs to the day that begins.
    #[must_use]
    pub fn day_at(&self, now: NaiveDateTime) -> NaiveDate {
        self.turns().iter().rev().find(|t| t.from.is_none_or(|from| now >= from)).map_or(self.agenda.date, |t| t.day)
    }

    /// Lists the days of the plan with the times from which they count.
    fn turns(&self) -> Vec<PlanDay> {
        let mut turns: Vec<PlanDay> = Vec::new();
        for slot in &self.agenda.slots {
            match turns.last_mut() {
                Some(turn) if turn.day == slot.day => {
                    turn.ends = turn.ends.max(slot.end().unwrap_or(slot.start));
                    turn.is_closed |= slot.kind == SlotKind::Close;
                }
                last => {
                    let goes_on =
                        last.as_ref().is_some_and(|before| !before.is_closed && slot.start - before.ends < NIGHT);
                    let from = last.map(|before| before.ends.max(slot.start - (slot.start - before.ends) / 2));
                    let ends = slot.end().unwrap_or(slot.start);
                    let is_closed = slot.kind == SlotKind::Close;
                    turns.push(PlanDay { day: slot.day, from, starts: slot.start, ends, goes_on, is_closed });
                }
            }
        }
        turns
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
    ///
    /// It speaks of the day that it is: the running slot and everything to come up to that day, so also what was left
    /// over of the day before; or of the next day that has something to come. A day that has not begun begins when
    /// planned.
    #[must_use]
    pub fn forecast(&self, now: Stamp) -> Forecast {
        let clock = self.closed_at.unwrap_or(now).naive_local();
        let turns = self.turns();
        let day = self.forecast_day(clock);
        let planned_end = self.planned_end(day);
        let mut forecast = Forecast {
            slots: vec![None; self.slots.len()],
            day,
            end: self.ended_at().map(|at| at.naive_local()),
            planned_end,
            drift: None,
            pace: None,
        };
        if self.closed_at.is_some() {
            forecast.drift = forecast.end.zip(planned_end).map(|(end, planned)| end - planned);
            return forecast;
        }
        let mut cursor = clock;
        let mut rest = TimeDelta::zero();
        // Whether the time that this day takes is not known: a planned slot without a budget runs or is to come. Where
        // the plan has an end all the same, no time was planned for such a slot, as for an unplanned one: what it takes
        // is drift.
        let may_be_open = planned_end.is_none();
        let mut open_ended = false;
        let mut end = self.opened_at().map(|_| clock);
        if let Some((index, run)) = self.running().and_then(|i| Some((i, self.slots.get(i)?))) {
            let timing = self.timing(index, now);
            let left = timing.remaining.unwrap_or_default().max(TimeDelta::zero());
            cursor = later(clock, left);
            rest += left;
            open_ended = may_be_open && run.slot.day == day && timing.budget.is_none() && !run.unplanned;
            let start = run.spans.first().map_or(clock, |s| s.start.naive_local());
            forecast.slots[index] = Some(Expected { start, end: cursor, waits: false });
            end = Some(cursor);
        } else if let Some(start) = self.not_begun(&turns, day) {
            cursor = cursor.max(start);
        }
        let mut at_day = day;
        for (index, run) in self.slots.iter().enumerate() {
            let slot = &run.slot;
            let to_come = self.is_to_come(index);
            if !to_come && (slot.kind != SlotKind::Close || slot.day < day || run.removed) {
                continue;
            }
            if slot.day > at_day {
                at_day = slot.day;
                cursor = cursor.max(self.not_begun(&turns, at_day).unwrap_or(cursor));
            }
            let waits = to_come && slot.fixed && slot.start > cursor && self.is_bound(index);
            let start = if waits { slot.start } else { cursor };
            let budget = run.budget().filter(|_| to_come).unwrap_or_default();
            cursor = later(start, budget);
            forecast.slots[index] = Some(Expected { start, end: cursor, waits });
            if to_come && slot.day <= day {
                end = Some(cursor);
                rest += budget;
                open_ended |= may_be_open && slot.day == day && run.minutes().is_none() && !run.unplanned;
            }
        }
        forecast.end = end.filter(|_| !open_ended);
        forecast.drift = match planned_end {
            Some(planned) => forecast.end.map(|end| end - planned),
            None => self.open_drift(day, &forecast.slots),
        };
        forecast.pace = planned_end.filter(|_| rest > TimeDelta::zero()).map(|planned| {
            let left = (planned - clock).max(TimeDelta::zero()).num_milliseconds();
            let rest = rest.num_milliseconds().max(1);
            // To the nearest: a few seconds lost are not a hundredth.
            u32::try_from((left.saturating_mul(100).saturating_add(rest / 2)) / rest).unwrap_or(u32::MAX)
        });
        forecast
    }

    /// Returns the time to forecast from: `now`, but a meeting of another day that has not begun is forecast as if it
    /// began as planned.
    #[must_use]
    pub fn forecast_from(&self, now: Stamp) -> Stamp {
        match self.slots.first() {
            Some(first) if self.opened_at().is_none() && !self.agenda.days().contains(&now.date_naive()) => {
                time::at_offset(first.slot.start, *now.offset())
            }
            _ => now,
        }
    }

    /// The day that a forecast speaks of: the one that it is, unless only later days have something to come.
    fn forecast_day(&self, clock: NaiveDateTime) -> NaiveDate {
        // What began before midnight belongs to its day for as long as it runs.
        let run = self.running().and_then(|i| self.slots.get(i)).and_then(|r| r.spans.last());
        if let Some(span) = run {
            return self.day_at(span.start.naive_local());
        }
        let day = self.day_at(clock);
        self.first_pending().and_then(|i| self.slots.get(i)).map_or(day, |r| r.slot.day.max(day))
    }

    /// When a day is planned to begin, if nothing has run since its turn came.
    fn not_begun(&self, turns: &[PlanDay], day: NaiveDate) -> Option<NaiveDateTime> {
        let turn = turns.iter().find(|t| t.day == day)?;
        let spans = || self.slots.iter().flat_map(|r| &r.spans);
        let begun = match turn.from {
            None => spans().next().is_some(),
            Some(from) => spans().any(|s| s.start.naive_local() >= from),
        };
        (!begun).then_some(turn.starts)
    }

    /// The drift of a day that ends with a slot without a budget: how late that slot begins.
    fn open_drift(&self, day: NaiveDate, slots: &[Option<Expected>]) -> Option<TimeDelta> {
        let last = self.agenda.slots.iter().rfind(|s| s.day == day)?;
        let expected = slots.get(self.slot_index(&last.id)?).copied().flatten()?;
        Some(expected.start - last.start)
    }

    /// Returns whether the day that it is at `now` ends before a later day begins: a plan that goes on past midnight
    /// does not.
    fn ends_before(&self, later: NaiveDate, now: Stamp) -> bool {
        let today = self.day_at(now.naive_local());
        self.turns().iter().any(|turn| turn.day > today && turn.day <= later && !turn.goes_on)
    }

    /// Says what the key for "next" does at `now`.
    #[must_use]
    pub fn next_step(&self, now: Stamp) -> NextStep {
        if self.closed_at.is_some() {
            return NextStep::None;
        }
        match self.first_pending() {
            None => NextStep::Review,
            Some(then) if self.slots.get(then).is_some_and(|r| self.ends_before(r.slot.day, now)) => {
                NextStep::DayEnds { then }
            }
            Some(index) => NextStep::Start(index),
        }
    }
}

/// A day of the plan: from when it counts (none: always), when it begins and when it ends.
struct PlanDay {
    day: NaiveDate,
    from: Option<NaiveDateTime>,
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    /// Whether the day before goes on into it, with no night between them.
    goes_on: bool,
    /// Whether the plan says that it is over.
    is_closed: bool,
}

/// The shortest time without a plan that parts two days.
const NIGHT: TimeDelta = TimeDelta::hours(3);

/// Adds without a panic: budgets come from files.
fn later(time: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    time.checked_add_signed(by).unwrap_or(NaiveDateTime::MAX)
}

/// The length of the last part of a budget in which a slot is soon over.
fn soon(budget: TimeDelta) -> TimeDelta {
    (budget / 5).clamp(TimeDelta::minutes(1), TimeDelta::minutes(5))
}
