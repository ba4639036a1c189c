//! The documents of an open meeting: which are due, written one by one between the frames, and what became of them.

use std::collections::VecDeque;
use std::time::Duration;

use super::Session;
use super::agenda::FileClosures;
use super::recording::TRY_AGAIN;
use crate::error::Kind;
use crate::lang::Msg;
use crate::msg;
use crate::paths;
use crate::protocol::{
    self, Batch, Failed, LeftBecause, Outcome, OutdatedFile, RewriteOutcome, Templates, Trouble, WAIT_FOR_FILES,
};
use crate::tui::app::{InputTime, Notice, Outcomes, Tone, WrittenFile};

/// Protocols that are being written, between the frames.
pub(super) struct PendingDocuments {
    batch: Batch,
    /// What is to be said when it is done.
    said: Option<Notice>,
    /// What is to be said of the agenda's file.
    remarks: Vec<Msg>,
    /// What is to be said of documents that are of a longer journal, and not among those that are written.
    pub(super) ahead: Option<Msg>,
    /// What is said while they are written.
    shown: Option<Msg>,
    /// Since when they wait for another program that is writing documents, in real time.
    waits_since: Option<Duration>,
}

impl PendingDocuments {
    pub(super) fn new(batch: Batch, said: Option<Notice>, remarks: Vec<Msg>) -> Self {
        Self { batch, said, remarks, ahead: None, shown: None, waits_since: None }
    }

    /// Returns whether nothing is said since but that they are being written.
    fn is_shown(&self, notice: Option<&Notice>) -> bool {
        notice.is_none_or(|notice| Some(&notice.msg) == self.shown.as_ref())
    }

    /// Returns whether they still wait for another program that is writing documents: all together for a moment.
    fn waits(&mut self, real: Duration) -> bool {
        if !self.batch.would_wait() {
            return false;
        }
        let since = *self.waits_since.get_or_insert(real);
        let waits = real.saturating_sub(since) < WAIT_FOR_FILES;
        if !waits {
            self.batch.stop_waiting();
        }
        waits
    }
}

/// Files that the disk did not take: one at a time is tried now and then, and all are written once one is taken.
#[derive(Debug)]
pub(super) struct RetryQueue {
    /// When, in real time.
    at: Duration,
    /// The next first.
    files: VecDeque<String>,
}

impl Session {
    /// Says the worst of what became of files; true: there was something to say.
    pub(super) fn report_worst(&mut self, failed: &[Failed], others: impl IntoIterator<Item = Msg>) -> bool {
        if let Some(first) = failed.first() {
            self.app.protocol_failed(first);
        } else if let Some(worst) = others.into_iter().next() {
            self.app.notice = Some(Notice { msg: worst, tone: Tone::Warn });
        } else {
            return false;
        }
        true
    }

    pub(super) fn templates(&self) -> Templates {
        let own = self.app.meeting().agenda().protocol.templates.as_deref();
        Templates::of_agenda(self.agenda.as_deref(), own).remembering(&self.slow)
    }

    /// Gets the protocols of the closed meeting ready to be written between the frames.
    pub(super) fn write_protocols(&mut self, when: InputTime) {
        let FileClosures { file, remarks } = self.in_file();
        let chain = (self.journal.chain(), self.journal.pins());
        let batch = Batch::new(&self.dir, self.app.meeting(), chain, when.now, self.templates());
        let batch = batch.withholding(self.app.meeting(), &file).for_readers(self.journal.readers());
        // What is being written is said in the place of what is to be said when it is done.
        let before = self.writing.take();
        let notice = self.app.notice.take();
        let is_progress = before.as_ref().is_some_and(|before| before.is_shown(notice.as_ref()));
        let (waits_since, earlier) = before.map_or((None, None), |before| (before.waits_since, before.said));
        let said = if is_progress { earlier } else { notice };
        self.app.written = Outcomes::default();
        // Protocols that were still being written are written anew in these.
        self.writing = Some(PendingDocuments { waits_since, ..PendingDocuments::new(batch, said, remarks) });
        self.finish_writing();
    }

    /// Writes the next protocol; false: there was none to write, or it waits for another program that is writing some.
    pub(super) fn write_next(&mut self) -> bool {
        let real = self.clock.real();
        let Some(writing) = &mut self.writing else { return false };
        if writing.waits(real) {
            return false;
        }
        writing.batch.write_next();
        self.finish_writing();
        true
    }

    /// Writes what is left before the program ends.
    pub(super) fn write_rest(&mut self) {
        while let Some(writing) = &mut self.writing {
            writing.batch.write_next();
            self.finish_writing();
        }
    }

