//! Who was not there for all of an item, and where in it a moment is at which somebody came or left.
//!
//! A time that was typed has no seconds: of the ends of items, it is the one in its minute that is meant, where there
//! is one alone. Any other moment is that moment. Everything that says next to which item somebody came or left goes by
//! this, so that no two places of a document say otherwise.

use chrono::TimeDelta;

use super::stays::moments;
use super::{AbsenceKind, PartialAbsence};
use crate::meeting::event::{AttendanceStatus, Target};
use crate::meeting::state::{Meeting, Span};
use crate::time::{Stamp, minute};

impl Meeting {
    /// Returns the moment that is meant by one at which somebody came or left.
    #[must_use]
    pub fn moment_meant(&self, at: Stamp) -> Stamp {
        if at.timestamp_millis().rem_euclid(60_000) != 0 {
            return at;
        }
        let spans = self.slots.iter().flat_map(|run| &run.spans);
        let mut near = spans.flat_map(|s| [Some(s.start), s.end]).flatten().filter(|end| minute(*end) == minute(at));
        near.next().filter(|first| near.all(|other| other == *first)).unwrap_or(at)
    }

    /// Lists which members and substitutes were at the meeting but not there for all of a treatment, and whoever was
    /// disqualified.
    ///
    /// Who left and came back during it is listed for each. Empty where the item was not considered.
    #[must_use]
    pub fn not_there(&self, on: &Target, now: Stamp) -> Vec<PartialAbsence> {
        let mut out = Vec::new();
        if !self.was_considered(on) {
            return out;
        }
        let treatment = self.treatment(on, now);
        for attendee in self.attendees(now) {
            let is_disqualified = self.attendance.is_disqualified(&attendee.who, on);
            let is_there = attendee.status == AttendanceStatus::Present;
            // That a changed agenda says of them that they are absent takes away nothing that was recorded of them.
            if !is_there && (!is_disqualified || self.is_status_recorded(&attendee.who)) {
                continue;
            }
            let mut add = |why| out.push(PartialAbsence { who: attendee.who.clone(), why });
            if is_disqualified {
                add(AbsenceKind::Disqualified);
                continue;
            }
            if self.excused_from(&attendee.who, on).is_some() && attendee.is_member {
                add(AbsenceKind::Excused);
                continue;
            }
            // A substitute is away because the member is there, which needs no saying.
            let stands_in = attendee.substitute_for.is_some();
            if !attendee.is_member && !stands_in {
                continue;
            }
            let is_within = |at: Stamp| treatment.iter().any(|t| t.start < at && t.end.is_some_and(|end| at < end));
            let meant = |s: &Span| Span { start: self.moment_meant(s.start), end: s.end.map(|e| self.moment_meant(e)) };
            let spans: Vec<Span> = attendee.spans.iter().map(meant).collect();
            // What is said is the time as it was recorded.
            let is_said = |why: &AbsenceKind| why.moment().is_some_and(|at| is_within(self.moment_meant(at)));
            let moved: Vec<AbsenceKind> = moments(&attendee.spans).filter(is_said).collect();
            let there = treatment.iter().fold(TimeDelta::zero(), |sum, t| {
                sum + spans.iter().fold(TimeDelta::zero(), |sum, s| sum + s.overlap(t, now))
            });
            let whole = treatment.iter().fold(TimeDelta::zero(), |sum, t| sum + t.length(now));
            if !moved.is_empty() {
                moved.into_iter().for_each(add);
            } else if there < whole && !stands_in {
                add(if there.is_zero() { AbsenceKind::Away } else { AbsenceKind::Partly });
            }
        }
        out
    }
}
