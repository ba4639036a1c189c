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
    /// The file that was left alone, if it is next to one: it was edited by hand, or is of a longer journal.
    pub kept: Option<PathBuf>,
    /// Whether the file that was left is of a longer journal than the one that is there, or of another.
    pub ahead: bool,
}

/// Writes a file into a record's folder for those of `readers` who may look into it, and keeps which document it is; a
/// file that somebody edited stays, and the new one gets a free name next to it.
pub fn write_file(
    disk: &dyn Fs,
    dir: &Path,
    (wanted, document): (&str, Option<&Document>),
    bytes: &[u8],
    readers: Option<Readers>,
) -> Result<Written> {
    let _held = Manifest::hold(disk, dir, &mut Patience::default());
    write_held(disk, dir, (wanted, document), bytes, readers)
}

/// Does what [`write_file`] does for whoever holds the side file, or could not wait for it any longer.
pub(super) fn write_held(
    disk: &dyn Fs,
    dir: &Path,
    (wanted, document): (&str, Option<&Document>),
    bytes: &[u8],
    readers: Option<Readers>,
) -> Result<Written> {
    let mut manifest = Manifest::read(disk, dir);
    let new = hash(bytes);
    let chain = document.and_then(Document::chain);
    let mut is_ahead_of = false;
    for (attempt, name) in manifest::names(wanted).enumerate() {
        let path = dir.join(&name);
        let there = match disk.entry(&path).map_err(|e| Error::io(&path, e))? {
            PathKind::Nothing => None,
            PathKind::File(_) => Some(hash(&manifest::read(disk, &path).map_err(|e| Error::io(&path, e))?)),
            PathKind::Folder => return Err(Error::io(&path, io::ErrorKind::IsADirectory.into())),
            // A link or a pipe: somebody put it there, and reading it could take forever.
            PathKind::Other => continue,
        };
        let ours = manifest.get(&name);
        if let Some(there) = &there
            && *there != new
            && !ours.is_some_and(|known| known.is_ours(there))
        {
            continue;
        }
        if there.is_some() && ours.is_some_and(|known| is_ahead(disk, dir, known, chain)) {
            is_ahead_of = true;
            continue;
        }
        // Both hashes are kept before the file is touched, so that a crash in between does not make ours a stranger's.
        let readers = readers_in(disk, dir, readers);
        manifest.set(disk, dir, (&name, document), (there, new), readers)?;
        atomic_write_for(disk, &path, bytes, readers)?;
        let kept = (attempt > 0).then(|| dir.join(wanted));
        return Ok(Written { path, kept, ahead: is_ahead_of });
    }
    Err(Error::io(&dir.join(wanted), io::ErrorKind::AlreadyExists.into()))
}
