//! The slots of a checked agenda: what they treat, who comes, and the ids by which records find them again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Checker, access, line, lines, prose};
use crate::agenda::file::{AgendaFile, GuestFile, SlotFile};
use crate::agenda::finding::{self, Span};
use crate::agenda::load::tables;
use crate::agenda::plan::*;
use crate::agenda::read::{Key, List, Located, nearest, slug};
use crate::agenda::{slips, times};
use crate::{msg, text};

impl Checker<'_> {
    /// Returns the plan, in order and with its times.
    pub(super) fn slots(&mut self, file: &AgendaFile, date: NaiveDate, members: &[PartyId]) -> Vec<Slot> {
        let (mut slots, mut written): (Vec<Slot>, Vec<times::WrittenTimes>) = (Vec::new(), Vec::new());
        let mut used: BTreeMap<String, u32> =
            tables(&file.slot).filter_map(|s| s.value.id.as_ref()).map(|i| (i.value.0.clone(), 1)).collect();
        let mut treated: BTreeSet<ItemId> = BTreeSet::new();
        let (mut day, mut block) = (date, None);
        for Located { value: slot, span } in tables(&file.slot) {
            if let Some(at) = slot.date {
                if at.value.0 < day {
                    let message = msg!("finding-date-order", date = at.value.0, from = day);
                    self.report.error("date-order", at.span, message, msg!("finding-date-order-help"));
                } else if at.value.0 > day {
                    day = at.value.0;
                    block = None;
                }
            }
            if let Some(at) = &slot.block {
                block = Some(at.value.0.clone()).filter(|b| !b.is_empty());
            }
            if let (Some(_), Some(until)) = (slot.minutes, slot.until) {
                let message = msg!("finding-minutes-and-until");
                self.report.error("minutes-and-until", until.span, message, msg!("finding-minutes-and-until-help"));
            }
            written.push(times::WrittenTimes {
                day,
                at: slot.at.map(|t| Located { value: t.value.0, span: t.span }),
                minutes: slot.minutes.map(|m| Located { value: m.value.0, span: m.span }),
                until: slot.until.map(|t| Located { value: t.value.0, span: t.span }),
                hard_end: slot.hard_end,
                kind: slot.kind.map(|k| k.value).unwrap_or_default(),
                // The slot that this one follows may be among what could not be read.
                unread: !self.complete.all || ["at", "minutes", "until"].iter().any(|k| slot.unread.may_have(k)),
                span: *span,
            });
            let slot = self.slot(slot, *span, day, block.clone(), members, &mut used);
            treated.extend(slot.items.iter().cloned());
            slots.push(slot);
        }
        if file.slot.as_ref().is_none_or(|slots| slots.value.is_empty()) && !file.unread.has("slot") {
            for slot in self.slots_of_items(date, &mut used) {
                written.push(times::WrittenTimes::unplanned(date));
                treated.extend(slot.items.iter().cloned());
                slots.push(slot);
            }
        }
        let announced = times::Announced {
            start: file.start.map(|t| Located { value: t.value.0, span: t.span }),
            end: file.end.map(|t| Located { value: t.value.0, span: t.span }),
            overnight: file.overnight.is_some_and(|o| o.value),
        };
        let timed = times::resolve(&written, announced, &mut self.report);
        for ((slot, written), timed) in slots.iter_mut().zip(&written).zip(timed) {
            (slot.start, slot.minutes, slot.until) = (timed.start, timed.minutes, timed.until);
            slot.length_implied = written.minutes.is_none() && written.until.is_none() && timed.minutes.is_some();
        }
        for (Located { value: written, .. }, slot) in tables(&file.slot).zip(&slots) {
            self.length_in_text(file, written, slot);
            self.kind_in_title(written);
        }
        // Where a slot, or what it treats, could not be made out, an item may be in it.
        let is_shared = |key: &Located<Key>| self.shared_numbers.contains_key(&key.value.0);
        let is_unread = file.unread.has("slot")
            || tables(&file.slot)
                .map(|s| &s.value)
                .any(|s| s.unread.may_have("items") || tables(&s.items).any(is_shared));
        for Located { value: item, span } in tables(&file.item) {
            let id = item.id.as_ref().map(|i| &i.value.0).or(item.number.as_ref().map(|n| &n.value.0));
            if let Some(id) = id
                && item.kind.is_none_or(|k| k.value == ItemKind::Item)
                && item.withdrawn.is_none()
                && !treated.contains(&ItemId(id.clone()))
                && !is_unread
            {
                let at = item.title.as_ref().map_or(*span, |t| t.span);
                // An id is text in TOML, a number may be bare.
                let named = if id.parse::<u32>().is_ok() { id.clone() } else { format!("\"{id}\"") };
                let help = msg!("finding-item-without-slot-help", id = named);
                // An id is not a number: an item without one is named by its title.
                let message = match (&item.number, line(&item.title)) {
                    (None, Some(title)) => msg!("finding-item-without-slot-title", title = title),
                    _ => msg!("finding-item-without-slot", id = id),
                };
                self.report.warning("item-without-slot", at, message, help);
            }
        }
        slots
    }

    /// Makes the plan of an agenda that has none: its items, in their order, without times of their own.
    fn slots_of_items(&self, day: NaiveDate, used: &mut BTreeMap<String, u32>) -> Vec<Slot> {
        let matters = self.items.iter().filter(|i| i.kind == ItemKind::Item && i.withdrawn.is_none());
        let slot = |item: &Item| {
            let items = vec![item.id.clone()];
            let id = SlotId(unique(&default_id(&items, &item.title, SlotKind::Item), used));
            Slot { items, own_title: false, ..Slot::bare(id, day, item.title.clone()) }
        };
        matters.map(slot).collect()
    }

    /// Asks whether a length that a text only speaks of is the slot's.
    fn length_in_text(&mut self, file: &AgendaFile, written: &SlotFile, slot: &Slot) {
        if written.minutes.is_some() || written.until.is_some() || written.unread.may_have("minutes") {
            return;
        }
        let item = match slot.items.as_slice() {
            [one] => self.item_ids.get(&one.0).and_then(|place| tables(&file.item).nth(*place)),
            _ => None,
        };
        let title = written.title.as_ref().or(item.and_then(|item| item.value.title.as_ref()));
        let spans = [title.map(|t| t.span), written.text.as_ref().map(|t| t.span)];
        for span in spans.into_iter().flatten() {
            let Some((at, minutes)) = slips::length_in_brackets(self.report.sources.slice(span)) else { continue };
            if slot.minutes != Some(minutes) {
                let at = Span { source: span.source, start: span.start + at.start, end: span.start + at.end };
                let typed = text::one_line(self.report.sources.slice(at));
                let message = msg!("finding-length-in-text", typed = typed);
                self.report.hint("length-in-text", at, message, msg!("finding-length-in-text-help", minutes = minutes));
            }
            return;
        }
    }

    /// Warns of a break, or the end of the meeting, that only its title names: it would be run as a matter.
    fn kind_in_title(&mut self, written: &SlotFile) {
        let is_plain = written.kind.is_none() && !written.unread.may_have("kind");
        let has_items = tables(&written.items).next().is_some() || written.unread.may_have("items");
        let Some(title) = written.title.as_ref().filter(|_| is_plain && !has_items) else { return };
        let name = title.value.0.as_str();
        let (message, help) = match slips::kind_of_title(name) {
            Some(SlotKind::Break) => {
                (msg!("finding-break-in-title", title = name), msg!("finding-break-in-title-help"))
            }
            Some(SlotKind::Close) => {
                (msg!("finding-close-in-title", title = name), msg!("finding-close-in-title-help"))
            }
            Some(SlotKind::Item) | None => return,
        };
        self.report.warning("kind-in-title", title.span, message, help);
    }

    /// Resolves numbers and ids of items to their places.
    pub(super) fn item_places(&mut self, written: &Option<Located<List<Key>>>) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for key in tables(written) {
            if let Some(ids) = self.shared_numbers.get(&key.value.0) {
                let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
                let message = msg!("finding-shared-number", number = &key.value.0);
                let help = msg!("finding-shared-number-help", ids = ids.join(", "));
                self.report.error("shared-number", key.span, message, help);
            }
            match self.item_ids.get(&key.value.0) {
                Some(place) if !places.contains(place) => places.push(*place),
                Some(_) => {}
                None if self.unread_items.contains(&key.value.0) => {}
                None if self.complete.ids && !finding::is_full(&self.report.findings) => {
                    let help = match nearest(&key.value.0, self.item_ids.keys().map(String::as_str)) {
                        Some(near) => msg!("finding-did-you-mean", name = near),
                        None => msg!("finding-unknown-item-help"),
                    };
                    let message = msg!("finding-unknown-item", id = &key.value.0);
                    self.report.error("unknown-item", key.span, message, help);
                }
                None => {}
            }
        }
        places
    }

    fn slot(
        &mut self,
        slot: &SlotFile,
        span: Span,
        day: NaiveDate,
        block: Option<String>,
        members: &[PartyId],
        used: &mut BTreeMap<String, u32>,
    ) -> Slot {
        let kind = slot.kind.map(|k| k.value).unwrap_or_default();
        let places = self.item_places(&slot.items);
        let treated: Vec<&Item> = places.iter().filter_map(|p| self.items.get(*p)).collect();
        let items: Vec<ItemId> = treated.iter().map(|i| i.id.clone()).collect();
        let titles: Vec<&str> = treated.iter().map(|i| i.title.as_str()).collect();
        let own = line(&slot.title);
        let own_title = own.is_some();
        let title = match (own, titles.as_slice(), kind) {
            (Some(own), _, _) => own,
            (None, [], SlotKind::Break) => self.lang.text("agenda-break-title"),
            (None, [], SlotKind::Close) => self.lang.text("agenda-close-title"),
            (None, [], SlotKind::Item) => {
                if slot.items.as_ref().is_none_or(|i| i.value.is_empty())
                    && !slot.unread.has("items")
                    && !slot.unread.has("kind")
                {
                    self.missing("title", span, &slot.unread);
                }
                String::new()
            }
            (None, titles, _) => Slot::title_of_items(titles),
        };
        let id = match &slot.id {
            Some(id) => id.value.0.clone(),
            None => unique(&default_id(&items, &title, kind), used),
        };
        let guests: Vec<Guest> = tables(&slot.guests).filter_map(|g| self.guest(g)).collect();
        let lead: Vec<Who> = lines(&slot.lead).filter_map(|w| self.who(w)).collect();
        let invited = |who: &Who| !matches!(who, Who::Id(id) if members.contains(id));
        Slot {
            id: SlotId(id),
            day,
            start: None,
            minutes: None,
            length_implied: false,
            until: None,
            number: None,
            items,
            title,
            own_title,
            text: prose(&slot.text),
            access: access(slot.access, &slot.unread),
            fixed: slot.fixed.map(|f| f.value).unwrap_or(!guests.is_empty() || lead.iter().any(invited)),
            guests,
            lead,
            kind,
            block,
            notes: prose(&slot.notes),
            annexes: self.annexes(&slot.annexes),
        }
    }

    fn guest(&mut self, guest: &Located<GuestFile>) -> Option<Guest> {
        match &guest.value {
            GuestFile::Who(who) => {
                let who = self.who(&Located { value: who.clone(), span: guest.span })?;
                Some(Guest { who, via: None })
            }
            GuestFile::Table(table) => match &table.who {
                Some(who) => Some(Guest { who: self.who(who)?, via: line(&table.via) }),
                None => {
                    self.missing("who", guest.span, &table.unread);
                    None
                }
            },
        }
    }
}

/// Returns the id that a slot has when the agenda gives none.
fn default_id(items: &[ItemId], title: &str, kind: SlotKind) -> String {
    let ids: Vec<String> = items.iter().map(|i| slug(&i.0)).collect();
    let id = if ids.is_empty() { slug(title) } else { ids.join("-") };
    match (id.is_empty(), kind) {
        (false, _) => id,
        (true, SlotKind::Break) => "break".to_owned(),
        (true, SlotKind::Close) => "close".to_owned(),
        (true, SlotKind::Item) => "slot".to_owned(),
    }
}

/// Makes an id unique: the second of the same gets `-2`. `used` has each id's last number.
fn unique(id: &str, used: &mut BTreeMap<String, u32>) -> String {
    let mut free = id.to_owned();
    let mut number = used.get(id).copied().unwrap_or(0);
    while used.contains_key(&free) {
        number += 1;
        free = format!("{id}-{}", number.max(2));
    }
    used.insert(id.to_owned(), number.max(1));
    used.insert(free.clone(), 1);
    free
}
