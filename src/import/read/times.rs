//! Times of day, dates and lengths as agendas print them.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::scan::{Scan, cut, word_starts};
use super::words::{MONTHS, WEEKDAYS};
use crate::text::casefold;

/// A time of the plan: when something begins, and when it ends if that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub at: NaiveTime,
    pub until: Option<NaiveTime>,
}

/// A date as it is printed: its year may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
    pub weekday: Option<Weekday>,
}

impl Written {
    /// Returns the date if its year is printed and there is such a day.
    pub fn full(self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }

    /// Returns the date in a year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Returns the first such day on or after another.
    pub fn from(self, day: NaiveDate) -> Option<NaiveDate> {
        let year = self.year.unwrap_or(day.year());
        let date = self.in_year(year)?;
        if self.year.is_none() && date < day { self.in_year(year + 1) } else { Some(date) }
    }
}

/// What may lead to a time.
const LEADS: &[&str] = &["kl", "klokken", "klokka", "klockan", "klo", "at", "fra", "from", "från", "approximately"];

const DASHES: &[char] = &['-', '–', '—', '−'];

/// Words between a start and an end.
const TO: &[&str] = &["til", "to", "till", "och", "og", "and"];

/// Reads a time at the beginning of a text; gives what is left. A bare hour counts after "kl." only.
pub fn leading(text: &str) -> Option<(Span, &str)> {
    let mut scan = Scan(text.trim_start());
    let mut is_led = false;
    while scan.optional(|s| s.word(LEADS)).is_some() {
        is_led = true;
        scan.sign(&['.', ':']);
        scan.blanks();
    }
    let span = span(&mut scan, is_led)?;
    if scan.0.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let rest = scan.0.trim_start_matches([':', ';', ',', ' ', '\t']);
    let rest = match rest.strip_prefix(['.', '-', '–']) {
        Some(after) if after.is_empty() || after.starts_with(' ') => after,
        _ => rest,
    };
    Some((span, rest.trim_start()))
}

/// Reads a span.
fn span(scan: &mut Scan<'_>, is_led: bool) -> Option<Span> {
    let start = scan.optional(|s| clock(s, is_led))?;
    let end = scan.optional(|s| {
        s.blanks();
        s.sign(DASHES).is_some().then_some(()).or_else(|| s.word(TO))?;
        s.blanks();
        let is_led = s.optional(|s| s.word(LEADS)).is_some() || is_led;
        s.sign(&['.']);
        s.blanks();
        // "til 23. januar" ends on another day.
        date_here(s.0).is_none().then_some(())?;
        clock(s, is_led)
    });
    let half = |clock: &Clock| clock.half.or(end.as_ref().and_then(|end| end.half));
    let at = start.time(half(&start))?;
    let until = match &end {
        Some(end) => Some(end.time(end.half)?),
        None => None,
    };
    Some(Span { at, until: until.filter(|until| *until != at) })
}

/// A time as it is printed.
struct Clock {
    hour: u32,
    minute: u32,
    /// "am" or "pm".
    half: Option<bool>,
}

impl Clock {
    fn time(&self, is_afternoon: Option<bool>) -> Option<NaiveTime> {
        let hour = match is_afternoon {
            Some(true) if self.hour < 12 => self.hour + 12,
            Some(false) if self.hour == 12 => 0,
            _ => self.hour,
        };
        NaiveTime::from_hms_opt(if hour == 24 && self.minute == 0 { 0 } else { hour }, self.minute, 0)
    }
}

