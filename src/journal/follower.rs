//! Following a journal that somebody else writes: what is new since the last look, and nothing twice.
//!
//! It takes no lock, makes nothing and repairs nothing: it holds a [`ReadFs`] only. It reads what is new, up to the
//! last line end, so never half an event, and checks the chain as it goes. A journal that was replaced or cut is read
//! anew from its beginning.

use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::JOURNAL;
use super::disk::RealFs;
use super::read_fs::{ReadFile, ReadFs, file_len};
use super::reader::Scan;
use crate::error::{Error, Result};
use crate::meeting::JournalEntry;
use crate::os::FileStat;

/// What a look at a journal brought.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Nothing new.
    Same,
    /// These events were added.
    Added(Vec<JournalEntry>),
    /// This is another journal than at the last look, or the first one: these are all its events, maybe none.
    Anew(Vec<JournalEntry>),
    /// There is no journal: not yet, or no more.
    Absent,
}

/// A reader that goes on where it was.
pub struct Follower {
    disk: Box<dyn ReadFs>,
    path: PathBuf,
    /// How far the journal was read.
    scan: Scan,
    /// The file as it stood before it was read so far; none: there was none.
    seen: Option<FileStat>,
    failed: bool,
}

impl Follower {
    /// Makes a follower of the journal in a record's folder; neither need be there yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self::new_on(Box::new(RealFs), dir)
    }

    /// Does what [`Follower::new`] does, on any disk.
    #[must_use]
    pub fn new_on(disk: Box<dyn ReadFs>, dir: &Path) -> Self {
        Self { disk, path: dir.join(JOURNAL), scan: Scan::default(), seen: None, failed: false }
    }

    /// Returns the chain's value after the last line that was taken in.
    #[must_use]
    pub fn chain(&self) -> Option<&str> {
        self.scan.chain.value()
    }

    /// Looks whether there is anything new; cheap if there is not.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read, is damaged or of a newer version. The next look tries again; what was given
    /// before holds until then. Events before a damaged line are given first.
    pub fn poll(&mut self) -> Result<News> {
        if file_len(self.disk.as_ref(), &self.path)?.is_none() {
            return Ok(self.absent());
        }
        // Opened at each look, and asked itself: its name may be another file's a moment later, and over a network it
        // is the opening that asks the server for the true length.
        let mut file = match self.disk.open(&self.path) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(self.absent()),
            Err(e) => return Err(self.io(e)),
        };
        let now = file.file_stat().map_err(|e| self.io(e))?;
        if self.seen == Some(now) && !self.failed {
            return Ok(News::Same);
        }
        let before = self.seen.replace(now);
        self.failed = true;
        let may_go_on = self.scan.good > 0 && before.is_some_and(|b| b.file == now.file) && now.len > self.scan.good;
        if may_go_on {
            file.seek(SeekFrom::Start(self.scan.good)).map_err(|e| self.io(e))?;
            let mut events = Vec::new();
            // No further than it was seen to be: else the next look would find bytes that it had taken already.
            let new = file.by_ref().take(now.len - self.scan.good);
            let read = self.scan.go_on(new, &self.path, |event, _| events.push(event));
            // Not one line that our chain leads to: another journal may have been written into the same file.
            if events.is_empty() {
                return self.anew(file.as_mut(), now.len);
            }
            // What is good is good; after a failure the next look comes to the line that is not.
            self.failed = read.is_err();
            return Ok(News::Added(events));
        }
        self.anew(file.as_mut(), now.len)
    }

    /// Reads the whole journal.
    fn anew(&mut self, file: &mut dyn ReadFile, len: u64) -> Result<News> {
        let before = std::mem::take(&mut self.scan);
        file.seek(SeekFrom::Start(0)).map_err(|e| self.io(e))?;
        let mut events = Vec::new();
        let mut scan = Scan::default();
        scan.go_on(file.take(len), &self.path, |event, _| events.push(event))?;
        // Only its times or its name changed, or half a line went.
        let same = before.good > 0 && before.chain == scan.chain;
        self.scan = scan;
        self.failed = false;
        Ok(if same { News::Same } else { News::Anew(events) })
    }

    fn absent(&mut self) -> News {
        self.scan = Scan::default();
        self.seen = None;
        self.failed = false;
        News::Absent
    }

    fn io(&self, e: std::io::Error) -> Error {
        Error::io(&self.path, e)
    }
}

impl std::fmt::Debug for Follower {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, scan, seen, failed, .. } = self;
        f.debug_struct("Follower")
            .field("path", path)
            .field("scan", scan)
            .field("seen", seen)
            .field("failed", failed)
            .finish_non_exhaustive()
    }
}
