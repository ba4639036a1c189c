//! A changed agenda on the screen: taken over, put off or told of, and everything open or selected following what it
//! stands for.
//!
//! What is the same item or slot in the new agenda is decided by `meeting::reload`; when a change is done, by
//! `files::watch`.

use super::app::{App, Effect, InputTime, Notice, OnRecorded, Tone};
use super::dialog::{Dialog, questions};
use super::keymap::Action;
use super::main_screen::SelectionAnchor;
use crate::agenda::{Agenda, AsRead};
use crate::files::Broken;
use crate::lang::Msg;
use crate::meeting::reload::{self, Names, Renamed, changes};
use crate::meeting::{Event, History, JournalEntry, Meeting};
use crate::msg;

/// The agenda's file as the program knows it.
#[derive(Debug)]
pub(super) struct AgendaFile {
    /// The agenda as in the file, before any shift.
    pub(super) source: Agenda,
    /// A changed agenda that could not be taken over when it came.
    put_off: Option<Box<Agenda>>,
    /// Whether it was said that a closed meeting takes no changed agenda.
    said_too_late: bool,
    /// A changed agenda that may be another meeting's.
    doubtful: Option<Doubtful>,
}

/// A changed agenda that is taken over only if the minute-taker says that it is of the same meeting.
#[derive(Debug)]
struct Doubtful {
    agenda: Box<Agenda>,
    /// Whether that was asked already: it is asked once, however often the file changes.
    is_asked: bool,
}

impl AgendaFile {
    pub(super) fn new(source: Agenda) -> Self {
        Self { source, put_off: None, said_too_late: false, doubtful: None }
    }
}

impl App {
    /// Takes a changed agenda over: by an event, or in its stead where nothing is recorded yet.
    pub(super) fn agenda_changed(&mut self, agenda: Box<Agenda>, when: InputTime) -> Vec<Effect> {
        let mended = self.agenda_trouble.take().is_some();
        if *agenda == self.agenda.source {
            self.agenda.put_off = None;
            self.forget_doubtful();
            if mended {
                self.notify_unless_asked(msg!("reload-mended"));
            }
            return Vec::new();
        }
        if self.meeting().closed_at().is_some() {
            self.agenda.put_off = Some(agenda);
            let close = self.keys.label(Action::Close);
            if let Some(withheld) = self.withholds_for_file() {
                self.notify_unless_asked(msg!("reload-too-late-closes", close = close));
                return vec![Effect::Record(vec![withheld], OnRecorded::Say)];
            } else if !std::mem::replace(&mut self.agenda.said_too_late, true) {
                self.notify_unless_asked(msg!("reload-too-late"));
            }
            return Vec::new();
        }
        // What waits before the first event was asked for in the plan as it was, and the record begins with that; the
        // new one follows by an event, which gives everything its new name.
        if !self.history.is_recorded() && self.waiting.is_some() {
            self.agenda.put_off = Some(agenda);
            return Vec::new();
        }
        if let Some(renamed) = reload::renamed_person(&self.history, &agenda) {
            let Renamed { id, before, after } = renamed;
            self.forget_doubtful();
            self.agenda_fails(msg!("reload-person-changed", id = id.0, before = before, after = after));
            return Vec::new();
        }
        if reload::may_be_another_meeting(self.meeting(), &agenda) {
            let is_asked = self.agenda.doubtful.as_ref().is_some_and(|doubtful| doubtful.is_asked);
            self.agenda.doubtful = Some(Doubtful { agenda, is_asked });
            self.agenda_fails(msg!("reload-other-meeting"));
            return Vec::new();
        }
        self.take_over(agenda, when)
    }

    /// Takes over a changed agenda that is of this meeting.
    fn take_over(&mut self, agenda: Box<Agenda>, when: InputTime) -> Vec<Effect> {
        self.forget_doubtful();
        let written = self.written_on();
        let matching = reload::decide(self.meeting(), &agenda, &written);
        if self.history.is_recorded() || !matching.keep.is_empty() {
            // Until it is recorded, it is to be tried again.
            self.agenda.put_off = Some(agenda.clone());
            return vec![Effect::Record(reload::events(self.meeting(), agenda, &written), OnRecorded::Say)];
        }
        let before = self.meeting().clone();
        let mut held = SelectionAnchor::of(&self.screen, &before);
        let names = reload::names(&before, &agenda, &matching);
        self.agenda.source = *agenda;
        self.history = History::new(self.agenda.source.clone(), None, before.rehearsal());
        self.follow_names(&before, &names, &mut held, when);
        self.restore_anchor(held, when);
        Vec::new()
    }

