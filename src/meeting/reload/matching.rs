//! Which items and slots of two versions of an agenda are the same ones.
//!
//! Each rule pairs what the rules before it left over, the surest rule first.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Meeting, Target};
use crate::agenda::{Agenda, Item, ItemId, Slot, SlotId, SlotKind};
use crate::text;

/// How alike two titles must be, of 1, where a number is not to be trusted.
const SIMILAR: f64 = 0.7;

/// The most pairs that are compared one by one; beyond that it is another agenda.
const MOST_PAIRS: usize = 40_000;

/// Pairs old items with new ones, by id.
///
/// Same title (and id, where several share it); same id, if it is more than a number; same case; same number, if no
/// other item's number changed; a similar title. A closed item is taken for an open one by the first two rules only:
/// what is recorded on it must not end up under another matter's title.
pub(super) fn items_alike(meeting: &Meeting, agenda: &Agenda) -> HashMap<ItemId, ItemId> {
    let (old, new) = (&meeting.agenda.items, &agenda.items);
    let open = agenda.open_items();
    let was_closed: Vec<bool> = old.iter().map(|i| meeting.is_closed(&Target::Item(i.id.clone()))).collect();
    let is_open: Vec<bool> = new.iter().map(|i| open.contains(&i.id)).collect();
    let opens = |i: usize, j: usize| was_closed[i] && is_open[j];
    let mut pairs = Pairs::new(old.len(), new.len());
    let old_titles: Vec<String> = old.iter().map(|i| title_key(&i.title)).collect();
    let new_titles: Vec<String> = new.iter().map(|i| title_key(&i.title)).collect();
    pairs.by_key(|i| Some((plain_id(&old[i]), &old_titles[i])), |j| Some((plain_id(&new[j]), &new_titles[j])));
    pairs.by_unique_key(|i| Some(&old_titles[i]), |j| Some(&new_titles[j]), |_, _| true);
    pairs.by_key(|i| own_id(&old[i]), |j| own_id(&new[j]));
    let stays = |i: usize, j: usize| !opens(i, j);
    pairs.by_unique_key(|i| old[i].case.as_ref(), |j| new[j].case.as_ref(), stays);
    let renumbered = pairs.found.iter().any(|&(i, j)| plain_id(&old[i]) != plain_id(&new[j]));
    if !renumbered {
        pairs.by_unique_key(|i| number_id(&old[i]), |j| number_id(&new[j]), stays);
    }
    pairs.by_similarity(&old_titles, &new_titles, stays);
    pairs.found.iter().map(|&(i, j)| (old[i].id.clone(), new[j].id.clone())).collect()
}

/// Pairs old slots with new ones, by id; unplanned ones have no counterpart in an agenda.
///
/// What a slot treats names it: its items, or a point's title; of several with the same, the one at the same time, of
/// the same id, and then in order. What remains is paired by shared items and by id; a point by a similar title at the
/// same time, and by the time alone once it has run. A closed point is taken for an open one by its title only.
pub(super) fn slots_alike(
    meeting: &Meeting,
    agenda: &Agenda,
    items: &HashMap<ItemId, ItemId>,
) -> HashMap<SlotId, SlotId> {
    let (old, new) = (&meeting.slots, &agenda.slots);
    let open = agenda.open_items();
    let was_closed: Vec<bool> = (0..old.len()).map(|i| meeting.is_slot_closed(i)).collect();
    let is_open: Vec<bool> =
        new.iter().map(|s| !s.access.is_closed() && s.items.iter().all(|id| open.contains(id))).collect();
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
    let point = |i: usize, j: usize| kin(i, j) && old[i].slot.items.is_empty() && !(was_closed[i] && is_open[j]);
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

fn title_key(title: &str) -> String {
    text::casefold(&text::one_line(title))
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
        self.by_keys(old, new, false, |_, _| true);
    }

    /// Pairs what has the same key, if only one has it on either side and the two pass a test.
    fn by_unique_key<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        test: impl Fn(usize, usize) -> bool,
    ) {
        self.by_keys(old, new, true, test);
    }

    fn by_keys<K: Hash + Eq>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        unique: bool,
        test: impl Fn(usize, usize) -> bool,
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
        let pairs = keys.into_values().filter(fits).flat_map(|(old, new)| old.into_iter().zip(new));
        let found = pairs.filter(|&(i, j)| test(i, j)).collect();
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
                let score = strsim::normalized_levenshtein(&old[i], &new[j]);
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
