//! Lines of follow-ups as people type them, and what is understood.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::agenda::PartyId;
use crate::lang::Lang;

fn agenda() -> Agenda {
    serde_json::from_value(serde_json::json!({
        "title": "Direktionsmøde", "date": "2025-01-15", "lang": "da",
        "members": [], "absent": [], "items": [], "phrases": [],
        "people": [
            { "id": "jk", "name": "Jonas Kroustrup", "title": "Kommunaldirektør", "role": "member" },
            { "id": "ba", "name": "Bettina Andersen", "title": "Økonomichef", "role": "guest" },
            { "id": "lmt", "name": "Lene Mehlsen Thomsen", "role": "guest" },
            { "id": "lhb", "name": "Lene Helbo Bachmann", "role": "guest" },
            { "id": "hp1", "name": "Hans Petersen", "role": "guest" },
            { "id": "hp2", "name": "Hans Petersen", "role": "guest" },
        ],
        "units": [{ "id": "ls", "name": "Ledelsessekretariatet" }, { "id": "hr", "name": "HR og Løn" }],
        "slots": [{
            "id": "s", "day": "2025-01-15", "start": "2025-01-15T09:00:00", "items": [], "title": "Oplæg",
            "access": "open", "kind": "item", "fixed": true, "annexes": [],
            "guests": [
                { "who": { "name": "Borgmester" } }, { "who": { "id": "ba" } }, { "who": { "name": "borgmester" } },
                { "who": { "name": "Bettina Andersen" } },
            ],
            "lead": [{ "name": "Lise Vad, KL" }],
        }],
        "upcoming": [
            { "date": "2025-01-22", "points": [], "cancelled": true },
            { "date": "2025-01-29", "points": [], "cancelled": false },
        ],
        "protocol": { "profile": "administrative", "signatures": false, "formats": [], "call_ahead": 5 },
    }))
    .unwrap()
}

fn understood(line: &str) -> Understood {
    let agenda = agenda();
    let candidates = names::candidates(&agenda);
    parse(line, &Context::new(&agenda, &candidates))
}

fn recorded(line: &str) -> FollowUp {
    understood(line).to_follow_up(line)
}

fn shown(line: &str, lang: Lang) -> String {
    understood(line).parts(lang, "Tab").into_iter().map(|p| p.text).collect::<Vec<_>>().join(" · ")
}

fn id(s: &str) -> Who {
    Who::Id(PartyId::from(s))
}

fn free(s: &str) -> Who {
    Who::Name(s.to_owned())
}

fn day(s: &str) -> Option<NaiveDate> {
    Some(s.parse().unwrap())
}

#[test]
fn a_line_is_a_task_its_owners_and_a_date() {
    let line = "Sender tidsplan ud til forvaltningerne @bettina @ledelses !6/2";
    let follow_up = recorded(line);
    assert_eq!(follow_up.task, "Sender tidsplan ud til forvaltningerne");
    assert_eq!(follow_up.owners, [id("ba"), id("ls")]);
    assert_eq!(follow_up.due, day("2025-02-06"));
    assert_eq!(follow_up.line, line);
    assert_eq!(
        shown(line, Lang::Da),
        "Sender tidsplan ud til forvaltningerne · Bettina Andersen, Ledelsessekretariatet · torsdag den 6. februar 2025"
    );
    assert_eq!(
        shown(line, Lang::En),
        "Sender tidsplan ud til forvaltningerne · Bettina Andersen, Ledelsessekretariatet · Thursday 6 February 2025"
    );
}

#[test]
fn a_name_with_a_colon_is_no_owner_and_is_offered_as_one_where_it_is_only_one_persons() {
    let marked = |line: &str| {
        let found = understood(line).unmarked?;
        Some(mark_owner(line, &found, line.chars().count()))
    };
    for (line, owner, task) in [
        ("Bettina: sender plan", "ba", "sender plan"),
        ("BA: sender plan", "ba", "sender plan"),
        ("  andersen:", "ba", ""),
        ("Ledelsessekretariatet: sender plan !6/2", "ls", "sender plan"),
        ("Bettina Andersen: sender: plan", "ba", "sender: plan"),
    ] {
        let typed = recorded(line);
        assert!(typed.owners.is_empty() && typed.task.contains(':'), "recorded as typed: {line}");
        let (line, cursor) = marked(line).unwrap_or_else(|| panic!("{line}"));
        let named = recorded(&line);
        assert_eq!((named.owners.as_slice(), named.task.as_str()), (&[id(owner)][..], task), "{line}");
        assert_eq!(cursor, line.chars().count(), "{line}");
    }
    for line in [
        "Lene: sender plan",
        "Hans Petersen: sender plan",
        "Bett: sender plan",
        "Betina: sender plan",
        "Økonomichef: sender plan",
        "Bettina:10",
        "Bettina sender plan",
        "Plan: Bettina sender",
        "@jk Bettina: sender plan",
        ": sender plan",
    ] {
        assert_eq!(marked(line), None, "{line}");
    }
    assert_eq!(
        shown("Bettina: sender plan", Lang::Da),
        "Bettina: sender plan · ingen ansvarlig: Tab gør »Bettina:« til @\"Bettina Andersen\""
    );
    assert_eq!(
        shown("Sender plan !6/2", Lang::En),
        "Sender plan · no owner: type @ and a name · Thursday 6 February 2025"
    );
}

