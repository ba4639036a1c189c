//! What a screen is shown in and where its inputs come from: the terminal, or a test's window.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Position;

use super::alerts::Alert;
use crate::error::Result;
use crate::tui::app::Input;

/// What a wait for input brought.
#[derive(Debug)]
pub enum Arrival {
    /// Something came in, so long ago: while a slow disk saves, it is not taken at once.
    Input(Input, Duration),
    /// Nothing in the time given.
    Nothing,
    /// The program is to stop: a signal, or the terminal is gone.
    Stop,
}

/// What the event loops show on and read from.
pub trait Window {
    /// Returns the size, in columns and lines.
    fn size(&self) -> (u16, u16);

    /// Takes a window title and the bell, to go out with the next frame.
    fn alert(&mut self, alert: Alert);

    /// Draws a frame, and puts the cursor where that says; none: it is hidden. Only where `anew` is true need it ask
    /// how large the window is: a new size arrives as an input of its own.
    ///
    /// # Errors
    ///
    /// When the frame cannot be shown.
    fn draw(&mut self, anew: bool, render: impl FnOnce(&mut Frame) -> Option<Position>) -> Result<()>;

    /// Waits for something to come in, or for what `other` gives: it is asked a few times a second, and never before a
    /// key.
    fn wait_or(&mut self, at_most: Duration, other: impl Fn() -> Option<Input>) -> Arrival;

    /// Waits for something to come in.
    fn wait(&mut self, at_most: Duration) -> Arrival {
        self.wait_or(at_most, || None)
    }

    /// Takes what has come in already, without waiting.
    fn poll(&mut self) -> Arrival {
        self.wait(Duration::ZERO)
    }
}
