//! Which lines of a damaged journal belong together: two programs may have gone on from the same line, and a tool may
//! have put both into one file. What one of them undid, edited or closed by its number is not the other's line of that
//! number.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::format::LoneLine;

/// A line that could be read, and where it is in the file.
pub(super) struct Found {
    pub(super) alone: LoneLine,
    /// Its place, from 1.
    pub(super) line: u64,
}

/// The lines that count.
pub(super) struct IntactLines<'a> {
    /// Those of the longest continuation, in the order of their numbers.
    pub(super) chosen: Vec<&'a Found>,
    pub(super) others: Vec<&'a Found>,
    /// How many more lines could be read that nothing vouches for, of numbers that are among the chosen.
    pub(super) doubtful: u64,
}

/// The most values that are tried for what comes after a line.
const MOST_VALUES: usize = 4;

/// A line among those of its number.
struct Node<'a> {
    found: &'a Found,
    /// What the chain's value may be after it: what it says itself, and what its bytes make.
    values: Vec<String>,
    counts: bool,
    /// The one that it follows; none: the first line has none, and of others that is not known.
    before: Option<usize>,
    /// Whether that leads back to the first line.
    is_rooted: bool,
    /// How many count up to here.
    score: usize,
}

/// Chooses the lines that count; `last` is the place of the last in the file, if it can be read and may follow one that
/// cannot.
pub(super) fn sound(found: &BTreeMap<u64, Vec<Found>>, last: Option<u64>) -> IntactLines<'_> {
    let mut nodes: Vec<Node> = Vec::new();
    // Those of the number before.
    let mut above = 0..0;
    let mut before = 0;
    // Those that none of a later number follows so far.
    let mut ends: BTreeSet<usize> = BTreeSet::new();
    let stands_after = in_file(found);
    let is_forked =
        found.iter().any(|(seq, lines)| lines.iter().filter(|line| may_follow(found, *seq, line)).count() > 1);
    for (seq, lines) in found {
        above = if *seq == before + 1 { above } else { 0..0 };
        before = *seq;
        let next = found.get(&(seq + 1)).map(Vec::as_slice).unwrap_or_default();
        let leads_on = |value: &str| next.iter().any(|after| after.alone.follow(Some(value)) == after.alone.value);
        let first = nodes.len();
        for found in lines {
            let line = &found.alone;
            let made: Vec<(Option<usize>, String)> = match *seq {
                1 => vec![(None, line.follow(None))],
                _ => {
                    let follow = |n| values(&nodes, n).map(move |value| (Some(n), line.follow(Some(value))));
                    above.clone().flat_map(follow).collect()
                }
            };
            // Its own value may be what rotted: then the line after it tells.
            let fits = made.iter().filter(|(_, value)| *value == line.value || leads_on(value));
            let follows = fits.map(|(n, _)| *n).max_by_key(|n| n.map(|n| rank(&nodes, n)));
            let own = std::iter::once(line.value.clone());
            let values = own.chain(made.into_iter().map(|(_, value)| value)).take(MOST_VALUES).collect();
            let (counts, before, is_rooted) = (follows.is_some(), follows.flatten(), *seq == 1);
            nodes.push(Node { found, values, counts, before, is_rooted, score: 0 });
        }
        for node in nodes.iter().skip(first) {
            node.before.iter().for_each(|n| _ = ends.remove(n));
        }
        let is_changed = above.clone().any(|n| ends.contains(&n));
        for at in first..nodes.len() {
            let Some(node) = nodes.get(at) else { continue };
            // One that follows none by its value follows the end of what it belongs to, if that is known.
            let is_adrift = *seq > 1 && !node.counts;
            let stands_after = stands_after.get(&node.found.line).copied();
            let end = if is_adrift { end_of(&nodes, &ends, stands_after, is_forked) } else { None };
            // Held against the line before it, it is changed; where that is gone there is nothing to hold it against.
            let may_count = match end {
                Some(n) => !above.contains(&n),
                None => !is_changed,
            };
            let agrees = leads_on(&node.found.alone.value) || (next.is_empty() && Some(node.found.line) == last);
            let counts = node.counts || (is_adrift && may_count && agrees);
            let before = node.before.or(end);
            let (is_rooted, score) = before.map_or((false, 0), |n| rank(&nodes, n));
            if let Some(node) = nodes.get_mut(at) {
                (node.before, node.counts) = (before, counts);
                node.is_rooted |= is_rooted;
                node.score = score + usize::from(counts);
            }
        }
        for (at, node) in nodes.iter().enumerate().skip(first) {
            node.before.iter().for_each(|n| _ = ends.remove(n));
            ends.insert(at);
        }
        above = first..nodes.len();
    }
    let best = (0..nodes.len()).max_by_key(|n| (rank(&nodes, *n), std::cmp::Reverse(*n)));
    let mut is_chosen = vec![false; nodes.len()];
    let mut at = best;
    while let Some((n, node)) = at.and_then(|n| nodes.get(n).map(|node| (n, node))) {
        if let Some(chosen) = is_chosen.get_mut(n) {
            *chosen = true;
        }
        at = node.before;
    }
    let (mut chosen, mut others) = (Vec::new(), Vec::new());
    for (node, is_chosen) in nodes.iter().zip(is_chosen).filter(|(node, _)| node.counts) {
        if is_chosen { chosen.push(node.found) } else { others.push(node.found) }
    }
    let numbers: BTreeSet<u64> = chosen.iter().map(|found| found.alone.event.seq).collect();
    let is_doubtful = |node: &&Node| !node.counts && numbers.contains(&node.found.alone.event.seq);
    let doubtful = nodes.iter().filter(is_doubtful).count() as u64;
    IntactLines { chosen, others, doubtful }
}

