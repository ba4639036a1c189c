//! Votes, dissent and remarks as the documents print them.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::lang::Lang;
use punktlig::meeting::{
    AttendanceStatus, Content, Event, GroupVotes, RecordId, RecordKind, Side, Stance, Statement, StatementKind, Vote,
};
use punktlig::protocol::{Format, Templates, json, render};

use super::*;
use crate::kit::markdown;

const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2025-01-15
body = "Byrådet"
chair = "jk"
absent = [{ who = "po", reason = "ferie", substitute = "ba" }]
protocol = { profile = "political" }
person = [
    { id = "jk", name = "Jonas Kroustrup", title = "Borgmester", group = "A", role = "member" },
    { id = "lh", name = "Lene Hansen", group = "A", role = "member" },
    { id = "kn", name = "Kim Nielsen", group = "A", role = "member" },
    { id = "po", name = "Per Olsen", group = "A", role = "member" },
    { id = "ah", name = "Anne Holm", group = "V", role = "member" },
    { id = "sb", name = "Søren Bach", group = "V", role = "member" },
    { id = "ml", name = "Mette Lund", group = "V", role = "member" },
    { id = "of", name = "Ole Friis", group = "Borgerlisten", role = "member" },
    { id = "kj", name = "Karen Juul", role = "member" },
    { id = "ba", name = "Bettina Andersen" },
]
item = [
    { number = 1, title = "Budget" },
    { number = 2, title = "Personalesag", access = "closed" },
    { number = 3, title = "Lokalplan 17" },
    { number = 4, title = "Cykelsti" },
    { number = 5, title = "Orientering", type = "information" },
]
slot = [
    { at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] },
    { at = "10.15", items = [4] }, { at = "10.30", items = [5] }, { at = "11.00", kind = "close" },
]
"#;

fn named(people: &[&str]) -> Side {
    Side { people: people.iter().map(|who| id(who)).collect(), ..Side::default() }
}

fn groups(groups: &[(&str, u32)], people: &[&str]) -> Side {
    let of = |(group, votes): &(&str, u32)| GroupVotes { group: (*group).to_owned(), votes: *votes };
    Side { groups: groups.iter().map(of).collect(), ..named(people) }
}

fn counted(unnamed: u32) -> Side {
    Side { unnamed, ..Side::default() }
}

fn says(told: &mut LiveMeeting, on: &Target, kind: StatementKind, who: &str, text: &str) {
    let decision = told.meeting().decisions_on(on).last().map(|r| r.id);
    let statement = Statement { decision, statement: kind, who: who.split('+').map(id).collect(), text: text.into() };
    told.record(Event::StatementRecorded { on: on.clone(), statement });
}

fn votes(told: &mut LiveMeeting, on: &Target, vote: Vote) {
    let decision = told.meeting().decisions_on(on).last().map(|r| r.id);
    told.record(Event::VoteRecorded { on: on.clone(), vote: Vote { decision, ..vote } });
}

