//! Journals that other tools changed, giants of holes, and clocks that are wrong: named, never repaired in silence,
//! read out as far as they go.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use punktlig::error::Kind;
use punktlig::journal::{self, Follower, Salvage, Tail};
use punktlig::lang::Lang;
use punktlig::meeting::{Event, JournalEntry};
use punktlig::time::Stamp;

use crate::kit::faults::figure;
use crate::kit::{Append as _, open_record, open_record_on};
use crate::pty::terminal;

use super::sample::{at, created, every_event, note, tick};
use super::{DIR, file, line_of, lines, open, reading, small, written};
use crate::kit::disk::{CRASHES, Failure, MemFs};

fn salvage(bytes: &[u8]) -> Option<Salvage> {
    journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR)).unwrap()
}

fn utf16(bytes: &[u8], to: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    mark.iter().copied().chain(text.encode_utf16().flat_map(to)).collect()
}

fn crlf(bytes: &[u8]) -> Vec<u8> {
    std::str::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes()
}

/// A journal as tools save it, with the message that names each.
fn saved_by_tools(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let windows = crlf(bytes);
    vec![
        ("journal-crlf", windows.clone()),
        ("journal-mark", [b"\xef\xbb\xbf", bytes].concat()),
        ("journal-mark-crlf", [b"\xef\xbb\xbf", &windows[..]].concat()),
        ("journal-utf16", utf16(bytes, u16::to_le_bytes, b"\xff\xfe")),
        ("journal-utf16", utf16(bytes, u16::to_be_bytes, b"\xfe\xff")),
        ("journal-utf16", utf16(&windows, u16::to_le_bytes, b"\xff\xfe")),
        ("journal-utf16", utf16(bytes, u16::to_le_bytes, b"")),
        ("journal-utf16", utf16(bytes, u16::to_be_bytes, b"")),
    ]
}

#[test]
fn a_journal_that_a_tool_saved_its_way_is_named_left_alone_and_read_out_whole() {
    let mut tried = 0;
    for (bytes, events) in [small(), written(every_event())] {
        for (id, saved) in saved_by_tools(&bytes) {
            let disk = MemFs::with(DIR, &[(journal::JOURNAL, &saved)]);
            let follower = || Follower::new_on(Box::new(disk.clone()), Path::new(DIR)).poll().unwrap_err();
            for error in [reading(&saved).unwrap_err(), open(&disk).unwrap_err(), follower()] {
                assert_eq!((error.kind, error.msg.id), (Kind::Journal, id));
            }
            assert_eq!(disk.bytes(&file()).unwrap(), saved, "{id}");
            let found = salvage(&saved).unwrap();
            assert_eq!((found.events, found.missing, found.refused.msg.id), (events.clone(), 0, id));
            // Damaged besides: what is sound counts all the same.
            let text = String::from_utf8(bytes.clone()).unwrap().replace("\"note_recorded\"", "\"note_recorder\"");
            let (_, damaged) = saved_by_tools(text.as_bytes()).into_iter().find(|(other, _)| *other == id).unwrap();
            let found = salvage(&damaged).unwrap();
            let notes = events.iter().filter(|e| matches!(e.event, Event::NoteRecorded { .. })).count();
            assert!(found.missing > 0 && found.events.len() + notes == events.len(), "{id}");
            tried += 1;
        }
    }
    figure("the journal as CRLF, UTF-16, with a mark", tried, 0, 0);
}

#[test]
fn a_line_with_a_carriage_return_in_the_middle_is_named_by_its_number() {
    let (bytes, events) = small();
    let mut all = lines(&bytes);
    all[2] = crlf(&all[2]);
    let error = reading(&all.concat()).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-crlf", Some(3)));
    assert_eq!(salvage(&all.concat()).unwrap().events, events);
}

#[test]
fn blank_lines_at_the_end_are_set_aside_and_named_and_elsewhere_refused() {
    let (bytes, events) = small();
    for blank in [&b"\n"[..], b"\n\n\n", b"\r\n", b" ", b"\n  "] {
        let all = [&bytes[..], blank].concat();
        let read = reading(&all).unwrap();
        assert_eq!((read.events, read.tail), (events.clone(), Tail::Blank { bytes: blank.len() as u64 }), "{blank:?}");
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &all)]);
        let (mut journal, opened) = open(&disk).unwrap();
        assert_eq!((opened.events.len(), opened.tail), (4, Tail::Blank { bytes: blank.len() as u64 }));
        assert_eq!(disk.bytes(&opened.torn.unwrap().kept).unwrap(), blank);
        journal.append(tick(9), note("n")).unwrap();
        assert_eq!(journal::read_on(&disk, Path::new(DIR)).unwrap().tail, Tail::Clean);
        assert!(salvage(&all).is_none());
    }
    let all = lines(&bytes);
    let parted = [&all[..2].concat()[..], b"\n", &all[2..].concat()].concat();
    let error = reading(&parted).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-line-blank", Some(3)));
    let found = salvage(&parted).unwrap();
    assert_eq!((found.events, found.missing), (events, 0));
    figure("a line feed more or less", 7, 0, 0);
}

