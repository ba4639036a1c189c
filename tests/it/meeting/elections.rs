//! Elections: how a line is read, and what does not add up.

use punktlig::agenda::{Who, names};
use punktlig::meeting::{Election, Event, Target, VoteTrouble, followup};

use crate::kit::{LiveMeeting, agenda};

const BOARD: &str = r#"
date = 2025-01-15
person = [
    { id = "anna", name = "Anna Ager", role = "member" },
    { id = "bo", name = "Bo Bech", role = "member" },
    { id = "cai", name = "Cai Carlsen", role = "member" },
    { id = "dan", name = "Dan Dahl", role = "member" },
]
item = [{ number = 1, title = "Valg" }]
slot = [{ at = "9.00", items = [1] }]
"#;

fn read(line: &str) -> Election {
    let agenda = agenda(BOARD);
    let candidates = names::candidates(&agenda);
    Election::read(line, &followup::Context::new(&agenda, &candidates))
}

/// Who stood, with votes and whether they were elected: "anna 5+, Hans Holm 3".
fn stood(line: &str) -> String {
    let name = |who: &Who| match who {
        Who::Id(id) => id.0.clone(),
        Who::Name(name) => format!("'{name}'"),
    };
    let election = read(line);
    let said = election.candidates.iter().map(|candidate| {
        let votes = candidate.votes.map_or_else(String::new, |votes| format!(" {votes}"));
        format!("{}{votes}{}", name(&candidate.who), if candidate.elected { "+" } else { "" })
    });
    format!("{}: {}", election.title, said.collect::<Vec<_>>().join(", "))
}

#[test]
fn an_election_is_read_as_people_type_it() {
    for (line, expected) in [
        ("Formand: @anna 5 valgt, @bo 3", "Formand: anna 5+, bo 3"),
        ("Formand: Anna Ager 5*, Bo Bech 3", "Formand: anna 5+, bo 3"),
        ("Formand: 5 @anna valgt; 3 stemmer @bo", "Formand: anna 5+, bo 3"),
        ("Chair: @anna elected with 5 votes, @bo 3 votes", "Chair: anna 5+, bo 3"),
        ("Formand: @anna valgt", "Formand: anna+"),
        ("Sted: Odense 5 valgt, Aarhus 3", "Sted: 'Odense' 5+, 'Aarhus' 3"),
        ("Lister: Liste 3 5 valgt, Liste 4 2", "Lister: 'Liste 3' 5+, 'Liste 4' 2"),
        ("Revisor: @\"Holm, Hans\" 5 valgt", "Revisor: 'Holm, Hans' 5+"),
        ("Formand: @anna valgt, @bo ikke valgt", "Formand: anna+, bo"),
        ("Formand: @anna blev valgt, @bo ikke genvalgt", "Formand: anna+, bo"),
        ("Udvalg: @anna og @bo valgt", "Udvalg: anna+, bo+"),
        ("Udvalg: valgt er @anna, @bo og @cai; @dan", "Udvalg: anna+, bo, cai, dan"),
        ("Suppleanter: 1. @anna valgt, 2. Bo Bech valgt", "Suppleanter: anna+, bo+"),
        ("Suppleanter: 1. Hans Holm valgt, 2. Ida Juhl valgt", "Suppleanter: '1. Hans Holm'+, '2. Ida Juhl'+"),
        ("Klasse: 3. g 5 valgt, 2. g 4", "Klasse: '3. g' 5+, '2. g' 4"),
        ("Revisor: Salt og Peber 5 stemmer valgt", "Revisor: 'Salt og Peber' 5+"),
        ("Plan: Bygge 5 valgt, Ikke bygge 3", "Plan: 'Bygge' 5+, 'Ikke bygge' 3"),
        // Nothing is lost, and nothing guessed.
        ("Formand: @ukendt 5", "Formand: 'ukendt' 5"),
        ("Formand: @anna Holm 5", "Formand: 'Anna Ager Holm' 5"),
        ("Formand: Anna 5", "Formand: 'Anna' 5"),
        ("@anna 5", ": anna 5"),
        ("Formand:", "Formand: "),
        ("Formand: , ;", "Formand: "),
    ] {
        assert_eq!(stood(line), expected, "{line}");
    }
    let counted = |line: &str| {
        let election = read(line);
        (election.blank, election.invalid, election.lots)
    };
    assert_eq!(counted("Formand: @anna 4 valgt, @bo 4, blanke stemmer 2, ugyldige 1, lodtrækning"), (2, 1, true));
    assert_eq!(counted("Formand: @anna 4 valgt ved lod, @bo 4"), (0, 0, true));
    assert_eq!(counted("Chair: @anna 4 elected, 2 blank votes"), (2, 0, false));
    assert_eq!(counted("Formand: @anna 99999999999"), (0, 0, false));
}

