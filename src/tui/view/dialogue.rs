//! Editors, lines, menus, the search and the review, drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::Paragraph;

use super::{Scene, body, boxed, page, records, scrolled};
use crate::agenda::Outcome;
use crate::meeting::followup::PartKind;
use crate::meeting::{Edge, StatementKind, forward};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::overlay::{After, Editor, EditorList, Label, Line, LineKind, Menu, OUTCOMES, Review, Search, Writing};
use crate::tui::review;
use crate::tui::slot_line::{SlotLine, slot_line};
use crate::tui::textbox::TextBox;
use crate::wording::locked;

/// The lower `height` lines of an area, or all of it.
fn lower(area: Rect, height: u16) -> Rect {
    let height = height.min(area.height);
    Rect { y: area.bottom() - height, height, ..area }
}

/// Where an open editor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EditorBox {
    /// The box.
    outer: Rect,
    /// The text in it.
    text: Rect,
    /// The line below the text that tells a decision's outcome.
    outcome: Option<Rect>,
}

/// Places an editor in an area: the item stays in sight above the text, which grows as it is written, to half of the area and no further.
pub(super) fn editor_box(editor: &Editor, area: Rect) -> EditorBox {
    let columns = usize::from(area.width.saturating_sub(4)).max(1);
    let lines = editor.text.widget().lines().iter().map(|l| text::width(l) / columns + 1).sum::<usize>() + 4;
    let height = u16::try_from(lines).unwrap_or(u16::MAX).max(9).min((area.height / 2).max(9));
    let outer = if area.height < 14 || editor.list.is_some() { area } else { lower(area, height) };
    let mut text = page(outer);
    let mut outcome = None;
    if editor.writing == Writing::Decision && text.height > 2 {
        text.height -= 1;
        outcome = Some(Rect { y: text.bottom(), height: 1, ..text });
    }
    EditorBox { outer, text, outcome }
}

/// Draws all of an editor that typing does not change.
pub(super) fn draw_editor_box(frame: &mut Frame, scene: &Scene, editor: &Editor, place: EditorBox) {
    let app = scene.app;
    let lang = app.lang;
    let item = app.numbered_title(&editor.on);
    let (title, hint) = match &editor.writing {
        Writing::Decision if app.comes_after(editor.editing) => {
            let title = match editor.editing {
                Some(_) => msg!("after-editor-correct", item = item),
                None => msg!("after-editor-add", item = item),
            };
            (title, "after-hint-editor")
        }
        Writing::Decision => (msg!("editor-decision", item = item), "hint-editor-decision"),
        Writing::Statement { statement, who, .. } => {
            let name = text::one_line(app.meeting().agenda().name(who));
            let title = match statement {
                StatementKind::Dissent => msg!("dissent-editor", name = name, item = item),
                StatementKind::Remark => msg!("dissent-editor-remark", name = name, item = item),
            };
            (title, if app.comes_after(editor.editing) { "after-hint-editor" } else { "hint-editor-note" })
        }
        Writing::Note | Writing::FollowUp | Writing::Vote { .. } => {
            (msg!("editor-note", item = item), "hint-editor-note")
        }
    };
    boxed(frame, scene, place.outer, &lang.say(&title), &lang.text(hint));
    if let Some(line) = place.outcome {
        let outcome = match editor.outcome {
            Outcome::Forwarded => {
                let forward = forward::parse(&editor.forwarded, app.meeting().agenda());
                match (&forward.to, forward.on) {
                    (None, None) => lang.text("forwarded-where"),
                    (to, on) => records::forwarded(to.as_deref(), on, app.meeting().agenda(), lang),
                }
            }
            outcome => records::outcome(outcome, lang),
        };
        let room =
            usize::from(line.width).saturating_sub(text::width(&lang.say(&msg!("editor-outcome", outcome = ""))));
        let said = lang.say(&msg!("editor-outcome", outcome = text::truncate(&outcome, room).into_owned()));
        frame.render_widget(Paragraph::new(said).style(app.theme.quiet()), line);
    }
}

