//! The selection, held by name while the meeting changes: after each event the same is selected as before, wherever it
//! is now.

use std::time::Duration;

use super::MainScreen;
use super::rows::{self, Row};
use crate::agenda::SlotId;
use crate::meeting::reload::Names;
use crate::meeting::{Meeting, RecordId, Target};
use crate::tui::context::{Context, Focus};

/// What the screen holds on to by name while the plan changes.
pub struct SelectionAnchor {
    slot: Option<SlotId>,
    target: Option<Target>,
    record: Option<RecordId>,
    running: Option<SlotId>,
}

impl SelectionAnchor {
    /// Notes what is selected and what runs.
    #[must_use]
    pub fn of(screen: &MainScreen, meeting: &Meeting) -> Self {
        let id = |i: usize| meeting.slots().get(i).map(|r| r.slot.id.clone());
        Self {
            slot: screen.slot().and_then(id),
            target: screen.target(meeting),
            record: screen.record(meeting),
            running: running_slot(meeting),
        }
    }

    /// Holds on to something else.
    pub fn hold(&mut self, on: Target) {
        (self.slot, self.target, self.record) = (None, Some(on), None);
    }

    /// Takes the names of a changed agenda.
    pub fn rename(&mut self, names: &Names) {
        self.slot = self.slot.take().and_then(|id| names.live_slot(&id));
        self.target = self.target.take().filter(|on| !names.is_gone(on)).map(|on| names.target(&on));
        self.running = self.running.take().map(|id| names.slot(&id));
    }
}

fn running_slot(meeting: &Meeting) -> Option<SlotId> {
    meeting.running().and_then(|i| meeting.slots().get(i)).map(|r| r.slot.id.clone())
}

impl MainScreen {
    /// Makes the rows anew and selects what was held; `real` is when the meeting changed.
    pub(in crate::tui) fn restore_anchor(&mut self, mut held: SelectionAnchor, cx: &Context, real: Duration) {
        let meeting = cx.meeting();
        self.rows = rows::rows(meeting);
        // What is written next is not on the row that marking went on to.
        if let Some(on) = self.settle_marks(meeting) {
            held.hold(on);
        }
        let running = running_slot(meeting);
        let moved_on = running != held.running;
        if moved_on {
            self.slot_began = running.is_some().then_some(real);
            self.waits_for_next = false;
        }
        let place = held.slot.and_then(|id| meeting.slot_index(&id));
        let row = |test: &dyn Fn(&Row) -> bool| self.rows.iter().position(|r| r.is_selectable(meeting) && test(r));
        let found = row(&|r| r.slot() == place && r.target(meeting) == held.target)
            .or_else(|| held.target.as_ref().and_then(|on| row(&|r| r.target(meeting).as_ref() == Some(on))))
            .or_else(|| place.and_then(|place| row(&|r| r.slot() == Some(place))));
        // What was selected is gone: what is in its place, or the last before it.
        let near = |at: usize| {
            let selectable = |r: &usize| self.rows.get(*r).is_some_and(|r| r.is_selectable(meeting));
            (at..self.rows.len()).find(selectable).or_else(|| (0..at.min(self.rows.len())).rev().find(selectable))
        };
        self.cursor = found.or_else(|| near(self.cursor)).unwrap_or(0);
        if moved_on {
            self.follow(meeting, cx.size);
        }
        if let Focus::Records(i) = self.focus {
            let records = self.records(meeting);
            let same = held.record.and_then(|id| records.iter().position(|r| r.id == id));
            self.focus = match (records.len(), same) {
                (0, _) => Focus::Plan,
                (_, Some(at)) => Focus::Records(at),
                (count, None) => Focus::Records(i.min(count - 1)),
            };
        }
        self.keep_in_view(meeting, cx.size);
    }
}
