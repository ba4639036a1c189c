//! What can still be read of a journal that is refused: for a person to look at, never to be written on or signed.
//!
//! It guesses nothing: a line counts if it is whole, its event is known, and its chain value fits a line before it,
//! wherever in the file that is. Where two continuations of one journal are in the file, one of them is followed.
//! A line that does not fit the one before it, or whose predecessor is gone altogether, counts if the one after it
//! agrees with it; that does not prove what it says, and it is named. Where the one before it is there, that one is
//! named too: either the line was changed, or its predecessor is of another continuation, and the chain does not tell.

mod branch;
mod links;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use self::branch::{IntactLines, sound};
use self::links::Found;
use super::JOURNAL;
use super::disk::RealFs;
use super::format::{Fault, LoneLine, MAX_LINE};
use super::read_fs::{ReadFs, file_len};
use super::reader::{Line, Lines, Scan, is_blank};
use super::recoded::NormalizedReader;
use crate::error::{Error, Kind, Result};
use crate::meeting::{Event, JournalEntry};

/// What was read of a damaged journal.
#[derive(Debug)]
pub struct Salvage {
    /// The events that could be read, in the order of their numbers; the record's creation may be missing.
    pub events: Vec<JournalEntry>,
    /// The numbers of those of them that nothing proves: the line before is gone, so they may have been changed.
    pub unproven: Vec<u64>,
    /// The numbers of two of them each that do not fit each other: the second was changed, or the first, and perhaps
    /// more before it, is of another continuation.
    pub misfits: Vec<(u64, u64)>,
    /// Why the journal is refused.
    pub refused: Error,
    /// The first line that cannot be vouched for.
    pub line: u64,
    /// How many events are missing at least; more, if the journal's end is gone.
    pub missing: u64,
    /// The lines of the file, from 1, that belong to another continuation of the journal and were left out.
    pub others: Vec<u64>,
    /// The lines of the file that are in their place.
    pub apart: Vec<u64>,
    /// The lines that could be read and were left out, since no other line vouches for them.
    pub left_out: Vec<LeftOut>,
}

/// A line that was left out.
#[derive(Debug)]
pub struct LeftOut {
    /// The number that it gives itself.
    pub number: u64,
    /// Its place in the file, from 1.
    pub line: u64,
}

impl Salvage {
    /// Returns whether the record's creation, with the agenda, could be read.
    #[must_use]
    pub fn has_beginning(&self) -> bool {
        matches!(self.events.first().map(|e| &e.event), Some(Event::RecordCreated { .. }))
    }

    /// Lists the numbers of all that is not proven, for either reason.
    #[must_use]
    pub fn doubted(&self) -> BTreeSet<u64> {
        let pairs = self.misfits.iter().flat_map(|(before, next)| [*before, *next]);
        self.unproven.iter().copied().chain(pairs).collect()
    }

    /// Lists the numbers between which events are missing that the journal had: the first and the last of each gap.
    /// What was left out is not missing.
    #[must_use]
    pub fn gaps(&self) -> Vec<(u64, u64)> {
        let highest = self.events.last().map_or(0, |entry| entry.seq);
        let left_out = self.left_out.iter().map(|line| line.number).filter(|number| *number < highest);
        let there: BTreeSet<u64> = self.events.iter().map(|entry| entry.seq).chain(left_out).collect();
        let numbers = || there.iter().copied();
        let pairs = std::iter::once(0).chain(numbers()).zip(numbers());
        pairs.filter(|(before, next)| before + 1 < *next).map(|(before, next)| (before + 1, next - 1)).collect()
    }
}

/// The most bytes that are read of a journal: none comes near it, and a file of holes goes far beyond.
const MOST: u64 = 4 << 30;

/// The most bytes that are passed over in search of the ends of lines that are too long: a file of holes has none for
/// hours.
const MOST_SKIPPED: u64 = 2 * MAX_LINE as u64;

/// The most lines of one number that are looked at: the true one and a few that are in its place.
const SAME_NUMBER: usize = 8;

/// Reads what can be read of the journal in a record's folder; none: it is whole, or not there.
///
/// # Errors
///
/// When the file cannot be read, or is of a newer version.
pub fn salvage(dir: &Path) -> Result<Option<Salvage>> {
    salvage_on(&RealFs, dir)
}

