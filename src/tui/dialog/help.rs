//! The help: every key, with what it does, as it is in each language.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::reading::Reading;
use super::{Component, Response};
use crate::lang::Lang;
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Key, Keymap, Row, Scope};
use crate::tui::view::Layout;

/// The open help.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help {
    reading: Reading,
}

impl Component for Help {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        self.reading.key(cx.keys.action(Scope::Reading, Key::from_event(event)))
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    fn settle(&mut self, cx: &Context) {
        self.reading.settle(cx, |width| lines(cx, width));
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let heading = (cx.lang.text("help-title"), cx.hint(Scope::Reading, "hint-reader"));
        self.reading.draw(frame, places, cx, (&heading.0, &heading.1), |width| lines(cx, width));
    }
}

/// Returns the lines of the help.
fn lines(cx: &Context, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let column = 12;
    // The screen's own keys, which may be bound anew, among those of the other languages.
    let mut columns: Vec<(Lang, Keymap)> = Lang::ALL.iter().map(|lang| (*lang, Keymap::new(*lang))).collect();
    match columns.iter_mut().find(|(of, _)| *of == lang) {
        Some((_, keys)) => *keys = cx.keys.clone(),
        None => columns.insert(0, (lang, cx.keys.clone())),
    }
    let name = |of: Lang| lang.say(&msg!("help-column", code = of.code, name = of.name));
    let head = columns.iter().map(|(of, _)| Span::styled(pad(&name(*of), column), cx.theme.heading()));
    let does = Span::styled(lang.text("help-column-does"), cx.theme.heading());
    let mut lines = vec![Line::from_iter(head.chain([does]))];
    let before = columns.len() * column;
    let room = width.saturating_sub(before).max(10);
    for row in cx.keys.rows(Scope::Main) {
        let said = row.spec.help.map(|help| lang.text(help)).unwrap_or_default();
        for (n, said) in text::wrap(&said, room).into_iter().enumerate() {
            let keys = columns.iter().map(|(_, keys)| {
                let label = keys.row(row.spec.action).filter(|_| n == 0).map(Row::label).unwrap_or_default();
                Span::styled(pad(&label, column), cx.theme.accent())
            });
            lines.push(Line::from_iter(keys.chain([Span::raw(said)])));
        }
    }
    lines.push(Line::default());
    lines.push(Line::styled(lang.text("help-editor-title"), cx.theme.heading()));
    for (label, help) in cx.keys.editor_keys() {
        for (n, said) in text::wrap(&lang.text(help), room).into_iter().enumerate() {
            let label = if n == 0 { pad(&label, before) } else { " ".repeat(before) };
            lines.push(Line::from(vec![Span::styled(label, cx.theme.accent()), Span::raw(said)]));
        }
    }
    lines
}

fn pad(s: &str, columns: usize) -> String {
    format!("{s}{}", " ".repeat(columns.saturating_sub(text::width(s)).max(1)))
}
