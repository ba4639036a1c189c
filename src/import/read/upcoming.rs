//! The forward plan: coming meetings with their points.

use std::ops::Range;

use chrono::NaiveDate;

use super::draft::{Draft, line, some};
use super::led::first_sentence;
use super::lines::{Row, append};
use super::times::{self, Written};
use super::words::{self, Column, column};
use crate::agenda::file::{PointFile, PointTable, UpcomingFile};
use crate::agenda::read::{Day, Line, Located, Minutes};
use crate::import::document::Place;
use crate::import::reading::Anchor;
use crate::{msg, text};

/// Returns whether a row heads the forward plan: "Dato | Punkter".
fn is_head(row: &Row) -> bool {
    let cells: Vec<&str> = match row.cells() {
        Some(cells) => cells.iter().map(String::as_str).collect(),
        None => row.text.split_whitespace().collect(),
    };
    let is_points = |cell: &str| matches!(column(cell), Some(Column::Points | Column::Title | Column::Note));
    matches!(cells.as_slice(), [date, points, ..] if column(date) == Some(Column::Date) && is_points(points))
        && cells.len() <= 4
}

/// Words of a heading over points that have no date yet, folded.
const AWAITING: &[&str] = &[
    "afventer dato",
    "afventer en dato",
    "uden dato",
    "avventer dato",
    "awaiting a date",
    "awaiting date",
    "date to be",
];

/// Returns whether a row heads points that have no date yet.
fn is_awaiting(row: &Row) -> bool {
    let says = |text: &str| {
        let folded = text::casefold(text);
        AWAITING.iter().any(|words| folded.contains(words))
    };
    match row.cells() {
        Some(cells) => cells.first().is_some_and(|first| says(first)),
        None => says(&row.text) && row.text.trim_end().ends_with(':'),
    }
}

/// Returns the date that a row begins with, and what is after it.
fn dated(row: &Row) -> Option<(Written, String)> {
    match row.cells() {
        Some([first, rest @ ..]) => {
            let (date, after) = times::date_here(first)?;
            after.trim_matches(['.', ' ', ':']).is_empty().then(|| (date, rest.join("\n")))
        }
        Some([]) => None,
        None => {
            let printed = row.printed();
            let (date, rest) = times::date_here(&printed)?;
            let rest = rest.trim_start_matches(['.', ':', ' ', '-', '–']);
            // "17. og 26. juni." goes on a sentence.
            (!rest.starts_with(char::is_lowercase)).then(|| (date, rest.to_owned()))
        }
    }
}

/// Finds the forward plan in the rows of a section.
pub fn find(rows: &[Row]) -> Option<Range<usize>> {
    if let Some(start) = rows.iter().position(is_head) {
        let mut end = start + 1;
        for (at, row) in rows.iter().enumerate().skip(start + 1) {
            let is_inside = row.cells().is_some()
                || dated(row).is_some()
                || row.goes_on
                || row.indent > 0
                || row.is_bullet()
                || !row.is_parted;
            if !is_inside {
                break;
            }
            end = at + 1;
        }
        return Some(start..end);
    }
    let start = rows.iter().position(is_awaiting)?;
    let is_point = |row: &&Row| row.is_bullet() || row.goes_on || row.indent > 0;
    let points = rows.get(start + 1..).unwrap_or_default().iter().take_while(is_point).count();
    (points > 0).then_some(start..start + 1 + points)
}

/// A coming meeting as it is printed.
#[derive(Debug)]
struct Coming {
    place: Place,
    date: Option<Written>,
    points: Vec<String>,
}

/// Reads the forward plan.
pub fn upcoming(rows: &[Row], draft: &mut Draft) {
    let mut all: Vec<Coming> = Vec::new();
    for row in rows {
        if is_head(row) {
            continue;
        }
        if is_awaiting(row) {
            let points = row.cells().into_iter().flatten().skip(1).flat_map(|cell| cell.split('\n'));
            let points = points.map(str::trim).filter(|point| !point.is_empty()).map(str::to_owned).collect();
            all.push(Coming { place: row.place, date: None, points });
        } else if let Some((date, rest)) = dated(row) {
            let points = rest.split('\n').map(str::trim).filter(|point| !point.is_empty()).map(str::to_owned).collect();
            all.push(Coming { place: row.place, date: Some(date), points });
        } else if let Some(last) = all.last_mut() {
            let more = match row.cells() {
                Some(cells) => {
                    cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
                }
                None => row.text.clone(),
            };
            match last.points.last_mut() {
                Some(point) if row.goes_on => append(point, &more),
                _ => last.points.extend(more.split('\n').map(str::to_owned)),
            }
        }
    }
    let is_table = rows.iter().any(|row| row.cells().is_some());
    let mut before = draft.agenda.date.map(|day| day.value.0);
    for coming in all {
        write(coming, is_table, &mut before, draft);
    }
}

