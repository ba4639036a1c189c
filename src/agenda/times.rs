//! The times of a plan: when each slot starts, how long it has, and which times cannot be as they are written.
//!
//! A plan out of order is repaired, not refused: the time whose change alone restores the order is blamed, once, and
//! what follows from it is not told again.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::check::Report;
use super::finding::Span;
use super::plan::SlotKind;
use super::read::Located;
use crate::lang::{Arg, Msg};
use crate::msg;

/// What the agenda says about a slot's time.
#[derive(Clone, Debug)]
pub struct WrittenTimes {
    pub day: NaiveDate,
    pub at: Option<Located<NaiveTime>>,
    /// The length in minutes.
    pub minutes: Option<Located<u32>>,
    pub until: Option<Located<NaiveTime>>,
    /// Whether it ends at its clock time, where that is said.
    pub hard_end: Option<Located<bool>>,
    pub kind: SlotKind,
    /// Whether a time is written that could not be read: nothing more is to be said about it.
    pub unread: bool,
    /// Where the slot is.
    pub span: Span,
}

impl WrittenTimes {
    /// Returns those of a slot that the agenda does not write down.
    #[must_use]
    pub fn unplanned(day: NaiveDate) -> Self {
        Self {
            day,
            at: None,
            minutes: None,
            until: None,
            hard_end: None,
            kind: SlotKind::Item,
            unread: false,
            span: Span::default(),
        }
    }

    /// Returns the written length of a slot that starts at `start`.
    fn length(&self, start: NaiveDateTime, overnight: bool) -> Option<TimeDelta> {
        if self.kind == SlotKind::Close {
            return Some(TimeDelta::zero());
        }
        let minutes = self.minutes.map(|m| TimeDelta::minutes(i64::from(m.value)));
        minutes.or_else(|| Some(self.end_after(start, overnight)? - start).filter(|d| *d > TimeDelta::zero()))
    }

    /// Returns the moment of the written end: of a plan that passes midnight, the first after `start`.
    fn end_after(&self, start: NaiveDateTime, overnight: bool) -> Option<NaiveDateTime> {
        let at = start.date().and_time(self.until?.value);
        Some(if overnight && at <= start { at + TimeDelta::days(1) } else { at })
    }
}

/// What the run uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timed {
    /// None: it begins when what comes before it has ended.
    pub start: Option<NaiveDateTime>,
    pub minutes: Option<u32>,
    /// When it ends by the clock, however late it begins.
    pub until: Option<NaiveDateTime>,
}

impl Timed {
    /// Returns when it ends; without a length, when it starts.
    fn end(self) -> Option<NaiveDateTime> {
        let length = TimeDelta::minutes(i64::from(self.minutes.unwrap_or_default()));
        self.until.or_else(|| self.start.map(|start| start + length))
    }
}

/// The times that the agenda announces.
#[derive(Clone, Copy, Debug, Default)]
pub struct Announced {
    /// The start of the first day.
    pub start: Option<Located<NaiveTime>>,
    /// The end of the last day.
    pub end: Option<Located<NaiveTime>>,
    /// Whether a day may go on after midnight.
    pub overnight: bool,
}

impl Announced {
    /// Returns the moment of the announced end in a day whose first known start is `first`.
    fn end_at(self, day: NaiveDate, first: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
        let at = day.and_time(self.end?.value);
        let is_next_day = self.overnight && first.is_some_and(|first| at <= first);
        Some(if is_next_day { at + TimeDelta::days(1) } else { at })
    }
}

