//! What the document says, in the order of the Markdown template: the head, the contents, the items, the overviews.

use super::flow::stays;
use super::paper::{DocumentBody, Merge, ParagraphFormat, Row, TextFormat};
use super::rich::{self, BlockContext};
use super::styles::{BOX_LEFT, STEP, TEXT_WIDTH};
use crate::agenda::number;
use crate::protocol::commonmark::Block;
use crate::protocol::model::{DocumentKind, Entry, EntryKind, Item, Kind, Plan, Protocol, Recommendation, UpcomingRow};
use crate::text;
use crate::wording::numbered_in_print as numbered;

/// The most characters of a label in the head that its column has room for: the tab stop of the style `HeadLine`.
const LABEL_CHARS: usize = 24;

/// The width of a table's first, narrow column in twips.
const TIME: u32 = 1_100;
/// How wide it is for each point of its letters' size.
const TIMES_OF_A_POINT: u32 = 75;
const DAY: u32 = 2_000;
/// The narrowest and the widest that the columns of a follow-up's owner and item are, in twips, and how wide that of
/// the date is, in figures and in words. What is left is the task's.
const OWNER: (u32, u32) = (2_200, 2_900);
const ITEM: (u32, u32) = (1_900, 2_900);
const DUE: (u32, u32) = (1_170, 1_770);
/// The width of a letter of a table's text, and of the room around it in a cell.
const LETTER: u32 = 110;
const BESIDE: u32 = 170;
/// How many letters a date in figures has.
const FIGURES: usize = 10;
/// How wide a line of the contents is at least that hangs; a shorter one fits on its line.
const SHORTEST_HUNG: usize = 10;
/// The column that says what a check value was taken at.
const TAKEN_AT: u32 = 3_070;

const BOLD: TextFormat =
    TextFormat { bold: true, italic: false, strike: false, code: false, link: false, accent: false };

/// Writes the body of the document.
pub(super) fn body(protocol: &Protocol) -> DocumentBody {
    let mut paper = DocumentBody::new();
    head(&mut paper, protocol);
    // The contents name the bookmarks of the headings after them, so they are written last.
    let before = paper.take();
    sections(&mut paper, protocol);
    paper.end("Normal");
    let after = paper.take();
    paper.xml.append(before);
    if !protocol.document.contents.is_empty() {
        contents(&mut paper, &protocol.document.labels.contents);
        let listed = paper.take();
        paper.xml.append(listed);
    }
    paper.xml.append(after);
    paper
}

fn head(paper: &mut DocumentBody, protocol: &Protocol) {
    let document = &protocol.document;
    for mark in &document.marks {
        paper.paragraph(&ParagraphFormat::of("Mark"), |p| {
            p.run(&mark.word, BOLD);
            p.run(&format!(" – {}", mark.text), TextFormat::default());
        });
    }
    paper.plain("Title", &document.heading);
    paper.plain("Subtitle", &document.title);
    if let Some(subtitle) = &document.subtitle {
        paper.plain("Occasion", subtitle);
    }
    if let Some(version) = &document.version_note {
        paper.plain("Remark", version);
    }
    if let Some(issued) = &document.issued {
        paper.plain("Meta", issued);
    }
    paper.paragraph(&ParagraphFormat::of("Rule"), |_| {});
    for line in &document.head {
        head_line(paper, &line.label, &line.values.join("\n"));
    }
    for sentence in &document.opening {
        paper.plain("Normal", sentence);
    }
}

fn head_line(paper: &mut DocumentBody, label: &str, values: &str) {
    paper.paragraph(&ParagraphFormat::of("HeadLine"), |p| {
        p.run(label, BOLD);
        // A label that is wider than its column has a line of its own; the next one begins where the values do.
        let gap = if label.chars().count() > LABEL_CHARS { '\n' } else { '\t' };
        p.run(&format!("{gap}{values}"), TextFormat::default());
    });
}

