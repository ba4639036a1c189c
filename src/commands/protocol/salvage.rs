//! `punktlig protocol FILE --salvage`: an extract from a damaged journal.

use std::collections::BTreeSet;
use std::io::Write;

use super::ProtocolRequest;
use crate::agenda::Rendering;
use crate::audience::Audience;
use crate::commands::agenda_or_findings;
use crate::commands::documents::{AudienceChoice, report, wanted_format};
use crate::error::{Error, Kind, Result};
use crate::journal::{self, MeetingPaths, Salvage};
use crate::lang::{Lang, Msg};
use crate::meeting::{Event, History, JournalEntry, RecordId, Writes};
use crate::msg;
use crate::paths;
use crate::protocol::{self, Context, Extract, Output, Templates};
use crate::readers::Readers;
use crate::text;
use crate::time::Clock;

/// Writes an extract from a damaged journal: marked, never over another file, and for the body alone.
pub(super) fn write(wanted: &ProtocolRequest, place: &MeetingPaths, lang: Lang, out: &mut dyn Write) -> Result<bool> {
    let folder = paths::shown(&place.dir);
    if wanted.reader == AudienceChoice::Public {
        // What was closed may be in a line that is gone.
        return Err(Error::new(Kind::Input, msg!("salvage-not-public")).hint(msg!("salvage-hint-not-public")));
    }
    let Some(found) = journal::salvage(&place.dir)? else {
        return Err(
            Error::new(Kind::Input, msg!("salvage-not-needed", path = folder)).hint(msg!("salvage-hint-not-needed"))
        );
    };
    let mut said = vec![found.refused.render_with_causes(lang)];
    said.push(lang.say(&msg!("salvage-read", count = found.events.len(), missing = found.missing)));
    if !found.others.is_empty() {
        let (others, own) = (ranges(&found.others), ranges(&found.apart));
        said.push(lang.say(&msg!("salvage-branch", count = found.others.len(), others = others)));
        if !own.is_empty() {
            said.push(lang.say(&msg!("salvage-branch-other", own = own)));
        }
    }
    let gaps: Vec<String> = found.gaps().into_iter().map(run_of_lines).collect();
    if !gaps.is_empty() {
        said.push(lang.say(&msg!("salvage-gaps", lines = gaps.join(", "))));
    }
    if !found.left_out.is_empty() {
        let lines: Vec<u64> = found.left_out.iter().map(|left_out| left_out.line).collect();
        said.push(lang.say(&msg!("salvage-left-out", count = lines.len(), lines = ranges(&lines))));
    }
    let doubts = doubts(&found);
    said.extend(doubts.iter().map(|msg| lang.say(msg)));
    let doubted = found.doubted();
    let records = found.events.iter().filter(|entry| doubted.contains(&entry.seq)).filter_map(written);
    let records: BTreeSet<RecordId> = records.collect();
    let (line, missing) = (found.line, found.missing);
    let mut events = Vec::new();
    if !found.has_beginning() {
        let (Some(path), Some(first)) = (&place.agenda, found.events.first()) else {
            let msg = msg!("salvage-nothing", path = folder);
            return Err(Error::new(Kind::Journal, msg).hint(msg!("salvage-hint-no-beginning")));
        };
        let agenda = Box::new(agenda_or_findings(path, lang, Rendering::PLAIN)?.agenda);
        said.push(lang.text("salvage-agenda-of-file"));
        events.push(JournalEntry {
            seq: 0,
            at: first.at,
            event: Event::RecordCreated { agenda, shift: None, rehearsal: false, zone: None },
        });
    }
    events.extend(found.events);
    let Some(history) = History::replay(events) else {
        return Err(Error::new(Kind::Journal, msg!("salvage-nothing", path = folder)));
    };
    let meeting = history.meeting();
    let now = meeting.last_at().unwrap_or_else(|| Clock::system().now());
    let why = msg!("salvage-mark-note", line = line, missing = missing);
    let extract = Extract { why, doubts, records };
    let model = protocol::build(meeting, &Context::new(Audience::Full, None, now).salvaged(extract));
    // A body's own templates may leave the marks out.
    let format = wanted_format(wanted.format, wanted.output, false)?;
    let rendered = protocol::render(format, &model, &Templates::default())?;
    let own = format!("salvaged.{}", format.ending());
    let output = match wanted.output {
        Some(named) => Output::find(named, &own, place, &Templates::default())?,
        None => Output::Record(place.dir.clone(), own),
    };
    if let Some(named) = wanted.output.filter(|_| output.is_file()) {
        let name = text::one_line(&paths::natural(named));
        return Err(Error::new(Kind::Input, msg!("salvage-in-the-way", path = name)));
    }
    let _ = writeln!(std::io::stderr(), "punktlig: {}", said.join("\n"));
    // It is for the one who looks what can be saved.
    if let Some(written) = output.write(&rendered.bytes, None, Readers::Owner, out)? {
        report(wanted.output, &written, lang, out)?;
    }
    Ok(true)
}

/// Says which lines of an extract are not proven, and why.
fn doubts(found: &Salvage) -> Vec<Msg> {
    let mut said = Vec::new();
    if !found.misfits.is_empty() {
        let pairs: Vec<String> = found.misfits.iter().copied().map(run_of_lines).collect();
        said.push(msg!("salvage-misfits", count = pairs.len(), lines = pairs.join(", ")));
    }
    if !found.unproven.is_empty() {
        said.push(msg!("salvage-unproven", count = found.unproven.len(), lines = ranges(&found.unproven)));
    }
    said
}

/// Returns the record that a line makes or changes.
fn written(entry: &JournalEntry) -> Option<RecordId> {
    match entry.event.writes()? {
        Writes::New(_) => Some(RecordId(entry.seq)),
        Writes::Of(record) => Some(record),
        Writes::Said(_) | Writes::Marked(_) => None,
    }
}

/// Names lines by their numbers: `4–6, 9`.
fn ranges(lines: &[u64]) -> String {
    let mut sorted = lines.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a + 1 == *b);
    let ends = runs.filter_map(|run| run.first().copied().zip(run.last().copied()));
    ends.map(run_of_lines).collect::<Vec<_>>().join(", ")
}

/// Names lines that follow each other by the first and the last of them.
fn run_of_lines((first, last): (u64, u64)) -> String {
    if first == last { first.to_string() } else { format!("{first}\u{2013}{last}") }
}
