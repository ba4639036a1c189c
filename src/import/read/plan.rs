//! The time plan: rows with times to slots.

use std::ops::Range;

use super::access::{self, Said};
use super::lines::{Row, Shape};
use super::people::{self, Mention};
use super::stretch;
use super::times::{self, Span};
use super::words::{Column, column};
use crate::agenda::plan::SlotKind;
use crate::import::document::Place;

/// A stretch of the plan as it is printed.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    pub place: Place,
    pub span: Option<Span>,
    pub minutes: Option<u32>,
    pub title: String,
    /// Whether the title is not what is printed beside the time.
    pub is_title_guessed: bool,
    /// What is said under the title.
    pub body: Vec<Row>,
    pub guests: Vec<(Mention, Option<String>)>,
    pub leads: Vec<Mention>,
    /// Whether those who present were found in running text.
    pub are_leads_guessed: bool,
    pub kind: Option<SlotKind>,
    pub block: Option<String>,
    /// How many days after the first; said at the first slot of a day.
    pub day: Option<usize>,
    pub access: Option<Said>,
    /// The date of its day, where a heading says it.
    pub date: Option<chrono::NaiveDate>,
    /// The number of the item that it is.
    pub number: Option<String>,
    /// What heads a day and is said in other words than its number.
    pub left: Vec<(Place, String)>,
}

/// Returns whether a row heads a plan: "Tid | Punkt".
fn is_head(row: &Row) -> bool {
    let has_time = |columns: &[Option<Column>]| {
        columns.len() > 1
            && columns.iter().all(Option::is_some)
            && (columns.contains(&Some(Column::Time)) || columns.contains(&Some(Column::Minutes)))
            && columns.iter().any(|column| matches!(column, Some(Column::Title | Column::Points)))
    };
    match row.cells() {
        Some(cells) => has_time(&heads(cells)),
        None => row.text.len() < 60 && has_time(&row.text.split_whitespace().map(column).collect::<Vec<_>>()),
    }
}

fn heads(cells: &[String]) -> Vec<Option<Column>> {
    cells.iter().filter(|cell| !cell.trim().is_empty()).map(|cell| column(cell)).collect()
}

/// Returns whether a row heads slots: a day or a block of them.
pub fn heads_slots(row: &Row) -> bool {
    day_of(&row.text).is_some() || !matches!(row.shape, Shape::Heading(_)) && block_of(row).is_some()
}

/// Returns whether a row begins with a time of the plan.
fn is_timed(row: &Row) -> bool {
    let leads = |text: &str| times::leading(text).is_some();
    match row.cells() {
        Some([first, ..]) => leads(first),
        Some([]) => false,
        None => !matches!(row.shape, Shape::Heading(_)) && leads(&row.text) && row.text.len() < 400,
    }
}

/// How many times make a plan where nothing heads it.
const FEWEST: usize = 3;

/// Finds the plan in the rows of a section.
pub fn find(rows: &[Row]) -> Option<Range<usize>> {
    if let Some(start) = rows.iter().position(is_head) {
        let table = rows.get(start).is_some_and(|row| row.cells().is_some());
        let end = rows
            .iter()
            .enumerate()
            .skip(start + 1)
            .find(|(_, row)| table && row.cells().is_none() && !is_timed(row))
            .map_or(rows.len(), |(at, _)| at);
        return Some(start..end);
    }
    let timed: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| is_timed(row)).map(|(at, _)| at).collect();
    (timed.len() >= FEWEST).then(|| timed.first().copied().unwrap_or_default()..rows.len())
}

/// Reads a plan.
pub fn slots(rows: &[Row]) -> Vec<Slot> {
    let mut reader = Reader::default();
    for row in rows {
        reader.row(row);
    }
    reader.slots.iter_mut().for_each(stretch::finish);
    reader.slots
}

