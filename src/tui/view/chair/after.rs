//! The chair's screen after the close: planned against actual for every slot.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use crate::chair::{RowTone, Table};
use crate::lang::Lang;
use crate::meeting::Phase;
use crate::msg;
use crate::text;
use crate::tui::theme::Theme;

/// From this width on the planned start is next to the actual one.
const BOTH_TIMES: u16 = 60;
/// Wider, the verdict would be too far from its title.
const WIDEST: u16 = 110;

/// Draws what became of the meeting; the totals first, for they must not be cut.
pub(super) fn draw(frame: &mut Frame, area: Rect, table: &Table, lang: Lang, theme: Theme) {
    let roomy = area.height >= 12;
    let standing = &table.standing;
    let mut totals = vec![Span::styled(standing.end.clone().unwrap_or_default(), theme.heading())];
    if let Some(drift) = &standing.drift {
        let style = if standing.late { theme.phase(Phase::SoonOver) } else { Style::new() };
        totals.push(Span::raw(" · "));
        totals.push(Span::styled(drift.clone(), style));
    }
    let mut lines = Vec::new();
    if roomy {
        lines.push(Line::default());
    }
    lines.push(Line::styled(table.words.clone(), theme.accent()));
    lines.push(Line::from(totals));
    if roomy {
        lines.push(Line::default());
    }
    let rows = &table.rows;
    let both = area.width >= BOTH_TIMES;
    let width = usize::from(area.width.min(WIDEST));
    if roomy {
        let planned = if both { format!("{:>5}  ", table.planned_column) } else { String::new() };
        lines.push(Line::styled(format!("{planned}{}", table.began_column), theme.quiet()));
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
        let title = crate::wording::locked::fitted(&row.title, left);
        let gap = " ".repeat(left.saturating_sub(text::width(&title)) + 2);
        let style = match row.tone {
            RowTone::Plain => Style::new(),
            RowTone::Over => theme.phase(Phase::SoonOver),
            RowTone::NotHeld => theme.quiet(),
        };
        lines.push(Line::from(vec![
            Span::styled(times, theme.quiet()),
            Span::raw(format!("{title}{gap}")),
            Span::styled(row.verdict.clone(), style),
        ]));
    }
    if shown < rows.len() {
        lines.push(Line::styled(lang.say(&msg!("chair-more", count = rows.len() - shown)), theme.quiet()));
    }
    frame.render_widget(Text::from(lines), area);
}
