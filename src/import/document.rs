//! What a document says, whatever its format: blocks in reading order, each with its place.

use serde::{Deserialize, Serialize};

/// A document as it is read: its text in order, with as much of its structure as its format states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// A piece of a document. Its text is clean (no control characters) and has no line break but where that is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub place: Place,
    pub content: Content,
}

/// Where a block is, for those who look it up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1; none in a format without pages.
    pub page: Option<u32>,
    /// The line of the page or file, or the paragraph, from 1.
    pub line: u32,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A heading that the format marks as one, from level 1.
    Heading { level: u8, text: String },
    /// A paragraph that the format ends: nothing of it is in the next block. A line break that was set is `\n`.
    Paragraph { text: String, is_strong: bool },
    /// A printed line of a format that knows only lines (text, PDF): its paragraph may go on in the next block.
    /// `indent` counts characters.
    Line { text: String, indent: u16 },
    /// An element of a list: its level from 0, and its number or bullet as it is printed ("1.", "a)", "•").
    Element { level: u8, marker: String, text: String },
    /// A table, row by row. A cell's paragraphs are joined by `\n`.
    Table { rows: Vec<Vec<String>> },
    /// An empty line or the like, which parts what is above from what is below.
    Gap,
    /// The end of a page.
    PageEnd,
}
