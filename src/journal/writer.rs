//! The one who writes: holds the lock, appends lines, and says so only when they are on disk.
//!
//! After any failure it writes no more until [`Journal::reopen`] has looked at the disk again: a second try on bytes that may
//! be half there is how journals rot.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::JOURNAL;
use super::disk::{self, Disk, DiskFile, RealDisk};
use super::drafts::DRAFTS;
use super::format::Chain;
use super::lock::{self, Lock, Pretended};
use super::look::{self, file_len, shown};
use super::reader::{Pins, Tail, pin, scan};
use super::recovery::{self, Torn};
use crate::error::{Error, Kind, Result};
use crate::meeting::{Event, Stamped};
use crate::msg;
use crate::time::Stamp;

/// A record held open for writing; dropping it lets go of the lock.
pub struct Journal {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// Where lines go; none before the first, and after a failure.
    file: Option<Box<dyn DiskFile>>,
    /// The chain up to the last line that is known to be on disk.
    chain: Chain,
    /// The bytes up to there.
    len: u64,
    /// The chain's values up to there that a protocol prints.
    pins: Pins,
    /// Whether a write failed, so that nothing is known of what comes after `len`.
    stopped: bool,
    lock: Lock,
}

/// What opening a record found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Every event, in order; empty where no meeting has begun.
    pub events: Vec<Stamped>,
    /// The torn tail that was cut off, if there was one: worth telling.
    pub torn: Option<Torn>,
}

impl Journal {
    /// Takes the record in `dir`, mends a torn tail and reads every event.
    ///
    /// `dir` is made if need be, for the lock; the journal itself only by the first append. `now` is the real time, told to
    /// whoever is refused meanwhile.
    pub fn open(dir: &Path, now: Stamp) -> Result<(Self, Opened)> {
        Self::open_on(Arc::new(RealDisk), dir, now)
    }

    /// Does what [`Journal::open`] does, on any disk.
    pub fn open_on(disk: Arc<dyn Disk>, dir: &Path, now: Stamp) -> Result<(Self, Opened)> {
        disk::create_dirs(disk.as_ref(), dir)?;
        let lock = lock::take(&disk, dir, now)?;
        let path = dir.join(JOURNAL);
        disk::remove_temps(disk.as_ref(), &path)?;
        disk::remove_temps(disk.as_ref(), &dir.join(DRAFTS))?;
        let mut events = Vec::new();
        let mut pins = Pins::new();
        let found = scan(disk.as_ref(), &path, |event, value| {
            pin(&mut pins, &event, value);
            events.push(event);
        })?;
        let torn = match found.tail {
            Tail::Clean => None,
            Tail::Torn { .. } => Some(recovery::cut(disk.as_ref(), &path, found.good)?),
        };
        let file = if found.good > 0 { Some(open_durable(disk.as_ref(), dir, &path)?) } else { None };
        let journal = Self { disk, path, file, chain: found.chain, len: found.good, pins, stopped: false, lock };
        Ok((journal, Opened { events, torn }))
    }

    /// Gives the journal's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the chain's value after the last event that is on disk.
    #[must_use]
    pub fn chain(&self) -> Option<String> {
        self.chain.value().map(str::to_owned)
    }

    /// Gives the chain's values on disk that a protocol prints.
    #[must_use]
    pub fn pins(&self) -> &Pins {
        &self.pins
    }

    /// Tells whether a write failed and nothing is recorded until [`Journal::reopen`].
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Tells those who follow the record how the clock of this rehearsal runs; they cannot know it from the events alone.
    pub fn tell_clock(&mut self, clock: Pretended) {
        self.lock.tell_clock(clock);
    }

    /// Records one event; when it returns, the event is on disk.
    ///
    /// The event comes back as a resume will find it: to the millisecond, its text clean.
    pub fn append(&mut self, at: Stamp, event: Event) -> Result<Stamped> {
        let (mut chain, mut bytes) = self.begin()?;
        let mut pins = Pins::new();
        let done = self.encode(&mut chain, at, event, &mut bytes)?;
        pin(&mut pins, &done, chain.value().unwrap_or_default());
        self.commit(chain, &bytes)?;
        self.pins.append(&mut pins);
        Ok(done)
    }

