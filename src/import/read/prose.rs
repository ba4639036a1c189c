//! Running text: rows to CommonMark.

use super::lines::{Row, Shape, append};
use super::numbers;

/// A paragraph of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    /// Its first row.
    pub row: Row,
}

/// Joins rows to paragraphs.
pub fn paragraphs(rows: &[Row]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for row in rows {
        match out.last_mut() {
            Some(last) if row.goes_on => append(&mut last.text, &row.text),
            _ => out.push(Paragraph { text: row.text.clone(), row: row.clone() }),
        }
    }
    out
}

/// Writes rows as CommonMark.
pub fn text(rows: &[Row]) -> String {
    let mut out = String::new();
    let mut was_list = false;
    for paragraph in paragraphs(rows) {
        let (lead, is_list) = match &paragraph.row.shape {
            Shape::Heading(_) => ("### ".to_owned(), false),
            Shape::Element(level, marker) => (element(*level, marker), true),
            _ => (String::new(), false),
        };
        if !out.is_empty() {
            out.push_str(if was_list && is_list { "\n" } else { "\n\n" });
        }
        was_list = is_list;
        let body = match paragraph.row.cells() {
            Some(cells) => cells
                .iter()
                .map(|cell| cell.replace('\n', " "))
                .filter(|cell| !cell.trim().is_empty())
                .collect::<Vec<_>>()
                .join(" – "),
            None => crate::text::one_line(&paragraph.text),
        };
        out.push_str(&lead);
        out.push_str(&escaped(&body, lead.is_empty()));
    }
    out
}

/// Returns what an element of a list begins with in CommonMark.
fn element(level: u8, marker: &str) -> String {
    let indent = "   ".repeat(usize::from(level));
    let figures: String = marker.chars().filter(char::is_ascii_digit).collect();
    match marker.chars().last() {
        Some(end @ ('.' | ')')) if !figures.is_empty() && figures.len() < 4 && marker.len() == figures.len() + 1 => {
            format!("{indent}{figures}{end} ")
        }
        _ if marker.chars().any(char::is_alphanumeric) && marker != "o" => format!("{indent}- {marker} "),
        _ => format!("{indent}- "),
    }
}

/// Takes the meaning off marks that a document prints and CommonMark would read.
fn escaped(text: &str, begins_line: bool) -> String {
    let text = text.replace('<', "\\<");
    let is_mark = begins_line
        && (text.starts_with(['#', '>', '|', '=', '~', '+']) || text.starts_with("- ") || text.starts_with("* "));
    if is_mark { format!("\\{text}") } else { text }
}

/// Returns whether a row begins an element of a list: with a bullet or a number of its own.
pub fn is_element(row: &Row) -> bool {
    matches!(row.shape, Shape::Element(..))
        || numbers::numbered(&row.text).is_some_and(|n| n.form != numbers::Form::Bare)
}
