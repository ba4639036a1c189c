//! Votes, dissent and remarks: what they belong to, what undo takes back, and what a changed agenda leaves.

use punktlig::agenda::{Outcome, Who};
use punktlig::meeting::{
    Content, Decision, Event, GroupVotes, History, RecordId, Side, Stance, Statement, StatementKind, Target, Vote,
    VoteTrouble,
};

use crate::kit::{LiveMeeting, agenda};

const COUNCIL: &str = r#"
date = 2025-01-15
person = [
    { id = "jk", name = "Jonas Kroustrup", role = "member", group = "A" },
    { id = "lh", name = "Lene Hansen", role = "member", group = "A" },
    { id = "kn", name = "Kim Nielsen", role = "member" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Skole" }]
slot = [{ at = "9.00", items = [1] }, { at = "9.30", items = [2] }]
"#;

fn id(id: &str) -> Who {
    Who::Id(id.into())
}

fn vote(decision: Option<RecordId>) -> Vote {
    let groups = vec![GroupVotes { group: "A".to_owned(), votes: 2 }];
    let in_favour = Side { groups, ..Side::default() };
    Vote { decision, in_favour, casting: Some(Stance::For), ..Vote::default() }
}

fn dissent(decision: Option<RecordId>) -> Statement {
    Statement { decision, statement: StatementKind::Dissent, who: vec![id("kn")], text: "Nej.".to_owned() }
}

#[test]
fn each_word_on_a_vote_is_taken_back_by_one_undo() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1").at("9.10");
    let (one, two) = (Target::Item("1".into()), Target::Item("2".into()));
    held.record(Event::DecisionRecorded { on: one.clone(), decision: Decision::default() });
    let decision = Some(RecordId(3));
    held.record(Event::VoteRecorded { on: one.clone(), vote: vote(decision) });
    held.record(Event::StatementRecorded { on: one.clone(), statement: dissent(decision) });
    let (voted, said) = (RecordId(4), RecordId(5));
    let other = Vote { abstained: Side { unnamed: 1, ..Side::default() }, ..vote(decision) };
    let take_back = |held: &mut LiveMeeting, event: Event| {
        let before = held.history.meeting().clone();
        held.record(event.clone());
        assert_ne!(*held.history.meeting(), before, "{event:?} says nothing");
        held.undo();
        assert_eq!(*held.history.meeting(), before, "{event:?} was not taken back");
    };
    for event in [
        Event::VoteRecorded { on: two.clone(), vote: vote(None) },
        Event::StatementRecorded { on: two.clone(), statement: dissent(None) },
        Event::RecordEdited { record: voted, content: Content::Vote(other.clone()) },
        Event::RecordMoved { record: voted, on: two.clone() },
        Event::RecordMoved { record: RecordId(3), on: two.clone() },
        Event::RecordWithdrawn { record: said },
        Event::RecordWithdrawn { record: RecordId(3) },
    ] {
        take_back(&mut held, event);
    }
    held.record(Event::MeetingClosed);
    for event in [
        Event::CorrectionRecorded { record: voted, content: Content::Vote(other), reason: "Fejl".to_owned() },
        Event::CorrectionRecorded {
            record: said,
            content: Content::Statement(dissent(None)),
            reason: "Fejl".to_owned(),
        },
        Event::AdditionRecorded { on: one, content: Content::Vote(vote(None)), reason: "Glemt".to_owned() },
    ] {
        take_back(&mut held, event);
    }
    let wrong = Content::Statement(dissent(None));
    held.record(Event::CorrectionRecorded { record: voted, content: wrong, reason: "x".to_owned() });
    assert!(held.history.meeting().record(voted).unwrap().corrections.is_empty(), "a vote stays a vote");
}

#[test]
fn who_voted_or_dissented_keeps_the_name_when_the_agenda_forgets_them() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    let on = Target::Item("1".into());
    let against = Side { people: vec![id("lh")], ..Side::default() };
    held.at("9.00").start("1");
    held.record(Event::VoteRecorded { on: on.clone(), vote: Vote { against, ..Vote::default() } });
    held.record(Event::StatementRecorded { on, statement: dissent(None) });
    let changed =
        COUNCIL.replace("    { id = \"lh\", name = \"Lene Hansen\", role = \"member\", group = \"A\" },\n", "");
    let changed = changed.replace("    { id = \"kn\", name = \"Kim Nielsen\", role = \"member\" },\n", "");
    held.record(Event::AgendaReloaded { agenda: Box::new(agenda(&changed)), keep: Vec::new() });
    let names = ["lh", "kn"].map(|who| held.history.meeting().agenda().name(&id(who)).to_owned());
    assert_eq!(names, ["Lene Hansen", "Kim Nielsen"]);
}

