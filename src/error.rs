//! What can go wrong, in a form that a person can act on.
//!
//! An [`Error`] carries a message and a hint in no language yet; `main` puts both into the language of the screen.
//! Findings about an agenda are no errors of this kind: they are data (`agenda::Finding`).

use std::io::ErrorKind;
use std::path::Path;

use crate::lang::{Lang, Msg};
use crate::{msg, os, paths, text};

/// Which sort of thing went wrong; decides what a caller does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file or folder could not be read or written.
    Io,
    /// The agenda has errors; its findings have been printed, or come along in the message.
    Agenda,
    /// The journal is damaged, or not this meeting's.
    Journal,
    /// The journal is of a newer version.
    Newer,
    /// The journal was deleted, replaced or changed while it was open.
    Changed,
    /// Somebody else writes in the journal that is open here.
    Foreign,
    /// The machine's clock shows a time that cannot be recorded.
    Clock,
    /// Somebody else holds the meeting open.
    Locked,
    /// What was asked for cannot be done as asked.
    Input,
    /// The terminal does not do what the program needs.
    Terminal,
}

/// The most columns of a cause that are printed.
const MOST_OF_CAUSE: usize = 300;

/// A failure with its message, what to do next, and what caused it.
#[derive(Debug)]
pub struct Error {
    /// The sort of failure.
    pub kind: Kind,
    /// What happened; names the path where there is one.
    pub msg: Msg,
    /// What to do next.
    pub hint: Option<Msg>,
    /// The cause, if it came from below.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The result of anything that can fail in a way worth telling.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Makes an error of `kind` that says `msg`.
    #[must_use]
    pub fn new(kind: Kind, msg: Msg) -> Self {
        Self { kind, msg, hint: None, source: None }
    }

    /// Makes the error for a failed operation on `path`.
    #[must_use]
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        if paths::has_forbidden_name(path) && !has_words_but_missing(os::error_kind(&source)) {
            // What the system says of it says nothing more.
            return Self::forbidden_name(path);
        }
        let path = paths::shown(path);
        // The system tells its causes in English only; the ones that people meet are reported in their language.
        let (msg, hint) = match os::error_kind(&source) {
            ErrorKind::NotFound => (msg!("error-io-not-found", path = path), Some(msg!("hint-not-found"))),
            ErrorKind::PermissionDenied => (msg!("error-io-permission", path = path), Some(msg!("hint-permission"))),
            ErrorKind::ReadOnlyFilesystem => (msg!("error-io-read-only", path = path), Some(msg!("hint-permission"))),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                (msg!("error-io-full", path = path), Some(msg!("hint-disk-full")))
            }
            ErrorKind::ResourceBusy => (msg!("error-io-held", path = path), Some(msg!("hint-held"))),
            ErrorKind::IsADirectory => (msg!("error-io-is-folder", path = path), Some(msg!("hint-not-found"))),
            ErrorKind::NotADirectory => (msg!("error-io-no-folder", path = path), Some(msg!("hint-not-found"))),
            _ => (msg!("error-io", path = path, cause = source.to_string()), Some(msg!("hint-io"))),
        };
        Self { kind: Kind::Io, msg, hint, source: Some(Box::new(source)) }
    }

    /// Makes the error for a file or folder of a name that Windows has none of.
    #[must_use]
    pub fn forbidden_name(path: &Path) -> Self {
        let name = text::one_line(&path.file_name().unwrap_or_default().to_string_lossy());
        Self::new(Kind::Input, msg!("error-forbidden-name", name = name)).hint(msg!("hint-forbidden-name"))
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: Msg) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// Returns what the system said was wrong, if it did.
    #[must_use]
    pub fn io_kind(&self) -> Option<ErrorKind> {
        self.source.as_ref()?.downcast_ref::<std::io::Error>().map(os::error_kind)
    }

    /// Returns what caused it, and what caused that, from the outermost.
    pub fn causes(&self) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
        std::iter::successors(std::error::Error::source(self), |cause| cause.source())
    }

    /// Renders message and hint, a line each, in `lang`.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        self.lines(lang, &[])
    }

    /// Renders message, causes and hint, a line each, in `lang`: for whoever ran the command.
    ///
    /// The words of a cause may quote the file that was read, so they are for nobody who may not read that.
    #[must_use]
    pub fn render_with_causes(&self, lang: Lang) -> String {
        let mut said = vec![lang.say(&self.msg)];
        for cause in self.causes() {
            let words = cause.to_string();
            // What the system says of these is in the message, in its language.
            let is_told = cause.downcast_ref::<std::io::Error>().is_some_and(|e| has_words(os::error_kind(e)));
            if !is_told && !said.iter().any(|before| before.contains(&words)) {
                said.push(words);
            }
        }
        let causes: Vec<Msg> = said
            .iter()
            .skip(1)
            .map(|words| {
                msg!("error-caused-by", cause = text::truncate(&text::one_line(words), MOST_OF_CAUSE).into_owned())
            })
            .collect();
        self.lines(lang, &causes)
    }

    fn lines(&self, lang: Lang, causes: &[Msg]) -> String {
        let mut out = lang.say(&self.msg);
        for cause in causes {
            out.push('\n');
            out.push_str(&lang.say(cause));
        }
        if let Some(hint) = &self.hint {
            out.push('\n');
            out.push_str(&lang.say(hint));
        }
        out
    }
}

/// Returns whether [`Error::io`] has words of its own for what the system says.
fn has_words(kind: ErrorKind) -> bool {
    use ErrorKind::{
        IsADirectory, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, ResourceBusy,
        StorageFull,
    };
    let of_disk = matches!(kind, ReadOnlyFilesystem | StorageFull | QuotaExceeded);
    of_disk || matches!(kind, NotFound | PermissionDenied | ResourceBusy | IsADirectory | NotADirectory)
}

/// Returns whether a file is there and the system says what is wrong with it.
fn has_words_but_missing(kind: ErrorKind) -> bool {
    kind != ErrorKind::NotFound && has_words(kind)
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Lang::of_traces().say(&self.msg))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|s| s as &(dyn std::error::Error + 'static))
    }
}
