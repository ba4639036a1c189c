//! When recording has stopped: what waits to be recorded, trying again, and going on in another folder.
//!
//! Nothing that waits is shown as recorded. One thing waits, with the time at which it happened; what is typed stays
//! where it was typed.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::app::{App, Effect, InputTime, Notice, OnRecorded, Tone};
use super::dialog::{Dialog, Folder};
use crate::error::{Error, Kind};
use crate::journal::MoveNotice;
use crate::lang::Msg;
use crate::meeting::Event;
use crate::protocol::Failed;
use crate::time::{self, Stamp};
use crate::wording::events;
use crate::{msg, paths, text};

/// What could not be recorded, and is tried again.
#[derive(Clone, Debug, PartialEq)]
pub struct UnrecordedEvents {
    pub events: Vec<Event>,
    /// What is to happen once it is recorded.
    pub then: OnRecorded,
    pub at: Stamp,
    /// The text that it was made of, if it is one that was typed: as long as it is the same, it is what waits.
    typed: Option<String>,
}

impl App {
    /// Tells that recording failed: nothing was applied, what was typed is still there, and what was to be recorded
    /// waits.
    ///
    /// What waits already goes before it. A changed agenda does not wait here: it comes again by itself.
    pub fn failed(&mut self, error: Error, events: Vec<Event>, then: OnRecorded, at: Stamp) {
        self.stopped(error);
        let comes_again = matches!(events.as_slice(), [] | [Event::AgendaReplaced { .. }]);
        if self.waiting().is_none() && !comes_again {
            let typed = self.recordable();
            self.waiting = Some(UnrecordedEvents { events, then, at, typed });
        }
    }

    /// Tells that recording has stopped although nothing was to be recorded just now.
    pub fn stopped(&mut self, error: Error) {
        if self.trouble.is_none() {
            self.redraw();
        }
        self.trouble = Some(error);
    }

    /// Reports whether drafts could not be saved when that was last tried.
    pub fn drafts_fail(&mut self, failing: bool) {
        if failing != self.drafts_failing {
            self.redraw();
        }
        self.drafts_failing = failing;
    }

    /// Tells that recording works again, and that nothing waited for it.
    pub fn works_again(&mut self) {
        self.waiting = None;
        if self.trouble.take().is_some() {
            self.redraw();
            self.notify(msg!("stopped-works-again"));
        }
    }

    /// What waits to be recorded; none once its text was changed or put aside.
    #[must_use]
    pub fn waiting(&self) -> Option<&UnrecordedEvents> {
        self.waiting.as_ref().filter(|waiting| match &waiting.then {
            OnRecorded::Say => true,
            OnRecorded::CloseDraft(key) => {
                self.open_draft_key().as_ref() == Some(key) && self.recordable() == waiting.typed
            }
            OnRecorded::Close | OnRecorded::CloseInner => self.recordable() == waiting.typed,
        })
    }

    /// The text that is open, beneath the question for a folder too.
    fn recordable(&self) -> Option<String> {
        self.dialogs.iter().rfind(|dialog| !matches!(dialog, Dialog::Folder(_)))?.recordable()
    }

    /// Asks for the folder in which to go on; what is open stays open beneath the question.
    pub(super) fn ask_folder(&mut self) -> Vec<Effect> {
        if self.trouble.is_none() {
            self.notify(msg!("stopped-not", key = self.keys.label(super::keymap::Action::SaveElsewhere)));
            return Vec::new();
        }
        if !matches!(self.dialog(), Some(Dialog::Folder(_))) {
            self.dialogs.push(Folder::default().into());
        }
        Vec::new()
    }

    /// Says what is wrong with the folder that was typed.
    pub fn folder_refused(&mut self, error: &Error) {
        let said = text::one_line(&error.render(self.lang));
        if let Some(Dialog::Folder(folder)) = self.dialogs.last_mut() {
            folder.refuse(msg!("stopped-folder-refused", cause = said));
        }
    }

