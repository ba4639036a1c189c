//! `punktlig run FILE`: runs the meeting; begins it, or goes on where it was.

use std::path::{Path, PathBuf};

use super::{Terms, agenda_or_findings, rehearse};
use crate::agenda::Agenda;
use crate::error::{Error, Kind, Result};
use crate::journal::{self, Journal, Opened};
use crate::meeting::{Event, History};
use crate::msg;
use crate::time::Clock;
use crate::tui::app::{App, Notice, Tone};
use crate::tui::theme::Theme;
use crate::tui::{Left, Screen, Session};

/// Runs the meeting of `file` on the screen.
///
/// # Errors
///
/// When the agenda or the journal cannot be used, somebody else holds the meeting, or there is no terminal.
pub fn run(file: &Path, terms: Terms) -> Result<bool> {
    let session = open(file, terms)?;
    let mut screen = Screen::enter()?;
    let left = session.run(&mut screen)?;
    go_on(left, file, &mut screen, terms)
}

/// Rehearses after all, if that is how the minute-taker left.
///
/// # Errors
///
/// As for a rehearsal.
pub fn go_on(left: Left, file: &Path, screen: &mut Screen, terms: Terms) -> Result<bool> {
    match left {
        Left::Quit => Ok(true),
        Left::Rehearse => rehearse::on(screen, file, None, 1.0, None, terms),
    }
}

/// Opens a meeting: takes its record, and takes over an agenda that was changed since.
///
/// # Errors
///
/// When the agenda or the journal cannot be used, or somebody else holds the meeting.
pub fn open(file: &Path, terms: Terms) -> Result<Session> {
    let place = journal::resolve(file)?;
    let mut clock = Clock::system();
    let agenda = match &place.agenda {
        // The record can be read and gone on with while the agenda cannot.
        Some(path) if journal_is_begun(&place.dir) => agenda_or_findings(path, terms.lang).ok(),
        Some(path) => Some(agenda_or_findings(path, terms.lang)?),
        None => None,
    };
    let (journal, opened) = Journal::open(&place.dir, clock.now())?;
    if let Some(last) = opened.events.last() {
        clock.not_before(last.at);
    }
    let rehearsal =
        matches!(opened.events.first().map(|e| &e.event), Some(Event::RecordCreated { rehearsal: true, .. }));
    if rehearsal {
        let name = crate::text::one_line(&place.dir.display().to_string());
        return Err(Error::new(Kind::Input, msg!("error-is-rehearsal", path = name)).hint(msg!("hint-is-rehearsal")));
    }
    session(agenda, journal, opened, clock, place.dir, false, terms)
}

fn journal_is_begun(dir: &Path) -> bool {
    !matches!(journal::status(dir), Ok(journal::Status::NotStarted))
}

/// Makes the session of an open record, for a real meeting or a rehearsal.
pub(super) fn session(
    agenda: Option<(Agenda, usize)>,
    journal: Journal,
    opened: Opened,
    clock: Clock,
    dir: PathBuf,
    rehearsal: bool,
    terms: Terms,
) -> Result<Session> {
    let Opened { events, torn } = opened;
    let begun = !events.is_empty();
    let source = events.iter().rev().find_map(|e| match &e.event {
        Event::RecordCreated { agenda, .. } | Event::AgendaReloaded { agenda } => Some((**agenda).clone()),
        _ => None,
    });
    let (current, warnings) = match agenda {
        Some((agenda, warnings)) => (Some(agenda), warnings),
        None => (None, 0),
    };
    let Some(recorded) = source.clone().or_else(|| current.clone()) else {
        let name = crate::text::one_line(&dir.display().to_string());
        return Err(Error::new(Kind::Journal, msg!("error-no-agenda", path = name)));
    };
    let history = match History::replay(events) {
        Some(history) => history,
        None => History::new(recorded.clone(), None, rehearsal),
    };
    let closed = history.meeting().closed_at().is_some();
    let changed = current.filter(|c| begun && !closed && source.as_ref() != Some(c));
    let mut app = App::new(terms.lang, Theme::new(terms.colour), recorded, history);
    app.speed = clock.speed();
    app.notice = if torn.is_some() {
        Some(Notice { msg: msg!("notice-torn"), tone: Tone::Warn })
    } else if begun && !closed {
        Some(Notice { msg: msg!("notice-resumed"), tone: Tone::Tell })
    } else if warnings > 0 && !begun {
        Some(Notice { msg: msg!("notice-warnings", count = warnings), tone: Tone::Tell })
    } else {
        None
    };
    let mut session = Session::new(app, journal, clock, dir);
    if let Some(agenda) = changed {
        session.record(Event::AgendaReloaded { agenda: Box::new(agenda) })?;
    }
    Ok(session)
}
