//! Slots that are put together, and taken apart again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::agenda::{Agenda, Guest, ItemId, Slot, Who};
use crate::meeting::slot_run::SlotRun;

impl SlotRun {
    /// Takes another slot in.
    pub(super) fn take(&mut self, other: Self, agenda: &Agenda) {
        let guests = |run: &Self| -> BTreeSet<Who> {
            let kept = run.kept_guests.iter().map(|guest| &guest.who);
            agenda.guests_of(&run.slot).map(|(who, _)| who).chain(kept).chain(run.named_for.keys()).cloned().collect()
        };
        // A guest of one of the two comes for its items only.
        let mut named: BTreeMap<Who, BTreeSet<ItemId>> = BTreeMap::new();
        for run in [&*self, &other] {
            for who in guests(run) {
                let items = run.named_for.get(&who).cloned();
                let items = items.unwrap_or_else(|| run.slot.items.iter().cloned().collect());
                named.entry(who).or_default().extend(items);
            }
        }
        let parts = |merged: Vec<Slot>, slot: &Slot| if merged.is_empty() { vec![slot.clone()] } else { merged };
        let mut merged = parts(std::mem::take(&mut self.merged), &self.slot);
        merged.extend(parts(other.merged, &other.slot));
        let is_changed = self.changed_minutes.is_some() || other.changed_minutes.is_some();
        let minutes = self.changed_minutes.or(self.slot.minutes).zip(other.changed_minutes.or(other.slot.minutes));
        let minutes = minutes.map(|(own, more)| own.saturating_add(more));
        self.slot = together(&self.slot, &other.slot);
        self.changed_minutes = minutes.filter(|minutes| is_changed && self.slot.minutes != Some(*minutes));
        self.merged = merged;
        let all = self.slot.items.len();
        self.named_for = named.into_iter().filter(|(_, items)| items.len() < all).collect();
        self.withheld |= other.withheld;
        self.ran_closed |= other.ran_closed;
        self.came_after.extend(other.came_after);
        for (who, mark) in other.marks {
            self.marks.entry(who).or_insert(mark);
        }
        self.closed_marks.extend(other.closed_marks);
        self.added_guests.extend(other.added_guests);
        for guest in other.kept_guests {
            if !self.kept_guests.contains(&guest) {
                self.kept_guests.push(guest);
            }
        }
    }

    /// Becomes the first of the slots that were put together in it, and gives the others.
    pub(super) fn apart(&mut self, parts: Vec<Slot>) -> Vec<Self> {
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return Vec::new() };
        // Who came to the slots while they were one is a guest of each.
        let named_for = self.named_for.clone();
        let comes_to = |slot: &Slot, who: &Who| {
            let items = named_for.get(who);
            items.is_none_or(|items| slot.items.is_empty() || slot.items.iter().any(|id| items.contains(id)))
        };
        let kept = std::mem::take(&mut self.kept_guests);
        let is_of_others = |who: &Who| parts.as_slice().iter().any(|part| comes_to(part, who));
        let stays = |guest: &&Guest| comes_to(&first, &guest.who) || !is_of_others(&guest.who);
        self.kept_guests = kept.iter().filter(stays).cloned().collect();
        // The first slot takes all of the change in length, so that putting them together again gives the same sum.
        let rest = parts.as_slice().iter().try_fold(0, |sum: u32, part| Some(sum.saturating_add(part.minutes?)));
        let own = self.changed_minutes.zip(rest).map(|(all, rest)| all.saturating_sub(rest));
        self.changed_minutes = own.filter(|own| *own > 0 && first.minutes != Some(*own));
        let block = self.slot.block.take();
        // What names it is what the agenda calls it by now.
        self.slot = Slot { id: self.slot.id.clone(), block, ..first };
        let is_of = |run: &Self, who: &Who| {
            let invited = run.slot.guests.iter().chain(&run.kept_guests).map(|guest| &guest.who).chain(&run.slot.lead);
            invited.into_iter().any(|invited| invited == who)
        };
        let mut others = Vec::new();
        for part in parts {
            let mut other = Self::planned(part);
            other.kept_guests = kept.iter().filter(|guest| comes_to(&other.slot, &guest.who)).cloned().collect();
            other.added_guests = self.added_guests.iter().filter(|who| is_of(&other, who)).cloned().collect();
            let own = self.marks.keys().chain(&self.closed_marks).filter(|who| is_of(&other, who));
            for who in own.cloned().collect::<BTreeSet<Who>>() {
                let stays = is_of(self, &who);
                let mark = if stays { self.marks.get(&who).copied() } else { self.marks.remove(&who) };
                other.marks.extend(mark.map(|mark| (who.clone(), mark)));
                let is_closed = if stays { self.closed_marks.contains(&who) } else { self.closed_marks.remove(&who) };
                if is_closed {
                    other.closed_marks.insert(who);
                }
            }
            // Where it has begun all of it has: nothing of that may be dropped.
            other.spans.clone_from(&self.spans);
            other.ran_closed = self.ran_closed;
            other.withheld = self.withheld;
            others.push(other);
        }
        self.added_guests = self.added_guests.iter().filter(|who| is_of(self, who)).cloned().collect();
        self.named_for.retain(|_, items| items.iter().all(|id| self.slot.items.contains(id)));
        others
    }
}

/// Makes the slot that two are together, which are as open.
fn together(one: &Slot, other: &Slot) -> Slot {
    let both = |one: &Option<String>, other: &Option<String>, between: &str| match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}{between}{other}")),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    let mut items = one.items.clone();
    items.extend(other.items.iter().filter(|id| !one.items.contains(id)).cloned());
    let mut guests: Vec<Guest> = one.guests.clone();
    guests.extend(other.guests.iter().filter(|guest| one.guests.iter().all(|own| own.who != guest.who)).cloned());
    let mut lead = one.lead.clone();
    lead.extend(other.lead.iter().filter(|who| !one.lead.contains(who)).cloned());
    Slot {
        minutes: one.minutes.zip(other.minutes).map(|(own, more)| own.saturating_add(more)),
        length_implied: one.length_implied && other.length_implied,
        until: other.until.or_else(|| {
            let more = TimeDelta::minutes(i64::from(other.minutes?));
            one.until?.checked_add_signed(more)
        }),
        items,
        title: Slot::title_of_items(&[&one.title, &other.title]),
        own_title: one.own_title || other.own_title,
        text: both(&one.text, &other.text, "\n\n"),
        guests,
        lead,
        notes: both(&one.notes, &other.notes, "\n\n"),
        annexes: one.annexes.iter().chain(&other.annexes).cloned().collect(),
        ..one.clone()
    }
}
