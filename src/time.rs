//! The clock, and how times and dates are written.
//!
//! Only [`Clock`] asks the machine what time it is; everywhere else `now` is an argument. The naive times of an agenda
//! are local times; a timestamp of the journal carries its offset.

mod clock;
mod zone;

use chrono::{
    DateTime, Datelike, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike,
    Utc,
};

use crate::lang::{DateStyle, Lang};
use crate::msg;

pub use clock::{Clock, Jump, Reading, Source, machine_zone};
pub use zone::{Zone, in_zone_of, moments_of, offset_name};

/// A moment as the journal writes it: UTC and the local offset.
pub type Stamp = DateTime<FixedOffset>;

fn local(utc: DateTime<Utc>) -> Stamp {
    utc.with_timezone(&Local).fixed_offset()
}

/// Returns a local date and time its offset by this machine's time zone.
///
/// A time that DST leaves out takes the offset of an hour later; one that occurs twice is the first.
#[must_use]
pub fn at_local(naive: NaiveDateTime) -> Stamp {
    let offset = Local
        .offset_from_local_datetime(&naive)
        .earliest()
        .or_else(|| Local.offset_from_local_datetime(&naive.checked_add_signed(TimeDelta::hours(1))?).earliest())
        .map_or(FixedOffset::east_opt(0), |o| Some(o.fix()));
    at_offset(naive, offset.unwrap_or_else(|| Utc.fix()))
}

/// Returns a local date and time a known offset.
#[must_use]
pub fn at_offset(naive: NaiveDateTime, offset: FixedOffset) -> Stamp {
    let ahead = TimeDelta::seconds(i64::from(offset.local_minus_utc()));
    naive.checked_sub_signed(ahead).unwrap_or(naive).and_utc().with_timezone(&offset)
}

/// Reads a time as agendas write it: `11.05`, `11:05`, `kl. 11.05`, `9`, `11:05:00`.
#[must_use]
pub fn parse_time(s: &str) -> Option<NaiveTime> {
    let s = s.trim();
    let lower = s.to_lowercase();
    let s = without_lead(&lower).unwrap_or(&lower).trim();
    let mut parts = s.split([':', '.']);
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), |p| if p.len() == 2 { number(p) } else { None })?;
    let second = parts.next().map_or(Some(0), |p| if p.len() == 2 { number(p) } else { None })?;
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Reads a time of day as it is typed in a hurry: also "1015" and "915".
#[must_use]
pub fn typed(s: &str) -> Option<NaiveTime> {
    let digits = s.trim();
    let is_bare = (3..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    match digits.split_at_checked(digits.len().saturating_sub(2)) {
        Some((hour, minute)) if is_bare => NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0),
        _ => parse_time(s),
    }
}

/// Takes away what precedes a time in some language: "kl.".
fn without_lead(s: &str) -> Option<&str> {
    let leads = Lang::understood_in_all().flat_map(|of| of.before_times);
    leads.filter_map(|lead| s.strip_prefix(lead)).find_map(|rest| rest.strip_prefix(['.', ' ']))
}

fn number(s: &str) -> Option<u32> {
    if (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit()) { s.parse().ok() } else { None }
}

/// Returns the minute that clocks show at a moment, counted from a fixed one.
#[must_use]
pub fn minute(at: Stamp) -> i64 {
    at.timestamp().div_euclid(60)
}

/// Writes a time of day without seconds: `8.15` in Danish, `8:15` in English.
#[must_use]
pub fn hm(t: NaiveTime, lang: Lang) -> String {
    format!("{}{}{:02}", t.hour(), lang.written.time_separator, t.minute())
}

/// Writes a time of day with seconds: `11.19.42` in Danish, `11:19:42` in English.
#[must_use]
pub fn hms(t: NaiveTime, lang: Lang) -> String {
    let s = lang.written.time_separator;
    format!("{}{s}{:02}{s}{:02}", t.hour(), t.minute(), t.second())
}

/// Writes a length of time as a clock does: `4:18`, `1:02:05`; the sign is the caller's to say in words.
#[must_use]
pub fn mmss(d: TimeDelta) -> String {
    let s = d.num_seconds().unsigned_abs();
    let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}

