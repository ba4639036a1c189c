//! What the documents say of what came after the close.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Decision, Event, FollowUp, History, JournalEntry, RecordId};
use punktlig::protocol::{Context, Format, Templates, build, json, render};

use super::*;
use crate::kit::markdown;

/// A small meeting that decided on one item (event 3, follow-up 4), was closed (5), and was corrected, added to and
/// opened again.
fn corrected() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(
        r#"
title = "Direktionsmøde"
date = 2025-01-15
item = [{ number = 5, title = "Tidsplan" }]
slot = [{ at = "11.05", items = [5], minutes = 15 }]
person = [{ id = "ba", name = "Bettina Andersen", title = "Økonomichef" }]
"#,
    ));
    told.start(0).decide(&item(5), "Tidsplanen blev godkendt.", Outcome::Approved);
    told.follow_up(&item(5), "Sender planen ud", &[id("ba")], Some(day(2025, 2, 6)));
    told.at("11.20").record(Event::MeetingClosed).at("12.00");
    told
}

fn correct(told: &mut LiveMeeting, record: u64, content: Content, reason: &str) {
    told.record(Event::CorrectionRecorded { record: RecordId(record), content, reason: reason.into() });
}

fn decision(text: &str) -> Content {
    Content::Decision(Decision { text: text.into(), outcome: Outcome::Rejected, ..Decision::default() })
}

#[test]
fn a_correction_follows_what_was_decided_with_its_date_and_reason() {
    let mut told = corrected();
    correct(&mut told, 3, decision("Tidsplanen blev afvist."), "skrivefejl.");
    let said = markdown(&told.protocol(Audience::Public)).unwrap();
    let expected = "Tidsplanen blev godkendt.\n\n**Rettet den 15. januar 2025 (begrundelse: skrivefejl):** Tidsplanen blev afvist.\n";
    assert!(said.contains(expected), "{said}");
    let said = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(said.contains("**Corrected on 15 January 2025 (reason: skrivefejl):** Tidsplanen blev afvist."), "{said}");
    let model: serde_json::Value = serde_json::from_str(&json(&told.protocol(Audience::Full)).unwrap()).unwrap();
    let decision = &model["items"][0]["decisions"][0];
    assert_eq!(decision["text"], "Tidsplanen blev godkendt.");
    assert_eq!(decision["corrected_at"], "2025-01-15T12:00:00+01:00");
    assert_eq!(decision["corrections"][0]["text"], "Tidsplanen blev afvist.");
    assert_eq!(decision["corrections"][0]["outcome"], "rejected");
}

#[test]
fn a_correction_of_the_outcome_alone_says_what_it_was_and_is() {
    for (lang, said) in [
        (Lang::Da, "Rettet den 15. januar 2025 (begrundelse: Fejl): Udfaldet er rettet fra »godkendt« til »udsat«."),
        (
            Lang::En,
            "Corrected on 15 January 2025 (reason: Fejl): The outcome was corrected from “approved” to “postponed”.",
        ),
    ] {
        let mut told = corrected();
        let of =
            |text: &str, outcome| Content::Decision(Decision { text: text.to_owned(), outcome, ..Decision::default() });
        correct(&mut told, 3, of("Tidsplanen blev godkendt.", Outcome::Postponed), "Fejl");
        correct(&mut told, 3, of("Ikke sådan.", Outcome::Rejected), "Fejl");
        let protocol = told.protocol_in(Audience::Public, Some(lang));
        let entries: Vec<&str> = protocol.items[0].wording.entries.iter().map(|e| e.text.as_str()).collect();
        assert_eq!(entries[1], said);
        assert!(entries[2].ends_with(": Ikke sådan."), "{entries:?}");
    }
}

#[test]
fn the_lists_of_follow_ups_take_the_corrected_one() {
    let mut told = corrected();
    let follow_up = FollowUp {
        task: "Sender budgettet ud".into(),
        owners: vec![id("ba")],
        due: Some(day(2025, 3, 1)),
        line: String::new(),
    };
    correct(&mut told, 4, Content::FollowUp(follow_up), "forkert opgave");
    let protocol = told.protocol(Audience::Full);
    assert_eq!(protocol.document.followups[0].tasks[0].task, "Sender budgettet ud");
    assert!(protocol.items[0].followups[0].corrections[0].before.contains("ender planen ud"));
    for format in [Format::Csv, Format::Ics] {
        let text = String::from_utf8(render(format, &protocol, &Templates::default()).unwrap().bytes).unwrap();
        assert!(text.contains("Sender budgettet ud") && !text.contains("planen ud"), "{text}");
    }
    let said = markdown(&protocol).unwrap();
    assert!(said.contains("planen ud") && said.contains("(begrundelse: forkert opgave):** "), "{said}");
}

