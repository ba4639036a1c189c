//! What the agenda's file has brought, to read: what is wrong in it, and all that it changed last.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::text::Line;

use super::reading::Reading;
use super::{Component, Response};
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Key, Scope};
use crate::tui::view::Layout;

/// What is read of the agenda's file, as it was when it was asked for.
#[derive(Clone, Debug)]
pub struct AgendaNews {
    /// Texts under headings.
    told: Vec<(String, Vec<String>)>,
    reading: Reading,
}

impl AgendaNews {
    /// Opens what is to be read.
    #[must_use]
    pub fn new(told: Vec<(String, Vec<String>)>) -> Self {
        Self { told, reading: Reading::default() }
    }

    fn lines(&self, cx: &Context, width: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (heading, texts) in &self.told {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(heading.clone(), cx.theme.heading()));
            for said in texts {
                lines
                    .extend(text::wrap(said, width.saturating_sub(2)).into_iter().map(|l| Line::raw(format!("  {l}"))));
            }
        }
        lines
    }
}

impl Component for AgendaNews {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        self.reading.key(cx.keys.action(Scope::Reading, Key::from_event(event)))
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    fn settle(&mut self, cx: &Context) {
        let mut reading = self.reading;
        reading.settle(Layout::of(cx.size).wide(), |width| self.lines(cx, width));
        self.reading = reading;
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let (title, hint) = (cx.lang.text("reload-news-title"), cx.hint(Scope::Reading, "hint-reader"));
        self.reading.draw(frame, places.wide(), cx, (&title, &hint), |width| self.lines(cx, width));
    }
}
