//! Faults, each tried at every place: cuts, rot, failing disks, crashes, other writers.

use std::io;
use std::path::Path;

use punktlig::error::Kind;
use punktlig::journal::{self, Fs, Tail};
use punktlig::meeting::{Event, JournalEntry};

use super::sample::{created, decision, note, tick};
use super::{DIR, file, line_of, lines, open, reading, small, written};
use crate::kit::Append as _;
use crate::kit::disk::{CRASHES, Crash, Failure, MemFs};

#[test]
fn a_journal_cut_at_any_byte_keeps_every_event_before_the_cut() {
    let (bytes, events) = small();
    let first = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    for cut in first..=bytes.len() {
        let left = &bytes[..cut];
        // A line that lacks its line feed alone is there all the same.
        let lacks = left.last() != Some(&b'\n') && bytes[cut] == b'\n';
        let whole = left.iter().filter(|b| **b == b'\n').count() + usize::from(lacks);
        let torn = if lacks { 0 } else { cut - left.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1) };
        let read = reading(left).unwrap();
        assert_eq!(read.events, events[..whole], "cut at {cut}");
        let tail = match torn {
            _ if lacks => Tail::NoLineFeed,
            0 => Tail::Clean,
            torn => Tail::Torn { bytes: torn as u64 },
        };
        assert_eq!(read.tail, tail, "cut at {cut}");

        let disk = MemFs::with(DIR, &[(journal::JOURNAL, left)]);
        let (mut journal, opened) = open(&disk).unwrap();
        assert_eq!((&opened.events[..], opened.tail), (&events[..whole], tail), "cut at {cut}");
        match opened.torn {
            None => assert_eq!(torn, 0, "cut at {cut}"),
            Some(kept) => {
                assert_eq!(kept.bytes, torn as u64);
                assert_eq!(disk.bytes(&kept.kept).unwrap(), &left[cut - torn..], "cut at {cut}");
            }
        }
        // And the meeting goes on.
        let next = journal.append(tick(99), note("efter")).unwrap();
        let read = journal::read_on(&disk, Path::new(DIR)).unwrap();
        assert_eq!(read.events.last(), Some(&next), "cut at {cut}");
        assert_eq!(read.events.len(), whole + 1);
    }
}

#[test]
fn the_bytes_of_a_torn_tail_are_never_nowhere() {
    let (bytes, events) = small();
    let tail = b"{\"seq\":5,\"at\":\"half";
    for n in 0.. {
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &[&bytes[..], tail].concat())]);
        disk.fail_after(n, Failure::Forever, io::ErrorKind::StorageFull);
        let opened = open(&disk);
        assert_eq!(opened.is_err(), disk.has_failed(), "operation {n}");
        for crash in CRASHES {
            let left = disk.crash(crash);
            let kept = left.names().into_iter().filter_map(|name| left.bytes(&Path::new(DIR).join(name)));
            assert!(kept.into_iter().any(|b| b.ends_with(tail)), "operation {n}, {crash:?}");
            assert_eq!(open(&left).unwrap().1.events, events, "operation {n}, {crash:?}");
        }
        if opened.is_ok() {
            break;
        }
    }
}

