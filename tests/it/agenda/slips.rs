//! What people write who write an agenda for the first time, and the word, date or sign that the finding gives them.

use super::*;

/// Each finding of an agenda as its line, code, message and help.
fn explained(text: &str) -> Vec<(usize, &'static str, String, String)> {
    let checked = load(&[("a.toml", text)]);
    let one = |f: &agenda::Finding| (f.line, f.code, Lang::Da.say(&f.message), Lang::Da.say(&f.help));
    checked.findings.iter().map(one).collect()
}

const HEAD: &str = "title = \"T\"\ndate = 2025-01-15\n";
const SLOT: &str = "[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";

/// The only finding of an agenda that is whole but for some lines, which come after its head.
fn only(lines: &str) -> (usize, &'static str, String, String) {
    let found = explained(&format!("{HEAD}{lines}{SLOT}"));
    let [one] = found.as_slice() else { panic!("{lines}: {found:#?}") };
    one.clone()
}

/// The only help for some lines at an agenda's end.
fn last(lines: &str) -> String {
    let found = explained(&format!("{HEAD}{lines}"));
    let [(.., help)] = found.as_slice() else { panic!("{lines}: {found:#?}") };
    help.clone()
}

#[test]
fn a_danish_word_gets_the_one_english_word_of_its_place() {
    let person = "[[person]]\nid = \"a\"\nname = \"A\"\n";
    for (line, help) in [
        ("slut = \"9.30\"\n".to_owned(), "slut hedder end her."),
        ("sted = \"Rådhuset\"\n".to_owned(), "sted hedder place her."),
        (format!("{person}role = \"medlem\"\n"), "medlem hedder member her."),
        (format!("{person}role = \"deltager\"\n"), "deltager hedder participant her."),
        (format!("{person}role = \"Gæst\"\n"), "Gæst hedder guest her."),
        (format!("{person}parti = \"A\"\n"), "parti hedder group her."),
        ("[protocol]\nsignatures = \"ja\"\n".to_owned(), "ja hedder true her."),
        ("[protocol]\nprofil = \"political\"\n".to_owned(), "profil hedder profile her."),
    ] {
        assert_eq!(only(&line).3, help);
    }
    let item =
        |line: &str| format!("[[item]]\nnumber = 1\ntitle = \"I\"\n{line}[[slot]]\nat = \"9.00\"\nitems = [1]\n");
    assert_eq!(last(&item("access = \"lukket\"\n")), "lukket hedder closed her.");
    assert_eq!(last(&item("access = \"åben\"\n")), "åben hedder open her.");
    assert_eq!(last(&item("lukket = true\n")), "lukket hedder access = \"closed\" her.");
    assert_eq!(last(&item("bilag = []\n")), "bilag hedder annexes her.");
    let slot = |line: &str| format!("{SLOT}[[slot]]\nat = \"9.30\"\n{line}");
    assert_eq!(last(&slot("kind = \"pause\"\n")), "pause hedder break her.");
    assert_eq!(last(&slot("kind = \"slut\"\n")), "slut hedder close her.");
    assert_eq!(last(&slot("title = \"B\"\nslut = \"9.45\"\n")), "slut hedder until her.");
    assert_eq!(last("[[slot]]\nstart = \"9.00\"\ntitle = \"B\"\n"), "start hedder at her.");
    assert_eq!(last(&slot("title = \"B\"\ngæster = [\"Borgmester\"]\n")), "gæster hedder guests her.");
}

#[test]
fn a_key_of_another_table_is_explained_by_where_it_belongs() {
    let person = "[[person]]\nid = \"a\"\nname = \"A\"\n";
    let online = "Hvem der er online, står øverst i filen: online = [\"id\"]. En gæst: guests = [{ who = \"id\", via = \
                  \"Teams\" }].";
    assert_eq!(only(&format!("{person}online = true\n")).3, online);
    assert_eq!(only(&format!("{person}unit = \"ls\"\n")).3, "unit hedder organisation her.");
    assert_eq!(
        only(&format!("{person}place = \"Rådhuset\"\n")).3,
        "place gælder hele dagsordenen: Flyt linjen op \
                                                                      før den første [[…]]."
    );
    let item = |line: &str| {
        last(&format!("[[item]]\nnumber = 1\ntitle = \"I\"\n{line}[[slot]]\nat = \"9.00\"\nitems = [1]\n"))
    };
    for key in ["guest", "guests"] {
        let help = item(&format!("{key} = [\"a\"]\n"));
        assert!(help.starts_with("guests hører til i [[slot]]. Her kan stå: number, "), "{help}");
    }
    assert_eq!(item("online = true\n"), online);
    assert_eq!(item("slot = \"9.00\"\n"), "Det er en tabel for sig: [[slot]] på en egen linje.");
}