/// A council of nine: a substitute, a late arrival, somebody disqualified; 5–3–1 by name, by group, a tie, and all
/// alike.
fn council() -> LiveMeeting {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    let time = stamp(day(2025, 1, 15).and_hms_opt(9, 5, 0).unwrap());
    told.record(Event::AllPresentRecorded).at("9.00").start(0);
    told.at("9.05").record(Event::PersonArrived { who: id("kj"), time });
    told.at("9.20").decide(&item(1), "Budgettet blev vedtaget.", Outcome::Approved);
    // Said before the vote was written down, and printed after it.
    says(&mut told, &item(1), StatementKind::Dissent, "ml", "Venstre finder,\nat skatten er for høj.");
    votes(
        &mut told,
        &item(1),
        Vote {
            in_favour: named(&["jk", "lh", "kn", "ba", "kj"]),
            against: named(&["ah", "sb", "ml"]),
            abstained: named(&["of"]),
            ..Vote::default()
        },
    );
    says(&mut told, &item(1), StatementKind::Remark, "of", "Borgerlisten havde ønsket en høring.");
    told.follow_up(&item(1), "Offentliggør budgettet", &[Who::Name("Økonomi".into())], None);
    told.at("9.30").start(1).decide(&item(2), "Hemmelig beslutning.", Outcome::Approved);
    votes(&mut told, &item(2), Vote { in_favour: named(&["jk"]), against: counted(8), ..Vote::default() });
    says(&mut told, &item(2), StatementKind::Dissent, "jk", "Hemmelig mening.");
    told.at("10.00").start(2).record(Event::DisqualificationRecorded { who: id("lh"), on: item(3) });
    votes(
        &mut told,
        &item(3),
        Vote {
            in_favour: groups(&[("A", 3)], &["kj"]),
            against: groups(&[("V", 3), ("Borgerlisten", 1)], &[]),
            casting: Some(Stance::For),
            ..Vote::default()
        },
    );
    // The vote came first; the decision that was written down then is what was voted on.
    let decision = Decision {
        text: "Anbefales.".into(),
        outcome: Outcome::Forwarded,
        forwarded_to: Some("Økonomiudvalget".into()),
        forwarded_on: Some(day(2025, 2, 6)),
    };
    told.at("10.10").record(Event::DecisionRecorded { on: item(3), decision });
    told.at("10.15").start(3).decide(&item(4), "Godkendt som indstillet.", Outcome::Approved);
    votes(&mut told, &item(4), Vote { in_favour: counted(9), ..Vote::default() });
    told.at("10.30").start(4).at("10.50");
    votes(&mut told, &item(5), Vote { in_favour: counted(7), abstained: counted(2), ..Vote::default() });
    let last = told.meeting().slots()[4].slot.id.clone();
    told.at("11.00").record(Event::SlotEnded { slot: last }).record(Event::MeetingClosed);
    told
}

#[test]
fn a_councils_protocol_prints_votes_dissent_and_remarks_after_the_decision() {
    insta::assert_snapshot!("votes_da", markdown(&council().protocol(Audience::Full)).unwrap());
    let english = markdown(&council().protocol_in(Audience::Full, Some(Lang::En))).unwrap();
    for line in [
        "Carried: 5 for (Jonas Kroustrup (A), Lene Hansen (A), Kim Nielsen (A), Bettina Andersen (A) and Karen Juul (independent)), 3 against (Anne Holm (V), Søren Bach (V) and Mette Lund (V)), 1 abstention (Ole Friis (Borgerlisten)).",
        "Dissenting opinion of Mette Lund (V):",
        "Carried: 4 for (A 3 and Karen Juul (independent)), 4 against (V 3 and Borgerlisten 1). The votes were equal. Jonas Kroustrup (chair) gave a casting vote for.",
        "Carried unanimously. All 9 members present voted for.",
        "Vote: 7 for, 0 against, 2 abstentions.",
        "Referred to Økonomiudvalget (meeting on 6 February 2025).",
    ] {
        assert!(english.contains(line), "{line}\nis not in\n{english}");
    }
}

#[test]
fn a_side_that_is_one_group_is_counted_once() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    let (in_favour, against) = (groups(&[("V", 3), ("Borgerlisten", 1)], &["kj"]), groups(&[("A", 4)], &[]));
    votes(&mut told, &item(1), Vote { in_favour, against, ..Vote::default() });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(text.contains("Imod stemte 4: A."), "{text}");
    assert!(text.contains("For stemte 5: V (3), Borgerlisten (1) og "), "{text}");
}

