//! The formats of a protocol: one list and one function for the command line and for the close.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::templates::{Templates, Trouble};
use super::{Protocol, csv, docx, html, ics, invitation, json, markdown, pdf};
use crate::agenda;
use crate::error::Result;
use crate::lang::Msg;
use crate::msg;

/// A format that a protocol can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Md,
    Html,
    Docx,
    /// PDF, in a program that is built with it.
    Pdf,
    Json,
    /// The follow-ups as a table.
    Csv,
    /// The follow-ups as tasks of a calendar.
    Ics,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [Self::Md, Self::Html, Self::Docx, Self::Pdf, Self::Json, Self::Csv, Self::Ics];

    /// The name on the command line, which is a file's ending as well.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Ics => "ics",
        }
    }

    /// The format that a file's name ends in, whatever the case of its letters.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// Whether it is text that a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self {
            Self::Docx | Self::Pdf => false,
            Self::Md | Self::Html | Self::Json | Self::Csv | Self::Ics => true,
        }
    }

    /// Whether this program can write it; rendering one that it cannot says how to get it.
    #[must_use]
    pub fn is_built(self) -> bool {
        self != Self::Pdf || agenda::Format::Pdf.is_built()
    }
}

impl From<agenda::Format> for Format {
    fn from(wanted: agenda::Format) -> Self {
        match wanted {
            agenda::Format::Md => Self::Md,
            agenda::Format::Html => Self::Html,
            agenda::Format::Docx => Self::Docx,
            agenda::Format::Pdf => Self::Pdf,
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
    /// What the format could not show as it is.
    pub remark: Option<Msg>,
}

/// Says why nothing of a protocol can be written in a format; none: something can.
#[must_use]
pub fn nothing_to_write(format: Format, protocol: &Protocol) -> Option<Msg> {
    // A calendar without a component is not one.
    let is_tasks = format == Format::Ics && protocol.document.kind.is_protocol();
    let is_empty = is_tasks && protocol.items.iter().all(|item| item.followups.is_empty());
    is_empty.then(|| msg!("format-no-follow-ups"))
}

/// Writes a protocol in a format, with a body's own templates where the format has any.
pub fn render(format: Format, protocol: &Protocol, templates: &Templates) -> Result<Rendered> {
    let of_template =
        |(text, trouble): (String, Option<Trouble>)| Rendered { bytes: text.into_bytes(), trouble, remark: None };
    let plain = |bytes: Vec<u8>| Rendered { bytes, trouble: None, remark: None };
    match format {
        Format::Md => markdown::render(protocol, templates).map(of_template),
        Format::Html => html::render(protocol, templates).map(of_template),
        Format::Docx => docx(protocol).map(plain),
        Format::Pdf => pdf::render(protocol),
        Format::Json => json(protocol).map(|text| plain(text.into_bytes())),
        Format::Csv => csv::csv(protocol).map(plain),
        Format::Ics if protocol.document.kind.is_protocol() => Ok(plain(ics::ics(protocol))),
        Format::Ics => Ok(plain(invitation::ics(protocol))),
    }
}
