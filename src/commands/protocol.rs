//! `punktlig protocol FILE`: writes the protocol, at any time.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

use super::agenda_or_findings;
use crate::error::{Error, Result};
use crate::journal;
use crate::lang::Lang;
use crate::meeting::{History, Meeting};
use crate::msg;
use crate::protocol::{self, Audience, Context};
use crate::time::Clock;

/// A format that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown.
    Md,
    /// The view model.
    Json,
}

/// Who the protocol is for, as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reader {
    /// The body.
    Full,
    /// Everybody.
    Public,
}

impl Reader {
    /// The audience that is meant.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Full => Audience::Full,
            Self::Public => Audience::Public,
        }
    }
}

/// Writes a protocol: to `output`, to standard output (`-`), or into the record's folder.
///
/// # Errors
///
/// When the agenda or the journal cannot be read, or the protocol cannot be written.
pub fn run(
    file: &Path,
    format: Format,
    reader: Reader,
    output: Option<&Path>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<bool> {
    let place = journal::resolve(file)?;
    let reading = journal::read(&place.dir)?;
    let chain = reading.chain;
    let meeting = match (History::replay(reading.events), &place.agenda) {
        (Some(history), _) => history.meeting().clone(),
        (None, Some(agenda)) => Meeting::new(agenda_or_findings(agenda, lang)?.0, None, false),
        (None, None) => {
            let name = crate::text::one_line(&place.dir.display().to_string());
            return Err(Error::new(crate::error::Kind::Journal, msg!("error-no-agenda", path = name)));
        }
    };
    let audience = reader.audience();
    // A meeting that runs is told as it stands; one that does not, as of its last event.
    let now = Clock::system().now();
    let now = meeting.last_at().filter(|_| meeting.rehearsal() || meeting.closed_at().is_some()).unwrap_or(now);
    let model = protocol::build(&meeting, &Context::new(audience, chain, now));
    let text = match format {
        Format::Md => protocol::markdown(&model)?,
        Format::Json => protocol::json(&model)?,
    };
    match output {
        Some(path) if path == Path::new("-") => {
            out.write_all(text.as_bytes()).map_err(|e| Error::io(Path::new("-"), e))?;
        }
        Some(path) => {
            journal::atomic_write(path, text.as_bytes())?;
            tell(out, path, None, lang)?;
        }
        None => {
            let ending = match format {
                Format::Md => "md",
                Format::Json => "json",
            };
            std::fs::create_dir_all(&place.dir).map_err(|e| Error::io(&place.dir, e))?;
            let written = protocol::write_file(&place.dir, audience.stem(), ending, text.as_bytes())?;
            tell(out, &written.path, written.kept.as_deref(), lang)?;
        }
    }
    Ok(true)
}

fn tell(out: &mut dyn Write, path: &Path, kept: Option<&Path>, lang: Lang) -> Result<()> {
    let name = |p: &Path| crate::text::one_line(&p.display().to_string());
    let said = match kept {
        Some(kept) => lang.say(&msg!("protocol-told-beside", path = name(path), kept = name(kept))),
        None => lang.say(&msg!("protocol-told", path = name(path))),
    };
    writeln!(out, "{said}").map_err(|e| Error::io(Path::new("-"), e))
}
