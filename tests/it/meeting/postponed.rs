//! A vote on whether something is postponed: what it belongs to, and what becomes of it.

use chrono::NaiveDate;
use punktlig::agenda::Outcome;
use punktlig::meeting::{Ballot, Decision, Event, RecordId, Side, Target, Vote, VoteTrouble};

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

fn postponed(day: u32) -> Event {
    Event::ItemPostponed { on: one(), to: NaiveDate::from_ymd_opt(2025, 1, day) }
}

fn voted(decision: Option<RecordId>, [favour, against]: [u32; 2]) -> Event {
    let side = |unnamed| Side { unnamed, ..Side::default() };
    let vote = Vote { decision, in_favour: side(favour), against: side(against), ..Vote::default() };
    Event::VoteRecorded { on: one(), vote }
}

/// A meeting whose first item is postponed by its event 3, and the vote on that: the record 5.
fn held(votes: [u32; 2]) -> (LiveMeeting, RecordId) {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").at("9.10").record(postponed(22)).record(Event::LinksFixed);
    held.record(voted(Some(RecordId(3)), votes));
    (held, RecordId(5))
}

#[test]
fn a_vote_on_a_postponement_belongs_to_it_and_to_no_decision() {
    let (mut held, vote) = held([2, 1]);
    held.record(voted(None, [3, 0]));
    held.record(Event::DecisionRecorded {
        on: one(),
        decision: Decision { outcome: Outcome::Postponed, ..Decision::default() },
    });
    let meeting = held.history.meeting();
    let record = meeting.record(vote).unwrap();
    assert_eq!(meeting.ballot_of(record), Ballot::Postponement);
    assert_eq!(meeting.decision_of(record), None);
    assert!(!meeting.is_without_decision(record));
    assert_eq!(meeting.vote_on_postponement(&one()).map(|r| r.id), Some(vote));
    assert_eq!(meeting.vote_on(&one(), RecordId(7)).map(|r| r.id), Some(RecordId(6)));
    assert_eq!(meeting.lone_votes(&one()).count(), 0);
}

#[test]
fn it_stays_where_the_date_is_changed_and_is_on_its_own_where_it_is_lifted() {
    let (mut held, vote) = held([2, 1]);
    let is_on = |held: &LiveMeeting| {
        let meeting = held.history.meeting();
        meeting.is_on_postponement(meeting.record(vote).unwrap())
    };
    held.record(postponed(29));
    assert!(is_on(&held));
    held.undo();
    assert!(is_on(&held));
    held.record(Event::PostponementLifted { on: one() });
    assert!(!is_on(&held));
    let meeting = held.history.meeting();
    assert!(meeting.is_without_decision(meeting.record(vote).unwrap()));
    held.undo();
    assert!(is_on(&held));
    // What is moved is on nothing there.
    held.record(Event::RecordMoved { record: vote, on: Target::Item("2".into()) });
    assert!(!is_on(&held));
}

#[test]
fn a_vote_on_a_postponement_does_not_treat_the_item() {
    let (held, _) = held([2, 1]);
    assert!(!held.history.meeting().is_said(&one()));
    assert!(held.history.meeting().review().undecided.is_empty());
    assert!(held.history.meeting().review().wrong_votes.is_empty());
}

#[test]
fn what_is_postponed_against_the_votes_is_in_the_review() {
    for (votes, is_wrong) in [([1, 2], true), ([2, 1], false), ([1, 0], false)] {
        let (held, _) = held(votes);
        let review = held.history.meeting().review();
        let mut troubles = review.wrong_votes.iter().flat_map(|(_, troubles)| troubles);
        assert_eq!(troubles.any(|t| *t == VoteTrouble::PostponedAgainst), is_wrong, "{votes:?}");
    }
}
