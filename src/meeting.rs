//! Floor 2, the meeting: events, what follows from them, and what follows from that at a given `now`. Pure.

mod access;
mod after;
mod allotted;
mod amendment;
pub mod attendance;
mod catch_up;
mod circumstances;
mod clock_set;
mod clock_time;
mod closed_marks;
mod correction;
pub mod event;
mod fold;
pub mod followup;
pub mod forward;
pub mod guests;
pub mod history;
mod kinds;
mod left_over;
mod numbers;
mod once_said;
mod public_wording;
mod record;
pub mod reload;
mod replan;
pub mod review;
mod slot_run;
pub mod state;
pub mod timing;
mod together;
mod unannounced;
mod unmarked;
pub mod votes;

pub use access::WhyWithheld;
pub use after::{Addition, Checkpoint, CheckpointKind, Correction};
pub use allotted::{Allotted, NotAllotted};
pub use amendment::{Amended, Amendment, Fate, OnItem, Presence};
pub use attendance::{AbsenceKind, Attendee, PartialAbsence, Quorum, RecordedAttendance};
pub use catch_up::{CatchUp, Proposal, TimeSaving};
pub use circumstances::{Chair, Circumstances};
pub use clock_time::{NoMoment, TypedTime};
pub use correction::NoCorrection;
pub use event::*;
pub use guests::{Call, SlotGuest};
pub use history::History;
pub use kinds::Closing;
pub use record::{Original, Record, RecordKind};
pub use replan::NotReplanned;
pub use review::Review;
pub use slot_run::SlotRun;
pub use state::{Meeting, Postponement, SlotState, Span};
pub use timing::{BudgetShare, Expected, Forecast, NextStep, Phase, SlotTiming, TimeShare};
pub use together::Known;
pub(crate) use votes::one_or_several;
pub use votes::{
    Ballot, CandidateVotes, Casting, Deciding, Election, GroupVotes, Motion, Side, Stance, Statement, StatementKind,
    Vote, VoteTrouble, Voter,
};
