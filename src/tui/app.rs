//! The minute-taker's program as a state machine: what an input makes of the screen, and what is to be recorded.
//!
//! [`App::update`] changes the screen's own state and returns effects. Nothing that happens in the meeting is applied here: the
//! event loop appends it to the journal, syncs it, and only then calls [`App::recorded`]. So what the screen shows as recorded is on disk.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Rect;

use super::describe;
use super::keys::{self, Action, Key};
use super::overlay::{Draft, Overlay, Words};
use super::rows::{self, Row};
use super::stopped::Waiting;
use super::theme::Theme;
use crate::agenda::Agenda;
use crate::error::Error;
use crate::files::Broken;
use crate::lang::{Lang, Msg};
use crate::meeting::{Event, History, Meeting, SlotState, Stamped};
use crate::msg;
use crate::time::Stamp;

/// Something that reaches the program.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The window has a new size.
    Resize(u16, u16),
    /// Somebody asked from outside (SIGINT) to stop.
    Interrupt,
    /// The agenda's file holds an agenda that can be used; maybe the one that is in use.
    AgendaChanged(Box<Agenda>),
    /// The agenda's file has errors.
    AgendaBroken(Broken),
    /// The agenda's file is gone, or cannot be read.
    AgendaGone,
}

/// When an input came: the meeting's time, and real time since the start, which a rehearsal does not speed up.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// The meeting's time.
    pub now: Stamp,
    /// Real time since the program started.
    pub real: Duration,
}

/// What the event loop is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Append events to the journal, then call [`App::recorded`] with `then`.
    Record(Vec<Event>, Then),
    /// Leave the program; the meeting stays as it is.
    Quit,
    /// Leave the program and rehearse this meeting.
    Rehearse,
    /// Write the protocols of the closed meeting again.
    WriteProtocols,
    /// Look whether recording works again, and record what waits.
    TryAgain,
    /// Go on with the record in this folder, as it was typed.
    MoveTo(PathBuf),
}

/// What is to happen once events are recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Say what happened.
    Say,
    /// Close the editor whose draft this is, and say what happened.
    CloseDraft(String),
    /// Close the line, and say what happened.
    CloseLine,
    /// Close the line below the list of who is there, and say what happened.
    CloseField,
}

/// The line that tells what happened.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What it says.
    pub msg: Msg,
    /// How it is meant.
    pub tone: Tone,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It tells.
    Tell,
    /// It asks: the same key once more.
    Ask,
    /// It warns.
    Warn,
}

/// Where keys go on the main screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The plan.
    Plan,
    /// The records of the selected item; the chosen one.
    Records(usize),
}

/// A protocol file that the close wrote, as the screen tells it.
#[derive(Clone, Debug)]
pub struct WrittenFile {
    /// Where it is.
    pub path: String,
    /// The file that somebody had edited and that was therefore left alone.
    pub beside: Option<String>,
}

/// What became of the protocols at the close, as the screen tells it.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    /// What was written.
    pub files: Vec<WrittenFile>,
    /// What could not be written, or should be looked at.
    pub remarks: Vec<String>,
    /// Whether something could not be written.
    pub failed: bool,
    /// Whether the disk did not take it, so that it is tried again.
    pub unwritten: bool,
}

impl Outcomes {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.remarks.is_empty()
    }
}

