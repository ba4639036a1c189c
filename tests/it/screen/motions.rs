//! Amendments, entered from the list in which is voted.

use punktlig::agenda::Who;
use punktlig::lang::Lang;
use punktlig::meeting::{Content, RecordKind};
use punktlig::tui::dialog::Dialog;

use super::snapshots::picture;
use super::votes::council;
use crate::kit::stage::Stage;

/// What the vote that is open is on.
fn on(stage: &Stage) -> Option<u64> {
    match stage.app().dialog() {
        Some(Dialog::Vote(open)) => open.vote.decision.map(|id| id.0),
        other => panic!("{other:?}\n{}", stage.screen()),
    }
}

#[test]
fn an_amendment_is_a_line_and_then_its_own_vote() {
    let mut stage = council(Lang::Da);
    stage.keys("v n").keys("'Beløbet halveres @lene'");
    stage.keys("Tab").keys("'@anne'").keys("Tab");
    assert!(stage.shows("Ændringsforslag fra Lene Hansen, støttet af Anne Holm:"), "{}", stage.screen());
    picture("motion", &stage);
    stage.keys("Enter");
    assert_eq!(stage.said(), "event-motion-recorded");
    let motion = stage.meeting().records().last().unwrap();
    let Content::Motion(said) = motion.current() else { panic!("{motion:?}") };
    assert_eq!(said.text, "Beløbet halveres");
    assert_eq!((&said.mover, &said.seconders), (&Some(Who::Id("m2".into())), &vec![Who::Id("m5".into())]));
    // Its vote is open at once.
    let id = motion.id;
    assert_eq!(on(&stage), Some(id.0));
    picture("motion_vote", &stage);
    stage.keys("t '2-7' Enter Enter");
    let meeting = stage.meeting();
    let vote = meeting.records().iter().rfind(|r| r.kind() == RecordKind::Vote).unwrap();
    assert_eq!(meeting.motion_of(vote), Some(id));
    assert!(meeting.review().motions_without_vote.is_empty());
    // The next vote is the decision's.
    stage.keys("v");
    assert_eq!(on(&stage), Some(4));
    stage.keys("a Enter Tab");
    picture("motion_recorded", &stage);
    // One undo each.
    stage.keys("Tab Ctrl-Z Ctrl-Z");
    assert_eq!(stage.records().len(), 2);
    stage.keys("v");
    assert_eq!(on(&stage), Some(id.0), "{}", stage.screen());
    stage.keys("Esc Ctrl-Z");
    assert_eq!(stage.records(), [("decision", "Godkendt.".to_owned())]);
}

#[test]
fn what_was_begun_comes_back() {
    let mut stage = council(Lang::Da);
    // A vote that is under way waits below the amendment, and comes back where that is left.
    stage.keys("v 'f' n 'Halveres' Esc");
    assert_eq!(on(&stage), Some(4), "{}", stage.screen());
    stage.keys("n");
    assert!(stage.shows("Halveres"), "{}", stage.screen());
    stage.keys("' @lene' Tab Enter");
    // That on the amendment is open; the other is a draft.
    stage.keys("Esc v Tab");
    assert_eq!(on(&stage), Some(4), "{}", stage.screen());
    assert!(stage.shows("4 for"), "{}", stage.screen());
}

#[test]
fn a_line_without_a_text_is_no_amendment() {
    let mut stage = council(Lang::Da);
    stage.keys("v n Enter");
    assert_eq!(stage.said(), "notice-empty");
    stage.keys("'@lene' Tab Enter");
    assert_eq!(stage.said(), "motion-empty");
    // Nobody has to be named.
    stage.keys("'Halveres' Enter");
    assert_eq!(stage.said(), "event-motion-recorded");
}

#[test]
fn tab_goes_through_amendments_and_decisions() {
    let mut stage = council(Lang::En);
    stage.keys("v n").keys("'One' Enter Esc").keys("v n").keys("'Two' Enter");
    assert_eq!(on(&stage), Some(6));
    stage.keys("Tab");
    assert_eq!(on(&stage), Some(4), "{}", stage.screen());
    stage.keys("Tab");
    assert_eq!(on(&stage), None);
    stage.keys("Tab");
    assert_eq!(on(&stage), Some(5));
    stage.keys("e Enter");
    assert_eq!(stage.said(), "event-vote-recorded");
}
