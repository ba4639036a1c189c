//! What the model says of the time plan: every slot, and the tables of the items that print the plan and the forward
//! plan.

use chrono::NaiveDate;
use serde::Serialize;

use super::Party;
use crate::agenda::{Access, SlotKind};
use crate::protocol::commonmark::Block;
use crate::time::Stamp;

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
    /// The block that it is under.
    pub block: Option<String>,
    /// What the plan says under the title.
    pub text: Option<Vec<Block>>,
    /// Who presents it.
    pub lead: Vec<Party>,
    /// When it was to begin; none where nobody planned that.
    pub planned_start: Option<Stamp>,
    /// When it was to begin in the end, if that was changed during the meeting.
    pub changed_start: Option<Stamp>,
    /// Whether it was moved to another place in the plan during the meeting.
    pub moved: bool,
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
    /// The state of the slot.
    pub state: SlotState,
    /// Whether it was added during the meeting.
    pub unplanned: bool,
}

/// The state of a slot.
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
    /// Whether the block or heading before it holds no longer from here on, and no other begins.
    pub ends_heading: bool,
    /// The planned time; none for an unplanned slot.
    pub time: Option<String>,
    /// The title.
    pub title: String,
    /// What the plan says under the title.
    pub text: Option<Vec<Block>>,
    /// Who presents it; who takes, or took, part.
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