#[test]
fn who_voted_otherwise_than_their_group_is_named_on_their_own_side_and_the_group_has_its_number() {
    let said = |in_favour: Side, against: Side, abstained: Side| {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        told.record(Event::AllPresentRecorded).at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
        votes(&mut told, &item(1), Vote { in_favour, against, abstained, ..Vote::default() });
        let text = markdown(&told.protocol(Audience::Full)).unwrap();
        text.lines().find(|line| line.contains("For stemte")).unwrap().trim().to_owned()
    };
    assert_eq!(
        said(groups(&[("A", 3), ("V", 2)], &["of", "kj"]), named(&["lh"]), named(&["sb"])),
        "For stemte 7: A (3), V (2), Ole Friis (Borgerlisten) og Karen Juul (løsgænger). Imod stemte 1: Lene Hansen (A). \
         1 undlod at stemme: Søren Bach (V)."
    );
    // A substitute votes with the group of the member on whose seat they sit.
    assert_eq!(
        said(groups(&[("A", 3)], &[]), named(&["ba"]), Side::default()),
        "For stemte 3: A (3). Imod stemte 1: Bettina Andersen (A)."
    );
    assert_eq!(
        said(groups(&[("V", 2)], &["kn", "kj"]), named(&["sb", "of"]), groups(&[("A", 3)], &[])),
        "For stemte 4: V (2), Kim Nielsen (A) og Karen Juul (løsgænger). Imod stemte 2: Søren Bach (V) og Ole Friis \
         (Borgerlisten). 3 undlod at stemme: A (3)."
    );
}

#[test]
fn several_members_dissent_together_in_one_sentence() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
    says(&mut told, &item(1), StatementKind::Dissent, "ah+sb", "Skatten er for høj.");
    says(&mut told, &item(1), StatementKind::Remark, "of+kj+ml", "»Vi savner en høring.«");
    told.at("9.30").start(1).decide(&item(2), "Hemmelig beslutning.", Outcome::Approved);
    says(&mut told, &item(2), StatementKind::Dissent, "jk+lh", "Hemmelig mening.");
    let text = |audience, lang| markdown(&told.protocol_in(audience, lang)).unwrap();
    let danish = text(Audience::Full, None);
    for line in [
        "Anne Holm (V) og Søren Bach (V) ønskede følgende afvigende mening tilført protokollen: »Skatten er for høj.«",
        "Ole Friis (Borgerlisten), Karen Juul (løsgænger) og Mette Lund (V) afgav følgende protokolbemærkning: »Vi savner en høring.«",
        "Jonas Kroustrup (A) og Lene Hansen (A) ønskede følgende afvigende mening tilført protokollen: »Hemmelig mening.«",
    ] {
        assert!(danish.contains(line), "{line}\nis not in\n{danish}");
    }
    let english = text(Audience::Full, Some(Lang::En));
    assert!(
        english.contains("Dissenting opinion of Anne Holm (V) and Søren Bach (V): “Skatten er for høj.”"),
        "{english}"
    );
    let public = text(Audience::Public, None);
    assert!(public.contains("Anne Holm (V) og Søren Bach (V) ønskede") && !public.contains("Hemmelig"), "{public}");
    assert!(!public.contains("Jonas Kroustrup (A) og"), "{public}");
    let model = serde_json::to_value(told.protocol(Audience::Full)).unwrap();
    let dissent = &model["items"][0]["decisions"][0]["dissents"][0];
    assert_eq!((&dissent["name"], &dissent["with"][0]["name"]), (&"Anne Holm".into(), &"Søren Bach".into()));
    assert_eq!(model["items"][0]["decisions"][0]["remarks"][0]["with"][1]["id"], "ml");
}

#[test]
fn every_format_prints_the_vote_and_the_public_ones_nothing_of_the_closed_item() {
    let told = council();
    for format in [Format::Md, Format::Html, Format::Docx, Format::Json] {
        let text = |audience| {
            let bytes = render(format, &told.protocol(audience), &Templates::default()).unwrap().bytes;
            match format {
                Format::Docx => super::docx::parts(&bytes).into_values().collect::<String>(),
                _ => crate::kit::blanks(&String::from_utf8(bytes).unwrap()),
            }
        };
        let (full, public) = (text(Audience::Full), text(Audience::Public));
        for line in ["Imod stemte 3: Anne Holm (V), Søren Bach (V) og Mette Lund (V).", "at skatten er for høj."] {
            assert!(full.contains(line) && public.contains(line), "{line} in {}", format.ending());
        }
        assert!(full.contains("Hemmelig mening.") && full.contains("Imod stemte 8."));
        assert!(!public.contains("Hemmelig") && !public.contains("Imod stemte 8."), "{}", format.ending());
    }
}

