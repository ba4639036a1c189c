//! What a dialog asks the program to do.

use crate::lang::Msg;
use crate::meeting::{Event, RecordId, Target};
use crate::tui::app::{Effect, Notice, OnRecorded, Tone};
use crate::tui::dialog::Dialog;
use crate::tui::drafts::{Draft, Text};

/// What a dialog asks the program to do once it has taken a key.
#[derive(Clone, Debug)]
#[must_use]
pub enum Response {
    /// Nothing: what changed is the dialog's own.
    Stay,
    /// Closes it; what is beneath comes back.
    Close,
    /// Closes it and all that is beneath.
    CloseAll,
    /// Says something on the message line.
    Say(Notice),
    /// Opens another dialog in its place.
    Open(Box<Dialog>),
    /// Opens another dialog over it.
    Over(Box<Dialog>),
    /// Has the event loop do something. The dialog stays as it is; for what is recorded, [`OnRecorded`] says what
    /// becomes of it.
    Do(Effect),
    /// Closes the question and the line that was asked about, and records events. Where that is not possible, the line
    /// is saved as long as they wait.
    Answer(Vec<Event>),
    /// Opens a text in its place, with its draft if it has one.
    Write(Box<Text>),
    /// Puts the text that is open aside as a draft; the vote from which a dissent or remark was opened comes back.
    LeaveText,
    /// Puts the text that is open, and what waits below it, aside as drafts.
    PutAside,
    /// Leaves the program; where something is not saved, that is asked about first.
    Leave,
    /// Leaves the meeting to rehearse it; where something is not saved, that is asked about first.
    Rehearse,
    /// Goes on with a draft, named by its key, on something else.
    AdoptDraft(String, Target),
    /// Forgets a draft, named by its key.
    DropDraft(String),
    /// Brings back a draft that was thrown away.
    BringBackDraft(Box<Draft>),
    /// Makes way for a note with this text in it.
    Note(String),
    /// Closes it, and selects an item, and maybe a record on it.
    GoTo(Target, Option<RecordId>),
    /// Closes the meeting, unless a line is open beneath.
    CloseMeeting,
    /// Takes over the agenda that was asked about.
    TakeAgenda,
    /// Records nothing in a meeting of another day, or does again.
    OnlyLook(bool),
    /// Does several things, in order.
    Several(Vec<Response>),
}

impl Response {
    /// Opens another dialog in its place.
    pub fn open(dialog: impl Into<Dialog>) -> Self {
        Self::Open(Box::new(dialog.into()))
    }

    /// Opens another dialog over it.
    pub fn over(dialog: impl Into<Dialog>) -> Self {
        Self::Over(Box::new(dialog.into()))
    }

    /// Opens a text in its place, with its draft if it has one.
    pub fn write(text: Text) -> Self {
        Self::Write(Box::new(text))
    }

    /// Records an event, and says what happened.
    pub fn record(event: Event) -> Self {
        Self::Do(Effect::Record(vec![event], OnRecorded::Say))
    }

    /// Records an event, then closes what is open.
    pub fn record_and_close(event: Event) -> Self {
        Self::Do(Effect::Record(vec![event], OnRecorded::Close))
    }

    /// Records what one action comes to for each of several items, and says what happened.
    pub fn record_for(all: &[Target], events: Vec<Event>) -> Self {
        Self::record_all(Event::together(all, events), OnRecorded::Say)
    }

    /// Records events together.
    pub fn record_all(events: Vec<Event>, then: OnRecorded) -> Self {
        Self::Do(Effect::Record(events, then))
    }

    /// The events that it records, if it does nothing else.
    #[must_use]
    pub fn events(&self) -> Option<&[Event]> {
        match self {
            Self::Do(Effect::Record(events, _)) => Some(events),
            _ => None,
        }
    }

    /// Says something on the message line.
    pub fn notify(msg: Msg) -> Self {
        Self::Say(Notice { msg, tone: Tone::Tell })
    }

    /// Says on the message line why something is not done.
    pub fn warn(msg: Msg) -> Self {
        Self::Say(Notice { msg, tone: Tone::Warn })
    }

    /// Returns whether it closes whatever is open beneath.
    #[must_use]
    pub fn closes_all(&self) -> bool {
        match self {
            Self::CloseAll | Self::Open(_) | Self::Write(_) | Self::AdoptDraft(..) | Self::GoTo(..) => true,
            Self::Several(all) => all.iter().any(Self::closes_all),
            _ => false,
        }
    }

    /// Does something else after this.
    pub fn and(self, next: Self) -> Self {
        match self {
            Self::Several(mut all) => {
                all.push(next);
                Self::Several(all)
            }
            first => Self::Several(vec![first, next]),
        }
    }
}
