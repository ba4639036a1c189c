//! Winning back time on the screen: `h` shows the ways, Enter takes the chosen one, Ctrl-Z takes it back.

use std::time::Duration;

use chrono::NaiveDate;
use punktlig::lang::Lang;
use punktlig::meeting::{SlotState, Target, TimeSaving};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::{CatchUpDialog, Dialog};

use super::snapshots::morning;
use crate::kit::agenda;
use crate::kit::stage::{BOTH, Stage, key};

/// The morning at 11.31, eleven minutes behind.
fn behind(lang: Lang) -> Stage {
    let mut stage = morning(lang);
    stage.at("11.31");
    stage
}

fn list(stage: &Stage) -> &CatchUpDialog {
    match stage.app().dialog() {
        Some(Dialog::CatchUp(list)) => list,
        other => panic!("{other:?} is open"),
    }
}

fn row(stage: &Stage, words: &str) -> String {
    let screen = stage.screen();
    screen.lines().find(|l| l.contains(words)).unwrap_or_else(|| panic!("no {words} in\n{screen}")).to_owned()
}

#[test]
fn a_shortened_break_is_recorded_by_enter_and_taken_back_by_undo() {
    for (lang, [missing, way, end, did]) in [
        (
            Lang::Da,
            [
                "Der mangler 11 min: Mødet slutter ca. 13.11, planlagt 13.00.",
                "Tag 11 min af Frokost",
                "slut ca. 13.00",
                "Frokost: 25 → 14 min · Ctrl-Z fortryder",
            ],
        ),
        (
            Lang::En,
            [
                "11 min short: the meeting ends about 13:11, planned 13:00.",
                "Take 11 min from Frokost",
                "ends about 13:00",
                "Frokost: 25 → 14 min · Ctrl-Z takes it back",
            ],
        ),
    ] {
        let mut stage = behind(lang);
        let before = stage.state();
        stage.keys("h");
        assert!(stage.shows(missing), "{}", stage.screen());
        assert!(row(&stage, way).contains(end), "{}", stage.screen());
        stage.keys("Enter");
        assert!(stage.app().dialog().is_none());
        assert_eq!(stage.notice(), did);
        assert!(row(&stage, "05 Frokost").contains("25→14"));
        assert!(stage.shows(end));
        stage.keys("Ctrl-Z");
        assert_eq!(stage.state(), before);
        assert!(!stage.shows("25→14"));
    }
}

#[test]
fn a_squeeze_lists_what_each_slot_becomes_and_no_fixed_one() {
    let mut stage = behind(Lang::Da);
    stage.keys("h Down");
    assert_eq!(list(&stage).found.proposals[1].way, TimeSaving::Squeeze);
    assert!(stage.shows("25 → 18 min") && stage.shows("15 → 11 min"), "{}", stage.screen());
    stage.keys("Enter");
    let changed = stage.meeting().slots().iter().filter(|r| r.changed_minutes.is_some());
    assert!(changed.clone().count() == 2 && changed.clone().all(|r| !r.slot.fixed));
    assert_eq!(stage.notice(), "2 punkter afkortet, i alt 11 min · Ctrl-Z fortryder");
}

#[test]
fn the_numbers_follow_the_clock_but_what_is_recorded_is_what_was_shown() {
    let mut stage = behind(Lang::Da);
    stage.keys("h").at("11.33");
    assert!(stage.shows("Tag 12 min af Frokost"), "half of the break is left: {}", stage.screen());
    assert!(stage.shows("Der mangler 13 min"));
    // Time goes on, and Enter comes before the screen is drawn anew.
    let (cursor, shown) = (list(&stage).cursor, list(&stage).found.clone());
    stage.wait(Duration::from_secs(180)).give(Input::Key(key("Enter")));
    let recorded = stage.app().history.entries().last().unwrap();
    assert_eq!(recorded.event, shown.proposals[cursor].event);
}

#[test]
fn the_chosen_way_stays_chosen_while_others_come_and_go() {
    let mut stage = behind(Lang::Da);
    stage.keys("h End");
    let chosen = |stage: &Stage| list(stage).found.proposals[list(stage).cursor].way.clone();
    let before = (chosen(&stage), list(&stage).found.proposals.len());
    assert!(matches!(before.0, TimeSaving::Postpone(Target::Item(_))));
    stage.at("11.33");
    assert_ne!(list(&stage).found.proposals.len(), before.1, "more ways are offered once the break is not enough");
    assert_eq!(chosen(&stage), before.0);
}

