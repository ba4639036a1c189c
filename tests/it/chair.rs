//! What the chair follows, without a screen.

use std::fs;
use std::time::Duration;

use punktlig::audience::Audience;
use punktlig::chair::Following;
use punktlig::journal;
use punktlig::meeting::Event;

use crate::kit::{Append as _, open_record};
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
