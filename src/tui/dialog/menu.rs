//! A choice from a list: the question, its answers, and the keys. What an answer does is in [`choice`]; the questions
//! are in [`questions`], those about the plan in `plan_questions`.

mod choice;
mod plan_questions;
mod publishing;
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
use crate::tui::view::boxes::{boxed, list, paragraph};
use crate::wording::locked;

/// An open menu.
#[derive(Clone, Debug)]
pub struct Menu {
    pub title: Msg,
    /// What can be chosen.
    pub choices: Vec<(Label, Choice)>,
    pub cursor: usize,
    /// What was typed of a row's key that has several characters.
    typed: String,
}

/// A menu row's text: a message, or a title from the agenda.
#[derive(Clone, Debug)]
pub enum Label {
    Message(Msg),
    /// Text as it is.
    Text(String),
    /// A matter of the meeting, chosen by its own number.
    Matter {
        key: String,
        title: String,
    },
}

enum Intent {
    Leave,
    Up,
    Down,
    Home,
    End,
    Choose,
    Type(char),
}

fn intent(event: &KeyEvent, keys: &Keymap) -> Option<Intent> {
    let key = Key::from_event(event);
    Some(match keys.action(Scope::Menu, key) {
        Some(Action::Dismiss) => Intent::Leave,
        Some(Action::Up) => Intent::Up,
        Some(Action::Down) => Intent::Down,
        Some(Action::Home) => Intent::Home,
        Some(Action::End) => Intent::End,
        Some(Action::Accept) => Intent::Choose,
        _ => match key {
            Key::Char(c) => Intent::Type(c),
            _ => return None,
        },
    })
}

/// Returns whether an answer leaves the meeting, whatever is not saved.
fn leaves_anyway(choice: &Choice) -> bool {
    matches!(choice, Choice::LeaveAnyway | Choice::RehearseAnyway)
}

impl Menu {
    fn new(title: Msg, choices: Vec<(Label, Choice)>) -> Self {
        Self { title, choices, cursor: 0, typed: String::new() }
    }

    /// Returns whether leaving the program is one of the answers.
    #[must_use]
    pub fn offers_to_leave(&self) -> bool {
        self.choices.iter().any(|(_, choice)| *choice == Choice::Leave || leaves_anyway(choice))
    }

    /// Returns whether it is the question whether to leave, which says what is lost by that.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        self.choices.iter().any(|(_, choice)| leaves_anyway(choice))
    }

    /// Returns whether it asks about a changed agenda.
    #[must_use]
    pub fn asks_about_agenda(&self) -> bool {
        self.choices.iter().any(|(_, choice)| *choice == Choice::TakeAgenda)
    }

    /// The key of a row: a matter's own, or the row's number.
    fn row_key(&self, at: usize) -> Option<String> {
        match self.choices.get(at)? {
            (Label::Matter { key, .. }, _) => Some(key.clone()),
            _ => (at < 9).then(|| (at + 1).to_string()),
        }
    }

    /// Takes a character of a row's key. The row is chosen once no other one's key begins like that; until then it is
    /// under the cursor, for Enter or for another character.
    fn take(&mut self, c: char, cx: &Context) -> Response {
        let keys: Vec<Option<String>> = (0..self.choices.len()).map(|at| self.row_key(at)).collect();
        let begins = |typed: &str| keys.iter().flatten().filter(|key| key.starts_with(typed)).count();
        self.typed.push(c);
        if begins(&self.typed) == 0 {
            self.typed = c.to_string();
        }
        let at = keys.iter().position(|key| key.as_ref() == Some(&self.typed));
        let is_only = begins(&self.typed) <= 1;
        if is_only {
            self.typed.clear();
        }
        match at {
            Some(at) if is_only => self.choose(at, cx),
            _ => {
                self.cursor = at.unwrap_or(self.cursor);
                Response::Stay
            }
        }
    }

    fn last(&self) -> usize {
        self.choices.len().saturating_sub(1)
    }

    fn choose(&self, at: usize, cx: &Context) -> Response {
        match self.choices.get(at).map(|(_, choice)| choice.clone()) {
            None => Response::Stay,
            // It goes back to what is beneath.
            Some(Choice::Stay) => Response::Close,
            Some(choice @ (Choice::AddSlot(_) | Choice::RenameSlot(..))) => choice.carry_out(cx),
            // What is beneath is what waits or is to be saved as a draft: it stays until the program ends.
            Some(choice @ (Choice::LeaveAnyway | Choice::Rehearse | Choice::RehearseAnyway)) => choice.carry_out(cx),
            // A line, or the review, may be open beneath.
            Some(
                choice @ (Choice::Leave
                | Choice::StartNow
                | Choice::OnlyLook
                | Choice::Prepare
                | Choice::TakeAgenda
                | Choice::AskDropDraft(_)
                | Choice::DropDraft(_)
                | Choice::RecordHere(..)
                | Choice::BeginAndAdopt(..)),
            ) => Response::Close.and(choice.carry_out(cx)),
            Some(choice) => Response::CloseAll.and(choice.carry_out(cx)),
        }
    }
}

