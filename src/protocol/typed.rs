//! Text as it was typed, cut into paragraphs and the lists that its rows are: a minute-taker writes no markup, but rows
//! with bullets or numbers come along from a word processor.

use super::commonmark::{Block, Inline};
use crate::lang::Lang;
use crate::text;

/// A piece of a typed text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A paragraph; its line breaks count.
    Paragraph(String),
    /// A list, at most two levels deep.
    List(Block),
}

/// What begins a row of a list, where a blank follows.
const BULLETS: [char; 5] = ['-', '•', '▪', '‣', '●'];

/// How a row of a list begins.
#[derive(Clone, Copy, PartialEq)]
enum Marker {
    Bullet,
    /// A bullet below another: a word processor's second level.
    Under,
    Number(u64, char),
}

/// Cuts a text into paragraphs, at blank lines, and lists.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = text::clean(text);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let (list, rows) = list_at(&lines, at);
        if let Some(list) = list {
            out.extend(finished(&mut paragraph));
            out.push(Piece::List(list));
            at += rows;
            continue;
        }
        match line.trim() {
            "" => out.extend(finished(&mut paragraph)),
            line => paragraph.push(line),
        }
        at += 1;
    }
    out.extend(finished(&mut paragraph));
    out
}

/// Returns the pieces of a text as blocks.
#[cfg(feature = "pdf")]
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let block = |piece| match piece {
        Piece::List(list) => list,
        Piece::Paragraph(text) => {
            let mut content = Vec::new();
            for line in text.lines() {
                content.extend((!content.is_empty()).then_some(Inline::Break));
                content.push(Inline::Text { text: line.to_owned() });
            }
            Block::Paragraph { content }
        }
    };
    pieces(text).into_iter().map(block).collect()
}

fn finished(paragraph: &mut Vec<&str>) -> Option<Piece> {
    let lines = std::mem::take(paragraph);
    (!lines.is_empty()).then(|| Piece::Paragraph(lines.join("\n")))
}

/// Reads the list that begins at a line, and how many lines it takes.
fn list_at(lines: &[&str], at: usize) -> (Option<Block>, usize) {
    let Some((first, _)) = lines.get(at).and_then(|line| row(line)).filter(|(first, _)| *first != Marker::Under) else {
        return (None, 0);
    };
    let mut items: Vec<Vec<Block>> = Vec::new();
    let mut end = at;
    for (n, line) in lines.iter().enumerate().skip(at) {
        match (first, row(line)) {
            (Marker::Bullet, Some((Marker::Bullet, text))) if is_indented(line) && !items.is_empty() => {
                put_under(&mut items, text);
            }
            (Marker::Bullet, Some((Marker::Bullet, text))) => items.push(vec![said(text)]),
            (Marker::Number(..), Some((Marker::Bullet, text))) if is_indented(line) => put_under(&mut items, text),
            (_, Some((Marker::Under, text))) if !items.is_empty() => put_under(&mut items, text),
            (Marker::Number(1, sign), Some((Marker::Number(number, its), text))) if sign == its => {
                if u64::try_from(items.len()).is_ok_and(|count| number != count + 1) {
                    break;
                }
                items.push(vec![said(text)]);
            }
            // A blank line between two rows does not part them.
            (_, None) if line.trim().is_empty() => continue,
            // Word's break within a paragraph: the row goes on.
            (_, None) if goes_on(line) && end == n => put_on(&mut items, line.trim()),
            _ => break,
        }
        end = n + 1;
    }
    let start = match first {
        Marker::Number(..) if items.len() < 2 => return (None, 0),
        // One row alone is a dash before a text, unless something leads to it.
        _ if items.len() < 2 && !is_led(lines, at) => return (None, 0),
        Marker::Number(number, _) => Some(number),
        Marker::Bullet | Marker::Under => None,
    };
    let brackets = matches!(first, Marker::Number(_, ')'));
    (Some(Block::List { start, brackets, tight: true, items }), end - at)
}

/// Returns whether the line before one leads to something: "Topics:".
fn is_led(lines: &[&str], at: usize) -> bool {
    let before = lines.get(..at).unwrap_or_default();
    before.iter().rfind(|line| !line.trim().is_empty()).is_some_and(|line| line.trim_end().ends_with(':'))
}