#[test]
fn an_addition_says_that_it_was_added_and_why() {
    let mut told = corrected();
    let content = decision("Punktet genoptages.\nSenest til marts.");
    told.record(Event::AdditionRecorded { on: item(5), content, reason: "glemt".into() });
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(
        said.contains("**Tilføjet den 15. januar 2025 (begrundelse: glemt):**\\\nPunktet genoptages.\\\nSenest"),
        "{said}"
    );
    let pin = format!("| Tilføjet 15-01-2025 kl. 12.00 | `{CHAIN}` |\n");
    assert!(said.contains(&pin) && !said.contains("| Rettet"), "{said}");
    let model: serde_json::Value = serde_json::from_str(&json(&told.protocol(Audience::Full)).unwrap()).unwrap();
    assert_eq!(model["document"]["pins"][1]["kind"], "addition");
}

#[test]
fn every_format_prints_the_chains_value_at_the_close_and_at_each_later_event() {
    let mut told = corrected();
    correct(&mut told, 3, decision("Afvist."), "fejl");
    told.at("13.00").record(Event::MeetingReopened { reason: "Eventuelt manglede".into() });
    told.at("13.05").record(Event::MeetingClosed);
    let protocol = told.protocol(Audience::Full);
    let values: Vec<&str> = protocol.document.pins.iter().map(|p| p.value.as_str()).collect();
    assert_eq!(values, ["5f0ce1-5", "5f0ce1-6", "5f0ce1-7", CHAIN]);
    for format in [Format::Md, Format::Html, Format::Docx] {
        let bytes = render(format, &protocol, &Templates::default()).unwrap().bytes;
        let text = match format {
            Format::Docx => super::docx::parts(&bytes).values().cloned().collect(),
            _ => crate::kit::blanks(&String::from_utf8(bytes).unwrap()),
        };
        assert!(text.contains("Mødet blev genåbnet den 15. januar 2025 kl. 13.00: Eventuelt manglede."), "{text}");
        let text = text.replace("<span class=\"date\">", "").replace("</span>", "");
        for event in ["Afsluttet 15-01-2025 kl. 11.20", "Rettet 15-01-2025", "Genåbnet 15-01-2025 kl. 13.00"] {
            assert!(text.contains(event), "{event} is not in\n{text}");
        }
        assert!(values.iter().all(|value| text.contains(value)), "{text}");
    }
}

#[test]
fn the_public_is_told_of_a_reopening_but_not_why() {
    let mut told = corrected();
    told.at("13.00").record(Event::MeetingReopened { reason: "Personalesagen manglede".into() });
    let said = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(said.contains("Mødet blev genåbnet den 15. januar 2025 kl. 13.00.\n"), "{said}");
    assert!(!said.contains("Personalesagen") && said.contains("UDKAST"));
    let full = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(full.contains("The meeting was reopened on 15 January 2025 at 13:00: Personalesagen manglede."), "{full}");
}

#[test]
fn a_correction_that_was_taken_back_is_not_printed_and_the_value_pins_that_too() {
    let mut told = corrected();
    correct(&mut told, 3, decision("Afvist."), "fejl");
    told.record(Event::Undone { undo: 6 });
    let protocol = told.protocol(Audience::Full);
    let pins: Vec<(&str, &str)> = protocol.document.pins.iter().map(|p| (p.value.as_str(), p.label.as_str())).collect();
    let closed = "Journalens kontrolværdi ved afslutningen den 15. januar 2025 kl. 11.20";
    assert_eq!(pins, [("5f0ce1-5", closed), (CHAIN, "Journalens kontrolværdi")]);
    assert!(!markdown(&protocol).unwrap().contains("Rettet den"));
}

