//! What came in and was looked at before its turn: the keys that come with one that would be a command may be a paste.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::KeyEvent;

use super::super::window::{Arrival, Window};
use super::Session;
use crate::tui::app::Input;
use crate::tui::app::pasted::{FIRST_GAP, GAP, written};

/// The most keys that are looked at: so many are a paste, and the rest goes where the first went.
const MOST: usize = 64;

/// What came in before its turn, with when it came.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    came: VecDeque<(Arrival, Duration)>,
}

impl Ahead {
    pub(super) fn is_empty(&self) -> bool {
        self.came.is_empty()
    }

    /// Takes what came first; `real` is now.
    pub(super) fn take(&mut self, real: Duration) -> Option<Arrival> {
        let (arrival, at) = self.came.pop_front()?;
        Some(came_at(arrival, at, real))
    }

    /// Looks what comes with a key that would be a command, and makes a paste of what is one.
    pub(super) fn look(&mut self, first: Arrival, session: &Session, window: &mut impl Window) -> Arrival {
        let real = || session.clock.real();
        let (key, ago) = match &first {
            Arrival::Input(Input::Key(key), ago) if written(key).is_some() => (*key, *ago),
            _ => return first,
        };
        let first_at = real().saturating_sub(ago);
        if !session.app.takes_commands(first_at) {
            return first;
        }
        let mut run: Vec<(KeyEvent, Duration)> = vec![(key, first_at)];
        let mut last = first_at;
        while run.len() < MOST {
            let arrival = window.wait(if run.len() == 1 { FIRST_GAP } else { GAP });
            let at = match &arrival {
                Arrival::Nothing => break,
                Arrival::Input(_, ago) => real().saturating_sub(*ago),
                Arrival::Stop => real(),
            };
            match arrival {
                Arrival::Input(Input::Key(key), _) if written(&key).is_some() && at.saturating_sub(last) <= GAP => {
                    run.push((key, at));
                    last = at;
                }
                other => {
                    self.came.push_back((other, at));
                    break;
                }
            }
        }
        let keys: Vec<KeyEvent> = run.iter().map(|(key, _)| *key).collect();
        if session.app.is_pasted(&keys) {
            let text = keys.iter().filter_map(written).collect();
            return Arrival::Input(Input::PastedKeys(text), real().saturating_sub(first_at));
        }
        for (key, at) in run.into_iter().skip(1).rev() {
            self.came.push_front((Arrival::Input(Input::Key(key), Duration::ZERO), at));
        }
        came_at(first, first_at, real())
    }
}

fn came_at(arrival: Arrival, at: Duration, real: Duration) -> Arrival {
    match arrival {
        Arrival::Input(input, _) => Arrival::Input(input, real.saturating_sub(at)),
        other => other,
    }
}
