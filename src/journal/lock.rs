//! Who holds a record open for writing.
//!
//! The operating system's lock on `journal.lock` decides, and goes with the process that held it. `journal.lock.json`
//! only tells who that is, and how a rehearsal's clock runs: on Windows a locked file cannot be read, so it stands
//! next to the lock.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::disk::{self, Fs, RealFs};
use super::read_fs::{self, OpenFile, ReadFs, file_len};
use crate::error::{Error, Kind, Result};
use crate::msg;
use crate::os::FileStat;
use crate::readers::Readers;
use crate::text;
use crate::time::Stamp;

pub(super) const LOCK: &str = "journal.lock";
pub(super) const HOLDER: &str = "journal.lock.json";
/// Who stopped writing in the record because somebody else writes in it: left for that one to read.
pub(super) const OTHER: &str = "journal.other.json";

/// The most bytes of it that are read.
const MAX_HOLDER: u64 = 4096;

/// The fastest that a pretended clock runs.
const FASTEST: f64 = 3600.0;

/// How a rehearsal's clock runs: what it showed at a moment of the holder's real clock, and how many times faster it
/// goes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RehearsalClock {
    /// The real time at which this was reported.
    pub real: Stamp,
    /// What the rehearsal's clock showed then.
    pub shown: Stamp,
    /// How many times faster than real time it runs.
    pub speed: f64,
}

impl RehearsalClock {
    /// Returns what the rehearsal's clock shows at the real time `real`.
    #[must_use]
    pub fn at(&self, real: Stamp) -> Stamp {
        // The note is anybody's text: a real time of another century must not carry the clock out of the calendar.
        let run = (real - self.real).clamp(TimeDelta::zero(), TimeDelta::days(366));
        let run = run.to_std().unwrap_or_default().mul_f64(self.speed.clamp(0.0, FASTEST));
        TimeDelta::from_std(run).ok().and_then(|run| self.shown.checked_add_signed(run)).unwrap_or(self.shown)
    }
}

/// Who holds a record, and since when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Holder {
    /// The user's name; empty where the system does not say.
    user: String,
    /// The machine's name; empty where the system does not say.
    host: String,
    pid: u32,
    /// When it took the record.
    since: Stamp,
    /// How its clock runs, in a rehearsal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pretended: Option<RehearsalClock>,
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// The user's name; empty where the system does not say.
#[must_use]
pub fn user_name() -> String {
    let user = variable("USER").or_else(|| variable("LOGNAME")).or_else(|| variable("USERNAME"));
    text::one_line(&user.unwrap_or_default())
}

impl Holder {
    /// Describes this process.
    fn this(since: Stamp) -> Self {
        Self { user: user_name(), host: Self::host(), pid: std::process::id(), since, pretended: None }
    }

    /// The machine's name; empty where the system does not say.
    fn host() -> String {
        let file = |path| std::fs::read_to_string(path).ok();
        let host = file("/proc/sys/kernel/hostname").or_else(|| file("/etc/hostname"));
        let host = host.or_else(|| variable("COMPUTERNAME")).or_else(|| variable("HOSTNAME"));
        text::one_line(host.as_deref().unwrap_or_default().trim())
    }

    /// Names user and machine: `cg@pc-17`.
    fn name(&self) -> String {
        let parts = [&self.user, &self.host].map(String::as_str);
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("@")
    }
}

/// Names this machine and process, as a file's name may.
pub(super) fn this_writer() -> String {
    let host: String =
        Holder::host().chars().take(64).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{host}-{}", std::process::id())
}

/// A record held; dropping it lets go.
pub(super) struct Lock {
    disk: Arc<dyn Fs>,
    dir: PathBuf,
    holder: Holder,
    /// Who may read who holds it.
    readers: Readers,
    held: Box<dyn OpenFile>,
    /// Whether a note was left for whoever else writes in the record.
    protested: bool,
}

impl Lock {
    /// Makes sure that the record is held under the lock's name, which may lead to another file than when it was taken:
    /// the folder was replaced by a copy, or somebody deleted the lock.
    pub(super) fn hold(&mut self) -> Result<()> {
        let path = self.dir.join(LOCK);
        if is_same_file(self.disk.as_ref(), &path, self.held.as_ref())? {
            return Ok(());
        }
        self.held = secure(&self.disk, &self.dir)?;
        self.publish_holder();
        Ok(())
    }

    /// Lets whoever else writes in the record know that this one wanted to, once.
    pub(super) fn protest(&mut self) {
        if !self.protested
            && let Ok(note) = serde_json::to_vec(&self.holder)
        {
            let done = disk::write_unsynced(self.disk.as_ref(), &self.dir.join(OTHER), &note, self.readers);
            self.protested = done.is_ok();
        }
    }

    /// Names who else wanted to write in the record and stopped, once for each.
    pub(super) fn other(&self) -> Option<String> {
        let path = self.dir.join(OTHER);
        let other = holder_in(self.disk.as_ref(), &path)?;
        if other.pid == self.holder.pid && other.host == self.holder.host && other.since == self.holder.since {
            return None;
        }
        // Where it cannot be removed it would be reported for ever.
        self.disk.remove(&path).ok()?;
        Some(text::one_line(&other.name()))
    }

