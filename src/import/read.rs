//! What a document states, read as an agenda: from blocks to the shapes of an agenda's file.
//!
//! ```text
//! Document ──lines──▶ rows ──outline──▶ head, items, annexes ──▶ Draft ──▶ Reading
//! ```
//!
//! Each pass is a file. What none of them understands stays as a note at its place.

mod access;
mod agendas;
mod annexes;
mod cases;
mod draft;
mod head;
mod labels;
mod led;
mod lines;
mod matching;
mod naming;
mod numbers;
mod outline;
mod people;
mod plan;
mod prose;
mod scan;
mod sections;
mod slots;
mod starts;
mod stretch;
mod times;
mod titles;
mod upcoming;
mod words;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::document::{Document, Place};
use super::reading::{Anchor, Matter, Note, Reading};
use crate::agenda::file::{AnnexFile, ItemFile, PersonFile, ProtocolFile};
use crate::agenda::plan::Access;
use crate::agenda::read::{Day, Id, Located, slug};
use crate::lang::Lang;
use crate::msg;
use access::Said;
use draft::{Draft, line, some};
use lines::Row;
use outline::{Outline, Part};
use sections::Inside;

/// What is said of the meeting from outside the document; it holds before what the document says.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub title: Option<String>,
    pub date: Option<NaiveDate>,
    pub language: Option<Lang>,
}

/// Reads the agendas that a document states, in its order: mostly one, none where it states nothing of one.
#[must_use]
pub fn read(document: &Document, given: &Given) -> Vec<Reading> {
    let lines = lines::lines(document);
    agendas::split(lines).into_iter().filter_map(|(rows, heads)| one(&rows, &heads, given)).collect()
}

/// Reads the parts of an item whose title, number and access something else states: what a case system has of it as
/// text. Its people are named by their titles and names.
#[must_use]
pub fn item(document: &Document, index: usize) -> (ItemFile, Vec<Note>) {
    let rows = lines::lines(document).rows;
    let Some(row) = rows.first().cloned() else { return (ItemFile::default(), Vec::new()) };
    let part = Part { number: None, title: String::new(), access: None, letter: None, headings: Vec::new(), row, rows };
    let mut draft = Draft::default();
    let (mut item, _) = sections::item(&part, index, &mut draft);
    let reading = draft.reading();
    let people = reading.agenda.person.map(|people| people.value).unwrap_or_default();
    let named: HashMap<String, String> = people.into_iter().filter_map(|person| named(person.value)).collect();
    for list in [&mut item.responsible, &mut item.case_worker].into_iter().flatten() {
        for who in &mut list.value {
            if let Some(name) = named.get(&who.value.0) {
                who.value.0.clone_from(name);
            }
        }
    }
    (item, reading.notes)
}

/// Returns a person's id, and title and name.
fn named(person: PersonFile) -> Option<(String, String)> {
    let words = [person.title, person.name].into_iter().flatten().map(|word| word.value.0);
    Some((person.id?.value.0, words.collect::<Vec<_>>().join(" ")))
}

/// Reads one agenda.
fn one(rows: &[Row], heads: &[(Place, String)], given: &Given) -> Option<Reading> {
    let mut draft = Draft::default();
    let language = given.language.unwrap_or_else(|| words::language(rows.iter().map(|row| row.text.as_str())));
    // The one that holds where nobody chose need not be written.
    draft.agenda.language = (language != Lang::default()).then(|| language.into());
    let mut outline = outline::outline(rows);
    let program = take_program(&mut outline);
    if outline.items.is_empty() && program.is_empty() {
        return None;
    }
    let dates = given.date;
    draft.agenda.date = dates.map(|date| Day(date).into());
    let head = head::head(&outline.head, &mut draft);
    for (_, text) in heads {
        if lines::is_dated_body(text) {
            head::dated_body(text, &mut draft);
        }
    }
    own_decisions(&outline.items, &mut draft);
    if let Some(date) = dates {
        draft.agenda.date = Some(Day(date).into());
    }
    if !outline.signatures.is_empty() {
        head::signatures(&outline.signatures, &mut draft);
        draft.agenda.protocol = Some(ProtocolFile { signatures: Some(true.into()), ..ProtocolFile::default() }.into());
    }
    let insides = items(&outline, &mut draft);
    let mut plan_rows = program;
    for inside in &insides {
        plan_rows.extend(inside.plan.iter().cloned());
    }
    slots::write(&plan_rows, &outline.items, &head, &mut draft);
    for inside in &insides {
        upcoming::upcoming(&inside.upcoming, &mut draft);
    }
    upcoming::upcoming(&outline.upcoming, &mut draft);
    listed(&outline, &insides, &mut draft);
    if let Some(title) = &given.title {
        draft.agenda.title = line(title);
    } else if draft.agenda.title.is_none() {
        naming::title_of_body(&mut draft, language);
    }
    if draft.agenda.date.is_none() {
        draft.missing(Anchor::Key("date"), msg!("import-missing-date"));
    }
    let mut reading = draft.reading();
    // One note says that the date is missing: the one that says most.
    let mut had = false;
    reading.notes.retain(|note| {
        let is_date = note.anchor == Anchor::Key("date") && matches!(note.matter, Matter::Missing(_));
        !is_date || !std::mem::replace(&mut had, true)
    });
    Some(reading)
}

