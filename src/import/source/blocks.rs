//! The blocks of a document as they are read: cleaned, counted, and each with its place.

use super::limits;
use super::refusal::Refusal;
use crate::import::document::{Block, Content, Document, Place};
use crate::text;

type Result<T> = std::result::Result<T, Refusal>;

/// Collects the blocks of a document.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    chars: usize,
    place: Place,
}

impl Blocks {
    /// Says where the blocks are that follow.
    pub fn at(&mut self, place: Place) {
        self.place = place;
    }

    /// Adds a heading; none where it has no text.
    pub fn heading(&mut self, level: u8, text: &str) -> Result<()> {
        let text = text::one_line(text);
        if text.is_empty() { Ok(()) } else { self.push(Content::Heading { level: level.max(1), text }) }
    }

    /// Adds a paragraph; an empty one parts what is around it.
    pub fn paragraph(&mut self, text: &str, is_strong: bool) -> Result<()> {
        let text = lines(text);
        if text.is_empty() { self.gap() } else { self.push(Content::Paragraph { text, is_strong }) }
    }

    /// Adds a printed line; its blanks say where its columns are.
    pub fn line(&mut self, text: &str, indent: usize) -> Result<()> {
        let text = text::clean(text).replace('\u{a0}', " ").replace(['\n', '\t'], "  ");
        let text = text.trim().to_owned();
        let indent = u16::try_from(indent).unwrap_or(u16::MAX);
        if text.is_empty() { self.gap() } else { self.push(Content::Line { text, indent }) }
    }

    /// Adds an element of a list; none where it has no text.
    pub fn element(&mut self, level: usize, marker: &str, text: &str) -> Result<()> {
        let (marker, text) = (text::one_line(marker), lines(text));
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        if text.is_empty() { Ok(()) } else { self.push(Content::Element { level, marker, text }) }
    }

    /// Adds a table; rows and columns in which nothing is are left out.
    pub fn table(&mut self, rows: Vec<Vec<String>>) -> Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns > limits::COLUMNS {
            return Err(Refusal::TooMuch);
        }
        let mut rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| row.iter().map(|cell| lines(cell)).collect()).collect();
        let is_used = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<bool> = (0..columns).map(is_used).collect();
        for row in &mut rows {
            row.resize(columns, String::new());
            let mut of = used.iter();
            row.retain(|_| of.next() == Some(&true));
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if rows.is_empty() { self.gap() } else { self.push(Content::Table { rows }) }
    }

    /// Parts what follows from what is above.
    pub fn gap(&mut self) -> Result<()> {
        match self.blocks.last().map(|block| &block.content) {
            None | Some(Content::Gap | Content::PageEnd) => Ok(()),
            Some(_) => self.push(Content::Gap),
        }
    }

    /// Ends a page.
    pub fn page_end(&mut self) -> Result<()> {
        if let Some(Content::Gap) = self.blocks.last().map(|block| &block.content) {
            self.blocks.pop();
        }
        self.push(Content::PageEnd)
    }

    /// The document.
    ///
    /// # Errors
    ///
    /// When there is nothing in it.
    pub fn finish(mut self) -> Result<Document> {
        while let Some(Content::Gap | Content::PageEnd) = self.blocks.last().map(|block| &block.content) {
            self.blocks.pop();
        }
        let is_text = |block: &Block| !matches!(block.content, Content::Gap | Content::PageEnd);
        if self.blocks.iter().any(is_text) { Ok(Document { blocks: self.blocks }) } else { Err(Refusal::Empty) }
    }

    fn push(&mut self, content: Content) -> Result<()> {
        self.chars += match &content {
            Content::Heading { text, .. } | Content::Paragraph { text, .. } | Content::Line { text, .. } => text.len(),
            Content::Element { marker, text, .. } => marker.len() + text.len(),
            Content::Table { rows } => rows.iter().flatten().map(|cell| cell.len() + 1).sum(),
            Content::Gap | Content::PageEnd => 0,
        };
        if self.chars > limits::TEXT || self.blocks.len() >= limits::BLOCKS {
            return Err(Refusal::TooMuch);
        }
        self.blocks.push(Block { place: self.place, content });
        Ok(())
    }
}

/// Cleans a text whose line breaks were set: each line by itself, without empty ones. A tab parts columns, as two
/// blanks do in a printed line; but not a number or bullet from its text.
pub(super) fn lines(s: &str) -> String {
    let cleaned = text::clean(s);
    let line = |line: &str| {
        let mut out = String::new();
        for part in line.split('\t').map(text::one_line).filter(|part| !part.is_empty()) {
            if !out.is_empty() {
                out.push_str(if is_marker(&out) { " " } else { "  " });
            }
            out.push_str(&part);
        }
        out
    };
    cleaned.split('\n').map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether a text is the number or bullet of an element of a list.
pub(super) fn is_marker(text: &str) -> bool {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return "-–*+•◦▪‣●○·o".contains(c) || ('\u{f020}'..='\u{f0ff}').contains(&c);
    }
    let Some(number) = text.strip_suffix(['.', ')']) else { return false };
    let number = number.trim_start_matches('(');
    let is_letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_lowercase());
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_letter || is_number
}