#[test]
fn a_decision_is_forwarded_to_a_body_and_to_the_last_date() {
    let agenda = agenda(COUNCIL);
    let read = |line: &str| {
        let forward = punktlig::meeting::forward::parse(line, &agenda);
        (forward.to.unwrap_or_default(), forward.on.map(|d| d.to_string()).unwrap_or_default())
    };
    let both = |to: &str, on: &str| (to.to_owned(), on.to_owned());
    for line in [
        "Økonomiudvalget 6/2",
        "til Økonomiudvalget den 6. februar",
        "Økonomiudvalget, 6. februar 2025.",
        "Økonomiudvalget 2025-02-06",
    ] {
        assert_eq!(read(line), both("Økonomiudvalget", "2025-02-06"), "{line}");
    }
    assert_eq!(read("Udvalget for Børn og Unge"), both("Udvalget for Børn og Unge", ""));
    assert_eq!(read("Udvalget 31/2"), both("Udvalget 31/2", ""));
    assert!(punktlig::meeting::forward::parse("Udvalget 31/2", &agenda).bad_date.is_some());
    assert_eq!(read("6/2"), both("", "2025-02-06"));
    assert_eq!(read(" "), both("", ""));
    for lang in [punktlig::lang::Lang::Da, punktlig::lang::Lang::En] {
        let date = "2026-03-01".parse().unwrap();
        let line = punktlig::meeting::forward::line(Some("Plan- og Miljøudvalget"), Some(date), lang);
        assert_eq!(read(&line), both("Plan- og Miljøudvalget", "2026-03-01"), "{line}");
    }
}

/// A meeting in its first item, of a program that fixes what votes belong to.
fn fixed() -> LiveMeeting {
    held_by("")
}

/// The same in a body with rules of its own.
fn held_by(rules: &str) -> LiveMeeting {
    let mut held = LiveMeeting::new(agenda(&format!("{COUNCIL}\n[protocol]\n{rules}\n")));
    held.at("9.00").start("1").record(Event::LinksFixed);
    held
}

fn one() -> Target {
    Target::Item("1".into())
}

fn decide(held: &mut LiveMeeting) -> RecordId {
    held.decide(&one(), "Ja.", Outcome::Approved);
    RecordId(held.seq())
}

fn voted(held: &mut LiveMeeting, decision: Option<RecordId>) -> RecordId {
    held.record(Event::VoteRecorded { on: one(), vote: vote(decision) });
    RecordId(held.seq())
}

fn said(held: &mut LiveMeeting, decision: Option<RecordId>) -> RecordId {
    held.record(Event::StatementRecorded { on: one(), statement: dissent(decision) });
    RecordId(held.seq())
}

/// What records belong to; it is the same when the journal is read again.
fn decisions<const N: usize>(held: &LiveMeeting, records: [RecordId; N]) -> [Option<RecordId>; N] {
    let again = History::replay(held.history.entries().to_vec()).unwrap();
    assert_eq!(again.meeting(), held.meeting());
    records.map(|id| held.meeting().decision_of(held.meeting().record(id).unwrap()))
}

