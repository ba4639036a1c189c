//! Where keys come from: crossterm reads them, and is asked only where it can answer.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::disable_raw_mode;
use rustix::io::ioctl_fionread;

/// Whether a paste comes as keys here: no, a terminal says where it begins and ends.
pub const PASTES_COME_AS_KEYS: bool = false;

/// Where keys come from.
///
/// crossterm never returns from reading a terminal that was closed, and burns a processor (its issue 793). So whether
/// the terminal is still there is asked before crossterm reads, and crossterm is left to wait only where that cannot be
/// asked. A terminal that is closed between the asking and the reading is what the watchdog is for.
#[derive(Debug)]
pub struct Keys {
    /// The terminal that keys come from, where that is not standard input; crossterm opens it too.
    terminal: Option<File>,
    /// Whether it can be asked if the terminal is still there.
    can_ask: bool,
    /// Counts when crossterm is asked and when it has answered: odd while it has not.
    asked: Arc<AtomicU32>,
    /// Whether crossterm has something left of what it has read.
    has_left: AtomicBool,
    /// How many bytes crossterm then read, from when it had nothing left.
    bytes: AtomicUsize,
}

impl Keys {
    /// Finds out where the keys of this terminal come from.
    #[must_use]
    pub fn of_this_terminal() -> Self {
        let from_stdin = io::stdin().is_terminal();
        let terminal = if from_stdin { None } else { File::open("/dev/tty").ok() };
        Self {
            can_ask: from_stdin || terminal.is_some(),
            terminal,
            asked: Arc::new(AtomicU32::new(0)),
            has_left: AtomicBool::new(false),
            bytes: AtomicUsize::new(0),
        }
    }

    /// Waits until something can be read or, where something is to go out, written.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn come(&self, at_most: Duration, goes_out: bool) -> io::Result<bool> {
        if !self.can_ask {
            return event::poll(at_most);
        }
        let seen = |at_most| match &self.terminal {
            Some(terminal) => seen(terminal.as_fd(), at_most, goes_out),
            None => seen(io::stdin().as_fd(), at_most, goes_out),
        };
        // What crossterm has read already is in no file any more: asked first, or it would wait for the next key.
        let at_once = seen(Duration::ZERO)?;
        if self.has_come(at_once)? {
            return Ok(true);
        }
        if at_most.is_zero() || at_once == PollResult::Signal {
            return Ok(false);
        }
        if at_once == PollResult::Keys && seen(Duration::ZERO)? == PollResult::Keys {
            // Something is there that crossterm does not take: no reason to burn a processor.
            std::thread::sleep(at_most.min(NOT_TAKEN));
            return Ok(false);
        }
        self.has_come(seen(at_most)?)
    }

    /// Reads what came first, and waits for it where nothing has.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn read(&self) -> io::Result<Event> {
        event::read()
    }

    /// Returns whether crossterm has an event, now that this was seen.
    fn has_come(&self, seen: PollResult) -> io::Result<bool> {
        if seen == PollResult::Signal {
            return Ok(false);
        }
        if self.ask()? {
            return Ok(true);
        }
        // It takes at most 1024 bytes when it is notified, and is not notified of the rest: so it is once more.
        if seen != PollResult::Keys {
            return Ok(false);
        }
        match &self.terminal {
            Some(terminal) => notify_again(terminal.as_fd()),
            None => notify_again(io::stdin().as_fd()),
        }
        self.ask()
    }

    /// Asks crossterm, which is to answer at once.
    fn ask(&self) -> io::Result<bool> {
        // The first question comes after the first frame, which is to wait for no thread.
        if self.asked.fetch_add(1, Ordering::Relaxed) == 0 {
            let asked = Arc::clone(&self.asked);
            std::thread::spawn(move || watch_for_no_answer(&asked));
        }
        if !self.has_left.load(Ordering::Relaxed) {
            let bytes = match &self.terminal {
                Some(terminal) => ioctl_fionread(terminal),
                None => ioctl_fionread(io::stdin()),
            };
            let bytes = bytes.ok().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or_default();
            self.bytes.store(bytes, Ordering::Relaxed);
        }
        let answer = event::poll(Duration::ZERO);
        self.has_left.store(matches!(answer, Ok(true)), Ordering::Relaxed);
        self.asked.fetch_add(1, Ordering::Relaxed);
        answer
    }

    /// Returns how many bytes at least what came was, from the first [`Self::come`] that said so to the one that said
    /// that there was no more; 0: it is not known.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }
}

