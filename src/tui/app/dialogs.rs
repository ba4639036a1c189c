//! The dialogs that are open, and the carrying out of what they ask for.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

use super::{App, Effect, InputTime, OnRecorded};
use crate::meeting::{Event, NotReplanned};
use crate::time::Stamp;
use crate::tui::context::context;
use crate::tui::dialog::{self, Dialog, Menu, Response, Review, questions};
use crate::tui::drafts::{Draft, DraftKind, OpenLine, Text};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::main_screen::{SelectionAnchor, wheel};
use crate::tui::textbox::TextBox;
use crate::tui::view;
use crate::wording::locked;
use crate::{msg, text};

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
        if let Some(c) = self.text_of(event) {
            self.typed.push(c);
            return Vec::new();
        }
        self.catch_up_text(when);
        let blank = KeyEvent::from(KeyCode::Char(' '));
        let event = if self.is_pasted_break(event) && self.is_in_line() { &blank } else { event };
        let cx = context!(self, when.now);
        let Some(dialog) = self.dialogs.last_mut() else { return Vec::new() };
        let response = dialog.key(event, &cx);
        self.keep_draft();
        self.respond(response, when)
    }

    /// Returns what a key puts into the text of several lines that is open, if it does nothing else.
    pub(super) fn text_of(&self, event: &KeyEvent) -> Option<char> {
        let is_typed_in = matches!(self.dialog(), Some(dialog @ Dialog::Editor(_)) if dialog.is_typed_in());
        let is_plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let is_free = self.keys.action(Scope::Editor, Key::from_event(event)).is_none();
        match event.code {
            _ if is_typed_in && self.is_pasted_break(event) => Some('\n'),
            _ if !(is_typed_in && is_plain && is_free) => None,
            // What is hostile may mean something in a paste; it is cleaned where it goes into the text.
            KeyCode::Char(c) => Some(c),
            KeyCode::Enter => Some('\n'),
            KeyCode::Tab => Some('\t'),
            _ => None,
        }
    }

    /// Returns whether a key is how a paste sends Word's break of a line or a page, which typed by a person is a
    /// command.
    fn is_pasted_break(&self, event: &KeyEvent) -> bool {
        matches!(Key::from_event(event), Key::Ctrl('k' | 'l')) && self.burst.is_amid_paste()
    }

    fn is_in_line(&self) -> bool {
        self.dialog().and_then(|dialog| dialog.text_box()).is_some_and(|text_box| !text_box.has_several_lines())
    }

    /// Puts what keys have typed into the text that is open: all that came together at once. The text is wrapped anew
    /// and remembered as a draft whole, and a paste that comes as keys would take longer with every letter.
    pub fn catch_up_text(&mut self, when: InputTime) {
        if self.typed.is_empty() {
            return;
        }
        let typed = std::mem::take(&mut self.typed);
        let cx = context!(self, when.now);
        // A text takes it and asks for nothing.
        if let Some(dialog) = self.dialogs.last_mut() {
            let _ = dialog.paste(&typed, &cx);
        }
        self.keep_draft();
        self.look_what_waits();
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
            (None, _) => {
                let had_asked = self.screen.asked.is_some();
                self.screen.mouse(mouse, cx.meeting(), cx.size);
                // A question goes with the selection that it was asked about.
                if had_asked && self.screen.asked.is_none() {
                    self.notice = None;
                }
            }
        }
    }

    /// Carries out what a dialog or the main screen asks for.
    pub(in crate::tui) fn respond(&mut self, response: Response, when: InputTime) -> Vec<Effect> {
        if response.closes_all()
            && let Some(line) = self.line_beneath()
        {
            let text = locked::fitted(&text::one_line(&line.text), 40);
            self.warn(msg!("line-open-beneath", text = text));
            return Vec::new();
        }
        // The chair may have gone on since it was opened: what would change nothing any more is not recorded.
        let asked = match &response {
            Response::Answer(events) => events,
            other => other.events().unwrap_or_default(),
        };
        if let Some(why) = asked.iter().find_map(|event| self.meeting().can_replan(event).err()) {
            self.warn(match why {
                NotReplanned::NoSlot => msg!("notice-slot-gone"),
                NotReplanned::NotToCome => msg!("notice-slot-not-to-come"),
                _ => msg!("notice-slot-otherwise"),
            });
            return Vec::new();
        }
        if let Some(question) = self.ask_where(&response, when) {
            self.dialogs.push(question.into());
            return Vec::new();
        }
        match response {
            Response::Stay => {}
            Response::Close => {
                self.dialogs.pop();
                self.refresh(when);
            }
            Response::CloseAll => self.close_all(),
            Response::Say(notice) => self.notice = Some(notice),
            Response::Open(dialog) => {
                self.dialogs.clear();
                self.open_on_top(*dialog, when);
            }
            Response::Over(dialog) => self.dialogs.push(*dialog),
            Response::Do(effect) => return vec![effect],
            Response::Answer(events) => {
                self.answered = self.open_lines().pop();
                self.close_all();
                return vec![Effect::Record(events, OnRecorded::Say)];
            }
            Response::Leave => return self.ask_to_leave(false),
            Response::Rehearse => return self.ask_to_rehearse(),
            Response::Write(text) => self.open_text(*text),
            Response::LeaveText => self.leave_text(),
            Response::PutAside => self.put_aside(),
            Response::AdoptDraft(key, on) => match self.drafts.adopt(&key, &on) {
                Some(draft) => self.open_text(Text::of_draft(draft)),
                None => self.warn(msg!("draft-in-the-way")),
            },
            Response::DropDraft(key) => {
                self.drafts.forget(&key);
                self.notify(msg!("draft-dropped"));
            }
            Response::BringBackDraft(draft) => {
                self.drafts.keep(*draft, false);
                self.notify(msg!("draft-brought-back"));
            }
            Response::Note(text) => return self.note(&text, when),
            Response::GoTo(on, record) => {
                self.close_all();
                self.screen.go_to(&on, record, self.history.meeting(), self.size);
            }
            Response::CloseMeeting => return self.close_meeting(when),
            Response::TakeAgenda => return self.take_doubtful(when),
            Response::OnlyLook(only_looks) => self.only_looks = only_looks,
            Response::Several(all) => {
                return all.into_iter().flat_map(|response| self.respond(response, when)).collect();
            }
        }
        Vec::new()
    }

    /// Asks where a text belongs that is about to be recorded on what runs, if the key for the next slot still waits
    /// for its second press. It asks once.
    fn ask_where(&mut self, response: &Response, when: InputTime) -> Option<Menu> {
        let Response::Do(Effect::Record(events, OnRecorded::CloseDraft(key))) = response else { return None };
        if !self.screen.waits_for_next {
            return None;
        }
        let draft = self.open_draft_unmarked().filter(|draft| draft.own_key() == *key)?;
        let question = questions::here_or_next(&context!(self, when.now), &draft, events)?;
        self.screen.waits_for_next = false;
        Some(question)
    }

    /// Closes whatever is open. A text that is among it is put aside.
    fn close_all(&mut self) {
        if let Some(key) = self.open_draft_key() {
            self.drafts.put_aside(&key);
        }
        self.dialogs.clear();
    }

    /// Returns the line with something typed in it that is open beneath the dialog on top: nothing else has it.
    fn line_beneath(&self) -> Option<OpenLine> {
        let is_typed = |text_box: &TextBox| !text_box.is_blank();
        let is_on_top =
            self.dialog().is_some_and(|dialog| dialog.line().is_some() && dialog.text_box().is_some_and(is_typed));
        self.open_lines().into_iter().rev().nth(usize::from(is_on_top))
    }

    fn open_on_top(&mut self, dialog: Dialog, when: InputTime) {
        self.dialogs.push(dialog);
        self.refresh(when);
        // Its answers would do away with a line that is open beneath.
        if matches!(self.dialog(), Some(Dialog::Review(_))) && self.open_lines().is_empty() {
            self.ask_about_orphan(when.now);
        }
    }

    /// Opens what a key of the main screen asks for over whatever is open: a text is put aside, for its draft is among
    /// what the review shows, and what has an open line stays beneath.
    pub(super) fn open_over(&mut self, dialog: Dialog, when: InputTime) {
        if self.open_lines().is_empty() {
            self.put_aside();
            self.dialogs.clear();
        }
        self.dialogs.retain(|dialog| dialog.line().is_some());
        self.open_on_top(dialog, when);
    }

    /// Closes the meeting; a line that is open is to be taken or left first, for it could be recorded no more. A key
    /// that comes right after letters is the end of a text, and the review was not read.
    fn close_meeting(&mut self, when: InputTime) -> Vec<Effect> {
        if self.burst.is_typing(when.real, self.burst_gap) {
            self.warn(msg!("review-too-fast", key = self.keys.label_in(Scope::Review, Action::Accept)));
            return Vec::new();
        }
        if let Some(line) = self.open_lines().last() {
            let text = locked::fitted(&text::one_line(&line.text), 40);
            self.warn(msg!("review-line-open", text = text));
            return Vec::new();
        }
        self.dialogs.clear();
        vec![Effect::Record(vec![Event::MeetingClosed], OnRecorded::Say)]
    }

    /// Brings the dialog on top up to the clock, before it is drawn.
    pub fn tick(&mut self, now: Stamp) {
        self.note_said(now);
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
        if !self.open_lines().is_empty() {
            self.warn(msg!("notice-paste-menu"));
            return Vec::new();
        }
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

    /// Opens a text: its draft if there is one, else what is given.
    pub(super) fn open_text(&mut self, text: Text) {
        self.drafts.begin(&text, self.history.meeting());
        let draft = self.drafts.get(&text.key()).map(Draft::words);
        let is_draft = draft.is_some();
        // What is about to be changed does not say what was recorded.
        let is_other = text.editing.is_some() && draft.as_ref().is_some_and(|draft| *draft != text.words);
        if is_other && self.notice.is_none() {
            self.notify(msg!("notice-draft-here"));
        }
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
}
