//! Who was there: what follows from what was recorded.

use punktlig::agenda::Who;
use punktlig::meeting::{AbsenceKind, AttendanceStatus, Attendee, Event, GuestMark, PartialAbsence, Target};
use punktlig::time::{Stamp, parse_time};

use crate::kit::{LiveMeeting, agenda, entitled, stamp};

const COUNCIL: &str = r#"
date = 2025-01-15
absent = [{ who = "kn", reason = "ferie", substitute = "ba" }]
person = [
    { id = "jk", name = "Jonas Kroustrup", role = "member" },
    { id = "lh", name = "Lene Hansen", role = "member" },
    { id = "kn", name = "Kim Nielsen", role = "member" },
    { id = "cg", name = "Charlotte Gammelgaard", role = "participant" },
    { id = "ba", name = "Bettina Andersen" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }, { number = 3, title = "Vej" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }]
"#;

/// The council from 9.00 to 10.30, its items half an hour each.
fn council(before: impl FnOnce(&mut LiveMeeting)) -> LiveMeeting {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    before(held.at("8.55"));
    held.at("9.00").start("1").at("9.30").start("2").at("10.00").start("3").at("10.30");
    held.record(Event::MeetingClosed);
    held
}

fn id(id: &str) -> Who {
    Who::Id(id.into())
}

fn at(time: &str) -> Stamp {
    stamp(chrono::NaiveDate::from_ymd_opt(2025, 1, 15).unwrap().and_time(parse_time(time).unwrap()))
}

fn of(held: &LiveMeeting, who: &Who) -> Attendee {
    held.history.meeting().attendees(held.at).into_iter().find(|a| a.who == *who).unwrap()
}

fn stays(held: &LiveMeeting, who: &Who) -> Vec<(Stamp, Stamp)> {
    of(held, who).spans.iter().map(|s| (s.start, s.end.unwrap())).collect()
}

fn not_there(held: &LiveMeeting, number: &str) -> Vec<(Who, AbsenceKind)> {
    let on = Target::Item(number.into());
    held.history.meeting().not_there(&on, held.at).into_iter().map(|PartialAbsence { who, why }| (who, why)).collect()
}

fn came(who: &str, time: &str) -> Event {
    Event::PersonArrived { who: id(who), time: at(time) }
}

fn left(who: &str, time: &str) -> Event {
    Event::PersonLeft { who: id(who), time: at(time) }
}

fn told(who: &str, status: AttendanceStatus, substitute: Option<Who>) -> Event {
    Event::AttendanceRecorded { who: id(who), status, reason: None, substitute }
}

#[test]
fn without_a_word_everybody_is_there_except_those_whom_the_agenda_excuses() {
    let held = council(|_| ());
    let meeting = held.history.meeting();
    assert!(!meeting.is_attendance_recorded());
    let all = meeting.attendees(held.at);
    let names: Vec<&Who> = all.iter().map(|a| &a.who).collect();
    assert_eq!(names, [&id("jk"), &id("lh"), &id("kn"), &id("ba"), &id("cg")]);
    let excused = of(&held, &id("kn"));
    assert_eq!((excused.status, excused.reason.as_deref()), (AttendanceStatus::Excused, Some("ferie")));
    assert_eq!(of(&held, &id("ba")).substitute_for, Some(id("kn")));
    assert_eq!(stays(&held, &id("ba")), [(at("9.00"), at("10.30"))]);
    assert!((1..=3).all(|n| not_there(&held, &n.to_string()).is_empty()));
}

#[test]
fn who_came_late_was_away_before_and_came_during_the_item() {
    let held = council(|held| _ = held.record(came("lh", "9.40")));
    assert_eq!(stays(&held, &id("lh")), [(at("9.40"), at("10.30"))]);
    assert_eq!(not_there(&held, "1"), [(id("lh"), AbsenceKind::Away)]);
    assert_eq!(not_there(&held, "2"), [(id("lh"), AbsenceKind::Came(at("9.40")))]);
    assert_eq!(not_there(&held, "3"), []);
}

