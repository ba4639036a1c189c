//! A changed agenda taken over into a running meeting: what keeps its identity, and what stays although it was
//! removed.
//!
//! The agenda's file is edited while the meeting runs, and most ids in it are only numbers or made from titles. So
//! items and slots are recognised by what they say first and by what they are called second, and what cannot be
//! recognised but has happened stays, flagged as removed: a record may stay under a title that is gone, but never
//! under another matter's.
//!
//! Who takes an agenda over decides that once ([`decide`]), and the event says what was decided. The fold applies the
//! answer and decides nothing, so that a journal means the same whatever is found similar later. The events of
//! programs that recorded no answer go through `first_version`, which is what those programs did.

mod apply;
pub mod changes;
mod closing;
mod compared;
mod decided;
mod first_version;
mod in_file;
mod matching;
mod named_for;
mod opening;
mod other_meeting;
mod people;
mod places;
mod put_in;
mod put_right;
mod signed;
mod standing;
mod unclear;

pub(super) use apply::carry_over;
pub use apply::{Names, names};
pub use closing::{ClosedByFile, closed_by, withheld_by_file};
pub use decided::{Taken, keep_decided};
pub(super) use first_version::first_version;
pub(super) use in_file::InFile;
pub use opening::opened_by;
pub use other_meeting::may_be_another_meeting;
pub use people::{PersonTrouble, person_trouble};
pub use signed::{Signed, keep_signed};
pub(super) use standing::Standing;
pub use unclear::withheld_by_addition;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::event::{Event, Matching, Settled, Target};
use super::history::History;
use super::state::Meeting;
use crate::agenda::{Agenda, Shift};

/// Decides what of a meeting is what in a new agenda, by what its file says and said. What a text is being written on,
/// as `written` names it, stays in any case, and so does what the protocol of an earlier close has.
#[must_use]
pub fn decide(meeting: &Meeting, agenda: &Agenda, written: &[Target]) -> Matching {
    let meeting = &*meeting.as_in_file();
    let agenda = as_taken_over(meeting, agenda, &settled(meeting, agenda));
    let items = matching::items_alike(meeting, &agenda, written);
    let slots = matching::slots_alike(meeting, &agenda, &items);
    let (items, slots) = (items.into_iter().collect(), slots.into_iter().collect());
    let mut matching = Matching { items, slots, keep: Vec::new() };
    let names = names(meeting, &agenda, &matching);
    let signed: BTreeSet<&Target> = meeting.signed.iter().filter(|on| !written.contains(on)).collect();
    matching.keep = written.iter().chain(signed).filter(|on| names.is_gone(on)).cloned().collect();
    matching
}

/// Returns the events by which a new agenda is taken over as it is, with all that is decided about it. `written` as for
/// [`decide`].
#[must_use]
pub fn events(meeting: &Meeting, agenda: Box<Agenda>, written: &[Target]) -> Vec<Event> {
    let matching = decide(meeting, &agenda, written);
    events_as_decided(meeting, &agenda.clone(), Taken { agenda, decided: Vec::new(), signed: Vec::new() }, matching)
}

/// Returns the events by which the agenda of a file is taken over, what was decided on in its own words. `written` as
/// for [`decide`].
#[must_use]
pub fn events_of_file(history: &History, file: &Agenda, written: &[Target]) -> Vec<Event> {
    let matching = decide(history.meeting(), file, written);
    events_as_decided(history.meeting(), file, keep_decided(history, file, written), matching)
}

/// Returns the events by which the agenda of a file is taken over as it was decided; what goes with it and may be
/// closed is withheld first.
#[must_use]
pub fn events_as_decided(meeting: &Meeting, file: &Agenda, taken: Taken, matching: Matching) -> Vec<Event> {
    let meeting = &*meeting.unmerged();
    let Taken { agenda, decided, .. } = taken;
    let names = names(meeting, &agenda, &matching);
    let kept_decided = decided.iter().map(|on| names.target(on)).collect();
    let settled = settled(meeting, file);
    let withheld = unclear::withheld(meeting, &as_taken_over(meeting, file, &settled), &matching);
    let said = in_file::said(meeting, &agenda, file);
    let replaced = Event::AgendaReplaced { agenda, matching, settled, kept_decided };
    withheld.into_iter().chain(said).chain([replaced]).collect()
}

/// Returns whether a meeting knows what a file says of what keeps other words in it.
#[must_use]
pub fn knows_wording(meeting: &Meeting, file: &Agenda, taken: &Taken) -> bool {
    in_file::is_known(meeting, &taken.agenda, file)
}

