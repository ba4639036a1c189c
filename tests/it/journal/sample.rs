//! Events to write: one of every kind, over a small agenda.

use punktlig::agenda::{Access, Agenda, Outcome, Shift, Who};
use punktlig::meeting::{
    Content, Decision, Edge, Event, FollowUp, GroupVotes, Matching, RecordId, RecordVersion, Settled, Side, Stance,
    Statement, StatementKind, Target, Vote,
};
use punktlig::time::Stamp;

use crate::kit;

pub fn at(s: &str) -> Stamp {
    Stamp::parse_from_rfc3339(s).unwrap()
}

/// Returns a moment of the meeting, `n` seconds in.
pub fn tick(n: i64) -> Stamp {
    at("2025-01-15T11:05:00.250+01:00") + chrono::TimeDelta::seconds(n)
}

pub fn agenda() -> Box<Agenda> {
    let json = r#"{
        "title": "Direktionsmøde", "date": "2025-01-15", "body": "Direktionen", "document": null, "place": null,
        "announced_start": null, "announced_end": null, "lang": "da", "chair": null, "chair_label": null,
        "minute_taker": null, "members": [], "absent": [], "case": null, "reference": null, "issued": null,
        "intro": null, "people": [], "units": [], "items": [],
        "slots": [{
            "id": "pause", "day": "2025-01-15", "start": "2025-01-15T11:05:00", "minutes": 15, "items": [],
            "title": "Pause", "own_title": true, "text": null, "access": "open", "guests": [], "lead": [],
            "kind": "break", "fixed": false, "block": null, "notes": null, "annexes": []
        }],
        "upcoming": [],
        "protocol": {
            "title": null, "profile": "administrative", "signatures": false, "formats": ["md"], "templates": null,
            "call_ahead": 5
        },
        "phrases": []
    }"#;
    serde_json::from_str(json).unwrap()
}

pub fn created() -> Event {
    Event::RecordCreated { agenda: agenda(), shift: None, rehearsal: false, zone: None }
}

pub fn decision(text: &str) -> Event {
    Event::DecisionRecorded {
        on: Target::Item("5".into()),
        decision: Decision { text: text.into(), outcome: Outcome::Approved, ..Decision::default() },
    }
}

pub fn note(text: &str) -> Event {
    Event::NoteRecorded { on: Target::Point("pause".into()), text: text.into() }
}

pub fn follow_up(task: &str, owner: &str) -> FollowUp {
    FollowUp {
        task: task.into(),
        owners: vec![Who::Id("ba".into()), Who::Name(owner.into())],
        due: Some("2025-02-06".parse().unwrap()),
        line: format!("{task} @bettina @\"{owner}\" !6/2"),
    }
}

fn vote() -> Vote {
    let group = GroupVotes { group: "Æ".into(), votes: 3 };
    Vote {
        decision: Some(RecordId(11)),
        in_favour: Side { people: vec![Who::Id("ba".into())], groups: vec![group], unnamed: 0 },
        against: Side { unnamed: 4, ..Side::default() },
        abstained: Side::default(),
        casting: Some(Stance::For),
    }
}

fn statement() -> Statement {
    let (statement, who) = (StatementKind::Dissent, vec![Who::Name("Ole \"Ø\" Friis".into()), Who::Id("ba".into())]);
    Statement { decision: None, statement, who, text: "Nej.\nSlet ikke.".into() }
}

/// Returns events of every kind, the creation first, and what the list of every event does not have: each kind of
/// content, and texts that are hard to write.
pub fn every_event() -> Vec<Event> {
    let item = || Target::Item("5".into());
    let edited = |content| Event::RecordEdited { record: RecordId(11), content };
    let first = Event::RecordCreated {
        agenda: agenda(),
        shift: Some(Shift { days: 1, minutes: -5 }),
        rehearsal: true,
        zone: None,
    };
    let more = [
        Event::AgendaReplaced {
            agenda: agenda(),
            matching: Matching {
                items: [("5".into(), "5".into())].into(),
                slots: [("pause".into(), "frokost".into())].into(),
                keep: vec![Target::Point("pause".into())],
            },
            settled: vec![Settled::Days, Settled::Minutes],
            kept_decided: vec![Target::Item("5".into())],
        },
        Event::RecordPublished {
            record: RecordId(11),
            shown: vec![RecordVersion { content: Content::Note { text: "æ".into() }, reason: Some("Glemt".into()) }],
        },
        Event::SlotAdded {
            number: None,
            slot: "extra".into(),
            title: "Æble & \"Ørsted\"".into(),
            minutes: Some(5),
            after: None,
            access: Access::Closed,
        },
        Event::TimeCorrected { slot: "pause".into(), stretch: None, edge: Edge::End, to: tick(3) },
        decision("Godkendt.\nMed to \\ bemærkninger."),
        Event::FollowUpRecorded { on: item(), follow_up: follow_up("Sender tidsplan ud", "Borgmester") },
        note("  blanke foran"),
        edited(Content::FollowUp(follow_up("Ring", "x"))),
        edited(Content::Decision(Decision::default())),
        edited(Content::Vote(Vote::default())),
        Event::VoteRecorded { on: item(), vote: vote() },
        Event::StatementRecorded { on: item(), statement: statement() },
        Event::CorrectionRecorded {
            record: RecordId(11),
            content: Content::Statement(statement()),
            reason: "Fejl".into(),
        },
        Event::AdditionRecorded { on: item(), content: Content::Vote(vote()), reason: "Glemt".into() },
        Event::DecisionRecorded {
            on: item(),
            decision: Decision {
                text: "Ja".into(),
                outcome: Outcome::Forwarded,
                forwarded_to: Some("Økonomiudvalget".into()),
                forwarded_on: Some("2025-02-06".parse().unwrap()),
            },
        },
        Event::ItemPostponed { on: item(), to: None },
    ];
    std::iter::once(first).chain(kit::every_event().into_iter().skip(1)).chain(more).collect()
}
