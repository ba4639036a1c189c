//! A record whose agenda was renamed: its folder is called as the agenda was, and a start by the new name would begin
//! another record of the same meeting.

use std::path::{Path, PathBuf};

use super::disk::RealFs;
use super::read_fs::{ReadFs, parent};
use super::{JOURNAL, moved, place, reader};
use crate::agenda::Agenda;
use crate::meeting::Event;

/// Finds the folder of a record next to an agenda that may be the agenda's own under an earlier name: it is of a
/// meeting of the same title and date, and its agenda is gone.
#[must_use]
pub fn renamed_from(file: &Path, agenda: &Agenda) -> Option<PathBuf> {
    let own = place::record_dir(file)?;
    let folder = parent(file);
    let mut names = RealFs.list(&folder).unwrap_or_default();
    names.sort();
    let dirs = names.into_iter().map(|name| folder.join(name)).filter(|dir| *dir != own);
    dirs.filter(|dir| dir.join(JOURNAL).is_file() && is_left_alone(dir)).find(|dir| is_of(dir, agenda))
}

/// Returns whether the agenda of a record is gone, and the record is where it was.
fn is_left_alone(dir: &Path) -> bool {
    place::agenda_beside(dir).or_else(|| moved::agenda(dir)).is_none() && moved::moved(dir).is_none()
}

/// Returns whether a record is of a meeting with this title and date; a rehearsal is of none.
fn is_of(dir: &Path, agenda: &Agenda) -> bool {
    let Ok(reading) = reader::read(dir) else { return false };
    let events = || reading.events.iter().map(|entry| &entry.event);
    let is_rehearsal = matches!(events().next(), Some(Event::RecordCreated { rehearsal: true, .. }));
    let last = events().rev().find_map(Event::agenda);
    !is_rehearsal && last.is_some_and(|last| (&last.title, last.date) == (&agenda.title, agenda.date))
}
