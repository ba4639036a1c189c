//! A meeting open on the screen: the event loop, and the carrying out of what the program asks for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::alerts::Alerts;
use super::drafts::{DraftWatch, read_drafts};
use super::window::Window;
use crate::error::Result;
use crate::files::Found;
use crate::journal::{self, Drafts, Journal};
use crate::lang::Msg;
use crate::log::Value;
use crate::meeting::{Event, Target};
use crate::protocol::SlowTemplates;
use crate::time::{Clock, Stamp};
use crate::tui::app::{App, Effect, Input, InputTime, Notice, OnRecorded, Tone};
use crate::tui::stopped;
use crate::{log, msg, text};

mod agenda;
mod ahead;
mod clock;
mod documents;
mod event_loop;
mod recast;
mod recording;
mod said;

pub use self::event_loop::EventLoop;

use self::clock::ResumePoint;
use self::documents::{PendingDocuments, RetryQueue};
use self::recording::TRY_AGAIN;
use self::said::ClockNotice;

/// How the minute-taker left a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionExit {
    Quit,
    /// To rehearse the meeting; with how the program would have been left instead.
    Rehearse(Box<SessionExit>),
    /// To the shell, with something that could not be saved; what waited, where something did.
    Unsaved(Option<String>),
    /// To the shell, while the journal was no longer the one that was written: what was recorded may not be in it; and
    /// what waited.
    Changed(Option<String>),
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
    /// What was said of that last: said once, it gives way to what was done since.
    said_of_file: Vec<Msg>,
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
    /// Who has the record open.
    user: String,
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
        app.folder = place.dir.file_name().map(|name| format!("…/{}", name.to_string_lossy())).unwrap_or_default();
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
            said_of_file: Vec::new(),
            alerts,
            writing: None,
            again: None,
            slow: SlowTemplates::default(),
            taken_up,
            of_clock: None,
            of_other: None,
            found,
            kept,
            user: String::new(),
            apart: None,
        }
    }

    /// Says who has the record open: what is recorded after a close says by whom.
    #[must_use]
    pub fn with_user(mut self, user: String) -> Self {
        self.user = user;
        self
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

    /// Notes that the record goes when the program is left.
    pub fn discard_record(&mut self) {
        self.app.is_discarded = true;
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
                self.give(agenda, when);
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
                    Effect::Rehearse => return Some(SessionExit::Rehearse(Box::new(SessionExit::Quit))),
                    Effect::WriteProtocols => {
                        self.app.notice = Some(Notice { msg: msg!("after-written"), tone: Tone::Tell });
                        self.write_protocols(when);
                    }
                    Effect::Record(events, _) if !self.may_record(&events, when) => {}
                    Effect::Record(events, then) => self.record(events, then, when),
                    Effect::TryAgain => self.try_again(when),
                    Effect::MoveTo(typed) => self.move_to(&typed, when),
                }
            }
            // Nothing is recorded of a plan, of what cannot be read, or on a full disk, and documents may have been
            // written all the same; so they may of a closed meeting, which takes nothing over.
            if is_of_agenda {
                self.close_as_file(when);
            }
            next = self.app.take_deferred();
        }
        None
    }
}

/// Says the program how the agenda was found.
fn input(found: Found) -> Input {
    log!("agenda-found", kind = Value::variant(&found));
    match found {
        Found::Good(agenda, warnings) => Input::of_agenda(agenda, warnings),
        Found::Broken(error, _) => Input::AgendaBroken(error),
        Found::NoText(_) | Found::Gone => Input::AgendaGone,
        Found::Held(_) => Input::AgendaHeld,
    }
}

/// Returns whether something comes from the agenda's file.
fn is_of_agenda(input: &Input) -> bool {
    matches!(
        input,
        Input::AgendaChanged(_)
            | Input::AgendaWarned(..)
            | Input::AgendaBroken(_)
            | Input::AgendaGone
            | Input::AgendaHeld
    )
}

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
}
