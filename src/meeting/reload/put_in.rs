//! Which items a changed agenda puts into a slot that has run: what ran was not about them.

use std::collections::{BTreeMap, HashSet};

use super::apply::Names;
use crate::agenda::{Agenda, ItemId, SlotId};
use crate::meeting::event::Target;
use crate::meeting::slot_run::SlotRun;

/// Notes on every slot how many of its stretches were over when each item came that it did not have from the start.
pub(super) fn note_put_in(runs: &mut [SlotRun], running: Option<usize>, agenda: &Agenda, names: &Names) {
    for (place, run) in runs.iter_mut().enumerate() {
        let before = std::mem::take(&mut run.came_after).into_iter();
        let mut came: BTreeMap<ItemId, usize> = before.map(|(id, n)| (names.item(&id), n)).collect();
        let over = run.spans.len().saturating_sub(usize::from(running == Some(place)));
        if over > 0 {
            // A point may have become the first of its items.
            let own = run.slot.items.iter().map(|id| names.item(id)).chain(first_item(run, names));
            let own: HashSet<ItemId> = own.collect();
            let id: SlotId = names.slot(&run.slot.id);
            let new = agenda.slots.iter().find(|slot| slot.id == id).map(|slot| slot.items.as_slice());
            let new: HashSet<&ItemId> = new.unwrap_or_default().iter().collect();
            // What goes and comes back is what it was.
            own.iter().filter(|id| !new.contains(id)).for_each(|id| _ = came.entry(id.clone()).or_default());
            let put_in = new.into_iter().filter(|id| !own.contains(*id));
            put_in.for_each(|id| _ = came.entry(id.clone()).or_insert(over));
        }
        run.came_after = came;
    }
}

fn first_item(run: &SlotRun, names: &Names) -> Option<ItemId> {
    match names.target(&Target::Point(run.slot.id.clone())) {
        Target::Item(id) if run.slot.items.is_empty() => Some(id),
        _ => None,
    }
}
