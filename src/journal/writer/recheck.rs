//! The journal looked at again: before and after each line, and when recording goes on after a failure.
//!
//! A name can be given to another file, a folder replaced by its copy, a lock deleted, and somebody else may write
//! where no lock holds. So a line counts only where the name led to the open file before it and still does after its
//! sync.

use std::io::{Read, SeekFrom};

use super::{Journal, State, open_durable};
use crate::error::{Error, Kind, Result};
use crate::journal::format::MAX_LINE;
use crate::journal::read_fs::{self, file_len, shown};
use crate::journal::reader::Scan;
use crate::journal::recovery::{self, Torn};
use crate::os::FileStat;
use crate::{log, msg};

/// What comes after the last line that is known to be on disk.
enum TailCheck {
    Nothing,
    /// Our own last bytes, or the first of them: never reported as recorded.
    Ours,
    /// This many lines of somebody else, which fit the chain.
    Foreign(u64),
    /// Nothing that fits the chain.
    Unfit,
}

/// The most bytes that a disk may have put after what was written: a line.
const MOST_UNFIT: u64 = MAX_LINE as u64;

impl Journal {
    /// Makes sure that the name leads to the open file, that nobody else wrote in it, and that the lock is held under
    /// its name.
    pub(super) fn look(&mut self) -> Result<()> {
        let there = self.disk.file_stat(&self.path).map_err(|e| Error::io(&self.path, e))?;
        match (self.file.as_ref(), there) {
            (None, None) => {}
            (Some(file), Some(there)) => {
                let open = file.file_stat().map_err(|e| Error::io(&self.path, e))?;
                if there.file != open.file || there.len != self.len {
                    return Err(self.changed_error());
                }
                // Only its times changed, maybe. Else somebody wrote in it, and not at its end.
                if self.seen != Some(there) {
                    self.holds_our_lines()?;
                    self.seen = Some(there);
                }
            }
            _ => return Err(self.changed_error()),
        }
        self.lock.hold()
    }

    /// Makes sure, after a write, that the name leads to the file that was written in, and that nobody else wrote;
    /// gives it as it is.
    pub(super) fn confirm_written(&mut self, len: u64) -> Result<FileStat> {
        let io = |e| Error::io(&self.path, e);
        let there = self.disk.file_stat(&self.path).map_err(io)?;
        let open = self.file.as_ref().map(|file| file.file_stat()).transpose().map_err(io)?;
        let (Some(there), Some(open)) = (there, open) else { return Err(self.changed_error()) };
        if there.file != open.file || there.len != len {
            return Err(self.changed_error());
        }
        self.lock.hold()?;
        Ok(there)
    }

    /// Makes sure that the journal's lines up to the last that is known to be on disk are ours.
    fn holds_our_lines(&self) -> Result<()> {
        let mut found = Scan::default();
        if self.len > 0 {
            let file = self.disk.open(&self.path).map_err(|e| Error::io(&self.path, e))?;
            found.go_on(file.take(self.len), &self.path, |_, _| ())?;
        }
        if found.good == self.len && found.chain == self.chain { Ok(()) } else { Err(self.changed_error()) }
    }

    /// Finds out whose it is that comes after the last line that is known to be on disk.
    fn rest(&self) -> Result<TailCheck> {
        let io = |e| Error::io(&self.path, e);
        let mut file = self.disk.open(&self.path).map_err(io)?;
        let mut head = Vec::new();
        file.seek(SeekFrom::Start(self.len)).map_err(io)?;
        file.by_ref().take(self.ours.len() as u64 + 1).read_to_end(&mut head).map_err(io)?;
        if head.is_empty() {
            return Ok(TailCheck::Nothing);
        }
        if self.ours.starts_with(&head) {
            return Ok(TailCheck::Ours);
        }
        let common =
            head.iter().zip(&self.ours).take_while(|(a, b)| a == b).filter(|(byte, _)| **byte == b'\n').count();
        let mut fit = 0_u64;
        let mut after = Scan { chain: self.chain.clone(), good: self.len, ..Scan::default() };
        file.seek(SeekFrom::Start(self.len)).map_err(io)?;
        // Whatever it comes to after the lines that fit is not ours to judge.
        let _ = after.go_to_end(file, &self.path, |_, _| fit += 1);
        Ok(match fit.saturating_sub(common as u64) {
            0 => TailCheck::Unfit,
            foreign => TailCheck::Foreign(foreign),
        })
    }

