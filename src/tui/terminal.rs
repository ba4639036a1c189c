//! The terminal: taken for the program, given back whatever happens, and everything that comes in from it.
//!
//! The terminal is given back on leaving, on an error, on a panic and on a signal. Threads only forward what they read; the
//! loop that owns the screen decides.

use std::io::{self, Stdout, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, MouseEventKind,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::app::Input;
use crate::error::{Error, Kind, Result};
use crate::msg;

/// What a wait for input brought.
#[derive(Debug)]
pub enum Arrival {
    /// An input.
    Input(Input),
    /// Nothing in the time given.
    Nothing,
    /// The program is to stop: a signal, or the terminal is gone.
    Stop,
}

/// The terminal while the program holds it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    arrivals: Receiver<Arrival>,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// When standard input or output is no terminal.
    pub fn enter() -> Result<Self> {
        let failed =
            |e: io::Error| Error::new(Kind::Terminal, msg!("error-terminal")).hint(msg!("hint-terminal")).caused_by(e);
        install_panic_hook();
        enable_raw_mode().map_err(failed)?;
        // From here on dropping the guard gives back whatever was taken.
        let guard = Guard;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture, cursor::Hide)
            .map_err(failed)?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout())).map_err(failed)?;
        let arrivals = listen();
        std::mem::forget(guard);
        Ok(Self { terminal, arrivals })
    }

    /// The size of the window, in columns and lines.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((80, 24), |s| (s.width, s.height))
    }

    /// Draws a frame.
    ///
    /// # Errors
    ///
    /// When the terminal does not take it.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> Result<()> {
        self.terminal
            .draw(render)
            .map(|_| ())
            .map_err(|e| Error::new(Kind::Terminal, msg!("error-terminal")).hint(msg!("hint-terminal")).caused_by(e))
    }

    /// Waits for something to come in.
    pub fn wait(&self, at_most: Duration) -> Arrival {
        match self.arrivals.recv_timeout(at_most) {
            Ok(arrival) => arrival,
            Err(RecvTimeoutError::Timeout) => Arrival::Nothing,
            Err(RecvTimeoutError::Disconnected) => Arrival::Stop,
        }
    }

    /// Takes what has come in already, without waiting.
    #[must_use]
    pub fn poll(&self) -> Arrival {
        self.wait(Duration::ZERO)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back when taking it fails half-way.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Undoes everything that was done to the terminal; where it is gone, that is no matter.
fn give_back() {
    let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

/// Gives the terminal back before a panic's message, which would else be lost with the alternate screen.
fn install_panic_hook() {
    use std::sync::Once;
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = std::thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            // A worker's panic ends its channel, and the loop ends with it; only the owner touches the screen.
            if std::thread::current().id() == main {
                give_back();
            }
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            let what = info.payload_as_str().unwrap_or_default();
            eprintln!("punktlig: {what} ({place})");
        }));
    });
}

/// Starts the threads that forward input and signals.
fn listen() -> Receiver<Arrival> {
    let (sender, receiver) = mpsc::channel();
    #[cfg(unix)]
    listen_for_signals(sender.clone());
    std::thread::spawn(move || {
        loop {
            let input = match event::read() {
                Ok(Event::Key(key)) if key.is_press() || key.is_repeat() => Input::Key(key),
                Ok(Event::Paste(text)) => Input::Paste(text),
                // A pointer that passes over changes nothing, and is no reason to draw.
                Ok(Event::Mouse(mouse)) if mouse.kind == MouseEventKind::Moved => continue,
                Ok(Event::Mouse(mouse)) => Input::Mouse(mouse),
                Ok(Event::Resize(width, height)) => Input::Resize(width, height),
                Ok(_) => continue,
                Err(_) => {
                    let _ = sender.send(Arrival::Stop);
                    return;
                }
            };
            if sender.send(Arrival::Input(input)).is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(unix)]
fn listen_for_signals(sender: mpsc::Sender<Arrival>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let arrival = if signal == SIGINT { Arrival::Input(Input::Interrupt) } else { Arrival::Stop };
            if sender.send(arrival).is_err() {
                return;
            }
        }
    });
}
