//! What an agenda would close of a meeting that has not taken it over.

use std::collections::BTreeSet;

use super::apply::{carry_over, closed_titles, names};
use super::unclear::withheld;
use super::{as_taken_over, decide, settled, withhold};
use crate::agenda::{Agenda, Annex};
use crate::meeting::{Meeting, Target};

/// Lists what is open in a meeting and would be closed by `agenda`: matters, and matters with an annex that it closes.
///
/// A matter that the agenda no longer has counts as closed if something closed has its title now, or may be the same
/// under another.
#[must_use]
pub fn closed_by(meeting: &Meeting, agenda: &Agenda) -> Vec<Target> {
    let matching = decide(meeting, agenda, &[]);
    let names = names(meeting, agenda, &matching);
    let secret = closed_titles(agenda);
    let mut after = meeting.clone();
    let settled = settled(meeting, agenda);
    let taken = as_taken_over(meeting, agenda, &settled);
    if let Some(event) = withheld(meeting, &taken, &matching) {
        withhold(&mut after, &event);
    }
    let before = after.clone();
    carry_over(&mut after, agenda.clone(), &matching, &settled);
    let slots = meeting.slots().iter().flat_map(|run| run.targets());
    let targets: BTreeSet<Target> = meeting.targets().into_iter().chain(slots).collect();
    let is_closed_now = |on: &Target| match names.is_gone(on) {
        true => before.is_closed(on) || secret.contains(meeting.title(on)),
        false => {
            let new = names.target(on);
            after.is_closed(&new) || closes_an_annex(annexes(meeting, on), annexes(&after, &new))
        }
    };
    targets.into_iter().filter(|on| !meeting.is_closed(on) && is_closed_now(on)).collect()
}

fn annexes<'a>(meeting: &'a Meeting, on: &Target) -> &'a [Annex] {
    meeting.item(on).map_or(&[], |item| &item.annexes)
}

fn closes_an_annex(before: &[Annex], after: &[Annex]) -> bool {
    let is_same = |a: &Annex, b: &Annex| {
        let by = |of: fn(&Annex) -> Option<&String>| of(a).is_some() && of(a) == of(b);
        by(|a| a.id.as_ref()) || by(|a| a.document.as_ref()) || by(|a| a.title.as_ref())
    };
    let open = || before.iter().filter(|a| !a.access.is_closed());
    after.iter().filter(|b| b.access.is_closed()).any(|b| open().any(|a| is_same(a, b)))
}
