//! Votes, dissent and remarks, entered on the minute-taker's screen.

use punktlig::agenda::{Outcome, Who};
use punktlig::lang::Lang;
use punktlig::meeting::{Content, Decision, RecordId, RecordKind, Stance, Vote};
use punktlig::tui::app::Input;
use punktlig::tui::dialog::Dialog;

use super::snapshots::picture;
use crate::kit::agenda;
use crate::kit::stage::{BOTH, Stage};

const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2025-01-15
body = "Byrådet"
chair = "m1"
protocol = { profile = "political" }
person = [
    { id = "m1", name = "Jonas Kroustrup", title = "Borgmester", group = "A", role = "member" },
    { id = "m2", name = "Lene Hansen", group = "A", role = "member" },
    { id = "m3", name = "Kim Nielsen", group = "A", role = "member" },
    { id = "m4", name = "Per Olsen", group = "A", role = "member" },
    { id = "m5", name = "Anne Holm", group = "V", role = "member" },
    { id = "m6", name = "Søren Bach", group = "V", role = "member" },
    { id = "m7", name = "Mette Lund", group = "V", role = "member" },
    { id = "m8", name = "Ole Friis", group = "Borgerlisten", role = "member" },
    { id = "m9", name = "Karen Juul", role = "member" },
    { id = "bo", name = "Bo Winther" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }, { number = 3, title = "Tal", type = "information" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }, { at = "10.00", items = [3] }, { at = "10.30", kind = "close" }]
"#;

/// The council in its first item, which is decided.
pub fn council(lang: Lang) -> Stage {
    held(COUNCIL, lang)
}

/// The same of a body whose chair decides a tie.
fn board(lang: Lang) -> Stage {
    held(&COUNCIL.replace("political", "administrative"), lang)
}

fn held(source: &str, lang: Lang) -> Stage {
    let mut stage = Stage::new(agenda(source), lang);
    let (present, decide) = if lang == Lang::Da { ("f a Esc", "b") } else { ("a * Esc", "d") };
    stage.at("9.00").keys("Space").pass(20_000).keys(present);
    stage.at("9.10").keys(decide).keys("'Godkendt.' Ctrl-S");
    stage
}

fn vote(stage: &Stage) -> &Vote {
    let all: Vec<&Vote> = stage
        .meeting()
        .records()
        .iter()
        .filter(|r| !r.withdrawn)
        .filter_map(|r| match r.current() {
            Content::Vote(vote) => Some(vote),
            _ => None,
        })
        .collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]
}

fn count(vote: &Vote) -> [u32; 3] {
    Stance::ALL.map(|s| vote.count(s))
}