    /// Takes back what [`Lock::protest`] left: this one writes again.
    pub(super) fn calm(&mut self) {
        if std::mem::take(&mut self.protested) && self.other().is_none() {
            let _ = self.disk.remove(&self.dir.join(OTHER));
        }
    }

    /// Says which file is locked.
    pub(super) fn file_stat(&self) -> Option<FileStat> {
        self.held.file_stat().ok()
    }

    /// Says how the clock of this rehearsal runs.
    pub(super) fn publish_clock(&mut self, clock: RehearsalClock) {
        self.holder.pretended = Some(clock);
        self.publish_holder();
    }

    /// How the clock of this rehearsal runs, if that was reported.
    pub(super) fn clock(&self) -> Option<RehearsalClock> {
        self.holder.pretended
    }

    /// Writes the note on who holds the record.
    fn publish_holder(&self) {
        if let Ok(note) = serde_json::to_vec(&self.holder) {
            // A courtesy: a full disk must not keep a meeting from being opened and read.
            let _ = disk::write_unsynced(self.disk.as_ref(), &self.dir.join(HOLDER), &note, self.readers);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A courtesy too, and before the lock goes with `held`: afterwards it could be the next holder's.
        // Where the lock's name leads to another file, the note may be that file's holder's.
        if is_same_file(self.disk.as_ref(), &self.dir.join(LOCK), self.held.as_ref()).unwrap_or(false) {
            let _ = self.disk.remove(&self.dir.join(HOLDER));
        }
        self.calm();
    }
}

/// Takes the record in `dir`, or says who holds it; `readers` may read it.
pub(super) fn take(disk: &Arc<dyn Fs>, dir: &Path, readers: Readers, now: Stamp) -> Result<Lock> {
    let held = secure(disk, dir)?;
    let lock = Lock {
        disk: Arc::clone(disk),
        dir: dir.to_owned(),
        holder: Holder::this(now),
        readers,
        held,
        protested: false,
    };
    // Left by one who stopped in an earlier run.
    lock.other();
    lock.publish_holder();
    Ok(lock)
}

/// Locks the file that has the lock's name, or says who has it locked.
fn secure(disk: &Arc<dyn Fs>, dir: &Path) -> Result<Box<dyn OpenFile>> {
    let path = dir.join(LOCK);
    let refused = || refused(dir, holder_in(disk.as_ref(), &dir.join(HOLDER)));
    for _ in 0..TRIES {
        file_len(disk.as_ref(), &path)?;
        let held = disk.lock(&path).map_err(|e| Error::io(&path, e))?.ok_or_else(refused)?;
        // The name may have gone to another file between the opening and the locking.
        if is_same_file(disk.as_ref(), &path, held.as_ref())? {
            return Ok(held);
        }
    }
    Err(refused())
}

/// Says who holds the record in `dir`, if anybody does; takes nothing.
///
/// # Errors
///
/// The refusal itself, and when it cannot be found out.
pub fn refuse_held(dir: &Path) -> Result<()> {
    if file_len(&RealFs, &dir.join(LOCK))?.is_none() {
        return Ok(());
    }
    let disk: Arc<dyn Fs> = Arc::new(RealFs);
    secure(&disk, dir).map(drop)
}

/// How often a lock is taken anew whose name went to another file meanwhile.
const TRIES: usize = 5;

/// Returns whether a name leads to an open file.
fn is_same_file(disk: &dyn ReadFs, path: &Path, open: &dyn OpenFile) -> Result<bool> {
    let io = |e| Error::io(path, e);
    let (named, open) = (disk.file_stat(path).map_err(io)?, open.file_stat().map_err(io)?);
    Ok(named.is_some_and(|named| named.file == open.file))
}

/// Reads how the clock of the rehearsal runs that holds the record in `dir`; none: nobody holds it, or no rehearsal
/// does.
///
/// It takes no lock. A rehearsal that was killed leaves its note behind, and its clock seems to run on.
#[must_use]
pub fn pretended(dir: &Path) -> Option<RehearsalClock> {
    pretended_on(&RealFs, dir)
}

/// Does what [`pretended`] does, on any disk.
#[must_use]
pub fn pretended_on(disk: &dyn ReadFs, dir: &Path) -> Option<RehearsalClock> {
    holder_in(disk, &dir.join(HOLDER))?.pretended
}

fn holder_in(disk: &dyn ReadFs, path: &Path) -> Option<Holder> {
    let mut json = Vec::new();
    file_len(disk, path).ok()??;
    disk.open(path).ok()?.take(MAX_HOLDER).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}

fn refused(dir: &Path, holder: Option<Holder>) -> Error {
    let path = read_fs::shown(dir);
    let msg = match holder {
        Some(holder) if !holder.name().is_empty() => {
            let since = holder.since.format("%Y-%m-%d %H:%M").to_string();
            let pid = holder.pid.to_string();
            msg!("lock-held", path = path, who = text::one_line(&holder.name()), pid = pid, since = since)
        }
        _ => msg!("lock-held-by-unknown", path = path),
    };
    Error::new(Kind::Locked, msg).hint(msg!("lock-hint", path = read_fs::shown(dir)))
}