#[test]
fn a_vote_never_passes_to_another_decision() {
    let (two, note) = (Target::Item("2".into()), Content::Note { text: "Et notat".to_owned() });
    let withdrawn: fn(RecordId) -> Event = |record| Event::RecordWithdrawn { record };
    for gone in [withdrawn(RecordId(4)), Event::RecordEdited { record: RecordId(4), content: note }] {
        let mut held = fixed();
        let first = decide(&mut held);
        let on_it = [voted(&mut held, Some(first)), said(&mut held, Some(first))];
        let second = decide(&mut held);
        assert_eq!(decisions(&held, on_it), [Some(first); 2]);
        held.record(gone.clone());
        assert_eq!(decisions(&held, on_it), [None; 2], "{gone:?}");
        let third = decide(&mut held);
        assert_eq!(decisions(&held, on_it), [None; 2], "{gone:?}");
        held.undo().undo();
        assert_eq!(decisions(&held, on_it), [Some(first); 2]);
        held.record(Event::RecordWithdrawn { record: first });
        held.record(Event::RecordEdited { record: on_it[0], content: Content::Vote(vote(Some(second))) });
        assert_eq!(decisions(&held, on_it), [Some(second), None], "the minute-taker says so; {third:?}");
    }
    // A decision that is moved takes its vote along, and not one that waited where it comes to.
    let mut held = fixed();
    let waits = voted(&mut held, None);
    held.decide(&two, "Nej.", Outcome::Rejected);
    let moved = RecordId(held.seq());
    held.record(Event::VoteRecorded { on: two.clone(), vote: vote(Some(moved)) });
    let its = RecordId(held.seq());
    held.record(Event::RecordMoved { record: moved, on: one() });
    assert_eq!(decisions(&held, [waits, its]), [None, Some(moved)]);
    assert_eq!(held.meeting().record(its).unwrap().on, one());
    // A vote that is moved by itself goes to none of the decisions where it comes to.
    held.decide(&two, "Ja.", Outcome::Approved).record(Event::RecordMoved { record: its, on: two });
    assert_eq!(decisions(&held, [waits, its]), [None, None]);
}

#[test]
fn the_nth_vote_belongs_to_the_nth_decision_recorded_after_it() {
    let mut held = fixed();
    // Who dissents is asked while the votes are counted: before the vote is recorded.
    let first = [said(&mut held, None), voted(&mut held, None)];
    let second = [said(&mut held, None), voted(&mut held, None)];
    let on_first = said(&mut held, Some(first[1]));
    let all = [first[0], first[1], on_first, second[0], second[1]];
    assert_eq!(decisions(&held, all), [None; 5]);
    let one = decide(&mut held);
    assert_eq!(decisions(&held, all), [Some(one), Some(one), Some(one), None, None]);
    let two = decide(&mut held);
    assert_eq!(decisions(&held, all), [Some(one), Some(one), Some(one), Some(two), Some(two)]);
    decide(&mut held);
    assert_eq!(decisions(&held, all), [Some(one), Some(one), Some(one), Some(two), Some(two)]);
    held.undo().undo();
    assert_eq!(decisions(&held, all), [Some(one), Some(one), Some(one), None, None]);
    held.redo();
    assert_eq!(decisions(&held, all), [Some(one), Some(one), Some(one), Some(two), Some(two)]);
    // A vote that was being edited when its decision came does not know of it.
    held.record(Event::RecordEdited { record: first[1], content: Content::Vote(Vote { casting: None, ..vote(None) }) });
    assert_eq!(decisions(&held, [first[1]]), [Some(one)]);
}

#[test]
fn a_close_settles_what_votes_belong_to() {
    let mut held = fixed();
    let alone = [voted(&mut held, None), said(&mut held, None)];
    held.record(Event::MeetingClosed);
    let decision = Content::Decision(Decision { text: "Glemt.".to_owned(), ..Decision::default() });
    let addition = |content| Event::AdditionRecorded { on: one(), content, reason: "Glemt".to_owned() };
    held.record(addition(Content::Vote(vote(None))));
    let added = RecordId(held.seq());
    held.record(addition(decision));
    assert_eq!(decisions(&held, [added]), [None], "an addition is in the protocol as it is");
    assert_eq!(decisions(&held, alone), [None; 2], "an addition changes nothing that stood at the close");
    held.record(Event::MeetingReopened { reason: "Mere".to_owned() });
    let later = voted(&mut held, None);
    let decision = decide(&mut held);
    assert_eq!(decisions(&held, [alone[0], alone[1], later]), [None, None, Some(decision)]);
    let content = Content::Vote(vote(None));
    held.record(Event::CorrectionRecorded { record: later, content, reason: "Fejl".to_owned() });
    assert_eq!(decisions(&held, [later]), [Some(decision)], "a correction is of what was said, not of where");
}