#[test]
fn postponing_asks_for_the_meeting_and_esc_goes_back_to_the_list() {
    let mut stage = behind(Lang::Da);
    stage.keys("h End Enter");
    assert_eq!(stage.menu()[0], "onsdag den 22. januar 2025");
    stage.keys("Esc");
    assert!(matches!(list(&stage).found.proposals[list(&stage).cursor].way, TimeSaving::Postpone(_)));
    stage.keys("Enter Enter");
    let to = stage.meeting().postponement(&Target::Item("9".into())).unwrap().to;
    assert_eq!(to, NaiveDate::from_ymd_opt(2025, 1, 22));
    let last = stage.meeting().slots().iter().position(|r| r.slot.items == ["9".into()]).unwrap();
    assert_eq!(stage.meeting().slot_state(last), SlotState::Postponed);
    assert!(stage.app().dialog().is_none());
}

#[test]
fn on_time_it_says_so_and_enter_records_nothing() {
    for (lang, said) in [(Lang::Da, "Mødet slutter til tiden"), (Lang::En, "The meeting ends on time")] {
        let mut stage = Stage::new(super::states::made_up(lang), lang);
        stage.at("9.00").keys("Space").at("9.05").keys("h");
        assert!(stage.shows(said), "{}", stage.screen());
        let entries = stage.app().history.entries().len();
        stage.keys("Enter");
        assert!(stage.app().dialog().is_none());
        assert_eq!(stage.app().history.entries().len(), entries);
    }
}

#[test]
fn without_a_last_budget_it_says_that_the_end_is_unknown() {
    let plan = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\", minutes = 5 }, { at = \"9.10\", title = \"B\" }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.30").keys("h");
    assert!(stage.shows("Sluttidspunktet kan ikke beregnes: »B« har"), "{}", stage.screen());
}

#[test]
fn the_running_slot_and_the_item_show_the_agreed_budget_next_to_the_changed_one() {
    let plan = "title = \"M\"\ndate = 2025-01-15\n\
        slot = [{ at = \"9.00\", title = \"A\", minutes = 30 }, { at = \"9.30\", title = \"B\", minutes = 30 }]\n";
    for (lang, running, item) in
        [(Lang::Da, "planlagt 30 min, nu 25", "30 min, nu 25"), (Lang::En, "planned 30 min, now 25", "30 min, now 25")]
    {
        let mut stage = Stage::new(agenda(plan), lang);
        stage.at("9.10").keys("Space").at("9.15").keys("h Enter");
        assert!(stage.shows(running), "{}", stage.screen());
        stage.keys("Down");
        assert!(
            row(&stage, if lang == Lang::Da { "planlagt 9.30" } else { "planned 9:30" }).contains(item),
            "{}",
            stage.screen()
        );
        stage.keys("Up Ctrl-Z");
        assert!(!stage.shows(running));
    }
}

#[test]
fn h_and_esc_close_it_and_a_closed_meeting_opens_none() {
    for lang in BOTH {
        let mut stage = behind(lang);
        for close in ["h", "Esc"] {
            stage.keys("h");
            assert!(matches!(stage.app().dialog(), Some(Dialog::CatchUp(_))));
            stage.keys(close);
            assert!(stage.app().dialog().is_none());
        }
        stage.keys(if lang == Lang::Da { "a Ctrl-S h" } else { "w Ctrl-S h" });
        assert!(stage.app().dialog().is_none());
        assert_eq!(stage.said(), "notice-closed");
    }
}

#[test]
fn every_way_is_in_sight_when_it_is_chosen_at_every_size() {
    for (width, height) in [(120, 36), (80, 24), (76, 20), (60, 16)] {
        let mut stage = behind(Lang::Da);
        stage.at("11.45").resize(width, height).keys("h");
        let last = list(&stage).found.proposals.len() - 1;
        assert!(last >= 5);
        stage.keys("End");
        assert_eq!(list(&stage).cursor, last);
        assert!(row(&stage, "Udsæt 9").contains("slut ca."), "{width}×{height}\n{}", stage.screen());
    }
}
