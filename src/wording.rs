//! Floor 2, how things are said in a language, on screens and in documents alike: titles, people and times.

pub mod locked;
mod people;
mod time;

pub use people::{Name, capitalised, lowered, running_name, short_name};
pub use time::{about, length, minutes};
