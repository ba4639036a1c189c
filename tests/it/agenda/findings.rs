//! What a finding says and what is not told: helps, false alarms, what hides what.

use super::*;

/// The codes and underlined texts of what is found in an agenda with a title and a date.
fn underlined(text: &str) -> Vec<(&'static str, String)> {
    let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
    checked.findings.iter().map(|f| (f.code, checked.sources.slice(f.span).to_owned())).collect()
}

const SLOT: &str = "[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";

#[test]
fn a_whole_number_is_read_where_a_text_can_only_be_its_digits() {
    let text = "title = \"T\"\ndate = 2025-01-15\nmeeting_number = 11\ncase = 2_025_001_234\nreference = 7\n\
                [[item]]\nnumber = 1\ntitle = \"I\"\ncase = 42\n\
                annexes = [{ title = \"B\", document = 12345678901, id = 8 }]\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";
    let checked = load(&[("a.toml", text)]);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings.iter().map(|f| f.code).collect::<Vec<_>>());
    let agenda = checked.agenda.unwrap();
    assert_eq!(agenda.meeting_number.as_deref(), Some("11"));
    assert_eq!((agenda.case.as_deref(), agenda.reference.as_deref()), (Some("2025001234"), Some("7")));
    let item = &agenda.items[0];
    let annex = &item.annexes[0];
    assert_eq!((annex.document.as_deref(), annex.id.as_deref()), (Some("12345678901"), Some("8")));
    assert_eq!(item.case.as_deref(), Some("42"));
    for wrong in ["-1", "11.5", "0x1f", "true"] {
        assert_eq!(underlined(&format!("meeting_number = {wrong}\n"))[0].0, "wrong-type", "{wrong}");
    }
}

#[test]
fn every_finding_says_what_to_do_next() {
    for (code, text, help) in [
        ("empty-text", format!("{SLOT}guests = [\"\"]\n"), "slet dem"),
        ("empty-text", format!("{SLOT}[[unit]]\nid = \"u\"\nname = \"\"\n"), "name = \"…\""),
        ("duplicate-id", format!("{SLOT}id = \"a\"\n{SLOT}id = \"a\"\n"), "et andet id"),
        (
            "duplicate-number",
            format!("{SLOT}items = [1]\n{}", "[[item]]\nnumber = 1\ntitle = \"I\"\n".repeat(2)),
            "et andet nummer",
        ),
        (
            "alike-number",
            format!(
                "{SLOT}items = [1, \"1.\"]\n[[item]]\nnumber = 1\ntitle = \"I\"\n[[item]]\nnumber = \"1.\"\ntitle = \"J\"\n"
            ),
            "hvis det er samme punkt",
        ),
        ("out-of-range", format!("{SLOT}minutes = 1441\n"), "minutter, højst 1440"),
        ("wrong-type", format!("{SLOT}minutes = 5.5\n"), "et helt tal uden"),
        ("wrong-type", format!("{SLOT}fixed = \"måske\"\n"), "true eller false"),
        ("wrong-type", format!("{SLOT}items = [true]\n"), "nummeret, som det er"),
        ("unknown-timezone", format!("timezone = \"Copenhagen\"\n{SLOT}"), "Skriv Europe/Copenhagen."),
        ("unknown-timezone", format!("timezone = \"Europe/Kopenhagen\"\n{SLOT}"), "Skriv Europe/Copenhagen."),
        ("unknown-timezone", format!("timezone = \"dansk\"\n{SLOT}"), "fx Europe/Copenhagen"),
        ("wrong-type", "[protocol]\nquorum = 0\n".to_owned(), "et helt tal over 0"),
        ("unknown-word", "[protocol]\nquorum = \"halv\"\n".to_owned(), "half"),
        ("wrong-type", format!("{SLOT}notes = [\"x\"]\n"), "i anførselstegn: \"tekst\""),
        ("wrong-type", format!("{SLOT}guests = [1]\n"), "via = \"Teams\""),
        ("bad-id", format!("{SLOT}id = \"…\"\n"), "\"jk\""),
    ] {
        let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
        let json = agenda::finding::to_json(&checked.findings, Lang::Da);
        assert_eq!(json.as_array().unwrap().len(), 1, "{text}: {json:#}");
        assert_eq!(json[0]["code"], code, "{text}");
        assert!(json[0]["help"].as_str().unwrap().contains(help), "{text}: {}", json[0]["help"]);
    }
    let both = format!("[[person]]\nid = \"a\"\nname = \"A\"\n{SLOT}");
    let unit = "title = \"T\"\ndate = 2025-01-15\ninclude = [\"b.toml\"]\n[[unit]]\nid = \"a\"\nname = \"U\"\n";
    let checked = load(&[("a.toml", unit), ("b.toml", &both)]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering::PLAIN);
    assert!(shown.contains("Personer og enheder deler id'er"), "{shown}");
}

