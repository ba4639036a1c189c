//! The terminal is given back, however the program ends.

use std::fs;

use super::terminal::{AGENDA, Pty, closed_under, folder, kill, record};

/// What is switched on, and how it is switched off again.
pub const MODES: [(&str, &str); 4] = [
    ("\x1b[?1049h", "\x1b[?1049l"),
    ("\x1b[?2004h", "\x1b[?2004l"),
    ("\x1b[?1000h", "\x1b[?1000l"),
    ("\x1b[?25l", "\x1b[?25h"),
];

/// Runs the meeting in a shell that notes the terminal's settings before and after; `leave` makes it end.
fn given_back(leave: impl FnOnce(&mut Pty, u32)) {
    let dir = folder();
    let script = format!("stty -g >before; \"$P\" $GAP run meetings/{AGENDA}; stty -g >after");
    let mut pty = Pty::shell(dir.path(), &script, (100, 30));
    pty.wait("Hvad nu?");
    let holder = fs::read_to_string(record(dir.path()).join("journal.lock.json")).unwrap();
    let holder = serde_json::from_str::<serde_json::Value>(&holder).unwrap()["pid"].as_u64().unwrap();
    leave(&mut pty, u32::try_from(holder).unwrap());
    assert!(pty.ended());
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    for (on, off) in MODES {
        let (on_at, off_at) = (raw.rfind(on), raw.rfind(off));
        assert!(on_at.is_some() && on_at < off_at, "{on:?} is not followed by {off:?}");
    }
    // The window's title is put aside, ours is emptied, and the old one taken up again: once each, in this order.
    let title = ["\x1b[22;0t", "\x1b]0;ikke begyndt", "\x1b]0;\x07", "\x1b[23;0t"];
    let places: Vec<Option<usize>> = title.iter().map(|part| raw.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert_eq!((raw.matches(title[0]).count(), raw.matches(title[3]).count()), (1, 1));
    assert!(!raw.split(title[3]).last().unwrap().contains("\x1b]0;"), "a title after the old one");
    let settings = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
    assert_eq!(settings("before"), settings("after"));
    assert!(!settings("before").is_empty());
}

#[test]
fn on_leave() {
    given_back(|pty, _| {
        pty.send("\x1b").gone("Hvad nu?");
        pty.send("q");
    });
}

#[test]
fn after_ctrl_c_and_leave() {
    given_back(|pty, _| {
        pty.send("\x1b").gone("Hvad nu?");
        pty.send("\x03").wait("Vil du forlade mødet?");
        pty.send("2");
    });
}

#[test]
fn on_sigterm() {
    given_back(|_, pid| kill("TERM", pid));
}

#[test]
fn on_sighup() {
    given_back(|_, pid| kill("HUP", pid));
}

#[test]
fn sigint_asks_and_the_answer_leaves() {
    given_back(|pty, pid| {
        pty.send("\x1b").gone("Hvad nu?");
        kill("INT", pid);
        pty.wait("Vil du forlade mødet?");
        kill("INT", pid);
    });
}

#[test]
fn a_terminal_that_is_closed_ends_the_program() {
    let dir = folder();
    let agenda = format!("meetings/{AGENDA}");
    // Several times: the signal that tells of it comes a moment before it can be seen, or a moment after.
    for _ in 0..5 {
        assert!(closed_under(dir.path(), &["rehearse", &agenda, "--from", "11.00"], "Pause"));
    }
    for _ in 0..5 {
        assert!(closed_under(dir.path(), &["run", &agenda], "8.15"));
    }
    assert!(closed_under(dir.path(), &["chair", &agenda], "8.15"));
    assert!(closed_under(dir.path(), &[], "Direktionen"), "the list of meetings");
}
