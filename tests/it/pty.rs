//! The real binary in a pretended terminal: a whole rehearsal, a kill, a resume; and the terminal given back.
//!
//! Nothing here waits for a time to pass, only for what must appear; but keys that record are sent a person's pace apart, since
//! faster ones count as one burst.

mod after;
#[cfg(unix)]
mod agenda_gone;
#[cfg(unix)]
mod burst;
mod chair;
#[cfg(unix)]
mod drafts;
#[cfg(unix)]
mod folders;
#[cfg(unix)]
mod given_back;
mod hostile;
#[cfg(unix)]
mod kills;
mod meeting;
mod reload;
mod settings;
#[cfg(unix)]
mod stopped;
pub mod terminal;
#[cfg(unix)]
mod unread;
mod votes;
