//! Whether a file is the agenda of this meeting at all: it is often written over with that of the next one.

use std::collections::BTreeSet;

use super::matching::Title;
use super::{date_in_file, decide};
use crate::agenda::Agenda;
use crate::meeting::event::{Matching, Target};
use crate::meeting::state::Meeting;

/// Tells whether a changed agenda may be that of another meeting, so that somebody has to say whether it is taken
/// over.
///
/// It may be if it has another date than before and the meeting was not held then, or other numbers in its title; or
/// if none of the matters on which something happened is found in it, and of the others less than half. If title,
/// body or journal number are others, one matter that is not found is enough. Where nothing has happened there is
/// nothing that could come to be under another meeting's titles.
#[must_use]
pub fn may_be_another_meeting(meeting: &Meeting, agenda: &Agenda) -> bool {
    let happened = happened_on(meeting);
    if happened.is_empty() {
        return false;
    }
    if has_another_day(meeting, agenda) {
        return true;
    }
    let (before, after) = (Title::new(&meeting.agenda.title), Title::new(&agenda.title));
    if !before.has_numbers_of(&after) {
        return true;
    }
    let matching = decide(meeting, agenda, &[]);
    let in_file: Vec<&Target> = happened.iter().filter(|on| is_in_file(meeting, on)).collect();
    let found = in_file.iter().filter(|on| is_found(&matching, on)).count();
    let other =
        |before: &Option<String>, after: &Option<String>| before.is_some() && after.is_some() && before != after;
    let is_other_head = before != after && !before.may_be(&after)
        || other(&meeting.agenda.body, &agenda.body)
        || other(&meeting.agenda.case, &agenda.case);
    let is_new = found == 0 && !has_half(meeting, agenda, &matching);
    !in_file.is_empty() && (is_new || is_other_head && found < in_file.len())
}

/// Tells whether at least half of what is on the shorter one of the two agendas is on both.
fn has_half(meeting: &Meeting, agenda: &Agenda, matching: &Matching) -> bool {
    let targets = meeting.targets();
    let before = targets.iter().filter(|on| is_in_file(meeting, on));
    let (mut count, mut found) = (0, 0);
    for on in before {
        count += 1;
        found += usize::from(is_found(matching, on));
    }
    let after = agenda.items.len() + agenda.slots.iter().filter(|slot| slot.is_point()).count();
    found > 0 && found * 2 >= after.min(count)
}

fn is_found(matching: &Matching, on: &Target) -> bool {
    match on {
        Target::Item(id) => matching.items.contains_key(id),
        Target::Point(id) => matching.slots.contains_key(id),
    }
}

/// Tells whether the file has another date by now, and none on which the meeting began.
fn has_another_day(meeting: &Meeting, agenda: &Agenda) -> bool {
    let held = meeting.opened_at().map(|at| at.date_naive());
    date_in_file(meeting).is_some_and(|date| date != agenda.date) && held != Some(agenda.date)
}

/// Lists what something was recorded on, or was told of, or that has begun.
fn happened_on(meeting: &Meeting) -> BTreeSet<Target> {
    let ran = meeting.slots.iter().filter(|run| !run.spans.is_empty() || !run.marks.is_empty());
    let records = meeting.records.iter().filter(|r| !r.withdrawn).map(|r| r.on.clone());
    let items = meeting.postponed_items.keys().cloned().map(Target::Item);
    let points = meeting.postponed_points.keys().cloned().map(Target::Point);
    let disqualified = meeting.attendance.disqualified_on().cloned();
    ran.flat_map(|run| run.targets()).chain(records).chain(items).chain(points).chain(disqualified).collect()
}

/// Tells whether the file had something when it was taken over last: what was added in the meeting, or has been
/// removed, is in none.
fn is_in_file(meeting: &Meeting, on: &Target) -> bool {
    match on {
        Target::Item(id) => meeting.agenda.item(id).is_some() && !meeting.removed_items.contains(id),
        Target::Point(id) => {
            let run = meeting.slot_index(id).and_then(|place| meeting.slots.get(place));
            run.is_some_and(|run| !run.unplanned && !run.removed)
        }
    }
}
