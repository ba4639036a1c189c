//! What the keys do that record: decision, as recommended, follow-up, note; and what can be done with a record
//! afterwards.

use punktlig::agenda::{ItemId, Outcome, Who};
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Target};
use punktlig::tui::context::Focus;
use punktlig::tui::dialog::{Dialog, Hit};
use punktlig::tui::keymap::{Keymap, Scope};

use super::flow::at_budget;
use crate::kit::stage::{Stage, january};

fn item(id: &str) -> Target {
    Target::Item(ItemId::from(id))
}

fn outcome(stage: &Stage) -> Outcome {
    match stage.meeting().records().last().unwrap().current() {
        Content::Decision(d) => d.outcome,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_decision_goes_to_the_selected_item_as_typed() {
    for (lang, key) in [(Lang::Da, "b"), (Lang::En, "d")] {
        let mut stage = at_budget(lang);
        stage.keys(key).keys("'Tidsplanen blev' Enter 'godkendt. ' Ctrl-S");
        assert_eq!(stage.records_on(&item("5")), [("decision", "Tidsplanen blev\ngodkendt.".to_owned())]);
        assert_eq!(outcome(&stage), Outcome::Other, "no outcome is guessed");
        assert!(stage.shows("Tidsplanen blev"));
    }
}

/// A meeting whose item 5 has a recommendation.
fn with_recommendation(lang: Lang) -> Stage {
    let plan = "date = 2025-01-15\nitem = [{ number = 5, title = \"Budget\", recommendations = \"At det vedtages.\" }]\n\
        slot = [{ at = \"9.00\", items = [5] }]\n";
    Stage::new(crate::kit::agenda(plan), lang)
}

#[test]
fn as_recommended_opens_the_phrase_of_the_items_type_for_editing() {
    for (lang, key) in [(Lang::Da, "i"), (Lang::En, "r")] {
        let mut stage = with_recommendation(lang);
        stage.keys(key);
        assert_eq!(stage.typed().as_deref(), Some("Godkendt som indstillet."));
        stage.keys("' Enstemmigt.' Ctrl-S");
        let said = "Godkendt som indstillet. Enstemmigt.".to_owned();
        assert_eq!(stage.records_on(&item("5")), [("decision", said)]);
        assert_eq!(outcome(&stage), Outcome::Approved);
    }
}

#[test]
fn what_is_decided_as_recommended_is_not_recorded_twice_by_the_same_key() {
    let mut stage = with_recommendation(Lang::Da);
    stage.keys("i Ctrl-S").pass(5_000).keys("i");
    assert_eq!((stage.said(), stage.typed()), ("notice-decided-already", None));
    assert!(stage.shows("Allerede besluttet: »Godkendt som indstillet.« b skriver"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    assert_eq!(stage.records_on(&item("5")).len(), 1);
    stage.keys("b 'Foreløbigt' Esc i");
    assert_eq!(stage.typed().as_deref(), Some("Foreløbigt\nGodkendt som indstillet."), "a draft goes on");
    // One that was withdrawn is decided no more.
    let mut stage = with_recommendation(Lang::Da);
    stage.keys("i Ctrl-S").pass(5_000).keys("Ctrl-Z i");
    assert_eq!(stage.typed().as_deref(), Some("Godkendt som indstillet."));
}

#[test]
fn an_approval_as_recommended_goes_with_its_text() {
    let mut stage = with_recommendation(Lang::Da);
    stage.keys("i Ctrl-A Ctrl-K 'Udsat.' Ctrl-S");
    assert_eq!(
        (stage.records_on(&item("5")).pop(), outcome(&stage)),
        (Some(("decision", "Udsat.".to_owned())), Outcome::Other)
    );
}

#[test]
fn as_recommended_has_a_line_for_each_of_several_recommendations() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("Down i");
    assert_eq!(stage.typed().as_deref(), Some("Ad 1) Godkendt.\nAd 2) Gennemgået."));
    stage.keys("Ctrl-S");
    assert_eq!(outcome(&stage), Outcome::Approved);
}

#[test]
fn as_recommended_goes_after_what_was_typed_before_never_over_it() {
    let mut stage = with_recommendation(Lang::Da);
    stage.keys("b 'Efter drøftelse:' Esc i");
    assert_eq!(stage.typed().as_deref(), Some("Efter drøftelse:\nGodkendt som indstillet."));
    stage.keys("Esc i");
    assert_eq!(stage.typed().as_deref(), Some("Efter drøftelse:\nGodkendt som indstillet."), "and only once");
}

#[test]
fn a_follow_up_line_names_owners_and_a_date() {
    for (lang, key) in [(Lang::Da, "o"), (Lang::En, "f")] {
        let mut stage = at_budget(lang);
        stage.keys(key).keys("'Sender tidsplan ud til forvaltningerne @bettina @ledelses !6/2'");
        let shown = stage.screen();
        assert!(shown.contains("@ Bettina Andersen, Ledelsessekretariatet"), "{shown}");
        stage.keys("Enter");
        let Content::FollowUp(f) = stage.meeting().records()[0].current() else { panic!() };
        assert_eq!(f.task, "Sender tidsplan ud til forvaltningerne");
        assert_eq!(f.owners, [Who::Id("ba".into()), Who::Id("ls".into())]);
        assert_eq!(f.due, Some("2025-02-06".parse().unwrap()));
    }
}

#[test]
fn tab_completes_a_name_and_the_arrows_choose_it() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("o 'Ringer @bet' Tab");
    assert_eq!(stage.typed().unwrap().trim_end(), "Ringer @\"Bettina Andersen\"".trim_end());
    let mut stage = at_budget(Lang::Da);
    stage.keys("o '@lene'");
    let first = stage.screen();
    assert!(first.contains("Lene Mehlsen Thomsen") && first.contains("Lene Helbo Bachmann"), "{first}");
    stage.keys("Down Tab Enter");
    let Content::FollowUp(f) = stage.meeting().records()[0].current() else { panic!() };
    assert_eq!(f.owners.len(), 1);
    assert!(matches!(&f.owners[0], Who::Id(_)), "{:?}", f.owners);
}

#[test]
fn two_people_of_one_name_are_shown_and_never_guessed() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("o 'Ringer til kommunen @lene '");
    let shown = stage.screen();
    assert!(shown.contains("? "), "{shown}");
    stage.keys("Enter");
    let Content::FollowUp(f) = stage.meeting().records()[0].current() else { panic!() };
    assert_eq!(f.owners, [Who::Name("lene".to_owned())], "recorded as typed");
}

#[test]
fn a_note_is_recorded_and_shown_with_its_item() {
    for lang in [Lang::Da, Lang::En] {
        let mut stage = at_budget(lang);
        stage.keys("n 'Husk bilag' Ctrl-S");
        assert_eq!(stage.records_on(&item("5")), [("note", "Husk bilag".to_owned())]);
        assert!(stage.shows(if lang == Lang::Da { "NOTAT" } else { "NOTE" }));
    }
}

#[test]
fn what_was_said_is_recorded_above_the_decisions_and_taken_back() {
    for (lang, key, decide) in [(Lang::Da, "d", "b"), (Lang::En, "m", "d")] {
        let mut stage = at_budget(lang);
        stage
            .keys(decide)
            .keys("'Godkendt.' Ctrl-S")
            .keys(key)
            .keys("'Udvalget spurgte til:' Enter '- tallene' Ctrl-S");
        let said = ("discussion", "Udvalget spurgte til:\n- tallene".to_owned());
        assert_eq!(stage.records_on(&item("5"))[1], said);
        let shown = stage.screen();
        let place = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text}: {shown}"));
        assert!(place("Udvalget spurgte til:") < place("Godkendt."), "{shown}");
        stage.keys("/ 'tallene'");
        assert!(stage.shows(if lang == Lang::Da { "Drøftelse" } else { "Discussion" }), "{}", stage.screen());
        stage.keys("Esc Ctrl-Z");
        assert_eq!(stage.records_on(&item("5")).len(), 1);
        stage.keys("Ctrl-Y");
        assert_eq!(stage.records_on(&item("5"))[1], said);
    }
}

