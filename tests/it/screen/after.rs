//! A closed meeting on the screen: corrections, additions, opening it again.

use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Event};
use punktlig::protocol::{Context, build};

use super::flow::at_budget;
use super::snapshots::picture;
use crate::kit::stage::Stage;

/// A meeting with a decision and a follow-up on its running item, closed.
pub fn closed(lang: Lang) -> Stage {
    let mut stage = at_budget(lang);
    let keys = if lang == Lang::Da { ["b", "o", "a"] } else { ["d", "f", "w"] };
    stage.keys(keys[0]).keys("'Godkendt' Ctrl-S").keys(keys[1]).keys("'Sender planen @ba' Enter");
    stage.keys(keys[2]).keys("Ctrl-S");
    stage
}

#[test]
fn a_record_is_corrected_after_the_close_with_a_reason() {
    for (lang, typed) in [(Lang::Da, "' med ændringer'"), (Lang::En, "' with changes'")] {
        let mut stage = closed(lang);
        stage.keys("Tab Up e").keys(typed).keys("Ctrl-S");
        let records = stage.meeting().records().len();
        stage.keys("Enter");
        assert!(stage.meeting().records()[0].corrections.is_empty(), "no correction without a reason");
        stage.keys("'Skrivefejl' Enter");
        let record = &stage.meeting().records()[0];
        assert_eq!((record.corrections.len(), stage.meeting().records().len()), (1, records));
        assert_eq!(record.corrections[0].reason, "Skrivefejl");
        assert!(
            matches!(record.original().content(), Content::Decision(d) if d.text == "Godkendt"),
            "what was decided stays"
        );
        assert!(
            stage.meeting().closed_at().is_some() && stage.app().dialog().is_none() && stage.app().drafts.is_empty()
        );
        assert!(stage.shows("Skrivefejl") && stage.said() == "event-correction-recorded", "{}", stage.screen());
        stage.keys("Ctrl-Z");
        assert!(stage.meeting().records()[0].corrections.is_empty() && stage.meeting().closed_at().is_some());
    }
}

#[test]
fn a_text_that_is_as_it_was_asks_for_no_reason() {
    let mut stage = closed(Lang::Da);
    stage.keys("Tab Up e Ctrl-S");
    assert_eq!(stage.said(), "after-unchanged");
}

#[test]
fn esc_at_the_reason_goes_back_to_the_text() {
    let mut stage = closed(Lang::Da);
    stage.keys("Tab Up e ' igen' Ctrl-S Esc");
    assert_eq!(stage.typed().as_deref(), Some("Godkendt igen"));
    stage.keys("Esc");
    assert!(stage.app().drafts.values().any(|d| d.text == "Godkendt igen"), "and then it is a draft");
}

#[test]
fn what_was_forgotten_is_added_after_the_close() {
    let mut stage = closed(Lang::Da);
    stage.keys("b 'Og udsendes' Ctrl-S 'Glemt' Enter o 'Lægger den på nettet @ba' Enter 'Glemt' Enter");
    let added: Vec<_> =
        stage.meeting().records().iter().filter(|r| r.added_reason().as_deref() == Some("Glemt")).collect();
    assert!(matches!(added[0].original().content(), Content::Decision(d) if d.text == "Og udsendes"));
    assert!(matches!(added[1].original().content(), Content::FollowUp(f) if f.owners.len() == 1));
    assert_eq!(added.len(), 2);
}

