//! What is fuzzed, as functions of bytes: cargo-fuzz runs them by hand, `cargo test` with a bounded number of mutated
//! samples.
//!
//! A target panics where the program breaks a promise: it panics itself, lets control text through, or contradicts
//! itself.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Cursor, Write as _};
use std::path::Path;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use punktlig::agenda::{self, Agenda, Unreadable, names};
use punktlig::audience::Audience;
use punktlig::dates;
use punktlig::import::document::Content;
use punktlig::import::source::{self, Source};
use punktlig::journal::{self, OpenFile, PathKind, ReadFile, ReadFs};
use punktlig::lang::Lang;
use punktlig::meeting::{self, Event, History, JournalEntry, Meeting, followup};
use punktlig::os::{FileId, FileStat};
use punktlig::protocol::{self, Context, Format, Templates, commonmark};
use punktlig::text::is_hostile;
use punktlig::time::{Stamp, at_offset};
use punktlig::tui::app::{App, Input, InputTime};
use punktlig::tui::theme::Theme;
use punktlig::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use sha2::{Digest, Sha256};

/// Danish winter time, whatever the machine's zone.
fn zone(naive: NaiveDateTime) -> Stamp {
    match FixedOffset::east_opt(3600) {
        Some(offset) => at_offset(naive, offset),
        None => naive.and_utc().fixed_offset(),
    }
}

fn clean(what: &str, text: &str) {
    let bad = text.chars().enumerate().find(|(i, c)| is_hostile(*c) && *c != '\r' && !(*i == 0 && *c == '\u{feff}'));
    assert!(bad.is_none(), "{what} has {bad:?}");
}

/// An agenda and what it includes, with NULs between them: read, checked, its findings told, and held as a meeting.
pub fn agenda(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut parts = text.split('\0');
    let own = parts.next().unwrap_or_default();
    let mut rest: Vec<&str> = parts.collect();
    rest.reverse();
    let checked =
        agenda::load("a.toml", own, &mut |_| rest.pop().map(|text| text.to_owned().into()).ok_or(Unreadable::Missing));
    assert_eq!(checked.agenda.is_none(), checked.findings.iter().any(agenda::Finding::is_error));
    for lang in [Lang::Da, Lang::En] {
        clean("a finding", &agenda::render(&checked.findings, &checked.sources, lang, agenda::Rendering::PLAIN));
        strings(&agenda::finding::to_json(&checked.findings, lang)).iter().for_each(|text| clean("a finding", text));
    }
    if let Some(agenda) = checked.agenda {
        let start = zone(agenda.slots.first().and_then(|slot| slot.start).unwrap_or(agenda.date.into()));
        let mut events =
            vec![Event::RecordCreated { agenda: Box::new(agenda.clone()), shift: None, rehearsal: false, zone: None }];
        events.extend(agenda.slots.iter().take(3).map(|slot| Event::SlotStarted { slot: slot.id.clone() }));
        let stamped = |(n, event)| {
            let at = start + TimeDelta::minutes(7 * i64::from(n));
            JournalEntry { seq: u64::from(n) + 1, at, event }
        };
        held((0u32..).zip(events).map(stamped).collect());
    }
}

/// A journal: its bytes as they are, through the reader; and its lines as events, whatever their chain says.
pub fn journal(data: &[u8]) {
    let disk = Memory(data.to_vec());
    match journal::read_on(&disk, Path::new("record")) {
        Ok(reading) => held(reading.events),
        Err(error) => {
            let told = [Lang::Da, Lang::En].map(|lang| error.render(lang));
            told.iter().for_each(|text| clean("a refusal", text));
        }
    }
    // With the right chain: what somebody could write who knows the format.
    let mut events: Vec<serde_json::Value> = Vec::new();
    for line in data.split(|b| *b == b'\n') {
        events.extend(serde_json::from_slice(line).ok().filter(serde_json::Value::is_object));
    }
    let Some(file) = chained(&events) else { return };
    if let Ok(reading) = journal::read_on(&Memory(file), Path::new("record")) {
        held(reading.events);
    }
}

