//! What comes next on the chair's screen: in plain lines, or with its title in large letters.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::big::{self, LargeText};
use super::{Group, Part};
use crate::chair::Next;
use crate::text;
use crate::tui::theme::Theme;
use crate::wording::locked;

/// What comes next in plain lines.
pub(super) fn lines(next: &Next, when: bool, guests: bool, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let indent = text::width(&next.label) + 2;
    let room = width.saturating_sub(indent);
    let label = Span::styled(format!("{}  ", next.label), theme.quiet());
    let fitted = |s: &str| locked::fitted(s, room);
    let behind = |s: &str| Line::raw(format!("{}{}", " ".repeat(indent), fitted(s)));
    let first = match &next.when {
        // In one line the time comes first: of the two it must not be cut.
        Some(at) if !when => fitted(&format!("{at}  {}", next.title)),
        _ => fitted(&next.title),
    };
    let mut lines = vec![Line::from(vec![label, Span::styled(first, theme.heading())])];
    lines.extend(next.when.as_deref().filter(|_| when).map(behind));
    lines.extend(said_of_guests(next, room).filter(|_| guests).map(behind));
    lines
}

/// Makes the title large, in at most two lines.
pub(super) fn large_title(next: &Next, width: u16) -> Option<Vec<(u16, LargeText)>> {
    super::large_title(None, &next.title, width)
}

/// What comes next with a large title: the label and the time above it, who is to be called in below.
pub(super) fn large(next: &Next, lines: Vec<(u16, LargeText)>, guests: bool, width: usize, theme: Theme) -> Group {
    let label = Span::styled(format!("{}  ", next.label), theme.quiet());
    let room = width.saturating_sub(label.width());
    let when = locked::fitted(next.when.as_deref().unwrap_or_default(), room);
    let mut parts = vec![Part::Plain(vec![Line::from(vec![label, Span::styled(when, theme.heading())])])];
    parts.extend(lines.into_iter().map(|(x, big)| Part::Large(x, big, big::SMALL, Style::new())));
    let guests = said_of_guests(next, width).filter(|_| guests);
    parts.extend(guests.map(|said| Part::Plain(vec![Line::raw(locked::fitted(said, width))])));
    parts
}

/// Who is to be called in: the titles go before a name is cut.
fn said_of_guests(next: &Next, room: usize) -> Option<&str> {
    let whole = next.guests.as_deref();
    whole.filter(|said| text::width(said) <= room).or(next.guests_brief.as_deref()).or(whole)
}
