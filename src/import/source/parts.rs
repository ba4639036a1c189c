//! What a formatted document is made of, before it is laid out as blocks: cells of tables still have paragraphs.

use super::blocks::{Blocks, lines};
use super::limits;
use super::refusal::Refusal;
use crate::import::document::{Content, Place};

type Result<T> = std::result::Result<T, Refusal>;

/// A piece of a formatted document, with its paragraph's number.
#[derive(Debug)]
pub(super) struct Part {
    pub paragraph: u32,
    pub kind: PartKind,
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum PartKind {
    /// Text that is the same in a block.
    Text(Content),
    /// A table: rows of cells, each with its paragraphs.
    Table(Vec<Vec<Cell>>),
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub parts: Vec<Part>,
    /// How many columns it takes.
    pub span: usize,
}

/// Lays parts out as the blocks of a document.
pub(super) fn laid_out(parts: &[Part], out: &mut Blocks) -> Result<()> {
    for part in parts {
        out.at(Place { page: None, line: part.paragraph });
        match &part.kind {
            PartKind::Text(content) => text(content, out)?,
            PartKind::Table(rows) if is_layout(rows) => {
                for cell in rows.iter().flatten() {
                    laid_out(&cell.parts, out)?;
                }
            }
            PartKind::Table(rows) => out.table(rows.iter().map(|row| row_of(row)).collect())?,
        }
    }
    Ok(())
}

fn text(content: &Content, out: &mut Blocks) -> Result<()> {
    match content {
        Content::Heading { level, text } => out.heading(*level, text),
        Content::Paragraph { text, is_strong } => out.paragraph(text, *is_strong),
        Content::Line { text, indent } => out.line(text, usize::from(*indent)),
        Content::Element { level, marker, text } => out.element(usize::from(*level), marker, text),
        Content::Table { rows } => out.table(rows.clone()),
        Content::Gap => out.gap(),
        Content::PageEnd => out.page_end(),
    }
}

/// Says whether a table only places what is in it: it has one column, or cells with tables, or with headings and what
/// is below them.
fn is_layout(rows: &[Vec<Cell>]) -> bool {
    let has_tables = |cell: &Cell| cell.parts.iter().any(|part| matches!(part.kind, PartKind::Table(_)));
    let is_heading = |part: &Part| matches!(part.kind, PartKind::Text(Content::Heading { .. }));
    let is_page = |cell: &Cell| cell.parts.len() > 2 && cell.parts.iter().any(is_heading);
    rows.iter().all(|row| row.len() <= 1) || rows.iter().flatten().any(|cell| has_tables(cell) || is_page(cell))
}

/// The texts of a row, each in its column.
fn row_of(row: &[Cell]) -> Vec<String> {
    let mut out = Vec::new();
    for cell in row {
        let texts = cell.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Text(
                Content::Heading { text, .. } | Content::Paragraph { text, .. } | Content::Line { text, .. },
            ) => Some(text.clone()),
            PartKind::Text(Content::Element { marker, text, .. }) => Some(format!("{marker} {text}")),
            _ => None,
        });
        out.push(lines(&texts.collect::<Vec<_>>().join("\n")));
        out.extend((1..cell.span.min(limits::COLUMNS)).map(|_| String::new()));
        if out.len() > limits::COLUMNS {
            break;
        }
    }
    out
}