fn decision(stage: &Stage) -> &Decision {
    let found = stage.meeting().records().iter().rev().find_map(|r| match r.current() {
        Content::Decision(d) if !r.withdrawn => Some(d),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn everybody_for_is_one_key_and_an_enter() {
    for (lang, all) in [(Lang::Da, "a"), (Lang::En, "e")] {
        let mut stage = council(lang);
        stage.keys("v").keys(all);
        assert!(stage.records().iter().all(|(kind, _)| *kind != "vote"), "nothing is recorded before Enter");
        stage.keys("Enter");
        assert!(stage.app().dialog().is_none(), "{}", stage.screen());
        assert_eq!(count(vote(&stage)), [9, 0, 0]);
        assert_eq!(vote(&stage).decision, Some(RecordId(4)));
        assert_eq!(stage.said(), "event-vote-recorded");
        stage.keys("Ctrl-Z");
        assert_eq!(stage.records(), [("decision", "Godkendt.".to_owned())]);
        stage.keys("Ctrl-Y");
        assert_eq!(count(vote(&stage)), [9, 0, 0]);
    }
}

#[test]
fn a_row_of_keys_records_who_voted_how() {
    let mut stage = council(Lang::Da);
    // From the first member on each key goes on to the next.
    stage.keys("v Down 'ffffiiiu+'");
    assert!(stage.shows("5 for · 3 imod · 1 undlod — 9 af 9 noteret"), "{}", stage.screen());
    picture("votes", &stage);
    stage.keys("Enter");
    let told = vote(&stage);
    assert_eq!(count(told), [5, 3, 1]);
    assert_eq!(told.abstained.people, [Who::Id("m8".into())]);
    assert!(stage.shows("5 for · 3 imod · 1 undlod"), "{}", stage.screen());
    stage.keys("Tab");
    picture("votes_recorded", &stage);
    // The same key asks whether it is to be changed.
    stage.keys("Tab v 2 Down 'i' Enter");
    assert_eq!(count(vote(&stage)), [4, 4, 1]);
    assert_eq!(stage.records().len(), 2);
}

#[test]
fn a_group_votes_as_one_and_its_exceptions_by_name() {
    let mut stage = council(Lang::Da);
    stage.keys("v '+-0'").keys("Down Down '+'");
    let Some(Dialog::Vote(open)) = stage.app().dialog() else { panic!("{}", stage.screen()) };
    assert_eq!(count(&open.vote), [5, 3, 1], "{}", stage.screen());
    assert!(stage.shows("Liste A") && stage.shows("+ for (4)"), "{}", stage.screen());
    // One of group A votes against it.
    stage.keys("Home Down Down Down Down 'i' Enter");
    let told = vote(&stage);
    assert_eq!(count(told), [4, 4, 1]);
    assert_eq!((told.in_favour.groups[0].votes, &told.against.people), (3, &vec![Who::Id("m4".into())]));
    assert!(stage.shows("   + Liste A (3), Karen Juul"), "{}", stage.screen());
}

#[test]
fn counts_are_typed_as_a_line_and_a_tie_asks_for_the_casting_vote_where_there_is_one() {
    let mut council = council(Lang::Da);
    council.keys("v t '4-4-1' Enter");
    assert!(
        council.shows("4 for · 4 imod") && council.shows("stemmerne står lige: ikke vedtaget"),
        "{}",
        council.screen()
    );
    // As long as some have not voted nobody knows.
    council.keys("t Ctrl-U '4-4-0' Enter");
    assert!(council.shows("1 mangler") && !council.shows("stemmerne står lige"), "{}", council.screen());
    let mut stage = board(Lang::Da);
    stage.keys("v t 'fem' Enter");
    assert!(stage.shows("Skriv tallene som 5-3-1"), "{}", stage.screen());
    stage.keys("Ctrl-U '4 for, 4 imod, 1 undlod' Enter");
    assert!(stage.shows("4 for · 4 imod · 1 undlod") && stage.shows("stemmerne står lige"), "{}", stage.screen());
    stage.keys("s");
    assert!(stage.shows("afgørende stemme: for") && !stage.shows("stemmerne står lige"), "{}", stage.screen());
    stage.keys("s Enter");
    assert_eq!((count(vote(&stage)), vote(&stage).casting), ([4, 4, 1], Some(Stance::Against)));
    // Without a tie there is no casting vote.
    let mut stage = board(Lang::Da);
    stage.keys("v a s");
    assert_eq!(stage.said(), "vote-no-tie");
}

#[test]
fn a_digit_in_the_list_begins_the_counts_and_its_dashes_are_nobodys_votes() {
    let mut stage = council(Lang::Da);
    stage.keys("v '2-1-1'");
    assert!(stage.shows("2 for · 1 imod · 1 undlod"), "{}", stage.screen());
    stage.keys("Enter Enter");
    assert_eq!(count(vote(&stage)), [2, 1, 1]);
    assert_eq!(vote(&stage).named().count(), 0);
    // A digit that is a key of the list stays one.
    let mut stage = council(Lang::Da);
    stage.keys("v Down '0' Enter");
    assert_eq!(count(vote(&stage)), [0, 0, 1]);
}

#[test]
fn counts_are_totals_that_those_known_by_name_are_part_of() {
    let mut stage = council(Lang::Da);
    // Three of those for are known by name.
    stage.keys("v Down '+++' t '6-2-1'");
    assert!(stage.shows("6 for · 2 imod · 1 undlod"), "{}", stage.screen());
    stage.keys("Enter Enter");
    assert_eq!(count(vote(&stage)), [6, 2, 1]);
    assert_eq!((vote(&stage).in_favour.people.len(), vote(&stage).in_favour.unnamed), (3, 3));
    // A name that is added is one of the six, and so is a whole group.
    stage.keys("v Down Down Down Down '+'");
    stage.keys("Enter");
    assert_eq!(count(vote(&stage)), [6, 2, 1], "{}", stage.screen());
    stage.keys("v Home '+' Enter");
    assert_eq!(count(vote(&stage)), [6, 2, 1], "{}", stage.screen());
}

#[test]
fn counts_that_cannot_be_are_refused_with_both_figures() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '9-0-1' Enter");
    assert!(stage.shows("10 stemmer, men kun 9 kan stemme."), "{}", stage.screen());
    stage.keys("Ctrl-U '-2-1' Enter");
    assert!(stage.shows("Skriv tallene som 5-3-1"), "{}", stage.screen());
    stage.keys("Esc Down '+++' t '2-6-1' Enter");
    assert!(stage.shows("+ for: 3 er noteret ved navn eller gruppe"), "{}", stage.screen());
    // An empty line takes the counts away, and leaves the names.
    stage.keys("Ctrl-U '6-2-1' Enter t Ctrl-U Enter Enter");
    assert_eq!(count(vote(&stage)), [3, 0, 0]);
}

#[test]
fn a_key_gives_nobody_a_vote_beyond_those_who_can_vote() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '5-4' Enter Down u");
    assert!(stage.shows("10 stemmer, men kun 9 kan stemme."), "{}", stage.screen());
    stage.keys("'+' Enter");
    assert_eq!(count(vote(&stage)), [5, 4, 0]);
}

#[test]
fn a_key_for_somebody_who_has_left_the_agenda_is_nobody_elses() {
    let gone = COUNCIL.replace("    { id = \"m2\", name = \"Lene Hansen\", group = \"A\", role = \"member\" },\n", "");
    let mut stage = Stage::new(agenda(COUNCIL), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("b 'Godkendt.' Ctrl-S v Down Down");
    stage.give(Input::AgendaChanged(Box::new(agenda(&gone))));
    stage.keys("'-'");
    assert_eq!(stage.said(), "vote-chosen-gone");
    stage.keys("'-' Down '+' Enter");
    assert_eq!(count(vote(&stage)), [3, 0, 0], "the first group, chosen anew: {}", stage.screen());
    let entries = |stage: &Stage| stage.app().history.entries().len();
    let mut stage = Stage::new(agenda(COUNCIL), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f Down");
    stage.give(Input::AgendaChanged(Box::new(agenda(&gone))));
    let before = entries(&stage);
    stage.keys("u").pass(3_000).keys("u");
    assert_eq!((stage.said(), entries(&stage)), ("attend-gone", before));
    stage.keys("Down u");
    assert_eq!(entries(&stage), before + 1);
}

#[test]
fn the_rest_are_those_who_are_neither_named_nor_counted() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '0-2-1' Enter r");
    assert!(stage.shows("6 for · 2 imod · 1 undlod — 9 af 9 noteret"), "{}", stage.screen());
    let mut stage = council(Lang::Da);
    stage.keys("v Down '--' r Enter");
    assert_eq!((count(vote(&stage)), vote(&stage).in_favour.people.len()), ([7, 2, 0], 7));
}

#[test]
fn a_casting_vote_begins_as_the_group_of_the_chair_voted_and_is_none_of_a_chair_who_is_out() {
    let mut stage = board(Lang::Da);
    // Group A, with the chair in it, is against: four to four.
    stage.keys("v '-+' Down Down '+' s Enter");
    assert_eq!((count(vote(&stage)), vote(&stage).casting), ([4, 4, 0], Some(Stance::Against)), "{}", stage.screen());
    for out in ["b Enter Enter", "i"] {
        let mut stage = board(Lang::Da);
        stage.keys("f").keys(out).keys("Esc v t '4-4-0' Enter s");
        assert_eq!(stage.said(), "vote-casting-out", "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(vote(&stage).casting, None);
    }
}

#[test]
fn a_body_without_a_casting_vote_refuses_one_and_says_why() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '4-4-1' Enter s");
    assert_eq!(stage.said(), "vote-no-casting", "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(vote(&stage).casting, None);
    let own = COUNCIL.replace("profile = \"political\"", "profile = \"political\", casting_vote = true");
    let mut stage = held(&own, Lang::Da);
    stage.keys("v t '4-4-1' Enter s Enter");
    assert_eq!(vote(&stage).casting, Some(Stance::For));
    let none = COUNCIL.replace("profile = \"political\"", "casting_vote = false");
    let mut stage = held(&none, Lang::Da);
    stage.keys("v t '4-4-1' Enter s");
    assert_eq!(stage.said(), "vote-no-casting", "{}", stage.screen());
}

#[test]
fn a_casting_vote_begins_as_the_chair_voted() {
    let mut stage = board(Lang::En);
    stage.keys("v Down 'affffaaabs' Enter v 2 Down 'f' Up 'a' t Enter");
    assert_eq!(vote(&stage).casting, Some(Stance::Against), "{}", stage.screen());
}

#[test]
fn a_vote_that_does_not_add_up_is_reported_at_once_and_never_blocks() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '8-1-0' Enter Enter");
    assert_eq!(count(vote(&stage)), [8, 1, 0]);
    stage.keys("f Down Down i Esc v 2");
    assert!(!stage.shows("Kim Nielsen"), "{}", stage.screen());
    assert!(stage.shows("9 noteret, men kun 8 kan stemme"), "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.shows("! 9 noteret, men kun 8 kan stemme"), "{}", stage.screen());
    stage.keys("a");
    assert!(stage.shows("Afstemninger, der ikke går op"), "{}", stage.screen());
    // Who voted and is told of as disqualified afterwards is named.
    stage.keys("Esc Ctrl-Z v 2 a Enter f i Esc v 2");
    assert!(stage.shows("Jonas Kroustrup er inhabil"), "{}", stage.screen());
}

#[test]
fn a_substitute_votes_in_the_members_group() {
    let mut stage = council(Lang::Da);
    stage.keys("f Down b Enter Enter s 'Bo Winther' Enter Esc v 'f' Enter");
    let told = vote(&stage);
    assert_eq!((told.in_favour.groups[0].group.as_str(), told.in_favour.groups[0].votes), ("A", 4));
    stage.keys("v 2");
    assert!(stage.shows("Bo Winther") && !stage.shows("Lene Hansen"), "{}", stage.screen());
}

#[test]
fn dissent_and_remarks_are_written_from_the_vote_and_shown_below_the_decision() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down 'fffiffff' m");
    assert!(stage.shows("Afvigende mening · Karen Juul · 1"), "{}", stage.screen());
    stage.keys("'Jeg er imod.' Enter 'Helt.' Ctrl-S");
    // The vote that was begun is still there, and is not recorded yet.
    assert!(matches!(stage.app().dialog(), Some(Dialog::Vote(_))), "{}", stage.screen());
    assert_eq!(stage.records().len(), 2);
    // The list goes on with whoever it was, and so it does after what is said once the vote is recorded.
    assert!(stage.shows("afvigende mening ·"), "{}", stage.screen());
    stage.keys("b 'En bemærkning.' Ctrl-S");
    assert!(matches!(stage.app().dialog(), Some(Dialog::Vote(_))), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(
        stage.records(),
        [
            ("decision", "Godkendt.".to_owned()),
            ("statement", "Jeg er imod.\nHelt.".to_owned()),
            ("statement", "En bemærkning.".to_owned()),
            ("vote", "7-1-0".to_owned()),
        ]
    );
    assert!(stage.shows("Karen Juul, afvigende mening: Jeg er imod."), "{}", stage.screen());
    assert!(stage.shows("Karen Juul, bemærkning: En bemærkning."), "{}", stage.screen());
    // It is edited, turned into the other kind and withdrawn as records are.
    stage.keys("Tab Down Down");
    stage.keys("e");
    assert!(stage.menu().contains(&"Gør til afvigende mening".to_owned()), "{:?}", stage.menu());
    stage.keys("Esc Del");
    assert_eq!(stage.records().len(), 3);
    // Once more on the same member: the dissent is there to be changed.
    stage.keys("Tab v 2");
    for _ in 0..13 {
        stage.keys("Down");
    }
    stage.keys("m");
    assert_eq!(stage.typed().as_deref(), Some("Jeg er imod.\nHelt."));
}

/// The statements that were not withdrawn: whose they are, and what they say.
fn said(stage: &Stage) -> Vec<(Vec<Who>, String)> {
    let said = stage.meeting().records().iter().filter(|r| !r.withdrawn).filter_map(|r| match r.current() {
        Content::Statement(s) => Some((s.who.clone(), s.text.clone())),
        _ => None,
    });
    said.collect()
}

/// Returns whether a line of the screen has both.
fn row_has(stage: &Stage, name: &str, said: &str) -> bool {
    stage.screen().lines().any(|line| line.contains(name) && line.contains(said))
}

fn members(ids: &[&str]) -> Vec<Who> {
    ids.iter().map(|id| Who::Id((*id).into())).collect()
}

#[test]
fn those_who_are_marked_dissent_together() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down Down Down Down Down Down x x");
    assert!(row_has(&stage, "Søren Bach", "◆ mærket") && !row_has(&stage, "Mette Lund", "◆"), "{}", stage.screen());
    // Esc takes the marks away first.
    stage.keys("Esc");
    assert!(!stage.shows("◆") && matches!(stage.app().dialog(), Some(Dialog::Vote(_))), "{}", stage.screen());
    stage.keys("Up Up x x m");
    assert!(stage.shows("Afvigende mening · Anne Holm og Søren Bach · 1"), "{}", stage.screen());
    stage.keys("'Vi er imod.'");
    let drafts = stage.app().drafts.clone();
    stage.keys("Ctrl-S");
    assert_eq!(said(&stage), [(members(&["m5", "m6"]), "Vi er imod.".to_owned())]);
    assert_eq!(stage.notice(), "Afvigende mening noteret: Anne Holm og Søren Bach · Ctrl-Z fortryder");
    // The list is there again, at the last of them, and with what each of them said.
    assert!(row_has(&stage, "Anne Holm", "afvigende mening"), "{}", stage.screen());
    assert!(row_has(&stage, "Søren Bach", "afvigende mening"), "{}", stage.screen());
    // Somebody joins them, and what they said is another's too.
    stage.keys("Up x x x m");
    assert!(stage.shows("Anne Holm, Søren Bach og Mette Lund"), "{}", stage.screen());
    assert_eq!(stage.typed().as_deref(), Some("Vi er imod."));
    stage.keys("Ctrl-S Esc");
    assert_eq!(said(&stage), [(members(&["m5", "m6", "m7"]), "Vi er imod.".to_owned())]);
    assert!(stage.shows("Anne Holm, Søren Bach og Mette Lund, afvigende mening: Vi"), "{}", stage.screen());
    // Each is one undo.
    stage.keys("Ctrl-Z");
    assert_eq!(said(&stage)[0].0, members(&["m5", "m6"]));
    stage.keys("Ctrl-Z");
    assert!(said(&stage).is_empty());
    // A program that was killed has what was typed, and knows whose it was.
    let mut again = council(Lang::Da);
    let now = again.now;
    again.app_mut().restore_drafts(drafts, now);
    assert!(again.shows("Afvigende mening · Anne Holm og Søren Bach · 1"), "{}", again.screen());
    again.keys("Ctrl-S");
    assert!(row_has(&again, "Søren Bach", "afvigende mening"), "{}", again.screen());
    assert_eq!(said(&again), [(members(&["m5", "m6"]), "Vi er imod.".to_owned())]);
    // After the close it is corrected with a reason, and the list comes back here too.
    again.keys("Esc a Ctrl-S").pass(2_000).keys("Tab Down e End ' Helt.' Ctrl-S 'Slåfejl' Enter");
    assert_eq!(said(&again), [(members(&["m5", "m6"]), "Vi er imod. Helt.".to_owned())]);
}

#[test]
fn a_group_that_is_marked_speaks_for_its_members() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down Down Down Down Down x Up Up Up x");
    assert!(row_has(&stage, "Anne Holm", "◆ mærket"), "{}", stage.screen());
    stage.keys("m 'Vi er imod.' Ctrl-S");
    let who: Vec<Vec<Who>> = said(&stage).into_iter().map(|(who, _)| who).collect();
    assert!(matches!(who[..], [ref who] if matches!(who[..], [Who::Name(_)])), "{who:?}");
}

#[test]
fn a_group_can_dissent_as_one() {
    let mut stage = council(Lang::Da);
    stage.keys("v m 'Vi er imod.' Ctrl-S Down Down Down Down Down Down Down Down Down b 'Vi også.' Ctrl-S");
    let name = |name: &str| vec![Who::Name(name.to_owned())];
    let of_groups = [(name("liste A"), "Vi er imod.".to_owned()), (name("Borgerlisten"), "Vi også.".to_owned())];
    assert_eq!(said(&stage), of_groups);
    assert!(stage.shows("Liste A                                         afvigende mening"), "{}", stage.screen());
}

#[test]
fn a_vote_being_entered_is_a_draft_until_it_is_recorded() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down 'ffi' Esc");
    assert!(stage.shows("Kladde til en afstemning venter"), "{}", stage.screen());
    let drafts = stage.app().drafts.clone();
    stage.keys("v");
    assert!(stage.shows("2 for · 1 imod · 0 undlod — 3 af 9 noteret, 6 mangler"), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert!(stage.shows("2 for · 1 imod"), "what was told before it was left is no typing of now");
    stage.keys("r Ctrl-Z r Enter");
    assert_eq!(count(vote(&stage)), [8, 1, 0]);
    assert!(stage.app().drafts.is_empty(), "{:?}", stage.app().drafts);
    // A program that was killed has it again.
    let mut again = council(Lang::Da);
    let now = again.now;
    again.app_mut().restore_drafts(drafts, now);
    again.keys("v Enter");
    assert_eq!(count(vote(&again)), [2, 1, 0]);
    assert_eq!(again.notice(), "Afstemning noteret: 2 for · 1 imod · 0 undlod · Ctrl-Z fortryder");
}

#[test]
fn a_vote_before_its_decision_waits_for_it() {
    let mut stage = council(Lang::Da);
    stage.at("9.30").keys("Space").pass(20_000).keys("v");
    assert!(stage.shows("Ingen beslutning endnu: Hører til den næste"), "{}", stage.screen());
    stage.keys("a Enter");
    assert!(stage.shows("UDEN BESLUTNING"), "{}", stage.screen());
    stage.keys("b 'Ja.' Ctrl-S");
    assert!(!stage.shows("UDEN BESLUTNING") && stage.shows("9 for · 0 imod · 0 undlod"), "{}", stage.screen());
    let record = stage.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
    assert!(stage.meeting().decision_of(record).is_some());
    // A further vote, before a further decision.
    stage.keys("v Enter");
    assert!(stage.shows("Ingen beslutning endnu: Hører til den næste") && stage.shows("0 for"), "{}", stage.screen());
    stage.keys("Tab");
    assert!(stage.shows("Beslutning: Ja."), "{}", stage.screen());
}

#[test]
fn the_key_on_a_recorded_vote_asks_whether_another_is_meant() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '6-3-0' Enter Enter v");
    assert!(stage.shows("Afstemningen er noteret: 6 for · 3 imod · 0 undlod"), "{}", stage.screen());
    assert_eq!(stage.menu(), ["Ny afstemning på punktet", "Ret den, eller notér afvigende mening"]);
    // Keys of habit change nothing in the first: what they record is another, which waits for its decision.
    stage.keys("a Enter");
    assert!(stage.shows("0 for · 0 imod · 0 undlod") && stage.shows("Ingen beslutning endnu"), "{}", stage.screen());
    assert!(stage.shows("Ny afstemning · 1"), "{}", stage.screen());
    stage.keys("a Enter");
    assert_eq!(
        stage.records()[..2],
        [("decision", "Godkendt.".to_owned()), ("vote", "6-3-0".to_owned())],
        "{}",
        stage.screen()
    );
    stage.keys("a");
    assert!(stage.shows("Budget · hører ikke til nogen beslutning endnu"), "{}", stage.screen());
    // One that was begun is opened again without a question.
    stage.keys("Esc b 'Og høring.' Ctrl-S v Enter Down '+' Esc v");
    assert!(stage.shows("1 for · 0 imod · 0 undlod") && stage.shows("Ingen beslutning endnu"), "{}", stage.screen());
    stage.keys("Esc Tab");
    // Its own row leads to it.
    stage.keys("Home Down v");
    assert!(stage.shows("Noteret afstemning · 1"), "{}", stage.screen());
    assert!(stage.shows("6 for · 3 imod · 0 undlod — 9 af 9 noteret"), "{}", stage.screen());
}