/// Takes the plan of a document that has no items out of its head.
fn take_program(outline: &mut Outline) -> Vec<Row> {
    let Some(range) = plan::find(&outline.head).filter(|_| outline.items.is_empty()) else { return Vec::new() };
    let is_lead = |row: &Row| plan::heads_slots(row);
    let above = outline.head.get(..range.start).unwrap_or_default().iter().rev().take_while(|row| is_lead(row)).count();
    outline.head.split_off(range.start - above)
}

/// Takes body and date from the heading over what the body decided, where only minutes say them.
fn own_decisions(parts: &[Part], draft: &mut Draft) {
    let headings: Vec<_> =
        parts.iter().flat_map(|part| part.rows.iter().filter_map(|row| sections::decision_of(&row.text))).collect();
    let Some((body, date)) = headings.last() else { return };
    let is_alone = headings.iter().all(|(other, _)| other == body);
    if draft.agenda.body.is_none() && is_alone {
        draft.agenda.body = line(body);
    }
    if draft.agenda.date.is_none() && is_alone {
        draft.agenda.date = date.full().map(|date| Day(date).into());
    }
}

/// Reads the items, with the headings over them.
fn items(outline: &Outline, draft: &mut Draft) -> Vec<Inside> {
    let mut insides = Vec::new();
    let mut items: Vec<Located<ItemFile>> = Vec::new();
    // A heading that closes holds until one that opens.
    let mut group: Option<Said> = None;
    let mut of_type = None;
    for (index, part) in outline.items.iter().enumerate() {
        let (mut item, inside) = sections::item(part, index, draft);
        for heading in &part.headings {
            if let Some(said) = access::statement(&heading.text) {
                group = Some(said);
            }
            of_type = sections::type_of(&heading.text);
            let before = item.heading.take().map(|heading| format!("{}: ", heading.value.0)).unwrap_or_default();
            item.heading = line(&format!("{before}{}", words::bare(&heading.text)));
        }
        if let Some(said) = group.filter(|said| said.access == Access::Closed) {
            let is_open = inside.said.is_some_and(|said| said.access == Access::Open);
            if is_open || !said.is_plain {
                let text = msg!("import-guess-closed-group", title = part.title.clone());
                draft.guess(Anchor::TableKey { table: "item", index, key: "access" }, part.row.place, text);
            }
            item.access = Some(Access::Closed.into());
        }
        if item.item_type.is_none() {
            item.item_type = of_type.map(Into::into);
        }
        name(&mut item, &items, index, part, draft);
        insides.push(inside);
        items.push(item.into());
    }
    draft.agenda.item = some(items);
    insides
}

