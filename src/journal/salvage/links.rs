//! Which line of a damaged journal follows which. The chain alone decides: neither a line's number nor its place may be
//! what it was, and a line of which only the chain value can be read still vouches for the next one.

use std::collections::BTreeMap;

use crate::journal::format::LoneLine;

/// A line of which at least the chain value could be read, and where it is in the file.
pub(super) struct Found {
    pub(super) alone: LoneLine,
    /// Its place, from 1.
    pub(super) line: u64,
    /// Whether the line before it in the file cannot be read.
    pub(super) is_after_unreadable: bool,
}

/// The most values that are tried for what comes after a line.
const MOST_VALUES: usize = 4;

/// The most bytes that are hashed in search of the line before one, once it is neither the line before it in the file
/// nor one of the number before.
const MOST_SEARCHED: usize = 64 << 20;

/// A line and what the chain says of it.
pub(super) struct Link {
    values: Vec<Value>,
    /// Whether it is as it was written: a line before it and its bytes make its value, or the value that the next line
    /// rests on.
    pub(super) is_proven: bool,
    /// The line that it follows.
    pub(super) before: Option<usize>,
    /// The lowest number of a line that follows it and is as it was written.
    pub(super) next: Option<u64>,
}

/// What the chain's value may be after a line.
#[derive(Clone)]
struct Value {
    text: String,
    /// The line, and which of its values, that make it with the bytes of this one; none: the line says it itself.
    made_after: Option<Place>,
}

/// A line, and which of its values; none: the beginning of the chain.
type Place = Option<(usize, usize)>;

/// Links lines, given in the order of the file.
pub(super) fn link(found: &[Found]) -> Vec<Link> {
    let own = |found: &Found| Value { text: found.alone.value.clone(), made_after: None };
    let unlinked = |found| Link { values: vec![own(found)], is_proven: false, before: None, next: None };
    let mut links: Vec<Link> = found.iter().map(unlinked).collect();
    let mut numbered: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, found) in found.iter().enumerate() {
        numbered.entry(found.alone.number.unwrap_or(0)).or_default().push(at);
    }
    for (number, lines) in numbered.iter().filter(|(number, _)| **number > 0) {
        let above = numbered.get(&(number - 1)).filter(|_| *number > 1);
        for at in lines {
            let mut places: Vec<usize> = above.into_iter().flatten().copied().collect();
            places.extend(at.checked_sub(1).filter(|n| *number > 1 && !places.contains(n)));
            follow(&mut links, found, *at, &places);
        }
    }
    search(&mut links, found);
    links
}

/// Looks whether a line follows one of these; the first follows none.
fn follow(links: &mut [Link], found: &[Found], at: usize, places: &[usize]) {
    let Some(line) = found.get(at).map(|found| &found.alone).filter(|line| line.event.is_some()) else { return };
    let made: Vec<Value> = if line.number == Some(1) {
        vec![Value { text: line.follow(None), made_after: Some(None) }]
    } else {
        let values = places.iter().filter_map(|n| links.get(*n).map(|link| (*n, link)));
        let values = values.flat_map(|(n, link)| link.values.iter().enumerate().map(move |(which, v)| (n, which, v)));
        values
            .map(|(n, which, v)| Value { text: line.follow(Some(&v.text)), made_after: Some(Some((n, which))) })
            .collect()
    };
    let is_proven = |value: &&Value| {
        let place = value.made_after.flatten().and_then(|(n, _)| links.get(n));
        place.is_none_or(|link| link.is_proven)
    };
    let fits = || made.iter().filter(|value| value.text == line.value);
    match fits().find(is_proven).or_else(|| fits().next()).and_then(|value| value.made_after) {
        Some(place) => prove(links, found, at, place),
        // Its own value may be what rotted: then the line after it tells.
        None => {
            if let Some(link) = links.get_mut(at) {
                link.values.extend(made.into_iter().take(MOST_VALUES - 1));
            }
        }
    }
}

/// Notes that a line is as it was written, and so is the one before it, if what that one's bytes make is what tells.
fn prove(links: &mut [Link], found: &[Found], mut at: usize, mut place: Place) {
    // No line is before itself, and each step goes to an earlier one; the bound is for files that were made to mislead.
    for _ in 0..found.len() {
        let number = found.get(at).and_then(|found| found.alone.number);
        if let Some(link) = links.get_mut(at) {
            (link.is_proven, link.before) = (true, place.map(|(n, _)| n));
        }
        let Some((n, which)) = place else { return };
        let Some(link) = links.get_mut(n) else { return };
        link.next = link.next.into_iter().chain(number).min();
        match link.values.get(which).and_then(|value| value.made_after) {
            Some(made_after) if !link.is_proven => (at, place) = (n, made_after),
            _ => return,
        }
    }
}

/// Looks through all of the file for what a line follows whose neighbours are not it: numbers rot, and two
/// continuations go on from the same line.
fn search(links: &mut [Link], found: &[Found]) {
    let mut left = MOST_SEARCHED;
    for (at, line) in found.iter().enumerate() {
        let is_sought = line.alone.event.is_some() && line.alone.number.is_some_and(|number| number > 1);
        if !is_sought || links.get(at).is_none_or(|link| link.is_proven) {
            continue;
        }
        for (n, before) in found.iter().enumerate().filter(|(n, _)| *n != at) {
            let Some(rest) = left.checked_sub(line.alone.len()) else { return };
            left = rest;
            if line.alone.follow(Some(&before.alone.value)) == line.alone.value {
                prove(links, found, at, Some((n, 0)));
                break;
            }
        }
    }
}
