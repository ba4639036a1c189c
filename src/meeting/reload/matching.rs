//! Which items and slots of two versions of an agenda are the same ones.
//!
//! Each rule pairs what the rules before it left over, the surest rule first. What no rule is sure of is not paired:
//! it stays where it was, as removed, with all that was recorded on it.

mod likeness;
mod pairs;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;

use self::pairs::Pairs;
use super::compared::closed_titles;
use super::places::{Place, Places};
use super::unclear::{has_own, names_anew};
use super::{Meeting, Target};
use crate::agenda::read::slug;
use crate::agenda::{Access, Agenda, Item, ItemId, Recommendations, Slot, SlotId, SlotKind};
use crate::meeting::RecordKind;

pub(super) use self::likeness::Title;

/// Pairs old items with new ones, by id.
///
/// Same id, if it is more than a number; same title; same case; a title that says the same, or the same and more where
/// both are as open; same number, if no other
/// item's number changed, and a title that may be the old one put right. Of several with the same title those that
/// say the same otherwise, those with the same numbers, and those that are between the same neighbours, as many as
/// there were. Where nothing is recorded yet, the number alone will do.
///
/// A closed item is taken for an open one by its title or its own id only: what is recorded on it must not come to be
/// under another matter's title. And where something closed comes that an open one may be as well, only its title, its
/// own id and a slip of the pen are sure.
pub(super) fn items_alike(meeting: &Meeting, agenda: &Agenda, written: &[Target]) -> HashMap<ItemId, ItemId> {
    let (old, new) = (&meeting.agenda.items, &agenda.items);
    let open = agenda.open_items();
    let was_closed: Vec<bool> = old.iter().map(|i| meeting.is_closed(&Target::Item(i.id.clone()))).collect();
    let is_open: Vec<bool> = new.iter().map(|i| open.contains(&i.id)).collect();
    let stays = |i: usize, j: usize| !(was_closed[i] && is_open[j]);
    let removed: HashSet<&ItemId> = meeting.removed_items.iter().collect();
    let is_there = |i: usize| !removed.contains(&old[i].id);
    let mut pairs = Pairs::new(old.len(), new.len());
    let old_titles: Vec<Title> = old.iter().map(|i| Title::new(&i.title)).collect();
    let new_titles: Vec<Title> = new.iter().map(|i| Title::new(&i.title)).collect();

    pairs.by_unique_key(
        |i| own_id(&old[i]).map(|id| (id, &old_titles[i].key)),
        |j| own_id(&new[j]).map(|id| (id, &new_titles[j].key)),
        |_, _| true,
    );
    pairs.by_key(|i| own_id(&old[i]), |j| own_id(&new[j]));
    let closes = closing_titles(old_titles.iter().zip(&was_closed), new_titles.iter().zip(&is_open));
    let (old_twins, new_twins) = (twins(&old_titles), twins(&new_titles));
    let are_twins = |title: &Title| old_twins.contains(&title.key) || new_twins.contains(&title.key);
    // That two say nothing but their title tells nothing where one of them becomes closed.
    let tells = |item: &Item, title: &Title| are_twins(title) && (says_more(item) || !closes.contains(&title.key));
    let said = |item: &Item, title: &Title| tells(item, title).then(|| content(item));
    pairs.by_unique_key(
        |i| said(&old[i], &old_titles[i]),
        |j| said(&new[j], &new_titles[j]),
        |i, j| says_more(&old[i]) || stays(i, j),
    );
    // Of twins that are left over, one may be what another was: that no other is left over says nothing.
    let single = |title: &'_ Title| !are_twins(title);
    pairs.by_unique_key(
        |i| Some(&old_titles[i].key).filter(|_| single(&old_titles[i])),
        |j| Some(&new_titles[j].key).filter(|_| single(&new_titles[j])),
        |_, _| true,
    );
    let doubt = Doubt::new(meeting, agenda);
    let closed_cases: HashSet<&String> =
        new.iter().zip(&is_open).filter(|(_, open)| !**open).filter_map(|(item, _)| item.case.as_ref()).collect();
    let may_close = |i: usize| {
        doubt.touches(&old_titles[i]) || old[i].case.as_ref().is_some_and(|case| closed_cases.contains(case))
    };
    let old_places = Places::new(meeting.slots.iter().map(|run| &run.slot));
    let closed_places = closed_places(meeting, agenda, &pairs, &old_places, &is_open);
    let is_replaced = |i: usize| !old_places.of(&old[i]).is_disjoint(&closed_places);
    let doubtful = doubt.of_what_is_left(&pairs, old.len(), may_close, is_replaced);
    let is_clear = |i: usize, j: usize| stays(i, j) && !(is_open[j] && doubtful[i]);
    pairs.by_unique_key(
        |i| old[i].case.as_ref().filter(|_| single(&old_titles[i])),
        |j| new[j].case.as_ref().filter(|_| single(&new_titles[j])),
        |i, j| is_clear(i, j) && old_titles[i].has_numbers_of(&new_titles[j]),
    );
    let is_another = |i: usize, j: usize| old_titles[i] != new_titles[j] && is_there(i) && is_clear(i, j);
    pairs.by_unique_test(|i, j| is_another(i, j) && old_titles[i].is_like(&new_titles[j]));
    // Many words more, but none in the place of another.
    pairs.by_unique_test(|i, j| {
        let (before, after) = (&old_titles[i], &new_titles[j]);
        let is_sure = !(doubt.is_any && is_open[j]);
        let is_placed = || is_sure && number_id(&old[i]).is_some_and(|number| number_id(&new[j]) == Some(number));
        let is_as_open = was_closed[i] != is_open[j];
        is_as_open && is_another(i, j) && before.adds_to(after) && (is_placed() || before.begins_as(after))
    });

    let left = Left::new(&pairs, &old_titles, &new_titles, is_there);
    pairs.by_names(
        |i| number_id(&old[i]).filter(|_| is_there(i)).map(|number| (&old_titles[i].key, number)),
        |j| number_id(&new[j]).map(|number| (&new_titles[j].key, number)),
        stays,
    );
    let is_ordered =
        |group: &[(usize, usize)]| is_ordered(group, &was_closed, &is_open, |i| closes.contains(&old_titles[i].key));
    pairs.by_place(
        |i| Some((&old_titles[i].key, left.differ(&old_titles[i]).then(|| content(&old[i])))),
        |j| Some((&new_titles[j].key, left.differ(&new_titles[j]).then(|| content(&new[j])))),
        is_there,
        is_ordered,
    );
    let renumbered = pairs.found.iter().any(|&(i, j)| plain_id(&old[i]) != plain_id(&new[j]));
    if !renumbered {
        let is_new = meeting.created_at().is_none();
        let is_free = |i: usize| is_new && !written.contains(&Target::Item(old[i].id.clone()));
        let may_be = |i: usize, j: usize| match doubt.is_any && is_open[j] {
            true => doubt.allows_slip(&old_titles[i], &new_titles[j]),
            false => is_free(i) || old_titles[i].may_be(&new_titles[j]),
        };
        pairs.by_unique_key(|i| number_id(&old[i]), |j| number_id(&new[j]), |i, j| is_another(i, j) && may_be(i, j));
    }
    pairs.found.iter().map(|&(i, j)| (old[i].id.clone(), new[j].id.clone())).collect()
}

