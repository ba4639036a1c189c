//! Amendments: what a vote on one belongs to, and what it comes to.

use punktlig::agenda::{Outcome, Who};
use punktlig::meeting::{
    Ballot, Content, Decision, Event, Motion, RecordId, Side, Statement, StatementKind, Target, Vote, VoteTrouble,
};

use crate::kit::{LiveMeeting, agenda};

const COUNCIL: &str = r#"
date = 2025-01-15
protocol = { profile = "political" }
person = [
    { id = "a", name = "Anna", role = "member" },
    { id = "b", name = "Bo", role = "member" },
    { id = "c", name = "Cai", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn one() -> Target {
    Target::Item("1".into())
}

fn voted(on: Option<RecordId>, [favour, against]: [u32; 2]) -> Event {
    let side = |unnamed| Side { unnamed, ..Side::default() };
    let vote = Vote { decision: on, in_favour: side(favour), against: side(against), ..Vote::default() };
    Event::VoteRecorded { on: one(), vote }
}

fn decided(outcome: Outcome) -> Event {
    Event::DecisionRecorded { on: one(), decision: Decision { outcome, ..Decision::default() } }
}

/// A meeting in its first item, where an amendment was moved: the record 3.
fn held(source: &str) -> (LiveMeeting, RecordId) {
    let mut held = LiveMeeting::new(agenda(source));
    held.at("9.00").start("1").at("9.10");
    let mover = Some(Who::Id("b".into()));
    let motion = Motion { text: "Beløbet halveres.".into(), mover, ..Motion::default() };
    held.record(Event::MotionRecorded { on: one(), motion });
    (held, RecordId(3))
}

/// What the vote that was recorded last comes to.
fn carried(held: &LiveMeeting) -> Option<bool> {
    let meeting = held.history.meeting();
    let record = meeting.records().last().unwrap();
    meeting.deciding_of(record, record.at).last().unwrap().carried
}

#[test]
fn a_vote_on_an_amendment_is_not_the_one_on_the_decision_that_follows() {
    let (mut held, motion) = held(COUNCIL);
    held.record(Event::LinksFixed).record(voted(Some(motion), [1, 2])).record(voted(None, [3, 0]));
    held.record(decided(Outcome::Approved));
    let meeting = held.history.meeting();
    let [on_motion, main, decision] = [RecordId(5), RecordId(6), RecordId(7)];
    let of = |id| meeting.record(id).unwrap();
    assert_eq!(meeting.belongs_to(of(on_motion)), Some(motion));
    assert_eq!(meeting.decision_of(of(on_motion)), None);
    assert_eq!(meeting.ballot_of(of(on_motion)), Ballot::Motion(motion));
    assert_eq!(meeting.decision_of(of(main)), Some(decision));
    assert_eq!(meeting.lone_votes(&one()).count(), 0);
    assert!(!meeting.is_without_decision(of(on_motion)));
    assert!(meeting.record_troubles(of(on_motion), of(on_motion).at).is_empty());
}

#[test]
fn what_is_on_an_amendment_goes_with_it_and_is_on_its_own_without_it() {
    let (mut held, motion) = held(COUNCIL);
    held.record(Event::LinksFixed).record(voted(Some(motion), [1, 2]));
    let who = Who::Id("b".into());
    let said = Statement {
        decision: Some(RecordId(5)),
        statement: StatementKind::Dissent,
        who: vec![who],
        text: "Nej.".into(),
    };
    held.record(Event::StatementRecorded { on: one(), statement: said });
    let own = |held: &LiveMeeting| {
        let meeting = held.history.meeting();
        meeting.records().iter().filter(|r| meeting.belongs_to(r) == Some(motion)).map(|r| r.id.0).collect::<Vec<_>>()
    };
    assert_eq!(own(&held), [5, 6]);
    held.record(Event::RecordMoved { record: motion, on: Target::Item("2".into()) });
    assert_eq!(own(&held), [5, 6]);
    assert_eq!(held.history.meeting().records_on(&Target::Item("2".into())).count(), 3);
    held.undo();
    held.record(Event::RecordWithdrawn { record: motion });
    assert_eq!(own(&held), [] as [u64; 0]);
    let meeting = held.history.meeting();
    assert!(meeting.is_without_decision(meeting.record(RecordId(5)).unwrap()));
    held.undo();
    // A corrected count is still that of the amendment.
    let Event::VoteRecorded { vote, .. } = voted(None, [2, 1]) else { unreachable!() };
    held.record(Event::RecordEdited { record: RecordId(5), content: Content::Vote(vote) });
    assert_eq!(own(&held), [5, 6]);
}

#[test]
fn an_amendment_is_carried_by_the_rule_of_the_body() {
    let chaired = COUNCIL.replace("political", "administrative");
    let absolute = COUNCIL.replace("\"political\"", "\"political\", majority = \"absolute\"");
    for (source, votes, is_carried) in [
        (COUNCIL, [2, 1], Some(true)),
        (COUNCIL, [1, 2], Some(false)),
        // Equal votes have lost it, unless the chair decides.
        (COUNCIL, [1, 1], None),
        (COUNCIL, [0, 0], None),
        // The third could make it equal, or two to one.
        (COUNCIL, [1, 0], None),
        (COUNCIL, [2, 0], Some(true)),
        (&chaired, [1, 1], None),
        (&absolute, [2, 1], Some(true)),
        (&absolute, [1, 0], None),
    ] {
        let (mut held, motion) = held(source);
        held.record(Event::LinksFixed).record(voted(Some(motion), votes));
        assert_eq!(carried(&held), is_carried, "{votes:?} in {source}");
    }
    let (mut held, motion) = held(COUNCIL);
    let left = Event::AttendanceRecorded {
        who: Who::Id("c".into()),
        status: punktlig::meeting::AttendanceStatus::Excused,
        reason: None,
        substitute: None,
    };
    held.record(left).record(Event::LinksFixed).record(voted(Some(motion), [1, 1]));
    assert_eq!(carried(&held), Some(false));
}

#[test]
fn the_review_asks_for_the_vote_on_an_amendment_and_for_nothing_else() {
    let (mut held, motion) = held(COUNCIL);
    held.record(decided(Outcome::Approved));
    assert_eq!(held.history.meeting().review().motions_without_vote.len(), 1);
    held.record(Event::LinksFixed).record(voted(Some(motion), [3, 0]));
    let review = held.history.meeting().review();
    assert!(review.motions_without_vote.is_empty());
    assert!(review.wrong_votes.is_empty(), "{:?}", review.wrong_votes);
    // What was voted on is an amendment: the item itself is not decided by that.
    held.undo();
    held.undo();
    let (mut held, motion) = self::held(COUNCIL);
    held.record(Event::LinksFixed).record(voted(Some(motion), [2, 2]));
    let review = held.history.meeting().review();
    assert_eq!(review.undecided, [one()]);
    let troubles: Vec<&VoteTrouble> = review.wrong_votes.iter().flat_map(|(_, troubles)| troubles).collect();
    assert!(matches!(troubles.as_slice(), [VoteTrouble::More { .. }]), "{troubles:?}");
}