#[test]
fn a_second_torn_tail_does_not_replace_the_first() {
    let (bytes, _) = small();
    let torn = [&bytes[..], b"{\"seq\":"].concat();
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &torn), ("journal.torn-1", b"old")]);
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
                Err(e) => assert!(matches!(e.kind, Kind::Journal | Kind::Newer), "byte {place}, bit {bit}: {e}"),
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
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &with(order))]);
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
    for garbage in [&b"\0\0\0\0\n"[..], b"{}\n", b"null\n", b"[1]\n", b"\xff\xfe\n", &[b'['; 5000]] {
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
fn a_line_longer_than_any_is_refused_whether_it_ends_or_not() {
    let (bytes, events) = small();
    let mut long = [&bytes[..], &vec![b'x'; journal::MAX_LINE]].concat();
    let read = reading(&long).unwrap();
    assert_eq!((read.events, read.tail), (events, Tail::Torn { bytes: journal::MAX_LINE as u64 }));
    for more in [&b"x"[..], b"\n"] {
        long.extend_from_slice(more);
        let error = reading(&long).unwrap_err();
        assert_eq!((error.msg.id, line_of(&error)), ("journal-line-too-long", Some(5)));
    }

    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
    let (mut journal, _) = open(&disk).unwrap();
    let error = journal.append(tick(9), note(&"x".repeat(journal::MAX_LINE))).unwrap_err();
    assert_eq!(error.msg.id, "journal-line-too-long");
    // Nothing was written, so nothing has stopped.
    journal.append(tick(9), note("kort")).unwrap();
}

/// On a disk that keeps no bytes for holes, whatever their length.
#[cfg(unix)]
#[test]
fn a_journal_of_a_terabyte_of_holes_is_refused_at_the_first_line_that_is_none() {
    let (bytes, _) = small();
    for begins in [&b""[..], &bytes] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(journal::JOURNAL);
        std::fs::write(&path, begins).unwrap();
        let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
        if file.set_len(1 << 40).is_err() {
            return;
        }
        let error = journal::read(folder.path()).unwrap_err();
        let line = begins.iter().filter(|b| **b == b'\n').count() + 1;
        assert_eq!((error.msg.id, line_of(&error)), ("journal-line-too-long", Some(i64::try_from(line).unwrap())));
        let salvaged = journal::salvage(folder.path()).unwrap().unwrap();
        assert_eq!(salvaged.events.len(), line - 1, "what is before the holes is read");
    }
}

/// What a meeting writes, one call of the writer at a time.
pub fn script() -> Vec<Vec<Event>> {
    vec![
        vec![created()],
        vec![decision("Godkendt.")],
        vec![note("en"), note("to"), note(&"tre ".repeat(300))],
        vec![Event::MeetingClosed],
    ]
}

/// Checks that a disk, after a crash, holds all that was shown and nothing that was never written.
pub fn holds(disk: &MemFs, shown: &[JournalEntry], context: &str) {
    let tried: Vec<Event> = script().concat();
    let opened = match open(disk) {
        Ok((mut journal, opened)) => {
            // What a resume shows is as durable as what was recorded: the power may go right then.
            let again = journal::read_on(&disk.crash(Crash::Power), Path::new(DIR)).unwrap();
            assert_eq!(again.events, opened.events, "{context}: shown by a resume, then lost");
            let next = tried.get(opened.events.len()).cloned().unwrap_or(Event::MeetingClosed);
            let next = journal.append(tick(500), next).unwrap_or_else(|e| panic!("{context}: {e}"));
            let again = journal::read_on(&disk.crash(Crash::Power), Path::new(DIR)).unwrap();
            assert_eq!(again.events.last(), Some(&next), "{context}: recorded after a resume, then lost");
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
        let disk = MemFs::with(".", &[]);
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
            let disk = MemFs::with(".", &[]);
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
                    // Cut back at once: nothing half written waits for the next one.
                    let left = disk.bytes(&file()).unwrap_or_default();
                    assert_eq!(lines(&left).len(), shown.len(), "operation {n}");
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
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
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
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
        let (mut journal, _) = open(&disk).unwrap();
        disk.put(&file(), other);
        assert_eq!(journal.append(tick(9), note("n")).unwrap_err().msg.id, "journal-changed");
        assert_eq!(disk.bytes(&file()).unwrap(), other);
        // What somebody else wrote is not ours to cut, whole lines of another writer least of all.
        assert_eq!(journal.reopen().unwrap_err().msg.id, "journal-changed");
        assert_eq!(disk.bytes(&file()).unwrap(), other);
        disk.put(&file(), &bytes);
        assert_eq!(journal.reopen().unwrap(), None);
        journal.append(tick(10), note("videre")).unwrap();
    }
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]);
    let (mut journal, _) = open(&disk).unwrap();
    disk.remove(&file()).unwrap();
    assert_eq!(journal.append(tick(9), note("n")).unwrap_err().msg.id, "journal-changed");
    assert_eq!(disk.bytes(&file()), None);
}
