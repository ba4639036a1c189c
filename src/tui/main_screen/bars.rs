//! What is round the plan and the item: frame, header, the running slot's time, status, message, hints.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, Paragraph};

use super::calls;
use crate::agenda::{Budget, number};
use crate::chair::{Heading, Standing};
use crate::lang::{Lang, Msg};
use crate::meeting::{BudgetShare, Phase, SlotTiming};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::app::Tone;
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::tui::theme::Theme;
use crate::tui::view::{self, Layout, Scene};
use crate::wording::{self, locked};

/// How long a slot is over before that may be because nobody pressed a key.
const LONG_OVER: TimeDelta = TimeDelta::minutes(15);

pub(in crate::tui) fn frame(frame: &mut Frame, scene: &Scene, places: &Layout, size: Rect) {
    let style = scene.app.theme.frame();
    if !places.framed {
        let rule = "─".repeat(usize::from(size.width));
        frame.render_widget(Paragraph::new(rule).style(style), Rect::new(size.x, size.y + 4, size.width, 1));
        return;
    }
    frame.render_widget(Block::new().borders(Borders::ALL).border_style(style), size);
    let middle = places.plan.right();
    let bottom = places.status.y - 1;
    let buffer = frame.buffer_mut();
    for y in size.y + 1..bottom {
        buffer[(middle, y)].set_symbol("│").set_style(style);
    }
    for x in size.x + 1..size.right() - 1 {
        buffer[(x, bottom)].set_symbol("─").set_style(style);
    }
    let rule = places.time.bottom();
    for x in middle + 1..size.right() - 1 {
        buffer[(x, rule)].set_symbol("─").set_style(style);
    }
    buffer[(middle, rule)].set_symbol("├").set_style(style);
    buffer[(size.right() - 1, rule)].set_symbol("┤").set_style(style);
    buffer[(size.x, bottom)].set_symbol("├").set_style(style);
    buffer[(size.right() - 1, bottom)].set_symbol("┤").set_style(style);
    buffer[(middle, bottom)].set_symbol("┴").set_style(style);
    buffer[(middle, size.y)].set_symbol("┬").set_style(style);
}

/// Draws `left` and `right` at the two ends of a line; the left one gives way.
fn ends(frame: &mut Frame, area: Rect, left: Line, right: Line) {
    let right_width = u16::try_from(right.width()).unwrap_or(u16::MAX).min(area.width);
    let left_width = area.width.saturating_sub(right_width + 1);
    frame.render_widget(left, Rect { width: left_width, ..area });
    let x = area.right().saturating_sub(right_width);
    frame.render_widget(right, Rect { x, width: right_width, ..area });
}

/// Draws what is at the top of a screen: whose meeting, the day, a rehearsal's mark, the time.
pub(in crate::tui) fn heading(frame: &mut Frame, heading: &Heading, area: Rect, theme: Theme) {
    let mut right = Vec::new();
    if let Some(rehearsal) = &heading.rehearsal {
        right.push(Span::styled(format!(" {rehearsal} "), theme.rehearsal()));
    }
    right.push(Span::styled(format!(" {} ", heading.clock), theme.heading()));
    let right = Line::from(right);
    let room = usize::from(area.width).saturating_sub(right.width() + 4);
    let long = format!("{} · {}", heading.name, heading.long_day);
    let title = if text::width(&long) <= room { long } else { format!("{} · {}", heading.name, heading.short_day) };
    let title = locked::fitted(&title, room);
    let left = Line::from(Span::styled(format!(" {title} "), theme.heading()));
    let left_width = u16::try_from(left.width()).unwrap_or(0).min(area.width);
    frame.render_widget(left, Rect { width: left_width, ..area });
    let right_width = u16::try_from(right.width()).unwrap_or(0).min(area.width);
    frame.render_widget(right, Rect { x: area.right() - right_width, width: right_width, ..area });
}

pub(in crate::tui) fn header(frame: &mut Frame, scene: &Scene, places: &Layout) {
    let inset = if places.framed { 1 } else { 0 };
    let area = Rect { x: places.header.x + inset, width: places.header.width - 2 * inset, ..places.header };
    let app = scene.app;
    let at_top = Heading::of(app.meeting(), scene.cx.forecast().day, scene.cx.now, app.lang, app.speed);
    heading(frame, &at_top, area, app.theme);
}

