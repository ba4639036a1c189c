//! Who is there, entered on the minute-taker's screen.

use punktlig::agenda::Who;
use punktlig::lang::Lang;
use punktlig::meeting::{AttendanceStatus, Attendee, Target};
use punktlig::tui::dialog::Dialog;

use super::snapshots::picture;
use crate::kit::agenda;
use crate::kit::stage::{BOTH, Stage, january};

const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2025-01-15
body = "Byrådet"
protocol = { profile = "political" }
absent = [{ who = "m9", reason = "ferie", substitute = "ba" }]
person = [
    { id = "m1", name = "Jonas Kroustrup", title = "Borgmester", role = "member" },
    { id = "m2", name = "Lene Hansen", role = "member" },
    { id = "m3", name = "Kim Nielsen", role = "member" },
    { id = "m4", name = "Per Olsen", role = "member" },
    { id = "m5", name = "Anne Holm", role = "member" },
    { id = "m6", name = "Søren Bach", role = "member" },
    { id = "m7", name = "Mette Lund", role = "member" },
    { id = "m8", name = "Ole Friis", role = "member" },
    { id = "m9", name = "Karen Juul", role = "member" },
    { id = "cg", name = "Charlotte Gammelgaard", title = "Specialkonsulent", role = "participant" },
    { id = "ba", name = "Bettina Andersen" },
    { id = "bo", name = "Bo Winther", title = "Viceborgmester" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", kind = "close" }]
"#;

fn council(lang: Lang) -> Stage {
    let mut stage = Stage::new(agenda(COUNCIL), lang);
    stage.at("9.00").keys("Space").pass(20_000);
    stage
}

fn of(stage: &Stage, id: &str) -> Attendee {
    let who = Who::Id(id.into());
    stage.meeting().attendees(stage.now).into_iter().find(|a| a.who == who).unwrap()
}

#[test]
fn everybody_is_set_present_in_one_key_and_the_exceptions_follow() {
    let mut stage = council(Lang::Da);
    assert!(!stage.meeting().is_attendance_recorded());
    stage.keys("f a Down b 'sygdom' Enter Down u");
    assert!(stage.meeting().is_attendance_recorded());
    let (lene, kim) = (of(&stage, "m2"), of(&stage, "m3"));
    assert_eq!((lene.status, lene.reason.as_deref()), (AttendanceStatus::Excused, Some("sygdom")));
    assert_eq!(kim.status, AttendanceStatus::Absent);
    stage.at("9.10").keys("Down g Enter");
    assert!(!of(&stage, "m4").is_here && stage.said() == "event-person-left");
    stage.at("9.20").keys("k").keys("Backspace Backspace '18' Enter");
    assert!(of(&stage, "m4").is_here, "{}", stage.screen());
    assert!(stage.shows("til stede siden 9.18"), "{}", stage.screen());
    stage.keys("i");
    assert_eq!(stage.meeting().disqualified(&Target::Item("1".into())), [Who::Id("m4".into())]);
    picture("attendance", &stage);
    stage.keys("i Ctrl-Z Ctrl-Z");
    assert!(stage.meeting().disqualified(&Target::Item("1".into())).is_empty());
    assert!(matches!(stage.app().dialog(), Some(Dialog::Attendance(_))));
}

#[test]
fn a_substitute_is_completed_or_taken_as_written() {
    let mut stage = council(Lang::Da);
    stage.keys("f Down s 'vice' Tab Enter");
    assert_eq!(of(&stage, "bo").substitute_for, Some(Who::Id("m2".into())), "{}", stage.screen());
    assert_eq!(of(&stage, "m2").status, AttendanceStatus::Excused);
    stage.keys("Down s 'Udefra Holm' Enter");
    assert_eq!(of(&stage, "m3").substitute, Some(Who::Name("Udefra Holm".to_owned())));
    stage.keys("Down s 'Ole Friis' Enter");
    assert!(stage.shows("er selv medlem"), "{}", stage.screen());
    stage.keys("Esc Esc");
    assert!(stage.app().dialog().is_none());
    assert_eq!(of(&stage, "m4").substitute, None);
}

#[test]
fn a_future_time_and_text_that_is_not_a_time_are_not_recorded() {
    let mut stage = council(Lang::Da);
    stage.at("9.10").keys("f g").keys("Ctrl-U '9.30' Enter");
    assert!(stage.shows("Klokken er først 9.10"), "{}", stage.screen());
    stage.keys("Ctrl-U 'snart' Enter");
    assert!(stage.shows("snart") && of(&stage, "m1").is_here, "{}", stage.screen());
    assert!(!stage.meeting().is_attendance_recorded());
}

#[test]
fn a_full_disk_keeps_what_was_typed() {
    let mut stage = council(Lang::Da);
    stage.fill_disk();
    stage.keys("f b 'ferie' Enter");
    let Some(Dialog::Attendance(list)) = stage.app().dialog() else { panic!("closed") };
    assert_eq!(list.field.as_ref().unwrap().text.text(), "ferie");
}

#[test]
fn a_political_body_sees_who_is_missing_and_that_it_cannot_decide() {
    let mut stage = council(Lang::Da);
    assert!(!stage.shows("af 9 til stede"));
    stage.keys("f");
    for _ in 0..5 {
        stage.keys("u Down");
    }
    assert!(stage.shows("4 af 9 til stede · ikke beslutningsdygtig"), "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.shows("4 af 9 til stede"), "{}", stage.screen());
    stage.keys("a");
    assert!(stage.shows("Ikke beslutningsdygtig") && !stage.shows("Fremmøde er ikke noteret"), "{}", stage.screen());
}

#[test]
fn the_review_asks_for_attendance_that_nobody_recorded() {
    let mut stage = january(Lang::Da);
    stage.keys("Space").pass(20_000).keys("a");
    assert!(stage.shows("Fremmøde er ikke noteret"), "{}", stage.screen());
    stage.keys("Esc f a Esc a");
    assert!(!stage.shows("Fremmøde er ikke noteret"), "{}", stage.screen());
}

#[test]
fn the_list_fits_every_window_and_shows_the_chosen_one() {
    for lang in BOTH {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            let mut stage = council(lang);
            stage.resize(width, height).keys(if lang == Lang::Da { "f" } else { "a" });
            for _ in 0..11 {
                stage.keys("Down");
            }
            assert!(stage.shows("Gammelgaard"), "{}", stage.screen());
            stage.keys("Up").keys(if lang == Lang::Da { "k" } else { "c" });
            assert!(stage.shows(if lang == Lang::Da { "Kom kl." } else { "Came at" }), "{}", stage.screen());
        }
    }
    let mut stage = council(Lang::En);
    stage.resize(80, 24).keys("a * Down s 'b'");
    picture("attendance_80x24", &stage);
}

#[test]
fn the_next_slot_starts_from_inside_the_list() {
    let mut stage = council(Lang::Da);
    stage.keys("f b 'fe' Ctrl-N");
    assert_eq!(stage.meeting().running(), Some(1));
    assert!(matches!(stage.app().dialog(), Some(Dialog::Attendance(list)) if list.field.is_some()));
}
