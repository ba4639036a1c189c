//! Completion of an `@` while it is typed.

use std::ops::Range;

use super::{Context, token};
use crate::agenda::names::{self, Candidate, is_quote};

/// How many candidates are offered at most.
const OFFERED: usize = 8;

/// What an `@` that is being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Where the `@` and what belongs to it are, in characters.
    pub range: Range<usize>,
    /// What was typed after the `@` so far.
    pub typed: String,
    /// Who may be meant, best first; never empty.
    pub matches: Vec<Candidate>,
}

/// Offers who the `@` before the cursor may become; the cursor is counted in characters.
///
/// None if no `@` is being typed there, if the cursor is inside a name, or if nobody comes near.
#[must_use]
pub fn completion(line: &str, cursor_char: usize, ctx: &Context) -> Option<Completion> {
    let cursor = byte_of(line, cursor_char);
    let upto = line.get(..cursor)?;
    let after = line.get(cursor..)?;
    let (start, typed, quoted) = open_token(upto)?;
    let closing = after.chars().next().filter(|c| quoted && is_quote(*c));
    if closing.is_none() && !quoted && after.starts_with(super::is_name_char) {
        return None;
    }
    let matches: Vec<Candidate> = names::complete(ctx.candidates, typed, OFFERED).into_iter().cloned().collect();
    if matches.is_empty() {
        return None;
    }
    let first = line.get(..start)?.chars().count();
    let end = upto.chars().count() + usize::from(closing.is_some());
    Some(Completion { range: first..end, typed: typed.to_owned(), matches })
}

/// Puts a candidate in the place of what was typed; gives the line and the cursor in characters, after a blank.
#[must_use]
pub fn apply(line: &str, completion: &Completion, candidate: &Candidate) -> (String, usize) {
    let start = byte_of(line, completion.range.start);
    let end = byte_of(line, completion.range.end).max(start);
    let before = line.get(..start).unwrap_or_default();
    let after = line.get(end..).unwrap_or_default();
    let name = &candidate.mention;
    let cursor = before.chars().count() + name.chars().count() + 1;
    let blank = if after.starts_with(' ') { "" } else { " " };
    (format!("{before}{name}{blank}{after}"), cursor)
}

/// Finds the `@` that is still open at the end of `upto`: where it is, what was typed, whether in quotes.
fn open_token(upto: &str) -> Option<(usize, &str, bool)> {
    let mut at = 0;
    while let Some(rest) = upto.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let before = upto.get(..at).and_then(|s| s.chars().next_back());
        if c == '@' && !super::is_address(before) {
            let typed = rest.get(1..)?;
            let quote = typed.chars().next().filter(|c| is_quote(*c));
            let body = quote.and_then(|q| typed.get(q.len_utf8()..));
            match (body, token(rest, before)) {
                (Some(body), _) if !body.contains(is_quote) && !body.contains(['@', '!']) => {
                    return Some((at, body, true));
                }
                (None, _) if typed.chars().all(super::is_name_char) => {
                    return Some((at, typed, false));
                }
                (_, Some(token)) => {
                    at += token.len;
                    continue;
                }
                _ => {}
            }
        }
        at += c.len_utf8();
    }
    None
}

fn byte_of(line: &str, chars: usize) -> usize {
    line.char_indices().nth(chars).map_or(line.len(), |(i, _)| i)
}
