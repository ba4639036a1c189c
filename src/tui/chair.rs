//! The chair's session: a screen that follows a record which somebody else writes, and changes nothing.
//!
//! It is read-only by its types: what it holds of the record is a [`Follower`](crate::journal::Follower), which can only look. What the
//! screen is drawn from stands in `shown`, what wakes the loop early in `waker`, the picture in `view::chair`.

mod shown;
mod waker;

use std::path::Path;
use std::time::Duration;

use crossterm::event::KeyCode;

use self::shown::Shown;
use self::waker::Waker;
use super::alerts::Alerts;
use super::app::Input;
use super::keymap::Key;
use super::terminal::{Arrival, Screen};
use super::theme::Theme;
use super::view::chair::{self as view, ChairScene};
use crate::error::Result;
use crate::journal::Place;
use crate::lang::Lang;
use crate::protocol::Audience;
use crate::time::Clock;

/// How long a change that was told of may wait until it is seen: keys and news come to the same thread, and the terminal library waits for
/// keys only.
const SLICE: Duration = Duration::from_millis(50);

/// How often the journal is looked at although nothing was told: a network share tells nothing.
const TICK: Duration = Duration::from_millis(200);

/// How often what seldom changes is looked at: the agenda before the record, a rehearsal's clock, and a journal that could not be read.
const SLOW_TICK: Duration = Duration::from_secs(1);

/// The least time between two frames that show only that time passes, as in a fast rehearsal.
const FRAME: Duration = Duration::from_millis(100);

/// A record on the chair's screen.
pub struct Chair {
    shown: Shown,
    audience: Audience,
    lang: Lang,
    theme: Theme,
}

impl Chair {
    /// Makes the screen of the meeting that was named as `file` and found at `place`; nothing of it need be there yet.
    #[must_use]
    pub fn new(file: &Path, place: Place, audience: Audience, lang: Lang, theme: Theme) -> Self {
        Self { shown: Shown::new(file, place), audience, lang, theme }
    }

    /// Follows the record until the user leaves.
    ///
    /// # Errors
    ///
    /// When the terminal fails. What is wrong with the record is told on the screen, and looked at again.
    pub fn run(mut self, screen: &mut Screen) -> Result<()> {
        let real = Clock::system();
        let mut waker = Waker::new(self.shown.dir());
        let (mut follow_at, mut look_at) = (Duration::ZERO, Duration::ZERO);
        let mut drawn: Option<(i64, Duration)> = None;
        let mut changed = true;
        let mut alerts = Alerts::new(self.lang, false);
        loop {
            let now = real.real();
            if waker.was_woken() || now >= follow_at {
                changed |= self.shown.follow();
                follow_at = now + if self.shown.is_damaged() { SLOW_TICK } else { TICK };
            }
            if now >= look_at {
                changed |= self.shown.look_round();
                waker.renew();
                look_at = now + SLOW_TICK;
            }
            let second = self.shown.now().timestamp();
            let happened = changed;
            changed |= drawn.is_none_or(|(before, at)| before != second && now >= at + FRAME);
            if changed {
                let at = self.shown.now();
                if let Some(meeting) = self.shown.meeting() {
                    screen.alert(alerts.look(meeting, at, now, happened));
                }
                screen.draw(true, |frame| self.draw(frame))?;
                drawn = Some((second, now));
                changed = false;
            }
            match screen.wait(SLICE) {
                Arrival::Stop | Arrival::Input(Input::Interrupt) => return Ok(()),
                Arrival::Input(Input::Key(event)) => {
                    if let Key::Char('q') | Key::Code(KeyCode::Esc) | Key::Ctrl('c') = Key::from_event(&event) {
                        return Ok(());
                    }
                }
                Arrival::Input(Input::Resize(..)) => changed = true,
                Arrival::Input(_) | Arrival::Nothing => {}
            }
        }
    }

    fn draw(&mut self, frame: &mut ratatui::Frame) {
        let now = self.shown.now();
        let (lang, theme, area) = (self.lang, self.theme, frame.area());
        let trouble = self.shown.trouble();
        match self.shown.meeting() {
            Some(meeting) => {
                let scene = ChairScene {
                    meeting,
                    recorded: self.shown.is_recorded(),
                    audience: self.audience,
                    lang,
                    theme,
                    speed: self.shown.speed(),
                    trouble: trouble.as_ref(),
                };
                view::draw(frame, area, &scene, now);
            }
            None => view::waiting(frame, area, lang, theme, &trouble.unwrap_or_else(|| self.shown.awaited())),
        }
    }
}
