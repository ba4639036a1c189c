//! What reaches further than the screen: the window title, and the bell for those who asked for it.
//!
//! It decides what is due; `Screen::alert` sends it along with the next frame.

use std::collections::HashMap;
use std::time::Duration;

use super::title;
use crate::agenda::SlotId;
use crate::lang::Lang;
use crate::meeting::{Meeting, Phase};
use crate::time::Stamp;

/// How far, in real time, two titles of a clock that only runs on are apart: a fast rehearsal must not flicker in the
/// taskbar.
const PACE: Duration = Duration::from_millis(500);

/// Something to send along with the next frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alert {
    pub title: Option<String>,
    /// Whether the bell is to ring.
    pub ring: bool,
}

/// Watches over a meeting for what is due outside the screen.
#[derive(Debug)]
pub struct Alerts {
    lang: Lang,
    /// None: the user wants no bell.
    bell: Option<Bell>,
    /// The second of the meeting last looked at, and when that was in real time.
    looked: Option<(i64, Duration)>,
}

impl Alerts {
    /// Makes it for a screen in a language, with the bell or without.
    #[must_use]
    pub fn new(lang: Lang, bell: bool) -> Self {
        Self { lang, bell: bell.then(Bell::default), looked: None }
    }

    /// Returns what is due: at a new second, and wherever `changed` says that more happened than a letter typed.
    pub fn look(&mut self, meeting: &Meeting, now: Stamp, real: Duration, changed: bool) -> Alert {
        let second = now.timestamp();
        let ticked = self.looked.is_none_or(|(last, at)| last != second && real.saturating_sub(at) >= PACE);
        if !ticked && !changed {
            return Alert::default();
        }
        if ticked {
            self.looked = Some((second, real));
        }
        Alert {
            title: Some(title::title(meeting, self.lang, now)),
            ring: self.bell.as_mut().is_some_and(|bell| bell.rings(meeting, now)),
        }
    }
}

/// Decides when the bell rings: once when the running slot becomes soon over, once when it is over.
///
/// A state that is found, instead of becoming, is silent: at a resume, at a return to a slot, after an undo, in a
/// pause.
#[derive(Clone, Debug, Default)]
pub struct Bell {
    /// The slot that ran at the last look.
    running: Option<SlotId>,
    /// The worst state of each slot that needs no more ringing.
    known: HashMap<SlotId, u8>,
}

impl Bell {
    /// Returns whether the bell is to ring now; remembers that it did.
    pub fn rings(&mut self, meeting: &Meeting, now: Stamp) -> bool {
        let Some((index, run)) = meeting.running().and_then(|i| meeting.slots().get(i).map(|r| (i, r))) else {
            self.running = None;
            return false;
        };
        let id = &run.slot.id;
        let state = match meeting.timing(index, now).phase {
            Phase::InTime => 0,
            Phase::SoonOver => 1,
            Phase::Over => 2,
        };
        let goes_on = self.running.as_ref() == Some(id) && meeting.paused_since().is_none();
        if self.running.as_ref() != Some(id) {
            self.running = Some(id.clone());
        }
        let worse = state > self.known.get(id).copied().unwrap_or(0);
        if worse {
            self.known.insert(id.clone(), state);
        }
        worse && goes_on
    }
}
