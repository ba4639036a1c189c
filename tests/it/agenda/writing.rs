//! Agendas that the program writes: what is read back is what was written, and looks as a person would write it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use punktlig::agenda::Role;
use punktlig::agenda::file::{AgendaFile, GuestFile, GuestTable, PersonFile, SlotFile};
use punktlig::agenda::read::{Day, Id, Key, Line, Minutes, TimeOfDay};
use punktlig::agenda::rich::Text;
use punktlig::text::Decoded;
use serde_json::Value as Json;

use super::*;
use crate::kit::faults::cases;

/// Reads a file's shapes, which must be without findings.
fn read(text: &str) -> AgendaFile {
    AgendaFile::parse(text).unwrap_or_else(|| panic!("{text}"))
}

/// All that a file says, without the places where it says it.
fn said(file: &AgendaFile) -> String {
    let debug = format!("{file:?}");
    let mut parts = debug.split("span: Span {");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').unwrap().1)
}

/// Writes what a text says, and gives that; it must say the same, and be written alike again.
fn rewritten(text: &str) -> String {
    let file = read(text);
    let written = file.to_toml();
    let again = read(&written);
    assert_eq!(said(&again), said(&file), "{text}\n---\n{written}");
    assert_eq!(again.to_toml(), written);
    written
}

/// Checks that a written agenda is the agenda that it was made from, with the same warnings.
fn is_the_same_agenda(text: &str, read: &mut dyn FnMut(&str) -> Result<String, Unreadable>) {
    let before = agenda::load("a.toml", text, &mut |path| read(path).map(Decoded::from));
    let written = rewritten(text);
    let after = agenda::load("a.toml", &written, &mut |path| read(path).map(|included| rewritten(&included).into()));
    let codes = |checked: &Checked| {
        let mut codes: Vec<&str> = checked.findings.iter().map(|f| f.code).collect();
        codes.sort_unstable();
        codes
    };
    assert_eq!(codes(&after), codes(&before), "{written}");
    assert!(after.agenda.is_some(), "{written}");
    assert_eq!(after.agenda, before.agenda);
}

#[test]
fn every_sample_that_is_written_is_the_same_agenda() {
    for name in SAMPLES {
        let text = fs::read_to_string(root().join("meetings").join(name)).unwrap();
        is_the_same_agenda(&text, &mut |path| Ok(fs::read_to_string(root().join("meetings").join(path)).unwrap()));
    }
}

