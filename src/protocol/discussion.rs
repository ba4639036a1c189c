//! What was said on an item: the model's records of it, its lines, and the heading over them.

use super::after::{self, corrected_at};
use super::items::Wording;
use super::model::{Discussion, EntryKind, Item};
use crate::agenda::ItemType;
use crate::audience::RedactedItem;
use crate::meeting::{Content, Record, RecordKind};

/// Returns whether a record is one of what was said.
pub(super) fn is_it(record: &Record) -> bool {
    record.kind() == RecordKind::Discussion
}

impl Wording<'_> {
    /// Puts what was said on an item into the model, with its heading.
    pub(super) fn discuss(&self, item: &mut Item, matter: &RedactedItem) {
        let said = || matter.records.iter().filter(|record| is_it(record));
        item.discussion = said().filter_map(|record| self.discussion(record, matter)).collect();
        item.wording.discussion = said().flat_map(|record| self.record_entries(record, matter)).collect();
        item.wording.discussion_heading =
            (!item.wording.discussion.is_empty()).then(|| self.discussion_heading(item.item_type));
    }

    fn discussion(&self, record: &Record, matter: &RedactedItem) -> Option<Discussion> {
        let Content::Discussion { text } = record.current() else { return None };
        Some(Discussion {
            text: self.as_proven(record, text.clone()),
            at: record.at,
            corrected_at: corrected_at(record, self.source.first_closed_at),
            corrections: after::replaced(record, &[], &[], self.people),
            added_reason: record.added_reason(),
            withheld: matter.withheld.records.contains(&record.id),
        })
    }

    /// Names what was said as the type of the item has it; what was discussed as the body calls that.
    fn discussion_heading(&self, item_type: Option<ItemType>) -> String {
        match item_type {
            Some(ItemType::Information) => self.lang.text("protocol-discussion-information"),
            Some(ItemType::Decision | ItemType::Discussion) | None => {
                let own = self.agenda().protocol.discussion_title.clone();
                own.unwrap_or_else(|| self.lang.text("protocol-discussion"))
            }
        }
    }

    /// Puts what was said on a point before what was decided on it, each with its word: under the heading of the plan's
    /// item it has no headings of its own.
    pub(super) fn join_discussion(&self, point: &mut Item) {
        let Some(heading) = point.wording.discussion_heading.take() else { return };
        let head = format!("{heading}:");
        let said = std::mem::take(&mut point.wording.discussion).into_iter().map(|entry| match entry.kind {
            EntryKind::Correction => entry,
            _ => entry.headed(&head),
        });
        let mut rest = std::mem::take(&mut point.wording.entries);
        if let Some(at) = rest.iter().position(|entry| entry.kind == EntryKind::Decision && entry.lead.is_none()) {
            let decision = rest.remove(at);
            rest.insert(at, decision.headed(&format!("{}:", self.lang.text("protocol-decision"))));
        }
        point.wording.entries = said.chain(rest).collect();
    }
}
