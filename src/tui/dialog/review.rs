//! What to look at before the close: it warns and never blocks. What it finds is in `tui::review`.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::undo::{Reach, redo, undo};
use super::{AttendanceDialog, Component, CorrectTime, GuestDialog, Response, questions};
use crate::audience::Audience;
use crate::msg;
use crate::protocol::{self, CprPlace};
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::{Draft, DraftKind, Text};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::review::{self, Entry, Place};
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, page, scrolled};

/// How far a page key goes.
const PAGE: usize = 10;

/// An open review.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Which of the rows that lead somewhere is selected.
    cursor: usize,
    /// Where CPR numbers seem to be in what the close would publish; found once, not a frame.
    cpr: Vec<CprPlace>,
    /// Whether it asked to close a meeting that has not begun: its key once more does it.
    asked: bool,
    /// What undo and redo reach, once something was recorded from here.
    reach: Option<Reach>,
    /// The drafts that were thrown away here, latest last: undo brings them back first.
    dropped: Vec<Draft>,
}

/// What the review shows: its lines, and the places to which rows lead, each with the line that it is on.
struct Page {
    lines: Vec<Line<'static>>,
    rows: Vec<(usize, Place)>,
    /// The lines that name something to look at; the others are headings.
    entries: Vec<usize>,
}

impl Page {
    /// Finds the first line to show so that one is in sight: the last row of a page that is not the last one says how
    /// much there is below.
    fn top_for(&self, line: usize, height: usize) -> usize {
        let top = (line + 1).saturating_sub(height);
        if top + height < self.lines.len() { (line + 2).saturating_sub(height) } else { top }
    }

    /// Says in the last row of a page how many entries are below it, if any are.
    fn count_below(&mut self, top: usize, height: usize, cx: &Context) {
        let Some(last) = (top + height).checked_sub(1).filter(|last| last + 1 < self.lines.len()) else { return };
        let count = self.entries.iter().filter(|line| **line >= last).count();
        if let Some(line) = self.lines.get_mut(last) {
            *line = Line::styled(cx.lang.say(&msg!("review-more", count = count)), cx.theme.quiet());
        }
    }
}

impl Review {
    fn page(&self, cx: &Context, width: usize) -> Page {
        let mut lines = Vec::new();
        let (mut rows, mut entries) = (Vec::new(), Vec::new());
        let findings = review::findings(cx, &self.cpr);
        let intro = cx.lang.text(if findings.is_empty() { "review-nothing-missing" } else { "review-look" });
        lines.extend(text::wrap(&intro, width).into_iter().map(|l| Line::styled(l, cx.theme.heading())));
        for group in findings {
            lines.push(Line::default());
            let heading = text::wrap(&cx.lang.say(&group.title), width);
            lines.extend(heading.into_iter().map(|l| Line::styled(l, cx.theme.heading())));
            for Entry { text, place } in group.entries {
                let selected = place.is_some() && rows.len() == self.cursor;
                let style = if selected { cx.theme.selected() } else { Style::new() };
                let wrapped = text::wrap(&text, width.saturating_sub(4).max(1)).into_iter().enumerate();
                lines.extend(wrapped.map(|(n, line)| {
                    let said = format!("{}{line}", if n == 0 { "  " } else { "    " });
                    let gap = if selected { width.saturating_sub(text::width(&said)) } else { 0 };
                    Line::styled(format!("{said}{}", " ".repeat(gap)), style)
                }));
                // It is in sight with its last line.
                let last = lines.len().saturating_sub(1);
                rows.extend(place.map(|place| (last, place)));
                entries.push(last);
            }
        }
        Page { lines, rows, entries }
    }

    fn places(&self, cx: &Context) -> Vec<(usize, Place)> {
        self.page(cx, usize::from(cx.size.width)).rows
    }

    /// Goes to what the selected row names.
    fn go(&self, cx: &Context) -> Response {
        match self.places(cx).into_iter().nth(self.cursor) {
            Some((_, Place::Matter(on, record))) => Response::GoTo(on, record),
            Some((_, Place::Attendance)) => Response::over(AttendanceDialog::new(cx)),
            Some((_, Place::Chair(items))) => Response::over(AttendanceDialog::of_items(items, cx)),
            Some((_, Place::Guest(slot, who))) => Response::over(GuestDialog::of(slot, who, cx)),
            Some((_, Place::Draft(key))) => open_draft(cx, key),
            Some((_, Place::End(slot))) => Response::over(CorrectTime::end_of(slot, cx)),
            None => Response::Stay,
        }
    }

