//! What reaches further than the screen: the window title, the bell; and how the three states of a slot's time look.

use std::time::Duration;

use chrono::TimeDelta;
use punktlig::agenda::Agenda;
use punktlig::lang::Lang;
use punktlig::text;
use punktlig::tui::app::Input;
use punktlig::tui::shell::alerts::{Alert, Alerts, Bell};
use punktlig::tui::shell::title::{WIDEST, title};
use punktlig::tui::theme::Theme;
use ratatui::style::Color;

use super::states::{made_up, states, titled};
use crate::kit::stage::{BOTH, Stage};
use crate::kit::{JANUARY, agenda, at, sample, stamp};

/// A body's meeting with everything that a slot can be; what is closed says HEMMELIG.
fn mixed() -> Agenda {
    agenda(
        r#"
title = "Møde"
date = 2025-01-15
body = "Direktionen"
slot = [
    { at = "9.00", minutes = 15, items = [5] },
    { at = "9.15", minutes = 15, items = [6, 7] },
    { at = "9.30", minutes = 15, title = "Velkomst" },
    { at = "9.45", minutes = 15, title = "HEMMELIG snak", access = "closed" },
    { at = "10.00", minutes = 15, items = ["hemmelig-id"], title = "HEMMELIG" },
    { at = "10.15", minutes = 15, items = [8], title = "HEMMELIG", access = "open" },
    { at = "10.30", minutes = 15, items = [6, "uden"], title = "To sager" },
    { at = "10.45", minutes = 15, items = [8, "hemmelig-id"] },
    { at = "11.00", kind = "break", title = "Pause" },
]
[[item]]
number = 5
title = "Budget"
[[item]]
number = 6
title = "Plan"
[[item]]
number = 7
title = "HEMMELIG plan"
access = "closed"
[[item]]
number = 8
title = "HEMMELIG sag"
access = "closed"
public_title = "HEMMELIG"
[[item]]
id = "hemmelig-id"
title = "HEMMELIG person"
access = "closed"
[[item]]
id = "uden"
title = "Uden nummer"
"#,
    )
}

fn opened(lang: Lang) -> Stage {
    let mut stage = Stage::new(mixed(), lang);
    stage.at("9.00").keys("Space");
    stage
}

fn titled_now(stage: &Stage) -> String {
    title(stage.meeting(), stage.app().lang, stage.now)
}

#[test]
fn the_title_gives_the_state_in_words_of_both_languages() {
    for (lang, wanted) in [
        (
            Lang::Da,
            [
                "begynder 15. januar kl. 9.00 · Direktionen",
                "begynder 9.00 · Direktionen",
                "ikke begyndt · Direktionen",
                "10:01 tilbage · punkt 5",
                "1:30 tilbage, snart slut · punkt 5",
                "2:10 over · punkt 5",
                "1:02:10 over · punkt 5",
                "pause siden 10.17 · punkt 5",
                "intet punkt i gang · Direktionen",
                "mødet er afsluttet · Direktionen",
            ],
        ),
        (
            Lang::En,
            [
                "begins 15 January at 9:00 · Direktionen",
                "begins 9:00 · Direktionen",
                "not begun · Direktionen",
                "10:01 left · item 5",
                "1:30 left, soon over · item 5",
                "2:10 over · item 5",
                "1:02:10 over · item 5",
                "paused since 10:17 · item 5",
                "no item running · Direktionen",
                "the meeting is closed · Direktionen",
            ],
        ),
    ] {
        let mut stage = Stage::opened(mixed(), lang, false, at("2025-01-14T17:00:00+01:00"));
        let mut told = Vec::new();
        stage.keys("Esc");
        told.push(titled_now(&stage));
        told.push(titled_now(stage.at("8.20")));
        told.push(titled_now(&Stage::opened(mixed(), lang, false, at("2025-01-15T09:03:00+01:00"))));
        stage.at("8.59").pass(59_000).keys("Space").at("9.00");
        let began = stage.now;
        for seconds in [299, 810, 1030, 4630] {
            let left = began + TimeDelta::seconds(seconds) - stage.now;
            stage.wait(left.to_std().unwrap());
            told.push(titled_now(&stage));
        }
        stage.keys("p").pass(300_000);
        told.push(titled_now(&stage));
        stage.keys("p .");
        told.push(titled_now(&stage));
        stage.keys(if lang == Lang::Da { "a" } else { "w" }).keys("Ctrl-S");
        told.push(titled_now(&stage));
        assert_eq!(told, wanted);
    }
}

