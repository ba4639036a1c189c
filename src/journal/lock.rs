//! Who holds a record open for writing.
//!
//! The operating system's lock on `journal.lock` decides, and goes with the process that held it. `journal.lock.json` only
//! tells who that is: on Windows a locked file cannot be read, so it stands beside the lock.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::disk::{self, Disk, file_len};
use crate::error::{Error, Kind, Result};
use crate::msg;
use crate::text;
use crate::time::Stamp;

const LOCK: &str = "journal.lock";
const HOLDER: &str = "journal.lock.json";

/// Who holds a record, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    /// The user's name; empty where the system does not tell.
    user: String,
    /// The machine's name; empty where the system does not tell.
    host: String,
    /// The process.
    pid: u32,
    /// When it took the record.
    since: Stamp,
}

impl Holder {
    /// Describes this process.
    fn this(since: Stamp) -> Self {
        let variable = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
        let user = variable("USER").or_else(|| variable("LOGNAME")).or_else(|| variable("USERNAME"));
        let file = |path| std::fs::read_to_string(path).ok();
        let host = file("/proc/sys/kernel/hostname").or_else(|| file("/etc/hostname"));
        let host = host.or_else(|| variable("COMPUTERNAME")).or_else(|| variable("HOSTNAME"));
        Self {
            user: text::one_line(&user.unwrap_or_default()),
            host: text::one_line(&host.unwrap_or_default()),
            pid: std::process::id(),
            since,
        }
    }

    /// Names user and machine: `cg@pc-17`.
    fn name(&self) -> String {
        let parts = [&self.user, &self.host].map(String::as_str);
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("@")
    }
}

/// A record held; dropping it lets go.
pub(super) struct Lock {
    disk: Arc<dyn Disk>,
    holder: PathBuf,
    _held: Box<dyn Send>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only a courtesy, and before the lock goes with `_held`: afterwards it could be the next holder's.
        let _ = self.disk.remove(&self.holder);
    }
}

/// Takes the record in `dir`, or says who holds it.
pub(super) fn take(disk: &Arc<dyn Disk>, dir: &Path, now: Stamp) -> Result<Lock> {
    let (lock, holder) = (dir.join(LOCK), dir.join(HOLDER));
    file_len(disk.as_ref(), &lock)?;
    let Some(held) = disk.lock(&lock).map_err(|e| Error::io(&lock, e))? else {
        return Err(refused(dir, holder_in(disk.as_ref(), &holder)));
    };
    disk::remove_temps(disk.as_ref(), &holder)?;
    if let Ok(this) = serde_json::to_vec(&Holder::this(now)) {
        // A courtesy too: a full disk must not keep a meeting from being opened and read.
        let _ = disk::put_for_now(disk.as_ref(), &holder, &this);
    }
    Ok(Lock { disk: Arc::clone(disk), holder, _held: held })
}

fn holder_in(disk: &dyn Disk, path: &Path) -> Option<Holder> {
    let mut json = Vec::new();
    file_len(disk, path).ok()??;
    disk.open(path).ok()?.take(4096).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}

fn refused(dir: &Path, holder: Option<Holder>) -> Error {
    let path = disk::shown(dir);
    let msg = match holder {
        Some(holder) if !holder.name().is_empty() => {
            let since = holder.since.format("%Y-%m-%d %H:%M").to_string();
            let pid = holder.pid.to_string();
            msg!("lock-held", path = path, who = text::one_line(&holder.name()), pid = pid, since = since)
        }
        _ => msg!("lock-held-by-unknown", path = path),
    };
    Error::new(Kind::Locked, msg).hint(msg!("lock-hint"))
}
