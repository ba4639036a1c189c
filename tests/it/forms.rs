//! Documents as they are read: the seeds of the samples, and each form of a real agenda.

use std::collections::BTreeSet;
use std::path::Path;

use punktlig::import::document::{Block, Content, Document, Place};
use punktlig::import::read::{Given, read};
use punktlig::import::reading::{Matter, Reading};
use punktlig::import::source::{self, Source};
use punktlig::text::casefold;

use crate::kit::import::{Case, Score, cases};

/// The documents of the samples, with other running text.
fn seeds() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/seeds");
    let cases = cases(&folder);
    assert_eq!(cases.len(), 5);
    cases
}

#[test]
fn of_the_seeds_nearly_every_fact_is_right_and_none_is_invented() {
    let mut all = Score::default();
    let mut report = String::new();
    for case in seeds() {
        let score = case.score();
        report += &format!("{}: {:.1} %\n{}", case.name, score.percent(), score.faults());
        all.add(score);
    }
    assert!(all.percent() >= 97.0, "{:.1} %\n{report}", all.percent());
    assert!(all.invented.is_empty(), "{report}");
}

/// How well documents are read that nothing was made for: each fact counts, and those that the document does not state.
/// With `PUNKTLIG_WRITE_DOCS` set, the table is written instead.
#[test]
fn the_page_on_imports_says_how_well_the_documents_of_the_corpus_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut expected =
        String::from("| document | right | wrong | missing | invented |\n| --- | --- | --- | --- | --- |\n");
    let mut row = |name: &str, score: &Score| {
        let Score { right, wrong, missing, invented } = score;
        let counts = [*right, wrong.len(), missing.len(), invented.len()].map(|n| n.to_string()).join(" | ");
        expected += &format!("| {name} | {counts} |\n");
    };
    let mut all = Score::default();
    for case in cases(&root.join("tests/import/corpus")) {
        let score = case.score();
        row(&case.name, &score);
        all.add(score);
    }
    row("all", &all);
    let page = std::fs::read_to_string(root.join("docs/import.md")).unwrap();
    let parts: Vec<&str> = page.split("<!-- scores -->\n").collect();
    let [before, shown, after] = parts[..] else { panic!("docs/import.md needs two marks `scores`") };
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        std::fs::write(root.join("docs/import.md"), [before, &expected, after].join("<!-- scores -->\n")).unwrap();
    } else {
        assert_eq!(shown, expected, "docs/import.md between the marks `scores`; PUNKTLIG_WRITE_DOCS=1 writes it");
    }
}

#[test]
fn two_agendas_in_one_document_are_two_readings() {
    let seeds = seeds();
    let of = |name: &str| seeds.iter().find(|case| case.name.starts_with(name)).unwrap();
    let (first, second) = (of("2024-01-24"), of("2025-06-04"));
    for (first, second) in [(first, second), (second, first)] {
        let mut both = first.document();
        let last = both.blocks.last().unwrap().place.line;
        both.blocks.push(Block { place: Place { page: None, line: last + 1 }, content: Content::PageEnd });
        both.blocks.extend(second.document().blocks.into_iter().map(|mut block| {
            block.place.line += last + 1;
            block
        }));
        let readings = read(&both, &Given::default());
        let days: Vec<String> = readings.iter().map(|r| r.agenda.date.unwrap().value.0.to_string()).collect();
        let named = [&first.name, &second.name].map(|name| name.get(..10).unwrap().to_owned());
        assert_eq!(days, named);
        for (reading, case) in readings.iter().zip([first, second]) {
            let score = crate::kit::import::score(&reading.agenda.to_toml(), &case.right);
            assert!(score.percent() > 95.0, "{}: {:.1} %\n{}", case.name, score.percent(), score.faults());
        }
    }
}