/// Pairs old slots with new ones, by id; unplanned ones have no counterpart in an agenda.
///
/// What a slot treats names it: its items, or a point's own id or title. Of several with the same items the one at the
/// same time, of the same id, and then in order; of several points with the same title, as of items. What remains is
/// paired by shared items; a point by a title that may be the old one put right, at the same time. A closed point is
/// taken for an open one by its title only.
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
    // The id that the agenda gave a point says more than its title does.
    let own = |slot: &Slot| is_own_id(slot).then(|| slot.id.0.trim_end_matches('~').to_owned());
    let old_own: Vec<Option<String>> = (0..old.len()).map(|i| planned(i).and_then(own)).collect();
    let new_own: Vec<Option<String>> = new.iter().map(own).collect();
    pairs.by_unique_key(
        |i| old_own[i].as_ref().map(|id| (id, old[i].slot.kind, &old_titles[i].key)),
        |j| new_own[j].as_ref().map(|id| (id, new[j].kind, &new_titles[j].key)),
        |_, _| true,
    );
    let point = |i: usize, j: usize| {
        is_there(i)
            && old[i].slot.items.is_empty()
            && old[i].slot.kind == new[j].kind
            && old_titles[i] != new_titles[j]
            && stays(i, j)
    };
    pairs.by_unique_key(|i| old_own[i].as_ref(), |j| new_own[j].as_ref(), point);
    let is_given = |id: &Option<String>, ids: &[Option<String>]| id.is_some() && ids.contains(id);
    let old_given: Vec<bool> = old_own.iter().map(|id| is_given(id, &new_own)).collect();
    let new_given: Vec<bool> = new_own.iter().map(|id| is_given(id, &old_own)).collect();

    let old_point = |i: usize| {
        planned(i).filter(|s| is_titled(s) && !(old_given[i] && is_there(i))).map(|s| (s.kind, &old_titles[i].key))
    };
    let new_point =
        |j: usize| Some(&new[j]).filter(|s| is_titled(s) && !new_given[j]).map(|s| (s.kind, &new_titles[j].key));
    let titled = |i: &usize| planned(*i).is_some_and(is_titled);
    let old_twins = twins((0..old.len()).filter(titled).map(|i| &old_titles[i]));
    let new_twins = twins(new.iter().zip(&new_titles).filter(|(s, _)| is_titled(s)).map(|(_, t)| t));
    let are_twins = |title: &Title| old_twins.contains(&title.key) || new_twins.contains(&title.key);
    let closes = closing_titles(
        (0..old.len()).filter(|i| planned(*i).is_some()).map(|i| (&old_titles[i], &was_closed[i])),
        new_titles.iter().zip(&is_open),
    );
    let tells = |slot: &Slot, title: &Title| are_twins(title) && (slot_says_more(slot) || !closes.contains(&title.key));
    let said = |slot: &Slot, title: &Title| tells(slot, title).then(|| content_of_slot(slot));
    pairs.by_unique_key(
        |i| old_point(i).and_then(|_| said(&old[i].slot, &old_titles[i])),
        |j| new_point(j).and_then(|_| said(&new[j], &new_titles[j])),
        |i, j| slot_says_more(&old[i].slot) || stays(i, j),
    );
    pairs.by_unique_key(
        |i| old_point(i).filter(|_| !are_twins(&old_titles[i])),
        |j| new_point(j).filter(|_| !are_twins(&new_titles[j])),
        |_, _| true,
    );
    // A break that was written as a point, and is put right; what takes more than notes stays a point of its own.
    let may_be_break = |slot: &Slot| {
        let on = Target::Point(slot.id.clone());
        meeting.records_on(&on).all(|record| record.kind() == RecordKind::Note)
    };
    pairs.by_unique_key(
        |i| planned(i).filter(|s| is_titled(s) && may_be_break(s)).map(|s| (s.start, &old_titles[i].key)),
        |j| Some(&new[j]).filter(|s| is_titled(s)).map(|s| (s.start, &new_titles[j].key)),
        |i, j| old[i].slot.kind != new[j].kind && stays(i, j),
    );
    let left = Left::new(&pairs, &old_titles, &new_titles, is_there);
    let is_ordered =
        |group: &[(usize, usize)]| is_ordered(group, &was_closed, &is_open, |i| closes.contains(&old_titles[i].key));
    pairs.by_place(
        |i| old_point(i).map(|key| (key, left.differ(&old_titles[i]).then(|| content_of_slot(&old[i].slot)))),
        |j| new_point(j).map(|key| (key, left.differ(&new_titles[j]).then(|| content_of_slot(&new[j])))),
        is_there,
        is_ordered,
    );
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
    let doubt = Doubt::new(meeting, agenda);
    let was_at: HashSet<(usize, Option<NaiveDateTime>)> =
        pairs.found.iter().map(|&(i, j)| (j, old[i].slot.start)).collect();
    let closed_at: HashSet<Option<NaiveDateTime>> =
        (0..new.len()).filter(|&j| !is_open[j] && !was_at.contains(&(j, new[j].start))).map(|j| new[j].start).collect();
    let is_replaced = |i: usize| closed_at.contains(&old[i].slot.start);
    let doubtful = doubt.of_what_is_left(&pairs, old.len(), |i| doubt.touches(&old_titles[i]), is_replaced);
    let is_clear = |i: usize, j: usize| {
        let (before, after) = (&old_titles[i], &new_titles[j]);
        let is_sure = !is_open[j] || !(doubt.is_any || doubtful[i]);
        is_sure || !doubtful[i] && (before.is_like(after) || doubt.allows_slip(before, after))
    };
    pairs.by_unique_test(|i, j| {
        point(i, j)
            && !(old_given[i] || new_given[j])
            && is_clear(i, j)
            && new[j].items.is_empty()
            && old[i].slot.start == new[j].start
            && old_titles[i].may_be(&new_titles[j])
    });
    pairs.found.iter().map(|&(i, j)| (old[i].slot.id.clone(), new[j].id.clone())).collect()
}

