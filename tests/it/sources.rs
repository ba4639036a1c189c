//! What documents say, in every format: blocks in reading order, and what is closed stays closed.

mod cases;
mod pages;
mod word;
mod written;

use punktlig::import::document::Content;
use punktlig::import::source::{self, Refusal, Source};

/// The blocks of a document as lines: what each is, and its text.
fn blocks(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<String> {
    match source::read(name, bytes.into()) {
        Ok(Source::Documents(documents)) => {
            documents.iter().flat_map(|named| &named.document.blocks).map(|block| shown(&block.content)).collect()
        }
        other => vec![format!("{other:?}")],
    }
}

fn shown(content: &Content) -> String {
    match content {
        Content::Heading { level, text } => format!("H{level} {text}"),
        Content::Paragraph { text, is_strong: true } => format!("P! {text}"),
        Content::Paragraph { text, .. } => format!("P {text}"),
        Content::Line { text, indent } => format!("L{indent} {text}"),
        Content::Element { level, marker, text } => format!("E{level} {marker} {text}"),
        Content::Table { rows } => {
            format!("T {}", rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join(" / "))
        }
        Content::Gap => "-".to_owned(),
        Content::PageEnd => "=".to_owned(),
    }
}

fn refusal(name: &str, bytes: impl Into<Vec<u8>>) -> Refusal {
    source::read(name, bytes.into()).expect_err("it is refused")
}
