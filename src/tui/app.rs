//! The minute-taker's program as a state machine: what an input makes of the screen, and what is to be recorded.
//!
//! [`App::update`] changes the screen's own state and returns effects. Nothing that happens in the meeting is applied
//! here: the event loop appends it to the journal, syncs it, and only then calls [`App::recorded`]. So what the screen
//! shows as recorded is on disk.

mod again;
mod burst;
mod dialogs;
mod keys;
mod open_texts;
pub(in crate::tui) mod pasted;
mod recorded;
mod said;
mod unseen;
mod votes;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Rect;

pub use self::burst::BURST_GAP;
use self::burst::Burst;
use super::context::{Context, context};
use super::dialog::{Dialog, Menu, Response, questions};
use super::drafts::{OpenLine, WorkingDrafts};
use super::keymap::{Action, Keymap};
use super::main_screen::{Asked, MainScreen};
pub use super::notice::{Notice, Tone};
use super::reload::AgendaFile;
use super::stopped::UnrecordedEvents;
use super::theme::Theme;
use crate::agenda::Agenda;
use crate::error::Error;
use crate::files::Flaw;
use crate::lang::{Lang, Msg};
use crate::log::Value;
use crate::meeting::{Event, History, Meeting};
use crate::time::{Stamp, Zone};
use crate::{log, msg};

/// Something that reaches the program.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    Paste(String),
    /// Keys came at once that are a paste, or the beginning of one.
    PastedKeys(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The window has a new size.
    Resize(u16, u16),
    /// Somebody asked from outside (SIGINT) to stop.
    Interrupt,
    /// The agenda's file holds an agenda that can be used; maybe the one that is in use.
    AgendaChanged(Box<Agenda>),
    /// It holds one with these warnings.
    AgendaWarned(Box<Agenda>, Vec<Flaw>),
    /// The agenda's file has errors: the first.
    AgendaBroken(Flaw),
    /// The agenda's file is gone, or is not text.
    AgendaGone,
    /// The agenda's file cannot be read now.
    AgendaHeld,
}

impl Input {
    /// Says that the agenda's file can be used, and with which warnings.
    pub(super) fn of_agenda(agenda: Box<Agenda>, warnings: Vec<Flaw>) -> Self {
        if warnings.is_empty() { Self::AgendaChanged(agenda) } else { Self::AgendaWarned(agenda, warnings) }
    }
}

/// When an input came: the meeting's time, and real time since the start, which a rehearsal does not speed up.
#[derive(Clone, Copy, Debug)]
pub struct InputTime {
    pub now: Stamp,
    /// Real time since the program started.
    pub real: Duration,
}

/// What the event loop is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Append events to the journal, then call [`App::recorded`] with `then`.
    Record(Vec<Event>, OnRecorded),
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
pub enum OnRecorded {
    Say,
    /// Close the editor whose draft this is, and say what happened.
    CloseDraft(String),
    /// Close the dialog that it was written in, and say what happened.
    Close,
    /// Close what it was written in inside a dialog, and say what happened.
    CloseInner,
    /// Close the line for its reason and what it was written in beneath that, and say what happened.
    CloseReason,
}

/// A protocol file that the close wrote, as the screen shows it.
#[derive(Clone, Debug)]
pub struct WrittenFile {
    pub path: String,
    /// What is said of the file that was left alone, where this one is next to one.
    pub beside: Option<Msg>,
}

/// What became of the protocols at the close, as the screen shows it.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    pub files: Vec<WrittenFile>,
    /// What could not be written, or should be looked at.
    pub remarks: Vec<String>,
    /// Whether something could not be written.
    pub failed: bool,
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
    /// Which keys do what.
    pub keys: Keymap,
    pub theme: Theme,
    pub history: History,
    pub screen: MainScreen,
    /// The dialogs that are open, the one on top last.
    pub(super) dialogs: Vec<Dialog>,
    /// What the message line says.
    pub notice: Option<Notice>,
    /// When it began to say so.
    pub noticed_at: Option<Stamp>,
    /// What it said when that was last looked at.
    noticed: Option<Msg>,
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
    /// The documents of a meeting that was closed and is open again: drafts.
    pub draft_files: Vec<WrittenFile>,
    /// Whether the disk did not take a document, so that it is tried again.
    pub unwritten: bool,
    /// What is said of public files that a person has to look at.
    pub doubts: Vec<String>,
    pub drafts: WorkingDrafts,
    /// What was typed since it was last put into the text that is open.
    typed: String,
    /// Whether the record goes when the program is left: a rehearsal that is not kept.
    pub is_discarded: bool,
    /// The record's folder, as it is shown.
    pub folder: String,
    /// The size of the window.
    pub size: Rect,
    /// How much faster than real time the clock runs.
    pub speed: f64,
    /// How many minutes before a slot its guests are called in, where the agenda does not say.
    pub call_ahead: u32,
    /// Whether a meeting of another day is only looked at: nothing is recorded in it till it is to be prepared.
    pub only_looks: bool,
    pub(super) waiting: Option<UnrecordedEvents>,
    /// The line that the last key closed to record what was asked about it.
    pub(super) answered: Option<OpenLine>,
    pub(super) agenda: AgendaFile,
    /// Whether anything but the text in a dialog changed since the last frame.
    changed: bool,
    /// Keys that follow each other faster than this belong together: a burst of typing.
    pub burst_gap: Duration,
    /// The machine's time zone, where it has a name.
    pub zone: Option<Zone>,
    /// Whether Esc and a key that come at once are read as that key with Alt.
    pub esc_is_read_as_alt: bool,
    pub(super) burst: Burst,
}