/// How often the watchdog looks.
const WATCHDOG: Duration = Duration::from_millis(700);

/// How often it must find the same question unanswered: drafts are saved by then, and a machine that slept has had its
/// time.
const UNANSWERED: u32 = 3;

/// Ends the program when a question to crossterm is never answered. What was recorded is on disk, and the lock goes
/// with the process.
fn watch_for_no_answer(asked: &AtomicU32) {
    let (mut last, mut same) = (0, 0);
    loop {
        std::thread::sleep(WATCHDOG);
        let now = asked.load(Ordering::Relaxed);
        same = if now == last && now % 2 == 1 { same + 1 } else { 0 };
        last = now;
        if same == UNANSWERED {
            // Nothing is written: who waits for an answer may hold standard output, and nobody is there to read it.
            let _ = disable_raw_mode();
            // As for a signal: the terminal is gone, and nothing went wrong here.
            std::process::exit(0);
        }
    }
}

/// How long to wait for keys that are there and that crossterm does not take.
const NOT_TAKEN: Duration = Duration::from_millis(20);

/// What a look at the terminal saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PollResult {
    /// A signal came, maybe the one that tells of the closing, which comes before it can be seen here.
    Signal,
    /// Something is to be read.
    Keys,
    /// Nothing is to be read.
    NoKeys,
}

/// Has everybody who waits for a terminal notified of what is there to be read: setting it as it is set does that.
fn notify_again(terminal: BorrowedFd<'_>) {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    // Where that fails, the next key notifies.
    let _ = tcgetattr(terminal).and_then(|as_it_is| tcsetattr(terminal, OptionalActions::Now, &as_it_is));
}

/// Waits until a terminal has something to read, standard output takes something that is to go out, or the time is up;
/// an error: it was closed.
fn seen(terminal: BorrowedFd<'_>, at_most: Duration, goes_out: bool) -> io::Result<PollResult> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = io::stdout();
    let [keys, out] =
        [(terminal, PollFlags::IN), (stdout.as_fd(), PollFlags::OUT)].map(|(fd, on)| PollFd::from_borrowed_fd(fd, on));
    let mut asked = if goes_out { vec![keys, out] } else { vec![keys] };
    let time = Timespec::try_from(at_most).map_err(io::Error::other)?;
    match poll(&mut asked, Some(&time)) {
        Ok(_) => {}
        Err(rustix::io::Errno::INTR) => return Ok(PollResult::Signal),
        Err(error) => return Err(error.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    let keys = asked.first().map_or(PollFlags::empty(), PollFd::revents);
    if keys.intersects(gone) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(if keys.contains(PollFlags::IN) { PollResult::Keys } else { PollResult::NoKeys })
}

/// Whether a terminal sends Alt and a key as Esc and the key, so that two keys that come at once are read like that.
pub const ESC_IS_READ_AS_ALT: bool = true;

/// Lists the keys that were pressed for one that was read. A terminal sends a key with Alt as Esc and the key, and two
/// keys that come together are read like that too: a letter with Ctrl and Alt is Esc and the letter with Ctrl. What
/// AltGr types comes as the character.
#[must_use]
pub fn pressed(key: KeyEvent) -> Vec<KeyEvent> {
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    if !matches!(key.code, KeyCode::Char(_)) || !key.modifiers.contains(both) {
        return vec![key];
    }
    vec![KeyCode::Esc.into(), KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..key }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_with_ctrl_that_came_together_with_esc_is_both() {
        let control = |c, more| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL | more);
        let esc = KeyEvent::from(KeyCode::Esc);
        assert_eq!(pressed(control('s', KeyModifiers::ALT)), [esc, control('s', KeyModifiers::NONE)]);
        for alone in [control('s', KeyModifiers::NONE), KeyCode::Char('@').into(), KeyCode::Enter.into()] {
            assert_eq!(pressed(alone), [alone]);
        }
    }
}
