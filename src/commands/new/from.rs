//! `punktlig new --from OLD`: the agenda of the next meeting, made of an earlier one and of what its record left.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Place, UiOptions};
use crate::agenda::next::{Earlier, Left, Unusable, date as next_date, next};
use crate::agenda::{Agenda, Blank};
use crate::commands::agenda_or_findings;
use crate::error::{Error, Kind, Result};
use crate::journal::{self, MeetingPaths};
use crate::lang::Lang;
use crate::meeting::{Event, History, Meeting};
use crate::time::date_short;
use crate::{files, msg, paths};

/// Writes the agenda of the next meeting; gives its name.
///
/// # Errors
///
/// When the earlier agenda or its record cannot be used, no day is known, or there is something by the name.
pub(super) fn write(
    earlier: &Path,
    date: Option<NaiveDate>,
    file: Option<&Path>,
    options: &UiOptions,
) -> Result<PathBuf> {
    let found = journal::resolve(earlier)?;
    let shown = paths::shown(earlier);
    let none =
        || Error::new(Kind::Input, msg!("next-no-agenda", path = shown.clone())).hint(msg!("next-no-agenda-hint"));
    let old = found.agenda.clone().ok_or_else(none)?;
    // What is wrong with it is said as everywhere.
    let agenda = agenda_or_findings(&old, options.lang, options.rendering())?.agenda;
    let text = files::read_alone(&old)?;
    let date = date.or_else(|| next_date(&text));
    let left = date.map(|date| left(&found, &agenda, date)).transpose()?.unwrap_or_default();
    let stem = old.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let made = next(&Earlier { text: &text, name: &stem, left }, date)
        .map_err(|unusable| refused(unusable, &shown, agenda.date, options.lang))?;
    let folder = old.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = match file {
        Some(_) => Place::of(file)?,
        None => Place::Folder(folder.to_owned()),
    };
    // As the series is named so far, or as any new meeting is.
    let of_series = stem.strip_prefix(&agenda.date.to_string()).map(|rest| format!("{}{rest}", made.date));
    let blank = Blank::new(&agenda.title, agenda.body.as_deref().unwrap_or_default(), made.date, options.lang);
    let new = place.named(&of_series.unwrap_or_else(|| blank.stem()));
    let (_, mut made_of) = files::current(&old);
    made_of.push(found.dir.clone());
    // What it includes is found from where it is.
    let is_beside = new.parent().map(paths::whole) == Some(paths::whole(folder));
    if !is_beside && made_of.len() > 2 {
        let msg = msg!("next-elsewhere", path = paths::shown(&new), folder = paths::shown(folder));
        return Err(Error::new(Kind::Input, msg).hint(msg!("next-elsewhere-hint")));
    }
    files::create_from(&new, &made.toml, &made_of)?;
    Ok(new)
}

/// Returns what a meeting leaves for a day: what its record does, if it has one that is not of a rehearsal. What the
/// file closes is closed as well.
fn left(place: &MeetingPaths, agenda: &Agenda, date: NaiveDate) -> Result<Left> {
    let events = journal::read(&place.dir)?.events;
    let is_rehearsal =
        matches!(events.first().map(|first| &first.event), Some(Event::RecordCreated { rehearsal: true, .. }));
    let history = History::replay(events).filter(|_| !is_rehearsal);
    let mut left = history.map(|history| history.meeting().left_for(date)).unwrap_or_default();
    let planned = Meeting::new(agenda.clone(), None, false).left_for(date);
    left.closed.extend(planned.closed);
    left.is_plan_closed |= planned.is_plan_closed;
    Ok(left)
}

fn refused(unusable: Unusable, path: &str, own: NaiveDate, lang: Lang) -> Error {
    let (msg, hint) = match unusable {
        Unusable::Broken => (msg!("next-broken", path = path), msg!("next-broken-hint", path = path)),
        Unusable::NoDate => (msg!("next-no-date", path = path), msg!("next-no-date-hint")),
        Unusable::NotLater => {
            (msg!("next-not-later", path = path, date = date_short(own, lang)), msg!("next-not-later-hint"))
        }
    };
    Error::new(Kind::Input, msg).hint(hint)
}