#[test]
fn the_review_leads_to_a_draft_and_deletes_it_with_one_key() {
    let mut stage = council(Lang::Da);
    stage.keys("v t '6-3-0' Enter Enter v 2 Down '-' Esc");
    assert_eq!(stage.app().drafts.len(), 1);
    stage.keys("v Ctrl-Z");
    assert_eq!(stage.notice(), "Her er intet at fortryde endnu. Kladden slettes i gennemgangen (a) med Del.");
    stage.keys("Esc a");
    assert!(stage.shows("Afstemning · Budget") && stage.shows("Del sletter · "), "{}", stage.screen());
    stage.keys("Enter");
    let Some(Dialog::Vote(open)) = stage.app().dialog() else { panic!("{}", stage.screen()) };
    assert!(open.editing.is_some() && open.vote.named().count() == 1, "{}", stage.screen());
    stage.keys("Esc a Del");
    assert_eq!(stage.notice(), "Kladden er slettet. Ctrl-Z henter den igen.");
    assert!(stage.app().drafts.is_empty() && !stage.shows("Afstemning · Budget"), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert!(stage.app().drafts.len() == 1 && stage.shows("Afstemning · Budget"), "{}", stage.screen());
    stage.keys("Del Esc v 2");
    assert!(stage.shows("6 for · 3 imod · 0 undlod — 9 af 9 noteret"), "{}", stage.screen());
}

#[test]
fn nine_members_are_in_sight_in_a_small_window() {
    for key in ["v", "f"] {
        let mut stage = council(Lang::Da);
        stage.resize(80, 24).keys(key);
        for name in ["Jonas", "Lene", "Kim", "Per", "Anne", "Søren", "Mette", "Ole", "Karen"] {
            assert!(stage.shows(name), "{key} {name} {}", stage.screen());
        }
        assert!(stage.shows("tilbage"), "the time is in sight: {}", stage.screen());
    }
}

#[test]
fn who_came_late_or_is_disqualified_leaves_the_others_in_sight() {
    let mut stage = council(Lang::Da);
    stage.resize(80, 24).keys("f n '9.05' Enter Down i Down b 'ferie' Enter Enter");
    for said in ["✓ til stede siden 9.05", "Lene Hansen   inhabil · ✓ til stede", "– afbud (ferie)", "Karen Juul"]
    {
        assert!(stage.shows(said), "{said} {}", stage.screen());
    }
}

#[test]
fn a_vote_on_the_wrong_decision_is_put_to_the_other() {
    let mut stage = council(Lang::Da);
    stage.keys("b 'Og høring.' Ctrl-S v a Enter Tab");
    let of = |stage: &Stage| {
        let record = stage.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
        stage.meeting().decision_of(record).unwrap()
    };
    assert_eq!(of(&stage), RecordId(5));
    stage.keys("e");
    assert_eq!(stage.menu()[2], "Hører til beslutningen: Godkendt.", "{}", stage.screen());
    stage.keys("3");
    assert_eq!((of(&stage), stage.records().len()), (RecordId(4), 3));
    stage.keys("Ctrl-Z");
    assert_eq!(of(&stage), RecordId(5));
}

#[test]
fn a_vote_is_corrected_after_the_close_with_a_reason() {
    let mut stage = council(Lang::Da);
    stage.keys("v a Enter a Ctrl-S");
    assert!(stage.meeting().closed_at().is_some());
    stage.keys("v 2");
    assert!(stage.shows("Rettelse efter mødet"), "{}", stage.screen());
    stage.keys("Down 'i' Enter 'Talt forkert' Enter");
    assert_eq!(count(vote(&stage)), [8, 1, 0]);
    let record = stage.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
    assert_eq!((record.corrections.len(), record.corrections[0].reason.as_str()), (1, "Talt forkert"));
    // A dissent that was forgotten is an addition.
    stage.keys("v 2 Down m 'Nej.' Ctrl-S 'Glemt' Enter");
    let added = stage.meeting().records().last().unwrap();
    assert!(added.kind() == RecordKind::Statement && added.added_reason().as_deref() == Some("Glemt"));
    // The list comes back here too; whose it is is corrected like what it says.
    assert!(matches!(stage.app().dialog(), Some(Dialog::Vote(_))), "{}", stage.screen());
    stage.keys("x x m Ctrl-S 'De var to' Enter");
    assert_eq!(said(&stage), [(members(&["m1", "m2"]), "Nej.".to_owned())]);
    assert_eq!(stage.meeting().records().last().unwrap().corrections.len(), 1);
    let before = stage.records().len();
    stage.keys("Esc Tab Del");
    assert_eq!(stage.records().len(), before, "what stood at the close is not withdrawn");
}

#[test]
fn a_tie_adds_up_and_a_vote_too_few_does_not() {
    for (counts, adds_up) in [("4-4-1", true), ("4-4-0", false)] {
        let mut stage = council(Lang::Da);
        stage.keys(&format!("v t '{counts}' Enter Enter a"));
        assert!(stage.shows("Stemmer uden navne eller gruppe"), "{}", stage.screen());
        assert!(!stage.shows("Beslutning uden afstemning"), "{}", stage.screen());
        assert_eq!(!stage.shows("ikke går op"), adds_up, "{counts}: {}", stage.screen());
    }
}

#[test]
fn the_review_of_a_political_body_asks_for_votes_and_that_of_another_does_not() {
    let mut stage = council(Lang::Da);
    stage.keys("a");
    assert!(!stage.shows("Beslutning uden afstemning"), "no vote is the norm: {}", stage.screen());
    // A vote that was begun.
    stage.keys("Esc v Down '-' Esc a");
    assert!(stage.shows("Beslutning uden afstemning"), "{}", stage.screen());
    // A dissent.
    let mut stage = council(Lang::Da);
    stage.keys("v Down m 'Nej.' Ctrl-S Esc a");
    assert!(stage.shows("Beslutning uden afstemning"), "{}", stage.screen());
    stage.keys("Esc v a Enter a");
    assert!(!stage.shows("Beslutning uden afstemning") && !stage.shows("ikke går op"), "{}", stage.screen());
    assert!(!stage.shows("3  Tal"), "an information item needs neither: {}", stage.screen());
    // Decided when too few could take part: those who are disqualified do not count.
    stage.keys("Esc f i Down i Down i Down i Down i Esc b 'Ja.' Ctrl-S a");
    assert!(
        stage.shows("Besluttet uden at være beslutningsdygtig") && stage.shows("4 af 9 til stede"),
        "{}",
        stage.screen()
    );
    let other = COUNCIL.replace("political", "administrative");
    let mut stage = Stage::new(agenda(&other), Lang::Da);
    stage.at("9.00").keys("Space").pass(20_000).keys("f a i Down i Down i Down i Down i Esc b 'Ja.' Ctrl-S");
    stage.keys("v t '1-1-1' Enter Enter a");
    for never in ["afstemning", "går op", "beslutningsdygtig", "uden navne"] {
        assert!(!stage.screen().to_lowercase().contains(never), "{never} in {}", stage.screen());
    }
}

#[test]
fn where_a_decision_is_forwarded_to_is_typed_with_its_outcome() {
    let mut stage = council(Lang::Da);
    stage.keys("b 'Anbefales.' F3 6");
    assert!(stage.shows("Oversendes til") && stage.shows("Organ og mødedato"), "{}", stage.screen());
    stage.keys("'Økonomiudvalget 31/2'");
    assert!(stage.shows("er ikke en dato"), "{}", stage.screen());
    stage.keys("Backspace Backspace Backspace Backspace '6/2'");
    picture("forwarded", &stage);
    stage.keys("Enter");
    assert!(stage.shows("Udfald: oversendt til Økonomiudvalget (møde den 6. februar) (F3)"), "{}", stage.screen());
    stage.keys("Ctrl-S");
    let told = decision(&stage);
    assert_eq!((told.outcome, told.forwarded_to.as_deref()), (Outcome::Forwarded, Some("Økonomiudvalget")));
    assert_eq!(told.forwarded_on.unwrap().to_string(), "2025-02-06");
    assert!(stage.shows("→ oversendt til Økonomiudvalget (møde den 6. februar)"), "{}", stage.screen());
    // Edited again it is the same; another outcome forgets it.
    stage.keys("Tab Down Enter Ctrl-S");
    assert_eq!(decision(&stage).forwarded_to.as_deref(), Some("Økonomiudvalget"), "{}", stage.screen());
    stage.keys("Enter F3 1 Ctrl-S");
    assert_eq!((decision(&stage).outcome, &decision(&stage).forwarded_to), (Outcome::Approved, &None));
}

#[test]
fn leaving_the_line_leaves_the_outcome_and_every_outcome_can_be_chosen() {
    let mut stage = council(Lang::Da);
    stage.keys("b 'Ja.' F3 6 Esc");
    assert!(stage.shows("Udfald: andet"), "{}", stage.screen());
    for (n, word) in ["godkendt", "taget til efterretning", "drøftet", "ikke godkendt", "udsat"].into_iter().enumerate()
    {
        stage.keys("F3").keys(&(n + 1).to_string());
        assert!(stage.shows(&format!("Udfald: {word} (F3)")), "{word}: {}", stage.screen());
    }
    stage.keys("F3 6 Enter");
    assert!(stage.shows("oversendt – hvortil? (F3)"), "{}", stage.screen());
}

#[test]
fn votes_and_dissent_are_found_by_search() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down 'ffffiiiuf' Up m 'Skatten er for høj.' Ctrl-S Enter").keys("/ 'skatten'");
    assert!(stage.shows("Afvigende me") && stage.shows("Skatten er for høj."), "{}", stage.screen());
    stage.keys("Ctrl-U 'mette lund'");
    assert!(stage.shows("Afstemning   5 for · 3 imod · 1 undlod"), "{}", stage.screen());
}

