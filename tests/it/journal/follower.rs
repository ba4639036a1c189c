//! Following a journal that another writes, over the fake disk and a real one.

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, io};

use proptest::prelude::*;
use punktlig::journal::{self, Follower, News, PathKind, ReadFile, ReadFs, RehearsalClock};
use punktlig::meeting::{Event, JournalEntry};
use punktlig::os::FileStat;

use super::sample::{at, created, decision, every_event, note, tick};
use super::{DIR, file, line_of, lines, open, small, written};
use crate::kit::disk::MemFs;
use crate::kit::faults::cases;
use crate::kit::{Append as _, open_record};

/// A follower, and the events that it has given so far.
struct Chair {
    follower: Follower,
    events: Option<Vec<JournalEntry>>,
}

impl Chair {
    fn on(disk: &MemFs) -> Self {
        Self { follower: Follower::new_on(Box::new(disk.clone()), Path::new(DIR)), events: None }
    }

    fn poll(&mut self) -> punktlig::error::Result<News> {
        let news = self.follower.poll()?;
        match &news {
            News::Same => {}
            News::Added(events) => self.events.as_mut().unwrap().extend(events.iter().cloned()),
            News::Anew(events) => self.events = Some(events.clone()),
            News::Absent => self.events = None,
        }
        Ok(news)
    }
}

fn with(bytes: &[u8]) -> (MemFs, Chair) {
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, bytes)]);
    let chair = Chair::on(&disk);
    (disk, chair)
}

/// A journal of as many bytes as [`small`], with another text.
fn other_of_the_same_length() -> (Vec<u8>, Vec<JournalEntry>) {
    written(vec![created(), decision("Forkastet – ø"), note("n"), Event::MeetingClosed])
}

#[test]
fn an_event_is_given_at_its_line_end_and_not_a_byte_earlier() {
    let (bytes, events) = small();
    let (disk, mut chair) = with(b"");
    assert_eq!(chair.poll().unwrap(), News::Anew(Vec::new()));
    for end in 1..=bytes.len() {
        disk.put(&file(), &bytes[..end]);
        let whole = bytes[..end].iter().filter(|b| **b == b'\n').count();
        chair.poll().unwrap();
        assert_eq!(chair.events.as_deref().unwrap(), &events[..whole], "after {end} bytes");
        assert_eq!(chair.poll().unwrap(), News::Same, "nothing twice, after {end} bytes");
    }
}

#[test]
fn wherever_the_first_look_finds_the_journal_the_rest_is_added() {
    let (bytes, events) = small();
    for cut in 0..=bytes.len() {
        let (disk, mut chair) = with(&bytes[..cut]);
        chair.poll().unwrap();
        disk.put(&file(), &bytes);
        chair.poll().unwrap();
        assert_eq!(chair.events.unwrap(), events, "cut at {cut}");
    }
}

#[test]
fn only_what_is_new_is_read() {
    let disk = MemFs::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    journal.append_all([(tick(0), created()), (tick(1), note("a"))]).unwrap();
    let mut chair = Chair::on(&disk);
    chair.poll().unwrap();
    disk.bytes_read();
    assert_eq!(chair.poll().unwrap(), News::Same);
    assert_eq!(disk.bytes_read(), 0);
    let before = disk.bytes(&file()).unwrap().len();
    let done = journal.append(tick(2), note("b")).unwrap();
    assert_eq!(chair.poll().unwrap(), News::Added(vec![done]));
    assert_eq!(disk.bytes_read(), disk.bytes(&file()).unwrap().len() - before);
}

#[test]
fn a_replaced_journal_is_given_anew_whatever_its_length() {
    let (bytes, events) = small();
    let same = other_of_the_same_length();
    assert_eq!(bytes.len(), same.0.len());
    let longer = written(vec![created(), decision("En helt anden og længere beslutning"), note("n"), note("m")]);
    let shorter = written(vec![created(), note("kort")]);
    let lengthened = written(vec![created(), decision("Godkendt – ål"), note("n"), Event::MeetingClosed, note("m")]);
    for (other, all) in [same, longer, shorter, lengthened] {
        for in_place in [true, false] {
            let (disk, mut chair) = with(&bytes);
            assert_eq!(chair.poll().unwrap(), News::Anew(events.clone()));
            if in_place {
                disk.put(&file(), &other);
            } else {
                disk.replace(&file(), &other);
            }
            assert_eq!(chair.poll().unwrap(), News::Anew(all.clone()), "{} bytes, in place: {in_place}", other.len());
            assert_eq!(chair.poll().unwrap(), News::Same);
        }
    }
}

