//! The agenda of a reading as TOML: what is not sure, what is missing and what was not understood are comments at their
//! places.

use std::collections::HashMap;

use super::document::Place;
use super::reading::{Anchor, Matter, Note, Reading};
use crate::agenda::write::{Comments, Spot};
use crate::lang::Lang;
use crate::{msg, text};

/// How many columns a comment takes before it goes on in the next line.
const COLUMNS: usize = 110;

/// An agenda that was read, as a file.
#[derive(Clone, Debug)]
pub struct Written {
    pub toml: String,
    /// The line that each note of the reading is on, from 1, in the order of the notes.
    pub lines: Vec<usize>,
}

/// Writes the agenda of a reading. Its comments are in the language of the agenda; `name` is the document's.
#[must_use]
pub fn write(reading: &Reading, name: &str) -> Written {
    let lang = reading.lang();
    let mut notes = Notes::new(reading, lang);
    let agenda = reading.agenda.to_toml_with(&mut notes);
    let head = [
        msg!("import-comment-source", name = text::one_line(name)),
        msg!("import-comment-check", check = lang.text("import-check")),
    ];
    let mut toml = String::new();
    for line in &head {
        push_comment(&lang.say(line), "", &mut toml);
    }
    toml.push('\n');
    let above = toml.lines().count();
    let mut ends: Vec<usize> = agenda.match_indices('\n').map(|(at, _)| at).collect();
    ends.push(agenda.len());
    let line_of = |at: usize| above + 1 + ends.partition_point(|end| *end < at);
    let lines = (0..reading.notes.len()).map(|n| notes.places.get(&n).map_or(1, |at| line_of(*at))).collect();
    toml.push_str(&agenda);
    Written { toml, lines }
}

/// The notes of a reading, on their way to the file.
struct Notes<'a> {
    notes: &'a [Note],
    at: HashMap<Spot, Vec<usize>>,
    lang: Lang,
    /// Where each was written.
    places: HashMap<usize, usize>,
}

impl<'a> Notes<'a> {
    fn new(reading: &'a Reading, lang: Lang) -> Self {
        let mut at: HashMap<Spot, Vec<usize>> = HashMap::new();
        for (n, note) in reading.notes.iter().enumerate() {
            at.entry(spot(note.anchor)).or_default().push(n);
        }
        Self { notes: &reading.notes, at, lang, places: HashMap::new() }
    }
}

impl Comments for Notes<'_> {
    fn push(&mut self, spot: Spot, out: &mut String) {
        let Some(here) = self.at.get(&spot) else { return };
        let mut left_before = None;
        for n in here {
            let Some(note) = self.notes.get(*n) else { continue };
            self.places.insert(*n, out.len());
            let check = self.lang.text("import-check");
            match &note.matter {
                Matter::Guess(msg) => push_comment(&format!("{check}: {}", self.lang.say(msg)), "  ", out),
                Matter::Missing(msg) => {
                    push_comment(&format!("{check}: {}", self.lang.say(msg)), "  ", out);
                    if let Some(key) = spot.key {
                        let form = if is_day(key) { self.lang.text("import-form-day") } else { "\"…\"".to_owned() };
                        out.push_str(&format!("# {key} = {form}\n"));
                    }
                }
                Matter::Left(left) => {
                    // What follows on the same page is not said to be there again.
                    if left_before != Some(note.place.page) {
                        push_comment(&self.lang.say(&said_left(note.place)), "", out);
                    }
                    for line in left.lines() {
                        push_comment(line, "", out);
                    }
                }
            }
            left_before = matches!(note.matter, Matter::Left(_)).then_some(note.place.page);
        }
    }
}

fn said_left(place: Place) -> crate::lang::Msg {
    match place.page {
        Some(page) => msg!("import-comment-left-page", page = page),
        None => msg!("import-comment-left"),
    }
}

/// Returns whether a key has a day.
fn is_day(key: &str) -> bool {
    ["date", "issued", "next_meeting", "supplement"].contains(&key)
}

