//! What comes of comparing what the file of a new agenda says with what the file before it said.

use std::collections::{HashMap, HashSet};

use super::in_file::InFile;
use super::matching::Title;
use super::places::Successors;
use super::unclear::{Going, closed_since, is_same_item, is_same_slot, names_anew};
use crate::agenda::{Agenda, Item, ItemId, Recommendations, Slot, SlotId};
use crate::meeting::event::{Matching, Target};
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::{Meeting, Since};

/// What comes of comparing what a file says with what the file before it said.
pub(super) struct Compared {
    /// Whether something is closed that was not there, or did not say the same, at the first.
    pub(super) closes: bool,
    /// Whether something is closed by a title that nothing had.
    pub(super) is_named: bool,
    /// Whether something open goes.
    pub(super) goes: bool,
    pub(super) said_since: HashMap<Target, Since>,
    /// The items that have the title of something closed.
    pub(super) is_secret_item: HashSet<ItemId>,
    /// Which slots are closed, or have the title of something closed, by place. What the agenda no longer speaks of
    /// stays as closed as it was, and does not keep a title in public that now is of something closed.
    pub(super) is_closed_slot: Vec<bool>,
}

impl Compared {
    /// `said` is what the file says otherwise than the agenda that is made of it; `this` the number of that.
    pub(super) fn of(meeting: &Meeting, agenda: &Agenda, said: &InFile, matching: &Matching, this: u32) -> Self {
        let (was, file) = (meeting.as_in_file(), said.agenda(agenda));
        let mut secret = closed_titles(agenda);
        secret.extend(closed_titles(&file));
        let items = meeting.agenda.items.iter().chain(&was.agenda.items);
        let slots = meeting.slots.iter().zip(&was.slots);
        let is_closed = |(run, in_file): (&SlotRun, &SlotRun)| {
            let has_title = secret.contains(&run.slot.title) || secret.contains(&in_file.slot.title);
            meeting.is_slot_closed_by_agenda(run) || has_title
        };
        Self {
            closes: closed_since(&was, &file, matching).is_some_and(|since| since.came > 0),
            is_named: names_anew(&was, &file),
            goes: !Going::of(meeting, matching).is_empty(),
            said_since: said_since(&was, &file, matching, this),
            is_secret_item: items.filter(|item| secret.contains(&item.title)).map(|item| item.id.clone()).collect(),
            is_closed_slot: slots.map(is_closed).collect(),
        }
    }
}

/// Lists the titles of what is closed in an agenda.
pub(super) fn closed_titles(agenda: &Agenda) -> HashSet<String> {
    let open = agenda.open_items();
    let is_closed = |slot: &&Slot| slot.access.is_closed() || slot.items.iter().any(|id| !open.contains(id));
    let items = agenda.items.iter().filter(|i| !open.contains(&i.id)).map(|i| &i.title);
    items.chain(agenda.slots.iter().filter(is_closed).map(|s| &s.title)).cloned().collect()
}

/// What the file of a new agenda and the meeting have closed, as it is compared: without case and punctuation.
pub(super) struct Secrets {
    titles: HashSet<String>,
    /// What is recommended in something closed now, and was not.
    recommended: HashSet<String>,
}

impl Secrets {
    pub(super) fn of(meeting: &Meeting, agenda: &Agenda) -> Self {
        let in_file = meeting.as_in_file();
        let mut titles: HashSet<String> = closed_titles(agenda).iter().map(|title| plain(title)).collect();
        for known in [meeting, &in_file] {
            let items = known.agenda.items.iter().filter(|item| known.is_closed(&Target::Item(item.id.clone())));
            let slots = known.slots.iter().enumerate().filter(|(place, _)| known.is_slot_closed(*place));
            titles.extend(items.map(|item| plain(&item.title)).chain(slots.map(|(_, run)| plain(&run.slot.title))));
        }
        let open = agenda.open_items();
        let closed = agenda.items.iter().filter(|item| !open.contains(&item.id));
        let mut recommended: HashSet<String> = closed.flat_map(recommended_in).collect();
        let was = in_file.agenda.items.iter().filter(|item| meeting.is_closed(&Target::Item(item.id.clone())));
        was.flat_map(recommended_in).for_each(|text| _ = recommended.remove(&text));
        Self { titles, recommended }
    }

    /// Returns whether something closed has a title.
    pub(super) fn has(&self, title: &str) -> bool {
        self.titles.contains(&plain(title))
    }

    /// Returns whether something that is recommended in an item is recommended in something closed now.
    pub(super) fn has_recommended(&self, item: &Item) -> bool {
        recommended_in(item).iter().any(|text| self.recommended.contains(text))
    }
}

fn recommended_in(item: &Item) -> Vec<String> {
    match &item.recommendations {
        Recommendations::None => Vec::new(),
        Recommendations::Text(text) => vec![plain(text)],
        Recommendations::List(list) => list.iter().map(|text| plain(text)).collect(),
    }
}

/// Returns a text as it is compared: without case and punctuation.
pub(super) fn plain(text: &str) -> String {
    Title::new(text).plain()
}

/// Says since when what an agenda has is there. What has the place of something that went may be that.
fn said_since(meeting: &Meeting, agenda: &Agenda, matching: &Matching, this: u32) -> HashMap<Target, Since> {
    let new = Since { came: this, said: this };
    let successors = Successors::of(meeting, agenda, matching);
    let since = |on: Target, is_same: bool| {
        let before = meeting.said_since(&on);
        if is_same { before } else { Since { said: this, ..before } }
    };
    let mut items: HashMap<&ItemId, Since> = agenda.items.iter().map(|item| (&item.id, new)).collect();
    for old in &meeting.agenda.items {
        if let Some(new) = matching.items.get(&old.id).and_then(|id| agenda.item(id)) {
            let is_same = is_same_item(old, new) && !successors.items.contains(&new.id);
            items.insert(&new.id, since(Target::Item(old.id.clone()), is_same));
        }
    }
    let mut slots: HashMap<&SlotId, Since> = agenda.slots.iter().map(|slot| (&slot.id, new)).collect();
    let by_id: HashMap<&SlotId, &Slot> = agenda.slots.iter().map(|slot| (&slot.id, slot)).collect();
    for SlotRun { slot: old, .. } in &meeting.slots {
        if let Some(new) = matching.slots.get(&old.id).and_then(|id| by_id.get(id)) {
            let is_same = is_same_slot(old, new) && !successors.slots.contains(&new.id);
            slots.insert(&new.id, since(Target::Point(old.id.clone()), is_same));
        }
    }
    let items = items.into_iter().map(|(id, since)| (Target::Item(id.clone()), since));
    let all = items.chain(slots.into_iter().map(|(id, since)| (Target::Point(id.clone()), since)));
    all.filter(|(_, since)| *since != Since::default()).collect()
}