/// The whole program behind the minute-taker's screen.
#[derive(Debug)]
pub struct App {
    /// The language of the screen.
    pub lang: Lang,
    /// Its styles.
    pub theme: Theme,
    /// The meeting.
    pub history: History,
    /// The rows of the plan.
    pub rows: Vec<Row>,
    /// The selected row.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
    /// The first line of the records shown.
    pub body_top: usize,
    /// Where keys go.
    pub focus: Focus,
    /// What is open.
    pub overlay: Option<Overlay>,
    /// What the message line says.
    pub notice: Option<Notice>,
    /// When it began to say so.
    pub noticed_at: Option<Stamp>,
    /// When something was last saved.
    pub saved_at: Option<Stamp>,
    /// What is wrong with the agenda's file, while something is.
    pub agenda_trouble: Option<Msg>,
    /// Why recording has stopped, if it has.
    pub trouble: Option<Error>,
    /// Where the record goes on, if it had to go elsewhere.
    pub moved_to: Option<Msg>,
    /// Whether drafts could not be saved when that was last tried.
    pub drafts_failing: bool,
    /// What became of the protocols, after the close.
    pub written: Outcomes,
    /// What is said of public files that a person has to look at.
    pub doubts: Vec<String>,
    /// The drafts by key.
    pub drafts: BTreeMap<String, Draft>,
    /// The size of the window.
    pub size: Rect,
    /// How much faster than real time the clock runs.
    pub speed: f64,
    /// How many minutes before a slot its guests are called in, where the agenda does not say.
    pub call_ahead: u32,
    pub(super) waiting: Option<Waiting>,
    /// What is open beneath the question for a folder.
    pub(super) under_folder: Option<Overlay>,
    pub(super) drafts_changed: bool,
    /// Whether some of the text that is open was written while its matter was closed; of it, no draft may be left to say so.
    pub(super) begun_closed: bool,
    backdrop_changed: bool,
    pub(super) source: Agenda,
    pub(super) put_off: Option<Box<Agenda>>,
    pub(super) said_too_late: bool,
    pub(super) follows: bool,
    pub(super) asked: Option<Action>,
    pub(super) slot_began: Option<Duration>,
    burst: Burst,
}

/// Keeps a burst of typing from recording more than one thing.
#[derive(Debug, Default)]
struct Burst {
    last_key: Option<Duration>,
    recorded: bool,
}

/// Keys that follow each other faster than this belong together.
const BURST_GAP: Duration = Duration::from_millis(250);

/// After how much real time a notice may make way for what is more urgent.
const READ: Duration = Duration::from_secs(15);

impl App {
    /// Makes the program for a meeting; `source` is its agenda as in the file, before any shift.
    #[must_use]
    pub fn new(lang: Lang, theme: Theme, source: Agenda, history: History) -> Self {
        let rows = rows::rows(history.meeting());
        let mut app = Self {
            lang,
            theme,
            history,
            rows,
            cursor: 0,
            top: 0,
            body_top: 0,
            focus: Focus::Plan,
            overlay: None,
            notice: None,
            noticed_at: None,
            saved_at: None,
            agenda_trouble: None,
            trouble: None,
            moved_to: None,
            waiting: None,
            under_folder: None,
            drafts_failing: false,
            written: Outcomes::default(),
            doubts: Vec::new(),
            drafts: BTreeMap::new(),
            size: Rect::new(0, 0, 80, 24),
            speed: 1.0,
            call_ahead: 5,
            drafts_changed: false,
            begun_closed: false,
            backdrop_changed: true,
            source,
            put_off: None,
            said_too_late: false,
            follows: true,
            asked: None,
            slot_began: None,
            burst: Burst::default(),
        };
        app.saved_at = app.meeting().last_at();
        // After a resume too, the first keys may have been meant for something else.
        app.slot_began = app.meeting().running().map(|_| Duration::ZERO);
        app.select_first();
        if let Some(slot) = app.meeting().running().or_else(|| app.meeting().first_pending()) {
            app.select_slot(slot);
        }
        app
    }

    /// The state of the meeting.
    #[must_use]
    pub fn meeting(&self) -> &Meeting {
        self.history.meeting()
    }

    /// Asks what to do with a meeting of which no day is today, before anything is recorded.
    pub fn ask_for_day(&mut self, when: When) {
        if self.overlay.is_none() {
            self.must_ask_for_day(when);
        }
    }

    /// The event that creates the record, for before the first one.
    #[must_use]
    pub fn creation(&self) -> Event {
        let meeting = self.meeting();
        Event::RecordCreated { agenda: Box::new(self.source.clone()), shift: None, rehearsal: meeting.rehearsal() }
    }

