//! What was said on an item, in every document.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::meeting::{Content, Event, RecordId};
use punktlig::protocol::{Protocol, docx, json};

use super::*;
use crate::kit::{html, markdown};

/// Two open items, of which one informs, and a closed one.
const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\nbody = \"Udvalget\"\n\
    item = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Nyt\", type = \"information\" }, \
            { number = 3, title = \"Køb\", access = \"closed\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }]\n";

fn said(on: &Target, text: &str) -> Event {
    Event::DiscussionRecorded { on: on.clone(), text: text.into() }
}

fn held(agenda: &str) -> LiveMeeting {
    let mut told = LiveMeeting::new(crate::kit::agenda(agenda));
    told.at("9.00").start(0).decide(&item(1), "Godkendt.", Outcome::Approved);
    told.record(said(&item(1), "Udvalget spurgte til:\n- tallene\n- tidsplanen"));
    told.at("9.10").start(1).record(said(&item(2), "Direktøren orienterede."));
    told.at("9.20").start(2).record(said(&item(3), "Prisen blev drøftet."));
    told
}

fn everything(protocol: &Protocol) -> Vec<String> {
    let word = super::docx::parts(&docx(protocol).unwrap())["word/document.xml"].clone();
    vec![markdown(protocol).unwrap(), html(protocol).unwrap(), word, json(protocol).unwrap()]
}

#[test]
fn what_was_said_is_printed_before_the_decision_under_its_own_heading() {
    let mut told = held(AGENDA);
    told.at("9.30").record(Event::MeetingClosed);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    let decided = text.find("### Beslutning i Udvalget").unwrap();
    let heading = text.find("### Drøftelse\n\nUdvalget spurgte til:\n\n- tallene\n- tidsplanen\n").unwrap();
    assert!(heading < decided, "{text}");
    assert!(text.contains("### Orientering\n\nDirektøren orienterede.\n"), "{text}");
    assert!(!text.contains("Ikke behandlet"), "{text}");
    let own = AGENDA.to_owned() + "[protocol]\ndiscussion_title = \"Referat\"\n";
    let text = markdown(&held(&own).protocol(Audience::Full)).unwrap();
    assert!(text.contains("### Referat\n\nUdvalget") && text.contains("### Orientering\n\nDirektøren"), "{text}");
}

#[test]
fn every_format_has_what_was_said_and_the_public_one_nothing_of_a_closed_item() {
    let told = held(AGENDA);
    for text in everything(&told.protocol(Audience::Full)) {
        assert!(text.contains("Direktøren orienterede.") && text.contains("Prisen blev drøftet."), "{text}");
    }
    for text in everything(&told.protocol(Audience::Public)) {
        assert!(text.contains("Direktøren orienterede.") && !text.contains("Prisen"), "{text}");
    }
}

#[test]
fn what_was_said_is_corrected_and_added_after_the_close_with_its_reason() {
    let mut told = held(AGENDA);
    let record = told.meeting().records_on(&item(2)).next().unwrap().id;
    told.at("9.30").record(Event::MeetingClosed);
    let content = |text: &str| Content::Discussion { text: text.into() };
    told.record(Event::CorrectionRecorded { record, content: content("Chefen orienterede."), reason: "Fejl".into() });
    told.record(Event::AdditionRecorded { on: item(1), content: content("Også om risici."), reason: "Glemt".into() });
    let protocol = told.protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    let corrected = text.find("Direktøren orienterede.\n\n**Rettet den 15. januar 2025 (begrundelse: Fejl):** Chefen");
    assert!(corrected.is_some(), "{text}");
    let added = text.find("**Tilføjet den 15. januar 2025 (begrundelse: Glemt):** Også om risici.").unwrap();
    assert!(added < text.find("### Beslutning i Udvalget").unwrap(), "{text}");
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    assert_eq!(model["items"][1]["discussion"][0]["text"], "Chefen orienterede.");
    assert_eq!(model["items"][1]["discussion"][0]["corrections"][0]["before"], "Direktøren orienterede.");
    assert_eq!(model["items"][0]["discussion"][1]["added_reason"], "Glemt");
}

