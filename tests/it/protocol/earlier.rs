//! Who asked for an item, who decides on it, and what other bodies decided before, in every document.

use punktlig::audience::Audience;
use punktlig::protocol::{Protocol, docx, json};

use super::*;
use crate::kit::{html, markdown};

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-02-11\nbody = \"Økonomiudvalget\"\n\
    person = [{ id = \"aa\", name = \"Anna Agerskov\", title = \"Borgmester\", role = \"member\" }]\n\
    [[item]]\nnumber = 1\ntitle = \"Skolebyggeri\"\nmover = \"aa\"\ndecides = \"Byrådet\"\n\
    recommendations = [\"At bevillingen gives.\"]\n\
    history = [{ body = \"Skoleudvalget\", date = 2025-02-04, number = \"17\", text = \"Indstillingen blev tiltrådt.\\nUlla Holm stemte imod.\", absent = [\"Bo Bech\"] }, \
               { body = \"Byggeudvalget\", text = \"Anbefalet.\" }]\n\
    slot = [{ at = \"9.00\", items = [1] }]\n";

fn held(text: &str) -> LiveMeeting {
    let text = text.replace("slot = [{ at = \"9.00\", items = [1] }]\n", "[[slot]]\nat = \"9.00\"\nitems = [1]\n");
    let mut told = LiveMeeting::new(crate::kit::agenda(&text));
    told.at("9.00").start(0).decide(&item(1), "Indstilles til Byrådets godkendelse.", Outcome::Forwarded);
    told
}

fn everything(protocol: &Protocol) -> Vec<String> {
    let word = super::docx::parts(&docx(protocol).unwrap())["word/document.xml"].clone();
    vec![markdown(protocol).unwrap(), html(protocol).unwrap(), word, json(protocol).unwrap()]
}

#[test]
fn what_others_decided_is_between_the_recommendation_and_the_decision_in_the_order_given() {
    let told = held(AGENDA);
    for text in everything(&told.protocol(Audience::Full)).iter().take(3) {
        let text = crate::kit::blanks(text).replace("<span class=\"date\">", "").replace("</span>", "");
        let at = |what: &str| text.rfind(what).unwrap_or_else(|| panic!("{what}\n{text}"));
        let order = [
            at("At bevillingen gives."),
            at("Beslutning i Skoleudvalget den 04-02-2025, punkt 17"),
            at("Indstillingen blev tiltrådt."),
            at("Ulla Holm stemte imod."),
            at("Fraværende: Bo Bech."),
            at("Beslutning i Byggeudvalget"),
            at("Anbefalet."),
            at("Indstilling fra Økonomiudvalget til Byrådet den 11-02-2025"),
            at("Indstilles til Byrådets godkendelse."),
        ];
        assert!(order.is_sorted(), "{order:?}\n{text}");
    }
}

#[test]
fn who_asked_for_an_item_and_who_decides_is_printed_with_its_facts() {
    let told = held(AGENDA);
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("### Rejst af\n\nBorgmester Anna Agerskov\n\n### Afgøres af\n\nByrådet\n"), "{text}");
    let page = html(&told.protocol(Audience::Full)).unwrap();
    assert!(page.contains("<div><dt>Rejst af</dt><dd>Borgmester Anna Agerskov</dd></div>"), "{page}");
    let model = json(&told.protocol(Audience::Full)).unwrap();
    assert!(model.contains("\"decides\": \"Byrådet\"") && model.contains("\"number\": \"17\""), "{model}");
    // The body that is to decide has nobody to recommend to.
    let text = markdown(&held(&AGENDA.replace("Økonomiudvalget", "Byrådet")).protocol(Audience::Full)).unwrap();
    assert!(text.contains("### Beslutning i Byrådet den 11-02-2025") && !text.contains("Afgøres af"), "{text}");
    let text = markdown(&held(AGENDA).protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    assert!(text.contains("### Recommendation of Økonomiudvalget to Byrådet on "), "{text}");
}

#[test]
fn who_asked_for_an_item_has_their_group_where_members_have() {
    let political = AGENDA.replacen("[[item]]", "[protocol]\nprofile = \"political\"\n\n[[item]]", 1);
    let told = held(&political.replacen("role = \"member\"", "role = \"member\", group = \"A\"", 1));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("### Rejst af\n\nBorgmester Anna Agerskov (A)\n"), "{text}");
}