#[test]
fn the_vote_fits_every_window_and_names_its_keys_in_both_languages() {
    for lang in BOTH {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            let mut stage = council(lang);
            stage.resize(width, height).keys("v Down '+++---0-'");
            assert!(stage.shows("Karen Juul"), "{}", stage.screen());
            let words = if lang == Lang::Da {
                ["alle for", "r resten", "afvigende mening", "b bemærkning", "Enter"]
            } else {
                ["e all for", "r the rest", "d dissent", "m remark", "Enter"]
            };
            for word in words {
                assert!(stage.shows(word), "{word} at {width}×{height}:\n{}", stage.screen());
            }
            stage.keys(if lang == Lang::Da { "t" } else { "c" });
            assert!(stage.shows("5-3-1"), "{}", stage.screen());
        }
    }
    let mut stage = council(Lang::En);
    stage.resize(80, 24).keys("v Down '+++---0-'");
    picture("votes_80x24", &stage);
    let mut stage = council(Lang::Da);
    stage.resize(80, 24).keys("v t '4-4-1' Enter t Ctrl-U '4-4-0'");
    picture("votes_counts_80x24", &stage);
}

#[test]
fn the_next_slot_starts_from_inside_a_vote_which_stays_with_its_item() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down 'ff' Ctrl-N");
    assert_eq!(stage.meeting().running(), Some(1));
    assert!(stage.shows("Afstemning · 1  Budget"), "{}", stage.screen());
    stage.keys("r Enter");
    assert_eq!(count(vote(&stage)), [9, 0, 0]);
    let record = stage.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
    assert_eq!(stage.app().context(stage.now).numbered_title(&record.on), "1  Budget");
}

