//! Winning back time, as a dialogue: it opens, follows the clock, and records what is chosen. How it looks stands in `view::catch_up`.

use crossterm::event::KeyCode;

use super::app::{App, Effect, Then, When};
use super::keys::Key;
use super::overlay::{CatchUpList, Overlay};
use crate::meeting::Way;
use crate::time::Stamp;

impl App {
    /// Shows what wins back time.
    pub(super) fn open_catch_up(&mut self, when: When) {
        if self.is_open() && !self.must_ask_for_day(when) {
            let found = self.meeting().catch_up(when.now);
            self.overlay = Some(Overlay::CatchUp(CatchUpList { found, cursor: 0 }));
        }
    }

    /// Brings what is open up to the clock, before it is drawn: what is recorded later is what was drawn.
    pub fn tick(&mut self, now: Stamp) {
        let Some(Overlay::CatchUp(list)) = &mut self.overlay else { return };
        let chosen = list.found.proposals.get(list.cursor).map(|p| p.way.clone());
        list.found = self.history.meeting().catch_up(now);
        let proposals = &list.found.proposals;
        let place = chosen.and_then(|way| proposals.iter().position(|p| p.way == way));
        list.cursor = place.unwrap_or(list.cursor).min(proposals.len().saturating_sub(1));
    }

    pub(super) fn catch_up_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(Overlay::CatchUp(list)) = &mut self.overlay else { return Vec::new() };
        let last = list.found.proposals.len().saturating_sub(1);
        match key {
            Key::Code(KeyCode::Esc) | Key::Char('h') => self.overlay = None,
            Key::Code(KeyCode::Up) | Key::Char('k') => list.cursor = list.cursor.saturating_sub(1),
            Key::Code(KeyCode::Down) | Key::Char('j') => list.cursor = (list.cursor + 1).min(last),
            Key::Code(KeyCode::Home) => list.cursor = 0,
            Key::Code(KeyCode::End) => list.cursor = last,
            Key::Code(KeyCode::Enter) => {
                let Some(chosen) = list.found.proposals.get(list.cursor).cloned() else {
                    self.overlay = None;
                    return Vec::new();
                };
                match chosen.way {
                    // To which meeting is for people to say; it changes nothing of the end.
                    Way::Postpone(target) => {
                        let beneath = self.overlay.take().map(Box::new);
                        self.ask_postpone_to(target, beneath);
                    }
                    _ => return vec![Effect::Record(vec![chosen.event], Then::CloseLine)],
                }
            }
            _ => {}
        }
        Vec::new()
    }
}
