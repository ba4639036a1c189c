//! An editor, drawn: its box with what it is for and its outcome, the text, and what is open over it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::{Editor, List, OUTCOMES};
use crate::agenda::Outcome;
use crate::meeting::{RecordKind, StatementKind, forward};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::dialog::Component;
use crate::tui::drafts::DraftKind;
use crate::tui::item;
use crate::tui::keymap::{Action, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, list, lower, page, paragraph, typed, wrapped};
use crate::wording;
use crate::wording::locked;
use crate::wording::votes::speakers;

/// Places an editor in an area: the item stays in sight above the text, which grows as it is written, to half of the
/// area and no further.
pub(super) fn outer(editor: &Editor, area: Rect) -> Rect {
    let columns = usize::from(area.width.saturating_sub(4)).max(1);
    let lines = editor.text.widget().lines().iter().map(|l| text::width(l) / columns + 1).sum::<usize>() + 4;
    let height = u16::try_from(lines).unwrap_or(u16::MAX).max(9).min((area.height / 2).max(9));
    if area.height < 14 || editor.list.is_some() { area } else { lower(area, height) }
}

/// The columns that a title has for more than the items' names.
const TITLE: usize = 24;

/// Names the items that a text is for, where the box's edge has no room for all of them.
fn names(editor: &Editor, outer: Rect, cx: &Context) -> Vec<String> {
    let named = locked::heading_of(cx.meeting(), &editor.open_draft().all(), false, cx.lang);
    let is_said = editor.with.is_empty() || text::width(&named) + TITLE <= usize::from(outer.width);
    if is_said { Vec::new() } else { text::wrap(&named, usize::from(page(outer).width).max(1)) }
}

/// Returns the place of the text in the box, and of the line below it that tells a decision's outcome.
fn inside(editor: &Editor, outer: Rect, cx: &Context) -> (Rect, Option<Rect>) {
    let mut text = page(outer);
    let named = u16::try_from(names(editor, outer, cx).len()).unwrap_or(0).min(text.height.saturating_sub(2));
    (text.y, text.height) = (text.y + named, text.height - named);
    if editor.writing != DraftKind::Decision || text.height <= 2 {
        return (text, None);
    }
    text.height -= 1;
    (text, Some(Rect { y: text.bottom(), height: 1, ..text }))
}

/// Draws the recommendation that a decision answers, all of it where there is room: above the editor, or else in the
/// plan's place.
fn recommendation(frame: &mut Frame, editor: &Editor, outer: Rect, cx: &Context) {
    // Several are recommended different things.
    let is_one = editor.writing == DraftKind::Decision && editor.with.is_empty();
    let item = cx.meeting().item(&editor.on).filter(|_| is_one);
    let Some(item) = item else { return };
    let places = Layout::of(cx.size);
    let side = places.side_area();
    let lines = |width: u16, most: usize| {
        let mut page = item::Page::new(usize::from(width), cx.theme);
        item::recommendation(cx.lang, &mut page, item, most);
        page.lines
    };
    let above = Rect { x: side.x + 1, width: side.width.saturating_sub(2), height: outer.y - side.y, ..side };
    let all = lines(above.width, usize::MAX / 4);
    if all.is_empty() {
        return;
    }
    if all.len() <= usize::from(above.height) {
        frame.render_widget(Clear, above);
        paragraph(frame, all, above);
    } else if places.framed {
        let most = usize::from(places.plan.height).saturating_sub(2);
        frame.render_widget(Clear, places.plan);
        let inside = Rect { x: places.plan.x + 1, width: places.plan.width.saturating_sub(2), ..places.plan };
        paragraph(frame, lines(inside.width, most), inside);
    }
}

