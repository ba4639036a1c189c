//! Findings with their positions, the samples, the schema: agendas as `check` sees them.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail where it stands")]

mod findings;
mod items;
mod next;
mod people;
mod slips;
mod untimed;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::kit::faults::cases;
use crate::kit::one_way;
use proptest::prelude::*;
use punktlig::agenda::{self, Access, Agenda, Checked, ItemId, Recommendations, Rendering, Role, Unreadable, Who};
use punktlig::commands;
use punktlig::files;
use punktlig::lang::Lang;
use punktlig::text::is_hostile;

/// Checks agendas that are texts in memory; the first is the agenda itself.
fn load(files: &[(&str, &str)]) -> Checked {
    let known: BTreeMap<&str, &str> = files.iter().copied().collect();
    let (name, text) = files[0];
    agenda::load(name, text, &mut |path| {
        known.get(one_way(path.to_owned()).as_str()).map(|t| (*t).to_owned().into()).ok_or(Unreadable::Missing)
    })
}

/// Checks one text after a title and a date; lines count from the text's first.
fn found(text: &str) -> Vec<(String, usize, usize)> {
    let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
    checked.findings.iter().map(|f| (f.code.to_owned(), f.line - 2, f.column)).collect()
}

fn codes(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(code, ..)| code).collect()
}

fn good(text: &str) -> Agenda {
    let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::En, Rendering::PLAIN);
    assert!(checked.findings.is_empty(), "{shown}");
    checked.agenda.unwrap()
}

