//! Floor 6, the screen: a terminal session, an event loop, and the program behind it.
//!
//! [`app`] is the program as a state machine; [`view`] draws it; [`Session`] carries out what it asks for, so that an
//! event is on disk before the screen knows of it; [`shell`] is what is around both. The keys are in one table in
//! [`keymap`]. [`Chair`] is a program of its own next to it: it follows a record and changes nothing.

pub mod app;
mod chair;
pub mod context;
pub mod dialog;
pub mod drafts;
mod item;
pub mod keymap;
pub mod locked_screen;
pub mod main_screen;
pub mod new_meeting;
mod notice;
mod person_line;
pub mod picker;
mod reload;
mod review;
pub mod shell;
pub mod signs;
pub mod slot_line;
pub mod stopped;
pub mod textbox;
pub mod theme;
pub mod view;

pub use app::App;
pub use chair::Chair;
pub use shell::{EventLoop, Screen, Session, SessionExit, Window};
