//! A key: with Alt or after an Esc, held down, of a paste, and what it acts on.
//!
//! A terminal sends Alt and a key as Esc and the key. So do two keys that are pressed one after the other and come at
//! once: a slow line or tmux, which holds an Esc for half a second, sends them together. The rule is:
//!
//! - In a text that takes phrases Alt and a digit are a phrase; in any text Alt-Backspace deletes a word.
//! - Right after a phrase, in that text, Alt is still held down: a key is what it types or moves, and nothing else.
//! - Any other key with Alt is Esc and then that key, as if they had been pressed one by one.
//!
//! Where a system says itself that Alt is down, such another key does nothing.

use crossterm::event::{KeyCode, KeyEvent};

use super::burst::{self, Did, MeantFor};
use super::{App, Effect, InputTime, Tone};
use crate::msg;
use crate::tui::dialog::{Dialog, GoTo};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::textbox::TextBox;

impl App {
    /// Takes a key, with Alt or without.
    pub(super) fn key_with_alt(&mut self, event: &KeyEvent, when: InputTime) -> Vec<Effect> {
        let Some(both) = Key::esc_and_key(event) else { return self.key(event, when) };
        let [_, alone] = both;
        let takes_phrases = matches!(self.dialog(), Some(Dialog::Editor(editor)) if editor.takes_phrases());
        if takes_phrases && Key::phrase(event).is_some() {
            let effects = self.key(event, when);
            self.burst.inserts_phrase(when.real);
            return effects;
        }
        if takes_phrases && self.burst.is_alt_held(when.real, self.burst_gap) {
            self.burst.inserts_phrase(when.real);
            return self.key_of_text(&alone, when);
        }
        let has_text_box = self.dialog().is_some_and(|dialog| dialog.text_box().is_some());
        if has_text_box && event.code == KeyCode::Backspace {
            return self.key(event, when);
        }
        if self.esc_is_read_as_alt { both.iter().flat_map(|event| self.key(event, when)).collect() } else { Vec::new() }
    }

    /// Takes a key that Alt is still held down with, if it only types or moves in the text, and says so.
    fn key_of_text(&mut self, event: &KeyEvent, when: InputTime) -> Vec<Effect> {
        let deletes = matches!(event.code, KeyCode::Backspace | KeyCode::Delete);
        if self.text_of(event).is_none() && !burst::moves(event.code) && !deletes {
            return Vec::new();
        }
        let effects = self.key(event, when);
        self.say_ignored(msg!("notice-alt-held", key = self.keys.label_in(Scope::Editor, Action::Dismiss)));
        effects
    }