#[test]
fn the_model_has_the_votes_with_their_decision() {
    let protocol = serde_json::to_value(council().protocol(Audience::Full)).unwrap();
    let decision = &protocol["items"][0]["decisions"][0];
    let vote = &decision["votes"][0];
    assert_eq!(
        (&vote["for"]["count"], &vote["against"]["count"], &vote["abstained"]["count"]),
        (&5.into(), &3.into(), &1.into())
    );
    assert_eq!(vote["for"]["names"][3]["id"], "ba");
    assert_eq!(vote["casting"], serde_json::Value::Null);
    assert_eq!(decision["dissents"][0]["name"], "Mette Lund");
    assert_eq!(decision["remarks"][0]["text"], "Borgerlisten havde ønsket en høring.");
    let forwarded = &protocol["items"][2]["decisions"][0];
    assert_eq!(forwarded["votes"][0]["casting"], "for");
    assert_eq!(forwarded["votes"][0]["for"]["groups"][0], serde_json::json!({ "group": "A", "count": 3 }));
    assert_eq!((&forwarded["outcome"], &forwarded["forwarded_to"]), (&"forwarded".into(), &"Økonomiudvalget".into()));
    assert_eq!(forwarded["forwarded_on"], "2025-02-06");
    assert_eq!(protocol["items"][4]["votes"][0]["for"]["count"], 7);
    assert!(json(&council().protocol(Audience::Full)).unwrap().contains("\"remarks\""));
}

#[test]
fn of_a_vote_by_name_only_what_was_recorded_is_printed() {
    let said = |vote: Vote, lang| {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        told.record(Event::AllPresentRecorded).at("9.00").start(0);
        told.decide(&item(1), "Godkendt.", Outcome::Approved);
        votes(&mut told, &item(1), vote);
        markdown(&told.protocol_in(Audience::Full, Some(lang))).unwrap()
    };
    let one = || Vote { against: named(&["of"]), ..Vote::default() };
    let (da, en) = (said(one(), Lang::Da), said(one(), Lang::En));
    assert!(da.contains("Ole Friis (Borgerlisten) stemte imod.") && !da.contains("Ingen stemte"), "{da}");
    assert!(en.contains("Ole Friis (Borgerlisten) voted against.") && !en.contains("Nobody voted"), "{en}");
}

#[test]
fn where_a_decision_goes_is_not_printed_twice() {
    let sentence = |text: &str, to: Option<&str>, on: Option<NaiveDate>| {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        let (forwarded_to, forwarded_on) = (to.map(str::to_owned), on);
        let decision = Decision { text: text.into(), outcome: Outcome::Forwarded, forwarded_to, forwarded_on };
        told.at("9.00").start(0).record(Event::DecisionRecorded { on: item(1), decision });
        told.protocol(Audience::Full).items[0].wording.entries[0].text.clone()
    };
    let (to, on) = (Some("Økonomiudvalget"), Some(day(2025, 2, 6)));
    for same in ["Indstilles til økonomiudvalget den 6. februar.", "Sendes til Økonomiudvalgets møde 6/2 2025."] {
        assert_eq!(sentence(same, to, on), same);
    }
    assert_eq!(
        sentence("Sendes til Økonomiudvalget.", to, on),
        "Sendes til Økonomiudvalget (møde den 6. februar 2025)."
    );
    assert_eq!(sentence("Ja.\nOg nej.", to, None), "Ja.\nOg nej.\nAnbefales over for Økonomiudvalget.");
    assert_eq!(sentence("Ja.", None, on), "Ja. Oversendes til behandling den 6. februar 2025.");
    assert_eq!(sentence("Ja.", None, None), "Ja.");
    // What is sent on is not for that a recommendation.
    let sent = "Oversendes til Økonomiudvalget (møde den 6. februar 2025).";
    assert_eq!(
        sentence("Drøftet; overskridelsen oversendes", to, on),
        format!("Drøftet; overskridelsen oversendes. {sent}")
    );
    assert_eq!(sentence("Oversendes som indstillet.", to, on), sent);
}

