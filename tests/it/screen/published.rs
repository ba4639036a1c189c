//! The session and the files that it has written: what is closed later leaves the public ones at once, whatever the
//! meeting's state.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use punktlig::agenda::Agenda;
use punktlig::audience::Audience;
use punktlig::journal::MeetingPaths;
use punktlig::lang::Lang;
use punktlig::meeting::{History, Target};
use punktlig::protocol::{Context, Document, Format, Output, Templates, build, render};
use punktlig::readers::Readers;
use punktlig::time::Clock;
use punktlig::tui::Session;
use punktlig::tui::app::{App, Input};
use punktlig::tui::theme::Theme;

use crate::kit::clock::Machine;
use crate::kit::open_record;
use crate::kit::stage::Stage;
use crate::kit::{agenda, at};

const SECRET: &str = "HEMMELIGT";

fn plan(closed: bool, formats: &str) -> Agenda {
    agenda(&plan_text(closed, formats))
}

fn plan_text(closed: bool, formats: &str) -> String {
    let access = if closed { "access = \"closed\"\n" } else { "" };
    format!(
        "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\nformats = [{formats}]\n\
         [[item]]\nnumber = 1\ntitle = \"Et\"\n[[item]]\nnumber = 2\ntitle = \"{SECRET}\"\n{access}\
         [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 10\n[[slot]]\nitems = [2]\nminutes = 10\n"
    )
}

/// Opens the record in a folder, as a start does.
fn opened(dir: &Path) -> (Session, Machine) {
    opened_of(dir, None)
}

/// Opens the record in a folder, of an agenda in a file.
fn opened_of(dir: &Path, file: Option<&Path>) -> (Session, Machine) {
    let start = at("2025-01-15T08:59:00+01:00");
    let (journal, opened) = open_record(dir, start).unwrap();
    let agenda = plan(false, "\"md\", \"html\"");
    let now = opened.events.last().map_or(start, |last| last.at);
    let history = History::replay(opened.events).unwrap_or_else(|| History::new(agenda.clone(), None, false));
    let app = App::new(Lang::Da, Theme::new(true), agenda, history);
    let place = MeetingPaths { agenda: file.map(Path::to_owned), dir: dir.to_owned() };
    let machine = Machine::at(now);
    let clock = Clock::pretended_on(Arc::new(machine.clone()), now, 1.0);
    (Session::new(app, journal, clock, place), machine)
}

/// Shows the record in a folder.
fn open(dir: &Path) -> Stage {
    let (session, machine) = opened(dir);
    Stage::run(session, machine, dir.to_owned())
}

/// Shows the record in a folder, of an agenda in a file.
fn open_of(dir: &Path, file: &Path) -> Stage {
    let (session, machine) = opened_of(dir, Some(file));
    let mut stage = Stage::run(session, machine, dir.to_owned());
    stage.resize(120, 36);
    stage
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
    publish_of(stage, dir, name, None);
}

