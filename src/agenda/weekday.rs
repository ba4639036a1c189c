//! Weekdays in running text that are not the date's: "onsdag den 14. januar 2025".
//!
//! It looks only for a weekday with a day and a month right after it, in Danish or English. Anything less is left
//! alone: a check that cries wolf is not read.

use chrono::{Datelike, NaiveDate};

use crate::dates;

/// A weekday that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongWeekday {
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
pub fn wrong(text: &str, meeting: NaiveDate) -> Vec<WrongWeekday> {
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
            out.push(WrongWeekday { start: token.start, end, date: *first });
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

/// Words and signs that make money, and no year, of the number of four figures before them.
const MONEY: [&str; 6] = ["kr", "kroner", "dkk", "mio", "euro", "€"];

/// How many years from the meeting a number of four figures is taken for a year.
const NEAR: i32 = 3;

/// Walks over tokens.
struct TokenCursor<'w, 't> {
    rest: &'w [Token<'t>],
    /// The token before.
    last: &'t str,
    end: usize,
}

impl<'t> TokenCursor<'_, 't> {
    fn peek(&self) -> &'t str {
        self.rest.first().map_or("", |t| t.text)
    }

    fn next(&mut self) {
        if let Some((first, rest)) = self.rest.split_first() {
            (self.rest, self.last, self.end) = (rest, first.text, first.end);
        }
    }

    /// Passes over words and signs; returns whether there were any.
    fn skip(&mut self, words: &[&str]) -> bool {
        let before = self.rest.len();
        while words.contains(&self.peek().to_lowercase().as_str()) {
            self.next();
        }
        self.rest.len() < before
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let number = Some(self.peek()).filter(|t| digits.contains(&t.len()))?.parse().ok()?;
        self.next();
        Some(number)
    }

    fn month(&mut self) -> Option<u32> {
        let month = dates::month(self.peek())?;
        self.next();
        Some(month)
    }

    /// Reads a year of four figures; an error: what comes may be a year or something else.
    fn year(&mut self, meeting: NaiveDate) -> Result<Option<i32>, ()> {
        // Any other full stop ends a sentence: "… den 15. januar. 2024 var et godt år."
        if self.last.len() < 5 && dates::month(self.last).is_some() {
            self.skip(&["."]);
        }
        self.skip(&["st", "nd", "rd", "th"]);
        let sign = self.peek();
        let has_sign = self.skip(&["-", "–", "/", ",", "'", "’", "‘"]);
        match (self.peek().len(), self.number(2..=4)) {
            // "14/1, 10 personer" goes on with something else, and so does a time.
            (2, Some(_)) if sign == "," || self.begins_minutes() => Ok(None),
            (4, Some(number)) if !MONEY.contains(&self.peek().to_lowercase().as_str()) => {
                let year = i32::try_from(number).map_err(drop)?;
                if (year - meeting.year()).abs() <= NEAR { Ok(Some(year)) } else { Err(()) }
            }
            (_, Some(_)) => Err(()),
            // "fredag 22/1-5/2"
            (_, None) if has_sign && self.peek().starts_with(|c: char| c.is_ascii_digit()) => Err(()),
            (_, None) => Ok(None),
        }
    }

    fn begins_minutes(&self) -> bool {
        matches!(self.rest, [sign, minutes, ..]
            if matches!(sign.text, "." | ":") && minutes.text.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Reads a day and a month, maybe a year of four figures; gives the dates that can be meant.
fn date(rest: &[Token<'_>], meeting: NaiveDate) -> Option<(Vec<NaiveDate>, usize)> {
    let mut walk = TokenCursor { rest, last: "", end: 0 };
    walk.skip(&[","]);
    let has_article = walk.skip(&["den", "d", "the", "."]);
    let (day, month) = if let Some(month) = walk.month() {
        (walk.number(1..=2)?, month)
    } else {
        let day = walk.number(1..=2)?;
        walk.skip(&[".", "st", "nd", "rd", "th", "of"]);
        let month = if walk.skip(&["/"]) { walk.number(1..=2)? } else { walk.month()? };
        (day, month)
    };
    // "fredag 1/2 dag" is half a day.
    let goes_on = walk.peek().starts_with(char::is_lowercase) || matches!(walk.peek(), "-" | "–");
    if !has_article && day < month && walk.last.parse() == Ok(month) && goes_on {
        return None;
    }
    let end = walk.end;
    if let Some(year) = walk.year(meeting).ok()? {
        return Some((vec![NaiveDate::from_ymd_opt(year, month, day)?], walk.end));
    }
    let mut dates: Vec<NaiveDate> =
        (-1..=1).filter_map(|y| NaiveDate::from_ymd_opt(meeting.year() + y, month, day)).collect();
    dates.sort_by_key(|d| (*d - meeting).num_days().unsigned_abs());
    let nearest = *dates.first()?;
    // The meeting's own year may be meant as well as the nearest: only what is wrong in both is reported.
    dates.retain(|d| *d == nearest || d.year() == meeting.year());
    Some((dates, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings_in(year: i32, text: &str) -> Vec<&str> {
        let meeting = NaiveDate::from_ymd_opt(year, 1, 15).unwrap();
        wrong(text, meeting).into_iter().map(|w| text.get(w.start..w.end).unwrap()).collect()
    }

    fn findings(text: &str) -> Vec<&str> {
        findings_in(2025, text)
    }

    #[test]
    fn a_weekday_that_does_not_match_its_date_is_reported() {
        assert_eq!(findings("Vi ses onsdag den 14. januar 2025."), ["onsdag den 14. januar 2025"]);
        assert_eq!(findings("Onsdag d. 14/1"), ["Onsdag d. 14/1"]);
        assert_eq!(findings("mandag 14. jan."), ["mandag 14. jan"]);
        assert_eq!(findings("on Monday, January 14th, 2025"), ["Monday, January 14th, 2025"]);
        assert_eq!(findings("Monday the 14th of January"), ["Monday the 14th of January"]);
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
            assert_eq!(findings(fine), Vec::<&str>::new(), "{fine}");
        }
    }

    #[test]
    fn a_year_of_two_figures_is_left_alone_and_one_of_four_counts() {
        for (right, wrong) in [
            ("torsdag den 15/1-26", "fredag den 15/1-26"),
            ("torsdag d. 15/1 26", "fredag d. 15/1 26"),
            ("torsdag d. 15/1/26", "fredag d. 15/1/26"),
            ("torsdag den 15. januar '26", "fredag den 15. januar '26"),
            ("torsdag den 15. januar ’26", "fredag den 15. januar ’26"),
            ("torsdag den 15. jan. 26", "fredag den 15. jan. 26"),
            ("Thursday, January 15th, 2026", "Friday, January 15th, 2026"),
            ("torsdag 15. januar-2026", "fredag 15. januar-2026"),
            ("torsdag 15. jan. 2026", "fredag 15. jan. 2026"),
        ] {
            for meeting in [2024, 2025, 2026] {
                for after in ["", ".", ", kl. 9", " kl. 9.00", ")", " – frokost"] {
                    let found = |weekday: &str| findings_in(meeting, &format!("Vi ses {weekday}{after}")).len();
                    assert_eq!(found(right), 0, "{right}{after}");
                    assert_eq!(found(wrong), usize::from(wrong.ends_with("2026")), "{wrong}{after}");
                }
            }
        }
        assert_eq!(findings("onsdag den 14. januar 2024 holdes"), ["onsdag den 14. januar 2024"]);
    }

    #[test]
    fn nothing_is_reported_where_the_number_may_not_be_a_year() {
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
            assert_eq!(findings(unclear), Vec::<&str>::new(), "{unclear}");
        }
    }

    #[test]
    fn a_number_that_is_not_a_year_belongs_to_no_date() {
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
            assert_eq!(findings(text), expected, "{text}");
        }
    }
}
