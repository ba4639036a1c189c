//! Winning back time: the list of ways, which follows the clock, and the recording of what is chosen.

mod draw;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::{Component, Response, questions};
use crate::meeting::reload::Names;
use crate::meeting::{CatchUp, TimeSaving};
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::view::Layout;

/// Ways of winning back time, as they are shown: what is chosen is recorded as it was read.
#[derive(Clone, Debug)]
pub struct CatchUpDialog {
    /// What was found when the screen was last drawn.
    pub found: CatchUp,
    pub cursor: usize,
}

impl CatchUpDialog {
    /// Looks what wins back time now.
    #[must_use]
    pub fn new(cx: &Context) -> Self {
        Self { found: cx.meeting().catch_up(cx.now), cursor: 0 }
    }

    fn last(&self) -> usize {
        self.found.proposals.len().saturating_sub(1)
    }

    fn choose(&self, cx: &Context) -> Response {
        let Some(chosen) = self.found.proposals.get(self.cursor) else { return Response::Close };
        match &chosen.way {
            // To which meeting is for people to say; it changes nothing of the end.
            TimeSaving::Postpone(target) => Response::over(questions::postpone(cx, std::slice::from_ref(target))),
            // The list follows the clock: what was chosen in it is recorded as it was read, also when that has to wait.
            _ => Response::CloseAll.and(Response::record(chosen.event.clone())),
        }
    }
}

impl Component for CatchUpDialog {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match cx.keys.action(Scope::CatchUp, Key::from_event(event)) {
            Some(Action::Dismiss) => return Response::Close,
            Some(Action::Accept) => return self.choose(cx),
            Some(Action::Up) => self.cursor = self.cursor.saturating_sub(1),
            Some(Action::Down) => self.cursor = (self.cursor + 1).min(self.last()),
            Some(Action::Home) => self.cursor = 0,
            Some(Action::End) => self.cursor = self.last(),
            _ => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.cursor = self.cursor.saturating_add_signed(rows).min(self.last());
    }

    // What was proposed was for the plan as it was.
    fn rename(&mut self, _names: &Names, _cx: &Context) -> bool {
        false
    }

    // What is recorded later is what was drawn.
    fn tick(&mut self, cx: &Context) {
        let chosen = self.found.proposals.get(self.cursor).map(|p| p.way.clone());
        self.found = cx.meeting().catch_up(cx.now);
        let place = chosen.and_then(|way| self.found.proposals.iter().position(|p| p.way == way));
        self.cursor = place.unwrap_or(self.cursor).min(self.last());
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        draw::draw(frame, cx, self, places.side_or_wide_area(draw::NARROW));
    }
}