#[test]
fn what_is_written_under_a_danish_key_is_not_reported_as_missing_too() {
    let text = "titel = \"T\"\ndato = 2025-01-15\n[[deltager]]\nid = \"a\"\nnavn = \"A\"\n\
                [[punkt]]\nnummer = 1\ntitel = \"I\"\n[[slot]]\nkl = \"9.00\"\npunkter = [1]\ngæster = [\"a\"]\n";
    let codes: Vec<_> = explained(text).into_iter().map(|(line, code, ..)| (line, code)).collect();
    let lines = [1, 2, 3, 6, 10, 11, 12];
    assert_eq!(codes, lines.map(|line| (line, "unknown-key")));
}

#[test]
fn an_item_whose_slot_has_a_danish_key_for_its_items_is_not_without_one() {
    let text = "[[item]]\nnumber = 1\ntitle = \"I\"\n[[slot]]\nat = \"9.00\"\npunkter = [1]\n";
    assert_eq!(last(text), "punkter hedder items her.");
}

#[test]
fn a_date_gets_the_date_as_it_is_to_be_written() {
    for (written, help) in [
        ("04-06-2025", "Skriv året først: 2025-06-04."),
        ("4.6.2025", "Skriv året først: 2025-06-04."),
        ("4/6-2025", "Skriv året først: 2025-06-04."),
        ("\"4. juni 2025\"", "Skriv året først: 2025-06-04."),
        ("\"2025-06-04\"", "Skriv datoen uden anførselstegn: 2025-06-04."),
        ("2025-6-4", "Skriv 2025-06-04, med to cifre til måned og dag."),
        ("2025-06-04T10:00:00", "Skriv datoen uden klokkeslæt: 2025-06-04."),
        ("2025-13-01", "Efter året kommer måneden, så dagen: 2025-01-13."),
        ("2025-02-30", "Måneden har 28 dage."),
        ("\"4. juni\"", "Skriv datoen med år, måned og dag: 2025-01-15."),
        ("\"onsdag\"", "Skriv datoen med år, måned og dag: 2025-01-15."),
        ("true", "Skriv datoen uden anførselstegn og uden klokkeslæt: 2025-01-15."),
    ] {
        assert_eq!(only(&format!("issued = {written}\n")).3, help, "{written}");
    }
    assert_eq!(only("issued = 2025-13-01\n").2, "Der er ingen måned 13");
    assert_eq!(only("issued = 2025-02-30\n").2, "Datoen 2025-02-30 findes ikke");
    assert_eq!(only("issued = 04-06-2025\n").2, "04-06-2025 kan ikke læses som en dato");
    assert_eq!(only("issued = 04-06-2025\n").1, "bad-date");
}

#[test]
fn quotation_marks_of_running_text_are_named_and_what_is_in_them_is_read() {
    for (line, marks) in [
        ("place = “Rådhuset, sal 1”\n", "“ ”"),
        ("place = ”Rådhuset”\n", "” ”"),
        ("place = »Rådhuset«\n", "» «"),
        ("place = \"Rådhuset”\n", "”"),
        ("start = ’9.00’\n", "’ ’"),
    ] {
        let (line_number, code, message, help) = only(line);
        assert_eq!((line_number, code), (3, "toml-syntax"));
        assert_eq!(message, format!("Anførselstegnene {marks} kommer fra Word"));
        assert_eq!(help, "Skriv \".");
    }
    // Whoever is named in them is known.
    let text = format!("chair = \"ba\"\n[[person]]\nid = “ba”\nname = “B”\n{SLOT}guests = [“ba”]\n");
    let lines: Vec<_> = explained(&format!("{HEAD}{text}")).into_iter().map(|(line, code, ..)| (line, code)).collect();
    assert_eq!(lines, [(5, "toml-syntax"), (6, "toml-syntax"), (10, "toml-syntax")]);
}

