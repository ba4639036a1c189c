//! What happened behind closed doors and would show in what is public around it.

use punktlig::audience::slot_summaries;
use punktlig::meeting::{AttendanceStatus, History, RecordId, Side, SlotState, Vote, reload};
use punktlig::protocol::{Format, Templates, render};
use serde_json::Value;

use super::*;
use crate::kit::markdown;

/// An open item, a closed one, an open one, ten minutes each; two members.
const PLAN: &str = r#"
title = "Møde"
date = 2025-01-15
members = ["bo", "an"]
[[person]]
id = "bo"
name = "Bo Bech"
[[person]]
id = "an"
name = "Anna And"
[[item]]
number = 1
title = "Budget"
[[item]]
number = 2
title = "Zebra"
access = "closed"
[[item]]
number = 3
title = "Eventuelt"
[[slot]]
at = "9.00"
items = [1]
minutes = 10
[[slot]]
at = "9.10"
items = [2]
minutes = 10
[[slot]]
at = "9.20"
items = [3]
minutes = 10
"#;

fn told() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.00").start(0);
    told
}

fn close(told: &mut LiveMeeting) {
    let last = told.meeting().slots()[2].slot.id.clone();
    told.at("9.30").record(Event::SlotEnded { slot: last }).record(Event::MeetingClosed);
}

/// The public protocol as text and as JSON.
fn public(told: &LiveMeeting) -> [String; 2] {
    let model = told.protocol(Audience::Public);
    [Format::Md, Format::Json]
        .map(|format| String::from_utf8(render(format, &model, &Templates::default()).unwrap().bytes).unwrap())
}

fn stand_in(from: (u32, u32), to: (u32, u32)) -> LiveMeeting {
    stand_in_until(from, to, |_| {})
}

/// The same, with something that happens just before the member is back.
fn stand_in_until(from: (u32, u32), to: (u32, u32), happens: impl Fn(&mut LiveMeeting)) -> LiveMeeting {
    let mut told = told();
    let time = |(hour, minute)| stamp(day(2025, 1, 15).and_hms_opt(hour, minute, 0).unwrap());
    let told_from =
        |told: &mut LiveMeeting, at: (u32, u32), event| _ = told.at(&format!("{}.{:02}", at.0, at.1)).record(event);
    let left = Event::PersonLeft { who: id("bo"), time: time(from) };
    let substitute = Some(Who::Name("Zebra Vikar".into()));
    let stands_in = Event::SubstituteRecorded { who: id("bo"), substitute };
    let back = Event::PersonArrived { who: id("bo"), time: time(to) };
    if from < (9, 10) {
        told_from(&mut told, from, left.clone());
        told_from(&mut told, from, stands_in.clone());
    }
    told.at("9.10").start(1);
    if from >= (9, 10) {
        told_from(&mut told, from, left);
        told_from(&mut told, from, stands_in);
    }
    told.at("9.20").start(2);
    happens(&mut told);
    told_from(&mut told, to, back);
    close(&mut told);
    told
}

#[test]
fn a_substitute_for_a_closed_item_alone_is_not_named_in_public() {
    let told = stand_in((9, 10), (9, 21));
    assert!(told.protocol(Audience::Full).attendance.iter().any(|a| a.name.contains("Zebra Vikar")));
    for said in public(&told) {
        assert!(!said.contains("Zebra"), "{said}");
    }
}

#[test]
fn a_substitute_comes_and_goes_as_silently_as_the_member() {
    let told = stand_in((9, 4), (9, 21));
    let [md, json] = public(&told);
    assert!(md.contains("Zebra Vikar"), "who stood in for an open item too is named: {md}");
    for said in [&md, &json] {
        assert!(!said.contains("9.04") && !said.contains("9.21"), "{said}");
        assert!(!said.contains("09:04") && !said.contains("09:21"), "{said}");
    }
    let spans: Vec<usize> = told.protocol(Audience::Public).attendance.iter().map(|a| a.spans.len()).collect();
    assert!(spans.iter().all(|n| *n == 0), "nobody stands out by having no times: {spans:?}");
}

