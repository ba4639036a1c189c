//! Keys that come faster than people press them, and keys that were meant for what is no longer open.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The burst gap that people need: they do not type as fast, and a paste comes faster.
pub const BURST_GAP: Duration = Duration::from_millis(250);

/// How many gaps after a dialog closed by itself, or after a key that was meant for it, the next is still taken to be:
/// who writes pauses between sentences, and does not look up at once.
const GAPS_TO_NOTICE: u32 = 12;

/// How many gaps after the end of a line of a paste, or after a key of the rest, the next key is still of it: it may
/// come by a slow line.
const GAPS_IN_PASTE: u32 = 4;

/// How many keys a line of a paste has that its end is taken for one. What a slow line sends at once, of somebody who
/// types, is shorter.
pub(super) const SHORTEST_PASTE: usize = 6;

/// A key that is held down comes again within so many tenths of a gap. Who presses a key twice needs longer.
const TENTHS_HELD: u32 = 4;

/// How many gaps after a phrase Alt may still be held down.
const GAPS_WITH_ALT: u32 = 3;

/// The keys of a paste follow each other in this part of a gap. Who types fast needs longer for each key.
const PASTE: u32 = 5;

/// How many gaps without a key are a pause, in which what is said is read. Right after a letter the meeting is not
/// closed: that key is the end of what was being typed.
const GAPS_TO_READ: u32 = 4;

/// Returns whether a key only moves, and types nothing.
pub(in crate::tui) fn moves(code: KeyCode) -> bool {
    use KeyCode::{Down, End, Home, Left, PageDown, PageUp, Right, Up};
    matches!(code, Up | Down | Left | Right | Home | End | PageUp | PageDown)
}

/// Returns whether a key is of no paste: a text has neither Esc nor keys that move.
pub(in crate::tui) fn is_never_pasted(code: KeyCode) -> bool {
    moves(code) || code == KeyCode::Esc
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

/// What a key did that it does once, however long it is held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Did {
    Record,
    /// It asked or said something, or opened or closed a dialog.
    Show,
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
    last_key: Option<(Duration, KeyCode, KeyModifiers)>,
    /// Whether the last key is the same as the one before.
    is_repeated: bool,
    /// Whether the last key came after a pause.
    after_pause: bool,
    recorded: bool,
    /// What the last key did, as long as it is held down.
    held: Option<Did>,
    /// How often the same key recorded something, one right after the other. Held down, a key comes again only after a
    /// time in which it may as well have been pressed again.
    recordings: u32,
    /// Whether the burst began in a list of which each key acts on a row.
    began_in_list: bool,
    /// When a letter came last.
    last_letter: Option<Duration>,
    /// How many keys have come as fast as a paste does, the last one among them.
    pasted: usize,
    /// Whether the last key was Enter, and came as fast as a paste does: the end of one of its lines.
    ends_line: bool,
    closed: Option<Closed>,
    /// When a phrase was last inserted, or a key pressed with Alt right after one.
    phrase: Option<Duration>,
    /// Whether it was said that such keys are ignored.
    said: bool,
}

impl Burst {
    /// Takes a key; after a gap it begins a burst, and so does one that moves or leaves: neither a text nor a
    /// paste has such keys. `in_list` tells whether it comes in a list of which each key acts on a row.
    pub(in crate::tui) fn key(&mut self, real: Duration, gap: Duration, event: &KeyEvent, in_list: bool) {
        let KeyEvent { code, modifiers, .. } = *event;
        let comes_within =
            |gap: Duration| !gap.is_zero() && self.last_key.is_some_and(|(last, ..)| real.saturating_sub(last) <= gap);
        let (goes_on, is_pasted) = (comes_within(gap), comes_within(gap / PASTE));
        let is_held = comes_within(gap * TENTHS_HELD / 10);
        let pause = gap.saturating_mul(GAPS_TO_READ);
        self.after_pause = self.last_key.is_none_or(|(last, ..)| real.saturating_sub(last) >= pause);
        let is_same = self.last_key.is_some_and(|(_, last, with)| (last, with) == (code, modifiers));
        self.is_repeated = is_same;
        if !is_same || self.after_pause {
            self.recordings = 0;
        }
        self.held = self.held.filter(|_| is_held && is_same);
        self.pasted = if is_pasted { self.pasted + 1 } else { 1 };
        self.ends_line = is_pasted && code == KeyCode::Enter;
        self.recorded &= goes_on && !is_never_pasted(code);
        if !goes_on {
            self.began_in_list = in_list;
        }
        self.began_in_list &= in_list;
        self.last_key = Some((real, code, modifiers));
        self.phrase = None;
    }

