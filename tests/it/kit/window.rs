//! A window without a terminal: what is drawn in it is kept, and what comes in is what a test sends.

use std::collections::VecDeque;
use std::time::Duration;

use punktlig::error::Result;
use punktlig::time::Source as _;
use punktlig::tui::Window;
use punktlig::tui::app::Input;
use punktlig::tui::shell::alerts::Alert;
use punktlig::tui::shell::window::Arrival;
use ratatui::backend::{Backend as _, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::{Frame, Terminal};

use super::clock::Machine;

/// A window.
pub struct TestWindow {
    terminal: Terminal<TestBackend>,
    frame: Buffer,
    /// What comes in; some of it not before a time on a machine's steady clock.
    coming: VecDeque<(Option<(Machine, Duration)>, Input)>,
    /// How long each input takes to be read, on the clock of a machine.
    pub each_takes: Option<(Machine, Duration)>,
    /// Whether frames are drawn: most tests look at the program, or draw the screen when they want to see it.
    pub is_seen: bool,
    /// The window's title, as it was set last.
    pub title: Option<String>,
    /// Where the cursor is.
    pub cursor: Option<Position>,
    /// How often the bell rang.
    pub rung: usize,
    /// How many frames showed nothing new but what was typed.
    pub typed: usize,
}

impl TestWindow {
    pub fn new(width: u16, height: u16) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self {
            terminal,
            frame: Buffer::default(),
            coming: VecDeque::new(),
            each_takes: None,
            is_seen: false,
            title: None,
            cursor: None,
            rung: 0,
            typed: 0,
        }
    }

    /// Lets an input come in at the next wait, after those that were sent before.
    pub fn send(&mut self, input: Input) {
        self.coming.push_back((None, input));
    }

    /// Lets an input come in when the steady clock of a machine shows a time, whatever the program does then.
    pub fn send_at(&mut self, machine: &Machine, at: Duration, input: Input) {
        self.coming.push_back((Some((machine.clone(), at)), input));
    }

    /// How many inputs are still to come in.
    pub fn left(&self) -> usize {
        self.coming.len()
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

    fn draw(&mut self, anew: bool, render: impl FnOnce(&mut Frame) -> Option<Position>) -> Result<()> {
        if anew {
            self.terminal.autoresize().unwrap();
        }
        self.typed += usize::from(!anew);
        if !self.is_seen {
            return Ok(());
        }
        self.cursor = render(&mut self.terminal.get_frame());
        self.frame = self.terminal.apply_buffer().unwrap().buffer.clone();
        Ok(())
    }

    fn wait_or(&mut self, at_most: Duration, other: impl Fn() -> Option<Input>) -> Arrival {
        if let Some((machine, length)) = self.each_takes.as_ref().filter(|_| !self.coming.is_empty()) {
            machine.pass(*length);
        }
        let mut ago = Duration::ZERO;
        if let Some((Some((machine, at)), _)) = self.coming.front() {
            let to_come = at.saturating_sub(machine.read().run);
            machine.pass(to_come.min(at_most));
            if to_come > at_most {
                return other().map_or(Arrival::Nothing, |input| Arrival::Input(input, ago));
            }
            ago = machine.read().run.saturating_sub(*at);
        }
        let input = self.coming.pop_front().map(|(_, input)| input).or_else(other);
        input.map_or(Arrival::Nothing, |input| Arrival::Input(input, ago))
    }
}
