//! The view model: all that a protocol says, already without what its audience must not read.
//!
//! `--format json` prints it, and every template and writer gets nothing else. Names and order of the fields are part
//! of that format: fields may be added, never renamed. Wording in the protocol's language is in [`Document`] and in
//! each item's [`Wording`], so that no writer makes up sentences of its own.

mod document;
mod item;
mod plan;
mod votes;
mod wording;

use chrono::NaiveDate;
use serde::Serialize;

pub use document::{
    AnnexGroup, Checkpoint, CheckpointKind, ContentsLine, Document, DocumentKind, HeadLine, Mark, OwnerGroup, OwnerTask,
};
pub use item::{
    Annex, ApprovedMinutes, Decision, DecisionCorrection, Discussion, Earlier, FollowUp, FollowUpState, Item,
    ItemState, Kind, OtherItem, Owner, Participant, Recommendation, Replaced,
};
pub use plan::{Plan, PlanRow, Slot, SlotState, UpcomingRow};
pub use votes::{Casting, Election, ElectionCandidate, Motion, Statement, Vote, VoteGroup, VoteSide};
pub(super) use wording::after_head;
pub use wording::{EarlierDecision, Entry, EntryKind, Wording};

use crate::agenda::Role;
use crate::audience::Audience;
use crate::lang::Lang;
use crate::time::Stamp;

/// The version of the model's shape.
pub const SCHEMA: u32 = 1;

/// How far the meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// No slot has begun.
    NotStarted,
    /// Begun and not closed.
    Running,
    /// Closed: the protocol is no draft any more.
    Closed,
}

/// A protocol for one audience.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Protocol {
    /// The version of this shape.
    pub schema: u32,
    /// Who it is for.
    pub audience: Audience,
    /// How far the meeting has come.
    pub status: Status,
    /// Whether this is only a rehearsal.
    pub rehearsal: bool,
    /// Whether this is an extract from a damaged journal: no protocol, and not complete.
    pub salvaged: bool,
    /// The journal's check value that pins the record.
    pub chain: Option<String>,
    /// The meeting.
    pub meeting: Meeting,
    /// Who was there, and who was not.
    pub attendance: Vec<Attendance>,
    /// The time plan, and what became of it.
    pub slots: Vec<Slot>,
    /// The items in agenda order, then the points in plan order.
    pub items: Vec<Item>,
    /// What the document says beyond the items, in words.
    pub document: Document,
}

/// The meeting as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meeting {
    /// The title.
    pub title: String,
    /// Who decides.
    pub body: Option<String>,
    /// The first day.
    pub date: NaiveDate,
    /// Where it was held.
    pub place: Option<String>,
    /// The journal number.
    pub case: Option<String>,
    /// Its number, as the body counts.
    pub number: Option<String>,
    /// When the next one is.
    pub next_meeting: Option<NaiveDate>,
    /// The reference.
    pub reference: Option<String>,
    /// Who chaired.
    pub chair: Option<Party>,
    /// How many of the public were there, if they were counted.
    pub public_count: Option<u32>,
    /// Who took the minutes.
    pub minute_taker: Option<Party>,
    /// The name of the zone that every time is in: the agenda's, or the one in which the record was created. None if
    /// that zone has no name, or if there is no record; times then have the offset of the machine that wrote this.
    pub timezone: Option<String>,
    /// When it was to begin.
    pub planned_start: Option<Stamp>,
    /// When it was to end.
    pub planned_end: Option<Stamp>,
    /// When its record was created; none: there is no record.
    pub recorded_at: Option<Stamp>,
    /// When its first slot began.
    pub opened_at: Option<Stamp>,
    /// When it was closed.
    pub closed_at: Option<Stamp>,
    /// The protocol's language.
    pub language: Lang,
}

/// Somebody who is named: a person, a unit, or a free text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The id in the agenda; none for free text.
    pub id: Option<String>,
    /// The bare name.
    pub name: String,
    /// The title, before the name.
    pub title: Option<String>,
    /// The organisation, after the name.
    pub organisation: Option<String>,
}

/// One person's attendance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attendance {
    /// The id in the agenda; none for a substitute in free text.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// The title.
    pub title: Option<String>,
    /// The part this person plays.
    pub role: Role,
    /// The group as it is printed after the name; none where the body prints none.
    pub group: Option<String>,
    /// Whether they were there; for the public, where something of the meeting is closed, whether they were there for
    /// what was open.
    pub status: Presence,
    /// Why they were not.
    pub reason: Option<String>,
    /// How they took part, if not in the room: "via Teams", "online".
    pub via: Option<String>,
    /// Who holds the proxy of somebody who was not there.
    pub proxy: Option<String>,
    /// The member whom they stood in for.
    pub substitute_for: Option<String>,
    /// When they were there, where that was recorded; for the public empty where coming or leaving tells of a closed
    /// item.
    pub spans: Vec<Stay>,
    /// Whether they missed something open at times that are withheld because they are next to a closed item. Only in
    /// the public version.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_part: bool,
}

/// A stretch of somebody's attendance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stay {
    /// When they came.
    pub from: Stamp,
    /// When they left.
    pub to: Option<Stamp>,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// There.
    Present,
    /// Absent with notice.
    Excused,
    /// Absent without apologies.
    Absent,
}