#[test]
fn a_closed_meeting_is_reopened_with_a_reason_and_closed_anew() {
    let mut stage = closed(Lang::Da);
    stage.keys("a 2 Enter");
    assert!(stage.meeting().closed_at().is_some(), "no reopening without a reason");
    stage.keys("'Eventuelt manglede' Enter");
    assert_eq!((stage.meeting().closed_at(), stage.said()), (None, "event-meeting-reopened"));
    stage.keys("b 'Mere' Ctrl-S a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some() && stage.meeting().pins().len() == 3);
}

#[test]
fn a_meeting_that_is_closed_anew_ends_on_the_screen_when_it_ends_in_its_protocol() {
    let mut stage = closed(Lang::Da);
    let ended = stage.meeting().ended_at().unwrap().format("%-H.%M").to_string();
    stage.wait(std::time::Duration::from_secs(20 * 60)).keys("a 2 'Mere' Enter b 'Mere' Ctrl-S a Ctrl-S");
    assert!(stage.meeting().closed_at() > stage.meeting().ended_at());
    assert!(stage.shows(&format!("sluttede {ended}")), "{ended}: {}", stage.screen());
    assert!(stage.shows(&format!("afsluttet kl. {ended}")), "{ended}: {}", stage.screen());
    let context = Context::new(Audience::Full, None, stage.now);
    let document = build(stage.meeting(), &context).document;
    let end = document.head.iter().find(|line| line.label == "Slut").unwrap();
    assert!(end.values[0].ends_with(&format!("kl. {ended}")), "{end:?}");
}

#[test]
fn the_review_of_a_reopened_meeting_asks_for_owners_by_what_a_follow_up_says_now() {
    let mut stage = at_budget(Lang::Da);
    stage.resize(120, 70).keys("b 'Godkendt' Ctrl-S o 'Sender planen' Enter a");
    let missing = "Sender planen · ";
    assert!(stage.shows(missing), "{}", stage.screen());
    stage.keys("Ctrl-S Tab e ' @ba' Enter 'Ansvarlig manglede' Enter a 2 Enter 'Mere' Enter a");
    assert_eq!(stage.meeting().records()[1].corrections.len(), 1, "{}", stage.screen());
    assert!(stage.meeting().closed_at().is_none() && !stage.shows(missing), "{}", stage.screen());
}

#[test]
fn the_protocols_of_a_closed_meeting_can_be_written_again() {
    let mut stage = closed(Lang::Da);
    stage.keys("a 3");
    assert_eq!((stage.said(), stage.left.clone()), ("after-written", None));
}

#[test]
fn undo_takes_a_close_back_as_a_slip_only() {
    let mut stage = closed(Lang::Da);
    stage.at("11.20").keys("Ctrl-Z");
    assert!(stage.meeting().closed_at().is_some());
    assert_eq!(stage.said(), "after-too-late-close");
    stage.keys("'Fejl' Enter");
    assert_eq!(stage.meeting().closed_at(), None, "it asked for the reason at once");
    stage.at("11.40").keys("Ctrl-Z");
    assert_eq!((stage.said(), stage.meeting().closed_at()), ("after-too-late", None));
    let undone = stage.app().history.entries().iter().filter(|e| matches!(e.event, Event::Undone { .. })).count();
    assert_eq!(undone, 0);
}

#[test]
fn a_note_is_neither_added_nor_corrected_after_the_close() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Husk' Ctrl-S a Ctrl-S Tab e");
    assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-closed-note", true));
    stage.keys("Del");
    assert_eq!((stage.said(), stage.meeting().records()[0].withdrawn), ("notice-closed-note", false));
    for width in [80, 120] {
        assert!(
            stage.resize(width, 24).shows("Notater er ikke i protokollen og rettes ikke. a genåbner"),
            "{}",
            stage.screen()
        );
    }
    stage.keys("n");
    assert_eq!((stage.said(), stage.app().dialog().is_none()), ("notice-closed", true));
}

#[test]
fn after_the_close_the_records_begin_at_the_last_that_can_be_corrected() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Godkendt' Ctrl-S n 'Husk' Ctrl-S Tab e");
    assert_eq!(stage.menu().len(), 6, "in the meeting at the last");
    stage.keys("Esc Tab a Ctrl-S Tab e");
    assert_eq!(stage.typed().as_deref(), Some("Godkendt"), "{}", stage.screen());
}

#[test]
fn closed_and_corrected() {
    let mut stage = closed(Lang::Da);
    stage.keys("Tab Up e ' med ændringer' Ctrl-S 'Skrivefejl' Enter");
    picture("corrected", &stage);
    stage.keys("e ' igen' Ctrl-S");
    picture("reason", &stage);
    picture("reason_80x24", stage.resize(80, 24));
    picture("correcting_80x24", stage.keys("Esc"));
    picture("after_the_close_english_80x24", closed(Lang::En).resize(80, 24).keys("w"));
}

#[test]
fn what_stood_at_a_close_is_corrected_by_addition_in_the_reopened_meeting_too() {
    let mut stage = closed(Lang::Da);
    stage.keys("a 2 'Eventuelt manglede' Enter b 'Ny' Ctrl-S Tab Up Up Up");
    let footer = |stage: &Stage| stage.screen().lines().rev().take(3).collect::<String>();
    assert!(!footer(&stage).contains("Træk tilbage") && !footer(&stage).contains("Flyt eller"), "{}", stage.screen());
    stage.keys("Del");
    assert_eq!((stage.said(), stage.meeting().records()[0].withdrawn), ("after-sealed", false));
    stage.keys("e 1 ' igen' Ctrl-S 'Skrivefejl' Enter");
    let record = &stage.meeting().records()[0];
    assert!(
        matches!(record.original().content(), Content::Decision(d) if d.text == "Godkendt"),
        "what was decided stays"
    );
    assert_eq!(record.corrections.len(), 1);
    stage.keys("Down");
    assert!(footer(&stage).contains("Træk tilbage") && footer(&stage).contains("Flyt eller"), "{}", stage.screen());
    stage.keys("e");
    assert_eq!(stage.menu().len(), 6, "what is new is changed as ever");
}

