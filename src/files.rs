//! Floor 3, agendas on disk: how one is read with what it includes, and (in [`watch`]) how it is seen that somebody
//! edits it.
//!
//! What is in it is `agenda`'s business; here are paths, sizes and what is not a file.

mod create;
mod earlier;
pub mod watch;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::agenda::{self, Agenda, AsRead, Checked, Finding, Severity, Span, Unreadable};
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::readers::Readers;
use crate::text::Decoded;
use crate::{msg, os, paths, text};

pub use create::{create, create_from, free_name, is_free};

/// An agenda's file as it is now.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// It can be used; with it its warnings.
    Good(Box<Agenda>, Vec<Flaw>),
    /// It has errors; with it the agenda as far as it could be made out: what that closes was meant to be closed.
    Broken(Flaw, Box<Agenda>),
    /// It is there and is not text; with it the agenda as far as it could be made out.
    NoText(Box<Agenda>),
    /// It is there and cannot be read now, as where another program has it open: nothing is known of it.
    Held(Box<Agenda>),
    /// It is not there.
    Gone,
}

impl Found {
    /// Returns what could be read of the agenda; none: there is no file that says anything.
    #[must_use]
    pub fn as_read(&self) -> Option<AsRead<'_>> {
        match self {
            Self::Good(agenda, _) => Some(AsRead::Whole(agenda)),
            Self::Broken(_, rest) | Self::NoText(rest) | Self::Held(rest) => Some(AsRead::Part(rest)),
            Self::Gone => None,
        }
    }
}

/// Something wrong with an agenda, as it is said on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The file that it is in, if it is one that the agenda includes.
    pub file: Option<String>,
    /// Its line, from 1.
    pub line: usize,
    pub cause: Msg,
    /// What to do about it.
    pub help: Msg,
}

/// What a look at an agenda's files came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub found: Found,
    /// The files that the agenda was made from, itself first, missing ones too: what to watch.
    pub files: Vec<PathBuf>,
    /// Whether one of them is there and could not be read, as where another program has it open. It may be readable in
    /// a moment, and looks the same then.
    pub is_held: bool,
}

/// Reads the agenda at `path`; gives with it the files that it was made from, missing ones too: what to watch.
#[must_use]
pub fn current(path: &Path) -> (Found, Vec<PathBuf>) {
    let Look { found, files, .. } = look(path);
    (found, files)
}

/// Reads the agenda at `path`, and says whether it is worth reading again though it looks the same.
#[must_use]
pub fn look(path: &Path) -> Look {
    let Loaded { checked, is_held } = load(path);
    let (found, files) = checked.map_or_else(|_| unreadable(path, is_held), |checked| usable(path, checked));
    Look { found, files, is_held }
}

fn usable(path: &Path, checked: Checked) -> (Found, Vec<PathBuf>) {
    let files = made_of(path, &checked);
    let error = checked.findings.iter().find(|f| f.is_error());
    let warnings = warnings(path, &checked);
    let found = match (checked.agenda, checked.rest.zip(error)) {
        (Some(agenda), _) => Found::Good(Box::new(agenda), warnings),
        (None, Some((rest, finding))) => Found::Broken(flaw(path, finding), Box::new(rest)),
        (None, None) => Found::Gone,
    };
    (found, files)
}

/// Finds what an agenda that is no text, too large or nobody's to read may have been meant to say.
fn unreadable(path: &Path, is_held: bool) -> (Found, Vec<PathBuf>) {
    // A link that leads nowhere may lead to an agenda on a share that cannot be reached now.
    if !paths::is_there(path) {
        return (Found::Gone, vec![path.to_owned()]);
    }
    let bytes = read_at_most(path, LARGEST).ok().flatten().filter(|bytes| bytes.len() as u64 <= LARGEST);
    let mut room = LARGEST;
    let checked = parsed(path, &text::of_other_encoding(&bytes.unwrap_or_default()), &mut room, &mut false);
    let files = made_of(path, &checked);
    let rest = checked.agenda.or(checked.rest).map(Box::new);
    (rest.map_or(Found::Gone, if is_held { Found::Held } else { Found::NoText }), files)
}

