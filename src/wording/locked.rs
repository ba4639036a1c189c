//! Titles as the minute-taker's screen shows them: with a lock exactly where something is withheld from the public.

use super::{capitalised, numbered};
use crate::agenda::number;
use crate::lang::Lang;
use crate::meeting::{Meeting, Record, RecordKind, Target};
use crate::{msg, text};

/// The sign of what is closed.
pub const SIGN: char = '🔒';

/// The sign behind a title.
const LOCK: &str = " 🔒";

/// The title of an item or point, with its lock.
#[must_use]
pub fn title(meeting: &Meeting, on: &Target) -> String {
    title_of(meeting, on, false)
}

/// The same over a text on it, which may be closed although the item is open.
#[must_use]
pub fn title_of(meeting: &Meeting, on: &Target, text_is_closed: bool) -> String {
    marked(&text::one_line(meeting.title(on)), text_is_closed || meeting.is_closed(on))
}

/// The title of an item with its number before it, or of a point; with its lock.
#[must_use]
pub fn numbered_title(meeting: &Meeting, on: &Target) -> String {
    numbered_title_of(meeting, on, false)
}

/// The same over a text on it, which may be closed although the item is open.
#[must_use]
pub fn numbered_title_of(meeting: &Meeting, on: &Target, text_is_closed: bool) -> String {
    numbered(meeting.number_of(on), &title_of(meeting, on, text_is_closed))
}

/// The title of what a record is on, with a lock if the public is not told of the record.
#[must_use]
pub fn record_title(meeting: &Meeting, record: &Record) -> String {
    title_of(meeting, &record.on, is_locked(meeting, record))
}

/// What is said of a record, with a lock if the public is not told of it. A note is in no protocol.
#[must_use]
pub fn said_of(meeting: &Meeting, record: &Record, said: &str) -> String {
    marked(said, is_locked(meeting, record))
}

fn is_locked(meeting: &Meeting, record: &Record) -> bool {
    record.kind() != RecordKind::Note && meeting.is_record_closed(record)
}

/// The same within a sentence, where the number does not are apart: "5 Tidsplan".
#[must_use]
pub fn running_title(meeting: &Meeting, on: &Target) -> String {
    text::one_line(&numbered_title(meeting, on))
}

/// Names several items and points within a sentence: by their numbers where all have one, else by their titles; with
/// the lock at its end if one of them is closed.
#[must_use]
pub fn several(meeting: &Meeting, all: &[Target], lang: Lang) -> String {
    let numbers: Option<Vec<&str>> = all.iter().map(|on| meeting.number_of(on)).collect();
    let said = match numbers.filter(|_| all.len() > 1) {
        Some(numbers) => {
            let numbers: Vec<String> = number::ranges(&numbers).iter().map(|n| text::one_line(n)).collect();
            lang.say(&msg!("several-items", numbers = lang.list(&numbers)))
        }
        None => lang.list(&all.iter().map(|on| text::one_line(meeting.title(on))).collect::<Vec<_>>()),
    };
    marked(&said, all.iter().any(|on| meeting.is_closed(on)))
}

/// The same where it begins a line; one alone as a title with its number.
#[must_use]
pub fn heading_of(meeting: &Meeting, all: &[Target], text_is_closed: bool, lang: Lang) -> String {
    match all {
        [one] => numbered_title_of(meeting, one, text_is_closed),
        _ if text_is_closed && !all.iter().any(|on| meeting.is_closed(on)) => {
            marked(&capitalised(&several(meeting, all, lang)), true)
        }
        _ => capitalised(&several(meeting, all, lang)),
    }
}

/// The title of a slot, with its lock; empty if there is no such slot.
#[must_use]
pub fn slot_title(meeting: &Meeting, index: usize) -> String {
    let title = meeting.slots().get(index).map(|run| text::one_line(&run.slot.title)).unwrap_or_default();
    marked(&title, meeting.is_slot_closed(index))
}

/// A title, with a lock if it is closed.
#[must_use]
pub fn marked(title: &str, is_closed: bool) -> String {
    let lock = if is_closed { LOCK } else { "" };
    format!("{title}{lock}")
}

/// Cuts a line to a width in columns. Where that would cut off the lock of a title, wherever in the line that stands,
/// the lock is at its end.
#[must_use]
pub fn fitted(line: &str, width: usize) -> String {
    let locks = |s: &str| s.matches(SIGN).count();
    let cut = text::truncate(line, width);
    if locks(&cut) == locks(line) {
        return cut.into_owned();
    }
    let cut = text::truncate(line, width.saturating_sub(text::width(LOCK)));
    // Of a lock that stood just here nothing is to be seen twice.
    let cut = cut.trim_end_matches('…').trim_end_matches(LOCK);
    let cut = if cut.is_empty() { String::new() } else { format!("{cut}…") };
    marked(&cut, true)
}

/// Wraps a title to a width in columns, to so many lines at most, with its lock at the end of the last.
#[must_use]
pub fn wrapped(title: &str, width: usize, most: usize) -> Vec<String> {
    let (open, lock) = title.strip_suffix(LOCK).map_or((title, ""), |open| (open, LOCK));
    let (room, most) = (width.saturating_sub(text::width(lock)).max(8), most.max(1));
    let mut lines = text::wrap(open, room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(text::truncate(&rest, room).into_owned());
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(lock);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_not_cut_off_with_the_end_of_its_title() {
        assert_eq!(fitted("Personalesag 🔒", 20), "Personalesag 🔒");
        assert_eq!(fitted("Personalesag 🔒", 10), "Person… 🔒");
        assert_eq!(fitted("Personalesag", 10), "Personale…");
        assert_eq!(fitted("inhabil (3 Personalesag 🔒)", 20), "inhabil (3 Perso… 🔒");
        assert_eq!(fitted("Næste: 8.21 Lukket drøftelse 🔒 · 10 min", 18), "Næste: 8.21 Lu… 🔒");
        assert_eq!(fitted("Sag 🔒 og Anden sag 🔒", 15), "Sag 🔒 og A… 🔒");
        assert_eq!(fitted("Personalesag 🔒, 10 minutter", 20), "Personalesag 🔒, 10…");
    }

    #[test]
    fn a_wrapped_title_has_its_lock_at_the_end_of_its_last_line() {
        assert_eq!(wrapped("Ansættelse af direktør 🔒", 16, 3), ["Ansættelse af", "direktør 🔒"]);
        assert_eq!(wrapped("Ansættelse af direktør 🔒", 14, 1), ["Ansættelse… 🔒"]);
        assert_eq!(wrapped("Ansættelse af direktør", 22, 3), ["Ansættelse af direktør"]);
    }
}