#[test]
fn an_item_that_its_slot_closes_stays_closed_when_that_slot_is_taken_off_the_plan() {
    let plan = PLAN.replace("access = \"closed\"\n", "").replace("items = [2]", "items = [2]\naccess = \"closed\"");
    let dropped = plan.replace("[[slot]]\nat = \"9.10\"\nitems = [2]\naccess = \"closed\"\nminutes = 10\n", "");
    assert_ne!(plan, dropped);
    let mut told = LiveMeeting::new(agenda(&plan));
    told.at("9.00").start(0);
    for _ in 0..2 {
        told.take_over(agenda(&dropped));
        assert!(told.meeting().is_closed(&item(2)));
    }
    assert!(!public(&told).concat().contains("Zebra"));
    // An open slot that treats it says that it is open.
    told.take_over(agenda(&plan.replace("items = [2]\naccess = \"closed\"", "items = [2]")));
    assert!(!told.meeting().is_closed(&item(2)));
}

#[test]
fn a_note_or_a_draft_alone_keeps_no_title_in_public() {
    let open = PLAN.replace("access = \"closed\"\n", "");
    let other =
        open.replace("number = 2\ntitle = \"Zebra\"", "number = 4\ntitle = \"Noget andet\"").replace("[2]", "[4]");
    for keep in [vec![], vec![item(2)]] {
        let mut told = LiveMeeting::new(agenda(&open));
        told.at("9.00").start(0);
        if keep.is_empty() {
            told.record(Event::NoteRecorded { on: item(2), text: "Husk".into() });
        }
        let matching = reload::decide(told.meeting(), &agenda(&other), &keep);
        told.record(Event::AgendaReplaced {
            agenda: Box::new(agenda(&other)),
            matching,
            settled: Vec::new(),
            kept_decided: Vec::new(),
        });
        assert!(
            told.meeting().targets().iter().any(|on| told.meeting().title(on) == "Zebra"),
            "it stays on the screen"
        );
        close(&mut told);
        assert!(!public(&told).concat().contains("Zebra"), "{}", public(&told).concat());
        assert!(!super::redaction::on_a_wall(&told, Audience::Public, (120, 24)).contains("Zebra"));
    }
}

#[test]
fn the_public_is_not_told_that_a_closed_item_was_postponed() {
    let mut told = told();
    told.record(Event::ItemPostponed { on: item(2), to: Some(day(2025, 1, 22)) });
    let states = |told: &LiveMeeting| {
        let slots = slot_summaries(told.meeting(), Audience::Public, Lang::Da);
        (slots[1].state, told.protocol(Audience::Public).slots[1].state)
    };
    assert_eq!(states(&told), (SlotState::Pending, punktlig::protocol::model::SlotState::Pending));
    assert_eq!(told.meeting().slot_state(1), SlotState::Postponed);
    close(&mut told);
    assert!(!super::redaction::on_a_wall(&told, Audience::Public, (120, 24)).contains("udsat"));
    // Nor when the item is opened later; that the body may know it and why the public does not is in the review.
    let mut told = self::told();
    told.record(Event::ItemPostponed { on: item(2), to: None });
    told.take_over(agenda(&PLAN.replace("access = \"closed\"\n", "")));
    assert_eq!(states(&told).0, SlotState::Pending);
    assert_eq!(told.meeting().review().withheld_marks, [item(2)]);
}

#[test]
fn undoing_the_move_of_a_record_to_a_closed_item_does_not_make_it_public_again() {
    let mut told = told();
    told.decide(&item(1), "Fyret", Outcome::Approved);
    let record: RecordId = told.meeting().records()[0].id;
    told.record(Event::RecordMoved { record, on: item(2) });
    let moved = told.history.entries().last().unwrap().seq;
    told.record(Event::Undone { undo: moved });
    let is_closed = |history: &History| history.meeting().is_record_closed(&history.meeting().records()[0]);
    assert_eq!(told.meeting().records()[0].on, item(1));
    assert!(is_closed(&told.history));
    let replayed = History::replay(told.history.entries().to_vec()).unwrap();
    assert!(is_closed(&replayed), "a resume means the same");
}

#[test]
fn a_disqualification_on_a_closed_item_alone_changes_no_heading_in_public() {
    let before = public(&told())[0].clone();
    let mut told = told();
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(2) });
    assert_eq!(public(&told)[0], before);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: item(1) });
    assert_ne!(public(&told)[0], before);
}

