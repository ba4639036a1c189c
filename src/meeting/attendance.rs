//! Who was there, from when to when: what was recorded of it, and what follows from that for the meeting and for each
//! item.
//!
//! Nobody needs to be told of who simply sits there: without a word a member is present, unless the agenda knows
//! better. Who stands in for a member is there while the member is not. Guests of single slots are no business of this
//! file.

mod absences;
mod on_items;
mod proxies;
mod recorded;
mod stays;

use chrono::TimeDelta;

pub use self::recorded::RecordedAttendance;
use self::stays::{both, gaps, shared, stays};
use super::circumstances::Circumstances;
use super::event::{AttendanceStatus, Target};
use super::record::RecordKind;
use super::state::{Meeting, Span};
use crate::agenda::{Absence, PartyId, Role, Who};
use crate::time::Stamp;

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
    /// Whether the agenda says, or it was recorded, that nobody does.
    pub has_no_substitute: bool,
    /// Who votes for them while they are not there, where the body allows it.
    pub proxy: Option<Who>,
    /// Whether they take part online, as it was recorded, or else is in the agenda; none: neither says so.
    pub is_online: Option<bool>,
    /// When they were there: in order, apart, within the meeting. Empty before it has begun.
    pub spans: Vec<Span>,
    /// When they had the seat of the member for whom they stand in.
    pub seat: Vec<Span>,
    /// Whether something was told of their own attendance.
    pub is_told: bool,
    /// Whether they are there at the moment that was asked for.
    pub is_here: bool,
    /// Whether they sit on a member's seat then: their own, or that of the member for whom they stand in.
    pub is_seated: bool,
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
    /// Was not to be there for this item, as the agenda says.
    Excused,
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
    /// How many it takes to decide.
    pub needed: usize,
}

impl Quorum {
    /// Returns whether the body can decide.
    #[must_use]
    pub fn is_reached(self) -> bool {
        self.present >= self.needed
    }
}

impl Meeting {
    /// Returns whether anything was told of the attendance.
    #[must_use]
    pub fn is_attendance_recorded(&self) -> bool {
        self.attendance.is_anything_recorded(|_, _| true, |_| true, |_| true)
    }

    /// Returns whether anything was told of the attendance besides who is disqualified on what is closed, and who came
    /// or left, or was named, at another time than what is told of, or who stands in and is not told of.
    #[must_use]
    pub fn is_attendance_recorded_but_for_closed(
        &self,
        is_time_told: impl Fn(Stamp) -> bool,
        is_substitute_told: impl Fn(&Who) -> bool,
    ) -> bool {
        let is_open = |on: &Target, closed: bool| !closed && !self.is_closed(on);
        self.attendance.is_anything_recorded(is_open, is_time_told, is_substitute_told)
    }

    /// Lists who is expected at `now`: the members in their order, who stands in for one, who takes part in the whole
    /// meeting.
    #[must_use]
    pub fn attendees(&self, now: Stamp) -> Vec<Attendee> {
        self.attendees_among(&self.agenda.members, now)
    }

    /// Lists the same of certain members.
    fn attendees_among(&self, members: &[PartyId], now: Stamp) -> Vec<Attendee> {
        let agenda = &self.agenda;
        let held = self.held(now);
        let mut out: Vec<Attendee> = Vec::new();
        for id in members {
            out.push(self.attendee(Who::Id(id.clone()), true, held, now));
        }
        for place in 0..members.len() {
            let Some(member) = out.get(place).cloned() else { continue };
            if self.attendance.has_terms(&member.who) {
                self.seat_by_terms(&member, &mut out, held, now);
                continue;
            }
            let Some(substitute) = member.substitute.clone() else { continue };
            let away = held.map(|held| gaps(&member.spans, held)).unwrap_or_default();
            // Who sits in the room anyhow stands in for one member at most.
            if out.iter().any(|a| a.who == substitute) {
                continue;
            }
            let mut stand_in = self.attendee(substitute, false, held, now);
            if self.attendance.is_nothing_told(&stand_in.who) && stand_in.role != Role::Participant {
                // Nothing was recorded: they are there while the member is not.
                stand_in.is_here = !member.is_here;
                if held.is_some() && away.is_empty() {
                    continue;
                }
                stand_in.spans.clone_from(&away);
            }
            stand_in.seat = held.map(|held| both(&away, &stand_in.spans, held)).unwrap_or_default();
            stand_in.is_seated = stand_in.is_here && !member.is_here;
            stand_in.substitute_for = Some(member.who);
            out.push(stand_in);
        }
        for person in agenda.participants() {
            let who = Who::Id(person.id.clone());
            if !out.iter().any(|a| a.who == who) {
                out.push(self.attendee(who, false, held, now));
            }
        }
        out
    }

