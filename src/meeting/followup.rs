//! The follow-up line: one typed line that says what is to be done, by whom and until when.
//!
//! `Sender opsamling til deltagerne @bettina @ledelses !6/2`: `@` names an owner, `!` a date, the rest is the task.
//! Nothing is guessed and nothing is lost: what is not understood is marked, and recorded as typed. [`names`] knows
//! whom a name means, [`dates`] what a date is; how a protocol words a follow-up is not said here.

mod complete;
mod show;
mod task;
#[cfg(test)]
mod tests;
mod unmarked;

use std::ops::Range;

use chrono::NaiveDate;

use super::FollowUp;
use crate::agenda::names::{self, Candidate, Match};
use crate::agenda::{Agenda, Who};
use crate::dates::{self, Unreadable};
use crate::text;

pub use complete::{Completion, apply, completion};
pub use show::{Part, PartKind, unreadable};
pub use unmarked::{UnmarkedName, mark_owner};

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who can be named, from [`names::candidates`].
    pub candidates: &'a [Candidate],
    /// The date that others are calculated from.
    pub meeting_date: NaiveDate,
    /// The date of the next meeting, if the forward plan knows one.
    pub next_meeting: Option<NaiveDate>,
}

impl<'a> Context<'a> {
    /// Makes the context of an agenda; the candidates are listed once and kept.
    #[must_use]
    pub fn new(agenda: &Agenda, candidates: &'a [Candidate]) -> Self {
        Self { candidates, meeting_date: agenda.date, next_meeting: agenda.next_meeting_on() }
    }
}

/// A line as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// What is to be done: the line without owners and date.
    pub task: String,
    /// The owners, in the order in which they were named.
    pub owners: Vec<OwnerMatch>,
    /// The date; of several, the first.
    pub due: Option<DueMatch>,
    /// The dates that stay in the task, as words without their `!`.
    pub bad_dates: Vec<BadDate>,
    /// The name that a line without owners begins with, "Charlotte: …", where it is one that can be named.
    pub unmarked: Option<UnmarkedName>,
    /// The whole line in pieces, for colouring; put together they are the line.
    pub spans: Vec<Span>,
}

/// An `@` of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerMatch {
    /// Where it is, in bytes, with the `@` and any quotes.
    pub span: Range<usize>,
    /// The name as typed, without them.
    pub typed: String,
    pub result: Owner,
}

/// Whom an `@` means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody of the agenda.
    One(Candidate),
    /// Free text in quotes.
    Free(String),
    /// Nobody; these are spelt nearly so.
    None(Vec<Candidate>),
    Several(Vec<Candidate>),
}

impl OwnerMatch {
    /// Returns the owner as it is recorded: what is not understood, as it was typed.
    #[must_use]
    pub fn who(&self) -> Who {
        match &self.result {
            Owner::One(candidate) => candidate.who.clone(),
            Owner::Free(_) | Owner::None(_) | Owner::Several(_) => Who::Name(self.typed.clone()),
        }
    }

    /// Returns the owner's name for the screen.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.result {
            Owner::One(candidate) => &candidate.name,
            Owner::Free(_) | Owner::None(_) | Owner::Several(_) => &self.typed,
        }
    }
}

/// The `!` that says until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMatch {
    /// Where it is, in bytes, with the `!`.
    pub span: Range<usize>,
    pub date: NaiveDate,
}

/// A `!` that says no date, or one too many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate {
    /// Where it is, in bytes, with the `!`.
    pub span: Range<usize>,
    /// As typed, with the `!`.
    pub typed: String,
    /// Why it does not count.
    pub why: BadDateReason,
}

impl BadDate {
    /// What was typed without the sign, as the task says it.
    fn words(&self) -> &str {
        self.typed.trim_start_matches('!')
    }
}

/// Why a `!` does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDateReason {
    /// There is no such date.
    Unreadable(Unreadable),
    /// The line had a date before it.
    SecondDate,
}

/// A piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it is, in bytes, on character boundaries.
    pub range: Range<usize>,
    pub kind: PartKind,
}

impl Understood {
    /// Makes the record; `line` is the line that was understood.
    #[must_use]
    pub fn to_follow_up(&self, line: &str) -> FollowUp {
        let mut owners: Vec<Who> = Vec::new();
        for owner in &self.owners {
            let who = owner.who();
            if !owners.contains(&who) {
                owners.push(who);
            }
        }
        FollowUp { task: self.task.clone(), owners, due: self.due.as_ref().map(|d| d.date), line: text::one_line(line) }
    }
}

impl Understood {
    /// Returns the line that was understood without the names in it; a date stays.
    #[must_use]
    pub fn without_owners(&self, line: &str) -> String {
        task::without(line, self.owners.iter().map(|owner| owner.span.clone()).collect())
    }

    /// Lists what of the line is words in its record, because it was not understood: "@mayor", "!32/6".
    #[must_use]
    pub fn unread(&self, record: &FollowUp) -> Vec<String> {
        let is_unread = |owner: &&OwnerMatch| matches!(owner.result, Owner::None(_) | Owner::Several(_));
        let owners = self.owners.iter().filter(is_unread).filter(|owner| record.owners.contains(&owner.who()));
        let dates = self.bad_dates.iter().filter(|date| record.task.contains(date.words()));
        owners.map(|owner| format!("@{}", owner.typed)).chain(dates.map(|date| date.typed.clone())).collect()
    }
}

