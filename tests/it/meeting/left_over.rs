//! What a meeting leaves for the next one of its series.

use chrono::NaiveDate;
use punktlig::agenda::next::{Left, Origin, Point};
use punktlig::meeting::{Event, FollowUp, Meeting, Target};

use crate::kit::{LiveMeeting, agenda};

const BOARD: &str = r#"
date = 2025-01-15
item = [
    { number = 1, title = "Budget" },
    { number = 2, title = "Opsigelse", access = "closed" },
    { number = 3, title = "Skole" },
    { number = 4, title = "Vej" },
    { number = 5, title = "Plan", kind = "plan" },
]
slot = [
    { at = "9.00", items = [1] },
    { at = "9.30", items = [2] },
    { at = "9.40", items = [3] },
    { at = "9.50", id = "punkt", title = "Et punkt", access = "closed", minutes = 10 },
    { at = "10.00", items = [4] },
]
"#;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, day).unwrap()
}

fn item(id: &str) -> Target {
    Target::Item(id.into())
}

#[test]
fn what_was_postponed_to_it_or_to_no_day_is_left_and_what_is_closed_stays_so() {
    let mut held = LiveMeeting::new(agenda(BOARD));
    held.at("9.00").start("1");
    held.record(Event::ItemPostponed { on: item("2"), to: Some(day(22)) });
    held.record(Event::ItemPostponed { on: item("3"), to: Some(day(29)) });
    held.record(Event::ItemPostponed { on: Target::Point("punkt".into()), to: None });
    let task = |task: &str, due| FollowUp { task: task.into(), due, line: task.into(), ..FollowUp::default() };
    for follow_up in [task("Borgermøde", Some(day(22))), task("Senere", Some(day(29))), task("", Some(day(22)))] {
        held.record(Event::FollowUpRecorded { on: item("1"), follow_up });
    }
    let left = held.history.meeting().left_for(day(22));
    let point = |title: &str, minutes, is_closed, origin| Point { title: title.into(), minutes, is_closed, origin };
    let expected = Left {
        postponed: vec!["2".into()],
        closed: vec!["2".into()],
        is_plan_closed: false,
        points: vec![
            point("Et punkt", Some(10), true, Origin::Postponed),
            point("Borgermøde", None, false, Origin::Recorded),
        ],
        not_considered: vec!["Vej".into()],
    };
    assert_eq!(left, expected);
    assert_eq!(held.history.meeting().left_for(day(29)).postponed, ["2", "3"]);
}

#[test]
fn a_slot_that_says_closed_closes_the_items_and_the_forward_plan_that_it_treats() {
    let plan = "date = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, \
                { number = 2, title = \"B\", kind = \"upcoming\" }]\n\
                slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2], access = \"closed\" }]\n";
    let left = Meeting::new(agenda(plan), None, false).left_for(day(22));
    assert_eq!((left.closed, left.is_plan_closed), (vec!["2".into()], true));
}
