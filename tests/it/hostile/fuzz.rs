//! The fuzzing targets on mutated samples: a bounded number here, and by hand for as long as one likes
//! (docs/fuzzing.md).

#[path = "../../../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use crate::kit::faults::{Dice, size};
use crate::kit::{everything, line};

/// What breaks programs where it is in the place of something else.
const TOKENS: [&str; 64] = [
    "",
    "\0",
    "\n",
    "\r\n",
    "\t",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "æ",
    "🎉",
    "e\u{301}",
    "\"",
    "'",
    "\\",
    "\"\"\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    ":",
    "#",
    "*",
    "_",
    "`",
    "```",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "[a](b)",
    "![a](b)",
    "<b>",
    "&#27;",
    "&amp;",
    "@",
    "!",
    "@\"",
    "0",
    "-1",
    "1",
    "1440",
    "4294967295",
    "18446744073709551615",
    "-9223372036854775808",
    "1e308",
    "null",
    "true",
    "2025-01-15",
    "\"-262143-01-01\"",
    "\"+262142-12-31\"",
    "\"0000-01-01\"",
    "\"9999-12-31T23:59:59.999Z\"",
    "\"+262142-12-31T23:59:59+23:59\"",
    "\"-262143-01-01T00:00:00-23:59\"",
    "\"2026-10-25T02:30:00+02:00\"",
    "31/2",
    "6/2-99999",
    "uge 54",
    "om 99999999999 uger",
    "\"undo\":1",
];

/// Changes a sample in one to six places.
fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut data = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(6) {
        let at = dice.below(data.len() + 1);
        let reach = [1, 4, 40, 400][dice.below(4)];
        let end = (at + 1 + dice.below(reach)).min(data.len());
        match dice.below(8) {
            0 => _ = data.get_mut(at).map(|b| *b = u8::try_from(dice.below(256)).unwrap()),
            1 => _ = data.drain(at.min(end)..end),
            2 => {
                let part = data[at.min(end)..end].to_vec();
                data.splice(at..at, part);
            }
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(200)).min(other.len());
                data.splice(at..at, other[from.min(to)..to].iter().copied());
            }
            // A value, a number or a word becomes another.
            4 | 5 => {
                let is_end = |b: &u8| b",:=[]{} \n".contains(b);
                let from = data[..at].iter().rposition(is_end).map_or(0, |i| i + 1);
                let to = data[at..].iter().position(is_end).map_or(data.len(), |i| at + i);
                data.splice(from..to, TOKENS[dice.below(TOKENS.len())].bytes());
            }
            6 => {
                let mut lines: Vec<Vec<u8>> = data.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
                let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
                lines.swap(a, b);
                data = lines.join(&b'\n');
            }
            _ => _ = data.splice(at..at, TOKENS[dice.below(TOKENS.len())].bytes()),
        }
        data.truncate(60_000);
    }
    data
}

fn read(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.is_file() && p.to_string_lossy().ends_with(ending));
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(|p| fs::read(p).unwrap()).collect()
}

/// Runs a target on the samples and on mutations of them.
fn fuzz(seeds: &[Vec<u8>], cases: u32, target: fn(&[u8])) {
    seeds.iter().for_each(|seed| target(seed));
    let mut dice = Dice::new(7);
    let shown = |data: &[u8]| {
        let path = std::env::temp_dir().join("punktlig-fuzz-failed");
        fs::write(&path, data).unwrap();
        path
    };
    for case in 0..cases {
        let data = mutated(seeds, &mut dice);
        let done = std::panic::catch_unwind(|| target(&data));
        assert!(done.is_ok(), "case {case}, written to {}", shown(&data).display());
    }
}

#[test]
fn no_agenda_breaks_anything() {
    let mut seeds = read("meetings", ".toml");
    seeds.extend(read("fuzz/seeds/agenda", ""));
    seeds.push(super::payload::agenda().into_bytes());
    fuzz(&seeds, size(60, 20_000), targets::agenda);
}

#[test]
fn no_journal_breaks_anything() {
    fuzz(&read("fuzz/seeds/journal", ""), size(60, 20_000), targets::journal);
}

#[test]
fn no_follow_up_line_breaks_anything() {
    fuzz(&read("fuzz/seeds/follow_up", ""), size(5_000, 2_000_000), targets::follow_up);
}

#[test]
fn no_phrase_of_a_date_breaks_anything() {
    fuzz(&read("fuzz/seeds/dates", ""), size(10_000, 5_000_000), targets::dates);
}

#[test]
fn no_commonmark_breaks_anything() {
    fuzz(&read("fuzz/seeds/markdown", ""), size(60, 20_000), targets::markdown);
}

#[test]
fn no_text_to_import_breaks_anything() {
    let mut seeds = read("fuzz/seeds/import_text", "");
    seeds.extend(read("fuzz/seeds/markdown", ""));
    fuzz(&seeds, size(1_000, 400_000), targets::import_text);
}

