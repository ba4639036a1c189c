//! Floor 3, agendas on disk: how one is read with what it includes, and (in [`watch`]) how it is seen that somebody edits it.
//!
//! What stands in it is `agenda`'s business; here are paths, sizes and what is no file.

pub mod watch;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::agenda::{self, Agenda, Checked, Finding, Unreadable};
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::{msg, text};

/// An agenda's file as it is now.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// It can be used; it has so many warnings.
    Good(Box<Agenda>, usize),
    /// It has errors.
    Broken(Broken),
    /// It is not there, or is no text.
    Gone,
}

/// What is wrong with an agenda, as far as a line tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The file that the first error is in, if it is one that the agenda includes.
    pub file: Option<String>,
    /// Its line, from 1.
    pub line: usize,
    /// What it says.
    pub cause: Msg,
}

/// Reads the agenda at `path`; gives with it the files that it was made from, missing ones too: what to watch.
#[must_use]
pub fn current(path: &Path) -> (Found, Vec<PathBuf>) {
    let Ok(checked) = load_agenda(path) else { return (Found::Gone, vec![path.to_owned()]) };
    let mut files: Vec<PathBuf> = checked.files.iter().map(PathBuf::from).collect();
    if files.is_empty() {
        files.push(path.to_owned());
    }
    let found = match (checked.agenda, checked.findings.iter().find(|f| f.is_error())) {
        (Some(agenda), _) => Found::Good(Box::new(agenda), checked.findings.len()),
        (None, Some(finding)) => Found::Broken(broken(path, finding)),
        (None, None) => Found::Gone,
    };
    (found, files)
}

fn broken(path: &Path, finding: &Finding) -> Broken {
    let own = finding.file == shown(path);
    let name = Path::new(&finding.file).file_name().map(|n| text::one_line(&n.to_string_lossy()));
    Broken { file: name.filter(|_| !own), line: finding.line, cause: finding.message.clone() }
}

/// The largest file that can be an agenda, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads and checks the agenda at `path`, with what it includes.
///
/// # Errors
///
/// When the agenda itself cannot be read; what is wrong with an include is a finding.
pub fn load_agenda(path: &Path) -> Result<Checked> {
    let text = match read_text(path) {
        Ok(Ok(text)) => text,
        Ok(Err(Unreadable::TooLarge)) => return Err(refuse(msg!("check-too-large", path = shown(path)))),
        Ok(Err(Unreadable::NotText)) => {
            return Err(refuse(msg!("check-no-text", path = shown(path))).hint(msg!("check-no-text-hint")));
        }
        Ok(Err(_)) => return Err(refuse(msg!("check-no-file", path = shown(path)))),
        Err(error) => return Err(Error::io(path, error)),
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let root = folder.canonicalize();
    let mut read = |below: &str| {
        let wanted = folder.join(below);
        let other = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::NotFound => Unreadable::Missing,
            _ => Unreadable::Other(e.to_string()),
        };
        // A symbolic link may lead out of the folder though its path does not.
        let real = wanted.canonicalize().map_err(other)?;
        match &root {
            Ok(root) if real.starts_with(root) => {}
            _ => return Err(Unreadable::Outside),
        }
        read_text(&real).map_err(other)?
    };
    Ok(agenda::load(&path.to_string_lossy(), &text, &mut read))
}

fn shown(path: &Path) -> String {
    text::one_line(&path.display().to_string())
}

fn refuse(message: crate::lang::Msg) -> Error {
    Error::new(Kind::Input, message)
}

/// Reads a text file of a sane size; the inner result says why it is none.
fn read_text(path: &Path) -> std::io::Result<std::result::Result<String, Unreadable>> {
    // Asked before opening: opening a pipe would wait for somebody to write to it.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(Err(Unreadable::NotAFile));
    }
    // A sample agenda fits without growing.
    let mut bytes = Vec::with_capacity(32 * 1024);
    std::fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n > LARGEST) {
        return Ok(Err(Unreadable::TooLarge));
    }
    Ok(String::from_utf8(bytes).map_err(|_| Unreadable::NotText))
}
