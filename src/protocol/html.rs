//! A protocol as HTML: one file, semantic, without scripts or anything from elsewhere, for the screen and for print.
//!
//! The page is a template's; here are its filters. Texts come from the tree that `commonmark` makes, so no markup of an
//! agenda gets through.

use std::borrow::Borrow;
use std::fmt::Write as _;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment};

use super::commonmark::{Align, Block, Inline, plain_text};
use super::model::Protocol;
use super::templates::{self, Engine, Templates, Trouble, with_blocks};
use super::typed::{self, Piece};
use crate::dates;
use crate::error::Result;

/// Writes the protocol as HTML with a body's own templates; returns whether they could not be used.
pub(super) fn render(protocol: &Protocol, templates: &Templates) -> Result<(String, Option<Trouble>)> {
    templates::render(protocol, &engine(), templates)
}

/// What HTML needs of the template engine.
pub(super) fn engine() -> Engine {
    let auto = AutoEscape::Html;
    Engine { name: "protocol.html.j2", parts: &["protocol.css"], auto, escape, filters: add_filters }
}

fn add_filters(env: &mut Environment<'static>) {
    env.add_filter("rich", |blocks: Value, level: Option<u8>| {
        with_blocks(blocks, |blocks| Value::from_safe_string(rich(blocks, level.unwrap_or(4))))
    });
    env.add_filter("plain", |text: String, lead: Option<String>| {
        Value::from_safe_string(match lead {
            Some(lead) => led(&lead, text.strip_prefix(&lead).unwrap_or(&text)),
            None => plain(&text),
        })
    });
    env.add_filter("dated", |text: String| Value::from_safe_string(dated(&text)));
    env.add_filter("css", |text: String| Value::from_safe_string(css(&text)));
}

/// Escapes text for an element or an attribute in quotes; the day and the month of a date stay on one line.
fn escape(text: &str) -> String {
    exact(&dates::joined(text))
}