fn write(coming: Coming, is_table: bool, before: &mut Option<NaiveDate>, draft: &mut Draft) {
    let index = draft.agenda.upcoming.as_ref().map_or(0, |all| all.value.len());
    let at = |key: &'static str| Anchor::TableKey { table: "upcoming", index, key };
    let date = coming.date.and_then(|written| match *before {
        Some(before) => written.from(before),
        None => written.full(),
    });
    match (coming.date, date) {
        (Some(written), Some(date)) if written.year.is_none() && index == 0 => {
            let day = before.unwrap_or(date);
            draft.guess(at("date"), coming.place, msg!("import-guess-years", meeting = day));
        }
        (Some(written), None) => {
            let text = format!("{}/{}", written.day, written.month);
            draft.missing(at("date"), msg!("import-missing-year", text = text));
        }
        _ => {}
    }
    *before = date.or(*before);
    let mut file = UpcomingFile { date: date.map(|date| Day(date).into()), ..UpcomingFile::default() };
    let mut points = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for text in &coming.points {
        let whole = text::one_line(text);
        let parts = if is_table { apart(&whole) } else { vec![whole.clone()] };
        if parts.len() > 1 {
            draft.guess(
                at("points"),
                coming.place,
                msg!("import-guess-points", text = text::truncate(&whole, 80).into_owned()),
            );
        }
        for part in parts {
            match remark(&part) {
                Some(cancelled) => {
                    notes.push(part.trim_end_matches('.').to_owned());
                    if cancelled {
                        file.cancelled = Some(true.into());
                    }
                }
                None => points.push(point(&part)),
            }
        }
    }
    file.note = line(&notes.join(". "));
    file.points = some(points);
    let mut all = draft.agenda.upcoming.take().map(|all| all.value).unwrap_or_default();
    all.push(file.into());
    draft.agenda.upcoming = some(all);
}

/// Returns whether a point is a remark on the meeting, and whether it says that there is none.
fn remark(text: &str) -> Option<bool> {
    let folded = text::casefold(text);
    let says_away = ["deltager ikke", "deltar ikke", "does not attend", "er fravaerende", "har ferie", "har fri"]
        .iter()
        .any(|words| folded.contains(words));
    words::no_meeting(text).or(says_away.then_some(false))
}

fn point(text: &str) -> Located<PointFile> {
    match times::trailing_length(text) {
        Some((minutes, rest)) => PointFile::Table(PointTable {
            text: line(rest),
            minutes: Some(Minutes(minutes).into()),
            ..PointTable::default()
        }),
        None => PointFile::Text(Line(text::one_line(text.trim_end_matches('.')))),
    }
    .into()
}

/// Small words after which a point goes on with a capital letter.
const GO_ON: &[&str] = &[
    "ved, v, v., af, for, med, på, i, til, fra, og, d., den, under, om, mellem, hos, efter, over, samt",
    "pr., kl., the, of, in, with, to, and, by, som, det, de, en, et, vedr., pga., mod, eller, ift., inkl.",
];

/// Takes points apart that were run together: a capital letter after a small word begins a new one.
fn apart(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let (first, after) = first_sentence(rest);
        out.extend(by_capitals(first));
        if after.is_empty() {
            return out;
        }
        rest = after;
    }
}

fn by_capitals(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase);
    let mut out: Vec<Vec<&str>> = Vec::new();
    // How many words with capitals there are after a small word that a name may follow.
    let mut name = None;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        name = match name {
            _ if super::words::has(GO_ON, before) && is_capital(word) => Some(1),
            Some(n) if is_capital(word) => Some(n + 1),
            _ => None,
        };
        let follows_small = before.ends_with(char::is_lowercase)
            && !is_capital(before)
            && !super::words::has(GO_ON, before)
            && before.chars().count() > 1;
        let goes_on_small = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase));
        let is_new =
            is_capital(word) && (follows_small && name.is_none() && at > 1 || name == Some(3) && goes_on_small);
        if is_new || out.is_empty() {
            out.push(Vec::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(word);
        }
    }
    out.into_iter().map(|words| words.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_were_run_together_are_taken_apart() {
        assert_eq!(
            apart(
                "Digitalt registreringssystem Genbehandling af punkt ved Ane Ager Direktionen koordinerer afvikling."
            ),
            [
                "Digitalt registreringssystem",
                "Genbehandling af punkt ved Ane Ager",
                "Direktionen koordinerer afvikling."
            ]
        );
        assert_eq!(
            apart("Bo Bech deltager ikke på mødet. Ny model for fravær 1-3-10"),
            ["Bo Bech deltager ikke på mødet.", "Ny model for fravær 1-3-10"]
        );
        for whole in [
            "Evaluering af Helhedsorienteret Indsats (HOI)",
            "Vinterferie",
            "APV for direktionen, evt. 11. december kl. 8.00-9.00.",
        ] {
            assert_eq!(apart(whole), [whole]);
        }
    }

    #[test]
    fn a_point_may_say_how_long_it_takes() {
        let PointFile::Table(table) = point("Budget 2026 (1 time)").value else { panic!("no length") };
        assert_eq!((table.text.unwrap().value.0, table.minutes.unwrap().value.0), ("Budget 2026".to_owned(), 60));
    }
}