/// Returns the meeting as it would be with a new agenda taken over by such [`events`], and what is called what then.
#[must_use]
pub fn taken_over(meeting: &Meeting, events: &[Event]) -> Option<(Meeting, Names)> {
    let mut after = meeting.clone();
    let mut called = None;
    for event in events {
        prepare(&mut after, event);
        if let Event::AgendaReplaced { agenda, matching, settled, .. } = event {
            called = Some(names(meeting, agenda, matching));
            carry_over(&mut after, (**agenda).clone(), matching, settled);
        }
    }
    called.map(|called| (after, called))
}

/// Applies what is said before an agenda is replaced: what is withheld, and what the file says.
fn prepare(meeting: &mut Meeting, event: &Event) {
    match event {
        Event::MattersWithheld { items, slots, earlier } => {
            let items = items.iter().cloned().map(Target::Item);
            meeting.withhold(items.chain(slots.iter().cloned().map(Target::Point)), *earlier);
        }
        Event::FileWordingRecorded { items, slots } => meeting.expect_in_file(items, slots),
        _ => {}
    }
}

/// Lists what of the record's shift a changed file says itself: the days, where its date is another; the minutes,
/// where its first slot is nearer to when that was held as it is than moved.
fn settled(meeting: &Meeting, agenda: &Agenda) -> Vec<Settled> {
    let Some(shift) = meeting.shift else { return Vec::new() };
    let has_other_date = date_in_file(meeting).is_some_and(|date| date != agenda.date);
    let minutes = TimeDelta::try_minutes(shift.minutes).unwrap_or_default();
    let of_day = |agenda: &Agenda| agenda.slots.first().and_then(|s| Some(s.start? - s.day.and_time(NaiveTime::MIN)));
    let is_nearer = of_day(&meeting.agenda).zip(of_day(agenda)).is_some_and(|(held, said)| {
        let moved = said.checked_add(&minutes).unwrap_or(said);
        (said - held).abs() < (moved - held).abs()
    });
    let days = (shift.days != 0 && has_other_date).then_some(Settled::Days);
    days.into_iter().chain((shift.minutes != 0 && is_nearer).then_some(Settled::Minutes)).collect()
}

/// Returns the date that the file had when it was taken over last.
fn date_in_file(meeting: &Meeting) -> Option<NaiveDate> {
    let days = TimeDelta::try_days(meeting.shift.map_or(0, |shift| shift.days))?;
    meeting.agenda.date.checked_sub_signed(days)
}

/// Returns how far agendas are to be moved once what is settled counts no more.
fn shift_left(meeting: &Meeting, settled: &[Settled]) -> Option<Shift> {
    meeting.shift.map(|shift| Shift {
        days: if settled.contains(&Settled::Days) { 0 } else { shift.days },
        minutes: if settled.contains(&Settled::Minutes) { 0 } else { shift.minutes },
    })
}

/// Moves the plan of a meeting that has not begun, and every agenda that is taken over later, by as much.
pub(super) fn move_plan(meeting: &mut Meeting, by: Shift) {
    let merged = meeting.take_apart();
    let slots = meeting.slots.iter().map(|run| run.slot.clone()).collect();
    let moved = Agenda { slots, ..meeting.agenda.clone() }.shifted(by);
    for (run, slot) in meeting.slots.iter_mut().zip(moved.slots) {
        let far = slot.start.zip(run.slot.start).map_or(slot.day - run.slot.day, |(to, from)| to - from);
        run.changed_start = run.changed_start.map(|at| at.checked_add_signed(far).unwrap_or(at));
        run.slot = slot;
    }
    meeting.put_back_together(merged, &Names::default());
    meeting.agenda = meeting.agenda.clone().shifted(by);
    meeting.shift = Some(meeting.shift.map_or(by, |before| before.then(by)));
}

/// Returns an agenda as it is in the meeting once it is taken over: moved by what its file does not say itself.
fn as_taken_over(meeting: &Meeting, agenda: &Agenda, settled: &[Settled]) -> Agenda {
    let agenda = agenda.clone();
    match shift_left(meeting, settled) {
        Some(shift) => agenda.shifted(shift),
        None => agenda,
    }
}

fn shifted(meeting: &Meeting, agenda: Agenda) -> Agenda {
    match meeting.shift {
        Some(shift) => agenda.shifted(shift),
        None => agenda,
    }
}
