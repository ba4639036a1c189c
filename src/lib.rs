//! punktlig runs a live meeting: the clock held against the agenda, the decisions as they happen, the protocol at the end.
//!
//! The house has floors, and a module imports only from floors below its own (a test sees to it):
//!
//! | floor | modules | what they are |
//! | --- | --- | --- |
//! | 6 | `main`, [`cli`], [`commands`] | arguments → command → exit code |
//! | 5 | [`tui`] | terminal, event loop, screen |
//! | 4 | [`protocol`] | the view model and the documents written from it |
//! | 3 | [`journal`] | the record on disk: durable events, drafts, lock |
//! | 3 | [`files`] | agendas on disk |
//! | 2 | [`meeting`] | events, their fold, the forecast, the follow-up line; pure |
//! | 1 | [`agenda`] | file shapes, findings, the checked agenda; pure |
//! | 1 | [`config`] | the user's settings; pure |
//! | 0 | [`text`], [`time`], [`lang`], [`error`], [`log`], [`readers`] | words, clock, languages, failures, the log, who reads a file |

pub mod agenda;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod files;
pub mod journal;
pub mod lang;
pub mod log;
pub mod meeting;
pub mod protocol;
pub mod readers;
pub mod text;
pub mod time;
pub mod tui;
