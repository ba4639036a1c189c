//! The note that a record goes on in another folder, left in the one where it could not.
//!
//! Without it the next start would go on with the old journal, and the meeting would have two records that contradict
//! each other. Where the old folder takes no note, one is kept for the user who moved it, on the same machine: nothing
//! else can be known there.

use std::io::Read;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use super::JOURNAL;
use super::disk::{self, Fs, RealFs};
use super::read_fs::{ReadFs, file_len, parent, shown};
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::msg;
use crate::paths;
use crate::readers::Readers;

pub(super) const MOVED: &str = "journal.moved.json";

/// The note in a folder away from the agenda: where that is, and where the record came from.
pub(super) const CAME: &str = "journal.came.json";

/// The most bytes of it that are read.
const MAX_BYTES: u64 = 64 << 10;

/// Where a record went.
#[derive(Serialize, Deserialize)]
struct MoveNote {
    to: PathBuf,
}

/// Where a record came from that is not next to its agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Origin {
    /// The folder that it was in; none: it was begun here, as a rehearsal that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<PathBuf>,
    /// Its agenda, which stayed where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agenda: Option<PathBuf>,
    /// The same as seen from the record's folder, for both may be moved together, or named by another drive letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nearby: Option<PathBuf>,
}

impl Origin {
    /// Returns the agenda of the record in `dir`, if something has its name. The folder may have been given to us: a
    /// name that is no agenda's, or that depends on where the program was started, is none.
    fn agenda(&self, dir: &Path) -> Option<PathBuf> {
        let nearby = self.nearby.as_deref().map(|path| paths::whole(&real(dir).join(path)));
        let mut names = nearby.into_iter().chain(self.agenda.clone());
        names.find(|path| path.is_absolute() && paths::is_agenda(path) && paths::is_there(path))
    }
}

/// Notes in `dir` where its record came from, if it was elsewhere, and where its agenda is.
pub(super) fn keep_origin(
    disk: &dyn Fs,
    dir: &Path,
    from: Option<&Path>,
    agenda: Option<&Path>,
    readers: Readers,
) -> Result<()> {
    let nearby = agenda.and_then(|agenda| paths::seen_from(&real(dir), &real(agenda)));
    let from = from.map(paths::whole).or_else(|| origin(disk, dir)?.from);
    let came = Origin { from, agenda: agenda.map(paths::whole), nearby };
    if origin(disk, dir).as_ref() == Some(&came) {
        return Ok(());
    }
    let path = dir.join(CAME);
    let json = serde_json::to_vec(&came).map_err(|e| Error::io(&path, e.into()))?;
    disk::replace_for(disk, &path, &json, readers).map(drop)
}

/// Reads where the record in `dir` came from; none: it is next to its agenda, or nobody knows.
fn origin(disk: &dyn ReadFs, dir: &Path) -> Option<Origin> {
    serde_json::from_slice(&read_note(disk, &dir.join(CAME))?).ok()
}

/// Returns the agenda of the record in `dir` that is elsewhere, if something has its name. A rehearsal in which nothing
/// is recorded has none: its folder is not where the meeting is to begin.
pub(super) fn agenda(dir: &Path) -> Option<PathBuf> {
    let origin = origin(&RealFs, dir).filter(|origin| origin.from.is_some() || dir.join(JOURNAL).is_file())?;
    origin.agenda(dir)
}

/// The most folders that a record is followed back through.
const MOST_MOVES: usize = 8;

/// Returns the folders that the record in `dir` was in before, as long as they say that it is no longer there: what was
/// written into them is nobody else's to look after.
#[must_use]
pub fn left(dir: &Path) -> Vec<PathBuf> {
    let mut left: Vec<PathBuf> = Vec::new();
    let mut at = dir.to_owned();
    while let Some(from) = origin(&RealFs, &at).and_then(|origin| origin.from)
        && left.len() < MOST_MOVES
        && find_new_folder(&RealFs, &from).is_some_and(|(to, _)| to.is_none_or(|to| is_same(&to, &at)))
    {
        left.push(from.clone());
        at = from;
    }
    left
}

