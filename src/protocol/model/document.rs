//! The part of the view model that is the document around the items: its head, its contents, its overviews.

use serde::{Deserialize, Serialize};

use super::{Owner, Plan, UpcomingRow};
use crate::audience::Audience;
use crate::protocol::Labels;
use crate::protocol::commonmark::Block;
use crate::time::Stamp;

/// What a document is: what was decided, or what is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// What became of the meeting.
    #[default]
    Protocol,
    /// The agenda, or programme, as it is sent out before the meeting.
    Agenda,
    /// The time plan on one page, for a wall.
    Plan,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Protocol, Self::Agenda, Self::Plan];

    /// Returns a file's name before its format's ending: `protocol.public`.
    #[must_use]
    pub fn stem(self, audience: Audience) -> &'static str {
        match (self, audience) {
            (Self::Protocol, Audience::Full) => "protocol",
            (Self::Protocol, Audience::Public) => "protocol.public",
            (Self::Agenda, Audience::Full) => "agenda",
            (Self::Agenda, Audience::Public) => "agenda.public",
            (Self::Plan, Audience::Full) => "plan",
            (Self::Plan, Audience::Public) => "plan.public",
        }
    }

    /// Says whether it tells what became of a meeting.
    pub(in crate::protocol) fn is_protocol(self) -> bool {
        self == Self::Protocol
    }
}

/// What the document says beyond the items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// What the document is.
    pub kind: DocumentKind,
    /// The page header: "Direktionen 15-01-2025".
    pub header: String,
    /// The same on one line of a page: a long name is cut, the date and the marks next to it stay whole.
    pub running_head: String,
    /// Which version it is, in few words: "Offentlig udgave"; none: the full one, and nothing in it is closed.
    pub version: Option<String>,
    /// The same in the head: "Indeholder lukkede punkter – ikke til offentliggørelse".
    pub version_note: Option<String>,
    /// What the document is not: a draft's and a rehearsal's marks.
    pub marks: Vec<Mark>,
    /// The topmost heading: the body, or else the meeting's title.
    pub heading: String,
    /// "BESLUTNINGSPROTOKOL", or what the body calls it.
    pub title: String,
    /// The meeting's title, where the heading is the body.
    pub subtitle: Option<String>,
    /// When an agenda was sent out: "Udsendt den 10. januar 2025".
    pub issued: Option<String>,
    /// The head, line by line.
    pub head: Vec<HeadLine>,
    /// The contents, one for every format: the introduction, the sections, then what is at the end; empty where there
    /// are fewer than four sections.
    pub contents: Vec<ContentsLine>,
    /// The places of the items that have a section of their own, in order: all but the points of a plan.
    pub sections: Vec<usize>,
    /// The introduction.
    pub intro: Option<Vec<Block>>,
    /// The time plan of an agenda of which no item prints it.
    pub plan: Option<Plan>,
    /// The forward plan of an agenda of which no item prints it.
    pub upcoming: Option<Vec<UpcomingRow>>,
    /// How large the letters of a plan for the wall are, in points, so that it fits on a page.
    pub type_size: Option<u8>,
    /// When an agenda was made, for calendars.
    #[serde(skip)]
    pub made_at: Option<Stamp>,
    /// What is said of the meeting as a whole before the items, a sentence each.
    pub opening: Vec<String>,
    /// What is said of it after them: pauses, the next meeting, who gets the minutes, when it ended.
    pub closing: Vec<String>,
    /// The annexes of all items; empty where fewer than two have any.
    pub annexes: Vec<AnnexGroup>,
    /// The follow-ups by owner.
    pub followups: Vec<OwnerGroup>,
    /// Who signs; empty where no signature page is asked for.
    pub signatures: Vec<String>,
    /// That the meeting was opened again, a sentence each.
    pub reopened: Vec<String>,
    /// The check values to print: at the close, and at what came after it.
    pub pins: Vec<Checkpoint>,
    /// The words of the form: headings and table heads.
    pub labels: Labels,
}

/// A check value that pins the record as it was at some event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checkpoint {
    /// When the event happened.
    pub at: Option<Stamp>,
    /// What it was.
    pub kind: CheckpointKind,
    /// The check value at the event's own line.
    pub value: String,
    /// What it is, in words: "Journalens kontrolværdi ved afslutningen den 15. januar 2025 kl. 11.45".
    pub label: String,
    /// The same in a few words, for a table: "Afsluttet 15-01-2025 kl. 11.45".
    pub event: String,
}

/// What a printed check value pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckpointKind {
    /// The record at a close.
    Closed,
    /// The record with a correction after the close.
    Correction,
    /// The record with an addition after the close.
    Addition,
    /// The record when the meeting was opened again.
    Reopened,
    /// The record as it is, where none of the others pins all of it.
    Latest,
}

/// A mark at the top of the document (and on each page, where there are pages).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The word: "UDKAST", "ØVELSE".
    pub word: String,
    /// What it means.
    pub text: String,
}

/// A line of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadLine {
    /// "Sted".
    pub label: String,
    /// One value, or several under each other.
    pub values: Vec<String>,
}

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsLine {
    /// The item's number.
    pub number: Option<String>,
    /// The heading.
    pub title: String,
    /// Whether the number is a part of another, as "4.1" and "4a" are: the line is then indented.
    #[serde(default)]
    pub is_part: bool,
    /// Whether it is a heading over the items after it.
    #[serde(default)]
    pub is_group: bool,
    /// Whether the heading over the items before it holds no longer from here on, and no other begins.
    #[serde(default)]
    pub ends_group: bool,
    /// The name by which a document can link to it: "item-3" by its place, "intro", "annexes".
    pub anchor: String,
}

/// The annexes of one item in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnexGroup {
    /// The item's number.
    pub number: Option<String>,
    /// The item's title.
    pub title: String,
    /// The annexes, in order.
    pub lines: Vec<String>,
}

/// What one owner follows up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerGroup {
    /// The owner; none for the follow-ups that have none.
    pub owner: Option<Owner>,
    /// The owner in words: "Økonomichef Bettina Andersen".
    pub name: String,
    /// What to follow up: by date, what has none last, and then in agenda order.
    pub tasks: Vec<OwnerTask>,
}

/// A follow-up in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerTask {
    /// What is to be done.
    pub task: String,
    /// The number of the item that it came from.
    pub number: Option<String>,
    /// The title of the item that it came from.
    pub item: String,
    /// Until when, as the head of a document writes a date: "04-02-2025".
    pub due: Option<String>,
}
