//! A changed agenda taken over into a running meeting: what keeps its identity, and what stays although it was removed.
//!
//! The agenda's file is edited while the meeting runs, and most ids in it are only numbers or made from titles. So
//! items and slots are recognised by what they say first and by what they are called second, and what cannot be
//! recognised but has happened stays, flagged as removed: a record may stay under a title that is gone, but never under
//! another matter's.
//!
//! Who takes an agenda over decides that once ([`decide`]), and the event says what was decided. The fold applies the
//! answer and decides nothing, so that a journal means the same whatever is found similar later. The events of programs
//! that recorded no answer go through `first_version`, which is what those programs did.

mod apply;
pub mod changes;
mod closing;
mod first_version;
mod matching;

pub(super) use apply::carry_over;
pub use apply::{Names, names};
pub use closing::closed_by;
pub(super) use first_version::first_version;

use super::event::{Matching, Target};
use super::state::Meeting;
use crate::agenda::{Agenda, Shift};

/// Decides what of a meeting is what in a new agenda; `keep` names what stays in any case, because a text is being
/// written on it.
#[must_use]
pub fn decide(meeting: &Meeting, agenda: &Agenda, keep: &[Target]) -> Matching {
    let agenda = shifted(meeting, agenda.clone());
    let items = matching::items_alike(meeting, &agenda);
    let slots = matching::slots_alike(meeting, &agenda, &items);
    Matching { items: items.into_iter().collect(), slots: slots.into_iter().collect(), keep: keep.to_vec() }
}

/// Moves the plan of a meeting that has not begun, and every agenda that is taken over later, by as much.
pub(super) fn move_plan(meeting: &mut Meeting, by: Shift) {
    let slots = meeting.slots.iter().map(|run| run.slot.clone()).collect();
    let moved = Agenda { slots, ..meeting.agenda.clone() }.shifted(by);
    for (run, slot) in meeting.slots.iter_mut().zip(moved.slots) {
        run.slot = slot;
    }
    meeting.agenda = meeting.agenda.clone().shifted(by);
    meeting.shift = Some(meeting.shift.map_or(by, |before| before.then(by)));
}

fn shifted(meeting: &Meeting, agenda: Agenda) -> Agenda {
    match meeting.shift {
        Some(shift) => agenda.shifted(shift),
        None => agenda,
    }
}