/// What is closed in a new agenda, as far as something open may be it under another title.
struct Doubt {
    /// Whether something closed comes with the agenda by a title of which there were not as many, or came earlier.
    is_any: bool,
    closed: Vec<Title>,
}

impl Doubt {
    fn new(meeting: &Meeting, agenda: &Agenda) -> Self {
        let is_any = meeting.named_anew || names_anew(meeting, agenda);
        let closed = closed_titles(agenda);
        Self { is_any, closed: closed.iter().map(|title| Title::new(title)).collect() }
    }

    /// Returns for each old place whether it is left over and may be something closed: of very many, all may be; and
    /// so may what something closed has the number or the time of.
    fn of_what_is_left(
        &self,
        pairs: &Pairs,
        places: usize,
        may_close: impl Fn(usize) -> bool,
        is_replaced: impl Fn(usize) -> bool,
    ) -> Vec<bool> {
        let mut doubtful = vec![false; places];
        let are_many = pairs.are_many(self.closed.len());
        for &i in &pairs.old_left {
            if let Some(is_doubtful) = doubtful.get_mut(i) {
                *is_doubtful = is_replaced(i) || self.is_any && (are_many || may_close(i));
            }
        }
        doubtful
    }

    /// Returns whether something closed may be what a title is of.
    fn touches(&self, title: &Title) -> bool {
        self.closed.iter().any(|closed| title.touches(closed))
    }

