//! The agenda's file, looked at once more before anything is published: what it closes by now, and who may read it.
//!
//! The watch waits until a change has come to rest; what is published at that moment must not wait for it.

use super::{Session, is_of_agenda};
use crate::agenda::AsRead;
use crate::files::{self, Found};
use crate::lang::Msg;
use crate::meeting::Event;
use crate::meeting::reload::{ClosedByFile, closed_by, withheld_by_file};
use crate::msg;
use crate::readers::Readers;
use crate::time::Stamp;
use crate::tui::app::{Input, InputTime, Notice, OnRecorded, Tone};
use crate::tui::keymap::Action;
use crate::tui::shell::alerts::Alert;

/// What the agenda's file says of what the public may read.
#[derive(Debug, Default)]
pub(super) struct FileClosures {
    pub(super) file: ClosedByFile,
    /// What is to be said of that.
    pub(super) remarks: Vec<Msg>,
}

impl Session {
    /// Keeps everybody out of the record who may not read all that the agenda is made of now; says so where that cannot
    /// be done.
    pub(super) fn narrow(&mut self, readers: Option<Readers>) {
        let before = self.journal.readers();
        let Some(readers) = readers.filter(|readers| before.and(*readers) != before) else { return };
        if !self.journal.narrow(readers).unwrap_or(false) {
            self.app.notice = Some(Notice { msg: msg!("notice-folder-exposed"), tone: Tone::Warn });
        }
    }

    /// Does that for those who may read the agenda as it is now, before what a changed one includes is in the journal.
    pub(super) fn narrow_before(&mut self, input: &Input) {
        if is_of_agenda(input) {
            let readers = self.agenda.as_deref().and_then(files::readers);
            self.narrow(readers);
        }
    }

    /// Looks at the agenda's file before events that close the meeting; false: they are not to be recorded now.
    ///
    /// A close that is redone closes what it closed: by another agenda it is made anew, from the review.
    pub(super) fn may_record(&mut self, events: &[Event], when: InputTime) -> bool {
        let entries = self.app.history.entries();
        let is_close = |seq: &u64| entries.iter().any(|e| e.seq == *seq && e.event == Event::MeetingClosed);
        let is_redone = events.iter().any(|event| matches!(event, Event::Redone { redo } if is_close(redo)));
        if !is_redone && !events.contains(&Event::MeetingClosed) {
            return true;
        }
        let before = entries.len();
        let may_close = self.may_close(when);
        let is_same = self.app.history.entries().len() == before;
        if may_close && is_redone && !is_same {
            self.app.open_review(when);
            self.app.notice = Some(Notice { msg: msg!("after-close-anew-agenda"), tone: Tone::Warn });
        }
        may_close && (is_same || !is_redone)
    }

    /// Looks at the agenda's file before the meeting is closed, and takes over what closes something; false: the close
    /// is to wait, for the review has something to say of it.
    fn may_close(&mut self, when: InputTime) -> bool {
        let Some(path) = self.agenda.clone() else { return true };
        let (found, files) = files::current(&path);
        self.narrow(Readers::of(&files));
        let was_told = self.app.agenda_trouble.is_some();
        let stood = self.app.trouble.is_some();
        let input = match found {
            // What closes nothing has time: a file that is being written may seem to open something.
            Found::Good(agenda, _) if closed_by(self.app.meeting(), AsRead::Whole(&agenda)).is_empty() => return true,
            Found::Good(agenda, warnings) => Input::of_agenda(agenda, warnings),
            Found::Broken(error, _) => Input::AgendaBroken(error),
            Found::NoText(_) | Found::Gone => Input::AgendaGone,
            Found::Held(_) => Input::AgendaHeld,
        };
        let _ = self.give(input, when);
        if self.app.agenda_trouble.is_none() {
            return stood || self.app.trouble.is_none();
        }
        if !was_told {
            self.app.open_review(when);
            self.app.notice = Some(Notice { msg: msg!("review-agenda-first"), tone: Tone::Warn });
        }
        was_told
    }