/// The sign and the words of a slot's time: "● 4:18 tilbage".
pub(in crate::tui) fn time_words(timing: &SlotTiming, lang: Lang) -> String {
    match timing.remaining {
        None => lang.say(&msg!("time-counts-up", time = time::mmss(timing.elapsed))),
        Some(left) => {
            let clock = time::mmss(left);
            match timing.phase {
                Phase::InTime => lang.say(&msg!("time-left", time = clock)),
                Phase::SoonOver => lang.say(&msg!("time-soon-over", time = clock)),
                Phase::Over => lang.say(&msg!("time-over", time = clock)),
            }
        }
    }
}

/// The words of a slot's time while the meeting is paused: "‖ 4:18 tilbage".
fn paused_words(timing: &SlotTiming, lang: Lang) -> String {
    lang.say(&match timing.remaining {
        None => msg!("time-paused-counts-up", time = time::mmss(timing.elapsed)),
        Some(left) if timing.phase == Phase::Over => msg!("time-paused-over", time = time::mmss(left)),
        Some(left) => msg!("time-paused-left", time = time::mmss(left)),
    })
}

/// Draws how much of a budget is spent.
pub(in crate::tui) fn bar(spent: BudgetShare, width: usize) -> String {
    let full = spent.of_width(width);
    format!("{}{}", "█".repeat(full), "░".repeat(width - full))
}

pub(in crate::tui) fn time_block(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let meeting = app.meeting();
    let width = usize::from(area.width);
    let mut lines: Vec<Line> = Vec::new();
    if let Some(at) = meeting.ended_at() {
        lines.push(Line::styled(lang.text("time-closed"), app.theme.accent()));
        let (day, time) = (at.date_naive(), time::hm(at.time(), lang));
        let said = match day == meeting.agenda().date {
            true => msg!("time-closed-at", time = time),
            false => msg!("time-closed-on", day = time::date_short(day, lang), time = time),
        };
        lines.push(Line::raw(lang.say(&said)));
    } else if let Some(run) = meeting.running().and_then(|i| meeting.slots().get(i).map(|r| (i, r))) {
        let (index, run) = run;
        let timing = meeting.timing(index, scene.cx.now);
        lines.extend(title_lines(&scene.cx, index, width, app.theme.accent(), area.height.saturating_sub(2)));
        let began = run.spans.last().map(|s| time::hm(s.start.time(), lang)).unwrap_or_default();
        let mut about = vec![lang.say(&msg!("time-began", time = began))];
        match (run.agreed_minutes(), run.changed_minutes) {
            (Some(planned), Some(now)) => {
                about.push(lang.say(&msg!("catch-time-planned", planned = planned, minutes = now)));
            }
            (None, Some(now)) => about.push(lang.say(&msg!("slot-minutes", minutes = now))),
            (Some(planned), None) => about.push(lang.say(&msg!("time-planned", minutes = planned))),
            (None, None) => {}
        }
        if let Budget::Until(end) = run.budget() {
            about.push(lang.say(&msg!("time-until", time = time::hm(end.time(), lang))));
        }
        if run.spans.len() > 1 {
            about.push(lang.say(&msg!("time-again", count = run.spans.len())));
        }
        let paused = meeting.paused_since();
        match paused {
            Some(since) => {
                // The pause comes first: of the two it must not be cut.
                let paused = lang.say(&msg!("time-paused-since", time = time::hm(since.time(), lang)));
                let rest = format!(" · {}", about.join(" · "));
                let rest = locked::fitted(&rest, width.saturating_sub(text::width(&paused)));
                lines.push(Line::from(vec![Span::styled(paused, app.theme.heading()), Span::raw(rest)]));
            }
            None => lines.push(Line::raw(locked::fitted(&about.join(" · "), width))),
        }
        let (words, style) = match paused {
            Some(_) => (paused_words(&timing, lang), app.theme.quiet()),
            None => (time_words(&timing, lang), app.theme.phase(timing.phase)),
        };
        let room = width.saturating_sub(text::width(&words) + 2).min(24);
        let mut spans = Vec::new();
        if let Some(spent) = timing.spent().filter(|_| room >= 8) {
            spans.push(Span::styled(format!("{}  ", bar(spent, room)), style));
        }
        spans.push(Span::styled(words, style));
        lines.push(Line::from(spans));
    } else {
        let next = meeting.first_pending();
        let head = match (meeting.opened_at(), meeting.paused_since()) {
            (None, _) => lang.text("time-not-begun"),
            (Some(_), Some(since)) => lang.say(&msg!("time-paused-since", time = time::hm(since.time(), lang))),
            (Some(_), None) => lang.text("time-nothing-runs"),
        };
        lines.push(Line::styled(head, app.theme.accent()));
        if let Some(run) = next.and_then(|i| meeting.slots().get(i)) {
            // A slot of an earlier day is one that was left over: it can be taken up at any time.
            let begun = meeting.opened_at().is_some();
            let today = scene.cx.now.date_naive();
            let fitting = |said: &dyn Fn(String) -> String| {
                // A time that is cut off at the edge would be another time.
                let long = said(time::date_weekday(run.slot.day, lang));
                if text::width(&long) <= width { long } else { said(time::date_short(run.slot.day, lang)) }
            };
            let start = run.planned_start().map(|at| (at - scene.cx.now.naive_local(), time::hm(at.time(), lang)));
            let words = match start {
                _ if !begun && run.slot.day < today => fitting(&|day| lang.say(&msg!("time-other-day", day = day))),
                Some((until, at)) if !begun && run.slot.day == today && until <= TimeDelta::zero() => {
                    lang.say(&msg!("time-late-start", time = at))
                }
                Some((_, at)) if run.slot.day > today => {
                    fitting(&|day| lang.say(&msg!("time-next-day", day = day, time = at.as_str())))
                }
                None if run.slot.day > today => fitting(&|day| lang.say(&msg!("time-next-day-untimed", day = day))),
                Some((until, at)) if until > TimeDelta::zero() => {
                    lang.say(&msg!("time-next-in", time = at, left = time::mmss(until)))
                }
                Some((_, at)) => lang.say(&msg!("time-next-was", time = at)),
                None => String::new(),
            };
            lines.push(Line::raw(words));
        }
    }
    frame.render_widget(Text::from(lines), area);
}