#[test]
fn a_substitute_for_an_absent_member_keeps_the_times_that_reveal_nothing_closed() {
    let mut told = told();
    let time = stamp(day(2025, 1, 15).and_hms_opt(9, 4, 0).unwrap());
    let zoe = Who::Name("Zoe Vikar".into());
    told.at("9.04").record(Event::AttendanceRecorded {
        who: id("bo"),
        status: AttendanceStatus::Excused,
        reason: None,
        substitute: Some(zoe.clone()),
    });
    told.record(Event::PersonArrived { who: zoe, time });
    told.at("9.10").start(1);
    told.at("9.20").start(2);
    close(&mut told);
    assert!(public(&told)[0].contains("Zoe Vikar ankom til mødet kl. 9.04"), "{}", public(&told)[0]);
}

/// A member is excused, and a substitute named, from the first slot on; each slot is held for as many seconds.
fn excused(seconds: [i64; 3]) -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.00").record(Event::AttendanceRecorded {
        who: id("bo"),
        status: AttendanceStatus::Excused,
        reason: None,
        substitute: Some(Who::Name("Zoe Vikar".into())),
    });
    for (slot, length) in seconds.into_iter().enumerate() {
        told.start(slot);
        told.at += chrono::TimeDelta::seconds(length);
    }
    let last = told.meeting().slots()[2].slot.id.clone();
    told.record(Event::SlotEnded { slot: last }).record(Event::MeetingClosed);
    told
}

#[test]
fn a_substitute_is_named_however_short_the_open_items_were() {
    for seconds in [[200, 240, 30], [20, 600, 20], [59, 1, 1], [600, 600, 600]] {
        let said = &public(&excused(seconds))[0];
        assert!(said.contains("Zoe Vikar"), "{seconds:?}: {said}");
    }
    // Who came in the middle of an open item, and for as little of it as the member's times are withheld for, was not.
    for (from, to, is_named) in [(8, 20, false), (12, 23, false), (4, 20, true), (12, 26, true)] {
        let said = &public(&stand_in((9, from), (9, to)))[0];
        assert_eq!(said.contains("Zebra Vikar"), is_named, "{from} to {to}: {said}");
    }
}

#[test]
fn a_substitute_who_votes_in_public_is_named_in_the_head() {
    let named_for = |on: u32| {
        let mut told = stand_in_until((9, 10), (9, 21), |told| {
            let people = vec![id("an"), Who::Name("Zebra Vikar".into())];
            let vote = Vote { in_favour: Side { people, ..Default::default() }, ..Vote::default() };
            told.record(Event::VoteRecorded { on: item(on), vote });
        });
        told.at("9.31");
        let model = told.protocol(Audience::Public);
        model.attendance.iter().any(|a| a.name.contains("Zebra Vikar"))
    };
    assert!(named_for(3));
    assert!(!named_for(2));
}

#[test]
fn what_a_draft_said_of_who_was_there_does_not_go_when_a_closed_item_begins() {
    let named = |told: &LiveMeeting| public(told)[0].contains("kl. 9.09");
    let time = stamp(day(2025, 1, 15).and_hms_opt(9, 9, 30).unwrap());
    let mut told = told();
    told.at("9.09").record(Event::PersonLeft { who: id("bo"), time });
    told.at = time;
    assert!(!named(&told), "a closed item may begin at once");
    told.at("9.10").start(1);
    assert!(!named(&told));
    let spans = |told: &LiveMeeting| -> Vec<usize> {
        told.protocol(Audience::Public).attendance.iter().map(|a| a.spans.len()).collect()
    };
    let mut told = self::told();
    let before = spans(&told);
    told.at("9.10").start(1);
    assert_eq!(spans(told.at("9.11")), before);
}

