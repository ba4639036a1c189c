//! What a protocol says of who was there: nothing that nobody recorded, each thing once, and where it belongs.

use punktlig::meeting::{AttendanceStatus, GuestMark, reload};
use punktlig::time::{Stamp, parse_time};

use super::*;
use crate::kit::markdown;

/// Four items, of which two are in one slot; each slot has its own guests. Three members.
const PLAN: &str = r#"
title = "Møde"
date = 2025-01-15
members = ["bo", "an", "cy"]
person = [{ id = "bo", name = "Bo Bech" }, { id = "an", name = "Anna And" }, { id = "cy", name = "Cyril Dam" }]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Vej" }, { number = 3, title = "Skole" }, { number = 4, title = "Evt." }]
slot = [
    { at = "9.00", items = [1], minutes = 10, guests = ["Yrsa Yde"] },
    { at = "9.10", items = [2, 3], minutes = 10, guests = [{ who = "Gerda Gade", via = "Teams" }] },
    { at = "9.20", items = [4], minutes = 10, guests = ["Xenia Xu"] },
]
"#;

fn time(clock: &str) -> Stamp {
    stamp(day(2025, 1, 15).and_time(parse_time(clock).unwrap()))
}

fn told() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.00").start(0);
    told
}

fn mark(told: &mut LiveMeeting, slot: usize, who: &str, mark: GuestMark) {
    let slot = told.meeting().slots()[slot].slot.id.clone();
    told.record(Event::GuestMarked { slot, who: Who::Name(who.into()), mark });
}

fn close(told: &mut LiveMeeting, time: &str) {
    let running = told.meeting().running().unwrap();
    let slot = told.meeting().slots()[running].slot.id.clone();
    told.at(time).record(Event::SlotEnded { slot }).record(Event::MeetingClosed);
}

/// What is said under an item of who was there.
fn under(told: &LiveMeeting, audience: Audience, number: usize) -> Vec<String> {
    let wording = told.protocol(audience).items.swap_remove(number - 1).wording;
    wording.participants.into_iter().chain(wording.attendance).collect()
}

fn head(told: &LiveMeeting, audience: Audience, lang: Lang, label: &str) -> Vec<String> {
    let lines = told.protocol_in(audience, Some(lang)).document.head;
    lines.into_iter().find(|line| line.label == label).map(|line| line.values).unwrap_or_default()
}

#[test]
fn what_was_postponed_without_being_considered_says_nothing_of_who_was_there() {
    let mut told = told();
    told.record(Event::AllPresentRecorded).at("9.10").start(1);
    mark(&mut told, 1, "Gerda Gade", GuestMark::Arrived);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(3) });
    told.at("9.13").record(Event::PersonLeft { who: id("an"), time: time("09:13") });
    told.at("9.20").start(2).record(Event::ItemPostponed { on: item(3), to: None });
    close(&mut told, "9.30");
    assert_eq!(under(&told, Audience::Full, 3), [""; 0]);
    assert_eq!(
        under(&told, Audience::Full, 2),
        [
            "Gerda Gade deltog under behandlingen via Teams.",
            "Anna And forlod mødet kl. 9.13 under behandlingen af punktet."
        ]
    );
    assert!(told.meeting().not_there(&item(3), told.at).is_empty());
    // Decided all the same, it was considered.
    told.record(Event::MeetingReopened { reason: String::new() });
    told.decide(&item(3), "Afvist.", Outcome::Rejected);
    assert_eq!(under(&told, Audience::Full, 3)[0], "Gerda Gade deltog under behandlingen via Teams.");
}

#[test]
fn an_item_that_joins_another_in_its_slot_keeps_its_own_guests() {
    let mut told = told();
    let merged = PLAN
        .replace(
            "items = [1], minutes = 10, guests = [\"Yrsa Yde\"]",
            "items = [1, 4], minutes = 20, guests = [\"Yrsa Yde\", \"Xenia Xu\"]",
        )
        .replace("    { at = \"9.20\", items = [4], minutes = 10, guests = [\"Xenia Xu\"] },\n", "");
    let merged = agenda(&merged.replace("at = \"9.10\"", "at = \"9.20\""));
    told.take_over(merged);
    mark(&mut told, 0, "Yrsa Yde", GuestMark::Arrived);
    mark(&mut told, 0, "Xenia Xu", GuestMark::Arrived);
    close(&mut told, "9.20");
    assert_eq!(under(&told, Audience::Full, 1), ["Yrsa Yde deltog under behandlingen."]);
    assert_eq!(under(&told, Audience::Full, 4), ["Xenia Xu deltog under behandlingen."]);
}