#[test]
fn everybody_who_left_and_came_back_is_named() {
    let held =
        council(|held| _ = held.record(left("jk", "9.05")).record(came("jk", "9.20")).record(left("jk", "9.30")));
    assert_eq!(
        not_there(&held, "1"),
        [(id("jk"), AbsenceKind::Left(at("9.05"))), (id("jk"), AbsenceKind::Returned(at("9.20")))]
    );
    assert_eq!(not_there(&held, "2"), [(id("jk"), AbsenceKind::Away)]);
}

#[test]
fn who_was_absent_all_day_is_named_in_the_head_only() {
    let held = council(|held| _ = held.record(told("jk", AttendanceStatus::Absent, None)));
    assert_eq!(of(&held, &id("jk")).status, AttendanceStatus::Absent);
    assert!((1..=3).all(|n| not_there(&held, &n.to_string()).is_empty()));
}

#[test]
fn a_substitute_is_there_while_the_member_is_not() {
    let stand_in = Who::Name("Ole Olsen".to_owned());
    let held = council(|held| {
        let substitute = Some(stand_in.clone());
        held.record(left("lh", "9.30")).record(Event::SubstituteRecorded { who: id("lh"), substitute });
    });
    assert_eq!(stays(&held, &stand_in), [(at("9.30"), at("10.30"))]);
    let meeting = held.history.meeting();
    assert_eq!(meeting.present_at(at("9.10")), [id("jk"), id("lh"), id("ba")]);
    assert_eq!(meeting.present_at(at("9.40")), [id("jk"), stand_in.clone(), id("ba")]);
}

#[test]
fn a_disqualified_member_does_not_vote_on_that_item_and_does_on_the_others() {
    let on = Target::Item("2".into());
    let disqualified = Event::DisqualificationRecorded { who: id("lh"), on: on.clone() };
    let mut held = council(|held| _ = held.record(disqualified));
    assert_eq!(not_there(&held, "2"), [(id("lh"), AbsenceKind::Disqualified)]);
    let meeting = held.history.meeting();
    assert_eq!(entitled(meeting, &on, held.at), [id("jk"), id("ba")]);
    assert_eq!(entitled(meeting, &Target::Item("3".into()), held.at), [id("jk"), id("lh"), id("ba")]);
    held.record(Event::DisqualificationLifted { who: id("lh"), on: on.clone() });
    assert!(held.history.meeting().disqualified(&on).is_empty());
}

#[test]
fn who_left_with_the_end_of_an_item_voted_on_it() {
    let held = council(|held| _ = held.record(left("jk", "9.30")));
    let meeting = held.history.meeting();
    assert!(entitled(meeting, &Target::Item("1".into()), held.at).contains(&id("jk")));
    assert!(!entitled(meeting, &Target::Item("2".into()), held.at).contains(&id("jk")));
}

#[test]
fn more_than_half_of_the_members_are_a_quorum() {
    let held = council(|held| {
        let substitute = Event::SubstituteRecorded { who: id("kn"), substitute: None };
        held.record(substitute).record(left("jk", "10.00"));
    });
    let meeting = held.history.meeting();
    let (two, one) = (meeting.quorum(at("9.40")), meeting.quorum(at("10.10")));
    assert_eq!((two.present, two.seats, two.is_reached()), (2, 3, true));
    assert_eq!((one.present, one.is_reached()), (1, false));
}

#[test]
fn present_from_the_start_takes_back_that_somebody_came_late() {
    let held = council(|held| {
        held.record(came("lh", "9.40")).record(told("lh", AttendanceStatus::Present, None));
    });
    assert_eq!(stays(&held, &id("lh")), [(at("9.00"), at("10.30"))]);
}

