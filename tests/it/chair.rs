//! What the chair follows, without a screen.

use std::fs;
use std::time::Duration;

use punktlig::audience::Audience;
use punktlig::chair::{Following, Picture, Scene};
use punktlig::journal;
use punktlig::lang::Lang;
use punktlig::meeting::Event;
use punktlig::time::{Stamp, parse_time};

use crate::kit::{Append as _, LiveMeeting, agenda, day, id, item, open_record, stamp};
use tempfile::tempdir;

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"Budget\"\n";

fn at(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn a_half_saved_agenda_is_not_an_error_until_it_has_had_its_time() {
    let dir = tempdir().unwrap();
    let agenda = dir.path().join("møde.toml");
    fs::write(&agenda, AGENDA).unwrap();
    let mut following = Following::new(&agenda, journal::resolve_or_await(&agenda).unwrap());
    let title = |following: &Following| following.meeting().unwrap().agenda().title.clone();
    following.poll_files(at(0));
    assert_eq!(title(&following), "Møde", "the plan is there at the first look");

    let longer = AGENDA.replace("Møde", "Et længere møde");
    fs::write(&agenda, format!("{longer}[[slot]]\nat = \"9.3")).unwrap();
    for now in [1000, 1400, 2400] {
        assert!(!following.poll_files(at(now)) && following.trouble().is_none(), "at {now}");
    }
    fs::write(&agenda, &longer).unwrap();
    assert!(!following.poll_files(at(2500)));
    assert!(following.poll_files(at(5000)));
    assert_eq!(title(&following), "Et længere møde");

    fs::write(&agenda, format!("{longer}[[slot]]\nat = \"9.3")).unwrap();
    for now in [6000, 6400] {
        assert!(!following.poll_files(at(now)), "at {now}");
    }
    assert!(following.poll_files(at(8100)) && following.trouble().is_some(), "it stayed so");
    assert_eq!(title(&following), "Et længere møde", "the last good one stays");
}

#[test]
fn the_public_picture_closes_at_once_what_the_agenda_closes_whatever_the_record_says() {
    let dir = tempdir().unwrap();
    let file = dir.path().join("møde.toml");
    fs::write(&file, AGENDA).unwrap();
    let place = journal::resolve_or_await(&file).unwrap();
    let agenda = punktlig::files::load_agenda(&file).unwrap().agenda.unwrap();
    let now = punktlig::time::Clock::system().now();
    let (mut record, _) = open_record(&place.dir, now).unwrap();
    let created = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
    record.append(now, created).unwrap();
    record.append(now, Event::MeetingClosed).unwrap();
    let mut following = Following::new(&file, place);
    following.follow();
    following.poll_files(at(0));
    let is_closed = |following: &Following, audience| following.meeting_for(audience).unwrap().is_slot_closed(0);
    assert!(!is_closed(&following, Audience::Public));
    fs::write(&file, format!("{AGENDA}access = \"closed\"\n")).unwrap();
    assert!(following.poll_files(at(1000)));
    assert!(is_closed(&following, Audience::Public) && !is_closed(&following, Audience::Full));
    // An error elsewhere opens nothing.
    fs::write(&file, format!("{AGENDA}access = \"closed\"\n[[slot]]\nat = \"9.3")).unwrap();
    following.poll_files(at(2000));
    assert!(is_closed(&following, Audience::Public));
    fs::write(&file, AGENDA).unwrap();
    following.poll_files(at(3000));
    assert!(!is_closed(&following, Audience::Public));
}

#[test]
fn the_public_picture_of_a_plan_closes_what_its_file_may_close_once_that_cannot_be_used() {
    let closed = format!("{AGENDA}access = \"closed\"\n");
    let wide: Vec<u8> = closed.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken = format!("{closed}[[slot]]\nat = \"9.3");
    for after in [Some(broken.into_bytes()), Some(wide), None] {
        let dir = tempdir().unwrap();
        let file = dir.path().join("m.toml");
        fs::write(&file, AGENDA).unwrap();
        let mut following = Following::new(&file, journal::resolve_or_await(&file).unwrap());
        following.poll_files(at(0));
        let is_closed = |following: &Following, audience| following.meeting_for(audience).unwrap().is_slot_closed(0);
        assert!(!is_closed(&following, Audience::Public));
        match &after {
            Some(bytes) => fs::write(&file, bytes).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        for now in [1000, 1400, 3200, 5400] {
            following.poll_files(at(now));
        }
        assert!(is_closed(&following, Audience::Public), "{after:?}");
        assert!(!is_closed(&following, Audience::Full));
        fs::write(&file, AGENDA).unwrap();
        for now in [6000, 6400, 8600] {
            following.poll_files(at(now));
        }
        assert!(!is_closed(&following, Audience::Public), "it is in order again");
    }
}

/// A meeting in its closed second item; a guest comes to the third, at a time that was agreed.
fn before_a_guest() -> LiveMeeting {
    let plan = r#"title = "Møde"
date = 2025-01-15
members = ["bo", "an"]
person = [{ id = "bo", name = "Bo Bech" }, { id = "an", name = "Anna And" }, { id = "do", name = "Dorte Dahl" }]
item = [{ number = 1, title = "Et" }, { number = 2, title = "To", access = "closed" }, { number = 3, title = "Tre" }]
slot = [{ at = "9.00", items = [1], minutes = 5 }, { at = "9.05", items = [2], minutes = 5 },
    { at = "9.20", items = [3], minutes = 5, fixed = true, guests = ["do"] }]
"#;
    let mut told = LiveMeeting::new(agenda(plan));
    told.at("9.00").record(Event::AllPresentRecorded).start(0).at("9.05").start(1);
    told
}

fn time(time: &str) -> Stamp {
    stamp(day(2025, 1, 15).and_time(parse_time(time).unwrap()))
}

fn picture(told: &LiveMeeting, audience: Audience, now: &str) -> Picture {
    let meeting = told.meeting();
    Scene { meeting, recorded: true, audience, lang: Lang::En, speed: 1.0, trouble: None }.picture(time(now))
}

#[test]
fn the_public_forecast_follows_from_nothing_that_was_recorded_of_the_attendance_behind_closed_doors() {
    let left = || Event::PersonLeft { who: id("bo"), time: time("9.06") };
    let named = |from| Event::SubstituteNamed { who: id("bo"), substitute: Some(id("do")), from };
    let disqualified = || Event::DisqualificationRecorded { who: id("bo"), on: item(2) };
    let for_item = Event::ItemSubstituteNamed { who: id("bo"), on: item(2), substitute: Some(id("do")) };
    let seen = |told: &LiveMeeting, audience| ["9.13", "9.15", "9.17"].map(|now| picture(told, audience, now));
    let held = |events: Vec<Event>| {
        let mut told = before_a_guest();
        told.at("9.06");
        events.into_iter().for_each(|event| _ = told.record(event));
        told
    };
    let nothing = held(vec![Event::NoteRecorded { on: item(2), text: "x".into() }]);
    let substitute = held(vec![left(), named(time("9.06"))]);
    let recorded = Event::SubstituteRecorded { who: id("bo"), substitute: Some(id("do")) };
    for told in [&substitute, &held(vec![left(), recorded]), &held(vec![disqualified(), for_item])] {
        assert_eq!(seen(told, Audience::Public), seen(&nothing, Audience::Public));
    }
    assert_ne!(seen(&substitute, Audience::Full), seen(&nothing, Audience::Full), "the body is told");
    // Who sat in during what is open, and left behind closed doors, is there to the public.
    let plan = nothing.meeting().agenda().clone();
    let sits_in = |events: Vec<Event>| {
        let mut told = LiveMeeting::new(plan.clone());
        told.at("9.00").start(0).at("9.01");
        events.into_iter().for_each(|event| _ = told.record(event));
        told.at("9.10").start(1).at("9.13");
        told
    };
    let mut sat_in = sits_in(vec![Event::PersonLeft { who: id("bo"), time: time("9.01") }, named(time("9.01"))]);
    let there = seen(&sat_in, Audience::Public);
    assert_ne!(there, seen(&sits_in(Vec::new()), Audience::Public), "nobody waits for who is there");
    sat_in.record(Event::PersonArrived { who: id("bo"), time: time("9.13") });
    assert_eq!(seen(&sat_in, Audience::Public), there);
}