/// Does the same of a line of the journal.
fn publish_of(stage: &Stage, dir: &Path, name: &str, chain: Option<String>) {
    let meeting = stage.meeting();
    let now = meeting.last_at().unwrap_or_default();
    let model = build(meeting, &Context::new(Audience::Public, chain, now));
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
fn what_a_killed_program_left_unwritten_is_written_at_the_start_and_reported() {
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

#[test]
fn documents_of_a_longer_journal_are_not_written_over_when_an_older_copy_is_put_back() {
    for before_the_close in [false, true] {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path();
        let journal = dir.join(punktlig::journal::JOURNAL);
        let mut stage = open(dir);
        stage.keys("Space");
        let mut older = fs::read(&journal).unwrap();
        stage.keys("a Ctrl-S");
        if !before_the_close {
            older = fs::read(&journal).unwrap();
        }
        stage.keys("b 'Glemt' Ctrl-S 'Fejl' Enter");
        drop(stage);
        let names = ["protocol.md", "protocol.html", "protocol.public.md", "protocol.public.html"];
        let newer = names.map(|name| fs::read_to_string(dir.join(name)).unwrap());
        assert!(newer.iter().all(|text| text.contains("Glemt")));

        fs::write(&journal, &older).unwrap();
        let is_left = || names.map(|name| fs::read_to_string(dir.join(name)).unwrap()) == newer;
        let mut stage = caught_up(dir);
        assert!(is_left(), "the only copy of what was added");
        let line = stage.notice();
        assert!(line.contains("ældre kopi") && line.contains("protocol.public.md"), "{line}");
        stage.keys(if before_the_close { "a Ctrl-S" } else { "a 3" });
        assert!(stage.meeting().closed_at().is_some() && is_left());
        let beside = fs::read_to_string(dir.join("protocol.new.md")).unwrap();
        assert!(!beside.contains("Glemt") && dir.join("protocol.public.new.html").exists());
        let remarks = stage.app().written.remarks.join("\n");
        assert!(remarks.contains("nyere journal"), "{remarks}");
        drop(stage);
        let chain = punktlig::journal::read(dir).unwrap().chain;
        assert_eq!(punktlig::protocol::ahead(dir, chain.as_deref()).len(), names.len());

        // Killed before the last file next to them was written: the next start writes it.
        let missing = dir.join("protocol.public.new.html");
        let written = fs::read_to_string(&missing).unwrap();
        fs::remove_file(&missing).unwrap();
        let stage = caught_up(dir);
        assert_eq!(fs::read_to_string(&missing).unwrap(), written);
        assert!(is_left() && stage.app().doubts.concat().contains("nyere journal"), "{:?}", stage.app().doubts);
    }
}

#[test]
fn a_public_file_is_rewritten_at_the_start_though_another_is_of_a_longer_journal() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let journal = dir.join(punktlig::journal::JOURNAL);
    let side =
        || -> serde_json::Value { serde_json::from_slice(&fs::read(dir.join(".written.json")).unwrap()).unwrap() };
    let mut stage = open(dir);
    stage.keys("Space");
    publish_at(&stage, dir, "net.html");
    let (net, known) = (fs::read(dir.join("net.html")).unwrap(), side()["net.html"].clone());
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
    assert!(!tells(&dir.join("net.html")));
    let older = fs::read(&journal).unwrap();
    stage.keys("n 'Mere' Ctrl-S");
    publish_at(&stage, dir, "andet.html");
    drop(stage);
    // An older copy of the journal and of the one file is put back.
    fs::write(&journal, older).unwrap();
    fs::write(dir.join("net.html"), net).unwrap();
    let mut all = side();
    all["net.html"] = known;
    fs::write(dir.join(".written.json"), all.to_string()).unwrap();
    let newer = fs::read(dir.join("andet.html")).unwrap();
    let stage = caught_up(dir);
    assert!(!tells(&dir.join("net.html")));
    assert_eq!(fs::read(dir.join("andet.html")).unwrap(), newer);
    let doubts = stage.app().doubts.concat();
    assert!(doubts.contains("ældre kopi") && doubts.contains("andet.html"), "{doubts}");
}

/// Writes a public document as [`publish`] does, of the journal's last line.
fn publish_at(stage: &Stage, dir: &Path, name: &str) {
    let chain = punktlig::journal::read(dir).unwrap().chain;
    publish_of(stage, dir, name, chain);
}

#[test]
fn what_the_agenda_closes_a_moment_before_the_close_is_taken_over_first() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("m"), temp.path().join("m.toml"));
    fs::write(&file, plan_text(false, "\"md\", \"html\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.keys("Space a");
    fs::write(&file, plan_text(true, "\"md\", \"html\"")).unwrap();
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    assert!(!tells(&dir.join("protocol.public.md")) && tells(&dir.join("protocol.md")));
    let lines = fs::read_to_string(dir.join(punktlig::journal::JOURNAL)).unwrap();
    let of = |event: &str| lines.lines().position(|line| line.contains(&format!("\"event\":\"{event}\"")));
    assert!(of("agenda_replaced").is_some() && of("agenda_replaced") < of("meeting_closed"));
}

#[test]
fn what_the_agenda_closes_after_the_close_leaves_the_public_files_and_is_reported() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("m"), temp.path().join("m.toml"));
    fs::write(&file, plan_text(false, "\"md\", \"html\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.keys("Space a Ctrl-S");
    let public = ["protocol.public.md", "protocol.public.html"].map(|name| dir.join(name));
    assert!(public.iter().all(|path| tells(path)));
    fs::write(&file, plan_text(true, "\"md\", \"html\"")).unwrap();
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\", \"html\""))));
    assert!(public.iter().all(|path| !tells(path)), "as soon as it is seen");
    stage.keys("a 3");
    assert!(public.iter().all(|path| !tells(path)), "written again, it stays withheld");
    let remarks = stage.app().written.remarks.join("\n");
    assert!(remarks.contains("Udeladt af den offentlige protokol: 2"), "{remarks}");
    assert!(tells(&dir.join("protocol.md")));
    // That the file is gone, or opens it again, makes nothing public.
    fs::remove_file(&file).unwrap();
    stage.give(Input::AgendaGone);
    stage.keys("a 3");
    assert!(public.iter().all(|path| !tells(path)), "it is kept in the record");
    fs::write(&file, plan_text(false, "\"md\", \"html\"")).unwrap();
    stage.give(Input::AgendaChanged(Box::new(plan(false, "\"md\", \"html\""))));
    stage.keys("a 3");
    assert!(public.iter().all(|path| !tells(path)), "nobody said that it may be");
}

