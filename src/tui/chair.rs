//! The chair's session: a screen that follows a record which somebody else writes, and changes nothing.
//!
//! It is read-only by its types: what it holds of the record is a [`Follower`](crate::journal::Follower), which can
//! only look. How a record is followed, and what the picture says, is [`chair`](crate::chair)'s; here are the loop and
//! the terminal, and in `view::chair` the drawing.

use std::path::Path;
use std::time::Duration;

use super::app::Input;
use super::keymap::{Action, Key, Keymap, Scope};
use super::shell::alerts::Alerts;
use super::shell::window::{Arrival, Window};
use super::theme::Theme;
use super::view::chair as view;
use crate::audience::Audience;
use crate::chair::{Following, Scene, Waker};
use crate::error::Result;
use crate::journal::MeetingPaths;
use crate::lang::Lang;
use crate::time::Clock;

/// How long a change that was told of may wait until it is seen: keys and news come to the same thread, and the
/// terminal library waits for keys only.
const SLICE: Duration = Duration::from_millis(50);

/// How often the journal is looked at although no change was reported: a network share reports none.
const TICK: Duration = Duration::from_millis(200);

/// How often what seldom changes is looked at: the agenda before the record, a rehearsal's clock, and a journal that
/// could not be read.
const SLOW_TICK: Duration = Duration::from_secs(1);

/// The least time between two frames that show only that time passes, as in a fast rehearsal.
const FRAME: Duration = Duration::from_millis(100);

/// A record on the chair's screen.
pub struct Chair {
    following: Following,
    audience: Audience,
    lang: Lang,
    theme: Theme,
}

impl Chair {
    /// Makes the screen of the meeting that was named as `file` and found at `place`; nothing of it need be there yet.
    #[must_use]
    pub fn new(file: &Path, place: MeetingPaths, audience: Audience, lang: Lang, theme: Theme) -> Self {
        Self { following: Following::new(file, place), audience, lang, theme }
    }

    /// Follows the record until the user leaves.
    ///
    /// # Errors
    ///
    /// When the terminal fails. What is wrong with the record is reported on the screen, and looked at again.
    pub fn run(mut self, screen: &mut impl Window) -> Result<()> {
        let real = Clock::system();
        let keys = Keymap::new(self.lang);
        let mut waker = Waker::new(self.following.dir());
        let (mut follow_at, mut look_at) = (Duration::ZERO, Duration::ZERO);
        let mut drawn: Option<(i64, Duration)> = None;
        let mut changed = true;
        let mut alerts = Alerts::new(self.lang, false);
        loop {
            let now = real.real();
            if waker.was_woken() || now >= follow_at {
                changed |= self.following.follow();
                follow_at = now + if self.following.is_damaged() { SLOW_TICK } else { TICK };
            }
            if now >= look_at {
                changed |= self.following.poll_files(now);
                waker.renew();
                look_at = now + SLOW_TICK;
            }
            let second = self.following.now().timestamp();
            let happened = changed;
            changed |= drawn.is_none_or(|(before, at)| before != second && now >= at + FRAME);
            if changed {
                let at = self.following.now();
                if let Some(meeting) = self.following.meeting_for(self.audience) {
                    screen.alert(alerts.look(meeting, at, now, happened));
                }
                screen.draw(true, |frame| {
                    self.draw(frame);
                    None
                })?;
                drawn = Some((second, now));
                changed = false;
            }
            match screen.wait(SLICE) {
                Arrival::Stop | Arrival::Input(Input::Interrupt, _) => return Ok(()),
                Arrival::Input(Input::Key(event), _) => {
                    if keys.action(Scope::Following, Key::from_event(&event)) == Some(Action::Dismiss) {
                        return Ok(());
                    }
                }
                Arrival::Input(Input::Resize(..), _) => changed = true,
                Arrival::Input(..) | Arrival::Nothing => {}
            }
        }
    }

    fn draw(&mut self, frame: &mut ratatui::Frame) {
        let now = self.following.now();
        let (lang, theme, area) = (self.lang, self.theme, frame.area());
        let trouble = self.following.trouble();
        match self.following.meeting_for(self.audience) {
            Some(meeting) => {
                let scene = Scene {
                    meeting,
                    recorded: self.following.is_recorded(),
                    audience: self.audience,
                    lang,
                    speed: self.following.speed(),
                    trouble: trouble.as_ref(),
                };
                view::draw(frame, area, &scene.picture(now), lang, theme);
            }
            None => view::waiting(frame, area, lang, theme, &trouble.unwrap_or_else(|| self.following.awaited())),
        }
    }
}
