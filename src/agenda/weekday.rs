//! Weekdays in running text that are not the date's: "onsdag den 14. januar 2025".
//!
//! It looks only for a weekday with a day and a month right after it, in Danish or English. Anything less is left alone: a check that
//! cries wolf is not read.

use chrono::{Datelike, NaiveDate, Weekday};

/// A weekday that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The first byte of the weekday and its date.
    pub start: usize,
    /// The byte after them.
    pub end: usize,
    /// The date that is meant.
    pub date: NaiveDate,
}

/// A word, a number or a sign of the text.
#[derive(Clone, Debug)]
struct Token<'t> {
    text: &'t str,
    end: usize,
    start: usize,
}

/// Finds weekdays that are not those of the dates after them; a date without a year is the one nearest to `meeting`.
#[must_use]
pub fn wrong(text: &str, meeting: NaiveDate) -> Vec<Wrong> {
    // Most texts name no weekday at all, and looking closer is the longest part of a check.
    let names_one = |end: &[u8]| matches!(end, [b'd' | b'D', b'a' | b'A', b'g' | b'G' | b'y' | b'Y']);
    if !text.as_bytes().windows(3).any(names_one) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut out = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Some(weekday) = weekday(token.text) else { continue };
        // "tirsdag-onsdag den …" speaks of several days.
        if i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| matches!(t.text, "-" | "–" | "/")) {
            continue;
        }
        let Some((dates, end)) = tokens.get(i + 1..).and_then(|rest| date(rest, meeting)) else { continue };
        if let Some(first) = dates.first()
            && dates.iter().all(|d| d.weekday() != weekday)
        {
            out.push(Wrong { start: token.start, end, date: *first });
        }
    }
    out
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| match c {
        c if c.is_alphabetic() => 'a',
        c if c.is_ascii_digit() => '0',
        c if c.is_whitespace() => ' ',
        _ => '.',
    };
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if kind(c) != '.' {
            while let Some((_, next)) = chars.next_if(|(_, n)| kind(*n) == kind(c)) {
                end += next.len_utf8();
            }
        }
        if kind(c) != ' ' {
            out.push(Token { text: text.get(start..end).unwrap_or(""), start, end });
        }
    }
    out
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.to_lowercase().as_str() {
        "mandag" | "monday" => Weekday::Mon,
        "tirsdag" | "tuesday" => Weekday::Tue,
        "onsdag" | "wednesday" => Weekday::Wed,
        "torsdag" | "thursday" => Weekday::Thu,
        "fredag" | "friday" => Weekday::Fri,
        "lørdag" | "saturday" => Weekday::Sat,
        "søndag" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn month(word: &str) -> Option<u32> {
    Some(match word.to_lowercase().as_str() {
        "januar" | "january" | "jan" => 1,
        "februar" | "february" | "feb" => 2,
        "marts" | "march" | "mar" => 3,
        "april" | "apr" => 4,
        "maj" | "may" => 5,
        "juni" | "june" | "jun" => 6,
        "juli" | "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Walks over tokens.
struct Walk<'w, 't> {
    rest: &'w [Token<'t>],
    end: usize,
}

impl<'t> Walk<'_, 't> {
    fn peek(&self) -> Option<&'t str> {
        self.rest.first().map(|t| t.text)
    }

    fn next(&mut self) -> Option<&'t str> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.end = first.end;
        Some(first.text)
    }

    fn skip(&mut self, words: &[&str]) {
        while self.peek().is_some_and(|t| words.contains(&t.to_lowercase().as_str())) {
            self.rest = self.rest.get(1..).unwrap_or(&[]);
        }
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let text = self.peek().filter(|t| digits.contains(&t.len()))?;
        let number = text.parse().ok()?;
        self.next();
        Some(number)
    }

    fn month(&mut self) -> Option<u32> {
        let month = month(self.peek()?)?;
        self.next();
        Some(month)
    }
}

/// Reads a day and a month, maybe a year; gives the dates that can be meant.
fn date(rest: &[Token<'_>], meeting: NaiveDate) -> Option<(Vec<NaiveDate>, usize)> {
    let mut walk = Walk { rest, end: 0 };
    walk.skip(&[",", "den", "d", "the", "."]);
    let (day, month) = if let Some(month) = walk.month() {
        (walk.number(1..=2)?, month)
    } else {
        let day = walk.number(1..=2)?;
        walk.skip(&[".", "st", "nd", "rd", "th", "of"]);
        match walk.month() {
            Some(month) => (day, month),
            None if walk.peek() == Some("/") => {
                walk.next();
                (day, walk.number(1..=2)?)
            }
            None => return None,
        }
    };
    let end = walk.end;
    walk.skip(&[".", ",", "-", "/", "st", "nd", "rd", "th"]);
    if let Some(year) = walk.number(4..=4) {
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        return Some((vec![date], walk.end));
    }
    let mut dates: Vec<NaiveDate> =
        (-1..=1).filter_map(|y| NaiveDate::from_ymd_opt(meeting.year() + y, month, day)).collect();
    dates.sort_by_key(|d| (*d - meeting).num_days().unsigned_abs());
    let nearest = *dates.first()?;
    // The meeting's own year may be meant as well as the nearest: only what is wrong in both is told.
    dates.retain(|d| *d == nearest || d.year() == meeting.year());
    Some((dates, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        let meeting = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap();
        wrong(text, meeting).into_iter().map(|w| text.get(w.start..w.end).unwrap()).collect()
    }

    #[test]
    fn a_weekday_that_is_not_the_dates_is_told() {
        assert_eq!(told("Vi ses onsdag den 14. januar 2025."), ["onsdag den 14. januar 2025"]);
        assert_eq!(told("Onsdag d. 14/1"), ["Onsdag d. 14/1"]);
        assert_eq!(told("mandag 14. jan."), ["mandag 14. jan"]);
        assert_eq!(told("on Monday, January 14th, 2025"), ["Monday, January 14th, 2025"]);
        assert_eq!(told("Monday the 14th of January"), ["Monday the 14th of January"]);
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for fine in [
            "onsdag den 15. januar 2025",
            "Onsdag d. 15/1",
            "Wednesday 15 January",
            "torsdag den 8.-9. januar",
            "onsdag-torsdag den 8. januar",
            "torsdag den 8. og fredag den 10. januar",
            "onsdag den 14.",
            "onsdag 14 personer",
            "onsdag den 31. februar 2025",
            "torsdag den 18. december",
            "søndagsåbent 14. januar",
            "onsdag kl. 14.10 i marts",
        ] {
            assert_eq!(told(fine), Vec::<&str>::new(), "{fine}");
        }
    }
}
