//! The log of the real program: what it says, and that it holds nothing that a person wrote.

use std::fs;
use std::path::Path;

use super::terminal::{Pty, record, run};

/// An agenda in which every text, name and file name is marked.
const AGENDA: &str = r#"
title = "Hemmelig titel"
date = 2025-01-15
body = "Hemmelig body"
place = "Hemmeligt sted"
intro = "Hemmelig indledning"
members = ["hemmelig-a", "hemmelig-b"]
person = [{ id = "hemmelig-a", name = "Anna Hemmelig" }, { id = "hemmelig-b", name = "Bo Hemmelig" }]
item = [
  { number = 1, title = "Hemmelig sag", background = "Hemmelig baggrund", recommendations = ["Hemmelig indstilling"], case = "hemmelig-1" },
  { number = 2, title = "Hemmelig lukket sag", access = "closed", presentation = "Hemmelig fremstilling" },
]
slot = [
  { at = "9.00", items = [1], minutes = 10, guests = ["Hemmelig gæst"], notes = "Hemmelig note" },
  { at = "9.10", items = [2], minutes = 10, text = "Hemmelig tekst" },
  { at = "9.20", title = "Hemmelig afslutning", minutes = 10 },
]
protocol = { templates = "hemmelige-skabeloner", formats = ["md", "html"] }
"#;

fn log(dir: &Path) -> String {
    fs::read_to_string(dir.join("log")).unwrap()
}

fn assert_nothing_written_by_a_person(log: &str) {
    for line in log.lines() {
        assert!(!line.to_lowercase().contains("hemmelig"), "{line}");
        // No path either.
        assert!(!line.contains(".toml") && !line.contains("meetings"), "{line}");
    }
}

#[test]
fn a_log_takes_the_place_of_nothing_that_belongs_to_a_meeting() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    fs::write(dir.join("m.toml"), AGENDA).unwrap();
    let refused = |args: &[&str], path: &str| {
        let (_, said) = run(dir, &[&["--lang", "en", "--log", path], args].concat());
        assert!(said.contains("Name a new file for the log"), "{path}: {said}");
        assert!(fs::symlink_metadata(dir.join(path)).is_err(), "{path}");
    };
    refused(&["check", "m.toml"], "m");
    refused(&["rehearse", "m.toml", "--keep", "kept"], "kept");
    fs::create_dir(dir.join("m")).unwrap();
    for name in ["journal.jsonl", "journal.moved.json", "drafts.json", ".written.json", "protocol.public.md"] {
        refused(&["verify", "m.toml"], &format!("m/{name}"));
    }
    fs::write(dir.join("m/journal.jsonl"), "").unwrap();
    refused(&["schema"], "m/journal.moved.json");
    run(dir, &["--log", "m/log", "check", "m.toml"]);
    assert!(log(&dir.join("m")).contains("check"), "any other name is free");
}

