//! From the plan as it is printed to the agenda's slots, and which items they treat.

use chrono::NaiveDate;

use super::access;
use super::draft::{Draft, line, some};
use super::head::{Head, ids};
use super::lines::Row;
use super::matching;
use super::outline::{Part, folded};
use super::plan::{self, Slot};
use super::prose;
use super::stretch;
use super::times;
use crate::agenda::file::{GuestFile, GuestTable, ItemFile, SlotFile};
use crate::agenda::plan::{Access, ItemKind, SlotKind};
use crate::agenda::read::{Day, Key, Line, Located, Minutes, TimeOfDay};
use crate::agenda::rich::Text;
use crate::import::reading::Anchor;
use crate::lang::Lang;
use crate::msg;

/// Writes the slots: those of a plan, or those of items that have times of their own.
pub fn write(rows: &[Row], parts: &[Part], head: &Head, draft: &mut Draft) {
    let slots = plan::slots(rows);
    if slots.is_empty() {
        of_items(parts, draft);
        return;
    }
    let items: Vec<ItemFile> = draft
        .agenda
        .item
        .as_ref()
        .map(|all| all.value.iter().map(|item| item.value.clone()).collect())
        .unwrap_or_default();
    let mut day = None;
    let files: Vec<Located<SlotFile>> =
        slots.iter().enumerate().map(|(index, slot)| one(slot, index, &items, head, &mut day, draft).into()).collect();
    draft.agenda.slot = some(files);
}

/// Returns the titles of the items that a slot may treat; those that print the plan itself are none.
fn titles(items: &[ItemFile]) -> Vec<String> {
    let is_plan = |item: &ItemFile| item.kind.is_some_and(|kind| kind.value == ItemKind::Plan);
    let title = |item: &ItemFile| item.title.as_ref().map(|title| title.value.0.clone()).unwrap_or_default();
    items.iter().map(|item| if is_plan(item) { String::new() } else { title(item) }).collect()
}

/// Returns what names an item.
fn key(item: &ItemFile) -> Key {
    let id = || item.id.as_ref().map(|id| Key(id.value.0.clone()));
    item.number.as_ref().map(|number| number.value.clone()).or_else(id).unwrap_or_default()
}

fn one(
    slot: &Slot,
    index: usize,
    items: &[ItemFile],
    head: &Head,
    day: &mut Option<NaiveDate>,
    draft: &mut Draft,
) -> SlotFile {
    let at = |key: &'static str| Anchor::TableKey { table: "slot", index, key };
    let mut file = SlotFile {
        at: slot.span.map(|span| TimeOfDay(span.at).into()),
        until: slot.span.and_then(|span| span.until).map(|until| TimeOfDay(until).into()),
        minutes: slot.minutes.map(|minutes| Minutes(minutes).into()),
        kind: slot.kind.map(Into::into),
        block: slot.block.as_deref().and_then(line),
        access: slot.access.filter(|said| said.access == Access::Closed).map(|said| said.access.into()),
        ..SlotFile::default()
    };
    if slot.access.is_some_and(|said| !said.is_plain) {
        draft.guess(at("access"), slot.place, msg!("import-guess-closed", text = slot.title.clone()));
    }
    for (place, text) in &slot.left {
        draft.left(at("at"), *place, text);
    }
    new_day(slot, index, head, day, &mut file, draft);
    let (said, title) = access::of_title(&slot.title);
    if said.is_some_and(|said| said.access == Access::Closed) {
        file.access = Some(Access::Closed.into());
    }
    treat(slot, title, index, items, &mut file, draft);
    let is_default =
        slot.kind == Some(SlotKind::Close) && Lang::ALL.iter().any(|lang| lang.text("agenda-close-title") == title);
    let is_items = file.items.as_ref().is_some_and(|treated| {
        let mut of_key = treated.value.iter().filter_map(|k| items.iter().find(|item| key(item) == k.value));
        let only = of_key.next().filter(|_| treated.value.len() == 1);
        only.and_then(|item| item.title.as_ref()).is_some_and(|of| folded(&of.value.0) == folded(title))
    });
    if !is_default && !is_items {
        file.title = line(title);
    }
    if slot.is_title_guessed {
        draft.guess(at("title"), slot.place, msg!("import-guess-slot-title", title = title.to_owned()));
    }
    let leads: Vec<String> = slot.leads.iter().map(|lead| draft.people.add(lead)).collect();
    if slot.are_leads_guessed {
        draft.guess(at("lead"), slot.place, msg!("import-guess-lead"));
    }
    file.lead = ids(unique(leads));
    file.guests = some(guests(slot, draft));
    let body = prose::text(&slot.body);
    if !body.is_empty() {
        // What the document calls notes of its authors is for nobody else.
        if head.has_notes {
            file.notes = Some(Text(body).into());
            draft.guess(at("notes"), slot.place, msg!("import-guess-notes"));
        } else if slot.kind == Some(SlotKind::Close) {
            draft.left(Anchor::TableEnd { table: "slot", index }, slot.place, &body);
        } else {
            file.text = Some(Text(body).into());
        }
    }
    let texts = [file.title.as_ref().map(|title| title.value.0.clone()), file.text.as_ref().map(|t| t.value.0.clone())];
    let block = slot.block.as_deref().unwrap_or_default();
    if file.access.is_none() && texts.iter().flatten().map(String::as_str).chain([block]).any(access::mentions_closed) {
        file.access = Some(Access::Closed.into());
        draft.guess(at("access"), slot.place, msg!("import-guess-closed", text = title.to_owned()));
    }
    file
}