    /// Takes an input; the effects are the event loop's to carry out, in order.
    pub fn update(&mut self, input: Input, when: When) -> Vec<Effect> {
        let quiet = |app: &Self| {
            let typing = match &app.overlay {
                Some(Overlay::Editor(e)) => e.list.is_none() && e.forward.is_none(),
                Some(Overlay::Line(_)) => true,
                _ => false,
            };
            typing && app.notice.is_none() && app.trouble.is_none()
        };
        // A key drops what was said, so what stands after it is new; what was said before the first input counts from there.
        if matches!(input, Input::Key(_) | Input::Paste(_)) || self.noticed_at.is_none() {
            self.noticed_at = Some(when.now);
        }
        let typed = matches!(input, Input::Key(_)) && quiet(self);
        let effects = self.take(input, when);
        self.limit_scroll(when);
        self.backdrop_changed |= !(typed && quiet(self) && effects.is_empty());
        effects
    }

    fn take(&mut self, input: Input, when: When) -> Vec<Effect> {
        match input {
            Input::Resize(width, height) => {
                self.size = Rect::new(0, 0, width, height);
                self.keep_in_view();
                Vec::new()
            }
            Input::Mouse(mouse) => {
                self.mouse(mouse);
                Vec::new()
            }
            Input::Paste(text) => {
                self.paste(&text);
                Vec::new()
            }
            Input::Interrupt => self.ask_to_leave(true),
            Input::AgendaChanged(agenda) => self.agenda_changed(agenda, when),
            Input::AgendaBroken(broken) => {
                self.agenda_broken(&broken);
                Vec::new()
            }
            Input::AgendaGone => {
                self.agenda_gone();
                Vec::new()
            }
            Input::Key(key) => self.key(&key, when),
        }
    }

    fn key(&mut self, event: &KeyEvent, when: When) -> Vec<Effect> {
        if self.burst.last_key.is_none_or(|last| when.real.saturating_sub(last) > BURST_GAP) {
            self.burst.recorded = false;
        }
        self.burst.last_key = Some(when.real);
        let key = Key::from_event(event);
        let asked = self.asked.take();
        // Whatever was said or asked has been read, or is dropped by going on.
        self.notice = None;
        let effects = match key {
            Key::Ctrl('c') => self.ask_to_leave(true),
            // Before every other key: who shows the room the chair's picture must not record by accident.
            _ if matches!(self.overlay, Some(Overlay::Chair)) => self.chair_key(key),
            Key::Ctrl('n') => self.act(Action::NextAnywhere, asked, when),
            // Where nothing can be recorded, these go before whatever is open.
            Key::Ctrl('r') if self.trouble.is_some() => self.act(Action::TryAgain, asked, when),
            Key::Ctrl('o') if self.trouble.is_some() => self.act(Action::SaveElsewhere, asked, when),
            _ if self.overlay.is_some() => self.dialogue_key(event, key, when),
            _ => match keys::action(key, self.lang) {
                Some(action) => self.act(action, asked, when),
                None => {
                    if matches!(key, Key::Char(_)) {
                        let help = keys::label(Action::Help, self.lang);
                        self.warn(msg!("notice-no-such-key", key = key.label(), help = help));
                    }
                    Vec::new()
                }
            },
        };
        self.limit_burst(effects, key)
    }

    /// Lets a burst of plain keys record one event only: what one undo takes back. What was typed for another stays open.
    fn limit_burst(&mut self, effects: Vec<Effect>, key: Key) -> Vec<Effect> {
        if matches!(key, Key::Ctrl(_)) || !effects.iter().any(|e| matches!(e, Effect::Record(..))) {
            return effects;
        }
        if self.burst.recorded {
            self.warn(msg!("notice-too-fast"));
            return effects.into_iter().filter(|e| !matches!(e, Effect::Record(..))).collect();
        }
        self.burst.recorded = true;
        effects
    }

