//! What a thread next to the screen does, so that no key waits for the disk: it saves drafts, and looks whether the
//! journal is still there.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::journal::drafts::{Save, Saved};
use crate::journal::{self, Drafts};
use crate::log;
use crate::log::Timer;
use crate::protocol::PublicFilesWatch;
use crate::time::Clock;
use crate::tui::app::App;
use crate::tui::drafts::{Draft, OpenLine, WorkingDrafts};

/// The longest that typing waits to be saved as a draft.
const DRAFT_DELAY: Duration = Duration::from_millis(400);

/// How often the journal is looked for, and drafts that could not be saved are tried again.
const LOOK: Duration = Duration::from_secs(1);

/// What the thread that keeps drafts looks at, and what it finds.
#[derive(Default)]
pub(super) struct DraftWatch {
    /// The record's folder, and which files its writer holds open.
    journal: Mutex<(PathBuf, journal::HeldFiles)>,
    /// Whether the journal or its lock was found to be gone, replaced or cut.
    pub(super) gone: AtomicBool,
    /// Whether something else was found in the place of a public document.
    pub(super) put_back: AtomicBool,
    /// Whether a text is in no file because drafts could not be saved.
    pub(super) drafts_fail: AtomicBool,
    /// Drafts that were saved by whoever moved the record, and the folder that they are in.
    saved_in: Mutex<Option<(PathBuf, Drafts)>>,
    /// The file that drafts are kept in while somebody else writes in the folder.
    apart: Mutex<Option<PathBuf>>,
}

impl DraftWatch {
    /// Sets where the journal is now, and which files are held open.
    pub(super) fn set(&self, dir: &Path, held: journal::HeldFiles) {
        if let Ok(mut journal) = self.journal.lock() {
            *journal = (dir.to_owned(), held);
        }
    }

    /// Notes that these drafts were saved in a folder to which the record goes.
    pub(super) fn saved_in(&self, dir: &Path, drafts: Drafts) {
        *self.saved_in.lock().unwrap_or_else(PoisonError::into_inner) = Some((dir.to_owned(), drafts));
    }

    fn take_saved_in(&self, dir: &Path) -> Option<Drafts> {
        let mut saved = self.saved_in.lock().unwrap_or_else(PoisonError::into_inner);
        saved.take_if(|(there, _)| there == dir).map(|(_, drafts)| drafts)
    }

    fn get(&self) -> (PathBuf, journal::HeldFiles) {
        self.journal.lock().map(|journal| journal.clone()).unwrap_or_default()
    }

    /// Returns the file that drafts are kept in while somebody else writes in the folder.
    pub(super) fn apart(&self) -> Option<PathBuf> {
        self.apart.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks whether the journal is there, in its full length, and whether public documents are as they were written.
    /// The screen says that it is: no key may be needed to find
    /// out.
    fn look(&self, public: &mut PublicFilesWatch) {
        let (dir, held) = self.get();
        if public.look(&dir) {
            self.put_back.store(true, Ordering::Relaxed);
        }
        if !journal::are_in_place(&dir, &held) && self.get() == (dir, held) {
            self.gone.store(true, Ordering::Relaxed);
        }
    }
}

/// What is to be saved and where it was saved, kept by whoever saves.
#[derive(Clone)]
struct Saver {
    watched: Arc<DraftWatch>,
    saved: Arc<Mutex<Saved>>,
    save: Save,
}

impl Saver {
    fn saved(&self) -> MutexGuard<'_, Saved> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes sure that the drafts are in a file. It is looked at each time: what was saved once may be gone since.
    fn save(&self, latest: &Drafts) {
        let (dir, held) = self.watched.get();
        let mut saved = self.saved();
        if let Some(drafts) = self.watched.take_saved_in(&dir) {
            *saved = Saved::found(drafts, &dir);
        }
        let (timer, is_new) = (Timer::start(), saved.drafts() != latest);
        let outcome = saved.update(latest, &dir, &held, self.save);
        if is_new {
            log!("drafts", count = latest.iter().count(), ms = timer.passed(), done = outcome.is_ok());
        }
        let failed = outcome.is_err();
        let is_in_place = saved.is_in_place();
        // A text that was recorded meanwhile needs no draft: that its old one is still in the file loses nothing.
        let is_in_file = |(key, draft)| is_in_place && saved.drafts().get(key) == Some(draft);
        let lost = failed && !latest.iter().all(is_in_file);
        if lost != self.watched.drafts_fail.load(Ordering::Relaxed) {
            log!("drafts-fail", now = lost);
        }
        self.watched.drafts_fail.store(lost, Ordering::Relaxed);
        *self.watched.apart.lock().unwrap_or_else(PoisonError::into_inner) = saved.apart().map(Path::to_owned);
    }

