//! What hostile texts, files, sizes and bytes can do: nothing gets to the terminal, a message or a document that was not chosen.

pub mod bytes;
pub mod payload;

mod clocks;
mod documents;
mod fuzz;
mod limits;
mod messages;

/// How often a test tries what it tries: a bounded number, or many where `PUNKTLIG_FAULTS=heavy` says so.
pub fn times(bounded: u32, heavy: u32) -> u32 {
    if std::env::var("PUNKTLIG_FAULTS").is_ok_and(|v| v == "heavy") { heavy } else { bounded }
}
