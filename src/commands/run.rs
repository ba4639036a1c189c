//! `punktlig run FILE`: runs the meeting; begins it, or goes on where it was.

use std::path::{Path, PathBuf};

use super::{Terms, agenda_or_findings, rehearse};
use crate::agenda::Agenda;
use crate::error::{Error, Kind, Result};
use crate::files::load_agenda;
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
        Left::Rehearse => rehearse::on(screen, rehearse::agenda_of(file, terms)?, None, 1.0, None, terms),
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
        // A meeting that has begun goes on with the agenda of its record while the file cannot be used.
        Some(path) if journal_is_begun(&place.dir) => match load_agenda(path).map(|c| (c.agenda, c.findings)) {
            Ok((Some(agenda), findings)) => Current::Good(Box::new(agenda), findings.len()),
            Ok((None, findings)) => Current::Broken(findings.iter().filter(|f| f.is_error()).count()),
            Err(_) => Current::Gone,
        },
        Some(path) => {
            let (agenda, warnings) = agenda_or_findings(path, terms.lang)?;
            Current::Good(Box::new(agenda), warnings)
        }
        None => Current::Gone,
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

/// The agenda's file as it is now.
pub(super) enum Current {
    /// It can be used; it has so many warnings.
    Good(Box<Agenda>, usize),
    /// It has so many errors.
    Broken(usize),
    /// It is not there, or cannot be read.
    Gone,
}

/// Makes the session of an open record, for a real meeting or a rehearsal.
pub(super) fn session(
    agenda: Current,
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
    let trouble = match agenda {
        Current::Good(..) => None,
        Current::Broken(errors) => Some(msg!("notice-agenda-broken", count = errors)),
        Current::Gone => Some(msg!("notice-agenda-gone")),
    };
    let (current, warnings) = match agenda {
        Current::Good(agenda, warnings) => (Some(*agenda), warnings),
        Current::Broken(_) | Current::Gone => (None, 0),
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
    let mut session = Session::new(app, journal, clock, dir).with_bell(terms.bell);
    let reloads = changed.is_some();
    if let Some(agenda) = changed {
        session.record(Event::AgendaReloaded { agenda: Box::new(agenda) })?;
    }
    // What went wrong is told before what is merely worth knowing.
    let (msg, tone) = if torn.is_some() {
        (Some(msg!("notice-torn")), Tone::Warn)
    } else if trouble.is_some() && !closed {
        (trouble, Tone::Warn)
    } else if let Some(notice) = terms.settings_notice {
        (Some(notice.clone()), Tone::Warn)
    } else if begun && !closed && !reloads {
        (Some(msg!("notice-resumed")), Tone::Tell)
    } else if warnings > 0 && !begun {
        (Some(msg!("notice-warnings", count = warnings)), Tone::Tell)
    } else {
        (None, Tone::Tell)
    };
    if let Some(msg) = msg {
        session.app().notice = Some(Notice { msg, tone });
    }
    Ok(session)
}
