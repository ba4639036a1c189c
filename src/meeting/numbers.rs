//! The numbers of items, and of points that were added with one.

use super::Target;
use super::state::Meeting;
use crate::agenda::{Access, Slot, number};
use crate::text;

impl Meeting {
    /// Returns the number of an item or point, if it has one.
    #[must_use]
    pub fn number_of(&self, on: &Target) -> Option<&str> {
        match on {
            Target::Item(_) => self.item(on)?.number.as_deref(),
            Target::Point(id) => self.slots().get(self.slot_index(id)?)?.slot.number.as_deref(),
        }
    }

    /// Finds what has a number already, among what the public may read or among what it may not: closed items may be
    /// numbered for themselves.
    #[must_use]
    pub fn bearer_of(&self, number: &str, access: Access) -> Option<Target> {
        let sought = Self::compared(number);
        let is_it = |on: &Target| {
            self.is_closed(on) == access.is_closed()
                && self.number_of(on).is_some_and(|other| Self::compared(other) == sought)
        };
        let items = self.agenda().items.iter().filter(|item| !self.is_item_removed(&item.id));
        let items = items.map(|item| Target::Item(item.id.clone()));
        let points = self.slots().iter().filter(|run| run.slot.is_point() && !run.removed);
        items.chain(points.map(|run| Target::Point(run.slot.id.clone()))).find(is_it)
    }

    /// Lists the points that were added with a number which an item that is as open or closed has too.
    pub fn twice_numbered(&self) -> impl Iterator<Item = &Slot> {
        let points = self.slots().iter().filter(|run| run.unplanned && !run.removed).map(|run| &run.slot);
        points.filter(|slot| {
            let is_closed = self.is_closed(&Target::Point(slot.id.clone()));
            let own = slot.number.as_deref().map(Self::compared);
            own.is_some()
                && self.agenda().items.iter().any(|item| {
                    item.number.as_deref().map(Self::compared) == own
                        && !self.is_item_removed(&item.id)
                        && self.is_closed(&Target::Item(item.id.clone())) == is_closed
                })
        })
    }

    /// Puts a number as it is compared: "02" and "2." are 2, and "4A" is "4a".
    fn compared(number: &str) -> String {
        number::as_read(number).unwrap_or_else(|| text::one_line(number)).to_lowercase()
    }
}
