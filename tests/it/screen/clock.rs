//! The machine's clock jumps, is set, or shows nonsense while a meeting runs: what lasted how long stays true, and a
//! line says what happened.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use proptest::prelude::*;
use punktlig::journal::{self, MeetingPaths};
use punktlig::lang::Lang;
use punktlig::meeting::{Event, History};
use punktlig::time::{Clock, Stamp, Zone};
use punktlig::tui::Session;
use punktlig::tui::app::{App, Input};
use punktlig::tui::theme::Theme;

use crate::kit::clock::Machine;
use crate::kit::disk::{Failure, MemFs};
use crate::kit::faults::{cases, figure, size};
use crate::kit::open_record_on;
use crate::kit::stage::{Stage, january, keys_of};
use crate::kit::{agenda, at, folder};

const PLAN: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
                    [[slot]]\nat = \"9.00\"\ntitle = \"Et\"\nminutes = 15\n[[slot]]\ntitle = \"To\"\nminutes = 10\n";

/// A time of day where the tests' machine is: wherever they run.
fn clock(at: Stamp) -> String {
    at.to_utc().format("%H.%M.%S").to_string()
}

/// A meeting on a machine whose clock does what a test says.
struct Room {
    machine: Machine,
    disk: MemFs,
    folder: tempfile::TempDir,
    stage: Option<Stage>,
}

impl Room {
    /// Opens the meeting at 9.00, with its first slot running.
    fn new() -> Self {
        let mut room = Self::not_begun();
        room.keys("Space");
        assert_eq!(room.stage().meeting().running(), Some(0));
        room
    }

    /// Opens the meeting at 9.00.
    fn not_begun() -> Self {
        let folder = folder();
        let mut room = Self {
            machine: Machine::at(at("2025-01-15T09:00:00Z")),
            disk: MemFs::with(folder.path().to_str().unwrap(), &[]),
            folder,
            stage: None,
        };
        room.restart();
        room
    }

    fn stage(&mut self) -> &mut Stage {
        self.stage.as_mut().unwrap()
    }

    /// Kills the program and starts it again.
    fn restart(&mut self) -> &mut Self {
        self.stage = None;
        let dir = self.folder.path();
        let mut clock = Clock::on(Arc::new(self.machine.clone()));
        let (journal, opened) = open_record_on(&self.disk, dir, clock.now()).unwrap();
        let agenda = agenda(PLAN);
        let history = History::replay(opened.events).unwrap_or_else(|| History::new(agenda.clone(), None, false));
        let app = App::new(Lang::Da, Theme::new(true), agenda, history);
        let session = Session::new(app, journal, clock, MeetingPaths { agenda: None, dir: dir.to_owned() });
        let mut stage = Stage::run(session, self.machine.clone(), dir.to_owned());
        // What is said is looked at, not how it looks: the smaller the window, the sooner it is drawn.
        stage.resize(60, 16);
        self.stage = Some(stage);
        self
    }

    /// Lets seconds pass.
    fn pass(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.stage().pass(1000);
        }
        self
    }

    fn set(&mut self, seconds: i64) -> &mut Self {
        self.machine.set(seconds);
        self
    }

    /// Presses keys, all at the same moment.
    fn keys(&mut self, script: &str) -> &mut Self {
        for (key, _) in keys_of(script) {
            self.stage().give(Input::Key(key));
        }
        self
    }

    fn note(&mut self) -> &mut Self {
        self.keys("n 'x' Ctrl-S")
    }

    /// How many seconds the first slot has run.
    fn elapsed(&mut self) -> i64 {
        let now = self.stage().wait(Duration::ZERO).now;
        self.stage().app().meeting().elapsed(0, now).num_seconds()
    }

    /// When the first slot began.
    fn began(&mut self) -> String {
        clock(self.stage().app().meeting().opened_at().unwrap())
    }

    fn shows(&mut self) -> String {
        clock(self.stage().wait(Duration::ZERO).now)
    }

    fn said(&mut self) -> &'static str {
        self.stage().app().notice.as_ref().map_or("", |n| n.msg.id)
    }

    /// The settings of the clock that are recorded, in seconds; what is recorded reads back as what is shown.
    fn recorded(&mut self) -> Vec<i64> {
        let events = journal::read_on(&self.disk, self.folder.path()).unwrap().events;
        assert_eq!(History::replay(events.clone()).unwrap().meeting(), self.stage().app().meeting());
        let by = |event| match event {
            Event::ClockSet { by_ms, .. } => Some((by_ms + 500 * by_ms.signum()) / 1000),
            _ => None,
        };
        events.into_iter().filter_map(|e| by(e.event)).collect()
    }
}

