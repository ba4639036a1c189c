//! What the keys of the main screen do.

use std::time::Duration;

use super::{Asked, MainScreen};
use crate::agenda::{ItemKind, SlotKind};
use crate::lang::Msg;
use crate::meeting::{Event, NextStep, SlotState};
use crate::msg;
use crate::time;
use crate::tui::app::{Effect, Notice, Tone};
use crate::tui::context::{Context, Focus};
use crate::tui::dialog::{
    AddSlot, AttendanceDialog, CatchUpDialog, ChairPreview, CorrectTime, Dialog, GuestDialog, Help, MoreTime, Reach,
    Reader, Response, Review, Search, questions, texts, undo,
};
use crate::tui::drafts::DraftKind;
use crate::tui::keymap::Action;
use crate::tui::view::plan_area;
use crate::wording::locked;

/// How long after a slot's start the keys that change slots ask once more, in real time.
const GUARD: Duration = Duration::from_secs(10);

impl MainScreen {
    /// Carries out a key; `asked` is what the screen had asked to confirm.
    pub(in crate::tui) fn act(
        &mut self,
        action: Action,
        asked: Option<Asked>,
        cx: &Context,
        real: Duration,
    ) -> Response {
        let page = i64::from(plan_area(cx.size).height.max(2) - 1);
        match action {
            Action::Next | Action::NextAnywhere => return self.next(action, asked, cx, real),
            Action::Start => return self.start_selected(asked, cx),
            Action::EndSlot => return end_slot(cx),
            Action::Skip => return skip(cx),
            Action::Pause => return pause(cx),
            Action::AddSlot => return add_slot(cx),
            Action::CorrectTime => return correct_time(cx),
            Action::MoreTime => return more_time(cx),
            Action::Decision => return texts::write(cx, DraftKind::Decision),
            Action::AsRecommended => return texts::write_as_recommended(cx),
            Action::FollowUp => return texts::write(cx, DraftKind::FollowUp),
            Action::Discussion => return texts::write(cx, DraftKind::Discussion),
            Action::Note => return texts::write(cx, DraftKind::Note),
            Action::Guests => return open_amendable(cx, GuestDialog::new),
            Action::Attendance => return open_amendable(cx, |cx| Ok(AttendanceDialog::new(cx))),
            Action::CatchUp => return open_unless_refused(cx, |cx| Ok(CatchUpDialog::new(cx))),
            Action::Votes => return texts::vote_on_selected(cx),
            Action::Mark => return self.mark(cx),
            Action::Back if !self.marks.is_empty() => return self.drop_marks(cx),
            Action::Postpone => return ask_postpone(cx),
            Action::Records => return self.switch_focus(cx),
            Action::Edit => return edit(cx),
            Action::Withdraw => return withdraw(cx),
            Action::Undo => return questions::only_looked_at(cx).unwrap_or_else(|| undo::undo(cx, Reach::All)),
            Action::Redo => return questions::only_looked_at(cx).unwrap_or_else(|| undo::redo(cx, Reach::All)),
            Action::Chair => return Response::open(ChairPreview),
            Action::Read => return read(cx),
            Action::Search => return Response::open(Search::default()),
            Action::Close => return close(cx),
            Action::Help => return Response::open(Help::default()),
            Action::TryAgain => return Response::Do(Effect::TryAgain),
            Action::Back => self.go_back(cx),
            Action::Up => self.step(-1, cx),
            Action::Down => self.step(1, cx),
            Action::PageUp => self.step(-page, cx),
            Action::PageDown => self.step(page, cx),
            Action::Home => self.step(i64::MIN / 2, cx),
            Action::End => self.step(i64::MAX / 2, cx),
            // What is open decides how these go: the program sees to it. All others are a dialog's.
            _ => {}
        }
        Response::Stay
    }

    /// Asks for the same key once more.
    fn ask(&mut self, about: Asked, msg: Msg) -> Response {
        self.asked = Some(about);
        Response::Say(Notice { msg, tone: Tone::Ask })
    }

