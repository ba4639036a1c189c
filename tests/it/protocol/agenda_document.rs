//! The agenda as a document: what it says and never says, programmes, the plan for a wall, the invitation.

use std::fs;

use punktlig::audience::Audience;
use punktlig::protocol::{Batch, Document, DocumentKind, Format, Output, RewriteOutcome, file_name};
use punktlig::readers::Readers;

use super::redaction::text;
use super::*;
use crate::kit::{case, markdown, sample};

fn agenda_of(source: &str) -> LiveMeeting {
    LiveMeeting::new(agenda(source))
}

fn said(told: &LiveMeeting, audience: Audience) -> String {
    markdown(&told.agenda_document(DocumentKind::Agenda, audience)).unwrap()
}

fn wall(told: &LiveMeeting, audience: Audience) -> Protocol {
    told.agenda_document(DocumentKind::Plan, audience)
}

#[test]
fn an_agenda_has_its_issue_date_announced_times_and_who_presents_in_plan_and_item() {
    let said = said(&LiveMeeting::new(case("issued")), Audience::Full);
    for part in [
        "# Direktionsmøde\n\n**DAGSORDEN**\n\nUdsendt den 10. januar 2025\n\n",
        "- Start: kl. 8.15\n- Slut: kl. 12.00\n- Deltagere: Direktør Anna Berg\n\n",
        "## Tidsplan\n\n| Tid | Punkt |\n| --- | --- |\n| 8.15 | Budget |\n| | Ved direktør Anna Berg |\n\n## 1. Budget\n",
        "## 1. Budget\n\nÅben sag\n\nVed direktør Anna Berg\n",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert!(!said.contains("UDKAST") && !said.contains("Underskrift"), "{said}");
}

#[test]
fn an_agenda_is_not_changed_by_what_happened_in_the_meeting() {
    let before = |agenda: &LiveMeeting, audience| {
        let mut model = agenda.agenda_document(DocumentKind::Agenda, audience);
        model.document.made_at = None;
        model
    };
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    for audience in [Audience::Full, Audience::Public] {
        let (planned, held) = (before(&told, audience), before(&january_as_planned(), audience));
        assert_eq!(planned, held);
    }
    let full = said(&told, Audience::Full);
    assert!(full.contains("**DAGSORDEN**") && full.contains("\n## Bilagsoversigt\n"), "{full}");
    told.at("8.17").start(0).decide(&item(3), "Godkendt.", Outcome::Approved);
    told.record(Event::MeetingClosed);
    assert_eq!(said(&told, Audience::Full), full);
    for never in ["Ikke behandlet", "Beslutning i", "Underskrift", "Opfølgning", "kontrolværdi", "Mødet hævet"] {
        assert!(!full.contains(never), "{never} in\n{full}");
    }
}

/// The meeting of January with all that happened in it, but for the absence that it was given.
fn january_as_planned() -> LiveMeeting {
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    let held = january();
    for entry in held.history.entries().iter().skip(1) {
        told.at = entry.at;
        told.record(entry.event.clone());
    }
    told
}

#[test]
fn a_withdrawn_item_says_so_and_a_public_wording_waits_for_the_decision() {
    let source = r#"
title = "Møde"
date = 2025-01-15
body = "Udvalget"
distribution = ["Alle"]
item = [
    { number = 1, title = "Budget", withdrawn = "trukket af forslagsstilleren" },
    { number = 2, title = "Salg", access = "closed", public_decision = "Salget blev godkendt." },
]
slot = [{ at = "9.00", items = [2], minutes = 20 }]
"#;
    let told = agenda_of(source);
    let full = said(&told, Audience::Full);
    assert!(full.contains("## 1. Budget\n\nÅben sag\n\nPunktet udgik: trukket af forslagsstilleren.\n"), "{full}");
    assert!(!full.contains("Beslutning") && !full.contains("Sendes til"), "{full}");
    let public = said(&told, Audience::Public);
    assert!(public.contains("*Offentlig udgave*") && public.contains("## 2. Lukket punkt\n\nLukket sag\n"), "{public}");
    assert!(!public.contains("Salg"), "{public}");
}

#[test]
fn who_is_known_to_be_absent_is_absent_from_the_whole_meeting() {
    let source = r#"
title = "Møde"
date = 2025-01-15
body = "Udvalget"
person = [{ id = "ab", name = "Anna Berg" }, { id = "bo", name = "Bo Bech" }]
members = ["ab", "bo"]
absent = [{ who = "bo", reason = "ferie" }]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Salg", access = "closed" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.10", items = [2] }]
"#;
    let public = said(&agenda_of(source), Audience::Public);
    assert!(public.contains("Bo Bech") && !public.contains("ved de åbne punkter"), "{public}");
}

