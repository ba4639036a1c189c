//! The journal over a fake disk and a real one.

mod fake;
mod sample;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use punktlig::error::{Error, Kind};
use punktlig::journal::{self, Disk, Draft, Drafts, Journal, Status, Tail};
use punktlig::lang::{Arg, Lang};
use punktlig::meeting::{Event, Stamped};
use punktlig::text;

use fake::{CRASHES, Crash, Failure, MemDisk};
use sample::{at, created, decision, every_event, note, tick};

const DIR: &str = "møde";

fn file() -> PathBuf {
    Path::new(DIR).join(journal::JOURNAL)
}

fn open(disk: &MemDisk) -> punktlig::error::Result<(Journal, journal::Opened)> {
    Journal::open_on(Arc::new(disk.clone()), Path::new(DIR), tick(0))
}

/// Writes a journal and gives its bytes and events.
fn written(events: Vec<Event>) -> (Vec<u8>, Vec<Stamped>) {
    let disk = MemDisk::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    let events = events.into_iter().zip(0..).map(|(e, n)| journal.append(tick(n), e).unwrap()).collect();
    (disk.bytes(&file()).unwrap(), events)
}

fn small() -> (Vec<u8>, Vec<Stamped>) {
    written(vec![created(), decision("Godkendt – øl"), note("n"), Event::MeetingClosed])
}

fn reading(bytes: &[u8]) -> punktlig::error::Result<journal::Reading> {
    journal::read_on(&MemDisk::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR))
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
}

/// Gives the line that an error names.
fn line_of(error: &Error) -> Option<i64> {
    error.msg.args.iter().find_map(|(name, arg)| match arg {
        Arg::Count(n) if *name == "line" => Some(*n),
        _ => None,
    })
}

#[test]
fn every_kind_of_event_comes_back_as_it_was() {
    let events = every_event();
    let (bytes, stamped) = written(events.clone());
    let read = reading(&bytes).unwrap();
    assert_eq!(read.events, stamped);
    assert_eq!(read.tail, Tail::Clean);
    for (n, (read, event)) in read.events.iter().zip(events).enumerate() {
        assert_eq!((read.seq, read.at, &read.event), (n as u64 + 1, tick(n as i64), &event));
    }
    // No member of an event may take the name of one of the journal's own.
    for line in lines(&bytes) {
        let text = String::from_utf8(line).unwrap();
        for own in ["seq", "at", "event", "sha256"] {
            assert!(text.matches(&format!("\"{own}\":")).count() >= 1, "{text}");
        }
        assert_eq!(text.matches("\"sha256\":").count(), 1, "{text}");
    }
}

#[test]
fn several_events_take_one_sync_and_keep_their_own_times() {
    let disk = MemDisk::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    let done = journal.append_all([(tick(0), created()), (tick(60), note("a")), (tick(5), note("b"))]).unwrap();
    assert_eq!(done.iter().map(|e| (e.seq, e.at)).collect::<Vec<_>>(), [(1, tick(0)), (2, tick(60)), (3, tick(5))]);
    assert!(journal.append_all([]).unwrap().is_empty());
    let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
    assert_eq!(read.events, done);
    assert_eq!(read.chain, journal.chain());
}

#[test]
fn a_time_is_kept_to_the_millisecond_with_its_offset() {
    let disk = MemDisk::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    let fine = at("2025-03-30T01:59:59.123456789-03:30");
    let done = journal.append(fine, created()).unwrap();
    assert_eq!(done.at, at("2025-03-30T01:59:59.123-03:30"));
    let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
    assert_eq!(read.events[0].at.to_rfc3339(), done.at.to_rfc3339());
}

#[test]
fn what_is_shown_now_is_what_a_resume_shows() {
    let (bytes, stamped) = written(vec![created(), note("a\u{1b}[2Jb\r\nc\u{202e}")]);
    assert_eq!(stamped[1].event, note("a[2Jb\nc"));
    assert_eq!(reading(&bytes).unwrap().events, stamped);
}

