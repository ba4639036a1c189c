//! A terminal that does not read: what is typed is kept all the same, the program can be ended, and the screen is whole
//! once it reads again.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use punktlig::journal;
use punktlig::time::Clock;

use super::terminal::{AGENDA, Pty, binary, folder, kill, record, until};

/// What is kept of the text that is being typed.
fn draft(dir: &Path) -> String {
    let drafts = journal::drafts::load(&record(dir));
    drafts.iter().map(|(_, draft)| draft.text.clone()).collect()
}

fn is_kept(dir: &Path, text: &str) -> bool {
    until(|| draft(dir).contains(text).then_some(())).is_some()
}

/// Opens the meeting with a note begun.
fn with_note(dir: &Path) -> Pty {
    let mut pty = Pty::shell(dir, &format!("stty -g >before; exec \"$P\" $GAP run meetings/{AGENDA}"), (100, 30));
    pty.wait("Hvad nu?").send("\x1b").gone("Hvad nu?");
    pty.send("n").wait("Notat · ").send("Før").wait("Før");
    pty
}

#[test]
fn a_terminal_that_does_not_read_loses_no_key_and_holds_up_no_signal() {
    for signal in ["TERM", "HUP", "INT"] {
        let dir = folder();
        let mut pty = with_note(dir.path());
        pty.flow(false);
        // More than one frame is due meanwhile.
        for part in [" og", " så", " videre"] {
            pty.send(part);
        }
        assert!(is_kept(dir.path(), "Før og så videre"), "{:?}", draft(dir.path()));
        pty.send(" endnu");
        let clock = Clock::system();
        pty.signal(signal);
        if signal == "INT" {
            // It asks, and who cannot see that asks once more.
            pty.send("\x03");
        }
        assert!(pty.ended());
        assert!(clock.real() < Duration::from_secs(10), "{signal}: it ended after {:?}", clock.real());
        // What was typed in the moment of the signal may not have arrived.
        let kept = draft(dir.path());
        assert!(
            kept.starts_with("Før og så videre") && "Før og så videre endnu".starts_with(&kept),
            "{signal}: {kept:?}"
        );
        let before = std::fs::read_to_string(dir.path().join("before")).unwrap();
        assert_eq!(pty.stty(&["-g"]), before, "{signal}");
    }
}

#[test]
fn a_terminal_that_reads_again_shows_what_was_typed_meanwhile_and_nothing_else() {
    let dir = folder();
    let mut pty = with_note(dir.path());
    for round in 0..3 {
        pty.flow(false);
        pty.send(&format!(" runde{round}"));
        pty.resize(90, 28);
        pty.resize(100, 30);
        assert!(is_kept(dir.path(), &format!("runde{round}")));
        pty.flow(true);
        pty.wait(&format!("runde{round}"));
    }
    // The text may be in the frame that had waited, of another size, before the whole one that follows.
    pty.wait("runde0 runde1 runde2");
    std::thread::sleep(Duration::from_millis(500));
    let still = |screen: &str| screen.replace(|c: char| c.is_ascii_digit() || c == '█' || c == '░', "0");
    let shown = still(&pty.screen());
    // The screen is what one drawn anew shows.
    pty.signal("CONT");
    let clears = || String::from_utf8_lossy(&pty.raw()).matches("\x1b[?1049h").count();
    assert!(until(|| (clears() == 2).then_some(())).is_some());
    assert!(until(|| (still(&pty.screen()) == shown).then_some(())).is_some(), "{shown}\n{}", pty.screen());
}

