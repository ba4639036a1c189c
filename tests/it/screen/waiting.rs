//! What waits while nothing can be saved: it is what was asked for last, it goes to what it was meant for, and the
//! program takes nothing from under anybody's hands when it is saved.

use std::io::ErrorKind;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use punktlig::agenda::{Outcome, Who};
use punktlig::meeting::{Content, Edge, Event, Target};
use punktlig::tui::SessionExit;
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::drafts::{FieldKind, LineFor, OpenLine};

use super::stopped::{Desk, PLAN};
use crate::kit::agenda;
use crate::kit::disk::Failure;

impl Desk {
    fn fail(&mut self) -> &mut Self {
        self.disk.fail_after(0, Failure::Forever, ErrorKind::StorageFull);
        self
    }

    /// Lets recording work again, and be found to by itself.
    fn heal(&mut self) -> &mut Self {
        self.disk.heal();
        self.pass(6);
        assert!(self.stage.app().trouble.is_none(), "{}", self.screen());
        self
    }

    fn pass(&mut self, seconds: u32) -> &mut Self {
        self.stage.pass(seconds * 1000);
        self
    }

    /// What was recorded since the first slot began.
    fn recorded(&self) -> Vec<Event> {
        let all = self.on_disk(&self.dir);
        all.into_iter().skip_while(|e| !matches!(e, Event::SlotStarted { .. })).skip(1).collect()
    }

    fn waits(&self) -> bool {
        self.stage.app().waiting().is_some()
    }

    fn said(&self) -> &'static str {
        self.stage.said()
    }

    fn type_now(&mut self, text: &str) {
        for c in text.chars() {
            self.stage.press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), 120);
        }
    }

    /// The title of the slot that runs.
    fn running(&self) -> String {
        let meeting = self.stage.app().meeting();
        meeting.slots()[meeting.running().unwrap()].slot.title.clone()
    }
}

#[test]
fn a_decision_whose_outcome_was_changed_after_a_failed_save_is_recorded_with_the_new_outcome_only() {
    for by_itself in [true, false] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space b 'Behandlet' F3 1").fail().keys("Ctrl-S");
        assert!(desk.waits());
        desk.keys("F3");
        assert!(desk.waits(), "a list that is only looked at changes nothing");
        desk.keys("4");
        assert!(!desk.waits(), "it is another decision now");
        if by_itself {
            desk.heal();
            assert_eq!(desk.recorded(), []);
        }
        desk.disk.heal();
        desk.keys("Ctrl-S");
        let outcomes: Vec<Outcome> = desk
            .recorded()
            .into_iter()
            .map(|event| match event {
                Event::DecisionRecorded { decision, .. } => decision.outcome,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(outcomes, [Outcome::Rejected], "{by_itself}");
    }
}

#[test]
fn where_a_decision_is_forwarded_to_belongs_to_what_waits() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space b 'Sendt' F3 6 'Byrådet' Enter").fail().keys("Ctrl-S");
    assert!(desk.waits(), "{}", desk.screen());
    desk.keys("F3 6 ' og økonomiudvalget' Enter").heal();
    assert_eq!(desk.recorded(), []);
    desk.keys("Ctrl-S");
    let Some(Event::DecisionRecorded { decision, .. }) = desk.recorded().pop() else { panic!("{}", desk.screen()) };
    assert_eq!(decision.forwarded_to.as_deref(), Some("Byrådet og økonomiudvalget"));
}

#[test]
fn a_line_that_is_open_in_a_text_that_waits_is_not_lost_when_saving_works_again() {
    let kinds = [
        ("Space b 'Indstilles' Ctrl-S", "F3 6 'Byrådet 6/12'", "Enter Ctrl-S"),
        ("Space v '+' Enter", "t '2-1-0'", "Enter Enter"),
    ];
    for (written, line, accept) in kinds {
        let mut desk = Desk::new();
        desk.keys("Space").pass(20);
        desk.fail().keys(written.trim_start_matches("Space ")).keys(line);
        let typed = desk.stage.typed();
        desk.heal();
        assert_eq!((desk.recorded().len(), desk.stage.typed()), (0, typed), "{line}: {}", desk.screen());
        desk.keys(accept);
        let recorded: Vec<Event> = desk.recorded().into_iter().filter(|e| *e != Event::LinksFixed).collect();
        match recorded.as_slice() {
            [Event::DecisionRecorded { decision, .. }] => assert_eq!(decision.outcome, Outcome::Forwarded),
            [Event::VoteRecorded { vote, .. }] => assert_eq!(vote.unnamed(), [1, 1, 0]),
            other => panic!("{other:?}: {}", desk.screen()),
        }
    }
    let mut desk = Desk::with(PLAN);
    desk.keys("Space b 'Indstilles'").fail().keys("Ctrl-S F3 6");
    assert_eq!((desk.waits(), desk.said()), (false, "stopped-line-open"));
}

