//! Keys count from when they are pressed: a slow disk, a slow line, a key that is held down, and two keys that are read
//! as one.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use punktlig::agenda::{Agenda, Outcome};
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Event, Target};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;

use super::flow::at_budget;
use crate::kit::agenda;
use crate::kit::faults::cases;
use crate::kit::stage::{Stage, key};

/// A body of five, which treats as many items as are named.
fn plan(members: &[&str], items: &[&str]) -> Agenda {
    let list = |all: &[String]| all.join(", ");
    let people: Vec<String> =
        members.iter().map(|n| format!("{{ id = {:?}, name = \"{n}\" }}", &n[..1].to_lowercase())).collect();
    let ids: Vec<String> = members.iter().map(|n| format!("{:?}", &n[..1].to_lowercase())).collect();
    let numbered = || (1..).zip(items);
    let titled: Vec<String> = numbered().map(|(n, t)| format!("{{ number = {n}, title = \"{t}\" }}")).collect();
    let slots: Vec<String> = numbered().map(|(n, _)| format!("{{ at = \"{}.00\", items = [{n}] }}", 8 + n)).collect();
    agenda(&format!(
        "title = \"M\"\ndate = 2025-01-15\nmembers = [{}]\nperson = [{}]\nitem = [{}]\nslot = [{}]\n",
        list(&ids),
        list(&people),
        list(&titled),
        list(&slots)
    ))
}

const FIVE: [&str; 5] = ["Anna A", "Bo B", "Carl C", "Dorte D", "Erik E"];