#[test]
fn an_id_that_cannot_be_one_hides_no_reference_to_somebody_else() {
    let text = "chair = \"JK\"\nminute_taker = \"nobody\"\n[[person]]\nid = \"JK\"\nname = \"J\"\n\
                [[item]]\nid = \"Et Punkt\"\ntitle = \"I\"\n[[item]]\nnumber = 5.5\ntitle = \"J\"\n\
                [[slot]]\nat = \"9.00\"\nitems = [\"Et Punkt\", \"5.5\", 7]\nguests = [\"hansen\"]\nlead = [\"jk\"]\n";
    let expected = [
        ("unknown-person", "\"nobody\""),
        ("bad-id", "\"JK\""),
        ("bad-id", "\"Et Punkt\""),
        ("wrong-type", "5.5"),
        ("unknown-item", "7"),
        ("unknown-person", "\"hansen\""),
    ];
    assert_eq!(underlined(text), expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn people_and_items_in_single_brackets_are_reported_once() {
    let text = "chair = \"jk\"\n[person]\nid = \"jk\"\nname = \"J\"\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";
    assert_eq!(underlined(text), [("wrong-type", "[person]".to_owned())]);
    let text = "[item]\nnumber = 1\ntitle = \"I\"\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";
    assert_eq!(underlined(text), [("wrong-type", "[item]".to_owned())]);
}

#[test]
fn what_an_include_may_hold_is_not_reported_as_unknown_while_the_include_is_missing() {
    let text =
        "include = [\"b.toml\"]\nchair = \"jk\"\nplce = 1\n[[slot]]\nat = \"9.00\"\nitems = [1]\nguests = [\"ba\"]\n";
    let expected = [("include-missing", "\"b.toml\""), ("unknown-key", "plce")];
    assert_eq!(underlined(text), expected.map(|(code, at)| (code, at.to_owned())));
}

#[test]
fn keys_after_a_broken_header_are_nobody_elses() {
    let head = "place = \"P\"\nchair = \"nobody\"\n";
    let body = "title = \"A\"\nat = \"9.00\"\nguests = [\"hansen\"]\ndate = 2025-01-16\n";
    let rest =
        "[[person]]\nid = \"x\"\nname = \"X\"\nrle = \"guest\"\n[[slot]]\nminutes = 5\ntitle = \"B\"\nfixed = 1\n";
    let last = ["[[slot]", "[[slot", "[slot]]", "[slot", "slot]]", "slot]", "[[sl ot]]", "[[slot}}"];
    for header in last {
        let first = format!("{head}{header}\n{body}{rest}");
        let middle = format!("{head}[[slot]]\nat = \"8.00\"\ntitle = \"A\"\n{header}\n{body}{rest}");
        let end = format!("{head}{rest}{header}\n{body}");
        for text in [first, middle, end] {
            let found: Vec<_> = underlined(&text).into_iter().map(|(code, _)| code).collect();
            let mut sorted = found.clone();
            sorted.sort_unstable();
            assert!(found.contains(&"toml-syntax"), "{text}\n{found:?}");
            sorted.retain(|code| *code != "unknown-person");
            assert_eq!(sorted, ["toml-syntax", "unknown-key", "wrong-type"], "{text}\n{found:?}");
            // Whoever is not named in what could not be read is not there, unless it may be a person's table.
            assert_eq!(found.contains(&"unknown-person"), header != "[[sl ot]]", "{text}\n{found:?}");
        }
    }
    let person = "chair = \"jk\"\n[[person]\nid = \"jk\"\nname = \"J\"\n[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";
    assert_eq!(underlined(person).into_iter().map(|(c, _)| c).collect::<Vec<_>>(), ["toml-syntax"]);
    let several = format!("[[slot]\n{body}[[slot]\n{body}[[slot]]\n{body}");
    let codes: Vec<_> = underlined(&several).into_iter().map(|(c, _)| c).collect();
    assert_eq!(codes, ["toml-syntax", "toml-syntax", "unknown-person"]);
}

#[test]
fn a_broken_header_is_reported_as_one_along_with_other_broken_lines_below_it() {
    let text = "title = \"T\"\ndate = 2025-01-15\nplace = \"P\"\nslot]]\ntitle = \"A\"\nat \"9.00\"\n";
    let checked = load(&[("a.toml", text)]);
    let lines: Vec<_> = checked.findings.iter().map(|f| (f.code, f.line)).collect();
    assert_eq!(lines, [("toml-syntax", 4), ("toml-syntax", 6)]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering::PLAIN);
    assert!(shown.contains("overskrift er ikke skrevet rigtigt"), "{shown}");
}

#[test]
fn an_empty_gap_is_not_a_budget_and_is_reported() {
    let plan = |times: &[&str]| {
        let slots: String = times.iter().map(|t| format!("[[slot]]\nat = \"{t}\"\ntitle = \"S\"\n")).collect();
        let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\nend = \"11.30\"\n{slots}"))]);
        let helps: Vec<String> = checked.findings.iter().map(|f| Lang::Da.say(&f.help)).collect();
        (checked.agenda.unwrap().slots.iter().map(|s| s.minutes).collect::<Vec<_>>(), helps.join("\n"))
    };
    let (minutes, help) = plan(&["10.00", "9.00", "10.30", "11.00"]);
    assert_eq!(minutes, [Some(30), None, Some(30), Some(30)]);
    assert!(help.starts_with("Mødet bruger 10.30, men dér er der ingen tid"), "{help}");
    // Two at one time: the first has no time of its own.
    assert_eq!(plan(&["10.00", "10.00", "11.00"]), (vec![None, Some(60), Some(30)], String::new()));
    let (minutes, help) = plan(&["10.00", "11.00", "10.30"]);
    assert_eq!(minutes, [Some(60), None, Some(30)]);
    assert!(help.starts_with("Mødet bruger 11.00, men så er der ingen tid til punktet før"), "{help}");
    // What is said to take no time takes none.
    let agenda =
        good("[[slot]]\nat = \"9.00\"\ntitle = \"A\"\nminutes = 0\n[[slot]]\nat = \"9.00\"\nkind = \"close\"\n");
    assert_eq!(agenda.slots.iter().map(|s| s.minutes).collect::<Vec<_>>(), [Some(0), Some(0)]);
}

