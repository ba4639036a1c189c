//! Floor 1, the agenda: from the text of TOML files to a checked [`Agenda`], with findings on the way. Pure.
//!
//! It reads no file itself: includes are asked for through a function.

pub mod plan;

pub use plan::*;
