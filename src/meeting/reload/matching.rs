//! Which items and slots of two versions of an agenda are the same ones.
//!
//! Each rule pairs what the rules before it left over, the surest rule first. What no rule is sure of is not paired:
//! it stays where it was, as removed, with all that was recorded on it.

mod likeness;
mod pairs;

use std::collections::{HashMap, HashSet};

use self::pairs::Pairs;
use super::unclear::Brings;
use super::{Meeting, Target};
use crate::agenda::read::slug;
use crate::agenda::{Agenda, Item, ItemId, Slot, SlotId, SlotKind};

pub(super) use self::likeness::Title;

/// Pairs old items with new ones, by id.
///
/// Same title; same id, if it is more than a number; same case; a title that says the same; same number, if no other
/// item's number changed, and a title that may be the old one put right, and nothing closed comes that it may be as
/// well. Of several with the same title those that say the same otherwise, and those that are between the same
/// neighbours, as many as there were. Where nothing is recorded yet, the number alone will do.
///
/// A closed item is taken for an open one by its title or its own id only: what is recorded on it must not come to be
/// under another matter's title.
pub(super) fn items_alike(meeting: &Meeting, agenda: &Agenda, written: &[Target]) -> HashMap<ItemId, ItemId> {
    let (old, new) = (&meeting.agenda.items, &agenda.items);
    let open = agenda.open_items();
    let was_closed: Vec<bool> = old.iter().map(|i| meeting.is_closed(&Target::Item(i.id.clone()))).collect();
    let is_open: Vec<bool> = new.iter().map(|i| open.contains(&i.id)).collect();
    let stays = |i: usize, j: usize| !(was_closed[i] && is_open[j]);
    let removed: HashSet<&ItemId> = meeting.removed_items.iter().collect();
    let is_there = |i: usize| !removed.contains(&old[i].id);
    // What has another title now may be the closed one that came: a number alone does not say.
    let may_be_closed = is_unclear(meeting, agenda);
    let mut pairs = Pairs::new(old.len(), new.len());
    let old_titles: Vec<Title> = old.iter().map(|i| Title::new(&i.title)).collect();
    let new_titles: Vec<Title> = new.iter().map(|i| Title::new(&i.title)).collect();
    let by_title = |i: usize| Some(&old_titles[i].key);
    let of_title = |j: usize| Some(&new_titles[j].key);

    pairs.by_unique_key(
        |i| own_id(&old[i]).map(|id| (id, &old_titles[i].key)),
        |j| own_id(&new[j]).map(|id| (id, &new_titles[j].key)),
        |_, _| true,
    );
    let (old_twins, new_twins) = (twins(&old_titles), twins(&new_titles));
    let are_twins = |title: &Title| old_twins.contains(&title.key) || new_twins.contains(&title.key);
    let said = |item: &Item, title: &Title| are_twins(title).then(|| content(item));
    pairs.by_unique_key(|i| said(&old[i], &old_titles[i]), |j| said(&new[j], &new_titles[j]), |_, _| true);
    // Of twins that are left over, one may be what another was: that no other is left over says nothing.
    let single = |title: &'_ Title| !are_twins(title);
    pairs.by_unique_key(
        |i| by_title(i).filter(|_| single(&old_titles[i])),
        |j| of_title(j).filter(|_| single(&new_titles[j])),
        |_, _| true,
    );
    pairs.by_key(|i| own_id(&old[i]), |j| own_id(&new[j]));
    pairs.by_unique_key(
        |i| old[i].case.as_ref(),
        |j| new[j].case.as_ref(),
        |i, j| stays(i, j) && old_titles[i].has_numbers_of(&new_titles[j]),
    );
    let is_another = |i: usize, j: usize| old_titles[i] != new_titles[j] && is_there(i) && stays(i, j);
    // What is like something closed that comes may be that: what is open and like it as well may be another matter.
    let like_closed = like_closed(&old_titles, &new_titles, &is_open);
    let is_clear = |i: usize, j: usize| !(may_be_closed && is_open[j] && like_closed[i]);
    pairs.by_unique_test(|i, j| is_another(i, j) && old_titles[i].is_like(&new_titles[j]) && is_clear(i, j));
    pairs.by_place(by_title, of_title, is_there, stays);
    let renumbered = pairs.found.iter().any(|&(i, j)| plain_id(&old[i]) != plain_id(&new[j]));
    if !renumbered {
        let is_new = meeting.created_at().is_none();
        let is_free = |i: usize| is_new && !written.contains(&Target::Item(old[i].id.clone()));
        let may_be = |i: usize, j: usize| is_free(i) || old_titles[i].may_be(&new_titles[j]);
        let is_clear = |j: usize| !(may_be_closed && is_open[j]);
        pairs.by_unique_key(
            |i| number_id(&old[i]),
            |j| number_id(&new[j]),
            |i, j| is_another(i, j) && may_be(i, j) && is_clear(j),
        );
    }
    pairs.found.iter().map(|&(i, j)| (old[i].id.clone(), new[j].id.clone())).collect()
}

