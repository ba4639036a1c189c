//! Names that go to other files while the meeting is open, folders that become copies of themselves, and two who write
//! in one record.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use punktlig::error::Kind;
use punktlig::journal::{self, Fs, Journal, ReadFs};
use punktlig::meeting::Event;

use crate::kit::faults::{Dice, figure, size};
use crate::kit::{Append as _, open_record, open_record_on};

use super::sample::{created, decision, note, tick};
use super::{DIR, file, lines, open, small, written};
use crate::kit::disk::{Crash, Failure, MemFs};

fn lock() -> PathBuf {
    Path::new(DIR).join("journal.lock")
}

/// A record open for writing, with four lines in it.
fn begun() -> (MemFs, Journal, Vec<u8>) {
    let (bytes, _) = small();
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
    let (journal, _) = open(&disk).unwrap();
    (disk, journal, bytes)
}

/// Opens the record as somebody else, who came later.
fn later(disk: &MemFs) -> (Journal, journal::Opened) {
    open_record_on(disk, Path::new(DIR), tick(60)).unwrap()
}

/// Lets somebody else record a note, as one does who holds no lock that we know of.
fn somebody_else(disk: &MemFs, text: &str) -> Vec<u8> {
    let held = disk.bytes(&lock()).is_some();
    disk.lose(&lock());
    let (mut other, _) = later(disk);
    other.append(tick(70), note(text)).unwrap();
    drop(other);
    assert!(held);
    lines(&disk.bytes(&file()).unwrap()).pop().unwrap()
}

/// The next start finds what was reported as recorded, and nothing else.
fn finds(disk: &MemFs, events: usize, context: &str) {
    let disk = disk.crash(Crash::Power);
    let (mut journal, opened) = open(&disk).unwrap_or_else(|e| panic!("{context}: {e}"));
    assert_eq!(opened.events.len(), events, "{context}");
    journal.append(tick(99), note("videre")).unwrap();
}

#[test]
fn a_journal_replaced_by_one_of_any_length_is_noticed_before_the_next_line() {
    let (bytes, _) = small();
    let longer = written(vec![created(), note("en anden"), note("dag"), note("helt"), note("anderledes")]).0;
    let edited = String::from_utf8(bytes.clone()).unwrap().replace("Godkendt", "Godtaget").into_bytes();
    assert_eq!(edited.len(), bytes.len());
    let cut = lines(&bytes)[..2].concat();
    let mut tried = 0;
    for other in [&bytes, &longer, &edited, &cut] {
        for in_place in [true, false] {
            let (disk, mut journal, _) = begun();
            if in_place {
                disk.put(&file(), other);
            } else {
                disk.replace(&file(), other);
            }
            // The same bytes in the same file: only its times changed.
            if in_place && *other == bytes {
                journal.append(tick(9), note("n")).unwrap();
                continue;
            }
            let error = journal.append(tick(9), note("n")).unwrap_err();
            assert!(matches!(error.kind, Kind::Changed | Kind::Journal), "{error}");
            assert!(journal.is_stopped());
            assert_eq!(&disk.bytes(&file()).unwrap(), other, "nothing is written in it");
            tried += 1;
            // A copy with the same lines is written on once recording is to go on; another journal is not.
            assert_eq!(journal.reopen().is_ok(), *other == bytes);
            if *other == bytes {
                journal.append(tick(10), note("m")).unwrap();
                finds(&disk, 5, "a copy");
            }
        }
    }
    figure("the journal replaced or edited, by the fake disk", tried, 0, 0);
}

#[test]
fn a_name_that_goes_to_another_file_during_the_write_is_noticed_after_the_sync() {
    let mut tried = 0;
    for begun_already in [true, false] {
        for what in 0..4 {
            let disk = MemFs::with(DIR, &[]);
            let (mut journal, _) = open(&disk).unwrap();
            let mut recorded = 0;
            if begun_already {
                journal.append(tick(0), created()).unwrap();
                recorded = 1;
            }
            let before = disk.bytes(&file());
            let copy = before.clone().unwrap_or_default();
            // What is written first is a file under a temporary name, which nobody can take by the journal's.
            if !begun_already && what < 3 {
                continue;
            }
            disk.after_next_write(move |disk| match what {
                0 => disk.replace(&file(), &copy),
                1 => disk.lose(&file()),
                2 => disk.move_folder(Path::new(DIR), Path::new("andetsteds")),
                _ => {
                    disk.lose(&lock());
                    // Somebody else takes the lock and keeps it.
                    std::mem::forget(disk.lock(&lock()).unwrap().unwrap());
                }
            });
            let next = if begun_already { note("n") } else { created() };
            let error = journal.append(tick(1), next.clone()).unwrap_err();
            assert!(journal.is_stopped(), "{what}");
            assert_ne!(error.kind, Kind::Input, "{error}");
            tried += 1;
            if let Some(before) = before.filter(|_| what == 0) {
                assert_eq!(disk.bytes(&file()).unwrap(), before);
                journal.reopen().unwrap();
                assert_eq!(journal.append(tick(2), next).unwrap().seq, recorded + 1);
                finds(&disk, 2, "replaced while it was written");
            }
        }
    }
    figure("the journal or its folder replaced between a write and its sync", tried, 0, 0);
}