#[test]
fn no_word_file_breaks_anything() {
    fuzz(&read("fuzz/seeds/import_docx", ""), size(1_000, 400_000), targets::import_docx);
}

#[test]
fn no_opendocument_text_breaks_anything() {
    fuzz(&read("fuzz/seeds/import_odt", ""), size(1_000, 400_000), targets::import_odt);
}

#[test]
fn no_pdf_breaks_anything() {
    fuzz(&read("fuzz/seeds/import_pdf", ""), size(300, 100_000), targets::import_pdf);
}

#[test]
fn no_xml_of_a_case_system_breaks_anything() {
    fuzz(&read("fuzz/seeds/import_xml", ""), size(1_000, 400_000), targets::import_xml);
}

/// Holds a seed of the journal against what it is made from, or writes it.
fn seed(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/journal").join(name);
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "PUNKTLIG_WRITE_DOCS=1 writes it");
}

#[test]
fn the_journals_seeds_are_whole_meetings() {
    let told = crate::protocol::january();
    seed(
        "january.jsonl",
        &told.history.entries().iter().map(|e| line(&e.at.to_rfc3339(), &e.event)).collect::<String>(),
    );
    seed("everything.jsonl", &everything());
}

/// Every place of a value that is a date, a moment or a number, with what it may be at the far ends.
fn ends(value: &serde_json::Value, path: &str, out: &mut Vec<(String, serde_json::Value)>) {
    let each: &[&str] = match value {
        serde_json::Value::String(s) if s.parse::<chrono::NaiveDate>().is_ok() => {
            &["\"-262143-01-01\"", "\"+262142-12-31\"", "\"0000-01-01\"", "\"9999-12-31\""]
        }
        serde_json::Value::String(s) if chrono::DateTime::parse_from_rfc3339(s).is_ok() => &[
            "\"-262143-01-01T00:00:00Z\"",
            "\"+262142-12-31T23:59:59Z\"",
            "\"0000-01-01T00:00:00+23:59\"",
            "\"9999-12-31T23:59:59.999-23:59\"",
            "\"2025-01-15T23:59:60+01:00\"",
        ],
        serde_json::Value::String(s) if s.parse::<chrono::NaiveDateTime>().is_ok() => &[
            "\"-262143-01-01T00:00:00\"",
            "\"+262142-12-31T23:59:59\"",
            "\"0000-01-01T00:00:00\"",
            "\"9999-12-31T23:59:59\"",
        ],
        serde_json::Value::Number(_) => &["0", "4294967295", "18446744073709551615", "-1", "1e300"],
        serde_json::Value::Null => &["4294967295", "\"+262142-12-31\""],
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, v)| ends(v, &format!("{path}/{i}"), out));
            &[]
        }
        serde_json::Value::Object(members) => {
            members.iter().for_each(|(key, v)| ends(v, &format!("{path}/{key}"), out));
            &[]
        }
        _ => &[],
    };
    out.extend(each.iter().map(|end| (path.to_owned(), serde_json::from_str(end).unwrap())));
}

/// Puts the far ends into the places of a whole meeting, one at a time: every other of them, or all in a heavy run;
/// gives how many were tried.
fn tried_at_ends(shift: Option<serde_json::Value>) -> usize {
    let lines = read("fuzz/seeds/journal", "everything.jsonl").remove(0);
    let mut events: Vec<serde_json::Value> =
        String::from_utf8(lines).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    if let Some(shift) = shift {
        events[0]["shift"] = shift;
    }
    let moved = !events[0]["shift"].is_null();
    let mut tried = 0;
    let mut broken = Vec::new();
    for place in 0..events.len() {
        let mut found = Vec::new();
        ends(&events[place], "", &mut found);
        for (path, end) in found.into_iter().skip(place % size(2, 1)).step_by(size(2, 1)) {
            let mut changed = events.clone();
            *changed[place].pointer_mut(&path).unwrap() = end.clone();
            // What comes after it could hide it: a reload brings the whole plan anew.
            let upto = if moved { changed.len() } else { place + 1 };
            let data: String = changed[..upto].iter().map(|e| e.to_string() + "\n").collect();
            tried += 1;
            if std::panic::catch_unwind(|| targets::journal(data.as_bytes())).is_err() {
                broken.push(format!("{} {path} = {end}", events[place]["event"]));
            }
        }
    }
    assert!(broken.is_empty(), "{} of {tried}: {broken:#?}", broken.len());
    tried
}

#[test]
fn no_date_moment_or_number_at_its_far_end_breaks_anything() {
    assert!(tried_at_ends(None) > size(150, 300));
}

#[test]
fn nor_does_one_in_a_meeting_that_was_moved() {
    assert!(tried_at_ends(Some(serde_json::json!({ "days": 1, "minutes": 30 }))) > size(150, 300));
}
