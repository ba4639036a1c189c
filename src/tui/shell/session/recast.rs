//! Documents that must not stay as they are: due since a program was killed, holding what is closed now, put back by
//! another program, or in a folder that was left.

use std::sync::atomic::Ordering;

use super::Session;
use super::agenda::FileClosures;
use super::documents::PendingDocuments;
use crate::protocol::{self, Batch, Due, Failed, Outcome, OutdatedFile};
use crate::tui::app::{InputTime, Notice, Tone};
use crate::{msg, paths, text};

impl Session {
    /// Gets those documents ready that a program which was killed, or an older one, did not write for the journal's
    /// last line.
    pub fn write_due(&mut self) {
        if self.writing.is_some() {
            return;
        }
        // One that stays is in nobody's way.
        let _ = protocol::remove_leftovers(&self.dir);
        let when = self.when();
        let chain = self.journal.chain();
        let due = protocol::due(&self.dir, self.app.meeting(), chain.as_deref());
        let ahead: Vec<String> =
            protocol::ahead(&self.dir, chain.as_deref()).iter().map(|name| text::one_line(name)).collect();
        let ahead =
            (!ahead.is_empty()).then(|| msg!("files-ahead", count = ahead.len(), files = self.app.lang.list(&ahead)));
        if let Some(msg) = &ahead {
            self.app.notice = Some(Notice { msg: msg.clone(), tone: Tone::Warn });
        }
        match due {
            Due::Nothing => self.check_left_folders(),
            Due::Public => self.recast(when),
            Due::Ahead => {}
            Due::Drafts | Due::All => {
                // What went wrong is said before that.
                if self.app.notice.as_ref().is_none_or(|notice| notice.tone != Tone::Warn) {
                    self.app.notice = Some(Notice { msg: msg!("files-caught-up"), tone: Tone::Tell });
                }
                if due == Due::All {
                    self.write_protocols(when);
                } else {
                    self.recast(when);
                }
            }
        }
        match (&mut self.writing, ahead) {
            // Of all documents those that are left are named anyway.
            (Some(writing), ahead) if matches!(due, Due::Public | Due::Drafts) => writing.ahead = ahead,
            (None, Some(ahead)) => {
                // The line may be cut, and the next key clears it.
                self.app.doubts.insert(0, self.app.lang.say(&ahead));
                if self.app.meeting().closed_at().is_some() {
                    self.app.written.remarks = self.app.doubts.clone();
                }
            }
            (Some(_) | None, _) => {}
        }
    }

    /// Does what the start of a session does when something else was put in the place of a public document.
    pub(super) fn rewrite_put_back(&mut self) {
        if self.writing.is_none() && self.watched.put_back.swap(false, Ordering::Relaxed) {
            self.write_due();
        }
    }

    /// Gets those files ready to be written anew that must not stay: public ones in which something is closed now, and
    /// those that say that the meeting is closed where it is open again. The others stay as they are: what is open now
    /// was not asked to be published.
    pub(super) fn recast(&mut self, when: InputTime) {
        // All of them are about to be written.
        if self.writing.is_some() {
            return self.write_protocols(when);
        }
        let chain = (self.journal.chain(), self.journal.pins());
        let batch = Batch::of_written(&self.dir, self.app.meeting(), chain, when.now, || self.templates());
        self.app.doubts.clear();
        let FileClosures { file, remarks } = if batch.is_some() { self.in_file() } else { FileClosures::default() };
        let batch = batch.and_then(|batch| batch.withholding(self.app.meeting(), &file).only_due());
        if let Some(batch) = batch {
            let said = self.app.notice.take();
            let batch = batch.for_readers(self.journal.readers());
            self.writing = Some(PendingDocuments::new(batch, said, remarks));
            self.finish_writing();
        } else {
            self.check_left_folders();
        }
    }

    /// Writes the files anew that must not stay and are in folders that the record was in before; names them by where
    /// they are.
    pub(super) fn recast_left(&mut self, outcome: &mut Outcome) {
        if self.left.is_empty() {
            return;
        }
        let FileClosures { file, .. } = self.in_file();
        // Not as [`Session::when`] reads it: that would follow a clock that is being set a second time.
        let now = self.app.meeting().in_zone(self.clock.now());
        for dir in &self.left {
            let chain = (self.journal.chain(), self.journal.pins());
            let batch = Batch::of_written(dir, self.app.meeting(), chain, now, || self.templates());
            let batch = batch.map(|batch| batch.withholding(self.app.meeting(), &file));
            let Some(batch) = batch.and_then(Batch::only_due) else { continue };
            let left = batch.for_readers(self.journal.readers()).finish();
            let named = |file: &str| paths::shown(&dir.join(file));
            outcome.recast.extend(left.recast.into_iter().map(|r| OutdatedFile { file: named(&r.file), ..r }));
            outcome.failed.extend(left.failed.into_iter().map(|f| Failed { file: named(&f.file), ..f }));
        }
    }