/// Returns whether two names are of the same folder, there or not.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    real(one) == real(other)
}

/// Returns a folder's name without symbolic links, as far as it is there.
fn real(dir: &Path) -> PathBuf {
    let dir = paths::whole(dir);
    dir.canonicalize().unwrap_or_else(|_| match (dir.parent().map(Path::canonicalize), dir.file_name()) {
        (Some(Ok(above)), Some(name)) => above.join(name),
        _ => dir,
    })
}

/// Reads a note; none: there is none, or it cannot be read.
fn read_note(disk: &dyn ReadFs, path: &Path) -> Option<Vec<u8>> {
    let mut json = Vec::new();
    file_len(disk, path).ok()??;
    disk.open(path).ok()?.take(MAX_BYTES).read_to_end(&mut json).ok()?;
    Some(json)
}

/// Notes in `dir` that its record goes on in `to`: whole, or not at all.
pub(super) fn note(disk: &dyn Fs, dir: &Path, to: &Path) -> Result<()> {
    let path = dir.join(MOVED);
    let json = serde_json::to_vec(&MoveNote { to: paths::whole(to) }).map_err(|e| Error::io(&path, e.into()))?;
    disk::atomic_write_on(disk, &path, &json)
}

/// Where it was noted that a record goes on in another folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveNotice {
    /// In the old folder: every start there is sent on.
    There,
    /// Among the user's own notes on this machine: this user's starts here are sent on.
    Here,
    Nowhere,
    /// Nowhere, for somebody else goes on with the record there.
    Anothers,
    /// Nowhere, for it is the same folder.
    Same,
}

/// Notes that the record in `dir`, with a journal of `bytes` bytes, goes on in `to`, wherever that can be noted.
pub(super) fn leave_note(disk: &dyn Fs, dir: &Path, to: &Path, bytes: u64) -> MoveNotice {
    if note(disk, dir, to).is_ok() {
        MoveNotice::There
    } else if remember(disk, dir, to, bytes).is_ok() {
        MoveNotice::Here
    } else {
        MoveNotice::Nowhere
    }
}

/// A record that was left without a note in its folder.
#[derive(Serialize, Deserialize)]
struct AbandonedRecord {
    /// The folder that it was in.
    from: PathBuf,
    /// The folder that it went to.
    to: PathBuf,
    /// The fewest and the most bytes that its journal can have been left with. Once it has more, somebody put the
    /// record back.
    bytes: (u64, u64),
}

impl AbandonedRecord {
    /// Returns whether the old journal is still as it was left.
    fn is_as_left(&self, disk: &dyn ReadFs) -> bool {
        let (fewest, most) = self.bytes;
        // One that is gone altogether, maybe with its disk, was not put back either.
        let is_as_left = |there: Option<u64>| there.is_none_or(|bytes| (fewest..=most).contains(&bytes));
        file_len(disk, &self.from.join(JOURNAL)).is_ok_and(is_as_left)
    }
}

/// The most records that a user's own notes name.
const MOST_LEFT: usize = 100;

/// Returns the file with the user's own notes.
fn own_notes() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("punktlig").join("moved.json"))
}

fn read_own(disk: &dyn ReadFs, path: &Path) -> Vec<AbandonedRecord> {
    read_note(disk, path).and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
}