#[test]
fn our_own_line_that_was_never_shown_is_cut_when_its_file_comes_back() {
    let (disk, mut journal, bytes) = begun();
    let there = disk.file_stat(&file()).unwrap().unwrap();
    disk.after_next_write(|disk| disk.move_folder(Path::new(DIR), Path::new("væk")));
    assert!(journal.append(tick(9), note("n")).is_err());
    assert_eq!(journal.reopen().unwrap_err().kind, Kind::Changed, "the folder is gone");
    disk.move_folder(Path::new("væk"), Path::new(DIR));
    assert_eq!(disk.file_stat(&file()).unwrap().unwrap().file, there.file);
    let whole = disk.bytes(&file()).unwrap();
    assert!(whole.len() > bytes.len(), "our line is in it");
    let torn = journal.reopen().unwrap().unwrap();
    assert_eq!(disk.bytes(&torn.kept).unwrap(), whole[bytes.len()..]);
    journal.append(tick(10), note("n")).unwrap();
    finds(&disk, 5, "put back");
}

#[test]
fn somebody_elses_line_after_a_failed_write_stays_and_both_go_on_or_are_refused() {
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::Other];
    let mut tried = 0;
    for kind in kinds {
        for n in 0..4 {
            for at_once in [true, false] {
                let (disk, mut journal, _) = begun();
                // A write or sync of ours fails, and maybe cutting it back too.
                disk.fail_after(n / 2, if n % 2 == 0 { Failure::Once } else { Failure::Forever }, kind);
                let failed = journal.append(tick(9), note("vores, som ikke blev gemt"));
                disk.heal();
                if failed.is_ok() {
                    continue;
                }
                let theirs = somebody_else(&disk, "deres");
                if !at_once {
                    somebody_else(&disk, "deres igen");
                }
                let there = disk.bytes(&file()).unwrap();
                let error = journal.reopen().unwrap_err();
                assert_eq!((error.kind, error.msg.id), (Kind::Foreign, "journal-foreign"), "{kind:?} at {n}");
                assert_eq!(disk.bytes(&file()).unwrap(), there, "nothing of theirs is cut");
                assert!(String::from_utf8(there).unwrap().contains(std::str::from_utf8(&theirs).unwrap()));
                assert!(journal.append(tick(10), note("m")).is_err());
                // Reported again as long as it is so, and the record is whole for whoever opens it next.
                assert_eq!(journal.reopen().unwrap_err().kind, Kind::Foreign);
                drop(journal);
                let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
                let theirs = read
                    .events
                    .iter()
                    .filter(|e| matches!(&e.event, Event::NoteRecorded { text, .. } if text.starts_with("deres")));
                assert_eq!(theirs.count(), if at_once { 1 } else { 2 });
                finds(&disk, read.events.len(), "afterwards");
                tried += 1;
            }
        }
    }
    figure("somebody else's line after a failed write", tried, 0, 0);
    assert!(tried >= 8, "{tried}");
}

#[test]
fn a_line_that_somebody_else_wrote_during_ours_is_not_cut() {
    let (disk, mut journal, bytes) = begun();
    disk.after_next_write(|disk| {
        let mut there = disk.bytes(&file()).unwrap();
        there.extend_from_slice(b"deres\n");
        disk.put(&file(), &there);
    });
    assert_eq!(journal.append(tick(9), note("n")).unwrap_err().kind, Kind::Changed);
    let there = disk.bytes(&file()).unwrap();
    assert!(there.ends_with(b"deres\n") && there.len() > bytes.len());
    assert!(journal.reopen().is_err());
    assert_eq!(disk.bytes(&file()).unwrap(), there);
}

