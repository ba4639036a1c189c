//! `punktlig run FILE`: runs the meeting; begins it, or goes on where it was.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use super::{UiOptions, ValidAgenda, agenda_or_findings, chair, import, rehearse};
use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::files::{self, Found};
use crate::journal::{self, Journal, MeetingPaths, Opened, RealFs, Tail};
use crate::meeting::{Event, History};
use crate::msg;
use crate::os;
use crate::paths;
use crate::readers::Readers;
use crate::time::{self, Clock};
use crate::tui::app::{App, Notice, Tone};
use crate::tui::locked_screen::LockedScreen;
use crate::tui::{Screen, Session, SessionExit};

/// Runs the meeting of `file` on the screen.
///
/// # Errors
///
/// When the agenda or the journal cannot be used, somebody else holds the meeting, or there is no terminal.
pub fn run(file: &Path, options: &UiOptions) -> Result<bool> {
    let imported;
    let file = if import::is_document(file) && file.is_file() {
        imported = import::offer(file, options)?;
        match &imported {
            Some(agenda) => agenda.as_path(),
            None => return Ok(false),
        }
    } else {
        file
    };
    let session = match open(file, options) {
        Ok(session) => session,
        Err(error) if error.kind == Kind::Locked && in_terminal() => {
            return offer_to_follow(&mut Screen::enter(options.ascii)?, error, file, options);
        }
        Err(error) => return Err(error),
    };
    let mut screen = Screen::enter(options.ascii)?;
    let left = session.run(&mut screen)?;
    go_on(left, file, &mut screen, options)
}

/// Runs the meeting of `file` on a screen that is up already.
///
/// # Errors
///
/// As for [`run()`].
pub fn on(screen: &mut Screen, file: &Path, options: &UiOptions) -> Result<bool> {
    let session = match open(file, options) {
        Err(error) if error.kind == Kind::Locked => return offer_to_follow(screen, error, file, options),
        opened => opened?,
    };
    let left = session.run(screen)?;
    go_on(left, file, screen, options)
}

fn in_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Says who holds the meeting, and shows it as the chair sees it if the user wants to.
///
/// # Errors
///
/// The refusal itself if the user does not; and when the terminal fails.
pub fn offer_to_follow(screen: &mut Screen, refused: Error, file: &Path, options: &UiOptions) -> Result<bool> {
    let locked = LockedScreen { lang: options.lang, theme: options.theme(), error: &refused };
    if locked.run(screen)? { chair::follow(screen, file, Audience::Full, options) } else { Err(refused) }
}

/// Rehearses after all, if that is how the minute-taker left.
///
/// # Errors
///
/// As for a rehearsal.
pub fn go_on(left: SessionExit, file: &Path, screen: &mut Screen, options: &UiOptions) -> Result<bool> {
    match left {
        SessionExit::Quit => Ok(true),
        SessionExit::Unsaved(None) => Err(Error::new(Kind::Io, msg!("left-unsaved"))),
        SessionExit::Unsaved(Some(what)) => Err(Error::new(Kind::Io, msg!("left-unsaved-what", what = what))),
        SessionExit::Changed(None) => Err(Error::new(Kind::Changed, msg!("left-changed"))),
        SessionExit::Changed(Some(what)) => Err(Error::new(Kind::Changed, msg!("left-changed-what", what = what))),
        SessionExit::Unwritten => Err(Error::new(Kind::Io, msg!("left-unwritten")).hint(msg!("left-unwritten-hint"))),
        SessionExit::Rehearse(otherwise) => {
            let agenda = rehearse::agenda_of(file, options);
            let rehearsed = agenda.and_then(|agenda| rehearse::on(screen, agenda, None, 1.0, None, options));
            // What was not saved before it is reported after it.
            go_on(*otherwise, file, screen, options).and(rehearsed)
        }
    }
}

