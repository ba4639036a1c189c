//! The plan: a row for each slot, with its state, its time and how it stands. Draws only what is in sight.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use super::MainScreen;
use super::rows::Row;
use crate::agenda::{ItemId, Slot};
use crate::meeting::{Meeting, Phase, SlotState, Target};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::app::App;
use crate::tui::context::Focus;
use crate::tui::keymap::Action;
use crate::tui::view::{Scene, marked, plan_area};
use crate::wording;
use crate::wording::guests::{self, GuestLine};
use crate::wording::locked;

/// From which width on a waiting slot's guests get a line of their own.
const GUEST_WIDTH: u16 = 40;

/// The sign of a draft that waits.
const DRAFT: &str = "✎";

/// The sign of what was moved to another place.
const MOVED: &str = "↕";

/// The sign of what is postponed.
const POSTPONED: &str = "»";

/// The sign of what is off the agenda.
const OFF: &str = "–";

/// What the line is drawn with where a block ends and no other begins.
const RULE: &str = "─";

/// Counts the lines that a row takes in a window.
pub(super) fn row_height(row: Option<&Row>, meeting: &Meeting, size: Rect) -> usize {
    match row {
        Some(Row::Slot(slot)) if plan_area(size).width >= GUEST_WIDTH => {
            1 + usize::from(has_guest_line(meeting, *slot))
        }
        _ => 1,
    }
}

/// Returns whether a slot's guests have a line of their own, where there is room: they come to it still.
fn has_guest_line(meeting: &Meeting, slot: usize) -> bool {
    meeting.slot_state(slot) == SlotState::Pending
        && meeting.slots().get(slot).is_some_and(|r| meeting.agenda().guests_of(&r.slot).next().is_some())
}

/// Finds the row at a line of the plan.
pub(super) fn row_at(screen: &MainScreen, line: u16, meeting: &Meeting, size: Rect) -> Option<usize> {
    let mut y = 0;
    for (at, row) in screen.rows.iter().enumerate().skip(screen.top) {
        y += row_height(Some(row), meeting, size);
        if y > usize::from(line) {
            return Some(at);
        }
    }
    None
}

pub(in crate::tui) fn draw(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let height = usize::from(area.height);
    let width = usize::from(area.width);
    let mut lines: Vec<Line> = Vec::with_capacity(height);
    let top = app.screen.top.min(app.screen.rows.len().saturating_sub(1));
    for (index, row) in app.screen.rows.iter().enumerate().skip(top) {
        if lines.len() >= height {
            break;
        }
        let selected = index == app.screen.cursor;
        if selected && let Ok(line) = u16::try_from(lines.len()) {
            scene.cx.look_at(area.x, area.y.saturating_add(line));
        }
        match *row {
            Row::Day(day) => lines.push(Line::styled(
                format!(" {}", locked::fitted(&time::date_weekday(day, app.lang), width.saturating_sub(2))),
                app.theme.heading(),
            )),
            Row::Block(slot) => {
                let block = text::one_line(heading(app.meeting(), slot).unwrap_or_default());
                let title = locked::fitted(&block, width.saturating_sub(2));
                lines.push(Line::styled(format!(" {title}"), app.theme.heading()));
            }
            Row::BlockEnd => {
                lines.push(Line::styled(format!(" {}", RULE.repeat(width.saturating_sub(2))), app.theme.quiet()));
            }
            Row::Slot(slot) => slot_lines(scene, slot, width, selected, &mut lines),
            Row::SlotItem(slot, item) => lines.push(item_line(scene, slot, item, width, selected)),
            Row::Untimed => {
                lines.push(Line::styled(format!(" {}", app.lang.text("plan-untimed")), app.theme.heading()));
            }
            Row::Item(item) => {
                let Some(item) = app.meeting().agenda().items.get(item) else { continue };
                let number = item.number.clone().unwrap_or_default();
                let title = locked::title(app.meeting(), &Target::Item(item.id.clone()));
                let (sign, right) = item_marks(app, &item.id);
                let title = locked::fitted(&title, width.saturating_sub(9 + text::width(&right)));
                lines.push(fill(
                    format!("{sign} {number:>5} {title}"),
                    &right,
                    width,
                    row_style(app, selected, Style::new()),
                ));
            }
        }
    }
    if app.screen.rows.is_empty() && !scene.cx.is_after_close() {
        let said = msg!("plan-empty", key = app.keys.label(Action::AddSlot));
        let said = text::wrap(&app.lang.say(&said), width.saturating_sub(2));
        lines.extend(said.into_iter().map(|line| Line::styled(format!(" {line}"), app.theme.quiet())));
    }
    lines.truncate(height);
    frame.render_widget(Text::from(lines), area);
}

