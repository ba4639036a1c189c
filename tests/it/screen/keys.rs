//! Keys that were bound anew: what they do and everything that names them follow.

use punktlig::lang::Lang;
use punktlig::tui::keymap::{Action, Key, Scope};

use crate::kit::stage::january;

#[test]
fn a_key_that_is_bound_anew_is_followed_by_dispatch_footer_help_messages_and_dialogs() {
    let mut stage = january(Lang::Da);
    stage.app_mut().keys.rebind(Scope::Main, Action::Decision, &[Key::Char('§')]);
    stage.app_mut().keys.rebind(Scope::Main, Action::Undo, &[Key::Ctrl('u')]);
    stage.app_mut().keys.rebind(Scope::Editor, Action::Accept, &[Key::Ctrl('d')]);
    stage.at("8.16").keys("Space b");
    assert_eq!(stage.said(), "notice-no-such-key");
    assert!(stage.shows("§ Beslutning"), "{}", stage.screen());
    stage.keys("§ 'Godkendt'");
    assert_eq!(stage.typed().as_deref(), Some("Godkendt"));
    assert!(stage.shows("Ctrl-D notér"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    assert!(stage.records().is_empty(), "Ctrl-S means nothing any more");
    stage.keys("Ctrl-D");
    assert_eq!(stage.records().len(), 1);
    assert!(stage.notice().contains("Ctrl-U"), "{}", stage.notice());
    stage.keys("Ctrl-U");
    assert!(stage.records().is_empty());
    stage.resize(120, 80).keys("?");
    assert!(stage.screen().lines().any(|line| line.contains("§") && line.contains('d')), "{}", stage.screen());
    assert!(stage.shows("Ctrl-D"), "{}", stage.screen());
}

#[test]
fn home_and_end_go_to_the_ends_of_menus_and_of_the_lists_over_a_text() {
    let mut stage = january(Lang::Da);
    stage.at("8.16").keys("Space b F3 End Enter");
    assert!(stage.shows("Udfald: andet"), "{}", stage.screen());
    stage.keys("F3 Home Enter");
    assert!(stage.shows("Udfald: godkendt"), "{}", stage.screen());
    stage.keys("Esc u End Enter");
    assert!(stage.shows("Udsæt til · "), "the last row asks for another date: {}", stage.screen());
    stage.keys("Esc u End Home Enter");
    assert!(stage.notice().starts_with("Udsat til den 22. januar: "), "{}", stage.notice());
}