/// Writes a date in full: `15. januar 2025`, `15 January 2025`.
#[must_use]
pub fn date_long(d: NaiveDate, lang: Lang) -> String {
    lang.say(&msg!("date-long", day = d.day(), month = month(d, lang), year = d.year()))
}

/// Writes a date without its year: `15. januar`, `15 January`.
#[must_use]
pub fn date_short(d: NaiveDate, lang: Lang) -> String {
    lang.say(&msg!("date-short", day = d.day(), month = month(d, lang)))
}

/// Writes a date with its year only where that is not the year of `reference`.
#[must_use]
pub fn date_near(d: NaiveDate, reference: NaiveDate, lang: Lang) -> String {
    if d.year() == reference.year() { date_short(d, lang) } else { date_long(d, lang) }
}

/// Writes a date with its weekday: `onsdag den 15. januar 2025`, `Wednesday 15 January 2025`.
#[must_use]
pub fn date_weekday(d: NaiveDate, lang: Lang) -> String {
    let weekday = weekday(d, lang);
    lang.say(&msg!("date-weekday", weekday = weekday, day = d.day(), month = month(d, lang), year = d.year()))
}

/// Writes a weekday's name: `onsdag`, `Wednesday`.
#[must_use]
pub fn weekday(d: NaiveDate, lang: Lang) -> String {
    lang.say(&msg!("weekday-name", number = d.weekday().number_from_monday()))
}

fn month(d: NaiveDate, lang: Lang) -> String {
    lang.say(&msg!("month-name", number = d.month()))
}

/// Writes a date in figures: `15-01-2025`.
#[must_use]
pub fn date_figures(d: NaiveDate) -> String {
    d.format("%d-%m-%Y").to_string()
}

/// Writes a date as the head of a document does: `15-01-2025`, `15 January 2025`.
#[must_use]
pub fn date_in_head(d: NaiveDate, lang: Lang) -> String {
    match lang.written.date_in_head {
        DateStyle::Figures => date_figures(d),
        DateStyle::Words => date_long(d, lang),
    }
}

/// Writes a date as short as the language allows: `6/2`, `6 February`; with its year where that is not the year of
/// `reference`.
#[must_use]
pub fn date_in_list(d: NaiveDate, reference: NaiveDate, lang: Lang) -> String {
    match (lang.written.date_in_list, d.year() == reference.year()) {
        (DateStyle::Figures, true) => format!("{}/{}", d.day(), d.month()),
        (DateStyle::Figures, false) => format!("{}/{}-{}", d.day(), d.month(), d.year()),
        (DateStyle::Words, true) => date_short(d, lang),
        (DateStyle::Words, false) => date_long(d, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn every_way_to_write_a_time_is_read() {
        for s in ["11.05", "11:05", "kl. 11.05", "Kl. 11:05", "kl 11.05", "11:05:00", " 11.05 "] {
            assert_eq!(parse_time(s), Some(t(11, 5)), "{s}");
        }
        assert_eq!(parse_time("9"), Some(t(9, 0)));
        for s in ["", "11.5", "25.00", "11.60", "11.05.00.00", "elleve", "-1.00", "1105", "11,05"] {
            assert_eq!(parse_time(s), None, "{s}");
        }
    }

    #[test]
    fn times_and_dates_are_written_as_each_language_does() {
        let d = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap();
        assert_eq!(hm(t(8, 5), Lang::Da), "8.05");
        assert_eq!(hm(t(8, 5), Lang::En), "8:05");
        assert_eq!(date_weekday(d, Lang::Da), "onsdag den 15. januar 2025");
        assert_eq!(date_long(d, Lang::Da), "15. januar 2025");
        assert_eq!(date_long(d, Lang::En), "15 January 2025");
        let same_year = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        let other_year = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        assert_eq!([Lang::Da, Lang::En].map(|lang| date_in_head(d, lang)), ["15-01-2025", "15 January 2025"]);
        assert_eq!([Lang::Da, Lang::En].map(|lang| date_in_list(d, same_year, lang)), ["15/1", "15 January"]);
        assert_eq!(
            [Lang::Da, Lang::En].map(|lang| date_in_list(d, other_year, lang)),
            ["15/1-2025", "15 January 2025"]
        );
        assert_eq!(mmss(TimeDelta::seconds(-258)), "4:18");
        assert_eq!(mmss(TimeDelta::seconds(3725)), "1:02:05");
    }
}