#[test]
fn whoever_lost_the_lock_takes_it_again_or_stops() {
    // Deleted, and nobody took it: it is taken again without a word.
    let (disk, mut journal, _) = begun();
    disk.lose(&lock());
    journal.append(tick(9), note("n")).unwrap();
    assert_eq!(open(&disk).unwrap_err().kind, Kind::Locked, "held again under its name");
    // Deleted, and somebody took it: never two writers.
    disk.lose(&lock());
    let (other, opened) = later(&disk);
    assert_eq!(opened.events.len(), 5);
    assert_eq!(other.other(), None);
    assert_eq!(journal.append(tick(10), note("m")).unwrap_err().kind, Kind::Locked);
    // Both get to know: the other finds a note from whoever stopped, once.
    assert!(other.other().is_some_and(|who| !who.is_empty()));
    assert_eq!(journal.reopen().unwrap_err().kind, Kind::Locked);
    assert_eq!(journal::read_on(&disk, Path::new(DIR)).unwrap().events.len(), 5);
    assert_eq!(other.other(), None, "once, although it was tried again");
    drop(other);
    journal.reopen().unwrap();
    assert_eq!(journal.other(), None, "nobody is warned of himself");
    journal.append(tick(11), note("m")).unwrap();
    finds(&disk, 6, "after them");
}

#[test]
fn two_who_write_where_no_lock_holds_both_get_to_know() {
    let (disk, mut journal, _) = begun();
    // As on a share without locks: each believes that the record is its own.
    disk.forget_locks();
    let (mut other, _) = later(&disk);
    other.append(tick(9), note("deres")).unwrap();
    assert_eq!(journal.append(tick(10), note("vores")).unwrap_err().kind, Kind::Changed);
    assert_eq!(journal.reopen().unwrap_err().kind, Kind::Foreign);
    assert!(other.other().is_some());
    other.append(tick(11), note("deres igen")).unwrap();
    assert_eq!(journal.reopen().unwrap_err().kind, Kind::Foreign);
    drop(journal);
    assert!(!disk.names().iter().any(|name| name == "journal.other.json"));
    drop(other);
    finds(&disk, 6, "theirs");
}

#[test]
fn a_folder_that_became_a_copy_of_itself_is_written_in_only_under_its_own_lock() {
    let away = Path::new("væk");
    for taken in [false, true] {
        let (disk, mut journal, bytes) = begun();
        disk.move_folder(Path::new(DIR), away);
        disk.copy_folder(away, Path::new(DIR));
        let other = if taken { Some(open(&disk).unwrap().0) } else { None };
        assert_eq!(journal.append(tick(9), note("n")).unwrap_err().kind, Kind::Changed);
        assert_eq!(disk.bytes(&away.join(journal::JOURNAL)).unwrap(), bytes, "nor is anything written in the old one");
        if taken {
            assert_eq!(journal.reopen().unwrap_err().kind, Kind::Locked);
            drop(other);
        }
        journal.reopen().unwrap();
        assert_eq!(open(&disk).unwrap_err().kind, Kind::Locked, "the lock was taken in the folder that has the name");
        journal.append(tick(10), note("m")).unwrap();
        drop(journal);
        finds(&disk, 5, "in the copy");
        assert!(open_record_on(&disk, away, tick(0)).is_ok());
    }
    figure("the folder or its lock replaced while the meeting is open", 4, 0, 0);
}

#[test]
fn nothing_is_left_in_an_empty_folder_that_has_the_name() {
    let (disk, mut journal, _) = begun();
    disk.move_folder(Path::new(DIR), Path::new("usb"));
    disk.create_dir(Path::new(DIR)).unwrap();
    assert!(journal.append(tick(9), note("n")).is_err());
    assert!(journal.reopen().is_err());
    assert!(disk.list(Path::new(DIR)).unwrap().is_empty());
}

#[test]
fn a_replaced_journal_is_noticed_on_a_real_disk_too() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, away) = (temp.path().join("møde"), temp.path().join("væk"));
    let path = dir.join(journal::JOURNAL);
    let (mut journal, _) = open_record(&dir, tick(0)).unwrap();
    journal.append_all([created(), decision("ja")].map(|e| (tick(0), e))).unwrap();
    let held = journal.held_files();
    assert!(journal::are_in_place(&dir, &held));
    let replace = || {
        fs::copy(&path, dir.join("x")).unwrap();
        fs::rename(dir.join("x"), &path).unwrap();
    };
    replace();
    assert!(!journal::are_in_place(&dir, &held), "by whoever looks once a second");
    assert_eq!(journal.check().unwrap_err().kind, Kind::Changed);
    journal.reopen().unwrap();
    assert!(journal::are_in_place(&dir, &journal.held_files()));
    journal.append(tick(1), note("a")).unwrap();
    replace();
    assert_eq!(journal.append(tick(2), note("b")).unwrap_err().kind, Kind::Changed);
    journal.reopen().unwrap();
    // The whole folder, as a restored backup does.
    fs::rename(&dir, &away).unwrap();
    fs::create_dir(&dir).unwrap();
    for entry in fs::read_dir(&away).unwrap() {
        let name = entry.unwrap().file_name();
        fs::copy(away.join(&name), dir.join(&name)).unwrap();
    }
    assert!(!journal::are_in_place(&dir, &journal.held_files()));
    assert_eq!(journal.append(tick(3), note("b")).unwrap_err().kind, Kind::Changed);
    journal.reopen().unwrap();
    assert_eq!(open_record(&dir, tick(4)).unwrap_err().kind, Kind::Locked);
    journal.append(tick(4), note("b")).unwrap();
    fs::remove_file(dir.join("journal.lock")).unwrap();
    assert!(!journal::are_in_place(&dir, &journal.held_files()));
    journal.check().unwrap();
    assert_eq!(open_record(&dir, tick(4)).unwrap_err().kind, Kind::Locked, "taken again");
    // An edit in place, of the same length.
    let edited = fs::read_to_string(&path).unwrap().replace("\"ja\"", "\"na\"");
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(&path, edited).unwrap();
    assert!(journal.append(tick(5), note("c")).is_err());
    assert!(journal.is_stopped());
    figure("the journal, its folder or its lock replaced, on a real disk", 5, 0, 0);
}

