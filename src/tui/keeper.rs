//! What a thread beside the screen does, so that no key waits for the disk: it saves drafts, and looks whether the journal is still there.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::app::App;
use super::overlay::Draft;
use crate::journal::{self, Drafts};
use crate::time::Clock;

/// The longest that typing waits to be saved as a draft.
const DRAFT_DELAY: Duration = Duration::from_millis(400);

/// How often it is looked whether the journal is still there.
const LOOK: Duration = Duration::from_secs(1);

/// What the thread that keeps drafts looks at, and what it finds.
#[derive(Default)]
pub(super) struct Watched {
    /// The record's folder, and which files its writer holds open.
    journal: Mutex<(PathBuf, journal::HeldFiles)>,
    /// Whether the journal or its lock was found to be gone, replaced or cut.
    pub(super) gone: AtomicBool,
    /// Whether drafts could not be saved when that was last tried.
    pub(super) drafts_fail: AtomicBool,
}

impl Watched {
    /// Sets where the journal is now, and which files are held open.
    pub(super) fn set(&self, dir: &Path, held: journal::HeldFiles) {
        if let Ok(mut journal) = self.journal.lock() {
            *journal = (dir.to_owned(), held);
        }
    }

    fn get(&self) -> (PathBuf, journal::HeldFiles) {
        self.journal.lock().map(|journal| journal.clone()).unwrap_or_default()
    }

    /// Looks whether the journal is there, in its full length. The screen says that it is: no key may be needed to find out.
    fn look(&self) {
        let (dir, held) = self.get();
        if !journal::are_in_place(&dir, &held) && self.get() == (dir, held) {
            self.gone.store(true, Ordering::Relaxed);
        }
    }
}

/// Starts the thread that saves drafts, so that no key waits for the disk, and that looks whether the journal is still there.
///
/// `saved` is what the file holds: what is the same is not written, so that looking at a meeting leaves no drafts behind.
pub(super) fn keep_drafts(watched: Arc<Watched>, mut saved: Drafts, receiver: Receiver<Drafts>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut saved_in = watched.get().0;
        loop {
            let mut latest = match receiver.recv_timeout(LOOK) {
                Ok(latest) => latest,
                Err(RecvTimeoutError::Timeout) => {
                    watched.look();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            // Typing comes in bursts and the latest of a moment is enough; but the moment ends also while typing goes on.
            let clock = Clock::system();
            let ended = loop {
                match receiver.recv_timeout(DRAFT_DELAY.saturating_sub(clock.real())) {
                    Ok(newer) => latest = newer,
                    Err(RecvTimeoutError::Timeout) => break false,
                    Err(RecvTimeoutError::Disconnected) => break true,
                }
            };
            let dir = watched.get().0;
            if latest != saved || dir != saved_in {
                let done = latest.save(&dir);
                watched.drafts_fail.store(done.is_err(), Ordering::Relaxed);
                if done.is_ok() {
                    (saved, saved_in) = (latest, dir);
                }
            }
            watched.look();
            if ended {
                return;
            }
        }
    })
}

/// Gives the drafts as they are saved.
pub(super) fn write_drafts(app: &App) -> Drafts {
    let mut drafts = Drafts::default();
    for (key, draft) in &app.drafts {
        let extra = serde_json::to_value(draft).unwrap_or_default();
        drafts.set(key, journal::Draft { text: draft.text.clone(), extra });
    }
    drafts
}

/// Gives saved drafts back to the screen.
pub(super) fn read_drafts(drafts: &Drafts) -> std::collections::BTreeMap<String, Draft> {
    drafts
        .iter()
        .filter_map(|(key, stored)| {
            let mut draft: Draft = serde_json::from_value(stored.extra.clone()).ok()?;
            draft.text = stored.text.clone();
            Some((key.to_owned(), draft))
        })
        .collect()
}
