//! What is selected: the row of the plan, the record, and how keys and mouse move there. The selection follows the
//! running slot until it is moved.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::rows::Row;
use super::{Asked, MainScreen, plan};
use crate::agenda::SlotId;
use crate::meeting::{Meeting, Record, RecordId, RecordKind, Target};
use crate::msg;
use crate::tui::context::{Context, Focus, Selected};
use crate::tui::dialog::Response;
use crate::tui::view::plan_area;

/// How many rows after the selected one are to be in sight: what has been is of less use than what comes.
const ROWS_AHEAD: usize = 2;

/// Lists the records of an item that were not withdrawn, in the order of the screen.
pub(in crate::tui) fn records_on<'a>(meeting: &'a Meeting, target: &Target) -> Vec<&'a Record> {
    // What belongs to a decision or an amendment is below it; the others are grouped, within a group as they were
    // recorded. One pass: a long day puts tens of thousands on an item.
    let mut records = Vec::new();
    let mut below: Vec<(RecordId, bool, &Record)> = Vec::new();
    for record in meeting.records().iter().filter(|r| !r.withdrawn && r.on == *target) {
        match meeting.belongs_to(record).filter(|_| record.kind().is_on_decision()) {
            Some(decision) => below.push((decision, record.kind() == RecordKind::Statement, record)),
            None => records.push(record),
        }
    }
    records.sort_by_key(|record| (record.kind().place(), record.since));
    if !below.is_empty() {
        below.sort_by_key(|(decision, is_statement, _)| (*decision, *is_statement));
        let own = |id: RecordId| {
            let from = below.partition_point(|(decision, ..)| *decision < id);
            below.iter().skip(from).take_while(move |(decision, ..)| *decision == id).map(|(.., record)| *record)
        };
        records = records.into_iter().flat_map(|record| std::iter::once(record).chain(own(record.id))).collect();
    }
    records
}

impl MainScreen {
    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Selected {
        Selected { row: self.rows.get(self.cursor).copied(), focus: self.focus }
    }

    /// The selected slot's place.
    #[must_use]
    pub fn slot(&self) -> Option<usize> {
        self.selected().row.and_then(Row::slot)
    }

    /// What records go to.
    #[must_use]
    pub fn target(&self, meeting: &Meeting) -> Option<Target> {
        self.selected().row.and_then(|row| row.target(meeting))
    }

