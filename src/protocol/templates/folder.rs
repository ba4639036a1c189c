//! The folder with a body's own templates, and why a file in it is not used.

use std::io::{self, ErrorKind as IoKind};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::files::read_at_most;
use crate::lang::{Lang, Msg};
use crate::{msg, text};

/// The largest template, in bytes.
const LARGEST: u64 = 256 * 1024;

/// A folder with templates.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Where it really is.
    pub real: PathBuf,
    /// As the agenda names it.
    pub named: String,
}

/// Why a file of the folder is not used; one process says it to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refused {
    /// It is outside the folder.
    Outside(String),
    /// It is larger than any template.
    TooLarge(String),
    /// It is a folder, a pipe or a device.
    NotFile(String),
    /// It has no encoding that is sure.
    NotText(String),
    /// The system gives another reason, with this number if it has one.
    Unreadable(PathBuf, Option<i32>),
}

impl Refused {
    /// Puts it into words.
    pub fn msg(&self) -> Msg {
        match self {
            Self::Outside(path) => msg!("template-outside", path = path),
            Self::TooLarge(path) => msg!("template-too-large", path = path),
            Self::NotFile(path) => msg!("template-not-file", path = path),
            Self::NotText(path) => msg!("template-not-text", path = path),
            Self::Unreadable(path, number) => {
                Error::io(path, number.map_or_else(|| IoKind::Other.into(), io::Error::from_raw_os_error)).msg
            }
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Lang::of_traces().say(&self.msg()))
    }
}

impl std::error::Error for Refused {}

impl Folder {
    /// Reads one of its files; none: it is not there.
    pub fn read(&self, name: &str) -> Result<Option<String>, Refused> {
        let shown = self.shown(name);
        let below = Path::new(name);
        if !below.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir)) {
            return Err(Refused::Outside(shown));
        }
        let path = self.real.join(below);
        let real = match path.canonicalize() {
            Ok(real) => real,
            // A link that leads nowhere is somebody's template all the same.
            Err(e) if matches!(e.kind(), IoKind::NotFound | IoKind::NotADirectory) && !path.is_symlink() => {
                return Ok(None);
            }
            Err(e) => return Err(Refused::Unreadable(path, e.raw_os_error())),
        };
        // A symbolic link may lead out of the folder though its name does not.
        if !real.starts_with(&self.real) {
            return Err(Refused::Outside(shown));
        }
        let bytes = match read_at_most(&real, LARGEST) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err(Refused::NotFile(shown)),
            Err(e) => return Err(Refused::Unreadable(real, e.raw_os_error())),
        };
        if bytes.len() as u64 > LARGEST {
            return Err(Refused::TooLarge(shown));
        }
        text::decode(bytes).map(|decoded| Some(decoded.text)).map_err(|_| Refused::NotText(shown))
    }

    /// Returns whether something has this name in it, whatever it is.
    pub fn has(&self, name: &str) -> bool {
        !matches!(self.real.join(name).symlink_metadata(), Err(e) if e.kind() == IoKind::NotFound)
    }

    /// Returns a file's name as it is printed.
    pub fn shown(&self, name: &str) -> String {
        text::one_line(&format!("{}/{name}", self.named.trim_end_matches('/')))
    }
}
