//! What is the same matter in a changed agenda, and what is not sure to be.

use proptest::prelude::*;
use proptest::sample::Index;
use punktlig::agenda::{Agenda, Outcome, Shift, SlotKind, Who};
use punktlig::meeting::reload::PersonTrouble;
use punktlig::meeting::{
    AttendanceStatus, Content, Decision, Event, FollowUp, GuestMark, Meeting, Record, SlotState, Target, reload,
};

use crate::kit::faults::cases;
use crate::kit::{LiveMeeting, agenda};

/// Items by number, title and presentation, each with a quarter of an hour.
fn plan(items: &[(u32, &str, &str)]) -> Agenda {
    plan_on("2025-01-15", "Møde", items)
}

fn plan_on(date: &str, title: &str, items: &[(u32, &str, &str)]) -> Agenda {
    let item = |&(n, title, text): &(u32, &str, &str)| {
        let text = if text.is_empty() { String::new() } else { format!(", presentation = \"{text}\"") };
        format!("{{ number = {n}, title = \"{title}\"{text} }}")
    };
    let slot = |(place, &(n, ..)): (usize, &(u32, &str, &str))| {
        format!("{{ at = \"{}.{:02}\", items = [{n}], minutes = 15 }}", 9 + place / 4, place % 4 * 15)
    };
    let items_text = items.iter().map(item).collect::<Vec<_>>().join(", ");
    let slots = items.iter().enumerate().map(slot).collect::<Vec<_>>().join(", ");
    agenda(&format!("title = \"{title}\"\ndate = {date}\nitem = [{items_text}]\nslot = [{slots}]\n"))
}

/// The points of a plan without items, at their times.
fn points(slots: &[(&str, &str)]) -> Agenda {
    let slot = |(at, title): &(&str, &str)| format!("{{ at = \"{at}\", title = \"{title}\", minutes = 10 }}");
    let slots = slots.iter().map(slot).collect::<Vec<_>>().join(", ");
    agenda(&format!("date = 2025-01-15\nslot = [{slots}]\n"))
}

fn decide(held: &mut LiveMeeting, on: Target, text: &str) {
    let decision = Decision { text: text.to_owned(), outcome: Outcome::Approved, ..Decision::default() };
    held.record(Event::DecisionRecorded { on, decision });
}

fn decided(before: Agenda, item: &str) -> LiveMeeting {
    let mut held = LiveMeeting::new(before);
    decide(held.at("9.00"), Target::Item(item.into()), "Besluttet");
    held
}

fn take_over(held: &mut LiveMeeting, agenda: &Agenda) {
    for event in reload::events(held.history.meeting(), Box::new(agenda.clone()), &[]) {
        held.record(event);
    }
}

/// The id of the item or point that the first record is on once an agenda is taken over, and whether it stays as
/// removed.
fn ends_on(mut held: LiveMeeting, agenda: &Agenda) -> (String, bool) {
    take_over(&mut held, agenda);
    let meeting = held.history.meeting();
    match &meeting.records()[0].on {
        Target::Item(id) => (id.0.clone(), meeting.is_item_removed(id)),
        Target::Point(id) => (id.0.clone(), meeting.slots()[meeting.slot_index(id).unwrap()].removed),
    }
}

fn stays(id: &str) -> (String, bool) {
    (id.to_owned(), true)
}

fn is_now(id: &str) -> (String, bool) {
    (id.to_owned(), false)
}

#[test]
fn of_two_items_with_one_title_the_one_that_is_left_gets_none_of_the_other_ones_records() {
    let said =
        [(1, "Budget", "a"), (2, "Orientering", "om skoler"), (3, "Skole", "b"), (4, "Orientering", "om lukning")];
    let left = plan(&[(1, "Budget", "a"), (2, "Skole", "b"), (3, "Orientering", "om lukning")]);
    assert_eq!(ends_on(decided(plan(&said), "2"), &left), stays("2~"));
    assert_eq!(ends_on(decided(plan(&said), "4"), &left), is_now("3"));
    // Where they say nothing else, their neighbours tell.
    let bare = |numbers: &[(u32, &str)]| plan(&numbers.iter().map(|&(n, title)| (n, title, "")).collect::<Vec<_>>());
    let both = || bare(&[(1, "Budget"), (2, "Orientering"), (3, "Skole"), (4, "Orientering")]);
    let second = bare(&[(1, "Budget"), (2, "Skole"), (3, "Orientering")]);
    assert_eq!(ends_on(decided(both(), "2"), &second), stays("2~"));
    assert_eq!(ends_on(decided(both(), "4"), &second), is_now("3"));
    let first = bare(&[(1, "Budget"), (2, "Orientering"), (3, "Skole")]);
    assert_eq!(ends_on(decided(both(), "2"), &first), is_now("2"));
    assert_eq!(ends_on(decided(both(), "4"), &first), stays("4"));
    // And where these do not, neither is taken for it.
    let alone = bare(&[(1, "Budget"), (2, "Orientering")]);
    assert_eq!(ends_on(decided(both(), "2"), &alone), stays("2~"));
    assert_eq!(ends_on(decided(both(), "4"), &alone), stays("4"));
    // Both are there, and others changed round them.
    let moved = bare(&[(1, "Budget"), (2, "Nyt"), (3, "Orientering"), (4, "Skole"), (5, "Orientering")]);
    assert_eq!(ends_on(decided(both(), "2"), &moved), is_now("3"));
    assert_eq!(ends_on(decided(both(), "4"), &moved), is_now("5"));
}

