//! What the message line says, and since when.

use std::time::Duration;

use super::{App, Notice, Tone};
use crate::lang::Msg;
use crate::time::Stamp;

/// After how much real time a notice may make way for what is more urgent.
const READ: Duration = Duration::from_secs(15);

impl App {
    pub(in crate::tui) fn notify(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Tell });
    }

    /// Says something that is to be read before what is wrong with recording.
    pub(in crate::tui) fn urge(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Urgent });
    }

    pub(in crate::tui) fn warn(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Warn });
    }

    /// Returns whether the message line says that a key was ignored.
    pub(super) fn said_ignored(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Ignored)
    }

    /// Says that a key was ignored.
    pub(super) fn say_ignored(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Ignored });
    }

    /// Notes from when on the message line says what it says, also where no key brought it.
    pub(super) fn note_said(&mut self, now: Stamp) {
        let said = self.notice.as_ref().map(|notice| &notice.msg);
        if self.noticed.as_ref() != said {
            self.noticed = said.cloned();
            self.noticed_at = Some(now);
        }
    }

    /// Returns whether what the message line says has stood long enough to be read, and asks for nothing.
    #[must_use]
    pub fn notice_is_read(&self, now: Stamp) -> bool {
        let asks = self.notice.as_ref().is_some_and(|n| n.tone == Tone::Ask);
        let since = self.noticed_at.map_or(0.0, |at| (now - at).as_seconds_f64() / self.speed.max(1.0));
        !asks && (self.notice.is_none() || since >= READ.as_secs_f64())
    }
}
