//! What the keys do that run the meeting: start, next, return, end, skip, pause, add, correct, postpone, select.

use crossterm::event::MouseEventKind;
use punktlig::agenda::Outcome;
use punktlig::lang::Lang;
use punktlig::meeting::SlotState::{Done, Pending, Postponed, Running, Skipped};
use punktlig::tui::context::Focus;
use punktlig::tui::dialog::{Dialog, OUTCOMES};
use punktlig::tui::view;

use crate::kit::stage::{BOTH, Stage, january};
use crate::kit::{agenda, sample, stamp};

/// The January meeting at the budget follow-up (the slot at 11.05), as if it had begun there.
pub fn at_budget(lang: Lang) -> Stage {
    let mut stage = january(lang);
    for _ in 0..4 {
        stage.keys("Down");
    }
    stage.at("11.05").keys("Enter Enter");
    stage.pass(20_000);
    assert_eq!(stage.meeting().running(), Some(4));
    stage
}

fn span(stage: &Stage, slot: usize) -> (String, String) {
    let span = stage.meeting().slots()[slot].spans.last().unwrap();
    let hm = |t: punktlig::time::Stamp| t.format("%H.%M").to_string();
    (hm(span.start), span.end.map(hm).unwrap_or_default())
}

#[test]
fn space_starts_the_meeting_and_then_the_next_pending_slot() {
    for lang in BOTH {
        let mut stage = january(lang);
        assert!(stage.shows(if lang == Lang::Da { "␣ Begynd mødet: 8.15" } else { "␣ Start the meeting: 8:15" }));
        stage.keys("Space");
        assert_eq!(stage.meeting().running(), Some(0));
        stage.pass(11_000).keys("Space");
        assert_eq!(stage.meeting().running(), Some(1));
        assert_eq!(stage.meeting().slot_state(0), Done);
        assert_eq!(stage.app().screen.slot(), Some(1), "the selection follows the running slot");
        assert_eq!(stage.said(), "event-slot-started");
        assert!(stage.notice().contains("Ctrl-Z"));
    }
}

#[test]
fn space_passes_over_what_was_treated_out_of_turn() {
    let mut stage = january(Lang::Da);
    stage.keys("Space").pass(11_000).keys("Down Enter Enter Home Enter Enter").pass(11_000).keys("Space");
    assert_eq!(stage.meeting().running(), Some(2), "the second has been treated already");
}

#[test]
fn space_on_the_last_slot_opens_the_review() {
    let mut stage = january(Lang::Da);
    stage.keys("Space");
    for _ in 0..11 {
        stage.pass(11_000).keys("Space");
    }
    assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))));
    assert_eq!(stage.meeting().running(), Some(10), "nothing is ended by looking at the review");
}

#[test]
fn within_ten_seconds_of_a_start_the_key_for_next_asks_once_more() {
    for key in ["Space", "Ctrl-N"] {
        let mut stage = january(Lang::Da);
        stage.keys("Space").pass(5_000).keys(key);
        assert_eq!((stage.meeting().running(), stage.said()), (Some(0), "ask-just-begun"), "{key}");
        stage.keys(key);
        assert_eq!(stage.meeting().running(), Some(1), "{key}");
    }
}

#[test]
fn the_guard_counts_real_seconds_also_in_a_fast_rehearsal() {
    let agenda = sample(crate::kit::JANUARY);
    let start = stamp(agenda.slots[0].start.unwrap());
    let mut stage = Stage::opened(agenda, Lang::Da, true, start);
    stage.keys("Space").now += chrono::TimeDelta::minutes(30);
    stage.keys("Space");
    assert_eq!(stage.said(), "ask-just-begun");
}

#[test]
fn another_key_drops_the_question_and_acts() {
    let mut stage = january(Lang::Da);
    stage.keys("Space Space p");
    assert!(stage.meeting().paused_since().is_some());
    stage.keys("p Space");
    assert_eq!((stage.meeting().running(), stage.said()), (Some(0), "ask-just-begun"), "the question is asked anew");
    stage.keys("Ctrl-N");
    assert_eq!(stage.meeting().running(), Some(0), "the other key for next is no answer");
}

