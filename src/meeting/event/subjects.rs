//! What events record, and what they are on.

use super::{Content, Event, Target, Writes};

impl Event {
    /// What an event that makes a record, and does nothing else, records and on what.
    #[must_use]
    pub fn recorded(&self) -> Option<(&Target, Content)> {
        match self {
            Self::DecisionRecorded { on, decision } => Some((on, Content::Decision(decision.clone()))),
            Self::FollowUpRecorded { on, follow_up } => Some((on, Content::FollowUp(follow_up.clone()))),
            Self::DiscussionRecorded { on, text } => Some((on, Content::Discussion { text: text.clone() })),
            Self::NoteRecorded { on, text } => Some((on, Content::Note { text: text.clone() })),
            Self::ElectionRecorded { on, election } => Some((on, Content::Election(election.clone()))),
            Self::MotionRecorded { on, motion } => Some((on, Content::Motion(motion.clone()))),
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
            | Self::ItemSubstituteNamed { on, .. }
            | Self::ItemChairNamed { on, .. } => Some(on),
            _ => None,
        }
    }

    /// Says what the text, or whatever else this event says of a matter, belongs to; none: it says nothing of one.
    #[must_use]
    pub fn writes(&self) -> Option<Writes<'_>> {
        match self {
            Self::DecisionRecorded { on, .. }
            | Self::FollowUpRecorded { on, .. }
            | Self::DiscussionRecorded { on, .. }
            | Self::NoteRecorded { on, .. }
            | Self::VoteRecorded { on, .. }
            | Self::StatementRecorded { on, .. }
            | Self::MotionRecorded { on, .. }
            | Self::ElectionRecorded { on, .. }
            | Self::AdditionRecorded { on, .. } => Some(Writes::New(on)),
            Self::RecordEdited { record, .. } | Self::CorrectionRecorded { record, .. } => Some(Writes::Of(*record)),
            Self::ItemPostponed { on, .. }
            | Self::DisqualificationRecorded { on, .. }
            | Self::ItemSubstituteNamed { on, .. }
            | Self::ItemChairNamed { on, .. } => Some(Writes::Said(on)),
            Self::GuestMarked { slot, .. } | Self::GuestAdded { slot, .. } => Some(Writes::Marked(slot)),
            Self::AmendmentRecorded { change, .. } => change.writes(),
            Self::RecordCreated { .. }
            | Self::AgendaReloaded { .. }
            | Self::AgendaReplaced { .. }
            | Self::FileWordingRecorded { .. }
            | Self::MattersWithheld { .. }
            | Self::PlanMoved { .. }
            | Self::SlotStarted { .. }
            | Self::SlotEnded { .. }
            | Self::SlotSkipped { .. }
            | Self::SlotRestored { .. }
            | Self::SlotAdded { .. }
            | Self::SlotMoved { .. }
            | Self::StartChanged { .. }
            | Self::SlotsMerged { .. }
            | Self::SlotsTakenApart { .. }
            | Self::SlotRenamed { .. }
            | Self::SlotNumbered { .. }
            | Self::SlotRemoved { .. }
            | Self::TimeCorrected { .. }
            | Self::MeetingPaused
            | Self::MeetingResumed
            | Self::RecordMoved { .. }
            | Self::RecordWithdrawn { .. }
            | Self::RecordPublished { .. }
            | Self::MatterPublished { .. }
            | Self::MarksPublished { .. }
            | Self::PublicWordingRecorded { .. }
            | Self::PublicWordingAmended { .. }
            | Self::ClosedTextFollows
            | Self::ClosedTextMissing
            | Self::ConsideredTogether { .. }
            | Self::TogetherCutShort
            | Self::LinksFixed
            | Self::ClockSet { .. }
            | Self::PostponementLifted { .. }
            | Self::BudgetsChanged { .. }
            | Self::AllPresentRecorded
            | Self::AttendanceConfirmed { .. }
            | Self::AttendanceRecorded { .. }
            | Self::SubstituteRecorded { .. }
            | Self::NoSubstituteRecorded { .. }
            | Self::SubstituteNamed { .. }
            | Self::PublicCounted { .. }
            | Self::PersonNamed { .. }
            | Self::ParticipantAdded { .. }
            | Self::OnlineRecorded { .. }
            | Self::ProxyGiven { .. }
            | Self::PersonArrived { .. }
            | Self::PersonLeft { .. }
            | Self::AttendanceTimeCorrected { .. }
            | Self::DisqualificationLifted { .. }
            | Self::Undone { .. }
            | Self::Redone { .. }
            | Self::MeetingClosed
            | Self::RecordOpened { .. }
            | Self::MeetingReopened { .. } => None,
        }
    }
}