#[test]
fn an_older_journal_keeps_what_its_votes_belong_to() {
    let mut held = LiveMeeting::new(agenda(COUNCIL));
    held.at("9.00").start("1");
    let first = decide(&mut held);
    let vote = voted(&mut held, Some(first));
    let second = decide(&mut held);
    held.record(Event::RecordWithdrawn { record: first });
    let waits = voted(&mut held, None);
    // As the programs did that wrote this.
    assert_eq!(decisions(&held, [vote, waits]), [Some(second), None]);
    let next = Event::DecisionRecorded { on: one(), decision: Decision::default() };
    let fixes = held.meeting().fixes_links(std::slice::from_ref(&next));
    assert_eq!(fixes, Some(Event::LinksFixed), "before a decision that could take a vote");
    held.record(Event::LinksFixed);
    assert_eq!(decisions(&held, [vote, waits]), [Some(second), None]);
    assert_eq!(held.meeting().fixes_links(&[next]), None);
    let third = decide(&mut held);
    held.record(Event::RecordWithdrawn { record: second });
    assert_eq!(decisions(&held, [vote, waits]), [None, Some(third)]);
}

#[test]
fn an_outcome_that_the_votes_do_not_bear_is_reported() {
    let trouble = |counts: [u32; 3], outcome: Outcome, casting: Option<Stance>| {
        let mut held = fixed();
        held.decide(&one(), "Beslutning", outcome);
        let mut vote = Vote { decision: Some(RecordId(held.seq())), casting, ..Vote::default() };
        vote.set_counts(counts).unwrap();
        held.record(Event::VoteRecorded { on: one(), vote });
        let record = held.meeting().records().last().unwrap();
        let troubles = held.meeting().record_troubles(record, held.at);
        troubles.into_iter().any(|t| matches!(t, VoteTrouble::NotCarried | VoteTrouble::Carried))
    };
    use Outcome::{Approved, Other, Rejected};
    assert!(trouble([1, 2, 0], Approved, None) && trouble([2, 1, 0], Rejected, None));
    assert!(!trouble([2, 1, 0], Approved, None) && !trouble([1, 2, 0], Rejected, None));
    assert!(!trouble([1, 2, 0], Other, None));
    // A tie falls unless the chair votes for.
    assert!(trouble([1, 1, 1], Approved, None) && !trouble([1, 1, 1], Rejected, None));
    assert!(!trouble([1, 1, 1], Approved, Some(Stance::For)) && trouble([1, 1, 1], Rejected, Some(Stance::For)));
    // Those of whom nothing is recorded may have been for it.
    assert!(!trouble([0, 1, 0], Approved, None));
}

#[test]
fn the_review_says_where_a_vote_falls_short_of_the_bodys_own_majority() {
    let trouble = |rule: &str, counts: [u32; 3]| {
        let mut held = held_by(&format!("majority = \"{rule}\""));
        held.decide(&one(), "Beslutning", Outcome::Approved);
        let mut vote = Vote { decision: Some(RecordId(held.seq())), ..Vote::default() };
        vote.set_counts(counts).unwrap();
        held.record(Event::VoteRecorded { on: one(), vote });
        let troubles: Vec<_> = held.meeting().review().wrong_votes.into_iter().flat_map(|(_, t)| t).collect();
        troubles
    };
    assert_eq!(trouble("simple", [1, 0, 2]), []);
    assert_eq!(trouble("absolute", [1, 0, 2]), [VoteTrouble::TooFewFor { votes: 1, needed: 2 }]);
    assert_eq!(trouble("absolute", [2, 1, 0]), []);
    assert_eq!(trouble("two-thirds", [2, 1, 0]), []);
    assert_eq!(trouble("two-thirds", [1, 2, 0]), [VoteTrouble::NotCarried]);
    assert_eq!(trouble("absolute", [0, 1, 2]), [VoteTrouble::NotCarried]);
}

#[test]
fn a_body_has_the_quorum_that_its_agenda_says() {
    let short = |rule: &str| {
        let mut held = held_by(rule);
        held.record(Event::AllPresentRecorded);
        for who in ["kn", "lh"] {
            held.record(Event::PersonLeft { who: Who::Id(who.into()), time: held.at });
        }
        held.decide(&one(), "Godkendt.", Outcome::Approved);
        let meeting = held.meeting();
        (meeting.review().short.is_some(), !meeting.review().decided_without_quorum.is_empty())
    };
    assert_eq!(short(""), (false, false));
    assert_eq!(short("profile = \"political\""), (true, true));
    assert_eq!(short("quorum = \"half\""), (true, true));
    assert_eq!(short("quorum = 1"), (false, false));
    assert_eq!(short("profile = \"political\"\nquorum = \"none\""), (false, false));
}

