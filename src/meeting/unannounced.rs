//! Whom nobody announced: people whom the agenda does not know, who takes part though the agenda does not expect them,
//! and who came to a slot without being its guest.
//!
//! A person who is named in the meeting has an id that no file can give, so that a later agenda takes it from nobody.
//! They are in the meeting's agenda from then on, and every list and every document has them from there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::event::GuestMark;
use super::state::Meeting;
use crate::agenda::{Agenda, Guest, PartyId, Person, Role, SlotId, Who};
use crate::text;
use crate::time::{self, Stamp};

/// How long after coming somebody left who did so in the same minute.
const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// Whom nobody announced.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unannounced {
    /// The people who were named in the meeting.
    named: BTreeSet<PartyId>,
    /// Who takes part in the meeting though the agenda did not say so, and from when on; none: from the start.
    participants: BTreeMap<PartyId, Option<Stamp>>,
}

impl Unannounced {
    pub(super) fn named(&self) -> impl Iterator<Item = &PartyId> {
        self.named.iter()
    }

    pub(super) fn takes_part(&self, id: &PartyId) -> bool {
        self.participants.contains_key(id)
    }
}

impl Meeting {
    /// Returns the id of a new person: one that is nobody's, and that no agenda can give.
    #[must_use]
    pub fn new_person_id(&self, name: &str) -> PartyId {
        let mut id = PartyId::made(name);
        while self.agenda.person(&id).is_some() || self.agenda.unit(&id).is_some() {
            id.0.push('~');
        }
        id
    }

    /// Lists who was added as taking part in the meeting.
    pub fn added_participants(&self) -> impl Iterator<Item = Who> {
        self.unannounced.participants.keys().cloned().map(Who::Id)
    }

    /// Returns whether somebody was added as a guest of the slot at `index`.
    #[must_use]
    pub fn is_added_guest(&self, index: usize, who: &Who) -> bool {
        self.slots.get(index).is_some_and(|run| run.added_guests.contains(who))
    }

    pub(super) fn name_person(&mut self, person: Person) {
        // An id that a file may give would be somebody else's one day.
        if person.id.is_made() && self.agenda.person(&person.id).is_none() && self.agenda.unit(&person.id).is_none() {
            self.unannounced.named.insert(person.id.clone());
            self.agenda.people.push(person);
        }
    }

    pub(super) fn add_participant(&mut self, who: &Who, from: Option<Stamp>) {
        let Who::Id(id) = who else { return };
        let is_expected = |p: &Person| p.role == Role::Participant || self.agenda.members.contains(&p.id);
        let Some(place) = self.agenda.people.iter().position(|p| p.id == *id && !is_expected(p)) else { return };
        self.agenda.people[place].role = Role::Participant;
        let from = from.map(|from| self.in_zone(from));
        self.unannounced.participants.insert(id.clone(), from);
        self.settle([who]);
        match from {
            Some(from) => self.attendance.record_move(who, from, true),
            None => self.attendance.record_present(who),
        }
    }

    /// Returns from when on somebody takes part who was added while the meeting ran.
    fn added_from(&self, who: &Who) -> Option<Stamp> {
        let Who::Id(id) = who else { return None };
        self.unannounced.participants.get(id).copied().flatten()
    }

    /// Takes what was recorded of coming and leaving so that who was added while the meeting ran was not there before
    /// that, unless they came earlier by what was recorded: whom something closed brought in would else have been there
    /// for all that was open.
    pub(super) fn after_being_added(&self, who: &Who, moves: &mut Vec<(Stamp, bool)>, is_present: bool) {
        let was_there = moves.first().map_or(is_present, |(_, came)| !came);
        let Some(from) = self.added_from(who).filter(|_| was_there) else { return };
        moves.retain(|(at, _)| *at > from);
        if moves.first().is_none_or(|(_, came)| !came) {
            moves.insert(0, (from, true));
        }
    }

    /// Returns when somebody left by a time that was typed, as people do in minutes: in the minute in which they came
    /// it was after that.
    #[must_use]
    pub fn left_after_coming(&self, who: &Who, time: Stamp) -> Stamp {
        let came = self.moves_of(who).into_iter().rfind(|(at, came)| *came && time::minute(*at) == time::minute(time));
        came.map_or(time, |(came, _)| time.max(came + MOMENT))
    }

