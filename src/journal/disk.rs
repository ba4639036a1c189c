//! What the writer of a record asks of a disk besides looking, the real disk, and the one safe way to write a whole file.
//!
//! It is a trait so that tests can make a disk that fails, writes short, or loses what was not synced. It knows files,
//! folders and locks, and nothing of what is in them.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::look::{Entry, Look, OpenFile, follow_no_link, in_the_way, parent, shown};
use crate::error::{Error, Result};
use crate::msg;

/// A file open for writing at its end.
pub trait DiskFile: Write + OpenFile {
    /// Makes the file's bytes and length durable; returns only then.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operations that change something, each of which can fail.
pub trait Disk: Look {
    /// Makes a file that must not be there yet, with the permissions of the file `like` if there is one.
    fn create_new(&self, path: &Path, like: Option<&Path>) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file that is there, to write at its end.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Cuts a file to `len` bytes, durably.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Gives a file another name in the same folder; what had that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder whose parent is there.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Lets nobody into a folder who may not read the file `like`, and none but the owner where that cannot be told.
    ///
    /// False: it cannot be done, because the folder is somebody else's or the file system knows no permissions.
    fn shield(&self, folder: &Path, like: Option<&Path>) -> io::Result<bool>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;
    /// Locks a file, made if need be, until the guard is dropped; none: somebody else holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>>;
}

/// The machine's file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl DiskFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

impl Disk for RealDisk {
    fn create_new(&self, path: &Path, like: Option<&Path>) -> io::Result<Box<dyn DiskFile>> {
        let like = like.and_then(|l| fs::symlink_metadata(l).ok()).filter(fs::Metadata::is_file);
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        with_mode(&mut options, like.as_ref(), path);
        let file = options.open(path)?;
        if let Some(like) = like {
            // The umask may have taken away what the old file had.
            file.set_permissions(like.permissions())?;
        }
        Ok(Box::new(file))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(follow_no_link(OpenOptions::new().append(true)).open(path)?))
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let file = follow_no_link(OpenOptions::new().write(true)).open(path)?;
        file.set_len(len)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    #[cfg(unix)]
    fn shield(&self, folder: &Path, like: Option<&Path>) -> io::Result<bool> {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let own = fs::metadata(folder)?;
        let (mode, gid) = like.and_then(|l| fs::metadata(l).ok()).map_or((0, 0), |like| (like.mode(), like.gid()));
        let others = mode & 0o004 != 0;
        // The group that may read the file is not the folder's, unless it is the same one.
        let group = mode & 0o040 != 0 && (others || own.gid() == gid);
        let allowed = 0o7700 | if group { 0o070 } else { 0 } | if others { 0o007 } else { 0 };
        let mode = own.mode() & 0o7777;
        if mode & !allowed == 0 {
            return Ok(true);
        }
        // A file system that knows no permissions is no reason not to hold a meeting: it is told.
        Ok(fs::set_permissions(folder, fs::Permissions::from_mode(mode & allowed)).is_ok())
    }

    #[cfg(not(unix))]
    fn shield(&self, _folder: &Path, _like: Option<&Path>) -> io::Result<bool> {
        Ok(true)
    }

    #[cfg(unix)]
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    // Windows has no such call; its file systems journal their names.
    #[cfg(not(unix))]
    fn sync_dir(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        with_mode(&mut options, None, path);
        let file = match follow_no_link(&mut options).open(path) {
            // Somebody else's lock file may be readable only; it can still be found locked.
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                follow_no_link(OpenOptions::new().read(true)).open(path)?
            }
            opened => opened?,
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(e)) => Err(e),
        }
    }
}

/// Gives a new file the permissions of the one that it replaces, or else lets those read it who may read its folder.
#[cfg(unix)]
fn with_mode(options: &mut OpenOptions, like: Option<&fs::Metadata>, path: &Path) {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let folder = || fs::metadata(parent(path)).map_or(0o600, |f| 0o600 | f.permissions().mode() & 0o044);
    options.mode(like.map_or_else(folder, |l| l.permissions().mode() & 0o777));
}

#[cfg(not(unix))]
fn with_mode(_options: &mut OpenOptions, _like: Option<&fs::Metadata>, _path: &Path) {}

/// Writes a whole file so that at any moment, also after a power cut, the old one or the new one is there.
///
/// What stands at `path` is replaced, not followed: a symbolic link there gives way to the file.
pub fn atomic_write(path: &Path, bytes: &[u8]) -> Result<()> {
    atomic_write_on(&RealDisk, path, bytes)
}