#[test]
fn a_hostile_journal_comes_out_clean() {
    // Built by hand with a right chain: the text is hostile, the file is not damaged.
    let (bytes, _) = written(vec![created(), note("HER")]);
    let hostile = String::from_utf8(bytes).unwrap().replace("HER", "\\u001b]52;c;QQ\\u0007\u{202e}x\u{200b}");
    let read = reading(&rechained(hostile.as_bytes())).unwrap();
    assert_eq!(read.events[1].event, note("]52;c;QQx"));
}

/// Computes the chain anew, as docs/journal.md says and without the program's own code for it.
fn rechained(bytes: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut previous = "0".repeat(64);
    let mut out = Vec::new();
    for line in lines(bytes) {
        let text = String::from_utf8(line).unwrap();
        let (body, _) = text.rsplit_once(",\"sha256\":\"").unwrap();
        let hash = Sha256::digest(format!("{previous}\n{body}"));
        previous = hash.iter().map(|b| format!("{b:02x}")).collect();
        out.extend_from_slice(format!("{body},\"sha256\":\"{previous}\"}}\n").as_bytes());
    }
    out
}

#[test]
fn the_chain_is_what_the_specification_says() {
    let (bytes, _) = written(every_event());
    assert_eq!(rechained(&bytes), bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_comes_back_as_it_was_recorded(texts in proptest::collection::vec(any::<String>(), 1..6)) {
        let mut events = vec![created()];
        events.extend(texts.iter().map(|t| decision(t)));
        let (bytes, stamped) = written(events);
        for (event, typed) in stamped.iter().skip(1).zip(&texts) {
            prop_assert_eq!(&event.event, &decision(&text::clean(typed)));
        }
        prop_assert_eq!(reading(&bytes).unwrap().events, stamped);
    }
}

#[test]
fn a_journal_cut_at_any_byte_keeps_every_event_before_the_cut() {
    let (bytes, events) = small();
    for cut in 0..=bytes.len() {
        let left = &bytes[..cut];
        let whole = left.iter().filter(|b| **b == b'\n').count();
        let torn = cut - left.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let read = reading(left).unwrap();
        assert_eq!(read.events, events[..whole], "cut at {cut}");
        let tail = if torn == 0 { Tail::Clean } else { Tail::Torn { bytes: torn as u64 } };
        assert_eq!(read.tail, tail, "cut at {cut}");

        let disk = MemDisk::with(DIR, &[(journal::JOURNAL, left)]);
        let (mut journal, opened) = open(&disk).unwrap();
        assert_eq!(opened.events, events[..whole], "cut at {cut}");
        match opened.torn {
            None => assert_eq!(torn, 0, "cut at {cut}"),
            Some(kept) => {
                assert_eq!(kept.bytes, torn as u64);
                assert_eq!(disk.bytes(&kept.kept).unwrap(), &left[cut - torn..], "cut at {cut}");
            }
        }
        // And the meeting goes on.
        let next = if whole == 0 { created() } else { note("efter") };
        let next = journal.append(tick(99), next).unwrap();
        let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
        assert_eq!(read.events.last(), Some(&next), "cut at {cut}");
        assert_eq!(read.events.len(), whole + 1);
    }
}

#[test]
fn a_second_torn_tail_does_not_replace_the_first() {
    let (bytes, _) = small();
    let torn = [&bytes[..], b"{\"seq\":"].concat();
    let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &torn), ("journal.torn-1", b"old")]);
    let kept = open(&disk).unwrap().1.torn.unwrap().kept;
    assert_eq!(kept, Path::new(DIR).join("journal.torn-2"));
    assert_eq!(disk.bytes(&Path::new(DIR).join("journal.torn-1")).unwrap(), b"old");
}

#[test]
fn every_flipped_bit_is_found() {
    let (bytes, events) = small();
    let last = bytes.len() - 1;
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut rotten = bytes.clone();
            rotten[place] ^= 1 << bit;
            match reading(&rotten) {
                Err(e) => assert_eq!(e.kind, Kind::Journal, "byte {place}, bit {bit}"),
                // Without its line end the last line is a torn tail.
                Ok(read) => {
                    assert_eq!(place, last, "byte {place}, bit {bit} went unseen");
                    assert_eq!(read.events, events[..3]);
                    assert!(matches!(read.tail, Tail::Torn { .. }));
                }
            }
        }
    }
}

