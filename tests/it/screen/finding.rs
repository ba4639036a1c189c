//! Finding things on the screen: keys in the last lines and in the help, the way back to what runs, an item by its
//! number, what the review names, what is asked for while it is answered.

use punktlig::lang::Lang;
use punktlig::meeting::Target;
use punktlig::tui::context::Focus;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::keymap::{Keymap, Scope};

use super::flow::at_budget;
use crate::kit::stage::{BOTH, Stage, january};
use crate::kit::{agenda, case};

fn selected(stage: &Stage) -> Option<Target> {
    stage.app().screen.target(stage.meeting())
}

fn item(id: &str) -> Target {
    Target::Item(id.into())
}

#[test]
fn at_80_columns_the_last_lines_name_the_keys_of_a_meeting() {
    for (lang, keys) in [
        (Lang::Da, [["b Besl", "i Som", "o Opf", "d Drøf", "u Uds", "n Notat", "g G", "h Hent"], ["f Frem"; 8]]),
        (Lang::En, [["d Dec", "r As", "f Foll", "m Disc", "x Post", "n Note", "+ Add", "h "], ["a Att"; 8]]),
    ] {
        let [keys, attendance] = keys;
        let mut stage = at_budget(lang);
        stage.resize(80, 24).pass(20_000);
        // Who is there comes first until something of it is recorded.
        assert!(stage.shows(attendance[0]), "{}", stage.screen());
        stage.keys(if lang == Lang::Da { "f a Esc" } else { "a * Esc" }).pass(20_000);
        for key in keys {
            assert!(stage.shows(key), "{key}: {}", stage.screen());
        }
    }
}

#[test]
fn at_80_columns_the_last_lines_of_a_closed_meeting_name_what_is_added_after_it() {
    let mut stage = at_budget(Lang::Da);
    stage.resize(80, 24).keys(". a Ctrl-S").pass(20_000);
    for key in ["e Ret", "b Besl", "o Opf", "d Drøf", "a Genåbn"] {
        assert!(stage.shows(key), "{key}: {}", stage.screen());
    }
    stage.keys("d 'Udvalget drøftede tallene.' Ctrl-S 'Glemt' Enter");
    assert!(stage.records().iter().any(|(kind, _)| *kind == "discussion"), "{}", stage.screen());
    assert!(stage.meeting().closed_at().is_some(), "an addition does not open the meeting");
}

#[test]
fn the_last_lines_name_what_can_be_done_now() {
    let mut stage = january(Lang::Da);
    assert!(!stage.shows("a Luk mødet") && !stage.shows("p Pause"), "{}", stage.screen());
    stage.keys("Space").resize(200, 60);
    assert!(stage.shows("p Pause"), "{}", stage.screen());
    let empty = Stage::new(agenda("title = \"T\"\ndate = 2025-01-15\n"), Lang::Da);
    let keys = empty.screen();
    let last = keys.lines().find(|line| line.contains("Tilføj")).unwrap();
    assert!(!last.contains("Beslutning") || last.find("Tilføj") < last.find("Beslutning"), "{keys}");
}

#[test]
fn the_help_is_one_screen_in_the_screens_language() {
    for (lang, own, other) in
        [(Lang::Da, "Når noget er galt", "starts"), (Lang::En, "When something is wrong", "begynder")]
    {
        for key in ["?", "F1"] {
            let mut stage = january(lang);
            stage.resize(120, 36).keys(key);
            assert!(stage.shows(own) && !stage.shows(other), "{}", stage.screen());
            for row in Keymap::new(lang).rows(Scope::Main) {
                assert!(stage.shows(&row.keys[0].label()), "{}: {}", row.spec.name, stage.screen());
            }
            assert!(stage.shows("Alt-1…9") && stage.shows("!"), "{}", stage.screen());
            stage.keys(key);
            assert!(stage.app().dialog().is_none());
        }
    }
}

