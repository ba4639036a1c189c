//! Lengths and expected times in words.

use chrono::{NaiveDateTime, TimeDelta};

use crate::lang::Lang;
use crate::{msg, time};

/// Writes an expected time to the nearest minute, as the drift beside it is told: never "1 min late, ends as planned".
#[must_use]
pub fn about(at: NaiveDateTime, lang: Lang) -> String {
    time::hm((at + TimeDelta::seconds(30)).time(), lang)
}

/// Writes minutes in words, with hours where there are any: "4 min", "9 t 53 min".
#[must_use]
pub fn length(minutes: i64, lang: Lang) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => lang.say(&msg!("length-minutes", minutes = minutes)),
        (hours, minutes) => lang.say(&msg!("length-hours", hours = hours, minutes = minutes)),
    }
}

/// Whole minutes of a drift or an overrun, rounded to the nearest.
#[must_use]
pub fn minutes(d: TimeDelta) -> i64 {
    (d.num_seconds().abs() + 30) / 60 * d.num_seconds().signum()
}
