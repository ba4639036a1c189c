//! Where what was added during the meeting with a number of its own is printed: among the items.

use super::model::{Item, Kind};
use crate::agenda::number::is_lower;
use crate::audience::{RedactedMeeting, Subject};

/// Lists the places of the items that have a section of their own, in order: all but the points that an item prints
/// with its plan.
pub(super) fn sections(source: &RedactedMeeting, items: &[Item]) -> Vec<usize> {
    let has_plan = items.iter().any(|item| item.plan.is_some());
    let is_late =
        |place: &usize| items.get(*place).is_some_and(|item| item.kind == Kind::Point && !item.is_bare_point());
    let is_printed = |place: &usize| {
        items.get(*place).is_some_and(|item| item.kind != Kind::Point || (!has_plan && item.is_bare_point()))
    };
    let mut sections: Vec<usize> = (0..items.len()).filter(is_printed).collect();
    for place in (0..items.len()).filter(is_late) {
        let at = place_of(source, items, &sections, place);
        sections.insert(at, place);
    }
    sections
}

/// Finds where among the sections what was added is: after the last item with a lower number, else after what it was
/// added after. An open one is never under a heading over nothing but closed items.
fn place_of(source: &RedactedMeeting, items: &[Item], sections: &[usize], late: usize) -> usize {
    let section = |at: &usize| items.get(*at);
    let Some(added) = items.get(late) else { return sections.len() };
    let number = added.number.as_deref().unwrap_or_default();
    // Closed items that are numbered for themselves are in an order of their own.
    let is_apart = items.iter().filter(|item| item.access.is_closed()).any(|closed| {
        closed.number.is_some() && items.iter().any(|item| !item.access.is_closed() && item.number == closed.number)
    });
    // An open item under a heading over closed ones would be read as closed.
    let is_of_closed = |item: &Item| {
        let mut group = items.iter().filter(|other| other.heading == item.heading);
        item.heading.is_some() && group.all(|other| other.access.is_closed())
    };
    let is_before = |item: &Item| {
        let is_of_its_order = !is_apart || item.access == added.access;
        let is_of_its_order = is_of_its_order && (added.access.is_closed() || !is_of_closed(item));
        is_of_its_order && item.number.as_deref().is_some_and(|other| is_lower(other, number))
    };
    let after_lower = || sections.iter().rposition(|at| section(at).is_some_and(is_before));
    let after_neighbour = || {
        let slot = *source.items.get(late)?.slots.first()?;
        let before = source.slots.get(..slot)?.iter().rev();
        let id = before.filter(|run| !run.removed).find_map(|run| run.slot.items.last())?;
        let is_it = |at: &usize| {
            let subject = source.items.get(*at).map(|matter| &matter.subject);
            matches!(subject, Some(Subject::Item(item)) if item.id == *id)
        };
        sections.iter().position(is_it)
    };
    let last_item = || sections.iter().rposition(|at| section(at).is_some_and(|item| item.kind != Kind::Point));
    after_lower().or_else(after_neighbour).or_else(last_item).map_or(0, |at| at + 1)
}