#[test]
fn esc_goes_back_to_what_runs_and_the_selection_follows_it_again() {
    let mut stage = at_budget(Lang::Da);
    let running = selected(&stage);
    stage.keys("n 'x' Ctrl-S Home Esc");
    assert_eq!(selected(&stage), running);
    stage.keys("Tab Esc");
    assert_eq!((stage.app().screen.focus, selected(&stage)), (Focus::Plan, running.clone()));
    stage.pass(20_000).keys("Home Esc Space");
    assert_ne!(selected(&stage), running, "it follows");
}

#[test]
fn a_digit_goes_to_an_item_by_its_number_and_starts_nothing() {
    let mut stage = at_budget(Lang::Da);
    let running = stage.meeting().running();
    stage.keys("2");
    assert!(stage.shows("Gå til punkt"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!((selected(&stage), stage.meeting().running()), (Some(item("2")), running));
    stage.keys("9 9 Enter");
    assert_eq!((stage.said(), selected(&stage)), ("go-to-none", Some(item("2"))));
    stage.keys("Backspace Backspace");
    assert!(stage.app().dialog().is_none());
    stage.keys("9 Esc");
    assert!(stage.app().dialog().is_none());
    let plan = r#"
title = "T"
date = 2025-01-15
item = [{ number = "16/18", title = "Godkendelse" }, { number = "4.1 B", title = "Andet" }, { number = "L7", title = "Løn" }]
slot = [{ at = "9.00", items = ["16/18"] }, { at = "9.10", items = ["4.1 B"] }, { at = "9.20", items = ["L7"] }]
"#;
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.keys("Down 1 6 / 1 8 Enter");
    assert_eq!(stage.meeting().title(&selected(&stage).unwrap()), "Godkendelse");
}

#[test]
fn enter_in_the_review_goes_to_what_the_row_names() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(20_000).keys("o 'Sender brev' Enter").keys("Home b 'Halv' Esc a");
    assert!(stage.shows("Enter skriver videre"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(stage.typed().as_deref(), Some("Halv"));
    stage.keys("Esc");
    assert!(stage.shows("Kladde til en beslutning venter"), "{}", stage.screen());
    stage.keys("a Down");
    assert!(stage.shows("Enter går til"), "{}", stage.screen());
    stage.keys("End Up Up Enter");
    assert!(matches!(stage.app().screen.focus, Focus::Records(_)), "{}", stage.screen());
    assert_eq!(selected(&stage), Some(item("5")));
}

#[test]
fn enter_in_the_review_goes_to_the_record_with_the_cpr_number() {
    let plan =
        "date = 2025-01-15\nitem = [{ number = 5, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [5] }]";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    stage.keys("b 'Godkendt.' Ctrl-S b 'Sag 010190-1234 og 020290-1234.' Ctrl-S o 'Sender brev @\"Eva\"' Enter a");
    assert!(stage.shows("5. Budget (2 steder)"), "{}", stage.screen());
    stage.keys("Home Enter");
    assert_eq!(selected(&stage), Some(item("5")));
    stage.keys("Enter");
    assert!(stage.typed().is_some_and(|typed| typed.contains("010190")), "{}", stage.screen());
}

#[test]
fn an_id_is_shown_as_no_number_and_many_numbers_are_a_range() {
    let mut stage = Stage::new(case("id-without-number"), Lang::Da);
    stage.resize(80, 24).at("17.00").keys("Space");
    assert!(stage.shows(" Godkendelse af dagsorden") && !stage.shows("dagsorden  Godkendelse"), "{}", stage.screen());
    let items = (2..=9).map(|n| format!("{{ number = {n}, title = \"Sag {n}\" }}")).collect::<Vec<_>>().join(", ");
    let slot = "{ at = \"9.00\", title = \"Sager\", items = [2, 3, 4, 5, 6, 7, 8, 9], minutes = 60 }";
    let plan = format!("date = 2025-01-15\nitem = [{items}]\nslot = [{slot}]\n");
    let mut stage = Stage::new(agenda(&plan), Lang::Da);
    stage.at("9.00").keys("Space");
    assert!(stage.shows("2–9  Sager") && !stage.shows("2+3"), "{}", stage.screen());
}

#[test]
fn a_plan_past_midnight_is_one_day_on_the_screen() {
    let mut stage = Stage::new(case("past-midnight"), Lang::Da);
    stage.at("19.00").keys("Space").at("22.00").keys("Space");
    assert!(stage.shows("Gennemgå og afslut") && !stage.shows("Slut for i dag"), "{}", stage.screen());
    assert!(stage.shows("slut ca. 1.00"), "{}", stage.screen());
}

#[test]
fn a_meeting_that_has_not_begun_says_so_in_the_review_and_asks_before_it_is_closed() {
    for lang in BOTH {
        let mut stage = january(lang);
        stage.keys(if lang == Lang::Da { "a" } else { "w" });
        assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))));
        assert!(
            stage.shows(if lang == Lang::Da { "Mødet er ikke begyndt" } else { "not begun" }),
            "{}",
            stage.screen()
        );
        stage.keys("Ctrl-S");
        assert_eq!(stage.said(), "review-close-unbegun");
        assert!(stage.meeting().closed_at().is_none());
        stage.keys("Down Ctrl-S");
        assert!(stage.meeting().closed_at().is_none(), "another key drops the question");
        stage.keys("Ctrl-S");
        assert!(stage.meeting().closed_at().is_some());
    }
}

