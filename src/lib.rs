//! punktlig runs a live meeting: the clock held against the agenda, the decisions as they happen, the protocol at the
//! end.
//!
//! The house has floors, and a module imports only from floors below its own (a test sees to it):
//!
//! | floor | modules | what they are |
//! | --- | --- | --- |
//! | 7 | `main`, [`cli`], [`commands`] | arguments → command → exit code |
//! | 6 | [`tui`] | terminal, event loop, screen |
//! | 5 | [`chair`] | what the chair sees, in words and figures; following a record |
//! | 5 | [`import`] | agendas out of documents |
//! | 4 | [`protocol`] | the view model and the documents written from it |
//! | 3 | [`audience`] | what an audience may know of a meeting |
//! | 3 | [`journal`] | the record on disk: durable events, drafts, lock |
//! | 3 | [`files`] | agendas on disk |
//! | 2 | [`meeting`] | events, their fold, the forecast, the follow-up line; pure |
//! | 2 | [`wording`] | how people and times are said in a language; pure |
//! | 1 | [`agenda`] | file shapes, findings, the checked agenda; pure |
//! | 1 | [`config`] | the user's settings; pure |
//! | 0 | [`text`], [`time`], [`dates`], [`lang`], [`error`], [`mod@log`] | words, clock, dates, languages, failures, the log |
//! | 0 | [`readers`], [`paths`], [`os`] | who may read a file; how files are named; what is specific to one system |

pub mod agenda;
pub mod audience;
pub mod chair;
pub mod cli;
pub mod commands;
pub mod config;
pub mod dates;
pub mod error;
pub mod files;
pub mod import;
pub mod journal;
pub mod lang;
pub mod log;
pub mod meeting;
pub mod os;
pub mod paths;
pub mod protocol;
pub mod readers;
pub mod text;
pub mod time;
pub mod tui;
pub mod wording;
