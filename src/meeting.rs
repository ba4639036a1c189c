//! Floor 2, the meeting: events, what follows from them, and what follows from that at a given `now`. Pure.

pub mod event;

pub use event::*;