#[test]
fn lines_swapped_doubled_or_removed_are_refused_by_number() {
    let (bytes, _) = small();
    let all = lines(&bytes);
    let with = |order: &[usize]| order.iter().flat_map(|n| all[*n].clone()).collect::<Vec<u8>>();
    for (order, line) in [
        (&[0, 2, 1, 3][..], 2),
        (&[0, 1, 1, 2, 3], 3),
        (&[0, 0, 1], 2),
        (&[0, 2, 3], 2),
        (&[0, 1, 3], 3),
        (&[0, 1, 2, 3, 0], 5),
    ] {
        let error = reading(&with(order)).unwrap_err();
        assert_eq!((error.kind, line_of(&error)), (Kind::Journal, Some(line)), "{order:?}");
        // Opening refuses too, and touches nothing.
        let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &with(order))]);
        assert_eq!(open(&disk).unwrap_err().kind, Kind::Journal);
        assert_eq!(disk.bytes(&file()).unwrap(), with(order));
    }
    // A first line that is gone leaves no journal at all.
    assert_eq!(reading(&with(&[1, 2, 3])).unwrap_err().msg.id, "journal-not-a-journal");
}

#[test]
fn a_line_of_another_meeting_is_refused() {
    let (bytes, _) = small();
    let (other, _) = written(vec![created(), decision("Afslået"), note("n"), Event::MeetingClosed]);
    let mixed = [&lines(&bytes)[..2], &lines(&other)[2..]].concat().concat();
    let error = reading(&mixed).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-line-chain", Some(3)));
}

#[test]
fn garbage_is_refused_and_garbage_without_a_line_end_is_a_tail() {
    let (bytes, events) = small();
    for garbage in [&b"\n"[..], b"\0\0\0\0\n", b"{}\n", b"null\n", b"[1]\n", b"\xff\xfe\n", &[b'['; 5000]] {
        let all = [&bytes[..], garbage].concat();
        if garbage.ends_with(b"\n") {
            let error = reading(&all).unwrap_err();
            assert_eq!((error.kind, line_of(&error)), (Kind::Journal, Some(5)), "{garbage:?}");
        } else {
            assert_eq!(reading(&all).unwrap().events, events);
        }
    }
    let zeros = [&bytes[..], &[0; 9000]].concat();
    assert_eq!(reading(&zeros).unwrap().tail, Tail::Torn { bytes: 9000 });
    // A deep nest is no way to the stack's end.
    let deep = [b"[".repeat(200_000), b"\n".to_vec()].concat();
    assert_eq!(reading(&deep).unwrap_err().kind, Kind::Journal);
}

#[test]
fn a_line_longer_than_any_is_refused_or_is_a_tail() {
    let (bytes, events) = small();
    let mut long = [&bytes[..], &vec![b'x'; journal::MAX_LINE + 7]].concat();
    let read = reading(&long).unwrap();
    assert_eq!((read.events, read.tail), (events, Tail::Torn { bytes: journal::MAX_LINE as u64 + 7 }));
    long.push(b'\n');
    assert_eq!(reading(&long).unwrap_err().msg.id, "journal-line-too-long");

    let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &bytes)]);
    let (mut journal, _) = open(&disk).unwrap();
    let error = journal.append(tick(9), note(&"x".repeat(journal::MAX_LINE))).unwrap_err();
    assert_eq!(error.msg.id, "journal-line-too-long");
    // Nothing was written, so nothing has stopped.
    journal.append(tick(9), note("kort")).unwrap();
}

