//! Text from outside made safe, and text measured, cut and compared as people see it.
//!
//! Everything that comes from a file, a paste or a journal goes through [`clean`] or [`one_line`] on its way in:
//! ratatui lets some control characters through to the terminal, and so do protocols, file names and error messages.

mod encoding;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use encoding::{Decoded, decode};

/// The letters of Word's symbol fonts, which no other font shows.
macro_rules! symbols {
    () => {
        '\u{f020}'..='\u{f0ff}'
    };
}

/// What begins a row of a list in another program, where blanks follow.
const BULLETS: [char; 6] = ['•', '◦', '▪', '‣', '●', '○'];

/// What a row of the second level begins with, where a tab follows.
const UNDER: [char; 3] = ['◦', '○', 'o'];

/// Returns whether a character has no place in text: a control other than newline and tab, a bidi control,
/// zero-width, or a letter of a symbol font.
///
/// The zero-width joiner stays: some scripts and emoji need it.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{200d}' => false,
        // Nearly every character of an agenda, and so told first.
        ' '..='~' => false,
        _ if c.is_control() => true,
        '\u{00ad}'
        | '\u{061c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | symbols!()
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// Makes out what a file may say that [`decode`] refuses: UTF-16 or UTF-32 where it begins as these do, otherwise a
/// byte for a letter, as in Latin-1.
#[must_use]
pub fn of_other_encoding(bytes: &[u8]) -> String {
    let units: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] | [_, 0, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] | [0, _, ..] => u16::from_be_bytes,
        _ => return bytes.iter().copied().map(char::from).collect(),
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let letters =
        char::decode_utf16(pairs.iter().copied().map(units)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    // In UTF-32 every other one is nothing.
    letters.filter(|c| !matches!(c, '\u{feff}' | '\0')).collect()
}

/// Removes what is hostile and makes every line end a single `\n`.
#[must_use]
pub fn clean(s: &str) -> Cow<'_, str> {
    if !s.chars().any(is_hostile) {
        return Cow::Borrowed(s);
    }
    let mut out = String::with_capacity(s.len());
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            // Word's line break within a paragraph is a vertical tab.
            '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\u{f0e0}' => out.push('→'),
            symbols!() => out.push('•'),
            c if is_hostile(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Cleans text that was copied in another program: a tab becomes a blank, and rows with bullets a list. Its first line
/// is a row only where it `begins_line`.
///
/// ```
/// assert_eq!(punktlig::text::pasted("\u{f0b7}\tBudget\u{b}2026", true), "- Budget\n2026");
/// assert_eq!(punktlig::text::pasted("•\tSkole\no\tFrist i maj", true), "- Skole\n  - Frist i maj");
/// ```
#[must_use]
pub fn pasted(s: &str, begins_line: bool) -> String {
    let line = |(n, line): (usize, &str)| {
        let row = line.trim_start().strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace));
        // With a tab after it, an "o" is no word.
        let under = line.trim_start().strip_prefix(UNDER).filter(|rest| rest.starts_with('\t'));
        match (row.filter(|_| begins_line || n > 0), under.filter(|_| n > 0)) {
            (_, Some(under)) => format!("  - {}", under.trim_start()),
            (Some(row), None) => format!("- {}", row.trim_start()),
            (None, None) => line.to_owned(),
        }
    };
    let lines: Vec<String> = clean(s).split('\n').enumerate().map(line).collect();
    lines.join("\n").replace('\t', " ")
}

/// Cleans text that was copied in another program for a line of its own: rows with bullets are joined by commas.
///
/// ```
/// let rows = "Sender planen ud\n•\ttil Anna\n•\ttil Bo";
/// assert_eq!(punktlig::text::pasted_line(rows), "Sender planen ud, til Anna, til Bo");
/// ```
#[must_use]
pub fn pasted_line(s: &str) -> String {
    let mut out = String::new();
    for line in pasted(s, false).trim_end_matches('\n').split('\n') {
        let row = line.trim_start().strip_prefix("- ").filter(|_| !out.is_empty());
        let joins = row.is_some() && out.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        out.push_str(if out.is_empty() {
            ""
        } else if joins {
            ", "
        } else {
            " "
        });
        out.push_str(row.unwrap_or(line));
    }
    out
}

