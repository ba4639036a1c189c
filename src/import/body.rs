//! What a body's agendas share: its people and units are known again in an agenda that was read, which then says only
//! what is different.

use std::collections::{HashMap, HashSet};

use super::document::Place;
use super::reading::{Anchor, Matter, Note, Reading};
use crate::agenda::Role;
use crate::agenda::file::{AgendaFile, GuestFile, PersonFile, UnitFile};
use crate::agenda::names::{MatchMode, Spelling};
use crate::agenda::read::{Id, Line, List, Located};
use crate::msg;

/// What became of the people and units of an agenda.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// How many of them the body's file has.
    pub known: usize,
    /// How many it does not have: they may belong there.
    pub new: usize,
}

/// Lets an agenda build on a body's file, which it includes by the path `include`: whoever is in that has the id of it,
/// and what it says already is not said again.
pub fn build_on(reading: &mut Reading, body: &AgendaFile, include: &str) -> Known {
    let known = rename_known(reading, body);
    drop_repeated(reading, body);
    reading.agenda.include = Some(vec![Line(include.to_owned()).into()].into());
    known
}

/// A person or a unit.
trait Party {
    fn id(&self) -> Option<&str>;
    fn name(&self) -> Option<&str>;
}

macro_rules! party {
    ($ty:ty) => {
        impl Party for $ty {
            fn id(&self) -> Option<&str> {
                self.id.as_ref().map(|id| id.value.0.as_str())
            }

            fn name(&self) -> Option<&str> {
                self.name.as_ref().map(|name| name.value.0.as_str())
            }
        }
    };
}

party!(PersonFile);
party!(UnitFile);

fn tables<T>(list: &Option<Located<List<T>>>) -> impl Iterator<Item = &T> {
    list.iter().flat_map(|list| list.value.iter().map(|table| &table.value))
}

/// New ids for those that an agenda names.
#[derive(Default)]
struct Ids {
    new: HashMap<String, String>,
    count: Known,
    notes: Vec<Note>,
}

impl Ids {
    /// Finds the agenda's people or units among those of the body. `taken` has the ids that nobody else may have.
    fn find<T: Party>(&mut self, own: &[&T], body: &[&T], taken: &mut HashSet<String>) {
        for party in own {
            let (Some(id), Some(name)) = (party.id(), party.name()) else { continue };
            match same(name, body) {
                Some((known, is_whole)) => {
                    self.count.known += 1;
                    let Some(known_id) = known.id() else { continue };
                    self.new.insert(id.to_owned(), known_id.to_owned());
                    if let Some(other) = known.name().filter(|_| !is_whole) {
                        let matter = Matter::Guess(msg!("import-same-person", name = name, other = other));
                        self.notes.push(Note { anchor: Anchor::HeadEnd, matter, place: Place::default() });
                    }
                }
                None => {
                    self.count.new += 1;
                    let numbered = (2..).map(|n| format!("{id}{n}"));
                    let free = std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(id));
                    let free = free.unwrap_or_else(|| id.to_owned());
                    taken.insert(free.clone());
                    self.new.insert(id.to_owned(), free);
                }
            }
        }
    }

    fn of(&self, id: &str) -> Option<&String> {
        self.new.get(id)
    }
}

/// Finds who has a name, or, if nobody has, the only one whose name has all of its words, or all of whose words it has;
/// says whether it is the whole name.
fn same<'a, T: Party>(name: &str, body: &[&'a T]) -> Option<(&'a T, bool)> {
    let spelt = Spelling::new(name);
    let of = |party: &&'a T| party.name().map(Spelling::new);
    if let Some(party) = body.iter().find(|party| of(party).is_some_and(|other| other.is_same(&spelt))) {
        return Some((party, true));
    }
    let words = |name: &str| name.split_whitespace().count() >= 2;
    let is_part = |party: &&&T| {
        party.name().is_some_and(|other| {
            let other_spelt = Spelling::new(other);
            (words(name) && spelt.matches(&other_spelt, MatchMode::Whole))
                || (words(other) && other_spelt.matches(&spelt, MatchMode::Whole))
        })
    };
    let mut parts = body.iter().filter(is_part);
    match (parts.next(), parts.next()) {
        (Some(party), None) => Some((party, false)),
        _ => None,
    }
}

fn rename_known(reading: &mut Reading, body: &AgendaFile) -> Known {
    let agenda = &reading.agenda;
    let (people, units): (Vec<_>, Vec<_>) = (tables(&body.person).collect(), tables(&body.unit).collect());
    let of_body = people.iter().filter_map(|person| person.id()).chain(units.iter().filter_map(|unit| unit.id()));
    let mut taken: HashSet<String> = of_body.map(str::to_owned).collect();
    let mut ids = Ids::default();
    ids.find(&tables(&agenda.person).collect::<Vec<_>>(), &people, &mut taken);
    ids.find(&tables(&agenda.unit).collect::<Vec<_>>(), &units, &mut taken);
    rename(&mut reading.agenda, &ids);
    reading.notes.append(&mut ids.notes);
    ids.count
}