/// What is wrong with the rest of a file, whatever was before it.
const REST: &str = "sted = \"P\"\n[[item]]\nnumber = 2\ntitel = \"I\"\n[[item]]\nnumber = 5\ntitle = \"J\"\n\
                    [[slot]]\nat = 9.00\nitems = [2, 7]\nguests = [\"nobody\"]\n";

#[test]
fn a_text_that_is_not_closed_hides_nothing_of_the_rest_of_the_file() {
    let rest = [
        "unknown-key",
        "unknown-key",
        "number-gap",
        "item-without-slot",
        "unquoted-time",
        "unknown-item",
        "unknown-person",
    ];
    let mut wanted: Vec<_> = rest.to_vec();
    wanted.sort_unstable();
    for first in [
        "document = \"Dagsorden\n",
        "document = “Dagsorden\n",
        "document = \"Om \"det\" hele\"\n",
        "document: \"Dagsorden\"\n",
        "document \"Dagsorden\"\n",
        "document = Dagsorden\n",
        "document =\n",
        "Dagsorden for mødet\n",
        "intro = \"\"\"\nEn tekst\nuden ende\n\n",
        "members = [\"\n",
        "members = [\n",
        "absent = [{ who = \"\n",
    ] {
        let found = explained(&format!("{HEAD}{first}{REST}"));
        assert_eq!((found[0].0, found[0].1), (3, "toml-syntax"), "{first}: {found:#?}");
        let mut codes: Vec<_> = found[1..].iter().map(|(_, code, ..)| *code).collect();
        codes.sort_unstable();
        assert_eq!(codes, wanted, "{first}: {found:#?}");
    }
}

#[test]
fn a_text_that_is_not_closed_is_reported_with_what_was_checked_of_the_rest() {
    let help = |text: &str| explained(&format!("{HEAD}{text}")).remove(0).3;
    assert!(help(&format!("intro = \"\"\"\nTekst\n{SLOT}")).contains("kontrolleret, så vidt det er muligt"));
    assert!(help(&format!("{SLOT}text = \"\"\"\nTekst\nog mere\n")).contains("Resten af filen er ikke kontrolleret"));
    assert!(help(&format!("place = \"P\n{SLOT}")).contains("De andre linjer er kontrolleret"));
    // Two of them close each other.
    let two = format!("intro = \"\"\"\nTekst\n{SLOT}text = \"\"\"\nmere\n{SLOT}plce = 1\n");
    let found: Vec<_> = explained(&format!("{HEAD}{two}")).into_iter().map(|(line, code, ..)| (line, code)).collect();
    assert_eq!(found, [(3, "toml-syntax"), (8, "toml-syntax"), (13, "unknown-key")]);
}

#[test]
fn a_value_without_quotation_marks_is_given_as_it_is_to_be_written() {
    assert!(only("place = Rådhuset, sal 1\n").3.contains("nøgle = \"tekst\""));
    assert_eq!(only("document = dagsorden\n").3, "Skriv \"dagsorden\".");
    assert_eq!(only("document =\n").2, "Der mangler en værdi eller et lighedstegn");
    assert_eq!(only("[protocol]\nsignatures = ja\n").3, "ja hedder true her.");
    assert_eq!(only("[protocol]\nsignatures = nej\n").3, "nej hedder false her.");
    assert!(only("place = \"C:\\Users\"\n").3.contains("omvendt skråstreg"));
}

#[test]
fn a_table_whose_text_is_not_closed_is_not_open_to_the_public() {
    let text = format!(
        "{HEAD}[[item]]\nnumber = 1\ntitle = \"I\"\nbackground = \"\"\"\nTekst\n[[slot]]\nat = \"9.00\"\nitems = [1]\n"
    );
    let rest = load(&[("a.toml", &text)]).rest.unwrap();
    assert_eq!(rest.items[0].access, Access::Closed);
}

#[test]
fn a_slot_that_ends_when_it_begins_gets_a_help_of_its_own() {
    let (_, code, message, help) = explained(&format!("{HEAD}{SLOT}until = \"9.00\"\n")).remove(0);
    assert_eq!(code, "until-before-start");
    assert_eq!(message, "Punktet slutter, når det begynder (9.00)");
    assert_eq!(help, "Skriv minutes, eller slet until.");
    assert!(explained(&format!("{HEAD}{SLOT}until = \"8.00\"\n"))[0].3.contains("først næste dag"));
}

