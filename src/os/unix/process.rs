//! This process: its limits, its signals, and how long the machine has run.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

use crate::os::Signals;

#[cfg(target_os = "openbsd")]
const SPACE: Resource = Resource::Data;
#[cfg(not(target_os = "openbsd"))]
const SPACE: Resource = Resource::As;

/// Only on Linux does this clock leave out the time in which the machine slept, and another one has it.
#[cfg(any(target_os = "linux", target_os = "android"))]
const STEADY: ClockId = ClockId::Boottime;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const STEADY: ClockId = ClockId::Monotonic;

/// Limits the memory of this process, and its processor time in case nobody is left to end it; without a core dump.
///
/// # Errors
///
/// When the system refuses.
pub fn limit_this_process(bytes: u64, seconds: u64) -> io::Result<()> {
    for (resource, most) in [(SPACE, bytes), (Resource::Cpu, seconds), (Resource::Core, 0)] {
        let most = Some(getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most)));
        setrlimit(resource, Rlimit { current: most, maximum: most })?;
    }
    Ok(())
}

/// Returns the arguments of this process; a shell has put files in the place of wildcards.
#[must_use]
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// Returns the path of this program; on Linux one that leads to it also when an update has replaced its file.
///
/// # Errors
///
/// When the system does not say.
pub fn this_program() -> io::Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}

/// Returns a folder in which another process of this program can run and keep nothing busy.
#[must_use]
pub fn neutral_folder() -> PathBuf {
    PathBuf::from("/")
}

/// Returns what a program must find in its environment: nothing.
#[must_use]
pub fn needed_environment() -> Option<(&'static str, OsString)> {
    None
}

/// Measures the time since the machine started, the time in which it slept included; none: the system does not say.
#[must_use]
pub fn since_boot() -> Option<Duration> {
    let time = clock_gettime(STEADY);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Some(Duration::from_secs(seconds) + Duration::from_nanos(u64::try_from(time.tv_nsec).unwrap_or_default()))
}

/// Suspends this process until it is told to go on.
///
/// # Errors
///
/// When the system refuses.
pub fn suspend() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

pub(in crate::os) fn listen(signals: &Signals) -> io::Result<()> {
    for (signal, flag) in [
        (SIGTERM, &signals.end),
        (SIGHUP, &signals.end),
        (SIGQUIT, &signals.end),
        (SIGINT, &signals.interrupt),
        (SIGTSTP, &signals.suspend),
        (SIGCONT, &signals.resumed),
        (SIGWINCH, &signals.resized),
    ] {
        signal_hook::flag::register(signal, Arc::clone(flag))?;
    }
    Ok(())
}
