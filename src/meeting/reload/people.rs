//! Whether a file gives the id of somebody of whom something is recorded to somebody else, or them another id.
//!
//! What is recorded of a person names the id that the agenda gave. Two ids that were swapped, or one that was used
//! again, would make it somebody else's: present instead of absent, a vote, a task.

use std::collections::BTreeMap;

use super::matching::Title;
use crate::agenda::{Agenda, PartyId, Who};
use crate::meeting::event::{Content, Event};
use crate::meeting::history::History;
use crate::text;

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
/// another. What is being written of somebody, as `written` names them, counts like a record.
///
/// A name that was put right is nobody else's: it is every name that was theirs but for a slip of the pen or a name
/// more, and nobody else had it or has the old one. What was taken back counts too, for it can come back; and so do the
/// names of those whom an agenda in between lacked.
#[must_use]
pub fn person_trouble(history: &History, agenda: &Agenda, written: &[Who]) -> Option<PersonTrouble> {
    let current = history.meeting().agenda();
    // An id that was made in the meeting is in no file.
    recorded(history, written).into_iter().filter(|(id, _)| !id.is_made()).find_map(|(id, known)| {
        let before = known.last()?;
        let Some(after) = Party::of(agenda, id) else {
            // A namesake is not the same.
            let is_namesake = |other: &&PartyId| Party::of(current, other).is_some_and(|p| p.name == before.name);
            let other = other_of(agenda, id, before.name).filter(|other| !is_namesake(other))?;
            return Some(PersonTrouble::OtherId { name: before.name.to_owned(), id: id.clone(), other: other.clone() });
        };
        let is_known = known.iter().any(|party| is_same(party.name, after.name));
        let has_moved = || other_of(current, id, after.name).or(other_of(agenda, id, before.name)).is_some();
        let is_other = !is_known && (has_moved() || !known.iter().all(|party| party.may_be(&after)));
        let (before, after) = (before.name.to_owned(), after.name.to_owned());
        is_other.then(|| PersonTrouble::GivenAway { id: id.clone(), before, after })
    })
}

/// Collects who had the id of somebody of whom something is recorded or being written, the latest last.
fn recorded<'a>(history: &'a History, written: &'a [Who]) -> BTreeMap<&'a PartyId, Vec<Party<'a>>> {
    let mut all: BTreeMap<&PartyId, Vec<Party>> = BTreeMap::new();
    let mut agendas: Vec<&Agenda> = Vec::new();
    for entry in history.entries() {
        if let Some(agenda) = agenda_of(&entry.event) {
            agendas.push(agenda);
            for (id, known) in &mut all {
                known.extend(Party::of(agenda, id));
            }
        }
        let unnamed = agendas.last().map(|agenda| implied(&entry.event, agenda)).unwrap_or_default();
        for id in named(&entry.event).into_iter().filter_map(id_of).chain(unnamed) {
            all.entry(id).or_insert_with(|| latest(&agendas, id).into_iter().collect());
        }
    }
    agendas.push(history.meeting().agenda());
    for id in written.iter().filter_map(id_of) {
        all.entry(id).or_insert_with(|| latest(&agendas, id).into_iter().collect());
    }
    all
}

/// Returns who had an id last.
fn latest<'a>(agendas: &[&'a Agenda], id: &PartyId) -> Option<Party<'a>> {
    agendas.iter().rev().find_map(|agenda| Party::of(agenda, id))
}

/// Returns the agenda that an event brings.
fn agenda_of(event: &Event) -> Option<&Agenda> {
    match event {
        Event::RecordCreated { agenda, .. }
        | Event::AgendaReloaded { agenda, .. }
        | Event::AgendaReplaced { agenda, .. } => Some(agenda),
        _ => None,
    }
}

/// A person or unit, as an agenda has them.
#[derive(Clone, Copy)]
struct Party<'a> {
    name: &'a str,
    title: Option<&'a str>,
    organisation: Option<&'a str>,
}

impl<'a> Party<'a> {
    fn of(agenda: &'a Agenda, id: &PartyId) -> Option<Self> {
        let person = agenda.person(id).map(|person| Self {
            name: &person.name,
            title: person.title.as_deref(),
            organisation: person.organisation.as_deref(),
        });
        person.or_else(|| agenda.unit(id).map(|unit| Self { name: &unit.name, title: None, organisation: None }))
    }

