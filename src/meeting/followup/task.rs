//! The task of a follow-up: what is left of the line when owners and date are taken out, repaired only where they
//! stood.

use std::ops::Range;

use crate::lang::Lang;
use crate::text;

/// Signs that only join what was taken out, as the words of every language do: `@bettina og @jonas`.
const JOINING: &[&str] = &["&", "+", "/"];

/// Returns `line` without `taken`; the blanks and commas around what was taken are tidied, the rest stays as typed.
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
        return text::one_line(rest);
    }
    let rest = drop_empty_brackets(&mut out, rest);
    if rest.chars().all(is_loose) {
        // The line ended with an owner or the date: no comma dangles, and the task is not a sentence that needs a full
        // stop.
        let kept = out.trim_end().trim_end_matches([',', ';', ':', '–', '-']).trim_end().len();
        out.truncate(kept);
        out.extend(rest.trim().chars().filter(|c| matches!(c, '!' | '?')));
    } else {
        join(&mut out, rest);
    }
    let tidy = text::one_line(&out);
    if tidy.chars().all(|c| is_loose(c) || is_bracket(c)) { String::new() } else { tidy }
}

/// Returns whether a text between two owners, or an owner and the date, only joins them.
fn only_joins(piece: &str) -> bool {
    piece
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .all(|w| w.is_empty() || JOINING.contains(&w) || Lang::any_has(|of| of.joining, &w.to_lowercase()))
}

/// Returns whether a character means nothing without the words next to it.
fn is_loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '–' | '-')
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']')
}

/// Puts `piece` after `out`, where something between them was taken out.
fn join(out: &mut String, piece: &str) {
    out.truncate(out.trim_end().len());
    let piece = drop_empty_brackets(out, piece);
    if out.is_empty() {
        out.push_str(without_lead(piece));
        return;
    }
    if let Some(dash @ ('–' | '—')) = piece.chars().next()
        && out.ends_with(dash)
    {
        // "ud – @bettina – men": one of the two dashes goes.
        out.truncate(out.len() - dash.len_utf8());
    } else if piece.starts_with([',', '.', ';', ':', ')', ']', '?']) {
        // "ud, @bettina, men": one of the two commas goes.
        let kept = out.trim_end_matches([',', ';', ':']).trim_end().len();
        out.truncate(kept);
    } else if !piece.is_empty() && !out.ends_with(['(', '[']) {
        out.push(' ');
    }
    out.push_str(piece);
}

/// Drops what joined the beginning of the task to an owner before it: `@bettina: sender …`.
fn without_lead(piece: &str) -> &str {
    let piece = piece.trim_start_matches([',', ';', ':', '–', ' ']);
    match piece.strip_prefix(['.', '-']) {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => piece,
    }
}

/// Drops the brackets around what was taken out, if they held nothing else; gives what is left of `piece`, unindented.
fn drop_empty_brackets<'a>(out: &mut String, piece: &'a str) -> &'a str {
    let piece = piece.trim_start();
    let kept = out.trim_end();
    match (kept.strip_suffix(['(', '[']), piece.strip_prefix([')', ']'])) {
        (Some(before), Some(after)) => {
            out.truncate(before.trim_end().len());
            after.trim_start()
        }
        _ => piece,
    }
}
