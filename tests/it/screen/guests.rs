//! Guests on the minute-taker's screen: the line that says who to call in, and the list in which they are marked.

use punktlig::agenda::Who;
use punktlig::files::Flaw;
use punktlig::lang::Lang;
use punktlig::meeting::{Event, GuestMark};
use punktlig::msg;
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;

use crate::kit::stage::{BOTH, Stage, january};
use crate::kit::{agenda, sample};

const CALL: &str = "Kald ind nu: økonomichef Bettina Andersen 🔒 (aftalt 11.05, ca. 11.07) — g";

/// The board's meeting in its pause, which began two minutes late: the economy chief is due at 11.07.
fn pause(lang: Lang) -> Stage {
    let mut stage = january(lang);
    stage.at("8.16").keys("Space").at("9.03").keys("Space").at("10.01").keys("Space");
    stage.at("11.02").keys("Space");
    stage
}

fn marks(stage: &Stage) -> Vec<(Who, GuestMark)> {
    let entries = stage.app().history.entries().iter();
    entries
        .filter_map(|e| match &e.event {
            Event::GuestMarked { who, mark, .. } => Some((who.clone(), *mark)),
            _ => None,
        })
        .collect()
}

fn bettina(mark: GuestMark) -> (Who, GuestMark) {
    (Who::Id("ba".into()), mark)
}

#[test]
fn guests_who_are_due_are_named_once_the_notice_has_been_read() {
    let mut stage = pause(Lang::Da);
    stage.pass(10_000);
    assert!(stage.shows("Begyndt: Pause") && !stage.shows("Kald ind nu"), "{}", stage.screen());
    stage.pass(6_000);
    assert!(!stage.shows("Begyndt: Pause") && stage.shows(CALL), "{}", stage.screen());
    // A notice of their own comes first again, and makes way again.
    stage.keys("n 'x' Ctrl-S");
    assert!(stage.shows("Notat noteret") && !stage.shows("Kald ind nu"), "{}", stage.screen());
    stage.pass(16_000);
    assert!(stage.shows(CALL));
}

#[test]
fn a_line_that_no_key_brought_is_read_before_somebody_is_called_in() {
    let mut stage = pause(Lang::Da);
    stage.pass(30_000);
    assert!(stage.shows(CALL), "{}", stage.screen());
    let mut agenda = stage.meeting().agenda().clone();
    agenda.items[0].title.push_str(" 2");
    stage.give(Input::AgendaChanged(Box::new(agenda)));
    for _ in 0..10 {
        assert!(!stage.shows("Kald ind nu") && !stage.notice().is_empty(), "{}", stage.screen());
        stage.pass(1_000);
    }
    stage.pass(10_000);
    assert!(stage.shows("Kald ind nu"), "{}", stage.screen());
}

#[test]
fn an_agenda_with_errors_and_somebody_to_call_in_share_the_line() {
    for (width, call) in [
        (120, "Kald ind nu: økonomichef Bettina Andersen 🔒 (aftalt 11.05, ca. 11.07) — g"),
        (80, "Kald ind nu: økonomichef Bettina Andersen 🔒 (aftalt 11.05, ca. 11.07) — g"),
        (60, "Kald ind nu"),
    ] {
        let mut stage = pause(Lang::Da);
        stage.resize(width, 24);
        let cause = msg!("finding-unknown-key", key = "numer");
        let help = msg!("finding-did-you-mean", name = "number");
        stage.give(Input::AgendaBroken(Flaw { file: None, line: 12, cause, help }));
        stage.pass(16_000);
        let lines: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
        let at = lines.iter().rposition(|l| l.contains("Kald ind nu")).unwrap();
        assert!(lines[at].contains(call), "{}", lines[at]);
        // The narrow screen has one line for both.
        let wrong =
            if width < 76 { "F5 viser det hele" } else { "Dagsordenen har fejl, linje 12: Ukendt nøgle: numer" };
        assert!(lines[at..].iter().take(2).any(|l| l.contains(wrong)), "{}", stage.screen());
    }
}

#[test]
fn a_fast_rehearsal_shows_its_notices_as_long_as_a_meeting_does() {
    let mut stage = pause(Lang::Da);
    stage.app_mut().speed = 60.0;
    stage.pass(60_000);
    assert!(stage.shows("Begyndt: Pause"));
}

