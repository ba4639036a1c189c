//! Inside an editor or a line: drafts, phrases, outcomes, pastes, AltGr, and moving on from within.

use punktlig::agenda::{ItemId, Outcome};
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Target};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::drafts::DraftKind;

use super::flow::at_budget;
use crate::kit::stage::{Stage, january, key};

fn item(id: &str) -> Target {
    Target::Item(ItemId::from(id))
}

/// Lets another run of the program find this one's drafts.
fn reopened(stage: &Stage) -> Stage {
    let mut again = at_budget(stage.app().lang);
    let stored = stage.app().drafts.iter().map(|(key, draft)| {
        let mut back: punktlig::tui::drafts::Draft =
            serde_json::from_value(serde_json::to_value(draft).unwrap()).unwrap();
        back.text.clone_from(&draft.text);
        (key.clone(), back)
    });
    let now = again.now;
    again.app_mut().restore_drafts(stored.collect(), now);
    again
}

#[test]
fn ctrl_n_from_inside_an_editor_keeps_the_text_on_its_item() {
    for (lang, decision) in [(Lang::Da, "b"), (Lang::En, "d")] {
        let mut stage = at_budget(lang);
        stage.keys(decision).keys("'Tidsplanen ' Ctrl-N");
        assert_eq!(stage.meeting().running(), Some(0), "the first pending one");
        assert_eq!(stage.typed().as_deref(), Some("Tidsplanen "));
        stage.keys("'godkendes.' Ctrl-S");
        assert_eq!(stage.records_on(&item("5")), [("decision", "Tidsplanen godkendes.".to_owned())]);
        assert_eq!(stage.app().screen.slot(), Some(0));
    }
}

#[test]
fn ctrl_n_asks_inside_an_editor_too_and_typing_goes_on() {
    let mut stage = january(Lang::Da);
    stage.keys("Space b 'a' Ctrl-N");
    assert_eq!((stage.said(), stage.meeting().running()), ("ask-just-begun", Some(0)));
    assert!(stage.shows("Ctrl-N igen"), "{}", stage.screen());
    stage.keys("'b' Ctrl-N");
    assert_eq!((stage.typed().as_deref(), stage.meeting().running()), (Some("ab"), Some(0)));
    stage.keys("Ctrl-N");
    assert_eq!((stage.typed().as_deref(), stage.meeting().running()), (Some("ab"), Some(1)));
}

#[test]
fn ctrl_n_on_the_last_slot_puts_the_text_aside_and_reviews() {
    let mut stage = january(Lang::Da);
    stage.keys("Space");
    for _ in 0..10 {
        stage.pass(11_000).keys("Space");
    }
    stage.pass(11_000).keys("b 'Sidste' Ctrl-N");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))));
    assert!(stage.app().drafts.values().any(|d| d.text == "Sidste"));
}

#[test]
fn esc_keeps_the_draft_and_the_key_opens_it_again() {
    for (open, text) in [("b", "Beslutningen"), ("n", "Notatet"), ("o", "Opfølgningen @bettina")] {
        let mut stage = at_budget(Lang::Da);
        stage.keys(open).keys(&format!("'{text}' Esc"));
        assert_eq!((stage.said(), stage.records().len()), ("notice-draft-kept", 0));
        assert!(stage.shows("✎ Kladde"), "{}", stage.screen());
        stage.keys("Down").keys(open);
        assert_eq!(stage.typed().as_deref(), Some(""), "a draft belongs to its item");
        stage.keys("Esc Up").keys(open);
        assert_eq!(stage.typed().as_deref(), Some(text));
    }
}

#[test]
fn esc_on_an_empty_text_leaves_no_draft() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'x' Backspace Esc");
    assert!(stage.app().drafts.is_empty() && stage.said() != "notice-draft-kept");
}

#[test]
fn a_recorded_text_leaves_no_draft() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'x' Ctrl-S b");
    assert_eq!(stage.typed().as_deref(), Some(""));
}

