//! Web pages and the HTML of e-mails: what they show of their own matter, without the menus around it.
//!
//! Nothing that a page names is fetched. What is hidden is left out, but not what is said to those who see no pictures:
//! "Lukket punkt" may be a picture of a lock.

mod lists;
mod tree;

use self::lists::List;
use self::tree::is_block;
use super::blocks::{Blocks, is_marker};
use super::limits;
use super::parts::{Cell, Part, PartKind, laid_out};
use super::refusal::Refusal;
use super::xml::{Element, Node};
use crate::import::document::{Content, Document};

type Result<T> = std::result::Result<T, Refusal>;

/// Reads HTML.
///
/// # Errors
///
/// When it is too much, or nothing.
pub(super) fn read(text: &str, title: Option<&str>) -> Result<Document> {
    let root = tree::parse(text)?;
    let mut walk = Walk { is_outside: has_main(&root), ..Walk::default() };
    walk.inside(&root);
    walk.flush();
    let mut out = Blocks::default();
    if let Some(title) = title {
        out.heading(1, title)?;
    }
    laid_out(&walk.parts, &mut out)?;
    out.finish()
}

/// Returns whether a page says what of it is its own matter.
fn has_main(element: &Element) -> bool {
    element.elements().any(|inner| is_main(inner) || has_main(inner))
}

fn is_main(element: &Element) -> bool {
    &*element.name == "main" || element.attribute("role") == Some("main")
}

/// Returns whether an element is not of the page's matter, or not shown.
fn is_left_out(element: &Element) -> bool {
    let is_named = matches!(
        &*element.name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "nav"
            | "footer"
            | "button"
            | "select"
            | "textarea"
            | "iframe"
            | "object"
            | "del"
            | "title"
    );
    let role = element.attribute("role").unwrap_or_default();
    let style: String = element.attribute("style").unwrap_or_default().to_lowercase().split_whitespace().collect();
    is_named
        || matches!(role, "navigation" | "search" | "contentinfo" | "menu" | "menubar")
        || &*element.name == "aside" && is_menu(element)
        || element.attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
}

/// Returns whether most of the text of an element is links, or it is one to a place of the page.
fn is_menu(element: &Element) -> bool {
    if &*element.name == "a" {
        return element.attribute("href").is_some_and(|to| to.starts_with('#'));
    }
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    letters(&links(element)) * 2 > letters(&element.text())
}

fn links(element: &Element) -> String {
    element.elements().map(|inner| if &*inner.name == "a" { inner.text() } else { links(inner) }).collect()
}

/// Where the reading of a page is.
#[derive(Default)]
struct Walk {
    parts: Vec<Part>,
    /// Whether this is around what the page says is its own matter. The title of the meeting may be there, and menus.
    is_outside: bool,
    /// The text of the paragraph that is open.
    text: String,
    /// Whether all of its letters are strong.
    is_strong: bool,
    /// How many strong elements are open.
    strong: usize,
    /// Whether blanks and line breaks are as they are set.
    is_set: bool,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// The lists that are open.
    lists: Vec<List>,
    /// The number or bullet that the next paragraph has.
    marker: Option<String>,
    /// The level that a program of letters gives an element of a list.
    level: usize,
}

