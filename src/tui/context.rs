//! What a dialog and the drawing know of the program: the meeting, the selection, the time. They change nothing through
//! it.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use ratatui::layout::{Position, Rect};

use super::drafts::{Draft, DraftKind, WorkingDrafts};
use super::keymap::{Action, Keymap, Scope};
use super::main_screen::records_on;
use super::main_screen::rows::Row;
use super::theme::Theme;
use crate::agenda::Agenda;
use crate::lang::{Lang, Msg};
use crate::meeting::{Content, Forecast, History, Meeting, Record, RecordId, Target};
use crate::time::Stamp;
use crate::wording::locked;

/// Where keys go on the main screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Plan,
    /// The records of the selected item; the chosen one.
    Records(usize),
}

/// What is selected on the main screen.
#[derive(Clone, Copy, Debug)]
pub struct Selected {
    /// The row of the plan.
    pub row: Option<Row>,
    pub focus: Focus,
}

/// What a dialog and the drawing know of the program.
pub struct Context<'a> {
    /// The events of the meeting, and what they come to.
    pub history: &'a History,
    /// What is being typed.
    pub drafts: &'a WorkingDrafts,
    pub selected: Selected,
    /// What is marked, in the order of the agenda.
    pub marks: Rc<[Target]>,
    /// The language of the screen.
    pub lang: Lang,
    /// Which keys do what.
    pub keys: &'a Keymap,
    pub theme: Theme,
    pub now: Stamp,
    /// The size of the window.
    pub size: Rect,
    /// How much faster than real time the clock runs.
    pub speed: f64,
    /// How many minutes before a slot its guests are called in, where the agenda does not say.
    pub call_ahead: u32,
    /// Whether a meeting of another day is only looked at.
    pub only_looks: bool,
    /// Why recording has stopped, if it has.
    pub trouble: Option<&'a Msg>,
    /// What is wrong with the agenda's file, while something is.
    pub agenda_trouble: Option<&'a Msg>,
    /// What is said of public files that a person has to look at.
    pub doubts: &'a [String],
    /// The record's folder, as it is shown.
    pub folder: &'a str,
    /// Whether a dialog is open.
    pub in_dialog: bool,
    /// The forecast, made when it is first asked for: a letter in an editor needs none.
    pub(super) forecast: OnceCell<Forecast>,
    /// Where the eye is in what is drawn: at the caret, or on the selected row. The terminal's cursor goes there, which
    /// screen readers, braille displays and input methods follow.
    pub(super) eye: Cell<Option<Position>>,
}

