//! Taking the last event back, and bringing it back again: on the main screen, and in the lists that record one event
//! after another. How far both reach is decided here for all of them.

use chrono::TimeDelta;

use super::reason::Reason;
use super::{Response, Review};
use crate::meeting::{Closing, Event, JournalEntry, reload};
use crate::msg;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LateChange;

/// How long what pins the record can be taken back as a slip, or brought back: after that somebody may have read or
/// signed the protocol.
const SLIP: TimeDelta = TimeDelta::minutes(10);

/// Which events undo and redo reach from where their key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    All,
    /// Those after this one: a list reaches what was recorded since it was opened.
    After(u64),
}

impl Reach {
    /// Reaches what is recorded from now on.
    #[must_use]
    pub fn from_now(cx: &Context) -> Self {
        Self::After(cx.history.entries().last().map_or(0, |entry| entry.seq))
    }

    fn has(self, entry: &JournalEntry) -> bool {
        match self {
            Self::All => true,
            Self::After(seq) => entry.seq > seq,
        }
    }
}

/// Why an event that pins the record stays as it is.
enum Barred {
    /// It was too long ago.
    TooLate,
    /// It would close the meeting as it was, and another agenda was taken over since.
    OtherAgenda,
}

/// Takes the last event back, if it may still be. A close asks to open the meeting again instead.
pub(in crate::tui) fn undo(cx: &Context, reach: Reach) -> Response {
    let Some(entry) = cx.history.next_undo() else { return Response::warn(msg!("notice-nothing-to-undo")) };
    if !reach.has(entry) {
        return Response::warn(msg!("list-nothing-to-undo"));
    }
    let minutes = SLIP.num_minutes();
    match barred(cx, entry) {
        None => {
            // What it had closed stays closed, though it was published before.
            let mark = cx.history.undo_opens().then_some(Event::ClosedTextFollows);
            Response::record_all(mark.into_iter().chain([Event::Undone { undo: entry.seq }]).collect(), OnRecorded::Say)
        }
        Some(_) if entry.event == Event::MeetingClosed => {
            let warning = Response::warn(msg!("after-too-late-close", minutes = minutes));
            if cx.is_after_close() { Response::open(Reason::new(LateChange::Reopen)).and(warning) } else { warning }
        }
        Some(Barred::TooLate) => Response::warn(msg!("after-too-late", minutes = minutes)),
        Some(Barred::OtherAgenda) => Response::warn(msg!("after-other-agenda")),
    }
}

/// Brings the last undone event back, if it may still be. A close asks for a new one instead, by the review.
pub(in crate::tui) fn redo(cx: &Context, reach: Reach) -> Response {
    let Some(entry) = cx.history.next_redo() else { return Response::warn(msg!("notice-nothing-to-redo")) };
    if !reach.has(entry) {
        return Response::warn(msg!("list-nothing-to-redo"));
    }
    let minutes = SLIP.num_minutes();
    match barred(cx, entry) {
        None => {
            // A closed point that comes back may be what went from the agenda meanwhile, as one that is added may be.
            let withheld = match &entry.event {
                Event::SlotAdded { title, access, .. }
                | Event::SlotRenamed { title, access, .. }
                | Event::SlotNumbered { title, access, .. }
                    if access.is_closed() =>
                {
                    reload::withheld_by_addition(cx.meeting(), title)
                }
                _ => None,
            };
            let redone = Event::Redone { redo: entry.seq };
            Response::record_all(withheld.into_iter().chain([redone]).collect(), OnRecorded::Say)
        }
        Some(why) if entry.event == Event::MeetingClosed => {
            let warning = match why {
                Barred::TooLate => msg!("after-close-anew", minutes = minutes),
                Barred::OtherAgenda => msg!("after-close-anew-agenda"),
            };
            Response::open(Review::default()).and(Response::warn(warning))
        }
        Some(_) => Response::warn(msg!("after-too-late-again", minutes = minutes)),
    }
}

/// Says what keeps an event from being taken back or brought back, if anything does.
fn barred(cx: &Context, entry: &JournalEntry) -> Option<Barred> {
    if !entry.event.is_pin() {
        return None;
    }
    if cx.now - cx.history.time_of(entry) > SLIP {
        return Some(Barred::TooLate);
    }
    let closes_again = matches!(entry.event.closing(), Closing::Closes | Closing::Reopens);
    let mut since = cx.history.entries().iter().rev().take_while(|other| other.seq > entry.seq);
    let is_other = since.any(|other| other.event.agenda().is_some());
    (closes_again && is_other).then_some(Barred::OtherAgenda)
}
