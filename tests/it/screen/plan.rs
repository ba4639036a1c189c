//! The plan changed from the keyboard: more or less time for what runs, another date for what is postponed.

use punktlig::agenda::ItemId;
use punktlig::lang::Lang;
use punktlig::meeting::Target;

use super::snapshots::morning;
use crate::kit::stage::Stage;
use crate::kit::{agenda, sample};

/// The minutes of the slot that runs.
fn minutes(stage: &Stage) -> Option<u32> {
    stage.meeting().running().and_then(|index| stage.meeting().slots()[index].minutes())
}

#[test]
fn the_slot_that_runs_is_given_more_time_or_less_and_undo_takes_it_back() {
    for (lang, more, [heading, becomes, did]) in [
        (Lang::Da, "m", ["Mere eller mindre tid", "15 → 20 min", "15 → 20 min · Ctrl-Z fortryder"]),
        (Lang::En, "l", ["More or less time", "15 → 20 min", "15 → 20 min · Ctrl-Z takes it back"]),
    ] {
        let mut stage = morning(lang);
        let planned = minutes(&stage);
        assert_eq!(planned, Some(15));
        stage.keys(more);
        assert!(stage.shows(heading) && stage.shows(becomes), "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(minutes(&stage), Some(20));
        assert!(stage.app().dialog().is_none() && stage.shows(did), "{}", stage.screen());
        stage.keys("Ctrl-Z");
        assert_eq!(minutes(&stage), planned);
    }
}

#[test]
fn minutes_are_typed_over_the_offer_or_changed_one_by_one_and_a_minus_takes_time_away() {
    let mut stage = morning(Lang::Da);
    let mut given = |keys: &str| {
        stage.keys("m").keys(keys).keys("Enter");
        minutes(&stage)
    };
    assert_eq!(given("'20'"), Some(35), "a number replaces what is offered");
    assert_eq!(given("Up Up"), Some(42));
    assert_eq!(given("Down '3'"), Some(45), "what is typed replaces a changed number too");
    assert_eq!(given("'-10'"), Some(35));
}

#[test]
fn what_leaves_no_time_or_no_number_is_refused_and_stays_open() {
    let mut stage = morning(Lang::Da);
    for (typed, problem) in [
        ("-15", "problem-too-little-time"),
        ("0", "problem-no-more-time"),
        ("fem", "problem-no-minutes"),
        ("1440", "problem-too-much-time"),
    ] {
        stage.keys("m").keys(&format!("'{typed}' Enter"));
        assert_eq!(stage.problem(), Some(problem), "{typed}");
        assert_eq!(minutes(&stage), Some(15));
        stage.keys("Esc");
    }
    // Nothing runs: there is nothing to give time to.
    stage.keys(".").keys("m");
    assert!(stage.app().dialog().is_none());
    assert_eq!(stage.said(), "notice-nothing-runs");
}

#[test]
fn a_slot_without_a_budget_gets_one_of_what_it_has_used_and_this() {
    let plan = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.07.30").keys("m");
    assert!(stage.shows("13 min i alt, regnet fra punktets begyndelse"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(minutes(&stage), Some(13));
}

#[test]
fn something_is_postponed_to_another_date_than_those_of_the_coming_meetings() {
    let plan = "title = \"M\"\ndate = 2025-01-15\n\
        upcoming = [{ date = 2025-01-22 }, { date = 2025-01-29, cancelled = true }]\n\
        item = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [1], minutes = 10 }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    let on = Target::Item(ItemId("1".into()));
    stage.at("9.00").keys("Space u");
    assert_eq!(stage.menu(), ["onsdag den 22. januar 2025", "Uden dato", "Anden dato …"]);
    stage.keys("Esc");
    for (typed, problem) in [
        ("x", "followup-date-none"),
        ("31/2", "followup-date-no-such-day"),
        ("15/1-2025", "problem-not-after"),
        ("29/1", "problem-cancelled"),
    ] {
        stage.keys("u Down Down Enter").keys(&format!("'{typed}' Enter"));
        assert_eq!(stage.problem(), Some(problem), "{typed}: {}", stage.screen());
        stage.keys("Esc");
    }
    stage.keys("u Down Down Enter").keys("'uge 24'");
    assert!(stage.shows("fredag den 13. juni 2025"), "{}", stage.screen());
    stage.keys("Enter");
    let to = stage.meeting().postponement(&on).unwrap().to.unwrap();
    assert_eq!(to.to_string(), "2025-06-13");
}

#[test]
fn the_line_for_more_time_names_what_runs_whatever_is_selected() {
    for (lang, key, runs) in
        [(Lang::Da, "m", "I gang: Godkendelse af dagsorden"), (Lang::En, "l", "Running: Godkendelse")]
    {
        let mut stage = Stage::new(sample("2025-09-24-byraadet.toml"), lang);
        stage.at("18.00").keys("Space").at("18.06").resize(80, 24).keys("Down Down").keys(key);
        assert!(stage.shows(runs), "{}", stage.screen());
        stage.keys("'fem' Enter");
        assert!(stage.shows("Godkendelse af da"), "also with what is wrong: {}", stage.screen());
    }
}

#[test]
fn a_line_that_was_open_while_the_chair_went_on_says_so_and_records_nothing_that_would_change_nothing() {
    let plan = "date = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Busser\" }, \
        { number = 3, title = \"Skole\" }]\nslot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, \
        { at = \"9.20\", items = [3], minutes = 10 }]\n";
    let started = || {
        let mut stage = Stage::new(agenda(plan), Lang::Da);
        stage.at("9.00").keys("Space").at("9.05");
        stage
    };
    // More time for what is over, another time for what has begun: neither is recorded, and what is typed stays.
    for (open, typed) in [("m", "'7'"), ("Down e '2'", "'10.30'"), ("Down e '1'", "'25'")] {
        let mut stage = started();
        stage.keys(open);
        assert!(stage.typed().is_some(), "{open}: {}", stage.screen());
        stage.keys(typed).at("9.06").keys("Ctrl-N");
        if open != "m" {
            stage.at("9.08").keys("Ctrl-N");
        }
        let before = stage.meeting().slots().to_vec();
        stage.keys("Enter");
        assert_eq!(stage.said(), "notice-slot-not-to-come", "{open}: {}", stage.screen());
        assert!(stage.typed().is_some(), "{open}");
        assert_eq!(stage.meeting().slots(), before);
    }
}

#[test]
fn a_withdrawn_item_is_off_the_plan_and_not_without_a_time_in_it() {
    let plan = "date = 2025-01-15\nstart = \"9.00\"\nitem = [{ number = 1, title = \"Budget\" }, \
        { number = 2, title = \"Busser\", withdrawn = \"trukket af forslagsstilleren\" }]\n";
    for (lang, [heading, sign, why]) in [
        (Lang::Da, ["UDEN TID", "udgår", "Punktet udgår: trukket af forslagsstilleren."]),
        (Lang::En, ["NO TIME", "withdrawn", "The item is withdrawn: trukket af forslagsstilleren."]),
    ] {
        let mut stage = Stage::new(agenda(plan), lang);
        let row = stage.screen().lines().find(|line| line.contains("2 Busser")).map(str::to_owned).unwrap();
        assert!(row.contains(&format!("{sign} │")) && !stage.shows(heading), "{}", stage.screen());
        stage.keys("Down");
        assert!(stage.shows(why), "{}", stage.screen());
    }
    // So it is where the agenda gives it a slot.
    let planned = format!("{plan}slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.10\", items = [2] }}]\n");
    let stage = Stage::new(agenda(&planned), Lang::Da);
    let row = stage.screen().lines().find(|line| line.contains("9.10 Busser")).map(str::to_owned).unwrap();
    assert!(row.contains("udgår │"), "{}", stage.screen());
}

#[test]
fn the_line_that_says_what_was_postponed_has_the_year_where_it_is_another() {
    let plan = "date = 2025-12-10\nitem = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [1] }]\n\
        upcoming = [{ date = 2025-12-17 }, { date = 2026-01-14 }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space u 1");
    assert!(stage.notice().starts_with("Udsat til den 17. december: "), "{}", stage.notice());
    stage.keys("u");
    let row = stage.menu().iter().position(|row| row.contains("14. januar 2026")).unwrap() + 1;
    stage.keys(&row.to_string());
    assert!(stage.notice().starts_with("Udsat til den 14. januar 2026: "), "{}", stage.notice());
}

/// Three items to come after the one that runs.
fn four(lang: Lang) -> Stage {
    let plan = "title = \"M\"\ndate = 2025-01-15\n\
        item = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Skoler\" }, { number = 3, title = \"Veje\" }, { number = 4, title = \"Klage\", access = \"closed\" }]\n\
        slot = [{ at = \"9.00\", items = [1], minutes = 10 }, { at = \"9.10\", items = [2], minutes = 20 }, \
                { at = \"9.30\", items = [3], minutes = 15 }, { at = \"9.45\", items = [4], minutes = 15 }]\n";
    let mut stage = Stage::new(agenda(plan), lang);
    stage.at("9.00").keys("Space").at("9.05");
    stage
}

fn order(stage: &Stage) -> Vec<String> {
    stage.meeting().slots().iter().map(|run| run.slot.id.0.clone()).collect()
}

#[test]
fn a_slot_to_come_is_moved_from_its_menu_and_the_plan_says_so() {
    for (lang, heading, did, moved) in [
        (Lang::Da, "Flyt: Skoler", "Flyttet efter Klage 🔒: Skoler", "↕ 9.10 Skoler"),
        (Lang::En, "Move: Skoler", "Moved after Klage 🔒: Skoler", "↕ 9:10 Skoler"),
    ] {
        let mut stage = four(lang);
        stage.keys("Down e 3");
        assert!(stage.shows(heading), "{}", stage.screen());
        stage.keys("Down Down Down");
        stage.keys("Enter");
        assert_eq!(order(&stage), ["1", "3", "4", "2"]);
        assert!(stage.app().dialog().is_none() && stage.shows(did) && stage.shows(moved), "{}", stage.screen());
        stage.keys("Ctrl-Z");
        assert_eq!(order(&stage), ["1", "2", "3", "4"]);
        // What is put down where it was is not recorded.
        let before = stage.meeting().clone();
        stage.keys("Down e 3 Down Up Enter");
        assert_eq!(stage.meeting().slots(), before.slots());
        assert!(stage.app().dialog().is_none());
    }
}

#[test]
fn the_length_and_the_time_of_a_slot_to_come_are_typed_and_stay_next_to_what_was_agreed() {
    let mut stage = four(Lang::Da);
    stage.keys("Down e 1");
    assert!(stage.shows("Ny længde · Skoler") && stage.shows("Aftalt: 20 min"), "{}", stage.screen());
    stage.keys("'25 min' Enter");
    assert_eq!(stage.meeting().slots()[1].minutes(), Some(25));
    assert!(stage.shows("20→25"), "{}", stage.screen());
    stage.keys("e 2");
    assert!(stage.shows("Nyt tidspunkt · Skoler") && stage.shows("Aftalt: kl. 9.10"), "{}", stage.screen());
    stage.keys("'9.20' Enter");
    assert!(stage.shows("planlagt 9.10, nu 9.20"), "{}", stage.screen());
    stage.keys("e 2").keys("'snart' Enter");
    assert_eq!(stage.problem(), Some("problem-no-time"), "{}", stage.screen());
    stage.keys("Esc").keys("e 1").keys("'0' Enter");
    assert_eq!(stage.problem(), Some("problem-length"));
}

#[test]
fn two_slots_are_put_together_and_an_open_one_with_a_closed_one_only_after_a_question() {
    let mut stage = four(Lang::Da);
    stage.keys("Down e");
    assert_eq!(stage.menu(), ["Ny længde", "Nyt tidspunkt", "Flyt i planen", "Læg sammen med Veje"]);
    stage.keys("4");
    assert_eq!(order(&stage), ["1", "2", "4"]);
    assert!(stage.shows("Lagt sammen: Skoler og Veje"), "{}", stage.screen());
    stage.keys("e");
    assert_eq!(stage.menu()[3..], ["Læg sammen med Klage 🔒", "Skil ad igen"]);
    stage.keys("4");
    assert_eq!(order(&stage), ["1", "2", "4"], "it is asked first");
    assert_eq!(stage.menu(), ["Lad dem være hver for sig", "Læg dem sammen"]);
    stage.keys("2");
    assert_eq!(order(&stage), ["1", "2"]);
    // Only the item that says so is closed; what is of the slot is.
    assert!(!stage.meeting().is_closed(&Target::Item(ItemId::from("3"))));
    assert!(stage.meeting().is_slot_closed(1));
    stage.keys("e");
    assert_eq!(stage.menu().last().map(String::as_str), Some("Skil ad igen"));
    let last = stage.menu().len().to_string();
    stage.keys(&last);
    assert_eq!(order(&stage), ["1", "2", "3", "4"]);
    assert!(stage.shows("Skilt ad igen: Skoler"), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert_eq!(order(&stage), ["1", "2"]);
    stage.keys("Ctrl-Z").keys("Ctrl-Z");
    assert_eq!(order(&stage), ["1", "2", "3", "4"]);
}

#[test]
fn an_added_point_is_renamed_and_removed_from_its_menu() {
    let mut stage = four(Lang::Da);
    stage.keys("t 'Eventuelt 10' Enter").keys("Down e");
    assert_eq!(stage.menu(), ["Ny titel", "Ny længde", "Nyt tidspunkt", "Flyt i planen", "Fjern punktet"]);
    stage.keys("1").keys("'Personalesag lukket'");
    assert!(stage.shows("Punktet hedder så: Personalesag 🔒"), "{}", stage.screen());
    stage.keys("Enter");
    let added = |stage: &Stage| stage.meeting().slots()[1].slot.clone();
    assert_eq!(added(&stage).title, "Personalesag");
    assert!(stage.meeting().is_slot_closed(1));
    stage.keys("e 5");
    assert_eq!(order(&stage), ["1", "2", "3", "4"]);
    stage.keys("Ctrl-Z");
    assert_eq!(added(&stage).title, "Personalesag");
    // A word that may belong to the title is asked about.
    stage.keys("Ctrl-Z");
    assert_eq!(added(&stage).title, "Eventuelt");
    stage.keys("Up e 1").keys("'Den lukkede skole' Enter");
    assert_eq!(stage.menu().len(), 2, "{}", stage.screen());
    stage.keys("2");
    assert_eq!(added(&stage).title, "Den lukkede skole");
    assert!(!stage.meeting().is_slot_closed(1) && stage.app().dialog().is_none(), "{}", stage.screen());
}

#[test]
fn the_records_of_a_slot_come_before_what_can_be_changed_of_it_in_the_order_of_the_screen() {
    let mut stage = four(Lang::Da);
    stage.keys("n 'Et' Ctrl-S").keys("n 'To' Ctrl-S").keys("e");
    let menu = stage.menu();
    assert!(menu[0].contains("Et") && menu[1].contains("To"), "{menu:?}");
    assert_eq!(menu[2..], ["Ny længde", "Læg sammen med Skoler"]);
    stage.keys("2");
    assert!(stage.menu().iter().any(|row| row == "Ret teksten"), "{:?}", stage.menu());
}

#[test]
fn an_added_point_gets_its_number_with_its_title_and_none_that_is_taken() {
    for (lang, add) in [(Lang::Da, "t"), (Lang::En, "+")] {
        let mut stage = four(lang);
        stage.keys(add).keys("'Eventuelt' Enter").keys("Down e 1").keys("'#2 Andet'");
        stage.keys("Enter");
        assert_eq!(stage.problem(), Some("problem-number-taken"), "{}", stage.screen());
        stage.keys("Esc").keys("e 1").keys("'#15' Enter");
        let added = |stage: &Stage| {
            let slot = stage.meeting().slots()[1].slot.clone();
            (slot.number, slot.title)
        };
        assert_eq!(added(&stage), (Some("15".into()), "Eventuelt".into()), "{}", stage.screen());
        // Another title keeps the number, and its own is not taken.
        stage.keys("e 1").keys("'Andet' Enter");
        assert_eq!(added(&stage), (Some("15".into()), "Andet".into()));
        stage.keys("e 1").keys("'#15 Det lukkede' Enter");
        assert_eq!(stage.menu().len(), 2, "{}", stage.screen());
        stage.keys("Esc").keys("Esc").keys("e 1").keys("'#16 Sag lukket'");
        assert!(stage.shows("16  Sag 🔒"), "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(added(&stage), (Some("16".into()), "Sag".into()));
        assert!(stage.meeting().is_slot_closed(1));
        stage.keys("Ctrl-Z").keys("Ctrl-Z");
        assert_eq!(added(&stage), (Some("15".into()), "Eventuelt".into()), "one undo for number and title");
    }
}

#[test]
fn the_plan_shows_the_time_of_a_point_with_a_number_and_when_it_is_expected() {
    let mut stage = four(Lang::Da);
    stage.keys("t '#14 Haste 5' Enter").keys("Down e 3").keys("'9.08' Enter");
    let row = |stage: &mut Stage| {
        let screen = stage.screen();
        screen.lines().find(|line| line.contains("14 Haste")).unwrap_or(&screen).to_owned()
    };
    assert!(row(&mut stage).contains("9.08 · ca. 9.10"), "{}", stage.screen());
    stage.at("9.30");
    assert!(row(&mut stage).contains("9.08 · ca. 9.30"), "{}", stage.screen());
}

#[test]
fn a_line_is_drawn_in_the_plan_where_a_heading_ends() {
    let plan = "title = \"M\"\ndate = 2025-01-15\n\
        item = [{ number = 1, title = \"Budget\", heading = \"Til beslutning\" }, { number = 2, title = \"Skoler\" }, { number = 3, title = \"Veje\", heading = \"\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.30\", items = [3] }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    let screen = stage.screen();
    let rows: Vec<&str> =
        screen.lines().skip(1).take(5).map(|line| line.split(['│', '├']).nth(1).unwrap().trim()).collect();
    assert_eq!(rows[..3], ["Til beslutning", "9.00 Budget", "9.10 Skoler"]);
    assert!(rows[3].chars().all(|c| c == '─') && rows[3].chars().count() > 20, "{screen}");
    assert_eq!(rows[4], "9.30 Veje");
    // It is no place to be.
    stage.keys("Down Down");
    assert!(stage.shows("3  Veje"), "{}", stage.screen());
}
