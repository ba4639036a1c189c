//! Rotten journals, long and rich ones too: what is refused and where, and what of it can still be read out.

use std::fs;
use std::path::Path;

use punktlig::error::Kind;
use punktlig::journal::{self, Salvage, Tail};
use punktlig::meeting::{Event, JournalEntry};

use crate::kit::faults::{Dice, figure, is_heavy, size};
use crate::pty::terminal;

use super::sample::{created, decision, every_event, note};
use super::{DIR, file, line_of, lines, open, reading, small, written};
use crate::kit::disk::MemFs;

fn salvage(bytes: &[u8]) -> Option<Salvage> {
    journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR)).unwrap()
}

fn rich() -> (Vec<u8>, Vec<JournalEntry>) {
    written(every_event())
}

/// A journal of a long meeting.
fn long(count: usize) -> (Vec<u8>, Vec<JournalEntry>) {
    let more = (1..count).map(|n| match n % 3 {
        0 => decision(&format!("Beslutning {n}: godkendt som indstillet.")),
        1 => note(&format!("Notat {n} – æøå")),
        _ => Event::MeetingPaused,
    });
    written(std::iter::once(created()).chain(more).collect())
}

/// Says which line, from 1, a byte stands in.
fn line_at(bytes: &[u8], place: usize) -> i64 {
    i64::try_from(bytes[..place].iter().filter(|b| **b == b'\n').count() + 1).unwrap()
}

#[test]
fn a_rich_journal_cut_at_any_byte_goes_on_after_its_last_whole_line() {
    let (bytes, events) = rich();
    let first = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    let mut tried = 0;
    for cut in (first..=bytes.len()).step_by(size(11, 1)) {
        let left = &bytes[..cut];
        let lacks = left.last() != Some(&b'\n') && bytes[cut] == b'\n';
        let whole = left.iter().filter(|b| **b == b'\n').count() + usize::from(lacks);
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, left)]);
        let (_journal, opened) = open(&disk).unwrap();
        assert_eq!(opened.events, events[..whole], "cut at {cut}");
        let torn = if lacks { 0 } else { left.len() - left.iter().rposition(|b| *b == b'\n').unwrap() - 1 };
        assert_eq!(opened.torn.as_ref().map_or(0, |t| t.bytes), torn as u64);
        if let Some(torn) = opened.torn {
            assert_eq!(disk.bytes(&torn.kept).unwrap(), left[disk.bytes(&file()).unwrap().len()..]);
        }
        assert!(salvage(&disk.bytes(&file()).unwrap()).is_none(), "what is whole needs no rescue");
        tried += 1;
    }
    figure("journal cut at a byte", tried, 0, 0);
    assert!(tried > 400, "{tried}");
}

#[test]
fn a_journal_without_a_whole_first_line_is_refused_and_left_alone() {
    let (bytes, _) = small();
    let first = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    // Without its line feed alone the first line is there.
    for cut in 0..first - 1 {
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &bytes[..cut])]);
        for error in [open(&disk).unwrap_err(), journal::read_on(&disk, Path::new(DIR)).unwrap_err()] {
            assert_eq!((error.kind, error.msg.id), (Kind::Journal, "salvage-no-beginning"), "cut at {cut}");
        }
        assert_eq!(disk.bytes(&file()).unwrap(), bytes[..cut]);
    }
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join(journal::JOURNAL), "").unwrap();
    assert_eq!(journal::status(temp.path()).unwrap_err().msg.id, "salvage-no-beginning");
    assert_eq!(journal::verify(temp.path(), None).unwrap_err().msg.id, "salvage-no-beginning");
}

