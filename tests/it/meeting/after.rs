//! What comes after the close, as the fold takes it.

use punktlig::agenda::Outcome;
use punktlig::meeting::{CheckpointKind, Content, Decision, Event, History, RecordId, Target};

use crate::kit::{LiveMeeting, agenda};

fn decision(text: &str) -> Content {
    Content::Decision(Decision { text: text.to_owned(), outcome: Outcome::Other, ..Decision::default() })
}

/// A meeting that decided on its one item (event 3), noted something (4) and was closed (5).
fn closed() -> LiveMeeting {
    let plan = "date = 2025-01-15\nitem = [{ number = 1, title = \"A\" }]\nslot = [{ at = \"9.00\", items = [1] }]\n";
    let mut held = LiveMeeting::new(agenda(plan));
    held.at("9.00").start("1");
    let on = Target::Item("1".into());
    let decided = Decision { text: "Godkendt.".to_owned(), outcome: Outcome::Approved, ..Decision::default() };
    held.record(Event::DecisionRecorded { on: on.clone(), decision: decided });
    held.record(Event::NoteRecorded { on, text: "Husk.".to_owned() });
    held.at("9.30").record(Event::MeetingClosed);
    held
}

fn correct(held: &mut LiveMeeting, record: u64, content: Content) {
    held.record(Event::CorrectionRecorded { record: RecordId(record), content, reason: "Fejl".to_owned() });
}

#[test]
fn a_correction_is_kept_next_to_its_record_and_never_changes_it() {
    let mut held = closed();
    let before = held.history.meeting().records()[0].current().clone();
    held.at("9.40");
    correct(&mut held, 3, decision("Afvist."));
    correct(&mut held, 3, decision("Udsat."));
    let record = &held.history.meeting().records()[0];
    assert_eq!((record.original().content(), record.current()), (&before, &decision("Udsat.")));
    assert_eq!((record.corrections.len(), record.edited_at), (2, None));
    assert_eq!((record.corrections[0].at, record.corrections[0].reason.as_str()), (held.at, "Fejl"));
    let kinds: Vec<_> = held.history.meeting().pins().iter().map(|p| (p.seq, p.kind.clone())).collect();
    assert_eq!(kinds, [(5, CheckpointKind::Closed), (6, CheckpointKind::Correction), (7, CheckpointKind::Correction)]);
}

#[test]
fn a_note_has_no_correction_and_a_decision_does_not_become_another_kind() {
    let mut held = closed();
    let before = held.history.meeting().records().to_vec();
    correct(&mut held, 4, Content::Note { text: "Andet.".to_owned() });
    correct(&mut held, 3, Content::Note { text: "Andet.".to_owned() });
    correct(&mut held, 99, decision("Ukendt."));
    assert_eq!(held.history.meeting().records(), before);
    assert_eq!(held.history.meeting().pins().len(), 1);
}

#[test]
fn an_undone_correction_is_gone_from_the_state_and_stays_in_the_history() {
    let mut held = closed();
    let before = held.history.meeting().records().to_vec();
    correct(&mut held, 3, decision("Afvist."));
    held.undo();
    assert_eq!(held.history.meeting().records(), before);
    assert_eq!(held.history.entries().len(), 7, "both the correction and its undo");
    held.redo();
    assert_eq!(held.history.meeting().records()[0].current(), &decision("Afvist."));
}

#[test]
fn an_addition_is_a_record_that_says_why_it_comes_late() {
    let mut held = closed();
    let on = Target::Item("1".into());
    held.at("10.00").record(Event::AdditionRecorded { on, content: decision("Også."), reason: "Glemt".to_owned() });
    let record = held.history.meeting().record(RecordId(6)).unwrap();
    assert_eq!((record.added.as_deref(), record.at), (Some("Glemt"), held.at));
    assert!(held.history.meeting().closed_at().is_some_and(|closed| closed < held.at));
}

#[test]
fn a_reopened_meeting_goes_on_and_its_new_close_counts() {
    let mut held = closed();
    let first = held.at;
    held.at("10.00").record(Event::MeetingReopened { reason: "Eventuelt manglede".to_owned() });
    assert_eq!(held.history.meeting().closed_at(), None);
    held.start("1").at("10.05").record(Event::MeetingClosed);
    let meeting = held.history.meeting();
    assert_eq!((meeting.closed_at(), meeting.first_closed_at()), (Some(held.at), Some(first)));
    assert!(matches!(&meeting.pins()[1].kind, CheckpointKind::Reopened(reason) if reason == "Eventuelt manglede"));
    let replayed = History::replay(held.history.entries().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), meeting, "a resume finds the same");
}

#[test]
fn a_meeting_that_is_not_closed_cannot_be_reopened() {
    let mut held = closed();
    held.undo().record(Event::MeetingReopened { reason: "Intet".to_owned() });
    assert!(held.history.meeting().pins().is_empty());
}

#[test]
fn what_was_added_after_a_close_is_sealed_from_its_own_line_on() {
    let mut held = closed();
    let on = Target::Item("1".into());
    held.at("10.00").record(Event::AdditionRecorded {
        on: on.clone(),
        content: decision("Også."),
        reason: "Glemt".into(),
    });
    held.record(Event::MeetingReopened { reason: "Fremmødet".into() });
    let new = Decision { text: "Ny.".to_owned(), outcome: Outcome::Other, ..Decision::default() };
    held.record(Event::DecisionRecorded { on, decision: new });
    let is_sealed = [3, 4, 6, 8].map(|id| held.history.meeting().is_sealed(RecordId(id)));
    assert_eq!(is_sealed, [true, false, true, false], "a note never is, and what is new is not yet");
}