fn clock(scan: &mut Scan<'_>, is_led: bool) -> Option<Clock> {
    let (hour, _) = scan.number(1, 2)?;
    let minute = scan.optional(|s| {
        s.sign(&['.', ':'])?;
        let minute = s.number(2, 2)?.0;
        // Seconds of a case system; a third number after a full stop is a date's.
        s.optional(|s| {
            s.sign(&[':'])?;
            s.number(2, 2)
        });
        let is_date = s.0.strip_prefix(['.', '/']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        (!is_date).then_some(minute)
    });
    let half = scan.optional(|s| {
        s.blanks();
        let is_afternoon = matches!(s.sign(&['a', 'A', 'p', 'P'])?, 'p' | 'P');
        s.sign(&['.']);
        s.blanks();
        s.sign(&['m', 'M'])?;
        s.sign(&['.']);
        (!s.0.starts_with(|c: char| c.is_alphanumeric())).then_some(is_afternoon)
    });
    if minute.is_none() && half.is_none() && !is_led || hour > 24 || minute.is_some_and(|m| m > 59) {
        return None;
    }
    Some(Clock { hour, minute: minute.unwrap_or_default(), half })
}

/// Finds the times in a text, each with the place where it begins and where it ends.
pub fn all(text: &str) -> Vec<(usize, usize, Span)> {
    let mut found = Vec::new();
    let mut end = 0;
    for at in word_starts(text) {
        if at < end {
            continue;
        }
        let (before, here) = cut(text, at);
        if before.ends_with(['.', ',', '/', '-'])
            && before.trim_end_matches(['.', ',', '/', '-']).ends_with(|c: char| c.is_ascii_digit())
        {
            continue;
        }
        if date_here(here).is_some_and(|(_, rest)| {
            end = text.len() - rest.len();
            true
        }) {
            continue;
        }
        if let Some((span, rest)) = leading(here) {
            end = text.len() - rest.len();
            found.push((at, end, span));
        }
    }
    found
}

/// Takes the time at the end of a text: "Morgenmad kl. 7.00-8.15", "Velkomst (16:30 - 16:35)".
pub fn trailing(text: &str) -> Option<(Span, &str)> {
    let trimmed = text.trim_end_matches(['.', ' ']);
    let (at, end, span) = all(trimmed).pop()?;
    let (before, _) = cut(trimmed, at);
    let (_, after) = cut(trimmed, end);
    let is_led = casefold(cut(trimmed, at).1).starts_with("kl");
    let is_bracketed = before.trim_end().ends_with('(') && trimmed.ends_with(')');
    let ends = after.trim_matches([')', ' ', '.', ']']).is_empty() && (is_led || is_bracketed || span.until.is_some());
    ends.then(|| (span, before.trim_end().trim_end_matches(['(', '[', ',', '–', '-']).trim_end()))
}

/// Reads a date at the beginning of a text; gives what is left.
pub fn date_here(text: &str) -> Option<(Written, &str)> {
    let mut scan = Scan(text.trim_start());
    let weekday = scan.optional(|s| {
        let word = casefold(s.letters());
        s.sign(&['.']);
        s.sign(&[',']);
        WEEKDAYS.iter().position(|names| names.contains(&word.as_str()))
    });
    scan.blanks();
    for lead in [&["den", "d", "the"][..], &["of"]] {
        if scan.optional(|s| s.word(lead)).is_some() {
            scan.sign(&['.']);
            scan.blanks();
        }
    }
    let weekday = weekday.and_then(|n| Weekday::try_from(u8::try_from(n).ok()?).ok());
    let (day, month, year) =
        [year_first, figures, month_last, month_first].iter().find_map(|form| scan.optional(form))?;
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    if !is_day || scan.0.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((Written { day, month, year, weekday }, scan.0))
}

type Parts = (u32, u32, Option<i32>);

fn whole_year((year, digits): (u32, usize)) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    match digits {
        2 => Some(2000 + year),
        4 if (1900..2200).contains(&year) => Some(year),
        _ => None,
    }
}

/// `2025-06-04`
fn year_first(s: &mut Scan<'_>) -> Option<Parts> {
    let year = whole_year(s.number(4, 4)?)?;
    s.sign(&['-', '.', '/'])?;
    let month = s.number(2, 2)?.0;
    s.sign(&['-', '.', '/'])?;
    Some((s.number(2, 2)?.0, month, Some(year)))
}

/// `24-01-2024`, `18.01.2024`, `7/1 2025`, `21/3-24`, `7/1`
fn figures(s: &mut Scan<'_>) -> Option<Parts> {
    let day = s.number(1, 2)?.0;
    let between = s.sign(&['-', '.', '/'])?;
    let month = s.number(1, 2)?.0;
    let year = s.optional(|s| {
        let sign = s.sign(&['-', '.', '/', ' '])?;
        let year = s.number(if sign == ' ' { 4 } else { 2 }, 4)?;
        whole_year(year)
    });
    // "9.45" and "3-4" may be anything.
    (year.is_some() || between == '/').then_some((day, month, year))
}

/// Reads a month by its name.
fn month(s: &mut Scan<'_>) -> Option<u32> {
    let word = casefold(s.letters());
    let month = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    s.sign(&['.']);
    u32::try_from(month + 1).ok()
}

