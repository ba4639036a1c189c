//! What an earlier run of the program left typed: taken, led to what it belongs to now, and opened again.

use std::collections::BTreeSet;

use super::{App, Notice, Tone};
use crate::agenda::Agenda;
use crate::meeting::reload;
use crate::meeting::{Event, History};
use crate::msg;
use crate::time::Stamp;
use crate::tui::context::context;
use crate::tui::dialog::{self, questions};
use crate::tui::drafts::{OpenLine, Text, WorkingDrafts};
use crate::tui::keymap::Action;
use crate::tui::main_screen::MainScreen;

impl App {
    /// Begins with the agenda that drafts were typed by, where nothing is recorded yet: they follow their items when it
    /// is changed.
    pub(in crate::tui) fn begin_with(&mut self, agenda: &Agenda) {
        if self.history.is_recorded() || self.agenda.source == *agenda {
            return;
        }
        let rehearsal = self.meeting().rehearsal();
        self.agenda.source = agenda.clone();
        self.history = History::new(agenda.clone(), None, rehearsal);
        self.screen = MainScreen::new(self.history.meeting());
        self.screen.select_first(self.history.meeting(), self.size);
    }

    /// Takes the drafts found on disk; what was open when the program died opens again.
    pub fn restore_drafts(&mut self, drafts: WorkingDrafts, now: Stamp) {
        self.take_drafts(drafts);
        self.open_again(now);
    }

    /// Takes the drafts found on disk and opens none: before a changed agenda is taken over, so that they follow their
    /// items.
    pub(in crate::tui) fn take_drafts(&mut self, drafts: WorkingDrafts) {
        self.drafts.restore(drafts, &self.history, self.lang);
    }

    /// Gives drafts as they were saved at a line of the journal the names that what they are on has been given since:
    /// the program may die between recording that and saving the drafts. `typed_by` is the agenda of those that were
    /// saved before the first line.
    pub(in crate::tui) fn follow_names_since(&self, drafts: &mut WorkingDrafts, typed_by: Option<&Agenda>) {
        let Some(line) = drafts.line() else { return };
        let entries = self.history.entries();
        for (n, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.seq > line) {
            match &entry.event {
                Event::RecordCreated { agenda, rehearsal, .. } => {
                    let Some(typed_by) = typed_by.filter(|typed_by| *typed_by != &**agenda) else { continue };
                    let before = History::new(typed_by.clone(), None, *rehearsal);
                    let matching = reload::decide(before.meeting(), agenda, &[]);
                    drafts.rename(&reload::names(before.meeting(), agenda, &matching));
                }
                Event::AgendaReplaced { agenda, matching, .. } => {
                    let Some(before) = History::replay(entries.iter().take(n).cloned().collect()) else { return };
                    drafts.rename(&reload::names(before.meeting(), agenda, matching));
                }
                // Earlier versions gave the name of a point that was undone to the next.
                Event::SlotAdded { slot, .. } => drafts.part_from(slot),
                _ => {}
            }
        }
    }

    /// Opens what was open when the program died: a text, and the line that was typed in it or by itself.
    pub(in crate::tui) fn open_again(&mut self, now: Stamp) {
        let meeting = self.history.meeting();
        let open = self.drafts.values().find(|d| d.open && !d.is_orphan(meeting)).cloned();
        let lines = self.drafts.take_lines();
        if open.is_none() && lines.is_empty() {
            return;
        }
        if self.notice.as_ref().is_none_or(|n| n.tone == Tone::Tell) {
            self.notice = Some(Notice { msg: msg!("notice-draft-restored"), tone: Tone::Tell });
        }
        if let Some(open) = open {
            self.screen.select(&open.on, self.history.meeting(), self.size);
            self.open_text(Text::of_draft(open));
        }
        for line in lines {
            if self.dialogs.last_mut().is_some_and(|dialog| dialog.open_line(&line)) {
                self.keep_draft();
                continue;
            }
            let cx = context!(self, now);
            if let Some(dialog) = dialog::open_line(line, &cx) {
                self.dialogs.retain(|dialog| dialog.line().is_some());
                self.dialogs.push(dialog);
            }
        }
    }

    /// Says that nothing leads to a draft any more that something led to before.
    pub(super) fn say_if_orphaned(&mut self, before: &BTreeSet<String>) {
        let meeting = self.history.meeting();
        let orphans = self.drafts.orphans(meeting);
        let Some(draft) = orphans.difference(before).next().and_then(|key| self.drafts.get(key)) else { return };
        let said = if draft.is_off_plan(meeting) {
            msg!("draft-orphaned", redo = self.keys.label(Action::Redo))
        } else {
            msg!("draft-decision-gone", close = self.keys.label(Action::Close))
        };
        self.warn(said);
    }

    /// Lists the lines that are open, the one on top last.
    pub(in crate::tui) fn open_lines(&self) -> Vec<OpenLine> {
        let lines = self.dialogs.iter().filter_map(|dialog| {
            let (of, text_box) = (dialog.line()?, dialog.text_box()?);
            Some(OpenLine { of, text: text_box.text() })
        });
        lines.filter(|line| !line.text.trim().is_empty()).collect()
    }

