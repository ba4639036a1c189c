//! How the documents name people: groups, the chair, who is absent, online or stands in, and where guests are from.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{AttendanceStatus, Event, GroupVotes, Side, Statement, StatementKind, Vote};
use punktlig::protocol::DocumentKind;

use super::*;
use crate::kit::markdown;

const COMMITTEE: &str = r#"
title = "Udvalgsmøde"
date = 2025-01-15
body = "Udvalget"
chair = "aa"
KEYS
person = [
    { id = "aa", name = "Anna Agerskov", group = "A", role = "member" },
    { id = "bb", name = "Bo Bech", group = "C", role = "member" },
    { id = "dd", name = "Dan Dahl", group = "Venstre (V)", role = "member" },
    { id = "ee", name = "Eva Enevoldsen", group = "Venstre (V)", role = "member" },
    { id = "ff", name = "Finn Frost", role = "member" },
    { id = "ss", name = "Sven Suppleant" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Salg", access = "closed" }, { number = 3, title = "Vej" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }]
"#;

fn committee(keys: &str, settings: &str) -> LiveMeeting {
    let settings = format!("{keys}\nprotocol = {{ profile = \"political\"{settings} }}");
    let mut told = LiveMeeting::new(agenda(&COMMITTEE.replace("KEYS", &settings)));
    told.at("9.00").start(0);
    told
}

fn head(protocol: &Protocol, label: &str) -> Vec<String> {
    let line = protocol.document.head.iter().find(|line| line.label == label);
    line.map(|line| line.values.clone()).unwrap_or_default()
}

fn full(told: &LiveMeeting) -> Protocol {
    told.protocol(Audience::Full)
}

#[test]
fn members_of_a_political_body_have_their_groups_and_the_chair_is_named_once() {
    let mut told = committee("absent = [{ who = \"dd\", reason = \"ferie\", substitute = \"Kim Lund\" }]", "");
    let members = ["Anna Agerskov (A), formand", "Bo Bech (C)", "Dan Dahl (V)", "Eva Enevoldsen (V)"];
    let members: Vec<&str> = members.into_iter().chain(["Finn Frost (løsgænger)"]).collect();
    assert_eq!(head(&full(&told), "Medlemmer"), members);
    assert_eq!(head(&full(&told), "Fraværende"), ["Dan Dahl (V), ferie, stedfortræder: Kim Lund (V)"]);
    told.record(Event::AllPresentRecorded);
    let protocol = full(&told);
    assert!(head(&protocol, "Formand").is_empty() && head(&protocol, "Mødeleder").is_empty());
    let absent = ["Dan Dahl (V), ferie, stedfortræder: Kim Lund (V)"];
    assert_eq!(head(&protocol, "Fraværende med afbud"), absent);
    assert_eq!(
        protocol.document.signatures,
        ["Anna Agerskov (A), formand", "Bo Bech (C)", "Eva Enevoldsen (V)", "Finn Frost (løsgænger)", "Kim Lund (V)"]
    );
    let groups: Vec<Option<&str>> = protocol.attendance.iter().map(|a| a.group.as_deref()).collect();
    assert_eq!(groups, [Some("A"), Some("C"), Some("V"), Some("V"), None, Some("V")]);
}

#[test]
fn groups_are_left_out_where_the_body_says_so_or_has_none() {
    let none = committee("", ", groups = \"none\"");
    assert_eq!(head(&full(&none), "Medlemmer")[..2], ["Anna Agerskov, formand", "Bo Bech"]);
    let of_none = COMMITTEE.replace("KEYS", "protocol = { profile = \"political\" }");
    let of_none = ["A", "C", "Venstre (V)"].iter().fold(of_none, |s, g| s.replace(&format!("group = \"{g}\", "), ""));
    let told = LiveMeeting::new(agenda(&of_none));
    assert_eq!(head(&full(&told), "Medlemmer")[1..3], ["Bo Bech", "Dan Dahl"]);
    let administrative = LiveMeeting::new(agenda(&COMMITTEE.replace("KEYS", "")));
    assert_eq!(head(&full(&administrative), "Medlemmer")[..2], ["Anna Agerskov, mødeleder", "Bo Bech"]);
}

#[test]
fn a_vote_names_the_parties_first_and_then_people_with_their_letters() {
    let mut told = committee("", "");
    let side = |people: &[&str], groups: &[(&str, u32)]| Side {
        people: people.iter().map(|p| id(p)).collect(),
        groups: groups.iter().map(|(g, n)| GroupVotes { group: (*g).into(), votes: *n }).collect(),
        unnamed: 0,
    };
    told.decide(&item(1), "Godkendt.", Outcome::Approved);
    let vote = Vote {
        in_favour: side(&["bb"], &[("A", 1), ("Venstre (V)", 2)]),
        against: side(&["ff"], &[]),
        ..Vote::default()
    };
    told.record(Event::VoteRecorded { on: item(1), vote });
    let dissent =
        Statement { decision: None, statement: StatementKind::Dissent, who: vec![id("bb")], text: "Nej.".into() };
    told.record(Event::StatementRecorded { on: item(1), statement: dissent });
    let text = markdown(&full(&told)).unwrap();
    assert!(
        text.contains("For stemte 4: A (1), V (2) og Bo Bech (C). Imod stemte 1: Finn Frost (løsgænger)."),
        "{text}"
    );
    assert!(text.contains("Bo Bech (C) ønskede følgende afvigende mening tilført protokollen: »Nej.«"), "{text}");
    let english = markdown(&told.protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(english.contains("4 for (A 1, V 2 and Bo Bech (C)), 1 against (Finn Frost (independent))."), "{english}");
}

#[test]
fn why_somebody_was_absent_is_in_the_full_version_only_unless_the_body_says_otherwise() {
    let told = |settings: &str| {
        let mut told = committee("absent = [{ who = \"bb\", reason = \"sygdom\" }]", settings);
        let (status, reason) = (AttendanceStatus::Excused, Some("barsel".to_owned()));
        told.record(Event::AttendanceRecorded { who: id("dd"), status, reason, substitute: None });
        told
    };
    for (settings, in_full, in_public) in [
        ("", true, false),
        (", absence_reasons = \"full\"", true, false),
        (", absence_reasons = \"both\"", true, true),
        (", absence_reasons = \"none\"", false, false),
    ] {
        for (audience, is_told) in [(Audience::Full, in_full), (Audience::Public, in_public)] {
            let protocol = told(settings).protocol(audience);
            let json = punktlig::protocol::json(&protocol).unwrap();
            for text in [markdown(&protocol).unwrap(), crate::kit::html(&protocol).unwrap(), json] {
                assert_eq!(text.contains("sygdom") && text.contains("barsel"), is_told, "{settings} {text}");
                assert_eq!(text.contains("sygdom") || text.contains("barsel"), is_told, "{settings} {text}");
            }
        }
    }
    // Nor before anything is recorded.
    let draft = committee("absent = [{ who = \"bb\", reason = \"sygdom\" }]", "").protocol(Audience::Public);
    assert_eq!(head(&draft, "Fraværende ved de åbne punkter"), ["Bo Bech (C)"]);
}

#[test]
fn nobody_being_a_substitute_is_said_where_the_agenda_states_it() {
    let mut told = committee("absent = [{ who = \"bb\", reason = \"ferie\", substitute = \"none\" }]", "");
    assert_eq!(head(&full(&told), "Fraværende"), ["Bo Bech (C), ferie, ingen stedfortræder"]);
    told.record(Event::AllPresentRecorded);
    assert_eq!(head(&full(&told), "Fraværende med afbud"), ["Bo Bech (C), ferie, ingen stedfortræder"]);
    let substitute = Some(Who::Name("Kim Lund".into()));
    told.record(Event::SubstituteRecorded { who: id("bb"), substitute });
    assert_eq!(head(&full(&told), "Fraværende med afbud"), ["Bo Bech (C), ferie, stedfortræder: Kim Lund (C)"]);
}

#[test]
fn a_member_who_is_online_is_so_in_the_head_and_is_no_guest() {
    let invited = COMMITTEE.replace("KEYS", "").replace(
        "slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }, { at = \"10.00\", items = [3] }",
        "slot = [{ at = \"9.00\", items = [1], guests = [{ who = \"bb\", via = \"Teams\" }] }",
    );
    let mut told = LiveMeeting::new(agenda(&invited));
    told.at("9.00").start(0).record(Event::AllPresentRecorded);
    let present = |told: &LiveMeeting| head(&full(told), "Til stede")[1].clone();
    assert_eq!(present(&told), "Bo Bech (via Teams)");
    assert!(full(&told).items.iter().all(|item| item.participants.is_empty()));
    assert_eq!(full(&told).attendance[1].via.as_deref(), Some("via Teams"));
    told.record(Event::OnlineRecorded { who: id("bb"), online: false });
    assert_eq!(present(&told), "Bo Bech");
    told.record(Event::OnlineRecorded { who: id("aa"), online: true });
    assert_eq!(head(&full(&told), "Til stede")[0], "Anna Agerskov, mødeleder (online)");
    // Of one item among several it is not said of the meeting.
    let once = COMMITTEE
        .replace("KEYS", "online = [\"ee\"]")
        .replace("items = [3]", "items = [3], guests = [{ who = \"bb\", via = \"Teams\" }]");
    let told = LiveMeeting::new(agenda(&once));
    assert_eq!(head(&full(&told), "Medlemmer")[1], "Bo Bech (delvis via Teams)");
    assert_eq!(head(&full(&told), "Medlemmer")[3], "Eva Enevoldsen (online)");
    // What says so of a closed item is not said in public.
    let closed = COMMITTEE
        .replace("KEYS", "")
        .replace("items = [2]", "items = [2], guests = [{ who = \"bb\", via = \"Teams\" }]");
    let public = LiveMeeting::new(agenda(&closed)).protocol(Audience::Public);
    assert_eq!(head(&public, "Medlemmer")[1], "Bo Bech");
}

#[test]
fn a_proxy_is_two_votes_that_are_both_printed() {
    let mut told = committee("absent = [{ who = \"dd\" }]", ", proxies = true");
    told.record(Event::AllPresentRecorded).record(Event::ProxyGiven { who: id("dd"), to: Some(id("ee")) });
    told.decide(&item(1), "Godkendt.", Outcome::Approved);
    let voters = told.meeting().voters(&item(1), told.meeting().circumstances(), told.at, told.at);
    let vote = Vote {
        in_favour: Side { people: voters.iter().map(|v| v.who.clone()).collect(), ..Side::default() },
        ..Vote::default()
    };
    told.record(Event::VoteRecorded { on: item(1), vote });
    let text = markdown(&full(&told)).unwrap();
    let said = "For stemte 5: Anna Agerskov (A), Bo Bech (C), Dan Dahl (V), Eva Enevoldsen (V) og Finn Frost \
                (løsgænger). Ingen stemte imod. Eva Enevoldsen (V) stemte også med fuldmagt fra Dan Dahl (V).";
    assert!(text.contains(said), "{text}");
    assert_eq!(head(&full(&told), "Fraværende med afbud"), ["Dan Dahl (V), fuldmagt til Eva Enevoldsen (V)"]);
    // Who has given a proxy was not there, and does not sign.
    assert_eq!(full(&told).document.signatures.len(), 4);
}

#[test]
fn a_proxy_for_a_closed_item_alone_is_not_told_in_public() {
    let mut told = committee("", ", proxies = true");
    let time = |h, m| stamp(day(2025, 1, 15).and_hms_opt(h, m, 0).unwrap());
    told.record(Event::AllPresentRecorded).at("9.30").start(1);
    told.record(Event::PersonLeft { who: id("dd"), time: time(9, 30) });
    told.record(Event::ProxyGiven { who: id("dd"), to: Some(id("ee")) });
    assert_eq!(told.meeting().voters(&item(2), told.meeting().circumstances(), told.at, told.at).len(), 5);
    told.at("10.00").start(2).record(Event::PersonArrived { who: id("dd"), time: time(10, 0) });
    told.at("10.30").record(Event::MeetingClosed);
    let public = told.protocol(Audience::Public);
    assert!(public.attendance.iter().all(|a| a.proxy.is_none()), "{:?}", public.attendance);
    assert!(!markdown(&public).unwrap().contains("fuldmagt"));
}

#[test]
fn a_substitute_for_single_items_is_named_there_and_signs_with_their_numbers() {
    let mut told = committee("absent = [{ who = \"bb\", substitute = \"ss\", items = [2, 3] }]", "");
    told.record(Event::AllPresentRecorded).at("9.30").start(1).at("10.00").start(2).at("10.30");
    told.record(Event::MeetingClosed);
    let (full, public) = (full(&told), told.protocol(Audience::Public));
    assert_eq!(head(&full, "Til stede")[1], "Bo Bech (C)");
    assert_eq!(head(&full, "Fraværende"), ["Ingen"]);
    assert_eq!(head(&full, "Stedfortrædere"), ["Sven Suppleant (C) for Bo Bech (C), punkt 2 og 3"]);
    assert_eq!(head(&public, "Stedfortrædere"), ["Sven Suppleant (C) for Bo Bech (C), punkt 3"]);
    let said = "Sven Suppleant deltog som stedfortræder for Bo Bech under punktet.".to_owned();
    for item in &full.items[1..3] {
        assert!(item.wording.attendance.contains(&said), "{:?}", item.wording.attendance);
    }
    assert_eq!(full.document.signatures.last().unwrap(), "Sven Suppleant (C), punkt 2 og 3");
    assert_eq!(public.document.signatures.last().unwrap(), "Sven Suppleant (C), punkt 3");
}

#[test]
fn guests_from_one_place_have_it_once_and_those_in_free_text_have_their_own() {
    let agenda = agenda(
        r#"
title = "Møde"
date = 2025-01-15
person = [
    { id = "ab", name = "Anna Berg", organisation = "Ledelsessekretariatet" },
    { id = "bb", name = "Bo Bech", organisation = "Ledelsessekretariatet" },
    { id = "cc", name = "Carla Clausen", organisation = "Ledelsessekretariatet" },
]
unit = [{ id = "ls", name = "Ledelsessekretariatet" }]
item = [{ number = 1, title = "Ung" }, { number = 2, title = "Et" }, { number = 3, title = "To" }]
slot = [
    { at = "9.00", items = [1], guests = ["Jens Lund, Ungerådet", "Pia Møller, Ungerådet"] },
    { at = "9.30", items = [2], guests = ["ab", "bb"] },
    { at = "9.40", items = [3], guests = ["ab", "bb", "cc"] },
    { at = "9.50", title = "Flere", guests = ["Repræsentanter for Ungerådet, Ældrerådet og Handicaprådet", "ab"] },
]
"#,
    );
    let mut told = LiveMeeting::new(agenda);
    told.at("9.00").start(0).at("9.30").start(1).follow_up(&item(2), "Skriver ud", &[id("ls"), id("cc")], None);
    told.at("9.40").start(2).at("9.50").start(3).at("10.00");
    let slot = told.meeting().slots()[3].slot.id.clone();
    told.record(Event::SlotEnded { slot });
    all_guests_came(&mut told);
    told.record(Event::MeetingClosed);
    let protocol = full(&told);
    let took_part = |n: usize| protocol.items[n].wording.participants.join(" ");
    assert_eq!(took_part(0), "Jens Lund (Ungerådet) og Pia Møller (Ungerådet) deltog under behandlingen.");
    assert_eq!(took_part(1), "Anna Berg og Bo Bech (begge Ledelsessekretariatet) deltog under behandlingen.");
    assert_eq!(
        took_part(2),
        "Anna Berg, Bo Bech og Carla Clausen (alle Ledelsessekretariatet) deltog under behandlingen."
    );
    assert!(took_part(3).contains("Ungerådet, Ældrerådet og Handicaprådet og Anna Berg (Ledelses"), "{}", took_part(3));
    assert_eq!(
        protocol.items[1].wording.entries[0].text,
        "Ledelsessekretariatet og Carla Clausen følger op: skriver ud."
    );
}

#[test]
fn a_draft_says_at_an_item_who_is_expected_and_in_public_not_at_a_closed_one() {
    let source = r#"
title = "Møde"
date = 2025-01-15
item = [{ number = 1, title = "Ung" }, { number = 2, title = "Sag", access = "closed" }, { number = 3, title = "To" }]
slot = [
    { at = "9.00", items = [1], guests = ["Jens Lund, Ungerådet", "Pia Møller, Ungerådet"] },
    { at = "9.10", items = [2, 3], guests = ["Zita Hemmelig"] },
]
"#;
    let mut told = LiveMeeting::new(agenda(source));
    let (draft, public) = (full(&told), told.protocol(Audience::Public));
    let said = "Jens Lund (Ungerådet) og Pia Møller (Ungerådet) deltager under behandlingen.";
    assert_eq!(
        (&draft.items[0].wording.lead, &public.items[0].wording.lead),
        (&vec![said.to_owned()], &vec![said.to_owned()])
    );
    assert_eq!(draft.items[1].wording.lead, ["Zita Hemmelig deltager under behandlingen."]);
    assert!(draft.items[2].wording.lead[0].contains("offentlige udgave: Zita"), "{:?}", draft.items[2].wording.lead);
    assert!(!markdown(&public).unwrap().contains("Zita"));
    // Once it runs, it says who took part, and nothing of what is to come.
    told.at("9.00").start(0);
    assert!(full(&told).items.iter().all(|item| item.wording.lead.is_empty()));
}

#[test]
fn a_meeting_without_a_body_has_participants_and_not_members() {
    let told = LiveMeeting::new(agenda(&COMMITTEE.replace("KEYS", "").replace("body = \"Udvalget\"", "")));
    assert_eq!(head(&full(&told), "Deltagere").len(), 5);
    assert!(head(&full(&told), "Medlemmer").is_empty());
}

#[test]
fn a_body_may_mark_only_what_is_closed() {
    let (all, closed_only) = (committee("", ""), committee("", ", access_labels = \"closed-only\""));
    let labels = |told: &LiveMeeting| {
        full(told).items.iter().map(|item| item.wording.access.clone()).collect::<Vec<Option<String>>>()
    };
    let (open, closed) = (Some("Åben sag".to_owned()), Some("Lukket sag".to_owned()));
    assert_eq!(labels(&all), [open.clone(), closed.clone(), open]);
    assert_eq!(labels(&closed_only), [None, closed, None]);
}

#[test]
fn an_agenda_says_at_the_item_who_is_not_to_be_there_for_it_and_who_comes_instead() {
    let told = committee("absent = [{ who = \"bb\", reason = \"syg\", substitute = \"ss\", items = [2, 3] }]", "");
    let of = |audience| markdown(&told.agenda_document(DocumentKind::Agenda, audience)).unwrap();
    let said =
        "Bo Bech deltager ikke i behandlingen.\n\nSven Suppleant deltager som stedfortræder for Bo Bech under punktet.";
    let (full, public) = (of(Audience::Full), of(Audience::Public));
    assert_eq!((full.matches(said).count(), public.matches(said).count()), (2, 1), "{full}\n{public}");
    assert!(!full.contains("syg"), "{full}");
    let closed = public.split("## 2. ").nth(1).unwrap().split("## 3. ").next().unwrap();
    assert!(!closed.contains("Bo Bech"), "{closed}");
}

#[test]
fn the_minutes_say_why_somebody_took_no_part_in_an_item_and_the_public_ones_where_nothing_closed_may_be_why() {
    let said = |items: &str, settings: &str, audience| {
        let away = format!("absent = [{{ who = \"bb\", reason = \"inhabil i sagen.\", items = {items} }}]");
        let mut told = committee(&away, settings);
        told.at("9.30").start(1).at("10.00").start(2).at("10.10").record(Event::MeetingClosed);
        told.protocol(audience).items.swap_remove(2).wording.attendance
    };
    let both = ", absence_reasons = \"both\"";
    let why = ["Bo Bech deltog ikke i behandlingen (inhabil i sagen)."];
    assert_eq!(said("[3]", "", Audience::Full), why);
    assert_eq!(said("[2, 3]", "", Audience::Full), why);
    assert_eq!(said("[3]", both, Audience::Public), why);
    let bare = ["Bo Bech deltog ikke i behandlingen af punkt 3."];
    assert_eq!(said("[3]", "", Audience::Public), bare);
    assert_eq!(said("[2, 3]", both, Audience::Public), bare);
}

#[test]
fn who_chaired_all_of_the_meeting_for_an_absent_chair_is_in_the_head_as_that() {
    let chaired = |told: &mut LiveMeeting, on: u32| {
        told.record(Event::ItemChairNamed { on: item(on), who: Some(Who::Id("bb".into())) });
    };
    let away = AttendanceStatus::Excused;
    let mut told = committee("", "");
    told.record(Event::AttendanceRecorded { who: Who::Id("aa".into()), status: away, reason: None, substitute: None });
    chaired(&mut told, 1);
    told.at("9.30").start(1);
    chaired(&mut told, 2);
    told.at("10.00").start(2).at("10.10");
    let sentence = "Bo Bech ledede mødet under punktet.";
    let own = |protocol: &Protocol| {
        protocol.items.iter().filter(|i| i.wording.attendance.iter().any(|s| s == sentence)).count()
    };
    assert_eq!((head(&full(&told), "Formand"), own(&full(&told))), (vec![], 2), "nobody chaired item 3");
    chaired(&mut told, 3);
    for (protocol, who) in [(full(&told), "Bo Bech (C)"), (told.protocol(Audience::Public), "Bo Bech (C)")] {
        assert_eq!((head(&protocol, "Formand"), own(&protocol)), (vec![who.to_owned()], 0));
    }
    // What the closed item was chaired by is for the body alone.
    told.record(Event::ItemChairNamed { on: item(2), who: Some(Who::Id("dd".into())) });
    assert_eq!((head(&full(&told), "Formand").len(), own(&full(&told))), (0, 2));
    assert_eq!(head(&told.protocol(Audience::Public), "Formand"), ["Bo Bech (C)"]);
}

#[test]
fn a_body_that_does_not_tell_absences_apart_prints_them_plainly() {
    let away = |who: &str, status, reason: Option<&str>| {
        let (who, reason) = (Who::Id(who.into()), reason.map(str::to_owned));
        Event::AttendanceRecorded { who, status, reason, substitute: None }
    };
    let mut told = committee("", ", absences = \"plain\"");
    told.record(Event::AllPresentRecorded);
    assert_eq!(head(&full(&told), "Fraværende"), ["Ingen"]);
    told.record(away("dd", AttendanceStatus::Absent, None)).record(away(
        "bb",
        AttendanceStatus::Excused,
        Some("ferie"),
    ));
    let protocol = full(&told);
    assert_eq!(head(&protocol, "Fraværende"), ["Bo Bech (C), ferie", "Dan Dahl (V)"]);
    for label in ["Fraværende med afbud", "Fraværende uden afbud"] {
        assert!(head(&protocol, label).is_empty(), "{label}");
    }
    told.at("9.30").record(Event::MeetingClosed);
    let change = Box::new(away("ee", AttendanceStatus::Absent, None));
    told.record(Event::AmendmentRecorded { change, reason: "glemt".into() });
    let said = markdown(&full(&told)).unwrap();
    assert!(said.contains("Eva Enevoldsen: fraværende.") && !said.contains("afbud"), "{said}");
}
