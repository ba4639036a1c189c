//! The event loop: it shows what there is, takes what comes in, and has it carried out.
//!
//! It knows neither the terminal nor the machine's clock: the first is a [`Window`], the second the session's own
//! [`Clock`](crate::time::Clock). So tests run this loop, with a window and a clock that they set.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::super::drafts::{DraftSaver, write_drafts};
use super::super::window::{Arrival, Window};
use super::ahead::Ahead;
use super::{Session, SessionExit, input};
use crate::error::Result;
use crate::files::watch::Watch;
use crate::tui::app::{Input, InputTime, Notice, Tone};
use crate::tui::view;
use crate::{log, msg};

/// The longest that what comes in is taken before it is shown.
const BETWEEN_FRAMES: Duration = Duration::from_millis(50);

/// A session that runs: turn by turn it shows what there is and takes what comes in.
pub struct EventLoop {
    session: Session,
    saver: DraftSaver,
    painter: view::Painter,
    /// Watches the agenda's file, once the first frame is drawn.
    watch: Option<Watch>,
    ahead: Ahead,
}

impl EventLoop {
    /// Begins in a window of a size; drafts are kept once the first frame is drawn.
    #[must_use]
    pub fn new(mut session: Session, (width, height): (u16, u16)) -> Self {
        log!("screen", width = width, height = height, speed = session.clock.speed());
        let when = session.when();
        session.app.update(Input::Resize(width, height), when);
        session.app.open_again(when.now);
        let saver = DraftSaver::new(Arc::clone(&session.watched), std::mem::take(&mut session.found));
        session.app.ask_for_day(when);
        if session.app.dialog().is_none() {
            session.app.ask_about_orphan(when.now);
        }
        Self { session, saver, painter: view::Painter::default(), watch: None, ahead: Ahead::default() }
    }

    /// The session that runs.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session that runs, to change what no input changes.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Runs until the minute-taker leaves.
    ///
    /// # Errors
    ///
    /// When the window fails; nothing recorded is lost by that.
    pub fn run(mut self, window: &mut impl Window) -> Result<SessionExit> {
        let left = self.turns(window);
        self.session.try_last();
        let (waits, is_unwritten) = (self.session.app.waiting_text(), self.session.again.is_some());
        let is_changed = self.session.app.is_journal_changed();
        let is_saved = self.finish();
        let quit = || match is_saved && waits.is_none() {
            _ if is_changed => SessionExit::Changed(waits),
            false => SessionExit::Unsaved(waits),
            true if is_unwritten => SessionExit::Unwritten,
            true => SessionExit::Quit,
        };
        left.map(|left| match left {
            SessionExit::Quit => quit(),
            SessionExit::Rehearse(_) => SessionExit::Rehearse(Box::new(quit())),
            left @ (SessionExit::Unsaved(_) | SessionExit::Changed(_) | SessionExit::Unwritten) => left,
        })
    }

    /// Returns whether something came in that is still to be taken.
    #[must_use]
    pub fn has_more(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// Saves the last drafts; false: they could not be saved.
    pub fn finish(self) -> bool {
        self.saver.finish(write_drafts(&self.session.app, &self.session.kept))
    }

    fn turns(&mut self, window: &mut impl Window) -> Result<SessionExit> {
        loop {
            // While documents are written, nothing comes in.
            if self.show(window)? {
                continue;
            }
            if let Some(left) = self.take(window)? {
                return Ok(left);
            }
        }
    }

    /// Looks after the clock, the drafts and the recording, and shows all there is; true: there is more to show.
    ///
    /// # Errors
    ///
    /// When the window fails.
    pub fn show(&mut self, window: &mut impl Window) -> Result<bool> {
        let session = &mut self.session;
        if session.check_clock() {
            session.app.redraw();
        }
        if self.saver.revive(session.clock.real()) {
            session.app.notice = Some(Notice { msg: msg!("draft-saver-stopped"), tone: Tone::Warn });
            session.app.redraw();
        }
        if session.report_drafts_folder() {
            session.app.redraw();
        }
        session.rewrite_put_back();
        let now = session.when().now;
        session.app.tick(now);
        session.check_recording();
        session.app.drafts_fail(session.watched.drafts_fail.load(Ordering::Relaxed));
        let changed = session.app.take_changed_backdrop();
        window.alert(session.look(now, changed));
        window.draw(changed, |frame| self.painter.paint(frame, &session.app, now, changed))?;
        // Only now: the first frame waits for no thread, and a typed letter is painted before another is woken to keep
        // it.
        self.saver.begin(session.clock.real());
        if session.app.take_changed_drafts() {
            self.saver.keep(write_drafts(&session.app, &session.kept));
        }
        // The close is on the screen; its files follow one by one.
        let wrote = session.write_next() || session.try_files_again();
        if wrote {
            session.app.redraw();
        }
        Ok(wrote)
    }

    /// Waits for something to come in, and has it carried out; returns how the minute-taker left, if that was it.
    ///
    /// # Errors
    ///
    /// When the window fails.
    pub fn take(&mut self, window: &mut impl Window) -> Result<Option<SessionExit>> {
        let at_most = self.until_next_second();
        let session = &mut self.session;
        // Only now: the first frame waits for no watcher.
        let watch = self.watch.take().or_else(|| session.agenda.clone().map(Watch::new));
        session.narrow(watch.as_ref().and_then(Watch::take_readers));
        let found = || watch.as_ref().and_then(Watch::take).map(input);
        // Asked here too, lest somebody who never stops typing keeps a change out.
        let of_file = found().map(|input| Arrival::Input(input, Duration::ZERO));
        let came = of_file.or_else(|| self.ahead.take(session.clock.real()));
        let arrival = match came {
            Some(arrival) => arrival,
            None => self.ahead.look(window.wait_or(at_most, found), session, window),
        };
        self.watch = watch;
        let left = self.take_all(arrival, window);
        let when = self.session.when();
        self.session.app.catch_up_text(when);
        Ok(left)
    }

    /// Takes what came in and what has come in meanwhile: one frame shows it all. However much comes, it is shown, and
    /// handed on to be saved, many times a second.
    fn take_all(&mut self, mut arrival: Arrival, window: &mut impl Window) -> Option<SessionExit> {
        let session = &mut self.session;
        let began = session.clock.real();
        loop {
            match arrival {
                Arrival::Nothing => return None,
                Arrival::Stop => {
                    log!("stopped-from-outside");
                    return Some(SessionExit::Quit);
                }
                Arrival::Input(input, ago) => {
                    session.narrow_before(&input);
                    let when = session.when();
                    let when = InputTime { real: when.real.saturating_sub(ago), ..when };
                    if let Some(left) = session.give(input, when) {
                        session.write_rest();
                        return Some(left);
                    }
                }
            }
            if session.writing.is_some() || session.clock.real().saturating_sub(began) >= BETWEEN_FRAMES {
                return None;
            }
            arrival = match self.ahead.take(session.clock.real()) {
                Some(arrival) => arrival,
                None => self.ahead.look(window.poll(), session, window),
            };
        }
    }

    /// The time until the clock on the screen changes; never so short that a fast rehearsal burns the processor.
    fn until_next_second(&mut self) -> Duration {
        let past = u64::from(self.session.clock.now().timestamp_subsec_millis());
        let left = Duration::from_millis(1000 - past.min(999)).div_f64(self.session.clock.speed().max(0.001));
        left.max(Duration::from_millis(100))
    }
}