/// Writes events as a journal has them, with their numbers and chain.
fn chained(events: &[serde_json::Value]) -> Option<Vec<u8>> {
    let mut out = String::new();
    let mut chain = "0".repeat(64);
    for (n, event) in events.iter().enumerate() {
        let mut members = event.as_object()?.clone();
        let at = members.remove("at")?;
        for own in ["journal", "version", "seq", "sha256"] {
            members.remove(own);
        }
        let head = if n == 0 { "\"journal\":\"punktlig\",\"version\":1," } else { "" };
        let rest = serde_json::Value::Object(members).to_string();
        let body = format!("{{{head}\"seq\":{},\"at\":{at},{}", n + 1, rest.strip_prefix('{')?.strip_suffix('}')?);
        let sum = Sha256::digest(format!("{chain}\n{body}"));
        chain = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        out.push_str(&format!("{body},\"sha256\":\"{chain}\"}}\n"));
    }
    Some(out.into_bytes())
}

/// One file in memory.
struct Memory(Vec<u8>);

impl ReadFs for Memory {
    fn entry(&self, _: &Path) -> io::Result<PathKind> {
        Ok(PathKind::File(self.0.len() as u64))
    }

    fn open(&self, _: &Path) -> io::Result<Box<dyn ReadFile>> {
        Ok(Box::new(Open(Cursor::new(self.0.clone()))))
    }

    fn file_stat(&self, path: &Path) -> io::Result<Option<FileStat>> {
        self.open(path)?.file_stat().map(Some)
    }

    fn list(&self, _: &Path) -> io::Result<Vec<OsString>> {
        Ok(Vec::new())
    }
}

struct Open(Cursor<Vec<u8>>);

impl io::Read for Open {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out)
    }
}

