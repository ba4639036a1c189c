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
//! │ hints: next, keys                                │
//! └──────────────────────────────────────────────────┘
//! ```
//!
//! On a narrow or low screen the frame goes, the time stands over the whole width, and below it the plan or the records, whichever
//! the keys go to. Below 60×16 it says that the window is too small.

mod attendance;
mod bars;
mod body;
mod catch_up;
pub mod chair;
mod dialogue;
mod guests;
mod help;
mod plan;
mod records;
mod votes;

use std::cell::OnceCell;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, Clear, Paragraph};

use super::app::{App, Focus};
use super::keys::{self, Action};
use super::overlay::Overlay;
use crate::audience::Audience;
use crate::lang::Lang;
use crate::meeting::{Forecast, SlotRun};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};

pub use plan::{row_at, row_height};
pub use records::in_one_line;

/// The smallest window that the screen fits.
pub const SMALLEST: (u16, u16) = (60, 16);

/// From which width on the ways of winning back time stand beside the plan.
const CATCH_UP: u16 = 60;

/// From which width on the list of who is there, or of who voted how, stands beside the plan.
const ATTENDANCE: u16 = 56;

/// Where everything goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layout {
    framed: bool,
    header: Rect,
    plan: Rect,
    time: Rect,
    body: Rect,
    status: Rect,
    message: Rect,
    hints: Rect,
}

fn layout(size: Rect) -> Layout {
    let (w, h) = (size.width, size.height);
    let at =
        |x: u16, y: u16, width: u16, height: u16| Rect::new(size.x + x, size.y + y, width, height).intersection(size);
    if w < 76 || h < 20 {
        let rest = h.saturating_sub(8);
        Layout {
            framed: false,
            header: at(0, 0, w, 1),
            time: at(0, 1, w, 3),
            plan: at(0, 5, w, rest),
            body: at(0, 5, w, rest),
            status: at(0, h.saturating_sub(3), w, 1),
            message: at(0, h.saturating_sub(2), w, 1),
            hints: at(0, h.saturating_sub(1), w, 1),
        }
    } else {
        let left = (w * 42 / 100).clamp(32, 56);
        let inner = h - 6;
        let x = left + 2;
        let right = w - x - 2;
        Layout {
            framed: true,
            header: at(0, 0, w, 1),
            plan: at(1, 1, left - 1, inner),
            time: at(x, 1, right, 4),
            body: at(x, 6, right, inner - 5),
            status: at(2, h - 4, w - 4, 1),
            message: at(2, h - 3, w - 4, 1),
            hints: at(2, h - 2, w - 4, 1),
        }
    }
}

/// The place of the plan in a window, for the mouse and for scrolling.
#[must_use]
pub fn plan_area(size: Rect) -> Rect {
    layout(size).plan
}

/// What a frame is drawn from.
struct Scene<'a> {
    app: &'a App,
    now: Stamp,
    forecast: OnceCell<Forecast>,
}

impl<'a> Scene<'a> {
    fn new(app: &'a App, now: Stamp) -> Self {
        Self { app, now, forecast: OnceCell::new() }
    }

    /// The forecast, made when it is first asked for: a letter in an editor needs none.
    fn forecast(&self) -> &Forecast {
        let app = self.app;
        self.forecast.get_or_init(|| app.meeting().forecast(app.meeting().forecast_from(self.now)))
    }
}

/// Draws the whole screen.
pub fn draw(frame: &mut Frame, app: &App, now: Stamp) {
    Painter::default().paint(frame, app, now, true);
}

/// Draws frames, and keeps what a typed letter does not change: what stands behind an open editor or line, and the editor's box.
#[derive(Default)]
pub struct Painter {
    kept: Option<Kept>,
}

/// A frame up to what is being typed.
struct Kept {
    /// The second in which it was drawn.
    second: i64,
    /// The box of the editor in it, if one is open.
    editor: Option<dialogue::EditorBox>,
    buffer: Buffer,
}

