//! Rows with bullets and numbers in what was typed: lists in every format.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::meeting::Content;
use punktlig::protocol::{docx, json};

use super::*;
use crate::kit::{html, markdown};

const TYPED: &str =
    "Direktionen drøftede:\n- psykiatriplanen\no underpunkt\n- sundhed\n1. første\n2. andet\n\nDer følges op.";

fn decided(text: &str) -> LiveMeeting {
    let mut told = january();
    told.decide(&item(8), text, Outcome::Discussed);
    told
}

#[test]
fn rows_of_a_decision_are_lists_in_every_document_and_as_typed_in_the_json() {
    let protocol = decided(TYPED).protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    let list = "Direktionen drøftede:\n\n- psykiatriplanen\n  - underpunkt\n- sundhed\n\n1. første\n2. andet\n\nDer følges op.";
    assert!(text.contains(list), "{text}");
    let text = html(&protocol).unwrap();
    let list = "<p>Direktionen drøftede:</p>\n<ul>\n<li>psykiatriplanen\n<ul>\n<li>underpunkt</li>\n</ul></li>\n<li>sundhed</li>\n</ul>\n\
        <ol>\n<li>første</li>\n<li>andet</li>\n</ol>\n<p>Der følges op.</p>";
    assert!(text.contains(list), "{text}");
    let word = super::docx::parts(&docx(&protocol).unwrap())["word/document.xml"].clone();
    for row in ["psykiatriplanen", "underpunkt", "sundhed", "første", "andet"] {
        let at = word.find(&format!(">{row}<")).unwrap();
        let paragraph = &word[word[..at].rfind("<w:p>").unwrap()..at];
        assert!(paragraph.contains("<w:numPr>") && paragraph.contains("<w:pBdr>"), "{paragraph}");
        let indents = ["w:left=\"652\" w:hanging=\"425\"", "w:left=\"1077\" w:hanging=\"850\""];
        assert!(paragraph.contains(indents[usize::from(row == "underpunkt")]), "the bar is one: {paragraph}");
    }
    let model: serde_json::Value = serde_json::from_str(&json(&protocol).unwrap()).unwrap();
    assert!(model.to_string().contains(&serde_json::to_string(TYPED).unwrap()));
}

#[test]
fn a_correction_that_begins_with_a_list_has_it_below_its_lead() {
    let mut told = decided("Drøftet.");
    let record = punktlig::meeting::RecordId(told.seq());
    told.record(Event::MeetingClosed);
    let content = Content::Decision(Decision { text: "- a\n- b".to_owned(), ..Decision::default() });
    told.record(Event::CorrectionRecorded { record, content, reason: "Fejl".to_owned() });
    let protocol = told.protocol(Audience::Full);
    let text = markdown(&protocol).unwrap();
    assert!(text.contains("(begrundelse: Fejl):**\n\n- a\n- b\n"), "{text}");
    let text = html(&protocol).unwrap();
    assert!(text.contains("(begrundelse: Fejl):</strong></p>\n<ul>\n<li>a</li>"), "{text}");
    assert!(docx(&protocol).is_ok());
}

#[test]
fn a_follow_up_of_an_owner_alone_is_about_the_item_where_the_decision_only_leads_to_a_list() {
    let mut told = decided(TYPED);
    told.follow_up(&item(8), "", &[id("ls")], None);
    let protocol = told.protocol(Audience::Full);
    let tasks: Vec<_> = protocol.document.followups.iter().flat_map(|group| &group.tasks).collect();
    let title = &protocol.items[7].title;
    assert!(
        tasks.iter().any(|task| task.task == format!("Følger op på »{title}«")),
        "{:?}",
        tasks.iter().map(|t| &t.task).collect::<Vec<_>>()
    );
}