impl io::Seek for Open {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl ReadFile for Open {}

impl OpenFile for Open {
    fn file_stat(&self) -> io::Result<FileStat> {
        Ok(FileStat { file: FileId(0, 0), len: self.0.get_ref().len() as u64, changed: (0, 0) })
    }
}

/// Does with a meeting all that the program does with one: time, attendance, screens, documents.
fn held(events: Vec<JournalEntry>) {
    let Some(history) = History::replay(events) else { return };
    let last = history.meeting().last_at().unwrap_or_else(|| zone(NaiveDateTime::default()));
    for wait in [0, 61, 3 * 86_400] {
        if let Some(now) = last.checked_add_signed(TimeDelta::seconds(wait)) {
            timed(history.meeting(), now);
        }
    }
    for audience in [Audience::Full, Audience::Public] {
        let context =
            Context { audience, lang: None, chain: None, pins: BTreeMap::new(), now: last, zone, salvaged: None };
        let model = protocol::build(history.meeting(), &context);
        let _ = protocol::cpr(&model);
        // A PDF takes a hundred times as long; tests of its own are for it.
        for format in Format::ALL.into_iter().filter(|f| *f != Format::Pdf) {
            let made = protocol::render(format, &model, &Templates::default()).expect("it is written").bytes;
            if format.is_text() {
                clean(format.ending(), std::str::from_utf8(&made).expect("it is UTF-8"));
            }
        }
    }
    for (lang, (width, height)) in [(Lang::Da, (120, 36)), (Lang::En, (64, 18))] {
        let source = history.meeting().agenda().clone();
        let mut app = App::new(lang, Theme::new(true), source, history.clone());
        let when = InputTime { now: last, real: std::time::Duration::from_secs(60) };
        app.update(Input::Resize(width, height), when);
        app.tick(last);
        clean("the window's title", &punktlig::tui::shell::title::title(history.meeting(), lang, last));
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        // The screen as it is, and with everything open over it that a key opens.
        let keys = if lang == Lang::Da { " s?gfutrhacbon/" } else { " s" };
        for key in keys.chars().flat_map(|c| [KeyCode::Char(c), KeyCode::PageDown, KeyCode::Esc, KeyCode::Down]) {
            app.update(Input::Key(KeyEvent::from(key)), when);
            if key != KeyCode::Esc && key != KeyCode::Down {
                let Ok(_) = terminal.draw(|frame| _ = view::Painter::default().paint(frame, &app, last, true));
            }
        }
        let cells = terminal.backend().buffer().content();
        cells.iter().for_each(|cell| assert!(!cell.symbol().contains(['\x1b', '\u{202e}', '\u{9b}']), "{cell:?}"));
    }
}

/// Asks all that depends on time, and holds it against what must be so.
fn timed(meeting: &Meeting, now: Stamp) {
    let forecast = meeting.forecast(now);
    let mut sum = TimeDelta::zero();
    for index in 0..meeting.slots().len() {
        let timing = meeting.timing(index, now);
        assert!(timing.elapsed >= TimeDelta::zero(), "{timing:?}");
        sum += timing.elapsed;
    }
    if let Some(held) = meeting.held(now) {
        assert!(
            held.length(now) >= TimeDelta::zero() && sum <= held.length(now).max(TimeDelta::zero()),
            "{sum} in {held:?}"
        );
    }
    for expected in forecast.slots.iter().flatten() {
        assert!(expected.end.is_none_or(|end| end >= expected.start), "{expected:?}");
    }
    let _ = (meeting.next_step(now), meeting.attendees(now), meeting.catch_up(now));
    let _ = (meeting.to_call(&forecast, now, 5), meeting.planned_end(forecast.day), meeting.quorum(now));
    for on in meeting.targets() {
        let _ = (
            meeting.voters(&on, meeting.circumstances(), now, now),
            meeting.not_there(&on, now),
            meeting.disqualified(&on),
        );
    }
    for run in meeting.slots().iter().take(20) {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let _ = meeting.correction(&run.slot.id, meeting::Edge::Start, noon, now);
        let _ = meeting.correction(&run.slot.id, meeting::Edge::End, noon, now);
    }
}

fn sample() -> Agenda {
    const TEXT: &str = "title = \"M\"\ndate = 2025-01-15\nmembers = [\"ba\"]\nperson = [{ id = \"ba\", name = \"Bettina Andersen\" }, \
                        { id = \"lm\", name = \"Lene Møller\" }, { id = \"lk\", name = \"Lene Kjær\" }]\nunit = [{ id = \"ls\", name = \"Ledelsessekretariatet\" }]\n\
                        item = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [1], minutes = 10 }]\nupcoming = [{ date = 2025-01-22 }]\n";
    agenda::load("a.toml", TEXT, &mut |_| Err(Unreadable::Missing)).agenda.expect("the sample is an agenda")
}

/// A follow-up line, and the completion at each place of it.
pub fn follow_up(data: &[u8]) {
    let Ok(line) = std::str::from_utf8(data) else { return };
    let agenda = sample();
    let candidates = names::candidates(&agenda);
    let ctx = followup::Context::new(&agenda, &candidates);
    let understood = followup::parse(line, &ctx);
    let mut end = 0;
    for span in &understood.spans {
        assert!(span.range.start == end && line.get(span.range.clone()).is_some(), "{:?} of {line:?}", span.range);
        end = span.range.end;
    }
    assert_eq!(end, line.len(), "{line:?}");
    let recorded = understood.to_follow_up(line);
    clean("what is recorded", &recorded.line);
    for cursor in (0..=line.chars().count() + 1).take(64) {
        let Some(completion) = followup::completion(line, cursor, &ctx) else { continue };
        for candidate in completion.matches.iter().take(2) {
            let (made, cursor) = followup::apply(line, &completion, candidate);
            assert!(cursor <= made.chars().count(), "{cursor} in {made:?}");
        }
    }
}

/// A phrase that may be a date.
pub fn dates(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default();
    for meeting in [date(2025, 1, 15), date(2024, 2, 29), date(1900, 1, 1), date(9000, 12, 31)] {
        for next in [None, Some(date(2025, 1, 22))] {
            let Some(phrase) = dates::phrase(text, meeting, next) else { continue };
            assert!(phrase.len <= text.len() && text.is_char_boundary(phrase.len), "{text:?}");
            let prefix = dates::parse_prefix(text, meeting, next);
            assert_eq!(prefix, phrase.date.ok().map(|date| (date, phrase.len)));
        }
    }
}

/// CommonMark as a text of the agenda, and the same bytes as what was typed: in every document.
pub fn markdown(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let blocks = commonmark::parse(text);
    for block in serde_json::to_value(&blocks).iter().flat_map(strings) {
        clean("a block", &block);
    }
    let mut agenda = sample();
    let typed = punktlig::text::clean(text).into_owned();
    let line = punktlig::text::one_line(text);
    agenda.intro = Some(typed.clone());
    for item in &mut agenda.items {
        item.title = line.clone();
        item.background = Some(typed.clone());
        item.recommendations = agenda::Recommendations::List(vec![typed.clone(), line.clone()]);
    }
    let at = zone(agenda.date.into());
    let on = meeting::Target::Item(agenda::ItemId("1".to_owned()));
    let decision = meeting::Decision {
        text: typed.clone(),
        outcome: agenda::Outcome::Other,
        forwarded_to: None,
        forwarded_on: None,
    };
    let follow_up =
        meeting::FollowUp { task: line.clone(), owners: vec![agenda::Who::Name(line)], due: None, line: String::new() };
    let events = [
        Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None },
        Event::DecisionRecorded { on: on.clone(), decision },
        Event::FollowUpRecorded { on, follow_up },
    ];
    held((1u64..).zip(events).map(|(seq, event)| JournalEntry { seq, at, event }).collect());
}

