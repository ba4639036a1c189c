//! `punktlig verify FILE [VALUE]`: checks a record's journal and says what was added after a printed chain value.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};
use crate::files::{self, Found};
use crate::journal::{self, ChainValue, MeetingPaths, Reading, Tail};
use crate::lang::Lang;
use crate::meeting::reload::ClosedByFile;
use crate::meeting::{History, JournalEntry};
use crate::protocol;
use crate::time::Stamp;
use crate::wording::events;
use crate::{msg, text};

/// Checks the record of `file` and prints what was found; false: the value that was asked for is not in it, or a
/// document or a copy of the journal has to be looked at.
///
/// A damaged journal is an error.
pub fn run(lang: Lang, file: &Path, value: Option<&ChainValue>, out: &mut dyn Write) -> Result<bool> {
    let place = journal::resolve(file)?;
    let found = journal::copies(&place.dir).unwrap_or_default();
    let copies = || found.iter().map(|copy| lang.say(&copy.line()));
    let say = |lines: Vec<String>, out: &mut dyn Write| {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        out.write_all(text.as_bytes()).map_err(|e| Error::io(Path::new("stdout"), e))
    };
    let verified = match journal::verify(&place.dir, value) {
        Ok(verified) => verified,
        // Where the journal is damaged a copy is of most use.
        Err(error) => {
            say(copies().collect(), out)?;
            return Err(error);
        }
    };
    let reading = &verified.reading;
    let history = History::replay(reading.events.clone());
    // What a protocol says, where the machine's clock was set: not what the wrong clock showed.
    let at = |entry: &JournalEntry| {
        let place = usize::try_from(entry.seq).ok().and_then(|n| n.checked_sub(1));
        let time = history.as_ref().zip(place).and_then(|(history, place)| history.times().get(place));
        moment(time.copied().unwrap_or(entry.at))
    };
    let mut lines = Vec::new();
    lines.push(lang.say(&msg!("verify-whole", count = reading.events.len())));
    if let (Some(first), Some(last)) = (reading.events.first(), reading.events.last()) {
        lines.push(lang.say(&msg!("verify-between", first = at(first), last = at(last))));
    }
    if let Some(chain) = &reading.chain {
        lines.push(lang.say(&msg!("verify-chain", value = chain)));
    }
    match reading.tail {
        Tail::Clean => {}
        Tail::Torn { bytes } => lines.push(lang.say(&msg!("verify-torn", count = bytes))),
        Tail::Blank { .. } => lines.push(lang.text("verify-blank")),
        Tail::NoLineFeed => lines.push(lang.text("verify-line-feed")),
    }
    lines.extend(copies());
    match (value, verified.found) {
        (None, _) => {
            lines.extend(pins(lang, reading, history.as_ref(), at));
            lines.extend(history.as_ref().map(|history| amendments(lang, history)).unwrap_or_default());
        }
        (Some(_), None) => lines.push(lang.text("verify-not-found")),
        (Some(_), Some(line)) => {
            lines.push(lang.say(&msg!("verify-found", line = line)));
            let entry = usize::try_from(line).ok().and_then(|n| reading.events.get(n.checked_sub(1)?));
            lines.extend(entry.map(|entry| {
                let what = lang.say(&events::count(&entry.event, 1));
                lang.say(&msg!("verify-pin-line", line = entry.seq, at = at(entry), what = what))
            }));
            let after = verified.after();
            if after.is_empty() {
                lines.push(lang.text("verify-nothing-after"));
            } else {
                let kinds: Vec<String> = events::counts(after).iter().map(|kind| lang.say(kind)).collect();
                let kinds = lang.list(&kinds);
                lines.push(lang.say(&msg!("verify-after", count = after.len(), kinds = kinds)));
                lines.extend(after.iter().map(|entry| {
                    let what = lang.say(&events::count(&entry.event, 1));
                    lang.say(&msg!("verify-pin-line", line = entry.seq, at = at(entry), what = what))
                }));
            }
        }
    }
    let of_files = history.as_ref().map(|history| of_files(lang, &place, reading, history)).unwrap_or_default();
    let is_right = of_files.is_empty() && found.iter().all(|copy| copy.more == 0);
    lines.extend(of_files);
    say(lines, out)?;
    Ok(is_right && (value.is_none() || verified.found.is_some()))
}

/// Says what is wrong with the documents: those of a longer journal, those of a closed meeting that are missing or not
/// of the journal's last line, those that say of an open one that it is closed, and public ones that may hold what is
/// closed now, by the meeting or by its agenda's file.
fn of_files(lang: Lang, place: &MeetingPaths, reading: &Reading, history: &History) -> Vec<String> {
    let (meeting, dir) = (history.meeting(), place.dir.as_path());
    let found = place.agenda.as_deref().map(|path| files::current(path).0);
    let file = ClosedByFile::of(meeting, found.as_ref().and_then(Found::as_read));
    let chain = reading.chain.as_deref();
    let clean = |names: Vec<String>| names.iter().map(|name| text::one_line(name)).collect::<Vec<_>>();
    let mut lines = Vec::new();
    let ahead = clean(protocol::ahead(dir, chain));
    if !ahead.is_empty() {
        lines.push(lang.say(&msg!("files-ahead", count = ahead.len(), files = lang.list(&ahead))));
    }
    let old = clean(protocol::outdated(dir, meeting, chain));
    if !old.is_empty() {
        lines.push(lang.say(&msg!("verify-files-old", count = old.len(), files = lang.list(&old))));
    }
    if let Some(now) = meeting.last_at() {
        let chain = (reading.chain.clone(), &reading.pins);
        let doubtful = protocol::doubtful(dir, meeting, &file, chain, now);
        lines.extend(protocol::recast_lines(&doubtful, lang).iter().map(|line| lang.say(line)));
    }
    lines
}

