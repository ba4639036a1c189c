//! Checking a record's journal against itself, and against a chain value that a protocol printed.

use std::path::Path;
use std::str::FromStr;

use super::JOURNAL;
use super::disk::RealFs;
use super::read_fs::{file_len, shown};
use super::reader::{CheckpointValues, Reading, pin, scan};
use crate::error::{Error, Kind, Result};
use crate::meeting::JournalEntry;
use crate::msg;

/// The fewest figures of a chain value that are looked for.
const FEWEST: usize = 8;

/// A journal of which every line was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// Its events, its chain's value now, and what is after its last line.
    pub reading: Reading,
    /// The line with the value that was asked for; none: not asked, or not there.
    pub found: Option<u64>,
}

impl Verified {
    /// Returns what was added after the line that was found.
    #[must_use]
    pub fn after(&self) -> &[JournalEntry] {
        let from = self.found.and_then(|seq| usize::try_from(seq).ok());
        from.and_then(|n| self.reading.events.get(n..)).unwrap_or_default()
    }
}

/// A chain value as a protocol prints it, or its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainValue(String);

impl FromStr for ChainValue {
    type Err = Error;

    /// Takes it as people copy it: at least eight figures, in any case, with blanks and dashes between.
    fn from_str(value: &str) -> Result<Self> {
        let skipped = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{ad}' | '…');
        let figures: String = value.chars().filter(skipped).flat_map(char::to_lowercase).collect();
        if figures.len() >= FEWEST && figures.len() <= 64 && figures.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(Self(figures));
        }
        let value = crate::text::one_line(value);
        Err(Error::new(Kind::Input, msg!("verify-no-value", value = crate::text::truncate(&value, 80).into_owned()))
            .hint(msg!("verify-hint-value", fewest = FEWEST)))
    }
}

/// Checks the whole journal in a record's folder; looks for the line whose chain value is `value`, or begins with it.
pub fn verify(dir: &Path, value: Option<&ChainValue>) -> Result<Verified> {
    let path = dir.join(JOURNAL);
    if file_len(&RealFs, &path)?.is_none() {
        let msg = msg!("verify-no-journal", path = shown(&path));
        return Err(Error::new(Kind::Input, msg).hint(msg!("verify-hint-no-journal")));
    }
    let mut events = Vec::new();
    let mut pins = CheckpointValues::new();
    let mut found = Vec::new();
    let scan = scan(&RealFs, &path, |event, chain| {
        if value.is_some_and(|v| chain.starts_with(&v.0)) {
            found.push(event.seq);
        }
        pin(&mut pins, &event, chain);
        events.push(event);
    })?;
    if let [_, _, ..] = found[..] {
        return Err(
            Error::new(Kind::Input, msg!("verify-several", count = found.len())).hint(msg!("verify-hint-several"))
        );
    }
    let reading = Reading { events, chain: scan.chain.value().map(str::to_owned), tail: scan.tail, pins };
    Ok(Verified { reading, found: found.first().copied() })
}
