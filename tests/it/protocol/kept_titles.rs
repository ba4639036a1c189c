//! What was decided on keeps its title in a meeting whose close was taken back. That is what is printed: what is the
//! same in a changed agenda, and what is closed, goes by what the file says, as in a meeting that was never closed.

use punktlig::meeting::{Content, History, JournalEntry, reload};

use super::titles_in_use::{CLOSED, OPEN, Row, edit, plan, public, public_as_file, row, shown};
use super::*;
use crate::kit::faults::{Dice, size};

/// A meeting in its first slot with a decision on each item, and perhaps with a close that was taken back.
fn decided(rows: &[Row], is_reopened: bool) -> LiveMeeting {
    let mut told = LiveMeeting::new(plan(rows));
    told.at("9.00").start(0);
    for Row(number, title, ..) in rows {
        let on =
            told.meeting().agenda().items.iter().find(|i| i.number == Some(number.to_string())).unwrap().id.clone();
        told.decide(&Target::Item(on), &format!("Zebra om {title}."), Outcome::Approved);
    }
    if is_reopened {
        told.record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    }
    told
}

fn save(told: &mut LiveMeeting, rows: &[Row]) -> Vec<Event> {
    save_file(told, &plan(rows))
}

fn save_file(told: &mut LiveMeeting, file: &Agenda) -> Vec<Event> {
    let events = reload::events_of_file(&told.history, file, &[]);
    events.iter().for_each(|event| _ = told.record(event.clone()));
    // What a reader of the journal finds is what the writer had.
    let read = History::replay(told.history.entries().to_vec()).unwrap();
    assert_eq!(read.meeting(), told.meeting());
    events
}

#[test]
fn what_is_closed_under_the_title_that_the_file_gave_it_is_not_taken_for_a_new_one_with_its_title_in_print() {
    let before = [row(1, "Alfa", OPEN), row(2, "Klage", OPEN)];
    let renamed = [row(1, "Alfa", OPEN), row(2, "Klage over Jens", OPEN)];
    let closed = [row(1, "Alfa", OPEN), row(2, "Klage over Jens", CLOSED), row(3, "Klage", OPEN)];
    let mut told = decided(&before, true);
    save(&mut told, &renamed);
    assert_eq!(told.meeting().title(&item(2)), "Klage", "it is printed as it was decided on");
    assert!(!public_as_file(&told, &plan(&closed)).contains("Zebra om Klage"));
    save(&mut told, &closed);
    assert!(!public(&told).contains("Zebra om Klage"));
    assert!(told.meeting().is_closed(&item(2)) && !told.meeting().is_closed(&item(3)));
}

#[test]
fn what_is_recorded_on_a_closed_item_that_runs_is_not_recorded_on_an_open_one_that_gets_its_title_in_print() {
    let before = [row(1, "Alfa", OPEN), row(2, "Personalesag", CLOSED)];
    let renamed = [row(1, "Alfa", OPEN), row(2, "Personalesag om skoleleder", CLOSED)];
    let another = [row(1, "Alfa", OPEN), row(2, "Personalesag om skoleleder", CLOSED), row(3, "Personalesag", OPEN)];
    let mut told = decided(&before, true);
    told.start(1);
    [&renamed[..], &another].into_iter().for_each(|rows| _ = save(&mut told, rows));
    let running = told.meeting().running().unwrap();
    assert!(told.meeting().is_slot_closed(running));
    let on = told.meeting().slots()[running].targets()[0].clone();
    told.decide(&on, "Quokka siges op.", Outcome::Approved);
    assert!(!public(&told).contains("Quokka"));
    let records = told.meeting().records_on(&item(2)).count();
    assert_eq!(records, 2, "its records stay on it");
    assert_eq!(told.meeting().records_on(&item(3)).count(), 0);
}

#[test]
fn what_goes_while_a_closed_item_gets_a_new_title_in_the_file_is_withheld_though_another_is_printed() {
    let before = [row(1, "Alfa", OPEN), row(2, "Personalesag", CLOSED), row(3, "Klage over Jens", OPEN)];
    let renamed = [row(1, "Alfa", OPEN), row(2, "Personalesag - klage over Jens", CLOSED)];
    let back = [row(1, "Alfa", OPEN), row(2, "Personalesag", CLOSED)];
    let mut told = decided(&before, true);
    let events = save(&mut told, &renamed);
    let withheld = |event: &Event| matches!(event, Event::MattersWithheld { items, .. } if *items == ["3".into()]);
    assert!(events.iter().any(withheld), "{events:#?}");
    save(&mut told, &back);
    assert!(!public(&told).contains("Zebra om Klage over Jens"));
}

