//! `punktlig rehearse FILE`: the same program on a pretended clock; its record says that it is only a rehearsal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta};

use super::{UiOptions, ValidAgenda, agenda_or_findings, run};
use crate::agenda::{Agenda, SlotKind};
use crate::error::{Error, Kind, Result};
use crate::files::Found;
use crate::journal::{self, Journal, MeetingPaths, RealFs, RehearsalClock};
use crate::meeting::Event;
use crate::msg;
use crate::paths;
use crate::readers::Readers;
use crate::time::{self, Clock, Stamp};
use crate::tui::Screen;

/// Rehearses the meeting of `file` on the screen.
///
/// # Errors
///
/// When the agenda cannot be used, the folder holds a real record or other things, or there is no terminal.
pub fn run(
    file: &Path,
    from: Option<NaiveTime>,
    speed: f64,
    keep: Option<PathBuf>,
    options: &UiOptions,
) -> Result<bool> {
    // Found out before the screen is up, so that it can be read.
    let agenda = agenda_of(file, options)?;
    if let Some(dir) = keep.as_deref().filter(|dir| !journal::may_hold_a_record(dir)) {
        // Its permissions would become the agenda's, and the record would lie among what is somebody's.
        let name = paths::shown(dir);
        return Err(Error::new(Kind::Input, msg!("error-keep-taken", path = name)).hint(msg!("hint-is-real")));
    }
    let mut screen = Screen::enter(options.ascii)?;
    match (on(&mut screen, agenda, from, speed, keep.clone(), options), keep) {
        (Err(error), Some(dir)) if error.kind == Kind::Locked => {
            run::offer_to_follow(&mut screen, error, &dir, options)
        }
        (done, _) => done,
    }
}

/// Rehearses on a screen that is up already.
///
/// # Errors
///
/// As for [`run()`].
pub fn on(
    screen: &mut Screen,
    Rehearsed { path, good }: Rehearsed,
    from: Option<NaiveTime>,
    speed: f64,
    keep: Option<PathBuf>,
    options: &UiOptions,
) -> Result<bool> {
    let ValidAgenda { agenda, warnings, readers } = good;
    // A record that is not kept goes with the folder when this value does.
    let (dir, readers, temporary) = match keep {
        Some(dir) => (paths::whole(&dir), readers, None),
        None => {
            let temporary = journal::temporary()?;
            (temporary.path().to_owned(), Some(Readers::Owner), Some(temporary))
        }
    };
    let (mut journal, opened) = Journal::open(Arc::new(RealFs), &dir, readers, Clock::system().now())?;
    let start = match opened.events.last() {
        Some(last) => last.at,
        None => beginning(&agenda, from),
    };
    if matches!(opened.events.first().map(|e| &e.event), Some(Event::RecordCreated { rehearsal: false, .. })) {
        let name = paths::shown(&dir);
        return Err(Error::new(Kind::Input, msg!("error-is-real", path = name)).hint(msg!("hint-is-real")));
    }
    if temporary.is_none() {
        journal.keep_agenda(&path)?;
    }
    let fresh = opened.events.is_empty();
    let mut clock = Clock::pretended(start, speed);
    journal.publish_clock(RehearsalClock { real: Clock::system().now(), shown: clock.now(), speed });
    let held = if fresh { held_before(&agenda, start) } else { Vec::new() };
    let found = Found::Good(Box::new(agenda), warnings);
    let place = MeetingPaths { agenda: Some(path), dir };
    let mut session = run::session(found, journal, opened, clock, place, true, options)?;
    if temporary.is_some() {
        session.discard_record();
    }
    session.record_past(held)?;
    session.run(screen)?;
    Ok(true)
}

/// What is rehearsed.
pub struct Rehearsed {
    path: PathBuf,
    good: ValidAgenda,
}

/// Reads the agenda to rehearse, and counts its warnings.
pub(super) fn agenda_of(file: &Path, options: &UiOptions) -> Result<Rehearsed> {
    let place = journal::resolve(file)?;
    let Some(path) = place.agenda else {
        let name = paths::shown(file);
        return Err(Error::new(Kind::Input, msg!("error-rehearse-agenda", path = name)).hint(msg!("hint-no-agenda")));
    };
    let good = agenda_or_findings(&path, options.lang, options.rendering())?;
    Ok(Rehearsed { path, good })
}

/// When a meeting is rehearsed of which nobody planned the start.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(nine) => nine,
    None => NaiveTime::MIN,
};

/// When a rehearsal begins: a minute before the first slot that has a time, or when it was asked to.
fn beginning(agenda: &Agenda, from: Option<NaiveTime>) -> Stamp {
    let planned = agenda.slots.iter().find_map(|s| s.start).filter(|at| at.date() == agenda.date);
    let first = planned.unwrap_or_else(|| agenda.date.and_time(MORNING));
    let local = match from {
        Some(from) => first.date().and_time(from),
        None => first - TimeDelta::minutes(1),
    };
    agenda.zone().map_or_else(|| time::at_local(local), |zone| zone.moment(local))
}

/// The slots that count as held as planned: those of the plan that begin by `now`, each begun at its time.
fn held_before(agenda: &Agenda, now: Stamp) -> Vec<(Stamp, Event)> {
    agenda
        .slots
        .iter()
        .filter(|s| s.kind != SlotKind::Close)
        .filter_map(|s| Some((s.start.filter(|start| *start <= now.naive_local())?, s)))
        .map(|(start, s)| (time::at_offset(start, *now.offset()), Event::SlotStarted { slot: s.id.clone() }))
        .collect()
}
