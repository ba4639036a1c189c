//! What is known of the files that punktlig wrote into a record's folder: the side file `.written.json`.
//!
//! For each name it keeps the SHA-256 of what was there and of what was to come, by which a file that a person edited
//! is known; and which document it is, for which value of the journal's chain, and what was withheld from the public in
//! it. So documents of an earlier close are recognised, and public ones that may hold what is closed now are found,
//! whatever their names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::model::Kind;
use super::pieces::Pieces;
use super::{DocumentKind, Format, Protocol, Status, file_name};
use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::journal::{self, Fs, PathKind, ReadFs};
use crate::paths;
use crate::readers::Readers;

/// The side file's name.
pub(super) const WRITTEN: &str = ".written.json";

/// The file that is locked while the side file is read, changed and written.
const LOCK: &str = ".written.lock";

/// How long apart it is tried to lock it.
const APART: Duration = Duration::from_millis(20);

/// How long it is waited for whoever has locked it: some seconds, which writing one file does not take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience(Duration);

impl Patience {
    pub(super) const NONE: Self = Self(Duration::ZERO);

    pub(super) fn is_over(self) -> bool {
        self.0.is_zero()
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self(WAIT_FOR_FILES)
    }
}

/// The longest that documents wait for another program that is writing some, all of them together.
pub const WAIT_FOR_FILES: Duration = Duration::from_secs(4);

/// More bytes than any file of ours has: of a larger one, the beginning is enough to see that it is another's.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Which document a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    #[serde(default, skip_serializing_if = "is_protocol")]
    pub kind: DocumentKind,
    pub format: Format,
    /// Who it is for.
    pub audience: Audience,
    /// The journal's chain value that it was written for; none: before the record began, or by a program that did not
    /// keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chain: Option<String>,
    /// Whether it says that the meeting is closed.
    #[serde(default, rename = "final", skip_serializing_if = "std::ops::Not::not")]
    is_final: bool,
    /// What was withheld in a public one; none: that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    withheld: Option<Withheld>,
    /// The SHA-256 of what a public one says of the meeting; none: that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    /// The texts of a public one; none: they are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    texts: Option<Pieces>,
}

/// What a public document withholds, as far as it shows that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The numbers of the closed items.
    #[serde(default)]
    pub items: BTreeSet<String>,
    /// What is closed, by its place: items, points, slots, annexes.
    #[serde(default)]
    pub places: BTreeSet<String>,
}

/// What the public may read of a meeting now.
pub(super) struct PublicState {
    withheld: Withheld,
    says: Option<String>,
    /// Whether the body reads anything that the public does not.
    withholds: bool,
    /// The texts that only the body reads; none: that is not known.
    closed: Option<Pieces>,
    /// Whether all that is withheld is closed for certain: a file with errors may not have closed it.
    is_certain: bool,
}

impl PublicState {
    /// Compares what the body may read with what the public may; `once` is what the body could read besides that
    /// before, of what is closed now.
    pub(super) fn of(full: &Protocol, public: &Protocol, once: Option<&Protocol>) -> Self {
        let says = says(public);
        let withholds = once.is_some() || says.is_none() || says != self::says(full);
        let all = Pieces::of(full).and_then(|full| match once {
            Some(once) => Pieces::of(once).map(|once| full.and(once)),
            None => Some(full),
        });
        let closed = all.zip(Pieces::of(public)).map(|(all, public)| all.without(&public));
        Self { withheld: Withheld::of(public), says, withholds, closed, is_certain: true }
    }

    /// Takes what is withheld for what may be closed.
    pub(super) fn in_doubt(&mut self) {
        self.is_certain = false;
    }

    /// What is withheld from a file of which nothing is known; none: nothing is.
    pub(super) fn withheld_from_unknown(&self) -> Option<Withheld> {
        let known = || self.withheld.since(None).filter(|_| self.is_certain);
        self.withholds.then(|| known().unwrap_or_default())
    }
}

/// Returns the hash of what a model says of the meeting, whatever document it goes into; none: it cannot be known.
fn says(model: &Protocol) -> Option<String> {
    // A close alone changes nothing in what may be read.
    let meeting = super::model::Meeting { closed_at: None, ..model.meeting.clone() };
    let said = (&meeting, &model.attendance, &model.slots, &model.items);
    serde_json::to_vec(&said).ok().map(|bytes| hash(&bytes))
}