#[test]
fn a_question_and_a_failure_are_never_hidden_by_it() {
    let mut stage = pause(Lang::Da);
    stage.pass(1_000).keys("Space").pass(40_000);
    assert!(stage.shows("er lige begyndt. Tryk ␣ igen"), "{}", stage.screen());
    stage.keys("Esc").fill_disk();
    stage.keys("p").pass(40_000);
    assert!(stage.shows("Der gemmes ikke mere") && !stage.shows("Kald ind nu"), "{}", stage.screen());
}

#[test]
fn it_names_the_key_in_every_size() {
    for lang in BOTH {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            let mut stage = pause(lang);
            stage.resize(width, height).pass(16_000);
            let screen = stage.screen();
            let start = if lang == Lang::Da { "Kald ind nu: " } else { "Call in now: " };
            let line = screen.lines().find(|l| l.contains(start)).unwrap_or_else(|| panic!("{screen}"));
            assert!(line.contains("Andersen") && line.contains("— g") && line.contains("07"), "{line}");
        }
    }
}

#[test]
fn each_step_is_recorded_at_once_and_ctrl_z_takes_it_back() {
    let mut stage = pause(Lang::Da);
    stage.pass(20_000).keys("g");
    assert!(stage.shows("Økonomichef Bettina Andersen") && stage.shows("ventes"), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(marks(&stage), [bettina(GuestMark::CalledIn)]);
    assert_eq!(stage.notice(), "Kaldt ind: økonomichef Bettina Andersen · Ctrl-Z fortryder");
    assert!(stage.shows("→ kaldt ind"), "the list stays open\n{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(stage.notice(), "Ankommet: økonomichef Bettina Andersen · Ctrl-Z fortryder");
    stage.keys("Enter");
    assert_eq!(marks(&stage).len(), 2, "there is no step after the last");
    stage.keys("Ctrl-Z");
    assert!(stage.shows("→ kaldt ind"));
    assert_eq!(stage.notice(), "Fortrudt: noteringen om gæsten – økonomichef Bettina Andersen · Ctrl-Y gentager");
    stage.keys("Esc").pass(20_000);
    assert!(stage.app().dialog().is_none() && !stage.shows("Kald ind nu"), "{}", stage.screen());
}

#[test]
fn the_keys_for_marks_follow_the_language() {
    for (lang, keys) in [(Lang::Da, "d a i v"), (Lang::En, "c a d e")] {
        let mut stage = pause(lang);
        stage.pass(20_000).keys("g").keys(keys);
        let set = [GuestMark::CalledIn, GuestMark::Arrived, GuestMark::DidNotCome, GuestMark::Expected];
        assert_eq!(marks(&stage), set.map(bettina));
    }
}

#[test]
fn the_last_guest_to_arrive_lifts_the_time_that_the_slot_waited_for() {
    let mut stage = january(Lang::Da);
    stage.at("8.16").keys("Space").at("8.40").keys(". Down");
    let waits = |stage: &Stage| stage.meeting().forecast(stage.now).slots[1].unwrap().waits;
    assert!(waits(&stage) && stage.shows("Borgmester deltager · aftalt 9.00"), "{}", stage.screen());
    stage.keys("g a");
    assert!(waits(&stage));
    // The third is in the room: she was there for the slot before.
    stage.keys("Down a Esc");
    assert!(!waits(&stage));
    assert_eq!(marks(&stage).len(), 2);
    assert!(stage.shows("ca. 8.40 · ✓ Borgmester, ✓ T. Poulsen"), "{}", stage.screen());
}

#[test]
fn ctrl_n_goes_on_from_inside_the_list() {
    let mut stage = pause(Lang::Da);
    stage.pass(20_000).keys("g Ctrl-N");
    let running = stage.meeting().running().unwrap();
    assert_eq!(stage.meeting().slots()[running].slot.id.0, "5");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Guests(_))));
    // Of a slot that runs, the next thing to tell is that they came, or did not.
    stage.keys("i Esc");
    assert_eq!(marks(&stage), [bettina(GuestMark::DidNotCome)]);
    assert!(stage.shows("Økonomichef Bettina Andersen · ✗ kom ikke"), "{}", stage.screen());
}

