//! What comes after the close, as the fold takes it.

use punktlig::agenda::Outcome;
use punktlig::audience::Audience;
use punktlig::meeting::{
    Addition, Amended, CheckpointKind, Content, Decision, Edge, Event, Fate, FollowUp, History, RecordId, Target,
};

use crate::kit::{LiveMeeting, agenda, id, markdown};

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
    assert_eq!((record.added_reason().as_deref(), record.at), (Some("Glemt"), held.at));
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
fn a_note_that_becomes_something_else_in_a_reopened_meeting_is_an_addition() {
    let (task, said) = ("Skriv.".to_owned(), "Ny tekst.".to_owned());
    let follow_up = FollowUp { line: task.clone(), task, ..FollowUp::default() };
    for content in [decision("Ny tekst."), Content::Discussion { text: said }, Content::FollowUp(follow_up)] {
        let note = RecordId(4);
        let is_late = |held: &LiveMeeting| {
            let meeting = held.history.meeting();
            meeting.addition_of(meeting.record(note).unwrap()) == Some(Addition::InReopened)
        };
        let mut before = closed();
        before.undo().at("9.35").record(Event::RecordEdited { record: note, content: content.clone() });
        before.at("9.40").record(Event::MeetingClosed);
        assert!(!is_late(&before) && before.history.meeting().is_sealed(note), "it was no note at the close");
        let mut held = closed();
        held.at("10.00").record(Event::RecordOpened { by: "mona".to_owned() });
        held.record(Event::MeetingReopened { reason: "Manglede".to_owned() });
        held.record(Event::RecordEdited { record: note, content: content.clone() });
        assert!(is_late(&held) && !held.history.meeting().is_sealed(note), "no protocol had it");
        assert_eq!(held.history.meeting().record(note).unwrap().added_by.as_deref(), Some("mona"));
        held.at("10.05").record(Event::MeetingClosed);
        let whole = markdown(&held.protocol(Audience::Full)).unwrap();
        let (signed, added) = (whole.find("Godkendt.").unwrap(), whole.find("Tilføjet i det genåbnede møde").unwrap());
        assert!(signed < added || matches!(content, Content::Discussion { .. }), "{whole}");
        held.record(Event::MeetingReopened { reason: "Igen".to_owned() });
        assert!(is_late(&held) && held.history.meeting().is_sealed(note));
    }
}

#[test]
fn what_is_recorded_on_something_decided_before_is_an_addition_also_when_that_is_taken_up_again() {
    for starts_first in [false, true] {
        let mut held = closed();
        held.at("10.00").record(Event::MeetingReopened { reason: "Manglede".to_owned() });
        let on = Target::Item("1".into());
        if starts_first {
            held.start("1");
        }
        held.at("10.01").record(Event::DecisionRecorded {
            on: on.clone(),
            decision: Decision { text: "En anden.".to_owned(), ..Decision::default() },
        });
        if !starts_first {
            held.start("1");
        }
        held.at("10.05").record(Event::MeetingClosed);
        let whole = markdown(&held.protocol(Audience::Full)).unwrap();
        assert!(whole.contains("Tilføjet i det genåbnede møde"), "{starts_first}: {whole}");
        // It was treated before, as that protocol says.
        assert!(!whole.contains("ikke behandlet"), "{whole}");
    }
}