    /// Lists the lines to be saved: those that are open, and the one of what waits to be recorded.
    pub(in crate::tui) fn lines_to_save(&self) -> Vec<OpenLine> {
        let waiting = self.waiting.as_ref().and_then(|waiting| waiting.line.clone());
        waiting.into_iter().chain(self.open_lines()).collect()
    }

    /// Returns whether drafts changed since this was last asked.
    pub fn take_changed_drafts(&mut self) -> bool {
        let lines = self.lines_to_save();
        self.drafts.keep_lines(lines);
        self.drafts.take_changed()
    }

    /// Asks, once, about a draft that nothing leads to any more: nothing else would show it. It is asked at the
    /// start and before the close, where a question is expected, never in the middle of typing keys.
    pub(in crate::tui) fn ask_about_orphan(&mut self, now: Stamp) {
        let Some((key, draft)) = self.drafts.orphan(self.history.meeting()) else { return };
        let draft = draft.clone();
        let question = questions::orphan(&context!(self, now), key, &draft);
        self.dialogs.push(question.into());
        self.redraw();
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use crossterm::event::KeyCode;

    use super::*;
    use crate::agenda::{Outcome, Unreadable, load};
    use crate::lang::Lang;
    use crate::meeting::{JournalEntry, Target};
    use crate::tui::app::{Input, InputTime};
    use crate::tui::drafts::{Draft, DraftKind, LineFor};
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
        let created =
            Event::RecordCreated { agenda: Box::new(before.clone()), shift: None, rehearsal: false, zone: None };
        let mut entries = vec![JournalEntry { seq: 1, at, event: created }];
        let meeting = History::replay(entries.clone()).unwrap();
        let events = reload::events(meeting.meeting(), Box::new(after.clone()), &[]);
        entries.extend(events.into_iter().map(|event| JournalEntry { seq: 2, at, event }));
        let app = App::new(Lang::En, Theme::new(true), after.clone(), History::replay(entries).unwrap());
        let target = |agenda: &Agenda, n: usize| Target::Item(agenda.items[n].id.clone());
        let draft = Draft {
            writing: DraftKind::Decision,
            on: target(&before, 1),
            with: Vec::new(),
            title: "Skole".to_owned(),
            editing: None,
            outcome: Outcome::default(),
            forwarded: String::new(),
            text: "Vedtages".to_owned(),
            open: false,
            from_vote: false,
            closed: false,
        };
        // Of a file of an older program the line is not known: its drafts stay on what they name.
        for (line, on) in [(Some(1), target(&after, 2)), (Some(2), target(&after, 1)), (None, target(&after, 1))] {
            let drafts: WorkingDrafts = [(draft.own_key(), draft.clone())].into_iter().collect();
            let mut drafts = drafts.found(line, Vec::new());
            app.follow_names_since(&mut drafts, None);
            assert_eq!(drafts.values().next().unwrap().on, on, "{line:?}");
        }
    }

    #[test]
    fn a_draft_for_several_items_is_left_for_those_that_a_kill_kept_from_being_recorded() {
        let agenda = agenda(&["Budget", "Skole", "Vej"]);
        let at = DateTime::parse_from_rfc3339("2025-01-15T09:00:00+01:00").unwrap();
        let created =
            Event::RecordCreated { agenda: Box::new(agenda.clone()), shift: None, rehearsal: false, zone: None };
        let all: Vec<Target> = agenda.items.iter().map(|item| Target::Item(item.id.clone())).collect();
        let head = Event::ConsideredTogether { items: all.clone(), events: 3 };
        let decision = crate::meeting::Decision { text: "Vedtages".into(), ..crate::meeting::Decision::default() };
        let one = Event::DecisionRecorded { on: all[0].clone(), decision };
        let entries = [created, head, one].into_iter().zip(1..).map(|(event, seq)| JournalEntry { seq, at, event });
        let mut app = App::new(Lang::En, Theme::new(true), agenda, History::replay(entries.collect()).unwrap());
        let words = crate::tui::drafts::DraftText { text: "Vedtages".into(), ..Default::default() };
        let draft = Draft { with: all[1..].to_vec(), ..Draft::open(DraftKind::Decision, all[0].clone(), None, words) };
        let found: WorkingDrafts = [(draft.own_key(), draft)].into_iter().collect();
        app.drafts.restore(found.found(Some(1), Vec::new()), &app.history, Lang::En);
        let left = app.drafts.values().next().unwrap();
        assert_eq!(left.all(), all[1..]);
    }

    #[test]
    fn a_date_typed_for_what_is_in_no_agenda_is_refused() {
        let agenda = agenda(&["Budget"]);
        let at = DateTime::parse_from_rfc3339("2025-01-15T09:00:00+01:00").unwrap();
        let mut app = App::new(Lang::En, Theme::new(true), agenda.clone(), History::new(agenda, None, false));
        for (item, effects) in [("9", 0), ("1", 1)] {
            let line = OpenLine { of: LineFor::OtherDate(Target::Item(item.into())), text: "24/12".to_owned() };
            app.dialogs.clear();
            app.restore_drafts(WorkingDrafts::default().found(None, vec![line]), at);
            let when = InputTime { now: at, real: std::time::Duration::from_secs(9) };
            assert_eq!(app.update(Input::Key(KeyCode::Enter.into()), when).len(), effects, "{item}");
        }
    }
}
