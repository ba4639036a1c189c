//! Plain text: printed lines with their indentation, pages, and tables whose cells tabs part.

use super::blocks::{Blocks, is_marker};
use super::refusal::Refusal;
use crate::import::document::{Document, Place};

/// How far apart the stops of tabs are that indent.
const TAB: usize = 8;

/// Reads plain text.
///
/// # Errors
///
/// When it is too much, or nothing.
pub fn read(text: &str) -> Result<Document, Refusal> {
    let mut out = Blocks::default();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    for (n, page) in pages.iter().enumerate() {
        let lines: Vec<&str> = page.split('\n').map(|line| line.trim_end_matches('\r')).collect();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            out.at(Place { page: (pages.len() > 1).then(|| number(n)), line: number(at) });
            if let Some((rows, used)) = table(&lines, at) {
                out.table(rows)?;
                at += used;
                continue;
            }
            let bare = line.trim_start();
            let indent = line
                .chars()
                .take_while(|c| c.is_whitespace())
                .fold(0, |column, c| if c == '\t' { (column / TAB + 1) * TAB } else { column + 1 });
            match bare.trim_end().strip_suffix('\u{ad}') {
                // Where a line was broken at it, it shows.
                Some(rest) => out.line(&format!("{rest}-"), indent)?,
                None => out.line(bare, indent)?,
            }
            at += 1;
        }
        if n + 1 < pages.len() {
            out.page_end()?;
        }
    }
    out.finish()
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Reads a table that begins at a line and whose cells tabs part, as cells that were copied are: two rows at least;
/// gives its rows and how many lines it takes.
pub(super) fn table(lines: &[&str], at: usize) -> Option<(Vec<Vec<String>>, usize)> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut used = 0;
    let mut next = at;
    while let Some(line) = lines.get(next) {
        let is_gap = line.trim().is_empty();
        if let Some(cells) = cells(line) {
            rows.push(cells);
            used = next + 1 - at;
        } else if !is_gap || rows.is_empty() {
            break;
        }
        // A row goes on behind an empty line only where its first cell is empty.
        next += 1;
        if is_gap && !lines.get(next).is_some_and(|line| line.starts_with('\t') || line.trim().is_empty()) {
            break;
        }
    }
    let rows_of_two = rows.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).count();
    (rows.len() > 1 && rows_of_two > 0).then_some((rows, used))
}

/// The cells of a row; none: it is not one.
fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim_end();
    let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
    let first = cells.first()?;
    // An entry of a list, or a line of a table of contents, is in one column.
    let is_entry = cells.len() == 2 && is_marker(first) || line.contains("....");
    (cells.len() > 1 && !is_entry).then_some(cells)
}
