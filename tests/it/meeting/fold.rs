//! What single events do, where a scenario would say it less clearly.

use chrono::NaiveDateTime;
use punktlig::agenda::{Access, Shift};
use punktlig::meeting::{Edge, Event, History, Meeting, NextStep, RecordId, SlotState, Target};

use crate::kit::{LiveMeeting, agenda, sample, stamp};

const TWO: &str = r#"
date = 2025-01-15
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", title = "Pause", kind = "break", minutes = 10 }]
"#;

fn held() -> LiveMeeting {
    LiveMeeting::new(agenda(TWO))
}

#[test]
fn a_clock_that_was_set_back_makes_no_time_negative() {
    let mut held = held();
    held.at("9.10").start("1").at("9.05").record(Event::SlotEnded { slot: "1".into() });
    let meeting = held.history.meeting();
    assert_eq!(meeting.elapsed(0, held.at), chrono::TimeDelta::zero());
    assert_eq!(meeting.slots()[0].spans[0].end, Some(meeting.slots()[0].spans[0].start));
}

#[test]
fn a_second_creation_changes_nothing() {
    let mut held = held();
    held.at("9.00").start("1");
    let before = held.history.meeting().clone();
    held.record(Event::RecordCreated { agenda: Box::new(agenda(TWO)), shift: None, rehearsal: true, zone: None });
    assert_eq!(*held.history.meeting(), before);
}

#[test]
fn a_record_is_not_moved_to_where_nobody_finds_it() {
    let mut held = held();
    held.at("9.00").record(Event::NoteRecorded { on: Target::Item("1".into()), text: "x".to_owned() });
    let record = RecordId(held.history.entries().last().unwrap().seq);
    held.record(Event::RecordMoved { record, on: Target::Item("99".into()) });
    assert_eq!(held.history.meeting().record(record).unwrap().on, Target::Item("1".into()));
    held.record(Event::RecordMoved { record, on: Target::Item("2".into()) });
    assert_eq!(held.history.meeting().record(record).unwrap().on, Target::Item("2".into()));
}

#[test]
fn what_is_recorded_on_a_break_is_among_the_targets() {
    let mut held = held();
    let pause = Target::Point("pause".into());
    assert!(!held.history.meeting().targets().contains(&pause));
    held.at("9.00").record(Event::NoteRecorded { on: pause.clone(), text: "x".to_owned() });
    assert!(held.history.meeting().targets().contains(&pause));
}

#[test]
fn nothing_starts_the_close_or_an_unknown_slot() {
    let mut held = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    held.at("8.15").start("3").start("moedet-afsluttes").start("nowhere");
    assert_eq!(held.history.meeting().running(), Some(held.slot("3")));
    held.record(Event::SlotSkipped { slot: "moedet-afsluttes".into() });
    assert_eq!(held.history.meeting().slot_state(held.slot("moedet-afsluttes")), SlotState::Pending);
}

#[test]
fn the_bounds_of_a_correction_are_its_neighbours_other_ends() {
    let mut held = held();
    held.at("9.00").start("1").at("9.20").start("pause").at("9.25");
    let meeting = held.history.meeting();
    let at = |time: &str| stamp(held.day.and_time(punktlig::time::parse_time(time).unwrap()));
    assert_eq!(meeting.correction_bounds(&"1".into(), Edge::Start, held.at), Some((None, at("9.20"))));
    assert_eq!(meeting.correction_bounds(&"1".into(), Edge::End, held.at), Some((Some(at("9.00")), at("9.25"))));
    assert_eq!(meeting.correction_bounds(&"pause".into(), Edge::Start, held.at), Some((Some(at("9.00")), at("9.25"))));
    assert_eq!(meeting.correction_bounds(&"pause".into(), Edge::End, held.at), None);
}

#[test]
fn a_journal_that_does_not_begin_with_the_creation_is_refused() {
    let mut entries = held().history.entries().to_vec();
    assert!(History::replay(entries.clone()).is_some());
    entries.remove(0);
    assert!(History::replay(entries).is_none());
}

