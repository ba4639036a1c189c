//! The one who writes: holds the lock, appends lines, and says so only when they are on disk.
//!
//! After any failure it writes no more until [`Journal::reopen`] has looked at the disk again: a second try on bytes
//! that may be half there is how journals rot.

mod recheck;
mod relocate;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::JOURNAL;
use super::copies::JournalCopy;
use super::disk::{self, Fs, WriteFile};
use super::drafts::DRAFTS;
use super::format::{Chain, Nonce};
use super::held_files::HeldFiles;
use super::lock::{self, Lock, RehearsalClock};
use super::moved::MoveNotice;
use super::read_fs::{self, file_len, shown};
use super::reader::{CheckpointValues, Scan, Tail, pin, scan};
use super::recovery::{self, Torn};
use super::{copies, moved, place};
use crate::error::{Error, Kind, Result};
use crate::log::{Timer, Value};
use crate::meeting::{Event, JournalEntry};
use crate::os::FileStat;
use crate::readers::Readers;
use crate::time::Stamp;
use crate::{log, msg};

/// A record held open for writing; dropping it lets go of the lock.
pub struct Journal {
    disk: Arc<dyn Fs>,
    path: PathBuf,
    /// Where lines go; none before the first, and after a failure.
    file: Option<Box<dyn WriteFile>>,
    /// The chain up to the last line that is known to be on disk.
    chain: Chain,
    /// The nonces of its lines, for a copy of a journal that can no longer be read.
    nonces: Vec<Option<Nonce>>,
    /// The bytes up to there.
    len: u64,
    /// The journal's file as it was left there; none: there is none yet.
    seen: Option<FileStat>,
    /// The chain's values up to there that a protocol prints.
    pins: CheckpointValues,
    /// What was written last and not reported as recorded. It may turn up, and is ours to cut.
    ours: Vec<u8>,
    state: State,
    lock: Lock,
    /// Who may read what is written: those who may read the agenda and look into the folder.
    readers: Readers,
}

/// Whether lines can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Good,
    /// A write of ours failed: what comes after `len` was never reported as recorded, unless somebody else wrote it.
    Failed,
    /// Somebody else changed the journal, or it is gone: nothing after `len` is ours to cut but our own last bytes.
    Changed,
}

/// What opening a record found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Every event, in order; empty where no meeting has begun.
    pub events: Vec<JournalEntry>,
    /// What came after the last line: worth telling, unless it is clean.
    pub tail: Tail,
    /// The torn tail, or the blank lines, that were cut off, if there were any.
    pub torn: Option<Torn>,
    /// Copies of the journal that another tool left in the folder: worth telling.
    pub copies: Vec<JournalCopy>,
    /// Whether more people may read the record's folder than its agenda, and that cannot be changed here: worth
    /// telling.
    pub exposed: bool,
}

/// What going on in another folder came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveResult {
    /// The folder in which the record goes on.
    pub dir: PathBuf,
    /// Where that could be noted, so that the next start is sent there.
    pub noted: MoveNotice,
    /// Whether the drafts were saved there.
    pub has_drafts: bool,
}

impl Journal {
    /// Takes the record in `dir` for those who may read the agenda, wherever that is, cuts off a torn tail and reads
    /// every event. Nobody else gets a look into the folder; where it is not known who may, a folder that is there
    /// stays as it is.
    ///
    /// `dir` is made if need be, for the lock; the journal itself only by the first append. `now` is the real time,
    /// which whoever is refused meanwhile reads.
    pub fn open(disk: Arc<dyn Fs>, dir: &Path, readers: Option<Readers>, now: Stamp) -> Result<(Self, Opened)> {
        place::refuse_link_out(dir)?;
        let exposed = !shielded(disk.as_ref(), dir, readers)?;
        let (journal, opened) = Self::take(disk, dir, readers, now)?;
        Ok((journal, Opened { exposed, ..opened }))
    }

