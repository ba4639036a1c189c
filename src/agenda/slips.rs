//! What people who write an agenda for the first time put where a key, a word or a date belongs, and what they meant.
//!
//! The words are those of every language ([`AgendaWords`](crate::lang::AgendaWords)): the one table of them.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::plan::SlotKind;
use crate::lang::{Lang, Msg};
use crate::{dates, msg, text};

/// Returns the one of some keys or words that was meant by another word; also `key = value`, where its key is one of
/// them.
#[must_use]
pub fn meant(word: &str, allowed: &[&str]) -> Option<&'static str> {
    let folded = text::casefold(word);
    let terms = Lang::understood_in_all().flat_map(|of| of.agendas.terms);
    let rights = terms.filter(|(term, _)| *term == folded).flat_map(|(_, rights)| *rights);
    rights.copied().find(|right| allowed.contains(&key_of(right)))
}

/// Returns whether a word is one that is written in place of a key or a word.
#[must_use]
pub fn is_term(word: &str) -> bool {
    let folded = text::casefold(word);
    Lang::understood_in_all().flat_map(|of| of.agendas.terms).any(|(term, _)| *term == folded)
}

/// Returns the key of `key = value`, or a key or word itself.
#[must_use]
pub fn key_of(right: &'static str) -> &'static str {
    right.split_once(" = ").map_or(right, |(key, _)| key)
}

/// Lists the words that are written in place of a key, or for a value of it.
pub fn terms_for(key: &str) -> impl Iterator<Item = &'static str> {
    let terms = Lang::understood_in_all().flat_map(|of| of.agendas.terms);
    terms.filter(move |(_, rights)| rights.iter().any(|right| key_of(right) == key)).map(|(term, _)| *term)
}

/// What is wrong with a date, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate {
    /// What is wrong; none: only the way in which it is written.
    pub message: Option<Msg>,
    pub help: Msg,
}

/// Explains what was written for a date; none: it is not written like any.
#[must_use]
pub fn date(written: &str) -> Option<BadDate> {
    let said =
        text::one_line(written.trim_matches(|c: char| matches!(c, '"' | '\'') || super::syntax::is_word_quote(c)));
    let is_bare = said == text::one_line(written);
    let help = |help: Msg| Some(BadDate { message: None, help });
    if let Some((year, month, day, first)) = figures(&said) {
        if !(1..=12).contains(&month) {
            let message = Some(msg!("finding-no-month", month = month));
            // Whoever writes 2025-13-01 may have meant the thirteenth.
            let help = match NaiveDate::from_ymd_opt(year, day, month) {
                Some(swapped) => msg!("finding-no-month-help", date = swapped.to_string()),
                None => msg!("finding-wrong-type-help", expected = "date"),
            };
            return Some(BadDate { message, help });
        }
        let Some(date) = NaiveDate::from_ymd_opt(year, month, day) else {
            let days = last_day(year, month)?;
            let message = Some(msg!("finding-no-day", date = said));
            return Some(BadDate { message, help: msg!("finding-no-day-help", days = days) });
        };
        return help(match first {
            DateOrder::DayFirst => msg!("finding-year-first", date = date.to_string()),
            DateOrder::YearFirst if is_bare => msg!("finding-date-figures", date = date.to_string()),
            DateOrder::YearFirst => msg!("finding-date-bare", date = date.to_string()),
        });
    }
    if let Some(date) = said.get(..10).and_then(|date| date.parse::<NaiveDate>().ok()) {
        return help(msg!("finding-date-no-time", date = date.to_string()));
    }
    // What means the same whenever it is read says its year.
    let read = |year| {
        let phrase = dates::phrase(&said, NaiveDate::from_ymd_opt(year, 1, 1)?, None)?;
        (phrase.len == said.len()).then_some(phrase.date.ok()).flatten()
    };
    let (one, other) = (read(2000)?, read(2050)?);
    if one == other {
        help(msg!("finding-year-first", date = one.to_string()))
    } else {
        help(msg!("finding-year-missing"))
    }
}

/// What a date in figures begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DateOrder {
    YearFirst,
    DayFirst,
}