#[test]
fn a_terminal_whose_other_end_never_reads_fills_up_and_stops_nothing() {
    let dir = folder();
    let size = |cols, rows| PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size(100, 30)).unwrap();
    let mut command = CommandBuilder::new(binary());
    command.args(["run", &format!("meetings/{AGENDA}")]);
    command.cwd(dir.path());
    command.env("TERM", "xterm-256color");
    command.env("XDG_CONFIG_HOME", dir.path().join("config"));
    command.env("APPDATA", dir.path().join("config"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut keys = pair.master.take_writer().unwrap();
    let mut send = |text: &str| {
        std::thread::sleep(Duration::from_millis(300));
        keys.write_all(text.as_bytes()).unwrap();
    };
    assert!(until(|| record(dir.path()).join("journal.lock.json").exists().then_some(())).is_some());
    send("\x1b");
    send("n");
    send("uset");
    assert!(is_kept(dir.path(), "uset"));
    // Each size is a whole frame, some kilobytes of it.
    for n in 0..60 {
        pair.master.resize(size(100 + n % 2 * 20, 30)).unwrap();
        std::thread::sleep(Duration::from_millis(20));
    }
    send(" men gemt");
    assert!(is_kept(dir.path(), "uset men gemt"), "{:?}", draft(dir.path()));
    kill("TERM", child.process_id().unwrap());
    assert!(until(|| child.try_wait().unwrap()).is_some_and(|status| status.success()));
}

#[test]
fn output_that_never_waits_is_written_whole() {
    let dir = folder();
    let pair = native_pty_system().openpty(PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 }).unwrap();
    // As a shell or ssh may leave it to the programs that it starts.
    let terminal = OpenOptions::new().read(true).write(true).open(pair.master.tty_name().unwrap()).unwrap();
    let flags = rustix::fs::fcntl_getfl(&terminal).unwrap();
    rustix::fs::fcntl_setfl(terminal.as_fd(), flags | rustix::fs::OFlags::NONBLOCK).unwrap();
    let stdio = |terminal: &File| Stdio::from(terminal.try_clone().unwrap());
    let mut child = Command::new(binary())
        .args(["run", &format!("meetings/{AGENDA}")])
        .current_dir(dir.path())
        .env("TERM", "xterm-256color")
        .env("XDG_CONFIG_HOME", dir.path().join("config"))
        .env("APPDATA", dir.path().join("config"))
        .stdin(stdio(&terminal))
        .stdout(stdio(&terminal))
        .stderr(stdio(&terminal))
        .spawn()
        .unwrap();
    drop(pair.slave);
    let mut keys = pair.master.take_writer().unwrap();
    let mut send = |text: &str| {
        std::thread::sleep(Duration::from_millis(300));
        keys.write_all(text.as_bytes()).unwrap();
    };
    assert!(until(|| record(dir.path()).join("journal.lock.json").exists().then_some(())).is_some());
    send("\x1b");
    send("n");
    send("tom ");
    // From here on it would have to wait.
    rustix::termios::tcflow(&terminal, rustix::termios::Action::OOff).unwrap();
    send("fuld");
    assert!(is_kept(dir.path(), "tom fuld"), "{:?}", child.try_wait().unwrap());
    assert_eq!(child.try_wait().unwrap(), None);
    rustix::termios::tcflow(&terminal, rustix::termios::Action::OOn).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut screen = vt100::Parser::new(30.try_into().unwrap(), 120.try_into().unwrap(), 0);
    let mut bytes = [0; 8192];
    while !screen.screen().contents().contains("tom fuld") {
        let n = reader.read(&mut bytes).unwrap();
        screen.process(&bytes[..n]);
    }
    kill("TERM", child.id());
    assert!(until(|| child.try_wait().unwrap()).is_some_and(|status| status.success()));
    // And it is left as it was found.
    assert!(rustix::fs::fcntl_getfl(&terminal).unwrap().contains(rustix::fs::OFlags::NONBLOCK));
}

#[test]
fn a_window_that_gets_another_size_as_a_key_comes_is_drawn_anew() {
    let dir = folder();
    let mut pty = with_note(dir.path());
    for round in 0..20 {
        let cols = if round % 2 == 0 { 90 } else { 100 };
        pty.send("x");
        pty.resize(cols, 30);
        let edge = || pty.screen().lines().next().is_some_and(|line| line.chars().count() == usize::from(cols));
        assert!(until(|| edge().then_some(())).is_some(), "{round}: {}", pty.screen());
    }
}
