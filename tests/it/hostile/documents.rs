//! No control text in any document: Markdown, HTML, Word, JSON, CSV, iCalendar; also where CommonMark makes it only
//! when it is read.

use std::io::Read;

use punktlig::audience::Audience;
use punktlig::protocol::{Format, Templates, render};
use punktlig::text::is_hostile;

use super::payload::{CONTROL, ENTITIES, agenda as hostile_agenda};
use crate::kit::{LiveMeeting, agenda, id, item, point};

/// A meeting in which everything that is written is hostile, as the journal hands it on.
fn told() -> LiveMeeting {
    let text = punktlig::text::clean(&format!("Skrevet{CONTROL}\n\t{ENTITIES}")).into_owned();
    let mut told = LiveMeeting::new(agenda(&hostile_agenda()));
    told.start(0);
    told.decide(&item(1), &text, punktlig::agenda::Outcome::Approved);
    told.follow_up(&item(1), &text, &[id("a"), punktlig::agenda::Who::Name(text.clone())], None);
    told.start(1);
    let on = point(&told.meeting().slots()[1].slot.id.0.clone());
    told.decide(&on, &text, punktlig::agenda::Outcome::Other);
    told.record(punktlig::meeting::Event::MeetingClosed);
    told
}

/// The characters of a text that may be in no document, with what is before them.
fn found(name: &str, text: &str) -> Vec<String> {
    let allowed = |i: usize, c: char| match c {
        '\r' => name.ends_with("csv") || name.ends_with("ics") || name.ends_with("xml"),
        // What Excel and Word know UTF-8 by.
        '\u{feff}' => i == 0,
        _ => false,
    };
    let bad = text.char_indices().filter(|(i, c)| is_hostile(*c) && !allowed(*i, *c));
    bad.map(|(i, c)| format!("{name}: {c:?} after {:?}", text[..i].chars().rev().take(30).collect::<String>()))
        .collect()
}

#[test]
fn no_control_text_reaches_any_document() {
    let told = told();
    let mut looked_at = 0;
    for audience in [Audience::Full, Audience::Public] {
        for format in Format::ALL.into_iter().filter(|f| *f != Format::Pdf) {
            let bytes = render(format, &told.protocol(audience), &Templates::default()).unwrap().bytes;
            let mut texts = Vec::new();
            match format {
                Format::Docx => {
                    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
                    for part in 0..zip.len() {
                        let mut part = zip.by_index(part).unwrap();
                        let mut text = String::new();
                        part.read_to_string(&mut text).unwrap();
                        let name = part.name().unwrap().into_owned();
                        texts.push((name, text));
                    }
                }
                Format::Json => {
                    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                    strings(&value, &mut texts);
                }
                _ => texts.push((format!("protocol.{}", format.ending()), String::from_utf8(bytes).unwrap())),
            }
            for (name, text) in texts {
                assert_eq!(found(&name, &text), Vec::<String>::new());
                // As text for XML and HTML too: a reader of the file would make the character of it.
                let lower = text.to_lowercase();
                let entity = ["&#27;", "&#x1b;", "&#7;", "&#x9b;", "&#155;", "&#x202e;", "&#8238;"];
                let read = name.ends_with("html") || name.ends_with("xml");
                assert!(!read || !entity.iter().any(|e| lower.contains(e)), "{name}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 100, "{looked_at}");
}

/// Every text of a JSON value, keys too.
fn strings(value: &serde_json::Value, out: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => out.push(("json".to_owned(), text.clone())),
        serde_json::Value::Array(list) => list.iter().for_each(|v| strings(v, out)),
        serde_json::Value::Object(members) => members.iter().for_each(|(key, v)| {
            out.push(("json".to_owned(), key.clone()));
            strings(v, out);
        }),
        _ => {}
    }
}

#[test]
fn a_bodys_own_template_brings_no_control_text_into_a_document() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("t")).unwrap();
    for name in ["protocol.md.j2", "protocol.html.j2"] {
        let own = format!("Eget{CONTROL}\n{{% include 'default/{name}' %}}\n{{{{ '\\x1b]0;PWN\\x07' }}}}");
        std::fs::write(dir.path().join("t").join(name), own).unwrap();
    }
    let templates = Templates::find(Some(dir.path()), Some("t")).rendered_by(crate::protocol::runaway::patient());
    for format in [Format::Md, Format::Html] {
        let made = render(format, &told().protocol(Audience::Full), &templates).unwrap();
        let text = String::from_utf8(made.bytes).unwrap();
        assert!(made.trouble.is_none() && text.starts_with("Eget"), "{:?}", made.trouble);
        assert_eq!(found("eget", &text), Vec::<String>::new());
    }
}