    /// Takes the record in a folder that is there; what is written is for those of `readers` who may look into it.
    fn take(disk: Arc<dyn Fs>, dir: &Path, readers: Option<Readers>, now: Stamp) -> Result<(Self, Opened)> {
        moved::refuse(disk.as_ref(), dir)?;
        let readers = disk::readers_in(disk.as_ref(), dir, readers);
        let lock = lock::take(&disk, dir, readers, now)?;
        moved::note_late(disk.as_ref(), dir);
        let path = dir.join(JOURNAL);
        disk::remove_temps(
            disk.as_ref(),
            dir,
            &[lock::HOLDER, lock::OTHER, JOURNAL, DRAFTS, moved::MOVED, moved::CAME, disk::PROBE],
        )?;
        let mut events = Vec::new();
        let mut pins = CheckpointValues::new();
        let found = scan(disk.as_ref(), &path, |event, value| {
            pin(&mut pins, &event, value);
            events.push(event);
        })?;
        let torn = match found.tail {
            Tail::Clean | Tail::NoLineFeed => None,
            Tail::Torn { bytes } | Tail::Blank { bytes } => {
                Some(recovery::cut(disk.as_ref(), &path, found.good, bytes)?)
            }
        };
        let copies = copies::copies_on(disk.as_ref(), dir)?;
        log!(
            "journal-opened",
            events = events.len(),
            bytes = found.good,
            tail = Value::variant(&found.tail),
            copies = copies.len(),
        );
        let Scan { chain, good, tail, nonces } = found;
        let (file, seen, ours, state) = (None, None, Vec::new(), State::Good);
        let mut journal = Self { disk, path, file, chain, nonces, len: good, seen, pins, ours, state, lock, readers };
        journal.go_on_writing(tail == Tail::NoLineFeed)?;
        Ok((journal, Opened { events, tail, torn, copies, exposed: false }))
    }

    /// Returns the chain's value after the last event that is on disk.
    #[must_use]
    pub fn chain(&self) -> Option<String> {
        self.chain.value().map(str::to_owned)
    }

    /// Returns the chain's values on disk that a protocol prints.
    #[must_use]
    pub fn pins(&self) -> &CheckpointValues {
        &self.pins
    }

    /// Returns those who may read what is written into the record's folder.
    #[must_use]
    pub fn readers(&self) -> Readers {
        self.readers
    }

    /// Keeps everybody out of the record's folder who is not among `readers` as well, and lets nobody in; false: that
    /// cannot be done here.
    ///
    /// # Errors
    ///
    /// When the folder cannot be looked at.
    pub fn narrow(&mut self, readers: Readers) -> Result<bool> {
        self.readers = self.readers.and(readers);
        let dir = read_fs::parent(&self.path);
        self.disk.shield(&dir, readers).map_err(|e| Error::io(&dir, e))
    }

