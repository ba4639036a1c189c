//! The agenda edited while the meeting is on the screen.

use punktlig::agenda::{Agenda, Recommendations, Who};
use punktlig::audience::Audience;
use punktlig::files::Flaw;
use punktlig::lang::Lang;
use punktlig::meeting::Target;
use punktlig::msg;
use punktlig::protocol::{Context, build};
use punktlig::tui::app::Input;
use punktlig::tui::context::Focus;
use punktlig::tui::dialog::Dialog;

use super::snapshots;
use crate::kit::stage::{BOTH, Stage};
use crate::kit::{agenda, markdown};

const ITEMS: &str =
    r#"{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Seminar" }"#;
const SLOTS: &str = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }"#;

pub fn plan(items: &str, slots: &str) -> Agenda {
    agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\nitem = [{items}]\nslot = [{slots}]\n"))
}

pub fn stage() -> Stage {
    let mut stage = Stage::new(plan(ITEMS, SLOTS), Lang::Da);
    stage.resize(100, 30);
    stage
}

fn started() -> Stage {
    let mut stage = stage();
    stage.at("9.00").keys("Space").pass(20_000);
    stage
}

fn change(stage: &mut Stage, items: &str, slots: &str) {
    stage.give(Input::AgendaChanged(Box::new(plan(items, slots))));
}

fn breaks(stage: &mut Stage) {
    let cause = msg!("finding-unknown-key", key = "slto");
    let help = msg!("finding-did-you-mean", name = "slot");
    stage.give(Input::AgendaBroken(Flaw { file: None, line: 12, cause, help }));
}

fn item(id: &str) -> Target {
    Target::Item(id.into())
}

/// The agenda with an item put in before the others, so that each gets another number.
pub const RENUMBERED: (&str, &str) = (
    r#"{ number = 1, title = "Nyt" }, { number = 2, title = "Budget" }, { number = 3, title = "Tidsplan" }, { number = 4, title = "Seminar" }"#,
    r#"{ at = "9.00", items = [2] }, { at = "9.30", items = [3] }, { at = "10.00", items = [4] }, { at = "10.20", items = [1] }, { at = "10.30", kind = "close" }"#,
);

