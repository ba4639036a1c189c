//! The follow-ups as CSV and iCalendar, CPR numbers, and what the close tells of what it could not write.

use std::fs;

use punktlig::journal::CheckpointValues;
use punktlig::journal::RealFs;
use punktlig::meeting::{Content, Record, RecordKind};
use punktlig::protocol::{Batch, CprPlace, Document, Format, Outcome as Done, Templates, cpr, render, write_file};

use super::*;

fn text(format: Format, protocol: &Protocol) -> String {
    crate::kit::blanks(&String::from_utf8(render(format, protocol, &Templates::default()).unwrap().bytes).unwrap())
}

#[test]
fn the_follow_ups_as_a_danish_excel_opens_them() {
    let csv = text(Format::Csv, &january().protocol(Audience::Full));
    assert!(
        csv.starts_with(
            "\u{feff}Ansvarlig;Opgave;Frist;Nr.;Punkt;Møde;Mødedato;Bemærkning;Sagsnr.;Adgang;Beslutning;Id\r\n"
        ),
        "{csv}"
    );
    assert!(csv.lines().all(|l| !l.contains('\r')) && csv.ends_with("\r\n"), "{csv:?}");
    let title = "Prioritering af direktionens vigtigste opgaver i 2025";
    let case = sample("2025-01-15-direktionen.toml").items[2].case.clone().unwrap_or_default();
    let row = format!(
        "Ledelsessekretariatet;Skriver de fem opgaver ind i porteføljen;2025-01-22;3;{title};Direktionen;2025-01-15;;\
         {case};åben;Ad 1) Direktionen valgte fem prioriterede opgaver for 2025. Ad 2) Godkendt.;20250115T"
    );
    assert!(csv.contains(&row), "{row} in\n{csv}");
    let bare = format!(
        "Stabschef Karen Meisner Christensen;Følger op på »Direktionen valgte fem prioriterede opgaver for 2025«;;3;{title};Direktionen;2025-01-15;;"
    );
    assert!(csv.contains(&bare), "an owner alone: {bare} in\n{csv}");
    assert!(csv.contains("\r\n;Roller fordeles;2025-01-20;8;"), "nobody named:\n{csv}");
    let public = text(Format::Csv, &january().protocol(Audience::Public));
    assert!(!public.contains("Sender tidsplan ud"), "of a closed item:\n{public}");
    let closed = csv.lines().find(|row| row.contains("Sender tidsplan ud")).unwrap();
    assert!(closed.contains(";lukket;Tidsplanen blev godkendt.;20250115T"), "{closed}");
    assert!(text(Format::Csv, &january().protocol_in(Audience::Full, Some(Lang::En))).contains("Owner;Task;Due"));
}

#[test]
fn no_cell_becomes_a_formula() {
    let mut told = january();
    for begin in ["=1+1", "+45 12 34", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
        told.follow_up(&item(9), begin, &[Who::Name(begin.to_owned())], None);
    }
    told.follow_up(&item(9), "a;b \"c\"\n=d", &[], None);
    let csv = text(Format::Csv, &told.protocol(Audience::Full));
    let mut reader = csv_rows(&csv);
    let mut apostrophes = 0;
    for cell in reader.drain(..).flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
        apostrophes += usize::from(cell.starts_with('\''));
    }
    assert_eq!(apostrophes, 16, "owner and task of eight:\n{csv}");
    assert!(csv.contains("\"A;b \"\"c\"\" =d\""), "{csv}");
}

/// Reads what a spreadsheet would.
fn csv_rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, csv.trim_start_matches('\u{feff}').chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => row.last_mut().unwrap().push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            ';' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows
}

