//! The styles of a Word file: which are headings, entries of a table of contents, list numbers, strong or hidden.

use std::collections::HashMap;

use crate::import::source::headings;
use crate::import::source::xml::Element;

/// The styles of a table of contents; a level follows.
const CONTENTS: [&str; 5] = ["toc", "indholdsfortegnelse", "innehåll", "inh", "innh"];

/// What a style says of a paragraph or a run; none: what its base says.
#[derive(Clone, Debug, Default)]
pub struct Style {
    base: Option<String>,
    name: String,
    outline: Option<u8>,
    bold: Option<bool>,
    hidden: Option<bool>,
    /// The list that numbers it, and the level there.
    pub list: Option<String>,
    pub level: Option<usize>,
}

/// All styles by their ids.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    /// The id of the style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: &Element) -> Self {
        let mut out = Self::default();
        for style in root.named("w:style") {
            let Some(id) = style.attribute("w:styleId") else { continue };
            let is_default = style.attribute("w:default").is_some_and(is_on);
            if is_default && style.attribute("w:type") == Some("paragraph") {
                out.default = Some(id.to_owned());
            }
            let val = |path: &[&str]| style.at(path).and_then(Element::val);
            let read = Style {
                base: val(&["w:basedOn"]).map(str::to_owned),
                name: val(&["w:name"]).unwrap_or(id).to_lowercase(),
                outline: val(&["w:pPr", "w:outlineLvl"]).and_then(|level| level.parse().ok()),
                bold: style.child("w:rPr").and_then(|props| switch(props, "w:b")),
                hidden: style.child("w:rPr").and_then(|props| switch(props, "w:vanish")),
                list: val(&["w:pPr", "w:numPr", "w:numId"]).map(str::to_owned),
                level: val(&["w:pPr", "w:numPr", "w:ilvl"]).and_then(|level| level.parse().ok()),
            };
            out.by_id.insert(id.to_owned(), read);
        }
        out
    }

    /// A style and those that it builds on, from itself on.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        // A style may build on itself.
        std::iter::successors(first, |style| self.by_id.get(style.base.as_deref()?)).take(20)
    }

    /// The level of a heading, from 1; none: the style is not one.
    pub fn heading(&self, id: Option<&str>) -> Option<u8> {
        for style in self.chain(id) {
            if let Some(outline) = style.outline {
                return (outline < 9).then_some(outline + 1);
            }
            if let Some(level) = headings::level(&style.name) {
                return Some(level);
            }
        }
        id.filter(|id| !self.by_id.contains_key(*id)).and_then(|id| headings::level(&id.to_lowercase()))
    }

    /// The level of an entry of a table of contents, from 1.
    pub fn contents(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|style| headings::level_after(&style.name, &CONTENTS))
    }

    /// The list that numbers paragraphs of a style, and the level there.
    pub fn list(&self, id: Option<&str>) -> (Option<&str>, Option<usize>) {
        let list = self.chain(id).find_map(|style| style.list.as_deref());
        (list, self.chain(id).find_map(|style| style.level))
    }

    /// Whether the letters of a style are bold; none: it does not say.
    pub fn is_bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }

    /// Whether the text of a style is hidden; none: it does not say.
    pub fn is_hidden(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.hidden)
    }
}

/// Whether a property that may be switched on or off is; none: nothing is said of it.
pub fn switch(props: &Element, name: &str) -> Option<bool> {
    props.child(name).map(|property| property.val().is_none_or(is_on))
}

fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
