//! Where keys come from: crossterm reads them.

use std::io;
use std::time::Duration;

use crossterm::event;

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
