//! What carries a proposal, by the body's own rule.

use std::cmp::Ordering;

use super::{Deciding, Stance, Vote};
use crate::agenda::{Agenda, Majority};

impl Vote {
    /// Returns whether it carries a proposal in the body whose agenda this is.
    #[must_use]
    pub fn is_carried(&self, agenda: &Agenda, deciding: &Deciding) -> bool {
        is_carried(agenda, self.count(Stance::For), self.count(Stance::Against), deciding)
    }
}

pub(super) fn is_carried(agenda: &Agenda, favour: u32, against: u32, deciding: &Deciding) -> bool {
    let is_more = match favour.cmp(&against) {
        Ordering::Greater => true,
        Ordering::Equal => deciding.casting.as_ref().is_some_and(|casting| casting.stance == Stance::For),
        Ordering::Less => false,
    };
    is_more && favour >= votes_needed(agenda, favour, against, deciding.seats)
}

/// Counts the votes for a proposal that the rule asks for, besides their being more than those against it.
pub(super) fn votes_needed(agenda: &Agenda, favour: u32, against: u32, seats: u32) -> u32 {
    match agenda.protocol.majority {
        Majority::Simple => 0,
        Majority::Absolute => seats / 2 + 1,
        Majority::TwoThirds => favour.saturating_add(against).saturating_mul(2).div_ceil(3),
    }
}
