//! `punktlig import FILE...`: makes agendas of documents, and says what to look at in them.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueEnum;

use super::{Outcome, UiOptions, new};
use crate::agenda::file::AgendaFile;
use crate::agenda::read::{Day, Line};
use crate::agenda::{Blank, render as render_findings};
use crate::error::{Error, Kind, Result};
use crate::import::body::{self, Known};
use crate::import::document::Place as DocumentPlace;
use crate::import::read::{Given, item, read};
use crate::import::reading::{Anchor, Matter, Note, Reading};
use crate::import::report::{Report, Reports};
use crate::import::source::{Named, Reader, Source, cases};
use crate::import::write::write;
use crate::lang::Lang;
use crate::time::{Clock, date_long, date_short};
use crate::{dates, files, msg, paths, protocol, text};

/// How the report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    #[default]
    Text,
    Json,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ImportRequest<'a> {
    /// The documents; `-` is standard input.
    pub files: &'a [PathBuf],
    /// The agenda's file, a folder for it, or standard output (`-`); none: [`new::FOLDER`].
    pub output: Option<&'a Path>,
    /// The file of the body, which the agenda includes.
    pub body: Option<&'a Path>,
    /// The meeting's day, if the document does not state it.
    pub date: Option<NaiveDate>,
    /// The meeting's title, if the document does not state it.
    pub title: Option<&'a str>,
    /// Which of a document's agendas is meant, from 1.
    pub part: Option<usize>,
    pub format: ReportFormat,
}

/// The name of standard input.
const INPUT: &str = "-";

/// Reads documents, and writes an agenda for each.
///
/// # Errors
///
/// When a document cannot be read or has no agenda, and when an agenda cannot be written where it should be.
pub fn run(wanted: &ImportRequest<'_>, options: &UiOptions, out: &mut dyn Write) -> Result<Outcome> {
    import(wanted, options, out).map(|(ended, _)| ended)
}

/// Reads documents, and writes an agenda for each; gives their names as well.
fn import(wanted: &ImportRequest<'_>, options: &UiOptions, out: &mut dyn Write) -> Result<(Outcome, Vec<PathBuf>)> {
    let several = wanted.files.len() > 1;
    if several && (wanted.output.is_some_and(|output| !output.is_dir()) || wanted.part.is_some()) {
        return Err(Error::new(Kind::Input, msg!("import-several")).hint(msg!("import-several-hint")));
    }
    let body = wanted.body.map(Body::read).transpose()?;
    let mut reports = Vec::new();
    let mut ended = Outcome::Done;
    for file in wanted.files {
        let person = Person::new(file, options.lang);
        let name = named(file, options.lang);
        let Some(mut reading) = chosen(readings(file, wanted, options.lang)?, &name, wanted.part, &person)? else {
            ended = Outcome::Unclear;
            continue;
        };
        complete(&mut reading, &person);
        let place = Place::of(wanted, &reading, options.lang)?;
        let mut known = Known { known: 0, new: reading.agenda.person.as_ref().map_or(0, |people| people.value.len()) };
        if let Some(body) = &body {
            known = body::build_on(&mut reading, &body.agenda, &body.include(&place)?);
        }
        let written = write(&reading, &name);
        let mut report = Report::new(&name, &reading, &written, known, options.lang);
        let mut is_whole = !report.lacks_title_or_date();
        match &place {
            Place::Output => out.write_all(written.toml.as_bytes()).map_err(|e| Error::io(Path::new("-"), e))?,
            Place::File(agenda) => {
                let of = [
                    Some(file.clone()).filter(|file| file.as_os_str() != INPUT),
                    body.as_ref().map(|b| b.path.clone()),
                ];
                files::create_from(agenda, &written.toml, &of.into_iter().flatten().collect::<Vec<_>>())?;
                report.agenda = Some(paths::shown(agenda));
                is_whole &= is_valid(agenda, options)?;
            }
        }
        if !is_whole && ended == Outcome::Done {
            ended = Outcome::Refused;
        }
        reports.push((report, place));
    }
    print(&reports, wanted.format, options.lang, out)?;
    let agendas = reports.into_iter().filter_map(|(_, place)| match place {
        Place::File(agenda) => Some(agenda),
        Place::Output => None,
    });
    Ok((ended, agendas.collect()))
}

