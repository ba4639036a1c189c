//! Numbers that rotted, several at once and in files of two continuations: what is read out is never less than what a
//! reader finds who ignores what does not chain.

use std::path::Path;

use punktlig::journal::{self, Salvage};
use punktlig::meeting::JournalEntry;
use sha2::{Digest, Sha256};

use super::sample::{created, decision, note};
use super::{DIR, lines, written};
use crate::kit::disk::MemFs;
use crate::kit::faults::{Dice, figure, size};

fn salvage(lines: &[Vec<u8>]) -> Salvage {
    let bytes = lines.concat();
    journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, &bytes)]), Path::new(DIR)).unwrap().unwrap()
}

/// A journal that goes on from some common lines.
fn continued(common: usize, name: &str, more: usize) -> (Vec<Vec<u8>>, Vec<JournalEntry>) {
    let common = (1..common).map(|n| decision(&format!("Fælles {n}")));
    let more = (0..more).map(|n| note(&format!("{name} {n}")));
    let (bytes, events) = written(std::iter::once(created()).chain(common).chain(more).collect());
    (lines(&bytes), events)
}

/// Gives a line another number.
fn renumber(line: &mut Vec<u8>, number: usize) {
    let text = String::from_utf8(line.clone()).unwrap();
    let (start, rest) = text.split_once("\"seq\":").unwrap();
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    *line = format!("{start}\"seq\":{number}{rest}").into_bytes();
}

/// Says of each line whether it chains to any line of the file.
fn intact(lines: &[Vec<u8>]) -> Vec<bool> {
    let parts = |line: &Vec<u8>| {
        let text = String::from_utf8(line.clone()).unwrap();
        let (body, value) = text.rsplit_once(",\"sha256\":\"").unwrap();
        (body.to_owned(), value.trim_end().trim_end_matches("\"}").to_owned())
    };
    let parts: Vec<(String, String)> = lines.iter().map(parts).collect();
    let zeros = "0".repeat(64);
    let chains = |(body, value): &(String, String)| {
        let before = parts.iter().map(|(_, value)| value).chain([&zeros]);
        let made = |before: &String| hex(&Sha256::digest(format!("{before}\n{body}")));
        before.into_iter().any(|before| made(before) == *value)
    };
    parts.iter().map(chains).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn several_rotten_numbers_cost_their_own_lines_and_no_others() {
    let mut dice = Dice::new(91);
    let (whole, events) = continued(2, "A", 34);
    let rounds = size(400, 20_000);
    for round in 0..rounds {
        let mut lines = whole.clone();
        for _ in 0..=dice.below(4) {
            let (at, number) = (dice.below(lines.len()), 1 + dice.below(lines.len() + 5));
            renumber(&mut lines[at], number);
        }
        if dice.below(3) == 0 {
            lines.remove(1 + dice.below(lines.len() - 1));
        }
        let expected = intact(&lines).into_iter().filter(|is| *is).count();
        if lines == whole || expected == lines.len() {
            continue;
        }
        let found = salvage(&lines);
        assert!(found.events.len() >= expected, "round {round}: {} of {expected}", found.events.len());
        let doubted = found.doubted();
        let is_true = |event: &JournalEntry| events.contains(event) || doubted.contains(&event.seq);
        assert!(found.events.iter().all(is_true), "round {round}: a line that never was, unmarked");
        assert!(found.others.is_empty(), "round {round}");
    }
    figure("numbers rotted in a journal", rounds, 0, 0);
}

#[test]
fn rotten_numbers_in_a_merged_journal_leave_the_longest_continuation_and_count_the_other() {
    let mut dice = Dice::new(92);
    let rounds = size(400, 20_000);
    for round in 0..rounds {
        let common = 1 + dice.below(16);
        let (a, a_events) = continued(common, "A", 1 + dice.below(20));
        let (b, b_events) = continued(common, "B", 1 + dice.below(20));
        let mut lines = [&a[..], &b[common..]].concat();
        for _ in 0..=dice.below(3) {
            let (at, number) = (dice.below(lines.len()), 1 + dice.below(lines.len() + 5));
            renumber(&mut lines[at], number);
        }
        let intact = intact(&lines);
        let count = |of: &[bool]| of.iter().filter(|is| **is).count();
        let (first, second) = (count(&intact[..a.len()]), count(&intact[..common]) + count(&intact[a.len()..]));
        let found = salvage(&lines);
        let read = found.events.len();
        // Whether a line between the two belongs to one or to the other, nobody knows.
        let rotten = lines.len() - count(&intact);
        assert!(read + rotten >= first.max(second), "round {round}: {read} of {first} and {second}");
        assert!(read + found.others.len() >= count(&intact), "round {round}: {read} and {:?}", found.others);
        let is_of = |events: &[JournalEntry]| found.events.iter().all(|event| events.contains(event));
        let is_shown = (common..a.len().min(b.len())).any(|n| intact[n] && intact[a.len() + n - common]);
        assert!(!is_shown || is_of(&a_events) || is_of(&b_events), "round {round}: lines of both");
    }
    figure("numbers rotted in a merged journal", rounds, 0, 0);
}

#[test]
fn a_line_whose_predecessor_is_gone_is_read_out_as_unproven_and_the_others_are_not() {
    let (whole, _) = continued(12, "A", 4);
    let forged =
        |line: &Vec<u8>| String::from_utf8(line.clone()).unwrap().replace("Fælles 10", "Forfalsket").into_bytes();
    for with in [&b""[..], b"linjen er gaaet tabt\n"] {
        let mut lines = whole.clone();
        lines[9] = with.to_vec();
        assert_eq!(salvage(&lines).unproven, [11]);
        lines[10] = forged(&lines[10]);
        let found = salvage(&lines);
        assert_eq!((found.gaps(), found.unproven), (vec![(10, 10)], vec![11]));
    }
    // A line that can be read as far as its value proves the next one, and shows that it was changed.
    let mut lines = whole.clone();
    lines[9] = String::from_utf8(lines[9].clone()).unwrap().replace("\"event\"", "\"evint\"").into_bytes();
    let found = salvage(&lines);
    assert_eq!((found.unproven, found.events.len()), (Vec::new(), whole.len() - 1));
    lines[10] = forged(&lines[10]);
    let found = salvage(&lines);
    assert_eq!((found.unproven, found.events.len()), (vec![11], whole.len() - 1));
}