/// Returns every slot its start and its budget, as far as they are known, and tells what is wrong with the times.
pub fn resolve(slots: &[WrittenTimes], announced: Announced, r: &mut Report<'_>) -> Vec<Timed> {
    let mut out = Vec::with_capacity(slots.len());
    let days: Vec<&[WrittenTimes]> = slots.chunk_by(|a, b| a.day == b.day).collect();
    for (i, day) in days.iter().enumerate() {
        let of_day = Announced {
            start: announced.start.filter(|_| i == 0),
            end: announced.end.filter(|_| i + 1 == days.len()),
            overnight: announced.overnight,
        };
        resolve_day(day, of_day, r, &mut out);
    }
    if let (Some(said), Some(plan)) = (announced.start, out.first().and_then(|first| first.start))
        && plan.time() != said.value
    {
        let message = msg!("finding-announced-start", said = said.value, plan = plan.time());
        r.warning("announced-start", said.span, message, msg!("finding-announced-help"));
    }
    if !announced.overnight {
        after_midnight(slots, &out, announced, r);
    }
    if let (Some(said), Some(last), Some(written)) = (announced.end, out.last(), slots.last())
        && let Some(end) = last.end()
    {
        let of_day = || slots.iter().zip(&out).filter(|(slot, _)| slot.day == written.day).map(|(_, timed)| timed);
        let announced_at = announced.end_at(written.day, of_day().find_map(|timed| timed.start));
        let is_before = announced_at.zip(last.start).is_some_and(|(said, start)| said < start);
        let has_end = last.minutes.is_some() || last.until.is_some() || is_before;
        // A plan that passes midnight may well end when it was announced to.
        let is_said = Some(end) == announced_at || end > midnight_after(written.day) && end.time() == said.value;
        if has_end && !written.unread && !is_said {
            let message = if end > midnight_after(written.day) {
                msg!("finding-announced-end-later", said = said.value, day = Arg::Day(end.date()), plan = end.time())
            } else {
                msg!("finding-announced-end", said = said.value, plan = end.time())
            };
            r.warning("announced-end", said.span, message, msg!("finding-announced-help"));
        }
    }
    out
}

/// Returns the midnight that a day ends with.
fn midnight_after(day: NaiveDate) -> NaiveDateTime {
    day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN)
}

/// Warns of each day whose plan goes on after midnight, at the slot that passes it; where the announced end says when
/// the meeting was to end, that tells it.
fn after_midnight(slots: &[WrittenTimes], planned: &[Timed], announced: Announced, r: &mut Report<'_>) {
    let mut day = None;
    let last = slots.last().map(|slot| slot.day);
    for (slot, timed) in slots.iter().zip(planned) {
        let is_late = timed.end().is_some_and(|end| end > midnight_after(slot.day));
        if !is_late || slot.unread || day == Some(slot.day) {
            continue;
        }
        day = Some(slot.day);
        let of_day = slots.iter().zip(planned).filter(|(other, _)| other.day == slot.day);
        let Some(end) = of_day.filter_map(|(_, timed)| timed.end()).max() else { continue };
        let is_announced = last == day && announced.end.is_some_and(|said| said.value != end.time());
        if !is_announced {
            let message = msg!("finding-after-midnight", day = Arg::Day(end.date()), plan = end.time());
            let span = slot.minutes.map(|m| m.span).or(slot.at.map(|at| at.span)).unwrap_or(slot.span);
            r.warning(
                "after-midnight",
                span,
                message,
                msg!("finding-after-midnight-help", date = end.date().to_string()),
            );
        }
    }
}

