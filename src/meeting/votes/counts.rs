//! Reads votes typed as numbers: `5-3-1`, or `5 for, 3 imod, 1 undlod`. Every language is understood always.

use crate::lang::Lang;
use crate::text;

/// The largest count that is taken for one.
const MOST: u32 = 9_999;

/// Reads a line as votes for, against and abstained; none if it does not say so. An empty line is not votes.
///
/// Bare numbers come in that order, and what is left out at the end is 0: a line that begins with a dash leaves out the
/// first, and may mean anything.
#[must_use]
pub fn counts(line: &str) -> Option<[u32; 3]> {
    let folded = text::casefold(line);
    if folded.trim_start().starts_with(['-', '–', '−']) {
        return None;
    }
    let mut numbers: Vec<u32> = Vec::new();
    let mut words: Vec<usize> = Vec::new();
    // Whether each number is before its word is told by what comes first.
    let mut number_first = None;
    for token in tokens(&folded) {
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            number_first.get_or_insert(true);
            numbers.push(token.parse().ok().filter(|n| *n <= MOST)?);
        } else if let Some(side) = side(token) {
            number_first.get_or_insert(false);
            // "hverken for eller imod" is one word in four.
            if words.last() == Some(&2) && numbers.len() < words.len() + usize::from(number_first == Some(true)) {
                continue;
            }
            words.push(side);
        } else if !Lang::any_has(|of| of.counts.fillers, token) {
            return None;
        }
    }
    let mut out = [0; 3];
    if words.is_empty() {
        if numbers.len() > 3 {
            return None;
        }
        for (place, number) in out.iter_mut().zip(numbers) {
            *place = number;
        }
        return Some(out);
    }
    if words.len() != numbers.len() {
        return None;
    }
    let mut seen = [false; 3];
    for (side, number) in words.into_iter().zip(numbers) {
        if std::mem::replace(seen.get_mut(side)?, true) {
            return None;
        }
        *out.get_mut(side)? = number;
    }
    Some(out)
}

/// Finds which side a word names in any language: 0 for, 1 against, 2 abstained.
fn side(word: &str) -> Option<usize> {
    Lang::understood_in_all().find_map(|of| of.counts.sides.iter().position(|words| words.contains(&word)))
}

/// Splits a line into words and numbers; signs only part them.
fn tokens(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_type_them() {
        for line in [
            "5-3-1",
            "5 3 1",
            " 5/3/1 ",
            "5, 3, 1",
            "5–3–1",
            "5 for, 3 imod, 1 undlod",
            "5 stemte for, 3 stemte imod og 1 undlod at stemme",
            "for 5 imod 3 undlod 1",
            "for: 5 · imod: 3 · undlod: 1",
            "3 imod, 1 hverken for eller imod, 5 for",
            "5 for, 3 against, 1 abstained",
        ] {
            assert_eq!(counts(line), Some([5, 3, 1]), "{line}");
        }
        assert_eq!(counts("5-3"), Some([5, 3, 0]));
        assert_eq!(counts("9"), Some([9, 0, 0]));
        assert_eq!(counts("2 imod"), Some([0, 2, 0]));
        assert_eq!(counts(""), Some([0, 0, 0]));
    }

    #[test]
    fn text_that_says_something_else_is_not_a_count() {
        for line in
            ["5-3-1-2", "fem", "5 for, 3", "5 for 3 for", "for", "5x", "99999 for", "5 for 3 grønne", "-2-1", "–2–1"]
        {
            assert_eq!(counts(line), None, "{line}");
        }
    }
}