/// Understands a line.
#[must_use]
pub fn parse(line: &str, ctx: &Context) -> Understood {
    let mut owners = Vec::new();
    let mut due: Option<DueMatch> = None;
    let mut bad_dates = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut text_from = 0;
    let mut at = 0;
    while let Some(rest) = line.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        let found = match c {
            '@' => token(rest, before).map(|token| {
                let span = at..at + token.len;
                let result = meaning(&token, ctx.candidates);
                let kind = match result {
                    Owner::One(_) | Owner::Free(_) => PartKind::Owner,
                    Owner::None(_) | Owner::Several(_) => PartKind::Problem,
                };
                owners.push(OwnerMatch { span: span.clone(), typed: text::one_line(token.typed), result });
                Span { range: span, kind }
            }),
            '!' => date_at(rest, before, ctx).map(|(len, date)| {
                let span = at..at + len;
                let why = match date {
                    Ok(date) if due.is_none() => {
                        due = Some(DueMatch { span: span.clone(), date });
                        return Span { range: span, kind: PartKind::Due };
                    }
                    Ok(_) => BadDateReason::SecondDate,
                    Err(why) => BadDateReason::Unreadable(why),
                };
                let typed = text::one_line(rest.get(..len).unwrap_or_default());
                bad_dates.push(BadDate { span: span.clone(), typed, why });
                Span { range: span, kind: PartKind::Problem }
            }),
            _ => None,
        };
        match found {
            Some(span) => {
                if text_from < at {
                    spans.push(Span { range: text_from..at, kind: PartKind::Task });
                }
                at = span.range.end;
                text_from = at;
                spans.push(span);
            }
            None => at += c.len_utf8(),
        }
    }
    if text_from < line.len() {
        spans.push(Span { range: text_from..line.len(), kind: PartKind::Task });
    }
    let taken = owners.iter().map(|o| o.span.clone()).chain(due.iter().map(|d| d.span.clone()));
    let mut task = task::without(line, taken.collect());
    // What is no date is words in the task: the sign before it would be printed.
    for date in &bad_dates {
        task = task.replacen(&date.typed, date.words(), 1);
    }
    let unmarked = if owners.is_empty() { unmarked::at_the_beginning(line, ctx.candidates) } else { None };
    Understood { task, owners, due, bad_dates, unmarked, spans }
}

/// An `@` with what belongs to it.
struct Token<'a> {
    /// How many bytes it takes, with the `@` and any quotes.
    len: usize,
    /// The name, without them.
    typed: &'a str,
    /// Whether it opened with a quote.
    quoted: bool,
}

/// Reads the `@` that `rest` begins with; none if it is only a sign in the text, or part of an e-mail address.
fn token<'a>(rest: &'a str, before: Option<char>) -> Option<Token<'a>> {
    if is_address(before) {
        return None;
    }
    let after = rest.strip_prefix('@')?;
    let opening = after.chars().next().filter(|c| names::is_quote(*c));
    if let Some(opening) = opening {
        let body = after.get(opening.len_utf8()..)?;
        let close = body.char_indices().find(|(_, c)| names::is_quote(*c));
        let (end, closed) = match close {
            Some((end, quote)) => (end, quote.len_utf8()),
            // A quote that was forgotten takes no owner or date with it.
            None => (unclosed(body), 0),
        };
        let typed = body.get(..end)?;
        // Text of hostile characters alone is not a name either.
        if text::one_line(typed).is_empty() {
            return None;
        }
        let len = 1 + opening.len_utf8() + end + closed;
        return Some(Token { len, typed, quoted: true });
    }
    let run = after.find(|c: char| !is_name_char(c)).unwrap_or(after.len());
    let typed = after.get(..run)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    if text::one_line(typed).is_empty() {
        return None;
    }
    Some(Token { len: 1 + typed.len(), typed, quoted: false })
}

/// Returns whether an `@` after this character is part of an e-mail address.
fn is_address(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '_'))
}

/// Finds the end of a quoted name whose closing quote is missing: before the next owner or date.
fn unclosed(body: &str) -> usize {
    let mark = [" @", " !"].iter().filter_map(|m| body.find(m)).min();
    body.get(..mark.unwrap_or(body.len())).map_or(0, |s| s.trim_end().len())
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\'' | '’') || matches!(c, '\u{300}'..='\u{36f}')
}

fn meaning(token: &Token, candidates: &[Candidate]) -> Owner {
    let typed = text::one_line(token.typed);
    let found =
        if token.quoted { names::resolve_exact(candidates, &typed) } else { names::resolve(candidates, &typed) };
    match found {
        Match::One(candidate) => Owner::One(candidate),
        Match::Several(several) => Owner::Several(several),
        Match::None(_) if token.quoted => Owner::Free(typed),
        Match::None(near) => Owner::None(near),
    }
}

/// Reads the `!` that `rest` begins with: its length in bytes and its date, or why it has none.
///
/// None if it is only a sign in the text: "Husk det!".
fn date_at(rest: &str, before: Option<char>, ctx: &Context) -> Option<(usize, Result<NaiveDate, Unreadable>)> {
    let after = rest.strip_prefix('!')?;
    let next = after.chars().next().filter(|c| !c.is_whitespace())?;
    if let Some(phrase) = dates::phrase(after, ctx.meeting_date, ctx.next_meeting) {
        return Some((1 + phrase.len, phrase.date));
    }
    if !next.is_alphanumeric() || before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let word = after.find(char::is_whitespace).unwrap_or(after.len());
    let word = after.get(..word)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    Some((1 + word.len(), Err(Unreadable::NotADate)))
}