#[test]
fn a_point_of_the_plan_has_what_was_said_with_its_word() {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Plan\", kind = \"plan\" }]\n\
        slot = [{ at = \"9.00\", title = \"Oplæg\", id = \"oplaeg\" }]\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(plan));
    let on = point("oplaeg");
    told.at("9.00").start(0).decide(&on, "Godkendt.", Outcome::Approved).record(said(&on, "Der var spørgsmål."));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("#### Oplæg\n\n**Drøftelse:** Der var spørgsmål.\n\n**Beslutning:** Godkendt.\n"), "{text}");
}

#[test]
fn what_was_said_while_the_item_was_closed_stays_closed_when_it_opens() {
    let mut told = held(AGENDA);
    let open = AGENDA.replace(", access = \"closed\"", "");
    told.take_over(crate::kit::agenda(&open));
    let record = told.meeting().records_on(&item(3)).next().unwrap().id;
    let is_told = |told: &LiveMeeting| markdown(&told.protocol(Audience::Public)).unwrap().contains("Prisen");
    assert!(!is_told(&told));
    assert_eq!(told.meeting().review().withheld.iter().map(|r| r.id).collect::<Vec<RecordId>>(), [record]);
    let shown = told.meeting().record(record).unwrap().sayings();
    told.record(Event::RecordPublished { record, shown });
    assert!(is_told(&told));
}

#[test]
fn an_item_to_discuss_needs_no_decision_where_it_was_discussed() {
    let discussed = AGENDA.replace("title = \"Budget\"", "title = \"Budget\", type = \"discussion\"");
    let mut told = LiveMeeting::new(crate::kit::agenda(&discussed));
    told.at("9.00").start(0);
    assert!(told.meeting().review().undecided.contains(&item(1)));
    told.record(said(&item(1), "Drøftet."));
    assert!(!told.meeting().review().undecided.contains(&item(1)));
}

#[test]
fn an_item_that_was_considered_and_decided_nothing_says_so_where_the_body_wants_it() {
    let agenda = "title = \"Møde\"\ndate = 2025-01-15\n\
        item = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Nyt\", type = \"information\" }, \
                { number = 3, title = \"Udsat\" }, { number = 4, title = \"Nås ikke\" }, \
                { number = 5, title = \"Trukket\", withdrawn = \"trukket\" }, { number = 6, title = \"Godkendt\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }, \
                { at = \"9.30\", items = [4] }, { at = \"9.40\", items = [5] }, { at = \"9.50\", items = [6] }]\n";
    let held = |agenda: &str| {
        let mut told = LiveMeeting::new(crate::kit::agenda(agenda));
        told.at("9.00").start(0).follow_up(&item(1), "Regner videre", &[], None);
        told.at("9.10").start(1).record(said(&item(2), "Direktøren orienterede."));
        told.at("9.20").start(2).record(Event::ItemPostponed { on: item(3), to: None });
        told.at("9.40").start(4).at("9.50").start(5).decide(&item(6), "Godkendt.", Outcome::Approved);
        told
    };
    let nothing = "Der blev ikke truffet beslutning.";
    let say = agenda.to_owned() + "[protocol]\nundecided = \"say\"\n";
    let mut told = held(&say);
    assert!(!markdown(&told.protocol(Audience::Full)).unwrap().contains(nothing), "a draft says nothing yet");
    told.at("10.00").record(Event::MeetingClosed);
    for audience in [Audience::Full, Audience::Public] {
        let text = markdown(&told.protocol(audience)).unwrap();
        assert_eq!(text.matches(nothing).count(), 1, "{text}");
        let (at, next) = (text.find(nothing).unwrap(), text.find("## 2. Nyt").unwrap());
        assert!(at < text.find("Regner videre").unwrap() && at < next, "{text}");
    }
    let mut told = held(agenda);
    told.at("10.00").record(Event::MeetingClosed);
    assert!(!markdown(&told.protocol(Audience::Full)).unwrap().contains(nothing));
}

