//! What the model says of an item of the agenda or a point of the plan, and of what was recorded on it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Election, Motion, Party, Plan, Statement, UpcomingRow, Vote, Wording};
use crate::agenda::{Access, ItemType, Outcome};
use crate::protocol::commonmark::Block;
use crate::time::Stamp;

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
    /// The heading that it is under.
    pub heading: Option<String>,
    /// The earlier meeting whose minutes it approves.
    pub approves: Option<ApprovedMinutes>,
    /// When the supplementary agenda was issued that it is on.
    pub supplement: Option<NaiveDate>,
    /// Who decides, where this body only recommends.
    pub decides: Option<String>,
    /// What other bodies decided on it before, in the order of printing.
    pub history: Vec<Earlier>,
    /// Who asked for it to be on the agenda.
    pub mover: Option<Party>,
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
    /// The other items that were considered together with it, in agenda order.
    pub considered_with: Vec<OtherItem>,
    /// The guests who were recorded as taking part.
    pub participants: Vec<Participant>,
    /// Who was disqualified.
    pub disqualified: Vec<Party>,
    /// Who chaired it in place of whoever chairs the meeting.
    pub chair: Option<Party>,
    /// What was said, in the order of recording.
    pub discussion: Vec<Discussion>,
    /// The amendments, in the order of recording: each is printed before what was decided.
    pub motions: Vec<Motion>,
    /// The elections, in the order of recording.
    pub elections: Vec<Election>,
    /// What was decided, in the order of recording.
    pub decisions: Vec<Decision>,
    /// What the public may read of what was decided on it while it is closed: words of their own, in both versions.
    pub public_decisions: Vec<String>,
    /// The votes that belong to none of the decisions and amendments, and not to that it was postponed.
    pub votes: Vec<Vote>,
    /// The dissenting opinions that belong to none.
    pub dissents: Vec<Statement>,
    /// The members' remarks that belong to none.
    pub remarks: Vec<Statement>,
    /// Who follows up, in the order of recording.
    pub followups: Vec<FollowUp>,
    /// What became of it; none of what a public protocol withholds, and of what only prints a plan.
    pub state: Option<ItemState>,
    /// Whether it was postponed.
    pub postponed: bool,
    /// To which coming meeting it was postponed, if that is known.
    pub postponed_to: Option<NaiveDate>,
    /// How was voted on that, in the order of recording.
    pub postponement_votes: Vec<Vote>,
    /// The documents that go with it.
    pub annexes: Vec<Annex>,
    /// What the document says of it, in words.
    pub wording: Wording,
}

impl Item {
    /// Returns whether it is a point without a number of its own: one that a plan's item prints.
    pub(in crate::protocol) fn is_bare_point(&self) -> bool {
        self.kind == Kind::Point && self.number.is_none()
    }
}

/// An item that another one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherItem {
    /// The id.
    pub id: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Not yet considered.
    Pending,
    /// Considered, or at least something was recorded on it.
    Considered,
    /// Postponed.
    Postponed,
    /// Taken off during the meeting.
    Dropped,
    /// Passed over: the meeting is closed.
    NotConsidered,
}

/// What the body was asked to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// What is before the recommendations.
    pub intro: Option<String>,
    /// A text printed as it is; its line breaks count.
    pub text: Option<Vec<Block>>,
    /// One recommendation, or several that are numbered.
    pub list: Vec<String>,
}

/// An earlier meeting whose minutes are approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApprovedMinutes {
    /// The name of its agenda and of its record's folder.
    pub record: String,
    /// The meeting's title; none: there was no record next to the agenda.
    pub title: Option<String>,
    /// The meeting's first day.
    pub date: Option<NaiveDate>,
}

/// What another body decided on an item before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The body.
    pub body: String,
    /// When it did.
    pub date: Option<NaiveDate>,
    /// The item's number there.
    pub number: Option<String>,
    /// What it decided; its line breaks count.
    pub text: String,
    /// Who was absent there.
    pub absent: Vec<Party>,
}

/// Somebody who took part in an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Who.
    #[serde(flatten)]
    pub party: Party,
    /// How, if not in the room.
    pub via: Option<String>,
    /// Whether they took part online, where nobody says how.
    pub online: bool,
}

/// What was said on an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Discussion {
    /// The text; its line breaks count.
    pub text: String,
    /// When it was recorded.
    pub at: Stamp,
    /// When it was corrected after the close. The text above then is what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
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
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
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
    /// What it is about, where owners alone were named.
    pub about: Option<String>,
    /// Who does it.
    pub owners: Vec<Owner>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// When it was recorded.
    pub at: Stamp,
    /// The state of the follow-up.
    pub state: FollowUpState,
    /// How often it was changed, in the meeting or after it.
    pub changes: usize,
    /// When it was last changed.
    pub changed_at: Option<Stamp>,
    /// When it was corrected after the close. The members above then say what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time; the last one's successor is above.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
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

/// The state of a follow-up.
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