impl Withheld {
    /// Returns what a public model withholds.
    pub(super) fn of(public: &Protocol) -> Self {
        let closed = || public.items.iter().filter(|item| item.access.is_closed());
        let numbered = closed().filter(|item| item.kind != Kind::Point).filter_map(|item| item.number.clone());
        let items: BTreeSet<String> = numbered.collect();
        let annexes = public.items.iter().flat_map(|item| {
            let closed = item.annexes.iter().filter(|annex| annex.access.is_closed());
            closed.map(|annex| format!("{} {}", item.id, annex.number))
        });
        let slots = public.slots.iter().filter(|slot| slot.access.is_closed()).map(|slot| slot.id.clone());
        let places = closed().map(|item| item.id.clone()).chain(slots).chain(annexes).collect();
        Self { items, places }
    }

    /// Returns what is withheld now and was not then; none: nothing is.
    pub(super) fn since(&self, then: Option<&Self>) -> Option<Self> {
        let nothing = Self::default();
        let then = then.unwrap_or(&nothing);
        let items: BTreeSet<String> = self.items.difference(&then.items).cloned().collect();
        let places: BTreeSet<String> = self.places.difference(&then.places).cloned().collect();
        let since = Self { items, places };
        since.is_certain().then_some(since)
    }

    /// Says whether something is known to be withheld; otherwise it only may be.
    pub(super) fn is_certain(&self) -> bool {
        !self.items.is_empty() || !self.places.is_empty()
    }
}

impl Document {
    /// Describes what is made of a model; none: of an extract from a damaged journal, which stays as it is.
    #[must_use]
    pub fn of(format: Format, model: &Protocol) -> Option<Self> {
        let is_public = model.audience == Audience::Public;
        (!model.salvaged).then(|| Self {
            kind: model.document.kind,
            format,
            audience: model.audience,
            chain: model.chain.clone(),
            is_final: model.status == Status::Closed,
            withheld: is_public.then(|| Withheld::of(model)),
            says: if is_public { says(model) } else { None },
            texts: if is_public { Pieces::of(model) } else { None },
        })
    }

    /// Guesses from its name what a file is, where only its hashes are known.
    fn by_name(name: &str) -> Option<Self> {
        let (kind, format, audience) = all_documents().find(|(k, f, a)| is_variant(name, &file_name(*k, *f, *a)))?;
        Some(Self::unknown(kind, format, audience))
    }

    /// Takes a full document under a public name, which earlier programs wrote, for a public one of which nothing else
    /// is known: it is to be written anew as what its name says.
    fn named(self, name: &str) -> Self {
        if self.audience == Audience::Public || !is_public_name(name) {
            return self;
        }
        Self::unknown(self.kind, self.format, Audience::Public)
    }

    /// Describes a document of which nothing else is known.
    fn unknown(kind: DocumentKind, format: Format, audience: Audience) -> Self {
        Self { kind, format, audience, chain: None, is_final: false, withheld: None, says: None, texts: None }
    }

    /// Returns the journal's chain value that it was written for, where that is known.
    pub(super) fn chain(&self) -> Option<&str> {
        self.chain.as_deref()
    }

    /// Says whether it is known what it withholds: programs that knew less kept the hashes alone.
    pub(super) fn is_known(&self) -> bool {
        self.says.is_some()
    }

    /// What is withheld now and was not in this document; none: nothing is, or it is a full one. `is_there`: the
    /// file's bytes are not those of an earlier one.
    ///
    /// A document that says something else than the public may read now holds something closed where one of its texts
    /// is only the body's now: a record may have been moved to a closed item. That more is open now is no reason. Where
    /// its texts are not known, something may be. So it may where none of its texts is closed and other places are:
    /// what was added or moved gives what is closed another place, and a vote by counts is no text.
    pub(super) fn held(&self, now: &PublicState, is_there: bool) -> Option<Withheld> {
        let is_same = is_there && self.is_known() && self.says == now.says;
        if self.audience == Audience::Full || !now.withholds || is_same {
            return None;
        }
        let since = now.withheld.since(self.withheld.as_ref().filter(|_| is_there));
        let texts = self.texts.as_ref().filter(|_| is_there).zip(now.closed.as_ref());
        match texts {
            Some((texts, closed)) if !texts.has_any(closed) => since.map(|_| Withheld::default()),
            _ => Some(since.filter(|_| now.is_certain).unwrap_or_default()),
        }
    }
}

fn is_protocol(kind: &DocumentKind) -> bool {
    kind.is_protocol()
}

/// Lists every document that there can be of a meeting.
pub(super) fn all_documents() -> impl Iterator<Item = (DocumentKind, Format, Audience)> {
    let of_kind = |kind| Format::ALL.into_iter().map(move |format| (kind, format));
    let all = DocumentKind::ALL.into_iter().flat_map(of_kind);
    all.flat_map(|(kind, format)| [Audience::Full, Audience::Public].map(|audience| (kind, format, audience)))
}

