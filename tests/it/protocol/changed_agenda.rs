//! Documents of meetings whose agenda says something else by now of who was there, who chaired and who could vote.

use punktlig::meeting::reload::{self, PersonTrouble};
use punktlig::meeting::{Content, FollowUp, RecordId, Side, Stance, Vote, VoteTrouble};

use super::*;
use crate::kit::markdown;

const ALL: [(&str, &str); 4] = [("a", "Anna A"), ("b", "Bo B"), ("c", "Carl C"), ("d", "Dorte D")];

/// A board by its members and whatever else its head has.
fn board(members: &[(&str, &str)], head: &str) -> Agenda {
    agenda(&source(members, head))
}

fn source(members: &[(&str, &str)], head: &str) -> String {
    let person = |(id, name): &(&str, &str)| format!("{{ id = \"{id}\", name = \"{name}\", role = \"member\" }}");
    let people: Vec<String> = members.iter().map(person).collect();
    format!(
        "title = \"Møde\"\ndate = 2025-01-15\n{head}\nperson = [{}]\n\
         item = [{{ number = 1, title = \"Budget\" }}, {{ number = 2, title = \"Skole\" }}]\n\
         slot = [{{ at = \"9.00\", items = [1] }}, {{ at = \"9.30\", items = [2] }}]\n",
        people.join(", ")
    )
}

/// The board with Carl's seat given to Zoe.
fn with_zoe(others: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    others.iter().copied().filter(|(id, _)| *id != "c").chain([("z", "Zoe Z")]).collect()
}

fn take_over(held: &mut LiveMeeting, agenda: Agenda) {
    for event in reload::events(held.meeting(), Box::new(agenda), &[]) {
        held.record(event);
    }
}

fn counted(unnamed: u32) -> Side {
    Side { unnamed, ..Side::default() }
}

fn named(people: &[&str]) -> Side {
    Side { people: people.iter().map(|who| id(who)).collect(), ..Side::default() }
}

fn decided(held: &mut LiveMeeting, vote: Vote) -> RecordId {
    held.decide(&item(1), "Vedtaget.", Outcome::Approved);
    let decision = Some(RecordId(held.seq()));
    held.record(Event::VoteRecorded { on: item(1), vote: Vote { decision, ..vote } });
    RecordId(held.seq())
}

/// A board of four that was equally divided on its first item, and whose chair decided that.
fn tied(head: &str) -> (LiveMeeting, RecordId) {
    let mut held = LiveMeeting::new(board(&ALL, head));
    held.at("9.00").start(0);
    let vote = Vote { in_favour: counted(2), against: counted(2), casting: Some(Stance::For), ..Vote::default() };
    let vote = decided(held.at("9.10"), vote);
    (held, vote)
}

fn says(held: &LiveMeeting, text: &str) -> [bool; 2] {
    [Audience::Full, Audience::Public].map(|a| markdown(&held.protocol(a)).unwrap().contains(text))
}

const ANNA: &str = "chair = \"a\"\nchair_label = \"Formand\"";

#[test]
fn a_casting_vote_is_by_whoever_chaired_when_it_was_recorded() {
    let others = &ALL[1..];
    for (chair, members) in [("d", &ALL[..]), ("d", others)] {
        let (mut held, vote) = tied(ANNA);
        let after = board(members, &format!("chair = \"{chair}\"\nchair_label = \"Næstformand\""));
        assert_eq!(says(&held, "Anna A (formand) stemte for og afgjorde"), [true; 2]);
        take_over(&mut held, after.clone());
        assert_eq!(says(&held, "Anna A (formand) stemte for og afgjorde"), [true; 2]);
        // Nor does a change of the counts or a close that is taken back, and what is recorded from now on is Dorte's.
        let other = Vote { in_favour: counted(1), against: counted(1), casting: Some(Stance::For), ..Vote::default() };
        held.record(Event::RecordEdited { record: vote, content: Content::Vote(other.clone()) });
        held.at("9.20").record(Event::MeetingClosed).undo();
        assert_eq!(says(&held, "Anna A (formand) stemte for og afgjorde"), [true; 2]);
        let without = Vote { casting: None, ..other.clone() };
        held.record(Event::RecordEdited { record: vote, content: Content::Vote(without) });
        assert_eq!(says(&held, "afgjorde"), [false; 2]);
        held.record(Event::RecordEdited { record: vote, content: Content::Vote(other) });
        assert_eq!(says(&held, "Dorte D (næstformand) stemte for og afgjorde"), [true; 2]);
    }
}