    fn key(&mut self, event: &KeyEvent, when: InputTime) -> Vec<Effect> {
        let in_list = self.dialog().is_some_and(|dialog| dialog.acts_on_rows());
        self.burst.key(when.real, self.burst_gap, event, in_list);
        self.answered = None;
        let key = Key::from_event(event);
        if matches!(key, Key::Char(_)) {
            self.burst.types(when.real);
        }
        let action = self.keys.action(Scope::Main, key);
        let meant_for = self.burst.is_meant_for(when.real, self.burst_gap);
        let meant_for = meant_for.filter(|meant_for| !self.ends_paste(*meant_for, event));
        if let Some(meant_for) = meant_for.filter(|_| !action.is_some_and(is_for_everywhere)) {
            self.ignore_key(meant_for, key);
            return Vec::new();
        }
        if self.is_held(event) {
            self.say_held(key);
            return Vec::new();
        }
        let open = self.dialogs.len();
        // What was filled in stays open if this key is one too many.
        let may_be_refused = self.burst.may_be_refused() && self.text_of(event).is_none();
        let before = may_be_refused.then(|| self.dialogs.clone());
        if action.is_some_and(is_for_everywhere) {
            self.catch_up_text(when);
        }
        let asked = self.screen.asked.take();
        let warned =
            self.notice.as_ref().is_some_and(|said| matches!(said.tone, Tone::Ask | Tone::Warn | Tone::Urgent));
        // Whatever was said or asked has been read, or is dropped by going on; that a key was ignored is read until one
        // acts that comes after a pause. One that only leaves what is open has no part in it.
        if !self.said_ignored() || !burst::is_never_pasted(event.code) && self.burst.is_after_pause() {
            self.notice = None;
        }
        let effects = match action {
            _ if self.is_unseen() => self.unseen_key(key, action),
            Some(Action::Interrupt) => self.ask_to_leave(true),
            _ if self.dialog().is_some_and(|dialog| dialog.takes_all()) => self.dialog_key(event, when),
            Some(Action::NextAnywhere) => self.act(Action::NextAnywhere, asked, when),
            // The review lists what this asks about.
            Some(Action::ChangedAgenda) if matches!(self.dialog(), Some(Dialog::Review(_))) => {
                self.act(Action::ChangedAgenda, asked, when)
            }
            // Where nothing can be recorded, these go before whatever is open.
            Some(action @ (Action::TryAgain | Action::SaveElsewhere)) if self.trouble.is_some() => {
                self.act(action, asked, when)
            }
            _ if self.dialog().is_some() => self.dialog_key(event, when),
            Some(Action::GoTo) => {
                if let Key::Char(typed) = key {
                    self.open_over(GoTo::new(typed).into(), when);
                }
                Vec::new()
            }
            // It took away what was said, and nothing else: the marks and what is selected are as they were.
            Some(Action::Back) if warned => {
                self.screen.waits_for_next = false;
                Vec::new()
            }
            Some(action) => self.act(action, asked, when),
            None => {
                if matches!(key, Key::Char(_)) {
                    let help = self.keys.label(Action::Help);
                    self.warn(msg!("notice-no-such-key", key = key.label(), help = help));
                }
                Vec::new()
            }
        };
        let effects = self.limit_burst(effects, key, open > 0, before);
        let shows = self.dialogs.len() != open || self.notice.is_some() && !self.said_ignored();
        self.burst.did(if !effects.is_empty() { Some(Did::Record) } else { shows.then_some(Did::Show) });
        if self.dialogs.len() < open {
            self.burst.closes(when.real, self.burst_gap);
        }
        effects
    }

    fn is_interrupt(&self, event: &KeyEvent) -> bool {
        self.keys.action(Scope::Main, Key::from_event(event)) == Some(Action::Interrupt)
    }

    /// Takes a key that is of no paste as the end of one: it acts, and so do those after it.
    fn ends_paste(&mut self, meant_for: MeantFor, event: &KeyEvent) -> bool {
        let ends = meant_for == MeantFor::SamePaste && burst::is_never_pasted(event.code);
        if ends && self.burst.start_anew() {
            self.notice = None;
        }
        ends
    }

    /// Returns whether a key is held down that has done what it does once. One that moves, types or leaves goes on.
    fn is_held(&self, event: &KeyEvent) -> bool {
        let takes_characters = self.dialog().is_some_and(|dialog| dialog.takes_characters());
        let text_box = self.dialog().and_then(|dialog| dialog.text_box());
        let is_typed = match event.code {
            KeyCode::Char(_) => takes_characters && !matches!(Key::from_event(event), Key::Ctrl(_)),
            KeyCode::Enter => text_box.is_some_and(TextBox::has_several_lines),
            code => takes_characters && matches!(code, KeyCode::Backspace | KeyCode::Delete),
        };
        // What leaves the program always does.
        let leaves = event.code == KeyCode::Esc || self.is_interrupt(event);
        let goes_on = is_typed || burst::moves(event.code) || leaves;
        self.burst.held().is_some() && !goes_on
    }
}

/// Returns whether an action does the same whatever is open.
fn is_for_everywhere(action: Action) -> bool {
    matches!(action, Action::Interrupt | Action::NextAnywhere | Action::TryAgain | Action::SaveElsewhere)
}
