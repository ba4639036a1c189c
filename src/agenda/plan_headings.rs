//! What the plan has as headings: its blocks, or else those of the items.

use std::collections::HashMap;

use super::plan::{Item, ItemId, Slot};

/// The headings of a plan.
#[derive(Debug)]
pub struct PlanHeadings<'a> {
    /// The headings of the items that have one; none: the plan has blocks of its own.
    of_items: Option<HashMap<&'a ItemId, &'a str>>,
}

impl<'a> PlanHeadings<'a> {
    /// Looks at the items and slots of a plan.
    pub fn new(items: impl Iterator<Item = &'a Item>, mut slots: impl Iterator<Item = &'a Slot>) -> Self {
        if slots.any(|slot| slot.block.is_some()) {
            return Self { of_items: None };
        }
        Self { of_items: Some(items.filter_map(|item| Some((&item.id, item.heading.as_deref()?))).collect()) }
    }

    /// Returns whether they are the plan's own blocks, and not the headings of its items.
    #[must_use]
    pub fn are_blocks(&self) -> bool {
        self.of_items.is_none()
    }

    /// Returns what a slot is under, or that it is under nothing; none: it does not say, and ends nothing either. A
    /// closed slot does not say its block, a break is in the middle of items.
    #[must_use]
    pub fn over(&self, slot: &'a Slot) -> Option<Option<&'a str>> {
        match &self.of_items {
            None => (!slot.access.is_closed() || slot.block.is_some()).then_some(slot.block.as_deref()),
            Some(of_items) => slot.items.first().map(|id| of_items.get(id).copied()),
        }
    }
}