fn unique(list: Vec<String>) -> Vec<String> {
    list.into_iter().fold(Vec::new(), |mut all, one| {
        if !all.contains(&one) {
            all.push(one);
        }
        all
    })
}

fn guests(slot: &Slot, draft: &mut Draft) -> Vec<Located<GuestFile>> {
    let mut had: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (mention, via) in &slot.guests {
        let who = draft.people.add(mention);
        if who.is_empty() || had.contains(&who) {
            continue;
        }
        had.push(who.clone());
        // Of a list with a "via" at its end, one with a title alone comes in person or not: nobody knows.
        let guest = match via.as_deref().and_then(line) {
            Some(via) => GuestFile::Table(GuestTable { who: line(&who), via: Some(via), ..GuestTable::default() }),
            None => GuestFile::Who(Line(who)),
        };
        out.push(guest.into());
    }
    out
}

/// Writes the date of a slot that begins a later day.
fn new_day(
    slot: &Slot,
    index: usize,
    head: &Head,
    day: &mut Option<NaiveDate>,
    file: &mut SlotFile,
    draft: &mut Draft,
) {
    if let Some(date) = slot.date {
        let is_new = day.or(head.days.first().copied()) != Some(date);
        *day = Some(date);
        file.date = is_new.then(|| Day(date).into());
        return;
    }
    let Some(after) = slot.day.filter(|after| *after > 0) else { return };
    let named = head.days.get(after).copied();
    let counted =
        || head.days.first().and_then(|first| first.checked_add_days(chrono::Days::new(u64::try_from(after).ok()?)));
    let date = named.or_else(counted);
    if named.is_none()
        && let Some(date) = date
    {
        draft.guess(
            Anchor::TableKey { table: "slot", index, key: "date" },
            slot.place,
            msg!("import-guess-day", date = date),
        );
    }
    *day = date;
    file.date = date.map(|date| Day(date).into());
}

