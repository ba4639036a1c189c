//! Drafts that cannot be saved, on the real screen: the sign comes, and goes by itself as soon as nothing is unsaved.

use std::fs;

use punktlig::journal;

use super::terminal::{Pty, folder, until};

const REHEARSE: [&str; 6] = ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--keep", "keep"];
const SIGN: &str = "kladden kan ikke gemmes";

#[test]
fn the_sign_of_unsaved_drafts_goes_when_they_are_saved_and_when_the_text_was_recorded() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    // A folder in its place cannot be written over.
    let drafts = keep.join("drafts.json");
    fs::create_dir(&drafts).unwrap();
    fs::write(drafts.join("x"), "").unwrap();
    pty.send("n").wait("Notat · ").send("Halv").wait("Halv").wait(SIGN);
    fs::remove_dir_all(&drafts).unwrap();
    pty.gone(SIGN);
    let kept = || journal::drafts::load(&keep).iter().any(|(_, draft)| draft.text == "Halv");
    assert!(until(|| kept().then_some(())).is_some());
    fs::remove_file(&drafts).unwrap();
    fs::create_dir(&drafts).unwrap();
    fs::write(drafts.join("x"), "").unwrap();
    pty.send(" og hel").wait("Halv og hel").wait(SIGN);
    pty.send("\x13").says("event-note-recorded").gone(SIGN);
    pty.signal("TERM");
    pty.ended();
}

#[test]
fn a_line_that_was_being_typed_when_the_program_was_killed_is_open_again() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    pty.send("t").wait("Nyt punkt efter").send("Orientering om IT").wait("Orientering om IT");
    let kept = || journal::drafts::load(&keep).iter().any(|(_, draft)| draft.text == "Orientering om IT");
    assert!(until(|| kept().then_some(())).is_some(), "it is not saved while it is typed");
    pty.signal("KILL");
    assert!(!pty.ended());
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("Nyt punkt efter").wait("Orientering om IT").send(" 10\r").says("event-slot-added");
    pty.signal("TERM");
    pty.ended();
    assert!(!kept());
}

#[test]
fn what_was_typed_before_a_signal_is_kept_though_it_was_not_read_yet() {
    for name in ["TERM", "HUP"] {
        let dir = folder();
        let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
        pty.wait("ØVELSE").wait("tilbage").send("n").wait("Notat · ");
        pty.signal("STOP");
        pty.write("Anna var imod").signal(name);
        pty.signal("CONT");
        assert!(pty.ended(), "{name}");
        let saved = journal::drafts::load(&dir.path().join("keep"));
        assert!(saved.iter().any(|(_, draft)| draft.text == "Anna var imod"), "{name}: {saved:?}");
    }
}
