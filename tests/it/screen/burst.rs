//! Typing with no editor open: whatever comes in a burst, one undo takes it back.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use punktlig::lang::Lang;
use punktlig::tui::app::Input;

use super::flow::at_budget;
use super::votes::council;
use crate::kit::faults::cases;
use crate::kit::stage::{Stage, january};

/// The meeting in several states, each with no editor open.
fn opening(n: usize, lang: Lang) -> Stage {
    let da = lang == Lang::Da;
    let decision = if da { "b 'x' Ctrl-S" } else { "d 'x' Ctrl-S" };
    let mut stage = if n == 0 { january(lang) } else { at_budget(lang) };
    match n {
        2 => drop(stage.keys(decision)),
        3 => drop(stage.keys(decision).keys("Tab")),
        4 => drop(stage.keys("p")),
        5 => drop(stage.keys(decision).keys("n 'y' Ctrl-S Tab Up Down Down")),
        6 => drop(stage.keys(".")),
        _ => {}
    }
    stage.pass(20_000);
    stage
}

fn typed(enter: bool) -> impl Strategy<Value = Vec<(KeyCode, u32)>> {
    let c = prop_oneof![
        4 => proptest::char::range(' ', '~'),
        4 => proptest::sample::select(" .-ptrbionudfxejkes/awq?+12345æøå".chars().collect::<Vec<_>>()),
    ];
    let key = c.prop_map(KeyCode::Char);
    let key = if enter {
        prop_oneof![6 => key, 1 => Just(KeyCode::Enter), 1 => Just(KeyCode::Tab)].boxed()
    } else {
        key.boxed()
    };
    prop::collection::vec((key, 0..50u32), 1..60)
}

fn one_undo_is_enough(opening_at: usize, da: bool, burst: &[(KeyCode, u32)]) -> Result<(), TestCaseError> {
    let mut stage = opening(opening_at, if da { Lang::Da } else { Lang::En });
    let before = stage.state();
    let events = stage.app().history.entries().len();
    for (code, gap) in burst {
        stage.press(KeyEvent::new(*code, KeyModifiers::NONE), *gap);
        if stage.left.is_some() {
            break;
        }
    }
    stage.pass(1_000).keys("Esc Esc Esc");
    if stage.state() != before {
        stage.keys("Ctrl-Z");
        let done: Vec<String> =
            stage.app().history.entries().iter().skip(events).map(|e| format!("{:?}", e.event)).collect();
        prop_assert!(stage.state() == before, "one undo was not enough after {done:#?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_burst_of_typing_does_no_harm_that_one_undo_does_not_take_back(n in 0..7usize, da: bool, burst in typed(false)) {
        one_undo_is_enough(n, da, &burst)?;
    }

    /// A terminal without bracketed paste sends a paste as keys, line ends and all.
    #[test]
    fn nor_does_a_paste_that_comes_as_keys(n in 0..7usize, da: bool, burst in typed(true)) {
        one_undo_is_enough(n, da, &burst)?;
    }
}

#[test]
fn a_burst_that_was_cut_short_says_so_and_keeps_the_open_line() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(5_000);
    for (n, c) in ".oSender plan".chars().enumerate() {
        stage.press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), if n == 0 { 1000 } else { 20 });
    }
    stage.press(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE), 20);
    assert_eq!((stage.said(), stage.records().len()), ("notice-too-fast", 0));
    assert_eq!(stage.typed().as_deref(), Some("Sender plan"));
    stage.keys("Enter");
    assert_eq!(stage.records(), [("follow-up", "Sender plan".to_owned())]);
}

#[test]
fn a_paste_of_several_lines_that_comes_as_keys_records_the_first_and_does_nothing_else() {
    let lines = "Sender brev\rkabinet quest\rpause .\r".chars();
    let keys = || lines.clone().map(|c| if c == '\r' { KeyCode::Enter } else { KeyCode::Char(c) });
    let mut stage = at_budget(Lang::Da);
    stage.keys("o");
    stage.flood(keys(), Duration::from_millis(2));
    assert_eq!(stage.records(), [("follow-up", "Sender brev".to_owned())]);
    assert_eq!(stage.said(), "notice-rest-ignored");
    assert!(stage.app().dialog().is_none() && stage.meeting().paused_since().is_none());
    let recorded = stage.app().history.entries().len();
    // A line that records nothing ends in the same way.
    stage.keys("/");
    stage.flood(
        "budget\rpause .bxx".chars().map(|c| if c == '\r' { KeyCode::Enter } else { KeyCode::Char(c) }),
        Duration::from_millis(2),
    );
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
    assert_eq!(stage.app().history.entries().len(), recorded);
    stage.keys("p");
    assert!(stage.meeting().paused_since().is_some(), "a key after that is a key");
}

