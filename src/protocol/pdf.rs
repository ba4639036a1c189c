//! A protocol as a PDF (PDF/UA-1 and PDF/A-2a), set by Typst; only where the program is built with the feature `pdf`.
//!
//! It gets the view model and nothing else. Typst is large, so it is not in the program unless asked for; without it
//! the format is known all the same, and the error says how to get it.

#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod typeset;

use super::format::Rendered;
use super::model::Protocol;
use crate::error::Result;

/// Writes the protocol as a PDF. The same model gives the same bytes.
#[cfg(feature = "pdf")]
pub(super) fn render(protocol: &Protocol) -> Result<Rendered> {
    typeset::render(protocol)
}

/// Says how to get PDF.
#[cfg(not(feature = "pdf"))]
pub(super) fn render(_: &Protocol) -> Result<Rendered> {
    use crate::error::{Error, Kind};
    use crate::msg;

    Err(Error::new(Kind::Input, msg!("pdf-absent")).hint(msg!("pdf-absent-hint")))
}