#[test]
fn a_wrong_hour_for_two_seconds_changes_nothing_but_a_line() {
    for note in [false, true] {
        for hours in [2, -2] {
            let mut room = Room::new();
            room.pass(60).set(hours * 3600).pass(1);
            if note {
                room.note();
            }
            room.pass(1).set(-hours * 3600).pass(1);
            assert_eq!((room.shows(), room.elapsed()), ("09.01.03".to_owned(), 63));
            assert_eq!(room.said(), if hours > 0 { "clock-over-ahead" } else { "clock-over-back" });
            let line = room.stage().app().notice.clone().unwrap().msg;
            assert!(Lang::Da.say(&line).contains("2 timer "), "{}", Lang::Da.say(&line));
            assert!(Lang::Da.say(&line).contains(".01 og er rigtigt igen"), "{}", Lang::Da.say(&line));
            assert_eq!(room.recorded(), [0; 0]);
            // A key drops it for a moment only: who types must be able to read it.
            room.keys("j").pass(1);
            assert!(room.said().starts_with("clock-over"));
            room.pass(6).keys("j").pass(1);
            assert_eq!(room.said(), "");
        }
    }
}

#[test]
fn a_clock_that_was_set_is_followed_ahead_and_back_and_every_length_stays() {
    for by in [7200, -3600, 86_400, -20] {
        let mut room = Room::new();
        room.pass(60).note().set(by).pass(10);
        assert_eq!(room.elapsed(), 70);
        assert_eq!(room.recorded(), [by]);
        assert_eq!(room.said(), if by > 0 { "event-clock-set-ahead" } else { "event-clock-set-back" });
        room.note().pass(50).set(-by).pass(10);
        assert_eq!(room.recorded(), [by, -by]);
        assert_eq!((room.began(), room.shows(), room.elapsed()), ("09.00.00".to_owned(), "09.02.10".to_owned(), 130));
        let noted = room.stage().app().meeting().records().iter().map(|r| clock(r.at));
        assert_eq!(noted.collect::<Vec<_>>(), ["09.01.00", "09.01.10"]);
    }
}

#[test]
fn a_clock_that_jumps_ahead_and_back_leaves_the_meeting_in_its_time_wherever_it_is_restarted() {
    let mut tried = 0;
    // Two seconds, as in the fault that was found, and ten minutes: then it is followed.
    for lasts in [2, 600] {
        for notes in [false, true] {
            let end = 60 + lasts + 60;
            for restart in (0..end).filter(|n| *n < 75 || *n > lasts + 55 || n % 37 == 0) {
                let mut room = Room::new();
                let mut last = 0;
                for second in 0..end {
                    if second == 60 {
                        room.set(7200);
                    }
                    if second == 60 + lasts {
                        room.set(-7200);
                    }
                    if second == restart {
                        room.restart();
                    }
                    room.pass(1);
                    if notes && second % 20 == 1 {
                        room.note();
                    }
                    if notes && second % 20 == 1 && second < restart {
                        last = second + 1;
                    }
                }
                let context = format!("{lasts} s, restarted at {restart}, notes: {notes}");
                // What the program cannot know is how long it was away; it takes the time since the last event for
                // that.
                let unknown = restart - last;
                let (elapsed, began) = (room.elapsed(), room.began());
                assert!((end - unknown - 1..=end).contains(&elapsed), "{context}: {elapsed} of {end}");
                assert!(
                    ("09.00.00".to_owned()..="09.01.59".to_owned()).contains(&began) || unknown > 119,
                    "{context}: {began}"
                );
                let shows = room.stage().wait(Duration::ZERO).now;
                let right = room.machine.read_wall();
                assert!((shows.to_utc() - right).abs() < TimeDelta::seconds(1), "{context}: {shows}");
                room.recorded();
                tried += 1;
            }
        }
    }
    figure("a clock two hours ahead for a while, with a restart", tried, 0, 0);
}

#[test]
fn a_restart_on_a_clock_that_went_back_goes_on_in_the_machines_time() {
    // The clock was two hours ahead all the time, and is set right between two runs.
    let mut room = Room::new();
    room.pass(300).note().set(-7200).restart();
    assert_eq!(room.elapsed(), 300);
    room.pass(10);
    assert_eq!((room.shows(), room.elapsed()), ("07.05.10".to_owned(), 310));
    assert_eq!((room.recorded(), room.said()), (vec![-7200], "event-clock-set-back"));
    // And a restart later changes nothing more.
    room.restart().pass(10);
    assert_eq!((room.shows(), room.elapsed()), ("07.05.20".to_owned(), 320));
    assert_eq!(room.recorded(), [-7200]);
}

#[test]
fn a_program_that_ran_by_a_wrong_clock_between_two_others_moves_no_times_but_its_own() {
    let mut room = Room::new();
    room.pass(20).note().set(7200).restart();
    room.pass(1).note().set(-7200).restart();
    room.pass(10).note();
    assert_eq!(room.began(), "09.00.00");
    assert!((25..40).contains(&room.elapsed()), "{}", room.elapsed());
}

