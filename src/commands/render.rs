//! `punktlig render-template …`: renders a body's own template for another process of this program.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use crate::protocol;

/// Renders what comes in on standard input to standard output; that something failed is all that is said of it.
#[must_use]
pub fn run(args: &[OsString]) -> ExitCode {
    match protocol::render_for_parent(args, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}
