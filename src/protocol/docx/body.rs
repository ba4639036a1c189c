//! What the document says, in the order of the Markdown template: the head, the contents, the items, the overviews.

use super::paper::{DocumentBody, ParagraphFormat, TextFormat};
use super::rich::{self, BlockContext};
use super::styles::{BOX_LEFT, STEP, TEXT_WIDTH};
use crate::agenda::number;
use crate::protocol::commonmark::Block;
use crate::protocol::model::{EntryKind, Item, Kind, Plan, Protocol, Recommendation, UpcomingRow};
use crate::wording::numbered_in_print as numbered;

/// The width of a table's first, narrow column in twips.
const TIME: u32 = 1_100;
const DAY: u32 = 2_000;
/// The height of a row to sign in, in twips: room for a hand.
const SIGN: u32 = 964;
const HAND: u32 = 4_100;

const BOLD: TextFormat =
    TextFormat { bold: true, italic: false, strike: false, code: false, link: false, accent: false };

/// Writes the body of the document.
pub(super) fn body(protocol: &Protocol) -> DocumentBody {
    let mut paper = DocumentBody::new();
    head(&mut paper, protocol);
    // The contents name the bookmarks of the headings after them, so they are written last.
    let before = std::mem::replace(&mut paper.xml, super::xml::Xml::piece());
    let with_contents = !protocol.document.contents.is_empty();
    sections(&mut paper, protocol, with_contents);
    paper.end("Normal");
    let after = std::mem::replace(&mut paper.xml, before);
    if with_contents {
        contents(&mut paper, &protocol.document.labels.contents);
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
    paper.paragraph(&ParagraphFormat::of("Rule"), |_| {});
    for line in &document.head {
        head_line(paper, &line.label, &line.values.join("\n"), false);
    }
}

fn head_line(paper: &mut DocumentBody, label: &str, values: &str, keep_next: bool) {
    paper.paragraph(&ParagraphFormat { keep_next, ..ParagraphFormat::of("HeadLine") }, |p| {
        p.run(label, BOLD);
        p.run(&format!("\t{values}"), TextFormat::default());
    });
}

/// Writes the contents: a link to each heading, with a field for its page.
///
/// It is no `TOC` field: LibreOffice would show the empty numbers in one as they are, and counts these.
fn contents(paper: &mut DocumentBody, label: &str) {
    paper.plain("TOCHeading", label);
    for heading in std::mem::take(&mut paper.headings) {
        let left = if heading.is_part { 2 * STEP } else { 0 };
        paper.paragraph(&ParagraphFormat { left, ..ParagraphFormat::of("TOC1") }, |p| {
            p.xml.open("w:hyperlink", &[("w:anchor", &heading.bookmark), ("w:history", "1")]);
            p.run(&format!("{}\t", heading.text), TextFormat::default());
            p.field(&format!(" PAGEREF {} \\h ", heading.bookmark), true);
            p.xml.close("w:hyperlink");
        });
    }
}

fn sections(paper: &mut DocumentBody, protocol: &Protocol, mut new_page: bool) {
    let document = &protocol.document;
    let labels = &document.labels;
    if let Some(intro) = &document.intro {
        paper.heading(&labels.intro, std::mem::take(&mut new_page), false);
        rich::blocks(paper, intro, BlockContext::page(TEXT_WIDTH));
    }
    for item in document.sections.iter().filter_map(|place| protocol.items.get(*place)) {
        section(paper, protocol, item, std::mem::take(&mut new_page));
    }
    if !document.annexes.is_empty() {
        paper.heading(&labels.annex_overview, std::mem::take(&mut new_page), false);
        for group in &document.annexes {
            paper.plain("Lead", &numbered(group.number.as_deref(), &group.title));
            rich::counted(paper, group.lines.iter().map(String::as_str));
        }
    }
    if !document.followups.is_empty() {
        paper.heading(&labels.followups, std::mem::take(&mut new_page), false);
        followups(paper, protocol);
    }
    if !document.signatures.is_empty() {
        paper.heading(&labels.signatures, true, false);
        signatures(paper, protocol);
    }
    for sentence in &document.reopened {
        rich::typed(paper, &ParagraphFormat::of("Decision"), sentence);
    }
    for pin in &document.pins {
        paper.paragraph(&ParagraphFormat::of("Chain"), |p| {
            p.run(&format!("{}: ", pin.label), BOLD);
            p.run(&pin.value, TextFormat { code: true, ..TextFormat::default() });
        });
    }
    if !document.pins.is_empty() {
        paper.plain("ChainNote", &labels.chain_note);
    }
}

fn section(paper: &mut DocumentBody, protocol: &Protocol, item: &Item, new_page: bool) {
    let labels = &protocol.document.labels;
    let case = item.case.as_ref().map(|case| format!("{} {case}", labels.case));
    let meta: Vec<String> =
        case.into_iter().chain(item.wording.access.clone()).chain(item.wording.planned.clone()).collect();
    let lines: Vec<(&String, &String)> = [
        (&labels.process, &item.process),
        (&labels.responsible, &item.wording.responsible),
        (&labels.case_worker, &item.wording.case_worker),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.as_ref().map(|value| (label, value)))
    .collect();
    // What stays with the next must not draw the next item along: word processors give up on long chains.
    let more = says_more(item);
    let heading = numbered(item.number.as_deref(), &item.wording.heading);
    paper.heading(&heading, new_page, meta.is_empty() && lines.is_empty() && !more);
    if let Some(line) = paper.headings.last_mut() {
        line.is_part = item.number.as_deref().is_some_and(number::is_part);
    }
    if !meta.is_empty() {
        let form = ParagraphFormat { keep_next: more || !lines.is_empty(), ..ParagraphFormat::of("Meta") };
        paper.paragraph(&form, |p| p.run(&meta.join(" · "), TextFormat::default()));
    }
    for (i, (label, value)) in lines.iter().enumerate() {
        head_line(paper, label, value, more || i + 1 < lines.len());
    }
    for line in &item.wording.lead {
        paper.plain("Normal", line);
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

/// Returns whether an item has anything below its head.
fn says_more(item: &Item) -> bool {
    !item.wording.lead.is_empty()
        || item.background.is_some()
        || item.presentation.is_some()
        || item.economy.is_some()
        || item.recommendation.is_some()
        || item.plan.is_some()
        || item.upcoming.as_ref().is_some_and(|rows| !rows.is_empty())
        || item.wording.decision_heading.is_some()
        || !item.wording.participants.is_empty()
        || !item.wording.attendance.is_empty()
        || !item.wording.entries.is_empty()
        || !item.annexes.is_empty()
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
    for entry in &item.wording.entries {
        let style = match entry.kind {
            EntryKind::Decision | EntryKind::PublicWording => "Decision",
            EntryKind::FollowUp | EntryKind::Vote | EntryKind::Dissent | EntryKind::Remark => "FollowUp",
            EntryKind::Correction | EntryKind::Addition => "FollowUp",
            EntryKind::Postponed | EntryKind::NotTreated | EntryKind::Dropped | EntryKind::Note => "Remark",
        };
        let form = ParagraphFormat::of(style);
        match &entry.lead {
            Some(lead) => rich::led(paper, &form, lead, entry.rest()),
            None => rich::typed(paper, &form, &entry.text),
        }
    }
}

fn time_plan(paper: &mut DocumentBody, protocol: &Protocol, plan: &Plan) {
    let labels = &protocol.document.labels;
    let wide = TEXT_WIDTH - TIME;
    paper.table(vec![TIME, wide], 0, |p| {
        table_head(p, &[&labels.time, &labels.point]);
        for row in &plan.rows {
            if let Some(heading) = &row.heading {
                p.row(false, 0, |p| {
                    p.cell(0, 2, |p| {
                        let form = ParagraphFormat { keep_next: true, ..ParagraphFormat::of("TableText") };
                        p.paragraph(&form, |p| p.run(heading, TextFormat { accent: true, ..BOLD }));
                    });
                });
            }
            p.row(false, 0, |p| {
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
        for row in rows {
            p.row(false, 0, |p| {
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

fn followups(paper: &mut DocumentBody, protocol: &Protocol) {
    let labels = &protocol.document.labels;
    paper.table(vec![2_620, 2_600, 2_450, 1_400], 0, |p| {
        table_head(p, &[&labels.owner, &labels.task, &labels.item, &labels.due]);
        for group in &protocol.document.followups {
            for task in &group.tasks {
                p.row(false, 0, |p| {
                    let item = numbered(task.number.as_deref(), &task.item);
                    let due = task.due.as_deref().unwrap_or_default();
                    for (at, text) in [&group.name, &task.task, &item, due].into_iter().enumerate() {
                        p.cell(at, 1, |p| p.plain("TableText", text));
                    }
                });
            }
        }
    });
}

/// Writes the lines to sign on, all on one page while they fit on one.
fn signatures(paper: &mut DocumentBody, protocol: &Protocol) {
    let labels = &protocol.document.labels;
    let names = &protocol.document.signatures;
    paper.table(vec![TEXT_WIDTH - HAND, HAND], 0, |p| {
        table_head(p, &[&labels.name, &labels.signature]);
        for (i, name) in names.iter().enumerate() {
            p.row(false, SIGN, |p| {
                let form = ParagraphFormat { keep_next: i + 1 < names.len(), ..ParagraphFormat::of("TableText") };
                p.cell(0, 1, |p| p.paragraph(&form, |p| p.run(name, TextFormat::default())));
                p.cell(1, 1, |p| p.paragraph(&form, |_| {}));
            });
        }
    });
}

fn table_head(paper: &mut DocumentBody, labels: &[&str]) {
    paper.row(true, 0, |p| {
        for (at, label) in labels.iter().enumerate() {
            let form = ParagraphFormat { keep_next: true, ..ParagraphFormat::of("TableText") };
            p.cell(at, 1, |p| p.paragraph(&form, |p| p.run(label, TextFormat::default())));
        }
    });
}
