//! Floor 2, how things are said in a language, on screens and in documents alike: titles, people, events, votes,
//! outcomes and times.

pub mod events;
pub mod guests;
pub mod locked;
mod outcomes;
mod people;
mod time;
mod titles;
pub mod votes;

pub use outcomes::outcome;
pub use people::{
    Name, capitalised, ends_with, listed_name, listed_names, lowered, plain_name, running_name, short_name, titled_name,
};
pub use time::{about, clock, duration, is_elsewhen, length, minutes, planned_start, stretches};
pub use titles::{full_stop, marked, numbered, numbered_in_print};
pub use votes::{chair_in_sentence, chair_label, group_letter, group_name, running_group, vote_counts};
