//! What to look at before the close: it warns and never blocks. What it finds is in `tui::review`.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::text::Line;

use super::reading::Reading;
use super::{Component, Response};
use crate::audience::Audience;
use crate::protocol::{self, CprPlace};
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::review;
use crate::tui::view::Layout;
use crate::wording::locked;

/// An open review.
#[derive(Clone, Debug, Default)]
pub struct Review {
    reading: Reading,
    /// Where CPR numbers seem to be in what the close would publish; found once, not a frame.
    cpr: Vec<CprPlace>,
}

impl Review {
    fn lines(&self, cx: &Context, width: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let findings = review::findings(cx, &self.cpr);
        let intro = cx.lang.text(if findings.is_empty() { "review-nothing-missing" } else { "review-look" });
        lines.extend(text::wrap(&intro, width).into_iter().map(|l| Line::styled(l, cx.theme.heading())));
        for group in findings {
            lines.push(Line::default());
            let heading = text::wrap(&cx.lang.say(&group.title), width);
            lines.extend(heading.into_iter().map(|l| Line::styled(l, cx.theme.heading())));
            for entry in group.entries {
                lines.push(Line::raw(locked::fitted(&format!("  {entry}"), width)));
            }
        }
        lines
    }
}

impl Component for Review {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match cx.keys.action(Scope::Review, Key::from_event(event)) {
            Some(Action::Accept) => Response::CloseMeeting,
            action => self.reading.key(action),
        }
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    /// Looks the public protocol through, as the close would write it: once it is written it may be published.
    fn refresh(&mut self, cx: &Context) {
        let model = protocol::build(cx.meeting(), &protocol::Context::new(Audience::Public, None, cx.now));
        self.cpr = protocol::cpr(&model);
    }

    fn settle(&mut self, cx: &Context) {
        let mut reading = self.reading;
        reading.settle(cx, |width| self.lines(cx, width));
        self.reading = reading;
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let heading = (cx.lang.text("review-title"), cx.hint(Scope::Review, "hint-review"));
        self.reading.draw(frame, places, cx, (&heading.0, &heading.1), |width| self.lines(cx, width));
    }
}
