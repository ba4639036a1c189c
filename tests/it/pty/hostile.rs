//! A hostile agenda, journal, paste and file name in a real terminal: every byte that the program writes is one it
//! chose.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::terminal::{Pty, until};
use crate::hostile::bytes::strays;
use crate::hostile::payload::{CONTROL, ENTITIES, NAMES, agenda};

/// Fails with the first few things that were written and not chosen.
fn all_chosen(pty: &Pty) {
    let found = strays(&pty.raw());
    assert!(found.is_empty(), "{} strays: {:#?}", found.len(), found.iter().take(5).collect::<Vec<_>>());
}

/// What a terminal sends for pasted text: between marks, of which it takes those in the text away.
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// Rehearses a hostile agenda in a window of a size: opens everything that shows a text, and types and pastes into it.
fn rehearsed((size, lang): ((u16, u16), &str)) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.toml"), agenda()).unwrap();
    let args = ["--lang", lang, "rehearse", "a.toml", "--from", "8.55", "--keep", "k"];
    let mut pty = Pty::start(dir.path(), &args, size);
    let (next, decision, attendance) = if lang == "da" { ("Begyndt", "b", "f") } else { ("Started", "d", "a") };
    pty.wait("PWN").send(" ").wait(next);
    // An editor with a paste, its phrases and outcomes; a follow-up; a note made by a paste outside any editor.
    pty.send(&format!("{decision}{}\x1b1\x1bOQ", pasted(CONTROL))).send("\x1b").send("\x13");
    pty.send(&format!("o{}", pasted(&format!("{CONTROL} @\"{CONTROL}\" !6/2")))).send("\r");
    pty.send(&pasted(&format!("{CONTROL}\n{ENTITIES}"))).send("\x13");
    // Everything that shows texts: reader, help, guests, attendance, search, menus, review, the chair's view.
    for keys in ["s", "?", "g", attendance, "u", "x", "t", "r", "e", "h", "a", "w", "c"] {
        pty.send(&format!("{keys}\x1b[6~")).send("\x1b");
    }
    pty.send("\x1b").send(&format!("/{}Pu", pasted(CONTROL))).send("\r");
    pty.send("\te").send("\x1b");
    let record = || fs::read_to_string(dir.path().join("k/journal.jsonl")).unwrap();
    assert!(until(|| (record().lines().count() >= 4).then_some(())).is_some(), "too little was recorded: {}", record());
    pty.signal("TERM");
    pty.ended();
    all_chosen(&pty);
}

#[test]
fn a_hostile_agenda_puts_nothing_into_a_large_window_that_was_not_chosen() {
    rehearsed(((120, 36), "da"));
}

#[test]
fn a_hostile_agenda_puts_nothing_into_a_small_window_that_was_not_chosen() {
    rehearsed(((80, 24), "en"));
}

#[test]
fn a_hostile_agenda_puts_nothing_into_the_smallest_window_that_was_not_chosen() {
    rehearsed(((60, 16), "da"));
}

/// Writes a journal whose chain is right and whose texts nobody cleaned.
fn journal(dir: &Path, events: &[serde_json::Value]) {
    let mut chain = "0".repeat(64);
    let mut out = String::new();
    for (n, event) in events.iter().enumerate() {
        let mut body = String::from("{");
        if n == 0 {
            body.push_str("\"journal\":\"punktlig\",\"version\":1,");
        }
        let members = event.to_string();
        let members = members.strip_prefix('{').and_then(|m| m.strip_suffix('}')).unwrap();
        write!(body, "\"seq\":{},\"at\":\"2025-01-15T09:0{n}:00.000+01:00\",{members}", n + 1).unwrap();
        let sum = Sha256::digest(format!("{chain}\n{body}"));
        chain = sum.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        writeln!(out, "{body},\"sha256\":\"{chain}\"}}").unwrap();
    }
    fs::create_dir_all(dir).unwrap();
    fs::write(dir.join("journal.jsonl"), out).unwrap();
}

