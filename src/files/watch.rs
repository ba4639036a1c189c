//! An agenda watched while the meeting runs: when the files that it is made from have come to rest after an edit.
//!
//! Editors write in place, put a new file in the old one's stead, or empty the file first. So what decides is how the
//! files look ([`Signature`]), and that they look the same for a while ([`Debouncer`]); the system's notice of a change
//! only wakes the watcher early. Network shares that give no notice work the same, a second later. What a changed
//! agenda is to the meeting is not known here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::{Found, Look};
use crate::os::FileStat;
use crate::readers::Readers;
use crate::time::Clock;

/// How long the files must look the same.
pub const QUIET: Duration = Duration::from_millis(300);

/// How long they must where there may be more to come: a file that is missing, got shorter, or has errors.
pub const PATIENT: Duration = Duration::from_secs(2);

/// How often they are looked at, whatever the system says.
const TICK: Duration = Duration::from_secs(1);

/// How long a burst of notices is let pass before looking.
const BURST: Duration = Duration::from_millis(20);

/// How all files of an agenda look from outside, through links; none: it is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature(pub Vec<(PathBuf, Option<FileStat>)>);

impl Signature {
    /// Looks at files.
    #[must_use]
    pub fn of(files: &[PathBuf]) -> Self {
        Self(files.iter().map(|path| (path.clone(), FileStat::of_path(path).ok())).collect())
    }

    /// Returns whether a file has gone or got shorter since `before`: the rest of it may be on its way.
    fn shrank_since(&self, before: &Self) -> bool {
        // A missing file is shorter than any.
        let len = |stat: &Option<FileStat>| stat.map(|stat| stat.len);
        let old = |path: &PathBuf| before.0.iter().find(|(p, _)| p == path).map(|(_, stat)| len(stat));
        self.0.iter().any(|(path, stat)| old(path).is_some_and(|old| len(stat) < old))
    }
}

/// What is to be done after a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing: the files are as they were when they were read last.
    Rest,
    /// Look again after this time.
    Wait(Duration),
    /// The files are at rest and other than they were: read them.
    Read,
}

/// Decides when a change is done. Pure: it is told what was seen, and when.
#[derive(Clone, Debug, Default)]
pub struct Debouncer {
    settled: Signature,
    waiting: Option<PendingChange>,
}

/// A change that may not be done.
#[derive(Clone, Debug)]
struct PendingChange {
    seen: Signature,
    since: Duration,
    quiet: Duration,
}

impl Debouncer {
    /// Takes what was seen at `now`, a time that only rises.
    pub fn observe(&mut self, seen: &Signature, now: Duration) -> Step {
        if *seen == self.settled {
            self.waiting = None;
            return Step::Rest;
        }
        let quiet = if seen.shrank_since(&self.settled) { PATIENT } else { QUIET };
        let waiting = match &mut self.waiting {
            Some(waiting) if waiting.seen == *seen => waiting,
            other => other.insert(PendingChange { seen: seen.clone(), since: now, quiet }),
        };
        match waiting.quiet.saturating_sub(now.saturating_sub(waiting.since)) {
            Duration::ZERO => Step::Read,
            left => Step::Wait(left),
        }
    }

    /// Tells that what was read has errors, and asks whether it is to be given more time. False: it had its time, they
    /// count.
    pub fn is_in_doubt(&mut self) -> bool {
        match &mut self.waiting {
            Some(waiting) if waiting.quiet < PATIENT => {
                waiting.quiet = PATIENT;
                true
            }
            _ => false,
        }
    }

    /// Tells that what was read counts, and how the files looked before and after.
    pub fn settle(&mut self, seen: Signature) {
        self.settled = seen;
        self.waiting = None;
    }
}

/// The watch over one agenda and what it includes; a thread of its own reads and checks, so that no key waits for it.
///
/// What is found first is the agenda as it is when the watch begins: nothing is missed between reading and watching it.
#[derive(Debug)]
pub struct Watch {
    found: Receiver<Found>,
    readers: Receiver<Readers>,
    wake: Sender<Wake>,
}

/// Why the reader looks before the tick.
enum Wake {
    Look,
    End,
}

