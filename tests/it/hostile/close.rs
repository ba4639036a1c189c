//! What an agenda that `check` accepts may cost at the close: bounded memory for every document; the time is a bench's.

use std::fs;
use std::path::Path;
use std::process::Command;

use punktlig::agenda::Agenda;
use punktlig::agenda::rich::{DEEPEST, MOST_MARKS, marks};
use punktlig::meeting::{Decision, Event, Target};

use crate::kit::faults::size;
use crate::kit::open_record;
use crate::kit::{agenda, stamp};
use crate::pty::terminal::{Pty, binary, until};

const HEAD: &str = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\", items = [1] }]\n";

/// As large as an agenda may be, and a little less.
const MOST: usize = 2 * 1024 * 1024 - 1024;

/// The address space that the program gets, in KiB: 200 MiB, and the pages of a build for developers.
const SPACE: u32 = 200 * 1024 + 100 * 1024;

fn item(text: &str) -> String {
    format!("{HEAD}[[item]]\nnumber = 1\ntitle = \"x\"\nbackground = '''\n{text}\n'''\n")
}

/// A text over and over after another, until it has so many marks.
fn repeated(before: &str, unit: &str, most: usize) -> String {
    let count = |n: usize| marks(&format!("{before}{}", unit.repeat(n)));
    let (mut least, mut most_times) = (1, MOST / unit.len());
    while least < most_times {
        let middle = (least + most_times).div_ceil(2);
        if count(middle) <= most {
            least = middle;
        } else {
            most_times = middle - 1;
        }
    }
    format!("{before}{}", unit.repeat(least))
}

/// The largest agenda that is mostly one kind of mark, and words up to the limit of bytes.
fn full_of(before: &str, unit: &str) -> String {
    let mut text = repeated(before, unit, MOST_MARKS - 4);
    text.push_str("\n\n");
    text.push_str(&"ord \"' ".repeat((MOST - HEAD.len() - text.len() - 100) / 7));
    item(&text)
}