/// Puts control text into every text of a value but ids, words and times.
fn poison(value: &mut serde_json::Value, key: &str) {
    const TEXTS: [&str; 20] = [
        "title",
        "body",
        "document",
        "place",
        "chair_label",
        "case",
        "reference",
        "intro",
        "name",
        "organisation",
        "group",
        "background",
        "presentation",
        "economy",
        "process",
        "block",
        "text",
        "notes",
        "note",
        "reason",
    ];
    match value {
        serde_json::Value::String(text) if TEXTS.contains(&key) => *text = format!("{text}{CONTROL}\n\t{ENTITIES}"),
        serde_json::Value::Array(list) => list.iter_mut().for_each(|v| poison(v, key)),
        serde_json::Value::Object(members) => members.iter_mut().for_each(|(key, v)| poison(v, key)),
        _ => {}
    }
}

#[test]
fn a_hostile_journal_puts_nothing_into_either_screen_that_was_not_chosen() {
    let dir = tempfile::tempdir().unwrap();
    let checked = punktlig::agenda::load("a.toml", &agenda(), &mut |_| Err(punktlig::agenda::Unreadable::Missing));
    let mut agenda = serde_json::to_value(checked.agenda.unwrap()).unwrap();
    poison(&mut agenda, "");
    let slot = agenda["slots"][0]["id"].clone();
    let text = format!("Fra journalen{CONTROL}\n\t{ENTITIES}");
    let record = dir.path().join("a");
    let item = serde_json::json!({ "item": "1" });
    journal(
        &record,
        &[
            serde_json::json!({ "event": "record_created", "agenda": agenda, "rehearsal": false }),
            serde_json::json!({ "event": "slot_started", "slot": slot }),
            serde_json::json!({ "event": "decision_recorded", "on": item, "text": text, "outcome": "approved" }),
            serde_json::json!({ "event": "follow_up_recorded", "on": item, "task": text, "owners": [{ "name": text }], "due": null, "line": text }),
            serde_json::json!({ "event": "note_recorded", "on": item, "text": text }),
            serde_json::json!({ "event": "slot_added", "slot": text, "title": text, "minutes": 5, "after": null }),
            serde_json::json!({ "event": "person_left", "who": { "name": text }, "time": "2025-01-15T09:01:00+01:00" }),
        ],
    );
    let drafts = serde_json::json!({ "drafts": { text.as_str(): {
        "text": text, "extra": { "writing": "note", "on": { "point": text }, "editing": null, "open": true }
    } } });
    fs::write(record.join("drafts.json"), drafts.to_string()).unwrap();
    let mut chair = Pty::start(dir.path(), &["chair", "a"], (100, 30));
    chair.wait("PWN");
    let mut pty = Pty::start(dir.path(), &["run", "a"], (120, 36));
    pty.wait("PWN");
    for keys in [
        "\x1b", "2", "\x1b", "s", "\x1b", "\t", "e", "\x1b", "\x1b", "f", "\x1b", "/", "Fra", "\r", "\x1b", "a",
        "\x1b", "c", "\x1b",
    ] {
        pty.send(keys);
    }
    all_chosen(&pty);
    chair.send("q");
    assert!(chair.ended());
    all_chosen(&chair);
}

#[test]
fn hostile_file_names_put_nothing_into_the_list_of_meetings_that_was_not_chosen() {
    let dir = tempfile::tempdir().unwrap();
    let meetings = dir.path().join("meetings");
    fs::create_dir(&meetings).unwrap();
    for (n, name) in NAMES.iter().enumerate() {
        // With an agenda, with errors, and with another's journal.
        fs::write(meetings.join(name), if n % 2 == 0 { agenda() } else { format!("{CONTROL} = 1\n") }).unwrap();
    }
    fs::create_dir(meetings.join(NAMES[0].trim_end_matches(".toml"))).unwrap();
    fs::write(meetings.join(NAMES[0].trim_end_matches(".toml")).join("journal.jsonl"), CONTROL).unwrap();
    for size in [(160, 30), (80, 24)] {
        let mut pty = Pty::start(dir.path(), &[], size);
        pty.wait("PWN").send("jjjj").send("k").send("\r");
        pty.ended();
        // After the screen is given back, findings come as lines.
        let raw = String::from_utf8(pty.raw()).unwrap();
        let (screen, after) = raw.split_once("\x1b[?1049l").unwrap();
        assert_eq!(strays(screen.as_bytes()), Vec::<String>::new());
        let after: String = after.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
        assert_eq!(strays(after.as_bytes()), Vec::<String>::new());
    }
}

