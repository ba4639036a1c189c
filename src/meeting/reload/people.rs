//! Whether a file gives the id of somebody of whom something is recorded to somebody else.
//!
//! What is recorded of a person names the id that the agenda gave. Two ids that were swapped, or one that was used
//! again, would make it somebody else's: present instead of absent, a vote, a task.

use std::collections::BTreeSet;

use super::matching::Title;
use crate::agenda::{Agenda, PartyId, Who};
use crate::meeting::event::Event;
use crate::meeting::history::History;

/// Somebody whose id is another's in a changed agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    pub id: PartyId,
    pub before: String,
    /// Whose it would be.
    pub after: String,
}

/// Finds somebody of whom something is recorded and whose id is somebody else's in a changed agenda.
///
/// A name that was put right is nobody else's: it keeps a word of what it was, and nobody else had it or has the old
/// one. What was taken back counts too, for it can come back.
#[must_use]
pub fn renamed_person(history: &History, agenda: &Agenda) -> Option<Renamed> {
    let current = history.meeting().agenda();
    let recorded: BTreeSet<&PartyId> =
        history.entries().iter().flat_map(|e| named(&e.event)).filter_map(id_of).collect();
    recorded.into_iter().find_map(|id| {
        let (before, after) = (name(current, id)?, name(agenda, id)?);
        let has_moved = || has_another(current, id, after) || has_another(agenda, id, before);
        let is_other = !is_same(before, after) && (has_moved() || !shares_a_word(before, after));
        is_other.then(|| Renamed { id: id.clone(), before: before.to_owned(), after: after.to_owned() })
    })
}

/// Lists everybody of whom an event records something.
fn named(event: &Event) -> Vec<&Who> {
    match event {
        Event::FollowUpRecorded { follow_up, .. } => follow_up.owners.iter().collect(),
        Event::VoteRecorded { vote, .. } => vote.named().collect(),
        Event::StatementRecorded { statement, .. } => vec![&statement.who],
        Event::RecordEdited { content, .. }
        | Event::CorrectionRecorded { content, .. }
        | Event::AdditionRecorded { content, .. } => content.named(),
        Event::AttendanceRecorded { who, substitute, .. } | Event::SubstituteRecorded { who, substitute } => {
            std::iter::once(who).chain(substitute).collect()
        }
        Event::GuestMarked { who, .. }
        | Event::PersonArrived { who, .. }
        | Event::PersonLeft { who, .. }
        | Event::DisqualificationRecorded { who, .. }
        | Event::DisqualificationLifted { who, .. } => vec![who],
        _ => Vec::new(),
    }
}

fn id_of(who: &Who) -> Option<&PartyId> {
    match who {
        Who::Id(id) => Some(id),
        Who::Name(_) => None,
    }
}

fn name<'a>(agenda: &'a Agenda, id: &PartyId) -> Option<&'a str> {
    let unit = || agenda.unit(id).map(|unit| unit.name.as_str());
    agenda.person(id).map(|person| person.name.as_str()).or_else(unit)
}

fn has_another(agenda: &Agenda, id: &PartyId, name: &str) -> bool {
    let people = agenda.people.iter().map(|p| (&p.id, &p.name));
    people.chain(agenda.units.iter().map(|u| (&u.id, &u.name))).any(|(other, of)| other != id && is_same(of, name))
}

fn is_same(a: &str, b: &str) -> bool {
    Title::new(a) == Title::new(b)
}

fn shares_a_word(a: &str, b: &str) -> bool {
    Title::new(a).shares_a_word_of(&Title::new(b))
}
