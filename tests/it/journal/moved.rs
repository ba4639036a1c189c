//! A record that goes on in another folder: who knows of it, where the old folder takes no note.

use std::path::{Path, PathBuf};

use punktlig::journal::{self, Fs, Journal, MoveNotice};
use punktlig::meeting::JournalEntry;

use super::sample::{created, note, tick};
use crate::kit::disk::MemFs;
use crate::kit::{Append as _, one_way, open_record, open_record_on};

// Whole paths: what is kept for a user is of no use without them.
const DIR: &str = "/arkiv/møde";
const OTHER: &str = "/usb/møde";

fn open(disk: &MemFs) -> punktlig::error::Result<(Journal, journal::Opened)> {
    open_record_on(disk, Path::new(DIR), tick(0))
}

/// A record that is to go on in another folder.
fn to_be_moved() -> (MemFs, Journal, Vec<JournalEntry>) {
    let disk = MemFs::with(DIR, &[]);
    disk.create_dir(Path::new(OTHER)).unwrap();
    let (mut journal, _) = open(&disk).unwrap();
    let shown = journal.append_all([created(), note("a")].map(|e| (tick(0), e))).unwrap();
    (disk, journal, shown)
}

#[test]
fn where_the_old_folder_takes_no_note_the_same_user_is_sent_on_all_the_same() {
    let (disk, mut journal, shown) = to_be_moved();
    disk.freeze(Path::new(DIR));
    assert!(journal.append(tick(1), note("b")).is_err());
    let moved = journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap();
    assert_eq!(moved.noted, MoveNotice::Here);
    journal.append(tick(2), note("b")).unwrap();
    drop(journal);
    // The old disk is repaired, and nobody remembers.
    disk.thaw();
    let refused = open(&disk).unwrap_err();
    assert_eq!(refused.msg.id, "stopped-moved");
    let said = one_way(refused.render(punktlig::lang::Lang::En));
    assert!(said.contains(OTHER) && said.contains("moved.json"), "{said}");
    // Opened where it is now, it leaves the note that it could not leave then: others are sent on as well.
    let moved = Path::new(DIR).join("journal.moved.json");
    assert_eq!(disk.bytes(&moved), None);
    drop(open_record_on(&disk, Path::new(OTHER), tick(3)).unwrap());
    assert!(disk.bytes(&moved).is_some());
    let said = open(&disk).unwrap_err().render(punktlig::lang::Lang::En);
    assert!(said.contains("journal.moved.json"), "{said}");
    disk.lose(&moved);
    // Put back, it is the record again.
    let newer = disk.bytes(&Path::new(OTHER).join(journal::JOURNAL)).unwrap();
    disk.put(&Path::new(DIR).join(journal::JOURNAL), &newer);
    assert_eq!(open(&disk).unwrap().1.events.len(), 3);
}

#[test]
fn a_full_disk_is_left_no_empty_note_and_the_same_user_is_sent_on_by_their_own() {
    let (disk, mut journal, shown) = to_be_moved();
    disk.fill(Path::new(DIR));
    assert!(journal.append(tick(1), note("b")).is_err());
    let before = disk.names();
    let moved = journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap();
    assert_eq!((moved.noted, moved_note(&disk)), (MoveNotice::Here, None));
    assert!(disk.names().iter().all(|name| !name.ends_with(".tmp") || before.contains(name)), "{:?}", disk.names());
    drop(journal);
    disk.thaw();
    // An empty one of an older program says less than the user's own.
    for note in [None, Some("")] {
        if let Some(note) = note {
            disk.replace(&Path::new(DIR).join("journal.moved.json"), note.as_bytes());
        }
        let refused = open(&disk).unwrap_err();
        assert_eq!(refused.msg.id, "stopped-moved", "{note:?}");
        assert!(one_way(refused.render(punktlig::lang::Lang::En)).contains(OTHER));
    }
    // Once there is space the note is left after all.
    drop(open_record_on(&disk, Path::new(OTHER), tick(3)).unwrap());
    assert!(moved_note(&disk).is_some_and(|note| !note.is_empty()));
}

