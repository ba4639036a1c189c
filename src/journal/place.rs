//! Where a meeting's record is kept, and how far the meeting has come.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::JOURNAL;
use super::disk::RealFs;
use super::read_fs::{PathKind, ReadFs, file_len, parent, shown};
use super::{drafts, lock, moved, reader};
use crate::error::{Error, Kind, Result};
use crate::meeting::{Event, History};
use crate::msg;
use crate::paths;
use crate::readers::Readers;

/// A meeting's two places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPaths {
    /// The agenda; none: only the record is there.
    pub agenda: Option<PathBuf>,
    /// The record's folder, there or not.
    pub dir: PathBuf,
}

/// How far a meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There is no journal yet, or all in it was undone.
    NotStarted,
    /// There is a journal, and the meeting is not closed.
    Running,
    /// The meeting was closed, and opened again with a reason.
    Reopened,
    /// The meeting is closed.
    Closed,
}

/// Returns the folder of an agenda's record: its name without `.toml`; none: only such a name makes one that no other
/// agenda has.
#[must_use]
pub fn record_dir(agenda: &Path) -> Option<PathBuf> {
    paths::is_agenda(agenda).then(|| agenda.with_extension(""))
}

/// Finds the folder of an agenda's record as [`resolve`] does, wherever the record has gone.
///
/// # Errors
///
/// When there is none.
pub fn record_of(agenda: &Path) -> Result<PathBuf> {
    of_agenda(&paths::whole(agenda)).map(|place| place.dir)
}

/// Finds the meeting of an agenda. A link to an agenda is not a meeting of its own: the record is next to the agenda.
fn of_agenda(agenda: &Path) -> Result<MeetingPaths> {
    let Some(own) = record_dir(agenda) else {
        let msg = msg!("journal-not-toml", path = shown(agenda));
        return Err(Error::new(Kind::Input, msg).hint(msg!("journal-hint-not-toml")));
    };
    if let Some(other) = agenda_beside(&own).filter(|other| other.canonicalize().ok() != agenda.canonicalize().ok()) {
        let msg = msg!("journal-same-folder", path = shown(agenda), other = shown(&other));
        return Err(Error::new(Kind::Input, msg).hint(msg!("journal-hint-same-folder")));
    }
    let is_begun = |dir: &Path| dir.join(JOURNAL).is_file();
    let Some((real, dir)) = link_target(agenda).and_then(|real| record_dir(&real).map(|dir| (real, dir))) else {
        return Ok(MeetingPaths { agenda: Some(agenda.to_owned()), dir: own });
    };
    // One that was begun next to the link goes on there: earlier versions followed no links.
    if !is_begun(&own) || own.canonicalize().ok() == dir.canonicalize().ok() {
        return Ok(MeetingPaths { agenda: Some(real), dir });
    }
    if is_begun(&dir) {
        let msg = msg!("journal-two-records", path = shown(agenda), own = shown(&own), real = shown(&dir));
        return Err(Error::new(Kind::Input, msg).hint(msg!("journal-hint-two-records")));
    }
    Ok(MeetingPaths { agenda: Some(agenda.to_owned()), dir: own })
}

/// Returns the file that a symbolic link leads to; none: it is not a link.
fn link_target(path: &Path) -> Option<PathBuf> {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink());
    if is_link { path.canonicalize().ok() } else { None }
}

/// Finds a meeting by its agenda, by its record's folder, or by its journal. The names lead there whatever the working
/// folder is called meanwhile.
///
/// # Errors
///
/// When there is none, when its folder is a link that leads out of the folder it stands in, and when its record goes on
/// elsewhere.
pub fn resolve(path: &Path) -> Result<MeetingPaths> {
    usable(find(&paths::whole(path))?)
}

/// Finds a meeting's agenda as [`resolve`] does, wherever its record has gone: for who touches no record.
///
/// # Errors
///
/// When there is none.
pub fn agenda_of(path: &Path) -> Result<PathBuf> {
    if path.is_file() && path.file_name().is_none_or(|name| name != JOURNAL) {
        return Ok(link_target(path).filter(|real| record_dir(real).is_some()).unwrap_or_else(|| path.to_owned()));
    }
    find(path)?.agenda.ok_or_else(|| {
        Error::new(Kind::Input, msg!("journal-no-agenda", path = shown(path))).hint(msg!("hint-no-agenda"))
    })
}