/// `15. januar 2025`, `28. august`, `4th of June 2025`
fn month_last(s: &mut Scan<'_>) -> Option<Parts> {
    let day = s.number(1, 2)?.0;
    if s.sign(&['.']).is_none() {
        s.optional(|s| s.word(&["st", "nd", "rd", "th", "de"]));
    }
    s.blanks();
    s.optional(|s| s.word(&["of"]));
    s.blanks();
    let month = month(s)?;
    Some((day, month, year_after(s)))
}

/// `April 3, 2019`
fn month_first(s: &mut Scan<'_>) -> Option<Parts> {
    let month = month(s)?;
    s.blanks().then_some(())?;
    let day = s.number(1, 2)?.0;
    s.optional(|s| s.word(&["st", "nd", "rd", "th"]));
    Some((day, month, year_after(s)))
}

fn year_after(s: &mut Scan<'_>) -> Option<i32> {
    s.optional(|s| {
        s.sign(&[',', '-']);
        s.blanks();
        whole_year(s.number(4, 4)?)
    })
}

/// Finds the dates in a text, each with the place where it begins and where it ends.
pub fn dates(text: &str) -> Vec<(usize, usize, Written)> {
    let mut found: Vec<(usize, usize, Written)> = Vec::new();
    let mut end = 0;
    for at in word_starts(text) {
        let (before, here) = cut(text, at);
        let is_inside = before.ends_with(['.', '/', '-', ':'])
            && before.trim_end_matches(['.', '/', '-', ':']).ends_with(|c: char| c.is_ascii_digit());
        if at < end || is_inside {
            continue;
        }
        if let Some((date, rest)) = date_here(here) {
            end = text.len() - rest.len();
            found.push((at, end, date));
        }
    }
    found
}

/// Units of a length, each with its minutes.
const UNITS: &[(&str, u32)] = &[
    ("min", 1),
    ("mins", 1),
    ("minut", 1),
    ("minutt", 1),
    ("minutter", 1),
    ("minuter", 1),
    ("minute", 1),
    ("minutes", 1),
    ("time", 60),
    ("timer", 60),
    ("timme", 60),
    ("timmar", 60),
    ("t", 60),
    ("hour", 60),
    ("hours", 60),
];

/// Reads a text that is a length and nothing else: "15 min.", "1 time", "0,5 min", "45".
pub fn length(text: &str) -> Option<u32> {
    let mut scan = Scan(text.trim());
    let (whole, _) = scan.number(1, 3)?;
    let is_half = scan.optional(|s| {
        s.sign(&[',', '.'])?;
        s.number(1, 2).map(|(n, _)| n == 5)
    });
    scan.blanks();
    let unit = scan.letters().to_lowercase();
    let minutes = match UNITS.iter().find(|(name, _)| *name == unit) {
        Some((_, minutes)) => *minutes,
        None if unit.is_empty() => 1,
        None => return None,
    };
    if !scan.0.trim_matches(['.', ' ', ')']).is_empty() {
        return None;
    }
    let half = if is_half == Some(true) { minutes.div_ceil(2) } else { 0 };
    (1..=1440).contains(&(whole * minutes + half)).then_some(whole * minutes + half)
}