#[test]
fn leaving_by_the_answer_saves_what_waits_and_keeps_the_line_that_is_open() {
    for leave in ["2", "Ctrl-C"] {
        let mut desk = Desk::new();
        desk.keys("Space").pass(20);
        desk.fail().keys("f Down b 'syg' Enter");
        assert!(desk.waits(), "{}", desk.screen());
        desk.keys("Ctrl-C");
        desk.disk.heal();
        assert_eq!(desk.stage.leave_by(crate::kit::stage::key(leave)), SessionExit::Quit, "{leave}");
        assert_eq!(desk.recorded().len(), 1, "{leave}");
    }
}

#[test]
fn the_right_time_of_one_slot_is_not_taken_for_that_of_another() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").pass(300).keys("Ctrl-N").pass(300);
    desk.keys("Up r Ctrl-U '9.00'").fail().keys("Enter");
    assert!(desk.waits(), "{}", desk.screen());
    desk.keys("Esc");
    assert_eq!((desk.waits(), desk.said()), (false, "stopped-given-up"));
    assert!(desk.screen().contains("Opgivet og ikke noteret: 1 rettet tid"), "{}", desk.screen());
    desk.keys("Down r Ctrl-U '9.00'").heal();
    assert!(!desk.recorded().iter().any(|e| matches!(e, Event::TimeCorrected { .. })));
    assert!(matches!(desk.stage.app().dialog(), Some(Dialog::CorrectTime(_))), "{}", desk.screen());
    desk.keys("Ctrl-U '9.05' Enter");
    let Some(Event::TimeCorrected { slot, edge, .. }) = desk.recorded().pop() else { panic!("{}", desk.screen()) };
    assert_eq!((slot.0.as_str(), edge), ("to", Edge::Start));
}

#[test]
fn an_absence_that_waited_is_not_recorded_for_somebody_else() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space f").pass(1).fail().keys("b Enter");
    assert!(desk.waits(), "{}", desk.screen());
    desk.keys("Esc Down b").heal();
    assert_eq!(desk.recorded(), []);
    assert_eq!(desk.typed(), "", "the line for the other one is still open");
    desk.keys("Enter");
    let [Event::AttendanceRecorded { who, .. }] = &desk.recorded()[..] else { panic!("{:?}", desk.recorded()) };
    assert_eq!(*who, Who::Id("b".into()));
}

#[test]
fn a_time_that_means_now_is_recorded_once_though_it_is_asked_for_again_in_another_minute() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").pass(30).keys("f").fail().keys("g Enter");
    let left = desk.stage.now;
    assert!(desk.waits(), "{}", desk.screen());
    desk.pass(90);
    assert!(desk.waits(), "that time passes changes nothing of it");
    desk.disk.heal();
    desk.keys("Enter");
    assert_eq!(desk.recorded(), [Event::PersonLeft { who: Who::Id("a".into()), time: left }]);
    assert!(matches!(desk.stage.app().dialog(), Some(Dialog::Attendance(open)) if open.field.is_none()));
}

#[test]
fn what_is_written_waits_wherever_it_is_written_as_long_as_it_says_the_same() {
    let scripts = [
        "n 'x' Ctrl-S",
        "b 'x' F3 2 Ctrl-S",
        "o 'Ane ringer til Bo' Enter",
        "v a Ctrl-S",
        "r Ctrl-U '9.00' Enter",
        "t 'Nyt hus 10' Enter",
        "f b 'syg' Enter",
        "f g Enter",
        "f s 'Dorte Dam' Enter Enter",
    ];
    for script in scripts {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space").pass(300).fail().keys(script);
        assert!(desk.waits(), "{script}: {}", desk.screen());
        desk.keys("Left Right").pass(90);
        let waiting = desk.stage.app().waiting().cloned().unwrap_or_else(|| panic!("{script}: {}", desk.screen()));
        desk.heal();
        let recorded: Vec<Event> = desk.recorded().into_iter().filter(|e| *e != Event::LinksFixed).collect();
        assert_eq!(recorded, waiting.events, "{script}");
        assert_eq!(desk.stage.app().history.entries().last().unwrap().at, waiting.at, "{script}");
    }
}