/// Writes the new ids wherever the agenda names somebody.
fn rename(agenda: &mut AgendaFile, ids: &Ids) {
    let line = |line: &mut Line| {
        if let Some(id) = ids.of(&line.0) {
            line.0.clone_from(id);
        }
    };
    let one = |value: &mut Option<Located<Line>>| value.iter_mut().for_each(|value| line(&mut value.value));
    let list = |value: &mut Option<Located<List<Line>>>| {
        value.iter_mut().flat_map(|list| &mut list.value).for_each(|value| line(&mut value.value));
    };
    let id = |value: &mut Option<Located<Id>>| {
        if let Some(value) = value
            && let Some(id) = ids.of(&value.value.0)
        {
            value.value.0.clone_from(id);
        }
    };
    for person in tables_mut(&mut agenda.person) {
        id(&mut person.id);
    }
    for unit in tables_mut(&mut agenda.unit) {
        id(&mut unit.id);
    }
    one(&mut agenda.chair);
    one(&mut agenda.minute_taker);
    list(&mut agenda.members);
    list(&mut agenda.online);
    for absence in tables_mut(&mut agenda.absent) {
        one(&mut absence.who);
        one(&mut absence.substitute);
    }
    if let Some(protocol) = &mut agenda.protocol {
        list(&mut protocol.value.signers);
    }
    for item in tables_mut(&mut agenda.item) {
        one(&mut item.mover);
        list(&mut item.responsible);
        list(&mut item.case_worker);
        tables_mut(&mut item.history).for_each(|earlier| list(&mut earlier.absent));
    }
    for slot in tables_mut(&mut agenda.slot) {
        list(&mut slot.lead);
        for guest in tables_mut(&mut slot.guests) {
            match guest {
                GuestFile::Who(who) => line(who),
                GuestFile::Table(guest) => one(&mut guest.who),
            }
        }
    }
}

fn tables_mut<T>(list: &mut Option<Located<List<T>>>) -> impl Iterator<Item = &mut T> {
    list.iter_mut().flat_map(|list| list.value.iter_mut().map(|table| &mut table.value))
}

/// Takes out of an agenda what the body's file says.
fn drop_repeated(reading: &mut Reading, body: &AgendaFile) {
    let Reading { agenda, notes } = reading;
    macro_rules! drop_same {
        ($own:expr, $body:expr, $($field:ident)*) => {
            $(if said(&$own.$field) == said(&$body.$field) {
                $own.$field = None;
            })*
        };
    }
    let members_of = |file: &AgendaFile| -> Vec<String> {
        match &file.members {
            Some(members) => members.value.iter().map(|id| id.value.0.clone()).collect(),
            None => {
                let is_member = |person: &&PersonFile| person.role.is_some_and(|role| role.value == Role::Member);
                tables(&file.person).filter(is_member).filter_map(|person| person.id().map(str::to_owned)).collect()
            }
        }
    };
    let (own, shared) = (members_of(agenda), members_of(body));
    // Whoever is not a member this time is named as none by the list.
    if own == shared {
        agenda.members = None;
    } else if agenda.members.is_none() && !own.is_empty() {
        agenda.members = Some(own.into_iter().map(|id| Line(id).into()).collect::<Vec<_>>().into());
    }
    drop_same!(agenda, body, body document place start end language chair chair_label minute_taker timezone);
    drop_same!(agenda, body, reference case intro overnight);
    if let (Some(own), Some(shared)) = (&mut agenda.protocol, &body.protocol) {
        drop_same!(own.value, shared.value, title profile signatures access_labels groups quorum majority);
        if own.value == crate::agenda::file::ProtocolFile::default() {
            agenda.protocol = None;
        }
    }
    let known: HashMap<&str, &PersonFile> = tables(&body.person).filter_map(|p| p.id().map(|id| (id, p))).collect();
    if let Some(people) = &mut agenda.person {
        for person in people.value.iter_mut().map(|person| &mut person.value) {
            let Some(shared) = person.id().and_then(|id| known.get(id).copied()) else { continue };
            drop_same!(person, shared, title organisation group role);
            // The name that the body writes is the whole one.
            person.name = None;
        }
    }
    let says_nothing = |person: &PersonFile| {
        let more = [person.title.is_some(), person.organisation.is_some(), person.group.is_some()];
        person.name.is_none() && person.role.is_none() && !more.contains(&true)
    };
    drop_tables("person", &mut agenda.person, notes, says_nothing);
    let units: HashSet<&str> = tables(&body.unit).filter_map(Party::id).collect();
    drop_tables("unit", &mut agenda.unit, notes, |unit| unit.id().is_some_and(|id| units.contains(id)));
}

/// Returns the value without its place.
fn said<T>(value: &Option<Located<T>>) -> Option<&T> {
    value.as_ref().map(|value| &value.value)
}

