//! Two continuations of one journal in one file, as a merge by git leaves it: what is read out is one of them, and
//! the other is named.

use std::path::Path;

use punktlig::journal::{self, Salvage};
use punktlig::meeting::{Event, JournalEntry};

use super::sample::{created, decision, note};
use super::{DIR, lines, written};
use crate::kit::disk::MemFs;

fn salvage(bytes: &[u8]) -> Salvage {
    journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR)).unwrap().unwrap()
}

/// A journal that goes on from two common lines: all lines, and the events.
fn continued(more: Vec<Event>) -> (Vec<Vec<u8>>, Vec<JournalEntry>) {
    let (bytes, events) = written([vec![created(), decision("Fælles")], more].concat());
    (lines(&bytes), events)
}

fn one() -> (Vec<Vec<u8>>, Vec<JournalEntry>) {
    continued(vec![decision("A tre"), note("A fire"), decision("A fem"), note("A seks")])
}

/// The last line takes back the line of its own number 5.
fn other() -> (Vec<Vec<u8>>, Vec<JournalEntry>) {
    continued(vec![note("B tre"), note("B fire"), decision("B fem"), Event::Undone { undo: 5 }, note("B syv")])
}

#[test]
fn of_two_continuations_one_is_read_out_whole_and_the_other_named_whatever_tool_put_them_together() {
    let ((a, _), (b, b_events)) = (one(), other());
    let (trunk, a, b) = (a[..2].concat(), a[2..].to_vec(), b[2..].to_vec());
    let marked = |first: &[Vec<u8>], then: &[Vec<u8>]| {
        let marks = [&b"<<<<<<< HEAD\n"[..], b"=======\n", b">>>>>>> theirs\n"].map(<[u8]>::to_vec);
        [&[marks[0].clone()], first, &[marks[1].clone()], then, &[marks[2].clone()]].concat()
    };
    let mixed: Vec<Vec<u8>> = (0..5).flat_map(|n| [a.get(n), b.get(n)]).flatten().cloned().collect();
    let put_together = [
        ("union", [a.clone(), b.clone()].concat()),
        ("union, the other way", [b.clone(), a.clone()].concat()),
        ("marks", marked(&a, &b)),
        ("marks, the other way", marked(&b, &a)),
        ("line by line", mixed),
        ("doubled", [b.clone(), a.clone(), b.clone()].concat()),
    ];
    for (how, rest) in put_together {
        let all = [vec![trunk.clone()], rest].concat().concat();
        let found = salvage(&all);
        assert_eq!(found.events, b_events, "{how}");
        // What git puts at the end may have been a line.
        let unknown = u64::from(how.starts_with("marks"));
        assert_eq!((found.others.len(), found.missing), (4, 4 + unknown), "{how}");
        // Without the lines that were followed, the other one is read out.
        let kept = lines(&all).into_iter().zip(1..).filter(|(_, number)| !found.apart.contains(number));
        let left = kept.map(|(line, _)| line).collect::<Vec<_>>().concat();
        if how != "doubled" {
            let text = journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, &left)]), Path::new(DIR)).unwrap();
            // Where nothing else is in the file, it is whole again.
            assert!(text.is_none_or(|found| found.events == one().1), "{how}");
        }
    }
}

#[test]
fn damage_in_one_of_two_continuations_brings_no_line_of_the_other_into_it() {
    let ((a, a_events), (b, b_events)) = (one(), other());
    let rest: Vec<Vec<u8>> = [&a[2..], &b[2..]].concat();
    for damaged in 0..rest.len() {
        for with in [&b"linjen er gaaet tabt\n"[..], b""] {
            let mut rest = rest.clone();
            rest[damaged] = with.to_vec();
            let found = salvage(&[a[..2].concat(), rest.concat()].concat());
            let is_of = |events: &[JournalEntry]| found.events.iter().all(|event| events.contains(event));
            assert!(is_of(&a_events) || is_of(&b_events), "line {damaged}: {:#?}", found.events);
            assert!(found.missing > 0);
        }
    }
}

#[test]
fn an_intact_journal_with_a_damaged_line_has_no_other_continuation() {
    let (mut a, events) = one();
    a[3] = b"x\n".to_vec();
    let found = salvage(&a.concat());
    assert_eq!((found.events.len(), found.missing, found.others.len()), (events.len() - 1, 1, 0));
}
