//! A line that begins with a name and a colon, as people write whose task it is: "Charlotte: sender plan".
//!
//! Only an `@` names an owner, and nothing is guessed: the name stays in the task until somebody says that it is one.

use std::ops::Range;

use crate::agenda::names::{self, Candidate};

/// A name with a colon that a line begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmarkedName {
    /// Where it is, in bytes, with the colon.
    pub span: Range<usize>,
    /// As typed, with the colon.
    pub typed: String,
    /// Who alone is called that.
    pub candidate: Candidate,
}

/// Finds the name that a line begins with; none where nobody, or more than one, is called that.
pub(super) fn at_the_beginning(line: &str, candidates: &[Candidate]) -> Option<UnmarkedName> {
    let text = line.trim_start();
    let (typed, after) = text.split_once(':')?;
    // "10:30" is a time.
    if after.chars().next().is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    let candidate = names::resolve_whole(candidates, typed)?.clone();
    let start = line.len() - text.len();
    let span = start..start + typed.len() + 1;
    Some(UnmarkedName { typed: line.get(span.clone())?.to_owned(), span, candidate })
}

/// Names in a line the owner whom it begins with; gives the line, and the cursor where it was in the text, in
/// characters.
#[must_use]
pub fn mark_owner(line: &str, name: &UnmarkedName, cursor: usize) -> (String, usize) {
    let before = line.get(..name.span.start).unwrap_or_default();
    let after = line.get(name.span.end..).unwrap_or_default();
    let blank = if after.starts_with(char::is_whitespace) { "" } else { " " };
    let marked = format!("{before}{}{blank}", name.candidate.mention);
    let had = line.get(..name.span.end).unwrap_or_default().chars().count();
    let has = marked.chars().count();
    let cursor = if cursor < had { has } else { has + (cursor - had) };
    (format!("{marked}{after}"), cursor)
}
