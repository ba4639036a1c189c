//! What events record, and what they are on.

use super::{Content, Event, Target};

impl Event {
    /// What an event that makes a record, and does nothing else, records and on what.
    #[must_use]
    pub fn recorded(&self) -> Option<(&Target, Content)> {
        match self {
            Self::DecisionRecorded { on, decision } => Some((on, Content::Decision(decision.clone()))),
            Self::FollowUpRecorded { on, follow_up } => Some((on, Content::FollowUp(follow_up.clone()))),
            Self::DiscussionRecorded { on, text } => Some((on, Content::Discussion { text: text.clone() })),
            Self::NoteRecorded { on, text } => Some((on, Content::Note { text: text.clone() })),
            _ => None,
        }
    }

    /// Says which matter this is about, of the events that one action can record for several matters.
    #[must_use]
    pub fn on(&self) -> Option<&Target> {
        match self {
            Self::DecisionRecorded { on, .. }
            | Self::VoteRecorded { on, .. }
            | Self::StatementRecorded { on, .. }
            | Self::ItemPostponed { on, .. }
            | Self::PostponementLifted { on }
            | Self::DisqualificationRecorded { on, .. }
            | Self::DisqualificationLifted { on, .. }
            | Self::ItemSubstituteNamed { on, .. } => Some(on),
            _ => None,
        }
    }
}
