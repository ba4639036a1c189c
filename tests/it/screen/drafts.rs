//! What is typed and not recorded, when the program stops and starts again: it comes back where it was typed, and
//! nowhere else.

use punktlig::agenda::ItemId;
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Event, Target};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::{Choice, Dialog};
use punktlig::tui::drafts::LineFor;

use super::after::closed;
use super::flow::at_budget;
use super::reload::{RENUMBERED, plan, stage};
use super::votes::council;
use crate::kit::stage::{Stage, key};

fn item(id: &str) -> Target {
    Target::Item(ItemId::from(id))
}

/// Everything that can be told of a stage's meeting and its open dialogs.
fn told(stage: &Stage) -> String {
    let events: Vec<_> = stage.app().history.entries().iter().map(|entry| &entry.event).collect();
    format!("{:?} {:?} {events:?}", stage.typed(), stage.app().dialog().map(|dialog| dialog.draft()))
}

/// Makes a stage on which a line can be opened.
type Make = fn() -> Stage;

#[test]
fn a_line_that_was_being_typed_opens_again_where_it_was_and_records_the_same() {
    let made: [(&str, Make, &str, &str); 12] = [
        ("forwarding", || at_budget(Lang::Da), "b 'Sendes.' F3 6 'Byrådet 6/2'", "Enter Ctrl-S"),
        ("forwarding, no text", || at_budget(Lang::Da), "b F3 6 'Byrådet'", "Enter 'Sendes.' Ctrl-S"),
        ("forwarding of a record", || at_budget(Lang::Da), "b 'Sendes.' Ctrl-S e 1 1 F3 6 'Byrådet'", "Enter Ctrl-S"),
        ("point", || at_budget(Lang::Da), "t 'Nyt om noget vigtigt 10'", "Enter"),
        ("time", || at_budget(Lang::Da), "r Ctrl-U '11.04'", "Enter"),
        ("search", || at_budget(Lang::Da), "/ 'tids'", "Enter"),
        ("reason of absence", || council(Lang::Da), "f b 'Syg'", "Enter Enter"),
        ("left", || council(Lang::Da), "f Down g Ctrl-U '9.05'", "Enter"),
        ("substitute", || council(Lang::Da), "f Down g Ctrl-U '9.05' Enter s Ctrl-U 'Ida 9.06'", "Enter Enter"),
        ("counts", || council(Lang::Da), "v t '2-1-0'", "Enter Enter"),
        ("addition", || closed(Lang::Da), "b 'Glemt' Ctrl-S 'Den blev glemt'", "Enter"),
        ("reopening", || closed(Lang::Da), "a 2 'Eventuelt manglede'", "Enter"),
    ];
    for (name, make, typed, accept) in made {
        let mut stage = make();
        stage.keys(typed);
        let line = stage.app().dialog().and_then(|dialog| dialog.line());
        assert!(line.is_some(), "{name}: {}", stage.screen());
        let (text, before) = (stage.typed(), told(&stage));
        let mut again = stage.again();
        assert_eq!(again.app().dialog().and_then(|dialog| dialog.line()), line, "{name}: {}", again.screen());
        assert_eq!((again.typed(), told(&again)), (text, before), "{name}");
        assert_eq!(again.said(), "notice-draft-restored", "{name}");
        again.keys(accept);
        let mut straight = make();
        straight.keys(typed).keys(accept);
        assert_eq!(told(&again), told(&straight), "{name}: {}", again.screen());
        assert_eq!(again.app().drafts.len(), straight.app().drafts.len(), "{name}");
        assert!(again.app().dialog().is_none_or(|dialog| dialog.line().is_none()), "{name}: {}", again.screen());
    }
}

#[test]
fn a_line_below_a_question_is_not_lost_either_and_one_that_was_left_does_not_come_back() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t 'Nyt punkt' Ctrl-C");
    let mut again = stage.again();
    assert_eq!(again.typed().as_deref(), Some("Nyt punkt"));
    again.keys("Esc");
    assert!(again.again().app().dialog().is_none());
}

