//! The agenda deleted, emptied or put something else in its place during the meeting: the meeting goes on, the screen
//! says so, and the agenda's return is taken in.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use super::terminal::{AGENDA, Pty, folder, run};
use crate::kit::faults::size;

/// What happens to the file, and what the screen says of it.
type Loss = (&'static str, fn(&Path), &'static str);

const CANNOT: &str = "Dagsordenen kan ikke læses";

fn gone(file: &Path) {
    fs::remove_file(file).unwrap();
}

fn instead(file: &Path, target: &str) {
    gone(file);
    symlink(target, file).unwrap();
}

fn pipe(file: &Path) {
    gone(file);
    assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
}

const COMMON: [Loss; 3] = [
    ("emptied", |file| fs::write(file, "").unwrap(), "Dagsordenen har fejl"),
    (
        "replaced by a folder",
        |file| {
            gone(file);
            fs::create_dir(file).unwrap();
        },
        CANNOT,
    ),
    ("replaced by a pipe", pipe, CANNOT),
];

#[test]
fn an_agenda_under_another_name_is_not_begun_anew_without_pointing_to_its_record() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let plan = |title: &str| {
        format!("title = \"{title}\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"Et\"\nminutes = 5\n")
    };
    fs::write(dir.join("m.toml"), plan("Møde")).unwrap();
    let mut pty = Pty::start(dir, &["run", "m.toml"], (100, 30));
    pty.wait("Hvad nu?").send("1").wait("gemt");
    pty.send("q").wait("Vil du forlade mødet?").send("2").ended();
    fs::rename(dir.join("m.toml"), dir.join("n.toml")).unwrap();
    let mut pty = Pty::start(dir, &["run", "n.toml"], (100, 30));
    pty.wait("Mappen »m«").wait("navnet m.toml igen").send("1").ended();
    fs::write(dir.join("o.toml"), plan("Et andet")).unwrap();
    let mut pty = Pty::start(dir, &["run", "o.toml"], (100, 30));
    pty.wait("Hvad nu?").send("4").ended();
    // Under its old name it goes on.
    fs::rename(dir.join("n.toml"), dir.join("m.toml")).unwrap();
    let mut pty = Pty::start(dir, &["run", "m.toml"], (100, 30));
    pty.wait("hvor det slap").send("q").wait("Vil du forlade mødet?").send("2").ended();
}

const ODD: [Loss; 3] = [
    ("replaced by a device", |file| instead(file, "/dev/zero"), CANNOT),
    ("a link to itself", |file| instead(file, AGENDA), CANNOT),
    ("a gibibyte", |file| fs::OpenOptions::new().write(true).open(file).unwrap().set_len(1 << 30).unwrap(), CANNOT),
];

const MORE: [Loss; 4] = [
    ("deleted", gone, CANNOT),
    ("a link to nowhere", |file| instead(file, "ingen.toml"), CANNOT),
    ("no text", |file| fs::write(file, [0xff, 0xfe, 0, 0xd8]).unwrap(), CANNOT),
    (
        "cut short",
        |file| fs::File::options().write(true).open(file).unwrap().set_len(300).unwrap(),
        "Dagsordenen har fejl",
    ),
];

fn clear(file: &Path) {
    if fs::symlink_metadata(file).is_ok_and(|m| m.is_dir()) {
        fs::remove_dir(file).unwrap();
    } else {
        let _ = fs::remove_file(file);
    }
}

/// Loses the agenda in each way, a meeting for each at the same time.
fn lost(losses: &[Loss]) {
    std::thread::scope(|scope| {
        for loss in losses {
            scope.spawn(|| lost_and_back(*loss));
        }
    });
}

/// Loses the agenda, records something meanwhile, and gives it back, at last with a change.
fn lost_and_back((how, lose, said): Loss) {
    let dir = folder();
    let file = dir.path().join("meetings").join(AGENDA);
    let whole = fs::read_to_string(&file).unwrap();
    let path = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["rehearse", &path, "--from", "11.05", "--keep", "keep"], (120, 36));
    pty.wait("ØVELSE").wait("tilbage");
    lose(&file);
    pty.wait(said);
    pty.send("n").wait("Notat").send("Imens\x13").says("event-note-recorded");
    let journal = fs::read_to_string(dir.path().join("keep/journal.jsonl")).unwrap();
    assert!(journal.contains("Imens"), "{how}");
    // What was recorded was reported over it; that the agenda is in trouble still is there.
    pty.says("reload-mark");
    clear(&file);
    fs::write(&file, &whole).unwrap();
    pty.says("reload-mended");
    fs::write(&file, whole.replacen("at = \"11.20\"", "at = \"11.25\"", 1)).unwrap();
    pty.wait("flyttet fra 11.20 til 11.25");
    assert!(pty.memory("VmHWM") < 120 * 1024, "{how}: {} KiB", pty.memory("VmHWM"));
    pty.signal("TERM");
    assert!(pty.ended());
    let (ok, said) = run(dir.path(), &["verify", "keep"]);
    assert!(ok, "{how}: {said}");
}

#[test]
fn an_agenda_that_is_emptied_or_becomes_a_folder_or_a_pipe_stops_no_meeting() {
    lost(&COMMON);
}

#[test]
fn an_agenda_that_becomes_a_device_or_a_loop_or_too_large_stops_no_meeting() {
    lost(&ODD);
}

#[test]
fn an_agenda_that_is_deleted_or_no_text_or_cut_short_stops_no_meeting() {
    let all: Vec<Loss> = MORE.into_iter().chain(COMMON).chain(ODD).collect();
    lost(&all[..size(4, 10)]);
}

#[test]
fn a_folder_that_goes_with_the_agenda_and_its_record_comes_back() {
    let dir = folder();
    let (here, away) = (dir.path().join("meetings"), dir.path().join("væk"));
    let path = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["rehearse", &path, "--from", "11.05", "--keep", "keep"], (120, 36));
    pty.wait("ØVELSE").wait("tilbage");
    fs::rename(&here, &away).unwrap();
    pty.wait(CANNOT);
    pty.send("n").wait("Notat").send("Imens\x13").says("event-note-recorded");
    fs::rename(&away, &here).unwrap();
    pty.says("reload-mended");
    // Nobody may read it; who may read everything, as the tests sometimes do, is not asked.
    let file = here.join(AGENDA);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_err() {
        pty.wait(CANNOT);
    }
    pty.send("n").wait("Notat").send("Igen\x13").says("event-note-recorded");
    pty.signal("TERM");
    assert!(pty.ended());
}