/// Does what [`salvage`] does, on any disk.
pub fn salvage_on(disk: &dyn ReadFs, dir: &Path) -> Result<Option<Salvage>> {
    let path = dir.join(JOURNAL);
    if file_len(disk, &path)?.is_none() {
        return Ok(None);
    }
    let open = || disk.open(&path).map_err(|e| Error::io(&path, e));
    let mut scan = Scan::default();
    let refused = match scan.go_to_end(open()?, &path, |_, _| ()) {
        Ok(()) if scan.good > 0 => return Ok(None),
        Ok(()) => Fault::NoBeginning.into_error(&path, 1),
        Err(error) if error.kind == Kind::Journal => error,
        Err(error) => return Err(error),
    };
    let line = scan.chain.seq() + 1;
    // Whatever tool saved it in its own way, these are the bytes that it held before.
    let plain = || open().map(|file| NormalizedReader::new(file.take(MOST)));
    let (mut whole, mut events) = (Scan::default(), Vec::new());
    match whole.go_to_end(plain()?, &path, |event, _| events.push(event)) {
        Ok(()) if whole.good > 0 => {
            return Ok(Some(Salvage {
                events,
                unproven: Vec::new(),
                misfits: Vec::new(),
                refused,
                line,
                missing: 0,
                others: Vec::new(),
                apart: Vec::new(),
                left_out: Vec::new(),
            }));
        }
        Err(error) if error.kind != Kind::Journal => return Err(error),
        _ => {}
    }
    let mut found: Vec<Found> = Vec::new();
    let mut same: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut lines = Lines::new(plain()?);
    let mut may_skip = MOST_SKIPPED;
    // The chain value of the line read last; none: it could not be read.
    let mut ending: Option<String> = None;
    let mut is_after_unreadable = false;
    let mut number = 0;
    let mut take = |line: u64, bytes: &[u8]| {
        let Some(alone) = LoneLine::read(bytes) else {
            (ending, is_after_unreadable) = (None, true);
            return;
        };
        let is_read = alone.event.is_some();
        ending = is_read.then(|| alone.value.clone());
        let same = same.entry(alone.number.unwrap_or(0)).or_default();
        let is_doubled = is_read && same.iter().filter_map(|at| found.get(*at)).any(|other| other.alone == alone);
        // A line that was doubled is no other line.
        if !is_doubled && (same.len() < SAME_NUMBER || !is_read) {
            same.push(found.len());
            found.push(Found { alone, line, is_after_unreadable });
        }
        is_after_unreadable = false;
    };
    loop {
        number += 1;
        match lines.next_line().map_err(|e| Error::io(&path, e))? {
            Line::Whole(line) if is_blank(line) => {}
            Line::Whole(line) => take(number, line),
            Line::TooLong(start) => {
                take(number, start);
                if !lines.skip_line(&mut may_skip).map_err(|e| Error::io(&path, e))? {
                    break;
                }
            }
            Line::Torn => {
                // An unfinished line was never recorded; one that lacks its line feed alone is whole.
                if LoneLine::read(lines.unended()).is_some_and(|line| line.event.is_some()) {
                    take(number, lines.unended());
                }
                break;
            }
            Line::End => break,
        }
    }
    let IntactLines { chosen, unproven, misfits, others, left_out, doubtful } = sound(&found);
    let number = |found: &Found| found.alone.number.unwrap_or(0);
    let highest = chosen.last().map_or(0, |found| number(found));
    // Where the last line cannot be read, something is missing that no number says; where it does not count, it is.
    let ends_badly = u64::from(ending.is_none());
    let ends_well = ending.is_some_and(|value| chosen.iter().chain(&others).any(|found| found.alone.value == value));
    // A line that nothing vouches for may be one whose number is missing: it is not counted twice.
    // Of two that do not fit each other at least one is not what was written there.
    let absent = (highest.saturating_sub(chosen.len() as u64) + misfits.len() as u64).max(doubtful);
    let missing = (absent + ends_badly + others.len() as u64).max(u64::from(!ends_well));
    let fork = others.iter().map(|found| number(found)).min().unwrap_or(u64::MAX);
    let apart = chosen.iter().filter(|found| number(found) >= fork).map(|found| found.line).collect();
    let others = others.into_iter().map(|found| found.line).collect();
    let left_out = left_out.into_iter().map(|found| LeftOut { number: number(found), line: found.line }).collect();
    let events = chosen.into_iter().filter_map(|found| found.alone.event.clone()).collect();
    Ok(Some(Salvage { events, unproven, misfits, refused, line, missing, others, apart, left_out }))
}
