//! Elections, entered from the list in which is voted.

use punktlig::lang::Lang;
use punktlig::meeting::Content;

use super::snapshots::picture;
use super::votes::council;
use crate::kit::stage::Stage;

fn election(stage: &Stage) -> String {
    match stage.meeting().records().last().unwrap().current() {
        Content::Election(election) => election.line.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_election_is_a_line() {
    let mut stage = council(Lang::Da);
    stage.keys("v p").keys("'Formand: @lene'").keys("Tab").keys("'5 valgt, @anne'").keys("Tab").keys("'3, blank 1'");
    assert!(stage.shows("Lene Hansen: 5 stemmer, valgt"), "{}", stage.screen());
    picture("election", &stage);
    stage.keys("Enter");
    assert_eq!(stage.said(), "event-election-recorded");
    assert_eq!(election(&stage), "Formand: @\"Lene Hansen\" 5 valgt, @\"Anne Holm\" 3, blank 1");
    assert!(stage.shows("VALG") && stage.shows("Anne Holm: 3 stemmer"), "{}", stage.screen());
    stage.keys("Tab");
    picture("election_recorded", &stage);
    // It opens again as it was typed, and one undo takes a change back.
    stage.keys("Enter End").keys("', lod' Enter");
    assert!(election(&stage).ends_with(", lod"));
    stage.keys("Ctrl-Z");
    assert!(!election(&stage).ends_with(", lod"));
    stage.keys("Ctrl-Z");
    assert_eq!(stage.records(), [("decision", "Godkendt.".to_owned())]);
}

#[test]
fn what_does_not_add_up_is_said_while_it_is_typed_and_in_the_review() {
    let mut stage = council(Lang::Da);
    stage.keys("v p").keys("'Formand: Hans 4 valgt, Grethe 4, blank 1'");
    assert!(stage.shows("stemmerne står lige, og lodtrækning er ikke noteret"), "{}", stage.screen());
    stage.keys("Enter a");
    assert!(stage.shows("stemmerne står lige"), "{}", stage.screen());
}

#[test]
fn what_is_no_election_is_refused_and_kept() {
    let mut stage = council(Lang::Da);
    stage.keys("v p Enter");
    assert_eq!(stage.said(), "notice-empty");
    stage.keys("'Hans 4' Enter");
    assert_eq!(stage.said(), "election-no-title");
    stage.keys("Home 'Formand:' Enter");
    assert_eq!(stage.said(), "event-election-recorded");
    stage.keys("v p 'Kasserer:' Enter");
    assert_eq!(stage.said(), "election-empty");
    // It is a draft like any other.
    stage.keys("Esc v p");
    assert!(stage.shows("Kasserer:"), "{}", stage.screen());
}