#[test]
fn a_note_that_becomes_a_discussion_says_that_it_will_be_printed() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Spurgte til økonomi' Ctrl-S Tab e");
    let menu = stage.menu();
    let place = menu.iter().position(|m| m == "Gør til drøftelse (med i protokollen)").unwrap();
    stage.keys(&format!("{}", place + 1));
    assert!(stage.shows("Drøftelse til protokollen"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    assert!(stage.notice().starts_with("Notat gjort til drøftelse: kommer med i protokollen"), "{}", stage.notice());
    assert_eq!(stage.records(), [("discussion", "Spurgte til økonomi".to_owned())]);
    stage.keys("Tab e 1");
    assert!(stage.menu().contains(&"Gør til notat".to_owned()), "{:?}", stage.menu());
}

#[test]
fn an_empty_text_is_not_recorded() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b Space Enter Ctrl-S");
    assert_eq!((stage.said(), stage.records().len()), ("notice-empty", 0));
    stage.keys("Esc o Enter");
    assert_eq!((stage.said(), stage.records().len()), ("notice-empty", 0));
}

fn with_three() -> Stage {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Et notat' Ctrl-S b 'En beslutning' Ctrl-S o 'En opfølgning @bettina' Enter");
    stage
}

#[test]
fn tab_goes_to_the_records_and_enter_edits_the_chosen_one() {
    let mut stage = with_three();
    stage.keys("Tab");
    assert_eq!(stage.app().screen.focus, Focus::Records(1), "the newest record");
    stage.keys("Up Up Enter");
    assert_eq!(stage.typed().as_deref(), Some("En beslutning"));
    stage.keys("' mere' Ctrl-S");
    assert_eq!(stage.records()[1].1, "En beslutning mere");
    assert_eq!(stage.meeting().records().len(), 3, "edited, not added");
    stage.keys("Tab Down");
    assert_eq!(stage.app().screen.focus, Focus::Plan);
    assert_eq!(stage.app().screen.slot(), Some(5));
}

