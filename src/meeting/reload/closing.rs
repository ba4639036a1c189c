//! What an agenda's file closes of a meeting that has not taken it over: the one answer for everything that is shown or
//! written meanwhile.
//!
//! It fails closed: what cannot be made out of a file may be closed in it.

use std::collections::BTreeSet;

use super::apply::{carry_over, names};
use super::compared::{Secrets, plain};
use super::unclear::{has_own, is_same_annex, own_title, withheld};
use super::{as_taken_over, decide, prepare, settled};
use crate::agenda::{Agenda, Annex, AsRead, Item, ItemId, Slot, SlotKind};
use crate::meeting::event::{Event, Matching, Target};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// What an agenda's file closes, and the meeting has open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedByFile {
    pub closed: Vec<Target>,
    /// Whether the file does close it: one with errors may not.
    pub is_certain: bool,
}

impl Default for ClosedByFile {
    fn default() -> Self {
        Self { closed: Vec::new(), is_certain: true }
    }
}

impl ClosedByFile {
    /// Finds what a file closes of a meeting; none: there is no file.
    #[must_use]
    pub fn of(meeting: &Meeting, file: Option<AsRead<'_>>) -> Self {
        let is_certain = !matches!(file, Some(AsRead::Part(_)));
        Self { closed: file.map(|file| closed_by(meeting, file)).unwrap_or_default(), is_certain }
    }
}

/// Lists what is open in a meeting and would be closed by its file: matters, matters with an annex that it closes, and
/// slots whose own title, text, lead or guests it closes.
///
/// What the agenda no longer has counts as closed if something closed has its title now, or may be the same under
/// another. What a file with errors does not have under its title counts as closed.
#[must_use]
pub fn closed_by(meeting: &Meeting, file: AsRead<'_>) -> Vec<Target> {
    let meeting = &*meeting.unmerged();
    let agenda = file.agenda();
    let matching = decide(meeting, agenda, &[]);
    let names = names(meeting, agenda, &matching);
    let secret = Secrets::of(meeting, agenda);
    let mut after = meeting.clone();
    let settled = settled(meeting, agenda);
    let taken = as_taken_over(meeting, agenda, &settled);
    if let Some(event) = withheld(meeting, &taken, &matching) {
        prepare(&mut after, &event);
    }
    // Nothing was said of this file yet.
    after.expect_in_file(&[], &[]);
    let before = after.clone();
    carry_over(&mut after, agenda.clone(), &matching, &settled);
    let (all, all_after) = (all_annexes(meeting), all_annexes(&after));
    let has_closed_annex = |on: &Target| {
        let own = own_annexes(meeting, on);
        let now = if names.is_gone(on) { &[] } else { own_annexes(&after, &names.slot_or_item(on)) };
        // Others may have the same title or number, so it is looked for elsewhere only if it is here no more, and here
        // is only what says the same in all.
        let left: Vec<Annex> = own.iter().filter(|a| !now.iter().any(|b| is_same_annex(a, b))).cloned().collect();
        closes_annex(own, own, now) || closes_annex(&left, &all, &all_after)
    };
    let in_file = meeting.as_in_file();
    let is_lost = |on: &Target| matches!(file, AsRead::Part(_)) && !is_found(&in_file, agenda, &matching, on);
    let is_secret = |on: &Target| secret.has(meeting.title(on)) || secret.has(in_file.title(on));
    let is_closed_now = |on: &Target| match names.is_gone(on) {
        true => before.is_closed(on) || is_secret(on),
        false => {
            let new = names.slot_or_item(on);
            // What keeps other words than the file has may not keep those of something closed.
            let keeps_secret = || {
                let (kept, said) = (meeting.title(on), after.title(&new));
                secret.has(kept) && plain(kept) != plain(said)
            };
            after.is_closed(&new) || after.is_closed(&names.target(on)) || keeps_secret()
        }
    };
    let is_closed_by_file = |on: &Target| is_closed_now(on) || is_lost(on) || has_closed_annex(on);
    let matters: BTreeSet<Target> =
        meeting.targets().into_iter().chain(meeting.slots().iter().flat_map(SlotRun::targets)).collect();
    let mut closed: Vec<Target> =
        matters.into_iter().filter(|on| !meeting.is_closed(on) && is_closed_by_file(on)).collect();
    // A slot that treats items is as closed as these; what it says itself may be closed though they are open.
    let of_items = |run: &&SlotRun| !run.slot.items.is_empty();
    for run in meeting.slots().iter().filter(of_items) {
        let on = Target::Point(run.slot.id.clone());
        let is_covered = run.slot.items.iter().any(|id| closed.contains(&Target::Item(id.clone())));
        if !is_covered && !meeting.is_closed(&on) && is_closed_by_file(&on) {
            closed.push(on);
        }
    }
    closed
}

