//! The session and the files that it has written: what is closed later leaves the public ones at once, whatever the
//! meeting's state.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use punktlig::agenda::Agenda;
use punktlig::audience::Audience;
use punktlig::journal::{Journal, Place};
use punktlig::lang::Lang;
use punktlig::meeting::History;
use punktlig::protocol::{Context, Document, Format, Output, Templates, build, render};
use punktlig::readers::Readers;
use punktlig::time::Clock;
use punktlig::tui::Session;
use punktlig::tui::app::{App, Input};
use punktlig::tui::theme::Theme;

use crate::kit::clock::Machine;
use crate::kit::stage::Stage;
use crate::kit::{agenda, at};

const SECRET: &str = "HEMMELIGT";

fn plan(closed: bool, formats: &str) -> Agenda {
    let access = if closed { "access = \"closed\"\n" } else { "" };
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\nformats = [{formats}]\n\
         [[item]]\nnumber = 1\ntitle = \"Et\"\n[[item]]\nnumber = 2\ntitle = \"{SECRET}\"\n{access}\
         [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 10\n[[slot]]\nitems = [2]\nminutes = 10\n"
    ))
}

/// Opens the record in a folder, as a start does.
fn opened(dir: &Path) -> (Session, Machine) {
    let start = at("2025-01-15T08:59:00+01:00");
    let (journal, opened) = Journal::open(dir, start).unwrap();
    let agenda = plan(false, "\"md\", \"html\"");
    let now = opened.events.last().map_or(start, |last| last.at);
    let history = History::replay(opened.events).unwrap_or_else(|| History::new(agenda.clone(), None, false));
    let app = App::new(Lang::Da, Theme::new(true), agenda, history);
    let place = Place { agenda: None, dir: dir.to_owned() };
    let machine = Machine::at(now);
    let clock = Clock::pretended_on(Arc::new(machine.clone()), now, 1.0);
    (Session::new(app, journal, clock, place), machine)
}

/// Shows the record in a folder.
fn open(dir: &Path) -> Stage {
    let (session, machine) = opened(dir);
    Stage::run(session, machine, dir.to_owned())
}

/// Shows it once what a killed program did not write is written.
fn caught_up(dir: &Path) -> Stage {
    let (mut session, machine) = opened(dir);
    session.write_due();
    Stage::run(session, machine, dir.to_owned())
}

fn tells(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().contains(SECRET)
}

/// Writes a public document into the record's folder, as `punktlig protocol -o` does during the session.
fn publish(stage: &Stage, dir: &Path, name: &str) {
    let meeting = stage.meeting();
    let now = meeting.last_at().unwrap_or_default();
    let model = build(meeting, &Context::new(Audience::Public, None, now));
    let bytes = render(Format::Html, &model, &Templates::default()).unwrap().bytes;
    let output = Output::Record(dir.to_owned(), name.to_owned());
    output.write(&bytes, Document::of(Format::Html, &model).as_ref(), Readers::Owner, &mut Vec::new()).unwrap();
}

#[test]
fn what_is_closed_in_a_reopened_meeting_leaves_every_public_file_before_the_next_close() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut stage = open(dir);
    stage.keys("Space a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    publish(&stage, dir, "referat.html");
    let public = ["protocol.public.md", "protocol.public.html", "referat.html"].map(|name| dir.join(name));
    assert!(public.iter().all(|path| tells(path)));
    stage.keys("a 2 'Fejl' Enter");
    assert!(stage.meeting().closed_at().is_none());
    // What closes nothing leaves the files as they are.
    let before: Vec<_> = public.iter().map(|path| fs::read(path).unwrap()).collect();
    stage.keys("n 'et notat' Ctrl-S");
    assert!(public.iter().zip(&before).all(|(path, before)| fs::read(path).unwrap() == *before));
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
    assert!(public.iter().all(|path| !tells(path)), "the meeting is not closed again yet");
    let line = stage.notice();
    assert!(line.contains("referat.html") && line.ends_with("punkt 2 er lukket nu."), "{line}");
    assert!(tells(&dir.join("protocol.html")), "the full one may say it");
    stage.keys("a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    let full = fs::read_to_string(dir.join("protocol.html")).unwrap();
    assert!(!full.contains("UDKAST") && public.iter().all(|path| !tells(path)));
}

#[test]
fn a_public_file_of_a_meeting_that_was_never_closed_is_rewritten_as_well() {
    for begun in [false, true] {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path();
        let mut stage = open(dir);
        if begun {
            stage.keys("Space");
        }
        publish(&stage, dir, "udkast.html");
        assert!(tells(&dir.join("udkast.html")));
        stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
        assert!(!tells(&dir.join("udkast.html")), "begun: {begun}");
        let line = stage.notice();
        assert!(line.contains("udkast.html blev skrevet om: punkt 2 er lukket nu."), "{line}");
        assert!(!dir.join("protocol.md").exists(), "nothing else is written");
    }
}

#[test]
fn what_a_killed_program_left_unwritten_is_written_at_the_start_and_said() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut stage = open(dir);
    stage.keys("Space a Ctrl-S");
    publish(&stage, dir, "referat.html");
    drop(stage);
    // The named document was written before there was a value to write it for.
    let stage = caught_up(dir);
    assert_eq!(stage.said(), "files-caught-up");
    drop(stage);
    for gone in ["protocol.md", "protocol.public.html"] {
        fs::remove_file(dir.join(gone)).unwrap();
    }
    let stage = caught_up(dir);
    assert!(dir.join("protocol.md").exists() && dir.join("protocol.public.html").exists());
    assert_eq!(stage.said(), "files-caught-up");
    drop(stage);
    let stage = caught_up(dir);
    assert!(stage.said().is_empty(), "all was there");
}

#[test]
fn documents_that_a_killed_program_left_half_written_are_removed_at_the_start_and_nothing_else_is() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let stage = open(dir);
    publish(&stage, dir, "referat.html");
    drop(stage);
    let left = [
        ".protocol.md.77-0.tmp",
        ".protocol.public.md.77-1.tmp",
        ".protocol.new-2.docx.77-12.tmp",
        "..written.json.77-2.tmp",
        ".referat.html.77-3.tmp",
    ];
    let others = [".protocol.md.tmp", ".protocol.md.mine.tmp", ".brev.html.77-3.tmp", "protocol.md.77-0.tmp"];
    for name in left.iter().chain(&others) {
        fs::write(dir.join(name), "half").unwrap();
    }
    drop(caught_up(dir));
    assert_eq!(left.map(|name| dir.join(name).exists()), [false; 5]);
    assert_eq!(others.map(|name| dir.join(name).exists()), [true; 4]);
}
