//! What goes from an agenda when something closed comes into it: it may be the same matter under a new name. Where it
//! is unclear whether something is closed, it is.
//!
//! Whoever takes an agenda over decides that once, and [`Event::MattersWithheld`] says it before the agenda is
//! replaced, so that a crash between the two leaves too much closed and not too little.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use super::matching::Title;
use super::places::Successors;
use crate::agenda::{Access, Agenda, Annex, Item, ItemId, Slot, SlotId, SlotKind};
use crate::meeting::event::{Event, Matching, Target};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::{Meeting, Since};

impl Since {
    /// With the agenda that is being taken over.
    const NOW: Self = Self { came: u32::MAX, said: u32::MAX };

    fn later(self, other: Self) -> Self {
        Self { came: self.came.max(other.came), said: self.said.max(other.said) }
    }
}

/// Returns whether an agenda closes something by a title of which it has more than there were, open or closed.
pub(super) fn names_anew(meeting: &Meeting, agenda: &Agenda) -> bool {
    let is_closed = closed_in(agenda);
    let (old_items, old_slots) = (items_of(meeting), slots_of(meeting).map(|(_, run)| &run.slot));
    let titles = agenda.items.iter().map(|i| &i.title).chain(agenda.slots.iter().filter_map(own_title));
    let items = agenda.items.iter().filter(|i| is_closed.item(i)).map(|i| &i.title);
    let closed = items.chain(agenda.slots.iter().filter(|s| is_closed.slot(s)).filter_map(own_title));
    has_more(old_items.map(|i| &i.title).chain(old_slots.filter_map(own_title)), titles, closed)
}

/// Returns whether an agenda closes an annex by a title of which it has more than there were.
fn names_annex_anew(meeting: &Meeting, agenda: &Agenda) -> bool {
    let (items, slots) = (items_of(meeting), slots_of(meeting).map(|(_, run)| &run.slot));
    let old = items.flat_map(|i| &i.annexes).chain(slots.flat_map(|s| &s.annexes));
    let all = || agenda.items.iter().flat_map(|i| &i.annexes).chain(agenda.slots.iter().flat_map(|s| &s.annexes));
    let closed = all().filter(|annex| annex.access.is_closed());
    let titles = |annexes: Vec<_>| annexes.into_iter().filter_map(|annex: &Annex| annex.title.as_ref());
    has_more(titles(old.collect()), titles(all().collect()), titles(closed.collect()))
}

/// Returns whether there are more of one of some words than there were.
fn has_more<'a>(
    were: impl Iterator<Item = &'a String>,
    are: impl Iterator<Item = &'a String>,
    mut some: impl Iterator<Item = &'a String>,
) -> bool {
    let mut many: HashMap<&String, i32> = HashMap::new();
    were.for_each(|word| *many.entry(word).or_default() -= 1);
    are.for_each(|word| *many.entry(word).or_default() += 1);
    some.any(|word| many.get(word).is_some_and(|more| *more > 0))
}

/// The items that a meeting has from its agenda.
fn items_of(meeting: &Meeting) -> impl Iterator<Item = &Item> {
    meeting.agenda.items.iter().filter(|i| !meeting.is_item_removed(&i.id))
}

/// The slots that a meeting has from its agenda, with their places.
fn slots_of(meeting: &Meeting) -> impl Iterator<Item = (usize, &SlotRun)> {
    meeting.slots.iter().enumerate().filter(|(_, run)| is_of_agenda(run))
}

/// Returns since when what an agenda closes and a meeting has not closed is there, the latest; none: it closes nothing.
///
/// Compared is what both say, since numbers and places change; what was which, where that is decided. Where there are
/// more of a title than there were, open or closed, which of them was there is not known, so a closed one may be new.
pub(super) fn closed_since(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Option<Since> {
    let is_closed = closed_in(agenda);
    let (mut old_items, mut old_slots, mut old_annexes) = (Old::default(), Old::default(), Old::default());
    for item in items_of(meeting) {
        let on = Target::Item(item.id.clone());
        let since = meeting.said_since(&on);
        old_items.push(item, matching.items.get(&item.id), meeting.is_closed(&on), since);
        item.annexes.iter().for_each(|a| old_annexes.push(a, None::<&()>, a.access.is_closed(), since));
    }
    for (n, SlotRun { slot, .. }) in slots_of(meeting) {
        let since = meeting.said_since(&Target::Point(slot.id.clone()));
        old_slots.push(slot, matching.slots.get(&slot.id), meeting.is_slot_closed(n), since);
        slot.annexes.iter().for_each(|a| old_annexes.push(a, None, a.access.is_closed(), since));
    }
    let items = agenda.items.iter().filter(|i| is_closed.item(i)).map(|i| (i, Some(&i.id)));
    let slots = agenda.slots.iter().filter(|s| is_closed.slot(s) && has_own(s)).map(|s| (s, Some(&s.id)));
    let annexes = closed_annexes(agenda.items.iter(), agenda.slots.iter()).into_iter().map(|a| (a, None));
    (old_items.closed_since(items, is_same_item).into_iter())
        .chain(old_slots.closed_since(slots, is_same_slot))
        .chain(old_annexes.closed_since(annexes, is_same_annex))
        .chain((names_anew(meeting, agenda) || names_annex_anew(meeting, agenda)).then_some(Since::NOW))
        .reduce(Since::later)
}

/// What is closed in an agenda.
struct ClosedIn<'a> {
    open: HashSet<&'a ItemId>,
}

