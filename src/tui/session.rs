//! A meeting open on the screen: the event loop, and the carrying out of what the program asks for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::alerts::Alerts;
use super::app::{App, Effect, Input, Notice, Outcomes, Then, Tone, When, WrittenFile};
use super::overlay::Draft;
use super::terminal::{Arrival, Screen};
use super::view;
use crate::error::Result;
use crate::files::Found;
use crate::files::watch::Watch;
use crate::journal::{self, Drafts, Journal};
use crate::meeting::Event;
use crate::msg;
use crate::protocol::{self, Failed, Outcome, Templates, Trouble};
use crate::text;
use crate::time::{Clock, Stamp};

/// How the minute-taker left a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// To the shell.
    Quit,
    /// To rehearse it.
    Rehearse,
}

/// A meeting open on the screen.
pub struct Session {
    app: App,
    journal: Journal,
    clock: Clock,
    dir: PathBuf,
    /// The agenda's file: it is watched, and a body's own templates are beside it.
    agenda: Option<PathBuf>,
    alerts: Alerts,
}

/// The longest that typing waits to be saved as a draft.
const DRAFT_DELAY: Duration = Duration::from_millis(400);

impl Session {
    /// Makes a session; `journal` holds the record in the place's folder open.
    #[must_use]
    pub fn new(app: App, journal: Journal, clock: Clock, place: journal::Place) -> Self {
        let alerts = Alerts::new(app.lang, false);
        Self { app, journal, clock, dir: place.dir, agenda: place.agenda, alerts }
    }

    /// Rings the bell when a slot is soon over and when it is over, if the user wants it.
    #[must_use]
    pub fn with_bell(mut self, bell: bool) -> Self {
        self.alerts = Alerts::new(self.app.lang, bell);
        self
    }

    /// The program, to set it up before it runs.
    pub fn app(&mut self) -> &mut App {
        &mut self.app
    }

    /// Takes the agenda as it was found, before the screen is up as after.
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
        self.app.recorded(entries, Then::Say, when);
        self.app.nothing_new();
        self.app.notice = notice;
        Ok(())
    }

    /// Runs the meeting until the minute-taker leaves it.
    ///
    /// # Errors
    ///
    /// When the terminal fails; nothing recorded is lost by that.
    pub fn run(mut self, screen: &mut Screen) -> Result<Left> {
        let (width, height) = screen.size();
        let when = self.when();
        self.app.update(Input::Resize(width, height), when);
        let found = journal::drafts::load(&self.dir);
        self.app.restore_drafts(read_drafts(&found));
        let failing = Arc::new(AtomicBool::new(false));
        let (saver, drafts) = mpsc::channel();
        let mut keeper = None;
        let (dir, told) = (self.dir.clone(), Arc::clone(&failing));
        let keep = || keeper = Some(keep_drafts(dir, found, told, drafts));
        self.app.ask_for_day(when);
        let left = self.event_loop(screen, &saver, &failing, keep);
        // Only when the sender is gone does the keeper write the last drafts and end.
        let _ = saver.send(write_drafts(&self.app));
        drop(saver);
        if let Some(keeper) = keeper {
            let _ = keeper.join();
        }
        left
    }

    /// Runs until the minute-taker leaves; `keep` starts the keeping of drafts, once the first frame is drawn.
    fn event_loop(
        &mut self,
        screen: &mut Screen,
        saver: &Sender<Drafts>,
        failing: &AtomicBool,
        keep: impl FnOnce(),
    ) -> Result<Left> {
        let mut keep = Some(keep);
        let mut painter = view::Painter::default();
        let mut watch: Option<Watch> = None;
        loop {
            let now = self.clock.now();
            let failed = failing.load(Ordering::Relaxed);
            self.app.tick(now);
            let changed = self.app.take_changed_backdrop() || failed != self.app.drafts_failing;
            self.app.drafts_failing = failed;
            screen.alert(self.alerts.look(self.app.meeting(), now, self.clock.real(), changed));
            screen.draw(changed, |frame| painter.paint(frame, &self.app, now, changed))?;
            if let Some(keep) = keep.take() {
                keep();
            }
            // Only now: a typed letter is painted before another thread is woken to keep it.
            if self.app.take_changed_drafts() {
                let _ = saver.send(write_drafts(&self.app));
            }
            let at_most = self.until_next_second();
            // Only now: the first frame waits for no watcher.
            watch = watch.or_else(|| self.agenda.clone().map(Watch::new));
            let found = || watch.as_ref().and_then(Watch::take).map(input);
            // Asked here too, lest somebody who never stops typing keeps a change out.
            let mut arrival = found().map_or_else(|| screen.wait_or(at_most, found), Arrival::Input);
            // What has come in meanwhile is taken together: one frame shows it all. A letter alone is drawn at once.
            loop {
                match arrival {
                    Arrival::Nothing => break,
                    Arrival::Stop => return Ok(Left::Quit),
                    Arrival::Input(input) => {
                        let when = self.when();
                        if let Some(left) = self.give(input, when) {
                            return Ok(left);
                        }
                    }
                }
                if self.app.only_typed() {
                    break;
                }
                arrival = screen.poll();
            }
        }
    }

    /// Gives the program an input and carries out what it asks for.
    fn give(&mut self, input: Input, when: When) -> Option<Left> {
        let mut next = Some(input);
        while let Some(input) = next {
            for effect in self.app.update(input, when) {
                match effect {
                    Effect::Quit => return Some(Left::Quit),
                    Effect::Rehearse => return Some(Left::Rehearse),
                    Effect::WriteProtocols => {
                        self.app.notice = Some(Notice { msg: msg!("after-written"), tone: Tone::Tell });
                        self.write_protocols(when);
                    }
                    Effect::Record(events, then) => {
                        if let Err(error) = self.append(events, then, when) {
                            self.app.failed(error);
                        }
                    }
                }
            }
            next = self.app.take_put_off().map(Input::AgendaChanged);
        }
        None
    }

    fn when(&mut self) -> When {
        When { now: self.clock.now(), real: self.clock.real() }
    }

    /// The time until the clock on the screen changes; never so short that a fast rehearsal burns the processor.
    fn until_next_second(&mut self) -> Duration {
        let past = u64::from(self.clock.now().timestamp_subsec_millis());
        let left = Duration::from_millis(1000 - past.min(999)).div_f64(self.clock.speed().max(0.001));
        left.max(Duration::from_millis(100))
    }

    /// Appends events, syncs, and only then lets the program know of them.
    fn append(&mut self, events: Vec<Event>, then: Then, when: When) -> Result<()> {
        if self.journal.is_stopped() {
            self.journal.reopen()?;
        }
        let mut all = Vec::with_capacity(events.len() + 1);
        if !self.app.history.is_recorded() {
            all.push((when.now, self.app.creation()));
        }
        all.extend(events.into_iter().map(|e| (when.now, e)));
        let entries = self.journal.append_all(all)?;
        let closed = |app: &App| app.meeting().closed_at().is_some();
        let before = closed(&self.app);
        self.app.recorded(entries, then, when);
        // Whatever comes after the close goes into the protocol; opened again, it is a draft, and the files must say so.
        if closed(&self.app) || before {
            self.write_protocols(when);
        }
        Ok(())
    }

    /// Writes the protocols of the closed meeting; a failure is told, and the record is complete all the same.
    fn write_protocols(&mut self, when: When) {
        let name = |path: &std::path::Path| text::one_line(&path.display().to_string());
        let lang = self.app.lang;
        let own = self.app.meeting().agenda().protocol.templates.clone();
        let templates = Templates::of_agenda(self.agenda.as_deref(), own.as_deref());
        let Outcome { written, failed, troubles, remarks, cpr } = protocol::write_files(
            &self.dir,
            self.app.meeting(),
            (self.journal.chain(), self.journal.pins()),
            when.now,
            &templates,
        );
        self.app.written = Outcomes::default();
        if self.app.meeting().closed_at().is_some() {
            let file = |w: protocol::Written| WrittenFile { path: name(&w.path), beside: w.kept.as_deref().map(name) };
            let failure = |f: &Failed| msg!("format-failed", file = f.file.clone(), cause = lang.say(&f.error.msg));
            let template =
                |t: &Trouble| format!("{}. {}", t.line(lang).trim_end_matches('.'), lang.text("template-default"));
            self.app.written.files = written.into_iter().map(file).collect();
            self.app.written.remarks = failed
                .iter()
                .map(|f| lang.say(&failure(f)))
                .chain(troubles.iter().map(template))
                .chain(remarks.iter().map(|remark| lang.say(remark)))
                .chain(cpr.iter().map(|place| place.line(lang)))
                .collect();
        }
        if let Some(first) = failed.first() {
            self.app.protocol_failed(first);
        } else if self.app.meeting().closed_at().is_some() && self.app.written.files.is_empty() {
            self.app.notice = Some(Notice { msg: msg!("format-none"), tone: Tone::Warn });
        }
    }
}