#[test]
fn a_change_is_recorded_and_reported_in_words() {
    let mut stage = started();
    let slots =
        SLOTS.replace("9.30", "9.40").replace(r#"{ at = "10.30""#, r#"{ at = "10.20", items = [11] }, { at = "10.30""#);
    change(&mut stage, &format!(r#"{ITEMS}, {{ number = 11, title = "Nyt" }}"#), &slots);
    assert_eq!(stage.notice(), "Punkt 2 flyttet fra 9.30 til 9.40; punkt 11 tilføjet");
    assert!(stage.shows("9.40 Tidsplan") && stage.shows("10.20 Nyt"));
    let entries = stage.app().history.entries().len();
    change(&mut stage, &format!(r#"{ITEMS}, {{ number = 11, title = "Nyt" }}"#), &slots);
    assert_eq!(stage.app().history.entries().len(), entries, "the same agenda is no change");
    assert_eq!(stage.meeting().running(), Some(0));
}

#[test]
fn a_save_says_what_is_no_longer_put_together_and_what_stays_so_though_it_moves_it() {
    let together = || {
        let mut stage = started();
        stage.keys("j e");
        let merge = stage.menu().iter().position(|row| row.starts_with("Læg sammen med")).unwrap() + 1;
        stage.keys(&merge.to_string());
        assert_eq!(stage.said(), "event-slots-merged", "{}", stage.screen());
        stage
    };
    let renamed = ITEMS.replace("Seminar", "Seminarets program");
    for (items, from, to, said) in [
        (ITEMS, "at = \"10.00\"", "at = \"10.10\"", "Filen flytter punkt 3, der stadig er lagt sammen med punkt 2"),
        (
            renamed.as_str(),
            "at = \"10.00\"",
            "at = \"10.10\"",
            "Filen flytter punkt 3, der stadig er lagt sammen med punkt 2; punkt 3 hedder nu »Seminarets program«",
        ),
        (ITEMS, "items = [2]", "items = [2, 1]", "Punkt 2 og 3 er ikke længere lagt sammen"),
    ] {
        let mut stage = together();
        let slots = SLOTS.replace(from, to);
        assert_ne!(slots, SLOTS);
        change(&mut stage, items, &slots);
        assert_eq!(stage.notice(), said);
    }
    // All of the plan is moved by as much.
    let mut stage = together();
    change(&mut stage, ITEMS, &SLOTS.replace("9.30", "9.40").replace("10.00", "10.10"));
    assert!(!stage.notice().contains("sammen"), "{}", stage.notice());
}

#[test]
fn before_anything_is_recorded_the_plan_is_simply_another() {
    let mut stage = stage();
    stage.keys("j");
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert!(!stage.app().history.is_recorded());
    assert_eq!(stage.app().screen.target(stage.meeting()), Some(item("3")), "the selection stays on the timetable");
    stage.at("9.00").keys("Space");
    assert_eq!(stage.meeting().agenda().items.len(), 4);
    assert_eq!(stage.app().history.entries().len(), 2);
}

#[test]
fn what_is_open_follows_its_item_to_its_new_number() {
    let mut stage = started();
    stage.keys("b 'Godkendt'");
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert!(stage.shows("Beslutning · 2  Budget"));
    assert_eq!(stage.typed().as_deref(), Some("Godkendt"));
    stage.keys("'.' Ctrl-S");
    assert_eq!(stage.records_on(&item("2")), [("decision", "Godkendt.".to_owned())]);
    assert!(stage.app().drafts.is_empty());
}

#[test]
fn a_draft_put_aside_and_the_selection_follow_too() {
    let mut stage = started();
    stage.keys("j n 'Husk' Esc");
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert_eq!(stage.app().screen.target(stage.meeting()), Some(item("3")));
    stage.keys("n");
    assert_eq!(stage.typed().as_deref(), Some("Husk"));
}

#[test]
fn a_text_on_an_item_that_is_taken_off_the_agenda_can_be_recorded_on_it() {
    let two = r#"{ number = 1, title = "Budget" }, { number = 3, title = "Seminar" }"#;
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [3] }, { at = "10.30", kind = "close" }"#;
    let mut stage = started();
    stage.keys("j b 'Tidsplanen g'");
    change(&mut stage, two, slots);
    assert_eq!(stage.typed().as_deref(), Some("Tidsplanen g"));
    stage.keys("'odkendt' Ctrl-S");
    let on = &stage.meeting().records()[0].on;
    assert_eq!(stage.meeting().title(on), "Tidsplan");
    assert!(matches!(on, Target::Item(id) if stage.meeting().is_item_removed(id)));
    assert!(stage.shows("Tidsplan") && stage.shows("fjernet") && stage.shows("udgået af dagsordenen"));
    // Before the start too, where a record is made for it.
    let mut stage = self::stage();
    stage.keys("j n 'Til sagen'");
    change(&mut stage, two, slots);
    stage.keys("Ctrl-S");
    assert_eq!(stage.meeting().title(&stage.meeting().records()[0].on), "Tidsplan");
}

#[test]
fn a_line_that_corrects_a_time_stays_with_its_slot() {
    let mut stage = started();
    stage.at("9.30").keys("Space");
    stage.keys("r");
    let before = r#"{ at = "8.30", items = [3] }, { at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.30", kind = "close" }"#;
    change(&mut stage, ITEMS, before);
    assert!(matches!(stage.app().dialog(), Some(Dialog::CorrectTime(open)) if open.slot == "2".into()));
    stage.keys("Ctrl-U '9.25' Enter");
    let run = &stage.meeting().slots()[2];
    assert_eq!(run.spans[0].start.format("%H.%M").to_string(), "09.25");
}

#[test]
fn menus_searches_and_readers_follow_or_close() {
    let mut stage = started();
    stage.keys("n 'Husk' Ctrl-S e 1");
    let move_row = stage.menu().iter().position(|row| row.contains("Flyt")).unwrap() + 1;
    stage.keys(&move_row.to_string());
    let seminar = stage.menu().iter().position(|row| row.contains("Seminar")).unwrap();
    for _ in 0..seminar {
        stage.keys("Down");
    }
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert!(stage.menu().contains(&"4 Seminar".to_owned()), "{:?}", stage.menu());
    stage.keys("Enter");
    assert_eq!(stage.meeting().records()[0].on, item("4"));

    let mut stage = started();
    stage.keys("/ 'semi'");
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    stage.keys("Enter");
    assert_eq!(stage.app().screen.target(stage.meeting()), Some(item("4")));

    let mut stage = started();
    stage.keys("j s");
    let without = r#"{ at = "9.00", items = [1] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }"#;
    change(&mut stage, r#"{ number = 1, title = "Budget" }, { number = 3, title = "Seminar" }"#, without);
    assert!(stage.app().dialog().is_none(), "what was read is gone");
    assert!(stage.notice().starts_with("Punkt 2 udgået"));
    assert!(stage.app().screen.rows[stage.app().screen.cursor].is_selectable(stage.meeting()));
}

#[test]
fn a_question_of_the_old_plan_is_not_answered_by_the_new_one() {
    let mut stage = started();
    stage.keys("j j Enter");
    assert!(stage.said().starts_with("ask"), "{}", stage.said());
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    stage.keys("Enter");
    assert_eq!(stage.meeting().running(), Some(0), "it is asked anew");
}

#[test]
fn errors_stay_in_a_banner_until_they_are_repaired() {
    for (width, height) in [(120, 36), (80, 24), (60, 16)] {
        let mut stage = started();
        stage.resize(width, height);
        breaks(&mut stage);
        assert!(stage.shows("Dagsordenen har fejl, linje 12"), "{}", stage.screen());
        assert_eq!(width == 120, stage.shows("mødet fortsætter med den seneste fejlfri udgave"));
        stage.keys("j j");
        assert!(stage.shows("Dagsordenen har fejl"), "it lasts");
        // What is asked or told goes before it; a mark stays.
        stage.keys("Tab");
        assert!(!stage.shows("Dagsordenen har fejl") && stage.shows("▲ dagsorden"), "{}", stage.screen());
        stage.keys("k");
        assert!(stage.shows("Dagsordenen har fejl") && !stage.shows("▲ dagsorden"));
        change(&mut stage, ITEMS, SLOTS);
        assert_eq!(stage.notice(), "Dagsordenen er i orden igen.");
        stage.keys("j");
        assert!(!stage.shows("Dagsorden"));
        stage.give(Input::AgendaGone);
        assert!(stage.shows("Dagsordenen kan ikke læses"));
    }
    let mut stage = Stage::new(plan(ITEMS, SLOTS), Lang::En);
    breaks(&mut stage);
    assert!(stage.shows("The agenda has errors, line 12"));
    snapshots::picture("agenda_with_errors", &stage);
}

#[test]
fn a_banner_never_hides_a_question() {
    let mut stage = started();
    stage.keys("j j Enter");
    let asked = stage.notice();
    breaks(&mut stage);
    assert!(!asked.is_empty() && stage.notice() == asked);
    change(&mut stage, ITEMS, SLOTS);
    assert_eq!(stage.notice(), asked, "that it is mended does not hide it either");
    stage.keys("Enter");
    assert_eq!(stage.meeting().running(), Some(2), "and it can be answered");
}

#[test]
fn a_closed_meeting_takes_no_change_until_it_is_open_again() {
    let mut stage = started();
    stage.keys("a Ctrl-S");
    let entries = stage.app().history.entries().len();
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert_eq!(stage.said(), "reload-too-late");
    stage.keys("j");
    change(&mut stage, ITEMS, SLOTS.replace("9.30", "9.35").as_str());
    assert_eq!(stage.said(), "", "it is said once");
    breaks(&mut stage);
    assert!(stage.app().agenda_trouble.is_none());
    assert_eq!(stage.app().history.entries().len(), entries);
    stage.keys("Ctrl-Z F5 2");
    assert_eq!(stage.meeting().slots()[1].slot.start.unwrap().format("%H.%M").to_string(), "09.35");
}

#[test]
fn what_the_agenda_closes_after_the_meeting_is_closed_in_the_record_and_stays_so() {
    let mut stage = started();
    let first = stage.meeting().slots()[0].targets()[0].clone();
    stage.keys("a Ctrl-S");
    change(&mut stage, &ITEMS.replacen(" }", ", access = \"closed\" }", 1), SLOTS);
    assert_eq!(stage.said(), "recast-rewritten");
    assert!(stage.meeting().is_closed(&first), "also where the file cannot be read any more");
    let entries = stage.app().history.entries().len();
    change(&mut stage, ITEMS, SLOTS);
    assert!(stage.meeting().is_closed(&first), "nobody said that it may be public");
    change(&mut stage, &ITEMS.replacen(" }", ", access = \"closed\" }", 1), SLOTS);
    assert_eq!(stage.app().history.entries().len(), entries, "it is recorded once");
    let mut stage = stage.again();
    assert!(stage.meeting().is_closed(&first));
    stage.keys("Ctrl-Z");
    assert!(stage.meeting().closed_at().is_none() && stage.meeting().is_closed(&first));
    assert_eq!(stage.meeting().review().withheld_matters, [&first]);
}

#[test]
fn what_another_meetings_file_closes_at_the_close_is_closed_in_the_record() {
    let mut stage = started();
    let first = stage.meeting().slots()[0].targets()[0].clone();
    let mut other = plan(&ITEMS.replacen(" }", ", access = \"closed\" }", 1), SLOTS);
    other.date = other.date.succ_opt().unwrap();
    stage.give(Input::AgendaChanged(Box::new(other)));
    assert!(stage.shows("F5 spørger"), "{}", stage.screen());
    assert!(!stage.meeting().is_closed(&first));
    stage.keys("a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some() && stage.meeting().is_closed(&first));
    let again = stage.again();
    assert!(again.meeting().is_closed(&first), "also where the file is gone by then");
}

#[test]
fn a_change_that_cannot_be_recorded_changes_nothing_and_comes_later() {
    let mut stage = started();
    stage.fill_disk();
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert_eq!(stage.meeting().agenda().items.len(), 3);
    assert!(stage.app().trouble.is_some());
    stage.disk.heal();
    stage.keys("n 'Husk' Ctrl-S");
    assert_eq!(stage.meeting().agenda().items.len(), 4);
    assert_eq!(stage.records_on(&item("2")), [("note", "Husk".to_owned())]);
}

#[test]
fn a_record_that_is_chosen_stays_chosen() {
    let mut stage = started();
    stage.keys("n 'a' Ctrl-S n 'b' Ctrl-S Tab k");
    assert_eq!(stage.app().screen.focus, Focus::Records(0));
    let chosen = stage.app().screen.record(stage.meeting());
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    assert_eq!(stage.app().screen.record(stage.meeting()), chosen);
}

#[test]
fn the_words_fit_the_line_and_count_the_rest() {
    for lang in BOTH {
        let mut stage = Stage::new(plan(ITEMS, SLOTS), lang);
        stage.resize(60, 16);
        change(&mut stage, RENUMBERED.0, RENUMBERED.1);
        let said = stage.notice();
        assert!(said.chars().count() <= 60, "{said}");
        assert!(!said.is_empty());
    }
    let mut stage = started();
    let later = SLOTS.replace("9.30", "9.40").replace("10.00", "10.10").replace("10.30", "10.40");
    change(&mut stage, ITEMS, &later);
    assert_eq!(stage.notice(), "Resten af planen flyttet 10 min senere");
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &later);
    assert_eq!(stage.notice(), "Punkt 3 hedder nu »Studietur«");
    change(&mut stage, &ITEMS.replace(r#"title = "Seminar""#, r#"title = "Studietur", access = "closed""#), &later);
    assert_eq!(stage.notice(), "Punkt 3 er nu lukket");
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &later);
    assert_eq!(stage.notice(), "Punkt 3 er nu åbent");
    let guests = later.replace("items = [3]", r#"items = [3], guests = ["Borgmester"]"#);
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &guests);
    assert_eq!(stage.notice(), "Punkt 3 har fået andre gæster");
    let shorter = guests.replace("items = [3]", "items = [3], minutes = 20");
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &shorter);
    assert_eq!(stage.notice(), "Punkt 3 har nu 20 min");
    let pause = shorter.replace(
        r#"{ at = "10.40""#,
        r#"{ at = "10.30", title = "Pause", kind = "break", minutes = 10 }, { at = "10.40""#,
    );
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &pause);
    assert_eq!(stage.notice(), "»Pause« sat på planen kl. 10.30");
    change(&mut stage, &ITEMS.replace("Seminar", "Studietur"), &shorter);
    assert_eq!(stage.notice(), "»Pause« taget af planen");
    let text = ITEMS.replace(r#""Seminar""#, r#""Studietur", background = "Ny""#);
    change(&mut stage, &text, &shorter);
    assert_eq!(stage.notice(), "Dagsordenen er opdateret");
    let mut stage = started();
    stage.keys("b 'Ja' Ctrl-S");
    let (items, slots) = (r#"{ number = 2, title = "Tidsplan" }"#, r#"{ at = "9.40", items = [2], minutes = 20 }"#);
    change(&mut stage, items, slots);
    assert!(stage.notice().starts_with("Punkt 1 udgået, men bliver stående; punkt 3 udgået"), "{}", stage.notice());
}

/// The agenda of another meeting, in the same file.
const NEXT: (&str, &str) = (
    r#"{ number = 1, title = "Opsigelse" }, { number = 2, title = "Køb" }"#,
    r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.30", kind = "close" }"#,
);

#[test]
fn an_agenda_in_which_nothing_recorded_is_found_is_taken_over_only_when_somebody_says_so() {
    for answer in ["1", "Esc", "2"] {
        let mut stage = started();
        stage.keys("b 'Godkendt' Ctrl-S");
        let entries = stage.app().history.entries().len();
        change(&mut stage, NEXT.0, NEXT.1);
        stage.keys("a");
        assert!(stage.shows("mødes og bruges ikke. F5 spørger"), "the review lists it: {}", stage.screen());
        stage.keys("F5");
        assert!(stage.shows("Filen ligner et andet mødes dagsorden: »Møde« den"), "{}", stage.screen());
        assert_eq!(stage.app().history.entries().len(), entries);
        stage.keys(answer);
        if answer != "2" {
            stage.keys("Esc");
        }
        let titles = |stage: &Stage| {
            stage.meeting().agenda().items.iter().map(|i| i.title.clone()).collect::<Vec<_>>().join(", ")
        };
        if answer == "2" {
            assert_eq!(titles(&stage), "Opsigelse, Køb, Budget");
            let on = &stage.meeting().records()[0].on;
            assert_eq!(stage.meeting().title(on), "Budget", "it stays under its own title all the same");
            assert!(stage.app().agenda_trouble.is_none());
            continue;
        }
        assert_eq!(titles(&stage), "Budget, Tidsplan, Seminar");
        assert!(stage.shows("Dagsordenens fil ligner et andet mødes og bruges ikke. F5 spørger"));
        // Whatever it says by then, it can be asked about again.
        stage.keys("F5");
        change(&mut stage, &NEXT.0.replace("Køb", "Køb af jord"), NEXT.1);
        assert!(stage.app().dialog().is_none(), "that was asked about what the file said before");
        stage.pass(5_000);
        stage.keys("F5");
        assert!(stage.shows("Er det stadig dette møde?"), "{}", stage.screen());
        stage.keys("1");
        assert_eq!(stage.app().history.entries().len(), entries);
        change(&mut stage, ITEMS, SLOTS);
        assert!(stage.app().agenda_trouble.is_none());
        change(&mut stage, RENUMBERED.0, RENUMBERED.1);
        assert_eq!(stage.records_on(&item("2")).len(), 1);
    }
}

#[test]
fn whose_meeting_it_is_is_never_asked_by_itself_and_no_other_key_answers() {
    let mut stage = started();
    stage.keys("b 'Godkendt' Ctrl-S n 'Husk 1'");
    change(&mut stage, NEXT.0, NEXT.1);
    stage.keys("'2'");
    assert_eq!(stage.typed().as_deref(), Some("Husk 12"));
    stage.keys("Ctrl-S j Enter");
    assert!(stage.app().dialog().is_none(), "{}", stage.screen());
    assert_eq!((stage.records_on(&item("1")).len(), agendas(&stage)), (2, 0));
    stage.keys("Esc");
    assert!(stage.shows("F5 spørger"), "{}", stage.screen());
    stage.keys("F5");
    assert!(stage.shows("ligner et andet mødes dagsorden"));
    // The file is put back meanwhile: there is nothing to ask.
    change(&mut stage, ITEMS, SLOTS);
    assert!(stage.app().dialog().is_none());
    stage.pass(5_000);
    stage.keys("F5");
    assert_eq!(stage.said(), "reload-nothing-to-ask");
}

#[test]
fn undo_and_redo_name_the_matter_that_they_are_of_after_a_renumbering() {
    let mut stage = started();
    stage.keys("j b 'Vedtaget' Ctrl-S");
    change(&mut stage, RENUMBERED.0, RENUMBERED.1);
    for key in ["Ctrl-Z", "Ctrl-Y"] {
        stage.keys(key);
        assert!(stage.notice().contains("Tidsplan") && !stage.notice().contains("Budget"), "{}", stage.notice());
    }
}

#[test]
fn an_agenda_that_gives_an_id_to_somebody_else_is_refused_and_says_whose_it_was() {
    let people = |a: &str, b: &str| {
        let person = |(id, name): (&str, &str)| format!("{{ id = \"{id}\", name = \"{name}\", role = \"member\" }}");
        let person = format!("person = [{}, {}]", person(("aa", a)), person(("bb", b)));
        agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\n{person}\nitem = [{ITEMS}]\nslot = [{SLOTS}]\n"))
    };
    let mut stage = Stage::new(people("Anna Agerskov", "Bo Bech"), Lang::Da);
    stage.at("9.00").keys("Space o 'Sender brev @anna' Enter");
    let entries = stage.app().history.entries().len();
    stage.give(Input::AgendaChanged(Box::new(people("Bo Bech", "Anna Agerskov"))));
    stage.keys("j");
    assert!(stage.shows("id »aa« var Anna Agerskov, nu Bo Bech"), "{}", stage.screen());
    assert_eq!(stage.app().history.entries().len(), entries);
    stage.give(Input::AgendaChanged(Box::new(people("Anna Agerskov", "Bo Beck"))));
    assert!(stage.app().agenda_trouble.is_none());
    assert_eq!(stage.app().history.entries().len(), entries + 1);
}

const RETITLED: &str = r#"{ number = 1, title = "Budget og rådhus", recommendations = "At rådhuset købes." }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Seminar" }"#;

/// A meeting that decided on its first item and was closed, and whose agenda was changed then.
fn closed_and_changed() -> Stage {
    let mut stage = started();
    stage.keys("b 'Godkendt' Ctrl-S a Ctrl-S");
    change(&mut stage, RETITLED, &SLOTS.replace("9.30", "9.40"));
    stage
}

fn agendas(stage: &Stage) -> usize {
    stage.app().history.entries().iter().filter(|e| e.event.name() == "agenda_replaced").count()
}

#[test]
fn a_change_that_came_after_the_close_is_asked_about_when_the_meeting_is_open_again() {
    for again in ["Ctrl-Z", "a 2 'Tidsplan manglede' Enter"] {
        let mut stage = closed_and_changed();
        stage.keys(again).keys("j");
        assert!(stage.shows("Dagsordenens fil er ændret efter afslutningen og bruges ikke. F5 spørger"), "{again}");
        stage.keys("F5");
        assert!(stage.shows("Dagsordenens fil er ændret, efter at") && stage.shows("fra 9.30"), "{}", stage.screen());
        assert_eq!(agendas(&stage), 0, "{again}");
        stage.keys("Enter");
        assert_eq!((agendas(&stage), stage.app().dialog().is_none()), (0, true), "it is not taken over by itself");
        change(&mut stage, RETITLED, &SLOTS.replace("9.30", "9.40"));
        change(&mut stage, RETITLED, &SLOTS.replace("9.30", "9.45"));
        assert!(stage.app().dialog().is_none());
        stage.keys("F5 2");
        assert_eq!(agendas(&stage), 1, "{again}\n{}", stage.screen());
        assert!(stage.shows("9.45 Tidsplan"), "{}", stage.screen());
    }
}

#[test]
fn a_close_that_was_taken_back_is_redone_only_by_the_agenda_that_it_closed() {
    let mut stage = closed_and_changed();
    stage.keys("Ctrl-Z F5 1 Ctrl-Y");
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
    stage.keys("Ctrl-Z F5 2 Ctrl-Y");
    assert_eq!((stage.said(), stage.meeting().closed_at(), agendas(&stage)), ("after-close-anew-agenda", None, 1));
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    let pin = stage.meeting().pins()[0].seq;
    assert_eq!(pin, stage.app().history.entries().last().unwrap().seq, "it is pinned at a line of its own");
}

#[test]
fn what_was_decided_on_keeps_its_title_and_recommendation_in_a_reopened_meeting() {
    let mut stage = closed_and_changed();
    stage.keys("a 2 'Tidsplan manglede' Enter F5");
    assert!(stage.shows("Titel og indstilling"), "{}", stage.screen());
    stage.keys("2");
    let item_1 = stage.meeting().item(&item("1")).unwrap();
    assert_eq!((item_1.title.as_str(), &item_1.recommendations), ("Budget", &Recommendations::None));
    assert!(stage.shows("9.00 Budget ") && stage.shows("9.40 Tidsplan"), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert_eq!((stage.said(), stage.meeting().closed_at()), ("after-other-agenda", None));
    // The file says something else for good; that is shown, and is no change.
    change(&mut stage, RETITLED, &SLOTS.replace("9.30", "9.40"));
    assert_eq!((agendas(&stage), stage.app().dialog().is_none()), (1, true));
    assert_eq!(stage.app().agenda_trouble.as_ref().map(|msg| msg.id), Some("reload-decided"));
}

#[test]
fn a_closed_item_with_a_decision_that_the_file_opens_keeps_no_words_that_were_closed() {
    let items = |title: &str, access: &str| {
        format!(
            r#"{{ id = "a", number = 1, title = "{title}", access = "{access}" }}, {{ number = 2, title = "Tidsplan" }}"#
        )
    };
    let slots = r#"{ at = "9.00", items = ["a"] }, { at = "9.30", items = [2] }"#;
    let mut stage = Stage::new(plan(&items("Fyring af Jens", "closed"), slots), Lang::Da);
    stage.at("9.00").keys("Space b 'Godkendt' Ctrl-S a Ctrl-S");
    change(&mut stage, &items("Personalesag", "open"), slots);
    stage.keys("a 2 'Fejl' Enter F5 2");
    let title = &stage.meeting().item(&item("a")).unwrap().title;
    assert_eq!((title.as_str(), agendas(&stage)), ("Personalesag", 1));
}

/// The plan with two members; `first` has the first one's id.
fn with_members(first: &str) -> Agenda {
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\"]\n\
         person = [{first} {{ id = \"b\", name = \"Bo Bech\" }}]\n\
         item = [{ITEMS}]\nslot = [{SLOTS}]\n"
    ))
}

const ANNA: &str = r#"{ id = "a", name = "Anna Andersen" },"#;
const ZOE: &str = r#"{ id = "a", name = "Zoe Zacho" },"#;

#[test]
fn what_is_being_typed_of_somebody_is_never_recorded_of_somebody_else_who_gets_their_id() {
    // With a reason typed, with none yet, and before anything is recorded.
    for (start, typed, reason) in
        [("Space", "f b 'syg'", Some("syg")), ("Space", "f b", None), ("", "f b 'syg'", Some("syg"))]
    {
        for restart in [false, true] {
            if restart && reason.is_none() {
                continue;
            }
            let mut stage = Stage::new(with_members(ANNA), Lang::Da);
            stage.at("9.00").keys(start).pass(20_000).keys(typed);
            let changed = with_members(ZOE);
            let mut stage = if restart {
                stage.again_with(changed)
            } else {
                stage.give(Input::AgendaChanged(Box::new(changed)));
                stage
            };
            if !(restart && start.is_empty()) {
                let trouble = stage.app().agenda_trouble.as_ref().map(|trouble| trouble.id);
                assert_eq!(trouble, Some("reload-person-changed"), "{typed} {restart}: {}", stage.screen());
            }
            stage.keys("Enter");
            let all = stage.meeting().attendees(stage.now);
            let first = all.iter().find(|a| a.who == Who::Id("a".into())).unwrap();
            assert_eq!(first.reason.as_deref(), reason, "{typed} {restart}: {}", stage.screen());
            assert_eq!(stage.meeting().agenda().person(&"a".into()).map(|p| p.name.as_str()), Some("Anna Andersen"));
        }
    }
}

#[test]
fn a_line_of_somebody_who_is_no_longer_in_the_agenda_says_so() {
    let mut stage = Stage::new(with_members(ANNA), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f b 'syg'");
    let gone = agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"b\"]\nperson = [{{ id = \"b\", name = \"Bo Bech\" }}]\n\
         item = [{ITEMS}]\nslot = [{SLOTS}]\n"
    ));
    stage.give(Input::AgendaChanged(Box::new(gone)));
    let recorded = stage.app().history.entries().len();
    stage.pass(4_000).keys("Enter");
    assert_eq!((stage.app().history.entries().len(), stage.typed().as_deref()), (recorded, Some("syg")));
    assert!(stage.shows("Personen er ikke længere på dagsordenen"), "{}", stage.screen());
}

#[test]
fn a_line_stays_open_beneath_the_review_when_another_agenda_is_taken_over_there() {
    for typed in ["t 'Nyt punkt om skolebusser'", "b 'Sendes.' F3 6 'Økonomiudvalget 6/12'"] {
        let mut stage = started();
        stage.keys("n 'Et notat' Ctrl-S").keys(typed);
        let text = stage.typed();
        let other = agenda(
            "title = \"Fritidsudvalget\"\ndate = 2025-03-24\nitem = [{ number = 1, title = \"Kajakklub\" }, \
             { number = 2, title = \"Svømmehal\" }]\n\
             slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }]\n",
        );
        stage.give(Input::AgendaChanged(Box::new(other)));
        for _ in 0..8 {
            stage.pass(20_000).keys("Ctrl-N");
        }
        assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))), "{typed}: {}", stage.screen());
        stage.keys("F5 2");
        assert_eq!(stage.meeting().agenda().title, "Fritidsudvalget", "{typed}: {}", stage.screen());
        stage.pass(4_000).keys("Esc");
        assert_eq!(stage.typed(), text, "{typed}: {}", stage.screen());
    }
}

