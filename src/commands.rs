//! Floor 7, the commands: one file each, short: read, call, print.

pub mod agenda;
pub mod chair;
pub mod check;
pub mod documents;
pub mod import;
pub mod new;
pub mod pick;
pub mod protocol;
pub mod read_document;
pub mod rehearse;
pub mod render;
pub mod run;
pub mod schema;
pub mod verify;

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use crate::agenda::{Agenda, Rendering, render as render_findings};
use crate::error::{Error, Kind, Result};
use crate::files::{self, Flaw, load_agenda, made_of};
use crate::lang::{Lang, Msg};
use crate::readers::Readers;
use crate::tui::theme::Theme;
use crate::{msg, paths};

/// How a command ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked for is done.
    Done,
    /// It was looked at, and what was found is not right.
    Refused,
    /// It can be understood in more than one way.
    Unclear,
}

impl From<bool> for Outcome {
    fn from(is_right: bool) -> Self {
        if is_right { Self::Done } else { Self::Refused }
    }
}

/// How the program speaks to its user: options and settings together.
#[derive(Clone, Debug)]
pub struct UiOptions {
    /// The language of the screen.
    pub lang: Lang,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether only such signs are shown as every font has.
    pub ascii: bool,
    /// Whether the user wants the bell.
    pub bell: bool,
    /// How many minutes before a guest's slot the screen says: call in; for a body that sets nothing itself.
    pub call_ahead: u32,
    /// Keys that follow each other faster than this count as one burst of typing.
    pub burst_gap: Duration,
    /// What a meeting's screen says of settings that could not all be read.
    pub settings_notice: Option<Msg>,
}

impl UiOptions {
    /// Returns the screen's styles.
    #[must_use]
    pub fn theme(&self) -> Theme {
        Theme::new(self.colour).in_ascii(self.ascii)
    }

    /// Returns how findings are rendered that are said before the screen is up.
    #[must_use]
    pub fn rendering(&self) -> Rendering {
        Rendering { coloured: false, ascii: self.ascii }
    }
}

/// An agenda without errors.
struct ValidAgenda {
    agenda: Agenda,
    warnings: Vec<Flaw>,
    /// Who may read it and all that it includes.
    readers: Option<Readers>,
}

/// Reads an agenda that must be without errors; its findings go to standard error if it is not.
fn agenda_or_findings(path: &Path, lang: Lang, rendering: Rendering) -> Result<ValidAgenda> {
    // It is read at once, and named in what is said of it.
    let path = paths::typed(path);
    let checked = load_agenda(path)?;
    let warnings = files::warnings(path, &checked);
    let readers = Readers::of(&made_of(path, &checked));
    match checked.agenda {
        Some(agenda) => Ok(ValidAgenda { agenda, warnings, readers }),
        None => {
            let shown =
                render_findings(&checked.findings, &checked.sources, lang, Rendering { coloured: false, ..rendering });
            let _ = std::io::stderr().write_all(shown.as_bytes());
            let name = paths::shown(path);
            Err(Error::new(Kind::Agenda, msg!("error-agenda", path = name)).hint(msg!("hint-agenda")))
        }
    }
}
