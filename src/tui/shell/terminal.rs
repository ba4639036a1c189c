//! The terminal: taken for the program, given back whatever happens, and everything that comes in from it.
//!
//! The terminal is given back on leaving, on an error, on a panic and on a signal; on SIGTSTP for as long as the
//! program is stopped.

mod output;
mod pasted;
mod reader;
mod sequence;

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, MouseEventKind,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

use self::output::Output;
use self::reader::InputReader;
use super::alerts::Alert;
use super::window::{Arrival, Window};
use crate::error::{Error, Kind, Result};
use crate::os::{self, Signals};
use crate::time::Clock;
use crate::tui::app::Input;
use crate::tui::signs;
use crate::{log, msg, text};

/// Asks the terminal to put the window's title aside (XTWINOPS: both titles, since ours sets both).
const KEEP_TITLE: &[u8] = b"\x1b[22;0t";

/// Asks the terminal to take up the title that it put aside.
const OLD_TITLE: &[u8] = b"\x1b[23;0t";

/// Whether the window has our title: it is given back once, or a second time would take one that others put aside.
static TITLED: AtomicBool = AtomicBool::new(false);

/// The terminal while the program holds it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Output>>,
    signals: Signals,
    reader: InputReader,
    /// What goes out with the next frame.
    alert: Alert,
    /// The window title as it is.
    title: String,
    /// Whether a frame was left out because the terminal had not taken the one before, and nobody was asked for
    /// another.
    owes_frame: bool,
    /// Whether the next frame is drawn whole.
    whole: bool,
    /// Whether only such signs are shown as every font has.
    ascii: bool,
    /// How much of what was typed before a signal is still to be taken before it; none: no signal came.
    typed_before: Option<usize>,
}

fn failed(e: io::Error) -> Error {
    let hint = if os::is_behind_pipe() { msg!("hint-terminal-pipe") } else { msg!("hint-terminal") };
    Error::new(Kind::Terminal, msg!("error-terminal")).hint(hint).caused_by(e)
}

/// The terminal library would find a terminal of its own, and write its codes into whatever standard output is.
fn check_output() -> Result<()> {
    if !io::stdout().is_terminal() {
        return Err(failed(io::ErrorKind::Unsupported.into()));
    }
    if os::takes_codes() {
        Ok(())
    } else {
        Err(Error::new(Kind::Terminal, msg!("error-old-console")).hint(msg!("hint-old-console")))
    }
}

impl Screen {
    /// Takes the terminal; `ascii` tells whether it has only such signs as every font has.
    ///
    /// # Errors
    ///
    /// When standard input or output is not a terminal.
    pub fn enter(ascii: bool) -> Result<Self> {
        check_output()?;
        install_panic_hook();
        enable_raw_mode().map_err(failed)?;
        // From here on dropping the guard gives back whatever was taken.
        let guard = Guard;
        let terminal = take().map_err(failed)?;
        let signals = Signals::listen().map_err(failed)?;
        std::mem::forget(guard);
        let (reader, alert, title) = (InputReader::new(), Alert::default(), String::new());
        Ok(Self { terminal, signals, reader, alert, title, owes_frame: false, whole: false, ascii, typed_before: None })
    }