    /// Records of a meeting that was just closed what it withholds because of a file that it has not taken over; true:
    /// that is done.
    ///
    /// What the public files lack is in the record then: without the file they would be written with it. A file with
    /// errors says nothing that would be right once it is put right.
    pub(super) fn withhold_for_file(&mut self, when: InputTime) -> bool {
        let of_file = || {
            let found = files::current(self.agenda.as_deref()?).0;
            let whole = found.as_read().filter(|file| matches!(file, AsRead::Whole(_)))?;
            withheld_by_file(closed_by(self.app.meeting(), whole))
        };
        let Some(withheld) = self.app.withholds_for_file().or_else(of_file) else { return false };
        self.append_or_fail(vec![withheld], OnRecorded::Say, when);
        self.app.trouble.is_none()
    }

    /// Looks what the agenda's file closes now and the meeting has open: it has not been taken over yet, or cannot be.
    pub(super) fn in_file(&mut self) -> FileClosures {
        let Some(path) = self.agenda.clone() else { return FileClosures::default() };
        let (found, files) = files::current(&path);
        self.narrow(Readers::of(&files));
        let now = self.app.meeting().in_zone(self.clock.now());
        let cx = self.app.context(now);
        let file = ClosedByFile::of(cx.meeting(), found.as_read());
        let names = file.closed.iter().chain(cx.meeting().closed_by_its_file()).map(|on| cx.numbered_title(on));
        let names: Vec<String> = names.collect();
        let what = self.app.lang.list(&names);
        let remark = match (!file.is_certain, names.is_empty()) {
            (false, true) => None,
            (false, false) if self.app.meeting().closed_at().is_some() => {
                Some(msg!("agenda-file-closes-ended", what = what, close = cx.key(Action::Close)))
            }
            (false, false) if self.app.will_ask_about_agenda() => {
                Some(msg!("agenda-file-closes-asks", what = what, key = cx.key(Action::ChangedAgenda)))
            }
            (false, false) => Some(msg!("agenda-file-closes", what = what)),
            (true, false) => Some(msg!("agenda-file-may-close", what = what)),
            (true, true) => Some(msg!("agenda-file-unsure")),
        };
        self.in_file.clone_from(&file.closed);
        FileClosures { file, remarks: remark.into_iter().collect() }
    }

    /// Closes at once what a changed file closes and the meeting does not take over: in the public files, and in the
    /// window's title. Once a closed meeting's file is whole again, its documents are written anew as they are to be.
    pub(super) fn close_as_file(&mut self, when: InputTime) {
        let closed_before = !self.in_file.is_empty();
        let FileClosures { file, remarks } = self.in_file();
        let is_over = self.app.meeting().closed_at().is_some();
        if is_over {
            let said = std::mem::replace(&mut self.said_of_file, remarks);
            // What a file closed that is put right by now is not said any longer.
            let is_gone = |msg: &Msg| said.contains(msg) && !self.said_of_file.contains(msg);
            self.app.notice = self.app.notice.take().filter(|notice| !is_gone(&notice.msg));
        }
        if is_over && closed_before && file.closed.is_empty() {
            self.write_protocols(when);
        } else if !file.closed.is_empty() || self.app.has_late_agenda() || !self.app.history.is_recorded() {
            self.recast(when);
        }
    }

    /// Looks whether the bell is to ring, and what the window is called: without what the file closes, for anybody may
    /// see that.
    pub(super) fn look(&mut self, now: Stamp, changed: bool) -> Alert {
        let meeting = self.app.meeting();
        let everybodys = (!self.in_file.is_empty()).then(|| meeting.closing(&self.in_file));
        self.alerts.look(everybodys.as_ref().unwrap_or(meeting), now, self.clock.real(), changed)
    }
}