    /// Takes over the agenda that was asked about: the minute-taker says that it is of this meeting.
    pub(super) fn take_doubtful(&mut self, when: InputTime) -> Vec<Effect> {
        let Some(doubtful) = self.agenda.doubtful.take() else { return Vec::new() };
        self.agenda_trouble = None;
        self.take_over(doubtful.agenda, when)
    }

    /// Asks whether a changed agenda is of this meeting, once nothing else is open: what is typed must not answer it.
    pub(super) fn ask_about_agenda(&mut self) {
        let Some(doubtful) = self.agenda.doubtful.as_mut().filter(|doubtful| !doubtful.is_asked) else { return };
        if self.dialogs.is_empty() {
            doubtful.is_asked = true;
            self.dialogs.push(questions::same_meeting(&doubtful.agenda, self.lang).into());
        }
    }

    fn forget_doubtful(&mut self) {
        self.agenda.doubtful = None;
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Menu(menu) if menu.asks_about_agenda()));
    }

    /// Tells for as long as it lasts that the agenda has errors.
    pub(super) fn agenda_broken(&mut self, broken: &Broken) {
        let line = i64::try_from(broken.line).unwrap_or(i64::MAX);
        let place = match &broken.file {
            Some(file) => self.lang.say(&msg!("reload-place-in", file = file.as_str(), line = line)),
            None => self.lang.say(&msg!("reload-place", line = line)),
        };
        let cause = self.lang.say(&broken.cause);
        self.agenda_fails(msg!("reload-broken", place = place, cause = cause));
    }

    /// Tells for as long as it lasts that the agenda cannot be read.
    pub(super) fn agenda_gone(&mut self) {
        self.agenda_fails(msg!("reload-gone"));
    }

    fn agenda_fails(&mut self, msg: Msg) {
        // A closed meeting has no more use for it.
        if self.meeting().closed_at().is_some() || self.agenda_trouble.as_ref() == Some(&msg) {
            return;
        }
        self.agenda_trouble = Some(msg);
        if self.notice.as_ref().is_some_and(|n| matches!(n.tone, Tone::Tell | Tone::Done(_))) {
            self.notice = None;
        }
    }

    /// Returns the event by which a closed meeting withholds what its changed agenda closes: it is kept though the file
    /// may be gone later, and what is recorded meanwhile carries it.
    pub(super) fn withholds_for_file(&self) -> Option<Event> {
        let agenda = self.agenda.put_off.as_ref().filter(|_| self.meeting().closed_at().is_some())?;
        reload::withheld_by_file(reload::closed_by(self.meeting(), AsRead::Whole(agenda)))
    }

    fn notify_unless_asked(&mut self, msg: Msg) {
        if self.notice.as_ref().is_none_or(|n| n.tone != Tone::Ask) {
            self.notice = Some(Notice { msg, tone: Tone::Tell });
        }
    }

    /// Returns a changed agenda that could not be taken over when it came, if it can be now.
    pub fn take_deferred(&mut self) -> Option<Box<Agenda>> {
        let able = self.meeting().closed_at().is_none() && self.trouble.is_none();
        if able { self.agenda.put_off.take() } else { None }
    }

    /// Returns whether a changed agenda could not be taken over.
    pub(super) fn has_deferred(&self) -> bool {
        self.agenda.put_off.is_some()
    }

    /// Applies a recorded reload; everything that names something in the plan gets its new name. `before` is the
    /// meeting before it, and before what was withheld for it.
    pub(super) fn reloaded(
        &mut self,
        entry: JournalEntry,
        before: &Meeting,
        held: &mut SelectionAnchor,
        when: InputTime,
    ) {
        let Event::AgendaReplaced { agenda, matching, .. } = &entry.event else { return };
        let names = reload::names(before, agenda, matching);
        self.agenda.source = (**agenda).clone();
        self.agenda.put_off = None;
        self.history.apply(entry);
        self.follow_names(before, &names, held, when);
    }

    fn follow_names(&mut self, before: &Meeting, names: &Names, held: &mut SelectionAnchor, when: InputTime) {
        held.rename(names);
        self.rename(names, when);
        // What was asked was asked of another plan.
        self.screen.asked = None;
        let found = changes::changes(before, self.meeting(), names);
        let margin = if self.size.width < 76 || self.size.height < 20 { 0 } else { 4 };
        let width = usize::from(self.size.width.saturating_sub(margin));
        let line = changes::line(&found, self.lang, width);
        let concerns_public = |change| matches!(change, &changes::Change::Opened(_) | &changes::Change::Withheld(_));
        let tone = if found.iter().any(concerns_public) { Tone::Warn } else { Tone::Tell };
        self.notice = Some(Notice { msg: msg!("reload-said", changes = line), tone });
    }
}