#[test]
fn a_folder_of_templates_that_is_not_there_is_warned_about() {
    let dir = tempfile::tempdir().unwrap();
    let main = dir.path().join("m/a.toml");
    fs::create_dir_all(dir.path().join("m/bodies")).unwrap();
    fs::create_dir(dir.path().join("elsewhere")).unwrap();
    let body = dir.path().join("m/bodies/b.toml");
    fs::write(&main, format!("title = \"T\"\ndate = 2025-01-15\ninclude = [\"bodies/b.toml\"]\n{SLOT}")).unwrap();
    let found = |templates: &str| {
        fs::write(&body, format!("[protocol]\ntemplates = \"{templates}\"\n")).unwrap();
        let checked = files::load_agenda(&main).unwrap();
        assert!(checked.agenda.is_some());
        let told = |f: &agenda::Finding| {
            (f.code, one_way(f.file.clone()).ends_with("bodies/b.toml"), f.line, f.column, f.is_error())
        };
        checked.findings.iter().map(told).collect::<Vec<_>>()
    };
    let warned = [("no-templates", true, 2, 13, false)];
    assert_eq!(found("skabeloner"), warned);
    assert_eq!(found("../elsewhere"), warned);
    assert_eq!(found("a.toml"), warned);
    fs::create_dir(dir.path().join("m/skabeloner")).unwrap();
    assert_eq!(found("skabeloner"), []);
    assert_eq!(found(""), []);
}

#[test]
fn check_takes_the_folder_of_a_record_for_its_agenda() {
    let dir = tempfile::tempdir().unwrap();
    let main = dir.path().join("a.toml");
    fs::write(&main, format!("title = \"T\"\ndate = 2025-01-15\nplce = 1\n{SLOT}")).unwrap();
    let record = dir.path().join("a");
    fs::create_dir(&record).unwrap();
    let check = |path: &Path, json| {
        let mut out = Vec::new();
        let ok = commands::check::run(&[path.to_owned()], false, json, Lang::Da, Rendering::PLAIN, &mut out).unwrap();
        (ok, String::from_utf8(out).unwrap())
    };
    assert_eq!(check(&record, false), check(&main, false));
    assert_eq!(check(&record, true), check(&main, true));
    assert!(check(&record, false).1.contains("unknown-key"));
    fs::write(record.join("journal.jsonl"), "{}\n").unwrap();
    fs::remove_file(&main).unwrap();
    let (ok, shown) = check(&record, false);
    assert!(!ok && shown.contains("dets dagsorden er der ikke"), "{shown}");
    let (ok, json) = check(&record, true);
    assert!(!ok && json.contains("\"unreadable\"") && json.contains("Angiv en dagsorden"), "{json}");
}

#[test]
fn a_next_meeting_that_cannot_be_it_is_warned_about() {
    let plan = "upcoming = [{ date = 2025-01-22 }, { date = 2025-01-29, cancelled = true }, { date = 2025-02-05 }]\n";
    let warned = |next: &str, plan: &str| codes(&format!("next_meeting = {next}\n{plan}{SLOT}"));
    for next in ["2025-01-08", "2025-01-15", "2025-01-29", "2025-02-05"] {
        assert_eq!(warned(next, plan), ["next-meeting"], "{next}");
    }
    assert_eq!(warned("2025-01-08", ""), ["next-meeting"]);
    for (next, plan) in [("2025-01-22", plan), ("2025-01-20", plan), ("2025-02-05", "")] {
        assert!(warned(next, plan).is_empty(), "{next}");
    }
}

#[test]
fn an_empty_time_zone_takes_an_included_one_away() {
    let main = format!("include = [\"b.toml\"]\ntitle = \"T\"\ndate = 2025-01-15\ntimezone = \"\"\n{SLOT}");
    let checked = load(&[("a.toml", &main), ("b.toml", "timezone = \"Europe/Oslo\"\n")]);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    assert_eq!(checked.agenda.unwrap().timezone, None);
}