/// Cleans `s` and folds its white space, line breaks included, to single blanks.
///
/// ```
/// assert_eq!(punktlig::text::one_line("  Møde\u{1b}[2J\r\n i dag "), "Møde[2J i dag");
/// ```
#[must_use]
pub fn one_line(s: &str) -> String {
    clean(s).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes one line of `s` that can stand inside a sentence: without the full stop at its end.
#[must_use]
pub fn in_a_sentence(s: &str) -> String {
    one_line(s).trim_end_matches(['.', ' ']).to_owned()
}

/// Counts the terminal columns that `s` takes.
#[must_use]
pub fn width(s: &str) -> usize {
    s.width()
}

/// Cuts `s` to at most `columns`, with `…` where something went.
#[must_use]
pub fn truncate(s: &str, columns: usize) -> Cow<'_, str> {
    if s.width() <= columns {
        return Cow::Borrowed(s);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in s.graphemes(true) {
        let w = grapheme.width();
        if used + w > columns - 1 {
            break;
        }
        used += w;
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    Cow::Owned(out)
}

/// Wraps `s` into lines of at most `columns`, at blanks where it can; keeps the line breaks it has.
#[must_use]
pub fn wrap(s: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in s.split('\n') {
        // A terminal shows no tab.
        let paragraph = paragraph.replace('\t', " ");
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_word_bounds() {
            let w = word.width();
            if used + w <= columns {
                line.push_str(word);
                used += w;
                continue;
            }
            if word.trim().is_empty() {
                // The blank at which a line breaks is not carried over.
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
                continue;
            }
            if used > 0 {
                // A word bound is not always a blank: "(12" must not lose its bracket to the line before.
                let keep = line.trim_end_matches(|c: char| !c.is_whitespace()).len();
                let tail = if keep > 0 { line.split_off(keep) } else { String::new() };
                lines.push(line.trim_end().to_owned());
                used = tail.width();
                line = tail;
            }
            for grapheme in word.graphemes(true) {
                let g = grapheme.width();
                if used + g > columns {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(grapheme);
                used += g;
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Joins the lines of a paragraph, as Markdown does; rows of lists, headings and tables, and lines that end in two
/// blanks or a backslash, stay by themselves.
#[must_use]
pub fn unwrapped(s: &str) -> String {
    let stays = |line: &str| {
        let line = line.trim_start();
        let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_numbered = after_number.len() < line.len() && after_number.starts_with(['.', ')']);
        line.is_empty() || is_numbered || line.starts_with(['-', '*', '+', '#', '|', '>'])
    };
    let mut out = String::with_capacity(s.len());
    let mut is_open = false;
    for line in s.lines() {
        if is_open && !stays(line) {
            out.push(' ');
            out.push_str(line.trim());
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(line.trim_end().trim_end_matches('\\'));
        }
        is_open = !line.trim().is_empty() && !line.ends_with("  ") && !line.ends_with('\\');
        is_open &= !line.trim_start().starts_with(['#', '|']);
    }
    out
}

/// Folds case and Danish letters for search: `Ærø` and `aeroe` become the same.
#[must_use]
pub fn casefold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' => out.push('e'),
            'ü' => out.push('u'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_gone_and_line_ends_are_one_kind() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{200b}d\u{9b}e\r\nf\rg"), "a[31mbcde\nf\ng");
        assert_eq!(one_line("  Møde\r\n i\tdag "), "Møde i dag");
    }

    #[test]
    fn what_is_copied_from_word_keeps_its_columns_its_lines_and_its_lists() {
        assert_eq!(pasted("Økonomi\t1.000.000 kr.\t2025", true), "Økonomi 1.000.000 kr. 2025");
        assert_eq!(pasted("en\u{b}to", false), "en\nto");
        assert_eq!(pasted("\u{f0b7}\tBudget\r\n•\tSkole\r\n  ◦ Tag", true), "- Budget\n- Skole\n- Tag");
        assert_eq!(pasted("• b", false), "• b");
        assert_eq!(pasted("•b", true), "•b");
        assert_eq!(clean("\u{f0b7} Budget"), "• Budget");
        assert_eq!(wrap("a\tb", 9), ["a b"]);
    }

    #[test]
    fn text_is_cut_at_what_people_see() {
        assert_eq!(truncate("Økonomiudvalget", 8), "Økonomi…");
        assert_eq!(truncate("Økonomi", 7), "Økonomi");
        assert_eq!(truncate("漢字漢字", 5), "漢字…");
        assert_eq!(truncate("x", 0), "");
    }

    #[test]
    fn wrapping_keeps_words_whole_and_breaks_what_is_too_long() {
        assert_eq!(wrap("en to tre fire", 6), ["en to", "tre", "fire"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 3), ["a", "", "b"]);
        assert_eq!(wrap("abc — def", 5), ["abc —", "def"]);
        assert_eq!(wrap("abcde fg", 5), ["abcde", "fg"]);
        assert_eq!(wrap("ab (12", 5), ["ab", "(12"]);
    }

    #[test]
    fn the_lines_of_a_paragraph_are_joined_and_rows_stay() {
        assert_eq!(unwrapped("en\nto\n\ntre"), "en to\n\ntre");
        assert_eq!(unwrapped("Punkter:\n- en\n  mere\n- to\n1. tre"), "Punkter:\n- en mere\n- to\n1. tre");
        assert_eq!(unwrapped("en  \nto\\\ntre"), "en\nto\ntre");
    }

    #[test]
    fn danish_letters_fold_to_what_an_english_keyboard_types() {
        assert_eq!(casefold("Sørensen Åse Kjær"), casefold("soerensen aase kjaer"));
    }
}