    /// Returns whether this may be another one under a name that was put right: but for one word with a slip of the
    /// pen, all is the same, or names were added and all else that is known of them is as it was.
    fn may_be(&self, other: &Self) -> bool {
        let (a, b) = (words(self.name), words(other.name));
        let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
        let is_elsewhere_same = (self.title, self.organisation) == (other.title, other.organisation);
        if short.len() < long.len() && !is_elsewhere_same {
            return false;
        }
        if a.len() < b.len() && !a.is_empty() && a.iter().all(|word| b.contains(word)) {
            return true;
        }
        let mut slips = 0;
        let mut rest = long.iter();
        let Some((first, others)) = short.split_first() else { return false };
        let mut same = |a: &String, b: &String| {
            let is_slip = a != b && is_slip(a, b);
            slips += usize::from(is_slip);
            a == b || is_slip || is_initial(a, b)
        };
        let is_same =
            rest.next().is_some_and(|name| same(first, name)) && others.iter().all(|a| rest.any(|b| same(a, b)));
        let says_a_name = short.iter().any(|word| word.chars().count() > 1);
        is_same && says_a_name && slips < 2
    }
}

/// Splits a name into its words, without case.
fn words(name: &str) -> Vec<String> {
    let name = text::casefold(&text::one_line(name));
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns whether a letter of a word is wrong, missing or too many, or two are the other way round.
fn is_slip(a: &str, b: &str) -> bool {
    a.chars().count().max(b.chars().count()) > 2 && strsim::damerau_levenshtein(a, b) == 1
}

fn is_initial(a: &str, b: &str) -> bool {
    let begins = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    begins(a, b) || begins(b, a)
}

/// Lists everybody of whom an event records something.
fn named(event: &Event) -> Vec<&Who> {
    match event.amended() {
        Event::FollowUpRecorded { follow_up, .. } => follow_up.owners.iter().collect(),
        Event::VoteRecorded { vote, .. } => vote.named().collect(),
        Event::StatementRecorded { statement, .. } => statement.who.iter().collect(),
        Event::MotionRecorded { motion, .. } => motion.named().collect(),
        Event::ElectionRecorded { election, .. } => election.named().collect(),
        Event::RecordEdited { content, .. }
        | Event::CorrectionRecorded { content, .. }
        | Event::AdditionRecorded { content, .. } => content.named(),
        Event::AttendanceRecorded { who, substitute, .. }
        | Event::SubstituteRecorded { who, substitute }
        | Event::SubstituteNamed { who, substitute, .. }
        | Event::ItemSubstituteNamed { who, substitute, .. } => std::iter::once(who).chain(substitute).collect(),
        Event::ItemChairNamed { who, .. } => who.iter().collect(),
        Event::ProxyGiven { who, to } => std::iter::once(who).chain(to).collect(),
        Event::AttendanceConfirmed { guests, .. } => guests.iter().map(|guest| &guest.who).collect(),
        Event::GuestMarked { who, .. }
        | Event::GuestAdded { who, .. }
        | Event::ParticipantAdded { who, .. }
        | Event::NoSubstituteRecorded { who }
        | Event::OnlineRecorded { who, .. }
        | Event::PersonArrived { who, .. }
        | Event::PersonLeft { who, .. }
        | Event::AttendanceTimeCorrected { who, .. }
        | Event::DisqualificationRecorded { who, .. }
        | Event::DisqualificationLifted { who, .. } => vec![who],
        _ => Vec::new(),
    }
}

/// Lists everybody of whom an event records something by what the agenda then said of them: all the members, their
/// substitutes and others who are there, the chair who gives a casting vote.
fn implied<'a>(event: &Event, agenda: &'a Agenda) -> Vec<&'a PartyId> {
    let has_casting = |content: &Content| matches!(content, Content::Vote(vote) if vote.casting.is_some());
    let is_by_chair = match event.amended() {
        Event::AllPresentRecorded | Event::AttendanceConfirmed { everybody: true, .. } => {
            let substitutes = agenda.absent.iter().filter_map(|absence| absence.substitute.as_ref());
            let participants = agenda.participants().map(|p| &p.id);
            return agenda.members.iter().chain(substitutes).chain(participants).collect();
        }
        Event::VoteRecorded { vote, .. } => vote.casting.is_some(),
        Event::RecordEdited { content, .. }
        | Event::CorrectionRecorded { content, .. }
        | Event::AdditionRecorded { content, .. } => has_casting(content),
        _ => false,
    };
    agenda.chair.iter().filter(|_| is_by_chair).collect()
}

fn id_of(who: &Who) -> Option<&PartyId> {
    match who {
        Who::Id(id) => Some(id),
        Who::Name(_) => None,
    }
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
