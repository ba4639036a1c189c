//! The real program killed, doubled, and robbed of its journal: what is on the disk then, and what the screen says.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use punktlig::journal::{self, Drafts};
use punktlig::meeting::{Event, History};
use punktlig::protocol;
use punktlig::time::Clock;

use super::terminal::{AGENDA, Pty, binary, folder, kill, own_places, record, run, until};
use crate::kit::faults::{Dice, figure, is_heavy, size};

const REHEARSE: [&str; 6] = ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--keep", "keep"];
const EDITOR: &str = "Notat · ";

fn notes(dir: &Path) -> Vec<String> {
    let read = journal::read(dir).unwrap();
    let text = |event| match event {
        Event::NoteRecorded { text, .. } => Some(text),
        _ => None,
    };
    read.events.into_iter().filter_map(|e| text(e.event)).collect()
}

/// The text of the draft that a killed program left.
fn draft(dir: &Path) -> Option<String> {
    let drafts: Drafts = journal::drafts::load(dir);
    drafts.iter().next().map(|(_, draft)| draft.text.clone())
}

fn now() -> Duration {
    let elapsed = Clock::system().now().timestamp_millis();
    Duration::from_millis(elapsed.try_into().unwrap())
}

#[test]
fn a_program_killed_at_any_moment_keeps_all_that_it_had_shown_as_saved() {
    let mut dice = Dice::thrown();
    let series = [(); 3].map(|()| Dice::new(dice.below(usize::MAX) as u64));
    // Most of a series is waiting: three at the same time take as long as one.
    std::thread::scope(|scope| {
        for dice in series {
            scope.spawn(|| killed_again_and_again(size(9, 167), dice));
        }
    });
}

/// Kills a program that records and types, and starts it again on the same record.
fn killed_again_and_again(kills: usize, mut dice: Dice) {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut saved: Vec<String> = Vec::new();
    // The longest that a typed letter had been there when it was lost.
    let mut most_lost = Duration::ZERO;
    let mut letters_lost = 0;
    for round in 0..kills {
        let left = if round > 0 { draft(&keep) } else { None };
        let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
        // The keys in the last line come last: by then an editor that was open is there too.
        pty.wait("ØVELSE").wait("Næste: ");
        if let Some(text) = left.filter(|_| pty.screen().contains(EDITOR)) {
            // A text that was recorded just before the kill is no draft any more, else it opens again.
            pty.write("\x13");
            assert!(pty.reach(|s| !s.contains(EDITOR)), "{}", pty.screen());
            saved.push(text.trim_end().to_owned());
        }
        let pid = pty.pid();
        let after = Duration::from_millis(dice.below(1400) as u64);
        let killer = std::thread::spawn(move || {
            sleep(after);
            let at = now();
            kill("KILL", pid);
            at
        });
        let only_types = dice.below(3) == 0;
        let mut typed: Vec<(char, Duration)> = Vec::new();
        for n in 0.. {
            pty.write("n");
            if !pty.reach(|s| s.contains(EDITOR)) {
                break;
            }
            typed.clear();
            let text = format!("kill{round}n{n} ");
            let mut letters = text.chars().chain("abcdefghij".chars().cycle().take(dice.below(12)));
            let mut is_gone = false;
            let mut written = String::new();
            while let Some(c) = letters.next().or(only_types.then_some('x')) {
                pty.write(&c.to_string());
                written.push(c);
                typed.push((c, now()));
                if only_types {
                    sleep(Duration::from_millis(15));
                }
                if killer.is_finished() {
                    is_gone = true;
                    break;
                }
            }
            if is_gone {
                break;
            }
            pty.write("\x13");
            if !pty.reach(|s| !s.contains(EDITOR)) {
                break;
            }
            saved.push(written.trim_end().to_owned());
            typed.clear();
        }
        let killed = killer.join().unwrap();
        assert!(!pty.ended());
        let found = notes(&keep);
        for text in &saved {
            assert!(found.contains(text), "kill {round}: {text:?} was shown as saved and is gone");
        }
        journal::verify(&keep, None).unwrap_or_else(|e| panic!("kill {round}: {e}"));
        // What was being typed: in the draft, or recorded already, up to the last second.
        let text: String = typed.iter().map(|(c, _)| c).collect();
        if !found.iter().any(|note| note == text.trim_end()) {
            let kept = draft(&keep).filter(|kept| text.starts_with(kept.as_str())).unwrap_or_default();
            if let Some((_, at)) = typed.get(kept.chars().count()) {
                most_lost = most_lost.max(killed.saturating_sub(*at));
                letters_lost += typed.len() - kept.chars().count();
            }
        }
    }
    // A machine under load saves few; one that saves none tries nothing.
    assert!(saved.len() > kills / 9, "only {} notes were saved", saved.len());
    println!("figure: notes shown as saved {}, letters lost {letters_lost}, the oldest {most_lost:?} old", saved.len());
    figure("kill -9 while it records and types", kills, 0, 0);
    // A machine under load saves later; the promise is measured where nothing else runs.
    assert!(most_lost < Duration::from_secs(if is_heavy() { 1 } else { 5 }), "{most_lost:?}");
    // And the meeting goes on.
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("Næste: ");
    if pty.screen().contains(EDITOR) {
        pty.write("\x13").gone(EDITOR);
    }
    // The line that says so may still be there from the note before.
    pty.write("nslut").wait(EDITOR);
    pty.write("\x13").gone(EDITOR);
    pty.signal("TERM");
    pty.ended();
    assert_eq!(notes(&keep).last().unwrap(), "slut");
}

