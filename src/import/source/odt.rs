//! OpenDocument texts, as a package or flat: headings, lists with their numbers, tables, and tracked changes as
//! accepted.
//!
//! Comments, headers, footers and hidden text are left out; a note is put in brackets where its number is.

mod styles;

use std::collections::HashMap;

use self::styles::{Counts, Styles};
use super::blocks::Blocks;
use super::package::Package;
use super::parts::{Cell, Part, PartKind, laid_out};
use super::refusal::Refusal;
use super::xml::{Element, Node};
use super::{headings, limits};
use crate::import::document::{Content, Document};

type Result<T> = std::result::Result<T, Refusal>;

/// Reads a package.
///
/// # Errors
///
/// When it is encrypted, damaged, or more than an agenda can be.
pub(super) fn read(package: &mut Package) -> Result<Document> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(root) = package.xml("styles.xml")? {
        styles.add(&root);
    }
    let root = package.xml("content.xml")?.ok_or(Refusal::Damaged)?;
    of_root(&root, styles)
}

/// Reads a document that is one XML file.
///
/// # Errors
///
/// When it is damaged, or more than an agenda can be.
pub(super) fn read_flat(root: &Element) -> Result<Document> {
    of_root(root, Styles::default())
}

fn of_root(root: &Element, mut styles: Styles) -> Result<Document> {
    styles.add(root);
    let text = root.at(&["office:body", "office:text"]).ok_or(Refusal::Damaged)?;
    let mut walk = Walk { styles, paragraph: 0, headings: Counts::default(), lists: HashMap::new(), last: None };
    let mut parts = Vec::new();
    walk.blocks(text, &mut parts);
    let mut out = Blocks::default();
    laid_out(&parts, &mut out)?;
    out.finish()
}

/// Where the reading of a document is.
struct Walk {
    styles: Styles,
    /// How many paragraphs were met.
    paragraph: u32,
    headings: Counts,
    /// How far lists were counted, by their ids; and the last one of a style.
    lists: HashMap<String, Counts>,
    last: Option<Counts>,
}

/// The list that an element is in.
struct List<'a> {
    style: Option<&'a str>,
    /// From 0.
    level: usize,
    counts: Counts,
}

/// What is in a paragraph.
struct Text {
    text: String,
    is_strong: bool,
    boxes: Vec<Part>,
}

impl Walk {
    fn push(&self, kind: PartKind, out: &mut Vec<Part>) {
        out.push(Part { paragraph: self.paragraph, kind });
    }

    /// Reads what may be in the text, a cell, a section or a box.
    fn blocks(&mut self, parent: &Element, out: &mut Vec<Part>) {
        for element in parent.elements() {
            match &*element.name {
                "text:p" | "text:h" => self.paragraph(element, None, out),
                "text:list" => {
                    let counts = match (element.attribute("text:continue-list"), &self.last) {
                        (Some(id), _) => self.lists.get(id).copied().unwrap_or_default(),
                        (None, Some(last)) if element.attribute("text:continue-numbering") == Some("true") => *last,
                        _ => Counts::default(),
                    };
                    let mut list = List { style: element.attribute("text:style-name"), level: 0, counts };
                    self.list(element, &mut list, out);
                    if let Some(id) = element.attribute("xml:id") {
                        self.lists.insert(id.to_owned(), list.counts);
                    }
                    self.last = Some(list.counts);
                }
                "table:table" => {
                    let paragraph = self.paragraph.saturating_add(1);
                    let mut rows = Vec::new();
                    self.rows(element, &mut rows);
                    out.push(Part { paragraph, kind: PartKind::Table(rows) });
                }
                "text:table-of-content" => {
                    if let Some(body) = element.child("text:index-body") {
                        self.contents(body, out);
                    }
                }
                "text:section" if element.attribute("text:display") == Some("none") => {}
                "text:section" | "text:index-body" | "text:index-title" | "text:numbered-paragraph" => {
                    self.blocks(element, out);
                }
                "draw:frame" | "draw:text-box" | "draw:g" | "draw:custom-shape" => self.blocks(element, out),
                _ => {}
            }
        }
    }

