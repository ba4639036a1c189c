//! Says in a line what an event did, for the message line: what happened, and that it can be taken back.

use chrono::TimeDelta;

use super::catch_up;
use super::keys::{self, Action};
use super::votes::words;
use crate::agenda::Who;
use crate::lang::{Lang, Msg};
use crate::meeting::{
    AttendanceStatus, Content, Edge, Event, GuestMark, History, Meeting, RecordId, StatementKind, Target,
};
use crate::msg;
use crate::text;
use crate::time;
use crate::wording::{self, locked};

/// Says what `event` does; to be called before it is applied. None: it goes without saying.
///
/// A title is cut to `room` columns, so that how to take it back stays on the line.
#[must_use]
pub fn event(event: &Event, history: &History, lang: Lang, room: usize) -> Option<Msg> {
    let meeting = history.meeting();
    let undo = keys::label(Action::Undo, lang);
    let short = |title: &str| locked::fitted(&text::one_line(title), room);
    let slot_title = |id| meeting.slot_index(id).map_or_else(String::new, |i| short(&locked::slot_title(meeting, i)));
    let title = |on: &Target| short(&locked::title(meeting, on));
    let somebody = |who: &Who| short(&wording::running_name(meeting.agenda(), who, lang));
    let kind = |id: RecordId| meeting.record(id).map_or_else(String::new, |r| content(r.current(), lang));
    let named = |event: &Event| match subject(event, meeting, lang) {
        // Of several undone in a row each is to be told from the next.
        Some(of) => {
            let what = name(event, lang);
            let room = (room + 12).saturating_sub(text::width(&what)).max(8);
            let of = locked::fitted(&text::one_line(&of), room);
            lang.say(&msg!("name-of", what = what, of = of))
        }
        None => name(event, lang),
    };
    Some(match event {
        // What a changed agenda changed is told from the states before and after.
        Event::RecordCreated { .. } | Event::AgendaReloaded { .. } | Event::AgendaReplaced { .. } => return None,
        // What follows says what it is.
        Event::ClosedTextFollows => return None,
        Event::PlanMoved { .. } => msg!("did-move-plan", undo = undo),
        Event::SlotStarted { slot } => msg!("did-start", slot = slot_title(slot), undo = undo),
        Event::SlotEnded { slot } => msg!("did-end", slot = slot_title(slot), undo = undo),
        Event::SlotSkipped { slot } => msg!("did-skip", slot = slot_title(slot), undo = undo),
        Event::SlotRestored { slot } => msg!("did-restore", slot = slot_title(slot)),
        Event::SlotAdded { title, access, .. } => {
            msg!("did-add", slot = short(&locked::marked(title, access.is_closed())), undo = undo)
        }
        Event::TimeCorrected { slot, edge, to, .. } => {
            let (slot, time) = (slot_title(slot), time::hm(to.time(), lang));
            match edge {
                Edge::Start => msg!("did-correct-start", slot = slot, time = time, undo = undo),
                Edge::End => msg!("did-correct-end", slot = slot, time = time, undo = undo),
            }
        }
        Event::MeetingPaused => msg!("did-pause"),
        Event::MeetingResumed => msg!("did-resume"),
        Event::DecisionRecorded { on, .. } => msg!("did-decide", item = title(on), undo = undo),
        Event::FollowUpRecorded { on, .. } => msg!("did-follow-up", item = title(on), undo = undo),
        Event::NoteRecorded { on, .. } => msg!("did-note", item = title(on), undo = undo),
        Event::VoteRecorded { vote, .. } => msg!("vote-did-record", votes = words::counts(vote, lang), undo = undo),
        Event::StatementRecorded { statement, .. } => match statement.statement {
            StatementKind::Dissent => msg!("dissent-did-record", name = somebody(&statement.who), undo = undo),
            StatementKind::Remark => msg!("dissent-did-remark", name = somebody(&statement.who), undo = undo),
        },
        Event::RecordEdited { record, content: new } => {
            let (was, is) = (kind(*record), content(new, lang));
            if was == is {
                msg!("did-edit", kind = was, undo = undo)
            } else {
                msg!("did-turn", was = was, is = is.to_lowercase(), undo = undo)
            }
        }
        Event::RecordMoved { record, on } => {
            msg!("did-move", kind = kind(*record), item = title(on), undo = undo)
        }
        Event::RecordWithdrawn { record } => msg!("did-withdraw", kind = kind(*record), undo = undo),
        Event::RecordPublished { record, .. } => msg!("did-publish", kind = kind(*record), undo = undo),
        Event::ItemPostponed { on, to: Some(date) } => {
            msg!("did-postpone-to", item = title(on), date = time::date_short(*date, lang), undo = undo)
        }
        Event::ItemPostponed { on, to: None } => msg!("did-postpone", item = title(on), undo = undo),
        Event::PostponementLifted { on } => msg!("did-lift-postponement", item = title(on), undo = undo),
        Event::BudgetsChanged { budgets } => match budgets.as_slice() {
            [one] => {
                let planned = meeting.slot_index(&one.slot).and_then(|i| meeting.slots()[i].minutes());
                let was = planned.map(|m| m.to_string()).unwrap_or_default();
                msg!("catch-did-one", slot = slot_title(&one.slot), was = was, minutes = one.minutes, undo = undo)
            }
            _ => {
                msg!("catch-did-several", count = budgets.len(), minutes = catch_up::won(budgets, meeting), undo = undo)
            }
        },
        Event::GuestMarked { slot, who, mark } => {
            let name = short(&wording::running_name(meeting.agenda(), who, lang));
            let index = meeting.slot_index(slot).unwrap_or(usize::MAX);
            let rung = meeting.guests(index).iter().any(|g| g.who == who && g.via.is_some());
            match mark {
                GuestMark::Expected => msg!("guest-did-expect", name = name, undo = undo),
                GuestMark::CalledIn if rung => msg!("guest-did-ring-up", name = name, undo = undo),
                GuestMark::CalledIn => msg!("guest-did-call-in", name = name, undo = undo),
                GuestMark::Arrived => msg!("guest-did-arrive", name = name, undo = undo),
                GuestMark::DidNotCome => msg!("guest-did-not-come", name = name, undo = undo),
            }
        }
        Event::AllPresentRecorded => msg!("attend-did-all", undo = undo),
        Event::AttendanceRecorded { who, status, substitute, .. } => {
            let name = somebody(who);
            match (status, substitute) {
                (AttendanceStatus::Present, _) => msg!("attend-did-present", name = name, undo = undo),
                (_, Some(substitute)) => {
                    msg!("attend-did-substitute", name = name, substitute = somebody(substitute), undo = undo)
                }
                (AttendanceStatus::Excused, None) => msg!("attend-did-excuse", name = name, undo = undo),
                (AttendanceStatus::Absent, None) => msg!("attend-did-absent", name = name, undo = undo),
            }
        }
        Event::SubstituteRecorded { who, substitute: Some(substitute) } => {
            msg!("attend-did-substitute", name = somebody(who), substitute = somebody(substitute), undo = undo)
        }
        Event::SubstituteRecorded { who, substitute: None } => {
            msg!("attend-did-no-substitute", name = somebody(who), undo = undo)
        }
        Event::PersonArrived { who, time } => {
            msg!("attend-did-arrive", name = somebody(who), time = time.naive_local().time(), undo = undo)
        }
        Event::PersonLeft { who, time } => {
            msg!("attend-did-leave", name = somebody(who), time = time.naive_local().time(), undo = undo)
        }
        Event::DisqualificationRecorded { who, on } => {
            msg!("attend-did-disqualify", name = somebody(who), item = title(on), undo = undo)
        }
        Event::DisqualificationLifted { who, on } => {
            msg!("attend-did-lift", name = somebody(who), item = title(on), undo = undo)
        }
        Event::Undone { .. } if history.next_undo().is_some_and(|e| e.event == Event::MeetingClosed) => {
            msg!("did-reopen", redo = keys::label(Action::Redo, lang))
        }
        Event::Undone { .. } => {
            let what = history.next_undo().map(|e| named(&e.event)).unwrap_or_default();
            msg!("did-undo", what = what, redo = keys::label(Action::Redo, lang))
        }
        Event::Redone { .. } => {
            let what = history.next_redo().map(|e| named(&e.event)).unwrap_or_default();
            msg!("did-redo", what = what)
        }
        Event::ClockSet { by_ms, .. } => clock_set(TimeDelta::try_milliseconds(*by_ms).unwrap_or_default(), lang),
        Event::MeetingClosed => msg!("did-close"),
        Event::CorrectionRecorded { record, .. } => msg!("after-did-correct", kind = kind(*record), undo = undo),
        Event::AdditionRecorded { on, .. } => msg!("after-did-add", item = title(on), undo = undo),
        Event::MeetingReopened { .. } => msg!("after-did-reopen", undo = undo),
    })
}

