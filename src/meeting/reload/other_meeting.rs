//! Whether a file is the agenda of this meeting at all: it is often written over with that of the next one.

use std::collections::{BTreeSet, HashSet};

use super::matching::Title;
use super::{date_in_file, decide};
use crate::agenda::{Agenda, ItemId};
use crate::meeting::event::{Matching, Target};
use crate::meeting::state::Meeting;

/// Returns whether a changed agenda may be that of another meeting, so that somebody has to say whether it is taken
/// over.
///
/// It may be if it has another date than before and the meeting was not held then, or other numbers in its title; or
/// if none of the matters on which something happened is found in it, and of the others less than half. If title,
/// body or journal number are others, one matter that is not found is enough. Where nothing has happened there is
/// nothing that could come to be under another meeting's titles.
#[must_use]
pub fn may_be_another_meeting(meeting: &Meeting, agenda: &Agenda) -> bool {
    let meeting = &*meeting.unmerged();
    let happened = happened_on(meeting);
    if happened.is_empty() && !meeting.attendance.is_any_told() {
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
    let in_file = in_file(meeting);
    let happened: Vec<&Target> = happened.iter().filter(|on| in_file.contains(on)).collect();
    let found = happened.iter().filter(|on| is_found(&matching, on)).count();
    let other =
        |before: &Option<String>, after: &Option<String>| before.is_some() && after.is_some() && before != after;
    let is_other_head = before != after && !before.may_be(&after)
        || other(&meeting.agenda.body, &agenda.body)
        || other(&meeting.agenda.case, &agenda.case);
    // At least half of what is on the shorter one of the two agendas is on both.
    let has_half = || {
        let points = agenda.slots.iter().filter(|slot| slot.is_point()).count();
        let both = in_file.iter().filter(|on| is_found(&matching, on)).count();
        both > 0 && both * 2 >= (agenda.items.len() + points).min(in_file.len())
    };
    !happened.is_empty() && (found == 0 && !has_half() || is_other_head && found < happened.len())
}

fn is_found(matching: &Matching, on: &Target) -> bool {
    match on {
        Target::Item(id) => matching.items.contains_key(id),
        Target::Point(id) => matching.slots.contains_key(id),
    }
}

/// Returns whether the file has another date by now, and none on which the meeting began.
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
    let disqualified = meeting.attendance.said_on().cloned();
    ran.flat_map(|run| run.targets()).chain(records).chain(items).chain(points).chain(disqualified).collect()
}

/// Lists the items and points that the file had when it was taken over last: what was added in the meeting, or has been
/// removed, is in none.
fn in_file(meeting: &Meeting) -> HashSet<Target> {
    let removed: HashSet<&ItemId> = meeting.removed_items.iter().collect();
    let items = meeting.agenda.items.iter().map(|item| &item.id).filter(|id| !removed.contains(id));
    let points = meeting.slots.iter().filter(|run| run.slot.is_point() && !run.unplanned && !run.removed);
    let points = points.map(|run| Target::Point(run.slot.id.clone()));
    items.cloned().map(Target::Item).chain(points).collect()
}
