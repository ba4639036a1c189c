//! Somebody whom nobody announced: what becomes of them in the meeting, by undo and under a changed agenda.

use punktlig::agenda::{Agenda, PartyId, Who, names};
use punktlig::meeting::{AttendanceStatus, Event, GuestMark, Target, reload};
use punktlig::time::{Stamp, parse_time};

use crate::kit::{LiveMeeting, agenda, stamp};

const BOARD: &str = r#"
title = "Møde"
date = 2025-01-15
members = ["a", "b"]
person = [{ id = "a", name = "Anna And" }, { id = "b", name = "Bo Bech" }, { id = "c", name = "Cai Clausen" }]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Vej" }]
slot = [{ at = "9.00", items = [1], minutes = 10 }, { at = "9.10", items = [2], minutes = 10 }]
"#;

fn at(time: &str) -> Stamp {
    stamp(chrono::NaiveDate::from_ymd_opt(2025, 1, 15).unwrap().and_time(parse_time(time).unwrap()))
}

fn mette() -> Who {
    Who::Id(PartyId::made("Mette Holm"))
}

fn named() -> Event {
    let (title, organisation) = (Some("konsulent".into()), Some("KL".into()));
    Event::PersonNamed { id: PartyId::made("Mette Holm"), name: "Mette Holm".into(), title, organisation, group: None }
}

fn held() -> LiveMeeting {
    let mut held = LiveMeeting::new(agenda(BOARD));
    held.at("9.00").start(0).at("9.05").record(named());
    held
}

fn reload(held: &mut LiveMeeting, file: &str) {
    let events = reload::events(held.meeting(), Box::new(agenda(file)), &[]);
    events.into_iter().for_each(|event| _ = held.record(event));
}

fn candidates(agenda: &Agenda) -> Vec<Who> {
    names::candidates(agenda).into_iter().filter(|c| c.name == "Mette Holm").map(|c| c.who).collect()
}

#[test]
fn who_is_added_takes_part_from_then_on_and_undo_keeps_the_name() {
    let mut held = held();
    held.record(Event::ParticipantAdded { who: mette(), from: Some(at("9.05")) }).at("9.09");
    let attendee = |held: &LiveMeeting| held.meeting().attendees(at("9.09")).into_iter().find(|a| a.who == mette());
    let added = attendee(&held).unwrap();
    assert_eq!((added.status, added.spans[0].start, added.is_member), (AttendanceStatus::Present, at("9.05"), false));
    held.follow_up(&Target::Item("1".into()), "Sender ud", &[mette()], None);
    held.undo().undo();
    assert_eq!(attendee(&held), None);
    // What was recorded of them keeps their name, also if it comes back.
    held.redo().redo();
    assert!(attendee(&held).is_some());
    assert_eq!(held.meeting().agenda().name(&mette()), "Mette Holm");
    assert_eq!(candidates(held.meeting().agenda()), [mette()]);
}

#[test]
fn an_id_of_the_agenda_is_nobody_elses_and_two_of_one_name_are_two() {
    let mut held = held();
    assert_ne!(Who::Id(held.meeting().new_person_id("Mette Holm")), mette());
    let taken = Event::PersonNamed { id: "a".into(), name: "X".into(), title: None, organisation: None, group: None };
    held.record(taken);
    assert_eq!(held.meeting().agenda().name(&Who::Id("a".into())), "Anna And");
    // Nobody takes part who is a member, or whom nobody named.
    let before = held.meeting().clone();
    for who in [Who::Id("a".into()), Who::Id("+x".into()), Who::Name("X".into())] {
        held.record(Event::ParticipantAdded { who, from: None });
    }
    assert_eq!(held.meeting(), &before);
}

#[test]
fn an_added_guest_stays_one_whatever_is_marked_and_is_of_no_other_slot() {
    let mut held = held();
    let guests = |held: &LiveMeeting, slot| {
        let guests = held.meeting().guests(slot).into_iter();
        guests.map(|guest| (guest.who.clone(), guest.mark)).collect::<Vec<_>>()
    };
    held.record(Event::GuestAdded { slot: "1".into(), who: mette(), via: Some("Teams".into()) });
    assert_eq!(guests(&held, 0), [(mette(), GuestMark::Arrived)]);
    assert_eq!(held.meeting().guests(0)[0].via, Some("Teams"));
    assert_eq!(guests(&held, 1), []);
    held.record(Event::GuestMarked { slot: "1".into(), who: mette(), mark: GuestMark::Expected });
    assert_eq!(guests(&held, 0), [(mette(), GuestMark::Expected)]);
    held.record(Event::OnlineRecorded { who: mette(), online: false });
    assert_eq!(held.meeting().guests(0)[0].via, None);
    held.undo().undo().undo();
    assert_eq!(guests(&held, 0), []);
    // A member is a guest of nothing.
    held.record(Event::GuestAdded { slot: "1".into(), who: Who::Id("a".into()), via: None });
    assert_eq!(guests(&held, 0), []);
}

#[test]
fn who_was_added_outlives_a_changed_agenda_and_the_file_need_not_know_them() {
    let mut held = held();
    held.record(Event::ParticipantAdded { who: mette(), from: Some(at("9.05")) });
    let guest = Who::Id("c".into());
    held.record(Event::GuestAdded { slot: "1".into(), who: guest.clone(), via: None });
    let before = held.meeting().clone();
    reload(&mut held, &BOARD.replace("Budget", "Budgettet"));
    let meeting = held.meeting();
    assert!(meeting.attendees(at("9.08")).iter().any(|a| a.who == mette() && a.is_here));
    assert_eq!(meeting.guests(0).iter().map(|guest| guest.who).collect::<Vec<_>>(), [&guest]);
    assert_eq!(meeting.overruled_since(&before), []);
    assert_eq!(meeting.agenda().name(&mette()), "Mette Holm");
}

