//! Weekdays in running text that are not the date's: "onsdag den 14. januar 2025".
//!
//! It looks only for a weekday with a day and a month right after it, in Danish or English. Anything less is left alone: a check that
//! cries wolf is not read.

use chrono::{Datelike, NaiveDate};

use crate::dates;

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
        let Some(weekday) = dates::weekday(token.text) else { continue };
        // "tirsdag-onsdag den …" speaks of several days.
        if i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| matches!(t.text, "-" | "–" | "/")) {
            continue;
        }
        let Some((meant, end)) = tokens.get(i + 1..).and_then(|rest| date(rest, meeting)) else { continue };
        if let Some(first) = meant.first()
            && meant.iter().all(|d| d.weekday() != weekday)
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

/// Walks over tokens.
struct Walk<'w, 't> {
    rest: &'w [Token<'t>],
    /// The token before.
    last: &'t str,
    /// Where that ends.
    end: usize,
}

impl<'t> Walk<'_, 't> {
    fn peek(&self) -> Option<&'t str> {
        self.rest.first().map(|t| t.text)
    }

    fn next(&mut self) -> Option<&'t str> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        (self.last, self.end) = (first.text, first.end);
        Some(first.text)
    }

    fn skip(&mut self, words: &[&str]) {
        while self.peek().is_some_and(|t| words.contains(&t.to_lowercase().as_str())) {
            self.next();
        }
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let text = self.peek().filter(|t| digits.contains(&t.len()))?;
        let number = text.parse().ok()?;
        self.next();
        Some(number)
    }

    fn month(&mut self) -> Option<u32> {
        let month = dates::month(self.peek()?)?;
        self.next();
        Some(month)
    }

    /// Gives the token at `place` from here if it stands right after the one before it.
    fn joined(&self, place: usize) -> Option<&'t str> {
        let token = self.rest.get(place)?;
        let before = place.checked_sub(1).map_or(Some(self.end), |p| self.rest.get(p).map(|t| t.end))?;
        (token.start == before).then_some(token.text)
    }

    /// Tells whether what comes can follow a whole date: nothing, the end of a sentence or a clause, or a word as before a time or a place.
    fn ends_date(&self) -> bool {
        let Some(next) = self.peek() else { return true };
        let after = self.joined(1).unwrap_or_default();
        match next {
            // 2000,50 and 2.000 are amounts, 10.00 and 10:30 are times, 15/1-20/1 is two dates.
            "-" | "–" if self.joined(0).is_some() => after.is_empty(),
            "." | "," | ":" if self.joined(0).is_some() => !starts_with_digit(after),
            "." | "," | ":" | ";" | "!" | "?" | ")" | "]" | "\"" | "'" | "”" | "’" | "»" | "*" | "_" | "|" | "\\"
            | "-" | "–" | "—" => true,
            word => AFTER_DATES.contains(&word.to_lowercase().as_str()),
        }
    }
}

/// Words that follow a date, and no number that counts something.
const AFTER_DATES: [&str; 20] = [
    "kl", "klokken", "fra", "til", "og", "eller", "i", "på", "at", "er", "samt", "from", "to", "and", "or", "in", "on",
    "is", "until", "hos",
];

/// Words and signs after which a number of four figures is money and no year.
const MONEY: [&str; 11] = ["kr", "kroner", "dkk", "mio", "mia", "euro", "eur", "€", "$", "£", "%"];

/// How many years from the meeting a year is taken for one although it could be something else as well.
const NEAR: i32 = 3;

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What stands after a day and a month.
enum Year {
    /// A year.
    Is(i32),
    /// No year.
    None,
    /// Maybe a year.
    Unclear,
}

/// Reads a year in the ways that people write one: "-2026", "/26", " '26", ", 2026".
fn year(walk: &mut Walk<'_, '_>, meeting: NaiveDate) -> Year {
    // Any other full stop ends a sentence: "… den 15. januar. 2024 var et godt år."
    let is_abbreviated = walk.last.len() < 5 && dates::month(walk.last).is_some();
    if is_abbreviated && walk.joined(0) == Some(".") {
        walk.next();
    }
    walk.skip(&["st", "nd", "rd", "th"]);
    let sign = walk.peek().filter(|t| matches!(*t, "-" | "–" | "/" | "," | "'" | "’" | "‘"));
    if sign.is_some() {
        walk.next();
    }
    let is_joined = walk.rest.first().is_some_and(|t| t.start == walk.end);
    let Some(digits @ (2 | 4)) = walk.peek().filter(|t| starts_with_digit(t)).map(str::len) else { return Year::None };
    let Some(number) = walk.number(2..=4).and_then(|n| i32::try_from(n).ok()) else { return Year::None };
    let year = if digits == 2 { 2000 + number } else { number };
    let is_near = (year - meeting.year()).abs() <= NEAR;
    let is_money = || walk.peek().is_some_and(|t| MONEY.contains(&t.to_lowercase().as_str()));
    match (digits, sign) {
        // "14/1, 10 personer" and "14. januar 10.00" go on with something else.
        (2, Some(",")) => Year::None,
        (2, _)
            if walk.joined(0).is_some_and(|t| matches!(t, "." | ":"))
                && walk.joined(1).is_some_and(starts_with_digit) =>
        {
            Year::None
        }
        // '98 is of the last century, or a slip.
        (2, _) if year - meeting.year() > 20 => Year::Unclear,
        (_, Some("/" | "'" | "’" | "‘")) if is_joined && !is_money() => Year::Is(year),
        (4, Some("-" | "–")) if !is_money() => Year::Is(year),
        (4, _) if is_near && !is_money() => Year::Is(year),
        (4, _) if walk.ends_date() => Year::Is(year),
        // "15/1-26" is a year, "15/1-18" in another year could be days.
        (2, _) if is_near && walk.ends_date() => Year::Is(year),
        _ => Year::Unclear,
    }
}

