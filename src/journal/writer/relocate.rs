//! Going on in another folder, or in its own made anew: with a copy of the journal as far as it is on disk.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use super::{Journal, MoveResult, State, open_durable, shielded};
use crate::error::{Error, Kind, Result};
use crate::journal::drafts::{DRAFTS, Drafts};
use crate::journal::format::Chain;
use crate::journal::moved::MoveNotice;
use crate::journal::read_fs::{self, file_len, shown};
use crate::journal::reader::{CheckpointValues, Scan, pin, scan};
use crate::journal::{JOURNAL, disk, lock, moved, place};
use crate::log::Value;
use crate::meeting::JournalEntry;
use crate::readers::Readers;
use crate::time::Stamp;
use crate::{log, msg};

impl Journal {
    /// Goes on in another folder, with a copy of the journal as far as it is on disk: the same lines, the same chain.
    /// It may be the folder
    /// that it is in, made anew, if no journal is there any more.
    ///
    /// `events` are those up to now: where the old journal can no longer be read, its lines are made of them anew. A
    /// note in the old folder
    /// says where the record is now, if it can be written and nobody else goes on there; one in the new folder says
    /// where it came from, and
    /// where its `agenda` is. On a failure nothing has changed.
    pub fn move_to(
        &mut self,
        dir: &Path,
        agenda: Option<&Path>,
        readers: Option<Readers>,
        events: &[JournalEntry],
        now: Stamp,
    ) -> Result<MoveResult> {
        self.move_with(&Drafts::default(), dir, agenda, readers, events, now)
    }

    /// Does what [`Journal::move_to`] does, and takes what is being typed along before any note sends the next start
    /// there. Drafts that are there already stay as they are.
    pub fn move_with(
        &mut self,
        drafts: &Drafts,
        dir: &Path,
        agenda: Option<&Path>,
        readers: Option<Readers>,
        events: &[JournalEntry],
        now: Stamp,
    ) -> Result<MoveResult> {
        place::refuse_link_out(dir)?;
        let old = read_fs::parent(&self.path);
        let is_same = moved::is_same(dir, &old);
        let dir = if is_same { old.as_path() } else { dir };
        // Who may not read the agenda, or could not look into the old folder, gets no look in there either; and nobody
        // else where that is not known any more.
        let readers = readers.map_or(Readers::Owner, |readers| readers.and(self.readers));
        shielded(self.disk.as_ref(), dir, Some(readers))?;
        moved::refuse(self.disk.as_ref(), dir)?;
        let path = dir.join(JOURNAL);
        if file_len(self.disk.as_ref(), &path)?.is_some() {
            return Err(Error::new(Kind::Input, msg!("stopped-there-already", path = shown(dir))));
        }
        let readers = disk::readers_in(self.disk.as_ref(), dir, Some(readers));
        let mut new_lock = None;
        if is_same {
            self.lock.hold()?;
        } else {
            new_lock = Some(lock::take(&self.disk, dir, readers, now)?);
        }
        let ours = if self.len > 0 { self.copy(events)? } else { Vec::new() };
        let is_anothers = !is_same && self.is_anothers(&ours);
        if !ours.is_empty() {
            let above = read_fs::parent(dir);
            self.disk.sync_dir(&above).map_err(|e| Error::io(&above, e))?;
            if let Err(e) = disk::replace_for(self.disk.as_ref(), &path, &ours, readers) {
                // Whole or not at all, and not at all is what is said.
                let _ = self.disk.remove(&path);
                return Err(e);
            }
        }
        let file = dir.join(DRAFTS);
        let has_drafts = !is_same && !drafts.is_empty() && file_len(self.disk.as_ref(), &file)?.is_none();
        if has_drafts && let Err(e) = drafts.save_as_on(self.disk.as_ref(), &file) {
            let _ = self.disk.remove(&file);
            let _ = self.disk.remove(&path);
            return Err(e);
        }
        let mut pins = CheckpointValues::new();
        let found = scan(self.disk.as_ref(), &path, |event, value| pin(&mut pins, &event, value))?;
        let file = if found.good > 0 { Some(open_durable(self.disk.as_ref(), dir, &path)?) } else { None };
        let seen = self.disk.file_stat(&path).map_err(|e| Error::io(&path, e))?;
        if let Some((lock, clock)) = new_lock.as_mut().zip(self.lock.clock()) {
            lock.publish_clock(clock);
        }
        let noted = if is_same {
            MoveNotice::Same
        } else {
            // Without it the agenda is not found again from there; the record is whole all the same.
            let _ = moved::keep_origin(self.disk.as_ref(), dir, Some(&old), agenda, readers);
            match is_anothers {
                true => MoveNotice::Anothers,
                false => moved::leave_note(self.disk.as_ref(), &old, dir, self.len),
            }
        };
        (self.path, self.file, self.chain, self.len, self.pins) = (path, file, found.chain, found.good, pins);
        self.nonces = found.nonces;
        (self.seen, self.ours) = (seen, Vec::new());
        if let Some(lock) = new_lock {
            self.lock = lock;
        }
        self.readers = readers;
        self.state = State::Good;
        log!("journal-moved", bytes = self.len, noted = Value::variant(&noted));
        Ok(MoveResult { dir: dir.to_owned(), noted, has_drafts })
    }

    /// Returns whether somebody else goes on with the record where it was: who holds it, or wrote in it. A note that it
    /// is elsewhere would put
    /// an end to their record.
    fn is_anothers(&mut self, ours: &[u8]) -> bool {
        // In an empty folder, where another disk is mounted at other times, no lock is left behind.
        let is_there =
            |name: &str| matches!(file_len(self.disk.as_ref(), &self.path.with_file_name(name)), Ok(Some(_)));
        let may_be_held = is_there(lock::LOCK) || is_there(JOURNAL);
        let is_held = may_be_held && self.lock.hold().is_err_and(|error| error.kind == Kind::Locked);
        is_held || self.has_lines_of_others(ours)
    }

    /// Returns whether the journal's name leads to one with lines that fit the chain and are neither among `ours` nor
    /// what was written last.
    fn has_lines_of_others(&self, ours: &[u8]) -> bool {
        let Ok(there) = self.disk.open(&self.path) else { return false };
        let mut known = BTreeSet::new();
        let mut own = Scan::default();
        for bytes in [ours, &self.ours] {
            let _ = own.go_on(bytes, &self.path, |_, value| _ = known.insert(value.to_owned()));
        }
        let mut others = false;
        let _ = Scan::default().go_to_end(there, &self.path, |_, value| others |= !known.contains(value));
        others
    }

    /// Returns the journal's bytes as far as they are known to be on disk.
    fn copy(&self, events: &[JournalEntry]) -> Result<Vec<u8>> {
        if let Some(bytes) = self.read_back() {
            return Ok(bytes);
        }
        let (mut chain, mut bytes) = (Chain::default(), Vec::new());
        let nonces = self.nonces.iter().copied().chain(std::iter::repeat(None));
        for (JournalEntry { at, event, seq }, nonce) in events.iter().zip(nonces) {
            let done = chain.encode_again(*at, event.clone(), nonce, &mut bytes);
            done.map_err(|fault| fault.into_error(&self.path, *seq))?;
        }
        Ok(bytes)
    }

    /// Reads the journal's bytes; none: they are not as they were written.
    fn read_back(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.disk.open(&self.path).ok()?.take(self.len).read_to_end(&mut bytes).ok()?;
        let mut found = Scan::default();
        found.go_on(bytes.as_slice(), &self.path, |_, _| ()).ok()?;
        (found.chain == self.chain && found.good == self.len).then_some(bytes)
    }
}