    fn list<'a>(&mut self, list: &'a Element, within: &mut List<'a>, out: &mut Vec<Part>) {
        for item in list.elements() {
            let is_counted = &*item.name == "text:list-item";
            if !is_counted && &*item.name != "text:list-header" {
                continue;
            }
            let start = item.attribute("text:start-value").and_then(|start| start.parse().ok());
            let mut is_first = is_counted;
            for inner in item.elements() {
                match &*inner.name {
                    "text:p" | "text:h" if is_first => {
                        is_first = false;
                        let marker = self.styles.next(within.style, within.level, start, &mut within.counts);
                        self.paragraph(inner, Some((within.level, marker.unwrap_or_default())), out);
                    }
                    "text:p" | "text:h" => self.paragraph(inner, Some((within.level, String::new())), out),
                    "text:list" => {
                        let style = inner.attribute("text:style-name").or(within.style);
                        let mut below = List { style, level: within.level + 1, counts: within.counts };
                        self.list(inner, &mut below, out);
                        within.counts = below.counts;
                    }
                    _ => {}
                }
            }
        }
    }

    /// Reads a paragraph or heading; that of a list has its level and what is printed before it.
    fn paragraph(&mut self, paragraph: &Element, listed: Option<(usize, String)>, out: &mut Vec<Part>) {
        self.paragraph = self.paragraph.saturating_add(1);
        let style = paragraph.attribute("text:style-name");
        if self.styles.begins_page(style) {
            self.push(PartKind::Text(Content::PageEnd), out);
        }
        if self.styles.is_hidden(style) == Some(true) {
            return;
        }
        let mut text = Text { text: String::new(), is_strong: true, boxes: Vec::new() };
        let is_bold = self.styles.is_bold(style).unwrap_or(false);
        self.inline(paragraph, is_bold, &mut text);
        let outline = paragraph.attribute("text:outline-level").and_then(|level| level.parse::<u8>().ok());
        let heading = outline.filter(|_| &*paragraph.name == "text:h").or_else(|| self.styles.heading(style));
        let is_number = |marker: &str| marker.chars().any(char::is_alphanumeric);
        let content = if text.text.trim().is_empty() {
            Content::Gap
        } else if let Some(level) = heading {
            let number = match listed {
                Some((_, marker)) => Some(marker).filter(|marker| is_number(marker)),
                None if &*paragraph.name == "text:h" => self.styles.next_heading(level, &mut self.headings),
                None => None,
            };
            Content::Heading { level, text: number.map(|number| number + " ").unwrap_or_default() + &text.text }
        } else {
            match listed {
                Some((level, marker)) if !marker.is_empty() => {
                    Content::Element { level: u8::try_from(level).unwrap_or(u8::MAX), marker, text: text.text }
                }
                _ => Content::Paragraph { text: text.text, is_strong: text.is_strong },
            }
        };
        self.push(PartKind::Text(content), out);
        out.append(&mut text.boxes);
    }

    fn inline(&mut self, parent: &Element, is_bold: bool, out: &mut Text) {
        for child in &parent.children {
            let element = match child {
                Node::Text(text) => {
                    out.is_strong &= is_bold || text.trim().is_empty();
                    out.text.push_str(&folded(text, out.text.ends_with(' ')));
                    continue;
                }
                Node::Element(element) => element,
            };
            match &*element.name {
                "text:s" => {
                    let count = element.attribute("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    out.text.push_str(&" ".repeat(usize::min(count, 100)));
                }
                "text:tab" => out.text.push('\t'),
                "text:line-break" => out.text.push('\n'),
                "text:note" => {
                    let note = element.child("text:note-body").map(Element::text).unwrap_or_default();
                    if !note.trim().is_empty() {
                        out.text.push_str(&format!(" ({})", note.trim()));
                    }
                }
                "draw:frame" | "draw:g" | "draw:custom-shape" => {
                    let mut boxes = Vec::new();
                    self.blocks(element, &mut boxes);
                    out.boxes.append(&mut boxes);
                }
                "office:annotation"
                | "office:annotation-end"
                | "text:tracked-changes"
                | "text:hidden-text"
                | "text:number"
                | "text:ruby-text" => {}
                _ => {
                    let style = element.attribute("text:style-name");
                    if self.styles.is_hidden(style) != Some(true) {
                        self.inline(element, self.styles.is_bold(style).unwrap_or(is_bold), out);
                    }
                }
            }
        }
    }

    fn contents(&mut self, body: &Element, out: &mut Vec<Part>) {
        for element in body.elements() {
            if &*element.name == "text:index-title" {
                self.blocks(element, out);
            } else {
                self.paragraph = self.paragraph.saturating_add(1);
                let mut text = Text { text: String::new(), is_strong: true, boxes: Vec::new() };
                self.inline(element, false, &mut text);
                self.push(PartKind::Text(Content::Line { text: headings::entry(&text.text), indent: 0 }), out);
            }
        }
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Vec<Cell>>) {
        for element in parent.elements() {
            match &*element.name {
                "table:table-row" => {
                    let mut row = Vec::new();
                    self.cells(element, &mut row);
                    rows.push(row);
                }
                "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => self.rows(element, rows),
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: &Element, cells: &mut Vec<Cell>) {
        for element in row.elements() {
            let many = element.attribute("table:number-columns-repeated").and_then(|many| many.parse().ok());
            // What is repeated is empty, as far as anybody writes it.
            let most = if element.children.is_empty() { limits::COLUMNS } else { 8 };
            for _ in 0..many.unwrap_or(1).min(most) {
                let mut parts = Vec::new();
                // A covered cell is there for the one that covers it.
                if &*element.name == "table:table-cell" {
                    self.blocks(element, &mut parts);
                }
                if matches!(&*element.name, "table:table-cell" | "table:covered-table-cell") {
                    cells.push(Cell { parts, span: 1 });
                }
            }
        }
    }
}

/// White space of the file, which is one blank.
fn folded(text: &str, after_blank: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if out.ends_with(' ') || out.is_empty() && after_blank => {}
            ' ' | '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
