//! Who was there, from when to when: what was recorded of it, and what follows from that for the meeting and for each
//! item.
//!
//! Nobody needs to be told of who simply sits there: without a word a member is present, unless the agenda knows
//! better. Who stands in for a member is there while the member is not. Guests of single slots are no business of this
//! file.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::event::{AttendanceStatus, Target};
use super::state::{Meeting, SlotRun, Span};
use crate::agenda::{PartyId, Role, Who};
use crate::time::Stamp;

/// What was recorded of the attendance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordedAttendance {
    all_present: bool,
    people: BTreeMap<Who, PersonAttendance>,
    /// For each of them whether it was recorded while the matter was closed.
    disqualified: BTreeMap<Target, BTreeMap<Who, bool>>,
}

/// What was recorded of one person.
#[derive(Clone, Debug, Default, PartialEq)]
struct PersonAttendance {
    /// How it is from the start, and why; none: as the agenda says.
    status: Option<(AttendanceStatus, Option<String>)>,
    /// Who stands in; none: as the agenda says.
    substitute: Option<Option<Who>>,
    /// When they came (true) and left (false), in the order of time; of one moment the last word counts.
    moves: BTreeMap<Stamp, bool>,
}

impl RecordedAttendance {
    pub(super) fn record_all_present(&mut self) {
        self.all_present = true;
    }

    pub(super) fn record_status(
        &mut self,
        who: &Who,
        status: AttendanceStatus,
        reason: Option<&str>,
        substitute: Option<&Who>,
    ) {
        let told = PersonAttendance {
            status: Some((status, reason.map(str::to_owned))),
            substitute: Some(substitute.cloned()),
            moves: BTreeMap::new(),
        };
        self.people.insert(who.clone(), told);
    }

    pub(super) fn record_substitute(&mut self, who: &Who, substitute: Option<&Who>) {
        self.people.entry(who.clone()).or_default().substitute = Some(substitute.cloned());
    }

    pub(super) fn record_move(&mut self, who: &Who, time: Stamp, came: bool) {
        self.people.entry(who.clone()).or_default().moves.insert(time, came);
    }

    pub(super) fn disqualify(&mut self, who: &Who, on: &Target, closed: bool) {
        self.disqualified.entry(on.clone()).or_default().insert(who.clone(), closed);
    }

    pub(super) fn lift(&mut self, who: &Who, on: &Target) {
        if let Some(those) = self.disqualified.get_mut(on) {
            those.remove(who);
            if those.is_empty() {
                self.disqualified.remove(on);
            }
        }
    }

    pub(super) fn rename(&mut self, name: impl Fn(&Target) -> Target) {
        let mut renamed: BTreeMap<Target, BTreeMap<Who, bool>> = BTreeMap::new();
        for (on, those) in std::mem::take(&mut self.disqualified) {
            let all = renamed.entry(name(&on)).or_default();
            for (who, closed) in those {
                *all.entry(who).or_default() |= closed;
            }
        }
        self.disqualified = renamed;
    }

    /// The items and points on which somebody is disqualified.
    pub(super) fn disqualified_on(&self) -> impl Iterator<Item = &Target> {
        self.disqualified.keys()
    }

    pub(super) fn is_somebody_disqualified(&self, on: &Target) -> bool {
        self.disqualified.contains_key(on)
    }

    /// Everybody who is named in what was recorded.
    pub(super) fn named(&self) -> impl Iterator<Item = &Who> {
        let substitutes = self.people.values().filter_map(|told| told.substitute.as_ref().and_then(Option::as_ref));
        self.people.keys().chain(substitutes).chain(self.disqualified.values().flat_map(BTreeMap::keys))
    }

    /// Returns whether anything was recorded at all.
    pub(super) fn is_any_told(&self) -> bool {
        self.all_present || self.named().next().is_some()
    }

    /// Returns whether anything was told of a person of the agenda.
    pub(super) fn has_record_of(&self, id: &PartyId) -> bool {
        self.named().any(|who| matches!(who, Who::Id(named) if named == id))
    }

    fn is_disqualified(&self, who: &Who, on: &Target) -> bool {
        self.disqualified.get(on).is_some_and(|those| those.contains_key(who))
    }

    pub(super) fn is_disqualified_closed(&self, who: &Who, on: &Target) -> bool {
        self.disqualified.get(on).and_then(|those| those.get(who)).copied().unwrap_or_default()
    }

    /// Notes of everybody who is disqualified on a matter that this was recorded while it was closed.
    pub(super) fn close_disqualified(&mut self, on: &Target) {
        self.disqualified.get_mut(on).into_iter().flat_map(BTreeMap::values_mut).for_each(|closed| *closed = true);
    }
}

