//! What goes wrong at a keyboard in a meeting: a key too many or too few, keys in a row, a paste from elsewhere.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use punktlig::agenda::Who;
use punktlig::lang::Lang;
use punktlig::meeting::{AttendanceStatus, Content};
use punktlig::tui::dialog::Dialog;

use super::flow::at_budget;
use crate::kit::agenda;
use crate::kit::stage::{BOTH, Stage, january};

const BOARD: &str = r#"
title = "Bestyrelsesmøde"
date = 2025-01-15
person = [
    { id = "m1", name = "Anna Berg", role = "member" },
    { id = "m2", name = "Bo Bech", role = "member" },
    { id = "m3", name = "Carl Dam", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }, { number = 3, title = "Vej" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }]
"#;

fn board(lang: Lang) -> Stage {
    let mut stage = Stage::new(agenda(BOARD), lang);
    stage.at("9.00").keys("Space").pass(20_000);
    stage
}

/// Presses keys as fast as somebody who types.
fn quickly(stage: &mut Stage, keys: &[KeyCode]) {
    for code in keys {
        stage.press(KeyEvent::new(*code, KeyModifiers::NONE), 200);
    }
}

fn status(stage: &Stage, id: &str) -> AttendanceStatus {
    let who = Who::Id(id.into());
    stage.meeting().attendees(stage.now).into_iter().find(|a| a.who == who).unwrap().status
}

#[test]
fn space_resumes_a_paused_meeting_and_the_screen_says_so_first() {
    for (lang, resume) in [(Lang::Da, "␣ Fortsæt mødet"), (Lang::En, "␣ Resume the meeting")] {
        for key in ["Space", "Ctrl-N"] {
            let mut stage = at_budget(lang);
            let running = stage.meeting().running();
            stage.keys("p").pass(60_000);
            assert!(stage.shows(resume) && stage.shows("‖"), "{}", stage.screen());
            stage.keys(key);
            assert!(stage.meeting().paused_since().is_none());
            assert_eq!(stage.meeting().running(), running);
        }
    }
}

#[test]
fn a_roll_call_at_typing_speed_records_everybody() {
    use KeyCode::{Char, Down};
    let mut stage = board(Lang::Da);
    quickly(&mut stage, &[Char('f'), Char('u'), Down, Char('u'), Down, Char('u')]);
    for id in ["m1", "m2", "m3"] {
        assert_eq!(status(&stage, id), AttendanceStatus::Absent, "{id}: {}", stage.screen());
    }
    // In a list that is open, letters act on rows as well.
    stage.keys("Home").pass(1000);
    quickly(&mut stage, &[Char('t'), Char('j'), Char('t'), Char('j'), Char('t')]);
    assert!(["m1", "m2", "m3"].iter().all(|id| status(&stage, id) == AttendanceStatus::Present));
}

#[test]
fn slots_that_are_skipped_in_a_row_are_all_skipped() {
    let mut stage = board(Lang::Da);
    stage.keys("Home").pass(1000);
    quickly(&mut stage, &[KeyCode::Down, KeyCode::Char('-'), KeyCode::Down, KeyCode::Char('-')]);
    assert!(stage.screen().matches("udgår").count() >= 2, "{}", stage.screen());
}

#[test]
fn that_a_key_was_ignored_is_read_until_a_key_acts() {
    let mut stage = board(Lang::Da);
    stage.pass(5000);
    quickly(&mut stage, &[KeyCode::Char('p'), KeyCode::Char('p')]);
    assert_eq!(stage.said(), "notice-too-fast");
    assert!(stage.shows("p noterede intet"), "{}", stage.screen());
    stage.keys("Down Up Esc");
    assert_eq!(stage.said(), "notice-too-fast");
    stage.keys("s");
    assert_ne!(stage.said(), "notice-too-fast");
}

#[test]
fn the_key_that_opened_a_list_closes_it_and_records_nothing() {
    for (lang, keys) in [(Lang::Da, ["f", "g", "h"]), (Lang::En, ["a", "g", "h"])] {
        for key in keys {
            let mut stage = january(lang);
            stage.at("8.15").keys("Space").pass(20_000);
            let recorded = stage.app().history.entries().len();
            stage.keys(key);
            assert!(stage.app().dialog().is_some(), "{key}: {}", stage.screen());
            stage.keys(key);
            assert!(stage.app().dialog().is_none(), "{key}: {}", stage.screen());
            assert_eq!(stage.app().history.entries().len(), recorded, "{key}");
        }
    }
}