#[test]
fn the_full_protocol_marks_in_every_format_what_the_public_one_leaves_out_of_an_open_item() {
    let mut told = told();
    told.at("9.10").start(1);
    let zebra = item(2);
    told.decide(&zebra, "Zebraen sælges", Outcome::Other);
    let decision = RecordId(told.seq());
    told.follow_up(&zebra, "Zebraen vaskes", &[], None);
    told.record(Event::DisqualificationRecorded { who: id("bo"), on: zebra.clone() });
    let mut opened = agenda(PLAN);
    opened.items[1].access = Access::Open;
    told.take_over(opened);
    told.decide(&zebra, "Bladene trykkes", Outcome::Other);
    told.at("9.20").start(2);
    close(&mut told);
    let model = told.protocol(Audience::Full);
    let text = |format| String::from_utf8(render(format, &model, &Templates::default()).unwrap().bytes).unwrap();
    let md = text(Format::Md);
    assert!(md.contains("Åben sag – delvis udeladt af den offentlige udgave"), "{md}");
    for said in ["Zebraen sælges", "Bo Bech"] {
        let line = md.lines().find(|l| l.contains(said) && !l.starts_with('-') && !l.starts_with("  ")).unwrap();
        assert!(line.starts_with("Udeladt af den offentlige udgave"), "{line}");
    }
    assert!(md.contains("\nBladene trykkes"), "{md}");
    assert!(md.contains("| Udeladt af den offentlige udgave: Zebraen vaskes |"), "{md}");
    assert!(md.contains("udgave, fordi det blev noteret for lukkede døre: Bo Bech var inhabil"), "{md}");
    assert!(text(Format::Html).contains("Udeladt af den offentlige udgave: Zebraen sælges"));
    assert!(text(Format::Csv).contains(";udeladt af den offentlige udgave"), "{}", text(Format::Csv));
    assert!(text(Format::Ics).contains("SUMMARY:udeladt af den offentlige udgave: Zebraen vaskes"));
    let withheld: Vec<bool> = model.items[1].decisions.iter().map(|d| d.withheld).collect();
    assert_eq!(withheld, [true, false]);
    for said in public(&told) {
        assert!(!said.contains("Zebraen") && !said.contains("deladt"), "{said}");
    }
    // What was published is marked no more.
    let shown = told.meeting().record(decision).unwrap().sayings();
    told.record(Event::RecordPublished { record: decision, shown });
    let md =
        String::from_utf8(render(Format::Md, &told.protocol(Audience::Full), &Templates::default()).unwrap().bytes);
    assert!(md.unwrap().contains("\nZebraen sælges"));
}

#[test]
fn the_full_protocol_marks_the_guests_of_a_slot_with_a_closed_item_at_the_open_one() {
    let plan = PLAN.replace("items = [3]", "items = [3, 4]\nguests = [\"Mette Dahl\"]").replace(
        "[[slot]]\nat = \"9.00\"",
        "[[item]]\nnumber = 4\ntitle = \"Klage\"\naccess = \"closed\"\n[[slot]]\nat = \"9.00\"",
    );
    let mut told = LiveMeeting::new(agenda(&plan));
    told.at("9.20").start(2);
    all_guests_came(&mut told);
    close(&mut told);
    let items = told.protocol(Audience::Full).items;
    assert_eq!(
        items[2].wording.participants,
        ["Udeladt af den offentlige udgave: Mette Dahl deltog under behandlingen."]
    );
    assert_eq!(items[2].wording.access.as_deref(), Some("Åben sag – delvis udeladt af den offentlige udgave"));
    assert_eq!(items[3].wording.participants, ["Mette Dahl deltog under behandlingen."], "all of it is closed");
}

#[test]
fn a_guest_who_came_behind_closed_doors_is_not_public_when_the_file_opens_the_slot_without_them() {
    // Control: where the slot was open all along, the public is told of the guest whom the file has no more.
    for is_closed in [true, false] {
        let text = PLAN.replace("items = [2]", "items = [2]\nguests = [\"Zebra Zahle\", \"Mette Dahl\"]");
        let opened = text.replace("title = \"Zebra\"\naccess = \"closed\"", "title = \"Skole\"");
        let first = if is_closed {
            opened.replace("title = \"Skole\"", "title = \"Skole\"\naccess = \"closed\"")
        } else {
            opened.clone()
        };
        let mut told = LiveMeeting::new(agenda(&first));
        told.at("9.00").start(0).at("9.10").start(1);
        all_guests_came(&mut told);
        told.take_over(agenda(&opened.replace("\"Zebra Zahle\", ", "")));
        told.at("9.20").start(2);
        assert_eq!(told.meeting().slots()[1].kept_guests.len(), 1, "the slot is the same as before");
        close(&mut told);
        let said = public(&told).concat();
        assert_eq!(said.contains("Zebra Zahle"), !is_closed, "{said}");
        let guests = &slot_summaries(told.meeting(), Audience::Public, Lang::Da)[1].guests;
        assert_eq!(guests.iter().any(|guest| guest.bare == "Zebra Zahle"), !is_closed, "{guests:?}");
        let full = markdown(&told.protocol(Audience::Full)).unwrap();
        assert!(full.contains("Zebra Zahle"), "{full}");
    }
}

