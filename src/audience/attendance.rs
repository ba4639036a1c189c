//! What an audience may know of who was there: for the public without what only a closed item can tell.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::gate::Gate;
use crate::agenda::Who;
use crate::meeting::{AbsenceKind, Attendee, PartialAbsence, Span, Target};
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
        // Who only stood in for what was closed, give or take a little, is not named.
        let open_time = |a: &Attendee| a.spans.iter().fold(TimeDelta::zero(), |sum, s| sum + shared(s, &open));
        let for_closed = |a: &Attendee| a.spans.iter().any(|s| meets(s, &closed)) && open_time(a) < OTHERWISE;
        let for_nothing = |a: &Attendee| !a.spans.is_empty() && !a.spans.iter().any(|s| meets(s, &open));
        attendees.retain(|a| a.substitute_for.is_none() || !(for_closed(a) || for_nothing(a)));
        let held = self.meeting.held(now);
        let (from, to) = (held.map(|h| h.start), held.and_then(|h| h.end));
        let (mut hidden, mut throughout) = (HashSet::<Who>::new(), HashSet::<Who>::new());
        for attendee in &attendees {
            let edges = attendee.spans.iter().flat_map(|s| [Some(s.start), s.end]).flatten();
            let in_closed =
                |at: &Stamp| closed.iter().any(|c| c.start - EDGE <= *at && *at <= c.end.unwrap_or(now) + EDGE);
            let mut edges = edges.filter(|at| Some(*at) != from && Some(*at) != to).peekable();
            // Among people with times one without them would stand out, so who was there throughout has none either.
            if edges.peek().is_none() {
                throughout.insert(attendee.who.clone());
            }
            let touches = edges.any(|at| in_closed(&at));
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
                hidden.insert(attendee.who.clone());
            }
        }
        // A substitute comes when the member leaves: of the two, neither is recorded without the other.
        let pairs = attendees.iter().filter_map(|a| Some((a.who.clone(), a.substitute_for.clone()?)));
        for (substitute, member) in pairs.collect::<Vec<_>>() {
            if hidden.contains(&substitute) || hidden.contains(&member) {
                hidden.extend([substitute, member]);
            }
        }
        let has_none = |a: &&mut Attendee| hidden.contains(&a.who) || throughout.contains(&a.who);
        attendees.iter_mut().filter(has_none).for_each(|a| a.spans.clear());
        attendees
    }

    /// Lists who was not there for all of an open item; for the public what happened in its open slots only.
    pub(super) fn not_there(&self, target: &Target, now: Stamp) -> Vec<PartialAbsence> {
        let hidden: Vec<Span> = self
            .meeting
            .slots_of(target)
            .filter(|i| self.hides_times(*i))
            .flat_map(|i| self.meeting.slots()[i].spans.iter().copied())
            .collect();
        let mut all = self.meeting.not_there(target, now);
        let by_closed =
            |n: &PartialAbsence| self.public && self.meeting.is_disqualified_behind_closed_doors(&n.who, target);
        all.retain(|n| n.why != AbsenceKind::Disqualified || !by_closed(n));
        // One slot may treat it next to a closed item: who was away then says something of that one too.
        if !hidden.is_empty() {
            all.retain(|n| n.why == AbsenceKind::Disqualified);
        }
        // Whose times the head does not say has none here either.
        if self.public && all.iter().any(|n| n.why.moment().is_some()) {
            let attendees = self.attendees(now);
            let has_times = |who: &Who| attendees.iter().any(|a| a.who == *who && !a.spans.is_empty());
            // Who is named nowhere is not named here, and a substitute who comes and goes needs no saying.
            let is_member = |who: &Who| attendees.iter().any(|a| a.who == *who && a.substitute_for.is_none());
            all.retain(|n| n.why.moment().is_none() || has_times(&n.who) || is_member(&n.who));
            for absent in &mut all {
                if absent.why.moment().is_some() && !has_times(&absent.who) {
                    absent.why = AbsenceKind::Partly;
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
