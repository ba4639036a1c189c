//! Keys that come in faster than they are read, from a terminal that does not mark them as pasted.

use punktlig::journal;

use super::terminal::{Pty, folder, until};

const REHEARSE: [&str; 6] = ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--keep", "keep"];

#[test]
fn more_letters_at_once_than_are_read_at_a_time_are_recorded_with_the_key_after_them() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::as_it_is(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    pty.send("n").wait("Notat · ");
    pty.write(&format!("{}\x13", "x".repeat(2000)));
    let recorded = || journal::read(&keep).is_ok_and(|read| format!("{:?}", read.events).contains(&"x".repeat(2000)));
    assert!(until(|| recorded().then_some(())).is_some(), "not all of it was read");
    pty.signal("TERM");
    pty.ended();
}

#[test]
fn only_one_plain_key_of_a_burst_records_and_the_others_are_reported_as_too_fast() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::as_it_is(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    let before = journal::read(&keep).unwrap().events.len();
    pty.write("p").write("p").write("p").wait("For hurtigt til at være med vilje");
    assert_eq!(journal::read(&keep).unwrap().events.len(), before + 1);
    pty.signal("TERM");
    pty.ended();
}

#[test]
fn esc_and_an_arrow_that_are_read_at_once_are_both() {
    for arrow in ["\x1b\x1b[B", "\x1b\x1bOB", "\x1b[1;3B"] {
        let dir = folder();
        let keep = dir.path().join("keep");
        let mut pty = Pty::as_it_is(dir.path(), &REHEARSE, (100, 30));
        pty.wait("ØVELSE").wait("tilbage");
        pty.send("n").wait("Notat · ").write("Anna imod").wait("Anna imod");
        // Nothing is decided on the break that runs.
        pty.write(arrow).write("b").wait("Beslutning · ").write("Vedtages\x13");
        let recorded = || journal::read(&keep).is_ok_and(|read| format!("{:?}", read.events).contains("\"Vedtages\""));
        assert!(until(|| recorded().then_some(())).is_some(), "{arrow:?}");
        pty.signal("TERM");
        pty.ended();
    }
}
