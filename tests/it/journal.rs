//! The journal over a fake disk and a real one: what it keeps, and what it refuses.

mod branches;
mod faults;
mod follower;
#[cfg(windows)]
mod held;
pub mod images;
#[cfg(unix)]
mod links;
mod moved;
mod numbers;
mod replaced;
#[cfg(unix)]
mod rights;
mod rot;
mod sample;
mod side_files;
mod spliced;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use punktlig::error::{Error, Kind};
use punktlig::journal::{self, Journal, Tail};
use punktlig::lang::{Arg, Lang};
use punktlig::meeting::{Event, JournalEntry};
use punktlig::text;

use crate::kit::disk::MemFs;
use crate::kit::faults::cases;
use crate::kit::{Append as _, open_record, open_record_on};
use sample::{at, created, decision, every_event, note, tick};

const DIR: &str = "møde";

fn file() -> PathBuf {
    Path::new(DIR).join(journal::JOURNAL)
}

fn open(disk: &MemFs) -> punktlig::error::Result<(Journal, journal::Opened)> {
    open_record_on(disk, Path::new(DIR), tick(0))
}

/// Writes a journal and gives its bytes and events.
fn written(events: Vec<Event>) -> (Vec<u8>, Vec<JournalEntry>) {
    let disk = MemFs::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    let events = events.into_iter().zip(0..).map(|(e, n)| journal.append(tick(n), e).unwrap()).collect();
    (disk.bytes(&file()).unwrap(), events)
}

fn small() -> (Vec<u8>, Vec<JournalEntry>) {
    written(vec![created(), decision("Godkendt – øl"), note("n"), Event::MeetingClosed])
}

fn reading(bytes: &[u8]) -> punktlig::error::Result<journal::Reading> {
    journal::read_on(&MemFs::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR))
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
}

/// Returns the line that an error names.
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
    let disk = MemFs::with(DIR, &[]);
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
    let disk = MemFs::with(DIR, &[]);
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

#[test]
fn a_printed_chain_value_confirms_no_guess_of_what_a_line_says() {
    let chain = || {
        let temp = tempfile::tempdir().unwrap();
        let (mut journal, _) = open_record(&temp.path().join("m"), tick(0)).unwrap();
        [created(), decision("Godkendt.")].map(|event| {
            journal.append(tick(1), event).unwrap();
            journal.chain().unwrap()
        })
    };
    let (one, other) = (chain(), chain());
    assert!(one[0] != other[0] && one[1] != other[1], "the same meeting gives other values each time");
}

#[test]
fn a_line_has_a_nonce_and_one_of_an_older_program_needs_none() {
    let (bytes, events) = small();
    let text = String::from_utf8(bytes).unwrap();
    let nonce = ",\"nonce\":\"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\"";
    assert_eq!(text.matches(nonce).count(), events.len());
    assert_eq!(reading(&rechained(text.replace(nonce, "").as_bytes())).unwrap().events, events);
}