    /// Returns whether a time of somebody's who was added while the meeting ran can be corrected to another: it stays
    /// between the times before and after it, or they would have been there where they were not.
    pub(super) fn stays_in_order(&self, who: &Who, time: Stamp, to: Stamp) -> bool {
        let moves = self.moves_of(who);
        let passes = |at: Stamp| (at > time && at <= to) || (at < time && at >= to);
        self.added_from(who).is_none() || !moves.iter().any(|(at, _)| passes(*at))
    }

    pub(super) fn add_guest(&mut self, slot: &SlotId, who: &Who, via: Option<&str>, closed: bool) {
        let Some(index) = self.slot_index(slot) else { return };
        let is_in_the_room = matches!(who, Who::Id(id) if self.agenda.members.contains(id));
        if is_in_the_room || self.agenda.takes_part(who) {
            return;
        }
        let Some(run) = self.slots.get_mut(index) else { return };
        let is_guest = self.agenda.guests_of(&run.slot).any(|(guest, _)| guest == who);
        if !is_guest && run.added_guests.insert(who.clone()) && !run.kept_guests.iter().any(|guest| guest.who == *who) {
            run.kept_guests.push(Guest { who: who.clone(), via: via.map(str::to_owned) });
        }
        self.mark(slot, who, GuestMark::Arrived, closed);
    }

    /// Leaves out of an agenda whom the meeting brought into it.
    pub(super) fn forget_unannounced(&self, agenda: &mut Agenda) {
        agenda.people.retain(|person| !self.unannounced.named.contains(&person.id));
        let added = agenda.people.iter_mut().filter(|person| self.unannounced.takes_part(&person.id));
        added.for_each(|person| person.role = Role::Guest);
    }

    /// Lets a namesake of whom nothing was recorded, and whom a changed agenda lists as taking part, be the one who was
    /// added: nobody is there twice.
    pub(super) fn set_namesakes_aside(&self, agenda: &mut Agenda) {
        let names: Vec<String> =
            self.unannounced.participants.keys().filter_map(|id| agenda.person(id)).map(|p| called(&p.name)).collect();
        let is_settled = |id: &PartyId| self.attendance.settled_ids().any(|settled| settled == id);
        for person in agenda.people.iter_mut().filter(|p| p.role == Role::Participant) {
            if !self.unannounced.takes_part(&person.id)
                && !is_settled(&person.id)
                && names.contains(&called(&person.name))
            {
                person.role = Role::Guest;
            }
        }
    }

    /// Lets a member of a changed agenda who has the name of somebody added be that person, with all that was recorded
    /// of them, if nothing was recorded of the member: nobody is there twice. Where a protocol has them as taking part
    /// they stay that, and the member is returned, who is none.
    pub(super) fn pass_on_to_members(&mut self, agenda: &mut Agenda) -> Vec<PartyId> {
        let is_signed = self.first_closed_at().is_some();
        let is_settled = |id: &PartyId| self.attendance.settled_ids().any(|settled| settled == id);
        let name = |id: &PartyId| agenda.person(id).map(|person| called(&person.name));
        let mut passed: Vec<(PartyId, PartyId)> = Vec::new();
        for added in self.unannounced.participants.keys() {
            let mut same = agenda.members.iter().filter(|id| name(id).is_some() && name(id) == name(added));
            if let (Some(member), None) = (same.next(), same.next())
                && member != added
                && !is_settled(member)
                && passed.iter().all(|(_, taken)| taken != member)
            {
                passed.push((added.clone(), member.clone()));
            }
        }
        if is_signed {
            let refused: Vec<PartyId> = passed.into_iter().map(|(_, member)| member).collect();
            agenda.members.retain(|id| !refused.contains(id));
            agenda.people.iter_mut().filter(|p| refused.contains(&p.id)).for_each(|p| p.role = Role::Guest);
            return refused;
        }
        for (added, member) in passed {
            self.unannounced.participants.remove(&added);
            agenda.people.iter_mut().filter(|p| p.id == added).for_each(|p| p.role = Role::Guest);
            self.attendance.pass_on(&Who::Id(added), &Who::Id(member));
        }
        Vec::new()
    }
}

fn called(name: &str) -> String {
    text::casefold(&text::one_line(name))
}
