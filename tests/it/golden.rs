//! Golden journals: what each of them means and the documents that it gives, for ever. `tests/golden/README.md` says
//! how one is made.

mod make;
mod state;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use punktlig::audience::Audience;
use punktlig::journal::{self, Reading};
use punktlig::meeting::{Closing, Event, History, JournalEntry, Meeting};
use punktlig::protocol::{Context, DocumentKind, Format, Protocol, Templates, agenda_document, build, render};

use crate::kit::{blanks, sample, stamp};
use crate::protocol::docx;

/// The folder of the golden journals.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The folders below `under` that hold a journal, by name.
fn folders(under: &str) -> Vec<String> {
    let list = fs::read_dir(root().join(under)).unwrap();
    let names = list.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let prefix = if under.is_empty() { String::new() } else { format!("{under}/") };
    let mut folders: Vec<String> = names.map(|name| format!("{prefix}{name}")).collect();
    folders.retain(|folder| root().join(folder).join(journal::JOURNAL).is_file());
    folders.sort();
    folders
}

fn replayed(events: &[JournalEntry]) -> History {
    History::replay(events.to_vec()).unwrap()
}

/// A document as it is kept: without the page's styles and where its lines are not broken, which are looks; of a Word
/// file the text.
fn document(format: Format, audience: Audience, reading: &Reading) -> String {
    let history = replayed(&reading.events);
    let meeting = history.meeting();
    let context = Context {
        audience,
        lang: None,
        chain: reading.chain.clone(),
        pins: reading.pins.clone(),
        salvaged: None,
        now: meeting.last_at().unwrap(),
        zone: stamp,
    };
    rendered(format, &build(meeting, &context))
}

fn rendered(format: Format, model: &Protocol) -> String {
    let bytes = render(format, model, &Templates::default()).unwrap().bytes;
    match format {
        Format::Docx => docx::text(&docx::parts(&bytes)["word/document.xml"]),
        Format::Html => {
            let page = blanks(&String::from_utf8(bytes).unwrap());
            let (before, rest) = page.split_once("<style>").unwrap();
            format!("{before}<style>{}", &rest[rest.find("</style>").unwrap()..])
        }
        _ => String::from_utf8(bytes).unwrap(),
    }
}

/// What a folder was expected to hold and did not.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    /// Holds the files that a journal gives against those of its folder; what differs is written where a person can
    /// compare it.
    fn compare(&mut self, folder: &str, files: &[(String, String)]) {
        let kept: BTreeSet<String> = fs::read_dir(root().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != journal::JOURNAL)
            .collect();
        let given: BTreeSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
        self.0.extend(kept.difference(&given).map(|name| format!("{folder}/{name}: nothing gives this file")));
        for (name, text) in files {
            let expected = fs::read_to_string(root().join(folder).join(name)).unwrap_or_default();
            if expected == *text {
                continue;
            }
            let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden").join(folder).join(name);
            fs::create_dir_all(actual.parent().unwrap()).unwrap();
            fs::write(&actual, text).unwrap();
            let lines = expected.lines().zip(text.lines()).take_while(|(a, b)| a == b).count();
            let line = |text: &str| text.lines().nth(lines).unwrap_or("(the end)").to_owned();
            self.0.push(format!(
                "{folder}/{name}, line {}:\n  expected: {}\n  given:    {}\n  all of it: {}",
                lines + 1,
                line(&expected),
                line(text),
                actual.display()
            ));
        }
    }

    fn report(self) {
        assert!(self.0.is_empty(), "{} files differ\n{}", self.0.len(), self.0.join("\n"));
    }
}

#[test]
fn every_golden_journal_gives_the_state_and_the_documents_that_it_gave() {
    let folders = folders("");
    assert!(folders.len() >= 12, "golden journals are gone: {folders:?}");
    let mut failures = Failures::default();
    for folder in folders {
        let reading = journal::read(&root().join(&folder)).unwrap();
        let mut files = vec![("state.txt".to_owned(), state::describe(&replayed(&reading.events)))];
        for (audience, name) in [(Audience::Full, "full"), (Audience::Public, "public")] {
            for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
                let ending = if format == Format::Docx { "docx.txt" } else { format.ending() };
                files.push((format!("{name}.{ending}"), document(format, audience, &reading)));
            }
        }
        failures.compare(&folder, &files);
    }
    failures.report();
}

