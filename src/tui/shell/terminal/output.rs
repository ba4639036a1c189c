//! What goes out to the terminal. Nothing waits for a terminal that does not read: what it does not take yet stays
//! here, in order.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// More than a frame of a large window takes.
const FRAME_BYTES: usize = 64 * 1024;

/// How long the end of the program waits for a terminal that takes nothing, and how often it looks meanwhile.
const LAST_WORDS: u32 = 20;
const LOOK: Duration = Duration::from_millis(50);

/// The way out to the terminal. Writing only collects; flushing hands over as much as the terminal takes now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        locked()?.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        push().map(|_| ())
    }
}

/// What has not gone out.
static QUEUE: Mutex<Queue> = Mutex::new(Queue { terminal: None, bytes: Vec::new(), sent: 0, closed: false });

struct Queue {
    /// The terminal, opened once more so that a write to it never waits, whatever others who share standard output
    /// want; none: not possible.
    terminal: Option<sys::Terminal>,
    bytes: Vec<u8>,
    /// How many of the bytes are out.
    sent: usize,
    /// Whether the terminal was given back: nothing goes out any more.
    closed: bool,
}

/// Takes the queue; it is held for no longer than a write takes, so a thread that ends the program gives up soon.
fn locked() -> io::Result<MutexGuard<'static, Queue>> {
    for _ in 0..LAST_WORDS {
        match QUEUE.try_lock() {
            Ok(queue) => return Ok(queue),
            Err(TryLockError::Poisoned(queue)) => return Ok(queue.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOOK / 10),
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// Opens the way out.
pub(super) fn open() -> io::Result<()> {
    let mut queue = locked()?;
    if queue.terminal.is_none() {
        queue.terminal = sys::open();
    }
    queue.closed = false;
    queue.bytes.reserve(FRAME_BYTES);
    Ok(())
}

/// Hands over what the terminal takes now; true: everything is out.
pub(super) fn push() -> io::Result<bool> {
    let mut queue = locked()?;
    let Queue { terminal, bytes, sent, closed } = &mut *queue;
    // What comes after the last words is of nobody's concern, and least a failure: ratatui tells of that on standard
    // error, which may be the same terminal, gone, and would end the program in a panic.
    if *closed {
        bytes.clear();
        *sent = 0;
        return Ok(true);
    }
    while let Some(rest) = bytes.get(*sent..).filter(|rest| !rest.is_empty()) {
        match sys::write(terminal.as_ref(), rest) {
            Ok(0) => return Ok(false),
            Ok(n) => *sent += n,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.clear();
    *sent = 0;
    Ok(true)
}

/// Waits, for a bounded time, until everything is out; then nothing goes out until it is opened again.
pub(super) fn finish() {
    for _ in 0..LAST_WORDS {
        match push() {
            Ok(false) => sys::wait(LOOK),
            Ok(true) | Err(_) => break,
        }
    }
    if let Ok(mut queue) = locked() {
        queue.closed = true;
    }
}

#[cfg(unix)]
mod sys {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsFd;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::{Mode, OFlags};

    pub(super) type Terminal = File;

    /// The most that is written at once where a write may wait: what is left of a terminal's room is seldom less.
    const PIECE: usize = 256;

    /// Opens standard output's terminal once more. `O_NONBLOCK` belongs to an open file, and that of standard output is
    /// the shell's too.
    pub(super) fn open() -> Option<Terminal> {
        let name = rustix::termios::ttyname(io::stdout(), Vec::new()).ok()?;
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        rustix::fs::open(name, flags, Mode::empty()).ok().map(File::from)
    }

    pub(super) fn write(terminal: Option<&Terminal>, bytes: &[u8]) -> io::Result<usize> {
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
    pub(super) fn wait(at_most: Duration) {
        let _ = is_writable(at_most);
    }

    fn is_writable(at_most: Duration) -> bool {
        let stdout = io::stdout();
        let mut asked = [PollFd::from_borrowed_fd(stdout.as_fd(), PollFlags::OUT)];
        let time = Timespec::try_from(at_most).ok();
        matches!(poll(&mut asked, time.as_ref()), Ok(1..))
    }
}

#[cfg(not(unix))]
mod sys {
    use std::io::{self, Write};
    use std::time::Duration;

    pub(super) type Terminal = std::convert::Infallible;

    pub(super) fn open() -> Option<Terminal> {
        None
    }

    pub(super) fn write(_: Option<&Terminal>, bytes: &[u8]) -> io::Result<usize> {
        let mut stdout = io::stdout();
        stdout.write_all(bytes)?;
        stdout.flush()?;
        Ok(bytes.len())
    }

    pub(super) fn wait(_: Duration) {}
}
