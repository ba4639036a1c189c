//! Which file it is, and in what state.

use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;

use super::system;

/// Which file it is, whatever its name: the numbers of its device and of itself.
///
/// Some systems do not always say which device: a renamed file that is still open has none under wine, nor has one on
/// some network drives. So where one of two devices is zero, the files' own numbers decide.
#[derive(Clone, Copy, Debug)]
pub struct FileId(pub u64, pub u64);

impl PartialEq for FileId {
    fn eq(&self, other: &Self) -> bool {
        let is_same_device = self.0 == other.0 || self.0 == 0 || other.0 == 0;
        is_same_device && self.1 == other.1
    }
}

impl Hash for FileId {
    fn hash<H: Hasher>(&self, sum: &mut H) {
        self.1.hash(sum);
    }
}

/// What tells a file, as it is now, from another one and from itself at another time.
///
/// Two that are the same mean that nothing happened in between, as far as the file system can tell.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_on_an_unknown_device_is_recognised_by_its_own_number() {
        assert_eq!(FileId(0, 7), FileId(3, 7));
        assert_eq!(FileId(3, 7), FileId(3, 7));
        for other in [FileId(4, 7), FileId(3, 8), FileId(0, 8)] {
            assert_ne!(FileId(3, 7), other);
        }
    }
}
