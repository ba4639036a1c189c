//! Taking the last event back, and bringing it back again: on the main screen, and in the dialogs that record one event
//! after another.

use chrono::TimeDelta;

use super::Response;
use super::reason::Reason;
use crate::meeting::Event;
use crate::msg;
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::drafts::LateChange;

/// How long what pins the record can be taken back as a slip: after that somebody may have read or signed the protocol.
const SLIP: TimeDelta = TimeDelta::minutes(10);

/// Takes the last event back, if it may still be. A close asks to open the meeting again instead.
pub(in crate::tui) fn unless_too_late(cx: &Context) -> Response {
    let Some(next) = cx.history.next_undo() else { return undo(cx) };
    let at = cx.history.next_undo_at().unwrap_or(next.at);
    if !next.event.is_pin() || cx.now - at <= SLIP {
        return undo(cx);
    }
    if next.event != Event::MeetingClosed {
        return Response::warn(msg!("after-too-late", minutes = SLIP.num_minutes()));
    }
    let warning = Response::warn(msg!("after-too-late-close", minutes = SLIP.num_minutes()));
    if cx.is_after_close() { Response::open(Reason::new(LateChange::Reopen)).and(warning) } else { warning }
}

/// Takes the last event back. What that had closed stays closed, though it was published before.
pub(in crate::tui) fn undo(cx: &Context) -> Response {
    match cx.history.next_undo() {
        Some(entry) => {
            let mark = cx.history.undo_opens().then_some(Event::ClosedTextFollows);
            let events = mark.into_iter().chain([Event::Undone { undo: entry.seq }]).collect();
            Response::Do(Effect::Record(events, OnRecorded::Say))
        }
        None => Response::warn(msg!("notice-nothing-to-undo")),
    }
}

/// Brings the last undone event back.
pub(in crate::tui) fn redo(cx: &Context) -> Response {
    match cx.history.next_redo() {
        Some(entry) => Response::record(Event::Redone { redo: entry.seq }),
        None => Response::warn(msg!("notice-nothing-to-redo")),
    }
}