/// Offers to make an agenda of a document from which a meeting is to be run; gives its name, or none: it was not
/// wanted, or cannot be run yet, and that has been said.
///
/// # Errors
///
/// When nobody can be asked, and as for [`run`].
pub fn offer(document: &Path, options: &UiOptions) -> Result<Option<PathBuf>> {
    let lang = options.lang;
    let path = paths::shown(document);
    let person = Person::new(document, lang);
    let refused = || {
        Error::new(Kind::Input, msg!("import-is-document", path = path.clone()))
            .hint(msg!("import-is-document-hint", path = path.clone()))
    };
    if !person.is_there {
        return Err(refused());
    }
    let question = lang.say(&msg!("import-offer", path = path.clone()));
    if person.ask(&question, yes_or_no) != Some(true) {
        return Ok(None);
    }
    let files = [document.to_owned()];
    let wanted = ImportRequest {
        files: &files,
        output: None,
        body: None,
        date: None,
        title: None,
        part: None,
        format: ReportFormat::Text,
    };
    let (ended, agendas) = import(&wanted, options, &mut io::stdout().lock())?;
    if ended != Outcome::Done {
        return Ok(None);
    }
    // What is to be looked at stays to be read before the screen is up.
    if person.ask(&lang.text("import-open"), yes_or_no) != Some(true) {
        return Ok(None);
    }
    Ok(agendas.into_iter().next())
}

/// Reads an answer in any of the languages.
fn yes_or_no(typed: &str) -> Option<bool> {
    match typed.to_lowercase().chars().next() {
        Some('j' | 'y') => Some(true),
        Some('n') => Some(false),
        _ => None,
    }
}

/// Returns whether a document may be one to import by what it is called, and so none that a meeting is run from.
#[must_use]
pub fn is_document(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str()))
}

/// What documents with an agenda are called.
const DOCUMENTS: [&str; 12] = ["pdf", "docx", "docm", "doc", "odt", "rtf", "html", "htm", "eml", "txt", "csv", "xml"];

fn named(file: &Path, lang: Lang) -> String {
    if file.as_os_str() == INPUT { lang.text("import-input") } else { paths::shown(file) }
}

/// Reads what a document says.
fn readings(file: &Path, wanted: &ImportRequest<'_>, lang: Lang) -> Result<Vec<Reading>> {
    let (reader, name) = (Reader::default(), named(file, lang));
    let source = if file.as_os_str() == INPUT {
        reader.read_input(io::stdin().lock(), &name)?
    } else {
        reader.read_file(file)?
    };
    let title = wanted.title.map(text::one_line).filter(|title| !title.is_empty());
    let given = Given { title, date: wanted.date, language: None };
    let documents = match source {
        Source::Documents(documents) => documents,
        Source::Meeting(meeting) => {
            let stated = cases::reading(&meeting, item);
            refuse_other_date(&stated, wanted.date, &name, lang)?;
            return Ok(vec![of_case_system(stated, given)]);
        }
    };
    let mut readings = Vec::new();
    for Named { document, unread_pages, .. } in &documents {
        for stated in read(document, &Given::default()) {
            refuse_other_date(&stated, wanted.date, &name, lang)?;
        }
        for mut reading in read(document, &given) {
            if let Some(first) = unread_pages.first() {
                let pages = unread_pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
                let matter = Matter::Guess(msg!("import-unread-pages", pages = pages));
                let place = DocumentPlace { page: Some(*first), line: 1 };
                reading.notes.push(Note { anchor: Anchor::HeadEnd, matter, place });
            }
            readings.push(reading);
        }
    }
    Ok(readings)
}

/// Gives what a case system states the title and date that are given.
fn of_case_system(mut reading: Reading, given: Given) -> Reading {
    if let Some(title) = given.title {
        reading.agenda.title = Some(Line(title).into());
        reading.notes.retain(|note| note.anchor != Anchor::Key("title"));
    }
    if let Some(date) = given.date.filter(|_| reading.agenda.date.is_none()) {
        reading.agenda.date = Some(Day(date).into());
        answer(&mut reading, "date");
    }
    let missing = [
        ("title", reading.agenda.title.is_none(), msg!("import-no-title")),
        ("date", reading.agenda.date.is_none(), msg!("import-no-date")),
    ];
    for (key, is_missing, msg) in missing {
        if is_missing {
            let (anchor, matter) = (Anchor::Key(key), Matter::Missing(msg));
            reading.notes.push(Note { anchor, matter, place: DocumentPlace::default() });
        }
    }
    reading
}

/// Refuses a day that is not the one that a document states. What it leaves to be guessed, it does not state.
fn refuse_other_date(reading: &Reading, given: Option<NaiveDate>, name: &str, lang: Lang) -> Result<()> {
    let is_guess = |note: &Note| note.anchor == Anchor::Key("date") && matches!(note.matter, Matter::Guess(_));
    let stated = reading.agenda.date.as_ref().map(|date| date.value.0);
    match (given, stated.filter(|_| !reading.notes.iter().any(is_guess))) {
        (Some(given), Some(stated)) if given != stated => {
            let (stated, given) = (date_short(stated, lang), date_short(given, lang));
            let msg = msg!("import-other-date", path = name, stated = stated, given = given);
            Err(Error::new(Kind::Input, msg).hint(msg!("import-other-date-hint")))
        }
        _ => Ok(()),
    }
}