#[test]
fn the_head_of_a_meeting_that_went_on_the_next_day_gives_both_times_their_day() {
    let mut told = corrected();
    told.at = stamp(day(2025, 1, 16).and_hms_opt(9, 0, 0).unwrap());
    told.record(Event::MeetingReopened { reason: "glemt".into() }).start(0).record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said.contains("Start: den 15. januar kl. 11.05\n"), "{said}");
    assert!(said.contains("Slut: den 16. januar 2025 kl. 9.00\n"), "the head has no other year for it: {said}");
    assert!(said.contains("Mødet hævet den 16. januar 2025 kl. 9.00."), "{said}");
    let said = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(said.contains("End: 16 January 2025 at 9:00\n"), "{said}");
    assert!(said.contains("The meeting ended on 16 January 2025 at 9:00."), "{said}");
}

#[test]
fn what_came_after_the_close_begins_in_bold_and_names_who_had_the_record_open() {
    let mut told = corrected();
    told.record(Event::RecordOpened { by: "BA".into() });
    correct(&mut told, 3, decision("Tidsplanen *blev* afvist."), "skrivefejl.");
    told.record(Event::RecordOpened { by: "cg".into() });
    let content = decision("Punktet genoptages.\nSenest til marts.");
    told.record(Event::AdditionRecorded { on: item(5), content, reason: "glemt".into() });
    let protocol = told.protocol(Audience::Public);
    let led = "Rettet den 15. januar 2025 af Bettina Andersen (begrundelse: skrivefejl):";
    let md = markdown(&protocol).unwrap();
    assert!(md.contains(&format!("\n**{led}** Tidsplanen \\*blev\\* afvist.\n")), "{md}");
    let added = "Tilføjet den 15. januar 2025 af cg (begrundelse: glemt):";
    assert!(md.contains(&format!("\n**{added}**\\\nPunktet genoptages.\\\nSenest")), "{md}");
    let page = crate::kit::html(&protocol).unwrap();
    assert!(page.contains(&format!("<p><strong>{led}</strong> Tidsplanen *blev* afvist.</p>")), "{page}");
    assert!(page.contains(&format!("<p><strong>{added}</strong><br>\nPunktet genoptages.<br>")), "{page}");
    let bytes = render(Format::Docx, &protocol, &Templates::default()).unwrap().bytes;
    let word = super::docx::parts(&bytes)["word/document.xml"].clone();
    let bold = |text: &str| word.contains(&format!("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t>"));
    assert!(bold(led) && bold(added), "{word}");
}

#[test]
fn follow_ups_come_after_the_decision_as_on_the_screen_though_they_were_recorded_before_it() {
    let mut told = LiveMeeting::new(agenda(
        "date = 2025-01-15\nitem = [{ number = 5, title = \"Tidsplan\" }]\nslot = [{ at = \"11.05\", items = [5] }]\n",
    ));
    told.start(0).follow_up(&item(5), "Sender planen ud", &[], None);
    told.decide(&item(5), "Planen blev godkendt.", Outcome::Approved).at("11.20").record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    let place = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(place("Planen blev godkendt.") < place("ender planen ud"), "{said}");
}

/// A meeting with a closed item where `with_closed` says so, whose member Bo left at 9.10, closed at 9.40.
fn attended(with_closed: bool) -> LiveMeeting {
    let access = if with_closed { "closed" } else { "open" };
    let mut told = LiveMeeting::new(agenda(&format!(
        "date = 2025-01-15\nmembers = [\"a\", \"b\"]\nperson = [{{ id = \"a\", name = \"Anna\" }}, {{ id = \"b\", name = \"Bo\" }}]\n\
        item = [{{ number = 1, title = \"A\" }}, {{ number = 2, title = \"HEMMELIG\", access = \"{access}\" }}]\n\
        slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.20\", items = [2] }}]\n"
    )));
    let left = Event::PersonLeft { who: id("b"), time: stamp(day(2025, 1, 15).and_hms_opt(9, 10, 0).unwrap()) };
    told.at("9.00").start(0).at("9.10").record(left).at("9.20").start(1).at("9.40").record(Event::MeetingClosed);
    told.at("9.50").record(Event::RecordOpened { by: "a".into() });
    told
}

fn amend(told: &mut LiveMeeting, change: Event) {
    told.record(Event::AmendmentRecorded { change: Box::new(change), reason: "hørt forkert".into() });
}