impl Watch {
    /// Watches the agenda at `path`.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self::reading(path, super::look)
    }

    /// Watches the agenda at `path`, which `look` reads.
    #[must_use]
    pub fn reading(path: PathBuf, look: impl FnMut(&Path) -> Look + Send + 'static) -> Self {
        let (sender, found) = mpsc::channel();
        let (of_readers, readers) = mpsc::channel();
        let (wake, woken) = mpsc::channel();
        let notices = wake.clone();
        // Nobody waits for it to end: on a share that hangs, it would not.
        std::thread::spawn(move || {
            let folders = Folders::new(notices);
            WatchThread { path, look, folders, sender, of_readers, woken }.watch();
        });
        Self { found, readers, wake }
    }

    /// Takes what was found since this was last asked, if anything; never waits.
    #[must_use]
    pub fn take(&self) -> Option<Found> {
        self.found.try_iter().last()
    }

    /// Takes who may read all files of the agenda, if that is another than when this was last asked; never waits.
    #[must_use]
    pub fn take_readers(&self) -> Option<Readers> {
        self.readers.try_iter().last()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.wake.send(Wake::End);
    }
}

/// The thread behind a watch.
struct WatchThread<F> {
    path: PathBuf,
    look: F,
    folders: Folders,
    sender: Sender<Found>,
    of_readers: Sender<Readers>,
    woken: Receiver<Wake>,
}

impl<F: FnMut(&Path) -> Look> WatchThread<F> {
    fn watch(mut self) {
        let clock = Clock::system();
        let mut settling = Debouncer::default();
        let mut files = vec![self.path.clone()];
        let (mut last, mut last_readers) = (None, None);
        loop {
            self.folders.follow(&files);
            // Asked at each look: a folder above may have been closed to others, which changes no file.
            let readers = Readers::of(&files);
            if readers != last_readers {
                last_readers = readers;
                if readers.is_some_and(|readers| self.of_readers.send(readers).is_err()) {
                    return;
                }
            }
            let seen = Signature::of(&files);
            let wait = match settling.observe(&seen, clock.real()) {
                Step::Rest => TICK,
                Step::Wait(left) => left.min(TICK),
                Step::Read => {
                    let Look { found, files: read, is_held } = (self.look)(&self.path);
                    let good = matches!(found, Found::Good(..));
                    if read != files {
                        // Other files are included now: they too must be at rest.
                        files = read;
                        Duration::ZERO
                    } else if Signature::of(&files) != seen || !good && settling.is_in_doubt() {
                        Duration::ZERO
                    } else {
                        // What another program holds looks the same once it is free: it is read again at the next tick.
                        if !is_held {
                            settling.settle(seen);
                        }
                        if last.as_ref() != Some(&found) {
                            last = Some(found.clone());
                            if self.sender.send(found).is_err() {
                                return;
                            }
                        }
                        TICK
                    }
                }
            };
            match self.woken.recv_timeout(wait) {
                Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Wake::Look) => {
                    // A burst of notices is one look.
                    std::thread::sleep(BURST);
                    if self.woken.try_iter().any(|wake| matches!(wake, Wake::End)) {
                        return;
                    }
                }
            }
        }
    }
}

/// The folders of which the system tells what happens in them; where it cannot, the tick does all.
struct Folders {
    watcher: Option<RecommendedWatcher>,
    followed: BTreeSet<PathBuf>,
}

impl Folders {
    fn new(wake: Sender<Wake>) -> Self {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading the files is not a change of them, and is done here too.
            if event.is_ok_and(|e| !e.kind.is_access()) {
                let _ = wake.send(Wake::Look);
            }
        });
        Self { watcher: watcher.ok(), followed: BTreeSet::new() }
    }

    /// Follows the folders of these files: not the files, for editors replace them.
    fn follow(&mut self, files: &[PathBuf]) {
        let Some(watcher) = &mut self.watcher else { return };
        let wanted: BTreeSet<PathBuf> = files
            .iter()
            .map(|file| match file.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
                _ => PathBuf::from("."),
            })
            .collect();
        if wanted == self.followed {
            return;
        }
        for folder in self.followed.difference(&wanted) {
            let _ = watcher.unwatch(folder);
        }
        for folder in wanted.difference(&self.followed) {
            let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
        }
        self.followed = wanted;
    }
}
