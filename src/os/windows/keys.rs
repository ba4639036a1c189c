//! Where keys come from: a thread that waits for the console.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use crossterm_winapi::{
    Console, ControlKeyState, EventFlags, Handle, InputRecord, KeyEventRecord, MouseEvent as MouseRecord, ScreenBuffer,
};

use crate::os::console_keys::{KeyRecord, KeyRecords};

/// Whether a paste comes as keys here: yes, a console records no other. Nothing is asked of the terminal then, which
/// asks its user before it pastes several lines.
pub const PASTES_COME_AS_KEYS: bool = true;

/// The most that one key counts that is held down while nobody reads.
const MOST_REPEATS: u16 = 64;

/// How long the thread that reads takes at most to have its turn, mostly.
const TURN: Duration = Duration::from_millis(1);

/// What the console recorded and nobody has taken. There is one console, and its thread waits for it as long as the
/// program runs: whoever reads next goes on where the last one stopped.
static CAME: OnceLock<Came> = OnceLock::new();

#[derive(Debug, Default)]
struct Came {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    events: VecDeque<Event>,
    /// Whether nothing more will come.
    is_over: bool,
}

impl Came {
    fn held(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where keys come from.
#[derive(Debug)]
pub struct Keys(&'static Came);

impl Keys {
    /// Finds out where the keys of this terminal come from.
    #[must_use]
    pub fn of_this_terminal() -> Self {
        let mut is_first = false;
        let came = CAME.get_or_init(|| {
            is_first = true;
            Came::default()
        });
        if is_first && std::thread::Builder::new().name("console keys".to_owned()).spawn(|| read(came)).is_err() {
            came.held().is_over = true;
        }
        Self(came)
    }

    /// Waits until something can be read; what is to go out never waits here.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn come(&self, at_most: Duration, _goes_out: bool) -> io::Result<bool> {
        let nothing = |state: &mut State| state.events.is_empty() && !state.is_over;
        let mut wait = at_most;
        loop {
            let waited = self.0.changed.wait_timeout_while(self.0.held(), wait, nothing);
            let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            if !state.events.is_empty() {
                return Ok(true);
            }
            if state.is_over {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            // What is there comes as soon as the thread has its turn.
            if !is_waiting() {
                return Ok(false);
            }
            wait = TURN;
        }
    }

    /// Reads what came first.
    ///
    /// # Errors
    ///
    /// When nothing has come, or the terminal is gone.
    pub fn read(&self) -> io::Result<Event> {
        self.0.held().events.pop_front().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Returns how many bytes what came was; 0: it is not known, and keys come as keys here.
    #[must_use]
    pub fn bytes(&self) -> usize {
        0
    }
}

/// Returns whether something is to be read in the console; not where it does not say.
fn is_waiting() -> bool {
    let count = Handle::current_in_handle().and_then(|handle| Console::from(handle).number_of_console_input_events());
    count.is_ok_and(|count| count > 0)
}

/// Says that nothing more comes, however the reading ends.
struct Over(&'static Came);

impl Drop for Over {
    fn drop(&mut self) {
        self.0.held().is_over = true;
        self.0.changed.notify_all();
    }
}

/// Reads what the console records until it is gone.
fn read(came: &'static Came) {
    let _over = Over(came);
    let Ok(console) = Handle::current_in_handle().map(Console::from) else { return };
    let (mut keys, mut was_left) = (KeyRecords::default(), false);
    while let Ok(first) = console.read_single_input_event() {
        // All that is there comes at once: half of a paste is not to be taken for the whole.
        let rest = console.read_console_input().unwrap_or_default();
        let mut events = Vec::new();
        for record in std::iter::once(first).chain(rest) {
            match record {
                InputRecord::KeyEvent(key) => events.extend(pressed_keys(&mut keys, &key)),
                InputRecord::MouseEvent(mouse) => events.extend(of_mouse(&mouse, &mut was_left)),
                // Counted from zero.
                InputRecord::WindowBufferSizeEvent(window) => {
                    let [width, height] = [window.size.x, window.size.y].map(|n| cells(n).saturating_add(1));
                    events.push(Event::Resize(width, height));
                }
                InputRecord::FocusEvent(_) | InputRecord::MenuEvent(_) => {}
            }
        }
        if !events.is_empty() {
            came.held().events.extend(events);
            came.changed.notify_all();
        }
    }
}

/// Returns what was done with the mouse, of what matters here; `was_left`: its left button was down before.
fn of_mouse(mouse: &MouseRecord, was_left: &mut bool) -> Option<Event> {
    let is_left = mouse.button_state.left_button();
    let is_click = is_left && !std::mem::replace(was_left, is_left);
    let kind = match mouse.event_flags {
        EventFlags::PressOrRelease | EventFlags::DoubleClick if is_click => MouseEventKind::Down(MouseButton::Left),
        EventFlags::MouseWheeled if mouse.button_state.scroll_up() => MouseEventKind::ScrollUp,
        EventFlags::MouseWheeled if mouse.button_state.scroll_down() => MouseEventKind::ScrollDown,
        _ => return None,
    };
    // The console counts from the top of all that it keeps.
    let top = ScreenBuffer::current().and_then(|buffer| buffer.info()).ok()?.terminal_window().top;
    let (column, row) = (cells(mouse.mouse_position.x), cells(mouse.mouse_position.y.saturating_sub(top)));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: held(mouse.control_key_state) }))
}

fn pressed_keys(keys: &mut KeyRecords, record: &KeyEventRecord) -> Vec<Event> {
    let key = keys.take(KeyRecord {
        is_pressed: record.key_down,
        key: record.virtual_key_code,
        typed: record.u_char,
        held: held(record.control_key_state),
    });
    let times = usize::from(record.repeat_count.clamp(1, MOST_REPEATS));
    key.into_iter().flat_map(|key| std::iter::repeat_n(Event::Key(key), times)).collect()
}

fn cells(count: i16) -> u16 {
    u16::try_from(count).unwrap_or_default()
}

fn held(state: ControlKeyState) -> KeyModifiers {
    /// Right and left Alt, right and left Ctrl, Shift, as the console marks them.
    const MARKS: [(u32, KeyModifiers); 3] =
        [(0x03, KeyModifiers::ALT), (0x0c, KeyModifiers::CONTROL), (0x10, KeyModifiers::SHIFT)];
    MARKS.into_iter().filter(|(mark, _)| state.has_state(*mark)).map(|(_, held)| held).collect()
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
