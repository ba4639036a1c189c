//! Amendments as the documents print them, each before what was decided.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::meeting::{Content, Event, Motion, RecordId, Side, Stance, Vote};
use punktlig::protocol::{docx, json};

use super::*;
use crate::kit::{html, markdown};

const COUNCIL: &str = r#"
title = "Udvalgsmøde"
date = 2025-01-15
body = "Udvalget"
chair = "aa"
protocol = { profile = "political" }
person = [
    { id = "aa", name = "Anna Agerskov", group = "A", role = "member" },
    { id = "bb", name = "Bo Bech", group = "A", role = "member" },
    { id = "dd", name = "Dan Dahl", group = "F", role = "member" },
    { id = "ee", name = "Eva Enevoldsen", group = "V", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Køb", access = "closed" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn named(people: &[&str]) -> Side {
    Side { people: people.iter().map(|who| id(who)).collect(), ..Side::default() }
}

fn moves(told: &mut LiveMeeting, on: &Target, text: &str, mover: Option<&str>, seconders: &[&str]) -> RecordId {
    let seconders = seconders.iter().map(|who| id(who)).collect();
    let motion = Motion { text: text.into(), mover: mover.map(id), seconders, line: text.into() };
    told.record(Event::MotionRecorded { on: on.clone(), motion });
    told.meeting().records().last().unwrap().id
}

fn votes(told: &mut LiveMeeting, on: &Target, motion: RecordId, favour: &[&str], against: &[&str]) {
    let vote = Vote { decision: Some(motion), in_favour: named(favour), against: named(against), ..Vote::default() };
    told.record(Event::VoteRecorded { on: on.clone(), vote });
}

fn council() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).record(Event::LinksFixed);
    // The decision was written down first; what was moved against it is printed before it all the same.
    told.decide(&item(1), "Budgettet blev vedtaget.", Outcome::Approved);
    let halved = moves(&mut told, &item(1), "Beløbet halveres.", Some("bb"), &["dd"]);
    votes(&mut told, &item(1), halved, &["bb"], &["aa", "dd", "ee"]);
    let heard = moves(&mut told, &item(1), "Forslaget sendes i høring.", None, &[]);
    votes(&mut told, &item(1), heard, &["aa", "bb", "dd", "ee"], &[]);
    let equal = moves(&mut told, &item(1), "Sagen genoptages i maj.", Some("ee"), &[]);
    votes(&mut told, &item(1), equal, &["aa", "ee"], &["bb", "dd"]);
    let decision = told.meeting().decisions_on(&item(1)).last().map(|r| r.id);
    let vote = Vote { decision, in_favour: named(&["aa", "dd", "ee"]), against: named(&["bb"]), ..Vote::default() };
    told.record(Event::VoteRecorded { on: item(1), vote });
    told.at("9.30").start(1);
    let secret = moves(&mut told, &item(2), "Hemmelig pris.", Some("ee"), &["dd"]);
    votes(&mut told, &item(2), secret, &["ee"], &["aa", "bb", "dd"]);
    told
}

#[test]
fn amendments_are_printed_with_their_votes_before_what_was_decided() {
    let told = council();
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    let expected = [
        "Ændringsforslag fra Bo Bech (A), støttet af Dan Dahl (F): Beløbet halveres.",
        "For stemte 1: Bo Bech (A). Imod stemte 3: Anna Agerskov (A), Dan Dahl (F) og Eva Enevoldsen (V). \
         Ændringsforslaget blev ikke vedtaget.",
        "Ændringsforslag: Forslaget sendes i høring.",
        "Enstemmigt vedtaget. Alle 4 tilstedeværende medlemmer stemte for.",
        "Ændringsforslag fra Eva Enevoldsen (V): Sagen genoptages i maj.",
        "For stemte 2: Anna Agerskov (A) og Eva Enevoldsen (V). Imod stemte 2: Bo Bech (A) og Dan Dahl (F). \
         Stemmerne stod lige. Forslaget blev ikke vedtaget.",
        "Budgettet blev vedtaget.",
        "For stemte 3: Anna Agerskov (A), Dan Dahl (F) og Eva Enevoldsen (V). Imod stemte 1: Bo Bech (A).",
    ];
    assert!(text.contains(&expected.join("\n\n")), "{text}");
    let page = html(&told.protocol(Audience::Full)).unwrap();
    assert!(page.contains("<div class=\"entry motion\">"), "{page}");
    let model = json(&told.protocol(Audience::Full)).unwrap();
    let model: serde_json::Value = serde_json::from_str(&model).unwrap();
    let motions = model["items"][0]["motions"].as_array().unwrap();
    assert_eq!(
        motions.iter().map(|m| m["carried"].as_bool()).collect::<Vec<_>>(),
        [Some(false), Some(true), Some(false)]
    );
    assert_eq!(motions[0]["mover"]["name"], "Bo Bech");
    assert_eq!(motions[0]["votes"][0]["against"]["count"], 3);
    assert_eq!(model["items"][0]["decisions"][0]["votes"].as_array().unwrap().len(), 1);
    assert!(model["items"][0]["votes"].as_array().unwrap().is_empty());
}

#[test]
fn an_amendment_of_a_closed_item_is_closed() {
    let told = council();
    let full = told.protocol(Audience::Full);
    let public = told.protocol(Audience::Public);
    for (protocol, is_told) in [(&full, true), (&public, false)] {
        let word = docx::text(&docx::parts(&docx(protocol).unwrap())["word/document.xml"]);
        for text in [markdown(protocol).unwrap(), html(protocol).unwrap(), json(protocol).unwrap(), word] {
            assert_eq!(text.contains("Hemmelig"), is_told, "{text}");
            assert!(text.contains("Beløbet halveres."), "{text}");
        }
    }
}

#[test]
fn an_amendment_that_is_corrected_says_so() {
    let mut told = council();
    told.at("10.00").record(Event::MeetingClosed);
    let on = item(1);
    let motion = told.meeting().motions_on(&on).next().unwrap();
    let (record, Content::Motion(said)) = (motion.id, motion.current().clone()) else { panic!() };
    let content = Content::Motion(Motion { text: "Beløbet nedsættes.".into(), ..said });
    told.at("10.10").record(Event::CorrectionRecorded { record, content, reason: "hørefejl".into() });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("Rettet den 15. januar 2025 (begrundelse: hørefejl):"), "{text}");
    assert!(text.contains("Ændringsforslag fra Bo Bech (A), støttet af Dan Dahl (F): Beløbet nedsættes."), "{text}");
}

#[test]
fn the_casting_vote_decides_an_amendment_too() {
    let source = COUNCIL.replace("\"political\"", "\"political\", casting_vote = true");
    let mut told = LiveMeeting::new(agenda(&source));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).record(Event::LinksFixed);
    let motion = moves(&mut told, &item(1), "Sagen genoptages i maj.", Some("ee"), &[]);
    let vote = Vote {
        decision: Some(motion),
        in_favour: named(&["aa", "ee"]),
        against: named(&["bb", "dd"]),
        casting: Some(Stance::For),
        ..Vote::default()
    };
    told.record(Event::VoteRecorded { on: item(1), vote });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("stemte for og afgjorde afstemningen. Ændringsforslaget blev vedtaget."), "{text}");
}
