//! Word files: headings, lists with the numbers that Word prints, tables, and tracked changes as accepted.
//!
//! Comments, headers, footers and hidden text are left out; a footnote is put in brackets where its number is. Macros
//! are parts that nobody opens.

mod numbering;
mod paragraph;
mod styles;

use std::collections::HashMap;

use self::numbering::Numbering;
use self::styles::Styles;
use super::blocks::Blocks;
use super::package::Package;
use super::parts::{Cell, Part, PartKind, laid_out};
use super::refusal::Refusal;
use super::xml::Element;
use crate::import::document::{Content, Document};

type Result<T> = std::result::Result<T, Refusal>;

/// Reads a Word file.
///
/// # Errors
///
/// When it is damaged, or more than an agenda can be.
pub(super) fn read(package: &mut Package) -> Result<Document> {
    let main = main_part(package)?;
    let root = package.xml(&main)?.ok_or(Refusal::Damaged)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut part = |name: &str| package.xml(&format!("{folder}/{name}"));
    let footnotes = part("footnotes.xml")?.map(|root| notes(&root, "w:footnote")).unwrap_or_default();
    let endnotes = part("endnotes.xml")?.map(|root| notes(&root, "w:endnote")).unwrap_or_default();
    let mut walk = Walk {
        styles: part("styles.xml")?.map(|root| Styles::read(&root)).unwrap_or_default(),
        numbering: part("numbering.xml")?.map(|root| Numbering::read(&root)).unwrap_or_default(),
        footnotes,
        endnotes,
        paragraph: 0,
        fields: Vec::new(),
        carried: String::new(),
    };
    let mut parts = Vec::new();
    walk.blocks(root.child("w:body").ok_or(Refusal::Damaged)?, &mut parts);
    let mut out = Blocks::default();
    laid_out(&parts, &mut out)?;
    out.finish()
}

/// The name of the part with the text: what the package says, or where it always is.
fn main_part(package: &mut Package) -> Result<String> {
    let named = package.xml("_rels/.rels")?.and_then(|root| {
        let is_main = |rel: &&Element| rel.attribute("Type").is_some_and(|of| of.ends_with("/officeDocument"));
        root.elements().find(is_main).and_then(|rel| rel.attribute("Target")).map(str::to_owned)
    });
    let named = named.map(|name| name.trim_start_matches('/').to_owned());
    Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The footnotes or endnotes by their ids.
fn notes(root: &Element, name: &str) -> HashMap<String, String> {
    let is_text = |note: &&Element| note.attribute("w:type").is_none_or(|of| of == "normal");
    let texts = root.named(name).filter(is_text);
    texts.filter_map(|note| Some((note.attribute("w:id")?.to_owned(), note.text()))).collect()
}

/// Where the reading of a document is.
struct Walk {
    styles: Styles,
    numbering: Numbering,
    footnotes: HashMap<String, String>,
    endnotes: HashMap<String, String>,
    /// How many paragraphs were met.
    paragraph: u32,
    /// The fields that are open: whether what is printed of each has begun.
    fields: Vec<bool>,
    /// The text of a paragraph whose end was deleted.
    carried: String,
}

impl Walk {
    /// Reads what may be in a body, a cell or a text box.
    fn blocks(&mut self, parent: &Element, out: &mut Vec<Part>) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.paragraph(element, out),
                "w:tbl" => {
                    let paragraph = self.paragraph.saturating_add(1);
                    out.push(Part { paragraph, kind: PartKind::Table(self.table(element)) });
                }
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.blocks(content, out);
                    }
                }
                "w:ins" | "w:moveTo" | "w:customXml" | "w:smartTag" => self.blocks(element, out),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.blocks(chosen, out);
                    }
                }
                _ => {}
            }
        }
    }

    fn push(&self, kind: PartKind, out: &mut Vec<Part>) {
        out.push(Part { paragraph: self.paragraph, kind });
    }

    fn push_text(&self, content: Content, out: &mut Vec<Part>) {
        self.push(PartKind::Text(content), out);
    }

    fn table(&mut self, table: &Element) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        self.rows(table, &mut rows);
        rows
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Vec<Cell>>) {
        for element in parent.elements() {
            match &*element.name {
                // A row that was deleted with changes tracked is not there any more.
                "w:tr" if element.at(&["w:trPr", "w:del"]).is_some() => {}
                "w:tr" => {
                    let before = element.at(&["w:trPr", "w:gridBefore"]).and_then(Element::val);
                    let mut row = Vec::new();
                    if let Some(span) = before.and_then(|n| n.parse().ok()).filter(|n| *n > 0) {
                        row.push(Cell { parts: Vec::new(), span });
                    }
                    self.cells(element, &mut row);
                    rows.push(row);
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => self.rows(element, rows),
                _ => {}
            }
        }
    }

    fn cells(&mut self, parent: &Element, row: &mut Vec<Cell>) {
        for element in parent.elements() {
            match &*element.name {
                "w:tc" => {
                    let val = |name: &str| element.at(&["w:tcPr", name]);
                    let span = val("w:gridSpan").and_then(Element::val).and_then(|n| n.parse().ok()).unwrap_or(1);
                    // What a cell that is merged into the one above holds is not shown.
                    let is_merged = val("w:vMerge").is_some_and(|merge| merge.val() != Some("restart"));
                    let mut parts = Vec::new();
                    self.blocks(element, &mut parts);
                    if is_merged {
                        parts.clear();
                    }
                    row.push(Cell { parts, span });
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" => self.cells(element, row),
                _ => {}
            }
        }
    }
}

/// Of what is there for newer and for older programs, the one for newer ones.
fn chosen(alternatives: &Element) -> Option<&Element> {
    alternatives.child("mc:Choice").or_else(|| alternatives.child("mc:Fallback"))
}