/// An agenda that takes a while to write a protocol of.
fn big(title: &str) -> String {
    let mut text = format!("title = \"{title}\"\ndate = 2025-01-15\n");
    for n in 1..=300 {
        text.push_str(&format!(
            "[[item]]\nnumber = {n}\ntitle = \"{title} {n}\"\nbackground = \"\"\"{}\"\"\"\n",
            "Baggrund med **fed** tekst og en [henvisning](https://example.org). ".repeat(8)
        ));
    }
    text
}

#[test]
fn a_protocol_killed_at_any_moment_is_the_old_one_or_the_new_one() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut whole = Vec::new();
    let begun = now();
    for title in ["Gammel", "Ny"] {
        fs::write(dir.join("m.toml"), big(title)).unwrap();
        assert!(run(dir, &["protocol", "m.toml", "--format", "html", "-o", "whole.html"]).0);
        whole.push(fs::read(dir.join("whole.html")).unwrap());
    }
    let takes = (now() - begun) / 2;
    let mut dice = Dice::thrown();
    let path = dir.join("m/protocol.html");
    let (mut old, mut new, kills) = (0, 0, size(20, 500));
    for round in 0..kills {
        let which = round % 2;
        fs::write(dir.join("m.toml"), big(["Gammel", "Ny"][which])).unwrap();
        let mut child = Command::new(binary())
            .args(["protocol", "m.toml", "--format", "html"])
            .current_dir(dir)
            .envs(own_places(dir))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        sleep(takes.mul_f64(dice.below(1200) as f64 / 1000.0));
        let _ = child.kill();
        child.wait().unwrap();
        match fs::read(&path) {
            Ok(found) => {
                assert!(whole.contains(&found), "kill {round}: half a protocol of {} bytes", found.len());
                if found == whole[which] { new += 1 } else { old += 1 }
            }
            Err(_) => old += 1,
        }
    }
    println!("figure: the old protocol {old} times, the new one {new} times");
    figure("kill -9 of punktlig protocol", kills, 0, 0);
    // And it stays the program's own: the next one goes over it.
    assert!(run(dir, &["protocol", "m.toml", "--format", "html"]).0);
    assert!(!dir.join("m/protocol.new.html").exists());
}

#[test]
fn a_second_writer_is_refused_told_who_writes_and_offered_the_chairs_screen() {
    let dir = folder();
    let agenda = format!("meetings/{AGENDA}");
    let mut first = Pty::start(dir.path(), &["run", &agenda], (80, 24));
    first.wait("Mødet er planlagt");
    let mut second = Pty::start(dir.path(), &["run", &agenda], (80, 24));
    second.says("stopped-held").wait("siden 20").wait("Enter eller c følger");
    second.write("\x1b");
    assert!(!second.ended());
    let said = String::from_utf8_lossy(&second.raw()).into_owned();
    assert!(said.contains("punktlig chair"), "{said}");
    // The picker and a rehearsal offer it too.
    let mut rehearsal = Pty::start(dir.path(), &REHEARSE, (80, 24));
    rehearsal.wait("ØVELSE").wait("tilbage");
    let mut other = Pty::start(dir.path(), &REHEARSE, (80, 24));
    other.says("stopped-held");
    other.write("c").wait("tilbage").gone("i brug hos en anden");
    rehearsal.write("nskrives her\x13").says("event-note-recorded");
    other.write("q");
    assert!(other.ended());
    // Without a terminal it is the message alone.
    let (ok, said) = run(dir.path(), &["run", &agenda]);
    assert!(!ok && said.contains("punktlig chair meetings/2025-01-15-direktionen"), "{said}");
    // A lock left by a dead program does not block.
    first.signal("KILL");
    assert!(!first.ended());
    assert!(record(dir.path()).join("journal.lock.json").exists(), "it had no time to clear up");
    let mut third = Pty::start(dir.path(), &["run", &agenda], (80, 24));
    third.wait("Mødet er planlagt");
    third.write("\x03");
}