/// Returns whether a line follows one of the number before it, as far as that can be known: a line whose number rotted
/// into another line's follows none, and is no other continuation.
fn may_follow(found: &BTreeMap<u64, Vec<Found>>, seq: u64, line: &Found) -> bool {
    let follows = |before: &Found| line.alone.follow(Some(&before.alone.value)) == line.alone.value;
    seq.checked_sub(1).and_then(|before| found.get(&before)).is_none_or(|before| before.iter().any(follows))
}

fn values<'a>(nodes: &'a [Node], n: usize) -> impl Iterator<Item = &'a str> {
    nodes.get(n).into_iter().flat_map(|node| node.values.iter().map(String::as_str))
}

/// How much speaks for the line and those that it follows.
fn rank(nodes: &[Node], n: usize) -> (bool, usize) {
    nodes.get(n).map_or((false, 0), |node| (node.is_rooted, node.score))
}

/// Returns for each line of the file, by its place, the one that could be read before it.
fn in_file(found: &BTreeMap<u64, Vec<Found>>) -> BTreeMap<u64, u64> {
    let places: BTreeSet<u64> = found.values().flatten().map(|found| found.line).collect();
    places.iter().skip(1).copied().zip(places.iter().copied()).collect()
}

/// Finds what a line goes on from that follows none by its value, as after lines that were changed or are gone: the end
/// after which it is in the file. Where no number is there twice it is the only end that counts, wherever it
/// is. Else nobody knows.
fn end_of(nodes: &[Node], ends: &BTreeSet<usize>, stands_after: Option<u64>, is_forked: bool) -> Option<usize> {
    let all = || ends.iter().filter_map(|n| nodes.get(*n).map(|node| (*n, node)));
    let counting: Vec<usize> = all().filter(|(_, node)| node.counts).map(|(n, _)| n).collect();
    match counting.as_slice() {
        [only] if !is_forked => Some(*only),
        [] if !is_forked && ends.len() == 1 => ends.first().copied(),
        _ => all().find(|(_, node)| Some(node.found.line) == stands_after).map(|(n, _)| n),
    }
}