#[test]
fn the_follow_ups_as_tasks_of_a_calendar() {
    let told = january();
    let ics = text(Format::Ics, &told.protocol(Audience::Full));
    assert_eq!(ics, text(Format::Ics, &told.protocol(Audience::Full)), "the same bytes each time");
    assert!(
        ics.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && ics.ends_with("END:VCALENDAR\r\n"),
        "{ics}"
    );
    assert!(ics.lines().all(|l| l.len() <= 75), "{ics}");
    let flat = ics.replace("\r\n ", "");
    let task = flat.split("BEGIN:VTODO\r\n").find(|t| t.contains("SUMMARY:Sender tidsplan ud")).unwrap();
    for line in [
        "DUE;VALUE=DATE:20250206\r\n",
        "STATUS:NEEDS-ACTION\r\n",
        "SUMMARY:Sender tidsplan ud til forvaltningerne (Økonomichef Bettina Andersen\\, Ledelsessekretariatet)\r\n",
        "CREATED:20250115T100900Z\r\n",
        "LAST-MODIFIED:20250115T100900Z\r\n",
        "SEQUENCE:0\r\n",
        "DESCRIPTION:Ansvarlig: Økonomichef Bettina Andersen\\, Ledelsessekretariatet\\nPunkt: 5. ",
        "DTSTAMP:20250115T100900Z\r\n",
    ] {
        assert!(task.contains(line), "{line} in\n{task}");
    }
    let uids = |ics: &str| ics.lines().filter(|l| l.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    let mut later = january();
    later.follow_up(&item(9), "Nyt", &[], None);
    let (before, after) = (uids(&flat), uids(&text(Format::Ics, &later.protocol(Audience::Full))));
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|uid| after.contains(uid)), "a task keeps its name: {before:?} {after:?}");
    assert!(after.iter().enumerate().all(|(i, uid)| !after[..i].contains(uid)), "{after:?}");
    let public = text(Format::Ics, &january().protocol(Audience::Public));
    assert!(!public.contains("Sender tidsplan ud") && public.contains("BEGIN:VTODO"), "{public}");
    let mut rehearsed = LiveMeeting::rehearsed(sample("2025-01-15-direktionen.toml"));
    rehearsed.start(0).follow_up(&item(3), "Prøve", &[], None);
    assert!(text(Format::Ics, &rehearsed.protocol(Audience::Full)).contains("SUMMARY:ØVELSE\\, UDKAST: Prøve"));
}

#[test]
fn a_cpr_number_is_found_in_its_place() {
    let mut told = january();
    assert_eq!(cpr(&told.protocol(Audience::Public)), []);
    told.decide(&item(4), "Sagen om 010190-1234 og 0202901234.", Outcome::Other);
    told.follow_up(&item(8), "Svar til 010190-1234", &[Who::Name("A".into())], None);
    told.decide(&item(5), "Lukket: 030390-1234", Outcome::Other);
    let id = |item: &str| item.split_once(". ").map(|(number, _)| number.to_owned());
    let place = |item: &str, count| CprPlace { item: Some(item.to_owned()), id: id(item), count };
    let found = cpr(&told.protocol(Audience::Public));
    assert_eq!(
        found,
        [place("4. Nytårskur for ledere 21. januar", 2), place("8. 12-12 KB-seminar 27. januar-28. januar 2025", 1)]
    );
    assert_eq!(cpr(&told.protocol(Audience::Full)).len(), 3, "the full one holds the closed item's as well");
    let line = found[0].line(Lang::Da);
    assert_eq!(line, "Ligner et CPR-nummer i den offentlige protokol: 4. Nytårskur for ledere 21. januar (2 steder).");
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.intro = Some("Om 0101**90-12**34.".into());
    assert_eq!(
        cpr(&LiveMeeting::new(agenda).protocol(Audience::Public)),
        [CprPlace { item: None, id: None, count: 1 }]
    );
}