    /// Saves what comes in, until nobody can send any more.
    fn run(&self, receiver: &Receiver<Drafts>, mut latest: Drafts) {
        let mut public = PublicFilesWatch::default();
        loop {
            let ended = match receiver.recv_timeout(LOOK) {
                Ok(newer) => {
                    latest = newer;
                    take_burst(receiver, &mut latest)
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => true,
            };
            self.save(&latest);
            self.watched.look(&mut public);
            if ended {
                return;
            }
        }
    }
}

/// Takes the latest of a moment: typing comes in bursts, but the moment ends also while typing goes on. True: nobody
/// can send any more.
fn take_burst(receiver: &Receiver<Drafts>, latest: &mut Drafts) -> bool {
    let clock = Clock::system();
    loop {
        match receiver.recv_timeout(DRAFT_DELAY.saturating_sub(clock.real())) {
            Ok(newer) => *latest = newer,
            Err(RecvTimeoutError::Timeout) => return false,
            Err(RecvTimeoutError::Disconnected) => return true,
        }
    }
}

/// Keeps drafts on a thread, and starts another where that one dies.
pub(super) struct DraftSaver {
    saver: Saver,
    /// What is to be saved.
    latest: Drafts,
    thread: Option<(Sender<Drafts>, JoinHandle<()>)>,
    /// When the thread was last started, in real time; none: not yet.
    started: Option<Duration>,
}

impl DraftSaver {
    /// Makes a saver that has not begun; `found` is what the file holds.
    pub(super) fn new(watched: Arc<DraftWatch>, found: Drafts) -> Self {
        Self::saving_by(watched, found, Drafts::save_as)
    }

    fn saving_by(watched: Arc<DraftWatch>, found: Drafts, save: Save) -> Self {
        let dir = watched.get().0;
        let saved = Arc::new(Mutex::new(Saved::found(found.clone(), &dir)));
        let saver = Saver { watched, saved, save };
        Self { saver, latest: found, thread: None, started: None }
    }

    /// Begins, once.
    pub(super) fn begin(&mut self, real: Duration) {
        if self.started.is_none() {
            self.start(real);
        }
    }

    /// Starts the thread; where the system gives none, drafts are saved here.
    fn start(&mut self, real: Duration) {
        self.started = Some(real);
        let (sender, receiver) = mpsc::channel();
        let (saver, latest) = (self.saver.clone(), self.latest.clone());
        match std::thread::Builder::new().spawn(move || saver.run(&receiver, latest)) {
            Ok(thread) => self.thread = Some((sender, thread)),
            Err(_) => self.saver.save(&self.latest),
        }
    }

    /// Takes drafts to save.
    pub(super) fn keep(&mut self, drafts: Drafts) {
        self.latest.clone_from(&drafts);
        if let Some((sender, _)) = &self.thread {
            let _ = sender.send(drafts);
        }
    }

