//! Writes the protocols into the record's folder, and never over a file that a person has changed.
//!
//! A side file, `.written.json`, keeps the SHA-256 of what was written to each file. A file with another content was edited by
//! hand: the new protocol goes beside it as `protocol.new.md`, and so on should that be edited as well.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Audience, Context, Format, Place, Protocol, Templates, Trouble, build, cpr, render};
use crate::error::{Error, Result};
use crate::journal::{Disk, Entry, Pins, RealDisk, atomic_write_on};
use crate::lang::Msg;
use crate::meeting::Meeting;
use crate::time::Stamp;

/// The side file that keeps the hashes.
const WRITTEN: &str = ".written.json";

/// More bytes than any file of ours has: of a larger one, its beginning tells well enough that it is another's.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A protocol that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// The file that was edited by hand and left alone, if it stands beside one.
    pub kept: Option<PathBuf>,
}

/// A protocol that could not be written.
#[derive(Debug)]
pub struct Failed {
    /// The file's name.
    pub file: String,
    /// Why.
    pub error: Error,
}

/// What became of the protocols of a meeting.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was written.
    pub written: Vec<Written>,
    /// What was not.
    pub failed: Vec<Failed>,
    /// Why a body's own templates were not used; each mistake once.
    pub troubles: Vec<Trouble>,
    /// What a format could not show as it is; each once.
    pub remarks: Vec<Msg>,
    /// Where CPR numbers seem to stand in the public protocol.
    pub cpr: Vec<Place>,
}

/// The full and the public protocol of a meeting, on their way into the record's folder in the formats that its body wants, a file at a time.
#[derive(Debug)]
pub struct Batch {
    dir: PathBuf,
    full: Protocol,
    public: Protocol,
    templates: Templates,
    left: VecDeque<(Format, Audience)>,
    total: usize,
    outcome: Outcome,
}

impl Batch {
    /// Gets the protocols of a meeting ready; nothing is written yet.
    ///
    /// The journal's chain is given by its last value and those that a protocol prints.
    #[must_use]
    pub fn new(
        dir: &Path,
        meeting: &Meeting,
        (chain, pins): (Option<String>, &Pins),
        now: Stamp,
        templates: Templates,
    ) -> Self {
        let model = |a| build(meeting, &Context::new(a, chain.clone(), now).with_pins(pins.clone()));
        let mut left: VecDeque<(Format, Audience)> = VecDeque::new();
        for format in meeting.agenda().protocol.formats.iter().map(|f| Format::from(*f)) {
            if left.contains(&(format, Audience::Full)) {
                continue;
            }
            left.push_back((format, Audience::Full));
            // Of a format that is not built, the public one lacks for the same reason, which is told once.
            if format.is_built() {
                left.push_back((format, Audience::Public));
            }
        }
        let (full, public) = (model(Audience::Full), model(Audience::Public));
        let total = left.len();
        Self { dir: dir.to_owned(), full, public, templates, left, total, outcome: Outcome::default() }
    }

    /// The name of the file that is written next, its number from 1, and of how many; none: all were.
    #[must_use]
    pub fn coming(&self) -> Option<(String, usize, usize)> {
        let (format, audience) = self.left.front()?;
        Some((file_name(*format, *audience), self.total - self.left.len() + 1, self.total))
    }

    /// Writes the next file; a failure is kept for the outcome, and the others are tried all the same.
    pub fn write_next(&mut self) {
        let Some((format, audience)) = self.left.pop_front() else { return };
        let outcome = &mut self.outcome;
        let model = match audience {
            Audience::Full => &self.full,
            Audience::Public => &self.public,
        };
        if audience == Audience::Public && outcome.cpr.is_empty() {
            outcome.cpr = cpr(model);
        }
        let made = render(format, model, &self.templates).and_then(|rendered| {
            let trouble = rendered.trouble.filter(|t| !outcome.troubles.contains(t));
            outcome.troubles.extend(trouble);
            outcome.remarks.extend(rendered.remark.filter(|r| !outcome.remarks.contains(r)));
            write_file(&self.dir, &file_name(format, audience), &rendered.bytes)
        });
        match made {
            Ok(file) => outcome.written.push(file),
            Err(error) => outcome.failed.push(Failed { file: file_name(format, audience), error }),
        }
    }

    /// Writes what is left, and tells what became of it all.
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        while !self.left.is_empty() {
            self.write_next();
        }
        self.outcome
    }
}

/// Names a protocol in the record's folder.
#[must_use]
pub fn file_name(format: Format, audience: Audience) -> String {
    format!("{}.{}", audience.stem(), format.ending())
}

/// Writes one file into a record's folder, beside any that were edited by hand.
pub fn write_file(dir: &Path, wanted: &str, bytes: &[u8]) -> Result<Written> {
    write_file_on(&RealDisk, dir, wanted, bytes)
}

/// Does what [`write_file`] does, on any disk.
pub fn write_file_on(disk: &dyn Disk, dir: &Path, wanted: &str, bytes: &[u8]) -> Result<Written> {
    let (stem, ending) = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len()));
    let mut known = read_known(disk, dir);
    let new = hash(bytes);
    let mut attempt = 0;
    loop {
        let name = match attempt {
            0 => wanted.to_owned(),
            1 => format!("{stem}.new{ending}"),
            n => format!("{stem}.new-{n}{ending}"),
        };
        let path = dir.join(&name);
        let there = match disk.entry(&path).map_err(|e| Error::io(&path, e))? {
            Entry::Nothing => None,
            Entry::File(_) => Some(hash(&read(disk, &path).map_err(|e| Error::io(&path, e))?)),
            Entry::Folder => return Err(Error::io(&path, io::ErrorKind::IsADirectory.into())),
            // A link or a pipe: somebody put it there, and reading it could take forever.
            Entry::Other => {
                attempt += 1;
                continue;
            }
        };
        let ours = known.get(&name);
        if let Some(there) = &there
            && *there != new
            && !ours.is_some_and(|hashes| hashes.contains(there))
        {
            attempt += 1;
            continue;
        }
        // Both hashes are kept before the file is touched, so that a crash in between does not make ours a stranger's.
        known.insert(name, there.into_iter().chain(std::iter::once(new)).collect());
        let side = dir.join(WRITTEN);
        let json = serde_json::to_vec_pretty(&known).map_err(|e| Error::io(&side, e.into()))?;
        atomic_write_on(disk, &side, &json)?;
        atomic_write_on(disk, &path, bytes)?;
        let kept = (attempt > 0).then(|| dir.join(wanted));
        return Ok(Written { path, kept });
    }
}

/// Reads the hashes; a side file that cannot be read makes every file a stranger's.
fn read_known(disk: &dyn Disk, dir: &Path) -> BTreeMap<String, Vec<String>> {
    let side = dir.join(WRITTEN);
    let is_file = matches!(disk.entry(&side), Ok(Entry::File(_)));
    let bytes = is_file.then(|| read(disk, &side).ok()).flatten();
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn read(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // No protocol of ours is larger: what is, is somebody else's whatever its end says.
    disk.open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
