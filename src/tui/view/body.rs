//! The selected item: where it stands in time, who comes, what is asked for, what was recorded. And the whole item, to read.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Text};

use super::records::record_lines;
use super::{Scene, bars, scrolled};
use crate::agenda::{Item, Recommendations, SlotKind, Who};
use crate::lang::Lang;
use crate::meeting::{GuestMark, RecordKind, SlotState, StatementKind, Target};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::app::{App, Focus};
use crate::tui::guests::{self, Shown};
use crate::tui::overlay::Writing;
use crate::wording;

/// Lines with the place of each record among them.
pub(super) struct Page {
    pub(super) lines: Vec<Line<'static>>,
    width: usize,
    heading: Style,
    /// The first and last line of each record that is laid out.
    records: Vec<(usize, usize)>,
}

/// Which of an item's records are laid out: a frame shows few of them, and a long day has many.
#[derive(Clone, Copy)]
struct Window {
    /// The first one.
    from: usize,
    /// The one that is laid out in any case.
    chosen: usize,
    /// How many lines are enough from there on.
    enough: usize,
}

impl Window {
    /// All of them.
    const ALL: Self = Self { from: 0, chosen: usize::MAX, enough: usize::MAX };

    /// Those that can be in sight in an area of this height.
    fn of(app: &App, height: usize) -> Self {
        match app.focus {
            // The chosen one stands at the bottom at most, and each before it takes a line at least.
            Focus::Records(at) => Self { from: at.saturating_sub(height), chosen: at + 1, enough: height },
            Focus::Plan => Self { from: 0, chosen: 0, enough: app.body_top.saturating_add(height + 1) },
        }
    }
}

impl Page {
    /// Makes an empty page of plain text, wide enough for any line.
    pub(super) fn unbounded() -> Self {
        Self { lines: Vec::new(), width: usize::MAX / 4, heading: Style::new(), records: Vec::new() }
    }

    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.push(Line::styled(text.to_uppercase(), self.heading));
    }

    /// Adds wrapped text behind a sign; further lines are indented by the sign's width.
    pub(super) fn put(&mut self, sign: &str, body: &str, style: Style) {
        let indent = text::width(sign);
        let room = self.width.saturating_sub(indent).max(8);
        for (n, line) in text::wrap(body, room).into_iter().enumerate() {
            let head = if n == 0 { sign.to_owned() } else { " ".repeat(indent) };
            self.lines.push(Line::styled(format!("{head}{line}"), style));
        }
    }
}

/// Makes the page of the selected item.
fn page(scene: &Scene, area: Rect, window: Window) -> Page {
    let app = scene.app;
    let mut page =
        Page { lines: Vec::new(), width: usize::from(area.width), heading: app.theme.heading(), records: Vec::new() };
    if !app.written.is_empty() {
        written(scene, &mut page);
    }
    let Some(target) = app.selected_target() else { return page };
    about_slot(scene, &mut page, &target);
    if let Some(item) = app.meeting().item(&target) {
        recommendation(app.lang, &mut page, item, usize::from(area.height) / 3);
    }
    records(scene, &mut page, &target, window);
    page
}

/// Gives the lines of the selected item.
pub(super) fn lines(scene: &Scene, area: Rect) -> Vec<Line<'static>> {
    page(scene, area, Window::ALL).lines
}

pub(super) fn draw(frame: &mut Frame, scene: &Scene, area: Rect) {
    let app = scene.app;
    let height = usize::from(area.height);
    let window = Window::of(app, height);
    let page = page(scene, area, window);
    let top = match app.focus {
        Focus::Records(at) => {
            let (first, last) = page.records.get(at - window.from).copied().unwrap_or((0, 0));
            // The chosen record is in sight, with its heading where there is room.
            (last + 1).saturating_sub(height).max(first.saturating_sub(2).min((last + 1).saturating_sub(height)))
        }
        Focus::Plan => app.body_top,
    };
    scrolled(frame, page.lines, top, area);
}

