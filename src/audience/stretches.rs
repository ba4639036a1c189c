//! The course of a meeting in stretches, open and closed, and what of somebody's absences and stays was for something
//! closed alone.

use chrono::TimeDelta;

use crate::meeting::Span;
use crate::time::Stamp;

/// When something was treated openly, and when behind closed doors. Breaks are neither, and nothing is treated in a
/// pause: who is out then misses nothing open, and who is there then was there for nothing open.
pub(super) struct Stretches {
    pub open: Vec<Span>,
    pub closed: Vec<Span>,
    pub pauses: Vec<Span>,
    pub now: Stamp,
}

impl Stretches {
    pub(super) fn has_open(&self) -> bool {
        self.open.iter().any(|item| item.length(self.now) > TimeDelta::zero())
    }

    /// Measures how much of something open was treated in a span.
    pub(super) fn in_open(&self, span: &Span) -> TimeDelta {
        let common = |item: &Span| {
            let (start, end) = (span.start.max(item.start), self.end(span).min(self.end(item)));
            let both = Span { start, end: Some(end.max(start)) };
            let paused = self.pauses.iter().fold(TimeDelta::zero(), |sum, p| sum + p.overlap(&both, self.now));
            both.length(self.now) - paused
        };
        self.open.iter().fold(TimeDelta::zero(), |sum, item| sum + common(item))
    }

    /// Returns whether somebody was there for half of all that was open.
    pub(super) fn is_half(&self, stays: &[Span]) -> bool {
        let treated = self.open.iter().fold(TimeDelta::zero(), |sum, item| sum + self.in_open(item));
        let there = stays.iter().fold(TimeDelta::zero(), |sum, stay| sum + self.in_open(stay));
        treated > TimeDelta::zero() && there * 2 >= treated
    }

    fn meets_closed(&self, span: &Span) -> bool {
        self.closed.iter().any(|c| span.overlap(c, self.now) > TimeDelta::zero())
    }

    /// Returns whether somebody was away, or there, for something closed alone: the key was pressed a little early or
    /// late. All of an open item is more than that, however short it was. One that goes on may still come to that.
    pub(super) fn is_for_closed(&self, span: &Span, goes_on: bool) -> bool {
        // While it runs they may still leave, or come.
        let has_all = |item: &Span| self.has_all(span, item) && (item.end.is_some() || !self.meets_closed(span));
        let is_short = self.in_open(span) < OTHERWISE && !self.open.iter().any(has_all);
        (goes_on || self.meets_closed(span)) && is_short
    }

    /// Returns whether a stay was for something open.
    pub(super) fn is_for_open(&self, stay: &Span, goes_on: bool) -> bool {
        self.in_open(stay) > TimeDelta::zero() && !self.is_for_closed(stay, goes_on)
    }

    /// Returns whether an item was held, and all of it in a span.
    pub(super) fn has_all(&self, span: &Span, item: &Span) -> bool {
        let is_within = span.start <= item.start && self.end(span) >= self.end(item);
        is_within && item.length(self.now) > TimeDelta::zero()
    }

    /// Returns whether a moment falls into a closed stretch or on its edge.
    pub(super) fn is_near_closed(&self, at: Stamp) -> bool {
        self.closed.iter().any(|c| c.start - EDGE <= at && at <= self.end(c) + EDGE)
    }

    fn end(&self, span: &Span) -> Stamp {
        span.end.unwrap_or(self.now)
    }
}

/// Lists what of a meeting is before, between and after stays, also where that took no time; of none nothing.
pub(super) fn gaps(stays: &[Span], held: Span) -> Vec<Span> {
    let between = stays.windows(2).filter_map(|pair| match pair {
        [before, after] => before.end.map(|end| Span { start: end, end: Some(after.start) }),
        _ => None,
    });
    let first = stays.first().map(|stay| Span { start: held.start, end: Some(stay.start) });
    let last = stays.last().and_then(|stay| stay.end).zip(held.end);
    between.chain(first).chain(last.map(|(end, to)| Span { start: end, end: Some(to) })).collect()
}

/// Gives stays as they would be if some of what is before, between and after them were none.
pub(super) fn without(stays: &[Span], gaps: &[Span]) -> Vec<Span> {
    let mut all: Vec<Span> = stays.iter().chain(gaps).copied().collect();
    all.sort_by_key(|span| (span.start, span.end));
    let mut out: Vec<Span> = Vec::new();
    for span in all {
        match out.last_mut() {
            Some(last) if last.end == Some(span.start) => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

/// The moments at which stays begin and end.
pub(super) fn ends(stays: &[Span]) -> impl Iterator<Item = Stamp> {
    stays.iter().flat_map(|stay| [Some(stay.start), stay.end]).flatten()
}

/// How near to a closed stretch somebody comes or leaves because of it: keys are pressed a little before and after.
pub(super) const EDGE: TimeDelta = TimeDelta::minutes(1);

/// How much of what is open somebody misses who was away for something else as well, and has who was there for it.
const OTHERWISE: TimeDelta = TimeDelta::minutes(5);
