//! How programs recognised items and slots before an event said what was recognised: for their `agenda_reloaded`
//! events, and for ever.
//!
//! FROZEN. What an old journal means depends on every rule, number and order here, so nothing in this file is ever
//! changed; it uses no helper that might be. New rules go into `matching`.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Matching, Target};
use crate::agenda::{Agenda, Item, ItemId, Slot, SlotId, SlotKind};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// Finds what of a meeting was what in a new agenda; `keep` as in the event.
pub(in crate::meeting) fn first_version(meeting: &Meeting, agenda: &Agenda, keep: &[Target]) -> Matching {
    let agenda = super::shifted(meeting, agenda.clone());
    let items = items_alike(&meeting.agenda.items, &agenda.items);
    let slots = slots_alike(&meeting.slots, &agenda.slots, &items);
    Matching { items: items.into_iter().collect(), slots: slots.into_iter().collect(), keep: keep.to_vec() }
}

/// What two texts share, from 0 to 1: the edits of a letter that lead from one to the other, by the length of the
/// longer.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        let mut last = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or_default();
            let here = (before + usize::from(x != y)).min(last + 1).min(above + 1);
            before = above;
            last = here;
            if let Some(place) = row.get_mut(j + 1) {
                *place = here;
            }
        }
    }
    let edits = if b.is_empty() { a.len() } else { row.last().copied().unwrap_or_default() };
    #[allow(clippy::cast_precision_loss, reason = "no title has 2^52 letters")]
    let share = edits as f64 / longest as f64;
    1.0 - share
}

/// How alike two titles must be, of 1, where a number is not to be trusted.
const SIMILAR: f64 = 0.7;

/// The most pairs that are compared one by one; beyond that it is another agenda.
const MOST_PAIRS: usize = 40_000;

/// Pairs old items with new ones, by id.
///
/// Same title (and id, where several share it); same id, if it is more than a number; same case; same number, if no
/// other item's number changed; a similar title.
fn items_alike(old: &[Item], new: &[Item]) -> HashMap<ItemId, ItemId> {
    let mut pairs = Pairs::new(old.len(), new.len());
    let old_titles: Vec<String> = old.iter().map(|i| title_key(&i.title)).collect();
    let new_titles: Vec<String> = new.iter().map(|i| title_key(&i.title)).collect();
    pairs.by_key(|i| Some((plain_id(&old[i]), &old_titles[i])), |j| Some((plain_id(&new[j]), &new_titles[j])));
    pairs.by_unique_key(|i| Some(&old_titles[i]), |j| Some(&new_titles[j]));
    pairs.by_key(|i| own_id(&old[i]), |j| own_id(&new[j]));
    pairs.by_unique_key(|i| old[i].case.as_ref(), |j| new[j].case.as_ref());
    let renumbered = pairs.found.iter().any(|&(i, j)| plain_id(&old[i]) != plain_id(&new[j]));
    if !renumbered {
        pairs.by_key(|i| number_id(&old[i]), |j| number_id(&new[j]));
    }
    pairs.by_similarity(&old_titles, &new_titles, |_, _| true);
    pairs.found.iter().map(|&(i, j)| (old[i].id.clone(), new[j].id.clone())).collect()
}

/// Pairs old slots with new ones, by id; unplanned ones have no counterpart in an agenda.
///
/// What a slot treats names it: its items, or a point's title; of several with the same, the one at the same time, of
/// the same id, and then in order. What remains is paired by shared items and by id; a point by a similar title at the
/// same time, and by the time alone once it has run.
fn slots_alike(old: &[SlotRun], new: &[Slot], items: &HashMap<ItemId, ItemId>) -> HashMap<SlotId, SlotId> {
    let mut pairs = Pairs::new(old.len(), new.len());
    let planned = |i: usize| (!old[i].unplanned).then(|| &old[i].slot);
    let old_subjects: Vec<Option<Subject>> =
        (0..old.len()).map(|i| planned(i).and_then(|s| Subject::of(s, |id| items.get(id).cloned()))).collect();
    let new_subjects: Vec<Option<Subject>> = new.iter().map(|s| Subject::of(s, |id| Some(id.clone()))).collect();
    let old_ids: Vec<&str> = old.iter().map(|r| r.slot.id.0.trim_end_matches('~')).collect();

    pairs.by_key(|i| with(&old_subjects[i], old[i].slot.start), |j| with(&new_subjects[j], new[j].start));
    pairs.by_key(|i| with(&old_subjects[i], old_ids[i]), |j| with(&new_subjects[j], new[j].id.0.as_str()));
    pairs.by_key(|i| old_subjects[i].as_ref(), |j| new_subjects[j].as_ref());

    let old_titles: Vec<String> = old.iter().map(|r| title_key(&r.slot.title)).collect();
    let new_titles: Vec<String> = new.iter().map(|s| title_key(&s.title)).collect();
    // A slot that took in another item, or lost one.
    let shares = |i: usize, j: usize| match (&old_subjects[i], &new_subjects[j]) {
        (Some(Subject::Items(a)), Some(Subject::Items(b))) => a.iter().any(|item| b.contains(item)),
        _ => false,
    };
    pairs.by_test(|i, j| shares(i, j) && old[i].slot.start == new[j].start);
    pairs.by_test(shares);
    // A point that was renamed or became an item, an item's slot that became a point; never one matter for another.
    let kin = |i: usize, j: usize| {
        planned(i).is_some_and(|s| s.kind == new[j].kind && (s.items.is_empty() || new[j].items.is_empty()))
    };
    pairs.by_test(|i, j| kin(i, j) && old_titles[i] == new_titles[j]);
    let point = |i: usize, j: usize| kin(i, j) && old[i].slot.items.is_empty();
    pairs.by_test(|i, j| point(i, j) && old_ids[i] == new[j].id.0);
    let point_at_its_time =
        |i: usize, j: usize| point(i, j) && new[j].items.is_empty() && old[i].slot.start == new[j].start;
    pairs.by_similarity(&old_titles, &new_titles, point_at_its_time);
    pairs.by_test(|i, j| point_at_its_time(i, j) && !old[i].spans.is_empty());
    pairs.found.iter().map(|&(i, j)| (old[i].slot.id.clone(), new[j].id.clone())).collect()
}

