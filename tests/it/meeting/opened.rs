//! What the agenda's file opens and the meeting has closed: it stays closed until the meeting has taken the file over.

use punktlig::meeting::Meeting;
use punktlig::meeting::reload::opened_by;

use crate::kit::{LiveMeeting, agenda};

const HELD: &str = r#"
title = "M"
date = 2025-01-15
item = [
  { number = 1, title = "Budget" },
  { number = 2, title = "Salg af grund", access = "closed", annexes = [{ title = "Tilbud", document = "D-7" }] },
  { number = 3, title = "Tidsplan", annexes = [{ title = "Notat", access = "closed" }, { title = "Plan" }] },
]
slot = [
  { at = "9.00", items = [1], lead = ["Anna Berg"] },
  { at = "9.10", title = "Møde med køber", text = "Køber kommer", items = [2], guests = ["Kaj Køber"], lead = ["Ida Dahl"] },
  { at = "9.30", items = [3] },
  { at = "9.40", title = "Personalesag", access = "closed" },
]
"#;

/// What stays closed of a meeting that has `HELD`, where its file has changed from each first to each second.
fn stays_closed(changes: &[(&str, &str)]) -> Vec<String> {
    let file = changes.iter().fold(HELD.to_owned(), |file, (from, to)| {
        assert!(file.contains(from), "{from} in\n{file}");
        file.replacen(from, to, 1)
    });
    let (held, file) = (LiveMeeting::new(agenda(HELD)), agenda(&file));
    let planned = Meeting::new(file.clone(), None, false);
    opened_by(held.history.meeting(), &file).iter().map(|on| planned.title(on).to_owned()).collect()
}

#[test]
fn what_is_closed_in_a_meeting_and_open_in_its_file_stays_closed_wherever_the_file_has_its_words() {
    let none: [&str; 0] = [];
    let sale = ("title = \"Salg af grund\", access = \"closed\"", "title = \"Salg af grund\"");
    let own = "title = \"Møde med køber\", text = \"Køber kommer\", items = [2], guests = [\"Kaj Køber\"], lead = [\"Ida Dahl\"]";
    let third = "items = [3]";
    let moved = |words: &'static str| [(own, "items = [2]"), (third, words)];
    for (what, changes, stay) in [
        ("the same", vec![], &none[..]),
        ("other things", vec![("9.40", "9.50"), ("Budget", "Budget 2026"), ("Anna Berg", "Bo Bech")], &none),
        ("something new", vec![("item = [", "item = [{ number = 4, title = \"Nyt\" },")], &none),
        ("an item", vec![sale], &["Salg af grund", "Møde med køber"]),
        ("a point", vec![(", access = \"closed\" },\n]\n", " },\n]\n")], &["Personalesag"]),
        (
            "an item under another title",
            vec![("Salg af grund\", access = \"closed\"", "Havnen\"")],
            &["Havnen", "Møde med køber"],
        ),
        (
            "an item under a title with a stop",
            vec![("Salg af grund\", access = \"closed\"", "Salg af grund.\"")],
            &["Salg af grund.", "Møde med køber"],
        ),
        ("an annex", vec![("\"Notat\", access = \"closed\"", "\"Notat\"")], &["Tidsplan"]),
        ("a slot's title", moved("title = \"Møde med køber\", items = [3]").to_vec(), &["Møde med køber"]),
        ("a slot's text", moved("text = \"Køber kommer\", items = [3]").to_vec(), &["Tidsplan"]),
        ("a slot's guest", moved("guests = [\"Kaj Køber\"], items = [3]").to_vec(), &["Tidsplan"]),
        ("who presents", moved("lead = [\"Ida Dahl\"], items = [3]").to_vec(), &["Tidsplan"]),
        (
            "words where the closed item stays",
            vec![(own, "items = [2]"), (third, "items = [3]"), ("title = \"Budget\"", "title = \"Møde med køber\"")],
            &["Møde med køber"],
        ),
        (
            "a point that becomes an item",
            vec![
                ("item = [", "item = [{ number = 4, title = \"Personalesag\" },"),
                ("title = \"Personalesag\", access = \"closed\"", "items = [4]"),
            ],
            &["Personalesag", "Personalesag"],
        ),
        (
            "a point that treats an item",
            vec![("title = \"Personalesag\", access = \"closed\"", "title = \"Personalesag\", items = [1]")],
            &["Personalesag"],
        ),
    ] {
        assert_eq!(stays_closed(&changes), stay, "{what}");
    }
}
