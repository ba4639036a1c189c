//! What the chair sees, over the whole window, for whoever shares the minute-taker's screen.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Component, Response};
use crate::audience::Audience;
use crate::chair::Scene;
use crate::msg;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::view::Layout;
use crate::tui::view::chair;

/// The chair's picture on the minute-taker's screen.
#[derive(Clone, Copy, Debug)]
pub struct ChairPreview;

impl Component for ChairPreview {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match cx.keys.action(Scope::Chair, Key::from_event(event)) {
            Some(Action::Dismiss) => Response::Close,
            _ => Response::Stay,
        }
    }

    fn paste(&mut self, _text: &str, _cx: &Context) -> Response {
        Response::Stay
    }

    // Who shows the meeting this picture must not record by accident.
    fn takes_all(&self) -> bool {
        true
    }

    /// Draws what the chair sees, and quietly how to get back.
    fn draw(&self, frame: &mut Frame, _places: &Layout, cx: &Context) {
        let size = frame.area();
        let (picture, hint) = if size.height < chair::SMALLEST.1 {
            (size, Rect::default())
        } else {
            let last = size.height - 1;
            (Rect { height: last, ..size }, Rect { y: size.y + last, height: 1, ..size })
        };
        let scene = Scene {
            meeting: cx.meeting(),
            recorded: cx.history.is_recorded(),
            audience: Audience::Full,
            lang: cx.lang,
            speed: cx.speed,
            trouble: cx.trouble,
        };
        chair::draw(frame, picture, &scene.picture(cx.now), cx.lang, cx.theme);
        let said = cx.lang.say(&msg!(
            "hint-chair",
            key = cx.key(Action::Chair),
            leave = cx.keys.label_in(Scope::Chair, Action::Dismiss)
        ));
        frame.render_widget(Line::styled(said, cx.theme.quiet()).right_aligned(), hint);
    }
}