/// Writes the contents: a link to each heading, with a field for its page.
///
/// It is no `TOC` field: LibreOffice would show the empty numbers in one as they are, and counts these.
fn contents(paper: &mut DocumentBody, label: &str) {
    paper.plain("TOCHeading", label);
    for heading in std::mem::take(&mut paper.headings) {
        if heading.ends_group {
            paper.paragraph(&ParagraphFormat::of("Rule"), |_| {});
        }
        let left = if heading.is_part { 2 * STEP } else { 0 };
        let flush = text::width(&heading.text) < SHORTEST_HUNG;
        paper.paragraph(&ParagraphFormat { left, flush, ..ParagraphFormat::of("TOC1") }, |p| {
            p.xml.open("w:hyperlink", &[("w:anchor", &heading.bookmark), ("w:history", "1")]);
            let face = if heading.is_group { BOLD } else { TextFormat::default() };
            p.run(&format!("{}\t", heading.text), face);
            p.field(&format!(" PAGEREF {} \\h ", heading.bookmark), true);
            p.xml.close("w:hyperlink");
        });
    }
}

fn sections(paper: &mut DocumentBody, protocol: &Protocol) {
    let document = &protocol.document;
    let labels = &document.labels;
    if let Some(intro) = &document.intro {
        paper.heading(&labels.intro, false);
        rich::blocks(paper, intro, BlockContext::page(TEXT_WIDTH));
    }
    if let Some(plan) = &document.plan {
        if document.kind != DocumentKind::Plan {
            paper.heading(&labels.plan, false);
        }
        time_plan(paper, protocol, plan);
        for point in plan.points.iter().filter_map(|place| protocol.items.get(*place)) {
            paper.plain("Heading2", &point.wording.heading);
            rich::counted(paper, point.annexes.iter().map(|annex| annex.line_with_access.as_str()));
        }
    }
    for item in document.sections.iter().filter_map(|place| protocol.items.get(*place)) {
        section(paper, protocol, item);
    }
    if let Some(rows) = &document.upcoming {
        paper.heading(&labels.upcoming, false);
        upcoming(paper, protocol, rows);
    }
    for (place, sentence) in document.closing.iter().enumerate() {
        // It is of the meeting, and not of its last item.
        paper.plain(if place == 0 { "ClosingBegins" } else { "Closing" }, sentence);
    }
    if !document.annexes.is_empty() {
        paper.heading(&labels.annex_overview, false);
        for group in &document.annexes {
            paper.plain("Lead", &numbered(group.number.as_deref(), &group.title));
            rich::counted(paper, group.lines.iter().map(String::as_str));
        }
    }
    if !document.followups.is_empty() {
        paper.heading(&labels.followups, false);
        followups(paper, protocol);
    }
    for sentence in &document.reopened {
        rich::typed(paper, &ParagraphFormat::of("Reopening"), sentence);
    }
    if !document.signatures.is_empty() {
        paper.heading(&labels.signatures, true);
        for under in std::iter::once(&labels.place_and_date).chain(&document.signatures) {
            paper.plain("Signature", &format!("\t\n{under}"));
        }
    }
    if !document.pins.is_empty() {
        check_values(paper, protocol);
    }
}