#[test]
fn a_point_that_was_added_waits_whatever_is_opened_meanwhile_and_closes_nothing() {
    for open in ["n 'imens'", "c"] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space").fail().keys("t 'Orientering om lukket afdeling 10' Enter 3");
        assert!(desk.waits(), "{}", desk.screen());
        desk.keys(open).heal();
        let added =
            |e: &Event| matches!(e, Event::SlotAdded { title, .. } if title == "Orientering om lukket afdeling");
        assert_eq!(desk.recorded().iter().filter(|e| added(e)).count(), 1, "{:?}", desk.recorded());
        match desk.stage.app().dialog() {
            Some(Dialog::Editor(editor)) => assert_eq!(editor.text.text(), "imens"),
            Some(Dialog::Chair(_)) => assert_eq!(open, "c"),
            other => panic!("{open}: {other:?}"),
        }
    }
    // From the line itself it waits as long as the line says so.
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").fail().keys("t 'Orientering 10' Enter").heal();
    assert!(
        matches!(&desk.recorded()[..], [Event::SlotAdded { title, minutes: Some(10), .. }] if title == "Orientering")
    );
    assert!(desk.stage.app().dialog().is_none());
}

#[test]
fn a_choice_of_how_to_catch_up_waits_as_it_was_read_though_time_passes() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").pass(1500).keys("h").fail().keys("Enter");
    let Some(waiting) = desk.stage.app().waiting().cloned() else { panic!("{}", desk.screen()) };
    desk.pass(120).heal();
    assert_eq!(desk.recorded(), waiting.events);
}

const NUMBERED: &str = "title = \"Møde\"\ndate = 2025-01-15\n[[item]]\nnumber = \"1\"\ntitle = \"Budget\"\n\
                        [[item]]\nnumber = \"2\"\ntitle = \"Skoler\"\n\
                        [[slot]]\nat = \"9.00\"\nitems = [\"1\"]\nminutes = 10\n[[slot]]\nitems = [\"2\"]\nminutes = 10\n";
const RENUMBERED: &str = "title = \"Møde\"\ndate = 2025-01-15\n[[item]]\nnumber = \"1\"\ntitle = \"Budget\"\n\
                          [[item]]\nnumber = \"2\"\ntitle = \"Opsigelse\"\n[[item]]\nnumber = \"3\"\ntitle = \"Skoler\"\n\
                          [[slot]]\nat = \"9.00\"\nitems = [\"1\"]\nminutes = 10\n[[slot]]\nitems = [\"3\"]\nminutes = 10\n\
                          [[slot]]\nitems = [\"2\"]\nminutes = 10\n";

#[test]
fn the_first_event_that_waits_goes_to_the_matter_that_was_chosen_though_the_agenda_is_renumbered() {
    for script in ["Down Enter Enter", "Down b 'Vedtaget' Ctrl-S"] {
        let mut desk = Desk::with(NUMBERED);
        desk.fail().keys(script);
        assert!(desk.waits(), "{}", desk.screen());
        desk.stage.give(Input::AgendaChanged(Box::new(agenda(RENUMBERED))));
        assert!(desk.waits(), "{}", desk.screen());
        desk.heal();
        let meeting = desk.stage.app().meeting();
        assert_eq!(meeting.agenda().items.len(), 3, "the new agenda follows");
        match script {
            "Down Enter Enter" => assert_eq!(desk.running(), "Skoler"),
            _ => {
                let record = &meeting.records()[0];
                assert_eq!(meeting.title(&record.on), "Skoler");
                assert!(matches!(record.current(), Content::Decision(_)));
            }
        }
    }
}