    /// Does what [`Session::recast_left`] does where no document is to be written here, and says what came of it.
    pub(super) fn check_left_folders(&mut self) {
        let mut outcome = Outcome::default();
        self.recast_left(&mut outcome);
        self.report_worst(&outcome.failed, protocol::recast_lines(&outcome.recast, self.app.lang));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::agenda::{Agenda, Unreadable, load};
    use crate::lang::Lang;
    use crate::meeting::Event;
    use crate::tui::app::{Input, OnRecorded};
    use crate::tui::shell::session::tests::session;

    /// An agenda whose only slot is a dismissal.
    fn agenda(access: &str) -> Box<Agenda> {
        let slot = format!("at = \"9.00\"\ntitle = \"Fyring\"\nminutes = 10\naccess = \"{access}\"");
        let text = format!("title = \"M\"\ndate = 2025-01-15\n[[slot]]\n{slot}\n");
        Box::new(load("agenda.toml", &text, &mut |_: &str| Err(Unreadable::Missing)).agenda.unwrap())
    }

    #[test]
    fn a_public_file_in_a_folder_that_was_left_is_recast_and_named_there() {
        let temp = tempfile::tempdir().unwrap();
        let (dir, usb) = (temp.path().join("m"), temp.path().join("usb"));
        fs::create_dir(&usb).unwrap();
        let mut session = session(&dir);
        let when = session.when();
        session.give(Input::AgendaChanged(agenda("open")), when);
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        let chain = (session.journal.chain(), session.journal.pins());
        let batch = Batch::new(&dir, session.app.meeting(), chain, when.now, session.templates());
        assert!(batch.finish().failed.is_empty());
        let public = dir.join("protocol.public.md");
        assert!(fs::read_to_string(&public).unwrap().contains("Fyring"));
        fs::remove_file(dir.join(crate::journal::JOURNAL)).unwrap();
        session.record(vec![Event::MeetingResumed], OnRecorded::Say, when);
        session.move_to(&usb, when);
        assert!(session.app.trouble.is_none(), "{:?}", session.app.trouble);
        session.give(Input::AgendaChanged(agenda("closed")), when);
        while session.write_next() {}
        assert!(!fs::read_to_string(&public).unwrap().contains("Fyring"));
        let said = Lang::En.say(&session.app.notice.as_ref().unwrap().msg);
        assert!(said.contains(public.to_str().unwrap()) && said.contains("rewritten"), "{said}");
    }

    #[test]
    fn an_old_public_file_that_is_put_back_is_rewritten_at_once_and_named() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("m");
        let mut session = session(&dir);
        let when = session.when();
        session.give(Input::AgendaChanged(agenda("open")), when);
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        let chain = (session.journal.chain(), session.journal.pins());
        assert!(
            Batch::new(&dir, session.app.meeting(), chain, when.now, session.templates()).finish().failed.is_empty()
        );
        let public = dir.join("protocol.public.md");
        let old = fs::read(&public).unwrap();
        session.give(Input::AgendaChanged(agenda("closed")), when);
        while session.write_next() {}
        let is_told = || fs::read_to_string(&public).unwrap().contains("Fyring");
        assert!(!is_told());
        let mut watch = protocol::PublicFilesWatch::default();
        assert!(!watch.look(&dir) && !watch.look(&dir));
        fs::write(&public, old).unwrap();
        assert!(watch.look(&dir) && is_told());
        assert!(!watch.look(&dir), "it is said once");
        session.app.notice = None;
        session.watched.put_back.store(true, Ordering::Relaxed);
        session.rewrite_put_back();
        while session.write_next() {}
        assert!(!is_told());
        let said = Lang::En.say(&session.app.notice.as_ref().unwrap().msg);
        assert!(said.contains("protocol.public.md") && said.contains("rewritten"), "{said}");
        assert!(!watch.look(&dir), "what punktlig wrote is as it should be");
    }
}