#[test]
fn owners_alone_are_enough() {
    let follow_up = recorded("@ledelses");
    assert_eq!((follow_up.task.as_str(), follow_up.owners.as_slice()), ("", &[id("ls")][..]));
    assert!(shown(" ", Lang::Da).is_empty());
}

#[test]
fn what_joined_owners_and_date_to_the_task_goes_with_them() {
    for (line, task) in [
        ("Sender ud, @bettina og @ledelses, !6/2", "Sender ud"),
        ("@bettina: sender ud", "sender ud"),
        ("@bettina - sender ud", "sender ud"),
        ("@bettina, @jk og @ls sender ud !fredag.", "sender ud"),
        ("Sender ud (@bettina) inden mødet", "Sender ud inden mødet"),
        ("Sender ud (@bettina, @jk).", "Sender ud"),
        ("Sender ud (se bilag @bettina)", "Sender ud (se bilag)"),
        ("Sender ud (@bettina ringer)", "Sender ud (ringer)"),
        ("Sender ud !6/2, hvis @jk er enig", "Sender ud, hvis er enig"),
        ("Sender, @bettina, ud", "Sender, ud"),
        ("Sender – @bettina – ud", "Sender – ud"),
        ("Kan det nås @bettina?", "Kan det nås?"),
        ("Husk det!6/2", "Husk det"),
        ("  Sender   ud  ", "Sender ud"),
        ("Koster 5 - 10 kr. : se bilag , tak .", "Koster 5 - 10 kr. : se bilag , tak ."),
        ("@bettina .NET-kursus", ".NET-kursus"),
        ("@bettina.", ""),
        ("☎ @bettina", "☎"),
    ] {
        assert_eq!(recorded(line).task, task, "{line}");
    }
}

#[test]
fn nothing_is_guessed_and_what_is_unknown_is_recorded_as_typed() {
    let follow_up = recorded("Ringer rundt @lene @xyz");
    assert_eq!(follow_up.owners, [free("lene"), free("xyz")]);
    assert_eq!(
        shown("Ringer rundt @lene @xyz", Lang::Da),
        "Ringer rundt · lene, xyz · @lene: flere mulige – Lene Mehlsen Thomsen, Lene Helbo Bachmann \
         · @xyz: ingen fundet – noteres som skrevet"
    );
    assert_eq!(
        shown("@hans", Lang::En),
        "hans · @hans: more than one match – Hans Petersen (@hp1), Hans Petersen (@hp2)"
    );
    assert_eq!(
        shown("@betina", Lang::Da),
        "betina · @betina: ingen fundet – noteres som skrevet. Ligner: Bettina Andersen"
    );
}

#[test]
fn a_name_in_quotes_is_somebody_called_that_or_free_text() {
    for line in ["@\"Bettina Andersen\"", "@“bettina andersen”", "@\"Bettina Andersen"] {
        assert_eq!(recorded(line).owners, [id("ba")], "{line}");
    }
    assert_eq!(recorded("Ser på det @\"Den nye gruppe\" !6/2").owners, [free("Den nye gruppe")]);
    assert_eq!(recorded("@\"Bettina\"").owners, [free("Bettina")], "free text is not a search");
    assert!(understood("@\"Den nye gruppe\"").parts(Lang::Da, "Tab").iter().all(|p| p.kind != PartKind::Problem));
    let open = recorded("Ser på det @\"Den nye gruppe !6/2 @ba");
    assert_eq!(open.owners, [free("Den nye gruppe"), id("ba")], "a forgotten quote takes nothing with it");
    assert_eq!(open.due, day("2025-02-06"));
}

#[test]
fn the_same_owner_twice_is_one_owner() {
    assert_eq!(recorded("@ba @bettina @ls @\"Bettina Andersen\"").owners, [id("ba"), id("ls")]);
}

