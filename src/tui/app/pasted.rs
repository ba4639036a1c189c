//! Keys that come together where each would be a command: whether they are a paste, and what they then write.
//!
//! A terminal without bracketed paste sends a paste as keys. In a text they do no harm, but on the main screen the
//! first letters of a minute would postpone an item or end one. So the keys that come with the first are looked at
//! before it acts. Keys that somebody typed ahead also come together, over a slow line say: who opened a text, a line
//! or a list first meant what follows for that.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::burst::SHORTEST_PASTE;
use super::{App, Effect, InputTime};
use crate::tui::keymap::{Action, Key, Scope};

/// The longest between two keys of a paste. A key that is held down repeats more slowly.
pub(in crate::tui) const GAP: Duration = Duration::from_millis(20);

/// How long a second letter is waited for after a first one. Nobody sees that the first acts so much later.
pub(in crate::tui) const FIRST_GAP: Duration = Duration::from_millis(5);

/// How many keys at once nobody has typed ahead without looking up.
const LONG: usize = 20;

/// How many keys at once, with a blank among them, are not meant for a list that the first of them opens.
const LONG_FOR_LIST: usize = 12;

/// Returns what a key writes into a text; Ctrl with Alt is AltGr.
pub(in crate::tui) fn written(event: &KeyEvent) -> Option<char> {
    let KeyEvent { code, modifiers, .. } = event;
    let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let writes = !modifiers.intersects(altgr) || modifiers.contains(altgr);
    match code {
        KeyCode::Char(c) if writes => Some(*c),
        KeyCode::Enter if modifiers.is_empty() => Some('\n'),
        // A line feed alone comes as Ctrl-J, or as Enter with Ctrl.
        KeyCode::Enter | KeyCode::Char('j') if *modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Tab if modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}

/// What is filled in after the key that opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Text,
    List,
}

fn opened_by(action: Action) -> Option<Opened> {
    use Action::{
        AddSlot, AsRecommended, Attendance, CorrectTime, Decision, Discussion, Edit, FollowUp, GoTo, Guests, MoreTime,
        Note, Search, Votes,
    };
    match action {
        Decision | AsRecommended | FollowUp | Discussion | Note | AddSlot | CorrectTime | MoreTime | Search | GoTo
        | Edit => Some(Opened::Text),
        Attendance | Guests | Votes => Some(Opened::List),
        // A pasted word may begin with the key that postpones, and each key of that list acts.
        _ => None,
    }
}

impl App {
    /// Returns whether letters are commands now, so that those of a paste would be too.
    pub(in crate::tui) fn takes_commands(&self, real: Duration) -> bool {
        let acts = !self.burst_gap.is_zero() && !self.burst.ignores_keys(real);
        acts && self.dialog().is_none_or(|dialog| dialog.text_box().is_none())
    }

    /// Returns whether keys that came together are a paste.
    pub(in crate::tui) fn is_pasted(&self, keys: &[KeyEvent]) -> bool {
        let text: String = keys.iter().filter_map(written).collect();
        let length = text.chars().count();
        let is_held_down = keys.windows(2).all(|two| two.first().map(|k| k.code) == two.last().map(|k| k.code));
        if length < SHORTEST_PASTE || is_held_down {
            return false;
        }
        let has_blank = text.contains(' ');
        if let Some(dialog) = self.dialog() {
            return if dialog.acts_on_rows() { has_blank && length >= LONG } else { has_blank || text.contains('\n') };
        }
        let action = |key: &KeyEvent| self.keys.action(Scope::Main, Key::from_event(key));
        let is_of_text = |key: &KeyEvent| matches!(key.code, KeyCode::Char(_)) && action(key).is_none();
        let has_lines = text.trim_end_matches('\n').contains('\n');
        let is_text = text.contains('\n') || keys.iter().any(is_of_text);
        let is_for_opened = match keys.first().and_then(action).and_then(opened_by) {
            Some(Opened::Text) => true,
            Some(Opened::List) => !has_blank || length < LONG_FOR_LIST,
            None => false,
        };
        has_lines || length >= LONG || is_text && !is_for_opened
    }

    /// Takes a paste that came as keys, and of which more may come. Where it opens no text, the rest of it does
    /// nothing.
    pub(super) fn pasted_keys(&mut self, text: &str, when: InputTime) -> Vec<Effect> {
        let effects = self.paste(text, when);
        if self.dialog().is_some_and(|dialog| dialog.text_box().is_some()) {
            self.burst.start_anew();
        } else {
            self.burst.ignores_rest(when.real, self.burst_gap);
        }
        effects
    }
}