#[test]
fn every_agenda_of_a_scenario_that_is_written_is_the_same_agenda() {
    let mut tried = 0;
    for entry in fs::read_dir(root().join("tests/scenarios")).unwrap() {
        let scenario: toml::Table = fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap();
        for key in ["agenda", "changed"] {
            let Some(text) = scenario.get(key).and_then(toml::Value::as_str) else { continue };
            let text =
                if text.contains("title = \"Møde\"\n") { text.to_owned() } else { format!("title = \"M\"\n{text}") };
            is_the_same_agenda(&text, &mut |_| Err(Unreadable::Missing));
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn a_written_agenda_looks_as_a_person_would_write_it() {
    let guest = GuestTable {
        who: Some(Line("kmc".into()).into()),
        via: Some(Line("Teams".into()).into()),
        ..GuestTable::default()
    };
    let slot = SlotFile {
        at: Some(TimeOfDay("11:05".parse().unwrap()).into()),
        items: Some(vec![Key("5".into()).into(), Key("kf-1".into()).into()].into()),
        minutes: Some(Minutes(15).into()),
        guests: Some(vec![GuestFile::Who(Line("Borgmester".into())).into(), GuestFile::Table(guest).into()].into()),
        notes: Some(Text("Husk:\n\n- \"kage\"\n- C:\\mappe".into()).into()),
        ..SlotFile::default()
    };
    let person = PersonFile {
        id: Some(Id("ba".into()).into()),
        name: Some(Line("Bettina \"Tina\" Andersen".into()).into()),
        role: Some(Role::Member.into()),
        ..PersonFile::default()
    };
    let long: Vec<_> =
        ["Børne- og Ungdomsudvalget", "Kultur- og Fritidsudvalget", "Miljø- og Teknikudvalget", "Økonomiudvalget"]
            .map(|body| Line(format!("bodies/{body}.toml")).into())
            .into();
    let file = AgendaFile {
        title: Some(Line("Direktionsmøde".into()).into()),
        date: Some(Day("2025-01-15".parse().unwrap()).into()),
        language: Some(Lang::Da.into()),
        members: Some(Vec::new().into()),
        include: Some(long.into()),
        person: Some(vec![person.into()].into()),
        slot: Some(vec![slot.into()].into()),
        ..AgendaFile::default()
    };
    let expected = r#"title = "Direktionsmøde"
date = 2025-01-15
language = "da"
members = []
include = [
    "bodies/Børne- og Ungdomsudvalget.toml",
    "bodies/Kultur- og Fritidsudvalget.toml",
    "bodies/Miljø- og Teknikudvalget.toml",
    "bodies/Økonomiudvalget.toml",
]

[[person]]
id = "ba"
name = 'Bettina "Tina" Andersen'
role = "member"

[[slot]]
at = "11.05"
items = [5, "kf-1"]
minutes = 15
guests = ["Borgmester", { who = "kmc", via = "Teams" }]
notes = '''
Husk:

- "kage"
- C:\mappe
'''
"#;
    assert_eq!(file.to_toml(), expected);
    assert_eq!(said(&read(expected)), said(&file));
}

/// What people write, and what breaks a string that is put together by hand.
fn any_text() -> BoxedStrategy<toml::Value> {
    let parts = [
        "Budget",
        "æøå",
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        "\"",
        "\"\"\"",
        "'",
        "'''",
        "\\",
        "\\n",
        "\t",
        "🎉",
        "e\u{301}",
        "#",
        "= ",
        "[",
        "]",
        "{",
        "11.05",
        "\u{1b}[31m",
        "\r\n",
        "\u{202e}",
        "",
        "a.b",
    ];
    vec(select(parts.to_vec()), 0..8).prop_map(|parts| toml::Value::String(parts.concat())).boxed()
}

/// A value that the schema of agendas allows.
fn any(schema: &Json, root: &Json) -> BoxedStrategy<toml::Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return any(root.pointer(name.trim_start_matches('#')).unwrap(), root);
    }
    for choice in ["allOf", "anyOf", "oneOf"] {
        if let Some(schemas) = schema[choice].as_array() {
            let schemas: Vec<_> = schemas.iter().map(|schema| any(schema, root)).collect();
            return proptest::strategy::Union::new(schemas).boxed();
        }
    }
    if let Some(word) = schema["const"].as_str() {
        return Just(toml::Value::from(word)).boxed();
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<String> = words.iter().map(|word| word.as_str().unwrap().to_owned()).collect();
        return select(words).prop_map(toml::Value::from).boxed();
    }
    if schema["type"].is_array() {
        let words = select(vec!["kf", "5", "007", "-1", "1.5", "4294967296", "2a"]).prop_map(toml::Value::from);
        return prop_oneof![(0u32..40).prop_map(|n| toml::Value::from(i64::from(n))), words].boxed();
    }
    match schema["type"].as_str().unwrap() {
        "boolean" => proptest::arbitrary::any::<bool>().prop_map(toml::Value::from).boxed(),
        "integer" => {
            let least = schema["minimum"].as_f64().unwrap_or_default() as i64;
            (least..=1440).prop_map(toml::Value::from).boxed()
        }
        "array" => vec(any(&schema["items"], root), 0..4).prop_map(toml::Value::from).boxed(),
        "object" => {
            let fields = schema["properties"].as_object().unwrap();
            let keys: Vec<String> = fields.keys().cloned().collect();
            let values: Vec<_> = fields.values().map(|schema| any(schema, root)).collect();
            (subsequence(keys.clone(), 0..=keys.len()), values)
                .prop_map(move |(some, values)| {
                    let all = keys.iter().cloned().zip(values);
                    toml::Value::Table(all.filter(|(key, _)| some.contains(key)).collect())
                })
                .boxed()
        }
        "string" if schema["format"] == "date" => {
            let dates = vec!["2025-01-15", "1900-01-01", "9000-12-31", "2024-02-29"];
            select(dates).prop_map(|date| toml::Value::Datetime(date.parse().unwrap())).boxed()
        }
        "string" => match schema["pattern"].as_str() {
            Some(pattern) if pattern.contains("[Kk]") => {
                select(vec!["9", "11.05", "11:05", "kl. 0.00", "23.59", "Kl 9:07"]).prop_map(toml::Value::from).boxed()
            }
            Some(_) => "[a-z0-9_-]{1,8}".prop_map(toml::Value::from).boxed(),
            None => any_text(),
        },
        other => panic!("{other}"),
    }
}

#[test]
fn whatever_an_agenda_may_say_is_written_and_read_back_as_it_was() {
    let schema = agenda::schema::schema();
    let mut runner = proptest::test_runner::TestRunner::new(cases(300));
    let agendas = any(&schema, &schema);
    runner
        .run(&agendas, |value| {
            rewritten(&toml::to_string(&value).unwrap());
            Ok(())
        })
        .unwrap();
}