/// Returns the names that a document gets in turn, as those before it were edited by hand.
pub(super) fn names(wanted: &str) -> impl Iterator<Item = String> {
    let (stem, ending) = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len()));
    (0..).map(move |attempt| match attempt {
        0 => wanted.to_owned(),
        1 => format!("{stem}.new{ending}"),
        n => format!("{stem}.new-{n}{ending}"),
    })
}

/// Says whether a name is a public document's, in whatever case it is written, or that of a copy which a person, an
/// editor or a sync tool made of one: `protocol.public.new.md`, `protocol.public (1).md`, `Kopi af protocol.public.md`.
pub(super) fn is_public_name(name: &str) -> bool {
    let lower = paths::compared(name);
    let is_end = |rest: Option<&str>| !rest.unwrap_or_default().starts_with(char::is_alphanumeric);
    let has = |stem: &'static str| lower.match_indices(stem).any(|(at, stem)| is_end(lower.get(at + stem.len()..)));
    DocumentKind::ALL.iter().any(|kind| has(kind.stem(Audience::Public))) && !journal::is_temp(name.as_ref())
}

/// Says whose document a name is, in whatever case it is written; none: it is not a name that a close gives.
pub(super) fn audience_of(name: &str) -> Option<Audience> {
    let lower = paths::compared(name);
    let full = || all_documents().filter(|(_, _, audience)| *audience == Audience::Full);
    let is_full = || full().any(|(kind, format, audience)| is_variant(&lower, &file_name(kind, format, audience)));
    if is_public_name(name) { Some(Audience::Public) } else { is_full().then_some(Audience::Full) }
}

/// Names what has a public document's name though nothing is known of it: the side file may have been lost.
pub(super) fn unknown_files(disk: &dyn ReadFs, dir: &Path) -> Vec<String> {
    let manifest = Manifest::read(disk, dir);
    let names = disk.list(dir).unwrap_or_default().into_iter().map(|name| name.to_string_lossy().into_owned());
    let is_known = |name: &str| manifest.get(name).is_some_and(|known| known.document.is_some());
    let mut unknown_files: Vec<String> = names.filter(|name| is_public_name(name) && !is_known(name)).collect();
    unknown_files.sort();
    unknown_files
}

/// Says whether a name is one that [`names`] gives.
fn is_variant(name: &str, wanted: &str) -> bool {
    let (stem, ending) = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len()));
    let middle = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
    middle.is_some_and(|middle| {
        let number = middle.strip_prefix(".new-").map(|n| n.chars().all(|c| c.is_ascii_digit()));
        middle.is_empty() || middle == ".new" || number == Some(true)
    })
}

/// What is known of one file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct KnownFile {
    /// What was there when it was last written, and then what was to come.
    sha256: Vec<String>,
    /// Which document it is, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<Document>,
}

impl KnownFile {
    /// Reads what is known of the file `name`; programs that knew less kept the hashes alone.
    fn read(name: &str, value: Value) -> Option<Self> {
        let hashes = match &value {
            Value::Object(members) => members.get("sha256").cloned(),
            other => Some(other.clone()),
        };
        // A document of a format that this program does not know is a file of ours all the same.
        let known = serde_json::from_value(value).ok().or_else(|| {
            let sha256 = serde_json::from_value(hashes?).ok()?;
            Some(Self { sha256, document: None })
        })?;
        let document = known.document.or_else(|| Document::by_name(name));
        Some(Self { document: document.map(|document| document.named(name)), ..known })
    }

    /// Says whether bytes of this hash are what punktlig wrote.
    pub(super) fn is_ours(&self, hash: &str) -> bool {
        self.sha256.iter().any(|known| known == hash)
    }

    /// Says whether the bytes of this hash are those of an earlier document: a program was killed before it wrote the
    /// last one.
    pub(super) fn is_earlier(&self, hash: &str) -> bool {
        self.is_ours(hash) && !self.is_last(hash)
    }

    /// Says whether the bytes of this hash are the last that were to be written.
    pub(super) fn is_last(&self, hash: &str) -> bool {
        self.sha256.last().is_some_and(|last| last == hash)
    }

    /// Says whether the bytes of this hash are ours and may say that the meeting is closed: where they are those of an
    /// earlier document, it is not known what that said.
    pub(super) fn may_say_closed(&self, hash: &str) -> bool {
        let is_final = self.document.as_ref().is_some_and(|document| document.is_final);
        self.is_ours(hash) && (is_final || !self.is_last(hash))
    }

    /// Returns the value of the chain that the document is of, where that is known.
    pub(super) fn chain(&self) -> Option<&str> {
        self.document.as_ref().and_then(Document::chain)
    }

