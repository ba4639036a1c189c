//! Keys that come faster than people press them, and keys that were meant for what is no longer open.

use std::time::Duration;

use crossterm::event::KeyCode;

/// The burst gap that people need: they do not type as fast, and a paste comes faster.
pub const BURST_GAP: Duration = Duration::from_millis(250);

/// How many gaps after a dialog closed by itself, or after a key that was meant for it, the next is still taken to be:
/// who writes pauses between sentences, and does not look up at once.
const GAPS_TO_NOTICE: u32 = 12;

/// How many gaps after a key of a paste the next one is, which may come by a slow line.
const GAPS_IN_PASTE: u32 = 4;

/// The keys of a paste follow each other in this part of a gap. Who types fast needs longer for each key.
const PASTE: u32 = 5;

/// How many gaps after a letter the meeting is not closed: that key is the end of what was being typed.
const GAPS_TO_READ: u32 = 4;

/// Returns whether a key only moves, and types nothing.
pub(in crate::tui) fn moves(code: KeyCode) -> bool {
    use KeyCode::{Down, End, Home, Left, PageDown, PageUp, Right, Up};
    matches!(code, Up | Down | Left | Right | Home | End | PageUp | PageDown)
}

/// A dialog that keys may still be meant for.
#[derive(Clone, Copy, Debug)]
struct Closed {
    /// Until when a key is meant for it.
    until: Duration,
    /// Whether it closed by its own Enter, in a paste.
    by_enter: bool,
}

impl Closed {
    /// How many gaps without a key there are before a key is a command again.
    fn gaps(self) -> u32 {
        if self.by_enter { GAPS_IN_PASTE } else { GAPS_TO_NOTICE }
    }
}

/// Why a key is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum MeantFor {
    /// It was meant for a dialog that closed by itself.
    Closed,
    /// It is of the same paste as the Enter that closed a dialog.
    SamePaste,
}

/// Keeps a burst of typing from recording more than one thing, and from acting where it was not meant to.
#[derive(Debug, Default)]
pub(in crate::tui) struct Burst {
    last_key: Option<Duration>,
    recorded: bool,
    /// Whether the burst began in a list of which each key acts on a row.
    began_in_list: bool,
    /// When a letter came last.
    last_letter: Option<Duration>,
    /// Whether the last key was Enter in the middle of a paste that comes as keys: the end of one of its lines.
    ends_line: bool,
    closed: Option<Closed>,
    /// Whether it was said that such keys are ignored.
    said: bool,
}

impl Burst {
    /// Takes a key; after a gap it begins a burst, and so does one that types nothing and moves: neither a text nor a
    /// paste has such keys. `in_list` tells whether it comes in a list of which each key acts on a row.
    pub(in crate::tui) fn key(&mut self, real: Duration, gap: Duration, code: KeyCode, in_list: bool) {
        let comes_within = |gap| self.last_key.is_some_and(|last| real.saturating_sub(last) <= gap);
        let goes_on = comes_within(gap);
        self.ends_line = comes_within(gap / PASTE) && code == KeyCode::Enter;
        self.recorded &= goes_on && !moves(code);
        if !goes_on {
            self.began_in_list = in_list;
        }
        self.began_in_list &= in_list;
        self.last_key = Some(real);
    }

    /// Notes that a key is a letter: it may be of a text.
    pub(in crate::tui) fn types(&mut self, real: Duration) {
        self.last_letter = Some(real);
    }

    /// Returns whether a letter came so recently that what follows may be the end of a text.
    pub(in crate::tui) fn is_typing(&self, real: Duration, gap: Duration) -> bool {
        self.last_letter.is_some_and(|last| real.saturating_sub(last) < gap.saturating_mul(GAPS_TO_READ))
    }

    /// Counts the time that something took as none between two keys: what came at once still belongs together.
    pub(in crate::tui) fn took(&mut self, length: Duration) {
        self.last_key = self.last_key.map(|at| at + length);
        self.last_letter = self.last_letter.map(|at| at + length);
        self.closed = self.closed.map(|closed| Closed { until: closed.until + length, ..closed });
    }

    /// Returns whether something was recorded in this burst already.
    pub(in crate::tui) fn may_be_refused(&self) -> bool {
        self.recorded
    }

    /// Returns whether something was recorded in this burst already. From now on, it was, but by
    /// `enter_in_dialog` at the pace of somebody who types: what a person filled in and took is no slip, and the next
    /// may follow at once.
    pub(in crate::tui) fn has_recorded(&mut self, enter_in_dialog: bool) -> bool {
        let before = self.recorded;
        self.recorded |= !enter_in_dialog || self.ends_line;
        before && !self.began_in_list
    }

    /// Notes that the dialog on top closed: by itself, unless a key did it just now, or by the end of a line of a
    /// paste, which may go on.
    pub(in crate::tui) fn closes(&mut self, real: Duration, gap: Duration) {
        let by_enter = self.last_key == Some(real);
        if !by_enter || self.ends_line {
            let until = real + if by_enter { gap / PASTE } else { gap.saturating_mul(GAPS_TO_NOTICE) };
            (self.closed, self.said) = (Some(Closed { until, by_enter }), false);
        }
    }

    /// Returns whether a key comes so soon after a dialog closed, or after another such key, that it was meant for
    /// that. Once one was, nothing acts before there is a clear new start: no key for a while, or
    /// [`Self::start_anew`].
    pub(in crate::tui) fn is_meant_for(&mut self, real: Duration, gap: Duration) -> Option<MeantFor> {
        self.closed = self.closed.filter(|closed| real < closed.until).map(|closed| {
            let until = real + gap.saturating_mul(closed.gaps());
            Closed { until, ..closed }
        });
        self.closed.map(|closed| if closed.by_enter { MeantFor::SamePaste } else { MeantFor::Closed })
    }

    /// Has the next key act, whatever closed before it; returns whether it was said that keys are ignored.
    pub(in crate::tui) fn start_anew(&mut self) -> bool {
        self.closed = None;
        std::mem::take(&mut self.said)
    }

    /// Returns how many seconds without a key there are before a key acts again.
    pub(in crate::tui) fn seconds_to_wait(&self, gap: Duration) -> u64 {
        let gaps = self.closed.map_or(0, Closed::gaps);
        u64::try_from(gap.saturating_mul(gaps).as_millis().div_ceil(1000)).unwrap_or(u64::MAX)
    }

    /// Returns whether it is still to be said that such a key was ignored; from now on, it was.
    pub(in crate::tui) fn is_to_be_said(&mut self) -> bool {
        !std::mem::replace(&mut self.said, true)
    }
}