/// A paste from Word as a terminal without bracketed paste sends it: its break within a paragraph is Ctrl-K.
fn as_keys(paste: &str) -> Vec<KeyEvent> {
    let key = |c| match c {
        '\r' => KeyCode::Enter.into(),
        '\t' => KeyCode::Tab.into(),
        '\u{b}' => KeyEvent::new(KeyCode::Char('k'), KeyModifiers::CONTROL),
        c => KeyCode::Char(c).into(),
    };
    paste.chars().map(key).collect()
}

#[test]
fn a_paste_from_word_that_comes_as_keys_keeps_its_tabs_breaks_and_bullets() {
    let pasted = |key: &str, paste: &str| {
        let mut stage = at_budget(Lang::Da);
        stage.keys(key).type_on(as_keys(paste).into_iter().map(|key| (key, 2)));
        stage.typed().unwrap_or_default()
    };
    assert_eq!(
        pasted("b", "Emner:\r•\tSkriftlige\r\u{f0b7}\tAktindsigt\u{b}(herunder R001)\r1.\tFlådestyring\r"),
        "Emner:\n• Skriftlige\n• Aktindsigt\n(herunder R001)\n1. Flådestyring\n"
    );
    assert_eq!(pasted("o", "Sender materiale\u{b}til\tdirektionen"), "Sender materiale til direktionen");
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Emner: to' Ctrl-A Ctrl-K 'x'");
    assert_eq!(stage.typed().as_deref(), Some("x"), "pressed by a person it deletes the rest of the line");
}

#[test]
fn a_paste_that_comes_as_keys_on_the_main_screen_opens_a_note_and_does_nothing_else() {
    let pastes = [
        "Udsat sag\rUdvalget drøftede\r1\r",
        "Udsat til marts\r",
        "Flyttes til næste møde\r",
        "pause .\r.p-q\r",
        "Besluttet\rat sende brev\r",
        "1. Budget\r2. Valg\r",
    ];
    for (paste, pace) in pastes.into_iter().flat_map(|paste| [(paste, 0), (paste, 2)]) {
        for dialog in ["", "a"] {
            let mut stage = at_budget(Lang::Da);
            stage.keys(dialog).pass(5_000);
            let before = stage.app().history.entries().len();
            stage.type_on(as_keys(paste).into_iter().map(|key| (key, pace)));
            let text = paste.replace('\r', "\n");
            assert_eq!(stage.typed().as_deref(), Some(text.as_str()), "{pace}, {dialog:?}: {}", stage.screen());
            assert_eq!(stage.app().history.entries().len(), before, "{paste:?}");
            stage.keys("Ctrl-S");
            assert_eq!(stage.records(), [("note", text.trim_end().to_owned())]);
        }
        let mut stage = at_budget(Lang::Da);
        stage.keys("u").pass(5_000);
        let before = stage.app().history.entries().len();
        stage.type_on(as_keys(paste).into_iter().map(|key| (key, pace)));
        assert_eq!((stage.app().history.entries().len(), stage.said()), (before, "notice-paste-menu"), "{paste:?}");
    }
}

#[test]
fn a_long_paste_that_comes_as_keys_is_one_note() {
    let mut stage = at_budget(Lang::Da);
    let text = "Udvalget drøftede sagen. ".repeat(20);
    stage.type_on(as_keys(text.trim_end()).into_iter().map(|key| (key, 1)));
    stage.keys("Ctrl-S");
    assert_eq!(stage.records(), [("note", text.trim_end().to_owned())]);
}

#[test]
fn a_paste_that_comes_as_keys_does_nothing_where_there_can_be_no_note() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("a Ctrl-S").pass(5_000);
    assert!(stage.meeting().closed_at().is_some());
    let before = stage.app().history.entries().len();
    let text = "Udvalget genoptog mødet\r1\r".repeat(4);
    stage.type_on(as_keys(&text).into_iter().map(|key| (key, 1)));
    assert_eq!(stage.app().history.entries().len(), before, "{}", stage.screen());
    assert!(stage.typed().is_none(), "{}", stage.screen());
}

#[test]
fn what_somebody_types_ahead_goes_where_the_first_key_leads() {
    let ahead = |keys: &str| {
        let mut stage = at_budget(Lang::Da);
        stage.pass(5_000);
        stage.type_on(as_keys(keys).into_iter().map(|key| (key, 0)));
        stage
    };
    assert_eq!(ahead("bVedtages").keys("Ctrl-S").records(), [("decision", "Vedtages".to_owned())]);
    assert_eq!(ahead("oAnna: brev\r").records().len(), 1, "a line that the first key opens");
    assert_eq!(ahead("dPlanen drøftet").typed().as_deref(), Some("Planen drøftet"), "a discussion");
    assert_eq!(ahead("m+12345").typed().as_deref(), Some("+12345"), "more time");
    let word = ahead("udsættes");
    assert_eq!(word.typed().as_deref(), Some("udsættes"), "a word, not the key that postpones and a row");
    assert!(word.app().history.entries().iter().all(|entry| entry.event.name() != "item_postponed"));
    assert!(ahead("......").meeting().running().is_none(), "a key held down while the program was busy");
}

