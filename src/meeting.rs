//! Floor 2, the meeting: events, what follows from them, and what follows from that at a given `now`. Pure.

pub mod dates;
pub mod event;
pub mod followup;
pub mod names;

pub use event::*;