#[test]
fn a_question_stands_in_the_middle_and_names_what_would_begin() {
    let mut stage = january(Lang::Da);
    stage.keys("Space Space");
    let screen = stage.screen();
    assert_eq!(screen.matches("Tryk ␣ igen").count(), 1, "it is asked once: {screen}");
    assert!(screen.contains("for at begynde Oplæg til Nytårskur"), "{screen}");
    stage.keys("Esc");
    assert!(!stage.screen().contains("Tryk ␣ igen"));
}

#[test]
fn a_text_written_while_the_key_for_next_waits_is_asked_where_it_belongs() {
    let began = |keys: &str| {
        let mut stage = january(Lang::Da);
        stage.keys("Space").pass(5_000).keys("Space b 'Taget til efterretning.' Ctrl-S");
        assert_eq!(stage.meeting().records().len(), 0, "it is asked first");
        assert!(matches!(stage.app().dialog(), Some(Dialog::Menu(_))), "{}", stage.screen());
        stage.keys(keys);
        stage
    };
    let here = began("1");
    let on = |stage: &Stage| stage.meeting().records().last().map(|r| r.on.clone());
    let of_slot = |stage: &Stage, slot: usize| stage.meeting().slots()[slot].targets();
    assert!(on(&here).is_some_and(|on| of_slot(&here, 0).contains(&on)));
    assert_eq!(here.meeting().running(), Some(0));
    let mut there = began("2");
    assert_eq!((there.meeting().running(), there.meeting().records().len()), (Some(1), 0), "it can be read first");
    there.keys("Ctrl-S");
    assert!(on(&there).is_some_and(|on| of_slot(&there, 1).contains(&on)), "{}", there.screen());
    // The text is still there where nothing was chosen.
    let mut back = began("Esc");
    assert!(back.screen().contains("Taget til efterretning."));
    back.keys("Ctrl-S");
    assert!(on(&back).is_some_and(|on| of_slot(&back, 0).contains(&on)), "it is asked once");
}

#[test]
fn a_question_that_was_refused_or_answered_asks_nothing_of_a_text() {
    for keys in ["Esc", "Space", "Ctrl-N"] {
        let mut stage = january(Lang::Da);
        stage.keys("Space").pass(5_000).keys("Space").keys(keys).keys(if keys == "Ctrl-N" { "Ctrl-N" } else { "" });
        stage.keys("b 'Godkendt.' Ctrl-S");
        assert_eq!(stage.meeting().records().len(), 1, "{keys}: {}", stage.screen());
    }
}

#[test]
fn enter_twice_starts_the_selected_slot_or_returns_to_it() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys("Space Down Down Enter");
        assert_eq!((stage.meeting().running(), stage.said()), (Some(0), "ask-start"));
        stage.keys("Enter");
        assert_eq!(stage.meeting().running(), Some(2));
        stage.keys("Home Enter");
        assert_eq!(stage.said(), "ask-return");
        stage.keys("Enter");
        assert_eq!(stage.meeting().running(), Some(0));
        assert_eq!(stage.meeting().slots()[0].spans.len(), 2);
    }
}

#[test]
fn a_move_between_the_two_enters_drops_the_question() {
    let mut stage = january(Lang::Da);
    stage.keys("Space Down Down Enter Up Enter");
    assert_eq!((stage.meeting().running(), stage.said()), (Some(0), "ask-start"));
}

#[test]
fn a_click_between_the_two_enters_drops_a_question_about_another_slot() {
    let mut stage = january(Lang::Da);
    let plan = view::plan_area(stage.app().size);
    let row = u16::try_from(stage.screen().lines().position(|l| l.contains("11.05")).unwrap()).unwrap();
    stage.keys("Space Down Down Enter").click(plan.x + 3, row);
    assert_eq!(stage.said(), "", "what is no longer asked is not shown");
    stage.keys("Enter");
    assert_eq!((stage.meeting().running(), stage.said()), (Some(0), "ask-start"));
    stage.click(plan.x + 3, row);
    assert_eq!(stage.said(), "ask-start", "a click on the same slot leaves it");
    stage.keys("Enter");
    assert_eq!(stage.meeting().running(), Some(4));
}