fn closed_in(agenda: &Agenda) -> ClosedIn<'_> {
    let open = agenda.open_items();
    ClosedIn { open: agenda.items.iter().map(|i| &i.id).filter(|id| open.contains(*id)).collect() }
}

impl ClosedIn<'_> {
    fn item(&self, item: &Item) -> bool {
        !self.open.contains(&item.id)
    }

    fn slot(&self, slot: &Slot) -> bool {
        slot.access.is_closed() || slot.items.iter().any(|id| !self.open.contains(id))
    }
}

/// What a meeting had of a kind.
struct Old<'a, T, I> {
    all: Vec<Was<'a, T>>,
    /// Places in it, by the ids that they have in the new agenda.
    by_new: HashMap<&'a I, usize>,
}

/// Something that a meeting had.
struct Was<'a, T> {
    one: &'a T,
    is_closed: bool,
    /// The agenda since which it says what it says.
    since: Since,
    /// Whether it is known which it is in the new agenda.
    is_paired: bool,
}

impl<T, I> Default for Old<'_, T, I> {
    fn default() -> Self {
        Self { all: Vec::new(), by_new: HashMap::new() }
    }
}

impl<'a, T, I: Eq + Hash> Old<'a, T, I> {
    fn push(&mut self, one: &'a T, new: Option<&'a I>, is_closed: bool, since: Since) {
        if let Some(new) = new {
            self.by_new.entry(new).or_insert(self.all.len());
        }
        self.all.push(Was { one, is_closed, since, is_paired: new.is_some() });
    }

    /// Returns since when what is closed now and was not is there, the latest. What is no old one by its id is one that
    /// says the same: a closed one if there is any left, each of which counts once, else the latest of the open ones.
    fn closed_since(
        self,
        new: impl Iterator<Item = (&'a T, Option<&'a I>)>,
        is_same: fn(&T, &T) -> bool,
    ) -> Option<Since> {
        let mut latest: Option<Since> = None;
        let mut rest: Vec<&T> = Vec::new();
        let mut note = |since: Since| latest = Some(latest.map_or(since, |latest| latest.later(since)));
        for (new, id) in new {
            match id.and_then(|id| self.by_new.get(id)).and_then(|place| self.all.get(*place)) {
                Some(was) if !is_same(was.one, new) => note(Since::NOW),
                Some(was) if was.is_closed => {}
                Some(was) => note(was.since),
                None => rest.push(new),
            }
        }
        let mut left: Vec<Was<T>> = self.all.into_iter().filter(|was| !was.is_paired).collect();
        for new in rest {
            if let Some(found) = left.iter().position(|was| was.is_closed && is_same(was.one, new)) {
                left.swap_remove(found);
                continue;
            }
            let open = left.iter().filter(|was| !was.is_closed && is_same(was.one, new)).map(|was| was.since);
            note(open.reduce(Since::later).unwrap_or(Since::NOW));
        }
        latest
    }
}

/// Returns the event by which what went from the agenda earlier is withheld, because a closed point that may speak of
/// it is added to the meeting now; none: nothing does.
///
/// A point that is added closes nothing in the file: what has no word in common with it is as public as it was.
#[must_use]
pub fn withheld_by_addition(meeting: &Meeting, title: &str) -> Option<Event> {
    let title = Title::new(title);
    let in_file = meeting.as_in_file();
    let touches = |words: &str| Title::new(words).touches(&title);
    let is_it = |on: &Target| (touches(meeting.title(on)) || touches(in_file.title(on))) && !meeting.is_closed(on);
    let items = meeting.removed_items.iter().filter(|id| is_it(&Target::Item((*id).clone()))).cloned().collect();
    let slots = meeting.slots.iter().filter(|run| run.removed).map(|run| &run.slot.id);
    let slots = slots.filter(|id| is_it(&Target::Point((*id).clone()))).cloned().collect();
    Going { items, slots }.withheld(false)
}

