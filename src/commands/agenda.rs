//! `punktlig agenda FILE`: writes the agenda, or the programme, as a document to send out, or the time plan for a wall.
//!
//! What is printed is the file as it is. Of a record only its folder is needed, and what is closed in it stays closed
//! until the meeting has taken the file over.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

use super::agenda_or_findings;
use super::documents::{AudienceChoice, readers, report, wanted_format};
use super::protocol::{ProtocolStreams, rewrite_what_is_due};
use crate::agenda::Rendering;
use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::files;
use crate::journal::{self, MeetingPaths};
use crate::lang::Lang;
use crate::meeting::reload::opened_by;
use crate::meeting::{History, Meeting};
use crate::protocol::{self, Context, Document, DocumentKind, Format, Output, Protocol, Templates};
use crate::time::Clock;
use crate::{msg, paths, text};

/// The formats of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AgendaFormat {
    Md,
    Html,
    Docx,
    Pdf,
    Ics,
}

impl AgendaFormat {
    /// The format that is meant.
    #[must_use]
    pub fn format(self) -> Format {
        match self {
            Self::Md => Format::Md,
            Self::Html => Format::Html,
            Self::Docx => Format::Docx,
            Self::Pdf => Format::Pdf,
            Self::Ics => Format::Ics,
        }
    }
}

/// What is asked for.
pub struct AgendaRequest<'a> {
    /// The agenda, or the record's folder.
    pub file: &'a Path,
    /// The format; none: the one that the output's name ends in, or Markdown.
    pub format: Option<Format>,
    /// Who is to read it; none: the body, but for what is for a wall or a calendar.
    pub reader: Option<AudienceChoice>,
    /// A file, standard output (`-`), or the record's folder.
    pub output: Option<&'a Path>,
    /// Whether the time plan alone is asked for, on one page.
    pub plan: bool,
}

impl AgendaRequest<'_> {
    fn kind(&self) -> DocumentKind {
        if self.plan { DocumentKind::Plan } else { DocumentKind::Agenda }
    }

    /// Refuses a format that an agenda, or a plan for a wall, has not.
    fn refuse_format(&self, format: Format) -> Result<()> {
        let has_it = match format {
            Format::Md | Format::Html | Format::Docx | Format::Pdf => true,
            Format::Ics => !self.plan,
            Format::Json | Format::Csv => false,
        };
        if has_it {
            return Ok(());
        }
        let refused = if self.plan {
            msg!("agenda-plan-format", format = format.ending())
        } else {
            msg!("agenda-format", format = format.ending())
        };
        Err(Error::new(Kind::Input, refused).hint(msg!("agenda-format-hint")))
    }

    /// Who it is for: everybody passes a wall, and calendars are shared.
    fn audience(&self, format: Format) -> Audience {
        match self.reader {
            Some(reader) => reader.audience(),
            None if self.plan || format == Format::Ics => Audience::Public,
            None => Audience::Full,
        }
    }
}

/// How often an agenda is made of a file that changes while it is written.
const TRIES: usize = 5;

