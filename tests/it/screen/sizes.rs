//! Every size of window, hostile titles, no colours: the frame holds.

use punktlig::lang::Lang;
use punktlig::tui::keymap::Keymap;
use punktlig::tui::signs;
use punktlig::tui::theme::Theme;
use ratatui::style::Color;
use unicode_width::UnicodeWidthStr;

use super::states::{made_up, states, titled};
use crate::kit::faults::size;
use crate::kit::stage::Stage;
use crate::kit::{JANUARY, at, sample};

/// The frame is whole where there is one, and every cell holds one character of the width that it should.
pub fn check(name: &str, stage: &Stage) {
    let size = stage.app().size;
    let buffer = stage.buffer();
    for y in 0..size.height {
        for x in 0..size.width {
            let symbol = buffer[(x, y)].symbol();
            assert!(!symbol.chars().any(char::is_control), "{name} {size}: {symbol:?} at {x},{y}");
            assert!(symbol.width() <= 2, "{name} {size}: {symbol:?} at {x},{y}");
        }
    }
    if size.width >= 76 && size.height >= 20 {
        for y in 0..size.height {
            for (x, allowed) in [(0, "┌│├└"), (size.width - 1, "┐│┤┘")] {
                let symbol = buffer[(x, y)].symbol();
                assert!(allowed.contains(symbol), "{name} {size}: {symbol:?} at {x},{y}\n{}", stage.screen());
            }
        }
    }
}

/// Where the layout changes.
const EDGES: [(u16, u16); 9] =
    [(60, 16), (76, 20), (130, 45), (59, 16), (60, 15), (61, 17), (75, 24), (76, 19), (80, 24)];

/// Looks at every `step`th size, each in another state, and at all states at these `edges`.
fn sizes_and_edges(title: &str, lang: Lang, step: usize, edges: &[(u16, u16)]) {
    let agenda = titled(title, lang);
    let mut all = states(&agenda, lang);
    let count = all.len();
    for n in (0..130 * 45).step_by(step) {
        let (width, height) = (u16::try_from(n / 45 + 1).unwrap(), u16::try_from(n % 45 + 1).unwrap());
        let (name, stage) = &mut all[n % count];
        check(name, stage.resize(width, height));
    }
    for &(width, height) in edges {
        for (name, stage) in &mut all {
            check(name, stage.resize(width, height));
        }
    }
}

fn sizes(title: &str, lang: Lang, step: usize) {
    sizes_and_edges(title, lang, step, &EDGES);
}

#[test]
fn every_state_is_drawn_at_every_size() {
    sizes("Et ganske almindeligt punkt", Lang::Da, 1);
    sizes("Xqa", Lang::En, 7);
}

#[test]
fn a_title_of_ten_thousand_letters_breaks_nothing() {
    let title = "Speciallægepraksisplanlægning".repeat(350);
    sizes_and_edges(&title, Lang::Da, size(23, 1), &EDGES[..size(3, EDGES.len())]);
}

#[test]
fn wide_and_joined_characters_break_nothing() {
    sizes("会議の議題 👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301} ｆｕｌｌ 🇩🇰 漢字漢字漢字漢字漢字漢字漢字", Lang::En, 3);
}

#[test]
fn escape_codes_and_bidi_controls_in_a_title_never_reach_the_terminal() {
    let title = "a\u{1b}[31m\u{1b}]0;x\u{7}b\u{202e}c\u{200b}d\te\r\nf\u{9b}31m";
    sizes(title, Lang::Da, 7);
    for (name, stage) in states(&titled(title, Lang::Da), Lang::Da) {
        let screen = stage.screen();
        let hostile = |c: char| c != '\n' && punktlig::text::is_hostile(c);
        assert!(!screen.contains(hostile), "{name}:\n{screen}");
    }
}

#[test]
fn below_the_smallest_size_the_screen_says_so() {
    for (lang, said) in [(Lang::Da, "Vinduet er for lille"), (Lang::En, "The window is too small")] {
        let mut stage = Stage::new(made_up(lang), lang);
        for (width, height) in [(59, 40), (120, 15), (30, 5)] {
            assert!(stage.resize(width, height).shows(said), "{}", stage.screen());
        }
        assert!(!stage.resize(60, 16).shows(said));
    }
}