/// Words of labels and of sentences whose sense is in a key.
const STRUCTURE: &str = "aaben lukket sag sagsgang sagsfremstilling sagsansvarlig sagsbehandler baggrund indstilling bilag \
    bilagsoversigt underskriftsside indholdsfortegnelse side tid punkt dato punkter sted start slut kl medlemmer fravaerende \
    deltager deltog punktet under behandlingen af i via teams og v ved deltagere reference jour nr oekonomiske konsekvenser afsluttes \
    program dag fra hos 15min 5min 30min juli time \
    jan feb mar apr maj jun jul onsdag kattegatalliansen min august o moedet som afventer fagomraadedirektoer direktoer til den";

fn words(text: &str) -> BTreeSet<String> {
    let is_word = |word: &&str| !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit());
    casefold(text).split(|c: char| !c.is_alphanumeric()).filter(is_word).map(str::to_owned).collect()
}

/// Lists the words of a document, with those whole that a line breaks.
fn words_of(document: &Document) -> BTreeSet<String> {
    let mut text = String::new();
    for block in &document.blocks {
        let more = match &block.content {
            Content::Heading { text, .. } | Content::Paragraph { text, .. } | Content::Line { text, .. } => {
                text.clone()
            }
            Content::Element { text, .. } => text.clone(),
            Content::Table { rows } => rows.iter().flatten().cloned().collect::<Vec<_>>().join(" "),
            Content::Gap | Content::PageEnd => continue,
        };
        let joins = text.ends_with('-') && more.starts_with(char::is_lowercase) && !more.starts_with("og ");
        if joins {
            text.pop();
        } else {
            text.push(' ');
        }
        text += more.trim();
    }
    words(&text)
}

/// Lists the words that a reading has: in its values and its notes.
fn words_in(reading: &Reading) -> BTreeSet<String> {
    let mut text = reading.agenda.to_toml();
    for note in &reading.notes {
        if let Matter::Left(left) = &note.matter {
            text += "\n";
            text += left;
        }
    }
    words(&text)
}

#[test]
fn every_word_of_a_document_is_in_a_value_or_a_note() {
    let structure = words(STRUCTURE);
    for case in seeds() {
        let had = words_in(&case.reading());
        let lost: Vec<String> = words_of(&case.document())
            .into_iter()
            .filter(|word| !had.contains(word) && !structure.contains(word))
            .collect();
        assert!(lost.is_empty(), "{}: {lost:?}", case.name);
    }
}

/// Reads a document as somebody pastes it.
fn pasted(text: &str) -> String {
    let Ok(Source::Documents(documents)) = source::read("paste.txt", text.as_bytes().to_vec()) else {
        panic!("no document")
    };
    let readings = read(&documents[0].document, &Given::default());
    assert_eq!(readings.len(), 1, "one agenda in:\n{text}");
    let notes = readings[0].notes.iter().map(|note| format!("# {:?} {:?}\n", note.anchor, note.matter));
    readings[0].agenda.to_toml() + &notes.collect::<String>()
}

/// Asserts that what was read of a text has some lines, and not some others.
fn has(text: &str, lines: &[&str]) {
    let read = pasted(text);
    let had: Vec<&str> = read.lines().map(str::trim).collect();
    for line in lines {
        let is_there =
            had.iter().any(|had| had.trim_end_matches(',') == *line || had.contains(line) && line.len() > 20);
        assert!(is_there, "{line}\nis not in\n{read}");
    }
}

fn has_not(text: &str, parts: &[&str]) {
    let read = pasted(text);
    for part in parts {
        assert!(!read.contains(part), "{part}\nis in\n{read}");
    }
}

#[test]
fn a_council_with_case_numbers_of_the_year_and_groups() {
    let text = "Utvalg: Formannskapet\nMøtested: Rådhuset, møterom 2\nDato: 05.12.2024\nTid: 10:00 - 12:30\n\n\
        Møteinnkalling\n\nForfall: Kari Nes (sykdom)\n\n\
        SAK 17/18 Godkjenning av innkalling\n\nSaksfremstilling\n\nInnkallingen er sendt i tide.\n\n\
        Forslag til vedtak\n\nInnkallingen godkjennes.\n\n\
        SAK 18/18 Kjøp av tomt\nUnntatt offentlighet\n\nSaksfremstilling\n\nTomten ligger ved havnen.\n\n\
        Vedlegg\n\nVedlegg 1: Kart\nVedlegg 2: Takst\n";
    has(
        text,
        &[
            "body = \"Formannskapet\"",
            "date = 2024-12-05",
            "start = \"10.00\"",
            "end = \"12.30\"",
            "number = \"17/18\"",
            "title = \"Godkjenning av innkalling\"",
            "recommendations = \"Innkallingen godkjennes.\"",
            "number = \"18/18\"",
            "access = \"closed\"",
            "absent = [{ who = \"kn\", reason = \"sykdom\" }]",
            "presentation = \"Tomten ligger ved havnen.\"",
        ],
    );
}

