//! What an item says of itself, on the screen.

use punktlig::agenda::Outcome;
use punktlig::lang::Lang;
use punktlig::meeting::Content;

use crate::kit::agenda;
use crate::kit::stage::Stage;

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\nbody = \"Økonomiudvalget\"\n\
    [[item]]\nnumber = 1\ntitle = \"Budget\"\nheading = \"Til beslutning\"\ndecides = \"Byrådet\"\nmover = \"Liste A\"\n\
    recommendations = [\"At det godkendes.\"]\n\
    history = [{ body = \"Skoleudvalget\", date = 2025-01-08, number = 17, text = \"Tiltrådt.\" }]\n\
    [[item]]\nnumber = 2\ntitle = \"Nyt\"\nheading = \"Til orientering\"\n\
    [[slot]]\nat = \"9.00\"\nitems = [1]\n[[slot]]\nat = \"9.10\"\nitems = [2]\n";

#[test]
fn an_item_on_which_another_body_decides_is_recommended_to_it_with_one_key() {
    let mut stage = Stage::new(agenda(AGENDA), Lang::Da);
    stage.at("9.00").keys("Space i Ctrl-S");
    let records = stage.meeting().records();
    let Content::Decision(decision) = records[0].current() else { panic!("{records:?}") };
    assert_eq!(decision.text, "Indstilles til Byrådets godkendelse.");
    assert_eq!((decision.outcome, decision.forwarded_to.as_deref()), (Outcome::Forwarded, Some("Byrådet")));
}

#[test]
fn a_body_whose_name_ends_in_s_has_an_apostrophe() {
    assert_eq!(Lang::Da.owner("Byrådet"), "Byrådets");
    assert_eq!(Lang::Da.owner("Forum Øst Teens"), "Forum Øst Teens’");
    assert_eq!(Lang::En.owner("the Council"), "the Council’s");
    assert_eq!(Lang::En.owner("the Trustees"), "the Trustees’");
}

#[test]
fn the_plan_on_the_screen_has_the_headings_of_its_items() {
    let mut stage = Stage::new(agenda(AGENDA), Lang::Da);
    let screen = stage.resize(120, 30).screen();
    let at = |what: &str| screen.find(what).unwrap_or_else(|| panic!("{what}\n{screen}"));
    assert!(at("Til beslutning") < at(" 9.00 Budget") && at(" 9.00 Budget") < at("Til orientering"), "{screen}");
}

#[test]
fn the_whole_item_shows_who_asked_for_it_who_decides_and_what_others_decided() {
    let mut stage = Stage::new(agenda(AGENDA), Lang::Da);
    let screen = stage.resize(120, 40).at("9.00").keys("Space s").screen();
    for line in [
        "Rejst af Liste A",
        "Afgøres af Byrådet",
        "TIDLIGERE BESLUTNINGER",
        "Skoleudvalget · 8. januar 2025 · 17",
        "Tiltrådt.",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn the_minutes_of_the_last_meeting_are_approved_with_one_key() {
    let text = "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Protokol\", approves = \"m\" }]\n\
                slot = [{ at = \"9.00\", items = [1] }]\n";
    let mut stage = Stage::new(agenda(text), Lang::Da);
    stage.at("9.00").keys("Space i Ctrl-S");
    let Content::Decision(decision) = stage.meeting().records()[0].current() else { panic!() };
    assert_eq!((decision.text.as_str(), decision.outcome), ("Godkendt.", Outcome::Approved));
}

const NUMBERED: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
    item = [{ number = 4, title = \"Budget\" }, { id = \"k\", number = 7, title = \"Køb\", access = \"closed\" }]\n\
    slot = [{ at = \"9.00\", items = [4] }, { at = \"9.10\", items = [\"k\"] }]\n";

fn numbers(stage: &Stage) -> Vec<Option<String>> {
    stage.meeting().slots().iter().map(|run| run.slot.number.clone()).collect()
}

#[test]
fn a_point_is_added_with_a_number_of_its_own() {
    let mut stage = Stage::new(agenda(NUMBERED), Lang::Da);
    stage.resize(120, 30).at("9.00").keys("Space t '#14 Nyt byggeri 10'");
    assert!(stage.shows("14  Nyt byggeri · 10 min"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(numbers(&stage), [None, Some("14".to_owned()), None]);
    let screen = stage.at("9.05").keys("Space").screen();
    assert!(screen.contains("14 Nyt byggeri") && screen.contains("14  Nyt byggeri"), "{screen}");
    // Its number leads to it.
    stage.keys("Home 1 4 Enter");
    assert!(stage.screen().contains("14  Nyt byggeri"), "{}", stage.screen());
}

#[test]
fn a_number_that_is_taken_is_refused_and_said_as_it_is_typed() {
    let mut stage = Stage::new(agenda(NUMBERED), Lang::Da);
    stage.resize(120, 30).at("9.00").keys("Space t '#4 Nyt'");
    assert!(stage.shows("Nummer 4 er brugt: Budget"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(numbers(&stage).len(), 2);
    assert!(stage.shows("Nummer 4 er brugt: Budget"), "{}", stage.screen());
    // A part of it is another number, and closed items may be numbered for themselves.
    stage.keys("Esc t '#4a Nyt' Enter t '#4A Nyere' Enter Esc t '#04 Nyest' Enter");
    assert_eq!(numbers(&stage).len(), 3);
    stage.keys("Esc t '#4 Personale lukket' Enter t '#7 Anden sag lukket' Enter");
    assert_eq!(numbers(&stage).len(), 4);
    assert!(stage.shows("Nummer 7 er brugt: Køb 🔒"), "{}", stage.screen());
}

#[test]
fn while_it_is_not_clear_whether_a_point_is_closed_no_bearer_of_its_number_is_overlooked() {
    let mut stage = Stage::new(agenda(NUMBERED), Lang::Da);
    stage.resize(120, 30).at("9.00").keys("Space t '#4 Kontoret lukket i uge 42'");
    assert!(stage.shows("Nummer 4 er brugt: Budget"), "{}", stage.screen());
}
