//! What can still be read of a journal that is refused: for a person to look at, never to be written on or signed.
//!
//! It guesses nothing: a line counts if it is whole, its event is known, and its chain value fits a line before it, wherever in the file that
//! stands. Where the line before is gone altogether, it counts if the one after it agrees with it. A line that was changed does not count.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::JOURNAL;
use super::disk::RealDisk;
use super::format::{Alone, Fault, MAX_LINE};
use super::look::{Look, file_len};
use super::reader::{Line, Lines, Scan, is_blank};
use super::recoded::Plain;
use crate::error::{Error, Kind, Result};
use crate::meeting::{Event, Stamped};

/// What was read of a damaged journal.
#[derive(Debug)]
pub struct Salvage {
    /// The events that could be read, in the order of their numbers; the record's creation may be missing.
    pub events: Vec<Stamped>,
    /// Why the journal is refused.
    pub refused: Error,
    /// The first line that cannot be vouched for.
    pub line: u64,
    /// How many events are missing at least; more, if the journal's end is gone.
    pub missing: u64,
}

impl Salvage {
    /// Tells whether the record's creation, with the agenda, could be read.
    #[must_use]
    pub fn has_beginning(&self) -> bool {
        matches!(self.events.first().map(|e| &e.event), Some(Event::RecordCreated { .. }))
    }
}

/// The most bytes that are read of a journal: none comes near it, and a file of holes goes far beyond.
const MOST: u64 = 4 << 30;

/// The most bytes that are passed over in search of the ends of lines that are too long: a file of holes has none for
/// hours.
const MOST_SKIPPED: u64 = 2 * MAX_LINE as u64;

/// The most lines of one number that are looked at: the true one and a few that stand in its place.
const SAME_NUMBER: usize = 8;

/// Reads what can be read of the journal in a record's folder; none: it is whole, or not there.
///
/// # Errors
///
/// When the file cannot be read, or is of a newer version.
pub fn salvage(dir: &Path) -> Result<Option<Salvage>> {
    salvage_on(&RealDisk, dir)
}

/// Does what [`salvage`] does, on any disk.
pub fn salvage_on(disk: &dyn Look, dir: &Path) -> Result<Option<Salvage>> {
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
    let plain = || open().map(|file| Plain::new(file.take(MOST)));
    let (mut whole, mut events) = (Scan::default(), Vec::new());
    match whole.go_to_end(plain()?, &path, |event, _| events.push(event)) {
        Ok(()) if whole.good > 0 => return Ok(Some(Salvage { events, refused, line, missing: 0 })),
        Err(error) if error.kind != Kind::Journal => return Err(error),
        _ => {}
    }
    let mut found: BTreeMap<u64, Vec<Alone>> = BTreeMap::new();
    let mut lines = Lines::new(plain()?);
    let mut may_skip = MOST_SKIPPED;
    let mut last = None;
    // The chain value of the line read last; none: it could not be read.
    let mut ending = None;
    let mut take = |line: &[u8]| match Alone::read(line) {
        Some(alone) => {
            let seq = alone.event.seq;
            // Else it is its number that rotted, or whole lines were taken away.
            let may_follow = ending.is_none() && found.keys().next_back().is_none_or(|before| *before < seq);
            last = may_follow.then_some(seq);
            ending = Some(alone.value.clone());
            let same = found.entry(seq).or_default();
            if same.len() < SAME_NUMBER {
                same.push(alone);
            }
        }
        None => ending = None,
    };
    loop {
        match lines.next_line().map_err(|e| Error::io(&path, e))? {
            Line::Whole(line) if is_blank(line) => {}
            Line::Whole(line) => take(line),
            Line::TooLong(start) => {
                take(start);
                if !lines.skip_line(&mut may_skip).map_err(|e| Error::io(&path, e))? {
                    break;
                }
            }
            Line::Torn => {
                // An unfinished line was never recorded; one that lacks its line feed alone is whole.
                if Alone::read(lines.unended()).is_some() {
                    take(lines.unended());
                }
                break;
            }
            Line::End => break,
        }
    }
    let chosen = sound(&found, last);
    let highest = chosen.last().map_or(0, |line| line.event.seq);
    // Where the last line does not count, something is missing that no number tells of.
    let ends_well = ending.is_some_and(|value| chosen.iter().any(|line| line.value == value));
    let missing = highest.saturating_sub(chosen.len() as u64) + u64::from(!ends_well);
    let events = chosen.into_iter().map(|line| line.event.clone()).collect();
    Ok(Some(Salvage { events, refused, line, missing }))
}

/// Chooses the lines that count; `last` is the number of the last in the file, if it can be read and may follow one that cannot.
fn sound(found: &BTreeMap<u64, Vec<Alone>>, last: Option<u64>) -> Vec<&Alone> {
    let mut chosen = Vec::new();
    // What the chain's value may be after the line before: what that says itself, and what its bytes make.
    let mut values = vec![None];
    let mut before = 0;
    for (seq, lines) in found {
        if *seq != before + 1 {
            // The line before is gone: there is nothing to hold this one against.
            values = Vec::new();
        }
        before = *seq;
        let made: Vec<(usize, String)> = lines
            .iter()
            .enumerate()
            .flat_map(|(n, line)| values.iter().map(move |v: &Option<String>| (n, line.follow(v.as_deref()))))
            .collect();
        let next = found.get(&(seq + 1)).map(Vec::as_slice).unwrap_or_default();
        let counts = |n: usize, line: &Alone| {
            let mut made = made.iter().filter(|(of, _)| *of == n).map(|(_, value)| value);
            // Its own value may be what rotted: then the line after it tells.
            made.any(|value| *value == line.value || next.iter().any(|after| after.follow(Some(value)) == after.value))
        };
        let agrees = |line: &Alone| match next {
            [] => Some(*seq) == last,
            next => next.iter().any(|after| after.follow(Some(&line.value)) == after.value),
        };
        chosen.extend(match values.as_slice() {
            [] => lines.iter().find(|line| agrees(line)),
            _ => lines.iter().enumerate().find(|(n, line)| counts(*n, line)).map(|(_, line)| line),
        });
        let own = lines.iter().map(|line| line.value.clone());
        values = own.chain(made.into_iter().map(|(_, value)| value)).take(4 * SAME_NUMBER).map(Some).collect();
    }
    chosen
}
