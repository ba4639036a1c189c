//! What an item says of itself: the heading that it is under, who asked for it, who decides, what others decided.

use punktlig::agenda::Who;

use super::{codes, found, good};

const SLOTS: &str = "slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, \
                             { at = \"9.20\", items = [3] }]\n";

fn items(of: [&str; 3]) -> String {
    let item = |(n, keys): (usize, &str)| format!("{{ number = {n}, title = \"T{n}\"{keys} }}");
    format!("{SLOTS}item = [{}]\n", (1..).zip(of).map(item).collect::<Vec<_>>().join(", "))
}

#[test]
fn a_heading_is_over_its_item_and_those_after_it_until_the_next() {
    let headings = |of: [&str; 3]| -> Vec<Option<String>> {
        good(&items(of)).items.into_iter().map(|item| item.heading).collect()
    };
    let (some, other) = (Some("Sager".to_owned()), Some("Andet".to_owned()));
    assert_eq!(headings(["", ", heading = \"Sager\"", ""]), [None, some.clone(), some.clone()]);
    assert_eq!(headings([", heading = \"Sager\"", ", heading = \"\"", ""]), [some.clone(), None, None]);
    assert_eq!(headings([", heading = \"Sager\"", "", ", heading = \"Andet\""]), [some.clone(), some, other]);
}

#[test]
fn a_heading_over_nothing_but_closed_items_is_warned_about() {
    let closed = ", access = \"closed\"";
    let both = format!("{closed}, heading = \"Afsked af NN\"");
    assert_eq!(codes(&items(["", &both, closed])), ["closed-heading"]);
    assert_eq!(codes(&items(["", &both, ""])), [""; 0]);
    assert_eq!(codes(&items([&both, ", heading = \"\"", ""])), ["closed-heading"]);
    for neutral in ["Lukkede punkter", "B. Lukkede sager", "Punkter for lukkede døre", "Closed session"] {
        let both = format!("{closed}, heading = \"{neutral}\"");
        assert_eq!(codes(&items(["", &both, closed])), [""; 0], "{neutral}");
    }
    for telling in ["Lukkede punkter: afsked", "Lukkede lønsager", "Punkter til beslutning"] {
        let both = format!("{closed}, heading = \"{telling}\"");
        assert_eq!(codes(&items(["", &both, closed])), ["closed-heading"], "{telling}");
    }
    // A slot closes what it treats.
    let text = items([", heading = \"A\"", ", heading = \"B\"", ""])
        .replace("items = [1]", "items = [1], access = \"closed\"");
    assert_eq!(found(&text), [("closed-heading".to_owned(), 2, 47)]);
}

#[test]
fn an_item_after_one_with_a_higher_number_is_warned_about() {
    let file = |numbers: &[&str]| {
        let items = numbers.iter().enumerate().map(|(n, number)| {
            let closed = if number.ends_with('L') { "closed" } else { "open" };
            let number = number.trim_end_matches('L');
            format!("[[item]]\nid = \"p{n}\"\nnumber = \"{number}\"\ntitle = \"T{n}\"\naccess = \"{closed}\"\n")
        });
        items.collect::<String>()
    };
    for numbers in
        [&["1", "2", "3"][..], &["4", "4.1", "4.2", "5"], &["§ 63", "§ 62"], &["2/26", "1/26"], &["1", "2", "1L"]]
    {
        assert!(!codes(&file(numbers)).contains(&"number-order".to_owned()), "{numbers:?}");
    }
    for numbers in [&["1", "3", "2"][..], &["1", "2", "4b", "4a", "3"]] {
        let of_order = codes(&file(numbers)).into_iter().filter(|code| code == "number-order").count();
        assert_eq!(of_order, if numbers.len() == 3 { 1 } else { 2 }, "{numbers:?}");
    }
}