impl Painter {
    /// Draws the whole screen; `changed` tells whether anything but the text in an editor changed since the last frame.
    pub fn paint(&mut self, frame: &mut Frame, app: &App, now: Stamp, changed: bool) {
        let size = frame.area();
        if matches!(app.overlay, Some(Overlay::Chair)) {
            for_the_chair(frame, app, size, now);
            self.kept = None;
            return;
        }
        if size.width < SMALLEST.0 || size.height < SMALLEST.1 {
            too_small(frame, app.lang, SMALLEST, size);
            self.kept = None;
            return;
        }
        let scene = Scene::new(app, now);
        let places = layout(size);
        let second = now.timestamp();
        let editor = match &app.overlay {
            Some(Overlay::Editor(editor)) => Some((editor, dialogue::editor_box(editor, beside(&places)))),
            _ => None,
        };
        let place = editor.map(|(_, place)| place);
        match &self.kept {
            Some(kept) if !changed && kept.second == second && kept.editor == place && kept.buffer.area == size => {
                frame.buffer_mut().content.clone_from_slice(&kept.buffer.content);
            }
            _ => {
                backdrop(frame, &scene, &places, size);
                if let Some((editor, place)) = editor {
                    dialogue::draw_editor_box(frame, &scene, editor, place);
                }
                let typing = editor.is_some() || matches!(app.overlay, Some(Overlay::Line(_)));
                self.kept = typing.then(|| Kept { second, editor: place, buffer: frame.buffer_mut().clone() });
            }
        }
        match editor {
            Some((editor, place)) => dialogue::editor_text(frame, &scene, editor, place),
            None => overlay(frame, &scene, &places),
        }
    }
}

fn too_small(frame: &mut Frame, lang: Lang, (width, height): (u16, u16), size: Rect) {
    let msg = msg!("too-small", width = i64::from(width), height = i64::from(height));
    let lines: Vec<Line> =
        text::wrap(&lang.say(&msg), usize::from(size.width.max(1))).into_iter().map(Line::from).collect();
    frame.render_widget(Paragraph::new(lines), size);
}

/// Draws what the chair sees, and quietly how to get back.
fn for_the_chair(frame: &mut Frame, app: &App, size: Rect, now: Stamp) {
    let (picture, hint) = if size.height < chair::SMALLEST.1 {
        (size, Rect::default())
    } else {
        let last = size.height - 1;
        (Rect { height: last, ..size }, Rect { y: size.y + last, height: 1, ..size })
    };
    let scene = crate::chair::Scene {
        meeting: app.meeting(),
        recorded: app.history.is_recorded(),
        audience: Audience::Full,
        lang: app.lang,
        speed: app.speed,
        trouble: app.trouble.as_ref().map(|e| &e.msg),
    };
    chair::draw(frame, picture, &scene.picture(now), app.lang, app.theme);
    let said = app.lang.say(&msg!("hint-chair", key = keys::label(Action::Chair, app.lang)));
    frame.render_widget(Line::styled(said, app.theme.quiet()).right_aligned(), hint);
}

/// Draws everything but what is open.
fn backdrop(frame: &mut Frame, scene: &Scene, places: &Layout, size: Rect) {
    let app = scene.app;
    bars::frame(frame, scene, places, size);
    bars::header(frame, scene, places);
    bars::time_block(frame, scene, places.time);
    let records_in_plans_place = !places.framed && matches!(app.focus, Focus::Records(_));
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
    bars::message(frame, scene, places.message);
    bars::hints(frame, scene, places.hints);
}

/// The place beside the plan.
fn beside(places: &Layout) -> Rect {
    let edge = u16::from(places.framed);
    Rect { x: places.body.x - edge, width: places.body.width + 2 * edge, ..places.body }
}

/// The place of the item and of the plan beside it.
fn wide(places: &Layout) -> Rect {
    let beside = beside(places);
    Rect { x: places.plan.x, width: beside.right() - places.plan.x, ..beside }
}

fn overlay(frame: &mut Frame, scene: &Scene, places: &Layout) {
    // What is written or asked stands beside the plan; what is read takes the whole width. The time stays in sight.
    let beside = beside(places);
    let wide = wide(places);
    match &scene.app.overlay {
        // The painter draws an editor, in two steps.
        None | Some(Overlay::Editor(_)) => {}
        Some(Overlay::Line(line)) => dialogue::line(frame, scene, line, beside),
        Some(Overlay::Menu(menu)) => dialogue::menu(frame, scene, menu, beside),
        Some(Overlay::CatchUp(list)) => {
            catch_up::draw(frame, scene, list, if beside.width < CATCH_UP { wide } else { beside })
        }
        Some(Overlay::Guests(guests)) => guests::draw(frame, scene, guests, beside),
        Some(Overlay::Attendance(list)) => {
            attendance::draw(frame, scene, list, if beside.width < ATTENDANCE { wide } else { beside })
        }
        Some(Overlay::Votes(voting)) => {
            votes::draw(frame, scene, voting, if beside.width < ATTENDANCE { wide } else { beside })
        }
        Some(Overlay::Search(search)) => dialogue::search(frame, scene, search, wide),
        Some(Overlay::Reader(..) | Overlay::Help(_) | Overlay::Review(_)) => read(frame, scene, wide),
        // It takes the whole window; the painter sees to it.
        Some(Overlay::Chair) => {}
    }
}

