//! What is typed and not yet recorded, kept in `drafts.json` next to the journal.
//!
//! A draft is no part of the record: it may be lost without loss of an event, and a damaged file is set aside, never an
//! obstacle. What the keys and the extras mean is the editor's.

mod saved;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::disk::{self, Fs, RealFs};
use super::format::clean;
use super::read_fs::{self, ReadFs, file_len};
use crate::error::{Error, Result};
use crate::os::FileStat;
use crate::readers::Readers;

pub use saved::{Save, Saved, others};

pub(super) const DRAFTS: &str = "drafts.json";

/// The most bytes that are read; more was not written by an editor.
const MAX_BYTES: u64 = 64 << 20;

/// A text that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub text: String,
    /// What else the editor wants to find again.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub extra: Value,
}

/// The drafts of one meeting, by the keys that the editor gives them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drafts {
    drafts: BTreeMap<String, Draft>,
    /// The number of the journal's last line when they were saved: what they are on is called as it was called then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    /// Where a damaged file was put.
    #[serde(skip)]
    set_aside: Option<PathBuf>,
}

/// Reads the drafts in a record's folder; there are none where there is no file.
///
/// Only the holder of the record calls this: a damaged file is renamed.
#[must_use]
pub fn load(dir: &Path) -> Drafts {
    load_on(&RealFs, dir)
}

/// Does what [`load`] does, on any disk.
#[must_use]
pub fn load_on(disk: &dyn Fs, dir: &Path) -> Drafts {
    let path = dir.join(DRAFTS);
    match try_load(disk, &path) {
        Some(drafts) => drafts,
        None => Drafts { set_aside: set_aside(disk, &path), ..Drafts::default() },
    }
}

/// Reads the drafts; none: they cannot be read.
fn try_load(disk: &dyn ReadFs, path: &Path) -> Option<Drafts> {
    let Some(len) = file_len(disk, path).ok()? else {
        return Some(Drafts::default());
    };
    if len > MAX_BYTES {
        return None;
    }
    let mut json = Vec::new();
    disk.open(path).ok()?.take(MAX_BYTES).read_to_end(&mut json).ok()?;
    let mut value: Value = serde_json::from_slice(&json).ok()?;
    clean(&mut value);
    serde_json::from_value(value).ok()
}

/// Renames what cannot be read, so that the next save does not write over it.
fn set_aside(disk: &dyn Fs, path: &Path) -> Option<PathBuf> {
    set_aside_as(disk, path, "damaged")
}

/// Renames a file to the first free name that says what it is.
fn set_aside_as(disk: &dyn Fs, path: &Path, what: &str) -> Option<PathBuf> {
    let free = |p: &PathBuf| matches!(disk.entry(p), Ok(read_fs::PathKind::Nothing));
    let aside = (1..1000).map(|n| path.with_extension(format!("{what}-{n}.json"))).find(free)?;
    disk.rename(path, &aside).ok()?;
    Some(aside)
}

impl Drafts {
    /// Returns the draft under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Draft> {
        self.drafts.get(key)
    }

    /// Keeps a draft under `key`, and returns whether that changed anything.
    pub fn set(&mut self, key: &str, draft: Draft) -> bool {
        if self.drafts.get(key) == Some(&draft) {
            return false;
        }
        self.drafts.insert(key.to_owned(), draft);
        true
    }

    /// Returns the number of the journal's last line when they were saved; none: that is not known.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// Keeps with the drafts, if there are any, the number of the journal's last line.
    #[must_use]
    pub fn at_line(mut self, line: Option<u64>) -> Self {
        self.line = line.filter(|_| !self.drafts.is_empty());
        self
    }

    /// Forgets the draft under `key` and gives it back.
    pub fn remove(&mut self, key: &str) -> Option<Draft> {
        self.drafts.remove(key)
    }

    /// Returns every draft with its key, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Draft)> {
        self.drafts.iter().map(|(key, draft)| (key.as_str(), draft))
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// Returns the name that a damaged file was given when these were loaded: worth telling.
    #[must_use]
    pub fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref()
    }

    /// Writes the drafts into a record's folder, whole and durably, for the one who typed them.
    pub fn save(&self, dir: &Path) -> Result<()> {
        self.save_on(&RealFs, dir)
    }

    /// Does what [`Drafts::save`] does, on any disk.
    pub fn save_on(&self, disk: &dyn Fs, dir: &Path) -> Result<()> {
        self.save_as_on(disk, &dir.join(DRAFTS)).map(|_| ())
    }

    /// Does what [`Drafts::save`] does, as a file of any name, and gives that file as it was left.
    pub fn save_as(&self, file: &Path) -> Result<FileStat> {
        self.save_as_on(&RealFs, file)
    }

    fn save_as_on(&self, disk: &dyn Fs, file: &Path) -> Result<FileStat> {
        let mut json = serde_json::to_vec_pretty(self).map_err(|e| Error::io(file, e.into()))?;
        json.push(b'\n');
        let saved = disk::replace_for(disk, file, &json, Readers::Owner)?;
        saved.file_stat().map_err(|e| Error::io(file, e))
    }
}
