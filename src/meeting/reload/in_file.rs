//! What the agenda's file says where the meeting keeps other words.
//!
//! What was decided on keeps its words here, but only where it is printed. What is the same in a changed agenda, and
//! what something closed may be, is found out by what the file says and said: the words that are kept would be taken
//! for another matter's that has them now, and what has words of its own since for something that it is not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::apply::Names;
use super::decided::name_slots;
use super::unclear::own_title;
use crate::agenda::{Agenda, Item, ItemId, Slot, SlotId};
use crate::meeting::event::{Event, ItemInFile, ItemRest, SlotInFile};
use crate::meeting::state::Meeting;

/// What a file says of items and slots that keep other words, by the names that they have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::meeting) struct InFile {
    items: BTreeMap<ItemId, ItemInFile>,
    slots: BTreeMap<SlotId, SlotInFile>,
}

impl InFile {
    fn new(items: Vec<ItemInFile>, slots: Vec<SlotInFile>) -> Self {
        Self {
            items: items.into_iter().map(|item| (item.item.clone(), item)).collect(),
            slots: slots.into_iter().map(|slot| (slot.slot.clone(), slot)).collect(),
        }
    }

    /// Finds what a file says otherwise than the agenda that is made of it.
    fn between(kept: &Agenda, file: &Agenda) -> Self {
        let words = |item: &Item| ItemInFile {
            item: item.id.clone(),
            title: item.title.clone(),
            recommendation_intro: item.recommendation_intro.clone(),
            recommendations: item.recommendations.clone(),
            rest: Some(ItemRest::of(item)),
        };
        let items = file.items.iter().filter_map(|item| {
            let (said, kept) = (words(item), kept.item(&item.id).map(words));
            let is_rest_other = kept.as_ref().is_none_or(|kept| kept.rest != said.rest);
            (kept.as_ref() != Some(&said)).then(|| ItemInFile { rest: said.rest.filter(|_| is_rest_other), ..said })
        });
        let title = |slot: &Slot| own_title(slot).map(|title| (title.clone(), slot.own_title));
        let kept: BTreeMap<&SlotId, &Slot> = kept.slots.iter().map(|slot| (&slot.id, slot)).collect();
        let is_other = |slot: &&Slot| kept.get(&slot.id).and_then(|kept| title(kept)) != title(slot);
        let slots = file.slots.iter().filter(is_other).map(|slot| SlotInFile {
            slot: slot.id.clone(),
            title: slot.title.clone(),
            own_title: slot.own_title,
        });
        Self::new(items.collect(), slots.collect())
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.slots.is_empty()
    }

    /// Adds what was said of what stays although the agenda lacks it.
    pub(super) fn and_gone(mut self, before: Self, items: &[ItemId], slots: &[SlotId], names: &Names) -> Self {
        for (id, words) in before.items.into_iter().filter(|(id, _)| items.contains(id)) {
            let id = names.item(&id);
            self.items.insert(id.clone(), ItemInFile { item: id, ..words });
        }
        for (id, words) in before.slots.into_iter().filter(|(id, _)| slots.contains(id)) {
            let id = names.slot(&id);
            self.slots.insert(id.clone(), SlotInFile { slot: id, ..words });
        }
        self
    }

    /// Returns an agenda as its file has it.
    pub(super) fn agenda<'a>(&self, agenda: &'a Agenda) -> Cow<'a, Agenda> {
        if self.is_empty() {
            return Cow::Borrowed(agenda);
        }
        let mut agenda = agenda.clone();
        self.put_into(&mut agenda);
        Cow::Owned(agenda)
    }

    fn put_into(&self, agenda: &mut Agenda) {
        for item in &mut agenda.items {
            if let Some(words) = self.items.get(&item.id) {
                item.title.clone_from(&words.title);
                item.recommendation_intro.clone_from(&words.recommendation_intro);
                item.recommendations.clone_from(&words.recommendations);
                words.rest.iter().for_each(|rest| rest.clone().put_into(item));
            }
        }
        agenda.slots.iter_mut().for_each(|slot| self.title(slot));
        name_slots(&agenda.items, agenda.slots.iter_mut());
    }

    fn title(&self, slot: &mut Slot) {
        if let Some(words) = self.slots.get(&slot.id) {
            slot.title.clone_from(&words.title);
            slot.own_title = words.own_title;
        }
    }
}

impl Meeting {
    /// Returns the meeting with the words and the slots that its file has: what changes of that are compared with.
    pub(super) fn as_in_file(&self) -> Cow<'_, Self> {
        let apart = self.unmerged();
        if self.in_file.is_empty() {
            return apart;
        }
        let mut meeting = apart.into_owned();
        self.in_file.put_into(&mut meeting.agenda);
        meeting.slots.iter_mut().for_each(|run| self.in_file.title(&mut run.slot));
        name_slots(&meeting.agenda.items, meeting.slots.iter_mut().map(|run| &mut run.slot));
        Cow::Owned(meeting)
    }

    /// Notes what the file of the agenda that is taken over next says of what keeps other words.
    pub(in crate::meeting) fn expect_in_file(&mut self, items: &[ItemInFile], slots: &[SlotInFile]) {
        self.in_next_file = InFile::new(items.to_vec(), slots.to_vec());
    }
}

/// Returns whether it is known what a file says otherwise than the agenda that is made of it.
pub(super) fn is_known(meeting: &Meeting, kept: &Agenda, file: &Agenda) -> bool {
    let said = InFile::between(kept, file);
    let is_known_item = |(id, words): (&ItemId, &ItemInFile)| meeting.in_file.items.get(id) == Some(words);
    said.items.iter().all(is_known_item)
        && said.slots.iter().all(|(id, words)| meeting.in_file.slots.get(id) == Some(words))
}

/// Returns the event that says what a file has otherwise than the agenda that is made of it; none: nothing, and
/// nothing else was said of the next one.
pub(super) fn said(meeting: &Meeting, kept: &Agenda, file: &Agenda) -> Option<Event> {
    let InFile { items, slots } = InFile::between(kept, file);
    let (items, slots): (Vec<_>, Vec<_>) = (items.into_values().collect(), slots.into_values().collect());
    let is_needed = !items.is_empty() || !slots.is_empty() || !meeting.in_next_file.is_empty();
    is_needed.then_some(Event::FileWordingRecorded { items, slots })
}
