//! The dialogs: what can be open over the main screen. Each is a [`Component`] with its state, its keys and its drawing
//! together.
//!
//! A dialog changes nothing but itself: it is handed a [`Context`] to look at, and gives a [`Response`] that says what
//! is to happen. So a dialog knows neither the program nor another dialog's state, and nothing that it asks for is
//! applied before it is on disk.

mod add_slot;
mod agenda_news;
mod attendance;
mod catch_up;
mod chair;
mod change_slot;
mod correct_time;
mod editor;
mod folder;
mod go_to;
mod guests;
mod help;
mod line;
mod menu;
mod more_time;
mod move_slot;
mod names_line;
mod newcomer;
mod offered;
mod other_date;
mod public_wording;
mod reader;
mod reading;
mod reason;
mod response;
mod review;
mod search;
pub(super) mod texts;
pub(super) mod undo;
mod vote;

use std::fmt::Debug;
use std::ops::{Deref, DerefMut};

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

pub use self::add_slot::AddSlot;
pub use self::agenda_news::AgendaNews;
pub use self::attendance::AttendanceDialog;
pub use self::catch_up::CatchUpDialog;
pub use self::chair::ChairPreview;
pub use self::change_slot::ChangeSlot;
pub use self::correct_time::CorrectTime;
pub use self::editor::{Editor, OUTCOMES};
pub use self::folder::Folder;
pub use self::go_to::GoTo;
pub use self::guests::GuestDialog;
pub use self::help::Help;
pub(super) use self::menu::questions;
pub use self::menu::{Choice, Label, Menu};
pub use self::more_time::MoreTime;
pub use self::move_slot::MoveSlot;
pub use self::names_line::NamesLine;
pub use self::newcomer::Newcomer;
pub use self::other_date::OtherDate;
pub use self::public_wording::PublicWording;
pub use self::reader::Reader;
pub use self::reason::Reason;
pub use self::response::Response;
pub use self::review::Review;
pub use self::search::{Hit, Search};
pub use self::undo::Reach;
pub use self::vote::VoteDialog;

use super::context::Context;
use super::drafts::{Draft, DraftKind, DraftText, LineFor, OpenLine, Text, read_vote};
use super::textbox::TextBox;
use super::view::Layout;
use crate::agenda::Agenda;
use crate::meeting::reload::Names;

/// From which width on the list of who is there, or of who voted how, is next to the plan.
const LIST_WIDTH: u16 = 56;

/// The contract of a dialog. Only a key and the drawing are its own in any case; everything else has a default that
/// suits most.
pub trait Component: Debug {
    /// Takes a key.
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response;

    /// Draws it.
    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context);

    /// Takes text that was pasted. What is only being read makes way for a note.
    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        Response::Note(text.to_owned())
    }

    /// Takes a turn of the wheel: so many rows, down or (less than nothing) up.
    fn wheel(&mut self, _rows: isize, _cx: &Context) {}

    /// Returns the items and slots that it names their new names in a changed agenda; false: what it was open for is
    /// gone.
    fn rename(&mut self, _names: &Names, _cx: &Context) -> bool {
        true
    }

    /// Brings it up to the clock, before it is drawn.
    fn tick(&mut self, _cx: &Context) {}

    /// Looks at the meeting anew: something was recorded, or it was opened, or what was over it was closed.
    fn refresh(&mut self, _cx: &Context) {}

    /// Sets right what a key or a smaller window left out of bounds; called after every input.
    fn settle(&mut self, _cx: &Context) {}

    /// The draft of the text that is open; none: what is typed here is no draft.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// What its text box is for, where that is a line that goes with the dialog and is not a draft by itself; it
    /// outlives the program, with what is typed in it.
    fn line(&self) -> Option<LineFor> {
        None
    }

    /// Opens a line that was open in it when the program died; false: it has no such line.
    fn open_line(&mut self, _line: &OpenLine) -> bool {
        false
    }

    /// Returns whether that text is as it was opened, so that there is nothing to keep.
    fn is_untouched(&self) -> bool {
        false
    }

    /// Takes what another draft of the same brought, in place of its text.
    fn replace_text(&mut self, _text: &str) {}

    /// Puts words below its text, unless it ends with them.
    fn add_words(&mut self, _words: &DraftText) {}

    /// The box that is typed in.
    fn text_box(&self) -> Option<&TextBox> {
        None
    }

    /// Records what is written in it, as its key does; nothing while a line is open inside its text. What waits when
    /// recording has stopped is compared with this: as long as it comes to the same events, it is what is still asked
    /// for.
    fn record(&mut self, _cx: &Context) -> Response {
        Response::Stay
    }

    /// Closes what is open inside it: that was recorded.
    fn close_inner(&mut self) {}

    /// Returns whether it takes the characters that are typed, so that the same one twice is both.
    fn takes_characters(&self) -> bool {
        self.text_box().is_some()
    }

    /// Returns whether a letter changes nothing but its text, so that what is behind it need not be drawn anew.
    fn is_typed_in(&self) -> bool {
        false
    }

    /// The box round its text, if it is drawn apart from the text.
    fn still_area(&self, _places: &Layout) -> Option<Rect> {
        None
    }

    /// Draws all that typing does not change, in its [`still_area`](Self::still_area).
    fn draw_still(&self, _frame: &mut Frame, _area: Rect, _cx: &Context) {}

    /// Returns whether each of its keys acts on a row, so that many in a row are meant.
    fn acts_on_rows(&self) -> bool {
        false
    }

    /// Returns whether it takes the whole window, and every key before the program does.
    fn takes_all(&self) -> bool {
        false
    }
}

