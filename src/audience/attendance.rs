//! What an audience may know of who was there: for the public without what only a closed item can tell.

use chrono::TimeDelta;

use super::gate::Gate;
use crate::agenda::Who;
use crate::meeting::{Attendee, NotThere, Span, Target, Why};
use crate::time::Stamp;

impl Gate<'_> {
    /// Lists who was there; for the public without what only a closed item can tell.
    ///
    /// Whoever leaves before a closed item and comes back after it would say by these times alone that they were not
    /// there for it. So the public is told of no times if one of them falls into a closed stretch or on its edge, or if
    /// all that somebody was away for was closed; and of no substitute who only stood in there.
    pub(super) fn attendees(&self, now: Stamp) -> Vec<Attendee> {
        let mut attendees = self.meeting.attendees(now);
        if !self.public {
            return attendees;
        }
        let runs = |hidden: bool| {
            let those = self.meeting.slots().iter().enumerate().filter(move |(i, _)| self.hides_times(*i) == hidden);
            those.flat_map(|(_, r)| r.spans.iter().copied()).collect::<Vec<Span>>()
        };
        let (closed, open) = (runs(true), runs(false));
        if closed.is_empty() {
            return attendees;
        }
        let shared = |a: &Span, those: &[Span]| those.iter().fold(TimeDelta::zero(), |sum, b| sum + a.overlap(b, now));
        let meets = |a: &Span, those: &[Span]| shared(a, those) > TimeDelta::zero();
        attendees
            .retain(|a| a.substitute_for.is_none() || a.spans.is_empty() || a.spans.iter().any(|s| meets(s, &open)));
        let held = self.meeting.held(now);
        let (from, to) = (held.map(|h| h.start), held.and_then(|h| h.end));
        for attendee in &mut attendees {
            let edges = attendee.spans.iter().flat_map(|s| [Some(s.start), s.end]).flatten();
            let in_closed =
                |at: &Stamp| closed.iter().any(|c| c.start - EDGE <= *at && *at <= c.end.unwrap_or(now) + EDGE);
            let touches = edges.filter(|at| Some(*at) != from && Some(*at) != to).any(|at| in_closed(&at));
            let away = |pair: &[Span]| match pair {
                [before, after] => before.end.map(|end| Span { start: end, end: Some(after.start) }),
                _ => None,
            };
            let closed_only = |gap: Span| meets(&gap, &closed) && shared(&gap, &open) < OTHERWISE;
            let first = attendee.spans.first().zip(from).map(|(s, from)| Span { start: from, end: Some(s.start) });
            let last =
                attendee.spans.last().and_then(|s| s.end).zip(to).map(|(end, to)| Span { start: end, end: Some(to) });
            let gaps = attendee.spans.windows(2).filter_map(away).chain(first).chain(last);
            if touches || gaps.into_iter().any(closed_only) {
                attendee.spans.clear();
            }
        }
        attendees
    }

    /// Lists who was not there for all of an open item; for the public what happened in its open slots only.
    pub(super) fn not_there(&self, target: &Target, now: Stamp) -> Vec<NotThere> {
        let hidden: Vec<Span> = self
            .meeting
            .slots_of(target)
            .filter(|i| self.hides_times(*i))
            .flat_map(|i| self.meeting.slots()[i].spans.iter().copied())
            .collect();
        let mut all = self.meeting.not_there(target, now);
        let by_closed = |n: &NotThere| self.public && self.meeting.is_disqualified_behind_closed_doors(&n.who, target);
        all.retain(|n| n.why != Why::Disqualified || !by_closed(n));
        // One slot may treat it beside a closed item: who was away then says something of that one too.
        if !hidden.is_empty() {
            all.retain(|n| n.why == Why::Disqualified);
        }
        // Whose times the head does not tell has none here either.
        if self.public && all.iter().any(|n| n.why.moment().is_some()) {
            let attendees = self.attendees(now);
            let has_times = |who: &Who| attendees.iter().any(|a| a.who == *who && !a.spans.is_empty());
            for absent in &mut all {
                if absent.why.moment().is_some() && !has_times(&absent.who) {
                    absent.why = Why::Partly;
                }
            }
            all.dedup();
        }
        all
    }
}

/// How near to a closed stretch somebody comes or leaves because of it: keys are pressed a little before and after.
const EDGE: TimeDelta = TimeDelta::minutes(1);

/// How much of an open slot somebody misses who was away for something else as well.
const OTHERWISE: TimeDelta = TimeDelta::minutes(5);
