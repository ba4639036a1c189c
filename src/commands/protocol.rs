//! `punktlig protocol FILE`: writes the protocol, at any time.

mod salvage;

use std::io::Write;
use std::path::Path;

use super::agenda_or_findings;
use super::documents::{AudienceChoice, readers, report, wanted_format};
use crate::agenda::Rendering;
use crate::audience::Audience;
use crate::error::{Error, Kind, Result};
use crate::files::{self, Found};
use crate::journal::{self, CheckpointValues, MeetingPaths};
use crate::lang::Lang;
use crate::meeting::reload::ClosedByFile;
use crate::meeting::{History, Meeting};
use crate::msg;
use crate::paths;
use crate::protocol::{self, Batch, Context, Document, DocumentKind, Format, Outcome, Output, Protocol, Templates};
use crate::text;
use crate::time::{Clock, Stamp};

/// What is asked for.
pub struct ProtocolRequest<'a> {
    /// The agenda, or the record's folder.
    pub file: &'a Path,
    /// The format; none: the one that the output's name ends in, or Markdown.
    pub format: Option<Format>,
    /// Who is to read it.
    pub reader: AudienceChoice,
    /// A file, standard output (`-`), or the record's folder.
    pub output: Option<&'a Path>,
    /// Whether to write what can be read of a damaged journal.
    pub salvage: bool,
}

/// Where it is said.
pub struct ProtocolStreams<'a> {
    /// The language of the screen.
    pub lang: Lang,
    /// How findings look on standard error.
    pub rendering: Rendering,
    pub out: &'a mut dyn Write,
    /// Whether standard output is a terminal.
    pub to_terminal: bool,
}

/// Writes a protocol: to a file, to standard output, or into the record's folder.
///
/// # Errors
///
/// When the agenda or the journal cannot be read, or the protocol cannot be written.
pub fn run(wanted: &ProtocolRequest, speech: ProtocolStreams) -> Result<bool> {
    let ProtocolStreams { lang, rendering, out, to_terminal } = speech;
    let format = wanted_format(wanted.format, wanted.output, to_terminal)?;
    let place = journal::resolve(wanted.file)?;
    if wanted.salvage {
        return salvage::write(wanted, &place, lang, out);
    }
    let audience = wanted.reader.audience();
    let mut told = String::new();
    let mut tries = 1..TRIES;
    let mut ready = LoadedMeeting::read(audience, &place, lang, rendering)?;
    loop {
        let templates = ready.templates(&place);
        let own = protocol::file_name(DocumentKind::Protocol, format, audience);
        let output = match wanted.output {
            Some(named) => Output::find(named, &own, &place, &templates)?,
            None => Output::Record(place.dir.clone(), own.clone()),
        };
        if let Some(why) = protocol::nothing_to_write(format, &ready.model) {
            let why = match (output.is_file(), wanted.output) {
                (true, Some(path)) => msg!("format-no-follow-ups-old", path = paths::shown(path)),
                (true, None) => msg!("format-no-follow-ups-old", path = own),
                (false, _) => why,
            };
            let _ = writeln!(std::io::stderr(), "punktlig: {}", lang.say(&why));
            return Ok(true);
        }
        let rendered = protocol::render(format, &ready.model, &templates)?;
        // A body's own template takes its time, and something may be closed meanwhile.
        if ready.is_behind(&place)? && tries.next().is_some() {
            ready = LoadedMeeting::read(audience, &place, lang, rendering)?;
            continue;
        }
        // Told before it is written: whoever publishes it by a script may stop there.
        let mut first = rendered.trouble.map(|t| t.render(lang, rendering)).unwrap_or_default();
        if let Some(remark) = &rendered.remark {
            first.push_str(&format!("punktlig: {}\n", lang.say(remark)));
        }
        if audience == Audience::Public {
            let places = protocol::cpr(&ready.model);
            places.iter().for_each(|place| first.push_str(&format!("punktlig: {}\n", place.line(lang))));
        }
        if ready.meeting.created_at().is_none() {
            let name = paths::shown(place.agenda.as_deref().unwrap_or(wanted.file));
            first.push_str(&format!("punktlig: {}\n", lang.say(&msg!("protocol-not-held", file = name))));
        }
        if first != told {
            let _ = std::io::stderr().write_all(first.as_bytes());
            told = first;
        }
        if wanted.output.is_none() {
            journal::create_folder(&place.dir, place.agenda.as_deref().and_then(files::readers))?;
        }
        let document = Document::of(format, &ready.model).filter(|_| output.is_in(&place.dir));
        let written = output.write(&rendered.bytes, document.as_ref(), readers(&place), out)?;
        // Whoever closed something meanwhile wrote the public files anew before this one was put over theirs.
        if written.is_some() && output.is_file() && ready.is_behind(&place)? && tries.next().is_some() {
            ready = LoadedMeeting::read(audience, &place, lang, rendering)?;
            continue;
        }
        if let Some(written) = written {
            report(wanted.output, &written, lang, out)?;
        }
        return Ok(recast(&place, ready, templates, lang));
    }
}