/// Says by how much the machine's clock was set.
pub(super) fn clock_set(by: TimeDelta, lang: Lang) -> Msg {
    let length = length(by, lang);
    if by < TimeDelta::zero() {
        msg!("clock-set-back", length = length)
    } else {
        msg!("clock-set-ahead", length = length)
    }
}

/// Writes a length of time in its largest units: "2 dage", "1 t 30 min", "10 sek.".
pub(super) fn length(time: TimeDelta, lang: Lang) -> String {
    let seconds = time.num_seconds().unsigned_abs();
    let minutes = (seconds + 30) / 60;
    lang.say(&match (minutes / 60, minutes % 60) {
        (0, ..=1) => msg!("length-seconds", seconds = seconds),
        (0, minutes) => msg!("length-minutes", minutes = minutes),
        (hours @ 1..48, 0) => msg!("length-whole-hours", hours = hours),
        (hours @ 1..48, minutes) => msg!("length-hours", hours = hours, minutes = minutes),
        (hours, _) => msg!("length-days", days = hours / 24),
    })
}

/// Names a kind of record: "Beslutning".
#[must_use]
pub fn content(content: &Content, lang: Lang) -> String {
    match content {
        Content::Decision(_) => lang.text("word-decision"),
        Content::FollowUp(_) => lang.text("word-follow-up"),
        Content::Note { .. } => lang.text("word-note"),
        Content::Vote(_) => lang.text("vote-word"),
        Content::Statement(s) => match s.statement {
            StatementKind::Dissent => lang.text("dissent-word"),
            StatementKind::Remark => lang.text("dissent-word-remark"),
        },
    }
}