#[test]
fn before_the_meeting_each_of_two_items_that_were_put_together_expects_its_own_guests() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    let merged = PLAN
        .replace(
            "items = [1], minutes = 10, guests = [\"Yrsa Yde\"]",
            "items = [1, 4], minutes = 20, guests = [\"Yrsa Yde\", \"Xenia Xu\"]",
        )
        .replace("    { at = \"9.20\", items = [4], minutes = 10, guests = [\"Xenia Xu\"] },\n", "");
    for event in
        reload::events(told.meeting(), Box::new(agenda(&merged.replace("at = \"9.10\"", "at = \"9.20\""))), &[])
    {
        told.record(event);
    }
    let protocol = told.protocol(Audience::Full);
    let expected = |number: &str| {
        let item = protocol.items.iter().find(|item| item.number.as_deref() == Some(number)).unwrap();
        item.wording.lead.join(" ")
    };
    assert_eq!(expected("1"), "Yrsa Yde deltager under behandlingen.");
    assert_eq!(expected("4"), "Xenia Xu deltager under behandlingen.");
    assert_eq!(expected("2"), "Gerda Gade deltager under behandlingen via Teams.");
}

#[test]
fn guests_of_a_slot_of_two_items_take_part_in_both() {
    let mut told = told();
    told.at("9.10").start(1);
    mark(&mut told, 1, "Gerda Gade", GuestMark::Arrived);
    close(&mut told, "9.20");
    for number in [2, 3] {
        assert_eq!(under(&told, Audience::Full, number), ["Gerda Gade deltog under behandlingen via Teams."]);
    }
}

/// A meeting that Anna leaves at the end of its first item, a few seconds before the key is pressed, and to which Cyril
/// comes while the second is considered and leaves before the third.
fn moves() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told.at("9:10:20").start(1).record(Event::PersonLeft { who: id("an"), time: time("09:10") });
    told.at("9.15").record(Event::PersonArrived { who: id("cy"), time: time("09:15") });
    told.at("9:20:40").start(2).record(Event::PersonLeft { who: id("cy"), time: time("09:20") });
    close(&mut told, "9.30");
    told
}

#[test]
fn who_leaves_between_two_items_left_during_neither() {
    let told = moves();
    let none: [&str; 0] = [];
    assert_eq!(under(&told, Audience::Full, 1), none);
    assert_eq!(under(&told, Audience::Full, 2), ["Cyril Dam ankom til mødet kl. 9.15 under behandlingen af punktet."]);
    assert_eq!(under(&told, Audience::Full, 4), none, "that they were away is said in the head");
}

#[test]
fn the_head_says_once_when_somebody_came_and_left() {
    let told = moves();
    assert_eq!(
        head(&told, Audience::Full, Lang::Da, "Til stede"),
        [
            "Bo Bech",
            "Anna And (til kl. 9.10, efter punkt 1)",
            "Cyril Dam (ankom kl. 9.15, punkt 2 og 3; til kl. 9.20, efter punkt 2 og 3)"
        ]
    );
    assert_eq!(
        head(&told, Audience::Full, Lang::En, "Present")[1..],
        [
            "Anna And (until 9:10, after item 1)",
            "Cyril Dam (arrived 9:15, items 2 and 3; until 9:20, after items 2 and 3)"
        ]
    );
    assert_eq!(
        head(&told, Audience::Public, Lang::Da, "Til stede"),
        head(&told, Audience::Full, Lang::Da, "Til stede")
    );
}

