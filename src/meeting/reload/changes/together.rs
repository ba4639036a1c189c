//! What a changed agenda did to slots that were put together on the screen.

use chrono::NaiveDateTime;

use super::{Change, Name, slot_name};
use crate::agenda::{Slot, SlotId};
use crate::meeting::reload::Names;
use crate::meeting::{Meeting, SlotRun};

/// Tells of what is no longer put together, and of what the file moves though it is.
pub(super) fn slots(before: &Meeting, after: &Meeting, names: &Names, found: &mut Vec<Change>) {
    for run in before.slots().iter().filter(|run| !run.merged.is_empty()) {
        let ids: Option<Vec<SlotId>> = run.merged.iter().map(|part| names.live_slot(&part.id)).collect();
        let now = ids.and_then(|ids| after.slots().iter().find_map(|new| parts(&new.merged, &ids)));
        let Some(now) = now else {
            found.push(Change::TakenApart(slot_name(before, &run.slot)));
            continue;
        };
        let moves = |old: &Slot, new: &Slot| new.start.zip(old.start).map(|(new, old)| new - old);
        let mut both = run.merged.iter().zip(now);
        let Some((old, first)) = both.next() else { continue };
        let with = moves(old, first);
        // What is moved as much as the first of them is moved with it.
        let apart = both.filter(|(old, new)| old.start != new.start && moves(old, new) != with);
        found.extend(apart.map(|(_, new)| {
            let name = |slot: &Slot| -> Name { slot_name(after, slot) };
            Change::StaysTogether { what: name(new), with: name(first) }
        }));
    }
}

/// Returns the parts of a slot that have these names, in their order; none: it does not have all of them.
fn parts<'a>(merged: &'a [Slot], ids: &[SlotId]) -> Option<Vec<&'a Slot>> {
    ids.iter().map(|id| merged.iter().find(|part| part.id == *id)).collect()
}

/// Returns when a slot of the new plan began in the old one, in which its items were treated in `run`: with a time of
/// its own if that was put together.
pub(super) fn start_of(run: &SlotRun, new: &SlotId, names: &Names) -> Option<NaiveDateTime> {
    let part = run.merged.iter().find(|part| names.live_slot(&part.id).as_ref() == Some(new));
    part.unwrap_or(&run.slot).start
}