#[test]
fn a_forwarded_decision_is_one_sentence() {
    let sentence = |text: &str, to: Option<&str>, lang: Lang| {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        let (forwarded_to, forwarded_on) = (to.map(str::to_owned), Some(day(2025, 2, 6)));
        let decision = Decision { text: text.into(), outcome: Outcome::Forwarded, forwarded_to, forwarded_on };
        told.at("9.00").start(0).record(Event::DecisionRecorded { on: item(1), decision });
        told.protocol_in(Audience::Full, Some(lang)).items[0].wording.entries[0].text.clone()
    };
    let council = Some("Byrådet");
    for phrase in ["Anbefales godkendt.", "Anbefales", "Sendes videre med anbefaling.", ""] {
        assert_eq!(sentence(phrase, council, Lang::Da), "Anbefales over for Byrådet (møde den 6. februar 2025).");
    }
    for (text, said) in [
        ("Indstilles til Byrådets godkendelse.", "Indstilles til Byrådets godkendelse (møde den 6. februar 2025)."),
        (
            "Byrådet bør sige ja, jf. § 2. Udvalget ser frem til svar.",
            "Byrådet bør sige ja, jf. § 2 (møde den 6. februar 2025). Udvalget ser frem til svar.",
        ),
        ("Indstilles til byrådet", "Indstilles til byrådet (møde den 6. februar 2025)"),
        ("Til Byrådet.\nOg tak.", "Til Byrådet (møde den 6. februar 2025).\nOg tak."),
        ("Ja.", "Ja. Anbefales over for Byrådet (møde den 6. februar 2025)."),
    ] {
        assert_eq!(sentence(text, council, Lang::Da), said);
    }
    let recommended = "Anbefales godkendt. Oversendes til behandling den 6. februar 2025.";
    assert_eq!(sentence("Anbefales godkendt.", None, Lang::Da), recommended, "to nobody, the phrase says more");
    let english = [
        ("Forwarded with a recommendation.", "Referred to the Council (meeting on 6 February 2025)."),
        ("For the Council's approval.", "For the Council's approval (meeting on 6 February 2025)."),
    ];
    for (text, said) in english {
        assert_eq!(sentence(text, Some("the Council"), Lang::En), said);
    }
}

