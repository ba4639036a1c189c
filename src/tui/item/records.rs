//! A record on the screen: what it says, what was added or corrected, and whether it is withheld.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::Page;
use crate::agenda::{Agenda, Outcome};
use crate::lang::Lang;
use crate::meeting::{Content, Record, RecordKind, WhyWithheld};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::Context;
use crate::wording::votes as words;
use crate::wording::{self, locked, plain_name};

/// Writes a record with what became of it.
pub(in crate::tui) fn record_lines(cx: &Context, page: &mut Page, record: &Record, style: Style) {
    let lang = cx.lang;
    content_lines(cx, page, record.original().content(), style);
    // Nobody would look for a lock here: the item is open.
    if cx.meeting().is_withheld(record) && record.kind() != RecordKind::Note {
        let why = lang.text(match cx.meeting().why_withheld(record) {
            WhyWithheld::Then => "record-withheld",
            WhyWithheld::Since => "record-withheld-since",
            WhyWithheld::Gone => "record-withheld-as-gone",
        });
        page.put(&format!("   {} ", locked::SIGN), &why, cx.theme.quiet());
    }
    let worded = cx.meeting().public_wordings(&record.on);
    if let Some((_, text)) = worded.iter().find(|(id, _)| *id == record.id) {
        page.put("   → ", &lang.say(&msg!("public-wording-record", text = text::one_line(text))), cx.theme.quiet());
    }
    for trouble in cx.meeting().record_troubles(record, cx.now) {
        page.put("   ! ", &words::trouble(&trouble, cx.agenda(), lang), cx.theme.alert());
    }
    let quiet = cx.theme.quiet();
    if let Some(added) = cx.meeting().addition_of(record) {
        let date = time::date_long(record.at.date_naive(), lang);
        let said = match added.reason().map(text::in_a_sentence) {
            Some(reason) => msg!("after-record-added", date = date, reason = reason),
            None => msg!("after-record-added-reopened", date = date),
        };
        page.put("   ", &lang.say(&said), quiet);
    }
    for correction in &record.corrections {
        let date = time::date_long(correction.at.date_naive(), lang);
        let reason = text::in_a_sentence(&correction.reason);
        page.put("   ", &lang.say(&msg!("after-record-corrected", date = date, reason = reason)), quiet);
        content_lines(cx, page, &correction.content, style);
    }
}

/// Writes all that a record says in one line, whatever its length.
#[must_use]
pub fn in_one_line(cx: &Context, content: &Content) -> String {
    let mut page = Page::unbounded();
    content_lines(cx, &mut page, content, Style::new());
    let lines: Vec<String> = page.lines.iter().map(ToString::to_string).collect();
    text::one_line(&lines.join(" "))
}

fn content_lines(cx: &Context, page: &mut Page, content: &Content, style: Style) {
    let lang = cx.lang;
    let agenda = cx.meeting().agenda();
    match content {
        Content::Decision(decision) => {
            page.put(" ", decision.text.trim(), style);
            if decision.outcome != Outcome::Other {
                let said = match decision.outcome {
                    Outcome::Forwarded => {
                        forwarded(decision.forwarded_to.as_deref(), decision.forwarded_on, agenda, lang)
                    }
                    other => wording::outcome(other, lang),
                };
                page.put("   → ", &said, cx.theme.quiet());
            }
        }
        Content::FollowUp(follow_up) => {
            let owners: Vec<String> = follow_up.owners.iter().map(|w| plain_name(agenda, w)).collect();
            let mut said = follow_up.task.clone();
            if said.is_empty() {
                said = lang.text("follow-up-bare");
            }
            if !owners.is_empty() {
                said = format!("{said} — {}", owners.join(", "));
            }
            if let Some(due) = follow_up.due {
                let due = time::date_in_list(due, agenda.date, lang);
                said = format!("{said}, {due}");
            }
            page.put(" ☐ ", &said, style);
        }
        Content::Discussion { text } => page.put(" ", text.trim(), style),
        Content::Note { text } => page.put(" · ", text.trim(), style),
        Content::Vote(vote) => {
            page.put("   ", &words::totals(vote, lang), style);
            for (sign, names) in words::sides(vote, agenda, lang) {
                page.put(&format!("   {sign} "), &names, style);
            }
        }
        Content::Election(election) => {
            page.put(" ", &format!("{}:", election.title), style);
            for row in words::election_rows(election, |who| plain_name(agenda, who), lang) {
                page.put("   ", &row, style);
            }
        }
        Content::Motion(motion) => {
            let head = lang.say(&words::motion_head(motion, |who| plain_name(agenda, who), lang));
            page.put(" ", &format!("{head} {}", motion.text), style);
        }
        Content::Statement(s) => {
            let kind = lang.text(words::statement_word(s.statement));
            let names = words::speakers(&s.who, agenda, lang);
            page.put("   ", &format!("{names}, {kind}: {}", s.text.trim()), style);
        }
    }
}

/// Says that a decision is forwarded, and where to and to which meeting as far as it was recorded.
pub(in crate::tui) fn forwarded(to: Option<&str>, on: Option<NaiveDate>, agenda: &Agenda, lang: Lang) -> String {
    let to = to.map(text::one_line);
    let on = on.map(|d| time::date_near(d, agenda.date, lang));
    match (to, on) {
        (Some(to), Some(on)) => lang.say(&msg!("forwarded-to-on", body = to, date = on)),
        (Some(to), None) => lang.say(&msg!("forwarded-to", body = to)),
        (None, Some(on)) => lang.say(&msg!("forwarded-on", date = on)),
        (None, None) => wording::outcome(Outcome::Forwarded, lang),
    }
}
