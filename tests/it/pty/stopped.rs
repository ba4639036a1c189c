//! The program stopped and told to go on, its window pulled about: the terminal is right before, in between and after.

use std::fs;
use std::time::Duration;

use super::restored_terminal::MODES;
use super::terminal::{AGENDA, Pty, folder, kill, record, until};
use crate::hostile::bytes::strays;
use crate::kit::faults::size;

/// What is on the screen, without what changes from one second to the next.
fn still(pty: &Pty) -> String {
    pty.screen().chars().map(|c| if c.is_ascii_digit() || c == '█' || c == '░' { '0' } else { c }).collect()
}

/// The state that the system gives a process; `T`: it is stopped.
fn is_stopped(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with('T'))
}

/// Returns whether what is switched on (or off) was so last. While the program runs, the cursor is where something is
/// typed or selected, or hidden.
fn modes(raw: &[u8], on: bool) -> bool {
    let raw = String::from_utf8_lossy(raw);
    let is_cursor = |(hidden, _): &&(&str, &str)| *hidden == "\x1b[?25l";
    let modes = MODES.iter().filter(|mode| !on || !is_cursor(mode));
    modes.into_iter().all(|(switch_on, off)| (raw.rfind(switch_on) > raw.rfind(off)) == on)
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again_whole() {
    let dir = folder();
    let mut pty =
        Pty::shell(dir.path(), &format!("stty -g >before; exec \"$P\" $GAP run meetings/{AGENDA}"), (100, 30));
    pty.wait("Hvad nu?").send("\x1b").gone("Hvad nu?");
    pty.send("n").wait("Notat").send("Halvfærdig").wait("Halvfærdig");
    let (whole, raw_mode) = (still(&pty), pty.stty(&["-g"]));
    let before = fs::read_to_string(dir.path().join("before")).unwrap();
    assert_ne!(raw_mode, before);
    let rounds = size(10, 500);
    for round in 0..rounds {
        pty.signal("TSTP");
        assert!(until(|| is_stopped(pty.pid()).then_some(())).is_some(), "it does not stop");
        assert!(until(|| modes(&pty.raw(), false).then_some(())).is_some(), "the terminal is not given back");
        assert_eq!(pty.stty(&["-g"]), before, "round {round}");
        // A shell and what runs in it use the terminal as they like.
        pty.scribble("$ ls\r\nen to tre\r\n");
        pty.signal("CONT");
        assert!(until(|| (still(&pty) == whole).then_some(())).is_some(), "round {round}:\n{}", pty.screen());
        assert!(modes(&pty.raw(), true));
        assert_eq!(pty.stty(&["-g"]), raw_mode, "round {round}");
    }
    // Titles too: put aside and taken up as often, and ours is the last.
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    let count = |what: &str| u32::try_from(raw.matches(what).count()).unwrap();
    assert_eq!((count("\x1b[22;0t"), count("\x1b[23;0t")), (rounds + 1, rounds));
    assert!(raw.rfind("\x1b]0;ikke begyndt") > raw.rfind("\x1b[23;0t"));
    pty.send(" videre").wait("Halvfærdig videre");
    // The window is another size when it goes on.
    pty.signal("TSTP");
    assert!(until(|| is_stopped(pty.pid()).then_some(())).is_some());
    pty.resize(80, 24);
    pty.signal("CONT");
    pty.wait("Halvfærdig videre").wait("ikke begyndt");
    assert!(until(|| (pty.screen().lines().count() == 24).then_some(())).is_some(), "{}", pty.screen());
}

#[test]
fn a_stop_that_cannot_be_seen_coming_leaves_the_screen_whole_too() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["run", &format!("meetings/{AGENDA}")], (100, 30));
    pty.wait("Hvad nu?");
    let (whole, raw_mode) = (still(&pty), pty.stty(&["-g"]));
    for _ in 0..size(5, 200) {
        pty.signal("STOP");
        assert!(until(|| is_stopped(pty.pid()).then_some(())).is_some());
        pty.stty(&["sane"]);
        pty.scribble("\x1b[?1049l\x1b[?2004l\x1b[?1000l\x1b[?25h$ stadig her\r\n");
        assert!(until(|| (still(&pty) != whole).then_some(())).is_some());
        pty.signal("CONT");
        assert!(until(|| (still(&pty) == whole).then_some(())).is_some(), "{}", pty.screen());
        assert_eq!(pty.stty(&["-g"]), raw_mode);
        assert!(modes(&pty.raw(), true));
    }
    pty.send("\x1b").gone("Hvad nu?").send("q");
    assert!(pty.ended());
}