#[test]
fn a_slot_without_a_budget_counts_up_and_a_rehearsal_says_so_first() {
    let agenda = agenda("title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Velkomst\" }]");
    let nine = stamp(agenda.slots[0].start.unwrap());
    for (lang, wanted) in
        [(Lang::Da, "ØVELSE · 12:03 i gang · Velkomst"), (Lang::En, "REHEARSAL · 12:03 so far · Velkomst")]
    {
        let mut stage = Stage::opened(agenda.clone(), lang, true, nine - TimeDelta::seconds(1));
        stage.keys("Space").pass(723_000);
        assert_eq!(titled_now(&stage), wanted);
    }
}

#[test]
fn the_title_never_has_closed_text_whoever_sits_at_the_keyboard() {
    let mut stage = opened(Lang::Da);
    let mut names = Vec::new();
    for _ in 0..mixed().slots.len() {
        let told = titled_now(&stage);
        assert!(!told.to_lowercase().contains("hemmelig"), "{told}");
        names.push(told.split_once(" · ").unwrap().1.to_owned());
        stage.pass(60_000).keys("Space");
    }
    let wanted = [
        "punkt 5",
        "punkt 6 og 7",
        "Velkomst",
        "lukket punkt",
        "lukket punkt",
        "punkt 8",
        "To sager",
        "punkt 8",
        "Pause",
    ];
    assert_eq!(names, wanted);
    let mut stage = opened(Lang::En);
    stage.keys("+").keys("'HEMMELIG 10 closed' Enter").pass(60_000).keys("Space");
    assert!(titled_now(&stage).ends_with("left · closed item"), "{}", titled_now(&stage));
}

#[test]
fn whatever_an_agenda_is_called_the_title_is_one_clean_short_line() {
    for hostile in ["\u{1b}]0;Xq Y\u{7}\u{9c}\u{202e}", &"Meget lang ".repeat(40), "Å 漢字".repeat(30).as_str(), "A\nb"]
    {
        for (name, stage) in states(&titled(hostile, Lang::Da), Lang::Da) {
            let told = titled_now(&stage);
            assert!(!told.is_empty() && text::width(&told) <= WIDEST, "{name}: {told:?}");
            assert!(!told.contains('\n') && !told.chars().any(text::is_hostile), "{name}: {told:?}");
        }
    }
}

#[test]
fn the_title_is_made_once_a_second_and_not_for_a_letter() {
    let mut stage = opened(Lang::Da);
    let mut alerts = Alerts::new(Lang::Da, false);
    let mut look = |stage: &Stage, changed| alerts.look(stage.meeting(), stage.now, stage.real, changed);
    assert!(look(&stage, false).title.is_some(), "the first");
    assert_eq!(look(stage.pass(300), false), Alert::default(), "a letter");
    assert!(look(stage.pass(100), true).title.is_some(), "a change of what runs");
    assert!(look(stage.pass(600), false).title.is_some(), "the next second");
    // A rehearsal at sixty times the speed: a minute passes each second.
    let mut told = 0;
    for _ in 0..20 {
        stage.now += TimeDelta::seconds(6);
        stage.real += Duration::from_millis(100);
        told += usize::from(look(&stage, false).title.is_some());
    }
    assert_eq!(told, 4, "in two seconds");
}

/// Looks every second for a while, as the event loop does; gives after how many seconds the bell rang.
fn rung(bell: &mut Bell, stage: &mut Stage, seconds: u32) -> Vec<u32> {
    let mut second = || {
        stage.wait(Duration::from_secs(1));
        bell.rings(stage.meeting(), stage.now)
    };
    (1..=seconds).filter(|_| second()).collect()
}

#[test]
fn the_bell_rings_once_when_soon_over_and_once_when_over() {
    let mut stage = opened(Lang::Da);
    let mut bell = Bell::default();
    // 15 minutes; soon over are the last three.
    assert_eq!(rung(&mut bell, &mut stage, 3600), [720, 901]);
    stage.keys("Space");
    assert_eq!(rung(&mut bell, &mut stage, 3600), [720, 901], "the next slot has its own");
}

