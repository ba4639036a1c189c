//! Items that are marked, and what one action records for all of them.

use punktlig::agenda::{Access, Agenda, ItemType, Recommendations};
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{Event, Target};
use punktlig::protocol::{Context, build};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::drafts::LineFor;

use crate::kit::stage::Stage;
use crate::kit::{CHAIN, agenda, case, item, markdown, stamp};

/// Items that are recommended, two members, one day.
fn items(count: usize) -> Agenda {
    let item = |n| format!("{{ number = {n}, title = \"Sag nummer {n}\", recommendations = [\"at det godkendes\"] }}");
    let all: Vec<String> = (1..=count).map(item).collect();
    let slot = |n: usize| format!("{{ at = \"{}.{:02}\", items = [{n}], minutes = 5 }}", 9 + n / 12, n % 12 * 5);
    let slots: Vec<String> = (1..=count).map(slot).collect();
    agenda(&format!(
        "date = 2025-01-15\nmembers = [\"a\", \"b\"]\nupcoming = [{{ date = 2025-01-22 }}]\n\
         person = [{{ id = \"a\", name = \"Anna And\" }}, {{ id = \"b\", name = \"Bo Bech\" }}]\n\
         item = [{}]\nslot = [{}]\n",
        all.join(", "),
        slots.join(", ")
    ))
}

fn stage(count: usize, lang: Lang) -> Stage {
    let mut stage = Stage::new(items(count), lang);
    stage.keys("Space").pass(20_000);
    stage
}

fn names(stage: &Stage) -> Vec<&'static str> {
    stage.app().history.entries().iter().map(|entry| entry.event.name()).collect()
}

fn decided(stage: &Stage, on: &Target) -> usize {
    stage.meeting().decisions_on(on).count()
}

fn marked(stage: &Stage) -> usize {
    stage.app().screen.marks.len()
}

fn selected(stage: &Stage) -> Option<Target> {
    stage.app().screen.target(stage.meeting())
}