const LONG: &str = r#"
title = "T"
date = 2025-01-15
item = [{ number = 1, title = "Sag", recommendations = [
    "at rammen for driften godkendes som foreslået af forvaltningen i bilaget",
    "at rammen for anlæg godkendes som foreslået af forvaltningen i bilaget",
    "at resten af puljen overføres til næste år, og at den siges at være SIDST",
] }]
slot = [{ at = "9.00", items = [1] }]
"#;

#[test]
fn a_recommendation_uses_the_free_rows_and_stays_in_sight_while_it_is_answered() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut stage = Stage::new(agenda(LONG), Lang::Da);
        stage.resize(width, height).at("9.00").keys("Space");
        assert!(stage.shows("SIDST"), "{}", stage.screen());
        stage.keys("i");
        assert!(stage.shows("SIDST") && stage.shows("Ad 1)"), "{}", stage.screen());
        stage.keys("Ctrl-S");
        assert!(stage.shows("Ad 3)"), "{}", stage.screen());
    }
}

#[test]
fn tab_on_a_running_item_offers_to_end_it_at_a_time() {
    for (typed, end) in [("'11.10'", "11.10"), ("", "11.20")] {
        let mut stage = at_budget(Lang::Da);
        stage.at("11.20").keys("r Tab").keys(typed).keys("Enter");
        let slot = stage.meeting().slots().iter().find(|run| run.spans.len() == 1).unwrap();
        assert_eq!(slot.spans[0].end.map(|end| end.format("%H.%M").to_string()).as_deref(), Some(end));
        assert!(stage.meeting().running().is_none() && stage.app().dialog().is_none(), "{}", stage.screen());
    }
    let mut stage = at_budget(Lang::Da);
    stage.at("11.20").keys("r Tab '10.10' Enter");
    assert_eq!(stage.problem(), Some("problem-bounds"), "{}", stage.screen());
}

#[test]
fn a_meeting_of_another_day_is_neither_late_nor_early() {
    let mut stage = january(Lang::Da);
    stage.on("2026-03-04".parse().unwrap(), "9.00");
    assert!(stage.shows("Mødet var planlagt til onsdag den 15. januar 2025"), "{}", stage.screen());
    stage.app_mut();
    stage.keys("Space Esc");
    assert!(!stage.shows("bagud"), "{}", stage.screen());
}

#[test]
fn a_meeting_that_should_have_begun_says_so() {
    let mut stage = january(Lang::Da);
    stage.at("8.22");
    assert!(stage.shows("Mødet skulle være begyndt kl. 8.15"), "{}", stage.screen());
}