#[test]
fn the_forward_plan_and_the_annexes_of_a_point_are_printed_where_no_item_prints_them() {
    let source = r#"
title = "Møde"
date = 2025-01-15
item = [{ number = 1, title = "Budget", annexes = [{ title = "Tal" }] }]
slot = [
    { at = "9.00", items = [1] },
    { at = "9.30", title = "Nyt", minutes = 5, annexes = [{ title = "Notat" }] },
]
upcoming = [{ date = 2025-01-22, points = ["Regnskab"] }]
"#;
    let told = agenda_of(source);
    let model = told.agenda_document(DocumentKind::Agenda, Audience::Full);
    let anchors: Vec<&str> = model.document.contents.iter().map(|line| line.anchor.as_str()).collect();
    assert!(anchors.is_empty(), "few sections need no contents: {anchors:?}");
    let full = markdown(&model).unwrap();
    for part in [
        "### Nyt\n\nBilag:\n\n1. Notat – åben\n",
        "## Kommende møder\n\n| Dato | Punkter |\n| --- | --- |\n| 22. januar | Regnskab |\n\nNæste møde: onsdag",
        "## Bilagsoversigt\n\n**1. Budget**\n",
    ] {
        assert!(full.contains(part), "{part} in\n{full}");
    }
    for format in [Format::Html, Format::Docx] {
        let page = text(format, &model);
        for part in ["Tidsplan", "Kommende møder", "Regnskab", "Notat"] {
            assert!(page.contains(part), "{part} in {format:?}");
        }
    }
}

#[test]
fn where_nothing_is_to_be_decided_and_there_are_times_it_is_a_programme() {
    let title = |source: &str| {
        let told = agenda_of(source);
        told.agenda_document(DocumentKind::Agenda, Audience::Full).document.title
    };
    let head = "title = \"Seminar\"\ndate = 2025-01-15\n";
    let points =
        "slot = [{ at = \"9.00\", title = \"Oplæg\" }, { at = \"10.00\", kind = \"break\", title = \"Pause\" }]";
    assert_eq!(title(&format!("{head}{points}")), "PROGRAM");
    assert_eq!(title(&format!("{head}document = \"Invitation\"\n{points}")), "INVITATION");
    let item = |more: &str| format!("{head}item = [{{ number = 1, title = \"A\"{more} }}]\n");
    let slot = "slot = [{ at = \"9.00\", items = [1], minutes = 10 }]";
    assert_eq!(title(&format!("{}{slot}", item(", type = \"information\""))), "PROGRAM");
    assert_eq!(title(&format!("{}{slot}", item(""))), "DAGSORDEN");
    assert_eq!(title(&format!("{}{slot}", item(", type = \"information\", access = \"closed\""))), "DAGSORDEN");
    assert_eq!(title(&item(", type = \"information\"")), "DAGSORDEN", "without times it is a list of items");
    let seminar = said(&LiveMeeting::new(sample("2024-01-22-kb-seminar.toml")), Audience::Public);
    for part in [
        "**PROGRAM**\n\nKommunalbestyrelsesseminar 2024\n\n*Offentlig udgave*\n\nUdsendt den 18. januar 2024\n",
        "| | **Mandag den 22. januar 2024** |\n| 11.30 | Frokost |\n",
        "| | **Blok 1: Velkomst og rammesætning** |\n| 12.10 | Velkomst |\n| | Ved borgmester Kasper Bjerregaard |\n",
        "| 13.20 | Kort pause |\n",
    ] {
        assert!(seminar.contains(part), "{part} in\n{seminar}");
    }
}