#[test]
fn a_correction_of_who_was_there_and_when_is_in_the_head_with_what_was_recorded_first() {
    let mut told = attended(false);
    let status = punktlig::meeting::AttendanceStatus::Present;
    amend(&mut told, Event::AttendanceRecorded { who: id("b"), status, reason: None, substitute: None });
    let to = stamp(day(2025, 1, 15).and_hms_opt(9, 25, 0).unwrap());
    let edge = punktlig::meeting::Edge::Start;
    amend(&mut told, Event::TimeCorrected { slot: "2".into(), stretch: None, edge, to });
    let on = item(1);
    amend(&mut told, Event::DisqualificationRecorded { who: id("a"), on });
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    let head = "Rettelse den 15. januar 2025 af Anna (begrundelse: hørt forkert): ";
    for said in [
        "Bo: til stede. Først noteret som: til stede til kl. 9.10.",
        "Punkt 2 begyndte kl. 9.25. Først noteret som: kl. 9.20.",
        "Anna, punkt 1: inhabil. Først noteret som: ikke inhabil.",
    ] {
        assert!(full.contains(&format!("{head}{said}")), "{said}\nis not in\n{full}");
    }
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(public.contains("Rettelse den 15. januar 2025 af Anna: Bo: til stede."), "{public}");
    assert!(!public.contains("hørt forkert"), "{public}");
    let english = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(english.contains("Bo: present. First recorded as: present until 9:10."), "{english}");
}

#[test]
fn who_chaired_or_was_disqualified_is_corrected_with_a_trace_also_where_an_item_was_decided_on_and_did_not_run() {
    let mut told = LiveMeeting::new(board("open"));
    told.at("9.00").start(0).record(Event::AllPresentRecorded).at("9.10");
    told.decide(&item(2), "Godkendt.", Outcome::Approved);
    told.record(Event::ItemChairNamed { on: item(2), who: Some(id("b")) });
    told.at("9.40").record(Event::MeetingClosed).at("9.50");
    let said = |told: &LiveMeeting| markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said(&told).contains("ledede mødet under punktet"), "{}", said(&told));
    amend(&mut told, Event::ItemChairNamed { on: item(2), who: None });
    amend(&mut told, Event::DisqualificationRecorded { who: id("a"), on: item(2) });
    let full = said(&told);
    assert_eq!(full.matches("Først noteret som").count(), 2, "{full}");
}

#[test]
fn a_time_that_is_put_back_from_its_other_side_is_no_correction() {
    let mut told = attended(false);
    let mut set = |slot: &str, edge, minute| {
        let to = stamp(day(2025, 1, 15).and_hms_opt(9, minute, 0).unwrap());
        amend(&mut told, Event::TimeCorrected { slot: slot.into(), stretch: None, edge, to });
        let head = told.protocol(Audience::Full).document.head;
        head.into_iter().find(|line| line.label == "Rettelser").map(|line| line.values).unwrap_or_default()
    };
    let (start, end) = (punktlig::meeting::Edge::Start, punktlig::meeting::Edge::End);
    assert_eq!(set("2", start, 25).len(), 1);
    let said = set("1", end, 22);
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.ends_with("Punkt 2 begyndte kl. 9.22. Først noteret som: kl. 9.20."), "{said}");
    assert_eq!(set("1", end, 20), [""; 0]);
}

#[test]
fn the_public_is_told_no_times_of_a_correction_where_something_closed_was_treated() {
    let mut told = attended(true);
    let status = punktlig::meeting::AttendanceStatus::Present;
    amend(&mut told, Event::AttendanceRecorded { who: id("b"), status, reason: None, substitute: None });
    let to = stamp(day(2025, 1, 15).and_hms_opt(9, 25, 0).unwrap());
    let edge = punktlig::meeting::Edge::Start;
    amend(&mut told, Event::TimeCorrected { slot: "2".into(), stretch: None, edge, to });
    amend(&mut told, Event::DisqualificationRecorded { who: id("a"), on: item(2) });
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(public.contains("- Rettelser: Fremmødet blev rettet den 15. januar 2025.\n"), "{public}");
    for withheld in ["HEMMELIG", "Bo: ", "inhabil", "9.25 ", "Først noteret"] {
        assert!(!public.contains(withheld), "{withheld} is in\n{public}");
    }
    assert!(markdown(&told.protocol(Audience::Full)).unwrap().contains("Anna, punkt 2: inhabil."));
}