#[test]
fn enter_on_the_running_slot_only_says_so() {
    let mut stage = january(Lang::Da);
    stage.keys("Space Enter Enter");
    assert_eq!(stage.said(), "notice-runs-already");
    assert_eq!(stage.meeting().slots()[0].spans.len(), 1);
}

#[test]
fn a_full_stop_ends_the_running_slot_and_starts_none() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys("Space .");
        assert_eq!((stage.meeting().running(), stage.meeting().slot_state(0)), (None, Done));
        stage.keys(".");
        assert_eq!(stage.said(), "notice-nothing-runs");
    }
}

#[test]
fn a_hyphen_skips_the_selected_slot_and_takes_it_back_in() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys("Space Down -");
        assert_eq!(stage.meeting().slot_state(1), Skipped);
        stage.keys("-");
        assert_eq!(stage.meeting().slot_state(1), Pending);
        stage.keys("Up -");
        assert_eq!((stage.meeting().slot_state(0), stage.said()), (Running, "notice-cannot-skip"));
    }
}

#[test]
fn arrows_letters_and_pages_move_the_selection() {
    let mut stage = january(Lang::Da);
    let mut at = |keys: &str| {
        stage.keys(keys);
        stage.app().screen.cursor
    };
    assert_eq!([at("Down"), at("j"), at("J"), at("k"), at("Up"), at("Up"), at("Up")], [1, 2, 3, 2, 1, 0, 0]);
    assert_eq!(at("End"), 13, "the item that no slot treats is the last row");
    assert_eq!(at("Home"), 0);
    stage.resize(120, 20);
    assert!(stage.keys("PgDn").app().screen.cursor >= 10);
    assert_eq!(stage.keys("PgUp").app().screen.cursor, 0);
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut stage = january(Lang::Da);
    let plan = view::plan_area(stage.app().size);
    let row = stage.screen().lines().position(|l| l.contains("11.05")).unwrap();
    stage.click(plan.x + 3, u16::try_from(row).unwrap());
    assert_eq!(stage.app().screen.slot(), Some(4));
    stage.resize(100, 20);
    stage.keys("Home");
    assert!(stage.shows("│  8.15 "));
    stage.mouse(MouseEventKind::ScrollDown, plan.x + 1, plan.y + 1);
    assert!(!stage.shows("│  8.15 "));
    assert_eq!(stage.app().screen.cursor, 0, "the wheel does not select");
    stage.mouse(MouseEventKind::ScrollUp, plan.x + 1, plan.y + 1);
    assert!(stage.shows("│  8.15 "));
}

#[test]
fn a_click_next_to_the_plan_or_below_its_end_does_nothing() {
    let mut stage = january(Lang::Da);
    stage.keys("Down");
    stage.click(110, 10).click(3, 31).click(0, 0).click(119, 35);
    assert_eq!(stage.app().screen.cursor, 1);
}

#[test]
fn the_wheel_over_the_item_never_scrolls_past_its_end_for_good() {
    let mut stage = at_budget(Lang::Da);
    for _ in 0..50 {
        stage.mouse(MouseEventKind::ScrollDown, 100, 20);
    }
    let end = stage.screen();
    stage.mouse(MouseEventKind::ScrollUp, 100, 20);
    stage.mouse(MouseEventKind::ScrollUp, 100, 20);
    stage.keys("Down Up");
    assert!(stage.shows("Bettina Andersen deltager"), "{end}");
}

#[test]
fn p_pauses_and_resumes() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys("p");
        assert_eq!(stage.said(), "notice-not-begun");
        stage.keys("Space p");
        assert!(stage.meeting().paused_since().is_some());
        let before = stage.meeting().elapsed(0, stage.now);
        stage.pass(600_000);
        assert_eq!(stage.meeting().elapsed(0, stage.now), before, "time stands still");
        stage.keys("p");
        assert!(stage.meeting().paused_since().is_none());
    }
}

#[test]
fn an_unplanned_slot_comes_after_the_running_one() {
    for (lang, key) in [(Lang::Da, "t"), (Lang::En, "+")] {
        let mut stage = at_budget(lang);
        stage.keys(key).keys("'Orientering om IT 10' Enter");
        let added = &stage.meeting().slots()[5];
        assert_eq!(
            (added.slot.title.as_str(), added.slot.minutes, added.unplanned),
            ("Orientering om IT", Some(10), true)
        );
        assert_eq!(stage.meeting().slot_state(5), Pending);
        assert_eq!(stage.app().screen.slot(), Some(4), "the selection stays where it was");
    }
}

