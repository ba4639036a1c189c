//! Floor 5, what the chair sees, in words and figures and without a terminal; and the record that it is taken from.
//!
//! A [`Following`] keeps up with a record that somebody else writes. A [`Scene`] of its meeting becomes a [`Picture`],
//! which a screen draws and anything else can have as JSON. Everything here only reads.

mod following;
mod picture;
mod standing;
mod table;
mod waker;
mod words;

pub use following::Following;
pub use picture::{Clock, Heading, Next, Picture, Running, Scene, Shown, Tone};
pub use standing::Standing;
pub use table::{Row, RowTone, Table};
pub use waker::Waker;
