//! The help: every key, with what it does, grouped by what it is for.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::reading::Reading;
use super::{Component, Response};
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Row, Scope};
use crate::tui::view::Layout;

/// The open help.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help {
    reading: Reading,
}

/// From which width on there are two columns.
const WIDE: usize = 100;

/// The width of the keys before what they do.
const KEYS: usize = 14;

/// Keys of one purpose, under a heading: each line has the keys of some actions and, unless it is one action's own,
/// the message that says what they do.
type Group = (&'static str, &'static [(&'static [Action], Option<&'static str>)]);

/// All keys of the main screen, each in one group.
const GROUPS: [Group; 4] = [
    (
        "help-group-meeting",
        &[
            (&[Action::Next], None),
            (&[Action::NextAnywhere], None),
            (&[Action::Start], None),
            (&[Action::EndSlot], None),
            (&[Action::Skip], None),
            (&[Action::Postpone], None),
            (&[Action::Pause], None),
            (&[Action::AddSlot], None),
            (&[Action::CorrectTime], None),
            (&[Action::MoreTime], None),
            (&[Action::CatchUp], None),
            (&[Action::Close], None),
            (&[Action::Leave, Action::Interrupt], Some("help-leave")),
        ],
    ),
    (
        "help-group-find",
        &[
            (
                &[Action::Up, Action::Down, Action::PageUp, Action::PageDown, Action::Home, Action::End],
                Some("help-select"),
            ),
            (&[Action::GoTo], None),
            (&[Action::Back], None),
            (&[Action::Records], None),
            (&[Action::Edit], None),
            (&[Action::Withdraw], None),
            (&[Action::Undo, Action::Redo], Some("help-undo-redo")),
            (&[Action::Search], None),
            (&[Action::Read], None),
            (&[Action::Chair], None),
            (&[Action::Help], None),
        ],
    ),
    (
        "help-group-record",
        &[
            (&[Action::Decision], None),
            (&[Action::AsRecommended], None),
            (&[Action::FollowUp], None),
            (&[Action::Discussion], None),
            (&[Action::Note], None),
            (&[Action::Votes], None),
            (&[Action::Attendance], None),
            (&[Action::Guests], None),
            (&[Action::Mark], None),
        ],
    ),
    (
        "help-group-trouble",
        &[(&[Action::ChangedAgenda], None), (&[Action::TryAgain], None), (&[Action::SaveElsewhere], None)],
    ),
];

impl Component for Help {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        self.reading.key(cx.keys.action(Scope::Reading, Key::from_event(event)))
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.reading.wheel(rows);
    }

    fn settle(&mut self, cx: &Context) {
        self.reading.settle(place(&Layout::of(cx.size)), |width| lines(cx, width));
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let heading = (cx.lang.text("help-title"), cx.hint(Scope::Reading, "hint-reader"));
        self.reading.draw(frame, place(places), cx, (&heading.0, &heading.1), |width| lines(cx, width));
    }
}

/// The place of the help: over the plan, the time and the item, so that all of it is on one screen.
fn place(places: &Layout) -> Rect {
    let wide = places.wide();
    Rect { y: places.plan.y, height: places.plan.height, ..wide }
}

/// Returns the lines of the help: in two columns where there is room.
fn lines(cx: &Context, width: usize) -> Vec<Line<'static>> {
    let is_wide = width >= WIDE;
    let column = if is_wide { (width - 2) / 2 } else { width };
    let [meeting, find, record, trouble] = GROUPS.map(|group| group_lines(cx, group, column));
    let typing = editor_lines(cx, column);
    let joined = |groups: Vec<Vec<Line<'static>>>| groups.join(&Line::default());
    if !is_wide {
        return joined(vec![meeting, record, find, typing, trouble]);
    }
    let (left, right) = (joined(vec![meeting, find]), joined(vec![record, typing, trouble]));
    let rows = left.len().max(right.len());
    let mut right = right.into_iter();
    let mut lines = Vec::with_capacity(rows);
    for mut line in left.into_iter().chain(std::iter::repeat(Line::default())).take(rows) {
        let gap = (column + 2).saturating_sub(line.width());
        line.push_span(Span::raw(" ".repeat(gap)));
        line.extend(right.next().unwrap_or_default());
        lines.push(line);
    }
    lines
}

fn group_lines(cx: &Context, (heading, rows): Group, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled(cx.lang.text(heading), cx.theme.heading())];
    for (actions, said) in rows {
        let rows: Vec<&Row> = actions.iter().filter_map(|action| cx.keys.row(*action)).collect();
        let keys = match rows.as_slice() {
            [one] => one.label(),
            several => several.iter().filter_map(|row| row.first_label()).collect::<Vec<_>>().join(" "),
        };
        let said = said.or_else(|| rows.first().and_then(|row| row.spec.help));
        lines.extend(key_lines(cx, &keys, &said.map(|id| cx.lang.text(id)).unwrap_or_default(), width));
    }
    lines
}

fn editor_lines(cx: &Context, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled(cx.lang.text("help-editor-title"), cx.theme.heading())];
    for (keys, help) in cx.keys.editor_keys() {
        lines.extend(key_lines(cx, &keys, &cx.lang.text(help), width));
    }
    lines
}

/// Keys, and next to them what they do.
fn key_lines(cx: &Context, keys: &str, said: &str, width: usize) -> Vec<Line<'static>> {
    let indent = KEYS.max(text::width(keys) + 1);
    let wrapped = text::wrap(said, width.saturating_sub(indent).max(10)).into_iter().enumerate();
    let line = |(n, said): (usize, String)| {
        let keys = if n == 0 { keys } else { "" };
        let gap = " ".repeat(indent.saturating_sub(text::width(keys)));
        Line::from(vec![Span::styled(format!("{keys}{gap}"), cx.theme.accent()), Span::raw(said)])
    };
    wrapped.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::tui::keymap::Keymap;

    #[test]
    fn every_key_of_the_main_screen_is_in_one_group() {
        let listed: Vec<Action> =
            GROUPS.iter().flat_map(|(_, rows)| *rows).flat_map(|(actions, _)| *actions).copied().collect();
        for row in Keymap::new(Lang::default()).rows(Scope::Main) {
            let times = listed.iter().filter(|action| **action == row.spec.action).count();
            assert_eq!(times, 1, "{}", row.spec.name);
        }
    }
}
