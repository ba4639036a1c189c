//! How the screens look: one picture each of those that matter.

use punktlig::lang::Lang;

use crate::kit::stage::{Stage, january};
use crate::kit::{JANUARY, sample, stamp};

pub fn picture(name: &str, stage: &Stage) {
    let settings = {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    };
    settings.bind(|| insta::assert_snapshot!(name, stage.screen()));
}

/// The board's meeting as its minute-taker would have it at 11.09: the first three slots held, the pause over.
pub fn morning(lang: Lang) -> Stage {
    let mut stage = january(lang);
    stage.at("8.16").keys("Space").at("9.03").keys("Space").at("10.01").keys("Space");
    stage.at("11.00").keys("Space").at("11.09").keys("Space");
    let (decision, follow_up) = if lang == Lang::Da { ("b", "o") } else { ("d", "f") };
    stage.keys(decision).keys("'Tidsplanen blev godkendt.' F3 1 Ctrl-S");
    stage.keys(follow_up).keys("'Sender tidsplan ud til forvaltningerne @bettina @ledelses !6/2' Enter");
    stage.at("11.20");
    stage
}

#[test]
fn before_the_start() {
    picture("before_the_start", &january(Lang::Da));
}

#[test]
fn running() {
    picture("running", &morning(Lang::Da));
}

#[test]
fn over_time() {
    picture("over_time", morning(Lang::Da).resize(80, 24).at("11.31"));
}

#[test]
fn editor_with_phrases() {
    picture("editor_with_phrases", morning(Lang::Da).resize(80, 24).keys("b 'Desuden: ' F2"));
}

#[test]
fn follow_up_with_completion() {
    picture("follow_up_with_completion", morning(Lang::Da).resize(80, 24).keys("o 'Ringer til @l'"));
}

#[test]
fn follow_up_understood() {
    let line = "o 'Sender tidsplan ud @bettina @lene !uge 24'";
    picture("follow_up_understood", morning(Lang::Da).keys(line));
}

#[test]
fn records() {
    picture("records", morning(Lang::Da).keys("n 'Husk at ringe til Bettina' Ctrl-S Tab Up"));
}

#[test]
fn review() {
    picture("review", morning(Lang::Da).resize(80, 24).keys("n 'Ikke færdig' Esc a"));
}

#[test]
fn help() {
    picture("help", january(Lang::Da).resize(80, 24).keys("?"));
}

#[test]
fn reader() {
    picture("reader", morning(Lang::Da).keys("Down s"));
}

#[test]
fn paused_at_the_smallest_size() {
    let mut stage = morning(Lang::Da);
    stage.resize(60, 16).keys("p").pass(120_000);
    picture("paused_at_the_smallest_size", &stage);
}

#[test]
fn records_at_the_smallest_size() {
    picture("records_at_the_smallest_size", morning(Lang::En).resize(60, 16).keys("Tab"));
}

#[test]
fn seminar_on_its_second_day() {
    let mut stage = Stage::new(sample("2024-01-22-kb-seminar.toml"), Lang::Da);
    stage.keys("Space");
    let next_day = stage.meeting().slots().iter().position(|r| r.slot.day != stage.meeting().agenda().date).unwrap();
    for _ in 0..next_day {
        stage.pass(600_000).keys("Space");
    }
    stage.on("2024-01-23".parse().unwrap(), "8.20").keys("Space").pass(60_000).keys("Space Space").pass(60_000);
    picture("seminar_on_its_second_day", &stage);
}

#[test]
fn catching_up() {
    picture("catching_up", morning(Lang::Da).at("11.31").keys("h Down"));
}

#[test]
fn catching_up_in_english() {
    picture("catching_up_in_english", morning(Lang::En).resize(80, 24).at("11.31").keys("h"));
}

#[test]
fn caught_up() {
    picture("caught_up", morning(Lang::Da).at("11.31").keys("h Down Enter"));
}

#[test]
fn two_items_in_a_slot() {
    let mut stage = Stage::new(sample("2025-06-04-direktionen.toml"), Lang::Da);
    stage.at("11.46").resize(80, 24);
    let slot = stage.meeting().slots().iter().position(|r| r.slot.items.len() == 2).unwrap();
    stage.keys("Home");
    for _ in 0..slot {
        stage.keys("Down");
    }
    stage.keys("Enter Enter b 'Drøftet' Ctrl-S Down");
    picture("two_items_in_a_slot", &stage);
}

/// The pause before the economy chief's slot, over by two minutes; the last thing said was read long ago.
fn somebody_waits_outside() -> Stage {
    let mut stage = january(Lang::Da);
    stage.at("8.16").keys("Space").at("9.03").keys("Space").at("10.01").keys("Space");
    stage.at("11.02").keys("Space").at("11.06");
    stage
}

#[test]
fn call_in() {
    picture("call_in", &somebody_waits_outside());
    picture("call_in_80x24", somebody_waits_outside().resize(80, 24).keys("Down").pass(16_000));
}

#[test]
fn guests() {
    picture("guests", somebody_waits_outside().keys("g Enter"));
    let mut stage = Stage::new(sample("2025-06-04-direktionen.toml"), Lang::En);
    stage.at("9.00").keys("Space").at("9.58").keys("Space").at("10.28").keys("g c Down a");
    picture("guests_80x24", stage.resize(80, 24));
}

#[test]
fn closed() {
    picture("closed", morning(Lang::Da).keys("a Ctrl-S"));
}

#[test]
fn english() {
    picture("english", morning(Lang::En).resize(80, 24));
}

#[test]
fn rehearsal_waiting_for_a_guest() {
    let agenda = sample(JANUARY);
    let start = stamp(agenda.slots[0].start.unwrap());
    let mut stage = Stage::opened(agenda, Lang::En, true, start);
    stage.app_mut().speed = 60.0;
    stage.keys("Space").at("8.40");
    picture("rehearsal_waiting_for_a_guest", stage.resize(100, 24));
}

#[test]
fn too_small() {
    picture("too_small", january(Lang::Da).resize(40, 10));
}
