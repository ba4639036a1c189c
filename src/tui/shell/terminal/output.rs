//! What goes out to the terminal. Nothing waits for a terminal that does not read: what it does not take yet stays
//! here, in order.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

use crate::os;

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
    terminal: Option<os::Terminal>,
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
        queue.terminal = os::open_terminal();
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
        match os::write_to_terminal(terminal.as_ref(), rest) {
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
            Ok(false) => os::wait_for_terminal(LOOK),
            Ok(true) | Err(_) => break,
        }
    }
    if let Ok(mut queue) = locked() {
        queue.closed = true;
    }
}
