//! The chair's screen after the close: planned against actual for every slot, in words.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use super::{ChairScene, said};
use crate::agenda::SlotKind;
use crate::meeting::{Forecast, Phase, SlotState};
use crate::msg;
use crate::protocol::SlotFace;
use crate::text;
use crate::time::{self, Stamp};
use crate::tui::main_screen::bars;
use crate::tui::main_screen::standing::Standing;

/// From this width on the planned start stands beside the actual one.
const BOTH_TIMES: u16 = 60;
/// Wider, the verdict would stand too far from its title.
const WIDEST: u16 = 110;

/// A line of the table.
struct Row {
    planned: String,
    began: String,
    title: String,
    verdict: String,
    style: Style,
}

/// Draws what became of the meeting; the totals first, for they must not be cut.
pub(super) fn draw(
    frame: &mut Frame,
    area: Rect,
    scene: &ChairScene,
    faces: &[SlotFace],
    forecast: &Forecast,
    now: Stamp,
) {
    let (lang, theme) = (scene.lang, scene.theme);
    let roomy = area.height >= 12;
    let standing = Standing::of(scene.meeting, forecast, lang);
    let mut totals = vec![Span::styled(standing.end.unwrap_or_default(), theme.heading())];
    if let Some(drift) = standing.drift {
        let style = if standing.late { theme.phase(Phase::SoonOver) } else { Style::new() };
        totals.push(Span::raw(" · "));
        totals.push(Span::styled(drift, style));
    }
    let mut lines = Vec::new();
    if roomy {
        lines.push(Line::default());
    }
    lines.push(Line::styled(lang.text("time-closed"), theme.accent()));
    lines.push(Line::from(totals));
    if roomy {
        lines.push(Line::default());
    }
    let rows = rows(scene, faces, now);
    let both = area.width >= BOTH_TIMES;
    let width = usize::from(area.width.min(WIDEST));
    if roomy {
        let planned = if both { format!("{:>5}  ", lang.text("chair-column-planned")) } else { String::new() };
        lines.push(Line::styled(format!("{planned}{}", lang.text("chair-column-began")), theme.quiet()));
    }
    let column = rows.iter().map(|r| text::width(&r.verdict)).max().unwrap_or(0);
    let room = usize::from(area.height).saturating_sub(lines.len());
    let shown = if rows.len() <= room { rows.len() } else { room.saturating_sub(1) };
    let spaced = rows.len() * 2 <= room;
    for (n, row) in rows.iter().take(shown).enumerate() {
        if spaced && n > 0 {
            lines.push(Line::default());
        }
        let planned = if both { format!("{:>5}  ", row.planned) } else { String::new() };
        let times = format!("{planned}{:>7}  ", row.began);
        let left = width.saturating_sub(text::width(&times) + column + 2);
        let title = super::cut(&row.title, left);
        let gap = " ".repeat(left.saturating_sub(text::width(&title)) + 2);
        lines.push(Line::from(vec![
            Span::styled(times, theme.quiet()),
            Span::raw(format!("{title}{gap}")),
            Span::styled(row.verdict.clone(), row.style),
        ]));
    }
    if shown < rows.len() {
        lines.push(Line::styled(lang.say(&msg!("chair-more", count = rows.len() - shown)), theme.quiet()));
    }
    frame.render_widget(Text::from(lines), area);
}

fn rows(scene: &ChairScene, faces: &[SlotFace], now: Stamp) -> Vec<Row> {
    let (lang, meeting) = (scene.lang, scene.meeting);
    let several_days = meeting.agenda().days().len() > 1;
    let mut day = None;
    let mut rows = Vec::new();
    for (index, (run, face)) in meeting.slots().iter().zip(faces).enumerate() {
        if run.slot.kind == SlotKind::Close {
            continue;
        }
        if several_days && day != Some(run.slot.day) {
            day = Some(run.slot.day);
            let title = time::date_weekday(run.slot.day, lang);
            let style = Style::new();
            rows.push(Row { planned: String::new(), began: String::new(), title, verdict: String::new(), style });
        }
        let (verdict, style) = verdict(scene, index, now);
        rows.push(Row {
            planned: if run.unplanned { "+".to_owned() } else { time::hm(run.slot.start.time(), lang) },
            began: run.spans.first().map(|s| time::hm(s.start.time(), lang)).unwrap_or_else(|| "–".to_owned()),
            title: said::numbered(face),
            verdict,
            style,
        });
    }
    rows
}

/// What became of a slot, against its budget as agreed.
fn verdict(scene: &ChairScene, index: usize, now: Stamp) -> (String, Style) {
    let (lang, theme, meeting) = (scene.lang, scene.theme, scene.meeting);
    let quiet = theme.quiet();
    match meeting.slot_state(index) {
        SlotState::Done | SlotState::Running => {
            // Against the plan as it was agreed: a budget that was cut on the way is no plan that was kept.
            let elapsed = meeting.elapsed(index, now);
            let agreed = meeting.slots().get(index).and_then(|r| r.agreed_minutes());
            let left = agreed.map(|m| TimeDelta::minutes(i64::from(m)) - elapsed);
            match left.map(bars::minutes) {
                Some(m) if m < 0 => {
                    (lang.say(&msg!("slot-over", length = bars::length(-m, lang))), theme.phase(Phase::SoonOver))
                }
                Some(m) if m > 0 => (lang.say(&msg!("slot-under", length = bars::length(m, lang))), Style::new()),
                Some(_) => (lang.text("chair-as-planned"), Style::new()),
                None => {
                    let took = bars::length(bars::minutes(elapsed), lang);
                    (lang.say(&msg!("chair-took", length = took)), Style::new())
                }
            }
        }
        SlotState::Pending => (lang.text("chair-not-held"), quiet),
        SlotState::Postponed => (lang.text("slot-postponed"), quiet),
        SlotState::Skipped => (lang.text("slot-skipped"), quiet),
    }
}