#[test]
fn what_is_under_a_heading_that_closes_is_closed() {
    let text = "Byrådet\nDagsorden\nDato: 5. maj 2025\n\nÅbne punkter\n\n1. Valg af formand\n\n2. Budget 2026\n\n\
        Lukkede punkter\n\n3. Køb af grund\n\n4. Personalesag\n";
    let read = pasted(text);
    let closed: Vec<bool> = read.split("[[item]]").skip(1).map(|item| item.contains("access = \"closed\"")).collect();
    assert_eq!(closed, [false, false, true, true], "{read}");
    assert!(read.contains("heading = \"Lukkede punkter\""), "{read}");
}

#[test]
fn every_way_to_close_an_item_closes_it() {
    for closed in [
        "2. Køb af grund (lukket punkt)\n\n",
        "2. Lukket punkt - Køb af grund\n\n",
        "2. Køb af grund\n\nLukket sag\n\n",
        "2. Køb af grund\n25/173\nLukket sag\n\n",
        "2. Køb af grund\n\nTavshedspligt ikke fraveget\n\n",
        "2. Køb af grund\n\nAdgang: Lukket\n\n",
        "2. Køb af grund\n\nPunktet behandles for lukkede døre.\n\n",
        "2. Køb af grund\n\nÅben/Lukket\n\n",
    ] {
        let text = format!(
            "Byrådet 5. maj 2025\n\n1. Budget 2026\n\nÅben sag\n\nTekst her.\n\n{closed}3. Eventuelt\n\nÅben sag\n"
        );
        let read = pasted(&text);
        let items: Vec<bool> =
            read.split("[[item]]").skip(1).map(|item| item.contains("access = \"closed\"")).collect();
        assert_eq!(items, [false, true, false], "{closed}{read}");
    }
}

#[test]
fn times_beside_below_and_behind_the_titles_of_items_are_their_slots() {
    let text = "Bestyrelsesmøde i Havnen\nTid: 24. september 2025 kl. 16.30-18.00\nSted: Havnekontoret\n\n\
        1. Velkomst (16:30 - 16:35)\n\n2. Regnskab v. Ane Ager (Kasserer) (15 min)\n\n3. Havnens plan\n(16:50 - 17:30)\n\nPlanen er sendt ud.\n\n\
        4. Eventuelt\n";
    has(
        text,
        &[
            "title = \"Bestyrelsesmøde i Havnen\"",
            "date = 2025-09-24",
            "at = \"16.30\"",
            "until = \"16.35\"",
            "title = \"Velkomst\"",
            "minutes = 15",
            "title = \"Regnskab\"",
            "lead = [\"aa\"]",
            "at = \"16.50\"",
            "presentation = \"Planen er sendt ud.\"",
        ],
    );
}

#[test]
fn people_are_read_in_columns_with_groups_reasons_and_substitutes() {
    let text = "Byrådet 5. maj 2025\n\nMedlemmer:\nBorgmester Bo Bech (A)  Ane Ager (V)\nCai Corn (Løsgænger)\n\n\
        Afbud: Dan Dam (V) - Eva Eg (V) mødte som stedfortræder\n\n1. Budget 2026\n\n2. Eventuelt\n";
    has(
        text,
        &[
            "name = \"Bo Bech\"",
            "title = \"Borgmester\"",
            "group = \"A\"",
            "name = \"Ane Ager\"",
            "group = \"Løsgænger\"",
            "absent = [{ who = \"dd\", substitute = \"ee\" }]",
        ],
    );
}

