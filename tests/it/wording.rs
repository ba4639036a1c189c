//! How things are said: every event, in every language.

use punktlig::lang::Lang;
use punktlig::meeting::{Event, History, JournalEntry};
use punktlig::wording::events::{Offer, count, happened};

use crate::kit::every_event;

/// The meeting in which everything happens, up to each event, with that event.
fn meetings() -> impl Iterator<Item = (History, Event)> {
    let at = punktlig::time::Stamp::parse_from_rfc3339("2025-01-15T09:00:00+01:00").unwrap();
    let events: Vec<JournalEntry> =
        (1..).zip(every_event()).map(|(seq, event)| JournalEntry { seq, at, event }).collect();
    (1..events.len()).map(move |n| (History::replay(events[..n].to_vec()).unwrap(), events[n].event.clone()))
}

#[test]
fn every_event_is_worded_and_counted_in_every_language() {
    for (history, event) in meetings() {
        let counted = [Lang::Da, Lang::En].map(|lang| lang.say(&count(&event, 2)));
        let said = [Lang::Da, Lang::En].map(|lang| happened(&event, &history, lang, 40).map(|h| lang.say(&h.msg)));
        for text in counted.iter().chain(said.iter().flatten()) {
            // A variable that a message lacks comes out as its name, a message that is not there as its id.
            assert!(!text.contains(['{', '$']) && !text.starts_with("event-"), "{}: {text}", event.name());
        }
        assert!(counted.iter().all(|text| text.starts_with("2 ")), "{counted:?}");
        assert_ne!(counted[0], counted[1]);
        assert!(said[0].is_some() || !event.is_undoable(), "{} goes without saying", event.name());
    }
}

#[test]
fn a_line_offers_undo_only_for_what_undo_reaches() {
    for (history, event) in meetings() {
        let offer = happened(&event, &history, Lang::Da, 40).and_then(|happened| happened.offer);
        assert!(offer != Some(Offer::Undo) || event.is_undoable(), "{}", event.name());
    }
}