fn starts(agenda: &Agenda) -> Vec<(String, Option<u32>)> {
    agenda.slots.iter().map(|s| (s.start.unwrap().format("%d %H.%M").to_string(), s.minutes)).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sample(name: &str) -> Checked {
    files::load_agenda(&root().join("meetings").join(name)).unwrap()
}

fn sample_agenda(name: &str) -> Agenda {
    sample(name).agenda.unwrap()
}

const SAMPLES: &[&str] = &[
    "2024-01-22-kb-seminar.toml",
    "2024-01-24-direktionen.toml",
    "2024-08-28-workshop.toml",
    "2025-01-15-direktionen.toml",
    "2025-06-04-direktionen.toml",
    "2025-09-24-byraadet.toml",
];

#[test]
fn the_samples_have_exactly_the_warnings_that_their_originals_deserve() {
    let expected: &[&[(&str, usize)]] = &[&[], &[], &[("time-order", 103)], &[("announced-start", 6)], &[], &[]];
    for (name, expected) in SAMPLES.iter().zip(expected) {
        let checked = sample(name);
        let found: Vec<(&str, usize)> = checked.findings.iter().map(|f| (f.code, f.line)).collect();
        assert_eq!(&found, expected, "{name}");
        assert!(checked.agenda.is_some(), "{name}");
    }
}

#[test]
fn every_sample_is_there_and_names_the_schema() {
    let mut names: Vec<String> = fs::read_dir(root().join("meetings"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".toml"))
        .collect();
    names.sort();
    assert_eq!(names, SAMPLES);
    for name in SAMPLES.iter().copied().chain(["bodies/direktionen.toml"]) {
        let path = root().join("meetings").join(name);
        let text = fs::read_to_string(&path).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        assert!(path.parent().unwrap().join(schema).is_file(), "{name} names no schema");
    }
}

#[test]
fn the_workshop_runs_its_impossible_time_at_the_one_that_fits() {
    let agenda = sample_agenda("2024-08-28-workshop.toml");
    let third = &agenda.slots[2];
    assert_eq!(third.start.unwrap().format("%H.%M").to_string(), "08.30");
    assert_eq!(third.minutes, Some(5));
    assert!(third.notes.is_some() && third.text.is_none());
    let checked = sample("2024-08-28-workshop.toml");
    let shown = |lang| agenda::render(&checked.findings, &checked.sources, lang, Rendering::PLAIN);
    assert!(shown(Lang::Da).contains("Kun 8.30 passer her"), "{}", shown(Lang::Da));
    assert!(shown(Lang::En).contains("Only 8:30 fits here"), "{}", shown(Lang::En));
}

#[test]
fn the_january_agenda_is_read_whole() {
    let agenda = sample_agenda("2025-01-15-direktionen.toml");
    let order: Vec<&str> = agenda.slots.iter().flat_map(|s| &s.items).map(|i| i.0.as_str()).collect();
    assert_eq!(order, ["3", "4", "1", "5", "6", "7", "8", "9", "10"]);
    let members: Vec<String> =
        agenda.members.iter().map(|m| punktlig::wording::titled_name(&agenda, &Who::Id(m.clone()))).collect();
    assert_eq!(
        members,
        [
            "Kommunaldirektør Jonas Kroustrup",
            "Velfærdsdirektør Lene Mehlsen Thomsen",
            "Fællesforvaltningsdirektør Kim Bruun Nielsen"
        ]
    );
    let budget = agenda.slots.iter().find(|s| s.start.unwrap().format("%H.%M").to_string() == "11.05").unwrap();
    // The slot says nothing itself: its item is closed.
    assert_eq!((budget.access, budget.minutes, budget.fixed), (Access::Open, Some(15), true));
    assert!(!agenda.open_items().contains(&budget.items[0]));
    assert_eq!(agenda.item(&ItemId::from("7")).unwrap().recommendations.numbered(), 3);
    assert!(matches!(agenda.item(&ItemId::from("8")).unwrap().recommendations, Recommendations::Text(_)));
    assert_eq!(agenda.next_meeting_on().unwrap().to_string(), "2025-01-22");
    assert_eq!(agenda.units.len(), 1);
    assert_eq!(agenda.people.iter().filter(|p| p.name.starts_with("Bettina")).count(), 1);
}

#[test]
fn an_agenda_overrides_titles_names_and_order_of_what_it_includes() {
    let (old, new) = (sample_agenda("2024-01-24-direktionen.toml"), sample_agenda("2025-06-04-direktionen.toml"));
    let names = |a: &Agenda| {
        a.members.iter().map(|m| punktlig::wording::titled_name(a, &Who::Id(m.clone()))).collect::<Vec<_>>()
    };
    assert_eq!(names(&old)[2], "Velfærdsdirektør Lene Mehlsen");
    assert_eq!(names(&new)[1], "Direktør for Fællesforvaltningen Kim Bruun Nielsen");
    assert_eq!(names(&new)[2], "Direktør for Velfærdsforvaltningen Lene Mehlsen Thomsen");
    assert!(new.people.iter().find(|p| p.id.0 == "vns").unwrap().title.is_none());
    assert!(new.protocol.signatures);
}

#[test]
fn the_june_agenda_keeps_its_quirks() {
    let agenda = sample_agenda("2025-06-04-direktionen.toml");
    let ids: Vec<&str> = agenda.slots.iter().map(|s| s.id.0.as_str()).collect();
    assert_eq!(&ids[..2], ["1", "1-2"]);
    let both = agenda.slots.iter().find(|s| s.items.len() == 2).unwrap();
    assert_eq!(both.id.0, "6-7");
    assert_eq!(both.guests[0].via.as_deref(), Some("Teams"));
    assert_eq!(agenda.slots.iter().filter(|s| s.is_point()).count(), 1);
    assert_eq!(agenda.coming_meetings()[1].to_string(), "2025-06-25");
}

#[test]
fn the_seminar_has_two_days_and_no_block_lasts_over_the_night() {
    let agenda = sample_agenda("2024-01-22-kb-seminar.toml");
    assert_eq!(agenda.days().len(), 2);
    let second: Vec<_> = agenda.slots.iter().filter(|s| s.day != agenda.date).collect();
    assert_eq!(second[0].block, None);
    assert!(second[1].block.as_ref().unwrap().starts_with("Blok 5"));
    assert_eq!(agenda.slots.iter().find(|s| s.title.starts_with("Middag")).unwrap().minutes, None);
    assert_eq!(agenda.chair_label.as_deref(), Some("Konferencier"));
}

#[test]
fn a_checked_agenda_survives_the_journal() {
    for name in SAMPLES {
        let agenda = sample_agenda(name);
        let json = serde_json::to_string(&agenda).unwrap();
        assert_eq!(serde_json::from_str::<Agenda>(&json).unwrap(), agenda, "{name}");
    }
}

#[test]
fn the_smallest_agenda_is_a_title_a_date_and_slots() {
    let agenda = good("[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n[[slot]]\nat = 09:30\ntitle = \"B\"\n");
    assert_eq!(starts(&agenda), [("15 09.00".to_owned(), Some(30)), ("15 09.30".to_owned(), None)]);
    assert_eq!(agenda.slots[0].id.0, "a");
    assert_eq!(agenda.phrases[0].text, "Godkendt som indstillet.");
}

#[test]
fn every_way_to_write_a_time_means_the_same() {
    for time in ["\"11.05\"", "\"11:05\"", "\"kl. 11.05\"", "11:05", "11:05:00"] {
        let agenda = good(&format!("[[slot]]\nat = {time}\ntitle = \"A\"\n"));
        assert_eq!(agenda.slots[0].start.unwrap().format("%H.%M").to_string(), "11.05", "{time}");
    }
}

#[test]
fn slots_follow_each_other_and_end_where_the_agenda_says() {
    let agenda = good(
        "end = \"12.00\"\n\
         [[slot]]\nat = \"9.00\"\nminutes = 20\ntitle = \"A\"\n\
         [[slot]]\nminutes = 10\ntitle = \"B\"\n\
         [[slot]]\nuntil = \"10.00\"\ntitle = \"C\"\n\
         [[slot]]\nat = \"10.30\"\ntitle = \"D\"\n",
    );
    let expected = [("15 09.00", 20), ("15 09.20", 10), ("15 09.30", 30), ("15 10.30", 90)];
    let expected: Vec<_> = expected.iter().map(|(s, m)| ((*s).to_owned(), Some(*m))).collect();
    assert_eq!(starts(&agenda), expected);
}

#[test]
fn five_mistakes_of_five_sorts_are_reported_at_once_with_their_places() {
    let found = found(
        "plce = \"x\"\n\
         chair = \"nobody\"\n\
         [[item]]\nnumber = \"one\"\ntitle = 7\n\
         [[slot]]\nat = 11.05\ntitle = \"A\"\n\
         [[slot]]\nat = \"25.00\"\nfixed = \"yes\"\n",
    );
    let expected = [
        ("unknown-key", 1, 1),
        ("unknown-person", 2, 9),
        ("item-without-slot", 3, 1),
        ("wrong-type", 5, 9),
        ("unquoted-time", 7, 6),
        ("missing-key", 9, 1),
        ("bad-time", 10, 6),
        ("wrong-type", 11, 9),
    ];
    let findings: Vec<_> = found.iter().map(|(c, l, col)| (c.as_str(), *l, *col)).collect();
    assert_eq!(findings, expected);
}

#[test]
fn a_float_time_gets_a_finding_that_asks_for_quotes() {
    let checked = load(&[("a.toml", "title = \"T\"\ndate = 2025-01-15\n[[slot]]\nat = 11.05\ntitle = \"A\"\n")]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering::PLAIN);
    assert!(shown.contains("fejl[unquoted-time]") && shown.contains("hjælp: Skriv \"11.05\"."), "{shown}");
    assert!(shown.contains("a.toml:4:6") && shown.contains("at = 11.05"), "{shown}");
    assert!(!shown.contains("error") && !shown.contains("help"), "{shown}");
    assert!(checked.agenda.is_none());
}

#[test]
fn a_bare_time_without_its_leading_zero_gets_one_finding_which_asks_for_quotes() {
    assert_eq!(found("[[slot]]\nat = 9:30\ntitle = \"A\"\n"), [("unquoted-time".to_owned(), 2, 6)]);
    assert_eq!(found("[[slot]]\nat = 9\ntitle = \"A\"\n"), [("unquoted-time".to_owned(), 2, 6)]);
}

#[test]
fn an_id_that_cannot_be_one_brings_no_unknown_references() {
    let text = "chair = \"Jk\"\n[[person]]\nid = \"Jk\"\nname = \"J\"\n[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";
    assert_eq!(found(text), [("bad-id".to_owned(), 3, 6)]);
}

#[test]
fn an_unknown_key_names_the_one_that_was_meant() {
    let checked =
        load(&[("a.toml", "title = \"T\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\nminuts = 5\ntitle = \"A\"\n")]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::En, Rendering::PLAIN);
    assert!(shown.contains("Unknown key: minuts") && shown.contains("Did you mean minutes?"), "{shown}");
}

#[test]
fn a_key_of_the_whole_agenda_in_a_table_gets_a_finding_that_asks_to_move_it_up() {
    let checked = load(&[(
        "a.toml",
        "title = \"T\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"A\"\nplace = \"P\"\n",
    )]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::En, Rendering::PLAIN);
    assert!(shown.contains("move the line up"), "{shown}");
}

#[test]
fn a_number_and_the_same_number_as_text_are_one_number() {
    let item = |n: &str| format!("[[item]]\nnumber = {n}\ntitle = \"A\"\n");
    let slot = "[[slot]]\nat = \"9.00\"\nitems = [\"5\"]\n";
    assert_eq!(codes(&format!("{}{}{slot}", item("5"), item("\"5\""))), ["duplicate-number"]);
    good(&format!("{}{slot}", item("5")));
}

#[test]
fn duplicate_ids_and_unknown_references_each_have_a_finding() {
    let text = "[[person]]\nid = \"a\"\nname = \"A\"\n[[unit]]\nid = \"a\"\nname = \"U\"\n\
                [[slot]]\nat = \"9.00\"\nitems = [9]\n[[slot]]\nat = \"9.10\"\ntitle = \"B\"\nguests = [\"borgmester\", \"Borgmester\"]\n";
    assert_eq!(codes(text), ["duplicate-id", "unknown-item", "unknown-person"]);
}

#[test]
fn an_include_that_is_missing_leaves_the_folder_or_loops_is_reported() {
    let head = "title = \"T\"\ndate = 2025-01-15\n";
    let code = |include: &str, other: &str| {
        let main = format!("{head}include = [{include}]\n");
        let checked = load(&[("a.toml", &main), ("b/b.toml", other)]);
        checked.findings.iter().map(|f| (f.code, one_way(f.file.clone()))).collect::<Vec<_>>()
    };
    assert_eq!(code("\"c.toml\"", ""), [("include-missing", "a.toml".to_owned())]);
    assert_eq!(code("\"../c.toml\"", ""), [("include-outside", "a.toml".to_owned())]);
    assert_eq!(code("\"/etc/passwd\"", ""), [("include-outside", "a.toml".to_owned())]);
    assert_eq!(code("\"b/b.toml\"", "include = [\"../a.toml\"]"), [("include-loop", "b/b.toml".to_owned())]);
    assert_eq!(code("\"b/b.toml\"", "include = [\"b.toml\"]"), [("include-loop", "b/b.toml".to_owned())]);
    assert_eq!(code("\"b/b.toml\"", "plce = 1"), [("unknown-key", "b/b.toml".to_owned())]);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_does_not_lead_an_include_out_of_the_folder() {
    let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(outside.path().join("secret.toml"), "place = \"P\"").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.toml"), inside.path().join("b.toml")).unwrap();
    let main = inside.path().join("a.toml");
    fs::write(&main, "title = \"T\"\ndate = 2025-01-15\ninclude = [\"b.toml\"]\n").unwrap();
    let checked = files::load_agenda(&main).unwrap();
    assert_eq!(checked.findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["include-outside"]);
}

#[test]
fn files_are_read_as_programs_on_windows_save_them_and_a_guessed_encoding_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let main = folder.path().join("a.toml");
    let templates = folder.path().join("skabeloner");
    fs::create_dir(&templates).unwrap();
    let text = |more: &str| format!("title = \"Møde på rådhuset\"\r\ndate = 2025-01-15\r\n{more}");
    let of_1252 = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<_>>();
    let wide = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let codes = || {
        let checked = files::load_agenda(&main).unwrap();
        let agenda = checked.agenda.unwrap();
        assert_eq!((agenda.title.as_str(), agenda.place.as_deref()), ("Møde på rådhuset", Some("Æblegården")));
        checked.findings.iter().map(|f| (f.code, f.line)).collect::<Vec<_>>()
    };
    let own = text("place = \"Æblegården\"\r\n");
    fs::write(&main, wide(&own)).unwrap();
    let without: Vec<_> = codes();
    fs::write(&main, of_1252(&own)).unwrap();
    assert_eq!(codes().iter().filter(|found| !without.contains(found)).collect::<Vec<_>>(), [&("encoding", 1)]);
    let include = text("include = [\"b.toml\"]\r\n[protocol]\r\ntemplates = \"skabeloner\"\r\n");
    fs::write(&main, &include).unwrap();
    fs::write(folder.path().join("b.toml"), of_1252("place = \"Æblegården\"\r\n")).unwrap();
    fs::write(templates.join("protocol.md.j2"), of_1252("Møde")).unwrap();
    assert_eq!(codes().iter().filter(|found| !without.contains(found)).count(), 2);
    fs::write(folder.path().join("b.toml"), wide("place = \"Æblegården\"\r\n")).unwrap();
    fs::write(templates.join("protocol.md.j2"), wide("Møde")).unwrap();
    assert_eq!(codes(), without);
}

#[test]
fn a_file_that_is_not_text_is_refused_with_its_path() {
    let dir = tempfile::tempdir().unwrap();
    let refused = |path: &Path| files::load_agenda(path).unwrap_err().render(Lang::Da);
    assert!(refused(dir.path()).contains("ikke en almindelig fil"));
    let latin = dir.path().join("latin.toml");
    fs::write(&latin, b"title = \"M\xf8de \xa4\"\n").unwrap();
    assert!(refused(&latin).contains("latin.toml"));
    let large = dir.path().join("large.toml");
    fs::File::create(&large).unwrap().set_len(17 * 1024 * 1024).unwrap();
    assert!(refused(&large).contains("for stor"));
    assert!(refused(&dir.path().join("none.toml")).contains("none.toml"));
}

#[test]
fn the_slot_whose_change_alone_restores_the_order_is_blamed_once() {
    let plan = |times: &[&str]| {
        let slots: String = times.iter().map(|t| format!("[[slot]]\nat = \"{t}\"\ntitle = \"S\"\n")).collect();
        found(&slots).into_iter().map(|(code, line, _)| (code, line / 3)).collect::<Vec<_>>()
    };
    let one = |at: usize| vec![("time-order".to_owned(), at)];
    assert_eq!(plan(&["8.00", "8.15", "9.30", "8.35", "9.05", "9.15"]), one(2));
    assert_eq!(plan(&["8.00", "9.00", "8.30", "10.00"]), one(2));
    assert_eq!(plan(&["10.00", "8.00", "9.00"]), one(0));
    assert_eq!(plan(&["8.00", "9.00", "7.00"]), one(2));
    assert_eq!(plan(&["8.00", "8.00", "9.00"]), vec![]);
}

#[test]
fn starts_never_decrease_whatever_the_times_are() {
    let text = "[[slot]]\nat = \"9.00\"\nminutes = 90\ntitle = \"A\"\n[[slot]]\nminutes = 30\ntitle = \"B\"\n\
                [[slot]]\nat = \"10.00\"\ntitle = \"C\"\n[[slot]]\nat = \"8.00\"\ntitle = \"D\"\n[[slot]]\nat = \"7.00\"\ntitle = \"E\"\n";
    let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
    let agenda = checked.agenda.unwrap();
    assert!(agenda.slots.windows(2).all(|w| w[0].start <= w[1].start), "{:?}", starts(&agenda));
    assert_eq!(codes(text), ["too-long", "time-order", "time-order"]);
}

#[test]
fn the_numbers_that_are_missing_are_named() {
    let said = |last: u32| {
        let item = |n: u32| format!("[[item]]\nnumber = {n}\ntitle = \"A\"\n");
        let slot = format!("[[slot]]\nat = \"9.00\"\nminutes = 30\nitems = [1, {last}]\n");
        let text = format!("title = \"T\"\ndate = 2025-01-15\n{}{}{slot}", item(1), item(last));
        let checked = load(&[("a.toml", &text)]);
        let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering::PLAIN);
        shown.lines().find(|line| line.contains("nummereringen")).unwrap().to_owned()
    };
    assert!(said(3).contains("Punkt 2 mangler i nummereringen"), "{}", said(3));
    assert!(said(4).contains("Punkterne 2 og 3 mangler i nummereringen"), "{}", said(4));
    assert!(said(5).contains("Punkterne 2 til 4 mangler i nummereringen"), "{}", said(5));
}

