//! A protocol as a Word file (Office Open XML), written part by part over a zip file.
//!
//! It gets the view model and nothing else. The libraries that write such files know neither a document's language nor
//! its title nor a table's repeated head, and their contents do not open in LibreOffice; what is written here is what
//! Word itself writes: headings that its navigation knows, fields that the word processor counts, rows that stay whole.

mod body;
mod flow;
mod package;
mod paper;
mod rich;
mod styles;
mod xml;

use super::model::Protocol;
use crate::error::{Error, Kind, Result};
use crate::msg;

/// Writes the protocol as a Word file. The same model gives the same bytes.
pub fn docx(protocol: &Protocol) -> Result<Vec<u8>> {
    package::zip(protocol, body::body(protocol))
        .map_err(|e| Error::new(Kind::Input, msg!("docx-error", cause = e.to_string())).caused_by(e))
}