/// Writes an agenda: to a file, to standard output, or into the record's folder.
///
/// # Errors
///
/// When the agenda or the journal cannot be read, or the document cannot be written.
pub fn run(wanted: &AgendaRequest, streams: ProtocolStreams) -> Result<bool> {
    let ProtocolStreams { lang, rendering, out, to_terminal } = streams;
    let format = wanted_format(wanted.format, wanted.output, to_terminal)?;
    wanted.refuse_format(format)?;
    let (kind, audience) = (wanted.kind(), wanted.audience(format));
    let place = journal::resolve(wanted.file)?;
    let mut meeting = planned(&place, lang, rendering)?;
    let mut tries = 1..TRIES;
    let (rendered, templates, model) = loop {
        let named = meeting.agenda().protocol.templates.as_deref();
        let templates = Templates::of_agenda(place.agenda.as_deref(), named);
        let model = protocol::agenda_document(kind, &meeting, &Context::new(audience, None, Clock::system().now()));
        let rendered = protocol::render(format, &model, &templates)?;
        // A body's own template takes its time, and something may be closed meanwhile.
        let now = planned(&place, lang, rendering)?;
        if now == meeting || tries.next().is_none() {
            break (rendered, templates, model);
        }
        meeting = now;
    };
    let mut said = rendered.trouble.map(|trouble| trouble.render(lang, rendering)).unwrap_or_default();
    let mut line = |line: &str| said.push_str(&format!("punktlig: {line}\n"));
    rendered.remark.iter().for_each(|remark| line(&lang.say(remark)));
    if audience == Audience::Public {
        protocol::cpr(&model).iter().for_each(|place| line(&place.line(lang)));
        if let Some(record) = recorded(&place)? {
            let context = Context::new(audience, None, Clock::system().now());
            refuse_what_is_closed(record.meeting(), &model, &context)?;
            if !opened_by(record.meeting(), meeting.agenda()).is_empty() {
                line(&lang.text("agenda-still-closed"));
            }
        }
    }
    let _ = std::io::stderr().write_all(said.as_bytes());
    let own = protocol::file_name(kind, format, audience);
    let output = match wanted.output {
        Some(named) => Output::find(named, &own, &place, &templates)?,
        None => Output::Record(place.dir.clone(), own),
    };
    if wanted.output.is_none() {
        journal::create_folder(&place.dir, place.agenda.as_deref().and_then(files::readers))?;
    }
    let document = Document::of(format, &model).filter(|_| output.is_in(&place.dir));
    if let Some(written) = output.write(&rendered.bytes, document.as_ref(), readers(&place), out)? {
        report(wanted.output, &written, lang, out)?;
    }
    Ok(rewrite_what_is_due(&place, lang, rendering))
}

/// Reads what is planned: the agenda's file, in which what the record has closed is closed; without a file what the
/// record holds.
fn planned(place: &MeetingPaths, lang: Lang, rendering: Rendering) -> Result<Meeting> {
    let record = History::replay(journal::read(&place.dir)?.events);
    let Some(path) = &place.agenda else {
        let name = paths::shown(&place.dir);
        let absent = || Error::new(Kind::Journal, msg!("error-no-agenda", path = name)).hint(msg!("hint-no-agenda"));
        return record.map(|history| history.meeting().as_planned()).ok_or_else(absent);
    };
    let agenda = agenda_or_findings(path, lang, rendering)?.agenda;
    let closed: Vec<_> = record.iter().flat_map(|history| opened_by(history.meeting(), &agenda)).collect();
    let meeting = Meeting::new(agenda, None, false);
    Ok(if closed.is_empty() { meeting } else { meeting.closing(&closed) })
}

/// Returns the record that the agenda's file is held against; none: there is none, or no file.
fn recorded(place: &MeetingPaths) -> Result<Option<History>> {
    Ok(History::replay(journal::read(&place.dir)?.events).filter(|_| place.agenda.is_some()))
}

