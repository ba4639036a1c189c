//! This process.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::signal::windows::{ctrl_break, ctrl_close, ctrl_logoff, ctrl_shutdown};

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

/// Returns the arguments of this process, with files in the place of wildcards: no shell does that here.
#[must_use]
pub fn arguments() -> Vec<OsString> {
    wild::args_os().collect()
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

/// Wakes a thread that has parked itself.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Sets the flag to end when the window is closed, the user logs off, the machine shuts down, or Ctrl-Break is pressed.
///
/// The system ends the process as soon as its question is answered. So tokio's handler never answers the first three:
/// the process ends by itself, or after the seconds that the system gives it.
pub(in crate::os) fn listen(signals: &Signals) -> io::Result<()> {
    let (mut close, mut logoff, mut shutdown) = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    let mut pressed = ctrl_break()?;
    let end = Arc::clone(&signals.end);
    let wait = move || {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let cx = &mut Context::from_waker(&waker);
        loop {
            // Each is asked, so that each wakes this thread.
            let came = [
                close.poll_recv(cx).is_ready(),
                logoff.poll_recv(cx).is_ready(),
                shutdown.poll_recv(cx).is_ready(),
                pressed.poll_recv(cx).is_ready(),
            ];
            if came.contains(&true) {
                return end.store(true, Ordering::Relaxed);
            }
            thread::park();
        }
    };
    thread::Builder::new().name("console".to_owned()).spawn(wait).map(drop)
}