fn section(paper: &mut DocumentBody, protocol: &Protocol, item: &Item) {
    let labels = &protocol.document.labels;
    let case = item.case.as_ref().map(|case| format!("{} {case}", labels.case));
    let meta: Vec<String> =
        case.into_iter().chain(item.wording.access.clone()).chain(item.wording.planned.clone()).collect();
    let lines: Vec<(&String, &String)> = [
        (&labels.approves, &item.wording.approves),
        (&labels.supplement, &item.wording.supplement),
        (&labels.mover, &item.wording.mover),
        (&labels.decides, &item.wording.decides),
        (&labels.process, &item.process),
        (&labels.responsible, &item.wording.responsible),
        (&labels.case_worker, &item.wording.case_worker),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.as_ref().map(|value| (label, value)))
    .collect();
    if let Some(over) = &item.wording.group {
        paper.group_heading(over);
    }
    if item.wording.ends_group {
        paper.paragraph(&ParagraphFormat::of("Rule"), |_| {});
    }
    paper.heading(&numbered(item.number.as_deref(), &item.wording.heading), false);
    if let Some(line) = paper.headings.last_mut() {
        line.is_part = item.number.as_deref().is_some_and(number::is_part);
        line.ends_group = item.wording.ends_group;
    }
    if !meta.is_empty() {
        paper.plain("Meta", &meta.join(" · "));
    }
    for (label, value) in lines {
        head_line(paper, label, value);
    }
    for line in &item.wording.lead {
        paper.plain("Presenter", line);
    }
    part(paper, &labels.background, item.background.as_deref());
    match (&item.presentation, item.kind) {
        (Some(text), Kind::Point) => rich::blocks(paper, text, BlockContext::page(TEXT_WIDTH)),
        (text, _) => part(paper, &labels.presentation, text.as_deref()),
    }
    if let Some(plan) = &item.plan {
        time_plan(paper, protocol, plan);
    }
    if let Some(rows) = item.upcoming.as_deref().filter(|rows| !rows.is_empty()) {
        upcoming(paper, protocol, rows);
    }
    part(paper, &labels.economy, item.economy.as_deref());
    if let Some(recommendation) = &item.recommendation {
        paper.plain("Heading2", &labels.recommendation);
        self::recommendation(paper, recommendation);
    }
    for earlier in &item.wording.history {
        paper.plain("Heading2", &earlier.heading);
        entry(paper, &ParagraphFormat::of("Normal"), &earlier.decided);
        if let Some(absent) = &earlier.absent {
            paper.plain("Remark", absent);
        }
    }
    if let Some(heading) = &item.wording.discussion_heading {
        paper.plain("Heading2", heading);
        for entry in &item.wording.discussion {
            self::entry(paper, &ParagraphFormat::of("Normal"), entry);
        }
    }
    if let Some(heading) = &item.wording.decision_heading {
        boxed_heading(paper, "Heading2", heading);
    }
    record(paper, item);
    for point in item.plan.iter().flat_map(|plan| &plan.points).filter_map(|place| protocol.items.get(*place)) {
        let level = if item.wording.decision_heading.is_some() { "Heading3" } else { "Heading2" };
        boxed_heading(paper, level, &point.wording.heading);
        record(paper, point);
        if !point.annexes.is_empty() {
            let form = ParagraphFormat { keep_next: true, left: BOX_LEFT, ..ParagraphFormat::of("Decision") };
            paper.paragraph(&form, |p| p.run(&format!("{}:", labels.annexes), TextFormat::default()));
            for annex in &point.annexes {
                let line = format!("{}. {}", annex.number, annex.line_with_access);
                paper.paragraph(&ParagraphFormat { left: BOX_LEFT, ..ParagraphFormat::of("Decision") }, |p| {
                    p.run(&line, TextFormat::default())
                });
            }
        }
    }
    if !item.annexes.is_empty() {
        paper.plain("Heading2", &labels.annexes);
        rich::counted(paper, item.annexes.iter().map(|annex| annex.line_with_access.as_str()));
    }
}

fn part(paper: &mut DocumentBody, label: &str, text: Option<&[Block]>) {
    if let Some(text) = text {
        paper.plain("Heading2", label);
        rich::blocks(paper, text, BlockContext::page(TEXT_WIDTH));
    }
}

fn recommendation(paper: &mut DocumentBody, recommendation: &Recommendation) {
    if let Some(intro) = &recommendation.intro {
        rich::typed(paper, &ParagraphFormat { keep_next: true, ..ParagraphFormat::of("Normal") }, intro);
    }
    rich::blocks(paper, recommendation.text.as_deref().unwrap_or_default(), BlockContext::page(TEXT_WIDTH));
    if !recommendation.list.is_empty() {
        rich::numbered(paper, &recommendation.list);
    }
}

fn boxed_heading(paper: &mut DocumentBody, style: &'static str, text: &str) {
    paper.paragraph(&ParagraphFormat { boxed: true, ..ParagraphFormat::of(style) }, |p| {
        p.run(text, TextFormat::default())
    });
}