impl App {
    /// Makes the program for a meeting; `source` is its agenda as in the file, before any shift.
    #[must_use]
    pub fn new(lang: Lang, theme: Theme, source: Agenda, history: History) -> Self {
        let size = Rect::new(0, 0, 80, 24);
        let was_closed = history.was_closed();
        let mut screen = MainScreen::new(history.meeting());
        screen.select_first(history.meeting(), size);
        Self {
            lang,
            keys: if theme.is_ascii() { Keymap::new(lang).with_space_named(lang) } else { Keymap::new(lang) },
            theme,
            saved_at: history.meeting().last_at(),
            history,
            screen,
            dialogs: Vec::new(),
            notice: None,
            noticed_at: None,
            noticed: None,
            agenda_trouble: None,
            trouble: None,
            moved_to: None,
            waiting: None,
            answered: None,
            drafts_failing: false,
            written: Outcomes::default(),
            draft_files: Vec::new(),
            unwritten: false,
            doubts: Vec::new(),
            drafts: WorkingDrafts::default(),
            typed: String::new(),
            is_discarded: false,
            folder: String::new(),
            size,
            speed: 1.0,
            call_ahead: 5,
            only_looks: false,
            agenda: AgendaFile::new(source, was_closed),
            changed: true,
            burst_gap: BURST_GAP,
            zone: None,
            esc_is_read_as_alt: true,
            burst: Burst::default(),
        }
    }

    /// The state of the meeting.
    #[must_use]
    pub fn meeting(&self) -> &Meeting {
        self.history.meeting()
    }

    /// Asks what to do with a meeting of which no day is today, before anything is recorded.
    pub fn ask_for_day(&mut self, when: InputTime) {
        let question = questions::other_day(&self.context(when.now));
        if self.dialogs.is_empty()
            && let Some(question) = question
        {
            self.dialogs.push(question.into());
        }
    }

    /// Asks whether the agenda is that of a record which is called otherwise, before another one is begun.
    pub fn ask_about_record(&mut self, dir: &Path) {
        self.dialogs.push(questions::earlier_record(dir).into());
    }

