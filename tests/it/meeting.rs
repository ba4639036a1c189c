//! The fold and the forecast, by scenario files and by properties.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod after;
mod attendance;
mod catch_up;
mod elections;
mod fold;
mod left_over;
mod matching;
mod motions;
mod opened;
mod postponed;
mod properties;
mod public_wording;
mod reload;
mod replan;
mod review;
mod scenario;
mod together;
mod unannounced;
mod undo;
mod votes;
