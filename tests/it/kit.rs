//! What all tests share, so that a test says only what it is about.
//!
//! How to write a test:
//!
//! 1. Name it for what it claims: `a_killed_terminal_keeps_every_recorded_decision`. It goes into the file of its
//!    subject.
//! 2. Take an agenda: [`sample`] reads one of `meetings/`, [`agenda`] makes one of a few lines of TOML.
//! 3. Let a meeting happen, as high up as the claim is and no higher:
//!    - [`LiveMeeting`] is the meeting alone: events at times, no screen and no disk;
//!    - [`stage::Stage`] is the program on a screen: keys as words, its own event loop, a disk in memory, a clock that
//!      stands until the test lets time pass;
//!    - `pty::terminal::Pty` is the real program in a pretended terminal. It is slow: a few tests of what only it has.
//! 4. What must hold for every kind of event is tried on [`every_event`].
//! 5. What fails is a fault of [`disk::MemFs`]; how large such a test is, [`faults::size`] says.
//! 6. Whatever is thrown is thrown by [`faults::Dice`]; with another seed at each heavy run, by
//!    [`faults::Dice::thrown`], which prints the seed. Properties are tried with [`faults::cases`].
//! 7. Nothing sleeps. Wait for what must appear; let a clock pass that the test sets.

mod agendas;
pub mod clock;
pub mod disk;
mod documents;
mod events;
pub mod faults;
pub mod import;
mod live;
pub mod packed;
mod paths;
mod record;
mod restart;
pub mod stage;
pub mod window;

pub use agendas::{JANUARY, agenda, at, case, day, folder, id, item, point, sample, stamp};
pub use documents::{blanks, html, markdown, write_file};
pub use events::{every_event, everything, line};
pub use live::{CHAIN, LiveMeeting};
pub use paths::one_way;
pub use record::{Append, entitled, gaps, open_record, open_record_on};