#[test]
fn a_newer_journal_is_refused_as_such() {
    let (bytes, _) = small();
    let newer = String::from_utf8(bytes.clone()).unwrap().replace("\"version\":1", "\"version\":2");
    let error = reading(newer.as_bytes()).unwrap_err();
    assert_eq!((error.kind, error.msg.id), (Kind::Journal, "journal-newer"));

    let unknown = String::from_utf8(bytes).unwrap().replace("\"note_recorded\"", "\"votes_recorded\"");
    let error = reading(&rechained(unknown.as_bytes())).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-line-unknown", Some(3)));
}

#[test]
fn a_journal_begins_with_the_agenda() {
    let disk = MemDisk::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    assert_eq!(journal.append(tick(0), note("n")).unwrap_err().msg.id, "journal-line-first");
    assert_eq!(disk.bytes(&file()), None);
    journal.append(tick(0), created()).unwrap();
}

#[test]
fn opening_makes_no_journal_before_the_first_event() {
    let disk = MemDisk::with(".", &[]);
    let (journal, opened) = open(&disk).unwrap();
    assert_eq!(opened, journal::Opened::default());
    assert_eq!(journal.chain(), None);
    assert_eq!(disk.names(), ["journal.lock", "journal.lock.json"]);
    drop(journal);
    assert_eq!(disk.names(), ["journal.lock"]);
    assert_eq!(journal::read_on(&disk, Path::new("nowhere")).unwrap(), journal::Reading::default());
}

/// What a meeting writes, one call of the writer at a time.
fn script() -> Vec<Vec<Event>> {
    vec![
        vec![created()],
        vec![decision("Godkendt.")],
        vec![note("en"), note("to"), note(&"tre ".repeat(300))],
        vec![Event::MeetingClosed],
    ]
}

/// Checks that a disk, after a crash, holds all that was shown and nothing that was never written.
fn holds(disk: &MemDisk, shown: &[Stamped], context: &str) {
    let tried: Vec<Event> = script().concat();
    let opened = match open(disk) {
        Ok((mut journal, opened)) => {
            // What a resume shows is as durable as what was recorded: the power may go right then.
            let again = journal::read_on(&disk.crash(Crash::Power), Path::new(DIR)).unwrap();
            assert_eq!(again.events, opened.events, "{context}: shown by a resume, then lost");
            let next = tried.get(opened.events.len()).cloned().unwrap_or(Event::MeetingClosed);
            journal.append(tick(500), next).unwrap_or_else(|e| panic!("{context}: {e}"));
            opened
        }
        Err(e) => panic!("{context}: {e}"),
    };
    assert_eq!(opened.events[..shown.len().min(opened.events.len())], *shown, "{context}: what was shown is gone");
    for (found, tried) in opened.events.iter().zip(&tried) {
        assert_eq!(&found.event, tried, "{context}");
    }
}

#[test]
fn a_crash_at_any_operation_loses_nothing_that_was_shown() {
    let mut crashes = 0;
    for n in 0.. {
        let disk = MemDisk::with(".", &[]);
        disk.fail_after(n, Failure::Forever, io::ErrorKind::Other);
        let mut shown = Vec::new();
        if let Ok((mut journal, _)) = open(&disk) {
            for (batch, time) in script().into_iter().zip(0..) {
                match journal.append_all(batch.into_iter().map(|e| (tick(time), e))) {
                    Ok(done) => shown.extend(done),
                    Err(_) => break,
                }
            }
        }
        let failed = disk.has_failed();
        for crash in CRASHES {
            holds(&disk.crash(crash), &shown, &format!("operation {n}, {crash:?}"));
            crashes += 1;
        }
        if !failed {
            assert_eq!(shown.len(), 6);
            break;
        }
    }
    assert!(crashes > 60, "only {crashes} crashes were tried");
}

