//! What a program that was killed left of documents that it was writing.

use std::path::Path;

use super::DocumentKind;
use super::manifest::{Manifest, Patience, WRITTEN};
use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::journal::{ReadFs as _, RealFs, is_temp, remove_temps};

/// Removes documents that were left half written in a record's folder; for the one who writes the record.
///
/// Another process that is writing a document there is waited for; what it leaves is whole.
///
/// # Errors
///
/// When they cannot be removed.
pub fn remove_leftovers(dir: &Path) -> Result<()> {
    let disk = &RealFs;
    // Nothing is locked, and no file for that made, where there is nothing to remove.
    if !disk.list(dir).map_err(|e| Error::io(dir, e))?.iter().any(|name| is_temp(name)) {
        return Ok(());
    }
    let Some(_held) = Manifest::hold(disk, dir, &mut Patience::default()) else { return Ok(()) };
    let manifest = Manifest::read(disk, dir);
    let own = manifest.documents().map(|(name, ..)| name);
    remove_temps(
        disk,
        dir,
        &own.chain(DocumentKind::ALL.map(|kind| kind.stem(Audience::Full))).chain([WRITTEN]).collect::<Vec<_>>(),
    )
}
