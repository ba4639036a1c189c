//! What comes in from the terminal, and when it came.
//!
//! Whoever draws reads the keys too. While that thread is busy, with a disk that is slow to save say, another one reads
//! in its place: keys that were pressed one by one are not to look as if they had come at once.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::Event;

use super::pasted;
use super::sequence::{self, Sequence};
use crate::os::{self, Keys};
use crate::time::Clock;

/// How often the other thread looks: no two keys of a person are that close.
const LOOK: Duration = Duration::from_millis(5);

/// The most that is read before it is taken.
const MOST: usize = 1024;

/// What comes in, read by whoever has the time.
pub(super) struct InputReader {
    shared: Arc<Shared>,
    clock: Clock,
    has_thread: bool,
}

struct Shared {
    keys: Keys,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What was read, with when it came.
    came: VecDeque<(Event, Duration)>,
    /// Whether the thread that draws is busy with something else.
    is_busy: bool,
    is_over: bool,
}

impl InputReader {
    pub(super) fn new() -> Self {
        let (state, changed) = (Mutex::default(), Condvar::new());
        let shared = Arc::new(Shared { keys: Keys::of_this_terminal(), state, changed });
        Self { shared, clock: Clock::system(), has_thread: false }
    }

    /// Returns whether nobody is at the terminal any more.
    pub(super) fn is_gone(&self) -> bool {
        let _held = self.shared.held();
        self.shared.keys.come(Duration::ZERO, false).is_err()
    }

    /// Has nobody else read: the thread that draws does.
    pub(super) fn take_over(&self) {
        self.shared.held().is_busy = false;
    }

    /// Has another thread read until it is taken over again.
    pub(super) fn hand_over(&mut self) {
        self.shared.held().is_busy = true;
        if self.has_thread {
            self.shared.changed.notify_one();
            return;
        }
        // Without it keys are read a little later.
        let (shared, clock) = (Arc::clone(&self.shared), self.clock.clone());
        let thread = std::thread::Builder::new().name("keys".to_owned());
        self.has_thread = thread.spawn(move || read_while_busy(&shared, &clock)).is_ok();
    }

    /// Waits until something can be read or, where something is to go out, written; reads what there is.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn wait(&self, at_most: Duration, goes_out: bool) -> io::Result<()> {
        if self.shared.keys.come(at_most, goes_out)? {
            self.shared.read(&mut self.shared.held(), &self.clock)?;
        }
        Ok(())
    }

    /// Counts what was read and not taken.
    pub(super) fn len(&self) -> usize {
        self.shared.held().came.len()
    }

    /// Takes what came first, with how long ago that was.
    pub(super) fn take(&self) -> Option<(Event, Duration)> {
        let (event, at) = self.shared.held().came.pop_front()?;
        Some((event, self.clock.real().saturating_sub(at)))
    }
}

impl Drop for InputReader {
    fn drop(&mut self) {
        self.shared.held().is_over = true;
        self.shared.changed.notify_one();
    }
}

impl Shared {
    fn held(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what is there, and nothing that would have to be waited for.
    /// But where a paste comes as keys, the rest of one is waited for as long as it keeps coming.
    fn read(&self, state: &mut State, clock: &Clock) -> io::Result<()> {
        if !os::PASTES_COME_AS_KEYS {
            return self.read_into(&mut state.came, MOST, |_| Duration::ZERO, clock);
        }
        let mut came = VecDeque::new();
        let most = if state.came.len() < MOST { pasted::MOST } else { 0 };
        let read = self.read_into(&mut came, most, pasted::wait_after, clock);
        state.came.extend(pasted::joined(came));
        read
    }

    /// Reads until there are `most`, or nothing more comes in the time that may pass after what came.
    fn read_into(
        &self,
        came: &mut VecDeque<(Event, Duration)>,
        most: usize,
        wait: impl Fn(&VecDeque<(Event, Duration)>) -> Duration,
        clock: &Clock,
    ) -> io::Result<()> {
        let mut sequence = Sequence::default();
        let begun = came.len();
        while came.len() < most && self.keys.come(wait(came).max(sequence.wait()), false)? {
            let (event, at) = (self.keys.read()?, clock.real());
            let events = if os::ESC_IS_READ_AS_ALT { sequence.take(event) } else { vec![event] };
            for event in events {
                match event {
                    Event::Key(key) if key.is_release() => {}
                    Event::Key(key) => came.extend(os::pressed(key).into_iter().map(|key| (Event::Key(key), at))),
                    event => came.push_back((event, at)),
                }
            }
        }
        came.extend(sequence.end().into_iter().map(|event| (event, clock.real())));
        if os::ESC_IS_READ_AS_ALT {
            sequence::double_esc(came, begun, self.keys.bytes());
        }
        Ok(())
    }
}

/// Reads while the thread that draws is busy. It is held meanwhile, so that nothing is read once that has taken over.
fn read_while_busy(shared: &Shared, clock: &Clock) {
    let mut state = shared.held();
    while !state.is_over {
        if !state.is_busy {
            state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let (held, waited) = shared.changed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner);
        state = held;
        // A terminal that is gone is found out by the thread that draws.
        if waited.timed_out() && state.is_busy && !state.is_over && shared.read(&mut state, clock).is_err() {
            state.is_busy = false;
        }
    }
}