// Elsewhere no file that is open goes away.
#[cfg(unix)]
#[test]
fn a_journal_that_disappears_is_reported_at_once_and_can_be_put_back() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    let journal = keep.join(journal::JOURNAL);
    until(|| journal.exists().then_some(())).unwrap();
    fs::rename(&journal, keep.join("væk")).unwrap();
    pty.wait("intet gemmes").says("stopped-changed");
    pty.write("nikke tabt\x13").wait("venter: 1 notat");
    fs::rename(keep.join("væk"), &journal).unwrap();
    // Space or files that come back are found by themselves.
    pty.says("event-note-recorded").gone("intet gemmes");
    assert_eq!(notes(&keep), ["ikke tabt"]);
    // It goes again, for good: the meeting goes on in another folder, and the chair is told.
    let mut chair = Pty::start(dir.path(), &["chair", "keep"], (100, 30));
    chair.wait("tilbage");
    fs::remove_file(&journal).unwrap();
    pty.wait("intet gemmes");
    fs::create_dir(dir.path().join("usb")).unwrap();
    pty.write("nogså her\x13").wait("venter: 1 notat");
    pty.write("\x0f").says("stopped-line-folder");
    pty.write("usb\r").wait("Mødet gemmes nu i usb/keep");
    assert_eq!(notes(&dir.path().join("usb/keep")), ["ikke tabt", "også her"]);
    chair.wait("fortsætter i usb/keep");
    chair.write("q");
    pty.signal("TERM");
    pty.ended();
    assert!(run(dir.path(), &["verify", "usb/keep"]).0);
}

#[test]
fn a_program_killed_between_the_close_and_its_files_has_them_right_at_the_next_start() {
    let kills = size(5, 200);
    let mut dice = Dice::thrown();
    let (mut missing, mut found_right) = (0, 0);
    for round in 0..kills {
        let dir = folder();
        let keep = dir.path().join("keep");
        let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
        pty.wait("ØVELSE").wait("Næste: ");
        pty.write("a").says("review-title");
        let pid = pty.pid();
        pty.write("\x13");
        sleep(Duration::from_millis(dice.below(150) as u64));
        kill("KILL", pid);
        pty.ended();
        let is_closed = || {
            let history = History::replay(journal::read(&keep).unwrap().events).unwrap();
            history.meeting().closed_at().is_some()
        };
        let old = || {
            let reading = journal::read(&keep).unwrap();
            let history = History::replay(reading.events).unwrap();
            protocol::outdated(&keep, history.meeting(), reading.chain.as_deref())
        };
        if !is_closed() {
            continue;
        }
        let before = old().len();
        if before > 0 {
            missing += 1;
            let (_, said) = run(dir.path(), &["--lang", "en", "verify", "keep"]);
            assert!(said.contains("Opening the meeting with punktlig run writes"), "kill {round}: {said}");
        } else {
            found_right += 1;
        }
        let mut next = Pty::start(dir.path(), &REHEARSE, (100, 30));
        next.wait("Mødet er afsluttet");
        if before > 0 {
            next.wait("ældre end mødets sidste ændring").wait("PROTOKOLLEN ER SKREVET");
        }
        assert!(until(|| old().is_empty().then_some(())).is_some(), "kill {round}: {:?}", old());
        let six = fs::read_dir(&keep)
            .unwrap()
            .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with("protocol."));
        assert_eq!(six.count(), 6, "kill {round}");
        next.write("q");
        assert!(next.ended());
    }
    println!("figure: files were missing after {missing} kills, and all there after {found_right}");
    figure("kill -9 between the close and the last of its files", kills, 0, 0);
}

// Elsewhere no folder with an open file gets another name.
#[cfg(unix)]
#[test]
fn a_journal_or_folder_replaced_by_a_copy_is_reported_at_once_and_later_records_survive_a_kill() {
    let dir = folder();
    let (keep, away) = (dir.path().join("keep"), dir.path().join("væk"));
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    let journal = keep.join(journal::JOURNAL);
    until(|| journal.exists().then_some(())).unwrap();
    // As an editor or a sync client saves it: the same bytes, another file.
    fs::copy(&journal, keep.join("x")).unwrap();
    fs::rename(keep.join("x"), &journal).unwrap();
    pty.wait("intet gemmes").says("stopped-changed");
    // A copy that holds every line is written on, as soon as it has been read through.
    pty.write("nefter kopien\x13").gone("intet gemmes").wait("· efter kopien");
    // The folder, as a restored backup does.
    fs::rename(&keep, &away).unwrap();
    fs::create_dir(&keep).unwrap();
    for entry in fs::read_dir(&away).unwrap() {
        let name = entry.unwrap().file_name();
        fs::copy(away.join(&name), keep.join(&name)).unwrap();
    }
    pty.wait("intet gemmes").gone("intet gemmes");
    let refused = crate::kit::open_record(&keep, Clock::system().now()).unwrap_err();
    assert_eq!(refused.kind, punktlig::error::Kind::Locked, "the lock was taken in the folder that has the name");
    pty.write("ni den nye mappe\x13").wait("· i den nye mappe");
    kill("KILL", pty.pid());
    pty.ended();
    assert_eq!(notes(&keep), ["efter kopien", "i den nye mappe"]);
    assert!(run(dir.path(), &["verify", "keep"]).0);
    figure("the journal or its folder replaced while the meeting is open, and a kill", 2, 0, 0);
}
