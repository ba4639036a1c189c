//! The main screen: the plan, the selected item with its records, the bars round them, and what its keys do.

mod actions;
mod anchor;
pub mod bars;
pub mod body;
mod calls;
pub mod hints;
mod marks;
pub mod plan;
pub mod rows;
mod selection;

use std::rc::Rc;
use std::time::Duration;

pub(super) use self::anchor::SelectionAnchor;
use self::rows::Row;
pub(super) use self::selection::{records_on, wheel};
use super::context::Focus;
use super::keymap::Action;
use crate::agenda::SlotId;
use crate::meeting::{Meeting, Target};

/// What the main screen asked: its key once more is the answer, for what it was asked about and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether to begin a slot, or to return to it.
    Start(SlotId),
    /// Whether to go on, by this key, from a slot that has just begun.
    GoOn(Action, Option<SlotId>),
    /// Whether to begin, by this key, a slot of another day.
    OtherDay(Action, SlotId),
}

/// What the main screen owns: what is selected, how far it is scrolled, and what it asked.
#[derive(Debug)]
pub struct MainScreen {
    /// The rows of the plan.
    pub rows: Vec<Row>,
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
    /// The first line of the records shown.
    pub body_top: usize,
    pub focus: Focus,
    /// What is marked, in the order of the agenda: one action is for all of it.
    pub marks: Rc<[Target]>,
    /// Whether the selection follows the running slot.
    follows: bool,
    /// What it asked, until the next key.
    pub(super) asked: Option<Asked>,
    /// Whether the key for the next slot was asked once more, and never came: what is written next may be meant for
    /// that slot, by somebody whose eyes are on the room.
    pub(super) waits_for_next: bool,
    /// When the running slot began on this screen, in real time.
    slot_began: Option<Duration>,
}

impl MainScreen {
    /// Makes the main screen of a meeting.
    #[must_use]
    pub fn new(meeting: &Meeting) -> Self {
        Self {
            rows: rows::rows(meeting),
            cursor: 0,
            top: 0,
            body_top: 0,
            focus: Focus::Plan,
            marks: Rc::default(),
            follows: true,
            asked: None,
            waits_for_next: false,
            // After a resume too, the first keys may have been meant for something else.
            slot_began: meeting.running().map(|_| Duration::ZERO),
        }
    }

    /// Forgets that what runs was just begun: a rehearsal takes it as long past.
    pub(super) fn forget_recent(&mut self) {
        self.slot_began = None;
    }
}