/// A slot's title, wrapped to `most` lines: its item's number, the title, the lock of a closed one.
pub(in crate::tui) fn title_lines(
    cx: &Context,
    slot: usize,
    width: usize,
    style: Style,
    most: u16,
) -> Vec<Line<'static>> {
    let meeting = cx.meeting();
    let Some(run) = meeting.slots().get(slot) else { return Vec::new() };
    // An id is not a number: an item without one has none.
    let items = run.slot.items.iter().filter_map(|id| meeting.agenda().item(id));
    let numbers: Vec<&str> =
        items.map(|item| &item.number).chain([&run.slot.number]).flatten().map(String::as_str).collect();
    let number = number::together(&numbers).map(|n| format!("{n}  ")).unwrap_or_default();
    let indent = text::width(&number);
    let title = locked::slot_title(meeting, slot);
    locked::wrapped(&title, width.saturating_sub(indent), usize::from(most))
        .into_iter()
        .enumerate()
        .map(|(n, line)| {
            let head = if n == 0 { number.clone() } else { " ".repeat(indent) };
            Line::styled(format!("{head}{line}"), style)
        })
        .collect()
}

pub(in crate::tui) fn status(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let Standing { drift, end, pace, pace_brief, late } = Standing::of(app.meeting(), scene.cx.forecast(), lang);
    // The message line has the whole of it when nothing else is there.
    let hidden = app.notice.is_some() || app.trouble.is_some();
    let mark = app.agenda_trouble.as_ref().filter(|_| hidden).map(|_| lang.text("reload-mark"));
    let style = if late { app.theme.phase(Phase::SoonOver) } else { Style::new() };
    let right = match (&app.trouble, app.saved_at) {
        (None, _) if app.drafts_failing => Line::styled(lang.text("draft-not-saved"), app.theme.alert()),
        (Some(_), _) => Line::styled(lang.text("not-saved"), app.theme.alert()),
        (None, Some(at)) => {
            Line::styled(lang.say(&msg!("saved-at", time = time::hms(at.time(), lang))), app.theme.quiet())
        }
        (None, None) => Line::styled(lang.text("nothing-recorded"), app.theme.quiet()),
    };
    // What does not fit whole is left out: half a pace is none.
    let first = drift.is_none() && end.is_none() && pace.is_none() && app.screen.marks.is_empty();
    let mark = mark.map(|mark| format!("{}{mark}", if first { "" } else { " · " }));
    let mark_width = mark.as_deref().map_or(0, text::width);
    let room = usize::from(area.width).saturating_sub(right.width() + 1 + mark_width);
    let (present, short) = members(scene);
    // That the body cannot decide comes before how fast it would have to go.
    let alert = app.theme.alert();
    let cannot = short.as_ref().map(|_| lang.text("attend-no-quorum"));
    let marked = app.screen.marks.len();
    let marked = (marked > 0).then(|| lang.say(&msg!("marks-count", count = marked)));
    let parts = [
        (marked, None, app.theme.accent()),
        (drift, None, style),
        (end, None, style),
        (short, cannot, alert),
        (present, None, style),
        (pace, pace_brief, style),
    ];
    let mut left = Line::default();
    for (part, brief, style) in parts {
        let dot = if left.spans.is_empty() { "" } else { " · " };
        let fits = |part: &String| left.width() + text::width(dot) + text::width(part) <= room;
        let Some(part) = part else { continue };
        let Some(part) = Some(part).filter(fits).or_else(|| brief.filter(fits)) else { break };
        left.push_span(Span::styled(format!("{dot}{part}"), style));
    }
    if let Some(mark) = mark {
        left.push_span(Span::styled(mark, app.theme.phase(Phase::SoonOver)));
    }
    ends(frame, area, left, right);
}

