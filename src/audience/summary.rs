//! What a screen may say of a slot.

use super::gate::Gate;
use super::{Audience, known_course};
use crate::agenda::number;
use crate::lang::Lang;
use crate::meeting::{GuestMark, Meeting, SlotState};
use crate::wording;

/// What an audience may be told of a slot besides its times: all that a screen for that audience says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSummary {
    /// The numbers of its items: "5", "6+7", "2–19"; none if none has one.
    pub number: Option<String>,
    /// Its title, or the public one.
    pub title: String,
    /// Whether it, or something that it treats, is for the body alone.
    pub closed: bool,
    pub state: SlotState,
    /// Who comes to it from outside the room.
    pub guests: Vec<GuestSummary>,
}

/// Somebody who comes to a slot, as a screen names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestSummary {
    /// The name, after the title.
    pub name: String,
    /// The same after other names: "økonomichef Bettina Andersen".
    pub listed: String,
    /// The name alone.
    pub bare: String,
    /// How, if not in the room: "Teams".
    pub via: Option<String>,
    /// What was recorded of them.
    pub mark: GuestMark,
    /// Whether they are there from the slot just before.
    pub stays: bool,
    /// Whether the public is told nothing of them although the slot is open.
    pub withheld: bool,
}

/// Returns the slots of a meeting as `audience` may know them, in the meeting's order.
#[must_use]
pub fn slot_summaries(meeting: &Meeting, audience: Audience, lang: Lang) -> Vec<SlotSummary> {
    let course = known_course(meeting, audience);
    let gate = Gate::new(meeting, &course, audience == Audience::Public, lang);
    (0..meeting.slots().len()).map(|i| gate.slot_summary(i)).collect()
}

impl Gate<'_> {
    /// Makes a slot's summary of what [`Self::slot`] leaves of it; an item's number is known to everybody.
    fn slot_summary(&self, index: usize) -> SlotSummary {
        let agenda = self.meeting.agenda();
        let treated = &self.meeting.slots()[index].slot.items;
        let numbers: Vec<&str> =
            treated.iter().filter_map(|id| self.items.get(id)).filter_map(|(_, i)| i.number.as_deref()).collect();
        let slot = self.slot(index);
        let numbers: Vec<&str> = numbers.into_iter().chain(slot.number.as_deref()).collect();
        // The summary of a hidden slot has no guests, so their names are not looked up.
        let known = self.course.guests(index);
        let guests = agenda
            .guests_of(&slot)
            .map(|(who, via)| {
                let told = known.iter().find(|g| g.who == who);
                GuestSummary {
                    name: wording::titled_name(agenda, who),
                    listed: wording::listed_name(agenda, who, agenda.lang),
                    bare: wording::plain_name(agenda, who),
                    via: via.map(str::to_owned),
                    mark: told.map(|g| g.mark).unwrap_or_default(),
                    stays: told.is_some_and(|g| g.stays),
                    withheld: self.meeting.is_guest_withheld(index, who),
                }
            })
            .collect();
        SlotSummary {
            number: number::together(&numbers),
            closed: slot.access.is_closed(),
            state: self.course.slot_state(index),
            guests,
            title: slot.title,
        }
    }
}
