//! What becomes of an item or point, and when the meeting ended: a protocol says it, so what is otherwise once the
//! meeting was opened again is a correction.

use super::Amended;
use crate::meeting::event::{Event, Target};
use crate::meeting::reload;
use crate::meeting::slot_run::SlotRun;
use crate::meeting::state::{Meeting, Postponement};
use crate::time::Stamp;

/// What became of an item or point that was not treated until the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not on the agenda.
    NotThere,
    /// Nothing: it was on the agenda.
    Kept,
    Postponed(Postponement),
    /// It was postponed, and the agenda's file has it no more.
    PostponedAndDropped(Postponement),
    /// It was taken off during the meeting, or by the agenda's file.
    Dropped,
    /// It was treated once the meeting was opened again.
    Treated,
}

impl Fate {
    /// Returns whether it was recorded while the matter was closed.
    #[must_use]
    pub fn is_closed(self) -> bool {
        match self {
            Self::Postponed(postponement) | Self::PostponedAndDropped(postponement) => postponement.closed,
            Self::NotThere | Self::Kept | Self::Dropped | Self::Treated => false,
        }
    }

    /// Returns whether the protocol says the same of both.
    pub(super) fn is_said_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Postponed(a), Self::Postponed(b)) | (Self::PostponedAndDropped(a), Self::PostponedAndDropped(b)) => {
                a.to == b.to
            }
            _ => self == other,
        }
    }
}

impl Meeting {
    /// Lists the matters of which an event says what becomes of them, by the names that they have after it, with what
    /// has become of each.
    pub(super) fn fates_of(&self, change: &Event, until: Stamp) -> Vec<(Target, Fate)> {
        let of_slot = |slot| {
            let run = self.slot_index(slot).and_then(|index| self.slots.get(index));
            let run = run.filter(|run| !run.slot.items.is_empty() || run.slot.is_point());
            run.map(SlotRun::targets).unwrap_or_default()
        };
        let all = match change {
            Event::ItemPostponed { on, .. } | Event::PostponementLifted { on } => vec![on.clone()],
            Event::SlotSkipped { slot } | Event::SlotRestored { slot } => of_slot(slot),
            Event::SlotStarted { slot } => {
                of_slot(slot).into_iter().filter(|on| !self.was_considered_by(on, until)).collect()
            }
            Event::SlotAdded { slot, .. } => vec![Target::Point(slot.clone())],
            Event::AgendaReplaced { agenda, matching, .. } => {
                let names = reload::names(self, agenda, matching);
                let all = self.targets().into_iter().filter(|on| !names.is_gone(on));
                return all.map(|on| (names.target(&on), self.fate(&on, until))).collect();
            }
            _ => Vec::new(),
        };
        all.into_iter().map(|on| (on.clone(), self.fate(&on, until))).collect()
    }

    /// Lists what became otherwise of matters by an event, of which there is what had become of them before.
    pub(super) fn fates_since(&self, change: &Event, before: Vec<(Target, Fate)>, until: Stamp) -> Vec<Amended> {
        let mut all = before;
        if matches!(change, Event::AgendaReplaced { .. }) {
            let is_new = |on: &Target| all.iter().all(|(known, _)| known != on);
            let new: Vec<Target> = self.targets().into_iter().filter(is_new).collect();
            all.extend(new.into_iter().map(|on| (on, Fate::NotThere)));
        }
        let changes = all.into_iter().filter_map(|(on, before)| {
            let after = self.fate(&on, until);
            (!before.is_said_like(after)).then_some(Amended::Fate { on, before, after })
        });
        changes.collect()
    }

    fn fate(&self, on: &Target, until: Stamp) -> Fate {
        match self.postponement(on) {
            _ if !self.is_there(on) => Fate::NotThere,
            Some(postponement) if self.is_removed(on) => Fate::PostponedAndDropped(postponement),
            Some(postponement) => Fate::Postponed(postponement),
            None if self.is_dropped(on) || self.is_removed(on) => Fate::Dropped,
            None if self.went_on_after(until) && self.is_treated_since(on, until) => Fate::Treated,
            None => Fate::Kept,
        }
    }

    fn is_treated_since(&self, on: &Target, until: Stamp) -> bool {
        let mut runs = self.slots_of(on).filter_map(|index| self.slots.get(index));
        !self.was_considered_by(on, until) && runs.any(|run| !run.spans_of(on).is_empty())
    }

    /// Returns whether anything was treated after a close.
    pub(super) fn went_on_after(&self, close: Stamp) -> bool {
        self.slots.iter().flat_map(|run| &run.spans).any(|span| span.start > close)
    }

    /// Returns when the meeting ended: as it is closed now, or was at a close.
    pub(super) fn end_after(&self, close: Stamp) -> Stamp {
        let until = |close: Stamp| {
            let spans = self.slots.iter().flat_map(|run| &run.spans).filter(|span| span.start <= close);
            spans.filter_map(|span| span.end).max().unwrap_or(close)
        };
        self.ended_at().unwrap_or_else(|| until(close))
    }
}
