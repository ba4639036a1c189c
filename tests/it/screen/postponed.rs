//! A vote on a postponement, entered on the screen.

use punktlig::lang::Lang;
use punktlig::meeting::RecordKind;

use super::snapshots::picture;
use super::votes::council;

#[test]
fn what_is_postponed_and_not_decided_is_voted_on_as_that() {
    let mut stage = council(Lang::Da);
    stage.keys("Down u Down Down Enter").keys("'22/1' Enter");
    stage.keys("v");
    assert!(stage.shows("Udsættelsen til den 22. januar 2025"), "{}", stage.screen());
    picture("vote_on_postponement", &stage);
    stage.keys("t '5-4' Enter Enter");
    let meeting = stage.meeting();
    let vote = meeting.records().iter().rfind(|r| r.kind() == RecordKind::Vote).unwrap();
    assert!(meeting.is_on_postponement(vote));
    assert!(stage.shows("UDSÆTTELSE") && stage.shows("5 for · 4 imod"), "{}", stage.screen());
    // Another date is another date, and not another postponement.
    stage.keys("u Down Down Down Enter").keys("'29/1' Enter");
    let meeting = stage.meeting();
    assert!(meeting.is_on_postponement(meeting.records().last().unwrap()));
    // Votes against it are said at once.
    stage.keys("Tab e Enter t Backspace Backspace Backspace Backspace Backspace '4-5' Enter");
    assert!(stage.shows("intet flertal for, men punktet er udsat"), "{}", stage.screen());
}

#[test]
fn a_vote_after_a_postponement_is_on_that_though_one_on_the_matter_waits() {
    let mut stage = council(Lang::Da);
    stage.keys("Down v t '4-5' Enter Enter");
    stage.keys("u Down Down Enter").keys("'22/1' Enter").keys("v");
    assert!(stage.shows("Udsættelsen til den 22. januar 2025"), "{}", stage.screen());
    stage.keys("t '9-0' Enter Enter").keys("d 'Punktet udsættes, da der ikke var flertal.' Ctrl-S");
    let meeting = stage.meeting();
    let on: Vec<bool> = meeting
        .records()
        .iter()
        .filter(|r| r.kind() == RecordKind::Vote)
        .map(|r| meeting.is_on_postponement(r))
        .collect();
    assert_eq!(on, [false, true], "{}", stage.screen());
}

#[test]
fn a_vote_is_given_to_the_postponement_by_hand() {
    let mut stage = council(Lang::Da);
    stage.keys("Down v t '5-4' Enter Enter");
    stage.keys("u Down Down Enter").keys("'22/1' Enter");
    let last = |stage: &crate::kit::stage::Stage| {
        let meeting = stage.meeting();
        meeting.is_on_postponement(meeting.records().last().unwrap())
    };
    // A vote that was there may have been on anything.
    assert!(!last(&stage));
    stage.keys("Tab e");
    assert!(stage.shows("Hører til udsættelsen"), "{}", stage.screen());
    stage.keys("Down Down Enter");
    assert!(last(&stage), "{}", stage.screen());
    stage.keys("Ctrl-Z");
    assert!(!last(&stage));
}