    /// Says whether the bytes of this hash are a document for this value of the chain.
    pub(super) fn is_for(&self, hash: &str, chain: Option<&str>) -> bool {
        let of = self.chain();
        of.is_some() && of == chain && self.is_last(hash)
    }
}

/// All that is known of the files in a record's folder, by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest(BTreeMap<String, KnownFile>);

impl Manifest {
    /// Reads it; a side file that cannot be read makes every file a stranger's.
    pub(super) fn read(disk: &dyn ReadFs, dir: &Path) -> Self {
        let side = dir.join(WRITTEN);
        let is_file = matches!(disk.entry(&side), Ok(PathKind::File(_)));
        let bytes = is_file.then(|| read(disk, &side).ok()).flatten();
        let all: Option<BTreeMap<String, Value>> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // Its names are anybody's text: none leads out of the folder.
        let is_name = |name: &str| Path::new(name).file_name().is_some_and(|only| only == name);
        let known = all.into_iter().flatten().filter(|(name, _)| is_name(name) && !journal::is_kept(name.as_ref()));
        Self(known.filter_map(|(name, value)| Some((name.clone(), KnownFile::read(&name, value)?))).collect())
    }

    /// Keeps other programs from changing it until the guard is dropped: what one of them kept would be lost in the
    /// other's.
    ///
    /// Where nothing can be locked, or somebody holds it until patience is over, none is given: a protocol does not
    /// wait for that.
    pub(super) fn hold(disk: &dyn Fs, dir: &Path, patience: &mut Patience) -> Option<Box<dyn Send>> {
        loop {
            match disk.lock(&dir.join(LOCK)) {
                Ok(Some(held)) => return Some(held),
                Ok(None) if !patience.is_over() => {
                    std::thread::sleep(APART);
                    patience.0 = patience.0.saturating_sub(APART);
                }
                Ok(None) | Err(_) => return None,
            }
        }
    }

    /// Returns whether another program keeps others from changing it just now.
    pub(super) fn is_held(disk: &dyn Fs, dir: &Path) -> bool {
        matches!(disk.lock(&dir.join(LOCK)), Ok(None))
    }

    pub(super) fn get(&self, name: &str) -> Option<&KnownFile> {
        self.0.get(name)
    }

    /// Returns the documents among the files.
    pub(super) fn documents(&self) -> impl Iterator<Item = (&str, &KnownFile, &Document)> {
        self.0.iter().filter_map(|(name, known)| Some((name.as_str(), known, known.document.as_ref()?)))
    }

    /// Keeps, durably, that a file is about to be written over what is there.
    pub(super) fn set(
        &mut self,
        disk: &dyn Fs,
        dir: &Path,
        (name, document): (&str, Option<&Document>),
        (there, new): (Option<String>, String),
        readers: Readers,
    ) -> Result<()> {
        let sha256 = there.into_iter().chain(std::iter::once(new)).collect();
        self.0.insert(name.to_owned(), KnownFile { sha256, document: document.cloned() });
        self.save(disk, dir, readers)
    }

    /// Forgets a file that is gone.
    pub(super) fn forget(&mut self, disk: &dyn Fs, dir: &Path, name: &str, readers: Readers) -> Result<()> {
        self.0.remove(name);
        self.save(disk, dir, readers)
    }

    fn save(&self, disk: &dyn Fs, dir: &Path, readers: Readers) -> Result<()> {
        let side = dir.join(WRITTEN);
        let json = serde_json::to_vec_pretty(&self.0).map_err(|e| Error::io(&side, e.into()))?;
        journal::atomic_write_for(disk, &side, &json, readers)
    }
}

/// What is at a place.
pub(super) enum FileAtName {
    Nothing,
    /// A file with this hash.
    File(String),
    /// A folder, a link, a pipe, or a file that cannot be read: somebody put it there, and reading it could take
    /// forever.
    Other,
}

/// Looks what is at a name in the folder.
pub(super) fn hash_at(disk: &dyn ReadFs, dir: &Path, name: &str) -> FileAtName {
    let path = dir.join(name);
    match disk.entry(&path) {
        Ok(PathKind::Nothing) => FileAtName::Nothing,
        Ok(PathKind::File(_)) => read(disk, &path).map_or(FileAtName::Other, |bytes| FileAtName::File(hash(&bytes))),
        Ok(PathKind::Folder | PathKind::Other) | Err(_) => FileAtName::Other,
    }
}

pub(super) fn read(disk: &dyn ReadFs, path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // No protocol of ours is larger: what is, is somebody else's whatever its end says.
    disk.open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
