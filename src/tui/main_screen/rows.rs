//! The rows of the plan: days, blocks, slots, the items of a slot that treats several, and the items that no slot
//! treats.
//!
//! Rows are made when the meeting changes, not when it is drawn, and hold places only, so that a long plan costs a
//! frame nothing.

use chrono::NaiveDate;

use crate::agenda::{PlanHeadings, SlotKind};
use crate::meeting::{Meeting, Target};

/// A row of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A day, in a plan of several.
    Day(NaiveDate),
    /// The block that the slot at this place begins.
    Block(usize),
    /// The line after a block that ends where no other begins.
    BlockEnd,
    /// The slot at this place; selectable unless it treats several items.
    Slot(usize),
    /// An item of a slot that treats several: the slot's place and the item's place in it.
    SlotItem(usize, usize),
    /// The heading over the items that no slot treats.
    Untimed,
    /// An item that no slot treats, by its place in the agenda.
    Item(usize),
}

impl Row {
    /// The slot that the row belongs to.
    #[must_use]
    pub fn slot(self) -> Option<usize> {
        match self {
            Self::Slot(slot) | Self::SlotItem(slot, _) => Some(slot),
            _ => None,
        }
    }

    /// What records made on this row belong to; none if it cannot be selected.
    #[must_use]
    pub fn target(self, meeting: &Meeting) -> Option<Target> {
        match self {
            Self::Slot(slot) => {
                let slot = &meeting.slots().get(slot)?.slot;
                match slot.items.as_slice() {
                    [] => Some(Target::Point(slot.id.clone())),
                    [item] => Some(Target::Item(item.clone())),
                    _ => None,
                }
            }
            Self::SlotItem(slot, item) => meeting.slots().get(slot)?.slot.items.get(item).cloned().map(Target::Item),
            Self::Item(item) => meeting.agenda().items.get(item).map(|i| Target::Item(i.id.clone())),
            Self::Day(_) | Self::Block(_) | Self::BlockEnd | Self::Untimed => None,
        }
    }

    /// Returns whether the row can be selected.
    #[must_use]
    pub fn is_selectable(self, meeting: &Meeting) -> bool {
        match self {
            Self::Slot(slot) => meeting.slots().get(slot).is_some_and(|r| r.slot.items.len() <= 1),
            Self::SlotItem(..) | Self::Item(_) => true,
            Self::Day(_) | Self::Block(_) | Self::BlockEnd | Self::Untimed => false,
        }
    }
}

/// Makes the rows of a meeting.
#[must_use]
pub fn rows(meeting: &Meeting) -> Vec<Row> {
    let several_days = meeting.agenda().days().len() > 1;
    let mut rows = Vec::with_capacity(meeting.slots().len() + 8);
    let mut day = None;
    let mut block: Option<&str> = None;
    let headings = PlanHeadings::new(meeting.agenda().items.iter(), meeting.slots().iter().map(|run| &run.slot));
    let mut timed = std::collections::HashSet::new();
    for (index, run) in meeting.slots().iter().enumerate() {
        let slot = &run.slot;
        if several_days && day != Some(slot.day) {
            day = Some(slot.day);
            block = None;
            rows.push(Row::Day(slot.day));
        }
        if let Some(over) = headings.over(slot).filter(|over| slot.kind != SlotKind::Close && *over != block) {
            block = over;
            rows.push(if block.is_some() { Row::Block(index) } else { Row::BlockEnd });
        }
        rows.push(Row::Slot(index));
        if slot.items.len() > 1 {
            rows.extend((0..slot.items.len()).map(|item| Row::SlotItem(index, item)));
        }
        timed.extend(slot.items.iter());
    }
    // What is off the agenda has no time, and needs none.
    let untimed = meeting.agenda().items.iter().enumerate().filter(|(_, i)| !timed.contains(&i.id));
    let (off, untimed): (Vec<_>, Vec<_>) = untimed.partition(|(_, item)| item.withdrawn.is_some());
    rows.extend(off.into_iter().map(|(index, _)| Row::Item(index)));
    for (n, (index, _)) in untimed.into_iter().enumerate() {
        if n == 0 {
            rows.push(Row::Untimed);
        }
        rows.push(Row::Item(index));
    }
    rows
}