#[test]
fn what_contradicts_the_record_is_in_the_review_of_any_body() {
    use punktlig::meeting::AttendanceStatus::Absent;
    let troubles = |held: &LiveMeeting| -> Vec<VoteTrouble> {
        held.meeting().review().wrong_votes.into_iter().flat_map(|(_, troubles)| troubles).collect()
    };
    let mut held = fixed();
    let (who, reason, substitute) = (Who::Id("kn".into()), None, None);
    held.record(Event::AttendanceRecorded { who: who.clone(), status: Absent, reason, substitute });
    let mut vote = Vote::default();
    vote.in_favour.people = vec![who.clone(), Who::Id("jk".into()), Who::Id("lh".into())];
    held.record(Event::VoteRecorded { on: one(), vote });
    assert_eq!(troubles(&held), [VoteTrouble::NotThere(who), VoteTrouble::More { votes: 3, present: 2 }]);
    // A tie is no contradiction, unless it carried what it was on.
    let tie = |counts: [u32; 3], outcome: Outcome| {
        let mut held = fixed();
        held.decide(&one(), "Beslutning", outcome);
        let mut vote = Vote { decision: Some(RecordId(held.seq())), ..Vote::default() };
        vote.set_counts(counts).unwrap();
        held.record(Event::VoteRecorded { on: one(), vote });
        troubles(&held)
    };
    assert_eq!(tie([1, 1, 0], Outcome::Approved), [VoteTrouble::Tie]);
    assert_eq!(tie([1, 1, 1], Outcome::Approved), [VoteTrouble::NotCarried]);
    assert_eq!(tie([1, 1, 1], Outcome::Rejected), []);
    assert_eq!(tie([1, 0, 0], Outcome::Approved), [], "a body may write down some of the votes only");
}

#[test]
fn a_vote_is_judged_by_the_proxies_that_had_been_given() {
    let mut held = held_by("proxies = true");
    let status = punktlig::meeting::AttendanceStatus::Absent;
    held.record(Event::AttendanceRecorded { who: id("kn"), status, reason: None, substitute: None });
    held.at("9.10");
    let people = vec![id("jk"), id("lh")];
    let both = Vote { in_favour: Side { people, ..Side::default() }, ..Vote::default() };
    held.record(Event::VoteRecorded { on: one(), vote: both.clone() });
    let record = RecordId(held.seq());
    let wrong = |held: &LiveMeeting| {
        let vote = held.meeting().record(record).unwrap();
        let again = History::replay(held.history.entries().to_vec()).unwrap();
        assert_eq!(again.meeting(), held.meeting());
        held.meeting().record_troubles(vote, held.at)
    };
    held.at("9.20").record(Event::ProxyGiven { who: id("kn"), to: Some(id("jk")) });
    assert_eq!(wrong(&held), [], "it was not known of at the vote");
    let content =
        |people: Vec<Who>| Content::Vote(Vote { in_favour: Side { people, ..Side::default() }, ..Vote::default() });
    held.record(Event::RecordEdited { record, content: content(vec![id("lh"), id("jk")]) });
    assert_eq!(wrong(&held), []);
    held.record(Event::RecordEdited { record, content: content(vec![id("lh"), id("jk"), id("kn")]) });
    assert_eq!(wrong(&held), [], "who adds the vote means the proxy");
    // A proxy that was given before is a vote that is missing.
    held.at("9.25").record(Event::VoteRecorded { on: one(), vote: both });
    let last = held.meeting().records().last().unwrap();
    assert_eq!(held.meeting().record_troubles(last, held.at), [VoteTrouble::Fewer { votes: 2, present: 3 }]);
}