    fn next(&mut self, action: Action, asked: Option<Asked>, cx: &Context, real: Duration) -> Response {
        let step = cx.meeting().next_step(cx.now);
        if step == NextStep::Add {
            // It starts nothing, so it may be another day.
            return add_slot(cx);
        }
        if let Some(refused) = questions::not_now(cx) {
            return refused;
        }
        let meeting = cx.meeting();
        if meeting.paused_since().is_some() {
            return Response::record(Event::MeetingResumed);
        }
        let key = cx.key(action);
        let running = meeting.running().and_then(|i| meeting.slots().get(i)).map(|run| run.slot.id.clone());
        let go_on = Asked::GoOn(action, running);
        if let Some(began) = self.slot_began
            && asked.as_ref() != Some(&go_on)
            && real.saturating_sub(began) < GUARD
        {
            self.waits_for_next = matches!(step, NextStep::Start(_));
            return self.ask(go_on, just_begun(cx, step, key));
        }
        match step {
            NextStep::Start(slot) => {
                let slot = meeting.slots()[slot].slot.id.clone();
                self.follow_again();
                Response::record(Event::SlotStarted { slot })
            }
            NextStep::DayEnds { then } if meeting.running().is_none() => {
                let slot = &meeting.slots()[then].slot;
                let (slot, day) = (slot.id.clone(), time::date_weekday(slot.day, cx.lang));
                let other_day = Asked::OtherDay(action, slot.clone());
                if asked.as_ref() != Some(&other_day) {
                    return self.ask(other_day, msg!("ask-other-day", day = day, key = key));
                }
                self.follow_again();
                Response::record(Event::SlotStarted { slot })
            }
            NextStep::DayEnds { .. } => end_slot(cx),
            NextStep::Review => Response::open(Review::default()),
            NextStep::Add | NextStep::None => Response::Stay,
        }
    }

    fn start_selected(&mut self, asked: Option<Asked>, cx: &Context) -> Response {
        if let Focus::Records(_) = self.focus {
            return cx.selected_record().map_or(Response::Stay, |record| texts::edit_record(cx, record));
        }
        let meeting = cx.meeting();
        let Some(slot) = cx.selected_slot() else { return read(cx) };
        if let Some(refused) = questions::not_now(cx) {
            return refused;
        }
        let run = &meeting.slots()[slot].slot;
        if run.kind == SlotKind::Close {
            return close(cx);
        }
        let (id, title) = (run.id.clone(), asked_title(cx, slot));
        let state = meeting.slot_state(slot);
        if state == SlotState::Running {
            if meeting.paused_since().is_some() {
                return Response::record(Event::MeetingResumed);
            }
            return Response::notify(msg!("notice-runs-already", slot = title));
        }
        let start = Asked::Start(id.clone());
        if asked.as_ref() != Some(&start) {
            let question = match state {
                SlotState::Done => msg!("ask-return", slot = title, key = cx.key(Action::Start)),
                _ => msg!("ask-start", slot = title, key = cx.key(Action::Start)),
            };
            return self.ask(start, question);
        }
        self.follow_again();
        Response::record(Event::SlotStarted { slot: id })
    }
}

/// Asks for the key once more, and names what has just begun and what would begin.
fn just_begun(cx: &Context, step: NextStep, key: String) -> Msg {
    let slot = cx.meeting().running().map(|slot| asked_title(cx, slot)).unwrap_or_default();
    match step {
        NextStep::Start(next) => msg!("ask-just-begun", slot = slot, next = asked_title(cx, next), key = key),
        _ => msg!("ask-just-begun-last", slot = slot, key = key),
    }
}

/// A slot's title in a question: a long one must not hide what is asked.
fn asked_title(cx: &Context, slot: usize) -> String {
    let width = usize::from(cx.size.width.saturating_sub(48)).max(16);
    locked::fitted(&locked::slot_title(cx.meeting(), slot), width)
}

/// Opens a dialog that records events of an open meeting on its day.
fn open_unless_refused<T: Into<Dialog>>(cx: &Context, new: impl FnOnce(&Context) -> Result<T, Msg>) -> Response {
    if let Some(refused) = questions::not_now(cx) {
        return refused;
    }
    new(cx).map_or_else(Response::warn, Response::open)
}

/// Opens a dialog that records who is there; after the close it corrects that.
fn open_amendable<T: Into<Dialog>>(cx: &Context, new: impl FnOnce(&Context) -> Result<T, Msg>) -> Response {
    if let Some(refused) = questions::never_begun(cx) {
        return refused;
    }
    new(cx).map_or_else(Response::warn, Response::open)
}