#[test]
fn an_agenda_that_came_while_the_first_event_waited_and_went_again_is_not_taken_over() {
    let mut desk = Desk::with(NUMBERED);
    desk.fail().keys("Down Enter Enter");
    for plan in [RENUMBERED, NUMBERED] {
        desk.stage.give(Input::AgendaChanged(Box::new(agenda(plan))));
    }
    desk.heal();
    assert_eq!((desk.running().as_str(), desk.on_disk(&desk.dir).len()), ("Skoler", 2));
}

#[test]
fn what_is_typed_on_when_the_editor_closes_by_itself_is_no_command() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space n 'Direktøren siger at'").fail().keys("Ctrl-S").heal();
    assert!(desk.stage.app().dialog().is_none(), "{}", desk.screen());
    let before = desk.recorded();
    assert!(matches!(before[..], [Event::NoteRecorded { .. }]));
    desk.pass(1);
    desk.type_now(". p. bd i - xx");
    assert_eq!((desk.recorded(), desk.said()), (before, "notice-key-ignored"));
    assert!(desk.screen().contains("ændret. Notat noteret: Et"), "{}", desk.screen());
    assert!(desk.stage.app().dialog().is_none());
    // After a pause the keys are commands again, and a key that means the same everywhere always is one.
    desk.pass(3).keys(".");
    assert!(matches!(desk.recorded().last(), Some(Event::SlotEnded { .. })), "{}", desk.screen());
    desk.keys("n 'mere'").fail().keys("Ctrl-S").heal().keys("Ctrl-N");
    assert!(matches!(desk.recorded().last(), Some(Event::SlotStarted { .. })), "{}", desk.screen());
}

#[test]
fn what_is_typed_on_when_a_line_closes_inside_a_list_marks_nobody() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space f").pass(1).fail().keys("b 'ferie' Enter Enter").heal();
    let before = desk.recorded();
    assert!(matches!(before[..], [Event::AttendanceRecorded { .. }]));
    desk.type_now("tub");
    assert_eq!((desk.recorded(), desk.said()), (before, "notice-key-ignored"));
    // What it takes the place of, the reason, is asked about.
    desk.pass(3).keys("t t");
    assert_eq!(desk.recorded().len(), 2);
}

#[test]
fn a_key_for_a_list_that_a_changed_agenda_closed_is_no_command() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").pass(1500).keys("h");
    assert!(matches!(desk.stage.app().dialog(), Some(Dialog::CatchUp(_))));
    desk.stage.pass(500);
    desk.stage.give(Input::AgendaChanged(Box::new(agenda(&PLAN.replace("\"Tre\"", "\"Fire\"")))));
    assert!(desk.stage.app().dialog().is_none(), "{}", desk.screen());
    desk.type_now(".");
    assert_eq!(desk.said(), "notice-key-ignored");
    assert!(desk.stage.app().meeting().running().is_some());
}

#[test]
fn a_number_in_a_menu_means_what_it_meant_when_the_agenda_takes_a_choice_away() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space n 'flyt mig' Ctrl-S").pass(1).keys("Tab e 2");
    assert_eq!(desk.stage.menu(), ["a To", "b Tre"]);
    let without = PLAN.replace("[[slot]]\ntitle = \"To\"\nminutes = 10\n", "");
    desk.stage.pass(500);
    desk.stage.give(Input::AgendaChanged(Box::new(agenda(&without))));
    assert_eq!(desk.stage.menu(), ["a Tre"]);
    desk.type_now("a");
    assert!(!desk.recorded().iter().any(|event| matches!(event, Event::RecordMoved { .. })));
    assert_eq!(desk.said(), "notice-key-ignored");
    desk.pass(3).keys("a");
    assert!(matches!(desk.recorded().last(), Some(Event::RecordMoved { .. })), "{}", desk.screen());
}

#[test]
fn a_question_over_the_text_stays_when_the_text_is_recorded_by_itself() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space n 'vigtigt'").fail().keys("Ctrl-S Ctrl-C").heal();
    assert!(matches!(desk.recorded()[..], [Event::NoteRecorded { .. }]));
    assert!(desk.stage.app().leave_question().is_some(), "{}", desk.screen());
    desk.keys("Esc");
    assert!(desk.stage.app().dialog().is_none(), "{}", desk.screen());
}