#[test]
fn a_new_event_ends_what_redo_could_bring_back() {
    let mut held = held();
    held.at("9.00").start("1").undo();
    assert!(held.history.next_redo().is_some());
    held.start("pause");
    assert!(held.history.next_redo().is_none());
    assert_eq!(held.history.next_undo().unwrap().event, Event::SlotStarted { slot: "pause".into() });
}

#[test]
fn undo_reaches_neither_the_creation_nor_a_reload() {
    let mut held = held();
    held.record(Event::AgendaReloaded { agenda: Box::new(agenda(TWO)), keep: Vec::new() });
    assert!(held.history.next_undo().is_none());
}

#[test]
fn a_shift_from_a_hostile_journal_brings_nothing_down() {
    for (days, minutes) in [(i64::MAX, i64::MAX), (i64::MIN, i64::MIN), (100_000_000, 0), (0, 1 << 50)] {
        let held = LiveMeeting::opened(agenda(TWO), Some(Shift { days, minutes }), false);
        assert_eq!(held.history.meeting().forecast(held.at).slots.len(), 2);
    }
}

#[test]
fn a_budget_of_eight_thousand_years_is_only_long() {
    let mut held = held();
    held.at("9.00");
    for i in 0..40 {
        let slot = format!("lang-{i}").as_str().into();
        held.record(Event::SlotAdded {
            number: None,
            slot,
            title: "Lang".to_owned(),
            minutes: Some(u32::MAX),
            after: Some("1".into()),
            access: Access::Open,
        });
    }
    assert!(held.history.meeting().forecast(held.at).end.is_some());
    assert_eq!(held.history.meeting().next_step(held.at), NextStep::Start(0));
}

#[test]
fn the_plan_moves_to_the_minute_at_which_the_meeting_starts() {
    let plan = sample("2025-01-15-direktionen.toml");
    let start = chrono::NaiveDate::from_ymd_opt(2025, 2, 3).unwrap().and_hms_opt(14, 0, 59).unwrap();
    let shift = plan.shift_to(start);
    assert_eq!(shift, Shift { days: 19, minutes: 5 * 60 + 45 });
    let moved = plan.clone().shifted(shift);
    assert_eq!(moved.slots[0].start, start.date().and_hms_opt(14, 0, 0));
    assert_eq!(moved.date, start.date());
    assert_eq!(moved.announced_end, plan.announced_end.map(|t| t + chrono::TimeDelta::minutes(345)));
    for (before, after) in plan.slots.iter().zip(&moved.slots) {
        let since = |first: Option<NaiveDateTime>, at: Option<NaiveDateTime>| at.unwrap() - first.unwrap();
        assert_eq!(since(moved.slots[0].start, after.start), since(plan.slots[0].start, before.start));
    }
}

#[test]
fn a_plan_that_is_moved_after_something_was_recorded_stays_moved_for_every_later_agenda() {
    let shift = Shift { days: 1, minutes: 30 };
    let mut held = LiveMeeting::new(agenda(TWO));
    let agreed: Vec<_> = held.history.meeting().slots().iter().map(|r| r.slot.start).collect();
    held.record(Event::PlanMoved { shift });
    let moved = held.history.meeting().clone();
    let mut from_the_start = LiveMeeting::opened(agenda(TWO), Some(shift), false);
    let starts = |m: &Meeting| m.slots().iter().map(|r| (r.slot.start, r.slot.day)).collect::<Vec<_>>();
    assert_eq!(starts(&moved), starts(from_the_start.history.meeting()));
    assert_eq!(moved.agenda(), from_the_start.history.meeting().agenda());
    // What the file says is moved alike, and a second move comes on top.
    for held in [&mut held, &mut from_the_start] {
        held.record(Event::AgendaReloaded { agenda: Box::new(agenda(TWO)), keep: Vec::new() });
        held.record(Event::PlanMoved { shift: Shift { days: -1, minutes: -30 } });
        assert_eq!(held.history.meeting().slots().iter().map(|r| r.slot.start).collect::<Vec<_>>(), agreed);
    }
    // Once the meeting has begun its plan stands.
    let first = held.history.meeting().slots()[0].slot.id.0.clone();
    held.at("9.00").start(&first).record(Event::PlanMoved { shift });
    assert_eq!(held.history.meeting().slots()[0].slot.start, agreed[0]);
}