#[test]
fn of_two_points_with_one_title_the_one_that_is_left_gets_none_of_the_other_ones_records() {
    let both = || points(&[("9.00", "Orientering"), ("9.10", "Skole"), ("9.20", "Orientering")]);
    let decided = |point: &str| {
        let mut held = LiveMeeting::new(both());
        decide(held.at("9.00"), Target::Point(point.into()), "Besluttet");
        held
    };
    let left = points(&[("9.00", "Skole"), ("9.10", "Orientering")]);
    assert_eq!(ends_on(decided("orientering"), &left), stays("orientering~"));
    assert_eq!(ends_on(decided("orientering-2"), &left), is_now("orientering"));
    let unclear = points(&[("9.00", "Orientering")]);
    assert_eq!(ends_on(decided("orientering"), &unclear), stays("orientering~"));
    assert_eq!(ends_on(decided("orientering-2"), &unclear), stays("orientering-2"));
}

#[test]
fn a_break_that_was_written_as_a_point_is_the_same_break_once_its_kind_is_put_right() {
    let plan = |kind: &str| {
        agenda(&format!(
            "date = 2025-01-15\nslot = [{{ at = \"9.00\", title = \"A\", minutes = 10 }}, \
             {{ at = \"9.10\", title = \"Pause\", minutes = 10{kind} }}, {{ at = \"9.20\", title = \"B\", minutes = 10 }}]\n"
        ))
    };
    let mut held = LiveMeeting::new(plan(""));
    held.at("9.00").start("a").at("9.10").start("pause").at("9.20").start("b");
    take_over(&mut held, &plan(", kind = \"break\""));
    let kinds = |held: &LiveMeeting| held.meeting().slots().iter().map(|run| run.slot.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&held), [SlotKind::Item, SlotKind::Break, SlotKind::Item]);
    assert_eq!(held.meeting().slot_state(1), SlotState::Done);
    // What was decided on it is not lost under a break.
    let mut held = LiveMeeting::new(plan(""));
    decide(held.at("9.00").start("a").at("9.10").start("pause"), Target::Point("pause".into()), "Besluttet");
    take_over(&mut held, &plan(", kind = \"break\""));
    assert_eq!(kinds(&held).len(), 4);
}

#[test]
fn a_title_with_another_number_or_word_in_it_is_another_matter() {
    for (before, after) in [
        ("Regnskab for 2024", "Regnskab for 2025"),
        ("Salg af Havnevej 12", "Salg af Havnevej 14"),
        ("Salg af Havnevej", "Salg af Skovvej"),
        ("Opsigelse af Jens Hansen", "Opsigelse af Jens Jensen"),
        ("Velkomst", "Ansættelse af ny direktør"),
    ] {
        let old = || plan(&[(1, before, "a"), (2, "Skole", "b")]);
        assert_eq!(ends_on(decided(old(), "1"), &plan(&[(1, after, "ny"), (2, "Skole", "b")])), stays("1~"), "{after}");
        let moved = plan(&[(1, "Skole", "b"), (2, after, "ny")]);
        assert_eq!(ends_on(decided(old(), "1"), &moved), stays("1~"), "{after}");
    }
}

#[test]
fn an_item_retitled_and_renumbered_in_one_save_is_found_and_its_number_gives_nothing() {
    let before = plan(&[(1, "Salg af Havnevej 12", "a"), (2, "Skole", "b")]);
    let after =
        plan(&[(1, "Ansættelse af ny direktør", "c"), (2, "Skole", "b"), (3, "Salg af grunden Havnevej 12", "a")]);
    assert_eq!(ends_on(decided(before, "1"), &after), is_now("3"));
    // Two that may be it are none.
    let before = plan(&[(1, "Afsked med Anna", ""), (2, "Skole", "")]);
    let after = plan(&[(1, "Skole", ""), (2, "Afsked med Anna B", ""), (3, "Afsked med Anna C", "")]);
    assert_eq!(ends_on(decided(before, "1"), &after), stays("1~"));
}