#[test]
fn that_only_the_first_line_of_a_paste_was_used_fits_the_smallest_screen() {
    for (lang, key, said) in [(Lang::Da, "o", "(Esc, eller vent 1 s)."), (Lang::En, "f", "(Esc, or wait 1 s).")] {
        let mut stage = at_budget(lang);
        stage.resize(80, 24);
        stage.keys(key).type_on(as_keys("Sender brev\rkabinet\r").into_iter().map(|key| (key, 2)));
        assert_eq!(stage.said(), "notice-rest-ignored");
        assert!(stage.shows(said), "{}", stage.screen());
    }
}

#[test]
fn a_flood_of_keys_is_shown_and_handed_on_to_be_saved_many_times_a_second() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b");
    stage.window.send(Input::Resize(120, 36));
    let text = "ord ".repeat(750);
    let frames = stage.flood(text.chars().map(KeyCode::Char), Duration::from_millis(1));
    assert!(frames.len() > 30 && frames.iter().all(|keys| *keys <= 100), "{frames:?}");
    assert_eq!(stage.typed().as_deref(), Some(text.as_str()));
    let saved: Vec<_> = stage.app().drafts.values().map(|draft| draft.text.clone()).collect();
    assert_eq!(saved, [text], "what was typed is handed on with each frame");
}

#[test]
fn two_keys_at_a_persons_pace_both_count() {
    let mut stage = at_budget(Lang::Da);
    stage.press(KeyEvent::new(KeyCode::Char('p'), KeyModifiers::NONE), 300);
    stage.press(KeyEvent::new(KeyCode::Char('p'), KeyModifiers::NONE), 300);
    assert!(stage.meeting().paused_since().is_none());
    assert_eq!(stage.meeting().pauses().len(), 1);
}

/// Presses keys at the pace of somebody who types fast.
fn fast(stage: &mut Stage, keys: &str, pace: u32) {
    for c in keys.chars() {
        let code = match c {
            '⏎' => KeyCode::Enter,
            '↓' => KeyCode::Down,
            c => KeyCode::Char(c),
        };
        stage.press(KeyEvent::new(code, KeyModifiers::NONE), pace);
    }
}

#[test]
fn what_somebody_types_fast_after_an_enter_goes_where_it_is_meant_to() {
    for pace in [60, 180, 200] {
        let mut stage = council(Lang::Da);
        stage.pass(5_000);
        fast(&mut stage, "vfif⏎nAnna var imod", pace);
        assert_eq!(stage.typed().as_deref(), Some("Anna var imod"), "{pace}: {}", stage.screen());
        stage.pass(600);
        fast(&mut stage, " pga. prisen", pace);
        stage.press(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL), pace);
        assert_eq!(stage.records().last(), Some(&("note", "Anna var imod pga. prisen".to_owned())), "{pace}");
        assert!(stage.meeting().paused_since().is_none() && stage.meeting().closed_at().is_none());

        let mut stage = at_budget(Lang::Da);
        stage.pass(5_000);
        fast(&mut stage, "oAnna: skriv brev⏎oBo: ring til plankontoret⏎", pace);
        assert_eq!(stage.records().len(), 2, "{pace}: {}", stage.screen());

        let mut stage = council(Lang::Da);
        stage.pass(5_000);
        fast(&mut stage, "fbsyg⏎⏎↓bferie⏎⏎", pace);
        let excused = stage.meeting().attendees(stage.now).into_iter().filter(|a| a.reason.is_some());
        assert_eq!(excused.count(), 2, "{pace}: {}", stage.screen());
    }
}

#[test]
fn letters_with_a_save_key_after_them_do_not_close_the_meeting() {
    let save = KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL);
    let mut stage = at_budget(Lang::Da);
    stage.pass(5_000);
    fast(&mut stage, " og a", 300);
    stage.keys("Esc").pass(2_000);
    fast(&mut stage, "a", 300);
    stage.press(save, 300);
    assert_eq!((stage.said(), stage.meeting().closed_at()), ("review-too-fast", None), "{}", stage.screen());
    stage.press(save, 1_000);
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
}

#[test]
fn a_question_that_is_answered_too_fast_stays_open_with_what_was_typed() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(5_000);
    fast(&mut stage, "ptOrientering om lukket afdeling⏎1", 20);
    assert_eq!(stage.said(), "notice-too-fast");
    assert!(!stage.menu().is_empty(), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(stage.typed().as_deref(), Some("Orientering om lukket afdeling"));
}
