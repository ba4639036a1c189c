//! A language that is not one: every message with all its letters accented and a third longer, "⟦Ñéẋţ…⟧".
//!
//! What it lacks in accents on a screen or in a document did not come from a message. It is made of the English
//! messages and one table, as any further language is, so it proves that a language takes nothing else.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use punktlig::agenda::{Agenda, SlotKind};
use punktlig::audience::Audience;
use punktlig::lang::{File, Lang, Language, Messages};
use punktlig::meeting::Meeting;
use punktlig::protocol::{Context, Format, Templates, build, render};

use crate::kit::stage::Stage;
use crate::kit::{JANUARY, sample, stamp};
use crate::screen::chair::seen;
use crate::screen::sizes::check;
use crate::screen::states::{made_up, states};

static PSEUDO: LazyLock<Language> = LazyLock::new(|| {
    let files: Vec<File> = Lang::En.messages.sources().map(|(_, source)| File::new(accented(source).leak())).collect();
    let Ok(files) = files.try_into() else { panic!("a file for each subject") };
    let messages = Box::leak(Box::new(Messages::new("en", files)));
    Language { code: "qps", name: "⟦pšéúðó⟧", about: "None.", locale: "qps-ZZ", messages, ..*Lang::En }
});

/// The pseudo-language.
pub fn pseudo() -> Lang {
    Lang::new(&PSEUDO)
}

/// Accents every text of a Fluent file; variables, cases and ids stay.
fn accented(source: &str) -> String {
    let mut resource: Resource<String> = fluent_syntax::parser::parse(source.to_owned()).unwrap();
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &mut message.value
        {
            let letters = accent(pattern);
            let text = |value: String| PatternElement::TextElement { value };
            pattern.elements.insert(0, text("⟦".to_owned()));
            pattern.elements.push(text(format!("{}⟧", "…".repeat(letters / 3))));
        }
    }
    fluent_syntax::serializer::serialize(&resource)
}

/// Accents a pattern and all that it may choose from; gives how many letters one reading of it has.
fn accent(pattern: &mut Pattern<String>) -> usize {
    let mut letters = 0;
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                letters += value.chars().filter(|c| c.is_alphabetic()).count();
                *value = value.chars().map(accented_letter).collect();
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                letters += variants.iter_mut().map(|variant| accent(&mut variant.value)).max().unwrap_or(0);
            }
            PatternElement::Placeable { .. } => {}
        }
    }
    letters
}

fn accented_letter(c: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀçðéƒĝĥíĵķļɱñóþʠŕšţúṽŵẋýžÁɃÇÐÉƑĜĤÍĴĶĻⱮÑÓÞɊŔŠŢÚṼŴẊÝŽ";
    PLAIN.find(c).and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(c)
}

#[test]
fn the_pseudo_language_has_every_message_and_shows_what_was_put_in() {
    let lang = pseudo();
    assert_eq!(lang.text("and"), "⟦áñð…⟧");
    let msg = punktlig::msg!("notice-no-such-key", key = "æ", help = "?");
    let said = lang.say(&msg);
    assert!(said.starts_with('⟦') && said.contains('æ') && said.contains('?') && !said.contains('k'), "{said}");
    for ((_, one), (subject, other)) in lang.messages.sources().zip(Lang::En.messages.sources()) {
        let ids = |text: &str| text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())).count();
        assert_eq!(ids(one), ids(other), "{subject}");
    }
}

/// English, of which only the files are left that a start parses.
static START: LazyLock<Language> = LazyLock::new(|| {
    let of_start = |subject: &str| ["common", "defaults", "main-screen"].contains(&subject);
    let kept = |(subject, source)| File::new(if of_start(subject) { source } else { "" });
    let files: Vec<File> = Lang::En.messages.sources().map(kept).collect();
    let Ok(files) = files.try_into() else { panic!("a file for each subject") };
    Language { messages: Box::leak(Box::new(Messages::new("en", files))), ..*Lang::En }
});

#[test]
fn the_first_frame_says_only_what_is_in_the_files_that_a_start_parses() {
    for name in [JANUARY, "2024-01-22-kb-seminar.toml", "2024-08-28-workshop.toml", "2025-06-04-direktionen.toml"] {
        let screen = |lang| Stage::new(sample(name), lang).screen();
        assert_eq!(screen(Lang::new(&START)), screen(Lang::En), "{name}");
    }
}

/// A meeting with made-up words only, in the pseudo-language.
fn meeting() -> Agenda {
    let mut agenda = made_up(Lang::En);
    agenda.lang = pseudo();
    // A title and phrases that were left out were filled in when the agenda was read, in a language of agendas.
    for slot in agenda.slots.iter_mut().filter(|slot| slot.kind == SlotKind::Close) {
        slot.title = "Xqt".to_owned();
    }
    for phrase in &mut agenda.phrases {
        phrase.text = "Xqu xqv".to_owned();
    }
    agenda
}