#[test]
fn a_failed_operation_stops_recording_until_the_journal_is_reopened() {
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::Other] {
        for n in 0.. {
            let disk = MemDisk::with(".", &[]);
            let (mut journal, _) = open(&disk).unwrap();
            disk.fail_after(n, Failure::Once, kind);
            let mut shown = Vec::new();
            for (batch, time) in script().into_iter().zip(0..) {
                let mut tries = 0;
                loop {
                    let stamped = batch.iter().cloned().map(|e| (tick(time), e));
                    match journal.append_all(stamped) {
                        Ok(done) => break shown.extend(done),
                        Err(e) => assert_eq!(e.kind, Kind::Io, "operation {n}: {e}"),
                    }
                    assert!(journal.is_stopped());
                    let refused = journal.append(tick(time), note("igen")).unwrap_err();
                    assert_eq!(refused.msg.id, "journal-stopped");
                    for crash in CRASHES {
                        holds(&disk.crash(crash), &shown, &format!("{kind:?} at operation {n}, {crash:?}"));
                    }
                    journal.reopen().unwrap();
                    tries += 1;
                    assert!(tries < 3, "operation {n}");
                }
            }
            let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
            assert_eq!(read.events, shown, "operation {n}");
            assert_eq!(read.tail, Tail::Clean);
            assert_eq!(read.events.into_iter().map(|e| e.event).collect::<Vec<_>>(), script().concat());
            if !disk.has_failed() {
                break;
            }
        }
    }
}

#[test]
fn a_reopen_that_fails_can_be_tried_again() {
    let (bytes, events) = small();
    for n in 0..20 {
        let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &bytes)]);
        let (mut journal, _) = open(&disk).unwrap();
        disk.fail_after(n / 5, Failure::Forever, io::ErrorKind::StorageFull);
        while journal.append(tick(9), note("n")).is_ok() {}
        let saved = journal::read_on(&disk.crash(Crash::Power), Path::new(DIR)).unwrap().events;
        disk.fail_after(n % 5, Failure::Forever, io::ErrorKind::StorageFull);
        let first = journal.reopen();
        assert_eq!(journal.is_stopped(), first.is_err());
        disk.heal();
        journal.reopen().unwrap();
        let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
        assert_eq!(read.events, saved);
        assert_eq!(read.events[..4], events);
        journal.append(tick(10), note("videre")).unwrap();
    }
}

#[test]
fn a_journal_that_somebody_else_changed_is_not_written_on() {
    let (bytes, _) = small();
    for other in [&b""[..], &bytes[..bytes.len() - 1], &[&bytes[..], b"{}\n"].concat()] {
        let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &bytes)]);
        let (mut journal, _) = open(&disk).unwrap();
        disk.put(&file(), other);
        assert_eq!(journal.append(tick(9), note("n")).unwrap_err().msg.id, "journal-changed");
        assert_eq!(disk.bytes(&file()).unwrap(), other);
        if other.len() < bytes.len() {
            assert_eq!(journal.reopen().unwrap_err().msg.id, "journal-changed");
        } else {
            let torn = journal.reopen().unwrap().unwrap();
            assert_eq!(disk.bytes(&torn.kept).unwrap(), b"{}\n");
        }
    }
    let disk = MemDisk::with(DIR, &[(journal::JOURNAL, &bytes)]);
    let (mut journal, _) = open(&disk).unwrap();
    disk.remove(&file()).unwrap();
    assert_eq!(journal.append(tick(9), note("n")).unwrap_err().msg.id, "journal-changed");
    assert_eq!(disk.bytes(&file()), None);
}

#[test]
fn a_second_writer_is_refused_and_told_who_holds_the_meeting() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    let (mut journal, _) = Journal::open(&dir, at("2025-01-15T11:05:00+01:00")).unwrap();
    journal.append(tick(0), created()).unwrap();
    let refused = Journal::open(&dir, tick(60)).unwrap_err();
    assert_eq!((refused.kind, refused.msg.id), (Kind::Locked, "lock-held"));
    let english = refused.render(Lang::En);
    assert!(english.contains("2025-01-15 11:05"), "{english}");
    assert!(english.contains(&std::process::id().to_string()), "{english}");
    // A reader needs no lock.
    assert_eq!(journal::read(&dir).unwrap().events.len(), 1);
    drop(journal);
    assert_eq!(Journal::open(&dir, tick(60)).unwrap().1.events.len(), 1);
}

