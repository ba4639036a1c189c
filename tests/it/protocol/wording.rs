//! What the documents say, read as a secretary reads them.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{ChangedBudget, Content, Event, GuestMark};
use punktlig::protocol::model::ItemState;
use punktlig::protocol::{docx, json};

use super::*;
use crate::kit::{html, markdown};

#[test]
fn the_full_protocol_of_a_closed_meeting_can_be_filed() {
    insta::assert_snapshot!("full_da", markdown(&january().protocol(Audience::Full)).unwrap());
}

#[test]
fn the_public_protocol_says_of_a_closed_item_only_that_it_is_closed() {
    insta::assert_snapshot!("public_da", markdown(&january().protocol(Audience::Public)).unwrap());
}

#[test]
fn the_protocol_in_english_speaks_no_danish_of_its_own() {
    insta::assert_snapshot!("full_en", markdown(&january().protocol_in(Audience::Full, Some(Lang::En))).unwrap());
    insta::assert_snapshot!("public_en", markdown(&january().protocol_in(Audience::Public, Some(Lang::En))).unwrap());
}

#[test]
fn the_points_of_a_plan_are_listed_under_it_with_their_decisions() {
    let agenda = sample("2024-01-24-direktionen.toml");
    let mut told = LiveMeeting::new(agenda);
    let points: Vec<_> = told.meeting().slots().iter().map(|r| Target::Point(r.slot.id.clone())).collect();
    told.at("9.47").start(0).decide(&points[0], "Der blev samlet op på seminaret.", Outcome::Discussed);
    told.follow_up(&points[0], "Opsamling til deltagerne", &[id("ls")], Some(day(2024, 1, 24)));
    told.decide(&points[0], "Der blev givet bemærkninger til sagen om råderum.", Outcome::Discussed);
    told.follow_up(&points[0], "", &[id("ba")], None);
    told.at("10.14").start(2).decide(&points[2], "Borgermødet behandles igen den 31. januar.", Outcome::Other);
    told.follow_up(&points[2], "", &[id("nh"), id("ba")], None);
    told.at("10.47").start(3).at("11.20");
    all_guests_came(&mut told);
    told.record(Event::MeetingClosed);
    insta::assert_snapshot!("points_da", markdown(&told.protocol(Audience::Full)).unwrap());
}

#[test]
fn a_recommendation_of_several_lines_keeps_them_in_every_format() {
    let told = LiveMeeting::new(agenda(
        "title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", items = [1] }]\n[[item]]\nnumber = 1\ntitle = \"Sag\"\n\
             recommendations = \"\"\"\nAt A godkendes.\nAt *B* godkendes.\n\n- At C drøftes,\n  og det snart.\n- At D drøftes.\n\"\"\"\n",
    ));
    let protocol = told.protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    assert!(
        text.contains("At A godkendes.\\\nAt *B* godkendes.\n\n- At C drøftes,\\\n  og det snart.\n- At D"),
        "{text}"
    );
    let text = html(&protocol).unwrap();
    assert!(text.contains("<p>At A godkendes.<br>\nAt <em>B</em> godkendes.</p>"), "{text}");
    assert!(text.contains("<li>At C drøftes,<br>\nog det snart.</li>"), "{text}");
    let text = super::docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
    let between = text.split("At A godkendes.").nth(1).and_then(|rest| rest.split("At ").next()).unwrap();
    assert!(between.contains("<w:br/>") && !between.contains("<w:p>"), "{between}");
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    assert_eq!(model["items"][0]["recommendation"]["text"][0]["content"][1]["inline"], "break");
}

#[test]
fn the_contents_list_the_introduction_before_the_items_and_their_numbers_stay() {
    let told = LiveMeeting::new(agenda(
        "title = \"Møde\"\ndate = 2025-01-15\nintro = \"Velkommen.\"\nslot = [{ at = \"9.00\", items = [1, 2, 3, 4] }]\n\
             item = [{ number = 1, title = \"a\", annexes = [{ title = \"x\" }] }, { number = 2, title = \"b\" },\n\
             { number = 3, title = \"c\", annexes = [{ title = \"y\" }] }, { number = 4, title = \"d\" }]\n",
    ));
    let protocol = told.protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    assert!(
        text.contains("## Indholdsfortegnelse\n\n- Indledning\n\n1. a\n2. b\n3. c\n4. d\n\n- Bilagsoversigt\n\n"),
        "{text}"
    );
    let text = html(&protocol).unwrap();
    assert!(text.contains("href=\"#intro\"") && text.contains(" id=\"intro\""), "{text}");
}