#[test]
fn an_agenda_without_times_has_no_plan_of_its_own() {
    let source =
        "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }]";
    let full = said(&agenda_of(source), Audience::Full);
    assert!(!full.contains("Tidsplan") && full.contains("## 1. A\n") && full.contains("## 2. B\n"), "{full}");
}

#[test]
fn an_item_that_prints_the_plan_prints_it_alone() {
    let full = said(&LiveMeeting::new(sample("2025-06-04-direktionen.toml")), Audience::Full);
    assert_eq!(full.matches("| Tid | Punkt |").count(), 1, "{full}");
    assert_eq!(full.matches("| Dato | Punkter |").count(), 1, "{full}");
    assert!(full.contains("| | Økonomichef Bettina Andersen deltager under behandlingen via Teams. |\n"), "{full}");
    assert!(full.contains("\n8. Gennemgang af portefølje og tre næstkommende møder\n\n- Bilagsoversigt\n"), "{full}");
}

#[test]
fn a_forward_plan_that_only_closed_items_print_is_for_the_body_alone() {
    let told = |items: &str| {
        let next = "[[upcoming]]\ndate = 2025-01-22\npoints = [\"Salg af Havnegade\"]\n";
        let agenda = agenda_of(&format!("title = \"M\"\ndate = 2025-01-15\n{next}{items}"));
        let has = |model: &Protocol| markdown(model).unwrap().contains("Havnegade");
        let protocol = |audience| agenda.protocol(audience);
        [Audience::Full, Audience::Public]
            .map(|audience| (has(&agenda.agenda_document(DocumentKind::Agenda, audience)), has(&protocol(audience))))
    };
    let item = |n: u8, rest: &str| format!("[[item]]\nnumber = {n}\ntitle = \"Kommende møder {n}\"\n{rest}\n");
    let closed = item(1, "kind = \"upcoming\"\naccess = \"closed\"");
    assert_eq!(told(&closed), [(true, true), (false, false)]);
    assert_eq!(told(&(closed + &item(2, "kind = \"upcoming\""))), [(true, true); 2]);
    assert_eq!(told(&item(1, "")), [(true, false); 2], "where no item prints it, the agenda has it at its end");
}

#[test]
fn who_is_known_to_be_absent_is_absent_from_all_of_the_meeting_in_both_versions() {
    let told = agenda_of(
        "title = \"M\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\"]\nabsent = [{ who = \"b\" }]\n\
         person = [{ id = \"a\", name = \"Anna And\" }, { id = \"b\", name = \"Bo Bech\" }]\n\
         item = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\", access = \"closed\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.20\", items = [2] }]\n",
    );
    for audience in [Audience::Full, Audience::Public] {
        let said = said(&told, audience);
        assert!(said.contains("- Fraværende: Bo Bech") && !said.contains("de åbne punkter"), "{said}");
    }
}

#[test]
fn a_full_version_with_nothing_closed_but_annexes_says_so_where_it_names_them() {
    let annex = "annexes = [{ title = \"Tilbud\", access = \"closed\" }]";
    let told = agenda_of(&format!(
        "title = \"M\"\ndate = 2025-01-15\n[[item]]\nnumber = 1\ntitle = \"A\"\n{annex}\n[[slot]]\nat = \"9.00\"\nitems = [1]\n"
    ));
    assert_eq!(wall(&told, Audience::Full).document.version, None);
    let named = Some("Nævner lukkede bilag".to_owned());
    assert_eq!(told.agenda_document(DocumentKind::Agenda, Audience::Full).document.version, named);
    assert_eq!(told.protocol(Audience::Full).document.version, named);
}

