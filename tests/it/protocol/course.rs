//! The meeting as a whole: the order of its items, its pauses and end, what it postponed, and which version of its
//! protocol this is.

use punktlig::meeting::GuestMark;
use punktlig::protocol::Format;

use super::redaction::text;
use super::*;

const PLAN: &str = r#"
title = "Udvalgsmøde"
date = 2026-11-25
body = "Udvalget"
meeting_number = "2/2026"
distribution = ["medlemmerne", "Økonomi"]
person = [{ id = "bo", name = "Bo Bech" }]
upcoming = [{ date = 2026-12-02, points = ["Budget"] }, { date = 2026-12-16, cancelled = true }]
item = [
    { number = 1, title = "Godkendelse af dagsorden" }, { number = 2, title = "Cykelsti" },
    { number = 3, title = "Orientering", type = "information" },
    { number = 4, title = "Salg af grund", access = "closed" }, { number = 5, title = "Eventuelt" },
    { number = 6, title = "Trukket", withdrawn = "trukket af forslagsstilleren." },
    { number = 7, title = "Fremadrettet plan", kind = "upcoming" }, { number = 8, title = "Plan", kind = "plan" },
]
slot = [
    { at = "16.00", items = [1] }, { at = "16.10", items = [2] }, { at = "16.20", items = [3] },
    { at = "16.30", items = [4] }, { at = "16.40", items = [5] }, { at = "16.50", items = [6] },
    { at = "17.00", kind = "close" },
]
"#;

/// A meeting that takes its items in this order, five minutes each.
fn held(order: &[&str]) -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    for (n, slot) in order.iter().enumerate() {
        told.at(&format!("16.{:02}", 5 * n)).start(*slot);
    }
    told
}

fn closed(told: &mut LiveMeeting) -> [Protocol; 2] {
    told.at("17.05").record(Event::MeetingClosed);
    [Audience::Full, Audience::Public].map(|audience| told.protocol(audience))
}

fn in_every_format(protocol: &Protocol, said: &str) -> usize {
    let formats = [Format::Md, Format::Html, Format::Docx, Format::Json];
    formats.into_iter().filter(|format| text(*format, protocol).contains(said)).count()
}

#[test]
fn the_order_of_the_items_is_said_where_it_is_not_the_plans() {
    let [full, public] = closed(&mut held(&["1", "5", "2", "3"]));
    assert_eq!(full.document.opening, ["Punkterne blev behandlet i rækkefølgen 1, 5, 2 og 3."]);
    assert_eq!(in_every_format(&full, "Punkterne blev behandlet i rækkefølgen 1, 5, 2 og 3."), 4);
    assert_eq!(public.document.opening, ["De åbne punkter blev behandlet i rækkefølgen 1, 5, 2 og 3."]);
    let [full, public] = closed(&mut held(&["1", "2", "3", "4", "5"]));
    assert!(full.document.opening.is_empty() && public.document.opening.is_empty());
}