#[test]
fn a_lock_left_by_a_dead_program_does_not_block() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("journal.lock"), "").unwrap();
    fs::write(
        temp.path().join("journal.lock.json"),
        r#"{"user":"x","host":"y","pid":1,"since":"2025-01-15T11:05:00+01:00"}"#,
    )
    .unwrap();
    Journal::open(temp.path(), tick(0)).unwrap();
}

#[test]
fn a_holder_that_cannot_be_read_is_still_refused() {
    let temp = tempfile::tempdir().unwrap();
    let _held = Journal::open(temp.path(), tick(0)).unwrap();
    fs::write(temp.path().join("journal.lock.json"), "\u{1b}[2J").unwrap();
    let refused = Journal::open(temp.path(), tick(0)).unwrap_err();
    assert_eq!((refused.kind, refused.msg.id), (Kind::Locked, "lock-held-by-unknown"));
}

#[test]
fn a_record_on_a_real_disk_resumes_and_leaves_nothing_half_done() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("a/b/møde");
    let (mut journal, opened) = Journal::open(&dir, tick(0)).unwrap();
    assert!(opened.events.is_empty());
    assert!(!dir.join(journal::JOURNAL).exists());
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), note("a")).unwrap();
    drop(journal);
    fs::write(dir.join(".journal.jsonl.77-0.tmp"), "half").unwrap();
    let mut bytes = fs::read(dir.join(journal::JOURNAL)).unwrap();
    bytes.extend_from_slice("{\"seq\":3,\"text\":\"æ".as_bytes());
    bytes.pop();
    fs::write(dir.join(journal::JOURNAL), bytes).unwrap();

    let (mut journal, opened) = Journal::open(&dir, tick(2)).unwrap();
    assert_eq!(opened.events.len(), 2);
    assert_eq!(fs::read(opened.torn.unwrap().kept).unwrap().len(), 18);
    journal.append(tick(3), note("b")).unwrap();
    let chain = journal.chain();
    drop(journal);
    let mut names: Vec<String> =
        fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["journal.jsonl", "journal.lock", "journal.torn-1"]);
    let read = journal::read(&dir).unwrap();
    assert_eq!((read.events.len(), read.chain), (3, chain));
}

#[cfg(unix)]
#[test]
fn a_journal_that_is_no_file_is_refused() {
    let temp = tempfile::tempdir().unwrap();
    let journal = temp.path().join(journal::JOURNAL);
    fs::create_dir(&journal).unwrap();
    assert_eq!(journal::read(temp.path()).unwrap_err().msg.id, "journal-no-file");
    fs::remove_dir(&journal).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &journal).unwrap();
    assert_eq!(journal::read(temp.path()).unwrap_err().msg.id, "journal-no-file");
    assert_eq!(Journal::open(temp.path(), tick(0)).unwrap_err().msg.id, "journal-no-file");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let path = Path::new(DIR).join("protocol.md");
    for n in 0.. {
        let disk = MemDisk::with(DIR, &[("protocol.md", b"old")]);
        disk.fail_after(n, Failure::Forever, io::ErrorKind::StorageFull);
        let new = "new ".repeat(500);
        let done = journal::atomic_write_on(&disk, &path, new.as_bytes());
        for crash in CRASHES {
            let found = disk.crash(crash).bytes(&path).unwrap();
            assert!(found == b"old" || found == new.as_bytes(), "operation {n}, {crash:?}");
            if done.is_ok() {
                assert_eq!(found, new.as_bytes(), "operation {n}, {crash:?}: said to be written");
            }
        }
        if !disk.has_failed() {
            assert_eq!(disk.names(), ["protocol.md"]);
            break;
        }
        assert!(done.is_err(), "operation {n}");
    }
}

#[cfg(unix)]
#[test]
fn a_written_file_replaces_a_link_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    let (target, link) = (temp.path().join("target"), temp.path().join("link"));
    fs::write(&target, "untouched").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    journal::atomic_write(&link, b"new").unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"untouched");
    assert_eq!(fs::read(&link).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_file());

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&link) & 0o133, 0, "neither executable nor writable by others");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o600)).unwrap();
    journal::atomic_write(&target, b"secret").unwrap();
    assert_eq!(mode(&target), 0o600);
}

