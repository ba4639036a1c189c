//! What was recorded of somebody who has another id now.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordedAttendance;
use crate::agenda::Who;

impl RecordedAttendance {
    /// Gives all that was recorded of `from` to `to`, of whom nothing was.
    pub(in crate::meeting) fn pass_on(&mut self, from: &Who, to: &Who) {
        let in_set = |all: &mut BTreeSet<Who>| {
            if all.remove(from) {
                all.insert(to.clone());
            }
        };
        in_set(&mut self.settled);
        in_set(&mut self.without_substitute);
        self.all_present.iter_mut().for_each(in_set);
        in_map(&mut self.people, from, to);
        in_map(&mut self.online, from, to);
        in_map(&mut self.proxies, from, to);
        self.disqualified.values_mut().for_each(|of_item| in_map(of_item, from, to));
        self.item_substitutes.values_mut().for_each(|of_item| in_map(of_item, from, to));
        self.item_chairs.values_mut().for_each(|of_item| in_map(of_item, from, to));
        let substitutes = self.item_substitutes.values_mut().flat_map(BTreeMap::values_mut);
        let holders = self.proxies.values_mut().flat_map(BTreeMap::values_mut).map(|proxy| &mut proxy.holder);
        let whole = self.people.values_mut();
        let whole = whole.flat_map(|person| person.named.values_mut().chain(person.substitute.as_mut()));
        let named = substitutes.map(|one| &mut one.said).chain(holders).chain(whole);
        named.filter(|who| who.as_ref() == Some(from)).for_each(|who| *who = Some(to.clone()));
    }
}

fn in_map<T>(all: &mut BTreeMap<Who, T>, from: &Who, to: &Who) {
    if let Some(said) = all.remove(from) {
        all.entry(to.clone()).or_insert(said);
    }
}
