//! Items that were considered together: which others, and the sentence that says so.

use super::items::Wording;
use super::model::{Entry, EntryKind, Item, OtherItem};
use super::sentences;
use crate::audience::{RedactedItem, Subject};
use crate::meeting::Target;
use crate::msg;

impl Wording<'_> {
    /// Lists the others that were considered together with an item.
    pub(super) fn considered_with(&self, matter: &RedactedItem) -> Vec<OtherItem> {
        let own = matter.subject.target();
        matter.together.iter().filter(|on| **on != own).filter_map(|on| self.other(on)).collect()
    }

    fn other(&self, on: &Target) -> Option<OtherItem> {
        let matter = self.source.items.iter().find(|matter| matter.subject.target() == *on)?;
        Some(match &matter.subject {
            Subject::Item(item) => {
                OtherItem { id: item.id.0.clone(), number: item.number.clone(), title: item.title.clone() }
            }
            Subject::Point(slot) => {
                OtherItem { id: self.slot_id(slot), number: slot.number.clone(), title: slot.title.clone() }
            }
        })
    }

    /// Says that an item was considered together with others, by their numbers; what has none is named by its title.
    pub(super) fn together(&self, matter: &RedactedItem, item: &Item) -> Option<Entry> {
        if item.considered_with.is_empty() {
            return None;
        }
        let named = |other: OtherItem| {
            let title = || self.lang.say(&msg!("protocol-title-quoted", title = other.title.as_str()));
            other.number.clone().unwrap_or_else(title)
        };
        let names: Vec<String> = matter.together.iter().filter_map(|on| self.other(on)).map(named).collect();
        let text = self.lang.say(&msg!("protocol-together", numbers = self.lang.list(&names)));
        let text = if matter.withheld.together { sentences::withheld(&text, self.lang) } else { text };
        Some(Entry::new(EntryKind::Together, text))
    }
}