#[test]
fn a_vote_says_what_it_came_to_and_no_more_than_was_recorded() {
    let said = |profile: &str, outcome, vote: Vote, lang| {
        let mut told = LiveMeeting::new(agenda(&COUNCIL.replace("political", profile)));
        told.at("9.00").start(0).decide(&item(1), "Sådan.", outcome);
        votes(&mut told, &item(1), vote);
        told.protocol_in(Audience::Full, Some(lang)).items[0].wording.entries[1].text.clone()
    };
    let vote = |favour, against, abstained| Vote {
        in_favour: counted(favour),
        against: counted(against),
        abstained: counted(abstained),
        ..Vote::default()
    };
    let english = |outcome, vote| said("political", outcome, vote, Lang::En);
    assert_eq!(english(Outcome::Approved, vote(7, 0, 2)), "Carried: 7 for, 0 against, 2 abstentions.");
    assert_eq!(english(Outcome::Rejected, vote(3, 5, 1)), "Lost: 3 for, 5 against, 1 abstention.");
    assert_eq!(english(Outcome::Approved, vote(3, 6, 0)), "3 for, 6 against.", "neither is said of a contradiction");
    // Some who could vote were not recorded: nobody knows how they voted.
    let one = Vote { against: named(&["of"]), ..Vote::default() };
    assert_eq!(english(Outcome::Approved, one.clone()), "Ole Friis (Borgerlisten) voted against.");
    assert_eq!(said("political", Outcome::Approved, one, Lang::Da), "Ole Friis (Borgerlisten) stemte imod.");
    let some = Vote { in_favour: groups(&[("A", 3)], &["kj"]), abstained: counted(2), ..Vote::default() };
    assert_eq!(
        said("political", Outcome::Approved, some, Lang::Da),
        "A (3) og Karen Juul (løsgænger) stemte for. 2 undlod at stemme."
    );
    // A political body decides by majority; elsewhere the chair decides a tie.
    let tie = |profile| said(profile, Outcome::Rejected, vote(4, 4, 1), Lang::Da);
    let counts = "For stemte 4. Imod stemte 4. 1 undlod at stemme.";
    assert_eq!(tie("political"), format!("{counts} Stemmerne stod lige. Forslaget blev ikke vedtaget."));
    assert_eq!(tie("administrative"), format!("{counts} Stemmerne stod lige."));
    // Beside a decision that says otherwise it is not said that it was lost.
    for outcome in [Outcome::Approved, Outcome::Forwarded, Outcome::Noted, Outcome::Other] {
        let said = said("political", outcome, vote(4, 4, 1), Lang::Da);
        assert_eq!(said, format!("{counts} Stemmerne stod lige."), "{outcome:?}");
    }
    let cast = Vote { casting: Some(Stance::Against), ..vote(4, 4, 1) };
    assert_eq!(
        said("administrative", Outcome::Rejected, cast, Lang::Da),
        format!("{counts} Stemmerne stod lige. Jonas Kroustrup (mødeleder) stemte imod og afgjorde afstemningen.")
    );
    // Who is recorded as having voted the other way is not named for the casting vote.
    let cast = Vote {
        in_favour: named(&["jk", "lh", "kn"]),
        against: named(&["ah", "sb", "ml"]),
        abstained: named(&["of", "kj", "ba"]),
        casting: Some(Stance::Against),
        ..Vote::default()
    };
    let otherwise = said("administrative", Outcome::Rejected, cast, Lang::Da);
    assert!(otherwise.ends_with(" Stemmerne stod lige. Den afgørende stemme var imod."), "{otherwise}");
}

#[test]
fn a_vote_that_does_not_add_up_is_never_called_unanimous() {
    let said = |vote: Vote, disqualified: Option<&str>| {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        told.at("9.00").start(0).decide(&item(1), "Ja.", Outcome::Approved);
        if let Some(who) = disqualified {
            told.record(Event::DisqualificationRecorded { who: id(who), on: item(1) });
        }
        votes(&mut told, &item(1), vote);
        told.protocol(Audience::Full).items[0].wording.entries[1].text.clone()
    };
    let nine = || Vote { in_favour: counted(9), ..Vote::default() };
    assert_eq!(said(nine(), None), "Enstemmigt vedtaget. Alle 9 tilstedeværende medlemmer stemte for.");
    assert_eq!(said(nine(), Some("lh")), "For stemte 9. Ingen stemte imod.");
    let eight = Vote { in_favour: counted(8), ..Vote::default() };
    assert_eq!(said(eight, Some("lh")), "Enstemmigt vedtaget. Alle 8 tilstedeværende medlemmer stemte for.");
    let against = Vote { against: counted(9), ..Vote::default() };
    assert_eq!(said(against, None), "Alle 9 tilstedeværende medlemmer stemte imod.");
    let some = Vote { in_favour: Side { unnamed: 4, ..named(&["jk"]) }, against: counted(4), ..Vote::default() };
    assert_eq!(said(some, None), "For stemte 5: Jonas Kroustrup (A) og 4 andre. Imod stemte 4.");
}

