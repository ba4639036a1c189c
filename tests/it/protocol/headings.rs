//! Headings over items, in every document and for every audience.

use punktlig::audience::Audience;
use punktlig::protocol::{Protocol, docx, json};

use super::*;
use crate::kit::{html, markdown};

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
    item = [{ number = 1, title = \"Dagsorden\", kind = \"plan\" }, \
            { number = 2, title = \"Budget\", heading = \"Til beslutning\" }, { number = 3, title = \"Regnskab\" }, \
            { number = 4, title = \"Nyt\", heading = \"Til orientering\" }, \
            { number = 5, title = \"Afsked\", access = \"closed\", heading = \"Lukkede punkter\" }]\n\
    slot = [{ at = \"9.00\", items = [2] }, { at = \"9.10\", title = \"Pause\", kind = \"break\" }, \
            { at = \"9.20\", items = [3] }, { at = \"9.30\", items = [4] }, { at = \"9.40\", items = [5] }]\n";

fn protocol(text: &str, audience: Audience) -> Protocol {
    LiveMeeting::new(crate::kit::agenda(text)).protocol(audience)
}

#[test]
fn a_heading_is_printed_once_before_the_first_item_under_it() {
    let text = markdown(&protocol(AGENDA, Audience::Full)).unwrap();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}\n{text}"));
    assert!(at("\n# Til beslutning\n\n## 2. Budget") < at("\n## 3. Regnskab"), "{text}");
    assert!(at("\n## 3. Regnskab") < at("\n# Til orientering\n\n## 4. Nyt"), "{text}");
    assert_eq!(text.matches("\n# Til").count(), 2, "{text}");
    let page = html(&protocol(AGENDA, Audience::Full)).unwrap();
    assert!(
        page.contains("<h2 class=\"group\" id=\"group-2\">Til beslutning</h2>\n<section class=\"item\" id=\"item-2\">"),
        "{page}"
    );
    let parts = super::docx::parts(&docx(&protocol(AGENDA, Audience::Full)).unwrap());
    assert_eq!(parts["word/document.xml"].matches("\"GroupHeading\"").count(), 3);
}

#[test]
fn the_contents_have_the_headings_over_their_items() {
    let full = protocol(AGENDA, Audience::Full);
    let groups: Vec<_> =
        full.document.contents.iter().filter(|l| l.is_group).map(|l| (l.title.as_str(), l.anchor.as_str())).collect();
    assert_eq!(groups, [("Til beslutning", "group-2"), ("Til orientering", "group-4"), ("Lukkede punkter", "group-5")]);
    let text = markdown(&full).unwrap();
    assert!(
        text.contains(
            "1. Dagsorden\n\n**Til beslutning**\n\n2. Budget\n3. Regnskab\n\n**Til orientering**\n\n4. Nyt\n"
        ),
        "{text}"
    );
    let page = html(&full).unwrap();
    assert!(page.contains("<li class=\"group\"><a href=\"#group-2\">"), "{page}");
}

#[test]
fn the_plan_has_the_headings_of_its_items_where_it_has_no_blocks() {
    let headings = |text: &str| -> Vec<Option<String>> {
        let full = protocol(text, Audience::Full);
        full.items[0].plan.as_ref().unwrap().rows.iter().map(|row| row.heading.clone()).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    // A break is in the middle of items.
    let expected = [some("Til beslutning"), None, None, some("Til orientering"), some("Lukkede punkter")];
    assert_eq!(headings(AGENDA), expected);
    let blocks = AGENDA.replace("items = [3]", "items = [3], block = \"Blok 2\"");
    assert_eq!(headings(&blocks), [None, None, some("Blok 2"), None, None]);
}

#[test]
fn a_heading_is_public_also_over_closed_items() {
    let public = protocol(AGENDA, Audience::Public);
    let text = markdown(&public).unwrap();
    assert!(text.contains("\n# Lukkede punkter\n\n## 5. Lukket punkt\n"), "{text}");
    assert!(!json(&public).unwrap().contains("Afsked"));
}

#[test]
fn an_item_that_left_the_agenda_takes_no_heading_along() {
    let mut told = LiveMeeting::new(crate::kit::agenda(AGENDA));
    told.at("9.00").start(0).decide(&item(2), "Godkendt.", Outcome::Approved);
    told.at("9.10").start(2).decide(&item(3), "Godkendt.", Outcome::Approved);
    told.take_over(crate::kit::agenda(
        &AGENDA.replace("{ number = 3, title = \"Regnskab\" }, ", "").replace("{ at = \"9.20\", items = [3] }, ", ""),
    ));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert_eq!(text.matches("\n# Til beslutning\n").count(), 1, "{text}");
    assert!(text.contains("Regnskab"), "{text}");
}

#[test]
fn what_comes_after_a_heading_that_ends_is_set_apart_in_every_format() {
    let ends = AGENDA.replace("title = \"Nyt\", heading = \"Til orientering\"", "title = \"Nyt\", heading = \"\"");
    for audience in [Audience::Full, Audience::Public] {
        let told = protocol(&ends, audience);
        let set_apart: Vec<bool> = told.items.iter().map(|item| item.wording.ends_group).collect();
        assert_eq!(set_apart, [false, false, false, true, false]);
        let rows = &told.items[0].plan.as_ref().unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.ends_heading).collect::<Vec<_>>(), [false, false, false, true, false]);
        let text = markdown(&told).unwrap();
        assert!(text.contains("2. Budget\n3. Regnskab\n\n___\n\n4. Nyt\n"), "{text}");
        assert!(text.contains("| | |\n| 9.30 | Nyt |"), "{text}");
        assert!(text.contains("\n___\n\n## 4. Nyt\n"), "{text}");
        let page = html(&told).unwrap();
        for part in ["<hr class=\"apart\">\n<section class=\"item\" id=\"item-4\">", "<tbody class=\"apart\">"] {
            assert_eq!(page.matches(part).count(), 1, "{part} in {page}");
        }
        assert!(page.contains("<li class=\"apart\"><a href=\"#item-4\">"), "{page}");
        let (word, before) = (docx(&told).unwrap(), docx(&protocol(AGENDA, audience)).unwrap());
        let rules = |file: &[u8]| super::docx::parts(file)["word/document.xml"].matches("\"Rule\"").count();
        assert_eq!(rules(&word), rules(&before) + 2, "in the contents, and before the item");
    }
}

