//! What the review before the close lists, and once.

use punktlig::agenda::{Access, Outcome};
use punktlig::meeting::{Content, Event, Target};

use crate::kit::{LiveMeeting, agenda, item};

/// A council without times: an item that is withdrawn, one to discuss, and one that only informs.
const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2026-11-26
start = "18.00"
protocol = { profile = "political" }
item = [
    { number = 1, title = "Dagsorden" }, { number = 2, title = "Cykelsti" },
    { number = 3, title = "Orientering", type = "information" },
    { number = 4, title = "Busser", withdrawn = "trukket" }, { number = 5, title = "Lokalplan" },
    { number = 6, title = "Eventuelt", type = "discussion" },
]
"#;

fn said(on: &Target) -> Event {
    Event::DiscussionRecorded { on: on.clone(), text: "Byrådet drøftede det.".into() }
}

fn titles(told: &LiveMeeting, slots: &[usize]) -> Vec<String> {
    slots.iter().map(|i| told.meeting().slots()[*i].slot.title.clone()).collect()
}

#[test]
fn what_was_not_considered_is_listed_once_and_what_was_decided_without_being_started_apart() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.at("18.00").start(0).decide(&item(1), "Godkendt.", Outcome::Approved);
    told.at("18.10").decide(&item(2), "Godkendt som indstillet.", Outcome::Approved).record(said(&item(6)));
    let review = told.meeting().review();
    assert_eq!(review.never_begun, [item(2), item(6)]);
    assert_eq!(titles(&told, &review.not_held), ["Orientering", "Lokalplan"]);
    assert!(review.undecided.is_empty() && review.not_considered.is_empty(), "{review:?}");
    told.at("18.20").start(3).start(4);
    let review = told.meeting().review();
    assert_eq!((review.never_begun, review.undecided), (vec![item(2)], vec![item(5)]));
    assert_eq!(titles(&told, &review.not_held), ["Orientering"]);
}

#[test]
fn an_item_that_no_slot_treats_is_listed_as_not_considered() {
    let plan = "date = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }, \
        { number = 3, title = \"C\", type = \"information\" }]\nslot = [{ at = \"9.00\", items = [1] }]\n";
    let mut told = LiveMeeting::new(agenda(plan));
    told.at("9.00").start(0);
    let review = told.meeting().review();
    assert_eq!((review.undecided, review.not_considered), (vec![item(1)], vec![item(2), item(3)]));
    told.record(Event::ItemPostponed { on: item(2), to: None });
    assert_eq!(told.meeting().review().not_considered, [item(3)]);
}

#[test]
fn a_political_body_is_asked_about_decisions_that_came_to_something_else() {
    let outcomes = |source: &str| {
        let mut told = LiveMeeting::new(agenda(source));
        told.at("18.00").start(0).decide(&item(1), "Byrådet tog sagen op.", Outcome::Other);
        told.start(1).decide(&item(2), "Godkendt.", Outcome::Approved);
        told.start(2).decide(&item(3), "Set.", Outcome::Other);
        let texts = |content: &Content| if let Content::Decision(d) = content { d.text.clone() } else { String::new() };
        told.meeting().review().without_outcome.iter().map(|r| texts(r.current())).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(COUNCIL), ["Byrådet tog sagen op."]);
    assert!(outcomes(&COUNCIL.replace("political", "administrative")).is_empty());
}

#[test]
fn what_was_added_with_a_number_of_its_own_is_reviewed_like_an_item() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.at("18.00").start(0);
    for (slot, number) in [("added-1", Some("14".to_owned())), ("added-2", None)] {
        let (slot, title, after) = (slot.into(), slot.to_owned(), Some("1".into()));
        told.record(Event::SlotAdded { slot, title, minutes: None, number, after, access: Access::Open });
    }
    let points = ["added-1", "added-2"].map(|slot| Target::Point(slot.into()));
    for on in &points {
        told.decide(on, "Byrådet tog sagen op.", Outcome::Other);
    }
    let review = told.meeting().review();
    assert_eq!(review.without_outcome.iter().map(|r| &r.on).collect::<Vec<_>>(), [&points[0]]);
    assert_eq!(review.never_begun, [points[1].clone(), points[0].clone()], "in plan order");
    told.at("18.10").start("added-1");
    assert_eq!(told.meeting().review().never_begun, points[1..]);
}