impl Component for Menu {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        let intent = intent(event, cx.keys);
        if let Some(Intent::Type(c)) = intent {
            return self.take(c, cx);
        }
        self.typed.clear();
        match intent {
            Some(Intent::Leave) => return Response::Close,
            Some(Intent::Choose) => return self.choose(self.cursor, cx),
            Some(Intent::Up) => self.cursor = self.cursor.saturating_sub(1),
            Some(Intent::Down) => self.cursor = (self.cursor + 1).min(self.last()),
            Some(Intent::Home) => self.cursor = 0,
            Some(Intent::End) => self.cursor = self.last(),
            Some(Intent::Type(_)) | None => {}
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
                Choice::Postpone(all, _) | Choice::AskOtherDate(all) | Choice::LiftPostponement(all) => {
                    all.retain_mut(renamed);
                    !all.is_empty()
                }
                // What it says and does was found in the plan as it was.
                Choice::ChangeSlot(..)
                | Choice::MoveSlot(_)
                | Choice::AskMerge(..)
                | Choice::MergeSlots(..)
                | Choice::TakeApart(_)
                | Choice::RenameSlot(..)
                | Choice::RemoveSlot(_) => false,
                // What it records, or begins, is named as in the plan as it was. The text is beneath.
                Choice::RecordHere(..) | Choice::BeginAndAdopt(..) => false,
                // What was shown was asked of another agenda.
                Choice::AskPublishMatter(..)
                | Choice::PublishMatter(..)
                | Choice::AskPublishMarks(..)
                | Choice::PublishMarks(..) => false,
                Choice::Move(_, on) | Choice::NewVote(on) => renamed(on),
                // What it says names another agenda's matter.
                Choice::MoveToOpen(..) => false,
                Choice::AdoptDraft(_, on) => {
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
        self.typed.clear();
        questions::key_matters(&mut self.choices, cx);
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
                Label::Text(text) | Label::Matter { title: text, .. } => text::one_line(text),
            })
            .collect();
        // The question can be longer than the box is wide: it is above the choices, wrapped.
        let title = text::wrap(&lang.say(&self.title), usize::from(area.width.saturating_sub(4)));
        let keys = (0..rows.len()).filter_map(|n| self.row_key(n)).map(|key| text::width(&key)).max().unwrap_or(0);
        let width = usize::from(area.width.saturating_sub(2));
        let room = width.saturating_sub(keys + 3).max(1);
        let wrapped: Vec<Vec<String>> = rows.iter().map(|row| text::wrap(row, room)).collect();
        let count = wrapped.iter().map(Vec::len).sum::<usize>();
        // An answer is read whole, unless that would push others out of sight.
        let is_whole = count + title.len() + 2 <= usize::from(area.height);
        let fitted = || rows.iter().map(|row| vec![locked::fitted(row, room)]).collect();
        let shown: Vec<Vec<String>> = if is_whole { wrapped } else { fitted() };
        let count = shown.iter().map(Vec::len).sum::<usize>();
        let height = u16::try_from(count + title.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let place = Rect { height, ..area };
        let inner = boxed(frame, cx.theme, place, "", &cx.hint(Scope::Menu, "hint-menu"));
        let head = u16::try_from(title.len()).unwrap_or(1).min(inner.height.saturating_sub(1));
        let lines: Vec<Line> = title.into_iter().map(|l| Line::styled(format!(" {l}"), cx.theme.heading())).collect();
        paragraph(frame, lines, Rect { height: head, ..inner });
        let rest = Rect { y: inner.y + head, height: inner.height - head, ..inner };
        let mut lines: Vec<Line> = Vec::new();
        let mut chosen = 0;
        for (n, row) in shown.into_iter().enumerate() {
            let key = self.row_key(n).unwrap_or_default();
            let style = if n == self.cursor { cx.theme.selected() } else { Style::new() };
            if n == self.cursor {
                chosen = lines.len();
            }
            lines.extend(row.into_iter().enumerate().map(|(line, said)| {
                let key = if line == 0 { key.as_str() } else { "" };
                let before = " ".repeat(keys.saturating_sub(text::width(key)));
                let said = format!(" {before}{key}  {said}");
                let gap = width.saturating_sub(text::width(&said));
                Line::styled(format!("{said}{}", " ".repeat(gap)), style)
            }));
        }
        list(frame, cx, lines, chosen, rest);
    }
}