#[test]
fn a_title_that_the_file_changes_once_more_is_known_although_another_is_printed() {
    let mut told = decided(&[row(1, "Alfa", OPEN), row(2, "Klage", OPEN)], true);
    save(&mut told, &[row(1, "Alfa", OPEN), row(2, "Klage over Jens", OPEN)]);
    let file = plan(&[row(1, "Alfa", OPEN), row(2, "Klage over Jens og Bo", OPEN)]);
    let taken = reload::keep_decided(&told.history, &file, &[]);
    assert!(!reload::knows_wording(told.meeting(), &file, &taken));
    save(&mut told, &[row(1, "Alfa", OPEN), row(2, "Klage over Jens og Bo", OPEN)]);
    let taken = reload::keep_decided(&told.history, &file, &[]);
    assert!(reload::knows_wording(told.meeting(), &file, &taken));
    save(&mut told, &[row(1, "Alfa", OPEN), row(5, "Klage over Jens og Bo", CLOSED), row(3, "Klage", OPEN)]);
    assert!(!public(&told).contains("Zebra om Klage"));
}

#[test]
fn what_the_file_said_of_an_item_that_went_is_remembered_for_when_it_comes_again() {
    let mut told = decided(&[row(1, "Alfa", OPEN), row(2, "Klage", OPEN), row(3, "Beta", OPEN)], true);
    save(&mut told, &[row(1, "Alfa", OPEN), row(2, "Klage over skolen", OPEN), row(3, "Beta", OPEN)]);
    save(&mut told, &[row(1, "Alfa", OPEN), row(3, "Beta", OPEN)]);
    save(&mut told, &[row(1, "Alfa", OPEN), row(4, "Klage over skolen", CLOSED), row(3, "Beta", OPEN)]);
    assert_eq!(told.meeting().records_on(&item(4)).count(), 1);
    assert!(!public(&told).contains("Zebra om Klage"));
}

#[test]
fn what_the_file_said_before_a_crash_is_not_taken_for_what_it_says_of_the_next_agenda() {
    let mut told = decided(&[row(1, "Alfa", OPEN), row(2, "Klage", OPEN)], true);
    let renamed = [row(1, "Alfa", OPEN), row(2, "Klage over Jens", OPEN)];
    let events = reload::events_of_file(&told.history, &plan(&renamed), &[]);
    let said = events.iter().find(|event| matches!(event, Event::FileWordingRecorded { .. })).unwrap();
    told.record(said.clone());
    let events = save(&mut told, &[row(1, "Alfa", OPEN), row(2, "Klage", OPEN), row(3, "Beta", OPEN)]);
    let is_taken_back = |event: &Event| *event == Event::FileWordingRecorded { items: Vec::new(), slots: Vec::new() };
    assert!(events.iter().any(is_taken_back));
}

#[test]
fn a_meeting_whose_close_was_taken_back_shows_no_more_than_one_that_was_never_closed() {
    let seed = std::env::var("PUNKTLIG_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds = seed.map_or(0..size(400, 20_000) as u64, |seed: u64| seed..seed + 1);
    let mut kept = 0;
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let mut rows = vec![row(1, "Klage", OPEN), row(2, "Klage over skolen", OPEN), row(3, "Personalesag", CLOSED)];
        (0..dice.below(4)).for_each(|_| edit(&mut dice, &mut rows, 0));
        let mut saves = vec![rows.clone()];
        let mut both = [false, true].map(|is_reopened| decided(&rows, is_reopened));
        for _ in 0..1 + dice.below(3) {
            (0..1 + dice.below(3)).for_each(|_| edit(&mut dice, &mut rows, 0));
            saves.push(rows.clone());
            let file = plan(&rows);
            let shown_by = |told: &LiveMeeting, public: &str| -> Vec<String> {
                let text = |r: &punktlig::meeting::Record| match r.current() {
                    Content::Decision(decision) => Some(decision.text.clone()),
                    _ => None,
                };
                let texts = told.meeting().records().iter().filter_map(text);
                texts.filter(|text| public.contains(text.as_str())).collect()
            };
            let [never, reopened] = both.each_ref().map(|told| shown_by(told, &public_as_file(told, &file)));
            let extra = |never: &[String], reopened: Vec<String>| reopened.into_iter().find(|t| !never.contains(t));
            assert_eq!(extra(&never, reopened), None, "seed {seed}, by the file\n{}", shown(&saves));
            both.iter_mut().for_each(|told| _ = save(told, &rows));
            let [never, reopened] = both.each_ref().map(|told| shown_by(told, &public(told)));
            assert_eq!(extra(&never, reopened), None, "seed {seed}\n{}", shown(&saves));
            let said = |entry: &JournalEntry| matches!(entry.event, Event::FileWordingRecorded { .. });
            kept += usize::from(both[1].history.entries().iter().any(said));
        }
    }
    assert!(seed.is_some() || kept > 50, "{kept}");
}