#[test]
fn what_a_file_with_errors_or_that_is_no_text_closes_leaves_the_public_files_at_once() {
    let closed = plan_text(true, "\"md\"").replace("title = \"Et\"", "title = \"\u{e6}\u{a4}\"");
    let latin: Vec<u8> = closed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = closed.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wrong = plan_text(true, "\"md\"").replace("access = \"closed\"", "access = \"lukket\"");
    let elsewhere = plan_text(true, "\"md\"").replace("number = 1\n", "number = 1\nfarve = 2\n");
    for (name, bytes) in
        [("Latin-1", latin), ("UTF-16", wide), ("a wrong word", wrong.into()), ("an error elsewhere", elsewhere.into())]
    {
        let temp = tempfile::tempdir().unwrap();
        let (dir, file) = (temp.path().join("m"), temp.path().join("m.toml"));
        fs::write(&file, plan_text(false, "\"md\"")).unwrap();
        let mut stage = open_of(&dir, &file);
        stage.keys("Space Space Space");
        publish(&stage, &dir, "referat.html");
        assert!(tells(&dir.join("referat.html")), "{name}");
        fs::write(&file, bytes).unwrap();
        stage.give(Input::AgendaGone);
        assert!(!tells(&dir.join("referat.html")), "{name}: {}", stage.notice());
    }
}

#[test]
fn a_close_over_a_broken_agenda_is_asked_about_and_withholds_what_the_file_still_closes() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("m"), temp.path().join("m.toml"));
    fs::write(&file, plan_text(false, "\"md\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.keys("Space a");
    fs::write(&file, format!("{}[[slot]]\nat = \"9.3", plan_text(true, "\"md\""))).unwrap();
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_none(), "the review has something to say first");
    assert!(stage.app().dialog().is_some() && stage.notice().contains("Se gennemgangen"));
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    assert!(!tells(&dir.join("protocol.public.md")));
    let remarks = stage.app().written.remarks.join("\n");
    assert!(remarks.contains("har fejl"), "{remarks}");
}

#[cfg(unix)]
#[test]
fn a_record_is_narrowed_before_what_a_stricter_agenda_says_is_in_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("m"), temp.path().join("m.toml"));
    fs::write(&file, plan_text(false, "\"md\"")).unwrap();
    set(&file, 0o644);
    let mut stage = open_of(&dir, &file);
    stage.keys("Space");
    set(&dir, 0o755);
    set(&file, 0o600);
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
    assert_eq!(mode(&dir), 0o700);
}

#[test]
fn a_public_file_that_a_person_has_to_look_at_is_kept_for_the_review_when_its_line_is_gone() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut stage = open(dir);
    stage.keys("Space");
    publish(&stage, dir, "udkast.html");
    fs::write(dir.join("udkast.html"), SECRET).unwrap();
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
    stage.keys("n 'andet' Ctrl-S a");
    let doubts = stage.app().doubts.join("\n");
    assert!(doubts.contains("udkast.html er rettet manuelt"), "{doubts}");
}