#[test]
fn a_block_over_nothing_but_closed_slots_is_warned_about() {
    let plan = |second: &str| {
        format!(
            "[[slot]]\nat = \"9.00\"\ntitle = \"A\"\nblock = \"Løn\"\naccess = \"closed\"\n\
             [[slot]]\nat = \"9.10\"\nkind = \"break\"\n[[slot]]\nat = \"9.20\"\ntitle = \"B\"\n{second}"
        )
    };
    assert_eq!(codes(&plan("access = \"closed\"\n")), ["closed-heading"]);
    assert_eq!(codes(&plan("block = \"\"\n")), ["closed-heading"]);
    assert_eq!(codes(&plan("date = 2025-01-16\n")), ["closed-heading"]);
    assert_eq!(codes(&plan("")), [""; 0]);
}

#[test]
fn who_asked_for_an_item_is_an_id_or_free_text() {
    let people = "person = [{ id = \"aa\", name = \"Anna\" }]\n";
    let mover = |written: &str| format!("{people}{}", items([&format!(", mover = \"{written}\""), "", ""]));
    assert_eq!(good(&mover("aa")).items[0].mover, Some(Who::Id("aa".into())));
    assert_eq!(good(&mover("Liste A")).items[0].mover, Some(Who::Name("Liste A".into())));
    assert_eq!(good(&mover("")).items[0].mover, None);
    assert_eq!(codes(&mover("bb")), ["unknown-person"]);
}

#[test]
fn what_others_decided_has_a_body_and_a_text() {
    let history = |written: &str| items([&format!(", history = [{{ {written} }}]"), "", ""]);
    let agenda = good(&history(
        "body = \"Udvalget\", date = 2025-02-04, number = 17, text = \"Tiltrådt.\", absent = [\"Bo Bech\"]",
    ));
    let earlier = &agenda.items[0].history[0];
    assert_eq!(
        (earlier.body.as_str(), earlier.number.as_deref(), earlier.text.as_str()),
        ("Udvalget", Some("17"), "Tiltrådt.")
    );
    assert_eq!(earlier.absent, [Who::Name("Bo Bech".into())]);
    assert_eq!(codes(&history("body = \"Udvalget\"")), ["missing-key"]);
    assert_eq!(codes(&history("text = \"Tiltrådt.\"")), ["missing-key"]);
    assert_eq!(codes(&history("body = \"Udvalget\", text = \" \"")), ["empty-text"]);
}

#[test]
fn this_body_decides_what_it_is_said_to_decide_itself() {
    let to = |body: &str| {
        let agenda = good(&format!("body = \"{body}\"\n{}", items([", decides = \"Byrådet\"", "", ""])));
        agenda.recommends_to(&agenda.items[0]).map(str::to_owned)
    };
    assert_eq!(to("Økonomiudvalget").as_deref(), Some("Byrådet"));
    assert_eq!(to("byrådet"), None);
}

#[test]
fn who_signs_is_an_id_or_a_title_and_asks_for_a_page_to_sign_on() {
    let people = "person = [{ id = \"aa\", name = \"Anna\", role = \"member\" }]\n";
    let of = |settings: &str| format!("{people}protocol = {{ {settings} }}\n{}", items(["", "", ""]));
    let protocol = good(&of("signers = [\"aa\", \"Sekretær\"]")).protocol;
    assert_eq!(protocol.signers, [Who::Id("aa".into()), Who::Name("Sekretær".into())]);
    assert!(protocol.signatures);
    assert!(!good(&of("signers = [\"aa\"], signatures = false")).protocol.signatures);
    assert!(!good(&of("signers = []")).protocol.signatures);
    assert_eq!(codes(&of("signers = [\"bb\"]")), ["unknown-person"]);
}

#[test]
fn a_supplementary_agenda_is_issued_between_the_agenda_and_the_meeting() {
    let of = |day: &str| format!("issued = 2025-01-10\n{}", items(["", "", &format!(", supplement = {day}")]));
    assert_eq!(good(&of("2025-01-13")).items[2].supplement, chrono::NaiveDate::from_ymd_opt(2025, 1, 13));
    assert_eq!(codes(&of("2025-01-09")), ["supplement-date"]);
    assert_eq!(codes(&of("2025-01-16")), ["supplement-date"]);
}