#[test]
fn of_a_closed_item_the_public_is_told_nothing_of_all_that() {
    let closed = AGENDA.replace("number = 1\n", "number = 1\naccess = \"closed\"\n");
    for text in everything(&held(&closed).protocol(Audience::Public)) {
        for secret in ["Skoleudvalget", "Byggeudvalget", "Anbefalet", "Rejst", "Byrådet", "Bo Bech", "04-02-2025"] {
            // The words of the form are in the model.
            let text = text.replace("\"mover\": \"Rejst af\"", "");
            assert!(!text.contains(secret), "{secret}\n{text}");
        }
    }
}

const MINUTES: &str = "title = \"Møde\"\ndate = 2025-01-15\nissued = 2025-01-10\n\
    item = [{ number = 1, title = \"Protokol\", approves = \"2025-01-08-direktionen\" }, \
            { number = 2, title = \"Budget\" }, { number = 3, title = \"Ny sag\", supplement = 2025-01-13 }, \
            { number = 4, title = \"Køb\", access = \"closed\", supplement = 2025-01-13 }]\n\
    slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2, 3, 4] }]\n";

#[test]
fn the_minutes_that_are_approved_are_named_where_their_record_was_found() {
    let mut agenda = crate::kit::agenda(MINUTES);
    let text = |agenda: &agenda::Agenda| markdown(&LiveMeeting::new(agenda.clone()).protocol(Audience::Full)).unwrap();
    assert!(!text(&agenda).contains("Protokol fra"), "{}", text(&agenda));
    let minutes = agenda.items[0].approves.as_mut().unwrap();
    minutes.meeting = Some(agenda::EarlierMeeting { title: "Direktionsmøde".into(), date: day(2025, 1, 8) });
    assert!(text(&agenda).contains("### Protokol fra\n\nDirektionsmøde den 8. januar 2025\n"), "{}", text(&agenda));
}

#[test]
fn a_supplementary_agenda_is_in_the_head_and_at_its_items() {
    let told = LiveMeeting::new(crate::kit::agenda(MINUTES));
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("- Tillægsdagsorden: Udsendt den 13. januar 2025: punkt 3 og 4\n"), "{text}");
    assert_eq!(text.matches("### Tillægsdagsorden\n\nUdsendt den 13. januar 2025\n").count(), 2, "{text}");
    // A closed item is a number and a public title to the public.
    let text = markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(text.contains("- Tillægsdagsorden: Udsendt den 13. januar 2025: punkt 3\n"), "{text}");
    assert_eq!(text.matches("### Tillægsdagsorden").count(), 1, "{text}");
}

/// Three members, of whom one was away.
fn signatures(settings: &str) -> Vec<String> {
    let mut told = LiveMeeting::new(crate::kit::agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\nchair = \"aa\"\n\
         person = [{{ id = \"aa\", name = \"Anna\", role = \"member\" }}, {{ id = \"bb\", name = \"Bo\", role = \"member\" }}, \
                   {{ id = \"cc\", name = \"Cay\" }}]\n\
         absent = [{{ who = \"bb\", substitute = \"cc\" }}]\n\
         slot = [{{ at = \"9.00\", title = \"A\" }}]\n[protocol]\nsignatures = true\n{settings}\n"
    )));
    told.at("9.00").start(0).record(Event::AllPresentRecorded).at("9.10").record(Event::MeetingClosed);
    told.protocol(Audience::Full).document.signatures
}

#[test]
fn all_members_sign_and_of_a_political_body_those_who_were_there() {
    assert_eq!(signatures(""), ["Anna, mødeleder", "Bo", "Cay"]);
    assert_eq!(signatures("profile = \"political\"\ngroups = \"none\""), ["Anna, formand", "Cay"]);
}

#[test]
fn those_sign_whom_the_agenda_names_as_persons_or_by_title() {
    assert_eq!(signatures("signers = [\"cc\", \"Sekretær\"]"), ["Cay", "Sekretær"]);
}
