//! The lines that dialogs ask for: what is typed in them outlives the program too, and opens again where it was typed.

use serde::{Deserialize, Serialize};

use crate::agenda::{SlotId, Who};
use crate::meeting::reload::Names;
use crate::meeting::{AttendanceStatus, Content, Edge, Event, RecordId, Target};
use crate::text;
use crate::tui::slot_line::slot_line;

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenLine {
    /// What it is for.
    #[serde(rename = "line")]
    pub of: LineFor,
    /// The text so far.
    #[serde(skip)]
    pub text: String,
}

/// What a line is for, with all that its dialog needs to open again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// More or less time for a slot.
    MoreTime(SlotId),
    /// Something of a slot in the plan.
    Slot {
        slot: SlotId,
        field: SlotField,
    },
    /// To which other date something is postponed.
    OtherDate(Target),
    /// The same of several items.
    OtherDateOfSeveral(Vec<Target>),
    /// Why something is recorded after the close.
    Reason(Box<LateChange>),
    /// Something of a person's attendance, or of who is there at all.
    Attendance {
        /// None: it is of nobody in the list.
        who: Option<Who>,
        field: FieldKind,
        /// The item that it is for: of a substitute for who is disqualified on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Target>,
        /// The other items that it is for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        with: Vec<Target>,
    },
    /// Somebody whom nobody announced.
    Newcomer {
        /// The slot whose guest they are; none: they take part in the meeting.
        slot: Option<SlotId>,
    },
    /// What is published of a decision on a closed item.
    PublicWording(RecordId),
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
    /// How many of the public are there.
    PublicCount,
}

/// What of a slot in the plan a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotField {
    /// The title of one that was added.
    Title,
    /// How long it may take.
    Minutes,
    /// When it is to begin.
    Start,
}

/// What is recorded after the close, once its reason is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Who was there, or a time: the events as they would have been recorded in the meeting.
    Amend { changes: Vec<Event> },
    /// That the meeting is opened again.
    Reopen,
}

impl LateChange {
    /// Returns what it names in the plan its new names.
    pub fn rename(&mut self, names: &Names) {
        match self {
            Self::Correct { on, .. } | Self::Add { on, .. } => *on = names.target(on),
            Self::Amend { changes } => changes.iter_mut().for_each(|change| change.rename_amended(names)),
            Self::Reopen => {}
        }
    }

    /// Returns whether an event records it for the reason that was typed.
    fn is_recorded_by(&self, event: &Event, typed: &str) -> bool {
        match (self, event) {
            (Self::Correct { record, .. }, Event::CorrectionRecorded { record: other, reason, .. }) => {
                record == other && reason == typed
            }
            (Self::Add { on, .. }, Event::AdditionRecorded { on: other, reason, .. }) => on == other && reason == typed,
            (Self::Amend { changes }, event) => {
                let changes = changes.iter().filter(|change| !matches!(change, Event::PersonNamed { .. }));
                changes.cloned().any(|change| change.into_amendment(typed) == *event)
            }
            (Self::Reopen, Event::MeetingReopened { reason }) => reason == typed,
            _ => false,
        }
    }
}

impl LineFor {
    /// Returns what it names in the plan its new names.
    pub fn rename(&mut self, names: &Names) {
        match self {
            Self::Time { slot, .. } | Self::MoreTime(slot) | Self::Slot { slot, .. } => *slot = names.slot(slot),
            Self::Newcomer { slot } => slot.iter_mut().for_each(|slot| *slot = names.slot(slot)),
            Self::OtherDate(on) => *on = names.target(on),
            Self::Reason(after) => after.rename(names),
            Self::OtherDateOfSeveral(all) => all.iter_mut().for_each(|on| *on = names.target(on)),
            Self::Attendance { on, with, .. } => {
                on.iter_mut().chain(with).for_each(|on| *on = names.target(on));
            }
            Self::Forwarding | Self::Counts | Self::NewPoint | Self::PublicWording(_) | Self::Search => {}
        }
    }

    /// Returns what it is to record something on, which has to stay for that. What has run stays in any case.
    #[must_use]
    pub fn on(&self) -> Vec<Target> {
        match self {
            Self::OtherDate(on) => vec![on.clone()],
            Self::OtherDateOfSeveral(all) => all.clone(),
            Self::Attendance { on, .. } => on.iter().cloned().collect(),
            Self::Reason(after) => match &**after {
                LateChange::Correct { on, .. } | LateChange::Add { on, .. } => vec![on.clone()],
                LateChange::Amend { .. } | LateChange::Reopen => Vec::new(),
            },
            Self::Forwarding
            | Self::Counts
            | Self::NewPoint
            | Self::Time { .. }
            | Self::MoreTime(_)
            | Self::Slot { .. }
            | Self::Newcomer { .. }
            | Self::PublicWording(_)
            | Self::Search => Vec::new(),
        }
    }

