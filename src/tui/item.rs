//! An item on the screen: what is asked for, what was recorded, and the whole of it to read. The main screen and the
//! dialogs show the same.

mod records;

use ratatui::style::Style;
use ratatui::text::Line;

use self::records::record_lines;
pub(super) use self::records::{forwarded, in_one_line};
use super::context::{Context, Focus};
use super::drafts::{Draft, DraftKind, read_vote};
use super::theme::Theme;
use crate::agenda::{Item, Recommendations, Who};
use crate::lang::Lang;
use crate::meeting::{RecordKind, StatementKind, Target};
use crate::msg;
use crate::text;
use crate::time;
use crate::wording;
use crate::wording::{locked, votes};

/// Lines with the place of each record among them.
pub(in crate::tui) struct Page {
    pub(in crate::tui) lines: Vec<Line<'static>>,
    pub(in crate::tui) width: usize,
    heading: Style,
    /// The first and last line of each record that is laid out.
    pub(in crate::tui) records: Vec<(usize, usize)>,
}

/// Which of an item's records are laid out: a frame shows few of them, and a long day has many.
#[derive(Clone, Copy)]
pub(in crate::tui) struct Window {
    pub(in crate::tui) from: usize,
    /// The one that is laid out in any case.
    chosen: usize,
    /// How many lines are enough from there on.
    enough: usize,
}

impl Window {
    /// All of them.
    pub(in crate::tui) const ALL: Self = Self { from: 0, chosen: usize::MAX, enough: usize::MAX };

    /// Those up to a certain one, in an area of this height.
    pub(in crate::tui) fn through(record: usize, height: usize) -> Self {
        Self { from: 0, chosen: record + 1, enough: height }
    }

    /// Those that can be in sight in an area of this height; without a chosen one, from this line of the page on.
    pub(in crate::tui) fn of(focus: Focus, top: usize, height: usize) -> Self {
        match focus {
            // The chosen one is at the bottom at most, and each before it takes a line at least.
            Focus::Records(at) => Self { from: at.saturating_sub(height), chosen: at + 1, enough: height },
            Focus::Plan => Self { from: 0, chosen: 0, enough: top.saturating_add(height + 1) },
        }
    }
}

impl Page {
    /// Makes an empty page of a width.
    pub(in crate::tui) fn new(width: usize, theme: Theme) -> Self {
        Self { lines: Vec::new(), width, heading: theme.heading(), records: Vec::new() }
    }

    /// Makes an empty page of plain text, wide enough for any line.
    pub(in crate::tui) fn unbounded() -> Self {
        Self { lines: Vec::new(), width: usize::MAX / 4, heading: Style::new(), records: Vec::new() }
    }

    pub(in crate::tui) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.push(Line::styled(text.to_uppercase(), self.heading));
    }

    /// Adds wrapped text behind a sign; further lines are indented by the sign's width.
    pub(in crate::tui) fn put(&mut self, sign: &str, body: &str, style: Style) {
        let indent = text::width(sign);
        let room = self.width.saturating_sub(indent).max(8);
        for (n, line) in text::wrap(body, room).into_iter().enumerate() {
            let head = if n == 0 { sign.to_owned() } else { " ".repeat(indent) };
            self.lines.push(Line::styled(format!("{head}{line}"), style));
        }
    }
}

pub(in crate::tui) fn recommendation(lang: Lang, page: &mut Page, item: &Item, most: usize) {
    let start = page.lines.len();
    match &item.recommendations {
        Recommendations::None => return,
        Recommendations::Text(body) => {
            page.heading(&lang.text("heading-recommendation"));
            page.put(" ", &text::unwrapped(body.trim()), Style::new());
        }
        Recommendations::List(list) => {
            page.heading(&lang.text("heading-recommendation"));
            if let Some(intro) = &item.recommendation_intro {
                page.put(" ", intro.trim(), Style::new());
            }
            for (n, one) in list.iter().enumerate() {
                let sign = if list.len() > 1 { format!(" {}) ", n + 1) } else { " ".to_owned() };
                page.put(&sign, &text::unwrapped(one.trim()), Style::new());
            }
        }
    }
    shorten(lang, page, start, most);
}