/// Takes a length at the end of a text, in brackets or what is left of them: "Pause (10 min)", "dialog 30 min)".
pub fn trailing_length(text: &str) -> Option<(u32, &str)> {
    let trimmed = text.trim_end_matches(['.', ' ']);
    if let Some(open) = trimmed.rfind(['(', '[']) {
        let (before, inside) = cut(trimmed, open);
        let inside = inside.trim_matches(['(', ')', '[', ']']);
        if let Some(minutes) = length(inside).filter(|_| inside.contains(char::is_alphabetic)) {
            return Some((minutes, before.trim_end()));
        }
    }
    let open =
        word_starts(trimmed).filter(|at| cut(trimmed, *at).1.starts_with(|c: char| c.is_ascii_digit())).last()?;
    let (before, inside) = cut(trimmed, open);
    let is_length = inside.ends_with(')') && !inside.contains('(') && inside.contains(char::is_alphabetic);
    let before = before.trim_end_matches(['-', '–', ',', ' ']);
    length(inside).filter(|_| is_length).map(|minutes| (minutes, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    #[test]
    fn a_time_at_the_beginning_of_a_line_is_read_in_every_form() {
        for (text, at, until, rest) in [
            ("Kl. 8.15 Velkomst", "8:15", None, "Velkomst"),
            ("8.15 Velkomst", "8:15", None, "Velkomst"),
            ("09.45", "9:45", None, ""),
            ("Kl. 11.30-12.10 Frokost", "11:30", Some("12:10"), "Frokost"),
            ("09.00-09.30: Status", "9:00", Some("9:30"), "Status"),
            ("20.10- 20.20 A", "20:10", Some("20:20"), "A"),
            ("20.20– 20.30 A", "20:20", Some("20:30"), "A"),
            ("Kl. 16:30-17.15 A", "16:30", Some("17:15"), "A"),
            ("Kl. 18.30-18.30 A", "18:30", None, "A"),
            ("7.00pm Welcome", "19:00", None, "Welcome"),
            ("6:06-6:39 p.m. Report", "18:06", Some("18:39"), "Report"),
            ("approximately 6:49 p.m.", "18:49", None, ""),
            ("kl 14 Kaffe", "14:00", None, "Kaffe"),
            ("23.30 - 0.15 A", "23:30", Some("0:15"), "A"),
            ("09:00:00 A", "9:00", None, "A"),
        ] {
            let read = leading(text).map(|(span, rest)| (span.at, span.until, rest));
            assert_eq!(read, Some((time(at), until.map(time), rest)), "{text}");
        }
        for text in ["8 Velkomst", "4.1 Budget", "18.01.2024", "25.80 A", "12-12 seminar", "8.15a", "2025 A"] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_at_the_end_of_a_line_is_taken_off() {
        for (text, at, until, rest) in [
            ("Morgenmad kl. 7.00-8.15", "7:00", Some("8:15"), "Morgenmad"),
            ("Velkomst (16:30 - 16:35)", "16:30", Some("16:35"), "Velkomst"),
            ("Oplæg v. Bo Bech (kl. 09:00)", "9:00", None, "Oplæg v. Bo Bech"),
        ] {
            let read = trailing(text).map(|(span, rest)| (span.at, span.until, rest));
            assert_eq!(read, Some((time(at), until.map(time), rest)), "{text}");
        }
        assert_eq!(trailing("Lokalplan 12.15"), None);
    }

    #[test]
    fn a_date_is_read_with_the_year_that_it_states_and_no_other() {
        for (text, day, month, year) in [
            ("15. januar 2025", 15, 1, Some(2025)),
            ("Onsdag den 15. januar 2025", 15, 1, Some(2025)),
            ("18.01.2024", 18, 1, Some(2024)),
            ("24-01-2024", 24, 1, Some(2024)),
            ("7/1 2025", 7, 1, Some(2025)),
            ("4/2", 4, 2, None),
            ("28. august kl. 8.00", 28, 8, None),
            ("22. jan.", 22, 1, None),
            ("2. jul", 2, 7, None),
            ("Onsdag, April 3, 2019 - 18:00", 3, 4, Some(2019)),
            ("2025-06-04", 4, 6, Some(2025)),
            ("25.08.27", 25, 8, Some(2027)),
            ("torsdag 5. desember 2024", 5, 12, Some(2024)),
            ("den 3 augusti 2023", 3, 8, Some(2023)),
            ("4th of June 2025", 4, 6, Some(2025)),
        ] {
            let read = date_here(text).map(|(date, _)| (date.day, date.month, date.year));
            assert_eq!(read, Some((day, month, year)), "{text}");
        }
        for text in ["9.45 Pause", "12-12 seminar", "3-4 gange", "1. Budget", "32. januar"] {
            assert_eq!(date_here(text), None, "{text}");
        }
        let both = dates("Tid: 22. januar 2024 kl. 11.30 til 23. januar 2024 kl. 12.00");
        assert_eq!(both.iter().map(|(_, _, date)| date.day).collect::<Vec<_>>(), [22, 23]);
        assert_eq!(all("22. januar 2024 kl. 11.30 til 23. januar 2024 kl. 12.00").len(), 2);
        assert_eq!(all("21-11-2016 kl. 18:00").first().map(|(_, _, span)| span.at), Some(time("18:00")));
    }

    #[test]
    fn a_length_is_read_where_it_is_one() {
        assert_eq!(length("15 min."), Some(15));
        assert_eq!(length("1 time"), Some(60));
        assert_eq!(length("0,5 min"), Some(1));
        assert_eq!(length("1,5 time"), Some(90));
        assert_eq!(length("2025"), None);
        assert_eq!(trailing_length("Velkomst (15min)"), Some((15, "Velkomst")));
        assert_eq!(trailing_length("Runde 2 v. Bo Bech 30 min)"), Some((30, "Runde 2 v. Bo Bech")));
        assert_eq!(trailing_length("Budget (2025)"), None);
    }
}