/// Reads a day and a month, maybe a year; gives the dates that can be meant.
fn date(rest: &[Token<'_>], meeting: NaiveDate) -> Option<(Vec<NaiveDate>, usize)> {
    let mut walk = Walk { rest, last: "", end: 0 };
    walk.skip(&[","]);
    let before = walk.rest.len();
    walk.skip(&["den", "d", "the", "."]);
    let has_article = walk.rest.len() < before;
    let mut could_be_part = false;
    let (day, month) = if let Some(month) = walk.month() {
        (walk.number(1..=2)?, month)
    } else {
        let day = walk.number(1..=2)?;
        walk.skip(&[".", "st", "nd", "rd", "th", "of"]);
        match walk.month() {
            Some(month) => (day, month),
            None if walk.peek() == Some("/") => {
                walk.next();
                let month = walk.number(1..=2)?;
                could_be_part = !has_article && day < month;
                (day, month)
            }
            None => return None,
        }
    };
    let end = walk.end;
    // "fredag 1/2 dag" is half a day.
    let ends = walk.ends_date() || walk.peek().is_some_and(|t| t.starts_with(char::is_uppercase));
    match year(&mut walk, meeting) {
        Year::Is(year) => return Some((vec![NaiveDate::from_ymd_opt(year, month, day)?], walk.end)),
        Year::None if could_be_part && !ends => return None,
        Year::None => {}
        Year::Unclear => return None,
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

    fn told_in(year: i32, text: &str) -> Vec<&str> {
        let meeting = NaiveDate::from_ymd_opt(year, 1, 15).unwrap();
        wrong(text, meeting).into_iter().map(|w| text.get(w.start..w.end).unwrap()).collect()
    }

    fn told(text: &str) -> Vec<&str> {
        told_in(2025, text)
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

    #[test]
    fn a_year_of_two_figures_is_one_of_this_century() {
        for (right, wrong) in [
            ("torsdag den 15/1-26", "fredag den 15/1-26"),
            ("torsdag d. 15/1 26", "fredag d. 15/1 26"),
            ("torsdag d. 15/1/26", "fredag d. 15/1/26"),
            ("torsdag den 15. januar '26", "fredag den 15. januar '26"),
            ("torsdag den 15. januar ’26", "fredag den 15. januar ’26"),
            ("torsdag den 15. jan. 26", "fredag den 15. jan. 26"),
            ("Thursday, January 15th, 2026", "Friday, January 15th, 2026"),
            ("torsdag 15. januar-2026", "fredag 15. januar-2026"),
        ] {
            for meeting in [2024, 2025, 2026] {
                for after in ["", ".", ", kl. 9", " kl. 9.00", ")", " – frokost"] {
                    assert_eq!(
                        told_in(meeting, &format!("Vi ses {right}{after}")),
                        Vec::<&str>::new(),
                        "{right}{after}"
                    );
                    assert_eq!(told_in(meeting, &format!("Vi ses {wrong}{after}")), [wrong], "{after}");
                }
            }
        }
        assert_eq!(told("onsdag den 15/1/09"), ["onsdag den 15/1/09"]);
        assert_eq!(told("onsdag den 14. januar 2024 holdes"), ["onsdag den 14. januar 2024"]);
    }

    #[test]
    fn where_the_number_may_be_no_year_nothing_is_told() {
        for unclear in [
            "fredag 1/2 dag",
            "fredag 1/2-dag",
            "fredag 1/2-1 dag",
            "mandag 3/4 time",
            "tirsdag den 1. april 2000 kr.",
            "onsdag den 1. april 2000 kr.",
            "onsdag den 1. april 2025 kr.",
            "onsdag den 1. april 2000,50 kr",
            "torsdag den 1. april 26 personer",
            "torsdag 22/1-16",
            "torsdag den 15/1/98",
            "fredag den 15. januar '98",
            "mandag 22/1-25/1",
        ] {
            assert_eq!(told(unclear), Vec::<&str>::new(), "{unclear}");
        }
    }

    #[test]
    fn what_is_no_year_belongs_to_no_date() {
        for (text, date) in [
            ("Onsdag d. 14/1 kl. 9", "Onsdag d. 14/1"),
            ("fredag 2/1: møde", "fredag 2/1"),
            ("lørdag 1/2 Møde i udvalget", ""),
            ("søndag 1/2 Møde i udvalget", "søndag 1/2"),
            ("onsdag den 14. januar 10.00", "onsdag den 14. januar"),
            ("onsdag den 14. januar 25:30", "onsdag den 14. januar"),
            ("onsdag 14/1, 10 personer", "onsdag 14/1"),
            ("onsdag den 14. januar. 2026 bliver godt", "onsdag den 14. januar"),
            ("onsdag den 14. januar 5 personer", "onsdag den 14. januar"),
        ] {
            let expected: Vec<&str> = Some(date).filter(|d| !d.is_empty()).into_iter().collect();
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