/// Flips bits at a place, and checks what is said of it and what can still be read.
fn flip(bytes: &[u8], events: &[JournalEntry], place: usize, bits: u8) {
    let mut rotten = bytes.to_vec();
    rotten[place] ^= bits;
    let near = String::from_utf8_lossy(&rotten[place.saturating_sub(30)..(place + 30).min(rotten.len())]).into_owned();
    let context = format!("byte {place}, bits {bits:08b}: {near:?}");
    let last = events.len() - 1;
    match reading(&rotten) {
        Err(error) => {
            assert_eq!((error.kind, line_of(&error)), (Kind::Journal, named(bytes, place, &error)), "{context}");
            let found = salvage(&rotten).unwrap();
            let lost = usize::try_from(line_at(bytes, place)).unwrap() - 1;
            // Where a line end went, two lines are as one.
            let joined = usize::from(bytes[place] == b'\n');
            // A value that rotted at the very end is vouched for by nothing.
            assert!(found.missing <= 1 + joined as u64, "{context}: {} missing", found.missing);
            let rest = events.iter().enumerate().filter(|(n, _)| *n < lost || *n > lost + joined).map(|(_, e)| e);
            assert!(rest.clone().all(|e| found.events.contains(e)), "{context}: a sound line was left out");
            let doubted = found.doubted();
            let is_true = |e: &JournalEntry| events.contains(e) || doubted.contains(&e.seq);
            assert!(found.events.iter().all(is_true), "{context}: a line that never was, unmarked");
        }
        Ok(read) => {
            assert_eq!(place, bytes.len() - 1, "{context} went unseen");
            assert_eq!(read.events, events[..last]);
            assert!(matches!(read.tail, Tail::Torn { .. }));
        }
    }
}

/// The line that an error has to name; a first line that is none is reported as the file's fault.
fn named(bytes: &[u8], place: usize, error: &punktlig::error::Error) -> Option<i64> {
    let first = ["journal-not-a-journal", "journal-newer", "journal-line-first"].contains(&error.msg.id);
    if first { None } else { Some(line_at(bytes, place)) }
}

#[test]
fn every_flipped_byte_of_a_rich_journal_is_refused_by_line_and_the_rest_can_be_read_out() {
    let mut dice = Dice::new(5);
    let mut tried = 0;
    let (bytes, events) = rich();
    let newer = bytes.windows(11).position(|w| w == b"\"version\":1").unwrap() + 10;
    for place in (0..bytes.len()).step_by(size(37, 1)).filter(|p| *p != newer) {
        flip(&bytes, &events, place, u8::try_from(1 + dice.below(255)).unwrap());
        tried += 1;
    }
    let (bytes, events) = long(if is_heavy() { 800 } else { 300 });
    for _ in 0..size(40, 2000) {
        let place = 2000 + dice.below(bytes.len() - 2000);
        flip(&bytes, &events, place, u8::try_from(1 + dice.below(255)).unwrap());
        tried += 1;
    }
    figure("a byte flipped in a journal", tried, 0, 0);
}

#[test]
fn a_line_whose_number_rotted_into_another_is_no_other_continuation() {
    let (bytes, events) = rich();
    // The first figure of each number of two: 39 becomes 29, or 79, which is not there.
    let numbers = bytes.windows(7).enumerate().filter(|(_, w)| *w == b"{\"seq\":").map(|(at, _)| at + 7);
    for place in numbers.filter(|at| bytes[at + 1].is_ascii_digit()) {
        for bits in [1, 2, 3] {
            flip(&bytes, &events, place, bits);
        }
    }
}

#[test]
fn lines_swapped_doubled_or_removed_are_refused_and_what_is_there_can_be_read_out() {
    let (bytes, events) = rich();
    let all = lines(&bytes);
    let mut tried = 0;
    let mut check = |order: Vec<usize>, line: usize, missing: &[usize]| {
        let changed: Vec<u8> = order.iter().flat_map(|n| all[*n].clone()).collect();
        let error = reading(&changed).unwrap_err();
        let said = line_of(&error).unwrap_or(1);
        assert_eq!((error.kind, usize::try_from(said).unwrap()), (Kind::Journal, line), "{order:?}");
        let found = salvage(&changed).unwrap();
        let rest = events.iter().enumerate().filter(|(n, _)| !missing.contains(n)).map(|(_, e)| e);
        assert!(found.events.iter().eq(rest), "{order:?}");
        assert_eq!(found.line, line as u64, "{order:?}");
        // At least: of what is gone at the end no number tells.
        assert_eq!(found.missing, missing.len().min(1) as u64, "{order:?}");
        tried += 1;
    };
    let whole: Vec<usize> = (0..all.len()).collect();
    for n in 0..all.len() {
        let mut doubled = whole.clone();
        doubled.insert(n, n);
        check(doubled, n + 2, &[]);
        for m in ((n + 1)..all.len()).step_by(size(2, 1)) {
            let mut swapped = whole.clone();
            swapped.swap(n, m);
            check(swapped, n + 1, &[]);
        }
        // Lines that are gone at the end leave no trace in the file: the printed value tells of them.
        if n + 1 < all.len() {
            let mut removed = whole.clone();
            removed.remove(n);
            // The last line is vouched for by the one before it alone.
            let last = n + 2 == all.len();
            let missing = [n, n + 1];
            check(removed, n + 1, &missing[..if last { 2 } else { 1 }]);
        }
    }
    figure("lines swapped, doubled, removed", tried, 0, 0);
}

