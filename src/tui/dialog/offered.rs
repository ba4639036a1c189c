//! A line that offers names below it: which are offered, and what a key does there.

use crossterm::event::KeyEvent;

use super::line::{Intent, intent};
use crate::agenda::names::{self, Candidate};
use crate::lang::Msg;
use crate::tui::keymap::Keymap;
use crate::tui::textbox::TextBox;

/// How many names a line offers.
const OFFERED: usize = 4;

/// What a key asks the list to do with its line.
pub(super) enum Step {
    Stay,
    Leave,
    Record,
}

/// What a key changes in such a line.
pub(super) struct Typing<'a> {
    pub text: &'a mut TextBox,
    /// Which of the names that are offered is chosen.
    pub choice: &'a mut usize,
    pub problem: &'a mut Option<Msg>,
}

impl Typing<'_> {
    /// Takes a key, where these names are offered.
    pub(super) fn key(self, event: &KeyEvent, keys: &Keymap, names: &[String]) -> Step {
        match intent(event, keys) {
            Intent::Leave => return Step::Leave,
            Intent::Record => return Step::Record,
            Intent::Down => *self.choice = (*self.choice + 1).min(names.len().saturating_sub(1)),
            Intent::Up => *self.choice = self.choice.saturating_sub(1),
            Intent::Tab => {
                if let Some(name) = names.get(*self.choice) {
                    self.text.replace(name, name.chars().count());
                    *self.choice = 0;
                }
            }
            Intent::Type => {
                self.text.key(event);
                (*self.choice, *self.problem) = (0, None);
            }
        }
        Step::Stay
    }

    /// Takes what was pasted.
    pub(super) fn paste(self, text: &str) {
        self.text.insert(text);
        (*self.choice, *self.problem) = (0, None);
    }
}

/// Lists who may be meant by what is typed, best first. A name that is written out needs no offer.
pub(super) fn offered<'a>(candidates: &'a [Candidate], typed: &str) -> Vec<&'a Candidate> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let found = names::complete(candidates, typed, OFFERED);
    if found.len() == 1 && found[0].name == typed.trim() { Vec::new() } else { found }
}

/// Returns the names of who is offered.
pub(super) fn names_of(offered: &[&Candidate]) -> Vec<String> {
    offered.iter().map(|candidate| candidate.name.clone()).collect()
}