#[test]
fn tab_without_records_says_so() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("Tab");
    assert_eq!((stage.said(), stage.app().screen.focus), ("notice-no-records", Focus::Plan));
}

#[test]
fn del_withdraws_the_chosen_record_and_only_that() {
    let mut stage = with_three();
    stage.keys("Del");
    assert_eq!(stage.said(), "notice-choose-record");
    stage.keys("Tab Home Del");
    let kinds: Vec<_> = stage.records().iter().map(|r| r.0).collect();
    assert_eq!(kinds, ["note", "follow-up"], "the decision stood first on the screen");
    assert!(!stage.shows("En beslutning"));
}

#[test]
fn a_record_moves_to_another_item() {
    let mut stage = with_three();
    stage.keys("Tab Home e 2");
    let menu = stage.menu();
    let place = menu.iter().position(|m| m.starts_with("6 ")).unwrap_or_else(|| panic!("{menu:?}"));
    for _ in 0..place {
        stage.keys("Down");
    }
    stage.keys("Enter 2");
    assert_eq!(stage.records_on(&item("6")), [("decision", "En beslutning".to_owned())]);
    assert_eq!(stage.records_on(&item("5")).len(), 2);
}

#[test]
fn a_note_becomes_a_decision_or_a_follow_up() {
    for (choice, record, kind) in [("3", "Ctrl-S", "decision"), ("4", "Enter", "follow-up")] {
        let mut stage = at_budget(Lang::Da);
        stage.keys("n 'Ledelsessekretariatet følger op' Ctrl-S e 1").keys(choice);
        assert_eq!(stage.typed().as_deref(), Some("Ledelsessekretariatet følger op"));
        stage.keys(record);
        assert_eq!(stage.records(), [(kind, "Ledelsessekretariatet følger op".to_owned())]);
    }
}

