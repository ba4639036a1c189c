//! Documents of a longer journal than the one that is there: a sync tool or a backup put an older copy in its place, or
//! another one. They may be all that is left of what was recorded last, so they are not written over.

use std::collections::BTreeMap;
use std::path::Path;

use super::manifest::{FileAtName, KnownFile, Manifest, hash_at};
use crate::journal::{self, ReadFs, RealFs};

/// Says whether a document is of a line that the journal in the folder does not have. `chain`: its last value, as far
/// as it was read.
pub(super) fn is_ahead(disk: &dyn ReadFs, dir: &Path, known: &KnownFile, chain: Option<&str>) -> bool {
    known.chain().is_some_and(|of| lacks(disk, dir, of, chain))
}

/// Says whether the journal in a folder lacks a value of the chain. Where there is no journal it has none.
fn lacks(disk: &dyn ReadFs, dir: &Path, value: &str, chain: Option<&str>) -> bool {
    chain != Some(value) && !journal::has_value(disk, dir, value).unwrap_or(chain.is_some())
}

/// Names the documents in a record's folder that are of a longer journal than this one, or of another.
#[must_use]
pub fn ahead(dir: &Path, chain: Option<&str>) -> Vec<String> {
    let disk = &RealFs;
    let manifest = Manifest::read(disk, dir);
    let mut asked: BTreeMap<&str, bool> = BTreeMap::new();
    let mut is_lacking = |known| *asked.entry(known).or_insert_with(|| lacks(disk, dir, known, chain));
    let is_ours =
        |name: &str, known: &KnownFile| matches!(hash_at(disk, dir, name), FileAtName::File(h) if known.is_ours(&h));
    let all = manifest.documents().filter(|(_, known, _)| known.chain().is_some_and(&mut is_lacking));
    all.filter(|(name, known, _)| is_ours(name, known)).map(|(name, ..)| name.to_owned()).collect()
}