/// Does what [`atomic_write`] does, on any disk.
pub fn atomic_write_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<()> {
    replace(disk, path, bytes).map(drop)
}

/// Writes a whole file as [`atomic_write`] does, and gives it open to write on at its end.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<Box<dyn DiskFile>> {
    let folder = parent(path);
    let file = put(disk, path, bytes, true)?;
    disk.sync_dir(&folder).map_err(|e| Error::io(&folder, e))?;
    Ok(file)
}

/// Writes a whole file that is of use only as long as this machine runs: nothing waits for the disk.
pub(super) fn put_for_now(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<()> {
    put(disk, path, bytes, false).map(drop)
}

/// Puts a file in its place whole, its bytes synced or not; its name is not durable yet.
fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], synced: bool) -> Result<Box<dyn DiskFile>> {
    let (temp, mut file) = create_temp(disk, path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| if synced { file.sync() } else { Ok(()) })
        .and_then(|()| disk.rename(&temp, path));
    if let Err(e) = written {
        drop(file);
        let _ = disk.remove(&temp);
        return Err(Error::io(path, e));
    }
    Ok(file)
}

/// Finds out whether a folder takes `bytes` more bytes, durably; leaves nothing behind.
pub(super) fn probe(disk: &dyn Disk, folder: &Path, bytes: usize) -> Result<()> {
    let (temp, mut file) = create_temp(disk, &folder.join(PROBE))?;
    let written = file.write_all(&vec![0; bytes]).and_then(|()| file.sync());
    drop(file);
    let removed = disk.remove(&temp);
    written.and(removed).map_err(|e| Error::io(folder, e))
}

/// Makes a new file beside `path`, under a name that no other writer uses.
fn create_temp(disk: &dyn Disk, path: &Path) -> Result<(PathBuf, Box<dyn DiskFile>)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let mut name = temp_prefix(path.file_name().unwrap_or_default());
        name.push(format!("{}-{}{TEMP_SUFFIX}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let temp = path.with_file_name(name);
        match disk.create_new(&temp, Some(path)) {
            Ok(file) => return Ok((temp, file)),
            // Left by a dead process that had our number.
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(Error::io(path, e)),
        }
    }
}

/// What a probe's file is named for.
pub(super) const PROBE: &str = "probe";

const TEMP_SUFFIX: &str = ".tmp";

fn temp_prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    prefix
}

/// Removes what writers of the files `own` in a folder left half done; only for files that none but the caller writes.
pub(super) fn remove_temps(disk: &dyn Disk, folder: &Path, own: &[&str]) -> Result<()> {
    let prefixes: Vec<OsString> = own.iter().map(|name| temp_prefix(OsStr::new(name))).collect();
    for name in disk.list(folder).map_err(|e| Error::io(folder, e))? {
        let bytes = name.as_encoded_bytes();
        let is_own = prefixes.iter().any(|prefix| bytes.starts_with(prefix.as_encoded_bytes()));
        if is_own && bytes.ends_with(TEMP_SUFFIX.as_bytes()) {
            let temp = folder.join(&name);
            disk.remove(&temp).map_err(|e| Error::io(&temp, e))?;
        }
    }
    Ok(())
}

/// Makes a folder and those above it that are missing, and tells whether it was missing.
///
/// Those above are durable then; the folder's own name is not.
pub(super) fn create_dirs(disk: &dyn Disk, path: &Path) -> Result<bool> {
    // A symbolic link to a folder is a folder here: `entry` does not follow it, `list` does.
    match disk.entry(path).map_err(|e| Error::io(path, e))? {
        Entry::Folder => return Ok(false),
        Entry::Nothing => {}
        Entry::File(_) => return Err(in_the_way(msg!("journal-no-folder", path = shown(path)))),
        Entry::Other => {
            return match disk.list(path) {
                Ok(_) => Ok(false),
                Err(_) => Err(in_the_way(msg!("journal-no-folder", path = shown(path)))),
            };
        }
    }
    let folder = parent(path);
    if folder != path && create_dirs(disk, &folder)? {
        let above = parent(&folder);
        disk.sync_dir(&above).map_err(|e| Error::io(&above, e))?;
    }
    match disk.create_dir(path) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(e) => Err(Error::io(path, e)),
    }
}