#[test]
fn a_text_that_was_to_make_another_kind_of_a_record_is_new_once_the_meeting_is_closed() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("b 'Godkendt' Ctrl-S e 1 4 ' måske' Esc a Ctrl-S");
    let mut drafts = std::mem::take(&mut stage.app_mut().drafts);
    drafts.values_mut().for_each(|draft| draft.open = true);
    let now = stage.now;
    stage.app_mut().restore_drafts(drafts, now);
    assert_eq!(stage.typed().as_deref(), Some("Godkendt måske"));
    stage.keys("Ctrl-S");
    let records = stage.meeting().records();
    assert!(
        matches!(records[0].original().content(), Content::Decision(d) if d.text == "Godkendt"),
        "what was decided stays"
    );
    assert!(matches!(records[1].original().content(), Content::Note { text } if text == "Godkendt måske"));
    assert!(stage.app().drafts.is_empty());
}

/// The day after that of the sample.
fn next_day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 1, 16).unwrap()
}

fn undone_and_redone(stage: &Stage) -> usize {
    let is_back = |event: &Event| matches!(event, Event::Undone { .. } | Event::Redone { .. });
    stage.app().history.entries().iter().filter(|entry| is_back(&entry.event)).count()
}

#[test]
fn undo_in_the_list_of_who_is_there_stops_at_what_was_recorded_in_it() {
    let mut stage = closed(Lang::Da);
    stage.on(next_day(), "9.00").keys("a 2 'Fremmødet manglede' Enter f a u u");
    for undone in [1, 2] {
        stage.keys("Ctrl-Z");
        assert_eq!((stage.said(), undone_and_redone(&stage)), ("event-undone", undone));
    }
    for _ in 0..4 {
        stage.keys("Ctrl-Z");
        assert_eq!((stage.said(), undone_and_redone(&stage)), ("list-nothing-to-undo", 2));
    }
    assert_eq!(stage.meeting().pins().len(), 2, "the close and the reopening stand");
}

#[test]
fn redo_in_a_list_brings_back_only_what_was_recorded_in_it() {
    let mut stage = at_budget(Lang::Da);
    stage.keys("n 'Husk' Ctrl-S Ctrl-Z f Ctrl-Y");
    assert_eq!((stage.said(), stage.meeting().records().len()), ("list-nothing-to-redo", 0));
    stage.keys("a Ctrl-Z Ctrl-Y");
    assert_eq!((stage.said(), undone_and_redone(&stage)), ("event-redone", 3));
}

#[test]
fn a_close_is_redone_for_as_long_as_it_is_undone_and_made_anew_after_that() {
    let mut stage = closed(Lang::Da);
    let at = stage.meeting().closed_at();
    stage.keys("Ctrl-Z Ctrl-Y");
    assert_eq!(stage.meeting().closed_at(), at);
    stage.keys("Ctrl-Z").pass(11 * 60_000).keys("Ctrl-Y");
    assert_eq!((stage.said(), stage.meeting().closed_at()), ("after-close-anew", None));
    stage.keys("Ctrl-S");
    assert!(stage.meeting().closed_at() > at, "it is closed when it is closed");
}

#[test]
fn a_reopening_and_an_addition_are_brought_back_for_ten_minutes_only() {
    for made in ["a 2 'Eventuelt manglede' Enter", "b 'Og udsendes' Ctrl-S 'Glemt' Enter"] {
        let mut stage = closed(Lang::Da);
        stage.keys(made).keys("Ctrl-Z Ctrl-Y Ctrl-Z").pass(11 * 60_000).keys("Ctrl-Y");
        assert_eq!((stage.said(), undone_and_redone(&stage)), ("after-too-late-again", 3), "{made}");
        assert!(stage.meeting().closed_at().is_some() && stage.meeting().pins().len() == 1, "{made}");
    }
}

