//! Guests whose title or place the agenda's file puts right after it was recorded whether they came.
//!
//! A guest in free text is called what the text says, so another title would make two people of one. The fold goes by
//! this, so it must find the same for ever.

use std::collections::{HashMap, HashSet};

use crate::agenda::{Agenda, ItemId, SlotId, Who};
use crate::meeting::slot_run::SlotRun;
use crate::text;

/// Takes a marked guest of a slot and one who has the name under another title for the same person. While the meeting
/// has not been closed they are called as the file says from now on, and else as the protocol did; so is whoever was
/// marked behind closed doors, and would be called that in public.
pub(super) fn put_guests_right(
    runs: &mut [SlotRun],
    agenda: &mut Agenda,
    slots: &HashMap<SlotId, SlotId>,
    was_closed: bool,
) {
    let open: HashSet<ItemId> = agenda.open_items().into_iter().cloned().collect();
    for run in runs {
        let Some(new) = slots.get(&run.slot.id).and_then(|id| agenda.slots.iter_mut().find(|slot| slot.id == *id))
        else {
            continue;
        };
        let invited = |who: &Who| new.guests.iter().map(|g| &g.who).chain(&new.lead).any(|other| other == who);
        let gone: Vec<&Who> = run.marks.keys().filter(|who| !invited(who)).collect();
        let before = |who: &Who| {
            let own = run.slot.guests.iter().chain(&run.kept_guests).map(|g| &g.who).chain(&run.slot.lead);
            own.into_iter().any(|other| other == who)
        };
        let came: Vec<&Who> = new.guests.iter().map(|g| &g.who).chain(&new.lead).filter(|who| !before(who)).collect();
        let pairs: Vec<(Who, Who)> = gone
            .iter()
            .filter_map(|old| {
                let only = |all: &[&Who], one: &Who| {
                    let mut alike = all.iter().filter(|other| is_same(one, other));
                    alike.next().filter(|_| alike.next().is_none()).map(|who| (*who).clone())
                };
                let new = only(&came, old)?;
                (only(&gone, &new)? == **old).then(|| ((*old).clone(), new))
            })
            .collect();
        for (old, name) in pairs {
            let is_opened = !new.access.is_closed() && new.items.iter().all(|id| open.contains(id));
            if was_closed && !(is_opened && run.closed_marks.contains(&old)) {
                new.guests.iter_mut().filter(|g| g.who == name).for_each(|g| g.who = old.clone());
                new.lead.iter_mut().filter(|who| **who == name).for_each(|who| *who = old.clone());
            } else {
                run.rename_guest(&old, &name);
            }
        }
    }
}

/// Returns whether two free texts have the same first and last name before the first comma, whatever is around them.
fn is_same(a: &Who, b: &Who) -> bool {
    let name = |who: &Who| match who {
        Who::Name(text) => last_two(text),
        Who::Id(_) => None,
    };
    name(a).is_some_and(|own| name(b) == Some(own))
}

fn last_two(name: &str) -> Option<(String, String)> {
    let name = text::casefold(&text::one_line(name.split([',', '(']).next()?));
    let mut words = name.split_whitespace().rev();
    let last = words.next()?;
    Some((words.next()?.to_owned(), last.to_owned()))
}
