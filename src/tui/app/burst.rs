//! Keys that come faster than people press them, and keys that were meant for what is no longer open.

use std::time::Duration;

use crossterm::event::KeyCode;

/// The burst gap that people need: they do not type as fast, and a paste comes faster.
pub const BURST_GAP: Duration = Duration::from_millis(250);

/// How many gaps after a dialog closed by itself a key is still taken to be meant for it: who writes pauses between
/// sentences, and does not look up at once.
const GAPS_TO_NOTICE: u32 = 12;

/// How many gaps after such a key the next one is.
const GAPS_TO_GO_ON: u32 = 4;

/// Returns whether a key only moves, and types nothing.
pub(in crate::tui) fn moves(code: KeyCode) -> bool {
    use KeyCode::{Down, End, Home, Left, PageDown, PageUp, Right, Up};
    matches!(code, Up | Down | Left | Right | Home | End | PageUp | PageDown)
}

/// A dialog that keys may still be meant for.
#[derive(Clone, Copy, Debug)]
struct Closed {
    /// When it closed, or the last key came that was meant for it.
    at: Duration,
    /// For how many gaps that counts.
    gaps: u32,
    /// Whether it closed by its own Enter: then the rest of a burst is meant, which has no pauses.
    by_enter: bool,
}

/// Why a key is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum MeantFor {
    /// It was meant for a dialog that closed by itself.
    Closed,
    /// It is of the same burst as the Enter that closed a dialog.
    SameBurst,
}

/// Keeps a burst of typing from recording more than one thing, and from acting where it was not meant to.
#[derive(Debug, Default)]
pub(in crate::tui) struct Burst {
    last_key: Option<Duration>,
    recorded: bool,
    /// Whether the burst began in a list of which each key acts on a row.
    began_in_list: bool,
    /// Whether the last key was Enter in the middle of a burst: the end of a line of a paste that comes as keys.
    ends_line: bool,
    closed: Option<Closed>,
    /// Whether it was said that such keys are ignored.
    said: bool,
}

impl Burst {
    /// Takes a key; after a gap it begins a burst, and so does one that types nothing and moves: neither a text nor a
    /// paste has such keys. `in_list` tells whether it comes in a list of which each key acts on a row.
    pub(in crate::tui) fn key(&mut self, real: Duration, gap: Duration, code: KeyCode, in_list: bool) {
        let goes_on = self.last_key.is_some_and(|last| real.saturating_sub(last) <= gap);
        self.recorded &= goes_on && !moves(code);
        if !goes_on {
            self.began_in_list = in_list;
        }
        self.began_in_list &= in_list;
        self.ends_line = goes_on && code == KeyCode::Enter;
        self.last_key = Some(real);
    }

    /// Counts the time that something took as none between two keys: what came at once still belongs together.
    pub(in crate::tui) fn took(&mut self, length: Duration) {
        self.last_key = self.last_key.map(|at| at + length);
        self.closed = self.closed.map(|closed| Closed { at: closed.at + length, ..closed });
    }

    /// Returns whether something was recorded in this burst already, so that no more may be; from now on, it was.
    pub(in crate::tui) fn has_recorded(&mut self) -> bool {
        std::mem::replace(&mut self.recorded, true) && !self.began_in_list
    }

    /// Notes that the dialog on top closed: by itself, unless a key did it just now, or by the end of a line of a
    /// burst, which may go on.
    pub(in crate::tui) fn closes(&mut self, real: Duration) {
        let by_enter = self.last_key == Some(real);
        if !by_enter || self.ends_line {
            let gaps = if by_enter { 1 } else { GAPS_TO_NOTICE };
            (self.closed, self.said) = (Some(Closed { at: real, gaps, by_enter }), false);
        }
    }

    /// Returns whether a key comes so soon after a dialog closed, or after another such key, that it was meant for
    /// that.
    pub(in crate::tui) fn is_meant_for(&mut self, real: Duration, gap: Duration) -> Option<MeantFor> {
        let is_meant = |closed: &Closed| real.saturating_sub(closed.at) < gap.saturating_mul(closed.gaps);
        self.closed = self.closed.filter(is_meant).map(|closed| {
            let gaps = if closed.by_enter { 1 } else { GAPS_TO_GO_ON };
            Closed { at: real, gaps, ..closed }
        });
        self.closed.map(|closed| if closed.by_enter { MeantFor::SameBurst } else { MeantFor::Closed })
    }

    /// Returns whether it is still to be said that such a key was ignored; from now on, it was.
    pub(in crate::tui) fn is_to_be_said(&mut self) -> bool {
        !std::mem::replace(&mut self.said, true)
    }
}
