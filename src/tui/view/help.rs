//! The help: every key, with what it does, as it is in each language.

use ratatui::text::{Line, Span};

use super::Scene;
use crate::lang::Lang;
use crate::msg;
use crate::text;
use crate::tui::keymap::{EDITOR_KEYS, Keymap, Row, Scope};

/// Gives the lines of the help.
pub(super) fn lines(scene: &Scene, width: usize) -> Vec<Line<'static>> {
    let app = scene.app;
    let lang = app.lang;
    let column = 12;
    // The screen's own keys, which may be bound anew, among those of the other languages.
    let mut columns: Vec<(Lang, Keymap)> = Lang::ALL.iter().map(|lang| (*lang, Keymap::new(*lang))).collect();
    match columns.iter_mut().find(|(of, _)| *of == lang) {
        Some((_, keys)) => *keys = app.keys.clone(),
        None => columns.insert(0, (lang, app.keys.clone())),
    }
    let name = |of: Lang| lang.say(&msg!("help-column", code = of.code, name = of.name));
    let head = columns.iter().map(|(of, _)| Span::styled(pad(&name(*of), column), app.theme.heading()));
    let does = Span::styled(lang.text("help-column-does"), app.theme.heading());
    let mut lines = vec![Line::from_iter(head.chain([does]))];
    let before = columns.len() * column;
    for row in app.keys.rows(Scope::Main) {
        let room = width.saturating_sub(before).max(10);
        for (n, said) in text::wrap(&lang.text(row.spec.help), room).into_iter().enumerate() {
            let keys = columns.iter().map(|(_, keys)| {
                let label = keys.row(row.spec.action).filter(|_| n == 0).map(Row::label).unwrap_or_default();
                Span::styled(pad(&label, column), app.theme.accent())
            });
            lines.push(Line::from_iter(keys.chain([Span::raw(said)])));
        }
    }
    lines.push(Line::default());
    lines.push(Line::styled(lang.text("help-editor-title"), app.theme.heading()));
    for (key, help) in EDITOR_KEYS {
        for (n, said) in text::wrap(&lang.text(help), width.saturating_sub(before).max(10)).into_iter().enumerate() {
            let key = if n == 0 { pad(key, before) } else { " ".repeat(before) };
            lines.push(Line::from(vec![Span::styled(key, app.theme.accent()), Span::raw(said)]));
        }
    }
    lines
}

fn pad(s: &str, columns: usize) -> String {
    format!("{s}{}", " ".repeat(columns.saturating_sub(text::width(s)).max(1)))
}
