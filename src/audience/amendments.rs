//! What an audience may know of what was corrected of who was there, and of times, after a close.

use super::gate::Gate;
use super::{Place, RedactedAmendment};
use crate::agenda::SlotId;
use crate::meeting::{Amended, Amendment, Target};

impl Gate<'_> {
    /// Lists what was corrected, as it comes to. Where times tell of a closed item, the public is told only that
    /// attendance was corrected; of what is closed, or was then, it is told nothing.
    pub(super) fn amendments(&self) -> Vec<RedactedAmendment> {
        self.meeting.amendments_in_sum().iter().filter_map(|amendment| self.amendment(amendment)).collect()
    }

    /// Lists each step by which something was corrected.
    pub(super) fn amendment_steps(&self) -> Vec<RedactedAmendment> {
        self.meeting.amendments().iter().filter_map(|amendment| self.amendment(amendment)).collect()
    }

    fn amendment(&self, amendment: &Amendment) -> Option<RedactedAmendment> {
        let Amendment { at, change, by, closed, .. } = amendment;
        let place = match change {
            Amended::AllPresent | Amended::Presence { .. } | Amended::PublicCount { .. } => None,
            Amended::OnItem { on, .. }
            | Amended::ItemChair { on, .. }
            | Amended::Fate { on, .. }
            | Amended::Agenda { on }
            | Amended::PublicWording { on, .. } => Some(self.place_of(on)),
            Amended::Guest { slot, .. } | Amended::Time { slot, .. } => Some(self.place_of_slot(slot)),
        };
        let is_told = !self.public
            || match change {
                Amended::AllPresent | Amended::Presence { .. } | Amended::PublicCount { .. } => true,
                Amended::ItemChair { on, .. } => {
                    let is_hidden = self.meeting.slots_of(on).any(|index| self.hides_times(index));
                    !closed && !is_hidden && self.is_matter_told(on) && !self.hides_item_chair(on)
                }
                Amended::OnItem { on, who, .. } => {
                    let is_hidden = self.meeting.slots_of(on).any(|index| self.hides_times(index));
                    let is_closed = self.meeting.is_disqualified_behind_closed_doors(who, on)
                        || self.meeting.is_item_substitute_behind_closed_doors(who, on);
                    !closed && !self.meeting.is_closed(on) && !is_hidden && !is_closed
                }
                // The words themselves are at the item; the reason may tell of what they leave out.
                Amended::PublicWording { .. } => false,
                Amended::Agenda { on } => {
                    let is_hidden = self.meeting.slots_of(on).any(|index| self.hides_slot(index));
                    !closed && !self.meeting.is_closed(on) && !self.meeting.is_matter_withheld(on) && !is_hidden
                }
                Amended::Fate { on, before, after } => {
                    !closed && !before.is_closed() && !after.is_closed() && self.is_matter_told(on)
                }
                Amended::Guest { slot, .. } | Amended::Time { slot, .. } => {
                    let is_open =
                        |index| !self.hides_slot(index) && !self.hides_times(index) && self.is_slot_told(index);
                    !closed && self.meeting.slot_index(slot).is_some_and(is_open)
                }
            };
        let is_of_people = matches!(change, Amended::AllPresent | Amended::Presence { .. });
        let is_kept_back = self.public && is_of_people && self.has_closed_slot();
        is_told.then(|| RedactedAmendment {
            at: *at,
            change: (!is_kept_back).then(|| change.clone()),
            place,
            reasons: if self.public { Vec::new() } else { amendment.reasons.clone() },
            is_of_reopened: self.meeting.is_of_reopened(amendment),
            by: by.clone(),
        })
    }

    /// Returns whether the public is told of an item or point as such.
    fn is_matter_told(&self, on: &Target) -> bool {
        let is_there = match on {
            Target::Item(id) => self.is_item_told(id),
            Target::Point(id) => {
                self.meeting.slot_index(id).is_some_and(|i| !self.hides_slot(i) && self.is_slot_told(i))
            }
        };
        is_there && !self.meeting.is_closed(on)
    }

    fn place_of(&self, on: &Target) -> Place {
        match self.meeting.number_of(on).map(str::to_owned) {
            Some(number) => Place::Number(number),
            None => Place::Title(self.meeting.title(on).to_owned()),
        }
    }

    fn place_of_slot(&self, slot: &SlotId) -> Place {
        let index = self.meeting.slot_index(slot);
        let items = index.and_then(|index| self.meeting.slots().get(index)).map(|run| run.slot.items.as_slice());
        match items {
            Some([one]) => self.place_of(&Target::Item(one.clone())),
            Some([]) => self.place_of(&Target::Point(slot.clone())),
            _ => Place::Title(index.map(|index| self.slot(index).title).unwrap_or_default()),
        }
    }
}
