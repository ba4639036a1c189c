//! Why a file is not read, and what to do next.

use serde::{Deserialize, Serialize};

use super::limits;
use crate::error::{Error, Kind};
use crate::msg;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The file is larger than `limits::FILE`.
    TooLarge,
    /// It has more pages than `limits::PAGES`.
    TooManyPages,
    /// It has more parts, nesting or text than an agenda has, once it is unpacked.
    TooMuch,
    /// It is protected with a password.
    Encrypted,
    /// A PDF of pictures.
    Scanned,
    /// A document of Word before 2007, or RTF.
    OldWord,
    /// A workbook that is not CSV.
    Spreadsheet,
    /// A package with other files in it.
    Archive,
    /// XML that is not of a system known here.
    UnknownXml,
    /// XML that declares entities of its own.
    Entities,
    /// Text in an encoding that it does not say.
    Encoding,
    /// Not a document at all.
    Unknown,
    /// It ends too early, or contradicts itself.
    Damaged,
    /// There is no text in it.
    Empty,
    /// It took longer than `limits::TIME`.
    Slow,
    /// Reading it ended without an answer.
    Stopped,
    /// The process that reads could not be started.
    NotRun(String),
}

impl Refusal {
    /// Puts the refusal of a file into an error; `file` is its name as it is shown.
    #[must_use]
    pub fn error(&self, file: &str) -> Error {
        let (said, hint) = match self {
            Self::TooLarge => {
                let most = limits::FILE / (1024 * 1024);
                (msg!("import-too-large", file = file, most = most), msg!("hint-import-part"))
            }
            Self::TooManyPages => {
                (msg!("import-too-many-pages", file = file, most = limits::PAGES), msg!("hint-import-part"))
            }
            Self::TooMuch => (msg!("import-too-much", file = file), msg!("hint-import-part")),
            Self::Encrypted => (msg!("import-encrypted", file = file), msg!("hint-import-encrypted")),
            Self::Scanned => (msg!("import-scanned", file = file), msg!("hint-import-scanned")),
            Self::OldWord => (msg!("import-old-word", file = file), msg!("hint-import-old-word")),
            Self::Spreadsheet => (msg!("import-spreadsheet", file = file), msg!("hint-import-spreadsheet")),
            Self::Archive => (msg!("import-archive", file = file), msg!("hint-import-archive")),
            Self::UnknownXml => (msg!("import-unknown-xml", file = file), msg!("hint-import-unknown")),
            Self::Entities => (msg!("import-entities", file = file), msg!("hint-import-again")),
            Self::Encoding => (msg!("import-encoding", file = file), msg!("hint-import-encoding")),
            Self::Unknown => (msg!("import-unknown", file = file), msg!("hint-import-unknown")),
            Self::Damaged => (msg!("import-damaged", file = file), msg!("hint-import-again")),
            Self::Empty => (msg!("import-empty", file = file), msg!("hint-import-unknown")),
            Self::Slow => {
                (msg!("import-slow", file = file, seconds = limits::TIME.as_secs()), msg!("hint-import-part"))
            }
            Self::Stopped => (msg!("import-stopped", file = file), msg!("hint-import-again")),
            Self::NotRun(cause) => {
                (msg!("import-not-run", file = file, cause = cause.clone()), msg!("hint-import-not-run"))
            }
        };
        Error::new(Kind::Input, said).hint(hint)
    }
}