#[test]
fn a_plan_for_a_wall_is_the_times_alone_in_letters_that_fit_a_page() {
    let told = LiveMeeting::new(sample("2025-06-04-direktionen.toml"));
    let page = markdown(&wall(&told, Audience::Public)).unwrap();
    assert!(
        page.starts_with("# Direktionen\n\n**TIDSPLAN**\n\nDirektionsmøde\n\n*Offentlig udgave*\n\n- Dato: "),
        "{page}"
    );
    assert!(page.contains("| 10.55 | Lukket punkt |\n| 11.10 | Lukket punkt |\n"), "{page}");
    assert!(page.contains("| | Borgmester deltager under behandlingen. |\n") && !page.contains("\n## "), "{page}");
    assert!(markdown(&wall(&told, Audience::Full)).unwrap().contains("| 11.10 | Aktørskab (lukket sag) |\n"));
    let size = |told: &LiveMeeting| wall(told, Audience::Public).document.type_size.unwrap();
    let short = agenda_of("title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\", minutes = 5 }]");
    let seminar = LiveMeeting::new(sample("2024-01-22-kb-seminar.toml"));
    assert!(size(&short) == 26 && size(&told) >= 13 && size(&seminar) >= 9, "{}, {}", size(&told), size(&seminar));
    assert!(!markdown(&wall(&seminar, Audience::Full)).unwrap().contains("Værelserne"), "no texts on a wall");
    let styles =
        docx::parts(&punktlig::protocol::docx(&wall(&short, Audience::Public)).unwrap())["word/styles.xml"].clone();
    assert!(styles.contains("<w:sz w:val=\"52\"/>"), "26 points are 52 halves");
}

#[test]
fn an_invitation_is_an_event_with_the_public_agenda_in_it() {
    let told = LiveMeeting::new(sample("2025-06-04-direktionen.toml"));
    let ics = |audience| text(Format::Ics, &told.agenda_document(DocumentKind::Agenda, audience));
    let public = ics(Audience::Public);
    for line in [
        "METHOD:PUBLISH\r\n",
        "BEGIN:VEVENT\r\n",
        "DTSTART:20250604T090000\r\n",
        "DTEND:20250604T123000\r\n",
        "SUMMARY:Direktionen: Direktionsmøde\r\n",
        "DESCRIPTION:Offentlig udgave\\n\\nDAGSORDEN\\n1. Beslutningsprotokoller",
        "\\n4. Lukket punkt\\n5. Lukket punkt\\n",
        "\\n\\nTidsplan\\n9.00 Beslutningsprotokoller og dagsordener. Borgmester deltager under behandlingen\\n",
    ] {
        assert!(public.contains(line), "{line} in\n{public}");
    }
    assert!(!public.contains("VTODO") && !public.contains("Aktørskab") && !public.contains("CONFIDENTIAL"), "{public}");
    let full = ics(Audience::Full);
    assert!(full.contains("4. Aktørskab (lukket sag)") && full.contains("CLASS:CONFIDENTIAL\r\n"), "{full}");
    let uid = |ics: &str| ics.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&public), uid(&full), "one meeting is one event");
    let zone = agenda_of(
        "title = \"M\"\ndate = 2025-06-04\ntimezone = \"Europe/Copenhagen\"\nslot = [{ at = \"9.00\", title = \"A\" }]",
    );
    let zoned = text(Format::Ics, &zone.agenda_document(DocumentKind::Agenda, Audience::Public));
    assert!(zoned.contains("DTSTART:20250604T070000Z\r\n"), "{zoned}");
    let untimed =
        agenda_of("title = \"M\"\ndate = 2025-01-15\nplace = \"Sal 1\"\nitem = [{ title = \"A\", id = \"a\" }]");
    let whole_day = text(Format::Ics, &untimed.agenda_document(DocumentKind::Agenda, Audience::Public));
    assert!(
        whole_day.contains("DTSTART;VALUE=DATE:20250115\r\n") && whole_day.contains("LOCATION:Sal 1"),
        "{whole_day}"
    );
}