/// Tells the program how the agenda was found.
fn input(found: Found) -> Input {
    match found {
        Found::Good(agenda, _) => Input::AgendaChanged(agenda),
        Found::Broken(broken) => Input::AgendaBroken(broken),
        Found::Gone => Input::AgendaGone,
    }
}

/// Starts the thread that saves drafts, so that no key waits for the disk.
///
/// `saved` is what the file holds: what is the same is not written, so that looking at a meeting leaves no drafts behind.
/// Whether the last try failed stands in `failing`; the next change tries again.
fn keep_drafts(
    dir: PathBuf,
    mut saved: Drafts,
    failing: Arc<AtomicBool>,
    receiver: Receiver<Drafts>,
) -> JoinHandle<()> {
    std::thread::spawn(move || {
        while let Ok(mut latest) = receiver.recv() {
            // Typing comes in bursts and the latest of a moment is enough; but the moment ends also while typing goes on.
            let clock = Clock::system();
            let ended = loop {
                match receiver.recv_timeout(DRAFT_DELAY.saturating_sub(clock.real())) {
                    Ok(newer) => latest = newer,
                    Err(RecvTimeoutError::Timeout) => break false,
                    Err(RecvTimeoutError::Disconnected) => break true,
                }
            };
            if latest != saved {
                let done = latest.save(&dir);
                failing.store(done.is_err(), Ordering::Relaxed);
                if done.is_ok() {
                    saved = latest;
                }
            }
            if ended {
                return;
            }
        }
    })
}

fn write_drafts(app: &App) -> Drafts {
    let mut drafts = Drafts::default();
    for (key, draft) in &app.drafts {
        let extra = serde_json::to_value(draft).unwrap_or_default();
        drafts.set(key, journal::Draft { text: draft.text.clone(), extra });
    }
    drafts
}

fn read_drafts(drafts: &Drafts) -> std::collections::BTreeMap<String, Draft> {
    drafts
        .iter()
        .filter_map(|(key, stored)| {
            let mut draft: Draft = serde_json::from_value(stored.extra.clone()).ok()?;
            draft.text = stored.text.clone();
            Some((key.to_owned(), draft))
        })
        .collect()
}
