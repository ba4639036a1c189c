//! What was decided on, which a changed agenda does not put into other words.
//!
//! A decision that stood in a protocol stands under the title and the recommendations that it was about, whatever the
//! file calls that later. So the agenda that is taken over keeps them, and the event has it as it was taken over. Once
//! the meeting is opened again, it keeps all that the protocol printed of the item, and of every other that it had.

use std::collections::BTreeSet;

use super::compared::Secrets;
use super::decide;
use super::signed::keep_party;
use crate::agenda::{Agenda, Item, ItemId, Slot, Who};
use crate::meeting::event::{Event, ItemRest, Target};
use crate::meeting::history::History;
use crate::meeting::record::{Record, RecordKind};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::Meeting;

/// The agenda of a file, as it is taken over.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The agenda, what was decided on in its own words.
    pub agenda: Box<Agenda>,
    /// That of it for which the file says something else, by its old names.
    pub decided: Vec<Target>,
    /// What else the protocol of a meeting that is opened again had, and for which the file says something else.
    pub signed: Vec<Target>,
}

impl Meeting {
    /// Returns whether something was decided or voted on there: what was only discussed has no text that was decided.
    pub(in crate::meeting) fn is_decided(&self, on: &Target) -> bool {
        let is_vote = |r: &Record| r.kind() == RecordKind::Vote && !self.is_on_postponement(r);
        self.records_on(on).any(|r| r.kind().decides() || is_vote(r))
    }
}

/// Lists the items that the protocol of a meeting that is opened again had, by their titles, which it keeps, and the
/// points that ran or were passed over.
fn printed(history: &History) -> BTreeSet<Target> {
    let meeting = history.meeting();
    let close = history.entries().iter().rposition(|entry| entry.event == Event::MeetingClosed);
    let before = close.filter(|_| meeting.first_closed_at().is_some()).and_then(|place| {
        let mut entries = history.entries().iter().take(place).rev();
        entries.find_map(|entry| entry.event.agenda())
    });
    let Some(before) = before else { return BTreeSet::new() };
    let titles: BTreeSet<&str> = before.items.iter().map(|item| item.title.as_str()).collect();
    let items = meeting.agenda.items.iter().filter(|item| titles.contains(item.title.as_str()));
    let is_told = |run: &&SlotRun| run.slot.items.is_empty() && (run.skipped || !run.spans.is_empty());
    let points = meeting.slots.iter().filter(is_told).map(|run| Target::Point(run.slot.id.clone()));
    items.map(|item| Target::Item(item.id.clone())).chain(points).collect()
}

