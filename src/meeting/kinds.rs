//! Every kind of event in one table: its name in a journal, what it does about the close, whether undo reaches it, and
//! its agenda.
//!
//! An event without a row here does not compile. How an event is worded is `wording::events`' table.

use super::event::Event;
use crate::agenda::Agenda;

/// What an event does about the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Nothing.
    None,
    /// It closes the meeting.
    Closes,
    /// It opens a closed meeting again.
    Reopens,
    /// It adds to what a close has sealed, and leaves that as it was.
    Amends,
    /// It takes back an event or brings one back, and what that event did about the close.
    Restores,
}

/// Whether undo can take an event back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Undo {
    Reaches,
    DoesNotReach,
}

macro_rules! kinds {
    (@agenda) => { None };
    (@agenda $agenda:ident) => { Some($agenda) };
    ($($variant:ident $({ $agenda:ident })?: $name:literal, $closing:ident, $undo:ident;)*) => {
        impl Event {
            /// The names of every kind of event.
            pub fn names() -> impl Iterator<Item = &'static str> {
                [$($name),*].into_iter()
            }

            /// Its kind's name, as a journal has it.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $name,)*
                }
            }

            /// What it does about the close.
            #[must_use]
            pub fn closing(&self) -> Closing {
                match self {
                    $(Self::$variant { .. } => Closing::$closing,)*
                }
            }

            /// Returns whether undo can take it back.
            #[must_use]
            pub fn is_undoable(&self) -> bool {
                let undo = match self {
                    $(Self::$variant { .. } => Undo::$undo,)*
                };
                undo == Undo::Reaches
            }

            /// The agenda that it brings, if it brings one.
            #[must_use]
            pub fn agenda(&self) -> Option<&Agenda> {
                match self {
                    $(Self::$variant { $($agenda,)? .. } => kinds!(@agenda $($agenda)?),)*
                }
            }
        }
    };
}

kinds! {
    RecordCreated { agenda }: "record_created", None, DoesNotReach;
    AgendaReloaded { agenda }: "agenda_reloaded", None, DoesNotReach;
    AgendaReplaced { agenda }: "agenda_replaced", None, DoesNotReach;
    FileWordingRecorded: "file_wording_recorded", None, DoesNotReach;
    MattersWithheld: "matters_withheld", None, DoesNotReach;
    PlanMoved: "plan_moved", None, Reaches;
    SlotStarted: "slot_started", None, Reaches;
    SlotEnded: "slot_ended", None, Reaches;
    SlotSkipped: "slot_skipped", None, Reaches;
    SlotRestored: "slot_restored", None, Reaches;
    SlotAdded: "slot_added", None, Reaches;
    SlotMoved: "slot_moved", None, Reaches;
    StartChanged: "start_changed", None, Reaches;
    SlotsMerged: "slots_merged", None, Reaches;
    SlotsTakenApart: "slots_taken_apart", None, Reaches;
    SlotRenamed: "slot_renamed", None, Reaches;
    SlotNumbered: "slot_numbered", None, Reaches;
    SlotRemoved: "slot_removed", None, Reaches;
    TimeCorrected: "time_corrected", None, Reaches;
    MeetingPaused: "meeting_paused", None, Reaches;
    MeetingResumed: "meeting_resumed", None, Reaches;
    DecisionRecorded: "decision_recorded", None, Reaches;
    FollowUpRecorded: "follow_up_recorded", None, Reaches;
    DiscussionRecorded: "discussion_recorded", None, Reaches;
    NoteRecorded: "note_recorded", None, Reaches;
    VoteRecorded: "vote_recorded", None, Reaches;
    StatementRecorded: "statement_recorded", None, Reaches;
    MotionRecorded: "motion_recorded", None, Reaches;
    ElectionRecorded: "election_recorded", None, Reaches;
    LinksFixed: "links_fixed", None, DoesNotReach;
    RecordEdited: "record_edited", None, Reaches;
    RecordMoved: "record_moved", None, Reaches;
    RecordWithdrawn: "record_withdrawn", None, Reaches;
    RecordPublished: "record_published", None, Reaches;
    MatterPublished: "matter_published", None, Reaches;
    MarksPublished: "marks_published", None, Reaches;
    PublicWordingRecorded: "public_wording_recorded", None, Reaches;
    ClosedTextFollows: "closed_text_follows", None, DoesNotReach;
    ClosedTextMissing: "closed_text_missing", None, DoesNotReach;
    ConsideredTogether: "considered_together", None, Reaches;
    TogetherCutShort: "together_cut_short", None, DoesNotReach;
    ItemPostponed: "item_postponed", None, Reaches;
    PostponementLifted: "postponement_lifted", None, Reaches;
    BudgetsChanged: "budgets_changed", None, Reaches;
    GuestMarked: "guest_marked", None, Reaches;
    AllPresentRecorded: "all_present_recorded", None, Reaches;
    AttendanceConfirmed: "attendance_confirmed", None, Reaches;
    AttendanceRecorded: "attendance_recorded", None, Reaches;
    SubstituteRecorded: "substitute_recorded", None, Reaches;
    NoSubstituteRecorded: "no_substitute_recorded", None, Reaches;
    SubstituteNamed: "substitute_named", None, Reaches;
    ItemSubstituteNamed: "item_substitute_named", None, Reaches;
    ItemChairNamed: "item_chair_named", None, Reaches;
    PersonNamed: "person_named", None, DoesNotReach;
    ParticipantAdded: "participant_added", None, Reaches;
    GuestAdded: "guest_added", None, Reaches;
    PublicCounted: "public_counted", None, Reaches;
    OnlineRecorded: "online_recorded", None, Reaches;
    ProxyGiven: "proxy_given", None, Reaches;
    PersonArrived: "person_arrived", None, Reaches;
    PersonLeft: "person_left", None, Reaches;
    AttendanceTimeCorrected: "attendance_time_corrected", None, Reaches;
    DisqualificationRecorded: "disqualification_recorded", None, Reaches;
    DisqualificationLifted: "disqualification_lifted", None, Reaches;
    ClockSet: "clock_set", None, DoesNotReach;
    Undone: "undone", Restores, DoesNotReach;
    Redone: "redone", Restores, DoesNotReach;
    MeetingClosed: "meeting_closed", Closes, Reaches;
    CorrectionRecorded: "correction_recorded", Amends, Reaches;
    AdditionRecorded: "addition_recorded", Amends, Reaches;
    AmendmentRecorded: "amendment_recorded", Amends, Reaches;
    PublicWordingAmended: "public_wording_amended", Amends, Reaches;
    RecordOpened: "record_opened", None, DoesNotReach;
    MeetingReopened: "meeting_reopened", Reopens, Reaches;
}

impl Event {
    /// Returns whether a protocol prints the chain's value at this event.
    #[must_use]
    pub fn is_pin(&self) -> bool {
        match self.closing() {
            Closing::Closes | Closing::Reopens | Closing::Amends => true,
            Closing::None | Closing::Restores => false,
        }
    }
}