/// Pairs old slots with new ones, by id; unplanned ones have no counterpart in an agenda.
///
/// What a slot treats names it: its items, or a point's title. Of several with the same items the one at the same
/// time, of the same id, and then in order; of several points with the same title, as of items. What remains is
/// paired by shared items; a point by an id of its own, and by a title that may be the old one put right, at the same
/// time. A closed point is taken for an open one by its title only.
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
    let is_there = |i: usize| !old[i].unplanned && !old[i].removed;
    let stays = |i: usize, j: usize| !(was_closed[i] && is_open[j]);

    let old_subjects: Vec<Option<Subject>> =
        (0..old.len()).map(|i| planned(i).and_then(|s| Subject::of(s, |id| items.get(id).cloned()))).collect();
    let new_subjects: Vec<Option<Subject>> = new.iter().map(|s| Subject::of(s, |id| Some(id.clone()))).collect();
    let old_ids: Vec<&str> = old.iter().map(|r| r.slot.id.0.trim_end_matches('~')).collect();
    pairs.by_key(|i| with(&old_subjects[i], old[i].slot.start), |j| with(&new_subjects[j], new[j].start));
    pairs.by_key(|i| with(&old_subjects[i], old_ids[i]), |j| with(&new_subjects[j], new[j].id.0.as_str()));
    pairs.by_key(|i| old_subjects[i].as_ref(), |j| new_subjects[j].as_ref());
    // A slot that took in another item, or lost one.
    let shares = |i: usize, j: usize| match (&old_subjects[i], &new_subjects[j]) {
        (Some(Subject::Items(a)), Some(Subject::Items(b))) => a.iter().any(|item| b.contains(item)),
        _ => false,
    };
    pairs.by_test(|i, j| shares(i, j) && old[i].slot.start == new[j].start);
    pairs.by_test(shares);

    let old_titles: Vec<Title> = old.iter().map(|r| Title::new(&r.slot.title)).collect();
    let new_titles: Vec<Title> = new.iter().map(|s| Title::new(&s.title)).collect();
    let old_point = |i: usize| planned(i).filter(|s| is_titled(s)).map(|s| (s.kind, &old_titles[i].key));
    let new_point = |j: usize| Some(&new[j]).filter(|s| is_titled(s)).map(|s| (s.kind, &new_titles[j].key));
    let old_twins = twins(old_titles.iter().enumerate().filter(|(i, _)| old_point(*i).is_some()).map(|(_, t)| t));
    let new_twins = twins(new_titles.iter().enumerate().filter(|(j, _)| new_point(*j).is_some()).map(|(_, t)| t));
    let are_twins = |title: &Title| old_twins.contains(&title.key) || new_twins.contains(&title.key);
    let said = |slot: &Slot, title: &Title| (is_titled(slot) && are_twins(title)).then(|| content_of_slot(slot));
    pairs.by_unique_key(
        |i| planned(i).and_then(|s| said(s, &old_titles[i])),
        |j| said(&new[j], &new_titles[j]),
        |_, _| true,
    );
    pairs.by_unique_key(
        |i| old_point(i).filter(|_| !are_twins(&old_titles[i])),
        |j| new_point(j).filter(|_| !are_twins(&new_titles[j])),
        |_, _| true,
    );
    pairs.by_place(old_point, new_point, is_there, stays);
    // A point that became an item, an item's slot that became a point; never one matter for another.
    let kin = |i: usize, j: usize| {
        planned(i).is_some_and(|s| s.kind == new[j].kind && s.items.is_empty() != new[j].items.is_empty())
    };
    let of_kind =
        |slot: &Slot, title: &'_ Title| (slot.kind != SlotKind::Close).then(|| (slot.kind, title.key.clone()));
    pairs.by_unique_key(
        |i| planned(i).and_then(|s| of_kind(s, &old_titles[i])),
        |j| of_kind(&new[j], &new_titles[j]),
        kin,
    );
    let point = |i: usize, j: usize| {
        is_there(i)
            && old[i].slot.items.is_empty()
            && old[i].slot.kind == new[j].kind
            && old_titles[i] != new_titles[j]
            && stays(i, j)
    };
    let own = |slot: &Slot| is_own_id(slot).then(|| slot.id.0.trim_end_matches('~').to_owned());
    pairs.by_unique_key(|i| planned(i).and_then(own), |j| own(&new[j]), point);
    let may_be_closed = is_unclear(meeting, agenda);
    let like_closed = like_closed(&old_titles, &new_titles, &is_open);
    let is_clear = |i: usize, j: usize| {
        !(may_be_closed && is_open[j]) || (old_titles[i].is_like(&new_titles[j]) && !like_closed[i])
    };
    pairs.by_unique_test(|i, j| {
        point(i, j)
            && is_clear(i, j)
            && new[j].items.is_empty()
            && old[i].slot.start == new[j].start
            && old_titles[i].may_be(&new_titles[j])
    });
    pairs.found.iter().map(|&(i, j)| (old[i].slot.id.clone(), new[j].id.clone())).collect()
}

