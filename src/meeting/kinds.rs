//! Every kind of event in one table: its name in a journal, the message that counts events of it, and what it does about the close.
//!
//! An event without a line here does not compile.

use super::event::Event;
use crate::lang::Msg;
use crate::msg;

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

macro_rules! kinds {
    ($($variant:ident: $name:literal, $counted:literal, $closing:ident;)*) => {
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

            /// Names `n` events of its kind.
            #[must_use]
            pub fn counted(&self, n: usize) -> Msg {
                match self {
                    $(Self::$variant { .. } => msg!($counted, count = n),)*
                }
            }

            /// What it does about the close.
            #[must_use]
            pub fn closing(&self) -> Closing {
                match self {
                    $(Self::$variant { .. } => Closing::$closing,)*
                }
            }
        }
    };
}

kinds! {
    RecordCreated: "record_created", "verify-record-created", None;
    AgendaReloaded: "agenda_reloaded", "verify-agenda-reloaded", None;
    AgendaReplaced: "agenda_replaced", "verify-agenda-replaced", None;
    PlanMoved: "plan_moved", "verify-plan-moved", None;
    SlotStarted: "slot_started", "verify-slot-started", None;
    SlotEnded: "slot_ended", "verify-slot-ended", None;
    SlotSkipped: "slot_skipped", "verify-slot-skipped", None;
    SlotRestored: "slot_restored", "verify-slot-restored", None;
    SlotAdded: "slot_added", "verify-slot-added", None;
    TimeCorrected: "time_corrected", "verify-time-corrected", None;
    MeetingPaused: "meeting_paused", "verify-meeting-paused", None;
    MeetingResumed: "meeting_resumed", "verify-meeting-resumed", None;
    DecisionRecorded: "decision_recorded", "verify-decision-recorded", None;
    FollowUpRecorded: "follow_up_recorded", "verify-follow-up-recorded", None;
    NoteRecorded: "note_recorded", "verify-note-recorded", None;
    VoteRecorded: "vote_recorded", "vote-verify", None;
    StatementRecorded: "statement_recorded", "dissent-verify", None;
    RecordEdited: "record_edited", "verify-record-edited", None;
    RecordMoved: "record_moved", "verify-record-moved", None;
    RecordWithdrawn: "record_withdrawn", "verify-record-withdrawn", None;
    RecordPublished: "record_published", "verify-record-published", None;
    ClosedTextFollows: "closed_text_follows", "verify-closed-text-follows", None;
    ItemPostponed: "item_postponed", "verify-item-postponed", None;
    PostponementLifted: "postponement_lifted", "verify-postponement-lifted", None;
    BudgetsChanged: "budgets_changed", "catch-verify", None;
    GuestMarked: "guest_marked", "verify-guest-marked", None;
    AllPresentRecorded: "all_present_recorded", "attend-verify-all", None;
    AttendanceRecorded: "attendance_recorded", "attend-verify-recorded", None;
    SubstituteRecorded: "substitute_recorded", "attend-verify-substitute", None;
    PersonArrived: "person_arrived", "attend-verify-arrived", None;
    PersonLeft: "person_left", "attend-verify-left", None;
    DisqualificationRecorded: "disqualification_recorded", "attend-verify-disqualified", None;
    DisqualificationLifted: "disqualification_lifted", "attend-verify-lifted", None;
    ClockSet: "clock_set", "verify-clock-set", None;
    Undone: "undone", "verify-undone", Restores;
    Redone: "redone", "verify-redone", Restores;
    MeetingClosed: "meeting_closed", "verify-meeting-closed", Closes;
    CorrectionRecorded: "correction_recorded", "after-verify-correction", Amends;
    AdditionRecorded: "addition_recorded", "after-verify-addition", Amends;
    MeetingReopened: "meeting_reopened", "after-verify-reopened", Reopens;
}

impl Event {
    /// Tells whether a protocol prints the chain's value at this event.
    #[must_use]
    pub fn is_pin(&self) -> bool {
        match self.closing() {
            Closing::Closes | Closing::Reopens | Closing::Amends => true,
            Closing::None | Closing::Restores => false,
        }
    }
}