#[test]
fn an_unplanned_slot_without_a_title_says_so_and_stays_open() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t Enter");
    assert!(stage.shows("Punktet skal have en titel."));
    stage.keys("Esc");
    assert!(stage.app().dialog().is_none());
}

#[test]
fn a_corrected_start_moves_the_neighbour_along() {
    for (lang, key) in [(Lang::Da, "r"), (Lang::En, "t")] {
        let mut stage = january(lang);
        stage.at("8.15").keys("Space").at("9.05").keys("Space").at("9.10").keys(key);
        assert!(stage.shows(if lang == Lang::Da { "Mellem 8.15 og 9.10" } else { "8:15" }), "{}", stage.screen());
        stage.keys("Ctrl-U '9.02' Enter");
        assert!(stage.app().dialog().is_none());
        assert_eq!(span(&stage, 0), ("08.15".to_owned(), "09.02".to_owned()));
        assert_eq!(span(&stage, 1).0, "09.02");
    }
}

#[test]
fn a_time_outside_its_bounds_is_refused_and_can_be_typed_again() {
    let mut stage = january(Lang::Da);
    stage.at("8.15").keys("Space").at("9.05").keys("Space").at("9.10");
    let before = stage.state();
    for wrong in ["8.10", "9.45", "25.00", "kage"] {
        stage.keys("r Ctrl-U").keys(&format!("'{wrong}' Enter"));
        let problem = stage.problem();
        assert!(matches!(problem, Some("problem-bounds" | "problem-no-time")), "{wrong}: {problem:?}");
        stage.keys("Esc");
    }
    assert_eq!(stage.state(), before);
}

#[test]
fn tab_corrects_the_end_of_a_slot_that_has_ended() {
    let mut stage = january(Lang::Da);
    stage.at("8.15").keys("Space").at("9.05").keys("Space").at("9.10").keys("r Tab");
    assert!(stage.shows("Slutter kl. · Oplæg") && stage.typed().as_deref() == Some("9.10"), "{}", stage.screen());
    stage.keys("Esc Up r Tab");
    assert_eq!(stage.typed().as_deref(), Some("9.05"));
    stage.keys("Ctrl-U '9.00' Enter");
    assert_eq!(span(&stage, 0).1, "09.00");
    assert_eq!(span(&stage, 1).0, "09.00");
}

#[test]
fn every_stretch_of_a_slot_that_was_returned_to_can_be_corrected() {
    for (lang, key) in [(Lang::Da, "r"), (Lang::En, "t")] {
        let mut stage = january(lang);
        stage.at("9.00").keys("Space").at("9.20").keys("Space").at("9.31").keys("Up Enter Enter");
        // One that runs again has an end to correct: that of its first stretch.
        stage.keys(key).keys("Tab");
        assert_eq!(stage.typed().as_deref(), Some(if lang == Lang::Da { "9.20" } else { "9:20" }));
        stage.keys("Esc").at("9.32").keys("Down Enter Enter").at("9.40").keys("Up").keys(key);
        let both = if lang == Lang::Da { "9.00–9.20 og 9.31–9.32" } else { "9:00–9:20 and 9:31–9:32" };
        assert!(stage.shows(both), "{}", stage.screen());
        stage.keys("Ctrl-U '8.58' Enter");
        assert!(stage.app().dialog().is_none());
        let starts = |stage: &Stage| -> Vec<String> {
            stage.meeting().slots()[0].spans.iter().map(|s| s.start.format("%H.%M").to_string()).collect()
        };
        assert_eq!(starts(&stage), ["08.58", "09.31"]);
        assert_eq!(stage.meeting().opened_at().unwrap().format("%H.%M").to_string(), "08.58");
        stage.keys(key).keys("Ctrl-U '9.30' Enter");
        assert_eq!(starts(&stage), ["08.58", "09.30"]);
        stage.keys("Ctrl-Z Ctrl-Z");
        assert_eq!(starts(&stage), ["09.00", "09.31"]);
    }
}

