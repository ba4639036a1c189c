//! How things are said: every event, in every language.

use punktlig::agenda::{Agenda, Who};
use punktlig::lang::Lang;
use punktlig::meeting::{Chair, Event, History, JournalEntry};
use punktlig::wording::events::{Offer, count, happened};
use punktlig::wording::{chair_in_sentence, group_name, listed_names, running_group};

use crate::kit::{LiveMeeting, agenda, every_event};

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

#[test]
fn the_chair_is_named_with_the_label_in_brackets() {
    let person = "person = [{ id = \"aa\", name = \"Anna Agerskov\", title = \"Borgmester\", role = \"member\" }]";
    let of = |chair: &str| agenda(&format!("date = 2025-01-15\n{chair}\n{person}"));
    let said = |agenda: &Agenda, lang| {
        let label = agenda.chair_label.clone();
        let chair = agenda.chair.clone().map(|id| Chair { who: Who::Id(id), label, is_of_item: false });
        chair_in_sentence(chair.as_ref(), agenda, lang)
    };
    let mayor = of("chair = \"aa\"\nchair_label = \"Borgmester\"");
    assert_eq!(said(&mayor, Lang::Da), "Anna Agerskov (borgmester)");
    assert_eq!(said(&of("chair = \"aa\""), Lang::Da), "Anna Agerskov (mødeleder)");
    assert_eq!(said(&of("chair = \"aa\""), Lang::En), "Anna Agerskov (chair)");
    assert_eq!(said(&of(""), Lang::Da), "Mødelederen");
}

#[test]
fn a_letter_is_a_list_in_a_political_body_and_other_groups_are_as_typed() {
    let of = |profile: &str| agenda(&format!("date = 2025-01-15\nprotocol = {{ profile = \"{profile}\" }}"));
    let (council, board) = (of("political"), of("administrative"));
    let said = |agenda, group| (group_name(group, agenda, Lang::Da), running_group(group, agenda, Lang::Da));
    let both = |line: &str, running: &str| (line.to_owned(), running.to_owned());
    assert_eq!(said(&council, "A"), both("Liste A", "liste A"));
    assert_eq!(said(&council, "Borgerlisten"), both("Borgerlisten", "Borgerlisten"));
    assert_eq!(said(&board, "A"), both("A", "A"));
}

#[test]
fn a_slot_that_ran_before_is_resumed() {
    let slots = "slot = [{ at = \"9.00\", title = \"Oplæg\" }, { at = \"9.30\", title = \"Debat\" }]";
    let mut told = LiveMeeting::new(agenda(&format!("date = 2025-01-15\n{slots}")));
    let said = |told: &LiveMeeting| {
        let start = Event::SlotStarted { slot: told.meeting().slots()[0].slot.id.clone() };
        [Lang::Da, Lang::En].map(|lang| lang.say(&happened(&start, &told.history, lang, 40).unwrap().msg))
    };
    told.at("9.00");
    assert_eq!(said(&told), ["Begyndt: Oplæg", "Started: Oplæg"]);
    told.start(0).at("9.30").start(1);
    assert_eq!(said(&told), ["Genoptaget: Oplæg", "Resumed: Oplæg"]);
}

#[test]
fn the_titles_after_the_first_name_of_a_list_are_small() {
    let person =
        |id: &str, title: &str, name: &str| format!("{{ id = \"{id}\", title = \"{title}\", name = \"{name}\" }}");
    let people = [person("ba", "Økonomichef", "Bettina Andersen"), person("tp", "HR-chef", "Trine Poulsen")].join(", ");
    let agenda = agenda(&format!("date = 2025-01-15\nperson = [{people}]"));
    let all = [Who::Name("Borgmester".into()), Who::Id("ba".into()), Who::Id("tp".into())];
    let said = listed_names(&agenda, &all, Lang::Da);
    assert_eq!(said, "Borgmester, økonomichef Bettina Andersen og HR-chef Trine Poulsen");
    let said = listed_names(&agenda, &all[1..], Lang::Da);
    assert_eq!(said, "Økonomichef Bettina Andersen og HR-chef Trine Poulsen");
}