/// What Bo did, or as many notes at the same times.
fn moves(told: &mut LiveMeeting, did: bool, moves: &[(&str, bool)]) {
    for (time, came) in moves {
        let parts: Vec<u32> = time.split('.').map(|n| n.parse().unwrap()).collect();
        let time = stamp(day(2025, 1, 15).and_hms_opt(parts[0], parts[1], parts[2]).unwrap());
        told.at = time;
        let who = id("bo");
        told.record(match (did, came) {
            (true, true) => Event::PersonArrived { who, time },
            (true, false) => Event::PersonLeft { who, time },
            (false, _) => Event::NoteRecorded { on: item(1), text: "x".into() },
        });
    }
}

/// The three slots, each of ten minutes, with what happened of Bo in them.
fn with_moves(absent: bool, did: bool, of_bo: &[(&str, bool)]) -> LiveMeeting {
    let mut told = told();
    if absent {
        let status = AttendanceStatus::Absent;
        told.record(Event::AttendanceRecorded { who: id("bo"), status, reason: None, substitute: None });
    }
    for (slot, from, to) in [(0, "09.00.00", "09.10.00"), (1, "09.10.00", "09.20.00"), (2, "09.20.00", "09.30.00")] {
        if slot > 0 {
            told.at(&from[1..5]).start(slot);
        }
        let within = |(time, _): &&(&str, bool)| from <= *time && *time < to;
        moves(&mut told, did, &of_bo.iter().filter(within).copied().collect::<Vec<_>>());
    }
    close(&mut told);
    told
}

/// The public protocol without the number of the last event.
fn said(told: &LiveMeeting) -> Value {
    let mut model = serde_json::to_value(told.protocol(Audience::Public)).unwrap();
    model.as_object_mut().unwrap().remove("last");
    model
}

#[test]
fn who_was_out_for_a_closed_item_alone_was_out_for_nothing_in_public() {
    for of_bo in [
        [("09.09.30", false), ("09.20.30", true)],
        [("09.10.10", false), ("09.19.50", true)],
        [("09.09.10", false), ("09.19.00", true)],
        [("09.11.00", false), ("09.20.50", true)],
        [("09.08.00", false), ("09.22.00", true)],
    ] {
        assert_eq!(said(&with_moves(false, true, &of_bo)), said(&with_moves(false, false, &of_bo)), "{of_bo:?}");
    }
    // What was missed of an open item as well is said, without the times.
    let [md, _] = public(&with_moves(false, true, &[("09.09.30", false), ("09.28.00", true)]));
    assert_eq!(md.matches("Bo Bech deltog kun i en del").count(), 2, "{md}");
    assert!(md.contains("Bo Bech (fraværende i en del af de åbne punkter)"), "{md}");
}

#[test]
fn a_member_who_was_in_for_a_closed_item_alone_is_as_absent_in_public_as_if_they_had_not_come() {
    for of_bo in [
        [("09.10.10", true), ("09.19.50", false)],
        [("09.09.30", true), ("09.20.30", false)],
        [("09.12.00", true), ("09.20.30", false)],
    ] {
        let told = with_moves(true, true, &of_bo);
        assert_eq!(said(&told), said(&with_moves(true, false, &of_bo)), "{of_bo:?}");
        let full = told.protocol(Audience::Full);
        assert!(full.attendance.iter().any(|a| a.name == "Bo Bech" && !a.spans.is_empty()), "{of_bo:?}");
    }
}

#[test]
fn who_leaves_in_the_pause_before_a_closed_item_was_out_for_nothing_in_public() {
    let of_bo = [("09.05.20", false), ("09.20.01", true)];
    let held = |did| {
        let mut told = told();
        told.at("9.05").record(Event::MeetingPaused);
        moves(&mut told, did, &of_bo[..1]);
        told.at("9.10").start(1);
        told.at("9.20").start(2);
        moves(&mut told, did, &of_bo[1..]);
        close(&mut told);
        said(&told)
    };
    assert_eq!(held(true), held(false));
}

