//! Who is there, entered on the minute-taker's screen.

use punktlig::agenda::{PartyId, Who};
use punktlig::lang::Lang;
use punktlig::meeting::{AttendanceStatus, Attendee, Target};
use punktlig::time;
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;
use punktlig::tui::drafts::{FieldKind, LineFor};

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
    stage.at("9.20").keys("n '9.18' Enter");
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
fn an_unknown_substitute_is_recorded_on_a_second_enter_and_a_member_never() {
    for lang in BOTH {
        let mut stage = council(lang);
        let open = if lang == Lang::Da { "f" } else { "a" };
        stage.keys(open).keys("Down s 'Udefra Holm' Enter");
        assert_eq!(of(&stage, "m2").substitute, None);
        let asked = if lang == Lang::Da {
            "Ukendt navn – Enter igen noterer"
        } else {
            "Unknown name – Enter again records"
        };
        assert!(stage.shows(asked), "{}", stage.screen());
        // Another text is asked about anew.
        stage.keys("'s' Enter");
        assert_eq!(of(&stage, "m2").substitute, None);
        stage.keys("Enter");
        assert_eq!(of(&stage, "m2").substitute, Some(Who::Name("Udefra Holms".to_owned())), "{}", stage.screen());
        stage.keys("Down s 'jonas' Enter");
        let seated =
            if lang == Lang::Da { "Jonas Kroustrup sidder allerede med" } else { "Jonas Kroustrup already has a seat" };
        assert!(stage.shows(seated), "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(of(&stage, "m3").substitute, None);
    }
}

#[test]
fn a_member_is_put_online_and_taken_back_with_one_key() {
    for lang in BOTH {
        let mut stage = council(lang);
        let open = if lang == Lang::Da { "f" } else { "a" };
        stage.keys(open).keys("Down o");
        assert_eq!(of(&stage, "m2").is_online, Some(true));
        assert!(stage.shows("· online"), "{}", stage.screen());
        stage.keys("o");
        assert_eq!(of(&stage, "m2").is_online, Some(false));
        assert!(!stage.shows("· online"), "{}", stage.screen());
    }
}

#[test]
fn a_proxy_is_given_to_a_member_who_sits_where_the_body_allows_it() {
    let allowed = COUNCIL.replace("profile = \"political\"", "profile = \"political\", proxies = true");
    let mut stage = Stage::new(agenda(&allowed), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    let one = Target::Item("1".into());
    // Who is there votes for themselves.
    stage.keys("f Down s 'jonas' Enter");
    assert!(stage.shows("Lene Hansen er noteret som til stede"), "{}", stage.screen());
    stage.keys("Esc b Enter s 'jonas' Tab Enter");
    let lene = of(&stage, "m2");
    assert_eq!((lene.proxy, lene.substitute), (Some(Who::Id("m1".into())), None), "{}", stage.screen());
    assert!(stage.shows("fuldmagt til J. Kroustrup"), "{}", stage.screen());
    let voters = |stage: &Stage| {
        let meeting = stage.meeting();
        meeting.voters(&one, meeting.circumstances(), stage.now, stage.now).len()
    };
    assert_eq!((voters(&stage), stage.meeting().quorum(stage.now).present), (9, 8));
    // Neither when the holder has gone.
    stage.at("9.10").keys("Up g Enter");
    assert_eq!(voters(&stage), 7);
    stage.keys("Ctrl-Z Down s Ctrl-A Ctrl-K Enter");
    assert_eq!(of(&stage, "m2").proxy, None, "{}", stage.screen());
    assert_eq!(voters(&stage), 8);
}

#[test]
fn a_substitute_is_completed_or_taken_as_written() {
    let mut stage = council(Lang::Da);
    stage.keys("f Down s 'vice' Tab Enter");
    assert_eq!(of(&stage, "bo").substitute_for, Some(Who::Id("m2".into())), "{}", stage.screen());
    assert_eq!(of(&stage, "m2").status, AttendanceStatus::Excused);
    stage.keys("Down s 'Udefra Holm' Enter Enter");
    assert_eq!(of(&stage, "m3").substitute, Some(Who::Name("Udefra Holm".to_owned())));
    stage.keys("Down s 'Ole Friis' Enter");
    assert!(stage.shows("sidder allerede med"), "{}", stage.screen());
    stage.keys("Ctrl-U 'ole' Enter");
    assert!(stage.shows("Ole Friis sidder allerede med"), "{}", stage.screen());
    // Who is away has a seat all the same.
    stage.keys("Ctrl-U 'karen' Enter");
    assert!(stage.shows("Karen Juul er selv medlem"), "{}", stage.screen());
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
    stage.keys("Space").pass(20_000).keys("a End");
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
            stage.keys("Up").keys(if lang == Lang::Da { "n" } else { "c" });
            assert!(stage.shows(if lang == Lang::Da { "ankom kl." } else { "came at" }), "{}", stage.screen());
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

#[test]
fn naming_a_substitute_later_counts_from_then_or_from_the_time_that_is_stated() {
    let mut stage = council(Lang::Da);
    stage.keys("Ctrl-N").at("9.10").keys("f g Enter s 'vice' Tab Enter");
    let bo = of(&stage, "bo");
    assert_eq!(bo.substitute_for, Some(Who::Id("m1".into())), "{}", stage.screen());
    stage.at("9.20");
    let since = of(&stage, "bo").spans[0].start.format("%-H.%M").to_string();
    assert_eq!(since, "9.10");
    // The substitute goes, and comes again: never next to the member.
    stage.keys("Down Down Down Down Down Down Down Down Down g Enter");
    assert!(stage.said() == "event-substitute-named-none" && !of(&stage, "bo").is_here, "{}", stage.screen());
    stage.at("9.30").keys("Home n Enter");
    assert_eq!(of(&stage, "bo").spans.len(), 1);
    stage.keys("s Ctrl-U 'Udefra Holm 9.05' Enter");
    assert!(stage.problem() == Some("attend-seat-taken"), "the member had not left: {}", stage.screen());
    stage.at("9.32");
    for text in ["Udefra Holm", "Udefra Holm 9.31"] {
        stage.keys("Ctrl-U").keys(&format!("'{text}' Enter"));
        assert_eq!(stage.problem(), Some("attend-still-here"), "the member is back: {}", stage.screen());
    }
}

#[test]
fn no_time_makes_a_substitute_for_a_member_who_is_there() {
    let mut stage = council(Lang::Da);
    stage.keys("b 'Vedtaget.' Ctrl-S").at("9.10").pass(5_000).keys("f Down s");
    for time in ["8.00", "9.00", "9.05", "9.10"] {
        stage.keys("Ctrl-U").keys(&format!("'Jan Skov {time}' Enter"));
        assert_eq!(stage.problem(), Some("attend-still-here"), "{time}: {}", stage.screen());
    }
    assert!(!stage.meeting().is_attendance_recorded());
    // Nor is it news that who was there from the start came before it.
    stage.keys("Esc n Ctrl-U '8.50' Enter");
    assert_eq!(stage.problem(), Some("attend-seat-taken"), "{}", stage.screen());
    // Who left has one from then on.
    stage.keys("Esc g Enter").at("9.20").keys("s 'Jan Skov 9.10' Enter Enter");
    let jan = stage.meeting().attendees(stage.now).into_iter().find(|a| a.who == Who::Name("Jan Skov".into()));
    assert_eq!(jan.unwrap().substitute_for, Some(Who::Id("m2".into())));
}

#[test]
fn a_time_before_the_meeting_names_a_substitute_from_its_start_while_nothing_is_decided() {
    for begins in [true, false] {
        let mut stage = Stage::new(agenda(COUNCIL), Lang::Da);
        if begins {
            stage.at("9.00").keys("Space").pass(20_000);
        }
        stage.at("9.01").keys("f Down s 'Jan Skov 8.40' Enter Enter");
        let lene = of(&stage, "m2");
        assert_eq!(lene.substitute, Some(Who::Name("Jan Skov".into())), "{}", stage.screen());
        assert_eq!((lene.is_here, lene.status), (false, AttendanceStatus::Excused));
    }
}

#[test]
fn a_substitute_who_stays_when_the_member_has_come_stands_in_for_nobody() {
    let council_with = COUNCIL.replace("substitute = \"ba\"", "substitute = \"cg\"");
    let mut stage = Stage::new(agenda(&council_with), Lang::Da);
    stage.at("9.00").keys("Space").at("9.10").keys("f").resize(120, 36);
    assert!(stage.shows("for K. Juul"), "{}", stage.screen());
    stage.keys("Down Down Down Down Down Down Down Down n Enter");
    assert!(of(&stage, "m9").is_here, "{}", stage.screen());
    assert!(stage.shows("Gammelgaard") && !stage.shows("for K. Juul"), "{}", stage.screen());
}

#[test]
fn a_substitute_is_recorded_on_the_item_that_the_line_was_opened_for_whatever_is_selected_since() {
    let item = |id: &str| Target::Item(id.into());
    let who = Who::Id("m4".into());
    let mut stage = council(Lang::Da);
    stage.keys("f Down Down Down i s 'Kim Lund'");
    let line = stage.app().dialog().and_then(|dialog| dialog.line());
    let of = LineFor::Attendance {
        who: Some(who.clone()),
        field: FieldKind::Substitute,
        on: Some(item("1")),
        with: Vec::new(),
    };
    assert_eq!(line, Some(of), "it opens again for the same item after a kill");
    stage.keys("Ctrl-N");
    assert_eq!(stage.meeting().running(), Some(1));
    stage.keys("Enter Enter");
    let kim = Some(Who::Name("Kim Lund".into()));
    let on = ["1", "2"].map(|id| stage.meeting().item_substitute(&who, &item(id)));
    assert_eq!(on, [kim, None], "{}", stage.screen());
}

#[test]
fn a_disqualified_member_has_a_substitute_for_the_item_alone() {
    let mut stage = council(Lang::Da);
    stage.keys("f i s 'vice' Tab Enter");
    let (one, m1) = (Target::Item("1".into()), Who::Id("m1".into()));
    assert_eq!(stage.meeting().item_substitutes(&one), [(m1.clone(), Who::Id("bo".into()))], "{}", stage.screen());
    assert_eq!(of(&stage, "m1").status, AttendanceStatus::Present);
    assert!(stage.shows("B. Winther"), "{}", stage.screen());
    stage.keys("Down i s 'vice' Tab Enter");
    assert_eq!(stage.problem(), Some("attend-sits-for"), "{}", stage.screen());
    // Who has a substitute for the whole meeting is away anyhow.
    stage.keys("Esc i s 'Udefra Holm' Enter Enter i");
    assert_eq!(stage.said(), "attend-away-anyhow", "{}", stage.screen());
}

#[test]
fn one_substitute_never_has_two_seats() {
    let mut stage = council(Lang::Da);
    stage.keys("f Down s 'vice' Tab Enter Down s 'vice' Tab Enter");
    assert_eq!(stage.problem(), Some("attend-sits-for"), "{}", stage.screen());
    assert_eq!(of(&stage, "m3").substitute, None);
}

#[test]
fn nobody_leaves_before_the_meeting_began_or_in_its_first_minute() {
    let mut stage = council(Lang::Da);
    stage.at("9.10").keys("f g");
    for time in ["8.06", "9.00"] {
        stage.keys("Ctrl-U").keys(&format!("'{time}' Enter"));
        assert_eq!(stage.problem(), Some("attend-before-opening"), "{}", stage.screen());
    }
    assert!(!stage.meeting().is_attendance_recorded());
}

#[test]
fn a_time_that_is_typed_again_corrects_the_one_before() {
    let mut stage = council(Lang::Da);
    stage.at("9.20").keys("f g Ctrl-U '9.05' Enter n Ctrl-U '9.10' Enter g Ctrl-U '9.07' Enter");
    assert_eq!(stage.said(), "event-attendance-time-corrected-left", "{}", stage.screen());
    let stays: Vec<String> =
        of(&stage, "m1").spans.iter().map(|s| s.end.unwrap().format("%-H.%M").to_string()).collect();
    assert_eq!(stays, ["9.07", "9.20"]);
}

#[test]
fn the_keys_for_came_and_left_open_a_time_that_is_recorded_to_correct_it() {
    let mut stage = council(Lang::Da);
    stage.at("9.10").keys("f g Enter").at("9.20").keys("g");
    assert_eq!(stage.typed().as_deref(), Some("9.10"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(stage.problem(), Some("attend-recorded-already"));
    stage.keys("Ctrl-U '9.12' Enter");
    assert_eq!(stage.said(), "event-attendance-time-corrected-left", "{}", stage.screen());
    stage.keys("n Enter").at("9.25").keys("n");
    assert_eq!(stage.typed().as_deref(), Some("9.20"), "{}", stage.screen());
    stage.keys("'9.18' Enter");
    let moves = stage.meeting().moves_of(&Who::Id("m1".into())).into_iter();
    let moves: Vec<_> = moves.map(|(at, came)| (at.format("%-H.%M").to_string(), came)).collect();
    assert_eq!(moves, [("9.12".to_owned(), false), ("9.18".to_owned(), true)], "{}", stage.screen());
    // Who is there and comes from nowhere, and who never was there, have no time to correct.
    stage.keys("Esc f Down n");
    assert_eq!(stage.typed().as_deref(), Some("9.25"));
    stage.keys("Esc u g");
    assert_eq!(stage.said(), "attend-not-here", "{}", stage.screen());
}

#[test]
fn the_time_that_is_shown_is_the_one_that_is_corrected_and_never_comes_before_the_one_before_it() {
    let mut stage = council(Lang::Da);
    stage.at("9.50").keys("f g '9.20' Enter n '9.25' Enter g '9.28' Enter n '9.29' Enter n");
    assert_eq!(stage.typed().as_deref(), Some("9.29"), "{}", stage.screen());
    stage.keys("'9.26' Enter");
    assert_eq!(stage.problem(), Some("attend-not-before"), "{}", stage.screen());
    stage.keys("Ctrl-U '9.30' Enter");
    assert_eq!(stage.said(), "event-attendance-time-corrected-came", "{}", stage.screen());
    let moves = stage.meeting().moves_of(&Who::Id("m1".into())).into_iter();
    let moves: Vec<_> = moves.map(|(at, _)| at.format("%-H.%M").to_string()).collect();
    assert_eq!(moves, ["9.20", "9.25", "9.28", "9.30"]);
}

#[test]
fn a_corrected_time_of_leaving_keeps_the_substitute_whose_own_time_is_corrected_alike() {
    let mut stage = council(Lang::Da);
    stage.at("9.10").keys("f g Enter").at("9.12").keys("s 'vice' Tab Enter").at("9.20").keys("g '9.11' Enter");
    let from = |stage: &Stage| of(stage, "bo").spans[0].start.format("%-H.%M").to_string();
    assert_eq!((from(&stage).as_str(), of(&stage, "bo").is_seated), ("9.12", true), "{}", stage.screen());
    stage.keys("g '9.15' Enter");
    assert_eq!(from(&stage), "9.15", "the substitute sits from when the member has left");
    stage.keys("Down Down Down Down Down Down Down Down Down n");
    assert_eq!(stage.typed().as_deref(), Some("9.15"), "{}", stage.screen());
    stage.keys("'9.17' Enter");
    assert_eq!(from(&stage), "9.17", "{}", stage.screen());
}

#[test]
fn what_is_said_of_the_whole_meeting_removes_a_recorded_time_only_at_the_second_press() {
    for key in ["t", "u"] {
        let mut stage = council(Lang::Da);
        stage.at("9.10").keys("f g Enter").keys(key);
        assert_eq!(stage.said(), "attend-removes", "{}", stage.screen());
        assert!(stage.shows("gik 9.10") && !of(&stage, "m1").is_here);
        stage.keys("Down Up").keys(key);
        assert!(!of(&stage, "m1").is_here && stage.meeting().moves_of(&Who::Id("m1".into())).len() == 1);
        stage.keys(key);
        assert!(stage.meeting().moves_of(&Who::Id("m1".into())).is_empty(), "{}", stage.screen());
    }
}

#[test]
fn enter_takes_back_that_somebody_is_absent_only_at_the_second_press() {
    let mut stage = council(Lang::Da);
    stage.at("9.10").keys("f u Enter");
    assert_eq!(stage.said(), "attend-enter-present", "{}", stage.screen());
    assert_eq!(of(&stage, "m1").status, AttendanceStatus::Absent);
    stage.keys("Down Up Enter");
    assert_eq!(of(&stage, "m1").status, AttendanceStatus::Absent, "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(of(&stage, "m1").status, AttendanceStatus::Present, "{}", stage.screen());
}

#[test]
fn a_time_that_has_not_come_today_is_never_one_of_yesterday_without_its_date() {
    let mut stage = council(Lang::Da);
    let next = chrono::NaiveDate::from_ymd_opt(2025, 1, 16).unwrap();
    stage.on(next, "8.05").keys("f g Ctrl-U '9.30' Enter");
    assert_eq!(stage.problem(), Some("attend-future"), "{}", stage.screen());
    stage.keys("Ctrl-U '15/1 9.30' Enter");
    assert_eq!(of(&stage, "m1").spans[0].end.unwrap().format("%d %H.%M").to_string(), "15 09.30", "{}", stage.screen());
    assert!(stage.shows("gik 15/1 9.30"), "{}", stage.screen());
    stage.keys("Esc r Ctrl-U '9.20' Enter");
    assert_eq!(stage.problem(), None, "{}", stage.screen());
}

#[test]
fn a_long_title_gives_way_before_the_name_on_a_narrow_screen() {
    let plan = r#"
title = "Møde"
date = 2025-01-15
members = ["kb"]
person = [{ id = "kb", name = "Kim Bruun Nielsen", title = "Direktør for Fællesforvaltningen og Sundhed" }]
slot = [{ at = "9.00", title = "Budget", minutes = 60 }]
"#;
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.resize(80, 24).at("9.00").keys("Space").at("9.20").keys("f g Enter");
    assert!(stage.shows("Gik kl. 9.20: Kim Bruun Nielsen"), "{}", stage.screen());
}

#[test]
fn a_time_in_an_open_item_has_no_lock_and_what_the_lock_means_is_said_below_the_list() {
    let plan = COUNCIL.replace("title = \"Skole\"", "title = \"Skole\", access = \"closed\"");
    let mut stage = Stage::new(agenda(&plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.10").keys("f a Down g Enter").at("9.20").keys("n Enter").at("9.22");
    let lock = |stage: &Stage| stage.screen().lines().any(|line| line.contains("siden") && line.contains('🔒'));
    assert!(stage.shows("til stede siden 9.20") && !lock(&stage), "{}", stage.screen());
    assert!(!stage.shows("tiderne er ikke med"), "{}", stage.screen());
    stage
        .keys("Esc")
        .at("9.30")
        .keys("Space")
        .at("9.40")
        .keys("f Down Down g Enter")
        .at("9.45")
        .keys("n Enter")
        .at("9.47");
    assert!(lock(&stage) && stage.shows("🔒: tiderne er ikke med i den offentlige udgave"), "{}", stage.screen());
}

#[test]
fn that_the_body_cannot_decide_is_on_the_main_screen_and_in_a_vote() {
    for size in [(80, 24), (120, 36)] {
        let mut stage = council(Lang::Da);
        stage.resize(size.0, size.1).keys("f a Esc");
        assert!(!stage.shows("ikke beslutningsdygtig"), "{}", stage.screen());
        stage.keys("f u Down u Down u Down u Down u Esc").at("9.40");
        let said =
            if size.0 == 80 { "· ikke beslutningsdygtig" } else { "· ikke beslutningsdygtig, 4 af 9 til stede" };
        assert!(stage.shows(said), "{}", stage.screen());
        stage.keys("v");
        assert!(stage.screen().matches("ikke beslutningsdygtig").count() == 2, "{}", stage.screen());
    }
}

#[test]
fn a_body_that_cannot_decide_the_item_that_runs_is_told_so_though_enough_are_there() {
    for size in [(80, 24), (120, 36)] {
        let mut stage = council(Lang::Da);
        stage.resize(size.0, size.1).keys("f a");
        for _ in 0..4 {
            stage.keys("i Down");
        }
        stage.keys("Esc");
        assert!(!stage.shows("ikke beslutningsdygtig"), "five of nine can decide: {}", stage.screen());
        stage.keys("f").keys(&"Down ".repeat(4)).keys("i Esc");
        let said = "· ikke beslutningsdygtig i punktet, 4 af 9 kan deltage";
        assert!(stage.shows(if size.0 == 80 { "· ikke beslutningsdygtig" } else { said }), "{}", stage.screen());
        stage.keys("v");
        assert_eq!(stage.screen().matches("ikke beslutningsdygtig").count(), 2, "{}", stage.screen());
        stage.keys("Esc").at("9.30").keys("Space");
        assert!(!stage.shows("ikke beslutningsdygtig"), "nobody is disqualified there: {}", stage.screen());
    }
}

#[test]
fn a_vote_that_nobody_can_cast_since_the_holder_of_the_proxy_left_is_told_of() {
    let allowed = COUNCIL.replace("profile = \"political\"", "profile = \"political\", proxies = true");
    let mut stage = Stage::new(agenda(&allowed), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f a Down b Enter s 'jonas' Tab Enter");
    assert!(stage.shows("fuldmagt til J. Kroustrup"), "{}", stage.screen());
    stage.at("9.10").keys("Up g Enter");
    assert!(stage.shows("fuldmagt virker ikke: J. Kroustrup"), "{}", stage.screen());
    stage.keys("Esc v");
    assert!(stage.shows("L. Hansen: fuldmagt til J. Kroustrup, som ikke er til stede"), "{}", stage.screen());
    assert!(stage.shows("kan ikke afgives"), "{}", stage.screen());
    stage.keys("Esc a");
    assert!(stage.shows("Fuldmagt til en, der ikke er til stede"), "{}", stage.screen());
    // A vote while the holder was there is as it was.
    stage.keys("Esc").at("9.20").keys("f Up n Enter Esc a");
    assert!(!stage.shows("Fuldmagt til en, der ikke"), "{}", stage.screen());
}

#[test]
fn a_change_of_absences_in_the_file_that_counts_no_more_is_told_of_with_the_key_to_press() {
    let known = "absent = [{ who = \"m9\", reason = \"ferie\", substitute = \"ba\" }";
    let with = |more: &str| {
        let text = COUNCIL.replace(known, &format!("{known}{more}"));
        Input::AgendaChanged(Box::new(agenda(&text)))
    };
    let mut stage = council(Lang::Da);
    stage.keys("f a Esc");
    stage.give(with(", { who = \"m2\", reason = \"ferie\" }"));
    assert_eq!(stage.said(), "reload-said-absence");
    assert!(stage.shows("tæller ikke (L. Hansen)") && stage.shows("f retter det"), "{}", stage.screen());
    stage.give(with(", { who = \"m2\", reason = \"kursus\" }"));
    assert_eq!(stage.said(), "reload-said-absence");
    stage.give(with(""));
    assert_eq!(stage.said(), "reload-said", "it says what is recorded");
    // Where nothing was recorded of them, it counts.
    let mut stage = council(Lang::Da);
    stage.give(with(", { who = \"m2\", reason = \"ferie\" }"));
    assert_eq!((stage.said(), of(&stage, "m2").is_here), ("reload-said", false));
}

#[test]
fn what_a_key_would_remove_is_read_whole_in_a_small_window() {
    let mut stage = council(Lang::Da);
    stage.resize(80, 24).at("9.10").keys("f g Enter").at("9.12").keys("s 'Katrine Josefine Lindholm' Enter Enter t");
    assert_eq!(stage.said(), "attend-removes");
    assert!(stage.shows("Samme tast igen") && stage.shows("gør det."), "{}", stage.screen());
    // So is what a line is for.
    let proxies = COUNCIL.replace("profile = \"political\"", "profile = \"political\", proxies = true");
    let mut stage = Stage::new(agenda(&proxies), Lang::Da);
    stage.resize(80, 24).at("9.00").keys("Space").at("9.10").keys("f g Enter s");
    assert!(stage.shows("fjern)"), "{}", stage.screen());
    stage.keys("'vice'");
    assert_eq!(stage.typed().as_deref(), Some("vice"));
}

#[test]
fn a_guest_of_two_slots_is_counted_once_and_the_chair_is_told_of_no_arrival_that_nobody_recorded() {
    let plan = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Vej\" }, { number = 2, title = \"Sti\" }]\n\
        slot = [{ at = \"9.00\", items = [1], guests = [\"Jens Odgaard\"] }, { at = \"9.10\", items = [2], \
        guests = [\"Jens Odgaard\"] }, { at = \"9.20\", title = \"Evt.\", minutes = 10 }]\n";
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.05").keys("c");
    assert!(stage.shows("Bliver: Jens Odgaard") && !stage.shows("Ankommet"), "{}", stage.screen());
    stage.keys("c").at("9.10").keys("Space").at("9.20").keys("Space").at("9.25").keys("a g");
    assert_eq!(stage.said(), "event-attendance-confirmed", "{}", stage.screen());
    assert!(stage.shows("1 gæst") && !stage.shows("2 gæster"), "{}", stage.screen());
}

#[test]
fn that_nobody_stands_in_is_typed_as_a_word() {
    for (lang, keys, word, said) in [
        (Lang::Da, "f Down b Enter s", "Ingen", "afbud, ingen stedfortræder"),
        (Lang::En, "a Down e Enter s", "none", "excused, no substitute"),
    ] {
        let mut stage = council(lang);
        stage.keys(keys).keys(&format!("'{word}' Enter"));
        assert!(stage.shows(said), "once is enough: {}", stage.screen());
        assert!(of(&stage, "m2").has_no_substitute && of(&stage, "m2").substitute.is_none());
        stage.keys("Ctrl-Z");
        assert!(!stage.shows(said), "{}", stage.screen());
    }
}

#[test]
fn a_member_chairs_the_selected_item_by_one_key_and_no_longer_by_the_same() {
    for lang in BOTH {
        let chaired = COUNCIL.replace("absent =", "chair = \"m1\"\nabsent =");
        let mut stage = Stage::new(agenda(&chaired), lang);
        stage.at("9.00").keys("Space").pass(20_000);
        let (open, out, chairs, from) = if lang == Lang::Da { ("f", "i", "m", 'b') } else { ("a", "d", "h", 'e') };
        let one = Target::Item("1".into());
        // Whoever chairs the meeting does so anyhow, and nobody chairs what they are disqualified on.
        stage.keys(open).keys(chairs);
        assert_eq!(stage.said(), "attend-chairs-anyhow", "{}", stage.screen());
        stage.keys(out).keys(chairs).keys("Down").keys(out).keys(chairs);
        assert_eq!(stage.said(), "attend-chairs-disqualified", "{}", stage.screen());
        assert_eq!(stage.meeting().item_chair(&one), None);
        assert_eq!(stage.meeting().review().without_chair, std::slice::from_ref(&one));
        stage.keys("Down").keys(chairs);
        assert_eq!(stage.meeting().item_chair(&one), Some(&Who::Id("m3".into())), "{}", stage.screen());
        assert!(stage.meeting().review().without_chair.is_empty());
        assert!(stage.shows(if lang == Lang::Da { "leder punktet" } else { "chairs the item" }), "{}", stage.screen());
        stage.keys(chairs);
        assert_eq!(stage.meeting().item_chair(&one), None, "{}", stage.screen());
        stage.keys("Ctrl-Z");
        assert_eq!(stage.meeting().item_chair(&one), Some(&Who::Id("m3".into())));
        // Who was not there chaired nothing.
        stage.keys("Down").keys(&from.to_string()).keys("Enter").keys(chairs);
        assert_eq!(stage.said(), "attend-not-here", "{}", stage.screen());
    }
}

#[test]
fn the_public_is_counted_on_a_line_that_takes_numbers_only() {
    let mut stage = council(Lang::Da);
    stage.keys("f # 'mange' Enter");
    assert_eq!(stage.problem(), Some("attend-no-count"), "{}", stage.screen());
    stage.keys("Backspace Backspace Backspace Backspace Backspace '12' Enter");
    assert_eq!(stage.meeting().public_count(), Some(12), "{}", stage.screen());
    assert!(stage.shows("12 tilhørere"), "{}", stage.screen());
    stage.keys("# Backspace Backspace Enter");
    assert_eq!(stage.meeting().public_count(), None, "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert_eq!(stage.meeting().public_count(), Some(12));
}

#[test]
fn somebody_whom_nobody_announced_is_added_by_two_keys_and_a_name() {
    for lang in BOTH {
        let mut stage = council(lang);
        let open = if lang == Lang::Da { "f" } else { "a" };
        stage.keys(open).keys("+ 'Konsulent Mette Holm, KL'");
        assert!(stage.shows("Konsulent Mette Holm (KL)"), "{}", stage.screen());
        stage.keys("Enter");
        let added = Who::Id(PartyId::made("Mette Holm"));
        let there = |stage: &Stage| stage.meeting().attendees(stage.now).iter().any(|a| a.who == added && a.is_here);
        assert!(there(&stage), "{}", stage.screen());
        assert!(stage.shows("Konsulent Mette Holm "), "{}", stage.screen());
        stage.keys("Ctrl-Z");
        assert!(!there(&stage), "{}", stage.screen());
        stage.keys("Ctrl-Y");
        assert!(there(&stage), "{}", stage.screen());
        // Who sits there already is nobody new, and who is known is not two.
        stage.keys("+ 'mette holm' Enter");
        assert_eq!(stage.problem(), Some("attend-has-seat"), "{}", stage.screen());
        stage.keys("Esc + 'bo' Enter");
        assert!(of(&stage, "bo").is_here, "{}", stage.screen());
        // She can be named with @ from then on.
        let candidates = punktlig::agenda::names::candidates(stage.meeting().agenda());
        assert!(candidates.iter().any(|c| c.who == added));
    }
}

#[test]
fn the_list_opens_with_nobody_in_it_and_takes_the_first() {
    let file = "title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]\n";
    let mut stage = Stage::new(agenda(file), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    stage.keys("f + 'Mette Holm' Enter");
    assert!(stage.shows("Mette Holm"), "{}", stage.screen());
    assert_eq!(stage.meeting().attendees(stage.now).len(), 1);
}

#[test]
fn who_has_been_there_is_absent_from_all_of_it_only_at_the_second_press() {
    for (lang, keys) in [(Lang::Da, ["f", "b", "u"]), (Lang::En, ["a", "e", "n"])] {
        for key in &keys[1..] {
            // A reason is asked about in its line: what is typed right after the key goes there.
            let asks = if *key == keys[1] { "Enter" } else { key };
            let asked = |stage: &Stage| stage.problem().unwrap_or(stage.said());
            let said = if *key == keys[1] { "attend-was-there-line" } else { "attend-was-there" };
            let mut stage = council(lang);
            stage.at("9.31").keys("Space").pass(20_000).at("9.40").keys(keys[0]).keys(key);
            if *key == keys[1] {
                stage.keys("'bil' Enter");
            }
            assert_eq!(asked(&stage), said, "{}", stage.screen());
            assert!(stage.shows(&time::hm(stage.meeting().opened_at().unwrap().time(), lang)), "{}", stage.screen());
            assert!(of(&stage, "m1").is_here && !of(&stage, "m1").is_told);
            // Another one is asked about anew.
            stage.keys(if stage.typed().is_some() { "Esc Down" } else { "Down" }).keys(key);
            if stage.typed().is_some() {
                stage.keys("Enter");
            }
            assert_eq!(asked(&stage), said);
            stage.keys(asks);
            assert_eq!((of(&stage, "m2").is_here, of(&stage, "m1").is_here), (false, true), "{}", stage.screen());
        }
    }
    // At the beginning it is who did not come.
    let mut stage = council(Lang::Da);
    stage.at("9.05").keys("f b");
    assert!(stage.shows("Årsag til afbud: Jonas Kroustrup"), "{}", stage.screen());
}

#[test]
fn a_substitute_and_a_reason_are_not_dropped_by_one_key() {
    let mut stage = council(Lang::Da);
    stage.keys("f Down b 'syg' Enter s 'vice' Tab Enter Enter");
    assert_eq!(stage.said(), "attend-removes", "{}", stage.screen());
    assert!(stage.shows("stedfortræder Bo Winther") && stage.shows("syg"), "{}", stage.screen());
    assert_eq!(of(&stage, "m2").substitute, Some(Who::Id("bo".into())));
    stage.keys("Enter");
    assert!(of(&stage, "m2").is_here && of(&stage, "m2").substitute.is_none(), "{}", stage.screen());
}

#[test]
fn every_line_in_the_list_names_whom_it_is_about() {
    let mut stage = council(Lang::Da);
    for (keys, said) in [
        ("f Down b", "Årsag til afbud: Lene Hansen"),
        ("Esc n", "Lene Hansen ankom kl."),
        ("Esc g", "Lene Hansen gik kl."),
        ("Esc s", "Stedfortræder for Lene Hansen, evt. fra kl."),
        ("Esc i s", "Stedfortræder for Lene Hansen på 1 Budget"),
    ] {
        stage.keys(keys);
        assert!(stage.shows(said), "{said}: {}", stage.screen());
    }
}

#[test]
fn a_time_that_is_corrected_back_to_its_minute_is_the_moment_that_was_recorded() {
    let mut stage = council(Lang::Da);
    stage.at("9.31").pass(17_000).keys("Space f n Enter").pass(20_000);
    let moves = |stage: &Stage| stage.meeting().moves_of(&Who::Id("m1".into()));
    let first = moves(&stage);
    stage.at("9.40").keys("n '9.32' Enter");
    assert_ne!(moves(&stage), first, "{}", stage.screen());
    stage.keys("n '9.31' Enter");
    assert_eq!(moves(&stage), first, "{}", stage.screen());
}

#[test]
fn somebody_who_takes_part_from_elsewhere_is_shown_so_before_it_is_recorded() {
    let mut stage = council(Lang::Da);
    stage.keys("f + 'Mette Holm (KL) via Teams'");
    assert!(stage.shows("Mette Holm (KL) · online"), "{}", stage.screen());
    let mut stage = council(Lang::Da);
    stage.keys("g + 'Mette Holm (KL) via Teams'");
    assert!(stage.shows("Mette Holm (KL) · via Teams"), "{}", stage.screen());
}

#[test]
fn who_is_absent_from_an_item_by_the_agenda_is_so_wherever_it_is_asked() {
    let known = ", { who = \"m2\", items = [1], substitute = \"Kaj Ley\" }]\nperson";
    let mut stage = Stage::new(agenda(&COUNCIL.replace("]\nperson", known)), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000);
    assert!(stage.shows("Fraværende på punktet: Lene Hansen, Kaj Ley i stedet"), "{}", stage.screen());
    stage.keys("f a");
    assert!(stage.shows("fraværende på punktet, Kaj Ley i stedet"), "{}", stage.screen());
    stage.keys("Esc v");
    assert!(stage.shows("Kaj Ley") && !stage.shows("Lene Hansen"), "{}", stage.screen());
    // Another stands in, or nobody; a name of the agenda is known.
    let (one, m2) = (Target::Item("1".into()), Who::Id("m2".into()));
    stage.keys("Esc f Down s");
    assert_eq!(stage.typed().as_deref(), Some("Kaj Ley"), "{}", stage.screen());
    stage.keys("Ctrl-U 'vice' Tab Enter");
    assert_eq!(stage.meeting().item_substitute(&m2, &one), Some(Who::Id("bo".into())), "{}", stage.screen());
    stage.keys("s Ctrl-U 'ingen' Enter");
    assert_eq!(stage.meeting().item_substitute(&m2, &one), None, "{}", stage.screen());
    stage.keys("Down s 'Kaj Ley' Enter");
    assert_ne!(stage.problem(), Some("attend-unknown-name"), "{}", stage.screen());
    // On the next item she is there.
    stage.keys("Esc Esc").at("9.31").keys("Space f");
    assert!(!stage.shows("fraværende på punktet"), "{}", stage.screen());
    // Who came after all takes part in it too.
    let mut stage = Stage::new(agenda(&COUNCIL.replace("]\nperson", known)), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f Down t Esc");
    assert!(!stage.shows("Kaj Ley"), "{}", stage.screen());
}

#[test]
fn a_disqualified_substitute_has_one_in_their_place_by_the_same_key() {
    let mut stage = council(Lang::Da);
    stage.keys("f End Up i s");
    assert!(stage.shows("Stedfortræder for Bettina Andersen på"), "{}", stage.screen());
    stage.keys("'vice' Tab Enter");
    let (one, ba) = (Target::Item("1".into()), Who::Id("ba".into()));
    assert_eq!(stage.meeting().item_substitute(&ba, &one), Some(Who::Id("bo".into())), "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.shows("Inhabil: Bettina Andersen, viceborgmester Bo Winther i stedet"), "{}", stage.screen());
    stage.keys("v");
    assert!(stage.shows("Bo Winther") && !stage.shows("Bettina"), "{}", stage.screen());
    // Who is only there has no seat that somebody could take.
    stage.keys("Esc f End i s");
    assert_eq!(stage.said(), "attend-no-member", "{}", stage.screen());
}

#[test]
fn the_review_names_an_absent_chair_and_enter_sets_who_chaired() {
    for lang in BOTH {
        let chaired = COUNCIL.replace("absent =", "chair = \"m1\"\nabsent =");
        let chaired = chaired.replace("title = \"Skole\"", "title = \"Skole\", access = \"closed\"");
        let mut stage = Stage::new(agenda(&chaired), lang);
        let (open, all, out, review, chairs) =
            if lang == Lang::Da { ("f", "a", "u", "a", "m") } else { ("a", "*", "n", "w", "h") };
        stage.at("9.00").keys("Space").pass(20_000).keys(open).keys(out).keys(all).keys("Esc");
        stage.at("9.31").keys("Space").pass(20_000).at("9.55").keys(review);
        let asked = if lang == Lang::Da { "Hvem ledede" } else { "Who chaired" };
        assert!(stage.shows(asked), "{}", stage.screen());
        assert_eq!(stage.meeting().review().without_chair.len(), 2, "the break has no chair");
        // The rows before it are those without a decision.
        stage.keys("Down Down Enter");
        stage.keys("Down").keys(chairs);
        let left = stage.meeting().review().without_chair;
        assert_eq!(left.len(), 1, "the closed one is another row: {}", stage.screen());
        assert_eq!(stage.meeting().item_chair(&Target::Item("1".into())), Some(&Who::Id("m2".into())));
    }
}

#[test]
fn a_body_that_does_not_tell_absences_apart_sees_one_word_for_them() {
    let plain = COUNCIL.replace("profile = \"political\"", "profile = \"political\", absences = \"plain\"");
    let mut stage = Stage::new(agenda(&plain), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f u");
    assert!(stage.shows("– fraværende") && stage.shows("– fraværende (ferie)"), "{}", stage.screen());
    assert!(stage.shows("Fraværende: borgmester Jonas Kroustrup"), "{}", stage.screen());
}