/// Decides what is withheld because it goes while something closed comes with the agenda, or has come with an earlier
/// one, because something closed has its place now, or because a closed point was added that may speak of it; none:
/// nothing is. The agenda is as its file says, moved as it is once it is taken over.
pub(super) fn withheld(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Option<Event> {
    let kept = meeting;
    let meeting = &*meeting.as_in_file();
    let since = closed_since(meeting, agenda, matching);
    let going = Going::of(meeting, matching);
    let replaced = Successors::of(meeting, agenda, matching).of;
    let is_unclear = since.is_some() || meeting.closed_anew;
    let going = if is_unclear { going } else { going.touched_by_added(meeting, kept) };
    // What came, or got the text of another, in the save in which that went, or later, may be what went.
    let may_have_gone = |since: Since| meeting.lost.is_some_and(|first| since.said >= first);
    going.and(replaced).withheld(since.is_some_and(may_have_gone))
}

impl Meeting {
    /// Says since when a matter or slot is there.
    pub(super) fn said_since(&self, on: &Target) -> Since {
        self.said_since.get(on).copied().unwrap_or_default()
    }
}

/// What is open and goes from an agenda.
pub(super) struct Going {
    items: Vec<ItemId>,
    slots: Vec<SlotId>,
}

impl Going {
    pub(super) fn of(meeting: &Meeting, matching: &Matching) -> Self {
        let is_open = |i: &&Item| !meeting.is_item_removed(&i.id) && !meeting.is_closed(&Target::Item(i.id.clone()));
        let goes = |i: &&Item| !matching.items.contains_key(&i.id);
        let items: Vec<ItemId> =
            meeting.agenda.items.iter().filter(goes).filter(is_open).map(|i| i.id.clone()).collect();
        let gone: HashSet<&ItemId> = items.iter().collect();
        // A slot that says nothing of its own is as closed as what it treats.
        let is_its_own = |slot: &Slot| has_own(slot) || !slot.items.iter().any(|id| gone.contains(id));
        let slots = meeting.slots.iter().enumerate();
        let slots = slots.filter(|(n, r)| is_of_agenda(r) && !meeting.is_slot_closed(*n)).map(|(_, r)| &r.slot);
        let slots = slots.filter(|s| !matching.slots.contains_key(&s.id) && s.kind != SlotKind::Close);
        let slots = slots.filter(|s| is_its_own(s)).map(|s| s.id.clone()).collect();
        Self { items, slots }
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = Target> {
        let items = self.items.iter().cloned().map(Target::Item);
        items.chain(self.slots.iter().cloned().map(Target::Point))
    }

    /// Adds what is not in it.
    fn and(mut self, others: BTreeSet<Target>) -> Self {
        for other in others {
            match other {
                Target::Item(id) if !self.items.contains(&id) => self.items.push(id),
                Target::Point(id) if !self.slots.contains(&id) => self.slots.push(id),
                _ => {}
            }
        }
        self
    }

    /// Keeps only what a closed point that was added in the meeting may speak of, by the words of its file or by those
    /// that the meeting has `kept`.
    fn touched_by_added(self, meeting: &Meeting, kept: &Meeting) -> Self {
        let added = meeting.slots.iter().enumerate().filter(|(n, run)| run.unplanned && meeting.is_slot_closed(*n));
        let added: Vec<Title> = added.map(|(_, run)| Title::new(&run.slot.title)).collect();
        let may_be = |title: &Title| added.iter().any(|added| added.touches(title));
        let is_it = |on: Target| [meeting, kept].iter().any(|of| may_be(&Title::new(of.title(&on))));
        let items = self.items.into_iter().filter(|id| is_it(Target::Item(id.clone()))).collect();
        let slots = self.slots.into_iter().filter(|id| is_it(Target::Point(id.clone()))).collect();
        Self { items, slots }
    }

    /// Returns the event that says that this is withheld, `earlier` with all that went before; none: nothing is.
    fn withheld(self, earlier: bool) -> Option<Event> {
        let Self { items, slots } = self;
        (earlier || !items.is_empty() || !slots.is_empty()).then_some(Event::MattersWithheld { items, slots, earlier })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.slots.is_empty()
    }
}

fn is_of_agenda(run: &SlotRun) -> bool {
    !run.removed && !run.unplanned
}

/// Returns whether a slot says anything that its items do not say.
pub(super) fn has_own(slot: &Slot) -> bool {
    own_title(slot).is_some()
        || slot.text.is_some()
        || !slot.guests.is_empty()
        || !slot.lead.is_empty()
        || !slot.annexes.is_empty()
}

pub(super) fn own_title(slot: &Slot) -> Option<&String> {
    (slot.own_title || slot.items.is_empty()).then_some(&slot.title)
}

fn closed_annexes<'a>(items: impl Iterator<Item = &'a Item>, slots: impl Iterator<Item = &'a Slot>) -> Vec<&'a Annex> {
    items.flat_map(|i| &i.annexes).chain(slots.flat_map(|s| &s.annexes)).filter(|a| a.access.is_closed()).collect()
}

/// Returns whether two items say the same; the number and who may read it are not what they say.
pub(super) fn is_same_item(a: &Item, b: &Item) -> bool {
    let bare = |i: &Item| Item { id: ItemId(String::new()), number: None, access: Access::Open, ..i.clone() };
    a.title == b.title && bare(a) == bare(b)
}

/// Returns whether two slots say the same beyond their items; when they are held is not what they say.
pub(super) fn is_same_slot(a: &Slot, b: &Slot) -> bool {
    (own_title(a), a.kind, &a.text) == (own_title(b), b.kind, &b.text)
        && (&a.guests, &a.lead, &a.annexes) == (&b.guests, &b.lead, &b.annexes)
}

/// Returns whether two annexes say the same; who may read it is not what they say.
pub(super) fn is_same_annex(a: &Annex, b: &Annex) -> bool {
    (&a.title, &a.document, &a.id) == (&b.title, &b.document, &b.id)
}
