//! What a protocol said of the meeting as a whole, which a changed agenda does not put otherwise once the meeting is
//! opened again: it would be printed as if it had been so from the start. The zone of a record is fixed from its
//! creation.

use crate::agenda::{Agenda, PartyId, Person, ProtocolSettings};
use crate::meeting::state::Meeting;

/// Something that stays as it was at the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// Who chaired, and what the chair is called.
    Chair,
    /// What people and units are called, their titles and groups.
    Names,
    /// The time zone of every time.
    Zone,
    /// What else the head says, and what the minutes end with: what the meeting is called, whose it is, who took the
    /// minutes, when the next one is.
    Head,
    /// How the minutes are written: for which kind of body, in which language, with which headings and signatures.
    Form,
}

impl Signed {
    /// The message that names it in a list.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Chair => "reload-signed-chair",
            Self::Names => "reload-signed-names",
            Self::Zone => "reload-signed-zone",
            Self::Head => "reload-signed-head",
            Self::Form => "reload-signed-form",
        }
    }
}

/// Returns an agenda with what was settled: the time zone by the record, the rest by the close of a meeting that is
/// open again; and lists of what the file says something else.
#[must_use]
pub fn keep_signed(meeting: &Meeting, agenda: Box<Agenda>) -> (Box<Agenda>, Vec<Signed>) {
    let (mut kept, mut differ) = (agenda, Vec::new());
    let before = meeting.agenda();
    // All that is recorded was stated in the record's zone.
    let is_recorded = meeting.created_at().is_some();
    let is_other_zone = is_recorded && kept.zone() != meeting.zone();
    let zone = (is_other_zone && kept.timezone.is_some()).then_some(Signed::Zone);
    if is_other_zone {
        kept.timezone.clone_from(&before.timezone);
    }
    if meeting.first_closed_at().is_none() {
        differ.extend(zone);
        return (kept, differ);
    }
    let Agenda { chair, chair_label, .. } = before.clone();
    if (&kept.chair, &kept.chair_label) != (&chair, &chair_label) {
        (kept.chair, kept.chair_label) = (chair, chair_label);
        differ.push(Signed::Chair);
    }
    if keep_names(meeting, &mut kept) {
        differ.push(Signed::Names);
    }
    differ.extend(zone);
    let head = head_of(meeting, &kept);
    if head != *kept {
        *kept = head;
        differ.push(Signed::Head);
    }
    let ProtocolSettings { formats, templates, call_ahead, .. } = kept.protocol.clone();
    let protocol = ProtocolSettings { formats, templates, call_ahead, ..before.protocol.clone() };
    if (&protocol, before.lang) != (&kept.protocol, kept.lang) {
        (kept.protocol, kept.lang) = (protocol, before.lang);
        differ.push(Signed::Form);
    }
    for id in [kept.chair.clone(), kept.minute_taker.clone()].into_iter().flatten() {
        keep_party(before, &mut kept, &id);
    }
    (kept, differ)
}

/// Returns an agenda with all that the head of the minutes says and they end with, as it was. Times that moved with the
/// meeting are the file's.
fn head_of(meeting: &Meeting, file: &Agenda) -> Agenda {
    let before = meeting.agenda().clone();
    let times = if meeting.shift.is_some() { file } else { &before };
    let (announced_start, announced_end) = (times.announced_start, times.announced_end);
    let Agenda { title, body, document, place, case, meeting_number, minute_taker, .. } = before.clone();
    let Agenda { next_meeting, distribution, reference, issued, intro, upcoming, .. } = before;
    Agenda {
        title,
        body,
        document,
        place,
        announced_start,
        announced_end,
        case,
        meeting_number,
        minute_taker,
        next_meeting,
        distribution,
        reference,
        issued,
        intro,
        upcoming,
        ..file.clone()
    }
}

/// Calls people and units as they were called; returns whether the agenda called any of them otherwise. Of whom only
/// something closed spoke is called as the file says: it may open that.
fn keep_names(meeting: &Meeting, kept: &mut Agenda) -> bool {
    let (before, read) = (meeting.agenda(), meeting.parties_read_of());
    let mut is_other = false;
    for person in &mut kept.people {
        if let Some(was) = before.person(&person.id).filter(|was| read.contains(&was.id)) {
            let called = Person { role: person.role, ..was.clone() };
            is_other |= called != *person;
            *person = called;
        }
    }
    for unit in &mut kept.units {
        if let Some(was) = before.unit(&unit.id).filter(|was| was.name != unit.name && read.contains(&was.id)) {
            unit.name.clone_from(&was.name);
            is_other = true;
        }
    }
    is_other
}

/// Keeps a person or unit whom the agenda lacks and what is kept names.
pub(super) fn keep_party(before: &Agenda, kept: &mut Agenda, id: &PartyId) {
    if kept.person(id).is_none() && kept.unit(id).is_none() {
        kept.people.extend(before.person(id).cloned());
        kept.units.extend(before.unit(id).cloned());
    }
}