#[test]
fn each_word_on_attendance_is_taken_back_by_one_undo() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1");
    let on = Target::Item("1".into());
    for event in [
        Event::AllPresentRecorded,
        told("jk", AttendanceStatus::Excused, Some(id("cg"))),
        Event::SubstituteRecorded { who: id("kn"), substitute: None },
        came("lh", "9.00"),
        left("lh", "9.00"),
        Event::DisqualificationRecorded { who: id("lh"), on: on.clone() },
        Event::DisqualificationLifted { who: id("lh"), on },
    ] {
        let before = held.history.meeting().clone();
        held.record(event.clone());
        assert_ne!(*held.history.meeting(), before, "{event:?} says nothing");
        let undo = held.history.next_undo().unwrap().seq;
        held.record(Event::Undone { undo });
        assert_eq!(*held.history.meeting(), before, "{event:?} was not taken back");
        held.record(Event::Redone { redo: undo });
    }
}

#[test]
fn a_member_missing_from_a_changed_agenda_keeps_their_recorded_attendance() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1");
    held.record(told("lh", AttendanceStatus::Excused, Some(Who::Name("Ole Olsen".to_owned()))));
    held.record(Event::DisqualificationRecorded { who: id("jk"), on: Target::Item("3".into()) });
    let changed = COUNCIL.replace("    { id = \"lh\", name = \"Lene Hansen\", role = \"member\" },\n", "");
    let changed =
        changed.replace(", { number = 3, title = \"Vej\" }", "").replace("{ at = \"10.00\", items = [3] }, ", "");
    held.record(Event::AgendaReloaded { agenda: Box::new(agenda(&changed)), keep: Vec::new() });
    assert_eq!(of(&held, &id("lh")).status, AttendanceStatus::Excused);
    let meeting = held.history.meeting();
    assert_eq!(meeting.agenda().name(&id("lh")), "Lene Hansen");
    assert_eq!(meeting.disqualified(&Target::Item("3".into())), [id("jk")]);
    assert!(meeting.is_item_removed(&"3".into()));
}

fn named(who: &str, substitute: Option<Who>, time: &str) -> Event {
    Event::SubstituteNamed { who: id(who), substitute, from: at(time) }
}

#[test]
fn naming_a_substitute_changes_nothing_that_was_before() {
    let ole = Who::Name("Ole Olsen".to_owned());
    let held = council(|held| {
        held.record(left("lh", "9.05")).record(came("lh", "9.10")).record(left("lh", "9.40"));
        held.record(named("lh", Some(ole.clone()), "9.45"));
    });
    assert_eq!(stays(&held, &ole), [(at("9.45"), at("10.30"))]);
    let expected = [(id("lh"), AbsenceKind::Left(at("9.05"))), (id("lh"), AbsenceKind::Returned(at("9.10")))];
    assert_eq!(not_there(&held, "1"), expected);
    let meeting = held.history.meeting();
    assert!(!meeting.present_at(at("9.07")).contains(&ole) && !meeting.present_at(at("9.42")).contains(&ole));
    assert!(meeting.present_at(at("9.50")).contains(&ole));
}

#[test]
fn a_substitute_is_named_until_the_member_comes() {
    let ole = Who::Name("Ole Olsen".to_owned());
    let held = council(|held| {
        held.record(left("lh", "9.05")).record(named("lh", Some(ole.clone()), "9.06"));
        held.record(came("lh", "9.10")).record(left("lh", "9.40"));
    });
    assert_eq!(stays(&held, &ole), [(at("9.06"), at("9.10"))]);
    assert!(!held.history.meeting().present_at(at("9.50")).contains(&ole));
}

