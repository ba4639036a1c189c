//! A protocol as Markdown: clean CommonMark with GFM tables, from a template.
//!
//! Every value that a template prints is escaped, so that a title with `#`, `*` or `|` stays what it is; the filters
//! return what is already Markdown.

use std::borrow::Borrow;

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment};

use super::commonmark::{Align, Block, Inline, parse, plain_text};
use super::model::{ContentsLine, Protocol};
use super::templates::{self, Engine, Templates, Trouble, with_blocks};
use super::typed::{self, Piece};
use crate::error::Result;
use crate::wording::numbered_in_print;

/// The level of the headings of an item's parts; headings in their texts are below.
const PART_LEVEL: usize = 3;

/// Writes the protocol as Markdown with a body's own templates; returns whether they could not be used.
pub(super) fn render(protocol: &Protocol, templates: &Templates) -> Result<(String, Option<Trouble>)> {
    let (mut out, trouble) = templates::render(protocol, &engine(), templates)?;
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok((out, trouble))
}

/// What Markdown needs of the template engine.
pub(super) fn engine() -> Engine {
    let auto = AutoEscape::Custom("markdown".into());
    Engine { name: "protocol.md.j2", parts: &[], auto, escape, filters: add_filters }
}

fn add_filters(env: &mut Environment<'static>) {
    env.add_filter("inline", |text: String| Value::from_safe_string(inline(&text)));
    env.add_filter("rich", |blocks: Value| with_blocks(blocks, |blocks| Value::from_safe_string(rich(blocks))));
    env.add_filter("plain", |text: String, lead: Option<String>| {
        Value::from_safe_string(match lead {
            Some(lead) => led(&lead, text.strip_prefix(&lead).unwrap_or(&text)),
            None => plain(&text),
        })
    });
    env.add_filter("numbered", |list: Vec<String>| Value::from_safe_string(numbered(&list)));
    env.add_filter("contents", |list: Serde<Vec<ContentsLine>>| Value::from_safe_string(contents(&list)));
    env.add_filter("lines", |blocks: Value| {
        let blocks = if blocks.is_none() { Value::from(Vec::<Value>::new()) } else { blocks };
        let safe = |lines: Vec<String>| lines.into_iter().map(Value::from_safe_string).collect::<Vec<_>>();
        with_blocks(blocks, |blocks| safe(cell_lines(blocks)))
    });
}

/// Makes a text that reads the same wherever Markdown puts it on one line: in a heading, a list, a table cell.
#[must_use]
pub fn escape(text: &str) -> String {
    escape_inline(&crate::text::one_line(text), true)
}

/// Makes a text that reads the same where no line can begin with it: in a heading or a table cell.
fn inline(text: &str) -> String {
    escape_inline(&crate::text::one_line(text), false)
}

/// Escapes text that may be amid other inlines; `at_start` tells whether a line begins with it.
fn escape_inline(text: &str, at_start: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, &c) in chars.iter().enumerate() {
        let next = chars.get(i + 1);
        let first = at_start && i == 0;
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            '&' => next.is_some_and(|n| *n == '#' || n.is_ascii_alphabetic()),
            '!' => next.is_none_or(|n| *n == '['),
            '#' => first || i == 0 || chars[i - 1].is_whitespace() || chars[i - 1] == '#',
            '>' | '-' | '+' | '=' | ':' => first,
            '.' | ')' => at_start && digits > 0 && i == digits && next.is_none_or(|n| n.is_whitespace()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\t' { ' ' } else { c });
    }
    out
}

/// Writes typed text: paragraphs at blank lines, line breaks kept, rows of lists as lists, nothing else of it read as
/// Markdown.
fn plain(text: &str) -> String {
    pieces(text).join("\n\n")
}

fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut lists: Vec<Block> = Vec::new();
    for piece in typed::pieces(text) {
        match piece {
            Piece::List(list) => lists.push(list),
            Piece::Paragraph(paragraph) => {
                out.extend(written(&mut lists));
                out.push(paragraph.lines().map(escape).collect::<Vec<_>>().join("\\\n"));
            }
        }
    }
    out.extend(written(&mut lists));
    out
}

/// Writes lists that follow each other.
fn written(lists: &mut Vec<Block>) -> Option<String> {
    let lists = std::mem::take(lists);
    (!lists.is_empty()).then(|| rich(&lists))
}

/// Writes typed text after a lead in bold; where the text begins with a line break, so does what is written.
fn led(lead: &str, rest: &str) -> String {
    let lead = format!("**{}**", escape(lead));
    let begins_with_list = matches!(typed::pieces(rest).first(), Some(Piece::List(_)));
    let gap = match rest.starts_with('\n') {
        _ if begins_with_list => "\n\n",
        true => "\\\n",
        false => " ",
    };
    format!("{lead}{gap}{}", plain(rest))
}

/// Writes a list numbered as recommendations are: `1)`, `2)`; one alone is not numbered.
fn numbered(list: &[String]) -> String {
    if let [one] = list {
        return plain(one);
    }
    // A list marker would be shown as the reader's program likes, mostly `1.`, and "Ad 1)" would mean nothing.
    let items: Vec<String> =
        list.iter().enumerate().map(|(i, text)| format!("**{})** {}", i + 1, plain(text))).collect();
    items.join("\n\n")
}

