//! A meeting open on the screen: the event loop, and the carrying out of what the program asks for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::alerts::Alerts;
use super::drafts::{DraftWatch, read_drafts};
use super::window::Window;
use crate::error::{Error, Result};
use crate::files::{self, Found};
use crate::journal::{self, Drafts, Journal, MoveNotice};
use crate::lang::Msg;
use crate::log::Value;
use crate::meeting::{Event, Target};
use crate::protocol::{self, SlowTemplates};
use crate::time::{Clock, Stamp};
use crate::tui::app::{App, Effect, Input, InputTime, Notice, OnRecorded, Tone};
use crate::tui::stopped;
use crate::{log, msg, text};

mod agenda;
mod clock;
mod documents;
mod event_loop;
mod said;

pub use self::event_loop::EventLoop;

use self::clock::ResumePoint;
use self::documents::{PendingDocuments, RetryQueue};
use self::said::ClockNotice;

/// How the minute-taker left a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionExit {
    Quit,
    Rehearse,
    /// To the shell, with something that could not be saved; what waited, where something did.
    Unsaved(Option<String>),
    /// To the shell, with documents that could not be written.
    Unwritten,
}

/// A meeting open on the screen.
pub struct Session {
    app: App,
    journal: Journal,
    clock: Clock,
    dir: PathBuf,
    /// The folders that the record was in before, the last one first: public documents may be in them.
    left: Vec<PathBuf>,
    /// What the thread that keeps drafts looks at besides.
    watched: Arc<DraftWatch>,
    /// When recording is tried again by itself, in real time.
    next_try: Duration,
    /// The agenda's file: it is watched, and a body's own templates are next to it.
    agenda: Option<PathBuf>,
    /// What the file closed when it was looked at last, and the meeting had open.
    in_file: Vec<Target>,
    alerts: Alerts,
    /// The protocols that are being written.
    writing: Option<PendingDocuments>,
    /// The files that are tried again.
    again: Option<RetryQueue>,
    /// The body's own templates that took too long in this session.
    slow: SlowTemplates,
    /// Where the record was when this program took it up.
    taken_up: ResumePoint,
    /// What is to be said of the machine's clock.
    of_clock: Option<ClockNotice>,
    /// What is to be said of somebody else who wants to write.
    of_other: Option<ClockNotice>,
    /// The drafts as they were found.
    found: Drafts,
    /// Those among them that only a newer program understands: they stay in the file.
    kept: Drafts,
    /// The file that drafts are kept in while somebody else writes in the folder, as it was said last.
    apart: Option<PathBuf>,
}

impl Session {
    /// Makes a session; `journal` holds the record in the place's folder open.
    #[must_use]
    pub fn new(mut app: App, journal: Journal, mut clock: Clock, place: journal::MeetingPaths) -> Self {
        // Before the agenda, which may have been changed since: what was being written follows its item.
        let found = journal::drafts::load(&place.dir);
        let (mut drafts, kept) = read_drafts(&found);
        if let Some(agenda) = found.agenda() {
            app.begin_with(agenda);
        }
        app.follow_names_since(&mut drafts, found.agenda());
        app.take_drafts(drafts);
        let taken_up = ResumePoint::new(&app, &mut clock);
        let alerts = Alerts::new(app.lang, false);
        let watched = Arc::new(DraftWatch::default());
        watched.set(&place.dir, journal.held_files());
        Self {
            app,
            journal,
            clock,
            left: journal::left(&place.dir),
            dir: place.dir,
            watched,
            next_try: Duration::ZERO,
            agenda: place.agenda,
            in_file: Vec::new(),
            alerts,
            writing: None,
            again: None,
            slow: SlowTemplates::default(),
            taken_up,
            of_clock: None,
            of_other: None,
            found,
            kept,
            apart: None,
        }
    }

    /// Rings the bell when a slot is soon over and when it is over, if the user wants it.
    #[must_use]
    pub fn with_bell(mut self, bell: bool) -> Self {
        self.alerts = Alerts::new(self.app.lang, bell);
        self
    }

    /// Says what became of drafts that could not be given back to the screen.
    #[must_use]
    pub fn drafts_left_out(&self) -> Option<Msg> {
        if let Some(aside) = self.found.set_aside().and_then(Path::file_name) {
            return Some(msg!("draft-damaged", name = text::one_line(&aside.to_string_lossy())));
        }
        let count = self.kept.iter().count();
        (count > 0).then(|| msg!("draft-newer", count = count))
    }

