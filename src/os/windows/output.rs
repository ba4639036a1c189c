//! The way out to the terminal.

use std::io::{self, Write};
use std::time::Duration;

/// The terminal, opened once more: never done here, for a write to a console does not wait for a reader.
pub type Terminal = std::convert::Infallible;

/// Has the console take control codes, for colours and all else; false: it is older than Windows 10.
#[must_use]
pub fn takes_codes() -> bool {
    crossterm::ansi_support::supports_ansi()
}

/// Returns none.
#[must_use]
pub fn open_terminal() -> Option<Terminal> {
    None
}

/// Writes all of it.
///
/// # Errors
///
/// When the terminal is gone.
pub fn write_to_terminal(_: Option<&Terminal>, bytes: &[u8]) -> io::Result<usize> {
    let mut stdout = io::stdout();
    stdout.write_all(bytes)?;
    stdout.flush()?;
    Ok(bytes.len())
}

/// Does nothing: all is written already.
pub fn wait_for_terminal(_: Duration) {}
