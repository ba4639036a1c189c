//! What a protocol takes from the plan: announced times, who presents, days and blocks; and how numbers are printed.

use punktlig::protocol::model::ItemState;
use punktlig::protocol::{Format, Templates, render};

use super::*;
use crate::kit::case;

fn markdown(protocol: &Protocol) -> String {
    String::from_utf8(render(Format::Md, protocol, &Templates::default()).unwrap().bytes).unwrap()
}

/// The draft of a small agenda with so many items more that it has contents.
fn listed(name: &str, more: usize) -> Protocol {
    let mut agenda = case(name);
    let last = agenda.items.last().cloned().unwrap();
    let item = |n| punktlig::agenda::Item { id: format!("more-{n}").as_str().into(), number: None, ..last.clone() };
    agenda.items.extend((0..more).map(item));
    LiveMeeting::new(agenda).protocol(Audience::Full)
}

fn draft(name: &str) -> String {
    markdown(&LiveMeeting::new(case(name)).protocol(Audience::Full))
}

#[test]
fn a_draft_has_the_announced_times_and_when_the_agenda_was_issued() {
    let said = draft("issued");
    for line in [
        "- Planlagt start: kl. 8.15\n- Planlagt slut: kl. 12.00\n",
        "- Dagsorden: Udsendt den 10. januar 2025\n",
        "## 1. Budget\n\nÅben sag\n\nVed direktør Anna Berg\n",
    ] {
        assert!(said.contains(line), "{line} in\n{said}");
    }
    assert!(!said.contains("## Underskriftsside"), "{said}");
    let mut told = LiveMeeting::new(case("issued"));
    let running = markdown(&told.at("8.17").start(0).protocol(Audience::Full));
    assert!(running.contains("- Start: kl. 8.17\n- Planlagt slut: kl. 12.00\n"), "{running}");
    told.at("8.50").record(Event::MeetingClosed);
    assert!(!markdown(&told.protocol(Audience::Full)).contains("Planlagt"), "what was is known now");
}

#[test]
fn only_a_whole_number_has_a_full_stop_and_a_part_is_indented() {
    let said = markdown(&listed("text-numbers", 2));
    assert!(said.contains("- **16/18** Godkjenning av møtebok\n") && said.contains("## 16/18 Godkjenning"), "{said}");
    let said = markdown(&listed("sub-numbers", 2));
    assert!(said.contains("- **3.** A\n  - **4.1** B\n- **5.** C\n") && said.contains("\n## 4.1 B\n"), "{said}");
    let said = draft("id-without-number");
    assert!(said.contains("\n## Godkendelse af dagsorden\n") && !said.contains("dagsorden Godkendelse"), "{said}");
    let model = listed("sub-numbers", 2);
    let page = crate::kit::html(&model).unwrap();
    assert!(page.contains("<span class=\"number\">4.1</span> B</h2>") && page.contains("<li class=\"part\">"));
    assert!(page.contains("<span class=\"number\">5.</span> C</h2>"), "{page}");
}

const SEMINAR: &str = r#"
title = "Seminar"
date = 2025-01-15
members = ["aa"]
person = [
    { id = "aa", name = "Anna Agerskov", title = "Direktør" },
    { id = "bb", name = "Bo Bech", title = "Økonomichef" },
]
slot = [
    { at = "9.00", title = "Oplæg", lead = ["aa"], block = "Blok 1: Økonomi" },
    { at = "10.00", title = "Oplæg", lead = ["bb"] },
    { at = "11.00", minutes = 10, title = "Gruppearbejde" },
    { date = 2025-01-16, at = "9.00", title = "Gruppearbejde", minutes = 30, block = "Blok 2" },
    { at = "10.00", title = "Personsag", lead = ["bb"], access = "closed", minutes = 20 },
]
"#;