#[test]
fn items_that_share_a_minute_and_the_head_agree_on_when_somebody_left_and_came_back() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.record(Event::AllPresentRecorded).at("9:00:10").start(0).at("9:10:09").start(1);
    let left = told.at("9:10:12").at;
    told.record(Event::PersonLeft { who: id("an"), time: left }).at("9:10:53").start(2).at("9:29:01");
    let (gone, back) = (told.at, told.at("9:30:07").at);
    told.record(Event::PersonLeft { who: id("cy"), time: gone })
        .record(Event::PersonArrived { who: id("cy"), time: back });
    close(&mut told, "9:30:14");
    let (anna, cyril) =
        ("Anna And (til kl. 9.10, punkt 2 og 3)", "Cyril Dam (til kl. 9.29, punkt 4; igen fra kl. 9.30, punkt 4)");
    let during = "Anna And forlod mødet kl. 9.10 under behandlingen af punktet.";
    for audience in [Audience::Full, Audience::Public] {
        assert_eq!(head(&told, audience, Lang::Da, "Til stede")[1..], [anna, cyril]);
        assert_eq!(under(&told, audience, 2), [during]);
        assert_eq!(
            under(&told, audience, 4),
            [
                "Cyril Dam forlod mødet kl. 9.29 under behandlingen af punktet.",
                "Cyril Dam vendte tilbage kl. 9.30 under behandlingen af punktet."
            ]
        );
    }
    // A time that was typed is that minute's first moment, where several items begin or end in it.
    told.record(Event::AttendanceTimeCorrected { who: id("an"), time: left, to: time("09:10") });
    assert_eq!(head(&told, Audience::Full, Lang::Da, "Til stede")[1], "Anna And (til kl. 9.10, punkt 1)");
    assert_eq!(under(&told, Audience::Full, 1), [during]);
    assert_eq!(under(&told, Audience::Full, 2), [""; 0]);
}

#[test]
fn the_head_lists_all_substitutes_in_one_place_where_one_sat_in_for_a_part() {
    let plan = PLAN.replace("members =", "absent = [{ who = \"cy\", substitute = \"dk\" }]\nmembers =");
    let plan = plan.replace("name = \"Cyril Dam\" }", "name = \"Cyril Dam\" }, { id = \"dk\", name = \"Dora Krag\" }");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1);
    let excused = |told: &LiveMeeting| head(told, Audience::Full, Lang::Da, "Fraværende med afbud");
    assert_eq!(excused(&told), ["Cyril Dam, stedfortræder: Dora Krag"]);
    let (kaj, lis) = (Who::Name("Kaj Lind".into()), Who::Name("Lis Holm".into()));
    told.at("9.12").record(Event::PersonLeft { who: id("an"), time: time("09:12") });
    told.at("9.14").record(Event::SubstituteNamed { who: id("an"), substitute: Some(kaj), from: time("09:14") });
    told.at("9.20").start(2).record(Event::DisqualificationRecorded { who: id("bo"), on: item(4) });
    told.record(Event::ItemSubstituteNamed { who: id("bo"), on: item(4), substitute: Some(lis) });
    told.at("9.25").record(Event::PersonLeft { who: id("bo"), time: time("09:25") });
    close(&mut told, "9.30");
    for audience in [Audience::Full, Audience::Public] {
        assert_eq!(
            head(&told, audience, Lang::Da, "Stedfortrædere"),
            [
                "Kaj Lind for Anna And (fra kl. 9.14, punkt 2 og 3)",
                "Dora Krag for Cyril Dam",
                "Lis Holm for Bo Bech (punkt 4)"
            ]
        );
    }
    assert_eq!(excused(&told), ["Cyril Dam"]);
    assert_eq!(
        under(&told, Audience::Full, 4),
        [
            "Bo Bech var inhabil og deltog ikke i behandlingen.",
            "Lis Holm deltog som stedfortræder for Bo Bech under punktet."
        ]
    );
}