#[test]
fn the_question_for_a_folder_goes_when_no_other_is_needed_and_leaves_what_was_typed_on() {
    for script in ["Ctrl-S Ctrl-O 'ab'", "Ctrl-S ' og mere' Ctrl-O 'ab'"] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space n 'vigtigt'").fail().keys(script);
        assert_eq!(desk.typed(), "ab", "{}", desk.screen());
        desk.heal();
        desk.type_now("cde");
        assert_eq!(desk.said(), "notice-key-ignored");
        if script.contains("mere") {
            assert_eq!((desk.recorded().len(), desk.typed().as_str()), (0, "vigtigt og mere"));
        } else {
            assert!(matches!(desk.recorded()[..], [Event::NoteRecorded { .. }]));
            assert!(desk.stage.app().dialog().is_none(), "{}", desk.screen());
        }
    }
}

#[test]
fn a_text_beneath_a_question_keeps_its_item_and_stays_closed_when_the_agenda_changes() {
    let plan = |numbers: &str, access: &str| {
        let secret = format!("[[item]]\nnumber = \"2\"\ntitle = \"Skoler\"\naccess = \"{access}\"\n");
        match numbers {
            "old" => NUMBERED.replace("[[item]]\nnumber = \"2\"\ntitle = \"Skoler\"\n", &secret),
            _ => RENUMBERED.replace(
                "[[item]]\nnumber = \"3\"\ntitle = \"Skoler\"\n",
                &secret.replace("number = \"2\"", "number = \"3\""),
            ),
        }
    };
    let mut desk = Desk::with(&plan("old", "closed"));
    desk.keys("Space").pass(15).keys("Down b").fail().keys("Ctrl-N");
    assert!(desk.stage.app().trouble.is_some(), "{}", desk.screen());
    desk.keys("Ctrl-C").heal();
    desk.stage.give(Input::AgendaChanged(Box::new(agenda(&plan("new", "open")))));
    desk.keys("Esc 'Ansæt Jensen' Ctrl-S");
    let meeting = desk.stage.app().meeting();
    let record = meeting.records().last().unwrap_or_else(|| panic!("{}", desk.screen()));
    assert_eq!(meeting.title(&record.on), "Skoler");
    assert_eq!(record.on, Target::Item(meeting.agenda().items[2].id.clone()));
    assert!(meeting.is_withheld(record), "it was begun behind closed doors");
}

#[test]
fn only_one_thing_waits_and_another_key_is_told_so() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").fail().keys(".");
    desk.keys("p");
    assert_eq!(desk.said(), "stopped-one-waits");
    assert!(desk.screen().contains("Kun én ting kan vente: 1 afsluttet punkt"), "{}", desk.screen());
    desk.keys(".");
    assert_eq!(desk.said(), "", "the same key again asks for nothing else");
    desk.keys("j");
    assert!(desk.screen().contains("Der gemmes ikke mere: "), "{}", desk.screen());
    desk.disk.heal();
    desk.keys("p");
    assert_eq!((desk.recorded().len(), desk.said()), (1, "stopped-waited-first"));
}

#[test]
fn what_waits_is_tried_once_more_before_the_program_ends() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").fail().keys(".");
    desk.disk.heal();
    desk.keys("q");
    assert!(desk.screen().contains("Ikke alt er gemt"), "{}", desk.screen());
    assert_eq!(desk.stage.leave_by(KeyEvent::new(KeyCode::Char('2'), KeyModifiers::NONE)), SessionExit::Quit);
    assert!(matches!(desk.recorded()[..], [Event::SlotEnded { .. }]));
    // Where it still does not work, that is what the program says at its end.
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").fail().keys(". q");
    let waits = "venter: 1 afsluttet punkt kl. 8.59.00".to_owned();
    let left = desk.stage.leave_by(KeyEvent::new(KeyCode::Char('2'), KeyModifiers::NONE));
    assert_eq!(left, SessionExit::Unsaved(Some(waits)));
}

