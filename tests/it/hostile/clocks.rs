//! Clocks that are wrong: set back, set forward, stepping between any two events, also between two runs of the program.

use std::sync::Arc;
use std::time::Duration;

use chrono::{FixedOffset, TimeDelta};
use proptest::prelude::*;
use punktlig::agenda::SlotId;
use punktlig::meeting::{Event, History, JournalEntry, SlotState};
use punktlig::time::{Clock, Jump, Source, Stamp};

use crate::kit::clock::Machine;
use crate::kit::faults::{cases, size};
use crate::kit::gaps;
use crate::kit::{agenda, at, stamp};

const PLAN: &str = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }]\n\
    slot = [{ at = \"9.00\", items = [1], minutes = 30, id = \"a\" }, { at = \"9.30\", items = [2], minutes = 15, id = \"b\", guests = [\"Gæst\"] }, \
            { at = \"9.45\", title = \"C\", minutes = 15, id = \"c\" }, { date = 2025-01-16, at = \"9.00\", title = \"D\", minutes = 60, id = \"d\" }]\n";

/// How far a wall clock steps, in seconds: a little, by hours as daylight saving does, by days, by years.
fn step() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => -3i64..600,
        2 => prop::sample::select(vec![-3600i64, 3600, -7200, 86_400, -86_400]),
        1 => -400_000_000..400_000_000i64,
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let slot = || prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(SlotId::from);
    prop_oneof![
        6 => slot().prop_map(|slot| Event::SlotStarted { slot }),
        2 => slot().prop_map(|slot| Event::SlotEnded { slot }),
        2 => Just(Event::MeetingPaused),
        2 => Just(Event::MeetingResumed),
        1 => Just(Event::AllPresentRecorded),
        1 => Just(Event::MeetingClosed),
        1 => Just(Event::MeetingReopened { reason: "Mere".to_owned() }),
        1 => (0..12u64).prop_map(|undo| Event::Undone { undo }),
    ]
}

/// Events, each with the step of the clock before it and the offset that it then shows.
fn meeting() -> impl Strategy<Value = Vec<(i64, i32, Event)>> {
    prop::collection::vec((step(), prop::sample::select(vec![0, 1, 2, -11, 14]), event()), 1..14)
}

fn start() -> Stamp {
    stamp(chrono::NaiveDate::from_ymd_opt(2025, 1, 15).unwrap().and_hms_opt(8, 55, 0).unwrap())
}

fn history(steps: &[(i64, i32, Event)]) -> History {
    let agenda = agenda(PLAN);
    let mut history = History::new(agenda.clone(), None, false);
    let mut at = start();
    history.apply(JournalEntry {
        seq: 1,
        at,
        event: Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None },
    });
    for (seq, (seconds, hours, event)) in (2u64..).zip(steps) {
        at = (at + TimeDelta::seconds(*seconds)).with_timezone(&FixedOffset::east_opt(hours * 3600).unwrap());
        history.apply(JournalEntry { seq, at, event: event.clone() });
    }
    history
}

