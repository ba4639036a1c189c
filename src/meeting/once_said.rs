//! All that was ever said of what is closed now: a public file may still hold it, whatever has become of it here.

use super::event::{Content, Decision, RecordId, Target};
use super::record::Record;
use super::slot_run::SlotRun;
use super::state::Meeting;
use crate::agenda::{Item, Slot, SlotId};

impl Meeting {
    /// Returns the meeting with what its closed records said before they were edited or withdrawn, the words that the
    /// public could read of them before they were given others, what its closed items and slots said in earlier
    /// agendas, and what went from the agenda and is withheld, as if all of that stood in it still; none: there is
    /// nothing of the kind.
    #[must_use]
    pub fn with_all_once_said(&self) -> Option<Self> {
        let closed = self.records.iter().filter(|r| self.is_record_closed(r));
        let once = |r: &Record| -> Vec<Content> {
            let withdrawn = r.versions().filter(|_| r.withdrawn);
            let worded = |text: &String| Decision { text: text.clone(), ..Decision::default() };
            let replaced = r.replaced_wordings().map(|text| Content::Decision(worded(text)));
            r.earlier.iter().chain(withdrawn).cloned().chain(replaced).collect()
        };
        let said: Vec<(&Record, Content)> = closed.flat_map(|r| once(r).into_iter().map(move |c| (r, c))).collect();
        let earlier = self.earlier_items.iter().filter(|item| self.is_closed(&Target::Item(item.id.clone())));
        let items: Vec<&Item> = self.gone_items.iter().chain(earlier).collect();
        let is_closed = |id: &SlotId| self.slot_index(id).is_none_or(|index| self.is_slot_closed(index));
        let earlier = self.earlier_slots.iter().filter(|slot| is_closed(&slot.id));
        let slots: Vec<&Slot> = self.gone_slots.iter().chain(earlier).collect();
        if said.is_empty() && items.is_empty() && slots.is_empty() {
            return None;
        }
        let mut meeting = self.clone();
        let next = self.records.last().map_or(1, |r| r.id.0.saturating_add(1));
        // An item that nothing names is found by nobody; it may have the id of another, which is of no matter here.
        let records = said.into_iter().zip(next..);
        let record = |((r, c), id): ((&Record, Content), u64)| {
            Record::new(RecordId(id), r.on.clone(), c, r.circumstances().clone(), (r.at, true))
        };
        meeting.records.extend(records.map(record));
        meeting.agenda.items.extend(items.into_iter().cloned());
        meeting.slots.extend(slots.into_iter().cloned().map(SlotRun::planned));
        meeting.reindex();
        Some(meeting)
    }
}
