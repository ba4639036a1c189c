//! A meeting whose agenda has no times, from the first key to the last.

use punktlig::lang::Lang;

use super::snapshots::picture;
use crate::kit::sample;
use crate::kit::stage::Stage;

const COUNCIL: &str = "2025-09-24-byraadet.toml";

fn council(lang: Lang) -> Stage {
    Stage::new(sample(COUNCIL), lang)
}

#[test]
fn a_council_meeting_without_times_is_told_what_the_rest_may_take() {
    let mut stage = council(Lang::Da);
    assert!(stage.screen().contains("begynder 18.00 · 24 min pr. punkt til 20.00"), "{}", stage.screen());
    stage.at("18.00").keys("Space").at("18.06").keys("Space").at("18.30");
    picture("untimed", stage.resize(120, 30));
    picture("untimed_narrow", stage.resize(80, 24));
    let screen = stage.at("18.40").keys("Space").screen();
    assert!(screen.contains("27 min pr. punkt til 20.00 · indtil nu 20 min pr. punkt"), "{screen}");
    stage.at("19.10").keys("Space").at("19.30").keys("Space").at("19.50");
    assert!(stage.screen().contains("10 min til 20.00"), "{}", stage.screen());
    assert!(stage.at("20.01").screen().contains("sluttid passeret"), "{}", stage.screen());
}

#[test]
fn a_point_that_is_added_takes_its_share_of_the_time_and_gives_nothing_after_it_a_time() {
    let mut stage = council(Lang::Da);
    stage.at("18.00").keys("Space").at("18.06").keys("Space").at("18.40").keys("Space");
    assert!(stage.shows("27 min pr. punkt til 20.00"), "{}", stage.screen());
    stage.keys("t 'Forespørgsel' Enter");
    assert!(stage.shows("20 min pr. punkt til 20.00"), "{}", stage.screen());
    stage.at("18.50").keys("Space");
    assert!(!stage.shows("ca. "), "{}", stage.screen());
}

#[test]
fn what_is_done_in_a_timed_meeting_is_done_in_one_without_times() {
    let mut stage = council(Lang::Da);
    stage.at("18.00").keys("Space").at("18.06").keys("i Ctrl-S").at("18.10").keys("Space");
    // A jump, a return, a point that nobody planned, a postponement and its undo.
    stage.at("18.20").keys("Down Down Enter Enter").at("18.30").keys("Up Up Enter Enter");
    assert_eq!(stage.meeting().running(), Some(1));
    stage.at("18.31").keys("t 'Ny sag 5' Enter").at("18.35").keys("Space");
    assert!(stage.meeting().slots()[2].unplanned && stage.meeting().running() == Some(2));
    stage.keys("Down u Enter");
    let postponed = |stage: &Stage| {
        stage
            .meeting()
            .slots()
            .iter()
            .enumerate()
            .filter(|(i, _)| stage.meeting().slot_state(*i) == punktlig::meeting::SlotState::Postponed)
            .count()
    };
    assert_eq!(postponed(&stage), 1);
    stage.keys("Ctrl-Z");
    assert_eq!(postponed(&stage), 0);
    // Nothing on the screen claims a time that nobody planned.
    let screen = stage.screen();
    assert!(!screen.contains("bagud") && !screen.contains("foran"), "{screen}");
    stage.at("20.10").keys("a").keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
}

#[test]
fn a_line_says_how_long_the_guests_of_the_next_slot_wait() {
    let plan = |hard: &str| {
        crate::kit::agenda(&format!(
            "date = 2026-11-25\nslot = [{{ at = \"16.00\", title = \"Første\", minutes = 5 }}, \
             {{ at = \"16.05\", title = \"Skal slutte\", until = \"16.20\"{hard} }}, \
             {{ at = \"16.20\", title = \"Gæst\", guests = [\"Arkitekt Ulla\"], minutes = 10 }}]\n"
        ))
    };
    let mut stage = Stage::new(plan(""), Lang::Da);
    stage.at("16.00").keys("Space").at("16.10").keys("Space").at("16.11");
    let screen = stage.screen();
    assert!(screen.contains(" tilbage") && screen.contains("Gæst kl. 16.20 venter til 16.25"), "{screen}");
    let mut stage = Stage::new(plan(", hard_end = true"), Lang::Da);
    stage.at("16.00").keys("Space").at("16.10").keys("Space").at("16.11");
    let screen = stage.screen();
    assert!(screen.contains("9:00 tilbage") && screen.contains("slutter 16.20"), "{screen}");
    assert!(!screen.contains("venter til"), "{screen}");
}

#[test]
fn a_plan_past_midnight_says_nothing_of_the_end_of_a_day_in_its_middle() {
    let plan = crate::kit::agenda(
        "date = 2026-11-25\novernight = true\nslot = [{ at = \"19.00\", title = \"Første\", minutes = 180 }, \
         { title = \"Anden\", minutes = 180 }, { at = \"1.00\", title = \"Tredje\", minutes = 30 }]\n",
    );
    for lang in [Lang::Da, Lang::En] {
        let mut stage = Stage::new(plan.clone(), lang);
        stage.at("19.00").keys("Space").at("22.00").keys("Space").at("23.59");
        let ends = lang.text("next-day-ends");
        assert!(!stage.screen().contains(&ends), "{}", stage.screen());
        let next = plan.date.succ_opt().unwrap();
        stage.on(next, "0.30");
        assert!(!stage.screen().contains(&ends), "{}", stage.screen());
        stage.on(next, "1.02").keys("Space");
        assert_eq!(stage.meeting().running(), Some(2));
    }
}

#[test]
fn the_time_that_is_left_is_divided_among_the_items_and_not_among_the_slots() {
    let plan = "title = \"M\"\ndate = 2025-09-24\nstart = \"18.00\"\nend = \"19.00\"\n\
        item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }, { number = 3, title = \"Tre\" }, \
                { number = 4, title = \"Fire\", withdrawn = \"trukket\" }, { number = 5, title = \"Fem\" }]\n\
        slot = [{ items = [1, 2] }, { items = [3, 4, 5] }]\n";
    let mut stage = Stage::new(crate::kit::agenda(plan), Lang::Da);
    stage.at("18.00").keys("Space");
    assert!(stage.shows("15 min pr. punkt til 19.00"), "{}", stage.screen());
    stage.at("18.20").keys("Space");
    assert!(stage.shows("20 min pr. punkt til 19.00 · indtil nu 10 min pr. punkt"), "{}", stage.screen());
    // What is postponed needs none of it.
    stage.keys("Down Down u Enter");
    assert!(stage.shows("40 min til 19.00"), "{}", stage.screen());
}