/// Returns for each old title whether it is like one of something closed: what is open and like it as well may be
/// another matter.
fn like_closed(old: &[Title], new: &[Title], is_open: &[bool]) -> Vec<bool> {
    let closed: Vec<&Title> = new.iter().zip(is_open).filter(|(_, open)| !**open).map(|(title, _)| title).collect();
    old.iter().map(|title| closed.iter().any(|closed| title.is_like(closed))).collect()
}

/// Returns whether something closed comes with an agenda by a title that nothing had, or came earlier: what has another
/// title now may be that.
fn is_unclear(meeting: &Meeting, agenda: &Agenda) -> bool {
    meeting.named_anew || Brings::of(meeting, agenda).named
}

/// What names a slot, if its title does not: the items that it treats, or that a day closes.
#[derive(PartialEq, Eq, Hash)]
enum Subject {
    /// Its items, by their new ids.
    Items(Vec<ItemId>),
    /// The close of a day.
    Close,
}

impl Subject {
    /// Returns a slot's subject; none for a point or a break, and if none of its items is in the new agenda.
    fn of(slot: &Slot, name: impl Fn(&ItemId) -> Option<ItemId>) -> Option<Self> {
        if slot.kind == SlotKind::Close {
            return Some(Self::Close);
        }
        let mut items: Vec<ItemId> = slot.items.iter().filter_map(name).collect();
        items.sort_unstable();
        (!items.is_empty()).then_some(Self::Items(items))
    }
}

fn with<T>(subject: &Option<Subject>, more: T) -> Option<(&Subject, T)> {
    subject.as_ref().map(|s| (s, more))
}

/// Returns whether a slot is known by its title: a point or a break.
fn is_titled(slot: &Slot) -> bool {
    slot.items.is_empty() && slot.kind != SlotKind::Close
}

/// Lists the titles that several have.
fn twins<'a>(titles: impl IntoIterator<Item = &'a Title>) -> HashSet<&'a String> {
    let mut seen = HashSet::new();
    titles.into_iter().map(|title| &title.key).filter(|key| !seen.insert(*key)).collect()
}

/// Gives all that an item says, but for what it is called: of two with the same title that tells which is which.
fn content(item: &Item) -> String {
    format!("{:?}", Item { id: ItemId(String::new()), number: None, ..item.clone() })
}

/// Gives all that a slot says, but for what it is called and when it is.
fn content_of_slot(slot: &Slot) -> String {
    let id = SlotId(String::new());
    format!("{:?}", Slot { id, day: Default::default(), start: Default::default(), minutes: None, ..slot.clone() })
}

/// The id as the agenda gave it, also of what was kept next to a namesake.
fn plain_id(item: &Item) -> &str {
    item.id.0.trim_end_matches('~')
}

/// The id, if it is more than the number.
pub(super) fn own_id(item: &Item) -> Option<&str> {
    Some(plain_id(item)).filter(|id| item.number.as_deref() != Some(id))
}

/// The id, if it is only the number.
fn number_id(item: &Item) -> Option<&str> {
    Some(plain_id(item)).filter(|id| item.number.as_deref() == Some(id))
}

/// Returns whether the agenda gave a point its id, which is else made from the title.
fn is_own_id(slot: &Slot) -> bool {
    let made = slug(&slot.title);
    let rest = slot.id.0.trim_end_matches('~').strip_prefix(&made);
    let is_made = rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_count));
    slot.items.is_empty() && !made.is_empty() && !is_made
}

fn is_count(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_ascii_digit())
}