/// How often a protocol is made of a journal that goes on while it is written.
const TRIES: u32 = 5;

/// What a protocol is made of.
struct LoadedMeeting {
    meeting: Meeting,
    /// What the agenda's file closes, and the meeting has open.
    file: ClosedByFile,
    chain: Option<String>,
    pins: CheckpointValues,
    now: Stamp,
    model: Protocol,
}

impl LoadedMeeting {
    fn read(audience: Audience, place: &MeetingPaths, lang: Lang, rendering: Rendering) -> Result<Self> {
        let reading = journal::read(&place.dir)?;
        let (chain, pins) = (reading.chain, reading.pins);
        let meeting = match (History::replay(reading.events), &place.agenda) {
            (Some(history), _) => history.meeting().clone(),
            (None, Some(agenda)) => Meeting::new(agenda_or_findings(agenda, lang, rendering)?.agenda, None, false),
            (None, None) => {
                let name = paths::shown(&place.dir);
                return Err(
                    Error::new(Kind::Journal, msg!("error-no-agenda", path = name)).hint(msg!("hint-no-agenda"))
                );
            }
        };
        // A meeting that runs is reported as it stands; one that does not, as of its last event.
        let real = Clock::system().now();
        let now = if meeting.rehearsal() { rehearsed(&place.dir, real) } else { Some(real) };
        let last = meeting.last_at();
        let now = match (last.filter(|_| now.is_none() || meeting.closed_at().is_some()), now) {
            (None, Some(now)) => meeting.in_zone(now),
            (last, _) => last.unwrap_or(real),
        };
        // On a machine whose clock is behind, nobody leaves before what they were there for.
        let now = last.map_or(now, |last| now.max(last));
        let found = place.agenda.as_deref().map(|path| files::current(path).0);
        let file = ClosedByFile::of(&meeting, found.as_ref().and_then(Found::as_read));
        if audience == Audience::Public {
            refuse_what_the_agenda_closes(&meeting, &file, lang)?;
        }
        let context = Context::new(audience, chain.clone(), now).with_pins(pins.clone());
        let model = protocol::build(&meeting, &context);
        Ok(Self { meeting, file, chain, pins, now, model })
    }

    fn templates(&self, place: &MeetingPaths) -> Templates {
        Templates::of_agenda(place.agenda.as_deref(), self.meeting.agenda().protocol.templates.as_deref())
    }

    /// Says whether the journal has gone on since it was read.
    fn is_behind(&self, place: &MeetingPaths) -> Result<bool> {
        Ok(journal::read(&place.dir)?.chain != self.chain)
    }
}

/// Returns what the clock of a rehearsal shows that runs in `dir`. One that was killed leaves its clock behind.
fn rehearsed(dir: &Path, real: Stamp) -> Option<Stamp> {
    let clock = journal::pretended(dir)?;
    let is_held = journal::refuse_held(dir).is_err_and(|error| error.kind == Kind::Locked);
    is_held.then(|| clock.at(real))
}

