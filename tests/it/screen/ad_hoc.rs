//! The list of meetings where there is none, and the form for a new meeting.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use punktlig::agenda::Blank;
use punktlig::lang::Lang;
use punktlig::tui::app::Input;
use punktlig::tui::new_meeting::{NewMeeting, Purpose};
use punktlig::tui::picker::{Picked, Picker};
use punktlig::tui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::kit::day;
use crate::kit::stage::text_of;
use crate::kit::window::TestWindow;

const ENTER: KeyCode = KeyCode::Enter;

/// A window in which keys come in, and then the wish to stop.
fn window(keys: &[KeyCode]) -> TestWindow {
    let mut window = TestWindow::new(80, 24);
    window.is_seen = true;
    keys.iter().for_each(|key| window.send(Input::Key(KeyEvent::new(*key, KeyModifiers::NONE))));
    window.send(Input::Interrupt);
    window
}

fn typed(text: &str) -> Vec<KeyCode> {
    text.chars().map(KeyCode::Char).collect()
}

/// What the form gives for keys, and the screen that was seen last.
fn asked(purpose: Purpose, keys: &[KeyCode]) -> (Option<Blank>, String) {
    let mut window = window(keys);
    let mut form = NewMeeting::new(purpose, day(2026, 11, 29), Lang::Da, Theme::new(false));
    let name = |blank: &Blank| PathBuf::from("meetings").join(format!("{}.toml", blank.stem()));
    let blank = form.run(&mut window, name).unwrap();
    (blank, text_of(window.frame()))
}

/// A file in the folder of agendas, as this system writes it.
fn place(name: &str) -> String {
    punktlig::paths::shown(&PathBuf::from("meetings").join(name))
}

fn chosen(keys: &[KeyCode]) -> Option<Picked> {
    let mut picker = Picker { lang: Lang::Da, theme: Theme::new(false), entries: Vec::new(), cursor: 0 };
    picker.run(&mut window(keys)).unwrap()
}

#[test]
fn where_there_are_no_meetings_one_can_be_started_or_its_agenda_created() {
    assert_eq!(chosen(&[ENTER]), Some(Picked::Start));
    assert_eq!(chosen(&[KeyCode::Down, ENTER]), Some(Picked::Create));
    assert_eq!(chosen(&[KeyCode::Down, KeyCode::Down, KeyCode::Up, ENTER]), Some(Picked::Start));
    assert_eq!(chosen(&[KeyCode::Esc]), None);
}

#[test]
fn enter_twice_is_enough_for_a_meeting_that_starts_now() {
    let (blank, screen) = asked(Purpose::Start, &[ENTER, ENTER]);
    assert_eq!(blank, Some(Blank { title: "Møde".into(), body: None, include: None, date: day(2026, 11, 29) }));
    assert!(screen.contains(&place("2026-11-29-moede.toml")) && screen.contains("Enter åbner mødet"), "{screen}");
}

#[test]
fn what_is_typed_first_takes_the_place_of_the_title_and_a_body_may_be_named() {
    let keys = [typed("Haster"), vec![ENTER], typed("Direktionen"), vec![ENTER]].concat();
    let (blank, screen) = asked(Purpose::Start, &keys);
    let expected =
        Blank { title: "Haster".into(), body: Some("Direktionen".into()), include: None, date: day(2026, 11, 29) };
    assert_eq!(blank, Some(expected));
    assert!(screen.contains(&place("2026-11-29-direktionen.toml")), "{screen}");
}

#[test]
fn an_agenda_is_for_any_day_and_one_that_is_not_a_day_is_refused() {
    let until = [ENTER, ENTER];
    let with = |date: &str| [&until[..], &typed(date), &[ENTER]].concat();
    let date = |date: &str| asked(Purpose::Create, &with(date)).0.map(|blank| blank.date);
    assert_eq!(date(""), Some(day(2026, 11, 29)));
    assert_eq!(date("2/12"), Some(day(2026, 12, 2)));
    assert_eq!(date("fredag den 4. december"), Some(day(2026, 12, 4)));
    let (blank, screen) = asked(Purpose::Create, &with("31/2"));
    assert!(blank.is_none() && screen.contains("den dato findes ikke"), "{screen}");
    assert_eq!(asked(Purpose::Create, &[KeyCode::Esc]).0, None);
}

#[test]
fn the_form_and_the_offers_are_drawn_at_every_size() {
    for lang in [Lang::Da, Lang::En] {
        let theme = Theme::new(true);
        let form = NewMeeting::new(Purpose::Create, day(2026, 11, 29), lang, theme);
        let picker = Picker { lang, theme, entries: Vec::new(), cursor: 1 };
        for (width, height) in (1..=130u16).flat_map(|w| [(w, 1), (w, 2), (w, 3), (w, w / 3 + 1), (w, 45)]) {
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            terminal.draw(|frame| _ = form.draw(frame, Some(&PathBuf::from("meetings/x.toml")))).unwrap();
            terminal.draw(|frame| _ = picker.draw(frame)).unwrap();
            let screen = text_of(terminal.backend().buffer());
            if width >= 30 && height >= 3 {
                assert!(screen.contains(&lang.text("new-create")), "{width}×{height}\n{screen}");
            }
        }
    }
}