/// The words of a text that no message says: those of ASCII letters alone, but for the made-up ones of the meeting.
fn unaccented(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|w| w.chars().count() > 1 && w.chars().all(|c| c.is_ascii_alphabetic()))
        .filter(|w| !w.to_lowercase().starts_with("xq"))
        .map(str::to_owned)
        .collect()
}

/// Names of keys and files, which are the same in every language, and what the states search for in vain.
const NAMES: [&str; 19] = [
    "Alt",
    "Ctrl",
    "Del",
    "Enter",
    "Esc",
    "Tab",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "protocol",
    "public",
    "new",
    "md",
    "journal",
    "jsonl",
    "meetings",
    "direktionen",
    "zzz",
];

fn without_names(words: BTreeSet<String>) -> Vec<String> {
    words.into_iter().filter(|w| !NAMES.contains(&w.as_str())).collect()
}

#[test]
fn every_word_on_every_screen_comes_from_a_message() {
    let lang = pseudo();
    let mut wrong = BTreeSet::new();
    for (name, mut stage) in states(&meeting(), lang) {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            check(name, stage.resize(width, height));
            let screen = stage.screen();
            // What is cut off may end in the middle of a made-up word.
            let whole: Vec<&str> = screen.split_whitespace().filter(|w| !w.ends_with('…')).collect();
            wrong.extend(without_names(unaccented(&whole.join(" "))).into_iter().map(|word| format!("{name}: {word}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_word_that_the_chair_sees_comes_from_a_message() {
    let mut wrong = BTreeSet::new();
    for (name, stage) in states(&meeting(), pseudo()) {
        for audience in [Audience::Full, Audience::Public] {
            for size in [(120, 36), (80, 24), (40, 10)] {
                let screen = seen(&stage, size, audience, None);
                let whole: Vec<&str> = screen.split_whitespace().filter(|w| !w.ends_with('…')).collect();
                wrong.extend(without_names(unaccented(&whole.join(" "))).into_iter().map(|w| format!("{name}: {w}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text of a document that somebody reads.
fn read(format: Format, bytes: &[u8]) -> String {
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    match format {
        Format::Html => {
            let page = text();
            let body = page.split("</head>").nth(1).unwrap();
            without_tags(body)
        }
        Format::Docx => {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let parts: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
            let read = |part: &String| {
                let mut xml = String::new();
                zip.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
                xml
            };
            let shown =
                |part: &&String| ["word/document", "word/header", "word/footer"].iter().any(|p| part.starts_with(p));
            let xml: String = parts.iter().filter(shown).map(read).collect();
            // Instructions of fields are for the program that reads them.
            let visible: String = xml
                .split("<w:instrText")
                .enumerate()
                .map(|(n, part)| if n == 0 { part } else { part.split_once("</w:instrText>").unwrap().1 })
                .collect();
            without_tags(&visible).replace("&apos;", "’")
        }
        Format::Ics => {
            let unfolded = text().replace("\r\n ", "");
            let said = ["SUMMARY:", "DESCRIPTION:", "CATEGORIES:", "COMMENT:"];
            unfolded.lines().filter_map(|l| said.iter().find_map(|s| l.strip_prefix(s))).collect::<Vec<_>>().join("\n")
        }
        // Escapes of characters that Markdown would take for marks.
        Format::Md => without_tags(&text()),
        Format::Csv | Format::Json | Format::Pdf => text(),
    }
}

fn without_tags(xml: &str) -> String {
    xml.split('<')
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('>').map_or("", |p| p.1) })
        .fold(String::new(), |mut all, text| {
            all.push_str(text);
            all.push(' ');
            all
        })
}

#[test]
fn every_word_of_every_document_comes_from_a_message() {
    let lang = pseudo();
    let documents = |meeting: &Meeting, audience| {
        let at = stamp(meeting.agenda().date.and_hms_opt(12, 0, 0).unwrap());
        let mut context = Context::new(audience, Some("0123abcd".to_owned()), at);
        context.lang = Some(lang);
        build(meeting, &context)
    };
    let mut wrong = BTreeSet::new();
    let mut seen = 0;
    for (name, stage) in states(&meeting(), lang) {
        for audience in [Audience::Full, Audience::Public] {
            let protocol = documents(stage.meeting(), audience);
            for format in Format::ALL.into_iter().filter(|f| *f != Format::Json && *f != Format::Pdf) {
                let text = read(format, &render(format, &protocol, &Templates::default()).unwrap().bytes);
                seen += text.matches('⟦').count();
                let words = without_names(unaccented(&text));
                wrong.extend(words.into_iter().map(|word| format!("{name}, {}: {word}", format.ending())));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 1_000, "the documents are in the pseudo-language");
}