/// Returns the event by which a meeting withholds what its file closes and it cannot take over.
#[must_use]
pub fn withheld_by_file(closed: Vec<Target>) -> Option<Event> {
    let (mut items, mut slots) = (Vec::new(), Vec::new());
    for on in closed {
        match on {
            Target::Item(id) => items.push(id),
            Target::Point(id) => slots.push(id),
        }
    }
    (!items.is_empty() || !slots.is_empty()).then_some(Event::MattersWithheld { items, slots, earlier: false })
}

/// Returns whether a part of an agenda has something of a meeting under the title that it has there, and an item in as
/// many slots as it is in there; so has one that
/// says nothing of its own, and one that was never in the file.
fn is_found(meeting: &Meeting, agenda: &Agenda, matching: &Matching, on: &Target) -> bool {
    match on {
        Target::Item(id) => {
            let new = || agenda.item(matching.items.get(id)?);
            // A slot that treats it and cannot be made out may close it.
            let treats = |slot: &&Slot, id: &ItemId| slot.items.contains(id);
            let of_file = meeting.slots().iter().filter(|run| !run.removed && !run.unplanned).map(|run| &run.slot);
            let were = of_file.filter(|slot| treats(slot, id)).count();
            let are = |id: &ItemId| agenda.slots.iter().filter(|slot| treats(slot, id)).count();
            let is_same = |old: &Item| new().is_some_and(|new| new.title == old.title && are(&new.id) >= were);
            meeting.is_item_removed(id) || meeting.item(on).is_some_and(is_same)
        }
        Target::Point(id) => {
            let Some(run) = meeting.slots().iter().find(|run| run.slot.id == *id) else { return false };
            let new = || matching.slots.get(id).and_then(|new| agenda.slots.iter().find(|slot| slot.id == *new));
            let says_nothing = !run.slot.items.is_empty() && !has_own(&run.slot);
            let is_of_file = !run.removed && !run.unplanned && run.slot.kind != SlotKind::Close;
            let is_same = |new: &Slot| own_title(new) == own_title(&run.slot);
            !is_of_file || says_nothing || new().is_some_and(is_same)
        }
    }
}

/// Lists every annex of a meeting.
pub(super) fn all_annexes(meeting: &Meeting) -> Vec<Annex> {
    let items = meeting.agenda().items.iter().flat_map(|item| &item.annexes);
    items.chain(meeting.slots().iter().flat_map(|run| &run.slot.annexes)).cloned().collect()
}

/// Lists the annexes of a matter or a slot.
pub(super) fn own_annexes<'a>(meeting: &'a Meeting, on: &Target) -> &'a [Annex] {
    match on {
        Target::Item(_) => meeting.item(on).map_or(&[], |item| &item.annexes),
        Target::Point(id) => meeting.slots().iter().find(|run| run.slot.id == *id).map_or(&[], |run| &run.slot.annexes),
    }
}

/// Returns whether one of some annexes is open among those `before`, and closed among those `after`, or no more among
/// them where a closed one comes: that may be the same under another title. Open still is only what says the same in
/// all; closed is already what says the same in anything.
fn closes_annex(some: &[Annex], before: &[Annex], after: &[Annex]) -> bool {
    let closed = |all: &[Annex]| all.iter().filter(|a| a.access.is_closed()).cloned().collect::<Vec<_>>();
    let (old, new) = (closed(before), closed(after));
    let comes = new.len() > old.len() || new.iter().any(|a| !old.contains(a));
    let is_open_after = |a: &Annex| after.iter().any(|b| !b.access.is_closed() && is_same_annex(a, b));
    let like = |all: &[Annex], a: &Annex| all.iter().filter(|b| may_be(a, b)).count();
    let is_closed_after = |a: &Annex| like(&new, a) > like(&old, a);
    some.iter().filter(|a| !a.access.is_closed()).any(|a| is_closed_after(a) || (comes && !is_open_after(a)))
}

/// Returns whether two annexes have anything in common by which one is known.
pub(super) fn may_be(a: &Annex, b: &Annex) -> bool {
    let by = |of: fn(&Annex) -> Option<&String>| of(a).is_some() && of(a) == of(b);
    by(|a| a.id.as_ref()) || by(|a| a.document.as_ref()) || by(|a| a.title.as_ref())
}