/// Somebody who is expected for the whole meeting, or stands in for a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Attendee {
    pub who: Who,
    /// The part that they play; of somebody whom the agenda does not know, a guest's.
    pub role: Role,
    /// Whether they belong to the body.
    pub is_member: bool,
    /// Whether they were there at all. Before the meeting has begun: whether they are expected.
    pub status: AttendanceStatus,
    /// Why they were not.
    pub reason: Option<String>,
    /// The member for whom they stand in.
    pub substitute_for: Option<Who>,
    /// Who stands in for them.
    pub substitute: Option<Who>,
    /// When they were there: in order, apart, within the meeting. Empty before it has begun.
    pub spans: Vec<Span>,
    /// Whether something was told of their own attendance.
    pub is_told: bool,
    /// Whether they are there at the moment that was asked for.
    pub is_here: bool,
}

/// Somebody who was not there for all of an item's treatment, though they were at the meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct PartialAbsence {
    pub who: Who,
    pub why: AbsenceKind,
}

/// How somebody was not there for all of a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AbsenceKind {
    Disqualified,
    /// Was away for all of it.
    Away,
    /// Was away for a stretch of it, but neither came nor left while it was treated.
    Partly,
    Came(Stamp),
    /// Came back during it.
    Returned(Stamp),
    Left(Stamp),
}

/// How many of the members' seats are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// Members who are there, or somebody for them.
    pub present: usize,
    pub seats: usize,
}

impl Quorum {
    /// Returns whether the body can decide: more than half of the members are there.
    #[must_use]
    pub fn is_reached(self) -> bool {
        self.present * 2 > self.seats
    }
}

impl Meeting {
    /// Returns whether anything was told of the attendance.
    #[must_use]
    pub fn is_attendance_recorded(&self) -> bool {
        let told = &self.attendance;
        told.all_present || !told.people.is_empty() || !told.disqualified.is_empty()
    }

    /// Returns whether anything was told of the attendance besides who is disqualified on what is closed, and who came
    /// or left while it was treated.
    #[must_use]
    pub fn is_attendance_recorded_in_public(&self) -> bool {
        let told = &self.attendance;
        let is_open = |(on, those): (&Target, &BTreeMap<Who, bool>)| !self.is_closed(on) && those.values().any(|c| !c);
        let ran_closed = |(index, run): (usize, &SlotRun)| run.ran_closed || self.is_slot_closed(index);
        let closed = self.slots.iter().enumerate().filter(|slot| ran_closed(*slot)).flat_map(|(_, run)| &run.spans);
        let closed: Vec<Span> = closed.copied().collect();
        let is_open_move = |at: &Stamp| !closed.iter().any(|s| s.start <= *at && s.end.is_none_or(|end| *at <= end));
        let is_told = |person: &PersonAttendance| {
            person.status.is_some() || person.substitute.is_some() || person.moves.keys().any(is_open_move)
        };
        told.all_present || told.people.values().any(is_told) || told.disqualified.iter().any(is_open)
    }

    /// Lists who is expected at `now`: the members in their order, who stands in for one, who takes part in the whole
    /// meeting.
    #[must_use]
    pub fn attendees(&self, now: Stamp) -> Vec<Attendee> {
        let agenda = &self.agenda;
        let held = self.held(now);
        let mut out: Vec<Attendee> = Vec::new();
        for id in &agenda.members {
            out.push(self.attendee(Who::Id(id.clone()), true, held, now));
        }
        for place in 0..agenda.members.len() {
            let Some(member) = out.get(place) else { continue };
            let Some(substitute) = member.substitute.clone() else { continue };
            let who = member.who.clone();
            let away = held.map(|held| gaps(&member.spans, held)).unwrap_or_default();
            let is_away = !member.is_here;
            // Who sits in the room anyhow stands in for one member at most.
            if out.iter().any(|a| a.who == substitute) {
                continue;
            }
            let mut stand_in = self.attendee(substitute, false, held, now);
            let told = self.attendance.people.get(&stand_in.who);
            if told.is_none_or(|t| t.moves.is_empty() && t.status.is_none()) && stand_in.role != Role::Participant {
                // Nothing was recorded: they are there while the member is not.
                stand_in.is_here = is_away;
                if held.is_some() && away.is_empty() {
                    continue;
                }
                stand_in.spans = away;
            }
            stand_in.substitute_for = Some(who);
            out.push(stand_in);
        }
        for person in agenda.people.iter().filter(|p| p.role == Role::Participant) {
            let who = Who::Id(person.id.clone());
            if !out.iter().any(|a| a.who == who) {
                out.push(self.attendee(who, false, held, now));
            }
        }
        out
    }

