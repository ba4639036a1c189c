//! An agenda that another program has really open, and what OneDrive does with one. Only Windows keeps others from a
//! file that is open.

use std::fs::{File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;

use super::*;

/// Marks a file whose bytes are elsewhere, as those of a sync program are that has not fetched them.
const OFFLINE: u32 = 0x1000;

/// Opens a file for writing as a program does that lets nobody else use it.
fn hold(path: &Path) -> File {
    OpenOptions::new().write(true).share_mode(0).open(path).unwrap()
}

#[test]
fn an_agenda_that_is_open_for_writing_elsewhere_is_read_once_it_is_closed() {
    let mut desk = Desk::new();
    let path = desk.path();
    let mut other = hold(&path);
    assert!(fs::read(&path).is_err(), "it is held");
    other.set_len(0).unwrap();
    other.write_all(MOVED.as_bytes()).unwrap();
    // As long as a scanner or a large upload takes. It is held then, and never gone or empty.
    for _ in 0..400 {
        match desk.watch.take() {
            None | Some(Found::Held(_)) => sleep(millis(10)),
            Some(other) => panic!("{other:?}"),
        }
    }
    drop(other);
    assert_eq!(desk.start(), "9.30");
}

#[test]
fn an_include_that_is_held_when_the_meeting_begins_is_read_once_it_is_free() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.toml"), AGENDA).unwrap();
    let include = dir.path().join("fælles.toml");
    fs::write(&include, "body = \"Direktionen\"\n").unwrap();
    let other = hold(&include);
    let watch = Watch::new(dir.path().join("a.toml"));
    let mut desk = Desk { dir, watch };
    assert!(matches!(desk.found(), Found::Broken(..)));
    drop(other);
    assert_eq!(desk.start(), "9.00");
}

#[test]
fn an_agenda_that_a_sync_program_puts_back_or_has_not_fetched_is_read() {
    let mut desk = Desk::new();
    let (path, new) = (desk.path(), desk.dir.path().join("a.toml.~tmp"));
    let mut placeholder = OpenOptions::new().write(true).create_new(true).attributes(OFFLINE).open(&new).unwrap();
    placeholder.write_all(MOVED.as_bytes()).unwrap();
    drop(placeholder);
    renamed(&new, &path);
    assert_eq!(desk.start(), "9.30");
}