    /// What a dialog and the drawing know of the program.
    #[must_use]
    pub fn context(&self, now: Stamp) -> Context<'_> {
        context!(self, now)
    }

    /// The event that creates the record, for before the first one.
    #[must_use]
    pub fn creation(&self) -> Event {
        let meeting = self.meeting();
        let (agenda, zone) = (Box::new(self.agenda.source.clone()), self.zone.map(|zone| zone.name().to_owned()));
        Event::RecordCreated { agenda, shift: None, rehearsal: meeting.rehearsal(), zone }
    }

    /// Takes an input; the effects are the event loop's to carry out, in order.
    pub fn update(&mut self, input: Input, when: InputTime) -> Vec<Effect> {
        let quiet = |app: &Self| {
            let is_typed_in = app.dialog().is_some_and(|dialog| dialog.is_typed_in());
            is_typed_in && app.notice.is_none() && app.trouble.is_none()
        };
        // A key drops what was said, so what is after it is new; what was said before the first input counts from
        // there.
        if matches!(input, Input::Key(_) | Input::Paste(_) | Input::PastedKeys(_)) || self.noticed_at.is_none() {
            self.noticed_at = Some(when.now);
        }
        // A phrase can bring its outcome, which is below the text.
        let outcome = |app: &Self| match app.dialog() {
            Some(Dialog::Editor(editor)) => Some((editor.outcome(), editor.forwarded.clone())),
            _ => None,
        };
        let typed = matches!(input, Input::Key(_)) && quiet(self);
        let before = outcome(self);
        if !matches!(input, Input::Key(_)) {
            self.catch_up_text(when);
        }
        let effects = self.take(input, when);
        self.settle(when);
        self.look_what_waits();
        self.changed |= !(typed && quiet(self) && before == outcome(self) && effects.is_empty());
        effects
    }

    fn take(&mut self, input: Input, when: InputTime) -> Vec<Effect> {
        match input {
            Input::Resize(width, height) => {
                self.size = Rect::new(0, 0, width, height);
                self.screen.keep_in_view(self.history.meeting(), self.size);
                Vec::new()
            }
            // Where only a message is drawn, nothing acts that is not seen.
            Input::Mouse(_) | Input::Paste(_) | Input::PastedKeys(_) if self.is_unseen() => Vec::new(),
            Input::Mouse(mouse) => {
                self.mouse(mouse, when);
                Vec::new()
            }
            Input::Paste(text) => {
                let effects = self.paste(&text, when);
                // What is typed after it belongs to it.
                if self.dialog().is_some_and(|dialog| dialog.text_box().is_some()) {
                    self.burst.start_anew();
                }
                effects
            }
            Input::PastedKeys(text) => self.pasted_keys(&text, when),
            Input::Interrupt => self.ask_to_leave(true),
            Input::AgendaChanged(agenda) => self.agenda_changed(agenda, Vec::new(), when),
            Input::AgendaWarned(agenda, warnings) => self.agenda_changed(agenda, warnings, when),
            Input::AgendaBroken(error) => {
                self.agenda_broken(error);
                Vec::new()
            }
            Input::AgendaGone => {
                self.agenda_fails(msg!("reload-gone"));
                Vec::new()
            }
            Input::AgendaHeld => {
                self.agenda_fails(msg!("reload-held"));
                Vec::new()
            }
            Input::Key(key) => self.key_with_alt(&key, when),
        }
    }

    /// Carries out a key of the main screen; `asked` is what the screen had asked to confirm.
    fn act(&mut self, action: Action, asked: Option<Asked>, when: InputTime) -> Vec<Effect> {
        log!("key", action = Value::variant(&action));
        match action {
            Action::Leave | Action::Interrupt => self.ask_to_leave(action == Action::Interrupt),
            Action::SaveElsewhere => self.ask_folder(),
            Action::ChangedAgenda => {
                self.ask_about_agenda();
                Vec::new()
            }
            _ => {
                let cx = context!(self, when.now);
                match self.screen.act(action, asked, &cx, when.real) {
                    Response::Open(dialog) => {
                        self.open_over(*dialog, when);
                        Vec::new()
                    }
                    response => self.respond(response, when),
                }
            }
        }
    }

    /// Leaves at once where nothing runs and nothing is unsaved; else, or if it came by Ctrl-C, asks. What is being
    /// typed stays open beneath the question.
    fn ask_to_leave(&mut self, always: bool) -> Vec<Effect> {
        let unsaved = self.trouble.is_some() || self.drafts_failing;
        let unwritten = self.unwritten && !unsaved;
        if !always && !unsaved && !unwritten && self.meeting().running().is_none() {
            return vec![Effect::Quit];
        }
        // Ctrl-C once more, at the question itself, is the answer.
        let is_said = |menu: &Menu| menu.asks_to_leave() || !(unsaved || unwritten);
        if always && self.leave_question().is_some_and(is_said) {
            return vec![Effect::Quit];
        }
        let elsewhere = self.is_journal_changed().then(|| self.keys.label(Action::SaveElsewhere));
        self.dialogs.push(questions::leave(unsaved, unwritten, self.is_discarded, elsewhere).into());
        Vec::new()
    }

    /// Leaves to rehearse the meeting; where something is unsaved, asks first, as before leaving the program.
    fn ask_to_rehearse(&mut self) -> Vec<Effect> {
        let unsaved = self.trouble.is_some() || self.drafts_failing;
        if !unsaved && !self.unwritten {
            return vec![Effect::Rehearse];
        }
        let elsewhere = self.is_journal_changed().then(|| self.keys.label(Action::SaveElsewhere));
        self.dialogs.push(questions::rehearse(unsaved, elsewhere).into());
        Vec::new()
    }

    /// Returns whether anything but the text in a dialog changed since this was last asked.
    pub fn take_changed_backdrop(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// Notes that more changed than the text in a dialog: something was said, or written, or failed.
    pub fn redraw(&mut self) {
        self.changed = true;
    }
}