    fn attendee(&self, who: Who, is_member: bool, held: Option<Span>, now: Stamp) -> Attendee {
        let told = self.attendance.people.get(&who);
        let known = match &who {
            Who::Id(id) => self.agenda.absent.iter().find(|a| a.who == *id),
            Who::Name(_) => None,
        };
        let (status, reason) = match told.and_then(|t| t.status.clone()) {
            Some(said) => said,
            None => match known {
                Some(absence) => (AttendanceStatus::Excused, absence.reason.clone()),
                None => (AttendanceStatus::Present, None),
            },
        };
        let of_agenda = || known.and_then(|a| a.substitute.clone()).map(Who::Id);
        let substitute = told.and_then(|t| t.substitute.clone()).unwrap_or_else(of_agenda);
        let moves: Vec<(Stamp, bool)> =
            told.map(|t| t.moves.iter().map(|(at, came)| (*at, *came)).collect()).unwrap_or_default();
        // Who first came was not there before, and who first left was, whatever else was recorded.
        let was_there = moves.first().map_or(status == AttendanceStatus::Present, |(_, came)| !came);
        let spans = held.map(|held| stays(&moves, was_there, held)).unwrap_or_default();
        let is_here = moves.iter().rev().find(|(at, _)| *at <= now).map_or(was_there, |(_, came)| *came);
        let came = if held.is_some() { !spans.is_empty() } else { was_there || moves.iter().any(|(_, came)| *came) };
        let status = match (came, status) {
            (true, _) => AttendanceStatus::Present,
            (false, AttendanceStatus::Present) => AttendanceStatus::Absent,
            (false, absent) => absent,
        };
        let role = match &who {
            Who::Id(id) => self.agenda.person(id).map_or(Role::Guest, |p| p.role),
            Who::Name(_) => Role::Guest,
        };
        Attendee {
            role: if is_member { Role::Member } else { role },
            is_member,
            status,
            reason: reason.filter(|_| status != AttendanceStatus::Present),
            substitute_for: None,
            substitute: substitute.filter(|s| is_member && *s != who && !self.is_member(s)),
            spans,
            is_told: told.is_some(),
            is_here,
            who,
        }
    }

    fn is_member(&self, who: &Who) -> bool {
        matches!(who, Who::Id(id) if self.agenda.members.contains(id))
    }

    /// When the meeting was held, up to `now`; none before it has begun.
    #[must_use]
    pub fn held(&self, now: Stamp) -> Option<Span> {
        let start = self.opened_at()?;
        let last = || self.slots.iter().flat_map(|r| &r.spans).filter_map(|s| s.end).max();
        // The review before the close is no part of the meeting.
        let end = self.closed_at.map_or(now, |closed| last().unwrap_or(closed));
        Some(Span { start, end: Some(end.max(start)) })
    }

    /// Lists who holds a seat at `at`: members who are there, or else who stands in for them; in the members' order.
    #[must_use]
    pub fn present_at(&self, at: Stamp) -> Vec<Who> {
        self.seats(at, |_| true).into_iter().map(|(_, holder)| holder).collect()
    }

    /// Lists the seats of those entitled to vote on an item or point, as `seats`: at `at`, if it was treated then, else
    /// when it last was.
    pub(super) fn seats_for(&self, on: &Target, at: Stamp, now: Stamp) -> Vec<(Who, Who)> {
        let mut spans = self.slots_of(on).filter_map(|i| self.slots.get(i)).flat_map(|r| &r.spans);
        let is_treated = spans.any(|s| s.start <= at && s.end.is_none_or(|end| at < end));
        let last = self.treatment(on, now).last().copied();
        // A moment before it ended: who left with its end was there.
        let at_last = last.map_or(now, |span| (span.end.unwrap_or(now) - TimeDelta::milliseconds(1)).max(span.start));
        self.seats(if is_treated { at } else { at_last }, |who| !self.attendance.is_disqualified(who, on))
    }

    /// Counts the seats that are taken at `at`.
    #[must_use]
    pub fn quorum(&self, at: Stamp) -> Quorum {
        Quorum { present: self.present_at(at).len(), seats: self.agenda.members.len() }
    }

    /// Lists the seats that are taken at `at` by somebody who `may`: the member whose it is, and who holds it; in the
    /// members' order.
    fn seats(&self, at: Stamp, may: impl Fn(&Who) -> bool) -> Vec<(Who, Who)> {
        let all = self.attendees(at);
        let here = |a: &&Attendee| a.is_here && may(&a.who);
        all.iter()
            .filter(|a| a.is_member)
            .filter_map(|member| {
                let for_them = || all.iter().find(|a| a.substitute_for.as_ref() == Some(&member.who)).filter(here);
                let holder = Some(member).filter(here).or_else(for_them)?;
                Some((member.who.clone(), holder.who.clone()))
            })
            .collect()
    }

