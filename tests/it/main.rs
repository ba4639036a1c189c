//! The integration tests, one binary: what punktlig promises, through its public faces.

mod agenda;
mod house;
mod journal;
mod meeting;
mod protocol;
mod pty;
mod screen;