#[test]
fn a_vote_being_entered_follows_its_item_through_a_changed_agenda() {
    let mut stage = council(Lang::Da);
    stage.keys("v Down 'ff'");
    let changed = COUNCIL.replace("number = 1, title", "number = 5, title").replace("items = [1]", "items = [5]");
    let changed =
        changed.replace("    { id = \"m2\", name = \"Lene Hansen\", group = \"A\", role = \"member\" },\n", "");
    stage.give(Input::AgendaChanged(Box::new(agenda(&changed))));
    assert!(stage.shows("Afstemning · 5  Budget") && stage.shows("2 for · 0 imod"), "{}", stage.screen());
    assert!(stage.shows("Lene Hansen er ikke til stede"), "who is gone is told of: {}", stage.screen());
    stage.keys("Enter");
    let record = stage.meeting().records().iter().find(|r| r.kind() == RecordKind::Vote).unwrap();
    assert_eq!(
        (stage.app().context(stage.now).numbered_title(&record.on), stage.app().drafts.len()),
        ("5  Budget".to_owned(), 0)
    );
    assert!(stage.meeting().decision_of(record).is_some());
}

#[test]
fn a_full_disk_keeps_the_vote() {
    let mut stage = council(Lang::Da);
    stage.fill_disk();
    stage.keys("v a Enter");
    assert!(stage.shows("9 for · 0 imod · 0 undlod") && stage.app().trouble.is_some(), "{}", stage.screen());
    stage.disk.heal();
    stage.keys("Enter");
    assert_eq!(count(vote(&stage)), [9, 0, 0]);
}