#[test]
fn what_of_a_line_is_in_no_election_is_said() {
    let unread = |line: &str| {
        let agenda = agenda(BOARD);
        let candidates = names::candidates(&agenda);
        let (election, unread) = Election::read_all(line, &followup::Context::new(&agenda, &candidates));
        assert_eq!(election, read(line), "{line}");
        (stood(line), unread.join(" | "))
    };
    for (line, election, said) in [
        ("Formand: @anna 5 valgt, @bo 3, blank 1", "Formand: anna 5+, bo 3", ""),
        ("Suppleanter: 1. @anna valgt, 2. @bo valgt", "Suppleanter: anna+, bo+", ""),
        ("Suppleanter: 2. @anna valgt, 1. @bo valgt", "Suppleanter: anna+, bo+", "2. | 1."),
        ("Formand: @anna 5 valgt, 7", "Formand: anna 5+", "7"),
        ("Formand: @anna 3,5 valgt", "Formand: anna 3", "5 valgt"),
        ("Formand: @anna 3 blanke 2", "Formand: anna 3", "blanke | 2"),
        ("Formand: @anna 3 @bo 2", "Formand: anna, bo", "3 2"),
        ("Formand: @anna valgt @bo", "Formand: anna, bo", "valgt"),
        ("Udvalg: @anna og @bo 3 valgt", "Udvalg: anna+, bo+", "og 3 valgt"),
    ] {
        assert_eq!(unread(line), (election.to_owned(), said.to_owned()), "{line}");
    }
}

fn troubles(source: &str, line: &str) -> Vec<VoteTrouble> {
    let mut held = LiveMeeting::new(agenda(source));
    held.at("9.00").start("1").at("9.10");
    let on = Target::Item("1".into());
    held.record(Event::ElectionRecorded { on, election: read(line) });
    let meeting = held.history.meeting();
    let record = meeting.records().last().unwrap();
    meeting.record_troubles(record, record.at)
}

#[test]
fn what_does_not_add_up_is_said() {
    let bo = || Who::Id("bo".into());
    for (line, expected) in [
        ("Formand: @anna 3 valgt, @bo 1", vec![]),
        ("Formand: @anna 3 valgt, blank 1", vec![]),
        ("Formand: @anna valgt", vec![]),
        ("Formand: @anna 3 valgt", vec![VoteTrouble::Fewer { votes: 3, present: 4 }]),
        ("Formand: @anna 3 valgt, @bo 2", vec![VoteTrouble::More { votes: 5, present: 4 }]),
        // Who elects two has two votes.
        ("Revisorer: @anna 4 valgt, @bo 3 valgt, @cai 1", vec![]),
        ("Revisorer: @anna 4 valgt, @bo 4 valgt, @cai 1", vec![VoteTrouble::More { votes: 9, present: 4 }]),
        ("Formand: @anna 2 valgt, @bo 2", vec![VoteTrouble::ElectionTie]),
        ("Formand: @anna 2 valgt, @bo 2, lod", vec![]),
        ("Formand: @anna 2, @bo 2", vec![VoteTrouble::ElectionTie]),
        ("Formand: @anna 3, @bo 1", vec![VoteTrouble::NobodyElected]),
        ("Formand: @anna 3, @bo 1 valgt", vec![VoteTrouble::ElectedWithFewer(bo())]),
        ("Formand: @bo 2 valgt, @bo 1, @anna 1", vec![VoteTrouble::Twice(bo())]),
    ] {
        assert_eq!(troubles(BOARD, line), expected, "{line}");
    }
    let absolute = format!("{BOARD}protocol = {{ majority = \"absolute\" }}\n");
    assert_eq!(
        troubles(&absolute, "Formand: @anna 2 valgt, @bo 1, blank 1"),
        [VoteTrouble::TooFewFor { votes: 2, needed: 3 }]
    );
    assert_eq!(troubles(&absolute, "Formand: @anna 3 valgt, @bo 1"), []);
}

#[test]
fn an_election_decides_its_item_and_a_second_ballot_the_first() {
    let mut held = LiveMeeting::new(agenda(BOARD));
    let on = Target::Item("1".into());
    held.at("9.00").start("1").at("9.10");
    let elects = |held: &mut LiveMeeting, line: &str| {
        held.record(Event::ElectionRecorded { on: Target::Item("1".into()), election: read(line) });
    };
    elects(&mut held, "Formand: @anna 2, @bo 1, @cai 1");
    let review = held.history.meeting().review();
    assert!(review.undecided.is_empty());
    // That nobody was elected contradicts nothing: it is said on the screen, and to a political body.
    assert!(review.wrong_votes.is_empty());
    let of_first = |held: &LiveMeeting| {
        let meeting = held.history.meeting();
        let first = meeting.records_on(&on).next().unwrap();
        meeting.record_troubles(first, first.at)
    };
    assert_eq!(of_first(&held), [VoteTrouble::NobodyElected]);
    elects(&mut held, "Formand: @anna 3 valgt, @bo 1");
    assert_eq!(of_first(&held), []);
    held.undo();
    assert_eq!(of_first(&held), [VoteTrouble::NobodyElected]);
}
