//! What a changed agenda changed, in words: from the meeting before and after to a line for the screen.
//!
//! It decides nothing: what is the same item or slot is told by [`Names`].

mod groups;
mod said;
mod together;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;

pub use said::{line, sentence};

use super::Names;
use crate::agenda::{Item, Slot, SlotId, SlotKind};
use crate::meeting::{Meeting, SlotRun, SlotState, Target};
use crate::text;

/// The longest title in a report, in columns.
const TITLE: usize = 30;

/// From how many items on new numbers are reported as one thing.
const MANY: usize = 3;

/// What an item or a slot is called in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// By the numbers of its items.
    Numbers(Vec<String>),
    Title(String),
}

/// Something that a reload changed. The first kinds matter most, and are reported first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An item was taken off the agenda, but something was recorded on it, or it was under way: it stays.
    Kept(Name),
    /// Something went that may be closed under another name now: it stays, and is withheld from the public.
    Withheld(Name),
    /// A closed item stays as well; the open item that has its number now is another one.
    KeptApart(Name),
    /// An item was taken off the agenda.
    Removed(Name),
    /// A matter is now closed to the public.
    Closed(Name),
    /// A matter is now open to the public.
    Opened(Name),
    /// Something else is recommended on an item than when it was decided on.
    Recommended(Name),
    /// Somebody is in another group than when a vote was recorded by groups.
    VotedByGroups(Name),
    /// All of the plan, or all that is to come, was moved by some minutes.
    Shifted {
        /// Whether that is the whole plan.
        whole: bool,
        /// How far; negative: earlier.
        minutes: i64,
    },
    /// A slot was moved.
    Moved {
        what: Name,
        /// From when; none: it had no time.
        from: Option<NaiveDateTime>,
        to: Option<NaiveDateTime>,
    },
    /// What was put together on the screen is in slots of its own again.
    TakenApart(Name),
    /// The file moves a slot that is put together with another all the same.
    StaysTogether { what: Name, with: Name },
    /// An item was added.
    Added(Name),
    /// A slot was added.
    SlotAdded(Name, Option<NaiveDateTime>),
    /// A slot was taken off the plan.
    SlotRemoved(Name),
    /// An item has the number by now that was given to a point in the meeting, with the point's title.
    NumberTaken(String, String),
    /// An item has another number.
    Renumbered(Name, String),
    /// So many items have other numbers.
    RenumberedMany(usize),
    /// Something has another title.
    Renamed(Name, String),
    /// A slot has another budget, in minutes.
    Budget(Name, u32),
    /// Others come to a slot or present in it.
    Guests(Name),
    /// The items are in another order.
    Order,
}

/// Lists what was changed between two states of a meeting, what matters most first.
///
/// `names` is what the reload between them was done by. Not everything in an agenda is reported: an empty list may be a
/// changed text.
#[must_use]
pub fn changes(before: &Meeting, after: &Meeting, names: &Names) -> Vec<Change> {
    let mut found = Vec::new();
    items(before, after, names, &mut found);
    groups::votes(before, after, names, &mut found);
    slots(before, after, names, &mut found);
    together::slots(before, after, names, &mut found);
    let was_so: HashSet<SlotId> = before.twice_numbered().map(|slot| names.slot(&slot.id)).collect();
    let taken = after.twice_numbered().filter(|slot| !was_so.contains(&slot.id));
    found.extend(taken.filter_map(|slot| Some(Change::NumberTaken(slot.number.clone()?, short(&slot.title)))));
    join_replaced(after, &mut found);
    found.sort_by_key(rank);
    // A slot that went and one that came may be the same move.
    found.dedup();
    found.retain(|change| !matches!(change, Change::Moved { from, to, .. } if from == to));
    found.into_iter().fold(Vec::new(), joined)
}

/// Says of an item that went, with nothing on it, and of another that has its number now, that the number has another
/// title.
fn join_replaced(after: &Meeting, found: &mut Vec<Change>) {
    let gone = |change: &Change| if let Change::Removed(name) = change { Some(name.clone()) } else { None };
    let mut gone: HashSet<Name> = found.iter().filter_map(gone).collect();
    let live = after.agenda().items.iter().filter(|item| item.number.is_some() && !after.is_item_removed(&item.id));
    let titles: HashMap<Name, &str> = live.map(|item| (item_name(item), item.title.as_str())).collect();
    let mut replaced = HashSet::new();
    for change in found.iter_mut() {
        if let Change::Added(name) = change
            && let Some(title) = titles.get(name)
            && gone.remove(name)
        {
            replaced.insert(name.clone());
            *change = Change::Renamed(name.clone(), short(title));
        }
    }
    found.retain(|change| !matches!(change, Change::Removed(name) if replaced.contains(name)));
}

