//! The documents of an open meeting: which are due, written one by one between the frames, and what became of them.

use std::path::Path;

use super::Session;
use crate::msg;
use crate::protocol::{self, Batch, Due, Failed, Outcome, Templates, Trouble};
use crate::text;
use crate::tui::app::{Notice, Outcomes, Tone, When, WrittenFile};

/// Protocols that are being written, between the frames.
pub(super) struct Writing {
    batch: Batch,
    /// What is to be said when it is done.
    said: Option<Notice>,
}

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
        match protocol::due(&self.dir, self.app.meeting(), self.journal.chain().as_deref()) {
            Due::Nothing => {}
            Due::Public => self.write_public(when),
            Due::All => {
                // What went wrong is said before that.
                if self.app.notice.as_ref().is_none_or(|notice| notice.tone != Tone::Warn) {
                    self.app.notice = Some(Notice { msg: msg!("files-caught-up"), tone: Tone::Tell });
                }
                self.write_protocols(when);
            }
        }
    }

    /// Gets the public files of a meeting that is not closed ready to be written anew: something in them may be closed
    /// now.
    pub(super) fn write_public(&mut self, when: When) {
        // All of them are about to be written.
        if self.writing.is_some() {
            return self.write_protocols(when);
        }
        let chain = (self.journal.chain(), self.journal.pins());
        let batch = Batch::of_public(&self.dir, self.app.meeting(), chain, when.now, || self.templates());
        if let Some(batch) = batch {
            let said = self.app.notice.take();
            self.writing = Some(Writing { batch: batch.for_readers(self.journal.readers()), said });
            self.say_what_is_written();
        }
    }

    pub(super) fn templates(&self) -> Templates {
        let own = self.app.meeting().agenda().protocol.templates.as_deref();
        Templates::of_agenda(self.agenda.as_deref(), own).remembering(&self.slow)
    }

    /// Gets the protocols of the closed meeting ready to be written between the frames.
    pub(super) fn write_protocols(&mut self, when: When) {
        let chain = (self.journal.chain(), self.journal.pins());
        let batch = Batch::new(&self.dir, self.app.meeting(), chain, when.now, self.templates());
        let batch = batch.for_readers(self.journal.readers());
        // What is being written is said in the place of what is to be said when it is done.
        let said = match self.writing.take() {
            Some(writing) => writing.said,
            None => self.app.notice.take(),
        };
        self.app.written = Outcomes::default();
        // Protocols that were still being written are written anew in these.
        self.writing = Some(Writing { batch, said });
        self.say_what_is_written();
    }

    /// Writes the next protocol; false: there was none to write.
    pub(super) fn write_next(&mut self) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        writing.batch.write_next();
        self.say_what_is_written();
        true
    }

    /// Says which protocol is written next, or what became of them all.
    pub(super) fn say_what_is_written(&mut self) {
        let coming = self.writing.as_ref().and_then(|writing| writing.batch.coming());
        if let Some((file, number, total)) = coming {
            self.app.tell(msg!("format-writing", file = file, number = number, total = total));
        } else if let Some(Writing { batch, said }) = self.writing.take() {
            self.app.notice = said;
            self.tell_written(batch.finish());
        }
    }

    /// Tells what became of the protocols; a failure is told, and the record is complete all the same.
    pub(super) fn tell_written(&mut self, outcome: Outcome) {
        let Outcome { written, failed, recast, troubles, remarks, cpr } = outcome;
        let name = |path: &Path| text::one_line(&path.display().to_string());
        let lang = self.app.lang;
        let recast = protocol::recast_lines(&recast, lang);
        if self.app.meeting().closed_at().is_some() {
            let file = |w: protocol::Written| WrittenFile { path: name(&w.path), beside: w.kept.as_deref().map(name) };
            let failure = |f: &Failed| msg!("format-failed", file = f.file.clone(), cause = lang.say(&f.error.msg));
            let template =
                |t: &Trouble| format!("{}. {}", t.line(lang).trim_end_matches('.'), lang.text("template-default"));
            self.app.written.files = written.into_iter().map(file).collect();
            self.app.written.remarks = failed
                .iter()
                .map(|f| lang.say(&failure(f)))
                .chain(recast.iter().map(|line| lang.say(line)))
                .chain(troubles.iter().map(template))
                .chain(remarks.iter().map(|remark| lang.say(remark)))
                .chain(cpr.iter().map(|place| place.line(lang)))
                .collect();
        }
        if let Some(first) = failed.first() {
            self.app.protocol_failed(first);
        } else if let Some(worst) = recast.into_iter().next() {
            self.app.notice = Some(Notice { msg: worst, tone: Tone::Warn });
        } else if self.app.meeting().closed_at().is_some() && self.app.written.files.is_empty() {
            self.app.notice = Some(Notice { msg: msg!("format-none"), tone: Tone::Warn });
        }
    }
}
