//! A window without a terminal: what is drawn in it is kept, and what comes in is what a test sends.

use std::time::Duration;

use punktlig::error::Result;
use punktlig::tui::Window;
use punktlig::tui::app::Input;
use punktlig::tui::shell::alerts::Alert;
use punktlig::tui::shell::window::Arrival;
use ratatui::backend::{Backend as _, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::{Frame, Terminal};

/// A window.
pub struct TestWindow {
    terminal: Terminal<TestBackend>,
    frame: Buffer,
    coming: Option<Input>,
    /// Whether frames are drawn: most tests look at the program, or draw the screen when they want to see it.
    pub is_seen: bool,
    /// The window's title, as it was set last.
    pub title: Option<String>,
    /// How often the bell rang.
    pub rung: usize,
    /// How many frames showed nothing new but what was typed.
    pub typed: usize,
}

impl TestWindow {
    pub fn new(width: u16, height: u16) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self { terminal, frame: Buffer::default(), coming: None, is_seen: false, title: None, rung: 0, typed: 0 }
    }

    /// Lets an input come in at the next wait.
    pub fn send(&mut self, input: Input) {
        self.coming = Some(input);
    }

    /// Returns the window another size; the program gets to know by an input.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.terminal.backend_mut().resize(width, height);
    }

    /// What was drawn last.
    pub fn frame(&self) -> &Buffer {
        &self.frame
    }
}

impl Window for TestWindow {
    fn size(&self) -> (u16, u16) {
        let size = self.terminal.backend().size().unwrap();
        (size.width, size.height)
    }

    fn alert(&mut self, alert: Alert) {
        self.title = alert.title.or(self.title.take());
        self.rung += usize::from(alert.ring);
    }

    fn draw(&mut self, anew: bool, render: impl FnOnce(&mut Frame)) -> Result<()> {
        if anew {
            self.terminal.autoresize().unwrap();
        }
        self.typed += usize::from(!anew);
        if !self.is_seen {
            return Ok(());
        }
        render(&mut self.terminal.get_frame());
        self.frame = self.terminal.apply_buffer().unwrap().buffer.clone();
        Ok(())
    }

    fn wait_or(&mut self, _at_most: Duration, other: impl Fn() -> Option<Input>) -> Arrival {
        self.coming.take().or_else(other).map_or(Arrival::Nothing, Arrival::Input)
    }
}