/// Says how many members are there, while somebody is missing whom the body may need to decide; or that they are too
/// few for that.
fn members(scene: &Scene) -> (Option<String>, Option<String>) {
    let (meeting, lang) = (scene.app.meeting(), scene.app.lang);
    if !meeting.agenda().protocol.expects_quorum() || !meeting.is_attendance_recorded() {
        return (None, None);
    }
    let quorum = meeting.quorum(scene.cx.now);
    let said = lang.say(&msg!("attend-count", present = quorum.present, seats = quorum.seats));
    if quorum.seats > 0 && !quorum.is_reached() && meeting.closed_at().is_none() {
        return (None, Some(format!("{}, {said}", lang.text("attend-no-quorum"))));
    }
    if let Some((_, quorum)) = meeting.short_of_members(scene.cx.now).filter(|_| meeting.closed_at().is_none()) {
        let said = msg!("attend-no-quorum-on", present = quorum.present, seats = quorum.seats);
        return (None, Some(lang.say(&said)));
    }
    (Some(said).filter(|_| quorum.present < quorum.seats), None)
}

/// Says what happened, or what is to be known, in so many lines at most: what does not fit in one goes on in the next.
pub(in crate::tui) fn message(scene: &Scene, width: u16, most: u16) -> Vec<Line<'static>> {
    let app = scene.app;
    let (width, most) = (usize::from(width), usize::from(most.max(1)));
    let said = |msg: &Msg| text::one_line(&app.lang.say(msg));
    // A question in the middle is not asked twice.
    let notice = app.notice.as_ref().filter(|_| view::asked(app).is_none());
    let asks = notice.filter(|n| matches!(n.tone, Tone::Ask | Tone::Urgent));
    let warning = app.theme.phase(Phase::SoonOver);
    if let (Some(why), None) = (app.why_stopped(), asks) {
        wrapped(&said(&why), width, most, app.theme.alert())
    } else if let Some(call) = app.notice_is_read(scene.cx.now).then(|| call_lines(scene, width, most)).flatten() {
        // It stands for minutes: what was just said comes first, a question always.
        call
    } else if let Some(notice) = notice {
        let style = match notice.tone {
            Tone::Tell | Tone::Done(_) => Style::new(),
            Tone::Ask | Tone::Warn | Tone::Ignored | Tone::Urgent => warning,
        };
        wrapped(&text::one_line(&notice.line(&app.keys, app.lang)), width, most, style)
    } else if let Some(msg) = &app.moved_to {
        wrapped(&said(msg), width, most, warning)
    } else if let Some(msg) = &app.agenda_trouble {
        // What is wrong comes first; that the meeting goes on is said where there is room.
        let wrong = said(msg);
        let long = format!("{wrong} · {}", app.lang.text("reload-goes-on"));
        match text::wrap(&long, width).len() <= most {
            true => wrapped(&long, width, most, warning),
            false => trouble(scene, &wrong, width, most),
        }
    } else if let Some(forgotten) = forgotten(scene, width) {
        vec![Line::styled(forgotten, app.theme.quiet())]
    } else {
        vec![Line::default()]
    }
}