/// Runs the program within the address space; gives its success and what it said.
fn bounded(dir: &Path, args: &[&str]) -> (bool, String) {
    let script = format!("ulimit -v {SPACE}; exec \"$P\" --lang en \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).args(args).env("P", binary());
    let output = command
        .env("XDG_CONFIG_HOME", dir.join("config"))
        .env("APPDATA", dir.join("config"))
        .current_dir(dir)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Checks agendas that are as full of a mark as they may be, and writes their documents: one format of each in turn; a
/// heavy run writes all.
fn documents(agendas: &[(&str, &str, &str)]) {
    let dir = tempfile::tempdir().unwrap();
    for (n, (name, before, unit)) in agendas.iter().enumerate() {
        fs::write(dir.path().join("a.toml"), full_of(before, unit)).unwrap();
        let (good, said) = bounded(dir.path(), &["check", "a.toml"]);
        assert!(good, "{name}: {said}");
        for format in ["md", "html", "docx"].into_iter().cycle().skip(n).take(size(1, 3)) {
            let (good, said) = bounded(dir.path(), &["protocol", "a.toml", "--format", format, "-o", "out"]);
            assert!(good && fs::metadata(dir.path().join("out")).unwrap().len() > 1000, "{name}, {format}: {said}");
        }
    }
}

#[test]
fn the_documents_of_an_agenda_full_of_marks_in_lines_take_bounded_memory() {
    documents(&[
        ("emphasis", "", "*a* "),
        ("links", "", "[a](http://a) "),
        ("code", "", "`a` "),
        ("entities", "", "&lt; "),
        ("open brackets", "", "["),
    ]);
}

#[test]
fn the_documents_of_an_agenda_full_of_blocks_take_bounded_memory() {
    let lists = format!("{}a\n\n", "- ".repeat(DEEPEST - 1));
    let quotes = "> - > - > - > - > - > - a\n\n";
    let wide = format!("|{}\n|{}\n", "a|".repeat(200), "-|".repeat(200));
    documents(&[
        ("list items", "", "- a\n"),
        ("paragraphs", "", "a\n\n"),
        ("nested lists", "", &lists),
        ("quotations in lists", "", quotes),
        ("rows of a wide table", &wide, "a\n"),
    ]);
}

/// Rehearses an agenda up to the close within the address space.
fn closed(agenda: &str) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.toml"), agenda).unwrap();
    // The threads' stacks and heaps are addresses too, most of which are never used.
    let space = SPACE + 50_000;
    let script = format!("ulimit -v {space}; MALLOC_ARENA_MAX=1 exec \"$P\" $GAP rehearse a.toml --from 8.55 --keep k");
    let mut pty = Pty::shell(dir.path(), &script, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt");
    pty.send("a").wait("Gennemgang").send("\x13");
    // Thousands of texts take a loaded machine longer than anything else that is waited for.
    let written = (0..5).any(|_| until(|| pty.screen().contains("protocol.public.docx").then_some(())).is_some());
    assert!(written, "{}", pty.screen());
    pty.send("q");
    assert!(pty.ended());
    for file in ["md", "html", "docx"].iter().flat_map(|f| [format!("protocol.{f}"), format!("protocol.public.{f}")]) {
        assert!(fs::metadata(dir.path().join("k").join(&file)).unwrap().len() > 1000, "{file}");
    }
}

#[test]
fn the_close_of_the_largest_agenda_takes_bounded_memory() {
    closed(&full_of("", "*a* "));
}

#[test]
fn the_close_of_thousands_of_texts_takes_bounded_memory() {
    let text = format!("{}{}", "*a* ".repeat(4), "ord ".repeat(90));
    let slot = |n: usize| {
        let at = if n == 0 { "at = \"9.00\"\n" } else { "" };
        format!("[[slot]]\n{at}minutes = 0\ntitle = \"S\"\ntext = '''{text}'''\n")
    };
    let slots: String = (0..size(2_400, 4_800)).map(slot).collect();
    closed(&format!("title = \"M\"\ndate = 2025-01-15\n{slots}"));
}

/// Makes the record of an agenda with decisions, without asking `check`.
fn record(dir: &Path, agenda: Agenda, decisions: &[String]) {
    let at = stamp(agenda.date.and_hms_opt(9, 0, 0).unwrap());
    let on = Target::Item(agenda.items[0].id.clone());
    let mut events = vec![Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None }];
    events.extend(decisions.iter().map(|text| Event::DecisionRecorded {
        on: on.clone(),
        decision: Decision { text: text.clone(), ..Decision::default() },
    }));
    let (mut journal, _) = open_record(dir, at).unwrap();
    journal.append_all(events.into_iter().map(|event| (at, event))).unwrap();
}

#[test]
fn long_pastes_take_bounded_memory_too() {
    let dir = tempfile::tempdir().unwrap();
    for (n, unit) in ["ord ", "a\n", "a\n\n", "*_[]<>&|"].into_iter().enumerate() {
        let text = unit.repeat(200_000 / unit.len());
        let record_of = format!("k{n}");
        record(&dir.path().join(&record_of), agenda(&item("x")), &[text.clone(), text.clone(), text]);
        for format in ["md", "html", "docx"] {
            let (good, said) = bounded(dir.path(), &["protocol", &record_of, "--format", format, "-o", "out"]);
            assert!(good && fs::metadata(dir.path().join("out")).unwrap().len() > 1000, "{unit:?}, {format}: {said}");
        }
    }
}

#[test]
fn a_record_that_began_with_more_than_check_accepts_now_is_still_printed() {
    let dir = tempfile::tempdir().unwrap();
    let mut agenda = agenda(&item("x"));
    let mut text = "*a* ".repeat(MOST_MARKS);
    text.push_str(&format!("\n\n{}dybt\n", "> ".repeat(DEEPEST + 20)));
    agenda.items[0].background = Some(text);
    record(&dir.path().join("k"), agenda, &[]);
    for format in ["md", "html", "docx"] {
        let mut command = Command::new(binary());
        command
            .args(["protocol", "k", "--format", format, "-o", "out"])
            .env("XDG_CONFIG_HOME", dir.path())
            .env("APPDATA", dir.path());
        let output = command.current_dir(dir.path()).output().unwrap();
        assert!(output.status.success(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
        let text = fs::read(dir.path().join("out")).unwrap();
        assert!(format == "docx" || String::from_utf8(text).unwrap().contains("dybt"), "{format}");
    }
}

#[test]
fn more_marks_or_deeper_texts_than_documents_can_have_are_refused_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let wide = format!("|{}\n|{}\n", "a|".repeat(5_000), "-|".repeat(5_000));
    for (text, code, why) in [
        ("*a* ".repeat(MOST / 4 - 100), "many-marks", "more than 50000 formatting marks"),
        ("a\n".repeat(MOST_MARKS + 1), "many-marks", "more than 50000 formatting marks"),
        (format!("{wide}{}", "a\n".repeat(50)), "many-marks", "more than 50000 formatting marks"),
        (format!("{}a\n{}", "> ".repeat(5_000), "a\n".repeat(40_000)), "deep-text", "nested more than 50 levels"),
        ((0..200).map(|i| format!("{}- a\n", "  ".repeat(i))).collect(), "deep-text", "nested more than 50 levels"),
        (format!("{}a", "**a *a ".repeat(60)) + &"a* a**".repeat(60), "deep-text", "nested more than 50 levels"),
    ] {
        fs::write(dir.path().join("a.toml"), item(&text)).unwrap();
        let (good, said) = bounded(dir.path(), &["check", "a.toml"]);
        let output =
            Command::new(binary()).args(["--lang", "en", "check", "a.toml"]).current_dir(dir.path()).output().unwrap();
        let shown = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!good && shown.contains(code) && shown.contains(why) && shown.contains("a.toml:7:"), "{said}{shown}");
        assert!(shown.contains("help: "), "{shown}");
    }
}

#[test]
fn long_names_and_titles_with_many_references_are_refused_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let agenda = |name: usize, title: usize, references: usize| {
        let person = format!("[[person]]\nid = \"p\"\nname = \"{}\"\n", "N".repeat(name));
        let item = format!("[[item]]\nnumber = 1\ntitle = \"{}\"\n", "T".repeat(title));
        let responsible = format!("responsible = [{}]\n", "\"p\",".repeat(references));
        let slots = "[[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 0\n".repeat(references / 2);
        format!("title = \"M\"\ndate = 2025-01-15\n{person}{item}{responsible}{slots}")
    };
    for (text, line, why) in [
        (agenda(19_000, 10, 1_000), 5, "would take more than 2 million characters"),
        (agenda(10, 19_000, 1_000), 8, "would take more than 2 million characters"),
    ] {
        fs::write(dir.path().join("a.toml"), text).unwrap();
        let output = Command::new(binary()).args(["--lang", "en", "check", "a.toml"]).current_dir(dir.path()).output();
        let shown = String::from_utf8(output.unwrap().stdout).unwrap();
        assert!(shown.contains("long-names") && shown.contains(why), "{shown}");
        assert!(shown.contains(&format!("a.toml:{line}:")) && shown.contains("help: "), "{shown}");
    }
    // Thousands of references to ordinary names are not too many.
    fs::write(dir.path().join("a.toml"), agenda(60, 200, 1_600)).unwrap();
    assert!(bounded(dir.path(), &["check", "a.toml"]).0);
    for format in ["md", "html", "docx"] {
        let (good, said) = bounded(dir.path(), &["protocol", "a.toml", "--format", format, "-o", "out"]);
        assert!(good, "{format}: {said}");
    }
}

#[test]
fn texts_share_their_marks_across_files() {
    let dir = tempfile::tempdir().unwrap();
    let half = repeated("", "*a* ", MOST_MARKS / 2);
    fs::write(dir.path().join("b.toml"), format!("[[item]]\nnumber = 2\ntitle = \"y\"\nbackground = '''{half}'''\n"))
        .unwrap();
    let one = item(&half);
    fs::write(dir.path().join("a.toml"), format!("include = [\"b.toml\"]\n{one}")).unwrap();
    assert!(bounded(dir.path(), &["check", "a.toml"]).0);
    fs::write(
        dir.path().join("a.toml"),
        format!("include = [\"b.toml\"]\n{}", item(&format!("{half}{}", "*a* ".repeat(4)))),
    )
    .unwrap();
    assert!(!bounded(dir.path(), &["check", "a.toml"]).0);
}