/// Writes the contents: each heading over several items is followed by those.
fn contents(lines: &[ContentsLine]) -> String {
    let mut parts = Vec::new();
    for part in lines.chunk_by(|_, next| !next.is_group && !next.ends_group) {
        let over = part.first().filter(|line| line.is_group);
        parts.extend(part.first().filter(|line| line.ends_group).map(|_| "___".to_owned()));
        parts.extend(over.map(|line| format!("**{}**", inline(&line.title))));
        parts.push(list_of_contents(part.get(usize::from(over.is_some())..).unwrap_or_default()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Writes lines of the contents: with their numbers as a list has them where the list would count the same, else as
/// bullets.
fn list_of_contents(lines: &[ContentsLine]) -> String {
    let is_numbered = |l: &&ContentsLine| l.number.is_some();
    let before = lines.iter().take_while(|l| !is_numbered(l)).count();
    let numbered = lines.iter().skip(before).take_while(is_numbered).count();
    let (before, rest) = lines.split_at(before);
    let (numbered, after) = rest.split_at(numbered);
    let numbers: Vec<u64> = numbered
        .iter()
        .map_while(|l| l.number.as_ref())
        .filter_map(|n| n.parse().ok())
        .filter(|n| *n < 1_000_000)
        .collect();
    let in_step = numbers.len() == numbered.len()
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
        && !after.iter().any(|l| is_numbered(&l));
    let line = |l: &ContentsLine| match &l.number {
        Some(number) if in_step => format!("{number}. {}", escape(&l.title)),
        Some(number) => {
            let indent = if l.is_part && before.len() + numbered.len() > 1 { "  " } else { "" };
            let number = numbered_in_print(Some(number), "");
            format!("{indent}- **{}** {}", inline(number.trim_end()), inline(&l.title))
        }
        None => format!("- {}", escape(&l.title)),
    };
    let list = |lines: &[ContentsLine]| lines.iter().map(line).collect::<Vec<_>>().join("\n");
    if !in_step || numbered.is_empty() {
        return list(lines);
    }
    let lists: Vec<String> = [before, numbered, after].into_iter().map(list).filter(|l| !l.is_empty()).collect();
    lists.join("\n\n")
}

/// Writes blocks below the heading of the part that they belong to.
fn rich<B: Borrow<Block>>(blocks: &[B]) -> String {
    let mut out: Vec<String> = Vec::new();
    // Two lists in a row would be read as one; another marker keeps them apart.
    let mut last_list: Option<(bool, bool)> = None;
    for block in blocks.iter().map(Borrow::borrow) {
        last_list = match block {
            Block::List { start, brackets, .. } => {
                // What is written `1)` as typed is as another marker.
                let numbered = start.is_some();
                let alike = last_list.is_some_and(|(before, other)| before == numbered && other == *brackets);
                Some((numbered, alike != *brackets))
            }
            _ => None,
        };
        out.push(block_markdown(block, last_list.is_some_and(|(_, other)| other)));
    }
    out.join("\n\n")
}

fn block_markdown(block: &Block, other_marker: bool) -> String {
    match block {
        Block::Paragraph { content } => inlines(content, InlineContext::Paragraph),
        Block::Heading { level, content } => {
            let level = (PART_LEVEL + usize::from(*level)).min(6);
            format!("{} {}", "#".repeat(level), inlines(content, InlineContext::Line))
        }
        Block::List { start, tight, items, .. } => {
            let gap = if *tight { "\n" } else { "\n\n" };
            let marker = |i: usize| match (start, other_marker) {
                (Some(start), false) => format!("{}. ", start.saturating_add(i as u64)),
                (Some(start), true) => format!("{}) ", start.saturating_add(i as u64)),
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
            };
            let items: Vec<String> =
                items.iter().enumerate().map(|(i, item)| hang(&marker(i), &item_markdown(item, *tight))).collect();
            items.join(gap)
        }
        Block::Quote { blocks } => {
            rich(blocks).lines().map(|l| format!("> {l}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
        }
        Block::Code { text } => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Table { align, head, rows } => table(align, head, rows),
        Block::Rule => "___".to_owned(),
    }
}

/// Writes a list item; in a tight list a nested list follows its text at once.
fn item_markdown(blocks: &[Block], tight: bool) -> String {
    match blocks {
        [text @ Block::Paragraph { .. }, list @ Block::List { start: None | Some(1), .. }] if tight => {
            format!("{}\n{}", block_markdown(text, false), rich(&[list]))
        }
        _ => rich(blocks),
    }
}

/// Puts a marker before the first line and as much room before the others.
fn hang(marker: &str, text: &str) -> String {
    let room = " ".repeat(marker.len());
    let mut out = String::from(marker);
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&room);
            }
        }
        out.push_str(line);
    }
    out
}

fn table(align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = (0..align.len())
            .map(|i| cells.get(i).map_or_else(String::new, |c| inlines(c, InlineContext::Cell)))
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = align
        .iter()
        .map(|a| match a {
            Align::None => "---",
            Align::Left => ":--",
            Align::Center => ":-:",
            Align::Right => "--:",
        })
        .collect();
    let mut lines = vec![row(head), format!("| {} |", rule.join(" | "))];
    lines.extend(rows.iter().map(|r| row(r)));
    lines.join("\n")
}

/// Flattens blocks to lines that fit into table cells.
fn cell_lines<B: Borrow<Block>>(blocks: &[B]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks.iter().map(Borrow::borrow) {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => {
                let lines = content.split(|i| *i == Inline::Break);
                out.extend(lines.map(|l| inlines(l, InlineContext::Cell)).filter(|l| !l.is_empty()));
            }
            Block::List { start, items, .. } => {
                for (i, item) in items.iter().enumerate() {
                    let marker = start.map_or_else(|| "– ".to_owned(), |s| format!("{}) ", s.saturating_add(i as u64)));
                    for (j, line) in cell_lines(item).into_iter().enumerate() {
                        out.push(if j == 0 { format!("{marker}{line}") } else { line });
                    }
                }
            }
            Block::Quote { blocks } => out.extend(cell_lines(blocks)),
            Block::Code { text } => out.extend(text.lines().map(escape).filter(|l| !l.is_empty())),
            Block::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|c| inlines(c, InlineContext::Cell)).collect();
                    out.push(cells.join(", "));
                }
            }
            Block::Rule => {}
        }
    }
    out
}

