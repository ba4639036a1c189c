//! The note that a record goes on in another folder, left in the one where it could not.
//!
//! Without it the next start would go on with the old journal, and the meeting would have two records that contradict each other.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{self, Disk, RealDisk};
use super::look::{Look, file_len, shown};
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::msg;

pub(super) const MOVED: &str = "journal.moved.json";

/// The most bytes of it that are read.
const MAX_BYTES: u64 = 64 << 10;

/// Where a record went.
#[derive(Serialize, Deserialize)]
struct Moved {
    /// The folder.
    to: PathBuf,
}

/// Notes in `dir` that its record goes on in `to`; on a full disk at least that it goes on elsewhere.
pub(super) fn note(disk: &dyn Disk, dir: &Path, to: &Path) -> Result<()> {
    let path = dir.join(MOVED);
    let json = serde_json::to_vec(&Moved { to: to.to_owned() }).map_err(|e| Error::io(&path, e.into()))?;
    let full = disk::atomic_write_on(disk, &path, &json);
    full.or_else(|error| match disk.create_new(&path) {
        Ok(mut file) => {
            file.admit(disk::readers_in(disk, dir, None));
            Ok(())
        }
        Err(_) => Err(error),
    })
}

/// Says that the record in a folder goes on elsewhere, if it does: to whoever follows it.
#[must_use]
pub fn moved(dir: &Path) -> Option<Msg> {
    refuse(&RealDisk, dir).err().map(|error| error.msg)
}

/// Refuses the record in `dir` if it goes on elsewhere, and says where.
pub(super) fn refuse(disk: &dyn Look, dir: &Path) -> Result<()> {
    let path = dir.join(MOVED);
    if !matches!(file_len(disk, &path), Ok(Some(_))) {
        return Ok(());
    }
    let mut json = Vec::new();
    let read = disk.open(&path).and_then(|file| file.take(MAX_BYTES).read_to_end(&mut json));
    read.map_err(|e| Error::io(&path, e))?;
    let (msg, hint) = match serde_json::from_slice::<Moved>(&json) {
        Ok(Moved { to }) => {
            let to = shown(&to);
            let hint = msg!("stopped-hint-moved", to = to.clone(), note = shown(&path));
            (msg!("stopped-moved", path = shown(dir), to = to), hint)
        }
        // A note that cannot be read is one all the same.
        Err(_) => (
            msg!("stopped-moved-somewhere", path = shown(dir)),
            msg!("stopped-hint-moved-somewhere", note = shown(&path)),
        ),
    };
    Err(Error::new(Kind::Journal, msg).hint(hint))
}
