//! The view model: all that a protocol says, already without what its audience must not read.
//!
//! `--format json` prints it, and every template and writer gets nothing else. Names and order of the fields are part of
//! that format: fields may be added, never renamed. Wording in the protocol's language stands in [`Document`] and in each
//! item's [`Wording`], so that no writer makes up sentences of its own.

mod document;
mod votes;

use chrono::NaiveDate;
use serde::Serialize;

pub use document::{AnnexGroup, ContentsLine, Document, HeadLine, Mark, OwnerGroup, OwnerTask, Pin, PinKind};
pub use votes::{Casting, Statement, Vote, VoteGroup, VoteSide};

use super::commonmark::Block;
use crate::agenda::{Access, ItemType, Outcome, Role, SlotKind};
use crate::lang::Lang;
use crate::time::Stamp;

/// The version of the model's shape.
pub const SCHEMA: u32 = 1;

/// Who the protocol is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The body and its secretariat.
    #[default]
    Full,
    /// Everybody.
    Public,
}

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
    /// The journal's chain value that pins the record.
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
    /// The reference.
    pub reference: Option<String>,
    /// Who chaired.
    pub chair: Option<Party>,
    /// Who took the minutes.
    pub minute_taker: Option<Party>,
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
    /// Whether they were there.
    pub status: Presence,
    /// Why they were not.
    pub reason: Option<String>,
    /// The member whom they stood in for.
    pub substitute_for: Option<String>,
    /// When they were there, where that was recorded; for the public empty where coming or leaving tells of a closed item.
    pub spans: Vec<Stay>,
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
    /// Absent without notice.
    Absent,
}

/// A slot of the time plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slot {
    /// The id; of a closed slot in a public protocol, one that tells only its place.
    pub id: String,
    /// The title.
    pub title: String,
    /// What it is.
    pub kind: SlotKind,
    /// Whether the public may read it.
    pub access: Access,
    /// The ids of the items that it treats.
    pub items: Vec<String>,
    /// The block that it stands under.
    pub block: Option<String>,
    /// What the plan says under the title.
    pub text: Option<Vec<Block>>,
    /// When it was to begin.
    pub planned_start: Stamp,
    /// Its budget as agreed.
    pub planned_minutes: Option<u32>,
    /// Its budget in the end, if it was changed during the meeting.
    pub changed_minutes: Option<u32>,
    /// When it began.
    pub actual_start: Option<Stamp>,
    /// When it last ended; none while it runs.
    pub actual_end: Option<Stamp>,
    /// How long it ran, pauses left out.
    pub elapsed_seconds: i64,
    /// Where it stands.
    pub state: SlotState,
    /// Whether it was added during the meeting.
    pub unplanned: bool,
}

/// Where a slot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotState {
    /// Not begun.
    Pending,
    /// Runs.
    Running,
    /// Has run.
    Done,
    /// Postponed.
    Postponed,
    /// Not to be treated.
    Skipped,
}

/// What an item is and prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A matter of the agenda.
    Item,
    /// Prints the time plan and the points' decisions.
    Plan,
    /// Prints the forward plan.
    Upcoming,
    /// A slot without items.
    Point,
}

/// An item of the agenda, or a point of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The id; of a closed item in a public protocol, one that tells only its place.
    pub id: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// What was asked of the body; none for a point.
    #[serde(rename = "type")]
    pub item_type: Option<ItemType>,
    /// Whether the public may read it.
    pub access: Access,
    /// Whether it was added during the meeting.
    pub unplanned: bool,
    /// Whether the agenda no longer has it.
    pub removed: bool,
    /// The case number.
    pub case: Option<String>,
    /// The process.
    pub process: Option<String>,
    /// Who is responsible.
    pub responsible: Vec<Party>,
    /// Who works on the case.
    pub case_worker: Vec<Party>,
    /// The background.
    pub background: Option<Vec<Block>>,
    /// The presentation; of a point, what the plan says under its title.
    pub presentation: Option<Vec<Block>>,
    /// The economy.
    pub economy: Option<Vec<Block>>,
    /// What the body was asked to decide.
    pub recommendation: Option<Recommendation>,
    /// The time plan, on the item that prints it.
    pub plan: Option<Plan>,
    /// The forward plan, on the item that prints it.
    pub upcoming: Option<Vec<UpcomingRow>>,
    /// Who took part without being a member.
    pub participants: Vec<Participant>,
    /// Who was disqualified.
    pub disqualified: Vec<Party>,
    /// What was decided, in the order of recording.
    pub decisions: Vec<Decision>,
    /// The votes that belong to none of the decisions.
    pub votes: Vec<Vote>,
    /// The dissenting opinions that belong to none.
    pub dissents: Vec<Statement>,
    /// The members' remarks that belong to none.
    pub remarks: Vec<Statement>,
    /// Who follows up, in the order of recording.
    pub followups: Vec<FollowUp>,
    /// Whether it was postponed.
    pub postponed: bool,
    /// To which coming meeting it was postponed, if that is known.
    pub postponed_to: Option<NaiveDate>,
    /// The documents that go with it.
    pub annexes: Vec<Annex>,
    /// What the document says of it, in words.
    pub wording: Wording,
}

