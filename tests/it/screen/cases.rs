//! The small agendas of `tests/cases` with keys, and what is right for each. Others are with what they are about:
//! `en-bloc` in `together`, `past-midnight` and `id-without-number` in `finding`, and the documents of `issued`,
//! `text-numbers`, `sub-numbers` and `one-against` in `protocol::programme`.

use std::path::Path;

use punktlig::audience::Audience;
use punktlig::files::load_agenda;
use punktlig::lang::Lang;
use punktlig::protocol::{Context, Protocol, build};

use crate::kit::stage::Stage;
use crate::kit::{LiveMeeting, case, item, markdown, stamp};

/// The codes of what is found in a case.
fn found(name: &str) -> Vec<&'static str> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    load_agenda(&path).unwrap().findings.iter().map(|finding| finding.code).collect()
}

fn protocol(stage: &Stage, audience: Audience) -> Protocol {
    let context = Context {
        audience,
        lang: None,
        chain: None,
        pins: std::collections::BTreeMap::new(),
        salvaged: None,
        now: stage.now,
        zone: stamp,
    };
    build(stage.meeting(), &context)
}

fn minutes(stage: &Stage) -> String {
    markdown(&protocol(stage, Audience::Full)).unwrap()
}

#[test]
fn check_reports_of_every_case_what_its_author_should_know_and_no_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let expected: &[&str] = match name.as_str() {
            "issued.toml" | "past-midnight.toml" => &["announced-end"],
            "until-is-at.toml" => &["until-before-start"],
            _ => &[],
        };
        assert_eq!(found(&name), expected, "{name}");
    }
}

#[test]
fn guests_are_named_with_their_organisation() {
    let draft = markdown(&LiveMeeting::new(case("guest-with-organisation")).protocol(Audience::Full)).unwrap();
    let sentence = "Jens Lund (Ungerådet) og Pia Møller (Ungerådet) deltager under behandlingen.";
    assert!(draft.contains(sentence), "{draft}");
}

#[test]
fn a_member_who_is_named_among_the_guests_is_present_online_until_f_says_otherwise() {
    let mut stage = Stage::new(case("member-online"), Lang::Da);
    stage.at("17.00").keys("Space f a");
    let text = minutes(&stage);
    assert!(text.contains("- Til stede: Sia Dahl (via Teams)\n") && !text.contains("deltog"), "{text}");
    stage.keys("o");
    assert!(minutes(&stage).contains("- Til stede: Sia Dahl\n"), "{}", minutes(&stage));
    stage.keys("o");
    assert!(minutes(&stage).contains("- Til stede: Sia Dahl (via Teams)\n"), "{}", minutes(&stage));
}

#[test]
fn what_ends_by_the_clock_says_how_long_the_next_guest_waits() {
    let mut stage = Stage::new(case("until-clock"), Lang::Da);
    stage.at("16.00").keys("Space").at("16.10").keys("Space").at("16.11");
    let screen = stage.screen();
    assert!(screen.contains("14:01 tilbage") && screen.contains("Gæst kl. 16.20 venter til 16.25"), "{screen}");
}

#[test]
fn a_meeting_of_items_without_times_begins_with_the_first() {
    let mut stage = Stage::new(case("untimed"), Lang::Da);
    let screen = stage.screen();
    assert!(screen.contains("17.59.00") && screen.contains("begynder 18.00"), "{screen}");
    stage.keys("Space");
    assert_eq!(stage.meeting().running(), Some(0));
    assert!(stage.shows("1  Godkendelse af dagsorden"), "{}", stage.screen());
}

/// The committee at its item 5, all of it there.
fn committee() -> Stage {
    let mut stage = Stage::new(case("udvalg"), Lang::Da);
    stage.at("16.00").keys("Space f a Esc").at("16.10").keys("Down Down Down Down Enter Enter");
    assert_eq!(stage.meeting().running(), Some(4));
    stage
}

#[test]
fn each_vote_belongs_to_a_decision_in_their_order() {
    let mut stage = committee();
    stage.keys("v Down + + + - - - - Enter v a Enter b 'Den første.' Ctrl-S b 'Den anden.' Ctrl-S");
    let text = minutes(&stage);
    let order = ["Den første.", "Imod stemte", "Den anden.", "Enstemmigt"].map(|part| text.find(part));
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} in\n{text}");
}

#[test]
fn a_decision_against_its_vote_is_reported() {
    let mut stage = Stage::new(case("udvalg"), Lang::Da);
    stage.at("16.00").keys("Space f a Esc i Ctrl-S v Down + + - - - - - Enter a");
    assert!(stage.shows("intet flertal for, men beslutningen er noteret som godkendt"), "{}", stage.screen());
}

#[test]
fn counts_are_totals_in_which_the_names_are_part() {
    let mut stage = committee();
    stage.keys("v Down + + + t '6-2-1'").keys("Enter");
    assert!(stage.shows("9"), "{}", stage.screen());
    assert!(stage.typed().is_some(), "more than can vote: {}", stage.screen());
    stage.keys("Esc t '4-2-1' Enter Enter");
    let text = minutes(&stage);
    assert!(stage.shows("4 for · 2 imod · 1 undlod"), "{}\n{text}", stage.screen());
}

#[test]
fn nobody_sits_for_two() {
    let mut stage = committee();
    stage.keys("f Down Down Down b 'fuldmagt til Eva' Enter Enter s 'eva' Tab Enter");
    assert!(stage.shows("Eva Enevoldsen sidder allerede med"), "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.shows("6 af 7 til stede"), "{}", stage.screen());
}

#[test]
fn what_is_corrected_after_the_close_leaves_a_trace() {
    let mut stage = Stage::new(case("udvalg"), Lang::Da);
    stage.at("16.00").keys("Space f a Down Down Down Down").at("16.01").keys("g Enter Esc").at("17.00");
    stage.keys("a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
    let before = minutes(&stage);
    assert!(before.contains("Eva Enevoldsen (V), til kl. 16.01"), "{before}");
    stage.keys("a").keys("2 'x' Enter f Down Down Down Down t t");
    stage.keys("Esc a Ctrl-S");
    let after = minutes(&stage);
    assert!(after.contains("Først noteret som") || after.contains("først noteret som"), "{}\n{after}", stage.screen());
}

#[test]
fn the_order_in_which_the_items_were_taken_is_stated() {
    let mut stage = Stage::new(case("udvalg"), Lang::Da);
    stage.at("16.00").keys("Space").at("16.05").keys("Down Down Down Down Enter Enter");
    stage.at("16.10").keys("Up Up Up Enter Enter").at("16.20").keys("Down Enter Enter i Ctrl-S");
    stage.at("16.30").keys("Down -").at("17.00").keys("a").keys("Ctrl-S");
    assert_eq!(stage.meeting().decisions_on(&item(3)).count(), 1, "{}", stage.screen());
    let text = minutes(&stage);
    assert!(text.contains("Punkterne blev behandlet i rækkefølgen 1, 5, 2 og 3."), "{text}");
    assert!(text.contains("Punktet udgik."), "{text}");
}
