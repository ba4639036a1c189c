//! What a document calls slots: an id made from a title says by its number that something else has that title, which
//! may be closed.

use std::collections::{HashMap, HashSet};

use super::items::Wording;
use crate::agenda::{Slot, SlotId};
use crate::audience::RedactedMeeting;

impl Wording<'_> {
    /// Returns what a slot is called in this document.
    pub(super) fn slot_id(&self, slot: &Slot) -> String {
        self.slot_ids.get(&slot.id).unwrap_or(&slot.id).0.clone()
    }
}

/// Gives the ids of slots by those that they have in the meeting: what was made from a title is made anew among the
/// slots that this audience can read.
pub(super) fn slot_ids(source: &RedactedMeeting) -> HashMap<SlotId, SlotId> {
    let open = || source.slots.iter().map(|run| &run.slot).filter(|slot| !slot.access.is_closed());
    let own = open().filter(|slot| slot.id_of_title().is_none()).map(|slot| slot.id.clone());
    let mut taken: HashSet<SlotId> = own.collect();
    // There may be thousands of one title.
    let mut last: HashMap<SlotId, u32> = HashMap::new();
    let mut free = |id: SlotId| {
        let number = last.entry(id.clone()).or_default();
        loop {
            *number += 1;
            let next = if *number == 1 { id.clone() } else { SlotId(format!("{}-{number}", id.0)) };
            if taken.insert(next.clone()) {
                return next;
            }
        }
    };
    open().filter_map(|slot| Some((slot.id.clone(), free(slot.id_of_title()?)))).collect()
}