/// Refuses a public agenda that says what the meeting has closed, in another place of its file: the meeting decides
/// what is what when it takes the file over.
fn refuse_what_is_closed(meeting: &Meeting, model: &Protocol, context: &Context) -> Result<()> {
    let Some(what) = protocol::closed_elsewhere(meeting, model, context) else { return Ok(()) };
    let what = text::truncate(&text::one_line(&what), 40).into_owned();
    Err(Error::new(Kind::Input, msg!("agenda-says-closed", what = what)).hint(msg!("agenda-says-closed-hint")))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::files::load_agenda;
    use crate::journal::{Journal, RealFs};
    use crate::meeting::Event;

    const PLAN: &str = "title = \"M\"\ndate = 2025-01-15\nlanguage = \"en\"\n[[item]]\nnumber = 1\n\
        title = \"Sale of Harbour Street\"\naccess = \"closed\"\n[[item]]\nnumber = 2\ntitle = \"Budget\"\n\
        [[slot]]\nat = \"9.00\"\nitems = [1]\n[[slot]]\nat = \"9.30\"\nminutes = 10\nitems = [2]\n";

    fn file(dir: &Path) -> PathBuf {
        let file = dir.join("m.toml");
        fs::write(&file, PLAN).unwrap();
        file
    }

    fn request(file: &Path) -> AgendaRequest<'_> {
        AgendaRequest { file, format: None, reader: None, output: None, plan: false }
    }

    fn run(wanted: &AgendaRequest) -> Result<String> {
        let mut out = Vec::new();
        let rendering = Rendering::PLAIN;
        super::run(wanted, ProtocolStreams { lang: Lang::En, rendering, out: &mut out, to_terminal: false })?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_plan_for_a_wall_and_an_invitation_are_public_unless_asked_otherwise_and_each_has_its_name() {
        let temp = tempfile::tempdir().unwrap();
        let file = file(temp.path());
        let full = Some(AudienceChoice::Full);
        let ics = Some(Format::Ics);
        for (wanted, name, is_closed_told) in [
            (request(&file), "agenda.md", true),
            (AgendaRequest { reader: Some(AudienceChoice::Public), ..request(&file) }, "agenda.public.md", false),
            (AgendaRequest { plan: true, ..request(&file) }, "plan.public.md", false),
            (AgendaRequest { plan: true, reader: full, ..request(&file) }, "plan.md", true),
            (AgendaRequest { format: ics, ..request(&file) }, "agenda.public.ics", false),
            (AgendaRequest { format: ics, reader: full, ..request(&file) }, "agenda.ics", true),
        ] {
            let said = run(&wanted).unwrap();
            let path = temp.path().join("m").join(name);
            assert_eq!(said, format!("Written: {}\n", paths::shown(&path)));
            assert_eq!(fs::read_to_string(&path).unwrap().contains("Harbour"), is_closed_told, "{name}");
        }
    }

    #[test]
    fn a_format_that_an_agenda_has_not_and_one_that_differs_from_the_ending_are_refused() {
        let temp = tempfile::tempdir().unwrap();
        let file = file(temp.path());
        for (name, format, plan) in [
            ("a.json", None, false),
            ("a.csv", None, false),
            ("a.ics", None, true),
            ("a.md", Some(Format::Html), false),
        ] {
            let output = temp.path().join(name);
            assert!(run(&AgendaRequest { output: Some(&output), format, plan, ..request(&file) }).is_err(), "{name}");
            assert!(!output.exists());
        }
        let output = temp.path().join("a.html");
        run(&AgendaRequest { output: Some(&output), ..request(&file) }).unwrap();
        assert!(fs::read_to_string(&output).unwrap().starts_with("<!doctype html>"));
        fs::write(&file, "title = 1").unwrap();
        assert!(run(&request(&file)).is_err(), "an agenda with errors is not sent out");
    }

    #[test]
    fn what_the_record_has_closed_stays_closed_until_the_meeting_takes_the_file_over() {
        let temp = tempfile::tempdir().unwrap();
        let (file, dir) = (file(temp.path()), temp.path().join("m"));
        let public = AgendaRequest { reader: Some(AudienceChoice::Public), ..request(&file) };
        let tells = || fs::read_to_string(dir.join("agenda.public.md")).unwrap().contains("Harbour");
        fs::write(&file, PLAN.replace("access = \"closed\"\n", "")).unwrap();
        run(&public).unwrap();
        assert!(tells(), "without a record the file says it all");
        fs::write(&file, PLAN).unwrap();
        run(&request(&file)).unwrap();
        assert!(!tells(), "a public one in the folder is written anew too");
        let (mut journal, _) = Journal::open(Arc::new(RealFs), &dir, None, Clock::system().now()).unwrap();
        let agenda = Box::new(load_agenda(&file).unwrap().agenda.unwrap());
        let created = Event::RecordCreated { agenda, shift: None, rehearsal: false, zone: None };
        journal.append_all([(Clock::system().now(), created)]).unwrap();
        drop(journal);
        fs::write(&file, PLAN.replace("access = \"closed\"\n", "")).unwrap();
        for _ in 0..2 {
            run(&public).unwrap();
            assert!(!tells());
        }
        assert!(fs::read_to_string(dir.join("agenda.public.md")).unwrap().contains("Budget"));
        fs::remove_file(&file).unwrap();
        assert!(run(&request(&dir)).is_ok(), "the record alone is enough");
        assert!(fs::read_to_string(dir.join("agenda.md")).unwrap().contains("Harbour"));
    }

    #[test]
    fn what_the_record_has_closed_is_said_nowhere_else_in_a_file_that_was_not_taken_over() {
        let head = "title = \"M\"\ndate = 2025-01-15\nlanguage = \"en\"\n\
            [[person]]\nid = \"ge\"\nname = \"Gerda Secret\"\norganisation = \"Harbour\"\n";
        let sale = "[[item]]\nnumber = 1\ntitle = \"Sale\"\naccess = \"closed\"\n\
            background = \"The secret price is nine.\"\nannexes = [{ title = \"Secret offer\" }]\n";
        let ahead = "[[item]]\nnumber = 3\ntitle = \"Ahead\"\nkind = \"upcoming\"\naccess = \"closed\"\n";
        let budget = |own: &str| format!("[[item]]\nnumber = 2\ntitle = \"Budget\"\n{own}");
        let upcoming = "[[upcoming]]\ndate = 2025-02-12\npoints = [\"Secret plan\"]\n";
        let slot = |at: &str, own: &str| format!("[[slot]]\nat = \"{at}\"\n{own}");
        let own = "guests = [\"ge\"]\ntext = \"A secret text for one\"\n\
            annexes = [{ title = \"Secret map\", document = \"14977/25\" }]\n";
        let rest = |sale_at: &str, first: &str, other: &str| {
            format!("{}{}{}", slot("9.00", first), slot("9.30", other), slot(sale_at, "items = [1]\n"))
        };
        let plan = format!(
            "{head}{sale}{ahead}{}{upcoming}{}{}",
            budget(""),
            slot("9.00", &format!("items = [1]\n{own}")),
            slot("9.30", "items = [2]\n")
        );
        let temp = tempfile::tempdir().unwrap();
        let (file, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
        fs::write(&file, &plan).unwrap();
        let (mut journal, _) = Journal::open(Arc::new(RealFs), &dir, None, Clock::system().now()).unwrap();
        let agenda = Box::new(load_agenda(&file).unwrap().agenda.unwrap());
        let created = Event::RecordCreated { agenda, shift: None, rehearsal: false, zone: None };
        let now = Clock::system().now();
        let late = Event::SlotAdded {
            slot: "ny-1".into(),
            title: "Secret late case".into(),
            number: None,
            access: crate::agenda::Access::Closed,
            minutes: None,
            after: None,
        };
        journal.append_all([(now, created), (now, late)]).unwrap();
        drop(journal);
        let public = AgendaRequest { reader: Some(AudienceChoice::Public), ..request(&file) };
        run(&public).unwrap();
        let open = "items = [2]\n";
        let with = |own: &str, slots: String| format!("{head}{sale}{ahead}{}{upcoming}{slots}", budget(own));
        for changed in [
            // The forward plan, of which the one item that prints it is closed, and gone now, or none that prints it.
            format!("{head}{sale}{}{upcoming}{}", budget(""), rest("10.00", open, "title = \"Break\"\n")),
            with("", rest("10.00", open, "title = \"Point\"\n")).replace("kind = \"upcoming\"\n", ""),
            with("", rest("10.00", &format!("{open}lead = [\"ge\"]\n"), "title = \"Point\"\n")),
            with("", rest("10.00", &format!("{open}guests = [\"Gerda Secret\"]\n"), "title = \"Point\"\n")),
            with("", rest("10.00", &format!("{open}text = \"A secret text for one, in short\"\n"), "title = \"P\"\n")),
            with(
                "",
                rest("10.00", open, "title = \"P\"\nannexes = [{ title = \"Secret map\", document = \"14977/25\" }]\n"),
            ),
            with("background = \"The secret price is nine.\"\n", rest("10.00", open, "title = \"Point\"\n")),
            with("annexes = [{ title = \"Secret offer\" }]\n", rest("10.00", open, "title = \"Point\"\n")),
            with("", rest("10.00", open, "title = \"Secret late case 2\"\n")),
            with("", rest("10.00", open, "title = \"Point\"\nblock = \"Secret late case\"\n")),
        ] {
            fs::write(&file, &changed).unwrap();
            for plan in [false, true] {
                // It is left out, or there is no document.
                let out = temp.path().join("out.md");
                let _ = fs::remove_file(&out);
                let reader = Some(AudienceChoice::Public);
                let refused = run(&AgendaRequest { output: Some(&out), reader, plan, ..request(&file) });
                let said = fs::read_to_string(&out).unwrap_or_default();
                assert!(!said.to_lowercase().contains("secret") && !said.contains("14977/25"), "{changed}\n{said}");
                assert!(refused.is_ok() || refused.is_err_and(|e| e.msg.id == "agenda-says-closed"), "{changed}");
            }
        }
        // What is new and has nothing of it is said.
        fs::write(&file, plan.replace("Budget", "Budget and Parking")).unwrap();
        run(&public).unwrap();
        assert!(fs::read_to_string(dir.join("agenda.public.md")).unwrap().contains("Parking"));
    }
}
