//! What was read from a document: the agenda that it states, and notes on what it does not state.

use super::document::Place;
use crate::agenda::file::AgendaFile;
use crate::lang::{Lang, Msg};

/// An agenda as a document states it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub agenda: AgendaFile,
    /// In the order of the document.
    pub notes: Vec<Note>,
}

/// Something to know about a place of the agenda.
#[derive(Clone, Debug)]
pub struct Note {
    /// Where it is written as a comment.
    pub anchor: Anchor,
    pub matter: Matter,
    /// Where it is in the document.
    pub place: Place,
}

/// A place of an agenda's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Before a key of the agenda itself; whether the key has a value is not said.
    Key(&'static str),
    /// Before a key of the n-th `[[table]]` of a name, from 0.
    TableKey { table: &'static str, index: usize, key: &'static str },
    /// After the last key of the agenda itself.
    HeadEnd,
    /// After the last key of the n-th `[[table]]` of a name, from 0.
    TableEnd { table: &'static str, index: usize },
}

/// What a note says.
#[derive(Clone, Debug)]
pub enum Matter {
    /// The value there was guessed: what was read, and why. It is written as `# TJEK: …`.
    Guess(Msg),
    /// Nothing states what belongs there: what is missing. The key stays a comment.
    Missing(Msg),
    /// Text of the document that was not understood, as it was.
    Left(String),
}

impl Reading {
    /// Returns the language of the agenda, as far as it is known.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.agenda.language.map(|language| language.value).unwrap_or_default()
    }
}
