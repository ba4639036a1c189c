//! Ways of winning back time, drawn: how the day stands, what could be done with the end that it leads to, and what the
//! chosen one does to each slot.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::CatchUpDialog;
use crate::meeting::{CatchUp, Phase, Proposal, TimeSaving};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::view::boxes::{self, boxed, page, paragraph, scrolled};
use crate::wording;
use crate::wording::locked;

/// From which width on it is next to the plan.
pub(super) const NARROW: u16 = 60;

/// The fewest lines that the chosen one's slots are given, where there is room for anything.
const DETAILS: usize = 3;

pub(super) fn draw(frame: &mut Frame, cx: &Context, list: &CatchUpDialog, area: Rect) {
    let lang = cx.lang;
    boxed(frame, cx.theme, area, &lang.text("catch-title"), &cx.hint(Scope::CatchUp, "catch-hint"));
    let inner = page(area);
    let width = usize::from(inner.width);
    let head = head(cx, &list.found, width);
    let used = place(head.len(), inner);
    paragraph(frame, head, Rect { height: used, ..inner });

    let below = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    let details = list.found.proposals.get(list.cursor).map(|p| details(cx, p, width)).unwrap_or_default();
    let count = list.found.proposals.len();
    // The list shrinks before the details go, down to a few rows.
    let room = usize::from(below.height);
    let kept = if room > 2 * DETAILS { details.len().min(DETAILS) + 1 } else { 0 };
    let shown = place(count.min(room.saturating_sub(kept).max(1)), below);
    let rows = Rect { height: shown, ..below };
    boxes::list(frame, cx, rows_of(cx, list, width), list.cursor, rows);
    if below.height > shown + 1 {
        let rest = Rect { y: below.y + shown + 1, height: below.height - shown - 1, ..below };
        scrolled(frame, details, 0, rest);
    }
}

fn place(lines: usize, area: Rect) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX).min(area.height)
}

/// How the day stands, in words.
fn head(cx: &Context, found: &CatchUp, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let mut said: Vec<(String, Style)> = Vec::new();
    match (found.end.zip(found.planned_end), found.missing) {
        (None, _) => {
            let open = found.open_slot.map(|slot| locked::slot_title(cx.meeting(), slot));
            let why = match open {
                Some(title) => msg!("catch-end-unknown-slot", slot = title),
                None => msg!("catch-end-unknown"),
            };
            said.push((lang.say(&why), Style::new()));
        }
        (Some((end, _)), None) => {
            said.push((lang.say(&msg!("catch-on-time", time = wording::about(end, lang))), cx.theme.heading()));
        }
        (Some((end, planned)), Some(missing)) => {
            let (planned, end) = (time::hm(planned.time(), lang), wording::about(end, lang));
            let length = wording::length(wording::minutes(missing), lang);
            let line = lang.say(&msg!("catch-missing", length = length, end = end, planned = planned));
            said.push((line, cx.theme.phase(Phase::SoonOver)));
            match found.pace {
                Some(0) => said.push((lang.text("catch-no-time-left"), Style::new())),
                Some(pace) if pace < 100 => said.push((lang.say(&msg!("catch-pace", percent = pace)), Style::new())),
                _ => {}
            }
            if found.proposals.is_empty() {
                said.push((lang.text("catch-nothing"), Style::new()));
            }
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for (said, style) in said {
        lines.extend(text::wrap(&said, width).into_iter().map(|l| Line::styled(l, style)));
    }
    lines.push(Line::default());
    lines
}

/// A row for each proposal: what it is, and at the right the end that it leads to.
fn rows_of(cx: &Context, list: &CatchUpDialog, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let row = |(n, proposal): (usize, &Proposal)| {
        let end = lang.say(&msg!("ends-about", time = wording::about(proposal.end, lang)));
        let room = width.saturating_sub(text::width(&end) + 2);
        let said = locked::fitted(&words(cx, proposal), room);
        let gap = width.saturating_sub(text::width(&said) + text::width(&end));
        let style = if n == list.cursor { cx.theme.selected() } else { Style::new() };
        Line::styled(format!("{said}{}{end}", " ".repeat(gap)), style)
    };
    list.found.proposals.iter().enumerate().map(row).collect()
}

/// Says what a proposal is.
fn words(cx: &Context, proposal: &Proposal) -> String {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let minutes = meeting.minutes_won_by(proposal.budgets());
    lang.say(&match &proposal.way {
        TimeSaving::Break(id) => {
            let title = meeting.slot_index(id).map(|i| locked::slot_title(meeting, i));
            msg!("catch-break", slot = title.unwrap_or_default(), minutes = minutes)
        }
        TimeSaving::Breaks => msg!("catch-breaks", minutes = minutes),
        TimeSaving::Squeeze => msg!("catch-squeeze", minutes = minutes),
        TimeSaving::BreaksFirst => msg!("catch-breaks-first", minutes = minutes),
        TimeSaving::Postpone(target) => msg!("catch-postpone", item = locked::running_title(meeting, target)),
    })
}

/// What becomes of each slot: its time, its title, its budget before and after.
fn details(cx: &Context, proposal: &Proposal, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let mut lines = Vec::new();
    let mut row = |index: usize, right: String| {
        let Some(run) = meeting.slots().get(index) else { return };
        let at = wording::planned_start(run, lang);
        let room = width.saturating_sub(text::width(&right) + 8);
        let title = locked::fitted(&locked::slot_title(meeting, index), room);
        let gap = room.saturating_sub(text::width(&title)) + 2;
        lines.push(Line::styled(format!("{at:>5} {title}{}{right}", " ".repeat(gap)), cx.theme.quiet()));
    };
    for budget in proposal.budgets() {
        let Some(index) = meeting.slot_index(&budget.slot) else { continue };
        let before = meeting.slots()[index].minutes().map(|m| m.to_string()).unwrap_or_default();
        row(index, lang.say(&msg!("catch-change", before = before, after = budget.minutes)));
    }
    if let TimeSaving::Postpone(target) = &proposal.way {
        for index in meeting.slots_of(target) {
            let minutes = meeting.slots().get(index).and_then(crate::meeting::SlotRun::minutes).unwrap_or_default();
            row(index, lang.say(&msg!("slot-minutes", minutes = minutes)));
        }
    }
    lines
}
