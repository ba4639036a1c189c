//! What a reader of a record asks of a disk: to look, and nothing else.
//!
//! It is a trait of its own, below [`Disk`](super::Disk), so that whoever holds only this can change nothing: read-only is a fact of the
//! types, not a promise.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use super::disk::RealDisk;
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::msg;
use crate::text;

/// What stands at a path, symbolic links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Nothing,
    /// A regular file of this many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// Anything else: a symbolic link, a pipe, a device.
    Other,
}

/// What tells an open file, as it is now, from another one and from itself at another time.
///
/// Two that are the same mean that nothing happened in between, as far as the file system can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Which file it is, whatever its name: device and number, or when it was made where the system tells no numbers.
    pub file: (u64, u64),
    /// Its bytes.
    pub len: u64,
    /// When it was last changed, in nanoseconds since some moment: its bytes, and what the system knows of it.
    pub changed: (i128, i128),
}

/// An open file, which can say which one it is.
pub trait OpenFile: Send {
    /// Gives the identity and the state of the open file, whatever has its name meanwhile.
    fn glance(&self) -> io::Result<Glance>;
}

/// A file open for reading.
pub trait LookFile: Read + Seek + OpenFile {}

/// The operations that change nothing.
pub trait Look: Send + Sync {
    /// Tells what stands at `path`.
    fn entry(&self, path: &Path) -> io::Result<Entry>;
    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn LookFile>>;
    /// Gives the identity and the state of the file that has this name now; none: nothing has it. A symbolic link is an
    /// error.
    fn glance(&self, path: &Path) -> io::Result<Option<Glance>>;
    /// Lists the names in a folder.
    fn list(&self, path: &Path) -> io::Result<Vec<OsString>>;
}

impl Look for RealDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_file() => Ok(Entry::File(meta.len())),
            Ok(meta) if meta.is_dir() => Ok(Entry::Folder),
            Ok(_) => Ok(Entry::Other),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Entry::Nothing),
            Err(e) => Err(e),
        }
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn LookFile>> {
        Ok(Box::new(follow_no_link(OpenOptions::new().read(true)).open(path)?))
    }

    // Over a network it is the opening that asks the server: a look at the name alone may be answered from memory.
    fn glance(&self, path: &Path) -> io::Result<Option<Glance>> {
        match follow_no_link(for_a_look(&mut OpenOptions::new())).open(path) {
            Ok(file) => OpenFile::glance(&file).map(Some),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(path)?.map(|entry| entry.map(|e| e.file_name())).collect()
    }
}

impl LookFile for File {}

impl OpenFile for File {
    #[cfg(not(windows))]
    fn glance(&self) -> io::Result<Glance> {
        self.metadata().map(|meta| Glance::of(&meta))
    }

    // Windows gives a new file the time of making of one that just had its name, so that time identifies no file.
    #[cfg(windows)]
    fn glance(&self) -> io::Result<Glance> {
        let glance = Glance::of(&self.metadata()?);
        let known = winapi_util::file::information(self)?;
        Ok(Glance { file: (known.volume_serial_number(), known.file_index()), ..glance })
    }
}

impl Glance {
    /// Takes from a file's data what tells it from another.
    #[cfg(unix)]
    #[must_use]
    pub fn of(meta: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let moment = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self {
            file: (meta.dev(), meta.ino()),
            len: meta.len(),
            changed: (moment(meta.mtime(), meta.mtime_nsec()), moment(meta.ctime(), meta.ctime_nsec())),
        }
    }

    /// Takes from a file's data what tells it from another.
    #[cfg(not(unix))]
    #[must_use]
    pub fn of(meta: &fs::Metadata) -> Self {
        let moment = |time: io::Result<std::time::SystemTime>| {
            time.ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default()
        };
        let (made, modified) = (moment(meta.created()), moment(meta.modified()));
        Self {
            file: (made.as_secs(), u64::from(made.subsec_nanos())),
            len: meta.len(),
            changed: (i128::try_from(modified.as_nanos()).unwrap_or_default(), 0),
        }
    }
}

/// Lets an opening fail where a symbolic link stands, also one that was put there a moment ago; and not wait for a pipe's other end.
#[cfg(unix)]
pub(super) fn follow_no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed())
}

/// Asks for no more than a look at a file, which nobody can refuse who has it open for himself alone.
#[cfg(windows)]
fn for_a_look(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    options.access_mode(0)
}

#[cfg(not(windows))]
fn for_a_look(options: &mut OpenOptions) -> &mut OpenOptions {
    options.read(true)
}

#[cfg(not(unix))]
pub(super) fn follow_no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Gives the length of the regular file at `path`; none: nothing is there. Refuses everything else.
pub(super) fn file_len(disk: &dyn Look, path: &Path) -> Result<Option<u64>> {
    match disk.entry(path).map_err(|e| Error::io(path, e))? {
        Entry::Nothing => Ok(None),
        Entry::File(len) => Ok(Some(len)),
        Entry::Folder | Entry::Other => Err(in_the_way(msg!("journal-no-file", path = shown(path)))),
    }
}

/// Makes the error for something else than what is needed at a path.
pub(super) fn in_the_way(msg: Msg) -> Error {
    Error::new(Kind::Io, msg).hint(msg!("journal-hint-in-the-way"))
}

/// Gives the folder that `path` stands in; `.` for a bare name.
pub(super) fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(p) if p.as_os_str().is_empty() => PathBuf::from("."),
        Some(p) => p.to_owned(),
        None => path.to_owned(),
    }
}

/// Writes a path as a message shows it.
pub(super) fn shown(path: &Path) -> String {
    text::one_line(&path.display().to_string())
}
