//! All that was ever said of what is closed now: a public file may still hold it, whatever has become of it here.

use super::event::{Content, RecordId};
use super::state::{Meeting, Record, SlotRun};

impl Meeting {
    /// Returns the meeting with what its closed records said before they were edited or withdrawn, and what went from
    /// the agenda and is withheld, as if all of that stood in it still; none: there is nothing of the kind.
    #[must_use]
    pub fn with_all_once_said(&self) -> Option<Self> {
        let closed = self.records.iter().filter(|r| self.is_record_closed(r));
        let once = |r: &Record| -> Vec<Content> {
            let withdrawn = r.versions().filter(|_| r.withdrawn);
            r.earlier.iter().chain(withdrawn).cloned().collect()
        };
        let said: Vec<(&Record, Content)> = closed.flat_map(|r| once(r).into_iter().map(move |c| (r, c))).collect();
        if said.is_empty() && self.gone_items.is_empty() && self.gone_slots.is_empty() {
            return None;
        }
        let mut meeting = self.clone();
        let next = self.records.last().map_or(1, |r| r.id.0.saturating_add(1));
        // An item that nothing names is found by nobody; it may have the id of another, which is of no matter here.
        let records = said.into_iter().zip(next..);
        meeting.records.extend(records.map(|((r, c), id)| Record::new(RecordId(id), r.on.clone(), c, r.at, true)));
        meeting.agenda.items.extend(self.gone_items.iter().cloned());
        meeting.slots.extend(self.gone_slots.iter().cloned().map(SlotRun::planned));
        meeting.reindex();
        Some(meeting)
    }
}
