//! What was marked on a matter while it was closed, besides its texts: guests, who was disqualified, who stood in, who
//! chaired, a postponement. The public is told none of it until the minute-taker has said of exactly this that it may
//! be public.

use super::event::{GuestMark, ShownMark, Target};
use super::state::Meeting;

impl Meeting {
    /// Lists what was marked on a matter while it was closed and was not published.
    #[must_use]
    pub fn closed_marks_on(&self, on: &Target) -> Vec<ShownMark> {
        let runs = self.slots_of(on).filter_map(|index| Some((index, self.slots.get(index)?)));
        let guests = runs.flat_map(|(index, run)| {
            let those = run.closed_marks.iter().filter(move |who| self.comes_for(index, who, on));
            let slot = &run.slot.id;
            those.map(move |who| ShownMark::Guest { slot: slot.clone(), who: who.clone(), came: run.mark(who) })
        });
        let postponed = self.postponement(on).filter(|postponement| postponement.closed);
        let postponed = postponed.map(|postponement| ShownMark::Postponed { to: postponement.to });
        guests.chain(self.attendance.closed_said(on)).chain(postponed).collect()
    }

    /// Lists of it what could be public, for its matter is open: of a guest who is only expected there is nothing.
    #[must_use]
    pub fn withheld_marks_on(&self, on: &Target) -> Vec<ShownMark> {
        if self.is_closed(on) {
            return Vec::new();
        }
        let mut marks = self.closed_marks_on(on);
        marks.retain(|mark| match mark {
            ShownMark::Guest { slot, came, .. } => {
                let is_open = |index| !self.is_slot_closed(index);
                *came != GuestMark::Expected && self.slot_index(slot).is_some_and(is_open)
            }
            _ => true,
        });
        marks
    }

    /// Publishes what was marked on a matter while it was closed, if that is what the minute-taker was shown.
    pub(super) fn publish_marks(&mut self, on: &Target, shown: &[ShownMark]) {
        if self.is_closed(on) || self.closed_marks_on(on) != shown {
            return;
        }
        for mark in shown {
            if let ShownMark::Guest { slot, who, .. } = mark
                && let Some(run) = self.slot_index(slot).and_then(|index| self.slots.get_mut(index))
            {
                run.closed_marks.remove(who);
            }
        }
        self.attendance.set_closed_said(on, false);
        let postponement = match on {
            Target::Item(id) => self.postponed_items.get_mut(id),
            Target::Point(id) => self.postponed_points.get_mut(id),
        };
        if let Some(postponement) = postponement {
            postponement.closed = false;
        }
    }
}
