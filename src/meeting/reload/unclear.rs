//! What goes from an agenda when something closed comes into it: it may be the same matter under a new name. Where it
//! is unclear whether something is closed, it is.
//!
//! Whoever takes an agenda over decides that once, and [`Event::MattersWithheld`] says it before the agenda is
//! replaced, so that a crash between the two leaves too much closed and not too little.

use std::collections::HashSet;

use super::matching::Title;
use crate::agenda::{Access, Agenda, Annex, Item, ItemId, Slot, SlotId, SlotKind};
use crate::meeting::event::{Event, Matching, Target};
use crate::meeting::state::{Meeting, SlotRun};

/// What an agenda has closed that a meeting has not closed: compared by what it says, since numbers and places change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brings {
    /// Something that was open, or not there, or that says something else than before.
    pub(super) closed: bool,
    /// Something that was not there at all, open or closed: it may be what went earlier.
    pub(super) new: bool,
    /// Something by a title that nothing had.
    pub(super) named: bool,
}

impl Brings {
    pub(super) fn of(meeting: &Meeting, agenda: &Agenda) -> Self {
        let open = agenda.open_items();
        let is_closed_slot = |s: &Slot| s.access.is_closed() || s.items.iter().any(|id| !open.contains(id));
        let items: Vec<&Item> = agenda.items.iter().filter(|i| !open.contains(&i.id)).collect();
        let slots: Vec<&Slot> = agenda.slots.iter().filter(|s| is_closed_slot(s) && has_own(s)).collect();
        let annexes = closed_annexes(agenda.items.iter(), agenda.slots.iter());

        let old_items = || meeting.agenda.items.iter().filter(|i| !meeting.is_item_removed(&i.id));
        let old_slots = || meeting.slots.iter().enumerate().filter(|(_, r)| is_of_agenda(r));
        let is_closed = |i: &&Item| meeting.is_closed(&Target::Item(i.id.clone()));
        let closed_items: Vec<&Item> = old_items().filter(is_closed).collect();
        let closed_slots = old_slots().filter(|(n, _)| meeting.is_slot_closed(*n)).map(|(_, r)| &r.slot).collect();
        let old_annexes = closed_annexes(old_items(), old_slots().map(|(_, r)| &r.slot));
        let all_slots = old_slots().map(|(_, r)| &r.slot).collect();
        let all_annexes = all_annexes(old_items(), old_slots().map(|(_, r)| &r.slot)).collect();
        let old_titles = old_items().map(|i| &i.title).chain(old_slots().map(|(_, r)| &r.slot.title)).collect();
        let titles = items.iter().map(|i| &i.title).chain(slots.iter().filter_map(|s| own_title(s)));
        Self {
            named: lacks(old_titles, &titles.collect::<Vec<_>>(), String::eq),
            closed: lacks(closed_items, &items, is_same_item)
                || lacks(closed_slots, &slots, is_same_slot)
                || lacks(old_annexes, &annexes, is_same_annex),
            new: lacks(old_items().collect(), &items, is_same_item)
                || lacks(all_slots, &slots, is_same_slot)
                || lacks(all_annexes, &annexes, is_same_annex),
        }
    }
}

/// Returns the event by which what went from the agenda earlier is withheld, because a closed point of its title is
/// added to the meeting now; none: nothing has that title.
///
/// A point that is added closes nothing in the file: what has another title is as public as it was.
#[must_use]
pub fn withheld_by_addition(meeting: &Meeting, title: &str) -> Option<Event> {
    let title = Title::new(title);
    let is_it = |on: &Target| Title::new(meeting.title(on)) == title && !meeting.is_closed(on);
    let items = meeting.removed_items.iter().filter(|id| is_it(&Target::Item((*id).clone()))).cloned().collect();
    let slots = meeting.slots.iter().filter(|run| run.removed).map(|run| &run.slot.id);
    let slots = slots.filter(|id| is_it(&Target::Point((*id).clone()))).cloned().collect();
    Going { items, slots }.withheld(false)
}

/// Decides what is withheld because it goes while something closed comes with the agenda, or has come with an earlier
/// one, or because a closed point was added that has its title; none: nothing is. The agenda is as it is once it is
/// taken over.
pub(super) fn withheld(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> Option<Event> {
    let brings = Brings::of(meeting, agenda);
    let going = Going::of(meeting, matching);
    let is_unclear = brings.closed || meeting.closed_anew;
    let going = if is_unclear { going } else { going.with_titles_of_added(meeting) };
    going.withheld(brings.new && meeting.lost)
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

    /// Keeps only what has the title of a closed point that was added in the meeting.
    fn with_titles_of_added(self, meeting: &Meeting) -> Self {
        let added = meeting.slots.iter().enumerate().filter(|(n, run)| run.unplanned && meeting.is_slot_closed(*n));
        let added: HashSet<String> = added.map(|(_, run)| Title::new(&run.slot.title).key).collect();
        let is_it = |on: Target| added.contains(&Title::new(meeting.title(&on)).key);
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

fn all_annexes<'a>(
    items: impl Iterator<Item = &'a Item>,
    slots: impl Iterator<Item = &'a Slot>,
) -> impl Iterator<Item = &'a Annex> {
    items.flat_map(|i| &i.annexes).chain(slots.flat_map(|s| &s.annexes))
}

fn closed_annexes<'a>(items: impl Iterator<Item = &'a Item>, slots: impl Iterator<Item = &'a Slot>) -> Vec<&'a Annex> {
    all_annexes(items, slots).filter(|a| a.access.is_closed()).collect()
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
fn is_same_item(a: &Item, b: &Item) -> bool {
    let bare = |i: &Item| Item { id: ItemId(String::new()), number: None, access: Access::Open, ..i.clone() };
    a.title == b.title && bare(a) == bare(b)
}

/// Returns whether two slots say the same beyond their items; when they are held is not what they say.
fn is_same_slot(a: &Slot, b: &Slot) -> bool {
    (own_title(a), a.kind, &a.text) == (own_title(b), b.kind, &b.text)
        && (&a.guests, &a.lead, &a.annexes) == (&b.guests, &b.lead, &b.annexes)
}

fn is_same_annex(a: &Annex, b: &Annex) -> bool {
    (&a.title, &a.document, &a.id) == (&b.title, &b.document, &b.id)
}