    /// Tells that the record goes on in another folder, and how to open it there.
    pub fn moved(&mut self, dir: &Path, noted: MoveNotice) {
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Folder(_)));
        self.trouble = None;
        let dir = paths::shown(dir);
        self.moved_to = Some(match noted {
            MoveNotice::There => msg!("stopped-now-in", path = dir),
            MoveNotice::Here => msg!("stopped-now-in-remembered", path = dir),
            MoveNotice::Nowhere => msg!("stopped-now-in-unnoted", path = dir),
            MoveNotice::Anothers => msg!("stopped-now-in-besides", path = dir),
            MoveNotice::Same => msg!("stopped-made-anew", path = dir),
        });
    }

    /// Says where the record is now, before anything else is said.
    pub fn say_where(&mut self, when: InputTime) {
        self.notice = self.moved_to.clone().map(|msg| Notice { msg, tone: Tone::Warn });
        self.noticed_at = Some(when.now);
    }

    /// Says that somebody else wanted to write in this record and was stopped: two would have kept the minutes.
    pub fn somebody_else_wants_to_write(&mut self, who: &str, when: InputTime) {
        let msg = match who {
            "" => msg!("stopped-other-unknown"),
            who => msg!("stopped-other", who = who.to_owned()),
        };
        self.notice = Some(Notice { msg, tone: Tone::Warn });
        self.noticed_at = Some(when.now);
    }

    /// Says in a line that recording has stopped, and why.
    #[must_use]
    pub fn why_stopped(&self) -> Option<Msg> {
        let why = self.why(self.trouble.as_ref()?);
        // Only an open text can say that it is still here.
        Some(match self.dialog() {
            Some(_) => msg!("stopped-trouble-text", why = why),
            None => msg!("stopped-trouble", why = why),
        })
    }

    /// Says why something cannot be written, as a part of a sentence.
    fn why(&self, error: &Error) -> String {
        let lang = self.lang;
        let why = match (error.kind, error.io_kind()) {
            (Kind::Changed, _) => lang.text("stopped-changed"),
            (Kind::Foreign, _) => lang.text("stopped-foreign"),
            (Kind::Locked, _) => lang.text("stopped-taken"),
            (Kind::Clock, _) => lang.text("stopped-clock"),
            (_, Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded)) => lang.text("stopped-full"),
            (_, Some(ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied)) => lang.text("stopped-read-only"),
            (_, Some(ErrorKind::NotFound | ErrorKind::NotADirectory)) => lang.text("stopped-gone"),
            _ => lang.say(&error.msg),
        };
        text::one_line(&why).trim_end_matches('.').to_owned()
    }

    /// Tells that a document could not be written; where the disk is the cause it is tried again.
    pub fn protocol_failed(&mut self, failed: &Failed) {
        let file = failed.file.clone();
        let msg = match failed.error.kind {
            Kind::Io => msg!("notice-protocol-later", file = file, cause = self.why(&failed.error)),
            _ => msg!("notice-no-protocol", file = file, cause = self.lang.say(&failed.error.msg)),
        };
        self.notice = Some(Notice { msg, tone: Tone::Warn });
    }

    /// Says what waits to be recorded, and since when.
    #[must_use]
    pub fn waiting_text(&self) -> Option<String> {
        let waiting = self.waiting()?;
        let what = self.lang.say(&events::count(waiting.events.last()?, 1));
        let at = time::hms(waiting.at.time(), self.lang);
        Some(self.lang.say(&msg!("stopped-waits", what = what, time = at)))
    }

    /// Returns whether trying again by itself makes sense: space may come back, a damaged journal does not heal.
    #[must_use]
    pub fn may_heal(&self) -> bool {
        let heals = [Kind::Io, Kind::Changed, Kind::Foreign, Kind::Locked, Kind::Clock];
        self.trouble.as_ref().is_some_and(|error| heals.contains(&error.kind))
    }
}

/// Returns the folder for a record in the folder that was typed: it keeps its own name.
#[must_use]
pub fn folder_in(typed: &Path, home: Option<&Path>, record: &Path) -> PathBuf {
    let typed = match (typed.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_owned(),
    };
    let typed = paths::whole(&typed);
    if typed == record {
        return typed;
    }
    // `.` has no name of its own.
    let real = record.canonicalize().ok();
    let name = record.file_name().or_else(|| real.as_deref().and_then(Path::file_name));
    typed.join(name.unwrap_or_else(|| "punktlig".as_ref()))
}
