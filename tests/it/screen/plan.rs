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