#[test]
fn an_empty_note_of_an_older_program_still_keeps_the_old_journal_from_going_on() {
    let (disk, journal, _) = to_be_moved();
    drop(journal);
    disk.replace(&Path::new(DIR).join("journal.moved.json"), b"");
    assert_eq!(open(&disk).unwrap_err().msg.id, "stopped-moved-somewhere");
}

#[test]
fn a_note_that_can_be_left_nowhere_is_reported() {
    let (disk, mut journal, shown) = to_be_moved();
    disk.freeze_all_but(Path::new(OTHER));
    assert!(journal.append(tick(1), note("b")).is_err());
    let moved = journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap();
    assert_eq!(moved.noted, MoveNotice::Nowhere);
    assert_eq!(journal.append(tick(2), note("b")).unwrap().seq, 3);
}

#[test]
fn a_record_left_before_anything_was_recorded_is_remembered_too() {
    let disk = MemFs::with(DIR, &[]);
    disk.create_dir(Path::new(OTHER)).unwrap();
    let (mut journal, _) = open(&disk).unwrap();
    disk.freeze(Path::new(DIR));
    assert!(journal.append(tick(0), created()).is_err());
    assert_eq!(journal.move_to(Path::new(OTHER), None, None, &[], tick(1)).unwrap().noted, MoveNotice::Here);
    journal.append(tick(2), created()).unwrap();
    drop(journal);
    disk.thaw();
    assert_eq!(open(&disk).unwrap_err().msg.id, "stopped-moved");
}

fn moved_note(disk: &MemFs) -> Option<Vec<u8>> {
    disk.bytes(&Path::new(DIR).join("journal.moved.json"))
}

#[test]
fn who_has_lost_the_lock_goes_on_elsewhere_and_leaves_the_other_ones_record_alone() {
    let (disk, mut first, shown) = to_be_moved();
    disk.lose(&Path::new(DIR).join("journal.lock"));
    let (mut second, _) = open(&disk).unwrap();
    assert!(first.append(tick(1), note("den første")).is_err());
    let moved = first.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap();
    assert_eq!((moved.noted, moved_note(&disk)), (MoveNotice::Anothers, None));
    first.append(tick(2), note("den første")).unwrap();
    second.append(tick(2), note("den anden")).unwrap();
    drop(second);
    assert_eq!(open(&disk).unwrap().1.events.len(), 3);
}

#[test]
fn a_journal_in_which_somebody_else_wrote_is_not_sent_on() {
    let (disk, mut first, shown) = to_be_moved();
    // As a sync client puts the newer one of another machine in its place.
    let path = Path::new(DIR).join(journal::JOURNAL);
    let elsewhere = MemFs::with(DIR, &[(journal::JOURNAL, &disk.bytes(&path).unwrap())]);
    open(&elsewhere).unwrap().0.append(tick(1), note("den anden")).unwrap();
    disk.put(&path, &elsewhere.bytes(&path).unwrap());
    assert!(first.append(tick(2), note("den første")).is_err());
    let moved = first.move_to(Path::new(OTHER), None, None, &shown, tick(2)).unwrap();
    assert_eq!((moved.noted, moved_note(&disk)), (MoveNotice::Anothers, None));
    drop(first);
    assert_eq!(open(&disk).unwrap().1.events.len(), 3);
}