    /// Tries one of the files again that the disk did not take, when it is time; true: all are written now.
    pub(super) fn try_files_again(&mut self) -> bool {
        let when = self.when();
        if self.writing.is_some() {
            return false;
        }
        let Some(again) = self.again.as_mut().filter(|again| when.real >= again.at) else { return false };
        again.at = when.real + TRY_AGAIN;
        let Some(file) = again.files.pop_front() else { return false };
        again.files.push_back(file.clone());
        let FileClosures { file: closing, .. } = self.in_file();
        let chain = (self.journal.chain(), self.journal.pins());
        let batch = Batch::new(&self.dir, self.app.meeting(), chain, when.now, self.templates()).only(&file);
        let batch = batch.withholding(self.app.meeting(), &closing);
        // That it fails again is said already.
        if !batch.for_readers(self.journal.readers()).at_once().finish().failed.is_empty() {
            return false;
        }
        self.try_again_later(VecDeque::new());
        self.app.notice = Some(Notice { msg: msg!("files-caught-up"), tone: Tone::Tell });
        if self.app.meeting().closed_at().is_some() {
            self.write_protocols(when);
        } else {
            self.recast(when);
        }
        true
    }

    /// Has files tried again after a while; none: there is nothing to try.
    pub(super) fn try_again_later(&mut self, files: VecDeque<String>) {
        self.again = (!files.is_empty()).then(|| RetryQueue { at: self.clock.real() + TRY_AGAIN, files });
        self.app.unwritten = self.again.is_some();
    }

    /// Says which protocol is written next, or what became of them all.
    pub(super) fn finish_writing(&mut self) {
        let coming = self.writing.as_ref().and_then(|writing| writing.batch.coming());
        if let Some((file, number, total)) = coming {
            let msg = msg!("format-writing", file = file, number = number, total = total);
            if let Some(writing) = &mut self.writing {
                writing.shown = Some(msg.clone());
            }
            self.app.notify(msg);
        } else if let Some(writing) = self.writing.take() {
            // What was said meanwhile stays.
            let is_progress = writing.is_shown(self.app.notice.as_ref());
            let PendingDocuments { batch, said, remarks, ahead, .. } = writing;
            if is_progress {
                self.app.notice = said;
            }
            self.report_written(batch.finish(), remarks);
            if let Some(ahead) = ahead {
                self.app.doubts.insert(0, self.app.lang.say(&ahead));
            }
        }
    }

