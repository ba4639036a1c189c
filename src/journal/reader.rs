//! Reading a journal without holding it: every whole line, checked; never a repair.
//!
//! A writer may be at work, so half a line at the end is nothing strange: a reader takes what ends with a line end.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::JOURNAL;
use super::disk::RealDisk;
use super::format::{Chain, Fault, MAX_LINE};
use super::look::{Look, file_len};
use crate::error::{Error, Result};
use crate::meeting::Stamped;

/// What stands after the last whole line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tail {
    /// Nothing.
    #[default]
    Clean,
    /// An unterminated line, or one with places that never reached the disk: a writer is in the middle of it, or died there.
    Torn {
        /// How many bytes.
        bytes: u64,
    },
}

/// A journal as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every event, in order; empty where no meeting has begun.
    pub events: Vec<Stamped>,
    /// The chain's value after the last of them.
    pub chain: Option<String>,
    /// What stands after it.
    pub tail: Tail,
    /// The chain's values that a protocol prints.
    pub pins: Pins,
}

/// The chain's value at each event that a protocol prints it of, by sequence number: the closes, and what came after one.
pub type Pins = BTreeMap<u64, String>;

/// Keeps the chain's value at an event, if a protocol prints it.
pub(super) fn pin(pins: &mut Pins, event: &Stamped, value: &str) {
    if event.event.is_pin() {
        pins.insert(event.seq, value.to_owned());
    }
}

/// Reads the journal in a record's folder, and takes no lock; without a journal there are no events.
pub fn read(dir: &Path) -> Result<Reading> {
    read_on(&RealDisk, dir)
}

/// Does what [`read`] does, on any disk.
pub fn read_on(disk: &dyn Look, dir: &Path) -> Result<Reading> {
    let mut events = Vec::new();
    let mut pins = Pins::new();
    let scan = scan(disk, &dir.join(JOURNAL), |event, value| {
        pin(&mut pins, &event, value);
        events.push(event);
    })?;
    Ok(Reading { events, chain: scan.chain.value().map(str::to_owned), tail: scan.tail, pins })
}

/// How far a journal was looked through, and what was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    /// The chain after the last whole line.
    pub(super) chain: Chain,
    /// The bytes up to there.
    pub(super) good: u64,
    /// What stands after it.
    pub(super) tail: Tail,
}

impl Scan {
    /// Reads and checks the whole lines of `source`, which begins where this scan stands, and gives each event, with the chain's
    /// value at it, to `each`.
    ///
    /// After a failure the scan stands at the last good line.
    pub(super) fn go_on(&mut self, source: impl Read, path: &Path, mut each: impl FnMut(Stamped, &str)) -> Result<()> {
        let mut lines = Lines::new(source);
        self.tail = Tail::Clean;
        loop {
            match lines.next_line().map_err(|e| Error::io(path, e))? {
                Line::Whole(line) => {
                    let length = line.len() as u64 + 1;
                    match self.chain.decode(line) {
                        Ok(event) => each(event, self.chain.value().unwrap_or_default()),
                        Err(fault) => {
                            let never_written = self.good > 0 && has_holes(line, self.good);
                            if never_written && lines.is_at_end().map_err(|e| Error::io(path, e))? {
                                self.tail = Tail::Torn { bytes: length };
                                return Ok(());
                            }
                            return Err(self.refuse(fault, path));
                        }
                    }
                    self.good += length;
                }
                Line::TooLong => return Err(self.refuse(Fault::TooLong, path)),
                Line::Torn(bytes) => {
                    self.tail = Tail::Torn { bytes };
                    return Ok(());
                }
                Line::End => return Ok(()),
            }
        }
    }

    fn refuse(&self, fault: Fault, path: &Path) -> Error {
        fault.into_error(path, self.chain.seq() + 1)
    }
}

/// The smallest piece that a disk writes or does not write.
const SECTOR: u64 = 512;

/// Tells whether a line that begins at the byte `start` has places that never reached the disk: zeros, sector by sector.
///
/// The power may go while a line is being synced that lies in two pages: the second may be there, line end and all, and the first not.
/// Zeros stand in no line that was written, and rot seldom keeps to the bounds of sectors.
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

/// Reads and checks every whole line, and gives each event, with the chain's value at it, to `each`.
///
/// A file without a whole first line is refused: a journal comes into being whole, with its agenda, so something took it away.
pub(super) fn scan(disk: &dyn Look, path: &Path, each: impl FnMut(Stamped, &str)) -> Result<Scan> {
    let mut found = Scan::default();
    if file_len(disk, path)?.is_some() {
        found.go_on(disk.open(path).map_err(|e| Error::io(path, e))?, path, each)?;
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
    /// A line that is longer than any that is written.
    TooLong,
    /// This many bytes without a line end, and then the end.
    Torn(u64),
    /// The end.
    End,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: BufReader::with_capacity(64 << 10, source), line: Vec::new() }
    }

    /// Tells whether nothing is left.
    pub(super) fn is_at_end(&mut self) -> io::Result<bool> {
        loop {
            match self.source.fill_buf() {
                Ok(rest) => return Ok(rest.is_empty()),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// Reads the next line; one that is too long is passed over.
    pub(super) fn next_line(&mut self) -> io::Result<Line<'_>> {
        self.line.clear();
        let limit = MAX_LINE as u64 + 1;
        self.source.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
            return Ok(Line::Whole(&self.line));
        }
        let mut bytes = self.line.len() as u64;
        if bytes == 0 {
            return Ok(Line::End);
        }
        loop {
            let buffer = match self.source.fill_buf() {
                Ok(buffer) => buffer,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            if buffer.is_empty() {
                return Ok(Line::Torn(bytes));
            }
            let end = buffer.iter().position(|b| *b == b'\n');
            let used = end.map_or(buffer.len(), |i| i + 1);
            bytes += used as u64;
            self.source.consume(used);
            if end.is_some() {
                return Ok(Line::TooLong);
            }
        }
    }
}