#[test]
fn a_forward_plan_that_was_considered_is_in_the_order_and_what_is_taken_up_again_is_once() {
    let plan = PLAN.replace(r#"{ at = "17.00", kind"#, r#"{ at = "16.55", items = [7] }, { at = "17.00", kind"#);
    let mut told = LiveMeeting::new(agenda(&plan));
    for (n, slot) in ["1", "7", "1", "2"].into_iter().enumerate() {
        told.at(&format!("16.{:02}", 5 * n)).start(slot);
    }
    let [full, public] = closed(&mut told);
    let again = "Punkt 1 blev genoptaget efter punkt 7.";
    assert_eq!(full.document.opening, ["Punkterne blev behandlet i rækkefølgen 1, 7 og 2.", again]);
    assert_eq!(public.document.opening, ["De åbne punkter blev behandlet i rækkefølgen 1, 7 og 2.", again]);
}

#[test]
fn what_is_put_together_is_in_the_order_of_its_slot_and_a_point_that_was_decided_on_is_in_it_too() {
    let plan = r#"
title = "Møde"
date = 2026-11-25
item = [{ number = 1, title = "Et" }, { number = 9, title = "Ni" }, { number = 8, title = "Otte" }]
slot = [
    { at = "16.00", items = [1] }, { at = "16.10", items = [8] }, { at = "16.20", items = [9] },
    { at = "16.30", title = "Koordinering" }, { at = "16.40", title = "Velkomst" }, { at = "16.50", items = [1], id = "igen" },
]
"#;
    let mut told = LiveMeeting::new(agenda(plan));
    told.record(Event::SlotsMerged { slot: "8".into(), with: "9".into() });
    told.at("16.00").start(2).decide(&Target::Point("koordinering".into()), "Ja.", Outcome::Approved);
    told.at("16.05").start("velkomst").at("16.10").start("1").at("16.15").start("8").at("16.20").start("igen");
    let [full, public] = closed(&mut told);
    let said = [
        "Punkterne blev behandlet i rækkefølgen »Koordinering«, 1, 8 og 9.",
        "Punkt 1 blev genoptaget efter punkt 8 og 9.",
    ];
    assert_eq!(
        (full.document.opening, public.document.opening),
        (said.map(String::from).into(), said.map(String::from).into())
    );
}

#[test]
fn what_was_taken_up_again_after_something_else_says_so_and_tells_the_public_of_no_closed_item() {
    let [full, public] = closed(&mut held(&["1", "2", "3", "2", "5", "2"]));
    let said = ["Punkt 2 blev genoptaget efter punkt 3.", "Punkt 2 blev genoptaget efter punkt 5."];
    assert_eq!(
        (&full.document.opening[..], &public.document.opening[..]),
        (&said.map(String::from)[..], &said.map(String::from)[..])
    );
    // After nothing but a closed item it is taken up again for the body alone.
    let [full, public] = closed(&mut held(&["1", "2", "4", "2", "5"]));
    assert_eq!(full.document.opening, ["Punkt 2 blev genoptaget efter punkt 4."]);
    assert!(public.document.opening.is_empty(), "{:?}", public.document.opening);
    // A stop is not a resumption.
    let mut told = held(&["1", "2"]);
    let slot = told.meeting().slots()[1].slot.id.clone();
    told.at("16.07").record(Event::SlotEnded { slot }).at("16.08").start("2").at("16.09").start("3");
    assert!(closed(&mut told)[0].document.opening.is_empty());
}

#[test]
fn a_point_that_was_added_has_its_place_in_the_order_unless_the_plan_is_printed() {
    let added = |plan: &str, access: Access| {
        let mut told = LiveMeeting::new(agenda(plan));
        let (slot, title) = (SlotId("added-1".into()), "Hastesag".to_owned());
        told.at("16.00").start("1").record(Event::SlotAdded {
            number: None,
            slot,
            title,
            minutes: None,
            after: None,
            access,
        });
        for (n, slot) in ["added-1", "2", "3"].into_iter().enumerate() {
            told.at(&format!("16.{:02}", 5 * (n + 1))).start(slot);
        }
        closed(&mut told).map(|protocol| protocol.document.opening)
    };
    let without_plan = PLAN.replace(", { number = 8, title = \"Plan\", kind = \"plan\" }", "");
    let [full, public] = added(&without_plan, Access::Open);
    assert_eq!(full, ["Punkterne blev behandlet i rækkefølgen 1, »Hastesag«, 2 og 3."]);
    assert_eq!(public, ["De åbne punkter blev behandlet i rækkefølgen 1, »Hastesag«, 2 og 3."]);
    let [full, public] = added(&without_plan, Access::Closed);
    assert_eq!((full.len(), public.len()), (1, 0), "{public:?}");
    let [full, public] = added(PLAN, Access::Open);
    assert!(full.is_empty() && public.is_empty(), "{full:?} {public:?}");
}

#[test]
fn what_was_added_with_a_number_is_in_the_order_by_that_and_belongs_after_the_last_lower_one() {
    let opening = |number: &str, order: &[&str]| {
        let mut told = LiveMeeting::new(agenda(PLAN));
        let (slot, title, number) = (SlotId("added-1".into()), "Hastesag".to_owned(), Some(number.to_owned()));
        let (minutes, after, access) = (None, None, Access::Open);
        told.at("16.00").start("1").record(Event::SlotAdded { number, slot, title, minutes, after, access });
        for (n, slot) in order.iter().enumerate() {
            told.at(&format!("16.{:02}", 5 * (n + 1))).start(*slot);
        }
        closed(&mut told).map(|protocol| protocol.document.opening)
    };
    let [full, public] = opening("14", &["added-1", "2", "3", "5"]);
    assert_eq!(full, ["Punkterne blev behandlet i rækkefølgen 1, 14, 2, 3 og 5."]);
    assert_eq!(public, ["De åbne punkter blev behandlet i rækkefølgen 1, 14, 2, 3 og 5."]);
    // Printed where it was treated it is in no other order.
    assert_eq!(opening("1a", &["added-1", "2", "3", "5"]), [Vec::<String>::new(), Vec::new()]);
    assert_eq!(opening("14", &["2", "3", "5", "added-1"]), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn an_open_item_that_was_taken_out_of_the_file_is_not_called_closed() {
    let mut told = held(&["1", "2"]);
    told.decide(&item(2), "Stien anlægges.", Outcome::Approved);
    told.start("3");
    let without = PLAN
        .replace("{ number = 2, title = \"Cykelsti\" },", "{ number = 9, title = \"Klage\", access = \"closed\" },");
    let without = without.replace("{ at = \"16.10\", items = [2] },", "{ at = \"16.10\", items = [9] },");
    told.take_over(agenda(&without));
    told.record(Event::MattersWithheld { items: vec!["2".into()], slots: vec!["2".into()], earlier: false });
    assert!(told.meeting().is_closed(&item(2)), "it is withheld");
    let [full, public] = closed(&mut told);
    let markdown = text(Format::Md, &full);
    let own = markdown.split("## 2. Cykelsti").nth(1).unwrap_or_else(|| panic!("{markdown}"));
    let own = own.split("\n## ").next().unwrap();
    assert!(own.contains("Åben sag – udeladt af den offentlige udgave") && !own.contains("Lukket sag"), "{own}");
    assert!(!markdown.contains("Cykelsti (udgået af dagsordenen, lukket sag)"), "{markdown}");
    assert_eq!(in_every_format(&public, "Cykelsti"), 0);
    assert_eq!(in_every_format(&public, "udeladt af den offentlige"), 0);
}

#[test]
fn a_distribution_names_the_people_and_units_whose_ids_it_has() {
    let plan = "title = \"T\"\ndate = 2025-01-15\ndistribution = [\"jk\", \"ls\", \"jk\", \"pressen.\"]\n\
        person = [{ id = \"jk\", name = \"Jonas Kroustrup\" }]\nunit = [{ id = \"ls\", name = \"Sekretariatet\" }]\n\
        slot = [{ at = \"9.00\", title = \"A\" }]\n";
    let protocol = LiveMeeting::new(agenda(plan)).protocol(Audience::Full);
    assert_eq!(protocol.document.closing, ["Sendes til: Jonas Kroustrup, Sekretariatet og pressen."]);
}

#[test]
fn the_order_tells_the_public_nothing_of_when_a_closed_item_was_considered() {
    let mut said = Vec::new();
    for order in [["4", "1", "2", "3"], ["1", "2", "3", "4"], ["1", "4", "2", "3"]] {
        let [full, public] = closed(&mut held(&order));
        let is_as_planned = order == ["1", "2", "3", "4"];
        assert_eq!(full.document.opening.is_empty(), is_as_planned, "{order:?}");
        said.push(public.document.opening);
    }
    assert!(said.iter().all(Vec::is_empty), "{said:?}");
}

#[test]
fn full_and_public_versions_can_be_told_apart() {
    let [full, public] = closed(&mut held(&["1"]));
    assert_eq!(in_every_format(&full, "Indeholder lukkede punkter – ikke til offentliggørelse"), 4);
    assert_eq!(in_every_format(&public, "Offentlig udgave"), 4);
    assert_eq!(in_every_format(&public, "Indeholder lukkede"), 0);
    assert!(text(Format::Html, &public).contains(" – Offentlig udgave</title>"));
    // The title among the file's properties, and each page's header.
    let word = text(Format::Docx, &full);
    assert!(word.contains("25-11-2026 – Indeholder lukkede punkter"), "{word}");
    assert!(word.matches("Indeholder lukkede punkter").count() >= 3, "{word}");
    let open = agenda("title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]\n");
    let open = LiveMeeting::new(open).protocol(Audience::Full);
    assert_eq!((open.document.version, open.document.version_note), (None, None));
}

#[test]
fn a_closed_point_that_is_added_is_marked_wherever_the_full_version_names_it() {
    let mut told = held(&["1"]);
    let (slot, title) = (SlotId("added-1".into()), "Personalesag".to_owned());
    let added = Event::SlotAdded { number: None, slot, title, minutes: Some(10), after: None, access: Access::Closed };
    told.record(added).start("added-1").decide(&point("added-1"), "Fratrædelsen blev godkendt.", Outcome::Approved);
    told.follow_up(&point("added-1"), "Sender brev", &[id("bo")], None);
    let [full, public] = closed(&mut told);
    let markdown = text(Format::Md, &full);
    assert!(markdown.contains("| Personalesag (tilføjet under mødet, lukket sag) |"), "the plan's row: {markdown}");
    assert!(markdown.contains("#### Personalesag (tilføjet under mødet, lukket sag)"), "its decision: {markdown}");
    assert!(markdown.contains("| Personalesag (tilføjet under mødet, lukket sag) |"), "the overview: {markdown}");
    assert!(text(Format::Csv, &full).contains(";lukket;"), "{}", text(Format::Csv, &full));
    assert!(text(Format::Ics, &full).contains("CLASS:CONFIDENTIAL"), "{}", text(Format::Ics, &full));
    assert_eq!(in_every_format(&public, "Personalesag"), 0);
    // Without a plan it has a section of its own, and a line of the contents.
    let mut told = LiveMeeting::new(agenda(&PLAN.replace(", { number = 8, title = \"Plan\", kind = \"plan\" }", "")));
    let (slot, title) = (SlotId("added-1".into()), "Personalesag".to_owned());
    told.record(Event::SlotAdded { number: None, slot, title, minutes: Some(10), after: None, access: Access::Closed });
    let full = told.protocol(Audience::Full);
    let contents = &full.document.contents;
    assert!(contents.iter().any(|line| line.title == "Personalesag (tilføjet under mødet, lukket sag)"));
    let section = "## Personalesag (tilføjet under mødet)\n\nLukket sag\n";
    assert!(text(Format::Md, &full).contains(section), "said once: {}", text(Format::Md, &full));
}

#[test]
fn a_bare_follow_up_says_what_it_follows_up_in_every_list() {
    let mut told = held(&["1"]);
    told.decide(&item(1), "Dagsordenen blev godkendt, jf. bilag. Punkt 3 udgår.", Outcome::Approved);
    told.follow_up(&item(1), "", &[id("bo")], Some(day(2026, 12, 9)));
    told.decide(&item(2), "Ad 1) Godkendt.\nAd 2) Godkendt.", Outcome::Approved);
    told.follow_up(&item(2), "", &[id("bo")], None);
    told.follow_up(&item(3), "", &[id("bo")], Some(day(2026, 12, 1)));
    let [full, _] = closed(&mut told);
    let tasks: Vec<&str> = full.document.followups[0].tasks.iter().map(|task| task.task.as_str()).collect();
    let by_date = [
        "Følger op på »Orientering«",
        "Følger op på »Dagsordenen blev godkendt, jf. bilag«",
        "Følger op på »Cykelsti«",
    ];
    assert_eq!(tasks, by_date, "a phrase that fits any matter says nothing");
    for format in [Format::Csv, Format::Ics] {
        let list = text(format, &full).replace("\r\n ", "").replace("\\,", ",");
        assert!(by_date.iter().all(|said| list.contains(said)), "{list}");
    }
}

#[test]
fn what_was_postponed_to_a_meeting_is_in_the_forward_plan() {
    let mut told = held(&["1"]);
    let to = |day| Some(day);
    told.record(Event::ItemPostponed { on: item(2), to: to(day(2026, 12, 2)) });
    told.record(Event::ItemPostponed { on: item(4), to: to(day(2026, 12, 2)) });
    told.record(Event::ItemPostponed { on: item(3), to: to(day(2026, 12, 9)) });
    let [full, public] = closed(&mut told);
    let rows = |protocol: &Protocol| {
        let rows = protocol.items.iter().find_map(|item| item.upcoming.clone()).unwrap();
        rows.into_iter().map(|row| (row.day, row.lines)).collect::<Vec<_>>()
    };
    let lines = |all: &[&str]| all.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let second = ["Budget", "Cykelsti (udsat fra punkt 2)", "Salg af grund (lukket sag, udsat fra punkt 4)"];
    let later = ("9. december".to_owned(), lines(&["Orientering (udsat fra punkt 3)"]));
    let cancelled = ("16. december".to_owned(), lines(&["Aflyst"]));
    assert_eq!(rows(&full), [("2. december".to_owned(), lines(&second)), later.clone(), cancelled.clone()]);
    assert_eq!(rows(&public), [("2. december".to_owned(), lines(&second[..2])), later, cancelled]);
}

#[test]
fn the_minutes_end_with_the_next_meeting_who_gets_them_and_when_the_meeting_ended() {
    let mut told = held(&["1", "2"]);
    let draft = told.protocol(Audience::Full).document.closing;
    assert!(!draft.iter().any(|said| said.contains("hævet")), "{draft:?}");
    let [full, public] = closed(&mut told);
    let (next, ended) = ("Næste møde: onsdag den 2. december 2026.", "Mødet hævet kl. 17.05.");
    let sent = "Sendes til: Medlemmerne og Økonomi.";
    assert_eq!(full.document.closing, [next, sent, ended]);
    assert_eq!(public.document.closing, [next, sent, ended]);
    assert_eq!(in_every_format(&full, ended), 4);
    assert!(full.document.head.iter().any(|line| line.label == "Møde nr." && line.values == ["2/2026"]));
    assert_eq!((full.meeting.number.as_deref(), full.meeting.next_meeting), (Some("2/2026"), Some(day(2026, 12, 2))));
    let other = LiveMeeting::new(agenda(&format!("next_meeting = 2027-01-06\n{PLAN}")));
    assert_eq!(other.protocol(Audience::Full).meeting.next_meeting, Some(day(2027, 1, 6)));
}

#[test]
fn who_gets_the_minutes_is_public_but_for_people_the_public_is_not_told_of() {
    let plan = PLAN.replace("[\"medlemmerne\", \"Økonomi\"]", "[\"medlemmerne\", \"bo\"]");
    let closing = |plan: &str| {
        let mut told = LiveMeeting::new(agenda(plan));
        told.at("16.00").start("1");
        closed(&mut told).map(|protocol| protocol.document.closing[1].clone())
    };
    assert_eq!(closing(&plan), ["Sendes til: Medlemmerne og Bo Bech.", "Sendes til: Medlemmerne."]);
    let member = plan.replace("name = \"Bo Bech\"", "name = \"Bo Bech\", role = \"member\"");
    assert_eq!(closing(&member), ["Sendes til: Medlemmerne og Bo Bech."; 2]);
}

#[test]
fn a_pause_is_at_the_item_that_it_was_in_or_after() {
    let mut told = held(&["1", "2"]);
    told.at("16.10").record(Event::MeetingPaused).at("16.20").record(Event::MeetingResumed);
    let slot = told.meeting().slots()[1].slot.id.clone();
    told.at("16.22").record(Event::SlotEnded { slot });
    told.at("16.23").record(Event::MeetingPaused).at("16.29").record(Event::MeetingResumed);
    told.at("16.30").start("4").at("16.31").record(Event::MeetingPaused).at("16.35").record(Event::MeetingResumed);
    let [full, public] = closed(&mut told);
    let entries = |protocol: &Protocol, n: usize| -> Vec<String> {
        protocol.items[n].wording.entries.iter().map(|entry| entry.text.clone()).collect()
    };
    for protocol in [&full, &public] {
        assert_eq!(entries(protocol, 1), ["Pause kl. 16.10–16.20.", "Pause kl. 16.23–16.29 efter punktet."]);
        assert_eq!(in_every_format(protocol, "Pause kl. 16.23–16.29 efter punktet."), 4);
    }
    assert_eq!(entries(&full, 3), ["Pause kl. 16.31–16.35."]);
    assert_eq!(in_every_format(&public, "16.31"), 0, "nothing of what ran closed");
}

#[test]
fn an_item_that_was_withdrawn_says_why_and_no_decision_is_asked_for() {
    let mut told = held(&["1"]);
    let review = told.meeting().review();
    assert_eq!((review.undecided, review.not_considered), (vec![item(1)], vec![]));
    assert!(!review.not_held.contains(&5) && review.not_held.contains(&1));
    let [full, _] = closed(&mut told);
    let entries: Vec<&str> = full.items[5].wording.entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(entries, ["Punktet udgik: trukket af forslagsstilleren."]);
}

#[test]
fn the_public_version_of_a_meeting_of_closed_items_alone_says_that_none_is_public() {
    let plan = |access: &str| {
        agenda(&format!(
            "date = 2026-11-25\nitem = [{{ number = 1, title = \"A\", access = \"closed\" }}, {{ number = 2, title = \"B\", access = \"{access}\" }}]\n\
             slot = [{{ at = \"16.00\", items = [1] }}, {{ at = \"16.10\", items = [2] }}]\n"
        ))
    };
    let opening = |access: &str, audience, lang| {
        let mut told = LiveMeeting::new(plan(access));
        told.at("16.00").start(0).at("16.10").start(1).at("16.20").record(Event::MeetingClosed);
        told.protocol_in(audience, Some(lang)).document.opening
    };
    let said = |audience, lang| opening("closed", audience, lang);
    assert_eq!(said(Audience::Public, Lang::Da), ["Ingen af punkterne på dagsordenen er offentlige."]);
    assert_eq!(said(Audience::Public, Lang::En), ["None of the items on the agenda are public."]);
    assert!(said(Audience::Full, Lang::Da).is_empty());
    assert!(opening("open", Audience::Public, Lang::Da).is_empty());
}

#[test]
fn what_there_is_in_place_of_a_meeting_does_not_read_like_a_point_of_one() {
    let plan = PLAN.replace(
        "{ date = 2026-12-16, cancelled = true }",
        r#"{ date = 2026-12-16, cancelled = true, note = "Fælles lederdag" },
        { date = 2026-12-23, cancelled = true, note = "Aflyst pga. ferie" }"#,
    );
    let protocol = LiveMeeting::new(agenda(&plan)).protocol(Audience::Public);
    let rows = protocol.items.iter().find_map(|item| item.upcoming.clone()).unwrap();
    let lines: Vec<&String> = rows.iter().skip(1).flat_map(|row| &row.lines).collect();
    assert_eq!(lines, ["Fælles lederdag (intet møde)", "Aflyst pga. ferie"]);
}

#[test]
fn a_lead_of_one_of_two_slots_is_not_said_to_have_presented_all() {
    let plan = "title = \"Direktionen\"\nbody = \"Direktionen\"\ndate = 2025-01-15\nmembers = [\"a\"]\nminute_taker = \"t\"\n\
        person = [{ id = \"a\", name = \"Anna Berg\" }, { id = \"l\", name = \"Lene Lund\", role = \"participant\" }, \
                  { id = \"t\", name = \"Tina Trads\", role = \"participant\" }]\n\
        item = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Skole\" }, \
                { number = 3, title = \"Mødeplan\", kind = \"upcoming\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2], lead = [\"l\"] }, \
                { at = \"10.00\", items = [1], lead = [\"l\"] }, { at = \"10.30\", items = [3], guests = [\"Borgmester\"] }]\n";
    let mut told = LiveMeeting::new(agenda(plan));
    told.at("9.00").start(0).at("9.30").start(1).at("10.00").start(2).at("10.30").start(3);
    let borgmester = Event::GuestMarked {
        slot: told.meeting().slots()[3].slot.id.clone(),
        who: Who::Name("Borgmester".to_owned()),
        mark: GuestMark::Arrived,
    };
    told.record(borgmester).record(Event::AllPresentRecorded).at("10.40").record(Event::MeetingClosed);
    let full = told.protocol(Audience::Full);
    let leads: Vec<&[String]> = full.items.iter().map(|item| item.wording.lead.as_slice()).collect();
    assert_eq!(leads[0], ["Ved Lene Lund (en del af punktet)"]);
    assert_eq!(leads[1], ["Ved Lene Lund"]);
    // Nothing is decided on a forward plan, whoever came for it.
    assert_eq!(full.items[2].wording.decision_heading, None);
    assert!(!full.items[2].wording.participants.is_empty());
    assert_eq!(full.document.subtitle, None);
    let named = full.document.head.iter().filter(|line| line.values.iter().any(|value| value.contains("Trads")));
    assert_eq!(named.count(), 1);
}
