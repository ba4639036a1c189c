//! Lines that nobody asked for and that are to be read all the same: for some seconds a key does not take them away.

use std::time::Duration;

use crate::lang::Msg;
use crate::tui::app::{App, InputTime, Notice, Tone};

/// How long a line comes back when a key took it away.
const READ: Duration = Duration::from_secs(5);

/// A line that is to be read.
#[derive(Clone, Debug)]
pub(super) struct ClockNotice {
    notice: Notice,
    /// Until when it comes back, in real time; none: it was not shown yet.
    until: Option<Duration>,
}

impl ClockNotice {
    /// Makes a line that waits while recording has stopped.
    pub(super) fn new(msg: Msg) -> Self {
        Self { notice: Notice { msg, tone: Tone::Warn }, until: None }
    }

    /// Makes a line that is said even then.
    pub(super) fn urgent(msg: Msg) -> Self {
        Self { notice: Notice { msg, tone: Tone::Urgent }, until: None }
    }

    /// Shows a line, over no question and for some seconds whatever is typed; true: it was shown now.
    pub(super) fn show(line: &mut Option<Self>, app: &mut App, when: InputTime) -> bool {
        let Some(said) = line else { return false };
        if said.until.is_some_and(|until| when.real >= until) {
            *line = None;
            return false;
        }
        let is_free = match &app.notice {
            None => true,
            Some(notice) => said.until.is_none() && notice.tone != Tone::Ask,
        };
        if is_free && (app.trouble.is_none() || said.notice.tone == Tone::Urgent) {
            said.until.get_or_insert(when.real + READ);
            app.notice = Some(said.notice.clone());
            app.noticed_at = Some(when.now);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::super::Session;
    use super::super::tests::session;
    use super::*;
    use crate::error::{Error, Kind};
    use crate::msg;
    use crate::tui::app::Input;
    use crate::tui::stopped;

    #[test]
    fn a_line_on_somebody_else_who_wants_to_write_stays_for_some_seconds_whatever_is_typed() {
        let temp = tempfile::tempdir().unwrap();
        let mut session = session(&temp.path().join("m"));
        let mut when = session.when();
        // What is wrong with recording does not are before it.
        session.app.stopped(Error::new(Kind::Locked, msg!("stopped-taken")));
        session.of_other = Some(ClockNotice::urgent(stopped::somebody_else("ane")));
        let said = |session: &Session| session.app.notice.as_ref().map_or("", |notice| notice.msg.id);
        let start = when.real;
        while when.real < start + READ {
            assert!(ClockNotice::show(&mut session.of_other, &mut session.app, when), "a key took it away");
            assert_eq!(said(&session), "stopped-other");
            session.give(Input::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE)), when);
            assert_eq!(said(&session), "");
            when.real += Duration::from_secs(1);
        }
        assert!(!ClockNotice::show(&mut session.of_other, &mut session.app, when));
        assert_eq!(said(&session), "", "it has been read");
    }
}