/// Lists the values that a protocol of this record prints, and those that were printed until they were taken back.
fn pins(lang: Lang, reading: &Reading, history: Option<&History>, at: impl Fn(&JournalEntry) -> String) -> Vec<String> {
    let holds: BTreeSet<u64> =
        history.map(|history| history.meeting().pins().iter().map(|pin| pin.seq).collect()).unwrap_or_default();
    let mut lines = Vec::new();
    for (seq, value) in &reading.pins {
        let Some(entry) = reading.events.iter().find(|entry| entry.seq == *seq) else { continue };
        let is_undone = history.is_some_and(|history| history.is_undone(*seq));
        // What stands and changed nothing has no value that a protocol prints.
        if history.is_some() && !is_undone && !holds.contains(seq) {
            continue;
        }
        if lines.is_empty() {
            lines.push(lang.text("verify-pins"));
        }
        let what = lang.say(&events::count(&entry.event, 1));
        let what = if !is_undone { what } else { lang.say(&msg!("verify-pin-undone", what = what)) };
        lines.push(lang.say(&msg!("verify-pin-line", line = *seq, at = at(entry), what = what)));
        lines.push(format!("  {value}"));
    }
    lines
}

/// Lists what was corrected after a close besides records: who was there, times, words.
fn amendments(lang: Lang, history: &History) -> Vec<String> {
    let mut lines = protocol::amendment_lines(history.meeting(), lang);
    if !lines.is_empty() {
        lines.insert(0, lang.text("verify-amended"));
    }
    lines
}

fn moment(at: Stamp) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::{Journal, Opened, RealFs};
    use crate::meeting::Event;

    fn open(dir: &Path) -> (Journal, Opened) {
        Journal::open(Arc::new(RealFs), dir, None, crate::time::at_local(Default::default())).unwrap()
    }

    fn said(lang: Lang, dir: &Path, value: Option<&str>) -> (bool, String) {
        let mut out = Vec::new();
        let value = value.map(|v| v.parse().unwrap());
        let found = run(lang, dir, value.as_ref(), &mut out).unwrap();
        (found, String::from_utf8(out).unwrap())
    }

    #[test]
    fn verify_says_in_words_what_came_after_a_printed_value() {
        let temp = tempfile::tempdir().unwrap();
        let docs = include_str!("../../docs/journal.md");
        let example = docs.split("```jsonl\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        std::fs::write(temp.path().join(journal::JOURNAL), example).unwrap();
        let (mut journal, opened) = open(temp.path());
        let value = journal.chain().unwrap();
        let (found, text) = said(Lang::En, temp.path(), Some(&value));
        assert!(found && text.contains("3 events") && text.contains("Nothing has been added since."), "{text}");
        journal.append_all([(opened.events[2].at, Event::MeetingClosed)]).unwrap();
        let (is_right, text) = said(Lang::Da, temp.path(), Some(&value));
        assert!(!is_right && text.contains("Siden er der tilføjet 1 hændelse: 1 afslutning af mødet.\n"), "{text}");
        let (line, files) = text.split_once("Linje 4, 2025-01-15 11:05:02: 1 afslutning af mødet\n").unwrap();
        assert!(!line.is_empty() && files.starts_with("Disse protokolfiler mangler"), "{text}");
        assert!(files.contains("protocol.md og ") && files.lines().count() == 1, "nothing wrote them: {text}");
        assert!(!said(Lang::En, temp.path(), None).0, "its documents are missing");
        let (found, text) = said(Lang::Da, temp.path(), Some("00000000"));
        assert!(!found && text.contains("findes ikke i journalen"), "{text}");
    }

    #[test]
    fn without_a_value_verify_lists_the_printed_ones_and_says_which_were_taken_back() {
        let temp = tempfile::tempdir().unwrap();
        let docs = include_str!("../../docs/journal.md");
        let example = docs.split("```jsonl\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        std::fs::write(temp.path().join(journal::JOURNAL), example).unwrap();
        let (mut journal, opened) = open(temp.path());
        let at = opened.events[2].at;
        journal.append_all([(at, Event::MeetingClosed)]).unwrap();
        let closed = journal.chain().unwrap();
        let reopened = Event::MeetingReopened { reason: "Glemt".to_owned() };
        journal.append_all([(at, reopened)]).unwrap();
        journal.append_all([(at, Event::Undone { undo: 5 })]).unwrap();
        assert_eq!(journal.pins().get(&4), Some(&closed), "the value at the close's own line");
        let (_, text) = said(Lang::Da, temp.path(), None);
        assert!(text.contains(&format!("1 afslutning af mødet\n  {closed}\n")), "{text}");
        assert!(text.contains("Linje 5, 2025-01-15 11:05:02: 1 genåbning af mødet, fortrudt siden\n"), "{text}");
        drop(journal);
        let (journal, _) = open(temp.path());
        assert_eq!(journal.pins(), &journal::read(temp.path()).unwrap().pins, "a resumed session knows them too");
    }
}