#[test]
fn a_slot_that_has_not_run_has_no_time_to_correct() {
    let mut stage = january(Lang::Da);
    stage.keys("r");
    assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-has-not-run", true));
}

#[test]
fn an_item_is_postponed_to_a_coming_meeting_that_is_not_cancelled() {
    for (lang, key) in [(Lang::Da, "u"), (Lang::En, "x")] {
        let mut stage = at_budget(lang);
        stage.keys("Down").keys(key);
        let menu = stage.menu();
        assert_eq!(menu.len(), 25, "{menu:?}");
        let (cancelled, first) =
            if lang == Lang::Da { ("12. februar", "22. januar") } else { ("12 February", "22 January") };
        assert!(menu[0].contains(first), "{menu:?}");
        assert!(!menu.iter().any(|m| m.contains(cancelled)), "{menu:?}");
        stage.keys("Enter");
        assert_eq!(stage.meeting().slot_state(5), Postponed);
        stage.keys("Space");
        assert_eq!(stage.meeting().running(), Some(0), "earlier ones are still pending");
        stage.keys("Ctrl-Z Ctrl-Z");
        assert_eq!(stage.meeting().slot_state(5), Pending);
    }
}

#[test]
fn a_postponed_item_that_is_decided_is_in_the_review_until_it_is_treated_after_all() {
    for (lang, keys, lift, both) in [
        (Lang::Da, ["u", "b", "a"], "Behandles alligevel", "Udsat, og der er noteret en beslutning"),
        (Lang::En, ["x", "d", "w"], "Consider it after all", "Postponed, and a decision is recorded"),
    ] {
        let [postpone, decide, review] = keys;
        let mut stage = at_budget(lang);
        stage.resize(120, 60).keys("Down").keys(postpone);
        assert_ne!(stage.menu()[0], lift, "there is nothing to lift yet");
        stage.keys("Enter").keys(decide).keys("'Det blev udsat.' F3");
        // That it was postponed may be a decision too, and agrees with it.
        let postponed = OUTCOMES.iter().position(|o| *o == Outcome::Postponed).unwrap() + 1;
        stage.keys(&format!("{postponed} Ctrl-S")).keys(review);
        assert!(!stage.screen().contains(both), "{}", stage.screen());
        stage.keys("Esc").keys(decide).keys("'Blev godkendt alligevel.' Ctrl-S").keys(review);
        assert!(stage.screen().contains(both), "{}", stage.screen());
        assert!(stage.meeting().slot_state(5) == Postponed, "a decision lifts nothing");
        stage.keys("Esc").keys(postpone);
        assert_eq!(stage.menu()[0], lift);
        stage.keys("Enter");
        assert_eq!((stage.said(), stage.meeting().slot_state(5)), ("event-postponement-lifted", Pending));
        stage.keys(review);
        assert!(!stage.screen().contains(both), "{}", stage.screen());
    }
}

#[test]
fn the_plan_item_cannot_be_postponed() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("End u");
    assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-cannot-postpone", true));
}

#[test]
fn a_slot_with_several_items_lists_them_and_each_can_be_selected() {
    let mut stage = Stage::new(sample("2025-06-04-direktionen.toml"), Lang::Da);
    let slot = stage.meeting().slots().iter().position(|r| r.slot.items.len() == 2).unwrap();
    let items = stage.meeting().slots()[slot].slot.items.clone();
    stage.click(3, 1);
    for _ in 0..slot {
        stage.keys("Down");
    }
    assert_eq!(stage.app().screen.slot(), Some(slot));
    stage.keys("b 'Første' Ctrl-S Down b 'Anden' Ctrl-S");
    let on = |n: usize| punktlig::meeting::Target::Item(items[n].clone());
    assert_eq!(stage.records_on(&on(0)), [("decision", "Første".to_owned())]);
    assert_eq!(stage.records_on(&on(1)), [("decision", "Anden".to_owned())]);
}

