//! The chair's screen: how it looks, what it never cuts, and the key that shows it to the minute-taker.

use crossterm::event::MouseEventKind;
use punktlig::audience::Audience;
use punktlig::chair::Scene;
use punktlig::lang::{Lang, Msg};
use punktlig::msg;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::signs;
use punktlig::tui::theme::Theme;
use punktlig::tui::view::chair;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::states::{made_up, states, titled};
use crate::kit::stage::{BOTH, Stage, january, text_of};
use crate::kit::{JANUARY, agenda, at, sample};

fn scene<'a>(stage: &'a Stage, audience: Audience, trouble: Option<&'a Msg>) -> Scene<'a> {
    Scene {
        meeting: stage.meeting(),
        recorded: stage.app().history.is_recorded(),
        audience,
        lang: stage.app().lang,
        speed: stage.app().speed,
        trouble,
    }
}

/// What the chair sees of a stage's meeting.
pub fn seen(stage: &Stage, (width, height): (u16, u16), audience: Audience, trouble: Option<&Msg>) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let scene = scene(stage, audience, trouble);
    terminal
        .draw(|frame| chair::draw(frame, frame.area(), &scene.picture(stage.now), stage.app().lang, Theme::new(true)))
        .unwrap();
    text_of(terminal.backend().buffer())
}

fn full(stage: &Stage, width: u16, height: u16) -> String {
    seen(stage, (width, height), Audience::Full, None)
}

fn picture(name: &str, screen: String) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// The board's meeting in its closed item, begun at 11.09.
fn morning(lang: Lang) -> Stage {
    let mut stage = january(lang);
    stage.at("8.16").keys("Space").at("9.03").keys("Space").at("10.01").keys("Space");
    stage.at("11.00").keys("Space").at("11.09").keys("Space").at("11.20");
    stage
}

#[test]
fn a_wall_without_signs_shows_the_clock_in_whole_cells_and_all_else_in_letters() {
    let stage = morning(Lang::Da);
    let (mut terminal, theme) = (Terminal::new(TestBackend::new(160, 45)).unwrap(), Theme::new(true).in_ascii(true));
    let picture = scene(&stage, Audience::Full, None).picture(stage.now);
    terminal.draw(|frame| chair::draw(frame, frame.area(), &picture, Lang::Da, theme)).unwrap();
    let mut buffer = terminal.backend().buffer().clone();
    signs::into_ascii(&mut buffer);
    let screen = text_of(&buffer);
    assert!(screen.contains("####") && screen.contains("Næste"), "{screen}");
    assert!(screen.chars().all(|c| c < '\u{100}'), "{screen}");
}

#[test]
fn a_running_item_on_a_wall() {
    picture("chair_running_200x60", full(&morning(Lang::Da), 200, 60));
}

#[test]
fn a_running_item() {
    picture("chair_running_80x24", full(&morning(Lang::Da), 80, 24));
}

#[test]
fn a_running_item_in_the_smallest_window() {
    picture("chair_running_40x10", full(&morning(Lang::Da), 40, 10));
}

#[test]
fn an_item_over_its_time_in_english() {
    let mut stage = morning(Lang::En);
    picture("chair_over_english", full(stage.at("11.31"), 120, 36));
}

#[test]
fn a_pause() {
    let mut stage = morning(Lang::Da);
    picture("chair_paused", full(stage.keys("p").at("11.27"), 80, 24));
}

#[test]
fn before_the_start() {
    let mut stage = Stage::opened(sample(JANUARY), Lang::Da, true, at("2025-01-15T08:02:00+01:00"));
    stage.app_mut().speed = 60.0;
    picture("chair_before_the_start", full(&stage, 80, 24));
}

#[test]
fn a_closed_item_for_the_public() {
    picture("chair_public", seen(&morning(Lang::Da), (80, 24), Audience::Public, None));
}

/// The same meeting at its close, not everything treated.
fn closed() -> Stage {
    let mut stage = morning(Lang::Da);
    stage.at("11.28").keys("Space").at("11.45").keys("Down Down - a Ctrl-S");
    stage
}

#[test]
fn after_the_close() {
    picture("chair_closed", full(&closed(), 80, 24));
}

