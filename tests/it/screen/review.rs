//! The review before the close: what nobody marked, and what should be looked at once more.

use punktlig::agenda::Who;
use punktlig::lang::Lang;
use punktlig::meeting::{AttendanceStatus, Event, GuestMark};
use punktlig::tui::dialog::Dialog;

use crate::kit::stage::{BOTH, Stage, january};
use crate::kit::{LiveMeeting, agenda};

/// Two members, a slot with guests, and one with a guest of its own that is not held.
const PLAN: &str = r#"
title = "Møde"
date = 2025-01-15
members = ["an", "bo"]
person = [{ id = "an", name = "Anna And" }, { id = "bo", name = "Bo Bech" }, { id = "cy", name = "Cyril Dam" }]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Vej" }]
slot = [
    { at = "9.00", items = [1], minutes = 10, guests = ["Yrsa Yde", { who = "Gerda Gade", via = "Teams" }] },
    { at = "9.10", items = [2], minutes = 10, guests = ["Xenia Xu"] },
]
"#;

fn held(lang: Lang) -> Stage {
    let mut stage = Stage::new(agenda(PLAN), lang);
    stage.at("9.00").keys("Space").pass(20_000).resize(120, 50);
    stage
}

fn marks(stage: &Stage) -> Vec<(String, GuestMark)> {
    let runs = stage.meeting().slots().iter().flat_map(|run| &run.marks);
    runs.map(|(who, mark)| (stage.meeting().agenda().name(who).to_owned(), *mark)).collect()
}

#[test]
fn one_key_confirms_everybody_who_is_not_marked_and_one_undo_takes_it_back() {
    for lang in BOTH {
        let mut stage = held(lang);
        let (close, title) = if lang == Lang::Da {
            ("a", "Gæster, der ikke er noteret (g: alle deltog)")
        } else {
            ("w", "Guests not marked (g: all took part)")
        };
        stage.keys(close);
        assert!(stage.shows(title) && stage.shows("Yrsa Yde") && stage.shows("Gerda Gade"), "{}", stage.screen());
        assert!(!stage.shows("Xenia Xu · "), "her slot was not held: {}", stage.screen());
        let before = stage.app().history.entries().len();
        stage.keys("g");
        assert_eq!(stage.app().history.entries().len(), before + 1);
        assert_eq!(
            marks(&stage),
            [("Gerda Gade".to_owned(), GuestMark::Arrived), ("Yrsa Yde".to_owned(), GuestMark::Arrived)]
        );
        assert!(stage.meeting().is_attendance_recorded() && !stage.shows(title), "{}", stage.screen());
        stage.keys("g");
        assert_eq!(stage.said(), "attend-all-marked");
        stage.keys("Ctrl-Z");
        assert!(marks(&stage).is_empty() && !stage.meeting().is_attendance_recorded() && stage.shows(title));
        stage.keys("Ctrl-Y");
        assert!(stage.meeting().is_attendance_recorded() && !stage.shows(title), "{}", stage.screen());
    }
}

#[test]
fn a_guest_in_the_review_leads_to_the_guests_and_back() {
    let mut stage = held(Lang::Da);
    stage.keys("f a Esc a End Enter");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Guests(_))), "{}", stage.screen());
    stage.keys("i Esc");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))), "{}", stage.screen());
    assert_eq!(marks(&stage), [("Yrsa Yde".to_owned(), GuestMark::DidNotCome)]);
    assert!(stage.shows("Gerda Gade") && !stage.shows("Yrsa Yde"), "{}", stage.screen());
    stage.keys("g");
    assert_eq!(marks(&stage)[1], ("Yrsa Yde".to_owned(), GuestMark::DidNotCome), "who did not come still did not");
}

#[test]
fn members_of_whom_nothing_is_recorded_are_listed_once_something_is() {
    let mut stage = held(Lang::Da);
    stage.keys("a");
    assert!(stage.shows("Fremmøde er ikke noteret (g: alle var til stede)"), "{}", stage.screen());
    stage.keys("Esc f b Enter Esc a");
    assert!(stage.shows("Medlemmer og deltagere, der ikke er noteret"), "{}", stage.screen());
    assert!(stage.shows("  Bo Bech") && !stage.shows("  Anna And"), "{}", stage.screen());
    stage.keys("g");
    assert!(!stage.shows("Bo Bech"), "{}", stage.screen());
}

#[test]
fn a_dissent_by_somebody_who_was_not_there_is_reported() {
    let title = "Afvigende mening fra en, der ikke er noteret til stede";
    let mut stage = held(Lang::Da);
    stage.keys("f a Esc v Down m 'Nej' Ctrl-S Esc a");
    assert!(!stage.shows(title), "he is there: {}", stage.screen());
    stage.keys("Esc f Down u u Esc a");
    assert!(stage.shows(title) && stage.shows("1 Budget · Bo Bech"), "{}", stage.screen());
    stage.keys("Esc f Down t Esc a");
    assert!(!stage.shows(title), "{}", stage.screen());
}