fn resolve_day(slots: &[WrittenTimes], announced: Announced, r: &mut Report<'_>, out: &mut Vec<Timed>) {
    let mut at: Vec<Option<NaiveTime>> = slots.iter().map(|s| s.at.map(|a| a.value)).collect();
    if let Some(first @ None) = at.first_mut() {
        *first = announced.start.map(|s| s.value);
    }
    let overnight = announced.overnight;
    let past_midnight = if overnight { past_midnight(slots, &at) } else { None };
    let mut repaired = BTreeMap::new();
    let at = past_midnight.unwrap_or_else(|| {
        repaired = repair_order(slots, &mut at);
        slots.iter().zip(&at).map(|(slot, at)| at.map(|at| slot.day.and_time(at))).collect()
    });
    let mut starts: Vec<Option<NaiveDateTime>> = Vec::with_capacity(slots.len());
    let mut spilled = false;
    for (i, slot) in slots.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|p| Some((slots.get(p)?, *starts.get(p)?)));
        let start = match (at.get(i).copied().flatten(), before) {
            (Some(at), _) => {
                spilled = false;
                Some(at)
            }
            (None, Some((before, Some(start)))) => before.length(start, overnight).map(|length| start + length),
            (None, Some((before, None))) => clock_end(before, &starts, overnight),
            (None, None) => None,
        };
        // The next written time is a wall for what follows on from here: a start never comes after it.
        let wall = at.iter().skip(i + 1).find_map(|t| *t);
        let start = start.map(|start| wall.map_or(start, |wall| start.min(wall)));
        starts.push(start);
        if let (Some(wall), Some(start)) = (wall, start)
            && let Some(length) = slot.length(start, overnight).filter(|length| start + *length > wall)
            && !spilled
        {
            spilled = true;
            if let Some(span) = slot.minutes.map(|m| m.span).or(slot.until.map(|u| u.span))
                && !repaired.contains_key(&i)
                && !repaired.contains_key(&(i + 1))
            {
                let message = msg!(
                    "finding-too-long",
                    minutes = length.num_minutes(),
                    gap = (wall - start).num_minutes(),
                    next = wall.time()
                );
                r.warning("too-long", span, message, msg!("finding-too-long-help"));
            }
        }
    }
    let announced_end = slots.last().and_then(|s| announced.end_at(s.day, starts.iter().find_map(|start| *start)));
    for (i, (slot, start)) in slots.iter().zip(&starts).enumerate() {
        if let (Some(until), None, Some(start)) = (slot.until, slot.minutes, start) {
            until_is_after(slot, until, *start, overnight, r);
        }
        // A gap of nothing is not a budget: such a slot would be over time at once. Its clock only counts up.
        let end = starts.get(i + 1).copied().unwrap_or(announced_end);
        let gap = || Some(end? - (*start)?).filter(|gap| *gap > TimeDelta::zero());
        let written = match start {
            Some(start) => slot.length(*start, overnight),
            None => slot.minutes.map(|m| TimeDelta::minutes(i64::from(m.value))),
        };
        let budget = written.or_else(gap);
        if let Some(RepairedTime { written, used, message, is_only }) = repaired.remove(&i) {
            let help = match budget {
                _ if is_only => msg!("finding-time-order-fit-help", used = used),
                None if i + 1 < slots.len() => msg!("finding-time-order-no-time-help", used = used),
                _ if out.last().is_some_and(|before| before.start == *start && before.minutes.is_none()) => {
                    msg!("finding-time-order-no-time-before-help", used = used)
                }
                _ => msg!("finding-time-order-help", used = used),
            };
            r.warning("time-order", written, message, help);
        }
        let is_hard = slot.hard_end.filter(|hard| hard.value);
        // Where nobody knows when it starts, an end is all that is known.
        let until = match (start, is_hard.is_some(), budget) {
            (Some(start), true, Some(budget)) => Some(*start + budget),
            (None, _, _) if slot.minutes.is_none() => clock_end(slot, starts.get(..i).unwrap_or_default(), overnight),
            _ => None,
        };
        if let (Some(hard), None, false) = (is_hard, until, slot.unread) {
            r.warning("no-hard-end", hard.span, msg!("finding-no-hard-end"), msg!("finding-no-hard-end-help"));
        }
        let minutes = budget.and_then(|b| u32::try_from(b.num_minutes()).ok());
        out.push(Timed { start: *start, minutes, until });
    }
}

/// Warns of an end that is not after the start.
fn until_is_after(
    slot: &WrittenTimes,
    until: Located<NaiveTime>,
    start: NaiveDateTime,
    overnight: bool,
    r: &mut Report<'_>,
) {
    if slot.end_after(start, overnight).is_none_or(|end| end > start) {
        return;
    }
    let (message, help) = if until.value == start.time() {
        (msg!("finding-until-is-start", time = until.value), msg!("finding-until-is-start-help"))
    } else {
        (msg!("finding-until", until = until.value, start = start.time()), msg!("finding-until-help"))
    };
    r.warning("until-before-start", until.span, message, help);
}

