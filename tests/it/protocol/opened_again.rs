//! What was recorded behind closed doors of a slot that a changed agenda opens: nothing that follows says it to the
//! public, be it a mark, a confirmation or a correction.

use punktlig::chair::Scene;
use punktlig::meeting::reload::{self, Signed};
use punktlig::meeting::{ConfirmedGuest, GuestMark, NotReplanned};

use super::vanished::{plan, public, take_over};
use super::*;

/// A guest of a closed slot of whom something was recorded, and who opens that slot in the next agenda, with or without
/// them.
fn guest_of_closed(mark: GuestMark, stays: bool) -> (LiveMeeting, SlotId, Who) {
    let slots = |access: &str, guests: &str| format!(r#"{{ at = "9.00", items = [1], access = "{access}"{guests} }}"#);
    let (items, guests) = (r#"{ number = 1, title = "Salg" }"#, r#", guests = ["Gæst Zebra"]"#);
    let mut told = LiveMeeting::new(plan(items, &slots("closed", guests)));
    let (slot, who) = (told.meeting().slots()[0].slot.id.clone(), Who::Name("Gæst Zebra".into()));
    told.at("8.55").record(Event::GuestMarked { slot, who: who.clone(), mark });
    take_over(&mut told, &plan(items, &slots("open", if stays { guests } else { "" })));
    told.at("9.00").start(0);
    let slot = told.meeting().slots()[0].slot.id.clone();
    (told, slot, who)
}

#[test]
fn whom_only_a_closed_text_named_is_public_by_no_mark_that_follows() {
    let (mut told, slot, who) = guest_of_closed(GuestMark::Arrived, false);
    assert!(!public(&told).contains("Zebra"));
    for mark in [GuestMark::DidNotCome, GuestMark::Arrived, GuestMark::Expected, GuestMark::Arrived] {
        told.record(Event::GuestMarked { slot: slot.clone(), who: who.clone(), mark });
        assert!(!public(&told).contains("Zebra"), "{mark:?}");
    }
    told.record(Event::MeetingClosed);
    assert!(!public(&told).contains("Zebra"));
}

#[test]
fn that_a_guest_took_part_is_confirmed_in_no_public_correction_of_what_was_recorded_behind_closed_doors() {
    let (mut told, slot, who) = guest_of_closed(GuestMark::DidNotCome, true);
    told.at("9.30").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.record(Event::GuestMarked { slot: slot.clone(), who: who.clone(), mark: GuestMark::Expected });
    let confirmed = told.meeting().confirmation(told.at).unwrap();
    told.record(confirmed.clone()).record(Event::MeetingClosed);
    let said = public(&told);
    assert!(!said.contains("Gæst Zebra: ") && !said.contains("deltog"), "{said}");
    // The same of a program that did not say it with the event.
    let (mut told, ..) = guest_of_closed(GuestMark::DidNotCome, true);
    told.at("9.30").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.record(Event::GuestMarked { slot: slot.clone(), who: who.clone(), mark: GuestMark::Expected });
    let guests = vec![ConfirmedGuest { slot, who, closed: false }];
    told.record(Event::AttendanceConfirmed { guests, everybody: false }).record(Event::MeetingClosed);
    let said = public(&told);
    assert!(!said.contains("Gæst Zebra: ") && !said.contains("deltog"), "{said}");
}

#[test]
fn a_postponement_behind_closed_doors_that_is_lifted_and_made_anew_is_in_no_public_correction() {
    let slots = |access: &str| {
        format!(r#"{{ at = "9.00", items = [1] }}, {{ at = "9.10", items = [2], access = "{access}" }}"#)
    };
    let items = r#"{ number = 1, title = "Alfa" }, { number = 2, title = "Salg" }"#;
    let mut told = LiveMeeting::new(plan(items, &slots("closed")));
    let postpone = Event::ItemPostponed { on: item(2), to: Some(day(2025, 2, 2)) };
    told.at("9.00").start(0).record(postpone.clone());
    take_over(&mut told, &plan(items, &slots("open")));
    told.record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.record(Event::PostponementLifted { on: item(2) });
    assert!(!public(&told).contains("Rettelse"));
    told.record(postpone).record(Event::MeetingClosed);
    let said = public(&told);
    assert!(!said.contains("på dagsordenen"), "{said}");
}

#[test]
fn titles_that_a_closed_item_alone_gave_people_are_those_of_the_file_once_it_is_opened() {
    let file = |title: &str, unit: &str, access: &str| {
        agenda(&format!(
            r#"title = "Møde"
date = 2025-01-15
chair = "an"
person = [{{ id = "an", name = "Anna And", title = "{title}" }}, {{ id = "zz", name = "Hans Hansen", title = "{title}" }}]
unit = [{{ id = "u", name = "{unit}" }}]
item = [{{ number = 1, title = "Et" }},
    {{ number = 2, title = "Salg", access = "{access}", responsible = ["u"], case_worker = ["zz"] }}]
slot = [{{ at = "9.00", items = [1] }}, {{ at = "9.10", items = [2], guests = ["zz"] }}]
"#
        ))
    };
    let mut told = LiveMeeting::new(file("Zebrabehandler", "Zebraafsnittet", "closed"));
    told.at("9.00").start(0).at("9.10").start(1).at("9.30").record(Event::MeetingClosed);
    told.record(Event::MeetingReopened { reason: "Glemt.".into() });
    let opened = file("Konsulent", "Afsnit 4", "open");
    let (kept, differ) = reload::keep_signed(told.meeting(), Box::new(opened));
    assert_eq!(differ, [Signed::Names], "the chair is called as the protocol had it");
    assert_eq!(kept.people[0].title.as_deref(), Some("Zebrabehandler"));
    take_over(&mut told, &kept);
    let public = public(&told);
    assert!(public.contains("Hans Hansen"), "{public}");
    for secret in ["Zebrabehandler Hans", "Zebraafsnittet"] {
        assert!(!public.contains(secret), "{secret}\n{public}");
    }
}

#[test]
fn a_guest_marked_behind_closed_doors_is_called_as_the_file_says_once_it_opens_their_slot() {
    for mark in [GuestMark::Arrived, GuestMark::DidNotCome, GuestMark::CalledIn] {
        let slots = |access: &str, guest: &str| {
            format!(r#"{{ at = "9.00", items = [1], access = "{access}", guests = ["{guest}"] }}"#)
        };
        let items = r#"{ number = 1, title = "Salg" }"#;
        let mut told = LiveMeeting::new(plan(items, &slots("closed", "Zebralæge Hans Hansen")));
        let (slot, who) = (told.meeting().slots()[0].slot.id.clone(), Who::Name("Zebralæge Hans Hansen".into()));
        told.at("8.55").record(Event::GuestMarked { slot, who, mark });
        told.record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
        take_over(&mut told, &plan(items, &slots("closed", "Hans Hansen")));
        let called = told.meeting().guests(0)[0].who.clone();
        assert_eq!(called, Who::Name("Zebralæge Hans Hansen".into()), "as the protocol had it");
        take_over(&mut told, &plan(items, &slots("open", "Hans Hansen")));
        let scene = Scene {
            meeting: told.meeting(),
            recorded: true,
            audience: Audience::Public,
            lang: Lang::Da,
            speed: 1.0,
            trouble: None,
        };
        let seen = serde_json::to_string(&scene.picture(told.at)).unwrap() + &public(&told);
        assert!(!seen.contains("Zebra"), "{mark:?}: {seen}");
    }
}

const BOARD: &str = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Salg", access = "closed" },
    { number = 3, title = "Skole" }, { number = 4, title = "Busser" }"#;
const TIMES: &str = r#"{ at = "9.00", items = [1] }, { at = "9.10", items = [2] }, { at = "9.20", items = [3] },
    { at = "9.30", items = [4] }"#;

/// A meeting that was closed with its last two items not treated, and opened again the next day.
fn next_day() -> LiveMeeting {
    let mut told = LiveMeeting::new(plan(BOARD, TIMES));
    told.at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    told.at("9.10").start(1).at("9.20").record(Event::MeetingClosed);
    told.day = day(2025, 1, 16);
    told.at("8.00").record(Event::MeetingReopened { reason: "Glemt.".into() });
    told
}

fn full(told: &LiveMeeting) -> String {
    crate::kit::markdown(&told.protocol(Audience::Full)).unwrap()
}

const REOPENED: &str = "Rettelse i det genåbnede møde den 16. januar 2025: ";

#[test]
fn an_item_of_a_protocol_that_the_file_drops_stays_in_its_place_and_that_is_a_correction() {
    let mut told = next_day();
    let dropped = plan(
        r#"{ number = 1, title = "Budget" }, { number = 4, title = "Busser" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "9.30", items = [4] }"#,
    );
    let events = reload::events_of_file(&told.history, &dropped, &[]);
    events.into_iter().for_each(|event| _ = told.record(event));
    let said = full(&told);
    for number in [2, 3] {
        let correction = format!("{REOPENED}Punkt {number}: udgået. Først noteret som: på dagsordenen.");
        assert!(said.contains(&correction), "{said}");
    }
    let order = ["## 2. Salg (udgået", "## 3. Skole (udgået", "## 4. Busser"].map(|title| said.find(title).unwrap());
    assert!(order.is_sorted(), "{said}");
    let known = public(&told);
    assert!(known.contains("Punkt 3: udgået") && !known.contains("Punkt 2: ") && !known.contains("Salg"), "{known}");
    // The same file once more finds it so, and one that has them again takes the correction back.
    let once = told.meeting().clone();
    let events = reload::events_of_file(&told.history, &dropped, &[]);
    events.into_iter().for_each(|event| _ = told.record(event));
    assert_eq!(told.meeting(), &once);
    let events = reload::events_of_file(&told.history, &plan(BOARD, TIMES), &[]);
    events.into_iter().for_each(|event| _ = told.record(event));
    let said = full(&told);
    assert!(!said.contains("Rettelse") && !said.contains("udgået"), "{said}");
}

#[test]
fn what_was_decided_without_having_begun_is_not_said_to_have_been_left_untreated() {
    let mut told = LiveMeeting::new(plan(BOARD, TIMES));
    told.at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    told.decide(&item(3), "Skolen bygges.", Outcome::Approved).at("9.20").record(Event::MeetingClosed);
    told.day = day(2025, 1, 16);
    told.at("8.00").record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.start(2).at("8.10").start(3).at("8.20").record(Event::MeetingClosed);
    let said = full(&told);
    assert!(!said.contains("Punkt 3: behandlet"), "{said}");
    assert!(said.contains("Punkt 4: behandlet. Først noteret som: ikke behandlet."), "{said}");
}

#[test]
fn a_postponed_item_of_a_protocol_that_the_file_drops_is_a_correction_too() {
    let mut told = LiveMeeting::new(plan(BOARD, TIMES));
    let to = Some(day(2025, 1, 22));
    told.at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    told.record(Event::ItemPostponed { on: item(3), to }).at("9.20").record(Event::MeetingClosed);
    told.day = day(2025, 1, 16);
    told.at("8.00").record(Event::MeetingReopened { reason: "Glemt.".into() });
    let dropped = BOARD.replace(r#"{ number = 3, title = "Skole" },"#, "");
    let times = TIMES.replace(r#" { at = "9.20", items = [3] },"#, "");
    take_over(&mut told, &plan(&dropped, &times));
    let (said, was) = (full(&told), "Først noteret som: udsat til den 22. januar 2025.");
    assert!(said.contains(&format!("{REOPENED}Punkt 3: udsat til den 22. januar 2025, og udgået. {was}")), "{said}");
    told.record(Event::PostponementLifted { on: item(3) });
    let said = full(&told);
    assert!(said.contains(&format!("{REOPENED}Punkt 3: udgået. {was}")), "{said}");
}

#[test]
fn what_comes_to_the_agenda_of_a_reopened_meeting_is_a_correction() {
    let mut told = next_day();
    let another = BOARD.replace("Skole", "Helt andet");
    let events = reload::events_of_file(&told.history, &plan(&another, TIMES), &[]);
    events.into_iter().for_each(|event| _ = told.record(event));
    let said = full(&told);
    for (title, is, was) in
        [("Skole", "udgået", "på dagsordenen"), ("Helt andet", "på dagsordenen", "ikke på dagsordenen")]
    {
        assert!(said.contains(&format!("{REOPENED}{title}: {is}. Først noteret som: {was}.")), "{said}");
    }
    let add = |told: &mut LiveMeeting, slot: &str, access| {
        let (slot, title, after) = (SlotId::from(slot), "Nyt punkt".to_owned(), None);
        told.record(Event::SlotAdded { slot, title, minutes: None, number: None, after, access });
    };
    let mut told = next_day();
    add(&mut told, "ny-1", Access::Open);
    let said = format!("{REOPENED}Nyt punkt: på dagsordenen. Først noteret som: ikke på dagsordenen.");
    assert!(full(&told).contains(&said) && public(&told).contains(&said), "{}", full(&told));
    told.record(Event::SlotRemoved { slot: "ny-1".into() });
    assert!(!full(&told).contains("Rettelse"), "{}", full(&told));
    add(&mut told, "ny-2", Access::Closed);
    assert!(full(&told).contains(&said) && !public(&told).contains("Rettelse"), "{}", public(&told));
}

#[test]
fn what_is_treated_on_a_later_day_is_decided_on_then_and_what_was_said_of_it_and_of_the_end_stays_known() {
    let mut told = next_day();
    let ended = |told: &LiveMeeting| full(told).contains("Mødet sluttede");
    told.at("8.05").start(2).decide(&item(3), "Udvides.", Outcome::Approved);
    told.at("8.20").record(Event::MeetingClosed);
    for said in [full(&told), public(&told)] {
        assert!(said.contains(&format!("{REOPENED}Punkt 3: behandlet. Først noteret som: ikke behandlet.")), "{said}");
        let end = "Mødet sluttede den 16. januar 2025 kl. 8.20. Først noteret som: kl. 9.20.";
        assert!(said.contains(&format!("{REOPENED}{end}")), "{said}");
    }
    let mut told = LiveMeeting::new(agenda(&format!(
        "title = \"Møde\"\nbody = \"Rådet\"\ndate = 2025-01-15\nitem = [{BOARD}]\nslot = [{TIMES}]\n"
    )));
    told.at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    told.at("9.20").record(Event::MeetingClosed);
    told.day = day(2025, 1, 16);
    told.at("8.00").record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.record(Event::MeetingClosed);
    assert!(!ended(&told), "{}", full(&told));
    told.record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.at("8.05").start(2).decide(&item(3), "Udvides.", Outcome::Approved);
    told.at("8.20").record(Event::MeetingClosed);
    let said = full(&told);
    let days = ["15-01-2025", "16-01-2025"].map(|day| said.matches(&format!("Beslutning i Rådet den {day}")).count());
    // What was not treated has no such heading.
    assert_eq!(days, [1, 1], "{said}");
    // What was decided on the first day stays so, though it was gone on with.
    told.record(Event::MeetingReopened { reason: "Glemt.".into() });
    told.at("8.30").start(0).at("8.40").decide(&item(1), "Også.", Outcome::Approved).record(Event::MeetingClosed);
    let said = full(&told);
    assert!(said.split("Vedtaget.").next().unwrap().contains("Beslutning i Rådet den 15-01-2025"), "{said}");
}

#[test]
fn a_closed_item_that_is_treated_once_the_meeting_is_opened_again_is_in_no_public_correction() {
    let mut told = LiveMeeting::new(plan(BOARD, TIMES));
    told.at("9.00").start(0).at("9.20").record(Event::MeetingClosed);
    told.record(Event::MeetingReopened { reason: "Glemt.".into() }).at("9.25").start(1);
    assert!(full(&told).contains("Punkt 2: behandlet. Først noteret som: ikke behandlet."), "{}", full(&told));
    assert!(!public(&told).contains("Rettelse"), "{}", public(&told));
}

#[test]
fn an_added_point_of_a_protocol_is_neither_renamed_nor_removed() {
    let mut told = LiveMeeting::new(plan(BOARD, TIMES));
    let (slot, title, access) = (SlotId::from("ny-1"), "Nyt punkt".to_owned(), Access::Open);
    let added = Event::SlotAdded { slot: slot.clone(), title, minutes: None, number: None, after: None, access };
    told.at("9.00").record(added).start(1);
    assert!(told.meeting().slot_to_rename(&slot).is_ok() && told.meeting().slot_to_remove(&slot).is_ok());
    told.at("9.20").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt.".into() });
    let meeting = told.meeting();
    assert_eq!(meeting.slot_to_rename(&slot), Err(NotReplanned::IsSigned));
    assert_eq!(meeting.slot_to_remove(&slot), Err(NotReplanned::IsSigned));
    // What an earlier program recorded counts.
    told.record(Event::SlotRemoved { slot: slot.clone() });
    assert_eq!(told.meeting().slot_index(&slot), None);
}