    /// Adds those who were named as a member's substitute from a moment on: each is there from then until the member
    /// comes, or another is named.
    fn seat_by_terms(&self, member: &Attendee, out: &mut Vec<Attendee>, held: Option<Span>, now: Stamp) {
        let away = held.map(|held| gaps(&member.spans, held)).unwrap_or_default();
        let terms = self.attendance.terms(&member.who);
        for (place, (who, _)) in terms.iter().enumerate() {
            let is_seen = terms.iter().take(place).any(|(earlier, _)| earlier == who);
            if is_seen || self.is_member(who) || out.iter().any(|a| a.who == **who) {
                continue;
            }
            let own = || terms.iter().filter(|(other, _)| other == who).map(|(_, term)| term);
            let is_named = !member.is_here && own().any(|term| term.has(now));
            let mut stand_in = self.attendee((*who).clone(), false, held, now);
            let named = held.map(|held| shared(&away, own(), held)).unwrap_or_default();
            if stand_in.role != Role::Participant {
                stand_in.is_here = is_named;
                stand_in.spans.clone_from(&named);
                // Who was named in this very moment has not been there for any time yet.
                if stand_in.spans.is_empty() && (!is_named || self.closed_at.is_some()) {
                    continue;
                }
                (stand_in.status, stand_in.reason) = (AttendanceStatus::Present, None);
            }
            stand_in.seat = held.map(|held| both(&named, &stand_in.spans, held)).unwrap_or_default();
            stand_in.is_seated = is_named && stand_in.is_here;
            stand_in.substitute_for = Some(member.who.clone());
            out.push(stand_in);
        }
    }

