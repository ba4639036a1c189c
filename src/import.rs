//! Documents in: an agenda that exists as a PDF, a Word file, a web page, text or a case system's XML becomes an agenda
//! that runs.
//!
//! ```text
//! bytes ──source──▶ Document ──read──▶ Reading (an AgendaFile, and notes) ──write──▶ TOML, report
//! ```
//!
//! What a document says is read into the shapes of the agenda's own file, so there is one description of an agenda.
//! What was guessed, what is missing and what was not understood are notes, each at a place of that file. A value that
//! the document does not state is never written.

pub mod body;
pub mod document;
pub mod read;
pub mod reading;
pub mod report;
pub mod source;
pub mod write;
