//! What corrections after a close come to. Steps between two closes that lead from one thing to another are one
//! correction, and steps that end where they began are none. What counted at a close stays known.

use super::{Amended, Amendment, Presence};
use crate::meeting::{CheckpointKind, Meeting};
use crate::time;

impl Meeting {
    /// Returns what was corrected after a close, as it comes to: of one thing what counted at the close, and what
    /// counts since the last step. In the order of the last steps.
    #[must_use]
    pub fn amendments_in_sum(&self) -> Vec<Amendment> {
        let closes: Vec<u64> =
            self.pins.iter().filter(|pin| pin.kind == CheckpointKind::Closed).map(|pin| pin.seq).collect();
        let period = |seq: u64| closes.iter().filter(|close| **close < seq).count();
        let mut sums: Vec<Amendment> = Vec::new();
        for step in &self.amendments {
            let earlier = sums.iter().enumerate().rev().find_map(|(place, sum)| {
                let change = sum.change.then(&step.change).filter(|_| period(sum.seq) == period(step.seq))?;
                Some((place, change))
            });
            let sum = match earlier {
                Some((place, change)) => {
                    let earlier = sums.remove(place);
                    let mut reasons = earlier.reasons;
                    let new = step.reasons.iter().filter(|reason| !reasons.contains(reason)).cloned();
                    reasons.extend(new.collect::<Vec<_>>());
                    Amendment { change, reasons, closed: earlier.closed || step.closed, ..step.clone() }
                }
                None => step.clone(),
            };
            if !sum.change.is_nothing() {
                sums.push(sum);
            }
        }
        sums
    }

    /// Returns whether something was corrected without a reason of its own, in a meeting that was opened again.
    #[must_use]
    pub fn is_of_reopened(&self, amendment: &Amendment) -> bool {
        amendment.reasons.is_empty() && self.reopened_before(amendment.seq).is_some()
    }
}

impl Amended {
    /// Returns what this and a later step come to, if that goes on where this ended.
    fn then(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (
                Self::Presence { who, before, after },
                Self::Presence { who: next_who, before: next_before, after: next_after },
            ) if who == next_who && are_alike(after.as_ref(), next_before.as_ref()) => {
                let (who, before, after) = (who.clone(), before.clone(), next_after.clone());
                Some(Self::Presence { who, before, after })
            }
            (
                Self::OnItem { who, on, before, after },
                Self::OnItem { who: next_who, on: next_on, before: next_before, after: next_after },
            ) if (who, on, after) == (next_who, next_on, next_before) => {
                let (who, on, before, after) = (who.clone(), on.clone(), before.clone(), next_after.clone());
                Some(Self::OnItem { who, on, before, after })
            }
            (
                Self::ItemChair { on, before, after },
                Self::ItemChair { on: next_on, before: next_before, after: next_after },
            ) if (on, after) == (next_on, next_before) => {
                Some(Self::ItemChair { on: on.clone(), before: before.clone(), after: next_after.clone() })
            }
            (Self::PublicCount { before, after }, Self::PublicCount { before: next_before, after: next_after })
                if after == next_before =>
            {
                Some(Self::PublicCount { before: *before, after: *next_after })
            }
            (
                Self::Guest { slot, who, before, after },
                Self::Guest { slot: next_slot, who: next_who, before: next_before, after: next_after },
            ) if (slot, who, after) == (next_slot, next_who, next_before) => {
                Some(Self::Guest { slot: slot.clone(), who: who.clone(), before: *before, after: *next_after })
            }
            (Self::Fate { on, before, after }, Self::Fate { on: next_on, before: next_before, after: next_after })
                if on == next_on && after.is_said_like(*next_before) =>
            {
                Some(Self::Fate { on: on.clone(), before: *before, after: *next_after })
            }
            (
                Self::Time { slot, edge, before, after },
                Self::Time { slot: next_slot, edge: next_edge, before: next_before, after: next_after },
            ) if (slot, edge, after) == (next_slot, next_edge, next_before) => {
                Some(Self::Time { slot: slot.clone(), edge: *edge, before: *before, after: *next_after })
            }
            // Where one slot ends and the next begins the two are one time, and either edge may have been corrected.
            (
                Self::Time { slot, edge, before, after },
                Self::Time { slot: next_slot, edge: next_edge, before: next_before, after: next_after },
            ) if slot != next_slot && edge != next_edge && after == next_before => {
                Some(Self::Time { slot: slot.clone(), edge: *edge, before: *before, after: *next_after })
            }
            (
                Self::PublicWording { record, on, before, after },
                Self::PublicWording { record: next_record, before: next_before, after: next_after, .. },
            ) if (record, after) == (next_record, next_before) => {
                let (before, after) = (before.clone(), next_after.clone());
                Some(Self::PublicWording { record: *record, on: on.clone(), before, after })
            }
            _ => None,
        }
    }

    /// Returns whether the protocol would say the same before and after it.
    fn is_nothing(&self) -> bool {
        match self {
            Self::AllPresent | Self::Agenda { .. } => false,
            Self::Presence { before, after, .. } => are_alike(before.as_ref(), after.as_ref()),
            Self::OnItem { before, after, .. } => before == after,
            Self::ItemChair { before, after, .. } => before == after,
            Self::PublicCount { before, after } => before == after,
            Self::Guest { before, after, .. } => before == after,
            Self::Fate { before, after, .. } => before.is_said_like(*after),
            Self::Time { before, after, .. } => time::minute(*before) == time::minute(*after),
            Self::PublicWording { before, after, .. } => before == after,
            Self::End { before, after } => time::minute(*before) == time::minute(*after),
        }
    }
}

/// Returns whether the protocol says the same of both: times are said in minutes.
fn are_alike(one: Option<&Presence>, other: Option<&Presence>) -> bool {
    let in_minutes = |presence: &Presence| {
        let stays = presence.stays.iter().map(|(from, to)| (from.map(time::minute), to.map(time::minute)));
        let stays: Vec<(Option<i64>, Option<i64>)> = stays.collect();
        (stays, Presence { stays: Vec::new(), ..presence.clone() })
    };
    one.map(in_minutes) == other.map(in_minutes)
}
