//! A lock is on every line that says what the public is not told, also where the item that it is about is open by now.

use punktlig::agenda::Agenda;
use punktlig::lang::Lang;
use punktlig::tui::app::Input;

use crate::kit::agenda;
use crate::kit::stage::Stage;

/// Item 2 is open or closed; item 3 is open, in a slot with a closed one and a guest.
fn plan(access: &str) -> Agenda {
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"bo\", \"an\"]\n\
         person = [{{ id = \"bo\", name = \"Bo Bech\" }}, {{ id = \"an\", name = \"Anna And\" }}]\n\
         item = [{{ number = 1, title = \"Budget\" }}, {{ number = 2, title = \"Salg\", access = \"{access}\" }}, \
         {{ number = 3, title = \"Haller\" }}, {{ number = 4, title = \"Klage\", access = \"closed\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.10\", items = [2], guests = [\"Ida Ibsen\"] }}, \
         {{ at = \"9.20\", items = [3, 4], guests = [\"Mette Dahl\"], lead = [\"Ole Ost\"] }}]\n"
    ))
}

/// A meeting in the middle of item 2, which is closed.
fn stage() -> Stage {
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space").at("9.10").keys("Space");
    stage
}

fn open(stage: &mut Stage) {
    stage.give(Input::AgendaChanged(Box::new(plan("open"))));
}

/// The line of the screen that says something.
fn line(stage: &Stage, said: &str) -> String {
    let screen = stage.screen();
    let mut found = screen.lines().filter(|l| l.contains(said)).map(str::to_owned);
    found.next().unwrap_or_else(|| panic!("{said}: {screen}"))
}

#[test]
fn a_disqualification_recorded_while_the_item_was_closed_has_a_lock_in_the_list_and_on_the_items_page() {
    let mut stage = stage();
    stage.keys("f i Esc");
    assert!(line(&stage, "Inhabil: Bo Bech").contains("Bo Bech  "), "the title has the lock: {}", stage.screen());
    open(&mut stage);
    assert!(stage.shows("Inhabil: Bo Bech 🔒"), "{}", stage.screen());
    stage.keys("f");
    assert!(stage.shows("inhabil 🔒 · ✓ til stede"), "{}", stage.screen());
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space").at("9.10").keys("Space f i");
    assert!(stage.shows("inhabil · ✓ til stede") && stage.shows("Inhabil: Bo Bech"), "{}", stage.screen());
    assert!(!stage.shows("Inhabil: Bo Bech 🔒"), "{}", stage.screen());
}

#[test]
fn the_guests_of_an_open_item_next_to_a_closed_one_have_a_lock() {
    let mut stage = stage();
    stage.at("9.20").keys("Space");
    assert!(stage.shows("Mette Dahl deltager 🔒") && stage.shows("Ved Ole Ost 🔒"), "{}", stage.screen());
    stage.keys("k");
    assert!(!stage.shows("Ida Ibsen deltager 🔒"), "the slot is closed, and its title has the lock");
}

#[test]
fn a_guest_marked_while_the_slot_was_closed_has_a_lock_once_it_is_open() {
    let mut stage = stage();
    stage.keys("g Enter Enter Esc");
    open(&mut stage);
    assert!(line(&stage, "Ida Ibsen deltager").contains("✓ ankommet 🔒"), "{}", stage.screen());
    stage.keys("g");
    assert!(stage.shows("✓ ankommet 🔒"), "{}", stage.screen());
    stage.keys("Esc / 'Ibsen'");
    assert!(stage.shows("Ida Ibsen 🔒 · 9.10"), "{}", stage.screen());
}

#[test]
fn who_was_called_in_while_the_slot_was_closed_has_a_lock_on_the_chairs_screen_once_it_is_open() {
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space Down g Enter Esc");
    open(&mut stage);
    stage.keys("c");
    assert!(stage.shows("Kaldt ind: Ida Ibsen 🔒"), "{}", stage.screen());
}

#[test]
fn who_is_called_in_to_a_closed_slot_has_a_lock() {
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space").at("9.09").wait(std::time::Duration::from_secs(20));
    assert!(line(&stage, "Kald ind nu").contains("Ida Ibsen 🔒 (aftalt"), "{}", stage.screen());
}