fn belongs_to(stage: &Stage, record: RecordId) -> Option<RecordId> {
    stage.meeting().decision_of(stage.meeting().record(record).unwrap())
}

#[test]
fn withdrawing_or_converting_a_decision_leaves_its_vote_alone_and_says_so() {
    // To a follow-up, to a note, and withdrawn: the vote and the dissent stay what they were.
    for (keys, said) in [
        ("Del", "event-record-withdrawn-votes"),
        ("e 3 Ctrl-S", "event-record-edited-kind-votes"),
        ("e 4 Ctrl-S", "event-record-edited-kind-votes"),
    ] {
        let mut stage = council(Lang::Da);
        stage.keys("v a Down m 'Jeg er imod.' Ctrl-S Enter b 'B: bevares' Ctrl-S");
        let on_it: Vec<RecordId> =
            stage.meeting().records().iter().filter(|r| r.kind().is_on_decision()).map(|r| r.id).collect();
        assert_eq!(on_it.len(), 2);
        assert!(on_it.iter().all(|id| belongs_to(&stage, *id) == Some(RecordId(4))));
        stage.keys("Tab Home").keys(keys);
        assert_eq!(stage.said(), said, "{}", stage.screen());
        assert!(on_it.iter().all(|id| belongs_to(&stage, *id).is_none()), "{}", stage.screen());
        assert!(stage.shows("UDEN BESLUTNING"), "{}", stage.screen());
    }
}