    /// Starts the thread again where it died, at most once a second; true: it has died since this was last asked.
    pub(super) fn revive(&mut self, real: Duration) -> bool {
        let died = self.thread.take_if(|(_, thread)| thread.is_finished()).is_some();
        if died {
            log!("drafts-thread-died");
            // Until the new one has saved it, what was typed may be nowhere.
            self.saver.watched.drafts_fail.store(true, Ordering::Relaxed);
        }
        if self.thread.is_none() && self.started.is_some_and(|at| real.saturating_sub(at) >= LOOK) {
            self.start(real);
        }
        died
    }

    /// Saves the last drafts and ends the thread; false: they could not be saved.
    pub(super) fn finish(mut self, drafts: Drafts) -> bool {
        self.keep(drafts);
        // The thread saves the last drafts and ends when the sender is gone.
        let ended = self.thread.take().map(|(sender, thread)| {
            drop(sender);
            thread.join()
        });
        if self.started.is_some() && !matches!(ended, Some(Ok(()))) {
            self.saver.save(&self.latest);
        }
        !self.saver.watched.drafts_fail.load(Ordering::Relaxed)
    }
}

/// Returns the drafts and lines as they are saved, with those of a newer program that this one can only keep.
pub(super) fn write_drafts(app: &App, kept: &Drafts) -> Drafts {
    let mut drafts = Drafts::default();
    for (key, draft) in app.drafts.iter() {
        let extra = serde_json::to_value(draft).unwrap_or_default();
        drafts.set(key, journal::Draft { text: draft.text.clone(), extra });
    }
    for (n, line) in app.lines_to_save().into_iter().enumerate() {
        let extra = serde_json::to_value(&line).unwrap_or_default();
        drafts.set(&format!("line:{n}"), journal::Draft { text: line.text, extra });
    }
    for (key, draft) in kept.iter() {
        let mut key = key.to_owned();
        // Under a name that none of ours has.
        while drafts.get(&key).is_some() {
            key.push('+');
        }
        drafts.set(&key, draft.clone());
    }
    let line = app.history.entries().last().map_or(0, |entry| entry.seq);
    // What they are on is called as that agenda calls it; later it is in the journal.
    let agenda = (line == 0).then(|| app.agenda.source.clone());
    drafts.at_line(line, agenda)
}

/// Gives saved drafts and lines back to the screen; and those that only a newer program understands, to be kept.
pub(super) fn read_drafts(drafts: &Drafts) -> (WorkingDrafts, Drafts) {
    let (mut known, mut lines, mut kept) = (Vec::new(), Vec::new(), Drafts::default());
    for (key, stored) in drafts.iter() {
        let text = stored.text.clone();
        if let Ok(draft) = serde_json::from_value::<Draft>(stored.extra.clone()) {
            known.push((key.to_owned(), Draft { text, ..draft }));
        } else if let Ok(line) = serde_json::from_value::<OpenLine>(stored.extra.clone()) {
            lines.push(OpenLine { text, ..line });
        } else {
            kept.set(key, stored.clone());
        }
    }
    (known.into_iter().collect::<WorkingDrafts>().found(drafts.line(), lines), kept)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::journal::{self, Draft, drafts};

    fn typed(text: &str) -> Drafts {
        let mut drafts = Drafts::default();
        drafts.set("note", Draft { text: text.to_owned(), ..Draft::default() });
        drafts
    }

    fn saver(dir: &Path, save: Save) -> (DraftSaver, Arc<DraftWatch>) {
        let watched = Arc::new(DraftWatch::default());
        watched.set(dir, journal::HeldFiles::default());
        let mut saver = DraftSaver::saving_by(Arc::clone(&watched), Drafts::default(), save);
        saver.start(Duration::ZERO);
        (saver, watched)
    }

    fn until(mut done: impl FnMut() -> bool) -> bool {
        (0..1000).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            done()
        })
    }

    fn fails(watched: &DraftWatch) -> bool {
        watched.drafts_fail.load(Ordering::Relaxed)
    }