#[test]
fn a_meeting_whose_last_item_runs_over_is_asked_when_it_ended() {
    let mut stage = held(Lang::Da);
    stage.at("9.10").keys("Space").at("9.45").keys("a");
    assert!(!stage.shows("Hvornår sluttede mødet?"), "{}", stage.screen());
    stage.keys("Esc").at("10.20").keys("a");
    assert!(stage.shows("Sidste punkt er 1 time over tiden. Hvornår sluttede mødet?"), "{}", stage.screen());
    stage.keys("Enter '9.22' Enter");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Review(_))), "{}", stage.screen());
    assert!(!stage.shows("Hvornår sluttede mødet?"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    let ended = stage.meeting().ended_at().map(|at| at.format("%-H.%M").to_string());
    assert_eq!(ended.as_deref(), Some("9.22"));
    assert!(stage.meeting().closed_at() > stage.meeting().ended_at());
}

#[test]
fn a_slot_does_not_wait_for_a_guest_who_is_there_as_a_substitute() {
    let excused = Event::AttendanceRecorded {
        who: Who::Id("bo".into()),
        status: AttendanceStatus::Excused,
        reason: None,
        substitute: Some(Who::Name("Xenia Xu".into())),
    };
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.at("9.00").start(0).at("9.03").record(Event::SlotEnded { slot: "1".into() });
    assert!(told.meeting().forecast(told.at).slots[1].unwrap().waits);
    told.record(excused);
    let forecast = told.meeting().forecast(told.at);
    assert!(!forecast.slots[1].unwrap().waits);
    assert!(told.meeting().to_call(&forecast, told.at, 10).is_empty());
}

#[test]
fn a_small_window_shows_what_matters_most_first_and_says_how_much_is_below() {
    let items: String = (1..=9).map(|n| format!("{{ number = {n}, title = \"Sag {n}\" }}, ")).collect();
    let slots: String = (1..=9)
        .map(|n| format!("{{ at = \"9.{n}0\", items = [{n}], guests = [\"Gæst {n}\", \"Ven {n}\"] }}, "))
        .collect::<String>()
        .replace("9.60", "10.00")
        .replace("9.70", "10.10")
        .replace("9.80", "10.20")
        .replace("9.90", "10.30");
    let plan = format!(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"an\"]\nperson = [{{ id = \"an\", name = \"Anna And\" }}]\n\
         item = [{items}]\nslot = [{slots}]\n"
    );
    for (lang, close, undecided, below) in
        [(Lang::Da, "a", "Uden beslutning", " mere"), (Lang::En, "w", "Without a decision", " more")]
    {
        let mut stage = Stage::new(agenda(&plan), lang);
        stage.at("9.10").keys("Space").pass(20_000).keys("n 'Husk' Esc").keys(close);
        let screen = stage.screen();
        let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} is not in\n{screen}"));
        let draft = if lang == Lang::Da { "Notat · " } else { "Note · " };
        assert!(place(draft) < place(undecided), "{screen}");
        assert!(!stage.shows("Gæst 1") && !stage.shows("Ven 1"), "{screen}");
        let line = screen.lines().find(|line| line.contains('…') && line.contains(below)).unwrap();
        let count: usize = line.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        stage.keys("End");
        let last = stage.screen();
        assert!(
            last.contains("Gæst 1") && !last.lines().any(|line| line.contains('…') && line.contains(below)),
            "{last}"
        );
        stage.keys("Home").resize(80, 60);
        let whole = stage.screen();
        let rows = |screen: &str| screen.lines().filter(|line| line.contains("│  ")).count();
        assert!(count > 0 && rows(&whole) > 0, "{whole}");
        assert!(!whole.lines().any(|line| line.contains('…') && line.contains(below)), "{whole}");
    }
}

#[test]
fn the_review_lists_follow_ups_with_an_owner_or_a_date_that_was_recorded_as_typed() {
    let mut stage = january(Lang::Da);
    stage.at("9.00").keys("Space o 'Sender notat @mayor !32/6' Enter o 'Svarer @ls !snarest' Enter");
    stage.keys("o 'Ringer @ls @\"Ole Hansen\" !6/2' Enter o 'Husk det! @ls' Enter").keys("a");
    stage.resize(120, 70);
    let screen = stage.screen();
    assert!(
        screen.to_lowercase().contains("opfølgning med et navn eller en frist, der ikke blev forstået"),
        "{screen}"
    );
    assert!(screen.contains("· @mayor !32/6") && screen.contains("· !snarest"), "{screen}");
    let lines = screen.lines().filter(|line| line.contains("Ole Hansen") || line.contains("Husk det"));
    assert_eq!(lines.filter(|line| line.contains("· @") || line.contains("· !")).count(), 0, "{screen}");
}