#[test]
fn the_beginning_of_a_second_agenda_is_no_head_of_a_page() {
    let one = "Direktionen\n\nDAGSORDEN\n\nSted: Lokale 1\nDato: Onsdag den 15. januar 2025\nStart kl.: 9.00\n\n\
        1. Budget\n\nÅben sag\n\nSagsfremstilling\n\nBudgettet er klar.\n\n2. Opsigelse\n\nLukket sag\n\n\
        3. Eventuelt\n\nÅben sag\n";
    let two = format!("{one}\n\u{c}\n{}", one.replace("15. januar", "22. januar"));
    let Ok(Source::Documents(documents)) = source::read("to.txt", two.into_bytes()) else { panic!("no document") };
    let readings = read(&documents[0].document, &Given::default());
    let read: Vec<String> = readings.iter().map(|reading| reading.agenda.to_toml()).collect();
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].replace("2025-01-15", "2025-01-22"), read[1]);
    assert!(read[0].contains("body = \"Direktionen\"") && read[0].matches("[[item]]").count() == 3, "{}", read[0]);
}

#[test]
fn the_head_of_a_word_document_has_its_labels_in_a_column() {
    let text = "Byrådet\n\nDAGSORDEN\n\nByrådsmøde\n\nUdsendt den 19. september 2025\n\nSted  Byrådssalen\n\
        Dato  Onsdag den 24. september 2025\nStart  kl. 18.00\nSlut  kl. 20.00\nMedlemmer  Anna Agerskov (A), formand\n\
        Bo Birkelund (A)\nReferent  Byrådssekretær Sofie Strand\n\n1. Budget\n\nSagsnr. 00.30.00.S00 25/101 · Åben sag\n\n\
        2. Salg af grund\n\nSagsnr. 00.30.00.S00 25/102 · Lukket sag\n";
    has(
        text,
        &[
            "title = \"Byrådsmøde\"",
            "date = 2025-09-24",
            "issued = 2025-09-19",
            "place = \"Byrådssalen\"",
            "start = \"18.00\"",
            "end = \"20.00\"",
            "chair = \"aa\"",
            "minute_taker = \"ss\"",
            "group = \"A\"",
            "case = \"00.30.00.S00 25/101\"",
        ],
    );
    let read = pasted(text);
    let closed: Vec<bool> = read.split("[[item]]").skip(1).map(|item| item.contains("access = \"closed\"")).collect();
    assert_eq!(closed, [false, true], "{read}");
}

#[test]
fn a_table_of_items_with_times_people_and_access_is_a_plan() {
    let text = "Chefmøde 3. marts 2025\n\nNr.\tTid\tPunkt\tAnsvarlig\tÅben/Lukket\n\
        1\t9.00\tVelkomst\tKommunaldirektør Bo Bech\tÅben\n2\t9.15\tPersonalesag\tAne Ager\tLukket\n3\t10.00\tPause\t\tÅben\n";
    has(
        text,
        &[
            "date = 2025-03-03",
            "at = \"9.00\"",
            "title = \"Velkomst\"",
            "lead = [\"bb\"]",
            "title = \"Personalesag\"",
            "access = \"closed\"",
            "kind = \"break\"",
        ],
    );
    let read = pasted(text);
    let closed: Vec<bool> = read.split("[[slot]]").skip(1).map(|slot| slot.contains("access = \"closed\"")).collect();
    assert_eq!(closed, [false, true, false], "{read}");
}

#[test]
fn an_english_agenda_has_english_times_and_its_language() {
    let text = "Harbour Board\nAgenda\nDate: 4 June 2025\nTime: 7.00pm\nVenue: Town Hall\nApologies: Ann Archer\n\n\
        PART ONE – OPEN TO THE PUBLIC\n\n1. Minutes of the last meeting\n\nRecommendation\n\nThat the minutes be approved.\n\n\
        2. Accounts and budget\n\nReport\n\nThe accounts are attached.\n\nPART TWO – CLOSED SESSION\n\n3. Sale of land\n\n\
        Recommendation\n\nThat the land be sold.\n";
    let read = pasted(text);
    for line in
        ["language = ", "body = \"Harbour Board\"", "date = 2025-06-04", "start = \"19.00\"", "place = \"Town Hall\""]
    {
        assert!(read.contains(line), "{line}\n{read}");
    }
    let closed: Vec<bool> = read.split("[[item]]").skip(1).map(|item| item.contains("access = \"closed\"")).collect();
    assert_eq!(closed, [false, false, true], "{read}");
}

