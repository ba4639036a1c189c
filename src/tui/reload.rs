//! A changed agenda on the screen: taken over, put off or told of, and everything open or selected following what it
//! stands for.
//!
//! What is the same item or slot in the new agenda is decided by `meeting::reload`; when a change is done, by
//! `files::watch`.

use super::app::{App, Effect, InputTime, Notice, OnRecorded, Tone};
use super::drafts::WorkingDrafts;
use super::keymap::Action;
use super::main_screen::SelectionAnchor;
use crate::agenda::Agenda;
use crate::files::Broken;
use crate::lang::Msg;
use crate::meeting::reload::{self, Names, changes};
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
}

impl AgendaFile {
    pub(super) fn new(source: Agenda) -> Self {
        Self { source, put_off: None, said_too_late: false }
    }
}

impl App {
    /// Takes a changed agenda over: by an event, or in its stead where nothing is recorded yet.
    pub(super) fn agenda_changed(&mut self, agenda: Box<Agenda>, when: InputTime) -> Vec<Effect> {
        let mended = self.agenda_trouble.take().is_some();
        if *agenda == self.agenda.source {
            self.agenda.put_off = None;
            if mended {
                self.notify_unless_asked(msg!("reload-mended"));
            }
            return Vec::new();
        }
        if self.meeting().closed_at().is_some() {
            let closes = !reload::closed_by(self.meeting(), &agenda).is_empty();
            self.agenda.put_off = Some(agenda);
            let close = self.keys.label(Action::Close);
            if closes {
                self.notify_unless_asked(msg!("reload-too-late-closes", close = close));
            } else if !std::mem::replace(&mut self.agenda.said_too_late, true) {
                self.notify_unless_asked(msg!("reload-too-late"));
            }
            return Vec::new();
        }
        let keep = self.written_on_what_goes(&agenda);
        let matching = reload::decide(self.meeting(), &agenda, &keep);
        if self.history.is_recorded() || !keep.is_empty() {
            // Until it is recorded, it is to be tried again.
            self.agenda.put_off = Some(agenda.clone());
            return vec![Effect::Record(vec![Event::AgendaReplaced { agenda, matching }], OnRecorded::Say)];
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

    /// Applies a recorded reload; everything that names something in the plan gets its new name.
    pub(super) fn reloaded(&mut self, entry: JournalEntry, held: &mut SelectionAnchor, when: InputTime) {
        let Event::AgendaReplaced { agenda, matching } = &entry.event else { return };
        let before = self.meeting().clone();
        let names = reload::names(&before, agenda, matching);
        self.agenda.source = (**agenda).clone();
        self.agenda.put_off = None;
        self.history.apply(entry);
        self.follow_names(&before, &names, held, when);
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
        let opens = found.iter().any(|change| matches!(change, changes::Change::Opened(_)));
        let tone = if opens { Tone::Warn } else { Tone::Tell };
        self.notice = Some(Notice { msg: msg!("reload-said", changes = line), tone });
    }

    /// Gives drafts as they were saved at a line of the journal the names that agendas taken over since have given to
    /// what they are on: the program may die between taking one over and saving the drafts.
    pub(super) fn follow_agendas(&self, drafts: &mut WorkingDrafts, line: Option<u64>) {
        let Some(line) = line.filter(|_| !drafts.is_empty()) else { return };
        let entries = self.history.entries();
        for (n, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.seq > line) {
            let Event::AgendaReplaced { agenda, matching } = &entry.event else { continue };
            let Some(before) = History::replay(entries.iter().take(n).cloned().collect()) else { return };
            drafts.rename(&reload::names(before.meeting(), agenda, matching));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::agenda::{Outcome, Unreadable, load};
    use crate::lang::Lang;
    use crate::meeting::{JournalEntry, Target};
    use crate::tui::drafts::{Draft, DraftKind};
    use crate::tui::theme::Theme;

    fn agenda(titles: &[&str]) -> Agenda {
        let item = |(n, title)| format!("[[item]]\nnumber = \"{n}\"\ntitle = \"{title}\"\n");
        let slot = |(n, _)| format!("[[slot]]\nat = \"9.0{n}\"\nitems = [\"{n}\"]\nminutes = 1\n");
        let numbered = || (1..).zip(titles);
        let items: String = numbered().map(item).chain(numbered().map(slot)).collect();
        let text = format!("title = \"M\"\ndate = 2025-01-15\n{items}");
        load("agenda.toml", &text, &mut |_: &str| Err(Unreadable::Missing)).agenda.unwrap()
    }

    #[test]
    fn drafts_saved_before_an_agenda_was_taken_over_follow_their_items() {
        let (before, after) = (agenda(&["Budget", "Skole"]), agenda(&["Budget", "Opsigelse", "Skole"]));
        let at = DateTime::parse_from_rfc3339("2025-01-15T09:00:00+01:00").unwrap();
        let created = Event::RecordCreated { agenda: Box::new(before.clone()), shift: None, rehearsal: false };
        let mut entries = vec![JournalEntry { seq: 1, at, event: created }];
        let meeting = History::replay(entries.clone()).unwrap();
        let matching = reload::decide(meeting.meeting(), &after, &[]);
        let event = Event::AgendaReplaced { agenda: Box::new(after.clone()), matching };
        entries.push(JournalEntry { seq: 2, at, event });
        let app = App::new(Lang::En, Theme::new(true), after.clone(), History::replay(entries).unwrap());
        let target = |agenda: &Agenda, n: usize| Target::Item(agenda.items[n].id.clone());
        let draft = Draft {
            writing: DraftKind::Decision,
            on: target(&before, 1),
            editing: None,
            outcome: Outcome::default(),
            forwarded: String::new(),
            text: "Vedtages".to_owned(),
            open: false,
            closed: false,
        };
        // Of a file of an older program the line is not known: its drafts stay on what they name.
        for (line, on) in [(Some(1), target(&after, 2)), (Some(2), target(&after, 1)), (None, target(&after, 1))] {
            let mut drafts: WorkingDrafts = [(draft.own_key(), draft.clone())].into_iter().collect();
            app.follow_agendas(&mut drafts, line);
            assert_eq!(drafts.values().next().unwrap().on, on, "{line:?}");
        }
    }
}
