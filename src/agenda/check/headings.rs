//! Headings that are over nothing but what is closed: they are public themselves.

use super::Checker;
use crate::agenda::file::AgendaFile;
use crate::agenda::load::tables;
use crate::agenda::plan::{ItemId, Slot, SlotKind};
use crate::agenda::read::{Line, Located};
use crate::lang::Lang;
use crate::{msg, text};

/// A heading, and what is under it so far.
struct Group<'a> {
    heading: &'a Located<Line>,
    has_closed: bool,
    has_open: bool,
}

impl<'a> Group<'a> {
    /// Begins a group; none: the heading says that there is none from here on.
    fn of(heading: &'a Located<Line>) -> Option<Self> {
        (!heading.value.0.is_empty()).then_some(Self { heading, has_closed: false, has_open: false })
    }

    /// Returns whether the heading gives something away: it does not where it says only that what is under it is
    /// closed, as "Lukkede punkter" does.
    fn tells(&self) -> bool {
        let folded = text::casefold(&self.heading.value.0);
        let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_closing = |word: &str| Lang::any_has(|of| of.agendas.closed, word);
        // "B. Lukkede punkter": what counts the headings is no word.
        let is_counting = |word: &str| word.chars().count() == 1 || word.chars().all(|c| c.is_ascii_digit());
        let is_plain = |word: &str| is_counting(word) || Lang::any_has(|of| of.agendas.next_to_closed, word);
        !(words().any(is_closing) && words().all(|word| is_closing(word) || is_plain(word)))
    }

    fn add(&mut self, is_closed: bool) {
        self.has_closed |= is_closed;
        self.has_open |= !is_closed;
    }
}

impl Checker<'_> {
    /// Warns of the headings of items, and of the plan's blocks, under which nothing is open, unless that is all that
    /// they say.
    pub(super) fn closed_headings(&mut self, file: &AgendaFile, slots: &[Slot]) {
        let is_closed = |id: &ItemId| {
            let item = self.item_ids.get(&id.0).and_then(|place| self.items.get(*place));
            item.is_some_and(|item| item.access.is_closed())
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut group: Option<Group> = None;
        for item in tables(&file.item).map(|item| &item.value) {
            if let Some(heading) = &item.heading {
                groups.extend(std::mem::replace(&mut group, Group::of(heading)));
            }
            let id = item.id.as_ref().map(|id| &id.value.0).or(item.number.as_ref().map(|number| &number.value.0));
            if let (Some(group), Some(id)) = (&mut group, id) {
                group.add(is_closed(&ItemId(id.clone())));
            }
        }
        groups.extend(group.take());
        let mut day = None;
        for (written, slot) in tables(&file.slot).map(|slot| &slot.value).zip(slots) {
            if day.replace(slot.day) != Some(slot.day) {
                groups.extend(group.take());
            }
            if let Some(heading) = &written.block {
                groups.extend(std::mem::replace(&mut group, Group::of(heading)));
            }
            if let Some(group) = group.as_mut().filter(|_| slot.kind == SlotKind::Item) {
                group.add(slot.access.is_closed() || slot.items.iter().any(is_closed));
            }
        }
        groups.extend(group);
        for group in groups.iter().filter(|group| group.has_closed && !group.has_open && group.tells()) {
            let message = msg!("finding-closed-heading", heading = group.heading.value.0.as_str());
            let help = msg!("finding-closed-heading-help");
            self.report.warning("closed-heading", group.heading.span, message, help);
        }
    }
}
