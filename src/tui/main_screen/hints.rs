//! The last lines: what Space does, and the keys that are of use now.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use crate::agenda::Profile;
use crate::meeting::NextStep;
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::{Context, Focus};
use crate::tui::keymap::{self, Action, Footing};
use crate::tui::theme::Theme;
use crate::tui::view::Scene;
use crate::wording::locked;

/// How far behind its plan a meeting is when time should be won back.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// What Space will do, in words; none when the meeting is closed.
fn next_words(scene: &Scene) -> Option<String> {
    let app = scene.app;
    let lang = app.lang;
    let meeting = app.meeting();
    if meeting.paused_since().is_some() && meeting.closed_at().is_none() {
        return Some(lang.text("next-resume"));
    }
    let (index, ends_day) = match meeting.next_step(scene.cx.now) {
        NextStep::Start(index) => (index, false),
        NextStep::DayEnds { then } => (then, meeting.running().is_some()),
        NextStep::Review if meeting.opened_at().is_some() => return Some(lang.text("next-review")),
        NextStep::Add | NextStep::Review | NextStep::None => return None,
    };
    if ends_day {
        return Some(lang.text("next-day-ends"));
    }
    let run = meeting.slots().get(index)?;
    let slot = locked::slot_title(meeting, index);
    let time = run.planned_start().map(|at| time::hm(at.time(), lang));
    let waits = scene.cx.forecast().slots.get(index).copied().flatten().is_some_and(|e| e.waits);
    let begins = meeting.opened_at().is_none();
    Some(lang.say(&match time {
        Some(time) if begins => msg!("next-begin", time = time, slot = slot),
        Some(time) if waits && meeting.running().is_some() => msg!("next-waits", slot = slot, time = time),
        Some(time) => msg!("next-slot", time = time, slot = slot),
        None if begins => msg!("next-begin-untimed", slot = slot),
        None => msg!("next-unplanned", slot = slot),
    }))
}

/// The lines as they fill up, each key with its word.
struct Lines {
    theme: Theme,
    width: usize,
    /// The lines that are full, and the one that is being filled last.
    lines: Vec<Vec<Span<'static>>>,
    /// The columns used of the last one.
    used: usize,
    /// How many there may be.
    most: usize,
}

impl Lines {
    fn new(theme: Theme, area: Rect) -> Self {
        let (width, most) = (usize::from(area.width), usize::from(area.height));
        Self { theme, width, lines: vec![Vec::new()], used: 0, most }
    }

    /// Adds a key where there is room; of the last line `reserve` columns stay free. False: it does not fit.
    fn push(&mut self, key: &str, label: &str, reserve: usize) -> bool {
        let own = text::width(key) + 1 + text::width(label);
        let fits = |used: usize, line: usize| {
            let gap = if used == 0 { 0 } else { 2 };
            let kept = if line == self.most { reserve } else { 0 };
            used + gap + own + kept <= self.width
        };
        if !fits(self.used, self.lines.len()) {
            if self.lines.len() >= self.most || !fits(0, self.lines.len() + 1) {
                return false;
            }
            self.lines.push(Vec::new());
            self.used = 0;
        }
        let gap = if self.used == 0 { 0 } else { 2 };
        self.used += gap + own;
        if let Some(line) = self.lines.last_mut() {
            line.push(Span::raw(" ".repeat(gap)));
            line.push(Span::styled(key.to_owned(), self.theme.accent()));
            line.push(Span::raw(format!(" {label}")));
        }
        true
    }

    fn draw(self, frame: &mut Frame, area: Rect) {
        let lines: Vec<Line> = self.lines.into_iter().map(Line::from).collect();
        frame.render_widget(Text::from(lines), area);
    }
}