/// What is open to be read.
struct Reading {
    title: String,
    hint: String,
    lines: Vec<Line<'static>>,
    top: usize,
}

fn reading(scene: &Scene, width: u16) -> Option<Reading> {
    let lang = scene.app.lang;
    let width = usize::from(width);
    let (title, hint, lines, top) = match scene.app.overlay.as_ref()? {
        Overlay::Reader(target, top) => {
            (scene.app.numbered_title(target), lang.text("hint-reader"), body::whole(scene, target, width), *top)
        }
        Overlay::Help(top) => (lang.text("help-title"), lang.text("hint-reader"), help::lines(scene, width), *top),
        Overlay::Review(open) => {
            (lang.text("review-title"), lang.text("hint-review"), dialogue::review(scene, open, width), open.top)
        }
        _ => return None,
    };
    Some(Reading { title, hint, lines, top })
}

/// What is inside the box of something to read: a column free on either side.
fn page(area: Rect) -> Rect {
    Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height.saturating_sub(2))
}

fn read(frame: &mut Frame, scene: &Scene, area: Rect) {
    let page = page(area);
    let Some(reading) = reading(scene, page.width) else { return };
    // No taller than what there is to read.
    let lines = u16::try_from(reading.lines.len()).unwrap_or(u16::MAX);
    let area = Rect { height: area.height.min(lines.saturating_add(2)), ..area };
    let page = self::page(area);
    boxed(frame, scene, area, &reading.title, &reading.hint);
    scrolled(frame, reading.lines, reading.top, page);
}

/// Tells how far what is read now can be scrolled in the window as it is: what is open, or else the selected item.
pub fn scroll_limit(app: &App, now: Stamp) -> usize {
    let scene = Scene::new(app, now);
    let places = layout(app.size);
    let page = page(wide(&places));
    let (lines, height) = match reading(&scene, page.width) {
        Some(reading) => (reading.lines.len(), page.height),
        None => (body::lines(&scene, places.body).len(), places.body.height),
    };
    lines.saturating_sub(usize::from(height))
}

/// Clears an area, puts a titled box round it, and gives what is inside; the hint stands in the lower edge.
fn boxed(frame: &mut Frame, scene: &Scene, area: Rect, title: &str, hint: &str) -> Rect {
    frame.render_widget(Clear, area);
    let width = usize::from(area.width.saturating_sub(4));
    let theme = scene.app.theme;
    let block = Block::new()
        .borders(Borders::ALL)
        .border_style(theme.accent())
        .title_bottom(Line::from(Span::styled(format!(" {} ", text::truncate(hint, width)), theme.quiet())));
    let block = if title.is_empty() {
        block
    } else {
        block.title(Span::styled(format!(" {} ", text::truncate(title, width)), theme.heading()))
    };
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// Draws lines from `top` on, as far as they go; the last page stays full. An arrow at the right says where there is more.
fn scrolled(frame: &mut Frame, lines: Vec<Line>, top: usize, area: Rect) {
    let height = usize::from(area.height);
    let rest = lines.len().saturating_sub(height);
    let top = top.min(rest);
    let shown: Vec<Line> = lines.into_iter().skip(top).take(height).collect();
    frame.render_widget(Text::from(shown), area);
    if area.is_empty() || area.right() >= frame.area().right() {
        return;
    }
    let buffer = frame.buffer_mut();
    if top > 0 {
        buffer[(area.right(), area.top())].set_symbol("↑");
    }
    if top < rest {
        buffer[(area.right(), area.bottom() - 1)].set_symbol("↓");
    }
}

/// When a slot ran: "9.00–9.20", and "9.31–" of what still runs.
fn stretches(run: &SlotRun, lang: Lang) -> Vec<String> {
    let stretch = |s: &crate::meeting::Span| {
        let end = s.end.map(|e| time::hm(e.time(), lang)).unwrap_or_default();
        format!("{}–{end}", time::hm(s.start.time(), lang))
    };
    run.spans.iter().map(stretch).collect()
}