/// What names a slot: what it treats.
#[derive(PartialEq, Eq, Hash)]
enum Subject {
    /// Its items, by their new ids.
    Items(Vec<ItemId>),
    /// The title of a point or a break.
    Point(SlotKind, String),
}

impl Subject {
    /// Returns a slot's subject; none if none of its items is in the new agenda.
    fn of(slot: &Slot, name: impl Fn(&ItemId) -> Option<ItemId>) -> Option<Self> {
        match slot.kind {
            SlotKind::Close => Some(Self::Point(slot.kind, String::new())),
            kind if slot.items.is_empty() => Some(Self::Point(kind, title_key(&slot.title))),
            _ => {
                let mut items: Vec<ItemId> = slot.items.iter().filter_map(name).collect();
                items.sort_unstable();
                (!items.is_empty()).then_some(Self::Items(items))
            }
        }
    }
}

fn with<T>(subject: &Option<Subject>, more: T) -> Option<(&Subject, T)> {
    subject.as_ref().map(|s| (s, more))
}

/// A title's letters without case and Danish spelling; what is read from a journal is clean already.
fn title_key(title: &str) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for c in line.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' => out.push('e'),
            'ü' => out.push('u'),
            c => out.push(c),
        }
    }
    out
}

/// The id as the agenda gave it, also of what was kept next to a namesake.
fn plain_id(item: &Item) -> &str {
    item.id.0.trim_end_matches('~')
}

/// The id, if it is more than the number.
fn own_id(item: &Item) -> Option<&str> {
    Some(plain_id(item)).filter(|id| item.number.as_deref() != Some(id))
}

/// The id, if it is only the number.
fn number_id(item: &Item) -> Option<&str> {
    Some(plain_id(item)).filter(|id| item.number.as_deref() == Some(id))
}

/// Pairs of places in the old and the new list; each place is in at most one.
struct Pairs {
    found: Vec<(usize, usize)>,
    old_left: Vec<usize>,
    new_left: Vec<usize>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Self { found: Vec::new(), old_left: (0..old).collect(), new_left: (0..new).collect() }
    }

    fn take(&mut self, pairs: Vec<(usize, usize)>) {
        let old: HashSet<usize> = pairs.iter().map(|p| p.0).collect();
        let new: HashSet<usize> = pairs.iter().map(|p| p.1).collect();
        self.old_left.retain(|i| !old.contains(i));
        self.new_left.retain(|j| !new.contains(j));
        self.found.extend(pairs);
    }

    /// Pairs what has the same key, in order where several have.
    fn by_key<K: Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        self.by_keys(old, new, false);
    }

    /// Pairs what has the same key, if only one has it on either side.
    fn by_unique_key<K: Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        self.by_keys(old, new, true);
    }

    fn by_keys<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        unique: bool,
    ) {
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
        let fits = |(old, new): &(Vec<usize>, Vec<usize>)| !unique || (old.len() == 1 && new.len() == 1);
        let found = keys.into_values().filter(fits).flat_map(|(old, new)| old.into_iter().zip(new)).collect();
        self.take(found);
    }

    /// Pairs each old one with the first new one that passes a test.
    fn by_test(&mut self, test: impl Fn(usize, usize) -> bool) {
        if self.old_left.len().saturating_mul(self.new_left.len()) > MOST_PAIRS {
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

    /// Pairs the most similar texts first, of the places that pass a test.
    fn by_similarity(&mut self, old: &[String], new: &[String], test: impl Fn(usize, usize) -> bool) {
        if self.old_left.len().saturating_mul(self.new_left.len()) > MOST_PAIRS {
            return;
        }
        let mut scores: Vec<(f64, usize, usize)> = Vec::new();
        for &i in &self.old_left {
            for &j in self.new_left.iter().filter(|j| test(i, **j)) {
                let score = likeness(&old[i], &new[j]);
                if score >= SIMILAR {
                    scores.push((score, i, j));
                }
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (_, i, j) in scores {
            if !found.iter().any(|p| p.0 == i || p.1 == j) {
                found.push((i, j));
            }
        }
        self.take(found);
    }
}
