//! The protocol's files in the record's folder.

use std::fs;
use std::path::Path;

use punktlig::journal::Pins;
use punktlig::protocol::{Templates, Written, write_files};

use super::*;

fn written(dir: &Path, told: &Told) -> Vec<(String, bool)> {
    let now = zone(day(2025, 1, 15).and_hms_opt(14, 0, 0).unwrap());
    let outcome = write_files(dir, told.meeting(), (None, &Pins::new()), now, &Templates::default());
    assert!(outcome.failed.is_empty(), "{outcome:?}");
    let markdown = |w: &Written| w.path.extension().is_some_and(|e| e == "md");
    outcome
        .written
        .into_iter()
        .filter(markdown)
        .map(|w| (w.path.file_name().unwrap().to_str().unwrap().to_owned(), w.kept.is_some()))
        .collect()
}

fn pair(full: &str, kept: bool) -> Vec<(String, bool)> {
    vec![(full.to_owned(), kept), ("protocol.public.md".to_owned(), false)]
}

#[test]
fn both_protocols_are_written_and_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = january();
    assert_eq!(written(dir.path(), &told), pair("protocol.md", false));
    let before = fs::read_to_string(dir.path().join("protocol.md")).unwrap();
    told.decide(&item(9), "Tilføjet bagefter.", Outcome::Other);
    assert_eq!(written(dir.path(), &told), pair("protocol.md", false));
    let after = fs::read_to_string(dir.path().join("protocol.md")).unwrap();
    assert!(!before.contains("Tilføjet bagefter.") && after.contains("Tilføjet bagefter."));
    assert!(!fs::read_to_string(dir.path().join("protocol.public.md")).unwrap().contains("00.30.02.S00"));
}

#[test]
fn a_file_that_a_person_edited_is_never_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = january();
    written(dir.path(), &told);
    let path = dir.path().join("protocol.md");
    fs::write(&path, "rettet i hånden").unwrap();
    for text in ["en", "to"] {
        told.decide(&item(9), text, Outcome::Other);
        assert_eq!(written(dir.path(), &told), pair("protocol.new.md", true));
        assert_eq!(fs::read_to_string(&path).unwrap(), "rettet i hånden");
    }
    fs::write(dir.path().join("protocol.new.md"), "også rettet").unwrap();
    assert_eq!(written(dir.path(), &told), pair("protocol.new-2.md", true));
    assert_eq!(fs::read_to_string(dir.path().join("protocol.new.md")).unwrap(), "også rettet");
}

#[test]
fn without_its_side_file_every_file_is_a_strangers() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = january();
    written(dir.path(), &told);
    fs::write(dir.path().join(".written.json"), "{").unwrap();
    told.decide(&item(9), "nyt", Outcome::Other);
    let beside = [("protocol.new.md".to_owned(), true), ("protocol.public.new.md".to_owned(), true)];
    assert_eq!(written(dir.path(), &told), beside);
}

#[test]
fn a_file_that_says_the_same_is_not_written_beside_itself() {
    let dir = tempfile::tempdir().unwrap();
    let told = january();
    written(dir.path(), &told);
    fs::remove_file(dir.path().join(".written.json")).unwrap();
    assert_eq!(written(dir.path(), &told), pair("protocol.md", false));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_where_a_protocol_is_to_stand_is_told_and_waited_for_by_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    for name in ["protocol.md", ".written.json"] {
        assert!(std::process::Command::new("mkfifo").arg(at(name)).status().unwrap().success());
    }
    std::os::unix::fs::symlink("/dev/zero", at("protocol.public.md")).unwrap();
    fs::create_dir(at("protocol.html")).unwrap();
    let now = zone(day(2025, 1, 15).and_hms_opt(14, 0, 0).unwrap());
    let outcome = write_files(dir.path(), january().meeting(), (None, &Pins::new()), now, &Templates::default());
    let failed: Vec<&str> = outcome.failed.iter().map(|f| f.file.as_str()).collect();
    assert_eq!(failed, ["protocol.md", "protocol.public.md", "protocol.html"]);
    assert!(outcome.failed.iter().all(|f| f.error.hint.is_some()));
    assert_eq!(outcome.written.len(), 3, "the others are written");
}
