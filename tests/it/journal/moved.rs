//! A record that goes on in another folder: who knows of it, where the old folder takes no note.

use std::path::Path;
use std::sync::Arc;

use punktlig::journal::{self, Disk, Journal, Noted};
use punktlig::meeting::Stamped;

use super::fake::MemDisk;
use super::sample::{created, note, tick};

// Whole paths: what is kept for a user is no good without them.
const DIR: &str = "/arkiv/møde";
const OTHER: &str = "/usb/møde";

fn open(disk: &MemDisk) -> punktlig::error::Result<(Journal, journal::Opened)> {
    Journal::open_on(Arc::new(disk.clone()), Path::new(DIR), tick(0))
}

/// A record that is to go on in another folder.
fn to_be_moved() -> (MemDisk, Journal, Vec<Stamped>) {
    let disk = MemDisk::with(DIR, &[]);
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
    assert_eq!(moved.noted, Noted::Here);
    journal.append(tick(2), note("b")).unwrap();
    drop(journal);
    // The old disk is repaired, and nobody remembers.
    disk.thaw();
    let refused = open(&disk).unwrap_err();
    assert_eq!(refused.msg.id, "stopped-moved");
    let said = refused.render(punktlig::lang::Lang::En);
    assert!(said.contains(OTHER) && said.contains("moved.json"), "{said}");
    // Opened where it is now, it leaves the note that it could not leave then: others are sent on as well.
    let moved = Path::new(DIR).join("journal.moved.json");
    assert_eq!(disk.bytes(&moved), None);
    drop(Journal::open_on(Arc::new(disk.clone()), Path::new(OTHER), tick(3)).unwrap());
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
fn where_nothing_takes_a_note_that_is_said() {
    let (disk, mut journal, shown) = to_be_moved();
    disk.freeze_all_but(Path::new(OTHER));
    assert!(journal.append(tick(1), note("b")).is_err());
    let moved = journal.move_to(Path::new(OTHER), None, None, &shown, tick(1)).unwrap();
    assert_eq!(moved.noted, Noted::Nowhere);
    assert_eq!(journal.append(tick(2), note("b")).unwrap().seq, 3);
}

#[test]
fn a_record_left_before_anything_was_recorded_is_remembered_too() {
    let disk = MemDisk::with(DIR, &[]);
    disk.create_dir(Path::new(OTHER)).unwrap();
    let (mut journal, _) = open(&disk).unwrap();
    disk.freeze(Path::new(DIR));
    assert!(journal.append(tick(0), created()).is_err());
    assert_eq!(journal.move_to(Path::new(OTHER), None, None, &[], tick(1)).unwrap().noted, Noted::Here);
    journal.append(tick(2), created()).unwrap();
    drop(journal);
    disk.thaw();
    assert_eq!(open(&disk).unwrap_err().msg.id, "stopped-moved");
}