#[test]
fn a_state_that_is_there_already_is_silent() {
    let mut stage = opened(Lang::Da);
    stage.pass(800_000);
    let mut bell = Bell::default();
    assert_eq!(rung(&mut bell, &mut stage, 60), [] as [u32; 0], "resumed when it was soon over");
    assert_eq!(rung(&mut bell, &mut stage, 600).len(), 1, "and still to be over");
    stage.keys("Space");
    rung(&mut bell, &mut stage, 5);
    stage.keys("Ctrl-Z");
    assert_eq!(rung(&mut bell, &mut stage, 60), [] as [u32; 0], "taken back, the slot before is over as it was");
    stage.keys("Ctrl-Y");
    assert_eq!(rung(&mut bell, &mut stage, 60), [] as [u32; 0]);
}

#[test]
fn the_bell_is_silent_in_a_pause_and_rings_no_state_twice() {
    let mut stage = opened(Lang::Da);
    let mut bell = Bell::default();
    assert_eq!(rung(&mut bell, &mut stage, 725).len(), 1);
    stage.keys("p");
    assert_eq!(rung(&mut bell, &mut stage, 3600), [] as [u32; 0], "the budget waits");
    stage.keys("p");
    assert_eq!(rung(&mut bell, &mut stage, 100), [] as [u32; 0], "soon over was told");
    assert_eq!(rung(&mut bell, &mut stage, 100).len(), 1);
    // Begun later than noted: it is not over after all, and over again in a while.
    stage.keys("r").keys("Ctrl-U '9.10' Enter");
    assert_eq!(rung(&mut bell, &mut stage, 3600), [] as [u32; 0]);
    stage.keys(".");
    assert_eq!(rung(&mut bell, &mut stage, 10), [] as [u32; 0]);
}

#[test]
fn the_bell_knows_the_slots_of_a_renumbered_agenda() {
    let plan = |numbers: [u32; 2]| {
        let item = |n: u32, title: &str| format!("[[item]]\nnumber = {n}\ntitle = \"{title}\"\n");
        let slot = |n: u32| format!("[[slot]]\nitems = [{n}]\nminutes = 15\n");
        let [budget, plan] = numbers;
        let items = item(budget, "Budget") + &item(plan, "Plan");
        let slots = slot(budget).replace("items", "at = \"9.00\"\nitems") + &slot(plan);
        agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\n{items}{slots}"))
    };
    let mut stage = Stage::new(plan([1, 2]), Lang::Da);
    let mut bell = Bell::default();
    stage.keys("Space");
    assert_eq!(rung(&mut bell, &mut stage, 1000).len(), 2);
    // What was 2 is 1 now: that 1 rang says nothing of it, and what runs has rung.
    stage.give(Input::AgendaChanged(Box::new(plan([3, 1]))));
    bell.agenda_replaced(stage.meeting());
    assert_eq!(rung(&mut bell, &mut stage, 1000), [] as [u32; 0]);
    stage.keys("Space");
    assert_eq!(rung(&mut bell, &mut stage, 1000).len(), 2);
}

#[test]
fn nobody_who_has_not_asked_for_the_bell_hears_it() {
    for (wanted, times) in [(false, 0), (true, 2)] {
        let mut stage = opened(Lang::Da);
        let mut alerts = Alerts::new(Lang::Da, wanted);
        let mut second = || {
            stage.wait(Duration::from_secs(1));
            alerts.look(stage.meeting(), stage.now, stage.real, false).ring
        };
        let rings = (0..1000).filter(|_| second()).count();
        assert_eq!(rings, times);
    }
}

#[test]
fn each_state_has_its_colour_and_without_colours_its_sign() {
    for lang in BOTH {
        for (name, sign, colour) in
            [("in time", "●", Color::Green), ("soon over", "◔", Color::Yellow), ("over", "▲", Color::Red)]
        {
            let (_, mut stage) = states(&made_up(lang), lang).into_iter().find(|(n, _)| *n == name).unwrap();
            for (width, height) in [(120, 36), (80, 24), (60, 16)] {
                for theme in [true, false] {
                    stage.app_mut().theme = Theme::new(theme);
                    let buffer = stage.resize(width, height).buffer();
                    let wanted = if theme { colour } else { Color::Reset };
                    let cell = buffer.content.iter().find(|c| c.symbol() == sign);
                    assert_eq!(cell.map(|c| c.fg), Some(wanted), "{name} {width}×{height}");
                }
            }
        }
    }
}

#[test]
fn the_sample_of_january_is_titled_by_its_numbers() {
    let mut stage = Stage::new(sample(JANUARY), Lang::Da);
    stage.keys("Space");
    assert_eq!(titled_now(&stage).split(" · ").last(), Some("punkt 3"));
}