/// Lists what the last lines name, most important first: only what can be done now.
fn actions(cx: &Context) -> Vec<Action> {
    let meeting = cx.meeting();
    let is_closed = meeting.closed_at().is_some();
    let mut actions = if is_closed {
        keymap::FOOTER_CLOSED.to_vec()
    } else {
        keymap::footer(Footing {
            is_political: meeting.agenda().protocol.profile == Profile::Political,
            is_attendance_open: !meeting.is_attendance_recorded(),
            is_late: cx.forecast().drift.is_some_and(|drift| drift >= LATE),
        })
    };
    let has_begun = meeting.opened_at().is_some();
    let is_running = meeting.running().is_some();
    let has_guests = (0..meeting.slots().len()).any(|slot| !meeting.guests(slot).is_empty());
    actions.retain(|action| match action {
        Action::Close => has_begun || is_closed,
        Action::Pause | Action::EndSlot | Action::CorrectTime | Action::CatchUp => has_begun,
        Action::MoreTime => is_running,
        Action::Guests => has_guests,
        Action::Records => is_closed || cx.selected.focus == Focus::Plan,
        _ => true,
    });
    match meeting.next_step(cx.now) {
        // In an empty plan there is nothing to write on, and the key that adds is named first.
        NextStep::Add if cx.selected_target().is_none() => {
            actions.retain(|action| matches!(action, Action::Attendance | Action::Close | Action::Leave));
        }
        NextStep::Add => actions.retain(|action| *action != Action::AddSlot),
        // Where nothing of the plan is left, what is written on its last point comes before another.
        NextStep::Review => {
            actions.retain(|action| *action != Action::AddSlot);
            let place = actions.iter().position(|action| *action == Action::FollowUp).map_or(0, |place| place + 1);
            actions.insert(place, Action::AddSlot);
        }
        NextStep::Start(_) | NextStep::DayEnds { .. } | NextStep::None => {}
    }
    actions
}

pub(in crate::tui) fn hints(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let theme = app.theme;
    let width = usize::from(area.width);
    let mut lines = Lines::new(theme, area);
    if app.trouble.is_some() {
        for (action, label) in
            [(Action::TryAgain, "stopped-foot-again"), (Action::SaveElsewhere, "stopped-foot-elsewhere")]
        {
            lines.push(&app.keys.label(action), &lang.text(label), 0);
        }
        if let (Some(waits), Some(line)) = (app.waiting_text(), lines.lines.last_mut()) {
            let room = width.saturating_sub(lines.used + 3);
            line.push(Span::styled(format!(" · {}", locked::fitted(&waits, room)), theme.quiet()));
        }
        return lines.draw(frame, area);
    }
    if app.dialog().is_some() {
        // What is open has its own keys in its own edge; only what works everywhere is named here.
        if let Some(next) = next_words(scene) {
            let key = app.keys.label(Action::NextAnywhere);
            let room = width.saturating_sub(text::width(&key) + 2).min(60);
            lines.push(&key, &locked::fitted(&next, room), 0);
        }
        return lines.draw(frame, area);
    }
    let help = (app.keys.label(Action::Help), lang.text("foot-help"));
    let reserve = text::width(&help.0) + text::width(&help.1) + 3;
    let closed = app.meeting().closed_at().is_some();
    if matches!(app.screen.focus, Focus::Records(_)) && !closed {
        // What a close has sealed stays as it is, and can be corrected.
        let is_sealed = scene.cx.selected_record().is_some_and(|id| app.meeting().is_sealed(id));
        let is_offered = |action: Action| !is_sealed || !matches!(action, Action::Withdraw | Action::Edit);
        for (action, label) in [
            (Action::Start, "foot-edit"),
            (Action::Withdraw, "foot-withdraw"),
            (Action::Edit, "foot-more"),
            (Action::Records, "foot-back"),
        ]
        .into_iter()
        .filter(|(action, _)| is_offered(*action))
        {
            lines.push(&app.keys.label(action), &lang.text(label), reserve);
        }
    } else if app.meeting().next_step(scene.cx.now) == NextStep::Add {
        lines.push(&app.keys.label(Action::AddSlot), &lang.text("next-add"), reserve);
    } else if let Some(next) = next_words(scene) {
        let room = if width >= 100 { 46 } else { width * 3 / 8 };
        lines.push(&app.keys.label(Action::Next), &locked::fitted(&next, room), reserve);
    }
    for action in actions(&scene.cx) {
        let Some(row) = app.keys.row(action) else { continue };
        let own = if closed { keymap::footer_closed(action) } else { None };
        let Some(label) = own.or(row.spec.footer) else { continue };
        // A shorter one of those that follow may still have room.
        lines.push(&app.keys.label(action), &lang.text(label), reserve);
    }
    lines.push(&help.0, &help.1, 0);
    lines.draw(frame, area);
}
