//! What the public sees of a closed item, slot or annex. Each is written out field by field, so that a field
//! which is added later must be decided on here.

use crate::agenda::{Access, Annex, Item, ItemId, ItemKind, ItemType, Recommendations, Slot, SlotId};
use crate::lang::Lang;

pub(super) fn closed_title(lang: Lang) -> String {
    lang.text("protocol-closed-item")
}

/// Makes what the public sees of a closed item: its number and its public title.
pub(super) fn closed_item(item: &Item, id: ItemId, lang: Lang) -> Item {
    let title = item.public_title.clone().unwrap_or_else(|| closed_title(lang));
    // A heading is of the list, and public: `check` warns where it is over closed items alone.
    Item { heading: item.heading.clone(), ..bare_item(id, item.number.clone(), title, Access::Closed) }
}

pub(super) fn bare_item(id: ItemId, number: Option<String>, title: String, access: Access) -> Item {
    Item {
        id,
        number,
        title,
        kind: ItemKind::Item,
        item_type: ItemType::Decision,
        access,
        public_title: None,
        heading: None,
        withdrawn: None,
        public_decision: None,
        approves: None,
        supplement: None,
        decides: None,
        history: Vec::new(),
        mover: None,
        case: None,
        process: None,
        responsible: Vec::new(),
        case_worker: Vec::new(),
        background: None,
        presentation: None,
        economy: None,
        recommendation_intro: None,
        recommendations: Recommendations::None,
        annexes: Vec::new(),
    }
}

/// Makes what the public sees of a closed slot: its time, and the public titles of its items.
pub(super) fn closed_slot(slot: &Slot, index: usize, title: String, items: Vec<ItemId>) -> Slot {
    Slot {
        id: SlotId(format!("closed-slot-{}", index + 1)),
        day: slot.day,
        start: slot.start,
        minutes: slot.minutes,
        length_implied: slot.length_implied,
        until: slot.until,
        number: slot.number.clone(),
        items,
        title,
        own_title: false,
        text: None,
        access: Access::Closed,
        guests: Vec::new(),
        lead: Vec::new(),
        kind: slot.kind,
        fixed: slot.fixed,
        block: None,
        notes: None,
        annexes: Vec::new(),
    }
}

pub(super) fn closed_annex() -> Annex {
    Annex { title: None, access: Access::Closed, document: None, id: None }
}
