//! Documents as texts, with the program's own templates.

use std::path::Path;

use punktlig::error::Result;
use punktlig::journal::Fs;
use punktlig::protocol::{self, Format, Protocol, Templates, Written};

/// Writes the protocol as Markdown.
pub fn markdown(protocol: &Protocol) -> Result<String> {
    text(Format::Md, protocol)
}

/// Writes the protocol as HTML, with ordinary blanks in dates and times.
pub fn html(protocol: &Protocol) -> Result<String> {
    text(Format::Html, protocol).map(|page| blanks(&page))
}

/// Puts ordinary blanks in the place of those at which no line is broken.
pub fn blanks(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn text(format: Format, protocol: &Protocol) -> Result<String> {
    protocol::render(format, protocol, &Templates::default()).map(|made| String::from_utf8(made.bytes).unwrap())
}

/// Writes a file into a record's folder as the close does.
pub fn write_file(disk: &dyn Fs, dir: &Path, wanted: &str, bytes: &[u8]) -> Result<Written> {
    protocol::write_file(disk, dir, (wanted, None), bytes, None)
}
