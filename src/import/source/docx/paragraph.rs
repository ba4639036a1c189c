//! A paragraph of a Word file: its runs, as they are printed.

use super::styles::switch;
use super::{Walk, chosen};
use crate::import::document::Content;
use crate::import::source::headings;
use crate::import::source::parts::Part;
use crate::import::source::xml::{Element, Node};

/// What the runs of a paragraph come to.
#[derive(Default)]
struct Runs {
    text: String,
    /// Whether all of its letters are bold.
    is_strong: bool,
    /// What is in text boxes that are set at it.
    boxes: Vec<Part>,
    /// Whether a page ends before its text, and behind it.
    page_before: bool,
    page_after: bool,
    /// What the paragraph's style says of its runs.
    is_bold: bool,
    is_hidden: bool,
}

impl Runs {
    fn add(&mut self, text: &str, is_bold: bool) {
        self.is_strong &= is_bold || text.trim().is_empty();
        self.text.push_str(text);
    }
}

impl Walk {
    /// Reads a paragraph.
    pub(super) fn paragraph(&mut self, paragraph: &Element, out: &mut Vec<Part>) {
        self.paragraph = self.paragraph.saturating_add(1);
        let props = paragraph.child("w:pPr");
        let val = |path: &[&str]| props.and_then(|props| props.at(path)).and_then(Element::val);
        let style = val(&["w:pStyle"]);
        let mut runs = Runs {
            is_strong: true,
            page_before: props.and_then(|props| switch(props, "w:pageBreakBefore")).unwrap_or(false),
            is_bold: self.styles.is_bold(style).unwrap_or(false),
            is_hidden: self.styles.is_hidden(style).unwrap_or(false),
            ..Runs::default()
        };
        self.runs(paragraph, &mut runs);
        let text = std::mem::take(&mut self.carried) + &runs.text;
        // Where the end of a paragraph was deleted, the next one goes on.
        let mark = props.and_then(|props| props.child("w:rPr"));
        if mark.is_some_and(|mark| mark.child("w:del").is_some() || mark.child("w:moveFrom").is_some()) {
            self.carried = text;
            out.append(&mut runs.boxes);
            return;
        }
        let is_empty = text.trim().is_empty();
        let (of_style, style_level) = self.styles.list(style);
        let list = val(&["w:numPr", "w:numId"]).or(of_style).map(str::to_owned);
        let level = val(&["w:numPr", "w:ilvl"]).and_then(|level| level.parse().ok()).or(style_level).unwrap_or(0);
        // An empty paragraph of a list has a number that is printed, and counts.
        let marker = list.and_then(|list| self.numbering.next(&list, level));
        let outline = val(&["w:outlineLvl"]).and_then(|level| level.parse::<u8>().ok());
        let heading = match outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => self.styles.heading(style),
        };
        if runs.page_before {
            self.push_text(Content::PageEnd, out);
        }
        let content = if is_empty {
            Content::Gap
        } else if let Some(level) = self.styles.contents(style) {
            Content::Line { text: headings::entry(&text), indent: u16::from(level - 1) * 2 }
        } else if let Some(level) = heading {
            let number = marker.filter(|marker| !marker.is_bullet).map(|marker| marker.text + " ").unwrap_or_default();
            Content::Heading { level, text: number + &text }
        } else if let Some(marker) = marker {
            Content::Element { level: u8::try_from(level).unwrap_or(u8::MAX), marker: marker.text, text }
        } else {
            Content::Paragraph { text, is_strong: runs.is_strong }
        };
        self.push_text(content, out);
        out.append(&mut runs.boxes);
        if runs.page_after {
            self.push_text(Content::PageEnd, out);
        }
    }

    fn runs(&mut self, parent: &Element, out: &mut Runs) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => self.run(element, out),
                // What was deleted, or moved elsewhere, with changes tracked.
                "w:del" | "w:moveFrom" | "w:pPr" => {}
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.runs(chosen, out);
                    }
                }
                "w:txbxContent" => self.blocks(element, &mut out.boxes),
                // A formula is its letters.
                "m:oMath" | "m:oMathPara" => out.add(&element.text(), false),
                _ => self.runs(element, out),
            }
        }
    }

    fn run(&mut self, run: &Element, out: &mut Runs) {
        let props = run.child("w:rPr");
        let style = props.and_then(|props| props.child("w:rStyle")).and_then(Element::val);
        let says = |name: &str| props.and_then(|props| switch(props, name));
        let of_style = |says: Option<bool>| style.and(says);
        let is_hidden = says("w:vanish").or(of_style(self.styles.is_hidden(style))).unwrap_or(out.is_hidden);
        let is_bold = says("w:b").or(of_style(self.styles.is_bold(style))).unwrap_or(out.is_bold);
        for child in &run.children {
            let Node::Element(element) = child else { continue };
            match (&*element.name, element.attribute("w:fldCharType")) {
                ("w:fldChar", Some("begin")) => self.fields.push(false),
                ("w:fldChar", Some("separate")) => {
                    if let Some(field) = self.fields.last_mut() {
                        *field = true;
                    }
                }
                ("w:fldChar", Some("end")) => _ = self.fields.pop(),
                ("w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent", _) => self.drawing(element, out),
                // What a field is made from is not printed.
                _ if is_hidden || self.fields.contains(&false) => {}
                ("w:t", _) => out.add(&element.text(), is_bold),
                ("w:tab" | "w:ptab", _) => out.text.push('\t'),
                ("w:br", _) if element.attribute("w:type") == Some("page") => {
                    if out.text.trim().is_empty() {
                        out.page_before = true;
                    } else {
                        out.page_after = true;
                    }
                }
                ("w:br" | "w:cr", _) => out.text.push('\n'),
                ("w:noBreakHyphen", _) => out.text.push('-'),
                ("w:sym", _) => out.text.push('•'),
                ("w:footnoteReference", _) => note(element, &self.footnotes, out),
                ("w:endnoteReference", _) => note(element, &self.endnotes, out),
                _ => {}
            }
        }
    }

    /// Reads the text boxes of a drawing.
    fn drawing(&mut self, element: &Element, out: &mut Runs) {
        if &*element.name == "mc:AlternateContent" {
            if let Some(chosen) = chosen(element) {
                self.drawing(chosen, out);
            }
            return;
        }
        for inner in element.elements() {
            match &*inner.name {
                "w:txbxContent" => {
                    let fields = std::mem::take(&mut self.fields);
                    let carried = std::mem::take(&mut self.carried);
                    self.blocks(inner, &mut out.boxes);
                    (self.fields, self.carried) = (fields, carried);
                }
                _ => self.drawing(inner, out),
            }
        }
    }
}

/// Puts a note in brackets where its number is.
fn note(reference: &Element, notes: &std::collections::HashMap<String, String>, out: &mut Runs) {
    let text = reference.attribute("w:id").and_then(|id| notes.get(id));
    if let Some(text) = text.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        out.text.push_str(&format!(" ({text})"));
    }
}