/// Draws the text of an editor, and the list that is open over it.
pub(super) fn editor_text(frame: &mut Frame, scene: &Scene, editor: &Editor, place: EditorBox) {
    frame.render_widget(editor.text.widget(), place.text);
    if let Some(line) = &editor.forward {
        forward_line(frame, scene, line, place.outer);
    }
    let Some((list, cursor)) = editor.list else { return };
    let lang = scene.app.lang;
    let (title, rows): (_, Vec<String>) = match list {
        EditorList::Phrases => {
            let phrases = scene.app.meeting().agenda().phrases.iter().take(9);
            ("list-phrases", phrases.map(|p| text::one_line(&p.text)).collect())
        }
        EditorList::Outcomes => ("list-outcomes", OUTCOMES.iter().map(|o| records::outcome(*o, lang)).collect()),
    };
    let height = u16::try_from(rows.len() + 2).unwrap_or(11);
    let outer = place.outer;
    let list = lower(Rect { x: outer.x + 1, width: outer.width.saturating_sub(2), ..outer }, height);
    choices(frame, scene, &lang.text(title), &lang.text("hint-list"), rows, cursor, list);
}

/// Draws the line for where a decision is forwarded to, and how it is understood below it.
fn forward_line(frame: &mut Frame, scene: &Scene, line: &TextBox, area: Rect) {
    let app = scene.app;
    let (lang, theme) = (app.lang, app.theme);
    let place = lower(Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, 5);
    let inner = boxed(frame, scene, place, &lang.text("forwarded-title"), &lang.text("forwarded-hint"));
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    frame.render_widget(line.widget(), Rect { height: 1, ..inner });
    let forward = forward::parse(&line.text(), app.meeting().agenda());
    let (said, style) = match &forward.bad_date {
        Some((typed, _)) => (lang.say(&msg!("forwarded-no-date", typed = typed.as_str())), theme.alert()),
        None if forward.to.is_none() && forward.on.is_none() => (lang.text("forwarded-help"), theme.quiet()),
        None => (records::forwarded(forward.to.as_deref(), forward.on, app.meeting().agenda(), lang), theme.accent()),
    };
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    body::paragraph(frame, wrapped(&said, below.width, style), below);
}

/// Draws numbered rows in a box, the chosen one in sight.
fn choices(frame: &mut Frame, scene: &Scene, title: &str, hint: &str, rows: Vec<String>, cursor: usize, area: Rect) {
    let inner = boxed(frame, scene, area, title, hint);
    let width = usize::from(inner.width);
    let lines: Vec<TextLine> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let number = if n < 9 { format!("{} ", n + 1) } else { "  ".to_owned() };
            let row = format!(" {number} {row}");
            let row = text::truncate(&row, width).into_owned();
            let gap = width.saturating_sub(text::width(&row));
            let style = if n == cursor { scene.app.theme.selected() } else { Style::new() };
            TextLine::styled(format!("{row}{}", " ".repeat(gap)), style)
        })
        .collect();
    let top = (cursor + 1).saturating_sub(usize::from(inner.height));
    scrolled(frame, lines, top, inner);
}

pub(super) fn menu(frame: &mut Frame, scene: &Scene, menu: &Menu, area: Rect) {
    let lang = scene.app.lang;
    let rows: Vec<String> = menu
        .choices
        .iter()
        .map(|(label, _)| match label {
            Label::Message(msg) => lang.say(msg),
            Label::Text(text) => text::one_line(text),
        })
        .collect();
    // The question can be longer than the box is wide: it stands above the choices, wrapped.
    let title = text::wrap(&lang.say(&menu.title), usize::from(area.width.saturating_sub(4)));
    let height = u16::try_from(rows.len() + title.len() + 2).unwrap_or(u16::MAX).min(area.height);
    let place = Rect { height, ..area };
    let inner = boxed(frame, scene, place, "", &lang.text("hint-menu"));
    let head = u16::try_from(title.len()).unwrap_or(1).min(inner.height.saturating_sub(1));
    let lines: Vec<TextLine> =
        title.into_iter().map(|l| TextLine::styled(format!(" {l}"), scene.app.theme.heading())).collect();
    body::paragraph(frame, lines, Rect { height: head, ..inner });
    let rest = Rect { y: inner.y + head, height: inner.height - head, ..inner };
    let width = usize::from(rest.width);
    let lines: Vec<TextLine> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let number = if n < 9 { (n + 1).to_string() } else { " ".to_owned() };
            let row = text::truncate(&format!(" {number}  {row}"), width).into_owned();
            let gap = width.saturating_sub(text::width(&row));
            let style = if n == menu.cursor { scene.app.theme.selected() } else { Style::new() };
            TextLine::styled(format!("{row}{}", " ".repeat(gap)), style)
        })
        .collect();
    let top = (menu.cursor + 1).saturating_sub(usize::from(rest.height));
    scrolled(frame, lines, top, rest);
}