#[test]
fn the_close_writes_what_the_body_wants_and_reports_what_it_could_not() {
    let dir = tempfile::tempdir().unwrap();
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.protocol.formats = vec![agenda::Format::Html, agenda::Format::Md, agenda::Format::Html, agenda::Format::Pdf];
    agenda.intro = Some("010190-1234".into());
    let told = LiveMeeting::new(agenda);
    let now = stamp(day(2025, 1, 15).and_hms_opt(14, 0, 0).unwrap());
    let close =
        || Batch::new(dir.path(), told.meeting(), (None, &CheckpointValues::new()), now, Templates::default()).finish();
    let names = |dir: &Path| {
        let mut names: Vec<String> =
            fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let pdf = Format::Pdf.is_built();
    let done = close();
    let failed = |done: &Done| done.failed.iter().map(|f| f.file.clone()).collect::<Vec<_>>();
    let lacking: &[&str] = if pdf { &[] } else { &["protocol.pdf"] };
    assert!(failed(&done) == lacking && done.troubles.is_empty(), "a format that is not built is told once: {done:?}");
    assert_eq!(done.cpr, [CprPlace { item: None, id: None, count: 1 }], "told once, not once a format");
    let pdfs: &[&str] = if pdf { &["protocol.pdf", "protocol.public.pdf"] } else { &[] };
    let mut all = [
        &[
            ".written.json",
            ".written.lock",
            "protocol.html",
            "protocol.md",
            "protocol.public.html",
            "protocol.public.md",
        ],
        pdfs,
    ]
    .concat();
    all.sort_unstable();
    assert_eq!(names(dir.path()), all);
    // A folder in the way of one file: the others are written all the same.
    fs::remove_file(dir.path().join("protocol.html")).unwrap();
    fs::create_dir(dir.path().join("protocol.html")).unwrap();
    fs::remove_file(dir.path().join("protocol.public.md")).unwrap();
    let done = close();
    assert_eq!(failed(&done), [&["protocol.html"], lacking].concat());
    assert_eq!(done.written.len(), 3 + pdfs.len());
    assert_eq!(names(dir.path()), all);
}

/// Runs the program on an agenda in a folder of its own.
fn program(folder: &Path, args: &[&str]) -> (String, String) {
    let done = assert_cmd::Command::new(env!("CARGO_BIN_EXE_punktlig"))
        .current_dir(folder)
        .args(["protocol", "m.toml"])
        .args(args)
        .output()
        .unwrap();
    // A zip file is not text; what it begins with is.
    (String::from_utf8_lossy(&done.stdout).into_owned(), String::from_utf8(done.stderr).unwrap())
}

#[test]
fn the_command_writes_every_format_and_says_on_standard_error_what_to_look_at() {
    let dir = tempfile::tempdir().unwrap();
    let agenda = "title = \"Møde\"\ndate = 2025-01-15\nintro = \"010190-1234\"\nslot = [{ at = \"9.00\", title = \"c\" }]\n\
                  [protocol]\ntemplates = \"skabeloner\"\n";
    fs::write(dir.path().join("m.toml"), agenda).unwrap();
    fs::create_dir(dir.path().join("skabeloner")).unwrap();
    fs::write(dir.path().join("skabeloner/protocol.html.j2"), "<p>\n{{ meeting.titel }}").unwrap();
    // There are no follow-ups, so there is no calendar.
    for format in Format::ALL.into_iter().filter(|f| f.is_built() && *f != Format::Ics) {
        let (out, _) = program(dir.path(), &["--format", format.ending(), "-o", "-"]);
        let begins = match format {
            Format::Md => "**UDKAST**",
            Format::Html => "<!doctype html>",
            Format::Docx => "PK\u{3}\u{4}",
            Format::Pdf => "%PDF-1.",
            Format::Json => "{\n  \"schema\"",
            Format::Csv => "\u{feff}Ansvarlig;",
            Format::Ics => unreachable!(),
        };
        assert!(out.starts_with(begins), "{out}");
    }
    let (_, said) = program(dir.path(), &["--format", "html", "-o", "-"]);
    assert!(said.contains("skabeloner/protocol.html.j2:2:4") && said.contains("meeting.titel"), "{said}");
    assert!(said.contains("Standardskabelonen er brugt i stedet.") && !said.contains("CPR"), "{said}");
    let (out, said) = program(dir.path(), &["--format", "md", "--audience", "public"]);
    let cpr = "punktlig: Ligner et CPR-nummer i den offentlige protokol: uden for punkterne (ét sted).\n";
    let rest = said.strip_prefix(cpr).unwrap_or_else(|| panic!("{said}"));
    assert!(rest.starts_with("punktlig: Mødet er ikke afholdt endnu") && rest.lines().count() == 1, "{rest}");
    assert!(out.contains("protocol.public.md") && dir.path().join("m/protocol.public.md").exists(), "{out}");
    let (_, said) = program(dir.path(), &["--format", "xml"]);
    assert!(said.contains("xml") && said.contains("ics"), "{said}");
}

#[test]
fn a_corrected_task_is_newer_in_every_calendar() {
    let mut told = january();
    let is_task = |r: &&Record| r.on == item(5) && r.kind() == RecordKind::FollowUp;
    let record = told.meeting().records().iter().find(is_task).unwrap().id;
    let task = "Sender planen ud".to_owned();
    let corrected = FollowUp { task, owners: vec![id("ba")], due: None, line: String::new() };
    let content = Content::FollowUp(corrected);
    told.at("14.00").record(Event::CorrectionRecorded { record, content, reason: "Slåfejl".into() });
    let flat = text(Format::Ics, &told.protocol(Audience::Full)).replace("\r\n ", "");
    let task = flat.split("BEGIN:VTODO\r\n").find(|t| t.contains("SUMMARY:Sender planen ud")).unwrap();
    for line in ["SEQUENCE:1\r\n", "CREATED:20250115T100900Z\r\n", "LAST-MODIFIED:20250115T130000Z\r\n"] {
        assert!(task.contains(line), "{line} in\n{task}");
    }
}

#[test]
fn without_follow_ups_there_is_no_calendar_file_and_that_is_said() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("m.toml"), "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"c\" }]")
        .unwrap();
    let none = "punktlig: Der er ingen opfølgninger, så der er ikke skrevet en kalenderfil.";
    for args in [&["--format", "ics"][..], &["--format", "ics", "-o", "-"], &["-o", "x.ics"]] {
        assert_eq!(program(dir.path(), args), (String::new(), format!("{none}\n")), "{args:?}");
    }
    assert!(!dir.path().join("m").exists() && !dir.path().join("x.ics").exists());
    fs::write(dir.path().join("x.ics"), "old").unwrap();
    assert_eq!(program(dir.path(), &["-o", "x.ics"]).1, format!("{none} x.ics er fra før.\n"));
    assert_eq!(fs::read_to_string(dir.path().join("x.ics")).unwrap(), "old");
}

