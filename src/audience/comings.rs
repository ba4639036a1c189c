//! When people came and left in the course of a meeting, as an audience may know it, and at which of its items.

use std::collections::HashMap;

use super::gate::Gate;
use crate::agenda::{ItemId, Who};
use crate::meeting::{AttendanceStatus, Attendee, Span, Target};
use crate::time::Stamp;

/// That somebody came or left while the meeting went on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Coming {
    pub at: Stamp,
    pub way: Way,
    /// The numbers of the items next to it.
    pub beside: Option<(Beside, Vec<String>)>,
}

/// How somebody came or left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Came,
    /// Sat in for a member from then on.
    SatIn,
    /// Came back.
    Returned,
    Left,
}

/// Where a moment is, next to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    During,
    After,
    Before,
}

impl Gate<'_> {
    /// Lists when each of those who were there came and left; of who was there throughout there is nothing.
    ///
    /// Of those without stays it lists what is `told` of when they were away.
    pub(super) fn comings(
        &self,
        attendees: &[Attendee],
        told: &HashMap<Who, Vec<Span>>,
        now: Stamp,
    ) -> HashMap<Who, Vec<Coming>> {
        let Some(held) = self.meeting.held(now) else { return HashMap::new() };
        let stretches = self.stretches();
        let of = |attendee: &Attendee| {
            let mut moves = Vec::new();
            for (n, span) in attendee.spans.iter().enumerate() {
                let way = match n {
                    // A substitute came for nothing else.
                    0 if attendee.substitute_for.is_some() => Way::SatIn,
                    0 => Way::Came,
                    _ => Way::Returned,
                };
                moves.extend((span.start > held.start).then_some((span.start, way)));
                moves.extend(span.end.filter(|end| Some(*end) < held.end).map(|end| (end, Way::Left)));
            }
            for away in told.get(&attendee.who).into_iter().flatten() {
                let is_inner = |at: &Stamp| *at > held.start && Some(*at) < held.end;
                moves.extend(Some(away.start).filter(is_inner).map(|start| (start, Way::Left)));
                let way = if away.start > held.start { Way::Returned } else { Way::Came };
                moves.extend(away.end.filter(is_inner).map(|end| (end, way)));
            }
            moves.sort_by_key(|(at, _)| *at);
            let beside = |(at, way)| Coming { at, way, beside: beside(&stretches, self.meeting.moment_meant(at), way) };
            moves.into_iter().map(beside).collect::<Vec<_>>()
        };
        let present = attendees.iter().filter(|a| a.status == AttendanceStatus::Present);
        present.map(|a| (a.who.clone(), of(a))).filter(|(_, moves)| !moves.is_empty()).collect()
    }

    /// Lists when which items were considered, in order; without what tells nothing of who was there.
    fn stretches(&self) -> Vec<(Span, Vec<String>)> {
        let mut out = Vec::new();
        for (_, run) in self.meeting.slots().iter().enumerate().filter(|(i, _)| !self.hides_times(*i)) {
            let on = |id: &ItemId| Target::Item(id.clone());
            let considered: Vec<&ItemId> =
                run.slot.items.iter().filter(|id| self.meeting.was_considered(&on(id))).collect();
            for span in &run.spans {
                let treated = considered.iter().filter(|id| run.spans_of(&on(id)).contains(span));
                let numbers = treated.filter_map(|id| self.items.get(id)?.1.number.clone());
                out.push((*span, numbers.chain(run.slot.number.clone()).collect()));
            }
        }
        out.sort_by_key(|(span, _)| span.start);
        out
    }
}

/// Finds the items next to a moment.
fn beside(stretches: &[(Span, Vec<String>)], at: Stamp, way: Way) -> Option<(Beside, Vec<String>)> {
    let has_ended = |span: &Span| span.end.is_some_and(|end| end <= at);
    let is_during = |span: &Span| span.start < at && !has_ended(span);
    let (place, numbers) = if let Some((_, numbers)) = stretches.iter().find(|(span, _)| is_during(span)) {
        (Beside::During, numbers)
    } else {
        let mut numbered = stretches.iter().filter(|(_, numbers)| !numbers.is_empty());
        match way {
            Way::Left => (Beside::After, &numbered.rfind(|(span, _)| has_ended(span))?.1),
            _ => (Beside::Before, &numbered.find(|(span, _)| at <= span.start)?.1),
        }
    };
    (!numbers.is_empty()).then(|| (place, numbers.clone()))
}