pub(super) fn line(frame: &mut Frame, scene: &Scene, line: &Line, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let (title, hint) = match &line.kind {
        LineKind::FollowUp { on, editing } if app.comes_after(*editing) => {
            let item = app.numbered_title(on);
            let title = match editing {
                Some(_) => msg!("after-editor-correct", item = item),
                None => msg!("after-editor-add", item = item),
            };
            (lang.say(&title), lang.text("after-hint-follow-up"))
        }
        LineKind::Reason(after) => {
            let title = match after.as_ref() {
                After::Correct { on, .. } => msg!("after-line-correct", item = app.numbered_title(on)),
                After::Add { on, .. } => msg!("after-line-add", item = app.numbered_title(on)),
                After::Reopen => msg!("after-line-reopen"),
            };
            let hint = if **after == After::Reopen { "hint-line" } else { "after-hint-reason" };
            (lang.say(&title), lang.text(hint))
        }
        LineKind::FollowUp { on, .. } => {
            (lang.say(&msg!("line-follow-up", item = app.numbered_title(on))), lang.text("hint-follow-up"))
        }
        LineKind::AddSlot => (lang.text("line-add-slot"), lang.text("hint-line")),
        LineKind::Folder => (lang.text("stopped-line-folder"), lang.text("stopped-hint-line")),
        LineKind::CorrectTime { slot, edge } => {
            let meeting = app.meeting();
            let name = meeting.slot_index(slot).map(|i| locked::slot_title(meeting, i)).unwrap_or_default();
            match edge {
                Edge::Start => (lang.say(&msg!("line-correct-start", slot = name)), lang.text("hint-correct-start")),
                Edge::End => (lang.say(&msg!("line-correct-end", slot = name)), lang.text("hint-correct-end")),
            }
        }
    };
    let completion = app.completion(line);
    let rows = completion.as_ref().map_or(0, |c| c.matches.len());
    let height = u16::try_from(rows).unwrap_or(0).min(6) + 7;
    let place = Rect { height: height.min(area.height), ..area };
    let inner = boxed(frame, scene, place, &title, &hint);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    frame.render_widget(line.text.widget(), Rect { height: 1, ..inner });
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if let Some(completion) = completion {
        let lines: Vec<TextLine> = completion
            .matches
            .iter()
            .enumerate()
            .map(|(n, candidate)| {
                let title = candidate.title.as_ref().map(|t| format!("  {t}")).unwrap_or_default();
                let row = format!(" @ {}{title}", candidate.name);
                let style = if n == line.choice { app.theme.selected() } else { Style::new() };
                TextLine::styled(text::truncate(&row, usize::from(below.width)).into_owned(), style)
            })
            .collect();
        let top = (line.choice + 1).saturating_sub(usize::from(below.height));
        scrolled(frame, lines, top, below);
        return;
    }
    let lines = match &line.kind {
        LineKind::Reason(after) => {
            let said = match after.as_ref() {
                After::Correct { .. } if !app.is_after_close() => "after-help-sealed",
                After::Correct { .. } => "after-help-correct",
                After::Add { .. } => "after-help-add",
                After::Reopen => "after-help-reopen",
            };
            wrapped(&lang.text(said), below.width, app.theme.quiet())
        }
        LineKind::Folder => wrapped(&lang.text("stopped-folder-help"), below.width, app.theme.quiet()),
        LineKind::FollowUp { .. } => understood(scene, &line.text.text(), usize::from(below.width)),
        LineKind::AddSlot => {
            let SlotLine { title, minutes, access, unclear } = slot_line(&line.text.text());
            // As long as it is not clear, all that was typed is shown.
            let title = unclear.unwrap_or(title);
            let title = locked::marked(&title, access.is_closed());
            let said = match (title.is_empty(), minutes) {
                (true, _) => lang.text("line-add-slot-help"),
                (false, Some(minutes)) => lang.say(&msg!("line-slot-minutes", slot = title, minutes = minutes)),
                (false, None) => lang.say(&msg!("line-slot-open", slot = title)),
            };
            wrapped(&said, below.width, app.theme.quiet())
        }
        LineKind::CorrectTime { slot, edge } => {
            let meeting = app.meeting();
            let run = meeting.slot_index(slot).and_then(|i| meeting.slots().get(i)).filter(|r| r.spans.len() > 1);
            let said = match (run, meeting.correction_bounds(slot, *edge, scene.now)) {
                (Some(run), _) => lang.say(&msg!("line-stretches", times = lang.list(&super::stretches(run, lang)))),
                (None, Some((Some(min), max))) => {
                    let (from, to) = (time::hm(min.time(), lang), time::hm(max.time(), lang));
                    lang.say(&msg!("line-bounds", from = from, to = to))
                }
                (None, Some((None, max))) => lang.say(&msg!("line-bound", to = time::hm(max.time(), lang))),
                (None, None) => String::new(),
            };
            wrapped(&said, below.width, app.theme.quiet())
        }
    };
    let mut lines = lines;
    if let Some(problem) = &line.problem {
        lines = wrapped(&lang.say(problem), below.width, app.theme.alert());
    }
    body::paragraph(frame, lines, below);
}