/// Returns the agenda of a file with the title and the recommendations of everything on which something recorded stood
/// in a protocol. `written` as for [`decide`].
///
/// What ran and is over has the budget that it had: where a slot ends with the start of the next one, it is not longer
/// because that one is gone.
///
/// A protocol whose close was taken back counts too: it may be in somebody's hands.
///
/// What the public has not read, and would be open, keeps neither; nor does what has the title of something closed, or
/// a recommendation that something closed has now.
#[must_use]
pub fn keep_decided(history: &History, agenda: &Agenda, written: &[Target]) -> Taken {
    let meeting = &*history.meeting().unmerged();
    let stood = |r: &Record| meeting.is_sealed(r.id) || history.stood_in_a_protocol(r);
    // That something was decided on an open matter is not to be told where the public may not know it.
    let is_told = |r: &Record| meeting.is_closed(&r.on) || !meeting.is_record_closed(r);
    let sealed = meeting.records.iter().filter(|r| !r.withdrawn && stood(r) && is_told(r));
    let mut sealed: BTreeSet<Target> = sealed.map(|r| r.on.clone()).collect();
    let told = sealed.clone();
    sealed.extend(printed(history));
    let mut kept = Box::new(agenda.clone());
    let (mut decided, mut signed) = (Vec::new(), Vec::new());
    let is_signed = meeting.first_closed_at().is_some();
    let is_over = |(place, run): &(usize, &SlotRun)| !run.spans.is_empty() && meeting.running != Some(*place);
    if sealed.is_empty() && !meeting.slots.iter().enumerate().any(|slot| is_over(&slot)) {
        return Taken { agenda: kept, decided, signed };
    }
    let matching = decide(meeting, agenda, written);
    for (place, run) in meeting.slots.iter().enumerate().filter(is_over) {
        let new = matching.slots.get(&run.slot.id).and_then(|id| kept.slots.iter_mut().find(|slot| slot.id == *id));
        if let Some(new) = new {
            (new.minutes, new.until) = (run.agreed_minutes(), run.slot.until);
            let was_read = || !meeting.is_slot_closed(place) && run.targets().iter().all(|on| meeting.was_read(on));
            if is_signed && new.lead != run.slot.lead && was_read() {
                new.lead.clone_from(&run.slot.lead);
                signed.extend(run.targets());
            }
        }
    }
    let secret = Secrets::of(meeting, agenda);
    for on in &sealed {
        let is_secret =
            secret.has(meeting.title(on)) || meeting.item(on).is_some_and(|old| secret.has_recommended(old));
        let may_say = |is_closed: bool| is_closed || (meeting.was_read(on) && !is_secret);
        let is_other = match on {
            Target::Item(id) => {
                let place = matching.items.get(id).and_then(|new| kept.items.iter().position(|item| item.id == *new));
                let (Some(old), Some(place)) = (meeting.agenda.item(id), place) else { continue };
                let others = || kept.items.iter().enumerate().filter(|(other, _)| *other != place);
                let is_free = others().all(|(_, other)| other.number != old.number);
                let rest = is_signed.then(|| ItemRest::of(old));
                let Some(new) = kept.items.get_mut(place) else { continue };
                may_say(new.access.is_closed()) && (keep_item(old, new) | keep_rest(rest, is_free, new))
            }
            Target::Point(id) => {
                let new = matching.slots.get(id).and_then(|new| kept.slots.iter_mut().find(|slot| slot.id == *new));
                let old = meeting.slot_index(id).and_then(|index| meeting.slots.get(index));
                let (Some(old), Some(new)) = (old, new) else { continue };
                may_say(new.access.is_closed()) && keep_point(&old.slot, new)
            }
        };
        if is_other {
            let list = if told.contains(on) && meeting.is_decided(on) { &mut decided } else { &mut signed };
            list.push(on.clone());
        }
    }
    for who in kept.slots.iter().flat_map(|slot| slot.lead.clone()).collect::<Vec<_>>() {
        if let Who::Id(id) = who {
            keep_party(&meeting.agenda, &mut kept, &id);
        }
    }
    name_slots(&kept.items, kept.slots.iter_mut());
    Taken { agenda: kept, decided, signed }
}

/// Keeps what was decided on in a new item; returns whether that said something else.
fn keep_item(old: &Item, new: &mut Item) -> bool {
    let is_other = old.title != new.title
        || old.recommendation_intro != new.recommendation_intro
        || old.recommendations != new.recommendations;
    if is_other {
        new.title.clone_from(&old.title);
        new.recommendation_intro.clone_from(&old.recommendation_intro);
        new.recommendations = old.recommendations.clone();
    }
    is_other
}

/// Keeps what else was printed of an item; its number only if no other has that now. Returns whether the new one said
/// something else.
fn keep_rest(rest: Option<ItemRest>, is_number_free: bool, new: &mut Item) -> bool {
    let Some(rest) = rest else { return false };
    let said = ItemRest::of(new);
    let is_other = rest != said;
    if is_other {
        let number = if is_number_free { rest.number.clone() } else { said.number };
        ItemRest { number, ..rest }.put_into(new);
    }
    is_other
}

fn keep_point(old: &Slot, new: &mut Slot) -> bool {
    let is_other = old.title != new.title;
    if is_other {
        new.title.clone_from(&old.title);
        new.own_title = old.own_title;
    }
    is_other
}

/// Gives the slots that are called as their items the titles that those have.
pub(super) fn name_slots<'a>(items: &[Item], slots: impl Iterator<Item = &'a mut Slot>) {
    let title = |id: &ItemId| items.iter().find(|item| item.id == *id).map(|item| item.title.as_str());
    for slot in slots.filter(|slot| !slot.own_title) {
        let titles: Vec<&str> = slot.items.iter().filter_map(title).collect();
        if !titles.is_empty() {
            slot.title = Slot::title_of_items(&titles);
        }
    }
}
