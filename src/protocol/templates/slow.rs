//! Which of a body's own templates took too long: a session that knows does not wait for them again.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::folder::Folder;
use crate::os::FileStat;

/// The most files of a folder that are looked at.
const MOST: usize = 1000;

/// Remembers the templates that took too long, each until something in its folder changes; a clone shares what is
/// remembered.
#[derive(Clone, Debug, Default)]
pub struct SlowTemplates(Arc<Mutex<HashMap<&'static str, u64>>>);

impl SlowTemplates {
    /// Returns whether a template took too long in this state of its folder.
    pub(super) fn knows(&self, name: &'static str, state: u64) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name) == Some(&state)
    }

    /// Remembers that a template took too long in this state of its folder.
    pub(super) fn note(&self, name: &'static str, state: u64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name, state);
    }
}

/// Sums up what is in a folder: which files, and when each was last changed.
pub(super) fn state(folder: &Folder) -> u64 {
    let mut sum = DefaultHasher::new();
    let mut left = MOST;
    add(&folder.real, &mut left, &mut sum);
    sum.finish()
}

fn add(path: &Path, left: &mut usize, sum: &mut DefaultHasher) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    path.hash(sum);
    // What a link leads to counts; a folder behind a link is not gone through, for it may lead round in circles.
    let Ok(meta) = path.metadata() else { return };
    FileStat::of_path(path).ok().hash(sum);
    if !meta.is_dir() || path.is_symlink() {
        return;
    }
    let names = path.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let mut names: Vec<_> = names.take(*left).collect();
    names.sort();
    for name in names {
        add(&name, left, sum);
    }
}
