//! Folders that are moved, linked or left while a meeting runs, on the real screen.

use std::fs;
use std::path::Path;

use super::terminal::{AGENDA, Pty, folder, record, run};
use punktlig::journal;

/// Replaces a folder by a copy of it, as a restored backup does.
fn replace_by_copy(dir: &Path) {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
            if from.is_dir() { copy(&from, &to) } else { _ = fs::copy(&from, &to).unwrap() }
        }
    }
    let away = dir.with_extension("old");
    fs::rename(dir, &away).unwrap();
    copy(&away, dir);
}

#[test]
fn a_working_folder_that_became_a_copy_is_noticed_and_nothing_goes_to_where_it_was_moved() {
    let dir = folder();
    let work = dir.path().join("work");
    fs::create_dir(&work).unwrap();
    let script = format!("cd work; exec \"$P\" rehearse ../meetings/{AGENDA} --from 11.00 --keep keep");
    let mut pty = Pty::shell(dir.path(), &script, (100, 30));
    pty.wait("ØVELSE").wait("tilbage");
    pty.write("nfør flytningen\x13").wait("· før flytningen");
    replace_by_copy(&work);
    pty.wait("intet gemmes").gone("intet gemmes");
    pty.write("nefter flytningen\x13").wait("· efter flytningen");
    let journal = |folder: &str| fs::read_to_string(dir.path().join(folder).join("keep/journal.jsonl")).unwrap();
    assert!(journal("work").contains("efter flytningen"));
    assert!(!journal("work.old").contains("efter flytningen"));
    let (ok, said) = run(&work, &["rehearse", &format!("../meetings/{AGENDA}"), "--keep", "keep"]);
    assert!(!ok, "{said}");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
}

#[test]
fn a_start_without_a_terminal_records_nothing() {
    let dir = folder();
    let path = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["run", &path], (100, 30));
    pty.wait("Hvad nu?").send("\x1b").gone("Hvad nu?").write("nEt notat\x13").wait("Notat noteret");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let file = dir.path().join(&path);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("[[slot]]", "[[item]]\nnumber = 21\ntitle = \"Nyt\"\n\n[[slot]]", 1)).unwrap();
    let journal = record(dir.path()).join(journal::JOURNAL);
    let before = fs::read(&journal).unwrap();
    let (ok, said) = run(dir.path(), &["run", &path]);
    assert!(!ok && said.contains("terminal"), "{said}");
    assert_eq!(fs::read(&journal).unwrap(), before);
}

#[test]
fn a_meeting_opened_by_a_link_to_its_agenda_is_the_one_that_runs() {
    let dir = folder();
    let path = format!("meetings/{AGENDA}");
    fs::create_dir(dir.path().join("desk")).unwrap();
    std::os::unix::fs::symlink(format!("../{path}"), dir.path().join("desk").join(AGENDA)).unwrap();
    let mut first = Pty::start(dir.path(), &["run", &path], (100, 30));
    first.wait("Hvad nu?").send("\x1b").gone("Hvad nu?");
    let mut second = Pty::start(dir.path(), &["run", &format!("desk/{AGENDA}")], (100, 30));
    second.wait("Mødet er i brug hos en anden").send("\x1b");
    assert!(!second.ended(), "refused");
    assert_eq!(fs::read_dir(dir.path().join("desk")).unwrap().count(), 1, "the link has a record of its own");
}