#[test]
fn a_substitute_who_leaves_keeps_their_arrival_and_never_sits_next_to_the_member() {
    let ole = Who::Name("Ole Olsen".to_owned());
    let held = council(|held| {
        held.record(left("lh", "9.05"))
            .record(named("lh", Some(ole.clone()), "9.06"))
            .record(named("lh", None, "9.20"));
    });
    assert_eq!(stays(&held, &ole), [(at("9.06"), at("9.20"))]);
    // The agenda's substitute of a member who comes.
    let held = council(|held| _ = held.record(named("kn", None, "9.40")).record(came("kn", "9.30")));
    assert_eq!(stays(&held, &id("ba")), [(at("9.00"), at("9.30"))]);
}

#[test]
fn a_substitute_named_again_at_another_time_has_that_time() {
    let ole = Who::Name("Ole Olsen".to_owned());
    for times in [["9.10", "9.20"], ["9.30", "9.20"]] {
        let held = council(|held| {
            held.record(left("lh", "9.05"));
            times.iter().for_each(|time| _ = held.record(named("lh", Some(ole.clone()), time)));
        });
        assert_eq!(stays(&held, &ole), [(at("9.20"), at("10.30"))]);
    }
    let held = council(|held| _ = held.record(named("kn", Some(id("ba")), "9.40")));
    assert_eq!(stays(&held, &id("ba")), [(at("9.40"), at("10.30"))]);
    // Of the times at which the member was out, only the last is meant.
    let held = council(|held| {
        held.record(Event::SubstituteRecorded { who: id("lh"), substitute: Some(ole.clone()) });
        held.record(left("lh", "9.05")).record(came("lh", "9.10")).record(left("lh", "9.40"));
        held.record(named("lh", Some(ole.clone()), "9.50"));
    });
    assert_eq!(stays(&held, &ole), [(at("9.05"), at("9.10")), (at("9.50"), at("10.30"))]);
}

#[test]
fn a_corrected_time_takes_the_place_of_the_one_it_corrects() {
    let held = council(|held| {
        held.record(left("lh", "9.05")).record(came("lh", "9.10"));
        held.record(Event::AttendanceTimeCorrected { who: id("lh"), time: at("9.05"), to: at("9.07") });
    });
    assert_eq!(stays(&held, &id("lh")), [(at("9.00"), at("9.07")), (at("9.10"), at("10.30"))]);
}

#[test]
fn a_substitute_for_one_item_votes_on_it_and_leaves_the_rest_of_the_meeting_alone() {
    let (one, two) = (Target::Item("1".into()), Target::Item("2".into()));
    let ole = Who::Name("Ole Olsen".to_owned());
    let held = council(|held| {
        held.record(Event::DisqualificationRecorded { who: id("lh"), on: two.clone() });
        let substitute = Some(ole.clone());
        held.record(Event::ItemSubstituteNamed { who: id("lh"), on: two.clone(), substitute });
    });
    let meeting = held.history.meeting();
    assert_eq!(entitled(meeting, &one, held.at), [id("jk"), id("lh"), id("ba")]);
    assert_eq!(entitled(meeting, &two, held.at), [id("jk"), ole.clone(), id("ba")]);
    assert_eq!(meeting.item_substitutes(&two), [(id("lh"), ole)]);
    assert_eq!(not_there(&held, "2"), [(id("lh"), AbsenceKind::Disqualified)]);
    assert_eq!(of(&held, &id("lh")).status, AttendanceStatus::Present);
    let mut held = held;
    held.record(Event::DisqualificationLifted { who: id("lh"), on: two.clone() });
    assert_eq!(entitled(held.history.meeting(), &two, held.at), [id("jk"), id("lh"), id("ba")]);
}