/// Draws all of an editor that typing does not change.
pub(super) fn still(frame: &mut Frame, editor: &Editor, outer: Rect, cx: &Context) {
    let lang = cx.lang;
    recommendation(frame, editor, outer, cx);
    let item = cx.open_title(editor.open_draft());
    let (title, hint) = match &editor.writing {
        DraftKind::Decision if cx.comes_after(editor.editing) => {
            let title = match editor.editing {
                Some(_) => msg!("after-editor-correct", item = item),
                None => msg!("after-editor-add", item = item),
            };
            (title, "after-hint-editor")
        }
        DraftKind::Decision => {
            let before = editor.decision_before(cx).map_or(0, |_| cx.meeting().decisions_on(&editor.on).count());
            match before {
                0 => (msg!("editor-decision", item = item), "hint-editor-decision"),
                _ => (msg!("editor-decision-further", before = before, item = item), "hint-editor-further"),
            }
        }
        DraftKind::Statement { statement, who, .. } => {
            let name = speakers(who, cx.agenda(), cx.lang);
            let title = match statement {
                StatementKind::Dissent => msg!("dissent-editor", name = name, item = item),
                StatementKind::Remark => msg!("dissent-editor-remark", name = name, item = item),
            };
            (title, if cx.comes_after(editor.editing) { "after-hint-editor" } else { "hint-editor-note" })
        }
        DraftKind::Discussion => {
            let title = match editor.editing.and_then(|id| cx.meeting().record(id)) {
                Some(record) if record.kind() == RecordKind::Note => msg!("editor-discussion-of-note", item = item),
                _ => msg!("editor-discussion", item = item),
            };
            (title, if cx.comes_after(editor.editing) { "after-hint-editor" } else { "hint-editor-note" })
        }
        DraftKind::Note | DraftKind::FollowUp | DraftKind::Vote { .. } | DraftKind::Motion | DraftKind::Election => {
            (msg!("editor-note", item = item), "hint-editor-note")
        }
    };
    let mut hint = cx.keys.hint(Scope::Editor, hint);
    hint.args.extend(title.args.iter().filter(|(name, _)| *name == "before").cloned());
    // What is open in it has keys of its own.
    let hint = if editor.is_typed_in() { lang.say(&hint) } else { String::new() };
    boxed(frame, cx.theme, outer, &lang.say(&title), &hint);
    let names = names(editor, outer, cx).into_iter().map(|line| Line::styled(line, cx.theme.heading()));
    let above = inside(editor, outer, cx).0.y.saturating_sub(page(outer).y);
    paragraph(frame, names.collect(), Rect { height: above, ..page(outer) });
    if let (_, Some(line)) = inside(editor, outer, cx) {
        let outcome = match editor.outcome() {
            Outcome::Forwarded => {
                let forward = forward::parse(&editor.forwarded, cx.agenda());
                match (&forward.to, forward.on) {
                    (None, None) => lang.text("forwarded-where"),
                    (to, on) => item::forwarded(to.as_deref(), on, cx.agenda(), lang),
                }
            }
            outcome => wording::outcome(outcome, lang),
        };
        let key = cx.keys.label_in(Scope::Editor, Action::Outcomes);
        let said = |outcome: &str| lang.say(&msg!("editor-outcome", outcome = outcome, key = &key));
        let room = usize::from(line.width).saturating_sub(text::width(&said("")));
        let said = said(&locked::fitted(&outcome, room));
        frame.render_widget(Paragraph::new(said).style(cx.theme.quiet()), line);
    }
}

/// Draws the text of an editor, and the list that is open over it.
pub(super) fn text(frame: &mut Frame, editor: &Editor, outer: Rect, cx: &Context) {
    typed(frame, cx, &editor.text, inside(editor, outer, cx).0);
    if let Some(line) = &editor.forward {
        forward_line(frame, line, outer, cx);
    }
    let Some((list, cursor)) = editor.list else { return };
    let lang = cx.lang;
    let (title, rows): (_, Vec<String>) = match list {
        List::Phrases => {
            let phrases = cx.agenda().phrases.iter().take(9);
            ("list-phrases", phrases.map(|p| text::one_line(&p.text)).collect())
        }
        List::Outcomes => ("list-outcomes", OUTCOMES.iter().map(|o| wording::outcome(*o, lang)).collect()),
    };
    let height = u16::try_from(rows.len() + 2).unwrap_or(11);
    let place = lower(page(outer), height);
    let mut hint = cx.keys.hint(Scope::EditorList, "hint-list");
    hint.args.push(("last", rows.len().into()));
    choices(frame, (&lang.text(title), &lang.say(&hint)), &rows, cursor, place, cx);
}

/// Draws the line for where a decision is forwarded to, and how it is understood below it.
fn forward_line(frame: &mut Frame, line: &TextBox, area: Rect, cx: &Context) {
    let (lang, theme) = (cx.lang, cx.theme);
    let place = lower(page(area), 5);
    let inner = boxed(frame, cx.theme, place, &lang.text("forwarded-title"), &cx.hint(Scope::Line, "forwarded-hint"));
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    typed(frame, cx, line, Rect { height: 1, ..inner });
    let forward = forward::parse(&line.text(), cx.agenda());
    let (said, style) = match &forward.bad_date {
        Some((typed, _)) => (lang.say(&msg!("forwarded-no-date", typed = typed.as_str())), theme.alert()),
        None if forward.to.is_none() && forward.on.is_none() => (lang.text("forwarded-help"), theme.quiet()),
        None => (item::forwarded(forward.to.as_deref(), forward.on, cx.agenda(), lang), theme.accent()),
    };
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    paragraph(frame, wrapped(&said, below.width, style), below);
}

/// Draws numbered rows in a box, the chosen one in sight.
fn choices(frame: &mut Frame, (title, hint): (&str, &str), rows: &[String], cursor: usize, area: Rect, cx: &Context) {
    let inner = boxed(frame, cx.theme, area, title, hint);
    let width = usize::from(inner.width);
    let lines: Vec<Line> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let number = if n < 9 { format!("{} ", n + 1) } else { "  ".to_owned() };
            let row = format!(" {number} {row}");
            let row = locked::fitted(&row, width);
            let gap = width.saturating_sub(text::width(&row));
            let style = if n == cursor { cx.theme.selected() } else { Style::new() };
            Line::styled(format!("{row}{}", " ".repeat(gap)), style)
        })
        .collect();
    list(frame, cx, lines, cursor, inner);
}
