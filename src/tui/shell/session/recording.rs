//! Recording: appended and synced before the program knows of it, tried again where that failed, and in another folder.

use std::path::Path;
use std::time::Duration;

use super::Session;
use crate::error::{Error, Result};
use crate::files;
use crate::journal::{self, MoveNotice};
use crate::log;
use crate::meeting::Event;
use crate::protocol;
use crate::time::{Clock, Stamp};
use crate::tui::app::{App, Effect, InputTime, OnRecorded};
use crate::tui::shell::drafts::write_drafts;
use crate::tui::stopped;

/// How often recording that stopped is tried again by itself.
pub(super) const TRY_AGAIN: Duration = Duration::from_secs(5);

impl Session {
    /// Records events; what could not be recorded before goes first.
    pub(super) fn record(&mut self, events: Vec<Event>, then: OnRecorded, when: InputTime) {
        if self.app.trouble.is_none() {
            return self.append_or_fail(events, then, when);
        }
        let same = self.app.waits_for(&events, &then);
        let waited = self.app.waiting().map(|waiting| waiting.events.clone()).unwrap_or_default();
        match self.resume(when) {
            Err(error) => self.app.failed(error, events, then, when.now),
            // The same once more is recorded now.
            Ok(true) if same => {}
            // Another plain key was pressed at a screen that did not show this yet: it is to be pressed again, now that
            // it does.
            Ok(true) if then == OnRecorded::Say => self.app.waited_first(&waited, &events),
            // What is written somewhere may be another event now, as a point gets another name after one that waited.
            Ok(true) => {
                for effect in self.app.record_anew(when) {
                    if let Effect::Record(events, then) = effect {
                        self.append_or_fail(events, then, when);
                    }
                }
            }
            Ok(false) => self.append_or_fail(events, then, when),
        }
    }

    pub(super) fn append_or_fail(&mut self, events: Vec<Event>, then: OnRecorded, when: InputTime) {
        if let Err(error) = self.append(events.clone(), then.clone(), when.now, when) {
            log::failed("not-recorded", &error);
            self.next_try = when.real + TRY_AGAIN;
            self.app.failed(error, events, then, when.now);
        }
    }

    /// Looks whether recording works again, as it was told to, and says what it found.
    pub(super) fn try_again(&mut self, when: InputTime) {
        self.next_try = when.real + TRY_AGAIN;
        let resumed = self.resume(when);
        log!("recording-tried-again", works = resumed.is_ok());
        if let Err(error) = resumed {
            log::failed("still-not-recording", &error);
            self.app.stopped(error);
        }
    }

    /// Records what waits, if that works by now: the program is about to end, and with it what waits.
    pub(super) fn try_last(&mut self) {
        if self.app.waiting().is_some() {
            let when = self.when();
            self.try_again(when);
            self.write_rest();
        }
    }

    /// Goes on recording through recovery, with what waited; returns whether anything did.
    pub(super) fn resume(&mut self, when: InputTime) -> Result<bool> {
        // A full disk is found out next to the journal: recovery reads all of it, and is for when there is a chance.
        self.journal.probe()?;
        if self.journal.is_stopped() {
            let reopened = self.journal.reopen();
            // Also where it failed: the lock may have been taken anew before that.
            self.watched.set(&self.dir, self.journal.held_files());
            reopened?;
        }
        let Some(waiting) = self.app.waiting().cloned() else {
            self.app.works_again(when);
            return Ok(false);
        };
        // While the clock was wrong, this had no time that could be kept.
        let at = if journal::can_hold(waiting.at) { waiting.at } else { when.now };
        self.append(waiting.events, waiting.then, at, when)?;
        Ok(true)
    }