#[test]
fn that_nobody_stands_in_is_said_of_who_is_absent_until_somebody_does() {
    let mut told = told();
    let absent = |reason: Option<&str>| {
        let status = punktlig::meeting::AttendanceStatus::Excused;
        Event::AttendanceRecorded { who: id("bo"), status, reason: reason.map(str::to_owned), substitute: None }
    };
    let excused = |told: &LiveMeeting, lang: Lang, label: &str| {
        [Audience::Full, Audience::Public].map(|audience| head(told, audience, lang, label).join(" · "))
    };
    told.record(Event::AllPresentRecorded).record(absent(None));
    assert_eq!(excused(&told, Lang::Da, "Fraværende med afbud"), ["Bo Bech", "Bo Bech"]);
    told.record(Event::NoSubstituteRecorded { who: id("bo") });
    // Why somebody is absent changes nothing of it.
    told.record(absent(Some("ferie")));
    let said = ["Bo Bech (ferie), ingen stedfortræder", "Bo Bech, ingen stedfortræder"];
    assert_eq!(excused(&told, Lang::Da, "Fraværende med afbud"), said);
    assert_eq!(excused(&told, Lang::En, "Apologies")[1], "Bo Bech, no substitute");
    // It is not said of somebody who is there.
    told.at("9.06").record(Event::PersonArrived { who: id("bo"), time: time("09:05") });
    assert!(!markdown(&told.protocol(Audience::Full)).unwrap().contains("ingen stedfortræder"));
    told.record(absent(None))
        .record(Event::SubstituteRecorded { who: id("bo"), substitute: Some(Who::Name("Kaj Lind".into())) });
    told.record(Event::SubstituteRecorded { who: id("bo"), substitute: None });
    assert_eq!(excused(&told, Lang::Da, "Fraværende med afbud"), ["Bo Bech", "Bo Bech"]);
    told.record(Event::NoSubstituteRecorded { who: id("bo") }).undo();
    assert_eq!(excused(&told, Lang::Da, "Fraværende med afbud"), ["Bo Bech", "Bo Bech"]);
    // After the close it is a correction.
    close(&mut told, "9.30");
    let change = Box::new(Event::NoSubstituteRecorded { who: id("bo") });
    told.at("9.40").record(Event::AmendmentRecorded { change, reason: "Glemt".into() });
    let corrected = head(&told, Audience::Full, Lang::Da, "Rettelser").join(" ");
    let said = "Bo Bech: fraværende med afbud, ingen stedfortræder. Først noteret som: fraværende med afbud.";
    assert!(corrected.ends_with(said), "{corrected}");
    assert_eq!(excused(&told, Lang::Da, "Fraværende med afbud")[1], "Bo Bech, ingen stedfortræder");
}

#[test]
fn the_public_is_told_of_no_substitute_on_a_closed_item() {
    let plan = PLAN.replace("title = \"Evt.\"", "title = \"Evt.\", access = \"closed\"");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.20").start(2);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(4) });
    let lis = Some(Who::Name("Lis Holm".into()));
    told.record(Event::ItemSubstituteNamed { who: id("bo"), on: item(4), substitute: lis });
    close(&mut told, "9.30");
    assert_eq!(head(&told, Audience::Full, Lang::Da, "Stedfortrædere"), ["Lis Holm for Bo Bech (punkt 4)"]);
    assert_eq!(head(&told, Audience::Public, Lang::Da, "Stedfortrædere"), [""; 0]);
}

#[test]
fn the_public_is_told_of_an_absence_without_the_times_of_what_is_closed() {
    // Cyril comes during the first item, leaves with the second, and the second is closed.
    let plan = PLAN.replace("title = \"Vej\"", "title = \"Vej\", access = \"closed\"");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told.at("9.05").record(Event::PersonArrived { who: id("cy"), time: time("09:05") });
    told.at("9.10").start(1).at("9.20").start(2);
    told.record(Event::PersonLeft { who: id("cy"), time: time("09:20") });
    close(&mut told, "9.30");
    let arrived = "Cyril Dam (ankom kl. 9.05, punkt 1; fraværende i en del af de åbne punkter)";
    assert_eq!(head(&told, Audience::Public, Lang::Da, "Til stede"), ["Bo Bech", "Anna And", arrived]);
    assert_eq!(
        under(&told, Audience::Public, 1),
        ["Cyril Dam ankom til mødet kl. 9.05 under behandlingen af punktet."]
    );
    assert_eq!(under(&told, Audience::Public, 4), ["Cyril Dam deltog ikke i behandlingen af punkt 4."]);
    let full = head(&told, Audience::Full, Lang::Da, "Til stede");
    assert_eq!(full[2], "Cyril Dam (ankom kl. 9.05, punkt 1; til kl. 9.20, efter punkt 2 og 3)");
}

#[test]
fn who_was_confirmed_behind_closed_doors_stays_there() {
    let plan = PLAN.replace("title = \"Evt.\"", "title = \"Evt.\", access = \"closed\"");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.at("9.00").start(0).at("9.10").start(2).at("9.20");
    let now = told.at;
    let confirmation = told.meeting().confirmation(now).unwrap();
    told.record(confirmation);
    assert!(told.meeting().confirmation(now).is_none());
    close(&mut told, "9.30");
    assert_eq!(under(&told, Audience::Full, 4), ["Xenia Xu deltog under behandlingen."]);
    assert_eq!(under(&told, Audience::Public, 1), ["Yrsa Yde deltog under behandlingen."]);
    assert!(under(&told, Audience::Public, 4).is_empty());
    // The item that was closed is opened by its file: what was recorded of its guest stays withheld.
    told.record(Event::MeetingReopened { reason: String::new() });
    let open = agenda(PLAN);
    let matching = reload::decide(told.meeting(), &open, &[]);
    told.record(Event::AgendaReplaced {
        agenda: Box::new(open),
        matching,
        settled: Vec::new(),
        kept_decided: Vec::new(),
    });
    assert!(under(&told, Audience::Public, 4).is_empty());
    assert_eq!(
        under(&told, Audience::Full, 4),
        ["Udeladt af den offentlige udgave: Xenia Xu deltog under behandlingen."]
    );
}