fn written(scene: &Scene, page: &mut Page) {
    let lang = scene.app.lang;
    let crate::tui::app::Outcomes { files, failed, .. } = &scene.app.written;
    page.heading(&match (files.is_empty(), failed) {
        (false, false) => lang.text("written-heading"),
        (false, true) => lang.text("written-partly"),
        (true, true) => lang.text("format-not-written"),
        (true, false) => lang.text("written-look"),
    });
    for file in &scene.app.written.files {
        page.put(" ", &file.path, Style::new());
        if let Some(kept) = &file.beside {
            let said = lang.say(&msg!("written-beside", path = kept));
            page.put("   ", &said, scene.app.theme.alert());
        }
    }
    for remark in &scene.app.written.remarks {
        page.put(" ! ", remark, scene.app.theme.alert());
    }
    page.put(" ", &lang.text("written-leave"), scene.app.theme.quiet());
    page.lines.push(Line::default());
}

fn about_slot(scene: &Scene, page: &mut Page, target: &Target) {
    let app = scene.app;
    let lang = app.lang;
    let meeting = app.meeting();
    let Some(index) = app.selected_slot() else {
        page.put("", &app.numbered_title(target), app.theme.heading());
        let removed = matches!(target, Target::Item(id) if meeting.is_item_removed(id));
        let why = lang.text(if removed { "item-removed" } else { "item-untimed" });
        page.put("", &why, app.theme.quiet());
        return;
    };
    let Some(run) = meeting.slots().get(index) else { return };
    let slot = &run.slot;
    if meeting.running() != Some(index) {
        page.lines.extend(bars::title_lines(scene, index, page.width, app.theme.heading(), 3));
        page.put("", &standing(scene, index), app.theme.quiet());
    }
    if slot.items.len() > 1 {
        let title = app.numbered_title(target);
        let title = lang.say(&msg!("item-of-several", item = title));
        page.put("", &title, app.theme.heading());
    }
    // A slot that stays may have lost one of its items.
    if !run.removed && matches!(target, Target::Item(id) if meeting.is_item_removed(id)) {
        page.put("", &lang.text("item-removed"), app.theme.quiet());
    }
    if slot.kind != SlotKind::Close {
        let state = meeting.slot_state(index);
        // Nobody takes part in what is not treated.
        if !matches!(state, SlotState::Postponed | SlotState::Skipped) {
            for guest in guests::shown(meeting, scene.forecast(), index) {
                page.put("", &guest_line(&guest, state, lang), Style::new());
            }
        }
        let leads: Vec<String> = slot.lead.iter().map(|who: &Who| meeting.agenda().titled_name(who)).collect();
        if !leads.is_empty() {
            page.put("", &lang.say(&msg!("lead", names = lang.list(&leads))), Style::new());
        }
    }
    if let Some(postponed) = meeting.postponement(target) {
        let line = match postponed.to {
            Some(date) => lang.say(&msg!("item-postponed-to", date = time::date_long(date, lang))),
            None => lang.text("item-postponed"),
        };
        page.put("» ", &line, app.theme.heading());
    }
    if let Some(notes) = &slot.notes {
        page.heading(&lang.text("heading-room-notes"));
        page.put(" ", notes.trim(), app.theme.quiet());
    }
}

/// Says of a guest that they take part, or came or not; of one to come for when they were asked and when it will be.
fn guest_line(guest: &Shown, state: SlotState, lang: Lang) -> String {
    let name = guest.name.as_str();
    let mut parts = vec![match &guest.via {
        _ if guest.mark == GuestMark::DidNotCome => name.to_owned(),
        Some(via) => lang.say(&msg!("guest-via", name = name, via = via.as_str())),
        None => lang.say(&msg!("guest", name = name)),
    }];
    if state == SlotState::Pending {
        parts.push(super::guests::times(guest, lang));
    }
    if guest.sign().is_some() {
        parts.push(guest.standing(lang));
    }
    parts.join(" · ")
}

