//! What is wrong with an agenda, where, and what to do about it; as data, as text with the source underlined, as JSON.
//!
//! It finds nothing itself: `file` and `check` do. A finding speaks no language until it is rendered.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::lang::{Lang, Msg};
use crate::{msg, text};

/// How many findings are rendered with their source before the rest is only counted.
const RENDERED: usize = 200;

/// How many bytes of a line are rendered before a place, and from its start on.
const NEAR: usize = 300;

/// How many findings of one kind of check are kept: more help nobody, and a hostile file could bring millions.
const KEPT: usize = 1000;

/// Returns whether further findings are dropped: the list is long, and already stops the run.
#[must_use]
pub fn is_full(findings: &[Finding]) -> bool {
    findings.len() >= KEPT && findings.iter().rev().any(Finding::is_error)
}

/// Adds a finding, unless there are plenty; the first error is always kept.
pub fn add(findings: &mut Vec<Finding>, finding: impl FnOnce() -> Finding, severity: Severity) {
    let dropped = match severity {
        Severity::Error => is_full(findings),
        Severity::Warning | Severity::Hint => findings.len() >= KEPT,
    };
    if !dropped {
        findings.push(finding());
    }
}

/// Whether a finding stops a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The agenda cannot be run.
    Error,
    /// The agenda can be run; somebody should look.
    Warning,
    /// Nothing is wrong; something else may have been meant.
    Hint,
}

/// A place in the text of one of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file, as an index into [`Sources`].
    pub source: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Returns whether it is on one line of the text, and another place is inside it.
    #[must_use]
    pub fn has_on_its_line(self, other: Self, text: &str) -> bool {
        self.start <= other.start
            && other.end <= self.end
            && text.get(self.start..self.end).is_some_and(|inside| !inside.contains('\n'))
    }
}

/// Something wrong with an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name, as docs/agenda.md lists it.
    pub code: &'static str,
    /// Whether it stops a run.
    pub severity: Severity,
    /// The file's name, cleaned for printing.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The place in bytes.
    pub span: Span,
    pub message: Msg,
    /// What to do about it: there is always something.
    pub help: Msg,
}

impl Finding {
    /// Returns whether it stops a run.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

/// The texts that findings point into.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file and gives its index.
    pub fn add(&mut self, name: &str, text: &str) -> usize {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        self.0.push(Source { name: text::one_line(name), text: text.to_owned(), line_starts });
        self.0.len() - 1
    }

    /// Returns the text of a file.
    #[must_use]
    pub fn text(&self, source: usize) -> &str {
        self.0.get(source).map_or("", |s| &s.text)
    }

    /// Returns the text of a place.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.source).get(span.start..span.end).unwrap_or("")
    }

    /// Returns a file's name as it is printed.
    #[must_use]
    pub fn name(&self, source: usize) -> &str {
        self.0.get(source).map_or("", |s| &s.name)
    }

    /// Returns the line of a place, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.0.get(span.source).map_or(1, |s| s.line_starts.partition_point(|l| *l <= span.start).max(1))
    }

    /// Returns the line and the column of a byte, both from 1.
    fn position(&self, source: usize, byte: usize) -> (usize, usize) {
        let Some(source) = self.0.get(source) else { return (1, 1) };
        let line = source.line_starts.partition_point(|s| *s <= byte).max(1);
        let start = source.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = source.text.get(start..byte).map_or(1, |s| s.chars().count() + 1);
        (line, column)
    }

    /// Moves a place to character bounds inside its text, so that it can be printed whatever a parser said.
    fn fit(&self, span: Span) -> Span {
        let text = self.text(span.source);
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span { source: span.source, start, end }
    }

    /// Makes a finding at a place.
    #[must_use]
    pub fn finding(&self, code: &'static str, severity: Severity, span: Span, message: Msg, help: Msg) -> Finding {
        let span = self.fit(span);
        let (line, column) = self.position(span.source, span.start);
        let (end_line, end_column) = self.position(span.source, span.end);
        let file = self.name(span.source).to_owned();
        Finding { code, severity, file, line, column, end_line, end_column, span, message, help }
    }

    /// Returns the first line of a place, made printable byte for byte, and the place in it; of a long line, what is
    /// round the place.
    ///
    /// Tells too whether that is where the line begins.
    fn excerpt(&self, span: Span) -> (String, Range<usize>, bool) {
        let text = self.text(span.source);
        let before = text.get(..span.start).unwrap_or("");
        let from = before.rfind('\n').map_or(0, |i| i + 1);
        let to = text.get(span.start..).and_then(|t| t.find('\n')).map_or(text.len(), |i| span.start + i);
        let near = Span { source: span.source, start: span.start.saturating_sub(NEAR), end: span.start + NEAR };
        let near = self.fit(near);
        let whole = from >= near.start;
        let (from, to) = (from.max(near.start), to.min(near.end));
        let line = text.get(from..to).unwrap_or("");
        let end = span.end.clamp(span.start, to);
        let mut shown = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                '\r' => shown.push(' '),
                c if text::is_hostile(c) => (0..c.len_utf8()).for_each(|_| shown.push('?')),
                c => shown.push(c),
            }
        }
        (shown, span.start - from..end - from, whole)
    }
}

