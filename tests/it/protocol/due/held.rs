//! Documents that another program has open, as Word does: Windows then lets nobody replace them.

use std::io;

use punktlig::protocol::{LeftBecause, Written, outdated_on, write_at};

use super::*;
use crate::kit::disk::MemFs;
use crate::kit::one_way;

const DIR: &str = "m";
/// More renames than are tried of one file.
const FOR_LONG: usize = 1000;

fn at(name: &str) -> std::path::PathBuf {
    Path::new(DIR).join(name)
}

fn on(disk: &MemFs, told: &LiveMeeting, chain: &str) -> Batch {
    batch_on(Arc::new(disk.clone()), Path::new(DIR), told, chain)
}

fn names(written: &[Written]) -> Vec<(&str, Option<LeftBecause>)> {
    let name = |w: &'_ Written| w.path.file_name().unwrap().to_str().unwrap().to_owned().leak();
    written.iter().map(|w| (&*name(w), w.left.as_ref().map(|left| left.why))).collect()
}

#[test]
fn a_document_that_another_program_has_open_is_left_and_the_new_one_is_next_to_it() {
    let disk = MemFs::with(DIR, &[]);
    let mut told = closed("\"md\"");
    finish(on(&disk, &told, "a"));
    let old = disk.bytes(&at("protocol.md")).unwrap();
    told.record(Event::MeetingReopened { reason: "Fejl".into() }).record(Event::MeetingClosed);
    disk.hold(&at("protocol.md"), FOR_LONG);
    let outcome = on(&disk, &told, "b").finish();
    assert!(outcome.failed.is_empty(), "{outcome:?}");
    let expected = [("protocol.new.md", Some(LeftBecause::Held)), ("protocol.public.md", None)];
    assert_eq!(names(&outcome.written), expected);
    assert_eq!(disk.bytes(&at("protocol.md")).unwrap(), old);
    assert_ne!(disk.bytes(&at("protocol.new.md")).unwrap(), old);
    // The one that was open is old, and is written once it is free.
    assert_eq!(outdated_on(&disk, Path::new(DIR), told.meeting(), Some("b")), ["protocol.md"]);
    disk.hold(&at("protocol.md"), 0);
    finish(on(&disk, &told, "b"));
    assert_ne!(disk.bytes(&at("protocol.md")).unwrap(), old);
}

#[test]
fn a_file_that_a_scanner_looks_at_for_a_moment_is_replaced() {
    let disk = MemFs::with(DIR, &[]);
    let told = closed("\"md\"");
    finish(on(&disk, &told, "a"));
    disk.hold(&at("protocol.md"), 4);
    let outcome = on(&disk, &told, "b").finish();
    assert_eq!(names(&outcome.written), [("protocol.md", None), ("protocol.public.md", None)]);
}

#[test]
fn an_open_public_document_with_something_closed_is_a_failure_and_never_left_as_written() {
    let disk = MemFs::with(DIR, &[]);
    let mut told = closed("\"md\"");
    finish(on(&disk, &told, "a"));
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    reload(&mut told, true, "\"md\"");
    told.record(Event::MeetingClosed);
    let public = at("protocol.public.md");
    disk.hold(&public, FOR_LONG);
    let outcome = on(&disk, &told, "b").finish();
    assert!(disk.bytes(&at("protocol.public.new.md")).is_none());
    // This disk lets it be removed; Windows does not, and then it has failed.
    assert!(disk.bytes(&public).is_none() || outcome.failed.len() == 1, "{outcome:?}");
}

#[test]
fn a_disk_that_calls_every_file_open_fails_and_tries_no_names_for_ever() {
    let disk = MemFs::with(DIR, &[]);
    for name in ["protocol.md", "protocol.new.md", "protocol.new-2.md", "protocol.new-3.md"] {
        disk.hold(&at(name), FOR_LONG);
    }
    let failed = crate::kit::write_file(&disk, Path::new(DIR), "protocol.md", b"p").unwrap_err();
    assert_eq!(failed.io_kind(), Some(io::ErrorKind::ResourceBusy));
    assert_eq!(one_way(Lang::Da.say(&failed.msg)), "m/protocol.new-3.md er åben i et andet program.");
    assert_eq!(failed.hint.map(|hint| Lang::Da.say(&hint)).unwrap(), "Luk filen dér, og prøv igen.");
}

#[test]
fn an_open_file_that_the_user_named_gets_a_new_one_next_to_it_and_nothing_there_is_written_over() {
    let disk = MemFs::with(DIR, &[("referat.docx", b"old"), ("referat.new.docx", b"somebody's")]);
    disk.hold(&at("referat.docx"), FOR_LONG);
    let written = write_at(&disk, &at("referat.docx"), b"new", Readers::Owner).unwrap();
    assert_eq!(names(&[written]), [("referat.new-2.docx", Some(LeftBecause::Held))]);
    assert_eq!(disk.bytes(&at("referat.new.docx")).unwrap(), b"somebody's");
}
