//! Notices while a meeting is open that something else was put in the place of a public document: a sync tool or a
//! backup may bring back one in which something is closed now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::manifest::{FileAtName, Manifest, WRITTEN, hash_at};
use crate::audience::Audience;
use crate::journal::RealFs;
use crate::os::FileStat;

/// The public documents in a record's folder, as they were when they were last looked at.
#[derive(Debug, Default)]
pub struct PublicFilesWatch {
    dir: PathBuf,
    manifest: Manifest,
    side: Option<FileStat>,
    seen: BTreeMap<String, FileStat>,
}

impl PublicFilesWatch {
    /// Looks at them anew; true: since the last look one was changed, and not by what punktlig wrote.
    ///
    /// Nothing is read where nothing was changed. The first look at a folder finds nothing: the start of a session has
    /// looked through it.
    pub fn look(&mut self, dir: &Path) -> bool {
        let is_first = self.dir != dir;
        if is_first {
            *self = Self { dir: dir.to_owned(), ..Self::default() };
        }
        let disk = &RealFs;
        let stat = |name: &str| FileStat::of_path(&dir.join(name)).ok();
        let side = stat(WRITTEN);
        if self.side != side {
            (self.manifest, self.side) = (Manifest::read(disk, dir), side);
        }
        let mut is_found = false;
        for (name, known, document) in self.manifest.documents() {
            let Some(now) = stat(name).filter(|_| document.audience == Audience::Public) else { continue };
            if self.seen.get(name) == Some(&now) {
                continue;
            }
            self.seen.insert(name.to_owned(), now);
            is_found |= !is_first && matches!(hash_at(disk, dir, name), FileAtName::File(h) if !known.is_last(&h));
        }
        is_found
    }
}