#[test]
fn the_smallest_size_loses_neither_the_item_nor_the_time_nor_the_forecast() {
    for (lang, shown) in [
        (Lang::Da, ["Xqa", "10:01 tilbage", "slut ca. 10.30", "Hjælp"]),
        (Lang::En, ["Xqa", "10:01 left", "ends about 10:30", "Help"]),
    ] {
        for (name, mut stage) in states(&made_up(lang), lang) {
            if name == "in time" || name == "records of nothing" {
                let screen = stage.resize(60, 16).screen();
                // A key takes a second.
                let second = |text: &str| text.replace("10:01", if name == "in time" { "10:01" } else { "10:00" });
                for text in shown.map(second) {
                    assert!(screen.contains(&text), "{name}: {text} is not in\n{screen}");
                }
            }
        }
    }
}

#[test]
fn in_ascii_no_column_moves_and_no_sign_is_left() {
    // Letters stay, and what every western font has next to them.
    let is_in_every_font = |c: char| c < '\u{100}' || c.is_alphabetic();
    for lang in [Lang::Da, Lang::En] {
        let mut signs = 0;
        for (name, mut stage) in states(&made_up(lang), lang) {
            for (width, height) in [(120, 36), (80, 24), (60, 16)] {
                let with_signs = stage.resize(width, height).buffer();
                let mut buffer = with_signs.clone();
                signs::into_ascii(&mut buffer);
                for (at, (cell, before)) in buffer.content.iter().zip(&with_signs.content).enumerate() {
                    let symbol = cell.symbol();
                    assert!(symbol.chars().all(is_in_every_font), "{name}: {symbol:?} at {at}");
                    signs += usize::from(symbol != before.symbol());
                    if symbol == before.symbol() || before.symbol() == " " {
                        continue;
                    }
                    // One of two columns takes its neighbour as well.
                    let next = &buffer.content[at + 1..][..before.symbol().width() - 1];
                    assert!(next.iter().all(|next| next.symbol() == symbol), "{name}: {symbol:?} at {at}");
                }
            }
        }
        assert!(signs > 1000, "{signs}");
    }
}

#[test]
fn the_help_names_the_space_bar_where_its_sign_is_missing() {
    for (lang, word) in [(Lang::Da, "Mellemrum"), (Lang::En, "Space")] {
        let mut stage = crate::kit::stage::january(lang);
        stage.app_mut().keys = Keymap::new(lang).with_space_named(lang);
        stage.resize(120, 36).keys("?");
        assert!(stage.shows(word) && !stage.shows("␣"), "{}", stage.screen());
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    for (name, mut stage) in states(&made_up(Lang::Da), Lang::Da) {
        stage.app_mut().theme = Theme::new(false);
        for (width, height) in [(120, 36), (60, 16)] {
            let buffer = stage.resize(width, height).buffer();
            let coloured = buffer.content.iter().find(|c| c.fg != Color::Reset || c.bg != Color::Reset);
            assert!(coloured.is_none(), "{name}: {coloured:?}");
        }
    }
}

#[test]
fn only_the_terminals_own_sixteen_colours_are_used_and_none_as_background() {
    for (name, stage) in states(&made_up(Lang::Da), Lang::Da) {
        for cell in &stage.buffer().content {
            assert!(
                !matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_) | Color::White | Color::Black),
                "{name}: {cell:?}"
            );
            assert_eq!(cell.bg, Color::Reset, "{name}: {cell:?}");
        }
    }
}

#[test]
fn nothing_blinks() {
    use ratatui::style::Modifier;
    for (name, stage) in states(&made_up(Lang::En), Lang::En) {
        let blinks = |c: &ratatui::buffer::Cell| c.modifier.intersects(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK);
        assert!(!stage.buffer().content.iter().any(blinks), "{name}");
    }
}

#[test]
fn the_running_slot_is_in_sight_after_any_resize() {
    let mut stage = super::flow::at_budget(Lang::Da);
    for (width, height) in [(120, 36), (60, 16), (80, 20), (130, 45), (76, 20), (60, 16)] {
        stage.resize(width, height);
        assert!(stage.shows("▶11.05"), "{width}×{height}:\n{}", stage.screen());
    }
}

#[test]
fn no_time_is_cut_off_at_the_edge() {
    let mut paused = super::flow::at_budget(Lang::Da);
    paused.keys("p").resize(80, 24);
    assert!(paused.shows("pause siden 11.05 "), "{}", paused.screen());
    let mut other_day = Stage::opened(sample(JANUARY), Lang::Da, false, at("2025-01-13T09:00:00+01:00"));
    other_day.resize(80, 24).keys("Esc");
    assert!(other_day.shows("kl. 8.15"), "{}", other_day.screen());
    let mut late = super::flow::at_budget(Lang::En);
    for width in 60..=120 {
        let screen = late.resize(width, 24).screen();
        let status = screen.lines().find(|l| l.contains("min behind")).unwrap();
        assert_eq!(status.contains("rest to"), status.contains('%'), "{status}");
    }
}