#[test]
fn a_substitute_named_or_a_move_for_a_closed_item_alone_changes_no_heading_in_public() {
    let nothing = public(&with_moves(false, true, &[]))[0].clone();
    assert!(nothing.contains("Deltagere"), "{nothing}");
    let mut told = told();
    told.at("9.10").start(1);
    let from = stamp(day(2025, 1, 15).and_hms_opt(9, 12, 0).unwrap());
    told.at("9.12").record(Event::PersonLeft { who: id("bo"), time: from });
    let substitute = Some(Who::Name("Zebra Vikar".into()));
    told.record(Event::SubstituteNamed { who: id("bo"), substitute, from });
    told.at("9.20").start(2);
    close(&mut told);
    let heading = |md: &str| md.lines().find(|l| l.contains("Anna And")).map(str::to_owned);
    assert_eq!(heading(&public(&told)[0]), heading(&nothing));
}

/// What the head says of who was absent.
fn absences(told: &LiveMeeting, audience: Audience, lang: Lang) -> Vec<String> {
    let head = told.protocol_in(audience, Some(lang)).document.head.into_iter();
    let of_absence = head.filter(|line| ["Fravær", "Absent", "Apologies"].iter().any(|w| line.label.starts_with(w)));
    of_absence.map(|line| format!("{}: {}", line.label, line.values.join("; "))).collect()
}

#[test]
fn what_the_public_version_says_of_absence_is_said_of_the_open_items_whoever_came_for_the_closed_one() {
    for did in [true, false] {
        let told = with_moves(true, did, &[("09.10.10", true), ("09.19.50", false)]);
        let of_open = |lang| absences(&told, Audience::Public, lang);
        assert_eq!(of_open(Lang::Da), ["Fraværende ved de åbne punkter, uden afbud: Bo Bech"], "{did}");
        assert_eq!(of_open(Lang::En), ["Absent from the open items, without apologies: Bo Bech"], "{did}");
        let full = absences(&told, Audience::Full, Lang::Da);
        assert_eq!(full == ["Fraværende uden afbud: Bo Bech"], !did, "{full:?}");
    }
    let excused = |plan: &str| {
        let mut told = LiveMeeting::new(agenda(plan));
        let reason = Some("ferie".to_owned());
        let status = AttendanceStatus::Excused;
        told.at("9.00").start(0);
        told.record(Event::AttendanceRecorded { who: id("bo"), status, reason, substitute: None });
        told
    };
    let told = excused(PLAN);
    // Before the closed item has begun.
    let said = ["Fraværende ved de åbne punkter, med afbud: Bo Bech"];
    assert_eq!(absences(&told, Audience::Public, Lang::Da), said);
    assert_eq!(absences(&told, Audience::Full, Lang::En), ["Apologies: Bo Bech (ferie)"]);
    let nothing_closed = excused(&PLAN.replace("access = \"closed\"", ""));
    assert_eq!(absences(&nothing_closed, Audience::Public, Lang::Da), ["Fraværende med afbud: Bo Bech"]);
    // Where nothing is recorded, and where nobody was absent.
    let known = format!("absent = [{{ who = \"bo\" }}]\n{}", PLAN.trim_start());
    let mut told = LiveMeeting::new(agenda(&known));
    assert_eq!(absences(&told, Audience::Public, Lang::Da), ["Fraværende ved de åbne punkter: Bo Bech"]);
    assert_eq!(absences(&told, Audience::Full, Lang::Da), ["Fraværende: Bo Bech"]);
    told.at("9.00").start(0).at("9.10").start(1);
    told.record(Event::PersonArrived { who: id("bo"), time: told.at });
    told.at("9.20");
    let left = Event::PersonLeft { who: id("bo"), time: told.at };
    told.start(2).record(left);
    assert_eq!(absences(&told, Audience::Public, Lang::Da), ["Fraværende ved de åbne punkter: Bo Bech"]);
    let mut all = self::told();
    all.record(Event::AllPresentRecorded);
    assert_eq!(absences(&all, Audience::Public, Lang::Da), ["Fraværende ved de åbne punkter: Ingen"]);
    close(&mut all);
    assert_eq!(absences(&all, Audience::Public, Lang::En), ["Absent from the open items: none"]);
}