#[test]
fn items_decided_en_bloc_take_one_confirmation_and_say_so_in_the_protocol() {
    let mut stage = Stage::new(case("en-bloc"), Lang::Da);
    stage.keys("Space").pass(20_000).keys("x x x i");
    assert!(stage.screen().contains("Punkt 1–3"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    for n in 1..=3 {
        assert_eq!(decided(&stage, &item(n)), 1, "{}", stage.screen());
    }
    assert_eq!(decided(&stage, &item(4)), 0);
    assert!(stage.screen().contains("3 beslutninger noteret: punkt 1–3"), "{}", stage.screen());
    let context = Context {
        audience: Audience::Full,
        lang: None,
        chain: Some(CHAIN.to_owned()),
        pins: std::collections::BTreeMap::new(),
        salvaged: None,
        now: stage.now,
        zone: stamp,
    };
    let text = markdown(&build(stage.meeting(), &context)).unwrap();
    assert_eq!(text.matches("Punkt 1, 2 og 3 blev behandlet under ét.").count(), 3, "{text}");
    assert_eq!(text.matches("Godkendt som indstillet.").count(), 3, "{text}");
    stage.keys("Ctrl-Z");
    assert_eq!((1..=3).map(|n| decided(&stage, &item(n))).sum::<usize>(), 0);
    stage.keys("Ctrl-Y");
    assert_eq!((1..=3).map(|n| decided(&stage, &item(n))).sum::<usize>(), 3);
}

#[test]
fn a_mark_has_a_sign_and_a_word_and_the_status_line_counts_them() {
    for (lang, key, word, count) in
        [(Lang::Da, "x", "◆ mærket", "2 punkter mærket"), (Lang::En, "b", "◆ marked", "2 items marked")]
    {
        let mut stage = stage(4, lang);
        stage.keys(&format!("{key} {key}"));
        assert_eq!(marked(&stage), 2);
        let screen = stage.screen();
        assert!(screen.matches(word).count() == 2 && screen.contains(count), "{screen}");
        // The key takes a mark away again.
        stage.keys(&format!("Up {key}"));
        assert_eq!(marked(&stage), 1);
    }
}

#[test]
fn marks_end_with_esc_when_a_slot_starts_and_when_they_were_used() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("Down Down x");
    assert_eq!(marked(&stage), 1);
    stage.keys("Esc");
    assert_eq!((marked(&stage), stage.said()), (0, "marks-dropped"));
    assert_ne!(stage.app().screen.slot(), stage.meeting().running(), "the first Esc goes nowhere");
    stage.keys("Esc");
    assert_eq!(stage.app().screen.slot(), stage.meeting().running());
    stage.keys("x x Space");
    assert_eq!(marked(&stage), 0, "a slot began");
    stage.pass(20_000).keys("x x b 'Vedtaget.' Ctrl-S");
    assert_eq!(marked(&stage), 0, "they were used");
    assert_eq!(stage.app().screen.slot(), stage.meeting().running(), "and what is recorded next is on them");
    // A follow-up uses none: it goes to what is selected.
    stage.keys("Home x x o 'Sender ud' Enter");
    assert_eq!(marked(&stage), 2);
}

#[test]
fn one_marked_item_is_what_is_decided_though_another_is_selected() {
    let mut stage = stage(3, Lang::Da);
    stage.keys("x b 'Vedtaget.' Ctrl-S");
    assert_eq!((decided(&stage, &item(1)), decided(&stage, &item(2))), (1, 0));
    assert!(!names(&stage).contains(&"considered_together"));
    assert_eq!(marked(&stage), 0);
}

#[test]
fn open_and_closed_items_are_not_marked_together() {
    let mut closing = items(3);
    closing.items[1].access = Access::Closed;
    let mut stage = Stage::new(closing, Lang::Da);
    stage.keys("Space").pass(20_000).keys("x x");
    assert_eq!((marked(&stage), stage.said()), (1, "marks-mixed"));
    stage.keys("Down x");
    assert_eq!(marked(&stage), 2);
}

#[test]
fn a_draft_for_several_items_comes_back_after_a_kill_and_records_for_all() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("x x b 'Vedtaget.'");
    let mut again = stage.again();
    assert!(matches!(again.app().dialog(), Some(Dialog::Editor(_))), "{}", again.screen());
    assert!(again.screen().contains("Punkt 1 og 2"), "{}", again.screen());
    again.keys("Ctrl-S");
    assert_eq!((decided(&again, &item(1)), decided(&again, &item(2))), (1, 1));
    assert!(again.app().drafts.is_empty());
}

#[test]
fn a_draft_for_several_items_that_was_put_aside_is_on_each_of_them_and_opens_with_the_same_marks() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("x x b 'Vedtaget' Esc");
    assert_eq!(stage.screen().matches("✎ ◆").count(), 2, "{}", stage.screen());
    assert!(stage.screen().contains("Kladden til punkt 1 og 2 venter"), "{}", stage.screen());
    stage.keys("Esc Home x x b 'b.' Backspace Backspace '.' Ctrl-S");
    assert_eq!((decided(&stage, &item(1)), decided(&stage, &item(2))), (1, 1));
    assert!(stage.app().drafts.is_empty());
}

#[test]
fn several_items_are_postponed_by_one_answer_and_by_a_date_that_is_typed() {
    let mut stage = stage(5, Lang::Da);
    stage.keys("Down x x u 1");
    let postponed = |stage: &Stage, n| stage.meeting().postponement(&item(n)).map(|p| p.to);
    assert_eq!(postponed(&stage, 2), postponed(&stage, 3));
    assert!(postponed(&stage, 2).is_some_and(|to| to.is_some()) && postponed(&stage, 4).is_none());
    stage.keys("Ctrl-Z");
    assert!(postponed(&stage, 2).is_none() && postponed(&stage, 3).is_none());
    stage.keys("Home Down x x u 3 '3/3'");
    let line = stage.app().dialog().and_then(|dialog| dialog.line());
    assert_eq!(line, Some(LineFor::OtherDateOfSeveral(vec![item(2), item(3)])));
    let mut again = stage.again();
    again.keys("Enter");
    assert!(postponed(&again, 2).is_some() && postponed(&again, 3).is_some(), "{}", again.screen());
}