/// What has been read of a plan.
#[derive(Default)]
struct Reader {
    slots: Vec<Slot>,
    columns: Vec<Option<Column>>,
    block: Option<String>,
    day: Option<usize>,
    date: Option<chrono::NaiveDate>,
    left: Vec<(Place, String)>,
}

impl Reader {
    fn row(&mut self, row: &Row) {
        if is_head(row) {
            self.columns = row.cells().map(|cells| cells.iter().map(|cell| column(cell)).collect()).unwrap_or_default();
            return;
        }
        if let Some(cells) = row.cells() {
            self.cells(row, cells);
            return;
        }
        if let Some((day, rest)) = day_of(&row.text) {
            self.day = Some(day);
            if !rest.is_empty() {
                self.left.push((row.place, row.text.clone()));
            }
            return;
        }
        if let Some(block) = block_of(row) {
            self.block = Some(block);
            return;
        }
        if is_timed(row)
            && let Some((span, rest)) = times::leading(&row.text)
        {
            self.begin(row, Some(span), rest);
            return;
        }
        // "Morgenmad og tjek ud af værelser kl. 7.00-8.15"
        let is_line = !row.goes_on && !row.text.starts_with('(') && row.text.len() < 120 && !row.is_bullet();
        let begins = self.slots.is_empty() || self.day.is_some() || self.block.is_some();
        if let Some((span, rest)) =
            times::trailing(&row.text).filter(|(_, rest)| is_line && begins && !rest.contains(". "))
        {
            self.begin(row, Some(span), rest);
            return;
        }
        match self.slots.last_mut() {
            Some(slot) => slot.body.push(row.clone()),
            None => self.left.push((row.place, row.text.clone())),
        }
    }

    /// Begins a slot; the row after the time is the first of its body, which its title is taken from.
    fn begin(&mut self, row: &Row, span: Option<Span>, rest: &str) {
        let first = Row { text: rest.to_owned(), shape: Shape::Plain, goes_on: false, is_parted: true, ..row.clone() };
        let body = if rest.is_empty() { Vec::new() } else { vec![first] };
        self.slots.push(Slot {
            place: row.place,
            span,
            body,
            block: self.block.take(),
            day: self.day.take(),
            date: self.date.take(),
            left: std::mem::take(&mut self.left),
            ..Slot::default()
        });
    }

    /// Reads a row of a table that is only a heading: a day, or a block.
    fn heading(&mut self, row: &Row, text: &str) -> bool {
        let date = times::date_here(text).filter(|(_, rest)| rest.trim().is_empty()).and_then(|(date, _)| date.full());
        if date.is_some() {
            self.date = date;
            return true;
        }
        let heading = Row { text: text.to_owned(), shape: Shape::Plain, ..row.clone() };
        let block = block_of(&heading).filter(|_| times::leading(text).is_none());
        self.block = block.clone().or(self.block.take());
        block.is_some()
    }

