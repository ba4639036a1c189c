//! Events to write: one of every kind, over a small agenda.

use punktlig::agenda::{Access, Agenda, Outcome, Shift, Who};
use punktlig::meeting::{
    Content, Decision, Edge, Event, FollowUp, GroupVotes, RecordId, Side, Stance, Statement, StatementKind, Target,
    Vote,
};
use punktlig::time::Stamp;

pub fn at(s: &str) -> Stamp {
    Stamp::parse_from_rfc3339(s).unwrap()
}

/// Gives a moment of the meeting, `n` seconds in.
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
    Event::RecordCreated { agenda: agenda(), shift: None, rehearsal: false }
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
    let (statement, who) = (StatementKind::Dissent, Who::Name("Ole \"Ø\" Friis".into()));
    Statement { decision: None, statement, who, text: "Nej.\nSlet ikke.".into() }
}

/// Gives one event of every kind, the creation first.
pub fn every_event() -> Vec<Event> {
    let item = || Target::Item("5".into());
    vec![
        Event::RecordCreated { agenda: agenda(), shift: Some(Shift { days: 1, minutes: -5 }), rehearsal: true },
        Event::AgendaReloaded { agenda: agenda(), keep: Vec::new() },
        Event::SlotStarted { slot: "pause".into() },
        Event::SlotEnded { slot: "pause".into() },
        Event::SlotSkipped { slot: "pause".into() },
        Event::SlotRestored { slot: "pause".into() },
        Event::SlotAdded {
            slot: "extra".into(),
            title: "Æble & \"Ørsted\"".into(),
            minutes: Some(5),
            after: None,
            access: Access::Closed,
        },
        Event::TimeCorrected { slot: "pause".into(), stretch: None, edge: Edge::End, to: tick(3) },
        Event::TimeCorrected { slot: "pause".into(), stretch: Some(1), edge: Edge::Start, to: tick(3) },
        Event::MeetingPaused,
        Event::MeetingResumed,
        decision("Godkendt.\nMed to \\ bemærkninger."),
        Event::FollowUpRecorded { on: item(), follow_up: follow_up("Sender tidsplan ud", "Borgmester") },
        note("  blanke foran"),
        Event::RecordEdited { record: RecordId(11), content: Content::FollowUp(follow_up("Ring", "x")) },
        Event::RecordEdited { record: RecordId(11), content: Content::Note { text: "n".into() } },
        Event::RecordEdited { record: RecordId(11), content: Content::Decision(Decision::default()) },
        Event::RecordEdited { record: RecordId(11), content: Content::Vote(Vote::default()) },
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
        Event::RecordMoved { record: RecordId(11), on: Target::Point("pause".into()) },
        Event::RecordWithdrawn { record: RecordId(11) },
        Event::ItemPostponed { on: item(), to: Some("2025-01-22".parse().unwrap()) },
        Event::ItemPostponed { on: item(), to: None },
        Event::PostponementLifted { on: item() },
        Event::Undone { undo: 18 },
        Event::Redone { redo: 18 },
        Event::ClockSet { by_ms: -7_200_000, since: None },
        Event::ClockSet { by_ms: 1, since: Some(18) },
        Event::MeetingClosed,
    ]
}