#[test]
fn drafts_survive_a_kill_and_a_power_cut() {
    let draft = |text: &str| Draft { text: text.into(), extra: serde_json::json!({ "row": 2, "who": "æ\u{1b}" }) };
    let mut old = Drafts::default();
    assert!(old.set("decision/item/5", draft("Gammel")));
    for n in 0.. {
        let disk = MemDisk::with(DIR, &[]);
        old.save_on(&disk, Path::new(DIR)).unwrap();
        disk.fail_after(n, Failure::Forever, io::ErrorKind::StorageFull);
        let mut new = old.clone();
        assert!(new.set("note/point/pause", draft("Ny\nlinje")));
        assert!(!new.set("note/point/pause", draft("Ny\nlinje")));
        let saved = new.save_on(&disk, Path::new(DIR));
        for crash in CRASHES {
            let found = journal::drafts::load_on(&disk.crash(crash), Path::new(DIR));
            assert_eq!(found.set_aside(), None);
            assert_eq!(found.get("decision/item/5").unwrap().text, "Gammel", "operation {n}, {crash:?}");
            if saved.is_ok() {
                let draft = found.get("note/point/pause").unwrap();
                assert_eq!(draft.text, "Ny\nlinje");
                assert_eq!(draft.extra["who"], "æ", "a draft's file is foreign text");
            }
        }
        if !disk.has_failed() {
            break;
        }
    }
    assert_eq!(old.remove("decision/item/5").unwrap().text, "Gammel");
    assert!(old.is_empty());
}

#[test]
fn damaged_drafts_are_set_aside_and_stop_nothing() {
    let temp = tempfile::tempdir().unwrap();
    assert_eq!(journal::drafts::load(temp.path()), Drafts::default());
    for (n, damage) in ["", "{", "{\"drafts\":[1]}", "{\"drafts\":{\"k\":{\"text\":5}}}"].into_iter().enumerate() {
        fs::write(temp.path().join("drafts.json"), damage).unwrap();
        let mut drafts = journal::drafts::load(temp.path());
        assert!(drafts.is_empty());
        let aside = drafts.set_aside().unwrap().to_owned();
        assert_eq!(aside, temp.path().join(format!("drafts.damaged-{}.json", n + 1)));
        assert_eq!(fs::read_to_string(aside).unwrap(), damage);
        drafts.set("k", Draft { text: "t".into(), ..Draft::default() });
        drafts.save(temp.path()).unwrap();
        assert_eq!(journal::drafts::load(temp.path()).get("k").unwrap().text, "t");
    }
}

#[test]
fn a_meeting_is_found_by_its_agenda_its_folder_or_its_journal() {
    assert_eq!(journal::record_dir(Path::new("m/2025-01-15-direktionen.toml")), Path::new("m/2025-01-15-direktionen"));
    assert_eq!(journal::record_dir(Path::new("m/møde.v2.toml")), Path::new("m/møde.v2"));
    assert_ne!(journal::record_dir(Path::new("m/agenda")), Path::new("m/agenda"));

    let temp = tempfile::tempdir().unwrap();
    let (agenda, dir) = (temp.path().join("møde.v2.toml"), temp.path().join("møde.v2"));
    fs::write(&agenda, "").unwrap();
    let both = journal::Place { agenda: Some(agenda.clone()), dir: dir.clone() };
    assert_eq!(journal::resolve(&agenda).unwrap(), both);
    assert_eq!(journal::resolve(&dir).unwrap(), both);
    fs::create_dir(&dir).unwrap();
    assert_eq!(journal::resolve(&dir).unwrap(), both);
    fs::write(dir.join(journal::JOURNAL), "").unwrap();
    assert_eq!(journal::resolve(&dir.join(journal::JOURNAL)).unwrap(), both);
    fs::remove_file(&agenda).unwrap();
    let alone = journal::Place { agenda: None, dir: dir.clone() };
    assert_eq!(journal::resolve(&dir).unwrap(), alone);
    assert_eq!(journal::resolve(&agenda).unwrap(), alone);
    assert_eq!(journal::resolve(temp.path()).unwrap_err().msg.id, "journal-no-meeting");
    assert_eq!(journal::resolve(&temp.path().join("x.toml")).unwrap_err().kind, Kind::Io);
}