    /// Takes our own bytes back after a write that failed; whatever is not ours stays.
    ///
    /// A journal that could not be made goes: left empty, it would look like one that lost everything.
    pub(super) fn take_back(&self) {
        if matches!(self.rest(), Ok(TailCheck::Ours)) {
            let _ = match self.len {
                0 => self.disk.remove(&self.path),
                len => self.disk.truncate(&self.path, len),
            };
        }
    }

    /// Looks at the disk again after a failure; when it returns, recording goes on after the last event that was on
    /// disk.
    ///
    /// What a failed write left after that event was never reported as recorded: it is cut off, and kept as
    /// `journal.torn-<n>`. Lines that fit the chain and are not ours are somebody else's: they stay, and are refused.
    pub fn reopen(&mut self) -> Result<Option<Torn>> {
        if self.state == State::Good {
            self.state = State::Failed;
        }
        self.file = None;
        let there = || file_len(self.disk.as_ref(), &self.path).map(Option::unwrap_or_default);
        // Looked at before the lock is taken: in an empty folder, where another disk is mounted at other times, nothing
        // is left behind.
        if there()? < self.len {
            return Err(self.changed_error());
        }
        self.lock.hold().inspect_err(|_| self.lock.protest())?;
        let there = file_len(self.disk.as_ref(), &self.path)?.unwrap_or_default();
        self.holds_our_lines()?;
        let rest = if there > self.len { self.rest()? } else { TailCheck::Nothing };
        let cut = match rest {
            TailCheck::Nothing => false,
            TailCheck::Foreign(lines) => {
                self.state = State::Changed;
                self.lock.protest();
                return Err(self.foreign_error(lines));
            }
            // More than a write can have left is nothing to copy, nor ours.
            TailCheck::Unfit
                if self.state == State::Changed || there - self.len > self.ours.len() as u64 + MOST_UNFIT =>
            {
                return Err(self.changed_error());
            }
            TailCheck::Ours | TailCheck::Unfit => true,
        };
        let torn = match (cut, self.len) {
            (false, _) => None,
            (true, 0) => Some(recovery::set_aside(self.disk.as_ref(), &self.path, there)?),
            (true, len) => Some(recovery::cut(self.disk.as_ref(), &self.path, len, there - len)?),
        };
        self.go_on_writing(false)?;
        log!("journal-reopened", bytes = self.len, cut = cut);
        self.lock.calm();
        self.ours = Vec::new();
        self.state = State::Good;
        Ok(torn)
    }

    /// Opens the journal to write on, if there is one; ends its last line first if it `lacks` its line feed.
    pub(super) fn go_on_writing(&mut self, lacks: bool) -> Result<()> {
        (self.file, self.seen) = (None, None);
        if self.len == 0 {
            return Ok(());
        }
        let mut file = open_durable(self.disk.as_ref(), &read_fs::parent(&self.path), &self.path)?;
        if lacks {
            file.write_all(b"\n").and_then(|()| file.sync()).map_err(|e| Error::io(&self.path, e))?;
            self.len += 1;
        }
        self.file = Some(file);
        self.seen = Some(self.confirm_written(self.len)?);
        Ok(())
    }

    fn foreign_error(&self, lines: u64) -> Error {
        Error::new(Kind::Foreign, msg!("journal-foreign", path = shown(&self.path), count = lines))
            .hint(msg!("journal-hint-foreign"))
    }
}
