//! What nobody marked: who was to be there for what ran, and of whom it was not recorded whether they were. A document
//! asserts none of it; the review lists it, and one key confirms it all.
//!
//! What was not considered has nothing of the kind, and a guest is one of the items that they were named for.

use chrono::TimeDelta;

use super::attendance::Attendee;
use super::event::{AttendanceStatus, ConfirmedGuest, Content, Event, GuestMark, Target};
use super::record::{Record, RecordKind};
use super::slot_run::SlotRun;
use super::state::Meeting;
use crate::agenda::{Outcome, Role, Who};
use crate::time::Stamp;

/// From when on the review asks when a meeting ended whose last item runs over.
const LATE: TimeDelta = TimeDelta::minutes(30);

impl Meeting {
    /// Returns whether an item or a point was considered: something was decided, voted on or said of it, or a slot of
    /// it ran, and if it was postponed, that slot was its own.
    #[must_use]
    pub fn was_considered(&self, on: &Target) -> bool {
        let is_own = |run: &SlotRun| self.postponement(on).is_none() || run.slot.items.len() < 2;
        self.runs_of(on).any(is_own) || self.is_said(on)
    }

    /// Returns whether something was decided, voted on or said of an item or a point, which it then was considered for;
    /// that it was decided, or voted on, to postpone it is not such a thing.
    #[must_use]
    pub fn is_said(&self, on: &Target) -> bool {
        self.records_on(on).any(|r| self.considers(r))
    }

    /// Returns whether [`Meeting::is_said`] held at a moment, by what was recorded by then.
    pub(super) fn was_said_by(&self, on: &Target, moment: Stamp) -> bool {
        self.records_on(on).any(|r| r.at <= moment && self.considers(r))
    }

    /// Returns whether what a record is on was considered for it.
    fn considers(&self, record: &Record) -> bool {
        match record.current() {
            Content::Decision(decision) => decision.outcome != Outcome::Postponed,
            _ if self.is_on_postponement(record) => false,
            _ => matches!(
                record.kind(),
                RecordKind::Vote
                    | RecordKind::Statement
                    | RecordKind::Motion
                    | RecordKind::Election
                    | RecordKind::Discussion
            ),
        }
    }

    /// Returns whether a slot of an item or a point ran.
    #[must_use]
    pub fn has_run(&self, on: &Target) -> bool {
        self.runs_of(on).next().is_some()
    }

    fn runs_of<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a SlotRun> {
        self.slots_of(on).filter_map(|i| self.slots.get(i)).filter(|run| !run.spans_of(on).is_empty())
    }

    /// Returns whether a guest of the slot at `index` comes for this one of its items: for all of them, unless the slot
    /// got some from others, with other guests.
    #[must_use]
    pub fn comes_for(&self, index: usize, who: &Who, on: &Target) -> bool {
        let Some(run) = self.slots.get(index) else { return false };
        match (run.named_for.get(who), on) {
            (Some(items), Target::Item(id)) => items.contains(id),
            _ => true,
        }
    }

    /// Lists the guests of what was considered of whom nobody recorded whether they took part, each with the slot's
    /// place.
    #[must_use]
    pub fn unmarked_guests(&self) -> Vec<(usize, &Who)> {
        let attendees = self.last_at.map(|now| self.attendees(now)).unwrap_or_default();
        let is_expected = |who: &Who| attendees.iter().any(|a| a.who == *who && a.substitute_for.is_some());
        let mut out = Vec::new();
        for (index, run) in self.slots.iter().enumerate() {
            let considered: Vec<Target> = run.targets().into_iter().filter(|on| self.was_considered(on)).collect();
            let guests = self.guests_of(run).map(|(who, _)| who);
            out.extend(
                guests
                    .filter(|who| {
                        matches!(run.mark(who), GuestMark::Expected | GuestMark::CalledIn)
                            && considered.iter().any(|on| self.comes_for(index, who, on))
                            && !is_expected(who)
                            && !self.is_recorded_here(who)
                    })
                    .map(|who| (index, who)),
            );
        }
        out
    }