fn wrapped(said: &str, width: u16, style: Style) -> Vec<TextLine<'static>> {
    text::wrap(said, usize::from(width)).into_iter().map(|l| TextLine::styled(l, style)).collect()
}

/// The line below a follow-up that shows how it was understood.
fn understood(scene: &Scene, typed: &str, width: usize) -> Vec<TextLine<'static>> {
    let app = scene.app;
    let parts = app.understood(typed).parts(app.lang);
    if parts.is_empty() {
        let help = app.lang.text("line-follow-up-help");
        return text::wrap(&help, width).into_iter().map(|l| TextLine::styled(l, app.theme.quiet())).collect();
    }
    let mut lines = Vec::new();
    for part in parts {
        let (sign, style) = match part.kind {
            PartKind::Task => ("☐ ", Style::new()),
            PartKind::Owner => ("@ ", app.theme.accent()),
            PartKind::Due => ("! ", app.theme.accent()),
            PartKind::Problem => ("? ", app.theme.alert()),
        };
        for (n, line) in text::wrap(&part.text, width.saturating_sub(2)).into_iter().enumerate() {
            let head = if n == 0 { sign } else { "  " };
            lines.push(TextLine::from(vec![Span::styled(head.to_owned(), style), Span::styled(line, style)]));
        }
    }
    lines
}

pub(super) fn search(frame: &mut Frame, scene: &Scene, search: &Search, area: Rect) {
    let app = scene.app;
    let lang = app.lang;
    let inner = boxed(frame, scene, area, &lang.text("search-title"), &lang.text("hint-search"));
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    frame.render_widget(search.text.widget(), Rect { height: 1, ..inner });
    let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if search.hits.is_empty() {
        let id = if search.text.is_blank() { "search-help" } else { "search-none" };
        body::paragraph(frame, wrapped(&lang.text(id), below.width, app.theme.quiet()), below);
        return;
    }
    let width = usize::from(below.width);
    let lines: Vec<TextLine> = search
        .hits
        .iter()
        .enumerate()
        .map(|(n, hit)| {
            let row = format!("{:<12} {}", lang.say(&hit.what), hit.text);
            let style = if n == search.cursor { app.theme.selected() } else { Style::new() };
            TextLine::styled(text::truncate(&row, width).into_owned(), style)
        })
        .collect();
    let top = (search.cursor + 1).saturating_sub(usize::from(below.height));
    scrolled(frame, lines, top, below);
}

/// Gives the lines of the review: what is missing, and what should not be there.
pub(super) fn review(scene: &Scene, open: &Review, width: usize) -> Vec<TextLine<'static>> {
    let app = scene.app;
    let lang = app.lang;
    let mut lines = Vec::new();
    let findings = review::findings(app, open);
    let intro = if findings.is_empty() { "review-nothing-missing" } else { "review-look" };
    lines.extend(text::wrap(&lang.text(intro), width).into_iter().map(|l| TextLine::styled(l, app.theme.heading())));
    for group in findings {
        lines.push(TextLine::default());
        lines.push(TextLine::styled(lang.say(&group.title), app.theme.heading()));
        for entry in group.entries {
            lines.push(TextLine::raw(text::truncate(&format!("  {entry}"), width).into_owned()));
        }
    }
    lines
}