#[test]
fn a_casting_vote_in_a_protocol_stays_whose_it_was_whatever_is_corrected_of_who_chaired_or_was_there() {
    use punktlig::meeting::AttendanceStatus;

    let absent = |who: &str| Event::AttendanceRecorded {
        who: Who::Id(who.into()),
        status: AttendanceStatus::Excused,
        reason: None,
        substitute: None,
    };
    let chairs = |who: Option<&str>| Event::ItemChairNamed { on: item(1), who: who.map(|who| Who::Id(who.into())) };
    for change in [chairs(Some("c")), chairs(None), absent("b")] {
        let mut held = LiveMeeting::new(board(&ALL, ANNA));
        held.at("9.00").start(0).record(Event::AllPresentRecorded).record(chairs(Some("b")));
        let vote = Vote { in_favour: counted(2), against: counted(2), casting: Some(Stance::For), ..Vote::default() };
        decided(held.at("9.10"), vote);
        held.at("9.20").record(Event::MeetingClosed);
        let said = |held: &LiveMeeting| {
            let said = markdown(&held.protocol(Audience::Full)).unwrap();
            said.lines().find(|line| line.contains("afgjorde")).map(str::to_owned)
        };
        let signed = said(&held);
        assert!(signed.is_some());
        let change = Box::new(change);
        held.record(Event::AmendmentRecorded { change: change.clone(), reason: "Forkert".into() });
        assert_eq!(said(&held), signed, "{change:?}");
    }
}

#[test]
fn a_corrected_casting_vote_is_by_whoever_chaired_at_each_version() {
    let (mut held, record) = tied(ANNA);
    held.at("9.20").record(Event::MeetingClosed);
    held.record(Event::MeetingReopened { reason: "Fejl".to_owned() });
    take_over(&mut held, board(&ALL, "chair = \"d\""));
    held.record(Event::MeetingClosed);
    let vote = Vote { in_favour: counted(2), against: counted(2), casting: Some(Stance::Against), ..Vote::default() };
    let content = Content::Vote(vote);
    held.record(Event::CorrectionRecorded { record, content, reason: "Stemte imod".to_owned() });
    assert_eq!(says(&held, "Anna A (formand) stemte for og afgjorde"), [true; 2]);
    assert_eq!(says(&held, "Anna A (formand) stemte imod og afgjorde"), [true; 2]);
}

#[test]
fn a_casting_vote_without_a_tie_or_by_a_chair_who_is_out_decides_nothing_and_is_reviewed() {
    let wrong = |held: &LiveMeeting| held.meeting().review().wrong_votes.into_iter().flat_map(|(_, t)| t).collect();
    let (mut held, record) = tied(ANNA);
    assert_eq!(held.meeting().review().wrong_votes, []);
    let vote = Vote { in_favour: counted(1), against: counted(3), casting: Some(Stance::For), ..Vote::default() };
    held.record(Event::RecordEdited { record, content: Content::Vote(vote) });
    let troubles: Vec<VoteTrouble> = wrong(&held);
    assert!(troubles.contains(&VoteTrouble::NoTie), "{troubles:?}");
    assert_eq!(says(&held, "afgjorde"), [false; 2]);
    let gone = Event::PersonLeft { who: id("a"), time: stamp(day(2025, 1, 15).and_hms_opt(9, 5, 0).unwrap()) };
    for (event, trouble) in [
        (Event::DisqualificationRecorded { who: id("a"), on: item(1) }, VoteTrouble::CastingDisqualified(id("a"))),
        (gone, VoteTrouble::CastingNotThere(id("a"))),
    ] {
        let (mut held, _) = tied(ANNA);
        held.record(event);
        let troubles: Vec<VoteTrouble> = wrong(&held);
        assert!(troubles.contains(&trouble), "{troubles:?}");
        assert_eq!(says(&held, "afgjorde"), [false; 2]);
        assert_eq!(says(&held, "stemmerne"), [false; 2]);
    }
}