#[test]
fn the_chairs_screen_and_the_list_of_meetings_stop_and_go_on_too() {
    let dir = folder();
    let agenda = format!("meetings/{AGENDA}");
    for (args, text) in [(vec!["chair", agenda.as_str()], "8.15"), (vec![], "Direktionen")] {
        let mut pty = Pty::start(dir.path(), &args, (100, 30));
        pty.wait(text);
        let whole = still(&pty);
        for _ in 0..3 {
            pty.signal("TSTP");
            assert!(until(|| (is_stopped(pty.pid()) && modes(&pty.raw(), false)).then_some(())).is_some());
            pty.signal("CONT");
            assert!(until(|| (still(&pty) == whole).then_some(())).is_some(), "{}", pty.screen());
        }
        pty.send("q");
        assert!(pty.ended());
    }
}

#[test]
fn a_thousand_sizes_in_a_second_break_no_frame_and_cost_no_memory() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["rehearse", &format!("meetings/{AGENDA}"), "--from", "11.00"], (100, 30));
    pty.wait("Pause").send(" ").wait("Begyndt");
    let storm = |pty: &Pty, count: u32| {
        let mut seed = 7u32;
        for _ in 0..count {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            pty.resize_unseen(
                u16::try_from(1 + (seed >> 8) % 300).unwrap(),
                u16::try_from(1 + (seed >> 20) % 100).unwrap(),
            );
            std::thread::sleep(Duration::from_micros(900));
        }
    };
    // What the largest window needs is taken once.
    storm(&pty, 300);
    let before = pty.memory("VmRSS");
    for _ in 0..size(1, 20) {
        storm(&pty, 1000);
    }
    pty.resize(100, 30);
    pty.send("\x1b").wait("til tiden").wait("Mødet afsluttes").wait("? Hjælp");
    let grown = pty.memory("VmRSS").saturating_sub(before);
    assert!(grown < 8 * 1024, "{grown} KiB more");
    assert!(strays(&pty.raw()).is_empty(), "{:?}", strays(&pty.raw()).first());
    // What is there is what a screen drawn anew shows.
    let frame = still(&pty);
    assert_eq!(frame.lines().count(), 30);
    kill("CONT", pty.pid());
    let clears = || String::from_utf8_lossy(&pty.raw()).matches("\x1b[?1049h").count();
    assert!(until(|| (clears() == 2).then_some(())).is_some());
    // A frame that is being written is no frame yet.
    std::thread::sleep(Duration::from_millis(300));
    let anew = still(&pty);
    let differ: Vec<(&str, &str)> = frame.lines().zip(anew.lines()).filter(|(a, b)| a != b).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn a_signal_has_what_waits_tried_once_more_and_says_what_is_lost() {
    for is_back in [true, false] {
        let dir = folder();
        let script = format!("exec \"$P\" $GAP run meetings/{AGENDA} 2>said");
        let mut pty = Pty::shell(dir.path(), &script, (100, 30));
        pty.wait("Hvad nu?").send("1").gone("Hvad nu?").wait("Begyndt");
        let journal = record(dir.path()).join("journal.jsonl");
        let away = dir.path().join("away");
        fs::rename(&journal, &away).unwrap();
        pty.send(".").wait("venter: 1 afsluttet punkt");
        if is_back {
            fs::rename(&away, &journal).unwrap();
        }
        pty.signal("TERM");
        assert_eq!(pty.ended(), is_back, "what is lost is a failure");
        let said = fs::read_to_string(dir.path().join("said")).unwrap();
        if is_back {
            assert!(fs::read_to_string(&journal).unwrap().contains("slot_ended"));
            assert_eq!(said, "");
        } else {
            let lost = "Det, der ventede, blev ikke gemt (venter: 1 afsluttet punkt kl. ";
            assert!(said.contains("slettet, erstattet eller ændret af andre") && said.contains(lost), "{said}");
        }
    }
}

#[test]
fn leaving_a_journal_that_an_older_copy_took_the_place_of_says_that_records_may_not_be_in_it() {
    let dir = folder();
    let script = format!("exec \"$P\" $GAP run meetings/{AGENDA} 2>said");
    let mut pty = Pty::shell(dir.path(), &script, (100, 30));
    pty.wait("Hvad nu?").send("1").gone("Hvad nu?").wait("Begyndt");
    let journal = record(dir.path()).join("journal.jsonl");
    let old = dir.path().join("old");
    fs::copy(&journal, &old).unwrap();
    pty.write("nsenere end kopien\x13").wait("· senere end kopien");
    fs::rename(&old, &journal).unwrap();
    pty.wait("intet gemmes").send("q").wait("er måske ikke i").wait("Ctrl-O").send("2");
    assert!(!pty.ended());
    let said = fs::read_to_string(dir.path().join("said")).unwrap();
    assert!(said.contains("er måske ikke i den") && !said.contains("ventede"), "{said}");
}
