//! Undo and redo open nothing: a record that was once on a closed matter stays closed, whichever way the state is made.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use punktlig::agenda::{Access, Outcome, SlotId};
use punktlig::meeting::{Content, Decision, Event, History, Meeting, RecordId, Target, reload};

use crate::kit::faults::cases;
use crate::kit::{LiveMeeting, agenda, item};

const PLAN: &str = r#"
date = 2025-01-15
item = [
    { number = 1, title = "Et" }, { number = 2, title = "To", access = "closed" }, { number = 3, title = "Tre" },
]
slot = [{ at = "9.00", items = [1] }, { at = "9.10", items = [2] }, { at = "9.20", items = [3] }]
"#;

/// The event after which the state is folded anew, and which changes nothing.
const FOLD: Event = Event::ClockSet { by_ms: 0, since: None };

fn decision(text: usize) -> Decision {
    Decision { text: format!("text {text}"), outcome: Outcome::Other, ..Decision::default() }
}

fn closed(meeting: &Meeting) -> BTreeMap<RecordId, bool> {
    meeting.records().iter().map(|r| (r.id, meeting.is_record_closed(r))).collect()
}

/// Whether each record is closed: live, read again, and folded anew. They must agree.
fn agreed(told: &LiveMeeting) -> BTreeMap<RecordId, bool> {
    let live = closed(told.meeting());
    let replayed = History::replay(told.history.entries().to_vec()).unwrap();
    assert_eq!(closed(replayed.meeting()), live, "live and read again differ: {:#?}", told.history.entries());
    assert_eq!(replayed.meeting(), told.meeting());
    let mut folded = LiveMeeting { history: told.history.clone(), ..*told };
    folded.record(FOLD);
    assert_eq!(closed(folded.meeting()), live, "live and folded anew differ: {:#?}", told.history.entries());
    live
}

#[test]
fn a_record_that_was_moved_to_a_closed_item_stays_closed_when_it_is_undone_and_redone() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).decide(&item(1), "Zebra", Outcome::Other);
    let record = told.meeting().records()[0].id;
    told.record(Event::RecordMoved { record, on: item(2) });
    for step in [LiveMeeting::undo, LiveMeeting::undo, LiveMeeting::redo] {
        step(&mut told);
        assert!(agreed(&told).values().all(|closed| *closed));
    }
    assert_eq!(told.meeting().records()[0].on, item(1));
    let content = Content::Decision(decision(2));
    told.record(Event::RecordEdited { record, content });
    told.undo().undo().redo().redo();
    assert_eq!(agreed(&told), BTreeMap::from([(record, true)]));
}

#[test]
fn a_record_that_was_closed_between_an_undo_and_a_redo_is_so_when_the_journal_is_read_again() {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.01").start(0).decide(&item(1), "Zebra", Outcome::Other);
    let record = told.meeting().records()[0].id;
    told.record(Event::RecordMoved { record, on: item(3) });
    let closing = agenda(&PLAN.replace("title = \"Et\"", "title = \"Et\", access = \"closed\""));
    for event in reload::events(told.meeting(), Box::new(closing), &[]) {
        told.record(event);
    }
    assert_eq!(agreed(&told), BTreeMap::from([(record, false)]));
    told.undo();
    assert_eq!(agreed(&told), BTreeMap::from([(record, true)]), "it is on the closed item");
    told.redo();
    assert_eq!(agreed(&told), BTreeMap::from([(record, true)]));
}

/// Does something at random; returns the records that it publishes.
fn step(told: &mut LiveMeeting, kind: u8, a: usize, b: usize) -> Vec<RecordId> {
    let meeting = told.meeting();
    let records: Vec<RecordId> = meeting.records().iter().map(|r| r.id).collect();
    let record = records.get(a % records.len().max(1)).copied();
    let on = meeting.targets().get(b % meeting.targets().len()).cloned().unwrap();
    let event = match (kind, record) {
        (0 | 1, _) => Event::DecisionRecorded { on, decision: decision(a) },
        (2 | 3, Some(record)) => Event::RecordMoved { record, on },
        (4, Some(record)) => Event::RecordEdited { record, content: Content::Decision(decision(b)) },
        (5, Some(record)) => {
            let shown = meeting.record(record).unwrap().sayings();
            told.record(Event::RecordPublished { record, shown });
            return vec![record];
        }
        (6, Some(record)) => Event::RecordWithdrawn { record },
        (7, _) => {
            let access = [Access::Open, Access::Closed][a % 2];
            let slot = SlotId(format!("added-{}", 1 + b % 2));
            Event::SlotAdded { number: None, slot, title: "Ny".into(), minutes: None, after: None, access }
        }
        (8, _) => {
            let mut file = agenda(PLAN);
            for (n, i) in file.items.iter_mut().enumerate() {
                i.access = if (a >> n) & 1 == 1 { Access::Closed } else { Access::Open };
            }
            for event in reload::events(meeting, Box::new(file), &[]) {
                told.record(event);
            }
            return Vec::new();
        }
        (9..=11, _) if told.history.next_undo().is_some() => {
            let mark = told.history.undo_opens();
            if mark {
                told.record(Event::ClosedTextFollows);
            }
            told.undo();
            return Vec::new();
        }
        (12..=14, _) if told.history.next_redo().is_some() => {
            // What is brought back may be a yes.
            let brought = told.history.next_redo().map(|entry| entry.event.clone());
            told.redo();
            return match brought {
                Some(Event::RecordPublished { record, .. }) => vec![record],
                _ => Vec::new(),
            };
        }
        (15 | 16, _) => {
            let all: Vec<_> = [on, item(1 + a as u32 % 3)].into();
            let decided = |on: &Target| Event::DecisionRecorded { on: on.clone(), decision: decision(a) };
            let mut events = Event::together(&all, all.iter().map(decided).collect());
            // A kill may come between them.
            events.truncate(3 - b % 2);
            let short = (events.len() < 3).then_some(Event::TogetherCutShort);
            events.into_iter().chain(short).for_each(|event| _ = told.record(event));
            return Vec::new();
        }
        _ => return Vec::new(),
    };
    told.record(event);
    Vec::new()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_was_closed_stays_so_until_it_is_published_live_and_read_again(
        steps in prop::collection::vec((0..17u8, 0..8usize, 0..8usize), 0..40),
    ) {
        let mut told = LiveMeeting::new(agenda(PLAN));
        told.at("9.01").start(0);
        let mut once: BTreeSet<RecordId> = BTreeSet::new();
        let mut published: BTreeSet<RecordId> = BTreeSet::new();
        for (kind, a, b) in steps {
            published.extend(step(&mut told, kind, a, b));
            for (record, closed) in agreed(&told) {
                if closed {
                    once.insert(record);
                } else {
                    prop_assert!(
                        !once.contains(&record) || published.contains(&record),
                        "{record:?} is public: {:#?}", told.history.entries()
                    );
                }
            }
        }
    }
}
