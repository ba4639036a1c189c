//! What keeps its identity when the agenda changes during the meeting.

use punktlig::agenda::{Agenda, AsRead, Outcome, PartyId, Person, Role, Shift, Unreadable, Who, load};
use punktlig::lang::Lang;
use punktlig::meeting::reload::changes::{Change, Name, changes, line};
use punktlig::meeting::{Decision, Event, FollowUp, GuestMark, Stance, Target, Vote, reload};

use crate::kit::{LiveMeeting, agenda};

fn plan(items: &str, slots: &str) -> Agenda {
    agenda(&format!("date = 2025-01-15\nitem = [{items}]\nslot = [{slots}]\n"))
}

fn take_over(held: &mut LiveMeeting, agenda: Agenda) {
    for event in reload::events(held.history.meeting(), Box::new(agenda), &[]) {
        held.record(event);
    }
}

fn decide(held: &mut LiveMeeting, on: Target) {
    let decision = Decision { text: "Godkendt.".to_owned(), outcome: Outcome::Approved, ..Decision::default() };
    held.record(Event::DecisionRecorded { on, decision });
}

/// The title under which the first record is.
fn stands_under(held: &LiveMeeting) -> String {
    let meeting = held.history.meeting();
    meeting.title(&meeting.records()[0].on).to_owned()
}

const SLOT: &str = r#"{ at = "9.00", items = [1], minutes = 30 }"#;