#[test]
fn the_annexes_of_a_point_are_listed_under_it_and_in_the_overview() {
    let mut told = LiveMeeting::new(agenda(
        r#"
title = "Direktionsmøde"
date = 2025-06-04
body = "Direktionen"
item = [{ id = "punkter", title = "Punkter", kind = "plan" }]
slot = [{ at = "9.00", title = "Borgermøde", minutes = 15, annexes = [{ title = "Oplæg", access = "closed" }, { title = "Program" }] },
        { at = "9.15", title = "Besøg", minutes = 15, annexes = [{ title = "Kort" }] }]
"#,
    ));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("\n### Borgermøde\n\nBilag:\n\n1. Oplæg – lukket\n2. Program – åben\n"), "{text}");
    assert!(text.contains("**Borgermøde**\n\n1. Oplæg – lukket\n2. Program\n"), "{text}");
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(public.contains("1. Lukket bilag\n2. Program – åben\n") && !public.contains("Oplæg"), "{public}");
    // Nothing is decided by an annex, whether the meeting was held or not.
    told.start(0);
    for audience in [Audience::Full, Audience::Public] {
        let protocol = told.protocol(audience);
        let word = super::docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
        for text in [markdown(&protocol).unwrap(), html(&protocol).unwrap(), word] {
            assert!(text.contains("Program – åben") && !text.contains("Beslutning i Direktionen"), "{text}");
        }
    }
    told.decide(&point("borgermoede"), "Drøftet.", Outcome::Discussed);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("### Beslutning i Direktionen den 04-06-2025\n\n#### Borgermøde\n\nDrøftet.\n"), "{text}");
}

#[test]
fn the_model_is_printed_as_its_contract_says() {
    insta::assert_snapshot!("model_public", json(&june().protocol(Audience::Public)).unwrap());
}

/// A small meeting of its own, so that the whole model can be read.
fn june() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(
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
    ));
    told.start(0).at("9.20").start(1).decide(&item(6), "Taget til efterretning.", Outcome::Noted);
    told.follow_up(&item(6), "Sender et overblik", &[id("ba")], Some(day(2025, 6, 11)));
    told.at("9.30");
    all_guests_came(&mut told);
    told.record(Event::MeetingClosed);
    told
}

#[test]
fn a_seminar_of_two_days_without_a_plan_item_prints_its_points() {
    let mut told = LiveMeeting::rehearsed(sample("2024-01-22-kb-seminar.toml"));
    for index in 0..3 {
        told.at(&format!("{}.{:02}", 11, 30 + u32::try_from(index).unwrap())).start(index);
    }
    insta::assert_snapshot!("seminar_draft", markdown(&told.protocol(Audience::Full)).unwrap());
}

#[test]
fn a_draft_and_a_rehearsal_say_so_at_the_top() {
    let told = LiveMeeting::rehearsed(sample("2025-01-15-direktionen.toml"));
    let text = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(text.starts_with("**ØVELSE** – "), "{text}");
    assert!(text.contains("\n**UDKAST** – Mødet er endnu ikke afholdt.\n"), "{text}");
    let closed = markdown(&january().protocol(Audience::Full)).unwrap();
    assert!(!closed.contains("UDKAST") && !closed.contains("ØVELSE"));
}

#[test]
fn before_the_meeting_nobody_took_part_and_nothing_is_untreated() {
    let told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("| | Økonomichef Bettina Andersen deltager under behandlingen. |"), "{text}");
    for absent in ["deltog", "Ikke behandlet", "### Beslutning", "- Start", "kontrolværdi"] {
        assert!(!text.contains(absent), "{absent} in:\n{text}");
    }
}

#[test]
fn a_postponement_is_listed_where_it_happened_among_the_records() {
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    told.at("8.20").decide(&item(3), "Først.", Outcome::Other);
    told.at("8.30").record(Event::ItemPostponed { on: item(3), to: None });
    told.at("8.40").decide(&item(3), "Sidst.", Outcome::Other);
    let protocol = told.protocol(Audience::Full);
    let told: Vec<&str> = protocol.items[2].wording.entries.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(told, ["Først.", "Udsat.", "Sidst."]);
}