    /// Returns whether a write failed, or the journal was changed, and nothing is recorded until [`Journal::reopen`].
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.state != State::Good
    }

    /// Says which files are held open, for whoever looks whether they still have their names.
    #[must_use]
    pub fn held_files(&self) -> HeldFiles {
        HeldFiles { journal: self.seen, lock: self.lock.file_stat() }
    }

    /// Notes in the record's folder where its agenda is, which is not next to it: what that closes later is then known
    /// to whoever opens the folder alone.
    ///
    /// # Errors
    ///
    /// When the note cannot be written.
    pub fn keep_agenda(&self, agenda: &Path) -> Result<()> {
        moved::keep_origin(self.disk.as_ref(), &read_fs::parent(&self.path), None, Some(agenda), self.readers)
    }

    /// Tells those who follow the record how the clock of this rehearsal runs; they cannot know it from the events
    /// alone.
    pub fn publish_clock(&mut self, clock: RehearsalClock) {
        self.lock.publish_clock(clock);
    }

    /// Records several events; when it returns, all are on disk.
    ///
    /// After a crash in the middle the first few may be there without the rest, unless they were the first of the
    /// journal.
    pub fn append_all(&mut self, events: impl IntoIterator<Item = (Stamp, Event)>) -> Result<Vec<JournalEntry>> {
        let (mut chain, mut bytes) = self.begin()?;
        let (mut done, mut nonces) = (Vec::new(), Vec::new());
        let mut pins = CheckpointValues::new();
        for (at, event) in events {
            let entry = self.encode(&mut chain, at, event, &mut bytes)?;
            nonces.push(chain.nonce());
            pin(&mut pins, &entry, chain.value().unwrap_or_default());
            done.push(entry);
        }
        if !done.is_empty() {
            self.commit(chain, &bytes)?;
            self.nonces.append(&mut nonces);
            self.pins.append(&mut pins);
        }
        for entry in &done {
            log!("event", seq = entry.seq, kind = entry.event.name());
        }
        Ok(done)
    }

    /// Finds out, without touching the journal, whether its folder takes another line: what a full or missing disk
    /// refuses.
    pub fn probe(&self) -> Result<()> {
        let there = file_len(self.disk.as_ref(), &self.path)?.unwrap_or(0);
        if there < self.len {
            return Err(self.changed_error());
        }
        disk::probe(self.disk.as_ref(), &read_fs::parent(&self.path), MARGIN)
    }

    fn begin(&self) -> Result<(Chain, Vec<u8>)> {
        if self.is_stopped() { Err(self.stopped_error()) } else { Ok((self.chain.clone(), Vec::new())) }
    }

    fn encode(&self, chain: &mut Chain, at: Stamp, event: Event, bytes: &mut Vec<u8>) -> Result<JournalEntry> {
        let line = chain.seq() + 1;
        let nonce = self.disk.nonce().map_err(|e| Error::io(&self.path, e))?;
        chain.encode(at, event, nonce, bytes).map_err(|fault| fault.into_error(&self.path, line))
    }

    fn commit(&mut self, chain: Chain, bytes: &[u8]) -> Result<()> {
        self.check()?;
        let timer = Timer::start();
        let written = self.write(bytes);
        log!("journal-write", bytes = bytes.len(), ms = timer.passed(), done = written.is_ok());
        if let Err(e) = written {
            self.stop(State::Failed);
            self.ours = bytes.to_vec();
            // If this fails too, `reopen` or the next start finds it.
            self.take_back();
            return Err(e);
        }
        let len = self.len + bytes.len() as u64;
        match self.confirm_written(len) {
            Ok(seen) => {
                (self.chain, self.len, self.seen) = (chain, len, Some(seen));
                Ok(())
            }
            Err(e) => {
                self.stop(State::Changed);
                self.ours = bytes.to_vec();
                Err(e)
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.file {
            // Line by line: what a crash may leave half written is one line, and the last.
            Some(file) => bytes
                .split_inclusive(|b| *b == b'\n')
                .try_for_each(|line| file.write_all(line).and_then(|()| file.sync()))
                .map_err(|e| Error::io(&self.path, e)),
            None => {
                // Nothing has made the folder's own name durable yet, neither this start nor an earlier one that died.
                let above = read_fs::parent(&read_fs::parent(&self.path));
                self.disk.sync_dir(&above).map_err(|e| Error::io(&above, e))?;
                // The first line holds the agenda and is long: it comes into being whole, or not at all.
                self.file = Some(disk::replace_for(self.disk.as_ref(), &self.path, bytes, self.readers)?);
                Ok(())
            }
        }
    }

    fn stop(&mut self, state: State) {
        self.state = state;
        self.file = None;
    }

    /// Looks whether the journal and its lock are still where they were; stops recording, and says so, if they are not.
    pub fn check(&mut self) -> Result<()> {
        if self.is_stopped() {
            return Ok(());
        }
        self.look().inspect_err(|error| {
            log::failed("journal-not-in-place", error);
            self.stop(State::Changed);
            if error.kind == Kind::Locked {
                self.lock.protest();
            }
        })
    }

    /// Names who else wanted to write in the record and stopped because this one writes in it; each once.
    #[must_use]
    pub fn other(&self) -> Option<String> {
        if self.is_stopped() { None } else { self.lock.other() }
    }

    fn stopped_error(&self) -> Error {
        Error::new(Kind::Io, msg!("journal-stopped", path = shown(&self.path))).hint(msg!("journal-hint-stopped"))
    }

    fn changed_error(&self) -> Error {
        Error::new(Kind::Changed, msg!("journal-changed", path = shown(&self.path))).hint(msg!("journal-hint-changed"))
    }
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, chain, len, state, .. } = self;
        f.debug_struct("Journal")
            .field("path", path)
            .field("chain", chain)
            .field("len", len)
            .field("state", state)
            .finish_non_exhaustive()
    }
}

/// How many bytes a folder must take before recording is tried again: a block.
const MARGIN: usize = 4 << 10;

/// Makes the folder of a record for those who may read the agenda, or closes the one that is there to all others;
/// false: it cannot be closed.
pub(super) fn shielded(disk: &dyn Fs, dir: &Path, readers: Option<Readers>) -> Result<bool> {
    let is_new = disk::create_dirs(disk, dir, readers)?;
    match readers {
        Some(readers) if !is_new => disk.shield(dir, readers).map_err(|e| Error::io(dir, e)),
        _ => Ok(true),
    }
}

/// Opens a journal to write on, and makes durable what a killed writer may have left in memory only.
fn open_durable(disk: &dyn Fs, dir: &Path, path: &Path) -> Result<Box<dyn WriteFile>> {
    let mut file = disk.append(path).map_err(|e| Error::io(path, e))?;
    file.sync().map_err(|e| Error::io(path, e))?;
    disk.sync_dir(dir).map_err(|e| Error::io(dir, e))?;
    Ok(file)
}
