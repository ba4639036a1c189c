//! What a protocol said of the meeting as a whole, which a changed agenda does not put otherwise once the meeting is
//! opened again: it would be printed as if it had been so from the start.

use crate::agenda::{Agenda, PartyId, Person};
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
    /// What the meeting is called, whose it is, where it was held, and who took the minutes.
    Head,
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
        }
    }
}

/// Returns an agenda with what was settled by the close of a meeting that is open again, and lists of what the file
/// says something else.
#[must_use]
pub fn keep_signed(meeting: &Meeting, agenda: Box<Agenda>) -> (Box<Agenda>, Vec<Signed>) {
    let (mut kept, mut differ) = (agenda, Vec::new());
    if meeting.first_closed_at().is_none() {
        return (kept, differ);
    }
    let before = meeting.agenda();
    let Agenda { title, body, place, case, meeting_number, minute_taker, .. } = before.clone();
    let Agenda { chair, chair_label, timezone, .. } = before.clone();
    if (&kept.chair, &kept.chair_label) != (&chair, &chair_label) {
        (kept.chair, kept.chair_label) = (chair, chair_label);
        differ.push(Signed::Chair);
    }
    if keep_names(meeting, &mut kept) {
        differ.push(Signed::Names);
    }
    if kept.timezone != timezone {
        kept.timezone = timezone;
        differ.push(Signed::Zone);
    }
    let head = Agenda { title, body, place, case, meeting_number, minute_taker, ..(*kept).clone() };
    if head != *kept {
        *kept = head;
        differ.push(Signed::Head);
    }
    for id in [kept.chair.clone(), kept.minute_taker.clone()].into_iter().flatten() {
        keep_party(before, &mut kept, &id);
    }
    (kept, differ)
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
fn keep_party(before: &Agenda, kept: &mut Agenda, id: &PartyId) {
    if kept.person(id).is_none() && kept.unit(id).is_none() {
        kept.people.extend(before.person(id).cloned());
        kept.units.extend(before.unit(id).cloned());
    }
}