fn spot(anchor: Anchor) -> Spot {
    match anchor {
        Anchor::Key(key) => Spot { table: None, key: Some(key) },
        Anchor::TableKey { table, index, key } => Spot { table: Some((table, index)), key: Some(key) },
        Anchor::HeadEnd => Spot { table: None, key: None },
        Anchor::TableEnd { table, index } => Spot { table: Some((table, index)), key: None },
    }
}

/// Writes a comment; lines after the first begin with `indent`.
fn push_comment(comment: &str, indent: &str, out: &mut String) {
    // A comment ends at a line break, and the rest would count.
    let clean = text::clean(comment);
    let lines = clean.lines().flat_map(|line| text::wrap(line, COLUMNS));
    for (n, line) in lines.enumerate() {
        let indent = if n == 0 { "" } else { indent };
        out.push_str(format!("# {indent}{line}").trim_end());
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::agenda::file::{AgendaFile, ItemFile};
    use crate::agenda::read::{Key, Line};

    fn line(text: &str) -> Option<agenda::read::Located<Line>> {
        Some(Line(text.to_owned()).into())
    }

    fn reading() -> Reading {
        let item = ItemFile { number: Some(Key("1".into()).into()), title: line("Budget"), ..ItemFile::default() };
        let agenda = AgendaFile { title: line("Møde"), item: Some(vec![item.into()].into()), ..AgendaFile::default() };
        Reading { agenda, notes: Vec::new() }
    }

    fn note(anchor: Anchor, matter: Matter) -> Note {
        Note { anchor, matter, place: Place { page: Some(2), line: 7 } }
    }

    #[test]
    fn every_note_is_a_comment_at_its_place_and_is_found_by_its_line() {
        let mut reading = reading();
        reading.notes = vec![
            note(Anchor::Key("date"), Matter::Missing(msg!("import-no-date"))),
            note(Anchor::TableEnd { table: "item", index: 0 }, Matter::Left("Et ord\ntitle = \"andet\"".into())),
            note(Anchor::TableEnd { table: "item", index: 0 }, Matter::Left("og et til".into())),
            note(Anchor::TableKey { table: "item", index: 0, key: "title" }, Matter::Guess(msg!("import-no-title"))),
        ];
        let written = write(&reading, "d.pdf");
        let body: Vec<&str> = written.toml.split("\n\n").skip(1).collect();
        let expected = "title = \"Møde\"\n# TJEK: Dokumentet siger ikke, hvilken dag mødet er.\n# date = ÅÅÅÅ-MM-DD\n\n\
                        [[item]]\nnumber = 1\n# TJEK: Dokumentet siger ikke, hvad mødet hedder.\ntitle = \"Budget\"\n\
                        # Ikke forstået (side 2):\n# Et ord\n# title = \"andet\"\n# og et til\n";
        assert_eq!(body.join("\n\n"), expected);
        let found: Vec<&str> = written.lines.iter().map(|n| written.toml.lines().nth(n - 1).unwrap()).collect();
        let begun = ["# TJEK: Dokumentet siger ikke, hvilken", "# Ikke forstået", "# og et til", "# TJEK: Dokumentet"];
        for (found, begun) in found.iter().zip(begun) {
            assert!(found.starts_with(begun), "{found}");
        }
    }

    #[test]
    fn no_text_of_a_document_gets_out_of_its_comment() {
        for hostile in ["a\rtitle = \"b\"", "a\u{85}title = \"b\"", "a\u{2028}x = 1", "a\u{b}x = 1", "a\u{0}b"] {
            let mut reading = reading();
            reading.notes = vec![note(Anchor::HeadEnd, Matter::Left(hostile.into()))];
            let written = write(&reading, hostile);
            let mut file = reading.agenda.clone();
            file.title = line("Møde");
            assert_eq!(
                AgendaFile::parse(&written.toml).map(|read| read.to_toml()),
                Some(file.to_toml()),
                "{hostile:?}"
            );
        }
    }
}
