//! Writes one file into a record's folder: never over what somebody edited, and never over what is of a longer journal.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::journal::{Fs, PathKind, atomic_write_for, readers_in};
use crate::protocol::ahead::is_ahead;
use crate::protocol::manifest::{self, Document, Manifest, Patience, hash};
use crate::readers::Readers;

/// A protocol that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub path: PathBuf,
    /// The file that was left alone, if it is next to one.
    pub left: Option<LeftAlone>,
}

/// A file that was left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftAlone {
    pub path: PathBuf,
    pub why: LeftBecause,
}

/// Why a file was left alone; what counts most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftBecause {
    /// It is of a longer journal than the one that is there, or of another.
    Ahead,
    /// Another program has it open, and the system keeps it from being replaced.
    Held,
    /// A person edited it.
    Edited,
}

/// What is done where another program has a file open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhenHeld {
    /// The new one is written next to it.
    WriteNextToIt,
    /// That is a failure: the old one must not stay.
    Fail,
}

/// How many names are tried where another program has files open: a system that says so of every name gets none.
const MOST_HELD: usize = 3;

/// Returns whether it failed because another program has the file open.
fn is_held(error: &Error) -> bool {
    error.io_kind() == Some(io::ErrorKind::ResourceBusy)
}

/// Writes a file into a record's folder for those of `readers` who may look into it, and keeps which document it is; a
/// file that somebody edited, or that another program has open, stays, and the new one gets a free name next to it.
pub fn write_file(
    disk: &dyn Fs,
    dir: &Path,
    (wanted, document): (&str, Option<&Document>),
    bytes: &[u8],
    readers: Option<Readers>,
) -> Result<Written> {
    let _held = Manifest::hold(disk, dir, &mut Patience::default());
    write_held(disk, dir, (wanted, document), bytes, readers, WhenHeld::WriteNextToIt)
}

/// Does what [`write_file`] does for whoever holds the side file, or could not wait for it any longer.
pub(super) fn write_held(
    disk: &dyn Fs,
    dir: &Path,
    (wanted, document): (&str, Option<&Document>),
    bytes: &[u8],
    readers: Option<Readers>,
    when_held: WhenHeld,
) -> Result<Written> {
    let mut manifest = Manifest::read(disk, dir);
    let new = hash(bytes);
    let chain = document.and_then(Document::chain);
    let mut left = Vec::new();
    for name in manifest::names(wanted) {
        let path = dir.join(&name);
        let held = left.iter().filter(|why| **why == LeftBecause::Held).count();
        let may_be_left = |error: &Error| is_held(error) && when_held == WhenHeld::WriteNextToIt && held < MOST_HELD;
        let there = match disk.entry(&path).map_err(|e| Error::io(&path, e))? {
            PathKind::Nothing => None,
            PathKind::File(_) => match manifest::read(disk, &path).map_err(|e| Error::io(&path, e)) {
                Ok(bytes) => Some(hash(&bytes)),
                Err(error) if may_be_left(&error) => {
                    left.push(LeftBecause::Held);
                    continue;
                }
                Err(error) => return Err(error),
            },
            PathKind::Folder => return Err(Error::io(&path, io::ErrorKind::IsADirectory.into())),
            // A link or a pipe: somebody put it there, and reading it could take forever.
            PathKind::Other => {
                left.push(LeftBecause::Edited);
                continue;
            }
        };
        let ours = manifest.get(&name);
        if let Some(there) = &there
            && *there != new
            && !ours.is_some_and(|known| known.is_ours(there))
        {
            left.push(LeftBecause::Edited);
            continue;
        }
        if there.is_some() && ours.is_some_and(|known| is_ahead(disk, dir, known, chain)) {
            left.push(LeftBecause::Ahead);
            continue;
        }
        // Both hashes are kept before the file is touched, so that a crash in between does not make ours a stranger's.
        let readers = readers_in(disk, dir, readers);
        manifest.set(disk, dir, (&name, document), (there, new.clone()), readers)?;
        match atomic_write_for(disk, &path, bytes, readers) {
            Err(error) if may_be_left(&error) => left.push(LeftBecause::Held),
            written => {
                let left = left.into_iter().min().map(|why| LeftAlone { path: dir.join(wanted), why });
                return written.map(|()| Written { path, left });
            }
        }
    }
    Err(Error::io(&dir.join(wanted), io::ErrorKind::AlreadyExists.into()))
}

/// Writes a file at a place that the user named; where another program has it open, under a free name next to it.
pub fn write_at(disk: &dyn Fs, wanted: &Path, bytes: &[u8], readers: Readers) -> Result<Written> {
    let held = match atomic_write_for(disk, wanted, bytes, readers) {
        Err(error) if is_held(&error) => error,
        written => return written.map(|()| Written { path: wanted.to_owned(), left: None }),
    };
    let Some(name) = wanted.file_name().and_then(|name| name.to_str()) else { return Err(held) };
    for name in manifest::names(name).skip(1).take(MOST_HELD) {
        let path = wanted.with_file_name(name);
        if matches!(disk.entry(&path), Ok(PathKind::Nothing)) {
            atomic_write_for(disk, &path, bytes, readers)?;
            return Ok(Written { path, left: Some(LeftAlone { path: wanted.to_owned(), why: LeftBecause::Held }) });
        }
    }
    Err(held)
}