fn add_slot(cx: &Context) -> Response {
    questions::closed(cx).unwrap_or_else(|| Response::open(AddSlot::default()))
}

fn end_slot(cx: &Context) -> Response {
    if let Some(refused) = questions::closed(cx) {
        return refused;
    }
    match cx.meeting().running().and_then(|i| cx.meeting().slots().get(i)) {
        Some(run) => Response::record(Event::SlotEnded { slot: run.slot.id.clone() }),
        None => Response::warn(msg!("notice-nothing-runs")),
    }
}

fn more_time(cx: &Context) -> Response {
    if let Some(refused) = questions::closed(cx) {
        return refused;
    }
    match cx.meeting().running().and_then(|i| cx.meeting().slots().get(i)) {
        Some(run) => Response::open(MoreTime::new(run.slot.id.clone())),
        None => Response::warn(msg!("notice-nothing-runs")),
    }
}

fn skip(cx: &Context) -> Response {
    let Some(index) = cx.selected_slot() else {
        // What is off the agenda has no time to skip.
        return cx.selected_target().map_or(Response::Stay, |_| Response::warn(msg!("notice-cannot-skip")));
    };
    if let Some(refused) = questions::closed(cx) {
        return refused;
    }
    let run = &cx.meeting().slots()[index].slot;
    let slot = run.id.clone();
    match cx.meeting().slot_state(index) {
        SlotState::Pending if run.kind != SlotKind::Close => Response::record(Event::SlotSkipped { slot }),
        SlotState::Skipped => Response::record(Event::SlotRestored { slot }),
        _ => Response::warn(msg!("notice-cannot-skip")),
    }
}

fn pause(cx: &Context) -> Response {
    if let Some(refused) = questions::closed(cx) {
        return refused;
    }
    if cx.meeting().paused_since().is_some() {
        return Response::record(Event::MeetingResumed);
    }
    if cx.meeting().opened_at().is_none() {
        return Response::warn(msg!("notice-not-begun"));
    }
    Response::record(Event::MeetingPaused)
}

fn correct_time(cx: &Context) -> Response {
    if cx.selected_slot().is_none() {
        return Response::Stay;
    }
    match CorrectTime::new(cx) {
        Ok(line) => line.map_or(Response::Stay, Response::open),
        Err(why) => Response::warn(why),
    }
}

fn ask_postpone(cx: &Context) -> Response {
    let all = cx.acted_on();
    let refused = || all.iter().find_map(|on| questions::notes_only(cx, on));
    if let Some(refused) = questions::closed(cx).or_else(refused) {
        return refused;
    }
    if all.iter().any(|on| cx.meeting().item(on).is_some_and(|i| i.kind == ItemKind::Plan)) {
        return Response::warn(msg!("notice-cannot-postpone"));
    }
    if all.is_empty() { Response::Stay } else { Response::open(questions::postpone(cx, &all)) }
}

fn read(cx: &Context) -> Response {
    cx.selected_target().map_or(Response::Stay, |target| Response::open(Reader::new(target)))
}

/// Opens the review of an open meeting, and asks how to go on from a closed one.
fn close(cx: &Context) -> Response {
    if cx.is_after_close() { Response::open(questions::after_close(cx)) } else { Response::open(Review::default()) }
}

fn need_record(cx: &Context) -> Response {
    Response::warn(msg!("notice-choose-record", key = cx.key(Action::Records)))
}

fn edit(cx: &Context) -> Response {
    match cx.selected_record() {
        Some(id) => questions::record(cx, id).map_or_else(|| texts::edit_record(cx, id), Response::open),
        None => questions::plan_row(cx).map_or_else(|| need_record(cx), Response::open),
    }
}

fn withdraw(cx: &Context) -> Response {
    let Some(record) = cx.selected_record() else { return need_record(cx) };
    if !cx.is_after_close() && cx.meeting().is_sealed(record) {
        return Response::warn(msg!("after-sealed", edit = cx.key(Action::Edit)));
    }
    questions::closed_to(cx, record).unwrap_or_else(|| Response::record(Event::RecordWithdrawn { record }))
}
