//! Recording stops: what the screen says, what it keeps, and how it goes on. The session itself runs here, over a disk
//! that fails.

use std::io;
use std::path::{Path, PathBuf};

use punktlig::journal::{self};
use punktlig::lang::Lang;
use punktlig::meeting::{Event, Stance};
use punktlig::time::Stamp;

use crate::kit::disk::{Crash, Failure, MemFs};
use crate::kit::faults::{figure, size};
use crate::kit::stage::{Stage, january, key, keys_of};
use crate::kit::{Append as _, open_record_on};
use crate::kit::{agenda, at};

pub const PLAN: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
                    [[slot]]\nat = \"9.00\"\ntitle = \"Et\"\nminutes = 10\n\
                    [[slot]]\ntitle = \"To\"\nminutes = 10\n[[slot]]\ntitle = \"Tre\"\nminutes = 10\n\
                    [[person]]\nid = \"a\"\nname = \"Ane\"\nrole = \"member\"\n[[person]]\nid = \"b\"\nname = \"Bo\"\nrole = \"member\"\n\
                    [[person]]\nid = \"c\"\nname = \"Cai\"\nrole = \"member\"\n";

/// A meeting whose recording stops.
pub struct Desk {
    pub stage: Stage,
    pub disk: MemFs,
    pub dir: PathBuf,
    /// A folder to go on in.
    other: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(PLAN)
    }

    /// Opens the meeting of an agenda.
    pub fn with(plan: &str) -> Self {
        Self::on(Stage::opened(agenda(plan), Lang::Da, true, at("2025-01-15T08:59:00+01:00")))
    }

    /// Opens the meeting of an agenda the day before, and as a real one.
    pub fn real(plan: &str) -> Self {
        Self::on(Stage::opened(agenda(plan), Lang::Da, false, at("2025-01-14T08:59:00+01:00")))
    }

    fn on(stage: Stage) -> Self {
        let (disk, dir) = (stage.disk.clone(), stage.dir.clone());
        let other = dir.parent().unwrap().join("usb");
        std::fs::create_dir(&other).unwrap();
        punktlig::journal::Fs::create_dir(&disk, &other).unwrap();
        Self { stage, disk, dir, other }
    }

    /// Presses keys, sooner after each other than recording is tried again by itself.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        let mut before = None;
        for (event, _) in keys_of(script) {
            // Plain keys that record are a person's pace apart, and so is what follows a line, and the same key twice.
            let is_plain = [key("Space"), key("."), key("p")].contains(&event);
            let is_apart = is_plain || before.is_none_or(|before| before == key("Enter") || before == event);
            self.stage.press(event, if is_apart { 300 } else { 0 });
            before = Some(event);
        }
        self
    }

    pub fn screen(&self) -> String {
        self.stage.screen()
    }

    pub fn typed(&mut self) -> String {
        let app = self.stage.app();
        app.dialog().and_then(|dialog| dialog.text_box()).map(|text_box| text_box.text()).unwrap_or_default()
    }

    fn notes(&self) -> Vec<String> {
        let all = self.stage.app().meeting().records().iter();
        all.map(|r| match r.current() {
            punktlig::meeting::Content::Note { text } => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect()
    }

    /// What a resume would find in a folder.
    pub fn on_disk(&self, dir: &Path) -> Vec<Event> {
        journal::read_on(&self.disk, dir).unwrap().events.into_iter().map(|e| e.event).collect()
    }

    /// Nothing is shown as recorded that is not on disk.
    fn agrees(&self, dir: &Path, context: &str) {
        let shown: Vec<Event> = self.stage.app().history.entries().iter().map(|e| e.event.clone()).collect();
        assert!(self.on_disk(dir).starts_with(&shown), "{context}");
        let stopped = self.stage.app().trouble.is_some();
        assert_eq!(self.screen().contains("intet gemmes"), stopped, "{context}\n{}", self.screen());
    }
}

#[test]
fn a_failure_at_any_write_or_sync_is_reported_at_once_and_loses_nothing_typed() {
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::Other, io::ErrorKind::ReadOnlyFilesystem];
    let mut tried = 0;
    for failure in [Failure::Once, Failure::Forever] {
        for kind in &kinds[..size(2, 3)] {
            for n in 0.. {
                let mut desk = Desk::new();
                let dir = desk.dir.clone();
                desk.disk.fail_after(n, failure, *kind);
                let mut texts = Vec::new();
                let mut failed = false;
                for round in 0..3 {
                    let context = format!("{failure:?} {kind:?} at {n}, round {round}");
                    desk.keys("n");
                    desk.keys(&format!("'note {round}' Ctrl-S"));
                    desk.agrees(&dir, &context);
                    failed |= desk.disk.has_failed();
                    if desk.stage.app().trouble.is_some() {
                        assert_eq!(desk.typed(), format!("note {round}"), "{context}");
                        let screen = desk.screen();
                        assert!(screen.contains("Der gemmes ikke mere: "), "{context}\n{screen}");
                        assert!(screen.contains("Ctrl-R Prøv igen") && screen.contains("Ctrl-O Gem i"), "{screen}");
                        assert!(screen.contains("venter: 1 notat"), "{screen}");
                        desk.disk.heal();
                        desk.keys("Ctrl-R");
                        desk.agrees(&dir, &context);
                        assert!(desk.stage.app().trouble.is_none(), "{context}\n{}", desk.screen());
                    }
                    texts.push(format!("note {round}"));
                    assert_eq!(desk.notes(), texts, "{context}");
                }
                tried += 1;
                assert_eq!(desk.on_disk(&dir).len(), 4);
                if !failed {
                    break;
                }
            }
        }
    }
    figure("disk full, I/O error, read-only: each write and sync", tried, 0, 0);
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_key_that_could_not_be_recorded_is_recorded_with_its_own_time_when_that_works_again() {
    let mut desk = Desk::new();
    let dir = desk.dir.clone();
    desk.keys("Space");
    desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
    desk.keys(".");
    let first = desk.stage.app().waiting().unwrap().clone();
    assert_eq!(desk.stage.app().meeting().running(), Some(0), "it is not shown as done");
    assert!(desk.screen().contains("venter: 1 afsluttet punkt"), "{}", desk.screen());
    // To leave now would lose it: that is asked, although the key alone is to leave.
    desk.keys("q");
    assert!(desk.screen().contains("Ikke alt er gemt"), "{}", desk.screen());
    desk.keys("Esc");
    // Another key does not go before it, nor over it.
    desk.keys("p");
    assert_eq!(desk.stage.app().waiting(), Some(&first));
    desk.disk.heal();
    desk.keys("Ctrl-R");
    let last = desk.stage.app().history.entries().last().unwrap().clone();
    assert_eq!((last.event, last.at), (Event::SlotEnded { slot: "et".into() }, first.at));
    desk.agrees(&dir, "after");
    // Where nothing waits it is said that recording works, and where it always did too.
    desk.disk.fail_after(0, Failure::Once, io::ErrorKind::StorageFull);
    desk.keys("n 'a' Ctrl-S Esc Ctrl-R");
    assert!(desk.screen().contains("Der gemmes igen"), "{}", desk.screen());
    assert!(desk.stage.app().drafts.values().any(|d| d.text == "a"), "put aside, it is a draft and waits no more");
    desk.keys("Ctrl-O");
    assert!(desk.screen().contains("Alt gemmes, som det skal"), "{}", desk.screen());
}

#[test]
fn the_same_key_again_records_what_waits_once() {
    let mut desk = Desk::new();
    desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
    desk.keys("n 'en gang' Ctrl-S");
    desk.keys("Ctrl-S");
    desk.disk.heal();
    desk.keys("Ctrl-S");
    assert_eq!(desk.notes(), ["en gang"]);
    desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
    desk.keys("Space");
    desk.disk.heal();
    desk.keys("Space");
    let starts = |e: &Event| matches!(e, Event::SlotStarted { .. });
    let dir = desk.dir.clone();
    assert_eq!(desk.on_disk(&dir).iter().filter(|e| starts(e)).count(), 1);
}

#[test]
fn what_is_typed_on_after_a_failure_is_what_is_recorded() {
    let mut desk = Desk::new();
    desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
    desk.keys("n 'halv' Ctrl-S");
    desk.keys("' og hel'");
    desk.disk.heal();
    desk.keys("Ctrl-R");
    assert_eq!(desk.typed(), "halv og hel", "the text was changed: it does not go by itself");
    desk.keys("Ctrl-S");
    assert_eq!(desk.notes(), ["halv og hel"]);
}

#[test]
fn a_vote_that_was_changed_after_a_failure_is_recorded_as_it_is_then() {
    let count = |desk: &mut Desk| {
        let of = |r: &punktlig::meeting::Record| match r.current() {
            punktlig::meeting::Content::Vote(vote) => [vote.count(Stance::For), vote.count(Stance::Against)],
            other => panic!("{other:?}"),
        };
        desk.stage.app().meeting().records().iter().map(of).collect::<Vec<_>>()
    };
    // Changed after the failure: it does not go by itself.
    let mut desk = Desk::new();
    desk.keys("Space");
    desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
    desk.keys("v a Ctrl-S Home '-'");
    assert!(desk.stage.app().trouble.is_some());
    desk.disk.heal();
    desk.keys("Ctrl-R");
    assert_eq!(count(&mut desk), [[0; 2]; 0]);
    assert!(desk.screen().contains("2 for · 1 imod"), "{}", desk.screen());
    desk.keys("Ctrl-S");
    assert_eq!(count(&mut desk), [[2, 1]], "{}", desk.screen());
    // As it was: it goes by itself, and its list closes; the same key again records it once.
    for again in ["Ctrl-R", "Ctrl-S"] {
        let mut desk = Desk::new();
        desk.keys("Space");
        desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
        desk.keys("v a Ctrl-S");
        assert!(desk.screen().contains("3 for · 0 imod"), "still there: {}", desk.screen());
        desk.disk.heal();
        desk.keys(again);
        assert_eq!(count(&mut desk), [[3, 0]], "{again}");
        assert!(desk.stage.app().dialog().is_none(), "{again}: {}", desk.screen());
    }
}

#[test]
fn a_meeting_goes_on_in_another_folder_and_says_where() {
    for recorded in [true, false] {
        let mut desk = Desk::new();
        let (dir, other) = (desk.dir.clone(), desk.other.clone());
        let there = other.join("møde");
        if recorded {
            desk.keys("Space");
        }
        desk.disk.fail_after(0, Failure::Forever, io::ErrorKind::StorageFull);
        desk.keys("n 'vigtigt' Ctrl-S Ctrl-O");
        assert!(desk.screen().contains("Gem mødet i en anden mappe"), "{}", desk.screen());
        // While the whole disk is bad, that is said, and nothing has changed.
        desk.keys(&format!("'{}' Enter", other.display()));
        assert!(desk.screen().contains("Dér går det ikke"), "{}", desk.screen());
        desk.keys("Esc");
        assert_eq!(desk.typed(), "vigtigt", "what was open is open again");
        desk.disk.heal();
        desk.keys("Ctrl-O 'findes-ikke/slet-ikke' Enter");
        assert!(desk.screen().contains("findes ikke."), "{}", desk.screen());
        desk.keys("Ctrl-U");
        desk.keys(&format!("'{}' Enter", other.display()));
        desk.agrees(&there, "moved");
        assert_eq!(desk.notes(), ["vigtigt"], "what waited is recorded there");
        assert!(desk.screen().contains("Mødet gemmes nu i "), "{}", desk.screen());
        // The path came as fast as a paste does, and what follows that at once is of it.
        desk.stage.pass(2_000);
        desk.keys("j Ctrl-O");
        let screen = desk.screen();
        assert!(screen.contains("Alt gemmes, som det skal"), "{screen}");
        desk.stage.app_mut().notice = None;
        assert!(desk.screen().contains("Mødet gemmes nu i "), "{}", desk.screen());
        desk.keys("n 'mere' Ctrl-S");
        assert_eq!(desk.on_disk(&there).len(), 3 + usize::from(recorded));
        assert_eq!(desk.on_disk(&dir).len(), if recorded { 2 } else { 0 }, "the old journal stays as it was");
        let refused = open_record_on(&desk.disk, &dir, Stamp::default()).unwrap_err();
        assert_eq!(refused.msg.id, "stopped-moved");
    }
}

#[test]
fn a_journal_replaced_by_its_copy_is_reported_before_the_next_line_and_nothing_typed_is_lost() {
    let mut desk = Desk::new();
    let dir = desk.dir.clone();
    desk.keys("n 'før' Ctrl-S");
    let path = dir.join(journal::JOURNAL);
    let copy = desk.disk.bytes(&path).unwrap();
    desk.disk.replace(&path, &copy);
    desk.keys("n 'efter' Ctrl-S");
    desk.agrees(&dir, "replaced");
    assert_eq!((desk.typed(), desk.notes().len()), ("efter".to_owned(), 1), "it is not shown as recorded");
    assert!(desk.screen().contains("journalen er slettet eller ændret af andre"), "{}", desk.screen());
    desk.keys("Ctrl-R");
    desk.agrees(&dir, "resumed");
    assert_eq!(desk.notes(), ["før", "efter"]);
    let read = journal::read_on(&desk.disk.crash(Crash::Power), &dir).unwrap();
    assert_eq!(read.events.len(), 3, "it is in the file that has the name");
}

#[test]
fn somebody_elses_line_after_a_failure_stays_and_the_screen_says_what_to_do() {
    let mut desk = Desk::new();
    let dir = desk.dir.clone();
    desk.keys("n 'vores' Ctrl-S");
    desk.disk.fail_after(0, Failure::Once, io::ErrorKind::StorageFull);
    desk.keys("n 'venter' Ctrl-S");
    desk.disk.lose(&dir.join("journal.lock"));
    let now = Stamp::parse_from_rfc3339("2025-01-15T09:10:00+01:00").unwrap();
    let (mut other, _) = open_record_on(&desk.disk, &dir, now).unwrap();
    other.append(now, Event::MeetingPaused).unwrap();
    desk.keys("Ctrl-R");
    assert!(desk.screen().contains("en anden har åbnet mødet for at skrive i det"), "{}", desk.screen());
    assert!(other.other().is_some(), "the other one gets to know as well");
    drop(other);
    desk.keys("Ctrl-R");
    assert!(desk.screen().contains("en anden skriver i samme journal"), "{}", desk.screen());
    assert_eq!((desk.typed(), desk.notes()), ("venter".to_owned(), vec!["vores".to_owned()]));
    assert_eq!(desk.on_disk(&dir).last(), Some(&Event::MeetingPaused), "nothing of theirs is cut");
    desk.agrees(&dir, "stopped");
}

#[test]
fn the_screen_of_a_full_disk_is_calm_and_says_what_to_do() {
    for (width, height) in [(120, 36), (80, 24)] {
        for lang in [Lang::Da, Lang::En] {
            let mut stage: Stage = january(lang);
            stage.resize(width, height).keys("Space");
            stage.fill_disk();
            stage.keys("p");
            insta::assert_snapshot!(format!("stopped_{width}_{lang:?}"), stage.screen());
        }
    }
}

#[test]
fn a_correction_that_waited_closes_its_reason_whatever_is_open_over_it_and_is_recorded_once() {
    for over in ["", "Ctrl-O '/tmp/ny mappe'", "Ctrl-C"] {
        let now = at("2025-01-15T08:59:00+01:00");
        // Who has the record open is recorded before the correction.
        let mut stage = Stage::opened_by(agenda(PLAN), Lang::Da, false, now, "mona");
        stage.at("9.00").keys("Space b 'Vedtages' Ctrl-S a Ctrl-S Tab Up e ' igen' Ctrl-S 'Skrivefejl'");
        stage.fill_disk();
        stage.keys("Enter");
        assert!(stage.app().waiting().is_some(), "{over}: {}", stage.screen());
        stage.keys(over);
        stage.disk.heal();
        stage.pass(6_000);
        assert_eq!(stage.app().waiting(), None, "{over}: {}", stage.screen());
        let is_open = stage.app().dialog().is_some();
        assert_eq!((is_open, stage.menu().is_empty()), (over == "Ctrl-C", over != "Ctrl-C"), "{}", stage.screen());
        // What the question lies over is not the reason any more.
        stage.keys("Esc Enter");
        assert_eq!(stage.meeting().records()[0].corrections.len(), 1, "{over}: {}", stage.screen());
        let opened = |entry: &&punktlig::meeting::JournalEntry| matches!(entry.event, Event::RecordOpened { .. });
        assert_eq!(stage.app().history.entries().iter().filter(opened).count(), 1, "{over}");
    }
}