#[test]
fn enter_in_attendance_records_the_row_as_present_and_j_and_k_move() {
    for (lang, key) in [(Lang::Da, "f"), (Lang::En, "a")] {
        let mut stage = board(lang);
        stage.keys(key).keys("j j k");
        let chosen = |stage: &Stage| match stage.app().dialog() {
            Some(Dialog::Attendance(list)) => list.chosen.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(chosen(&stage), Some(Who::Id("m2".into())));
        assert!(!stage.meeting().is_attendance_recorded());
        stage.keys("Enter");
        assert!(stage.meeting().is_attendance_recorded());
        assert_eq!(status(&stage, "m2"), AttendanceStatus::Present);
    }
}

#[test]
fn a_second_decision_says_so_and_one_key_opens_the_first_instead() {
    let mut stage = board(Lang::Da);
    stage.keys("b 'Vedtaget' Ctrl-S b");
    assert!(stage.shows("Anden beslutning · 1  Budget"), "{}", stage.screen());
    assert!(stage.shows("↑ ret første"), "{}", stage.screen());
    stage.keys("Up");
    assert_eq!(stage.typed().as_deref(), Some("Vedtaget"));
    stage.keys("' med 5 stemmer' Ctrl-S");
    assert_eq!(stage.records(), [("decision", "Vedtaget med 5 stemmer".to_owned())]);
    // Where something is typed, it moves in the text.
    stage.keys("b 'x' Up 'y'");
    assert_eq!(stage.typed().as_deref(), Some("xy"));
}

#[test]
fn a_draft_that_is_put_aside_is_named_by_its_item_and_marked_in_the_plan() {
    for lang in BOTH {
        let mut stage = board(lang);
        stage.keys(if lang == Lang::Da { "b" } else { "d" }).keys("'Halv' Ctrl-N Esc");
        assert_eq!(stage.said(), "notice-draft-kept");
        assert!(stage.notice().contains("1  Budget"), "{}", stage.notice());
        stage.keys("Down Down");
        let row = stage.screen().lines().find(|line| line.contains("Budget")).unwrap().to_owned();
        assert!(row.contains('✎'), "{}", stage.screen());
    }
}

#[test]
fn a_time_that_is_filled_in_is_replaced_by_what_is_typed_with_or_without_its_stop() {
    for typed in ["1015", "10.15", "10:15", "kl. 10.15"] {
        let mut stage = board(Lang::Da);
        stage.at("10.20").keys("f g").keys(&format!("'{typed}' Enter"));
        let spans = stage.meeting().attendees(stage.now)[0].spans.clone();
        assert_eq!(spans[0].end.unwrap().format("%H.%M").to_string(), "10.15", "{typed}: {}", stage.screen());
        assert!(stage.problem().is_none());
    }
}

#[test]
fn tab_goes_to_the_newest_record() {
    let mut stage = board(Lang::Da);
    stage.keys("n 'Notat' Ctrl-S b 'Vedtaget' Ctrl-S Tab Enter");
    assert_eq!(stage.typed().as_deref(), Some("Vedtaget"));
}

#[test]
fn what_is_pasted_from_word_is_recorded_with_its_columns_lines_and_lists() {
    let mut stage = board(Lang::Da);
    stage.keys("n").paste("Økonomi\t1.000.000 kr.\t2025\u{b}I alt\r\n\u{f0b7}\tSkole\r\n•\tVej");
    assert_eq!(stage.typed().as_deref(), Some("Økonomi 1.000.000 kr. 2025\nI alt\n- Skole\n- Vej"));
    stage.keys("Ctrl-S");
    assert!(stage.shows("Økonomi 1.000.000 kr. 2025"), "{}", stage.screen());
    let note = stage.meeting().records()[0].current();
    assert!(matches!(note, Content::Note { text } if text.ends_with("- Skole\n- Vej")), "{note:?}");
}

#[test]
fn leaving_a_rehearsal_that_is_not_kept_says_so_and_how_to_keep_it() {
    let mut stage = board(Lang::Da);
    stage.app_mut().is_discarded = true;
    stage.keys("q");
    assert!(stage.shows("--keep"), "{}", stage.screen());
    assert!(!stage.shows("Intet går tabt"), "{}", stage.screen());
}

#[test]
fn the_terminals_cursor_is_at_the_caret_or_on_the_selected_row() {
    let mut stage = board(Lang::Da);
    stage.window.is_seen = true;
    let row = |stage: &Stage| {
        let y = stage.window.cursor.unwrap().y;
        stage.screen().lines().nth(usize::from(y)).unwrap().to_owned()
    };
    stage.keys("Home Down");
    assert!(row(&stage).contains("9.30 Skole"), "{}", stage.screen());
    stage.keys("b 'Vedtaget'").pass(1);
    let caret = stage.window.cursor.unwrap();
    let cell = |x: u16| stage.buffer()[(x, caret.y)].symbol().to_owned();
    assert_eq!((cell(caret.x - 1), cell(caret.x)), ("t".to_owned(), " ".to_owned()), "{}", stage.screen());
    stage.keys("Ctrl-S e 1").pass(1);
    assert!(row(&stage).contains("Ret teksten"), "{}", stage.screen());
    stage.keys("Esc f Down").pass(1);
    assert!(row(&stage).contains("Bo Bech"), "{}", stage.screen());
    stage.keys("Esc v Down").pass(1);
    assert!(row(&stage).contains("Bo Bech"), "{}", stage.screen());
}

#[test]
fn a_long_follow_up_is_wrapped_and_every_warning_has_its_row() {
    let mut stage = board(Lang::Da);
    stage.resize(80, 24).keys("o").keys(
        "'BEGYNDELSEN af et langt notat til hele Kommunalbestyrelsen om budgettet @Ukendt @Fremmed @Ingen !37/6 SLUT '",
    );
    for part in ["BEGYNDELSEN", "SLUT", "@Ukendt", "@Fremmed", "@Ingen", "37/6"] {
        assert!(stage.shows(part), "{part}: {}", stage.screen());
    }
}

#[test]
fn a_name_that_was_typed_and_not_recorded_is_there_again() {
    for (lang, keys) in [(Lang::Da, ["f", "s"]), (Lang::En, ["a", "s"])] {
        let mut stage = board(lang);
        stage.pass(5000).keys(keys[0]).keys(keys[1]).keys("'Ole Friis' Enter Esc");
        assert_eq!(stage.said(), "attend-put-aside");
        stage.pass(2000).keys(keys[1]);
        assert_eq!(stage.typed().as_deref(), Some("Ole Friis"));
        // What was not changed is nothing to lose.
        stage.keys("Esc").pass(2000).keys("Down").keys(keys[1]);
        assert_eq!(stage.typed().as_deref(), Some(""));
        stage.keys("Esc");
        assert_ne!(stage.said(), "attend-put-aside");
    }
}