#[test]
fn a_line_outlives_the_review_and_another_day_that_are_opened_over_it_and_the_answer_that_leaves() {
    let made: [(Make, &str); 4] = [
        (|| at_budget(Lang::Da), "t 'Nyt punkt 10'"),
        (|| at_budget(Lang::Da), "b 'Sendes.' F3 6 'Byrådet 6/2'"),
        (|| council(Lang::Da), "f b 'Syg'"),
        (|| council(Lang::Da), "v t '2-1-0'"),
    ];
    for (make, typed) in made {
        let mut stage = make();
        stage.keys(typed);
        let text = stage.typed();
        for _ in 0..12 {
            stage.pass(20_000);
            stage.keys("Ctrl-N");
        }
        assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))), "{typed}: {}", stage.screen());
        stage.keys("Ctrl-S");
        assert_eq!((stage.said(), stage.meeting().closed_at()), ("review-line-open", None), "{typed}");
        stage.paste("Et notat");
        stage.keys("Esc");
        assert_eq!(stage.typed(), text, "{typed}: {}", stage.screen());
        stage.keys("Ctrl-C 2");
        assert!(stage.left.is_some(), "{}", stage.screen());
        assert_eq!(stage.again().typed(), text, "{typed}");
    }
}

#[test]
fn a_correction_comes_back_with_its_reason() {
    let mut stage = closed(Lang::Da);
    stage.keys("Tab Up e ' med ændringer' Ctrl-S 'Skrivef'");
    let mut again = stage.again();
    assert!(matches!(again.app().dialog().and_then(|d| d.line()), Some(LineFor::Reason(_))), "{}", again.screen());
    again.keys("'ejl' Enter");
    let record = &again.meeting().records()[0];
    assert!(matches!(record.current(), Content::Decision(d) if d.text == "Godkendt med ændringer"));
    assert_eq!(record.corrections[0].reason, "Skrivefejl");
    assert!(again.app().drafts.is_empty() && again.again().app().dialog().is_none());
}

#[test]
fn a_line_whose_event_is_in_the_journal_does_not_come_back() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t 'Nyt punkt'");
    stage.pass(0);
    let drafts = stage.app().drafts.clone();
    let line = stage.app().history.entries().last().map(|entry| entry.seq);
    let lines = vec![punktlig::tui::drafts::OpenLine { of: LineFor::NewPoint, text: "Nyt punkt".to_owned() }];
    stage.keys("Enter");
    let now = stage.now;
    // The program died before it had saved that nothing is open any more.
    stage.app_mut().restore_drafts(drafts.found(line, lines), now);
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
}

#[test]
fn a_draft_with_another_outcome_than_what_was_recorded_stays() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Vedtaget.' Ctrl-S b 'Vedtaget.' F3 4 Esc");
    stage.keys("Tab Enter F3 6 'Byrådet' Enter Esc");
    let mut again = stage.again();
    assert_eq!(again.app().drafts.len(), 2, "{:?}", again.app().drafts);
    again.keys("b");
    let Some(Dialog::Editor(editor)) = again.app().dialog() else { panic!("{}", again.screen()) };
    assert_eq!(editor.outcome(), punktlig::agenda::Outcome::Rejected);
    again.keys("Esc Tab Enter");
    let Some(Dialog::Editor(editor)) = again.app().dialog() else { panic!("{}", again.screen()) };
    assert_eq!(editor.forwarded, "Byrådet");
}

#[test]
fn a_draft_that_says_the_same_as_an_earlier_record_stays_and_one_recorded_since_goes() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Godkendt.' Ctrl-S b 'Godkendt.' Esc");
    let mut stage = stage.again();
    assert_eq!(stage.app().drafts.len(), 1);
    let (drafts, line) = (stage.app().drafts.clone(), stage.app().history.entries().last().map(|entry| entry.seq));
    stage.keys("b Ctrl-S");
    let now = stage.now;
    // The program died before it had saved that nothing is being typed any more.
    stage.app_mut().restore_drafts(drafts.found(line, Vec::new()), now);
    assert!(stage.app().drafts.is_empty());
    assert_eq!(stage.records().len(), 2);
}

