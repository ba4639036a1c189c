//! The way out to the terminal: nothing waits for a terminal that does not read.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};

/// The terminal, opened once more.
pub type Terminal = File;

/// The most that is written at once where a write may wait: what is left of a terminal's room is seldom less.
const PIECE: usize = 256;

/// Says of every terminal that it takes control codes.
#[must_use]
pub fn takes_codes() -> bool {
    true
}

/// Opens standard output's terminal once more. `O_NONBLOCK` belongs to an open file, and that of standard output is
/// the shell's too.
#[must_use]
pub fn open_terminal() -> Option<Terminal> {
    let name = rustix::termios::ttyname(io::stdout(), Vec::new()).ok()?;
    let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(name, flags, Mode::empty()).ok().map(File::from)
}

/// Writes as much as the terminal takes now.
///
/// # Errors
///
/// When it takes nothing now, or is gone.
pub fn write_to_terminal(terminal: Option<&Terminal>, bytes: &[u8]) -> io::Result<usize> {
    if let Some(terminal) = terminal {
        return Ok(rustix::io::write(terminal, bytes)?);
    }
    // Another user's terminal, say. A write may wait then, but is only begun where there is room.
    if !is_writable(Duration::ZERO) {
        return Err(io::ErrorKind::WouldBlock.into());
    }
    Ok(rustix::io::write(io::stdout(), bytes.get(..PIECE).unwrap_or(bytes))?)
}

/// Waits until the terminal takes something, or the time is up.
pub fn wait_for_terminal(at_most: Duration) {
    let _ = is_writable(at_most);
}

fn is_writable(at_most: Duration) -> bool {
    let stdout = io::stdout();
    let mut asked = [PollFd::from_borrowed_fd(stdout.as_fd(), PollFlags::OUT)];
    let time = Timespec::try_from(at_most).ok();
    matches!(poll(&mut asked, time.as_ref()), Ok(1..))
}
