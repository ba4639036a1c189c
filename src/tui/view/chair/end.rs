//! When the meeting ends, on the chair's screen, with the drift and the pace as far as there is room for them.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::big::{self, LargeText};
use super::{Group, Part, large};
use crate::chair::Standing;
use crate::meeting::Phase;
use crate::text;
use crate::tui::theme::Theme;

/// The columns between a large end and a large drift.
const GAP: u16 = 6;

/// The end, with the drift and the pace as far as there is room for them.
pub(super) struct End<'a> {
    standing: &'a Standing,
    /// The end in large letters.
    pub(super) large: Option<LargeText>,
    /// The drift in large letters, with the column where it begins: where it fits next to the end.
    drift: Option<(u16, LargeText)>,
}

impl<'a> End<'a> {
    pub(super) fn new(standing: &'a Standing, width: u16) -> Self {
        let large_end = standing.end.as_deref().and_then(|end| large(end, width));
        let drift = large_end.as_ref().zip(standing.drift.as_deref()).and_then(|(end, drift)| {
            let at = end.size(big::SMALL).0.saturating_add(GAP);
            Some((at, large(drift, width.checked_sub(at)?)?))
        });
        Self { standing, large: large_end, drift }
    }

    /// What is said in plain letters next to the end, each with its shorter form if it has one.
    pub(super) fn beside(&self, large: bool) -> Vec<(&'a str, Option<&'a str>)> {
        let drift =
            self.standing.drift.as_deref().filter(|_| !large || self.drift.is_none()).map(|drift| (drift, None));
        let pace = self.standing.pace.as_deref().map(|pace| (pace, self.standing.pace_brief.as_deref()));
        drift.into_iter().chain(pace).collect()
    }

    pub(super) fn parts(self, large: bool, width: usize, theme: Theme) -> Group {
        let late = if self.standing.late { theme.phase(Phase::SoonOver) } else { Style::new() };
        let beside = self.beside(large);
        let mut parts = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        let mut used = 0;
        let whole = self.standing.end.as_deref().map(|end| (end, theme.heading()));
        match self.large.filter(|_| large) {
            Some(big) => {
                let mut row = vec![(0, big, theme.heading())];
                row.extend(self.drift.map(|(x, drift)| (x, drift, late)));
                parts.push(Part::Row(row));
            }
            None => {
                if let Some((end, style)) = whole {
                    used = text::width(end);
                    spans.push(Span::styled(end.to_owned(), style));
                }
            }
        }
        // What does not fit whole is left out: half a pace is none.
        for (part, brief) in beside {
            let is_drift = self.standing.drift.as_deref() == Some(part);
            let dot = if spans.is_empty() { "" } else { " · " };
            let fits = |part: &&str| used + text::width(dot) + text::width(part) <= width;
            let Some(part) = Some(part).filter(fits).or_else(|| brief.filter(fits)) else { break };
            used += text::width(dot) + text::width(part);
            spans.push(Span::raw(dot));
            spans.push(Span::styled(part.to_owned(), if is_drift { late } else { Style::new() }));
        }
        if !spans.is_empty() || parts.is_empty() {
            parts.push(Part::Plain(vec![Line::from(spans)]));
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_comes_before_the_drift_and_the_pace_is_dropped_first() {
        let standing = Standing {
            drift: Some("4 min bagud".into()),
            end: Some("slut ca. 13.04".into()),
            pace: Some("resten skal klares på 96 % af tiden".into()),
            pace_brief: Some("resten på 96 % af tiden".into()),
            late: true,
        };
        let said = |width| {
            let end = End::new(&standing, width).parts(false, usize::from(width), Theme::new(false));
            match end.as_slice() {
                [Part::Plain(lines)] => lines[0].to_string(),
                _ => panic!("one plain line at {width}"),
            }
        };
        assert_eq!(said(80), "slut ca. 13.04 · 4 min bagud · resten skal klares på 96 % af tiden");
        assert_eq!(said(38), "slut ca. 13.04 · 4 min bagud");
        assert_eq!(said(20), "slut ca. 13.04");
    }
}
