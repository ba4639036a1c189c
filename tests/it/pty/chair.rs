//! The chair's screen next to the minute-taker's: two programs, one record.

use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::TimeDelta;
use punktlig::agenda::{Unreadable, load};
use punktlig::meeting::Event;
use punktlig::time::Clock;

use super::terminal::{AGENDA, Pty, binary, folder, run, until};
use crate::kit::one_way;
use crate::kit::{Append as _, open_record};

const REHEARSE: [&str; 8] =
    ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--speed", "20", "--keep", "keep"];
const SIZE: (u16, u16) = (80, 24);

fn chair(dir: &Path, args: &[&str]) -> Pty {
    Pty::start(dir, &[&["chair"], args].concat(), SIZE)
}

fn rehearsal(dir: &Path) -> Pty {
    let mut pty = Pty::start(dir, &REHEARSE, (120, 36));
    pty.wait("ØVELSE").wait("tilbage");
    pty
}

fn close(minutes: &mut Pty) {
    minutes.send("a").says("review-title");
    minutes.send("\x13").wait("PROTOKOLLEN ER SKREVET");
}

#[test]
fn the_chair_follows_start_next_slot_pause_and_close() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    let mut chair = chair(dir.path(), &["keep"]);
    // On the rehearsal's clock: on this machine's the pause would be over by far.
    chair.wait("ØVELSE").wait("Pause").wait("tilbage");
    minutes.send(" ").wait("Begyndt: Drøftelse og godkendelse");
    chair.wait("Drøftelse og godkendelse").wait("tilbage");
    minutes.send("p").wait("Mødet holder pause");
    chair.wait("pause siden");
    minutes.send("p");
    chair.gone("pause siden").wait("tilbage");
    minutes.next("Esc lader det være", "Begyndt: Forberedelse af møde i Koncernledelsen");
    chair.gone("Drøftelse og godkendelse").wait("Koncernledelsen");
    close(&mut minutes);
    chair.wait("Mødet er afsluttet");
    minutes.send("q");
    assert!(minutes.ended());
    // Nothing but leaving acts.
    chair.send(" b\r").send("q");
    assert!(chair.ended());
    assert!(run(dir.path(), &["verify", "keep"]).0);
}

#[test]
fn the_chairs_clock_runs_like_the_rehearsals_without_any_event_and_stops_when_it_is_left() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    let mut chair = chair(dir.path(), &["keep", "--lang", "en"]);
    chair.wait("REHEARSAL").wait("left").wait("soon over");
    minutes.send("\x03").wait("Forlad").send("2");
    assert!(minutes.ended());
    chair.wait("The rehearsal was left");
    chair.send("\x1b");
    assert!(chair.ended());
}

#[test]
fn several_chairs_follow_and_killing_one_disturbs_nothing() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    let mut chairs: Vec<Pty> = (0..3).map(|_| chair(dir.path(), &["keep"])).collect();
    for chair in &mut chairs {
        chair.wait("Pause").wait("tilbage");
    }
    chairs.remove(1).signal("KILL");
    minutes.send("p").wait("Mødet holder pause");
    for chair in &mut chairs {
        chair.wait("pause siden");
    }
    chairs[0].send("\x03");
    assert!(chairs[0].ended());
    minutes.send("p");
    chairs[1].gone("pause siden").wait("tilbage");
    close(&mut minutes);
    assert!(run(dir.path(), &["verify", "keep"]).0);
}

#[test]
fn a_chair_that_is_started_first_waits_for_the_record_and_makes_nothing() {
    let dir = folder();
    let mut early = chair(dir.path(), &["keep"]);
    early.wait("Venter på mødet");
    assert!(!dir.path().join("keep").exists());
    let _minutes = rehearsal(dir.path());
    early.wait("Pause").wait("tilbage").gone("Venter på mødet");
}

#[test]
fn before_the_record_the_agenda_is_shown_and_taken_over_when_it_is_changed() {
    let dir = folder();
    let file = format!("meetings/{AGENDA}");
    let path = dir.path().join(&file);
    let good = fs::read_to_string(&path).unwrap();
    let mut chair = chair(dir.path(), &[&file]);
    chair.says("time-not-begun").gone("tilbage");
    fs::write(&path, format!("{good}\nno_such_key = 1\n")).unwrap();
    chair.wait("1 fejl");
    fs::write(&path, good).unwrap();
    chair.gone("1 fejl");
    let mut minutes = Pty::start(dir.path(), &["run", &file], (100, 30));
    minutes.wait("Hvad nu?").send("1").wait("Begyndt: Prioritering");
    chair.wait("Prioritering").wait("tilbage");
    // A second one who would write is told how to look on.
    let mut second = Pty::start(dir.path(), &["run", &file], (100, 30));
    second.wait("Enter eller c følger mødet").send("\x1b");
    assert!(!second.ended());
    second.wait("punktlig chair");
}

#[test]
fn the_public_screen_shows_nothing_of_a_closed_item() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    let mut chair = chair(dir.path(), &["keep", "--audience", "public"]);
    chair.wait("Pause");
    minutes.send(" ").wait("Begyndt: Drøftelse og godkendelse");
    chair.gone("Pause").wait("Lukket punkt").wait("tilbage");
    minutes.send("p").wait("Mødet holder pause");
    chair.wait("pause siden");
    let raw = String::from_utf8_lossy(&chair.raw()).into_owned();
    for closed in ["Drøftelse og godkendelse", "budgetopfølgninger", "Bettina"] {
        assert!(!raw.contains(closed), "{closed} was written");
    }
}