#[test]
fn a_title_put_right_keeps_the_records_of_its_number() {
    let mut held = LiveMeeting::new(plan(r#"{ number = 1, title = "Evt." }"#, SLOT));
    decide(held.at("9.00").start("1"), Target::Item("1".into()));
    take_over(&mut held, plan(r#"{ number = 1, title = "Eventuelle bemærkninger" }"#, SLOT));
    assert_eq!(stands_under(&held), "Eventuelle bemærkninger");
    assert_eq!(held.history.meeting().running(), Some(0));
}

#[test]
fn a_number_is_not_trusted_where_others_changed_theirs() {
    let before = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let mut held = LiveMeeting::new(plan(before, SLOT));
    decide(held.at("9.00").start("1"), Target::Item("1".into()));
    take_over(&mut held, plan(r#"{ number = 1, title = "Tidsplan" }, { number = 2, title = "Nyt" }"#, SLOT));
    assert_eq!(stands_under(&held), "Budget");
    let meeting = held.history.meeting();
    assert!(meeting.is_item_removed(&"1~".into()));
    // The slot of the removed item is kept next to the new one of the same name.
    let run = &meeting.slots()[meeting.running().unwrap()];
    assert!(run.removed && run.slot.items == ["1~".into()]);
}

#[test]
fn a_removed_item_that_comes_back_has_its_records_again() {
    let both = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let mut held = LiveMeeting::new(plan(both, SLOT));
    decide(held.at("9.00").start("1"), Target::Item("1".into()));
    take_over(&mut held, plan(r#"{ number = 1, title = "Tidsplan" }"#, SLOT));
    take_over(&mut held, plan(both, SLOT));
    let meeting = held.history.meeting();
    assert_eq!(meeting.records()[0].on, Target::Item("1".into()));
    assert_eq!(meeting.agenda().items.len(), 2);
    assert_eq!(meeting.running(), Some(0));
    assert!(meeting.slots().iter().all(|r| !r.removed));
}

#[test]
fn an_id_of_its_own_names_an_item_whatever_it_is_called() {
    let before = r#"{ number = 1, id = "tal", title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let slot = r#"{ at = "9.00", items = ["tal"], minutes = 30 }"#;
    let mut held = LiveMeeting::new(plan(before, slot));
    decide(held.at("9.00").start("tal"), Target::Item("tal".into()));
    take_over(
        &mut held,
        plan(r#"{ number = 7, id = "tal", title = "Regnskab" }, { number = 1, title = "Tidsplan" }"#, slot),
    );
    assert_eq!(stands_under(&held), "Regnskab");
}

#[test]
fn a_point_whose_title_is_put_right_keeps_its_records_and_its_time() {
    let decided = || {
        let mut held = LiveMeeting::new(plan("", r#"{ at = "9.00", title = "Velkomst", minutes = 30 }"#));
        decide(held.at("9.00").start("velkomst"), Target::Point("velkomst".into()));
        held
    };
    let mut held = decided();
    take_over(&mut held, plan("", r#"{ at = "9.00", title = "Velkomst og rammer", minutes = 30 }"#));
    assert_eq!(stands_under(&held), "Velkomst og rammer");
    assert_eq!(held.history.meeting().running(), Some(0));
    // Another title at the same time may be another matter.
    let mut held = decided();
    take_over(&mut held, plan("", r#"{ at = "9.00", title = "Goddag", minutes = 30 }"#));
    assert_eq!(stands_under(&held), "Velkomst");
    let meeting = held.history.meeting();
    assert!(meeting.running().is_some_and(|place| meeting.slots()[place].removed));
}

#[test]
fn a_pending_point_keeps_what_was_recorded_on_it_when_a_word_of_its_title_changes() {
    let point = |title: &str, at: &str| {
        let first = r#"{ at = "9.00", title = "Velkomst", minutes = 30 }"#;
        plan("", &format!("{first}, {{ at = \"{at}\", title = \"{title}\", guests = [\"Borgmester\"] }}"))
    };
    let records = |title: &str, at: &str| {
        let mut held = LiveMeeting::new(point("Punkt uden sag", "10.30"));
        let who = Who::Name("Borgmester".into());
        let slot = "punkt-uden-sag";
        decide(held.at("9.00").start("velkomst"), Target::Point(slot.into()));
        held.record(Event::GuestMarked { slot: slot.into(), who, mark: GuestMark::CalledIn });
        held.record(Event::ItemPostponed { on: Target::Point(slot.into()), to: None });
        let before = held.history.meeting().clone();
        let names = reload::names(&before, &point(title, at), &reload::decide(&before, &point(title, at), &[]));
        take_over(&mut held, point(title, at));
        let meeting = held.history.meeting();
        let told = line(&changes(&before, meeting, &names), Lang::Da, 100, None);
        let runs: Vec<_> = meeting.slots().iter().map(|r| (r.slot.title.clone(), r.removed, r.marks.len())).collect();
        let on = &meeting.records()[0].on;
        assert!(meeting.postponement(on).is_some());
        (meeting.title(on).to_owned(), runs, told)
    };
    let run = |title: &str, removed: bool, marks: usize| (title.to_owned(), removed, marks);
    let (under, runs, told) = records("Punkt uden sager", "10.30");
    assert_eq!(under, "Punkt uden sager");
    assert_eq!(runs, [run("Velkomst", false, 0), run("Punkt uden sager", false, 1)]);
    assert_eq!(told, "»Punkt uden sag« hedder nu »Punkt uden sager«");
    // Another matter gets none of it, nor one at another time.
    for (title, at) in [("Ferieplan", "10.30"), ("Punkt uden sager", "10.50")] {
        let (under, runs, _) = records(title, at);
        assert_eq!(under, "Punkt uden sag", "{title}");
        assert_eq!(runs, [run("Velkomst", false, 0), run("Punkt uden sag", true, 1), run(title, false, 0)]);
    }
}

#[test]
fn a_point_that_became_an_item_takes_its_records_along() {
    let mut held = LiveMeeting::new(plan("", r#"{ at = "9.00", title = "Budget", minutes = 30 }"#));
    decide(held.at("9.00").start("budget"), Target::Point("budget".into()));
    held.record(Event::ItemPostponed { on: Target::Point("budget".into()), to: None });
    take_over(&mut held, plan(r#"{ number = 1, title = "Budget" }"#, SLOT));
    let meeting = held.history.meeting();
    assert_eq!(meeting.records()[0].on, Target::Item("1".into()));
    assert!(meeting.postponement(&Target::Item("1".into())).is_some());
}

#[test]
fn of_two_slots_of_one_item_the_one_at_its_time_is_the_same() {
    let item = r#"{ number = 1, title = "Budget" }"#;
    let two = r#"{ at = "9.00", items = [1], minutes = 10 }, { at = "10.00", items = [1], minutes = 10 }"#;
    let mut held = LiveMeeting::new(plan(item, two));
    held.at("10.00").start("1-2");
    take_over(&mut held, plan(item, r#"{ at = "10.00", items = [1], minutes = 20 }"#));
    let meeting = held.history.meeting();
    assert_eq!((meeting.slots().len(), meeting.running()), (1, Some(0)));
    assert_eq!(meeting.slots()[0].slot.minutes, Some(20));
}

#[test]
fn a_slot_that_took_in_another_item_runs_on() {
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let mut held = LiveMeeting::new(plan(items, SLOT));
    held.at("9.05").start("1");
    take_over(&mut held, plan(items, r#"{ at = "9.00", items = [1, 2], minutes = 40 }"#));
    let meeting = held.history.meeting();
    assert_eq!((meeting.slots().len(), meeting.running()), (1, Some(0)));
}

#[test]
fn what_nothing_happened_in_vanishes_and_a_skip_stays() {
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let both = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2], minutes = 5 }"#;
    let mut held = LiveMeeting::new(plan(items, both));
    held.at("8.55").record(Event::SlotSkipped { slot: "1".into() });
    take_over(&mut held, plan(r#"{ number = 1, title = "Budget" }"#, SLOT));
    let meeting = held.history.meeting();
    assert_eq!(meeting.slots().len(), 1);
    assert!(meeting.slots()[0].skipped);
    assert_eq!(meeting.agenda().items.len(), 1);
}

#[test]
fn the_new_agenda_is_moved_to_where_the_meeting_is_held() {
    let shift = Shift { days: 19, minutes: 60 };
    let mut held = LiveMeeting::opened(plan(r#"{ number = 1, title = "Budget" }"#, SLOT), Some(shift), false);
    let start = held.history.meeting().slots()[0].slot.start;
    take_over(&mut held, plan(r#"{ number = 1, title = "Budget" }"#, SLOT));
    assert_eq!(held.history.meeting().slots()[0].slot.start, start);
    assert_eq!(held.history.meeting().agenda().date.to_string(), "2025-02-03");
}

#[test]
fn an_owner_who_left_the_agenda_keeps_the_name() {
    let with_person = || {
        let mut agenda = plan(r#"{ number = 1, title = "Budget" }"#, SLOT);
        let id = PartyId::from("ba");
        let name = "Bettina Andersen".to_owned();
        agenda.people.push(Person { id, name, title: None, organisation: None, group: None, role: Role::Guest });
        agenda
    };
    let owner = Who::Id("ba".into());
    let mut held = LiveMeeting::new(with_person());
    let follow_up = FollowUp { owners: vec![owner.clone()], ..FollowUp::default() };
    held.at("9.00").record(Event::FollowUpRecorded { on: Target::Item("1".into()), follow_up });
    take_over(&mut held, plan(r#"{ number = 1, title = "Budget" }"#, SLOT));
    assert_eq!(held.history.meeting().agenda().name(&owner), "Bettina Andersen");
}

#[test]
fn changes_are_reported_most_important_first_and_as_many_as_fit() {
    let items =
        r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Ferie" }"#;
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] },
        { at = "10.30", kind = "close" }"#;
    let mut held = LiveMeeting::new(plan(items, slots));
    decide(held.at("9.00").start("1"), Target::Item("1".into()));
    let before = held.history.meeting().clone();
    let items = r#"{ number = 2, title = "Tidsplan 2025" }, { number = 3, title = "Ferie", access = "closed" },
        { number = 4, title = "Nyt" }, { number = 5, title = "Mere nyt" }"#;
    let slots = r#"{ at = "9.40", items = [2] }, { at = "10.00", items = [3] }, { at = "10.20", items = [4] },
        { at = "10.30", kind = "close" }"#;
    let new = plan(items, slots);
    let names = reload::names(&before, &new, &reload::decide(&before, &new, &[]));
    take_over(&mut held, new);
    let found = changes(&before, held.history.meeting(), &names);
    let name = |n: &str| Name::Numbers(vec![n.to_owned()]);
    assert_eq!(found.len(), 5, "{found:?}");
    assert_eq!(found[..2], [Change::Withheld(name("1")), Change::Closed(name("3"))]);
    assert!(matches!(&found[2], Change::Moved { what, .. } if *what == name("2")));
    assert_eq!(
        found[3..],
        [
            Change::Added(Name::Numbers(vec!["4".to_owned(), "5".to_owned()])),
            Change::Renamed(name("2"), "Tidsplan 2025".to_owned())
        ]
    );
    assert_eq!(
        line(&found, Lang::Da, 100, None),
        "Punkt 1 udgået og holdt ude af den offentlige udgave, da noget andet er blevet lukket, og 4 ændringer til"
    );
    assert_eq!(
        line(&found, Lang::Da, 10, None),
        "Punkt 1 udgået og holdt ude af den offentlige udgave, da noget andet er blevet lukket, og 4 ændringer til"
    );
    assert_eq!(line(&found[4..], Lang::En, 80, None), "Item 2 now called “Tidsplan 2025”");
    let several = |n: usize| Name::Numbers((1..=n).map(|n| n.to_string()).collect());
    assert_eq!(line(&[Change::Added(several(3))], Lang::Da, 80, None), "Punkt 1, 2 og 3 tilføjet");
    assert_eq!(line(&[Change::Removed(several(2))], Lang::En, 80, None), "Items 1 and 2 removed");
    assert_eq!(line(&[], Lang::En, 80, None), "The agenda is updated");
}

#[test]
fn a_guest_who_came_is_there_still_when_the_slot_is_moved_and_its_title_changed() {
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let slots = r#"{ at = "9.00", items = [1], minutes = 30 }, { at = "9.30", items = [2], guests = ["Borgmester", "Revisor"] }"#;
    let mut held = LiveMeeting::new(plan(items, slots));
    let mark = |who: &str, mark| Event::GuestMarked { slot: "2".into(), who: Who::Name(who.into()), mark };
    held.at("9.00").start("1").record(mark("Borgmester", GuestMark::Arrived));
    held.record(mark("Revisor", GuestMark::CalledIn));
    let items =
        r#"{ number = 1, title = "Nyt" }, { number = 2, title = "Budget" }, { number = 3, title = "Tidsplan" }"#;
    let slots = r#"{ at = "9.00", items = [2], minutes = 30 }, { at = "9.45", items = [3], guests = ["Revisor", "Borgmester"] }, { at = "10.00", items = [1] }"#;
    take_over(&mut held, plan(items, slots));
    let slot = held.slot("3");
    let marks: Vec<_> = held.history.meeting().guests(slot).iter().map(|g| (g.who.clone(), g.mark)).collect();
    let named = |who: &str| Who::Name(who.into());
    assert_eq!(marks, [(named("Revisor"), GuestMark::CalledIn), (named("Borgmester"), GuestMark::Arrived)]);
}

#[test]
fn a_slot_that_leaves_the_agenda_stays_when_its_guest_was_called_in() {
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }"#;
    let slots = r#"{ at = "9.00", items = [1], minutes = 30 }, { at = "9.30", items = [2], guests = ["Borgmester"] }"#;
    let mut held = LiveMeeting::new(plan(items, slots));
    let who = Who::Name("Borgmester".into());
    held.at("9.00").start("1").record(Event::GuestMarked { slot: "2".into(), who, mark: GuestMark::CalledIn });
    take_over(&mut held, plan(r#"{ number = 1, title = "Budget" }"#, SLOT));
    let meeting = held.history.meeting();
    let run = &meeting.slots()[held.slot("2")];
    assert!(run.removed && !run.marks.is_empty());
    assert!(meeting.to_call(&meeting.forecast(held.at), held.at, 60).is_empty());
}

#[test]
fn a_closed_matter_is_taken_for_an_open_one_by_its_own_title_only() {
    let closed = r#"{ number = 1, title = "Afskedigelse af områdelederen", case = "25/173", access = "closed" }"#;
    let decided = || {
        let mut held = LiveMeeting::new(plan(closed, SLOT));
        decide(held.at("9.00").start("1"), Target::Item("1".into()));
        held
    };
    let open = [
        r#"{ number = 1, title = "Velkomst" }"#,
        r#"{ number = 1, title = "Afskedigelse af områdelederne" }"#,
        r#"{ number = 2, title = "Velkomst", case = "25/173" }"#,
        r#"{ number = 2, title = "Afskedigelse af områdelederne", case = "25/173" }"#,
    ];
    for items in open {
        let number = if items.contains("number = 2") { 2 } else { 1 };
        let mut held = decided();
        take_over(&mut held, plan(items, &format!(r#"{{ at = "9.00", items = [{number}], minutes = 30 }}"#)));
        assert_eq!(stands_under(&held), "Afskedigelse af områdelederen", "{items}");
        let meeting = held.history.meeting();
        let on = &meeting.records()[0].on;
        assert!(meeting.is_closed(on) && meeting.item(on).is_some_and(|i| meeting.is_item_removed(&i.id)), "{items}");
    }
    // The same title is the same matter; what was recorded stays closed all the same.
    let mut held = decided();
    take_over(
        &mut held,
        plan(r#"{ number = 4, title = "Afskedigelse af områdelederen" }"#, r#"{ at = "9.00", items = [4] }"#),
    );
    let meeting = held.history.meeting();
    assert!(meeting.records()[0].on == Target::Item("4".into()) && meeting.is_withheld(&meeting.records()[0]));
    // Between open items, and where the new one is closed, the rules are as they were.
    for (before, after) in [("open", "open"), ("open", "closed"), ("closed", "closed")] {
        let item = |title: &str, access: &str| format!(r#"{{ number = 1, title = "{title}", access = "{access}" }}"#);
        let mut held = LiveMeeting::new(plan(&item("Afskedigelse af områdelederen", before), SLOT));
        decide(held.at("9.00").start("1"), Target::Item("1".into()));
        take_over(&mut held, plan(&item("Afskedigelse af områdelederne", after), SLOT));
        assert_eq!(stands_under(&held), "Afskedigelse af områdelederne");
    }
}

#[test]
fn a_closed_point_is_not_taken_for_another_at_its_time() {
    let point = |title: &str, access: &str| {
        plan("", &format!(r#"{{ at = "9.00", title = "{title}", access = "{access}", minutes = 30 }}"#))
    };
    for (title, same) in
        [("Velkomst", false), ("Afsked i Børnehuset Solen", false), ("Afsked i Børnehuset Solsiden", true)]
    {
        let mut held = LiveMeeting::new(point("Afsked i Børnehuset Solsiden", "closed"));
        let slot = held.history.meeting().slots()[0].slot.id.0.clone();
        decide(held.at("9.00").start(&slot), Target::Point(slot.as_str().into()));
        take_over(&mut held, point(title, "open"));
        let meeting = held.history.meeting();
        assert_eq!(stands_under(&held), "Afsked i Børnehuset Solsiden", "{title}");
        assert!(meeting.is_record_closed(&meeting.records()[0]));
        assert_eq!(meeting.is_closed(&meeting.records()[0].on), !same, "{title}");
        assert_eq!(meeting.slots().iter().any(|r| r.removed), !same, "{title}");
    }
}

#[test]
fn what_a_new_agenda_would_close_is_known_before_it_is_taken_over() {
    let items = |two: &str| format!(r#"{{ number = 1, title = "Et" }}, {two}"#);
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", title = "Besøg" }"#;
    let open = r#"{ number = 2, title = "Salg", annexes = [{ title = "Tilbud" }] }"#;
    let mut held = LiveMeeting::new(plan(&items(open), slots));
    decide(held.at("9.00").start("1"), Target::Item("1".into()));
    let closed = |items: &str, slots: &str| {
        let titles = reload::closed_by(held.history.meeting(), AsRead::Whole(&plan(items, slots)));
        titles.iter().map(|on| held.history.meeting().title(on).to_owned()).collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    assert_eq!(closed(&items(open), slots), none);
    assert_eq!(closed(&items(r#"{ number = 2, title = "Salg", access = "closed" }"#), slots), ["Salg"]);
    assert_eq!(
        closed(&items(r#"{ number = 9, title = "Salg", access = "closed" }"#), &slots.replace("[2]", "[9]")),
        ["Salg"]
    );
    assert_eq!(
        closed(&items(r#"{ number = 2, title = "Salg", annexes = [{ title = "Tilbud", access = "closed" }] }"#), slots),
        ["Salg"]
    );
    assert_eq!(closed(&items(open), &slots.replace("\"Besøg\"", "\"Besøg\", access = \"closed\"")), ["Besøg"]);
    let other = format!(r#"{open}, {{ number = 3, title = "Ny sag", access = "closed" }}"#);
    assert_eq!(closed(&items(&other), slots), none, "a new closed item closes nothing of the meeting");
}

#[test]
fn what_a_new_agenda_closes_of_a_slot_or_of_an_annex_is_known_whatever_way_it_does_it() {
    let items = r#"{ number = 1, title = "Et" }, { number = 2, title = "To", annexes = [{ title = "Tilbud" }] }"#;
    let slots = r#"{ at = "9.00", items = [1], title = "Fyring" }, { at = "9.30", items = [2], title = "Salg" },
        { at = "10.00", title = "Besøg", annexes = [{ title = "Kort" }] }"#;
    let three = r#", { number = 3, title = "Tre", access = "closed" }"#;
    let mut held = LiveMeeting::new(plan(items, slots));
    held.at("9.00").start("1");
    let closed = |items: &str, slots: &str| {
        let titles = reload::closed_by(held.history.meeting(), AsRead::Whole(&plan(items, slots)));
        titles.iter().map(|on| held.history.meeting().title(on).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(closed(items, slots), Vec::<String>::new());
    assert_eq!(closed(items, &slots.replace("\"Kort\"", "\"Kort\", access = \"closed\"")), ["Besøg"]);
    assert_eq!(closed(&format!("{items}{three}"), &slots.replace("[2]", "[2, 3]")), ["Salg"]);
    assert_eq!(closed(items, &slots.replace("items = [1]", "access = \"closed\"")), ["Fyring"]);
    for annex in ["access = \"closed\"", "title = \"Bilag\", access = \"closed\""] {
        assert_eq!(closed(&items.replace("title = \"Tilbud\"", annex), slots), ["To"], "{annex}");
    }
}

#[test]
fn an_annex_is_closed_by_the_file_whatever_other_matters_have_under_its_title_or_number() {
    let agenda = |annexes: [&str; 3]| {
        let item = |(n, annex): (usize, &&str)| format!("{{ number = {n}, title = \"Sag {n}\", annexes = [{annex}] }}");
        let items: Vec<String> = (1..).zip(&annexes).map(item).collect();
        plan(
            &items.join(", "),
            r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }"#,
        )
    };
    let open = |title: &str, document: &str| format!("{{ title = \"{title}\", document = \"{document}\" }}");
    let shut = |title: &str, document: &str| open(title, document).replace(" }", ", access = \"closed\" }");
    let closed = |before: [&str; 3], after: [&str; 3]| {
        let held = LiveMeeting::new(agenda(before));
        let titles = reload::closed_by(held.meeting(), AsRead::Whole(&agenda(after)));
        titles.iter().map(|on| held.meeting().title(on).to_owned()).collect::<Vec<_>>()
    };
    let (one, two, three) = (shut("Bilag 1", "D-1"), open("Bilag 1", "D-2"), open("Bilag 1", "D-3"));
    assert_eq!(closed([&one, &two, &three], [&one, &two, &three]), Vec::<String>::new());
    assert_eq!(closed([&one, &two, &three], [&one, &shut("Bilag 1", "D-2"), &three]), ["Sag 2"]);
    assert_eq!(closed([&three, &two, ""], [&three, &shut("Bilag 1", "D-2"), ""]), ["Sag 2"]);
    let (one, two, three) = (shut("Et", "D-1"), open("To", "D-1"), open("Tre", "D-1"));
    assert_eq!(closed([&one, &two, &three], [&one, &shut("To", "D-1"), &three]), ["Sag 2"]);
    let neutral = shut("Lukket bilag", "D-9");
    assert_eq!(closed([&neutral, &open("Tilbud", "D-2"), ""], ["", &neutral, ""]), ["Sag 2"]);
    let both = |second: String| format!("{}, {second}", shut("Bilag", "D-1"));
    assert_eq!(closed([&both(open("Bilag", "D-2")), "", ""], [&both(shut("Bilag", "D-2")), "", ""]), ["Sag 1"]);
}

#[test]
fn what_cannot_be_made_out_of_a_file_with_errors_counts_as_closed_in_it() {
    let text = "title = \"M\"\ndate = 2025-01-15\n[[item]]\nnumber = 1\ntitle = \"Et\"\n[[item]]\nnumber = 2\n\
        title = \"To\"\nbackground = \"Om to\"\n[[item]]\nnumber = 3\ntitle = \"Tre\"\n\
        [[slot]]\nat = \"9.00\"\nitems = [1]\n[[slot]]\nat = \"9.20\"\nitems = [2]\n\
        [[slot]]\nat = \"9.30\"\nitems = [3]\n[[slot]]\nat = \"9.40\"\ntitle = \"Besøg\"\n\
        [[slot]]\nat = \"10.00\"\nkind = \"close\"\n";
    let held = LiveMeeting::new(agenda(text));
    let closed = |text: &str| {
        let checked = load("m.toml", text, &mut |_: &str| Err(Unreadable::Missing));
        let rest = checked.rest.unwrap_or_else(|| panic!("{text} has an error"));
        let titles = reload::closed_by(held.history.meeting(), AsRead::Part(&rest));
        titles.iter().map(|on| held.history.meeting().title(on).to_owned()).collect::<Vec<_>>()
    };
    let to = "title = \"To\"\n";
    for access in [
        "access = \"lukket\"",
        "access = \"Closed\"",
        "access = true",
        "access = \"\"",
        "acces = \"closed\"",
        "adgang = \"closed\"",
        "access : \"closed\"",
        "access = closed",
        "access = \"closed",
        "lukket = true",
        "<<<<<<< HEAD\naccess = \"open\"\n=======\naccess = \"closed\"\n>>>>>>> to",
        "text = \"\"\"\naccess = \"closed\"",
        "[[item.annexes]\ntitle = \"Bilag\"\naccess = \"closed\"",
    ] {
        let found = closed(&text.replace(to, &format!("{to}{access}\n")));
        assert!(found.contains(&"To".to_owned()), "{access}: {found:?}");
        // A mistake in form may keep all that follows from being read.
        let is_read = ["\"\"\"", " : ", "<<<"].iter().all(|mistake| !access.contains(mistake));
        assert!(!is_read || found == ["To"], "{access}: {found:?}");
        let of_slot = closed(&text.replace("title = \"Besøg\"\n", &format!("title = \"Besøg\"\n{access}\n")));
        assert!(access.contains("annexes") || of_slot.contains(&"Besøg".to_owned()), "{access}: {of_slot:?}");
    }
    for header in ["[[item]\n", "[item]\n", "[[item\n", "item]]\n"] {
        let found = closed(&text.replace("[[item]]\nnumber = 2\n", &format!("{header}number = 2\n")));
        assert!(found.contains(&"To".to_owned()), "{header}: {found:?}");
    }
    assert_eq!(closed("").len(), 4, "nothing of an empty file is known to be open");
    let elsewhere = text.replace("title = \"M\"\n", "title = \"M\"\nplace = 4\n");
    assert_eq!(
        closed(&elsewhere),
        Vec::<String>::new(),
        "what says that it is open is open, whatever is wrong elsewhere"
    );
}

#[test]
fn open_points_with_the_title_of_a_closed_item_stay_open_while_the_file_says_the_same() {
    let item =
        |access: &str| format!(r#"{{ number = 1, title = "Orientering"{access} }}, {{ number = 2, title = "B" }}"#);
    let slots = |between: &str| {
        let point = r#"{ title = "Orientering" }"#;
        format!("{{ items = [1] }}, {point}, {{ items = [2] }}, {point}{between}")
    };
    let (closed, unchanged) = (item(r#", access = "closed""#), slots(""));
    let held = LiveMeeting::new(plan(&closed, &unchanged));
    let closes = |items: &str, slots: &str| {
        let titles = reload::closed_by(held.meeting(), AsRead::Whole(&plan(items, slots)));
        titles.iter().map(|on| held.meeting().title(on).to_owned()).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(closes(&closed, &unchanged), none);
    assert_eq!(closes(&closed.replace("\"B\"", "\"C\""), &slots(", { title = \"D\" }")), ["B"; 0]);
    let third = closed.clone() + r#", { number = 3, title = "Orientering", access = "closed" }"#;
    let one_less = unchanged.replacen(r#"{ title = "Orientering" }"#, "{ items = [3] }", 1);
    assert_eq!(closes(&third, &one_less), ["Orientering"; 2], "either may be the one that is closed now");
}

#[test]
fn a_number_that_the_file_gives_to_an_item_and_the_meeting_to_a_point_is_reported() {
    let slots = r#"{ at = "9.00", items = [1] }"#;
    let items = r#"{ number = 1, title = "Budget" }"#;
    let with = |more: &str| plan(&format!("{items}, {more}"), slots);
    for (more, is_taken) in [
        (r#"{ number = "14.", title = "Veje" }"#, true),
        (r#"{ number = 15, title = "Veje" }"#, false),
        // Closed items may be numbered for themselves.
        (r#"{ number = 14, title = "Veje", access = "closed" }"#, false),
    ] {
        let mut held = LiveMeeting::new(plan(items, slots));
        let (title, number, access) = ("Haste".to_owned(), Some("14".to_owned()), punktlig::agenda::Access::Open);
        held.at("9.00").start("1");
        held.record(Event::SlotAdded { slot: "added-1".into(), title, minutes: None, number, after: None, access });
        let before = held.meeting().clone();
        let events = reload::events(&before, Box::new(with(more)), &[]);
        let (after, names) = reload::taken_over(&before, &events).unwrap();
        let found = changes(&before, &after, &names);
        let taken = Change::NumberTaken("14".into(), "Haste".into());
        assert_eq!(found.contains(&taken), is_taken, "{more}: {found:?}");
        if is_taken {
            let said = "Nummer 14 har nu to: også det tilføjede »Haste«";
            assert!(line(&found, Lang::Da, 60, None).starts_with(said), "{}", line(&found, Lang::Da, 60, None));
            // It is said once.
            events.into_iter().for_each(|event| _ = held.record(event));
            let before = held.meeting().clone();
            let other = with(&more.replace("Veje", "Vejene"));
            let events = reload::events(&before, Box::new(other), &[]);
            let (after, names) = reload::taken_over(&before, &events).unwrap();
            assert!(!changes(&before, &after, &names).contains(&taken));
        }
    }
}

#[test]
fn a_vote_by_groups_that_the_file_changes_afterwards_is_named() {
    let people = |bo: &str| {
        agenda(&format!(
            "date = 2025-01-15\nperson = [{{ id = \"an\", name = \"Anna Ask\", group = \"A\", role = \"member\" }}, \
             {{ id = \"bo\", name = \"Bo Bech\", group = \"{bo}\", role = \"member\" }}, \
             {{ id = \"ca\", name = \"Carl Dam\", group = \"V\", role = \"member\" }}]\n\
             item = [{{ number = 1, title = \"Et\" }}, {{ number = 2, title = \"To\" }}]\n\
             slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.10\", items = [2] }}]\n"
        ))
    };
    let found = |group: &str, file: Agenda| {
        let mut held = LiveMeeting::new(people("A"));
        held.at("9.00").start(0);
        let mut vote = Vote::default();
        let voters = held.meeting().voters(&Target::Item("1".into()), held.meeting().circumstances(), held.at, held.at);
        vote.set_group(group, Some(Stance::For), &voters);
        held.record(Event::VoteRecorded { on: Target::Item("1".into()), vote });
        let before = held.meeting().clone();
        let events = reload::events(&before, Box::new(file), &[]);
        let (after, names) = reload::taken_over(&before, &events).unwrap();
        changes(&before, &after, &names)
    };
    let named = [Change::VotedByGroups(Name::Numbers(vec!["1".into()]))];
    // Who left it and whom they joined alike.
    assert_eq!(found("A", people("V")), named);
    assert_eq!(found("V", people("V")), named);
    assert_eq!(found("V", people("B")), []);
    assert_eq!(found("A", people("A")), []);
    let said = "Afstemningen på punkt 1 er noteret efter grupper, som filen har ændret siden";
    assert_eq!(line(&named, Lang::Da, 200, None), said);
}