proptest! {
    #![proptest_config(cases(size(256, 50_000)))]

    #[test]
    fn a_step_between_every_pair_of_events_makes_nothing_negative_and_keeps_the_order(steps in meeting(), later in step()) {
        let history = history(&steps);
        let meeting = history.meeting();
        let last = meeting.last_at().unwrap();
        prop_assert_eq!(Some(last), history.entries().iter().map(|e| e.at).max());
        // Also seen from a screen whose clock is behind the last event.
        for now in [last, last + TimeDelta::seconds(later)] {
            let mut spans = Vec::new();
            let mut sum = TimeDelta::zero();
            for (index, run) in meeting.slots().iter().enumerate() {
                let timing = meeting.timing(index, now);
                prop_assert!(timing.elapsed >= TimeDelta::zero());
                prop_assert!(timing.remaining.is_none_or(|left| left <= timing.budget.unwrap()));
                sum += timing.elapsed;
                spans.extend(run.spans.iter().copied());
            }
            spans.sort_by_key(|s| (s.start, s.end.is_none(), s.end));
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end.is_some_and(|end| end <= pair[1].start), "{:?}", pair);
            }
            prop_assert!(spans.iter().all(|s| s.end.is_none_or(|end| end >= s.start)));
            prop_assert!(gaps(meeting, now).iter().all(|g| g.end.unwrap() >= g.start));
            if let (Some(opened), true) = (meeting.opened_at(), now >= last) {
                prop_assert!(sum <= meeting.closed_at().unwrap_or(now) - opened);
            }
            let forecast = meeting.forecast(now);
            let mut before = now.naive_local();
            for (index, expected) in forecast.slots.iter().enumerate() {
                let Some(expected) = expected else { continue };
                prop_assert!(expected.end.is_none_or(|end| end >= expected.start) || meeting.slot_state(index) == SlotState::Running, "{:?}", expected);
                if meeting.slot_state(index) == SlotState::Pending {
                    prop_assert!(expected.start >= before, "{:?}", expected);
                    before = expected.end.unwrap_or(expected.start);
                }
            }
            let _ = (meeting.next_step(now), meeting.catch_up(now), meeting.attendees(now));
        }
        let replayed = History::replay(history.entries().to_vec()).unwrap();
        prop_assert_eq!(replayed.meeting(), meeting);
    }

    #[test]
    fn a_clock_runs_as_time_passes_whatever_the_machines_shows_until_it_is_to_follow(
        steps in prop::collection::vec((0u64..20_000, step(), any::<bool>()), 1..40),
    ) {
        let machine = Machine::at(at("2025-01-15T09:00:00+01:00"));
        let mut clock = Clock::on(Arc::new(machine.clone()));
        let mut before = clock.now();
        for (millis, seconds, follows) in steps {
            machine.pass(Duration::from_millis(millis)).set(seconds);
            let now = clock.now();
            let passed = TimeDelta::milliseconds(millis.try_into().unwrap());
            // To the millisecond that is shown, and the hundredth by which a drift is followed.
            let most = passed / 100 + TimeDelta::milliseconds(2);
            prop_assert!((now - before - passed).abs() <= most, "{before} {now} in {passed}");
            before = now;
            if let Some(Jump::Lasts(by)) = clock.jump() && follows {
                clock.follow(by);
                before = clock.now();
                prop_assert!((before.to_utc() - machine.read().wall).abs() <= TimeDelta::milliseconds(1));
            }
        }
    }
}

#[test]
fn a_jump_lasts_when_it_was_there_for_seconds_and_else_is_over() {
    let machine = Machine::at(at("2025-01-15T09:00:00+01:00"));
    let mut clock = Clock::on(Arc::new(machine.clone()));
    for by in [7200, -7200] {
        let start = clock.now();
        machine.set(by);
        for _ in 0..4 {
            machine.pass(Duration::from_secs(1));
            clock.now();
            assert_eq!(clock.jump(), None);
        }
        machine.set(-by).pass(Duration::from_secs(1));
        assert_eq!(clock.now() - start, TimeDelta::seconds(5));
        let Some(Jump::Over { by: wrong, at }) = clock.jump() else { panic!("it is not reported") };
        assert_eq!((wrong, at), (TimeDelta::seconds(by), start + TimeDelta::seconds(1)));
        assert_eq!(clock.jump(), None, "reported once");
        machine.set(by);
        for _ in 0..6 {
            machine.pass(Duration::from_secs(1));
            clock.now();
        }
        assert_eq!(clock.jump(), Some(Jump::Lasts(TimeDelta::seconds(by))));
        clock.follow(TimeDelta::seconds(by));
        assert_eq!(clock.now().to_utc(), machine.read().wall);
        assert_eq!(clock.jump(), None);
    }
}