#[test]
fn what_was_taken_back_comes_back_where_it_was() {
    let mut held = decided(plan(&[(1, "Budget", ""), (2, "Skole", "")]), "1");
    let seq = held.history.next_undo().unwrap().seq;
    held.record(Event::Undone { undo: seq });
    take_over(&mut held, &plan(&[(1, "Ansættelse", ""), (2, "Skole", "")]));
    held.record(Event::Redone { redo: seq });
    let meeting = held.history.meeting();
    assert_eq!(meeting.title(&meeting.records()[0].on), "Budget");
}

#[test]
fn before_the_record_a_number_is_enough_but_not_for_what_is_being_written() {
    let held = LiveMeeting::new(plan(&[(1, "Budget", "")]));
    let meeting = punktlig::meeting::Meeting::new(held.history.meeting().agenda().clone(), None, false);
    let after = plan(&[(1, "Ansættelse", "")]);
    let on = Target::Item("1".into());
    assert_eq!(reload::decide(&meeting, &after, &[]).items.len(), 1);
    let matching = reload::decide(&meeting, &after, std::slice::from_ref(&on));
    assert_eq!((matching.items.len(), matching.keep), (0, vec![on]));
}

#[test]
fn another_meetings_agenda_is_known_by_its_titles_its_date_and_its_number() {
    let items = [(1, "Budget", ""), (2, "Skole", ""), (3, "Eventuelt", "")];
    let is_other = |held: &LiveMeeting, agenda: &Agenda| reload::may_be_another_meeting(held.history.meeting(), agenda);
    let mut held = LiveMeeting::new(plan_on("2025-01-15", "Møde nr. 3", &items));
    let next = plan_on("2025-01-22", "Møde nr. 4", &[(1, "Opsigelse", ""), (2, "Køb", "")]);
    assert!(!is_other(&held, &next), "nothing has happened that could come under other titles");
    held.at("9.00").start("1");
    decide(&mut held, Target::Item("1".into()), "Godkendt");
    assert!(is_other(&held, &next));
    let mut counted = LiveMeeting::new(plan_on("2025-01-15", "Møde nr. 3", &items));
    counted.at("8.55").record(Event::AllPresentRecorded);
    assert!(is_other(&counted, &next), "those who came came to another meeting");
    let same = "Møde nr. 3";
    for (date, title, items, expected) in [
        ("2025-01-15", same, vec![(1, "Opsigelse", ""), (2, "Køb", ""), (3, "Eventuelt", "")], true),
        ("2025-01-15", same, vec![(1, "Skole", ""), (2, "Eventuelt", "")], false),
        ("2025-01-22", same, vec![(1, "Budget", ""), (2, "Skole", "")], true),
        ("2025-01-15", "Møde nr. 4", vec![(1, "Budget", "")], true),
        ("2025-01-15", same, vec![(1, "Nyt", ""), (2, "Budget", "")], false),
        ("2025-01-15", "Mødet nr. 3", vec![(1, "Budget", "")], false),
        ("2025-01-15", same, vec![(1, "Budget for skoler", "")], false),
    ] {
        assert_eq!(is_other(&held, &plan_on(date, title, &items)), expected, "{date} {title} {items:?}");
    }
    // With another head, one matter that is not found is enough.
    decide(&mut held, Target::Item("2".into()), "Godkendt");
    let half = |title: &str| plan_on("2025-01-15", title, &[(1, "Budget", ""), (2, "Ferie", "")]);
    assert!(!is_other(&held, &half("Møde nr. 3")));
    assert!(is_other(&held, &half("Repræsentantskab nr. 3")));
    // Once it was taken over, what it had dropped asks no more.
    take_over(&mut held, &next);
    assert!(!is_other(&held, &plan_on("2025-01-22", "Møde nr. 4", &[(1, "Opsigelse", ""), (2, "Køb af jord", "")])));
}

#[test]
fn days_of_a_moved_plan_do_not_count_again_once_the_file_has_the_right_date() {
    let items = [(1, "Budget", ""), (2, "Skole", "")];
    let moved = || {
        let mut held = LiveMeeting::new(plan_on("2025-01-08", "Møde", &items));
        held.day = "2025-01-15".parse().unwrap();
        held.at("9.00").record(Event::PlanMoved { shift: Shift { days: 7, minutes: -60 } });
        held.at("8.00").start("1");
        decide(&mut held, Target::Item("1".into()), "Godkendt");
        held
    };
    let begins = |held: &LiveMeeting| held.history.meeting().slots()[0].slot.start.unwrap().to_string();
    let mut held = moved();
    assert_eq!(begins(&held), "2025-01-15 08:00:00");
    let mended = plan_on("2025-01-15", "Møde", &items);
    assert!(!reload::may_be_another_meeting(held.history.meeting(), &mended), "it is the day on which it is held");
    for agenda in [mended.clone(), plan_on("2025-01-15", "Møde", &[(1, "Budget", ""), (2, "Skoler", "")])] {
        take_over(&mut held, &agenda);
        assert_eq!(held.history.meeting().agenda().date.to_string(), "2025-01-15");
        assert_eq!(begins(&held), "2025-01-15 08:00:00", "the file still has the old times");
    }
    // The times too, where the file has those at which it is held.
    let mut held = moved();
    let mut timed = mended;
    for slot in &mut timed.slots {
        slot.start = slot.start.map(|at| at - chrono::TimeDelta::minutes(60));
    }
    take_over(&mut held, &timed);
    assert_eq!(begins(&held), "2025-01-15 08:00:00");
    // A file with the old date still means the old plan.
    let mut held = moved();
    take_over(&mut held, &plan_on("2025-01-08", "Møde", &[(1, "Budget", ""), (2, "Skoler", "")]));
    assert_eq!(begins(&held), "2025-01-15 08:00:00");
}