#[test]
fn numbers_of_every_form_begin_items() {
    for (first, second, numbers) in [
        ("§ 63 Budget for 2026", "§ 64 Valg af formand", ["\"§ 63\"", "\"§ 64\""]),
        ("Pkt. 1. Budget for 2026", "Pkt. 2. Valg af formand", ["1", "2"]),
        ("Nr. 159 - Budget for 2026", "Nr. 160 - Valg af formand", ["159", "160"]),
        ("PS 169/14 Budget for 2026", "PS 170/14 Valg af formand", ["\"PS 169/14\"", "\"PS 170/14\""]),
        ("336.   Budget for 2026", "337.   Valg af formand", ["336", "337"]),
        ("4.1 Budget for 2026", "4.2 Valg af formand", ["\"4.1\"", "\"4.2\""]),
        ("8. Budget for 2026", "8a Valg af formand", ["8", "\"8a\""]),
        ("1. (B) Budget for 2026", "2. (O) Valg af formand", ["1", "2"]),
    ] {
        let text = format!("Byrådet 5. maj 2025\n\n{first}\n\nTekst om budgettet.\n\n{second}\n\nTekst om valget.\n");
        let [one, two] = numbers;
        has(
            &text,
            &[
                &format!("number = {one}"),
                "title = \"Budget for 2026\"",
                &format!("number = {two}"),
                "title = \"Valg af formand\"",
                "presentation = \"Tekst om valget.\"",
            ],
        );
    }
}

#[test]
fn items_that_all_have_the_number_one_are_all_there() {
    has(
        "Byrådet 5. maj 2025\n\n1. Budget for 2026\n\nTekst.\n\n1. Valg af formand\n\nTekst.\n\n1. Eventuelt\n",
        &["number = 1", "id = \"valg-af-formand\"", "id = \"eventuelt\""],
    );
}

#[test]
fn nothing_is_written_that_a_document_does_not_state() {
    let text = "Møde i netværket\nTid: 28. august kl. 8.00\n\n1. Velkomst\n\n2. Eventuelt\n";
    has_not(text, &["date =", "end =", "chair =", "place ="]);
    has(text, &["title = \"Møde i netværket\"", "start = \"8.00\""]);
    assert!(pasted(text).contains("import-missing-year"));
}

#[test]
fn what_another_body_decided_is_history_and_what_this_one_did_stays_a_note() {
    let text = "Byrådet 18. februar 2025\n\n1. Budget 2026\n\nÅben sag\n\nSagsfremstilling\n\nTekst.\n\n\
        Beslutning i Økonomiudvalget den 4. februar 2025\n\nIndstillingen blev tiltrådt.\n\nBilag\n\n1 Åben Budget 25/1\n";
    has(
        text,
        &[
            "body = \"Byrådet\"",
            "{ body = \"Økonomiudvalget\", date = 2025-02-04, text = \"Indstillingen blev tiltrådt.\" }",
        ],
    );
}

/// Returns, of each item of a text, its number and whether it is closed.
fn items_of(text: &str) -> Vec<(String, bool)> {
    let read = pasted(text);
    let number = |item: &str| {
        let line = item.lines().find_map(|line| line.strip_prefix("number = "));
        line.map(|number| number.trim_matches('"').to_owned()).unwrap_or_default()
    };
    read.split("[[item]]").skip(1).map(|item| (number(item), item.contains("access = \"closed\""))).collect()
}