#[test]
fn an_item_that_was_treated_after_all_is_not_postponed_whatever_was_decided_before() {
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    told.at("8.30").record(Event::ItemPostponed { on: item(3), to: Some(day(2025, 1, 22)) });
    told.at("8.40").decide(&item(3), "Blev godkendt alligevel.", Outcome::Approved);
    told.at("8.50").record(Event::PostponementLifted { on: item(3) });
    let third = &told.protocol(Audience::Full).items[2];
    assert_eq!((third.postponed, third.postponed_to), (false, None));
    let told: Vec<&str> = third.wording.entries.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(told, ["Blev godkendt alligevel."]);
}

#[test]
fn an_item_that_left_the_agenda_stays_with_its_decision_and_says_so() {
    let mut told = january();
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.items.retain(|i| i.number.as_deref() != Some("4"));
    agenda.slots.retain(|s| s.items != ["4".into()]);
    told.record(Event::AgendaReloaded { agenda: Box::new(agenda), keep: Vec::new() });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("## 4. Nytårskur for ledere 21. januar (udgået af dagsordenen)\n"), "{text}");
    assert!(text.contains("Borgmesteren åbner dagen."), "{text}");
}

#[test]
fn an_item_that_stayed_for_a_text_that_came_to_nothing_is_not_printed() {
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.items.retain(|i| i.number.as_deref() != Some("4"));
    agenda.slots.retain(|s| s.items != ["4".into()]);
    told.at("8.20").record(Event::AgendaReloaded { agenda: Box::new(agenda), keep: vec![item(4)] });
    assert!(told.meeting().agenda().item(&"4".into()).is_some());
    for audience in [Audience::Full, Audience::Public] {
        let text = markdown(&told.protocol(audience)).unwrap();
        assert!(!text.contains("Nytårskur for ledere 21. januar"), "{text}");
    }
    told.decide(&item(4), "Drøftet.", Outcome::Discussed);
    assert!(markdown(&told.protocol(Audience::Full)).unwrap().contains("Nytårskur for ledere 21. januar (udgået"));
}

#[test]
fn a_decision_changed_after_the_close_says_when() {
    let mut told = january();
    let record = told.meeting().records()[0].id;
    let content =
        Content::Decision(Decision { text: "Rettet.".into(), outcome: Outcome::Approved, ..Decision::default() });
    let before = told.protocol(Audience::Full).items[2].decisions[0].corrected_at;
    told.at("15.00").record(Event::RecordEdited { record, content });
    let after = told.protocol(Audience::Full).items[2].decisions[0].corrected_at;
    assert_eq!((before, after.map(|at| at.to_rfc3339())), (None, Some("2025-01-15T15:00:00+01:00".into())));
}

#[test]
fn the_model_has_the_agreed_budget_next_to_the_changed_one_for_either_audience() {
    let mut told = january();
    let changed = ["5", "6"].map(|slot| ChangedBudget { slot: slot.into(), minutes: 12 });
    told.record(Event::BudgetsChanged { budgets: changed.to_vec() });
    for audience in [Audience::Full, Audience::Public] {
        let budgets: Vec<_> =
            told.protocol(audience).slots[3..6].iter().map(|s| (s.planned_minutes, s.changed_minutes)).collect();
        assert_eq!(budgets, [(Some(5), None), (Some(15), Some(12)), (Some(15), Some(12))]);
    }
}

/// Two slots on one item, with guests; what became of them is told by `marks`: the slot's place, who, and the mark.
fn guests_of_budget(marks: &[(usize, Who, GuestMark)]) -> String {
    let mut told = LiveMeeting::new(agenda(
        r#"
title = "M"
date = 2025-01-15
person = [
    { id = "ba", name = "Bettina Andersen", title = "Økonomichef" },
    { id = "lhb", name = "Lene Helbo Bachmann" },
]
item = [{ number = 1, title = "Budget" }]
slot = [
    { at = "9.00", items = [1], guests = ["ba", { who = "lhb", via = "Teams" }, "Borgmester"] },
    { at = "9.30", items = [1], guests = ["ba"] },
    { at = "10.00", kind = "close" },
]
"#,
    ));
    for (slot, who, mark) in marks {
        let slot = told.meeting().slots()[*slot].slot.id.clone();
        told.record(Event::GuestMarked { slot, who: who.clone(), mark: *mark });
    }
    told.start(0).at("9.30").start(1).at("10.00").record(Event::MeetingClosed);
    told.protocol(Audience::Full).items[0].wording.participants.join(" ")
}