#[test]
fn an_e_mail_address_and_a_lone_sign_are_text() {
    for line in ["Skriver til post@kl.dk", "Mødes @ rådhuset", "Pris @", "@\"\"", "@. @, @-", "a@@b"] {
        let line_understood = understood(line);
        assert!(line_understood.owners.is_empty(), "{line}");
        assert_eq!(line_understood.task, line, "{line}");
    }
}

#[test]
fn an_exclamation_mark_is_one_unless_a_date_follows() {
    for line in ["Husk det!", "Husk det! Fredag er for sent", "Wow!!", "Nej!?", "(husk!)", "vigtigt!nu", "! 6/2"] {
        let line_understood = understood(line);
        assert_eq!(line_understood.task, line);
        assert!(line_understood.due.is_none() && line_understood.bad_dates.is_empty(), "{line}");
    }
}

#[test]
fn an_invalid_date_stays_in_the_task_and_is_shown() {
    for (line, part) in [
        ("Ring !31/2", "!31/2: den dato findes ikke"),
        ("Ring !snart, tak", "!snart: ikke en dato"),
        ("Ring !fredag om to uger", "!fredag om to uger: kan forstås på flere måder – skriv datoen, fx !24/1"),
        ("Ring !6/2 eller !7/2", "!7/2: der er allerede en frist"),
    ] {
        let parts = understood(line).parts(Lang::Da, "Tab");
        let problems: Vec<_> = parts.iter().filter(|p| p.kind == PartKind::Problem).map(|p| p.text.as_str()).collect();
        assert_eq!(problems, [part], "{line}");
    }
    // As words: the sign would be printed.
    assert_eq!(recorded("Ring !31/2 @ba").task, "Ring 31/2");
    assert_eq!(recorded("@ba ringer !fredag om to uger").task, "ringer fredag om to uger");
    assert_eq!(recorded("Ring !31/2 @ba").due, None);
    let two = recorded("Ring !6/2 eller !7/2");
    assert_eq!((two.due, two.task.as_str()), (day("2025-02-06"), "Ring eller 7/2"));
    let then_good = recorded("Ring !31/2 !28/2");
    assert_eq!((then_good.due, then_good.task.as_str()), (day("2025-02-28"), "Ring 31/2"));
}

#[test]
fn the_next_meeting_is_the_first_that_is_not_cancelled() {
    assert_eq!(recorded("Ring !næste møde").due, day("2025-01-29"));
    // What the agenda says of it comes before the forward plan, which may not have it.
    let agenda = Agenda { next_meeting: day("2025-01-28"), ..agenda() };
    let candidates = names::candidates(&agenda);
    let line = "Ring !næste møde";
    let understood = parse(line, &Context::new(&agenda, &candidates));
    assert_eq!(understood.to_follow_up(line).due, day("2025-01-28"));
}

#[test]
fn a_recorded_line_is_understood_the_same_again() {
    let first = recorded("  Sender\tud\u{202e} @bettina\r\n !6/2 ");
    assert_eq!(first.line, "Sender ud @bettina !6/2");
    assert_eq!(recorded(&first.line), first);
}

#[test]
fn candidates_are_people_units_and_guests_each_once() {
    let names: Vec<_> = names::candidates(&agenda()).into_iter().map(|c| c.name).collect();
    assert_eq!(names[6..], ["Ledelsessekretariatet", "HR og Løn", "Borgmester", "Lise Vad, KL"]);
}

fn complete_at(marked: &str) -> Option<(Completion, String)> {
    let cursor = marked.chars().position(|c| c == '|').unwrap();
    let line = marked.replace('|', "");
    let agenda = agenda();
    let candidates = names::candidates(&agenda);
    completion(&line, cursor, &Context::new(&agenda, &candidates)).map(|c| (c, line))
}

#[test]
fn an_owner_is_offered_while_it_is_typed() {
    for (marked, typed, range) in [
        ("Blåbær @bet|", "bet", 7..11),
        ("Blåbær @bet| og", "bet", 7..11),
        ("@|", "", 0..1),
        ("@\"bet|", "bet", 0..5),
        ("@\"bettina and|", "bettina and", 0..13),
        ("@\"bet|\" og", "bet", 0..6),
        ("@\"Borgmester\" @jo|", "jo", 14..17),
        ("@\"Borg @jo|", "jo", 7..10),
    ] {
        let (completion, _) = complete_at(marked).unwrap_or_else(|| panic!("{marked}"));
        assert_eq!((completion.typed.as_str(), completion.range), (typed, range), "{marked}");
    }
    for marked in [
        "|@bet",
        "@be|t",
        "@ba |",
        "@\"Bettina Andersen\"|",
        "post@bet|",
        "post@\"bet|",
        "@qqqq|",
        "bet|",
        "|",
        "@ba !6/2|",
    ] {
        assert_eq!(complete_at(marked), None, "{marked}");
    }
}