#[test]
fn a_last_line_without_its_line_feed_counts_and_gets_it_back_with_a_word() {
    for (bytes, events) in [small(), written(vec![created()])] {
        let lacks = &bytes[..bytes.len() - 1];
        let read = reading(lacks).unwrap();
        assert_eq!((read.events, read.tail), (events.clone(), Tail::NoLineFeed));
        // A follower waits: a writer may be in the middle of it.
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, lacks)]);
        let mut follower = Follower::new_on(Box::new(disk.clone()), Path::new(DIR));
        assert_eq!(follower.poll().unwrap(), journal::News::Anew(events[..events.len() - 1].to_vec()));
        let (mut journal, opened) = open(&disk).unwrap();
        assert_eq!((opened.events, opened.tail, opened.torn), (events.clone(), Tail::NoLineFeed, None));
        assert_eq!(disk.bytes(&file()).unwrap(), bytes, "it is as it was");
        journal.append(tick(9), note("n")).unwrap();
        assert_eq!(journal::read_on(&disk, Path::new(DIR)).unwrap().events.len(), events.len() + 1);
        // In a journal that is damaged elsewhere it counts too.
        let damaged = String::from_utf8(lacks.to_vec()).unwrap().replace("Godkendt", "Forkastet");
        if let Some(found) = salvage(damaged.as_bytes()) {
            assert_eq!(found.events.last(), events.last());
        }
    }
}

#[test]
fn a_line_feed_is_put_back_and_blank_lines_are_set_aside_without_loss_at_any_failure() {
    let (bytes, events) = small();
    let mut tried = 0;
    for changed in [&bytes[..bytes.len() - 1], &[&bytes[..], b"\n\n"].concat()] {
        for n in 0.. {
            let disk = MemFs::with(DIR, &[(journal::JOURNAL, changed)]);
            disk.fail_after(n, Failure::Forever, std::io::ErrorKind::StorageFull);
            let _ = open(&disk);
            for crash in CRASHES {
                let left = disk.crash(crash);
                assert_eq!(open(&left).unwrap().1.events, events, "operation {n}, {crash:?}");
                tried += 1;
            }
            if !disk.has_failed() {
                break;
            }
        }
    }
    figure("a line feed put back, blank lines set aside: failures and crashes", tried, 0, 0);
}

#[test]
fn a_conflicted_copy_is_named_at_the_start_and_by_verify_with_the_lines_that_only_it_has() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    let (mut journal, _) = open_record(&dir, tick(0)).unwrap();
    journal.append_all([created(), note("fælles")].map(|e| (tick(0), e))).unwrap();
    drop(journal);
    let copy = |name: &str| {
        fs::copy(dir.join(journal::JOURNAL), dir.join(name)).unwrap();
    };
    copy("journal 2.jsonl");
    copy("journal (conflicted copy 2025-01-15).jsonl");
    let (mut journal, opened) = open_record(&dir, tick(1)).unwrap();
    assert_eq!(opened.copies.iter().map(|c| c.more).collect::<Vec<_>>(), [0, 0]);
    journal.append(tick(1), note("kun her")).unwrap();
    drop(journal);
    // The other machine's, which went on by itself; and saved its own way at that.
    let elsewhere = temp.path().join("andetsteds");
    fs::create_dir(&elsewhere).unwrap();
    fs::copy(dir.join("journal 2.jsonl"), elsewhere.join(journal::JOURNAL)).unwrap();
    let (mut other, _) = open_record(&elsewhere, tick(2)).unwrap();
    other.append_all([note("dér"), note("også dér")].map(|e| (tick(2), e))).unwrap();
    drop(other);
    fs::write(dir.join("journal-DESKTOP-AB12.jsonl"), crlf(&fs::read(elsewhere.join(journal::JOURNAL)).unwrap()))
        .unwrap();
    let copies = journal::copies(&dir).unwrap();
    assert_eq!(copies.iter().map(|c| c.more).collect::<Vec<_>>(), [2, 0, 0]);
    assert_eq!(open_record(&dir, tick(3)).unwrap().1.copies, copies);
    let said = Lang::Da.say(&copies[0].line());
    assert!(
        said.contains("journal-DESKTOP-AB12.jsonl ved siden af journalen har 2 linjer, som journalen mangler"),
        "{said}"
    );
    let (ok, said) = terminal::run(temp.path(), &["--lang", "en", "verify", "møde"]);
    assert!(
        !ok && said
            .contains("journal-DESKTOP-AB12.jsonl, next to the journal, has 2 lines that the journal does not have"),
        "{said}"
    );
    assert!(said.contains("a copy of the journal next to it: journal 2.jsonl"), "{said}");
    // Where the journal itself is damaged, a copy is of most use.
    fs::write(dir.join(journal::JOURNAL), "x").unwrap();
    let (ok, said) = terminal::run(temp.path(), &["--lang", "en", "verify", "møde"]);
    assert!(!ok && said.contains("journal 2.jsonl, next to the journal, has 2 lines"), "{said}");
}