    /// The program.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The program, to set it up before it runs.
    pub fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// Takes the agenda as it was found when the record was opened, for those who may read its files.
    pub fn agenda(&mut self, found: Found) {
        let when = self.when();
        self.give(input(found), when);
    }

    /// Records what a rehearsal takes as having happened before it begins, each event at its own time.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn record_past(&mut self, events: Vec<(Stamp, Event)>) -> Result<()> {
        let Some((first, _)) = events.first() else { return Ok(()) };
        let when = self.when();
        let mut all = vec![(*first, self.app.creation())];
        all.extend(events);
        let entries = self.journal.append_all(all)?;
        // What was said before, of the settings say, is still to be read.
        let notice = self.app.notice.take();
        self.watched.set(&self.dir, self.journal.held_files());
        self.app.recorded(entries, OnRecorded::Say, when);
        self.app.forget_recent();
        self.app.notice = notice;
        Ok(())
    }

    /// Runs the meeting until the minute-taker leaves it.
    ///
    /// # Errors
    ///
    /// When the terminal fails; nothing recorded is lost by that.
    pub fn run(self, window: &mut impl Window) -> Result<SessionExit> {
        EventLoop::new(self, window.size()).run(window)
    }

    /// Says once that drafts are kept apart from those of somebody else who writes in the folder; true: it is said now.
    fn report_drafts_folder(&mut self) -> bool {
        let apart = self.watched.apart();
        if apart == self.apart {
            return false;
        }
        self.apart = apart;
        let name = self.apart.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        if let Some(name) = &name {
            let msg = msg!("draft-kept-apart", name = text::one_line(name));
            self.app.notice = Some(Notice { msg, tone: Tone::Warn });
        }
        name.is_some()
    }

    /// Says at once that the journal is gone, and tries again now and then whether recording works again.
    fn check_recording(&mut self) {
        // Looked at once more: what was found may be of a folder that was left since, or have been put right.
        let when = self.when();
        let gone = self.watched.gone.swap(false, Ordering::Relaxed);
        if gone && let Err(error) = self.journal.check() {
            self.app.stopped(error);
            // It is to be seen, also where it can be put right at once.
            self.next_try = when.real + TRY_AGAIN;
        }
        if gone {
            // The lock may have been taken anew.
            self.watched.set(&self.dir, self.journal.held_files());
        }
        if gone && let Some(who) = self.journal.other() {
            self.of_other = Some(ClockNotice::urgent(stopped::somebody_else(&who)));
        }
        if self.app.may_heal() && when.real >= self.next_try {
            self.try_again(when);
            if let Some(agenda) = self.app.take_deferred() {
                self.give(Input::AgendaChanged(agenda), when);
            }
            if let Some(withheld) = self.app.withholds_for_file().filter(|_| self.app.trouble.is_none()) {
                self.record(vec![withheld], OnRecorded::Say, when);
            }
        }
        if ClockNotice::show(&mut self.of_other, &mut self.app, when) {
            self.app.redraw();
        }
    }

    /// Names the dialog that is open and the message that is shown, where a log is kept.
    fn shows(&self) -> Option<(Value, Value)> {
        log::is_on().then(|| {
            let dialog = self.app.dialog().map_or("none".into(), Value::variant);
            (dialog, self.app.notice.as_ref().map_or("nothing".into(), |notice| Value::from(&notice.msg)))
        })
    }

    /// Returns the program an input and carries out what it asks for.
    fn give(&mut self, input: Input, when: InputTime) -> Option<SessionExit> {
        let mut next = Some(input);
        while let Some(input) = next {
            if let Input::Resize(width, height) = input {
                log!("screen", width = width, height = height);
            }
            let before = self.shows();
            let is_of_agenda = is_of_agenda(&input);
            let effects = self.app.update(input, when);
            if let Some(shows) = self.shows().filter(|shows| Some(shows) != before.as_ref()) {
                log!("screen-shows", dialog = shows.0, says = shows.1);
            }
            for effect in effects {
                log!("effect", kind = Value::variant(&effect));
                match effect {
                    Effect::Quit => return Some(SessionExit::Quit),
                    Effect::Rehearse => return Some(SessionExit::Rehearse),
                    Effect::WriteProtocols => {
                        self.app.notice = Some(Notice { msg: msg!("after-written"), tone: Tone::Tell });
                        self.write_protocols(when);
                    }
                    Effect::Record(events, _) if !self.may_record(&events, when) => {}
                    Effect::Record(events, then) => {
                        let began = self.clock.real();
                        self.record(events, then, when);
                        self.app.took(self.clock.real().saturating_sub(began));
                    }
                    Effect::TryAgain => self.try_again(when),
                    Effect::MoveTo(typed) => self.move_to(&typed, when),
                }
            }
            // Nothing is recorded of a plan, of what cannot be read, or on a full disk, and documents may have been
            // written all the same; so they may of a closed meeting, which takes nothing over.
            if is_of_agenda {
                self.close_as_file(when);
            }
            next = self.app.take_deferred().map(Input::AgendaChanged);
        }
        None
    }

    /// Records events; what could not be recorded before goes first.
    fn record(&mut self, events: Vec<Event>, then: OnRecorded, when: InputTime) {
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

    fn append_or_fail(&mut self, events: Vec<Event>, then: OnRecorded, when: InputTime) {
        if let Err(error) = self.append(events.clone(), then.clone(), when.now, when) {
            log::failed("not-recorded", &error);
            self.next_try = when.real + TRY_AGAIN;
            self.app.failed(error, events, then, when.now);
        }
    }

    /// Looks whether recording works again, as it was told to, and says what it found.
    fn try_again(&mut self, when: InputTime) {
        self.next_try = when.real + TRY_AGAIN;
        let resumed = self.resume(when);
        log!("recording-tried-again", works = resumed.is_ok());
        if let Err(error) = resumed {
            log::failed("still-not-recording", &error);
            self.app.stopped(error);
        }
    }

    /// Records what waits, if that works by now: the program is about to end, and with it what waits.
    fn try_last(&mut self) {
        if self.app.waiting().is_some() {
            let when = self.when();
            self.try_again(when);
            self.write_rest();
        }
    }

    /// Goes on recording through recovery, with what waited; returns whether anything did.
    fn resume(&mut self, when: InputTime) -> Result<bool> {
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
    fn move_to(&mut self, typed: &Path, when: InputTime) {
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
        match self.journal.move_to(&dir, self.agenda.as_deref(), readers, self.app.history.entries(), real) {
            Ok(moved) => {
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
    fn append(&mut self, events: Vec<Event>, then: OnRecorded, at: Stamp, when: InputTime) -> Result<()> {
        let mut all = Vec::with_capacity(events.len() + 2);
        if !self.app.history.is_recorded() {
            all.push((at, self.app.creation()));
        }
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

/// Says the program how the agenda was found.
fn input(found: Found) -> Input {
    log!("agenda-found", kind = Value::variant(&found));
    match found {
        Found::Good(agenda, _) => Input::AgendaChanged(agenda),
        Found::Broken(broken, _) => Input::AgendaBroken(broken),
        Found::NoText(_) | Found::Gone => Input::AgendaGone,
    }
}

/// Returns whether something comes from the agenda's file.
fn is_of_agenda(input: &Input) -> bool {
    matches!(input, Input::AgendaChanged(_) | Input::AgendaBroken(_) | Input::AgendaGone)
}

/// How often recording that stopped is tried again by itself.
const TRY_AGAIN: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::agenda::{Unreadable, load};
    use crate::journal::RealFs;
    use crate::lang::Lang;
    use crate::meeting::History;
    use crate::tui::theme::Theme;

    const PLAN: &str = "title = \"M\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"Et\"\nminutes = 10\n";

    pub(super) fn session(dir: &Path) -> Session {
        let agenda = load("agenda.toml", PLAN, &mut |_: &str| Err(Unreadable::Missing)).agenda.unwrap();
        let clock = Clock::pretended(DateTime::parse_from_rfc3339("2025-01-15T08:59:00+01:00").unwrap(), 1.0);
        let (journal, _) = Journal::open(Arc::new(RealFs), dir, None, clock.clone().now()).unwrap();
        let app = App::new(Lang::En, Theme::new(true), agenda.clone(), History::new(agenda, None, true));
        Session::new(app, journal, clock, journal::MeetingPaths { agenda: None, dir: dir.to_owned() })
    }

    #[test]
    fn findings_about_a_folder_that_was_left_are_not_reported_for_the_new_one() {
        let temp = tempfile::tempdir().unwrap();
        let (dir, usb) = (temp.path().join("m"), temp.path().join("usb"));
        std::fs::create_dir(&usb).unwrap();
        let mut session = session(&dir);
        let when = session.when();
        session.record(vec![Event::MeetingPaused], OnRecorded::Say, when);
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