#[test]
fn a_line_whose_number_follows_begins_an_item_whatever_is_below_it() {
    for (numbers, parts) in [
        (["1.", "2.", "3.", "4."], "Baggrund\nTekst om det.\nIndstilling\n1. at det sker, og\n2. at det betales.\n"),
        (["§ 41", "§ 42", "§ 43", "§ 44"], "Bakgrund\nText om det.\nFörslag till beslut\nStyrelsen godkänner det.\n"),
        (["PS 17/26", "PS 18/26", "PS 19/26", "PS 20/26"], "Saksopplysninger:\nTekst.\nForslag til vedtak:\n1. Ja.\n"),
        (
            ["Nr. 159 -", "Nr. 160 -", "Nr. 161 -", "Nr. 162 -"],
            "Sagsfremstilling\nTekst.\nBeslutningskompetence: Byrådet\n",
        ),
    ] {
        let [one, two, three, four] = numbers;
        let text = format!(
            "Byrådet 5. maj 2025\n\n{one} Valg af formand\n\n{two} Budget for 2026\n{parts}\n\
             {three} Salg af grund (lukket punkt)\n\n{four} Eventuelt\n"
        );
        let bare = |number: &str| number.trim_end_matches(['.', ' ', '-']).trim_start_matches("Nr. ").to_owned();
        let right: Vec<(String, bool)> = numbers.iter().map(|n| (bare(n), *n == three)).collect();
        assert_eq!(items_of(&text), right, "{}", pasted(&text));
    }
}

#[test]
fn a_list_of_items_gives_those_that_nothing_treats_below_it() {
    let text = "Kommunestyret\nSAKSLISTE\nDato: 19.03.2026\n\nPS 17/26 Godkjenning av innkalling\nPS 18/26 Ny idrettshall\n\
        PS 19/26 Personalsak (Unntatt offentlighet, offl. § 13)\nPS 20/26 Referatsaker\n\n\
        PS 18/26 Ny idrettshall\nBakgrunn for saken:\nHallen ble stengt.\n";
    let right = [("PS 17/26", false), ("PS 18/26", false), ("PS 19/26", true), ("PS 20/26", false)];
    let right: Vec<(String, bool)> = right.iter().map(|(number, closed)| ((*number).to_owned(), *closed)).collect();
    assert_eq!(items_of(text), right);
    has(text, &["background = \"Hallen ble stengt.\""]);
}

#[test]
fn what_follows_a_value_of_one_line_is_no_part_of_it() {
    for label in ["Beslutningskompetence", "Sagsgang", "Forslagsstiller", "Sagsansvarlig"] {
        let text = format!(
            "Byrådet 5. maj 2025\n\n1. Budget 2026\nSagsfremstilling\nTekst.\n{label}: Byrådet\n\nMere tekst her.\n\n\
             Lukkede dagsordenspunkter\n\nKøb af ejendom\n"
        );
        let read = pasted(&text);
        let items: Vec<&str> = read.split("[[item]]").skip(1).collect();
        let [open, closed] = items.as_slice() else { panic!("{read}") };
        assert!(open.contains("Mere tekst her.") && !open.contains("Køb") && !open.contains("access"), "{read}");
        assert!(closed.contains("access = \"closed\"") && closed.contains("Køb af ejendom"), "{read}");
    }
}

#[test]
fn what_speaks_of_something_closed_is_in_nothing_that_is_open() {
    for closed in [
        "Personalesag (lukket)",
        "Lukkede punkter\n\nPersonalesag",
        "PART TWO – CLOSED SESSION\n\nPersonalesag",
        "Tabel\tPersonalesag (lukket)",
        "1 Forhold\n2 Personalesag (lukket punkt) og mere",
    ] {
        for (above, below) in [
            ("1. Budget 2026\nSagsfremstilling\nTekst.\n", "\n"),
            ("Indledning til mødet.\n", "\n1. Budget 2026\n\n2. Eventuelt\n"),
            ("9.00 Velkomst\n9.30 Budget\n10.00 Eventuelt\n", "\n"),
        ] {
            let text = format!("Byrådet 5. maj 2025\n\nDagsorden\n\n{above}\n{closed}\n{below}");
            let read = pasted(&text);
            let agenda = read.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
            for part in agenda.split("\n[[") {
                assert!(!part.contains("Personalesag") || part.contains("access = \"closed\""), "{text}\n{read}");
            }
        }
    }
}
