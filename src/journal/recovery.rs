//! Making a journal fit to be written on: a torn tail is cut off and kept next to it. Only the holder of the lock does
//! it.
//!
//! Nothing else is ever repaired. What is before the tail is either whole or refused.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::disk::Fs;
use super::read_fs::{file_len, parent, shown};
use crate::error::{Error, Kind, Result};
use crate::msg;

/// A torn tail that was cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// The file in which its bytes are kept.
    pub kept: PathBuf,
    /// How many there are.
    pub bytes: u64,
}

/// Cuts the `bytes` bytes after the first `good` off the file at `path`, and keeps them as `journal.torn-<n>` next to
/// it.
///
/// The bytes are durable there before they go here: a crash in between leaves them twice, never nowhere. Where more has
/// come since they were looked at, somebody is writing, and nothing is cut.
pub(super) fn cut(disk: &dyn Fs, path: &Path, good: u64, bytes: u64) -> Result<Torn> {
    let mut source = disk.open(path).map_err(|e| Error::io(path, e))?;
    let skipped = io::copy(&mut source.by_ref().take(good), &mut io::sink()).map_err(|e| Error::io(path, e))?;
    debug_assert_eq!(skipped, good, "what was scanned is there");
    let (kept, mut file) = create_beside(disk, path)?;
    let copied = io::copy(&mut source.by_ref().take(bytes), &mut file)
        .and_then(|copied| file.flush().and_then(|()| file.sync()).map(|()| copied))
        .map_err(|e| {
            let _ = disk.remove(&kept);
            Error::io(&kept, e)
        })?;
    if copied != bytes || file_len(disk, path)? != Some(good + bytes) {
        let _ = disk.remove(&kept);
        return Err(
            Error::new(Kind::Changed, msg!("journal-changed", path = shown(path))).hint(msg!("journal-hint-changed"))
        );
    }
    let folder = parent(path);
    disk.sync_dir(&folder).map_err(|e| Error::io(&folder, e))?;
    disk.truncate(path, good).map_err(|e| Error::io(path, e))?;
    Ok(Torn { kept, bytes })
}

/// Puts the whole file at `path` aside as `journal.torn-<n>`: one of which nothing was ever told to be recorded.
pub(super) fn set_aside(disk: &dyn Fs, path: &Path, bytes: u64) -> Result<Torn> {
    let (kept, file) = create_beside(disk, path)?;
    drop(file);
    disk.rename(path, &kept).map_err(|e| Error::io(path, e))?;
    let folder = parent(path);
    disk.sync_dir(&folder).map_err(|e| Error::io(&folder, e))?;
    Ok(Torn { kept, bytes })
}

/// Makes the first `<name>.torn-<n>` that is not there yet; what is cut off is for its owner to look at.
fn create_beside(disk: &dyn Fs, path: &Path) -> Result<(PathBuf, Box<dyn super::WriteFile>)> {
    let mut n = 1_u32;
    loop {
        let kept = path.with_extension(format!("torn-{n}"));
        match disk.create_new(&kept) {
            Ok(file) => return Ok((kept, file)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => n += 1,
            Err(e) => return Err(Error::io(&kept, e)),
        }
    }
}
