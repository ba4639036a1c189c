//! Modes and groups. Access lists are not looked at.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, fchown};
use std::path::Path;

use super::files::open_no_link;
use crate::os::Part;

/// Reads what a file or folder says: bits that must all be there for it to be read, or only passed through.
fn of_meta(meta: &Metadata, bits: u32) -> Part {
    let has = |bits: u32, shift: u32| (meta.mode() >> shift) & bits == bits;
    Part { gid: meta.gid(), group: has(bits, 3), others: has(bits, 0), writes: Some(has(0o2, 3)) }
}

fn read_bits(meta: &Metadata) -> u32 {
    if meta.is_dir() { 0o5 } else { 0o4 }
}

/// Says who may read a file or look into a folder, as far as it says so itself.
///
/// # Errors
///
/// When it cannot be looked at.
pub fn part(path: &Path) -> io::Result<Part> {
    let meta = fs::metadata(path)?;
    Ok(of_meta(&meta, read_bits(&meta)))
}

/// Says who may read a file, and who gets through each of the folders above it.
///
/// # Errors
///
/// When one of them cannot be looked at.
pub fn parts(path: &Path) -> io::Result<Vec<Part>> {
    // Where links lead is where the file can be read.
    let real = path.canonicalize()?;
    let mut parts = vec![part(&real)?];
    for folder in real.ancestors().skip(1) {
        parts.push(Part { writes: None, ..of_meta(&fs::metadata(folder)?, 0o1) });
    }
    Ok(parts)
}

/// Lets others than the owner get to a file or folder; where the group cannot be given to it, the group does not.
pub fn admit(file: &File, to: Part) {
    let Ok(meta) = file.metadata() else { return };
    let read = read_bits(&meta);
    // None: the group cannot be given to it.
    let of_group = || {
        let is_given = meta.gid() == to.gid || fchown(file, None, Some(to.gid)).is_ok();
        let writes = if to.writes == Some(true) { 0o2 } else { 0 };
        is_given.then_some((read | writes) << 3)
    };
    let others = match (to.group, to.others) {
        (false, _) => 0,
        (true, false) => of_group().unwrap_or(0),
        (true, true) => of_group().unwrap_or(read << 3) | read,
    };
    let owner = if meta.is_dir() { 0o700 } else { 0o600 };
    let mode = (meta.mode() & 0o7000) | owner | others;
    if meta.mode() & 0o7777 != mode {
        // It stays narrower where this fails.
        let _ = file.set_permissions(Permissions::from_mode(mode));
    }
}

/// Returns the mode of a file or folder to which only those of `to` get; the group is given to it by `give` where that
/// is another.
fn narrowed(meta: &Metadata, to: Part, give: impl FnOnce(u32) -> io::Result<()>) -> u32 {
    let old = meta.mode() & 0o7777;
    match (to.group, to.others) {
        (true, true) => old,
        (true, false) if to.gid == meta.gid() => old & 0o7770,
        (true, false) if give(to.gid).is_ok() => (old & 0o7700) | (read_bits(meta) << 3),
        _ => old & 0o7700,
    }
}

/// Keeps all but those of `to` from reading a file, and lets nobody in; a link is not followed.
///
/// # Errors
///
/// When that cannot be done.
pub fn narrow_file(path: &Path, to: Part) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(());
    }
    let file = open_no_link(OpenOptions::new().read(true), path)?;
    let meta = file.metadata()?;
    let mode = narrowed(&meta, to, |gid| fchown(&file, None, Some(gid)));
    if meta.mode() & 0o7777 == mode { Ok(()) } else { file.set_permissions(Permissions::from_mode(mode)) }
}

/// Keeps all but those of `to` out of a folder, and lets nobody in; false: that cannot be done.
///
/// # Errors
///
/// When the folder cannot be looked at.
pub fn narrow(folder: &Path, to: Part) -> io::Result<bool> {
    let meta = fs::metadata(folder)?;
    let mode = narrowed(&meta, to, |gid| chown(folder, None, Some(gid)));
    if mode == meta.mode() & 0o7777 {
        return Ok(true);
    }
    // On a file system without permissions the meeting is held all the same, and that is said. Some of them say yes
    // and do nothing.
    let done = fs::set_permissions(folder, Permissions::from_mode(mode)).is_ok();
    Ok(done && fs::metadata(folder)?.mode() & 0o077 & !mode == 0)
}
