//! The lines that dialogs ask for: what is typed in them outlives the program too, and opens again where it was typed.

use serde::{Deserialize, Serialize};

use crate::agenda::{SlotId, Who};
use crate::meeting::reload::Names;
use crate::meeting::{Content, Edge, Event, RecordId, Target};

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLine {
    /// What it is for.
    #[serde(rename = "line")]
    pub of: LineFor,
    /// The text so far.
    #[serde(skip)]
    pub text: String,
}

/// What a line is for, with all that its dialog needs to open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFor {
    /// Where the decision that is being written is forwarded to.
    Forwarding,
    /// The votes without names of the vote that is being recorded.
    Counts,
    /// A point that nobody planned.
    NewPoint,
    /// The right time of a slot.
    Time {
        slot: SlotId,
        edge: Edge,
    },
    /// Why something is recorded after the close.
    Reason(Box<LateChange>),
    /// Something of a person's attendance.
    Attendance {
        who: Who,
        field: FieldKind,
    },
    Search,
}

/// What a line of the attendance is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Why somebody is absent with notice.
    Reason,
    /// When somebody came.
    Came,
    /// When somebody left.
    Left,
    Substitute,
}

/// What is recorded after the close, once its reason is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateChange {
    Correct {
        /// The record that it corrects.
        record: RecordId,
        /// What that belongs to.
        on: Target,
        /// What it is to say.
        content: Content,
        /// The draft that it was written as.
        draft: String,
    },
    Add {
        /// What it belongs to.
        on: Target,
        content: Content,
        /// The draft that it was written as.
        draft: String,
    },
    /// That the meeting is opened again.
    Reopen,
}

impl LateChange {
    /// Returns what it names in the plan its new names.
    pub fn rename(&mut self, names: &Names) {
        match self {
            Self::Correct { on, .. } | Self::Add { on, .. } => *on = names.target(on),
            Self::Reopen => {}
        }
    }

    fn is_recorded_by(&self, event: &Event) -> bool {
        match (self, event) {
            (Self::Correct { record, .. }, Event::CorrectionRecorded { record: other, .. }) => record == other,
            (Self::Add { on, .. }, Event::AdditionRecorded { on: other, .. }) => on == other,
            (Self::Reopen, Event::MeetingReopened { .. }) => true,
            _ => false,
        }
    }
}

impl LineFor {
    /// Returns what it names in the plan its new names.
    pub fn rename(&mut self, names: &Names) {
        match self {
            Self::Time { slot, .. } => *slot = names.slot(slot),
            Self::Reason(after) => after.rename(names),
            Self::Forwarding | Self::Counts | Self::NewPoint | Self::Attendance { .. } | Self::Search => {}
        }
    }

    /// Returns whether an event is what such a line makes: the program may die between recording it and forgetting it.
    #[must_use]
    pub fn is_recorded_by(&self, event: &Event) -> bool {
        match self {
            // They go into a text, which is recorded by itself.
            Self::Forwarding | Self::Counts | Self::Search => false,
            Self::NewPoint => matches!(event, Event::SlotAdded { .. }),
            Self::Time { slot, .. } => matches!(event, Event::TimeCorrected { slot: other, .. } if other == slot),
            Self::Reason(after) => after.is_recorded_by(event),
            Self::Attendance { who, .. } => match event {
                Event::AttendanceRecorded { who: other, .. }
                | Event::SubstituteRecorded { who: other, .. }
                | Event::ItemSubstituteNamed { who: other, .. }
                | Event::PersonArrived { who: other, .. }
                | Event::PersonLeft { who: other, .. }
                | Event::AttendanceTimeCorrected { who: other, .. } => other == who,
                // A line for when a substitute came or left is on the substitute.
                Event::SubstituteNamed { who: member, substitute, .. } => {
                    member == who || substitute.as_ref().is_none_or(|substitute| substitute == who)
                }
                _ => false,
            },
        }
    }
}