/// Refuses a place whose record is not to be touched there.
fn usable(place: MeetingPaths) -> Result<MeetingPaths> {
    refuse_link_out(&place.dir)?;
    moved::refuse(&RealFs, &place.dir)?;
    Ok(place)
}

/// Refuses a record's folder that is a symbolic link out of the folder in which it is: what is written there would
/// end up where nobody looks for it, and maybe where others may read.
pub(super) fn refuse_link_out(dir: &Path) -> Result<()> {
    // Without a slash at its end, which would have the link followed.
    let dir: PathBuf = dir.components().collect();
    if !std::fs::symlink_metadata(&dir).is_ok_and(|meta| meta.is_symlink()) {
        return Ok(());
    }
    let home = parent(&dir).canonicalize().map_err(io(&dir))?;
    match dir.canonicalize() {
        Ok(real) if real.starts_with(&home) => Ok(()),
        Ok(real) => {
            let msg = msg!("stopped-link-out", path = shown(&dir), real = shown(&real));
            Err(Error::new(Kind::Input, msg).hint(msg!("stopped-hint-link-out")))
        }
        Err(e) => Err(Error::io(&dir, e)),
    }
}

fn find(path: &Path) -> Result<MeetingPaths> {
    let disk = RealFs;
    if path.is_dir() {
        // `x/..` has no name of its own to look for an agenda by.
        let named = if path.file_name().is_some() { path.to_owned() } else { path.canonicalize().map_err(io(path))? };
        let agenda = agenda_of_folder(&named)?;
        let agenda = agenda.or_else(|| moved::agenda(path));
        if disk.entry(&path.join(JOURNAL)).map_err(io(path))? == PathKind::Nothing {
            return match agenda {
                Some(agenda) => of_folder(agenda, path),
                None => Err(Error::new(Kind::Input, msg!("journal-no-meeting", path = shown(path)))
                    .hint(msg!("journal-hint-no-meeting"))),
            };
        }
        return Ok(MeetingPaths { agenda, dir: path.to_owned() });
    }
    if path.file_name().is_some_and(|name| name == JOURNAL) && path.is_file() {
        return find(&parent(path));
    }
    if path.is_file() {
        return of_agenda(path);
    }
    // The agenda may be gone and its record there; or the folder named may not be there yet.
    if let Some(dir) = record_dir(path).filter(|dir| dir.join(JOURNAL).is_file()) {
        let agenda = paths::is_there(path).then(|| path.to_owned());
        return Ok(MeetingPaths { agenda, dir });
    }
    if let Some(agenda) = agenda_beside(path) {
        return of_folder(agenda, path);
    }
    match std::fs::metadata(path) {
        Err(e) => Err(Error::io(path, e)),
        // A pipe or a device.
        Ok(_) => {
            Err(Error::new(Kind::Input, msg!("journal-no-file", path = shown(path))).hint(msg!("finding-no-file-help")))
        }
    }
}

/// Finds the meeting of a folder in which nothing is recorded, next to its agenda.
fn of_folder(agenda: PathBuf, dir: &Path) -> Result<MeetingPaths> {
    if link_target(&agenda).is_some() {
        of_agenda(&agenda)
    } else {
        Ok(MeetingPaths { agenda: Some(agenda), dir: dir.to_owned() })
    }
}

/// Makes a record's folder if it is not there; nobody but `readers`, who may read the agenda, may look into it.
pub fn create_folder(dir: &Path, readers: Option<Readers>) -> Result<()> {
    super::writer::shielded(&RealFs, dir, readers).map(drop)
}