#[test]
fn a_note_of_several_lines_becomes_a_follow_up_of_one() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Sender plan' Enter '@bettina' Ctrl-S e 1 4 Enter");
    assert_eq!(stage.records(), [("follow-up", "Sender plan @bettina".to_owned())]);
}

#[test]
fn e_in_the_plan_asks_which_record_in_the_order_of_the_screen_however_many_there_are() {
    let mut stage = with_three();
    stage.keys("e");
    let menu = stage.menu();
    let as_shown = ["En beslutning", "En opfølgning", "Et notat"];
    assert!(menu.iter().zip(as_shown).all(|(row, text)| row.contains(text)), "{menu:?}");
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Et' Ctrl-S e");
    assert_eq!(stage.menu()[0], "· Et");
    stage.keys("1");
    assert_eq!(stage.menu()[..2], ["Ret teksten", "Flyt til et andet punkt"]);
    // What was held, or closed, has no plan to change: its records are there all the same.
    let mut stage = with_three();
    stage.keys(". e");
    assert_eq!(stage.menu().len(), 3, "{:?}", stage.menu());
    stage.keys("Esc a Ctrl-S e");
    assert_eq!(stage.menu().len(), 3, "{:?}", stage.menu());
}

/// Everything that can be recorded, each from the state that the keys before it leave.
const KINDS: &[(&str, &str, &str)] = &[
    ("start", "", "Home Enter Enter"),
    ("end", "", "."),
    ("skip", "Down", "-"),
    ("restore", "Down -", "-"),
    ("postpone", "Down", "u Enter"),
    ("postpone without a date", "Down", "u End Up Enter"),
    ("lift a postponement", "Down u Enter", "u Enter"),
    ("pause", "", "p"),
    ("resume", "p", "p"),
    ("add", "", "t 'Nyt 5' Enter"),
    ("correct", "Home Enter Enter", "r Ctrl-U '11.05' Enter"),
    ("decision", "", "b 'x' Ctrl-S"),
    ("as recommended", "Down", "i Ctrl-S"),
    ("follow-up", "", "o 'x @bettina !6/2' Enter"),
    ("discussion", "", "d 'Drøftet.' Ctrl-S"),
    ("note", "", "n 'x' Ctrl-S"),
    ("edit", "b 'x' Ctrl-S", "Tab Enter 'y' Ctrl-S"),
    ("move", "b 'x' Ctrl-S", "e 1 2 6 2"),
    ("convert", "n 'x' Ctrl-S", "e 1 3 Ctrl-S"),
    ("withdraw", "b 'x' Ctrl-S", "Tab Del"),
    ("close", "", "a Ctrl-S"),
];

#[test]
fn every_kind_of_event_can_be_undone_and_redone() {
    for (name, before, does) in KINDS {
        let mut stage = at_budget(Lang::Da);
        stage.keys(before);
        let was = stage.state();
        stage.keys(does);
        let is = stage.state();
        assert!(was != is, "{name} did nothing: {}", stage.notice());
        stage.keys("Ctrl-Z");
        assert!(stage.state() == was, "{name} is not taken back");
        assert_eq!(stage.said(), if *name == "close" { "event-undone-close" } else { "event-undone" }, "{name}");
        assert!(!stage.notice().contains(":  ·"), "{name} has no name: {}", stage.notice());
        stage.keys("Ctrl-Y");
        assert!(stage.state() == is, "{name} does not come back");
    }
}

#[test]
fn undo_goes_back_to_the_beginning_and_says_when_nothing_is_left() {
    let mut stage = january(Lang::Da);
    let was = stage.state();
    stage.keys("Space b 'x' Ctrl-S p p Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
    assert!(stage.state() == was);
    stage.keys("Ctrl-Z");
    assert_eq!(stage.said(), "notice-nothing-to-undo");
    stage.keys("Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y");
    assert_eq!(stage.said(), "notice-nothing-to-redo");
    assert_eq!(stage.records(), [("decision", "x".to_owned())]);
}

#[test]
fn a_new_event_drops_what_could_be_redone() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'x' Ctrl-S Ctrl-Z n 'y' Ctrl-S Ctrl-Y");
    assert_eq!(stage.said(), "notice-nothing-to-redo");
}

