//! Reading a journal without holding it: every whole line, checked; never a repair.
//!
//! A writer may be at work, so half a line at the end is nothing strange: a reader takes what ends with a line end.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::JOURNAL;
use super::disk::RealFs;
use super::format::{Chain, Fault, MAX_LINE, Nonce};
use super::read_fs::{ReadFs, file_len};
use super::recoded::Recoding;
use crate::error::{Error, Result};
use crate::meeting::JournalEntry;

/// What is after the last whole line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tail {
    /// Nothing.
    #[default]
    Clean,
    /// An unterminated line, or one with places that never reached the disk: a writer is in the middle of it, or died
    /// there.
    Torn {
        /// How many bytes.
        bytes: u64,
    },
    /// Blank lines only: an editor put them there.
    Blank {
        /// How many bytes.
        bytes: u64,
    },
    /// Nothing, and the last line, which fits the chain, lacks its line feed: an editor took it away, or the line is
    /// still being written.
    NoLineFeed,
}

/// A journal as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every event, in order; empty where no meeting has begun.
    pub events: Vec<JournalEntry>,
    /// The chain's value after the last of them.
    pub chain: Option<String>,
    /// What is after it.
    pub tail: Tail,
    /// The chain's values that a protocol prints.
    pub pins: CheckpointValues,
}

/// The chain's value at each event that a protocol prints it of, by sequence number: the closes, and what came after
/// one.
pub type CheckpointValues = BTreeMap<u64, String>;

/// Keeps the chain's value at an event, if a protocol prints it.
pub(super) fn pin(pins: &mut CheckpointValues, event: &JournalEntry, value: &str) {
    if event.event.is_pin() {
        pins.insert(event.seq, value.to_owned());
    }
}

/// Reads the journal in a record's folder, and takes no lock; without a journal there are no events.
pub fn read(dir: &Path) -> Result<Reading> {
    read_on(&RealFs, dir)
}

/// Does what [`read`] does, on any disk.
pub fn read_on(disk: &dyn ReadFs, dir: &Path) -> Result<Reading> {
    let mut events = Vec::new();
    let mut pins = CheckpointValues::new();
    let scan = scan(disk, &dir.join(JOURNAL), |event, value| {
        pin(&mut pins, &event, value);
        events.push(event);
    })?;
    Ok(Reading { events, chain: scan.chain.value().map(str::to_owned), tail: scan.tail, pins })
}

/// Says whether the journal in a record's folder has a line with this value of the chain; whether the line is right is
/// not asked. None: there is no journal, or it cannot be read.
#[must_use]
pub fn has_value(disk: &dyn ReadFs, dir: &Path, value: &str) -> Option<bool> {
    let path = dir.join(JOURNAL);
    file_len(disk, &path).ok()??;
    let end = format!("\"sha256\":\"{value}\"}}");
    let mut lines = Lines::new(disk.open(&path).ok()?);
    loop {
        match lines.next_line().ok()? {
            Line::Whole(line) if line.ends_with(end.as_bytes()) => return Some(true),
            Line::Whole(_) => {}
            Line::TooLong(_) | Line::End => return Some(false),
            Line::Torn => break,
        }
    }
    Some(lines.unended().ends_with(end.as_bytes()))
}

/// How far a journal was looked through, and what was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    /// The chain after the last whole line.
    pub(super) chain: Chain,
    /// The bytes up to there.
    pub(super) good: u64,
    /// What is after it.
    pub(super) tail: Tail,
    /// The nonces of the lines, as far as they have one.
    pub(super) nonces: Vec<Option<Nonce>>,
}

impl Scan {
    /// Reads and checks the lines of `source` that end with a line feed, and gives each event, with the chain's value
    /// at it, to `each`. `source` begins where this scan ended.
    ///
    /// After a failure the scan ends at the last good line.
    pub(super) fn go_on(
        &mut self,
        source: impl Read,
        path: &Path,
        mut each: impl FnMut(JournalEntry, &str),
    ) -> Result<()> {
        let mut lines = Lines::new(source);
        self.go_through(&mut lines, path, &mut each).map(drop)
    }