/// Where inlines are.
#[derive(Clone, Copy, PartialEq)]
enum InlineContext {
    Paragraph,
    /// On one line: a heading.
    Line,
    /// On one line of a table, where a bar in code would end the cell.
    Cell,
}

/// Writes inlines, and keeps their emphasis only if Markdown would read it back as it is.
fn inlines(content: &[Inline], place: InlineContext) -> String {
    let content = tidy(content);
    let mut out = String::new();
    write_inlines(&content, InlineContext::Paragraph, &mut out);
    let same = match parse(&out).as_slice() {
        [] => content.is_empty(),
        [Block::Paragraph { content: read }] => tidy(read) == content,
        _ => false,
    };
    let mut out = String::new();
    if same {
        write_inlines(&content, place, &mut out);
    } else {
        let gap = if place == InlineContext::Paragraph { "\\\n" } else { " " };
        let lines: Vec<String> =
            content.split(|i| *i == Inline::Break).map(|l| escape(&plain_text(l))).filter(|l| !l.is_empty()).collect();
        out = lines.join(gap);
    }
    out
}

fn write_inlines(content: &[Inline], place: InlineContext, out: &mut String) {
    for inline in content {
        let at_start = out.is_empty() || out.ends_with('\n');
        match inline {
            Inline::Text { text } => out.push_str(&escape_inline(text, at_start)),
            Inline::Emphasis { content } => wrapped("*", content, place, out),
            Inline::Strong { content } => wrapped("**", content, place, out),
            Inline::Strikethrough { content } => wrapped("~~", content, place, out),
            Inline::Code { text } => {
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                let tick = "`".repeat(longest + 1);
                let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
                let text = if place == InlineContext::Cell { text.replace('|', "\\|") } else { text.clone() };
                out.push_str(&format!("{tick}{pad}{text}{pad}{tick}"));
            }
            Inline::Link { to, content } => {
                out.push('[');
                write_inlines(content, place, out);
                let to = if place == InlineContext::Cell { to.replace('|', "%7C") } else { to.clone() };
                out.push_str(&format!("](<{to}>)"));
            }
            Inline::Break if place == InlineContext::Paragraph => out.push_str("\\\n"),
            Inline::Break => out.push(' '),
        }
    }
}

fn wrapped(mark: &str, content: &[Inline], place: InlineContext, out: &mut String) {
    out.push_str(mark);
    write_inlines(content, place, out);
    out.push_str(mark);
}

/// Folds white space, drops it at both ends of a line, and joins neighbouring texts.
fn tidy(content: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in content {
        match inline {
            Inline::Text { text } => {
                let mut folded = String::new();
                for c in text.chars() {
                    let c = if c.is_whitespace() { ' ' } else { c };
                    let after_blank = folded.ends_with(' ')
                        || (folded.is_empty() && matches!(out.last(), None | Some(Inline::Break)));
                    if c != ' ' || !after_blank {
                        folded.push(c);
                    }
                }
                match out.last_mut() {
                    _ if folded.is_empty() => {}
                    Some(Inline::Text { text }) => text.push_str(&folded),
                    _ => out.push(Inline::Text { text: folded }),
                }
            }
            Inline::Break => {
                trim_end(&mut out);
                if !matches!(out.last(), None | Some(Inline::Break)) {
                    out.push(Inline::Break);
                }
            }
            other => out.push(other.clone()),
        }
    }
    while matches!(out.last(), Some(Inline::Break)) {
        out.pop();
    }
    trim_end(&mut out);
    out
}

fn trim_end(out: &mut Vec<Inline>) {
    if let Some(Inline::Text { text }) = out.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            out.pop();
        }
    }
}