    /// Returns whether the last key is amid a paste that comes as keys, and not one that is held down.
    pub(in crate::tui) fn is_amid_paste(&self) -> bool {
        self.pasted >= SHORTEST_PASTE && !self.is_repeated
    }

    /// Notes that a key is a letter: it may be of a text.
    pub(in crate::tui) fn types(&mut self, real: Duration) {
        self.last_letter = Some(real);
    }

    /// Returns whether a letter came so recently that what follows may be the end of a text.
    pub(in crate::tui) fn is_typing(&self, real: Duration, gap: Duration) -> bool {
        self.last_letter.is_some_and(|last| real.saturating_sub(last) < gap.saturating_mul(GAPS_TO_READ))
    }

    /// Returns whether the last key came after a pause, in which what was said could be read.
    pub(in crate::tui) fn is_after_pause(&self) -> bool {
        self.after_pause
    }

    /// Notes that a phrase is inserted, by Alt and its number, or a key pressed with Alt right after one.
    pub(in crate::tui) fn inserts_phrase(&mut self, real: Duration) {
        self.phrase = Some(real);
    }

    /// Returns whether Alt may still be held down after a phrase.
    pub(in crate::tui) fn is_alt_held(&self, real: Duration, gap: Duration) -> bool {
        self.phrase.is_some_and(|at| real.saturating_sub(at) < gap.saturating_mul(GAPS_WITH_ALT))
    }

    /// Notes what the last key did. Held down, it is to do that once.
    pub(in crate::tui) fn did(&mut self, did: Option<Did>) {
        self.held = did;
        self.recordings += u32::from(did == Some(Did::Record));
    }

    /// Returns how often the same key recorded something, one right after the other.
    pub(in crate::tui) fn recordings(&self) -> u32 {
        self.recordings
    }

    /// Returns what the last key did when it was pressed, if it is the same key held down.
    pub(in crate::tui) fn held(&self) -> Option<Did> {
        self.held
    }

    /// Returns whether something was recorded in this burst already.
    pub(in crate::tui) fn may_be_refused(&self) -> bool {
        self.recorded
    }

    /// Returns whether something was recorded in this burst already, which is then all that it may record. But what a
    /// person `filled_in` and took, at the pace of somebody who types, is no slip: it is recorded, and the next may
    /// follow at once.
    pub(in crate::tui) fn has_recorded(&mut self, filled_in: bool) -> bool {
        let is_taken = filled_in && !self.ends_line;
        std::mem::replace(&mut self.recorded, !is_taken) && !is_taken && !self.began_in_list
    }

    /// Notes that the dialog on top closed: by itself, unless a key did it just now, or by the end of a line of a
    /// paste, which may go on.
    pub(in crate::tui) fn closes(&mut self, real: Duration, gap: Duration) {
        let by_enter = self.last_key.is_some_and(|(last, ..)| last == real);
        if !by_enter || self.ends_line && self.pasted >= SHORTEST_PASTE {
            let closed = Closed { until: real, by_enter };
            let until = real + gap.saturating_mul(closed.gaps());
            (self.closed, self.said) = (Some(Closed { until, ..closed }), false);
        }
    }

    /// Notes that a paste that came as keys was not used: what still comes of it does nothing.
    pub(in crate::tui) fn ignores_rest(&mut self, real: Duration, gap: Duration) {
        let until = real + gap.saturating_mul(GAPS_IN_PASTE);
        (self.closed, self.said) = (Some(Closed { until, by_enter: true }), true);
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

    /// Returns whether keys are still taken to be meant for a dialog that closed, or of a paste that nobody uses.
    pub(in crate::tui) fn ignores_keys(&self, real: Duration) -> bool {
        self.closed.is_some_and(|closed| real < closed.until)
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