#[test]
fn who_chaired_an_item_is_said_there_and_the_head_stays() {
    let plan = PLAN.replace("members =", "chair = \"bo\"\nmembers =");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1).at("9.20").start(2);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(4) });
    told.record(Event::ItemChairNamed { on: item(4), who: Some(id("an")) });
    // Nobody chaired what was not considered.
    told.record(Event::ItemPostponed { on: item(3), to: None });
    told.record(Event::ItemChairNamed { on: item(3), who: Some(id("an")) });
    close(&mut told, "9.30");
    let chaired = "Anna And ledede mødet under punktet.";
    for audience in [Audience::Full, Audience::Public] {
        let said = under(&told, audience, 4);
        assert_eq!(said, ["Bo Bech var inhabil og deltog ikke i behandlingen.", chaired]);
        assert_eq!(under(&told, audience, 3), [""; 0]);
        assert_eq!(told.protocol(audience).items[3].chair.as_ref().map(|party| party.name.as_str()), Some("Anna And"));
        assert_eq!(head(&told, audience, Lang::Da, "Til stede")[0], "Bo Bech, mødeleder");
    }
    let change = Box::new(Event::ItemChairNamed { on: item(4), who: Some(id("cy")) });
    told.record(Event::AmendmentRecorded { change, reason: "Fejl".into() });
    let corrected = head(&told, Audience::Public, Lang::Da, "Rettelser");
    let said = "Punkt 4: ledet af Cyril Dam. Først noteret som: ledet af Anna And.";
    assert!(corrected[0].ends_with(said), "{corrected:?}");
}

#[test]
fn who_chaired_several_items_is_said_once_in_the_head() {
    let plan = PLAN.replace("members =", "chair_label = \"Dirigent\"\nmembers =");
    let chaired = |on: &[u32]| {
        let mut told = LiveMeeting::new(agenda(&plan));
        told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1).at("9.20").start(2);
        for n in on {
            told.record(Event::ItemChairNamed { on: item(*n), who: Some(id("an")) });
        }
        close(&mut told, "9.30");
        [Audience::Full, Audience::Public].map(|audience| {
            let is_it = |said: &String| said == "Anna And ledede mødet under punktet.";
            let at_items = (1..=4).filter(|n| under(&told, audience, *n).iter().any(is_it)).count();
            (at_items, head(&told, audience, Lang::Da, "Dirigent"))
        })
    };
    assert_eq!(chaired(&[1, 2]), [(2, vec![]), (2, vec![])]);
    let some = vec!["Anna And (punkt 1, 2 og 4)".to_owned()];
    assert_eq!(chaired(&[1, 2, 4]), [(0, some.clone()), (0, some)]);
    let all = vec!["Anna And".to_owned()];
    assert_eq!(chaired(&[1, 2, 3, 4]), [(0, all.clone()), (0, all)]);
}

#[test]
fn nobody_else_is_the_chair_in_the_head_where_the_chair_was_there() {
    let plan = PLAN.replace("members =", "chair = \"bo\"\nchair_label = \"Formand\"\nmembers =");
    for on in [&[1_u32, 2, 4][..], &[1, 2, 3, 4]] {
        let mut told = LiveMeeting::new(agenda(&plan));
        told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1).at("9.20").start(2);
        for n in on {
            told.record(Event::ItemChairNamed { on: item(*n), who: Some(id("an")) });
        }
        close(&mut told, "9.30");
        for audience in [Audience::Full, Audience::Public] {
            assert_eq!(head(&told, audience, Lang::Da, "Til stede")[0], "Bo Bech, formand");
            assert_eq!(head(&told, audience, Lang::Da, "Formand"), [""; 0]);
            let is_it = |said: &String| said == "Anna And ledede mødet under punktet.";
            let at_items = (1..=4).filter(|n| under(&told, audience, *n).iter().any(is_it)).count();
            assert_eq!(at_items, on.len());
        }
    }
}

