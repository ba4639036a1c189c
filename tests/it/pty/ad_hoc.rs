//! A meeting that nobody planned, with the real binary: from an empty folder to its protocol.

use std::fs;
use std::path::{Path, PathBuf};

use super::terminal::{Pty, run};

/// The only agenda of a folder.
fn agenda(dir: &Path) -> PathBuf {
    let names = fs::read_dir(dir.join("meetings")).unwrap().map(|entry| entry.unwrap().path());
    let agendas: Vec<PathBuf> = names.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    assert_eq!(agendas.len(), 1, "{agendas:?}");
    agendas[0].clone()
}

#[test]
fn an_empty_folder_leads_to_a_decision_and_a_protocol_by_keys_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(dir.path(), &[], (80, 24));
    pty.wait("Start et møde nu").send("\r").wait("Titel").send("\r").write("Direktionen").wait("direktionen.toml");
    pty.send("\r")
        .wait("bliver oprettet")
        .send("\r")
        .wait("Tilføj det første punkt")
        .send(" ")
        .wait("Nyt punkt")
        .write("Budget\r")
        .wait("Budget");
    pty.send(" ").wait("i gang").write("bBudgettet blev godkendt.\x13").wait("Beslutning noteret");
    // The file can be edited meanwhile, and the meeting follows.
    let file = agenda(dir.path());
    let text = fs::read_to_string(&file).unwrap();
    let person = "[[person]]\nid = \"ab\"\nname = \"Anna Berg\"\nrole = \"member\"\n";
    fs::write(&file, format!("{text}\n{person}")).unwrap();
    pty.wait("Dagsordenen").send("f").wait("Anna Berg").send("\x1b").send("a").wait("Gennemgang");
    pty.send("\x13").wait("Mødet er afsluttet").send("q");
    assert!(pty.ended());
    let protocol = fs::read_to_string(file.with_extension("").join("protocol.md")).unwrap();
    assert!(protocol.contains("Budget") && protocol.contains("Budgettet blev godkendt."), "{protocol}");
    let (ok, said) = run(dir.path(), &["check", &file.to_string_lossy()]);
    assert!(ok && said.contains("i orden"), "{said}");
}

#[test]
fn leaving_the_form_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(dir.path(), &["new", "--now"], (80, 24));
    pty.wait("Titel").send("\x1b");
    assert!(pty.ended());
    assert!(!dir.path().join("meetings").exists());
}

#[test]
fn new_writes_an_agenda_by_a_free_name_and_overwrites_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let new = |args: &[&str]| run(dir.path(), &[&["new"], args].concat());
    for name in ["2026-12-02-moede.toml", "2026-12-02-moede-2.toml"] {
        let (ok, said) = new(&["--date", "2026-12-02"]);
        assert!(ok && said.contains(&format!("Oprettet: meetings/{name}")), "{said}");
        assert!(run(dir.path(), &["check", &format!("meetings/{name}")]).0);
    }
    let (ok, said) = new(&["styregruppe", "--date", "2. december 2026"]);
    assert!(ok && said.contains("Oprettet: styregruppe.toml"), "{said}");
    let before = fs::read_to_string(dir.path().join("styregruppe.toml")).unwrap();
    assert!(before.contains("date = 2026-12-02"), "{before}");
    for name in ["styregruppe", "styregruppe.toml"] {
        let (ok, said) = new(&[name]);
        assert!(!ok && said.contains("styregruppe.toml findes allerede"), "{said}");
    }
    assert_eq!(fs::read_to_string(dir.path().join("styregruppe.toml")).unwrap(), before);
    // A record without its agenda is another meeting's.
    fs::remove_file(dir.path().join("styregruppe.toml")).unwrap();
    fs::create_dir(dir.path().join("styregruppe.d")).unwrap();
    let (ok, said) = new(&["styregruppe.d.toml"]);
    assert!(!ok && said.contains("findes allerede"), "{said}");
    let (ok, said) = new(&["mangler/møde.toml"]);
    assert!(!ok && said.contains("mangler/møde.toml"), "{said}");
}

#[test]
fn what_cannot_be_is_refused_in_words_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for (args, words) in [
        (&["new", "--now", "--date", "2026-12-02"][..], "Et møde, der starter nu, er i dag"),
        (&["new", "--date", "31/2"], "»31/2« er ikke en dato"),
        (&["new", "--now"], "skal køre i en terminal"),
    ] {
        let (ok, said) = run(dir.path(), args);
        assert!(!ok && said.contains(words), "{args:?}: {said}");
    }
    assert!(!dir.path().join("meetings").exists());
}
