//! The help: every key, with what it does, in both languages' keys.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::reading::{Reading, Scroll, scroll};
use super::{Component, Response};
use crate::lang::Lang;
use crate::text;
use crate::tui::context::Context;
use crate::tui::keys::{BINDINGS, EDITOR_KEYS, Key};
use crate::tui::view::Layout;

/// The open help.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help {
    reading: Reading,
}

enum Intent {
    Close,
    Scroll(Scroll),
}

fn intent(key: Key) -> Option<Intent> {
    match key {
        Key::Code(KeyCode::Esc | KeyCode::Enter) | Key::Char('q' | '?' | 's') => Some(Intent::Close),
        _ => scroll(key).map(Intent::Scroll),
    }
}

impl Component for Help {
    fn key(&mut self, event: &KeyEvent, _cx: &Context) -> Response {
        match intent(Key::from_event(event)) {
            Some(Intent::Close) => return Response::Close,
            Some(Intent::Scroll(scroll)) => self.reading.scroll(scroll),
            None => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    fn settle(&mut self, cx: &Context) {
        self.reading.settle(cx, |width| lines(cx, width));
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let heading = (cx.lang.text("help-title"), cx.lang.text("hint-reader"));
        self.reading.draw(frame, places, cx, (&heading.0, &heading.1), |width| lines(cx, width));
    }
}

/// Gives the lines of the help.
fn lines(cx: &Context, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let column = 12;
    let mut lines = vec![Line::from(vec![
        Span::styled(pad(&lang.text("help-column-da"), column), cx.theme.heading()),
        Span::styled(pad(&lang.text("help-column-en"), column), cx.theme.heading()),
        Span::styled(lang.text("help-column-does"), cx.theme.heading()),
    ])];
    let row = |da: String, en: String, help: &'static str, lines: &mut Vec<Line>| {
        let room = width.saturating_sub(2 * column).max(10);
        for (n, said) in text::wrap(&lang.text(help), room).into_iter().enumerate() {
            let (da, en) = if n == 0 { (da.clone(), en.clone()) } else { (String::new(), String::new()) };
            lines.push(Line::from(vec![
                Span::styled(pad(&da, column), cx.theme.accent()),
                Span::styled(pad(&en, column), cx.theme.accent()),
                Span::raw(said),
            ]));
        }
    };
    for binding in BINDINGS {
        row(binding.label(Lang::Da), binding.label(Lang::En), binding.help, &mut lines);
    }
    lines.push(Line::default());
    lines.push(Line::styled(lang.text("help-editor-title"), cx.theme.heading()));
    for (key, help) in EDITOR_KEYS {
        for (n, said) in text::wrap(&lang.text(help), width.saturating_sub(2 * column).max(10)).into_iter().enumerate()
        {
            let key = if n == 0 { pad(key, 2 * column) } else { " ".repeat(2 * column) };
            lines.push(Line::from(vec![Span::styled(key, cx.theme.accent()), Span::raw(said)]));
        }
    }
    lines
}

fn pad(s: &str, columns: usize) -> String {
    format!("{s}{}", " ".repeat(columns.saturating_sub(text::width(s)).max(1)))
}
