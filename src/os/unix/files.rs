//! Files and folders: how they are opened, which one it is, who owns it.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{Mode, OFlags};

use crate::os::{FileId, FileStat};

fn of_meta(meta: &Metadata) -> FileStat {
    let moment = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    FileStat {
        file: FileId(meta.dev(), meta.ino()),
        len: meta.len(),
        changed: (moment(meta.mtime(), meta.mtime_nsec()), moment(meta.ctime(), meta.ctime_nsec())),
    }
}

pub(in crate::os) fn stat(file: &File) -> io::Result<FileStat> {
    file.metadata().map(|meta| of_meta(&meta))
}

pub(in crate::os) fn stat_at(path: &Path) -> io::Result<FileStat> {
    fs::metadata(path).map(|meta| of_meta(&meta))
}

/// Opens a file, and fails where a symbolic link is, also one that was put there a moment ago; does not wait for a
/// pipe's other end.
///
/// # Errors
///
/// When it cannot be opened.
pub fn open_no_link(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed()).open(path)
}

/// Asks for no more than a look at a file.
pub fn for_metadata_only(options: &mut OpenOptions) -> &mut OpenOptions {
    options.read(true)
}

/// Lets a file that an opening makes be read by its owner alone.
pub fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

/// Makes a folder into which its owner alone may look.
///
/// # Errors
///
/// When it cannot be made.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

/// Returns the permissions of a folder into which its owner alone may look; none: the system has none.
#[must_use]
pub fn private_folder() -> Option<Permissions> {
    Some(Permissions::from_mode(0o700))
}

/// Returns whether this is a private folder of the same user as `mine`.
#[must_use]
pub fn is_own_private_folder(meta: &Metadata, mine: &Metadata) -> bool {
    meta.is_dir() && meta.uid() == mine.uid() && meta.mode() & 0o777 == 0o700
}

/// Opens a file for reading; a pipe that nobody writes to does not make it wait.
///
/// # Errors
///
/// When it cannot be opened.
pub fn open_without_waiting(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

/// Opens a folder, to change what it says of who gets to it; none: the system opens no folders.
///
/// # Errors
///
/// When it cannot be opened.
pub fn open_folder(path: &Path) -> io::Result<Option<File>> {
    File::open(path).map(Some)
}

/// Gives a file another name in the same folder; what had that name is replaced.
///
/// # Errors
///
/// When the system refuses.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Does nothing: the folder makes the names in it durable ([`sync_folder`]).
///
/// # Errors
///
/// Never.
pub fn sync_name(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the names in a folder durable.
///
/// # Errors
///
/// When the disk fails.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Returns whether this is a disk, and not a file on one.
#[must_use]
pub fn is_disk(meta: &Metadata) -> bool {
    meta.file_type().is_block_device()
}

/// Returns whether a path leads to the file that standard output was redirected to.
#[must_use]
pub fn is_standard_output(path: &Path) -> bool {
    let Ok(open) = io::stdout().as_fd().try_clone_to_owned().map(File::from).and_then(|file| stat(&file)) else {
        return false;
    };
    stat_at(path).is_ok_and(|stat| stat.file == open.file)
}