#[cfg(unix)]
#[test]
fn a_chair_needs_no_permission_to_write_and_leaves_no_trace() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    minutes.send("\x03").wait("Forlad").send("2");
    assert!(minutes.ended());
    let keep = dir.path().join("keep");
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&keep.join("journal.jsonl"), 0o444);
    mode(&keep, 0o555);
    let state = || {
        let mut all: Vec<_> = fs::read_dir(&keep)
            .unwrap()
            .map(|e| e.unwrap().path())
            .map(|p| (fs::metadata(&p).unwrap(), p))
            .map(|(m, p)| (fs::read(&p).unwrap(), p, m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec()))
            .collect();
        all.sort();
        let own = fs::metadata(&keep).unwrap();
        (all, own.mtime(), own.mtime_nsec(), own.ctime(), own.ctime_nsec())
    };
    let before = state();
    let mut chair = chair(dir.path(), &["keep"]);
    chair.wait("Pause").wait("Øvelsen er forladt").send("q");
    assert!(chair.ended());
    assert_eq!(state(), before);
    mode(&keep, 0o755);
}

#[test]
fn a_damaged_journal_is_reported_and_what_was_read_stays_until_it_is_repaired() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    minutes.send("\x03").wait("Forlad").send("2");
    assert!(minutes.ended());
    let journal = dir.path().join("keep/journal.jsonl");
    let good = fs::read(&journal).unwrap();
    let mut chair = chair(dir.path(), &["keep"]);
    chair.wait("Pause");
    fs::write(&journal, [&good[..], b"{garbage\n"].concat()).unwrap();
    chair.wait("keep/journal.jsonl, linje").wait("Pause");
    fs::write(&journal, &good).unwrap();
    chair.gone("keep/journal.jsonl, linje").wait("Pause");
    fs::remove_file(&journal).unwrap();
    chair.wait("er der ikke længere").wait("Pause");
    fs::write(&journal, &good).unwrap();
    chair.gone("er der ikke længere").wait("Pause");
    chair.send("q");
    assert!(chair.ended());
}

#[test]
fn what_cannot_become_a_meeting_is_reported_on_the_ordinary_screen() {
    let dir = folder();
    for file in ["meetings/2025-01-15-direktoinen.toml", "no/such/folder", "meetings"] {
        let output = Command::new(binary()).args(["chair", file]).current_dir(dir.path()).output().unwrap();
        let said = one_way(String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(1), "{file}: {said}");
        assert!(output.stdout.is_empty(), "the screen was not even taken");
        assert!(said.contains(file) && said.contains(".toml-fil"), "{file}: {said}");
    }
    assert!(!dir.path().join("no").exists());
}

#[test]
fn the_chairs_clock_follows_one_that_was_set_and_leads_no_longer() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("m");
    let now = Clock::system().now();
    // The minute-taker's machine is two hours ahead, until its clock is put right.
    let ahead = now + TimeDelta::hours(2);
    let plan = format!(
        "title = \"M\"\ndate = {}\nslot = [{{ at = \"{}\", title = \"Et\", minutes = 30, id = \"et\" }}]\n",
        ahead.date_naive(),
        ahead.format("%H:%M")
    );
    let agenda = load("m.toml", &plan, &mut |_: &str| Err(Unreadable::Missing)).agenda.unwrap();
    let (mut journal, _) = open_record(&dir, now).unwrap();
    journal
        .append(ahead, Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None })
        .unwrap();
    journal.append(ahead, Event::SlotStarted { slot: "et".into() }).unwrap();
    let mut chair = chair(temp.path(), &["m", "--lang", "en"]);
    chair.wait("left of 30 min");
    // The clock in the first line, in whole hours of the day, wherever the test runs.
    let hour = |screen: &str| {
        let clock = screen.lines().find_map(|line| line.split_whitespace().last()?.split_once(':')).unwrap();
        clock.0.parse::<u32>().unwrap()
    };
    let before = hour(&chair.screen());
    journal.append(Clock::system().now(), Event::ClockSet { by_ms: -7_200_000, since: None }).unwrap();
    let back = until(|| ((hour(&chair.screen()) + 2) % 24).abs_diff(before).le(&1).then_some(()));
    assert!(back.is_some(), "{}", chair.screen());
    chair.wait("left of 30 min");
    assert!(!chair.screen().contains("over"), "{}", chair.screen());
    chair.send("q");
    assert!(chair.ended());
}

#[test]
fn old_documents_are_named_on_the_chairs_screen_and_not_written() {
    let dir = folder();
    let mut minutes = rehearsal(dir.path());
    minutes.send("a").says("review-title");
    minutes.send("\x13").wait("PROTOKOLLEN ER SKREVET").send("q");
    assert!(minutes.ended());
    let keep = dir.path().join("keep");
    fs::remove_file(keep.join("protocol.public.html")).unwrap();
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&keep).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let mut chair = chair(dir.path(), &["keep"]);
    chair.wait("Mødet er afsluttet").wait("Protokolfilen protocol.public.html mangler eller er gammel.");
    assert_eq!(names(), before);
}
