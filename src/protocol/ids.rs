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
    let mut free = |id: SlotId| {
        let numbered = (2..).map(|n| SlotId(format!("{}-{n}", id.0)));
        let mut all = std::iter::once(id.clone()).chain(numbered);
        let free = all.find(|id| !taken.contains(id)).unwrap_or(id);
        taken.insert(free.clone());
        free
    };
    open().filter_map(|slot| Some((slot.id.clone(), free(slot.id_of_title()?)))).collect()
}
