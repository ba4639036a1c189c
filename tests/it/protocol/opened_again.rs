//! What was recorded behind closed doors of a slot that a changed agenda opens: nothing that follows says it to the
//! public, be it a mark, a confirmation or a correction.

use punktlig::chair::Scene;
use punktlig::meeting::reload::{self, Signed};
use punktlig::meeting::{ConfirmedGuest, GuestMark};

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
