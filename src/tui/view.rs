//! The minute-taker's screen, drawn: pure functions of the program's state and `now`.
//!
//! ```text
//! ┌ header ─────────────────────────────────────────┐
//! │ plan            │ time: what runs, time left     │
//! │                 ├────────────────────────────────┤
//! │                 │ body: the selected item        │
//! ├─────────────────┴────────────────────────────────┤
//! │ status: drift, end, pace                   saved │
//! │ message: what happened, what is asked            │
//! │ hints: next, keys (two lines where they fit)     │
//! └──────────────────────────────────────────────────┘
//! ```
//!
//! On a narrow or low screen the frame goes, the time is over the whole width, and below it the plan or the
//! records, whichever the keys go to. Below 60×16 it says that the window is too small.

pub mod boxes;
pub mod chair;
mod layout;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::app::{App, Notice, Tone};
use super::context::{Context, Focus};
use super::keymap::{Action, Scope};
use super::main_screen::{bars, body, hints, plan};
use super::view::boxes::{boxed, paragraph};
use crate::lang::{Lang, Msg};
use crate::msg;
use crate::text;
use crate::time::Stamp;

pub use self::layout::Layout;

/// The smallest window that the screen fits.
pub const SMALLEST: (u16, u16) = (60, 16);

/// How wide the box of a question is at most.
const QUESTION_WIDTH: u16 = 66;

/// The place of the plan in a window, for the mouse and for scrolling.
#[must_use]
pub fn plan_area(size: Rect) -> Rect {
    Layout::of(size).plan
}

/// What the main screen is drawn from.
pub(super) struct Scene<'a> {
    pub(super) app: &'a App,
    pub(super) cx: Context<'a>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(app: &'a App, now: Stamp) -> Self {
        Self { app, cx: app.context(now) }
    }
}

/// Draws frames, and keeps what a typed letter does not change: what is behind a dialog that is typed in, and the
/// box of its text.
#[derive(Default)]
pub struct Painter {
    kept: Option<CachedFrame>,
}

/// A frame up to what is being typed.
struct CachedFrame {
    /// The second in which it was drawn.
    second: i64,
    /// The box of the text in it, if there is one.
    still: Option<Rect>,
    buffer: Buffer,
}

impl Painter {
    /// Draws the whole screen, and gives the place where the eye is; `changed` tells whether anything but the text in a
    /// dialog changed since the last frame.
    pub fn paint(&mut self, frame: &mut Frame, app: &App, now: Stamp, changed: bool) -> Option<Position> {
        let size = frame.area();
        let scene = Scene::new(app, now);
        let places = Layout::of(size);
        let dialog = app.dialog();
        if let Some(dialog) = dialog.filter(|dialog| dialog.takes_all()) {
            dialog.draw(frame, &places, &scene.cx);
            self.kept = None;
            return None;
        }
        if is_too_small(size) {
            too_small(frame, app.lang, SMALLEST, size, &unseen_lines(app));
            self.kept = None;
            return None;
        }
        let second = now.timestamp();
        let still = dialog.and_then(|dialog| dialog.still_area(&places));
        match &self.kept {
            Some(kept) if !changed && kept.second == second && kept.still == still && kept.buffer.area == size => {
                frame.buffer_mut().content.clone_from_slice(&kept.buffer.content);
            }
            _ => {
                backdrop(frame, &scene, &places, size);
                if let (Some(dialog), Some(area)) = (dialog, still) {
                    dialog.draw_still(frame, area, &scene.cx);
                }
                let is_typed_in = dialog.is_some_and(|dialog| dialog.is_typed_in());
                self.kept = is_typed_in.then(|| CachedFrame { second, still, buffer: frame.buffer_mut().clone() });
            }
        }
        if let Some(dialog) = dialog {
            dialog.draw(frame, &places, &scene.cx);
        }
        scene.cx.eye.get()
    }
}

/// Says of what is marked that it is, with its sign.
pub(super) fn marked(lang: Lang) -> String {
    format!("◆ {}", lang.text("plan-marked"))
}

