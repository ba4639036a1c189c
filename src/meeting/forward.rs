//! Where a decision is forwarded to: a line with another body and the date of its meeting, `Økonomiudvalget 6/2`.
//!
//! The date is last and is read as everywhere. What is not a date stays in the name: nothing is guessed and nothing
//! lost.

use chrono::NaiveDate;

use crate::agenda::Agenda;
use crate::dates::{self, Unreadable};
use crate::lang::Lang;
use crate::{text, time};

/// A line as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forward {
    pub to: Option<String>,
    pub on: Option<NaiveDate>,
    /// What is last, is written like a date and is none, and why; it stays in the name.
    pub bad_date: Option<(String, Unreadable)>,
}

/// Reads the line.
#[must_use]
pub fn parse(line: &str, agenda: &Agenda) -> Forward {
    let line = text::one_line(line);
    let line = line.trim().trim_end_matches([',', ';']);
    let line = without_to(line).unwrap_or(line).trim_start();
    let next = agenda.next_meeting_on();
    let starts = std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1));
    let mut bad_date = None;
    for start in starts {
        let rest = line.get(start..).unwrap_or_default();
        let Some(phrase) = dates::phrase(rest, agenda.date, next) else { continue };
        // A date in the middle belongs to the name.
        if !rest.get(phrase.len..).unwrap_or_default().trim_matches(['.', ' ']).is_empty() {
            continue;
        }
        match phrase.date {
            Ok(date) => {
                let to = line.get(..start).unwrap_or_default().trim_end_matches([' ', ',', ';']);
                return Forward { to: some(to), on: Some(date), bad_date: None };
            }
            Err(why) => bad_date = bad_date.or_else(|| Some((rest.to_owned(), why))),
        }
    }
    Forward { to: some(line), on: None, bad_date }
}

/// Takes away the word for "to", in any language, small or with a capital.
fn without_to(line: &str) -> Option<&str> {
    let (first, rest) = line.split_once(' ')?;
    let mut letters = first.chars();
    let small: String = letters.next()?.to_lowercase().chain(letters).collect();
    Lang::any_has(|of| of.forwards.to, &small).then_some(rest)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns whether a text names a date already, in whatever way it is written.
#[must_use]
pub fn names_date(text: &str, date: NaiveDate, agenda: &Agenda) -> bool {
    let next = agenda.next_meeting_on();
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        c.is_alphanumeric() && before.is_none_or(|b| !b.is_alphanumeric())
    });
    starts.filter_map(|(at, _)| dates::parse_prefix(text.get(at..)?, agenda.date, next)).any(|(named, _)| named == date)
}

/// Writes what a line would have to say to be understood as this.
#[must_use]
pub fn line(to: Option<&str>, on: Option<NaiveDate>, lang: Lang) -> String {
    let date = on.map(|d| time::date_long(d, lang));
    to.map(str::to_owned).into_iter().chain(date).collect::<Vec<_>>().join(" ")
}
