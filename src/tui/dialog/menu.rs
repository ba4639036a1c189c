//! A choice from a list: the question, its answers, and the keys. What an answer does is in [`choice`]; the questions
//! are in [`questions`].

mod choice;
pub mod questions;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

pub use self::choice::Choice;
pub(super) use self::choice::slot_added;
use super::{Component, Response};
use crate::lang::Msg;
use crate::meeting::Target;
use crate::meeting::reload::Names;
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Keymap, Scope};
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, paragraph, scrolled};

/// An open menu.
#[derive(Clone, Debug)]
pub struct Menu {
    pub title: Msg,
    /// What can be chosen.
    pub choices: Vec<(Label, Choice)>,
    pub cursor: usize,
}

/// A menu row's text: a message, or a title from the agenda.
#[derive(Clone, Debug)]
pub enum Label {
    Message(Msg),
    /// Text as it is.
    Text(String),
}

enum Intent {
    Leave,
    Up,
    Down,
    Choose,
    ChooseNumber(usize),
}

fn intent(event: &KeyEvent, keys: &Keymap) -> Option<Intent> {
    let key = Key::from_event(event);
    Some(match keys.action(Scope::Menu, key) {
        Some(Action::Dismiss) => Intent::Leave,
        Some(Action::Up) => Intent::Up,
        Some(Action::Down) => Intent::Down,
        Some(Action::Accept) => Intent::Choose,
        _ => Intent::ChooseNumber(key.digit()?),
    })
}

impl Menu {
    fn new(title: Msg, choices: Vec<(Label, Choice)>) -> Self {
        Self { title, choices, cursor: 0 }
    }

    /// Returns whether leaving the program is one of the answers.
    #[must_use]
    pub fn offers_to_leave(&self) -> bool {
        self.choices.iter().any(|(_, choice)| matches!(choice, Choice::Leave | Choice::LeaveAnyway))
    }

    /// Returns whether it is the question whether to leave, which says what is lost by that.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        self.choices.iter().any(|(_, choice)| *choice == Choice::LeaveAnyway)
    }

    /// Returns whether it asks about a changed agenda.
    #[must_use]
    pub fn asks_about_agenda(&self) -> bool {
        self.choices.iter().any(|(_, choice)| *choice == Choice::TakeAgenda)
    }

    fn last(&self) -> usize {
        self.choices.len().saturating_sub(1)
    }

    fn choose(&self, at: usize, cx: &Context) -> Response {
        match self.choices.get(at).map(|(_, choice)| choice.clone()) {
            None => Response::Stay,
            // It goes back to what is beneath.
            Some(Choice::Stay) => Response::Close,
            // What is beneath is what waits or is to be saved as a draft: it stays until the program ends.
            Some(choice @ (Choice::LeaveAnyway | Choice::Rehearse)) => choice.carry_out(cx),
            // A line, or the review, may be open beneath.
            Some(choice @ (Choice::Leave | Choice::StartNow | Choice::AskDropDraft(_) | Choice::DropDraft(_))) => {
                Response::Close.and(choice.carry_out(cx))
            }
            Some(choice) => Response::CloseAll.and(choice.carry_out(cx)),
        }
    }
}

impl Component for Menu {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Some(Intent::Leave) => return Response::Close,
            Some(Intent::Choose) => return self.choose(self.cursor, cx),
            Some(Intent::ChooseNumber(number)) => {
                return number.checked_sub(1).map_or(Response::Stay, |at| self.choose(at, cx));
            }
            Some(Intent::Up) => self.cursor = self.cursor.saturating_sub(1),
            Some(Intent::Down) => self.cursor = (self.cursor + 1).min(self.last()),
            None => {}
        }
        Response::Stay
    }

    fn paste(&mut self, _text: &str, _cx: &Context) -> Response {
        Response::warn(msg!("notice-paste-menu"))
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.cursor = self.cursor.saturating_add_signed(rows).min(self.last());
    }

    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        let renamed = |on: &mut Target| {
            let is_there = !names.is_gone(on);
            *on = names.target(on);
            is_there
        };
        let chosen = self.cursor;
        let mut row = 0;
        self.choices.retain_mut(|(label, choice)| {
            let is_there = match choice {
                Choice::Postpone(on, _) | Choice::LiftPostponement(on) => renamed(on),
                // What was shown was asked of another agenda.
                Choice::AskPublishMatter(..) | Choice::PublishMatter(..) => false,
                Choice::Move(_, on) | Choice::AdoptDraft(_, on) => {
                    let is_there = renamed(on);
                    *label = Label::Text(cx.numbered_title(on));
                    is_there
                }
                _ => true,
            };
            // The cursor stays on its choice.
            self.cursor -= usize::from(!is_there && row < chosen);
            row += 1;
            is_there
        });
        self.cursor = self.cursor.min(self.last());
        !self.choices.is_empty()
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let area = places.side_area();
        let lang = cx.lang;
        let rows: Vec<String> = self
            .choices
            .iter()
            .map(|(label, _)| match label {
                Label::Message(msg) => lang.say(msg),
                Label::Text(text) => text::one_line(text),
            })
            .collect();
        // The question can be longer than the box is wide: it is above the choices, wrapped.
        let title = text::wrap(&lang.say(&self.title), usize::from(area.width.saturating_sub(4)));
        let height = u16::try_from(rows.len() + title.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let place = Rect { height, ..area };
        let inner = boxed(frame, cx.theme, place, "", &cx.hint(Scope::Menu, "hint-menu"));
        let head = u16::try_from(title.len()).unwrap_or(1).min(inner.height.saturating_sub(1));
        let lines: Vec<Line> = title.into_iter().map(|l| Line::styled(format!(" {l}"), cx.theme.heading())).collect();
        paragraph(frame, lines, Rect { height: head, ..inner });
        let rest = Rect { y: inner.y + head, height: inner.height - head, ..inner };
        let width = usize::from(rest.width);
        let lines: Vec<Line> = rows
            .iter()
            .enumerate()
            .map(|(n, row)| {
                let number = if n < 9 { (n + 1).to_string() } else { " ".to_owned() };
                let row = text::truncate(&format!(" {number}  {row}"), width).into_owned();
                let gap = width.saturating_sub(text::width(&row));
                let style = if n == self.cursor { cx.theme.selected() } else { Style::new() };
                Line::styled(format!("{row}{}", " ".repeat(gap)), style)
            })
            .collect();
        let top = (self.cursor + 1).saturating_sub(usize::from(rest.height));
        scrolled(frame, lines, top, rest);
    }
}