#[test]
fn the_same_journal_under_another_number_is_not_news() {
    let (bytes, _) = small();
    let (disk, mut chair) = with(&bytes);
    chair.poll().unwrap();
    disk.replace(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Same);
    disk.put(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Same);
}

#[test]
fn a_shortened_journal_is_read_again_and_a_half_line_that_disappears_is_not_news() {
    let (bytes, events) = small();
    let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1).collect();
    for cut in 0..bytes.len() {
        let (disk, mut chair) = with(&bytes);
        chair.poll().unwrap();
        disk.put(&file(), &bytes[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(chair.poll().unwrap(), News::Anew(events[..whole].to_vec()), "cut at {cut}");
        disk.put(&file(), &bytes[..ends.get(whole.wrapping_sub(1)).copied().unwrap_or(0)]);
        assert!(matches!(chair.poll().unwrap(), News::Same | News::Anew(_)));
        assert_eq!(chair.events.as_deref().unwrap(), &events[..whole]);
    }
    let (disk, mut chair) = with(&[&bytes[..], b"{\"seq\":5,"].concat());
    chair.poll().unwrap();
    disk.put(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Same);
}

#[test]
fn a_journal_may_come_go_and_come_back() {
    let (bytes, events) = small();
    let disk = MemFs::with(DIR, &[]);
    let mut nowhere = Follower::new_on(Box::new(disk.clone()), Path::new("no/such/folder"));
    assert_eq!(nowhere.poll().unwrap(), News::Absent);
    let mut chair = Chair::on(&disk);
    for _ in 0..2 {
        assert_eq!(chair.poll().unwrap(), News::Absent);
        assert_eq!(chair.poll().unwrap(), News::Absent);
        disk.replace(&file(), &bytes);
        assert_eq!(chair.poll().unwrap(), News::Anew(events.clone()));
        disk.lose(&file());
    }
}

#[test]
fn a_damaged_line_is_reported_until_repaired_and_the_lines_before_it_are_read() {
    let (bytes, events) = small();
    let parts = lines(&bytes);
    let garbage = [parts[0].as_slice(), &parts[1], b"{\"seq\":3,garbage\n"].concat();
    let (disk, mut chair) = with(&parts[0]);
    chair.poll().unwrap();
    disk.put(&file(), &garbage);
    assert_eq!(chair.poll().unwrap(), News::Added(events[1..2].to_vec()));
    for _ in 0..3 {
        let error = chair.poll().unwrap_err();
        assert_eq!((error.msg.id, line_of(&error)), ("journal-line-garbled", Some(3)));
    }
    assert_eq!(chair.events.as_deref().unwrap(), &events[..2], "what was given holds");
    disk.put(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Anew(events));
}

#[test]
fn a_changed_line_far_back_is_found_although_new_lines_fit() {
    let (bytes, events) = small();
    let parts = lines(&bytes);
    let (disk, mut chair) = with(&parts[..3].concat());
    chair.poll().unwrap();
    let changed = String::from_utf8(bytes.clone()).unwrap().replace("Godkendt", "Forkastt");
    // Cut first, as an editor that writes in place does: the follower has nothing left to go on from.
    disk.put(&file(), b"");
    chair.poll().unwrap();
    disk.put(&file(), changed.as_bytes());
    assert_eq!(chair.poll().unwrap_err().msg.id, "journal-line-chain");
    disk.put(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Anew(events));
}

#[test]
fn a_newer_journal_is_refused_as_such_and_an_older_one_in_its_place_is_read() {
    let (bytes, events) = small();
    let newer = String::from_utf8(bytes.clone()).unwrap().replace("\"version\":1", "\"version\":2");
    let (disk, mut chair) = with(newer.as_bytes());
    assert_eq!(chair.poll().unwrap_err().msg.id, "journal-newer");
    disk.put(&file(), &bytes);
    assert_eq!(chair.poll().unwrap(), News::Anew(events));
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_the_chunks_and_whatever_went_before_it_ends_with_what_a_reader_finds(
        steps in proptest::collection::vec((0..6_u8, 0.0..1.0_f64), 0..25),
        chunk in proptest::sample::select(vec![1, 7, 64, 700, usize::MAX]),
    ) {
        let journals = [written(every_event()).0, small().0, other_of_the_same_length().0];
        let (disk, mut chair) = with(b"");
        let mut current = 0;
        for (step, share) in steps {
            let journal = &journals[current];
            let part = &journal[..(journal.len() as f64 * share) as usize];
            match step {
                0..=2 if disk.bytes(&file()).is_some() => disk.put(&file(), part),
                3 => disk.lose(&file()),
                4 => {
                    current = (current + 1) % journals.len();
                    disk.replace(&file(), journal);
                }
                5 if disk.bytes(&file()).is_some() => disk.put(&file(), &[part, b"\nx\n"].concat()),
                _ => disk.replace(&file(), part),
            }
            // Whoever follows waits for a first line that is still to come; whoever reads is told that it is not there.
            let found = match journal::read_on(&disk, Path::new(DIR)) {
                Err(e) if e.msg.id == "salvage-no-beginning" => Ok(journal::Reading::default()),
                found => found,
            };
            let polled = chair.poll();
            // Good lines before a bad one are given first, and the bad one is reported at the next look.
            let polled = if found.is_err() && polled.is_ok() { chair.poll() } else { polled };
            prop_assert_eq!(polled.is_err(), found.is_err());
            if let Ok(mut found) = found {
                // Whoever follows waits for a line's end.
                if found.tail == journal::Tail::NoLineFeed {
                    found.events.pop();
                }
                prop_assert_eq!(chair.events.clone().unwrap_or_default(), found.events);
            }
        }
        disk.replace(&file(), b"");
        for journal in journals {
            for end in (0..journal.len()).step_by(chunk.saturating_mul(13)).chain([journal.len()]) {
                disk.put(&file(), &journal[..end]);
                chair.poll().unwrap();
            }
            prop_assert_eq!(chair.events.as_ref().unwrap(), &journal::read_on(&disk, Path::new(DIR)).unwrap().events);
        }
    }
}

/// Returns every name in a folder with its bytes and the times that a writer would leave.
#[cfg(unix)]
fn state_of(dir: &Path) -> Vec<(std::ffi::OsString, Vec<u8>, [i64; 4])> {
    use std::os::unix::fs::MetadataExt;
    let times = |path: &Path| {
        let meta = fs::metadata(path).unwrap();
        [meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()]
    };
    let mut all: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .map(|p| (p.file_name().unwrap().to_owned(), fs::read(&p).unwrap(), times(&p)))
        .collect();
    all.push(("".into(), Vec::new(), times(dir)));
    all.sort();
    all
}

#[cfg(unix)]
#[test]
fn following_on_a_real_disk_leaves_no_trace_and_needs_no_permission_to_write() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    let mut follower = Follower::new(&dir);
    assert_eq!(follower.poll().unwrap(), News::Absent);
    assert!(!dir.exists());
    let (bytes, events) = small();
    fs::create_dir(&dir).unwrap();
    let path = dir.join(journal::JOURNAL);
    fs::write(&path, [&bytes[..], b"{\"half"].concat()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o555)).unwrap();
    let before = state_of(&dir);
    assert_eq!(follower.poll().unwrap(), News::Anew(events));
    assert_eq!(follower.poll().unwrap(), News::Same);
    drop(follower);
    assert_eq!(state_of(&dir), before);
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_real_file_replaced_under_the_same_times_and_length_is_noticed() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join(journal::JOURNAL);
    let ((bytes, events), (other, others)) = (small(), other_of_the_same_length());
    fs::write(&path, &bytes).unwrap();
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    let mut follower = Follower::new(temp.path());
    assert_eq!(follower.poll().unwrap(), News::Anew(events.clone()));
    // The clock of the file system is coarse: in its next tick, as any second program would come.
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(&path, &other).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Anew(others));
    let beside = temp.path().join("beside");
    fs::write(&beside, &bytes).unwrap();
    fs::rename(&beside, &path).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Anew(events));
    fs::remove_file(&path).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Absent);
    std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    assert_eq!(follower.poll().unwrap_err().msg.id, "journal-no-file");
}

