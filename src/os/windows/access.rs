//! Windows has access lists, which safe code does not reach: a file gets what its folder hands down, so everybody
//! counts as let in.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::os::Part;

const EVERYBODY: Part = Part { gid: 0, group: true, others: true, writes: Some(true) };

/// Says of whatever is there that everybody gets to it.
///
/// # Errors
///
/// When it cannot be looked at.
pub fn part(path: &Path) -> io::Result<Part> {
    fs::metadata(path).map(|_| EVERYBODY)
}

/// Says of whatever is there that everybody gets to it.
///
/// # Errors
///
/// When it cannot be looked at.
pub fn parts(path: &Path) -> io::Result<Vec<Part>> {
    part(path).map(|part| vec![part])
}

/// Does nothing: the folder decides.
pub fn admit(_file: &File, _to: Part) {}

/// Does nothing: the folder decides.
///
/// # Errors
///
/// Never.
pub fn narrow_file(_path: &Path, _to: Part) -> io::Result<()> {
    Ok(())
}

/// Does nothing, and calls it done: the folder above decides.
///
/// # Errors
///
/// Never.
pub fn narrow(_folder: &Path, _to: Part) -> io::Result<bool> {
    Ok(true)
}
