//! When recording has stopped: what waits to be recorded, trying again, and going on in another folder.
//!
//! Nothing that waits is shown as recorded. One thing waits, with the time at which it happened; what is typed stays
//! where it was typed. What waits is what is still asked for: as soon as what it was written in would record anything
//! else, or is closed, it waits no more.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::app::{App, Effect, InputTime, Notice, OnRecorded, Tone};
use super::context::context;
use super::dialog::{Dialog, Folder};
use super::drafts::OpenLine;
use super::textbox::TextBox;
use crate::error::{Error, Kind};
use crate::journal::MoveNotice;
use crate::lang::Msg;
use crate::meeting::{Event, JournalEntry};
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
    /// The line that they were typed as, where that is closed: it is saved as long as they wait.
    pub line: Option<OpenLine>,
}

impl App {
    /// Tells that recording failed: nothing was applied, what was typed is still there, and what was to be recorded
    /// waits.
    ///
    /// What waits already goes before it. A changed agenda does not wait here: it comes again by itself.
    pub fn failed(&mut self, error: Error, events: Vec<Event>, then: OnRecorded, at: Stamp) {
        self.stopped(error);
        if comes_again(&events) {
            return;
        }
        match &self.waiting {
            None => {
                let line = self.answered.take();
                self.waiting = Some(UnrecordedEvents { events, then, at, line });
            }
            Some(_) if self.waits_for(&events, &then) => {}
            Some(waiting) => self.urge(msg!("stopped-one-waits", what = self.what(&waiting.events))),
        }
    }

    /// Returns whether this is what waits already, asked for once more. What is written somewhere may be a little
    /// different now, because it depends on the time; where it is written is what waits, or it would wait no more.
    #[must_use]
    pub fn waits_for(&self, events: &[Event], then: &OnRecorded) -> bool {
        let is_same = |waiting: &UnrecordedEvents| {
            waiting.events == events || (*then != OnRecorded::Say && waiting.then == *then)
        };
        self.waiting.as_ref().is_some_and(is_same)
    }

    /// Says that a key recorded what had waited and did nothing else: it was pressed before that was seen.
    pub fn waited_first(&mut self, waited: &[Event], events: &[Event]) {
        if !comes_again(events) {
            self.urge(msg!("stopped-waited-first", what = self.what(waited)));
        }
    }

    /// Asks the dialog on top once more what it records, in the meeting as it is now that what waited is recorded.
    pub fn record_anew(&mut self, when: InputTime) -> Vec<Effect> {
        let cx = context!(self, when.now);
        let Some(dialog) = self.dialogs.last_mut() else { return Vec::new() };
        let response = dialog.record(&cx);
        self.respond(response, when)
    }

    /// Forgets what waits once it is not what is asked for any more: what it was written in says something else now, or
    /// was closed.
    pub(super) fn look_what_waits(&mut self) {
        let Some(waiting) = self.waiting.as_ref().filter(|waiting| waiting.then != OnRecorded::Say) else { return };
        if self.written_as(&waiting.events, waiting.at).is_some() {
            return;
        }
        // A text that was changed is there to be seen, and one that was closed is a draft; a line is gone.
        let is_text = matches!(waiting.then, OnRecorded::CloseDraft(_));
        let is_gone = !is_text && self.text_that_is_typed().is_none();
        let has_line = is_text && self.dialogs.iter().any(|dialog| dialog.draft().is_some() && dialog.line().is_some());
        let what = self.what(&waiting.events);
        self.waiting = None;
        if has_line {
            self.urge(msg!("stopped-line-open", what = what));
        } else if is_gone {
            self.urge(msg!("stopped-given-up", what = what));
        }
    }

    /// Finds the dialog that records exactly these events if it is asked to at a time.
    fn written_as(&self, events: &[Event], at: Stamp) -> Option<usize> {
        let cx = self.context(at);
        self.dialogs.iter().position(|dialog| dialog.clone().record(&cx).events() == Some(events))
    }