#[test]
fn what_was_added_after_the_close_is_corrected_by_addition_in_the_reopened_meeting_too() {
    let mut stage = closed(Lang::Da);
    stage.keys("b 'Køb af bil' Ctrl-S 'Glemt' Enter a 2 'Fremmødet manglede' Enter");
    let at = stage.records().iter().position(|(_, text)| text == "Køb af bil").unwrap();
    stage.keys("Tab Home Down Del");
    assert_eq!((stage.said(), stage.meeting().records()[at].withdrawn), ("after-sealed", false), "{}", stage.screen());
    stage.keys("e");
    let is_other = |choice: &&String| choice.contains("Flyt") || choice.contains("Gør til");
    assert_eq!(stage.menu().iter().find(is_other), None, "neither moved nor converted");
    stage.keys("1");
    assert_eq!(stage.typed().as_deref(), Some("Køb af bil"));
    stage.keys("' til 900.000' Ctrl-S 'Beløbet manglede' Enter");
    let added = &stage.meeting().records()[at];
    assert!(matches!(added.original().content(), Content::Decision(d) if d.text == "Køb af bil"));
    assert_eq!(added.corrections.len(), 1);
}

/// The committee of seven whose Eva Enevoldsen left at 16.01, closed at 17.00.
fn left_early() -> Stage {
    let people =
        ["Anna", "Bo", "Eva"].map(|name| format!("{{ id = \"{}\", name = \"{name}\" }}", &name[..1].to_lowercase()));
    let plan = format!(
        "date = 2025-01-15\nmembers = [\"a\", \"b\", \"e\"]\nperson = [{}]\n\
        item = [{{ number = 1, title = \"Budget\" }}]\nslot = [{{ at = \"16.00\", items = [1], guests = [\"Jens\"] }}]\n",
        people.join(", ")
    );
    let mut stage = Stage::new(crate::kit::agenda(&plan), Lang::Da);
    stage.at("16.00").keys("Space").at("16.01").keys("f End g Enter Esc").at("17.00").keys("a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
    stage
}

#[test]
fn attendance_is_corrected_after_the_close_with_a_reason() {
    let mut stage = left_early();
    stage.at("17.20").keys("f End t Enter");
    assert_eq!(stage.meeting().amendments(), [], "no correction without a reason");
    stage.keys("'Hun blev' Enter");
    assert_eq!(
        (stage.said(), stage.meeting().amendments().len()),
        ("event-amendment-recorded", 1),
        "{}",
        stage.screen()
    );
    assert!(stage.meeting().closed_at().is_some());
    stage.keys("Up Down g Ctrl-U '16.30' Enter 'Dog ikke' Enter");
    let moves = stage.meeting().moves_of(&crate::kit::id("e"));
    assert_eq!(
        moves.iter().map(|(at, came)| (at.format("%H.%M").to_string(), *came)).collect::<Vec<_>>(),
        [("16.30".to_owned(), false)],
        "{}",
        stage.screen()
    );
    stage.keys("Ctrl-Z Esc");
    assert_eq!(stage.meeting().amendments().len(), 1);
}

/// When Eva was there, as it was corrected: before and after.
fn corrected_stays(stage: &Stage) -> Vec<[String; 2]> {
    let amendments = stage.meeting().amendments().iter();
    let of = |presence: &Option<punktlig::meeting::Presence>| {
        let time = |at: &Option<punktlig::time::Stamp>| at.map(|at| at.format("%H.%M").to_string()).unwrap_or_default();
        let stays = presence.iter().flat_map(|p| &p.stays);
        stays.map(|(from, to)| format!("{}–{}", time(from), time(to))).collect::<String>()
    };
    let line = |amendment: &punktlig::meeting::Amendment| match &amendment.change {
        punktlig::meeting::Amended::Presence { before, after, .. } => [of(before), of(after)],
        other => panic!("{other:?}"),
    };
    amendments.map(line).collect()
}

#[test]
fn a_time_of_leaving_is_corrected_after_the_close_by_one_line_and_no_false_one() {
    let mut stage = left_early();
    stage.at("17.20").keys("f End g");
    assert_eq!(stage.typed().as_deref(), Some("16.01"), "{}", stage.screen());
    stage.keys("'16.30' Enter 'Hun gik senere' Enter Esc");
    assert_eq!(corrected_stays(&stage), [["–16.01", "–16.30"]], "{}", stage.screen());
    // The same in the meeting that is open again, also on another day.
    stage.on(next_day(), "9.00").keys("a 2 'Eva gik endnu senere' Enter f End g");
    assert_eq!(stage.typed().as_deref(), Some("15/1 16.30"), "{}", stage.screen());
    stage.keys("'16.40' Enter Esc");
    assert_eq!(corrected_stays(&stage)[1..], [["–16.30", "–16.40"]], "{}", stage.screen());
}

#[test]
fn a_correction_after_the_close_says_which_vote_it_would_spoil() {
    let people = ["a", "b", "e"].map(|id| format!("{{ id = \"{id}\", name = \"{id}\" }}")).join(", ");
    let plan = format!(
        "date = 2025-01-15\nmembers = [\"a\", \"b\", \"e\"]\nprotocol = {{ profile = \"political\" }}\n\
        person = [{people}]\nitem = [{{ number = 1, title = \"Budget\" }}, {{ number = 2, title = \"Skole\" }}]\n\
        slot = [{{ at = \"16.00\", items = [1] }}, {{ at = \"16.20\", items = [2] }}]\n"
    );
    let mut stage = Stage::new(crate::kit::agenda(&plan), Lang::Da);
    stage.at("16.00").keys("Space f End u Esc").at("16.10").keys("f End n Enter Esc").at("16.20").keys("Space");
    stage.at("16.30").keys("v a Ctrl-S").at("17.00").keys("a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some(), "{}", stage.screen());
    stage.at("17.20").keys("f End n '16.15' Enter");
    assert!(!stage.shows("Passer så ikke længere"), "{}", stage.screen());
    stage.keys("Esc Ctrl-U '16.40' Enter");
    assert!(stage.shows("Passer så ikke længere") && stage.shows("2 Skole"), "{}", stage.screen());
}

#[test]
fn times_and_guests_are_corrected_after_the_close_with_a_reason() {
    let mut stage = left_early();
    stage.at("17.20").keys("r Tab Ctrl-U '16.45' Enter 'Glemt' Enter g d 'Kom ikke' Enter Esc");
    assert_eq!(stage.meeting().amendments().len(), 2, "{}", stage.screen());
    let reasons: Vec<_> = stage.meeting().amendments().iter().map(|a| a.reasons[0].as_str()).collect();
    assert_eq!(reasons, ["Glemt", "Kom ikke"]);
    stage.keys("a 2 'Mere' Enter a");
    assert!(
        stage.shows("Rettet eller tilføjet efter afslutningen") && stage.shows("sluttede kl. 16.45"),
        "{}",
        stage.screen()
    );
}

#[test]
fn attendance_changed_in_a_meeting_that_is_open_again_leaves_a_trace() {
    let mut stage = left_early();
    stage.at("17.20").keys("a 2 'Eva blev' Enter f End t t Esc");
    assert_eq!(stage.meeting().amendments().len(), 1, "{}", stage.screen());
}

#[test]
fn the_last_lines_after_the_close_name_the_keys_that_correct_who_was_there_and_times() {
    for (lang, names) in [
        (Lang::Da, ["f Fremmøde", "r Ret tid", "g Gæster"]),
        (Lang::En, ["a Attendance", "t Correct time", "g Guests"]),
    ] {
        let mut stage = closed(lang);
        stage.resize(120, 36);
        let last: String = stage.screen().lines().rev().take(4).collect();
        for name in names {
            assert!(last.contains(name), "{name}: {}", stage.screen());
        }
    }
}

#[test]
fn what_was_typed_stays_beneath_the_reason_until_it_is_recorded() {
    for (keys, typed, accept) in [
        ("f b", "Kursus i Aarhus, meldt i går", "Enter Enter"),
        ("r Tab", "16.45", "Enter"),
        ("f End g", "16.30", "Enter"),
    ] {
        let mut stage = left_early();
        stage.at("17.20").keys(keys).keys(&format!("Ctrl-U '{typed}' {accept}"));
        assert_eq!(stage.typed().as_deref(), Some(""), "{keys}: a reason is asked for: {}", stage.screen());
        stage.keys("Esc");
        assert_eq!(stage.typed().as_deref(), Some(typed), "{keys}: {}", stage.screen());
        stage.keys("Enter 'Glemt' Enter");
        assert_eq!((stage.meeting().amendments().len(), stage.typed()), (1, None), "{keys}: {}", stage.screen());

        let mut stage = left_early();
        stage.at("17.20").keys(keys).keys(&format!("Ctrl-U '{typed}' {accept}"));
        stage.stop();
        let saved = punktlig::journal::drafts::load(&stage.dir);
        assert!(saved.iter().any(|(_, draft)| draft.text == typed), "{keys}: {saved:?}");
    }
}
