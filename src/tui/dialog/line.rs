//! A line to type in, in its box: what the dialogs that ask for one have in common.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Response;
use crate::lang::Msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Keymap, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, paragraph, typed};
use crate::wording::locked;

/// The most rows that a list below a line makes its box taller by.
pub(super) const MOST_ROWS: usize = 6;

/// The rows below a line that its box has in any case.
pub(super) const ROWS: usize = 4;

/// A line to type in.
#[derive(Clone, Debug)]
pub struct InputLine {
    pub text: TextBox,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
}

/// What a key does in a line.
pub(super) enum Intent {
    Leave,
    Record,
    Tab,
    Up,
    Down,
    Type,
}

pub(super) fn intent(event: &KeyEvent, keys: &Keymap) -> Intent {
    match keys.action(Scope::Line, Key::from_event(event)) {
        Some(Action::Dismiss) => Intent::Leave,
        Some(Action::Accept) => Intent::Record,
        Some(Action::Complete) => Intent::Tab,
        Some(Action::Up) => Intent::Up,
        Some(Action::Down) => Intent::Down,
        _ => Intent::Type,
    }
}

impl InputLine {
    pub(super) fn new(text: TextBox) -> Self {
        Self { text, problem: None }
    }

    /// Makes an empty line.
    pub(super) fn empty() -> Self {
        Self::new(TextBox::new("", false))
    }

    pub(super) fn key(&mut self, event: &KeyEvent) {
        self.text.key(event);
        self.problem = None;
    }

    pub(super) fn paste(&mut self, text: &str) -> Response {
        self.text.paste(text);
        Response::Stay
    }

    /// Says what is wrong with the line.
    pub(super) fn refuse(&mut self, problem: Msg) -> Response {
        self.problem = Some(problem);
        Response::Stay
    }

    /// Draws the box with the line, taller than usual by some rows; gives the place below the line.
    pub(super) fn draw_box(
        &self,
        frame: &mut Frame,
        places: &Layout,
        cx: &Context,
        (title, hint): (&str, &str),
        rows: usize,
    ) -> Rect {
        let area = places.side_area();
        let own = u16::try_from(self.text.rows(area.width.saturating_sub(4))).unwrap_or(1);
        // A row stays for what is below.
        let own = own.min(area.height.saturating_sub(3)).max(1);
        let height = u16::try_from(rows).unwrap_or(0).saturating_add(6 + own);
        let place = Rect { height: height.min(area.height), ..area };
        let inner = boxed(frame, cx.theme, place, title, hint);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        typed(frame, cx, &self.text, Rect { height: own.min(inner.height), ..inner });
        Rect { y: inner.y + own, height: inner.height.saturating_sub(own), ..inner }
    }

    /// Draws the box with the line, and below it what is wrong or, while nothing is, what the line is for or how it is
    /// understood.
    pub(super) fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context, heading: (&str, &str), help: &str) {
        let (said, style) = match &self.problem {
            Some(problem) => (cx.lang.say(problem), cx.theme.alert()),
            None => (help.to_owned(), cx.theme.quiet()),
        };
        let width = usize::from(places.side_area().width.saturating_sub(4));
        let rows = text::wrap(&said, width).len().saturating_sub(ROWS);
        let below = self.draw_box(frame, places, cx, heading, rows);
        let lines = locked::wrapped(&said, usize::from(below.width), usize::from(below.height));
        paragraph(frame, lines.into_iter().map(|line| Line::styled(line, style)).collect(), below);
    }
}