#[test]
fn an_item_in_two_slots_shows_its_decision_in_both() {
    let mut stage = Stage::new(sample("2025-06-04-direktionen.toml"), Lang::Da);
    stage.keys("Space b 'Fælles for begge' Ctrl-S");
    let second = (1..stage.meeting().slots().len())
        .find(|&i| stage.meeting().slots()[i].slot.items == stage.meeting().slots()[0].slot.items)
        .unwrap();
    for _ in 0..second {
        stage.keys("Down");
    }
    assert!(stage.shows("Fælles for begge"), "{}", stage.screen());
}

#[test]
fn the_day_ends_before_the_next_day_begins() {
    let mut stage = Stage::new(sample("2024-01-22-kb-seminar.toml"), Lang::Da);
    let days: Vec<_> = stage.meeting().slots().iter().map(|r| r.slot.day).collect();
    let next_day = days.iter().position(|d| *d != days[0]).unwrap();
    stage.keys("Space");
    for _ in 1..next_day {
        stage.pass(11_000).keys("Space");
    }
    assert_eq!(stage.meeting().running(), Some(next_day - 1));
    stage.pass(11_000).keys("Space");
    assert_eq!(stage.meeting().running(), None, "Space ends the day");
    stage.pass(11_000).keys("Space");
    assert_eq!(stage.said(), "ask-other-day");
    stage.on(days[next_day], "7.00").keys("Space");
    assert_eq!(stage.meeting().running(), Some(next_day));
}

#[test]
fn points_that_are_added_one_after_the_other_come_in_that_order() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t 'Personalesag' Enter").pass(5_000).keys("t 'Eventuelt' Enter").pass(5_000);
    let titles = |stage: &Stage| -> Vec<String> {
        let added = stage.meeting().slots().iter().filter(|run| run.unplanned);
        added.map(|run| run.slot.title.clone()).collect()
    };
    assert_eq!(titles(&stage), ["Personalesag", "Eventuelt"]);
    // What is added while another runs comes next.
    stage.keys("Space").pass(20_000).keys("t 'Straks' Enter");
    assert_eq!(titles(&stage), ["Straks", "Personalesag", "Eventuelt"]);
}

#[test]
fn a_full_disk_applies_nothing_and_keeps_what_was_typed() {
    let mut stage = at_budget(Lang::Da);
    let before = stage.state();
    stage.fill_disk();
    stage.keys("b 'Godkendt' Ctrl-S");
    assert_eq!((stage.state() == before, stage.typed().as_deref()), (true, Some("Godkendt")));
    assert!(stage.shows("intet gemmes"), "{}", stage.screen());
    stage.keys("Esc t 'Eventuelt 10' Enter");
    assert_eq!(stage.typed().as_deref(), Some("Eventuelt 10"), "the line is kept too");
    stage.disk.heal();
    stage.keys("Enter").pass(3_000).keys("b Ctrl-S");
    assert_eq!(stage.records(), [("decision", "Godkendt".to_owned())]);
    assert_eq!(stage.meeting().slots()[5].slot.title, "Eventuelt");
    assert!(!stage.shows("intet gemmes"));
}

#[test]
fn the_records_focus_is_left_when_the_selection_moves() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Godkendt' Ctrl-S Tab");
    assert_eq!(stage.app().screen.focus, Focus::Records(0));
    stage.pass(11_000).keys("Space");
    assert_eq!(stage.app().screen.focus, Focus::Plan);
}

#[test]
fn keys_are_read_in_either_case_and_others_are_named() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("B");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Editor(_))));
    stage.keys("Esc w");
    assert_eq!(stage.said(), "notice-no-such-key", "w is an English key");
    let mut stage =
        Stage::new(agenda("title = \"x\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"y\"\n"), Lang::En);
    stage.keys("i");
    assert_eq!(stage.said(), "notice-no-such-key", "i is a Danish key");
}

#[test]
fn a_typed_time_replaces_the_one_that_is_shown() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(600_000).keys("r '11.07' Enter");
    assert_eq!(span(&stage, 4).0, "11.07");
    assert!(stage.notice().starts_with("Rettet begyndelse, 11.07: "), "{}", stage.notice());
    // A cursor key keeps it.
    stage.keys("r End Backspace '6' Enter");
    assert_eq!(span(&stage, 4).0, "11.06");
    stage.keys("r Left Del");
    assert_eq!(stage.typed().as_deref(), Some("11.0"));
}

