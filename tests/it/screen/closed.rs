//! What is closed, as the minute-taker meets it: locks, texts that stay closed when their item is opened, and the yes
//! that publishes one.

use punktlig::agenda::Agenda;
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{Event, Record};
use punktlig::protocol::{Context, build};
use punktlig::tui::app::Input;

use crate::kit::stage::Stage;
use crate::kit::{agenda, markdown};

fn plan(access: &str) -> Agenda {
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nitem = [{{ number = 1, title = \"Budget\" }}, \
         {{ number = 2, title = \"Salg\", access = \"{access}\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.30\", items = [2] }}]\n"
    ))
}

/// A meeting in the middle of its closed item.
fn stage() -> Stage {
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.at("9.00").keys("Space").at("9.30").keys("Space");
    stage
}

fn change(stage: &mut Stage, access: &str) {
    stage.give(Input::AgendaChanged(Box::new(plan(access))));
}

fn last(stage: &Stage) -> Record {
    stage.meeting().records().last().unwrap().clone()
}

#[test]
fn the_question_before_a_closed_slot_is_begun_shows_its_lock() {
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.at("9.00").keys("Space Down Enter");
    assert_eq!((stage.said(), stage.meeting().running()), ("ask-start", Some(0)));
    assert!(stage.notice().starts_with("Begynd Salg 🔒?"), "{}", stage.notice());
}

#[test]
fn records_made_while_closed_are_locked_when_the_item_opens_and_published_by_an_explicit_yes() {
    let mut stage = stage();
    stage.keys("b 'Solgt for 4 mio.' Ctrl-S");
    change(&mut stage, "open");
    assert!(
        !stage.shows("Salg 🔒") && stage.shows("lukket: blev noteret, mens punktet var lukket"),
        "{}",
        stage.screen()
    );
    stage.keys("a");
    assert!(stage.shows("Noteret, mens punktet var lukket, og ikke i den offentlige udgave"), "{}", stage.screen());
    assert!(stage.shows("2 Salg · Solgt for 4 mio."), "{}", stage.screen());
    stage.keys("Esc e 1");
    let row = stage.screen().lines().find(|l| l.contains("Må offentliggøres")).map(str::to_owned).unwrap();
    let number = row.chars().find(char::is_ascii_digit).unwrap();
    stage.keys(&number.to_string());
    // The text is shown, and nothing is published by a second key that was meant for the first question.
    assert!(stage.shows("offentlige udgave? Solgt for 4 mio."), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.meeting().is_withheld(&last(&stage)));
    stage.keys("e 1").keys(&number.to_string()).keys("2");
    assert!(!stage.meeting().is_record_closed(&last(&stage)));
    assert!(stage.notice().starts_with("Offentliggjort: Beslutning"), "{}", stage.notice());
    stage.keys("a");
    assert!(stage.shows("Noteret, mens punktet var lukket, og nu offentligt"), "{}", stage.screen());
    stage.keys("Esc Ctrl-Z");
    assert!(stage.meeting().is_withheld(&last(&stage)), "undo takes the yes back");
}

#[test]
fn the_question_before_a_vote_is_published_names_those_who_all_voted_alike() {
    let plan = |access: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\nperson = [\
             {{ id = \"a\", name = \"Anna Berg\", role = \"member\" }}, {{ id = \"b\", name = \"Bo Bech\", role = \"member\" }}]\n\
             item = [{{ number = 1, title = \"Salg\", access = \"{access}\" }}]\nslot = [{{ at = \"9.00\", items = [1] }}]\n"
        ))
    };
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    stage.keys("v Down - Enter");
    assert!(matches!(last(&stage).current(), punktlig::meeting::Content::Vote(_)), "{}", stage.screen());
    stage.give(Input::AgendaChanged(Box::new(plan("open"))));
    stage.keys("e 1");
    let row = stage.screen().lines().find(|l| l.contains("Må offentliggøres")).map(str::to_owned).unwrap();
    stage.keys(&row.chars().find(char::is_ascii_digit).unwrap().to_string());
    assert!(stage.shows("offentlige udgave?") && stage.shows("- Bo Bech"), "{}", stage.screen());
}

#[test]
fn a_text_begun_while_its_item_was_closed_stays_closed_when_recorded_after_the_opening() {
    let mut stage = stage();
    stage.keys("b 'Solgt'");
    change(&mut stage, "open");
    stage.keys("' til K.' Ctrl-S");
    assert!(stage.meeting().is_withheld(&last(&stage)));
    assert!(stage.notice().starts_with("Gemt som lukket"), "{}", stage.notice());
    // A new one is not.
    stage.keys("b 'Drøftet.' Ctrl-S");
    assert!(!stage.meeting().is_record_closed(&last(&stage)));
    let marks = stage.app().history.entries().iter().filter(|e| e.event == Event::ClosedTextFollows).count();
    assert_eq!(marks, 1);
}

#[test]
fn a_slot_closed_by_itself_locks_its_item_everywhere_and_one_closed_by_its_item_locks_no_other() {
    let mut stage = Stage::new(
        agenda(
            "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Alfa\" }, { number = 2, title = \"Beta\" }, \
             { number = 3, title = \"Gamma\", access = \"closed\" }]\n\
             slot = [{ at = \"9.00\", items = [1], access = \"closed\" }, { at = \"9.30\", items = [1] }, \
             { at = \"10.00\", items = [2, 3], title = \"Delta\" }]\n",
        ),
        Lang::Da,
    );
    stage.resize(100, 30);
    let screen = stage.screen();
    let locked = |what: &str| screen.lines().any(|l| l.contains(&format!("{what} 🔒")));
    assert!(locked("9.00 Alfa") && locked("9.30 Alfa"), "{screen}");
    assert!(locked("Delta") && locked("Gamma") && !locked("Beta"), "{screen}");
}

#[test]
fn a_point_is_locked_as_it_is_typed_and_an_unclear_word_is_asked_about() {
    let mut stage = stage();
    stage.keys("t 'LUKKET: Personalesag'");
    assert!(stage.shows("Personalesag 🔒"), "{}", stage.screen());
    stage.keys("Enter");
    let added = |stage: &Stage| stage.meeting().slots().iter().filter(|r| r.unplanned).cloned().collect::<Vec<_>>();
    assert!(added(&stage)[0].slot.access.is_closed() && added(&stage)[0].slot.title == "Personalesag");
    stage.pass(5_000).keys("t 'Kontoret lukket om fredagen'");
    assert!(stage.shows("Kontoret lukket om fredagen 🔒"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.shows("Er punktet lukket?") && added(&stage).len() == 1, "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.shows("Kontoret lukket om fredagen"), "Esc goes back to the line");
    stage.keys("Enter 3");
    let open: Vec<String> =
        added(&stage).iter().filter(|r| !r.slot.access.is_closed()).map(|r| r.slot.title.clone()).collect();
    assert_eq!(open, ["Kontoret lukket om fredagen"]);
}

#[test]
fn a_long_text_is_published_only_after_its_last_page_was_shown() {
    let mut stage = stage();
    stage.resize(80, 24);
    let words: Vec<String> = (0..150).map(|n| format!("afsnit{n:03}")).collect();
    stage.keys("b").paste(&words.join(" ")).keys("Ctrl-S");
    change(&mut stage, "open");
    stage.pass(5_000).keys("e 1 5");
    let mut seen = String::new();
    while !stage.shows("Ja, det må offentliggøres") {
        seen += &stage.screen();
        assert!(stage.shows("Læs videre"), "{}", stage.screen());
        stage.keys("2");
    }
    seen += &stage.screen();
    for word in &words {
        assert!(seen.contains(word), "{word} was not shown");
    }
    stage.keys("2");
    assert!(!stage.meeting().is_record_closed(&last(&stage)));
}

#[test]
fn a_page_of_a_text_to_publish_counts_as_shown_only_in_the_window_that_it_was_shown_in() {
    let words: Vec<String> = (0..150).map(|n| format!("afsnit{n:03}")).collect();
    for (first, then) in [((80, 24), (200, 60)), ((200, 60), (80, 24)), ((100, 30), (81, 24))] {
        let mut stage = stage();
        stage.resize(first.0, first.1);
        stage.keys("b").paste(&words.join(" ")).keys("Ctrl-S");
        change(&mut stage, "open");
        stage.pass(5_000).keys("e 1 5");
        let mut seen = stage.screen();
        stage.resize(then.0, then.1);
        for _ in 0..40 {
            if !stage.meeting().is_record_closed(&last(&stage)) {
                break;
            }
            stage.keys("2");
            seen += &stage.screen();
        }
        assert!(!stage.meeting().is_record_closed(&last(&stage)), "{first:?} {then:?}: {}", stage.screen());
        for word in &words {
            assert!(seen.contains(word), "{first:?} {then:?}: {word} was not shown");
        }
    }
}

#[test]
fn a_closed_point_that_redo_brings_back_withholds_what_went_meanwhile_as_one_that_is_added_does() {
    for is_redone in [false, true] {
        let mut stage = Stage::new(plan("open"), Lang::Da);
        stage.at("9.00").keys("Space").at("9.30").keys("Space b 'Zebra' Ctrl-S");
        let add = "t 'Lukket: Salgets køber 10' Enter";
        if is_redone {
            stage.keys(add).keys("Ctrl-Z");
        }
        let without = "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }]\n\
             slot = [{ at = \"9.00\", items = [1] }]\n";
        stage.give(Input::AgendaChanged(Box::new(agenda(without))));
        assert!(!stage.meeting().is_record_closed(&last(&stage)));
        stage.keys(if is_redone { "Ctrl-Y" } else { add });
        let titles: Vec<_> = stage.meeting().slots().iter().map(|r| r.slot.title.clone()).collect();
        assert!(titles.iter().any(|t| t == "Salgets køber"), "{titles:?}: {}", stage.screen());
        assert!(stage.meeting().is_record_closed(&last(&stage)), "redone: {is_redone}: {}", stage.screen());
    }
}

#[test]
fn a_text_that_was_empty_for_a_moment_keeps_that_it_was_begun_while_its_item_was_closed() {
    // Typed, taken back, brought again after the opening; a decision, a follow-up line and a vote.
    for (begin, end) in [
        ("b 'Solgt' Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z", "Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y ' x' Ctrl-S"),
        ("o 'Solgt' Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z", "Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y ' x' Enter"),
        ("b F3 6 'Salgsudvalget' Enter", "'Sendt' Ctrl-S"),
        ("b F3 6 'Salgsudvalget'", "Enter 'Sendt' Ctrl-S"),
    ] {
        let mut stage = stage();
        stage.keys(begin);
        change(&mut stage, "open");
        stage.keys(end);
        assert!(stage.meeting().is_withheld(&last(&stage)), "{begin}: {:?}\n{}", last(&stage), stage.screen());
    }
    // What is begun after the opening is open.
    let mut stage = stage();
    stage.keys("b 'Solgt' Esc");
    change(&mut stage, "open");
    stage.keys("n 'Nyt' Ctrl-S");
    assert!(!stage.meeting().is_record_closed(&last(&stage)));
}

/// Every line of the screen that names a matter, with whether a lock follows the title; the window's frame is not a
/// line of it.
fn titles_without_their_lock(stage: &Stage) -> Vec<String> {
    let names = |line: &&str| line.contains("Lønsag") && !line.contains("🔒") || line.contains("Frokost 🔒");
    stage.screen().lines().filter(names).map(str::to_owned).collect()
}

#[test]
fn a_lock_follows_a_closed_title_in_messages_menus_lists_and_lines() {
    let meeting = "title = \"Møde\"\ndate = 2025-01-15\n[[person]]\nid = \"ba\"\nname = \"Bettina Andersen\"\n\
         [[item]]\nnumber = 1\ntitle = \"Lønsag\"\naccess = \"closed\"\n\
         [[slot]]\nat = \"9.00\"\ntitle = \"Frokost\"\nkind = \"break\"\nminutes = 30\n\
         [[slot]]\nat = \"9.30\"\nitems = [1]\nguests = [\"ba\"]\nminutes = 30\n\
         [[slot]]\nat = \"10.00\"\ntitle = \"Frokost igen\"\nminutes = 30\n";
    let mut stage = Stage::new(agenda(meeting), Lang::Da);
    stage.resize(110, 30).at("9.00");
    let mut lines = 0;
    for keys in [
        "Space",
        "g",
        "Esc",
        "/ 'Bettina'",
        "Esc",
        "/ 'lønsag'",
        "Esc",
        "Space",
        "b 'Godkendt.'",
        "Ctrl-S",
        "u",
        "Esc",
        "b 'Mere.'",
        "Esc",
        "r",
        "Esc",
        ".",
        "Ctrl-Z",
        "Ctrl-Z",
        "Ctrl-Y",
        "-",
        "o '@Bettina skriver'",
        "Enter",
        "a",
        "Esc",
        "h",
        "Esc",
        "t 'Lønsag B 🔒'",
        "Enter",
    ] {
        stage.pass(5_000).keys(keys);
        assert_eq!(titles_without_their_lock(&stage), Vec::<String>::new(), "after {keys}:\n{}", stage.screen());
        lines += stage.screen().lines().filter(|l| l.contains("Lønsag")).count();
    }
    assert!(lines > 60, "{lines}");
    assert!(stage.notice().contains("Lønsag B 🔒"), "{}", stage.notice());
}

#[test]
fn opening_and_retitling_a_closed_item_in_one_save_says_that_the_open_item_is_a_new_one() {
    let mut stage = stage();
    stage.keys("b 'Solgt for 4 mio.' Ctrl-S").resize(120, 36);
    let changed = agenda(
        "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Bygningen\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }]\n",
    );
    stage.give(Input::AgendaChanged(Box::new(changed)));
    assert!(
        stage.notice().contains("Punkt 2 er et nyt, åbent punkt, og det lukkede bliver stående"),
        "{}",
        stage.notice()
    );
    assert!(stage.meeting().is_record_closed(&last(&stage)));
}

#[test]
fn an_item_that_goes_while_another_is_closed_is_withheld_until_its_title_and_records_were_shown_and_published() {
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.at("9.00").keys("Space").at("9.30").keys("Space b 'Solgt for 4 mio.' Ctrl-S").resize(120, 36);
    let changed = agenda(
        "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, \
         { number = 2, title = \"Nyt\" }, { number = 3, title = \"Personalesag\", access = \"closed\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }, { at = \"9.40\", items = [3] }]\n",
    );
    stage.give(Input::AgendaChanged(Box::new(changed)));
    assert!(stage.notice().contains("holdt ude af den offentlige udgave"), "{}", stage.notice());
    stage.keys("a");
    assert!(stage.shows("Udgået af dagsordenen, mens noget andet blev lukket"), "{}", stage.screen());
    assert!(stage.shows("Salg 🔒"), "{}", stage.screen());
    stage.keys("Esc e 1");
    let row = stage.screen().lines().find(|l| l.contains("Må offentliggøres")).map(str::to_owned).unwrap();
    let number = row.chars().find(char::is_ascii_digit).unwrap();
    stage.keys(&number.to_string());
    assert!(stage.shows("Salg · Solgt for 4 mio."), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.meeting().is_record_closed(&last(&stage)));
    stage.keys("e 1").keys(&number.to_string()).keys("2");
    assert!(!stage.meeting().is_record_closed(&last(&stage)), "{}", stage.screen());
    assert!(stage.notice().contains("Offentliggjort: Salg"), "{}", stage.notice());
    stage.keys("a");
    assert!(stage.shows("og offentliggjort alligevel") && !stage.shows("Salg 🔒"), "{}", stage.screen());
}

#[test]
fn who_was_there_while_an_item_was_closed_is_published_by_an_explicit_yes_once_it_is_open() {
    let plan = |access: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\nitem = [{{ number = 1, title = \"Salg\", access = \"{access}\" }}]\n\
             slot = [{{ at = \"9.00\", items = [1], guests = [\"Mette Holm\"] }}]\n"
        ))
    };
    let mut stage = Stage::new(plan("closed"), Lang::Da);
    stage.resize(120, 36).at("9.00").keys("Space g a Esc");
    stage.give(Input::AgendaChanged(Box::new(plan("open"))));
    let context = |stage: &Stage| Context::new(Audience::Public, None, stage.now);
    let public = |stage: &Stage| markdown(&build(stage.meeting(), &context(stage))).unwrap();
    stage.pass(5_000).keys(".");
    assert!(!public(&stage).contains("Mette Holm"));
    stage.keys("a");
    assert!(stage.shows("Udsættelse, inhabilitet eller gæster på et punkt"), "{}", stage.screen());
    stage.keys("Esc e");
    assert_eq!(stage.menu()[0], "Gæster, inhabilitet og udsættelse må offentliggøres …");
    stage.keys("1");
    assert!(stage.shows("Ankommet: Mette Holm"), "{}", stage.screen());
    stage.keys("2");
    assert!(public(&stage).contains("Mette Holm"), "{}", public(&stage));
    stage.keys("Ctrl-Z");
    assert!(!public(&stage).contains("Mette Holm"));
}

/// Items 1 to 3 and 12, the third closed, and a point; item 2 runs.
fn four() -> Stage {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, \
         { number = 2, title = \"Sygefravær\" }, { number = 3, title = \"Afskedigelse af en medarbejder med \
         lang anciennitet i forvaltningen\", access = \"closed\" }, { number = 12, title = \"Hjemmeside\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }, \
         { at = \"9.30\", items = [12] }, { at = \"9.40\", title = \"Eventuelt\" }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.10").keys("Space");
    stage
}

fn on(stage: &Stage) -> String {
    stage.meeting().title(&last(stage).on).to_owned()
}

#[test]
fn a_record_moves_to_the_item_whose_own_number_is_pressed() {
    for (key, title) in [("3", "Afskedigelse"), ("12", "Hjemmeside"), ("1 Enter", "Budget"), ("a", "Eventuelt")] {
        let mut stage = four();
        stage.keys("b 'Fyres' Ctrl-S Tab e 2");
        let menu: Vec<String> = stage.menu().iter().map(|row| row.chars().take(5).collect()).collect();
        assert_eq!(menu, ["1 Bud", "3 Afs", "12 Hj", "a Eve"]);
        let (keys, enter) = key.split_once(' ').unwrap_or((key, ""));
        for c in keys.chars() {
            stage.keys(&c.to_string());
        }
        stage.keys(enter);
        assert!(on(&stage).starts_with(title), "{key}: {}", on(&stage));
    }
    let mut stage = four();
    stage.keys("b 'Fyres' Ctrl-S Tab e 2 4 j");
    assert_eq!((on(&stage).as_str(), stage.menu().len()), ("Sygefravær", 4), "no item has that number");
}

#[test]
fn a_move_from_a_closed_item_to_an_open_one_is_asked_about() {
    let mut stage = four();
    stage.at("9.20").keys("Space").pass(20_000).keys("b 'Fyres' Ctrl-S Tab e 2 2");
    assert!(on(&stage).starts_with("Afskedigelse") && stage.shows("2 Sygefravær er åbent"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(on(&stage).starts_with("Afskedigelse"), "the first answer leaves it");
    stage.keys("Esc Tab e 2 2 2");
    assert_eq!(on(&stage), "Sygefravær");
    assert!(stage.meeting().is_record_closed(&last(&stage)), "it stays closed all the same");
}

#[test]
fn a_lock_is_on_every_line_that_cuts_the_title_of_a_closed_item() {
    let shows_it = |stage: &mut Stage, keys: &str| {
        stage.keys(keys);
        let screen = stage.screen();
        let cut: Vec<&str> = screen.lines().filter(|l| l.contains("Afsked") && l.contains('…')).collect();
        assert!(!cut.is_empty() && cut.iter().all(|l| l.contains('🔒')), "{keys}: {screen}");
    };
    shows_it(&mut four(), "");
    shows_it(&mut four(), "b 'Fyres' Ctrl-S Tab e 2");
    shows_it(&mut four(), "a");
    for keys in ["b", "v", "r"] {
        let mut stage = four();
        stage.at("9.20").keys("Space").pass(20_000).resize(80, 24);
        shows_it(&mut stage, keys);
    }
}

#[test]
fn an_item_put_back_was_never_closed_itself_and_the_screen_says_why_its_decision_is_withheld() {
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.at("9.00").keys("Space").at("9.30").keys("Space b 'Solgt for 4 mio.' Ctrl-S").resize(120, 36);
    let changed = agenda(
        "title = \"Møde\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Budget\" }, \
         { number = 3, title = \"Personalesag\", access = \"closed\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.40\", items = [3] }]\n",
    );
    stage.give(Input::AgendaChanged(Box::new(changed)));
    stage.give(Input::AgendaChanged(Box::new(plan("open"))));
    let shows =
        |stage: &Stage, text: &str| stage.screen().split_whitespace().collect::<Vec<_>>().join(" ").contains(text);
    assert!(shows(&stage, "lukket: punktet var udgået, da noget andet blev lukket"), "{}", stage.screen());
    stage.keys("a");
    assert!(stage.shows("Punktet var udgået af dagsordenen, da noget andet blev lukket"), "{}", stage.screen());
    assert!(!stage.shows("Åbnet for offentligheden") && !stage.shows("mens punktet var lukket"), "{}", stage.screen());
}

#[test]
fn a_closed_decision_is_given_a_public_wording_that_the_review_lists_and_undo_takes_back() {
    let mut stage = stage();
    stage.keys("b 'Solgt for 4 mio.' Ctrl-S");
    let open = |stage: &mut Stage| {
        stage.keys("e 1");
        let row = stage.screen().lines().find(|l| l.contains("Offentlig ordlyd …")).map(str::to_owned).unwrap();
        let number = row.chars().find(char::is_ascii_digit).unwrap();
        stage.keys(&number.to_string());
    };
    open(&mut stage);
    assert!(stage.shows("Offentlig ordlyd · 2  Salg 🔒") && stage.shows("Solgt for 4 mio."), "{}", stage.screen());
    stage.keys("'Et salg blev godkendt.' Enter");
    assert!(stage.shows("offentliggøres: Et salg blev godkendt."), "{}", stage.screen());
    stage.keys("a");
    assert!(stage.shows("Det offentliggøres om lukkede punkter"), "{}", stage.screen());
    assert!(stage.shows("2 Salg 🔒 · Et salg blev godkendt."), "{}", stage.screen());
    stage.keys("Esc Ctrl-Z");
    assert!(!stage.shows("Et salg blev godkendt."), "{}", stage.screen());
    stage.keys("Ctrl-Y");
    assert!(stage.shows("offentliggøres: Et salg"), "{}", stage.screen());
    // What is there is offered, and nothing can be said instead.
    open(&mut stage);
    assert!(stage.shows("Et salg blev godkendt."), "{}", stage.screen());
    stage.keys("Ctrl-U Enter");
    stage.keys("a");
    assert!(!stage.shows("Det offentliggøres"), "{}", stage.screen());
}

#[test]
fn a_public_wording_after_the_close_is_an_addition_with_its_reason_and_the_meeting_stays_closed() {
    let documents = |stage: &Stage| {
        [Audience::Full, Audience::Public].map(|audience| {
            let context = Context::new(audience, None, stage.meeting().last_at().unwrap());
            markdown(&build(stage.meeting(), &context)).unwrap()
        })
    };
    let open = |stage: &mut Stage| {
        stage.keys("a");
        let row = stage.screen().lines().find(|l| l.contains("Offentlig ordlyd for 2")).map(str::to_owned).unwrap();
        assert!(row.contains("5  Offentlig ordlyd for 2 Salg 🔒 …"), "{}", stage.screen());
        stage.keys("5");
    };
    let mut stage = stage();
    stage.resize(100, 30).keys("b 'Solgt for 4 mio.' Ctrl-S a Ctrl-S");
    open(&mut stage);
    stage.keys("'Et salg blev godkendt.' Enter");
    assert!(stage.shows("Begrundelse for rettelsen"), "{}", stage.screen());
    assert!(stage.shows("Offentliggøres: Et salg"), "it says what the reason is for: {}", stage.screen());
    stage.keys("Esc");
    assert_eq!(stage.typed().as_deref(), Some("Et salg blev godkendt."), "{}", stage.screen());
    stage.keys("Enter Enter");
    assert!(!documents(&stage)[1].contains("Et salg"), "nothing without a reason");
    stage.keys("'Efter aktindsigt HEMMELIG' Enter");
    assert_eq!(
        stage.app().history.entries().last().unwrap().event.name(),
        "public_wording_amended",
        "{}",
        stage.screen()
    );
    assert!(stage.meeting().closed_at().is_some() && stage.app().dialog().is_none(), "{}", stage.screen());
    let [full, public] = documents(&stage);
    assert!(
        full.contains(
            "(begrundelse: Efter aktindsigt HEMMELIG): Offentlig ordlyd for punkt 2: »Et salg blev godkendt.«. Først noteret som: ingen."
        ),
        "{full}"
    );
    assert!(public.contains("Et salg blev godkendt.") && !public.contains("HEMMELIG"), "{public}");
    assert!(!public.contains("4 mio") && !public.contains("ordlyd for"), "{public}");
    // What is as it was asks for no reason; nothing at all can be said instead.
    open(&mut stage);
    stage.keys("Enter");
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
    open(&mut stage);
    stage.keys("Ctrl-U Enter 'Fortrolig' Enter");
    assert!(!documents(&stage)[1].contains("Et salg"), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert!(documents(&stage)[1].contains("Et salg") && stage.meeting().closed_at().is_some(), "{}", stage.screen());
    assert_eq!(stage.meeting().amendments().len(), 1);
}

#[test]
fn a_public_wording_that_is_typed_while_the_agenda_opens_its_item_stays_and_says_why_it_is_not_recorded() {
    let mut stage = stage();
    stage.keys("b 'Solgt for 4 mio.' Ctrl-S e 1");
    let row = stage.screen().lines().find(|l| l.contains("Offentlig ordlyd …")).map(str::to_owned).unwrap();
    stage.keys(&row.chars().find(char::is_ascii_digit).unwrap().to_string()).keys("'Et salg blev godkendt.'");
    change(&mut stage, "open");
    let recorded = stage.app().history.entries().len();
    stage.keys("Enter");
    assert_eq!(stage.typed().as_deref(), Some("Et salg blev godkendt."), "{}", stage.screen());
    assert!(stage.shows("Punktet er ikke længere lukket"), "{}", stage.screen());
    assert_eq!(stage.app().history.entries().len(), recorded);
    stage.keys("Esc");
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
}

#[test]
fn a_text_of_an_item_that_was_closed_and_opened_again_is_not_said_to_be_recorded_behind_closed_doors() {
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.at("9.00").keys("Space").at("9.30").keys("Space b 'Solgt for 4 mio.' Ctrl-S").resize(120, 36);
    change(&mut stage, "closed");
    change(&mut stage, "open");
    let screen = stage.screen();
    assert!(screen.contains("lukket: har været på et lukket punkt, siden det blev"), "{screen}");
    stage.keys("a");
    assert!(stage.shows("Har været på et lukket punkt, siden det blev noteret, og er ikke i"), "{}", stage.screen());
    assert!(!stage.shows("mens punktet var lukket"), "{}", stage.screen());
    stage.keys("Esc e 1");
    let row = stage.screen().lines().find(|l| l.contains("Må offentliggøres")).map(str::to_owned).unwrap();
    let number = row.chars().find(char::is_ascii_digit).unwrap();
    stage.keys(&number.to_string());
    assert!(stage.shows("Har været på et lukket punkt"), "{}", stage.screen());
    stage.keys("2").keys("a");
    assert!(stage.shows("Har været på et lukket punkt, siden det blev noteret, og er nu"), "{}", stage.screen());
    // What is recorded now is public.
    stage.keys("Esc b 'Mere.' Ctrl-S");
    assert!(!stage.meeting().is_record_closed(&last(&stage)));
}

#[test]
fn a_date_typed_while_the_item_is_closed_stays_closed_when_the_file_opens_it() {
    for is_killed in [false, true] {
        let mut stage = stage();
        stage.keys("u 2 '6/2 2027'").pass(2_000);
        change(&mut stage, "open");
        if is_killed {
            stage = stage.again();
            stage.keys("Enter");
        }
        stage.keys("Enter");
        let on = stage.meeting().agenda().items[1].id.clone();
        let postponement = stage.meeting().postponement(&punktlig::meeting::Target::Item(on)).unwrap();
        assert!(postponement.closed, "killed: {is_killed}\n{}", stage.screen());
    }
}

#[test]
fn a_guest_whose_name_was_typed_while_the_item_was_closed_stays_unnamed_when_the_file_opens_it() {
    for is_killed in [false, true] {
        let mut stage = stage();
        stage.keys("g +").keys("'Ole Zebra, KL'").pass(2_000);
        change(&mut stage, "open");
        if is_killed {
            stage = stage.again();
            stage.keys("Enter");
        }
        stage.keys("Enter").keys("Esc");
        let entries = stage.app().history.entries();
        assert!(entries.iter().any(|e| matches!(e.event, Event::GuestAdded { .. })), "{}", stage.screen());
        let marks = entries.iter().filter(|e| e.event == Event::ClosedTextFollows).count();
        assert_eq!(marks, 1, "killed: {is_killed}\n{}", stage.screen());
    }
}

#[test]
fn what_was_marked_before_its_item_was_closed_for_a_time_is_not_said_to_be_marked_behind_closed_doors() {
    let mut stage = Stage::new(plan("open"), Lang::Da);
    stage.at("9.00").keys("Space Down u 1").resize(120, 36);
    change(&mut stage, "closed");
    change(&mut stage, "open");
    stage.keys("a");
    assert!(stage.shows("gæster på et punkt, der har været lukket eller"), "{}", stage.screen());
    assert!(!stage.shows("mens punktet var lukket"), "{}", stage.screen());
}