/// Returns whether a window is too small for the screen: then a message is drawn in its place, and says what keys do.
#[must_use]
pub fn is_too_small(size: Rect) -> bool {
    size.width < SMALLEST.0 || size.height < SMALLEST.1
}

/// Says what the keys do where the screen is not drawn, and that nothing is saved.
fn unseen_lines(app: &App) -> Vec<Msg> {
    let leave = app.keys.label(Action::Interrupt);
    let keys = match app.leave_question() {
        Some(menu) => {
            let (question, stay) = (app.lang.say(&menu.title), app.keys.label_in(Scope::Menu, Action::Dismiss));
            msg!("too-small-leave", question = question, leave = leave, stay = stay)
        }
        None => msg!("too-small-keys", leave = leave),
    };
    [keys].into_iter().chain(app.why_stopped()).collect()
}

fn too_small(frame: &mut Frame, lang: Lang, (width, height): (u16, u16), size: Rect, more: &[Msg]) {
    let msg = msg!("too-small", width = i64::from(width), height = i64::from(height));
    let wrapped = |msg| text::wrap(&lang.say(msg), usize::from(size.width.max(1)));
    let lines: Vec<Line> = [&msg].into_iter().chain(more).flat_map(wrapped).map(Line::from).collect();
    frame.render_widget(Paragraph::new(lines), size);
}

/// Draws everything but what is open.
fn backdrop(frame: &mut Frame, scene: &Scene, places: &Layout, size: Rect) {
    let app = scene.app;
    bars::frame(frame, scene, places, size);
    bars::header(frame, scene, places);
    bars::time_block(frame, scene, places.time);
    let records_in_plans_place = !places.framed && matches!(app.screen.focus, Focus::Records(_));
    if !records_in_plans_place {
        plan::draw(frame, scene, places.plan);
    }
    if places.framed || records_in_plans_place || !app.written.is_empty() {
        if !places.framed {
            frame.render_widget(Clear, places.body);
        }
        body::draw(frame, scene, places.body);
    }
    bars::status(frame, scene, places.status);
    // What does not fit in a line has one of the keys' lines.
    let message = bars::message(scene, places.message.width, places.hints.height);
    let more = u16::try_from(message.len()).unwrap_or(1).saturating_sub(1).min(places.hints.height.saturating_sub(1));
    let hints = Rect { y: places.hints.y + more, height: places.hints.height - more, ..places.hints };
    paragraph(frame, message, Rect { height: places.message.height + more, ..places.message });
    hints::hints(frame, scene, hints);
    if let Some(question) = asked(app) {
        ask(frame, scene, question, places.wide());
    }
}

/// The question of the main screen that its key once more answers: it stands in the middle, where eyes that come back
/// from the room see it. Over what is open it is said on the message line.
pub(super) fn asked(app: &App) -> Option<&Notice> {
    let is_asked = app.screen.asked.is_some() && app.dialog().is_none();
    app.notice.as_ref().filter(|notice| is_asked && notice.tone == Tone::Ask)
}

fn ask(frame: &mut Frame, scene: &Scene, question: &Notice, area: Rect) {
    let app = scene.app;
    let width = area.width.min(QUESTION_WIDTH);
    let lines = text::wrap(&question.line(&app.keys, app.lang), usize::from(width.saturating_sub(4)));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    let hint = app.lang.say(&msg!("hint-question", leave = app.keys.label(Action::Back)));
    let inner = boxed(frame, app.theme, place, "", &hint);
    let lines = lines.into_iter().map(|line| Line::styled(format!(" {line}"), app.theme.heading())).collect();
    paragraph(frame, lines, inner);
    scene.cx.look_at(inner.x + 1, inner.y);
}

/// Returns the first line of the selected item's page to show so that one of its records is in sight.
pub(super) fn top_showing(app: &App, now: Stamp, record: usize) -> usize {
    body::top_showing(&Scene::new(app, now), Layout::of(app.size).body, record)
}

/// Says how far the selected item can be scrolled in the window as it is.
pub(super) fn scroll_limit(app: &App, now: Stamp) -> usize {
    let area = Layout::of(app.size).body;
    body::lines(&Scene::new(app, now), area).len().saturating_sub(usize::from(area.height))
}
