//! Going to an item by its number: a digit opens the line, Enter selects the item and starts nothing.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::line::{Intent, intent};
use super::{Component, Response};
use crate::meeting::Target;
use crate::msg;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, paragraph};
use crate::wording::locked;

/// The most characters of a number.
const LONGEST: usize = 20;

/// The line for an item's number.
#[derive(Clone, Debug, Default)]
pub struct GoTo {
    typed: String,
}

impl GoTo {
    /// Opens the line with what was typed.
    #[must_use]
    pub fn new(typed: char) -> Self {
        Self { typed: typed.to_string() }
    }

    /// Finds the item that has the number.
    fn found(&self, cx: &Context) -> Option<Target> {
        let is_it = |number: &str| number.to_lowercase() == self.typed.to_lowercase();
        let mut items = cx.meeting().targets().into_iter();
        items.find(|on| cx.meeting().number_of(on).is_some_and(is_it))
    }
}

impl Component for GoTo {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match (intent(event, cx.keys), event.code) {
            (Intent::Leave, _) => return Response::Close,
            (Intent::Record, _) => {
                return match self.found(cx) {
                    Some(on) => Response::GoTo(on, None),
                    None => Response::warn(msg!("go-to-none", number = self.typed.as_str())),
                };
            }
            (_, KeyCode::Backspace) => {
                self.typed.pop();
                if self.typed.is_empty() {
                    return Response::Close;
                }
            }
            (_, KeyCode::Char(c)) if (c.is_alphanumeric() || "./-".contains(c)) && self.typed.len() < LONGEST => {
                self.typed.push(c);
            }
            _ => {}
        }
        Response::Stay
    }

    fn takes_characters(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let area = places.side_area();
        let title = cx.lang.text("go-to-title");
        let inner = boxed(
            frame,
            cx.theme,
            Rect { height: area.height.min(4), ..area },
            &title,
            &cx.hint(Scope::Line, "go-to-hint"),
        );
        let width = usize::from(inner.width.saturating_sub(2));
        let found = match self.found(cx) {
            Some(on) => Line::raw(locked::fitted(&locked::title(cx.meeting(), &on), width)),
            None => Line::styled(cx.lang.say(&msg!("go-to-none", number = self.typed.as_str())), cx.theme.quiet()),
        };
        let inside = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        paragraph(frame, vec![Line::styled(self.typed.clone(), cx.theme.heading()), found], inside);
        cx.look_at(inside.x + u16::try_from(self.typed.chars().count()).unwrap_or(0), inside.y);
    }
}