#[test]
fn gaps_in_the_numbers_are_named_and_parts_of_a_number_fill_none() {
    let gaps = |numbers: &[&str]| {
        let items: String = numbers.iter().map(|n| format!("[[item]]\nnumber = {n}\ntitle = \"I\"\n")).collect();
        let slot = format!("[[slot]]\nat = \"9.00\"\nitems = [{}]\n", numbers.join(", "));
        let found = explained(&format!("{HEAD}{items}{slot}"));
        found.into_iter().map(|(.., message, _)| message).collect::<Vec<_>>()
    };
    assert_eq!(gaps(&["1", "3"]), ["Punkt 2 mangler i nummereringen"]);
    assert_eq!(gaps(&["1", "4"]), ["Punkterne 2 og 3 mangler i nummereringen"]);
    assert_eq!(gaps(&["1", "5"]), ["Punkterne 2 til 4 mangler i nummereringen"]);
    assert_eq!(gaps(&["3", "\"4.1\"", "5"]), [""; 0]);
    assert_eq!(gaps(&["1", "\"2.1\"", "\"2.2\"", "\"2.7\"", "\"3a\"", "\"3b\"", "4"]), [""; 0]);
    assert_eq!(gaps(&["\"2.1\"", "4"]), ["Punkt 3 mangler i nummereringen"]);
    assert_eq!(gaps(&["\"16/18\"", "\"18/18\""]), [""; 0]);
}

#[test]
fn closed_items_may_have_the_numbers_of_open_ones_and_are_named_by_their_ids() {
    let plan = |closed: &str, slot: &str| {
        let open = "[[item]]\nnumber = 1\ntitle = \"A\"\n[[item]]\nnumber = 2\ntitle = \"B\"\n";
        let text = format!("{open}{closed}[[slot]]\nat = \"9.00\"\nitems = [{slot}]\n");
        load(&[("a.toml", &format!("{HEAD}{text}"))])
    };
    let closed = |id: &str| format!("[[item]]\nnumber = 1\n{id}title = \"L\"\naccess = \"closed\"\n");
    let agenda = plan(&closed("id = \"luk-1\"\n"), "1, 2, \"luk-1\"").agenda.unwrap();
    assert_eq!(agenda.slots[0].items, ["1", "2", "luk-1"].map(ItemId::from));
    let shown = |checked: &Checked| {
        let one = |f: &agenda::Finding| (f.code, Lang::Da.say(&f.help));
        checked.findings.iter().map(one).collect::<Vec<_>>()
    };
    let without_id = shown(&plan(&closed(""), "1, 2"));
    assert_eq!(without_id[0].0, "duplicate-number");
    assert!(without_id[0].1.contains("id = \"lukket-1\""), "{without_id:?}");
    // Two of the closed ones are as wrong as two of the open ones.
    let two = format!("{}{}", closed("id = \"l\"\n"), closed("id = \"m\"\n"));
    assert_eq!(shown(&plan(&two, "1, 2, \"l\", \"m\""))[0].0, "duplicate-number");
    // Where each has an id, the number alone says nothing.
    let both =
        format!("[[item]]\nnumber = 3\nid = \"c\"\ntitle = \"C\"\n{}", closed("id = \"l\"\n").replace("= 1", "= 3"));
    let found = shown(&plan(&both, "1, 2, 3"));
    assert_eq!(found[0], ("shared-number", "Skriv punktets id i stedet: \"c\", \"l\".".to_owned()));
    // Numbered for themselves, they fill no gap and leave none.
    let own = "[[item]]\nnumber = 1\nid = \"l1\"\ntitle = \"L\"\naccess = \"closed\"\n\
               [[item]]\nnumber = 3\nid = \"l3\"\ntitle = \"M\"\naccess = \"closed\"\n";
    let found = plan(own, "1, 2, \"l1\", \"l3\"");
    assert_eq!(found.findings.iter().map(|f| (f.code, f.line)).collect::<Vec<_>>(), [("number-gap", 15)]);
}