/// Joins what happened to several items in the same way: "punkt 5, 6 og 7 tilføjet".
fn joined(mut found: Vec<Change>, next: Change) -> Vec<Change> {
    use Change::{Added, Kept, Removed, Withheld};
    match (found.last_mut(), next) {
        (Some(Added(Name::Numbers(all))), Added(Name::Numbers(more)))
        | (Some(Removed(Name::Numbers(all))), Removed(Name::Numbers(more)))
        | (Some(Withheld(Name::Numbers(all))), Withheld(Name::Numbers(more)))
        | (Some(Kept(Name::Numbers(all))), Kept(Name::Numbers(more))) => all.extend(more),
        (_, next) => found.push(next),
    }
    found
}

fn rank(change: &Change) -> u8 {
    match change {
        // What is open now may be a slip, or a file that is not all there.
        Change::Withheld(_) | Change::Kept(_) | Change::KeptApart(_) | Change::Opened(_) => 0,
        Change::Removed(_) | Change::Recommended(_) | Change::VotedByGroups(_) | Change::NumberTaken(..) => 1,
        Change::Closed(_) => 2,
        Change::Shifted { .. } | Change::TakenApart(_) => 3,
        Change::Moved { .. } | Change::StaysTogether { .. } => 4,
        Change::Added(_) => 5,
        Change::SlotAdded(..) => 6,
        Change::SlotRemoved(_) => 7,
        Change::Renumbered(..) | Change::RenumberedMany(_) => 8,
        Change::Renamed(..) => 9,
        Change::Budget(..) => 10,
        Change::Guests(_) => 11,
        Change::Order => 12,
    }
}

fn items(before: &Meeting, after: &Meeting, names: &Names, found: &mut Vec<Change>) {
    let mut known = HashSet::new();
    let mut order: Vec<usize> = Vec::new();
    let mut renumbered = Vec::new();
    let places: HashMap<_, usize> = after.agenda().items.iter().enumerate().map(|(n, i)| (&i.id, n)).collect();
    for old in &before.agenda().items {
        let id = names.item(&old.id);
        let gone = names.is_gone(&Target::Item(old.id.clone()));
        let new = places.get(&id).and_then(|&n| after.agenda().items.get(n)).filter(|_| !gone);
        let was_removed = before.is_item_removed(&old.id);
        match new {
            Some(new) if after.is_item_removed(&id) => {
                let is_withheld = |meeting: &Meeting, id| meeting.is_matter_withheld(&Target::Item(id));
                if is_withheld(after, id.clone()) && !is_withheld(before, old.id.clone()) {
                    found.push(Change::Withheld(item_name(old)));
                } else if !was_removed {
                    let name = item_name(old);
                    let is_apart = has_open_successor(before, after, old);
                    found.push(if is_apart { Change::KeptApart(name) } else { Change::Kept(name) });
                }
                known.insert(&new.id);
            }
            Some(new) if !was_removed => {
                order.extend(places.get(&id));
                known.insert(&new.id);
                let is_closed = after.is_closed(&Target::Item(new.id.clone()));
                if is_other_access(before, &Target::Item(old.id.clone()), after, &Target::Item(new.id.clone())) {
                    found.push(access(item_name(new), is_closed));
                }
                let is_decided = || before.decisions_on(&Target::Item(old.id.clone())).next().is_some();
                if !is_same_recommendation(old, new) && is_decided() {
                    found.push(Change::Recommended(item_name(new)));
                }
                if let Some(number) = new.number.as_ref().filter(|_| new.number != old.number) {
                    renumbered.push(Change::Renumbered(item_name(old), number.clone()));
                }
                if new.title != old.title {
                    found.push(Change::Renamed(item_name(new), short(&new.title)));
                }
            }
            // A removed one that is back counts as added.
            Some(_) => {}
            None if was_removed => {}
            None => found.push(Change::Removed(item_name(old))),
        }
    }
    let added = after.agenda().items.iter().filter(|i| !known.contains(&i.id));
    found.extend(added.map(|i| Change::Added(item_name(i))));
    if renumbered.len() >= MANY {
        found.push(Change::RenumberedMany(renumbered.len()));
    } else {
        found.append(&mut renumbered);
    }
    if !order.is_sorted() {
        found.push(Change::Order);
    }
}