/// Drops tables, with the notes on them: what the body says is not guessed.
fn drop_tables<T>(
    name: &str,
    list: &mut Option<Located<List<T>>>,
    notes: &mut Vec<Note>,
    is_dropped: impl Fn(&T) -> bool,
) {
    let Some(tables) = list else { return };
    let dropped: Vec<bool> = tables.value.iter().map(|table| is_dropped(&table.value)).collect();
    let mut kept = dropped.iter();
    tables.value.retain(|_| kept.next() == Some(&false));
    if tables.value.is_empty() {
        *list = None;
    }
    notes.retain_mut(|note| {
        let (Anchor::TableKey { table, index, .. } | Anchor::TableEnd { table, index }) = &mut note.anchor else {
            return true;
        };
        if *table != name || dropped.get(*index) != Some(&true) {
            if *table == name {
                *index -= dropped.iter().take(*index).filter(|dropped| **dropped).count();
            }
            return true;
        }
        false
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"
body = "Direktionen"
chair = "jk"
members = ["jk", "lm"]

[[person]]
id = "jk"
name = "Jonas Kroustrup"
title = "Kommunaldirektør"
role = "member"

[[person]]
id = "lm"
name = "Lene Mehlsen Thomsen"
title = "Velfærdsdirektør"
role = "member"

[[person]]
id = "vns"
name = "Vicki Nygaard Svendsen"
title = "Udviklingskonsulent"

[[unit]]
id = "ls"
name = "Ledelsessekretariatet"
"#;

    fn built(agenda: &str) -> (String, Known, usize) {
        let mut reading = Reading { agenda: AgendaFile::parse(agenda).unwrap(), notes: Vec::new() };
        let known = build_on(&mut reading, &AgendaFile::parse(BODY).unwrap(), "bodies/direktionen.toml");
        (reading.agenda.to_toml(), known, reading.notes.len())
    }

    #[test]
    fn whoever_the_body_has_keeps_the_id_and_only_what_is_different_is_said() {
        let own = r#"
title = "Direktionsmøde"
body = "Direktionen"
chair = "jonas"
members = ["jonas", "lene"]

[[person]]
id = "jonas"
name = "Jonas Kroustrup"
title = "Kommunaldirektør"
role = "member"

[[person]]
id = "lene"
name = "Lene Mehlsen"
title = "Direktør for Velfærdsforvaltningen"
role = "member"

[[person]]
id = "lm"
name = "Liv Madsen"

[[item]]
number = 1
title = "Budget"
responsible = ["lene", "lm", "Borgmester"]

[[slot]]
at = "9.00"
items = [1]
guests = ["lm", { who = "jonas", via = "Teams" }]
"#;
        let (toml, known, notes) = built(own);
        let expected = r#"title = "Direktionsmøde"
include = ["bodies/direktionen.toml"]

[[person]]
id = "lm"
title = "Direktør for Velfærdsforvaltningen"

[[person]]
id = "lm2"
name = "Liv Madsen"

[[item]]
number = 1
title = "Budget"
responsible = ["lm", "lm2", "Borgmester"]

[[slot]]
at = "9.00"
items = [1]
guests = ["lm2", { who = "jk", via = "Teams" }]
"#;
        assert_eq!(toml, expected);
        assert_eq!((known, notes), (Known { known: 2, new: 1 }, 1));
    }

    #[test]
    fn a_name_that_two_have_in_part_is_nobodys_and_one_word_is_no_name() {
        let body = BODY.replace("Vicki Nygaard Svendsen", "Lene Mehlsen Holm");
        for name in ["Lene Mehlsen", "Lene", "Jonas"] {
            let agenda = format!("[[person]]\nid = \"x\"\nname = \"{name}\"\n");
            let mut reading = Reading { agenda: AgendaFile::parse(&agenda).unwrap(), notes: Vec::new() };
            let known = build_on(&mut reading, &AgendaFile::parse(&body).unwrap(), "b.toml");
            assert_eq!(known, Known { known: 0, new: 1 }, "{name}");
        }
    }

    #[test]
    fn notes_stay_with_their_tables() {
        let own = "[[person]]\nid = \"a\"\nname = \"Jonas Kroustrup\"\n[[person]]\nid = \"b\"\nname = \"Liv Holm\"\n";
        let note = |index| Note {
            anchor: Anchor::TableKey { table: "person", index, key: "name" },
            matter: Matter::Left(index.to_string()),
            place: Place::default(),
        };
        let mut reading = Reading { agenda: AgendaFile::parse(own).unwrap(), notes: vec![note(0), note(1)] };
        build_on(&mut reading, &AgendaFile::parse(BODY).unwrap(), "b.toml");
        let anchors: Vec<Anchor> = reading.notes.iter().map(|note| note.anchor).collect();
        assert_eq!(anchors, [Anchor::TableKey { table: "person", index: 0, key: "name" }]);
        assert!(matches!(&reading.notes[0].matter, Matter::Left(left) if left == "1"));
    }
}
