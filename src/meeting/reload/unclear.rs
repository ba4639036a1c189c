//! What goes from an agenda when something closed comes into it: it may be the same matter under a new name. Where it
//! is unclear whether something is closed, it is.
//!
//! Whoever takes an agenda over decides that once, and [`Event::MattersWithheld`] says it before the agenda is
//! replaced, so that a crash between the two leaves too much closed and not too little.

use std::collections::HashSet;

use super::matching::Title;
use crate::agenda::{Access, Agenda, Annex, Item, ItemId, Slot, SlotId, SlotKind};
use crate::meeting::event::{Event, Matching, Target};
use crate::meeting::state::{Meeting, Since, SlotRun};

/// What an agenda has closed that a meeting has not closed: compared by what it says, since numbers and places change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brings {
    /// Since when what it closes is there, the latest; none: it closes nothing.
    pub(super) since: Option<Since>,
    /// Something by a title that nothing had.
    pub(super) named: bool,
}

impl Since {
    /// With the agenda that is being taken over.
    const NOW: Self = Self { came: u32::MAX, said: u32::MAX };

    fn later(self, other: Self) -> Self {
        Self { came: self.came.max(other.came), said: self.said.max(other.said) }
    }
}

impl Brings {
    pub(super) fn of(meeting: &Meeting, agenda: &Agenda) -> Self {
        let open = agenda.open_items();
        let is_closed_slot = |s: &Slot| s.access.is_closed() || s.items.iter().any(|id| !open.contains(id));
        let items: Vec<&Item> = agenda.items.iter().filter(|i| !open.contains(&i.id)).collect();
        let slots: Vec<&Slot> = agenda.slots.iter().filter(|s| is_closed_slot(s) && has_own(s)).collect();
        let annexes = closed_annexes(agenda.items.iter(), agenda.slots.iter());

        let (mut old_items, mut old_slots, mut old_annexes) = (Old::default(), Old::default(), Old::default());
        for item in meeting.agenda.items.iter().filter(|i| !meeting.is_item_removed(&i.id)) {
            let on = Target::Item(item.id.clone());
            let since = meeting.said_since(&on);
            old_items.push(item, meeting.is_closed(&on), since);
            item.annexes.iter().for_each(|a| old_annexes.push(a, a.access.is_closed(), since));
        }
        for (n, SlotRun { slot, .. }) in meeting.slots.iter().enumerate().filter(|(_, r)| is_of_agenda(r)) {
            let since = meeting.said_since(&Target::Point(slot.id.clone()));
            old_slots.push(slot, meeting.is_slot_closed(n), since);
            slot.annexes.iter().for_each(|a| old_annexes.push(a, a.access.is_closed(), since));
        }
        let old_titles = old_items.all().map(|i| &i.title).chain(old_slots.all().map(|s| &s.title)).collect();
        let titles = items.iter().map(|i| &i.title).chain(slots.iter().filter_map(|s| own_title(s)));
        Self {
            named: lacks(old_titles, &titles.collect::<Vec<_>>(), String::eq),
            since: (old_items.closed_since(&items, is_same_item).into_iter())
                .chain(old_slots.closed_since(&slots, is_same_slot))
                .chain(old_annexes.closed_since(&annexes, is_same_annex))
                .reduce(Since::later),
        }
    }
}

/// What a meeting had of a kind: what is closed, and what is open with the agenda since which it says what it says.
struct Old<'a, T> {
    closed: Vec<&'a T>,
    open: Vec<(&'a T, Since)>,
}

impl<T> Default for Old<'_, T> {
    fn default() -> Self {
        Self { closed: Vec::new(), open: Vec::new() }
    }
}

impl<'a, T> Old<'a, T> {
    fn push(&mut self, one: &'a T, is_closed: bool, since: Since) {
        if is_closed {
            self.closed.push(one);
        } else {
            self.open.push((one, since));
        }
    }

    fn all(&self) -> impl Iterator<Item = &'a T> {
        self.closed.iter().copied().chain(self.open.iter().map(|(one, _)| *one))
    }

    /// Returns since when what is there that is closed now and was not, the latest; each of the old ones counts once.
    fn closed_since(mut self, new: &[&'a T], is_same: fn(&T, &T) -> bool) -> Option<Since> {
        let mut latest: Option<Since> = None;
        for new in new {
            if let Some(found) = self.closed.iter().position(|old| is_same(old, new)) {
                self.closed.swap_remove(found);
                continue;
            }
            let found = self.open.iter().position(|(old, _)| is_same(old, new));
            let since = found.map_or(Since::NOW, |found| self.open.swap_remove(found).1);
            latest = Some(latest.map_or(since, |latest| latest.later(since)));
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
    let is_it = |on: &Target| Title::new(meeting.title(on)).touches(&title) && !meeting.is_closed(on);
    let items = meeting.removed_items.iter().filter(|id| is_it(&Target::Item((*id).clone()))).cloned().collect();
    let slots = meeting.slots.iter().filter(|run| run.removed).map(|run| &run.slot.id);
    let slots = slots.filter(|id| is_it(&Target::Point((*id).clone()))).cloned().collect();
    Going { items, slots }.withheld(false)
}

/// Decides what is withheld because it goes while something closed comes with the agenda, or has come with an earlier
/// one, or because a closed point was added that may speak of it; none: nothing is. The agenda is as it is once it is
/// taken over.
pub(super) fn withheld(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Option<Event> {
    let brings = Brings::of(meeting, agenda);
    let going = Going::of(meeting, matching);
    let is_unclear = brings.since.is_some() || meeting.closed_anew;
    let going = if is_unclear { going } else { going.touched_by_added(meeting) };
    // What came, or got the text of another, in the save in which that went, or later, may be what went.
    let may_have_gone = |since: Since| meeting.lost.is_some_and(|first| since.said >= first);
    going.withheld(brings.since.is_some_and(may_have_gone))
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

    /// Keeps only what a closed point that was added in the meeting may speak of.
    fn touched_by_added(self, meeting: &Meeting) -> Self {
        let added = meeting.slots.iter().enumerate().filter(|(n, run)| run.unplanned && meeting.is_slot_closed(*n));
        let added: Vec<Title> = added.map(|(_, run)| Title::new(&run.slot.title)).collect();
        let may_be = |title: &Title| added.iter().any(|added| added.touches(title));
        let is_it = |on: Target| may_be(&Title::new(meeting.title(&on)));
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

/// Returns whether something new is not among the old ones, each of which counts once.
fn lacks<'a, T>(mut old: Vec<&'a T>, new: &[&'a T], is_same: fn(&T, &T) -> bool) -> bool {
    new.iter().any(|new| match old.iter().position(|old| is_same(old, new)) {
        Some(found) => {
            old.swap_remove(found);
            false
        }
        None => true,
    })
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

fn is_same_annex(a: &Annex, b: &Annex) -> bool {
    (&a.title, &a.document, &a.id) == (&b.title, &b.document, &b.id)
}