#[test]
fn announced_times_holes_and_forgotten_items_are_warned_about() {
    let text = "start = \"8.00\"\nend = \"11.00\"\n\
                [[item]]\nnumber = 1\ntitle = \"A\"\n[[item]]\nnumber = 4\ntitle = \"B\"\n\
                [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 30\n[[slot]]\nat = \"10.00\"\nkind = \"close\"\n";
    assert_eq!(codes(text), ["announced-start", "announced-end", "number-gap", "item-without-slot"]);
}

#[test]
fn a_weekday_that_does_not_match_its_date_is_underlined_in_place() {
    let text =
        "intro = \"\"\"\nHej\nVi ses onsdag den 14. januar 2025.\n\"\"\"\n[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";
    assert_eq!(found(text), [("weekday".to_owned(), 3, 8)]);
}

#[test]
fn broken_toml_is_reported_in_the_screens_language_with_everything_else_that_is_wrong() {
    let text = "title = \"T\ndate = 2025-01-15\nplce = 1\n[[slot]]\nat = 9.00\ntitle = \"A\"\n";
    let checked = load(&[("a.toml", text)]);
    let codes: Vec<&str> = checked.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["toml-syntax", "unknown-key", "unquoted-time"]);
    let shown =
        agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering { coloured: true, ascii: false });
    let rendering = Rendering::PLAIN;
    assert!(shown.contains('\u{1b}') && !shown.contains("invalid"), "{shown}");
    let plain = |ascii| agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering { ascii, ..rendering });
    let is_in_every_font = |text: &str| text.chars().all(|c| c < '\u{100}');
    assert!(is_in_every_font(&plain(true)) && !is_in_every_font(&plain(false)), "{}", plain(true));
}