#[test]
fn in_a_window_that_is_too_small_only_what_its_message_says_acts() {
    for (width, height) in [(59, 16), (60, 15)] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space n 'halv'");
        desk.stage.resize(width, height);
        assert!(desk.screen().contains("Ctrl-C forlader"), "{}", desk.screen());
        desk.keys("'x' Ctrl-S Esc . p Space Ctrl-N Ctrl-Z Enter q").stage.paste("limet ind");
        assert_eq!((desk.recorded(), desk.typed().as_str()), (vec![], "halv"));
        assert_eq!(desk.stage.left, None);
        desk.keys("Ctrl-C");
        assert!(desk.screen().contains("forlade mødet"), "{}", desk.screen());
        desk.keys("2 Enter q");
        assert_eq!(desk.stage.left, None);
        desk.keys("Esc");
        assert!(!desk.screen().contains("forlade mødet"), "{}", desk.screen());
        desk.fail();
        desk.stage.resize(80, 24);
        desk.keys("Ctrl-S").stage.resize(width, height);
        assert!(desk.screen().contains("Der gemmes ikke mere"), "{}", desk.screen());
        desk.keys("Ctrl-C Ctrl-C");
        assert_eq!(desk.stage.left, Some(SessionExit::Quit));
    }
}

#[test]
fn a_correction_waits_with_the_reason_that_was_given_last() {
    for changed in [false, true] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space b 'Vedtaget' Ctrl-S").pass(1).keys("a").pass(1).keys("Ctrl-S").pass(1);
        assert!(desk.stage.app().meeting().closed_at().is_some(), "{}", desk.screen());
        desk.keys("Tab e ' igen' Ctrl-S 'Slåfejl'").fail().keys("Enter");
        assert!(desk.waits(), "{}", desk.screen());
        if changed {
            desk.keys("Ctrl-U 'Forkert ord'").heal();
            assert!(!matches!(desk.recorded().last(), Some(Event::CorrectionRecorded { .. })));
            desk.keys("Enter");
        } else {
            desk.heal();
        }
        let corrections = desk.recorded().into_iter().filter_map(|event| match event {
            Event::CorrectionRecorded { content: Content::Decision(decision), reason, .. } => {
                Some((decision.text, reason))
            }
            _ => None,
        });
        let reason = if changed { "Forkert ord" } else { "Slåfejl" };
        assert_eq!(corrections.collect::<Vec<_>>(), [("Vedtaget igen".to_owned(), reason.to_owned())]);
        assert!(desk.stage.app().dialog().is_none(), "{}", desk.screen());
        assert!(desk.stage.app().drafts.is_empty());
    }
}

#[test]
fn a_dissent_that_is_recorded_by_itself_gives_way_to_its_vote_and_not_to_the_keys_that_follow() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space v '-' Up m 'Jeg er imod'").fail().keys("Ctrl-S");
    assert!(desk.waits(), "{}", desk.screen());
    desk.heal();
    assert!(
        matches!(desk.recorded()[..], [Event::LinksFixed, Event::StatementRecorded { .. }]),
        "{:?}",
        desk.recorded()
    );
    let Some(Dialog::Vote(vote)) = desk.stage.app().dialog().cloned() else { panic!("{}", desk.screen()) };
    desk.type_now("a+0-");
    assert_eq!(desk.said(), "notice-key-ignored");
    assert!(matches!(desk.stage.app().dialog(), Some(Dialog::Vote(now)) if now.vote == vote.vote));
}

#[test]
fn a_point_that_is_added_after_one_that_waited_is_another_one() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space").fail().keys("t 'Orientering om lukket afdeling 10' Enter 3").pass(1);
    desk.keys("t 'Nyt hus 10' Enter");
    assert_eq!((desk.said(), desk.typed().as_str()), ("stopped-one-waits", "Nyt hus 10"));
    desk.pass(1).disk.heal();
    desk.keys("Enter");
    let added = desk.recorded().into_iter().filter_map(|event| match event {
        Event::SlotAdded { slot, title, .. } => Some((slot.0, title)),
        _ => None,
    });
    let added: Vec<(String, String)> = added.collect();
    let title = |n: usize| added[n].1.as_str();
    assert_eq!((added.len(), title(0), title(1)), (2, "Orientering om lukket afdeling", "Nyt hus"));
    assert_ne!(added[0].0, added[1].0);
}