#[test]
fn an_arrow_says_where_there_is_more_to_read() {
    let mut stage = crate::kit::stage::january(Lang::Da);
    stage.resize(80, 24).keys("?");
    assert!(stage.shows("↓│") && !stage.shows("↑│"), "{}", stage.screen());
    stage.keys("PgDn");
    assert!(stage.shows("↓│") && stage.shows("↑│"), "{}", stage.screen());
    stage.keys("End");
    assert!(!stage.shows("↓│") && stage.shows("↑│"), "{}", stage.screen());
}

#[test]
fn the_list_of_meetings_is_drawn_at_every_size_and_keeps_the_chosen_one_in_sight() {
    use punktlig::journal::Status;
    use punktlig::tui::picker::{ListedMeeting, Picker};
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    let entry = |n: usize| ListedMeeting {
        date: (n % 5 != 4).then(|| "2025-01-15".parse().unwrap()),
        name: format!("Møde {n} 漢字 {}", "langt ".repeat(n % 7 * 10)),
        path: format!("meetings/2025-01-{n}.toml").into(),
        status: [Some(Status::NotStarted), Some(Status::Running), Some(Status::Closed), None][n % 4],
        time: chrono::NaiveTime::from_hms_opt(9, 15, 0),
        today: n.is_multiple_of(2),
        is_past: n.is_multiple_of(3),
        is_document: n.is_multiple_of(11),
    };
    for lang in [Lang::Da, Lang::En] {
        for entries in [Vec::new(), (0..60).map(entry).collect()] {
            let theme = Theme::new(true);
            let mut picker = Picker { lang, theme, entries, cursor: 0 };
            for (width, height) in (1..=130u16).flat_map(|w| [(w, 1), (w, 2), (w, 3), (w, w / 3 + 1), (w, 45)]) {
                picker.cursor = usize::from(width + height) % picker.entries.len().max(1);
                let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
                terminal.draw(|frame| _ = picker.draw(frame)).unwrap();
                let screen = crate::kit::stage::text_of(terminal.backend().buffer());
                let chosen = format!("Møde {} ", picker.cursor);
                if width >= 40 && height >= 3 && !picker.entries.is_empty() {
                    assert!(screen.contains(&chosen), "{width}×{height}: {chosen} is not in\n{screen}");
                }
            }
        }
    }
}

#[test]
fn a_question_is_whole_in_its_box_whatever_the_title() {
    for (lang, again) in [(Lang::Da, "igen"), (Lang::En, "again")] {
        let mut just_begun = super::flow::at_budget(lang);
        just_begun.keys(". Down Down Enter Enter Space");
        let mut seminar = Stage::new(crate::kit::sample("2024-01-22-kb-seminar.toml"), lang);
        let next_day = seminar.meeting().slots().iter().position(|r| r.slot.day.to_string() == "2024-01-23").unwrap();
        seminar.keys("Space");
        for _ in 0..=next_day {
            seminar.pass(11_000).keys("Space");
        }
        let mut start = crate::kit::stage::january(lang);
        start.keys("Space Down Down Down Down").resize(80, 24).keys("Enter");
        let mut back = super::flow::at_budget(lang);
        back.keys(".").resize(80, 24).keys("Enter");
        for (question, stage) in
            [("ask-just-begun", just_begun), ("ask-other-day", seminar), ("ask-start", start), ("ask-return", back)]
        {
            let mut stage = stage;
            assert_eq!(stage.said(), question);
            stage.resize(80, 24);
            let screen = stage.screen();
            assert!(screen.contains(again), "{question}: {screen}");
        }
    }
}

#[test]
fn a_letter_drawn_alone_is_the_same_as_the_whole_screen_drawn_anew() {
    for lang in [Lang::Da, Lang::En] {
        for (cols, rows) in [(120, 36), (80, 24), (60, 16)] {
            let mut stage = super::flow::at_budget(lang);
            stage.window.is_seen = true;
            stage.resize(cols, rows);
            let decision = if lang == Lang::Da { "b" } else { "d" };
            let follow_up = if lang == Lang::Da { "o" } else { "f" };
            let keys = "'Først' F2 Esc 'så' Enter Ctrl-N 'x' Ctrl-Z Backspace Alt-1 'y' Esc";
            let line = "'Sender @bet' Down Tab '!6/2' Ctrl-N 'z' Enter";
            let before = stage.window.typed;
            // Each frame that is shown is compared with one that is drawn anew.
            stage.keys(&format!("{decision} {keys} Tab Tab {follow_up} {line} {decision} 'igen' Ctrl-S"));
            let alone = stage.window.typed - before;
            assert!(alone > 15, "letters are drawn alone: {alone}");
        }
    }
}
