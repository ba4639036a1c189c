//! The real binary in a pretended terminal: a whole rehearsal, a kill, a resume; and the terminal given back.
//!
//! These tests wait for what must appear, and not for a time to pass; where one sleeps, the pause itself is what it is
//! about.

mod ad_hoc;
mod after;
#[cfg(unix)]
mod agenda_gone;
#[cfg(unix)]
mod blocked_output;
#[cfg(unix)]
mod burst;
mod chair;
#[cfg(unix)]
mod drafts;
#[cfg(unix)]
mod folders;
mod host;
mod hostile;
mod import;
#[cfg(unix)]
mod input;
mod kills;
#[cfg(unix)]
mod log;
mod meeting;
mod reload;
#[cfg(unix)]
mod restored_terminal;
mod settings;
#[cfg(target_os = "linux")]
mod stopped;
pub mod terminal;
mod votes;
