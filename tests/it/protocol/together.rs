//! Items that were considered together, in every document.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::meeting::{Content, Decision, RecordId, Stance, Vote};
use punktlig::protocol::{Protocol, docx, json};

use super::*;
use crate::kit::{html, markdown};

/// Four open items and two closed ones, each with its slot, and a slot for two.
const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
    item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }, { number = 3, title = \"Tre\" }, \
            { number = 4, title = \"Fire\", access = \"closed\" }, { number = 5, title = \"Fem\", access = \"closed\" }, \
            { number = 6, title = \"Seks\" }, { number = 7, title = \"Syv\" }, { id = \"evt\", title = \"Eventuelt\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }, \
            { at = \"9.30\", items = [4] }, { at = \"9.40\", items = [5] }, { at = \"9.50\", items = [6, 7] }, \
            { at = \"10.00\", items = [\"evt\"] }]\n";

const SENTENCE: &str = "blev behandlet under ét.";

fn decide_together(told: &mut LiveMeeting, all: &[Target]) {
    let event = |on: &Target| {
        let decision = Decision { text: "Godkendt.".into(), outcome: Outcome::Approved, ..Decision::default() };
        Event::DecisionRecorded { on: on.clone(), decision }
    };
    for event in Event::together(all, all.iter().map(event).collect()) {
        told.record(event);
    }
}

fn began() -> LiveMeeting {
    let mut told = LiveMeeting::new(crate::kit::agenda(AGENDA));
    told.at("9.01").start(0);
    told
}

fn evt() -> Target {
    Target::Item("evt".into())
}

fn sentences(protocol: &Protocol) -> Vec<String> {
    let text = markdown(protocol).unwrap();
    text.lines().filter(|line| line.contains("under ét")).map(str::to_owned).collect()
}

#[test]
fn every_format_says_of_each_item_with_which_others_it_was_considered() {
    let mut told = began();
    decide_together(&mut told, &[item(1), item(2), item(3)]);
    let protocol = told.protocol(Audience::Full);
    let said = "Punkt 1, 2 og 3 blev behandlet under ét.";
    assert_eq!(sentences(&protocol), [said; 3]);
    let word = super::docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
    for text in [html(&protocol).unwrap(), word] {
        assert_eq!(text.matches(said).count(), 3, "{text}");
    }
    let text = markdown(&protocol).unwrap();
    assert!(text.find(said).unwrap() < text.find("Godkendt.").unwrap(), "{text}");
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    let with = &model["items"][0]["considered_with"];
    assert_eq!(with.to_string(), r#"[{"id":"2","number":"2","title":"To"},{"id":"3","number":"3","title":"Tre"}]"#);
    let english = told.protocol_in(Audience::Full, Some(Lang::En));
    assert!(markdown(&english).unwrap().contains("Items 1, 2 and 3 were considered together."));
}

#[test]
fn an_item_without_a_number_is_named_by_its_title() {
    let mut told = began();
    decide_together(&mut told, &[item(3), evt()]);
    assert_eq!(sentences(&told.protocol(Audience::Full))[0], format!("Punkt 3 og »Eventuelt« {SENTENCE}"));
}

#[test]
fn what_was_added_with_a_number_is_named_by_that_on_every_page_and_screen() {
    let mut told = began();
    let (slot, title, number) = (SlotId("added-1".into()), "Haste".to_owned(), Some("14".to_owned()));
    told.record(Event::SlotAdded { slot, title, minutes: None, number, after: None, access: Access::Open });
    let all = [item(1), Target::Point("added-1".into())];
    decide_together(&mut told, &all);
    let protocol = told.protocol(Audience::Full);
    assert_eq!(sentences(&protocol), [format!("Punkt 1 og 14 {SENTENCE}"), format!("Punkt 1 og 14 {SENTENCE}")]);
    assert_eq!(protocol.items[0].considered_with[0].number.as_deref(), Some("14"));
    assert_eq!(punktlig::wording::locked::several(told.meeting(), &all, Lang::Da), "punkt 1 og 14");
}

#[test]
fn a_vote_on_several_items_is_one_on_each_and_says_so() {
    let mut told = began();
    let vote = |on: Target| {
        let mut vote = Vote::default();
        vote.set_counts([3, 1, 0]).unwrap();
        assert_eq!(vote.count(Stance::For), 3);
        Event::VoteRecorded { on, vote }
    };
    for event in Event::together(&[item(1), item(2)], vec![vote(item(1)), vote(item(2))]) {
        told.record(event);
    }
    decide_together(&mut told, &[item(1), item(2)]);
    let protocol = told.protocol(Audience::Full);
    assert_eq!(sentences(&protocol), [format!("Punkt 1 og 2 {SENTENCE}"), format!("Punkt 1 og 2 {SENTENCE}")]);
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    for n in 0..2 {
        assert_eq!(model["items"][n]["decisions"][0]["votes"].as_array().map(Vec::len), Some(1), "{model:#}");
    }
}

#[test]
fn postponing_several_items_does_not_say_that_they_were_considered() {
    let mut told = began();
    let postponed = |n| Event::ItemPostponed { on: item(n), to: None };
    for event in Event::together(&[item(2), item(3)], vec![postponed(2), postponed(3)]) {
        told.record(event);
    }
    assert!(sentences(&told.protocol(Audience::Full)).is_empty());
    assert_eq!(markdown(&told.protocol(Audience::Full)).unwrap().matches("Udsat.").count(), 2);
}

#[test]
fn the_sentence_follows_a_record_that_is_moved_and_goes_with_one_that_is_withdrawn() {
    let mut told = began();
    decide_together(&mut told, &[item(1), item(2), item(3)]);
    let second = |told: &LiveMeeting, n| told.meeting().decisions_on(&item(n)).next().unwrap().id;
    let record = second(&told, 2);
    told.record(Event::RecordMoved { record, on: item(6) });
    assert_eq!(sentences(&told.protocol(Audience::Full))[0], format!("Punkt 1, 3 og 6 {SENTENCE}"));
    let record = second(&told, 6);
    told.record(Event::RecordWithdrawn { record });
    assert_eq!(sentences(&told.protocol(Audience::Full)), vec![format!("Punkt 1 og 3 {SENTENCE}"); 2]);
    let record = second(&told, 3);
    told.record(Event::RecordWithdrawn { record });
    assert!(sentences(&told.protocol(Audience::Full)).is_empty());
    told.undo().undo().undo();
    assert_eq!(sentences(&told.protocol(Audience::Full)).len(), 3);
    told.undo();
    assert!(sentences(&told.protocol(Audience::Full)).is_empty());
}

#[test]
fn a_correction_after_the_close_changes_one_of_them_and_not_that_they_were_together() {
    let mut told = began();
    decide_together(&mut told, &[item(1), item(2)]);
    told.at("10.30").record(Event::MeetingClosed);
    let record = told.meeting().decisions_on(&item(2)).next().unwrap().id;
    let decision = Decision { text: "Afvist.".into(), outcome: Outcome::Rejected, ..Decision::default() };
    let reason = "Fejl".to_owned();
    told.record(Event::CorrectionRecorded { record, content: Content::Decision(decision), reason });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert_eq!(text.matches(SENTENCE).count(), 2, "{text}");
    assert!(text.contains("Afvist."), "{text}");
}

#[test]
fn the_public_is_told_nothing_of_closed_items_that_were_considered_together() {
    let mut told = began();
    decide_together(&mut told, &[item(4), item(5)]);
    assert_eq!(sentences(&told.protocol(Audience::Full)).len(), 2);
    let public = told.protocol(Audience::Public);
    assert!(sentences(&public).is_empty());
    let model: serde_json::Value = serde_json::from_str(&json(&public).unwrap()).unwrap();
    let with = model["items"].as_array().unwrap().iter().map(|item| item["considered_with"].to_string());
    assert!(with.into_iter().all(|with| with == "[]"));
}

#[test]
fn the_public_is_told_of_the_open_items_alone_and_the_full_version_says_that_it_is_not_told_all() {
    let mut told = began();
    decide_together(&mut told, &[item(1), item(2), item(3)]);
    let closing = crate::kit::agenda(&AGENDA.replace("title = \"To\"", "title = \"To\", access = \"closed\""));
    told.take_over(closing);
    let said = format!("Punkt 1 og 3 {SENTENCE}");
    assert_eq!(sentences(&told.protocol(Audience::Public)), [said.clone(), said]);
    let full = sentences(&told.protocol(Audience::Full));
    assert!(full[0].contains("Punkt 1, 2 og 3") && full[0] != format!("Punkt 1, 2 og 3 {SENTENCE}"), "{full:?}");
}

#[test]
fn the_items_of_a_slot_that_ran_and_were_decided_on_once_each_were_considered_together() {
    let mut told = began();
    told.at("9.50").start(5);
    told.decide(&item(6), "Godkendt.", Outcome::Approved);
    assert!(sentences(&told.protocol(Audience::Full)).is_empty(), "only one is decided on");
    told.decide(&item(7), "Afvist.", Outcome::Rejected);
    let said = format!("Punkt 6 og 7 {SENTENCE}");
    assert_eq!(sentences(&told.protocol(Audience::Full)), [said.clone(), said]);
    told.decide(&item(7), "Og mere.", Outcome::Other);
    assert!(sentences(&told.protocol(Audience::Full)).is_empty(), "one was decided on twice");
    told.undo().record(Event::ItemPostponed { on: item(6), to: None });
    assert!(sentences(&told.protocol(Audience::Full)).is_empty(), "one is postponed");
    let mut never = began();
    never.decide(&item(6), "Godkendt.", Outcome::Approved).decide(&item(7), "Godkendt.", Outcome::Approved);
    assert!(sentences(&never.protocol(Audience::Full)).is_empty(), "it did not run");
}

#[test]
fn what_a_withheld_decision_would_say_of_a_slot_is_not_said_in_public_by_silence() {
    let mut told = began();
    told.at("9.50").start(5);
    told.decide(&item(6), "Godkendt.", Outcome::Approved).decide(&item(7), "Godkendt.", Outcome::Approved);
    let before = sentences(&told.protocol(Audience::Public));
    assert_eq!(before.len(), 2);
    told.record(Event::ClosedTextFollows).decide(&item(7), "Lukket.", Outcome::Other);
    assert!(told.meeting().is_record_closed(told.meeting().record(RecordId(told.seq())).unwrap()));
    assert_eq!(sentences(&told.protocol(Audience::Public)), before);
}

#[test]
fn what_is_added_for_several_after_the_close_does_not_say_that_they_were_considered_as_one() {
    let mut told = began();
    told.decide(&item(1), "Ja.", Outcome::Approved).at("9.10").start(1);
    told.decide(&item(2), "Også.", Outcome::Approved).at("9.30").record(Event::MeetingClosed);
    told.record(Event::MeetingReopened { reason: "Glemt.".into() });
    decide_together(&mut told, &[item(1), item(2)]);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("Tilføjet i det genåbnede møde") && !text.contains("under ét"), "{text}");
    // Where they are treated again it does.
    told.at("9.40").start(0).at("9.50").start(1);
    decide_together(&mut told, &[item(1), item(2)]);
    assert_eq!(sentences(&told.protocol(Audience::Full)).len(), 2);
}

#[test]
fn an_item_put_together_with_one_that_was_decided_on_says_so_though_nothing_was_recorded_on_it() {
    let mut told = began();
    told.record(Event::SlotsMerged { slot: "2".into(), with: "3".into() });
    told.at("9.10").start("2");
    assert!(sentences(&told.protocol(Audience::Full)).is_empty(), "neither is decided on");
    told.decide(&item(2), "Godkendt.", Outcome::Approved);
    assert_eq!(told.meeting().review().undecided, [item(1)]);
    told.at("9.30").record(Event::MeetingClosed);
    let said = format!("Punkt 2 og 3 {SENTENCE}");
    for audience in [Audience::Full, Audience::Public] {
        assert_eq!(sentences(&told.protocol(audience)), [said.clone(), said.clone()]);
    }
    let undecided = AGENDA.replace("item = [", "protocol = { undecided = \"say\" }\nitem = [");
    let mut told = LiveMeeting::new(crate::kit::agenda(&undecided));
    told.at("9.01").record(Event::SlotsMerged { slot: "2".into(), with: "3".into() }).start("2");
    told.decide(&item(2), "Godkendt.", Outcome::Approved).at("9.30").record(Event::MeetingClosed);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(!text.contains("Der blev ikke truffet beslutning."), "{text}");
}

#[test]
fn a_decision_added_after_the_close_says_nothing_of_how_a_slot_was_treated() {
    let mut told = began();
    told.at("9.50").start(5);
    told.decide(&item(6), "Godkendt.", Outcome::Approved).at("10.00").record(Event::MeetingClosed);
    let decision = Decision { text: "Glemt.".into(), outcome: Outcome::Other, ..Decision::default() };
    let (content, reason) = (Content::Decision(decision), "Glemt".to_owned());
    told.at("11.00").record(Event::AdditionRecorded { on: item(7), content, reason });
    assert!(sentences(&told.protocol(Audience::Full)).is_empty());
}