#[test]
fn a_postponement_recorded_while_the_item_was_closed_has_a_lock_once_it_is_open() {
    let mut stage = stage();
    stage.keys("u Enter").at("9.20").keys("Space");
    open(&mut stage);
    stage.keys("k");
    assert!(stage.shows("Udsat uden dato 🔒"), "{}", stage.screen());
}

#[test]
fn a_text_that_stays_closed_has_a_lock_in_its_editor_its_draft_and_in_the_review() {
    for (key, said) in [("b", "Beslutning"), ("o", "Opfølgning")] {
        let mut stage = stage();
        stage.keys(&format!("{key} 'Sælges til Hansen'"));
        open(&mut stage);
        assert!(line(&stage, "· 2  Salg").contains("Salg 🔒"), "{key}: {}", stage.screen());
        stage.keys("Esc");
        assert!(line(&stage, "✎ Kladde").contains('🔒'), "{key}: {}", stage.screen());
        stage.keys("a");
        assert!(stage.shows(&format!("{said} · Salg 🔒")), "{key}: {}", stage.screen());
    }
    let mut stage = stage();
    stage.keys("n 'Til mig selv'");
    open(&mut stage);
    assert!(!line(&stage, "· 2  Salg").contains('🔒'), "a note is in no protocol: {}", stage.screen());
}

#[test]
fn a_record_that_stays_closed_has_a_lock_in_search_in_the_review_and_in_what_undo_says() {
    let mut stage = stage();
    stage.keys("b 'Sælges til Hansen' Ctrl-S");
    open(&mut stage);
    stage.keys("a");
    assert!(stage.shows("Salg · Sælges til Hansen → godkendt 🔒") || stage.shows("Hansen 🔒"), "{}", stage.screen());
    stage.keys("Esc / 'Hansen'");
    assert!(stage.shows("Sælges til Hansen 🔒"), "{}", stage.screen());
}

#[test]
fn times_that_say_who_was_out_for_a_closed_item_have_a_lock() {
    let mut stage = stage();
    stage.keys("f").at("9.12").keys("g Enter Esc");
    stage.at("9.20").keys("Space f");
    assert!(line(&stage, "gik 9.12").contains("gik 9.12 🔒"), "{}", stage.screen());
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space").at("9.05").keys("f g Enter Esc").at("9.20").keys("f");
    assert!(!line(&stage, "gik 9.05").contains('🔒'), "{}", stage.screen());
}

#[test]
fn who_is_there_all_along_has_no_lock_in_a_closed_item() {
    let mut stage = stage();
    for keys in ["f", "a Esc f"] {
        stage.keys(keys);
        assert!(!line(&stage, "Bo Bech").contains('🔒'), "{keys}: {}", stage.screen());
    }
    stage.at("9.20").keys("Esc Space f");
    assert!(!line(&stage, "Bo Bech").contains('🔒'), "{}", stage.screen());
}

#[test]
fn an_item_of_several_that_was_postponed_while_closed_has_its_lock_in_the_plan_once_it_is_open() {
    let several = |access| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\nitem = [{{ number = 1, title = \"Budget\" }}, \
             {{ number = 2, title = \"Salg\", access = \"{access}\" }}]\nslot = [{{ at = \"9.00\", items = [1, 2] }}]\n"
        ))
    };
    let mut stage = Stage::new(several("closed"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space j j u Enter");
    stage.give(Input::AgendaChanged(Box::new(several("open"))));
    assert!(line(&stage, "» 2 Salg").contains("udsat 🔒"), "{}", stage.screen());
}

#[test]
fn the_headings_of_the_review_are_wrapped_and_not_cut() {
    for width in [120, 80] {
        let mut stage = stage();
        stage.keys("f i Esc b 'Sælges' Ctrl-S");
        open(&mut stage);
        stage.resize(width, 36).keys("a");
        let screen = stage.screen();
        let ends = screen.lines().filter(|l| l.trim_end_matches([' ', '│', '║']).ends_with("offentliggør)")).count();
        assert_eq!(ends, 2, "{screen}");
    }
}
