//! Votes that were recorded by groups, and whose groups the file changes: what they say stays, and may not be so any
//! more.

use super::{Change, Names, item_name, slot_name};
use crate::meeting::{Content, Meeting, Stance, Target};

/// Reports each matter with a vote by a group that a member of then has left or joined since.
pub(super) fn votes(before: &Meeting, after: &Meeting, names: &Names, found: &mut Vec<Change>) {
    let group = |meeting: &Meeting, id| meeting.agenda().person(id).and_then(|person| person.group.clone());
    let members = before.agenda().members.iter().filter(|id| after.agenda().person(id).is_some());
    let moved = members.map(|id| [group(before, id), group(after, id)]).filter(|[was, is]| was != is);
    let changed: Vec<String> = moved.flatten().flatten().collect();
    for record in before.records().iter().filter(|record| !record.withdrawn) {
        let Content::Vote(vote) = record.current() else { continue };
        let mut groups = Stance::ALL.iter().flat_map(|stance| &vote.side(*stance).groups);
        if !groups.any(|votes| changed.contains(&votes.group)) {
            continue;
        }
        let on = names.target(&record.on);
        let of_slot = |id| Some(slot_name(after, &after.slots().get(after.slot_index(id)?)?.slot));
        let name = match &on {
            Target::Item(id) => after.agenda().item(id).map(item_name),
            Target::Point(id) => of_slot(id),
        };
        let change = name.map(Change::VotedByGroups).filter(|change| !found.contains(change));
        found.extend(change);
    }
}
