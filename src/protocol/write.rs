//! Writes the protocols into the record's folder, and never over a file that a person has changed.
//!
//! A file with another content than was written to it (the manifest knows) was edited by hand: the new protocol is
//! written next to it as `protocol.new.md`, and so on should that be edited as well. Every other document that punktlig
//! wrote there is written anew in its own format and under its own name, so that none is of an earlier close, and no
//! public one holds what is closed now.

mod file;
mod pair;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::file::{LeftBecause, Written, write_at, write_file};
use self::file::{WhenHeld, write_held};
use self::pair::DocumentPair;
use super::ahead::is_ahead;
use super::manifest::{self, Document, FileAtName, KnownFile, Manifest, Patience, PublicState, Withheld, hash_at};
use super::recast::{OutdatedFile, RewriteOutcome};
use super::{Context, CprPlace, DocumentKind, Format, Status, Templates, Trouble, cpr, nothing_to_write, render};
use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::journal::{CheckpointValues, Fs, PathKind, RealFs, readers_in};
use crate::lang::Msg;
use crate::log::{Timer, Value};
use crate::meeting::Meeting;
use crate::meeting::reload::ClosedByFile;
use crate::readers::Readers;
use crate::time::Stamp;
use crate::{log, text};

/// A protocol that could not be written.
#[derive(Debug)]
pub struct Failed {
    pub file: String,
    pub error: Error,
}

/// What became of the protocols of a meeting.
#[derive(Debug, Default)]
pub struct Outcome {
    pub written: Vec<Written>,
    /// What was not.
    pub failed: Vec<Failed>,
    /// The public files that held something closed since.
    pub recast: Vec<OutdatedFile>,
    /// Why a body's own templates were not used; each mistake once.
    pub troubles: Vec<Trouble>,
    /// What a format could not show as it is; each once.
    pub remarks: Vec<Msg>,
    /// Where CPR numbers seem to be in the public protocol.
    pub cpr: Vec<CprPlace>,
}

impl Outcome {
    /// Returns whether something became of the file of this name, as it is shown.
    #[must_use]
    pub fn concerns(&self, file: &str) -> bool {
        let is_it = |name: &str| text::one_line(name) == file;
        let wanted = |w: &Written| {
            w.left.as_ref().map_or(&w.path, |left| &left.path).file_name().map(|n| n.to_string_lossy().into())
        };
        self.written.iter().filter_map(wanted).any(|name: String| is_it(&name))
            || self.failed.iter().any(|failed| failed.file == file)
            || self.recast.iter().any(|recast| is_it(&recast.file))
    }
}

/// A file that is to be written.
#[derive(Debug)]
struct Job {
    name: String,
    kind: DocumentKind,
    format: Format,
    audience: Audience,
    /// Whether it is asked for; the others are written because they are there.
    asked: bool,
}