#[test]
fn what_ran_keeps_its_budget_when_the_slot_after_it_is_taken_off_the_plan() {
    let mut stage = started();
    stage.at("9.20").keys("Space").pass(20_000);
    let without = SLOTS.replace(r#"{ at = "9.30", items = [2] }, "#, "");
    change(&mut stage, ITEMS, &without);
    assert_eq!(stage.meeting().slots()[0].minutes(), Some(30), "{}", stage.notice());
    let entries = stage.app().history.entries().len();
    change(&mut stage, ITEMS, &without);
    assert_eq!((stage.app().history.entries().len(), &stage.app().agenda_trouble), (entries, &None));
}

#[test]
fn what_another_slot_treats_now_was_moved_and_not_taken_off_the_plan() {
    let mut stage = started();
    let merged = r#"{ at = "9.00", items = [1] }, { at = "10.00", items = [2, 3] }, { at = "10.30", kind = "close" }"#;
    change(&mut stage, ITEMS, merged);
    assert_eq!(stage.notice(), "Punkt 2 flyttet fra 9.30 til 10.00");
    change(&mut stage, ITEMS, SLOTS);
    assert_eq!(stage.notice(), "Punkt 2 flyttet fra 10.00 til 9.30");
}

const RECOMMENDED: &str = r#"{ number = 1, title = "Budget", recommendations = "At der bevilges 100.000 kr." }, { number = 2, title = "Skole" }"#;

/// A meeting that decided as recommended on its first item.
fn decided_as_recommended() -> Stage {
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }"#;
    let mut stage = Stage::new(plan(RECOMMENDED, slots), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("i Ctrl-S");
    stage
}

fn recommend(stage: &mut Stage, sum: &str) {
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }"#;
    change(stage, &RECOMMENDED.replace("100.000", sum), slots);
}