/// The body in an item, the first of so many.
fn held(items: &[&str]) -> Stage {
    let mut stage = Stage::new(plan(&FIVE, items), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    stage
}

fn keys(script: &str) -> Vec<KeyEvent> {
    let special = |c| match c {
        '⏎' => key("Enter"),
        '↓' => key("Down"),
        '⎋' => key("Esc"),
        '§' => key("Ctrl-S"),
        c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
    };
    script.chars().map(special).collect()
}

fn at_pace(script: &str, pace: u32) -> Vec<(KeyEvent, u32)> {
    keys(script).into_iter().map(|key| (key, pace)).collect()
}

fn events(stage: &Stage) -> Vec<String> {
    stage.app().history.entries().iter().map(|entry| format!("{:?}", entry.event)).collect()
}

const SAVES: [u64; 4] = [0, 150, 300, 900];

#[test]
fn a_reason_goes_to_the_person_that_it_was_typed_for_however_long_a_save_takes() {
    for takes in SAVES {
        let mut stage = held(&["Budget", "Skole"]);
        stage.disk.slow_down(&stage.machine, Duration::from_millis(takes));
        stage.type_on(at_pace("fbsyg⏎↓bferie⏎↓", 100)).pass(1_300);
        stage.type_on(at_pace("bkursus⏎", 100));
        let all = stage.meeting().attendees(stage.now);
        let reasons: Vec<String> = all.into_iter().filter_map(|attendee| attendee.reason).collect();
        assert_eq!(reasons, ["syg", "ferie", "kursus"], "{takes}: {}", stage.screen());
    }
}

fn segment() -> impl Strategy<Value = String> {
    let text = || "[a-zæø]{1,6}( [a-zæø]{1,6}){0,2}";
    prop_oneof![
        text().prop_map(|t| format!("o{t}⏎")),
        text().prop_map(|t| format!("n{t}§")),
        text().prop_map(|t| format!("b{t}§")),
        text().prop_map(|t| format!("t{t}⏎")),
        (text(), text()).prop_map(|(a, b)| format!("po{a}⏎pn{b}§")),
        (text(), text()).prop_map(|(a, b)| format!("fb{a}⏎↓u↓b{b}⏎↓i⎋")),
        Just("vfif⏎".to_owned()),
        Just("vff⎋".to_owned()),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_typed_at_a_persons_pace_is_recorded_as_if_it_were_typed_slowly(
        script in prop::collection::vec(segment(), 1..6),
        takes in proptest::sample::select(SAVES.to_vec()),
        paces in prop::collection::vec(80..150u32, 120),
    ) {
        let script: String = script.concat();
        let mut slow = held(&["Budget", "Skole"]);
        slow.type_on(at_pace(&script, 1_000));
        let mut fast = held(&["Budget", "Skole"]);
        fast.disk.slow_down(&fast.machine, Duration::from_millis(takes));
        fast.type_on(keys(&script).into_iter().zip(paces.into_iter().cycle()));
        prop_assert_eq!(events(&fast), events(&slow), "{} with {} ms: {}", script, takes, fast.notice());
        prop_assert_eq!(fast.typed(), slow.typed());
    }
}

#[test]
fn a_plain_key_before_a_line_does_not_keep_the_line_from_being_recorded() {
    let mut stage = held(&["Budget"]);
    stage.type_on(at_pace("poBo: ring til skolen om busserne⏎nAnna var imod§", 130));
    let recorded = [("follow-up", "Bo: ring til skolen om busserne".to_owned()), ("note", "Anna var imod".to_owned())];
    assert_eq!(stage.records(), recorded, "{}", stage.screen());
}

#[test]
fn esc_and_a_key_that_come_at_once_are_both() {
    let mut stage = held(&["Budget", "Skole"]);
    stage.keys("b 'Udskydes' Alt-n 'Anna var imod' Ctrl-S");
    assert_eq!(stage.records(), [("note", "Anna var imod".to_owned())]);
    assert!(stage.app().drafts.values().any(|draft| draft.text == "Udskydes"), "{}", stage.screen());
    stage.keys("f Down Alt-o 'Carl: skriv' Enter");
    assert_eq!(stage.records().last(), Some(&("follow-up", "Carl: skriv".to_owned())), "{}", stage.screen());
    // What is asked is not answered by the Enter after the Esc.
    stage.keys("t 'Orientering om lukket afdeling' Enter Alt-Enter");
    assert!(stage.meeting().slots().len() == 2, "{}", stage.screen());
    // Alt with a number is a phrase where a decision is written, and the word before the cursor goes with Alt.
    let mut stage = held(&["Budget"]);
    stage.keys("o 'Bo: to ord' Alt-Backspace Enter b Alt-2 Ctrl-S");
    assert_eq!(stage.records()[0], ("follow-up", "Bo: to".to_owned()));
    assert!(matches!(stage.meeting().records()[1].current(), Content::Decision(d) if d.outcome == Outcome::Noted));
}

/// Holds a key down: again after the delay that keyboards have, and then many times a second.
fn hold(stage: &mut Stage, name: &str) {
    let again = (1..20).map(|n| (key(name), if n == 1 { 400 } else { 33 }));
    stage.type_on([(key(name), 1_000)].into_iter().chain(again).collect::<Vec<_>>());
}

#[test]
fn a_key_that_is_held_down_answers_no_question_and_does_not_do_the_same_again() {
    for name in ["Ctrl-N", "Space"] {
        let mut stage = held(&["Et", "To", "Tre", "Fire", "Fem"]);
        hold(&mut stage, name);
        assert_eq!(stage.meeting().running(), Some(1), "{name}: {}", stage.screen());
        assert_eq!(stage.said(), "ask-just-begun", "the question is still asked");
        stage.pass(1_000).keys(name);
        assert_eq!(stage.meeting().running(), Some(2), "{name}");
    }
    let mut stage = held(&["Et"]);
    stage.keys("n 'a' Ctrl-S n 'b' Ctrl-S n 'c' Ctrl-S n 'd' Ctrl-S");
    hold(&mut stage, "Ctrl-Z");
    assert_eq!(stage.records().len(), 2, "{}", stage.screen());
    assert!(stage.shows("Tasten blev holdt nede: Den virkede 2 gange"), "{}", stage.screen());
    stage.keys("f");
    let before = events(&stage).len();
    hold(&mut stage, "i");
    assert!(events(&stage).len() <= before + 2, "{}", stage.screen());
}

#[test]
fn letters_that_come_twice_are_typed_and_moves_and_rows_go_on() {
    let mut stage = held(&["Budget"]);
    stage.type_on(at_pace("nnæste møde aaaa", 40));
    assert_eq!(stage.typed().as_deref(), Some("næste møde aaaa"));
    stage.keys("Ctrl-S").type_on(at_pace("vfff", 150));
    let Some(Dialog::Vote(open)) = stage.app().dialog() else { panic!("{}", stage.screen()) };
    assert_eq!(open.vote.count(punktlig::meeting::Stance::For), 3);
}

#[test]
fn the_rest_of_a_paste_that_comes_in_pieces_does_nothing_and_that_stays_said() {
    for pause in [80, 300, 700] {
        let mut stage = held(&["Budget"]);
        stage.keys("o");
        let lines = ["Bo: ring til skolen⏎", "Anna: plan for 2027⏎", "pause nu⏎"];
        for line in lines {
            let mut piece = at_pace(line, 1);
            piece[0].1 = pause;
            stage.type_on(piece);
        }
        assert_eq!(stage.records(), [("follow-up", "Bo: ring til skolen".to_owned())], "{pause}");
        assert!(stage.app().dialog().is_none() && stage.meeting().paused_since().is_none(), "{}", stage.screen());
        assert_eq!(stage.said(), "notice-rest-ignored", "{pause}");
    }
}

#[test]
fn what_a_slow_line_sends_at_once_of_somebody_who_types_is_no_paste() {
    let mut stage = held(&["Budget"]);
    stage.keys("o").type_on(at_pace("Bo: ring til sko", 110));
    let mut late = at_pace("len⏎n", 0);
    late[0].1 = 500;
    stage.type_on(late).type_on(at_pace("Anna var imod§", 120));
    let recorded = [("follow-up", "Bo: ring til skolen".to_owned()), ("note", "Anna var imod".to_owned())];
    assert_eq!(stage.records(), recorded, "{}", stage.screen());
}

#[test]
fn that_a_key_was_refused_stays_said_until_one_that_comes_after_a_pause() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(5_000).type_on(at_pace(".oSender plan⏎", 20));
    stage.type_on(at_pace(" nu", 200));
    assert_eq!((stage.said(), stage.typed().as_deref()), ("notice-too-fast", Some("Sender plan nu")));
    stage.type_on(at_pace("!", 2_000));
    assert_eq!(stage.said(), "");
}

#[test]
fn no_answer_of_the_review_does_away_with_a_line_beneath_it() {
    let typed = "Nyt punkt om skolebusser";
    for (open, answer) in [("t", "End Enter"), ("t", "Enter"), ("f b", "End Enter"), ("/", "End Enter")] {
        let mut stage = held(&["Budget"]);
        stage.keys(open).keys(&format!("'{typed}' Ctrl-N"));
        assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))), "{open}: {}", stage.screen());
        stage.keys(answer);
        // It is refused, or what it opens closes again; either way the line is there.
        let is_refused = stage.said() == "line-open-beneath";
        // Attendance, which nobody recorded, is what the review has last.
        assert_eq!(is_refused, answer == "Enter", "{open}: {}", stage.screen());
        assert!(
            is_refused || matches!(stage.app().dialog(), Some(Dialog::Attendance(_))),
            "{open}: {}",
            stage.screen()
        );
        stage.keys(if is_refused { "Esc" } else { "Esc Esc" });
        assert_eq!(stage.typed().as_deref(), Some(typed), "{open}: {}", stage.screen());
    }
}

