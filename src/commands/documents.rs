//! What the commands that write documents have in common: formats, audiences, who may read a file, what is said of it.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::files;
use crate::journal::MeetingPaths;
use crate::lang::Lang;
use crate::protocol::{self, Format, LeftBecause, Written};
use crate::readers::Readers;
use crate::{msg, paths};

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.ending()))
    }
}

/// Who a document is for, as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceChoice {
    Full,
    Public,
}

impl AudienceChoice {
    /// The audience that is meant.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Full => Audience::Full,
            Self::Public => Audience::Public,
        }
    }
}

/// Returns the format that is meant: the one that is asked for, or the one that the output's name ends in, or Markdown.
///
/// # Errors
///
/// When the output's name ends in another format than the one that is asked for, and when a terminal cannot show it.
pub(super) fn wanted_format(asked: Option<Format>, output: Option<&Path>, to_terminal: bool) -> Result<Format> {
    let format = match (asked, output.and_then(Format::of_name)) {
        (Some(asked), Some(named)) if asked != named => {
            let name = output.map(paths::shown).unwrap_or_default();
            let msg = msg!("format-other-ending", path = name, ending = named.ending(), format = asked.ending());
            let hint = msg!("format-other-ending-hint", ending = named.ending());
            return Err(Error::new(Kind::Input, msg).hint(hint));
        }
        (asked, named) => asked.or(named).unwrap_or(Format::Md),
    };
    if output.is_some_and(protocol::is_standard_output) && to_terminal && !format.is_text() {
        let msg = msg!("format-terminal", format = format.ending());
        return Err(Error::new(Kind::Input, msg).hint(msg!("format-terminal-hint")));
    }
    Ok(format)
}

/// Returns those who may read a document of a meeting: whoever may read its agenda, all that this includes, and its
/// record.
pub(super) fn readers(place: &MeetingPaths) -> Readers {
    let mut made_of = place.agenda.as_deref().map(|agenda| files::current(agenda).1).unwrap_or_default();
    made_of.push(place.dir.clone());
    Readers::of(&made_of).unwrap_or(Readers::Owner)
}

/// Says where a document is, by the name that was given if it is there.
pub(super) fn report(output: Option<&Path>, written: &Written, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let name = paths::shown;
    let path = name(output.filter(|_| written.left.is_none()).unwrap_or(&written.path));
    let said = match written.left.as_ref().map(|left| (left.why, name(&left.path))) {
        Some((LeftBecause::Ahead, kept)) => msg!("protocol-told-ahead", path = path, kept = kept),
        Some((LeftBecause::Held, kept)) => msg!("protocol-told-held", path = path, kept = kept),
        Some((LeftBecause::Edited, kept)) => msg!("protocol-told-beside", path = path, kept = kept),
        None => msg!("protocol-told", path = path),
    };
    writeln!(out, "{}", lang.say(&said)).map_err(|e| Error::io(Path::new("-"), e))
}
