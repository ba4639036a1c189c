//! Whether the files that a writer holds open still have their names: what is written into a file without a name is lost.

use std::path::Path;

use super::JOURNAL;
use super::disk::RealDisk;
use super::lock::LOCK;
use super::look::{Glance, Look};

/// The journal and the lock that a writer holds open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The journal; none: it has not begun.
    pub(super) journal: Option<Glance>,
    /// The lock; none: that could not be told.
    pub(super) lock: Option<Glance>,
}

/// Tells whether the names in a record's folder still lead to the files that its writer holds open, and whether nothing was cut off the journal.
#[must_use]
pub fn stands(dir: &Path, held: &Standing) -> bool {
    let leads = |name: &str, to: Option<Glance>| {
        to.is_none_or(|to| {
            let there = RealDisk.glance(&dir.join(name)).ok().flatten();
            there.is_some_and(|there| there.file == to.file && there.len >= to.len)
        })
    };
    held.journal.is_none() || (leads(JOURNAL, held.journal) && leads(LOCK, held.lock))
}
