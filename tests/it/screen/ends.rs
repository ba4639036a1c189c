//! How a meeting is left, reviewed and closed, and what is asked of one that is planned for another day.

use punktlig::lang::Lang;
use punktlig::tui::SessionExit;
use punktlig::tui::app::{Input, InputTime};

use super::flow::at_budget;
use crate::kit::agenda;
use crate::kit::stage::{BOTH, Stage, january};

#[test]
fn q_leaves_at_once_unless_a_slot_runs() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys("q");
        assert_eq!(stage.left.clone(), Some(SessionExit::Quit));
        let mut stage = january(lang);
        stage.keys("Space q");
        assert_eq!((stage.left.clone(), stage.menu().len()), (None, 2));
        stage.keys("Enter");
        assert_eq!((stage.left.clone(), stage.app().dialog().is_none()), (None, true), "staying is the first choice");
        stage.keys("q 2");
        assert_eq!(stage.left.clone(), Some(SessionExit::Quit));
    }
}

#[test]
fn ctrl_c_asks_and_loses_nothing() {
    let mut stage = january(Lang::Da);
    stage.keys("Space b 'Halvt færdig' Ctrl-C");
    assert_eq!(stage.menu().len(), 2);
    assert!(stage.app().drafts.values().any(|d| d.text == "Halvt færdig"));
    stage.keys("Esc");
    assert_eq!((stage.left.clone(), stage.typed().as_deref()), (None, Some("Halvt færdig")));
    stage.keys("Ctrl-C 1");
    assert_eq!(stage.typed().as_deref(), Some("Halvt færdig"), "staying goes back to the text");
    stage.keys("Ctrl-C Ctrl-C");
    assert_eq!(stage.left.clone(), Some(SessionExit::Quit));
}

#[test]
fn a_line_that_has_no_draft_outlives_the_question_too() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t 'Orientering' Ctrl-C Esc ' om IT' Enter");
    assert_eq!(stage.meeting().slots()[5].slot.title, "Orientering om IT");
}

#[test]
fn what_was_open_when_the_program_was_left_by_ctrl_c_opens_again() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Halvt' Ctrl-C 2");
    assert_eq!(stage.left.clone(), Some(SessionExit::Quit));
    assert!(stage.app().drafts.values().all(|d| d.open && d.text == "Halvt"));
}

#[test]
fn the_review_warns_and_never_blocks() {
    for (lang, key) in [(Lang::Da, "a"), (Lang::En, "w")] {
        let mut stage = at_budget(lang);
        stage.keys(if lang == Lang::Da { "o" } else { "f" }).keys("'Uden ansvarlig' Enter n 'Kladden' Esc").keys(key);
        stage.resize(120, 60);
        let expected: [&str; 4] = if lang == Lang::Da {
            ["Ikke behandlet", "Uden beslutning", "Opfølgning uden ansvarlig", "Kladder, der ikke er noteret"]
        } else {
            ["Not considered", "Without a decision", "Follow-up without an owner", "Drafts that were not recorded"]
        };
        let all = stage.screen();
        for title in expected {
            assert!(all.to_lowercase().contains(&title.to_lowercase()), "{title} is not in\n{all}");
        }
        stage.keys("Esc");
        assert!(stage.app().dialog().is_none() && stage.meeting().closed_at().is_none());
        stage.keys(key).keys("Esc").keys(key).keys("Ctrl-S");
        assert!(stage.meeting().closed_at().is_some());
        assert!(stage.shows("protocol.md") && stage.shows("protocol.public.new.md"), "{}", stage.screen());
    }
}

#[test]
fn the_review_shows_a_cpr_number_before_anything_is_published() {
    let with = |title: &str, access: &str| {
        let slot = format!("slot = [{{ at = \"9.00\", title = \"{title}\", access = \"{access}\", minutes = 15 }}]");
        agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\n{slot}\n"))
    };
    let held = |access: &str| {
        let mut stage = Stage::new(with("Sag 010190-1234", access), Lang::Da);
        stage.at("9.00").keys("Space b 'Godkendt.' Ctrl-S a");
        stage
    };
    let warning = "LIGNER ET CPR-NUMMER I DEN OFFENTLIGE PROTOKOL";
    let warns = |stage: &Stage| stage.screen().to_uppercase().contains(warning);
    let mut stage = held("open");
    assert!(warns(&stage) && stage.shows("Sag 010190-1234 (ét sted)"), "{}", stage.screen());
    assert!(!stage.shows("Intet mangler."));
    // Mended in the agenda while the review is open, or beneath the question whether to leave.
    stage.give(Input::AgendaChanged(Box::new(with("Sag", "open"))));
    assert!(!warns(&stage) && stage.shows("Intet mangler."), "{}", stage.screen());
    stage.keys("Ctrl-C").give(Input::AgendaChanged(Box::new(with("Sag 020290-1234", "open"))));
    assert!(warns(stage.keys("Esc")), "{}", stage.screen());
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some(), "it warns and never blocks");
    assert!(!warns(&held("closed")), "what is closed is not published");
}

