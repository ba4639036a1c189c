//! A meeting that somebody else holds: who, since when, and the offer to follow it on the chair's screen.

use std::time::Duration;

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Paragraph};

use super::app::Input;
use super::keys::Key;
use super::shell::terminal::{Arrival, Screen};
use super::theme::Theme;
use crate::error::{Error, Result};
use crate::lang::Lang;
use crate::text;

/// The refusal on the screen.
#[derive(Debug)]
pub struct Held<'a> {
    /// The language.
    pub lang: Lang,
    /// The styles.
    pub theme: Theme,
    /// Who holds the meeting.
    pub error: &'a Error,
}

impl Held<'_> {
    /// Shows it; tells whether the user wants to follow the meeting.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub fn run(&self, screen: &mut Screen) -> Result<bool> {
        loop {
            screen.draw(true, |frame| self.draw(frame))?;
            match screen.wait(Duration::from_secs(3600)) {
                Arrival::Stop | Arrival::Input(Input::Interrupt) => return Ok(false),
                Arrival::Input(Input::Key(event)) => match Key::from_event(&event) {
                    Key::Char('q') | Key::Code(KeyCode::Esc) | Key::Ctrl('c') => return Ok(false),
                    Key::Char('c') | Key::Code(KeyCode::Enter) => return Ok(true),
                    _ => {}
                },
                Arrival::Input(_) | Arrival::Nothing => {}
            }
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        let block = Block::new()
            .borders(Borders::ALL)
            .border_style(self.theme.frame())
            .title(Line::styled(format!(" {} ", self.lang.text("stopped-held")), self.theme.heading()))
            .title_bottom(Line::styled(format!(" {} ", self.lang.text("stopped-held-hint")), self.theme.quiet()));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let wrapped = |said: &str| text::wrap(said, usize::from(inner.width.max(1)));
        let mut lines: Vec<Line> = wrapped(&self.lang.say(&self.error.msg)).into_iter().map(Line::from).collect();
        lines.push(Line::default());
        lines.extend(wrapped(&self.lang.text("stopped-held-offer")).into_iter().map(Line::from));
        frame.render_widget(Paragraph::new(lines), inner);
    }
}