/// Does what [`resolve`] does, and takes also a record's folder that is still to come: not there yet, or nothing
/// recorded in it.
///
/// A name that ends in `.toml` is an agenda's and must be there, and so must the folder in which the record's is to
/// are. A folder in which other things are is not a meeting's.
pub fn resolve_or_await(path: &Path) -> Result<MeetingPaths> {
    let path = &paths::whole(path);
    let coming = || MeetingPaths { agenda: None, dir: path.clone() };
    let place = find(path).or_else(|error| match RealFs.entry(path) {
        Ok(PathKind::Folder) if may_hold_a_record(path) => Ok(coming()),
        Ok(PathKind::Nothing) if !paths::is_agenda(path) && parent(path).is_dir() => Ok(coming()),
        // The hint of a missing file would be to look for a slip of the pen; here the agenda may be named as well.
        Ok(PathKind::Nothing) => Err(error.hint(msg!("chair-follow-hint-place"))),
        _ => Err(error),
    })?;
    usable(place)
}

/// Returns whether a folder is empty, not there yet, or a record's, also of one who has recorded nothing yet.
#[must_use]
pub fn may_hold_a_record(dir: &Path) -> bool {
    let names = RealFs.list(dir).unwrap_or_default();
    names.is_empty() || names.iter().any(|name| name == lock::LOCK || name == JOURNAL)
}

/// Returns whether a file of this name in a record's folder is the record, or serves it: all but what is written from
/// it.
#[must_use]
pub fn is_kept(name: &OsStr) -> bool {
    // A file system may not tell large letters from small ones.
    let name = paths::compared(&name.to_string_lossy());
    let own = [JOURNAL, lock::LOCK, lock::HOLDER, lock::OTHER, moved::MOVED, moved::CAME, drafts::DRAFTS];
    // Cut off or set aside; and what is written half, or tells of the files that were.
    let begins = ["journal.torn-", "drafts.damaged-", "drafts.of-", "drafts.other-", "."];
    own.contains(&name.as_str()) || begins.iter().any(|begin| name.starts_with(begin))
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    move |e| Error::io(path, e)
}

/// Returns the agenda of a record's folder, if something has its name: what that says may not be known, and is then not
/// nothing.
#[must_use]
pub fn agenda_beside(dir: &Path) -> Option<PathBuf> {
    let own = dir.file_name()?;
    let mut name = OsString::from(own);
    name.push(".toml");
    let usual = dir.with_file_name(name);
    if paths::is_there(&usual) {
        return Some(usual);
    }
    let mut names = RealFs.list(&parent(dir)).unwrap_or_default();
    names.retain(|name| paths::is_agenda(Path::new(name)) && Path::new(name).file_stem() == Some(own));
    names.into_iter().min().map(|name| dir.with_file_name(name))
}

/// Returns the agenda of a record's folder, which may be named by a link: it is next to the folder itself, or next to
/// the link.
///
/// # Errors
///
/// When there are two: what one of them closes the other may not.
fn agenda_of_folder(dir: &Path) -> Result<Option<PathBuf>> {
    let Some(real) = link_target(dir) else { return Ok(agenda_beside(dir)) };
    let is_same = |a: &Path, b: &Path| a.canonicalize().ok() == b.canonicalize().ok();
    match (agenda_beside(dir), agenda_beside(&real)) {
        (Some(own), Some(of_real)) if !is_same(&own, &of_real) => {
            let msg = msg!("journal-two-agendas", path = shown(dir), own = shown(&own), real = shown(&of_real));
            Err(Error::new(Kind::Input, msg).hint(msg!("journal-hint-two-agendas")))
        }
        (own, of_real) => Ok(of_real.or(own)),
    }
}

/// Says how far the meeting of a record's folder has come, as the fold of its journal has it.
///
/// # Errors
///
/// When the journal is damaged.
pub fn status(dir: &Path) -> Result<Status> {
    let history = History::replay(reader::read(dir)?.events);
    let Some(history) = history else { return Ok(Status::NotStarted) };
    let meeting = history.meeting();
    let is_reopened = || history.entries().iter().any(|e| matches!(e.event, Event::MeetingReopened { .. }));
    Ok(if meeting.closed_at().is_some() {
        Status::Closed
    } else if is_reopened() {
        Status::Reopened
    } else if meeting.opened_at().is_none() && meeting.records().is_empty() {
        Status::NotStarted
    } else {
        Status::Running
    })
}

/// Returns whether a record's folder has a journal; one that cannot be looked at counts as one.
#[must_use]
pub fn is_begun(dir: &Path) -> bool {
    !matches!(file_len(&RealFs, &dir.join(JOURNAL)), Ok(None))
}