#[test]
fn a_guest_on_a_line_is_rung_up() {
    let mut stage = Stage::new(sample("2025-06-04-direktionen.toml"), Lang::Da);
    for time in ["9.00", "10.00", "10.30", "10.45", "10.55", "11.10", "11.31"] {
        stage.at(time).keys("Space");
    }
    stage.at("11.42");
    let said = "Ring op via Teams: økonomichef Bettina Andersen (aftalt 11.45, ca. 11.46) — g";
    assert!(stage.shows(said), "{}", stage.screen());
    stage.keys("g Enter");
    assert!(stage.notice().starts_with("Ringet op: økonomichef Bettina Andersen"), "{}", stage.notice());
    assert!(stage.shows("(Teams)") && stage.shows("→ ringet op"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.shows("✓ er på"), "{}", stage.screen());
}

#[test]
fn at_a_break_without_guests_it_says_so_and_after_the_close_those_of_what_ran_are_corrected() {
    let pauses = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Pause\", kind = \"break\" }]\n";
    let mut stage = Stage::new(agenda(pauses), Lang::Da);
    stage.keys("Space g");
    assert!(stage.app().dialog().is_none());
    assert_eq!(stage.said(), "guest-none");
    let mut stage = pause(Lang::Da);
    stage.pass(20_000).keys("a Ctrl-S g d 'Kom ikke' Enter");
    assert_eq!((stage.said(), stage.meeting().amendments().len()), ("event-amendment-recorded", 1));
}

#[test]
fn who_is_in_the_room_from_the_slot_before_needs_no_call() {
    let mut stage = pause(Lang::Da);
    stage.at("11.07").keys("Space").at("11.20").keys("Space").at("11.34");
    assert!(!stage.shows("Kald ind nu"), "{}", stage.screen());
    stage.keys("Down g");
    assert!(stage.shows("✓ er her allerede"), "{}", stage.screen());
}

#[test]
fn who_presents_and_attends_is_one_line() {
    let plan = r#"
title = "Møde"
date = 2025-01-15
members = ["aa"]
person = [
    { id = "aa", name = "Anna Berg", title = "Direktør" }, { id = "bb", name = "Bo Bech", title = "Økonomichef" },
    { id = "cc", name = "Cay Dam" },
]
slot = [{ at = "9.00", title = "Budget", lead = ["aa", "bb"], guests = [{ who = "bb", via = "Teams" }, "cc"] }]
"#;
    let mut stage = Stage::new(agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space");
    for line in ["Ved økonomichef Bo Bech via Teams", "Cay Dam deltager", "Ved direktør Anna Berg"] {
        assert!(stage.shows(line), "{line} in\n{}", stage.screen());
    }
    // Once at the item; the plan names its guests too.
    assert!(!stage.shows("Bo Bech deltager") && !stage.shows("Anna Berg og"), "{}", stage.screen());
}

#[test]
fn a_guest_whom_nobody_announced_comes_to_the_selected_slot_alone() {
    let file = "title = \"M\"\ndate = 2025-01-15\nperson = [{ id = \"ba\", name = \"Bettina Andersen\", title = \"Økonomichef\" }]\n\
                item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }]\n\
                slot = [{ at = \"9.00\", items = [1] }, { at = \"9.30\", items = [2] }]\n";
    for lang in BOTH {
        let mut stage = Stage::new(agenda(file), lang);
        stage.at("9.00").keys("Space").pass(20_000);
        let guests = |stage: &Stage, slot| {
            let guests = stage.meeting().guests(slot).into_iter();
            guests.map(|guest| (guest.who.clone(), guest.mark)).collect::<Vec<_>>()
        };
        stage.keys("g");
        assert!(stage.shows(if lang == Lang::Da { "Ingen gæster" } else { "No guests" }), "{}", stage.screen());
        stage.keys("+ 'bet' Tab Enter");
        assert_eq!(guests(&stage, 0), [bettina(GuestMark::Arrived)], "{}", stage.screen());
        assert_eq!(guests(&stage, 1), []);
        stage.keys("+ 'Bettina Andersen' Enter");
        assert_eq!(stage.problem(), Some("newcomer-is-guest"), "{}", stage.screen());
        stage.keys("Esc + 'Mette Holm via Teams' Enter");
        assert_eq!(guests(&stage, 0).len(), 2, "{}", stage.screen());
        assert!(stage.shows("Mette Holm (Teams)"), "{}", stage.screen());
        stage.keys("o");
        assert_eq!(stage.meeting().guests(0)[1].via, None, "{}", stage.screen());
        stage.keys("o");
        assert_eq!(stage.meeting().guests(0)[1].via, Some("Teams"));
        stage.keys("Up o");
        assert!(stage.shows("Bettina Andersen (online)"), "{}", stage.screen());
        // One undo takes back what one key did.
        stage.keys("Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
        assert_eq!(guests(&stage, 0), [bettina(GuestMark::Arrived)], "{}", stage.screen());
    }
}

#[test]
fn a_guest_who_was_forgotten_is_added_after_the_close_with_a_reason() {
    let mut stage = pause(Lang::Da);
    stage.pass(20_000).keys("a Ctrl-S Home g + 'Ny Gæst, konsulent, KL' Enter");
    assert!(stage.shows("Ny Gæst"), "{}", stage.screen());
    stage.keys("'Glemt' Enter");
    assert_eq!(stage.said(), "event-amendment-recorded", "{}", stage.screen());
    assert_eq!(stage.meeting().amendments().len(), 1);
    let who = Who::Id(punktlig::agenda::PartyId::made("Ny Gæst"));
    assert_eq!(stage.meeting().guests(0).last().map(|guest| guest.who.clone()), Some(who));
}

#[test]
fn no_time_is_ever_of_a_name() {
    let file = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Et\" }]\n\
                slot = [{ at = \"9.00\", items = [1] }]\n";
    let named = |stage: &Stage| {
        let people = stage.app().history.entries().iter().filter_map(|e| match &e.event {
            Event::PersonNamed { name, title, organisation, .. } => {
                Some([Some(name.clone()), title.clone(), organisation.clone()].into_iter().flatten().collect())
            }
            _ => None,
        });
        people.collect::<Vec<Vec<String>>>()
    };
    for typed in [
        "Lone Vest, Djurs Avis 9.04",
        "Lone Vest, Djurs Avis, kl. 9.04",
        "Lone Vest, Djurs Avis fra 9.04",
        "Lone Vest (Djurs Avis) fra kl. 9.04",
        "Lone Vest, Djurs Avis, fra kl. 9.04",
        "Lone Vest, Djurs Avis, kom 9.04",
        "Lone Vest, Djurs Avis siden klokken 904",
    ] {
        let mut stage = Stage::new(agenda(file), Lang::Da);
        stage.at("9.00").keys("Space b 'Vedtaget.' Ctrl-S").at("9.08");
        // A guest is there for the whole item, and has no time.
        stage.keys(&format!("g + '{typed}' Enter"));
        assert_eq!(stage.problem(), Some("newcomer-guest-time"), "{typed} {}", stage.screen());
        stage.keys(&format!("Esc Esc f + '{typed}'"));
        assert!(stage.shows("Ny: Lone Vest (Djurs Avis) · fra kl. 9.04"), "{typed} {}", stage.screen());
        stage.keys("Enter");
        assert_eq!(named(&stage), [["Lone Vest", "Djurs Avis"]], "{typed}");
        let from = stage.app().history.entries().iter().find_map(|e| match &e.event {
            Event::ParticipantAdded { from, .. } => *from,
            _ => None,
        });
        assert_eq!(from.map(|at| at.format("%H:%M").to_string()).as_deref(), Some("09:04"), "{typed}");
    }
    let mut stage = Stage::new(agenda(file), Lang::Da);
    stage.at("9.00").keys("Space b 'Vedtaget.' Ctrl-S").at("9.08").keys("f + 'Lone Vest, KL 9.04' Enter");
    assert_eq!(named(&stage), [["Lone Vest", "KL"]], "{}", stage.screen());
    // Where it is not at the end, it is asked for there.
    for open in ["g", "f"] {
        let mut stage = Stage::new(agenda(file), Lang::Da);
        stage.at("9.00").keys("Space").at("9.08").keys(&format!("{open} + 'Lone Vest 9.04, Djurs Avis' Enter"));
        assert_eq!(stage.problem(), Some("newcomer-time-last"), "{}", stage.screen());
        assert!(named(&stage).is_empty());
    }
}
