//! Ids and numbers that occur twice in one file; in another file the same id overrides.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::agenda::file::{ACCESS, AgendaFile, ItemFile};
use crate::agenda::finding::{Sources, Span};
use crate::agenda::load::tables;
use crate::lang::Msg;
use crate::msg;

/// What occurs twice.
pub struct Duplicate {
    pub code: &'static str,
    pub span: Span,
    pub message: Msg,
    pub help: Msg,
}

/// Finds ids and numbers that occur twice.
pub fn duplicates(file: &AgendaFile, sources: &Sources) -> Vec<Duplicate> {
    let mut found = Vec::new();
    let parties = tables(&file.person).filter_map(|p| p.value.id.as_ref());
    let parties = parties.chain(tables(&file.unit).filter_map(|u| u.value.id.as_ref()));
    let items = tables(&file.item).filter_map(|i| i.value.id.as_ref());
    let slots = tables(&file.slot).filter_map(|s| s.value.id.as_ref());
    let ids = parties.map(|id| ("party", id)).chain(items.map(|id| ("item", id))).chain(slots.map(|id| ("slot", id)));
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (kind, id) in ids {
        match seen.entry((kind, &id.value.0)) {
            Entry::Occupied(first) => found.push(Duplicate {
                code: "duplicate-id",
                span: id.span,
                message: msg!("finding-duplicate-id", id = &id.value.0, line = *first.get()),
                help: msg!("finding-duplicate-id-help"),
            }),
            Entry::Vacant(place) => {
                place.insert(sources.line(id.span));
            }
        }
    }
    found.extend(numbers(file, sources));
    found
}

/// Finds numbers that occur twice among the open items, or among the closed ones; and where one of either has it, that
/// neither has an id by which it is known from the other.
fn numbers(file: &AgendaFile, sources: &Sources) -> Vec<Duplicate> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<&str, Vec<&ItemFile>> = BTreeMap::new();
    for item in tables(&file.item).map(|i| &i.value) {
        let Some(number) = &item.number else { continue };
        let earlier = seen.entry(&number.value.0).or_default();
        let same = earlier.iter().find(|other| is_closed(other) == is_closed(item));
        let other = earlier.iter().find(|other| !has_own_id(other) && !has_own_id(item));
        let first = same.or(other).and_then(|first| first.number.as_ref());
        if let Some(first) = first {
            let help = if same.is_some() {
                msg!("finding-duplicate-number-help")
            } else {
                msg!("finding-duplicate-number-closed-help", number = &number.value.0)
            };
            let (number, line) = (&number.value.0, sources.line(first.span));
            let message = msg!("finding-duplicate-number", number = number, line = line);
            let span = item.number.as_ref().map(|n| n.span).unwrap_or_default();
            found.push(Duplicate { code: "duplicate-number", span, message, help });
        }
        earlier.push(item);
    }
    found
}

/// Returns whether an item says that it is closed, or may have been meant to say it.
fn is_closed(item: &ItemFile) -> bool {
    item.unread.has(ACCESS) || item.access.is_some_and(|access| access.value.is_closed())
}

/// Returns whether an item is known by something else than its number.
fn has_own_id(item: &ItemFile) -> bool {
    let number = item.number.as_ref().map(|n| &n.value.0);
    item.id.as_ref().is_some_and(|id| Some(&id.value.0) != number)
}
