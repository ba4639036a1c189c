//! What is over the record of an item, and where in it follow-ups are.

use punktlig::agenda::Outcome;
use punktlig::meeting::FollowUp;

use super::*;
use crate::kit::{html, markdown};

const PLAN: &str = "title = \"Møde\"\ndate = 2025-01-15\nbody = \"Udvalget\"\nchair = \"bo\"\n\
    person = [{ id = \"bo\", name = \"Bo Bech\", role = \"member\" }, { id = \"an\", name = \"Anna And\", role = \"member\" }]\n\
    item = [{ number = 1, title = \"Budget\", recommendations = \"At det vedtages.\", decides = \"Byrådet\" }, \
            { number = 2, title = \"Eventuelt\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", title = \"Kaffe med nye\" }]\n";

fn began() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(PLAN));
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told
}

fn follows_up(told: &mut LiveMeeting, number: u32, task: &str) {
    let follow_up = FollowUp { task: task.into(), ..FollowUp::default() };
    told.record(Event::FollowUpRecorded { on: item(number), follow_up });
}

fn heading(told: &LiveMeeting, place: usize) -> Option<String> {
    told.protocol(Audience::Full).items[place].wording.decision_heading.clone()
}

#[test]
fn no_heading_over_a_record_promises_a_decision_where_nothing_was_decided() {
    let mut told = began();
    assert_eq!(heading(&told, 0), None);
    told.record(Event::ItemChairNamed { on: item(1), who: Some(id("an")) });
    assert_eq!(heading(&told, 0).as_deref(), Some("Behandling"));
    follows_up(&mut told, 1, "Spørger ministeriet");
    assert_eq!(heading(&told, 0).as_deref(), Some("Opfølgning"));
    told.decide(&item(1), "Indstilles.", Outcome::Forwarded);
    assert_eq!(heading(&told, 0).as_deref(), Some("Indstilling fra Udvalget til Byrådet den 15-01-2025"));
    // Under its title alone nothing needs a heading.
    told.at("9.10").start(1).record(Event::ItemChairNamed { on: item(2), who: Some(id("an")) });
    assert_eq!(heading(&told, 1), None);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("## 2. Eventuelt\n\nÅben sag\n\nAnna And ledede mødet under punktet.\n"), "{text}");
}

#[test]
fn what_was_not_treated_is_no_decision_and_stands_in_every_format() {
    let mut told = began();
    told.at("9.10").start(1).at("9.20").record(Event::MeetingClosed);
    told.record(Event::MeetingReopened { reason: "Fejl".into() }).record(Event::MeetingClosed);
    let mut never = LiveMeeting::new(agenda(PLAN));
    never.at("9.10").start(1).at("9.20").record(Event::MeetingClosed);
    assert_eq!(heading(&never, 0).as_deref(), Some("Behandling"));
    let mut bare = LiveMeeting::new(agenda(PLAN));
    bare.at("9.00").start(0).at("9.10").record(Event::MeetingClosed);
    assert_eq!(heading(&bare, 1), None);
    let protocol = bare.protocol(Audience::Full);
    let said = "Ikke behandlet.";
    for text in [markdown(&protocol).unwrap(), html(&protocol).unwrap()] {
        assert!(text.contains(said), "{text}");
    }
    let word = super::docx::parts(&punktlig::protocol::docx(&protocol).unwrap())["word/document.xml"].clone();
    assert!(word.contains(said));
}

#[test]
fn each_of_several_decisions_has_its_follow_ups_below_it() {
    let mut told = began();
    told.decide(&item(1), "Et.", Outcome::Approved);
    follows_up(&mut told, 1, "Sender et");
    told.at("9.05").decide(&item(1), "To.", Outcome::Approved);
    follows_up(&mut told, 1, "Sender to");
    let said: Vec<String> =
        told.protocol(Audience::Full).items[0].wording.entries.iter().map(|entry| entry.text.clone()).collect();
    assert_eq!(said, ["Et.", "Opfølgning: sender et.", "To.", "Opfølgning: sender to."]);
    // Of one decision they come last, whatever was recorded first.
    let mut told = began();
    follows_up(&mut told, 1, "Sender et");
    told.decide(&item(1), "Et.", Outcome::Approved);
    let last = told.protocol(Audience::Full).items[0].wording.entries.last().unwrap().text.clone();
    assert_eq!(last, "Opfølgning: sender et.");
}

#[test]
fn a_point_has_the_time_at_which_it_was_held() {
    let mut told = began();
    told.at("9.03").start(2);
    let planned = |told: &LiveMeeting| told.protocol(Audience::Full).items[2].wording.planned.clone();
    assert_eq!(planned(&began()).as_deref(), Some("Kl. 9.20"));
    assert_eq!(planned(&told).as_deref(), Some("Kl. 9.03"));
    let mut never = began();
    never.at("9.30").record(Event::MeetingClosed);
    assert_eq!(planned(&never), None);
}

#[test]
fn where_nothing_was_planned_nothing_is_marked_as_added() {
    let marks = |plan: &str| {
        let mut told = LiveMeeting::new(agenda(plan));
        let (slot, title) = (SlotId("added-1".into()), "Hastesag".to_owned());
        let (number, minutes, after) = (None, None, None);
        let access = Access::Open;
        told.at("9.00").record(Event::SlotAdded { number, slot, title, minutes, after, access }).start("added-1");
        let protocol = told.protocol(Audience::Full);
        let point = protocol.items.iter().find(|item| item.title == "Hastesag").unwrap();
        (point.unplanned, point.wording.heading.clone())
    };
    assert_eq!(marks("title = \"Møde\"\ndate = 2025-01-15\n"), (true, "Hastesag".to_owned()));
    assert_eq!(marks(PLAN), (true, "Hastesag (tilføjet under mødet)".to_owned()));
}
