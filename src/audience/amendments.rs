//! What an audience may know of what was corrected of who was there, and of times, after a close.

use super::gate::Gate;
use super::stretches::gaps;
use super::{Place, RedactedAmendment};
use crate::agenda::{SlotId, Who};
use crate::meeting::{
    Amended, Amendment, AttendanceStatus, Checkpoint, CheckpointKind, Presence as OfPerson, Span, Target,
};
use crate::time::{self, Stamp};

impl Gate<'_> {
    /// Lists the corrections, each as the sum of its steps. If the times would give away a closed item, the public
    /// learns only that attendance was corrected, and not even that if the difference concerns closed items alone.
    /// Corrections to what is closed, or was at the time, are left out.
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
            Amended::AllPresent | Amended::Presence { .. } | Amended::PublicCount { .. } | Amended::End { .. } => None,
            Amended::OnItem { on, .. }
            | Amended::ItemChair { on, .. }
            | Amended::Fate { on, .. }
            | Amended::Agenda { on }
            | Amended::PublicWording { on, .. } => Some(self.place_of(on)),
            Amended::Guest { slot, .. } | Amended::Time { slot, .. } => Some(self.place_of_slot(slot)),
        };
        let is_told = !self.public
            || match change {
                Amended::AllPresent | Amended::PublicCount { .. } | Amended::End { .. } => true,
                Amended::ItemChair { on, .. } => {
                    let is_hidden = self.meeting.slots_of(on).any(|index| self.hides_times(index));
                    !closed && !is_hidden && self.is_matter_told(on) && !self.hides_item_chair(on)
                }
                Amended::Presence { who, before, after } => {
                    !self.has_closed_slot() || self.is_otherwise_in_open((who, before, after), amendment.seq)
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

    /// Returns whether a correction changes anything about attendance at open items. It does not if the person was
    /// away, or present, for closed items alone.
    fn is_otherwise_in_open(
        &self,
        (who, before, after): (&Who, &Option<OfPerson>, &Option<OfPerson>),
        seq: u64,
    ) -> bool {
        let is_close = |pin: &&Checkpoint| pin.kind == CheckpointKind::Closed && pin.seq < seq;
        let close = self.meeting.pins().iter().rev().find(is_close).map(|pin| pin.at);
        let Some((start, end)) = self.meeting.opened_at().zip(close) else { return true };
        let parts = self.parts(self.meeting.last_at().unwrap_or(end));
        let known = |presence: &OfPerson| {
            let mut known = OfPerson { stays: Vec::new(), ..presence.clone() };
            let stay = |(from, to): &(Option<Stamp>, Option<Stamp>)| Span {
                start: from.unwrap_or(start),
                end: Some(to.unwrap_or(end)),
            };
            // Without times, a person was there throughout.
            let stays: Vec<Span> = presence.stays.iter().map(stay).collect();
            let mut away = gaps(&stays, Span { start, end: Some(end) });
            away.retain(|gap| Some(gap.start) < gap.end && !parts.is_for_closed(gap, false));
            let is_for_open = |stay: &Span| parts.is_for_open(stay, false);
            let was_in_open = stays.is_empty() || !parts.has_open() || stays.iter().any(is_for_open);
            let is_here = presence.status == AttendanceStatus::Present && (was_in_open || parts.is_half(&stays));
            if !is_here {
                known.status = match presence.status {
                    AttendanceStatus::Present => self.meeting.absence(who).0,
                    absent => absent,
                };
                away.clear();
            } else if away.is_empty() {
                // A member who misses closed items alone needs neither a substitute nor a proxy in public.
                (known.substitute, known.proxy) = (None, None);
            }
            let edge = |at: Stamp| (!parts.is_near_closed(at)).then(|| time::minute(at));
            (is_here, known, away.iter().map(|gap| (edge(gap.start), gap.end.and_then(edge))).collect::<Vec<_>>())
        };
        match (before.as_ref().map(known), after.as_ref().map(known)) {
            // In public, not being listed at all and having come for closed items alone are the same.
            (None, Some((is_here, ..))) | (Some((is_here, ..)), None) => is_here,
            (before, after) => before != after,
        }
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
        // What left the agenda keeps its number, which something else may have now.
        let is_alone = |number: &&str| {
            let others = self.meeting.targets().into_iter().filter(|other| other != on);
            others.filter(|other| self.meeting.number_of(other) == Some(*number)).count() == 0
        };
        match self.meeting.number_of(on).filter(is_alone).map(str::to_owned) {
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
