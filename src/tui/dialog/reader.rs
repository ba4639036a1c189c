//! The whole item, to read.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;

use super::reading::{Reading, Scroll, scroll};
use super::{Component, Response};
use crate::meeting::Target;
use crate::meeting::reload::Names;
use crate::tui::context::Context;
use crate::tui::item;
use crate::tui::keys::Key;
use crate::tui::view::Layout;

/// An item that is being read.
#[derive(Clone, Debug)]
pub struct Reader {
    on: Target,
    reading: Reading,
}

impl Reader {
    /// Opens an item or a point.
    #[must_use]
    pub fn new(on: Target) -> Self {
        Self { on, reading: Reading::default() }
    }
}

enum Intent {
    Close,
    Scroll(Scroll),
}

fn intent(key: Key) -> Option<Intent> {
    match key {
        Key::Code(KeyCode::Esc | KeyCode::Enter) | Key::Char('q' | '?' | 's') => Some(Intent::Close),
        _ => scroll(key).map(Intent::Scroll),
    }
}

impl Component for Reader {
    fn key(&mut self, event: &KeyEvent, _cx: &Context) -> Response {
        match intent(Key::from_event(event)) {
            Some(Intent::Close) => return Response::Close,
            Some(Intent::Scroll(scroll)) => self.reading.scroll(scroll),
            None => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        let is_there = !names.is_gone(&self.on);
        self.on = names.target(&self.on);
        is_there
    }

    fn settle(&mut self, cx: &Context) {
        self.reading.settle(cx, |width| item::whole(cx, &self.on, width));
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let (title, hint) = (cx.numbered_title(&self.on), cx.lang.text("hint-reader"));
        self.reading.draw(frame, places, cx, (&title, &hint), |width| item::whole(cx, &self.on, width));
    }
}
