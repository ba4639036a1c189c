//! What follows at a given `now`: time left, forecast, drift and pace.
//!
//! DESIGN's section on time is the definition. Times of the plan and of the forecast are local and naive; time that has
//! passed is measured between timestamps, so that daylight saving does not stretch it.

mod share;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::Serialize;

pub use share::TimeShare;

use super::slot_run::SlotRun;
use super::state::Meeting;
use crate::agenda::{Budget, Slot, SlotKind};
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
    /// The end; none where nobody planned how long it takes.
    pub end: Option<NaiveDateTime>,
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
    /// To how many per cent of their budgets the rest must be squeezed to end on time; 0 if no time is left. None where
    /// something of the rest has no budget.
    pub pace: Option<u32>,
    /// What the slots without a time of their own may take, where that is known.
    pub share: Option<TimeShare>,
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
    /// Adds a point: the plan is empty.
    Add,
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
        let run = self.slots.get(index);
        let (budget, remaining) = match run.map_or(Budget::Open, SlotRun::budget) {
            Budget::Open => (None, None),
            Budget::Length(budget) => (Some(budget), Some(budget - elapsed)),
            // Until it ends, or to when it ended; of what has not begun, what was planned.
            Budget::Until(end) => match run.and_then(|run| run.spans.last()) {
                Some(span) => {
                    let left = end - span.end.unwrap_or(now).naive_local();
                    (Some((elapsed + left).max(TimeDelta::zero())), Some(left))
                }
                None => {
                    let planned = run.and_then(SlotRun::minutes).map(|m| TimeDelta::minutes(i64::from(m)));
                    (planned, planned)
                }
            },
        };
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
        for slots in self.agenda.slots.chunk_by(|a, b| a.day == b.day) {
            let Some(first) = slots.first() else { continue };
            let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
            let starts = slots.iter().find_map(|s| s.start);
            // Where nobody knows when a day begins, not in the night before it.
            let begins = starts.unwrap_or_else(|| later(midnight(first.day), NIGHT));
            let known = slots.iter().filter_map(|s| s.end().or(s.start)).max();
            // Where nobody knows when it ends, it may go on to midnight.
            let is_open = slots.last().is_some_and(|s| s.start.is_none() && s.end().is_none());
            let may_end = is_open.then(|| midnight(first.day.succ_opt().unwrap_or(first.day)));
            let ends = known.into_iter().chain(may_end).max().unwrap_or(begins);
            let before = turns.last();
            let goes_on = before.is_some_and(|b| !b.is_closed && starts.is_some_and(|s| s - b.ends < NIGHT));
            let from = before.map(|before| before.ends.max(begins - (begins - before.ends) / 2));
            let is_closed = slots.iter().any(|s| s.kind == SlotKind::Close);
            turns.push(PlanDay { day: first.day, from, starts, ends, goes_on, is_closed });
        }
        turns
    }

    /// When a day was planned to end: at its close, or with its last slot. Where that has no time of its own, or there
    /// is none, the last day as announced; any other when nobody knows.
    #[must_use]
    pub fn planned_end(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let of_day = || self.agenda.slots.iter().filter(|s| s.day == day);
        match of_day().find(|s| s.kind == SlotKind::Close) {
            Some(close) => close.start,
            None => {
                let last = of_day().next_back();
                let is_open = last.is_none_or(|last| last.start.is_none());
                let is_last_day = || self.agenda.days().last() == Some(&day);
                let announced = || self.agenda.announced_end_at().filter(|_| is_open && is_last_day());
                last.and_then(Slot::end).or_else(announced)
            }
        }
    }

    /// Returns for each slot whether it is untimed: nobody planned how long it takes, nor when it or what follows it
    /// begins. So is a point that was added next to such a slot, or to no plan; in one with times no time was planned
    /// for it.
    fn untimed(&self) -> Vec<bool> {
        let mut untimed = vec![false; self.slots.len()];
        // The next slot of the plan, as its day and whether it has a start.
        let mut next: Option<(NaiveDate, bool)> = None;
        for (index, run) in self.slots.iter().enumerate().rev() {
            if run.unplanned {
                continue;
            }
            let slot = &run.slot;
            let is_followed = match next {
                Some((day, has_start)) if day == slot.day => has_start,
                _ => self.planned_end(slot.day).is_some(),
            };
            let is_known = run.planned_start().is_some() && is_followed;
            untimed[index] = slot.kind != SlotKind::Close && run.budget() == Budget::Open && !is_known;
            if !run.removed {
                next = Some((slot.day, run.planned_start().is_some()));
            }
        }
        let is_of_plan = |run: &SlotRun| !run.unplanned && !run.removed && run.slot.kind != SlotKind::Close;
        let mut unsettled = Vec::new();
        let mut near: Option<(NaiveDate, bool)> = None;
        for (index, run) in self.slots.iter().enumerate().rev() {
            match near {
                _ if is_of_plan(run) => near = Some((run.slot.day, untimed[index])),
                _ if !run.unplanned => {}
                _ if run.budget() != Budget::Open => {}
                Some((day, is_untimed)) if day == run.slot.day => untimed[index] = is_untimed,
                _ => unsettled.push(index),
            }
        }
        // Points added after the whole plan have times if the slots before them have.
        for index in unsettled {
            let day = self.slots[index].slot.day;
            let of_day = |run: &SlotRun| is_of_plan(run) && run.slot.day == day;
            let before = self.slots.iter().zip(&untimed).take(index).rfind(|(run, _)| of_day(run));
            untimed[index] = before.is_none_or(|(_, is_untimed)| *is_untimed);
        }
        untimed
    }

    /// Forecasts the rest of the meeting from `now`.
    ///
    /// It speaks of the day that it is: the running slot and everything to come up to that day, so also what was left
    /// over of the day before; or of the next day that has something to come. A day that has not begun begins when
    /// planned.
    ///
    /// What is untimed ends when the next slot with a start of its own begins. Where none follows, nothing is said of
    /// what comes after it, nor of the end.
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
            share: None,
        };
        if self.closed_at.is_some() {
            forecast.drift = forecast.end.zip(planned_end).map(|(end, planned)| end - planned);
            return forecast;
        }
        let untimed = self.untimed();
        let mut cursor = Cursor { at: clock, open: 0, is_known: true };
        let mut rest = TimeDelta::zero();
        let mut is_any_open = false;
        let mut end = self.opened_at().map(|_| cursor);
        let running = self.running().and_then(|i| Some((i, self.slots.get(i)?)));
        if let Some((index, run)) = running {
            let timing = self.timing(index, now);
            let left = timing.remaining.unwrap_or_default().max(TimeDelta::zero());
            cursor.takes(left, untimed[index], self.matters(index));
            rest += left;
            is_any_open |= untimed[index];
            let start = run.spans.first().map_or(clock, |s| s.start.naive_local());
            forecast.slots[index] = Some(Expected { start, end: cursor.time(), waits: false });
            end = Some(cursor);
        } else if let Some(starts) = self.not_begun(&turns, day) {
            match starts {
                Some(start) => cursor.at = cursor.at.max(start),
                None => cursor.is_known = false,
            }
        }
        // What is to begin at a time that nobody knows has no time to share.
        let may_share = cursor.is_known || running.is_some();
        let begun_at = running.map(|(index, _)| index);
        let mut at_day = day;
        for (index, run) in self.slots.iter().enumerate() {
            let slot = &run.slot;
            let to_come = self.is_to_come(index);
            if !to_come && (slot.kind != SlotKind::Close || slot.day < day || run.removed) {
                continue;
            }
            if slot.day > at_day {
                at_day = slot.day;
                cursor.begin_day(self.not_begun(&turns, at_day));
            }
            // What was passed over may be taken up at any time: its time in the plan says nothing of what runs.
            let planned = run.planned_start().filter(|_| begun_at.is_none_or(|running| index > running));
            if let (Some(start), false, true) = (planned, cursor.is_known, to_come) {
                if may_share && slot.day <= day && cursor.open > 0 {
                    forecast.share = forecast.share.or(Some(self.share(cursor, start, false, now, &untimed)));
                }
                cursor.reach(start);
            }
            let is_bound = to_come && slot.fixed && self.is_bound(index);
            let waits = cursor.time().zip(run.told_start()).is_some_and(|(at, start)| is_bound && start > at);
            if let (true, Some(start)) = (waits, run.told_start()) {
                cursor.at = start;
            }
            let start = cursor.time();
            let length = run.budget().length_from(cursor.at).filter(|_| to_come).unwrap_or_default();
            cursor.takes(length, to_come && untimed[index], self.matters(index));
            if let (Budget::Until(end), true) = (run.budget(), to_come && !cursor.is_known) {
                cursor.reach(end);
            }
            forecast.slots[index] = start.map(|start| Expected { start, end: cursor.time(), waits });
            if to_come && slot.day <= day {
                end = Some(cursor);
                rest += length;
                is_any_open |= untimed[index];
            }
        }
        forecast.end = end.and_then(Cursor::time);
        forecast.drift = match planned_end {
            Some(planned) => forecast.end.map(|end| end - planned),
            None => self.open_drift(day, &forecast.slots),
        };
        if let (Some(end), Some(planned)) = (end.filter(|end| may_share && !end.is_known && end.open > 0), planned_end)
        {
            forecast.share = forecast.share.or(Some(self.share(end, planned, true, now, &untimed)));
        }
        // How long the rest takes is only known where all of it has a budget.
        let has_rest = rest > TimeDelta::zero() && !is_any_open;
        forecast.pace = planned_end.filter(|_| has_rest).map(|planned| {
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
                first.slot.start.map_or(now, |start| time::at_offset(start, *now.offset()))
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

    /// When a day is planned to begin, if nothing has run since its turn came; within, none where nobody planned when.
    fn not_begun(&self, turns: &[PlanDay], day: NaiveDate) -> Option<Option<NaiveDateTime>> {
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
        Some(expected.start - last.start?)
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
            None if self.slots.is_empty() => NextStep::Add,
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
    starts: Option<NaiveDateTime>,
    ends: NaiveDateTime,
    /// Whether the day before goes on into it, with no night between them.
    goes_on: bool,
    /// Whether the plan says that it is over.
    is_closed: bool,
}

/// How far a forecast has come.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    /// The time at which what comes next can begin at the earliest.
    at: NaiveDateTime,
    /// How many items the untimed slots before it treat, since a time was known last.
    open: usize,
    /// Whether it begins then.
    is_known: bool,
}

impl Cursor {
    fn time(self) -> Option<NaiveDateTime> {
        self.is_known.then_some(self.at)
    }

    /// Goes on by a length; past something untimed nothing more is known.
    fn takes(&mut self, length: TimeDelta, is_untimed: bool, matters: usize) {
        self.at = later(self.at, length);
        self.is_known &= !is_untimed;
        self.open += if is_untimed { matters } else { 0 };
    }

    /// Comes to a time that is known.
    fn reach(&mut self, time: NaiveDateTime) {
        *self = Self { at: self.at.max(time), open: 0, is_known: true };
    }

    /// Comes to another day; `starts` is when that begins, if it has not begun, and nothing of it is planned.
    fn begin_day(&mut self, starts: Option<Option<NaiveDateTime>>) {
        match starts {
            Some(Some(start)) => self.reach(start),
            Some(None) => *self = Self { open: 0, is_known: false, ..*self },
            None => {}
        }
    }
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