    /// The records of the selected item.
    pub(in crate::tui) fn records<'a>(&self, meeting: &'a Meeting) -> Vec<&'a Record> {
        self.target(meeting).map_or_else(Vec::new, |on| records_on(meeting, &on))
    }

    /// The record that the records' cursor is on.
    #[must_use]
    pub fn record(&self, meeting: &Meeting) -> Option<RecordId> {
        match self.focus {
            Focus::Records(i) => self.records(meeting).get(i).map(|r| r.id),
            Focus::Plan => None,
        }
    }

    /// Selects the running slot, if the selection follows it; where nothing runs it stays at what ran last.
    pub(super) fn follow(&mut self, meeting: &Meeting, size: Rect) {
        if self.follows
            && let Some(running) = meeting.running()
        {
            self.select_slot(running, meeting, size);
        }
    }

    pub(super) fn follow_again(&mut self) {
        self.follows = true;
    }

    /// Goes back to what runs, and to the plan.
    pub(super) fn go_back(&mut self, cx: &Context) {
        self.focus = Focus::Plan;
        self.waits_for_next = false;
        self.follow_again();
        self.follow(cx.meeting(), cx.size);
    }

    /// Selects where a meeting that is opened stands.
    pub(in crate::tui) fn select_first(&mut self, meeting: &Meeting, size: Rect) {
        self.cursor = self.rows.iter().position(|r| r.is_selectable(meeting)).unwrap_or(0);
        if let Some(slot) = meeting.running().or_else(|| meeting.first_pending()) {
            self.select_slot(slot, meeting, size);
        }
    }

    /// Selects a slot's first selectable row.
    fn select_slot(&mut self, slot: usize, meeting: &Meeting, size: Rect) {
        let row = self.rows.iter().position(|r| r.slot() == Some(slot) && r.is_selectable(meeting));
        if let Some(row) = row {
            self.move_to(row, meeting, size);
        }
    }

    /// Selects the row of an item or a point: in the running slot if it is there, else its first.
    pub(in crate::tui) fn select(&mut self, on: &Target, meeting: &Meeting, size: Rect) {
        let matching = |r: &Row| r.target(meeting).as_ref() == Some(on);
        let running = meeting.running();
        let row = self
            .rows
            .iter()
            .position(|r| matching(r) && r.slot().is_some() && r.slot() == running)
            .or_else(|| self.rows.iter().position(matching));
        if let Some(row) = row {
            self.move_to(row, meeting, size);
        }
    }

    /// Goes to an item that was found, and to a record on it.
    pub(in crate::tui) fn go_to(&mut self, on: &Target, record: Option<RecordId>, meeting: &Meeting, size: Rect) {
        self.select(on, meeting, size);
        self.follows = false;
        if let Some(record) = record
            && let Some(at) = self.records(meeting).iter().position(|r| r.id == record)
        {
            self.focus = Focus::Records(at);
        }
    }

    fn move_to(&mut self, row: usize, meeting: &Meeting, size: Rect) {
        if row != self.cursor {
            self.focus = Focus::Plan;
            self.body_top = 0;
        }
        self.cursor = row;
        self.keep_in_view(meeting, size);
    }

    /// Selects a row by hand: the selection follows only where that is the running slot's.
    fn choose_row(&mut self, row: usize, meeting: &Meeting, size: Rect) {
        self.move_to(row, meeting, size);
        self.follows = self.slot().is_some() && self.slot() == meeting.running();
    }

    /// Scrolls the plan so that the selected row is in it, and what comes next.
    pub(in crate::tui) fn keep_in_view(&mut self, meeting: &Meeting, size: Rect) {
        let height = usize::from(plan_area(size).height).max(1);
        self.top = self.top.min(self.cursor);
        // A row may take two lines; counting upwards from the last that is to be seen finds the first that still fits.
        let mut used = 0;
        let mut first = self.cursor;
        let last = (self.cursor + ROWS_AHEAD).min(self.rows.len().saturating_sub(1));
        for row in (self.top..=last).rev() {
            used += plan::row_height(self.rows.get(row), meeting, size);
            if used > height && row < self.cursor {
                break;
            }
            first = row.min(self.cursor);
        }
        self.top = self.top.max(first).min(self.last_top(height, meeting, size));
        // A heading just above the first selectable row belongs to it.
        if self.rows.iter().take(self.cursor).all(|r| !r.is_selectable(meeting)) {
            self.top = 0;
        }
    }

    /// The first row from which all to the last are in sight: below it rows would be empty.
    fn last_top(&self, height: usize, meeting: &Meeting, size: Rect) -> usize {
        let mut used = 0;
        let from_the_end = self.rows.iter().rev().take_while(|row| {
            used += plan::row_height(Some(row), meeting, size);
            used <= height
        });
        self.rows.len() - from_the_end.count()
    }

    pub(super) fn step(&mut self, by: i64, cx: &Context) {
        let meeting = cx.meeting();
        if let Focus::Records(at) = self.focus {
            let last = self.records(meeting).len().saturating_sub(1);
            let to = i64::try_from(at).unwrap_or(0).saturating_add(by);
            self.focus = Focus::Records(usize::try_from(to.max(0)).unwrap_or(0).min(last));
            return;
        }
        let selectable: Vec<usize> = (0..self.rows.len()).filter(|&r| self.rows[r].is_selectable(meeting)).collect();
        let at = selectable.iter().position(|&r| r >= self.cursor).unwrap_or(0);
        let to = i64::try_from(at).unwrap_or(0).saturating_add(by).max(0);
        let to = usize::try_from(to).unwrap_or(0).min(selectable.len().saturating_sub(1));
        if let Some(&row) = selectable.get(to) {
            self.choose_row(row, meeting, cx.size);
        }
    }

    /// Goes to the records and back.
    pub(super) fn switch_focus(&mut self, cx: &Context) -> Response {
        let records = self.records(cx.meeting());
        // The newest is what is to be reworded. After the close notes can only be read.
        let is_of_use = |r: &Record| !cx.is_after_close() || cx.meeting().is_sealed(r.id);
        let newest = |of_use: bool| {
            let those = records.iter().enumerate().filter(|(_, r)| !of_use || is_of_use(r));
            those.max_by_key(|(_, r)| r.id).map(|(at, _)| at)
        };
        self.focus = match (self.focus, newest(true).or_else(|| newest(false))) {
            (Focus::Plan, None) => return Response::warn(msg!("notice-no-records")),
            (Focus::Plan, Some(newest)) => Focus::Records(newest),
            (Focus::Records(_), _) => Focus::Plan,
        };
        Response::Stay
    }

    /// Takes the mouse where no dialog is open.
    pub(in crate::tui) fn mouse(&mut self, mouse: MouseEvent, meeting: &Meeting, size: Rect) {
        let plan = plan_area(size);
        let inside = plan.contains((mouse.column, mouse.row).into());
        if let Some(rows) = wheel(mouse) {
            let scrolled = |at: usize| at.saturating_add_signed(rows);
            if inside {
                self.top = scrolled(self.top).min(self.last_top(usize::from(plan.height), meeting, size));
            } else {
                self.body_top = scrolled(self.body_top);
            }
        } else if mouse.kind == MouseEventKind::Down(MouseButton::Left)
            && inside
            && let Some(row) = plan::row_at(self, mouse.row - plan.y, meeting, size)
            && self.rows[row].is_selectable(meeting)
        {
            self.focus = Focus::Plan;
            self.choose_row(row, meeting, size);
            let slot = self.slot();
            let is_selected = |id: &SlotId| slot.is_some() && meeting.slot_index(id) == slot;
            self.asked = self.asked.take().filter(|asked| !matches!(asked, Asked::Start(id) if !is_selected(id)));
        }
    }
}

/// Returns the rows of a turn of the wheel, down or (less than nothing) up.
pub(in crate::tui) fn wheel(mouse: MouseEvent) -> Option<isize> {
    match mouse.kind {
        MouseEventKind::ScrollUp => Some(-3),
        MouseEventKind::ScrollDown => Some(3),
        _ => None,
    }
}