#[test]
fn a_meeting_is_closed_until_its_close_is_undone() {
    let temp = tempfile::tempdir().unwrap();
    let status = || journal::status(temp.path()).unwrap();
    let (mut journal, _) = Journal::open(temp.path(), tick(0)).unwrap();
    assert_eq!(status(), Status::NotStarted);
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), note("\"event\":\"meeting_closed\"")).unwrap();
    assert_eq!(status(), Status::Running);
    journal.append(tick(2), Event::MeetingClosed).unwrap();
    assert_eq!(status(), Status::Closed);
    journal.append(tick(3), note("rettelse")).unwrap();
    assert_eq!(status(), Status::Closed);
    journal.append(tick(4), Event::Undone { undo: 3 }).unwrap();
    journal.append(tick(4), Event::Redone { redo: 2 }).unwrap();
    assert_eq!(status(), Status::Running);
    journal.append(tick(5), Event::Redone { redo: 3 }).unwrap();
    assert_eq!(status(), Status::Closed);
    let path = temp.path().join(journal::JOURNAL);
    fs::write(&path, "{\"journal\":").unwrap();
    assert_eq!(status(), Status::NotStarted);
}

#[test]
fn a_printed_value_finds_its_line_and_what_came_after() {
    let temp = tempfile::tempdir().unwrap();
    let (mut journal, _) = Journal::open(temp.path(), tick(0)).unwrap();
    let verify = |value: Option<&str>| journal::verify(temp.path(), value);
    assert_eq!(verify(None).unwrap_err().msg.id, "verify-no-journal");
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), Event::MeetingClosed).unwrap();
    let close = journal.chain().unwrap();
    let found = verify(Some(&close)).unwrap();
    assert_eq!((found.found, found.after().len()), (Some(2), 0));
    journal.append_all([(tick(2), note("a")), (tick(3), decision("d")), (tick(4), note("b"))]).unwrap();
    let printed = format!(" {}-{} {}\u{2013}…", close[..4].to_uppercase(), &close[4..8], &close[8..12]);
    for value in [close.as_str(), &close[..8], &printed] {
        let found = verify(Some(value)).unwrap();
        assert_eq!((found.found, found.after().len()), (Some(2), 3), "{value}");
        let kinds: Vec<String> = journal::added(found.after()).iter().map(|kind| Lang::Da.say(kind)).collect();
        assert_eq!(kinds, ["2 notater", "1 beslutning"]);
    }
    assert_eq!(verify(Some(&"0".repeat(64))).unwrap().found, None);
    for wrong in [&close[..7], "", "godkendt!", &format!("{close}0")] {
        assert_eq!(verify(Some(wrong)).unwrap_err().kind, Kind::Input, "{wrong}");
    }
    let path = temp.path().join(journal::JOURNAL);
    let rotten = fs::read_to_string(&path).unwrap().replace("\"b\"", "\"c\"");
    fs::write(&path, rotten).unwrap();
    let error = verify(Some(&close)).unwrap_err();
    assert_eq!((error.kind, line_of(&error)), (Kind::Journal, Some(5)));
}

/// The example is never to be changed: it was written by the first version, and every later one must read it.
#[test]
fn the_example_in_the_specification_stays_readable() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/journal.md")).unwrap();
    let block = docs.split("```jsonl\n").nth(1).unwrap().split("```").next().unwrap().as_bytes();
    assert_eq!(rechained(block), block);
    let read = reading(block).unwrap();
    let events: Vec<Event> = read.events.into_iter().map(|e| e.event).collect();
    assert_eq!(events, [created(), Event::SlotStarted { slot: "pause".into() }, note("Kaffe & æbler")]);
    let value = read.chain.unwrap();
    assert!(docs.matches(&value).count() >= 2, "the text names the last value {value}");
}