#[test]
fn a_vote_and_a_dissent_are_corrected_after_the_close_by_addition() {
    let mut told = council();
    let find = |told: &LiveMeeting, test: &dyn Fn(&Content) -> bool| -> RecordId {
        told.meeting().records_on(&item(1)).find(|r| test(r.current())).unwrap().id
    };
    let vote = find(&told, &|c| matches!(c, Content::Vote(_)));
    let dissent = find(&told, &|c| matches!(c, Content::Statement(s) if s.statement == StatementKind::Dissent));
    let Content::Vote(old) = told.meeting().record(vote).unwrap().current().clone() else { panic!() };
    let Content::Statement(said) = told.meeting().record(dissent).unwrap().current().clone() else { panic!() };
    let content = Content::Vote(Vote { against: named(&["ah", "sb"]), abstained: named(&["ml", "of"]), ..old });
    told.at("15.00").record(Event::CorrectionRecorded { record: vote, content, reason: "Talt forkert".into() });
    let content = Content::Statement(Statement { text: "Skatten er for høj.".into(), ..said });
    told.record(Event::CorrectionRecorded { record: dissent, content, reason: "Stavefejl".into() });
    let full = markdown(&told.protocol(Audience::Full)).unwrap();
    for line in [
        "Imod stemte 3: Anne Holm (V), Søren Bach (V) og Mette Lund (V). 1 undlod at stemme: Ole Friis (Borgerlisten).",
        "**Rettet den 15. januar 2025 (begrundelse: Talt forkert):** For stemte 5:",
        "Imod stemte 2: Anne Holm (V) og Søren Bach (V). 2 undlod at stemme: Mette Lund (V) og Ole Friis (Borgerlisten).",
        "**Rettet den 15. januar 2025 (begrundelse: Stavefejl):** Mette Lund (V) ønskede følgende afvigende mening tilført protokollen: »Skatten er for høj.«",
    ] {
        assert!(full.contains(line), "{line}\nis not in\n{full}");
    }
    let model = serde_json::to_value(told.protocol(Audience::Full)).unwrap();
    let vote = &model["items"][0]["decisions"][0]["votes"][0];
    assert_eq!((&vote["against"]["count"], &vote["corrections"][0]["reason"]), (&2.into(), &"Talt forkert".into()));
    assert!(vote["corrections"][0]["before"].as_str().unwrap().contains("Imod stemte 3"));
}

#[test]
fn a_political_body_signs_unless_it_says_otherwise() {
    let signs =
        |source: &str| !LiveMeeting::new(agenda(source)).protocol(Audience::Full).document.signatures.is_empty();
    assert!(signs(COUNCIL));
    assert!(!signs(&COUNCIL.replace("profile = \"political\"", "profile = \"political\", signatures = false")));
    assert!(!signs(&COUNCIL.replace("profile = \"political\"", "profile = \"administrative\"")));
}

#[test]
fn a_bodys_own_template_can_print_the_votes() {
    let folder = tempfile::tempdir().unwrap();
    let own = "{% for item in items %}{% for d in item.decisions %}{% for v in d.votes %}{{ item.number }}: \
               {{ v.for.count }}-{{ v.against.count }}-{{ v.abstained.count }}; {% endfor %}{% for s in d.dissents %}\
               {{ s.name }}; {% endfor %}{% endfor %}{% endfor %}";
    std::fs::write(folder.path().join("protocol.md.j2"), own).unwrap();
    let templates = Templates::find(Some(folder.path()), Some(".")).rendered_by(super::runaway::patient());
    let made = render(Format::Md, &council().protocol(Audience::Public), &templates).unwrap();
    assert!(made.trouble.is_none(), "{}", made.trouble.unwrap().line(Lang::En));
    assert_eq!(String::from_utf8(made.bytes).unwrap().trim(), "1: 5-3-1; Mette Lund; 3: 4-4-0; 4: 9-0-0;");
}

