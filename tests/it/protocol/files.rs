//! The protocol's files in the record's folder.

use std::fs;
use std::path::Path;

use punktlig::journal::{CheckpointValues, RealFs};
use punktlig::protocol::{Batch, Templates, Written};

use super::*;

fn written(dir: &Path, told: &LiveMeeting) -> Vec<(String, bool)> {
    let now = stamp(day(2025, 1, 15).and_hms_opt(14, 0, 0).unwrap());
    let outcome = Batch::new(dir, told.meeting(), (None, &CheckpointValues::new()), now, Templates::default()).finish();
    assert!(outcome.failed.is_empty(), "{outcome:?}");
    let markdown = |w: &Written| w.path.extension().is_some_and(|e| e == "md");
    outcome
        .written
        .into_iter()
        .filter(markdown)
        .map(|w| (w.path.file_name().unwrap().to_str().unwrap().to_owned(), w.left.is_some()))
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
fn two_programs_that_write_at_once_both_know_their_files_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for program in 0..4 {
            let dir = dir.path();
            scope.spawn(move || {
                for n in 0..10 {
                    crate::kit::write_file(&RealFs, dir, &format!("{program}-{n}.md"), b"p").unwrap();
                }
            });
        }
    });
    let side: serde_json::Value = serde_json::from_slice(&fs::read(dir.path().join(".written.json")).unwrap()).unwrap();
    assert_eq!(side.as_object().unwrap().len(), 40);
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
fn an_unchanged_file_is_not_written_a_second_time() {
    let dir = tempfile::tempdir().unwrap();
    let told = january();
    written(dir.path(), &told);
    fs::remove_file(dir.path().join(".written.json")).unwrap();
    assert_eq!(written(dir.path(), &told), pair("protocol.md", false));
}

/// The closed meetings among the samples, with how many documents each has.
const FINISHED: [(&str, usize); 3] = [
    ("2024-01-24-direktionen", 6),
    ("examples/2026-03-25-byraad", 6),
    // Its body has no HTML written.
    ("examples/2026-03-17-skolebestyrelse", 4),
];

/// With `PUNKTLIG_WRITE_DOCS` set, their protocols are written anew instead.
#[test]
fn the_finished_records_among_the_samples_verify_and_hold_what_would_be_written_today() {
    for (name, documents) in FINISHED {
        let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings").join(name);
        let write = |to: &Path| {
            let reading = punktlig::journal::read(&record).unwrap();
            let history = punktlig::meeting::History::replay(reading.events).unwrap();
            let meeting = history.meeting();
            assert!(meeting.closed_at().is_some() && !meeting.rehearsal() && reading.pins.len() == 1);
            let now = meeting.last_at().unwrap();
            let outcome = Batch::new(to, meeting, (reading.chain, &reading.pins), now, Templates::default()).finish();
            assert!(outcome.failed.is_empty() && outcome.cpr.is_empty(), "{outcome:?}");
            outcome.written
        };
        if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
            write(&record);
            continue;
        }
        let dir = tempfile::tempdir().unwrap();
        let written = write(dir.path());
        assert_eq!(written.len(), documents, "{name}");
        for Written { path, .. } in written {
            let file = path.file_name().unwrap();
            let (now, there) = (fs::read(&path).unwrap(), fs::read(record.join(file)).unwrap());
            // How a Word file is packed may differ from one processor to the next; what is in it may not.
            let is_word = path.extension().is_some_and(|e| e == "docx");
            let is_same = if is_word { docx::parts(&now) == docx::parts(&there) } else { now == there };
            assert!(is_same, "{} of {name} is of an older form; PUNKTLIG_WRITE_DOCS=1 writes it", file.display());
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn anything_but_a_file_in_the_place_of_a_protocol_is_left_alone_and_nothing_waits_for_it() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    for name in ["protocol.md", ".written.json"] {
        assert!(std::process::Command::new("mkfifo").arg(at(name)).status().unwrap().success());
    }
    std::os::unix::fs::symlink("/dev/zero", at("protocol.public.md")).unwrap();
    let beside = [("protocol.new.md".to_owned(), true), ("protocol.public.new.md".to_owned(), true)];
    assert_eq!(written(dir.path(), &january()), beside);
}

#[test]
fn the_files_come_one_by_one_and_each_is_named_before_it_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let now = stamp(day(2025, 1, 15).and_hms_opt(14, 0, 0).unwrap());
    let told = january();
    let mut batch = Batch::new(dir.path(), told.meeting(), (None, &CheckpointValues::new()), now, Templates::default());
    let mut names = Vec::new();
    while let Some((name, number, total)) = batch.coming() {
        assert!(!dir.path().join(&name).exists(), "{name}");
        batch.write_next();
        assert!(dir.path().join(&name).exists(), "{name}");
        names.push(name);
        assert_eq!((number, total), (names.len(), 6));
    }
    let md_html_docx = ["md", "html", "docx"].map(|e| [format!("protocol.{e}"), format!("protocol.public.{e}")]);
    assert_eq!(names, md_html_docx.concat());
    assert_eq!(batch.finish().written.len(), 6);
}