#[test]
fn a_close_is_not_redone_by_an_agenda_that_closes_something_since() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("møde"), temp.path().join("møde.toml"));
    fs::create_dir(&dir).unwrap();
    fs::write(&file, plan_text(false, "\"md\", \"html\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.keys("Space a Ctrl-S Ctrl-Z");
    fs::write(&file, plan_text(true, "\"md\", \"html\"")).unwrap();
    stage.keys("Ctrl-Y");
    assert!(
        stage.meeting().closed_at().is_none() && stage.shows("Gennemgang, før mødet afsluttes"),
        "{}",
        stage.screen()
    );
    assert!(stage.meeting().is_closed(&Target::Item("2".into())));
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
}

#[test]
fn a_question_about_a_changed_agenda_keeps_nothing_in_public_that_the_file_closes() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("møde"), temp.path().join("møde.toml"));
    fs::create_dir(&dir).unwrap();
    fs::write(&file, plan_text(false, "\"md\", \"html\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.keys("Space a Ctrl-S a 2 'Fejl' Enter").stop();
    // It is changed between two starts of the reopened meeting.
    fs::write(&file, plan_text(true, "\"md\", \"html\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    let public = ["protocol.public.md", "protocol.public.html"].map(|name| dir.join(name));
    assert!(public.iter().all(|path| tells(path)));
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\", \"html\""))));
    stage.keys("F5");
    assert!(stage.shows("er nu lukket. Skal mødet følge den?"), "{}", stage.screen());
    assert!(!stage.meeting().is_closed(&Target::Item("2".into())), "it is asked about");
    assert!(public.iter().all(|path| !tells(path)));
    stage.keys("1 a Ctrl-S Ctrl-S");
    assert!(stage.meeting().closed_at().is_some() && public.iter().all(|path| !tells(path)), "{}", stage.screen());
}

#[test]
fn what_the_file_closed_after_the_close_is_named_with_its_key_and_in_the_question() {
    for (width, all) in [(120, true), (80, false)] {
        let temp = tempfile::tempdir().unwrap();
        let (dir, file) = (temp.path().join("møde"), temp.path().join("møde.toml"));
        fs::create_dir(&dir).unwrap();
        fs::write(&file, plan_text(false, "\"md\"")).unwrap();
        let mut stage = open_of(&dir, &file);
        stage.resize(width, 24).keys("Space a Ctrl-S");
        fs::write(&file, plan_text(true, "\"md\"")).unwrap();
        stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
        stage.keys("a 2 'Fejl' Enter");
        let notice = stage.notice();
        assert!(notice.starts_with("F5 spørger: Dagsordenens fil har lukket 2"), "{notice}\n{}", stage.screen());
        assert!(stage.shows("F5 spørger") && (!all || stage.shows("af den offentlige protokol")), "{}", stage.screen());
        stage.keys("F5");
        assert!(stage.shows("Punkt") && stage.shows("lukket. Skal mødet følge den?"), "{}", stage.screen());
    }
}

#[test]
fn what_is_done_after_the_file_closed_something_is_answered_and_the_file_is_named_beside_the_documents() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, file) = (temp.path().join("møde"), temp.path().join("møde.toml"));
    fs::create_dir(&dir).unwrap();
    fs::write(&file, plan_text(false, "\"md\"")).unwrap();
    let mut stage = open_of(&dir, &file);
    stage.resize(120, 36).keys("Space a Ctrl-S");
    fs::write(&file, plan_text(true, "\"md\"")).unwrap();
    stage.give(Input::AgendaChanged(Box::new(plan(true, "\"md\""))));
    assert!(stage.shows("Dagsordenens fil har lukket"), "{}", stage.screen());
    for (keys, said) in
        [("o 'Bo ringer' Enter 'glemt' Enter", "Tilføjet til"), ("Ctrl-Z", "Fortrudt"), ("Ctrl-Y", "Gentaget")]
    {
        stage.keys(keys);
        assert!(stage.notice().starts_with(said), "{keys}: {}\n{}", stage.notice(), stage.screen());
        assert!(stage.shows("Dagsordenens fil har lukket"), "{}", stage.screen());
    }
}
