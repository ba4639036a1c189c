//! What was recorded of who was there holds, whatever the agenda's file says later: only an event of the minute-taker
//! changes it.
//!
//! Of whom something is recorded is [settled](crate::meeting::RecordedAttendance): as what they are there, whether they
//! belong to the body, from what they are absent, and whether they are online. All of this is in the agenda that the
//! meeting goes by, so a new one takes it over from the one before, for them alone. What the file says of all others
//! counts, and so does who may vote from now on.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::apply::Names;
use crate::agenda::{Absence, Agenda, ItemId, PartyId, Role, Who};
use crate::meeting::event::{AttendanceStatus, Content, GuestMark};
use crate::meeting::record::Record;
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// Lets those who came as guests stay what they were: the agenda makes none of them a member, or one who takes part in
/// the whole meeting. That somebody came behind closed doors is not to be read from that.
pub(super) fn keep_guests(meeting: &Meeting, agenda: &mut Agenda) {
    let came = meeting.slots.iter().flat_map(|run| {
        let is_open = |who: &&Who| !run.closed_marks.contains(*who);
        run.marks.iter().filter(|(_, mark)| **mark == GuestMark::Arrived).map(|(who, _)| who).filter(is_open)
    });
    let ids = came.filter_map(|who| if let Who::Id(id) = who { Some(id) } else { None });
    let guests: BTreeSet<&PartyId> = ids.filter(|id| is_guest(&meeting.agenda, id)).collect();
    agenda.members.retain(|id| !guests.contains(id));
    for person in agenda.people.iter_mut().filter(|person| guests.contains(&person.id)) {
        person.role = Role::Guest;
    }
}

fn is_guest(agenda: &Agenda, id: &PartyId) -> bool {
    !agenda.members.contains(id) && agenda.person(id).is_some_and(|person| person.role == Role::Guest)
}

impl Meeting {
    /// Lists of whom the agenda says something else of who is there than what was recorded, which holds, and did not
    /// say it `before`.
    #[must_use]
    pub fn overruled_since(&self, before: &Self) -> Vec<Who> {
        let is_new = |(id, said): &(&PartyId, &Standing)| before.overruled.get(*id) != Some(*said);
        self.overruled.iter().filter(is_new).map(|(id, _)| Who::Id(id.clone())).collect()
    }
}

/// What an agenda says of somebody's part in the meeting.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::meeting) struct Standing {
    is_member: bool,
    takes_part: bool,
    is_online: bool,
    /// From what they are absent: the meeting, or what has been treated.
    absences: Vec<Absence>,
}

impl Standing {
    fn of(id: &PartyId, agenda: &Agenda, treated: &HashSet<&ItemId>) -> Self {
        let theirs = agenda.absent.iter().filter(|absence| absence.who == *id);
        Self {
            is_member: agenda.members.contains(id),
            takes_part: agenda.person(id).is_some_and(|person| person.role == Role::Participant),
            is_online: agenda.online.contains(id),
            absences: theirs.filter_map(|absence| within(absence, |item| treated.contains(item))).collect(),
        }
    }

    /// What it says of a member who is there.
    pub(super) fn of_member() -> Self {
        Self { is_member: true, takes_part: false, is_online: false, absences: Vec::new() }
    }

    /// Returns whether it has them neither among the members nor among those who take part.
    pub(in crate::meeting) fn is_out(&self) -> bool {
        !self.is_member && !self.takes_part
    }

    /// Returns whether it says what was recorded of the same person, whatever the agenda said then.
    fn is_recorded(&self, was: &Self, told: &(AttendanceStatus, Option<String>)) -> bool {
        let whole = self.absences.iter().find(|absence| absence.is_whole());
        let is_told = match whole {
            Some(absence) => *told == (AttendanceStatus::Excused, absence.reason.clone()),
            None => told.0 == AttendanceStatus::Present,
        };
        let items = |standing: &Self| standing.absences.iter().filter(|a| !a.is_whole()).cloned().collect::<Vec<_>>();
        is_told && Self { absences: items(self), ..self.clone() } == Self { absences: items(was), ..was.clone() }
    }
}

/// Returns an absence for those of its items that count, or for the whole meeting; none: for nothing.
fn within(absence: &Absence, counts: impl Fn(&ItemId) -> bool) -> Option<Absence> {
    let items: Vec<ItemId> = absence.items.iter().filter(|item| counts(item)).cloned().collect();
    (absence.is_whole() || !items.is_empty()).then(|| Absence { items, ..absence.clone() })
}