#[test]
fn a_casting_vote_against_the_chairs_own_vote_is_reviewed() {
    let trouble = |own: Stance, casting: Stance| {
        let source = format!("chair = \"jk\"\n{COUNCIL}[protocol]\ncasting_vote = true\n");
        let mut held = LiveMeeting::new(agenda(&source));
        held.at("9.00").start("1");
        held.decide(&one(), "Beslutning", Outcome::Other);
        let side = |who: &str| Side { people: vec![id(who)], ..Side::default() };
        let (in_favour, against) = if own == Stance::For { ("jk", "lh") } else { ("lh", "jk") };
        let vote = Vote {
            decision: Some(RecordId(held.seq())),
            in_favour: side(in_favour),
            against: side(against),
            abstained: side("kn"),
            casting: Some(casting),
        };
        held.record(Event::VoteRecorded { on: one(), vote });
        let troubles: Vec<_> = held.meeting().review().wrong_votes.into_iter().flat_map(|(_, t)| t).collect();
        troubles
    };
    use Stance::{Against, For};
    assert_eq!((trouble(For, For), trouble(Against, Against)), (vec![], vec![]));
    let otherwise = || vec![VoteTrouble::CastingOtherwise(id("jk"))];
    assert_eq!((trouble(For, Against), trouble(Against, For)), (otherwise(), otherwise()));
}

#[test]
fn who_could_vote_is_settled_at_the_vote_whatever_is_recorded_later() {
    let mut held = held_by("proxies = true");
    let status = punktlig::meeting::AttendanceStatus::Absent;
    held.record(Event::AttendanceRecorded { who: id("kn"), status, reason: None, substitute: None });
    held.at("9.10");
    let record = voted(&mut held, None);
    let number = |held: &LiveMeeting| {
        let vote = held.meeting().record(record).unwrap();
        held.meeting().voters(&one(), vote.circumstances(), vote.at, held.at).len()
    };
    assert_eq!(number(&held), 2);
    let (came, left) = (held.at("9.20").at, held.at("9.25").at);
    held.record(Event::PersonArrived { who: id("kn"), time: came });
    held.record(Event::PersonLeft { who: id("kn"), time: left });
    held.at("9.27").record(Event::ProxyGiven { who: id("kn"), to: Some(id("jk")) });
    assert_eq!(number(&held), 2, "the proxy is of a later absence");
    held.at("9.40").record(Event::MeetingClosed);
    assert_eq!(number(&held), 2);
    // One that is recorded a little late counts since the member left.
    let then = held.meeting().circumstances().clone();
    assert_eq!(held.meeting().voters(&one(), &then, left, held.at).len(), 3);
}

#[test]
fn a_vote_on_what_never_began_is_by_those_who_were_there_when_it_was_decided() {
    let two = Target::Item("2".into());
    let mut held = fixed();
    held.record(Event::AllPresentRecorded).at("9.10").decide(&two, "Ja, sammen med budgettet.", Outcome::Approved);
    let decision = RecordId(held.seq());
    let time = held.at("9.12").at;
    held.record(Event::PersonLeft { who: id("kn"), time });
    let voters =
        |held: &LiveMeeting| held.meeting().voters(&two, held.meeting().circumstances(), held.at, held.at).len();
    assert_eq!(voters(&held), 3);
    // It is so in the meeting, and where it is written down in one that was opened again.
    held.at("9.40").record(Event::MeetingClosed);
    held.at("9.50").record(Event::MeetingReopened { reason: "Afstemning glemt".to_owned() });
    assert_eq!(voters(&held), 3);
    let mut vote = Vote { decision: Some(decision), ..Vote::default() };
    vote.set_all(Stance::For, &held.meeting().voters(&two, held.meeting().circumstances(), held.at, held.at));
    held.record(Event::VoteRecorded { on: two.clone(), vote });
    assert_eq!(held.meeting().record_troubles(held.meeting().records().last().unwrap(), held.at), []);
    assert!(crate::kit::markdown(&held.protocol(punktlig::audience::Audience::Full)).unwrap().contains("Alle 3"));
}

#[test]
fn who_leaves_after_a_vote_on_what_never_began_voted_all_the_same() {
    let two = Target::Item("2".into());
    let mut held = fixed();
    held.record(Event::AllPresentRecorded).at("9.10");
    let mut vote = Vote::default();
    vote.set_all(Stance::For, &held.meeting().voters(&two, held.meeting().circumstances(), held.at, held.at));
    held.record(Event::VoteRecorded { on: two, vote });
    let time = held.at("9.12").at;
    held.record(Event::PersonLeft { who: id("kn"), time });
    assert_eq!(held.meeting().record_troubles(held.meeting().records().last().unwrap(), held.at), []);
}