#[test]
fn while_a_vote_waits_for_its_decision_the_dialog_offers_another() {
    let mut stage = council(Lang::Da);
    stage.at("9.30").keys("Space").pass(20_000).keys("v Down 'fffiiiiii' Enter v");
    assert!(stage.shows("Ingen beslutning endnu: en afstemning venter før denne"), "{}", stage.screen());
    stage.keys("a Enter");
    let votes: Vec<RecordId> =
        stage.meeting().records().iter().filter(|r| r.kind() == RecordKind::Vote).map(|r| r.id).collect();
    assert_eq!(votes.len(), 2, "{}", stage.screen());
    // The one that waits is there to be changed.
    stage.keys("v Tab");
    assert!(stage.shows("3 for · 6 imod"), "{}", stage.screen());
    stage.keys("Esc b 'Ændringsforslaget.' Ctrl-S b 'Forslaget.' Ctrl-S");
    let decisions: Vec<Option<RecordId>> = votes.iter().map(|id| belongs_to(&stage, *id)).collect();
    let texts: Vec<RecordId> =
        stage.meeting().records().iter().filter(|r| r.kind() == RecordKind::Decision).map(|r| r.id).skip(1).collect();
    assert_eq!(decisions, texts.into_iter().map(Some).collect::<Vec<_>>());
}

