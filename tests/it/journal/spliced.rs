//! A journal in which lines of two continuations follow each other, as a copy that was put together by hand has them:
//! nothing that is intact is called missing, and no line that the chain does not prove is without its mark.

use std::path::Path;

use punktlig::journal::{self, Salvage};
use punktlig::meeting::JournalEntry;

use super::sample::{created, decision, note};
use super::{DIR, lines, written};
use crate::kit::disk::MemFs;
use crate::kit::faults::{Dice, figure, size};

fn salvage(bytes: &[u8]) -> Option<Salvage> {
    journal::salvage_on(&MemFs::with(DIR, &[(journal::JOURNAL, bytes)]), Path::new(DIR)).unwrap()
}

/// A line of one of two continuations; those in common are of the first.
#[derive(Clone, PartialEq)]
struct Place {
    number: usize,
    is_second: bool,
}

/// Two continuations of one journal.
struct Branches {
    common: usize,
    lines: [Vec<Vec<u8>>; 2],
    events: [Vec<JournalEntry>; 2],
}

impl Branches {
    fn new(common: usize, more: [usize; 2]) -> Self {
        let continued = |name: &str, more: usize| {
            let shared = (1..common).map(|n| decision(&format!("Fælles {n}")));
            let own = (0..more).map(|n| note(&format!("{name} {n}")));
            let (bytes, events) = written(std::iter::once(created()).chain(shared).chain(own).collect());
            (lines(&bytes), events)
        };
        let [first, second] = [("A", more[0]), ("B", more[1])].map(|(name, more)| continued(name, more));
        Self { common, lines: [first.0, second.0], events: [first.1, second.1] }
    }

    fn place(&self, number: usize, is_second: bool) -> Place {
        Place { number, is_second: is_second && number > self.common }
    }

    fn line(&self, place: &Place) -> Vec<u8> {
        self.lines[usize::from(place.is_second)][place.number - 1].clone()
    }

    fn event(&self, place: &Place) -> &JournalEntry {
        &self.events[usize::from(place.is_second)][place.number - 1]
    }

    fn before(&self, place: &Place) -> Option<Place> {
        (place.number > 1).then(|| self.place(place.number - 1, place.is_second))
    }

    fn file(&self, places: &[Place]) -> Vec<u8> {
        places.iter().flat_map(|place| self.line(place)).collect()
    }

    /// Takes lines of the one and the other, from the beginning on.
    fn splice(&self, dice: &mut Dice) -> Vec<Place> {
        let mut places: Vec<Place> = (1..=self.common).map(|number| self.place(number, false)).collect();
        let (mut number, mut is_second) = (self.common, dice.below(2) == 0);
        loop {
            // Mostly it goes on with the next number; now and then lines are gone, or there twice.
            number = match dice.below(8) {
                0 => number + 2 + dice.below(2),
                1 => number.saturating_sub(dice.below(4)).max(self.common + 1),
                _ => number + 1,
            };
            let until = number + dice.below(6);
            let all = self.lines[usize::from(is_second)].len();
            places.extend((number..=until.min(all)).map(|number| self.place(number, is_second)));
            if until >= all {
                return places;
            }
            (number, is_second) = (until, !is_second);
        }
    }
}

#[test]
fn lines_of_another_continuation_in_the_place_of_ones_own_are_marked_where_they_meet() {
    let branches = Branches::new(16, [10, 4]);
    for foreign in 1..=3 {
        let last = 16 + foreign;
        let number = |at: usize| branches.place(at, (17..=last).contains(&at));
        let places: Vec<Place> = (1..=26).map(number).collect();
        let found = salvage(&branches.file(&places)).unwrap();
        let expected: Vec<&JournalEntry> = places.iter().map(|place| branches.event(place)).collect();
        assert_eq!(found.events.iter().collect::<Vec<_>>(), expected, "{foreign}");
        let pair = (last as u64, last as u64 + 1);
        assert_eq!((found.misfits.as_slice(), found.unproven.len()), (&[pair][..], 0), "{foreign}");
        assert_eq!((found.gaps(), found.missing, found.left_out.len()), (Vec::new(), 1, 0), "{foreign}");
    }
}

#[test]
fn of_two_continuations_spliced_at_random_no_line_is_called_missing_and_none_that_is_not_proven_is_unmarked() {
    let mut dice = Dice::thrown();
    let rounds = size(600, 20_000);
    let (mut misfits, mut unproven, mut left_out, mut others) = (0, 0, 0, 0);
    for round in 0..rounds {
        let common = 1 + dice.below(12);
        let branches = Branches::new(common, [2 + dice.below(16), 2 + dice.below(16)]);
        let places = branches.splice(&mut dice);
        let Some(found) = salvage(&branches.file(&places)) else { continue };
        let shown: Vec<String> =
            places.iter().map(|p| format!("{}{}", if p.is_second { "B" } else { "A" }, p.number)).collect();
        let case = format!("round {round}, {common} in common: {}", shown.join(" "));
        for (place, line) in places.iter().zip(1..) {
            let is_read = found.events.contains(branches.event(place));
            let is_named = found.others.contains(&line) || found.left_out.iter().any(|left_out| left_out.line == line);
            // A line that is there twice is read once.
            let is_again = places[..line as usize - 1].contains(place);
            assert!(is_read || is_named || is_again, "line {line} is neither read nor named; {case}");
            let number = place.number as u64;
            let is_gone = found.gaps().iter().any(|(first, last)| (*first..=*last).contains(&number));
            assert!(!is_gone || found.others.contains(&line) || is_again, "line {line} is called missing; {case}");
        }
        let doubted = found.doubted();
        let read: Vec<&Place> = found
            .events
            .iter()
            .map(|event| places.iter().find(|place| branches.event(place) == event).unwrap())
            .collect();
        for (at, place) in read.iter().enumerate().skip(1) {
            let follows = branches.before(place).as_ref() == Some(read[at - 1]);
            if follows {
                continue;
            }
            let is_proven = branches.before(place).is_some_and(|before| read.contains(&&before));
            let is_marked = |place: &Place| doubted.contains(&(place.number as u64));
            assert!(is_proven || is_marked(place), "number {} is not marked; {case}", place.number);
            let is_next = read[at - 1].number + 1 == place.number;
            assert!(!is_next || is_marked(read[at - 1]), "number {} is not marked; {case}", place.number - 1);
        }
        assert!(found.missing > 0, "{case}");
        misfits += found.misfits.len();
        unproven += found.unproven.len();
        left_out += found.left_out.len();
        others += found.others.len();
    }
    assert!([misfits, unproven, left_out, others].iter().all(|count| *count > rounds / 20));
    figure("two continuations spliced", rounds, 0, 0);
}
