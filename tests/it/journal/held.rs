//! A journal, a lock and documents that another program has really open. Only Windows keeps others from a file that is
//! open.

use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

use punktlig::journal::{self, Follower, News};

use super::sample::{created, note, tick};
use crate::kit::{Append as _, open_record};
use crate::pty::terminal;

/// What a program that has a file open lets others do: read it, write it, give it another name.
const READ: u32 = 1;
const WRITE: u32 = 2;
const RENAME: u32 = 4;

fn hold(path: &Path, others_may: u32) -> std::io::Result<File> {
    OpenOptions::new().read(true).share_mode(others_may).open(path)
}

#[test]
fn a_journal_that_is_open_elsewhere_is_followed_and_opened_once_it_is_free() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    let path = dir.join(journal::JOURNAL);
    let (mut journal, _) = open_record(&dir, tick(0)).unwrap();
    journal.append(tick(0), created()).unwrap();
    let mut follower = Follower::new(&dir);
    assert!(matches!(follower.poll().unwrap(), News::Anew(events) if events.len() == 1));

    // While a meeting is open nobody gets its journal for himself, and who only looks at it stops nothing.
    for others_may in [0, READ] {
        assert!(hold(&path, others_may).is_err(), "{others_may}");
    }
    let scanner = hold(&path, READ | WRITE | RENAME).unwrap();
    let sync = hold(&path, READ | WRITE).unwrap();
    journal.append(tick(1), note("imens")).unwrap();
    assert!(matches!(follower.poll().unwrap(), News::Added(events) if events.len() == 1));
    drop((scanner, sync, journal));

    // Between two starts somebody may have it.
    let other = hold(&path, 0).unwrap();
    for _ in 0..2 {
        assert_eq!(follower.poll().unwrap_err().msg.id, "error-io-held");
        assert_eq!(open_record(&dir, tick(2)).unwrap_err().msg.id, "error-io-held");
    }
    drop(other);
    assert_eq!(follower.poll().unwrap(), News::Same);
    let (mut journal, opened) = open_record(&dir, tick(3)).unwrap();
    assert_eq!(opened.events.len(), 2);
    journal.append(tick(3), note("bagefter")).unwrap();
    assert!(matches!(follower.poll().unwrap(), News::Added(events) if events.len() == 1));
}

#[test]
fn a_lock_that_is_open_elsewhere_is_reported_as_such_and_taken_once_it_is_free() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    drop(open_record(&dir, tick(0)).unwrap());
    let lock = dir.join("journal.lock");
    let other = hold(&lock, 0).unwrap();
    assert_eq!(open_record(&dir, tick(1)).unwrap_err().msg.id, "error-io-held");
    drop(other);
    let (journal, _) = open_record(&dir, tick(2)).unwrap();
    // Who has it open and locks nothing is no second writer, and the lock holds all the same.
    let scanner = hold(&lock, READ | WRITE | RENAME).unwrap();
    assert_eq!(open_record(&dir, tick(3)).unwrap_err().kind, punktlig::error::Kind::Locked);
    drop((journal, scanner));
    open_record(&dir, tick(4)).unwrap();
}

#[test]
fn documents_that_are_open_in_word_stay_and_the_new_ones_are_next_to_them() {
    let temp = tempfile::tempdir().unwrap();
    let agenda = "title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Et\", minutes = 5 }]\n";
    fs::write(temp.path().join("m.toml"), agenda).unwrap();
    let write = || terminal::run(temp.path(), &["protocol", "m.toml", "--format", "docx"]);
    let (ok, said) = write();
    assert!(ok, "{said}");
    let path = temp.path().join("m/protocol.docx");
    let old = fs::read(&path).unwrap();
    fs::write(temp.path().join("m.toml"), agenda.replace("Et", "To")).unwrap();
    // As Word has it: others may read it.
    let word = hold(&path, READ).unwrap();
    let (ok, said) = write();
    assert!(ok && said.contains("protocol.new.docx"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), old);
    assert_ne!(fs::read(temp.path().join("m/protocol.new.docx")).unwrap(), old);
    drop(word);
    let (ok, said) = write();
    assert!(ok, "{said}");
    assert_ne!(fs::read(&path).unwrap(), old);
}
