//! `punktlig chair FILE`: follows a record on a second screen, for the chair or the wall; it changes nothing.

use std::path::Path;

use super::UiOptions;
use super::documents::AudienceChoice;
use crate::audience::Audience;
use crate::error::Result;
use crate::journal;
use crate::paths;
use crate::tui::{Chair, Screen};

/// Shows the meeting of `file` until the user leaves; its record need not be there yet.
///
/// # Errors
///
/// When there is no such meeting and none can come, or there is no terminal.
pub fn run(file: &Path, reader: AudienceChoice, options: &UiOptions) -> Result<bool> {
    // Found out before the screen is up, so that it can be read.
    let place = journal::resolve_or_await(file)?;
    let chair = Chair::new(&paths::whole(file), place, reader.audience(), options.lang, options.theme());
    chair.run(&mut Screen::enter(options.ascii)?)?;
    Ok(true)
}

/// Shows the meeting of `file` on a screen that is up already.
///
/// # Errors
///
/// As for [`run`].
pub fn follow(screen: &mut Screen, file: &Path, audience: Audience, options: &UiOptions) -> Result<bool> {
    let place = journal::resolve_or_await(file)?;
    Chair::new(&paths::whole(file), place, audience, options.lang, options.theme()).run(screen)?;
    Ok(true)
}