#[test]
fn a_later_agenda_makes_nobody_absent_who_was_recorded_as_present_and_nobody_present_who_was_not() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").record(Event::AllPresentRecorded);
    held.take_over(agenda(&COUNCIL.replace(r#"who = "kn", reason = "ferie", substitute = "ba""#, r#"who = "lh""#)));
    assert_eq!(of(&held, &id("lh")).status, AttendanceStatus::Present);
    let kim = of(&held, &id("kn"));
    assert_eq!((kim.status, kim.reason.as_deref()), (AttendanceStatus::Excused, Some("ferie")));
    assert_eq!(kim.substitute, Some(id("ba")), "who stood in then did");
    // Nor when it is recorded once more.
    held.record(Event::AllPresentRecorded);
    assert_eq!(of(&held, &id("kn")).status, AttendanceStatus::Excused);
    assert_eq!(of(&held, &id("lh")).status, AttendanceStatus::Present);
}

#[test]
fn whoever_comes_with_a_later_agenda_is_not_among_those_recorded_as_present() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").record(Event::AllPresentRecorded);
    assert_eq!(held.history.meeting().unmarked_attendees(held.at), []);
    let new = r#"    { id = "zz", name = "Zoe Zacho", role = "member" },"#;
    held.take_over(agenda(&COUNCIL.replace("person = [\n", &format!("person = [\n{new}\n"))));
    assert_eq!(held.history.meeting().unmarked_attendees(held.at), [id("zz")]);
}

#[test]
fn whoever_takes_part_is_online_or_has_a_proxy_stays_when_the_agenda_forgets_them() {
    let mut held = LiveMeeting::new(agenda(&format!("{COUNCIL}[protocol]\nproxies = true\n")));
    held.at("9.00").start("1").record(Event::AllPresentRecorded);
    held.record(left("lh", "9.05")).record(Event::ProxyGiven { who: id("lh"), to: Some(id("jk")) });
    held.record(Event::OnlineRecorded { who: id("jk"), online: true });
    let line = |name: &str| COUNCIL.lines().find(|line| line.contains(name)).unwrap().to_owned() + "\n";
    let text = COUNCIL.replace(&line("Charlotte"), "").replace(&line("Jonas"), "");
    held.take_over(agenda(&format!("{text}[protocol]\nproxies = true\n")));
    assert_eq!(of(&held, &id("cg")).status, AttendanceStatus::Present);
    assert_eq!(of(&held, &id("jk")).is_online, Some(true));
    assert_eq!(of(&held, &id("lh")).proxy, Some(id("jk")));
}

#[test]
fn a_substitute_whom_the_agenda_names_later_did_not_stand_in_for_somebody_who_left_before() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").record(left("lh", "9.05")).at("9.30");
    held.take_over(agenda(&COUNCIL.replace("absent = [", "absent = [{ who = \"lh\", substitute = \"Ole Olsen\" }, ")));
    assert_eq!(of(&held, &id("lh")).substitute, None);
}

