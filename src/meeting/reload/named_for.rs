//! Which of a slot's items a guest was named for, where a changed agenda puts items together that had other guests.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::apply::Names;
use crate::agenda::{Agenda, ItemId, Slot, SlotId, Who};
use crate::meeting::slot_run::SlotRun;

/// The guests of a slot that come for some of its items only, with these.
type NamedFor = BTreeMap<Who, BTreeSet<ItemId>>;

/// Finds for each slot of the plan to come who was a guest of some of its items only.
pub(super) fn named_for(old: &[SlotRun], agenda: &Agenda, names: &Names) -> HashMap<SlotId, NamedFor> {
    let mut out: HashMap<SlotId, NamedFor> = HashMap::new();
    // What the agenda no longer has stays as it was.
    for run in old.iter().filter(|run| !run.named_for.is_empty()) {
        let renamed = |items: &BTreeSet<ItemId>| items.iter().map(|id| names.item(id)).collect();
        let kept = run.named_for.iter().map(|(who, items)| (who.clone(), renamed(items))).collect();
        out.insert(names.slot(&run.slot.id), kept);
    }
    for slot in &agenda.slots {
        out.remove(&slot.id);
        if slot.items.len() < 2 {
            continue;
        }
        // Who came and is in the agenda no more is among those who were marked.
        let run = old.iter().find(|run| names.slot(&run.slot.id) == slot.id);
        let marked = run.into_iter().flat_map(|run| run.marks.keys());
        let all = agenda.guests_of(slot).map(|(who, _)| who).chain(marked);
        let named: NamedFor = all.filter_map(|who| Some((who.clone(), items_of(who, slot, old, names)?))).collect();
        if !named.is_empty() {
            out.insert(slot.id.clone(), named);
        }
    }
    out
}

/// Lists the items of a slot for which somebody was a guest before; none: of all or of none of them.
fn items_of(who: &Who, slot: &Slot, old: &[SlotRun], names: &Names) -> Option<BTreeSet<ItemId>> {
    let is_guest = |run: &&SlotRun| {
        run.slot.guests.iter().chain(&run.kept_guests).map(|g| &g.who).chain(&run.slot.lead).any(|w| w == who)
    };
    let items = old.iter().filter(is_guest).flat_map(|run| match run.named_for.get(who) {
        Some(items) => items.iter().collect::<Vec<_>>(),
        None => run.slot.items.iter().collect(),
    });
    let items: BTreeSet<ItemId> = items.map(|id| names.item(id)).filter(|id| slot.items.contains(id)).collect();
    (!items.is_empty() && items.len() < slot.items.len()).then_some(items)
}
