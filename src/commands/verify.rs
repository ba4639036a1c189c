//! `punktlig verify FILE [VALUE]`: checks a record's journal and says what was added after a printed chain value.

use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};
use crate::journal::{self, Tail};
use crate::lang::Lang;
use crate::msg;

/// Checks the record of `file` and prints what was found; false: the value that was asked for is not in it.
///
/// A damaged journal is an error.
pub fn run(lang: Lang, file: &Path, value: Option<&str>, out: &mut dyn Write) -> Result<bool> {
    let place = journal::resolve(file)?;
    let verified = journal::verify(&place.dir, value)?;
    let reading = &verified.reading;
    let mut lines = Vec::new();
    lines.push(lang.say(&msg!("verify-whole", count = reading.events.len())));
    if let (Some(first), Some(last)) = (reading.events.first(), reading.events.last()) {
        let moment = |at: crate::time::Stamp| at.format("%Y-%m-%d %H:%M:%S").to_string();
        lines.push(lang.say(&msg!("verify-between", first = moment(first.at), last = moment(last.at))));
    }
    if let Some(chain) = &reading.chain {
        lines.push(lang.say(&msg!("verify-chain", value = chain)));
    }
    if let Tail::Torn { bytes } = reading.tail {
        lines.push(lang.say(&msg!("verify-torn", count = bytes)));
    }
    match (value, verified.found) {
        (None, _) => {}
        (Some(_), None) => lines.push(lang.text("verify-not-found")),
        (Some(_), Some(line)) => {
            lines.push(lang.say(&msg!("verify-found", line = line)));
            let after = verified.after();
            if after.is_empty() {
                lines.push(lang.text("verify-nothing-after"));
            } else {
                let kinds: Vec<String> = journal::added(after).iter().map(|kind| lang.say(kind)).collect();
                let kinds = lang.list(&kinds);
                lines.push(lang.say(&msg!("verify-after", count = after.len(), kinds = kinds)));
            }
        }
    }
    let text = lines.join("\n") + "\n";
    out.write_all(text.as_bytes()).map_err(|e| Error::io(Path::new("stdout"), e))?;
    Ok(value.is_none() || verified.found.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Journal;
    use crate::meeting::Event;

    fn said(lang: Lang, dir: &Path, value: Option<&str>) -> (bool, String) {
        let mut out = Vec::new();
        let found = run(lang, dir, value, &mut out).unwrap();
        (found, String::from_utf8(out).unwrap())
    }

    #[test]
    fn verify_says_in_words_what_came_after_a_printed_value() {
        let temp = tempfile::tempdir().unwrap();
        let docs = include_str!("../../docs/journal.md");
        let example = docs.split("```jsonl\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        std::fs::write(temp.path().join(journal::JOURNAL), example).unwrap();
        let (mut journal, opened) = Journal::open(temp.path(), crate::time::at_local(Default::default())).unwrap();
        let value = journal.chain().unwrap();
        let (found, text) = said(Lang::En, temp.path(), Some(&value));
        assert!(found && text.contains("3 events") && text.contains("Nothing has been added since."), "{text}");
        journal.append(opened.events[2].at, Event::MeetingClosed).unwrap();
        let (found, text) = said(Lang::Da, temp.path(), Some(&value));
        assert!(found && text.ends_with("Siden er der tilføjet 1 hændelse: 1 lukning af mødet.\n"), "{text}");
        let (found, text) = said(Lang::Da, temp.path(), Some("00000000"));
        assert!(!found && text.contains("findes ikke i journalen"), "{text}");
        assert!(said(Lang::En, temp.path(), None).0);
    }
}
