//! Documents become agendas with the real binary: what is written, what is asked, what is refused.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use super::terminal::{Pty, run};

const AGENDA: &str = "Direktionen\n\nDAGSORDEN\n\nSted: Lokale 1\nDato: Onsdag den 15. januar 2025\nStart kl.: 9.00\n\n\
    1. Budget\n\nÅben sag\n\nSagsfremstilling\n\nBudgettet er klar.\n\nIndstilling\n\nBudgettet godkendes.\n\n\
    2. Opsigelse af lejemål\n\nLukket sag\n\n3. Eventuelt\n\nÅben sag\n";

fn document(dir: &Path, name: &str, text: &str) {
    fs::write(dir.join(name), text).unwrap();
}

fn import(dir: &Path, args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("punktlig"));
    let output = command.current_dir(dir).arg("import").args(args).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\\', "/");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_document_becomes_an_agenda_that_check_accepts_and_nothing_is_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    document(dir.path(), "d.txt", AGENDA);
    let (code, said, _) = import(dir.path(), &["d.txt"], "");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("d.txt → meetings/2025-01-15-direktionen.toml") && said.contains("1 lukket"), "{said}");
    let agenda = "meetings/2025-01-15-direktionen.toml";
    let written = fs::read_to_string(dir.path().join(agenda)).unwrap();
    assert!(run(dir.path(), &["check", agenda]).0, "{written}");
    let (code, _, said) = import(dir.path(), &["d.txt"], "");
    assert_eq!(code, Some(1));
    assert!(said.contains("findes allerede"), "{said}");
    assert_eq!(fs::read_to_string(dir.path().join(agenda)).unwrap(), written);
    // What was copied is read as well, and goes to standard output.
    let (code, toml, said) = import(dir.path(), &["-", "-o", "-"], AGENDA);
    assert_eq!(code, Some(0), "{said}");
    assert!(toml.contains("title = \"Budget\"") && toml.contains("access = \"closed\""), "{toml}");
}

#[test]
fn the_report_is_json_on_request_and_has_a_schema() {
    let dir = tempfile::tempdir().unwrap();
    document(dir.path(), "d.txt", AGENDA);
    let (_, json, _) = import(dir.path(), &["d.txt", "--format", "json"], "");
    let report: Value = serde_json::from_str(&json).unwrap();
    let found = &report["documents"][0]["found"];
    assert_eq!((found["items"].as_u64(), found["closed"].as_u64()), (Some(3), Some(1)), "{json}");
    let (_, schema) = run(dir.path(), &["schema", "--of", "import"]);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&schema["properties"]), keys(&report));
    assert_eq!(keys(&schema["$defs"]["Report"]["properties"]), keys(&report["documents"][0]));
}

#[test]
fn a_day_that_nobody_gave_stays_a_comment_and_an_other_day_than_the_document_s_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    document(dir.path(), "d.txt", &AGENDA.replace("Dato: Onsdag den 15. januar 2025\n", ""));
    let (code, said, _) = import(dir.path(), &["d.txt", "-o", "m.toml"], "");
    assert_eq!(code, Some(1), "{said}");
    let written = fs::read_to_string(dir.path().join("m.toml")).unwrap();
    assert!(written.contains("# date = ÅÅÅÅ-MM-DD"), "{written}");
    let (ok, said) = run(dir.path(), &["check", "m.toml"]);
    assert!(!ok && said.contains("date"), "{said}");
    let (code, ..) = import(dir.path(), &["d.txt", "-o", "n.toml", "--date", "2025-01-15", "--title", "Møde"], "");
    assert_eq!(code, Some(0));
    document(dir.path(), "d.txt", AGENDA);
    let (code, _, said) = import(dir.path(), &["d.txt", "--date", "2025-01-22"], "");
    assert_eq!(code, Some(1));
    assert!(said.contains("siger, at mødet er 15. januar"), "{said}");
}