/// Chooses one of the agendas of a document; none: nobody has said which.
fn chosen(mut readings: Vec<Reading>, name: &str, part: Option<usize>, person: &Person) -> Result<Option<Reading>> {
    let count = readings.len();
    let none = || Error::new(Kind::Input, msg!("import-nothing", path = name)).hint(msg!("import-nothing-hint"));
    let wrong = |part: usize| {
        let msg = msg!("import-no-part", path = name, part = part, count = count);
        Error::new(Kind::Input, msg).hint(msg!("import-no-part-hint"))
    };
    let place = match (part, count) {
        (_, 0) => return Err(none()),
        (Some(part), _) if !(1..=count).contains(&part) => return Err(wrong(part)),
        (Some(part), _) => part,
        (None, 1) => 1,
        (None, _) => {
            let lang = person.lang;
            let mut lines = vec![lang.say(&msg!("import-parts", path = name, count = count))];
            lines.extend(
                readings.iter().enumerate().map(|(n, reading)| format!("  {}  {}", n + 1, called(reading, lang))),
            );
            for line in &lines {
                let _ = writeln!(io::stderr(), "{line}");
            }
            match person.ask(&lang.text("import-ask-part"), |typed| {
                typed.parse().ok().filter(|part| (1..=count).contains(part))
            }) {
                Some(part) => part,
                None => {
                    let _ = writeln!(io::stderr(), "{}", lang.text("import-parts-hint"));
                    return Ok(None);
                }
            }
        }
    };
    Ok(Some(readings.swap_remove(place - 1)))
}

/// Names an agenda among those of a document.
fn called(reading: &Reading, lang: Lang) -> String {
    let agenda = &reading.agenda;
    let lines = [&agenda.body, &agenda.title].into_iter().flatten().map(|line| line.value.0.clone());
    let date = agenda.date.as_ref().map(|date| date_long(date.value.0, lang));
    let items = agenda.item.as_ref().map_or(0, |items| items.value.len());
    let count = lang.say(&msg!("import-found-items", count = items));
    let mut parts: Vec<String> = lines.chain(date).collect();
    parts.dedup();
    parts.push(count);
    text::one_line(&parts.join(" · "))
}

/// Asks for the title and the date that a document does not state.
fn complete(reading: &mut Reading, person: &Person) {
    let lang = person.lang;
    if reading.agenda.date.is_none() {
        let today = Clock::system().now().date_naive();
        let asked = person.ask(&lang.text("import-ask-date"), |typed| dates::whole(typed, today, None).ok());
        if let Some(date) = asked {
            reading.agenda.date = Some(Day(date).into());
            answer(reading, "date");
        }
    }
    if reading.agenda.title.is_none() {
        let asked = person.ask(&lang.text("import-ask-title"), |typed| Some(text::one_line(typed)));
        if let Some(title) = asked {
            reading.agenda.title = Some(Line(title).into());
            answer(reading, "title");
        }
    }
}

/// Takes away what is said of a key that somebody has answered for.
fn answer(reading: &mut Reading, key: &'static str) {
    reading.notes.retain(|note| note.anchor != Anchor::Key(key) || !matches!(note.matter, Matter::Missing(_)));
}

/// Somebody who can be asked: on a terminal, unless the document itself is typed there.
struct Person {
    lang: Lang,
    is_there: bool,
}

impl Person {
    fn new(file: &Path, lang: Lang) -> Self {
        let is_there = file.as_os_str() != INPUT && io::stdin().is_terminal() && io::stderr().is_terminal();
        Self { lang, is_there }
    }

    /// Asks until the answer can be read; none: there is nobody, or there is no answer.
    fn ask<T>(&self, question: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if !self.is_there {
            return None;
        }
        loop {
            let _ = write!(io::stderr(), "{question} ");
            let mut line = String::new();
            let typed = io::stdin().lock().read_line(&mut line).ok().filter(|read| *read > 0)?;
            let typed = line.get(..typed).unwrap_or_default().trim();
            if typed.is_empty() {
                return None;
            }
            if let Some(answer) = read(&text::one_line(typed)) {
                return Some(answer);
            }
        }
    }
}

/// The file of a body.
struct Body {
    path: PathBuf,
    agenda: AgendaFile,
}