/// A row's style: the selected one is reversed, or only marked while the keys go to the records.
fn row_style(app: &App, selected: bool, style: Style) -> Style {
    match (selected, app.screen.focus) {
        (true, Focus::Plan) => style.patch(app.theme.selected()),
        (true, Focus::Records(_)) => style.patch(app.theme.heading()),
        _ => style,
    }
}

/// A line with text at both ends, filled to the width so that a selection covers all of it.
fn fill(left: String, right: &str, width: usize, style: Style) -> Line<'static> {
    let gap = width.saturating_sub(text::width(&left) + text::width(right) + 1);
    Line::styled(format!("{left}{}{right} ", " ".repeat(gap)), style)
}

fn slot_lines(scene: &Scene, index: usize, width: usize, selected: bool, lines: &mut Vec<Line<'static>>) {
    let app = scene.app;
    let lang = app.lang;
    let meeting = app.meeting();
    let Some(run) = meeting.slots().get(index) else { return };
    let slot = &run.slot;
    let state = meeting.slot_state(index);
    let timing = meeting.timing(index, scene.cx.now);
    let (sign, style) = match state {
        SlotState::Done => ("✓", app.theme.quiet()),
        SlotState::Running if meeting.paused_since().is_some() => ("‖", app.theme.accent()),
        SlotState::Running => ("▶", app.theme.accent()),
        SlotState::Pending if meeting.is_off(index) => (OFF, app.theme.quiet()),
        SlotState::Pending if meeting.is_treated_elsewhere(index) => ("✓", app.theme.quiet()),
        SlotState::Pending if run.moved => (MOVED, Style::new()),
        SlotState::Postponed => (POSTPONED, app.theme.quiet()),
        SlotState::Pending => (" ", Style::new()),
        SlotState::Skipped => (OFF, app.theme.quiet()),
    };
    let expected = scene.cx.forecast().slots.get(index).copied().flatten();
    let right = match state {
        SlotState::Done => match timing.remaining.map(wording::minutes) {
            Some(m) if m < 0 => lang.say(&msg!("plan-over", minutes = -m)),
            Some(m) if m > 0 => lang.say(&msg!("plan-under", minutes = m)),
            _ => String::new(),
        },
        SlotState::Running if meeting.paused_since().is_some() => lang.text("plan-paused"),
        SlotState::Running => match timing.remaining {
            Some(left) if timing.phase == Phase::Over => lang.say(&msg!("plan-running-over", time = time::mmss(left))),
            Some(left) => time::mmss(left),
            None => time::mmss(timing.elapsed),
        },
        SlotState::Pending if meeting.is_off(index) => lang.text("plan-withdrawn"),
        SlotState::Pending if meeting.is_treated_elsewhere(index) => lang.text("plan-together"),
        SlotState::Pending => {
            // What was added without a time was planned for none; where its number is in the column, its time is here.
            let has_time = !run.unplanned || run.changed_start.is_some();
            let planned = run.planned_start().filter(|_| slot.number.is_some()).map(|at| time::hm(at.time(), lang));
            let about = expected.filter(|e| has_time && wording::is_elsewhen(run, e.start));
            let about = about.map(|e| lang.say(&msg!("plan-about", time = wording::about(e.start, lang))));
            planned.into_iter().chain(about).collect::<Vec<_>>().join(" · ")
        }
        SlotState::Postponed => {
            let is_withheld = run.targets().iter().any(|on| meeting.is_postponement_withheld(on));
            locked::marked(&lang.text("plan-postponed"), is_withheld)
        }
        SlotState::Skipped => lang.text("plan-skipped"),
    };
    // The agreed budget next to the changed one: "15→12".
    let right = match (run.agreed_minutes(), run.changed_minutes, state) {
        (_, None, _) | (_, _, SlotState::Postponed | SlotState::Skipped) => right,
        (agreed, Some(now), _) => {
            let agreed = agreed.map(|m| m.to_string()).unwrap_or_default();
            format!("{agreed}→{now}  {right}").trim_end().to_owned()
        }
    };
    // With guests it is on their line: it is for them.
    let with_guests = width >= usize::from(GUEST_WIDTH) && has_guest_line(meeting, index);
    let (right, about) = if with_guests { (String::new(), right) } else { (right, String::new()) };
    // Of several items each has it on its own row.
    let is_one = slot.items.len() <= 1;
    let right = if is_one && run.targets().iter().any(|on| app.screen.marks.contains(on)) {
        // How it went or when it comes can wait; the clock of what runs cannot.
        let time = if state == SlotState::Running { right } else { String::new() };
        format!("{} {time}", marked(app.lang)).trim_end().to_owned()
    } else {
        right
    };
    let has_draft = is_one && run.targets().iter().any(|on| has_draft(app, on));
    let right = if has_draft { format!("{DRAFT} {right}").trim_end().to_owned() } else { right };
    // While it runs its time matters more; that it left the agenda is in the item's view.
    let right = if run.removed && state != SlotState::Running { lang.text("plan-removed") } else { right };
    let at = slot.number.as_deref().map(text::one_line).unwrap_or_else(|| wording::planned_start(run, lang));
    let at = Some(at).filter(|at| !at.is_empty());
    let at = at.or_else(|| number(meeting, slot)).unwrap_or_default();
    let head = format!("{sign}{at:>5} ");
    let room = width.saturating_sub(text::width(&head) + text::width(&right) + 2);
    let left = format!("{head}{}", locked::fitted(&locked::slot_title(meeting, index), room));
    lines.push(fill(left, &right, width, row_style(app, selected, style)));
    if with_guests {
        let names: Vec<String> = guests::shown(meeting, scene.cx.forecast(), index).iter().map(in_plan).collect();
        let about = if about.is_empty() { about } else { format!("{about} · ") };
        let line = format!("{about}{}", names.join(", "));
        let line = format!("{}{}", " ".repeat(7), locked::fitted(&line, width.saturating_sub(8)));
        lines.push(Line::from(Span::styled(line, app.theme.quiet())));
    }
}