#[test]
fn a_vote_whose_counts_were_being_typed_does_not_open_by_itself_later() {
    let mut stage = held(&["Budget"]);
    stage.keys("v f i t '3-2' Ctrl-N Enter");
    assert_eq!(stage.said(), "line-open-beneath", "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(stage.typed().as_deref(), Some("3-2"), "{}", stage.screen());
    stage.keys("Esc Esc b 'Vedtages' Ctrl-S");
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
}

#[test]
fn a_point_that_is_asked_about_stays_a_line_until_it_is_recorded() {
    let typed = "Lukket punkt om opsigelse af leder 20 min";
    for answer in ["1", "Down Enter"] {
        let mut stage = held(&["Budget"]);
        stage.keys(&format!("t '{typed}' Enter"));
        let is_asked = !stage.menu().is_empty();
        stage.fill_disk();
        if is_asked {
            stage.keys(answer);
        }
        assert!(is_asked && stage.app().waiting().is_some(), "{}", stage.screen());
        if answer == "1" {
            stage.stop();
            let saved = punktlig::journal::drafts::load(&stage.dir);
            assert!(saved.iter().any(|(_, draft)| draft.text == typed), "{saved:?}");
            continue;
        }
        stage.disk.heal();
        stage.pass(6_000);
        assert!(stage.app().dialog().is_none(), "{}", stage.screen());
        let is_added = |event: &str| event.starts_with("SlotAdded");
        assert_eq!(events(&stage).iter().filter(|event| is_added(event)).count(), 1);
    }
}

#[test]
fn nobody_is_marked_in_the_place_of_somebody_who_left_the_agenda() {
    let mut stage = held(&["Budget"]);
    stage.keys("f Down Down");
    let four: Vec<&str> = FIVE.into_iter().filter(|name| !name.starts_with('C')).collect();
    stage.give(Input::AgendaChanged(Box::new(plan(&four, &["Budget"]))));
    let marked = |stage: &Stage| {
        let is_mark =
            |entry: &&punktlig::meeting::JournalEntry| matches!(entry.event, Event::AttendanceRecorded { .. });
        stage.app().history.entries().iter().filter(is_mark).count()
    };
    for _ in 0..2 {
        stage.pass(4_000).keys("u");
        assert_eq!((marked(&stage), stage.said()), (0, "attend-gone"), "{}", stage.screen());
    }
    stage.keys("Down u");
    assert_eq!(marked(&stage), 1);
}

#[test]
fn a_number_of_two_like_digits_is_typed_at_any_pace() {
    let items: Vec<String> = (1..=12).map(|n| format!("Sag {n}")).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    for pace in [33, 60, 120, 180, 240, 300] {
        let mut stage = held(&items);
        stage.type_on(at_pace("11⏎", pace)).type_on(at_pace("bOpsiges§", 120));
        let on: Vec<_> = stage.meeting().records().iter().map(|record| &record.on).collect();
        let eleventh = Target::Item(stage.meeting().agenda().items[10].id.clone());
        assert_eq!(on, [&eleventh], "{pace}: {}", stage.screen());
    }
}

#[test]
fn the_same_key_twice_at_a_persons_pace_does_it_twice() {
    let mut stage = held(&["Budget"]);
    stage.keys("n 'a' Ctrl-S n 'b' Ctrl-S n 'c' Ctrl-S");
    stage.type_on([(key("Ctrl-Z"), 1_000), (key("Ctrl-Z"), 120)]);
    assert_eq!(stage.records(), [("note", "a".to_owned())], "{}", stage.screen());
}

/// Says what a decision is on that somebody writes, after these keys in a note on the first of three items.
fn decided_after(keys: &str) -> (Stage, Option<usize>) {
    let mut stage = held(&["Budget", "Skole", "Vej"]);
    stage.keys("n 'Anna imod'").keys(keys).keys("b 'Vedtages' Ctrl-S");
    let meeting = stage.meeting();
    let decided = meeting.records().iter().find(|record| matches!(record.current(), Content::Decision(_)));
    let on = decided.map(|record| record.on.clone());
    let at = meeting.agenda().items.iter().position(|item| Some(Target::Item(item.id.clone())) == on);
    (stage, at)
}

#[test]
fn esc_and_a_key_that_types_nothing_are_both_when_they_are_read_as_one() {
    for (keys, at) in [("Alt-Down", 1), ("Alt-Down Alt-Up", 0), ("Alt-End", 2), ("Alt-Del", 0), ("Alt-Right", 0)] {
        let (stage, on) = decided_after(keys);
        assert_eq!(on, Some(at), "{keys}: {}", stage.screen());
        assert!(stage.app().drafts.values().any(|draft| draft.text == "Anna imod"), "{keys}: {}", stage.screen());
    }
    // A note takes no phrases.
    let mut stage = held(&["Budget", "Skole", "Vej"]);
    stage.keys("n 'Anna imod' Alt-2 Enter b 'Vedtages' Ctrl-S");
    assert_eq!(stage.meeting().records()[0].on, Target::Item(stage.meeting().agenda().items[1].id.clone()));
    assert!(stage.app().drafts.values().any(|draft| draft.text == "Anna imod"), "{}", stage.screen());
}

#[test]
fn a_key_with_alt_does_nothing_else_where_the_system_says_that_alt_is_down() {
    let mut stage = held(&["Budget", "Skole"]);
    stage.app_mut().esc_is_read_as_alt = false;
    stage.keys("b 'To ord' Alt-Backspace Alt-Down Alt-p Alt-. Alt-Enter Alt-1");
    assert!(stage.typed().is_some_and(|typed| typed.starts_with("To ") && typed.len() > 3), "{}", stage.screen());
    let (running, paused) = (stage.meeting().running(), stage.meeting().paused_since());
    assert_eq!((running, paused), (Some(0), None), "{}", stage.screen());
}

#[test]
fn alt_that_is_still_down_after_a_phrase_types_and_ends_or_begins_nothing() {
    for (name, typed) in [("Alt-.", "."), ("Alt-Space", " "), ("Alt-p", "p"), ("Alt--", "-"), ("Alt-Enter", "\n")] {
        let mut stage = held(&["Budget", "Skole"]);
        stage.keys("b Alt-1");
        let phrase = stage.typed().unwrap();
        let before = events(&stage);
        stage.type_on([(key(name), 150)]);
        assert_eq!((stage.said(), stage.typed()), ("notice-alt-held", Some(format!("{phrase}{typed}"))), "{name}");
        stage.type_on(at_pace("Bo ser", 150));
        assert_eq!(stage.typed(), Some(format!("{phrase}{typed}Bo ser")), "{name}: {}", stage.screen());
        assert_eq!(events(&stage), before, "{name}");
        // Later it is Esc and that key.
        stage.keys("Alt-n");
        assert!(stage.typed().is_some_and(|typed| typed.is_empty()), "{name}: {}", stage.screen());
    }
    // Keys that neither type nor move do nothing, and a key without Alt says that it is up again.
    let mut stage = held(&["Budget", "Skole"]);
    stage.keys("b Alt-1").type_on([(key("Alt-F2"), 100), (key("Alt-Down"), 100)]);
    stage.type_on(at_pace("!", 100)).type_on([(key("Alt-n"), 100)]);
    assert_eq!(stage.typed().as_deref(), Some(""), "{}", stage.screen());
    assert!(stage.app().drafts.values().any(|draft| draft.text.ends_with('!')), "{}", stage.screen());
}

#[test]
fn esc_and_keys_that_move_act_after_a_line_that_came_at_once() {
    for after in [150, 300, 600] {
        let then = |stage: &mut Stage, name| _ = stage.type_on([(key(name), after)]);
        let reasons = |stage: &Stage| {
            let all = stage.meeting().attendees(stage.now).into_iter();
            all.filter_map(|attendee| attendee.reason).collect::<Vec<_>>()
        };
        let mut stage = held(&["Budget", "Skole"]);
        stage.keys("f b").type_on(at_pace("kursus⏎", 0));
        then(&mut stage, "Esc");
        stage.type_on(at_pace("bVedtages§", 120));
        assert_eq!(stage.records(), [("decision", "Vedtages".to_owned())], "{after}: {}", stage.screen());
        assert_eq!(reasons(&stage), ["kursus"], "{after}");

        let mut stage = held(&["Budget", "Skole"]);
        stage.keys("f b").type_on(at_pace("kursus⏎", 0));
        then(&mut stage, "Down");
        stage.type_on(at_pace("bferie⏎", 120));
        assert_eq!(reasons(&stage), ["kursus", "ferie"], "{after}: {}", stage.screen());

        let mut stage = held(&["Budget", "Skole"]);
        stage.keys("o").type_on(at_pace("Bo ringer⏎", 0));
        then(&mut stage, "Down");
        stage.type_on(at_pace("bVedtages§", 120));
        let second = Target::Item(stage.meeting().agenda().items[1].id.clone());
        assert_eq!(stage.records_on(&second), [("decision", "Vedtages".to_owned())], "{after}: {}", stage.screen());
    }
}