/// Writes who took part and what was recorded.
fn record(paper: &mut DocumentBody, item: &Item) {
    // Who was there belongs to what they decided, also where a page ends.
    let there = ParagraphFormat { keep_next: !item.wording.entries.is_empty(), ..ParagraphFormat::of("Remark") };
    for sentence in item.wording.participants.iter().chain(&item.wording.attendance) {
        paper.paragraph(&there, |p| p.run(sentence, TextFormat::default()));
    }
    for (i, entry) in item.wording.entries.iter().enumerate() {
        let style = match entry.kind {
            EntryKind::Discussion
            | EntryKind::Earlier
            | EntryKind::Decision
            | EntryKind::Motion
            | EntryKind::Election
            | EntryKind::PublicWording => "Decision",
            EntryKind::FollowUp | EntryKind::Vote | EntryKind::Dissent | EntryKind::Remark => "FollowUp",
            EntryKind::Correction | EntryKind::Addition => "FollowUp",
            EntryKind::Postponed
            | EntryKind::Undecided
            | EntryKind::Together
            | EntryKind::Pause
            | EntryKind::NotTreated
            | EntryKind::Dropped
            | EntryKind::AgendaChanged
            | EntryKind::Note => "Remark",
        };
        let is_short = entry.text.lines().count() <= 3;
        let keep_next = is_short && stays(i, item.wording.entries.len());
        let form = ParagraphFormat { keep_next, ..ParagraphFormat::of(style) };
        self::entry(paper, &form, entry);
    }
}

/// Writes a line of what was recorded; what it begins with is in bold.
fn entry(paper: &mut DocumentBody, form: &ParagraphFormat, entry: &Entry) {
    match &entry.lead {
        Some(lead) => rich::led(paper, form, lead, entry.rest()),
        None => rich::typed(paper, form, &entry.text),
    }
}

fn time_plan(paper: &mut DocumentBody, protocol: &Protocol, plan: &Plan) {
    let labels = &protocol.document.labels;
    // On a wall the times are as large as the titles.
    let time = protocol.document.type_size.map_or(TIME, |size| u32::from(size) * TIMES_OF_A_POINT);
    let wide = TEXT_WIDTH.saturating_sub(time);
    paper.table(vec![time, wide], 0, |p| {
        table_head(p, &[&labels.time, &labels.point]);
        for (i, row) in plan.rows.iter().enumerate() {
            if row.ends_heading {
                p.row(Row::Kept, |p| p.cell(0, 2, |p| p.plain("TableText", "")));
            }
            if let Some(heading) = &row.heading {
                p.row(Row::Kept, |p| {
                    p.cell(0, 2, |p| {
                        let form = ParagraphFormat::of("TableText");
                        p.paragraph(&form, |p| p.run(heading, TextFormat { accent: true, ..BOLD }));
                    });
                });
            }
            p.row(row_at(i, plan.rows.len()), |p| {
                p.cell(0, 1, |p| p.plain("TableText", row.time.as_deref().unwrap_or_default()));
                p.cell(1, 1, |p| {
                    p.plain("TableText", &row.title);
                    rich::blocks(p, row.text.as_deref().unwrap_or_default(), BlockContext::cell(wide));
                    for sentence in &row.sentences {
                        p.paragraph(&ParagraphFormat::of("TableNote"), |p| {
                            p.run(sentence, TextFormat { italic: true, ..TextFormat::default() });
                        });
                    }
                });
            });
        }
    });
}

fn upcoming(paper: &mut DocumentBody, protocol: &Protocol, rows: &[UpcomingRow]) {
    let labels = &protocol.document.labels;
    paper.table(vec![DAY, TEXT_WIDTH - DAY], 0, |p| {
        table_head(p, &[&labels.date, &labels.points]);
        for (i, row) in rows.iter().enumerate() {
            p.row(row_at(i, rows.len()), |p| {
                p.cell(0, 1, |p| p.plain("TableText", &row.day));
                p.cell(1, 1, |p| {
                    for line in &row.lines {
                        p.plain("TableText", line);
                    }
                });
            });
        }
    });
}