/// Where a slot that does not run stands, in words.
fn standing(scene: &Scene, index: usize) -> String {
    let lang = scene.app.lang;
    let meeting = scene.app.meeting();
    let Some(run) = meeting.slots().get(index) else { return String::new() };
    let mut parts = Vec::new();
    match meeting.slot_state(index) {
        SlotState::Done => {
            parts.push(lang.say(&msg!("slot-held", times = lang.list(&super::stretches(run, lang)))));
            match meeting.timing(index, scene.now).remaining.map(wording::minutes) {
                Some(m) if m < 0 => parts.push(lang.say(&msg!("slot-over", length = wording::length(-m, lang)))),
                Some(m) if m > 0 => parts.push(lang.say(&msg!("slot-under", length = wording::length(m, lang)))),
                Some(_) => parts.push(lang.text("slot-on-time")),
                None => {}
            }
        }
        SlotState::Skipped => parts.push(lang.text("slot-skipped")),
        SlotState::Postponed => parts.push(lang.text("slot-postponed")),
        SlotState::Pending | SlotState::Running => {
            if !run.unplanned {
                parts.push(lang.say(&msg!("slot-planned", time = time::hm(run.slot.start.time(), lang))));
            }
            if let Some(e) = scene.forecast().slots.get(index).copied().flatten() {
                let at = wording::about(e.start, lang);
                if e.waits {
                    parts.push(lang.say(&msg!("slot-waits", time = at)));
                } else if wording::minutes(e.start - run.slot.start) != 0 || run.unplanned {
                    parts.push(lang.say(&msg!("slot-about", time = at)));
                }
            }
        }
    }
    match (run.agreed_minutes(), run.changed_minutes) {
        (Some(planned), Some(now)) => {
            parts.push(lang.say(&msg!("catch-slot-minutes", planned = planned, minutes = now)));
        }
        (minutes, changed) => {
            if let Some(minutes) = changed.or(minutes).filter(|m| *m > 0) {
                // After the time that it took, a bare figure could be anything.
                parts.push(lang.say(&match meeting.slot_state(index) {
                    SlotState::Pending | SlotState::Running => msg!("slot-minutes", minutes = minutes),
                    _ => msg!("time-planned", minutes = minutes),
                }));
            }
        }
    }
    if run.removed {
        parts.push(lang.text("slot-removed"));
    }
    parts.join(" · ")
}

fn recommendation(lang: Lang, page: &mut Page, item: &Item, most: usize) {
    let start = page.lines.len();
    match &item.recommendations {
        Recommendations::None => return,
        Recommendations::Text(body) => {
            page.heading(&lang.text("heading-recommendation"));
            page.put(" ", body.trim(), Style::new());
        }
        Recommendations::List(list) => {
            page.heading(&lang.text("heading-recommendation"));
            if let Some(intro) = &item.recommendation_intro {
                page.put(" ", intro.trim(), Style::new());
            }
            for (n, one) in list.iter().enumerate() {
                let sign = if list.len() > 1 { format!(" {}) ", n + 1) } else { " ".to_owned() };
                page.put(&sign, one.trim(), Style::new());
            }
        }
    }
    // A long recommendation must not push the records off the screen; the whole of it is a key away.
    let most = most.max(4);
    if page.lines.len() - start > most + 1 {
        page.lines.truncate(start + most);
        page.lines.push(Line::raw(format!(" {}", lang.text("recommendation-more"))));
    }
}

fn records(scene: &Scene, page: &mut Page, target: &Target, window: Window) {
    let app = scene.app;
    let lang = app.lang;
    let mut heading = None;
    let mut from = page.lines.len();
    for (n, record) in app.selected_records().into_iter().enumerate().skip(window.from) {
        if n > window.chosen && page.lines.len() > from.saturating_add(window.enough) {
            return;
        }
        if n <= window.chosen {
            from = page.lines.len();
        }
        let title = match record.kind() {
            RecordKind::Decision => "heading-decision",
            RecordKind::Vote | RecordKind::Statement if app.meeting().decision_of(record).is_some() => {
                "heading-decision"
            }
            RecordKind::Vote | RecordKind::Statement => "vote-heading-alone",
            RecordKind::FollowUp => "heading-follow-up",
            RecordKind::Note => "heading-note",
        };
        if heading != Some(title) {
            heading = Some(title);
            page.heading(&lang.text(title));
        }
        let first = page.lines.len();
        let style = if app.focus == Focus::Records(n) { app.theme.selected() } else { Style::new() };
        record_lines(scene, page, record, style);
        page.records.push((first, page.lines.len().saturating_sub(1)));
    }
    let drafts = app.drafts.values().filter(|d| d.on == *target && !d.text.trim().is_empty());
    for draft in drafts.filter(|_| app.overlay.is_none()) {
        let id = match draft.writing {
            Writing::Decision => "draft-decision",
            Writing::FollowUp => "draft-follow-up",
            Writing::Note => "draft-note",
            Writing::Vote { .. } => "vote-draft",
            Writing::Statement { statement: StatementKind::Dissent, .. } => "dissent-draft",
            Writing::Statement { statement: StatementKind::Remark, .. } => "dissent-draft-remark",
        };
        // Enough of it to tell it from another.
        let words = text::truncate(&text::one_line(&draft.text), 32).into_owned();
        page.put("✎ ", &lang.say(&msg!("draft-words", draft = lang.text(id), words = words)), app.theme.quiet());
    }
}