#[test]
fn somebody_is_disqualified_on_all_that_is_marked_and_a_substitute_stands_in_on_all() {
    let mut stage = stage(4, Lang::Da);
    let out = |stage: &Stage, n| stage.meeting().disqualified(&item(n)).len();
    stage.keys("x x f a i");
    assert_eq!((out(&stage, 1), out(&stage, 2), out(&stage, 3)), (1, 1, 0), "{}", stage.screen());
    assert_eq!(marked(&stage), 0);
    assert!(stage.screen().contains("(2/2)"), "{}", stage.screen());
    stage.keys("s 'Dorte Dahl' Enter Enter");
    for n in 1..=2 {
        assert_eq!(stage.meeting().item_substitutes(&item(n)).len(), 1, "{}", stage.screen());
    }
    stage.keys("i");
    assert_eq!((out(&stage, 1), out(&stage, 2)), (0, 0));
    stage.keys("Ctrl-Z");
    assert_eq!((out(&stage, 1), out(&stage, 2)), (1, 1));
}

#[test]
fn several_items_are_voted_on_together_unless_somebody_is_disqualified_on_one() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("x x v a Enter");
    let votes = |stage: &Stage, n| stage.meeting().records_on(&item(n)).count();
    assert_eq!((votes(&stage, 1), votes(&stage, 2), votes(&stage, 3)), (1, 1, 0), "{}", stage.screen());
    stage.keys("Home x x b 'Vedtaget.' Ctrl-S");
    for n in 1..=2 {
        let decision = stage.meeting().decisions_on(&item(n)).next().unwrap().id;
        assert!(stage.meeting().vote_on(&item(n), decision).is_some(), "each vote is on its item's decision");
    }
    stage.keys("Home Down Down f i Esc x x v");
    assert_eq!(stage.said(), "marks-disqualified");
    assert!(stage.app().dialog().is_none());
}

#[test]
fn a_dissent_from_a_vote_on_several_items_is_on_each() {
    let mut stage = stage(3, Lang::Da);
    stage.keys("x x v a Up Up m 'Nej.' Ctrl-S");
    for n in 1..=2 {
        assert_eq!(stage.meeting().records_on(&item(n)).count(), 1, "{}", stage.screen());
    }
    stage.keys("Enter");
    for n in 1..=2 {
        assert_eq!(stage.meeting().records_on(&item(n)).count(), 2, "{}", stage.screen());
    }
}

#[test]
fn what_is_not_recommended_on_one_item_is_not_decided_as_recommended_on_all() {
    let mut bare = items(3);
    bare.items[1].recommendations = punktlig::agenda::Recommendations::None;
    let mut stage = Stage::new(bare, Lang::Da);
    stage.keys("Space").pass(20_000).keys("x x i");
    assert_eq!(stage.said(), "marks-nothing-recommended");
    let mut other = items(3);
    other.items[1].item_type = punktlig::agenda::ItemType::Information;
    let mut stage = Stage::new(other, Lang::Da);
    stage.keys("Space").pass(20_000).keys("x x i");
    assert_eq!(stage.said(), "marks-other-phrases");
    stage.keys("Esc Esc Home x Down x i Ctrl-S");
    assert_eq!((decided(&stage, &item(1)), decided(&stage, &item(3))), (1, 1));
    stage.keys("Home x Down x i");
    assert_eq!(stage.said(), "marks-decided-already");
}

