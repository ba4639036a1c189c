//! Colours and styles: calm, one accent, readable on dark and light backgrounds, none at all where the user wants none.
//!
//! Only the sixteen terminal colours are used, so that the terminal's own theme decides how they look; a state is never
//! told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::meeting::Phase;

/// The styles of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colour: bool,
    /// Whether only such signs are shown as every font has.
    ascii: bool,
}

impl Theme {
    /// Makes the styles, with or without colours.
    #[must_use]
    pub fn new(colour: bool) -> Self {
        Self { colour, ascii: false }
    }

    /// Makes the same styles for a screen with or without signs beyond ASCII.
    #[must_use]
    pub fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Returns whether only such signs are shown as every font has.
    #[must_use]
    pub fn is_ascii(self) -> bool {
        self.ascii
    }

    fn fg(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Frames and lines between panels.
    #[must_use]
    pub fn frame(self) -> Style {
        if self.colour { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// What matters less: past slots, hints.
    #[must_use]
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The one accent: the running slot, key names.
    #[must_use]
    pub fn accent(self) -> Style {
        self.fg(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// Headings of sections.
    #[must_use]
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The selected row.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A slot's time, by its state.
    #[must_use]
    pub fn phase(self, phase: Phase) -> Style {
        match phase {
            Phase::InTime => self.fg(Color::Green),
            Phase::SoonOver => self.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Phase::Over => self.fg(Color::Red).add_modifier(Modifier::BOLD),
        }
    }

    /// A question that waits for a key, or something that went wrong.
    #[must_use]
    pub fn alert(self) -> Style {
        self.fg(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// A rehearsal's mark.
    #[must_use]
    pub fn rehearsal(self) -> Style {
        self.fg(Color::Magenta).add_modifier(Modifier::BOLD)
    }
}