/// The heading that begins at a slot: its block, or that of its items.
fn heading(meeting: &Meeting, slot: usize) -> Option<&str> {
    let slot = &meeting.slots().get(slot)?.slot;
    let of_item = || meeting.agenda().item(slot.items.first()?)?.heading.as_deref();
    slot.block.as_deref().or_else(of_item)
}

/// The number of a slot's only item: the plan shows it where there is no time.
fn number(meeting: &Meeting, slot: &Slot) -> Option<String> {
    let [item] = slot.items.as_slice() else { return None };
    meeting.agenda().item(item)?.number.as_deref().map(text::one_line)
}

fn item_line(scene: &Scene, slot: usize, item: usize, width: usize, selected: bool) -> Line<'static> {
    let meeting = scene.app.meeting();
    let item = meeting.slots().get(slot).and_then(|r| r.slot.items.get(item)).and_then(|id| meeting.agenda().item(id));
    let Some(item) = item else { return Line::default() };
    let number = item.number.clone().unwrap_or_default();
    let title = locked::title(meeting, &Target::Item(item.id.clone()));
    let (sign, right) = item_marks(scene.app, &item.id);
    let title = locked::fitted(&title, width.saturating_sub(13 + text::width(&right)));
    let line = format!("      {sign}{number:>2} {title}");
    fill(line, &right, width, row_style(scene.app, selected, Style::new()))
}

/// Marks an item that the agenda no longer has, that is postponed or withdrawn, or that has a draft: a sign before it
/// and a word after it, with a space to keep that from its title.
fn item_marks(app: &App, id: &ItemId) -> (&'static str, String) {
    let meeting = app.meeting();
    let on = Target::Item(id.clone());
    let draft = if has_draft(app, &on) { format!(" {DRAFT}") } else { String::new() };
    if app.screen.marks.contains(&on) {
        let sign = if meeting.postponement(&on).is_some() { POSTPONED } else { " " };
        return (sign, format!("{draft} {}", marked(app.lang)));
    }
    let (sign, word) = if meeting.is_item_removed(id) {
        (" ", app.lang.text("plan-removed"))
    } else if meeting.postponement(&on).is_some() {
        (POSTPONED, locked::marked(&app.lang.text("plan-postponed"), meeting.is_postponement_withheld(&on)))
    } else if meeting.item(&on).is_some_and(|item| item.withdrawn.is_some()) {
        (OFF, app.lang.text("plan-withdrawn"))
    } else {
        return (" ", draft);
    };
    (sign, format!("{draft} {word}"))
}

/// Returns whether a draft on something was put aside.
fn has_draft(app: &App, on: &Target) -> bool {
    app.drafts.values().any(|draft| !draft.open && draft.is_on(on) && !draft.is_blank())
}

/// A guest as short as the plan needs it: "C. Gammelgaard", "→ B. Andersen (Teams)".
fn in_plan(guest: &GuestLine) -> String {
    let name = match &guest.via {
        Some(via) => format!("{} ({via})", guest.short),
        None => guest.short.clone(),
    };
    let said = match guest.sign() {
        Some(sign) => format!("{sign} {name}"),
        None => name,
    };
    locked::marked(&said, guest.withheld)
}
