//! Where a protocol goes that the user names a place for, and what it is never written over: the agenda, what it takes
//! in, and records.
//!
//! An ordinary file gives way, a link is followed, a pipe or a device is written to. In a record's folder the rules of
//! that folder hold, whoever names it.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind as IoKind, Write as _};
use std::path::{Path, PathBuf};

use super::manifest::{Document, all_documents, audience_of};
use super::write::{Written, file_name, write_at, write_file};
use super::{Format, Templates};
use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::files;
use crate::journal::{self, MeetingPaths, RealFs};
use crate::lang::Msg;
use crate::os::{self, FileStat};
use crate::readers::Readers;
use crate::{msg, paths, text};

/// A place for a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output, by whatever name.
    Standard,
    /// A pipe or a device.
    Through(PathBuf),
    /// A file, there or not; where its links lead.
    File(PathBuf),
    /// A file in a record's folder, by its name.
    Record(PathBuf, String),
}

/// The most links that lead from one to the next; where there are more, the system follows none of them either.
const LINKS: usize = 40;

/// Returns whether a path is standard output: `-`, `/dev/stdout`, or the file that it was redirected to.
#[must_use]
pub fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-") || os::is_standard_output(path)
}

impl Output {
    /// Finds out what is at the path that was named, and refuses what must not be written over. `wanted` is what
    /// the close calls the document that is to be written: the name of another one of the record's is refused, for it
    /// may be published by its name.
    ///
    /// # Errors
    ///
    /// When it is a folder or a disk, when it belongs to the meeting at `place` or to another one, and when its folder
    /// is not there.
    pub fn find(named: &Path, wanted: &str, place: &MeetingPaths, templates: &Templates) -> Result<Self> {
        if is_standard_output(named) {
            return Ok(Self::Standard);
        }
        let path = match fs::metadata(named) {
            Ok(meta) if meta.is_file() => named.canonicalize().map_err(|e| Error::io(named, e))?,
            Ok(meta) if meta.is_dir() => return Err(refused(msg!("error-io-is-folder", path = shown(named)))),
            Ok(meta) if os::is_disk(&meta) => return Err(refused(msg!("output-disk", path = shown(named)))),
            Ok(_) => return Ok(Self::Through(named.to_owned())),
            Err(e) if e.kind() == IoKind::NotFound => end_of(named)?,
            Err(e) => return Err(Error::io(named, e)),
        };
        if paths::has_forbidden_name(named) || paths::has_forbidden_name(&path) {
            return Err(Error::forbidden_name(named));
        }
        if let Some(msg) = belongs(&path, named, Some(place), templates) {
            return Err(refused(msg));
        }
        // What is in a folder of the record's folder is not looked through when something is closed.
        if path.ancestors().skip(2).any(|folder| is_same(folder, &place.dir)) {
            return Err(refused(msg!("output-inside", path = shown(named))));
        }
        let folder = path.parent().filter(|folder| is_record(folder, Some(place)));
        Ok(match (folder, path.file_name().and_then(|name| name.to_str())) {
            (Some(_), Some(name)) if is_anothers(name, wanted) => {
                return Err(refused(msg!("output-other", path = shown(named), wanted = wanted)));
            }
            (Some(folder), Some(name)) if !is_same(folder, &place.dir) && audience_of(name).is_some() => {
                return Err(refused(msg!("output-other-meeting", path = shown(named))));
            }
            (Some(folder), Some(name)) => Self::Record(folder.to_owned(), name.to_owned()),
            // What cannot be kept in the side file would not be written anew when something is closed.
            (Some(_), None) => return Err(refused(msg!("output-name", path = shown(named)))),
            // Whoever finds it later goes by its name.
            (None, Some(name)) if is_called_public(name) && audience_of(wanted) != Some(Audience::Public) => {
                return Err(refused(msg!("output-called-public", path = shown(named))));
            }
            (None, _) => Self::File(path),
        })
    }

    /// Returns whether a file is there that writing would replace.
    #[must_use]
    pub fn is_file(&self) -> bool {
        match self {
            Self::Standard | Self::Through(_) => false,
            Self::File(path) => path.exists(),
            Self::Record(folder, name) => folder.join(name).exists(),
        }
    }

    /// Says whether it is a file in this meeting's own folder: a file in another meeting's is not a document of that
    /// one.
    #[must_use]
    pub fn is_in(&self, dir: &Path) -> bool {
        matches!(self, Self::Record(folder, _) if is_same(folder, dir))
    }

    /// Writes a protocol there; gives the file, or none where it went to `out`, which is standard output.
    ///
    /// In a record's folder it is kept which document it is. A file is for `readers`, and in a record's folder for
    /// those who may look into that; one that gives way is not widened. A pipe or a device is as whoever made it wants
    /// it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn write(
        &self,
        bytes: &[u8],
        document: Option<&Document>,
        readers: Readers,
        out: &mut dyn io::Write,
    ) -> Result<Option<Written>> {
        let path = match self {
            Self::Standard => return out.write_all(bytes).map(|()| None).map_err(|e| Error::io(Path::new("-"), e)),
            Self::Through(path) => {
                let opened = OpenOptions::new().write(true).open(path);
                opened.and_then(|mut pipe| pipe.write_all(bytes)).map_err(|e| Error::io(path, e))?;
                path
            }
            Self::File(path) => return write_at(&RealFs, path, bytes, readers).map(Some),
            Self::Record(folder, name) => {
                return write_file(&RealFs, folder, (name, document), bytes, Some(readers)).map(Some);
            }
        };
        Ok(Some(Written { path: path.clone(), left: None }))
    }
}

