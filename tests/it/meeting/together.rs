//! Several items by one action: recorded as one, undone as one, and whole or said to be cut short after a kill.

use punktlig::agenda::Outcome;
use punktlig::meeting::{Decision, Event, History, Target};

use crate::kit::{LiveMeeting, agenda, item};

const NONE: [u32; 0] = [];

const PLAN: &str = "date = 2025-01-15\n\
    item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }, { number = 3, title = \"Tre\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }]\n";

fn decided(on: Target) -> Event {
    let decision = Decision { text: "Godkendt.".into(), outcome: Outcome::Approved, ..Decision::default() };
    Event::DecisionRecorded { on, decision }
}

fn head(events: u32) -> Event {
    Event::ConsideredTogether { items: vec![item(1), item(2), item(3)], events }
}

/// The items that have a decision; live, and read again.
fn decisions(told: &LiveMeeting) -> Vec<u32> {
    let replayed = History::replay(told.history.entries().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), told.meeting());
    (1..=3).filter(|n| told.meeting().decisions_on(&item(*n)).next().is_some()).collect()
}

#[test]
fn what_one_action_recorded_for_several_items_is_undone_and_redone_as_one() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).record(Event::NoteRecorded { on: item(1), text: "x".into() });
    told.at("9.02").record(head(3));
    (1..=3).for_each(|n| _ = told.record(decided(item(n))));
    assert_eq!(decisions(&told), [1, 2, 3]);
    told.undo();
    assert_eq!(decisions(&told), NONE);
    assert_eq!(told.history.next_undo().map(|e| e.event.name()), Some("note_recorded"));
    told.redo();
    assert_eq!(decisions(&told), [1, 2, 3]);
    // What comes next is by itself.
    told.record(decided(item(3))).undo();
    assert_eq!(decisions(&told), [1, 2, 3]);
    told.undo().undo();
    assert_eq!(told.meeting().records().iter().filter(|r| !r.withdrawn).count(), 0);
}

#[test]
fn a_record_of_several_is_moved_and_withdrawn_by_itself() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).record(head(3));
    (1..=3).for_each(|n| _ = told.record(decided(item(n))));
    let record = told.meeting().decisions_on(&item(2)).next().unwrap().id;
    told.record(Event::RecordWithdrawn { record });
    assert_eq!(decisions(&told), [1, 3]);
    told.undo();
    assert_eq!(decisions(&told), [1, 2, 3]);
    told.undo();
    assert_eq!(decisions(&told), NONE);
}

#[test]
fn what_comes_after_a_kill_is_not_part_of_what_was_cut_short() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).record(head(3)).record(decided(item(1))).record(decided(item(2)));
    assert_eq!(told.history.ends_announced(), [Event::TogetherCutShort]);
    told.record(Event::TogetherCutShort).record(decided(item(3)));
    assert!(told.history.ends_announced().is_empty());
    told.undo();
    assert_eq!(decisions(&told), [1, 2]);
    told.undo();
    assert_eq!(decisions(&told), NONE, "what was recorded of it is still one");
}

#[test]
fn a_closed_text_of_several_is_missed_where_a_kill_came_after_its_announcement() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).record(head(6)).record(Event::ClosedTextFollows).record(decided(item(1)));
    told.record(Event::ClosedTextFollows);
    assert_eq!(told.history.ends_announced(), [Event::ClosedTextMissing, Event::TogetherCutShort]);
}

#[test]
fn what_is_for_another_item_or_undoes_something_ends_what_is_announced() {
    for other in
        [Event::MeetingPaused, Event::Undone { undo: 99 }, Event::NoteRecorded { on: item(2), text: "x".into() }]
    {
        let mut told = LiveMeeting::new(agenda(PLAN));
        told.at("9.01").start(0).record(head(3)).record(decided(item(1))).record(other).record(decided(item(2)));
        told.undo();
        assert_eq!(decisions(&told), [1]);
    }
}

#[test]
fn what_was_decided_together_while_another_ran_is_not_come_back_to() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0);
    assert_eq!(told.meeting().first_pending(), Some(1));
    told.record(Event::ConsideredTogether { items: vec![item(2), item(3)], events: 2 });
    (2..=3).for_each(|n| _ = told.record(decided(item(n))));
    assert_eq!(told.meeting().first_pending(), None);
    assert!(told.meeting().is_treated_elsewhere(1) && !told.meeting().is_treated_elsewhere(0));
    told.undo();
    assert_eq!(told.meeting().first_pending(), Some(1));
    // By itself, a decision ahead of time does not keep an item from its turn.
    told.record(decided(item(2)));
    assert_eq!(told.meeting().first_pending(), Some(1));
}
