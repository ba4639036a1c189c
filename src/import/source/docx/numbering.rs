//! The numbers and bullets of lists in a Word file, as Word prints them: counted level by level, in each language of
//! digits that agendas use.

use std::collections::{HashMap, HashSet};

use crate::import::source::numbers::written;
use crate::import::source::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    /// How the number is written: `decimal`, `lowerLetter`, `bullet`.
    format: String,
    /// The number with what is around it: `%1.%2`.
    text: String,
    /// Whether all numbers are written as digits.
    is_legal: bool,
    /// After which level it begins anew, from 1; 0: never. None: after each level above.
    restart: Option<usize>,
}

/// A list that lists are made from.
#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: Vec<Level>,
    /// The style of numbering that has its levels.
    link: Option<String>,
}

/// A list: its pattern, and the levels that it begins with other numbers or writes otherwise.
#[derive(Debug)]
struct List {
    pattern: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All lists, and how far each was counted.
#[derive(Debug, Default)]
pub struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

/// What is printed before an element of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Marker {
    pub text: String,
    pub is_bullet: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(root: &Element) -> Self {
        let mut out = Self::default();
        let mut styles: HashMap<String, String> = HashMap::new();
        for pattern in root.named("w:abstractNum") {
            let Some(id) = pattern.attribute("w:abstractNumId") else { continue };
            let mut levels = vec![Level::default(); LEVELS];
            for level in pattern.named("w:lvl") {
                let at = level.attribute("w:ilvl").and_then(|at| at.parse().ok()).unwrap_or(0usize);
                if let Some(place) = levels.get_mut(at) {
                    *place = of(level);
                }
            }
            let link = pattern.child("w:numStyleLink").and_then(Element::val).map(str::to_owned);
            if let Some(style) = pattern.child("w:styleLink").and_then(Element::val) {
                styles.insert(style.to_owned(), id.to_owned());
            }
            out.patterns.insert(id.to_owned(), Pattern { levels, link });
        }
        for list in root.named("w:num") {
            let Some(id) = list.attribute("w:numId") else { continue };
            let Some(pattern) = list.child("w:abstractNumId").and_then(Element::val) else { continue };
            let link = out.patterns.get(pattern).and_then(|pattern| pattern.link.as_ref());
            let pattern = link.and_then(|style| styles.get(style)).map_or(pattern, String::as_str).to_owned();
            let mut read = List { pattern, starts: HashMap::new(), levels: HashMap::new() };
            for other in list.named("w:lvlOverride") {
                let at = other.attribute("w:ilvl").and_then(|at| at.parse().ok()).unwrap_or(0usize);
                if let Some(start) = other.child("w:startOverride").and_then(Element::val) {
                    read.starts.insert(at, start.parse().unwrap_or(1));
                }
                if let Some(level) = other.child("w:lvl") {
                    read.levels.insert(at, of(level));
                }
            }
            out.lists.insert(id.to_owned(), read);
        }
        out
    }

    /// Counts an element of a list, and gives what is printed before it; none: it has no such list, or prints nothing.
    pub fn next(&mut self, list: &str, level: usize) -> Option<Marker> {
        let (id, list) = (list, self.lists.get(list)?);
        let pattern = self.patterns.get(&list.pattern)?;
        let of = |at: usize| list.levels.get(&at).or_else(|| pattern.levels.get(at));
        let own = of(level)?;
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        // A list that begins elsewhere does so when it is first met.
        let starts_anew = list.starts.get(&level).filter(|_| self.begun.insert((id.to_owned(), level)));
        let count = counts.get_mut(level)?;
        let number = match (starts_anew, *count) {
            (Some(start), _) => *start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => own.start,
        };
        *count = Some(number);
        for below in level + 1..LEVELS {
            let restarts = of(below).is_none_or(|of| of.restart.is_none_or(|after| after > 0 && level < after));
            if let Some(count) = counts.get_mut(below).filter(|_| restarts) {
                *count = None;
            }
        }
        if own.format == "bullet" {
            let text = own.text.chars().next().map_or_else(String::new, |c| bullet(c).to_string());
            return Some(Marker { text, is_bullet: true });
        }
        if own.format == "none" {
            return None;
        }
        let mut text = own.text.clone();
        for at in 0..LEVELS {
            let place = format!("%{}", at + 1);
            if text.contains(&place) {
                let level = of(at)?;
                let number = counts.get(at).copied().flatten().unwrap_or(level.start);
                let format = if own.is_legal { "decimal" } else { level.format.as_str() };
                text = text.replace(&place, &written(number, format));
            }
        }
        (!text.trim().is_empty()).then_some(Marker { text, is_bullet: false })
    }
}

/// Reads a level.
fn of(level: &Element) -> Level {
    let val = |name: &str| level.child(name).and_then(Element::val);
    Level {
        start: val("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: val("w:numFmt").unwrap_or("decimal").to_owned(),
        text: val("w:lvlText").unwrap_or_default().to_owned(),
        is_legal: super::styles::switch(level, "w:isLgl").unwrap_or(false),
        restart: val("w:lvlRestart").and_then(|after| after.parse().ok()),
    }
}

/// The bullet that a letter of a symbol font looks like.
fn bullet(c: char) -> char {
    match c {
        'o' => '◦',
        '\u{f020}'..='\u{f0ff}' => '•',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::xml;

    fn numbering(lists: &str) -> Numbering {
        let level = |at: usize, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"), level(2, "bullet", "\u{f0b7}")];
        let text = format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>{lists}</w:numbering>",
            levels.concat()
        );
        Numbering::read(&xml::parse(&text).unwrap())
    }

    fn said(numbering: &mut Numbering, steps: &[(&str, usize)]) -> Vec<String> {
        steps.iter().map(|(list, level)| numbering.next(list, *level).map_or("-".to_owned(), |m| m.text)).collect()
    }

    #[test]
    fn a_list_is_counted_as_it_is_printed() {
        let list = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        let again = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
        let mut read = numbering(&format!("{list}{again}"));
        let steps =
            [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 0), ("2", 0), ("1", 0), ("3", 0)];
        let expected = ["1.", "1.a)", "1.b)", "•", "2.", "2.a)", "5.", "6.", "7.", "-"];
        assert_eq!(said(&mut read, &steps), expected);
    }
}