#[test]
fn a_tail_of_garbage_zeros_or_half_a_letter_is_cut_off_and_kept() {
    let (bytes, events) = rich();
    let mut dice = Dice::new(6);
    let tails = [&b"\xc3"[..], b"\xe2\x82", b"{\"seq\":24,\"at\":\"2025", &[0; 4096], b"\x1b[2J"];
    let garbage: Vec<Vec<u8>> = (0..size(20, 500))
        .map(|_| {
            let mut bytes: Vec<u8> = vec![0; 1 + dice.below(5000)];
            bytes.fill_with(|| u8::try_from(dice.below(256)).unwrap());
            bytes.retain(|b| *b != b'\n');
            bytes
        })
        .filter(|bytes| !bytes.is_empty())
        .collect();
    for tail in tails.iter().copied().chain(garbage.iter().map(Vec::as_slice)) {
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &[&bytes, tail].concat())]);
        let (_, opened) = open(&disk).unwrap();
        assert_eq!(opened.events, events);
        assert_eq!(disk.bytes(&opened.torn.unwrap().kept).unwrap(), tail);
        assert_eq!(disk.bytes(&file()).unwrap(), bytes);
    }
    figure("a tail of garbage or zeros", tails.len() + garbage.len(), 0, 0);
    // Half a letter inside a line is not a tail.
    let (bytes, _) = small();
    let place = bytes.windows(3).position(|w| w == "øl".as_bytes()).unwrap();
    let mut half = bytes.clone();
    half.remove(place + 1);
    let error = reading(&half).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-line-garbled", Some(2)));
}

#[test]
fn a_changed_line_and_the_one_before_it_are_read_out_as_not_proven() {
    let (bytes, events) = small();
    let changed = String::from_utf8(bytes.clone()).unwrap().replace("Godkendt", "Afvist");
    let found = salvage(changed.as_bytes()).unwrap();
    assert_eq!((found.line, found.missing), (2, 1));
    assert_eq!((found.misfits.as_slice(), found.gaps()), (&[(1, 2)][..], Vec::new()));
    assert_eq!([&found.events[..1], &found.events[2..]].concat(), [&events[..1], &events[2..]].concat());
    assert!(
        matches!(&found.events[1].event, Event::DecisionRecorded { decision, .. } if decision.text.contains("Afvist"))
    );
    // One whose number tells that it was changed is not.
    let renumbered = String::from_utf8(bytes.clone()).unwrap().replace("{\"seq\":2", "{\"seq\":7");
    let found = salvage(renumbered.as_bytes()).unwrap();
    assert_eq!((found.gaps(), found.doubted().len()), (vec![(2, 2)], 0));
    assert_eq!(found.events, [&events[..1], &events[2..]].concat());
    // Unreadable all through, and of a newer version: nothing, and another matter.
    assert!(salvage(&[b'x'; 5000]).unwrap().events.is_empty());
    let newer = String::from_utf8(bytes).unwrap().replace("\"version\":1", "\"version\":2");
    let disk = MemFs::with(DIR, &[(journal::JOURNAL, newer.as_bytes())]);
    assert_eq!(journal::salvage_on(&disk, Path::new(DIR)).unwrap_err().msg.id, "journal-newer");
}