#[test]
fn a_lead_who_is_not_a_member_makes_a_slot_fixed() {
    let agenda = good(
        "[[person]]\nid = \"m\"\nname = \"M\"\nrole = \"member\"\n[[person]]\nid = \"g\"\nname = \"G\"\n\
         [[slot]]\nat = \"9.00\"\ntitle = \"A\"\nlead = [\"m\"]\n[[slot]]\nat = \"9.10\"\ntitle = \"B\"\nlead = [\"g\"]\n\
         [[slot]]\nat = \"9.20\"\ntitle = \"C\"\nguests = [\"g\"]\nfixed = false\n",
    );
    assert_eq!(agenda.slots.iter().map(|s| s.fixed).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(agenda.members.len(), 1);
    assert_eq!(agenda.people[1].role, Role::Guest);
}

#[test]
fn nothing_hostile_gets_into_a_checked_agenda() {
    let agenda = good("place = \"R\\u001B[31mum\\u202E\"\n[[slot]]\nat = \"9.00\"\ntitle = \"A\\nB\\u200B\"\n");
    assert_eq!(agenda.place.as_deref(), Some("R[31mum"));
    assert_eq!(agenda.slots[0].title, "A B");
    assert!(!serde_json::to_string(&agenda).unwrap().contains(is_hostile));
}

#[test]
fn the_committed_schema_is_the_one_that_the_program_prints() {
    let mut printed = Vec::new();
    commands::schema::run(commands::schema::SchemaOf::Agenda, &mut printed).unwrap();
    let path = root().join("docs/agenda.schema.json");
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap();
    assert_eq!(committed, String::from_utf8(printed).unwrap(), "run the tests once with PUNKTLIG_WRITE_DOCS=1");
}

#[test]
fn check_prints_for_people_and_for_programs_and_returns_whether_all_is_well() {
    let path = root().join("meetings/2025-01-15-direktionen.toml");
    let run = |strict, json| {
        let mut out = Vec::new();
        let ok = commands::check::run(std::slice::from_ref(&path), strict, json, Lang::Da, Rendering::PLAIN, &mut out)
            .unwrap();
        (ok, String::from_utf8(out).unwrap())
    };
    let (ok, shown) = run(false, false);
    assert!(ok && shown.contains("advarsel[announced-start]") && shown.ends_with("1 advarsel\n"), "{shown}");
    let (ok, json) = run(true, true);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(!ok);
    assert_eq!((json[0]["line"].as_u64(), json[0]["column"].as_u64()), (Some(6), Some(9)));
    assert_eq!(json[0]["severity"], "warning");
}

#[test]
fn every_finding_that_the_code_makes_is_in_the_docs() {
    let docs = fs::read_to_string(root().join("docs/agenda.md")).unwrap();
    let mut codes = std::collections::BTreeSet::new();
    let folders = ["src/agenda", "src/agenda/check", "src/agenda/load", "src/agenda/read"]
        .map(|f| fs::read_dir(root().join(f)).unwrap());
    let files = folders.into_iter().flatten().map(|e| e.unwrap().path()).filter(|p| p.is_file());
    let files = files.chain([root().join("src/files.rs")]);
    for file in files {
        let source = fs::read_to_string(file).unwrap();
        let calls = ["error(", "warning(", "hint(", "code: "].into_iter().flat_map(|call| source.split(call).skip(1));
        for call in calls {
            if let Some(code) = call.trim_start().strip_prefix('"').and_then(|c| c.split('"').next()) {
                codes.insert(code.to_owned());
            }
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
    let missing: Vec<&String> = codes.iter().filter(|c| !docs.contains(&format!("`{c}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for name in ["AgendaFile", "PersonFile", "ItemFile", "SlotFile", "UpcomingFile", "ProtocolFile", "PhraseFile"] {
        let schema = agenda::schema::schema();
        let table =
            if name == "AgendaFile" { &schema["properties"] } else { &schema["definitions"][name]["properties"] };
        for key in table.as_object().unwrap().keys() {
            assert!(docs.contains(&format!("`{key}`")), "{name}.{key} is not in docs/agenda.md");
        }
    }
}

#[test]
fn thousands_of_slots_out_of_order_are_repaired_and_told_apart() {
    let mut text = String::from("title = \"T\"\ndate = 2025-01-15\n");
    for n in 1..=2_500 {
        text.push_str(&format!("[[item]]\nnumber = {n}\ntitle = \"S\"\n"));
    }
    for n in (1..=2_500).rev() {
        let at = n % 1440;
        text.push_str(&format!("[[slot]]\nat = \"{}.{:02}\"\ntitle = \"S\"\n", at / 60, at % 60));
    }
    let agenda = load(&[("a.toml", &text)]).agenda.unwrap();
    assert_eq!(agenda.slots.last().unwrap().id.0, "s-2500");
    assert!(agenda.slots.windows(2).all(|w| w[0].start <= w[1].start));
}

#[test]
fn a_file_with_countless_mistakes_is_reported_in_bounded_time_and_space() {
    let mut text = String::from("title = \"T\"\ndate = 2025-01-15\nmembers = [");
    text.push_str(&"1, ".repeat(50_000));
    text.push_str("]\n");
    text.push_str(&"x y z\n".repeat(20_000));
    let checked = load(&[("a.toml", &text)]);
    assert!(checked.agenda.is_none() && checked.findings.len() <= 3000, "{}", checked.findings.len());
}

fn all_samples() -> Vec<String> {
    SAMPLES.iter().map(|n| fs::read_to_string(root().join("meetings").join(n)).unwrap()).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn no_text_breaks_the_check(
        sample in 0..SAMPLES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[\\PC\n\"\\[\\]={}]{0,8}"), 1..5),
    ) {
        let mut chars: Vec<char> = all_samples()[sample].chars().collect();
        for (from, length, put) in cuts {
            let from = from.index(chars.len().max(1)).min(chars.len());
            let to = (from + length.index(40)).min(chars.len());
            chars.splice(from..to, put.chars());
        }
        let text: String = chars.into_iter().collect();
        let checked = load(&[("a.toml", &text)]);
        prop_assert_eq!(checked.agenda.is_some(), !checked.findings.iter().any(agenda::Finding::is_error));
        let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, Rendering::PLAIN);
        prop_assert!(!shown.chars().any(is_hostile));
        if let Some(agenda) = checked.agenda {
            let starts: Vec<_> = agenda.slots.iter().filter_map(|s| s.start).collect();
            prop_assert!(starts.is_sorted());
        }
    }

    #[test]
    fn any_times_give_a_plan_in_order(times in prop::collection::vec((prop::option::of(0u32..1440), prop::option::of(0u32..200)), 1..30)) {
        let mut text = String::from("title = \"T\"\ndate = 2025-01-15\nstart = \"8.00\"\n");
        for (at, minutes) in &times {
            text.push_str("[[slot]]\ntitle = \"S\"\n");
            if let Some(at) = at {
                text.push_str(&format!("at = \"{}.{:02}\"\n", at / 60, at % 60));
            }
            if let Some(minutes) = minutes {
                text.push_str(&format!("minutes = {minutes}\n"));
            }
        }
        let checked = load(&[("a.toml", &text)]);
        if let Some(agenda) = checked.agenda {
            let starts: Vec<_> = agenda.slots.iter().filter_map(|s| s.start).collect();
            prop_assert!(starts.is_sorted());
            let ids: std::collections::BTreeSet<_> = agenda.slots.iter().map(|s| &s.id).collect();
            prop_assert_eq!(ids.len(), agenda.slots.len());
        }
    }
}

#[test]
fn a_closed_slot_closes_what_it_treats_and_a_slot_with_a_closed_item_closes_nothing_else() {
    let agenda = good(
        "item = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }, \
         { number = 3, title = \"C\", access = \"closed\" }]\n\
         slot = [{ at = \"9.00\", items = [1], access = \"closed\" }, { at = \"9.30\", items = [1] }, { at = \"10.00\", items = [2, 3] }]\n",
    );
    let access: Vec<Access> = agenda.items.iter().map(|i| i.access).collect();
    assert_eq!(access, [Access::Closed, Access::Open, Access::Closed]);
    let slots: Vec<Access> = agenda.slots.iter().map(|s| s.access).collect();
    assert_eq!(slots, [Access::Closed, Access::Open, Access::Open], "what a slot says is its own word");
}

#[test]
fn an_item_without_a_number_is_named_by_its_title_and_not_by_its_id() {
    let said = |item: &str| {
        let text =
            format!("title = \"M\"\ndate = 2025-01-15\nitem = [{item}]\nslot = [{{ at = \"9.00\", title = \"A\" }}]\n");
        let checked = agenda::load("a.toml", &text, &mut |_| Err(Unreadable::Missing));
        checked.findings.iter().map(|f| Lang::Da.say(&f.message)).collect::<Vec<_>>()
    };
    assert_eq!(
        said("{ id = \"dagsorden\", title = \"Godkendelse\" }"),
        ["Punktet »Godkendelse« har ingen tid i planen"]
    );
    assert_eq!(said("{ number = 5, title = \"Budget\" }"), ["Punkt 5 har ingen tid i planen"]);
}
