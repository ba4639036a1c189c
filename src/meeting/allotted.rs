//! More or less time for a slot that runs, as the chair gives it.

use super::event::ChangedBudget;
use super::state::Meeting;
use crate::agenda::SlotId;
use crate::time::Stamp;

/// The most minutes that a slot is given, as in an agenda.
const MOST: i64 = 24 * 60;

/// A slot's time with so much more or less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allotted {
    /// Its budget so far, in minutes; none: it had none, and what it gets is counted from now.
    pub before: Option<u32>,
    /// Its budget from now on.
    pub budget: ChangedBudget,
}

/// Why a slot cannot be given that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAllotted {
    /// It is none of the plan's slots.
    NoSlot,
    /// It would change nothing.
    Nothing,
    /// Less than a minute would be left of its budget, which is so many minutes.
    TooLittle { of: u32 },
    /// It would have more than a day.
    TooMuch,
}

impl Meeting {
    /// Gives a slot so many minutes more, or less. One without a budget gets one of what it has used and this.
    ///
    /// # Errors
    ///
    /// When no budget of a minute to a day comes of it, or nothing changes.
    pub fn allotted(&self, slot: &SlotId, more: i64, now: Stamp) -> Result<Allotted, NotAllotted> {
        let index = self.slot_index(slot).ok_or(NotAllotted::NoSlot)?;
        let before = self.slots().get(index).ok_or(NotAllotted::NoSlot)?.minutes();
        if more == 0 {
            return Err(NotAllotted::Nothing);
        }
        // A minute that has begun is used.
        let used = || self.elapsed(index, now).num_seconds().max(0).unsigned_abs().div_ceil(60);
        let counted = before.map_or_else(used, u64::from);
        let minutes = i64::try_from(counted).unwrap_or(MOST).saturating_add(more);
        match u32::try_from(minutes) {
            Ok(minutes) if (1..=MOST).contains(&i64::from(minutes)) => {
                Ok(Allotted { before, budget: ChangedBudget { slot: slot.clone(), minutes } })
            }
            Ok(minutes) if minutes > 0 => Err(NotAllotted::TooMuch),
            _ => Err(NotAllotted::TooLittle { of: u32::try_from(counted).unwrap_or_default() }),
        }
    }
}