#[test]
fn who_was_elected_to_chair_signs_by_name_where_the_chair_signs() {
    let plan = PLAN.replace(
        "members =",
        "chair_label = \"Dirigent\"\nprotocol = { signatures = true, signers = [\"Dirigent\", \"Sekretær\"] }\nmembers =",
    );
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1).at("9.20").start(2);
    assert_eq!(told.protocol(Audience::Full).document.signatures, ["Dirigent", "Sekretær"]);
    for n in 1..=4 {
        told.record(Event::ItemChairNamed { on: item(n), who: Some(id("an")) });
    }
    assert_eq!(told.protocol(Audience::Full).document.signatures, ["Anna And, dirigent", "Sekretær"]);
}

/// A vote of Anna for and Cyril against, decided from the chair.
fn tie(on: Target) -> Event {
    use punktlig::meeting::{Side, Stance, Vote};

    let side = |who| Side { people: vec![id(who)], ..Side::default() };
    let (in_favour, against, casting) = (side("an"), side("cy"), Some(Stance::For));
    Event::VoteRecorded { on, vote: Vote { decision: None, in_favour, against, abstained: Side::default(), casting } }
}

#[test]
fn a_casting_vote_is_the_one_s_who_chaired_the_item() {
    let plan = PLAN.replace("members =", "chair = \"bo\"\nprotocol = { casting_vote = true }\nmembers =");
    let mut told = LiveMeeting::new(agenda(&plan));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(1) }).record(tie(item(1)));
    let said = |told: &LiveMeeting| told.protocol(Audience::Full).items[0].wording.entries[0].text.clone();
    assert!(!said(&told).contains("afgjorde"), "the chair is disqualified: {}", said(&told));
    told.record(Event::ItemChairNamed { on: item(1), who: Some(id("an")) });
    assert!(said(&told).contains("Anna And (mødeleder) stemte for og afgjorde afstemningen."), "{}", said(&told));
    assert!(told.meeting().review().wrong_votes.is_empty());
}

#[test]
fn who_chaired_behind_closed_doors_is_named_to_nobody_else() {
    let open = PLAN.replace("members =", "protocol = { casting_vote = true }\nmembers =");
    let closed = open.replace("title = \"Evt.\"", "title = \"Evt.\", access = \"closed\"");
    let mut told = LiveMeeting::new(agenda(&closed));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1);
    told.record(Event::ItemChairNamed { on: item(4), who: Some(Who::Name("Zebra Zander".into())) });
    let opened = reload::events(told.meeting(), Box::new(agenda(&open)), &[]);
    opened.into_iter().for_each(|event| _ = told.record(event));
    told.at("9.20").start(2).record(Event::DisqualificationRecorded { who: id("bo"), on: item(4) });
    told.record(tie(item(4)));
    close(&mut told, "9.30");
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(!public.contains("Zebra") && public.contains("Mødelederen stemte for"), "{public}");
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(
        full.contains("Zebra Zander ledede mødet under punktet.") && full.contains("Zebra Zander (mødeleder)"),
        "{full}"
    );
}

#[test]
fn the_public_is_counted_in_the_head_and_corrected_like_everything_else() {
    let mut told = told();
    told.record(Event::PublicCounted { count: Some(12) });
    assert_eq!(head(&told, Audience::Public, Lang::Da, "Tilhørere"), ["12"]);
    assert_eq!(head(&told, Audience::Public, Lang::En, "Members of the public"), ["12"]);
    assert_eq!(told.protocol(Audience::Public).meeting.public_count, Some(12));
    close(&mut told, "9.30");
    let change = Box::new(Event::PublicCounted { count: Some(14) });
    told.record(Event::AmendmentRecorded { change, reason: "Talt igen".into() });
    assert_eq!(head(&told, Audience::Full, Lang::Da, "Tilhørere"), ["14"]);
    let corrected = head(&told, Audience::Full, Lang::Da, "Rettelser");
    assert!(corrected[0].ends_with("Tilhørere: 14. Først noteret som: 12."), "{corrected:?}");
}

/// Somebody who is named in the meeting.
fn newcomer(told: &mut LiveMeeting, name: &str) -> Who {
    let id = told.meeting().new_person_id(name);
    let (title, organisation) = (Some("konsulent".into()), Some("KL".into()));
    told.record(Event::PersonNamed { id: id.clone(), name: name.into(), title, organisation, group: None });
    Who::Id(id)
}