#[test]
fn a_record_whose_files_are_gone_is_made_anew_in_its_own_folder() {
    for gone in [&["journal.jsonl"][..], &["journal.jsonl", "journal.lock", "journal.lock.json"]] {
        let (disk, mut journal, shown) = to_be_moved();
        for name in gone {
            disk.lose(&Path::new(DIR).join(name));
        }
        assert!(journal.append(tick(1), note("b")).is_err());
        let moved = journal.move_to(Path::new(DIR), None, None, &shown, tick(1)).unwrap();
        assert_eq!((moved.noted, moved.dir.as_path()), (MoveNotice::Same, Path::new(DIR)));
        journal.append(tick(1), note("b")).unwrap();
        drop(journal);
        let (_, opened) = open(&disk).unwrap();
        assert_eq!((&opened.events[..2], opened.events.len()), (&shown[..], 3));
    }
}

#[test]
fn a_note_that_leads_to_its_own_folder_shuts_nobody_out() {
    let (disk, journal, _) = to_be_moved();
    drop(journal);
    let lines = disk.bytes(&Path::new(DIR).join(journal::JOURNAL)).unwrap();
    let note = format!("{{\"to\":\"{DIR}\"}}");
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &lines), ("journal.moved.json", note.as_bytes())]);
    assert_eq!(open(&disk).unwrap().1.events.len(), 2);
}