    /// Records several events with one sync; when it returns, all are on disk.
    ///
    /// After a crash in the middle the first few may be there without the rest.
    pub fn append_all(&mut self, events: impl IntoIterator<Item = (Stamp, Event)>) -> Result<Vec<Stamped>> {
        let (mut chain, mut bytes) = self.begin()?;
        let mut done = Vec::new();
        let mut pins = Pins::new();
        for (at, event) in events {
            let entry = self.encode(&mut chain, at, event, &mut bytes)?;
            pin(&mut pins, &entry, chain.value().unwrap_or_default());
            done.push(entry);
        }
        if !done.is_empty() {
            self.commit(chain, &bytes)?;
            self.pins.append(&mut pins);
        }
        Ok(done)
    }

    /// Looks at the disk again after a failure; when it returns, recording goes on after the last event that was on disk.
    ///
    /// What stands after that event was never told to be recorded: it is cut off, and kept beside the journal.
    pub fn reopen(&mut self) -> Result<Option<Torn>> {
        self.stopped = true;
        self.file = None;
        let disk = self.disk.as_ref();
        let there = file_len(disk, &self.path)?.unwrap_or(0);
        if there < self.len {
            return Err(self.changed_error());
        }
        let torn = if there > self.len { Some(recovery::cut(disk, &self.path, self.len)?) } else { None };
        if scan(disk, &self.path, |_, _| ())?.chain != self.chain {
            return Err(self.changed_error());
        }
        if self.len > 0 {
            self.file = Some(open_durable(disk, &look::parent(&self.path), &self.path)?);
        }
        self.stopped = false;
        Ok(torn)
    }

    fn begin(&self) -> Result<(Chain, Vec<u8>)> {
        if self.stopped { Err(self.stopped_error()) } else { Ok((self.chain.clone(), Vec::new())) }
    }

    fn encode(&self, chain: &mut Chain, at: Stamp, event: Event, bytes: &mut Vec<u8>) -> Result<Stamped> {
        let line = chain.seq() + 1;
        chain.encode(at, event, bytes).map_err(|fault| fault.into_error(&self.path, line))
    }

    fn commit(&mut self, chain: Chain, bytes: &[u8]) -> Result<()> {
        // One look at the name: a journal that was deleted, replaced or written by somebody else would take our lines
        // without a word, and they would be gone at the next start.
        match file_len(self.disk.as_ref(), &self.path) {
            Ok(there) if there.unwrap_or(0) == self.len => {}
            Ok(_) => {
                self.stop();
                return Err(self.changed_error());
            }
            Err(e) => {
                self.stop();
                return Err(e);
            }
        }
        if let Err(e) = self.write(bytes) {
            self.stop();
            // Ours alone, as was just seen. If this fails too, `reopen` or the next start finds it.
            let _ = self.disk.truncate(&self.path, self.len);
            return Err(e);
        }
        self.chain = chain;
        self.len += bytes.len() as u64;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.file {
            Some(file) => file.write_all(bytes).and_then(|()| file.sync()).map_err(|e| Error::io(&self.path, e)),
            None => {
                // Nothing has made the folder's own name durable yet, neither this start nor an earlier one that died.
                let above = look::parent(&look::parent(&self.path));
                self.disk.sync_dir(&above).map_err(|e| Error::io(&above, e))?;
                // The first line holds the agenda and is long: it comes into being whole, or not at all.
                self.file = Some(disk::replace(self.disk.as_ref(), &self.path, bytes)?);
                Ok(())
            }
        }
    }

    fn stop(&mut self) {
        self.stopped = true;
        self.file = None;
    }

    fn stopped_error(&self) -> Error {
        Error::new(Kind::Io, msg!("journal-stopped", path = shown(&self.path))).hint(msg!("journal-hint-stopped"))
    }

    fn changed_error(&self) -> Error {
        Error::new(Kind::Journal, msg!("journal-changed", path = shown(&self.path))).hint(msg!("journal-hint-changed"))
    }
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, chain, len, stopped, .. } = self;
        f.debug_struct("Journal")
            .field("path", path)
            .field("chain", chain)
            .field("len", len)
            .field("stopped", stopped)
            .finish_non_exhaustive()
    }
}

/// Opens a journal to write on, and makes durable what a killed writer may have left in memory only.
fn open_durable(disk: &dyn Disk, dir: &Path, path: &Path) -> Result<Box<dyn DiskFile>> {
    let mut file = disk.append(path).map_err(|e| Error::io(path, e))?;
    file.sync().map_err(|e| Error::io(path, e))?;
    disk.sync_dir(dir).map_err(|e| Error::io(dir, e))?;
    Ok(file)
}