/// Writes the follow-ups; an owner is named once for all of them.
fn followups(paper: &mut DocumentBody, protocol: &Protocol) {
    let labels = &protocol.document.labels;
    let groups = &protocol.document.followups;
    let count: usize = groups.iter().map(|group| group.tasks.len()).sum();
    let mut due = groups.iter().flat_map(|group| &group.tasks).filter_map(|task| task.due.as_deref());
    let in_words = due.any(|due| due.chars().count() > FIGURES);
    let (owner, item) = (
        wide_enough(groups.iter().map(|group| group.name.as_str()), OWNER),
        wide_enough(groups.iter().flat_map(|group| &group.tasks).map(|task| task.item.as_str()), ITEM),
    );
    let due = if in_words { DUE.1 } else { DUE.0 };
    paper.table(vec![owner, TEXT_WIDTH - owner - item - due, item, due], 0, |p| {
        table_head(p, &[&labels.owner, &labels.task, &labels.item, &labels.due]);
        let mut at = 0;
        for group in groups {
            for (i, task) in group.tasks.iter().enumerate() {
                let merge = match (group.tasks.len(), i) {
                    (1, _) => Merge::Alone,
                    (_, 0) => Merge::Begins,
                    _ => Merge::Continues,
                };
                // A name alone at the end of a page says nothing of the tasks on the next.
                let row = if merge == Merge::Begins { Row::Kept } else { row_at(at, count) };
                p.row(row, |p| {
                    p.merged_cell(0, 1, merge, |p| match merge {
                        Merge::Continues => {}
                        Merge::Begins | Merge::Alone => p.plain("TableText", &group.name),
                    });
                    p.cell(1, 1, |p| p.plain("TableText", &task.task));
                    p.cell(2, 1, |p| p.plain("TableText", &numbered(task.number.as_deref(), &task.item)));
                    p.cell(3, 1, |p| p.plain("TableDate", task.due.as_deref().unwrap_or_default()));
                });
                at += 1;
            }
        }
    });
}

/// Returns how wide a column is in which no word is broken.
fn wide_enough<'a>(texts: impl Iterator<Item = &'a str>, (least, most): (u32, u32)) -> u32 {
    let words = texts.flat_map(|text| text.split(|c: char| c.is_whitespace() || c == '-'));
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    u32::try_from(longest).unwrap_or(u32::MAX).saturating_mul(LETTER).saturating_add(BESIDE).clamp(least, most)
}

/// Writes the check values, a line each.
fn check_values(paper: &mut DocumentBody, protocol: &Protocol) {
    let labels = &protocol.document.labels;
    let pins = &protocol.document.pins;
    paper.paragraph(&ParagraphFormat::of("Rule"), |_| {});
    paper.table(vec![TAKEN_AT, TEXT_WIDTH - TAKEN_AT], 0, |p| {
        p.row(Row::Head, |p| {
            for (at, label) in [&labels.taken_at, &labels.chain].into_iter().enumerate() {
                p.cell(at, 1, |p| p.plain("TableSmall", label));
            }
        });
        for (i, pin) in pins.iter().enumerate() {
            p.row(row_at(i, pins.len()), |p| {
                p.cell(0, 1, |p| p.plain("TableSmall", &pin.event));
                p.cell(1, 1, |p| {
                    p.paragraph(&ParagraphFormat::of("TableSmall"), |p| {
                        p.run(&pin.value, TextFormat { code: true, ..TextFormat::default() });
                    });
                });
            });
        }
    });
    paper.plain("ChainNote", &labels.chain_note);
}

fn row_at(at: usize, count: usize) -> Row {
    if stays(at, count) { Row::Kept } else { Row::Plain }
}

fn table_head(paper: &mut DocumentBody, labels: &[&str]) {
    paper.row(Row::Head, |p| {
        for (at, label) in labels.iter().enumerate() {
            p.cell(at, 1, |p| p.plain("TableText", label));
        }
    });
}
