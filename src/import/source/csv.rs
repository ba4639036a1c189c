//! A spreadsheet's CSV: one table, whatever parts its cells.

use super::blocks::Blocks;
use super::limits;
use super::refusal::Refusal;
use crate::import::document::{Document, Place};

type Result<T> = std::result::Result<T, Refusal>;

/// What may part cells.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// How many rows are looked at to see what parts cells.
const SEEN: usize = 200;

/// Returns whether text is CSV by itself: all its rows have as many cells as the first, with semicolons between them. A
/// comma is in most sentences; tabs are for who reads text.
pub(super) fn is_csv(text: &str) -> bool {
    let rows = rows(text, b';', SEEN).unwrap_or_default();
    let cells = rows.first().map_or(0, Vec::len);
    cells > 1 && rows.len() > 1 && rows.iter().all(|row| row.len() == cells)
}

/// Reads CSV.
///
/// # Errors
///
/// When it is too much, or nothing.
pub(super) fn read(text: &str) -> Result<Document> {
    // Excel may say itself what parts the cells.
    let (said, text) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
            (first.as_bytes().get(4).copied(), rest)
        }
        _ => (None, text),
    };
    let separator = said.unwrap_or_else(|| separator(text));
    let mut out = Blocks::default();
    out.at(Place { page: None, line: 1 });
    out.table(rows(text, separator, limits::BLOCKS)?)?;
    out.finish()
}

/// What parts the cells: that by which most rows have as many cells, and more than one.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let rows = rows(text, separator, SEEN).unwrap_or_default();
        let cells = rows.iter().map(Vec::len).max().unwrap_or_default();
        if cells < 2 { 0 } else { rows.iter().filter(|row| row.len() == cells).count() }
    };
    // Of two that part as well, the first.
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b';')
}

fn rows(text: &str, separator: u8, most: usize) -> Result<Vec<Vec<String>>> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(most) {
        let record = record.map_err(|_| Refusal::Damaged)?;
        if record.len() > limits::COLUMNS {
            return Err(Refusal::TooMuch);
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}