impl<'a> Context<'a> {
    /// The state of the meeting.
    #[must_use]
    pub fn meeting(&self) -> &'a Meeting {
        self.history.meeting()
    }

    /// Its agenda.
    #[must_use]
    pub fn agenda(&self) -> &'a Agenda {
        self.meeting().agenda()
    }

    /// The forecast for now.
    #[must_use]
    pub fn forecast(&self) -> &Forecast {
        let meeting = self.meeting();
        self.forecast.get_or_init(|| meeting.forecast(meeting.forecast_from(self.now)))
    }

    /// Notes where the eye is in what is drawn; what is drawn last has it.
    pub fn look_at(&self, x: u16, y: u16) {
        self.eye.set(Some(Position { x, y }));
    }

    /// Names the first key of an action of the main screen: "Ctrl-Z".
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        self.keys.label(action)
    }

    /// Says which keys a dialog has: the message names each by the last word of its row's name.
    #[must_use]
    pub fn hint(&self, scope: Scope, id: &'static str) -> String {
        self.lang.say(&self.keys.hint(scope, id))
    }

    /// The selected slot's place.
    #[must_use]
    pub fn selected_slot(&self) -> Option<usize> {
        self.selected.row.and_then(Row::slot)
    }

    /// What records go to.
    #[must_use]
    pub fn selected_target(&self) -> Option<Target> {
        self.selected.row.and_then(|row| row.target(self.meeting()))
    }

    /// Lists what an action for several items is for: what is marked, or else what is selected.
    #[must_use]
    pub fn acted_on(&self) -> Vec<Target> {
        if self.marks.is_empty() { self.selected_target().into_iter().collect() } else { self.marks.to_vec() }
    }

    /// The records of the selected item that were not withdrawn.
    #[must_use]
    pub fn selected_records(&self) -> Vec<&'a Record> {
        self.selected_target().map_or_else(Vec::new, |on| records_on(self.meeting(), &on))
    }

    /// The record that the records' cursor is on.
    #[must_use]
    pub fn selected_record(&self) -> Option<RecordId> {
        match self.selected.focus {
            Focus::Records(i) => self.selected_records().get(i).map(|r| r.id),
            Focus::Plan => None,
        }
    }

    /// The title of an item with its number before it, or of a point; the lock of a closed one after it.
    #[must_use]
    pub fn numbered_title(&self, on: &Target) -> String {
        locked::numbered_title(self.meeting(), on)
    }

    /// The same over a text that is written on it, which may be for the body alone although the item is open by now.
    #[must_use]
    pub fn draft_title(&self, draft: &Draft) -> String {
        let is_closed = draft.closed && draft.writing != DraftKind::Note;
        locked::heading_of(self.meeting(), &draft.all(), is_closed, self.lang)
    }

    /// The same over a draft that is open.
    #[must_use]
    pub fn open_title(&self, draft: Draft) -> String {
        self.draft_title(&self.drafts.marked(draft, self.meeting()))
    }

    /// Returns whether the meeting is closed, so that what is written now comes after the close.
    #[must_use]
    pub fn is_after_close(&self) -> bool {
        self.meeting().closed_at().is_some()
    }

    /// Returns the same at a time of the meeting: after the close, when it ended.
    #[must_use]
    pub fn in_meeting(&self) -> Context<'a> {
        let ended = self.meeting().held(self.now).and_then(|held| held.end).filter(|_| self.is_after_close());
        Context {
            history: self.history,
            drafts: self.drafts,
            selected: self.selected,
            marks: self.marks.clone(),
            lang: self.lang,
            keys: self.keys,
            theme: self.theme,
            now: ended.unwrap_or(self.now),
            size: self.size,
            speed: self.speed,
            call_ahead: self.call_ahead,
            only_looks: self.only_looks,
            trouble: self.trouble,
            agenda_trouble: self.agenda_trouble,
            doubts: self.doubts,
            folder: self.folder,
            in_dialog: self.in_dialog,
            forecast: OnceCell::new(),
            eye: Cell::new(None),
        }
    }

    /// Returns whether a text that changes this record, or is a new one, comes after the close and takes a reason.
    #[must_use]
    pub fn comes_after(&self, editing: Option<RecordId>) -> bool {
        editing.map_or_else(|| self.is_after_close(), |id| self.meeting().is_sealed(id))
    }

    /// Returns whether a record may be given this content: one that is sealed stays of its kind.
    #[must_use]
    pub fn can_become(&self, id: RecordId, content: &Content) -> bool {
        let of_kind = |r: &Record| r.kind() == content.kind();
        !self.meeting().is_sealed(id) || self.meeting().record(id).is_some_and(of_kind)
    }
}

/// Returns the context of the program at a time. A macro, so that what it does not look at can be changed meanwhile:
/// the dialog on top, the main screen.
macro_rules! context {
    ($app:expr, $now:expr) => {
        $crate::tui::context::Context {
            history: &$app.history,
            drafts: &$app.drafts,
            selected: $app.screen.selected(),
            marks: $app.screen.marks.clone(),
            lang: $app.lang,
            keys: &$app.keys,
            theme: $app.theme,
            now: $now,
            size: $app.size,
            speed: $app.speed,
            call_ahead: $app.call_ahead,
            only_looks: $app.only_looks,
            trouble: $app.trouble.as_ref().map(|error| &error.msg),
            agenda_trouble: $app.agenda_trouble.as_ref(),
            doubts: &$app.doubts,
            folder: &$app.folder,
            in_dialog: !$app.dialogs.is_empty(),
            forecast: ::std::cell::OnceCell::new(),
            eye: ::std::cell::Cell::new(None),
        }
    };
}

pub(super) use context;