#[test]
fn a_second_vote_on_a_decision_and_one_on_none_are_in_the_review() {
    let wrong = |held: &LiveMeeting| -> Vec<(RecordId, VoteTrouble)> {
        let review = held.meeting().review();
        let links = |t: &VoteTrouble| matches!(t, VoteTrouble::Second | VoteTrouble::Waiting);
        let each = review.wrong_votes.into_iter().flat_map(|(r, all)| all.into_iter().map(|t| (r.id, t)));
        each.filter(|(_, t)| links(t)).collect()
    };
    let mut held = fixed();
    // Before any decision the item is reported as without one.
    let first = voted(&mut held, None);
    assert_eq!(wrong(&held), []);
    let waiting = |held: &LiveMeeting| -> Vec<RecordId> {
        held.meeting().review().waiting_statements.into_iter().map(|r| r.id).collect()
    };
    said(&mut held, None);
    assert_eq!(waiting(&held), []);
    let decision = decide(&mut held);
    // What is said on nothing waits as a vote does, until there is a vote that it goes with.
    let remark = said(&mut held, None);
    assert_eq!(waiting(&held), [remark]);
    let second = voted(&mut held, None);
    assert_eq!(waiting(&held), []);
    assert_eq!(wrong(&held), [(second, VoteTrouble::Waiting)]);
    let mut content = Content::Vote(vote(Some(decision)));
    held.record(Event::RecordEdited { record: second, content: content.clone() });
    assert_eq!(wrong(&held), [(second, VoteTrouble::Second)]);
    held.record(Event::RecordWithdrawn { record: first });
    assert_eq!(wrong(&held), []);
    content = content.on_decision(decide(&mut held));
    held.record(Event::RecordEdited { record: second, content });
    assert_eq!(wrong(&held), []);
}

#[test]
fn an_outcome_that_no_majority_was_for_is_in_the_review() {
    let troubles = |decides: &str, outcome: Outcome, counts: [u32; 3]| {
        let mut held = LiveMeeting::new(agenda(&format!(
            "title = \"M\"\ndate = 2025-01-15\nbody = \"Udvalget\"\nmembers = [\"a\", \"b\", \"c\"]\n\
             protocol = {{ profile = \"political\" }}\n\
             person = [{{ id = \"a\", name = \"Anna\" }}, {{ id = \"b\", name = \"Bo\" }}, {{ id = \"c\", name = \"Carl\" }}]\n\
             item = [{{ number = 1, title = \"Budget\"{decides} }}]\nslot = [{{ at = \"9.00\", items = [1] }}]\n"
        )));
        held.at("9.00").record(Event::AllPresentRecorded).start(0);
        held.decide(&one(), "Indstilles.", outcome);
        let mut vote = Vote { decision: Some(RecordId(held.seq())), ..Vote::default() };
        vote.set_counts(counts).unwrap();
        held.record(Event::VoteRecorded { on: one(), vote });
        let wrong = held.meeting().review().wrong_votes;
        wrong.into_iter().flat_map(|(_, troubles)| troubles).collect::<Vec<_>>()
    };
    let council = ", decides = \"Byrådet\"";
    assert_eq!(troubles(council, Outcome::Forwarded, [1, 2, 0]), [VoteTrouble::RecommendedAgainst]);
    assert_eq!(troubles(council, Outcome::Forwarded, [1, 1, 1]), [VoteTrouble::RecommendedAgainst]);
    assert_eq!(troubles(council, Outcome::Forwarded, [2, 1, 0]), []);
    let sent = troubles("", Outcome::Forwarded, [1, 2, 0]);
    assert_eq!(sent, [], "what is only sent on may be so by those who are against it");
    for outcome in [Outcome::Noted, Outcome::Postponed] {
        assert_eq!(troubles("", outcome, [1, 2, 0]), [VoteTrouble::OutcomeAgainst(outcome)]);
        assert_eq!(troubles("", outcome, [2, 1, 0]), []);
    }
    assert_eq!(troubles("", Outcome::Other, [1, 2, 0]), [], "the text may be that it fell");
}
