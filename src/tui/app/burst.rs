//! Keys that come faster than people press them, and keys that were meant for what is no longer open.

use std::time::Duration;

/// The burst gap that people need: they do not type as fast, and a paste comes faster.
pub const BURST_GAP: Duration = Duration::from_millis(250);

/// How many gaps after a dialog closed by itself a key is still taken to be meant for it: people who write pause
/// between words, and do not look up at once.
const GAPS_TO_NOTICE: u32 = 4;

/// Keeps a burst of typing from recording more than one thing, and from acting where it was not meant to.
#[derive(Debug, Default)]
pub(in crate::tui) struct Burst {
    last_key: Option<Duration>,
    recorded: bool,
    /// When a dialog closed by itself, or the last key since then that was meant for it.
    closed: Option<Duration>,
    /// Whether it was said that such keys are ignored.
    said: bool,
}

impl Burst {
    /// Takes a key; after a gap it begins a burst.
    pub(in crate::tui) fn key(&mut self, real: Duration, gap: Duration) {
        if self.last_key.is_none_or(|last| real.saturating_sub(last) > gap) {
            self.recorded = false;
        }
        self.last_key = Some(real);
    }

    /// Tells whether something was recorded in this burst already; from now on, it was.
    pub(in crate::tui) fn has_recorded(&mut self) -> bool {
        std::mem::replace(&mut self.recorded, true)
    }

    /// Notes that the dialog on top closed; by itself, unless a key did it just now.
    pub(in crate::tui) fn closes(&mut self, real: Duration) {
        if self.last_key != Some(real) {
            (self.closed, self.said) = (Some(real), false);
        }
    }

    /// Tells whether a key comes so soon after a dialog closed by itself, or after another such key, that it was meant
    /// for that.
    pub(in crate::tui) fn is_meant_for_closed(&mut self, real: Duration, gap: Duration) -> bool {
        let is_meant = |closed: Duration| real.saturating_sub(closed) < gap.saturating_mul(GAPS_TO_NOTICE);
        self.closed = self.closed.filter(|closed| is_meant(*closed)).map(|_| real);
        self.closed.is_some()
    }

    /// Tells whether it is still to be said that such a key was ignored; from now on, it was.
    pub(in crate::tui) fn is_to_be_said(&mut self) -> bool {
        !std::mem::replace(&mut self.said, true)
    }
}