    /// Reads a row of a table.
    fn cells(&mut self, row: &Row, cells: &[String]) {
        let mut said = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        if let (Some(only), None) = (said.next(), said.next())
            && self.heading(row, only)
        {
            return;
        }
        let of = |column: Column| {
            let at = self.columns.iter().position(|head| *head == Some(column))?;
            cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let is_headed = !self.columns.is_empty();
        let first = cells.first().map(String::as_str).unwrap_or_default();
        let time = if is_headed { of(Column::Time) } else { Some(first) };
        let span =
            time.and_then(times::leading).filter(|(_, rest)| rest.is_empty() || !is_headed).map(|(span, _)| span);
        let minutes = of(Column::Minutes)
            .and_then(times::length)
            .or_else(|| time.filter(|_| span.is_none()).and_then(times::length));
        let texts: Vec<&str> = if is_headed {
            let is_text = |at: usize| {
                matches!(self.columns.get(at), Some(Some(Column::Title | Column::Points | Column::Note) | None) | None)
            };
            cells.iter().enumerate().filter(|(at, _)| is_text(*at)).map(|(_, cell)| cell.as_str()).collect()
        } else {
            cells.iter().skip(1).map(String::as_str).collect()
        };
        let texts: Vec<&str> =
            texts.iter().flat_map(|cell| cell.split('\n')).map(str::trim).filter(|text| !text.is_empty()).collect();
        let who = of(Column::Who).map(|who| who.replace('\n', ", "));
        let access = self
            .columns
            .iter()
            .position(|head| *head == Some(Column::Access))
            .map(|at| access::cell(cells.get(at).map_or("", String::as_str)));
        let number = of(Column::Number).map(|number| number.trim_end_matches('.').to_owned());
        let paragraph = |text: &str| Row {
            text: text.to_owned(),
            shape: Shape::Plain,
            goes_on: false,
            is_parted: true,
            ..row.clone()
        };
        if span.is_none() && minutes.is_none() && number.is_none() && !self.slots.is_empty() {
            if let Some(slot) = self.slots.last_mut() {
                slot.body.extend(texts.iter().map(|text| paragraph(text)));
                add_who(slot, who.as_deref(), row);
            }
            return;
        }
        self.begin(row, span, texts.first().copied().unwrap_or_default());
        if let Some(slot) = self.slots.last_mut() {
            slot.minutes = minutes;
            slot.access = access;
            slot.number = number;
            slot.body.extend(texts.iter().skip(1).map(|text| paragraph(text)));
            add_who(slot, who.as_deref(), row);
        }
    }
}

fn add_who(slot: &mut Slot, who: Option<&str>, row: &Row) {
    let Some(who) = who else { return };
    match people::list(who) {
        Some(leads) => slot.leads.extend(leads),
        None => slot.body.push(Row { text: who.to_owned(), shape: Shape::Plain, goes_on: false, ..row.clone() }),
    }
}

/// Reads a heading over a day, "Dag 2"; gives how many days after the first, and what else it says.
fn day_of(text: &str) -> Option<(usize, &str)> {
    let mut scan = super::scan::Scan(text);
    scan.word(&["dag", "day"])?;
    scan.blanks().then_some(())?;
    let (number, _) = scan.number(1, 1)?;
    let is_heading = text.len() < 60 && !text.ends_with('.') && number > 0 && !scan.0.starts_with(char::is_alphabetic);
    let rest = scan.0.trim_matches([' ', ':', '-', '–']);
    is_heading.then(|| (usize::try_from(number).unwrap_or(1) - 1, rest))
}

/// Reads a heading over slots: "BLOK 1: VELKOMST", in capitals or by its first word.
fn block_of(row: &Row) -> Option<String> {
    let text = row.text.trim();
    let mut scan = super::scan::Scan(text);
    let is_named = scan.word(&["blok", "block", "session", "tema", "modul"]).is_some()
        && scan.blanks()
        && scan.number(1, 2).is_some();
    let is_capital = text.chars().filter(|c| c.is_alphabetic()).count() > 5
        && !text.contains(char::is_lowercase)
        && times::leading(text).is_none();
    let is_heading =
        is_named && text.len() < 120 && !text.ends_with('.') || is_capital || matches!(row.shape, Shape::Heading(_));
    is_heading.then(|| sentence_case(text))
}

/// Puts what is all in capitals into small letters, but for the first letters of its parts.
fn sentence_case(text: &str) -> String {
    if text.contains(char::is_lowercase) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut begins = true;
    for c in text.chars() {
        if begins && c.is_alphabetic() {
            out.push(c);
            begins = false;
        } else {
            out.extend(c.to_lowercase());
        }
        begins |= c == ':';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_capitals_are_written_as_a_sentence() {
        assert_eq!(sentence_case("BLOK 3: MIDDAG M.V."), "Blok 3: Middag m.v.");
        assert_eq!(sentence_case("Blok 3: Middag"), "Blok 3: Middag");
    }
}
