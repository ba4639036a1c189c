//! What hostile texts, files, sizes and bytes can do: nothing gets to the terminal, a message or a document that was
//! not chosen.

pub mod bytes;
pub mod payload;

pub mod clocks;
#[cfg(unix)]
mod close;
mod documents;
mod fuzz;
mod imports;
#[cfg(unix)]
mod limits;
mod messages;
