//! Which lines of a damaged journal belong together: two programs may have gone on from the same line, and a tool may
//! have put both into one
//! file. What one of them undid, edited or closed by its number is not the other's line of that number.

use std::collections::BTreeMap;

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

/// Chooses the lines that count; `last` is the number of the last in the file, if it can be read and may follow one
/// that cannot.
pub(super) fn sound(found: &BTreeMap<u64, Vec<Found>>, last: Option<u64>) -> IntactLines<'_> {
    let mut nodes: Vec<Node> = Vec::new();
    // Those of the number before, or of the last one that is there.
    let mut above = 0..0;
    let mut before = 0;
    for (seq, lines) in found {
        let is_next = *seq == before + 1;
        before = *seq;
        let next = found.get(&(seq + 1)).map(Vec::as_slice).unwrap_or_default();
        let first = nodes.len();
        for found in lines {
            let line = &found.alone;
            let leads_on = |value: &str| next.iter().any(|after| after.alone.follow(Some(value)) == after.alone.value);
            let made: Vec<(Option<usize>, String)> = match *seq {
                1 => vec![(None, line.follow(None))],
                // The line before is gone: there is nothing to hold this one against.
                _ if !is_next => Vec::new(),
                _ => {
                    let follow = |n| values(&nodes, n).map(move |value| (Some(n), line.follow(Some(value))));
                    above.clone().flat_map(follow).collect()
                }
            };
            // Its own value may be what rotted: then the line after it tells.
            let fits = made.iter().filter(|(_, value)| *value == line.value || leads_on(value));
            let follows = fits.map(|(n, _)| *n).max_by_key(|n| n.map(|n| rank(&nodes, n)));
            let counts = match (is_next || *seq == 1, next) {
                (true, _) => follows.is_some(),
                (false, []) => Some(*seq) == last,
                (false, _) => leads_on(&line.value),
            };
            let own = std::iter::once(line.value.clone());
            let values = own.chain(made.into_iter().map(|(_, value)| value)).take(MOST_VALUES).collect();
            let is_rooted = *seq == 1;
            nodes.push(Node { found, values, counts, before: follows.flatten(), is_rooted, score: 0 });
        }
        join(&mut nodes, above, first);
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
    IntactLines { chosen, others }
}

fn values<'a>(nodes: &'a [Node], n: usize) -> impl Iterator<Item = &'a str> {
    nodes.get(n).into_iter().flat_map(|node| node.values.iter().map(String::as_str))
}

/// How much speaks for the line and those that it follows.
fn rank(nodes: &[Node], n: usize) -> (bool, usize) {
    nodes.get(n).map_or((false, 0), |node| (node.is_rooted, node.score))
}

/// Lets the lines from `first` on that follow none by their values, as after one that was changed, follow the only
/// one of the lines `above`
/// that nothing else follows; where there are several, nobody knows. Then counts how many each has up to itself.
fn join(nodes: &mut [Node], above: std::ops::Range<usize>, first: usize) {
    let is_followed = |n: usize, nodes: &[Node]| nodes.iter().skip(first).any(|node| node.before == Some(n));
    let free: Vec<usize> = above.filter(|n| !is_followed(*n, nodes)).collect();
    let counting: Vec<usize> = free.iter().copied().filter(|n| nodes.get(*n).is_some_and(|node| node.counts)).collect();
    let only = match (free.as_slice(), counting.as_slice()) {
        ([n], _) | (_, [n]) => Some(*n),
        _ => None,
    };
    for at in first..nodes.len() {
        let before = nodes.get(at).and_then(|node| node.before).or(only);
        let (is_rooted, score) = before.map_or((false, 0), |n| rank(nodes, n));
        if let Some(node) = nodes.get_mut(at) {
            node.before = before;
            node.is_rooted |= is_rooted;
            node.score = score + usize::from(node.counts);
        }
    }
}