    /// Makes sure that the terminal can be taken, before anything is done that only one with a screen may do.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn check() -> Result<()> {
        check_output()?;
        // Keys may come from elsewhere than standard input.
        if !is_raw_mode_enabled().map_err(failed)? {
            enable_raw_mode().map_err(failed)?;
            disable_raw_mode().map_err(failed)?;
        }
        Ok(())
    }

    /// Returns whether nobody is at the terminal any more: that is a way to leave, and no failure.
    fn is_gone(&self) -> bool {
        self.signals.is_to_end() || self.reader.is_gone()
    }

    fn try_draw(&mut self, anew: bool, render: impl FnOnce(&mut Frame) -> Option<Position>) -> io::Result<()> {
        if !output::push()? {
            log!("terminal-does-not-read");
            (self.owes_frame, self.whole) = (true, true);
            return Ok(());
        }
        // What the terminal made of sizes that it had meanwhile is not known: the whole of it is drawn.
        if std::mem::take(&mut self.whole) {
            let (width, height) = self.size();
            self.terminal.resize(Rect::new(0, 0, width, height))?;
        }
        if anew {
            self.terminal.autoresize()?;
        }
        let cursor = render(&mut self.terminal.get_frame());
        if self.ascii {
            signs::into_ascii(self.terminal.current_buffer_mut());
        }
        // Only now: where drawing fails, nothing is left half written that would come out after the terminal is given
        // back.
        self.send_alert()?;
        self.terminal.apply_buffer_with_cursor(cursor).map(|_| ())
    }

    /// Writes the title, where it is another one, and the bell before the frame: what the terminal gets is one write.
    fn send_alert(&mut self) -> io::Result<()> {
        let Alert { title, ring } = std::mem::take(&mut self.alert);
        let out = self.terminal.backend_mut();
        let shown = |title: &str| if self.ascii { signs::in_ascii(title) } else { title.to_owned() };
        if let Some(title) = title.map(|t| shown(&text::one_line(&t))).filter(|t| *t != self.title) {
            if !TITLED.swap(true, Ordering::Relaxed) {
                out.write_all(KEEP_TITLE)?;
            }
            queue!(out, SetTitle(&title))?;
            self.title = title;
        }
        if ring {
            out.write_all(b"\x07")?;
        }
        Ok(())
    }

    /// Has all of the screen drawn anew at the size that the window has now.
    fn resized(&mut self) -> Arrival {
        self.whole = true;
        let (width, height) = self.size();
        Arrival::Input(Input::Resize(width, height), Duration::ZERO)
    }

    /// Stops the program if a signal asks for it, and takes the terminal again once it goes on; none: no such signal
    /// came.
    fn suspend(&mut self) -> Option<io::Result<()>> {
        let stopped = self.signals.is_to_suspend();
        if stopped {
            restore_terminal();
            if let Err(error) = os::suspend() {
                return Some(Err(error));
            }
        }
        // Also after a stop that no program can see coming: a shell has used the terminal meanwhile.
        if !self.signals.was_resumed() && !stopped {
            return None;
        }
        let title = std::mem::take(&mut self.title);
        self.alert.title = self.alert.title.take().or(Some(title)).filter(|t| !t.is_empty());
        Some(disable_raw_mode().and_then(|()| enable_raw_mode()).and_then(|()| take()).map(|t| self.terminal = t))
    }
}

impl Window for Screen {
    fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((80, 24), |s| (s.width, s.height))
    }

    fn alert(&mut self, alert: Alert) {
        self.alert.title = alert.title.or(self.alert.title.take());
        self.alert.ring |= alert.ring;
    }

    /// To ask how large the window is takes as long as to draw a typed letter.
    ///
    /// Where the terminal has not taken the frame before, this one is left out: nothing waits for it, and once it reads
    /// again a [`Input::Resize`] asks for all of it.
    fn draw(&mut self, anew: bool, render: impl FnOnce(&mut Frame) -> Option<Position>) -> Result<()> {
        let drawn = match self.try_draw(anew, render) {
            // The next wait says that it is gone.
            Err(_) if self.is_gone() => Ok(()),
            drawn => drawn,
        };
        drawn.map_err(failed)
    }

    /// Keys are read on the thread that draws: a typed letter waits for nobody else on its way to the screen.
    fn wait_or(&mut self, at_most: Duration, other: impl Fn() -> Option<Input>) -> Arrival {
        self.reader.take_over();
        let arrival = self.arrival(at_most, other);
        self.reader.hand_over();
        arrival
    }
}

impl Screen {
    /// Takes what a signal means to the program, once all that was typed before it has been taken: it may have come
    /// while a slow disk saved.
    fn signalled(&mut self) -> Option<Arrival> {
        if !self.signals.has_come() {
            return None;
        }
        let left = self.typed_before.get_or_insert_with(|| {
            // Where the terminal is gone, there is what was read before.
            let _ = self.reader.wait(Duration::ZERO, false);
            self.reader.len()
        });
        if *left > 0 {
            return None;
        }
        self.typed_before = None;
        taken(&self.signals)
    }