#[test]
fn a_journal_that_git_turned_into_crlf_is_named_on_the_command_line_and_read_out() {
    // Not in this repository, for one.
    let attributes = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".gitattributes")).unwrap();
    assert!(attributes.contains("*.jsonl -text") && attributes.contains("protocol.* -text"), "{attributes}");
    let dir = terminal::folder();
    let record = terminal::record(dir.path());
    fs::create_dir(&record).unwrap();
    let agenda = crate::kit::sample(terminal::AGENDA);
    let first = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
    let (bytes, _) = written(vec![first, note("Hele journalen er her"), Event::MeetingClosed]);
    let path = record.join(journal::JOURNAL);
    fs::write(&path, crlf(&bytes)).unwrap();
    let agenda = format!("meetings/{}", terminal::AGENDA);
    for args in [&["verify", &agenda][..], &["protocol", &agenda], &["run", &agenda]] {
        let (ok, said) = terminal::run(dir.path(), &[&["--lang", "da"], args].concat());
        assert!(!ok && (said.contains("CRLF") || said.contains("terminal")), "{args:?}: {said}");
    }
    let (ok, said) = terminal::run(dir.path(), &["--lang", "da", "protocol", &agenda, "--salvage"]);
    assert!(ok && said.contains("Læst: 3 noteringer. Ingen mangler."), "{said}");
    assert_eq!(fs::read(&path).unwrap(), crlf(&bytes));
}

/// Makes a file that begins with `bytes` and goes on with a terabyte of holes; false: this file system makes none.
fn giant(path: &Path, bytes: &[u8]) -> bool {
    fs::write(path, bytes).unwrap();
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(1 << 40).is_ok()
}

#[test]
fn a_terabyte_of_holes_is_refused_at_its_first_line_in_bounded_time() {
    let (bytes, events) = small();
    let mut tried = 0;
    for (begin, id) in
        [(&b""[..], "journal-line-too-long"), (&bytes, "journal-line-too-long"), (b"\xff\xfe", "journal-utf16")]
    {
        let temp = tempfile::tempdir().unwrap();
        if !giant(&temp.path().join(journal::JOURNAL), begin) {
            return;
        }
        #[allow(clippy::disallowed_methods, reason = "a test measures how long it takes")]
        let from = Instant::now();
        let errors = [
            journal::read(temp.path()).map(drop).unwrap_err(),
            journal::verify(temp.path(), None).map(drop).unwrap_err(),
            open_record(temp.path(), tick(0)).map(drop).unwrap_err(),
            Follower::new(temp.path()).poll().map(drop).unwrap_err(),
        ];
        assert!(errors.iter().all(|e| e.kind == Kind::Journal && e.msg.id == id), "{errors:?}");
        let _ = journal::status(temp.path());
        let found = journal::salvage(temp.path()).unwrap().unwrap();
        assert_eq!(found.events, if begin == bytes { events.clone() } else { Vec::<JournalEntry>::new() });
        let copies = journal::copies(temp.path()).unwrap();
        assert!(copies.is_empty());
        // Reading a terabyte takes a quarter of an hour at best, and this looks at it ten times.
        assert!(from.elapsed() < Duration::from_secs(240), "{:?}", from.elapsed());
        let left: Vec<_> = fs::read_dir(temp.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("torn")), "{left:?}");
        tried += 1;
    }
    figure("a terabyte of holes as the journal, or after it", tried, 0, 0);
}

