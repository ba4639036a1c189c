//! Floor 0, dates as people write them, in every language, read from the beginning of a text.
//!
//! A date without a year is the first such date that is not before the meeting's. Every language is understood always:
//! a Danish minute-taker types `Friday` in an English meeting and the other way round. What is ambiguous is said to be
//! so, never chosen.

mod forms;
mod joined;
mod lexer;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;

use forms::FORMS;
pub use joined::joined;
use lexer::Lexer;
pub use words::{month, weekday};

/// What a text begins with, if it begins like a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// How many bytes of the text it takes.
    pub len: usize,
    /// The date, or why there is none.
    pub date: Result<NaiveDate, Unreadable>,
}

/// Why something is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not written like a date.
    NotADate,
    /// There is no such day: `31/2`.
    NoSuchDay,
    /// It means one day to some and another to others: `fredag om to uger`.
    Ambiguous,
    /// The weekday is not the date's: `mandag den 7. februar`.
    OtherWeekday,
    /// The next meeting, where the forward plan has none.
    NoNextMeeting,
}

/// Reads the longest date at the beginning of `text`, with the number of bytes that it takes.
#[must_use]
pub fn parse_prefix(
    text: &str,
    meeting_date: NaiveDate,
    next_meeting: Option<NaiveDate>,
) -> Option<(NaiveDate, usize)> {
    let phrase = phrase(text, meeting_date, next_meeting)?;
    phrase.date.ok().map(|date| (date, phrase.len))
}

/// Reads a text that is a date as a whole, but for blanks and a full stop at its end.
///
/// # Errors
///
/// Why it is none.
pub fn whole(text: &str, meeting_date: NaiveDate, next_meeting: Option<NaiveDate>) -> Result<NaiveDate, Unreadable> {
    let text = text.trim();
    let is_all = |len: usize| text.get(len..).unwrap_or_default().trim_matches(['.', ' ']).is_empty();
    let phrase = phrase(text, meeting_date, next_meeting).filter(|phrase| is_all(phrase.len));
    phrase.map_or(Err(Unreadable::NotADate), |phrase| phrase.date)
}

/// Reads the longest phrase at the beginning of `text` that is written like a date, whether or not there is such a day.
#[must_use]
pub fn phrase(text: &str, meeting_date: NaiveDate, next_meeting: Option<NaiveDate>) -> Option<Phrase> {
    let mut start = Lexer::new(text);
    start.skip_fillers();
    let ctx = Reference { meeting: meeting_date, next: next_meeting };
    let (end, date) = longest(&start, FORMS, ctx)?;
    Some(Phrase { len: end.consumed(), date })
}

/// Reads the form that takes most of the text.
fn longest(start: &Lexer, forms: &[Form], r: Reference) -> Option<(Lexer, Result<NaiveDate, Unreadable>)> {
    let mut best: Option<(Lexer, _)> = None;
    for form in forms {
        let mut lexer = start.clone();
        if let Some(date) = form(&mut lexer, r)
            && lexer.at_end_of_phrase()
            && best.as_ref().is_none_or(|(b, _)| b.consumed() < lexer.consumed())
        {
            best = Some((lexer, date));
        }
    }
    best
}

/// What dates are calculated from.
#[derive(Clone, Copy)]
struct Reference {
    meeting: NaiveDate,
    next: Option<NaiveDate>,
}

type Found = Option<Result<NaiveDate, Unreadable>>;

/// A way to write a date: none if the text is not written so.
type Form = fn(&mut Lexer, Reference) -> Found;