#[test]
fn the_reader_shows_the_whole_item() {
    for lang in [Lang::Da, Lang::En] {
        let mut stage = at_budget(lang);
        stage.keys("Down s");
        assert!(matches!(stage.app().dialog(), Some(Dialog::Reader(_))));
        let top = stage.screen();
        assert!(top.contains("En måned før hvert møde i Koncernledelsen"), "{top}");
        stage.resize(80, 24).keys("End");
        assert!(stage.shows("Bilag 2 Årsplan 2025 - Koncernledelse"), "{}", stage.screen());
        stage.keys("Esc");
        assert!(stage.app().dialog().is_none());
    }
}

#[test]
fn scrolling_up_from_the_end_of_a_text_moves_it_at_once() {
    let mut stage = january(Lang::Da);
    stage.resize(80, 24).keys("Down Down s End");
    // The clock above the box goes on.
    let boxed = |stage: &Stage| stage.screen().lines().skip(6).take(12).collect::<Vec<_>>().join("\n");
    let end = boxed(&stage);
    stage.keys("Up");
    assert_ne!(boxed(&stage), end, "one line up from the end shows another line");
    stage.keys("Esc ? PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
    let end = boxed(&stage);
    stage.keys("PgUp");
    assert_ne!(boxed(&stage), end, "the help too");
}

fn found(stage: &mut Stage, typed: &str) -> Vec<Hit> {
    stage.keys("/").keys(&format!("'{typed}'"));
    let Some(Dialog::Search(search)) = stage.app().dialog() else { panic!() };
    let hits = search.hits.clone();
    stage.keys("Esc");
    hits
}

#[test]
fn search_finds_items_people_and_records() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Tidsplanen blev godkendt' Ctrl-S n 'Kaffen var kold' Ctrl-S");
    let what = |hits: &[Hit]| hits.iter().map(|h| h.what.id).collect::<Vec<_>>();
    assert!(what(&found(&mut stage, "kattegat")).contains(&"word-item"));
    assert!(what(&found(&mut stage, "gammelgaard")).contains(&"word-guest"));
    assert_eq!(what(&found(&mut stage, "kaffen")), ["word-note"]);
    assert!(what(&found(&mut stage, "godkendt tidsplanen")).contains(&"word-decision"), "every word, in any order");
    assert!(!found(&mut stage, "AARSPLAN").iter().any(|h| h.what.id == "word-note"));
    assert!(found(&mut stage, "findesikke").is_empty());
}

#[test]
fn enter_in_the_search_goes_to_what_was_found() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Kaffen var kold' Ctrl-S Down Down / 'kaffen' Enter");
    assert_eq!((stage.app().screen.slot(), stage.app().screen.focus), (Some(4), Focus::Records(0)));
    stage.keys("/ 'kattegat' Enter");
    assert_eq!(stage.app().screen.slot(), Some(9));
}

#[test]
fn the_help_can_be_read_to_its_end_in_a_small_window() {
    for lang in [Lang::Da, Lang::En] {
        let mut stage = january(lang);
        stage.resize(80, 24).keys("?");
        let mut all = stage.screen();
        for _ in 0..6 {
            stage.keys("PgDn");
            all.push_str(&stage.screen());
        }
        for row in Keymap::new(lang).rows(Scope::Main) {
            assert!(all.contains(&row.keys[0].label()), "{} is not in the help", row.spec.name);
        }
        assert!(all.contains("Alt-1…9") && all.contains("F3"));
        stage.keys("?");
        assert!(stage.app().dialog().is_none());
    }
}

