//! How well documents are read: what is right, wrong, missing and invented, fact by fact.
//!
//! A document has next to it what is right, `NAME.right.toml`: an agenda as the document states it. Running text counts
//! as there or not; people are compared by their names, since a document has no ids. A line `#~ person.*.role` of it
//! names facts that do not count.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use punktlig::import::document::Document;
use punktlig::import::read::{Given, item, read};
use punktlig::import::reading::Reading;
use punktlig::import::source::{self, Source};
use punktlig::text::casefold;

/// What an agenda states: the name of each fact with its value.
type Facts = BTreeMap<String, String>;

/// How well something was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub right: usize,
    /// One line for each fact.
    pub wrong: Vec<String>,
    pub missing: Vec<String>,
    pub invented: Vec<String>,
}

impl Score {
    /// Returns how many facts are right, in hundredths of all that there are.
    pub fn percent(&self) -> f64 {
        let all = self.right + self.wrong.len() + self.missing.len();
        100.0 * self.right as f64 / all.max(1) as f64
    }

    /// Returns what is not right, a line each.
    pub fn faults(&self) -> String {
        let mut out = String::new();
        for (what, lines) in [("wrong", &self.wrong), ("missing", &self.missing), ("invented", &self.invented)] {
            for line in lines {
                _ = writeln!(out, "{what}: {line}");
            }
        }
        out
    }

    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong.extend(other.wrong);
        self.missing.extend(other.missing);
        self.invented.extend(other.invented);
    }
}

/// Compares an agenda that was read with the right one, both as TOML.
pub fn score(read: &str, right: &str) -> Score {
    let ignored: Vec<&str> = right.lines().filter_map(|line| line.strip_prefix("#~ ")).collect();
    let (read, right) = (facts(read), facts(right));
    let mut score = Score::default();
    for (name, value) in &right {
        match read.get(name) {
            _ if is_ignored(name, &ignored) => {}
            Some(other) if other == value => score.right += 1,
            Some(other) => score.wrong.push(format!("{name} = {other:?}, not {value:?}")),
            None => score.missing.push(format!("{name} = {value:?}")),
        }
    }
    let new = read.iter().filter(|(name, _)| !right.contains_key(*name) && !is_ignored(name, &ignored));
    score.invented.extend(new.map(|(name, value)| format!("{name} = {value:?}")));
    score
}

/// Returns whether a fact is among those that do not count; `*` stands for a part of the name.
fn is_ignored(name: &str, ignored: &[&str]) -> bool {
    let fits = |pattern: &str| {
        let (parts, of): (Vec<&str>, Vec<&str>) = (name.split('.').collect(), pattern.split('.').collect());
        parts.len() == of.len() && parts.iter().zip(&of).all(|(part, of)| *of == "*" || part == of)
    };
    ignored.iter().any(|pattern| fits(pattern))
}

/// Keys whose values are running text.
const PROSE: &[&str] =
    &["intro", "background", "presentation", "economy", "recommendation_intro", "recommendations", "text", "notes"];

/// Keys that are only for the file: what they name is compared by what is named.
const NAMES: &[&str] = &["id", "include"];

fn facts(toml: &str) -> Facts {
    let table: toml::Table = toml.parse().unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let people = named(&table, "person", "name");
    let items: BTreeMap<String, String> = array(&table, "item")
        .iter()
        .flat_map(|item| {
            let title = string(item.get("title"));
            [item.get("number"), item.get("id")]
                .into_iter()
                .flatten()
                .map(move |key| (string(Some(key)), title.clone()))
        })
        .collect();
    let mut facts = Facts::new();
    for (key, value) in &table {
        match key.as_str() {
            "person" => people_of(&table, &mut facts),
            "unit" => {
                for unit in array(&table, "unit") {
                    facts.insert(format!("unit.{}", fold(&string(unit.get("name")))), String::new());
                }
            }
            "item" => rows(&table, "item", &people, &items, &mut facts),
            "slot" => slots(&table, &people, &items, &mut facts),
            "upcoming" => rows(&table, "upcoming", &people, &items, &mut facts),
            "protocol" => {
                for (key, value) in value.as_table().into_iter().flatten() {
                    facts.insert(format!("protocol.{key}"), said(value, &people));
                }
            }
            key => fact(key, key, value, &people, &mut facts),
        }
    }
    facts
}

fn array<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t toml::Table> {
    table
        .get(key)
        .and_then(|value| value.as_array())
        .into_iter()
        .flatten()
        .filter_map(|value| value.as_table())
        .collect()
}

fn named(table: &toml::Table, of: &str, key: &str) -> BTreeMap<String, String> {
    array(table, of).iter().map(|row| (string(row.get("id")), string(row.get(key)))).collect()
}