#[test]
fn to_leave_from_any_question_asks_first_where_something_is_unsaved() {
    for key in ["4", "Ctrl-C"] {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space").pass(1).keys("a").pass(1).keys("Ctrl-S").pass(1);
        desk.fail().keys("a 2 'Glemt' Enter");
        assert!(desk.waits(), "{}", desk.screen());
        desk.keys("Esc a").keys(key);
        assert_eq!(desk.stage.left, None, "{}", desk.screen());
        assert!(desk.screen().contains("Ikke alt er gemt"), "{}", desk.screen());
        desk.keys("Ctrl-C");
        assert_eq!(desk.stage.left, Some(SessionExit::Quit));
    }
}

#[test]
fn the_end_of_a_text_that_went_nowhere_closes_no_meeting_and_keys_act_after_a_clear_new_start() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space n 'Anna var imod'").fail().keys("Ctrl-S").heal();
    let before = desk.recorded();
    desk.type_now(" fordi det");
    desk.stage.pass(1300);
    desk.type_now(" pga. prisen");
    desk.keys("Ctrl-S");
    assert_eq!((desk.recorded(), desk.said()), (before.clone(), "notice-key-ignored"));
    assert!(desk.screen().contains("til du trykker Esc eller venter 3 s"), "{}", desk.screen());
    assert!(desk.stage.app().dialog().is_none());
    // The key that leaves does nothing else.
    desk.keys("Esc");
    assert_ne!(desk.said(), "notice-key-ignored");
    desk.keys("p");
    assert!(desk.stage.app().meeting().paused_since().is_some(), "{}", desk.screen());
}

#[test]
fn a_paste_after_a_text_closed_by_itself_begins_another_text() {
    let mut desk = Desk::with(PLAN);
    desk.keys("Space n 'Anna var imod'").fail().keys("Ctrl-S").heal();
    desk.type_now("x");
    desk.stage.paste("Tilbuddet:");
    desk.type_now(" 10.000 kr.");
    assert_eq!(desk.typed(), "Tilbuddet: 10.000 kr.");
}

#[test]
fn a_line_outlives_a_kill_after_something_else_that_waited_was_recorded() {
    let kinds = [
        (
            "f u",
            "b 'syg med influenza'",
            LineFor::Attendance {
                who: Some(Who::Name("Anna".into())),
                field: FieldKind::Reason,
                on: None,
                with: Vec::new(),
            },
        ),
        ("t 'Orientering om lukket afdeling 10' Enter 3", "t 'Et helt andet punkt'", LineFor::NewPoint),
    ];
    for (waits, typed, of) in kinds {
        let mut desk = Desk::with(PLAN);
        desk.keys("Space").pass(1).fail().keys(waits);
        assert!(desk.waits(), "{waits}: {}", desk.screen());
        desk.pass(1).keys(typed);
        let line = desk.stage.app().dialog().and_then(|dialog| dialog.line()).unwrap();
        assert_eq!(std::mem::discriminant(&line), std::mem::discriminant(&of));
        let drafts = desk.stage.app().drafts.clone();
        let seq = desk.stage.app().history.entries().last().map(|entry| entry.seq);
        let text = desk.typed();
        desk.heal();
        assert!(!desk.recorded().is_empty());
        // The program dies before it has saved drafts once more.
        let now = desk.stage.now;
        desk.keys("Esc Esc");
        let lines = vec![OpenLine { of: line, text: text.clone() }];
        desk.stage.app_mut().restore_drafts(drafts.found(seq, lines), now);
        assert_eq!(desk.typed(), text, "{typed}");
    }
}

#[test]
fn a_rehearsal_asks_first_where_something_is_not_saved_and_the_exit_says_so_afterwards() {
    let mut desk = Desk::real(PLAN);
    desk.keys("3 n 1 n 'Vigtigt notat'").fail().keys("Ctrl-S Ctrl-N");
    assert_eq!(desk.stage.menu().len(), 4, "{}", desk.screen());
    desk.keys("2");
    assert_eq!(desk.stage.left, None);
    assert!(desk.screen().contains("Ikke alt er gemt"), "{}", desk.screen());
    desk.keys("1");
    assert_eq!((desk.stage.left.clone(), desk.stage.menu().len()), (None, 4), "{}", desk.screen());
    desk.keys("2 2");
    assert!(matches!(desk.stage.left, Some(SessionExit::Rehearse(_))), "{}", desk.screen());
}
