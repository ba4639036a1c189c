//! Gaps in the numbers of items and their order, numbers that two items have, and numbers that look like one.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use crate::agenda::file::{AgendaFile, ItemFile};
use crate::agenda::finding::Span;
use crate::agenda::load::tables;
use crate::agenda::number::{as_read, is_lower, whole_number};
use crate::msg;

impl Checker<'_> {
    /// Reports gaps in the numbers.
    pub(super) fn number_gaps(&mut self, file: &AgendaFile) {
        let placed: BTreeMap<Span, &str> =
            tables(&file.item).filter_map(|i| i.value.number.as_ref()).map(|n| (n.span, n.value.0.as_str())).collect();
        let mut gaps = Vec::new();
        for group in self.numbered_together() {
            let mut numbers: BTreeMap<u32, Span> = BTreeMap::new();
            for (span, number) in placed.iter().filter(|(_, number)| group.contains(*number)) {
                if let Some(whole) = whole_number(number) {
                    numbers.entry(whole).or_insert(*span);
                }
            }
            let found: Vec<(u32, Span)> = numbers.into_iter().collect();
            for pair in found.windows(2) {
                if let [(low, _), (high, span)] = pair
                    && high - low > 1
                {
                    gaps.push((low + 1, high - 1, *span));
                }
            }
        }
        for (from, to, span) in gaps {
            let message = match to - from {
                0 => msg!("finding-number-gap", number = from),
                1 => msg!("finding-number-gap-two", first = from, second = to),
                _ => msg!("finding-number-gap-several", from = from, to = to),
            };
            self.report.warning("number-gap", span, message, msg!("finding-number-gap-help"));
        }
    }

    /// Reports items that come after one with a higher number: the documents follow the file. Texts of another kind are
    /// the body's own and in no order.
    pub(super) fn number_order(&mut self, file: &AgendaFile) {
        let is_apart = self.numbered_together().len() > 1;
        let is_closed = |item: &ItemFile| {
            let id = item.id.as_ref().map(|id| &id.value.0).or(item.number.as_ref().map(|number| &number.value.0));
            let item = id.and_then(|id| self.items.get(*self.item_ids.get(id)?));
            is_apart && item.is_some_and(|item| item.access.is_closed())
        };
        let mut last: [Option<&str>; 2] = [None, None];
        let mut out_of_order = Vec::new();
        for item in tables(&file.item).map(|item| &item.value) {
            let Some(number) = item.number.as_ref().filter(|n| whole_number(&n.value.0).is_some()) else { continue };
            let before = last[usize::from(is_closed(item))].replace(&number.value.0);
            if let Some(before) = before.filter(|before| is_lower(&number.value.0, before)) {
                out_of_order.push((number.value.0.clone(), before.to_owned(), number.span));
            }
        }
        for (number, before, span) in out_of_order {
            let message = msg!("finding-number-order", number = number, before = before);
            self.report.warning("number-order", span, message, msg!("finding-number-order-help"));
        }
    }

    /// Groups the items' numbers: closed items that have numbers of open ones are numbered for themselves.
    fn numbered_together(&self) -> Vec<BTreeSet<&str>> {
        let numbers_of = |closed: bool| -> BTreeSet<&str> {
            let items = self.items.iter().filter(|item| item.access.is_closed() == closed);
            items.filter_map(|item| item.number.as_deref()).collect()
        };
        let (open, closed) = (numbers_of(false), numbers_of(true));
        if open.is_disjoint(&closed) { vec![&open | &closed] } else { vec![open, closed] }
    }

    /// Reports items whose names look like another's: where one is to be laid over the other, it is another item.
    pub(super) fn alike_numbers(&mut self, file: &AgendaFile) {
        let mut seen: BTreeMap<String, (usize, &str, Span)> = BTreeMap::new();
        let mut alike = Vec::new();
        for (place, item) in tables(&file.item).map(|item| &item.value).enumerate() {
            let id = item.id.as_ref().map(|id| (id.value.0.as_str(), id.span));
            let number = item.number.as_ref().map(|number| (number.value.0.as_str(), number.span));
            for (name, span) in id.into_iter().chain(number) {
                let Some(read) = as_read(name) else { continue };
                match seen.entry(read) {
                    Entry::Occupied(first) => {
                        let (of, other, first) = *first.get();
                        if of != place && other != name {
                            alike.push(((name, span), (other, first)));
                        }
                    }
                    Entry::Vacant(free) => _ = free.insert((place, name, span)),
                }
            }
        }
        for ((number, span), (other, first)) in alike {
            let line = self.report.sources.line(first);
            let message = msg!("finding-alike-number", number = number, other = other, line = line);
            self.report.error("alike-number", span, message, msg!("finding-alike-number-help"));
        }
    }

    /// Finds the numbers that several items have, and none as its id.
    pub(super) fn shared_numbers(&self) -> BTreeMap<String, Vec<String>> {
        let mut bearers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for item in &self.items {
            if let Some(number) = &item.number {
                bearers.entry(number.clone()).or_default().push(item.id.0.clone());
            }
        }
        bearers.retain(|number, ids| ids.len() > 1 && !ids.contains(number));
        bearers
    }
}
