//! Words of dates that are read outside a whole date: months and weekdays of every language.

use chrono::Weekday;

use crate::lang::Lang;
use crate::text;

/// Returns the month that a word names, from 1; abbreviations count.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let word = text::casefold(word);
    let place = |of: &[&[&str]]| of.iter().position(|names| names.contains(&word.as_str()));
    let place = Lang::understood_in_all().find_map(|of| place(&of.dates.months))?;
    u32::try_from(place + 1).ok()
}

/// Returns the weekday of which a word is the full name.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = text::casefold(word);
    let place = |of: &[&[&str]]| of.iter().position(|names| names.contains(&word.as_str()));
    let place = Lang::understood_in_all().find_map(|of| place(&of.dates.weekdays))?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}