/// Reads a date of three numbers, of which the first or the last is a year of four figures.
fn figures(said: &str) -> Option<(i32, u32, u32, DateOrder)> {
    let parts: Vec<&str> = said.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_figures = said.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ' '));
    let [a, b, c] = parts.as_slice() else { return None };
    if !is_figures || b.len() > 2 {
        return None;
    }
    let number = |s: &str| s.parse::<u32>().ok();
    match (a.len(), c.len()) {
        (4, 1 | 2) => Some((a.parse().ok()?, number(b)?, number(c)?, DateOrder::YearFirst)),
        (1 | 2, 4) => Some((c.parse().ok()?, number(b)?, number(a)?, DateOrder::DayFirst)),
        _ => None,
    }
}

/// Returns the last day of a month.
fn last_day(year: i32, month: u32) -> Option<u32> {
    (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).map(|date| date.day())
}

/// Returns what kind of slot a title names that says nothing else: "Frokost (30 min)", "Mødet afsluttes".
#[must_use]
pub fn kind_of_title(title: &str) -> Option<SlotKind> {
    let folded = text::casefold(title);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_length = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || Lang::any_has(|of| of.agendas.minutes, word)
            || Lang::any_has(|of| of.before_times, word)
    };
    let said = words.filter(|word| !is_length(word)).collect::<Vec<_>>().join(" ");
    match () {
        () if Lang::any_has(|of| of.agendas.breaks, &said) => Some(SlotKind::Break),
        () if Lang::any_has(|of| of.agendas.closes, &said) => Some(SlotKind::Close),
        () => None,
    }
}

/// How many characters a length in brackets may have.
const LONGEST_LENGTH: usize = 24;

/// Finds a length in brackets, "(30 min)", with its minutes.
#[must_use]
pub fn length_in_brackets(said: &str) -> Option<(Range<usize>, u32)> {
    said.match_indices('(').find_map(|(start, _)| {
        let inside = said.get(start + 1..)?;
        let (end, _) = inside.char_indices().take(LONGEST_LENGTH).find(|(_, c)| *c == ')')?;
        let inside = inside.get(..end)?;
        let digits = inside.trim_start().chars().take_while(char::is_ascii_digit).count();
        let (number, unit) = inside.trim_start().split_at_checked(digits)?;
        let unit = unit.trim().trim_end_matches('.').to_lowercase();
        let length = number.parse::<u32>().ok()?;
        let minutes = match () {
            () if Lang::any_has(|of| of.agendas.minutes, &unit) => length,
            () if Lang::any_has(|of| of.agendas.hours, &unit) => length.checked_mul(60)?,
            () => return None,
        };
        (1..=1440).contains(&minutes).then_some((start..start + inside.len() + 2, minutes))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::file;

    #[test]
    fn every_term_is_folded_and_means_something_that_an_agenda_can_have() {
        for (term, rights) in Lang::understood_in_all().flat_map(|of| of.agendas.terms) {
            assert_eq!(*term, text::casefold(term));
            for right in *rights {
                assert!(file::is_known(key_of(right)), "{term}: {right}");
            }
        }
    }

    #[test]
    fn a_danish_word_is_the_one_that_its_place_allows() {
        let top = ["start", "end", "item"];
        let slot = ["at", "until", "items", "access"];
        assert_eq!(meant("slut", &top), Some("end"));
        assert_eq!(meant("Slut", &slot), Some("until"));
        assert_eq!(meant("slut", &["item", "break", "close"]), Some("close"));
        assert_eq!(meant("start", &slot), Some("at"));
        assert_eq!(meant("lukket", &slot), Some("access = \"closed\""));
        assert_eq!(meant("lukket", &["open", "closed"]), Some("closed"));
        assert_eq!(meant("gæst", &["member", "participant", "guest"]), Some("guest"));
        assert_eq!(meant("sludder", &slot), None);
    }

    #[test]
    fn a_length_is_read_in_brackets_only() {
        let of = |said: &'static str| length_in_brackets(said).map(|(at, minutes)| (said.get(at).unwrap(), minutes));
        assert_eq!(of("Budget (30min)"), Some(("(30min)", 30)));
        assert_eq!(of("Æblegrød (nyt) (15 min.) og mere"), Some(("(15 min.)", 15)));
        assert_eq!(of("Oplæg ( 1 time )"), Some(("( 1 time )", 60)));
        for said in ["Budget 30 min", "Budget (30)", "(min)", "(30 mio.)", "(0 min)", "(9999 min)", "(", "(30 min"] {
            assert_eq!(of(said), None, "{said}");
        }
    }
}