#[test]
fn an_item_that_was_decided_on_without_being_begun_was_treated_by_then() {
    let mut held = LiveMeeting::new(crate::kit::agenda(
        "title = \"M\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }]\n\
         slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }]\n",
    ));
    held.at("9.00").start(0);
    let decision = Decision { text: "Godkendt.".to_owned(), ..Decision::default() };
    held.record(Event::DecisionRecorded { on: Target::Item("2".into()), decision });
    held.at("9.20").record(Event::MeetingClosed).at("9.30");
    held.record(Event::MeetingReopened { reason: "Manglede".to_owned() }).start(1);
    held.at("9.40").record(Event::MeetingClosed);
    let whole = markdown(&held.protocol(Audience::Full)).unwrap();
    assert!(!whole.contains("ikke behandlet"), "{whole}");
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

/// A meeting of two members, one of whom left at 9.10.
fn in_progress() -> LiveMeeting {
    let plan = "date = 2025-01-15\nmembers = [\"a\", \"b\"]\nperson = [{ id = \"a\", name = \"Anna\" }, { id = \"b\", name = \"Bo\" }]\n\
        item = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.20\", items = [2] }]\n";
    let mut held = LiveMeeting::new(agenda(plan));
    held.at("9.00").start("1").at("9.10").record(left("b", "09:10")).at("9.20").start("2");
    held
}

/// The same, closed at 9.30.
fn attended() -> LiveMeeting {
    let mut held = in_progress();
    held.at("9.30").record(Event::MeetingClosed);
    held
}

fn left(who: &str, time: &str) -> Event {
    let time = format!("2025-01-15T{time}:00+01:00");
    Event::PersonLeft { who: id(who), time: punktlig::time::Stamp::parse_from_rfc3339(&time).unwrap() }
}

fn present(who: &str) -> Event {
    let status = punktlig::meeting::AttendanceStatus::Present;
    Event::AttendanceRecorded { who: id(who), status, reason: None, substitute: None }
}

fn amend(held: &mut LiveMeeting, change: Event) {
    held.record(Event::AmendmentRecorded { change: Box::new(change), reason: "Fejl".to_owned() });
}

#[test]
fn who_was_there_is_corrected_after_the_close_and_what_was_recorded_first_is_kept() {
    let mut held = attended();
    held.at("9.40").record(Event::RecordOpened { by: "cg".to_owned() });
    amend(&mut held, present("b"));
    let meeting = held.history.meeting();
    let [amendment] = meeting.amendments() else { panic!("{:?}", meeting.amendments()) };
    let Amended::Presence { who, before: Some(before), after: Some(after) } = &amendment.change else {
        panic!("{amendment:?}")
    };
    let ten_past = punktlig::time::Stamp::parse_from_rfc3339("2025-01-15T09:10:00+01:00").unwrap();
    assert_eq!((who, &before.stays, &after.stays), (&id("b"), &vec![(None, Some(ten_past))], &vec![(None, None)]));
    assert_eq!((amendment.reasons.as_slice(), amendment.by.as_deref()), (&["Fejl".to_owned()][..], Some("cg")));
    assert_eq!(meeting.pins().last().map(|pin| &pin.kind), Some(&CheckpointKind::Correction));
    assert!(meeting.closed_at().is_some() && meeting.attendees(held.at)[1].spans.len() == 1);
    held.undo();
    assert_eq!(held.history.meeting().amendments(), []);
    // What changes nothing is no correction, and what is no attendance is none either.
    amend(&mut held, left("b", "09:10"));
    amend(&mut held, Event::MeetingPaused);
    assert_eq!((held.history.meeting().amendments(), held.history.meeting().pins().len()), (&[][..], 1));
    assert!(held.history.meeting().paused_since().is_none());
}

#[test]
fn a_time_is_corrected_after_the_close_with_what_it_was() {
    let mut held = attended();
    let to = punktlig::time::Stamp::parse_from_rfc3339("2025-01-15T09:25:00+01:00").unwrap();
    let corrected = Event::TimeCorrected { slot: "2".into(), stretch: None, edge: Edge::End, to };
    held.at("9.40");
    amend(&mut held, corrected);
    let meeting = held.history.meeting();
    let [amendment] = meeting.amendments() else { panic!("{:?}", meeting.amendments()) };
    let Amended::Time { before, after, .. } = &amendment.change else { panic!("{amendment:?}") };
    let hm = |at: &punktlig::time::Stamp| at.format("%H.%M").to_string();
    assert_eq!((hm(before), hm(after)), ("09.30".to_owned(), "09.25".to_owned()));
}

#[test]
fn what_is_changed_once_the_meeting_is_open_again_leaves_a_trace_and_what_happens_then_does_not() {
    let mut held = attended();
    held.at("10.00").record(Event::MeetingReopened { reason: "Eventuelt manglede".to_owned() });
    held.start("2").at("10.10").record(left("a", "10:05"));
    assert_eq!(held.history.meeting().amendments(), [], "the meeting goes on");
    held.record(present("b"));
    let meeting = held.history.meeting();
    let [amendment] = meeting.amendments() else { panic!("{:?}", meeting.amendments()) };
    assert!(matches!(&amendment.change, Amended::Presence { who, .. } if *who == id("b")));
    assert!(amendment.reasons.is_empty() && meeting.is_of_reopened(amendment));
}

/// Says what became of somebody's stay, step by step or in sum: when they left before and after, and why.
fn left_at(all: &[punktlig::meeting::Amendment]) -> Vec<(Option<String>, Option<String>, String)> {
    let of = |amendment: &punktlig::meeting::Amendment| {
        let Amended::Presence { before, after, .. } = &amendment.change else { panic!("{amendment:?}") };
        let left = |presence: &Option<punktlig::meeting::Presence>| {
            presence.as_ref()?.stays.first()?.1.map(|at| at.format("%H.%M").to_string())
        };
        (left(before), left(after), amendment.reasons.join(", "))
    };
    all.iter().map(of).collect()
}

#[test]
fn steps_between_two_closes_are_one_correction_and_none_where_they_end_as_they_began() {
    let mut held = attended();
    held.at("9.40");
    let mut step = |change: Event, reason: &str| {
        held.record(Event::AmendmentRecorded { change: Box::new(change), reason: reason.to_owned() });
        let meeting = held.history.meeting();
        (left_at(meeting.amendments()).len(), left_at(&meeting.amendments_in_sum()))
    };
    let said = |from: &str, to: Option<&str>, why: &str| (Some(from.to_owned()), to.map(str::to_owned), why.to_owned());
    assert_eq!(step(present("b"), "Fejl"), (1, vec![said("09.10", None, "Fejl")]));
    assert_eq!(step(left("b", "09:15"), "Blev længere"), (2, vec![said("09.10", Some("09.15"), "Fejl, Blev længere")]));
    assert_eq!(step(present("b"), "Fejl"), (3, vec![said("09.10", None, "Fejl, Blev længere")]));
    assert_eq!(step(left("b", "09:10"), "Som først"), (4, vec![]), "it is as it was");
    assert_eq!(step(present("b"), "Var der"), (5, vec![said("09.10", None, "Var der")]), "no reason of before counts");
    // What counted at a close stays known.
    held.at("9.50").record(Event::MeetingReopened { reason: "Fremmødet".to_owned() });
    held.record(Event::MeetingClosed).at("9.55");
    amend(&mut held, left("b", "09:10"));
    let all = left_at(&held.history.meeting().amendments_in_sum());
    assert_eq!(all, [said("09.10", None, "Var der"), (None, Some("09.10".to_owned()), "Fejl".to_owned())]);
}

#[test]
fn a_postponement_that_is_lifted_and_made_anew_is_one_correction() {
    let mut held = in_progress();
    let to = |month| chrono::NaiveDate::from_ymd_opt(2025, month, 1);
    held.at("9.25")
        .record(Event::ItemPostponed { on: Target::Item("2".into()), to: to(2) })
        .at("9.31")
        .record(Event::MeetingClosed);
    held.at("9.40").record(Event::MeetingReopened { reason: "Forkert dato".to_owned() });
    held.record(Event::PostponementLifted { on: Target::Item("2".into()) })
        .record(Event::ItemPostponed { on: Target::Item("2".into()), to: to(3) });
    let meeting = held.history.meeting();
    assert_eq!(meeting.amendments().len(), 2, "{:?}", meeting.amendments());
    let sums = meeting.amendments_in_sum();
    let [sum] = sums.as_slice() else { panic!("{sums:?}") };
    let Amended::Fate { before: Fate::Postponed(before), after: Fate::Postponed(after), .. } = &sum.change else {
        panic!("{sum:?}")
    };
    assert_eq!((before.to, after.to), (to(2), to(3)));
    held.record(Event::PostponementLifted { on: Target::Item("2".into()) })
        .record(Event::ItemPostponed { on: Target::Item("2".into()), to: to(2) });
    assert_eq!(held.history.meeting().amendments_in_sum(), []);
}
