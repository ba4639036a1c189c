//! What events are made of: texts, targets, marks and matchings. Part of the journal's format, like the events.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agenda::{Earlier, EarlierMinutes, Item, ItemId, Outcome, Recommendations, SlotId, Who};
use crate::meeting::votes::{Election, Motion, Statement, Vote};

/// What of an old plan is what in a new one, as whoever took the agenda over decided it: by old id, the new id.
///
/// What is not named here went with the old plan, unless something belongs to it, or a text was being written on it:
/// then it stays, as removed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    pub items: BTreeMap<ItemId, ItemId>,
    pub slots: BTreeMap<SlotId, SlotId>,
    /// What a text was being written on, by its old id: it stays, though the new agenda may lack it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<Target>,
}

/// What an agenda's file says of an item that keeps other words in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemInFile {
    pub item: ItemId,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendation_intro: Option<String>,
    pub recommendations: Recommendations,
    /// The rest of what is printed of it, where any of that is other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<ItemRest>,
}

/// What is printed of an item besides its title and what the body is asked to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRest {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approves: Option<EarlierMinutes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decides: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Earlier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mover: Option<Who>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responsible: Vec<Who>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub case_worker: Vec<Who>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presentation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub economy: Option<String>,
}

impl ItemRest {
    /// Takes it from an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let Item { approves, supplement, .. } = item.clone();
        let Item { number, withdrawn, decides, history, mover, case, process, .. } = item.clone();
        let Item { responsible, case_worker, background, presentation, economy, .. } = item.clone();
        Self {
            number,
            withdrawn,
            approves,
            supplement,
            decides,
            history,
            mover,
            case,
            process,
            responsible,
            case_worker,
            background,
            presentation,
            economy,
        }
    }

    /// Puts it into an item.
    pub fn put_into(self, item: &mut Item) {
        let Self { approves, supplement, .. } = self;
        let Self { number, withdrawn, decides, history, mover, case, process, .. } = self;
        let Self { responsible, case_worker, background, presentation, economy, .. } = self;
        *item = Item {
            number,
            withdrawn,
            approves,
            supplement,
            decides,
            history,
            mover,
            case,
            process,
            responsible,
            case_worker,
            background,
            presentation,
            economy,
            ..item.clone()
        };
    }
}

/// What an agenda's file says of a slot of its own that keeps another title in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotInFile {
    pub slot: SlotId,
    pub title: String,
    /// Whether the title is its own, and not that of its items.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_title: bool,
}

/// A part of a move of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// The days: the file has another date.
    Days,
    /// The minutes: the file has the times at which the meeting is held.
    Minutes,
}

/// One of the things that a record says: what was recorded, or a correction of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordVersion {
    pub content: Content,
    /// Why it was added or corrected after the close.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A record with all that it says, as it was shown before its matter was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownRecord {
    pub record: RecordId,
    /// What it says: what was recorded, then each correction.
    pub shown: Vec<RecordVersion>,
}

/// Something that was marked on a matter while it was closed, as it was shown before it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
pub enum ShownMark {
    /// Whether a guest of a slot took part.
    Guest { slot: SlotId, who: Who, came: GuestMark },
    /// Who is disqualified.
    Disqualified { who: Who },
    /// Who stands in for somebody who takes no part; none: nobody does.
    Substitute { member: Who, who: Option<Who> },
    /// Who chaired it in place of whoever chairs the meeting.
    Chair { who: Who },
    /// To which coming meeting it was postponed, if that is known.
    Postponed { to: Option<NaiveDate> },
}

/// A slot's budget from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedBudget {
    pub slot: SlotId,
    /// Its whole budget in minutes, also what of it is spent.
    pub minutes: u32,
}

/// The state of a guest of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestMark {
    /// Not told yet; said again when a mark was wrong.
    #[default]
    Expected,
    /// Was called in, or rung up.
    CalledIn,
    Arrived,
    /// Did not come, or said so before.
    DidNotCome,
}

/// A guest of whom it was confirmed that they took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedGuest {
    pub slot: SlotId,
    pub who: Who,
    /// Whether the slot was closed then, or had run while it was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    Present,
    /// Absent with notice.
    Excused,
    /// Absent without notice.
    Absent,
}

/// What a record belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An item of the agenda.
    Item(ItemId),
    /// A slot without items: a point of its own (or a break).
    Point(SlotId),
}

/// What a recorded text, or something else that is said, belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes<'a> {
    /// It is a new record on this.
    New(&'a Target),
    /// It is another text, or a correction, of this record.
    Of(RecordId),
    /// Not a text, but something else that is said of this.
    Said(&'a Target),
    /// Not a text, but something that is said of a guest of this slot.
    Marked(&'a SlotId),
}

/// Names a record: the sequence number of the event that recorded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub u64);

/// Which end of a stretch in which a slot ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    Start,
    End,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// What the body decided.
    Decision(Decision),
    FollowUp(FollowUp),
    /// What was said on an item, for the protocol.
    Discussion {
        text: String,
    },
    /// The minute-taker's own.
    Note {
        /// The note.
        text: String,
    },
    /// How the members voted.
    Vote(Vote),
    /// A member's dissent, or remark for the protocol.
    Statement(Statement),
    /// An amendment that was moved.
    Motion(Motion),
    /// Who was elected among several.
    Election(Election),
}

/// What the body decided on an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The text, as CommonMark's plain paragraphs: line breaks stay.
    pub text: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// The body that it was forwarded to, as it was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded_to: Option<String>,
    /// When that body treats it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded_on: Option<NaiveDate>,
}

/// Who follows up, on what, until when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What is to be done; empty when owners alone were named.
    pub task: String,
    /// Who does it, in the order in which they were named.
    pub owners: Vec<Who>,
    pub due: Option<NaiveDate>,
    /// The line as it was typed, for editing it again.
    pub line: String,
}
