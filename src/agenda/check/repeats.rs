//! What an agenda prints again and again: a name or a title is written once and may be referred to thousands of times.

use std::collections::BTreeMap;

use crate::agenda::file::AgendaFile;
use crate::agenda::finding::Span;
use crate::agenda::load::tables;
use crate::agenda::plan::{Agenda, Who};
use crate::agenda::read::{Line, Located};

/// How many million bytes all references to people, units and items may print together.
pub const MOST_MILLIONS: usize = 2;

/// Finds the name or title that takes the most where references print more than they may.
pub fn longest(agenda: &Agenda, file: &AgendaFile) -> Option<Span> {
    let mut printed: BTreeMap<&str, usize> = BTreeMap::new();
    let earlier = agenda.items.iter().flat_map(|i| &i.history).flat_map(|earlier| &earlier.absent);
    let parties = agenda.items.iter().flat_map(|i| i.responsible.iter().chain(&i.case_worker).chain(&i.mover));
    let parties = parties.chain(earlier);
    let parties = parties.chain(agenda.slots.iter().flat_map(|s| s.guests.iter().map(|g| &g.who).chain(&s.lead)));
    let ids = parties.filter_map(|who| match who {
        Who::Id(id) => Some(id),
        Who::Name(_) => None,
    });
    let absent = agenda.absent.iter().flat_map(|a| std::iter::once(&a.who).chain(&a.substitute));
    let signers = agenda.protocol.signers.iter().filter_map(|who| match who {
        Who::Id(id) => Some(id),
        Who::Name(_) => None,
    });
    for id in ids.chain(signers).chain(&agenda.members).chain(absent) {
        *printed.entry(&id.0).or_default() += 1;
    }
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    for id in agenda.slots.iter().flat_map(|s| &s.items) {
        *titles.entry(&id.0).or_default() += 1;
    }
    let mut sizes: Vec<(usize, Span)> = Vec::new();
    for person in tables(&file.person).map(|p| &p.value) {
        let fields = [&person.name, &person.title, &person.organisation, &person.group];
        let size: usize = fields.into_iter().flatten().map(|l| l.value.0.len()).sum();
        if let (Some(id), Some(name)) = (&person.id, &person.name) {
            sizes.push((size * printed.get(id.value.0.as_str()).unwrap_or(&0), name.span));
        }
    }
    for unit in tables(&file.unit).map(|u| &u.value) {
        if let (Some(id), Some(name)) = (&unit.id, &unit.name) {
            sizes.push((name.value.0.len() * printed.get(id.value.0.as_str()).unwrap_or(&0), name.span));
        }
    }
    for item in tables(&file.item).map(|i| &i.value) {
        let id = item.id.as_ref().map(|i| &i.value.0).or(item.number.as_ref().map(|n| &n.value.0));
        if let (Some(id), Some(title)) = (id, &item.title) {
            let size: usize = [&item.title, &item.public_title, &item.public_decision]
                .into_iter()
                .flatten()
                .map(|l| l.value.0.len())
                .sum();
            sizes.push((size * titles.get(id.as_str()).unwrap_or(&0), title.span));
        }
    }
    // A heading is stored with everything that is under it.
    sizes.extend(headings(tables(&file.item).map(|i| &i.value.heading)));
    sizes.extend(headings(tables(&file.slot).map(|s| &s.value.block)));
    let all: usize = sizes.iter().map(|(size, _)| size).sum();
    sizes.into_iter().max().filter(|_| all > MOST_MILLIONS * 1_000_000).map(|(_, span)| span)
}

/// Returns the size of each heading, as often as there is something under it.
fn headings<'a>(all: impl Iterator<Item = &'a Option<Located<Line>>>) -> Vec<(usize, Span)> {
    let mut sizes: Vec<(usize, Span)> = Vec::new();
    let mut length = 0;
    for heading in all {
        if let Some(heading) = heading {
            length = heading.value.0.len();
            sizes.push((0, heading.span));
        }
        if let Some((size, _)) = sizes.last_mut() {
            *size += length;
        }
    }
    sizes
}
