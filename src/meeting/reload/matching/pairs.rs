//! Pairs of places in an old and a new list, found by one rule after the other.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The most pairs that are compared one by one; beyond that it is another agenda.
const MOST_PAIRS: usize = 40_000;

/// Pairs of places in the old and the new list; each place is in at most one.
pub(super) struct Pairs {
    pub(super) found: Vec<(usize, usize)>,
    old: usize,
    new: usize,
    pub(super) old_left: Vec<usize>,
    pub(super) new_left: Vec<usize>,
}

impl Pairs {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self { found: Vec::new(), old, new, old_left: (0..old).collect(), new_left: (0..new).collect() }
    }

    fn take(&mut self, pairs: Vec<(usize, usize)>) {
        let old: HashSet<usize> = pairs.iter().map(|p| p.0).collect();
        let new: HashSet<usize> = pairs.iter().map(|p| p.1).collect();
        self.old_left.retain(|i| !old.contains(i));
        self.new_left.retain(|j| !new.contains(j));
        self.found.extend(pairs);
    }

    /// Sorts what is left over by keys; none: the rule does not speak of it.
    fn by<K: Hash + Eq>(
        &self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut keys: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for &i in &self.old_left {
            if let Some(key) = old(i) {
                keys.entry(key).or_default().0.push(i);
            }
        }
        for &j in &self.new_left {
            if let Some(key) = new(j) {
                keys.entry(key).or_default().1.push(j);
            }
        }
        keys.into_values().collect()
    }

    /// Pairs what has the same key, in order where several have.
    pub(super) fn by_key<K: Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let sorted = self.by(old, new);
        self.take(sorted.into_iter().flat_map(|(old, new)| old.into_iter().zip(new)).collect());
    }

    /// Pairs what has the same key, if only one has it on either side and the two pass a test.
    pub(super) fn by_unique_key<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        test: impl Fn(usize, usize) -> bool,
    ) {
        let only = |(old, new): (Vec<usize>, Vec<usize>)| match (old.as_slice(), new.as_slice()) {
            (&[i], &[j]) => Some((i, j)),
            _ => None,
        };
        let found = self.by(old, new).into_iter().filter_map(only).filter(|&(i, j)| test(i, j)).collect();
        self.take(found);
    }

    /// Pairs, by name, those of the same key, if they have the same names as before and all pass a test.
    pub(super) fn by_names<K: Hash + Eq, N: Ord>(
        &mut self,
        old: impl Fn(usize) -> Option<(K, N)>,
        new: impl Fn(usize) -> Option<(K, N)>,
        test: impl Fn(usize, usize) -> bool,
    ) {
        let mut found = Vec::new();
        for (mut of_old, mut of_new) in self.by(|i| old(i).map(|k| k.0), |j| new(j).map(|k| k.0)) {
            of_old.sort_by_cached_key(|&i| old(i).map(|k| k.1));
            of_new.sort_by_cached_key(|&j| new(j).map(|k| k.1));
            let is_same = |(&i, &j): (&usize, &usize)| old(i).map(|k| k.1) == new(j).map(|k| k.1) && test(i, j);
            let are_several = of_old.windows(2).any(|two| match two {
                &[a, b] => old(a).map(|k| k.1) == old(b).map(|k| k.1),
                _ => false,
            });
            if !are_several && of_old.len() == of_new.len() && of_old.iter().zip(&of_new).all(is_same) {
                found.extend(of_old.into_iter().zip(of_new));
            }
        }
        self.take(found);
    }

    /// Pairs, in order, those of the same key that are between the same neighbours, if there are as many of them as
    /// there were and a test says that their order is clear. Neighbours are what has been paired; `is_there` says which
    /// of the old ones have a place.
    pub(super) fn by_place<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        is_there: impl Fn(usize) -> bool,
        test: impl Fn(&[(usize, usize)]) -> bool,
    ) {
        let there = || self.found.iter().filter(|p| is_there(p.0));
        let old_places = neighbours(self.old, &there().copied().collect());
        let new_places = neighbours(self.new, &there().map(|&(_, j)| (j, j)).collect());
        let old = |i: usize| old(i).filter(|_| is_there(i)).map(|key| (key, old_places.get(i).copied()));
        let new = |j: usize| new(j).map(|key| (key, new_places.get(j).copied()));
        let sorted = self.by(old, new).into_iter().filter(|(old, new)| old.len() == new.len());
        let groups = sorted.map(|(old, new)| old.into_iter().zip(new).collect::<Vec<_>>());
        let found = groups.filter(|group| test(group)).flatten().collect();
        self.take(found);
    }

    /// Pairs each old one with the first new one that passes a test.
    pub(super) fn by_test(&mut self, test: impl Fn(usize, usize) -> bool) {
        if self.is_another_agenda() {
            return;
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &i in &self.old_left {
            let free = |j: &&usize| !found.iter().any(|p| p.1 == **j);
            if let Some(&j) = self.new_left.iter().filter(free).find(|j| test(i, **j)) {
                found.push((i, j));
            }
        }
        self.take(found);
    }

    /// Pairs an old one with a new one that passes a test, if neither passes it with any other that is left over.
    pub(super) fn by_unique_test(&mut self, test: impl Fn(usize, usize) -> bool) {
        if self.is_another_agenda() {
            return;
        }
        let all = self.old_left.iter().flat_map(|&i| self.new_left.iter().map(move |&j| (i, j)));
        let all: Vec<(usize, usize)> = all.filter(|&(i, j)| test(i, j)).collect();
        let (mut of_old, mut of_new): (HashMap<usize, usize>, HashMap<usize, usize>) = Default::default();
        for &(i, j) in &all {
            *of_old.entry(i).or_default() += 1;
            *of_new.entry(j).or_default() += 1;
        }
        let is_only = |&(i, j): &(usize, usize)| of_old.get(&i) == Some(&1) && of_new.get(&j) == Some(&1);
        let found = all.into_iter().filter(is_only).collect();
        self.take(found);
    }

    fn is_another_agenda(&self) -> bool {
        self.are_many(self.new_left.len())
    }

    /// Returns whether what is left over is too much to compare with so many, one by one.
    pub(super) fn are_many(&self, others: usize) -> bool {
        self.old_left.len().saturating_mul(others) > MOST_PAIRS
    }
}

/// Gives, for each of so many places, which paired one is before it and which after, by what they are called in the
/// new list.
fn neighbours(places: usize, paired: &HashMap<usize, usize>) -> Vec<(Option<usize>, Option<usize>)> {
    let mut before = None;
    let mut all: Vec<(Option<usize>, Option<usize>)> = (0..places)
        .map(|place| {
            let here = (before, None);
            before = paired.get(&place).copied().or(before);
            here
        })
        .collect();
    let mut after = None;
    for (place, of) in all.iter_mut().enumerate().rev() {
        of.1 = after;
        after = paired.get(&place).copied().or(after);
    }
    all
}
