//! A window that is too small for the screen: a message is drawn in its place, and nothing acts but what that says.

use super::{App, Effect};
use crate::tui::dialog::{Dialog, Menu};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::view;

impl App {
    /// Takes a key in a window in which only a message is drawn: nothing acts but what that message says.
    pub(super) fn unseen_key(&mut self, key: Key, action: Option<Action>) -> Vec<Effect> {
        if action == Some(Action::Interrupt) {
            return self.ask_to_leave(true);
        }
        if self.leave_question().is_some() && self.keys.action(Scope::Menu, key) == Some(Action::Dismiss) {
            self.dialogs.pop();
        }
        Vec::new()
    }

    /// Returns whether the window is so small that only a message is drawn.
    pub(super) fn is_unseen(&self) -> bool {
        view::is_too_small(self.size) && !self.dialog().is_some_and(|dialog| dialog.takes_all())
    }

    /// The question on top that offers to leave the program.
    #[must_use]
    pub fn leave_question(&self) -> Option<&Menu> {
        match self.dialog() {
            Some(Dialog::Menu(menu)) if menu.offers_to_leave() => Some(menu),
            _ => None,
        }
    }
}
