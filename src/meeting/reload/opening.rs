//! What an agenda's file opens of a meeting that has not taken it over: it stays closed until the meeting has.
//!
//! It fails closed. Nobody has confirmed yet how the new file matches the old one, so words that are closed in the
//! meeting are closed wherever the file uses them, and new items are closed if something closed has disappeared.

use std::collections::{BTreeSet, HashSet};

use super::apply::{Names, names};
use super::closing::{all_annexes, may_be};
use super::compared::plain;
use super::decide;
use super::unclear::{has_own, is_same_annex, own_title};
use crate::agenda::{Agenda, Annex, Item, Slot};
use crate::meeting::event::{Matching, Target};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// Lists what is closed in a meeting, or may be, and open in its file, by the names that the file has for it.
#[must_use]
pub fn opened_by(meeting: &Meeting, agenda: &Agenda) -> BTreeSet<Target> {
    let meeting = &*meeting.unmerged();
    let matching = decide(meeting, agenda, &[]);
    let names = names(meeting, agenda, &matching);
    let planned = Meeting::new(agenda.clone(), None, false);
    let (gone, here): (Vec<Target>, Vec<Target>) = closed_in(meeting).into_iter().partition(|on| names.is_gone(on));
    let kept = here.iter().map(|on| names.slot_or_item(on));
    let new = if gone.is_empty() { Vec::new() } else { new_in(meeting, agenda, &matching, &names) };
    let words = Words::of(meeting);
    let items = agenda.items.iter().filter(|item| words.has_title(&item.title) || words.has_annex(&item.annexes));
    let slots = agenda.slots.iter().filter(|slot| words.has_any(slot) || words.has_annex(&slot.annexes));
    let items = items.map(|item| Target::Item(item.id.clone()));
    let slots = slots.map(|slot| Target::Point(slot.id.clone()));
    kept.chain(new).chain(items).chain(slots).filter(|on| !planned.is_closed(on)).collect()
}

/// Lists what is closed in a meeting: items, and slots with what they say themselves.
fn closed_in(meeting: &Meeting) -> Vec<Target> {
    let items = meeting.agenda().items.iter().map(|item| Target::Item(item.id.clone()));
    let slots = meeting.slots().iter().map(|run| Target::Point(run.slot.id.clone()));
    items.chain(slots).filter(|on| meeting.is_closed(on)).collect()
}

/// Lists what an agenda has and a meeting has not: each may be what has gone, under another title.
fn new_in(meeting: &Meeting, agenda: &Agenda, matching: &Matching, names: &Names) -> Vec<Target> {
    let items: HashSet<_> = matching.items.values().collect();
    let known = meeting.slots().iter().map(|run| Target::Point(run.slot.id.clone()));
    let slots: HashSet<Target> = known.filter(|on| !names.is_gone(on)).map(|on| names.slot_or_item(&on)).collect();
    let new_items = agenda.items.iter().filter(|item| !items.contains(&item.id));
    let new_slots = agenda.slots.iter().filter(|slot| has_own(slot)).map(|slot| Target::Point(slot.id.clone()));
    let items = new_items.map(|item| Target::Item(item.id.clone()));
    items.chain(new_slots.filter(|on| !slots.contains(on))).collect()
}

/// What a meeting has closed and nowhere open, as it is compared.
struct Words<'a> {
    titles: HashSet<String>,
    texts: HashSet<String>,
    /// Slots whose guests and those who present are closed.
    closed: Vec<&'a Slot>,
    open: Vec<&'a Slot>,
    closed_annexes: Vec<Annex>,
    open_annexes: Vec<Annex>,
}

impl<'a> Words<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        let is_closed = |run: &&SlotRun| meeting.is_closed(&Target::Point(run.slot.id.clone()));
        let (closed, open): (Vec<&SlotRun>, Vec<&SlotRun>) = meeting.slots().iter().partition(is_closed);
        let slots = |runs: Vec<&'a SlotRun>| runs.into_iter().map(|run| &run.slot).collect::<Vec<_>>();
        let (closed, open) = (slots(closed), slots(open));
        let is_closed = |item: &&Item| meeting.is_closed(&Target::Item(item.id.clone()));
        let (closed_items, open_items): (Vec<_>, Vec<_>) = meeting.agenda().items.iter().partition(is_closed);
        let titles = |items: &[&Item], slots: &[&Slot]| {
            let items = items.iter().map(|item| plain(&item.title));
            items.chain(slots.iter().filter_map(|slot| own_title(slot)).map(|title| plain(title))).collect()
        };
        let without = |mut all: HashSet<String>, open: HashSet<String>| {
            all.retain(|words| !open.contains(words));
            all
        };
        let texts = |slots: &[&Slot]| slots.iter().filter_map(|slot| slot.text.as_deref()).map(plain).collect();
        let (closed_annexes, open_annexes) =
            all_annexes(meeting).into_iter().partition(|annex| annex.access.is_closed());
        // What the file calls an open matter may be another title than the one it keeps.
        let in_file = meeting.as_in_file();
        let called = in_file.agenda().items.iter().filter(|item| !meeting.is_closed(&Target::Item(item.id.clone())));
        let mut said_openly: HashSet<String> = titles(&open_items, &open);
        said_openly.extend(called.map(|item| plain(&item.title)));
        Self {
            titles: without(titles(&closed_items, &closed), said_openly),
            texts: without(texts(&closed), texts(&open)),
            closed,
            open,
            closed_annexes,
            open_annexes,
        }
    }

    fn has_title(&self, title: &str) -> bool {
        self.titles.contains(&plain(title))
    }

    /// Returns whether a slot says itself what only something closed said.
    fn has_any(&self, slot: &Slot) -> bool {
        let has = |all: &[&Slot], is_in: fn(&Slot, &Slot) -> bool| all.iter().any(|other| is_in(other, slot));
        let only_closed = |is_in: fn(&Slot, &Slot) -> bool| has(&self.closed, is_in) && !has(&self.open, is_in);
        own_title(slot).is_some_and(|title| self.has_title(title))
            || slot.text.as_deref().is_some_and(|text| self.texts.contains(&plain(text)))
            || only_closed(|a, b| a.guests.iter().any(|guest| b.guests.iter().any(|other| guest.who == other.who)))
            || only_closed(|a, b| a.lead.iter().any(|who| b.lead.contains(who)))
    }

    /// Returns whether one of some annexes is open and may be one that is closed.
    fn has_annex(&self, annexes: &[Annex]) -> bool {
        let is_known = |annex: &Annex| self.open_annexes.iter().any(|open| is_same_annex(open, annex));
        let opened = annexes.iter().filter(|annex| !annex.access.is_closed() && !is_known(annex));
        opened.into_iter().any(|annex| self.closed_annexes.iter().any(|closed| may_be(closed, annex)))
    }
}