#[test]
fn a_guest_of_a_slot_that_has_run_took_part_where_that_was_marked() {
    let mayor = || Who::Name("Borgmester".into());
    let arrived = |slot, who| (slot, who, GuestMark::Arrived);
    assert_eq!(guests_of_budget(&[]), "");
    assert_eq!(guests_of_budget(&[(0, mayor(), GuestMark::CalledIn), (0, id("ba"), GuestMark::DidNotCome)]), "");
    assert_eq!(
        guests_of_budget(&[arrived(0, mayor()), arrived(0, id("lhb")), arrived(0, id("ba"))]),
        "Økonomichef Bettina Andersen og borgmester deltog under behandlingen. Lene Helbo Bachmann deltog under behandlingen via Teams."
    );
    assert_eq!(
        guests_of_budget(&[arrived(0, mayor()), (0, id("ba"), GuestMark::DidNotCome), arrived(1, id("ba"))]),
        "Borgmester og økonomichef Bettina Andersen deltog under behandlingen.",
        "who came to the second slot took part in the item"
    );
}

const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2025-01-15
body = "Byrådet"
absent = [{ who = "kn", reason = "ferie", substitute = "ba" }]
person = [
    { id = "jk", name = "Jonas Kroustrup", title = "Borgmester", role = "member" },
    { id = "lh", name = "Lene Hansen", role = "member" },
    { id = "kn", name = "Kim Nielsen", role = "member" },
    { id = "po", name = "Per Olsen", role = "member" },
    { id = "ba", name = "Bettina Andersen" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Personale", access = "closed" }, { number = 3, title = "Vej" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }]
"#;

/// A council of four: one excused, one late, two disqualified on a road, one away for the closed item alone.
fn council() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    let time = |h, m| stamp(day(2025, 1, 15).and_hms_opt(h, m, 0).unwrap());
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told.at("9.20").record(Event::PersonArrived { who: id("lh"), time: time(9, 20) });
    told.at("9.30").start(1).record(Event::PersonLeft { who: id("po"), time: time(9, 30) });
    told.record(Event::DisqualificationRecorded { who: id("jk"), on: item(2) });
    told.at("10.00").start(2).record(Event::PersonArrived { who: id("po"), time: time(10, 0) });
    told.record(Event::DisqualificationRecorded { who: id("jk"), on: item(3) });
    told.record(Event::DisqualificationRecorded { who: id("lh"), on: item(3) });
    told.at("10.30").record(Event::MeetingClosed);
    told
}

#[test]
fn the_head_lists_who_was_there_and_each_item_who_was_not() {
    let full = markdown(&council().protocol(Audience::Full)).unwrap();
    for line in [
        "- Til stede:\n  - Borgmester Jonas Kroustrup\n  - Lene Hansen (ankom kl. 9.20, punkt 1)\n  - Per Olsen (til kl. 9.30, efter punkt 1; igen fra kl. 10.00, før punkt 3)\n- Fraværende med afbud: Kim Nielsen (ferie), stedfortræder: Bettina Andersen\n",
        "Lene Hansen ankom til mødet kl. 9.20 under behandlingen af punktet.",
        "Borgmester Jonas Kroustrup var inhabil og deltog ikke i behandlingen.\n\n## 3. Vej",
        "Borgmester Jonas Kroustrup og Lene Hansen var inhabile og deltog ikke i behandlingen.",
    ] {
        assert!(full.contains(line), "{line}\nis not in\n{full}");
    }
    let english = markdown(&council().protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    for line in
        ["- Present:", "- Apologies: Kim Nielsen", "arrived at 9:20 during", "declared interests and took no part"]
    {
        assert!(english.contains(line), "{line}\nis not in\n{english}");
    }
}

#[test]
fn the_public_is_not_told_of_an_absence_that_only_a_closed_item_reveals() {
    let told = council();
    let (full, public) = (told.protocol(Audience::Full), told.protocol(Audience::Public));
    let of = |p: &punktlig::protocol::Protocol, name: &str| {
        p.attendance.iter().find(|a| a.name == name).map(|a| a.spans.len()).unwrap()
    };
    assert_eq!((of(&full, "Per Olsen"), of(&public, "Per Olsen")), (2, 0));
    // Who came late to an open item came late for everybody.
    assert_eq!((of(&full, "Lene Hansen"), of(&public, "Lene Hansen")), (1, 1));
    let closed = &public.items[1];
    assert!(closed.disqualified.is_empty() && closed.wording.attendance.is_empty());
    assert_eq!(public.items[2].disqualified.len(), 2);
    let said = markdown(&public).unwrap();
    assert!(said.contains("ankom til mødet kl. 9.20") && !said.contains("Per Olsen deltog ikke"), "{said}");
}

#[test]
fn a_member_who_was_relieved_signs_as_well_as_the_substitute() {
    let mut told = LiveMeeting::new(agenda(
        &COUNCIL.replace("title = \"Byrådsmøde\"", "title = \"M\"\nprotocol = { signatures = true }"),
    ));
    let time = stamp(day(2025, 1, 15).and_hms_opt(9, 30, 0).unwrap());
    told.at("9.00").start(0).at("9.30").start(1);
    told.record(Event::PersonLeft { who: id("lh"), time });
    told.record(Event::SubstituteRecorded {
        who: id("lh"),
        substitute: Some(punktlig::agenda::Who::Name("Ole Olsen".into())),
    });
    told.at("10.00").start(2).at("10.30").record(Event::MeetingClosed);
    let full = told.protocol(Audience::Full);
    // Who was away from all of it signs too: the body is not political.
    let signs =
        ["Borgmester Jonas Kroustrup", "Lene Hansen", "Kim Nielsen", "Per Olsen", "Ole Olsen", "Bettina Andersen"];
    assert_eq!(full.document.signatures, signs);
    assert!(markdown(&full).unwrap().contains("  - Ole Olsen for Lene Hansen (fra kl. 9.30, før punkt 2)\n"));
}

#[test]
fn a_substitute_for_one_item_is_named_there_and_with_the_substitutes_of_the_head() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    let ole = Some(punktlig::agenda::Who::Name("Ole Olsen".into()));
    told.at("9.00").start(0);
    for number in [1, 2, 3] {
        told.record(Event::DisqualificationRecorded { who: id("lh"), on: item(number) });
        told.record(Event::ItemSubstituteNamed { who: id("lh"), on: item(number), substitute: ole.clone() });
    }
    told.at("9.30").start(1).at("10.00").record(Event::MeetingClosed);
    let (full, public) = (told.protocol(Audience::Full), told.protocol(Audience::Public));
    let said = markdown(&full).unwrap();
    let sentence = "Ole Olsen deltog som stedfortræder for Lene Hansen under punktet.";
    assert_eq!(said.matches(sentence).count(), 2, "the third was not treated: {said}");
    assert!(said.contains("Ole Olsen for Lene Hansen (punkt 1 og 2)"), "{said}");
    assert!(!said.contains("Lene Hansen, stedfortræder") && said.contains("- Lene Hansen"));
    let said = markdown(&public).unwrap();
    assert_eq!(said.matches(sentence).count(), 1, "{said}");
    assert!(said.contains("Ole Olsen for Lene Hansen (punkt 1)"), "{said}");
    assert!(full.document.signatures.is_empty());
}

#[test]
fn a_substitute_for_some_items_signs_with_their_numbers_and_only_those_that_the_audience_knows() {
    let mut told = LiveMeeting::new(agenda(
        &COUNCIL.replace("title = \"Byrådsmøde\"", "title = \"M\"\nprotocol = { signatures = true }"),
    ));
    let ole = Some(punktlig::agenda::Who::Name("Ole Olsen".into()));
    told.at("9.00").start(0);
    for number in [1, 2, 3] {
        told.record(Event::DisqualificationRecorded { who: id("lh"), on: item(number) });
        told.record(Event::ItemSubstituteNamed { who: id("lh"), on: item(number), substitute: ole.clone() });
    }
    told.at("9.30").start(1).at("10.00").record(Event::MeetingClosed);
    let last = |audience| told.protocol(audience).document.signatures.last().cloned().unwrap();
    assert_eq!(last(Audience::Full), "Ole Olsen (punkt 1 og 2)", "the third was not treated");
    assert_eq!(last(Audience::Public), "Ole Olsen (punkt 1)");
}

#[test]
fn a_time_on_another_day_than_the_meeting_has_its_date() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    let (late, next) = (day(2025, 1, 15).and_hms_opt(23, 50, 0), day(2025, 1, 16).and_hms_opt(0, 10, 0));
    told.at("23.40").start(0);
    told.record(Event::PersonLeft { who: id("lh"), time: stamp(late.unwrap()) });
    told.record(Event::PersonArrived { who: id("lh"), time: stamp(next.unwrap()) });
    told.at = stamp(day(2025, 1, 16).and_hms_opt(0, 30, 0).unwrap());
    told.record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said.contains("forlod mødet kl. 23.50 under"), "{said}");
    assert!(said.contains("vendte tilbage den 16. januar kl. 0.10 under"), "{said}");
    assert!(said.contains("- Slut: den 16. januar 2025 kl. 0.30\n"), "{said}");
}