#[test]
fn an_open_point_next_to_a_closed_block_ends_no_open_one_in_public() {
    let text = "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"Plan\", kind = \"plan\" }]\n\
        slot = [{ at = \"9.00\", title = \"A\", block = \"Blok 1\" }, \
                { at = \"9.10\", title = \"B\", access = \"closed\", block = \"Blok 2\" }, \
                { at = \"9.20\", title = \"C\", block = \"Blok 1\" }, { at = \"9.30\", title = \"D\", block = \"\" }]\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(text));
    let (slot, title, after) = (SlotId("added-1".into()), "Ny".to_owned(), Some(SlotId("b".into())));
    told.at("9.10").start("b");
    told.record(Event::SlotAdded { slot, title, minutes: None, number: None, after, access: Access::Open });
    let rows = |audience| {
        let told = told.protocol(audience);
        let rows = told.items[0].plan.clone().unwrap().rows.into_iter();
        rows.map(|row| (row.heading, row.ends_heading)).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    let (one, two) = ((some("Blok 1"), false), (some("Blok 2"), false));
    assert_eq!(rows(Audience::Full), [one.clone(), two, (None, false), one.clone(), (None, true)]);
    assert_eq!(rows(Audience::Public), [one, (None, false), (None, false), (None, false), (None, true)]);
}