#[test]
fn a_rehearsals_clock_is_published_while_it_is_held_and_takes_no_lock_to_read() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    assert_eq!(journal::pretended(dir), None);
    let (mut journal, _) = open_record(dir, tick(0)).unwrap();
    assert_eq!(journal::pretended(dir), None, "a real meeting's clock is everybody's");
    let told = RehearsalClock { real: at("2026-03-01T20:00:00+01:00"), shown: tick(0), speed: 60.0 };
    journal.publish_clock(told);
    assert_eq!(journal::pretended(dir), Some(told));
    assert_eq!(told.at(at("2026-03-01T20:00:02+01:00")), tick(120));
    assert_eq!(told.at(at("2026-03-01T19:00:02+01:00")), tick(0), "never before it was told");
    drop(journal);
    assert_eq!(journal::pretended(dir), None);
}

#[test]
fn a_hostile_note_on_the_holder_moves_no_clock_out_of_the_calendar() {
    let temp = tempfile::tempdir().unwrap();
    let note = |real: &str, shown: &str, speed: &str| {
        let text = format!(
            r#"{{"user":"x","host":"y","pid":1,"since":"{real}","pretended":{{"real":"{real}","shown":"{shown}","speed":{speed}}}}}"#
        );
        fs::write(temp.path().join("journal.lock.json"), text).unwrap();
        journal::pretended(temp.path())
    };
    let now = at("2026-03-01T20:00:00+01:00");
    for (real, shown) in [
        ("0000-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00"),
        ("9999-12-31T23:59:59Z", "0000-01-01T00:00:00-14:00"),
        ("2026-03-01T19:59:59Z", "9999-12-31T23:59:59-23:59"),
    ] {
        for speed in ["-1", "0", "1e300", "-1e300", "60"] {
            let clock = note(real, shown, speed).unwrap();
            assert!(clock.at(now) >= clock.shown, "{real} {shown} {speed}");
            assert!(!clock.at(now).naive_local().to_string().is_empty());
        }
    }
    for bad in ["\"x\"", "null", "[]", "1e999"] {
        assert_eq!(note("2026-03-01T19:59:59Z", "2026-03-01T19:59:59Z", bad), None, "{bad}");
    }
    fs::write(temp.path().join("journal.lock.json"), " ".repeat(1 << 20)).unwrap();
    assert_eq!(journal::pretended(temp.path()), None);
}