#[test]
fn an_item_that_is_postponed_alone_is_marked_in_the_plan() {
    let mut stage = Stage::new(
        agenda(
            "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }, { number = 3, title = \"Tre\" }]\n\
             slot = [{ at = \"9.00\", items = [1, 2], minutes = 30 }, { at = \"9.30\", kind = \"close\" }]",
        ),
        Lang::Da,
    );
    stage.at("9.00").keys("Down u");
    let without_date = (stage.menu().len() - 1).to_string();
    stage.keys(&without_date);
    stage.keys("End u").keys(&without_date);
    let screen = stage.screen();
    for title in [" 2 To ", " 3 Tre "] {
        let row = screen.lines().find(|l| l.contains(title)).unwrap().split('│').nth(1).unwrap().to_owned();
        assert!(row.contains('»') && row.ends_with("udsat "), "{screen}");
    }
    assert!(!screen.lines().any(|l| l.contains(" 1 Et ") && l.contains('»')), "{screen}");
}

#[test]
fn once_the_planned_end_has_passed_no_pace_is_asked_for() {
    let mut stage = at_budget(Lang::Da);
    stage.at("13.20");
    assert!(stage.shows("ingen tid tilbage til resten") && !stage.shows("0 %"), "{}", stage.screen());
}

#[test]
fn who_leads_a_slot_is_named_as_in_a_sentence() {
    let person = "person = [{ id = \"kb\", name = \"Karen Bech\", title = \"Strategidirektør\" }]";
    let slots = "slot = [{ at = \"9.00\", title = \"Oplæg\", lead = [\"kb\", \"Borgmester\"] }]";
    let mut stage = Stage::new(agenda(&format!("date = 2025-01-15\n{person}\n{slots}")), Lang::Da);
    stage.at("9.00").keys("Space");
    assert!(stage.shows("Ved strategidirektør Karen Bech") && stage.shows("Ved borgmester"), "{}", stage.screen());
    assert!(!stage.shows("deltager"), "{}", stage.screen());
}

#[test]
fn the_pace_is_shorter_where_there_is_little_room() {
    let slots = "slot = [{ at = \"9.00\", title = \"Oplæg\", minutes = 10 }, { at = \"9.10\", title = \"Debat\", \
                 minutes = 60 }, { at = \"10.10\", kind = \"close\" }]";
    let mut stage = Stage::new(agenda(&format!("date = 2025-01-15\n{slots}")), Lang::Da);
    stage.at("9.00").keys("Space").at("9.22");
    assert!(stage.shows("· resten skal klares på 80 % af tiden"), "{}", stage.screen());
    stage.resize(80, 24);
    assert!(stage.shows("· resten på 80 % af tiden"), "{}", stage.screen());
}

#[test]
fn an_added_point_does_not_come_between_an_item_and_what_is_under_it() {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\n\
        item = [{ number = 4, title = \"Takster\" }, { number = \"4.1\", title = \"Voksne\" }, { number = 5, title = \"Skole\" }]\n\
        slot = [{ at = \"9.00\", items = [4] }, { at = \"9.10\", items = [\"4.1\"] }, { at = \"9.20\", items = [5] }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("t 'Nyt punkt' Enter");
    let titles: Vec<&str> = stage.meeting().slots().iter().map(|run| run.slot.title.as_str()).collect();
    assert_eq!(titles, ["Takster", "Voksne", "Nyt punkt", "Skole"]);
}

#[test]
fn what_was_just_recorded_is_in_sight_below_a_long_discussion() {
    for size in [(80, 24), (120, 36)] {
        let mut stage = january(Lang::Da);
        stage.resize(size.0, size.1).at("8.15").keys("Space").pass(20_000).keys("d");
        stage.paste(&"Der blev spurgt til budgettet.\n".repeat(50)).keys("Ctrl-S");
        stage.keys("b 'Rammen hæves.' Ctrl-S");
        assert!(stage.shows("Rammen hæves."), "{}", stage.screen());
        stage.keys("o 'Sender brev' Enter");
        assert!(stage.shows("Sender brev"), "{}", stage.screen());
        // A row that is selected begins at its top again.
        stage.keys("Down Up");
        assert!(!stage.shows("Sender brev"), "{}", stage.screen());
    }
}
