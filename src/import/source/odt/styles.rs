//! The styles of an OpenDocument text: which are headings, strong or hidden, what begins a page, and how lists count.

use std::collections::HashMap;

use crate::import::source::headings;
use crate::import::source::numbers::written;
use crate::import::source::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 10;

/// How far the levels of a list are counted.
pub type Counts = [Option<u32>; LEVELS];

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// Its name as people see it, in lower case.
    name: String,
    level: Option<u8>,
    is_bold: Option<bool>,
    is_hidden: Option<bool>,
    begins_page: Option<bool>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    /// The bullet; none: a number.
    bullet: Option<String>,
    format: String,
    prefix: String,
    suffix: String,
    /// How many levels' numbers are printed.
    shown: usize,
    start: u32,
}

/// All styles by their names.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
    /// How headings are counted.
    outline: Vec<Level>,
}

impl Styles {
    /// Reads the styles of a part.
    pub fn add(&mut self, root: &Element) {
        for group in ["office:styles", "office:automatic-styles"] {
            let Some(group) = root.child(group) else { continue };
            for style in group.elements() {
                match &*style.name {
                    "style:style" => self.add_style(style),
                    "text:list-style" => {
                        let name = style.attribute("style:name").unwrap_or_default();
                        self.lists.insert(name.to_owned(), levels(style));
                    }
                    "text:outline-style" => self.outline = levels(style),
                    _ => {}
                }
            }
        }
    }

    fn add_style(&mut self, style: &Element) {
        let Some(id) = style.attribute("style:name") else { return };
        let text = style.child("style:text-properties");
        let of_text = |name: &str| text.and_then(|text| text.attribute(name));
        let before = style.child("style:paragraph-properties").and_then(|props| props.attribute("fo:break-before"));
        let shown = style.attribute("style:display-name").map_or_else(|| id.replace("_20_", " "), str::to_owned);
        let read = Style {
            parent: style.attribute("style:parent-style-name").map(str::to_owned),
            name: shown.to_lowercase(),
            level: style.attribute("style:default-outline-level").and_then(|level| level.parse().ok()),
            is_bold: of_text("fo:font-weight").map(|weight| weight == "bold" || weight >= "600" && weight.len() == 3),
            is_hidden: of_text("text:display").map(|display| display == "none"),
            begins_page: before.map(|before| before == "page"),
        };
        self.styles.insert(id.to_owned(), read);
    }

    /// A style and those that it builds on, from itself on.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.parent.as_deref()?)).take(20)
    }

    /// The level of a heading, from 1; none: the style is not one.
    pub fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id).find_map(|style| style.level.filter(|level| *level > 0).or_else(|| headings::level(&style.name)))
    }

    /// Whether the letters of a style are bold; none: it does not say.
    pub fn is_bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.is_bold)
    }

    /// Whether the text of a style is hidden; none: it does not say.
    pub fn is_hidden(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.is_hidden)
    }

    /// Whether a paragraph of a style begins a page.
    pub fn begins_page(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.begins_page).unwrap_or(false)
    }

    /// Counts an element of a list at a level from 0, and gives what is printed before it; none: nothing is.
    pub fn next(&self, list: Option<&str>, level: usize, start: Option<u32>, counts: &mut Counts) -> Option<String> {
        let levels = list.and_then(|list| self.lists.get(list)).map_or(&[][..], Vec::as_slice);
        if levels.is_empty() { Some("•".to_owned()) } else { counted(levels, level, start, counts) }
    }

    /// Counts a heading at a level from 1, and gives its number.
    pub fn next_heading(&self, level: u8, counts: &mut Counts) -> Option<String> {
        counted(&self.outline, usize::from(level).saturating_sub(1), None, counts)
    }
}

fn counted(levels: &[Level], level: usize, start: Option<u32>, counts: &mut Counts) -> Option<String> {
    let own = levels.get(level)?;
    let count = counts.get_mut(level)?;
    *count = Some(start.or(count.map(|before| before.saturating_add(1))).unwrap_or(own.start));
    counts.iter_mut().skip(level + 1).for_each(|count| *count = None);
    if let Some(bullet) = &own.bullet {
        return Some(bullet.clone());
    }
    if own.format.is_empty() {
        return None;
    }
    let first = (level + 1).saturating_sub(own.shown.max(1));
    let numbers = levels.iter().zip(counts.iter()).skip(first).take(level + 1 - first);
    let numbers = numbers.map(|(level, count)| written(count.unwrap_or(level.start), &level.format));
    let numbers: Vec<String> = numbers.collect();
    Some(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix))
}

/// The levels of a list's style.
fn levels(style: &Element) -> Vec<Level> {
    let mut out = vec![Level::default(); LEVELS];
    for level in style.elements() {
        let at = level.attribute("text:level").and_then(|at| at.parse::<usize>().ok()).and_then(|at| at.checked_sub(1));
        let Some(place) = at.and_then(|at| out.get_mut(at)) else { continue };
        let text = |name: &str| level.attribute(name).unwrap_or_default().to_owned();
        let format = match level.attribute("style:num-format") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            Some("1") => "decimal",
            _ => "",
        };
        let bullet = level.attribute("text:bullet-char").map(|bullet| if bullet.is_empty() { "•" } else { bullet });
        *place = Level {
            bullet: bullet.map(str::to_owned),
            format: format.to_owned(),
            prefix: text("style:num-prefix"),
            suffix: text("style:num-suffix"),
            shown: level.attribute("text:display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
            start: level.attribute("text:start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
        };
    }
    out
}
