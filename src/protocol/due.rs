//! Which documents in a record's folder are not as they should be, and what a start does about them.
//!
//! Those of a closed meeting are of the journal's last line. Those of an open one are drafts of any line: none says
//! that the meeting is closed, whether it was opened again or the close was undone. Public ones that may hold
//! something closed since are found by what they say.

use std::path::Path;

use super::ahead::{self, ahead};
use super::manifest::{self, Document, FileAtName, KnownFile, Manifest, hash_at, names};
use super::{DocumentKind, Format, file_name};
use crate::audience::Audience;
use crate::journal::{ReadFs, RealFs};
use crate::meeting::Meeting;

/// What the start of a session finds to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// The public files alone, as far as something in them is closed now.
    Public,
    /// These, and those that say that the meeting is closed, which is open again.
    Drafts,
    All,
    /// None, but there are documents of a longer journal, or of another, which this one must not make older ones of.
    Ahead,
}

/// Says which of a meeting's documents are not of the journal's last line though they should be: a program may have
/// been killed before it wrote them.
#[must_use]
pub fn due(dir: &Path, meeting: &Meeting, chain: Option<&str>) -> Due {
    let disk = &RealFs;
    let is_ahead = !ahead(dir, chain).is_empty();
    let is_closed = meeting.closed_at().is_some();
    let goes_on = || !is_closed || !is_ahead || ahead::goes_on(disk, dir, chain);
    if goes_on() && !outdated_on(disk, dir, meeting, chain).is_empty() {
        return if is_closed { Due::All } else { Due::Drafts };
    }
    let is_public = has_old_public(disk, dir, chain) || !manifest::unknown_files(disk, dir).is_empty();
    match (is_public, is_ahead) {
        (true, _) => Due::Public,
        (false, true) => Due::Ahead,
        (false, false) => Due::Nothing,
    }
}

/// Names the documents in the folder of a closed meeting that are missing, or not of the journal's last line; in that
/// of an open one, those that say that it is closed.
///
/// Looked for are those that the agenda wants and this program can write, and every other that punktlig wrote there.
/// What a person edited is theirs; then the one written next to it counts.
#[must_use]
pub fn outdated(dir: &Path, meeting: &Meeting, chain: Option<&str>) -> Vec<String> {
    outdated_on(&RealFs, dir, meeting, chain)
}

/// Does what [`outdated`] does, on any disk.
#[must_use]
pub fn outdated_on(disk: &dyn ReadFs, dir: &Path, meeting: &Meeting, chain: Option<&str>) -> Vec<String> {
    let manifest = Manifest::read(disk, dir);
    if meeting.closed_at().is_none() {
        let all = protocols(&manifest).filter(|(name, known, _)| says_closed(disk, dir, (name, known), chain));
        return all.map(|(name, ..)| name.to_owned()).collect();
    }
    // What is of a longer journal stays, and whoever goes on with this one has its own next to it.
    let goes_on = ahead::goes_on(disk, dir, chain);
    let mut counted = Vec::new();
    let mut old = Vec::new();
    for (format, audience) in wanted(meeting) {
        let found = names(&file_name(DocumentKind::Protocol, format, audience)).find_map(|name| {
            match (hash_at(disk, dir, &name), manifest.get(&name)) {
                (FileAtName::Nothing, _) => Some((name, false)),
                (FileAtName::File(hash), Some(known)) if known.is_ours(&hash) => {
                    let is_ahead = ahead::is_ahead(disk, dir, known, chain);
                    let is_right = is_ahead || known.is_for(&hash, chain);
                    (!is_ahead || !goes_on).then_some((name, is_right))
                }
                (FileAtName::File(_) | FileAtName::Other, _) => None,
            }
        });
        let Some((name, is_right)) = found else { continue };
        if !is_right {
            old.push(name.clone());
        }
        counted.push(name);
    }
    let others = protocols(&manifest).filter(|(name, ..)| !counted.iter().any(|counted| counted == name));
    old.extend(others.filter(|(name, known, _)| is_old(disk, dir, (name, known), chain)).map(|o| o.0.to_owned()));
    old
}

/// Returns the protocols among the files: an agenda is of no line of the journal.
fn protocols(manifest: &Manifest) -> impl Iterator<Item = (&str, &KnownFile, &Document)> {
    manifest.documents().filter(|(.., document)| document.kind.is_protocol())
}

/// Says whether a file is ours and of an earlier value of the chain.
fn is_old(disk: &dyn ReadFs, dir: &Path, (name, known): (&str, &KnownFile), chain: Option<&str>) -> bool {
    let is_ours =
        matches!(hash_at(disk, dir, name), FileAtName::File(h) if known.is_ours(&h) && !known.is_for(&h, chain));
    is_ours && !ahead::is_ahead(disk, dir, known, chain)
}

/// Says whether a file is ours, of a line that the journal has, and may say that the meeting is closed.
fn says_closed(disk: &dyn ReadFs, dir: &Path, (name, known): (&str, &KnownFile), chain: Option<&str>) -> bool {
    let may_say = matches!(hash_at(disk, dir, name), FileAtName::File(hash) if known.may_say_closed(&hash));
    may_say && !ahead::is_ahead(disk, dir, known, chain)
}

/// Says whether the folder has public documents that are not of this value of the chain, or that a person edited: what
/// these may hold is said at each start.
fn has_old_public(disk: &dyn ReadFs, dir: &Path, chain: Option<&str>) -> bool {
    let manifest = Manifest::read(disk, dir);
    let mut public = manifest.documents().filter(|(.., document)| document.audience == Audience::Public);
    public.any(|(name, known, _)| match hash_at(disk, dir, name) {
        FileAtName::File(hash) => !known.is_for(&hash, chain),
        FileAtName::Nothing => false,
        FileAtName::Other => true,
    })
}

/// The documents that the agenda wants and this program can write, each once, in the order of the agenda.
fn wanted(meeting: &Meeting) -> impl Iterator<Item = (Format, Audience)> {
    let mut formats: Vec<Format> = Vec::new();
    for format in meeting.agenda().protocol.formats.iter().map(|f| Format::from(*f)) {
        if format.is_built() && !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats.into_iter().flat_map(|format| [Audience::Full, Audience::Public].map(|audience| (format, audience)))
}