#[test]
fn a_follow_up_recorded_with_blanks_that_say_nothing_does_not_come_back_as_a_draft() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("o '  Skriv  brev ' Esc");
    let mut stage = stage.again();
    let (drafts, line) = (stage.app().drafts.clone(), stage.app().history.entries().last().map(|entry| entry.seq));
    assert_eq!(drafts.len(), 1);
    stage.keys("o Enter");
    assert_eq!(stage.records().len(), 1);
    let now = stage.now;
    stage.app_mut().restore_drafts(drafts.found(line, Vec::new()), now);
    assert!(stage.app().drafts.is_empty());
}

#[test]
fn a_draft_is_never_of_another_point_that_is_added_after_its_own_was_undone() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("t 'Hansens opsigelse 10' Enter Down b 'Hansen opsiges.' Esc Ctrl-Z");
    assert_eq!(stage.said(), "draft-orphaned");
    stage.keys("Up t 'Julefrokost 5' Enter Down b");
    assert!(stage.shows("Beslutning · Julefrokost"), "{}", stage.screen());
    assert_eq!(stage.typed().as_deref(), Some(""));
}

#[test]
fn a_draft_of_a_point_that_was_undone_is_offered_by_itself_and_comes_back_with_its_point() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Om budgettet' Esc t 'Hansens opsigelse 10' Enter Down n 'Om Hansen' Esc Ctrl-Z");
    let mut again = stage.again();
    let asked = again.screen();
    assert!(asked.contains("Om Hansen. Den hører til »Hansens"), "{asked}");
    again.keys("1 n");
    assert_eq!(again.typed().as_deref(), Some("Om budgettet"));
    again.keys("Esc Ctrl-Y Down n");
    assert!(again.shows("Notat · Hansens opsigelse"), "{}", again.screen());
    assert_eq!(again.typed().as_deref(), Some("Om Hansen"));
}

#[test]
fn a_draft_whose_matter_is_gone_goes_on_elsewhere_or_is_deleted_as_it_is_asked() {
    for (note, adopted) in [("", true), ("n 'Om budgettet' Esc", false)] {
        let mut stage = at_budget(Lang::Da);
        stage.keys(note).keys("t 'Hansens opsigelse 10' Enter Down n 'Om Hansen' Esc Up Ctrl-Z a");
        let Some(Dialog::Menu(menu)) = stage.app().dialog() else { panic!("{}", stage.screen()) };
        assert!(matches!(menu.choices[1].1, Choice::AdoptDraft(..)));
        stage.keys("2");
        if adopted {
            assert_eq!(stage.typed().as_deref(), Some("Om Hansen"));
            stage.keys("Ctrl-S");
            assert_eq!(stage.records_on(&item("5")), [("note", "Om Hansen".to_owned())]);
            assert!(stage.app().drafts.is_empty());
        } else {
            assert_eq!((stage.said(), stage.app().drafts.len()), ("draft-in-the-way", 2), "never into another's text");
            let mut again = stage.again();
            again.keys("3 Esc a");
            assert_eq!(again.app().drafts.len(), 2, "a single key deletes nothing");
            again.keys("Esc");
            let mut again = again.again();
            again.keys("3 2");
            assert_eq!(again.said(), "draft-dropped");
            again.keys("a");
            assert!(matches!(again.app().dialog(), Some(Dialog::Review(_))), "{}", again.screen());
            assert!(again.app().drafts.values().all(|draft| draft.text == "Om budgettet"));
        }
    }
}