#[test]
fn what_the_golden_journals_call_closed_is_in_no_public_document() {
    for folder in folders("") {
        let public = |name: &String| name.starts_with("public.");
        let names = fs::read_dir(root().join(&folder)).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        for name in names.filter(public) {
            let text = fs::read_to_string(root().join(&folder).join(&name)).unwrap();
            for marker in ["LUKKET:", "LUKKET ", "HEMMELIG"] {
                assert!(!text.contains(marker), "{folder}/{name} has {marker}");
            }
        }
    }
}

#[test]
fn the_samples_give_the_agendas_programmes_and_plans_that_they_gave() {
    let mut failures = Failures::default();
    for name in ["2025-01-15-direktionen", "2025-06-04-direktionen", "2024-01-22-kb-seminar"] {
        let agenda = sample(&format!("{name}.toml"));
        let now = stamp(agenda.date.and_hms_opt(8, 0, 0).unwrap());
        let meeting = Meeting::new(agenda, None, false);
        let model = |kind, audience| {
            let context = Context { zone: stamp, ..Context::new(audience, None, now) };
            agenda_document(kind, &meeting, &context)
        };
        let mut files = Vec::new();
        for (audience, name) in [(Audience::Full, "full"), (Audience::Public, "public")] {
            for format in [Format::Md, Format::Html, Format::Docx, Format::Ics] {
                let ending = if format == Format::Docx { "docx.txt" } else { format.ending() };
                files.push((format!("{name}.{ending}"), rendered(format, &model(DocumentKind::Agenda, audience))));
            }
            files.push((format!("plan.{name}.md"), rendered(Format::Md, &model(DocumentKind::Plan, audience))));
        }
        failures.compare(&format!("agendas/{name}"), &files);
    }
    failures.report();
}

#[test]
fn every_kind_of_event_does_what_it_did_and_so_do_its_undo_and_redo() {
    let mut failures = Failures::default();
    for folder in folders("events") {
        let reading = journal::read(&root().join(&folder)).unwrap();
        let kind = folder.trim_start_matches("events/");
        let first = reading.events.iter().position(|entry| entry.event.name() == kind).unwrap();
        let mut text = String::new();
        for place in first..reading.events.len() {
            let history = replayed(&reading.events[..=place]);
            text += &format!("=== After line {}, {}\n\n", place + 1, reading.events[place].event.name());
            text += &state::describe(&history);
            text += "\n";
        }
        text += &format!("=== The full protocol\n\n{}\n", document(Format::Md, Audience::Full, &reading));
        text += &format!("=== The public protocol\n\n{}", document(Format::Md, Audience::Public, &reading));
        failures.compare(&folder, &[("state.txt".to_owned(), text)]);
    }
    failures.report();
}

#[test]
fn every_kind_of_event_has_a_golden_journal() {
    let kept: BTreeSet<String> = folders("events").into_iter().collect();
    let due: BTreeSet<String> = Event::names().map(|name| format!("events/{name}")).collect();
    assert_eq!(kept, due);
}

#[test]
fn a_meeting_is_closed_and_opened_again_by_the_events_that_say_so_and_by_no_other() {
    for folder in folders("").into_iter().chain(folders("events")) {
        let events = journal::read(&root().join(&folder)).unwrap().events;
        let closed = |upto: usize| replayed(&events[..upto]).meeting().closed_at().is_some();
        for (place, entry) in events.iter().enumerate().skip(1) {
            let (before, after) = (closed(place), closed(place + 1));
            let may = match entry.event.closing() {
                Closing::Closes => after,
                Closing::Reopens => !after,
                Closing::Amends | Closing::None => before == after,
                Closing::Restores => true,
            };
            assert!(may, "{folder}: event {} ({})", entry.seq, entry.event.name());
        }
    }
}

#[test]
fn a_journal_that_is_followed_event_by_event_gives_what_its_replay_gives() {
    for folder in folders("").into_iter().chain(folders("events")) {
        let events = journal::read(&root().join(&folder)).unwrap().events;
        let mut followed = replayed(&events[..1]);
        for (place, entry) in events.iter().enumerate().skip(1) {
            followed.apply(entry.clone());
            let replayed = replayed(&events[..=place]);
            assert_eq!(followed.meeting(), replayed.meeting(), "{folder}, event {}", entry.seq);
        }
    }
}
