//! Printed lines → tables, where columns begin at the same places in several lines.

use super::lines::{Piece, PrintedLine};

/// How far apart, in sizes of the font, what begins in one column may begin.
const NEAR: f64 = 0.6;

/// How many times the usual distance two lines may be apart within a table.
const APART: f64 = 3.5;

/// How far, in times of [`NEAR`], a line within a cell is indented at most.
const INDENT: f64 = 8.0;

/// A table, and how many lines it takes.
#[derive(Debug, PartialEq)]
pub struct PrintedTable {
    pub rows: Vec<Vec<String>>,
    pub lines: usize,
}

/// A cell that is being read.
#[derive(Clone, Debug, Default)]
struct Cell {
    text: String,
    /// Where its last line ends.
    end: f64,
}

/// Reads a table that begins at the first of some lines of a page, whose text reaches to `right`; none: it is none.
pub fn table(lines: &[PrintedLine], distance: f64, right: f64) -> Option<PrintedTable> {
    let first = lines.first().filter(|line| line.pieces.len() > 1)?;
    let near = NEAR * first.size;
    let mut columns: Vec<f64> = first.pieces.iter().map(|piece| piece.start).collect();
    let used = extent(lines, distance, &mut columns, near);
    let lines = lines.get(..used)?;
    let column = |piece: &Piece| columns.iter().rposition(|start| piece.start >= start - near).unwrap_or(0);
    // How far each column's text may reach.
    let ends: Vec<f64> = columns.iter().skip(1).map(|next| next - near).chain([right]).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut last_y = f64::NEG_INFINITY;
    for line in lines {
        let is_tight = line.y - last_y < distance * 1.25;
        let begins = line.pieces.first().is_some_and(|piece| column(piece) == 0);
        // A line with text in the first column is a row; but one with nothing else, close to the last, goes on there.
        let goes_on = !begins || is_tight && line.pieces.len() == 1 && last_fills_first(&rows, &ends, line);
        if !goes_on || rows.is_empty() {
            rows.push(vec![Cell::default(); columns.len()]);
        }
        if let Some(row) = rows.last_mut() {
            for piece in &line.pieces {
                let at = column(piece);
                let end = ends.get(at).copied().unwrap_or(piece.end);
                if let Some(cell) = row.get_mut(at) {
                    cell.add(piece, end, is_tight, near);
                }
            }
        }
        last_y = line.y;
    }
    let full = |row: &&Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty()).count() > 1;
    if rows.iter().filter(full).count() < 2 {
        return None;
    }
    let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect();
    Some(PrintedTable { rows, lines: used })
}

/// How many lines belong to a table; finds its columns on the way.
fn extent(lines: &[PrintedLine], distance: f64, columns: &mut Vec<f64>, near: f64) -> usize {
    let mut used = 0;
    let mut last_y = lines.first().map_or(0.0, |line| line.y);
    for (n, line) in lines.iter().enumerate() {
        if line.y - last_y > distance * APART {
            break;
        }
        let at = |piece: &Piece, columns: &[f64]| columns.iter().position(|start| (piece.start - start).abs() <= near);
        let found = line.pieces.iter().filter(|piece| at(piece, columns).is_some()).count();
        let second = columns.get(1).copied().unwrap_or(f64::INFINITY);
        let fits = match line.pieces.as_slice() {
            // All but one of the columns must be known; a table may have empty cells in its first row.
            pieces if pieces.len() > 1 => found >= 2 || found + 1 >= pieces.len() && found > 0,
            [piece] => match at(piece, columns) {
                Some(0) => piece.end < second - near / 2.0,
                Some(_) => true,
                // What is indented in a cell begins a little behind its column.
                None => columns.iter().skip(1).any(|start| (0.0..INDENT * near).contains(&(piece.start - start))),
            },
            _ => false,
        };
        if !fits {
            break;
        }
        if n > 0 && line.pieces.len() > 1 {
            for piece in &line.pieces {
                if at(piece, columns).is_none() && piece.start > second - near {
                    columns.push(piece.start);
                    columns.sort_by(f64::total_cmp);
                }
            }
        }
        last_y = line.y;
        // What is in one column only, at the end, may be the paragraph behind the table.
        if line.pieces.len() > 1 || line.pieces.first().and_then(|piece| at(piece, columns)) != Some(0) {
            used = n + 1;
        }
    }
    used
}

/// Whether the first cell of the last row is full, so that a line below it is the rest of it.
fn last_fills_first(rows: &[Vec<Cell>], ends: &[f64], line: &PrintedLine) -> bool {
    let cell = rows.last().and_then(|row| row.first());
    let end = ends.first().copied().unwrap_or_default();
    let word = first_word(line.pieces.first());
    cell.is_some_and(|cell| !cell.text.is_empty() && cell.end + word > end)
}

/// How wide the first word of a piece is, about.
fn first_word(piece: Option<&Piece>) -> f64 {
    let Some(piece) = piece else { return 0.0 };
    let letters = piece.text.chars().count().max(1);
    let word = piece.text.split(' ').next().unwrap_or_default().chars().count();
    #[expect(clippy::cast_precision_loss, reason = "a line has not that many letters")]
    let share = word as f64 / letters as f64;
    (piece.end - piece.start) * share
}

impl Cell {
    /// Adds a line: the rest of a paragraph where its first word had no room on the line before.
    fn add(&mut self, piece: &Piece, end: f64, is_tight: bool, near: f64) {
        if !self.text.is_empty() {
            let had_room = self.end + first_word(Some(piece)) + near / 2.0 < end;
            // For a long word there may be no room although its paragraph begins with it, as a name or title does.
            let is_begun = end - self.end > 7.0 * near && piece.text.starts_with(char::is_uppercase);
            let is_bullet = piece.text.split(' ').next().is_some_and(super::is_marker);
            if had_room || is_begun || !is_tight || is_bullet {
                self.text.push('\n');
            } else if is_hyphenated(&self.text, &piece.text) {
                self.text.pop();
            } else {
                self.text.push(' ');
            }
        }
        self.text.push_str(&piece.text);
        self.end = piece.end;
    }
}

/// Whether a word was divided between two lines; in "stabs- og" it was not.
fn is_hyphenated(before: &str, after: &str) -> bool {
    let joins = ["og", "eller", "samt", "och", "and", "or"];
    let next = after.split(' ').next().unwrap_or_default();
    let is_word = before.trim_end_matches('-').ends_with(char::is_alphabetic);
    before.ends_with('-') && is_word && next.starts_with(char::is_lowercase) && !joins.contains(&next)
}
