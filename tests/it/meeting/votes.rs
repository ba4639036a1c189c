//! Votes, dissent and remarks: what undo takes back, and what a changed agenda leaves.

use punktlig::agenda::Who;
use punktlig::meeting::{
    Content, Decision, Event, GroupVotes, RecordId, Side, Stance, Statement, StatementKind, Target, Vote,
};

use crate::kit::{LiveMeeting, agenda};

const COUNCIL: &str = r#"
date = 2025-01-15
person = [
    { id = "jk", name = "Jonas Kroustrup", role = "member", group = "A" },
    { id = "lh", name = "Lene Hansen", role = "member", group = "A" },
    { id = "kn", name = "Kim Nielsen", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn id(id: &str) -> Who {
    Who::Id(id.into())
}

fn vote(decision: Option<RecordId>) -> Vote {
    let groups = vec![GroupVotes { group: "A".to_owned(), votes: 2 }];
    let in_favour = Side { groups, ..Side::default() };
    Vote { decision, in_favour, casting: Some(Stance::For), ..Vote::default() }
}

fn dissent(decision: Option<RecordId>) -> Statement {
    Statement { decision, statement: StatementKind::Dissent, who: id("kn"), text: "Nej.".to_owned() }
}

#[test]
fn each_word_on_a_vote_is_taken_back_by_one_undo() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").at("9.10");
    let (one, two) = (Target::Item("1".into()), Target::Item("2".into()));
    held.record(Event::DecisionRecorded { on: one.clone(), decision: Decision::default() });
    let decision = Some(RecordId(3));
    held.record(Event::VoteRecorded { on: one.clone(), vote: vote(decision) });
    held.record(Event::StatementRecorded { on: one.clone(), statement: dissent(decision) });
    let (voted, said) = (RecordId(4), RecordId(5));
    let other = Vote { abstained: Side { unnamed: 1, ..Side::default() }, ..vote(decision) };
    let take_back = |held: &mut LiveMeeting, event: Event| {
        let before = held.history.meeting().clone();
        held.record(event.clone());
        assert_ne!(*held.history.meeting(), before, "{event:?} says nothing");
        held.undo();
        assert_eq!(*held.history.meeting(), before, "{event:?} was not taken back");
    };
    for event in [
        Event::VoteRecorded { on: two.clone(), vote: vote(None) },
        Event::StatementRecorded { on: two.clone(), statement: dissent(None) },
        Event::RecordEdited { record: voted, content: Content::Vote(other.clone()) },
        Event::RecordMoved { record: voted, on: two.clone() },
        Event::RecordMoved { record: RecordId(3), on: two.clone() },
        Event::RecordWithdrawn { record: said },
        Event::RecordWithdrawn { record: RecordId(3) },
    ] {
        take_back(&mut held, event);
    }
    held.record(Event::MeetingClosed);
    for event in [
        Event::CorrectionRecorded { record: voted, content: Content::Vote(other), reason: "Fejl".to_owned() },
        Event::CorrectionRecorded {
            record: said,
            content: Content::Statement(dissent(None)),
            reason: "Fejl".to_owned(),
        },
        Event::AdditionRecorded { on: one, content: Content::Vote(vote(None)), reason: "Glemt".to_owned() },
    ] {
        take_back(&mut held, event);
    }
    let wrong = Content::Statement(dissent(None));
    held.record(Event::CorrectionRecorded { record: voted, content: wrong, reason: "x".to_owned() });
    assert!(held.history.meeting().record(voted).unwrap().corrections.is_empty(), "a vote stays a vote");
}

#[test]
fn who_voted_or_dissented_keeps_the_name_when_the_agenda_forgets_them() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    let on = Target::Item("1".into());
    let against = Side { people: vec![id("lh")], ..Side::default() };
    held.at("9.00").start("1");
    held.record(Event::VoteRecorded { on: on.clone(), vote: Vote { against, ..Vote::default() } });
    held.record(Event::StatementRecorded { on, statement: dissent(None) });
    let changed =
        COUNCIL.replace("    { id = \"lh\", name = \"Lene Hansen\", role = \"member\", group = \"A\" },\n", "");
    let changed = changed.replace("    { id = \"kn\", name = \"Kim Nielsen\", role = \"member\" },\n", "");
    held.record(Event::AgendaReloaded { agenda: Box::new(agenda(&changed)), keep: Vec::new() });
    let names = ["lh", "kn"].map(|who| held.history.meeting().agenda().name(&id(who)).to_owned());
    assert_eq!(names, ["Lene Hansen", "Kim Nielsen"]);
}

#[test]
fn a_decision_is_forwarded_to_a_body_and_to_the_last_date() {
    let agenda = agenda(COUNCIL);
    let read = |line: &str| {
        let forward = punktlig::meeting::forward::parse(line, &agenda);
        (forward.to.unwrap_or_default(), forward.on.map(|d| d.to_string()).unwrap_or_default())
    };
    let both = |to: &str, on: &str| (to.to_owned(), on.to_owned());
    for line in [
        "Økonomiudvalget 6/2",
        "til Økonomiudvalget den 6. februar",
        "Økonomiudvalget, 6. februar 2025.",
        "Økonomiudvalget 2025-02-06",
    ] {
        assert_eq!(read(line), both("Økonomiudvalget", "2025-02-06"), "{line}");
    }
    assert_eq!(read("Udvalget for Børn og Unge"), both("Udvalget for Børn og Unge", ""));
    assert_eq!(read("Udvalget 31/2"), both("Udvalget 31/2", ""));
    assert!(punktlig::meeting::forward::parse("Udvalget 31/2", &agenda).bad_date.is_some());
    assert_eq!(read("6/2"), both("", "2025-02-06"));
    assert_eq!(read(" "), both("", ""));
    for lang in [punktlig::lang::Lang::Da, punktlig::lang::Lang::En] {
        let date = "2026-03-01".parse().unwrap();
        let line = punktlig::meeting::forward::line(Some("Plan- og Miljøudvalget"), Some(date), lang);
        assert_eq!(read(&line), both("Plan- og Miljøudvalget", "2026-03-01"), "{line}");
    }
}
