//! The task of a follow-up: what is left of the line when owners and date are taken out, mended only where they stood.

use std::ops::Range;

use crate::text;

/// Words that only join what was taken out: `@bettina og @jonas`.
const JOINING: &[&str] = &["og", "samt", "and", "&", "+", "/"];

/// Gives `line` without `taken`; the blanks and commas around what was taken are tidied, the rest stays as typed.
pub fn without(line: &str, mut taken: Vec<Range<usize>>) -> String {
    taken.sort_by_key(|r| r.start);
    let mut out = String::new();
    let mut at = 0;
    for (i, range) in taken.iter().enumerate() {
        let piece = line.get(at..range.start).unwrap_or_default();
        if i == 0 {
            out.push_str(piece);
        } else if !only_joins(piece) {
            join(&mut out, piece);
        }
        at = range.end;
    }
    let rest = line.get(at..).unwrap_or_default();
    if taken.is_empty() {
        out.push_str(rest);
    } else if rest.chars().any(char::is_alphanumeric) || !is_loose(rest) {
        join(&mut out, rest);
    } else {
        // Only punctuation is left: a sentence keeps its end, but no dangling comma.
        let kept = out.trim_end().trim_end_matches([',', ';', ':', '–', '-']).trim_end().len();
        out.truncate(kept);
        let end = rest.trim();
        if matches!(end, "." | "!" | "?") && out.ends_with(char::is_alphanumeric) {
            out.push_str(end);
        }
    }
    let tidy = text::one_line(&out);
    // Where nothing was taken, nothing is tidied away.
    if taken.is_empty() || tidy.chars().any(char::is_alphanumeric) { tidy } else { String::new() }
}

/// Tells whether a text between two owners, or an owner and the date, only joins them.
fn only_joins(piece: &str) -> bool {
    piece
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .all(|w| w.is_empty() || JOINING.contains(&w.to_lowercase().as_str()))
}

/// Tells whether a text is nothing but punctuation that means little without what stood beside it.
fn is_loose(rest: &str) -> bool {
    rest.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '–' | '-'))
}

/// Puts `piece` after `out`, where something between them was taken out.
fn join(out: &mut String, piece: &str) {
    out.truncate(out.trim_end().len());
    let mut piece = piece.trim_start();
    if out.is_empty() {
        let lead = piece.trim_start_matches([',', ';', ':', '.', '–', ' ']);
        let lead = lead.strip_prefix("- ").unwrap_or(lead);
        out.push_str(lead.trim_start());
        return;
    }
    if let (Some(open), true) =
        (out.chars().next_back().filter(|c| matches!(c, '(' | '[')), piece.starts_with([')', ']']))
    {
        out.truncate(out.len() - open.len_utf8());
        out.truncate(out.trim_end().len());
        piece = piece.trim_start_matches([')', ']']);
        piece = piece.trim_start();
    }
    if piece.starts_with([',', '.', ';', ':', ')', ']', '?']) {
        // "ud, @bettina, men": one of the two commas goes.
        let kept = out.trim_end_matches([',', ';', ':']).trim_end().len();
        out.truncate(kept);
    } else if !out.is_empty() && !piece.is_empty() && !out.ends_with(['(', '[']) {
        out.push(' ');
    }
    out.push_str(piece);
}
