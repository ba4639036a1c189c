//! Where keys come from: crossterm reads them.

use std::io;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEvent, KeyModifiers};

/// Where keys come from.
#[derive(Debug)]
pub struct Keys;

impl Keys {
    /// Finds out where the keys of this terminal come from.
    #[must_use]
    pub fn of_this_terminal() -> Self {
        Self
    }

    /// Waits until something can be read; what is to go out never waits here.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn come(&self, at_most: Duration, _goes_out: bool) -> io::Result<bool> {
        event::poll(at_most)
    }
}

/// Lists the keys that were pressed for one that was read. Ctrl with Alt is AltGr here; a letter with Alt alone is for
/// a window's menu, and does nothing.
#[must_use]
pub fn pressed(key: KeyEvent) -> Vec<KeyEvent> {
    let alt = key.modifiers.contains(KeyModifiers::ALT) && !key.modifiers.contains(KeyModifiers::CONTROL);
    let is_of_menu = matches!(key.code, KeyCode::Char(c) if !c.is_ascii_digit());
    if alt && is_of_menu { Vec::new() } else { vec![key] }
}
