//! Floor 4, the protocol: the view model of a meeting for one audience, and the documents written from it.
//!
//! [`build`] makes the model; what an audience must not read is left out before, by [`audience`](crate::audience), so
//! that no format can leak it. [`render`] puts a model into a [`Format`], [`Batch`] puts the files into the record's
//! folder.

mod after;
mod agenda_document;
mod ahead;
mod amendments;
mod build;
mod chairs;
pub mod commonmark;
mod course;
mod cpr;
mod csv;
mod discussion;
mod docx;
mod due;
mod elsewhere;
mod followups;
mod format;
mod forwarding;
mod html;
mod ics;
mod ids;
mod invitation;
mod items;
mod labels;
mod late;
mod leftovers;
mod manifest;
mod markdown;
pub mod model;
mod output;
mod overview;
mod parts;
mod pdf;
mod people;
mod pieces;
mod plan;
mod postponed;
mod programme;
mod put_back;
mod recast;
mod record_heading;
mod sentences;
mod task;
mod templates;
mod together;
mod typed;
mod votes;
mod write;

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

pub use agenda_document::agenda_document;
pub use ahead::ahead;
pub use amendments::amendment_lines;
pub use build::build;
pub use cpr::{CprPlace, cpr, has_cpr};
pub use docx::docx;
pub use due::{Due, due, outdated, outdated_on};
pub use elsewhere::closed_elsewhere;
pub use format::{Format, Rendered, nothing_to_write, render};
pub use labels::Labels;
pub use leftovers::remove_leftovers;
pub use manifest::{Document, WAIT_FOR_FILES, Withheld};
pub use model::{DocumentKind, Protocol, Status};
pub use output::{Output, belongs_to_meeting, is_standard_output};
pub use put_back::PublicFilesWatch;
pub use recast::{OutdatedFile, RewriteOutcome, may_withhold, recast_lines};
pub use templates::{RENDER, Renderer, SlowTemplates, Templates, Trouble, render_for_parent};
pub use write::{Batch, Failed, LeftBecause, Outcome, Written, doubtful, file_name, write_at, write_file};

use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::journal::CheckpointValues;
use crate::lang::{Lang, Msg};
use crate::meeting::RecordId;
use crate::msg;
use crate::time::{self, Stamp};

/// What a protocol needs to know besides the meeting.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who it is for.
    pub audience: Audience,
    /// The language; none: the agenda's.
    pub lang: Option<Lang>,
    /// The journal's chain value that pins the record.
    pub chain: Option<String>,
    /// The chain's values at the closes, and at what came after one.
    pub pins: CheckpointValues,
    /// What is said of a record that is only a part of what was recorded, because its journal is damaged: the document
    /// is then an extract, and not a protocol.
    pub salvaged: Option<Extract>,
    /// The time, for a slot that still runs.
    pub now: Stamp,
    /// How a planned local time gets its offset.
    pub zone: fn(NaiveDateTime) -> Stamp,
}

/// What an extract from a damaged journal says of itself.
#[derive(Clone, Debug)]
pub struct Extract {
    /// Why it is one.
    pub why: Msg,
    /// Which lines are not proven, and why: one message for each reason.
    pub doubts: Vec<Msg>,
    /// What such a line recorded or changed.
    pub records: BTreeSet<RecordId>,
}

impl Context {
    /// Makes the context of a protocol in the agenda's language, with this machine's time zone.
    #[must_use]
    pub fn new(audience: Audience, chain: Option<String>, now: Stamp) -> Self {
        Self { audience, lang: None, chain, pins: CheckpointValues::new(), salvaged: None, now, zone: time::at_local }
    }

    /// Makes it the context of an extract from a damaged journal: no chain value vouches for it, and nobody can sign
    /// it.
    #[must_use]
    pub fn salvaged(mut self, extract: Extract) -> Self {
        self.salvaged = Some(extract);
        self
    }

    /// Gives it the chain's values that the protocol prints.
    #[must_use]
    pub fn with_pins(mut self, pins: CheckpointValues) -> Self {
        self.pins = pins;
        self
    }
}

/// Writes the model as JSON, a field a line.
pub fn json(protocol: &Protocol) -> Result<String> {
    let mut out = serde_json::to_string_pretty(protocol)
        .map_err(|e| Error::new(Kind::Input, msg!("protocol-error-json", cause = e.to_string())).caused_by(e))?;
    out.push('\n');
    Ok(out)
}