/// Escapes text of which no blank is to be another.
fn exact(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in crate::text::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for an element; a date in figures stays on one line.
fn dated(text: &str) -> String {
    let escaped = escape(text);
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(from.len());
        let (figures, after) = from.split_at(end);
        let parts: Vec<usize> = figures.split('-').map(str::len).collect();
        out.push_str(before);
        match parts[..] {
            [1 | 2, 1 | 2, 4] | [4, 2, 2] => {
                let _ = write!(out, "<span class=\"date\">{figures}</span>");
            }
            _ => out.push_str(figures),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Escapes text for a string in a style sheet: all but letters, digits and blanks by their numbers.
fn css(text: &str) -> String {
    let mut out = String::new();
    for c in crate::text::one_line(text).chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',') {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out
}

/// Writes typed text: paragraphs at blank lines, line breaks kept, rows of lists as lists.
fn plain(text: &str) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Paragraph(text) => format!("<p>{}</p>", text.lines().map(dated).collect::<Vec<_>>().join("<br>\n")),
        Piece::List(list) => block(list, 0),
    };
    typed::pieces(text).iter().map(piece).collect::<Vec<_>>().join("\n")
}

/// Writes typed text after a lead in bold; where the text begins with a line break, so does what is written.
fn led(lead: &str, rest: &str) -> String {
    let lead = format!("<strong>{}</strong>", dated(&crate::text::one_line(lead)));
    let gap = if rest.starts_with('\n') { "<br>\n" } else { " " };
    let rest = plain(rest);
    match rest.strip_prefix("<p>") {
        Some(rest) => format!("<p>{lead}{gap}{rest}"),
        None if rest.is_empty() => format!("<p>{lead}</p>"),
        None => format!("<p>{lead}</p>\n{rest}"),
    }
}

/// Writes blocks; their own headings begin at `level`, or are no headings at all where it is 0.
fn rich<B: Borrow<Block>>(blocks: &[B], level: u8) -> String {
    let blocks: Vec<String> = blocks.iter().map(|b| block(b.borrow(), level)).collect();
    blocks.join("\n")
}

fn block(block: &Block, level: u8) -> String {
    match block {
        Block::Paragraph { content } => format!("<p>{}</p>", inlines(content)),
        Block::Heading { content, .. } if level == 0 => format!("<p><strong>{}</strong></p>", inlines(content)),
        Block::Heading { level: own, content } => {
            let level = level.saturating_add(own.saturating_sub(1)).min(6);
            format!("<h{level}>{}</h{level}>", inlines(content))
        }
        Block::List { start, brackets, tight, items } => {
            let items: Vec<String> =
                items.iter().map(|i| format!("<li>{}</li>", list_item(i, *tight, level))).collect();
            let items = items.join("\n");
            let class = if *brackets { " class=\"numbered\"" } else { "" };
            match start {
                Some(1) => format!("<ol{class}>\n{items}\n</ol>"),
                Some(start) => format!("<ol{class} start=\"{start}\">\n{items}\n</ol>"),
                None => format!("<ul>\n{items}\n</ul>"),
            }
        }
        Block::Quote { blocks } => format!("<blockquote>\n{}\n</blockquote>", rich(blocks, level)),
        Block::Code { text } => format!("<pre><code>{}</code></pre>", exact(text)),
        Block::Table { align, head, rows } => table(align, head, rows),
        Block::Rule => "<hr>".to_owned(),
    }
}

/// Writes a list item; in a tight list its text is without a paragraph.
fn list_item(blocks: &[Block], tight: bool, level: u8) -> String {
    match blocks {
        [Block::Paragraph { content }] if tight => inlines(content),
        [Block::Paragraph { content }, rest @ ..] if tight => format!("{}\n{}", inlines(content), rich(rest, level)),
        _ => rich(blocks, level),
    }
}

fn table(align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let class = |i: usize| match align.get(i) {
        Some(Align::Center) => " class=\"center\"",
        Some(Align::Right) => " class=\"right\"",
        Some(Align::None | Align::Left) | None => "",
    };
    let is_named = |cell: &[Inline]| !plain_text(cell).trim().is_empty();
    let empty = Vec::new();
    let row = |cells: &[Vec<Inline>], is_head: bool| {
        let mut out = String::from("<tr>");
        for i in 0..align.len() {
            let cell = cells.get(i).unwrap_or(&empty);
            // A header cell without a name is read aloud as nothing.
            let (name, scope) = if is_head && is_named(cell) { ("th", " scope=\"col\"") } else { ("td", "") };
            let _ = write!(out, "<{name}{scope}{}>{}</{name}>", class(i), inlines(cell));
        }
        out.push_str("</tr>\n");
        out
    };
    let mut out = String::from("<table>\n");
    if head.iter().any(|c| is_named(c)) {
        let _ = write!(out, "<thead>\n{}</thead>\n", row(head, true));
    }
    out.push_str("<tbody>\n");
    rows.iter().for_each(|r| out.push_str(&row(r, false)));
    out.push_str("</tbody>\n</table>");
    out
}

fn inlines(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        let wrapped = |name: &str, content: &[Inline]| format!("<{name}>{}</{name}>", inlines(content));
        out.push_str(&match inline {
            Inline::Text { text } => dated(text),
            Inline::Emphasis { content } => wrapped("em", content),
            Inline::Strong { content } => wrapped("strong", content),
            Inline::Strikethrough { content } => wrapped("s", content),
            Inline::Code { text } => format!("<code>{}</code>", exact(text)),
            Inline::Link { to, content } => {
                // A link without a text would have no name.
                let is_named = !plain_text(content).trim().is_empty();
                let shown = if is_named { inlines(content) } else { escape(to) };
                format!("<a href=\"{}\" rel=\"noreferrer\">{shown}</a>", exact(to))
            }
            Inline::Break => "<br>\n".to_owned(),
        });
    }
    out
}
