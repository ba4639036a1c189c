//! Titles as the minute-taker's screen shows them: with a lock exactly where something is withheld from the public.

use crate::meeting::{Meeting, Target};
use crate::text;

const LOCK: &str = " 🔒";

/// The title of an item or point, with its lock.
#[must_use]
pub fn title(meeting: &Meeting, on: &Target) -> String {
    marked(meeting.title(on), meeting.is_closed(on))
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

/// Cuts a title to a width in columns, without cutting off its lock.
#[must_use]
pub fn fitted(title: &str, width: usize) -> String {
    match title.strip_suffix(LOCK) {
        Some(open) if text::width(title) > width => {
            marked(&text::truncate(open, width.saturating_sub(text::width(LOCK))), true)
        }
        _ => text::truncate(title, width).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_not_cut_off_with_the_end_of_its_title() {
        assert_eq!(fitted("Personalesag 🔒", 20), "Personalesag 🔒");
        assert_eq!(fitted("Personalesag 🔒", 10), "Person… 🔒");
        assert_eq!(fitted("Personalesag", 10), "Personale…");
    }
}