#[test]
fn an_id_that_is_given_to_somebody_else_is_found_where_something_is_recorded_of_its_owner() {
    let people = |names: &[(&str, &str)]| {
        let person = |(id, name): &(&str, &str)| format!("{{ id = \"{id}\", name = \"{name}\", role = \"member\" }}");
        let people = names.iter().map(person).collect::<Vec<_>>().join(", ");
        let items = "item = [{ number = 1, title = \"A\" }]\nslot = [{ at = \"9.00\", items = [1] }]";
        agenda(&format!("date = 2025-01-15\nperson = [{people}]\n{items}\n"))
    };
    let before = [("aa", "Anna Agerskov"), ("bb", "Bo Bech"), ("cc", "Carla Clausen")];
    let swapped = people(&[("bb", "Anna Agerskov"), ("aa", "Bo Bech"), ("cc", "Carla Clausen")]);
    let aa = || Who::Id("aa".into());
    let owners = vec![aa()];
    let facts = [
        Event::AttendanceRecorded { who: aa(), status: AttendanceStatus::Absent, reason: None, substitute: None },
        Event::FollowUpRecorded { on: Target::Item("1".into()), follow_up: FollowUp { owners, ..FollowUp::default() } },
        Event::DisqualificationRecorded { who: aa(), on: Target::Item("1".into()) },
    ];
    for fact in facts {
        let mut held = LiveMeeting::new(people(&before));
        let found = |held: &LiveMeeting, agenda: &Agenda| reload::person_trouble(&held.history, agenda, &[]);
        assert_eq!(found(&held, &swapped), None, "nothing is recorded of anybody");
        held.at("9.00").record(fact);
        let of = |after: &str| {
            let (before, after) = ("Anna Agerskov".to_owned(), after.to_owned());
            Some(PersonTrouble::GivenAway { id: "aa".into(), before, after })
        };
        assert_eq!(found(&held, &swapped), of("Bo Bech"));
        let others = |name: &str| people(&[("aa", name), ("bb", "Bo Bech"), ("cc", "Carla Clausen")]);
        assert_eq!(found(&held, &others("Dorte Dam")), of("Dorte Dam"));
        let moved = people(&[("aa", "Anna Clausen"), ("dd", "Anna Agerskov")]);
        assert_eq!(found(&held, &moved), of("Anna Clausen"));
        for same in ["Anna Agerskov", "anna  agerskov", "Anna Agersko", "Anna Bech Agerskov", "A. Agerskov"] {
            assert_eq!(found(&held, &others(same)), None, "{same}");
        }
        for other in ["Anna Holm", "Anne Agersko", "B. Agerskov", "Agerskov", "A."] {
            assert_eq!(found(&held, &others(other)), of(other), "one word that is the same is not enough");
        }
        assert_eq!(found(&held, &people(&before[1..])), None, "who is gone keeps the name");
        let renamed = people(&[("an", "Anna Agerskov"), ("bb", "Bo Bech")]);
        let (name, id, other) = ("Anna Agerskov".to_owned(), "aa".into(), "an".into());
        assert_eq!(found(&held, &renamed), Some(PersonTrouble::OtherId { name, id, other }), "she would be two");
        let seq = held.history.next_undo().unwrap().seq;
        held.record(Event::Undone { undo: seq });
        assert_eq!(found(&held, &swapped), of("Bo Bech"), "what was taken back can come back");
    }
    let guest = |name: &str| {
        let person = format!("person = [{{ id = \"gg\", name = \"{name}\" }}]");
        agenda(&format!(
            "date = 2025-01-15\n{person}\nslot = [{{ at = \"9.00\", title = \"A\", guests = [\"gg\"] }}]\n"
        ))
    };
    let mut held = LiveMeeting::new(guest("Gry Gade"));
    let who = Who::Id("gg".into());
    held.at("9.00").record(Event::GuestMarked { slot: "a".into(), who, mark: GuestMark::CalledIn });
    assert!(reload::person_trouble(&held.history, &guest("Finn Frost"), &[]).is_some());
}