/// Opens a meeting: takes its record, and takes over an agenda that was changed since.
///
/// # Errors
///
/// When the agenda or the journal cannot be used, or somebody else holds the meeting.
pub fn open(file: &Path, options: &UiOptions) -> Result<Session> {
    let mut place = journal::resolve(file)?;
    let mut clock = Clock::system();
    let (found, readers) = match &place.agenda {
        // A meeting that has begun goes on with the agenda of its record while the file cannot be used.
        Some(path) if journal::is_begun(&place.dir) => {
            let (found, files) = files::current(path);
            (found, Readers::of(&files))
        }
        Some(path) => {
            let ValidAgenda { agenda, warnings, readers } =
                agenda_or_findings(path, options.lang, options.rendering())?;
            (Found::Good(Box::new(agenda), warnings), readers)
        }
        None => (Found::Gone, None),
    };
    // Nothing is recorded of a change by one who has no screen to go on with; what is wrong with the record is reported
    // first.
    Screen::check().map_err(|error| {
        let refused = journal::refuse_held(&place.dir).and_then(|()| journal::read(&place.dir).map(drop));
        refused.err().unwrap_or(error)
    })?;
    let (journal, opened) = Journal::open(Arc::new(RealFs), &place.dir, readers, clock.now())?;
    let rehearsal =
        matches!(opened.events.first().map(|e| &e.event), Some(Event::RecordCreated { rehearsal: true, .. }));
    if rehearsal {
        let name = paths::shown(&place.dir);
        return Err(Error::new(Kind::Input, msg!("error-is-rehearsal", path = name)).hint(msg!("hint-is-rehearsal")));
    }
    // The agenda may be gone while its record is there; it may also come back.
    place.agenda = place.agenda.or_else(|| paths::is_agenda(file).then(|| paths::whole(file)));
    let earlier = match (&place.agenda, &found) {
        (Some(path), Found::Good(agenda, _)) if opened.events.is_empty() => journal::renamed_from(path, agenda),
        _ => None,
    };
    let mut session = session(found, journal, opened, clock, place, false, options)?;
    if let Some(dir) = earlier {
        session.app_mut().ask_about_record(&dir);
    }
    Ok(session)
}

/// Makes the session of an open record, for a real meeting or a rehearsal.
pub(super) fn session(
    found: Found,
    journal: Journal,
    opened: Opened,
    mut clock: Clock,
    place: MeetingPaths,
    rehearsal: bool,
    options: &UiOptions,
) -> Result<Session> {
    let Opened { events, tail, torn: _, copies, exposed } = opened;
    let begun = !events.is_empty();
    let recorded = events.iter().rev().find_map(|entry| entry.event.agenda()).cloned();
    let (current, warnings) = match &found {
        Found::Good(agenda, warnings) => (Some(agenda), warnings.len()),
        Found::Broken(..) | Found::NoText(_) | Found::Held(_) | Found::Gone => (None, 0),
    };
    let Some(recorded) = recorded.or_else(|| current.map(|a| (**a).clone())) else {
        let name = paths::shown(&place.dir);
        return Err(Error::new(Kind::Journal, msg!("error-no-agenda", path = name)).hint(msg!("hint-no-agenda")));
    };
    let history = match History::replay(events) {
        Some(history) => history,
        None => History::new(recorded.clone(), None, rehearsal),
    };
    let closed = history.meeting().closed_at().is_some();
    let mut app = App::new(options.lang, options.theme(), recorded, history);
    app.speed = clock.speed();
    app.call_ahead = options.call_ahead;
    app.burst_gap = options.burst_gap;
    app.esc_is_read_as_alt = os::ESC_IS_READ_AS_ALT;
    let machine = clock.now();
    app.zone = time::machine_zone(machine);
    let (elsewhere, zone_of_meeting) = (app.meeting().in_zone(machine), app.meeting().zone());
    let drafts_left = journal::drafts::others(&place.dir);
    let session = Session::new(app, journal, clock, place).with_bell(options.bell);
    let mut session = session.with_user(journal::user_name());
    // A change made while nobody ran the meeting is taken over as one made while somebody does.
    session.agenda(found);
    let quiet = session.app_mut().notice.is_none() && session.app().agenda_trouble.is_none();
    // What went wrong is reported before what is merely worth knowing.
    let cut = match tail {
        Tail::Clean => None,
        Tail::Torn { .. } => Some(msg!("notice-torn")),
        Tail::Blank { .. } => Some(msg!("notice-blank")),
        Tail::NoLineFeed => Some(msg!("notice-line-feed")),
    };
    let (msg, tone) = if let Some(cut) = cut {
        (Some(cut), Tone::Warn)
    } else if let Some(left_out) = session.drafts_left_out() {
        (Some(left_out), Tone::Warn)
    } else if let Some(copy) = copies.first() {
        (Some(copy.line()), Tone::Warn)
    } else if let Some(name) = drafts_left.first() {
        (Some(msg!("draft-left", name = crate::text::one_line(name))), Tone::Warn)
    } else if exposed {
        (Some(msg!("notice-folder-exposed")), Tone::Warn)
    } else if let Some(notice) = &options.settings_notice {
        (Some(notice.clone()), Tone::Warn)
    } else if elsewhere.offset() != machine.offset() {
        let zone = zone_of_meeting.map_or_else(|| time::offset_name(elsewhere), |zone| zone.name().to_owned());
        (Some(msg!("notice-other-zone", zone = time::offset_name(machine), meeting = zone)), Tone::Warn)
    } else if begun && !closed && quiet {
        (Some(msg!("notice-resumed")), Tone::Tell)
    } else if warnings > 0 && !begun {
        (Some(msg!("notice-warnings", count = warnings)), Tone::Tell)
    } else {
        (None, Tone::Tell)
    };
    if let Some(msg) = msg {
        session.app_mut().notice = Some(Notice { msg, tone });
    }
    session.write_due();
    Ok(session)
}