#[test]
fn members_who_were_recorded_as_there_stay_so_when_the_agenda_has_others() {
    let mut held = LiveMeeting::new(board(&ALL[..3], "absent = [{ who = \"a\", reason = \"syg\" }]"));
    held.at("9.00").start(0).record(Event::AllPresentRecorded);
    take_over(&mut held, board(&with_zoe(&ALL[..3]), ""));
    assert_eq!(says(&held, "  - Carl C\n"), [true; 2], "{}", text(&held));
    // Whose seat it was has none any more; who was absent then is, though the agenda does not say so any more.
    let quorum = held.meeting().quorum(held.at);
    assert_eq!((quorum.present, quorum.seats), (2, 3));
    decided(held.at("9.10"), Vote { in_favour: named(&["b", "z"]), ..Vote::default() });
    assert_eq!(says(&held, "Alle 2 tilstedeværende medlemmer stemte for."), [true; 2]);
}

fn text(held: &LiveMeeting) -> String {
    markdown(&held.protocol(Audience::Full)).unwrap()
}

#[test]
fn a_vote_counts_those_who_could_vote_when_it_was_held() {
    for vote in [named(&["a", "b", "c"]), counted(3)] {
        let mut held = LiveMeeting::new(board(&ALL[..3], ""));
        held.at("9.00").start(0);
        let record = decided(held.at("9.10"), Vote { in_favour: vote, ..Vote::default() });
        for after in [board(&with_zoe(&ALL[..3]), ""), board(&ALL, ""), board(&ALL[..2], "")] {
            take_over(&mut held, after);
            assert_eq!(says(&held, "Alle 3 tilstedeværende medlemmer stemte for."), [true; 2], "{}", text(&held));
            assert_eq!(held.meeting().review().wrong_votes, []);
        }
        // Who was missing from the agenda can be in the vote all the same.
        take_over(&mut held, board(&ALL, ""));
        let all = Vote { in_favour: named(&["a", "b", "c", "d"]), ..Vote::default() };
        held.record(Event::RecordEdited { record, content: Content::Vote(all) });
        assert_eq!(says(&held, "Alle 4 tilstedeværende medlemmer stemte for."), [true; 2], "{}", text(&held));
    }
}

#[test]
fn a_vote_leaves_out_who_the_agenda_had_as_absent_though_it_forgets_them() {
    let mut held = LiveMeeting::new(board(&ALL[..3], "absent = [{ who = \"c\" }]"));
    held.at("9.00").start(0);
    decided(held.at("9.10"), Vote { in_favour: counted(2), ..Vote::default() });
    take_over(&mut held, board(&with_zoe(&ALL[..3]), ""));
    assert_eq!(says(&held, "Alle 2 tilstedeværende medlemmer stemte for."), [true; 2], "{}", text(&held));
}

#[test]
fn the_id_of_a_chair_who_decided_or_of_a_member_who_was_there_is_nobody_elses() {
    let given = |held: &LiveMeeting, id: &str, name: &'static str| {
        let others = ALL.map(|(other, own)| if other == id { ("x", name) } else { (other, own) });
        let mut members = others.to_vec();
        members.iter_mut().filter(|(other, _)| *other == "x").for_each(|(other, _)| *other = "a");
        reload::person_trouble(&held.history, &board(&members, ""), &[])
    };
    let is_refused = |trouble| matches!(trouble, Some(PersonTrouble::GivenAway { .. }));
    let (held, _) = tied(ANNA);
    assert!(is_refused(given(&held, "a", "Zoe Zacho")));
    for event in [Event::AllPresentRecorded, Event::AttendanceConfirmed { guests: Vec::new(), everybody: true }] {
        let mut held = LiveMeeting::new(board(&ALL, ""));
        assert!(!is_refused(given(&held, "a", "Zoe Zacho")));
        held.record(event);
        assert!(is_refused(given(&held, "a", "Zoe Zacho")));
        assert!(!is_refused(given(&held, "a", "Anna Ann A")), "a name put right is nobody else's");
    }
}

