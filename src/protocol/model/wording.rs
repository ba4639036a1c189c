//! What the model says of an item in the words of the document.

use serde::Serialize;

/// What the document says of an item, in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wording {
    /// The heading without the number, marked where the item left the agenda.
    pub heading: String,
    /// "Åben sag" or "Lukket sag", and where the public protocol leaves out some of an open one, that it does; none for
    /// an open point.
    pub access: Option<String>,
    /// When a point was planned that has a section of its own: "Den 16. januar kl. 9.00 · Blok 2:
    /// Økonomi".
    pub planned: Option<String>,
    /// Who presents it, a line each: "Ved økonomichef Bettina Andersen"; and what of that the public is not told.
    pub lead: Vec<String>,
    /// Who is responsible: "Kommunaldirektør Jonas Kroustrup og stabschef Karen Meisner Christensen".
    pub responsible: Option<String>,
    /// Who works on the case.
    pub case_worker: Option<String>,
    /// "Beslutning i Direktionen den 15-01-2025"; none where nothing was recorded.
    pub decision_heading: Option<String>,
    /// Who took part, a sentence each.
    pub participants: Vec<String>,
    /// Who was disqualified or not there for all of it, a sentence each.
    pub attendance: Vec<String>,
    /// What was recorded, in the order of recording.
    pub entries: Vec<Entry>,
}

/// A line of what was recorded on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The text; its line breaks count.
    pub text: String,
}

/// What a line of the record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A decision, as it was typed.
    Decision,
    /// A vote, in sentences; after the decision that it belongs to.
    Vote,
    /// A member's dissenting opinion, with the name.
    Dissent,
    /// A member's remark for the protocol, with the name.
    Remark,
    /// A follow-up, as a sentence.
    FollowUp,
    /// A correction of one of these after the close, with its date and reason.
    Correction,
    /// One of these that was added after the close, with its date and reason.
    Addition,
    /// A note of the minute-taker's: in an extract from a damaged journal alone.
    Note,
    /// That the item was postponed.
    Postponed,
    /// That the item was not treated.
    NotTreated,
    /// That the item was taken off during the meeting.
    Dropped,
}