#[test]
fn the_head_says_that_nobody_was_absent_once_attendance_is_recorded() {
    let people = "person = [{ id = \"lh\", name = \"Lene Hansen\", role = \"member\" }]";
    let mut told = LiveMeeting::new(agenda(&format!(
        "date = 2025-01-15\n{people}\nslot = [{{ at = \"9.00\", title = \"Alt\" }}]"
    )));
    let said = |told: &LiveMeeting, lang| markdown(&told.protocol_in(Audience::Public, Some(lang))).unwrap();
    told.at("9.00").start(0);
    assert!(!said(&told, Lang::Da).contains("Fraværende"), "nobody has said so yet");
    told.record(Event::AllPresentRecorded);
    let [danish, english] = [Lang::Da, Lang::En].map(|lang| said(&told, lang));
    assert!(danish.contains("\n- Fraværende: Ingen\n") && english.contains("\n- Absent: none\n"), "{danish}{english}");
}

#[test]
fn whole_hours_of_a_coming_meeting_are_said_as_hours() {
    let points = [("Budget", 60), ("Besøg", 120), ("Orientering", 90)];
    let points: Vec<String> =
        points.iter().map(|(text, minutes)| format!("{{ text = \"{text}\", minutes = {minutes} }}")).collect();
    let told = LiveMeeting::new(agenda(&format!(
        "date = 2025-01-15\nitem = [{{ number = 1, title = \"Mødeplan\", kind = \"upcoming\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}]\nupcoming = [{{ date = 2025-02-05, points = [{}] }}]",
        points.join(", ")
    )));
    let lines = |lang| {
        let protocol = told.protocol_in(Audience::Full, Some(lang));
        protocol.items[0].upcoming.as_ref().unwrap()[0].lines.clone()
    };
    assert_eq!(lines(Lang::Da), ["Budget (1 time)", "Besøg (2 timer)", "Orientering (90 min.)"]);
    assert_eq!(lines(Lang::En), ["Budget (1 hour)", "Besøg (2 hours)", "Orientering (90 min)"]);
}