#[test]
fn another_recommendation_for_what_is_decided_is_told_of_and_reviewed() {
    let mut stage = decided_as_recommended();
    let changed = |stage: &Stage| stage.meeting().review().recommendation_changed.len();
    recommend(&mut stage, "900.000");
    assert!(stage.shows("Indstillingen til punkt 1 er ændret, efter at der blev besluttet"), "{}", stage.screen());
    assert_eq!(changed(&stage), 1);
    stage.keys("a");
    assert!(stage.shows("Indstillingen er ændret, efter at der blev besluttet"), "{}", stage.screen());
    stage.keys("Esc");
    recommend(&mut stage, "100.000");
    assert_eq!(changed(&stage), 0, "what it was decided on is recommended again");
    recommend(&mut stage, "800.000");
    stage.keys("Tab Enter 'x' Ctrl-S Tab");
    assert!(stage.records().iter().any(|(_, text)| text.ends_with("x")), "{:?}", stage.records());
    assert_eq!(changed(&stage), 1, "a slip of the pen that is put right decides nothing anew");
    stage.keys("b 'Godkendt' Ctrl-S");
    assert_eq!(changed(&stage), 1, "what was decided first was decided on something else");
}

#[test]
fn what_was_decided_on_in_a_protocol_keeps_its_recommendation_though_the_close_is_taken_back() {
    let mut stage = decided_as_recommended();
    stage.keys("a Ctrl-S Ctrl-Z");
    assert!(stage.meeting().closed_at().is_none());
    recommend(&mut stage, "900.000");
    let said = format!("{:?}", stage.meeting().item(&item("1")).unwrap().recommendations);
    assert!(said.contains("100.000"), "{said}");
    assert_eq!(stage.app().agenda_trouble.as_ref().map(|msg| msg.id), Some("reload-decided"));
}

