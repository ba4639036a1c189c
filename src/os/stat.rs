//! Which file it is, and in what state.

use std::fs::File;
use std::io;
use std::path::Path;

use super::system;

/// Which file it is, whatever its name: the numbers of its device and of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileId(pub u64, pub u64);

/// What tells a file, as it is now, from another one and from itself at another time.
///
/// Two that are the same mean that nothing happened in between, as far as the file system can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileStat {
    /// Which file it is.
    pub file: FileId,
    /// Its bytes.
    pub len: u64,
    /// When it was last changed, in nanoseconds since some moment: its bytes, and what the system knows of it.
    pub changed: (i128, i128),
}

impl FileStat {
    /// Looks at an open file, whatever has its name meanwhile.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn of_open(file: &File) -> io::Result<Self> {
        system::files::stat(file)
    }

    /// Looks at what a path leads to, through links; it may be a folder.
    ///
    /// # Errors
    ///
    /// When nothing is there, or the system refuses.
    pub fn of_path(path: &Path) -> io::Result<Self> {
        system::files::stat_at(path)
    }
}