#[test]
fn the_log_of_a_whole_meeting_holds_no_title_name_path_or_typed_text() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let file = dir.join("hemmelig.toml");
    fs::write(&file, AGENDA).unwrap();
    fs::create_dir(dir.join("hemmelige-skabeloner")).unwrap();
    fs::write(dir.join("hemmelige-skabeloner/protocol.md.j2"), "{{ hemmelig.fejl.her }}").unwrap();
    let rehearse = ["--log", "log", "rehearse", "hemmelig.toml", "--from", "9.00", "--keep", "hemmelig-mappe"];
    let mut pty = Pty::start(dir, &rehearse, (120, 36));
    pty.wait("ØVELSE").wait("Hemmelig sag");
    pty.send("b").wait("Beslutning · 1").send("Hemmelig beslutning.\x13").wait("Beslutning noteret");
    pty.send("o").wait("Opfølgning · 1").send("Hemmelig opgave @hemmelig-a\r").wait("Opfølgning noteret");
    pty.send("t").wait("Nyt punkt efter").send("Hemmeligt nyt 5\r").wait("Er punktet lukket?");
    pty.send("2").wait("Tilføjet: Hemmeligt nyt");
    pty.send("\x1a").wait("Fortrudt");
    pty.send("n").wait("Notat · 1").send("Hemmeligt notat").wait("Hemmeligt notat");
    fs::write(&file, AGENDA.replace("Hemmelig sag", "Hemmelig anden sag")).unwrap();
    pty.wait("anden sag").send("\x13").wait("Notat noteret");
    fs::write(&file, format!("{AGENDA}\nhemmelig = \"Hemmelig\n")).unwrap();
    pty.wait("Dagsordenen har fejl");
    fs::write(&file, AGENDA).unwrap();
    pty.wait("Punkt 1 hedder nu");
    // Nothing is typed while the window changes: the terminal library can miss a change that comes with a key.
    pty.resize(50, 15);
    pty.wait("Vinduet er for lille").resize(100, 30);
    pty.wait("? Hjælp").send("/").wait("Søg").send("hemmelig\x1b");
    pty.send("a").wait("Gennemgang, før mødet afsluttes").send("\x13").wait("PROTOKOLLEN ER SKREVET").send("q");
    assert!(pty.ended());

    // The commands, and what fails in them.
    let journal = dir.join("hemmelig-mappe/journal.jsonl");
    let changed = fs::read_to_string(&journal).unwrap().replace("\"approved\"", "\"hemmelig\"");
    fs::create_dir(dir.join("hemmelig-anden")).unwrap();
    fs::write(dir.join("hemmelig-anden/journal.jsonl"), changed).unwrap();
    fs::write(dir.join("hemmelig-fejl.toml"), "hemmelig = \"Hemmelig\n[[hemmelig").unwrap();
    for args in [
        ["verify", "hemmelig-mappe"],
        ["verify", "hemmelig-anden"],
        ["verify", "hemmelig-ingen"],
        ["check", "hemmelig-fejl.toml"],
        ["protocol", "hemmelig-fejl.toml"],
        ["protocol", "hemmelig-mappe"],
        ["run", "hemmelig-mappe"],
        ["chair", "hemmelig-ingen"],
    ] {
        run(dir, &[&["--log", "log"][..], &args].concat());
    }

    let log = log(dir);
    assert_nothing_written_by_a_person(&log);
    for said in [
        "start version=",
        "command name=rehearse file=toml from=true keep=true",
        "screen width=120 height=36 speed=1",
        "screen width=100 height=30",
        "key action=Decision",
        "screen-shows dialog=Editor says=nothing",
        "event seq=2 kind=slot_started",
        "kind=decision_recorded",
        "kind=undone",
        "kind=agenda_replaced",
        "kind=meeting_closed",
        "journal-write bytes=",
        "agenda-found kind=Broken",
        "drafts count=1 ms=",
        "template-not-used why=template-",
        "document format=Html audience=Public",
        "end kind=Journal message=journal-line-",
        "end kind=Terminal",
    ] {
        assert!(log.contains(said), "{said} is not in\n{log}");
    }
}

#[test]
fn the_environment_names_the_log_too_and_a_meeting_goes_on_without_one() {
    let dir = super::terminal::folder();
    let run = format!("run meetings/{}", super::terminal::AGENDA);
    // A file of the user's is not a log: it stays as it is, and that is said.
    fs::write(dir.path().join("notes.txt"), "mine\n").unwrap();
    for (wanted, said) in
        [("log", None), ("notes.txt", Some("er ikke en log fra punktlig")), ("no/log", Some("findes ikke"))]
    {
        let script = format!("PUNKTLIG_LOG={wanted} \"$P\" {run}; echo \"slut\"");
        let mut pty = Pty::shell(dir.path(), &script, (120, 36));
        // Ctrl-C at a question that offers to leave is the answer.
        pty.wait("Hvad nu?").send("\x03").wait("slut");
        assert!(said.is_none_or(|said| String::from_utf8_lossy(&pty.raw()).contains(said)), "{wanted}");
    }
    assert_eq!(fs::read_to_string(dir.path().join("notes.txt")).unwrap(), "mine\n");
    let log = log(dir.path());
    assert!(log.contains("command name=run file=toml") && log.trim_end().ends_with(" end"), "{log}");
    assert!(!record(dir.path()).join("journal.jsonl").exists());
}