#[test]
fn a_slot_that_is_long_over_asks_whether_a_key_was_forgotten() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("Esc").at("11.25").keys("Esc");
    assert!(!stage.shows("Glemt"), "{}", stage.screen());
    stage.at("12.05").keys("Esc");
    assert!(stage.shows("Glemt at gå videre? ␣, derefter r") || stage.shows("Kald ind"), "{}", stage.screen());
    let mut stage = Stage::new(
        agenda("title = \"T\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Frokost\", minutes = 30 }]\n"),
        Lang::Da,
    );
    stage.at("9.00").keys("Space").at("10.15").keys("Esc");
    assert!(stage.shows("Frokost har varet 45 min længere. Glemt at gå videre? ␣, derefter r"), "{}", stage.screen());
}

#[test]
fn after_the_close_a_line_says_where_the_documents_are_and_the_records_stay_in_sight() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(20_000).keys("b 'Vedtaget' Ctrl-S a Ctrl-S").pass(1000);
    assert!(stage.shows("meetings/2025-01-15-direktionen/ · protocol.md"), "{}", stage.screen());
    assert!(stage.shows("Vedtaget"), "{}", stage.screen());
    stage.keys("Ctrl-Z").pass(1000);
    assert!(stage.shows("PROTOKOLLEN ER ET UDKAST") && stage.shows("protocol.md"), "{}", stage.screen());
}

#[test]
fn after_the_close_the_menu_says_how_to_begin_afresh() {
    let mut stage = at_budget(Lang::Da);
    stage.pass(20_000).keys("a Ctrl-S a");
    assert!(stage.shows("begynde forfra"), "{}", stage.screen());
}

#[test]
fn a_votes_draft_says_what_was_recorded_so_far() {
    let council = r#"
title = "Udvalg"
date = 2025-01-15
person = [{ id = "a", name = "Anna Berg", role = "member" }, { id = "b", name = "Bo Bech", role = "member" }]
item = [{ number = 1, title = "Budget" }]
slot = [{ at = "9.00", items = [1] }]
"#;
    let mut stage = Stage::new(agenda(council), Lang::Da);
    stage.at("9.00").keys("Space v + Esc");
    assert!(stage.shows("1 for · 0 imod · 0 undlod, 1 af"), "{}", stage.screen());
}

#[test]
fn a_plan_has_no_empty_rows_below_while_rows_are_hidden_above() {
    let slots: String = (0..18).map(|n| format!("{{ at = \"{}.00\", title = \"Punkt {n}\" }},", n + 5)).collect();
    let plan = format!("title = \"T\"\ndate = 2025-01-15\nslot = [{slots}]\n");
    let mut stage = Stage::new(agenda(&plan), Lang::Da);
    stage.resize(80, 24).keys("End").resize(60, 16).resize(120, 36);
    assert!(stage.shows("Punkt 0") && stage.shows("Punkt 17"), "{}", stage.screen());
}

#[test]
fn in_an_empty_plan_the_first_key_adds_and_none_closes() {
    let mut stage = Stage::new(agenda("title = \"T\"\ndate = 2025-01-15\n"), Lang::Da);
    stage.resize(80, 24);
    let screen = stage.screen();
    let keys = screen.lines().rev().nth(2).unwrap();
    assert!(keys.starts_with("│ t Tilføj") && !screen.contains("luk"), "{screen}");
    // Nothing that needs a point to write on is offered.
    assert!(!screen.contains("Beslutning") && !screen.contains("Notat"), "{screen}");
    let screen = stage.keys("Space").screen();
    assert!(screen.contains("┌ Nyt punkt ─"), "{screen}");
    stage.keys("'Budget' Enter Space");
    assert_eq!(stage.meeting().running(), Some(0));
    let screen = stage.screen();
    assert!(!screen.contains("slut ca.") && screen.contains("t Tilføj"), "{screen}");
}