#[test]
fn a_guest_who_came_stays_one_when_the_agenda_forgets_them() {
    let with = |guests: &str| {
        COUNCIL
            .replace("{ at = \"9.00\", items = [1] }", &format!("{{ at = \"9.00\", items = [1], guests = {guests} }}"))
    };
    let mut held = LiveMeeting::new(agenda(&with(r#"["Hans Hansen", "Ida Iversen"]"#)));
    let guest = |name: &str| Who::Name(name.to_owned());
    let slot = held.history.meeting().slots()[0].slot.id.clone();
    held.at("9.00").start("1");
    held.record(Event::GuestMarked { slot: slot.clone(), who: guest("Hans Hansen"), mark: GuestMark::Arrived });
    held.take_over(agenda(&with(r#"["Ida Iversen"]"#)));
    let marks = |held: &LiveMeeting| {
        let guests = held.history.meeting().guests(0);
        guests.into_iter().map(|g| (g.who.clone(), g.mark)).collect::<Vec<_>>()
    };
    let hans = (guest("Hans Hansen"), GuestMark::Arrived);
    assert_eq!(marks(&held), [(guest("Ida Iversen"), GuestMark::Expected), hans.clone()]);
    // Once more, and back in the agenda.
    held.take_over(agenda(&with("[]")));
    assert_eq!(marks(&held), std::slice::from_ref(&hans));
    held.take_over(agenda(&with(r#"["Hans Hansen"]"#)));
    assert_eq!(marks(&held), [hans]);
    let slot = held.history.meeting().slots()[0].slot.id.clone();
    held.take_over(agenda(&with("[]")));
    held.record(Event::GuestMarked { slot, who: guest("Hans Hansen"), mark: GuestMark::DidNotCome });
    assert_eq!(marks(&held), [(guest("Hans Hansen"), GuestMark::DidNotCome)]);
}

#[test]
fn a_substitute_who_is_there_for_a_minute_has_the_vote_for_that_minute_and_the_proxy_after_it() {
    let mut held = LiveMeeting::new(agenda(&format!("{COUNCIL}[protocol]\nproxies = true\n")));
    held.at("9.00").start("1");
    let stand_in = Who::Name("Ole Olsen".to_owned());
    held.record(left("lh", "9.00")).at("9.05").record(Event::ProxyGiven { who: id("lh"), to: Some(id("jk")) });
    let named = |substitute, from| Event::SubstituteNamed { who: id("lh"), substitute, from: at(from) };
    held.at("9.10").record(named(Some(stand_in.clone()), "9.10")).at("9.11").record(named(None, "9.11"));
    held.at("9.20");
    let meeting = held.history.meeting();
    let on = Target::Item("1".into());
    let votes = |time: &str| {
        let then = meeting.circumstances();
        let who = meeting.voters(&on, then, at(time), held.at).into_iter().map(|voter| voter.who);
        (who.collect::<Vec<_>>(), meeting.proxies_for(&on, then, at(time), held.at))
    };
    let given = vec![(id("lh"), id("jk"))];
    assert_eq!(votes("9.07"), (vec![id("jk"), id("lh"), id("ba")], given.clone()));
    assert_eq!(votes("9.10"), (vec![id("jk"), stand_in, id("ba")], vec![]), "who sits there votes");
    assert_eq!(votes("9.11"), (vec![id("jk"), id("lh"), id("ba")], given), "the proxy is not over");
    assert_eq!(meeting.quorum(at("9.15")).present, 2, "it counts for no quorum");
}

#[test]
fn the_seat_of_a_member_is_the_one_s_who_sits_on_it_then_and_of_whoever_is_in_their_place_on_an_item() {
    let (ole, kaj) = (Who::Name("Ole Olsen".to_owned()), Who::Name("Kaj Ley".to_owned()));
    let named =
        |who: &Who, from| Event::SubstituteNamed { who: id("lh"), substitute: Some(who.clone()), from: at(from) };
    let on = Target::Item("3".into());
    let mut held = council(|held| {
        held.record(left("lh", "9.10")).record(named(&ole, "9.10")).record(named(&kaj, "9.40"));
    });
    let present = |held: &LiveMeeting, time| held.history.meeting().present_at(at(time));
    assert_eq!(present(&held, "9.20"), [id("jk"), ole.clone(), id("ba")]);
    assert_eq!(present(&held, "9.50"), [id("jk"), kaj.clone(), id("ba")]);
    // Who stands in is disqualified on an item: the seat is empty there, or somebody else's.
    held.record(Event::DisqualificationRecorded { who: kaj.clone(), on: on.clone() });
    assert_eq!(entitled(held.history.meeting(), &on, held.at), [id("jk"), id("ba")]);
    let eva = Who::Name("Eva Holt".to_owned());
    held.record(Event::ItemSubstituteNamed { who: kaj.clone(), on: on.clone(), substitute: Some(eva.clone()) });
    assert_eq!(entitled(held.history.meeting(), &on, held.at), [id("jk"), eva, id("ba")]);
    held.record(Event::ItemSubstituteNamed { who: kaj, on: on.clone(), substitute: None });
    assert_eq!(entitled(held.history.meeting(), &on, held.at), [id("jk"), id("ba")]);
}
