//! Floor 5, the screen: a terminal session, an event loop, and the program behind it.
//!
//! [`app`] is the program as a state machine; [`view`] draws it; [`Session`] carries out what it asks for, so that an event is on disk
//! before the screen knows of it. The keys stand in one table in [`keys`].
//! [`Chair`] is a program of its own beside it: it follows a record and changes nothing.

pub mod alerts;
pub mod app;
mod chair;
pub mod context;
mod describe;
pub mod dialog;
pub mod drafts;
pub mod guests;
mod keeper;
pub mod keys;
pub mod locked_screen;
pub mod main_screen;
pub mod picker;
mod reload;
mod review;
mod session;
pub mod slot_line;
pub mod stopped;
pub mod terminal;
pub mod textbox;
pub mod theme;
pub mod title;
pub mod view;
pub mod vote_words;

pub use app::App;
pub use chair::Chair;
pub use session::{Left, Session};
pub use terminal::Screen;
