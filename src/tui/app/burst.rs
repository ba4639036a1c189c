//! Keys that come faster than people press them, and keys that were meant for what is no longer open.

use std::time::Duration;

/// The burst gap that people need: they do not type as fast, and a paste comes faster.
pub const BURST_GAP: Duration = Duration::from_millis(250);

/// How many gaps after a dialog closed by itself a key is still taken to be meant for it: who writes pauses between
/// sentences, and does not look up at once.
const GAPS_TO_NOTICE: u32 = 12;

/// How many gaps after such a key the next one is.
const GAPS_TO_GO_ON: u32 = 4;

/// Keeps a burst of typing from recording more than one thing, and from acting where it was not meant to.
#[derive(Debug, Default)]
pub(in crate::tui) struct Burst {
    last_key: Option<Duration>,
    recorded: bool,
    /// When a dialog closed by itself, or the last key came that was meant for it, and for how many gaps that counts.
    closed: Option<(Duration, u32)>,
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

    /// Returns whether something was recorded in this burst already; from now on, it was.
    pub(in crate::tui) fn has_recorded(&mut self) -> bool {
        std::mem::replace(&mut self.recorded, true)
    }

    /// Notes that the dialog on top closed; by itself, unless a key did it just now.
    pub(in crate::tui) fn closes(&mut self, real: Duration) {
        if self.last_key != Some(real) {
            (self.closed, self.said) = (Some((real, GAPS_TO_NOTICE)), false);
        }
    }

    /// Returns whether a key comes so soon after a dialog closed by itself, or after another such key, that it was
    /// meant for that.
    pub(in crate::tui) fn is_meant_for_closed(&mut self, real: Duration, gap: Duration) -> bool {
        let is_meant = |(at, gaps): &(Duration, u32)| real.saturating_sub(*at) < gap.saturating_mul(*gaps);
        self.closed = self.closed.filter(is_meant).map(|_| (real, GAPS_TO_GO_ON));
        self.closed.is_some()
    }

    /// Returns whether it is still to be said that such a key was ignored; from now on, it was.
    pub(in crate::tui) fn is_to_be_said(&mut self) -> bool {
        !std::mem::replace(&mut self.said, true)
    }
}