    /// Returns whether a title is another one with a slip of the pen put right, and nothing closed may be it.
    fn allows_slip(&self, before: &Title, after: &Title) -> bool {
        before.is_slip_of(after) && !self.touches(after)
    }
}

/// Lists the numbers and times that something closed has in a new agenda and had not, as far as it is known which it
/// was.
fn closed_places(
    meeting: &Meeting,
    agenda: &Agenda,
    pairs: &Pairs,
    old_places: &Places,
    is_open: &[bool],
) -> HashSet<Place> {
    let new_places = Places::new(agenda.slots.iter());
    let before: HashMap<usize, usize> = pairs.found.iter().map(|&(i, j)| (j, i)).collect();
    let mut found = HashSet::new();
    for (j, item) in agenda.items.iter().enumerate().filter(|(j, _)| is_open.get(*j) == Some(&false)) {
        let old = before.get(&j).and_then(|i| meeting.agenda.items.get(*i));
        let had = old.map(|old| old_places.of(old)).unwrap_or_default();
        found.extend(new_places.of(item).into_iter().filter(|place| !had.contains(place)));
    }
    let runs = meeting.slots.iter().enumerate();
    let were: HashSet<Option<NaiveDateTime>> =
        runs.filter(|(n, _)| meeting.is_slot_closed(*n)).map(|(_, run)| run.slot.start).collect();
    let points = agenda.slots.iter().filter(|slot| slot.access.is_closed() && has_own(slot));
    found.extend(points.map(|slot| slot.start).filter(|start| !were.contains(start)).map(Place::Time));
    found
}

