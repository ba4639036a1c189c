//! What every box on the screen is drawn with: its frame, a page in it, wrapped text, a list that scrolls.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, Clear};

use crate::text;
use crate::tui::context::Context;
use crate::tui::textbox::TextBox;
use crate::tui::theme::Theme;
use crate::wording::locked;

/// Clears an area, puts a titled box round it, and gives what is inside; the hint is in the lower edge.
pub fn boxed(frame: &mut Frame, theme: Theme, area: Rect, title: &str, hint: &str) -> Rect {
    frame.render_widget(Clear, area);
    let width = usize::from(area.width.saturating_sub(4));
    let block = Block::new().borders(Borders::ALL).border_style(theme.accent());
    let block = if hint.is_empty() {
        block
    } else {
        block.title_bottom(Line::from(Span::styled(format!(" {} ", locked::fitted(hint, width)), theme.quiet())))
    };
    let block = if title.is_empty() {
        block
    } else {
        block.title(Span::styled(format!(" {} ", locked::fitted(title, width)), theme.heading()))
    };
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// Draws lines from `top` on, as far as they go; the last page stays full. An arrow at the right says where there is
/// more.
pub fn scrolled(frame: &mut Frame, lines: Vec<Line>, top: usize, area: Rect) {
    let height = usize::from(area.height);
    let rest = lines.len().saturating_sub(height);
    let top = top.min(rest);
    let shown: Vec<Line> = lines.into_iter().skip(top).take(height).collect();
    frame.render_widget(Text::from(shown), area);
    arrows(frame, area, top > 0, top < rest);
}

/// Says at the right where there is more.
fn arrows(frame: &mut Frame, area: Rect, above: bool, below: bool) {
    if area.is_empty() || area.right() >= frame.area().right() {
        return;
    }
    let buffer = frame.buffer_mut();
    if above {
        buffer[(area.right(), area.top())].set_symbol("↑");
    }
    if below {
        buffer[(area.right(), area.bottom() - 1)].set_symbol("↓");
    }
}

/// Draws a list that scrolls with its chosen row in sight, where the eye is.
pub fn list(frame: &mut Frame, cx: &Context, lines: Vec<Line>, chosen: usize, area: Rect) {
    let top = (chosen + 1).saturating_sub(usize::from(area.height));
    let row = u16::try_from(chosen.saturating_sub(top)).unwrap_or(0);
    scrolled(frame, lines, top, area);
    cx.look_at(area.x, area.y.saturating_add(row).min(area.bottom().saturating_sub(1)));
}

/// How wide the rows of a list are that are drawn in two columns.
#[must_use]
pub fn column_width(width: u16) -> u16 {
    width.saturating_sub(1) / 2
}

/// Draws a list in two columns, the first one full before the second begins; where it is longer than both, it scrolls.
pub fn two_columns(frame: &mut Frame, cx: &Context, mut lines: Vec<Line>, chosen: usize, area: Rect) {
    let (height, width) = (usize::from(area.height).max(1), column_width(area.width));
    let top = (chosen + 1).saturating_sub(2 * height);
    let chosen = chosen - top;
    let rest = lines.len().saturating_sub(top + 2 * height);
    lines.drain(..top.min(lines.len()));
    let second = Rect { x: area.x + area.width - width, width, ..area };
    let first = Rect { width, ..area };
    let mut lines = lines.into_iter();
    for column in [first, second] {
        frame.render_widget(Text::from(lines.by_ref().take(height).collect::<Vec<_>>()), column);
    }
    let eye = if chosen < height { first } else { second };
    let row = u16::try_from(chosen % height).unwrap_or(0);
    cx.look_at(eye.x, eye.y.saturating_add(row).min(eye.bottom().saturating_sub(1)));
    arrows(frame, area, top > 0, rest > 0);
}

/// Draws a box that is typed in; the eye is at its caret.
pub fn typed(frame: &mut Frame, cx: &Context, text_box: &TextBox, area: Rect) {
    frame.render_widget(text_box.widget(), area);
    let (column, row) = text_box.caret();
    let right = area.right().saturating_sub(1);
    cx.look_at(area.x.saturating_add(column).min(right), area.y.saturating_add(row));
}

/// What is inside a box: a column free on either side.
#[must_use]
pub fn page(area: Rect) -> Rect {
    Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height.saturating_sub(2))
}

/// The lower `height` lines of an area, or all of it.
#[must_use]
pub fn lower(area: Rect, height: u16) -> Rect {
    let height = height.min(area.height);
    Rect { y: area.bottom() - height, height, ..area }
}

/// Wraps a text to a width, all of it in one style.
#[must_use]
pub fn wrapped(said: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    text::wrap(said, usize::from(width)).into_iter().map(|l| Line::styled(l, style)).collect()
}

/// Draws text as a plain paragraph in an area.
pub fn paragraph(frame: &mut Frame, lines: Vec<Line>, area: Rect) {
    frame.render_widget(Text::from(lines), area);
}