#[test]
fn a_correction_by_which_somebody_was_away_for_something_closed_alone_is_not_told_to_the_public() {
    let at = |minute| stamp(day(2025, 1, 15).and_hms_opt(9, minute, 0).unwrap());
    let moves = |times: &[(bool, u32)]| {
        let event = |&(came, minute): &(bool, u32)| match came {
            true => Event::PersonArrived { who: id("b"), time: at(minute) },
            false => Event::PersonLeft { who: id("b"), time: at(minute) },
        };
        times.iter().map(event).collect::<Vec<_>>()
    };
    let substitute = Some(Who::Name("Dan Due".into()));
    let named = Event::SubstituteNamed { who: id("b"), substitute: substitute.clone(), from: at(20) };
    let said = |events: &[Event], as_reopened: bool| {
        let mut told = LiveMeeting::new(agenda(
            "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\"]\n\
             person = [{ id = \"a\", name = \"Anna And\" }, { id = \"b\", name = \"Bo Bech\" }]\n\
             item = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\", access = \"closed\" }, \
                { number = 3, title = \"C\" }]\n\
             slot = [{ at = \"9.00\", items = [1] }, { at = \"9.20\", items = [2] }, { at = \"9.40\", items = [3] }]\n",
        ));
        told.at("9.00").start(0).record(Event::AllPresentRecorded);
        told.at("9.20").start(1).at("9.40").start(2).at("9.59").record(Event::MeetingClosed);
        if as_reopened {
            told.record(Event::MeetingReopened { reason: "Glemt.".into() });
            events.iter().for_each(|event| _ = told.record(event.clone()));
            told.record(Event::MeetingClosed);
        } else {
            events.iter().for_each(|event| amend(&mut told, event.clone()));
        }
        let full = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(events.is_empty() || full.contains("Bo Bech: til stede"), "{full}");
        markdown(&told.protocol(Audience::Public)).unwrap()
    };
    for as_reopened in [false, true] {
        for closed in [moves(&[(false, 20), (true, 40)]), moves(&[(false, 19), (true, 41)])] {
            let public = said(&closed, as_reopened);
            assert!(!public.contains("Rettelser") && !public.contains("Bo Bech ("), "{closed:?}: {public}");
            let public = said(&[closed, vec![named.clone()]].concat(), as_reopened);
            assert!(!public.contains("Rettelser") && !public.contains("Dan"), "{public}");
        }
        for open in [moves(&[(false, 5), (true, 15)]), moves(&[(false, 5), (true, 40)]), moves(&[(false, 50)])] {
            let public = said(&open, as_reopened);
            assert!(public.contains("Fremmødet blev rettet den 15. januar 2025."), "{open:?}: {public}");
        }
    }
}

/// A board with an item that is closed or open, a guest and a substitute.
fn board(access: &str) -> Agenda {
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\"]\n\
         person = [{{ id = \"a\", name = \"Anna And\" }}, {{ id = \"b\", name = \"Bo Bech\" }}]\n\
         item = [{{ number = 1, title = \"A\" }}, {{ number = 2, title = \"B\", access = \"{access}\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.20\", items = [2], guests = [\"Zebra Hansen\"] }}]\n"
    ))
}

