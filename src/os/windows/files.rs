//! Files and folders: how they are opened, and which one it is.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::os::{FileId, FileStat};

/// Lets a folder be opened as well.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;

/// Opens a link or a junction itself, and not what it leads to.
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;

/// Marks what a file system's filter handles: a link, a junction, a file that a sync program has not fetched yet.
const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x400;

/// The operation stopped after reaching a symbolic link.
const ERROR_STOPPED_ON_SYMLINK: i32 = 681;

/// Access is denied: also what a rename says over a file that another program has open.
const ERROR_ACCESS_DENIED: i32 = 5;

/// Another program has the file open.
const ERROR_SHARING_VIOLATION: i32 = 32;

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

/// Opens a file, and fails where a symbolic link or a junction is.
///
/// # Errors
///
/// When it cannot be opened.
pub fn open_no_link(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let file = options.custom_flags(FILE_FLAG_OPEN_REPARSE_POINT).open(path)?;
    let meta = file.metadata()?;
    let refused = || Err(io::Error::from_raw_os_error(ERROR_STOPPED_ON_SYMLINK));
    if meta.file_type().is_symlink() {
        return refused();
    }
    if meta.file_attributes() & FILE_ATTRIBUTE_REPARSE_POINT == 0 {
        return Ok(file);
    }
    // A file that a sync program keeps elsewhere is fetched for those who open it the ordinary way.
    let fetched = options.custom_flags(0).open(path)?;
    if stat(&fetched)?.file == stat(&file)?.file { Ok(fetched) } else { refused() }
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

/// Gives a file another name in the same folder; what had that name is replaced. Over a file that another program has
/// open the system says that access is denied: where the file can be read, that is what is meant.
///
/// # Errors
///
/// When the system refuses.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(|error| {
        let is_held = error.raw_os_error() == Some(ERROR_ACCESS_DENIED) && File::open(to).is_ok();
        if is_held { io::Error::from_raw_os_error(ERROR_SHARING_VIOLATION) } else { error }
    })
}

/// Makes a file's own name durable: flushing it flushes the file system's journal of names as well.
///
/// # Errors
///
/// When the disk fails.
pub fn sync_name(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Does nothing: the system has no such call for a folder; a file's name is made durable by [`sync_name`].
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