/// Says whether a name is that of another document of a record's: of the other audience in whatever variant and case,
/// or what a close calls one.
fn is_anothers(name: &str, wanted: &str) -> bool {
    let lower = paths::compared(name);
    let mut own = all_documents().map(|(kind, format, audience)| file_name(kind, format, audience));
    let audience = audience_of(name);
    name != wanted && ((audience.is_some() && audience != audience_of(wanted)) || own.any(|own| own == lower))
}

/// Says whether a name calls a document public, as ours do.
fn is_called_public(name: &str) -> bool {
    paths::compared(name).contains(".public.")
}

/// Says what is at the path of a file that is written next to a meeting, as a log is, and belongs to it or to another
/// one; none: it may be written.
#[must_use]
pub fn belongs_to_meeting(named: &Path, place: Option<&MeetingPaths>) -> Option<Msg> {
    if paths::has_forbidden_name(named) {
        return Some(Error::forbidden_name(named).msg);
    }
    let path = named.canonicalize().or_else(|_| end_of(named)).ok()?;
    let in_record = path.parent().is_some_and(|folder| is_record(folder, place));
    let is_document = path.file_name().and_then(|name| name.to_str()).and_then(audience_of).is_some();
    belongs(&path, named, place, &Templates::default())
        .or_else(|| (in_record && is_document).then(|| msg!("output-record", path = shown(named))))
}

/// Says what a path is that must not be written over; none: it may be.
fn belongs(path: &Path, named: &Path, place: Option<&MeetingPaths>, templates: &Templates) -> Option<Msg> {
    let named = shown(named);
    let folder = path.parent()?;
    let is_kept = is_record(folder, place) && path.file_name().is_some_and(journal::is_kept);
    if is_kept || place.is_some_and(|place| is_own(path, &place.dir)) {
        return Some(msg!("output-record", path = named));
    }
    let is_its_folder = place.is_some_and(|place| end_of(&place.dir).is_ok_and(|dir| dir == path));
    if is_its_folder || journal::agenda_beside(path).is_some() {
        return Some(msg!("output-record-folder", path = named));
    }
    if !path.exists() {
        return None;
    }
    let agenda = place.and_then(|place| place.agenda.as_ref());
    if let Some(agenda) = agenda {
        // The first is the agenda itself.
        let (_, files) = files::current(agenda);
        if let Some(at) = files.iter().position(|file| is_same(path, file)) {
            let part = || msg!("output-include", path = named.clone());
            return Some(if at == 0 { msg!("output-agenda", path = named) } else { part() });
        }
    }
    let is_agenda = paths::is_agenda(path);
    if is_agenda {
        return Some(msg!("output-toml", path = named));
    }
    // Templates may be among the agendas, where a protocol may be as well.
    let among = agenda.and_then(|a| a.canonicalize().ok()).is_some_and(|a| templates.holds(&a));
    let is_protocol = path.extension().is_some_and(|e| Format::ALL.iter().any(|f| e == f.ending()));
    (templates.holds(path) && !(among && is_protocol)).then(|| msg!("output-template", path = named))
}

/// Returns whether a folder is this meeting's record, or another's.
fn is_record(folder: &Path, place: Option<&MeetingPaths>) -> bool {
    place.is_some_and(|place| is_same(folder, &place.dir))
        || fs::symlink_metadata(folder.join(journal::JOURNAL)).is_ok()
}

/// Returns whether a path is another name of a file in which a record is kept.
fn is_own(path: &Path, record: &Path) -> bool {
    let names = fs::read_dir(record).into_iter().flatten().flatten();
    names.filter(|entry| journal::is_kept(&entry.file_name())).any(|entry| is_same(path, &entry.path()))
}

/// Returns whether two paths lead to the same file or folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let file = |path: &Path| FileStat::of_path(path).ok().map(|stat| stat.file);
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    one == other || file(one).is_some_and(|one| file(other) == Some(one)) || real(one) == real(other)
}

/// Finds where a path leads at which nothing is yet: a link may point to what is still to be.
fn end_of(named: &Path) -> Result<PathBuf> {
    let missing = || Error::io(named, IoKind::NotFound.into());
    let mut path = named.to_owned();
    for _ in 0..LINKS {
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => return Err(missing()),
        };
        if let Ok(to) = fs::read_link(&path) {
            path = folder.join(to);
            continue;
        }
        // What ends in a slash is a folder's name, and that folder is not there.
        let is_folder =
            path.as_os_str().as_encoded_bytes().last().is_some_and(|b| std::path::is_separator((*b).into()));
        let name = path.file_name().filter(|_| !is_folder).ok_or_else(missing)?;
        return folder.canonicalize().map(|folder| folder.join(name)).map_err(|e| match e.kind() {
            IoKind::NotFound => refused(msg!("output-no-folder", path = shown(folder))),
            _ => Error::io(named, e),
        });
    }
    Err(missing())
}

fn refused(msg: Msg) -> Error {
    Error::new(Kind::Input, msg).hint(msg!("output-hint"))
}

fn shown(path: &Path) -> String {
    text::one_line(&paths::natural(path))
}