#[test]
fn what_was_on_a_decision_that_is_gone_is_not_printed_as_if_on_the_one_above() {
    let mut told = LiveMeeting::new(agenda(COUNCIL));
    told.record(Event::AllPresentRecorded).at("9.00").start(0).record(Event::LinksFixed);
    told.at("9.10").decide(&item(1), "B: skolen bevares.", Outcome::Approved);
    told.at("9.11").decide(&item(1), "A: skolen lukkes.", Outcome::Approved);
    let gone = RecordId(told.seq());
    votes(&mut told, &item(1), Vote { in_favour: counted(9), ..Vote::default() });
    says(&mut told, &item(1), StatementKind::Dissent, "ml", "Jeg er imod lukningen.");
    told.record(Event::RecordWithdrawn { record: gone });
    let text = markdown(&told.protocol(Audience::Full)).unwrap();
    for line in [
        "Afstemning uden beslutning: Alle 9 tilstedeværende medlemmer stemte for.",
        "Mette Lund (V) ønskede følgende afvigende mening tilført protokollen, ikke til en beslutning: »Jeg er imod lukningen.«",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("enstemmigt"), "{text}");
}

#[test]
fn a_signed_vote_says_what_it_said_whatever_is_corrected_later_of_who_was_there() {
    let all = "Enstemmigt vedtaget. Alle 9 tilstedeværende medlemmer stemte for.";
    let absent = || Event::AttendanceRecorded {
        who: id("lh"),
        status: AttendanceStatus::Excused,
        reason: None,
        substitute: None,
    };
    let disqualified = || Event::DisqualificationRecorded { who: id("lh"), on: item(1) };
    let nine = || Vote { in_favour: counted(9), ..Vote::default() };
    let signed = || {
        let mut told = LiveMeeting::new(agenda(COUNCIL));
        told.at("9.00").start(0).record(Event::AllPresentRecorded);
        told.decide(&item(1), "Ja.", Outcome::Approved);
        votes(&mut told, &item(1), nine());
        told.at("9.20").record(Event::MeetingClosed);
        told
    };
    let said = |told: &LiveMeeting| markdown(&told.protocol(Audience::Full)).unwrap();
    for change in [absent(), disqualified()] {
        let mut told = signed();
        let record = told.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
        let (record, Content::Vote(vote)) = (record.id, record.current().clone()) else { panic!("{record:?}") };
        let reason = "Glemt".to_owned();
        told.record(Event::AmendmentRecorded { change: Box::new(change.clone()), reason: reason.clone() });
        let text = said(&told);
        assert!(text.contains(all) && !text.contains("For stemte"), "{text}");
        let content = Content::Vote(Vote { in_favour: counted(8), ..vote });
        told.record(Event::CorrectionRecorded { record, content, reason });
        let text = said(&told);
        let corrected = "Alle 8 tilstedeværende";
        assert!(text.contains(all) && text.contains(corrected), "{text}");
        // A second one is put right after the first, and once more when the meeting is open again.
        let second = |who: &str| Event::AttendanceRecorded {
            who: id(who),
            status: AttendanceStatus::Excused,
            reason: None,
            substitute: None,
        };
        told.record(Event::AmendmentRecorded { change: Box::new(second("kn")), reason: "Glemt".into() });
        assert!(said(&told).contains(all) && said(&told).contains(corrected), "{}", said(&told));
        told.record(Event::MeetingReopened { reason: "Glemt".into() }).record(second("ah"));
        told.record(Event::MeetingClosed);
        assert!(said(&told).contains(all) && said(&told).contains(corrected), "{}", said(&told));
        // What is recorded once the meeting is open again is an addition too.
        let mut told = signed();
        told.record(Event::MeetingReopened { reason: "Glemt".into() }).record(change).record(Event::MeetingClosed);
        let text = said(&told);
        assert!(text.contains(all), "{text}");
    }
}