/// Gives an item an id where its number does not name it.
fn name(item: &mut ItemFile, before: &[Located<ItemFile>], index: usize, part: &Part, draft: &mut Draft) {
    let has = |is: &dyn Fn(&ItemFile) -> bool| before.iter().any(|other| is(&other.value));
    let number = item.number.as_ref().map(|number| number.value.clone());
    let is_taken =
        number.as_ref().is_some_and(|number| has(&|other| other.number.as_ref().is_some_and(|n| n.value == *number)));
    if number.is_some() && !is_taken {
        return;
    }
    if is_taken {
        let text = msg!("import-guess-number", number = number.map(|number| number.0).unwrap_or_default());
        draft.guess(Anchor::TableKey { table: "item", index, key: "id" }, part.row.place, text);
        item.number = None;
    }
    let title = slug(&part.title);
    let whole = if title.is_empty() { format!("punkt-{}", index + 1) } else { title };
    let is_free = |id: &str| !has(&|other| other.id.as_ref().is_some_and(|other| other.value.0 == id));
    let numbered = (2..).map(|n| format!("{whole}-{n}"));
    let id = std::iter::once(whole.clone()).chain(numbered).find(|id| is_free(id)).unwrap_or(whole);
    item.id = Some(Id(id).into());
}

/// Completes the annexes by the list of all at the end, which has no broken lines.
fn listed(outline: &Outline, insides: &[Inside], draft: &mut Draft) {
    let numbers: Vec<String> = outline.items.iter().filter_map(|part| part.number.clone()).collect();
    let Some(mut items) = draft.agenda.item.take() else { return };
    for listed in annexes::listed(&outline.annexes, &numbers) {
        let found = outline.items.iter().position(|part| part.number.as_ref() == Some(&listed.number));
        let Some((index, item)) = found.and_then(|at| Some((at, &mut items.value.get_mut(at)?.value))) else {
            continue;
        };
        let is_closed_below =
            listed.annexes.iter().any(|annex| annex.access.is_some_and(|said| said.access == Access::Closed));
        let said = insides.get(index).and_then(|inside| inside.said);
        let is_open = said.is_some_and(|said| said.access == Access::Open && said.is_plain);
        let closes = listed.access.is_some_and(|said| said.access == Access::Closed) && item.access.is_none();
        let anchor = |key: &'static str| Anchor::TableKey { table: "item", index, key };
        let place = outline.items.get(index).map(|part| part.row.place).unwrap_or_default();
        let title = item.title.as_ref().map(|title| title.value.0.clone()).unwrap_or_default();
        // An item that is open, of which only an annex is closed, may be called closed in the list.
        if closes && is_open && is_closed_below {
            draft.guess(anchor("access"), place, msg!("import-guess-open", title = title));
        } else if closes {
            item.access = Some(Access::Closed.into());
            draft.guess(anchor("access"), place, msg!("import-guess-closed-list", title = title));
        }
        merge(item, &listed.annexes);
    }
    draft.agenda.item = Some(items);
}

/// Merges the annexes of an item with those that the list has of it.
fn merge(item: &mut ItemFile, listed: &[annexes::Annex]) {
    let own = item.annexes.take().map(|annexes| annexes.value).unwrap_or_default();
    let mut all: Vec<Located<AnnexFile>> = Vec::new();
    for at in 0..own.len().max(listed.len()) {
        let (mine, other) = (own.get(at), listed.get(at));
        let is_said = other.is_some_and(|other| other.access.is_some_and(|said| said.is_plain));
        let other = other.map(annexes::Annex::file);
        let Some(mine) = mine else {
            all.extend(other.map(Located::from));
            continue;
        };
        let mut annex = mine.value.clone();
        if let Some(other) = other.filter(|other| fits(&annex, other)) {
            // The list may mark only what is closed; what the item itself says open, it does not doubt.
            annex.access = annex.access.or(other.access.filter(|_| is_said));
            annex.document = annex.document.or(other.document);
            annex.title = annex.title.or(other.title);
        }
        all.push(annex.into());
    }
    item.annexes = some(all);
}

/// Returns whether two entries are one annex: their documents, or their titles, are not two.
fn fits(mine: &AnnexFile, other: &AnnexFile) -> bool {
    let document = |annex: &AnnexFile| annex.document.as_ref().map(|document| document.value.0.clone());
    let title = |annex: &AnnexFile| annex.title.as_ref().map(|title| outline::folded(&title.value.0));
    match (document(mine), document(other)) {
        (Some(mine), Some(other)) => mine == other,
        _ => title(mine).is_none() || title(other).is_none() || title(mine) == title(other),
    }
}