    /// Lists everybody of whom it is to say something.
    #[must_use]
    pub fn named(&self) -> Vec<Who> {
        match self {
            Self::Attendance { who, .. } => who.iter().cloned().collect(),
            Self::Reason(after) => match &**after {
                LateChange::Correct { content, .. } | LateChange::Add { content, .. } => {
                    content.named().into_iter().cloned().collect()
                }
                // Nothing is taken from the agenda's file after the close, so that nobody gets another's id.
                LateChange::Amend { .. } | LateChange::Reopen => Vec::new(),
            },
            Self::Forwarding
            | Self::Counts
            | Self::NewPoint
            | Self::Time { .. }
            | Self::MoreTime(_)
            | Self::Slot { .. }
            | Self::OtherDate(_)
            | Self::OtherDateOfSeveral(_)
            | Self::Newcomer { .. }
            | Self::PublicWording(_)
            | Self::Search => Vec::new(),
        }
    }
}

impl OpenLine {
    /// Returns whether an event is what this line makes: the program may die between recording it and forgetting it.
    /// What else was recorded meanwhile, of the same person say, is not.
    #[must_use]
    pub fn is_recorded_by(&self, event: &Event) -> bool {
        let typed = text::one_line(&self.text);
        let typed = typed.trim();
        // After the close it is recorded with its reason.
        let change = event.amended();
        match &self.of {
            // They go into a text, which is recorded by itself.
            LineFor::Forwarding | LineFor::Counts | LineFor::Search => false,
            LineFor::NewPoint => {
                let line = slot_line(typed);
                let is_it = |title: &String| *title == line.title || line.unclear.as_ref() == Some(title);
                matches!(event, Event::SlotAdded { title, .. } if is_it(title))
            }
            LineFor::Time { slot, edge } => {
                matches!(change, Event::TimeCorrected { slot: s, edge: e, .. } if (s, e) == (slot, edge))
            }
            LineFor::MoreTime(of) => {
                matches!(event, Event::BudgetsChanged { budgets } if budgets.iter().any(|budget| budget.slot == *of))
            }
            LineFor::Slot { slot: of, field } => match (field, event) {
                (SlotField::Title, Event::SlotRenamed { slot, .. } | Event::SlotNumbered { slot, .. })
                | (SlotField::Start, Event::StartChanged { slot, .. }) => slot == of,
                (SlotField::Minutes, Event::BudgetsChanged { budgets }) => budgets.iter().any(|b| b.slot == *of),
                _ => false,
            },
            LineFor::Newcomer { slot: None } => matches!(change, Event::ParticipantAdded { .. }),
            LineFor::Newcomer { slot: Some(of) } => matches!(change, Event::GuestAdded { slot, .. } if slot == of),
            LineFor::OtherDate(of) => matches!(event, Event::ItemPostponed { on, to: Some(_) } if on == of),
            LineFor::OtherDateOfSeveral(of) => {
                matches!(event, Event::ItemPostponed { on, to: Some(_) } if of.contains(on))
            }
            LineFor::Reason(after) => after.is_recorded_by(event, typed),
            LineFor::PublicWording(of) => {
                let words = |text: &Option<String>| text.as_deref().unwrap_or_default() == typed;
                matches!(
                    event,
                    Event::PublicWordingRecorded { record, text, .. } | Event::PublicWordingAmended { record, text, .. }
                        if record == of && words(text)
                )
            }
            LineFor::Attendance { who, field, .. } => field.is_recorded_by(change, who.as_ref(), typed),
        }
    }
}

impl FieldKind {
    /// Returns whether it is of nobody in the list of who is there.
    #[must_use]
    pub fn is_of_nobody(self) -> bool {
        self == Self::PublicCount
    }

    fn is_recorded_by(self, event: &Event, of: Option<&Who>, typed: &str) -> bool {
        let Some(of) = of else { return self == Self::PublicCount && matches!(event, Event::PublicCounted { .. }) };
        match (self, event) {
            (Self::Reason, Event::AttendanceRecorded { who, status, reason, .. }) => {
                who == of && *status == AttendanceStatus::Excused && reason.as_deref().unwrap_or_default() == typed
            }
            (Self::Came, Event::PersonArrived { who, .. })
            | (Self::Left, Event::PersonLeft { who, .. })
            | (Self::Came | Self::Left, Event::AttendanceTimeCorrected { who, .. })
            | (
                Self::Substitute,
                Event::SubstituteRecorded { who, .. }
                | Event::NoSubstituteRecorded { who }
                | Event::ItemSubstituteNamed { who, .. }
                | Event::ProxyGiven { who, .. },
            ) => who == of,
            // With a substitute from the start.
            (Self::Substitute, Event::AttendanceRecorded { who, reason: None, substitute: Some(_), .. }) => who == of,
            // A line for when a substitute came or left is on the substitute.
            (Self::Came | Self::Left | Self::Substitute, Event::SubstituteNamed { who: member, substitute, .. }) => {
                member == of || substitute.as_ref().is_none_or(|substitute| substitute == of)
            }
            _ => false,
        }
    }
}