/// A plan of twenty minutes each from 9.00. A line is an item by its number, or a point by "-"; then come its title and
/// more of its table, after semicolons.
fn listed(lines: &[&str]) -> Agenda {
    let mut text = "title = \"Møde\"\ndate = 2025-01-15\n".to_owned();
    for (place, line) in lines.iter().enumerate() {
        let at = format!("at = \"{}.{:02}\"\nminutes = 20\n", 9 + place / 3, place % 3 * 20);
        let (number, rest) = line.split_once(' ').unwrap();
        let (title, more) = rest.split_once("; ").unwrap_or((rest, ""));
        let keys = format!("title = \"{title}\"\n{}\n", more.replace("; ", "\n"));
        if number == "-" {
            text += &format!("[[slot]]\n{at}{keys}");
        } else {
            let id = more.split("id = \"").nth(1).and_then(|id| id.split('"').next()).unwrap_or(number);
            text += &format!("[[item]]\nnumber = {number}\n{keys}[[slot]]\n{at}items = [\"{id}\"]\n");
        }
    }
    agenda(&text)
}

/// Says where a decision on the matter of some place is once other agendas are taken over one after the other, and
/// whether the public may read it.
fn found_in(before: &[&str], place: usize, changes: &[&[&str]]) -> String {
    let mut held = LiveMeeting::new(listed(before));
    let slot = &held.history.meeting().slots()[place].slot;
    let on = slot.items.first().map_or(Target::Point(slot.id.clone()), |id| Target::Item(id.clone()));
    decide(held.at("9.00"), on, "Besluttet");
    for lines in changes {
        take_over(&mut held, &listed(lines));
    }
    let meeting = held.history.meeting();
    let on = &meeting.records()[0].on;
    let (id, is_removed) = match on {
        Target::Item(id) => (&id.0, meeting.is_item_removed(id)),
        Target::Point(id) => (&id.0, meeting.slots()[meeting.slot_index(id).unwrap()].removed),
    };
    let found = if is_removed { "removed" } else { id };
    let access = if meeting.is_closed(on) || meeting.is_withheld(&meeting.records()[0]) { "closed" } else { "open" };
    format!("{found} {access}")
}

const CLOSED: &str = "access = \"closed\"";

#[test]
fn words_and_names_added_to_a_title_keep_the_item_though_other_numbers_change_or_its_own() {
    let bane = "Ny kunstgræsbane i Nørreby";
    for (after, found) in [
        ("4 Ny kunstgræsbane i Nørreby og Sønderby", "4 open"),
        ("6 Ny kunstgræsbane i Nørreby og Sønderby", "6 open"),
        ("4 Etablering af og drift af ny kunstgræsbane i Nørreby", "4 open"),
        // Words before it, and another number: that may be another matter.
        ("6 Klage over støj fra ny kunstgræsbane i Nørreby", "removed open"),
        // A name in the place of another, and more.
        ("4 Ny kunstgræsbane i Sønderby og Vesterby", "removed open"),
        ("4 Ny kunstgræsbane i Nørreby og 2 andre byer", "removed open"),
        // It is closed now, as far as can be known, and with it what was recorded.
        ("4 Ny kunstgræsbane i Nørreby og Sønderby; access = \"closed\"", "removed closed"),
    ] {
        let before = [format!("4 {bane}"), "8 Klage".into(), "9 Tilskud".into()];
        let before = before.each_ref().map(String::as_str);
        assert_eq!(found_in(&before, 0, &[&[after, "9 Klage", "8 Tilskud"]]), found, "{after}");
    }
    // Shorter by as much.
    let before = ["4 Ny kunstgræsbane i Nørreby og Sønderby", "8 Klage", "9 Tilskud"];
    assert_eq!(found_in(&before, 0, &[&[&format!("4 {bane}"), "9 Klage", "8 Tilskud"]]), "4 open");
    // Two that may be it are none.
    let two = ["4 Ny kunstgræsbane i Nørreby og Sønderby", "5 Ny kunstgræsbane i Nørreby, nye lysmaster"];
    let before = [format!("4 {bane}"), "8 Klage".into(), "9 Tilskud".into()];
    let before = before.each_ref().map(String::as_str);
    assert_eq!(found_in(&before, 0, &[&[two[0], two[1], "9 Klage", "8 Tilskud"]]), "removed open");
}

#[test]
fn words_added_to_a_closed_title_keep_the_closed_item_and_open_nothing() {
    let before = ["4 Ny kunstgræsbane i Nørreby; access = \"closed\"", "8 Klage", "9 Tilskud"];
    let longer = "4 Ny kunstgræsbane i Nørreby og Sønderby";
    let closed = format!("{longer}; {CLOSED}");
    assert_eq!(found_in(&before, 0, &[&[&closed, "9 Klage", "8 Tilskud"]]), "4 closed");
    assert_eq!(found_in(&before, 0, &[&[longer, "9 Klage", "8 Tilskud"]]), "removed closed");
}