    /// Reports what became of the protocols; a failure is reported, and the record is complete all the same.
    fn report_written(&mut self, mut outcome: Outcome, of_agenda: Vec<Msg>) {
        // Those of which nothing was tried now still wait.
        let mut files = self.again.take().map(|again| again.files).unwrap_or_default();
        files.retain(|file| !outcome.concerns(file));
        files.extend(outcome.failed.iter().filter(|f| f.error.kind == Kind::Io).map(|f| f.file.clone()));
        self.try_again_later(files);
        // Not among those that are tried again, which are this folder's.
        self.recast_left(&mut outcome);
        let Outcome { written, failed, recast, troubles, remarks, cpr } = outcome;
        let name = paths::shown;
        let lang = self.app.lang;
        let is_left = |fate| matches!(fate, RewriteOutcome::Ahead | RewriteOutcome::Left | RewriteOutcome::Unknown);
        let left: Vec<OutdatedFile> = recast.iter().filter(|recast| is_left(recast.fate)).cloned().collect();
        self.app.doubts = protocol::recast_lines(&left, lang).iter().map(|line| lang.say(line)).collect();
        let recast = protocol::recast_lines(&recast, lang);
        if self.app.meeting().closed_at().is_some() {
            // That one of a longer journal was left is among the remarks.
            let left = |w: &protocol::Written| match w.left.as_ref()?.why {
                LeftBecause::Ahead => None,
                LeftBecause::Held => Some(msg!("written-held", path = name(&w.left.as_ref()?.path))),
                LeftBecause::Edited => Some(msg!("written-beside", path = name(&w.left.as_ref()?.path))),
            };
            let file = |w: protocol::Written| WrittenFile { path: name(&w.path), beside: left(&w) };
            let failure = |f: &Failed| msg!("format-failed", file = f.file.clone(), cause = lang.say(&f.error.msg));
            let template =
                |t: &Trouble| format!("{}. {}", t.line(lang).trim_end_matches('.'), lang.text("template-default"));
            self.app.written.failed = !failed.is_empty();
            self.app.written.files = written.into_iter().map(file).collect();
            self.app.written.remarks = failed
                .iter()
                .map(|f| lang.say(&failure(f)))
                .chain(of_agenda.iter().map(|line| lang.say(line)))
                .chain(recast.iter().map(|line| lang.say(line)))
                .chain(troubles.iter().map(template))
                .chain(remarks.iter().map(|remark| lang.say(remark)))
                .chain(cpr.iter().map(|place| place.line(lang)))
                .collect();
        }
        let said = std::mem::replace(&mut self.said_of_file, of_agenda.clone());
        let news = of_agenda.into_iter().filter(|msg| !said.contains(msg));
        if !self.report_worst(&failed, news.chain(recast))
            && self.app.meeting().closed_at().is_some()
            && self.app.written.files.is_empty()
        {
            self.app.notice = Some(Notice { msg: msg!("format-none"), tone: Tone::Warn });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use unicode_width::UnicodeWidthStr as _;

    use super::super::tests::session;
    use super::*;
    use crate::error::Error;
    use crate::lang::Lang;
    use crate::meeting::Event;
    use crate::tui::app::{Input, OnRecorded};

    #[test]
    fn files_that_the_disk_did_not_take_at_the_close_are_written_when_it_does() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("m");
        let mut session = session(&dir);
        let in_the_way = ["protocol.md", "protocol.public.md"].map(|name| dir.join(name));
        for path in &in_the_way {
            fs::create_dir(path).unwrap();
        }
        let when = session.when();
        session.record(vec![Event::MeetingClosed], OnRecorded::Say, when);
        while session.write_next() {}
        let said = |session: &Session| Lang::En.say(&session.app.notice.as_ref().unwrap().msg);
        assert!(said(&session).ends_with("It is tried again."), "{}", said(&session));
        assert!(session.app.written.failed, "the heading does not say that it is written");
        let quit = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(session.give(Input::Key(quit), when), None, "it asks before it leaves them unwritten");
        session.give(Input::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)), when);
        assert!(!session.try_files_again(), "it is not time yet");
        let mut try_now = || {
            session.again.as_mut().unwrap().at = Duration::ZERO;
            let is_taken = session.try_files_again();
            while session.write_next() {}
            is_taken
        };
        assert!(!try_now() && !try_now() && !try_now(), "both are still in the way");
        // One that never is taken keeps the other from nothing.
        fs::remove_dir(&in_the_way[1]).unwrap();
        let tries = [try_now(), try_now()];
        assert_eq!(tries.iter().filter(|is_taken| **is_taken).count(), 1);
        assert!(in_the_way[1].is_file() && in_the_way[0].is_dir());
        fs::remove_dir(&in_the_way[0]).unwrap();
        assert!(try_now());
        assert!(in_the_way[0].is_file() && session.again.is_none());
        assert!(said(&session).ends_with("They have been written now."), "{}", said(&session));
        assert!(session.app.written.remarks.is_empty(), "{:?}", session.app.written.remarks);
    }

    #[test]
    fn a_close_that_is_undone_on_a_full_disk_leaves_no_file_that_says_it_is_closed_once_there_is_space() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("m");
        let mut session = session(&dir);
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        session.record(vec![Event::MeetingClosed], OnRecorded::Say, when);
        while session.write_next() {}
        let drafts = |session: &Session| {
            let chain = session.journal.chain();
            protocol::outdated(&dir, session.app.meeting(), chain.as_deref()).is_empty()
        };
        assert!(drafts(&session));
        // The disk takes the journal's line and none of the files.
        let side = dir.join(".written.json");
        let known = fs::read(&side).unwrap();
        let full = dir.join(".written.json.full");
        fs::rename(&side, &full).unwrap();
        fs::create_dir(&side).unwrap();
        session.record(vec![Event::Undone { undo: 3 }], OnRecorded::Say, when);
        while session.write_next() {}
        fs::remove_dir(&side).unwrap();
        fs::write(&side, known).unwrap();
        assert!(session.app.meeting().closed_at().is_none());
        assert!(!drafts(&session) && session.app.unwritten, "it asks before it is left so");
        // Nothing was said of them when something else was written.
        session.report_written(Outcome::default(), Vec::new());
        session.again.as_mut().unwrap().at = Duration::ZERO;
        assert!(session.try_files_again());
        while session.write_next() {}
        assert!(drafts(&session) && !session.app.unwritten);
    }

    #[test]
    fn documents_wait_for_another_program_once_and_the_screen_does_not_wait_for_them() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("m");
        let mut session = session(&dir);
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
        let other = std::fs::File::create(dir.join(".written.lock")).unwrap();
        other.lock().unwrap();
        session.record(vec![Event::MeetingClosed], OnRecorded::Say, when);
        let began = session.clock.real();
        assert!(!session.write_next() && !session.write_next(), "it waits");
        assert!(session.clock.real() - began < Duration::from_secs(1));
        session.writing.as_mut().unwrap().waits_since = Some(Duration::ZERO);
        std::thread::sleep(Duration::from_secs(5).saturating_sub(session.clock.real()));
        while session.write_next() {}
        assert!(session.writing.is_none() && session.app.written.files.len() == 6, "{:?}", session.app.written);
        assert!(session.clock.real() < Duration::from_secs(9), "it waits for all of them together");
    }

    #[test]
    fn the_message_about_a_file_on_a_full_disk_fits_on_a_line() {
        let temp = tempfile::tempdir().unwrap();
        let mut session = session(&temp.path().join("m"));
        let long = Path::new("/media/secretary/usb/meetings/2025/2025-01-15-executive-board/protocol.public.html");
        for lang in [Lang::Da, Lang::En] {
            session.app.lang = lang;
            let error = Error::io(long, std::io::ErrorKind::StorageFull.into());
            session.app.protocol_failed(&Failed { file: "protocol.public.html".to_owned(), error });
            let said = lang.say(&session.app.notice.as_ref().unwrap().msg);
            assert!(said.width() <= 114, "{said}");
        }
    }
}