#[test]
fn more_than_a_write_can_have_left_is_not_copied_when_recording_goes_on() {
    let (bytes, _) = small();
    for (more, is_ours) in [(journal::MAX_LINE, true), (2 * journal::MAX_LINE, false)] {
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
        let (mut journal, _) = open(&disk).unwrap();
        disk.fail_after(0, Failure::Forever, std::io::ErrorKind::StorageFull);
        assert!(journal.append(tick(9), note("n")).is_err());
        disk.heal();
        let giant = [&bytes[..], &vec![0; more]].concat();
        disk.put(&file(), &giant);
        assert_eq!(journal.reopen().is_ok(), is_ours);
        assert_eq!(disk.names().iter().any(|name| name.starts_with("journal.torn")), is_ours);
    }
}

#[test]
fn a_time_that_no_journal_holds_is_refused_before_it_is_written_and_names_the_clock() {
    let wrong = [
        "1969-12-31T23:59:59Z",
        "1969-12-31T23:59:59+00:00",
        // Here it is 1970 already, in Greenwich it is not; and the other way round.
        "1970-01-01T00:30:00+01:00",
        "1969-12-31T23:30:00-01:00",
        "9999-12-31T23:30:00-01:00",
        "0001-01-01T00:00:00Z",
    ];
    let mut stamps: Vec<Stamp> = wrong.into_iter().map(at).collect();
    let offset = |hours: i32| chrono::FixedOffset::east_opt(hours * 3600).unwrap();
    let last = at("9999-12-31T23:30:00Z");
    stamps.push(last.with_timezone(&offset(14)));
    stamps.push(last + chrono::TimeDelta::days(1));
    stamps.push(chrono::DateTime::<chrono::Utc>::MIN_UTC.with_timezone(&offset(-14)));
    stamps.push(chrono::DateTime::<chrono::Utc>::MAX_UTC.with_timezone(&offset(14)));
    let person = || punktlig::agenda::Who::Name("Ane".into());
    let mut tried = 0;
    for wrong in stamps {
        let disk = MemFs::with(DIR, &[]);
        let (mut journal, _) = open(&disk).unwrap();
        assert_eq!(journal.append(wrong, created()).unwrap_err().kind, Kind::Clock, "{wrong:?}");
        assert_eq!(disk.bytes(&file()), None);
        journal.append(tick(0), created()).unwrap();
        let before = disk.bytes(&file()).unwrap();
        let edge = punktlig::meeting::Edge::Start;
        for event in [
            Event::TimeCorrected { slot: "pause".into(), stretch: None, edge, to: wrong },
            Event::PersonArrived { who: person(), time: wrong },
            Event::PersonLeft { who: person(), time: wrong },
        ] {
            let error = journal.append(tick(1), event).unwrap_err();
            // Out of the calendar altogether it is not a time at all.
            assert!(matches!(error.kind, Kind::Clock | Kind::Journal), "{wrong:?}: {error}");
            tried += 1;
        }
        let error = journal.append_all([(tick(1), note("n")), (wrong, note("m"))]).unwrap_err();
        assert_eq!(error.kind, Kind::Clock);
        assert!([Lang::Da, Lang::En].iter().all(|lang| !error.render(*lang).is_empty()));
        assert_eq!(disk.bytes(&file()).unwrap(), before, "nothing was written");
        // And nothing has stopped: the clock is set, and recording goes on.
        assert!(!journal.is_stopped());
        journal.append(tick(2), note("n")).unwrap();
        tried += 2;
    }
    for right in ["1970-01-01T01:00:00+01:00", "9999-12-31T23:59:59.999Z", "1970-01-02T00:00:00+14:00"].map(at) {
        let disk = MemFs::with(DIR, &[]);
        let (mut journal, _) = open_record_on(&disk, Path::new(DIR), right).unwrap();
        let done = journal.append(right, created()).unwrap();
        assert_eq!(journal::read_on(&disk, Path::new(DIR)).unwrap().events, [done], "{right}");
    }
    figure("a time before 1970 or after 9999", tried, 0, 0);
}

#[test]
fn an_old_journal_with_a_year_before_1970_still_reads_back() {
    let (bytes, _) = small();
    let old = String::from_utf8(bytes).unwrap().replace("\"at\":\"2025", "\"at\":\"0925");
    let old = super::rechained(old.as_bytes());
    let read = reading(&old).unwrap();
    assert_eq!((read.events.len(), read.events[0].at), (4, at("0925-01-15T11:05:00.250+01:00")));
    // And goes on elsewhere with its own times, also where its bytes cannot be read any more.
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &old)]);
    let (mut journal, opened) = open(&disk).unwrap();
    disk.lose(&file());
    let other = Path::new("andetsteds");
    punktlig::journal::Fs::create_dir(&disk, other).unwrap();
    journal.move_to(other, None, None, &opened.events, tick(1)).unwrap();
    assert_eq!(disk.bytes(&other.join(journal::JOURNAL)).unwrap(), old);
}
