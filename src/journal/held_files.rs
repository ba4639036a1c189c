//! Whether the files that a writer holds open still have their names: what is written into a file without a name is
//! lost.

use std::path::Path;

use super::JOURNAL;
use super::disk::RealFs;
use super::lock::{LOCK, OTHER};
use super::read_fs::{PathKind, ReadFs};
use crate::os::FileStat;

/// The journal and the lock that a writer holds open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeldFiles {
    /// The journal; none: it has not begun.
    pub(super) journal: Option<FileStat>,
    /// The lock; none: the system does not say.
    pub(super) lock: Option<FileStat>,
}

impl HeldFiles {
    /// Returns whether the lock's name leads to the lock that is held.
    pub(super) fn has_lock(&self, dir: &Path) -> bool {
        let there = || RealFs.file_stat(&dir.join(LOCK)).ok().flatten();
        self.lock.is_none_or(|held| there().is_some_and(|there| there.file == held.file))
    }

    /// Returns whether the journal's name leads to the journal that is held, and nobody else wrote in it.
    pub(super) fn has_journal_as_left(&self, dir: &Path) -> bool {
        let known = |file_stat: FileStat| (file_stat.file, file_stat.len);
        RealFs.file_stat(&dir.join(JOURNAL)).is_ok_and(|there| there.map(known) == self.journal.map(known))
    }
}

/// Returns whether all is well with a record that is held open: its names lead to the open files, nothing was cut off
/// the journal, and nobody else left a note that they wanted to write in it.
#[must_use]
pub fn are_in_place(dir: &Path, held: &HeldFiles) -> bool {
    let leads = |name: &str, to: Option<FileStat>| {
        to.is_none_or(|to| {
            let there = RealFs.file_stat(&dir.join(name)).ok().flatten();
            there.is_some_and(|there| there.file == to.file && there.len >= to.len)
        })
    };
    let is_free = |name: &str| !matches!(RealFs.entry(&dir.join(name)), Ok(PathKind::File(_)));
    held.journal.is_none() || (leads(JOURNAL, held.journal) && leads(LOCK, held.lock) && is_free(OTHER))
}
