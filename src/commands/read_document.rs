//! `punktlig read-document …`: reads a document for another process of this program.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use crate::import::source;

/// Reads what comes in on standard input and writes to standard output what it says; that something failed is all that
/// is said of it.
#[must_use]
pub fn run(args: &[OsString]) -> ExitCode {
    match source::read_for_parent(args, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}