impl Walk {
    fn inside(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.add(text),
                Node::Element(element) if self.leaves_out(element) => {}
                Node::Element(element) if is_main(element) => {
                    let before = std::mem::replace(&mut self.is_outside, false);
                    self.element(element);
                    self.is_outside = before;
                }
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn leaves_out(&self, element: &Element) -> bool {
        let is_around = || is_main(element) || has_main(element);
        is_left_out(element) || self.is_outside && is_menu(element) && !is_around()
    }

    fn element(&mut self, element: &Element) {
        match &*element.name {
            "br" => self.text.push('\n'),
            "hr" => {
                self.flush();
                self.push(Content::Gap);
            }
            "img" => self.add(element.attribute("alt").unwrap_or_default()),
            "svg" | "i" | "span" | "abbr" if element.text().trim().is_empty() => {
                // A sign says what it is.
                let said = element.attribute("aria-label").or_else(|| element.attribute("title"));
                self.add(said.unwrap_or_default());
                self.inside(element);
            }
            "svg" => self.add(&element.text()),
            "b" | "strong" | "th" => self.strong(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = element.name.trim_start_matches('h').parse().ok();
                self.inside(element);
                self.flush();
                self.heading = None;
            }
            "pre" => {
                self.flush();
                let before = std::mem::replace(&mut self.is_set, true);
                self.inside(element);
                self.flush();
                self.is_set = before;
            }
            "ul" | "ol" => self.list(element),
            "table" => self.table(element),
            "dl" => self.terms(element),
            "p" if element.attribute("class").is_some_and(|class| class.contains("MsoList")) => {
                self.flush();
                self.level = lists::level(element.attribute("style").unwrap_or_default());
                self.inside(element);
                self.flush_listed();
            }
            name if is_block(name) => {
                self.flush();
                self.inside(element);
                self.flush();
            }
            // Cells whose table is missing.
            "tr" | "td" => {
                self.flush();
                self.inside(element);
                self.flush();
            }
            _ => self.inside(element),
        }
    }

    fn strong(&mut self, element: &Element) {
        self.strong += 1;
        self.inside(element);
        self.strong -= 1;
    }

    fn add(&mut self, text: &str) {
        if self.text.trim().is_empty() {
            self.is_strong = true;
        }
        if !text.trim().is_empty() {
            self.is_strong &= self.strong > 0;
        }
        if self.is_set {
            self.text.push_str(text);
            return;
        }
        // A line break in the source is a blank, and so are several.
        for c in text.chars() {
            match c {
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => {
                    if !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
    }

    fn push(&mut self, content: Content) {
        let paragraph = u32::try_from(self.parts.len() + 1).unwrap_or(u32::MAX);
        self.parts.push(Part { paragraph, kind: PartKind::Text(content) });
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let is_strong = self.is_strong;
        if text.trim().is_empty() {
            // A line that was left empty on purpose parts what is around it.
            if text.contains(['\u{a0}', '\n']) {
                self.push(Content::Gap);
            }
            return;
        }
        if let Some(level) = self.heading {
            let number = self.marker.take().filter(|marker| marker != "•").map(|marker| marker + " ");
            self.push(Content::Heading { level, text: number.unwrap_or_default() + &text });
            return;
        }
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        // An empty line between two lines ends a paragraph.
        let tight: Vec<&str> = text.split('\n').map(str::trim).collect();
        for (n, text) in tight.join("\n").split("\n\n").map(|text| text.trim_matches('\n')).enumerate() {
            if text.is_empty() {
                continue;
            }
            if n > 0 {
                self.push(Content::Gap);
            }
            match self.marker.take() {
                Some(marker) => self.push(Content::Element { level, marker, text: text.to_owned() }),
                None => self.push(Content::Paragraph { text: text.to_owned(), is_strong }),
            }
        }
    }

    /// Ends a paragraph that a program of letters set as an element of a list: its number is its first word.
    fn flush_listed(&mut self) {
        let text = self.text.replace('\u{a0}', " ");
        match text.trim().split_once(' ') {
            Some((marker, rest)) if is_marker(marker) => {
                self.text.clear();
                let level = u8::try_from(self.level).unwrap_or(u8::MAX);
                self.push(Content::Element { level, marker: marker.to_owned(), text: rest.trim().to_owned() });
            }
            _ => self.flush(),
        }
    }

    fn list(&mut self, list: &Element) {
        self.flush();
        self.lists.push(List::of(list));
        for child in list.elements().filter(|child| !is_left_out(child)) {
            if &*child.name != "li" {
                self.element(child);
                continue;
            }
            self.marker = self.lists.last_mut().and_then(|list| list.next(child));
            self.inside(child);
            self.flush();
            self.marker = None;
        }
        self.lists.pop();
    }

    /// Reads what is in a cell by itself.
    fn cell(&mut self, cell: &Element) -> Cell {
        let mut walk = Walk::default();
        if &*cell.name == "th" {
            walk.strong(cell);
        } else {
            walk.inside(cell);
        }
        walk.flush();
        Cell { parts: walk.parts, span: number(cell, "colspan") }
    }

    fn table(&mut self, table: &Element) {
        self.flush();
        if let Some(caption) = table.child("caption") {
            self.inside(caption);
            self.flush();
        }
        let mut rows = Vec::new();
        collect_rows(table, &mut rows);
        let mut read: Vec<Vec<Cell>> = Vec::new();
        // For each column, in how many rows below a cell goes on, and over how many columns.
        let mut below: Vec<usize> = Vec::new();
        for row in rows {
            let mut cells: Vec<Cell> = Vec::new();
            let mut column = 0;
            for cell in row.elements().filter(|cell| matches!(&*cell.name, "td" | "th") && !is_left_out(cell)) {
                while let Some(rest) = below.get_mut(column).filter(|rest| **rest > 0) {
                    *rest -= 1;
                    column += 1;
                    cells.push(Cell { parts: Vec::new(), span: 1 });
                }
                if column > limits::COLUMNS {
                    break;
                }
                let read = self.cell(cell);
                let rows = number(cell, "rowspan") - 1;
                below.resize(below.len().max(column + read.span), 0);
                below.iter_mut().skip(column).take(read.span).for_each(|rest| *rest = rows);
                column += read.span;
                cells.push(read);
            }
            below.iter_mut().skip(column).for_each(|rest| *rest = rest.saturating_sub(1));
            read.push(cells);
        }
        let paragraph = u32::try_from(self.parts.len() + 1).unwrap_or(u32::MAX);
        self.parts.push(Part { paragraph, kind: PartKind::Table(read) });
    }

    /// Reads terms and what they mean: a table of two columns.
    fn terms(&mut self, list: &Element) {
        self.flush();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut terms = Vec::new();
        collect_terms(list, &mut terms);
        for element in terms {
            let cell = self.cell(element);
            match rows.last_mut() {
                Some(row) if &*element.name == "dd" => match row.get_mut(1) {
                    // Several answers to one term are in one cell.
                    Some(before) => before.parts.extend(cell.parts),
                    None => row.push(cell),
                },
                _ if &*element.name == "dd" => rows.push(vec![Cell { parts: Vec::new(), span: 1 }, cell]),
                _ => rows.push(vec![cell]),
            }
        }
        let paragraph = u32::try_from(self.parts.len() + 1).unwrap_or(u32::MAX);
        self.parts.push(Part { paragraph, kind: PartKind::Table(rows) });
    }
}

fn collect_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    for inner in element.elements().filter(|inner| !is_left_out(inner)) {
        match &*inner.name {
            "tr" => rows.push(inner),
            "thead" | "tbody" | "tfoot" | "form" => collect_rows(inner, rows),
            _ => {}
        }
    }
}

fn collect_terms<'a>(element: &'a Element, terms: &mut Vec<&'a Element>) {
    for inner in element.elements().filter(|inner| !is_left_out(inner)) {
        match &*inner.name {
            "dt" | "dd" => terms.push(inner),
            "div" => collect_terms(inner, terms),
            _ => {}
        }
    }
}

/// How many columns or rows a cell takes.
fn number(cell: &Element, name: &str) -> usize {
    let number = cell.attribute(name).and_then(|number| number.trim().parse().ok());
    number.unwrap_or(1usize).clamp(1, limits::COLUMNS)
}