/// Finds the items that a slot treats.
fn treat(slot: &Slot, title: &str, index: usize, items: &[ItemFile], file: &mut SlotFile, draft: &mut Draft) {
    if slot.kind.is_some() {
        return;
    }
    if let Some(number) = &slot.number
        && let Some(item) = items.iter().find(|item| item.number.as_ref().is_some_and(|n| n.value.0 == *number))
    {
        file.items = some(vec![key(item).into()]);
        return;
    }
    let below: Vec<String> = slot.body.iter().filter(|row| row.text.len() < 120).map(|row| row.text.clone()).collect();
    let titles = titles(items);
    let found = matching::items_of(title, &below, &titles);
    let treated: Vec<&ItemFile> = found.iter().filter_map(|at| items.get(*at)).collect();
    let begins = |of: &str| folded(of) == folded(title) || folded(of).starts_with(&format!("{} ", folded(title)));
    let is_exact = treated.iter().all(|item| item.title.as_ref().is_some_and(|of| begins(&of.value.0)));
    if !is_exact {
        let named: Vec<String> = treated
            .iter()
            .map(|item| item.title.as_ref().map(|title| title.value.0.clone()).unwrap_or_default())
            .collect();
        let text = msg!("import-guess-items", title = title.to_owned(), items = named.join("; "));
        draft.guess(Anchor::TableKey { table: "slot", index, key: "items" }, slot.place, text);
    }
    file.items = some(treated.into_iter().map(|item| key(item).into()).collect());
}

/// Writes the slots of items that have times of their own: "1. Velkomst (16:30 - 16:35)", or the time below the title.
fn of_items(parts: &[Part], draft: &mut Draft) {
    let Some(mut items) = draft.agenda.item.take() else { return };
    let mut slots: Vec<Located<SlotFile>> = Vec::new();
    for (part, item) in parts.iter().zip(&mut items.value) {
        let mut slot = Slot { title: part.title.clone(), place: part.row.place, ..Slot::default() };
        slot.body.push(Row {
            text: part.title.clone(),
            shape: super::lines::Shape::Plain,
            goes_on: false,
            ..part.row.clone()
        });
        let below = part.rows.first().filter(|row| row.text.len() < 40);
        let below = below
            .and_then(|row| times::leading(row.text.trim_matches(['(', ')', ' '])).filter(|(_, rest)| rest.is_empty()));
        let is_timed = times::trailing(&part.title).is_some()
            || times::leading(&part.title).is_some()
            || times::trailing_length(&part.title).is_some();
        if !is_timed && below.is_none() {
            continue;
        }
        if let Some((span, rest)) = times::leading(&part.title) {
            slot.span = Some(span);
            slot.body = vec![Row { text: rest.to_owned(), ..part.row.clone() }];
        }
        stretch::finish(&mut slot);
        slot.span = slot.span.or(below.map(|(span, _)| span));
        item.value.title = line(&slot.title);
        if below.is_some()
            && let Some(text) = item.value.presentation.take()
        {
            // The time is in the slot; what is below it stays.
            let rest = text.value.0.split_once('\n').map(|(_, rest)| rest.trim().to_owned()).unwrap_or_default();
            item.value.presentation = (!rest.is_empty()).then(|| Text(rest).into());
        }
        let leads: Vec<String> = slot.leads.iter().map(|lead| draft.people.add(lead)).collect();
        let guests = guests(&slot, draft);
        slots.push(
            SlotFile {
                at: slot.span.map(|span| TimeOfDay(span.at).into()),
                until: slot.span.and_then(|span| span.until).map(|until| TimeOfDay(until).into()),
                minutes: slot.minutes.map(|minutes| Minutes(minutes).into()),
                items: some(vec![key(&item.value).into()]),
                lead: ids(unique(leads)),
                guests: some(guests),
                ..SlotFile::default()
            }
            .into(),
        );
    }
    // Where only some have a time, the others come between them all the same.
    if slots.len() == items.value.len() || slots.len() > 1 {
        for (at, item) in items.value.iter().enumerate() {
            let has = slots.iter().any(|slot| {
                slot.value.items.as_ref().is_some_and(|of| of.value.iter().any(|k| k.value == key(&item.value)))
            });
            if !has {
                let slot = SlotFile { items: some(vec![key(&item.value).into()]), ..SlotFile::default() };
                slots.insert(at.min(slots.len()), slot.into());
            }
        }
        draft.agenda.slot = some(slots);
    }
    draft.agenda.item = Some(items);
}