#[test]
fn the_id_of_a_substitute_who_was_there_is_nobody_elses() {
    let with = |name: &str, head: &str| {
        let substitute = format!("{{ id = \"k\", name = \"{name}\" }}, {{ id = \"a\"");
        let plan = source(&ALL, head).replace("{ id = \"a\"", &substitute);
        agenda(&plan)
    };
    let absent = "absent = [{ who = \"c\", substitute = \"k\" }]";
    let mut held = LiveMeeting::new(with("Kim Lund", absent));
    let given = |held: &LiveMeeting| reload::person_trouble(&held.history, &with("Zoe Zacho", absent), &[]);
    assert_eq!(given(&held), None);
    held.record(Event::AllPresentRecorded);
    assert!(matches!(given(&held), Some(PersonTrouble::GivenAway { .. })));
}

#[test]
fn who_is_named_behind_closed_doors_alone_is_not_in_the_public_list_once_the_agenda_forgets_them() {
    let plan = |kim: bool, others: &[(&str, &str)]| {
        let kim = if kim { "{ id = \"k\", name = \"Kim Lund\", role = \"participant\" }, " } else { "" };
        let source = source(others, "").replace("person = [", &format!("person = [{kim}"));
        agenda(&source.replace("title = \"Skole\"", "title = \"Skole\", access = \"closed\""))
    };
    let vote = Vote { in_favour: named(&["c"]), ..Vote::default() };
    let owned = FollowUp { task: "Ringer".into(), owners: vec![id("k")], due: None, line: "Ringer".into() };
    for event in [
        Event::NoteRecorded { on: item(2), text: "x".into() },
        Event::FollowUpRecorded { on: item(2), follow_up: owned },
        Event::DisqualificationRecorded { who: id("c"), on: item(2) },
        Event::VoteRecorded { on: item(2), vote },
    ] {
        let mut held = LiveMeeting::new(plan(true, &ALL));
        held.at("9.00").start(0).at("9.30").start(1).record(event.clone());
        take_over(&mut held, plan(false, &with_zoe(&ALL)));
        held.at("10.00").record(Event::SlotEnded { slot: "2".into() }).record(Event::MeetingClosed);
        let public = markdown(&held.protocol(Audience::Public)).unwrap();
        assert!(!public.contains("Kim Lund") && !public.contains("Carl C"), "{event:?}\n{public}");
        assert!(public.contains("Zoe Z"), "{public}");
    }
}

#[test]
fn a_member_who_left_for_what_is_closed_and_is_dropped_by_the_file_is_not_in_the_public_list() {
    let plan = |others: &[(&str, &str)]| {
        agenda(&source(others, "").replace("title = \"Skole\"", "title = \"Skole\", access = \"closed\""))
    };
    let moment = |time: &str| stamp(day(2025, 1, 15).and_time(punktlig::time::parse_time(time).unwrap()));
    let left = |time: &str| Event::PersonLeft { who: id("c"), time: moment(time) };
    let stood_in =
        Event::SubstituteNamed { who: id("c"), substitute: Some(Who::Name("Kim Lund".into())), from: moment("9.31") };
    for (events, is_public) in [
        (vec![Event::NoteRecorded { on: item(2), text: "x".into() }], false),
        (vec![left("9.31")], false),
        (vec![left("9.31"), stood_in], false),
        (vec![left("9.20")], true),
        (vec![Event::AllPresentRecorded, left("9.31")], true),
    ] {
        let mut held = LiveMeeting::new(plan(&ALL));
        held.at("9.00").start(0).at("9.30").start(1).at("9.45");
        events.iter().for_each(|event| _ = held.record(event.clone()));
        take_over(&mut held, plan(&with_zoe(&ALL)));
        held.at("10.00").record(Event::SlotEnded { slot: "2".into() }).record(Event::MeetingClosed);
        let public = markdown(&held.protocol(Audience::Public)).unwrap();
        assert_eq!(public.contains("Carl C"), is_public, "{events:?}\n{public}");
        assert!(public.contains("Zoe Z") && !public.contains("Kim Lund"), "{public}");
        let full = markdown(&held.protocol(Audience::Full)).unwrap();
        assert_eq!(full.contains("Carl C"), !matches!(events[0], Event::NoteRecorded { .. }), "{events:?}\n{full}");
    }
}