    /// Finds the dialog that something was written in that was recorded just now: of what waited, the one that says so
    /// still; else the one that is open.
    pub(super) fn written_in(&self, entries: &[JournalEntry], then: &OnRecorded) -> Option<usize> {
        // What the program puts before it was not asked for.
        let is_it = |waiting: &UnrecordedEvents| {
            let last = entries.iter().rev().map(|entry| &entry.event).take(waiting.events.len());
            last.eq(waiting.events.iter().rev())
        };
        match &self.waiting {
            _ if *then == OnRecorded::Say => None,
            Some(waiting) if is_it(waiting) => self.written_as(&waiting.events, waiting.at),
            // The question for a folder may be over it.
            _ => self.dialogs.iter().rposition(|dialog| !matches!(dialog, Dialog::Folder(_))),
        }
    }

    /// The text that is being typed, beneath the question for a folder too.
    fn text_that_is_typed(&self) -> Option<&TextBox> {
        let mut written = self.dialogs.iter().filter(|dialog| !matches!(dialog, Dialog::Folder(_)));
        written.find_map(|dialog| dialog.text_box())
    }

    /// Names what was to be recorded, in a few words.
    fn what(&self, events: &[Event]) -> String {
        events.last().map(|event| self.lang.say(&events::count(event, 1))).unwrap_or_default()
    }

    /// Tells that recording has stopped although nothing was to be recorded just now.
    pub fn stopped(&mut self, error: Error) {
        if self.trouble.is_none() {
            self.redraw();
        }
        self.trouble = Some(error);
    }

    /// Returns whether the journal is no longer the one that was written: what was recorded may not be in it.
    #[must_use]
    pub fn is_journal_changed(&self) -> bool {
        self.trouble.as_ref().is_some_and(|trouble| trouble.kind == Kind::Changed)
    }

    /// Reports whether drafts could not be saved when that was last tried.
    pub fn drafts_fail(&mut self, failing: bool) {
        if failing != self.drafts_failing {
            self.redraw();
        }
        self.drafts_failing = failing;
    }

    /// Tells that recording works again, and that nothing waited for it.
    pub fn works_again(&mut self, when: InputTime) {
        self.waiting = None;
        if self.trouble.take().is_some() {
            self.close_folder(when);
            self.redraw();
            self.notify(msg!("stopped-works-again"));
        }
    }

    /// What waits to be recorded.
    #[must_use]
    pub fn waiting(&self) -> Option<&UnrecordedEvents> {
        self.waiting.as_ref()
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

    /// Closes the question for a folder: no other is needed any more.
    pub(super) fn close_folder(&mut self, when: InputTime) {
        if matches!(self.dialog(), Some(Dialog::Folder(_))) {
            self.burst.closes(when.real, self.burst_gap);
        }
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Folder(_)));
    }

    /// Says what is wrong with the folder that was typed.
    pub fn folder_refused(&mut self, error: &Error) {
        let said = text::one_line(&error.render(self.lang));
        if let Some(Dialog::Folder(folder)) = self.dialogs.last_mut() {
            folder.refuse(msg!("stopped-folder-refused", cause = said));
        }
    }

    /// Tells that the record goes on in another folder, and how to open it there.
    pub fn moved(&mut self, dir: &Path, noted: MoveNotice, when: InputTime) {
        self.close_folder(when);
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

    /// Says in a line that recording has stopped, and why.
    #[must_use]
    pub fn why_stopped(&self) -> Option<Msg> {
        let why = self.why(self.trouble.as_ref()?);
        // Only an open text can say that it is still here.
        Some(if self.text_that_is_typed().is_some() || self.open_draft_key().is_some() {
            msg!("stopped-trouble-text", why = why)
        } else {
            msg!("stopped-trouble", why = why)
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
        let what = self.what(&waiting.events);
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

/// Says that somebody else wanted to write in this record and was stopped: two would have kept the minutes.
#[must_use]
pub fn somebody_else(who: &str) -> Msg {
    match who {
        "" => msg!("stopped-other-unknown"),
        who => msg!("stopped-other", who = who.to_owned()),
    }
}

/// Returns whether something need not wait: it comes again by itself.
fn comes_again(events: &[Event]) -> bool {
    let is_of_agenda = |e: &Event| {
        matches!(e, Event::AgendaReplaced { .. } | Event::FileWordingRecorded { .. } | Event::MattersWithheld { .. })
    };
    events.iter().all(is_of_agenda)
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
