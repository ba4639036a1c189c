//! Lengths and expected times in words.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::lang::Lang;
use crate::meeting::{SlotRun, Span};
use crate::time::Stamp;
use crate::{msg, time};

/// Writes an expected time to the nearest minute, as the drift next to it is reported: never "1 min late, ends as
/// planned".
#[must_use]
pub fn about(at: NaiveDateTime, lang: Lang) -> String {
    time::hm((at + TimeDelta::seconds(30)).time(), lang)
}

/// Writes when a slot was planned, for a column of times: "+" where it was added, nothing where it has no time.
#[must_use]
pub fn planned_start(run: &SlotRun, lang: Lang) -> String {
    if run.unplanned && run.changed_start.is_none() {
        return "+".to_owned();
    }
    run.told_start().map(|at| time::hm(at.time(), lang)).unwrap_or_default()
}

/// Returns whether a slot is expected to begin at another minute than was planned; one that was added was not planned.
#[must_use]
pub fn is_elsewhen(run: &SlotRun, expected: NaiveDateTime) -> bool {
    let planned = run.told_start().filter(|_| !run.unplanned || run.changed_start.is_some());
    planned.is_none_or(|planned| minutes(expected - planned) != 0)
}

/// Writes a moment as a line says it on a day: "10.45", and "24/11 10.45" of another day.
#[must_use]
pub fn clock(at: Stamp, day: NaiveDate, lang: Lang) -> String {
    let clock = time::hm(at.time(), lang);
    if at.date_naive() == day { clock } else { format!("{} {clock}", time::date_in_list(at.date_naive(), day, lang)) }
}

/// Says when a slot ran: "9.00–9.20", and "9.31–" of what still runs; with the date where it is not `day`.
#[must_use]
pub fn stretches(run: &SlotRun, day: NaiveDate, lang: Lang) -> Vec<String> {
    let stretch = |s: &Span| {
        let end = s.end.map(|e| clock(e, s.start.date_naive(), lang)).unwrap_or_default();
        format!("{}–{end}", clock(s.start, day, lang))
    };
    run.spans.iter().map(stretch).collect()
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

/// Writes a length of time in its largest units: "2 dage", "1 t 30 min", "10 sek.".
#[must_use]
pub fn duration(time: TimeDelta, lang: Lang) -> String {
    let seconds = time.num_seconds().unsigned_abs();
    let minutes = (seconds + 30) / 60;
    lang.say(&match (minutes / 60, minutes % 60) {
        (0, ..=1) => msg!("length-seconds", seconds = seconds),
        (0, minutes) => msg!("length-minutes", minutes = minutes),
        (hours @ 1..48, 0) => msg!("length-whole-hours", hours = hours),
        (hours @ 1..48, minutes) => msg!("length-hours", hours = hours, minutes = minutes),
        (hours, _) => msg!("length-days", days = hours / 24),
    })
}