/// Returns the files that the agenda at `path` was made from, itself first, missing ones too.
#[must_use]
pub fn made_of(path: &Path, checked: &Checked) -> Vec<PathBuf> {
    // A name that is no UTF-8 is not what the texts call it.
    let named = paths::natural(path);
    let folder = named.rfind(['/', std::path::MAIN_SEPARATOR]).and_then(|at| named.get(..=at)).unwrap_or_default();
    let real = |file: &String| folder_of(path).join(file.strip_prefix(folder).unwrap_or(file));
    std::iter::once(path.to_owned()).chain(checked.files.iter().skip(1).map(real)).collect()
}

/// Returns those who may read the agenda at `path` and all that it includes; none: it is not there.
#[must_use]
pub fn readers(path: &Path) -> Option<Readers> {
    Readers::of(&current(path).1)
}

/// Lists the warnings about the agenda at `path`.
#[must_use]
pub fn warnings(path: &Path, checked: &Checked) -> Vec<Flaw> {
    let warnings = checked.findings.iter().filter(|f| f.severity == Severity::Warning);
    warnings.map(|finding| flaw(path, finding)).collect()
}

fn flaw(path: &Path, finding: &Finding) -> Flaw {
    let own = finding.file == text::one_line(&paths::natural(path));
    let name = Path::new(&finding.file).file_name().map(|n| text::one_line(&n.to_string_lossy()));
    let (cause, help) = (finding.message.clone(), finding.help.clone());
    Flaw { file: name.filter(|_| !own), line: finding.line, cause, help }
}

/// The most bytes that an agenda and everything it includes may have together: what they are read into takes many times
/// as much.
const LARGEST: u64 = 2 * 1024 * 1024;

/// Reads and checks the agenda at `path`, with what it includes.
///
/// # Errors
///
/// When the agenda itself cannot be read; what is wrong with an include is a finding.
pub fn load_agenda(path: &Path) -> Result<Checked> {
    load(path).checked
}

/// An agenda that was read.
pub struct Loaded {
    pub checked: Result<Checked>,
    /// Whether a file of it is there and could not be read now.
    pub is_held: bool,
}

/// Reads and checks the agenda at `path`, and says whether that may end otherwise in a moment.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    let mut is_held = false;
    let checked = load_noting(path, &mut is_held);
    Loaded { checked, is_held }
}

/// Returns whether something is there, and could not be read.
fn may_be_read_later(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    !matches!(error.kind(), NotFound | NotADirectory)
}

fn load_noting(path: &Path, is_held: &mut bool) -> Result<Checked> {
    let mut room = LARGEST;
    let Decoded { text, is_assumed } = match read_text(path, &mut room) {
        Ok(Ok(decoded)) => decoded,
        Ok(Err(Unreadable::TooLarge)) => return Err(too_large(path)),
        Ok(Err(Unreadable::NotText(_))) => return Err(not_text(path)),
        Ok(Err(_)) => return Err(not_a_file(path)),
        Err(error) => {
            *is_held |= may_be_read_later(&error);
            return Err(Error::io(path, error));
        }
    };
    let mut checked = parsed(path, &text, &mut room, is_held);
    if is_assumed {
        // It is about the whole file, so its first line stands for it.
        let first = Span { source: 0, start: 0, end: text.lines().next().map_or(0, str::len) };
        let (message, help) = agenda::of_assumed_encoding(&paths::natural(path));
        checked.warning("encoding", first, message, help);
    }
    if let Some(named) = checked.templates.clone() {
        match folder_below(folder_of(path), &named.value.0) {
            Err(why) => checked.warning("no-templates", named.span, why, msg!("template-folder-help")),
            Ok(folder) => {
                for file in of_assumed_encodings(&folder) {
                    let (message, help) = agenda::of_assumed_encoding(&format!("{}/{file}", named.value.0));
                    checked.warning("encoding", named.span, message, help);
                }
            }
        }
    }
    earlier::find(&mut checked, folder_of(path));
    Ok(checked)
}

