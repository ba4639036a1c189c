//! What is selected: the row of the plan, the record, and how keys and mouse move there. The selection follows the running slot until it
//! is moved.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::app::{App, Effect, Focus, When};
use super::keymap::Action;
use super::overlay::{Overlay, Review};
use super::rows::Row;
use super::view;
use crate::meeting::{Record, RecordId, RecordKind, Target};
use crate::msg;

/// How many rows after the selected one are to be in sight: what has been is of less use than what comes.
const ROWS_AHEAD: usize = 2;

impl App {
    /// The selected slot's place.
    #[must_use]
    pub fn selected_slot(&self) -> Option<usize> {
        self.rows.get(self.cursor).and_then(|r| r.slot())
    }

    /// What records go to.
    #[must_use]
    pub fn selected_target(&self) -> Option<Target> {
        self.rows.get(self.cursor).and_then(|r| r.target(self.meeting()))
    }

    /// The records of the selected item that were not withdrawn.
    #[must_use]
    pub fn selected_records(&self) -> Vec<&Record> {
        let Some(target) = self.selected_target() else { return Vec::new() };
        // Grouped as the screen shows them, what belongs to a decision below it; within a group as they were recorded. One pass: a long
        // day puts tens of thousands on an item.
        let [mut records, mut alone, mut follow_ups, mut notes] = [const { Vec::new() }; 4];
        let mut below: Vec<(RecordId, bool, &Record)> = Vec::new();
        for record in self.meeting().records().iter().filter(|r| !r.withdrawn && r.on == target) {
            let kind = match record.kind() {
                RecordKind::Decision => &mut records,
                RecordKind::Vote | RecordKind::Statement => match self.meeting().decision_of(record) {
                    Some(decision) => {
                        below.push((decision, record.kind() == RecordKind::Statement, record));
                        continue;
                    }
                    None => &mut alone,
                },
                RecordKind::FollowUp => &mut follow_ups,
                RecordKind::Note => &mut notes,
            };
            kind.push(record);
        }
        if !below.is_empty() {
            below.sort_by_key(|(decision, is_statement, _)| (*decision, *is_statement));
            let own = |id: RecordId| {
                let from = below.partition_point(|(decision, ..)| *decision < id);
                below.iter().skip(from).take_while(move |(decision, ..)| *decision == id).map(|(.., record)| *record)
            };
            records =
                records.into_iter().flat_map(|decision| std::iter::once(decision).chain(own(decision.id))).collect();
        }
        records.extend(alone.into_iter().chain(follow_ups).chain(notes));
        records
    }

    /// The record that the records' cursor is on.
    #[must_use]
    pub fn selected_record(&self) -> Option<RecordId> {
        match self.focus {
            Focus::Records(i) => self.selected_records().get(i).map(|r| r.id),
            Focus::Plan => None,
        }
    }

    /// Selects the running slot, if the selection follows it; where nothing runs it stays at what ran last.
    pub(super) fn follow(&mut self) {
        if self.follows
            && let Some(running) = self.meeting().running()
        {
            self.select_slot(running);
        }
    }

    /// Selects a slot's first selectable row.
    pub(super) fn select_slot(&mut self, slot: usize) {
        let row = self.rows.iter().position(|r| r.slot() == Some(slot) && r.is_selectable(self.meeting()));
        if let Some(row) = row {
            self.move_to(row);
        }
    }

    /// Selects the row of an item or a point: in the running slot if it is there, else its first.
    pub(super) fn select(&mut self, on: &Target) {
        let matching = |r: &Row| r.target(self.meeting()).as_ref() == Some(on);
        let running = self.meeting().running();
        let row = self
            .rows
            .iter()
            .position(|r| matching(r) && r.slot().is_some() && r.slot() == running)
            .or_else(|| self.rows.iter().position(matching));
        if let Some(row) = row {
            self.move_to(row);
        }
    }

    pub(super) fn move_to(&mut self, row: usize) {
        if row != self.cursor {
            self.focus = Focus::Plan;
            self.body_top = 0;
        }
        self.cursor = row;
        self.keep_in_view();
    }

    pub(super) fn select_first(&mut self) {
        self.cursor = self.rows.iter().position(|r| r.is_selectable(self.meeting())).unwrap_or(0);
    }

    /// Scrolls the plan so that the selected row is in it, and what comes next.
    pub(super) fn keep_in_view(&mut self) {
        let height = usize::from(view::plan_area(self.size).height).max(1);
        self.top = self.top.min(self.cursor);
        // A row may take two lines; counting upwards from the last that is to be seen finds the first that still fits.
        let mut used = 0;
        let mut first = self.cursor;
        let last = (self.cursor + ROWS_AHEAD).min(self.rows.len().saturating_sub(1));
        for row in (self.top..=last).rev() {
            used += view::row_height(self, row);
            if used > height && row < self.cursor {
                break;
            }
            first = row.min(self.cursor);
        }
        // A heading just above the first selectable row belongs to it.
        self.top = self.top.max(first);
        if self.rows.iter().take(self.cursor).all(|r| !r.is_selectable(self.meeting())) {
            self.top = 0;
        }
    }

