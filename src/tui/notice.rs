//! The line that says what happened.

use super::keymap::{Action, Keymap};
use crate::lang::{Lang, Msg};
use crate::msg;
use crate::wording::events::Offer;

/// The line that says what happened.
#[derive(Clone, Debug)]
pub struct Notice {
    pub msg: Msg,
    /// How it is meant.
    pub tone: Tone,
}

impl Notice {
    /// Writes the whole line: what it says, and which key takes back what was done.
    #[must_use]
    pub fn line(&self, keys: &Keymap, lang: Lang) -> String {
        let line = lang.say(&self.msg);
        let Tone::Done(offer) = self.tone else { return line };
        lang.say(&match offer {
            Offer::Undo => msg!("notice-undo", line = line, undo = keys.label(Action::Undo)),
            Offer::Redo => msg!("notice-redo", line = line, redo = keys.label(Action::Redo)),
            Offer::CloseAgain => msg!("notice-close-again", line = line, redo = keys.label(Action::Redo)),
        })
    }
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Tell,
    /// It says what was done, and how to take that back.
    Done(Offer),
    /// It asks: the same key once more.
    Ask,
    Warn,
    /// It says that a key was ignored, and is read until a key acts.
    Ignored,
    /// It warns, and is read before what is wrong with recording.
    Urgent,
}
