//! The minute-taker's screen without a terminal: what keys do, and what is drawn.

mod after;
mod alerts;
mod attendance;
mod burst;
mod catch_up;
pub mod chair;
mod clock;
mod closed;
mod drafts;
mod editors;
mod ends;
mod finding;
mod flow;
mod guests;
mod keys;
mod language;
mod locks;
mod published;
mod records;
mod reload;
pub mod sizes;
mod slips;
mod snapshots;
pub mod states;
pub mod stopped;
mod votes;
mod waiting;
