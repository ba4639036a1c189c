//! Text that is read in a box over the whole width, and scrolled: what the dialogs that only show something have in
//! common.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Response;
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::tui::view::boxes::{boxed, page, scrolled};

/// How far a text is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    top: usize,
}

impl Reading {
    /// Scrolls, or closes what is read.
    pub(super) fn key(&mut self, action: Option<Action>) -> Response {
        self.top = match action {
            Some(Action::Dismiss) => return Response::Close,
            Some(Action::Up) => self.top.saturating_sub(1),
            Some(Action::Down) => self.top + 1,
            Some(Action::PageUp) => self.top.saturating_sub(10),
            Some(Action::PageDown) => self.top + 10,
            Some(Action::Home) => 0,
            Some(Action::End) => usize::MAX / 2,
            _ => self.top,
        };
        Response::Stay
    }

    pub(super) fn wheel(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
    }

    /// Keeps from being scrolled past the end, so that the way back begins at once; `lines` gives the text for a width.
    pub(super) fn settle(&mut self, area: Rect, lines: impl FnOnce(usize) -> Vec<Line<'static>>) {
        let page = page(area);
        let lines = lines(usize::from(page.width)).len();
        self.top = self.top.min(lines.saturating_sub(usize::from(page.height)));
    }

    /// Draws the text in its box, no taller than there is to read.
    pub(super) fn draw(
        self,
        frame: &mut Frame,
        area: Rect,
        cx: &Context,
        (title, hint): (&str, &str),
        lines: impl FnOnce(usize) -> Vec<Line<'static>>,
    ) {
        let lines = lines(usize::from(page(area).width));
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let area = Rect { height: area.height.min(height), ..area };
        boxed(frame, cx.theme, area, title, hint);
        let page = page(area);
        cx.look_at(page.x, page.y);
        scrolled(frame, lines, self.top, page);
    }
}
