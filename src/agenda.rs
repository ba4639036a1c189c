//! Floor 1, the agenda: from the text of TOML files to a checked [`Agenda`], with findings on the way. Pure.
//!
//! It reads no file itself: includes are asked for through a function.

pub mod asked;
mod blank;
pub mod check;
pub mod file;
pub mod finding;
pub mod load;
mod lookup;
pub mod names;
pub mod next;
pub mod number;
pub mod plan;
mod plan_headings;
pub mod read;
pub mod rich;
pub mod schema;
pub mod slips;
pub mod syntax;
pub mod times;
pub mod weekday;
pub mod write;

pub use asked::Asked;
pub use blank::Blank;
pub use finding::{Finding, Rendering, Severity, Sources, Span, render};
pub use load::{AsRead, Checked, Unreadable, load, of_assumed_encoding};
pub use plan::*;
pub use plan_headings::PlanHeadings;
