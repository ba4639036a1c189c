//! That something was postponed by a vote, as the documents print it.

use punktlig::audience::Audience;
use punktlig::meeting::{Content, Event, RecordId, Side, Vote};
use punktlig::protocol::json;

use super::*;
use crate::kit::markdown;

const COUNCIL: &str = r#"
title = "Udvalgsmøde"
date = 2025-01-15
body = "Udvalget"
protocol = { profile = "political" }
person = [
    { id = "aa", name = "Anna Agerskov", role = "member" },
    { id = "bb", name = "Bo Bech", role = "member" },
    { id = "dd", name = "Dan Dahl", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Køb", access = "closed" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn counted(unnamed: u32) -> Side {
    Side { unnamed, ..Side::default() }
}

fn named(people: &[&str]) -> Side {
    Side { people: people.iter().map(|who| id(who)).collect(), ..Side::default() }
}

/// A meeting in which an item is postponed, and voted on that.
fn held(on: u32, to: Option<u32>, in_favour: Side, against: Side) -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.30").start(1).at("9.40");
    told.record(Event::ItemPostponed { on: item(on), to: to.map(|d| day(2025, 1, d)) });
    let decision = told.meeting().postponement(&item(on)).map(|postponement| postponement.id);
    told.record(Event::LinksFixed);
    let vote = Vote { decision, in_favour, against, ..Vote::default() };
    told.record(Event::VoteRecorded { on: item(on), vote });
    told
}

#[test]
fn a_vote_on_a_postponement_is_told_in_its_sentence() {
    for (to, in_favour, against, expected) in [
        (
            Some(22),
            counted(2),
            counted(1),
            "Det blev med 2 stemmer mod 1 besluttet at udsætte punktet til den 22. januar 2025.\n\n##",
        ),
        (None, counted(2), counted(1), "Det blev med 2 stemmer mod 1 besluttet at udsætte punktet.\n\n##"),
        (
            Some(22),
            counted(3),
            counted(0),
            "Det blev enstemmigt besluttet at udsætte punktet til den 22. januar 2025.\n\n##",
        ),
        (
            None,
            named(&["aa", "dd"]),
            named(&["bb"]),
            "Det blev med 2 stemmer mod 1 besluttet at udsætte punktet.\n\n\
             For stemte 2: Anna Agerskov og Dan Dahl. Imod stemte 1: Bo Bech.\n\n##",
        ),
        // The votes do not bear it: what was counted is said, and not that it decided anything.
        (Some(22), counted(1), counted(2), "Udsat til den 22. januar 2025.\n\nFor stemte 1. Imod stemte 2.\n\n##"),
    ] {
        let told = held(1, to, in_favour, against);
        let text = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(text.contains(expected), "{expected}\n{text}");
        let model: serde_json::Value = serde_json::from_str(&json(&told.protocol(Audience::Full)).unwrap()).unwrap();
        assert_eq!(model["items"][0]["postponement_votes"].as_array().unwrap().len(), 1);
        assert!(model["items"][0]["votes"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_vote_on_a_closed_postponement_is_closed() {
    let told = held(2, Some(22), named(&["aa", "dd"]), named(&["bb"]));
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(full.contains("besluttet at udsætte"), "{full}");
    for text in [markdown(&told.protocol(Audience::Public)).unwrap(), json(&told.protocol(Audience::Public)).unwrap()] {
        assert!(!text.contains("udsætte") && !text.contains("Udsat"), "{text}");
    }
}

#[test]
fn a_vote_on_a_postponement_that_the_public_is_not_told_of_says_nothing_of_it() {
    let mut told = held(2, Some(22), counted(2), counted(1));
    // The item is open since; the vote was recorded anew in the open, and the postponement was not.
    let open = agenda(&COUNCIL.replace(", access = \"closed\"", ""));
    told.take_over(open);
    let decision = told.meeting().postponement(&item(2)).map(|postponement| postponement.id);
    assert!(decision.is_some_and(|id| id != RecordId(0)));
    let vote = Vote { decision, in_favour: counted(2), against: counted(1), ..Vote::default() };
    told.record(Event::VoteRecorded { on: item(2), vote });
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(!public.contains("udsætte") && !public.contains("Udsat"), "{public}");
}

#[test]
fn what_the_protocol_says_of_a_vote_on_a_postponement_is_corrected_below_and_not_changed() {
    let signed = "Det blev enstemmigt besluttet at udsætte punktet til den 22. januar 2025.\n\n";
    let voted = |in_favour: u32, against: u32, abstained: u32| {
        Content::Vote(Vote {
            in_favour: counted(in_favour),
            against: counted(against),
            abstained: counted(abstained),
            ..Vote::default()
        })
    };
    // Lost, by fewer, and one that does not add up.
    for corrected in [voted(0, 3, 0), voted(2, 0, 1), voted(1, 0, 0), voted(9, 0, 0)] {
        let mut told = held(1, Some(22), counted(3), counted(0));
        let vote = told.meeting().records().last().unwrap().id;
        told.at("9.50").record(Event::MeetingClosed).at("9.55");
        let before = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(before.contains(signed), "{before}");
        told.record(Event::CorrectionRecorded { record: vote, content: corrected, reason: "glemt".into() });
        let after = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(after.contains(signed) && after.contains("**Rettet den 15. januar 2025"), "{after}");
    }
    // Another vote that is added then says nothing of the one that decided it.
    let mut told = held(1, Some(22), counted(3), counted(0));
    let decision = told.meeting().postponement(&item(1)).map(|postponement| postponement.id);
    told.at("9.50").record(Event::MeetingClosed).at("9.55");
    let vote = Vote { decision, in_favour: counted(2), against: counted(1), ..Vote::default() };
    told.record(Event::AdditionRecorded { on: item(1), content: Content::Vote(vote), reason: "glemt".into() });
    let after = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(after.contains(signed) && after.contains("**Tilføjet den"), "{after}");
}

#[test]
fn a_date_that_was_changed_after_the_vote_is_not_said_to_be_voted_on() {
    for is_reopened in [false, true] {
        let mut told = held(1, Some(22), counted(3), counted(0));
        if is_reopened {
            told.at("9.50").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Forkert".into() });
        }
        told.at("9.55").record(Event::ItemPostponed { on: item(1), to: Some(day(2025, 1, 29)) });
        let said = markdown(&told.protocol(Audience::Full)).unwrap();
        let expected = "Det blev enstemmigt besluttet at udsætte punktet. Udsat til den 29. januar 2025.\n";
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_signed_unanimous_vote_keeps_its_words_whatever_it_is_corrected_to() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10");
    told.decide(&item(1), "Godkendt.", punktlig::agenda::Outcome::Approved);
    let decision = told.meeting().records().last().map(|decision| decision.id);
    let vote = Vote { decision, in_favour: counted(3), against: counted(0), ..Vote::default() };
    told.record(Event::VoteRecorded { on: item(1), vote: vote.clone() });
    let id = told.meeting().records().last().unwrap().id;
    told.at("9.50").record(Event::MeetingClosed).at("9.55");
    let signed = "Enstemmigt vedtaget. Alle 3 tilstedeværende medlemmer stemte for.";
    let said = |told: &LiveMeeting| markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said(&told).contains(signed), "{}", said(&told));
    for in_favour in [1, 9] {
        let content = Content::Vote(Vote { in_favour: counted(in_favour), ..vote.clone() });
        told.record(Event::CorrectionRecorded { record: id, content, reason: "glemt".into() });
        assert!(said(&told).contains(signed), "{}", said(&told));
    }
}