/// Gives the lines of the whole item, to read.
pub(super) fn whole(scene: &Scene, target: &Target, width: usize) -> Vec<Line<'static>> {
    let app = scene.app;
    let lang = app.lang;
    let mut page = Page { lines: Vec::new(), width, heading: app.theme.heading(), records: Vec::new() };
    if matches!(target, Target::Item(id) if app.meeting().is_item_removed(id)) {
        page.put("", &lang.text("item-removed"), app.theme.quiet());
    }
    match app.meeting().item(target) {
        Some(item) => whole_item(scene, &mut page, item),
        None => {
            if let Some(run) = app.meeting().slots_of(target).next().and_then(|i| app.meeting().slots().get(i)) {
                page.put("", run.slot.text.as_deref().unwrap_or_default().trim(), Style::new());
                annexes(lang, &mut page, &run.slot.annexes);
            }
        }
    }
    records(scene, &mut page, target, Window::ALL);
    if page.lines.is_empty() {
        page.put("", &lang.text("reader-empty"), app.theme.quiet());
    }
    page.lines
}

fn whole_item(scene: &Scene, page: &mut Page, item: &Item) {
    let lang = scene.app.lang;
    let agenda = scene.app.meeting().agenda();
    let closed = scene.app.meeting().is_closed(&Target::Item(item.id.clone()));
    let access = if closed { "access-closed" } else { "access-open" };
    let mut facts = vec![lang.text(access)];
    facts.extend(item.case.clone());
    facts.extend(item.process.clone());
    page.put("", &facts.join(" · "), scene.app.theme.quiet());
    let names = |list: &[Who]| lang.list(&list.iter().map(|w| agenda.titled_name(w)).collect::<Vec<_>>());
    if !item.responsible.is_empty() {
        page.put("", &lang.say(&msg!("reader-responsible", names = names(&item.responsible))), Style::new());
    }
    if !item.case_worker.is_empty() {
        page.put("", &lang.say(&msg!("reader-case-worker", names = names(&item.case_worker))), Style::new());
    }
    for (title, body) in [
        ("heading-background", &item.background),
        ("heading-presentation", &item.presentation),
        ("heading-economy", &item.economy),
    ] {
        if let Some(body) = body {
            page.heading(&lang.text(title));
            page.put("", body.trim(), Style::new());
        }
    }
    recommendation(lang, page, item, usize::MAX / 4);
    annexes(lang, page, &item.annexes);
}

fn annexes(lang: Lang, page: &mut Page, annexes: &[crate::agenda::Annex]) {
    if annexes.is_empty() {
        return;
    }
    page.heading(&lang.text("heading-annexes"));
    for (n, annex) in annexes.iter().enumerate() {
        let title = annex.title.clone().unwrap_or_else(|| lang.text("annex-untitled"));
        let document = annex.document.as_ref().map(|d| format!(" ({d})")).unwrap_or_default();
        let lock = if annex.access.is_closed() { " 🔒" } else { "" };
        page.put(&format!(" {}. ", n + 1), &format!("{title}{document}{lock}"), Style::new());
    }
}

/// Draws text as a plain paragraph in an area.
pub(super) fn paragraph(frame: &mut Frame, lines: Vec<Line>, area: Rect) {
    frame.render_widget(Text::from(lines), area);
}