/// Checks the text of the agenda at `path`, with what it includes.
fn parsed(path: &Path, text: &str, room: &mut u64, is_held: &mut bool) -> Checked {
    let folder = folder_of(path);
    let root = folder.canonicalize();
    let mut read = |below: &str| {
        let wanted = folder.join(below);
        let mut other = |e: std::io::Error| {
            *is_held |= may_be_read_later(&e);
            match os::error_kind(&e) {
                std::io::ErrorKind::NotFound => Unreadable::Missing,
                std::io::ErrorKind::ResourceBusy => Unreadable::Held,
                _ => Unreadable::Other(e.to_string()),
            }
        };
        // A symbolic link may lead out of the folder though its path does not.
        let real = wanted.canonicalize().map_err(&mut other)?;
        match &root {
            Ok(root) if real.starts_with(root) => {}
            _ => return Err(Unreadable::Outside),
        }
        read_text(&real, room).map_err(other)?
    };
    agenda::load(&paths::natural(path), text, &mut read)
}

/// Finds the folder that an agenda names for its templates: below the folder `beside` that the agenda is in, also where
/// symbolic links lead.
///
/// # Errors
///
/// Why it cannot be used.
pub fn folder_below(beside: &Path, named: &str) -> std::result::Result<PathBuf, Msg> {
    let (Ok(root), Ok(real)) = (beside.canonicalize(), beside.join(named).canonicalize()) else {
        return Err(msg!("template-no-folder", path = named));
    };
    if !real.starts_with(&root) {
        return Err(msg!("template-outside", path = named));
    }
    if !real.is_dir() {
        return Err(msg!("template-no-folder", path = named));
    }
    Ok(real)
}

/// Names the templates in a folder whose encoding is a guess, in the order of their names.
fn of_assumed_encodings(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let is_assumed = |path: &Path| {
        let bytes = read_at_most(path, LARGEST).ok().flatten();
        bytes.is_some_and(|bytes| text::decode(bytes).is_ok_and(|decoded| decoded.is_assumed))
    };
    let paths = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let templates = paths.filter(|path| path.extension().is_some_and(|ending| ending == "j2") && is_assumed(path));
    let mut names: Vec<_> =
        templates.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    names.sort_unstable();
    names
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn refuse(message: crate::lang::Msg) -> Error {
    Error::new(Kind::Input, message)
}

/// Reads a text file that is not larger than there is room for, and takes that room; the inner result says why it is
/// none.
fn read_text(path: &Path, room: &mut u64) -> std::io::Result<std::result::Result<Decoded, Unreadable>> {
    let Some(bytes) = read_at_most(path, *room)? else { return Ok(Err(Unreadable::NotAFile)) };
    match room.checked_sub(bytes.len() as u64) {
        Some(left) => *room = left,
        None => return Ok(Err(Unreadable::TooLarge)),
    }
    Ok(text::decode(bytes).map_err(|bytes| Unreadable::NotText(text::of_other_encoding(&bytes))))
}

/// Reads the text of an agenda's file or of one that agendas include, by itself.
///
/// # Errors
///
/// When it cannot be read, or is no text that an agenda can be.
pub fn read_alone(path: &Path) -> Result<String> {
    match read_text(path, &mut { LARGEST }).map_err(|error| Error::io(path, error))? {
        Ok(decoded) => Ok(decoded.text),
        Err(Unreadable::TooLarge) => Err(too_large(path)),
        Err(Unreadable::NotText(_)) => Err(not_text(path)),
        Err(_) => Err(not_a_file(path)),
    }
}

fn too_large(path: &Path) -> Error {
    refuse(msg!("check-too-large", path = paths::shown(path))).hint(msg!("finding-too-large-help"))
}

fn not_text(path: &Path) -> Error {
    refuse(msg!("check-no-text", path = paths::shown(path))).hint(msg!("check-no-text-hint"))
}

fn not_a_file(path: &Path) -> Error {
    refuse(msg!("check-no-file", path = paths::shown(path))).hint(msg!("finding-no-file-help"))
}

/// Reads a regular file, and no more of it than a byte above `most`; none: it is a folder, a pipe, a device.
pub fn read_at_most(path: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    // Asked before opening: opening a device may do something.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let file = os::open_without_waiting(path)?;
    // Asked again of what was opened: something else may have taken its place meanwhile.
    if !file.metadata()?.is_file() {
        return Ok(None);
    }
    // A sample agenda fits without growing.
    let mut bytes = Vec::with_capacity(32 * 1024);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