    #[test]
    fn drafts_that_could_not_be_saved_are_tried_again_by_themselves() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("not yet");
        let (mut saver, watched) = saver(&dir, Drafts::save_as);
        saver.keep(typed("et"));
        assert!(until(|| fails(&watched)));
        // Nothing more is typed.
        std::fs::create_dir(&dir).unwrap();
        assert!(until(|| !fails(&watched)), "it is still said that they cannot be saved");
        assert_eq!(drafts::load(&dir), typed("et"));
        saver.finish(typed("et"));
    }

    #[test]
    fn drafts_that_somebody_removes_are_saved_anew_though_nothing_more_is_typed() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("drafts.json");
        let (mut saver, _) = saver(temp.path(), Drafts::save_as);
        saver.keep(typed("et"));
        assert!(until(|| file.exists()));
        std::fs::remove_file(&file).unwrap();
        assert!(until(|| file.exists()), "they are not saved anew");
        assert!(until(|| drafts::load(temp.path()) == typed("et")));
        std::fs::remove_file(&file).unwrap();
        saver.finish(typed("et"));
        assert_eq!(drafts::load(temp.path()), typed("et"));
    }

    #[test]
    fn a_draft_that_only_a_newer_program_understands_stays_in_the_file() {
        let agenda = crate::agenda::load(
            "a.toml",
            "title = \"M\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"Et\"\n",
            &mut |_: &str| Err(crate::agenda::Unreadable::Missing),
        );
        let agenda = agenda.agenda.unwrap();
        let history = crate::meeting::History::new(agenda.clone(), None, true);
        let app = App::new(crate::lang::Lang::En, crate::tui::theme::Theme::new(true), agenda, history);
        let mut found = typed("ukendt");
        found.set("motion", Draft { text: "Et forslag".to_owned(), extra: serde_json::json!({ "writing": "motion" }) });
        let (known, kept) = read_drafts(&found);
        assert!(known.is_empty());
        let written = write_drafts(&app, &kept);
        assert!(written.iter().eq(found.iter()), "{written:?}");
    }

    #[test]
    fn the_sign_goes_when_the_text_was_recorded_though_drafts_still_fail() {
        let temp = tempfile::tempdir().unwrap();
        let (mut saver, watched) = saver(&temp.path().join("never"), Drafts::save_as);
        saver.keep(typed("et"));
        assert!(until(|| fails(&watched)));
        saver.keep(Drafts::default());
        assert!(until(|| !fails(&watched)));
        saver.finish(Drafts::default());
    }

    #[test]
    fn a_thread_that_dies_is_noticed_and_another_saves_what_was_typed() {
        static TRIES: AtomicUsize = AtomicUsize::new(0);
        let temp = tempfile::tempdir().unwrap();
        let (mut saver, watched) = saver(temp.path(), |drafts, file| {
            assert!(TRIES.fetch_add(1, Ordering::Relaxed) >= 2, "dies");
            drafts.save_as(file)
        });
        saver.keep(typed("før"));
        assert!(until(|| saver.revive(Duration::from_secs(1))));
        saver.keep(typed("før og efter"));
        assert!(until(|| saver.revive(Duration::from_secs(2))));
        assert!(fails(&watched) || TRIES.load(Ordering::Relaxed) > 2);
        assert!(until(|| !saver.revive(Duration::from_secs(3)) && !fails(&watched)));
        assert_eq!(drafts::load(temp.path()), typed("før og efter"));
        saver.finish(typed("før og efter"));
    }

    #[test]
    fn the_last_drafts_are_saved_though_the_thread_is_dead() {
        static TRIES: AtomicUsize = AtomicUsize::new(0);
        let temp = tempfile::tempdir().unwrap();
        let (mut saver, _) = saver(temp.path(), |drafts, file| {
            assert!(TRIES.fetch_add(1, Ordering::Relaxed) >= 1, "dies");
            drafts.save_as(file)
        });
        saver.keep(typed("et"));
        assert!(until(|| TRIES.load(Ordering::Relaxed) == 1));
        saver.finish(typed("et og to"));
        assert_eq!(drafts::load(temp.path()), typed("et og to"));
    }
}