/// A file that is text: plain, Markdown, CSV, a web page or an e-mail.
pub fn import_text(data: &[u8]) {
    for name in ["", "a.md", "a.csv", "a.html", "a.eml"] {
        imported(name, data.to_vec());
    }
}

/// The parts of a Word file, with NULs between them: its text, its numbering, its styles, its footnotes.
pub fn import_docx(data: &[u8]) {
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"];
    imported("a.docx", packed(&[("[Content_Types].xml", b"")], &names, data));
    imported("a.docx", data.to_vec());
}

/// The parts of an OpenDocument text, with NULs between them: its text, and its styles.
pub fn import_odt(data: &[u8]) {
    let kind: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    imported("a.odt", packed(&[kind], &["content.xml", "styles.xml"], data));
}

/// A PDF.
pub fn import_pdf(data: &[u8]) {
    imported("a.pdf", data.to_vec());
}

/// The XML of a case system.
pub fn import_xml(data: &[u8]) {
    imported("a.xml", data.to_vec());
}

/// Packs parts that are the pieces of some data.
fn packed(fixed: &[(&str, &[u8])], names: &[&str], data: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let pieces = names.iter().copied().zip(data.split(|b| *b == 0));
    for (name, bytes) in fixed.iter().copied().chain(pieces) {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("it is in memory");
        zip.write_all(bytes).expect("it is in memory");
    }
    zip.finish().expect("it is in memory").into_inner()
}

/// Reads a file as an import does, and holds what is read to what is promised of it.
fn imported(name: &str, bytes: Vec<u8>) {
    let read = match source::read(name, bytes) {
        Ok(read) => read,
        Err(refusal) => {
            let told = [Lang::Da, Lang::En].map(|lang| refusal.error("a").render(lang));
            told.iter().for_each(|text| clean("a refusal", text));
            return;
        }
    };
    let documents: Vec<_> = match &read {
        Source::Documents(documents) => documents.iter().map(|named| &named.document).collect(),
        Source::Meeting(meeting) => {
            let annexes = |item: &source::cases::Item| item.is_open || item.annexes.iter().all(|annex| !annex.is_open);
            assert!(meeting.items.iter().all(annexes), "an annex of a closed item is open");
            let _ = source::cases::reading(meeting, |_, _| Default::default());
            meeting.items.iter().map(|item| &item.document).collect()
        }
    };
    for content in documents.iter().flat_map(|document| &document.blocks).map(|block| &block.content) {
        let (texts, has_lines): (Vec<&String>, bool) = match content {
            Content::Heading { text, .. } | Content::Line { text, .. } => (vec![text], false),
            Content::Paragraph { text, .. } => (vec![text], true),
            Content::Element { marker, text, .. } => (vec![marker, text], true),
            Content::Table { rows } => (rows.iter().flatten().collect(), true),
            Content::Gap | Content::PageEnd => (Vec::new(), false),
        };
        for text in texts {
            clean("a block", text);
            assert!(!text.contains('\t') && (has_lines || !text.contains('\n')), "{content:?}");
        }
    }
    let written = serde_json::to_vec(&read).expect("it is written");
    assert!(serde_json::from_slice::<Source>(&written).is_ok_and(|again| again == read));
}

/// Every text of a JSON value.
fn strings(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(list) => list.iter().flat_map(strings).collect(),
        serde_json::Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}