/// Declares the dialogs: a variant for each, which forwards to its component.
macro_rules! dialogs {
    ($($(#[$doc:meta])* $name:ident($component:ty),)*) => {
        /// What is open over the main screen.
        #[derive(Clone, Debug)]
        pub enum Dialog {
            $($(#[$doc])* $name($component),)*
        }

        impl Deref for Dialog {
            type Target = dyn Component;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(component) => component,)*
                }
            }
        }

        impl DerefMut for Dialog {
            fn deref_mut(&mut self) -> &mut Self::Target {
                match self {
                    $(Self::$name(component) => component,)*
                }
            }
        }

        $(impl From<$component> for Dialog {
            fn from(component: $component) -> Self {
                Self::$name(component)
            }
        })*
    };
}

dialogs! {
    /// A text of several lines: a decision, a note, a dissent or a remark.
    Editor(Editor),
    Vote(VoteDialog),
    /// A follow-up, an amendment or an election, as a line.
    Names(NamesLine),
    /// An unplanned slot, as a line.
    AddSlot(AddSlot),
    /// The right time of a slot's start or end.
    CorrectTime(CorrectTime),
    /// More or less time for the slot that runs.
    MoreTime(MoreTime),
    /// What is changed of a slot, as a line.
    ChangeSlot(ChangeSlot),
    /// Where a slot is moved to.
    MoveSlot(MoveSlot),
    /// To which other date something is postponed.
    OtherDate(OtherDate),
    /// The folder in which to go on with the record.
    Folder(Folder),
    /// What is published of a decision on a closed item.
    PublicWording(PublicWording),
    /// Why something is recorded after the close.
    Reason(Reason),
    Menu(Menu),
    /// A search with its results.
    Search(Search),
    /// The line for an item's number.
    GoTo(GoTo),
    /// The guests, to be marked.
    Guests(GuestDialog),
    Attendance(AttendanceDialog),
    /// Ways of winning back time.
    CatchUp(CatchUpDialog),
    /// What is missing before the close, and what should not be published.
    Review(Review),
    /// What the agenda's file has brought.
    AgendaNews(AgendaNews),
    /// The whole item.
    Reader(Reader),
    Help(Help),
    /// What the chair sees, over the whole window.
    Chair(ChairPreview),
}

/// Opens a text in the dialog that is for its kind; `is_draft` tells whether it was begun before.
pub(super) fn open(text: Text, is_draft: bool, agenda: &Agenda) -> Dialog {
    let Text { writing, on, with, editing, words, at, from_vote, .. } = text;
    match writing {
        DraftKind::FollowUp | DraftKind::Motion | DraftKind::Election => {
            NamesLine::new(writing, on, editing, words.text, is_draft, agenda).into()
        }
        DraftKind::Vote { decision } => {
            let vote = VoteDialog::new(on, editing, read_vote(&words.text, decision), is_draft);
            vote.with(with).beginning_at(at, agenda).into()
        }
        DraftKind::Decision | DraftKind::Discussion | DraftKind::Note | DraftKind::Statement { .. } => {
            Editor::new(writing, on, editing, words, is_draft).with(with).from_vote(from_vote).into()
        }
    }
}

/// Opens a line that was open when the program died, with its dialog; none: it is one of a text that is gone.
pub(super) fn open_line(line: OpenLine, cx: &Context) -> Option<Dialog> {
    let OpenLine { of, text } = line;
    Some(match of {
        LineFor::NewPoint => AddSlot::typed(&text).into(),
        LineFor::Time { slot, edge } => CorrectTime::typed(slot, edge, &text).into(),
        LineFor::MoreTime(slot) => MoreTime::typed(slot, &text).into(),
        LineFor::Slot { slot, field } => ChangeSlot::typed(slot, field, &text).into(),
        LineFor::OtherDate(on) => OtherDate::again(vec![on], &text, cx.meeting()).into(),
        LineFor::OtherDateOfSeveral(all) => OtherDate::again(all, &text, cx.meeting()).into(),
        LineFor::Reason(after) => Reason::typed(*after, &text).into(),
        LineFor::Attendance { who, field, on, with } => {
            let on = on.into_iter().chain(with).collect();
            AttendanceDialog::typed(who, field, on, &text, cx).into()
        }
        LineFor::Newcomer { slot: None } => AttendanceDialog::with_newcomer(&text, cx).into(),
        LineFor::Newcomer { slot: Some(slot) } => GuestDialog::with_newcomer(slot, &text, cx).into(),
        LineFor::PublicWording(record) => PublicWording::typed(record, &text).into(),
        LineFor::Search => Search::typed(&text, cx).into(),
        LineFor::Forwarding | LineFor::Counts => return None,
    })
}