#[test]
fn a_calendar_file_goes_when_the_last_follow_up_does() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    told.start(0).follow_up(&item(3), "Prøve", &[], None);
    let model = told.protocol(Audience::Full);
    let document = Document::of(Format::Ics, &model);
    let bytes = render(Format::Ics, &model, &Templates::default()).unwrap().bytes;
    write_file(&RealFs, dir.path(), ("protocol.ics", document.as_ref()), &bytes, None).unwrap();
    told.undo().record(Event::MeetingClosed);
    let done = Batch::new(dir.path(), told.meeting(), (None, &CheckpointValues::new()), told.at, Templates::default());
    assert!(done.finish().failed.is_empty());
    assert!(!dir.path().join("protocol.ics").exists() && dir.path().join("protocol.md").exists());
}

#[test]
fn no_line_is_broken_between_a_day_and_its_month_or_before_a_time() {
    let mut told = january();
    told.record(Event::MeetingReopened { reason: "Ring til 12 34.".into() });
    let protocol = told.protocol(Audience::Full);
    let bytes = |format| render(format, &protocol, &Templates::default()).unwrap().bytes;
    let page = String::from_utf8(bytes(Format::Html)).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes(Format::Docx))).unwrap();
    let mut word = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut word).unwrap();
    for text in [page, word] {
        assert!(text.contains("den 15.\u{a0}januar 2025 kl.\u{a0}13.09: Ring til 12 34."), "{text}");
        assert!(!text.contains("kl. 1"), "{text}");
    }
    let plain = String::from_utf8(bytes(Format::Md)).unwrap();
    assert!(plain.contains("den 15. januar 2025 kl. 13.09"), "text that is searched and copied has ordinary blanks");
}
