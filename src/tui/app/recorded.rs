//! What is on disk by now: taken into the state, and what that does to what is open.

use super::{App, InputTime, Notice, OnRecorded, Tone};
use crate::meeting::{Event, JournalEntry, Record};
use crate::msg;
use crate::time::Stamp;
use crate::tui::context::Focus;
use crate::tui::keymap::Action;
use crate::tui::main_screen::SelectionAnchor;
use crate::tui::view;
use crate::wording::events::{self, EventText};

impl App {
    /// Takes recorded events into the state and says what happened.
    pub fn recorded(&mut self, entries: Vec<JournalEntry>, then: OnRecorded, when: InputTime) {
        let mut held = SelectionAnchor::of(&self.screen, self.meeting());
        if self.trouble.take().is_some() {
            self.close_folder(when);
        }
        let written_in = self.written_in(&entries, &then);
        let orphans = self.drafts.orphans(self.meeting());
        let mut said = None;
        let is_withheld = entries.iter().any(|entry| entry.event == Event::ClosedTextFollows);
        let room = usize::from(self.size.width.saturating_sub(48)).max(16);
        let replaces = |entry: &JournalEntry| matches!(entry.event, Event::AgendaReplaced { .. });
        let before = entries.iter().any(replaces).then(|| self.meeting().clone());
        let together = events::happened_together(&entries, &self.history, self.lang, room);
        let marked = self.screen.use_marks(&entries);
        let now: Vec<Stamp> = entries.iter().map(|entry| entry.at).collect();
        for entry in entries {
            said = events::happened(&entry.event, &self.history, self.lang, room).or(said);
            self.saved_at = Some(self.meeting().in_zone(entry.at));
            match &before {
                Some(before) if replaces(&entry) => self.reloaded(entry, before, &mut held, when),
                _ => self.history.apply(entry),
            }
        }
        said = together.or(said);
        self.waiting = None;
        self.redraw();
        // What is typed now was not recorded by this.
        if !self.open_lines().is_empty() {
            self.drafts.save_again();
        }
        if self.open_draft_key().is_none() {
            self.drafts.free(self.history.meeting());
        }
        if self.meeting().closed_at().is_none() {
            self.note_drafts();
        } else {
            self.put_off_doubtful();
        }
        if is_withheld {
            let edit = self.keys.label(Action::Edit);
            said = Some(EventText { msg: msg!("notice-withheld", edit = edit), offer: None });
        }
        if let Some(EventText { msg, offer }) = said {
            self.notice = Some(Notice { msg, tone: offer.map_or(Tone::Tell, Tone::Done) });
            self.noticed_at = Some(when.now);
        }
        self.close_recorded(written_in, &then, when);
        self.restore_anchor(held, when);
        if let Some(on) = marked {
            self.screen.back_to_marked(&on, self.history.meeting(), self.size);
        }
        self.show_recorded(&now, when);
        self.say_if_orphaned(&orphans);
    }

    /// Scrolls to what was recorded or changed on the selected item at these moments; after the close, to the top.
    fn show_recorded(&mut self, now: &[Stamp], when: InputTime) {
        let is_new = |record: &&Record| {
            let at = [Some(record.at), record.edited_at, record.corrections.last().map(|correction| correction.at)];
            at.iter().flatten().any(|at| now.contains(at))
        };
        let meeting = self.history.meeting();
        if meeting.closed_at().is_some_and(|at| now.contains(&at)) {
            // What the close wrote is said at the top.
            self.screen.body_top = 0;
            return;
        }
        let last = self.screen.records(meeting).iter().rposition(is_new);
        if let (Some(record), Focus::Plan) = (last, self.screen.focus) {
            self.screen.body_top = view::top_showing(self, when.now, record);
        }
    }

    /// Forgets that what was just recorded is new: a rehearsal takes it as long past.
    pub fn forget_recent(&mut self) {
        self.notice = None;
        self.screen.forget_recent();
    }
}