#[test]
fn what_was_taken_off_in_the_meeting_was_dropped_and_not_left_over() {
    let mut told = LiveMeeting::new(agenda(
        "date = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Skole\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }, { at = \"10.00\", title = \"Debat\" }]",
    ));
    let skipped = told.meeting().slots()[0].slot.id.clone();
    told.at("9.00").record(Event::SlotSkipped { slot: skipped }).start(2).record(Event::MeetingClosed);
    let said_in = |told: &LiveMeeting, lang| {
        let items = told.protocol_in(Audience::Full, Some(lang)).items;
        items.iter().flat_map(|item| &item.wording.entries).map(|entry| entry.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(said_in(&told, Lang::Da), ["Punktet udgik.", "Ikke behandlet."]);
    assert_eq!(said_in(&told, Lang::En), ["The item was dropped.", "Not considered."]);
    assert!(!told.meeting().review().undecided.contains(&item(1)), "nobody expects a decision on it");
    // Why it was taken off does not take that away.
    told.undo();
    told.record(Event::DiscussionRecorded { on: item(1), text: "Trukket af forvaltningen.".into() });
    told.record(Event::MeetingClosed);
    assert_eq!(said_in(&told, Lang::Da), ["Punktet udgik.", "Ikke behandlet."]);
    let protocol = told.protocol(Audience::Full);
    assert_eq!(protocol.items[0].state, Some(ItemState::Dropped));
    assert!(markdown(&protocol).unwrap().contains("Trukket af forvaltningen."));
}

#[test]
fn a_meeting_that_never_began_has_no_end_and_nothing_that_was_not_treated() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.at("9.00").record(Event::MeetingClosed);
    for audience in [Audience::Full, Audience::Public] {
        let said = markdown(&told.protocol(audience)).unwrap();
        assert!(!said.contains("Slut:") && !said.contains("Ikke behandlet"), "{said}");
    }
}
