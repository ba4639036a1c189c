//! What came after the close, as the protocol says it: the entries of corrections and additions, the sentences of a
//! meeting opened again, and the chain's values to print.

use super::Context;
use super::forwarding;
use super::model::{Checkpoint, CheckpointKind, DecisionCorrection, Entry, EntryKind, Party, Replaced, after_head};
use super::people::People;
use super::sentences::party;
use super::task;
use super::votes::{self, Voted, VotedOn};
use crate::agenda::{Agenda, Outcome};
use crate::audience::RedactedMeeting;
use crate::lang::{Lang, Msg};
use crate::meeting::{self, Addition, Content, Deciding, Record, StatementKind};
use crate::time::{self, Stamp};
use crate::{msg, text, wording};

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
pub(super) fn replaced(record: &Record, partial: &[bool], deciding: &[Deciding], people: &People) -> Vec<Replaced> {
    // What a vote is on is told by its place; the sentence alone is enough here.
    let on = VotedOn::Decision(Outcome::Other);
    let voted = Voted { voters: &[], partial, deciding, proxies: &[], on };
    let of = |(n, (c, before)): (usize, (&meeting::Correction, &Content))| Replaced {
        at: c.at,
        reason: c.reason.clone(),
        before: said(before, voted.later(n), people).map(|entry| entry.text).unwrap_or_default(),
    };
    record.corrections.iter().zip(record.versions()).enumerate().map(of).collect()
}

/// Puts a record into lines: what was recorded, and after it each correction.
pub(super) fn entries(record: &Record, voted: Voted, people: &People) -> Vec<Entry> {
    let (agenda, lang) = (people.agenda(), people.lang());
    let mut entries = Vec::new();
    let recorded = said(record.original().content(), voted, people);
    entries.extend(match &record.added {
        None => recorded,
        Some(added) => recorded.map(|entry| {
            let lead = lead_of_addition(record.at, added, record.added_by.as_deref(), agenda, lang);
            Entry::led(EntryKind::Addition, lead, &entry.text)
        }),
    });
    for ((n, c), before) in record.corrections.iter().enumerate().zip(record.versions()) {
        let now = said(&c.content, voted.later(n + 1), people);
        let now = now.map(|entry| outcome_alone(before, &c.content, lang).unwrap_or(entry));
        let lead = || lead_of_correction(c.at, &c.reason, c.by.as_deref(), agenda, lang);
        entries.extend(now.map(|entry| Entry::led(EntryKind::Correction, lead(), &entry.text)));
    }
    entries
}

/// Says what an outcome was and is, where nothing else of a decision was corrected: its words would not tell.
fn outcome_alone(before: &Content, now: &Content, lang: Lang) -> Option<Entry> {
    let (Content::Decision(before), Content::Decision(now)) = (before, now) else { return None };
    let is_it = before.outcome != now.outcome && meeting::Decision { outcome: now.outcome, ..before.clone() } == *now;
    let word = |outcome| wording::outcome(outcome, lang);
    let text = || lang.say(&msg!("protocol-corr-outcome", earlier = word(before.outcome), outcome = word(now.outcome)));
    is_it.then(|| Entry::new(EntryKind::Decision, text()))
}

/// Says when and why something was corrected, and who had the record open then: "Rettet den 16. januar 2025 …:".
fn lead_of_correction(at: Stamp, reason: &str, by: Option<&str>, agenda: &Agenda, lang: Lang) -> String {
    let (date, reason) = (time::date_long(at.date_naive(), lang), text::in_a_sentence(reason));
    lang.say(&match by {
        Some(by) => {
            msg!("protocol-corr-corrected-by", date = date, by = user(by, agenda), reason = reason)
        }
        None => msg!("protocol-corr-corrected", date = date, reason = reason),
    })
}

/// The same of what was added.
fn lead_of_addition(at: Stamp, added: &Addition, by: Option<&str>, agenda: &Agenda, lang: Lang) -> String {
    let date = time::date_long(at.date_naive(), lang);
    let by = by.map(|by| user(by, agenda));
    let Some(reason) = added.reason().map(text::in_a_sentence) else {
        return lang.say(&match by {
            Some(by) => msg!("protocol-corr-added-reopened-by", date = date, by = by),
            None => msg!("protocol-corr-added-reopened", date = date),
        });
    };
    lang.say(&match by {
        Some(by) if reason.is_empty() => msg!("protocol-corr-added-bare-by", date = date, by = by),
        None if reason.is_empty() => msg!("protocol-corr-added-bare", date = date),
        Some(by) => msg!("protocol-corr-added-by", date = date, by = by, reason = reason),
        None => msg!("protocol-corr-added", date = date, reason = reason),
    })
}

/// Names who had the record open: a person of the agenda by their name, where the user's name is their id.
pub(super) fn user(by: &str, agenda: &Agenda) -> String {
    let person = agenda.people.iter().find(|person| person.id.0.eq_ignore_ascii_case(by));
    person.map_or_else(|| by.to_owned(), |person| person.name.clone())
}