    /// The stretches in which an item or point was treated, in order.
    fn treatment(&self, on: &Target, now: Stamp) -> Vec<Span> {
        let spans = self.slots_of(on).filter_map(|i| self.slots.get(i)).flat_map(|r| &r.spans);
        let mut spans: Vec<Span> =
            spans.map(|s| Span { start: s.start, end: Some(s.end.unwrap_or(now).max(s.start)) }).collect();
        spans.sort_unstable_by_key(|s| s.start);
        spans
    }

    /// Lists who is disqualified on an item or point, members first in their order.
    #[must_use]
    pub fn disqualified(&self, on: &Target) -> Vec<Who> {
        let Some(those) = self.attendance.disqualified.get(on) else { return Vec::new() };
        let place = |who: &Who| match who {
            Who::Id(id) => self.agenda.members.iter().position(|m| m == id).unwrap_or(usize::MAX),
            Who::Name(_) => usize::MAX,
        };
        let mut those: Vec<Who> = those.keys().cloned().collect();
        those.sort_by_key(place);
        those
    }

    /// Lists which members and substitutes were at the meeting but not there for all of a treatment, and whoever was
    /// disqualified.
    ///
    /// Who left and came back during it is listed for each. Empty before the item was treated.
    #[must_use]
    pub fn not_there(&self, on: &Target, now: Stamp) -> Vec<PartialAbsence> {
        let treatment = self.treatment(on, now);
        let mut out = Vec::new();
        if treatment.is_empty() {
            return out;
        }
        for attendee in self.attendees(now) {
            if attendee.status != AttendanceStatus::Present {
                continue;
            }
            let mut add = |why| out.push(PartialAbsence { who: attendee.who.clone(), why });
            if self.attendance.is_disqualified(&attendee.who, on) {
                add(AbsenceKind::Disqualified);
                continue;
            }
            // A substitute is away because the member is there, which needs no saying.
            let stands_in = attendee.substitute_for.is_some();
            if !attendee.is_member && !stands_in {
                continue;
            }
            let is_within = |at: Stamp| treatment.iter().any(|t| t.start < at && t.end.is_some_and(|end| at < end));
            let moved: Vec<AbsenceKind> =
                moments(&attendee.spans).filter(|w| w.moment().is_some_and(is_within)).collect();
            let there = treatment.iter().fold(TimeDelta::zero(), |sum, t| {
                sum + attendee.spans.iter().fold(TimeDelta::zero(), |sum, s| sum + s.overlap(t, now))
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

impl AbsenceKind {
    /// The moment at which somebody came or left.
    #[must_use]
    pub fn moment(self) -> Option<Stamp> {
        match self {
            Self::Came(at) | Self::Returned(at) | Self::Left(at) => Some(at),
            Self::Disqualified | Self::Away | Self::Partly => None,
        }
    }
}

/// Tells when somebody came, left and came back, in order.
fn moments(spans: &[Span]) -> impl Iterator<Item = AbsenceKind> {
    spans.iter().enumerate().flat_map(|(n, span)| {
        let came = if n == 0 { AbsenceKind::Came(span.start) } else { AbsenceKind::Returned(span.start) };
        std::iter::once(came).chain(span.end.map(AbsenceKind::Left))
    })
}

/// Makes stays of what was recorded of coming and leaving; who was there all along stays for the whole meeting, however
/// short.
fn stays(moves: &[(Stamp, bool)], was_there: bool, held: Span) -> Vec<Span> {
    let end = held.end.unwrap_or(held.start);
    if moves.is_empty() {
        return if was_there { vec![Span { start: held.start, end: Some(end) }] } else { Vec::new() };
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut since = was_there.then_some(held.start);
    for (at, came) in moves {
        let at = (*at).clamp(held.start, end);
        match (since, came) {
            (None, true) => since = Some(at),
            (Some(start), false) => {
                spans.push(Span { start, end: Some(at) });
                since = None;
            }
            _ => {}
        }
    }
    spans.extend(since.map(|start| Span { start, end: Some(end) }));
    spans.retain(|s| s.end.is_some_and(|end| end > s.start));
    join(spans)
}

/// Joins stays that touch: who left and came back in the same moment did not leave.
fn join(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.end == Some(span.start) => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

/// Returns what of the meeting lies between the stays.
fn gaps(spans: &[Span], held: Span) -> Vec<Span> {
    let end = held.end.unwrap_or(held.start);
    let mut out = Vec::new();
    let mut free = held.start;
    for span in spans {
        if span.start > free {
            out.push(Span { start: free, end: Some(span.start) });
        }
        free = free.max(span.end.unwrap_or(end));
    }
    if free < end || spans.is_empty() {
        out.push(Span { start: free, end: Some(end) });
    }
    out
}