    /// Goes on with the record in the folder that was typed.
    pub(super) fn move_to(&mut self, typed: &Path, when: InputTime) {
        let home = std::env::home_dir();
        let dir = stopped::folder_in(typed, home.as_deref(), &self.dir);
        // A slip of the pen is not to become a folder.
        let above = dir.parent().map(Path::to_owned).unwrap_or_default();
        if !above.is_dir() {
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            return self.app.folder_refused(&Error::io(&above, error));
        }
        let real = Clock::system().now();
        let readers = self.agenda.as_deref().and_then(files::readers);
        let (agenda, drafts) = (self.agenda.as_deref(), write_drafts(&self.app, &self.kept));
        match self.journal.move_with(&drafts, &dir, agenda, readers, self.app.history.entries(), real) {
            Ok(moved) => {
                if moved.has_drafts {
                    self.watched.saved_in(&moved.dir, drafts);
                }
                self.app.moved(&moved.dir, moved.noted, when);
                let left = std::mem::replace(&mut self.dir, moved.dir);
                if !matches!(moved.noted, MoveNotice::Same | MoveNotice::Anothers) {
                    self.left.insert(0, left);
                }
                self.watched.set(&self.dir, self.journal.held_files());
                self.app.drafts.save_again();
                if let Err(error) = self.resume(when) {
                    self.app.stopped(error);
                }
                self.app.say_where(when);
                // The documents of a closed meeting are in the old folder, which may be gone.
                if self.app.meeting().closed_at().is_some() && self.writing.is_none() {
                    self.write_protocols(when);
                } else if self.again.is_some() {
                    // They are in the folder that was left.
                    self.try_again_later(std::collections::VecDeque::new());
                    self.recast(when);
                }
            }
            Err(error) => {
                log::failed("not-moved", &error);
                self.app.folder_refused(&error);
            }
        }
    }