proptest! {
    #![proptest_config(cases(64))]

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
fn a_newer_journal_is_refused_as_such() {
    let (bytes, _) = small();
    let newer = String::from_utf8(bytes.clone()).unwrap().replace("\"version\":1", "\"version\":2");
    let error = reading(newer.as_bytes()).unwrap_err();
    assert_eq!((error.kind, error.msg.id), (Kind::Newer, "journal-newer"));

    let unknown = String::from_utf8(bytes).unwrap().replace("\"note_recorded\"", "\"votes_recorded\"");
    let error = reading(&rechained(unknown.as_bytes())).unwrap_err();
    assert_eq!((error.msg.id, line_of(&error)), ("journal-line-unknown", Some(3)));
}

#[test]
fn what_made_a_line_unknown_is_printed_with_the_error_and_cleaned() {
    let (bytes, _) = written(vec![created(), decision("Godkendt.")]);
    let misspelt = |word: &str| String::from_utf8(bytes.clone()).unwrap().replace("\"approved\"", word);
    let said = |word: &str, lang| {
        let error = reading(&rechained(misspelt(word).as_bytes())).unwrap_err();
        assert!(!error.render(lang).contains("proved"), "a banner has one line");
        error.render_with_causes(lang)
    };
    let plain = said("\"aproved\"", Lang::En);
    let lines: Vec<&str> = plain.lines().collect();
    assert!(lines[0].contains("line 2") && lines[1].starts_with("Caused by: unknown variant `aproved`"), "{plain}");
    assert!(said("\"aproved\"", Lang::Da).contains("\nÅrsag: unknown variant `aproved`"));
    let hostile = said("\"apro\\u001b[31m\\u202e\\nved\"", Lang::En);
    assert!(hostile.chars().all(|c| c == '\n' || !text::is_hostile(c)), "{hostile:?}");
    assert!(said(&format!("\"{}\"", "x".repeat(100_000)), Lang::En).len() < 1000);
}

#[test]
fn a_journal_begins_with_the_agenda() {
    let disk = MemFs::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    assert_eq!(journal.append(tick(0), note("n")).unwrap_err().msg.id, "journal-line-first");
    assert_eq!(disk.bytes(&file()), None);
    journal.append(tick(0), created()).unwrap();
}

#[test]
fn opening_makes_no_journal_before_the_first_event() {
    let disk = MemFs::with(".", &[]);
    let (journal, opened) = open(&disk).unwrap();
    assert_eq!(opened, journal::Opened::default());
    assert_eq!(journal.chain(), None);
    assert_eq!(disk.names(), ["journal.lock", "journal.lock.json"]);
    drop(journal);
    assert_eq!(disk.names(), ["journal.lock"]);
    assert_eq!(journal::read_on(&disk, Path::new("nowhere")).unwrap(), journal::Reading::default());
}

#[test]
fn a_second_writer_is_refused_and_told_who_holds_the_meeting() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("møde");
    let (mut journal, _) = open_record(&dir, at("2025-01-15T11:05:00+01:00")).unwrap();
    journal.append(tick(0), created()).unwrap();
    let refused = open_record(&dir, tick(60)).unwrap_err();
    assert_eq!((refused.kind, refused.msg.id), (Kind::Locked, "lock-held"));
    let english = refused.render(Lang::En);
    assert!(english.contains("2025-01-15 11:05"), "{english}");
    assert!(english.contains(&std::process::id().to_string()), "{english}");
    // A reader needs no lock.
    assert_eq!(journal::read(&dir).unwrap().events.len(), 1);
    drop(journal);
    assert_eq!(open_record(&dir, tick(60)).unwrap().1.events.len(), 1);
}

/// A process that is being started has a copy of every open file for a moment, the locked one too.
#[cfg(unix)]
#[test]
fn a_record_that_was_let_go_can_be_taken_at_once_while_other_programs_are_started() {
    let temp = tempfile::tempdir().unwrap();
    let is_done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !is_done.load(std::sync::atomic::Ordering::Relaxed) {
                    assert!(std::process::Command::new("true").status().unwrap().success());
                }
            });
        }
        let opened: Vec<_> = (0..100).map(|n| open_record(temp.path(), tick(n)).map(drop)).collect();
        is_done.store(true, std::sync::atomic::Ordering::Relaxed);
        let refused: Vec<_> = opened.into_iter().filter_map(Result::err).map(|error| error.msg.id).collect();
        assert!(refused.is_empty(), "refused {} times: {}", refused.len(), refused[0]);
    });
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
    open_record(temp.path(), tick(0)).unwrap();
}

#[test]
fn a_holder_that_cannot_be_read_is_still_refused() {
    let temp = tempfile::tempdir().unwrap();
    let _held = open_record(temp.path(), tick(0)).unwrap();
    fs::write(temp.path().join("journal.lock.json"), "\u{1b}[2J").unwrap();
    let refused = open_record(temp.path(), tick(0)).unwrap_err();
    assert_eq!((refused.kind, refused.msg.id), (Kind::Locked, "lock-held-by-unknown"));
}

#[test]
fn a_record_on_a_real_disk_resumes_and_leaves_nothing_half_done() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("a/b/møde");
    let (mut journal, opened) = open_record(&dir, tick(0)).unwrap();
    assert!(opened.events.is_empty());
    assert!(!dir.join(journal::JOURNAL).exists());
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), note("a")).unwrap();
    drop(journal);
    for half in [".journal.jsonl.77-0.tmp", ".drafts.json.77-1.tmp"] {
        fs::write(dir.join(half), "half").unwrap();
    }
    let mut bytes = fs::read(dir.join(journal::JOURNAL)).unwrap();
    bytes.extend_from_slice("{\"seq\":3,\"text\":\"æ".as_bytes());
    bytes.pop();
    fs::write(dir.join(journal::JOURNAL), bytes).unwrap();

    let (mut journal, opened) = open_record(&dir, tick(2)).unwrap();
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
fn a_journal_that_is_not_a_file_is_refused() {
    let temp = tempfile::tempdir().unwrap();
    let journal = temp.path().join(journal::JOURNAL);
    fs::create_dir(&journal).unwrap();
    assert_eq!(journal::read(temp.path()).unwrap_err().msg.id, "journal-no-file");
    fs::remove_dir(&journal).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &journal).unwrap();
    assert_eq!(journal::read(temp.path()).unwrap_err().msg.id, "journal-no-file");
    assert_eq!(open_record(temp.path(), tick(0)).unwrap_err().msg.id, "journal-no-file");
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