#[test]
fn a_completed_owner_is_that_owner_and_typing_goes_on_after_it() {
    let done = |marked: &str, n: usize| {
        let (completion, line) = complete_at(marked).unwrap();
        let candidate = &completion.matches[n];
        let (line, cursor) = apply(&line, &completion, candidate);
        let (head, tail): (String, String) = (line.chars().take(cursor).collect(), line.chars().skip(cursor).collect());
        format!("{head}|{tail}")
    };
    assert_eq!(done("Blåbær @bet|", 0), "Blåbær @\"Bettina Andersen\" |");
    assert_eq!(done("Blåbær @bet| og", 0), "Blåbær @\"Bettina Andersen\" |og");
    assert_eq!(done("@\"bet|\"!6/2", 0), "@\"Bettina Andersen\" |!6/2");
    assert_eq!(done("@ledelses|", 0), "@Ledelsessekretariatet |");
    assert_eq!(done("@borg|", 0), "@\"Borgmester\" |");
    assert_eq!(done("@hans|", 1), "@hp2 |");
}

#[test]
fn whoever_is_picked_is_who_is_recorded() {
    let agenda = agenda();
    let candidates = names::candidates(&agenda);
    let ctx = Context::new(&agenda, &candidates);
    for candidate in &candidates {
        let typed = format!("@{}", candidate.name.split(' ').next().unwrap());
        let completion = completion(&typed, typed.chars().count(), &ctx).unwrap();
        let (line, _) = apply(&typed, &completion, candidate);
        let understood = parse(&line, &ctx);
        assert_eq!(understood.owners.len(), 1, "{line}");
        assert_eq!(understood.owners[0].result, Owner::One(candidate.clone()), "{line}");
        assert_eq!(understood.task, "", "{line}");
    }
}

/// Lines made of what the parser looks for, and of anything.
fn lines() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "@",
            "!",
            "\"",
            "“",
            "”",
            " ",
            ".",
            ",",
            "(",
            ")",
            "@bettina",
            "Bettina: ",
            "@\"Bettina Andersen\"",
            "@lene",
            "!6/2",
            "!31/2",
            "!om 2 uger",
            "!næste fredag",
            "!uge 24",
            "!ultimo marts",
            "6/2",
            "-2026",
            "æøå",
            "A\u{30a}",
            "👩‍👧",
            "\n",
            "\u{202e}",
            "og",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_line_panics_and_its_pieces_are_the_line(line in lines(), cursor in 0usize..80) {
        let agenda = agenda();
        let candidates = names::candidates(&agenda);
        let ctx = Context::new(&agenda, &candidates);
        let understood = parse(&line, &ctx);
        let pieces: String = understood.spans.iter().map(|s| line.get(s.range.clone()).unwrap()).collect();
        prop_assert_eq!(&pieces, &line);
        prop_assert!(understood.spans.iter().all(|s| !s.range.is_empty()));
        prop_assert!(understood.parts(Lang::Da, "Tab").iter().all(|p| !p.text.is_empty()));
        prop_assert!(understood.to_follow_up(&line).owners.iter().all(|o| *o != free("")));
        if let Some(name) = &understood.unmarked {
            let (line, _) = mark_owner(&line, name, cursor);
            prop_assert_eq!(&parse(&line, &ctx).owners[0].result, &Owner::One(name.candidate.clone()));
        }
        if let Some(completion) = completion(&line, cursor, &ctx) {
            for candidate in &completion.matches {
                let (completed, cursor) = apply(&line, &completion, candidate);
                prop_assert!(cursor <= completed.chars().count());
            }
        }
    }

    #[test]
    fn no_word_of_the_task_is_lost(words in prop::collection::vec("[a-zæøå0-9]{1,8}", 1..6), at in 0usize..6) {
        let mut line = words.clone();
        line.insert(at.min(words.len()), "@bettina".to_owned());
        line.push("!6/2".to_owned());
        // "og" between an owner and the date only joins them.
        prop_assume!(!words.iter().any(|w| ["og", "samt", "and"].contains(&w.as_str())));
        prop_assert_eq!(recorded(&line.join(" ")).task, words.join(" "));
    }
}