#[test]
fn the_picture_can_be_had_as_json() {
    let mut paused = morning(Lang::Da);
    paused.keys("p").at("11.27");
    let json = |stage: &Stage, audience| {
        let scene = scene(stage, audience, None);
        serde_json::to_value(scene.picture(stage.now)).unwrap()
    };
    let all = serde_json::json!({
        "running": json(&morning(Lang::Da), Audience::Full),
        "running, for the public": json(&morning(Lang::Da), Audience::Public),
        "paused": json(&paused, Audience::Full),
        "closed": json(&closed(), Audience::Full),
    });
    picture("chair_as_json", serde_json::to_string_pretty(&all).unwrap());
}

#[test]
fn the_smallest_window_after_the_close_says_how_many_slots_it_leaves_out() {
    let screen = full(&closed(), 40, 10);
    assert!(screen.contains("… og 5 til"), "{screen}");
    assert!(screen.contains("sluttede 11.45"), "{screen}");
}

#[test]
fn every_state_is_drawn_at_every_size_and_below_forty_by_ten_it_says_so() {
    for title in
        ["Xqa xqb xqc", "会議の議題 e\u{301}\u{301} 👩‍👩‍👧‍👦 漢字漢字漢字漢字漢字", "A b\u{1b}[31m\u{202e}c\u{9b}31m"]
    {
        let all = states(&titled(title, Lang::Da), Lang::Da);
        for (n, (name, stage)) in all.iter().enumerate() {
            for (width, height) in (38..=200).step_by(9).flat_map(|w| (8..=60).step_by(7).map(move |h| (w, h))) {
                if (n + usize::from(width) / 9 + usize::from(height)) % 20 != 0 && (width, height) != (74, 29) {
                    continue;
                }
                let screen = full(stage, width, height);
                let hostile = |c: char| c != '\n' && punktlig::text::is_hostile(c);
                assert!(!screen.contains(hostile), "{name} {width}×{height}:\n{screen}");
                let small = width < 40 || height < 10;
                assert_eq!(screen.contains("for lille"), small, "{name} {width}×{height}:\n{screen}");
            }
        }
    }
}

#[test]
fn item_time_and_end_are_there_in_the_smallest_window_in_both_languages() {
    for (lang, words) in [
        (Lang::Da, ["Xqa", "tilbage af 15 min", "slut ca. 10.30"]),
        (Lang::En, ["Xqa", "left of 15 min", "ends about 10:30"]),
    ] {
        let all = states(&made_up(lang), lang);
        let (_, stage) = all.iter().find(|(name, _)| *name == "in time").unwrap();
        let screen = full(stage, 40, 10);
        assert!(words.iter().all(|w| screen.contains(w)), "{screen}");
    }
}

#[test]
fn without_a_record_on_another_day_the_start_is_in_words_and_no_clock_counts() {
    let stage = Stage::opened(sample(JANUARY), Lang::Da, false, at("2025-01-13T09:00:00+01:00"));
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("onsdag den 15. januar 2025 kl. 8.15"), "{screen}");
    assert!(screen.contains("Intet er noteret endnu"), "{screen}");
    assert!(!screen.contains('█'), "{screen}");
}

#[test]
fn between_slots_it_counts_to_the_next_one_and_at_the_end_of_a_day_names_the_next() {
    let source = "title = \"T\"\ndate = 2025-01-15\nslot = [\n{ at = \"9.00\", minutes = 10, title = \"A\" },\n\
        { at = \"9.30\", minutes = 10, title = \"B\" },\n{ date = 2025-01-16, at = \"9.00\", minutes = 10, title = \"C\" },\n]";
    let mut stage = Stage::new(agenda(source), Lang::Da);
    stage.at("9.00").keys("Space").at("9.10").keys(".").at("9.20");
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("Intet punkt er i gang") && screen.contains("til næste punkt kl. 9.30"), "{screen}");
    stage.at("9.30").keys("Space").at("9.35");
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("Næste  Slut for i dag"), "{screen}");
    assert!(screen.contains("fortsætter torsdag den 16. januar 2025 kl. 9.00"), "{screen}");
    stage.keys(".");
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("Slut for i dag") && screen.contains("Næste  C"), "{screen}");
}

#[test]
fn a_slot_without_a_budget_counts_up_and_says_so() {
    let mut stage =
        Stage::new(agenda("title = \"T\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]"), Lang::Da);
    stage.at("9.00").keys("Space").at("10.05");
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("i gang, uden tidsramme") && screen.contains("Næste  Mødet slutter"), "{screen}");
}

