//! What was added during the meeting with a number of its own, in every document.

use punktlig::audience::Audience;
use punktlig::protocol::{Protocol, docx};

use super::*;
use crate::kit::{html, markdown};

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
    item = [{ number = 1, title = \"Dagsorden\" }, { number = 4, title = \"Budget\" }, \
            { number = 5, title = \"Regnskab\" }, { id = \"x\", title = \"Eventuelt\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [4] }, { at = \"9.20\", items = [5] }, \
            { at = \"9.30\", items = [\"x\"] }]\n";

/// A meeting in which a point was added after a slot.
fn with(text: &str, number: &str, title: &str, after: &str, access: Access) -> LiveMeeting {
    let mut told = LiveMeeting::new(crate::kit::agenda(text));
    told.at("9.00").start(0).at("9.05");
    add(&mut told, number, title, after, access);
    told
}

fn add(told: &mut LiveMeeting, number: &str, title: &str, after: &str, access: Access) {
    let slot = SlotId(format!("added-{title}"));
    let (title, number, after) = (title.to_owned(), Some(number.to_owned()), Some(SlotId(after.to_owned())));
    told.record(Event::SlotAdded { slot, title, minutes: None, number, after, access });
}

fn headings(protocol: &Protocol) -> Vec<String> {
    let items = protocol.document.sections.iter().map(|place| &protocol.items[*place]);
    items.map(|item| item.number.clone().unwrap_or_else(|| item.title.clone())).collect()
}

fn order(told: &LiveMeeting) -> Vec<String> {
    headings(&told.protocol(Audience::Full))
}

#[test]
fn a_late_item_is_after_the_last_with_a_lower_number() {
    assert_eq!(order(&with(AGENDA, "14", "Ny", "1", Access::Open)), ["1", "4", "5", "14", "Eventuelt"]);
    assert_eq!(order(&with(AGENDA, "4a", "Ny", "1", Access::Open)), ["1", "4", "4a", "5", "Eventuelt"]);
    let mut told = with(AGENDA, "4b", "Ny", "1", Access::Open);
    add(&mut told, "4a", "Nyere", "1", Access::Open);
    assert_eq!(order(&told), ["1", "4", "4a", "4b", "5", "Eventuelt"]);
}

#[test]
fn an_open_late_item_is_never_under_a_heading_over_closed_ones() {
    let closed = AGENDA
        .replace("title = \"Regnskab\" }", "title = \"Regnskab\", access = \"closed\", heading = \"Lukket møde\" }");
    let closed = closed.replace("title = \"Eventuelt\" }", "title = \"Eventuelt\", heading = \"\" }");
    for audience in [Audience::Full, Audience::Public] {
        let told = with(&closed, "14", "Ny", "1", Access::Open);
        assert_eq!(headings(&told.protocol(audience)), ["1", "4", "14", "5", "Eventuelt"]);
    }
    assert_eq!(order(&with(&closed, "14", "Ny", "1", Access::Closed)), ["1", "4", "5", "14", "Eventuelt"]);
}

#[test]
fn a_late_item_whose_number_follows_none_is_after_the_one_that_was_selected() {
    assert_eq!(order(&with(AGENDA, "T1", "Ny", "4", Access::Open)), ["1", "4", "T1", "5", "Eventuelt"]);
    assert_eq!(order(&with(AGENDA, "0", "Ny", "x", Access::Open)), ["1", "4", "5", "Eventuelt", "0"]);
}

#[test]
fn a_late_item_has_a_section_of_its_own_also_where_an_item_prints_the_plan() {
    let plan = AGENDA.replace("title = \"Dagsorden\"", "title = \"Dagsorden\", kind = \"plan\"");
    let mut told = with(&plan, "14", "Nyt byggeri", "4", Access::Open);
    let on = Target::Point(SlotId("added-Nyt byggeri".into()));
    told.at("9.10").start(2).decide(&on, "Godkendt.", Outcome::Approved);
    let protocol = told.protocol(Audience::Full);
    assert_eq!(headings(&protocol), ["1", "4", "5", "14", "Eventuelt"]);
    let text = markdown(&protocol).unwrap();
    let heading = "## 14. Nyt byggeri (tilføjet under mødet)\n\nÅben sag\n\n### Beslutning\n\nGodkendt.\n";
    assert!(text.contains(heading), "{text}");
    assert!(text.contains("4. Nyt byggeri") || text.contains("**14.** Nyt byggeri"), "{text}");
    assert_eq!(text.matches("Godkendt.").count(), 1, "{text}");
    let page = html(&protocol).unwrap();
    assert!(page.contains("<span class=\"number\">14.</span> Nyt byggeri"), "{page}");
    let word = super::docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
    assert!(word.contains("14. Nyt byggeri"), "{word}");
}

#[test]
fn a_late_closed_item_is_a_number_to_the_public() {
    let told = with(AGENDA, "14", "Afsked", "1", Access::Closed);
    let public = told.protocol(Audience::Public);
    assert_eq!(headings(&public), ["1", "4", "5", "14", "Eventuelt"]);
    let text = markdown(&public).unwrap();
    assert!(text.contains("## 14. Lukket punkt\n\nLukket sag\n") && !text.contains("Afsked"), "{text}");
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("## 14. Afsked (tilføjet under mødet)\n\nLukket sag\n"), "{text}");
}

#[test]
fn closed_items_that_are_numbered_for_themselves_do_not_draw_an_open_one_after_them() {
    let apart = AGENDA.replace(
        "{ id = \"x\", title = \"Eventuelt\" }",
        "{ id = \"x\", number = 1, title = \"Personale\", access = \"closed\" }",
    );
    assert_eq!(order(&with(&apart, "6", "Ny", "1", Access::Open)), ["1", "4", "5", "6", "1"]);
    assert_eq!(order(&with(&apart, "2", "Ny", "1", Access::Closed)), ["1", "4", "5", "1", "2"]);
}

#[test]
fn a_late_item_is_where_it_belongs_after_the_agenda_changed() {
    let mut told = with(AGENDA, "4a", "Ny", "1", Access::Open);
    told.at("9.06").take_over(crate::kit::agenda(&AGENDA.replace("Regnskab", "Årsregnskab")));
    assert_eq!(order(&told), ["1", "4", "4a", "5", "Eventuelt"]);
}

#[test]
fn the_order_names_a_late_item_by_its_number_and_what_was_decided_together_with_another() {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\n\
        item = [{ number = 4, title = \"Takster\" }, { number = \"4.1\", title = \"Voksne\" }, \
                { number = \"4.2\", title = \"Børn\" }, { number = 5, title = \"Regnskab\" }, { number = 6, title = \"Eventuelt\" }]\n\
        slot = [{ at = \"9.00\", items = [4] }, { at = \"9.10\", items = [\"4.1\"] }, { at = \"9.20\", items = [\"4.2\"] }, \
                { at = \"9.30\", items = [5] }, { at = \"9.40\", items = [6] }]\n";
    let mut told = with(plan, "11", "Lukketider", "6", Access::Open);
    let both = || [Target::Item("4.1".into()), Target::Item("4.2".into())];
    told.at("9.06").record(Event::ConsideredTogether { items: both().to_vec(), events: 2 });
    for on in both() {
        let decision = Decision { text: "Godkendt.".to_owned(), ..Decision::default() };
        told.record(Event::DecisionRecorded { on, decision });
    }
    told.at("9.10")
        .start("added-Lukketider")
        .at("9.20")
        .start("5")
        .at("9.30")
        .start("6")
        .at("9.40")
        .record(Event::MeetingClosed);
    for audience in [Audience::Full, Audience::Public] {
        let said = markdown(&told.protocol(audience)).unwrap();
        assert!(said.contains("i rækkefølgen 4, 4.1, 4.2, 11, 5 og 6."), "{said}");
    }
}
