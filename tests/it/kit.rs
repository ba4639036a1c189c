//! What all tests share.

mod events;

pub use events::{every_event, everything, line};