/// How findings are rendered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rendering {
    /// Whether it is coloured by escape codes.
    pub coloured: bool,
    /// Whether lines and corners are ASCII.
    pub ascii: bool,
}

impl Rendering {
    /// Without colours.
    pub const PLAIN: Self = Self { coloured: false, ascii: false };
}

/// Renders findings for people: each with its message, the source line underlined, and the help line.
#[must_use]
pub fn render(findings: &[Finding], sources: &Sources, lang: Lang, rendering: Rendering) -> String {
    let renderer = if rendering.coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(if rendering.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode });
    let mut out = String::new();
    for finding in findings.iter().take(RENDERED) {
        let (level, word) = match finding.severity {
            Severity::Error => (Level::ERROR, lang.text("finding-error")),
            Severity::Warning => (Level::WARNING, lang.text("finding-warning")),
            Severity::Hint => (Level::NOTE, lang.text("finding-hint")),
        };
        let (line, span, whole) = sources.excerpt(finding.span);
        let snippet = Snippet::source(line).line_start(finding.line).annotation(AnnotationKind::Primary.span(span));
        let title = level.with_name(word).primary_title(text::one_line(&lang.say(&finding.message))).id(finding.code);
        // The renderer counts columns from where the excerpt begins.
        let mut group = if whole {
            title.element(snippet.path(finding.file.as_str()))
        } else {
            let place = Origin::path(finding.file.as_str()).line(finding.line).char_column(finding.column);
            title.element(place).element(snippet)
        };
        let level = Level::HELP.with_name(lang.text("finding-help"));
        group = group.element(level.message(text::one_line(&lang.say(&finding.help))));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    if findings.len() > RENDERED {
        out.push_str(&lang.say(&msg!("finding-more", count = findings.len() - RENDERED)));
        out.push('\n');
    }
    out
}

/// Returns findings as JSON for programs; the keys are stable, the texts are in `lang`.
#[must_use]
pub fn to_json(findings: &[Finding], lang: Lang) -> serde_json::Value {
    let one = |f: &Finding| {
        json!({
            "code": f.code,
            "severity": match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "hint",
            },
            "file": f.file,
            "line": f.line,
            "column": f.column,
            "end_line": f.end_line,
            "end_column": f.end_column,
            "message": lang.say(&f.message),
            "help": lang.say(&f.help),
        })
    };
    findings.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Msg {
        msg!("finding-error")
    }

    #[test]
    fn columns_are_counted_in_characters_and_odd_spans_do_no_harm() {
        let mut sources = Sources::default();
        let source = sources.add("a.toml", "x = 1\næøå = 2\n");
        let f = sources.finding("c", Severity::Error, Span { source, start: 12, end: 15 }, said(), said());
        assert_eq!((f.line, f.column), (2, 4));
        let f = sources.finding("c", Severity::Error, Span { source, start: 7, end: 900 }, said(), said());
        assert_eq!((f.line, f.column, f.end_line), (2, 1, 3));
    }

    #[test]
    fn nothing_hostile_in_the_source_reaches_the_terminal() {
        let mut sources = Sources::default();
        let source = sources.add("a\u{1b}.toml", "x = \"\u{1b}[31m\u{202e}\" # y\r\n");
        let f = sources.finding("c", Severity::Error, Span { source, start: 4, end: 9 }, said(), said());
        let out = render(&[f], &sources, Lang::Da, Rendering::PLAIN);
        assert!(!out.chars().any(text::is_hostile), "{out:?}");
    }
}