#[test]
fn a_length_that_a_text_speaks_of_is_asked_about_and_is_no_warning() {
    let checked = |slots: &str| load(&[("a.toml", &format!("{HEAD}{slots}"))]);
    let asked = |slots: &str| {
        let checked = checked(slots);
        assert!(checked.agenda.is_some() && checked.warnings() == 0);
        let one = |f: &agenda::Finding| (checked.sources.slice(f.span).to_owned(), Lang::Da.say(&f.help));
        checked.findings.iter().map(one).collect::<Vec<_>>()
    };
    let budget = "[[slot]]\nat = \"9.00\"\ntitle = \"Budget (30min)\"\n";
    assert_eq!(asked(budget), [("(30min)".to_owned(), "Skal det være minutes = 30?".to_owned())]);
    let text = "[[slot]]\nat = \"9.00\"\ntitle = \"Budget\"\ntext = \"\"\"\nOplæg (15 min) og debat\n\"\"\"\n";
    assert_eq!(asked(text), [("(15 min)".to_owned(), "Skal det være minutes = 15?".to_owned())]);
    let item = "[[item]]\nnumber = 1\ntitle = \"Sag (1 time)\"\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";
    assert_eq!(asked(item), [("(1 time)".to_owned(), "Skal det være minutes = 60?".to_owned())]);
    assert_eq!(asked(&format!("{budget}minutes = 20\n")), []);
    // It has that time anyway.
    assert_eq!(asked(&format!("{budget}[[slot]]\nat = \"9.30\"\ntitle = \"B\"\n")), []);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.toml");
    fs::write(&path, format!("{HEAD}{budget}")).unwrap();
    let mut out = Vec::new();
    assert!(commands::check::run(&[path], true, true, Lang::Da, Rendering::PLAIN, &mut out).unwrap());
    assert!(String::from_utf8(out).unwrap().contains("\"severity\": \"hint\""));
}

#[test]
fn a_plan_past_midnight_is_warned_about_with_the_day_on_which_it_ends() {
    let found = |head: &str, slots: &str| {
        let found = explained(&format!("title = \"T\"\ndate = 2026-11-25\n{head}{slots}"));
        found.into_iter().map(|(line, code, message, _)| (line, code, message)).collect::<Vec<_>>()
    };
    let slots = "[[slot]]\nat = \"19.00\"\ntitle = \"A\"\nminutes = 180\n[[slot]]\ntitle = \"B\"\nminutes = 180\n";
    let message = "Planen går over midnat og slutter torsdag den 26. november 2026 kl. 1.00";
    assert_eq!(found("", slots), [(9, "after-midnight", message.to_owned())]);
    assert_eq!(found("end = \"1.00\"\n", slots), [(10, "after-midnight", message.to_owned())]);
    let announced = found("end = \"22.00\"\n", slots);
    assert_eq!(announced.len(), 1, "{announced:?}");
    assert!(announced[0].2.ends_with("planen slutter torsdag den 26. november 2026 kl. 1.00"), "{announced:?}");
    // At midnight is not after it.
    assert_eq!(found("", &slots.replace("180", "150")), []);
    // Each day of several has its own night.
    let days = format!("{slots}[[slot]]\ndate = 2026-11-26\nat = \"9.00\"\ntitle = \"C\"\nminutes = 30\n");
    assert_eq!(found("", &days), [(9, "after-midnight", message.to_owned())]);
}

#[test]
fn a_break_and_the_end_that_only_a_title_names_get_the_line_to_write() {
    let slot = |title: &str, more: &str| format!("[[slot]]\nat = \"9.30\"\ntitle = \"{title}\"\n{more}");
    for (title, kind) in [
        ("Pause", "break"),
        ("Frokost (30 min)", "break"),
        ("Kaffepause kl. 9.30", "break"),
        ("Lunch", "break"),
        ("Mødet afsluttes", "close"),
        ("End of meeting.", "close"),
    ] {
        let found = explained(&format!("{HEAD}{SLOT}{}", slot(title, "minutes = 30\n")));
        let [(line, code, message, help)] = found.as_slice() else { panic!("{title}: {found:#?}") };
        assert_eq!((*line, *code), (8, "kind-in-title"), "{title}");
        assert!(message.contains(title) && help.contains(&format!("kind = \"{kind}\"")), "{message} {help}");
        let found = explained(&format!("{HEAD}{SLOT}{}", slot(title, "kind = \"item\"\nminutes = 30\n")));
        assert!(found.is_empty(), "{title}: {found:#?}");
    }
    for title in ["Pausearealer", "Frokostordning", "Afslutning af regnskab", "Pause i byggeriet", "12"] {
        assert!(explained(&format!("{HEAD}{SLOT}{}", slot(title, "minutes = 30\n"))).is_empty(), "{title}");
    }
}