#[test]
fn what_the_close_could_not_write_is_reported_with_what_it_wrote() {
    let mut stage = at_budget(Lang::Da);
    stage.resize(80, 24).keys("a Ctrl-S");
    stage.app_mut().written.remarks.push("protocol.html kunne ikke skrives: Der er ikke mere plads.".to_owned());
    stage.app_mut().written.failed = true;
    assert!(stage.shows("PROTOKOLLEN ER KUN SKREVET DELVIST") && stage.shows("! protocol.html"), "{}", stage.screen());
    stage.app_mut().written.files.clear();
    assert!(stage.shows("PROTOKOLLEN ER IKKE SKREVET") && stage.shows("! protocol.html"), "{}", stage.screen());
}

#[test]
fn a_closed_meeting_takes_nothing_without_a_reason_but_the_undo_of_its_close() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Godkendt' Ctrl-S a Ctrl-S");
    let closed = stage.state();
    stage.keys("Space Enter . - p t b Esc i o Esc n u r e Esc Del a Esc Home Down Enter Enter");
    assert_eq!(stage.state(), closed);
    stage.keys("Esc Ctrl-Z");
    assert_eq!(stage.meeting().closed_at(), None);
    assert_eq!(stage.meeting().running(), Some(4));
}

#[test]
fn q_leaves_a_closed_meeting() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("a Ctrl-S q");
    assert_eq!(stage.left.clone(), Some(SessionExit::Quit));
}

const TODAY: &str = "2025-03-03";

fn on_another_day() -> Stage {
    let mut stage = january(Lang::Da);
    stage.on(TODAY.parse().unwrap(), "13.30");
    let when = InputTime { now: stage.now, real: stage.real };
    stage.app_mut().ask_for_day(when);
    stage
}

#[test]
fn a_meeting_of_another_day_started_now_is_moved_to_now() {
    let mut stage = on_another_day();
    assert_eq!(stage.menu().len(), 4);
    stage.keys("1");
    let first = &stage.meeting().slots()[0];
    assert_eq!(first.slot.start, format!("{TODAY}T13:30:00").parse().ok());
    assert_eq!(stage.meeting().running(), Some(0));
    assert!(stage.shows("til tiden"), "{}", stage.screen());
    // Pressed by mistake, it leaves the plan on no wrong day.
    stage.keys("Ctrl-Z Ctrl-Z");
    assert_eq!(stage.meeting().slots()[0].slot.start, "2025-01-15T08:15:00".parse().ok());
    stage.keys("Space");
    assert_eq!(stage.menu().len(), 4);
}

#[test]
fn a_meeting_started_late_in_a_minute_is_not_behind_at_once() {
    let mut stage = on_another_day();
    stage.pass(48_000).keys("1").pass(2_000);
    assert!(stage.shows("til tiden"), "{}", stage.screen());
    assert_eq!(stage.meeting().slots()[0].slot.start, format!("{TODAY}T13:31:00").parse().ok());
}

#[test]
fn a_meeting_of_another_day_can_be_rehearsed() {
    let mut stage = on_another_day();
    stage.keys("2");
    assert_eq!(stage.left.clone(), Some(SessionExit::Rehearse(Box::new(SessionExit::Quit))));
    assert!(!stage.app().history.is_recorded());
}

#[test]
fn looking_at_a_meeting_of_another_day_records_nothing_and_starting_asks_again() {
    let mut stage = on_another_day();
    stage.keys("3 Down Down Up");
    assert!(!stage.app().history.is_recorded());
    for start in ["Space", "Ctrl-N", "Enter"] {
        stage.keys(start);
        assert_eq!(stage.menu().len(), 4, "{start}");
        stage.keys("Esc");
    }
    for key in ["n", "b", "o", "i", "d", "v", "t", "u", "p", "-", "x", "a Ctrl-S"] {
        stage.keys(key);
        assert!(stage.shows("Du ser kun mødet") && stage.menu().len() == 2, "{key}: {}", stage.screen());
        stage.keys("2 Esc");
    }
    stage.paste("Indsat");
    assert!(stage.shows("Du ser kun mødet"), "{}", stage.screen());
    stage.keys("Esc");
    assert!(!stage.app().history.is_recorded() && stage.app().drafts.is_empty());
}

#[test]
fn what_is_prepared_on_another_day_begins_no_meeting_and_starting_now_moves_the_plan_all_the_same() {
    let mut stage = on_another_day();
    stage.keys("3 n 1 n 'Husk bilag' Ctrl-S");
    assert!(stage.app().history.is_recorded());
    assert!(!stage.shows("Kald ind") && !stage.shows("ca. 13.30"), "{}", stage.screen());
    for start in ["Space", "Ctrl-N", "Enter"] {
        stage.keys(start);
        assert_eq!(stage.menu().len(), 4, "{start}");
        stage.keys("Esc");
    }
    let agreed = stage.meeting().slots()[0].slot.start;
    stage.keys("Space 1");
    assert_eq!(stage.meeting().slots()[0].slot.start, format!("{TODAY}T13:30:00").parse().ok());
    assert_eq!((stage.meeting().running(), stage.records().len()), (Some(0), 1));
    assert!(stage.shows("til tiden") && stage.shows("mandag den 3. marts 2025"), "{}", stage.screen());
    // The start first, then the move.
    stage.keys("Ctrl-Z Ctrl-Z");
    assert_eq!((stage.meeting().running(), stage.meeting().slots()[0].slot.start), (None, agreed));
}
