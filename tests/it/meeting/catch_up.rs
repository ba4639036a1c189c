//! Winning back time: what is proposed, and that it keeps its promise whatever the agenda and whatever happened.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use punktlig::agenda::{Access, SlotKind};
use punktlig::meeting::{CatchUp, Event, Meeting, Proposal, SlotState, Target, TimeSaving};
use punktlig::time::{Stamp, mmss};

use crate::kit::faults::cases;
use crate::kit::{LiveMeeting, agenda, stamp};

/// A slot of a made-up plan: its budget, whether it is fixed, what it is (a break, a point, an item), and its day.
#[derive(Clone, Debug)]
struct Part {
    minutes: u32,
    fixed: bool,
    what: u8,
    next_day: bool,
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = (1..70u32, prop::bool::weighted(0.25), 0..8u8, prop::bool::weighted(0.1))
        .prop_map(|(minutes, fixed, what, next_day)| Part { minutes, fixed, what, next_day });
    prop::collection::vec(part, 1..9)
}

/// Writes the plan as a file: slots that follow each other, with slack after some; item 1 may return.
fn plan(parts: &[Part]) -> String {
    let mut slots = String::new();
    let (mut day, mut at) = (15, 9 * 60);
    for (n, part) in parts.iter().enumerate() {
        if part.next_day && n > 0 {
            (day, at) = (day + 1, 9 * 60);
        }
        let what = match part.what {
            0 | 1 => format!("title = \"Pause {n}\", kind = \"break\""),
            2 => format!("title = \"Punkt {n}\""),
            3 => "items = [1]".to_owned(),
            4 => "items = [1, 2]".to_owned(),
            _ => format!("items = [{}]", n + 1),
        };
        slots.push_str(&format!(
            "{{ date = 2025-01-{day}, at = \"{}.{:02}\", minutes = {}, fixed = {}, id = \"s{n}\", {what} }},\n",
            at / 60,
            at % 60,
            part.minutes,
            part.fixed,
        ));
        at += part.minutes + if n % 3 == 2 { 5 } else { 0 };
    }
    let items: String = (1..=9).map(|n| format!("{{ number = {n}, title = \"Sag {n}\" }},\n")).collect();
    format!("date = 2025-01-15\nitem = [{items}]\nslot = [{slots}]\n")
}

#[derive(Clone, Debug)]
enum Step {
    Start(usize),
    End(usize),
    Skip(usize),
    Pause,
    Postpone(u32),
    Add(Option<u32>, usize),
    Choose(usize),
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let step = prop_oneof![
        5 => (0..9usize).prop_map(Step::Start),
        1 => (0..9usize).prop_map(Step::End),
        1 => (0..9usize).prop_map(Step::Skip),
        1 => Just(Step::Pause),
        1 => (1..9u32).prop_map(Step::Postpone),
        1 => (prop::option::of(0..40u32), 0..9usize).prop_map(|(minutes, after)| Step::Add(minutes, after)),
        2 => (0..12usize).prop_map(Step::Choose),
        1 => Just(Step::Undo),
    ];
    prop::collection::vec((0..2400i64, step), 0..9)
}

fn held(parts: &[Part], steps: &[(i64, Step)], wait: i64) -> LiveMeeting {
    let mut held = LiveMeeting::new(agenda(&plan(parts)));
    held.at = stamp(NaiveDate::from_ymd_opt(2025, 1, 15).unwrap().and_hms_opt(8, 55, 0).unwrap());
    for (number, (seconds, step)) in steps.iter().enumerate() {
        held.at += TimeDelta::seconds(*seconds);
        let slot = |n: &usize| format!("s{n}").as_str().into();
        let event = match step {
            Step::Start(n) => Event::SlotStarted { slot: slot(n) },
            Step::End(n) => Event::SlotEnded { slot: slot(n) },
            Step::Skip(n) => Event::SlotSkipped { slot: slot(n) },
            Step::Pause => Event::MeetingPaused,
            Step::Postpone(n) => Event::ItemPostponed { on: Target::Item(n.to_string().as_str().into()), to: None },
            Step::Add(minutes, after) => Event::SlotAdded {
                number: None,
                slot: format!("ny-{number}").as_str().into(),
                title: "Ny".to_owned(),
                minutes: *minutes,
                after: Some(slot(after)),
                access: Access::Open,
            },
            Step::Choose(n) => match held.history.meeting().catch_up(held.at).proposals.get(*n) {
                Some(proposal) => proposal.event.clone(),
                None => continue,
            },
            Step::Undo if held.history.next_undo().is_some() => {
                held.undo();
                continue;
            }
            Step::Undo => continue,
        };
        held.record(event);
    }
    held.at += TimeDelta::seconds(wait);
    held
}

/// What of a meeting an event changes and undo must bring back.
fn state(meeting: &Meeting) -> impl PartialEq + std::fmt::Debug + use<> {
    let postponed: Vec<_> = meeting.targets().iter().map(|t| meeting.postponement(t)).collect();
    (meeting.slots().to_vec(), meeting.running(), meeting.pauses().to_vec(), postponed)
}