#[test]
fn a_meeting_that_went_on_elsewhere_keeps_its_agenda_and_knows_the_folder_that_it_left() {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().canonicalize().unwrap();
    let (agenda, old, usb) = (root.join("m.toml"), root.join("m"), root.join("usb"));
    std::fs::write(&agenda, "").unwrap();
    std::fs::create_dir(&usb).unwrap();
    let new = usb.join("m");
    for recorded in [false, true] {
        let (mut journal, _) = open_record(&old, tick(0)).unwrap();
        let events = if recorded { vec![journal.append(tick(0), created()).unwrap()] } else { Vec::new() };
        assert_eq!(journal.move_to(&new, Some(&agenda), None, &events, tick(1)).unwrap().noted, MoveNotice::There);
        drop(journal);
        // Also where nothing was recorded yet: both folders would refuse it else.
        assert_eq!(
            journal::resolve(&new).unwrap(),
            journal::MeetingPaths { agenda: Some(agenda.clone()), dir: new.clone() }
        );
        assert_eq!(journal::resolve(&agenda).unwrap_err().msg.id, "stopped-moved");
        assert_eq!(journal::left(&new), vec![old.clone()]);
        // Put back, the old folder is its own again.
        std::fs::remove_file(old.join("journal.moved.json")).unwrap();
        assert!(journal::left(&new).is_empty());
        std::fs::remove_dir_all(&new).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_record_that_was_reached_by_a_link_is_sent_on_by_every_name_of_its_folder() {
    let temp = crate::kit::folder();
    let (real, link) = (temp.path().join("arkiv"), temp.path().join("genvej"));
    std::fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let disk = MemFs::with(link.join("møde").to_str().unwrap(), &[]);
    disk.create_dir(Path::new(OTHER)).unwrap();
    let open = |dir: &Path| open_record_on(&disk, &dir.join("møde"), tick(0));
    let (mut journal, _) = open(&link).unwrap();
    let shown = journal.append_all([created(), note("a")].map(|e| (tick(0), e))).unwrap();
    disk.freeze(&link.join("møde"));
    assert!(journal.append(tick(1), note("b")).is_err());
    assert_eq!(journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap().noted, MoveNotice::Here);
    disk.thaw();
    for named in [&link, &real] {
        assert_eq!(open(named).unwrap_err().msg.id, "stopped-moved", "{named:?}");
    }
}

#[test]
fn a_record_whose_old_folder_is_gone_is_sent_on_too_and_none_is_begun_in_its_place() {
    let (disk, mut journal, shown) = to_be_moved();
    disk.freeze(Path::new(DIR));
    assert!(journal.append(tick(1), note("b")).is_err());
    assert_eq!(journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap().noted, MoveNotice::Here);
    drop(journal);
    disk.thaw();
    disk.lose(&Path::new(DIR).join(journal::JOURNAL));
    assert_eq!(open(&disk).unwrap_err().msg.id, "stopped-moved");
}

/// The parts of a rehearsal that is kept away from its agenda: the folder of both, the agenda, and the record's folder.
fn kept_rehearsal() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let top = temp.path().canonicalize().unwrap();
    let (file, dir) = (top.join("plan/m.toml"), top.join("øvelser/prøve"));
    std::fs::create_dir(top.join("plan")).unwrap();
    std::fs::create_dir(top.join("øvelser")).unwrap();
    std::fs::write(&file, "title = \"M\"\ndate = 2025-01-15\n").unwrap();
    let (mut journal, _) = open_record(&dir, tick(0)).unwrap();
    journal.keep_agenda(&file).unwrap();
    assert_eq!(journal::resolve(&dir).unwrap_err().msg.id, "journal-no-meeting", "the meeting does not begin there");
    journal.append(tick(0), created()).unwrap();
    (temp, file, dir)
}

#[test]
fn a_kept_rehearsal_finds_its_agenda_wherever_either_was_moved() {
    let (temp, file, dir) = kept_rehearsal();
    let agenda = |dir: &Path| journal::resolve(dir).unwrap().agenda;
    assert_eq!(agenda(&dir), Some(file.clone()));
    assert_eq!(agenda(&dir.join(journal::JOURNAL)), Some(file.clone()));
    // The folder alone.
    let top = temp.path().canonicalize().unwrap();
    std::fs::create_dir(top.join("dybt")).unwrap();
    let moved = top.join("dybt/prøve");
    std::fs::rename(&dir, &moved).unwrap();
    assert_eq!(agenda(&moved), Some(file.clone()));
    std::fs::rename(&moved, &dir).unwrap();
    // Both, as on another machine: what is there now counts, and not what is left where they were.
    let other = top.join("andet sted");
    std::fs::create_dir(&other).unwrap();
    for folder in ["plan", "øvelser"] {
        std::fs::rename(top.join(folder), other.join(folder)).unwrap();
    }
    std::fs::create_dir(top.join("plan")).unwrap();
    std::fs::copy(other.join("plan/m.toml"), &file).unwrap();
    assert_eq!(agenda(&other.join("øvelser/prøve")), Some(other.join("plan/m.toml")));
    // The agenda alone: nobody knows where.
    std::fs::remove_file(&file).unwrap();
    std::fs::remove_file(other.join("plan/m.toml")).unwrap();
    assert_eq!(agenda(&other.join("øvelser/prøve")), None);
}

#[test]
fn a_note_on_where_the_agenda_is_leads_to_nothing_that_is_none() {
    let (_temp, file, dir) = kept_rehearsal();
    let note = dir.join("journal.came.json");
    std::fs::write(file.with_file_name("hemmelig.txt"), "x").unwrap();
    for content in [
        "".to_owned(),
        "{".to_owned(),
        "{\"agenda\":7}".to_owned(),
        "{\"agenda\":\"plan/m.toml\"}".to_owned(),
        "{\"nearby\":\"../../plan/hemmelig.txt\"}".to_owned(),
        "{\"nearby\":\"../../plan/m\\u0000.toml\",\"agenda\":\"\\u001b[2J.toml\"}".to_owned(),
        format!("{{\"agenda\":\"{}\"}}", "a".repeat(1 << 20)),
    ] {
        std::fs::write(&note, &content).unwrap();
        assert_eq!(journal::resolve(&dir).unwrap().agenda, None, "{content:.60}");
    }
    // What has an agenda's name and cannot be read is not nothing: what it closes is not known.
    std::fs::write(&note, "{\"nearby\":\"../../plan/mappe.toml\"}").unwrap();
    std::fs::create_dir(file.with_file_name("mappe.toml")).unwrap();
    assert_eq!(journal::resolve(&dir).unwrap().agenda, Some(file.with_file_name("mappe.toml")));
}