    /// The draft that the selected row is of, with its key.
    fn draft<'a>(&self, cx: &Context<'a>) -> Option<(String, &'a Draft)> {
        match self.places(cx).into_iter().nth(self.cursor) {
            Some((_, Place::Draft(key))) => cx.drafts.get(&key).map(|draft| (key, draft)),
            _ => None,
        }
    }

    /// Throws the draft away that the selected row is of.
    fn drop_draft(&mut self, cx: &Context) -> Response {
        let Some((key, draft)) = self.draft(cx) else { return Response::Stay };
        self.dropped.push(draft.clone());
        let undo = cx.keys.label_in(Scope::Review, Action::Undo);
        Response::DropDraft(key).and(Response::notify(msg!("draft-dropped-undo", undo = undo)))
    }

    /// Takes back what was last done from here: a draft that was thrown away, or what was recorded.
    fn undo(&mut self, cx: &Context) -> Response {
        match self.dropped.pop() {
            Some(draft) => Response::BringBackDraft(Box::new(draft)),
            None => self.reach.map_or(Response::Stay, |reach| undo(cx, reach)),
        }
    }

    /// Records of everybody who is not marked that they were there.
    fn confirm(&mut self, cx: &Context) -> Response {
        if let Some(refused) = questions::not_now(cx) {
            return refused;
        }
        let Some(event) = cx.meeting().confirmation(cx.now) else {
            return Response::notify(msg!("attend-all-marked"));
        };
        self.reach.get_or_insert_with(|| Reach::from_now(cx));
        Response::record(event)
    }

    fn select(&mut self, by: isize, cx: &Context) {
        let last = self.places(cx).len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

/// Goes on with a draft; of what is gone it asks what becomes of it.
fn open_draft(cx: &Context, key: String) -> Response {
    let Some(draft) = cx.drafts.get(&key) else { return Response::Stay };
    if draft.is_orphan(cx.meeting()) {
        return Response::over(questions::orphan(cx, key, draft));
    }
    let there = Response::GoTo(draft.on.clone(), draft.editing);
    // A note is in no protocol: after the close there is nothing to add to it.
    match draft.writing == DraftKind::Note && cx.is_after_close() {
        true => there,
        false => there.and(Response::write(Text::of_draft(draft.clone()))),
    }
}

impl Component for Review {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        let asked = std::mem::take(&mut self.asked);
        match cx.keys.action(Scope::Review, Key::from_event(event)) {
            Some(Action::Accept) if cx.only_looks => {
                return questions::only_looked_at(cx).unwrap_or(Response::CloseMeeting);
            }
            Some(Action::Accept) if cx.meeting().opened_at().is_none() && !asked => {
                self.asked = true;
                let key = cx.keys.label_in(Scope::Review, Action::Accept);
                return Response::warn(msg!("review-close-unbegun", key = key));
            }
            Some(Action::Accept) => return Response::CloseMeeting,
            Some(Action::Start) => return self.go(cx),
            Some(Action::Confirm) => return self.confirm(cx),
            Some(Action::DropDraft) => return self.drop_draft(cx),
            Some(Action::Undo) => return self.undo(cx),
            Some(Action::Redo) => return self.reach.map_or(Response::Stay, |reach| redo(cx, reach)),
            Some(Action::Dismiss) => return Response::Close,
            Some(Action::Up) => self.select(-1, cx),
            Some(Action::Down) => self.select(1, cx),
            Some(Action::PageUp) => self.select(-PAGE.cast_signed(), cx),
            Some(Action::PageDown) => self.select(PAGE.cast_signed(), cx),
            Some(Action::Home) => self.cursor = 0,
            Some(Action::End) => self.select(isize::MAX, cx),
            _ => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, cx: &Context) {
        self.select(rows, cx);
    }

    /// Looks the public protocol through, as the close would write it: once it is written it may be published.
    fn refresh(&mut self, cx: &Context) {
        let model = protocol::build(cx.meeting(), &protocol::Context::new(Audience::Public, None, cx.now));
        self.cpr = protocol::cpr(&model);
    }

    fn settle(&mut self, cx: &Context) {
        self.select(0, cx);
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let area = places.wide();
        let mut shown = self.page(cx, usize::from(page(area).width));
        let height = u16::try_from(shown.lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let area = Rect { height: area.height.min(height), ..area };
        let hint = if self.draft(cx).is_some() { "hint-review-draft" } else { "hint-review" };
        boxed(frame, cx.theme, area, &cx.lang.text("review-title"), &cx.hint(Scope::Review, hint));
        let inner = page(area);
        // The heading of the first rows is in sight with them, and what is below the last one.
        let line = match shown.rows.get(self.cursor) {
            Some(_) if self.cursor + 1 == shown.rows.len() && self.cursor > 0 => shown.lines.len() - 1,
            Some((line, _)) => *line,
            None => 0,
        };
        let rows = usize::from(inner.height);
        let top = shown.top_for(line, rows);
        let on = shown.rows.get(self.cursor).map_or(0, |(line, _)| line.saturating_sub(top));
        shown.count_below(top, rows, cx);
        scrolled(frame, shown.lines, top, inner);
        cx.look_at(inner.x, inner.y.saturating_add(u16::try_from(on).unwrap_or(0)));
    }
}