#[test]
fn the_public_is_not_told_that_nothing_was_decided_on_an_item_that_was_closed_once() {
    let say = AGENDA.to_owned() + "[protocol]\nundecided = \"say\"\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(&say));
    told.at("9.20").start(2).at("9.30");
    told.take_over(crate::kit::agenda(&say.replace(", access = \"closed\"", "")));
    told.record(Event::MeetingClosed);
    let is_said = |audience| markdown(&told.protocol(audience)).unwrap().contains("Der blev ikke truffet beslutning.");
    assert!(is_said(Audience::Full) && !is_said(Audience::Public));
}

#[test]
fn an_item_that_was_discussed_and_never_began_was_considered() {
    let say = AGENDA.to_owned() + "[protocol]\nundecided = \"say\"\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(&say));
    told.at("9.10").start(1).record(said(&item(1), "Budgettet blev drøftet."));
    // What was moved here from a closed item is not told: nor is it that there was something.
    told.record(said(&item(3), "Prisen blev drøftet."));
    let record = told.meeting().records_on(&item(3)).next().unwrap().id;
    told.at("9.30").record(Event::MeetingClosed);
    for audience in [Audience::Full, Audience::Public] {
        let protocol = told.protocol(audience);
        let text = markdown(&protocol).unwrap();
        let budget = text.split("## 1. Budget").nth(1).unwrap().split("## 2. Nyt").next().unwrap();
        assert!(
            budget.contains("Budgettet blev drøftet.") && budget.contains("Der blev ikke truffet beslutning."),
            "{text}"
        );
        assert!(!budget.contains("Ikke behandlet"), "{text}");
        // An item that only informs is not asked for a decision.
        assert_eq!(
            text.split("## 2. Nyt").nth(1).unwrap().matches("Der blev ikke truffet").count(),
            usize::from(audience == Audience::Full)
        );
        let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
        assert_eq!(model["items"][0]["state"], "considered");
    }
    told.undo();
    told.record(Event::RecordMoved { record, on: item(2) });
    let on_two = told.meeting().records_on(&item(2)).count();
    assert_eq!(on_two, 1);
    let text = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(!text.contains("Prisen"), "{text}");
}

#[test]
fn the_public_is_not_told_that_nothing_was_decided_where_only_a_withheld_discussion_says_that_it_was_considered() {
    let say = AGENDA.to_owned() + "[protocol]\nundecided = \"say\"\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(&say));
    told.at("9.20").start(2).record(said(&item(3), "Prisen blev drøftet."));
    let record = told.meeting().records_on(&item(3)).next().unwrap().id;
    told.record(Event::RecordMoved { record, on: item(1) }).at("9.30").record(Event::MeetingClosed);
    let is_said = |audience| markdown(&told.protocol(audience)).unwrap().contains("Der blev ikke truffet beslutning.");
    assert!(is_said(Audience::Full) && !is_said(Audience::Public));
}

#[test]
fn an_item_that_is_decided_on_in_its_parts_does_not_say_that_nothing_was_decided() {
    let mut told = LiveMeeting::new(agenda(
        "title = \"M\"\ndate = 2025-01-15\nprotocol = { undecided = \"say\" }\n\
         item = [{ number = 4, title = \"Haller\" }, { number = \"4.1\", title = \"Takster\" }, { number = 5, title = \"Budget\" }]\n",
    ));
    for place in 0..3 {
        told.at(["9.00", "9.10", "9.20"][place]).start(place);
    }
    told.decide(&Target::Item("4.1".into()), "Takster godkendt.", Outcome::Approved);
    told.at("9.30").record(Event::MeetingClosed);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    let said: Vec<bool> = text.split("\n## ").skip(1).map(|part| part.contains("Der blev ikke truffet")).collect();
    assert_eq!(said, [false, false, true], "{text}");
}