#[test]
fn a_vote_draft_on_a_decision_that_is_gone_is_used_or_dropped_at_the_review() {
    for (answer, opens) in [("2", true), ("3 2", false)] {
        let mut stage = council(Lang::Da);
        stage.keys("v a Esc b 'B' Ctrl-S Tab Home Del");
        assert_eq!(stage.said(), "draft-decision-gone", "{}", stage.screen());
        stage.keys("Tab a");
        assert!(stage.shows("ikke længere er der"), "{}", stage.screen());
        stage.keys(answer);
        if opens {
            assert!(stage.shows("9 for · 0 imod"), "{}", stage.screen());
            stage.keys("Enter");
            assert_eq!(vote(&stage).decision, None);
        }
        assert!(stage.app().drafts.is_empty(), "{:?}", stage.app().drafts);
    }
}

#[test]
fn a_draft_on_a_decision_follows_it_to_another_item() {
    let mut stage = council(Lang::Da);
    stage.keys("v a Esc Tab e 2 1");
    let draft = stage.app().drafts.values().next().unwrap();
    assert_eq!(Some(&draft.on), stage.meeting().record(RecordId(4)).map(|r| &r.on), "{}", stage.screen());
}

#[test]
fn an_outcome_against_the_vote_is_reported_at_the_vote_and_in_the_review() {
    let mut stage = council(Lang::Da);
    stage.at("9.30").keys("Space").pass(20_000).keys("v Down 'ffiiiiiii' Enter b 'Ja.' F3 1 Ctrl-S");
    let said = "intet flertal for, men beslutningen er noteret som godkendt";
    assert!(stage.shows("! intet flertal for"), "{}", stage.screen());
    stage.keys("v");
    assert!(stage.shows("intet flertal for"), "{}", stage.screen());
    stage.resize(160, 48).keys("Esc a");
    assert!(stage.shows(said), "{}", stage.screen());
}

#[test]
fn who_voted_and_has_left_is_with_their_group_and_no_key_is_shown_that_does_nothing() {
    let plan = "title = \"M\"\ndate = 2025-01-15\nprotocol = { profile = \"political\" }\nperson = [\n\
        { id = \"a\", name = \"Anna\", role = \"member\", group = \"SF (F)\" },\n\
        { id = \"b\", name = \"Bo\", role = \"member\", group = \"Venstre (V)\" },\n\
        { id = \"c\", name = \"Carl\", role = \"member\", group = \"SF (F)\" }]\n\
        item = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [1], minutes = 60 }]\n";
    let mut stage = Stage::new(crate::kit::agenda(plan), Lang::Da);
    stage.at("9.00").keys("Space").at("9.10").keys("v Down '+++' Ctrl-S f End u u Esc Tab e 1");
    assert!(stage.shows("Carl") && !stage.shows("Uden gruppe"), "{}", stage.screen());
    assert!(!stage.shows("afgørende stemme"), "{}", stage.screen());
}