    /// Lists the members, and who takes part in the whole meeting, of whom nobody recorded whether they are there.
    #[must_use]
    pub fn unmarked_attendees(&self, now: Stamp) -> Vec<Who> {
        if self.opened_at().is_none() {
            return Vec::new();
        }
        let is_expected = |a: &Attendee| a.is_member || a.role == Role::Participant;
        let is_told = |a: &Attendee| a.is_told || self.attendance.is_among_all_present(&a.who);
        let is_unmarked = |a: &Attendee| is_expected(a) && !is_told(a) && a.status == AttendanceStatus::Present;
        self.attendees(now).into_iter().filter(is_unmarked).map(|a| a.who).collect()
    }

    /// Makes the event that records of everybody who is not marked that they were there; none: everybody is.
    #[must_use]
    pub fn confirmation(&self, now: Stamp) -> Option<Event> {
        let guest = |(index, who): (usize, &Who)| {
            let run = self.slots.get(index)?;
            let is_told = self.is_told_behind_closed_doors(&run.slot.id, who);
            let closed = run.ran_closed || self.is_slot_closed(index) || is_told;
            Some(ConfirmedGuest { slot: run.slot.id.clone(), who: who.clone(), closed })
        };
        let guests: Vec<ConfirmedGuest> = self.unmarked_guests().into_iter().filter_map(guest).collect();
        let everybody = !self.unmarked_attendees(now).is_empty();
        (everybody || !guests.is_empty()).then_some(Event::AttendanceConfirmed { guests, everybody })
    }

    /// Returns whether it was recorded of somebody who is expected for the whole meeting, or stands in for a member,
    /// that they are there.
    pub(super) fn is_recorded_here(&self, who: &Who) -> bool {
        let is_named = self.attendance.named().any(|named| named == who);
        let is_here = |now| self.attendees(now).iter().any(|a| a.who == *who && a.is_here);
        is_named && self.last_at.is_some_and(is_here)
    }

    /// Lists the dissents and remarks by somebody who was not there, as it was recorded, or is no member, with who that
    /// is.
    pub(super) fn statements_from_outside(&self) -> Vec<(&Record, Vec<&Who>)> {
        let Some(now) = self.last_at else { return Vec::new() };
        let all = self.attendees(now);
        let is_outside = |record: &Record, who: &Who| {
            let treatment = self.treatment(&record.on, now);
            let was_there = |a: &Attendee| {
                a.spans.iter().any(|stay| {
                    let is_at = stay.start <= record.at && stay.end.is_none_or(|end| record.at <= end);
                    is_at || treatment.iter().any(|t| stay.overlap(t, now) > TimeDelta::zero())
                })
            };
            let stands_in = || self.item_substitutes(&record.on).iter().any(|(_, substitute)| substitute == who);
            let is_seated = |a: &&Attendee| a.who == *who && (a.is_member || a.substitute_for.is_some());
            !all.iter().find(is_seated).is_some_and(was_there) && !stands_in()
        };
        let standing = self.records.iter().filter(|r| !r.withdrawn);
        let from = standing.filter_map(|record| {
            let Content::Statement(statement) = record.current() else { return None };
            Some((record, statement.who.iter().filter(|who| is_outside(record, who)).collect::<Vec<_>>()))
        });
        from.filter(|(_, outside)| !outside.is_empty()).collect()
    }

    /// Measures by how much the slot that runs is over its time, where that is so much that the close may have been
    /// forgotten.
    #[must_use]
    pub fn overrun(&self, now: Stamp) -> Option<(usize, TimeDelta)> {
        let index = self.running.filter(|_| self.closed_at.is_none())?;
        let over = -self.timing(index, now).remaining?;
        (over >= LATE).then_some((index, over))
    }

    /// When the meeting ended: with what ran last. The close comes after the review, and is not the meeting's end.
    #[must_use]
    pub fn ended_at(&self) -> Option<Stamp> {
        let closed = self.closed_at?;
        self.slots.iter().flat_map(|run| &run.spans).filter_map(|span| span.end).max().or(Some(closed))
    }
}