/// Says what other bodies decided on an item before.
pub(in crate::tui) fn earlier(cx: &Context, page: &mut Page, item: &Item, most: usize) {
    if item.history.is_empty() {
        return;
    }
    let (lang, start) = (cx.lang, page.lines.len());
    page.heading(&lang.text("reader-earlier"));
    for earlier in &item.history {
        let date = earlier.date.map(|date| time::date_long(date, lang));
        let head = [Some(earlier.body.clone()), date, earlier.number.clone()];
        page.put(" ", &head.into_iter().flatten().collect::<Vec<_>>().join(" · "), cx.theme.quiet());
        page.put(" ", earlier.text.trim(), Style::new());
    }
    shorten(lang, page, start, most);
}

/// Keeps to so many lines what the agenda says: it must not push the records off the screen, and the whole of it is a
/// key away.
fn shorten(lang: Lang, page: &mut Page, start: usize, most: usize) {
    let most = most.max(4);
    if page.lines.len() - start > most + 1 {
        page.lines.truncate(start + most);
        page.lines.push(Line::raw(format!(" {}", lang.text("recommendation-more"))));
    }
}

/// Writes the records of the selected item, and the drafts on it where no dialog is open.
pub(in crate::tui) fn records(cx: &Context, page: &mut Page, target: &Target, window: Window) {
    let lang = cx.lang;
    let mut heading = None;
    let mut from = page.lines.len();
    for (n, record) in cx.selected_records().into_iter().enumerate().skip(window.from) {
        if n > window.chosen && page.lines.len() > from.saturating_add(window.enough) {
            return;
        }
        if n <= window.chosen {
            from = page.lines.len();
        }
        let title = match record.kind() {
            RecordKind::Decision => "heading-decision",
            RecordKind::Motion => "motion-heading",
            RecordKind::Election => "election-heading",
            RecordKind::Vote | RecordKind::Statement if cx.meeting().motion_of(record).is_some() => "motion-heading",
            RecordKind::Vote | RecordKind::Statement if cx.meeting().is_on_postponement(record) => {
                "vote-heading-postponement"
            }
            RecordKind::Vote | RecordKind::Statement if cx.meeting().decision_of(record).is_some() => {
                "heading-decision"
            }
            RecordKind::Vote | RecordKind::Statement => "vote-heading-alone",
            RecordKind::FollowUp => "heading-follow-up",
            RecordKind::Discussion => "heading-discussion",
            RecordKind::Note => "heading-note",
        };
        if heading != Some(title) {
            heading = Some(title);
            page.heading(&lang.text(title));
        }
        let first = page.lines.len();
        let style = if cx.selected.focus == Focus::Records(n) { cx.theme.selected() } else { Style::new() };
        record_lines(cx, page, record, style);
        page.records.push((first, page.lines.len().saturating_sub(1)));
    }
    for draft in cx.drafts.values().filter(|d| !cx.in_dialog && d.is_on(target) && !d.is_blank()) {
        let is_withheld = draft.closed && !cx.meeting().is_closed(&draft.on) && draft.writing != DraftKind::Note;
        page.put("✎ ", &locked::marked(&draft_line(cx, draft), is_withheld), cx.theme.quiet());
    }
}

/// Says that a draft waits, with enough of it to tell it from another.
pub(in crate::tui) fn draft_line(cx: &Context, draft: &Draft) -> String {
    let lang = cx.lang;
    let id = match draft.writing {
        DraftKind::Decision => "draft-decision",
        DraftKind::FollowUp => "draft-follow-up",
        DraftKind::Discussion => "draft-discussion",
        DraftKind::Note => "draft-note",
        DraftKind::Motion => "motion-draft",
        DraftKind::Election => "election-draft",
        DraftKind::Vote { .. } => "vote-draft",
        DraftKind::Statement { statement: StatementKind::Dissent, .. } => "dissent-draft",
        DraftKind::Statement { statement: StatementKind::Remark, .. } => "dissent-draft-remark",
    };
    let said = lang.text(id);
    let words = match draft.writing {
        // A vote's draft is who voted how, kept for the program to read.
        DraftKind::Vote { decision } => {
            let vote = read_vote(&draft.text, decision);
            let present = cx.meeting().voters(&draft.on, cx.meeting().circumstances(), cx.now, cx.now).len();
            let told = lang.say(&msg!("vote-told", votes = vote.total(), present = present));
            let words = format!("{}, {told}", votes::totals(&vote, lang));
            return lang.say(&msg!("draft-words", draft = said, words = words));
        }
        _ if draft.text.trim().is_empty() => &draft.forwarded,
        _ => &draft.text,
    };
    let words = locked::fitted(&text::one_line(words), 32);
    lang.say(&msg!("draft-words", draft = said, words = words))
}

