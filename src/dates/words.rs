//! The names of months and weekdays in Danish and English, folded ([`text::fold`]); those with `ø` also as they look
//! without it.

use chrono::Weekday;

use crate::text;

pub(super) const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jan"],
    &["februar", "february", "feb"],
    &["marts", "march", "mar"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The weekdays with their full names and their abbreviations.
pub(super) const WEEKDAYS: [(Weekday, &[&str], &[&str]); 7] = [
    (Weekday::Mon, &["mandag", "monday"], &["man", "mon"]),
    (Weekday::Tue, &["tirsdag", "tuesday"], &["tirs", "tir", "tues", "tue"]),
    (Weekday::Wed, &["onsdag", "wednesday"], &["ons", "wed"]),
    (Weekday::Thu, &["torsdag", "thursday"], &["tors", "tor", "thurs", "thur", "thu"]),
    (Weekday::Fri, &["fredag", "friday"], &["fre", "fri"]),
    (Weekday::Sat, &["loerdag", "lordag", "saturday"], &["loer", "lor", "sat"]),
    (Weekday::Sun, &["soendag", "sondag", "sunday"], &["soen", "son", "sun"]),
];

/// Gives the month that a word names, from 1; abbreviations count.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let word = text::fold(word);
    let place = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u32::try_from(place + 1).ok()
}

/// Gives the weekday of which a word is the full name.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = text::fold(word);
    WEEKDAYS.iter().find(|(_, full, _)| full.contains(&word.as_str())).map(|(day, ..)| *day)
}