#[test]
fn what_was_typed_before_the_first_event_follows_its_item_when_the_agenda_is_renumbered_before_the_restart() {
    let mut before = stage();
    before.keys("j n 'Om tidsplanen' Esc j b 'Om seminaret'");
    let mut again = before.again_with(plan(RENUMBERED.0, RENUMBERED.1));
    assert!(again.shows("Beslutning · 4  Seminar"), "{}", again.screen());
    assert_eq!(again.typed().as_deref(), Some("Om seminaret"));
    again.keys("Esc k n");
    assert!(again.shows("Notat · 3  Tidsplan"), "{}", again.screen());
    assert_eq!(again.typed().as_deref(), Some("Om tidsplanen"));
}

#[test]
fn a_draft_of_an_item_that_the_agenda_drops_before_the_first_event_is_offered_by_itself_and_records_nothing() {
    let mut before = stage();
    before.keys("j n 'Om tidsplanen' Esc");
    let without = (
        r#"{ number = 1, title = "Budget" }, { number = 3, title = "Seminar" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }"#,
    );
    let mut again = before.again_with(plan(without.0, without.1));
    assert!(again.shows("Om tidsplanen. Den hører til") && again.shows("»Tidsplan«, som ikke"), "{}", again.screen());
    assert!(!again.app().history.is_recorded());
    again.keys("1");
    assert!(!again.shows("Tidsplan"), "{}", again.screen());
    // Another item that got its number does not get its draft.
    for (title, items) in [
        ("Seminar", r#"{ number = 1, title = "Budget" }, { number = 2, title = "Seminar" }"#),
        ("Beretning", r#"{ number = 1, title = "Valg af dirigent" }, { number = 2, title = "Beretning" }"#),
    ] {
        let mut before = stage();
        before.keys("j n 'Om tidsplanen' Esc");
        let mut again = before.again_with(plan(items, &without.1.replace("[3]", "[2]")));
        assert!(!again.app().history.is_recorded() && again.shows("»Tidsplan«, som ikke"), "{}", again.screen());
        again.keys("1 j n");
        assert!(again.shows(&format!("Notat · 2  {title}")), "{}", again.screen());
        assert_eq!(again.typed().as_deref(), Some(""));
    }
}

#[test]
fn before_the_first_event_only_the_text_that_is_open_keeps_its_item_in_a_changed_agenda() {
    let mut stage = stage();
    stage.keys("j n 'Om tidsplanen' Esc").pass(1_000).keys("j n 'Om seminaret'");
    assert_eq!(stage.typed().as_deref(), Some("Om seminaret"), "{}", stage.screen());
    let without = plan(
        r#"{ number = 1, title = "Budget" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "10.30", kind = "close" }"#,
    );
    stage.give(Input::AgendaChanged(Box::new(without)));
    let kept = stage.app().history.entries().iter().find_map(|entry| match &entry.event {
        Event::AgendaReplaced { matching, .. } => Some(matching.keep.clone()),
        _ => None,
    });
    assert_eq!(kept, Some(vec![Target::Item("3".into())]));
    assert!(!stage.shows("Tidsplan"), "{}", stage.screen());
}

/// The agenda without its second item, and with another in its place.
const OTHERS: [(&str, &str); 2] = [
    (
        r#"{ number = 1, title = "Budget" }, { number = 3, title = "Seminar" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }"#,
    ),
    (
        r#"{ number = 1, title = "Budget" }, { number = 2, title = "Ansættelse" }, { number = 3, title = "Seminar" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }"#,
    ),
];

#[test]
fn a_date_that_is_typed_for_an_item_keeps_it_in_a_changed_agenda_and_is_no_other_items() {
    for (first, second) in [(OTHERS[0], OTHERS[1]), (OTHERS[1], OTHERS[0])] {
        for is_killed in [false, true] {
            let mut live = stage();
            live.at("9.00").keys("Space j u 2 '24. december'");
            assert!(live.shows("Udsæt til · Tidsplan"), "{}", live.screen());
            let mut live = if is_killed { live.again_with(plan(first.0, first.1)) } else { live };
            for (items, slots) in [first, second] {
                live.give(Input::AgendaChanged(Box::new(plan(items, slots))));
                assert_eq!(live.typed().as_deref(), Some("24. december"), "{}", live.screen());
                assert!(live.shows("Udsæt til · Tidsplan"), "{}", live.screen());
            }
            live.keys("Enter");
            let of = |title: &str| {
                let meeting = live.meeting();
                let on = meeting.targets().into_iter().find(|on| meeting.title(on) == title);
                on.and_then(|on| meeting.postponement(&on)).and_then(|postponed| postponed.to)
            };
            assert_eq!(of("Tidsplan").map(|date| date.to_string()).as_deref(), Some("2025-12-24"), "{}", live.screen());
            assert_eq!(of("Ansættelse"), None);
        }
    }
}

#[test]
fn what_is_said_of_a_draft_that_is_put_aside_is_true_also_where_it_cannot_be_saved() {
    let mut stage = at_budget(Lang::Da);
    std::fs::create_dir_all(stage.dir.join("drafts.json/x")).unwrap();
    stage.keys("n 'Vigtigt'");
    // The thread that saves is a real one.
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        stage.pass(10);
        if stage.app().drafts_failing {
            break;
        }
    }
    stage.keys("Esc");
    assert_eq!(stage.said(), "draft-kept-unsaved");
    assert!(!at_budget(Lang::Da).keys("n 'Vigtigt' Esc").notice().contains("gemt"), "it is saved a moment later");
}

#[test]
fn every_key_in_a_line_is_a_change_that_is_saved() {
    let mut stage = at_budget(Lang::Da);
    for open in ["t", "/", "r"] {
        stage.keys(open);
        stage.app_mut().take_changed_drafts();
        for typed in ["1", "2"] {
            stage.give_unseen(Input::Key(key(typed)));
            assert!(stage.app_mut().take_changed_drafts(), "{open}: {typed}");
        }
        stage.keys("Esc");
        assert!(!stage.app_mut().take_changed_drafts(), "it was saved when it was shown");
    }
}

#[test]
fn a_draft_from_behind_closed_doors_that_goes_on_elsewhere_stays_closed() {
    let mut stage = stage();
    stage.at("9.00").keys("Space").pass(20_000).keys("t 'lukket: Personalesag 10' Enter");
    assert!(stage.meeting().slots().iter().any(|run| run.slot.title == "Personalesag"), "{}", stage.screen());
    stage.keys("Down b 'Hansen opsiges.' Esc Ctrl-Z Home");
    let on = stage.app().context(stage.now).selected_target().unwrap();
    assert!(!stage.meeting().is_closed(&on));
    let mut again = stage.again();
    again.keys("2 Ctrl-S");
    assert_eq!(again.records_on(&on), [("decision", "Hansen opsiges.".to_owned())], "{}", again.screen());
    assert!(again.meeting().is_record_closed(again.meeting().records().last().unwrap()));
}

#[test]
fn two_votes_that_were_being_entered_are_two_after_a_restart() {
    let mut stage = council(Lang::Da);
    stage.keys("v Home + Enter v 2 Home - Esc v Tab Home 0 Esc Ctrl-Z");
    let texts = |stage: &Stage| {
        let mut all: Vec<String> = stage.app().drafts.values().map(|draft| draft.text.clone()).collect();
        all.sort();
        all
    };
    let before = texts(&stage);
    assert_eq!(before.len(), 2, "{:?}", stage.app().drafts);
    let again = stage.again();
    assert_eq!(texts(&again), before);
}

#[test]
fn undo_in_a_draft_that_was_opened_again_takes_away_only_what_was_typed_since() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Byrådet beslutter' Esc b Ctrl-Z");
    assert_eq!(stage.typed().as_deref(), Some("Byrådet beslutter"));
    stage.keys("' at' Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Esc");
    assert!(stage.app().drafts.values().any(|draft| draft.text == "Byrådet beslutter"));
}
