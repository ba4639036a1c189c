//! The formats of a protocol: one list and one function for the command line and for the close.

use super::templates::{Templates, Trouble};
use super::{Protocol, csv, docx, html, ics, json, markdown};
use crate::agenda;
use crate::error::Result;

/// A format that a protocol can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Md,
    /// HTML.
    Html,
    /// Word.
    Docx,
    /// The view model.
    Json,
    /// The follow-ups as a table.
    Csv,
    /// The follow-ups as tasks of a calendar.
    Ics,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Md, Self::Html, Self::Docx, Self::Json, Self::Csv, Self::Ics];

    /// The name on the command line, which is a file's ending as well.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Ics => "ics",
        }
    }

    /// Whether it is text that a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self {
            Self::Docx => false,
            Self::Md | Self::Html | Self::Json | Self::Csv | Self::Ics => true,
        }
    }

    /// The format that an agenda asks for at the close; none: this program does not write it.
    #[must_use]
    pub fn at_close(wanted: agenda::Format) -> Option<Self> {
        match wanted {
            agenda::Format::Md => Some(Self::Md),
            agenda::Format::Html => Some(Self::Html),
            agenda::Format::Docx => Some(Self::Docx),
            agenda::Format::Pdf => None,
        }
    }
}

/// A protocol in a format.
#[derive(Debug)]
pub struct Rendered {
    /// What goes into the file.
    pub bytes: Vec<u8>,
    /// Why the body's own templates were not used, if it has any.
    pub trouble: Option<Trouble>,
}

/// Writes a protocol in a format, with a body's own templates where the format has any.
pub fn render(format: Format, protocol: &Protocol, templates: &Templates) -> Result<Rendered> {
    let of_template = |(text, trouble): (String, Option<Trouble>)| Rendered { bytes: text.into_bytes(), trouble };
    let plain = |bytes: Vec<u8>| Rendered { bytes, trouble: None };
    match format {
        Format::Md => markdown::render(protocol, templates).map(of_template),
        Format::Html => html::render(protocol, templates).map(of_template),
        Format::Docx => docx(protocol).map(plain),
        Format::Json => json(protocol).map(|text| plain(text.into_bytes())),
        Format::Csv => csv::csv(protocol).map(plain),
        Format::Ics => Ok(plain(ics::ics(protocol))),
    }
}
