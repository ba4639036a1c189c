//! The record on disk, as the program opens it, and the stretches of a meeting in which nothing ran.

use std::path::Path;
use std::sync::Arc;

use punktlig::agenda::Who;
use punktlig::error::Result;
use punktlig::journal::{self, Journal, Opened, RealFs};
use punktlig::meeting::{Event, JournalEntry, Meeting, Span, Target};
use punktlig::readers::Readers;
use punktlig::time::Stamp;

use super::disk::MemFs;

/// Opens the record in a folder for those who may read the agenda next to it.
pub fn open_record(dir: &Path, now: Stamp) -> Result<(Journal, Opened)> {
    let readers = journal::agenda_beside(dir).and_then(|agenda| Readers::of(&[agenda]));
    Journal::open(Arc::new(RealFs), dir, readers, now)
}

/// Opens the record in a folder of a disk in memory.
pub fn open_record_on(disk: &MemFs, dir: &Path, now: Stamp) -> Result<(Journal, Opened)> {
    Journal::open(Arc::new(disk.clone()), dir, None, now)
}

/// Records one event at a time.
pub trait Append {
    fn append(&mut self, at: Stamp, event: Event) -> Result<JournalEntry>;
}

impl Append for Journal {
    fn append(&mut self, at: Stamp, event: Event) -> Result<JournalEntry> {
        self.append_all([(at, event)]).map(|mut done| done.remove(0))
    }
}

/// Returns the stretches between the opening and the close, or `now`, in which no slot ran and no pause was held.
pub fn gaps(meeting: &Meeting, now: Stamp) -> Vec<Span> {
    let Some(opened) = meeting.opened_at() else { return Vec::new() };
    let end = meeting.closed_at().unwrap_or(now);
    let mut busy: Vec<Span> = meeting.slots().iter().flat_map(|r| &r.spans).chain(meeting.pauses()).copied().collect();
    busy.sort_unstable_by_key(|s| s.start);
    let mut gaps = Vec::new();
    let mut free = opened;
    for span in busy {
        if span.start > free && free < end {
            gaps.push(Span { start: free, end: Some(span.start.min(end)) });
        }
        free = free.max(span.end.unwrap_or(end));
    }
    if free < end {
        gaps.push(Span { start: free, end: Some(end) });
    }
    gaps
}

/// Lists who is entitled to vote on an item or point at `now`.
pub fn entitled(meeting: &Meeting, on: &Target, now: Stamp) -> Vec<Who> {
    meeting.voters(on, meeting.circumstances(), now, now).into_iter().map(|voter| voter.who).collect()
}
