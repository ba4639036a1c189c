//! The people of a checked agenda: who they are, who a reference means, who is known to be absent, and who takes part
//! online.

use std::collections::BTreeSet;

use super::{Checker, line, lines};
use crate::agenda::file::{AbsenceFile, AgendaFile};
use crate::agenda::finding;
use crate::agenda::load::tables;
use crate::agenda::plan::*;
use crate::agenda::read::{Line, Located, nearest};
use crate::lang::Msg;
use crate::{msg, text};

/// The word that says that nobody comes instead of somebody.
const NOBODY: &str = "none";

impl Checker<'_> {
    pub(super) fn parties(&mut self, file: &AgendaFile) {
        for unread in tables(&file.person).map(|p| &p.value.unread).chain(tables(&file.unit).map(|u| &u.value.unread)) {
            self.unread_parties.extend(self.written(unread.place("id")));
        }
        for Located { value: person, span } in tables(&file.person) {
            let name = self.required(&person.name, "name", *span, &person.unread);
            let Some(id) = &person.id else {
                self.missing("id", *span, &person.unread);
                continue;
            };
            self.people.push(Person {
                id: PartyId(id.value.0.clone()),
                name,
                title: line(&person.title),
                organisation: line(&person.organisation),
                group: line(&person.group),
                role: person.role.map(|r| r.value).unwrap_or_default(),
            });
        }
        let people: BTreeSet<PartyId> = self.people.iter().map(|p| p.id.clone()).collect();
        for Located { value: unit, span } in tables(&file.unit) {
            let name = self.required(&unit.name, "name", *span, &unit.unread);
            let Some(id) = &unit.id else {
                self.missing("id", *span, &unit.unread);
                continue;
            };
            let party = PartyId(id.value.0.clone());
            // Within one file the duplicate is reported where it is read.
            if people.contains(&party)
                && !tables(&file.person)
                    .filter_map(|p| p.value.id.as_ref())
                    .any(|p| p.value == id.value && p.span.source == id.span.source)
            {
                let help = msg!("finding-party-twice-help");
                self.report.error("duplicate-id", id.span, msg!("finding-party-twice", id = &party.0), help);
            }
            self.units.push(Unit { id: party, name });
        }
    }

    /// Resolves the id of a person.
    pub(super) fn person(&mut self, named: &Located<Line>) -> Option<PartyId> {
        let id = &named.value.0;
        if let Some(person) = self.people.iter().find(|p| p.id.0 == *id) {
            return Some(person.id.clone());
        }
        let message = if self.units.iter().any(|u| u.id.0 == *id) {
            msg!("finding-unit-no-person", id = id)
        } else {
            msg!("finding-unknown-person", id = id)
        };
        self.unknown_party(named, message, msg!("finding-unknown-person-help"));
        None
    }

    /// Resolves an id of a person or a unit, or takes free text.
    pub(super) fn who(&mut self, named: &Located<Line>) -> Option<Who> {
        let said = &named.value.0;
        let ids = self.people.iter().map(|p| &p.id).chain(self.units.iter().map(|u| &u.id));
        if let Some(id) = ids.into_iter().find(|id| id.0 == *said) {
            return Some(Who::Id(id.clone()));
        }
        if said.is_empty() {
            let help = msg!("finding-empty-who-help");
            self.report.error("empty-text", named.span, msg!("finding-empty-text", key = "who"), help);
            return None;
        }
        if said.chars().any(|c| c.is_uppercase() || c.is_whitespace()) {
            return Some(Who::Name(said.clone()));
        }
        let message = msg!("finding-unknown-party", id = said);
        self.unknown_party(named, message, msg!("finding-unknown-party-help"));
        None
    }

    fn unknown_party(&mut self, named: &Located<Line>, message: Msg, otherwise: Msg) {
        let said = &named.value.0;
        if !self.complete.ids || self.unread_parties.contains(said) || finding::is_full(&self.report.findings) {
            return;
        }
        let folded = text::casefold(said);
        let by_name = self.people.iter().filter(|p| {
            let name = text::casefold(&p.name);
            name == folded || name.split_whitespace().any(|w| w == folded)
        });
        let by_name: Vec<&str> = by_name.map(|p| p.id.0.as_str()).collect();
        let ids = self.people.iter().map(|p| p.id.0.as_str()).chain(self.units.iter().map(|u| u.id.0.as_str()));
        let help = match (by_name.as_slice(), nearest(said, ids)) {
            ([one], _) => msg!("finding-did-you-mean", name = *one),
            ([], Some(near)) => msg!("finding-did-you-mean", name = near),
            _ => otherwise,
        };
        self.report.error("unknown-person", named.span, message, help);
    }

    /// Lists who is known to be absent.
    pub(super) fn absences(&mut self, file: &AgendaFile, members: &[PartyId]) -> Vec<Absence> {
        let absences: Vec<Option<Absence>> =
            tables(&file.absent).map(|absence| self.absence(absence, members)).collect();
        absences.into_iter().flatten().collect()
    }

    fn absence(&mut self, absence: &Located<AbsenceFile>, members: &[PartyId]) -> Option<Absence> {
        let Located { value: written, span } = absence;
        let who = match &written.who {
            Some(who) => self.person(who),
            None => {
                self.missing("who", *span, &written.unread);
                None
            }
        };
        let named = written.substitute.as_ref().filter(|named| !named.value.0.is_empty());
        let is_person = |id: &str| self.people.iter().any(|p| p.id.0 == id);
        let no_substitute = named.is_some_and(|named| named.value.0 == NOBODY) && !is_person(NOBODY);
        let substitute = named.filter(|_| !no_substitute).and_then(|named| self.stand_in(named, members));
        let (substitute, substitute_name) = match substitute {
            Some(Who::Id(id)) => (Some(id), None),
            Some(Who::Name(name)) => (None, Some(name)),
            None => (None, None),
        };
        let places = self.item_places(&written.items);
        let items = places.iter().filter_map(|place| self.items.get(*place)).map(|item| item.id.clone()).collect();
        Some(Absence { who: who?, reason: line(&written.reason), substitute, substitute_name, no_substitute, items })
    }

    /// Resolves who comes instead of a member: the id of a person, a person's name, or another name.
    fn stand_in(&mut self, named: &Located<Line>, members: &[PartyId]) -> Option<Who> {
        let said = &named.value.0;
        let is_name = said.chars().any(|c| c.is_uppercase() || c.is_whitespace());
        let folded = text::casefold(said);
        let by_name =
            || self.people.iter().find(|p| is_name && text::casefold(&p.name) == folded).map(|p| p.id.clone());
        let by_id = self.people.iter().find(|p| p.id.0 == *said).map(|p| p.id.clone());
        let who = match by_id.or_else(by_name) {
            Some(id) => Who::Id(id),
            None if is_name => Who::Name(said.clone()),
            None => Who::Id(self.person(named)?),
        };
        if matches!(&who, Who::Id(id) if members.contains(id)) {
            let help = msg!("finding-substitute-is-member-help");
            let message = msg!("finding-substitute-is-member", name = said);
            self.report.warning("substitute-is-member", named.span, message, help);
        }
        Some(who)
    }

    /// Lists who takes part online, of those who are there for the whole meeting.
    pub(super) fn online(&mut self, file: &AgendaFile, members: &[PartyId]) -> Vec<PartyId> {
        let mut online: Vec<PartyId> = Vec::new();
        for named in lines(&file.online) {
            let Some(id) = self.person(named) else { continue };
            let is_guest = |p: &Person| p.id == id && p.role != Role::Participant && !members.contains(&id);
            if self.people.iter().any(is_guest) {
                let message = msg!("finding-online-guest", id = &id.0);
                self.report.warning("online-guest", named.span, message, msg!("finding-online-guest-help", id = &id.0));
            }
            if !online.contains(&id) {
                online.push(id);
            }
        }
        online
    }
}
