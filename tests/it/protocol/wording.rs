//! What the documents say, read as a secretary reads them.

use punktlig::agenda::Outcome;
use punktlig::lang::Lang;
use punktlig::meeting::Event;
use punktlig::protocol::{Audience, json, markdown};

use super::*;

#[test]
fn the_full_protocol_of_a_closed_meeting_can_be_filed() {
    insta::assert_snapshot!("full_da", markdown(&january().protocol(Audience::Full)).unwrap());
}

#[test]
fn the_public_protocol_tells_of_a_closed_item_only_that_it_is_closed() {
    insta::assert_snapshot!("public_da", markdown(&january().protocol(Audience::Public)).unwrap());
}

#[test]
fn the_protocol_in_english_speaks_no_danish_of_its_own() {
    insta::assert_snapshot!("full_en", markdown(&january().protocol_in(Audience::Full, Some(Lang::En))).unwrap());
    insta::assert_snapshot!("public_en", markdown(&january().protocol_in(Audience::Public, Some(Lang::En))).unwrap());
}

#[test]
fn the_points_of_a_plan_stand_under_it_with_their_decisions() {
    let agenda = sample("2024-01-24-direktionen.toml");
    let mut told = Told::new(agenda, false);
    let points: Vec<_> = told.meeting().slots().iter().map(|r| Target::Point(r.slot.id.clone())).collect();
    told.at(9, 47).start(0).decide(&points[0], "Der blev samlet op på seminaret.", Outcome::Discussed);
    told.follow_up(&points[0], "Opsamling til deltagerne", &[id("ls")], Some(day(2024, 1, 24)));
    told.decide(&points[0], "Der blev givet bemærkninger til sagen om råderum.", Outcome::Discussed);
    told.follow_up(&points[0], "", &[id("ba")], None);
    told.at(10, 14).start(2).decide(&points[2], "Borgermødet behandles igen den 31. januar.", Outcome::Other);
    told.follow_up(&points[2], "", &[id("nh"), id("ba")], None);
    told.at(10, 47).start(3).at(11, 20).tell(Event::MeetingClosed);
    insta::assert_snapshot!("points_da", markdown(&told.protocol(Audience::Full)).unwrap());
}

#[test]
fn the_model_is_printed_as_its_contract_says() {
    insta::assert_snapshot!("model_public", json(&june().protocol(Audience::Public)).unwrap());
}

/// A small meeting of its own, so that the whole model can be read.
fn june() -> Told {
    let mut told = Told::new(
        agenda(
            r#"
title = "Direktionsmøde"
date = 2025-06-04
body = "Direktionen"
place = "Mødelokale 250"
chair = "jk"
person = [
    { id = "jk", name = "Jonas Kroustrup", title = "Kommunaldirektør", role = "member" },
    { id = "ba", name = "Bettina Andersen", title = "Økonomichef" },
]
item = [
    { number = 4, id = "opsigelse", title = "Opsigelse af en chef", access = "closed", case = "81.00 25/1", background = "Se bilag." },
    { number = 6, title = "Økonomi", type = "information", annexes = [{ title = "Overblik", document = "52074/25" }, { title = "Lønninger", access = "closed" }] },
]
slot = [
    { at = "9.00", items = ["opsigelse"], minutes = 15, guests = ["Advokat"], notes = "Advokaten ringer selv op." },
    { at = "9.15", items = [6], minutes = 20, guests = [{ who = "ba", via = "Teams" }] },
]
"#,
        ),
        false,
    );
    told.start(0).at(9, 20).start(1).decide(&item(6), "Taget til efterretning.", Outcome::Noted);
    told.follow_up(&item(6), "Sender et overblik", &[id("ba")], Some(day(2025, 6, 11)));
    told.at(9, 30).tell(Event::MeetingClosed);
    told
}
