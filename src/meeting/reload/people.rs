//! Whether a file gives the id of somebody of whom something is recorded to somebody else, or them another id.
//!
//! What is recorded of a person names the id that the agenda gave. Two ids that were swapped, or one that was used
//! again, would make it somebody else's: present instead of absent, a vote, a task.

use std::collections::BTreeSet;

use super::matching::Title;
use crate::agenda::{Agenda, PartyId, Who};
use crate::meeting::event::Event;
use crate::meeting::history::History;

/// What a changed agenda does to somebody of whom something is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonTrouble {
    /// Their id is somebody else's.
    GivenAway {
        id: PartyId,
        before: String,
        /// Whose it would be.
        after: String,
    },
    /// They have another id, and would be two.
    OtherId { name: String, id: PartyId, other: PartyId },
}

/// Finds somebody of whom something is recorded and whose id is somebody else's in a changed agenda, or who has
/// another.
///
/// A name that was put right is nobody else's: it keeps a word of what it was, and nobody else had it or has the old
/// one. What was taken back counts too, for it can come back.
#[must_use]
pub fn person_trouble(history: &History, agenda: &Agenda) -> Option<PersonTrouble> {
    let current = history.meeting().agenda();
    let named = history.entries().iter().flat_map(|entry| named(&entry.event));
    let recorded: BTreeSet<&PartyId> = named.filter_map(id_of).collect();
    recorded.into_iter().find_map(|id| {
        let before = name(current, id)?;
        let Some(after) = name(agenda, id) else {
            // A namesake is not the same.
            let other = other_of(agenda, id, before).filter(|other| name(current, other) != Some(before))?;
            return Some(PersonTrouble::OtherId { name: before.to_owned(), id: id.clone(), other: other.clone() });
        };
        let has_moved = || other_of(current, id, after).or(other_of(agenda, id, before)).is_some();
        let is_other = !is_same(before, after) && (has_moved() || !shares_a_word(before, after));
        let (before, after) = (before.to_owned(), after.to_owned());
        is_other.then(|| PersonTrouble::GivenAway { id: id.clone(), before, after })
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
        Event::AttendanceRecorded { who, substitute, .. }
        | Event::SubstituteRecorded { who, substitute }
        | Event::SubstituteNamed { who, substitute, .. }
        | Event::ItemSubstituteNamed { who, substitute, .. } => std::iter::once(who).chain(substitute).collect(),
        Event::GuestMarked { who, .. }
        | Event::PersonArrived { who, .. }
        | Event::PersonLeft { who, .. }
        | Event::AttendanceTimeCorrected { who, .. }
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

/// Finds another id under which an agenda has a name.
fn other_of<'a>(agenda: &'a Agenda, id: &PartyId, name: &str) -> Option<&'a PartyId> {
    let people = agenda.people.iter().map(|p| (&p.id, &p.name));
    let mut all = people.chain(agenda.units.iter().map(|u| (&u.id, &u.name)));
    all.find(|(other, of)| *other != id && is_same(of, name)).map(|(other, _)| other)
}

fn is_same(a: &str, b: &str) -> bool {
    Title::new(a) == Title::new(b)
}

fn shares_a_word(a: &str, b: &str) -> bool {
    Title::new(a).shares_a_word_of(&Title::new(b))
}