#[test]
fn a_clock_that_cannot_be_right_is_not_followed_but_reported() {
    for wrong in ["1969-12-31T23:00:00+01:00", "1998-03-03T00:00:00+01:00", "11000-01-01T00:00:00+01:00"] {
        let mut room = Room::new();
        room.pass(60);
        let right = room.machine.read_wall();
        let wrong = if wrong.starts_with("11000") {
            right + TimeDelta::days(365 * 9000)
        } else {
            Stamp::parse_from_rfc3339(wrong).unwrap().to_utc()
        };
        room.set((wrong - right).num_seconds()).pass(10);
        assert_eq!((room.said(), room.elapsed()), ("clock-ignored", 70));
        room.note();
        assert_eq!(room.shows(), "09.01.10");
        // Also a program that is started on such a clock.
        room.restart().pass(10);
        assert_eq!((room.said(), room.elapsed()), ("clock-ignored", 80));
        // Put right, it is as if nothing had been.
        room.set((right - wrong).num_seconds()).pass(10);
        assert_eq!((room.shows(), room.elapsed()), ("09.01.30".to_owned(), 90));
        assert_eq!(room.recorded(), [0; 0]);
    }
}

#[test]
fn a_clock_that_is_set_while_nothing_can_be_saved_is_followed_when_that_works_again() {
    let mut room = Room::new();
    room.pass(60);
    room.disk.fail_after(0, Failure::Forever, std::io::ErrorKind::StorageFull);
    room.note().set(7200).pass(10);
    assert_eq!((room.shows(), room.elapsed()), ("09.01.10".to_owned(), 70));
    room.disk.heal();
    room.keys("Ctrl-R").pass(1);
    assert_eq!((room.shows(), room.elapsed()), ("11.01.11".to_owned(), 71));
    assert_eq!(room.recorded(), [7200]);
    assert_eq!(clock(room.stage().app().meeting().records()[0].at), "11.01.00");
}

#[test]
fn a_clock_that_is_set_while_the_first_event_waits_is_followed_after_it() {
    let mut room = Room::not_begun();
    room.disk.fail_after(0, Failure::Forever, std::io::ErrorKind::StorageFull);
    room.keys("Space").set(7200).pass(10);
    assert_eq!(room.shows(), "09.00.10", "what waits has its time by the clock as it was");
    room.disk.heal();
    room.keys("Ctrl-R").pass(1);
    assert_eq!((room.shows(), room.elapsed()), ("11.00.11".to_owned(), 11));
    assert_eq!(room.recorded(), [7200]);
}

#[test]
fn a_closed_meetings_times_stay_whatever_becomes_of_the_clock() {
    let mut room = Room::new();
    room.pass(60);
    let now = room.stage().wait(Duration::ZERO).now;
    room.stage().app_mut().history.apply(punktlig::meeting::JournalEntry {
        seq: 3,
        at: now,
        event: Event::MeetingClosed,
    });
    room.set(-7200).pass(10);
    assert_eq!((room.began(), room.shows()), ("09.00.00".to_owned(), "07.01.10".to_owned()));
    assert_eq!(room.stage().app().meeting().closed_at(), Some(now));
}

/// By how many seconds the machine's clock is set, if it is.
fn step() -> impl Strategy<Value = i64> {
    prop::sample::select(vec![0i64, 0, 7200, -7200, 30, -3600, 86_400, -86_400])
}

proptest! {
    #![proptest_config(cases(size(48, 2_000)))]

    #[test]
    fn whatever_the_clock_does_between_any_two_events_a_slot_has_run_as_long_as_time_passed(
        steps in prop::collection::vec((1u64..15, step(), any::<bool>()), 1..14),
    ) {
        let mut room = Room::new();
        let (mut passed, mut ahead) = (0, 0);
        for (seconds, by, note) in steps {
            room.set(by).pass(seconds);
            ahead += by;
            passed += i64::try_from(seconds).unwrap();
            prop_assert!((room.elapsed() - passed).abs() <= 1, "{} of {passed}", room.elapsed());
            if note {
                room.note();
            }
            let meeting = room.stage().app().meeting();
            prop_assert!(meeting.records().windows(2).all(|pair| pair[0].at <= pair[1].at));
        }
        room.recorded();
        room.pass(10);
        let (shows, wall) = (room.stage().wait(Duration::ZERO).now, room.machine.read_wall());
        // Yesterday cannot be right.
        prop_assert!(ahead < -50_000 || (shows.to_utc() - wall).abs() <= TimeDelta::seconds(2), "{shows} {wall}");
    }
}

#[test]
fn a_record_says_in_which_zone_the_machine_was_that_created_it() {
    let mut stage = january(Lang::Da);
    stage.app_mut().zone = Zone::named("Europe/Copenhagen");
    stage.keys("Space");
    let created = &stage.app().history.entries()[0].event;
    assert_eq!(created.zone().map(Zone::name), Some("Europe/Copenhagen"));
    assert_eq!(stage.meeting().zone().map(Zone::name), Some("Europe/Copenhagen"));
}
