//! Who may read a record, and which links are followed: none.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use punktlig::journal::{self, Drafts, Journal};
use punktlig::protocol::write_file;

use crate::pty::terminal::{AGENDA, folder, record, run};

use super::sample::{created, note, tick};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Writes everything that a record can hold.
fn fill(dir: &Path) {
    let (mut journal, opened) = Journal::open(dir, tick(0)).unwrap();
    assert!(!opened.exposed);
    if opened.events.is_empty() {
        journal.append(tick(0), created()).unwrap();
    }
    journal.append(tick(1), note("n")).unwrap();
    let mut drafts = Drafts::default();
    drafts.set("k", journal::Draft { text: "t".into(), ..Default::default() });
    drafts.save(dir).unwrap();
    write_file(dir, "protocol.md", b"p").unwrap();
    drop(journal);
    let mut bytes = fs::read(dir.join(journal::JOURNAL)).unwrap();
    bytes.extend_from_slice(b"{\"seq");
    fs::write(dir.join(journal::JOURNAL), bytes).unwrap();
    assert!(Journal::open(dir, tick(2)).unwrap().1.torn.is_some());
}

#[test]
fn a_record_is_never_readable_more_widely_than_its_agenda() {
    for (agenda_mode, dir_mode, file_mode) in [(0o600, 0o700, 0o600), (0o640, 0o750, 0o640), (0o644, 0o755, 0o644)] {
        let temp = tempfile::tempdir().unwrap();
        let (agenda, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
        fs::write(&agenda, "").unwrap();
        set(&agenda, agenda_mode);
        fill(&dir);
        assert_eq!(mode(&dir) & !dir_mode, 0, "{agenda_mode:o}");
        let mut seen = 0;
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path) & !file_mode, 0, "{agenda_mode:o}: {}", path.display());
            seen += 1;
        }
        assert!(seen >= 6, "journal, lock, torn tail, drafts, protocol and its side file: {seen}");
    }
}

#[test]
fn a_record_is_closed_to_those_whom_the_agenda_is_closed_to_later() {
    let temp = tempfile::tempdir().unwrap();
    let (agenda, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
    fs::write(&agenda, "").unwrap();
    fs::create_dir(&dir).unwrap();
    set(&dir, 0o755);
    set(&agenda, 0o600);
    fill(&dir);
    assert_eq!(mode(&dir), 0o700);
    // Wider again does not open what was closed: nobody is let in by a slip.
    set(&agenda, 0o644);
    fill(&dir);
    assert_eq!(mode(&dir), 0o700);
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, elsewhere) = (temp.path().join("m"), temp.path().join("elsewhere"));
    fs::create_dir(&dir).unwrap();
    fs::write(&elsewhere, "untouched").unwrap();
    for name in ["journal.lock", "journal.jsonl"] {
        symlink(&elsewhere, dir.join(name)).unwrap();
        assert_eq!(Journal::open(&dir, tick(0)).unwrap_err().msg.id, "journal-no-file", "{name}");
        fs::remove_file(dir.join(name)).unwrap();
    }
    // These are replaced: the link goes, and what it led to stays.
    for name in ["journal.lock.json", "drafts.json", ".written.json"] {
        symlink(&elsewhere, dir.join(name)).unwrap();
    }
    symlink(&elsewhere, dir.join("protocol.md")).unwrap();
    fill(&dir);
    assert_eq!(fs::read(&elsewhere).unwrap(), b"untouched");
    assert_eq!(fs::read(dir.join("protocol.new.md")).unwrap(), b"p", "a link is not ours to replace");
}

#[test]
fn a_pipe_in_the_place_of_a_file_stops_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    for name in ["protocol.md", "drafts.json", ".written.json"] {
        assert!(std::process::Command::new("mkfifo").arg(dir.join(name)).status().unwrap().success());
    }
    assert_eq!(write_file(dir, "protocol.md", b"p").unwrap().path, dir.join("protocol.new.md"));
    assert!(journal::drafts::load(dir).is_empty());
}

#[test]
fn a_records_folder_that_leads_out_of_its_folder_is_refused() {
    let dir = folder();
    let outside = tempfile::tempdir().unwrap();
    let link = record(dir.path());
    symlink(outside.path(), &link).unwrap();
    let agenda = format!("meetings/{AGENDA}");
    for args in [&["run", &agenda][..], &["protocol", &agenda], &["verify", &agenda], &["chair", &agenda]] {
        let (ok, said) = run(dir.path(), &[&["--lang", "en"], args].concat());
        assert!(!ok && said.contains("is a link to"), "{args:?}: {said}");
    }
    assert_eq!(Journal::open(&link, tick(0)).unwrap_err().msg.id, "stopped-link-out");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "nothing was written there");
    // One that stays inside is a folder like others.
    fs::remove_file(&link).unwrap();
    fs::create_dir(dir.path().join("meetings/arkiv")).unwrap();
    symlink("arkiv", &link).unwrap();
    let (ok, said) = run(dir.path(), &["protocol", &agenda]);
    assert!(ok, "{said}");
}

#[test]
fn a_folder_with_other_things_in_it_is_not_taken_for_a_rehearsal() {
    let dir = folder();
    let own = dir.path().join("mine");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("drafts.json"), "mine").unwrap();
    set(&own, 0o777);
    let agenda = format!("meetings/{AGENDA}");
    set(&dir.path().join(&agenda), 0o600);
    let (ok, said) = run(dir.path(), &["rehearse", &agenda, "--keep", "mine"]);
    assert!(!ok && said.contains("mine er ikke tom") && said.contains("Vælg en anden mappe"), "{said}");
    assert_eq!((mode(&own), fs::read_to_string(own.join("drafts.json")).unwrap().as_str()), (0o777, "mine"));
    for free in ["ny", "tom"] {
        let _ = fs::create_dir(dir.path().join("tom"));
        let (_, said) = run(dir.path(), &["rehearse", &agenda, "--keep", free]);
        assert!(said.contains("skal køre i en terminal"), "{said}");
    }
}