impl Body {
    fn read(path: &Path) -> Result<Self> {
        let wrong = |msg| Error::new(Kind::Input, msg).hint(msg!("import-body-hint", path = paths::shown(path)));
        let text = files::read_alone(path)?;
        let agenda = AgendaFile::parse(&text);
        let agenda = agenda.ok_or_else(|| wrong(msg!("import-body-wrong", path = paths::shown(path))))?;
        Ok(Self { path: path.to_owned(), agenda })
    }

    /// Returns the path by which an agenda includes it.
    fn include(&self, place: &Place) -> Result<String> {
        let agenda = match place {
            Place::File(agenda) => agenda.clone(),
            Place::Output => PathBuf::from(new::FOLDER).join("agenda.toml"),
        };
        let folder = paths::whole(&agenda).parent().map(Path::to_owned).unwrap_or_default();
        let folder = folder.canonicalize().unwrap_or(folder);
        let own = self.path.canonicalize().map_err(|e| Error::io(&self.path, e))?;
        let below = own.strip_prefix(&folder).ok().map(|below| below.to_string_lossy().replace('\\', "/"));
        below.ok_or_else(|| {
            let (body, folder) = (paths::shown(&self.path), paths::shown(&folder));
            Error::new(Kind::Input, msg!("import-body-outside", path = body, folder = folder))
                .hint(msg!("import-body-outside-hint"))
        })
    }
}

/// Where an agenda goes.
enum Place {
    Output,
    File(PathBuf),
}

impl Place {
    fn of(wanted: &ImportRequest<'_>, reading: &Reading, lang: Lang) -> Result<Self> {
        let agenda = &reading.agenda;
        let line = |line: &Option<crate::agenda::read::Located<Line>>| line.as_ref().map(|line| line.value.0.clone());
        let stem = || {
            let (title, body) = (line(&agenda.title).unwrap_or_default(), line(&agenda.body).unwrap_or_default());
            match &agenda.date {
                Some(date) => Blank::new(&title, &body, date.value.0, lang).stem(),
                None => Blank::new(&title, &body, NaiveDate::default(), lang).stem_without_date().unwrap_or_default(),
            }
        };
        let in_folder = |folder: &Path| -> Result<Self> {
            std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
            Ok(Self::File(folder.join(format!("{}.toml", stem()))))
        };
        let place = match wanted.output {
            Some(output) if protocol::is_standard_output(output) => Self::Output,
            Some(folder) if folder.is_dir() => in_folder(folder)?,
            Some(file) if paths::is_agenda(file) => Self::File(file.to_owned()),
            Some(file) => {
                let msg = msg!("import-not-toml", path = paths::shown(file));
                return Err(Error::new(Kind::Input, msg).hint(msg!("import-not-toml-hint")));
            }
            None => in_folder(Path::new(new::FOLDER))?,
        };
        if let Self::File(agenda) = &place {
            if paths::has_forbidden_name(agenda) {
                return Err(Error::forbidden_name(agenda));
            }
            if !files::is_free(agenda) {
                let taken = if paths::is_there(agenda) { agenda.clone() } else { agenda.with_extension("") };
                let msg = msg!("error-new-taken", path = paths::shown(&taken));
                return Err(Error::new(Kind::Input, msg).hint(msg!("import-taken-hint")));
            }
        }
        Ok(place)
    }
}

/// Checks a new agenda; its errors go to standard error. That it lacks a title or a date has been said.
fn is_valid(agenda: &Path, options: &UiOptions) -> Result<bool> {
    let checked = files::load_agenda(agenda)?;
    if checked.agenda.is_none() {
        let shown = render_findings(&checked.findings, &checked.sources, options.lang, options.rendering());
        let _ = write!(io::stderr(), "{shown}");
    }
    Ok(checked.agenda.is_some())
}

fn print(reports: &[(Report, Place)], format: ReportFormat, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let failed = |e| Error::io(Path::new("-"), e);
    if format == ReportFormat::Json {
        let documents = reports.iter().map(|(report, _)| report.clone()).collect();
        let json = serde_json::to_string_pretty(&Reports { version: 1, documents });
        return json.map_err(io::Error::other).and_then(|json| writeln!(out, "{json}")).map_err(failed);
    }
    for (report, place) in reports {
        for line in report.lines(lang) {
            match place {
                // The agenda itself is there.
                Place::Output => {
                    let _ = writeln!(io::stderr(), "{line}");
                }
                Place::File(_) => writeln!(out, "{line}").map_err(failed)?,
            }
        }
        if let Some(agenda) = report.agenda.as_ref().filter(|_| !report.lacks_title_or_date()) {
            writeln!(out, "{}", lang.say(&msg!("import-next", path = agenda.clone()))).map_err(failed)?;
        }
    }
    Ok(())
}
