//! What the writer of a record asks of a disk besides looking, the real disk, and the one safe way to write a whole
//! file.
//!
//! It is a trait so that tests can make a disk that fails, writes short, or loses what was not synced. It knows files,
//! folders and locks, and nothing of what is in them.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::read_fs::{OpenFile, PathKind, ReadFs, in_the_way, parent, shown};
use crate::error::{Error, Result};
use crate::msg;
use crate::os::{self, FileStat};
use crate::paths;
use crate::readers::Readers;

/// A file open for writing at its end.
pub trait WriteFile: Write + OpenFile {
    /// Makes the file's bytes and length durable; returns only then.
    fn sync(&mut self) -> io::Result<()>;
    /// Makes the name that the file was given durable, where that is the file's to do and not its folder's.
    fn sync_name(&mut self) -> io::Result<()>;
    /// Lets others than its owner read a new file.
    fn admit(&mut self, readers: Readers);
}

/// The operations that change something, each of which can fail.
pub trait Fs: ReadFs {
    /// Makes a file that must not be there yet, and that its owner alone may read.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn WriteFile>>;
    /// Opens a file that is there, to write at its end.
    fn append(&self, path: &Path) -> io::Result<Box<dyn WriteFile>>;
    /// Cuts a file to `len` bytes, durably.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Returns a file another name in the same folder; what had that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder whose parent is there, and into which its owner alone may look.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Returns those whom a file or folder lets in by itself.
    fn readers(&self, path: &Path) -> io::Result<Readers>;
    /// Lets others than its owner look into a new folder.
    fn admit(&self, folder: &Path, readers: Readers) -> io::Result<()>;
    /// Keeps everybody else out of a folder that was there; false: that cannot be done.
    fn shield(&self, folder: &Path, readers: Readers) -> io::Result<bool>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;
    /// Returns bytes that nobody can foretell.
    fn nonce(&self) -> io::Result<[u8; 16]>;
    /// Locks a file, made if need be, until the guard is dropped; none: somebody else holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>>;
}

/// The machine's file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl WriteFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn sync_name(&mut self) -> io::Result<()> {
        os::sync_name(self)
    }

    fn admit(&mut self, readers: Readers) {
        readers.admit(self);
    }
}

impl Fs for RealFs {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        Ok(Box::new(os::for_owner(OpenOptions::new().append(true).create_new(true)).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        Ok(Box::new(os::open_no_link(OpenOptions::new().append(true), path)?))
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let file = os::open_no_link(OpenOptions::new().write(true), path)?;
        file.set_len(len)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        os::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        os::create_private_folder(path)
    }

    fn readers(&self, path: &Path) -> io::Result<Readers> {
        Readers::of_itself(path)
    }

    fn admit(&self, folder: &Path, readers: Readers) -> io::Result<()> {
        if let Some(folder) = os::open_folder(folder)? {
            readers.admit(&folder);
        }
        Ok(())
    }

    fn shield(&self, folder: &Path, readers: Readers) -> io::Result<bool> {
        readers.shield(folder)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        os::sync_folder(path)
    }

    fn nonce(&self) -> io::Result<[u8; 16]> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(bytes)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>> {
        let mut options = OpenOptions::new();
        os::for_owner(options.read(true).write(true).create(true).truncate(false));
        let file = match os::open_no_link(&mut options, path) {
            // Somebody else's lock file may be readable only; it can still be found locked.
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                os::open_no_link(OpenOptions::new().read(true), path)?
            }
            opened => opened?,
        };
        // Another user must be able to find it locked.
        readers_in(self, &parent(path), None).admit(&file);
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(Locked(file)))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(e)) => Err(e),
        }
    }
}

/// A locked file, unlocked when it is dropped.
///
/// Closing it is not enough: a process that is just being started has a copy of every open file until it becomes
/// another program, and the copy would keep the lock for that long.
struct Locked(File);