/// Returns the moment of the written end of a slot of which nobody knows when it starts: after the last known start
/// before it.
fn clock_end(slot: &WrittenTimes, before: &[Option<NaiveDateTime>], overnight: bool) -> Option<NaiveDateTime> {
    let known = before.iter().rev().find_map(|start| *start);
    slot.end_after(known.unwrap_or_else(|| slot.day.and_time(NaiveTime::MIN)), overnight && known.is_some())
}

/// Returns the moments of the times of a day that goes on past midnight once: the first that is earlier than the one
/// before it and all after it are the next day's. None where that does not bring them into order within 24 hours.
fn past_midnight(slots: &[WrittenTimes], at: &[Option<NaiveTime>]) -> Option<Vec<Option<NaiveDateTime>>> {
    let known: Vec<(usize, NaiveTime)> = at.iter().enumerate().filter_map(|(i, t)| Some((i, (*t)?))).collect();
    let turn = known.windows(2).find_map(|pair| match pair {
        [(_, before), (place, after)] if after < before => Some(*place),
        _ => None,
    })?;
    let moment = |place: usize, slot: &WrittenTimes, time: NaiveTime| {
        slot.day.and_time(time) + TimeDelta::days(i64::from(place >= turn))
    };
    let moments = slots.iter().zip(at).enumerate().map(|(place, (slot, at))| at.map(|at| moment(place, slot, at)));
    let moments: Vec<Option<NaiveDateTime>> = moments.collect();
    let mut times = moments.iter().flatten();
    let is_a_day = times.clone().next().zip(times.clone().next_back());
    let is_a_day = is_a_day.is_some_and(|(first, last)| *last - *first < TimeDelta::days(1));
    (is_a_day && times.clone().zip(times.by_ref().skip(1)).all(|(a, b)| a <= b)).then_some(moments)
}

/// A time out of order that was repaired.
struct RepairedTime {
    /// Where it is written.
    written: Span,
    /// The time that the run uses.
    used: NaiveTime,
    /// What is wrong with it.
    message: Msg,
    /// Whether no other time fits.
    is_only: bool,
}

