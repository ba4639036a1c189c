//! What came after the close, as the protocol says it: the entries of corrections and additions, the sentences of a
//! meeting opened again, and the chain's values to print.

use super::Context;
use super::forwarding;
use super::model::{Checkpoint, CheckpointKind, DecisionCorrection, Entry, EntryKind, Party, Replaced};
use super::sentences::{self, party};
use super::votes::{self, Voted};
use crate::agenda::{Agenda, Outcome};
use crate::audience::RedactedMeeting;
use crate::lang::{Lang, Msg};
use crate::meeting::{self, Content, Record, StatementKind};
use crate::time::{self, Stamp};
use crate::{msg, text};

/// When a record was corrected after the meeting's first close; changed while the meeting was open again counts too.
pub(super) fn corrected_at(record: &Record, first_close: Option<Stamp>) -> Option<Stamp> {
    let edited = record.edited_at.filter(|at| first_close.is_some_and(|closed| *at > closed));
    record.corrections.last().map(|c| c.at).or(edited)
}

/// Lists a decision's corrections.
pub(super) fn decision(record: &Record) -> Vec<DecisionCorrection> {
    let of = |c: &meeting::Correction| match &c.content {
        Content::Decision(d) => Some(DecisionCorrection {
            at: c.at,
            reason: c.reason.clone(),
            text: d.text.clone(),
            outcome: d.outcome,
            forwarded_to: d.forwarded_to.clone(),
            forwarded_on: d.forwarded_on,
        }),
        _ => None,
    };
    record.corrections.iter().filter_map(of).collect()
}

/// Lists the corrections of a record that is not a decision, each with what it said before; a vote that is not
/// recorded in full says only what is.
pub(super) fn replaced(record: &Record, is_partial: bool, agenda: &Agenda, lang: Lang) -> Vec<Replaced> {
    // What a vote is on is told by its place; the sentence alone is enough here.
    let voted = Voted { voters: None, is_partial, outcome: Some(Outcome::Other), is_apart: false };
    let of = |(c, before): (&meeting::Correction, &Content)| Replaced {
        at: c.at,
        reason: c.reason.clone(),
        before: said(before, voted, agenda, lang).map(|entry| entry.text).unwrap_or_default(),
    };
    record.corrections.iter().zip(record.versions()).map(of).collect()
}

/// Puts a record into lines: what was recorded, and after it each correction.
pub(super) fn entries(record: &Record, voted: Voted, agenda: &Agenda, lang: Lang) -> Vec<Entry> {
    let mut entries = Vec::new();
    let recorded = said(record.original().content(), voted, agenda, lang);
    entries.extend(match &record.added {
        None => recorded,
        Some(reason) => recorded.map(|entry| Entry {
            kind: EntryKind::Addition,
            text: text_of(
                &msg!(
                    "protocol-corr-added",
                    date = time::date_long(record.at.date_naive(), lang),
                    reason = text::in_a_sentence(reason)
                ),
                &entry.text,
                lang,
            ),
        }),
    });
    for correction in &record.corrections {
        let date = time::date_long(correction.at.date_naive(), lang);
        let head = msg!("protocol-corr-corrected", date = date, reason = text::in_a_sentence(&correction.reason));
        let now = said(&correction.content, voted, agenda, lang);
        entries.extend(now.map(|e| Entry { kind: EntryKind::Correction, text: text_of(&head, &e.text, lang) }));
    }
    entries
}

/// Puts a content into a line; a note is in an extract from a damaged journal alone.
fn said(content: &Content, voted: Voted, agenda: &Agenda, lang: Lang) -> Option<Entry> {
    match content {
        Content::Decision(decision) => {
            let text = forwarding::decided(decision, agenda, lang);
            (!text.is_empty()).then_some(Entry { kind: EntryKind::Decision, text })
        }
        Content::FollowUp(f) => {
            let owners: Vec<Party> = f.owners.iter().map(|w| party(agenda, w)).collect();
            let text = sentences::follow_up(agenda, &f.task, &owners, f.due, lang);
            text.map(|text| Entry { kind: EntryKind::FollowUp, text })
        }
        Content::Vote(vote) => {
            let text = votes::sentence(agenda, vote, voted, lang);
            (!vote.is_empty()).then_some(Entry { kind: EntryKind::Vote, text })
        }
        Content::Statement(statement) => {
            let kind = match statement.statement {
                StatementKind::Dissent => EntryKind::Dissent,
                StatementKind::Remark => EntryKind::Remark,
            };
            let head = votes::statement_head(agenda, statement, voted);
            Some(Entry { kind, text: text_of(&head, &votes::statement_text(statement, lang), lang) })
        }
        Content::Note { text } => {
            Some(Entry { kind: EntryKind::Note, text: text_of(&msg!("protocol-note"), text.trim(), lang) })
        }
    }
}

/// Puts what is said after its head: on the same line, or below it where it has several lines of its own.
pub(super) fn text_of(head: &Msg, said: &str, lang: Lang) -> String {
    let gap = if said.contains('\n') { '\n' } else { ' ' };
    format!("{}{gap}{said}", lang.say(head))
}

/// Tells when the meeting was opened again, and why where the audience may know it.
pub(super) fn reopened(source: &RedactedMeeting, lang: Lang) -> Vec<String> {
    let of = |pin: &meeting::Checkpoint| {
        let meeting::CheckpointKind::Reopened(reason) = &pin.kind else { return None };
        let (date, time) = moment(pin.at, lang);
        let reason = text::in_a_sentence(reason);
        Some(lang.say(&if reason.is_empty() {
            msg!("protocol-corr-reopened-bare", date = date, time = time)
        } else {
            msg!("protocol-corr-reopened", date = date, time = time, reason = reason)
        }))
    };
    source.pins.iter().filter_map(of).collect()
}

/// Lists the chain's values to print: those of the closes and of what came after; the last one, where none of them is
/// that.
pub(super) fn pins(source: &RedactedMeeting, context: &Context, lang: Lang) -> Vec<Checkpoint> {
    let of = |pin: &meeting::Checkpoint| {
        let value = context.pins.get(&pin.seq)?.clone();
        let (date, time) = moment(pin.at, lang);
        let (kind, label) = match pin.kind {
            meeting::CheckpointKind::Closed => {
                (CheckpointKind::Closed, msg!("protocol-corr-pin-closed", date = date, time = time))
            }
            meeting::CheckpointKind::Correction => {
                (CheckpointKind::Correction, msg!("protocol-corr-pin-correction", date = date, time = time))
            }
            meeting::CheckpointKind::Addition => {
                (CheckpointKind::Addition, msg!("protocol-corr-pin-addition", date = date, time = time))
            }
            meeting::CheckpointKind::Reopened(_) => {
                (CheckpointKind::Reopened, msg!("protocol-corr-pin-reopened", date = date, time = time))
            }
        };
        Some(Checkpoint { at: Some(pin.at), kind, value, label: lang.say(&label) })
    };
    let mut pins: Vec<Checkpoint> = source.pins.iter().filter_map(of).collect();
    if let Some(chain) = &context.chain
        && pins.last().is_none_or(|pin| pin.value != *chain)
    {
        let label = lang.text("protocol-chain");
        pins.push(Checkpoint { at: source.last_at, kind: CheckpointKind::Latest, value: chain.clone(), label });
    }
    pins
}

fn moment(at: Stamp, lang: Lang) -> (String, String) {
    (time::date_long(at.date_naive(), lang), time::hm(at.time(), lang))
}