/// Keeps the people and units that something recorded or kept still names, and what those are of whom it was recorded
/// whether they are there. Returns what the file says otherwise, and of whom.
pub(super) fn keep_parties(
    meeting: &Meeting,
    runs: &[SlotRun],
    agenda: &mut Agenda,
    names: &Names,
) -> BTreeMap<PartyId, Standing> {
    let settled: BTreeSet<&PartyId> = meeting.attendance.settled_ids().collect();
    let gone = keep_gone(meeting, runs, &settled, agenda);
    let treated: HashSet<&ItemId> =
        runs.iter().filter(|run| !run.spans.is_empty()).flat_map(|run| &run.slot.items).collect();
    let mut before = meeting.agenda.clone();
    for item in before.absent.iter_mut().flat_map(|absence| &mut absence.items) {
        *item = names.item(item);
    }
    // Who is gone from the file and voted by name, or of whose attendance something says otherwise, was there too. What
    // was recorded behind closed doors tells nobody so: who else is gone is kept for their name alone.
    let mut there = meeting.voted_by_name();
    there.extend(meeting.attendance.named_openly().filter_map(id_of));
    let (of_gone, for_name): (Vec<&PartyId>, Vec<&PartyId>) =
        gone.iter().filter(|id| !settled.contains(id)).partition(|id| there.contains(id));
    for id in for_name {
        set_role(id, Role::Guest, agenda);
        // Earlier votes know by it who could not vote.
        keep_absences(id, Standing::of(id, &before, &treated).absences, agenda, &treated);
    }
    let mut overruled = BTreeMap::new();
    for id in settled.iter().copied().chain(of_gone) {
        let (was, is) = (Standing::of(id, &before, &treated), Standing::of(id, agenda, &treated));
        let is_settled = settled.contains(id);
        if was == is {
            continue;
        }
        // A person added in the meeting need not be in any file.
        let is_added = meeting.unannounced.takes_part(id) && is.is_out();
        if is_settled && !is_added && !is.is_recorded(&was, &meeting.status_before_moves(&Who::Id(id.clone()))) {
            overruled.insert(id.clone(), is.clone());
        }
        keep_seat(id, was.is_member, &before, agenda);
        if is_settled {
            if let Some(person) = before.person(id) {
                set_role(id, person.role, agenda);
            }
            agenda.online.retain(|online| online != id);
            agenda.online.extend(was.is_online.then(|| id.clone()));
        }
        keep_absences(id, was.absences, agenda, &treated);
    }
    overruled
}

fn set_role(id: &PartyId, role: Role, agenda: &mut Agenda) {
    agenda.people.iter_mut().filter(|person| person.id == *id).for_each(|person| person.role = role);
}

/// Lets somebody be a member or not, where they were in the list.
fn keep_seat(id: &PartyId, is_member: bool, before: &Agenda, agenda: &mut Agenda) {
    if !is_member {
        agenda.members.retain(|member| member != id);
    } else if !agenda.members.contains(id) {
        let place = before.members.iter().position(|member| member == id).unwrap_or_default();
        let mut earlier = before.members.iter().take(place).rev();
        let after = earlier.find_map(|member| agenda.members.iter().position(|other| other == member));
        agenda.members.insert(after.map_or(0, |after| after + 1), id.clone());
    }
}

/// Keeps from what somebody is absent; what the agenda says of what is to come counts.
fn keep_absences(id: &PartyId, was: Vec<Absence>, agenda: &mut Agenda, treated: &HashSet<&ItemId>) {
    let counts = |absence: &Absence| match absence.who == *id {
        true => within(absence, |item| !treated.contains(item)).filter(|absence| !absence.is_whole()),
        false => Some(absence.clone()),
    };
    agenda.absent = agenda.absent.iter().filter_map(counts).chain(was).collect();
}

/// Keeps the people and units that are named and that the agenda has no more; returns their ids.
fn keep_gone(
    meeting: &Meeting,
    runs: &[SlotRun],
    settled: &BTreeSet<&PartyId>,
    agenda: &mut Agenda,
) -> HashSet<PartyId> {
    let recorded = meeting.records.iter().flat_map(Record::versions).flat_map(Content::named);
    let kept = runs.iter().filter(|r| r.removed);
    let guests = kept.flat_map(|r| r.slot.guests.iter().map(|g| &g.who).chain(&r.slot.lead));
    let guests = guests.chain(runs.iter().flat_map(|r| r.kept_guests.iter().map(|g| &g.who)));
    let items = agenda.items.iter().flat_map(|i| i.responsible.iter().chain(&i.case_worker));
    let named = recorded.chain(guests).chain(items).chain(meeting.attendance.named()).filter_map(id_of);
    let named =
        named.chain(settled.iter().copied()).chain(meeting.parties_to_votes()).chain(meeting.unannounced.named());
    let named: HashSet<PartyId> = named.cloned().collect();
    let gone = |id: &PartyId| named.contains(id) && agenda.person(id).is_none() && agenda.unit(id).is_none();
    let people: Vec<_> = meeting.agenda.people.iter().filter(|p| gone(&p.id)).cloned().collect();
    let units: Vec<_> = meeting.agenda.units.iter().filter(|u| gone(&u.id)).cloned().collect();
    let ids = people.iter().map(|p| p.id.clone()).collect();
    agenda.people.extend(people);
    agenda.units.extend(units);
    ids
}

fn id_of(who: &Who) -> Option<&PartyId> {
    match who {
        Who::Id(id) => Some(id),
        Who::Name(_) => None,
    }
}
