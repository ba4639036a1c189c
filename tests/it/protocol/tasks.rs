//! The sentences of follow-ups, of tasks as they are typed in haste.

use punktlig::audience::Audience;
use punktlig::lang::Lang;

use super::*;

#[test]
fn a_task_keeps_the_capital_of_a_name_and_of_an_abbreviation() {
    let mut told = january();
    for task in
        ["Bettina ringer til KL.", "KL kontaktes", "Økonomiudvalget orienteres", "Ole Hansen inviteres", "Sag rejses"]
    {
        told.follow_up(&item(8), task, &[id("ls")], None);
    }
    let protocol = told.protocol(Audience::Full);
    let told: Vec<&str> = protocol.items[7].wording.entries.iter().skip(1).map(|e| e.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "Ledelsessekretariatet følger op: Bettina ringer til KL.",
            "Ledelsessekretariatet følger op: KL kontaktes.",
            "Ledelsessekretariatet følger op: Økonomiudvalget orienteres.",
            "Ledelsessekretariatet følger op: Ole Hansen inviteres.",
            "Ledelsessekretariatet følger op: sag rejses.",
        ]
    );
}

/// Says a follow-up as a protocol in `lang` does.
fn follow_up_said(lang: Lang, task: &str, owners: &[Who], due: bool) -> String {
    let mut told = january();
    told.follow_up(&item(8), task, owners, due.then(|| day(2025, 2, 6)));
    let protocol = told.protocol_in(Audience::Full, Some(lang));
    protocol.items[7].wording.entries.last().unwrap().text.clone()
}

#[test]
fn a_task_that_says_itself_that_it_is_followed_up_is_the_sentence() {
    let owner = [id("jk")];
    for (task, said) in [
        ("Følger op på psykiatriplanen", "Jonas Kroustrup følger op på psykiatriplanen senest den 6. februar 2025."),
        ("følge op på planen.", "Jonas Kroustrup følger op på planen senest den 6. februar 2025."),
        (
            "at følge op med Økonomiudvalget",
            "Jonas Kroustrup følger op med Økonomiudvalget senest den 6. februar 2025.",
        ),
        ("Følger op", "Jonas Kroustrup følger op senest den 6. februar 2025."),
        ("Følger op: sender notat", "Jonas Kroustrup følger op: sender notat senest den 6. februar 2025."),
        ("Jonas følger op på planen", "Jonas Kroustrup følger op på planen senest den 6. februar 2025."),
        ("at sende notat", "Jonas Kroustrup følger op ved at sende notat senest den 6. februar 2025."),
        ("Jonas sender notat", "Jonas Kroustrup følger op: sender notat senest den 6. februar 2025."),
        ("Jonas Kroustrup sender notat", "Jonas Kroustrup følger op: sender notat senest den 6. februar 2025."),
        ("Jonas orienteres", "Jonas Kroustrup følger op: Jonas orienteres senest den 6. februar 2025."),
    ] {
        let said = said.replace("Jonas Kroustrup f", "Kommunaldirektør Jonas Kroustrup f");
        assert_eq!(follow_up_said(Lang::Da, task, &owner, true), said, "{task}");
    }
    let title = "Action: Kommunaldirektør Jonas Kroustrup";
    for (task, said) in [
        ("Follow up on the plan", format!("{title} to follow up on the plan.")),
        ("Follows up with the board", format!("{title} to follow up with the board.")),
        ("to send a note", format!("{title} to send a note.")),
        ("Send a note", format!("{title} to send a note.")),
        ("Jonas sends a note", "Action for Kommunaldirektør Jonas Kroustrup: Sends a note.".to_owned()),
    ] {
        assert_eq!(follow_up_said(Lang::En, task, &owner, false), said, "{task}");
    }
    let said = |task| follow_up_said(Lang::Da, task, &[], true);
    assert_eq!(said("Følger op på planen"), "Der følges op på planen senest den 6. februar 2025.");
    assert_eq!(said("at sende notat"), "Opfølgning: at sende notat senest den 6. februar 2025.");
}

#[test]
fn a_task_that_begins_with_a_verb_has_a_small_letter_whoever_is_named_after_it() {
    for (task, said) in [
        ("Indkalder Bettina og Marc på ny", "indkalder Bettina og Marc på ny"),
        ("Indkalder Vivian Bech til møde", "indkalder Vivian Bech til møde"),
        ("Inviterer Bettina", "inviterer Bettina"),
        ("Peter Hansen og Bo Bech inviteres", "Peter Hansen og Bo Bech inviteres"),
        ("Peter ringes op; mødet holdes hos Peter", "Peter ringes op; mødet holdes hos Peter"),
        ("IT kontakter Bettina", "IT kontakter Bettina"),
    ] {
        let expected = format!("Ledelsessekretariatet følger op: {said}.");
        assert_eq!(follow_up_said(Lang::Da, task, &[id("ls")], false), expected);
    }
}

#[test]
fn an_english_task_follows_to_unless_it_says_what_somebody_does() {
    let owner = [Who::Name("Bo Bech".to_owned())];
    let said = |task, due| follow_up_said(Lang::En, task, &owner, due);
    assert_eq!(said("Send the summary.", true), "Action: Bo Bech to send the summary by 6 February 2025.");
    assert_eq!(said("Sends the summary", true), "Action for Bo Bech: Sends the summary by 6 February 2025.");
    assert_eq!(said("Discuss HR matters", false), "Action: Bo Bech to discuss HR matters.");
    assert_eq!(said("HR plan for 2026", false), "Action: Bo Bech to HR plan for 2026.");
    assert_eq!(said("", true), "Action: Bo Bech to follow up by 6 February 2025.");
    let danish = follow_up_said(Lang::Da, "Sender referatet", &owner, true);
    assert_eq!(danish, "Bo Bech følger op: sender referatet senest den 6. februar 2025.");
}
