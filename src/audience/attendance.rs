//! What an audience may know of who was there: for the public without what only a closed item can tell.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;

use super::gate::{Gate, tells_reasons};
use super::stretches::{self, EDGE, Stretches, ends, without};
use crate::agenda::{Role, SlotKind, Who};
use crate::meeting::{AbsenceKind, AttendanceStatus, Attendee, Content, Meeting, PartialAbsence, Span, Target};
use crate::time::Stamp;

/// Lists of whom the public is not told when they came and left, or that they were there, as far as is known so far:
/// what a draft keeps back because something closed may yet begin is not counted.
#[must_use]
pub fn withheld_attendance(meeting: &Meeting, now: Stamp) -> HashSet<Who> {
    let course = meeting.known_course();
    let presence = Gate::new(meeting, &course, true, meeting.agenda().lang).presence_as(now, true);
    let told: HashSet<&Who> = presence.attendees.iter().map(|a| &a.who).collect();
    let held = meeting.held(now);
    let is_time = |at: Stamp| held.is_some_and(|held| at != held.start && Some(at) != held.end);
    // Who was there throughout neither came nor left.
    let has_times = |a: &Attendee| ends(&a.spans).any(is_time);
    let is_withheld = |a: &Attendee| (presence.partly.contains(&a.who) && has_times(a)) || !told.contains(&a.who);
    meeting.attendees(now).into_iter().filter(is_withheld).map(|a| a.who).collect()
}

/// Lists the arrivals, departures and namings of substitutes that are kept from the public, and the substitutes whom
/// it may not know as such.
pub(super) fn untold(meeting: &Meeting, course: &Meeting, now: Stamp) -> (HashSet<(Who, Stamp)>, HashSet<Who>) {
    let gate = Gate::new(meeting, course, true, meeting.agenda().lang);
    let Presence { attendees, mut silent, .. } = gate.presence(now);
    let all = meeting.attendees(now);
    if gate.is_attendance_of_open() {
        // Who came or left in this very moment was not there, or away, for any time yet.
        let stretches = gate.parts(now);
        let is_silent = |at: Stamp| at + EDGE >= now || stretches.is_near_closed(at);
        let moves = all.iter().flat_map(|a| meeting.moves_of(&a.who).into_iter().map(|(at, _)| (a.who.clone(), at)));
        silent.extend(moves.filter(|(_, at)| is_silent(*at)));
    }
    let stands_in = |who: &Who| attendees.iter().any(|a| a.who == *who && a.substitute_for.is_some());
    let substitutes = all.into_iter().filter(|a| a.substitute_for.is_some()).map(|a| a.who);
    let untold = substitutes.filter(|who| !stands_in(who)).collect();
    (silent, untold)
}

