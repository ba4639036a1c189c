//! The agenda of the next meeting of a series: what comes along, and what does not.

use punktlig::agenda::next::{Earlier, Left, Origin, Point, Unusable, next};
use punktlig::agenda::{self, Checked};

const OLD: &str = r#"# Direktionens dagsorden
title = "Direktionsmøde"
date = 2026-11-04
body = "Direktionen"
start = "9.00"
end = "11.00"
members = ["ab", "cd"]
absent = [{ who = "ab", reason = "ferie" }]
meeting_number = "6/2026"
issued = 2026-11-01

# Medlemmerne
[[person]]
id = "ab"
name = "Anna Berg"
role = "member"

[[person]]
id = "cd"
name = "Carl Dam"
role = "member"

[[person]]
id = "ef" # kommer til punkt 3
name = "Eva Friis"

[[person]]
id = "gh"
name = "Gert Holm"

# Fast punkt
[[item]]
number = 1
title = "Godkendelse af referat"
standing = true
approves = "2026-10-07-direktionen"
annexes = [{ title = "Referat" }]

[[item]]
number = 2
title = "Budget"
heading = "Beslutninger"

[[item]]
number = 3
title = "Skolestruktur"
background = "Sagen blev rejst i maj."
annexes = [{ title = "Notat" }]

[[item]]
number = 4
title = "Lejemål"

[[item]]
number = 5
title = "Kommende møder"
kind = "upcoming"

[[slot]]
at = "9.00"
items = [1]

[[slot]]
at = "9.10"
items = [2]
guests = ["gh"]

[[slot]]
at = "9.40"
items = [3]
guests = ["ef"]

[[slot]]
at = "10.00"
kind = "break"
title = "Pause"

[[slot]]
at = "10.10"
items = [4]

[[slot]]
at = "10.30"
items = [5]

[[slot]]
at = "11.00"
kind = "close"

[[upcoming]]
date = 2026-11-11
points = ["Lederdag", { text = "Regnskab", minutes = 15 }]

[[upcoming]]
date = 2026-11-18
points = ["Trivselsmåling"]

[protocol]
title = "Referat"
"#;

fn left() -> Left {
    Left { postponed: vec!["3".into()], closed: vec!["3".into()], ..Left::default() }
}

fn made(old: &str, left: Left) -> (String, Checked) {
    let earlier = Earlier { text: old, name: "2026-11-04-direktionen", left };
    let next = next(&earlier, None).unwrap();
    let checked = agenda::load("a.toml", &next.toml, &mut |_| panic!("no include"));
    (next.toml, checked)
}

#[test]
fn the_next_meeting_has_what_every_meeting_has_and_what_was_left_for_it() {
    let (toml, checked) = made(OLD, left());
    assert!(checked.findings.is_empty(), "{:#?}\n{toml}", checked.findings);
    insta::assert_snapshot!(toml);
}

#[test]
fn its_plan_has_the_lengths_of_the_last_one_and_its_pauses_their_times() {
    let (toml, checked) = made(OLD, left());
    let agenda = checked.agenda.unwrap();
    let plan: Vec<String> = agenda
        .slots
        .iter()
        .map(|slot| {
            let at = slot.start.map(|start| start.format("%H.%M").to_string()).unwrap_or_default();
            format!("{at} {} {}", slot.title, slot.minutes.map(|m| m.to_string()).unwrap_or_default())
        })
        .collect();
    let expected = [
        "09.00 Godkendelse af referat 10",
        // Nobody has said how long it takes, so what is after it has no time until the pause has one.
        "09.10 Lederdag ",
        " Skolestruktur 20",
        "10.00 Pause 10",
        "10.10 Regnskab 15",
        "10.25 Kommende møder 30",
        "11.00 Mødet afsluttes 0",
    ];
    assert_eq!(plan, expected, "{toml}");
}

#[test]
fn what_was_closed_comes_in_as_closed_whatever_the_file_says() {
    let mut left = left();
    left.closed.push("5".into());
    left.is_plan_closed = true;
    left.points.push(Point { title: "Klage".into(), minutes: None, is_closed: true, origin: Origin::Postponed });
    let agenda = made(OLD, left).1.agenda.unwrap();
    let closed: Vec<&str> = agenda.items.iter().filter(|i| i.access.is_closed()).map(|i| i.title.as_str()).collect();
    // The forward plan was closed with the item that prints it.
    assert_eq!(closed, ["Skolestruktur", "Klage", "Lederdag", "Regnskab", "Kommende møder"]);
}

#[test]
fn numbers_go_on_where_they_did_not_begin_at_one() {
    let old = OLD.replace("\nnumber = ", "\nnumber = 15").replace("items = [", "items = [15");
    let agenda = made(&old, Left::default()).1.agenda.unwrap();
    let numbers: Vec<String> = agenda.items.iter().map(|item| item.number.clone().unwrap_or_default()).collect();
    assert_eq!(numbers, ["156", "157", "158", "159"]);
}

#[test]
fn no_day_is_guessed() {
    let of = |old: &str, date: Option<&str>| {
        let earlier = Earlier { text: old, name: "a", left: Left::default() };
        next(&earlier, date.map(|date| date.parse().unwrap())).map(|next| next.date.to_string())
    };
    assert_eq!(of(OLD, None).as_deref(), Ok("2026-11-11"));
    assert_eq!(
        of(&OLD.replace("date = 2026-11-11", "date = 2026-11-11\ncancelled = true"), None).as_deref(),
        Ok("2026-11-18")
    );
    let (without, _) = OLD.split_once("[[upcoming]]").unwrap();
    assert_eq!(of(without, None), Err(Unusable::NoDate));
    assert_eq!(of(OLD, Some("2026-11-04")), Err(Unusable::NotLater));
    assert_eq!(of("title = ", None), Err(Unusable::Broken));
}

#[test]
fn an_agenda_without_times_goes_on_without_times() {
    let old = "title = \"M\"\ndate = 2026-11-04\n[[item]]\nnumber = 1\ntitle = \"Referat\"\nstanding = true\n\
               [[item]]\nnumber = 2\ntitle = \"Andet\"\n[[upcoming]]\ndate = 2026-12-02\npoints = [\"Vej\"]\n";
    let (toml, checked) = made(old, Left::default());
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    assert!(!toml.contains("[[slot]]"), "{toml}");
    let titles: Vec<String> = checked.agenda.unwrap().items.into_iter().map(|item| item.title).collect();
    assert_eq!(titles, ["Referat", "Vej"]);
}