fn is_same_recommendation(old: &Item, new: &Item) -> bool {
    (&old.recommendation_intro, &old.recommendations) == (&new.recommendation_intro, &new.recommendations)
}

/// Whether an item was closed and an open one has its number now: a closed one is never taken for an open one by that
/// alone.
fn has_open_successor(before: &Meeting, after: &Meeting, old: &Item) -> bool {
    let is_closed = |meeting: &Meeting, item: &Item| meeting.is_closed(&Target::Item(item.id.clone()));
    let succeeds = |new: &Item| {
        new.number.is_some() && new.number == old.number && !after.is_item_removed(&new.id) && !is_closed(after, new)
    };
    is_closed(before, old) && after.agenda().items.iter().any(succeeds)
}

/// A slot of the old plan with what it is in the new one.
struct Pair<'a> {
    old: &'a SlotRun,
    new: &'a SlotRun,
    /// Its places in the two plans.
    places: (usize, usize),
}

impl Pair<'_> {
    /// By how many minutes it was moved; none where it has no time before or after.
    fn minutes(&self) -> Option<i64> {
        self.new.slot.start.zip(self.old.slot.start).map(|(new, old)| (new - old).num_minutes())
    }
}

fn slots(before: &Meeting, after: &Meeting, names: &Names, found: &mut Vec<Change>) {
    let told: Vec<Name> = found
        .iter()
        .filter_map(|c| match c {
            Change::Kept(name)
            | Change::Withheld(name)
            | Change::KeptApart(name)
            | Change::Removed(name)
            | Change::Added(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    // A slot that goes or comes with its item is not news of its own.
    let with_item = |meeting: &Meeting, slot: &Slot| {
        slot.items.iter().filter_map(|id| meeting.agenda().item(id)).any(|i| told.contains(&item_name(i)))
    };
    let mut pairs = Vec::new();
    let mut known = HashSet::new();
    for (place, old) in before.slots().iter().enumerate() {
        let new = names.live_slot(&old.slot.id).and_then(|id| after.slot_index(&id));
        let new = new.and_then(|i| after.slots().get(i).map(|run| (i, run)));
        let is_withheld = |meeting: &Meeting, id: &SlotId| meeting.is_matter_withheld(&Target::Point(id.clone()));
        if let Some((_, new)) = new
            && is_withheld(after, &new.slot.id)
            && !is_withheld(before, &old.slot.id)
        {
            known.insert(&new.slot.id);
            found.push(Change::Withheld(slot_name(before, &old.slot)));
            continue;
        }
        match new {
            Some((_, new)) if new.removed && old.removed => _ = known.insert(&new.slot.id),
            Some((i, new)) if !new.removed && !old.removed => {
                known.insert(&new.slot.id);
                pairs.push(Pair { old, new, places: (place, i) });
            }
            Some((_, new)) if old.removed => _ = known.remove(&new.slot.id),
            _ if old.removed => {}
            other => {
                known.extend(other.map(|(_, new)| &new.slot.id));
                if !with_item(before, &old.slot) && old.slot.kind != SlotKind::Close {
                    let what = slot_name(before, &old.slot);
                    // What another slot treats now was moved there.
                    let treats = |run: &&SlotRun| {
                        let treated = |id| run.slot.items.contains(&names.item(id));
                        !run.removed && old.slot.items.iter().any(treated)
                    };
                    found.push(match after.slots().iter().find(treats) {
                        Some(new) => Change::Moved { what, from: old.slot.start, to: new.slot.start },
                        None => Change::SlotRemoved(what),
                    });
                }
            }
        }
    }
    for new in after.slots().iter().filter(|r| !known.contains(&r.slot.id)) {
        if !with_item(after, &new.slot) && new.slot.kind != SlotKind::Close {
            let (what, to) = (slot_name(after, &new.slot), new.slot.start);
            let treated = |run: &&SlotRun| {
                let treats = |id| new.slot.items.contains(&names.item(id));
                !run.removed && run.slot.items.iter().any(treats)
            };
            found.push(match before.slots().iter().find(treated) {
                Some(old) => Change::Moved { what, from: together::start_of(old, &new.slot.id, names), to },
                None => Change::SlotAdded(what, to),
            });
        }
    }
    moved(before, after, &pairs, found);
    for pair in &pairs {
        let (old, new) = (&pair.old.slot, &pair.new.slot);
        if new.items.is_empty() && new.kind != SlotKind::Close {
            // Also where a closed item's slot became a point, which is open unless it says otherwise.
            let is_closed = after.is_slot_closed(pair.places.1);
            let (was, is) = (Target::Point(old.id.clone()), Target::Point(new.id.clone()));
            if is_other_access(before, &was, after, &is) {
                found.push(access(slot_name(after, new), is_closed));
            }
            if old.items.is_empty() && new.title != old.title {
                found.push(Change::Renamed(slot_name(before, old), short(&new.title)));
            }
        }
        if let Some(minutes) = new.minutes.filter(|_| new.minutes != old.minutes)
            && !follows_from_times(before, after, pair)
        {
            found.push(Change::Budget(slot_name(after, new), minutes));
        }
        if new.guests != old.guests || new.lead != old.lead {
            found.push(Change::Guests(slot_name(after, new)));
        }
    }
}

/// Tells of what was moved; all that is to come by the same minutes is one thing.
fn moved(before: &Meeting, after: &Meeting, pairs: &[Pair], found: &mut Vec<Change>) {
    let to_come: Vec<&Pair> = pairs
        .iter()
        .filter(|p| matches!(before.slot_state(p.places.0), SlotState::Pending | SlotState::Running))
        .filter(|p| !p.old.unplanned && p.old.slot.kind != SlotKind::Close)
        .collect();
    let first = to_come.iter().position(|p| p.old.slot.start != p.new.slot.start);
    let Some((first, rest)) = first.and_then(|n| to_come.get(n..).map(|rest| (n, rest))) else { return };
    if let Some(minutes) = rest.first().and_then(|p| p.minutes())
        && rest.len() > 1
        && rest.iter().all(|p| p.minutes() == Some(minutes) && p.old.slot.day == p.new.slot.day)
    {
        let whole = first == 0 && before.opened_at().is_none();
        found.push(Change::Shifted { whole, minutes });
        return;
    }
    for pair in rest.iter().filter(|p| p.new.slot.start != p.old.slot.start) {
        let what = slot_name(after, &pair.new.slot);
        found.push(Change::Moved { what, from: pair.old.slot.start, to: pair.new.slot.start });
    }
}

/// Returns whether a budget is other only because the slot, or what follows it, begins at another time.
fn follows_from_times(before: &Meeting, after: &Meeting, pair: &Pair) -> bool {
    let next = |meeting: &Meeting, place: usize, slot: &Slot| {
        let planned = |r: &&SlotRun| !r.unplanned && !r.removed && r.slot.day == slot.day;
        meeting.slots().iter().skip(place + 1).find(planned).and_then(|r| r.slot.start)
    };
    let old = next(before, pair.places.0, &pair.old.slot);
    let new = next(after, pair.places.1, &pair.new.slot);
    let same_times = old == new && pair.old.slot.start == pair.new.slot.start;
    !same_times && pair.new.slot.end() == new && pair.old.slot.end() == old
}

/// Returns whether a matter was open and is closed, or the other way. What was closed only because its file said so
/// after the meeting is closed by the agenda now, which is news.
fn is_other_access(before: &Meeting, was: &Target, after: &Meeting, is: &Target) -> bool {
    let by_file = |meeting: &Meeting, on: &Target| meeting.closed_by_its_file().any(|closed| closed == on);
    before.is_closed(was) != after.is_closed(is) || (after.is_closed(is) && by_file(before, was) && !by_file(after, is))
}

fn access(name: Name, closed: bool) -> Change {
    if closed { Change::Closed(name) } else { Change::Opened(name) }
}

fn short(title: &str) -> String {
    text::truncate(&text::one_line(title), TITLE).into_owned()
}

fn item_name(item: &Item) -> Name {
    match &item.number {
        Some(number) => Name::Numbers(vec![text::one_line(number)]),
        None => Name::Title(short(&item.title)),
    }
}

fn slot_name(meeting: &Meeting, slot: &Slot) -> Name {
    let numbers: Option<Vec<String>> =
        slot.items.iter().map(|id| meeting.agenda().item(id).and_then(|i| i.number.clone())).collect();
    match numbers {
        Some(numbers) if !numbers.is_empty() => Name::Numbers(numbers.iter().map(|n| text::one_line(n)).collect()),
        _ => Name::Title(short(&slot.title)),
    }
}
