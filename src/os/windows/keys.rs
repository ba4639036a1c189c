//! Where keys come from: crossterm reads them.

use std::io;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEvent, KeyModifiers};
use crossterm_winapi::{Console, Handle};

/// Whether a paste comes as keys here: yes, crossterm knows no other (its issue 737). Nothing is asked of the terminal
/// then, which asks its user before it pastes several lines.
pub const PASTES_COME_AS_KEYS: bool = true;

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
        // crossterm says that there is nothing when what it took is nothing to it, as the Shift that a pasted capital
        // comes with; the rest is still there.
        while !event::poll(at_most)? {
            if !at_most.is_zero() || is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Returns whether nothing waits to be read; also where the console does not say.
fn is_empty() -> bool {
    let waiting = Handle::current_in_handle().and_then(|handle| Console::from(handle).number_of_console_input_events());
    waiting.map_or(true, |count| count == 0)
}

/// Whether two keys that come at once may be read as one with Alt: a console says of each key what is held down with
/// it.
pub const ESC_IS_READ_AS_ALT: bool = false;

/// Lists the keys that were pressed for one that was read. Ctrl with Alt is AltGr here; a letter with Alt alone is for
/// a window's menu, and does nothing.
#[must_use]
pub fn pressed(key: KeyEvent) -> Vec<KeyEvent> {
    let alt = key.modifiers.contains(KeyModifiers::ALT) && !key.modifiers.contains(KeyModifiers::CONTROL);
    let is_of_menu = matches!(key.code, KeyCode::Char(c) if !c.is_ascii_digit());
    if alt && is_of_menu { Vec::new() } else { vec![key] }
}