/// The texts of the notes in the journal that has the name.
fn notes(disk: &MemFs) -> Vec<String> {
    let read = journal::read_on(disk, Path::new(DIR)).unwrap();
    let text = |event| match event {
        Event::NoteRecorded { text, .. } => Some(text),
        _ => None,
    };
    read.events.into_iter().filter_map(|e| text(e.event)).collect()
}

#[test]
fn two_writers_under_any_faults_lose_nothing_that_either_had_shown() {
    let mut dice = Dice::new(7);
    let (mut shown_in_all, mut refused) = (0, 0);
    let rounds: usize = size(400, 20_000);
    for round in 0..rounds {
        let (bytes, _) = written(vec![created()]);
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
        let mut writers: [Option<Journal>; 2] = [None, None];
        let mut shown: Vec<String> = Vec::new();
        let mut steps = String::new();
        for step in 0..24 {
            let who = dice.below(2);
            let what = dice.below(16);
            steps.push_str(&format!(" {who}:{what}"));
            let context = format!("round {round}:{steps}");
            match (what, &mut writers[who]) {
                (0..=6, Some(writer)) => {
                    let text = format!("{who} i {step}");
                    let before = notes(&disk);
                    match writer.append(tick(step), note(&text)) {
                        Ok(_) => {
                            shown.push(text);
                            shown_in_all += 1;
                        }
                        Err(_) => {
                            assert!(writer.is_stopped(), "{context}");
                            assert!(notes(&disk).starts_with(&before), "{context}");
                            refused += 1;
                        }
                    }
                }
                (0..=7, Some(writer)) => _ = writer.reopen(),
                (0..=6, none) => {
                    *none = open_record_on(&disk, Path::new(DIR), tick(100 + step)).ok().map(|o| o.0);
                }
                // It is left, or killed: its lock goes.
                (8, writer) => *writer = None,
                (9, _) => disk.lose(&lock()),
                (10, _) => disk.forget_locks(),
                (11, _) => disk.fail_after(dice.below(4), Failure::Once, io::ErrorKind::StorageFull),
                (12, _) => disk.fail_after(dice.below(4), Failure::Forever, io::ErrorKind::Other),
                (13, _) => disk.heal(),
                // The folder, or the journal alone, becomes a copy of itself.
                (14, _) => {
                    disk.move_folder(Path::new(DIR), Path::new("væk"));
                    disk.copy_folder(Path::new("væk"), Path::new(DIR));
                }
                (15, _) => {
                    let copy = disk.bytes(&file()).unwrap();
                    disk.replace(&file(), &copy);
                }
                _ => {}
            }
            let found = notes(&disk);
            let missing: Vec<&String> = shown.iter().filter(|text| !found.contains(text)).collect();
            assert!(missing.is_empty(), "{context}: {missing:?} was shown and is not there");
        }
        // It goes on, once, and holds all of it in the order in which it was shown.
        disk.heal();
        drop(writers);
        disk.forget_locks();
        let (mut journal, _) = open(&disk).unwrap_or_else(|e| panic!("round {round}:{steps}: {e}"));
        journal.append(tick(90), note("sidst")).unwrap();
        let found = notes(&disk);
        let kept: Vec<&String> = found.iter().filter(|text| shown.contains(text)).collect();
        assert_eq!(kept, shown.iter().collect::<Vec<_>>(), "round {round}:{steps}");
    }
    figure("two writers, with failing disks, lost locks and replaced files: lines shown", shown_in_all, 0, 0);
    assert!(shown_in_all > rounds && refused > rounds / 4, "{shown_in_all} shown, {refused} refused");
}