/// What the full and the public protocol say.
fn documents(stage: &Stage) -> [String; 2] {
    [Audience::Full, Audience::Public].map(|audience| {
        let context = Context::new(audience, None, stage.meeting().last_at().unwrap());
        markdown(&build(stage.meeting(), &context)).unwrap()
    })
}

#[test]
fn words_that_the_file_changed_after_the_close_are_reported_and_those_decided_on_are_printed() {
    let sentence = "Dagsordenens punkt 1 blev ændret efter afslutningen. Teksten ovenfor er den, der blev besluttet.";
    let listed = "Dagsordenens punkt 1 blev ændret efter afslutningen (noteret den 15. januar 2025).";
    let mut stage = decided_as_recommended();
    stage.keys("a Ctrl-S");
    recommend(&mut stage, "900.000");
    assert!(!documents(&stage)[0].contains("blev ændret"), "nothing of the file is in use while the meeting is closed");
    stage.keys("a 2 'Stavefejl' Enter");
    assert_eq!((agendas(&stage), stage.app().dialog().is_none()), (1, true), "{}", stage.screen());
    stage.keys("a");
    assert!(stage.shows("Dagsordenens punkt 1 blev ændret efter afslutningen"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    for said in documents(&stage) {
        let (text, note) = (said.find("100.000").unwrap(), said.find(sentence).unwrap());
        assert!(text < note && said.contains(listed) && !said.contains("900.000"), "{said}");
    }
    stage.keys("a 2 'Mere' Enter");
    recommend(&mut stage, "900.000");
    assert_eq!(agendas(&stage), 1, "it is noted once");
    recommend(&mut stage, "100.000");
    assert_eq!(agendas(&stage), 2);
    assert!(!documents(&stage)[0].contains("blev ændret"), "the file says again what was decided on");
}

#[test]
fn what_a_changed_agenda_says_otherwise_of_who_was_recorded_as_there_is_reported_as_not_counting() {
    let board = |head: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n{head}\nperson = [{{ id = \"a\", name = \"Anna A\", \
             role = \"member\" }}, {{ id = \"c\", name = \"Carl C\", role = \"member\" }}]\nitem = [{ITEMS}]\n\
             slot = [{SLOTS}]\n"
        ))
    };
    let mut stage = Stage::new(board(""), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f a Esc");
    stage.give(Input::AgendaChanged(Box::new(board("absent = [{ who = \"c\" }]"))));
    assert!(stage.notice().starts_with("Filens ændring af fremmødet tæller ikke (C. C)"), "{}", stage.notice());
    assert_eq!(stage.app().agenda_trouble, None);
    stage.keys("a Ctrl-S a 2 'Mere' Enter");
    stage.give(Input::AgendaChanged(Box::new(board("chair = \"c\"\ntimezone = \"America/New_York\""))));
    let trouble = stage.app().agenda_trouble.as_ref().map(|msg| Lang::Da.say(msg)).unwrap();
    assert!(trouble.ends_with("Mødet beholder mødeleder og tidszone"), "{trouble}");
    assert_eq!((&stage.meeting().agenda().chair, &stage.meeting().agenda().timezone), (&None, &None));
}

#[test]
fn the_public_is_not_told_that_a_closed_item_was_changed_in_the_file() {
    let items = |title: &str| {
        format!(
            r#"{{ id = "a", number = 1, title = "{title}", access = "closed" }}, {{ number = 2, title = "Tidsplan" }}"#
        )
    };
    let slots = r#"{ at = "9.00", items = ["a"] }, { at = "9.30", items = [2] }"#;
    let mut stage = Stage::new(plan(&items("Fyring"), slots), Lang::Da);
    stage.at("9.00").keys("Space b 'Godkendt' Ctrl-S a Ctrl-S");
    change(&mut stage, &items("Afskedigelse"), slots);
    stage.keys("a 2 'Fejl' Enter a Ctrl-S");
    let [full, public] = documents(&stage);
    assert!(full.contains("Dagsordenens punkt 1 blev ændret") && full.contains("Fyring"), "{full}");
    assert!(!public.contains("ændret efter") && !public.contains("Fyring"), "{public}");
}

#[test]
fn a_change_with_a_warning_says_so_and_f5_has_all_of_it() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut stage = started();
        stage.resize(width, height);
        let cause = msg!("finding-break-in-title", title = "Pause");
        let flaw = Flaw { file: None, line: 40, cause, help: msg!("finding-break-in-title-help") };
        let slots = r#"{ at = "9.00", items = [1] }, { at = "9.40", items = [2] }, { at = "10.10", title = "Pause" },
            { at = "10.20", items = [3] }, { at = "10.30", kind = "close" }"#;
        let changed = || Box::new(plan(ITEMS, slots));
        stage.give(Input::AgendaWarned(changed(), vec![flaw.clone()]));
        assert!(stage.shows("Se linje 40 i dagsordenen (F5): »Pause« lyder som en pause"), "{}", stage.screen());
        assert!(stage.notice().contains("Punkt 2 flyttet"), "{}", stage.notice());
        stage.keys("F5");
        for said in ["Skriv kind", "Punkt 2 flyttet fra 9.30 til 9.40", "»Pause« sat på planen kl. 10.10"] {
            assert!(stage.shows(said), "{said}: {}", stage.screen());
        }
        // What was warned of is known: the next change does not say it again.
        stage.keys("Esc");
        stage.give(Input::AgendaWarned(Box::new(plan(ITEMS, SLOTS)), vec![flaw]));
        assert!(!stage.shows("Se linje 40"), "{}", stage.screen());
        breaks(&mut stage);
        stage.keys("F5");
        for said in ["FEJL", "linje 12: Ukendt nøgle: slto", "Mente du slot?"] {
            assert!(stage.shows(said), "{said}: {}", stage.screen());
        }
    }
}

#[test]
fn the_zone_of_a_record_stays_whatever_the_file_says_later() {
    let of_zone = |zone: &str| {
        let text =
            format!("timezone = \"{zone}\"\ntitle = \"Møde\"\ndate = 2025-01-15\nitem = [{ITEMS}]\nslot = [{SLOTS}]\n");
        agenda(&text)
    };
    let mut stage = Stage::new(of_zone("Europe/Copenhagen"), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    stage.give(Input::AgendaChanged(Box::new(of_zone("America/New_York"))));
    let trouble = |stage: &Stage| stage.app().agenda_trouble.as_ref().map(|msg| Lang::Da.say(msg)).unwrap_or_default();
    let said = "Filens tidszone bruges ikke: Alle klokkeslæt er fortsat i tidszonen Europe/Copenhagen";
    assert_eq!(trouble(&stage), said);
    assert_eq!(stage.meeting().zone().map(|zone| zone.name().to_owned()).as_deref(), Some("Europe/Copenhagen"));
    stage.give(Input::AgendaChanged(Box::new(of_zone("Europe/Copenhagen"))));
    assert_eq!(trouble(&stage), "");
    // Before anything is recorded the file counts.
    let mut stage = Stage::new(of_zone("Europe/Copenhagen"), Lang::Da);
    stage.give(Input::AgendaChanged(Box::new(of_zone("America/New_York"))));
    assert_eq!(stage.meeting().zone().map(|zone| zone.name().to_owned()).as_deref(), Some("America/New_York"));
}