#[test]
fn a_correction_of_what_was_recorded_behind_closed_doors_tells_the_public_nothing_of_it() {
    use punktlig::meeting::{GuestMark, reload};

    let mark = |mark| Event::GuestMarked { slot: "2".into(), who: Who::Name("Zebra Hansen".into()), mark };
    let disqualified = || Event::DisqualificationRecorded { who: id("b"), on: item(2) };
    let lifted = || Event::DisqualificationLifted { who: id("b"), on: item(2) };
    let dorte = Some(Who::Name("Dorte Dahl".into()));
    let named = |substitute| Event::ItemSubstituteNamed { who: id("b"), on: item(2), substitute };
    let chairs = |who| Event::ItemChairNamed { on: item(2), who };
    let cases = [
        (vec![mark(GuestMark::Arrived)], vec![mark(GuestMark::DidNotCome)]),
        (vec![mark(GuestMark::Arrived)], vec![mark(GuestMark::DidNotCome), mark(GuestMark::Arrived)]),
        (vec![mark(GuestMark::Arrived)], vec![mark(GuestMark::Expected)]),
        (vec![disqualified()], vec![lifted()]),
        (vec![disqualified()], vec![lifted(), disqualified()]),
        (vec![disqualified(), named(dorte.clone())], vec![lifted()]),
        (vec![disqualified(), named(dorte.clone())], vec![named(None)]),
        (vec![disqualified(), named(dorte.clone())], vec![named(None), named(dorte.clone())]),
        (vec![chairs(dorte.clone())], vec![chairs(None)]),
        (vec![chairs(dorte.clone())], vec![chairs(Some(id("a")))]),
        (vec![disqualified(), named(dorte)], vec![named(Some(Who::Name("Eva Eg".into())))]),
    ];
    for (closed, changes) in cases {
        for is_reopened in [false, true] {
            let mut told = LiveMeeting::new(board("closed"));
            told.at("9.00").start(0).record(Event::AllPresentRecorded);
            closed.iter().for_each(|event| _ = told.record(event.clone()));
            let opened = reload::events(told.meeting(), Box::new(board("open")), &[]);
            opened.into_iter().for_each(|event| _ = told.record(event));
            told.at("9.20").start(1).at("9.40").record(Event::MeetingClosed).at("9.50");
            if is_reopened {
                told.record(Event::MeetingReopened { reason: "fejl".into() });
            }
            for change in &changes {
                if is_reopened { _ = told.record(change.clone()) } else { amend(&mut told, change.clone()) }
            }
            let said = |audience| markdown(&told.protocol(audience)).unwrap();
            let (full, public) = (said(Audience::Full), said(Audience::Public));
            // What ends as it began is no correction.
            let is_back = changes.len() > 1 && changes.last() == closed.last();
            assert_eq!(full.contains("Først noteret som"), !is_back, "{closed:?}, {changes:?}: {full}");
            for secret in ["Zebra", "nhabil", "Dorte", "Bech, punkt 2", "Først noteret"] {
                assert!(!public.contains(secret), "{secret}, {closed:?}, {changes:?}: {public}");
            }
        }
    }
}

#[test]
fn every_time_is_in_the_zone_of_the_agenda_whatever_machine_recorded_it_and_when_it_was_named() {
    let plan = |zone: &str| {
        agenda(&format!(
            "date = 2026-11-25\nstart = \"16.00\"\n{zone}item = [{{ number = 1, title = \"A\" }}]\nslot = [{{ at = \"16.00\", items = [1] }}]\n"
        ))
    };
    let utc = |time: &str| punktlig::time::Stamp::parse_from_rfc3339(&format!("2026-11-25T{time}:00Z")).unwrap();
    let zone = "timezone = \"Europe/Copenhagen\"\n";
    for named_later in [false, true] {
        let mut told = LiveMeeting::new(plan(if named_later { "" } else { zone }));
        told.at = utc("15:02");
        told.start(0);
        if named_later {
            let events = punktlig::meeting::reload::events(told.meeting(), Box::new(plan(zone)), &[]);
            events.into_iter().for_each(|event| _ = told.record(event));
        }
        told.at = utc("15:30");
        told.record(Event::MeetingClosed);
        let said = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(said.contains("- Start: kl. 16.02\n- Slut: kl. 16.30\n"), "{said}");
        let model = serde_json::to_value(told.protocol(Audience::Full)).unwrap();
        assert_eq!(model["meeting"]["planned_start"], "2026-11-25T16:00:00+01:00");
        let meeting = told.meeting();
        let typed = meeting.typed_time("16.10").unwrap();
        assert_eq!(meeting.moment(typed, meeting.in_zone(utc("15:30"))).unwrap(), utc("15:10"));
    }
}

#[test]
fn a_pause_on_another_day_says_which_and_in_a_meeting_of_two_days_without_its_year() {
    let mut told = corrected();
    told.at = stamp(day(2025, 1, 16).and_hms_opt(9, 0, 0).unwrap());
    told.record(Event::MeetingReopened { reason: "glemt".into() }).start(0).record(Event::MeetingPaused);
    told.at = stamp(day(2025, 1, 16).and_hms_opt(9, 10, 0).unwrap());
    told.record(Event::MeetingResumed).record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said.contains("Pause den 16. januar 2025 kl. 9.00–9.10."), "{said}");
    let two = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }, \
               { at = \"9.00\", date = 2025-01-16, title = \"B\" }]\n";
    let mut told = LiveMeeting::new(agenda(two));
    told.at("9.00").start(0);
    told.at = stamp(day(2025, 1, 16).and_hms_opt(9, 30, 0).unwrap());
    told.start(1).record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(said.contains("Mødet hævet den 16. januar kl. 9.30."), "{said}");
}

