//! Floor 2, the meeting: events, what follows from them, and what follows from that at a given `now`. Pure.

mod access;
mod after;
pub mod attendance;
mod catch_up;
mod clock_set;
mod correction;
pub mod event;
mod fold;
pub mod followup;
pub mod forward;
pub mod guests;
pub mod history;
mod kinds;
mod once_said;
mod record;
pub mod reload;
pub mod review;
pub mod state;
pub mod timing;
pub mod votes;

pub use after::{Correction, Pin, PinKind};
pub use attendance::{Attendee, NotThere, Quorum, ToldAttendance, Why};
pub use catch_up::{CatchUp, Proposal, Way};
pub use correction::NoCorrection;
pub use event::*;
pub use guests::{Call, SlotGuest};
pub use history::History;
pub use kinds::Closing;
pub use record::{Original, RecordKind};
pub use review::Review;
pub use state::{Meeting, Postponement, Record, SlotRun, SlotState, Span};
pub use timing::{Expected, Forecast, NextStep, Phase, SlotTiming, Spent};
pub use votes::{GroupVotes, Side, Stance, Statement, StatementKind, Vote, VoteTrouble, Voter};