/// What the body was asked to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// What stands before the recommendations.
    pub intro: Option<String>,
    /// A text printed as it is.
    pub text: Option<Vec<Block>>,
    /// One recommendation, or several that are numbered.
    pub list: Vec<String>,
}

/// Somebody who took part in an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Who.
    #[serde(flatten)]
    pub party: Party,
    /// How, if not in the room.
    pub via: Option<String>,
}

/// What the body decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// The text; its line breaks count.
    pub text: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// When it was recorded.
    pub at: Stamp,
    /// Where it was forwarded to, as it was typed.
    pub forwarded_to: Option<String>,
    /// When it is treated there.
    pub forwarded_on: Option<NaiveDate>,
    /// How was voted on it, in the order of recording: mostly one vote, or none.
    pub votes: Vec<Vote>,
    /// The dissenting opinions, in the order of recording.
    pub dissents: Vec<Statement>,
    /// The members' remarks for the protocol, in the order of recording.
    pub remarks: Vec<Statement>,
    /// When it was corrected after the close; changed in a meeting that was opened again counts too.
    pub corrected_at: Option<Stamp>,
    /// How it was corrected after the close, in order: the last one counts, and the text above stays.
    pub corrections: Vec<DecisionCorrection>,
    /// Why it was added after the close; none: it was recorded in the meeting.
    pub added_reason: Option<String>,
}

/// A decision's correction after the close.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DecisionCorrection {
    /// When it was recorded.
    pub at: Stamp,
    /// Why.
    pub reason: String,
    /// The text from then on.
    pub text: String,
    /// What it comes to from then on.
    pub outcome: Outcome,
    /// Where it is forwarded to from then on.
    pub forwarded_to: Option<String>,
    /// When it is treated there.
    pub forwarded_on: Option<NaiveDate>,
}

/// Who follows up, on what, until when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FollowUp {
    /// The record's name in the journal.
    pub id: u64,
    /// What is to be done; empty where owners alone were named.
    pub task: String,
    /// Who does it.
    pub owners: Vec<Owner>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// When it was recorded.
    pub at: Stamp,
    /// Where it stands.
    pub state: FollowUpState,
    /// When it was corrected after the close. The members above then say what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time; the last one's successor stands above.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close; none: it was recorded in the meeting.
    pub added_reason: Option<String>,
}

/// A correction after the close of what has its new values in its own place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replaced {
    /// When it was recorded.
    pub at: Stamp,
    /// Why.
    pub reason: String,
    /// What was said until then, as the protocol says it.
    pub before: String,
}

/// Who owns a follow-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owner {
    /// The id in the agenda; none for free text.
    pub id: Option<String>,
    /// The name.
    pub name: String,
}

/// Where a follow-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// To be done.
    Open,
}

/// A document that goes with an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// Its place, from 1.
    pub number: usize,
    /// The title; none for a closed one in a public protocol.
    pub title: Option<String>,
    /// Whether the public may read it.
    pub access: Access,
    /// The document's number.
    pub document: Option<String>,
    /// The document's id.
    pub id: Option<String>,
    /// The line of the overview: "Årsplan 2025 (10394/25)".
    pub line: String,
    /// The line under the item, which also says open or closed: "Årsplan 2025 (10394/25) – åben".
    pub line_with_access: String,
}

/// The time plan as its item prints it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Plan {
    /// The rows of the table "Tid | Punkt".
    pub rows: Vec<PlanRow>,
    /// The points whose decisions follow the table, as places in the list of items.
    pub points: Vec<usize>,
}

/// A row of the time plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanRow {
    /// A day or block that begins here, as a row of its own before this one.
    pub heading: Option<String>,
    /// The planned time; none for an unplanned slot.
    pub time: Option<String>,
    /// The title.
    pub title: String,
    /// What the plan says under the title.
    pub text: Option<Vec<Block>>,
    /// Who takes, or took, part.
    pub sentences: Vec<String>,
}

/// A row of the forward plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpcomingRow {
    /// When.
    pub date: Option<NaiveDate>,
    /// The same in words: "22. januar", or that it awaits a date.
    pub day: String,
    /// Whether there is no such meeting.
    pub cancelled: bool,
    /// The lines of the row: a note, and the points.
    pub lines: Vec<String>,
}

/// What the document says of an item, in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wording {
    /// The heading without the number, marked where the item left the agenda.
    pub heading: String,
    /// "Åben sag" or "Lukket sag"; none for an open point.
    pub access: Option<String>,
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
    /// That the item was postponed.
    Postponed,
    /// That the item was not treated.
    NotTreated,
}
