//! The CommonMark of an agenda's texts: how it is read, and how much of it an agenda may have.
//!
//! Each mark costs a piece of tree and of every document, many times the bytes that it takes, and each level of nesting
//! costs the parser a look at every line. So both are limited, far above what an agenda for people has.

use std::cell::RefCell;
use std::collections::VecDeque;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use schemars::JsonSchema;
use toml::Spanned;
use toml::de::DeValue;

use super::read::{Read, Reader};
use crate::{msg, text};

/// How many marks the texts of an agenda may have together.
pub const MOST_MARKS: usize = 50_000;

/// How deep lists, quotes, emphasis and links of a text may be nested.
pub const DEEPEST: usize = 50;

/// A text in CommonMark.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub struct Text(pub String);

impl Read for Text {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let Some(s) = value.get_ref().as_str() else { return r.wrong(value, "text") };
        let span = r.span(value);
        let text = text::clean(s).trim_end().trim_start_matches('\n').to_owned();
        let room = r.room.marks?;
        r.room.marks = room.checked_sub(marks(&text));
        if r.room.marks.is_none() {
            let message = msg!("finding-many-marks", most = MOST_MARKS);
            r.error("many-marks", span, message, msg!("finding-many-marks-help"));
            return None;
        }
        if is_too_deep(&text) {
            let message = msg!("finding-deep-text", most = DEEPEST);
            r.error("deep-text", span, message, msg!("finding-deep-text-help"));
            return None;
        }
        r.texts.push(span);
        Some(Self(text))
    }
}

/// Reads CommonMark, with tables and struck-out text.
#[must_use]
pub fn parser(source: &str) -> Parser<'_> {
    Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// Of numbered lists, in order, whether their numbers were typed as `1)` and not as `1.`.
pub type Brackets = RefCell<VecDeque<bool>>;

/// Reads CommonMark. `brackets` gets for each numbered list, in order, whether its numbers were typed as `1)`.
pub fn events<'a>(source: &'a str, brackets: &'a Brackets) -> impl Iterator<Item = Event<'a>> {
    parser(source).into_offset_iter().map(|(event, range)| {
        if let Event::Start(Tag::List(Some(_))) = &event {
            let typed = source.get(range).unwrap_or_default().trim_start();
            brackets.borrow_mut().push_back(typed.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')'));
        }
        event
    })
}

/// Counts the marks of a text: its lines, the characters that CommonMark may take for marks, and the cells that each
/// stretch of lines would have if it were a table as wide as its widest line.
///
/// It is an upper bound, found without reading the text as CommonMark: that is what may cost too much.
#[must_use]
pub fn marks(text: &str) -> usize {
    let (mut marks, mut rows, mut columns) = (0usize, 0usize, 0usize);
    for line in text.lines() {
        let is_mark =
            |b: &u8| matches!(b, b'\\' | b'`' | b'*' | b'_' | b'~' | b'[' | b']' | b'<' | b'>' | b'&' | b'!' | b'#');
        // Each of these begins a list in the list before it.
        let words = line.split([' ', '\t']).map(|w| w.trim_start_matches('>'));
        let lists = words.take_while(|w| is_marker(w)).filter(|w| !w.is_empty());
        marks += 1 + line.bytes().filter(|b| is_mark(b)).count() + lists.count();
        if line.trim().is_empty() {
            marks = marks.saturating_add(rows.saturating_mul(columns));
            (rows, columns) = (0, 0);
        } else {
            rows += 1;
            columns = columns.max(line.bytes().filter(|b| *b == b'|').count());
        }
    }
    marks.saturating_add(rows.saturating_mul(columns))
}

/// Tells whether a word begins an item of a list, or is empty.
fn is_marker(word: &str) -> bool {
    matches!(word, "" | "-" | "+" | "*")
        || word.strip_suffix(['.', ')']).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Tells whether a text is nested deeper than it may be.
#[must_use]
pub fn is_too_deep(text: &str) -> bool {
    let mut depth = 0usize;
    parser(text).any(|event| {
        match event {
            Event::Start(tag) if is_level(&tag.to_end()) => depth += 1,
            Event::End(tag) if is_level(&tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

fn is_level(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::List(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_lines_marks_markers_and_cells() {
        assert_eq!(marks("Et punkt, uden noget."), 1);
        assert_eq!(marks("en\nto\n\n*tre*"), 6);
        assert_eq!(marks("- 1. + a - b"), 4);
        assert_eq!(marks("> - a"), 3);
        // Four rows of two cells, of which the last two are not written.
        assert_eq!(marks("|a|b\n|-|-\nc\nd"), 4 + 4 * 2);
        assert!(marks(&"|a".repeat(1_000).lines().chain(vec!["x"; 1_000]).collect::<Vec<_>>().join("\n")) > 1_000_000);
    }

    #[test]
    fn depth_is_that_of_lists_quotes_and_emphasis() {
        assert!(!is_too_deep(&format!("{}a", "> ".repeat(DEEPEST))));
        assert!(is_too_deep(&format!("{}a", "> ".repeat(DEEPEST + 1))));
        assert!(!is_too_deep(&format!("{}a", "- ".repeat(DEEPEST))));
        assert!(is_too_deep(&format!("{}a", "- ".repeat(DEEPEST + 1))));
        assert!(is_too_deep(&format!("{}a{}", "*a **a ".repeat(30), "a** a*".repeat(30))));
        assert!(!is_too_deep(&"> - *a*\n\n".repeat(200)));
    }
}