/// Refuses a public protocol of something that the agenda's file closes and the meeting has not taken over: a meeting
/// that has ended takes no change, and one that is not open has not seen it. What cannot be made out of a file with
/// errors counts as closed in it.
fn refuse_what_the_agenda_closes(meeting: &Meeting, file: &ClosedByFile, lang: Lang) -> Result<()> {
    let ClosedByFile { closed, is_certain } = file;
    if closed.is_empty() {
        if !is_certain {
            let _ = writeln!(std::io::stderr(), "punktlig: {}", lang.text("agenda-file-unsure"));
        }
        return Ok(());
    }
    let name = |on| {
        let title = text::truncate(&text::one_line(meeting.title(on)), 40).into_owned();
        match meeting.number_of(on) {
            Some(number) => format!("{} {title}", text::one_line(number)),
            None => title,
        }
    };
    let what = lang.list(&closed.iter().map(name).collect::<Vec<_>>());
    if !is_certain {
        let msg = msg!("protocol-agenda-may-close", what = what);
        return Err(Error::new(Kind::Input, msg).hint(msg!("protocol-agenda-may-close-hint")));
    }
    Err(Error::new(Kind::Input, msg!("protocol-agenda-closes", what = what)).hint(msg!("protocol-agenda-closes-hint")))
}

/// Writes the files in the record's folder anew that must not stay as they are, after another document was written
/// there; false: one of them stays as it is. What cannot be read is no reason to fail.
pub(super) fn rewrite_what_is_due(place: &MeetingPaths, lang: Lang, rendering: Rendering) -> bool {
    let Ok(ready) = LoadedMeeting::read(Audience::Full, place, lang, rendering) else { return true };
    let templates = ready.templates(place);
    recast(place, ready, templates, lang)
}

/// Writes the files in the record's folder anew that must not stay, as the public ones that hold something closed
/// since, and says so; false: one of them stays as it is.
fn recast(place: &MeetingPaths, ready: LoadedMeeting, templates: Templates, lang: Lang) -> bool {
    let LoadedMeeting { meeting, file, chain, pins, now, .. } = ready;
    let batch = Batch::of_written(&place.dir, &meeting, (chain, &pins), now, || templates);
    let batch = batch.map(|batch| batch.withholding(&meeting, &file));
    let Some(outcome) = batch.and_then(Batch::only_due).map(|batch| batch.for_readers(readers(place)).finish()) else {
        return true;
    };
    let (lines, is_done) = came_of(&outcome, lang);
    for line in lines {
        let _ = writeln!(std::io::stderr(), "punktlig: {line}");
    }
    is_done
}