/// Names the slot, the item or the person that an event is about; none: it is about the whole meeting.
fn subject(event: &Event, meeting: &Meeting, lang: Lang) -> Option<String> {
    let title = |on: &Target| locked::title(meeting, on);
    let slot = |id| meeting.slot_index(id).map(|i| locked::slot_title(meeting, i));
    let person = |who: &Who| wording::running_name(meeting.agenda(), who, lang);
    match event {
        Event::SlotStarted { slot: id }
        | Event::SlotEnded { slot: id }
        | Event::SlotSkipped { slot: id }
        | Event::SlotRestored { slot: id }
        | Event::TimeCorrected { slot: id, .. } => slot(id),
        Event::SlotAdded { title, access, .. } => Some(locked::marked(title, access.is_closed())),
        Event::DecisionRecorded { on, .. }
        | Event::FollowUpRecorded { on, .. }
        | Event::NoteRecorded { on, .. }
        | Event::VoteRecorded { on, .. }
        | Event::StatementRecorded { on, .. }
        | Event::ItemPostponed { on, .. }
        | Event::PostponementLifted { on }
        | Event::AdditionRecorded { on, .. } => Some(title(on)),
        Event::RecordEdited { record, .. }
        | Event::RecordMoved { record, .. }
        | Event::RecordWithdrawn { record }
        | Event::RecordPublished { record, .. }
        | Event::CorrectionRecorded { record, .. } => meeting.record(*record).map(|r| title(&r.on)),
        Event::GuestMarked { who, .. }
        | Event::AttendanceRecorded { who, .. }
        | Event::SubstituteRecorded { who, .. }
        | Event::PersonArrived { who, .. }
        | Event::PersonLeft { who, .. }
        | Event::DisqualificationRecorded { who, .. }
        | Event::DisqualificationLifted { who, .. } => Some(person(who)),
        Event::RecordCreated { .. }
        | Event::AgendaReloaded { .. }
        | Event::AgendaReplaced { .. }
        | Event::ClosedTextFollows
        | Event::PlanMoved { .. }
        | Event::MeetingPaused
        | Event::MeetingResumed
        | Event::BudgetsChanged { .. }
        | Event::AllPresentRecorded
        | Event::ClockSet { .. }
        | Event::MeetingClosed
        | Event::MeetingReopened { .. }
        | Event::Undone { .. }
        | Event::Redone { .. } => None,
    }
}

/// Names an event in a few words, for undo and redo.
fn name(event: &Event, lang: Lang) -> String {
    lang.text(match event {
        Event::RecordCreated { .. }
        | Event::AgendaReloaded { .. }
        | Event::AgendaReplaced { .. }
        | Event::ClosedTextFollows
        | Event::ClockSet { .. }
        | Event::Undone { .. }
        | Event::Redone { .. } => {
            return String::new();
        }
        Event::PlanMoved { .. } => "name-move-plan",
        Event::SlotStarted { .. } => "name-start",
        Event::SlotEnded { .. } => "name-end",
        Event::SlotSkipped { .. } => "name-skip",
        Event::SlotRestored { .. } => "name-restore",
        Event::SlotAdded { .. } => "name-add",
        Event::TimeCorrected { .. } => "name-correct",
        Event::MeetingPaused => "name-pause",
        Event::MeetingResumed => "name-resume",
        Event::DecisionRecorded { .. } => "name-decide",
        Event::FollowUpRecorded { .. } => "name-follow-up",
        Event::NoteRecorded { .. } => "name-note",
        Event::VoteRecorded { .. } => "vote-name",
        Event::StatementRecorded { statement, .. } => match statement.statement {
            StatementKind::Dissent => "dissent-name",
            StatementKind::Remark => "dissent-name-remark",
        },
        Event::RecordEdited { .. } => "name-edit",
        Event::RecordMoved { .. } => "name-move",
        Event::RecordWithdrawn { .. } => "name-withdraw",
        Event::RecordPublished { .. } => "name-publish",
        Event::ItemPostponed { .. } => "name-postpone",
        Event::PostponementLifted { .. } => "name-lift-postponement",
        Event::BudgetsChanged { .. } => "catch-name",
        Event::GuestMarked { .. } => "guest-name",
        Event::AllPresentRecorded
        | Event::AttendanceRecorded { .. }
        | Event::SubstituteRecorded { .. }
        | Event::PersonArrived { .. }
        | Event::PersonLeft { .. } => "attend-name",
        Event::DisqualificationRecorded { .. } | Event::DisqualificationLifted { .. } => "attend-name-disqualified",
        Event::MeetingClosed => "name-close",
        Event::CorrectionRecorded { .. } => "after-name-correct",
        Event::AdditionRecorded { .. } => "after-name-add",
        Event::MeetingReopened { .. } => "after-name-reopen",
    })
}