/// Reads how a line begins as a row of a list, and what it says.
fn row(line: &str) -> Option<(Marker, &str)> {
    let (mark, rest) = line.trim().split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let mut chars = mark.chars();
    let marker = match (chars.next()?, chars.as_str()) {
        ('◦' | '○' | 'o', "") => Marker::Under,
        (c, "") if BULLETS.contains(&c) => Marker::Bullet,
        _ => {
            let (figures, sign) = mark.strip_suffix(['.', ')']).zip(mark.chars().next_back())?;
            let number = figures.parse().ok().filter(|_| figures.len() < 4 && !is_month(rest))?;
            Marker::Number(number, sign)
        }
    };
    (!rest.is_empty()).then_some((marker, rest))
}

/// Returns whether a text begins with a month: "6. juni" is no row.
fn is_month(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    Lang::ALL.iter().any(|lang| lang.understood.dates.months.iter().any(|names| names.contains(&first.as_str())))
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\t') || line.starts_with("  ")
}

fn goes_on(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(')
}

fn said(text: &str) -> Block {
    Block::Paragraph { content: vec![Inline::Text { text: text.to_owned() }] }
}

/// Puts a row into the list below the last one.
fn put_under(items: &mut [Vec<Block>], text: &str) {
    let Some(item) = items.last_mut() else { return };
    if let Some(Block::List { items, .. }) = item.last_mut() {
        items.push(vec![said(text)]);
    } else {
        item.push(Block::List { start: None, brackets: false, tight: true, items: vec![vec![said(text)]] });
    }
}

/// Puts a line after a break into the last row.
fn put_on(items: &mut [Vec<Block>], line: &str) {
    let Some(block) = items.last_mut().and_then(|item| item.last_mut()) else { return };
    match block {
        Block::List { items, .. } => put_on(items, line),
        Block::Paragraph { content } => {
            content.extend([Inline::Break, Inline::Text { text: line.to_owned() }]);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes pieces as an outline: a paragraph in quotes, rows by their markers.
    fn outline(text: &str) -> String {
        fn list(block: &Block, depth: usize, out: &mut Vec<String>) {
            let Block::List { start, items, .. } = block else { panic!("{block:?}") };
            for (n, item) in items.iter().enumerate() {
                let marker = start.map_or_else(|| "-".to_owned(), |start| format!("{}.", start + n as u64));
                let Block::Paragraph { content } = &item[0] else { panic!("{item:?}") };
                let text = super::super::commonmark::plain_text(content);
                out.push(format!("{}{marker}{text}", ">".repeat(depth)));
                item.iter().skip(1).for_each(|block| list(block, depth + 1, out));
            }
        }
        let mut out = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Paragraph(text) => out.push(format!("'{}'", text.replace('\n', "/"))),
                Piece::List(block) => list(&block, 0, &mut out),
            }
        }
        out.join(" ")
    }

    #[test]
    fn rows_with_bullets_or_numbers_are_lists() {
        for (text, expected) in [
            ("Emner:\n- a\n- b\nDer følges op.", "'Emner:' -a -b 'Der følges op.'"),
            ("• a\n• b", "-a -b"),
            ("- a\no under\no mere\n- b", "-a >-under >-mere -b"),
            ("- a\n  - under\n- b", "-a >-under -b"),
            ("1. første\n2. andet\n\n3. tredje", "1.første 2.andet 3.tredje"),
            ("1) ja\n2) nej", "1.ja 2.nej"),
            ("Emner:\n- a", "'Emner:' -a"),
            ("- a\n(herunder R001)\n- b\nmed vægt", "-a (herunder R001) -b med vægt"),
            ("- a\n- b\n1. x\n2. y", "-a -b 1.x 2.y"),
        ] {
            assert_eq!(outline(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_row_is_text() {
        for text in [
            "6. juni holdes møde.",
            "1. maj holdes møde.\n2. maj holdes ét til.",
            "1. januar træder det i kraft",
            "1. alene",
            "3. tredje\n4. fjerde",
            "o ingen liste",
            "-uden mellemrum",
            "Ad 1) Godkendt.\nAd 2) Godkendt.",
            "– tankestreg",
            "- alene",
            "Drøftet.\n- alene",
        ] {
            assert_eq!(outline(text), format!("'{}'", text.replace('\n', "/")), "{text}");
        }
    }
}