    /// Appends events that happened at a time, syncs, and only then lets the program know of them.
    pub(super) fn append(&mut self, events: Vec<Event>, then: OnRecorded, at: Stamp, when: InputTime) -> Result<()> {
        let mut all = Vec::with_capacity(events.len() + 3);
        if !self.app.history.is_recorded() {
            all.push((at, self.app.creation()));
        }
        all.extend(self.app.history.ends_announced().into_iter().map(|event| (at, event)));
        all.extend(self.app.meeting().says_who(&self.user, &events).map(|event| (at, event)));
        all.extend(self.app.meeting().fixes_links(&events).map(|event| (at, event)));
        all.extend(events.into_iter().map(|e| (at, e)));
        let entries = self.journal.append_all(all)?;
        self.watched.set(&self.dir, self.journal.held_files());
        let is_replaced = entries.iter().any(|entry| matches!(entry.event, Event::AgendaReplaced { .. }));
        let closed = |app: &App| app.meeting().closed_at().is_some();
        let before = closed(&self.app);
        let withholds = entries.iter().any(|entry| protocol::may_withhold(&entry.event));
        self.app.recorded(entries, then, when);
        if is_replaced {
            self.alerts.agenda_replaced(self.app.meeting());
        }
        // What is withheld then is recorded before the files are written that lack it.
        if closed(&self.app) && !before && self.withhold_for_file(when) {
            return Ok(());
        }
        // Whatever comes after the close goes into the protocol; opened again, it is a draft, and the files must say
        // so.
        if closed(&self.app) || before {
            self.write_protocols(when);
        } else if withholds {
            self.recast(when);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::atomic::Ordering;

    use chrono::DateTime;

    use super::*;
    use crate::meeting::{History, Target};
    use crate::tui::shell::session::tests::session;

    /// A paused meeting in a folder of its own, and an empty folder to go on in.
    fn paused() -> (tempfile::TempDir, PathBuf, PathBuf, Session) {
        let temp = tempfile::tempdir().unwrap();
        let (dir, usb) = (temp.path().join("m"), temp.path().join("usb"));
        std::fs::create_dir(&usb).unwrap();
        let mut session = session(&dir);
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        (temp, dir, usb, session)
    }

    #[test]
    fn findings_about_a_folder_that_was_left_are_not_reported_for_the_new_one() {
        let (_temp, dir, usb, mut session) = paused();
        let when = session.when();
        std::fs::remove_dir_all(&dir).unwrap();
        session.watched.gone.store(true, Ordering::Relaxed);
        session.check_recording();
        assert!(session.app.trouble.is_some());
        // The folder is looked at once more before the meeting goes on elsewhere, and reported afterwards.
        session.watched.gone.store(true, Ordering::Relaxed);
        session.move_to(&usb, when);
        assert!(session.app.trouble.is_none());
        session.check_recording();
        assert!(session.app.trouble.is_none(), "{:?}", session.app.trouble);
        session.record(vec![Event::MeetingResumed], OnRecorded::Say, when);
        assert_eq!(journal::read(&usb.join("m")).unwrap().events.len(), 3);
    }

    #[test]
    fn what_is_being_typed_is_in_the_new_folder_when_the_note_that_sends_there_is_written() {
        let (_temp, dir, usb, mut session) = paused();
        let when = session.when();
        let draft = journal::Draft { text: "Vigtigt".into(), extra: serde_json::Value::Null };
        session.kept.set("newer:1", draft.clone());
        session.move_to(&usb, when);
        assert!(journal::moved(&dir).is_some());
        let there = journal::drafts::load(&usb.join("m"));
        assert_eq!(there.get("newer:1"), Some(&draft));
    }

    #[test]
    fn a_text_whose_announcement_alone_was_saved_closes_no_later_one() {
        let temp = tempfile::tempdir().unwrap();
        let mut session = session(&temp.path().join("m"));
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        let on = Target::Point(session.app.meeting().slots()[0].slot.id.clone());
        let decision = |text: &str| Event::NoteRecorded { on: on.clone(), text: text.into() };
        // What a kill leaves between the two lines of a save.
        session.record(vec![Event::ClosedTextFollows], OnRecorded::Say, when);
        session.record(vec![decision("Open")], OnRecorded::Say, when);
        session.record(vec![Event::ClosedTextFollows, decision("Closed")], OnRecorded::Say, when);
        session.record(vec![decision("Open again")], OnRecorded::Say, when);
        let read = journal::read(&temp.path().join("m")).unwrap().events;
        let replayed = History::replay(read).unwrap();
        for meeting in [session.app.meeting(), replayed.meeting()] {
            let closed: Vec<bool> = meeting.records().iter().map(|r| meeting.is_record_closed(r)).collect();
            assert_eq!(closed, [false, true, false]);
        }
        let is_missing = |entry: &&crate::meeting::JournalEntry| entry.event == Event::ClosedTextMissing;
        assert_eq!(session.app.history.entries().iter().filter(is_missing).count(), 1);
    }

    #[test]
    fn what_is_recorded_after_a_kill_is_not_part_of_what_was_being_recorded_for_several_items() {
        let temp = tempfile::tempdir().unwrap();
        let mut session = session(&temp.path().join("m"));
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        let on = Target::Point(session.app.meeting().slots()[0].slot.id.clone());
        let postponed = || Event::ItemPostponed { on: on.clone(), to: None };
        // What a kill leaves of a save of three lines.
        let head = Event::ConsideredTogether { items: vec![on.clone()], events: 2 };
        session.record(vec![head, postponed()], OnRecorded::Say, when);
        session.record(vec![Event::PostponementLifted { on: on.clone() }], OnRecorded::Say, when);
        let names = session.app.history.entries().iter().map(|entry| entry.event.name()).collect::<Vec<_>>();
        assert!(names.ends_with(&["together_cut_short", "postponement_lifted"]), "{names:?}");
        let undo = session.app.history.next_undo().unwrap().seq;
        session.record(vec![Event::Undone { undo }], OnRecorded::Say, when);
        assert!(session.app.meeting().postponement(&on).is_some());
    }

    #[test]
    fn a_time_that_could_not_be_kept_is_recorded_as_now_once_the_clock_is_right() {
        let temp = tempfile::tempdir().unwrap();
        let mut session = session(&temp.path().join("m"));
        let right = session.when();
        let wrong = InputTime { now: DateTime::parse_from_rfc3339("1969-12-31T23:00:00Z").unwrap(), ..right };
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, wrong);
        assert!(session.app.trouble.is_some() && session.app.may_heal());
        assert!(!session.app.history.is_recorded());
        session.try_again(wrong);
        assert!(session.app.trouble.is_some());
        session.try_again(right);
        assert!(session.app.trouble.is_none(), "{:?}", session.app.trouble);
        assert!(session.app.history.entries().iter().all(|entry| entry.at == right.now));
    }
}