    pub(super) fn follow_again(&mut self) {
        self.follows = true;
    }

    pub(super) fn step(&mut self, by: i64) -> Vec<Effect> {
        if let Focus::Records(at) = self.focus {
            let last = self.selected_records().len().saturating_sub(1);
            let to = i64::try_from(at).unwrap_or(0).saturating_add(by);
            self.focus = Focus::Records(usize::try_from(to.max(0)).unwrap_or(0).min(last));
            return Vec::new();
        }
        let selectable: Vec<usize> =
            (0..self.rows.len()).filter(|&r| self.rows[r].is_selectable(self.meeting())).collect();
        let at = selectable.iter().position(|&r| r >= self.cursor).unwrap_or(0);
        let to = i64::try_from(at).unwrap_or(0).saturating_add(by).max(0);
        let to = usize::try_from(to).unwrap_or(0).min(selectable.len().saturating_sub(1));
        if let Some(&row) = selectable.get(to) {
            self.move_to(row);
            self.follows = self.selected_slot().is_some() && self.selected_slot() == self.meeting().running();
        }
        Vec::new()
    }

    pub(super) fn switch_focus(&mut self) {
        let records = self.selected_records();
        // The notes stand last, and after the close they can only be read.
        let sealed = records.iter().rposition(|r| self.is_after_close() && self.meeting().is_sealed(r.id));
        self.focus = match (self.focus, sealed.or(records.len().checked_sub(1))) {
            (Focus::Plan, None) => {
                self.warn(msg!("notice-no-records"));
                Focus::Plan
            }
            (Focus::Plan, Some(last)) => Focus::Records(last),
            (Focus::Records(_), _) => Focus::Plan,
        };
    }

    pub(super) fn need_record(&mut self) -> Vec<Effect> {
        let tab = self.keys.label(Action::Records);
        self.warn(msg!("notice-choose-record", key = tab));
        Vec::new()
    }

    pub(super) fn mouse(&mut self, mouse: MouseEvent) {
        let plan = view::plan_area(self.size);
        let inside = plan.contains((mouse.column, mouse.row).into());
        let by: i64 = match mouse.kind {
            MouseEventKind::ScrollUp => -3,
            MouseEventKind::ScrollDown => 3,
            MouseEventKind::Down(MouseButton::Left) => {
                if self.overlay.is_none()
                    && inside
                    && let Some(row) = view::row_at(self, mouse.row - plan.y)
                    && self.rows[row].is_selectable(self.meeting())
                {
                    self.focus = Focus::Plan;
                    self.move_to(row);
                    self.follows = self.selected_slot().is_some() && self.selected_slot() == self.meeting().running();
                }
                return;
            }
            _ => return,
        };
        let scroll = |at: usize| at.saturating_add_signed(isize::try_from(by).unwrap_or(0));
        match &mut self.overlay {
            Some(Overlay::Reader(_, top) | Overlay::Help(top) | Overlay::Review(Review { top, .. })) => {
                *top = scroll(*top);
            }
            Some(Overlay::Menu(menu)) => menu.cursor = scroll(menu.cursor).min(menu.choices.len().saturating_sub(1)),
            Some(Overlay::CatchUp(list)) => {
                list.cursor = scroll(list.cursor).min(list.found.proposals.len().saturating_sub(1));
            }
            Some(Overlay::Search(s)) => s.cursor = scroll(s.cursor).min(s.hits.len().saturating_sub(1)),
            Some(Overlay::Guests(_)) => self.choose_guest(isize::try_from(by.signum()).unwrap_or(0)),
            Some(
                Overlay::Editor(_) | Overlay::Line(_) | Overlay::Attendance(_) | Overlay::Votes(_) | Overlay::Chair,
            ) => {}
            None if inside => self.top = scroll(self.top).min(self.rows.len().saturating_sub(1)),
            None => self.body_top = scroll(self.body_top),
        }
    }

    /// Keeps what is read from being scrolled past its end, so that the way back begins at once.
    pub(super) fn limit_scroll(&mut self, when: When) {
        let reads = matches!(self.overlay, Some(Overlay::Reader(..) | Overlay::Help(_) | Overlay::Review(_)));
        if !reads && (self.overlay.is_some() || self.body_top == 0) {
            return;
        }
        let limit = view::scroll_limit(self, when.now);
        match &mut self.overlay {
            Some(Overlay::Reader(_, top) | Overlay::Help(top) | Overlay::Review(Review { top, .. })) => {
                *top = (*top).min(limit);
            }
            _ => self.body_top = self.body_top.min(limit),
        }
    }
}
