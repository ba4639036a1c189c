//! Markdown, as programs make it of a PDF or a web page: headings, lists, tables, and paragraphs without their marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::{Blocks, is_marker};
use super::refusal::Refusal;
use super::text;
use crate::import::document::{Document, Place};

/// Returns whether text is Markdown: it has headings of it.
pub fn is_markdown(text: &str) -> bool {
    text.lines().filter(|line| heading(line).is_some()).nth(1).is_some()
}

/// Reads Markdown.
///
/// # Errors
///
/// When it is too much, or nothing.
pub fn read(text: &str) -> Result<Document, Refusal> {
    let mut out = Open::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let place = Place { page: None, line: u32::try_from(at + 1).unwrap_or(u32::MAX) };
        at += 1;
        if line.trim().is_empty() {
            out.close()?;
        } else if let Some((level, title)) = heading(line) {
            out.close()?;
            out.blocks.at(place);
            out.blocks.heading(level, &plain(title).0)?;
        } else if is_rule(line) {
            out.close()?;
            out.blocks.gap()?;
        } else if let Some((rows, used)) = rows(&lines, at - 1) {
            out.close()?;
            out.blocks.at(place);
            out.blocks.table(rows)?;
            at += used - 1;
        } else if let Some((indent, marker, text)) = element(line) {
            out.close()?;
            out.levels.retain(|level| *level < indent);
            out.levels.push(indent);
            out.begin(place, Some((out.levels.len() - 1, marker.to_owned())), text);
        } else if out.lines.is_empty() || line.contains("....") {
            // A line of a table of contents is one by itself.
            out.close()?;
            if !line.starts_with([' ', '\t']) {
                out.levels.clear();
            }
            out.begin(place, None, line);
        } else {
            out.add(line);
        }
    }
    out.close()?;
    out.blocks.finish()
}

/// A paragraph or an element of a list whose lines are being read.
#[derive(Default)]
struct Open {
    blocks: Blocks,
    /// Its level and marker, if it is an element.
    element: Option<(usize, String)>,
    /// Its lines, each as it was set.
    lines: Vec<String>,
    /// Whether the last line goes on.
    goes_on: bool,
    /// How far the elements are indented that an element is below.
    levels: Vec<usize>,
}

impl Open {
    fn begin(&mut self, place: Place, element: Option<(usize, String)>, line: &str) {
        self.blocks.at(place);
        self.element = element;
        self.goes_on = false;
        self.add(line);
    }

    fn add(&mut self, line: &str) {
        let text = line.trim().trim_start_matches("> ").trim_end_matches('\\');
        match self.lines.last_mut().filter(|_| self.goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(text);
            }
            None => self.lines.push(text.to_owned()),
        }
        self.goes_on = !line.ends_with("  ") && !line.ends_with('\\');
    }

    fn close(&mut self) -> Result<(), Refusal> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let lines: Vec<(String, bool)> = self.lines.drain(..).map(|line| plain(&line)).collect();
        let is_strong = lines.iter().all(|(_, is_strong)| *is_strong);
        let text = lines.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n");
        match self.element.take() {
            Some((level, marker)) => self.blocks.element(level, &marker, &text),
            None if text.trim().is_empty() => Ok(()),
            None => self.blocks.paragraph(&text, is_strong),
        }
    }
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - title.len()).ok().filter(|level| (1..=6).contains(level))?;
    let title = title.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim_end();
    (!title.is_empty()).then_some((level, title))
}

fn is_rule(line: &str) -> bool {
    let marks: String = line.split_whitespace().collect();
    marks.len() > 2 && ["-", "*", "_"].iter().any(|mark| marks.replace(mark, "").is_empty())
}

/// An element of a list: how far it is indented, its marker and its text. One in an element without text of its own
/// ("- 1) …") is that element.
fn element(line: &str) -> Option<(usize, &str, &str)> {
    let bare = line.trim_start();
    let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let (marker, text) = bare.split_once(char::is_whitespace)?;
    let text = text.trim_start();
    let is_element = is_marker(marker) && marker != "o" && !text.is_empty();
    is_element.then(|| element(text).map_or((indent, marker, text), |(_, marker, text)| (indent, marker, text)))
}

/// Reads a table that begins at a line, with bars or tabs; gives how many lines it takes.
fn rows(lines: &[&str], at: usize) -> Option<(Vec<Vec<String>>, usize)> {
    let is_entry = lines.get(at).is_some_and(|line| element(line).is_some());
    let (rows, used) = match text::table(lines, at).filter(|_| !is_entry) {
        Some(found) => found,
        None => {
            let bars = lines.iter().skip(at).take_while(|line| line.trim_start().starts_with('|'));
            let rows: Vec<Vec<String>> = bars.map(|line| cells(line)).collect();
            let used = rows.len();
            (rows, used)
        }
    };
    let is_line = |row: &Vec<String>| row.iter().all(|cell| cell.bytes().all(|b| b"-: ".contains(&b)));
    let rows = rows.into_iter().filter(|row| !is_line(row));
    let rows = rows.map(|row| row.iter().map(|cell| of_cell(cell)).collect()).collect();
    (used > 0).then_some((rows, used))
}

/// The cells of a row with bars; a bar behind a backslash is one of the text.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line).replace("\\|", "\u{1}");
    line.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
}

/// The text of a cell: two blanks were a line break.
fn of_cell(cell: &str) -> String {
    cell.split("  ").map(|line| plain(line).0).collect::<Vec<_>>().join("\n")
}

/// The text of a line without its marks, and whether all of it is strong.
fn plain(line: &str) -> (String, bool) {
    // Behind a word nothing begins a list or a heading.
    let line = format!("x {}", line.trim());
    let mut out = String::new();
    let (mut strong, mut is_strong) = (0, true);
    for event in Parser::new_ext(&line, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong -= 1,
            Event::Text(text) | Event::Code(text) => {
                let is_first = out.is_empty();
                let own = if is_first { text.strip_prefix("x").unwrap_or(&text) } else { &text };
                is_strong &= strong > 0 || own.trim().is_empty();
                out.push_str(if is_first { text.as_ref() } else { own });
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => out.push('\n'),
            _ => {}
        }
    }
    let text = out.strip_prefix('x').unwrap_or(&out).trim().to_owned();
    (text, is_strong)
}