/// Puts a content into a line; a note is in an extract from a damaged journal alone.
fn said(content: &Content, voted: Voted, people: &People) -> Option<Entry> {
    let (agenda, lang) = (people.agenda(), people.lang());
    match content {
        Content::Decision(decision) => {
            let text = forwarding::decided(decision, agenda, lang);
            (!text.is_empty()).then_some(Entry::new(EntryKind::Decision, text))
        }
        Content::FollowUp(f) => {
            let owners: Vec<Party> = f.owners.iter().map(|w| party(agenda, w)).collect();
            task::sentence(people, f, &owners).map(|text| Entry::new(EntryKind::FollowUp, text))
        }
        Content::Vote(vote) => {
            let text = votes::sentence(people, vote, voted);
            (!vote.is_empty()).then_some(Entry::new(EntryKind::Vote, text))
        }
        Content::Statement(statement) => {
            let kind = match statement.statement {
                StatementKind::Dissent => EntryKind::Dissent,
                StatementKind::Remark => EntryKind::Remark,
            };
            let head = votes::statement_head(people, statement, voted);
            Some(Entry::new(kind, text_of(&head, &votes::statement_text(statement, lang), lang)))
        }
        Content::Motion(motion) => {
            let head = wording::votes::motion_head(motion, |who| people.plain(who), lang);
            Some(Entry::new(EntryKind::Motion, text_of(&head, motion.text.trim(), lang)))
        }
        Content::Election(election) => {
            let rows = wording::votes::election_rows(election, |who| people.plain(who), lang);
            let rows: String = rows.iter().map(|row| format!("\n- {row}")).collect();
            Some(Entry::new(EntryKind::Election, format!("{}:{rows}", election.title)))
        }
        Content::Discussion { text } => Some(Entry::new(EntryKind::Discussion, text.trim().to_owned())),
        Content::Note { text } => Some(Entry::new(EntryKind::Note, text_of(&msg!("protocol-note"), text.trim(), lang))),
    }
}

/// Puts what is said after its head: on the same line, or below it where it has several lines of its own.
pub(super) fn text_of(head: &Msg, said: &str, lang: Lang) -> String {
    after_head(&lang.say(head), said)
}

/// Says when the meeting was opened again and by whom, and why where the audience may know it.
pub(super) fn reopened(source: &RedactedMeeting, lang: Lang) -> Vec<String> {
    let of = |pin: &meeting::Checkpoint| {
        let meeting::CheckpointKind::Reopened(reason) = &pin.kind else { return None };
        let (date, time) = moment(pin.at, lang);
        let reason = text::in_a_sentence(reason);
        Some(lang.say(&match &pin.by {
            _ if reason.is_empty() => msg!("protocol-corr-reopened-bare", date = date, time = time),
            Some(by) => {
                let by = user(by, &source.head);
                msg!("protocol-corr-reopened-by", date = date, time = time, by = by, reason = reason)
            }
            None => msg!("protocol-corr-reopened", date = date, time = time, reason = reason),
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
        let (kind, event, label) = match pin.kind {
            meeting::CheckpointKind::Closed => {
                (CheckpointKind::Closed, "closed", msg!("protocol-corr-pin-closed", date = date, time = time))
            }
            meeting::CheckpointKind::Correction => (
                CheckpointKind::Correction,
                "correction",
                msg!("protocol-corr-pin-correction", date = date, time = time),
            ),
            meeting::CheckpointKind::Addition => {
                (CheckpointKind::Addition, "addition", msg!("protocol-corr-pin-addition", date = date, time = time))
            }
            meeting::CheckpointKind::Reopened(_) => {
                (CheckpointKind::Reopened, "reopened", msg!("protocol-corr-pin-reopened", date = date, time = time))
            }
        };
        let event = taken_at(event, pin.at, lang);
        Some(Checkpoint { at: Some(pin.at), kind, value, label: lang.say(&label), event })
    };
    let mut pins: Vec<Checkpoint> = source.pins.iter().filter_map(of).collect();
    if let Some(chain) = &context.chain
        && pins.last().is_none_or(|pin| pin.value != *chain)
    {
        let label = lang.text("protocol-chain");
        let event = source.last_at.map_or_else(|| label.clone(), |at| taken_at("latest", at, lang));
        let kind = CheckpointKind::Latest;
        pins.push(Checkpoint { at: source.last_at, kind, value: chain.clone(), label, event });
    }
    pins
}

/// Says in a few words what a check value was taken at.
fn taken_at(event: &'static str, at: Stamp, lang: Lang) -> String {
    let (date, time) = (time::date_in_head(at.date_naive(), lang), time::hm(at.time(), lang));
    lang.say(&msg!("protocol-corr-at", event = event, date = date, time = time))
}

fn moment(at: Stamp, lang: Lang) -> (String, String) {
    (time::date_long(at.date_naive(), lang), time::hm(at.time(), lang))
}