#[test]
fn a_task_is_never_at_a_lower_sequence_than_before_though_its_change_is_taken_back() {
    let mut told = corrected();
    let follow_up = |task: &str| {
        let (owners, line) = (vec![id("ba")], String::new());
        Content::FollowUp(FollowUp { task: task.into(), owners, due: None, line })
    };
    let sequence = |told: &LiveMeeting| {
        let text = render(Format::Ics, &told.protocol(Audience::Full), &Templates::default()).unwrap().bytes;
        let text = String::from_utf8(text).unwrap();
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
        (value("SEQUENCE:").parse::<u32>().unwrap(), value("LAST-MODIFIED:"))
    };
    let mut seen = vec![sequence(&told)];
    for (minute, step) in ["correct", "correct", "undo", "redo", "undo", "undo", "correct"].into_iter().enumerate() {
        told.at(&format!("12.{:02}", 10 + minute));
        match step {
            "undo" => _ = told.undo(),
            "redo" => _ = told.redo(),
            _ => correct(&mut told, 4, follow_up(step), "Fejl"),
        }
        seen.push(sequence(&told));
    }
    assert!(seen.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1), "{seen:?}");
    let again = History::replay(told.history.entries().to_vec()).unwrap();
    assert_eq!(again.meeting(), told.meeting(), "it is the same when it is read again");
}

#[test]
fn without_a_zone_in_the_agenda_times_are_in_that_of_the_machine_that_created_the_record() {
    let plan = agenda("date = 2026-03-07\nslot = [{ at = \"23.30\", title = \"A\" }]\n");
    let utc = |time: &str| punktlig::time::Stamp::parse_from_rfc3339(time).unwrap();
    let zone = Some("America/New_York".to_owned());
    let started = Event::SlotStarted { slot: plan.slots[0].id.clone() };
    let created = Event::RecordCreated { agenda: Box::new(plan), shift: None, rehearsal: false, zone };
    let close = Event::MeetingClosed;
    // Clocks are set ahead there weeks before Europe's; another machine closes.
    let times = ["2026-03-07T23:20:00-05:00", "2026-03-08T04:30:00Z", "2026-03-08T08:30:00+01:00"];
    let entries = times.into_iter().zip([created, started, close]).zip(1..);
    let entries = entries.map(|((at, event), seq)| JournalEntry { seq, at: utc(at), event }).collect();
    let history = History::replay(entries).unwrap();
    let protocol = build(history.meeting(), &Context::new(Audience::Full, None, utc(times[2])));
    let said = markdown(&protocol).unwrap();
    assert!(said.contains("- Start: den 7. marts kl. 23.30\n- Slut: den 8. marts 2026 kl. 3.30\n"), "{said}");
    let model = serde_json::to_value(&protocol).unwrap();
    assert_eq!(model["meeting"]["planned_start"], "2026-03-07T23:30:00-05:00");
}

#[test]
fn what_a_reopened_meeting_says_otherwise_than_the_close_is_marked() {
    let mut told = attended(false);
    told.record(Event::MeetingReopened { reason: "Punkt 2 skulle udsættes".into() });
    let to = |month| Some(day(2025, month, 1));
    told.record(Event::ItemPostponed { on: item(2), to: to(2) }).at("9.55").record(Event::MeetingClosed);
    told.at("10.00").record(Event::MeetingReopened { reason: "Forkert dato".into() });
    told.record(Event::ItemPostponed { on: item(2), to: to(3) });
    told.decide(&item(1), "Der svares.", Outcome::Other);
    // What is treated anew is no addition.
    told.at("10.05").start(1).decide(&item(2), "Ja.", Outcome::Approved);
    told.at("10.10").record(Event::MeetingClosed);
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    let head = "Rettelse i det genåbnede møde den 15. januar 2025 af Anna: Punkt 2: udsat til den 1.";
    for said in [
        format!("{head} februar 2025. Først noteret som: på dagsordenen."),
        format!("{head} marts 2025. Først noteret som: udsat til den 1. februar 2025."),
        "Tilføjet i det genåbnede møde den 15. januar 2025 af Anna:".to_owned(),
    ] {
        assert!(full.contains(&said), "{said}\nis not in\n{full}");
    }
    assert_eq!(full.matches("Tilføjet i det").count(), 1, "{full}");
    assert_eq!(full.matches("Forkert dato").count(), 1, "the reason is at the reopening alone: {full}");
    let english = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    for said in
        ["Correction in the reopened meeting on 15 January 2025 by Anna: ", "Added in the reopened meeting on 15"]
    {
        assert!(english.contains(said), "{said}\nis not in\n{english}");
    }
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(public.contains("Tilføjet i det genåbnede møde den 15. januar 2025 af Anna:"), "{public}");
    assert!(public.contains("Punkt 2: udsat til den 1. marts 2025."), "{public}");
    assert!(!public.contains("orkert dato"), "{public}");
}

