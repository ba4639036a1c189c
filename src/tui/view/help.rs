//! The help: every key, with what it does, in both languages' keys.

use ratatui::text::{Line, Span};

use super::Scene;
use crate::lang::Lang;
use crate::text;
use crate::tui::keys::{BINDINGS, EDITOR_KEYS};

/// Gives the lines of the help.
pub(super) fn lines(scene: &Scene, width: usize) -> Vec<Line<'static>> {
    let app = scene.app;
    let lang = app.lang;
    let column = 12;
    let mut lines = vec![Line::from(vec![
        Span::styled(pad(&lang.text("help-column-da"), column), app.theme.heading()),
        Span::styled(pad(&lang.text("help-column-en"), column), app.theme.heading()),
        Span::styled(lang.text("help-column-does"), app.theme.heading()),
    ])];
    let row = |da: String, en: String, help: &'static str, lines: &mut Vec<Line>| {
        let room = width.saturating_sub(2 * column).max(10);
        for (n, said) in text::wrap(&lang.text(help), room).into_iter().enumerate() {
            let (da, en) = if n == 0 { (da.clone(), en.clone()) } else { (String::new(), String::new()) };
            lines.push(Line::from(vec![
                Span::styled(pad(&da, column), app.theme.accent()),
                Span::styled(pad(&en, column), app.theme.accent()),
                Span::raw(said),
            ]));
        }
    };
    for binding in BINDINGS {
        row(binding.label(Lang::Da), binding.label(Lang::En), binding.help, &mut lines);
    }
    lines.push(Line::default());
    lines.push(Line::styled(lang.text("help-editor-title"), app.theme.heading()));
    for (key, help) in EDITOR_KEYS {
        for (n, said) in text::wrap(&lang.text(help), width.saturating_sub(2 * column).max(10)).into_iter().enumerate()
        {
            let key = if n == 0 { pad(key, 2 * column) } else { " ".repeat(2 * column) };
            lines.push(Line::from(vec![Span::styled(key, app.theme.accent()), Span::raw(said)]));
        }
    }
    lines
}

fn pad(s: &str, columns: usize) -> String {
    format!("{s}{}", " ".repeat(columns.saturating_sub(text::width(s)).max(1)))
}