/// How many of each title are left over, before and now.
struct Left(HashMap<String, (usize, usize)>);

impl Left {
    fn new(pairs: &Pairs, old: &[Title], new: &[Title], is_there: impl Fn(usize) -> bool) -> Self {
        let mut left: HashMap<String, (usize, usize)> = HashMap::new();
        for title in pairs.old_left.iter().filter(|i| is_there(**i)).filter_map(|i| old.get(*i)) {
            left.entry(title.key.clone()).or_default().0 += 1;
        }
        for title in pairs.new_left.iter().filter_map(|j| new.get(*j)) {
            left.entry(title.key.clone()).or_default().1 += 1;
        }
        Self(left)
    }

    /// Returns whether there are more or fewer of a title than there were: one of them is another matter.
    fn differ(&self, title: &Title) -> bool {
        self.0.get(&title.key).is_some_and(|(before, now)| before != now)
    }
}

/// Lists the titles of which more are closed than were.
fn closing_titles<'a>(
    old: impl Iterator<Item = (&'a Title, &'a bool)>,
    new: impl Iterator<Item = (&'a Title, &'a bool)>,
) -> HashSet<String> {
    let mut closed: HashMap<&String, (usize, usize)> = HashMap::new();
    old.filter(|(_, closed)| **closed).for_each(|(title, _)| closed.entry(&title.key).or_default().0 += 1);
    new.filter(|(_, open)| !**open).for_each(|(title, _)| closed.entry(&title.key).or_default().1 += 1);
    closed.into_iter().filter(|(_, (before, now))| now > before).map(|(title, _)| title.clone()).collect()
}

/// Returns whether the order of several with one title says which is which: where one of them becomes closed, that
/// may be any of them, unless all do.
fn is_ordered(
    group: &[(usize, usize)],
    was_closed: &[bool],
    is_open: &[bool],
    is_closing: impl Fn(usize) -> bool,
) -> bool {
    let closed = |&(i, j): &(usize, usize)| (was_closed.get(i).copied(), is_open.get(j).map(|open| !open));
    let all_close = group.iter().all(|pair| closed(pair).1 == Some(true));
    let stay = group.iter().all(|pair| closed(pair).0 == closed(pair).1);
    let is_closing = group.iter().any(|pair| is_closing(pair.0));
    all_close || stay && !is_closing
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

/// Gives all that an item says, but for what it is called and who may read it: of two with the same title that tells
/// which is which.
fn content(item: &Item) -> String {
    format!("{:?}", Item { id: ItemId(String::new()), number: None, access: Access::Open, ..item.clone() })
}

/// Returns whether an item says anything but its title.
fn says_more(item: &Item) -> bool {
    let texts = [&item.case, &item.process, &item.background, &item.presentation, &item.economy];
    texts.into_iter().any(Option::is_some)
        || item.recommendations != Recommendations::None
        || !(item.annexes.is_empty() && item.responsible.is_empty() && item.case_worker.is_empty())
}

/// Gives all that a slot says, but for what it is called, when it is and who may read it.
fn content_of_slot(slot: &Slot) -> String {
    let (id, access) = (SlotId(String::new()), Access::Open);
    let (day, start) = Default::default();
    format!("{:?}", Slot { id, access, day, start, minutes: None, ..slot.clone() })
}

/// Returns whether a point says anything but its title.
fn slot_says_more(slot: &Slot) -> bool {
    slot.text.is_some() || !(slot.guests.is_empty() && slot.lead.is_empty() && slot.annexes.is_empty())
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
