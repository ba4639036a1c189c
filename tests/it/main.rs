//! The integration tests, one binary: what punktlig promises, through its public faces.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::string_slice, reason = "a test fails by panicking")]

mod agenda;
mod chair;
mod docs;
mod files;
mod forms;
mod golden;
mod hostile;
mod house;
mod journal;
mod kit;
mod meeting;
mod protocol;
mod pseudo;
mod pty;
mod screen;
mod soak;
mod sources;
mod wording;