impl OpenFile for Locked {
    fn file_stat(&self) -> io::Result<FileStat> {
        self.0.file_stat()
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// Returns those of `readers`, or of all, who may look into a folder: a record's folder says who may read the record,
/// unless it could not be closed to the others.
pub fn readers_in(disk: &dyn Fs, folder: &Path, readers: Option<Readers>) -> Readers {
    let of_folder = disk.readers(folder).unwrap_or(Readers::Owner);
    readers.map_or(of_folder, |readers| readers.and(of_folder))
}

/// Returns those of `readers` who may also read the file at a path: replacing a file does not widen it.
fn no_wider(disk: &dyn Fs, path: &Path, readers: Readers) -> Readers {
    match disk.entry(path) {
        Ok(PathKind::File(_)) => disk.readers(path).map_or(Readers::Owner, |old| readers.and(old)),
        _ => readers,
    }
}

/// Writes a whole file so that at any moment, also after a power cut, the old one or the new one is there.
///
/// What is at `path` is replaced, not followed: a symbolic link there gives way to the file. Those may read it who may
/// look into its folder, and could read the old one.
pub fn atomic_write_on(disk: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<()> {
    atomic_write_for(disk, path, bytes, readers_in(disk, &parent(path), None))
}

/// Writes a whole file as [`atomic_write_on`] does, for `readers`, less those who could not read the old one.
pub fn atomic_write_for(disk: &dyn Fs, path: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    replace_for(disk, path, bytes, readers).map(drop)
}

/// Writes a whole file as [`atomic_write_for`] does, and gives it open to write on at its end.
pub(super) fn replace_for(disk: &dyn Fs, path: &Path, bytes: &[u8], readers: Readers) -> Result<Box<dyn WriteFile>> {
    let folder = parent(path);
    let mut file = put(disk, path, bytes, true, readers)?;
    file.sync_name().map_err(|e| Error::io(path, e))?;
    disk.sync_dir(&folder).map_err(|e| Error::io(&folder, e))?;
    Ok(file)
}

/// Writes a whole file that is of use only as long as this machine runs: nothing waits for the disk.
pub(super) fn write_unsynced(disk: &dyn Fs, path: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    put(disk, path, bytes, false, readers).map(drop)
}

/// Puts a file in its place whole, its bytes synced or not; its name is not durable yet.
fn put(disk: &dyn Fs, path: &Path, bytes: &[u8], synced: bool, readers: Readers) -> Result<Box<dyn WriteFile>> {
    let readers = no_wider(disk, path, readers);
    let (temp, mut file) = create_temp(disk, path)?;
    let written = file.write_all(bytes).and_then(|()| {
        // It is its owner's alone until it is whole.
        file.admit(readers);
        if synced { file.sync() } else { Ok(()) }
    });
    if let Err(e) = written.and_then(|()| rename_in_turn(disk, &temp, path)) {
        drop(file);
        let _ = disk.remove(&temp);
        return Err(Error::io(path, e));
    }
    Ok(file)
}

/// How long it takes until a file is free that a virus scanner or a sync program looks at: a few looks.
const HELD_FOR: Duration = Duration::from_millis(500);

/// How long after a look the next one comes.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Renames a file, and waits a little where another program holds what is to be replaced.
fn rename_in_turn(disk: &dyn Fs, from: &Path, to: &Path) -> io::Result<()> {
    let mut waited = Duration::ZERO;
    loop {
        match disk.rename(from, to) {
            Err(e) if os::error_kind(&e) == io::ErrorKind::ResourceBusy && waited < HELD_FOR => {
                std::thread::sleep(LOOK_AGAIN);
                waited += LOOK_AGAIN;
            }
            done => return done,
        }
    }
}

/// Finds out whether a folder takes `bytes` more bytes, durably; leaves nothing behind.
pub(super) fn probe(disk: &dyn Fs, folder: &Path, bytes: usize) -> Result<()> {
    let (temp, mut file) = create_temp(disk, &folder.join(PROBE))?;
    let written = file.write_all(&vec![0; bytes]).and_then(|()| file.sync());
    drop(file);
    let removed = disk.remove(&temp);
    written.and(removed).map_err(|e| Error::io(folder, e))
}

/// Makes a new file next to `path`, under a name that no other writer uses.
fn create_temp(disk: &dyn Fs, path: &Path) -> Result<(PathBuf, Box<dyn WriteFile>)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let mut name = temp_prefix(path.file_name().unwrap_or_default());
        name.push(format!("{}-{}{TEMP_SUFFIX}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let temp = path.with_file_name(name);
        match disk.create_new(&temp) {
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
pub fn remove_temps(disk: &dyn Fs, folder: &Path, own: &[&str]) -> Result<()> {
    let prefixes: Vec<OsString> = own.iter().map(|name| temp_prefix(OsStr::new(name))).collect();
    for name in disk.list(folder).map_err(|e| Error::io(folder, e))? {
        let bytes = name.as_encoded_bytes();
        let is_own = prefixes.iter().any(|prefix| bytes.starts_with(prefix.as_encoded_bytes()));
        if is_own && is_temp(&name) {
            let temp = folder.join(&name);
            disk.remove(&temp).map_err(|e| Error::io(&temp, e))?;
        }
    }
    Ok(())
}

/// Returns whether a name ends as `create_temp` lets it end: in a process's number and one of its own.
pub fn is_temp(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let numbers = name.strip_suffix(TEMP_SUFFIX).and_then(|name| name.rsplit('.').next()?.split_once('-'));
    let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    name.starts_with('.') && numbers.is_some_and(|(process, own)| is_number(process) && is_number(own))
}

/// Makes a folder and those above it that are missing, and returns whether it was missing.
///
/// Those above are durable then; the folder's own name is not. Into what is made, `readers` may look; nobody but the
/// owner where that is not known.
pub(super) fn create_dirs(disk: &dyn Fs, path: &Path, readers: Option<Readers>) -> Result<bool> {
    // A symbolic link to a folder is a folder here: `entry` does not follow it, `list` does.
    match disk.entry(path).map_err(|e| Error::io(path, e))? {
        PathKind::Folder => return Ok(false),
        PathKind::Nothing => {}
        PathKind::File(_) => return Err(in_the_way(msg!("journal-no-folder", path = shown(path)))),
        PathKind::Other => {
            return match disk.list(path) {
                Ok(_) => Ok(false),
                Err(_) => Err(in_the_way(msg!("journal-no-folder", path = shown(path)))),
            };
        }
    }
    let folder = parent(path);
    if folder != path && create_dirs(disk, &folder, readers)? {
        let above = parent(&folder);
        disk.sync_dir(&above).map_err(|e| Error::io(&above, e))?;
    }
    if paths::has_forbidden_name(path) {
        return Err(Error::forbidden_name(path));
    }
    match disk.create_dir(path) {
        Ok(()) => {
            if let Some(readers) = readers {
                disk.admit(path, readers).map_err(|e| Error::io(path, e))?;
            }
            Ok(true)
        }
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(e) => Err(Error::io(path, e)),
    }
}