    /// Does what [`Scan::go_on`] does, and takes a last line without a line feed too, if it fits the chain.
    pub(super) fn go_to_end(
        &mut self,
        source: impl Read,
        path: &Path,
        mut each: impl FnMut(JournalEntry, &str),
    ) -> Result<()> {
        let mut lines = Lines::new(source);
        let rest = self.go_through(&mut lines, path, &mut each)?;
        if let Tail::Torn { bytes } = self.tail
            && !rest.is_empty()
        {
            match self.chain.decode(rest) {
                Ok(event) => {
                    self.nonces.push(self.chain.nonce());
                    each(event, self.chain.value().unwrap_or_default());
                    self.good += bytes;
                    self.tail = Tail::NoLineFeed;
                }
                // It fits the chain, so it is not for this program to cut off.
                Err(fault @ Fault::Unknown(_)) => return Err(self.refuse(fault, path)),
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// Goes through the lines up to the end; gives what comes after the last line feed.
    fn go_through<'a, R: Read>(
        &mut self,
        lines: &'a mut Lines<R>,
        path: &Path,
        each: &mut impl FnMut(JournalEntry, &str),
    ) -> Result<&'a [u8]> {
        let io = |e| Error::io(path, e);
        self.tail = Tail::Clean;
        // Blank lines count as nothing only where nothing comes after them.
        let mut blank = 0;
        loop {
            let begins = self.good == 0;
            match lines.next_line().map_err(io)? {
                Line::Whole(line) if !begins && is_blank(line) && blank < MAX_LINE as u64 => {
                    blank += line.len() as u64 + 1;
                }
                Line::Whole(_) if blank > 0 => return Err(self.refuse(Fault::Blank, path)),
                Line::Whole(line) => {
                    let length = line.len() as u64 + 1;
                    match self.chain.decode(line) {
                        Ok(event) => {
                            self.nonces.push(self.chain.nonce());
                            each(event, self.chain.value().unwrap_or_default());
                        }
                        Err(fault) => {
                            let recoded = if begins { Recoding::of_start(line) } else { None };
                            if let Some(recoded) = recoded.or_else(|| Recoding::of_line(&self.chain, line)) {
                                return Err(self.refuse(Fault::Recoded(recoded), path));
                            }
                            let never_written = !begins && has_holes(line, self.good);
                            if never_written && lines.is_at_end().map_err(io)? {
                                self.tail = Tail::Torn { bytes: length };
                                return Ok(&[]);
                            }
                            return Err(self.refuse(fault, path));
                        }
                    }
                    self.good += length;
                }
                Line::TooLong(start) => {
                    let recoded = if begins { Recoding::of_start(start) } else { None };
                    return Err(self.refuse(recoded.map_or(Fault::TooLong, Fault::Recoded), path));
                }
                Line::Torn => break,
                Line::End if blank > 0 => {
                    self.tail = Tail::Blank { bytes: blank };
                    return Ok(&[]);
                }
                Line::End => return Ok(&[]),
            }
        }
        let rest = lines.unended();
        if self.good == 0
            && let Some(recoded) = Recoding::of_start(rest)
        {
            return Err(self.refuse(Fault::Recoded(recoded), path));
        }
        if is_blank(rest) {
            self.tail = Tail::Blank { bytes: blank + rest.len() as u64 };
            return Ok(&[]);
        }
        if blank > 0 {
            return Err(self.refuse(Fault::Blank, path));
        }
        self.tail = Tail::Torn { bytes: rest.len() as u64 };
        Ok(rest)
    }

    fn refuse(&self, fault: Fault, path: &Path) -> Error {
        fault.into_error(path, self.chain.seq() + 1)
    }
}

/// Returns whether a line holds nothing that can be seen.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// The smallest piece that a disk writes or does not write.
const SECTOR: u64 = 512;

/// Returns whether a line that begins at the byte `start` has places that never reached the disk: zeros, sector by
/// sector.
///
/// The power may go while a line is being synced that lies in two pages: the second may be there, line end and all, and
/// the first not. Zeros are in no line that was written, and rot seldom keeps to the bounds of sectors.
fn has_holes(line: &[u8], start: u64) -> bool {
    let is_bound = |at: usize| (start + at as u64).is_multiple_of(SECTOR);
    let mut holes = false;
    let mut at = 0;
    for run in line.chunk_by(|a, b| (*a == 0) == (*b == 0)) {
        let end = at + run.len();
        if run.first() == Some(&0) {
            if !(at == 0 || is_bound(at)) || !is_bound(end) {
                return false;
            }
            holes = true;
        }
        at = end;
    }
    holes
}

/// Reads and checks every line, and gives each event, with the chain's value at it, to `each`.
///
/// A file without a whole first line is refused: a journal comes into being whole, with its agenda, so something took
/// it away.
pub(super) fn scan(disk: &dyn ReadFs, path: &Path, each: impl FnMut(JournalEntry, &str)) -> Result<Scan> {
    let mut found = Scan::default();
    if file_len(disk, path)?.is_some() {
        found.go_to_end(disk.open(path).map_err(|e| Error::io(path, e))?, path, each)?;
        if found.good == 0 {
            return Err(Fault::NoBeginning.into_error(path, 1));
        }
    }
    Ok(found)
}

/// The lines of a file, none longer in memory than a line may be.
pub(super) struct Lines<R> {
    source: BufReader<R>,
    line: Vec<u8>,
}

/// What comes next in a file.
pub(super) enum Line<'a> {
    /// A line, without its line end.
    Whole(&'a [u8]),
    /// The start of a line that is longer than any that is written; the rest of it is not read.
    TooLong(&'a [u8]),
    /// A line without a line end, and then the end.
    Torn,
    End,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: BufReader::with_capacity(64 << 10, source), line: Vec::new() }
    }

    /// Returns whether nothing is left.
    pub(super) fn is_at_end(&mut self) -> io::Result<bool> {
        loop {
            match self.source.fill_buf() {
                Ok(rest) => return Ok(rest.is_empty()),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// Reads the next line, and no more than a line may have.
    pub(super) fn next_line(&mut self) -> io::Result<Line<'_>> {
        self.line.clear();
        let limit = MAX_LINE as u64 + 1;
        self.source.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
            return Ok(Line::Whole(&self.line));
        }
        Ok(match self.line.len() {
            0 => Line::End,
            too_long if too_long > MAX_LINE => Line::TooLong(&self.line),
            _ => Line::Torn,
        })
    }

    /// Returns the line that [`Line::Torn`] came for.
    pub(super) fn unended(&self) -> &[u8] {
        &self.line
    }

    /// Passes over the rest of a line that is too long, if it ends within the bytes that `most` still allows.
    pub(super) fn skip_line(&mut self, most: &mut u64) -> io::Result<bool> {
        let mut some = self.source.by_ref().take(*most);
        some.skip_until(b'\n')?;
        *most = some.limit();
        Ok(*most > 0)
    }
}