#[test]
fn marks_follow_their_items_in_a_changed_agenda_and_those_that_are_gone_are_named() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("Down x x");
    let mut changed = items(4);
    changed.items.remove(1);
    changed.slots.remove(1);
    for (n, item) in changed.items.iter_mut().enumerate() {
        item.number = Some((n + 1).to_string());
    }
    stage.give(Input::AgendaChanged(Box::new(changed)));
    assert_eq!(marked(&stage), 1, "{}", stage.screen());
    assert_eq!(stage.meeting().title(&stage.app().screen.marks[0]), "Sag nummer 3");
    assert!(stage.screen().contains("Ikke længere mærket: Sag nummer 2"), "{}", stage.screen());
    let mut closing = items(4);
    closing.items.remove(1);
    closing.slots.remove(1);
    closing.items[2].access = Access::Closed;
    let mut stage = self::stage(4, Lang::Da);
    stage.keys("Down Down x x");
    let mut closing = items(4);
    closing.items[2].access = Access::Closed;
    stage.give(Input::AgendaChanged(Box::new(closing)));
    assert_eq!(marked(&stage), 0, "{}", stage.screen());
}

#[test]
fn ten_marks_are_named_where_they_are_written_to_in_a_small_window_too() {
    for (lang, mark, decide) in [(Lang::Da, "x", "b"), (Lang::En, "b", "d")] {
        for (width, height) in [(80, 24), (120, 36)] {
            let mut stage = stage(20, lang);
            stage.resize(width, height);
            for _ in 0..10 {
                stage.keys(&format!("{mark} Down"));
            }
            assert_eq!(marked(&stage), 10);
            stage.keys(decide);
            let screen = stage.screen();
            let words: Vec<&str> = screen.split(|c: char| !c.is_alphanumeric()).collect();
            for n in (1..20).step_by(2) {
                assert!(words.contains(&n.to_string().as_str()), "{n}: {screen}");
            }
            assert!(screen.contains("19"), "{screen}");
        }
    }
}

#[test]
fn nothing_is_marked_after_the_close() {
    let mut stage = stage(2, Lang::Da);
    stage.keys("x x a Ctrl-S");
    assert_eq!(marked(&stage), 0);
    assert!(stage.app().history.entries().iter().any(|e| e.event == Event::MeetingClosed), "{}", stage.screen());
    stage.keys("x");
    assert_eq!((marked(&stage), stage.said()), (0, "notice-closed"));
}

#[test]
fn esc_takes_away_what_was_said_before_the_marks_and_what_is_written_next_is_on_what_was_marked() {
    // The third and fourth are closed, and what is recommended on them has no common phrase.
    let mut closing = items(5);
    for n in [2, 3] {
        closing.items[n].access = Access::Closed;
    }
    closing.items[3].item_type = ItemType::Discussion;
    closing.items[3].recommendations = Recommendations::List(vec!["at sagen drøftes".to_owned()]);
    let mut stage = Stage::new(closing, Lang::Da);
    stage.keys("Space").pass(20_000).keys("Down Down x x i");
    assert_eq!((marked(&stage), stage.said()), (2, "marks-other-phrases"), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!((marked(&stage), stage.notice()), (2, String::new()), "{}", stage.screen());
    stage.keys("b 'Købet godkendes.' Ctrl-S");
    assert_eq!([3, 4, 5].map(|n| decided(&stage, &item(n))), [1, 1, 0]);
    // Without a message it takes the marks away, and what was marked is selected: not the row after it.
    stage.keys("Ctrl-Z Home Down Down x x Esc");
    assert_eq!((marked(&stage), stage.said()), (0, "marks-dropped"));
    assert_eq!(selected(&stage), Some(item(3)), "{}", stage.screen());
}

#[test]
fn esc_only_answers_a_question_and_stays_where_it_was_asked() {
    let mut stage = stage(4, Lang::Da);
    stage.keys("Down Down Enter");
    assert!(stage.shows("Sag nummer 3?") || stage.said().starts_with("ask-"), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(selected(&stage), Some(item(3)), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(selected(&stage), Some(item(1)), "{}", stage.screen());
}
