//! The agenda edited while the real program runs.

use std::fs;

use punktlig::journal;
use punktlig::meeting::History;

use super::terminal::{AGENDA, Pty, folder, kill, run, until};

#[test]
fn the_agenda_is_edited_during_a_rehearsal_and_nothing_recorded_is_lost() {
    let dir = folder();
    let file = dir.path().join("meetings").join(AGENDA);
    let edit = |from: &str, to: &str| {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from} is not in the agenda");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
    };
    let path = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["rehearse", &path, "--from", "11.05", "--keep", "keep"], (120, 36));
    pty.wait("ØVELSE")
        .send("b")
        .wait("Beslutning · 5")
        .send("Tidsplanen er godkendt.\x13")
        .says("event-decision-recorded");

    // A slot is moved, and an item comes in.
    edit("at = \"11.20\"", "at = \"11.25\"");
    pty.wait("Punkt 6 flyttet fra 11.20 til 11.25");
    // A text is being written while the next edit is made.
    // A key that comes after the edit takes away the line that says so.
    pty.send("n").wait("Notat · 5").send("Skrives imens").wait("Skrives imens");
    edit("[[slot]]", "[[item]]\nnumber = 21\ntitle = \"Nyt fra sekretariatet\"\n\n[[slot]]");
    pty.wait("Punkt 21 tilføjet").send(" der rettes\x13").says("event-note-recorded").wait("Skrives imens der rettes");

    // The item with the decision goes; the decision stays.
    let whole = fs::read_to_string(&file).unwrap();
    let start = whole.find("[[item]]\nnumber = 5").unwrap();
    let end = start + 1 + whole[start + 1..].find("\n[[").unwrap() + 1;
    let without = format!("{}{}", &whole[..start], &whole[end..]).replace("items = [5]", "items = []");
    fs::write(&file, without).unwrap();
    pty.wait("Punkt 5 udgået, men bliver stående").wait("Tidsplanen er godkendt.");

    // An error changes nothing, and is reported until it is repaired.
    edit("[[slot]]", "[[slto]]");
    // That something is open now stays in the line until a key is pressed.
    pty.wait("▲ dagsorden").send("j").wait("Dagsordenen har fejl, linje");
    edit("[[slto]]", "[[slot]]");
    pty.says("reload-mended");
    fs::remove_file(&file).unwrap();
    pty.wait("Dagsordenen kan ikke læses");
    fs::write(&file, whole).unwrap();
    pty.wait("Punkt 5 tilføjet").wait("Tidsplanen er godkendt.");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let (ok, said) = run(dir.path(), &["verify", "keep"]);
    assert!(ok, "{said}");
    let (ok, said) = run(dir.path(), &["protocol", "keep", "-o", "-"]);
    assert!(ok && said.contains("Tidsplanen er godkendt."), "{said}");
}

#[test]
fn a_draft_on_a_closed_item_follows_it_when_the_agenda_was_changed_between_two_starts() {
    let dir = folder();
    let file = dir.path().join("meetings").join(AGENDA);
    let path = format!("meetings/{AGENDA}");
    let args = ["rehearse", &path, "--from", "11.05", "--keep", "keep"];
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("ØVELSE").send("b").wait("Beslutning · 5").send("Hemmelig afsked");
    let drafts = dir.path().join("keep").join("drafts.json");
    let saved = || fs::read_to_string(&drafts).is_ok_and(|text| text.contains("Hemmelig afsked"));
    assert!(until(|| saved().then_some(())).is_some());
    kill("KILL", pty.pid());
    pty.ended();
    // Another, open matter takes the closed item's number.
    let text = fs::read_to_string(&file).unwrap();
    let old = "title = \"Tidsplan for budgetopfølgninger i 2025\"";
    assert!(text.contains(old));
    let text = text.replacen(old, "title = \"Velkomst\"", 1).replace("access = \"closed\"\n", "");
    fs::write(&file, text).unwrap();
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("Hemmelig afsked").send("\x13").says("event-decision-recorded");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let history = History::replay(journal::read(&dir.path().join("keep")).unwrap().events).unwrap();
    let record = history.meeting().records().last().unwrap();
    assert_eq!(history.meeting().title(&record.on), "Tidsplan for budgetopfølgninger i 2025");
    let (ok, said) = run(dir.path(), &["protocol", "keep", "--audience", "public", "-o", "-"]);
    assert!(ok && said.contains("Velkomst") && !said.contains("Hemmelig"), "{said}");
}

#[test]
fn a_file_written_over_with_the_next_meeting_is_asked_about_once_the_open_draft_is_closed() {
    let dir = folder();
    let file = dir.path().join("meetings").join(AGENDA);
    let path = format!("meetings/{AGENDA}");
    let args = ["rehearse", &path, "--from", "11.05", "--keep", "keep"];
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("ØVELSE").send("b").wait("Beslutning · 5").send("Tidsplanen er godkendt.\x13");
    pty.says("event-decision-recorded").send("n").wait("Notat · 5").send("Husk kaffe");
    let drafts = dir.path().join("keep").join("drafts.json");
    let saved = || fs::read_to_string(&drafts).is_ok_and(|text| text.contains("Husk kaffe"));
    assert!(until(|| saved().then_some(())).is_some());
    kill("KILL", pty.pid());
    pty.ended();
    let next = "title = \"Møde\"\ndate = 2025-01-22\nitem = [{ number = 5, title = \"Opsigelse\" }]\n\
        slot = [{ at = \"9.00\", items = [5], minutes = 10 }]\n";
    fs::write(&file, next).unwrap();
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("Husk kaffe").send("\x13").wait("ligner et andet mødes og bruges ikke").send("\x1b[15~");
    pty.wait("Nej, behold").send("1").wait("ligner et andet mødes og bruges ikke");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let (ok, said) = run(dir.path(), &["protocol", "keep", "-o", "-"]);
    assert!(ok && said.contains("Tidsplanen er godkendt.") && !said.contains("Opsigelse"), "{said}");
}
