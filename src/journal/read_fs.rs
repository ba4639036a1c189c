//! What a reader of a record asks of a disk: to look, and nothing else.
//!
//! It is a trait of its own, below [`Fs`](super::Fs), so that whoever holds only this can change nothing: read-only is
//! a fact of the types, not a promise.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use super::disk::RealFs;
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::os::{self, FileStat};
use crate::{msg, paths};

/// What is at a path, symbolic links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// Nothing.
    Nothing,
    /// A regular file of this many bytes.
    File(u64),
    Folder,
    /// Anything else: a symbolic link, a pipe, a device.
    Other,
}

/// An open file, which can say which one it is.
pub trait OpenFile: Send {
    /// Returns the identity and the state of the open file, whatever has its name meanwhile.
    fn file_stat(&self) -> io::Result<FileStat>;
}

/// A file open for reading.
pub trait ReadFile: Read + Seek + OpenFile {}

/// The operations that change nothing.
pub trait ReadFs: Send + Sync {
    /// Says what is at `path`.
    fn entry(&self, path: &Path) -> io::Result<PathKind>;
    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>>;
    /// Returns the identity and the state of the file that has this name now; none: nothing has it. A symbolic link is
    /// an error.
    fn file_stat(&self, path: &Path) -> io::Result<Option<FileStat>>;
    /// Lists the names in a folder.
    fn list(&self, path: &Path) -> io::Result<Vec<OsString>>;
}

impl ReadFs for RealFs {
    fn entry(&self, path: &Path) -> io::Result<PathKind> {
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_file() => Ok(PathKind::File(meta.len())),
            Ok(meta) if meta.is_dir() => Ok(PathKind::Folder),
            Ok(_) => Ok(PathKind::Other),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(PathKind::Nothing),
            Err(e) => Err(e),
        }
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        Ok(Box::new(os::open_no_link(OpenOptions::new().read(true), path)?))
    }

    // Over a network it is the opening that asks the server: a look at the name alone may be answered from memory.
    fn file_stat(&self, path: &Path) -> io::Result<Option<FileStat>> {
        match os::open_no_link(os::for_metadata_only(&mut OpenOptions::new()), path) {
            Ok(file) => OpenFile::file_stat(&file).map(Some),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(path)?.map(|entry| entry.map(|e| e.file_name())).collect()
    }
}

impl ReadFile for File {}

impl OpenFile for File {
    fn file_stat(&self) -> io::Result<FileStat> {
        FileStat::of_open(self)
    }
}

/// Returns the length of the regular file at `path`; none: nothing is there. Refuses everything else.
pub(super) fn file_len(disk: &dyn ReadFs, path: &Path) -> Result<Option<u64>> {
    match disk.entry(path).map_err(|e| Error::io(path, e))? {
        PathKind::Nothing => Ok(None),
        PathKind::File(len) => Ok(Some(len)),
        PathKind::Folder | PathKind::Other => Err(in_the_way(msg!("journal-no-file", path = shown(path)))),
    }
}

/// Makes the error for something else than what is needed at a path.
pub(super) fn in_the_way(msg: Msg) -> Error {
    Error::new(Kind::Io, msg).hint(msg!("journal-hint-in-the-way"))
}

/// Returns the folder that `path` stands in; `.` for a bare name.
pub(super) fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(p) if p.as_os_str().is_empty() => PathBuf::from("."),
        Some(p) => p.to_owned(),
        None => path.to_owned(),
    }
}

/// Writes a path as a message shows it.
pub(super) fn shown(path: &Path) -> String {
    paths::shown(path)
}
