//! Floor 6, the screen: a terminal session, an event loop, and the program behind it.
//!
//! [`app`] is the program as a state machine; [`view`] draws it; [`Session`] carries out what it asks for, so that an event is on disk
//! before the screen knows of it; [`shell`] is what stands around both. The keys stand in one table in [`keys`].
//! [`Chair`] is a program of its own beside it: it follows a record and changes nothing.

mod actions;
mod after;
pub mod app;
pub mod attendance;
mod catch_up;
mod chair;
mod describe;
mod dialogues;
pub mod guests;
pub mod held;
pub mod keys;
pub mod overlay;
pub mod picker;
mod reload;
mod review;
pub mod rows;
mod search;
mod selection;
pub mod shell;
pub mod slot_line;
pub mod stopped;
pub mod textbox;
pub mod theme;
pub mod view;
pub mod votes;
mod writing;

pub use app::App;
pub use chair::Chair;
pub use shell::{Left, Screen, Session};