/// The fewest minutes that a slot may be given: half of a break and at least 5, 2 of anything else and what of it has
/// run.
fn least(meeting: &Meeting, index: usize, now: Stamp) -> i64 {
    let run = &meeting.slots()[index];
    let ran = (meeting.elapsed(index, now).num_seconds() + 59) / 60;
    match run.slot.kind {
        SlotKind::Break => i64::from(run.agreed_minutes().unwrap().div_ceil(2)).max(5),
        _ if meeting.running() == Some(index) => ran + 2,
        _ => 2,
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_proposal_keeps_its_promise_and_cuts_only_what_may_be_cut(
        parts in parts(), steps in steps(), wait in 0..6000i64,
    ) {
        let mut held = held(&parts, &steps, wait);
        let now = held.at;
        let before = held.history.meeting().clone();
        let forecast = before.forecast(now);
        let CatchUp { end, planned_end, missing, proposals, .. } = before.catch_up(now);
        prop_assert_eq!(end, forecast.end);
        if missing.is_none() {
            prop_assert!(proposals.is_empty(), "on time, nothing is cut");
        }
        for proposal in proposals {
            held.record(proposal.event.clone());
            let after = held.history.meeting();
            let then = after.forecast(now);
            prop_assert_eq!(then.end, Some(proposal.end), "{:?}", proposal.way);
            prop_assert!(proposal.end < end.unwrap());
            prop_assert_eq!(after.planned_end(then.day), planned_end, "the plan as agreed stays");
            for (index, (old, new)) in before.slots().iter().zip(after.slots()).enumerate() {
                prop_assert_eq!(&old.slot, &new.slot, "the plan as agreed stays");
                if old.slot.fixed || old.slot.day > forecast.day {
                    prop_assert_eq!(old.minutes(), new.minutes());
                }
                if let Some(expected) = then.slots[index].filter(|_| old.slot.fixed && before.running() != Some(index)) {
                    prop_assert!(Some(expected.start) >= old.slot.start, "a fixed slot begins not before its time");
                }
                let has_run = matches!(before.slot_state(index), SlotState::Done | SlotState::Skipped);
                if old.minutes() != new.minutes() {
                    prop_assert!(!has_run);
                    prop_assert!(new.minutes() < old.minutes());
                    prop_assert!(i64::from(new.minutes().unwrap()) >= least(&before, index, now));
                }
            }
            if let Event::BudgetsChanged { .. } = proposal.event {
                let early = planned_end.unwrap() - proposal.end;
                prop_assert!(early <= TimeDelta::seconds(30), "{} earlier than needed", mmss(early));
            }
            held.undo();
            prop_assert_eq!(state(held.history.meeting()), state(&before));
        }
    }

    #[test]
    fn a_second_squeeze_finds_nothing_more(parts in parts(), steps in steps(), wait in 0..6000i64) {
        let mut held = held(&parts, &steps, wait);
        let squeeze = |p: &Proposal| p.way == TimeSaving::Squeeze;
        let found = held.history.meeting().catch_up(held.at);
        if let Some(proposal) = found.proposals.into_iter().find(squeeze) {
            held.record(proposal.event);
            let again = held.history.meeting().catch_up(held.at);
            prop_assert!(!again.proposals.iter().any(|p| !p.budgets().is_empty()), "{again:?}");
        }
    }
}

#[test]
fn a_changed_budget_outlives_a_reload_unless_the_file_gives_that_slot_another_length() {
    let plan = |second: u32, third: &str| {
        agenda(&format!(
            "date = 2025-01-15\nslot = [{{ at = \"9.00\", title = \"A\", minutes = 30 }}, \
             {{ at = \"10.00\", title = \"B\", minutes = {second} }}, {{ at = \"11.00\", title = \"{third}\", minutes = 20 }}]\n"
        ))
    };
    let mut held = LiveMeeting::new(plan(30, "C"));
    let change = |slot: &str, minutes| punktlig::meeting::ChangedBudget { slot: slot.into(), minutes };
    held.at("9.00").start("a");
    held.record(Event::BudgetsChanged { budgets: vec![change("b", 20), change("c", 10)] });
    held.record(Event::AgendaReloaded { agenda: Box::new(plan(25, "C")), keep: Vec::new() });
    let minutes =
        |held: &LiveMeeting| held.history.meeting().slots().iter().map(|r| r.minutes().unwrap()).collect::<Vec<_>>();
    assert_eq!(minutes(&held), [30, 25, 10]);
    // Taken back, the agreed budgets count again: those of the newer agenda.
    held.undo();
    assert_eq!(minutes(&held), [30, 25, 20]);
}

#[test]
fn a_budget_set_back_to_the_agreed_one_is_no_longer_changed() {
    let mut held =
        LiveMeeting::new(agenda("date = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\", minutes = 30 }]\n"));
    let change = |minutes| Event::BudgetsChanged {
        budgets: vec![punktlig::meeting::ChangedBudget { slot: "a".into(), minutes }],
    };
    held.at("9.00").start("a").record(change(20)).record(change(30));
    assert_eq!(held.history.meeting().slots()[0].changed_minutes, None);
}
