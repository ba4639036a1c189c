//! Floor 2, how things are said in a language, on screens and in documents alike: people, times and titles.

mod people;
mod time;
mod titles;

pub use people::{Name, capitalised, lowered, running_name, short_name};
pub use time::{about, length, minutes};
pub use titles::{fitted, marked, slot_title, title};