#[test]
fn a_damaged_record_can_be_read_out_marked_and_over_no_other_file() {
    let dir = terminal::folder();
    let run = |args: &[&str]| terminal::run(dir.path(), &[&["--lang", "da"], args].concat());
    let agenda = format!("meetings/{}", terminal::AGENDA);
    let record = terminal::record(dir.path());
    fs::create_dir(&record).unwrap();
    let path = record.join(journal::JOURNAL);
    let (journal, _) = {
        let agenda = crate::kit::sample(terminal::AGENDA);
        let first = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
        written(vec![first, decision("Først"), decision("Rådden"), decision("Sidst"), Event::MeetingClosed])
    };
    fs::write(&path, &journal).unwrap();
    let (ok, said) = run(&["protocol", &agenda, "--salvage"]);
    assert!(!ok && said.contains("Udelad --salvage"), "{said}");
    assert!(run(&["protocol", &agenda]).0);
    let protocol = fs::read(record.join("protocol.md")).unwrap();

    fs::write(&path, String::from_utf8(journal.clone()).unwrap().replace("Rådden", "Raaadden")).unwrap();
    let (ok, said) = run(&["protocol", &agenda]);
    assert!(
        !ok && said.contains("linje 3") && said.contains("punktlig protocol --salvage meetings/2025-01-15"),
        "{said}"
    );
    for format in ["md", "html", "docx", "json", "csv", "ics"] {
        let (ok, said) = run(&["protocol", &agenda, "--salvage", "--format", format]);
        assert!(ok && said.contains("linje 3") && said.contains("Læst: 5 noteringer. Mindst 1 mangler."), "{said}");
        let bytes = fs::read(record.join(format!("salvaged.{format}"))).unwrap();
        if !["docx", "csv", "ics"].contains(&format) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("UDTRÆK AF BESKADIGET JOURNAL") && text.contains("fra linje 3"), "{format}: {text}");
            assert!(text.contains("Først") && text.contains("Sidst") && !text.contains("Rådden"), "{format}");
            assert!(
                text.contains("(ikke bevist) Raaadden") && text.contains("(ikke bevist) Først"),
                "{format}: {text}"
            );
            assert!(text.contains("Linje 2–3 passer ikke sammen") && !text.contains("(ikke bevist) Sidst"), "{format}");
            assert!(format != "json" || (text.contains("\"salvaged\": true") && text.contains("\"chain\": null")));
        }
    }
    assert_eq!(fs::read(record.join("protocol.md")).unwrap(), protocol, "the record's own protocol is left alone");
    let own = format!("meetings/{}", "2025-01-15-direktionen/protocol.md");
    assert!(!run(&["protocol", &agenda, "--salvage", "-o", &own]).0);
    assert_eq!(fs::read(record.join("protocol.md")).unwrap(), protocol);
    let (ok, said) = run(&["protocol", &agenda, "--salvage", "--audience", "public"]);
    assert!(!ok && said.contains("offentligheden"), "{said}");

    // Without its first line it is read with the agenda of the file; without that one it cannot be.
    let rest = &journal[journal.iter().position(|b| *b == b'\n').unwrap() + 1..];
    fs::write(&path, rest).unwrap();
    let (ok, said) = run(&["protocol", &agenda, "--salvage", "-o", "-"]);
    assert!(ok && said.contains("Rådden") && said.contains("i filen nu"), "{said}");
    fs::remove_file(dir.path().join(&agenda)).unwrap();
    let (ok, said) = run(&["protocol", "meetings/2025-01-15-direktionen", "--salvage", "-o", "-"]);
    assert!(!ok && said.contains("uden en dagsorden"), "{said}");
}

#[test]
fn an_extract_has_the_notes_and_marks_what_is_not_proven() {
    let dir = terminal::folder();
    let record = terminal::record(dir.path());
    fs::create_dir(&record).unwrap();
    let agenda = crate::kit::sample(terminal::AGENDA);
    let first = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
    let (gone, after) = (decision("Væk"), [decision("Midt"), note("Husk nøglen"), decision("Sidst")]);
    let events = [vec![first, decision("Først"), gone], after.to_vec()].concat();
    let mut all = lines(&written(events).0);
    all.remove(2);
    fs::write(record.join(journal::JOURNAL), all.concat()).unwrap();
    let agenda = format!("meetings/{}", terminal::AGENDA);
    for format in ["md", "html", "json"] {
        let run = |lang: &str| {
            let args = ["--lang", lang, "protocol", &agenda, "--salvage", "--format", format, "-o", "-"];
            terminal::run(dir.path(), &args)
        };
        let (ok, said) = run("da");
        assert!(ok && said.contains("Linje 4 kan ikke bevises: linjen før den mangler"), "{said}");
        assert!(said.contains("(ikke bevist) Midt") && said.contains("IKKE BEVIST"), "{format}: {said}");
        assert!(!said.contains("(ikke bevist) Først") && !said.contains("(ikke bevist) Sidst"), "{format}: {said}");
        assert!(said.contains("Notat: Husk nøglen"), "{format}: {said}");
        // The document is in the language of the agenda.
        let (ok, said) = run("en");
        assert!(ok && said.contains("Line 4 is not proven") && said.contains("(ikke bevist) Midt"), "{said}");
    }
}
