//! A meeting that somebody else holds: who, since when, and the offer to follow it on the chair's screen.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Paragraph};

use super::app::Input;
use super::keymap::{Action, Key, Keymap, Scope};
use super::shell::window::{Arrival, Window};
use super::theme::Theme;
use crate::error::{Error, Result};
use crate::lang::Lang;
use crate::text;

/// The refusal on the screen.
#[derive(Debug)]
pub struct LockedScreen<'a> {
    pub lang: Lang,
    pub theme: Theme,
    /// Who holds the meeting.
    pub error: &'a Error,
}

impl LockedScreen<'_> {
    /// Shows it; returns whether the user wants to follow the meeting.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub fn run(&self, screen: &mut impl Window) -> Result<bool> {
        let keys = Keymap::new(self.lang);
        loop {
            screen.draw(true, |frame| {
                self.draw(frame);
                None
            })?;
            match screen.wait(Duration::from_secs(3600)) {
                Arrival::Stop | Arrival::Input(Input::Interrupt, _) => return Ok(false),
                Arrival::Input(Input::Key(event), _) => match keys.action(Scope::Locked, Key::from_event(&event)) {
                    Some(Action::Dismiss) => return Ok(false),
                    Some(Action::Accept | Action::Chair) => return Ok(true),
                    _ => {}
                },
                Arrival::Input(..) | Arrival::Nothing => {}
            }
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        let hint = self.lang.say(&Keymap::new(self.lang).hint(Scope::Locked, "stopped-held-hint"));
        let block = Block::new()
            .borders(Borders::ALL)
            .border_style(self.theme.frame())
            .title(Line::styled(format!(" {} ", self.lang.text("stopped-held")), self.theme.heading()))
            .title_bottom(Line::styled(format!(" {hint} "), self.theme.quiet()));
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