fn string(value: Option<&toml::Value>) -> String {
    match value {
        Some(toml::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// Folds a text for comparison: quotation marks and dashes are one kind, and a full stop at the end says nothing.
fn fold(text: &str) -> String {
    let one_kind = |c: char| match c {
        '”' | '“' | '»' | '«' | '„' => '"',
        '–' | '—' => '-',
        '’' => '\'',
        c => c,
    };
    let text: String = casefold(text).chars().map(one_kind).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

/// Writes a value, with people by their names.
fn said(value: &toml::Value, people: &BTreeMap<String, String>) -> String {
    match value {
        toml::Value::String(text) => fold(people.get(text).unwrap_or(text)),
        toml::Value::Array(values) => values.iter().map(|value| said(value, people)).collect::<Vec<_>>().join(" | "),
        toml::Value::Table(table) => {
            let part = |(key, value): (&String, &toml::Value)| match key.as_str() {
                "who" | "text" => said(value, people),
                _ => format!("{key}: {}", said(value, people)),
            };
            let mut parts: Vec<String> = table.iter().map(part).collect();
            parts.sort();
            parts.join(", ")
        }
        other => other.to_string(),
    }
}

fn fact(name: &str, key: &str, value: &toml::Value, people: &BTreeMap<String, String>, facts: &mut Facts) {
    match value {
        _ if NAMES.contains(&key) => {}
        _ if PROSE.contains(&key) => _ = facts.insert(name.to_owned(), "…".to_owned()),
        toml::Value::Array(values) if matches!(key, "annexes" | "points" | "guests" | "lead" | "absent") => {
            for (n, value) in values.iter().enumerate() {
                match value.as_table().filter(|_| key == "annexes") {
                    Some(table) => {
                        for (part, value) in table {
                            facts.insert(format!("{name}.{}.{part}", n + 1), said(value, people));
                        }
                    }
                    None => _ = facts.insert(format!("{name}.{}", n + 1), said(value, people)),
                }
            }
        }
        value => _ = facts.insert(name.to_owned(), said(value, people)),
    }
}

fn people_of(table: &toml::Table, facts: &mut Facts) {
    for person in array(table, "person") {
        let name = fold(&string(person.get("name"))).replace('.', "");
        facts.insert(format!("person.{name}"), String::new());
        for key in ["title", "organisation", "group", "role"] {
            // Without a role somebody is a guest.
            if let Some(value) = person.get(key).filter(|value| !matches!(value.as_str(), Some("" | "guest"))) {
                facts.insert(format!("person.{name}.{key}"), fold(&string(Some(value))));
            }
        }
    }
}

/// Adds the rows of a table, by their places.
fn rows(
    table: &toml::Table,
    of: &str,
    people: &BTreeMap<String, String>,
    _items: &BTreeMap<String, String>,
    facts: &mut Facts,
) {
    for (n, row) in array(table, of).iter().enumerate() {
        facts.insert(format!("{of}.{}", n + 1), String::new());
        for (key, value) in *row {
            fact(&format!("{of}.{}.{key}", n + 1), key, value, people, facts);
        }
    }
}

/// Adds the slots: a title that is left out is that of the items, and items are compared by their titles.
fn slots(table: &toml::Table, people: &BTreeMap<String, String>, items: &BTreeMap<String, String>, facts: &mut Facts) {
    for (n, slot) in array(table, "slot").iter().enumerate() {
        let name = format!("slot.{}", n + 1);
        facts.insert(name.clone(), String::new());
        let treated: Vec<String> = slot
            .get("items")
            .and_then(|value| value.as_array())
            .into_iter()
            .flatten()
            .map(|key| items.get(&string(Some(key))).cloned().unwrap_or_default())
            .collect();
        if !treated.is_empty() {
            facts.insert(format!("{name}.items"), fold(&treated.join(" | ")));
        }
        let title = slot.get("title").map(|title| string(Some(title))).unwrap_or_else(|| treated.join(" | "));
        if !title.is_empty() {
            facts.insert(format!("{name}.title"), fold(&title));
        }
        for (key, value) in *slot {
            if !matches!(key.as_str(), "items" | "title") {
                fact(&format!("{name}.{key}"), key, value, people, facts);
            }
        }
    }
}

/// A document with what is right of it.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    pub path: PathBuf,
    pub right: String,
}

/// Lists the documents of a folder that have a `NAME.right.toml`.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut cases: Vec<Case> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".right.toml"))
        .filter_map(|path| {
            let right = std::fs::read_to_string(path.with_extension("right.toml")).ok()?;
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some(Case { name, path, right })
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

impl Case {
    fn source(&self) -> Source {
        let read = source::read(&self.name, std::fs::read(&self.path).unwrap());
        read.unwrap_or_else(|refused| panic!("{}: {refused:?}", self.name))
    }

    pub fn document(&self) -> Document {
        let Source::Documents(documents) = self.source() else { panic!("{} is no document", self.name) };
        documents.into_iter().next().unwrap().document
    }

    /// Reads the agenda; none: nothing of one is found.
    pub fn reading_if_any(&self) -> Option<Reading> {
        match self.source() {
            Source::Meeting(meeting) => Some(source::cases::reading(&meeting, item)),
            Source::Documents(documents) => read(&documents.first()?.document, &Given::default()).into_iter().next(),
        }
    }

    pub fn reading(&self) -> Reading {
        let mut readings = read(&self.document(), &Given::default());
        assert_eq!(readings.len(), 1, "{} has one agenda", self.name);
        readings.remove(0)
    }

    pub fn score(&self) -> Score {
        let read = self.reading_if_any().map(|reading| reading.agenda.to_toml()).unwrap_or_default();
        score(&read, &self.right)
    }
}

#[test]
fn a_score_tells_what_is_right_wrong_missing_and_invented() {
    let right = "#~ start\ntitle = \"Møde\"\nstart = \"9.00\"\nplace = \"Her\"\n\n[[item]]\nnumber = 1\ntitle = \"A\"\n\n\
        [[slot]]\nat = \"9.00\"\nitems = [1]\nguests = [\"x\"]\n\n[[person]]\nid = \"x\"\nname = \"Bo Bech\"\n";
    let read = right
        .replace("start = \"9.00\"", "start = \"8.00\"")
        .replace("Møde", "Mødet")
        .replace("place = \"Her\"\n", "")
        .replace("number = 1\n", "number = 1\ncase = \"25/1\"\n")
        .replace("\"x\"", "\"bb\"");
    let score = score(&read, right);
    assert_eq!(score.wrong, ["title = \"moedet\", not \"moede\""]);
    assert_eq!(score.missing, ["place = \"her\""]);
    assert_eq!(score.invented, ["item.1.case = \"25/1\""]);
}