#[test]
fn whom_nobody_announced_is_named_like_everybody_else() {
    let mut told = told();
    told.record(Event::AllPresentRecorded);
    let who = newcomer(&mut told, "Mette Holm");
    told.at("9.12").start(1).record(Event::ParticipantAdded { who, from: Some(time("9.13")) });
    let (slot, who) = (told.meeting().slots()[1].slot.id.clone(), newcomer(&mut told, "Ole Friis"));
    told.record(Event::GuestAdded { slot, who: who.clone(), via: None });
    told.record(Event::OnlineRecorded { who, online: true });
    close(&mut told, "9.30");
    for audience in [Audience::Full, Audience::Public] {
        let others = head(&told, audience, Lang::Da, "Øvrige deltagere");
        assert_eq!(others, ["Konsulent Mette Holm (KL), ankom kl. 9.13, punkt 2 og 3"]);
        assert_eq!(under(&told, audience, 2), ["Konsulent Ole Friis (KL) deltog online under behandlingen."]);
    }
    let who = newcomer(&mut told, "Ida Iversen");
    let change = Box::new(Event::GuestAdded { slot: told.meeting().slots()[1].slot.id.clone(), who, via: None });
    told.record(Event::AmendmentRecorded { change, reason: "Glemt".into() });
    let corrected = head(&told, Audience::Full, Lang::Da, "Rettelser");
    assert!(
        corrected[0].ends_with("Ida Iversen, Vej · Skole: deltog. Først noteret som: ikke noteret."),
        "{corrected:?}"
    );
}

#[test]
fn who_was_added_for_something_closed_alone_is_named_nowhere_in_public() {
    let plan = PLAN.replace("title = \"Evt.\"", "title = \"Evt.\", access = \"closed\"");
    for goes_on in [false, true] {
        let mut told = LiveMeeting::new(agenda(&plan));
        told.at("9.00").start(0).record(Event::AllPresentRecorded).at("9.10").start(1).at("9.20").start(2);
        let guest = newcomer(&mut told, "Zebra Zander");
        let slot = told.meeting().slots()[2].slot.id.clone();
        told.record(Event::GuestAdded { slot, who: guest.clone(), via: None });
        told.record(Event::OnlineRecorded { who: guest, online: true });
        let who = newcomer(&mut told, "Yrsa Yngling");
        told.at("9.22").record(Event::ParticipantAdded { who, from: Some(time("9.22")) }).at("9.29");
        if !goes_on {
            close(&mut told, "9.30");
        }
        let public = told.protocol(Audience::Public);
        let json = serde_json::to_string(&public).unwrap();
        for said in [json, markdown(&public).unwrap(), crate::kit::html(&public).unwrap()] {
            for name in ["Zebra", "zebra", "Yrsa Yngling", "yrsa-yngling", "KL"] {
                assert!(!said.contains(name), "{name}: {said}");
            }
        }
        let full = markdown(&told.protocol(Audience::Full)).unwrap();
        // Whether a guest takes part in what still runs is said once it has.
        assert_eq!((full.contains("Zebra Zander"), full.contains("Yrsa Yngling")), (!goes_on, true), "{full}");
    }
}