    /// Tells whether nothing but the text in an editor changed since the last frame.
    #[must_use]
    pub fn only_typed(&self) -> bool {
        !self.backdrop_changed
    }

    /// Tells whether anything but the text in an editor changed since this was last asked.
    pub fn take_changed_backdrop(&mut self) -> bool {
        std::mem::take(&mut self.backdrop_changed)
    }

    /// Takes recorded events into the state and says what happened.
    pub fn recorded(&mut self, entries: Vec<Stamped>, then: Then, when: When) {
        let mut held = self.held();
        let mut said = None;
        let is_withheld = entries.iter().any(|entry| entry.event == Event::ClosedTextFollows);
        let room = usize::from(self.size.width.saturating_sub(48)).max(16);
        for entry in entries {
            said = describe::event(&entry.event, &self.history, self.lang, room).or(said);
            self.saved_at = Some(entry.at);
            match entry.event {
                Event::AgendaReplaced { .. } => self.reloaded(entry, &mut held),
                _ => self.history.apply(entry),
            }
        }
        self.trouble = None;
        self.waiting = None;
        if self.current_draft().is_none() {
            self.free_drafts();
        }
        if self.meeting().closed_at().is_none() {
            self.written = Outcomes::default();
        }
        if is_withheld {
            let edit = keys::label(Action::Edit, self.lang);
            said = Some(msg!("notice-withheld", edit = edit));
        }
        if let Some(msg) = said {
            self.notice = Some(Notice { msg, tone: Tone::Tell });
            self.noticed_at = Some(when.now);
        }
        match then {
            Then::CloseDraft(key) => {
                self.drafts.remove(&key);
                self.drafts_changed = true;
                self.overlay = None;
                // A dissent or remark was opened from a vote, which is still to be recorded.
                if let Some(vote) = self.vote_beneath() {
                    self.open_writing(vote.writing, vote.on, vote.editing, Words::default());
                }
            }
            Then::CloseLine => self.overlay = None,
            Then::CloseField => {
                if let Some(Overlay::Attendance(list)) = &mut self.overlay {
                    list.field = None;
                }
            }
            Then::Say => {}
        }
        self.hold_again(held, when);
    }

    /// Forgets that what was just recorded is new: a rehearsal takes it as long past.
    pub fn nothing_new(&mut self) {
        self.notice = None;
        self.slot_began = None;
    }

    pub(super) fn tell(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Tell });
    }

    pub(super) fn warn(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Warn });
    }

    /// Asks for the same key once more.
    pub(super) fn ask(&mut self, action: Action, msg: Msg) -> Vec<Effect> {
        self.asked = Some(action);
        self.notice = Some(Notice { msg, tone: Tone::Ask });
        Vec::new()
    }

    pub(super) fn record(&self, event: Event) -> Vec<Effect> {
        vec![Effect::Record(vec![event], Then::Say)]
    }

    /// Tells whether what the message line says has stood long enough to be read, and asks for nothing.
    #[must_use]
    pub fn notice_is_read(&self, now: Stamp) -> bool {
        let asks = self.notice.as_ref().is_some_and(|n| n.tone == Tone::Ask);
        let since = self.noticed_at.map_or(0.0, |at| (now - at).as_seconds_f64() / self.speed.max(1.0));
        !asks && (self.notice.is_none() || since >= READ.as_secs_f64())
    }

    /// Tells whether the meeting can still take events of this kind; says so if not.
    pub(super) fn is_open(&mut self) -> bool {
        let open = self.meeting().closed_at().is_none();
        if !open {
            let key = |action| keys::label(action, self.lang);
            self.warn(msg!("notice-closed", edit = key(Action::Edit), close = key(Action::Close)));
        }
        open
    }

    /// The states of a slot that can be started.
    pub(super) fn state(&self, slot: usize) -> SlotState {
        self.meeting().slot_state(slot)
    }
}