/// Keeps it among the user's own notes that the record in `dir` goes on in `to`.
fn remember(disk: &dyn Fs, dir: &Path, to: &Path, bytes: u64) -> Result<()> {
    let unknown = || Error::io(dir, std::io::ErrorKind::NotFound.into());
    let path = own_notes().ok_or_else(unknown)?;
    // What a failed write left there may still be in it, or go with the power.
    let there = file_len(disk, &dir.join(JOURNAL)).ok().flatten().unwrap_or_default();
    let left = AbandonedRecord { from: paths::whole(dir), to: paths::whole(to), bytes: (bytes, there.max(bytes)) };
    let mut all = read_own(disk, &path);
    all.retain(|other| other.from != left.from);
    all.push(left);
    all.drain(..all.len().saturating_sub(MOST_LEFT));
    let json = serde_json::to_vec(&all).map_err(|e| Error::io(&path, e.into()))?;
    let folder = parent(&path);
    disk::create_dirs(disk, &folder, Some(Readers::Owner))?;
    disk.shield(&folder, Readers::Owner).map_err(|e| Error::io(&folder, e))?;
    disk::atomic_write_on(disk, &path, &json)
}

/// Leaves the note where it could not be left when the record in `dir` came here, now that this may be possible.
pub(super) fn note_late(disk: &dyn Fs, dir: &Path) {
    let Some(notes) = own_notes() else { return };
    let mut all = read_own(disk, &notes);
    let before = all.len();
    all.retain(|left| !(is_same(dir, &left.to) && left.is_as_left(disk) && note(disk, &left.from, &left.to).is_ok()));
    if all.len() < before
        && let Ok(json) = serde_json::to_vec(&all)
    {
        // Else it is noted twice.
        let _ = disk::atomic_write_on(disk, &notes, &json);
    }
}

/// Finds the record in `dir` among those that were left without a note there, as long as its journal is as it was then.
fn remembered(disk: &dyn ReadFs, dir: &Path) -> Option<(PathBuf, PathBuf)> {
    let notes = own_notes()?;
    let left = read_own(disk, &notes).into_iter().find(|left| is_same(dir, &left.from))?;
    left.is_as_left(disk).then_some((left.to, notes))
}

/// Says that the record in a folder goes on elsewhere, if it does: to whoever follows it.
#[must_use]
pub fn moved(dir: &Path) -> Option<Msg> {
    refuse(&RealFs, dir).err().map(|error| error.msg)
}

/// Refuses the record in `dir` if it goes on elsewhere, and says where.
pub(super) fn refuse(disk: &dyn ReadFs, dir: &Path) -> Result<()> {
    match find_new_folder(disk, dir) {
        None => Ok(()),
        // Left by a program that made its own folder anew.
        Some((Some(to), _)) if is_same(&to, dir) => Ok(()),
        Some((Some(to), note)) => Err(moved_away(dir, &to, &note)),
        // Older programs left an empty note where the disk was full.
        Some((None, note)) => Err(Error::new(Kind::Journal, msg!("stopped-moved-somewhere", path = shown(dir)))
            .hint(msg!("stopped-hint-moved-somewhere", note = shown(&note)))),
    }
}

/// Finds where the record in `dir` went, if that could be noted, and the note that it went.
fn find_new_folder(disk: &dyn ReadFs, dir: &Path) -> Option<(Option<PathBuf>, PathBuf)> {
    let path = dir.join(MOVED);
    let is_there = matches!(file_len(disk, &path), Ok(Some(_)));
    let moved = read_note(disk, &path).and_then(|json| serde_json::from_slice::<MoveNote>(&json).ok());
    match moved {
        // One of an earlier version may be named as it was typed, and from where nobody knows.
        Some(moved) => Some((Some(moved.to), path)),
        // One that cannot be read says less than the user's own.
        None => remembered(disk, dir).map(|(to, note)| (Some(to), note)).or(is_there.then_some((None, path))),
    }
}

fn moved_away(dir: &Path, to: &Path, note: &Path) -> Error {
    let to = shown(to);
    let hint = msg!("stopped-hint-moved", to = to.clone(), note = shown(note));
    Error::new(Kind::Journal, msg!("stopped-moved", path = shown(dir), to = to)).hint(hint)
}