#[test]
fn what_becomes_closed_takes_its_records_along_and_leaves_none_to_what_is_like_it() {
    let closed = |line: &str| format!("{line}; {CLOSED}");
    let all = |lines: &[&str], closing: &[usize]| -> Vec<String> {
        let line = |(n, line): (usize, &&str)| if closing.contains(&n) { closed(line) } else { (*line).to_owned() };
        lines.iter().enumerate().map(line).collect()
    };
    // Before, the place of the record, after, the places that are closed then, where the record is.
    type Case<'a> = (&'a [&'a str], usize, &'a [&'a str], &'a [usize], &'a str);
    let jens = "- Personalesag; id = \"jens\"";
    let lone = "- Personalesag; id = \"lone\"";
    let cases: &[Case] = &[
        // One item becomes a closed and an open one.
        (
            &["1 Budget", "2 Salg af ejendommen Havnevej 12", "3 Eventuelt"],
            1,
            &[
                "1 Budget",
                "2 Salg af ejendommen Havnevej 12, forhandling om prisen",
                "3 Salg af ejendommen Havnevej 12, høring",
                "4 Eventuelt",
            ],
            &[1],
            "removed closed",
        ),
        (
            &["1 Budget", "2 Ansættelse af ny skoleleder", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Ansættelse", "3 Eventuelt", "4 Ansættelse af ny skoleleder, tidsplan"],
            &[1],
            "2 closed",
        ),
        (
            &["1 Budget", "2 Opsigelse af Jens Hansen", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Opsigelse", "3 Opsigelse af Jens Hansens vikar", "4 Eventuelt"],
            &[1],
            "removed closed",
        ),
        (
            &["1 Budget", "2 Salg af Havnevej; case = \"25/17\"", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Salg af Havnevej, forhandling om prisen", "3 Høring; case = \"25/17\"", "4 Eventuelt"],
            &[1],
            "removed closed",
        ),
        (
            &["1 Budget", "- Salg af ejendommen Havnevej 12"],
            1,
            &[
                "1 Budget",
                "- Salg af ejendommen Havnevej 12, høring",
                "- Salg af ejendommen Havnevej 12, forhandling om prisen",
            ],
            &[2],
            "removed closed",
        ),
        // Nothing that the closed one says is of it.
        (
            &["1 Budget", "2 Kloakering", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Kloakering, etape", "3 Eventuelt", "4 Personalesag"],
            &[3],
            "removed closed",
        ),
        // The same title, and all else that it says, goes with the closed one.
        (
            &["1 Budget", "2 Personalesag; background = \"Jens\"", "3 Eventuelt"],
            1,
            &[
                "1 Budget",
                "2 Personalesag; background = \"Lone\"",
                "3 Eventuelt",
                "4 Personalesag; background = \"Jens\"",
            ],
            &[3],
            "4 closed",
        ),
        (
            &["1 Budget", "2 Personalesag; case = \"25/17\"", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Personalesag; case = \"25/18\"", "3 Eventuelt", "4 Personalesag; case = \"25/17\""],
            &[3],
            "4 closed",
        ),
        (
            &["1 Budget", "2 Personalesag; background = \"Jens\"", "3 Eventuelt"],
            1,
            &[
                "1 Budget",
                "2 Personalesag; background = \"Lone\"",
                "3 Eventuelt",
                "4 Personalesag; background = \"Jens\"; process = \"Udvalg\"",
            ],
            &[],
            "removed open",
        ),
        (
            &["1 Budget", "2 Personalesag", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Personalesag", "3 Eventuelt", "4 Personalesag; background = \"Jens\""],
            &[3],
            "removed closed",
        ),
        // Of several with one title that say nothing else the number tells, if they have the same ones.
        (
            &["1 Budget", "3 Personalesag", "4 Personalesag", "5 Eventuelt"],
            2,
            &["1 Budget", "4 Personalesag", "3 Personalesag", "5 Eventuelt"],
            &[1],
            "4 closed",
        ),
        (
            &["1 Budget", "3 Personalesag", "4 Personalesag", "5 Eventuelt"],
            2,
            &["1 Budget", "4 Personalesag", "3 Personalesag", "5 Eventuelt"],
            &[],
            "4 open",
        ),
        (
            &["1 Budget", "3 Personalesag", "4 Personalesag", "5 Eventuelt"],
            2,
            &["1 Budget", "2 Personalesag", "3 Personalesag", "5 Eventuelt"],
            &[1],
            "removed closed",
        ),
        (
            &["1 Budget", "3 Personalesag", "4 Personalesag", "5 Eventuelt"],
            2,
            &["1 Budget", "2 Personalesag", "3 Personalesag", "4 Personalesag", "5 Eventuelt"],
            &[1],
            "removed closed",
        ),
        (
            &["1 Budget", "- Personalesag", "- Personalesag"],
            1,
            &["1 Budget", "- Personalesag", "- Personalesag"],
            &[2],
            "removed closed",
        ),
        // An own id says more than a title.
        (
            &["1 Budget", "2 Personalesag; id = \"jens\"", "3 Eventuelt"],
            1,
            &["1 Budget", "2 Opsigelse; id = \"jens\"", "3 Personalesag; id = \"lone\"", "4 Eventuelt"],
            &[1],
            "jens closed",
        ),
        (&["1 Budget", jens, lone], 1, &["1 Budget", lone, jens], &[], "jens open"),
        (&["1 Budget", jens, lone], 1, &["1 Budget", lone, jens], &[2], "jens closed"),
        (&["1 Budget", jens, lone], 1, &["1 Budget", jens, lone], &[1], "jens closed"),
        (&["1 Budget", jens], 1, &["1 Budget", "- Opsigelse; id = \"jens\"", lone], &[1], "jens closed"),
        // Where an id is gone, the title tells.
        (
            &["1 Budget", "2 Personalesag; id = \"jens\""],
            1,
            &["1 Budget", "2 Økonomi", "3 Personalesag"],
            &[],
            "3 open",
        ),
    ];
    let mut wrong: Vec<String> = Vec::new();
    for (before, place, after, closing, expected) in cases {
        let after = all(after, closing);
        let lines: Vec<&str> = after.iter().map(String::as_str).collect();
        let found = found_in(before, *place, &[&lines]);
        if found != *expected {
            wrong.push(format!("{found} (not {expected}): {before:?} {after:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_slip_of_the_pen_is_put_right_also_after_something_closed_came() {
    let skole = |title: &str| format!("2 {title}");
    let (wrong, right) = (skole("Skolestrktur"), skole("Skolestruktur"));
    let closed = |title: &str| format!("3 {title}; {CLOSED}");
    let (mistyped, sag) = (closed("Personalsag"), closed("Personalesag"));
    let before = ["1 Budget", &wrong, &mistyped];
    assert_eq!(found_in(&before, 1, &[&["1 Budget", &wrong, &sag], &["1 Budget", &right, &sag]]), "2 open");
    assert_eq!(found_in(&before, 1, &[&["1 Budget", &right, &sag]]), "2 open");
    let came = ["1 Budget", &wrong, &sag];
    assert_eq!(found_in(&["1 Budget", &wrong], 1, &[&came, &["1 Budget", &right, &sag]]), "2 open");
    // Not where what came may be it.
    let own = closed("Skolestrukturen, personalet");
    assert_eq!(found_in(&["1 Budget", &wrong], 1, &[&["1 Budget", &right, &own]]), "removed closed");
    // Nor where it is more than a slip.
    let more = skole("Skolestrukturer i byen");
    assert_eq!(found_in(&before, 1, &[&["1 Budget", &wrong, &sag], &["1 Budget", &more, &sag]]), "removed closed");
}

#[test]
fn an_id_stays_with_its_person_through_agendas_that_lack_them_and_short_names_are_put_right() {
    let people = |name: &str| {
        let bo = if name.is_empty() { String::new() } else { format!("person = [{{ id = \"b\", {name} }}]\n") };
        let items = "item = [{ number = 1, title = \"A\" }]\nslot = [{ at = \"9.00\", items = [1] }]";
        agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\n{bo}{items}\n"))
    };
    let of = |name: &str| people(&if name.is_empty() { String::new() } else { format!("name = \"{name}\"") });
    let who = || Who::Id("b".into());
    let absent =
        || Event::AttendanceRecorded { who: who(), status: AttendanceStatus::Absent, reason: None, substitute: None };
    let follow_up = FollowUp { owners: vec![who()], ..FollowUp::default() };
    let mark = Event::GuestMarked { slot: "a".into(), who: who(), mark: GuestMark::Arrived };
    for fact in [absent(), Event::FollowUpRecorded { on: Target::Item("1".into()), follow_up }, mark] {
        let mut held = LiveMeeting::new(of("Bo Bech"));
        held.at("9.00").record(fact);
        let seq = held.history.next_undo().unwrap().seq;
        held.record(Event::Undone { undo: seq });
        take_over(&mut held, &of(""));
        assert!(reload::person_trouble(&held.history, &of("Birthe Bang"), &[]).is_some());
        assert_eq!(reload::person_trouble(&held.history, &of("Bo Bech"), &[]), None);
    }
    for (before, after, is_same) in [
        ("Bnet", "Bent", true),
        ("Ane", "Anne Lund", true),
        ("Åge", "Aage", true),
        ("Hans Petersen", "Hans Pedersen", true),
        ("A. Hansen", "Anders Hansen", true),
        ("Bnet", "Bnet (Bent)", true),
        ("NN", "Karl Juul (NN)", true),
        ("Jens Hansen", "Jens Holm", false),
        ("Jan Hansen", "Jon Jansen", false),
        ("NN", "Karl Juul", false),
        ("Sekretær", "Karl Juul", false),
    ] {
        let mut held = LiveMeeting::new(of(before));
        held.at("9.00").record(absent());
        assert_eq!(reload::person_trouble(&held.history, &of(after), &[]).is_none(), is_same, "{before}, {after}");
    }
    // One who has a name more and another title is not sure to be the same.
    let mut held = LiveMeeting::new(people("name = \"Jens\", title = \"Direktør\""));
    held.at("9.00").record(absent());
    let other = people("name = \"Jens Holm\", title = \"Læge\"");
    assert!(reload::person_trouble(&held.history, &other, &[]).is_some());
    // What is being written of somebody counts.
    let held = LiveMeeting::new(of("Bo Bech"));
    assert_eq!(reload::person_trouble(&held.history, &of("Birthe Bang"), &[]), None);
    assert!(reload::person_trouble(&held.history, &of("Birthe Bang"), &[who()]).is_some());
}

/// A matter of the random meetings: who it is, and its title.
type Matter = (usize, &'static str);

const TITLES: [&str; 6] = ["Orientering", "Eventuelt", "Orientering", "Budget", "Skole", "Eventuelt"];

/// How the matters of a random meeting are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Items with a text of their own.
    Told,
    /// Items that say nothing but their titles.
    Bare,
    /// Points that say nothing but their titles.
    Points,
}

fn of_matters(matters: &[Matter], kind: Kind) -> Agenda {
    if kind == Kind::Points {
        let times: Vec<String> = (0..matters.len()).map(|n| format!("{}.{:02}", 9 + n / 6, n % 6 * 10)).collect();
        let slots: Vec<(&str, &str)> =
            times.iter().zip(matters).map(|(at, (_, title))| (at.as_str(), *title)).collect();
        return points(&slots);
    }
    let texts: Vec<String> = matters.iter().map(|(who, _)| format!("Sag M{who}M")).collect();
    let items: Vec<(u32, &str, &str)> = (1..)
        .zip(matters.iter().zip(&texts))
        .map(|(n, ((_, title), text))| (n, *title, if kind == Kind::Told { text.as_str() } else { "" }))
        .collect();
    plan(&items)
}

/// The place of what a record is on among the matters that the file has; none: it has been removed.
fn place_in_file(meeting: &Meeting, on: &Target) -> Option<usize> {
    match on {
        Target::Item(id) if meeting.is_item_removed(id) => None,
        Target::Item(id) => meeting.agenda().items.iter().position(|i| i.id == *id),
        Target::Point(id) => {
            let is_removed = meeting.slots()[meeting.slot_index(id).unwrap()].removed;
            meeting.agenda().slots.iter().position(|s| s.id == *id).filter(|_| !is_removed)
        }
    }
}

fn edits() -> impl Strategy<Value = Vec<(Index, &'static str)>> {
    prop::collection::vec((any::<Index>(), prop::sample::select(TITLES.to_vec())), 1..4)
}

proptest! {
    #![proptest_config(cases(300))]

    /// Whatever is put in or taken out, with titles that several have: a record says whose it is, and is on nobody
    /// else's matter.
    #[test]
    fn a_record_is_never_on_another_matter_whatever_is_put_in_or_taken_out(
        first in prop::collection::vec(prop::sample::select(TITLES.to_vec()), 1..7),
        steps in prop::collection::vec((any::<bool>(), edits(), any::<Index>()), 1..6),
        kind in prop::sample::select(vec![Kind::Told, Kind::Bare, Kind::Points]),
    ) {
        let mut matters: Vec<Matter> = first.into_iter().enumerate().collect();
        let mut next = matters.len();
        let mut gone: Vec<&str> = Vec::new();
        let mut held = LiveMeeting::new(of_matters(&matters, kind));
        for (takes_out, edits, records) in steps {
            if !matters.is_empty() {
                let place = records.index(matters.len());
                let agenda = held.history.meeting().agenda();
                let on = match kind {
                    Kind::Points => Target::Point(agenda.slots[place].id.clone()),
                    _ => Target::Item(agenda.items[place].id.clone()),
                };
                decide(&mut held, on, &format!("M{}M", matters[place].0));
            }
            for (place, title) in edits {
                if takes_out && matters.len() > 1 {
                    gone.push(matters.remove(place.index(matters.len())).1);
                } else if !takes_out && !gone.contains(&title) {
                    matters.insert(place.index(matters.len() + 1), (next, title));
                    next += 1;
                }
            }
            take_over(&mut held, &of_matters(&matters, kind));
            let meeting = held.history.meeting();
            for record in meeting.records() {
                let Content::Decision(decision) = record.current() else { continue };
                let Some(place) = place_in_file(meeting, &record.on) else { continue };
                prop_assert_eq!(&decision.text, &format!("M{}M", matters[place].0), "{:?}", &matters);
            }
            prop_assert!(meeting.records().iter().all(|r: &Record| !r.withdrawn));
        }
    }
}