/// Repairs times that are out of order; gives the slots that were repaired, each of which is to be reported.
fn repair_order(slots: &[WrittenTimes], at: &mut [Option<NaiveTime>]) -> BTreeMap<usize, RepairedTime> {
    let known: Vec<(usize, NaiveTime)> = at.iter().enumerate().filter_map(|(i, t)| Some((i, (*t)?))).collect();
    let times: Vec<NaiveTime> = known.iter().map(|(_, t)| *t).collect();
    let mut repaired = BTreeMap::new();
    let Some(descent) = times.windows(2).position(|w| matches!(w, [a, b] if a > b)) else { return repaired };
    let ordered_without = |skip: usize| {
        let mut rest = times.iter().enumerate().filter(|(i, _)| *i != skip).map(|(_, t)| t);
        rest.clone().zip(rest.by_ref().skip(1)).all(|(a, b)| a <= b)
    };
    // Where one change is enough, it is to one of the two at the first descent; if either would do, a time that fits
    // exactly tells.
    let single: Vec<usize> = [descent + 1, descent].into_iter().filter(|i| ordered_without(*i)).collect();
    // What is around a blamed time: the kept ones nearest to it.
    let window = |kept: &[usize], i: usize| {
        let slot_of = |k: &usize| known.get(*k).map(|(s, t)| (*s, *t));
        let here = slot_of(&i).map_or(0, |(s, _)| s);
        let place = kept.partition_point(|k| *k < i);
        let before = place.checked_sub(1).and_then(|p| kept.get(p)).and_then(slot_of);
        let after = kept.get(place).and_then(slot_of);
        let from = before.map(|(s, t)| (t, end_of_chain(slots, s, t)));
        (here, from, after.map(|(_, t)| t))
    };
    let exact = |kept: &[usize], i: usize| {
        let (here, from, to) = window(kept, i);
        let end = from.and_then(|(_, end)| end)?;
        let minutes = slots.get(here)?.minutes?;
        (Some(end + TimeDelta::minutes(i64::from(minutes.value))) == to).then_some(end)
    };
    let without = |i: usize| (0..times.len()).filter(|k| *k != i).collect::<Vec<usize>>();
    let kept: Vec<usize> = match single.as_slice() {
        [] => longest_in_order(&times),
        [first, ..] => {
            let fits = single.iter().find(|i| exact(&without(**i), **i).is_some());
            without(*fits.unwrap_or(first))
        }
    };
    let mut floor = NaiveTime::MIN;
    for i in (0..times.len()).filter(|i| kept.binary_search(i).is_err()) {
        let (here, from, to) = window(&kept, i);
        let fit = exact(&kept, i);
        let lower = from.map_or(NaiveTime::MIN, |(start, _)| start);
        let length = slots
            .get(here)
            .and_then(|s| s.minutes)
            .map_or(TimeDelta::zero(), |m| TimeDelta::minutes(i64::from(m.value)));
        let used = fit
            .or_else(|| from.and_then(|(_, end)| end))
            .or_else(|| to.map(|t| t.overflowing_sub_signed(length)).and_then(|(t, day)| (day == 0).then_some(t)))
            .unwrap_or(lower)
            .max(lower)
            .max(floor);
        let used = to.map_or(used, |t| used.min(t));
        floor = used;
        let (Some(slot), Some((_, written))) = (slots.get(here), known.get(i)) else { continue };
        let span = slot.at.map_or(slot.span, |a| a.span);
        let message = match (from, to) {
            (Some((start, end)), Some(to)) => {
                let from = end.filter(|e| *e <= to).unwrap_or(start);
                msg!("finding-time-order", time = *written, from = from, to = to)
            }
            (Some((start, _)), None) => msg!("finding-time-order-after", time = *written, from = start),
            (None, to) => msg!("finding-time-order-before", time = *written, to = to.unwrap_or(used)),
        };
        if let Some(place) = at.get_mut(here) {
            *place = Some(used);
        }
        repaired.insert(here, RepairedTime { written: span, used, message, is_only: fit.is_some() });
    }
    repaired
}

/// Returns the end of a slot that starts at `start` and of those that follow on from it, if their lengths say it.
fn end_of_chain(slots: &[WrittenTimes], first: usize, start: NaiveTime) -> Option<NaiveTime> {
    let (slot, rest) = slots.get(first..)?.split_first()?;
    let mut end = start;
    for slot in std::iter::once(slot).chain(rest.iter().take_while(|s| s.at.is_none())) {
        let (next, days) = end.overflowing_add_signed(slot.length(slot.day.and_time(end), false)?);
        if days != 0 {
            return None;
        }
        end = next;
    }
    Some(end)
}

/// Returns the places of a longest run of times that never decreases, in order.
fn longest_in_order(times: &[NaiveTime]) -> Vec<usize> {
    // `ends[k]` is the place of the smallest time that ends a run of k+1; `before` links each place to the one before
    // it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; times.len()];
    for (i, time) in times.iter().enumerate() {
        let k = ends.partition_point(|e| times.get(*e).is_some_and(|t| t <= time));
        if let Some(place) = before.get_mut(i) {
            *place = k.checked_sub(1).and_then(|k| ends.get(k)).copied();
        }
        match ends.get_mut(k) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut kept = Vec::new();
    let mut place = ends.last().copied();
    while let Some(i) = place {
        kept.push(i);
        place = before.get(i).copied().flatten();
    }
    kept.reverse();
    kept
}