#[test]
fn what_was_closed_at_the_close_and_is_opened_takes_the_neutral_title_of_a_later_save() {
    let before = [row(1, "Alfa", OPEN), row(2, "Personalesag Zebra", CLOSED)];
    let opened = [row(1, "Alfa", OPEN), row(2, "Personalesag Zebra", OPEN)];
    let neutral = [row(1, "Alfa", OPEN), row(2, "Personalesag", OPEN)];
    let mut told = decided(&before, true);
    [&opened[..], &neutral].into_iter().for_each(|rows| _ = save(&mut told, rows));
    let public = public(&told);
    assert!(!public.contains("Zebra om Personalesag") && !public.contains("Personalesag Zebra"), "{public}");
    assert!(!public.contains("blev ændret efter afslutningen"), "nothing is to be read of its decision\n{public}");

    // What everybody could read in the protocol stays, also where it was opened in the meeting.
    let mut told = decided(&before, false);
    save(&mut told, &opened);
    told.decide(&item(2), "Vedtaget i det åbne.", Outcome::Approved);
    told.record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    save(&mut told, &neutral);
    assert_eq!(told.meeting().title(&item(2)), "Personalesag Zebra");
    // Until it is closed once more.
    [&before[..], &opened, &neutral].into_iter().for_each(|rows| _ = save(&mut told, rows));
    assert_eq!(told.meeting().title(&item(2)), "Personalesag");
}

/// Alfa, and an item that is known by an id of its own, with what is recommended.
fn with_id(title: &str, recommendation: &str, more: &str) -> Agenda {
    agenda(&format!(
        r#"title = "Møde"
date = 2025-01-15
item = [{{ number = 1, title = "Alfa" }},
    {{ id = "k", number = 2, title = "{title}", recommendations = ["{recommendation}"] }}, {more}]
slot = [{{ at = "9.00", items = [1] }}, {{ at = "9.10", items = ["k"] }}]
"#
    ))
}

/// A reopened meeting in which the file has given that item a neutral title.
fn neutral(more: &str) -> LiveMeeting {
    let mut told = LiveMeeting::new(with_id("Klage over Jens", "at sagen afgøres", more));
    let on = Target::Item("k".into());
    told.at("9.00").start(0).decide(&on, "Zebra.", Outcome::Approved);
    told.record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    save_file(&mut told, &with_id("Sag 7", "at sagen afgøres", more));
    assert_eq!(told.meeting().title(&on), "Klage over Jens");
    told
}

#[test]
fn a_title_that_is_kept_goes_once_something_closed_has_it_however_it_is_written() {
    for title in ["Klage over Jens", "klage over jens", "Klage over Jens.", "Klage  over »Jens«"] {
        let more = format!(r#"{{ number = 3, title = "{title}", access = "closed" }}"#);
        let file = with_id("Sag 7", "at sagen afgøres", &more);
        let mut told = neutral("");
        assert!(!public_as_file(&told, &file).contains("Klage over Jens"), "{title}: not taken over yet");
        save_file(&mut told, &file);
        assert!(!public(&told).contains("Klage over Jens"), "{title}");
    }
    // A closed point that was added has it, or a closed item that keeps its own title.
    let mut told = neutral("");
    let slot = SlotId("ny".into());
    let (title, access) = ("Klage over Jens".to_owned(), Access::Closed);
    told.record(Event::SlotAdded { number: None, slot, title, minutes: None, after: None, access });
    save_file(&mut told, &with_id("Sag 8", "at sagen afgøres", ""));
    assert!(!public(&told).contains("Klage over Jens"));
}

#[test]
fn a_recommendation_that_moved_to_something_closed_is_not_kept_where_it_was() {
    let mut told = neutral("");
    let more = r#"{ number = 3, title = "Lukket", access = "closed", recommendations = ["At sagen afgøres."] }"#;
    save_file(&mut told, &with_id("Sag 7", "at sagen drøftes", more));
    assert!(!public(&told).contains("at sagen afgøres"));
}

#[test]
fn what_goes_is_withheld_if_a_closed_point_that_was_added_may_speak_of_it_by_the_title_in_print() {
    let mut told = neutral("");
    let slot = SlotId("ny".into());
    let (title, access) = ("Klage over Jens og Bo".to_owned(), Access::Closed);
    told.record(Event::SlotAdded { number: None, slot, title, minutes: None, after: None, access });
    let mut without = with_id("Sag 7", "at sagen afgøres", "");
    without.items.retain(|item| item.id != "k".into());
    without.slots.retain(|slot| slot.items.iter().all(|id| *id != "k".into()));
    let events = save_file(&mut told, &without);
    assert!(events.iter().any(|event| matches!(event, Event::MattersWithheld { .. })), "{events:?}");
    assert!(!public(&told).contains("Zebra."));
}