/// Says that an item is off the agenda: it left it, or the agenda says that it is withdrawn, and why. False: it is on.
pub(in crate::tui) fn off_agenda(cx: &Context, page: &mut Page, target: &Target) -> bool {
    let withdrawn = cx.meeting().item(target).and_then(|item| item.withdrawn.as_deref());
    let said = match (target, withdrawn) {
        (Target::Item(id), _) if cx.meeting().is_item_removed(id) => msg!("item-removed"),
        (_, Some(why)) => msg!("item-withdrawn", why = text::in_a_sentence(why)),
        _ => return false,
    };
    page.put("", &cx.lang.say(&said), cx.theme.quiet());
    true
}

/// Returns the lines of the whole item, to read.
pub(in crate::tui) fn whole(cx: &Context, target: &Target, width: usize) -> Vec<Line<'static>> {
    let lang = cx.lang;
    let mut page = Page::new(width, cx.theme);
    off_agenda(cx, &mut page, target);
    match cx.meeting().item(target) {
        Some(item) => whole_item(cx, &mut page, item),
        None => {
            if let Some(run) = cx.meeting().slots_of(target).next().and_then(|i| cx.meeting().slots().get(i)) {
                page.put("", &text::unwrapped(run.slot.text.as_deref().unwrap_or_default().trim()), Style::new());
                annexes(lang, &mut page, &run.slot.annexes);
            }
        }
    }
    records(cx, &mut page, target, Window::ALL);
    if page.lines.is_empty() {
        page.put("", &lang.text("reader-empty"), cx.theme.quiet());
    }
    page.lines
}

fn whole_item(cx: &Context, page: &mut Page, item: &Item) {
    let lang = cx.lang;
    let agenda = cx.meeting().agenda();
    let closed = cx.meeting().is_closed(&Target::Item(item.id.clone()));
    let access = if closed { "access-closed" } else { "access-open" };
    let mut facts = vec![lang.text(access)];
    facts.extend(item.case.clone());
    facts.extend(item.process.clone());
    page.put("", &facts.join(" · "), cx.theme.quiet());
    let names = |list: &[Who]| wording::listed_names(agenda, list, lang);
    if let Some(meeting) = item.approves.as_ref().and_then(|minutes| minutes.meeting.as_ref()) {
        let date = time::date_long(meeting.date, lang);
        page.put("", &lang.say(&msg!("reader-approves", title = meeting.title.as_str(), date = date)), Style::new());
    }
    if let Some(day) = item.supplement {
        page.put("", &lang.say(&msg!("reader-supplement", date = time::date_long(day, lang))), Style::new());
    }
    if let Some(mover) = &item.mover {
        page.put("", &lang.say(&msg!("reader-mover", name = names(std::slice::from_ref(mover)))), Style::new());
    }
    if let Some(body) = agenda.recommends_to(item) {
        page.put("", &lang.say(&msg!("reader-decides", body = body)), Style::new());
    }
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
            page.put("", &text::unwrapped(body.trim()), Style::new());
        }
    }
    recommendation(lang, page, item, usize::MAX / 4);
    earlier(cx, page, item, usize::MAX / 4);
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
        let title = locked::marked(&format!("{title}{document}"), annex.access.is_closed());
        page.put(&format!(" {}. ", n + 1), &title, Style::new());
    }
}
