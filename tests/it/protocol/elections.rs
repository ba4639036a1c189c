//! Elections as the documents print them.

use punktlig::agenda::names;
use punktlig::audience::Audience;
use punktlig::meeting::{Content, Election, Event, followup};
use punktlig::protocol::{docx, json};

use super::*;
use crate::kit::{html, markdown};

const COUNCIL: &str = r#"
title = "Konstituerende møde"
date = 2025-01-15
body = "Byrådet"
protocol = { profile = "political" }
person = [
    { id = "aa", name = "Anna Agerskov", group = "A", role = "member" },
    { id = "bb", name = "Bo Bech", group = "A", role = "member" },
    { id = "dd", name = "Dan Dahl", group = "F", role = "member" },
]
item = [{ number = 1, title = "Valg af formand" }, { number = 2, title = "Køb", access = "closed" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn elects(told: &mut LiveMeeting, on: u32, line: &str) {
    let agenda = agenda(COUNCIL);
    let candidates = names::candidates(&agenda);
    let election = Election::read(line, &followup::Context::new(&agenda, &candidates));
    told.record(Event::ElectionRecorded { on: item(on), election });
}

fn council() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    elects(&mut told, 1, "Formand: @anna 1, @bo 1, blank 1");
    elects(&mut told, 1, "Formand, omvalg: @anna 1 valgt, @bo 1, ugyldige 1, lod");
    told.at("9.30").start(1);
    elects(&mut told, 2, "Hemmelig forhandler: @dan 2 valgt, *Hemmelig* 1");
    told
}

#[test]
fn an_election_is_a_list_in_every_format() {
    let protocol = council().protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    let expected = "Formand:\n\n- Anna Agerskov (A): 1 stemme\n- Bo Bech (A): 1 stemme\n- Blanke stemmer: 1\n";
    assert!(text.contains(expected), "{text}");
    let expected = "- Anna Agerskov (A): 1 stemme, valgt\n- Bo Bech (A): 1 stemme\n- Ugyldige stemmer: 1\n\
                    - Valget blev afgjort ved lodtrækning.\n";
    assert!(text.contains(expected), "{text}");
    let page = html(&protocol).unwrap();
    assert!(page.contains("<li>Anna Agerskov (A): 1 stemme, valgt</li>"), "{page}");
    let word = docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
    let row = word.find("Anna Agerskov (A): 1 stemme, valgt").unwrap();
    assert!(word[word[..row].rfind("<w:p>").unwrap()..row].contains("<w:numPr>"), "{word}");
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    let election = &model["items"][0]["elections"][1];
    assert_eq!(election["title"], "Formand, omvalg");
    assert_eq!(election["candidates"][0]["name"], "Anna Agerskov");
    assert_eq!(election["candidates"][0]["elected"], true);
    assert_eq!((&election["candidates"][1]["votes"], &election["lots"]), (&1.into(), &true.into()));
    // It is what was decided: nothing says that nothing was.
    assert_eq!(model["items"][0]["state"], "considered");
}

#[test]
fn an_election_of_a_closed_item_is_closed_and_text_is_text() {
    let told = council();
    let full = told.protocol(Audience::Full);
    let public = told.protocol(Audience::Public);
    for (protocol, is_told) in [(&full, true), (&public, false)] {
        let word = docx::text(&docx::parts(&docx(protocol).unwrap())["word/document.xml"]);
        for text in [markdown(protocol).unwrap(), html(protocol).unwrap(), json(protocol).unwrap(), word] {
            assert_eq!(text.contains("Hemmelig"), is_told, "{text}");
            assert!(text.contains("Formand"), "{text}");
        }
    }
    assert!(!html(&full).unwrap().contains("<em>Hemmelig"));
}

#[test]
fn a_corrected_election_stands_next_to_what_it_said() {
    let mut told = council();
    told.at("10.00").record(Event::MeetingClosed);
    let on = item(1);
    let record = told.meeting().records_on(&on).last().unwrap();
    let (record, Content::Election(said)) = (record.id, record.current().clone()) else { panic!() };
    let content = Content::Election(Election { lots: false, ..said });
    told.at("10.10").record(Event::CorrectionRecorded { record, content, reason: "fejl".into() });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("(begrundelse: fejl):**\\\nFormand, omvalg:\n\n- Anna"), "{text}");
}
