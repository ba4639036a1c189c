//! Who chaired several items in place of whoever chairs the meeting, as an elected chair does: said once, in the head.

use super::people::People;
use crate::agenda::Who;
use crate::audience::{RedactedMeeting, Subject};
use crate::lang::Lang;
use crate::msg;

/// From how many items on it is said in the head, and not at each of them.
const FEWEST: usize = 3;

/// Lists who chaired several items, or all that there were, each with how these are named; of who chaired
/// all it is nothing. Where the chair was there, the head names them as that, and nobody else: it is said at each item.
pub(super) fn of_several(source: &RedactedMeeting, lang: Lang) -> Vec<(&Who, Vec<String>)> {
    if !source.has_no_chair_there() {
        return Vec::new();
    }
    let mut chairs: Vec<(&Who, Vec<String>)> = Vec::new();
    for matter in source.items.iter().filter(|matter| !matter.withheld.chair) {
        let Some(who) = &matter.chair else { continue };
        let on = match &matter.subject {
            Subject::Item(item) => item.number.clone().ok_or(&item.title),
            Subject::Point(slot) => slot.number.clone().ok_or(&slot.title),
        };
        let on = on.unwrap_or_else(|title| lang.say(&msg!("protocol-order-point", title = title.as_str())));
        match chairs.iter_mut().find(|(other, _)| *other == who) {
            Some((_, all)) => all.push(on),
            None => chairs.push((who, vec![on])),
        }
    }
    let (all, is_for_absent) = (source.chaired_all(), source.head.chair.is_some());
    let is_of_all = |who: &Who, on: usize| all == Some(who) && (on > 1 || is_for_absent);
    chairs.retain(|(who, on)| on.len() >= FEWEST || is_of_all(who, on.len()));
    chairs.iter_mut().filter(|(who, _)| all == Some(*who)).for_each(|(_, on)| on.clear());
    chairs
}

/// Names them for the head: "Ole Dam (punkt 2, 3 og 4)".
pub(super) fn lines(source: &RedactedMeeting, people: &People) -> Vec<String> {
    let named = |(who, on): (&Who, Vec<String>)| people.on_these(people.titled(who), &on);
    of_several(source, people.lang()).into_iter().map(named).collect()
}
