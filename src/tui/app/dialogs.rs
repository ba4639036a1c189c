//! The dialogs that are open, and the carrying out of what they ask for.

use crossterm::event::{KeyEvent, MouseEvent};

use super::{App, Effect, InputTime, Notice, Tone};
use crate::agenda::Agenda;
use crate::meeting::Target;
use crate::meeting::reload::{self, Names};
use crate::msg;
use crate::time::Stamp;
use crate::tui::context::context;
use crate::tui::dialog::{self, Dialog, Response, Review, questions};
use crate::tui::drafts::{Draft, DraftKind, Text, WorkingDrafts};
use crate::tui::main_screen::{SelectionAnchor, wheel};
use crate::tui::view;

/// The most characters that a paste may make a text of several lines: some eighty pages.
const LONGEST_TEXT: usize = 200_000;

/// The most that it may make a text of one line.
const LONGEST_LINE: usize = 20_000;

impl App {
    /// The dialog on top.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialogs.last()
    }

    /// Returns a key to the dialog on top.
    pub(super) fn dialog_key(&mut self, event: &KeyEvent, when: InputTime) -> Vec<Effect> {
        let cx = context!(self, when.now);
        let Some(dialog) = self.dialogs.last_mut() else { return Vec::new() };
        let response = dialog.key(event, &cx);
        self.keep_draft();
        self.respond(response, when)
    }

    /// Returns a paste to the dialog on top; without one it becomes a note.
    pub(super) fn paste(&mut self, text: &str, when: InputTime) -> Vec<Effect> {
        let (most, held) = match self.dialog().and_then(|dialog| dialog.text_box()) {
            Some(text_box) if text_box.has_several_lines() => (LONGEST_TEXT, text_box.text()),
            Some(text_box) => (LONGEST_LINE, text_box.text()),
            None => (LONGEST_TEXT, String::new()),
        };
        if held.chars().count() + text.chars().count() > most {
            self.warn(msg!("paste-too-long", most = most));
            return Vec::new();
        }
        let cx = context!(self, when.now);
        let response = match self.dialogs.last_mut() {
            Some(dialog) => dialog.paste(text, &cx),
            None => Response::Note(text.to_owned()),
        };
        self.keep_draft();
        self.respond(response, when)
    }

    /// Returns the mouse to the dialog on top, or to the main screen.
    pub(super) fn mouse(&mut self, mouse: MouseEvent, when: InputTime) {
        let cx = context!(self, when.now);
        match (self.dialogs.last_mut(), wheel(mouse)) {
            (Some(dialog), Some(rows)) => dialog.wheel(rows, &cx),
            (Some(_), None) => {}
            (None, _) => self.screen.mouse(mouse, cx.meeting(), cx.size),
        }
    }

    /// Carries out what a dialog or the main screen asks for.
    pub(super) fn respond(&mut self, response: Response, when: InputTime) -> Vec<Effect> {
        match response {
            Response::Stay => {}
            Response::Close => {
                self.dialogs.pop();
                self.refresh(when);
            }
            Response::CloseAll => self.dialogs.clear(),
            Response::Say(notice) => self.notice = Some(notice),
            Response::Open(dialog) => {
                self.dialogs.clear();
                self.dialogs.push(*dialog);
                self.refresh(when);
            }
            Response::Over(dialog) => self.dialogs.push(*dialog),
            Response::Do(effect) => return vec![effect],
            Response::Write(text) => self.open_text(text),
            Response::LeaveText => self.leave_text(),
            Response::PutAside => self.put_aside(),
            Response::Note(text) => return self.note(&text, when),
            Response::GoTo(on, record) => {
                self.dialogs.clear();
                self.screen.go_to(&on, record, self.history.meeting(), self.size);
            }
            Response::Several(all) => {
                return all.into_iter().flat_map(|response| self.respond(response, when)).collect();
            }
        }
        Vec::new()
    }

    /// Brings the dialog on top up to the clock, before it is drawn.
    pub fn tick(&mut self, now: Stamp) {
        let cx = context!(self, now);
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.tick(&cx);
        }
    }

    /// Lets the dialog on top look at the meeting anew.
    fn refresh(&mut self, when: InputTime) {
        let cx = context!(self, when.now);
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.refresh(&cx);
        }
    }

    /// Keeps what is read from being scrolled past its end.
    pub(super) fn settle(&mut self, when: InputTime) {
        let cx = context!(self, when.now);
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.settle(&cx);
        } else if self.screen.body_top > 0 {
            self.screen.body_top = self.screen.body_top.min(view::scroll_limit(self, when.now));
        }
    }

    /// Selects what was held, in a meeting that changed, and lets what is open look at it.
    pub(in crate::tui) fn restore_anchor(&mut self, held: SelectionAnchor, when: InputTime) {
        let cx = context!(self, when.now);
        self.screen.restore_anchor(held, &cx, when.real);
        self.refresh(when);
    }

    /// Makes way for a note with a text that was pasted.
    fn note(&mut self, pasted: &str, when: InputTime) -> Vec<Effect> {
        self.dialogs.clear();
        let cx = context!(self, when.now);
        let Some(target) = cx.selected_target() else { return Vec::new() };
        if let Some(refused) = questions::closed(&cx) {
            return self.respond(refused, when);
        }
        self.open_text(Text::new(DraftKind::Note, target));
        let cx = context!(self, when.now);
        let Some(dialog) = self.dialogs.last_mut() else { return Vec::new() };
        let response = dialog.paste(pasted, &cx);
        self.keep_draft();
        self.respond(response, when)
    }

    /// Opens the review before the close.
    pub(in crate::tui) fn open_review(&mut self, when: InputTime) {
        self.dialogs.push(Review::default().into());
        self.refresh(when);
        self.redraw();
    }

    /// Takes the drafts found on disk; one that was open when the program died opens again.
    pub fn restore_drafts(&mut self, drafts: WorkingDrafts) {
        self.take_drafts(drafts);
        self.open_draft();
    }

    /// Takes the drafts found on disk and opens none: before a changed agenda is taken over, so that they follow their
    /// items.
    pub(in crate::tui) fn take_drafts(&mut self, drafts: WorkingDrafts) {
        let meeting = self.history.meeting();
        let selected = self.screen.target(meeting);
        self.drafts.restore(drafts, meeting, self.lang, selected.as_ref());
    }

    /// Opens the draft that was open when the program died.
    pub(in crate::tui) fn open_draft(&mut self) {
        let Some(open) = self.drafts.values().find(|d| d.open).cloned() else { return };
        if self.notice.as_ref().is_none_or(|n| n.tone == Tone::Tell) {
            self.notice = Some(Notice { msg: msg!("notice-draft-restored"), tone: Tone::Tell });
        }
        self.screen.select(&open.on, self.history.meeting(), self.size);
        self.open_text(Text::of_draft(open));
    }

    /// Returns whether drafts changed since this was last asked.
    pub fn take_changed_drafts(&mut self) -> bool {
        self.drafts.take_changed()
    }

    /// Opens a text: its draft if there is one, else what is given.
    pub(super) fn open_text(&mut self, text: Text) {
        self.drafts.begin(&text, self.history.meeting());
        let draft = self.drafts.get(&text.key()).map(Draft::words);
        let is_draft = draft.is_some();
        let text = Text { words: draft.unwrap_or(text.words), ..text };
        let added = text.added.clone();
        self.dialogs.clear();
        let mut dialog = dialog::open(text, is_draft, self.meeting().agenda());
        if let Some(added) = added {
            dialog.add_words(&added);
        }
        self.dialogs.push(dialog);
        self.keep_draft();
    }

    /// Returns the draft of the text that is open.
    fn current_draft(&self) -> Option<Draft> {
        let draft = self.dialog()?.draft()?;
        Some(self.drafts.marked(draft, self.history.meeting()))
    }

    /// Returns the key of that draft.
    pub(in crate::tui) fn open_draft_key(&self) -> Option<String> {
        self.dialog()?.draft().map(|draft| draft.own_key())
    }

    /// Remembers what is being typed as a draft.
    fn keep_draft(&mut self) {
        let Some(draft) = self.current_draft() else { return };
        let is_untouched = self.dialog().is_some_and(|dialog| dialog.is_untouched());
        self.drafts.keep(draft, is_untouched);
    }

    /// Closes the text that is open and keeps its draft; the vote from which a dissent or remark was opened comes back.
    fn leave_text(&mut self) {
        let vote = self.drafts.vote_beneath(self.open_draft_key().as_deref()).cloned();
        self.put_aside();
        if let Some(vote) = vote {
            self.open_text(Text::of_draft(vote));
        }
    }

    /// Closes the text that is open, and what waits below it, and keeps the drafts.
    fn put_aside(&mut self) {
        let Some(key) = self.open_draft_key() else { return };
        self.keep_draft();
        if self.drafts.put_aside(&key) {
            self.notify(msg!("notice-draft-kept"));
        }
        self.dialogs.clear();
    }

    /// Gives everything that names something in the plan its new names; what was open for something that is gone
    /// closes.
    pub(in crate::tui) fn rename(&mut self, names: &Names, when: InputTime) {
        self.drafts.rename(names);
        let cx = context!(self, when.now);
        self.dialogs.retain_mut(|dialog| dialog.rename(names, &cx));
        self.join_open_draft();
        let open = self.current_draft();
        self.drafts.note_closed(open.as_ref());
    }

    /// Puts what another draft brought into the text that is open for the same.
    fn join_open_draft(&mut self) {
        let Some(open) = self.current_draft() else { return };
        let text = self.drafts.get(&open.own_key()).map(|d| d.text.clone());
        let (Some(text), Some(dialog)) = (text.filter(|text| *text != open.text), self.dialogs.last_mut()) else {
            return;
        };
        dialog.replace_text(&text);
        self.keep_draft();
    }

    /// Lists what texts are being written on that a new agenda would drop: it has to stay, for nothing typed may be
    /// lost.
    pub(in crate::tui) fn written_on_what_goes(&self, agenda: &Agenda) -> Vec<Target> {
        let open = self.dialog().and_then(|dialog| dialog.draft()).map(|draft| draft.on);
        let mut targets: Vec<Target> = self.drafts.values().map(|d| d.on.clone()).chain(open).collect();
        if targets.is_empty() {
            return targets;
        }
        let names = reload::names(self.meeting(), agenda, &reload::decide(self.meeting(), agenda, &[]));
        targets.retain(|on| names.is_gone(on));
        targets.sort_unstable();
        targets.dedup();
        targets
    }
}