/// Says what came of files that must not stay as they were; false: one of them could be neither written nor removed.
fn came_of(outcome: &Outcome, lang: Lang) -> (Vec<String>, bool) {
    let failure = |f: &protocol::Failed| msg!("format-failed", file = f.file.clone(), cause = lang.say(&f.error.msg));
    let lines = outcome.failed.iter().map(failure).chain(protocol::recast_lines(&outcome.recast, lang));
    (lines.map(|line| lang.say(&line)).collect(), outcome.failed.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::*;
    use crate::commands::verify;
    use crate::files::load_agenda;
    use crate::meeting::Event;
    use chrono::TimeDelta;

    use crate::agenda::Who;
    use crate::journal::{Journal, RealFs, RehearsalClock};

    const PLAN: &str = "title = \"M\"\ndate = 2025-01-15\n[[item]]\nnumber = 1\ntitle = \"Fyring æ\"\n\
        annexes = [{ title = \"Bilag\", access = \"closed\" }]\n[[slot]]\nat = \"9.00\"\nitems = [1]\n";

    fn protocol(file: &Path, reader: AudienceChoice) -> Result<bool> {
        let wanted = ProtocolRequest { file, format: None, reader, output: None, salvage: false };
        let out = &mut Vec::new();
        run(&wanted, ProtocolStreams { lang: Lang::En, rendering: Rendering::PLAIN, out, to_terminal: false })
    }

    /// Records a meeting in which somebody came a moment before the last event; while it is held, `published` says how
    /// its clock runs.
    fn draft_of(rehearsal: bool, published: Option<RehearsalClock>) -> String {
        let plan = "title = \"M\"\ndate = 2025-01-15\nlanguage = \"en\"\nmembers = [\"a\", \"b\"]\n\
            [[person]]\nid = \"a\"\nname = \"Ane Holm\"\n[[person]]\nid = \"b\"\nname = \"Bo Bech\"\n[[item]]\nnumber = 1\ntitle = \"Æ\"\n\
            [[slot]]\nat = \"9.00\"\nitems = [1]\n";
        let temp = tempfile::tempdir().unwrap();
        let (file, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
        fs::write(&file, plan).unwrap();
        let (mut journal, _) = Journal::open(Arc::new(RealFs), &dir, None, Clock::system().now()).unwrap();
        let agenda = load_agenda(&file).unwrap().agenda.unwrap();
        let (slot, who) = (agenda.slots[0].id.clone(), Who::Id("b".into()));
        let now = Clock::system().now();
        let created = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal, zone: None };
        let began = (now - TimeDelta::minutes(9), Event::SlotStarted { slot });
        let came = (now, Event::PersonArrived { who, time: now });
        journal.append_all([(began.0, created), began, came]).unwrap();
        if let Some(clock) = published {
            journal.publish_clock(RehearsalClock { real: now, shown: now + (clock.shown - clock.real), ..clock });
        }
        protocol(&file, AudienceChoice::Public).unwrap();
        fs::read_to_string(dir.join("protocol.public.md")).unwrap()
    }

    #[test]
    fn a_draft_counts_who_is_in_the_room_to_now_by_a_rehearsals_clock_too() {
        let at = |minutes| Clock::system().now() + TimeDelta::minutes(minutes);
        let clock = RehearsalClock { real: at(0), shown: at(7), speed: 60.0 };
        for draft in [draft_of(false, None), draft_of(true, Some(clock))] {
            assert!(draft.contains("Bo Bech") && !draft.contains("Absent without"), "{draft}");
        }
        assert!(draft_of(true, None).contains("Absent without"), "nobody says how its clock runs");
    }

    #[test]
    fn a_public_file_that_can_be_neither_written_nor_removed_is_named_and_is_a_failure() {
        assert_eq!(came_of(&Outcome::default(), Lang::En), (Vec::new(), true));
        let error = Error::new(Kind::Io, msg!("error-no-agenda", path = "m"));
        let failed = vec![protocol::Failed { file: "protocol.public.md".into(), error }];
        let (lines, is_done) = came_of(&Outcome { failed, ..Outcome::default() }, Lang::En);
        assert!(!is_done && lines.len() == 1 && lines[0].contains("protocol.public.md"), "{lines:?}");
    }

    #[test]
    fn what_the_file_closes_of_a_closed_meeting_leaves_the_public_file_and_comes_back_by_no_protocol() {
        let temp = tempfile::tempdir().unwrap();
        let (file, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
        fs::write(&file, PLAN).unwrap();
        let (mut journal, _) = Journal::open(Arc::new(RealFs), &dir, None, Clock::system().now()).unwrap();
        let agenda = Box::new(load_agenda(&file).unwrap().agenda.unwrap());
        let now = Clock::system().now();
        let created = Event::RecordCreated { agenda, shift: None, rehearsal: false, zone: None };
        journal.append_all([(now, created), (now, Event::MeetingClosed)]).unwrap();
        drop(journal);
        let public = dir.join("protocol.public.md");
        let tells = || fs::read_to_string(&public).unwrap().contains("Fyring");
        protocol(&file, AudienceChoice::Public).unwrap();
        assert!(tells());
        let closed = PLAN.replace("annexes", "access = \"closed\"\nannexes");
        fs::write(&file, &closed).unwrap();
        let mut said = Vec::new();
        assert!(!verify::run(Lang::En, &file, None, &mut said).unwrap());
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("protocol.public.md has to be rewritten: item 1 is now closed"), "{said}");
        for _ in 0..2 {
            protocol(&file, AudienceChoice::Full).unwrap();
            assert!(!tells());
        }
        let latin: Vec<u8> = closed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let wrong = closed.replace("\"closed\"\nannexes", "\"lukket\"\nannexes");
        for text in [closed.into_bytes(), latin, wrong.into_bytes(), Vec::new()] {
            fs::write(&file, &text).unwrap();
            assert!(protocol(&file, AudienceChoice::Public).is_err(), "{}", String::from_utf8_lossy(&text));
            protocol(&file, AudienceChoice::Full).unwrap();
            assert!(!tells(), "{}", String::from_utf8_lossy(&text));
        }
    }
}