#[test]
fn the_public_is_told_nothing_of_what_becomes_of_a_closed_item_after_the_close() {
    let mut told = attended(true);
    told.record(Event::MeetingReopened { reason: String::new() });
    told.record(Event::ItemPostponed { on: item(2), to: None }).record(Event::MeetingClosed);
    assert!(markdown(&told.protocol(Audience::Full)).unwrap().contains("Punkt 2: udsat."));
    let public = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(!public.contains("Rettelse") && !public.contains("på dagsordenen"), "{public}");
}

#[test]
fn a_proxy_and_guests_that_are_recorded_in_a_reopened_meeting_are_marked() {
    let mut told = LiveMeeting::new(agenda(
        "date = 2025-01-15\nmembers = [\"a\", \"b\"]\nperson = [{ id = \"a\", name = \"Anna\" }, { id = \"b\", name = \"Bo\" }]\n\
        protocol = { proxies = true }\nitem = [{ number = 1, title = \"A\" }]\n\
        slot = [{ at = \"9.00\", items = [1], guests = [\"Jens Odgaard\"] }]\n",
    ));
    let left = Event::PersonLeft { who: id("b"), time: stamp(day(2025, 1, 15).and_hms_opt(9, 10, 0).unwrap()) };
    told.at("9.00").start(0).at("9.10").record(left).at("9.40").record(Event::MeetingClosed);
    told.at("9.50").record(Event::MeetingReopened { reason: "Fuldmagt".into() });
    told.record(Event::ProxyGiven { who: id("b"), to: Some(id("a")) });
    let now = told.at;
    let confirmed = told.meeting().confirmation(now).unwrap();
    told.record(confirmed).at("9.55").record(Event::MeetingClosed);
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    for said in [
        "Bo: til stede til kl. 9.10, fuldmagt til Anna. Først noteret som: til stede til kl. 9.10.",
        "Jens Odgaard, punkt 1: deltog. Først noteret som: ikke noteret.",
    ] {
        assert!(full.contains(said), "{said}\nis not in\n{full}");
    }
}

#[test]
fn what_was_corrected_in_steps_is_printed_as_it_comes_to_and_reviewed_step_by_step() {
    let mut told = attended(false);
    let status = punktlig::meeting::AttendanceStatus::Present;
    let present = || Event::AttendanceRecorded { who: id("b"), status, reason: None, substitute: None };
    let left = |minute| {
        let time = stamp(day(2025, 1, 15).and_hms_opt(9, minute, 0).unwrap());
        Event::PersonLeft { who: id("b"), time }
    };
    let lines = |told: &LiveMeeting| {
        let full = markdown(&told.protocol(Audience::Full)).unwrap();
        (
            full.matches("Rettelse den").count(),
            punktlig::protocol::amendment_lines(told.meeting(), Lang::Da).len(),
            full,
        )
    };
    amend(&mut told, present());
    amend(&mut told, left(25));
    let (printed, reviewed, full) = lines(&told);
    let said =
        "Anna (begrundelse: hørt forkert): Bo: til stede til kl. 9.25. Først noteret som: til stede til kl. 9.10.";
    assert!(full.contains(said), "{full}");
    assert_eq!((printed, reviewed), (1, 2), "{full}");
    amend(&mut told, left(10));
    let (printed, reviewed, full) = lines(&told);
    assert_eq!((printed, reviewed), (0, 3), "{full}");
    assert!(!full.contains("Rettelser"), "{full}");
}