#[cfg(unix)]
#[test]
fn no_screen_writes_into_anything_but_a_terminal() {
    let dir = super::terminal::folder();
    let agenda = format!("meetings/{}", super::terminal::AGENDA);
    for args in ["", "run A", "chair A", "rehearse A"] {
        let script =
            format!("\"$P\" {} </dev/tty >out; echo \"ended $?\"; od -c out | head -3", args.replace('A', &agenda));
        let mut pty = Pty::shell(dir.path(), &script, (80, 24));
        pty.wait("ended 1").wait("terminal");
        assert_eq!(fs::read(dir.path().join("out")).unwrap(), b"", "{args}");
        assert!(!pty.raw().contains(&0x1b), "{args}: {}", pty.screen());
    }
}

/// Holds a meeting with an agenda: starts it, opens what shows all of it, writes; gives how long the slowest answer
/// took.
#[cfg(target_os = "linux")]
fn slowest(agenda: &str) -> (std::time::Duration, u64) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.toml"), agenda).unwrap();
    let mut pty = Pty::start(dir.path(), &["rehearse", "a.toml", "--from", "8.59", "--keep", "k"], (120, 36));
    pty.wait("ØVELSE");
    let mut slowest = std::time::Duration::ZERO;
    for (keys, answer) in [
        (" ", "Begyndt"),
        ("jjjj", "ØVELSE"),
        ("s", "Esc"),
        ("\x1b[6~\x1b[6~", "Esc"),
        ("\x1b", "Hjælp"),
        ("b", "Beslutning"),
        ("Godkendt", "Godkendt"),
        ("\x13", "Beslutning noteret"),
        ("/", "Søg"),
        ("ooo", "ooo"),
        ("\x1b", "Hjælp"),
        ("a", "Gennemgang"),
        ("\x13", "afsluttet"),
    ] {
        pty.send(keys);
        let clock = punktlig::time::Clock::system();
        pty.wait(answer);
        slowest = slowest.max(clock.real());
    }
    let memory = pty.memory("VmHWM");
    pty.signal("TERM");
    pty.ended();
    all_chosen(&pty);
    (slowest, memory)
}

#[cfg(target_os = "linux")]
#[test]
fn the_longest_title_and_text_can_be_met_about() {
    let agenda = format!(
        "title = \"{t}\"\ndate = 2025-01-15\nitem = [{{ number = 1, title = \"{l}\", background = \"{b}\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}]\n",
        t = "æ".repeat(20_000),
        l = "o ".repeat(10_000),
        b = "tekst ".repeat(300_000)
    );
    let (slowest, memory) = slowest(&agenda);
    println!("{slowest:?}, {memory} KiB");
    assert!(memory < 300 * 1024, "{memory} KiB");
}

#[cfg(target_os = "linux")]
#[test]
fn five_thousand_entries_can_be_met_about() {
    let item = |n: usize| format!("[[item]]\nnumber={n}\ntitle=\"Sag {n}\"\n");
    let slot = |n: usize| format!("[[slot]]\n{}minutes=0\nitems=[{n}]\n", if n == 1 { "at=\"9.00\"\n" } else { "" });
    let plan: String = (1..=1_666).map(item).chain((1..=1_666).map(slot)).collect();
    let (slowest, memory) = slowest(&format!("title = \"M\"\ndate = 2025-01-15\n{plan}"));
    println!("{slowest:?}, {memory} KiB");
    assert!(memory < 300 * 1024, "{memory} KiB");
}
