//! Copies of the journal that another tool left next to it: a sync client that met two versions, an editor's backup.
//!
//! They are named, and never read as the record. Where one holds lines that the journal lacks, a person has to look.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::JOURNAL;
use super::disk::RealFs;
use super::read_fs::{ReadFs, file_len, shown};
use super::reader::{Scan, scan};
use super::recoded::NormalizedReader;
use crate::error::{Error, Result};
use crate::lang::Msg;
use crate::msg;

/// A copy of the journal under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalCopy {
    pub path: PathBuf,
    /// How many lines it holds that the journal lacks.
    pub more: u64,
}

impl JournalCopy {
    /// Says that it is there, and whether it holds anything that the journal lacks.
    #[must_use]
    pub fn line(&self) -> Msg {
        let file = shown(Path::new(self.path.file_name().unwrap_or_default()));
        match self.more {
            0 => msg!("journal-copy", file = file),
            more => msg!("journal-copy-more", file = file, count = more),
        }
    }
}

/// The most copies that are looked into, and the most bytes of each.
const MOST: usize = 8;
const MOST_BYTES: u64 = 256 << 20;

/// Finds the copies of the journal in a record's folder, those with lines that it lacks first.
pub fn copies(dir: &Path) -> Result<Vec<JournalCopy>> {
    copies_on(&RealFs, dir)
}

/// Does what [`copies`] does, on any disk.
pub(super) fn copies_on(disk: &dyn ReadFs, dir: &Path) -> Result<Vec<JournalCopy>> {
    let mut names = disk.list(dir).map_err(|e| Error::io(dir, e))?;
    names.retain(|name| is_copy(name));
    if names.is_empty() {
        return Ok(Vec::new());
    }
    names.sort();
    let mut lines = BTreeSet::new();
    // A journal that is refused says so by itself; what of it was read still counts.
    let _ = scan(disk, &dir.join(JOURNAL), |_, value| _ = lines.insert(value.to_owned()));
    let mut copies: Vec<JournalCopy> = names
        .into_iter()
        .map(|name| dir.join(name))
        .filter(|path| matches!(file_len(disk, path), Ok(Some(_))))
        .take(MOST)
        .map(|path| JournalCopy { more: more(disk, &path, &lines), path })
        .collect();
    copies.sort_by_key(|copy| copy.more == 0);
    Ok(copies)
}

/// Counts the lines of a copy that are none of `lines`, as far as it can be read.
fn more(disk: &dyn ReadFs, path: &Path, lines: &BTreeSet<String>) -> u64 {
    let mut more = 0;
    if let Ok(file) = disk.open(path) {
        let each = |_, value: &str| more += u64::from(!lines.contains(value));
        let _ = Scan::default().go_to_end(NormalizedReader::new(file.take(MOST_BYTES)), path, each);
    }
    more
}

/// Returns whether a name is one that tools give to a copy of the journal.
fn is_copy(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    // What begins with a dot is being written, by punktlig or an editor.
    name.contains("journal") && name.contains(".jsonl") && name != JOURNAL && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_tools_give_to_copies_are_known() {
        for name in [
            "journal (conflicted copy 2025-01-15).jsonl",
            "journal-DESKTOP-AB12.jsonl",
            "journal 2.jsonl",
            "journal.jsonl~",
            "journal.jsonl.bak",
            "journal.sync-conflict-20250115-110500-ABCDEFG.jsonl",
            "Kopi af journal.jsonl",
            "#journal.jsonl#",
        ] {
            assert!(is_copy(name.as_ref()), "{name}");
        }
        for name in [JOURNAL, "journal.lock", "journal.torn-1", ".journal.jsonl.77-0.tmp", "notes.jsonl", "salvaged.md"]
        {
            assert!(!is_copy(name.as_ref()), "{name}");
        }
    }
}