/// Wraps what is said to so many lines at most.
fn wrapped(said: &str, width: usize, most: usize, style: Style) -> Vec<Line<'static>> {
    let mut lines = text::wrap(said, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(locked::fitted(&rest, width));
    }
    lines.into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Says what is wrong with the agenda, and where not all of it fits, which key shows it.
fn trouble(scene: &Scene, wrong: &str, width: usize, most: usize) -> Vec<Line<'static>> {
    let app = scene.app;
    let style = app.theme.phase(Phase::SoonOver);
    let mut lines = text::wrap(wrong, width);
    if lines.len() > most {
        let key = app.lang.say(&msg!("reload-read-whole", key = app.keys.label(Action::ChangedAgenda)));
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        let rest = locked::fitted(&rest, width.saturating_sub(text::width(&key) + 3));
        lines.push(format!("{rest} · {key}"));
    }
    lines.into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Asks whether the key to go on was forgotten, where a slot has been over its time for long.
fn forgotten(scene: &Scene, width: usize) -> Option<String> {
    let meeting = scene.app.meeting();
    let index = meeting.running().filter(|_| meeting.paused_since().is_none())?;
    let timing = meeting.timing(index, scene.cx.now);
    let over = -timing.remaining?;
    let is_long = over >= LONG_OVER && over * 2 >= timing.budget?;
    let keys = (scene.app.keys.label(Action::Next), scene.app.keys.label(Action::CorrectTime));
    let length = wording::length(wording::minutes(over), scene.app.lang);
    let say = |slot: &str| {
        let (next, correct, length) = (keys.0.clone(), keys.1.clone(), length.clone());
        scene.app.lang.say(&msg!("slot-long-over", slot = slot, length = length, next = next, correct = correct))
    };
    let room = width.saturating_sub(text::width(&say("")));
    is_long.then(|| say(&locked::fitted(&locked::slot_title(meeting, index), room)))
}

/// Says who to call in, or that they wait; and below it, or next to it in half the line, what is wrong with the agenda:
/// either may stand for long.
fn call_lines(scene: &Scene, width: usize, most: usize) -> Option<Vec<Line<'static>>> {
    let app = scene.app;
    let heading = app.theme.heading();
    let Some(wrong) = &app.agenda_trouble else {
        let is_free = app.moved_to.is_none() && forgotten(scene, width).is_none();
        let waiting = || calls::waiting(&scene.cx).filter(|_| is_free).map(|said| locked::fitted(&said, width));
        return Some(vec![Line::styled(calls::line(&scene.cx, width).or_else(waiting)?, heading)]);
    };
    let wrong = text::one_line(&app.lang.say(wrong));
    if most > 1 {
        let call = Line::styled(calls::line(&scene.cx, width)?, heading);
        return Some([call].into_iter().chain(trouble(scene, &wrong, width, most - 1)).collect());
    }
    let call = calls::line(&scene.cx, width / 2)?;
    let room = width.saturating_sub(text::width(&call) + 3);
    let mut line = Line::from(vec![Span::styled(call, heading), Span::raw(" · ")]);
    line.spans.extend(trouble(scene, &wrong, room, 1).into_iter().flat_map(|line| {
        let style = line.style;
        line.spans.into_iter().map(move |span| span.patch_style(style))
    }));
    Some(vec![line])
}
