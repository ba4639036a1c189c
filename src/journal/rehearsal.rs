//! The folder of a rehearsal that is not kept: nobody else's to look into, and gone with the rehearsal.
//!
//! A rehearsal that was killed leaves its folder behind, with every closed item in it. The next one removes it.

use std::fs;
use std::path::Path;

use tempfile::{Builder, TempDir};

use super::disk::{Fs, RealFs};
use super::lock::LOCK;
use crate::error::{Error, Result};
use crate::os;

/// What the names of these folders begin with.
const PREFIX: &str = "punktlig-rehearsal-";

/// Makes a folder for a rehearsal among the machine's temporary ones, and removes those that killed rehearsals of this
/// user left there.
///
/// # Errors
///
/// When it cannot be made.
pub fn temporary() -> Result<TempDir> {
    temporary_in(&std::env::temp_dir())
}

fn temporary_in(among: &Path) -> Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    if let Some(permissions) = os::private_folder() {
        builder.permissions(permissions);
    }
    let own = builder.tempdir_in(among).map_err(|e| Error::io(among, e))?;
    remove_left(among, own.path());
    Ok(own)
}

/// Removes what is provably left by a dead rehearsal of this user: by name, owner and mode, with a lock that nobody
/// holds.
///
/// Whatever cannot be found out or removed stays: no rehearsal fails for it.
fn remove_left(among: &Path, own: &Path) {
    let Ok(mine) = fs::symlink_metadata(own) else { return };
    for entry in fs::read_dir(among).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_named = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let is_left = || fs::symlink_metadata(&path).is_ok_and(|meta| os::is_own_private_folder(&meta, &mine));
        if !is_named || path == own || !is_left() {
            continue;
        }
        // One that is being made has no lock file yet.
        let lock = path.join(LOCK);
        if fs::symlink_metadata(&lock).is_ok_and(|meta| meta.is_file())
            && let Ok(Some(held)) = RealFs.lock(&lock)
        {
            let _ = fs::remove_dir_all(&path);
            drop(held);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_folder_of_a_killed_rehearsal_is_removed_and_no_other() {
        let among = tempfile::tempdir().unwrap();
        let make = |name: &str, mode: u32, lock: bool| {
            let path = among.path().join(name);
            fs::create_dir(&path).unwrap();
            if lock {
                fs::write(path.join(LOCK), "").unwrap();
            }
            fs::write(path.join("journal.jsonl"), "closed").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            path
        };
        let left = make("punktlig-rehearsal-left", 0o700, true);
        let kept = [
            make("punktlig-rehearsal-held", 0o700, true),
            make("punktlig-rehearsal-begun", 0o700, false),
            make("punktlig-rehearsal-open", 0o755, true),
            make("other", 0o700, true),
        ];
        let link = among.path().join("punktlig-rehearsal-link");
        std::os::unix::fs::symlink(&kept[3], &link).unwrap();
        let held = RealFs.lock(&kept[0].join(LOCK)).unwrap();
        let own = temporary_in(among.path()).unwrap();
        assert_eq!(fs::metadata(own.path()).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(!left.exists());
        for path in &kept {
            assert!(path.join("journal.jsonl").exists(), "{}", path.display());
        }
        assert!(link.is_symlink());
        drop(held);
        drop(temporary_in(among.path()).unwrap());
        assert!(!kept[0].exists() && own.path().exists(), "what nobody holds goes; one without a lock is being made");
    }
}