    fn arrival(&mut self, at_most: Duration, other: impl Fn() -> Option<Input>) -> Arrival {
        let clock = Clock::system();
        let left = || at_most.saturating_sub(clock.real());
        loop {
            if let Some(arrival) = self.signalled() {
                return arrival;
            }
            if let Some(taken) = self.suspend() {
                log!("suspended-and-resumed", done = taken.is_ok());
                match taken {
                    // What was on the screen is gone: all of it is drawn anew, at the size that the window has now.
                    Ok(()) => return self.resized(),
                    // A terminal that is closed resumes whom it stopped. What was typed before counts.
                    Err(_) if self.reader.len() == 0 => return Arrival::Stop,
                    Err(_) => {}
                }
            }
            // crossterm loses a new size that comes with a key: it leaves the rest of a poll at the first event that it
            // finds.
            if self.signals.was_resized() {
                return self.resized();
            }
            let all_out = match output::push() {
                Ok(all_out) => all_out,
                Err(_) if self.reader.len() == 0 => return Arrival::Stop,
                // What was typed before the terminal was gone counts.
                Err(_) => false,
            };
            if all_out && std::mem::take(&mut self.owes_frame) {
                return self.resized();
            }
            let mut came = self.reader.take();
            if came.is_some() {
                self.typed_before = self.typed_before.map(|left| left.saturating_sub(1));
            }
            if came.is_none() {
                if self.reader.wait(left().min(SIGNAL_SLICE), !all_out).is_err() {
                    return Arrival::Stop;
                }
                came = self.reader.take();
            }
            match came.map(|(event, ago)| (input(event), ago)) {
                Some((Some(Input::Resize(..)), _)) => return self.resized(),
                Some((Some(input), ago)) => return Arrival::Input(input, ago),
                Some((None, _)) => {}
                None => {
                    if let Some(input) = other() {
                        return Arrival::Input(input, Duration::ZERO);
                    }
                    if left().is_zero() {
                        return Arrival::Nothing;
                    }
                }
            }
        }
    }
}

/// Takes a terminal that is in raw mode, with nothing on it.
fn take() -> io::Result<Terminal<CrosstermBackend<Output>>> {
    output::open()?;
    queue!(Output, EnterAlternateScreen)?;
    if !os::PASTES_COME_AS_KEYS {
        queue!(Output, EnableBracketedPaste)?;
    }
    execute!(Output, EnableMouseCapture, cursor::Hide, Clear(ClearType::All))?;
    Terminal::new(CrosstermBackend::new(Output))
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore_terminal();
    }
}

/// Returns the terminal back when taking it fails half-way.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        restore_terminal();
    }
}

/// Undoes everything that was done to the terminal; one that is gone, or does not read, keeps nobody waiting for long.
fn restore_terminal() {
    let _ = queue!(Output, DisableMouseCapture);
    if !os::PASTES_COME_AS_KEYS {
        let _ = queue!(Output, DisableBracketedPaste);
    }
    let _ = queue!(Output, LeaveAlternateScreen, cursor::Show);
    if TITLED.swap(false, Ordering::Relaxed) {
        // Emptied first: a terminal that puts no titles aside then shows its own again, not the time of a meeting that
        // is over; one that does (xterm, VTE, tmux) goes back to what stood there before.
        let _ = queue!(Output, SetTitle(""));
        let _ = Output.write_all(OLD_TITLE);
    }
    output::finish();
    let _ = disable_raw_mode();
}

/// Returns the terminal back before a panic's message, which would else be lost with the alternate screen.
fn install_panic_hook() {
    use std::sync::Once;
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = std::thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            if let Some(place) = info.location() {
                log!("panic", place = place, drawing = std::thread::current().id() == main);
                log::end();
            }
            // Only the owner touches the screen: a worker's panic ends its channel, not the program, and a message
            // would be written across it.
            if std::thread::current().id() == main {
                restore_terminal();
                let place = info.location().map(ToString::to_string).unwrap_or_default();
                let what = info.payload_as_str().unwrap_or_default();
                let _ = writeln!(io::stderr(), "punktlig: {what} ({place})");
            }
        }));
    });
}

/// Says what an event of the terminal means to the program; none: nothing.
fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.is_press() || key.is_repeat() => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        // A pointer that passes over changes nothing, and is no reason to draw.
        Event::Mouse(mouse) if mouse.kind == MouseEventKind::Moved => None,
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        Event::Resize(width, height) => Some(Input::Resize(width, height)),
        _ => None,
    }
}

/// How long a signal may wait until it is seen.
const SIGNAL_SLICE: Duration = Duration::from_millis(200);

/// Takes what a signal means to the program.
fn taken(signals: &Signals) -> Option<Arrival> {
    if signals.is_to_end() {
        return Some(Arrival::Stop);
    }
    signals.was_interrupted().then_some(Arrival::Input(Input::Interrupt, Duration::ZERO))
}