#[test]
fn what_was_being_typed_when_the_program_died_is_open_at_the_next_start() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Lukket kladde' Esc Down b F3 1 'Midt i det hele'");
    let again = reopened(&stage);
    assert_eq!(again.typed().as_deref(), Some("Midt i det hele"));
    let Some(Dialog::Editor(editor)) = again.app().dialog() else { panic!() };
    assert_eq!((&editor.on, editor.outcome(), &editor.writing), (&item("6"), Outcome::Approved, &DraftKind::Decision));
    assert_eq!(again.app().screen.slot(), Some(5));
    assert_eq!(again.app().drafts.len(), 2);
}

#[test]
fn a_follow_up_that_was_being_typed_is_open_again_too() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("Down o 'Sender @bet'");
    let mut again = reopened(&stage);
    assert_eq!(again.typed().as_deref(), Some("Sender @bet"));
    again.keys("Tab Enter");
    assert_eq!(again.records_on(&item("6")), [("follow-up", "Sender @\"Bettina Andersen\"".to_owned())]);
    assert!(again.app().drafts.is_empty());
}

#[test]
fn a_draft_that_was_put_aside_waits_and_does_not_open_by_itself() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("o 'Sender @bettina' Esc");
    let mut again = reopened(&stage);
    assert!(again.app().dialog().is_none());
    again.keys("o");
    assert_eq!(again.typed().as_deref(), Some("Sender @bettina"));
}

#[test]
fn every_key_in_an_editor_is_a_change_that_is_saved() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b");
    // Before the next frame, with which it goes to the thread that saves.
    let mut changes = |input: Input| {
        stage.give_unseen(input);
        let is_changed = stage.app_mut().take_changed_drafts();
        stage.show();
        is_changed
    };
    let mut press = |name: &str| changes(Input::Key(key(name)));
    for c in ["Æ", "Space", "ø"] {
        assert!(press(c), "{c}");
    }
    press("F2");
    assert!(press("1"), "a phrase");
    press("F3");
    assert!(press("2"), "an outcome");
    assert!(!press("Left"), "a move is no change");
    assert!(changes(Input::Paste("indsat".to_owned())), "a paste");
}

#[test]
fn phrases_come_by_alt_and_a_digit_or_from_the_list() {
    for keys in ["Alt-2", "F2 2", "F2 Down Enter"] {
        let mut stage = at_budget(Lang::Da);
        stage.window.is_seen = true;
        stage.keys("b").keys(keys);
        assert_eq!(stage.typed().as_deref(), Some("Taget til efterretning."), "{keys}");
        stage.keys("Ctrl-S");
        let Content::Decision(d) = stage.meeting().records()[0].current() else { panic!() };
        assert_eq!(d.outcome, Outcome::Noted, "{keys}");
    }
}

/// Writes a decision with these keys, records it, and gives its text and outcome.
fn recorded(keys: &str) -> (String, Outcome) {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b").keys(keys).keys("Ctrl-S");
    let Content::Decision(d) = stage.meeting().records()[0].current() else { panic!() };
    (d.text.clone(), d.outcome)
}

#[test]
fn undoing_a_phrase_brings_back_the_outcome_that_it_replaced_and_redo_sets_it_again() {
    let text = "Oplægget godkendes og tilpasses";
    for (keys, outcome) in [
        ("Alt-8 Ctrl-Z", Outcome::Other),
        ("Alt-6 Ctrl-Z", Outcome::Other),
        ("F2 1 Ctrl-Z", Outcome::Other),
        ("F3 3 Alt-8 Ctrl-Z", Outcome::Discussed),
        ("Alt-1 Ctrl-A Ctrl-K", Outcome::Other),
        ("Alt-1 F3 4 Ctrl-Z", Outcome::Rejected),
        ("Alt-1 Ctrl-Z F3 4 Ctrl-Y Ctrl-Z", Outcome::Rejected),
    ] {
        assert_eq!(recorded(&format!("{keys} '{text}'")), (text.to_owned(), outcome), "{keys}");
    }
    assert_eq!(recorded("Alt-2 Ctrl-Z Ctrl-Y"), ("Taget til efterretning.".to_owned(), Outcome::Noted));
    assert_eq!(recorded("Alt-2 Ctrl-A Ctrl-K Ctrl-Z"), ("Taget til efterretning.".to_owned(), Outcome::Noted));
    assert_eq!(recorded("Alt-2 '!' Ctrl-Z"), ("Taget til efterretning.".to_owned(), Outcome::Noted));
    assert_eq!(recorded("'Ja.' F3 1 Alt-2 Ctrl-Z"), ("Ja.".to_owned(), Outcome::Approved), "put into other text");
}

