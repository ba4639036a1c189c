//! What is said of an agenda that was read: what was found, what to look at, and what was left.

use schemars::JsonSchema;
use serde::Serialize;

use super::body::Known;
use super::document::Place;
use super::reading::{Matter, Reading};
use super::write::Written;
use crate::agenda::Access;
use crate::lang::{Lang, Msg};
use crate::{msg, text};

/// What `import --format json` prints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reports {
    /// The version of this shape.
    pub version: u32,
    /// In the order of the documents.
    pub documents: Vec<Report>,
}

/// Returns the JSON Schema of [`Reports`].
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Reports).to_value()
}

/// What was read from one document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// The document.
    pub document: String,
    /// The agenda that was written; none: it went to standard output.
    pub agenda: Option<String>,
    /// The meeting's title, if the document states one.
    pub title: Option<String>,
    /// The first day, if the document states one.
    pub date: Option<String>,
    pub found: Found,
    /// What was guessed, or is missing: each is a comment in the agenda.
    pub check: Vec<Remark>,
    /// What was not understood, as the agenda's comments have it.
    pub left: Vec<Remark>,
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    pub items: usize,
    /// Those of the items that are closed.
    pub closed: usize,
    pub slots: usize,
    pub people: usize,
    /// The people and units that the body's file has.
    pub known: usize,
    pub annexes: usize,
    /// The meetings of the forward plan.
    pub upcoming: usize,
}

/// A line of the agenda to look at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Remark {
    /// The line of the agenda, from 1.
    pub line: usize,
    /// The page of the document, from 1, where it has pages.
    pub page: Option<u32>,
    pub text: String,
    /// Whether nothing states what belongs there.
    pub is_missing: bool,
}

impl Report {
    /// Says what was read, in a language. `known`: what the body's file has.
    #[must_use]
    pub fn new(document: &str, reading: &Reading, written: &Written, known: Known, lang: Lang) -> Self {
        let agenda = &reading.agenda;
        let remark =
            |line: usize, place: Place, text: String, is_missing| Remark { line, page: place.page, text, is_missing };
        let (mut check, mut left) = (Vec::new(), Vec::new());
        for (note, line) in reading.notes.iter().zip(&written.lines) {
            match &note.matter {
                Matter::Guess(msg) => check.push(remark(*line, note.place, lang.say(msg), false)),
                Matter::Missing(msg) => check.push(remark(*line, note.place, lang.say(msg), true)),
                Matter::Left(text) => left.push(remark(*line, note.place, text.clone(), false)),
            }
        }
        check.sort_by_key(|remark| remark.line);
        left.sort_by_key(|remark| remark.line);
        Self {
            document: document.to_owned(),
            agenda: None,
            title: agenda.title.as_ref().map(|title| title.value.0.clone()),
            date: agenda.date.as_ref().map(|date| date.value.0.to_string()),
            found: Found::of(reading, known),
            check,
            left,
        }
    }

    /// Returns whether the agenda lacks what every agenda has.
    #[must_use]
    pub fn lacks_title_or_date(&self) -> bool {
        self.title.is_none() || self.date.is_none()
    }

    /// Returns the report as lines for people.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        let document = self.document.clone();
        lines.push(match &self.agenda {
            Some(agenda) => lang.say(&msg!("import-report", document = document, agenda = agenda.clone())),
            None => lang.say(&msg!("import-report-printed", document = document)),
        });
        let Found { items, closed, slots, people, known, annexes, upcoming } = self.found;
        let some = |number: usize, msg: Msg| (number > 0).then_some(msg);
        let found = [
            Some(msg!("import-found-items", count = items)),
            some(closed, msg!("import-found-closed", count = closed)),
            some(slots, msg!("import-found-slots", count = slots)),
            some(people, msg!("import-found-people", count = people)),
            some(known, msg!("import-found-known", count = known)),
            some(annexes, msg!("import-found-annexes", count = annexes)),
            some(upcoming, msg!("import-found-upcoming", count = upcoming)),
        ];
        lines.push(found.iter().flatten().map(|found| lang.say(found)).collect::<Vec<_>>().join(" · "));
        if !self.check.is_empty() {
            lines.push(lang.say(&msg!("import-report-check", count = self.check.len())));
            lines.extend(self.check.iter().map(|remark| remark.said(lang)));
        }
        if !self.left.is_empty() {
            lines.push(lang.say(&msg!("import-report-left", count = self.left.len())));
            lines.extend(self.left.iter().map(|remark| remark.said(lang)));
        }
        lines
    }
}

impl Remark {
    fn said(&self, lang: Lang) -> String {
        let first = self.text.lines().next().unwrap_or_default();
        let text = text::truncate(first, 100).into_owned();
        let line = self.line;
        match self.page {
            Some(page) => lang.say(&msg!("import-remark-page", line = line, page = page, text = text)),
            None => lang.say(&msg!("import-remark", line = line, text = text)),
        }
    }
}

impl Found {
    fn of(reading: &Reading, known: Known) -> Self {
        let agenda = &reading.agenda;
        let mut found = Self {
            slots: agenda.slot.as_ref().map_or(0, |slots| slots.value.len()),
            people: known.known + known.new,
            known: known.known,
            upcoming: agenda.upcoming.as_ref().map_or(0, |upcoming| upcoming.value.len()),
            ..Self::default()
        };
        for item in agenda.item.iter().flat_map(|items| &items.value) {
            found.items += 1;
            found.closed += usize::from(item.value.access.is_some_and(|access| access.value == Access::Closed));
            found.annexes += item.value.annexes.as_ref().map_or(0, |annexes| annexes.value.len());
        }
        let of_slots = agenda.slot.iter().flat_map(|slots| &slots.value);
        found.annexes += of_slots.filter_map(|slot| slot.value.annexes.as_ref()).map(|a| a.value.len()).sum::<usize>();
        found
    }
}