#[test]
fn a_changed_budget_is_shown_next_to_the_agreed_one_which_still_counts_at_the_close() {
    for (lang, said, verdict) in [
        (Lang::Da, "tilbage af 18 min (aftalt 25 min)", "5 min under"),
        (Lang::En, "left of 18 min (agreed 25 min)", "5 min under"),
    ] {
        let mut stage = morning(lang);
        // The second proposal shortens lunch among others.
        stage.at("11.31").keys("h Down Enter");
        for slot in ["11.32", "11.40", "11.50", "12.05"] {
            stage.at(slot).keys("Space");
        }
        let screen = full(&stage, 80, 24);
        assert!(screen.contains(said), "{screen}");
        stage.at("12.25").keys(if lang == Lang::Da { "a Ctrl-S" } else { "w Ctrl-S" });
        let screen = full(&stage, 80, 24);
        assert!(screen.lines().any(|l| l.contains("Frokost") && l.contains(verdict)), "{screen}");
    }
}

#[test]
fn it_says_who_is_to_be_called_in_who_was_and_who_is_there() {
    let plan = r#"
title = "T"
date = 2025-01-15
slot = [
    { at = "9.00", title = "A", minutes = 10 },
    { at = "9.10", title = "B", minutes = 10, guests = ["Revisor", "Borgmester", { who = "Lene Holm", via = "Teams" }] },
]
"#;
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.08").keys("Down");
    assert!(full(&stage, 80, 24).contains("Kaldes ind: Revisor, borgmester og Lene Holm via Teams"));
    stage.keys("g d Down a Down i Esc");
    let screen = full(&stage, 80, 24);
    assert!(screen.contains("Kaldt ind: Revisor · Ankommet: Borgmester") && !screen.contains("Lene"), "{screen}");
}

#[test]
fn trouble_and_a_rehearsal_are_shown_in_words() {
    let mut stage = Stage::opened(sample(JANUARY), Lang::En, true, january(Lang::En).now);
    stage.app_mut().speed = 60.0;
    let trouble = msg!("hint-disk-full");
    let said = Lang::En.say(&trouble);
    for size in [(200, 60), (80, 24)] {
        let screen = seen(&stage, size, Audience::Full, Some(&trouble));
        assert!(screen.contains("REHEARSAL ×60"), "{screen}");
        let begins: String = said.chars().take(30).collect();
        assert!(screen.contains(&format!("▲ {begins}")), "{screen}");
    }
}

#[test]
fn with_nothing_to_draw_from_it_says_what_it_waits_for() {
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let said = msg!("chair-no-record");
    terminal.draw(|f| chair::waiting(f, f.area(), Lang::Da, Theme::new(true), &said)).unwrap();
    assert!(text_of(terminal.backend().buffer()).contains("Intet er noteret endnu."));
}

#[test]
fn c_shows_the_chairs_picture_and_only_c_and_esc_act_there() {
    for lang in BOTH {
        let mut stage = morning(lang);
        let before = stage.state();
        stage.keys("c");
        let words = if lang == Lang::Da { "c eller Esc går tilbage" } else { "c or Esc goes back" };
        for (width, height) in [(120, 36), (60, 16), (40, 10)] {
            assert!(stage.resize(width, height).shows(words), "{}", stage.screen());
        }
        for key in
            "Space Ctrl-N b d i r o f n u x p . - + t a w e q ? Enter Tab / s Ctrl-Z Ctrl-Y Ctrl-S Down Del".split(' ')
        {
            stage.keys(key);
            assert!(matches!(stage.app().dialog(), Some(Dialog::Chair(_))), "{key}");
        }
        stage.paste("indsat").click(3, 5).mouse(MouseEventKind::ScrollDown, 3, 5);
        assert!(matches!(stage.app().dialog(), Some(Dialog::Chair(_))));
        assert_eq!(stage.state(), before);
        assert!(stage.app().drafts.is_empty() && stage.left.is_none());
        assert!(stage.keys("c").app().dialog().is_none());
        assert!(stage.keys("c Esc").app().dialog().is_none());
        assert!(!stage.keys("c Ctrl-C").menu().is_empty());
    }
}