#[test]
fn the_list_of_phrases_shows_them_and_esc_closes_only_the_list() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'x' F2");
    assert!(stage.shows("Standardtekster") && stage.shows("2  Taget til efterretning."), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(stage.typed().as_deref(), Some("x"));
    assert!(!stage.shows("Standardtekster"));
}

#[test]
fn a_phrase_that_is_not_there_says_so() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b Alt-9");
    assert_eq!((stage.said(), stage.typed().as_deref()), ("notice-no-phrase", Some("")));
}

#[test]
fn f3_sets_the_outcome_that_the_decision_has() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Nej.' F3 4");
    assert!(stage.shows("Udfald: ikke godkendt"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    let Content::Decision(d) = stage.meeting().records()[0].current() else { panic!() };
    assert_eq!(d.outcome, Outcome::Rejected);
}

#[test]
fn a_note_has_neither_phrases_nor_an_outcome() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n F2 F3 'x'");
    assert_eq!(stage.typed().as_deref(), Some("x"));
    assert!(!stage.shows("Udfald"));
    // There Alt and a number are Esc and that number, which terminals send alike.
    stage.keys("Alt-1");
    assert!(matches!(stage.app().dialog(), Some(Dialog::GoTo(_))), "{}", stage.screen());
    assert!(stage.app().drafts.values().any(|draft| draft.text == "x"));
}

#[test]
fn altgr_characters_and_danish_letters_are_text() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Æøå' AltGr-@ AltGr-€ AltGr-{ AltGr-1");
    assert_eq!(stage.typed().as_deref(), Some("Æøå@€{1"));
    let mut stage = at_budget(Lang::Da);
    stage.keys("o AltGr-@ 'bet'");
    assert!(stage.shows("Bettina Andersen"), "{}", stage.screen());
}

#[test]
fn plain_keys_of_the_main_screen_are_text_in_an_editor() {
    let mut stage = at_budget(Lang::Da);
    let before = stage.state();
    stage.keys("b 'q p . - a ? / s'");
    assert_eq!(stage.typed().as_deref(), Some("q p . - a ? / s"));
    assert!(stage.state() == before);
}

#[test]
fn ctrl_z_in_an_editor_undoes_typing_and_nothing_of_the_meeting() {
    let mut stage = at_budget(Lang::Da);
    let before = stage.state();
    stage.keys("b 'x' Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(stage.typed().as_deref(), Some(""));
    assert!(stage.state() == before);
}

#[test]
fn a_paste_outside_an_editor_opens_a_note_with_it() {
    let mut stage = at_budget(Lang::Da);
    stage.paste("q\nfra en\u{1b}[31m mail\r\np");
    assert_eq!(stage.typed().as_deref(), Some("q\nfra en[31m mail\np"));
    assert!(matches!(stage.app().dialog(), Some(Dialog::Editor(e)) if e.writing == DraftKind::Note));
    stage.keys("Ctrl-S");
    assert_eq!(stage.records_on(&item("5")).len(), 1);
}

#[test]
fn a_paste_into_a_line_stays_one_line() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("o").paste("Sender\nplan\t@bettina");
    assert_eq!(stage.typed().as_deref(), Some("Sender plan @bettina"));
    stage.keys("Esc / ").paste("katte\ngat");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Search(s)) if s.text.text() == "katte gat"));
}

#[test]
fn a_paste_over_a_question_does_nothing_and_over_the_help_opens_a_note() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("q").paste("2\n2\n");
    assert_eq!(stage.left.clone(), None);
    assert_eq!(stage.said(), "notice-paste-menu");
    stage.keys("Esc ?").paste("x");
    assert_eq!(stage.typed().as_deref(), Some("x"));
}

