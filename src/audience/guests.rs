//! What an audience may know of guests: who took part in a matter, or is expected.

use super::RedactedGuest;
use super::gate::Gate;
use crate::agenda::Who;
use crate::meeting::{GuestMark, Target};

impl Gate<'_> {
    /// Lists the guests of whom it was recorded that they took part in a matter, which may have been decided on without
    /// being begun.
    pub(super) fn participants(&self, target: &Target) -> Vec<RedactedGuest> {
        let mut out: Vec<RedactedGuest> = Vec::new();
        let slots = self.meeting.slots();
        let considered = self.meeting.slots_of(target).filter(|_| self.meeting.was_considered(target));
        for (index, run) in considered.filter_map(|index| Some((index, slots.get(index)?))) {
            let spans = run.spans_of(target);
            let has_run = spans.iter().any(|span| span.end.is_some());
            if !has_run && !spans.is_empty() {
                continue;
            }
            let came = |guest: &RedactedGuest| has_run || run.mark(&guest.who) == GuestMark::Arrived;
            let guests = self.slot_participants(index).into_iter().filter(came);
            for guest in guests.filter(|guest| guest.comes_for.contains(target)) {
                let withheld = guest.withheld && !self.meeting.is_closed(target);
                // Who did not come to one slot may have come to another.
                match out.iter_mut().find(|other| other.who == guest.who) {
                    Some(other) => other.withheld &= withheld,
                    None => out.push(RedactedGuest { withheld, ..guest }),
                }
            }
        }
        out
    }

    /// Lists a slot's guests: once it has run those of whom it was recorded that they took part, before that those who
    /// are expected. Of whom something was recorded while it was closed the public is told nothing.
    pub(super) fn slot_participants(&self, index: usize) -> Vec<RedactedGuest> {
        let Some(run) = self.meeting.slots().get(index) else { return Vec::new() };
        let slot = self.slot(index);
        let has_run = run.spans.iter().any(|span| span.end.is_some());
        let is_meant = |who: &Who| {
            let is_there = match run.mark(who) {
                GuestMark::Arrived => true,
                GuestMark::DidNotCome => false,
                GuestMark::Expected | GuestMark::CalledIn => !has_run,
            };
            is_there && !(self.public && run.closed_marks.contains(who))
        };
        let withheld = |who: &Who| self.meeting.is_slot_closed(index) || self.meeting.is_guest_withheld(index, who);
        let guest = |(who, via): (&Who, Option<&str>)| RedactedGuest {
            who: who.clone(),
            via: self.meeting.way_of(who, via).0.map(str::to_owned),
            is_online: self.meeting.way_of(who, via).1,
            withheld: !self.public && withheld(who),
            comes_for: run.targets().into_iter().filter(|on| self.meeting.comes_for(index, who, on)).collect(),
        };
        self.meeting.agenda().guests_of(&slot).filter(|(who, _)| is_meant(who)).map(guest).collect()
    }
}