#[test]
fn a_point_of_a_seminar_has_its_time_block_and_speaker_and_no_heading_is_there_twice() {
    let said = markdown(&LiveMeeting::new(agenda(SEMINAR)).protocol(Audience::Full));
    for part in [
        "## Oplæg (Anna Agerskov)\n\nDen 15. januar kl. 9.00 · Blok 1: Økonomi\n\nVed direktør Anna Agerskov\n",
        "## Oplæg (Bo Bech)\n\nDen 15. januar kl. 10.00 · Blok 1: Økonomi\n\nVed økonomichef Bo Bech\n",
        "## Gruppearbejde (den 15. januar kl. 11.00)\n",
        "## Gruppearbejde (den 16. januar kl. 9.00)\n\nDen 16. januar kl. 9.00 · Blok 2\n",
        "## Personsag\n\nLukket sag\n\nDen 16. januar kl. 10.00 · Blok 2\n\nVed økonomichef Bo Bech\n",
        "- Planlagt start: den 15. januar kl. 9.00\n- Planlagt slut: den 16. januar kl. 10.20\n",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let public = markdown(&LiveMeeting::new(agenda(SEMINAR)).protocol(Audience::Public));
    assert!(public.contains("## Oplæg (Bo Bech)") && !public.contains("Personsag"), "{public}");
    assert_eq!(public.matches("Ved økonomichef").count(), 1, "not of what is closed:\n{public}");
}

#[test]
fn who_presents_is_in_the_plans_row_once_and_not_where_they_did_not_come() {
    let plan = r#"
title = "Møde"
date = 2025-01-15
members = ["aa"]
person = [{ id = "aa", name = "Anna Agerskov", title = "Direktør" }, { id = "bb", name = "Bo Bech" }]
item = [{ number = 1, title = "Plan", kind = "plan" }, { number = 2, title = "Budget" }]
slot = [
    { at = "9.00", items = [2], lead = ["bb"], guests = ["bb", "Cay Clausen"] },
    { at = "9.20", title = "Nyt", lead = ["aa"], minutes = 5 },
]
"#;
    let mut told = LiveMeeting::new(agenda(plan));
    let said = markdown(&told.protocol(Audience::Full));
    for part in [
        "| 9.00 | Budget |\n| | Ved Bo Bech |\n| | Cay Clausen deltager under behandlingen. |\n",
        "| 9.20 | Nyt |\n| | Ved direktør Anna Agerskov |\n",
        "## 2. Budget\n\nÅben sag\n\nVed Bo Bech\n",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let slot = told.meeting().slots()[0].slot.id.clone();
    let mark = punktlig::meeting::GuestMark::DidNotCome;
    told.at("9.00").start(0).record(Event::GuestMarked { slot, who: id("bb"), mark });
    told.at("9.20").start(1);
    told.at("9.30").record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full));
    assert!(!said.contains("Bo Bech") && said.contains("Ved direktør Anna Agerskov"), "{said}");
}

#[test]
fn an_item_says_what_became_of_it() {
    let state = |told: &LiveMeeting, audience| -> Vec<Option<ItemState>> {
        told.protocol(audience).items.iter().map(|item| item.state).collect()
    };
    let plan = r#"
title = "Møde"
date = 2025-01-15
item = [
    { number = 1, title = "A" }, { number = 2, title = "B" }, { number = 3, title = "C" }, { number = 4, title = "D" },
    { number = 5, title = "E", access = "closed" }, { number = 6, title = "F", kind = "upcoming" },
]
slot = [
    { at = "9.00", items = [1] }, { at = "9.10", items = [2] }, { at = "9.20", items = [3] },
    { at = "9.30", items = [4] }, { at = "9.40", items = [5], minutes = 5 },
]
"#;
    let mut told = LiveMeeting::new(agenda(plan));
    assert_eq!(state(&told, Audience::Full)[..5], [Some(ItemState::Pending); 5]);
    told.at("9.00").start(0).record(Event::ItemPostponed { on: item(2), to: None });
    let slot = told.meeting().slots()[2].slot.id.clone();
    told.record(Event::SlotSkipped { slot });
    told.at("9.40").start(4);
    told.at("9.45").record(Event::MeetingClosed);
    use ItemState::{Considered, Dropped, NotConsidered, Postponed};
    let known = [Some(Considered), Some(Postponed), Some(Dropped), Some(NotConsidered)];
    assert_eq!(state(&told, Audience::Full), [&known[..], &[Some(Considered), None]].concat());
    assert_eq!(state(&told, Audience::Public), [&known[..], &[None, None]].concat(), "nothing of what is closed");
}

#[test]
fn a_meeting_that_ran_past_midnight_ends_on_the_day_after() {
    let mut told = LiveMeeting::new(case("past-midnight"));
    told.at("19.00").start(0).at("22.00").start(1);
    let slot = told.meeting().slots()[1].slot.id.clone();
    told.at += chrono::TimeDelta::hours(3);
    told.record(Event::SlotEnded { slot }).record(Event::MeetingClosed);
    let said = markdown(&told.protocol(Audience::Full));
    assert!(said.contains("- Slut: den 26. november 2026 kl. 1.00\n"), "{said}");
}

#[test]
fn of_one_vote_against_no_more_is_printed_than_that() {
    let mut told = LiveMeeting::new(case("one-against"));
    told.at("16.00").start(0).decide(&item(2), "Godkendt.", Outcome::Approved);
    let against = punktlig::meeting::Side { people: vec![id("u")], ..Default::default() };
    let decision = told.meeting().records()[0].id;
    let vote = punktlig::meeting::Vote { decision: Some(decision), against, ..Default::default() };
    told.record(Event::VoteRecorded { on: item(2), vote });
    let said = markdown(&told.protocol(Audience::Full));
    assert!(said.contains("Ulla Holm") && said.contains(" stemte imod.\n"), "{said}");
    assert!(!said.contains("Ingen stemte") && !said.contains("For stemte"), "{said}");
}
