//! Several agendas in one document: where each begins.

use super::access;
use super::labels::{Label, label};
use super::lines::{Lines, Row, is_dated_body};
use super::numbers::{Form, numbered};
use super::words;
use crate::import::document::Place;

/// An agenda's rows, and the heads of its pages.
pub type Agenda = (Vec<Row>, Vec<(Place, String)>);

/// How far before its first item the head of an agenda is looked for.
const HEAD: usize = 30;

/// Splits a document into its agendas.
pub fn split(lines: Lines) -> Vec<Agenda> {
    let Lines { rows, heads } = lines;
    let mut starts = vec![0];
    starts.extend(begins(&rows));
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    let parts: Vec<&[Row]> = starts.iter().zip(ends).filter_map(|(start, end)| rows.get(*start..end)).collect();
    let first_places: Vec<Place> = parts.iter().filter_map(|part| part.first()).map(|row| row.place).collect();
    let of = |at: usize| {
        let from = first_places.get(at).copied().filter(|_| at > 0).unwrap_or_default();
        let until = first_places.get(at + 1).copied();
        heads.iter().filter(|(place, _)| *place >= from && until.is_none_or(|until| *place < until)).cloned().collect()
    };
    parts.iter().enumerate().map(|(at, part)| (part.to_vec(), of(at))).collect()
}

/// Returns where agendas begin after the first.
fn begins(rows: &[Row]) -> Vec<usize> {
    let stated: Vec<usize> = (0..rows.len()).filter(|at| is_stated(rows, *at)).collect();
    let is_one = |at: &usize| rows.get(*at).is_some_and(|row| numbered(&row.printed()).is_none_or(|n| n.order == 1));
    // Where every item has the number 1, a 1 begins nothing.
    let are_all_one = stated.iter().filter(|at| is_one(at)).count() * 2 > stated.len() && stated.len() > 2;
    let ends = |from: usize, to: usize| {
        let between = rows.get(from..to).unwrap_or_default();
        between
            .iter()
            .any(|row| label(&row.text).is_some_and(|(label, value)| label == Label::Signatures && value.is_empty()))
    };
    let mut out = Vec::new();
    for pair in stated.windows(2) {
        let [before, at] = pair else { continue };
        if is_one(at) && !are_all_one || ends(*before, *at) {
            out.push(head_of(rows, *before + 1, *at));
        }
    }
    out
}

/// Returns whether a row is a title below which it is said whether its matter is open.
fn is_stated(rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let says = |row: &Row| {
        let rest = super::cases::cases(&row.text).map(|(_, rest)| rest);
        access::of_item(rest.as_deref().unwrap_or(&row.text)).is_some()
    };
    let is_case = |row: &&Row| super::cases::cases(&row.text).is_some_and(|(_, rest)| rest.is_empty());
    let below = rows.get(at + 1..).unwrap_or_default();
    let printed = row.printed();
    let is_title = !row.goes_on && row.text.len() < 200 && !says(row) && label(&row.text).is_none();
    let is_near = match numbered(&printed) {
        Some(n) => {
            n.rest.len() > 2
                && !matches!(n.form, Form::Bracket | Form::Letter)
                && below.iter().find(|row| !is_case(row)).is_some_and(says)
        }
        None => below.first().is_some_and(says) && super::cases::cases(&row.text).is_none(),
    };
    is_title && is_near
}

/// Returns where the head of an agenda begins whose first item is at a place.
fn head_of(rows: &[Row], from: usize, item: usize) -> usize {
    let is_head = |row: &Row| {
        let says = |(label, value): (Label, &str)| {
            !value.is_empty() && matches!(label, Label::Place | Label::Date | Label::Time | Label::Start)
        };
        words::is_document(&row.text)
            || is_dated_body(&row.text)
            || words::is_body(&row.text) && row.is_parted
            || label(&row.text).is_some_and(says)
    };
    let from = from.max(item.saturating_sub(HEAD));
    (from..item).find(|at| rows.get(*at).is_some_and(is_head)).unwrap_or(item)
}
