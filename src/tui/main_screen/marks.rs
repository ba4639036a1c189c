//! Items that are marked, so that one action is for all of them. They are marked until something was recorded for them,
//! a slot begins, or Esc takes the marks away.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::MainScreen;
use crate::meeting::reload::Names;
use crate::meeting::{Event, JournalEntry, Meeting, Target};
use crate::msg;
use crate::tui::context::{Context, Focus};
use crate::tui::dialog::{Response, questions};
use crate::tui::keymap::Action;

impl MainScreen {
    /// Marks what is selected or takes its mark away, and goes on to the next row.
    pub(super) fn mark(&mut self, cx: &Context) -> Response {
        let Some(on) = cx.selected_target() else { return Response::Stay };
        if let Some(refused) = questions::closed(cx).or_else(|| questions::notes_only(cx, &on)) {
            return refused;
        }
        let mut marks = self.marks.to_vec();
        if marks.contains(&on) {
            marks.retain(|other| *other != on);
        } else {
            marks.push(on);
            if are_mixed(&marks, cx.meeting()) {
                return Response::warn(msg!("marks-mixed", key = cx.key(Action::Back)));
            }
        }
        self.marks = cx.meeting().in_order(marks).into();
        self.focus = Focus::Plan;
        self.step(1, cx);
        Response::Stay
    }

    /// Takes all marks away, and says so.
    pub(super) fn drop_marks(&mut self, cx: &Context) -> Response {
        let first = self.marks.first().cloned();
        self.unmark();
        if let Some(first) = first {
            self.back_to_marked(&first, cx.meeting(), cx.size);
        }
        Response::notify(msg!("marks-dropped"))
    }

    fn unmark(&mut self) {
        self.marks = Rc::default();
    }

    /// Takes the marks away that something was recorded for, or when a slot begins. Gives the first of what something
    /// was recorded for.
    pub(in crate::tui) fn use_marks(&mut self, entries: &[JournalEntry]) -> Option<Target> {
        let goes_on = |entry: &JournalEntry| matches!(entry.event, Event::SlotStarted { .. } | Event::MeetingClosed);
        let is_used = |entry: &JournalEntry| entry.event.on().is_some_and(|on| self.marks.contains(on));
        let (begins, used) = (entries.iter().any(goes_on), entries.iter().any(is_used));
        let first = self.marks.first().cloned().filter(|_| used && !begins);
        if begins || used {
            self.unmark();
        }
        first
    }

    /// Selects what was marked again: the row that marking went on to is another matter, and what is typed next is not
    /// on that.
    pub(in crate::tui) fn back_to_marked(&mut self, on: &Target, meeting: &Meeting, size: Rect) {
        self.select(on, meeting, size);
        if meeting.running().is_some_and(|running| meeting.slots_of(on).any(|slot| slot == running)) {
            self.follow_again();
        }
    }

    /// Gives what is marked its new names; returns what is not marked any more by its old ones, because it is gone, or
    /// because some of it is closed now and some is not.
    pub(in crate::tui) fn rename_marks(&mut self, names: &Names, meeting: &Meeting) -> Vec<Target> {
        let (gone, here): (Vec<_>, Vec<_>) = self.marks.iter().cloned().partition(|on| names.is_gone(on));
        let renamed: Vec<Target> = here.iter().map(|on| names.target(on)).collect();
        if are_mixed(&renamed, meeting) {
            let all = self.marks.to_vec();
            self.unmark();
            return all;
        }
        self.marks = meeting.in_order(renamed).into();
        gone
    }

    /// Takes the marks away from what is there no more, and from all where some is closed and some is not. Gives the
    /// first that was marked, where nothing is any more.
    pub(super) fn settle_marks(&mut self, meeting: &Meeting) -> Option<Target> {
        if self.marks.is_empty() {
            return None;
        }
        let targets = meeting.targets();
        let is_there = |on: &&Target| targets.contains(on) || meeting.slots_of(on).next().is_some();
        let marks: Vec<Target> = self.marks.iter().filter(is_there).cloned().collect();
        let first = marks.first().cloned();
        self.marks = if are_mixed(&marks, meeting) { Rc::default() } else { marks.into() };
        first.filter(|_| self.marks.is_empty())
    }
}

/// Returns whether some is closed and some is not: what is written for all would be for the body alone, or for
/// everybody.
fn are_mixed(all: &[Target], meeting: &Meeting) -> bool {
    let closed = all.iter().filter(|on| meeting.is_closed(on)).count();
    closed > 0 && closed < all.len()
}