#[test]
fn a_record_that_is_to_come_can_be_waited_for_and_a_slip_of_the_pen_cannot() {
    let temp = tempfile::tempdir().unwrap();
    let path = |name: &str| temp.path().join(name);
    let awaited = |name: &str| journal::resolve_or_await(&path(name));
    let coming = |name: &str| journal::MeetingPaths { agenda: None, dir: path(name) };
    assert_eq!(awaited("keep").unwrap(), coming("keep"));
    fs::create_dir(path("keep")).unwrap();
    assert_eq!(awaited("keep").unwrap(), coming("keep"));
    // Held, and nothing recorded yet.
    let held = open_record(&path("keep"), tick(0)).unwrap();
    assert_eq!(awaited("keep").unwrap(), coming("keep"));
    drop(held);
    fs::create_dir(path("else")).unwrap();
    fs::write(path("else/letter.txt"), "").unwrap();
    assert_eq!(awaited("else").unwrap_err().msg.id, "journal-no-meeting");
    for missing in ["mødet.toml", "no/such/keep"] {
        let error = awaited(missing).unwrap_err();
        assert_eq!(error.hint.unwrap().id, "chair-follow-hint-place", "{missing}");
    }
    fs::write(path("keep.toml"), "").unwrap();
    assert_eq!(awaited("keep").unwrap().agenda, Some(path("keep.toml")));
    assert!(!path("mødet").exists() && !path("no").exists(), "nothing is made");
}

/// A disk on which another program may have every file open for itself alone.
struct Busy(MemFs, Arc<AtomicBool>);

impl ReadFs for Busy {
    fn entry(&self, path: &Path) -> io::Result<PathKind> {
        self.0.entry(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        if self.1.load(Ordering::Relaxed) { Err(io::ErrorKind::ResourceBusy.into()) } else { self.0.open(path) }
    }

    fn file_stat(&self, path: &Path) -> io::Result<Option<FileStat>> {
        self.0.file_stat(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        self.0.list(path)
    }
}

#[test]
fn a_journal_that_another_program_holds_is_followed_where_it_was_left_once_it_is_free() {
    let (bytes, events) = small();
    let half = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes[..half])]);
    let is_held = Arc::new(AtomicBool::new(false));
    let mut follower = Follower::new_on(Box::new(Busy(disk.clone(), Arc::clone(&is_held))), Path::new(DIR));
    assert_eq!(follower.poll().unwrap(), News::Anew(events[..1].to_vec()));
    is_held.store(true, Ordering::Relaxed);
    disk.put(&file(), &bytes);
    for _ in 0..3 {
        assert_eq!(follower.poll().unwrap_err().msg.id, "error-io-held");
    }
    is_held.store(false, Ordering::Relaxed);
    assert_eq!(follower.poll().unwrap(), News::Added(events[1..].to_vec()), "nothing twice, and nothing anew");
}
