//! The whole item, to read.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::reading::Reading;
use super::{Component, Response};
use crate::meeting::Target;
use crate::meeting::reload::Names;
use crate::tui::context::Context;
use crate::tui::item;
use crate::tui::keymap::{Key, Scope};
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

impl Component for Reader {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        self.reading.key(cx.keys.action(Scope::Reading, Key::from_event(event)))
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
        self.reading.settle(Layout::of(cx.size).wide(), |width| item::whole(cx, &self.on, width));
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let (title, hint) = (cx.numbered_title(&self.on), cx.hint(Scope::Reading, "hint-reader"));
        self.reading.draw(frame, places.wide(), cx, (&title, &hint), |width| item::whole(cx, &self.on, width));
    }
}