    fn attendee(&self, who: Who, is_member: bool, held: Option<Span>, now: Stamp) -> Attendee {
        let told = self.attendance.of(&who);
        let known = self.expected_absence(&who);
        let (status, reason) = self.status_before_moves(&who);
        let of_agenda = || known.and_then(Absence::stand_in);
        let substitute = told.and_then(recorded::PersonAttendance::substitute).unwrap_or_else(of_agenda);
        let substitute = substitute.filter(|s| is_member && *s != who && !self.is_member(s));
        let is_alone = || known.is_some_and(|a| a.no_substitute) || self.attendance.is_without_substitute(&who);
        let mut moves = told.map(recorded::PersonAttendance::moves).unwrap_or_default();
        self.after_being_added(&who, &mut moves, status == AttendanceStatus::Present);
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
            has_no_substitute: is_member && substitute.is_none() && is_alone(),
            substitute,
            proxy: self.proxy(&who, now).filter(|_| is_member).cloned(),
            is_online: self.said_online(&who),
            spans,
            seat: Vec::new(),
            is_told: told.is_some(),
            is_here,
            is_seated: is_member && is_here,
            who,
        }
    }

    /// Keeps what somebody is there as what counts from now on, and who stands in for them: something is recorded of
    /// them now.
    pub(super) fn settle<'a>(&mut self, people: impl IntoIterator<Item = &'a Who>) {
        for who in people {
            let stand_in = self.expected_absence(who).and_then(Absence::stand_in);
            self.attendance.settle(stand_in.into_iter().chain([who.clone()]));
        }
    }

    /// Lists everybody who is expected for the whole meeting: the members, who stands in for one of them by the agenda,
    /// and who takes part.
    pub(super) fn everybody(&self) -> Vec<Who> {
        let members = self.circumstances.members.iter().map(|id| Who::Id(id.clone()));
        let stand_in = |member: Who| self.expected_absence(&member).and_then(Absence::stand_in);
        let participants = self.agenda.participants().map(|p| Who::Id(p.id.clone()));
        members.clone().chain(members.filter_map(stand_in)).chain(participants).collect()
    }

    /// The absence that the agenda knows of, or knew of when something was recorded of somebody.
    pub(super) fn expected_absence(&self, who: &Who) -> Option<&Absence> {
        let Who::Id(id) = who else { return None };
        self.agenda.absent.iter().find(|a| a.who == *id && a.is_whole())
    }

    /// Whether somebody takes part online, as it was recorded, or else is in the agenda's list of those who do.
    fn said_online(&self, who: &Who) -> Option<bool> {
        let is_listed = matches!(who, Who::Id(id) if self.agenda.online.contains(id));
        self.attendance.online(who).or(is_listed.then_some(true))
    }

    /// Returns whether somebody who is there for the whole meeting takes part online, in all or some of it.
    #[must_use]
    pub fn is_online(&self, who: &Who) -> bool {
        let mut guests = self.slots.iter().flat_map(|run| run.slot.guests.iter().chain(&run.kept_guests));
        self.said_online(who).unwrap_or_else(|| guests.any(|guest| guest.who == *who && guest.via.is_some()))
    }

    /// Whether somebody is present, and why not, as it was recorded or else is in the agenda; coming and leaving apart.
    pub(super) fn status_before_moves(&self, who: &Who) -> (AttendanceStatus, Option<String>) {
        let told = self.attendance.of(who).and_then(recorded::PersonAttendance::status);
        told.unwrap_or_else(|| match self.expected_absence(who) {
            Some(absence) => (AttendanceStatus::Excused, absence.reason.clone()),
            None => (AttendanceStatus::Present, None),
        })
    }

    /// Returns whether it was recorded that somebody is present or not; coming and leaving apart.
    fn is_status_recorded(&self, who: &Who) -> bool {
        self.attendance.of(who).and_then(recorded::PersonAttendance::status).is_some()
    }

    /// How somebody is absent, and why, to those who know of no stay of theirs.
    #[must_use]
    pub fn absence(&self, who: &Who) -> (AttendanceStatus, Option<String>) {
        match self.status_before_moves(who) {
            (AttendanceStatus::Present, _) => (AttendanceStatus::Absent, None),
            absent => absent,
        }
    }

    fn is_member(&self, who: &Who) -> bool {
        matches!(who, Who::Id(id) if self.agenda.members.contains(id))
    }

    /// When the meeting was held, up to `now`; none before it has begun.
    #[must_use]
    pub fn held(&self, now: Stamp) -> Option<Span> {
        let start = self.opened_at()?;
        let end = self.ended_at().unwrap_or(now);
        Some(Span { start, end: Some(end.max(start)) })
    }

    /// Lists who holds a seat at `at`: members who are there, or else who stands in for them; in the members' order.
    #[must_use]
    pub fn present_at(&self, at: Stamp) -> Vec<Who> {
        self.seats(at, None, &self.circumstances.members).into_iter().map(|(_, holder)| holder).collect()
    }

    /// Lists the seats of those entitled to vote on an item or point, as `seats`: at `at`, if it was treated then, else
    /// when it last was. Who has given a proxy keeps the own seat.
    pub(super) fn seats_for(&self, on: &Target, then: &Circumstances, at: Stamp, now: Stamp) -> Vec<(Who, Who)> {
        let at = self.moment_for(on, at, now);
        let mut seats = self.seats(at, Some(on), &then.members);
        let given = self.proxies_among(&seats, then, at, on).into_iter();
        seats.extend(given.map(|(giver, _)| (giver.clone(), giver)));
        let place = |member: &Who| then.members.iter().position(|id| Who::Id(id.clone()) == *member);
        seats.sort_by_key(|(member, _)| place(member));
        seats
    }

    /// The moment of an item's or point's treatment that is meant by `at`: that, if it was treated then, else when it
    /// last was. Where it never was, it is when it had last been decided on by then: it may have been considered with
    /// another, and what is written down later is of that.
    fn moment_for(&self, on: &Target, at: Stamp, now: Stamp) -> Stamp {
        let mut spans = self.slots_of(on).filter_map(|i| self.slots.get(i)).flat_map(|r| r.spans_of(on));
        let is_treated = spans.any(|s| s.start <= at && s.end.is_none_or(|end| at < end));
        if is_treated {
            return at;
        }
        let decided = || self.decisions_on(on).map(|decision| decision.at).filter(|decided| *decided <= at).last();
        match self.treatment(on, now).last() {
            // A moment before it ended: who left with its end was there.
            Some(span) => (span.end.unwrap_or(now) - TimeDelta::milliseconds(1)).max(span.start),
            None => decided().unwrap_or(at),
        }
    }

    /// Counts the seats that are taken at `at`.
    #[must_use]
    pub fn quorum(&self, at: Stamp) -> Quorum {
        self.quorum_of(self.present_at(at).len(), self.circumstances.seats())
    }

    /// Counts the seats that are taken for an item or point: who is disqualified on it could not decide it.
    #[must_use]
    pub fn quorum_on(&self, on: &Target, then: &Circumstances, at: Stamp, now: Stamp) -> Quorum {
        let at = self.moment_for(on, at, now);
        self.quorum_of(self.seats(at, Some(on), &then.members).len(), then.seats())
    }

    /// Finds an item or point that runs and that too few can take part in, though enough are there.
    #[must_use]
    pub fn short_of_members(&self, now: Stamp) -> Option<(Target, Quorum)> {
        let running = self.running.and_then(|i| self.slots.get(i)).map(|run| run.targets()).unwrap_or_default();
        let quorum = |on: Target| {
            let quorum = self.quorum_on(&on, &self.circumstances, now, now);
            (on, quorum)
        };
        running.into_iter().map(quorum).find(|(_, quorum)| quorum.seats > 0 && !quorum.is_reached())
    }

    /// Returns what the body's rule says of so many members.
    pub(super) fn quorum_of(&self, present: usize, seats: usize) -> Quorum {
        Quorum { present, seats, needed: self.agenda.protocol.quorum.unwrap_or_default().needed(seats) }
    }

    /// Lists the seats that are taken at `at`, of a matter by somebody who is not disqualified on it: the member whose
    /// it is, and who holds it; in the members' order. Nobody holds two.
    fn seats(&self, at: Stamp, on: Option<&Target>, members: &[PartyId]) -> Vec<(Who, Who)> {
        let all = self.attendees_among(members, at);
        let may = |who: &Who| {
            on.is_none_or(|on| !self.attendance.is_disqualified(who, on) && self.excused_from(who, on).is_none())
        };
        let sits = |a: &&Attendee| a.is_seated;
        let mut taken: Vec<(Who, Who)> = Vec::new();
        for member in all.iter().filter(|a| a.is_member) {
            let for_them = || all.iter().filter(sits).find(|a| a.substitute_for.as_ref() == Some(&member.who));
            let sitting = Some(member).filter(sits).or_else(for_them).map(|a| &a.who);
            // Who takes no part in the item may have somebody in their place there, and so may that one.
            let next = |who: &Who| on.and_then(|on| self.item_substitute(who, on));
            let first = sitting.unwrap_or(&member.who).clone();
            let mut line = std::iter::successors(Some(first), next).take(all.len() + 1);
            let holder = line.find(|who| may(who) && (sitting.is_some() || *who != member.who));
            let holder = holder.or_else(|| next(&member.who).filter(|who| may(who)));
            if let Some(holder) = holder.filter(|who| !taken.iter().any(|(_, other)| other == who)) {
                taken.push((member.who.clone(), holder));
            }
        }
        taken
    }

    /// Lists who was named as a member's substitute from a moment on, and that moment, in order.
    #[must_use]
    pub fn substitutes_from(&self, member: &Who) -> Vec<(&Who, Stamp)> {
        let terms = self.attendance.terms(member).into_iter();
        terms.filter_map(|(who, term)| term.from.map(|from| (who, from))).collect()
    }

    /// Lists when somebody came (true) and left (false), as it was recorded, in the order of time.
    #[must_use]
    pub fn moves_of(&self, who: &Who) -> Vec<(Stamp, bool)> {
        self.attendance.of(who).map(recorded::PersonAttendance::moves).unwrap_or_default()
    }

    /// Returns the time of coming or leaving that was recorded first, of one that may have been corrected since.
    #[must_use]
    pub fn first_noted(&self, who: &Who, at: Stamp) -> Stamp {
        self.attendance.first_noted(who, at)
    }

    /// Finds since when somebody who is there has been so, once they would have missed something otherwise: at the
    /// beginning of a meeting nobody has missed anything, and it is recorded who did not come.
    #[must_use]
    pub fn stays_since(&self, attendee: &Attendee) -> Option<Stamp> {
        let last = attendee.spans.last().filter(|_| attendee.is_here)?;
        (!self.is_at_its_beginning()).then_some(last.start)
    }

    /// Returns whether a substitute can still be one from the start: nothing has been decided yet, and nothing has
    /// been treated to its end.
    #[must_use]
    pub fn is_at_its_beginning(&self) -> bool {
        let is_said = |kind: RecordKind| kind.decides() || kind == RecordKind::Motion || kind.is_on_decision();
        self.slots.iter().flat_map(|r| &r.spans).all(|s| s.end.is_none())
            && !self.records.iter().any(|r| !r.withdrawn && is_said(r.kind()))
    }

    /// The stretches in which an item or point was treated, in order.
    pub(super) fn treatment(&self, on: &Target, now: Stamp) -> Vec<Span> {
        let spans = self.slots_of(on).filter_map(|i| self.slots.get(i)).flat_map(|r| r.spans_of(on));
        let mut spans: Vec<Span> =
            spans.map(|s| Span { start: s.start, end: Some(s.end.unwrap_or(now).max(s.start)) }).collect();
        spans.sort_unstable_by_key(|s| s.start);
        spans
    }
}

impl AbsenceKind {
    /// The moment at which somebody came or left.
    #[must_use]
    pub fn moment(self) -> Option<Stamp> {
        match self {
            Self::Came(at) | Self::Returned(at) | Self::Left(at) => Some(at),
            Self::Disqualified | Self::Excused | Self::Away | Self::Partly => None,
        }
    }
}