const CLOSES: &str = "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\nformats = [\"md\"]\n[[item]]\nnumber = 1\n\
    title = \"Salg af Havnegade 7\"\nbackground = \"Prisen er hemmelig.\"\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";

fn write(dir: &Path, told: &LiveMeeting, audience: Audience) {
    let model = told.agenda_document(DocumentKind::Agenda, audience);
    let bytes = text(Format::Md, &model).into_bytes();
    let output = Output::Record(dir.to_owned(), file_name(DocumentKind::Agenda, Format::Md, audience));
    output.write(&bytes, Document::of(Format::Md, &model).as_ref(), Readers::Owner, &mut Vec::new()).unwrap();
}

#[test]
fn a_public_agenda_is_written_anew_when_something_in_it_is_closed_and_stays_an_agenda() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = agenda_of(CLOSES);
    for audience in [Audience::Full, Audience::Public] {
        write(dir, &told, audience);
    }
    let read = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    let full = read("agenda.md");
    let batch = |told: &LiveMeeting| {
        let chain = (Some("a".to_owned()), &CheckpointValues::new());
        Batch::new(dir, told.meeting(), chain, told.at, punktlig::protocol::Templates::default())
    };
    told.record(Event::MeetingClosed);
    let outcome = batch(&told).finish();
    assert_eq!(outcome.written.len(), 2, "what was sent out is not written at the close: {outcome:?}");
    assert!(punktlig::protocol::outdated(dir, told.meeting(), Some("a")).is_empty());
    assert_eq!(read("agenda.md"), full);
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    told.take_over(agenda(&CLOSES.replace("background", "access = \"closed\"\nbackground")));
    let outcome = batch(&told).only_due().unwrap().finish();
    let mut written: Vec<_> = outcome.recast.iter().map(|file| (file.file.as_str(), file.fate)).collect();
    written.sort();
    let rewritten = RewriteOutcome::Rewritten;
    assert_eq!(written, [("agenda.public.md", rewritten), ("protocol.public.md", rewritten)]);
    let public = read("agenda.public.md");
    assert!(public.contains("**DAGSORDEN**") && public.contains("Lukket punkt"), "{public}");
    assert!(!public.contains("Havnegade") && !public.contains("hemmelig"), "{public}");
    assert_eq!(read("agenda.md"), full, "the body's own stays as it was sent out");
    assert!(batch(&told).only_due().is_none_or(|batch| batch.coming().is_none_or(|c| !c.0.starts_with("agenda"))));
}

#[test]
fn an_edited_agenda_is_not_written_over_and_no_other_document_takes_its_name() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("m");
    fs::create_dir(&dir).unwrap();
    fs::write(temp.path().join("m.toml"), CLOSES).unwrap();
    let told = agenda_of(CLOSES);
    write(&dir, &told, Audience::Full);
    fs::write(dir.join("agenda.md"), "rettet").unwrap();
    write(&dir, &told, Audience::Full);
    assert_eq!(fs::read_to_string(dir.join("agenda.md")).unwrap(), "rettet");
    assert!(fs::read_to_string(dir.join("agenda.new.md")).unwrap().contains("DAGSORDEN"));
    let place = punktlig::journal::resolve(&dir).unwrap();
    let find = |named: &str, wanted: &str| {
        Output::find(&dir.join(named), wanted, &place, &punktlig::protocol::Templates::default()).is_ok()
    };
    assert!(find("agenda.md", "agenda.md") && find("plan.public.md", "plan.public.md"));
    assert!(
        !find("protocol.md", "agenda.md") && !find("agenda.md", "protocol.md") && !find("plan.html", "agenda.html")
    );
    assert!(!find("agenda.public.docx", "agenda.docx"), "what is called public is for the public");
}