#[test]
fn a_paste_after_the_close_opens_nothing() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("a Ctrl-S").paste("for sent");
    assert_eq!((stage.typed(), stage.said()), (None, "notice-closed"));
}

#[test]
fn an_editor_names_its_item_and_stays_with_it() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'x'");
    assert!(stage.shows("Beslutning · 5  Tidsplan for budgetopfølgninger"), "{}", stage.screen());
    stage.click(3, 1);
    stage.keys("Ctrl-S");
    assert_eq!(stage.records_on(&item("5")).len(), 1);
}

#[test]
fn a_long_text_wraps_and_its_end_is_in_sight() {
    let mut stage = at_budget(Lang::Da);
    stage.resize(80, 24).keys("b");
    stage.paste(&"Et ord efter et andet, og intet af det forsvinder ud til højre. ".repeat(30)).keys("'SLUTORD'");
    assert!(stage.shows("SLUTORD"), "{}", stage.screen());
}

#[test]
fn an_editor_of_an_edited_record_has_a_draft_of_its_own() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Første' Ctrl-S e 1 1 ' rettet' Esc b");
    assert_eq!(stage.typed().as_deref(), Some(""), "a new decision is another text");
    stage.keys("Esc e 1 1");
    assert_eq!(stage.typed().as_deref(), Some("Første rettet"));
}

#[test]
fn a_key_release_or_an_unknown_key_changes_nothing() {
    let mut stage = at_budget(Lang::Da);
    let before = stage.state();
    let unknown = crossterm::event::KeyEvent::new(crossterm::event::KeyCode::F(12), key("a").modifiers);
    stage.press(unknown, 500);
    stage.keys("Alt-b");
    assert!(stage.state() == before);
}

#[test]
fn a_paste_of_a_book_is_left_out_with_a_word_and_what_was_typed_stays() {
    let book = "x".repeat(1_000_000);
    let mut stage = january(Lang::Da);
    stage.at("11.05").paste(&book);
    assert_eq!((stage.said(), stage.typed()), ("paste-too-long", None));
    stage.keys("n").paste("Skrevet").paste(&book);
    assert_eq!((stage.said(), stage.typed().as_deref()), ("paste-too-long", Some("Skrevet")));
    stage.paste(&"y".repeat(199_000));
    assert_eq!(stage.typed().map(|t| t.len()), Some(199_007), "eighty pages are taken");
    stage.paste(&"z".repeat(1_000));
    assert_eq!(stage.said(), "paste-too-long", "the sum counts");
}

#[test]
fn tab_makes_an_owner_of_the_name_that_a_follow_up_begins_with_and_the_review_lists_those_without_one() {
    for (lang, keys, said, listed) in [
        (Lang::Da, ["o", "a"], "ingen ansvarlig: Tab gør »Bettina:«", "Opfølgning uden ansvarlig"),
        (Lang::En, ["f", "w"], "no owner: Tab turns “Bettina:”", "Follow-up without an owner"),
    ] {
        let mut stage = january(lang);
        stage.at("11.05").keys("Space").resize(120, 36);
        stage.keys(keys[0]).keys("'Bettina: sender plan'");
        assert!(stage.shows(said), "{}", stage.screen());
        stage.keys("Tab");
        assert_eq!(stage.typed().as_deref(), Some("@\"Bettina Andersen\" sender plan"));
        assert!(!stage.shows(said), "{}", stage.screen());
        stage.keys("Enter").keys(keys[0]).keys("'Bettina: ringer' Enter");
        let owners: Vec<usize> = stage
            .meeting()
            .records()
            .iter()
            .map(|r| match r.current() {
                Content::FollowUp(follow_up) => follow_up.owners.len(),
                _ => 9,
            })
            .collect();
        assert_eq!(owners, [1, 0], "nothing is guessed");
        stage.keys(keys[1]).keys("End");
        assert!(stage.shows(listed) && stage.shows("Bettina: ringer ·"), "{}", stage.screen());
        assert!(!stage.shows("sender plan ·"), "{}", stage.screen());
    }
}