#[test]
fn the_draft_of_an_edit_whose_record_is_undone_or_withdrawn_opens_as_a_new_text() {
    for gone in ["Ctrl-Z", "Del"] {
        let mut stage = at_budget(Lang::Da);
        stage.keys("b 'Godkendt' Ctrl-S Tab Enter ' med ændringer' Esc").keys(gone);
        assert_eq!(stage.records_on(&item("5")), [], "{gone}");
        assert!(stage.shows("venter: Godkendt med ændringer"), "{gone}: {}", stage.screen());
        stage.keys("b");
        assert_eq!(stage.typed().as_deref(), Some("Godkendt med ændringer"), "{gone}");
        stage.keys("Ctrl-S");
        assert_eq!(stage.records_on(&item("5")).len(), 1, "{gone}");
        assert!(stage.app().drafts.is_empty(), "{gone}");
    }
}

#[test]
fn a_draft_next_to_one_whose_record_is_undone_keeps_its_text() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Først' Ctrl-S b 'Ny' Esc Tab Enter ' rettet' Esc Ctrl-Z b");
    assert_eq!(stage.typed().as_deref(), Some("Ny\nFørst rettet"));
}

#[test]
fn a_note_that_becomes_a_decision_is_reported_as_one() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Blev godkendt' Ctrl-S Tab e 3 Ctrl-S");
    assert_eq!(stage.notice(), "Notat gjort til beslutning · Ctrl-Z fortryder");
    stage.keys("Ctrl-Z");
    assert!(stage.notice().starts_with("Fortrudt: rettelsen – Tidsplan for"), "{}", stage.notice());
}

#[test]
fn the_first_record_is_chosen_with_all_that_fits_below_it() {
    let mut stage = january(Lang::Da);
    stage.at("8.15").keys("Space").pass(20_000).keys("b 'Beslutning' Ctrl-S");
    for task in ["'Opgave C'", "'Opgave D'", "'Opgave E'"] {
        stage.pass(2_000).keys(&format!("o {task} Enter"));
    }
    stage.pass(2_000).keys("Tab Home Up Up Up Up");
    for task in ["Opgave C", "Opgave D", "Opgave E"] {
        assert!(stage.shows(task), "{task}\n{}", stage.screen());
    }
}

#[test]
fn what_nobody_recommended_is_not_approved_as_recommended() {
    for (lang, key) in [(Lang::Da, "i"), (Lang::En, "r")] {
        let plan = "date = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, \
            { number = 2, title = \"B\", recommendations = \"At B godkendes.\" }, \
            { number = 3, title = \"C\", type = \"information\" }]\n\
            slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, \
            { at = \"9.20\", items = [3] }, { at = \"9.30\", title = \"Punkt\" }]\n";
        let mut stage = Stage::new(crate::kit::agenda(plan), lang);
        stage.keys(key);
        assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-nothing-recommended", true));
        stage.keys("Down").keys(key).keys("Ctrl-S Down").keys(key).keys("Ctrl-S");
        assert_eq!(stage.records().len(), 2, "{}", stage.screen());
        stage.keys("Down").keys(key);
        assert_eq!(stage.said(), "notice-nothing-recommended");
    }
}

#[test]
fn a_break_takes_notes_and_nothing_else() {
    let plan = "date = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }, \
        { at = \"9.10\", title = \"Frokost\", kind = \"break\" }, { at = \"9.40\", kind = \"close\" }]\n";
    let mut stage = Stage::new(crate::kit::agenda(plan), Lang::Da);
    stage.keys("Down");
    for key in ["b", "i", "o", "v", "u"] {
        stage.keys(key);
        assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-notes-only", true), "{key}");
    }
    stage.keys("n 'Husk' Ctrl-S Tab e 3");
    assert_eq!((stage.said(), stage.records()), ("notice-notes-only", vec![("note", "Husk".to_owned())]));
    stage.keys("Esc Esc Up Up b 'Godkendt' Ctrl-S Tab e 2");
    assert!(stage.menu().is_empty(), "a decision is not moved to a break: {:?}", stage.menu());
}