impl Gate<'_> {
    /// Lists who was there; for the public without what only a closed item can tell.
    pub(super) fn attendees(&self, presence: Presence) -> Vec<Attendee> {
        let mut attendees = presence.attendees;
        if !tells_reasons(self.meeting.agenda(), self.public) {
            attendees.iter_mut().for_each(|a| a.reason = None);
        }
        attendees
    }

    /// Returns whether the audience is told of anything that was recorded of the attendance.
    pub(super) fn is_attendance_told(&self, presence: &Presence, now: Stamp) -> bool {
        let Presence { attendees, silent, .. } = presence;
        let stretches = self.parts(now);
        let is_told =
            |at: Stamp| !silent.iter().any(|(_, of_closed)| *of_closed == at) && !stretches.is_near_closed(at);
        // One who was named without a time counts if the audience is told of them.
        let is_named = |who: &Who| {
            let is_it = |a: &Attendee| a.who == *who && a.substitute_for.is_some();
            !self.is_attendance_of_open() || attendees.iter().any(is_it)
        };
        self.meeting.is_attendance_recorded_but_for_closed(is_told, is_named)
    }

    /// Returns whether the audience is told who was there of the open items only. This goes by what is on the agenda,
    /// not by who came, so that it tells nothing itself.
    pub(super) fn is_attendance_of_open(&self) -> bool {
        self.public && self.has_closed_slot()
    }

    /// Finds who was there, and which of their times the audience is not to know.
    ///
    /// Whoever leaves before a closed item and comes back after it would say by these times alone that they were not
    /// there for it. So the public is told nothing of an absence if all that was missed was closed, and no time of one
    /// that begins or ends in a closed stretch or on its edge; the other times of the same person are told. It is told
    /// no times of two of whom one stood in for the other, if one of these is not; and of no substitute who stood in
    /// there alone: who takes part anyhow does so without the seat. Another who was there for nothing open is to the
    /// public as absent as if they had not come. What counts as nothing open is the same for who was away and for who
    /// was there: of the two that a seat has, one would tell of the other. But a member who was there for half of all
    /// that was open in the end was there.
    /// In a draft a time is told once no closed item can begin on it any more, so that nothing that was told goes again
    /// when one begins.
    pub(super) fn presence(&self, now: Stamp) -> Presence {
        self.presence_as(now, self.meeting.closed_at().is_some())
    }

    /// The same, of a draft or of what it would be if the meeting were closed.
    fn presence_as(&self, now: Stamp, is_closed: bool) -> Presence {
        let mut attendees = self.meeting.attendees(now);
        if !self.is_attendance_of_open() {
            return Presence { attendees, ..Presence::default() };
        }
        let stretches = self.parts(now);
        let held = self.meeting.held(now);
        let (from, to) = (held.map(|h| h.start), held.and_then(|h| h.end));
        let is_draft = !is_closed;
        let goes_on = |span: &Span| is_draft && span.end == to;
        let in_open = |stay: &Span| stretches.is_for_open(stay, goes_on(stay));
        let voters = self.public_voters(now);
        // Who stands in from this very moment on does not yet for anything.
        let begins = |a: &Attendee| a.is_seated && a.substitute_for.is_some() && held.is_some();
        let is_for_open = |a: &Attendee, stays: &[Span]| {
            (a.spans.is_empty() && !begins(a)) || stays.iter().any(in_open) || voters.contains(&a.who)
        };
        let gaps = |a: &Attendee| held.map(|held| stretches::gaps(&a.spans, held)).unwrap_or_default();
        // Who was there at first is so until it is known that they missed something open.
        let is_out_for_closed = |a: &Attendee| {
            let was_there = self.meeting.moves_of(&a.who).first().is_some_and(|(_, came)| !came);
            let mut gaps = gaps(a).into_iter().filter(|gap| Some(gap.start) < gap.end);
            was_there && gaps.all(|gap| stretches.is_for_closed(&gap, goes_on(&gap)))
        };
        let has_part =
            |a: &Attendee| a.is_member && if is_draft { is_out_for_closed(a) } else { stretches.is_half(&a.spans) };
        let was_in_open = |a: &Attendee| is_for_open(a, &a.spans) || has_part(a);
        // A person added in the meeting is public only if they were there for an open item.
        let added: HashSet<Who> = self.meeting.added_participants().collect();
        let is_unseen = |a: &Attendee| {
            let is_there = !a.spans.is_empty() && a.spans.iter().any(in_open) && was_in_open(a);
            added.contains(&a.who) && held.is_some() && !is_there
        };
        let unseen: HashSet<Who> = attendees.iter().filter(|a| is_unseen(a)).map(|a| a.who.clone()).collect();
        attendees.retain(|a| !unseen.contains(&a.who));
        let (mut silent, mut hidden) = (HashSet::new(), HashSet::<Who>::new());
        let mut forget = |who: &Who, stays: &[Span]| silent.extend(ends(stays).map(|at| (who.clone(), at)));
        let is_silent = |a: &Attendee| a.substitute_for.is_some() && !is_for_open(a, &a.seat);
        for attendee in attendees.iter_mut().filter(|a| is_silent(a)) {
            forget(&attendee.who, &attendee.seat);
            if attendee.role == Role::Participant {
                (attendee.substitute_for, attendee.is_seated) = (None, false);
            } else {
                forget(&attendee.who, &attendee.spans);
            }
        }
        attendees.retain(|a| !is_silent(a));
        let is_throughout =
            |a: &Attendee| matches!(a.spans.as_slice(), [all] if Some(all.start) == from && all.end == to);
        if stretches.has_open() {
            for attendee in attendees.iter_mut().filter(|a| !was_in_open(a) && !is_throughout(a)) {
                (attendee.status, attendee.reason) = self.meeting.absence(&attendee.who);
                (attendee.is_here, attendee.is_seated) = (false, false);
                forget(&attendee.who, &attendee.spans);
                hidden.insert(attendee.who.clone());
                attendee.spans.clear();
            }
        }
        let (mut partly, mut missed) = (hidden.clone(), Vec::new());
        let (mut told, mut seen) = (Stays::new(), Stays::new());
        // Who comes shortly before a closed item and leaves with its end was there for that alone: such a stay counts
        // as none, unless an absence next to it counts as none.
        let counted = |a: &Attendee| {
            let closed: Vec<Span> =
                gaps(a).into_iter().filter(|gap| stretches.is_for_closed(gap, goes_on(gap))).collect();
            let is_next =
                |stay: &Span| closed.iter().any(|gap| gap.end == Some(stay.start) || stay.end == Some(gap.start));
            let counts = |stay: &&Span| is_next(stay) || !stretches.is_for_closed(stay, goes_on(stay));
            a.spans.iter().filter(counts).copied().collect::<Vec<Span>>()
        };
        for attendee in &mut attendees {
            let who = || attendee.who.clone();
            let is_inner = |at: &Stamp| Some(*at) != from && Some(*at) != to;
            let in_closed = |at: &Stamp| (is_draft && *at + EDGE >= now) || stretches.is_near_closed(*at);
            let stays = counted(attendee);
            let is_dropped = |at: &Stamp| !ends(&stays).any(|end| end == *at);
            let is_untold = |at: &Stamp| is_inner(at) && (in_closed(at) || is_dropped(at));
            let mut told_nothing: Vec<Stamp> = ends(&attendee.spans).filter(is_untold).collect();
            let mut erased = Vec::new();
            let all = held.map(|held| stretches::gaps(&stays, held)).unwrap_or_default();
            for gap in all {
                let edges = [Some(gap.start), gap.end];
                if stretches.is_for_closed(&gap, goes_on(&gap)) {
                    told_nothing.extend(edges.into_iter().flatten());
                    erased.push(gap);
                    continue;
                }
                missed.push((who(), gap));
                if edges.into_iter().flatten().filter(is_inner).any(|at| in_closed(&at)) {
                    hidden.insert(who());
                } else {
                    told.entry(who()).or_default().push(gap);
                }
            }
            // Without the times it is still told what of an open item they missed.
            let stays = without(&stays, &erased);
            if !told_nothing.is_empty() {
                partly.insert(who());
                seen.insert(who(), stays.clone());
                silent.extend(told_nothing.into_iter().map(|at| (who(), at)));
            }
            attendee.spans = stays;
        }
        // A substitute comes when the member leaves: of the two, neither is recorded without the other.
        let pairs = attendees.iter().filter_map(|a| Some((a.who.clone(), a.substitute_for.clone()?)));
        for pair in pairs.map(|(substitute, member)| [substitute, member]).collect::<Vec<_>>() {
            if pair.iter().any(|who| partly.contains(who)) {
                pair.iter().for_each(|who| _ = told.remove(who));
                partly.extend(pair.clone());
                hidden.extend(pair);
            }
        }
        // Among people with times one without them would stand out, so who was there throughout has none either.
        let is_throughout = |a: &Attendee| !ends(&a.spans).any(|at| Some(at) != from && Some(at) != to);
        for attendee in &mut attendees {
            if hidden.contains(&attendee.who) || is_throughout(attendee) {
                attendee.spans.clear();
            }
        }
        told.retain(|who, _| hidden.contains(who));
        // Whoever has no times in the head must not seem to have been there throughout.
        let is_untold = |who: &Who, gap: &Span| told.get(who).is_none_or(|gaps| !gaps.contains(gap));
        let missed_open = |who: &Who| {
            let mut own = missed.iter().filter(|(other, gap)| other == who && is_untold(who, gap));
            own.any(|(_, gap)| stretches.in_open(gap) > TimeDelta::zero())
        };
        let needs_saying = |a: &&Attendee| a.status == AttendanceStatus::Present && a.seat.is_empty();
        let in_part: HashSet<Who> = attendees.iter().filter(needs_saying).map(|a| a.who.clone()).collect();
        let in_part = in_part.into_iter().filter(|who| hidden.contains(who) && missed_open(who)).collect();
        let mut dropped = self.dropped(&silent);
        dropped.extend(unseen);
        attendees.retain(|a| !dropped.contains(&a.who));
        missed.retain(|(who, _)| !dropped.contains(who));
        Presence { attendees, silent, partly, seen, missed, told, in_part, dropped }
    }

    /// Lists those whom the file has dropped, and who are here only because of what the audience is not told.
    fn dropped(&self, silent: &HashSet<(Who, Stamp)>) -> HashSet<Who> {
        let mut kept: HashSet<Who> = self.meeting.kept_by_record().collect();
        if !kept.is_empty() {
            let known = self.meeting.forgetting(silent, &HashSet::new());
            let votes: Vec<&Content> = self.records_told().map(|(_, record)| record.current()).collect();
            let has_voted =
                |who: &Who| votes.iter().any(|c| matches!(c, Content::Vote(v) if v.named().any(|n| n == who)));
            kept.retain(|who| !known.is_named_in_attendance(who) && !has_voted(who));
        }
        kept
    }

    /// Parts the meeting's course into what the audience may know the times of and what not.
    pub(super) fn parts(&self, now: Stamp) -> Stretches {
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for (index, run) in self.meeting.slots().iter().enumerate() {
            if self.hides_times(index) {
                closed.extend(run.spans.iter().copied());
            } else if run.slot.kind != SlotKind::Break {
                open.extend(run.spans.iter().copied());
            }
        }
        Stretches { open, closed, pauses: self.meeting.pauses().to_vec(), now }
    }

    /// Returns whether the audience is told of a slot whose times tell nothing of who was there.
    pub(super) fn has_closed_slot(&self) -> bool {
        (0..self.meeting.slots().len()).any(|i| self.hides_times(i) && self.is_slot_told(i))
    }

    /// Lists who is named, or counted as present, in a vote that the public is told of.
    fn public_voters(&self, now: Stamp) -> HashSet<Who> {
        let mut voters = HashSet::new();
        for (on, record) in self.records_told() {
            if let Content::Vote(vote) = record.current() {
                voters.extend(vote.named().cloned());
                voters.extend(
                    self.meeting.voters(on, record.circumstances(), record.at, now).into_iter().map(|voter| voter.who),
                );
            }
        }
        voters
    }

    /// Lists who was not there for all of an open item; for the public what happened in its open slots only.
    pub(super) fn not_there(&self, target: &Target, presence: &Presence, now: Stamp) -> Vec<PartialAbsence> {
        let Presence { attendees, silent, seen, missed, told, .. } = presence;
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
        // Whose times the head does not say has none here either. Of a moment that is next to something closed it is
        // said what was missed of the item, as if nobody had come or left for what is closed alone.
        if !all.is_empty() && self.is_attendance_of_open() {
            let is_absent =
                |who: &Who| attendees.iter().any(|a| a.who == *who && a.status != AttendanceStatus::Present);
            let is_silent = |n: &PartialAbsence| n.why.moment().is_some_and(|at| silent.contains(&(n.who.clone(), at)));
            all.retain(|n| !is_absent(&n.who));
            let treatment_of = || self.meeting.slots_of(target).flat_map(|i| self.meeting.slots()[i].spans_of(target));
            let missed_of = |n: &PartialAbsence| {
                let sum = |of: &dyn Fn(&Span) -> TimeDelta| {
                    treatment_of().fold(TimeDelta::zero(), |sum, span| sum + of(span))
                };
                let stays = seen.get(&n.who)?;
                let there =
                    sum(&|span| stays.iter().fold(TimeDelta::zero(), |sum, stay| sum + stay.overlap(span, now)));
                let is_member = attendees.iter().any(|a| a.who == n.who && a.is_member);
                let is_all = !is_member || there >= sum(&|span| span.length(now));
                (!is_all).then_some(if there.is_zero() { AbsenceKind::Away } else { AbsenceKind::Partly })
            };
            // Who came for something closed alone before has not come back.
            let is_first = |n: &PartialAbsence, at: Stamp| {
                seen.get(&n.who).and_then(|stays| stays.first()).is_some_and(|first| first.start == at)
            };
            let without_time = |n: PartialAbsence| match n.why {
                _ if is_silent(&n) => missed_of(&n).map(|why| PartialAbsence { why, ..n }),
                AbsenceKind::Returned(at) if is_first(&n, at) => {
                    Some(PartialAbsence { why: AbsenceKind::Came(at), ..n })
                }
                _ => Some(n),
            };
            all = all.into_iter().filter_map(without_time).collect();
            let has_missed = |gap: &Span| treatment_of().any(|span| span.overlap(gap, now) > TimeDelta::zero());
            let is_told = |n: &PartialAbsence| missed.iter().any(|(who, gap)| *who == n.who && has_missed(gap));
            all.retain(|n| !matches!(n.why, AbsenceKind::Away | AbsenceKind::Partly) || is_told(n));
            let has_times = |who: &Who| attendees.iter().any(|a| a.who == *who && !a.spans.is_empty());
            // Who is named nowhere is not named here, and a substitute who comes and goes needs no saying.
            let is_named = |who: &Who| {
                attendees
                    .iter()
                    .any(|a| a.who == *who && (a.is_member || (a.substitute_for.is_some() && has_times(who))))
            };
            all.retain(|n| n.why.moment().is_none() || is_named(&n.who));
            let is_told_of = |who: &Who, at: Stamp| {
                told.get(who).is_some_and(|gaps| gaps.iter().any(|gap| gap.start == at || gap.end == Some(at)))
            };
            for absent in &mut all {
                let at = absent.why.moment();
                if at.is_some_and(|at| !has_times(&absent.who) && !is_told_of(&absent.who, at)) {
                    absent.why = AbsenceKind::Partly;
                }
            }
            all.dedup();
            // What was missed in an absence that the head has the times of is said there.
            let is_in_head = |gap: &Span, who: &Who| told.get(who).is_some_and(|gaps| gaps.contains(gap));
            let is_said = |n: &PartialAbsence| {
                let mut own = missed.iter().filter(|(who, gap)| *who == n.who && has_missed(gap)).peekable();
                own.peek().is_some() && own.all(|(who, gap)| is_in_head(gap, who))
            };
            all.retain(|n| !is_plain(n) || !is_said(n));
        }
        // That somebody was away is said once, in the head, with the times.
        let has_times = |who: &Who| attendees.iter().any(|a| a.who == *who && !a.spans.is_empty());
        all.retain(|n| !is_plain(n) || !has_times(&n.who));
        all
    }
}

/// Returns whether it is said only that somebody was away, and neither when they came or left nor why.
fn is_plain(absence: &PartialAbsence) -> bool {
    matches!(absence.why, AbsenceKind::Away | AbsenceKind::Partly)
}

/// Stretches of a meeting for each of some people.
type Stays = HashMap<Who, Vec<Span>>;

/// Who was there, as an audience may know it.
#[derive(Default)]
pub(super) struct Presence {
    attendees: Vec<Attendee>,
    /// Those of whom it is not told when they came and left, or not all of it, or that they were there.
    partly: HashSet<Who>,
    /// When somebody came or left of whom that would say that it was for something closed.
    silent: HashSet<(Who, Stamp)>,
    /// When those were there of whom some of these moments are: without what was for something closed alone.
    seen: Stays,
    /// What of the open items somebody was not there for, as far as that was not for something closed.
    missed: Vec<(Who, Span)>,
    /// Whom the file has dropped, and who are in what is closed alone.
    pub(super) dropped: HashSet<Who>,
    /// Of those who have no stays here because something of them is not told: when they were away, as far as it is.
    pub(super) told: Stays,
    /// Those who are present here, have not all of their times in the head and missed something open besides.
    pub(super) in_part: HashSet<Who>,
}