#[test]
fn of_several_agendas_one_is_chosen_and_several_documents_need_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let two = format!("{AGENDA}\n\u{c}\n{}", AGENDA.replace("Onsdag den 15. januar", "Onsdag den 22. januar"));
    document(dir.path(), "to.txt", &two);
    let (code, _, said) = import(dir.path(), &["to.txt"], "");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("har 2 dagsordener") && said.contains("--part"), "{said}");
    assert!(!dir.path().join("meetings").exists());
    let (code, said, _) = import(dir.path(), &["to.txt", "--part", "2"], "");
    assert!(code == Some(0) && said.contains("2025-01-22"), "{said}");
    assert_eq!(import(dir.path(), &["to.txt", "--part", "3"], "").0, Some(1));
    document(dir.path(), "d.txt", AGENDA);
    assert_eq!(import(dir.path(), &["d.txt", "d.txt", "-o", "m.toml"], "").0, Some(1));
    let (code, said, _) = import(dir.path(), &["d.txt", "-o", "meetings"], "");
    assert!(code == Some(0) && said.contains("meetings/2025-01-15-direktionen.toml"), "{said}");
}

#[test]
fn the_body_s_people_keep_their_ids_and_its_file_must_be_below_the_agenda_s_folder() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("meetings/bodies")).unwrap();
    let body = "body = \"Direktionen\"\n[[person]]\nid = \"x1\"\nname = \"Anna Berg\"\ntitle = \"Direktør\"\n\
                role = \"member\"\n";
    document(dir.path(), "meetings/bodies/d.toml", body);
    document(dir.path(), "d.txt", &AGENDA.replace("Start kl.", "Medlemmer: Direktør Anna Berg\nStart kl."));
    let body = ["--body", "meetings/bodies/d.toml"];
    let (code, said, _) = import(dir.path(), &[&["d.txt"], &body[..]].concat(), "");
    assert!(code == Some(0) && said.contains("heraf 1 fra udvalgets fil"), "{said}");
    let written = fs::read_to_string(dir.path().join("meetings/2025-01-15-direktionen.toml")).unwrap();
    assert!(written.contains("include = [\"bodies/d.toml\"]") && !written.contains("Anna"), "{written}");
    let (code, _, said) = import(dir.path(), &[&["d.txt", "-o", "other.toml"], &body[..]].concat(), "");
    assert_eq!(code, Some(0), "{said}");
    fs::create_dir(dir.path().join("hos")).unwrap();
    let (code, _, said) = import(dir.path(), &[&["d.txt", "-o", "hos/m.toml"], &body[..]].concat(), "");
    assert!(code == Some(1) && said.contains("ligger ikke i"), "{said}");
}

#[test]
fn a_document_that_is_opened_is_imported_after_a_question() {
    let dir = tempfile::tempdir().unwrap();
    document(dir.path(), "d.txt", AGENDA);
    let (ok, said) = run(dir.path(), &["d.txt"]);
    assert!(!ok && said.contains("punktlig import d.txt"), "{said}");
    let mut pty = Pty::start(dir.path(), &["d.txt"], (100, 30));
    pty.wait("Skal det blive til en dagsorden").send("j\r").wait("Skal mødet åbnes nu").send("j\r");
    pty.wait("Forlad punktlig").send("4");
    assert!(pty.ended());
    assert!(dir.path().join("meetings/2025-01-15-direktionen.toml").exists());
}

#[cfg(unix)]
#[test]
fn whoever_may_not_read_the_document_may_not_read_the_agenda() {
    use std::os::unix::fs::PermissionsExt as _;

    let dir = tempfile::tempdir().unwrap();
    document(dir.path(), "d.txt", AGENDA);
    fs::set_permissions(dir.path().join("d.txt"), fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(import(dir.path(), &["d.txt", "-o", "m.toml"], "").0, Some(0));
    assert_eq!(fs::metadata(dir.path().join("m.toml")).unwrap().permissions().mode() & 0o777, 0o600);
}