#[test]
fn whom_the_file_has_by_now_is_not_there_twice() {
    let of_file = |role: &str| {
        let person = format!("{{ id = \"mh\", name = \"Mette Holm\", role = \"{role}\" }}, {{ id = \"c\"");
        BOARD.replace("{ id = \"c\"", &person)
    };
    let mut told = held();
    told.record(Event::ParticipantAdded { who: mette(), from: None });
    reload(&mut told, &of_file("participant"));
    let attendees = told.meeting().attendees(at("9.08"));
    assert_eq!(attendees.iter().filter(|a| told.meeting().agenda().name(&a.who) == "Mette Holm").count(), 1);
    assert!(attendees.iter().any(|a| a.who == mette()));
    assert_eq!(candidates(told.meeting().agenda()), [Who::Id("mh".into())]);
    // A member is one person with what was recorded of her, and stays so.
    let mut told = held();
    told.record(Event::ParticipantAdded { who: mette(), from: Some(at("9.05")) });
    let file = of_file("member").replace("\"a\", \"b\"", "\"a\", \"b\", \"mh\"");
    for file in [file.clone(), file.replace("Budget", "Budgettet")] {
        reload(&mut told, &file);
        let attendees = told.meeting().attendees(at("9.08"));
        let mut same = attendees.iter().filter(|a| told.meeting().agenda().name(&a.who) == "Mette Holm");
        let (member, other) = (same.next().unwrap(), same.next());
        assert_eq!((&member.who, member.is_member, other), (&Who::Id("mh".into()), true, None));
        assert_eq!((member.status, member.spans[0].start), (AttendanceStatus::Present, at("9.05")));
    }
    // In a protocol she took part, and a later agenda changes nothing of that.
    let mut told = held();
    told.record(Event::ParticipantAdded { who: mette(), from: None }).record(Event::MeetingClosed);
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    reload(&mut told, &file);
    assert!(told.meeting().attendees(at("9.08")).iter().any(|a| a.who == mette() && a.is_here));
    // As a guest she is called what the file calls her.
    let mut told = held();
    told.record(Event::GuestAdded { slot: "1".into(), who: mette(), via: None });
    reload(&mut told, &of_file("guest").replace("items = [1],", "items = [1], guests = [\"mh\"],"));
    let guests = told.meeting().guests(0);
    assert_eq!(
        guests.iter().map(|g| (g.who.clone(), g.mark)).collect::<Vec<_>>(),
        [(Who::Id("mh".into()), GuestMark::Arrived)]
    );
}

#[test]
fn whom_the_file_makes_a_member_is_the_one_who_was_added() {
    let member = || Who::Id("mh".into());
    let file = |name: &str| {
        let person = format!("{{ id = \"mh\", name = \"{name}\", role = \"member\" }}, {{ id = \"c\"");
        BOARD.replace("{ id = \"c\"", &person).replace("[\"a\", \"b\"]", "[\"a\", \"b\", \"mh\"]")
    };
    let added = || {
        let mut told = held();
        told.record(Event::ParticipantAdded { who: mette(), from: Some(at("9.05")) });
        told
    };
    let named = |told: &LiveMeeting| {
        let all = told.meeting().attendees(at("9.08")).into_iter();
        let all = all.filter(|a| told.meeting().agenda().name(&a.who).to_lowercase() == "mette holm");
        all.map(|a| (a.who, a.is_member, a.spans[0].start)).collect::<Vec<_>>()
    };
    let seated = [(member(), true, at("9.05"))];
    let mut told = added();
    let on = Target::Item("1".into());
    told.record(Event::DisqualificationRecorded { who: mette(), on: on.clone() });
    reload(&mut told, &file("Mette Holm"));
    assert_eq!(named(&told), seated);
    assert_eq!(told.meeting().disqualified(&on), [member()]);
    // What counts then counts under the next agenda too.
    reload(&mut told, &file("Mette holm"));
    reload(&mut told, &file("Mette Holm").replace("Budget", "Budgettet"));
    assert_eq!(named(&told), seated);
    // Who was a participant of the file in between is the same.
    let mut told = added();
    let participant =
        file("Mette Holm").replace(", \"mh\"]", "]").replace("role = \"member\"", "role = \"participant\"");
    reload(&mut told, &participant);
    assert_eq!(named(&told), [(mette(), false, at("9.05"))]);
    reload(&mut told, &file("Mette Holm"));
    assert_eq!(named(&told), seated);
    // In a protocol she took part: that stays, and it is said that the file says otherwise.
    let mut told = added();
    told.at("9.20").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt".into() });
    let before = told.meeting().clone();
    reload(&mut told, &file("Mette Holm"));
    assert_eq!(named(&told), [(mette(), false, at("9.05"))]);
    assert_eq!(told.meeting().overruled_since(&before), [member()]);
    // Two members of the name are not told apart from whoever was added.
    let mut told = added();
    let two = file("Mette Holm").replace("{ id = \"c\"", "{ id = \"m2\", name = \"Mette Holm\" }, { id = \"c\"");
    reload(&mut told, &two.replace("\"mh\"]", "\"mh\", \"m2\"]"));
    assert_eq!(named(&told).len(), 3);
}
