//! This process.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::os::Signals;

/// Does nothing: here a process cannot limit its memory without unsafe code, and the time that others give it is its
/// only limit.
///
/// # Errors
///
/// Never.
pub fn limit_this_process(_bytes: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}

/// Returns the path of this program.
///
/// # Errors
///
/// When the system does not say.
pub fn this_program() -> io::Result<PathBuf> {
    std::env::current_exe()
}

/// Returns a folder in which another process of this program can run and keep nothing busy.
#[must_use]
pub fn neutral_folder() -> PathBuf {
    std::env::temp_dir()
}

/// Returns what a program must find in its environment: without it Windows may not find the parts of itself that every
/// program needs.
#[must_use]
pub fn needed_environment() -> Option<(&'static str, OsString)> {
    std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root))
}

/// Returns none: no clock that safe code reaches has the time in which the machine slept.
#[must_use]
pub fn since_boot() -> Option<Duration> {
    None
}

/// Does nothing: nobody suspends a process here.
///
/// # Errors
///
/// Never.
pub fn suspend() -> io::Result<()> {
    Ok(())
}

/// Does nothing: a console that is closed ends the process at once.
#[allow(clippy::unnecessary_wraps, reason = "other systems can fail here")]
pub(in crate::os) fn listen(_signals: &Signals) -> io::Result<()> {
    Ok(())
}
