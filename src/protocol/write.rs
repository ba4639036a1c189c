//! Writes the protocols into the record's folder, and never over a file that a person has changed.
//!
//! A side file, `.written.json`, keeps the SHA-256 of what was written to each file. A file with another content was edited by
//! hand: the new protocol goes beside it as `protocol.new.md`, and so on should that be edited as well.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Audience, Context, Format, Place, Templates, Trouble, build, cpr, render};
use crate::error::{Error, Kind, Result};
use crate::files::read_at_most;
use crate::journal::{Pins, atomic_write};
use crate::meeting::Meeting;
use crate::msg;
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
    /// Where CPR numbers seem to stand in the public protocol.
    pub cpr: Vec<Place>,
}

/// Writes the full and the public protocol of a meeting into the record's folder, in the formats that its body wants.
///
/// The journal's chain is given by its last value and those that a protocol prints. Each file is tried although another failed.
#[must_use]
pub fn write_files(
    dir: &Path,
    meeting: &Meeting,
    (chain, pins): (Option<String>, &Pins),
    now: Stamp,
    templates: &Templates,
) -> Outcome {
    let mut outcome = Outcome::default();
    let models = [Audience::Full, Audience::Public]
        .map(|a| build(meeting, &Context::new(a, chain.clone(), now).with_pins(pins.clone())));
    let mut formats: Vec<Format> = Vec::new();
    for format in meeting.agenda().protocol.formats.iter().filter_map(|f| Format::at_close(*f)) {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    for format in formats {
        for model in &models {
            if model.audience == Audience::Public && outcome.cpr.is_empty() {
                outcome.cpr = cpr(model);
            }
            let (stem, ending) = (model.audience.stem(), format.ending());
            let made = render(format, model, templates).and_then(|rendered| {
                let trouble = rendered.trouble.filter(|t| !outcome.troubles.contains(t));
                outcome.troubles.extend(trouble);
                write_file(dir, stem, ending, &rendered.bytes)
            });
            match made {
                Ok(file) => outcome.written.push(file),
                Err(error) => outcome.failed.push(Failed { file: format!("{stem}.{ending}"), error }),
            }
        }
    }
    outcome
}

/// Writes one file, beside any that were edited by hand.
pub fn write_file(dir: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<Written> {
    let mut known = read_known(dir);
    let new = hash(bytes);
    let mut attempt = 0;
    loop {
        let name = match attempt {
            0 => format!("{stem}.{ending}"),
            1 => format!("{stem}.new.{ending}"),
            n => format!("{stem}.new-{n}.{ending}"),
        };
        let path = dir.join(&name);
        let there = match read_at_most(&path, LARGEST) {
            Ok(Some(there)) => Some(hash(&there)),
            Ok(None) if path.is_dir() => return Err(Error::io(&path, ErrorKind::IsADirectory.into())),
            // To read a pipe or a device could last for ever.
            Ok(None) => {
                let named = crate::text::one_line(&path.display().to_string());
                return Err(
                    Error::new(Kind::Io, msg!("journal-no-file", path = named)).hint(msg!("journal-hint-in-the-way"))
                );
            }
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            Err(e) => return Err(Error::io(&path, e)),
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
        atomic_write(&side, &json)?;
        atomic_write(&path, bytes)?;
        let kept = (attempt > 0).then(|| dir.join(format!("{stem}.{ending}")));
        return Ok(Written { path, kept });
    }
}

/// Reads the hashes; a side file that cannot be read makes every file a stranger's.
fn read_known(dir: &Path) -> BTreeMap<String, Vec<String>> {
    let bytes = read_at_most(&dir.join(WRITTEN), LARGEST).ok().flatten();
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
