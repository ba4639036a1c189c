//! Files and folders: how they are opened, and which one it is.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::os::{FileId, FileStat};

/// Lets a folder be opened as well.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;

// The time of making identifies no file: Windows gives a new one that of the file that just had its name.
pub(in crate::os) fn stat(file: &File) -> io::Result<FileStat> {
    let meta = file.metadata()?;
    let known = winapi_util::file::information(file)?;
    let since = |time: io::Result<SystemTime>| time.ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let modified = since(meta.modified()).unwrap_or_default();
    Ok(FileStat {
        file: FileId(known.volume_serial_number(), known.file_index()),
        len: meta.len(),
        changed: (i128::try_from(modified.as_nanos()).unwrap_or_default(), 0),
    })
}

pub(in crate::os) fn stat_at(path: &Path) -> io::Result<FileStat> {
    stat(&for_metadata_only(&mut OpenOptions::new()).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)?)
}

/// Changes nothing: links are followed here.
pub fn refuse_links(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Asks for no more than a look at a file, which nobody can refuse who has it open for himself alone.
pub fn for_metadata_only(options: &mut OpenOptions) -> &mut OpenOptions {
    options.access_mode(0)
}

/// Changes nothing: a file gets what its folder hands down.
pub fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a folder, which gets what the one above hands down.
///
/// # Errors
///
/// When it cannot be made.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// Returns none: a folder gets what the one above hands down.
#[must_use]
pub fn private_folder() -> Option<Permissions> {
    None
}

/// Says of none that it is: the system does not say whose a folder is.
#[must_use]
pub fn is_own_private_folder(_meta: &Metadata, _mine: &Metadata) -> bool {
    false
}

/// Opens a file for reading.
///
/// # Errors
///
/// When it cannot be opened.
pub fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Returns none: a folder gets what the one above hands down, whatever is done here.
///
/// # Errors
///
/// Never.
pub fn open_folder(_path: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

/// Does nothing: the system has no such call, and its file systems keep a journal of names.
///
/// # Errors
///
/// Never.
pub fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Says of none that it is: a disk has no name here that a file could have.
#[must_use]
pub fn is_disk(_meta: &Metadata) -> bool {
    false
}

/// Says of none that it is: here nobody names standard output by a path.
#[must_use]
pub fn is_standard_output(_path: &Path) -> bool {
    false
}
