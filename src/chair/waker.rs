//! What wakes the chair's loop before its next tick: the system's word that something changed in the record's folder.
//!
//! It only wakes. What changed is found by looking, so that where the system tells nothing (a network share, a limit on
//! watches), or too much, the screen is as right, only a tick later.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use crate::os::{FileId, FileStat};

/// A watch on a folder that may be still to come.
pub struct Waker {
    dir: PathBuf,
    woken: Arc<AtomicBool>,
    /// The folder that is watched, which one it was when the watch began, and the watch.
    watch: Option<(PathBuf, FileId, RecommendedWatcher)>,
}

impl Waker {
    /// Starts to watch the folder of a record.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        let mut waker = Self { dir: dir.to_owned(), woken: Arc::default(), watch: None };
        waker.renew();
        waker
    }

    /// Returns whether anything happened since it was last asked.
    #[must_use]
    pub fn was_woken(&self) -> bool {
        self.woken.swap(false, Ordering::Relaxed)
    }

    /// Sees to it that the right folder is watched: the record's, or the nearest one above it that is there.
    pub fn renew(&mut self) {
        let Some((folder, which)) = self.dir.ancestors().find_map(folder) else { return };
        if self.watch.as_ref().is_some_and(|(f, w, _)| *f == folder && *w == which) {
            return;
        }
        // Made anew, since a watch on a folder that was removed and made again watches nothing. If the system refuses,
        // the ticks are enough.
        self.watch = self.watcher(&folder).map(|watcher| (folder, which, watcher));
        // What happened before the watch began was not told.
        self.woken.store(true, Ordering::Relaxed);
    }

    fn watcher(&self, folder: &Path) -> Option<RecommendedWatcher> {
        let woken = Arc::clone(&self.woken);
        let mut watcher = recommended_watcher(move |event: notify::Result<Event>| {
            // To look at the journal is an event too: taken for news, it would wake us for ever.
            if event.map_or(true, |event| !event.kind.is_access()) {
                woken.store(true, Ordering::Relaxed);
            }
        })
        .ok()?;
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
        Some(watcher)
    }
}

/// Returns a path, and which folder it is, if it is one.
fn folder(path: &Path) -> Option<(PathBuf, FileId)> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let stat = FileStat::of_path(path).ok().filter(|_| path.is_dir())?;
    Some((path.to_owned(), stat.file))
}
