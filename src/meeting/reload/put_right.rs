//! Guests whose title or place the agenda's file puts right after it was recorded whether they came.
//!
//! A guest in free text is called what the text says, so a title more would make two people of one. But who came stays
//! who came: who need not be the same is somebody else. The fold goes by this, so it must find the same for ever.

use std::collections::{HashMap, HashSet};

use crate::agenda::{Agenda, ItemId, Person, Role, SlotId, Who};
use crate::meeting::slot_run::SlotRun;
use crate::text;

/// Takes a marked guest of a slot and one who is called the same, with a title or a place more or less, for one person.
/// While the meeting has not been closed they are called as the file says from now on, and else as the protocol did; so
/// is whoever was marked behind closed doors, and would be called that in public.
pub(super) fn put_guests_right(
    runs: &mut [SlotRun],
    (before, agenda): (&Agenda, &mut Agenda),
    slots: &HashMap<SlotId, SlotId>,
    was_closed: bool,
) {
    let open: HashSet<ItemId> = agenda.open_items().into_iter().cloned().collect();
    let Agenda { slots: planned, people, members, .. } = agenda;
    let guests: Vec<&Person> = people.iter().filter(|p| p.role == Role::Guest && !members.contains(&p.id)).collect();
    for run in runs {
        let Some(new) = slots.get(&run.slot.id).and_then(|id| planned.iter_mut().find(|slot| slot.id == *id)) else {
            continue;
        };
        let invited = |who: &Who| new.guests.iter().map(|g| &g.who).chain(&new.lead).any(|other| other == who);
        let gone: Vec<&Who> = run.marks.keys().filter(|who| !invited(who)).collect();
        let was_invited = |who: &Who| {
            let own = run.slot.guests.iter().chain(&run.kept_guests).map(|g| &g.who).chain(&run.slot.lead);
            own.into_iter().any(|other| other == who)
        };
        let came: Vec<&Who> =
            new.guests.iter().map(|g| &g.who).chain(&new.lead).filter(|who| !was_invited(who)).collect();
        let pairs: Vec<(Who, Who)> = gone
            .iter()
            .filter_map(|old| {
                let mut alike = came.iter().filter(|new| is_same(before, old, new, &guests));
                let new = alike.next().filter(|_| alike.next().is_none())?;
                let is_only = gone.iter().filter(|other| is_same(before, other, new, &guests)).count() == 1;
                is_only.then(|| ((*old).clone(), (*new).clone()))
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

/// What a guest is called, as far as it says who they are.
#[derive(PartialEq, Eq)]
struct Called {
    /// The words before the first comma or bracket.
    words: Vec<String>,
    /// What follows.
    rest: String,
}

impl Called {
    /// Reads a free text; none: what is before the comma need not be a name, as in "Elev fra Søndre Skole".
    fn of(text: &str) -> Option<Self> {
        let text = text::one_line(text);
        let (name, rest) = text.split_at(text.find([',', '(']).unwrap_or(text.len()));
        let is_name = name.split_whitespace().skip(1).all(|word| word.starts_with(char::is_uppercase));
        let words: Vec<String> = name.split_whitespace().map(text::casefold).collect();
        let rest = text::casefold(rest.trim_matches([',', '(', ')', ' ']));
        (is_name && words.len() >= 2).then_some(Self { words, rest })
    }

    /// Returns whether it says the same person as another for certain: all of the shorter, and a title or a place more.
    /// What says something else is somebody else, as "Formand Jens Hansen" and "Formand Mette Lund" are.
    fn is_same(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let is_more = long.len() <= short.len() + 1 && long.ends_with(short);
        is_more && (self.rest == other.rest || self.rest.is_empty() || other.rest.is_empty())
    }
}

/// Returns whether a guest in free text, or one who was named in the meeting, is one of the new agenda for certain.
fn is_same(before: &Agenda, old: &Who, new: &Who, guests: &[&Person]) -> bool {
    let text = match old {
        Who::Name(text) => text,
        Who::Id(id) if id.is_made() => before.name(old),
        Who::Id(_) => return false,
    };
    let Some(called) = Called::of(text) else { return false };
    let is_it = |other: &str| Called::of(other).is_some_and(|other| called.is_same(&other));
    match new {
        Who::Name(other) => is_it(other),
        Who::Id(id) => guests.iter().any(|guest| guest.id == *id && is_it(&guest.name)),
    }
}