#[test]
fn no_correction_has_whom_something_closed_brought_in_be_there_for_what_was_open() {
    let plan = PLAN.replace("title = \"Vej\"", "title = \"Vej\", access = \"closed\"");
    let plan = plan.replace("title = \"Skole\"", "title = \"Skole\", access = \"closed\"");
    let clock = |minute, second| stamp(day(2025, 1, 15).and_hms_opt(9, minute, second).unwrap());
    let (came, status) = (clock(12, 30), AttendanceStatus::Present);
    let left = |time| move |who: Who| Event::PersonLeft { who, time };
    let corrected = |time, to| move |who: Who| Event::AttendanceTimeCorrected { who, time, to };
    let present = move |who: Who| Event::AttendanceRecorded { who, status, reason: None, substitute: None };
    type Steps = Vec<Box<dyn Fn(Who) -> Event>>;
    let all: [(&str, Steps); 6] = [
        ("left in the minute of coming", vec![Box::new(left(clock(12, 0)))]),
        ("left before", vec![Box::new(left(clock(5, 0)))]),
        ("came when leaving", vec![Box::new(left(clock(15, 0))), Box::new(corrected(came, clock(15, 0)))]),
        ("came after leaving", vec![Box::new(left(clock(15, 0))), Box::new(corrected(came, clock(15, 20)))]),
        ("left before coming", vec![Box::new(left(clock(15, 0))), Box::new(corrected(clock(15, 0), clock(12, 0)))]),
        ("present", vec![Box::new(left(clock(15, 0))), Box::new(present), Box::new(left(clock(15, 0)))]),
    ];
    for (what, changes) in all {
        let mut told = LiveMeeting::new(agenda(&plan));
        told.at("9.00").start(0).record(Event::AllPresentRecorded).at("9.10").start(1);
        let who = newcomer(&mut told, "Yrsa Yngling");
        told.at("9.12").record(Event::ParticipantAdded { who: who.clone(), from: Some(came) });
        // Who came and is not known to have left was there for what was open after that.
        if what != "left before" {
            told.at("9.20").start(2);
        }
        close(&mut told, "9.30");
        for change in changes {
            let change = Box::new(change(who.clone()));
            told.record(Event::AmendmentRecorded { change, reason: "Glemt".into() });
            let full = head(&told, Audience::Full, Lang::Da, "Øvrige deltagere");
            assert!(full[0].contains("9.12"), "{what}: {full:?}");
        }
        let public = told.protocol(Audience::Public);
        for said in [serde_json::to_string(&public).unwrap(), markdown(&public).unwrap()] {
            assert!(!said.contains("Yrsa Yngling") && !said.contains("yrsa-yngling"), "{what}: {said}");
        }
    }
}

#[test]
fn who_is_corrected_to_have_left_as_the_meeting_ended_did_so_in_the_minutes() {
    let mut told = told();
    told.record(Event::AllPresentRecorded).at("9.20").start(2);
    close(&mut told, "9.30");
    let change = Box::new(Event::PersonLeft { who: id("bo"), time: time("9.30") });
    told.record(Event::AmendmentRecorded { change, reason: "Gik før tid".into() });
    let said = head(&told, Audience::Full, Lang::Da, "Rettelser");
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.contains("Gik før tid") && said.contains("til stede til kl. 9.30"), "{said}");
}

#[test]
fn who_was_added_behind_closed_doors_stays_unnamed_when_that_is_opened() {
    let closed = PLAN.replace("title = \"Evt.\"", "title = \"Evt.\", access = \"closed\"");
    let mut told = LiveMeeting::new(agenda(&closed));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    let guest = newcomer(&mut told, "Zebra Zander");
    let slot = told.meeting().slots()[2].slot.id.clone();
    told.record(Event::GuestAdded { slot, who: guest, via: None });
    let opened = reload::events(told.meeting(), Box::new(agenda(PLAN)), &[]);
    opened.into_iter().for_each(|event| _ = told.record(event));
    told.at("9.20").start(2);
    close(&mut told, "9.30");
    assert!(!markdown(&told.protocol(Audience::Public)).unwrap().contains("Zebra"));
    let full = under(&told, Audience::Full, 4);
    assert!(full.iter().any(|said| said.contains("Zebra Zander")), "{full:?}");
}

#[test]
fn a_guest_of_what_was_decided_on_and_never_begun_took_part_if_that_was_marked() {
    let mut told = told();
    told.at("9.00").record(Event::AllPresentRecorded).start(0).at("9.10");
    let (slot, who) = (told.meeting().slots()[2].slot.id.clone(), newcomer(&mut told, "Ole Friis"));
    told.record(Event::GuestAdded { slot: slot.clone(), who, via: None });
    let on = told.meeting().slots()[2].targets().remove(0);
    told.decide(&on, "Godkendt.", punktlig::agenda::Outcome::Approved);
    close(&mut told, "9.30");
    for audience in [Audience::Full, Audience::Public] {
        let said = markdown(&told.protocol(audience)).unwrap();
        assert!(said.contains("Konsulent Ole Friis (KL) deltog under behandlingen."), "{said}");
    }
    // One who is added to it after the close is a correction.
    let who = newcomer(&mut told, "Ida Iversen");
    let change = Box::new(Event::GuestAdded { slot, who, via: None });
    told.record(Event::AmendmentRecorded { change, reason: "Glemt".into() });
    let corrected = head(&told, Audience::Full, Lang::Da, "Rettelser");
    assert!(corrected.first().is_some_and(|said| said.contains("Ida Iversen")), "{corrected:?}");
}
