//! The clock, and how times and dates are written.
//!
//! Only [`Clock`] asks the machine what time it is; everywhere else `now` is an argument. The naive times of an agenda are
//! local times; a timestamp of the journal carries its offset.

use std::time::{Duration, Instant, SystemTime};

use chrono::{
    DateTime, Datelike, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike,
    Utc,
};

use crate::lang::Lang;
use crate::msg;

/// A moment as the journal writes it: UTC and the local offset.
pub type Stamp = DateTime<FixedOffset>;

/// What time it is: the machine's, or a rehearsal's.
///
/// Both are monotonic: a wall clock that is set back does not set this one back. A wall clock that is found ahead (the
/// machine slept, or was set) is followed, because the meeting went on meanwhile.
#[derive(Clone, Debug)]
pub struct Clock {
    /// What it showed, and how long it had run then.
    anchor: Stamp,
    since: Duration,
    born: Instant,
    speed: f64,
    pretended: bool,
}

impl Clock {
    /// Makes the clock of a real meeting.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clocks")]
    pub fn system() -> Self {
        let anchor = Local::now().fixed_offset();
        Self { anchor, since: Duration::ZERO, born: Instant::now(), speed: 1.0, pretended: false }
    }

    /// Makes the clock of a rehearsal: it begins at `start` and runs `speed` times as fast as real time.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clocks")]
    pub fn pretended(start: Stamp, speed: f64) -> Self {
        Self { anchor: start, since: Duration::ZERO, born: Instant::now(), speed, pretended: true }
    }

    /// Tells the time, to the millisecond.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clocks")]
    pub fn now(&mut self) -> Stamp {
        self.reckon(self.born.elapsed(), SystemTime::now().into())
    }

    /// Tells the time from how long the clock has run and what the machine's wall clock shows: what [`Clock::now`] does when it has asked.
    #[must_use]
    pub fn reckon(&mut self, run: Duration, wall: DateTime<Utc>) -> Stamp {
        let passed = run.saturating_sub(self.since).mul_f64(self.speed);
        let passed = TimeDelta::from_std(passed).unwrap_or(TimeDelta::MAX);
        let mut now = self.anchor.checked_add_signed(passed).unwrap_or(self.anchor);
        if !self.pretended {
            if wall - now.to_utc() > TimeDelta::seconds(2) {
                self.anchor = wall.fixed_offset();
                self.since = run;
                now = self.anchor;
            }
            now = local(now.to_utc());
        }
        now.with_nanosecond(now.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(now)
    }

    /// Sets the clock forward to `stamp` if it is behind: a resumed meeting never runs before its own last event.
    pub fn not_before(&mut self, stamp: Stamp) {
        let now = self.now();
        if stamp > now {
            self.anchor += stamp - now;
        }
    }

    /// Measures real time since the clock was made; a rehearsal's speed does not change it.
    #[must_use]
    pub fn real(&self) -> Duration {
        self.born.elapsed()
    }

    /// Tells how much faster than real time the clock runs.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }
}

fn local(utc: DateTime<Utc>) -> Stamp {
    utc.with_timezone(&Local).fixed_offset()
}

/// Gives a local date and time its offset by this machine's time zone.
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

/// Gives a local date and time a known offset.
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
    let s = lower.strip_prefix("kl.").or_else(|| lower.strip_prefix("kl ")).unwrap_or(&lower).trim();
    let mut parts = s.split([':', '.']);
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), |p| if p.len() == 2 { number(p) } else { None })?;
    let second = parts.next().map_or(Some(0), |p| if p.len() == 2 { number(p) } else { None })?;
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn number(s: &str) -> Option<u32> {
    if (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit()) { s.parse().ok() } else { None }
}

/// Writes a time of day without seconds: `8.15` in Danish, `8:15` in English.
#[must_use]
pub fn hm(t: NaiveTime, lang: Lang) -> String {
    format!("{}{}{:02}", t.hour(), separator(lang), t.minute())
}

/// Writes a time of day with seconds: `11.19.42` in Danish, `11:19:42` in English.
#[must_use]
pub fn hms(t: NaiveTime, lang: Lang) -> String {
    let s = separator(lang);
    format!("{}{s}{:02}{s}{:02}", t.hour(), t.minute(), t.second())
}

fn separator(lang: Lang) -> char {
    match lang {
        Lang::Da => '.',
        Lang::En => ':',
    }
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

/// Writes a date in figures as headings of protocols do: `15-01-2025`.
#[must_use]
pub fn date_dashes(d: NaiveDate) -> String {
    d.format("%d-%m-%Y").to_string()
}

/// Writes a date as people jot it: `6/2`, or `6/2-2026` where the year is not that of `reference`.
#[must_use]
pub fn date_jot(d: NaiveDate, reference: NaiveDate) -> String {
    if d.year() == reference.year() {
        format!("{}/{}", d.day(), d.month())
    } else {
        format!("{}/{}-{}", d.day(), d.month(), d.year())
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
        assert_eq!(date_dashes(d), "15-01-2025");
        assert_eq!(date_jot(d, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()), "15/1-2025");
        assert_eq!(mmss(TimeDelta::seconds(-258)), "4:18");
        assert_eq!(mmss(TimeDelta::seconds(3725)), "1:02:05");
    }

    #[test]
    fn a_rehearsal_runs_at_its_speed_and_never_before_its_last_event() {
        let start = DateTime::parse_from_rfc3339("2025-01-15T11:00:00+01:00").unwrap();
        let mut clock = Clock::pretended(start, 60.0);
        assert!(clock.now() >= start);
        let later = start + TimeDelta::minutes(30);
        clock.not_before(later);
        assert!(clock.now() >= later);
    }
}