/// The full and the public protocol of a meeting, on their way into the record's folder a file at a time: in the
/// formats that its body wants, and anew where others were written before.
pub struct Batch {
    disk: Arc<dyn Fs>,
    dir: PathBuf,
    said: DocumentPair,
    /// The same of the agenda and the plan, where one of these was written.
    agendas: BTreeMap<DocumentKind, DocumentPair>,
    pins: CheckpointValues,
    at: Stamp,
    templates: Templates,
    /// Who may read what is written; none: all who may look into the folder.
    readers: Option<Readers>,
    left: VecDeque<Job>,
    total: usize,
    /// How long all the files together still wait for another program that is writing some.
    patience: Patience,
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
        chain: (Option<String>, &CheckpointValues),
        now: Stamp,
        templates: Templates,
    ) -> Self {
        Self::new_on(Arc::new(RealFs), dir, meeting, chain, now, templates)
    }

    /// Does what [`Batch::new`] does, on any disk.
    #[must_use]
    pub fn new_on(
        disk: Arc<dyn Fs>,
        dir: &Path,
        meeting: &Meeting,
        chain: (Option<String>, &CheckpointValues),
        now: Stamp,
        templates: Templates,
    ) -> Self {
        let mut left: VecDeque<Job> = VecDeque::new();
        for format in meeting.agenda().protocol.formats.iter().map(|f| Format::from(*f)) {
            if left.iter().any(|job| job.format == format) {
                continue;
            }
            let mut ask = |audience| {
                let kind = DocumentKind::Protocol;
                left.push_back(Job { name: file_name(kind, format, audience), kind, format, audience, asked: true });
            };
            ask(Audience::Full);
            // Of a format that is not built, the public one lacks for the same reason, which is told once.
            if format.is_built() {
                ask(Audience::Public);
            }
        }
        let others =
            documents(disk.as_ref(), dir).into_iter().filter(|other| !left.iter().any(|job| job.name == other.name));
        let others: Vec<Job> = others.collect();
        left.extend(others);
        let mut batch = Self::of(disk, dir, meeting, chain, now, templates, left);
        // An agenda that was sent out stays as it is, unless it tells the public what it must not know.
        let left = std::mem::take(&mut batch.left);
        batch.left = left.into_iter().filter(|job| job.kind.is_protocol() || batch.is_due(job)).collect();
        batch.total = batch.left.len();
        batch
    }

    /// Gets the files ready that were written of a meeting, for [`Batch::only_due`]; none: there are none, nor any that
    /// seem to be public.
    ///
    /// Those that must not stay are written anew when something in the meeting may have been closed (see
    /// [`may_withhold`](super::may_withhold)), and when it is open again.
    #[must_use]
    pub fn of_written(
        dir: &Path,
        meeting: &Meeting,
        chain: (Option<String>, &CheckpointValues),
        now: Stamp,
        templates: impl FnOnce() -> Templates,
    ) -> Option<Self> {
        let disk: Arc<dyn Fs> = Arc::new(RealFs);
        let left: VecDeque<Job> = documents(disk.as_ref(), dir).into();
        let is_any = !left.is_empty() || !manifest::unknown_files(disk.as_ref(), dir).is_empty();
        is_any.then(|| Self::of(disk, dir, meeting, chain, now, templates(), left))
    }

    fn of(
        disk: Arc<dyn Fs>,
        dir: &Path,
        meeting: &Meeting,
        (chain, pins): (Option<String>, &CheckpointValues),
        now: Stamp,
        templates: Templates,
        left: VecDeque<Job>,
    ) -> Self {
        let (pins, at, total) = (pins.clone(), now, left.len());
        let context = |a| Context::new(a, chain.clone(), at).with_pins(pins.clone());
        let said = DocumentPair::of(meeting, &context(Audience::Full), &context(Audience::Public));
        let outcome = Outcome { recast: unknown(disk.as_ref(), dir, &said.now), ..Outcome::default() };
        let kinds: BTreeSet<DocumentKind> =
            left.iter().map(|job| job.kind).filter(|kind| !kind.is_protocol()).collect();
        let agendas = kinds.into_iter().map(|kind| (kind, DocumentPair::of_agenda(kind, meeting, at))).collect();
        let (dir, readers) = (dir.to_owned(), None);
        let patience = Patience::default();
        Self { disk, dir, said, agendas, pins, at, templates, readers, left, total, patience, outcome }
    }

    /// Withholds more from the public than the meeting does: what its agenda's file closes by now, which the meeting
    /// has not taken over.
    #[must_use]
    pub fn withholding(mut self, meeting: &Meeting, file: &ClosedByFile) -> Self {
        if !file.closed.is_empty() {
            let context = Context::new(Audience::Public, self.said.full.chain.clone(), self.at);
            let meeting = meeting.closing(&file.closed);
            self.said.withhold(&meeting, &context.with_pins(self.pins.clone()));
            for (kind, said) in &mut self.agendas {
                *said = DocumentPair::of_agenda(*kind, &meeting, self.at);
            }
            if !file.is_certain {
                [&mut self.said].into_iter().chain(self.agendas.values_mut()).for_each(|said| said.now.in_doubt());
            }
            self.outcome.recast = unknown(self.disk.as_ref(), &self.dir, &self.said.now);
        }
        self
    }

    /// Lets only these read the files, in a folder that could not be closed to all others.
    #[must_use]
    pub fn for_readers(mut self, readers: Readers) -> Self {
        self.readers = Some(readers);
        self
    }

    /// Waits for no other program that is writing files.
    #[must_use]
    pub fn at_once(mut self) -> Self {
        self.stop_waiting();
        self
    }

    /// Waits from now on for no other program that is writing files.
    pub fn stop_waiting(&mut self) {
        self.patience = Patience::NONE;
    }

    /// Returns whether another program is writing files just now, so that the next one would wait for it.
    #[must_use]
    pub fn would_wait(&self) -> bool {
        !self.left.is_empty() && !self.patience.is_over() && Manifest::is_held(self.disk.as_ref(), &self.dir)
    }

    /// Leaves out all files but the one of this name.
    #[must_use]
    pub fn only(mut self, name: &str) -> Self {
        self.left.retain(|job| text::one_line(&job.name) == name);
        self.total = self.left.len();
        self
    }

    /// The name of the file that is written next, its number from 1, and of how many; none: all were.
    #[must_use]
    pub fn coming(&self) -> Option<(String, usize, usize)> {
        let job = self.left.front()?;
        Some((text::one_line(&job.name), self.total - self.left.len() + 1, self.total))
    }

    /// Writes the next file; a failure is kept for the outcome, and the others are tried all the same.
    pub fn write_next(&mut self) {
        let Some(job) = self.left.pop_front() else { return };
        let ExistingFile { is_ours, is_ahead, is_earlier, is_known, held, .. } = self.look(&job);
        if is_ahead {
            self.note(&job, RewriteOutcome::Ahead, Some(Withheld::default()));
        }
        if !job.asked && !is_ours {
            let held = held.filter(|_| !is_ahead);
            self.note(&job, RewriteOutcome::Left, held);
            return;
        }
        let model = self.said_by(job.kind).to(job.audience);
        if !job.asked && nothing_to_write(job.format, model).is_some() {
            match self.remove(&job.name) {
                Ok(()) => self.note(&job, RewriteOutcome::Removed, held),
                Err(error) => self.outcome.failed.push(Failed { file: text::one_line(&job.name), error }),
            }
            return;
        }
        let timer = Timer::start();
        let rendered = self.render(&job);
        let rendered_in = timer.passed();
        // A public file that cannot be written anew must not stay as it was; on a full disk that is one in which
        // something is closed now.
        let must_go =
            is_ours && job.audience == Audience::Public && (held.is_some() || (rendered.is_err() && !job.asked));
        let when_held = if must_go { WhenHeld::Fail } else { WhenHeld::WriteNextToIt };
        let written = rendered.and_then(|bytes| self.write(&job, &bytes, when_held));
        let (format, audience) = (Value::variant(&job.format), Value::variant(&job.audience));
        let (ms, done) = (timer.passed(), written.is_ok());
        log!("document", format = format, audience = audience, rendered = rendered_in, ms = ms, done = done);
        match written {
            Ok(file) if file.left.is_some() => {
                self.note(&job, RewriteOutcome::Left, held.filter(|_| !is_ahead));
                // The file next to the edited one may be among those that were written before.
                self.left.retain(|other| self.dir.join(&other.name) != file.path);
                self.outcome.written.push(file);
            }
            Ok(file) => {
                // Where it is not known what is closed since, as in a file that an older program wrote, it is new now,
                // and that is all. An earlier one that somebody put back may have been read meanwhile.
                let held = match held {
                    Some(_) if is_earlier => Some(Withheld::default()),
                    held => held.filter(|held| is_known && held.is_certain()),
                };
                self.note(&job, RewriteOutcome::Rewritten, held);
                self.outcome.written.push(file);
            }
            Err(error) if !must_go || self.remove(&job.name).is_err() => {
                log::failed("document-failed", &error);
                self.outcome.failed.push(Failed { file: text::one_line(&job.name), error });
            }
            Err(_) => self.note(&job, RewriteOutcome::Removed, Some(held.unwrap_or_default())),
        }
    }

    /// Leaves out the files that may stay as they are, which are all but the public ones in which something is closed
    /// since, and those that say that the meeting is closed where it is open again; none: that is all of them, and
    /// there is nothing to say.
    #[must_use]
    pub fn only_due(mut self) -> Option<Self> {
        let left = std::mem::take(&mut self.left);
        self.left = left.into_iter().filter(|job| self.is_due(job)).collect();
        self.total = self.left.len();
        (self.total > 0 || !self.outcome.recast.is_empty()).then_some(self)
    }

    /// Returns whether a file must not stay as it is.
    fn is_due(&self, job: &Job) -> bool {
        let ExistingFile { held, says_closed, .. } = self.look(job);
        held.is_some() || says_closed
    }

    /// Looks at what is in a file's place before it is written.
    fn look(&self, job: &Job) -> ExistingFile {
        let (disk, dir) = (self.disk.as_ref(), &self.dir);
        let manifest = Manifest::read(disk, dir);
        let before = manifest.get(&job.name);
        let there = hash_at(disk, dir, &job.name);
        let is_ours = matches!((&there, before), (FileAtName::File(hash), Some(known)) if known.is_ours(hash));
        let is_ahead =
            is_ours && before.is_some_and(|known| is_ahead(disk, dir, known, self.said.full.chain.as_deref()));
        let document =
            before.and_then(|known| known.document.as_ref()).filter(|_| !matches!(there, FileAtName::Nothing));
        // The side file speaks of the last document: bytes of an earlier one may hold more.
        let is_earlier = is_earlier(&there, before);
        let is_there = !is_earlier;
        let held = document.and_then(|document| document.held(&self.said_by(job.kind).now, is_there));
        let is_known = is_there && document.is_some_and(Document::is_known);
        let is_ours = is_ours && !is_ahead;
        let may_say = matches!((&there, before), (FileAtName::File(h), Some(known)) if known.may_say_closed(h));
        let says_closed = job.kind.is_protocol() && is_ours && may_say && self.said.full.status != Status::Closed;
        ExistingFile { is_ours, is_ahead, is_earlier, is_known, held, says_closed }
    }

    fn said_by(&self, kind: DocumentKind) -> &DocumentPair {
        self.agendas.get(&kind).unwrap_or(&self.said)
    }

    fn note(&mut self, job: &Job, fate: RewriteOutcome, held: Option<Withheld>) {
        self.outcome.recast.extend(held.map(|withheld| OutdatedFile { file: job.name.clone(), fate, withheld }));
    }

    fn render(&mut self, job: &Job) -> Result<Vec<u8>> {
        let model = self.agendas.get(&job.kind).unwrap_or(&self.said).to(job.audience);
        let outcome = &mut self.outcome;
        if job.audience == Audience::Public && outcome.cpr.is_empty() {
            outcome.cpr = cpr(model);
        }
        let rendered = render(job.format, model, &self.templates)?;
        let trouble = rendered.trouble.filter(|t| !outcome.troubles.contains(t));
        if let Some(trouble) = &trouble {
            log!("template-not-used", why = trouble.said());
        }
        outcome.troubles.extend(trouble);
        outcome.remarks.extend(rendered.remark.filter(|r| !outcome.remarks.contains(r)));
        Ok(rendered.bytes)
    }

    fn write(&mut self, job: &Job, bytes: &[u8], when_held: WhenHeld) -> Result<Written> {
        let model = self.said_by(job.kind).to(job.audience);
        let document = Document::of(job.format, model);
        let _held = Manifest::hold(self.disk.as_ref(), &self.dir, &mut self.patience);
        let named = (job.name.as_str(), document.as_ref());
        write_held(self.disk.as_ref(), &self.dir, named, bytes, self.readers, when_held)
    }

    /// Removes a file of ours, durably.
    fn remove(&mut self, name: &str) -> Result<()> {
        let _held = Manifest::hold(self.disk.as_ref(), &self.dir, &mut self.patience);
        let path = self.dir.join(name);
        self.disk.remove(&path).map_err(|e| Error::io(&path, e))?;
        self.disk.sync_dir(&self.dir).map_err(|e| Error::io(&self.dir, e))?;
        // What it says of a file that is gone is of no matter.
        let disk = self.disk.as_ref();
        let _ =
            Manifest::read(disk, &self.dir).forget(disk, &self.dir, name, readers_in(disk, &self.dir, self.readers));
        Ok(())
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

/// What is in the place of a file that is to be written.
struct ExistingFile {
    /// Whether it is ours to write over.
    is_ours: bool,
    /// Whether it is ours, and of a longer journal than the one that is there.
    is_ahead: bool,
    /// Whether it is ours, and of an earlier document than the last that was to be written there.
    is_earlier: bool,
    /// Whether it is known what it says.
    is_known: bool,
    /// What is closed in it since it was written.
    held: Option<Withheld>,
    /// Whether it is ours and may say that the meeting is closed, which is open.
    says_closed: bool,
}

/// Names what has a public document's name and is not known, where something is closed.
fn unknown(disk: &dyn Fs, dir: &Path, now: &PublicState) -> Vec<OutdatedFile> {
    let Some(held) = now.withheld_from_unknown() else { return Vec::new() };
    let unknown_files = manifest::unknown_files(disk, dir).into_iter();
    unknown_files.map(|file| OutdatedFile { file, fate: RewriteOutcome::Unknown, withheld: held.clone() }).collect()
}

/// Names the public files in a record's folder that may hold what is closed now, or what the agenda's file closes
/// besides: those that a person edited, those of which nothing is known, and those that the next run writes anew.
/// Nothing is written.
#[must_use]
pub fn doubtful(
    dir: &Path,
    meeting: &Meeting,
    file: &ClosedByFile,
    chain: (Option<String>, &CheckpointValues),
    now: Stamp,
) -> Vec<OutdatedFile> {
    let batch = Batch::of_written(dir, meeting, chain, now, Templates::default);
    let batch = batch.map(|batch| batch.withholding(meeting, file)).and_then(Batch::only_due);
    let Some(mut batch) = batch else { return Vec::new() };
    for job in std::mem::take(&mut batch.left) {
        let ExistingFile { is_ours, is_ahead, held, .. } = batch.look(&job);
        if !is_ahead {
            batch.note(&job, if is_ours { RewriteOutcome::Due } else { RewriteOutcome::Left }, held);
        }
    }
    batch.outcome.recast
}

/// The documents that punktlig wrote into a record's folder and that are still there.
fn documents(disk: &dyn Fs, dir: &Path) -> Vec<Job> {
    let is_there = |name: &str| !matches!(disk.entry(&dir.join(name)), Ok(PathKind::Nothing));
    let manifest = Manifest::read(disk, dir);
    let there = manifest.documents().filter(|(name, ..)| is_there(name));
    there
        .map(|(name, _, document)| Job {
            name: name.to_owned(),
            kind: document.kind,
            format: document.format,
            audience: document.audience,
            asked: false,
        })
        .collect()
}

/// Says whether a file is one of an earlier document than the last.
fn is_earlier(there: &FileAtName, known: Option<&KnownFile>) -> bool {
    matches!((there, known), (FileAtName::File(hash), Some(known)) if known.is_earlier(hash))
}

/// Names a document in the record's folder.
#[must_use]
pub fn file_name(kind: DocumentKind, format: Format, audience: Audience) -> String {
    format!("{}.{}", kind.stem(audience), format.ending())
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { dir, left, total, outcome, .. } = self;
        f.debug_struct("Batch")
            .field("dir", dir)
            .field("left", left)
            .field("total", total)
            .field("outcome", outcome)
            .finish_non_exhaustive()
    }
}