#[test]
fn the_public_reads_on_the_wall_which_items_are_closed() {
    let source = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, \
        { number = 2, title = \"Afsked\", access = \"closed\", public_title = \"Personalesag\" }, \
        { number = 3, title = \"Køb\", access = \"closed\" }]\n\
        slot = [{ at = \"9.00\", items = [1, 2] }, { at = \"9.10\", items = [3] }]\n";
    let titles = |audience| {
        let plan = wall(&agenda_of(source), audience).document.plan.unwrap();
        plan.rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(Audience::Public), ["Budget · Personalesag (lukket sag)", "Lukket punkt"]);
    assert_eq!(titles(Audience::Full), ["Budget · Afsked (lukket sag)", "Køb (lukket sag)"]);
}

#[test]
fn a_forward_plan_that_only_something_closed_printed_stays_closed_when_that_goes_from_the_agenda() {
    let plan = |items: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n\
             item = [{{ number = 1, title = \"Budget\" }}{items}]\nslot = [{{ at = \"9.00\", items = [1] }}]\n\
             upcoming = [{{ date = 2025-02-12, points = [\"Salg af havnen\"], note = \"Hemmelig note\" }}]\n"
        ))
    };
    let closed = ", { number = 2, title = \"Kommende\", kind = \"upcoming\", access = \"closed\" }";
    let tells = |told: &LiveMeeting| {
        let public = said(told, Audience::Public);
        let protocol = markdown(&told.protocol(Audience::Public)).unwrap();
        assert_eq!(public.contains("Hemmelig note"), public.contains("Salg af havnen"), "{public}");
        assert!(said(told, Audience::Full).contains("Hemmelig note"));
        public.contains("Hemmelig note") || protocol.contains("Salg af havnen") || protocol.contains("12. februar")
    };
    for items in ["", ", { number = 2, title = \"Kommende\", access = \"closed\" }", closed] {
        let mut told = LiveMeeting::new(plan(closed));
        told.start(0);
        assert!(!tells(&told));
        told.take_over(plan(items));
        assert!(!tells(&told), "{items}");
        told.take_over(plan(""));
        assert!(!tells(&told), "{items}");
        // An open item that prints it opens it.
        told.take_over(plan(", { number = 2, title = \"Næste møder\", kind = \"upcoming\" }"));
        assert!(tells(&told), "{items}");
    }
    // What was never closed is not closed by an item that goes.
    let mut told = LiveMeeting::new(plan(", { number = 2, title = \"Kommende\", kind = \"upcoming\" }"));
    told.start(0).take_over(plan(""));
    assert!(tells(&told));
}

#[test]
fn whom_the_meeting_brought_in_is_not_in_its_agenda() {
    let mut told = agenda_of(
        "title = \"Møde\"\ndate = 2025-01-15\nperson = [{ id = \"ole\", name = \"Ole Olsen\" }]\n\
         item = [{ number = 1, title = \"Løn\", access = \"closed\" }]\nslot = [{ at = \"9.00\", items = [1] }]\n",
    );
    told.at("9.00").start(0);
    let id = told.meeting().new_person_id("Ida Ny");
    let (name, title) = ("Ida Ny".into(), Some("Konsulent".into()));
    told.record(Event::PersonNamed { id: id.clone(), name, title, organisation: None, group: None });
    for id in [id, "ole".into()] {
        told.record(Event::ParticipantAdded { who: Who::Id(id), from: None });
    }
    for audience in [Audience::Full, Audience::Public] {
        let said = said(&told, audience);
        assert!(!said.contains("Ida") && !said.contains("Ole"), "{said}");
    }
}
