//! The folder in which to go on with the record, asked for when recording has stopped.

use std::path::PathBuf;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::{Component, Response};
use crate::lang::Msg;
use crate::msg;
use crate::tui::app::Effect;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;

/// The question for a folder; what was open stays open beneath it.
#[derive(Clone, Debug)]
pub struct Folder {
    line: InputLine,
}

impl Folder {
    /// Says what is wrong with the folder that was typed.
    pub(in crate::tui) fn refuse(&mut self, problem: Msg) {
        self.line.problem = Some(problem);
    }

    fn take(&mut self) -> Response {
        let typed = self.line.text.text();
        match typed.trim() {
            "" => self.line.refuse(msg!("stopped-no-folder")),
            folder => Response::Do(Effect::MoveTo(PathBuf::from(folder))),
        }
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self { line: InputLine::empty() }
    }
}

impl Component for Folder {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return Response::Close,
            Intent::Record => return self.take(),
            Intent::Tab => {}
            Intent::Up | Intent::Down | Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let heading = (lang.text("stopped-line-folder"), cx.hint(Scope::Line, "stopped-hint-line"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &lang.text("stopped-folder-help"));
    }
}
